"""Compare the answers with tables typed by hand from the documents, and with a second, slow implementation."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from oracle import slow
from oracle.article import ARTICLE
from oracle.article import CHECKED_THROUGH as ARTICLE_ENDS
from oracle.retyped import CHECKED_THROUGH, SPELLS

from csto_timeline import CSTO, Event, Reading, Status, Timeline
from csto_timeline.testing.strategies import ledgers

EVENTS = CSTO.events()
FIRST = date(1992, 1, 1)

Rows = list[tuple[str, str | None, str]]


def every_day(through: str) -> list[date]:
    """Return the days from the beginning of 1992 to `through`."""
    return [FIRST + timedelta(days=n) for n in range((date.fromisoformat(through) - FIRST).days + 1)]


def typed(rows: Rows, days: list[date], before: str) -> list[str]:
    """Return the entry of a typed table for each of the days."""
    found = dict.fromkeys(days, before)
    for start, end, said in rows:
        first, until = date.fromisoformat(start), None if end is None else date.fromisoformat(end)
        found.update({day: said for day in days if day >= first and (until is None or day < until)})
    return list(found.values())


def differences(timeline: Timeline, table: dict[str, Rows], days: list[date]) -> list[tuple[object, ...]]:
    """Return every state and day on which the timeline does not answer as the typed table says."""
    members: dict[date, set[str]] = {day: set() for day in days}
    possible: dict[date, set[str]] = {day: set() for day in days}
    found: list[tuple[object, ...]] = []
    for state, rows in table.items():
        for day, said in zip(days, typed(rows, days, "outside"), strict=True):
            status = said if said in list(Status) else None
            answers = (timeline.status_on(state, day), timeline.is_member(state, day))
            if answers != (status, None if status is None else status == "member"):
                found.append((state, day, said, *answers))
            if status in (None, "member"):
                possible[day].add(state)
            if status == "member":
                members[day].add(state)
    found += [(day, "members", members[day]) for day in days if timeline.members_on(day) != members[day]]
    found += [(day, "possible", possible[day]) for day in days if timeline.possible_members_on(day) != possible[day]]
    return found


# The tables typed by hand


def test_the_record_was_checked_as_far_as_the_table_goes() -> None:
    """The last day of the typed table is that of the record, and both have the same states."""
    assert CSTO.checked_through == date.fromisoformat(CHECKED_THROUGH)
    assert all(set(table) == set(CSTO.under(reading).states) for reading, table in SPELLS.items())


@pytest.mark.parametrize("reading", Reading)
def test_every_day_of_the_record_is_as_typed(reading: Reading) -> None:
    """Statuses and members are those of the typed table on every day since 1992."""
    assert differences(CSTO.under(reading), SPELLS[reading], every_day(CHECKED_THROUGH)) == []


def test_the_article_alone_answers_as_typed() -> None:
    """The view according to the article answers as its typed table on every day that the article covers."""
    view = CSTO.according_to("article")
    assert view.checked_through == date.fromisoformat(ARTICLE_ENDS)
    assert set(view.states) == set(ARTICLE)
    assert differences(view, ARTICLE, every_day(ARTICLE_ENDS)) == []


# The slow implementation


def mistakes(timeline: Timeline, days: list[date], events: Sequence[Event]) -> list[tuple[object, ...]]:
    """Return every state and day on which the machine does not answer as the slow implementation does."""
    story = slow.story(tuple(events), timeline.reading, widened=timeline.wide, source=timeline.source)
    found: list[tuple[object, ...]] = [] if timeline.states == story.states else [(timeline.states, story.states)]
    for day, place in ((day, slow.number(day, 0)) for day in days):
        certain, possible = set(), set()
        for state in story.states:
            statuses = story.on(state, place, "outside")
            wanted = (statuses, slow.member(statuses), min(statuses) if len(statuses) == 1 else None)
            answers = (
                set(timeline.possible_statuses_on(state, day)),
                timeline.is_member(state, day),
                timeline.status_on(state, day),
            )
            found += [(state, day, wanted, answers)] if answers != wanted else []
            certain |= {state} if wanted[1] else set()
            possible |= set() if wanted[1] is False else {state}
        names = story.on(None, place, None)
        wanted_all = (certain, possible, names.pop() if len(names) == 1 else None)
        answers_all = (timeline.members_on(day), timeline.possible_members_on(day), timeline.name_on(day))
        found += [(day, wanted_all, answers_all)] if answers_all != wanted_all else []
    return found


ignoring_the_end_of_the_record = pytest.mark.filterwarnings("ignore::csto_timeline.BeyondRecordWarning")


@ignoring_the_end_of_the_record
@pytest.mark.parametrize(("reading", "wide"), list(product(Reading, (False, True))))
def test_the_record_agrees_with_the_slow_implementation(reading: Reading, wide: bool) -> None:
    """Near each end of each window of the record both implementations agree, in every view."""
    view = CSTO.under(reading).widened() if wide else CSTO.under(reading)
    days = [*slow.turning_days(EVENTS), date(1999, 4, 20), date(1999, 4, 21), date(2024, 2, 29)]
    assert mistakes(view, days, EVENTS) == []


@ignoring_the_end_of_the_record
@pytest.mark.parametrize("source", [source.key for source in CSTO.sources if source.covers_through is not None])
@pytest.mark.parametrize("reading", Reading)
def test_each_covering_source_agrees_with_the_slow_implementation(source: str, reading: Reading) -> None:
    """The view according to one source is the same in both implementations, plain and widened."""
    view = CSTO.under(reading).according_to(source)
    assert mistakes(view, slow.turning_days(EVENTS), EVENTS) == []
    assert mistakes(view.widened(), slow.turning_days(EVENTS), EVENTS) == []


@st.composite
def views(draw: st.DrawFn) -> tuple[tuple[Event, ...], Timeline]:
    """Draw a ledger and a view of it."""
    ledger = draw(ledgers(max_size=8) | ledgers(min_size=4, max_size=9, states=["AAA", "AAB"]))
    timeline = Timeline.from_events(ledger, name="made up", unknown="keep")
    covering = [source.key for source in timeline.sources if source.covers_through is not None]
    view = timeline.under(draw(st.sampled_from(Reading)))
    view = view.widened() if draw(st.booleans()) else view
    source = draw(st.sampled_from([None, *covering]))
    return ledger, view.according_to(source) if source else view


@ignoring_the_end_of_the_record
@given(views())
def test_any_ledger_agrees_with_the_slow_implementation(drawn: tuple[tuple[Event, ...], Timeline]) -> None:
    """Both implementations agree on a made-up ledger, in any view of it."""
    ledger, view = drawn
    assert mistakes(view, slow.turning_days(ledger), ledger) == []


@ignoring_the_end_of_the_record
@given(views(), st.data())
def test_any_stretch_agrees_with_the_slow_implementation(
    drawn: tuple[tuple[Event, ...], Timeline], data: st.DataObject
) -> None:
    """Both agree on who is a member, alone or with another state, on any day or on all days of a stretch."""
    ledger, view = drawn
    days = slow.turning_days(ledger)[1:-1]
    assume(view.states and len(days) > 1)
    start = data.draw(st.sampled_from(days[:-1]))
    last = data.draw(st.sampled_from(days[days.index(start) + 1 :])) - timedelta(days=1)
    last = min(last, start + timedelta(days=min(900, (date.max - start).days)))
    story = slow.story(ledger, view.reading, widened=view.wide, source=view.source)
    for rule in ("any", "all"):
        rows = [*view.panel(start, last, rule=rule, states=view.states)]
        rows += [*view.dyads(start, last, rule=rule, states=view.states)] if len(view.states) > 1 else []
        for row in rows:
            states = (row["state"],) if "state" in row else (row["state_a"], row["state_b"])
            since, until = slow.number(row["start"], 0), slow.number(row["end"], 0)
            assert (row, row["member"]) == (row, story.member(states, since, until, rule))
