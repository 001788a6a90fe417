"""Check the laws of every timeline, each under the sentence that it checks.

Days are drawn where windows end, not from the calendar; the shipped record is tried on each of its own boundaries.
"""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import assume, given, reject
from hypothesis import strategies as st
from ledgers import ONE_DAY
from oracle import slow
from properties.views import LEDGERS, TIMELINES, VIEWS, Asked, Ledger, View, answers, asked, holds, of, pinned, seen

import csto_timeline as ct
from csto_timeline import Event, Kind, Reading, Status, Timeline
from csto_timeline.errors import LedgerError
from csto_timeline.testing.strategies import boundary_days

pytestmark = pytest.mark.filterwarnings("ignore::csto_timeline.BeyondRecordWarning")


# The past is fixed (a later event changes no earlier day).
@given(LEDGERS.filter(len), VIEWS)
def test_a_later_event_changes_no_earlier_day(ledger: Ledger, view: View) -> None:
    """No answer changes about a day before an appended event, or the names before it, can begin."""
    before, after = of(ledger[:-1], view), of(ledger, view)
    low, _ = slow.window(ledger[-1], view[0], widened=view[1], source=None)
    names = sum(event.new_name is not None for event in ledger)
    for day in slow.turning_days(ledger):
        if slow.number(day, 0) < low - names:
            assert answers(after, day) == answers(before, day)


# Only breakpoints change answers. Between two breakpoints nothing changes.
@given(asked=asked())
@pinned
def test_answers_change_on_breakpoints_and_nowhere_else(asked: Asked) -> None:
    """`changes`, `epochs`, `next_change` and `previous_change` give the days on which answers differ from before."""
    view, day = asked
    days = [epoch.start for epoch in view.epochs()]
    if day > date.min:
        assert (view.next_change(day - ONE_DAY) == day) is (answers(view, day) != answers(view, day - ONE_DAY))
    assert [change.day for change in view.changes()] == days
    assert view.next_change(day) == next((each for each in days if each > day), None)
    assert view.previous_change(day) == next((each for each in reversed(days) if each < day), None)
    assert [change.day for change in view.changes(start=day)] == [each for each in days if each >= day]
    assert [change.day for change in view.changes(end=day)] == [each for each in days if each < day]


