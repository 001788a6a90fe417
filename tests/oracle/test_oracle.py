"""Two other accounts of the answers: tables typed by hand from the documents, and a second, slow implementation."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle import slow
from oracle.article import ARTICLE
from oracle.article import CHECKED_THROUGH as ARTICLE_ENDS
from oracle.spells import ENDS_CHECKED, NAMES, SPELLS

from csto_timeline import CSTO, Event, Reading, Timeline
from csto_timeline.testing.strategies import ledgers

EVENTS = CSTO.events()
FIRST = date(1992, 1, 1)

Rows = list[tuple[str, str | None, str]]


def every_day(through: str) -> list[date]:
    """Return the days from the beginning of 1992 to `through`."""
    return [FIRST + timedelta(days=n) for n in range((date.fromisoformat(through) - FIRST).days + 1)]


def typed(rows: Rows, days: list[date], before: str | None) -> list[str | None]:
    """Return what the rows of a typed table say on each of the days."""
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
            status = None if said == "unsettled" else said
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
    """The last day of the typed table is that of the record, and both speak of the same states."""
    assert CSTO.checked_through == date.fromisoformat(ENDS_CHECKED)
    assert all(set(table) == set(CSTO.under(reading).states) for reading, table in SPELLS.items())


@pytest.mark.parametrize("reading", Reading)
def test_every_day_of_the_record_is_as_typed(reading: Reading) -> None:
    """Statuses and members are those of the typed table on every day since 1992."""
    assert differences(CSTO.under(reading), SPELLS[reading], every_day(ENDS_CHECKED)) == []


@pytest.mark.parametrize("reading", Reading)
def test_the_name_is_as_typed_on_every_day(reading: Reading) -> None:
    """The name of the organisation is that of the typed table on every day since 1992."""
    days = every_day(ENDS_CHECKED)
    assert [CSTO.under(reading).name_on(day) for day in days] == typed(NAMES[reading], days, None)


def test_the_article_alone_is_retold_as_typed() -> None:
    """What the article says, and nothing else, is what the view of the article answers on every day until it ends."""
    view = CSTO.according_to("article")
    assert view.checked_through == date.fromisoformat(ARTICLE_ENDS)
    assert set(view.states) == set(ARTICLE)
    assert differences(view, ARTICLE, every_day(ARTICLE_ENDS)) == []


# The slow implementation


def mistakes(timeline: Timeline, events: Sequence[Event], days: list[date]) -> list[tuple[object, ...]]:
    """Return every state and day on which the machine does not answer as the slow implementation does."""
    reading, view = timeline.reading, {"widened": timeline.wide, "source": timeline.source}
    told = [event for event in events if event.kind not in slow.MOVING_NOBODY and slow.window(event, reading, **view)]
    moved = {state for event in told for state in event.states}
    found: list[tuple[object, ...]] = [] if set(timeline.states) == moved else [(timeline.states, moved)]
    for day in days:
        certain, possible = set(), set()
        for state in moved & set(timeline.states):
            statuses = slow.statuses(events, state, day, reading, **view)
            wanted = (statuses, slow.member(statuses), min(statuses) if len(statuses) == 1 else None)
            answers = (
                set(timeline.possible_statuses_on(state, day)),
                timeline.is_member(state, day),
                timeline.status_on(state, day),
            )
            found += [(state, day, wanted, answers)] if answers != wanted else []
            certain |= {state} if wanted[1] else set()
            possible |= set() if wanted[1] is False else {state}
        names = slow.names(events, day, reading, **view)
        wanted_all = (certain, possible, names.pop() if len(names) == 1 else None)
        answers_all = (timeline.members_on(day), timeline.possible_members_on(day), timeline.name_on(day))
        found += [(day, wanted_all, answers_all)] if answers_all != wanted_all else []
    return found


ignoring_the_end_of_the_record = pytest.mark.filterwarnings("ignore::csto_timeline.BeyondRecordWarning")


@ignoring_the_end_of_the_record
@pytest.mark.parametrize(("reading", "wide"), list(product(Reading, (False, True))))
def test_the_record_is_answered_as_the_slow_way(reading: Reading, wide: bool) -> None:
    """Near each end of each window of the record both implementations agree, in every view."""
    view = CSTO.under(reading).widened() if wide else CSTO.under(reading)
    days = [*slow.turning_days(EVENTS), date(1999, 4, 20), date(1999, 4, 21), date(2024, 2, 29)]
    assert mistakes(view, EVENTS, days) == []


@ignoring_the_end_of_the_record
@pytest.mark.parametrize("source", [source.key for source in CSTO.sources if source.covers_through is not None])
@pytest.mark.parametrize("reading", Reading)
def test_each_covering_source_is_retold_as_the_slow_way(source: str, reading: Reading) -> None:
    """What a source alone tells is the same in both implementations, plain and widened."""
    view = CSTO.under(reading).according_to(source)
    assert mistakes(view, EVENTS, slow.turning_days(EVENTS)) == []
    assert mistakes(view.widened(), EVENTS, slow.turning_days(EVENTS)) == []


@ignoring_the_end_of_the_record
@given(ledgers(max_size=8) | ledgers(min_size=4, max_size=9, states=["AAA", "AAB"]), st.data())
def test_any_ledger_is_answered_as_the_slow_way(ledger: tuple[Event, ...], data: st.DataObject) -> None:
    """Both implementations agree on a made-up ledger, in any view of it."""
    timeline = Timeline.from_events(ledger, name="made up")
    covering = [source.key for source in timeline.sources if source.covers_through is not None]
    view = timeline.under(data.draw(st.sampled_from(Reading), "reading"))
    view = view.widened() if data.draw(st.booleans(), "widened") else view
    source = data.draw(st.sampled_from([None, *covering]), "source")
    view = view.according_to(source) if source else view
    assert mistakes(view, ledger, slow.turning_days(ledger)) == []


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(0, 3)), max_size=4), st.integers(0, 10))
def test_the_slow_way_is_the_definition(spans: list[tuple[int, int]], today: int) -> None:
    """On a few days, the slow implementation finds what trying every choice of days in the order of the steps finds."""
    windows = [range(low, low + more + 1) for low, more in spans]
    choices = [days for days in product(*windows) if list(days) == sorted(days)]
    tried = {sum(day <= today for day in days) for days in choices}
    found = {n for n in range(len(spans) + 1) if slow._can_be([(w[0], w[-1]) for w in windows], n, today)}
    assert found == tried
