"""The laws of explanations, contested stretches, comparisons and terms, on any ledger.

Days are those on which an answer of some view changes, and their neighbours.
"""

import calendar
import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from oracle import slow

import csto_timeline as ct
from csto_timeline import CSTO, Event, Kind, Reading, Timeline, compare
from csto_timeline.analysis.disagreement import Contest
from csto_timeline.testing.strategies import ledgers, timelines

pytestmark = pytest.mark.filterwarnings("ignore::csto_timeline.BeyondRecordWarning")

ONE = timedelta(days=1)
THREE_YEARS = {"min_value": date(2000, 1, 1), "max_value": date(2002, 12, 31)}

Answer = bool | None


def views_of(timeline: Timeline) -> list[Timeline]:
    """Return the six views of a ledger: three readings, plain and widened."""
    plain = [timeline.plain().under(reading) for reading in Reading]
    return [*plain, *(view.widened() for view in plain)]


def alone(timeline: Timeline) -> list[Timeline]:
    """Return the views of each source that covers membership wholly."""
    covering = [source for source in timeline.sources if source.covers_through is not None]
    return [timeline.according_to(source) for source in covering]


def edges(*timelines: Timeline) -> list[date]:
    """Return the days on which an answer changes, their neighbours, and the ends of the calendar."""
    starts = {epoch.start for each in timelines for epoch in each.epochs()}
    near = {start.toordinal() + by for start in starts for by in (-1, 0, 1)}
    first, last = date.min.toordinal(), date.max.toordinal()
    return [date.fromordinal(day) for day in sorted({*near, first, last}) if first <= day <= last]


def answer(timeline: Timeline, state: str, day: date) -> Answer:
    """Return `is_member`, and no for a state that the timeline does not know."""
    return timeline.is_member(state, day) if state in timeline.states else False


def holding(stretches: Iterable[Contest], state: str, day: date) -> list[Contest]:
    """Return those of the stretches that contain a day of a state."""
    return [s for s in stretches if s.state == state and s.start <= day and (s.end is None or day < s.end)]


MADE_UP = timelines(max_size=6)
LEDGERS = MADE_UP | st.just(CSTO)
PAIRS = st.tuples(MADE_UP, MADE_UP) | st.tuples(
    st.just(CSTO), st.just(CSTO).map(lambda t: t.under("in_force").widened())
)


class TestComparisons:
    """`compare(t, t)` is empty, `compare(a, b)` mirrors `compare(b, a)`, applying the differences to `a` gives `b`."""

    @given(LEDGERS)
    def test_a_timeline_agrees_with_itself(self, timeline: Timeline) -> None:
        """A timeline, and any view of it, differs from itself nowhere."""
        for view in (*views_of(timeline), *alone(timeline)):
            assert compare(view, view) == ()

    @given(PAIRS)
    def test_a_comparison_has_a_mirror(self, pair: tuple[Timeline, Timeline]) -> None:
        """Exchanging the two exchanges the answers in every row, and nothing else."""
        a, b = pair
        there, back = compare(a, b), compare(b, a)
        assert [(r.state, r.start, r.end, r.b, r.a) for r in there] == [
            (r.state, r.start, r.end, r.a, r.b) for r in back
        ]
        assert (there.totals, there.state_days, there.days) == (back.totals, back.state_days, back.days)

    @given(PAIRS)
    def test_the_differences_turn_one_into_the_other(self, pair: tuple[Timeline, Timeline]) -> None:
        """On each day up to the end, the answer of `b` is that of a row where there is one, else that of `a`."""
        a, b = pair
        found = compare(a, b)
        for state in {*a.states, *b.states}:
            for day in edges(a, b):
                if found.end is not None and day >= found.end:
                    break
                rows = [r for r in found if r.state == state and r.start <= day and (r.end is None or day < r.end)]
                before, after = answer(a, state, day), answer(b, state, day)
                assert [(row.a, row.b) for row in rows] == ([(before, after)] if before is not after else [])

    @given(PAIRS)
    def test_rows_are_sorted_disjoint_and_as_long_as_they_can_be(self, pair: tuple[Timeline, Timeline]) -> None:
        """Rows come by state and day, never overlap, and two that touch have different answers."""
        found = compare(*pair)
        assert [(r.state, r.start) for r in found] == sorted((r.state, r.start) for r in found)
        for one, other in pairwise(found):
            if one.state == other.state:
                assert one.end is not None
                assert one.end <= other.start
                assert one.end != other.start or (one.a, one.b) != (other.a, other.b)
        assert all(row.end is None or row.start < row.end for row in found)

    @given(timelines(max_size=5, **THREE_YEARS), timelines(max_size=5, **THREE_YEARS))
    def test_totals_count_days_one_by_one(self, a: Timeline, b: Timeline) -> None:
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
    def test_bounds_cut_and_change_nothing_else(self, pair: tuple[Timeline, Timeline], data: st.DataObject) -> None:
        """What is compared between two bounds is the whole comparison, cut to them."""
        a, b = pair
        first, last = sorted(data.draw(st.lists(st.sampled_from(edges(a, b)), min_size=2, max_size=2)))
        whole = compare(a, b)
        assume(first < last and (whole.end is None or last <= whole.end))
        cut = [(max(r.start, first), min(r.end or last, last), r.state, r.a, r.b) for r in whole]
        part = compare(a, b, start=first, end=last)
        assert [(r.start, r.end, r.state, r.a, r.b) for r in part] == [row for row in cut if row[0] < row[1]]