class TestAllViewsAgree:
    """All questions agree (`members_on`, `is_member`, `status_on`, spells, epochs, changes)."""

    @given(asked=asked())
    @pinned
    def test_the_questions_about_a_day_agree(self, asked: Asked) -> None:
        """Sets, single answers and statuses are one answer, and a state that no event moves is outside."""
        view, day = asked
        assert view.members_on(day) == {state for state in view.states if view.is_member(state, day)}
        assert view.possible_members_on(day) == {s for s in view.states if view.is_member(s, day) is not False}
        assert view.members_on(day) <= view.possible_members_on(day)
        assert view.members_during(day) == view.members_on(day) == view.members_during(day, rule="all")
        for state in view.states:
            assert view.spells_of(state)[0].possible != (Status.OUTSIDE,)
            possible = view.possible_statuses_on(state, day)
            assert view.status_on(state, day) == (possible[0] if len(possible) == 1 else None)
            assert view.is_member(state, day) is slow.member(set(possible))
        assert (view.is_member("FRA", day), view.spells_of("FRA")) == (False, ())
        assert view.status_on("FRA", day) is Status.OUTSIDE

    @given(asked=asked())
    @pinned
    def test_stretches_agree_with_days(self, asked: Asked) -> None:
        """The spell, the epoch and the shared spell around a day give the same answer as the day."""
        view, day = asked
        for state in view.states:
            around = [spell.possible for spell in view.spells_of(state) if holds(spell, day)]
            assert around == [view.possible_statuses_on(state, day)][: len(around)]
            assert around or view.status_on(state, day) is Status.OUTSIDE
            for other in view.states[:2]:
                shared = [spell for spell in view.shared_spells(state, other) if holds(spell, day)]
                assert len(shared) == ({state, other} <= view.members_on(day))
        said = (view.members_on(day), view.possible_members_on(day), view.name_on(day))
        assert all(said == (each.members, each.possible, each.name) for each in view.epochs() if holds(each, day))

    @given(asked=asked())
    def test_changes_replay_the_answers(self, asked: Asked) -> None:
        """Applying the changes one by one gives the answers of each day; each state is in at most one of three."""
        view, _ = asked
        now: dict[str, bool | None] = dict.fromkeys(view.states, False)
        for change in view.changes():
            moved = [*change.joined, *change.left, *change.unsettled]
            assert len(moved) == len(set(moved))
            for states, answer in ((change.joined, True), (change.left, False), (change.unsettled, None)):
                assert all(now[state] is not answer for state in states)
                now.update(dict.fromkeys(states, answer))
            assert now == {state: view.is_member(state, change.day) for state in view.states}

    @given(asked(), st.data())
    def test_a_stretch_counts_its_days(self, asked: Asked, data: st.DataObject) -> None:
        """`members_during` holds at least the members of any day, and by the rule "all" exactly those of every day."""
        view, day = asked
        end = data.draw(boundary_days(view, max_value=date.max))
        assume(day < end)
        # Between breakpoints nothing changes, so the first day and the breakpoints stand for all of them.
        days = [day, *(epoch.start for epoch in view.epochs() if day < epoch.start < end)]
        members = [view.members_on(each) for each in days]
        possible = frozenset().union(*map(view.possible_members_on, days))
        assert frozenset().union(*members) <= view.members_during(day, end) <= possible
        assert view.members_during(day, end, rule="all") == members[0].intersection(*members)

    @given(TIMELINES)
    def test_readings_agree_outside_of_contests(self, timeline: Timeline) -> None:
        """Readings agree outside `contested()`, differ or are unsettled inside, and no contest could be longer."""
        views = [seen(timeline, (reading, wide)) for wide in (False, True) for reading in Reading]

        def said(state: str, day: date) -> tuple[bool | None, ...]:
            return tuple(view.is_member(state, day) for view in views)

        for day in slow.turning_days(timeline.events()):
            for state in timeline.states:
                now = said(state, day)
                around = [each for each in timeline.contested() if each.state == state and holds(each, day)]
                assert [(*contest.plain.values(), *contest.widened.values()) for contest in around] == (
                    [now] if set(now) not in ({True}, {False}) else []
                )
                for contest in around:
                    assert contest.start == date.min or said(state, contest.start - ONE_DAY) != now
                    assert contest.end is None or said(state, contest.end) != now


IN_NO_CHAIN = (Kind.RENEWAL, Kind.FREEZE, Kind.MILESTONE)


def owners(event: Event, ledger: Ledger) -> set[str | None]:
    """Return the states in whose chains an event stands, and `None` for the chain of names."""
    if event.kind == "dissolution":
        return {None, *(state for other in ledger for state in other.states)}
    states = event.states if event.kind not in (*slow.NO_STEP, *IN_NO_CHAIN) else ()
    return {*states, *([None] if event.new_name else [])}


# An event moves only its own states, and reaches others only through events that they share.
@given(LEDGERS, VIEWS)
def test_a_state_depends_on_the_events_connected_to_it_alone(ledger: Ledger, view: View) -> None:
    """A state's spells follow from the events that share states or names with its own, less those in no chain."""
    whole = of(ledger, view)
    for state in whole.states:
        reached: set[str | None] = {state}
        for event in ledger * len(ledger):
            reached |= owners(event, ledger) if reached & owners(event, ledger) else set()
        own = [event for event in ledger if reached & owners(event, ledger)]
        assert of(own, view).spells_of(state) == whole.spells_of(state)
    less = of([event for event in ledger if event.kind not in IN_NO_CHAIN], view)
    assert whole.states == less.states
    assert all(whole.spells_of(state) == less.spells_of(state) for state in whole.states)


STEPS = ("", "observer", "association", "accession", "accession suspension", "accession withdrawal")
PATHS = {status: steps.split() for status, steps in zip(Status, STEPS, strict=True)}


def dated(place: int, kind: Kind | str, *states: str) -> Event:
    """Return an event that is signed some days after the beginning of 2000."""
    return Event(key=f"step-{place}", kind=kind, states=states, dated=[ct.signed(date(2000, 1, 1) + place * ONE_DAY)])


