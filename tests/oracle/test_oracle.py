"""Compare the answers with tables typed by hand from the documents, and with a second, slow implementation."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from oracle import slow
from oracle.article import ARTICLE
from oracle.article import CHECKED_THROUGH as ARTICLE_ENDS
from oracle.retyped import CHECKED_THROUGH, SPELLS
from properties.views import LEDGERS, VIEWS, of

from csto_timeline import CSTO, Event, Reading, Status, Timeline

pytestmark = pytest.mark.filterwarnings("ignore::csto_timeline.BeyondRecordWarning")

EVENTS = CSTO.events()
FIRST = date(1992, 1, 1)

Rows = list[tuple[str, str | None, str]]


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
    for day in days:
        answer = (timeline.members_on(day), timeline.possible_members_on(day))
        found += [(day, members[day], possible[day], *answer)] if answer != (members[day], possible[day]) else []
    return found


# The tables typed by hand


TYPED = [(CSTO.under(reading), SPELLS[reading], CHECKED_THROUGH) for reading in Reading]


@pytest.mark.parametrize(("view", "table", "through"), [*TYPED, (CSTO.according_to("article"), ARTICLE, ARTICLE_ENDS)])
def test_every_day_is_as_typed(view: Timeline, table: dict[str, Rows], through: str) -> None:
    """States, statuses and members are those of the typed table on every day from 1992 to the end of the record."""
    last = date.fromisoformat(through)
    assert (view.checked_through, set(view.states)) == (last, set(table))
    assert differences(view, table, [FIRST + timedelta(n) for n in range((last - FIRST).days + 1)]) == []


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


@pytest.mark.parametrize("source", [None, *(source.key for source in CSTO.sources if source.covers_through)])
@pytest.mark.parametrize("reading", Reading)
def test_the_record_agrees_with_the_slow_implementation(source: str | None, reading: Reading) -> None:
    """Near each end of each window both agree, plain and widened, about the record and each covering source."""
    view = CSTO.under(reading) if source is None else CSTO.under(reading).according_to(source)
    days = [*slow.turning_days(EVENTS), date(1999, 4, 20), date(1999, 4, 21), date(2024, 2, 29)]
    assert mistakes(view, days, EVENTS) == mistakes(view.widened(), days, EVENTS) == []


@st.composite
def views(draw: st.DrawFn) -> tuple[tuple[Event, ...], Timeline]:
    """Draw a ledger and a view of it."""
    ledger = draw(LEDGERS)
    view = of(ledger, draw(VIEWS))
    source = draw(st.sampled_from([None, *(each.key for each in view.sources if each.covers_through is not None)]))
    return ledger, view.according_to(source) if source else view


@given(views())
def test_any_ledger_agrees_with_the_slow_implementation(drawn: tuple[tuple[Event, ...], Timeline]) -> None:
    """Both implementations agree on a made-up ledger, in any view of it."""
    ledger, view = drawn
    assert mistakes(view, slow.turning_days(ledger), ledger) == []


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
