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
from properties.views import LEDGERS, VIEWS, Ledger, of

from csto_timeline import CSTO, Event, Reading, Status, Timeline

pytestmark = pytest.mark.filterwarnings("ignore::csto_timeline.BeyondRecordWarning")

EVENTS = CSTO.events()

Rows = list[tuple[str, str | None, str]]


def typed(rows: Rows, day: str) -> str:
    """Return the entry of a typed table for a day."""
    return next((said for start, end, said in rows if start <= day and (end is None or day < end)), "outside")


TYPED = [(CSTO.under(reading), SPELLS[reading], CHECKED_THROUGH) for reading in Reading]


@pytest.mark.parametrize(("view", "table", "through"), [*TYPED, (CSTO.according_to("article"), ARTICLE, ARTICLE_ENDS)])
def test_every_day_is_as_typed(view: Timeline, table: dict[str, Rows], through: str) -> None:
    """States, statuses and members are those of the typed table on every day from 1992 to the end of the record."""
    first, last = date(1992, 1, 1), date.fromisoformat(through)
    assert (view.checked_through, set(view.states)) == (last, set(table))
    for day in (first + timedelta(n) for n in range((last - first).days + 1)):
        said = {state: typed(rows, str(day)) for state, rows in table.items()}
        settled = {state: each if each in list(Status) else None for state, each in said.items()}
        assert {state: view.status_on(state, day) for state in said} == settled
        members = {state: None if each is None else each == "member" for state, each in settled.items()}
        assert {state: view.is_member(state, day) for state in said} == members
        assert view.members_on(day) == {state for state in said if members[state]}
        assert view.possible_members_on(day) == {state for state in said if members[state] is not False}


def check(view: Timeline, days: list[date], events: Sequence[Event]) -> None:
    """Assert that the machine answers as the slow implementation does, for every state and on each of the days."""
    story = slow.story(tuple(events), view.reading, widened=view.wide, source=view.source)
    assert view.states == story.states
    for day, place in ((day, slow.number(day, 0)) for day in days):
        said = {state: story.on(state, place, "outside") for state in story.states}
        for state, statuses in said.items():
            assert set(view.possible_statuses_on(state, day)) == statuses
            assert view.is_member(state, day) is slow.member(statuses)
            assert view.status_on(state, day) == (min(statuses) if len(statuses) == 1 else None)
        assert view.members_on(day) == {state for state, statuses in said.items() if slow.member(statuses)}
        assert view.possible_members_on(day) == {state for state, statuses in said.items() if "member" in statuses}
        names = story.on(None, place, None)
        assert view.name_on(day) == (names.pop() if len(names) == 1 else None)


@pytest.mark.parametrize("source", [None, *(source.key for source in CSTO.sources if source.covers_through)])
@pytest.mark.parametrize("reading", Reading)
def test_the_record_agrees_with_the_slow_implementation(source: str | None, reading: Reading) -> None:
    """Near each end of each window both agree, plain and widened, about the record and each covering source."""
    view = CSTO.under(reading) if source is None else CSTO.under(reading).according_to(source)
    days = [*slow.turning_days(EVENTS), date(1999, 4, 20), date(1999, 4, 21), date(2024, 2, 29)]
    check(view, days, EVENTS)
    check(view.widened(), days, EVENTS)


@st.composite
def views(draw: st.DrawFn) -> tuple[Ledger, Timeline]:
    """Draw a ledger and a view of it."""
    ledger = draw(LEDGERS)
    view = of(ledger, draw(VIEWS))
    source = draw(st.sampled_from([None, *(each.key for each in view.sources if each.covers_through is not None)]))
    return ledger, view.according_to(source) if source else view


@given(views())
def test_any_ledger_agrees_with_the_slow_implementation(drawn: tuple[Ledger, Timeline]) -> None:
    """Both implementations agree on a made-up ledger, in any view of it."""
    ledger, view = drawn
    check(view, slow.turning_days(ledger), ledger)


@given(views(), st.data())
def test_any_stretch_agrees_with_the_slow_implementation(drawn: tuple[Ledger, Timeline], data: st.DataObject) -> None:
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
