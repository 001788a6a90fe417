"""The laws of explanations, contested stretches, comparisons and terms, on any ledger, around the days of changes."""

import calendar
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise, product
from typing import TypeVar

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from oracle import slow

import csto_timeline as ct
from csto_timeline import CSTO, Event, Kind, Reading, Timeline, compare
from csto_timeline.analysis.disagreement import Contest, Difference
from csto_timeline.analysis.explanation import Explanation
from csto_timeline.testing.strategies import ledgers, timelines

pytestmark = pytest.mark.filterwarnings("ignore::csto_timeline.BeyondRecordWarning")

ONE = timedelta(days=1)
THREE_YEARS = {"min_value": date(2000, 1, 1), "max_value": date(2002, 12, 31)}
MADE_UP = timelines(max_size=6)
LEDGERS = MADE_UP | st.just(CSTO)
PAIRS = st.tuples(MADE_UP, MADE_UP) | st.just((CSTO, CSTO.under("in_force").widened()))

Answer = bool | None
Row = TypeVar("Row", Contest, Difference)


def views_of(timeline: Timeline) -> list[Timeline]:
    """Return the six views of a ledger: three readings, plain and widened."""
    plain = [timeline.plain().under(reading) for reading in Reading]
    return [*plain, *(view.widened() for view in plain)]


def alone(timeline: Timeline) -> list[Timeline]:
    """Return the views of each source that covers membership wholly."""
    return [timeline.according_to(source) for source in timeline.sources if source.covers_through is not None]


def edges(*timelines: Timeline) -> list[date]:
    """Return the days on which an answer changes, their neighbours, and the ends of the calendar."""
    starts = {epoch.start for each in timelines for epoch in each.epochs()}
    near = {start.toordinal() + by for start in starts for by in (-1, 0, 1)}
    first, last = date.min.toordinal(), date.max.toordinal()
    return [date.fromordinal(day) for day in sorted({*near, first, last}) if first <= day <= last]


def answer(timeline: Timeline, state: str, day: date) -> Answer:
    """Return `is_member`, and no for a state that the timeline does not know."""
    return timeline.is_member(state, day) if state in timeline.states else False


def holding(rows: Iterable[Row], state: str, day: date) -> list[Row]:
    """Return those of the rows that contain a day of a state."""
    return [row for row in rows if row.state == state and row.start <= day and (row.end is None or day < row.end)]


def six(contest: Contest) -> tuple[Answer, ...]:
    """Return the six answers over a stretch."""
    return (*contest.plain.values(), *contest.widened.values())


def check_order(rows: Sequence[Row], answers: Callable[[Row], object]) -> None:
    """Check that rows come by state and day, hold a day, never overlap, and have other answers where two touch."""
    assert [(row.state, row.start) for row in rows] == sorted((row.state, row.start) for row in rows)
    assert all(row.end is None or row.start < row.end for row in rows)
    for one, other in pairwise(rows):
        if one.state == other.state:
            assert one.end is not None
            assert one.end <= other.start
            assert one.end != other.start or answers(one) != answers(other)


# Comparisons: one with itself is empty, `compare(a, b)` mirrors `compare(b, a)`, and applied to `a` it gives `b`


@given(LEDGERS)
def test_a_timeline_agrees_with_itself(timeline: Timeline) -> None:
    """A timeline, and any view of it, differs from itself nowhere."""
    for view in (*views_of(timeline), *alone(timeline)):
        assert compare(view, view) == ()


@given(PAIRS)
def test_a_comparison_is_in_order_and_has_a_mirror(pair: tuple[Timeline, Timeline]) -> None:
    """Exchanging the two exchanges the answers in every row, and nothing else; rows are as long as they can be."""
    a, b = pair
    there, back = compare(a, b), compare(b, a)
    check_order(there, lambda row: (row.a, row.b))
    assert [(r.state, r.start, r.end, r.b, r.a) for r in there] == [(r.state, r.start, r.end, r.a, r.b) for r in back]
    assert (there.totals, there.state_days, there.days) == (back.totals, back.state_days, back.days)


@given(PAIRS)
def test_the_differences_turn_one_into_the_other(pair: tuple[Timeline, Timeline]) -> None:
    """On each day up to the end, the answer of `b` is that of a row where there is one, else that of `a`."""
    a, b = pair
    found = compare(a, b)
    for state, day in product({*a.states, *b.states}, edges(a, b)):
        if found.end is None or day < found.end:
            before, after = answer(a, state, day), answer(b, state, day)
            rows = [(row.a, row.b) for row in holding(found, state, day)]
            assert rows == ([(before, after)] if before is not after else [])


