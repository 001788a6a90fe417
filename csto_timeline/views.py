"""One ledger under one reading, indexed: what it holds, and what the questions need of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from .results import Spell
from .errors import UnknownStateError, warn_beyond
from .facts import Event, Source
from .engine.windows import Window, moves_of, sources_of, standing, tightened, window
from .engine.index import Index, Lookup, NameTrack, Track, asked_track
from .engine.parties import Parties
from .rules import Reading
from .states import State, StateLike

if TYPE_CHECKING:
    from .happenings import Change


class Origin:
    """What all views of one ledger share: its events, what it is called, whom it speaks of, and the views made so far.

    The events may be a function that makes them when somebody looks at them.
    """

    __slots__ = ("_events", "_named", "checked_through", "name", "parties", "views")

    def __init__(
        self,
        name: str,
        parties: Parties,
        checked_through: date | None,
        events: tuple[Event, ...] | Callable[[], tuple[Event, ...]],
    ) -> None:
        self.name: Final = name
        self.parties: Final = parties
        self.checked_through: Final = checked_through
        self.views: Final[dict[tuple[bool, str | None], dict[Reading | str, View]]] = {}
        self._events = events
        self._named: frozenset[str] | None = None

    @property
    def events(self) -> tuple[Event, ...]:
        """The whole ledger."""
        events = self._events  # read once: another thread may put the tuple in its place
        if not isinstance(events, tuple):
            events = self._events = events()
        return events

    @property
    def named(self) -> frozenset[str]:
        """The codes of all whom an event of the whole ledger names, moved or not."""
        if self._named is None:
            self._named = frozenset(code for event in self.events for code in event.states)
        return self._named


class View:
    """A ledger under one reading, indexed. `Queries` asks it, `Timeline` says how one is made."""

    __slots__ = (
        "_causes",
        "_days",
        "_index",
        "_ledger",
        "_lookup",
        "_named",
        "_names",
        "_never",
        "_origin",
        "_sets",
        "_siblings",
        "_spells",
        "_tracks",
        "_windows",
        "checked_through",
        "reading",
        "source",
        "wide",
    )

    checked_through: date | None
    """The last day up to which the record was compared with its sources; `None` if nobody said."""
    reading: Reading
    """Which act's day counts."""
    source: str | None
    """The key of the only source that speaks in this view; `None` where all do."""
    wide: bool
    """Whether this view is widened: sources that disagree leave a day open."""

    _causes: dict[date, set[int]] | None
    _days: tuple[date, ...]
    _index: Index
    _ledger: tuple[Event, ...] | None
    _lookup: dict[StateLike, Lookup]
    _named: dict[str, list[Event]] | None
    _names: NameTrack
    _never: Lookup
    _origin: Origin
    _sets: list[frozenset[str] | None]
    _siblings: dict[Reading | str, View]
    _spells: dict[StateLike, tuple[Spell, ...]]
    _tracks: dict[str, Track]
    _windows: list[Window] | None

    # What it holds

    @property
    def name(self) -> str:
        """The label of the timeline."""
        return self._origin.name

    @property
    def label(self) -> str:
        """The name together with what makes this view: the reading, the only source, and whether it is widened."""
        marks = [self.reading.value, *(["widened"] if self.wide else []), *([self.source] if self.source else [])]
        return f"{self.name} ({', '.join(marks)})"

    @property
    def states(self) -> tuple[str, ...]:
        """The codes of the states that an event moves, sorted."""
        return self._index.order

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that the events cite, sorted by key."""
        return sources_of(self._events)

    @property
    def _events(self) -> tuple[Event, ...]:
        return self._origin.events if self._ledger is None else self._ledger

    def party(self, state: StateLike) -> State:
        """Return the record of a state or party: its name and codes.

        Raises:
            UnknownStateError: nothing is called that.
        """
        return self._origin.parties.record(self.code(state))

    def code(self, state: StateLike) -> str:
        """Return the code that answers use for a state or party.

        Raises:
            UnknownStateError: nothing is called that.
            StateTypeError: neither text nor a `State`.
        """
        try:
            return self._origin.parties.ask(state, self._tracks)
        except UnknownStateError:
            return self._origin.parties.ask(state, self._origin.named)  # whom no event of this view moves

    # Inside

    def _beyond(self, day: date) -> bool:
        """Warn if `day` lies after the record, and say whether it does."""
        through = self.checked_through
        if through is None or day <= through:
            return False
        warn_beyond(
            f"{day} is after {through}, the last day up to which {self.name} was checked; "
            "the answer is the last known one"
        )
        return True

    def _find(self, state: StateLike) -> Lookup:
        """Return what `is_member` needs of a state, and remember it under its code and its exact spellings."""
        code = self.code(state)
        track = self._tracks.get(code)
        found = self._lookup.get(code) or (self._never if track is None else asked_track(track, self.checked_through))
        if isinstance(state, str) and (state == code or state in self._origin.parties.record(code).spellings):
            self._lookup[state] = found
        return found

    def _naming(self) -> dict[str, list[Event]]:
        """Return the events by the states that they name."""
        if self._named is None:
            named: dict[str, list[Event]] = {}
            for event in self._events:
                for code in event.states:
                    named.setdefault(code, []).append(event)
            object.__setattr__(self, "_named", named)
            return named
        return self._named

    def _window(self, event: Event) -> Window:
        return window(standing(event), self.reading, widened=self.wide)

    def _name_at(self, day: date) -> str | None:
        days, names = self._names
        return names[bisect_right(days, day)]

    def _change(self, place: int) -> Change:
        from .happenings import Change

        index = self._index
        day = index.days[place]
        certain, before = index.certain[place + 1], index.certain[place]
        possible, possible_before = index.possible[place + 1], index.possible[place]
        joined, left, unsettled = (
            tuple(sorted(index.decode(mask)))
            for mask in (
                certain & ~before,
                possible_before & ~possible,
                (possible & ~certain) & ~(possible_before & ~before),
            )
        )
        events = tuple(self._events[number] for number in sorted(self._caused()[day]))
        return Change(day, joined, left, unsettled, events)

    def _caused(self) -> dict[date, set[int]]:
        """Return the places of the events whose windows begin or end on each day."""
        if self._causes is None:
            causes: dict[date, set[int]] = {}
            for place, (low, high) in self._chained():
                for day in (low, high):
                    if day is not None:
                        causes.setdefault(day, set()).add(place)
            object.__setattr__(self, "_causes", causes)
            return causes
        return self._causes

    def _placed(self) -> list[Window]:
        """Return the window of each event, as narrow as its neighbours in every chain leave it."""
        if self._windows is None:
            windows = [self._window(event) for event in self._events]
            for place, (low, high) in self._chained():
                was_low, was_high = windows[place]
                windows[place] = max(low, was_low), min(filter(None, (high, was_high)), default=None)
            object.__setattr__(self, "_windows", windows)
            return windows
        return self._windows

    def _chained(self) -> Iterator[tuple[int, Window]]:
        """Return the place and the window of each event in each chain that it belongs to."""
        moves, _ = moves_of(self._events)
        chains = [[place for place, _ in chain] for chain in moves.states.values()]
        for places in (*chains, [place for place, _ in moves.names]):
            yield from zip(places, tightened([self._window(self._events[place]) for place in places]), strict=True)
