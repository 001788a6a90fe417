"""Laws of panels and dyads, on random timelines with open days and on the shipped record."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import LEAGUE, boundary_days

import csto_timeline as ct
from csto_timeline import Event, Status, Timeline, in_force
from csto_timeline.analysis.panels import PanelRow, dyads, panel
from csto_timeline.rules import RULES, legal_kinds

FREQUENCIES = ("year", "quarter", "month", "day")
COARSE = FREQUENCIES[:3]
PLACES = ("rule", "member", "status", "status_a", "status_b")
SHORT = {"year": 4, "month": 7, "day": 10}
VIEWS = [view for each in (ct.CSTO, LEAGUE) for r in ct.Reading for view in (each.under(r), each.under(r).widened())]


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Return a timeline of a few states over a few years, some of whose days are windows."""
    events = []
    for state in ("ARM", "BLR", "UZB")[: draw(st.integers(1, 3))]:
        status, low = Status.OUTSIDE, date(2000, 1, 1)
        for number, (kind, gap, width) in enumerate(
            draw(st.lists(st.tuples(st.integers(0), st.integers(0, 300), st.integers(0, 100)), max_size=5))
        ):
            legal = legal_kinds(status)
            low += timedelta(gap)
            high = low + timedelta(width)
            events.append(
                Event(
                    key=f"{state}-{number}",
                    kind=legal[kind % len(legal)],
                    states=(state,),
                    dated=(in_force(f"[{low}..{high}]"),),
                )
            )
            status = RULES[status, legal[kind % len(legal)]]
    through = draw(st.none() | st.just(max((e.dated[0].day.latest for e in events), default=date(2000, 1, 1))))
    return Timeline.from_events(events, name="Random", checked_through=through)


@st.composite
def questions(draw: st.DrawFn) -> tuple[Timeline, date, date]:
    """Return a timeline and a stretch of about two years, whose ends lie at its turning points or at new years."""
    timeline = draw(timelines() | st.sampled_from(VIEWS))
    turns = boundary_days(timeline) or [date(2000, 1, 1)]
    start = draw(st.sampled_from(turns))
    start = draw(st.sampled_from([start, start.replace(month=1, day=1)]))
    later = [day for day in turns if start < day < start + timedelta(700)]
    end = draw(st.sampled_from([*later, start + timedelta(1), date(start.year + 1, 1, 1), start + timedelta(500)]))
    return timeline, start, end


def days_of(row: PanelRow) -> Iterator[date]:
    """Return the days that a row is about."""
    return (row["start"] + timedelta(n) for n in range(row["days"]))


def rank(answer: bool | None) -> int:
    """Return the place of an answer in the order no, unsettled, yes."""
    return 1 if answer is None else 2 * answer


def kleene(rule: str, answers: list[bool | None]) -> bool | None:
    """Return what a rule makes of the answers of single days: the least or the greatest in the order of `rank`."""
    if rule in ("first", "last"):
        return answers[0 if rule == "first" else -1]
    return (max if rule == "any" else min)(answers, key=rank)


def facts(row: PanelRow) -> dict[str, object]:
    """Return a row without what its rule decides."""
    return {column: value for column, value in row.items() if column not in PLACES}


@given(questions(), st.sampled_from(FREQUENCIES))
def test_all_implies_first_and_last_and_either_implies_any(question: tuple[Timeline, date, date], freq: str) -> None:
    """In the order no, unsettled, yes: all is at most first and last, each of which is at most any."""
    timeline, start, end = question
    for ask in (panel, dyads):
        asked = {
            rule: ask(start, end, freq=freq, rule=rule, timeline=timeline) for rule in ("any", "all", "first", "last")
        }
        for some, every, first, last in zip(asked["any"], asked["all"], asked["first"], asked["last"], strict=True):
            assert facts(some) == facts(every) == facts(first) == facts(last)
            ranks = [rank(row["member"]) for row in (every, first, last, some)]
            assert ranks[0] == min(ranks)
            assert ranks[3] == max(ranks)
            assert (some["member"] is True) == (some["days_member"] > 0)
            assert (every["member"] is True) == (every["days_member"] == every["days"])


@given(questions())
def test_on_single_days_the_rules_agree(question: tuple[Timeline, date, date]) -> None:
    """At `freq="day"` a rule changes nothing but its own name."""
    timeline, start, end = question
    for ask in (panel, dyads):
        rows = ask(start, end, freq="day", timeline=timeline)
        for rule in ("all", "first", "last"):
            other = ask(start, end, freq="day", rule=rule, timeline=timeline)
            assert [{**row, "rule": "any"} for row in other] == rows


@given(questions())
def test_the_daily_panel_says_what_the_timeline_says(question: tuple[Timeline, date, date]) -> None:
    """Each row of a daily panel is `is_member` and `status_on` of its day, and no day of the known life is missing."""
    timeline, start, end = question
    rows = panel(start, end, freq="day", timeline=timeline)
    for row in rows:
        day = row["start"]
        assert row["member"] is timeline.is_member(row["state"], day)
        status = timeline.status_on(row["state"], day)
        assert row["status"] == (status and status.value)
        assert (row["days_member"], row["days_unsettled"]) == (row["member"] is True, row["member"] is None)
        assert (row["end"] - day, row["days"], row["complete"]) == (timedelta(1), 1, True)
        assert (row["period"], row["year"]) == (str(day), day.year)
    epochs = timeline.epochs()
    first = max(start, epochs[0].start) if epochs else end
    through = timeline.checked_through
    until = end if through is None else min(end, through + timedelta(1))
    wanted = [first + timedelta(n) for n in range(max(0, (until - first).days))]
    assert [(row["state"], row["start"]) for row in rows] == [(s, day) for s in timeline.states for day in wanted]