@given(timelines(max_size=5, **THREE_YEARS), timelines(max_size=5, **THREE_YEARS))
def test_totals_count_days_one_by_one(a: Timeline, b: Timeline) -> None:
    """Totals are what counting every day of every state gives."""
    days = [date(2000, 1, 1) + number * ONE for number in range(1096)]
    found = compare(a, b, start=days[0], end=days[-1] + ONE)
    differing = {
        state: {day for day in days if answer(a, state, day) is not answer(b, state, day)}
        for state in {*a.states, *b.states}
    }
    assert found.totals == {state: len(own) for state, own in differing.items() if own}
    assert found.state_days == sum(map(len, differing.values()))
    assert found.days == len(set().union(*differing.values()))


@given(PAIRS, st.data())
def test_bounds_cut_and_change_nothing_else(pair: tuple[Timeline, Timeline], data: st.DataObject) -> None:
    """What is compared between two bounds is the whole comparison, cut to them."""
    a, b = pair
    first, last = sorted(data.draw(st.lists(st.sampled_from(edges(a, b)), min_size=2, max_size=2)))
    whole = compare(a, b)
    assume(first < last and (whole.end is None or last <= whole.end))
    cut = [(max(r.start, first), min(r.end or last, last), r.state, r.a, r.b) for r in whole]
    part = compare(a, b, start=first, end=last)
    assert [(r.start, r.end, r.state, r.a, r.b) for r in part] == [row for row in cut if row[0] < row[1]]


# Contested stretches: the longest over which the six answers are constant and are not all one settled answer


def check_contests(timeline: Timeline, days: list[date], ask: Callable[[str, date], tuple[Answer, ...]]) -> None:
    """Check that a day lies in a stretch, and in one only, where six answers are not all one settled answer."""
    stretches = timeline.contested()
    for state, day in product(timeline.states, days):
        found = ask(state, day)
        settled = len(set(found)) == 1 and found[0] is not None
        assert [six(contest) for contest in holding(stretches, state, day)] == ([] if settled else [found])


@given(LEDGERS)
def test_inside_the_answers_differ_or_are_open_and_outside_they_do_not(timeline: Timeline) -> None:
    """The six answers are those of the six views; stretches are as long as they can be, and the same in each view."""
    views = views_of(timeline)
    check_contests(timeline, edges(*views), lambda state, day: tuple(view.is_member(state, day) for view in views))
    check_order(timeline.contested(), six)
    for view in views:
        assert view.contested() == timeline.contested()


@given(ledgers(max_size=6))
def test_they_are_those_of_the_slow_road(ledger: tuple[Event, ...]) -> None:
    """Asked of each day anew, without windows or stretches, the six answers are the same."""

    def ask(state: str, day: date) -> tuple[Answer, ...]:
        views = [(reading, wide) for wide in (False, True) for reading in ("announced", "signed", "in_force")]
        return tuple(slow.member(slow.statuses(ledger, state, day, reading, widened=wide)) for reading, wide in views)

    timeline = Timeline.from_events(ledger, name="made up", unknown="keep")
    check_contests(timeline, slow.turning_days(ledger), ask)


@given(LEDGERS)
def test_each_names_the_events_at_stake_and_their_sources(timeline: Timeline) -> None:
    """An event is named where on some day of the stretch a view leaves open whether it came, or two differ."""
    views = views_of(timeline)
    for contest in timeline.contested():
        inside = [day for day in edges(*views) if holding([contest], contest.state, day)]
        steps: dict[str, list[ct.Step]] = {}
        for view in views:
            for step in view.steps_of(contest.state):
                steps.setdefault(step.event.key, []).append(step)
        named = [event.key for event in contest.events]
        assert named
        assert set(named) <= set(steps)
        for key, own in steps.items():
            found: set[bool | None] = set() if len(own) == len(views) else {None}
            for step in own:
                sure = [step.latest is not None and step.latest <= day for day in inside]
                never = [step.earliest > day for day in inside]
                found |= {True if yes else False if no else None for yes, no in zip(sure, never, strict=True)}
            assert (key in named) is (found not in ({True}, {False}))
        sources = {s.key for event in contest.events for dating in event.dated for s in dating.sources}
        assert [source.key for source in contest.sources] == sorted(sources)


# Explanations: they never disagree with the query, whatever the view; the record's own have tests in tests/unit


def explained(timeline: Timeline) -> Iterator[tuple[Timeline, str, date, Explanation]]:
    """Explain the answers of two of the six views, chosen by the ledger, and of a view of its sources."""
    views, place = views_of(timeline), len(timeline.events()) % 6
    for view in (views[place], views[place - 3], *alone(timeline)[:1]):
        for state, day in product(view.states, edges(view)):
            yield view, state, day, view.explain(state, day)