class TestContests:
    """The maximal stretches over which the six answers are constant and are not all one settled answer."""

    @given(LEDGERS)
    def test_inside_the_answers_differ_or_are_open_and_outside_they_do_not(self, timeline: Timeline) -> None:
        """A day lies in a stretch, and in one only, where the six answers are not all one settled answer."""
        views = views_of(timeline)
        stretches = timeline.contested()
        for state in timeline.states:
            for day in edges(*views):
                found = [view.is_member(state, day) for view in views]
                settled = len(set(found)) == 1 and found[0] is not None
                within = holding(stretches, state, day)
                assert [(*c.plain.values(), *c.widened.values()) for c in within] == ([] if settled else [tuple(found)])

    @given(ledgers(max_size=6))
    def test_they_are_those_of_the_slow_road(self, ledger: tuple[Event, ...]) -> None:
        """Asked of each day anew, without windows or stretches, the six answers are the same."""
        timeline = Timeline.from_events(ledger, name="made up", unknown="keep")
        stretches = timeline.contested()
        for state in timeline.states:
            for day in slow.turning_days(ledger):
                found = [
                    slow.member(slow.statuses(ledger, state, day, reading, widened=wide))
                    for wide in (False, True)
                    for reading in ("announced", "signed", "in_force")
                ]
                settled = len(set(found)) == 1 and found[0] is not None
                assert [(*c.plain.values(), *c.widened.values()) for c in holding(stretches, state, day)] == (
                    [] if settled else [tuple(found)]
                )

    @given(LEDGERS)
    def test_they_are_sorted_disjoint_and_maximal(self, timeline: Timeline) -> None:
        """Stretches come by state and day, never overlap, hold a day, and two that touch have other answers."""
        stretches = timeline.contested()
        assert [(c.state, c.start) for c in stretches] == sorted((c.state, c.start) for c in stretches)
        assert all(c.end is None or c.start < c.end for c in stretches)
        for one, other in pairwise(stretches):
            if one.state == other.state:
                assert one.end is not None
                assert one.end <= other.start
                assert one.end != other.start or (one.plain, one.widened) != (other.plain, other.widened)

    @given(LEDGERS)
    def test_each_names_what_is_at_stake(self, timeline: Timeline) -> None:
        """Each stretch names events that move its state, and all their sources."""
        for contest in timeline.contested():
            assert contest.events
            assert set(contest.events) <= {step.event for step in timeline.steps_of(contest.state)}
            named = {s.key for event in contest.events for dating in event.dated for s in dating.sources}
            assert [source.key for source in contest.sources] == sorted(named)

    @given(LEDGERS)
    def test_an_event_is_at_stake_where_views_place_it_differently(self, timeline: Timeline) -> None:
        """An event is named where on some day of the stretch a view leaves open whether it came, or two differ."""
        views = views_of(timeline)
        for contest in timeline.contested():
            inside = [day for day in edges(*views) if holding([contest], contest.state, day)]
            steps: dict[str, list[ct.Step | None]] = {}
            for view in views:
                for step in view.steps_of(contest.state):
                    steps.setdefault(step.event.key, []).append(step)
            for key, own in steps.items():
                found: set[bool | None] = set() if len(own) == len(views) else {None}
                for step in own:
                    sure = [step.latest is not None and step.latest <= day for day in inside]
                    never = [step.earliest > day for day in inside]
                    found |= {True if yes else False if no else None for yes, no in zip(sure, never, strict=True)}
                assert (key in [event.key for event in contest.events]) is (found not in ({True}, {False}))

    @given(LEDGERS, st.sampled_from(Reading), st.booleans())
    def test_the_view_asked_does_not_matter(self, timeline: Timeline, reading: Reading, wide: bool) -> None:
        """Whichever reading is asked, plain or widened, the stretches are those of the ledger."""
        view = timeline.under(reading).widened() if wide else timeline.under(reading)
        assert view.contested() == timeline.contested()