@given(questions(), st.sampled_from(COARSE), st.sampled_from(("any", "all", "first", "last")))
def test_a_coarse_panel_is_the_daily_one_added_up(question: tuple[Timeline, date, date], freq: str, rule: str) -> None:
    """What a year, quarter or month says follows from its days, those before the first event being days outside."""
    timeline, start, end = question
    for ask, subject in ((panel, ("state",)), (dyads, ("state_a", "state_b"))):
        daily = {
            (*(row[column] for column in subject), row["start"]): row
            for row in ask(start, end, freq="day", timeline=timeline)
        }
        for row in ask(start, end, freq=freq, rule=rule, timeline=timeline):
            who = [row[column] for column in subject]
            days = [daily.pop((*who, day), None) for day in days_of(row)]
            assert any(days)
            answers = [day["member"] if day else False for day in days]
            assert row["member"] is kleene(rule, answers)
            assert row["days_member"] == answers.count(True)
            assert row["days_unsettled"] == answers.count(None)
            decisive = days[0 if rule == "first" else -1]
            for column in ("status", "status_a", "status_b"):
                if column in row:
                    assert row[column] == (decisive[column] if decisive else "outside")
        assert not daily


@given(questions(), st.sampled_from(COARSE))
def test_periods_are_those_of_the_calendar_and_only_the_outer_ones_are_cut(
    question: tuple[Timeline, date, date], freq: str
) -> None:
    """A state's periods touch, each lies within one label, and a row is complete if the days around it have others."""
    timeline, start, end = question
    rows = panel(start, end, freq=freq, timeline=timeline)
    beyond = timeline.checked_through and timeline.checked_through + timedelta(1)

    def label(day: date) -> str:
        return f"{day.year}-Q{-(-day.month // 3)}" if freq == "quarter" else str(day)[: SHORT[freq]]

    for row in rows:
        last = row["end"] - timedelta(1)
        assert row["days"] == (row["end"] - row["start"]).days > 0
        assert label(row["start"]) == label(last) == row["period"]
        assert row["year"] == last.year
        around = {label(row["start"] - timedelta(1)), label(row["end"])}
        assert row["complete"] == (row["period"] not in around)
        assert start <= row["start"]
        assert row["end"] <= end
        assert row["complete"] or row["start"] == start or row["end"] in (end, beyond)
    for before, after in pairwise(rows):
        assert before["state"] != after["state"] or before["end"] == after["start"]


@given(timelines() | st.sampled_from(VIEWS), st.sampled_from(FREQUENCIES))
def test_day_counts_add_up_to_the_lengths_of_spells(timeline: Timeline, freq: str) -> None:
    """Over the whole life the days of membership are those of the member spells, as far as the record was checked."""
    until = timeline.checked_through or date(2008, 1, 1)
    rows = panel("1990-01-01", until + timedelta(1), freq=freq, timeline=timeline)
    for state in timeline.states:
        for column, member in (("days_member", True), ("days_unsettled", None)):
            spells = [
                (min(spell.end or date.max, until + timedelta(1)) - spell.start).days
                for spell in timeline.spells_of(state)
                if spell.start <= until and timeline.is_member(state, spell.start) is member
            ]
            assert sum(row[column] for row in rows if row["state"] == state) == sum(spells)


@given(questions(), st.sampled_from(FREQUENCIES))
def test_dyads_count_the_days_of_shared_spells(question: tuple[Timeline, date, date], freq: str) -> None:
    """The days of a pair are those of `shared_spells` in the period, and both directions say the same."""
    timeline, start, end = question
    rows = dyads(start, end, freq=freq, timeline=timeline)
    for row in rows:
        shared = (
            (min(spell.end or date.max, row["end"]) - max(spell.start, row["start"])).days
            for spell in timeline.shared_spells(row["state_a"], row["state_b"])
        )
        assert row["days_member"] == sum(days for days in shared if days > 0)

    directed = dyads(start, end, freq=freq, directed=True, timeline=timeline)
    for one_way in (True, False):
        half = [row for row in directed if (row["state_a"] < row["state_b"]) == one_way]
        ordered = [row if one_way else {turned(column): value for column, value in row.items()} for row in half]
        assert sorted(ordered, key=place) == rows


def place(row: Mapping[str, object]) -> tuple[object, ...]:
    """Return where a row of pairs stands among those of the same freq."""
    return row["state_a"], row["state_b"], row["start"]


def turned(column: str) -> str:
    """Return the same column of the other state of a pair."""
    return column[:-1] + {"a": "b", "b": "a"}[column[-1]] if column[-2:] in ("_a", "_b") else column


@pytest.mark.parametrize("source", ["article", "atop-4.01", "cow-alliances-4.1"])
def test_a_panel_of_one_source_ends_where_that_source_does(source: str) -> None:
    """A view of one source gives rows up to the day that the source covers, and they say what the view says."""
    view = ct.CSTO.according_to(source)
    rows = panel("1990-01-01", "2030-01-01", freq="month", rule="last", timeline=view)
    assert view.checked_through is not None
    assert rows[-1]["end"] == view.checked_through + timedelta(1)
    assert all(row["member"] is view.is_member(row["state"], row["end"] - timedelta(1)) for row in rows)