@given(MADE_UP)
def test_an_explanation_gives_the_answer_of_the_query_and_the_events_that_lead_to_it(timeline: Timeline) -> None:
    """Answer, status, what is possible, since when, and the other readings' answers are those of the queries.

    What decided the answer can have happened by the day and changes the status; what is next cannot.
    """
    for view, state, day, why in explained(timeline):
        assert why.member is view.is_member(state, day)
        assert why.status is view.status_on(state, day)
        assert why.possible == view.possible_statuses_on(state, day)
        assert dict(why.readings) == {r: view.under(r).is_member(state, day) for r in Reading}
        spells = [s for s in view.spells_of(state) if s.start <= day and (s.end is None or day < s.end)]
        assert why.since == (spells[0].start if spells else None)
        steps = view.steps_of(state)
        before = [ct.Status.OUTSIDE, *(step.status for step in steps)]
        moves = [step for step, status in zip(steps, before, strict=False) if step.status is not status]
        begun = [step for step in moves if step.earliest <= day]
        assert why.decided_by == (begun[-1].event if begun else None)
        assert why.next == (moves[len(begun)].event if len(begun) < len(moves) else None)


@given(MADE_UP)
def test_it_is_disputed_on_contested_days(timeline: Timeline) -> None:
    """A day lies in a contested stretch where the explanation says so."""
    contests = timeline.contested()
    for state, day in product(timeline.states, edges(*views_of(timeline))):
        assert timeline.explain(state, day).disputed is bool(holding(contests, state, day))


@given(MADE_UP)
def test_every_number_cited_is_listed_and_every_source_is_cited(timeline: Timeline) -> None:
    """Numbers are first cited in their order; only sources begin a line with a number; lines fit the width."""
    for _, _, _, why in explained(timeline):
        above = "\n".join([why.verdict, *why.remarks, *(str(block) for block in why.blocks)])
        cited = list(dict.fromkeys(map(int, re.findall(r"\[(\d+)\]", above))))
        assert cited == list(range(1, len(why.sources) + 1))
        lines = str(why).split("\n")
        assert [line.partition(" ")[0] for line in lines if line[:1] == "["] == [f"[{n}]" for n in cited]
        assert all(len(line) <= 80 or "://" in line for line in lines)


@given(st.lists(st.tuples(st.integers(1, 400), st.sampled_from(["member", "observer", "suspended"])), max_size=5))
def test_timelines_made_of_rows(drawn: list[tuple[int, str]]) -> None:
    """For rows, too, the explanation gives the answer of the query, and an event decided it."""
    cuts = [date(2000, 1, 1)]
    for length, _ in drawn:
        cuts.append(cuts[-1] + length * ONE)
    rows = [("Ann", start, end, status) for (start, end), (_, status) in zip(pairwise(cuts), drawn, strict=True)]
    timeline = Timeline.from_spells(rows[::2], name="Chess", states=["Ann"])  # every other one, so that gaps remain
    for day in edges(timeline):
        why = timeline.explain("Ann", day)
        assert (why.member, why.status) == (timeline.is_member("Ann", day), timeline.status_on("Ann", day))
        assert (why.decided_by is None) is (why.status is ct.Status.OUTSIDE)


# Terms: they tile from the first to the one that contains `checked_through`


def anniversary(day: date, years: int) -> date:
    """Return the same day of a later year, the last of the month where there is none, by other means than dateutil."""
    year = day.year + years
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


@given(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)) | st.just(date(1996, 2, 29)),
    st.integers(1, 12),
    st.integers(1, 12),
    st.integers(0, 9000),
)
def test_terms_tile(opens: date, years: int, again: int, more: int) -> None:
    """They begin with the entry into force, touch, are numbered, and the last alone holds the end of the record.

    A renewal follows on the day after the founding's term. On the first and last day of each term it is the answer of
    `term_on`; on the day before the first there is none.
    """
    renewed = anniversary(opens, years) + ONE
    events = [
        Event(key="f", kind=Kind.FOUNDING, states=("Ann",), dated=(ct.in_force(opens),), term_years=years),
        Event(key="r", kind=Kind.RENEWAL, states=("Ann",), dated=(ct.in_force(renewed),), term_years=again),
    ]
    through = renewed + more * ONE
    timeline = Timeline.from_events(events, name="T", states=["Ann"], checked_through=through)
    found = timeline.terms()
    assert [term.number for term in found] == list(range(1, len(found) + 1))
    assert (found[0].start, found[0].last_day) == (opens, anniversary(opens, years))
    assert all(one.end == other.start for one, other in pairwise(found))
    assert found[-1].start <= through < found[-1].end
    assert [term.end for term in found[1:]] == [anniversary(renewed, again * n) for n in range(1, len(found))]
    assert [term.stated for term in found] == [True, True] + [False] * (len(found) - 2)
    assert timeline.term_on(opens - ONE) is None
    for term in found:
        assert timeline.term_on(term.start) == timeline.term_on(term.end - ONE) == term
    after = timeline.term_on(found[-1].end)
    assert (after and (after.start, after.number, after.stated)) == (found[-1].end, len(found) + 1, False)
