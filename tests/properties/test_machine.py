"""Build ledgers step by step, legal and illegal, and compare all readings with a plain dictionary."""

from collections.abc import Iterable
from datetime import date
from itertools import product

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from ledgers import ONE_DAY
from oracle.slow import NO_STEP, ORDERS, TABLE

from csto_timeline import Act, Dating, Event, Kind, Reading, Timeline
from csto_timeline.errors import LedgerError

START = date(1999, 12, 1)
STATES = ("AAA", "AAB", "AAC")
SOME_STATES = st.lists(st.sampled_from(STATES), min_size=1, unique=True)
NAMES = st.none() | st.sampled_from(("Pact", "Union"))
SPANS = st.dictionaries(st.sampled_from(Act), st.integers(0, 90), min_size=1)


class Ledgers(RuleBasedStateMachine):
    """A ledger of exact days, and a dictionary of its meaning under each reading."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[Event] = []
        self.timeline = Timeline.from_events([], name="built", unknown="keep")
        self.dissolved = False
        self.status = dict.fromkeys(STATES, "outside")
        # For a reading and a state the status from each day on, and for a reading and `None` the name.
        self.since: dict[tuple[str, str | None], dict[date, str | None]] = {
            (reading, chain): {} for reading in ORDERS for chain in (*STATES, None)
        }

    # What can be done

    @rule(kind=st.sampled_from(Kind), states=SOME_STATES, spans=SPANS, name=NAMES)
    def add_anything(self, kind: Kind, states: list[str], spans: dict[Act, int], name: str | None) -> None:
        """Add any event on any days: it is accepted, or it is at fault and nothing changes."""
        self.add(kind, states, {act: START + span * ONE_DAY for act, span in spans.items()}, name)

    @rule(state=st.sampled_from(STATES), pick=st.integers(0, 59), others=SOME_STATES, spans=SPANS, name=NAMES)
    def add_next_step(self, state: str, pick: int, others: list[str], spans: dict[Act, int], name: str | None) -> None:
        """Add a legal step for one state and for all others that can take it, no earlier than the steps before."""
        kinds = [*TABLE[self.status[state]], *NO_STEP, *["dissolution"] * (len(self.events) > 2)]
        kind = Kind(kinds[pick % len(kinds)])
        able = [state, *(other for other in others if other != state and kind in TABLE[self.status[other]])]
        last = max((day for since in self.since.values() for day in since), default=START)
        self.add(kind, able, {act: last + span * ONE_DAY for act, span in spans.items()}, name)

    @precondition(lambda self: self.events)
    @rule(place=st.integers(0, 99))
    def repeat_a_key(self, place: int) -> None:
        """A key that is used twice is refused."""
        event = self.events[place % len(self.events)]
        milestone = Event(key=event.key, kind="milestone", dated=event.dated)
        assert event.key in self.refused([*self.events, milestone])

    @rule(span=st.integers(0, 400))
    def end_the_record(self, span: int) -> None:
        """A record checked no further than some day is refused if an event falls later under some reading."""
        through = START + span * ONE_DAY
        late = {e.key for e in self.events for reading in Reading if chosen(e.dated, reading) > through}
        assert self.refused(self.events, through) == late

    # What must hold

    @invariant()
    def every_reading_answers_as_the_dictionary(self) -> None:
        """Status, membership and name near every day are those of the last step up to it, for the states moved."""
        assert self.timeline.states == tuple(state for state in STATES if self.status[state] != "outside")
        days = {day + by * ONE_DAY for since in self.since.values() for day in since for by in (-1, 0, 1)}
        for reading in ORDERS:
            view = self.timeline.under(reading)
            for day in days | {date.min, date.max}:
                said = {state: at(self.since[reading, state], day, "outside") for state in view.states}
                assert {state: view.status_on(state, day) for state in view.states} == said
                members = {state for state in said if said[state] == "member"}
                assert {state: view.is_member(state, day) for state in said} == {s: s in members for s in said}
                assert view.members_on(day) == view.possible_members_on(day) == members
                assert view.name_on(day) == at(self.since[reading, None], day, None)

    # How

    def add(self, kind: Kind, states: list[str], days: dict[Act, date], name: str | None) -> None:
        """Add an event to both, if the dictionary says that it is legal; else the timeline must refuse it."""
        key = f"event-{len(self.events)}"
        name = name if kind == "founding" else name or "Pact" if kind == "renaming" else None
        states = [] if kind == "dissolution" else states
        dated = [Dating(act=act, day=day) for act, day in days.items()]
        event = Event(key=key, kind=kind, states=states, dated=dated, new_name=name)
        faulty = self.faulty(event)
        assert self.refused([*self.events, event]) == ({key} if faulty else set())
        if not faulty:
            moved = self.moved(event)
            self.events.append(event)
            self.timeline = Timeline.from_events(self.events, name="built", unknown="keep")
            for (chain, after), reading in product(moved.items(), ORDERS):
                self.since[reading, chain][chosen(event.dated, reading)] = after
            self.status.update({state: after for state, after in moved.items() if state})
            self.dissolved |= kind == "dissolution"

    def moved(self, event: Event) -> dict[str | None, str | None]:
        """Return what a legal event changes: statuses, and under `None` the name."""
        if event.kind == "dissolution":
            ended = {state: "former" for state in STATES if self.status[state] != "outside"}
            return ended | ({None: None} if self.since["announced", None] else {})
        after = {state: TABLE[self.status[state]].get(event.kind) for state in event.states}
        moved = {state: status for state, status in after.items() if status not in (None, self.status[state])}
        return moved | ({None: event.new_name} if event.new_name else {})

    def faulty(self, event: Event) -> bool:
        """Return whether an event cannot come next under some reading."""
        illegal = (
            self.dissolved and event.kind != "milestone",
            event.kind == "renaming" and not self.since["announced", None],
            event.kind not in (*NO_STEP, "dissolution")
            and any(event.kind not in TABLE[self.status[state]] for state in event.states),
        )
        return any(illegal) or any(
            chosen(event.dated, reading)
            < max(self.since[reading, chain], default=date.min) + ONE_DAY * bool(not chain and after)
            for (chain, after), reading in product(self.moved(event).items(), ORDERS)
            if self.since[reading, chain]
        )

    def refused(self, events: list[Event], through: date | None = None) -> set[str | None]:
        """Return the event of every fault; none if the ledger is accepted."""
        try:
            Timeline.from_events(events, name="built", unknown="keep", checked_through=through)
        except LedgerError as problem:
            return {fault.event for fault in problem.faults}
        return set()


def chosen(dated: Iterable[Dating], reading: str) -> date:
    """Return the day that counts under a reading, of datings by one exact day an act."""
    days = {str(dating.act): dating.day.earliest for dating in dated}
    return next(days[act] for act in ORDERS[reading] if act in days)


def at(since: dict[date, str | None], day: date, before: str | None) -> str | None:
    """Return the last entry up to a day; entries are in order of day."""
    return [before, *(said for start, said in since.items() if start <= day)][-1]


TestLedgers = Ledgers.TestCase
TestLedgers.settings = settings(stateful_step_count=25)
