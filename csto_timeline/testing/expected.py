"""What a timeline should answer, worked out from the values of its events by another route than the machine's.

It owns a second copy of the rule table and of the readings, and no question: `invariants` asks. Days are whole numbers;
a status is possible from the earliest day of the step that leads to it until the latest day of the step that ends it,
and one sweep over these stretches gives what is possible from which day on. Of the package it uses values only, none of
the code whose answers it foretells.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import accumulate, pairwise
from typing import Final, Generic, NamedTuple, TypeVar

from ..facts import Act, Dating, Event, Kind
from ..rules import Reading, Status

T = TypeVar("T")
Track = list[tuple[int, frozenset[T]]]
"""What is possible from which day on; the first entry is for before the calendar."""
Told = tuple[Event, list[Dating]]
"""An event with those of its datings that count, the preferred ones first."""

FIRST, LAST = date.min.toordinal(), date.max.toordinal()
BEFORE, NEVER = FIRST - 1, LAST + 1

_TABLE: Final = """
outside: founding accession > member, observer > observer
observer: accession > member, withdrawal > former
member: renewal freeze > member, suspension > suspended, lapse withdrawal expulsion > former
suspended: return > member, lapse withdrawal expulsion > former
former: return accession > member, observer > observer
"""
_AFTER: Final = {
    (Status(before), Kind(kind)): Status(after.strip())
    for before, _, steps in (line.partition(":") for line in _TABLE.split("\n"))
    for kinds, _, after in (step.partition(">") for step in steps.split(","))
    for kind in kinds.split()
}
_ORDERS: Final = {
    Reading.ANNOUNCED: (Act.ANNOUNCED, Act.SIGNED, Act.IN_FORCE),
    Reading.SIGNED: (Act.SIGNED, Act.IN_FORCE, Act.ANNOUNCED),
    Reading.IN_FORCE: (Act.IN_FORCE, Act.SIGNED, Act.ANNOUNCED),
}


class Link(NamedTuple, Generic[T]):
    """A step: its place in the ledger, its earliest and latest day, and what is so after it."""

    place: int
    low: int
    high: int
    after: T


class Span(NamedTuple):
    """A stretch in which no answer should change; `moved` holds each `is_member` that changes on its first day."""

    start: int
    end: int
    members: frozenset[str]
    possible: frozenset[str]
    name: str | None
    moved: dict[str, bool | None]


class Expected:
    """The answers that a view should give; `faults` says why its ledger should not have been let in.

    `windows` are those of the events by their datings alone, `placed` as their neighbours in every chain leave them.
    """

    def __init__(self, told: Sequence[Told], through: date | None, reading: Reading, *, wide: bool) -> None:
        """Work out the chains of steps, and what is possible when.

        Args:
            told: the events in ledger order.
            through: the last day up to which the record was checked.
            reading: which act's day counts.
            wide: whether datings that disagree widen the window of an event.
        """
        self.told = told
        self.events = [event for event, _ in told]
        self.through = through
        self.windows = [_window(datings, reading, wide) for _, datings in told]
        self.placed = list(self.windows)
        self.faults: list[tuple[str, str | None, str]] = []
        self.causes: dict[int, set[int]] = defaultdict(set)
        states: dict[str, list[Link[Status]]] = {}
        names: list[Link[str | None]] = []
        for place, (event, (low, high)) in enumerate(zip(self.events, self.windows, strict=True)):
            if through is not None and low > through.toordinal():
                self.faults.append(("it comes after checked_through", None, event.key))
            if event.new_name is not None:
                names.append(Link(place, low, high, event.new_name))
            for state in event.states if event.kind not in (Kind.RENAMING, Kind.MILESTONE) else ():
                chain = states.get(state, [])
                before = chain[-1].after if chain else Status.OUTSIDE
                after = _AFTER.get((before, event.kind))
                if after is None:
                    self.faults.append((f"a state that is {before} cannot take a {event.kind}", state, event.key))
                elif after is not before:
                    states.setdefault(state, chain).append(Link(place, low, high, after))
        self.steps = {state: self._tightened(chain, state) for state, chain in states.items()}
        self.names = self._tightened(names, None)
        self.tracks = {state: _swept(Status.OUTSIDE, chain) for state, chain in self.steps.items()}
        self.memberships = {
            state: [(start, end) for start, end, possible in self.spells(state) if answer(possible)]
            for state in self.tracks
        }

    def _tightened(self, chain: Sequence[Link[T]], state: str | None) -> list[Link[T]]:
        lows = accumulate((link.low for link in chain), max)
        highs = reversed(list(accumulate((link.high for link in reversed(chain)), min)))
        tight = []
        for link, low, high in zip(chain, lows, highs, strict=True):
            tight.append(link._replace(low=low, high=high))
            self.placed[link.place] = max(low, self.placed[link.place][0]), min(high, self.placed[link.place][1])
            self.causes[low].add(link.place)
            self.causes[high].add(link.place)
            if low > high:
                key = self.events[link.place].key
                self.faults.append(("it cannot keep its place among the events beside it", state, key))
        return tight

    def spells(self, state: str) -> Iterator[tuple[int, int, tuple[Status, ...]]]:
        """Yield the stretches of a state with what is possible in them, the one before its first event included."""
        for (start, possible), (end, _) in pairwise([*self.tracks[state], (NEVER, frozenset())]):
            yield start, end, _in_order(possible)

    def shared_spells(self, a: str, b: str) -> list[tuple[int, int]]:
        """Return the stretches in which both states certainly are members."""
        both = (
            (max(low, start), min(high, end)) for low, high in self.memberships[a] for start, end in self.memberships[b]
        )
        return [(low, high) for low, high in both if low < high]

    def spans(self) -> Iterator[Span]:
        """Yield the stretches in order of day, the one before the first event included."""
        turns: dict[int, dict[str, bool | None]] = defaultdict(dict)
        for state, track in self.tracks.items():
            for day, statuses in track[1:]:
                turns[day][state] = answer(statuses)
        settled = [(day, next(iter(names)) if len(names) == 1 else None) for day, names in _swept(None, self.names)]
        names = {day: name for (_, before), (day, name) in pairwise(settled) if before != name}
        name = None
        members: set[str] = set()
        unsettled: set[str] = set()
        for start, end in pairwise([BEFORE, *sorted({*turns, *names}), NEVER]):
            moved = {}
            for state, now in turns[start].items():
                if now is not (None if state in unsettled else state in members):
                    moved[state] = now
                    (members.add if now else members.discard)(state)
                    (unsettled.add if now is None else unsettled.discard)(state)
            name = names.get(start, name)
            yield Span(start, end, frozenset(members), frozenset(members | unsettled), name, moved)


def answer(possible: Iterable[Status]) -> bool | None:
    """Return what `is_member` should answer where these statuses are possible."""
    answers = {status is Status.MEMBER for status in possible}
    return answers.pop() if len(answers) == 1 else None


@cache
def _in_order(possible: frozenset[Status]) -> tuple[Status, ...]:
    return tuple(status for status in Status if status in possible)


def _window(datings: Sequence[Dating], reading: Reading, wide: bool) -> tuple[int, int]:
    own = next(found for act in _ORDERS[reading] if (found := [dating for dating in datings if dating.act is act]))
    low, high = earliest, latest = _ends(own[0])
    for variant_low, variant_high in map(_ends, own[1:] if wide else ()):
        if not (variant_low <= low and high <= variant_high):  # one that is only less precise disagrees with nobody
            earliest, latest = min(earliest, variant_low), max(latest, variant_high)
    return max(earliest, FIRST), latest


def _ends(dating: Dating) -> tuple[int, int]:
    low, high = dating.day.earliest, dating.day.latest
    return BEFORE if low is None else low.toordinal(), NEVER if high is None else high.toordinal()


def _swept(before: T, chain: Sequence[Link[T]]) -> Track[T]:
    turns: dict[int, list[tuple[T, int]]] = defaultdict(list)
    possible = [before, *(link.after for link in chain)]
    lows = [BEFORE, *(link.low for link in chain)]
    highs = [*(link.high for link in chain), NEVER]
    for value, low, high in zip(possible, lows, highs, strict=True):
        if low < high:
            turns[low].append((value, 1))
            turns[high].append((value, -1))
    count: Counter[T] = Counter()
    track: Track[T] = []
    for day in sorted(turns.keys() - {NEVER}):
        for value, more in turns[day]:
            count[value] += more
        now = frozenset(value for value, times in count.items() if times)
        if not track or track[-1][1] != now:
            track.append((day, now))
    return track