class TestExplanations:
    """Explanation and query never disagree, for every reading, plain, widened and according to one source.

    The record's own explanations are tested in tests/unit/test_explanation.py.
    """

    @given(MADE_UP)
    def test_an_explanation_gives_the_answer_of_the_query(self, timeline: Timeline) -> None:
        """Answer, status, what is possible, since when, and the other readings' answers are those of the queries."""
        for view in self.views(timeline):
            for state in view.states:
                for day in edges(view):
                    why = view.explain(state, day)
                    assert why.member is view.is_member(state, day)
                    assert why.status is view.status_on(state, day)
                    assert why.possible == view.possible_statuses_on(state, day)
                    assert dict(why.readings) == {r: view.under(r).is_member(state, day) for r in Reading}
                    spells = [s for s in view.spells_of(state) if s.start <= day and (s.end is None or day < s.end)]
                    assert why.since == (spells[0].start if spells else None)

    @given(MADE_UP)
    def test_it_is_disputed_on_contested_days(self, timeline: Timeline) -> None:
        """A day lies in a contested stretch where the explanation says so."""
        contests = timeline.contested()
        for state in timeline.states:
            for day in edges(*views_of(timeline)):
                assert timeline.explain(state, day).disputed is bool(holding(contests, state, day))

    @given(MADE_UP)
    def test_the_events_lead_to_the_answer(self, timeline: Timeline) -> None:
        """What decided the answer can have happened by the day and changes the status; what is next cannot."""
        for view in self.views(timeline):
            for state in view.states:
                steps = view.steps_of(state)
                before = [ct.Status.OUTSIDE, *(step.status for step in steps)]
                moves = [step for step, status in zip(steps, before, strict=False) if step.status is not status]
                for day in edges(view):
                    why = view.explain(state, day)
                    begun = [step for step in moves if step.earliest <= day]
                    assert why.decided_by == (begun[-1].event if begun else None)
                    assert why.next == (moves[len(begun)].event if len(begun) < len(moves) else None)

    @given(MADE_UP)
    def test_every_number_cited_is_listed_and_every_source_is_cited(self, timeline: Timeline) -> None:
        """Numbers are first cited in their order; only sources begin a line with a number; lines fit the width."""
        for view in self.views(timeline):
            for state in view.states:
                for day in edges(view):
                    why = view.explain(state, day)
                    above = "\n".join([why.verdict, *why.remarks, *(str(block) for block in why.blocks)])
                    cited = list(dict.fromkeys(map(int, re.findall(r"\[(\d+)\]", above))))
                    assert cited == list(range(1, len(why.sources) + 1))
                    lines = str(why).split("\n")
                    assert [line.partition(" ")[0] for line in lines if line[:1] == "["] == [f"[{n}]" for n in cited]
                    assert all(len(line) <= 80 or "://" in line for line in lines)

    @staticmethod
    def views(timeline: Timeline) -> list[Timeline]:
        """Return two of the six views, chosen by the ledger, and those of its sources."""
        six = views_of(timeline)
        place = len(timeline.events()) % 6
        return [six[place], six[place - 3], *alone(timeline)[:1]]

    @given(st.lists(st.tuples(st.integers(1, 400), st.sampled_from(["member", "observer", "suspended"])), max_size=5))
    def test_timelines_made_of_rows(self, drawn: list[tuple[int, str]]) -> None:
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


@st.composite
def treaties(draw: st.DrawFn) -> tuple[Timeline, date, int, int, int]:
    """Draw a treaty: a founding and a renewal from the day after its term, and how long its record goes on."""
    opens = draw(st.dates(date(1900, 1, 1), date(2100, 12, 31)) | st.just(date(1996, 2, 29)))
    years, again, more = draw(st.integers(1, 12)), draw(st.integers(1, 12)), draw(st.integers(0, 9000))
    renewed = anniversary(opens, years) + ONE
    events = [
        Event(key="f", kind=Kind.FOUNDING, states=("Ann",), dated=(ct.in_force(opens),), term_years=years),
        Event(key="r", kind=Kind.RENEWAL, states=("Ann",), dated=(ct.in_force(renewed),), term_years=again),
    ]
    through = renewed + more * ONE
    return Timeline.from_events(events, name="T", states=["Ann"], checked_through=through), opens, years, again, more


def anniversary(day: date, years: int) -> date:
    """Return the same day of a later year, the last of the month where there is none, by other means than dateutil."""
    year = day.year + years
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


class TestTerms:
    """Terms tile from the first to the one that contains `checked_through`."""

    @given(treaties())
    def test_terms_tile(self, drawn: tuple[Timeline, date, int, int, int]) -> None:
        """They begin with the entry into force, touch, are numbered, and the last alone holds the end of the record."""
        timeline, opens, years, again, _ = drawn
        found = timeline.terms()
        through = timeline.checked_through
        assert through is not None
        assert [term.number for term in found] == list(range(1, len(found) + 1))
        assert found[0].start == opens
        assert found[0].last_day == anniversary(opens, years)
        assert all(one.end == other.start for one, other in pairwise(found))
        assert found[-1].start <= through < found[-1].end
        renewed = found[1].start
        assert [term.end for term in found[1:]] == [anniversary(renewed, again * n) for n in range(1, len(found))]
        assert [term.stated for term in found] == [True, True] + [False] * (len(found) - 2)

    @given(treaties())
    def test_a_day_has_the_term_that_holds_it(self, drawn: tuple[Timeline, date, int, int, int]) -> None:
        """On the first and last day of each term it is the answer; on the day before the first there is none."""
        timeline, opens, *_ = drawn
        found = timeline.terms()
        assert timeline.term_on(opens - ONE) is None
        for term in found:
            assert timeline.term_on(term.start) == timeline.term_on(term.end - ONE) == term
        after = timeline.term_on(found[-1].end)
        assert after is not None
        assert (after.start, after.number, after.stated) == (found[-1].end, len(found) + 1, False)