# A pair of status and kind that is not in the table is an error in the ledger.
@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in (Kind.RENAMING, Kind.DISSOLUTION)])
@pytest.mark.parametrize("status", list(Status))
def test_a_step_is_in_the_table_or_refused(status: Status, kind: Kind) -> None:
    """Every status and kind: the status after it is the typed one, or the fault names event and state."""
    ledger = [dated(place, each, "AAA") for place, each in enumerate((*PATHS[status], kind))]
    after = status if kind in slow.NO_STEP else slow.TABLE[status].get(kind)
    if after is None:
        with pytest.raises(LedgerError) as refused:
            of(ledger)
        assert [(fault.event, fault.state) for fault in refused.value.faults] == [(ledger[-1].key, "AAA")]
    else:
        assert of(ledger).status_on("AAA", date(2000, 2, 1)) == after


@pytest.mark.parametrize("status", list(Status)[1:])
def test_a_dissolution_makes_everyone_a_former_member(status: Status) -> None:
    """DISSOLUTION turns every status but OUTSIDE into FORMER, ends the name, and lets only milestones follow."""
    named = evolve(dated(0, "founding", "AAB"), new_name="Pact", key="founded")
    ledger = [named, *(dated(place, each, "AAA") for place, each in enumerate(PATHS[status]))]
    ledger += [dated(5, "dissolution"), dated(6, "milestone", "AAC")]
    ended = of(ledger)
    for state, after in (("AAA", "former"), ("AAB", "former"), ("AAC", "outside")):
        assert ended.status_on(state, date(2000, 1, 6)) == after
    assert (ended.name_on(date(2000, 1, 5)), ended.name_on(date(2000, 1, 6))) == ("Pact", None)
    for late in (dated(7, "return", "AAA"), dated(7, "accession", "AAC"), dated(7, "dissolution")):
        with pytest.raises(LedgerError):
            of([*ledger, late])


# Certain is a subset of possible, and narrowing a window only adds certainty.
@given(LEDGERS.filter(len), st.sampled_from(Reading), st.data())
def test_narrowing_a_window_only_adds_certainty(ledger: Ledger, reading: Reading, data: st.DataObject) -> None:
    """A window narrowed to fewer days can only make answers more certain, never change a certain one."""
    place = data.draw(st.integers(0, len(ledger) - 1), "place")
    datings = list(ledger[place].dated)
    number = data.draw(st.integers(0, len(datings) - 1), "number")
    within = st.dates(datings[number].day.earliest or date.min, datings[number].day.latest or date.max)
    cut = sorted(data.draw(st.lists(within, min_size=2, max_size=2), "cut"))
    datings[number] = evolve(datings[number], day=ct.PartialDate(*cut))
    narrowed = [*ledger[:place], evolve(ledger[place], dated=datings), *ledger[place + 1 :]]
    before = of(ledger, (reading, False))
    try:
        after = of(narrowed, (reading, False))
    except LedgerError:  # the new window leaves no order of the steps, or does not suit a covering source
        reject()
    for day in slow.turning_days([*ledger, narrowed[place]]):
        for state in before.states:
            assert set(after.possible_statuses_on(state, day)) <= set(before.possible_statuses_on(state, day))
        assert after.members_on(day) >= before.members_on(day)
        assert after.possible_members_on(day) <= before.possible_members_on(day)
        assert before.name_on(day) in (None, after.name_on(day))


# An answer never depends on the order in which same-day events are written for different states.
@given(LEDGERS, VIEWS, st.lists(st.integers(0, 6), max_size=12))
def test_shuffling_events_of_different_states_changes_nothing(ledger: Ledger, view: View, swaps: list[int]) -> None:
    """Events that share neither a state nor a name can be written in any order."""
    shuffled = list(ledger)
    for place in swaps:
        pair = shuffled[place : place + 2]
        if len(pair) == 2 and not owners(pair[0], ledger) & owners(pair[1], ledger) and not shares_a_state(*pair):
            shuffled[place : place + 2] = pair[::-1]
    one, other = of(ledger, view), of(shuffled, view)
    assert (one.states, one.epochs()) == (other.states, other.epochs())
    assert all(one.spells_of(state) == other.spells_of(state) for state in one.states)
    for change, again in zip(one.changes(), other.changes(), strict=True):
        assert (change.joined, change.left, change.unsettled) == (again.joined, again.left, again.unsettled)
        assert set(change.events) == set(again.events)


def shares_a_state(one: Event, other: Event) -> bool:
    """Return whether two events concern one state, which for a dissolution all but milestones do."""
    kinds = {one.kind, other.kind}
    return bool(set(one.states) & set(other.states)) or ("dissolution" in kinds and "milestone" not in kinds)
