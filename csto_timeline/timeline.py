"""The machine: a ledger under one reading, ready to answer.

It owns no facts. `fold` and `rows` turn what they are given into tracks; `index`, `views` and `queries` answer from
them; `Timeline` says how one is made, how others are derived from it, and how it behaves as a value.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Self, TypeVar

import attr

from .dates import DayLike, to_date
from .errors import Fault, LedgerError, PartialSourceError, QueryError, QueryTypeError, shown
from .facts import Event, Source
from .engine.windows import Moves, check, moves_of, retold, sources_of, standing, tightened, window
from .engine.index import NEVER, NO_NAMES, Index, NameTrack, Track, asked_track, name_track_of, track_of
from .engine.parties import Parties
from .queries import Queries
from .engine.spells import Row, Rows
from .rules import Reading
from .states import State, StateLike
from .views import Origin

_Item = TypeVar("_Item")


class Timeline(Queries):
    """Who belonged to an organisation on which day, as one ledger tells it under one reading.

    Make one with `from_events` or `from_spells`; derive others with `under`, `according_to` and `widened`, in any
    order. A timeline never changes and may be shared between threads. Days are Gregorian, stretches half-open.
    """

    __slots__ = ()

    def __init__(self) -> None:
        raise QueryError("a Timeline is not called; use Timeline.from_events or Timeline.from_spells")

    @classmethod
    def from_events(
        cls,
        events: Iterable[Event],
        *,
        name: str,
        states: Iterable[StateLike] = (),
        reading: Reading | str = Reading.ANNOUNCED,
        checked_through: DayLike | None = None,
    ) -> Self:
        """Return the timeline of a ledger, checked under all three readings.

        Args:
            events: the steps, for each state in causal order.
            name: what the timeline is called; a label.
            states: the parties' own codes and names, where they are not those of ISO 3166-1.
            reading: which act's day counts.
            checked_through: the last day up to which the ledger was compared with its sources.

        Raises:
            LedgerError: with every fault found in the ledger.
            OptionError: no such reading.
            InvalidDateError: `checked_through` is no day.
        """
        reading, through = Reading.of(reading), None if checked_through is None else to_date(checked_through)
        parties, name = Parties(states), _label(name)
        ledger = []
        strangers: list[Fault] = []
        for place, event in enumerate(_each(events, "Event values"), 1):
            if isinstance(event, Event):
                ledger.append(_settled(event, parties, strangers))
            else:
                strangers.append(Fault(None, None, f"{shown(event)} is no Event", "give Event values", f"item {place}"))
        moves, faults = check(ledger, through)
        if strangers or faults:
            raise LedgerError([*strangers, *faults])
        origin = Origin(name, parties, through, tuple(ledger))
        return cls._view(origin, reading, moves)

    @classmethod
    def from_spells(
        cls,
        rows: Iterable[Row],
        *,
        name: str,
        states: Iterable[StateLike] = (),
        source: Source | None = None,
        checked_through: DayLike | None = None,
    ) -> Self:
        """Return the timeline of `(state, start, end[, status])` rows, in any order.

        A row's `end` is the first day no longer in it, `None` while it goes on; both may be partial dates. The status
        is "member" unless given. Rows of one status that touch on a day merge. Known country names become alpha-3
        codes unless `states` declares otherwise; other text is a party's own code. `Spell` values are rows too.

        Args:
            rows: the rows, as data sets come.
            name: what the timeline is called; a label.
            states: the parties' own codes and names.
            source: the document behind every row.
            checked_through: the last day that the rows speak of.

        Raises:
            LedgerError: with every fault found, each naming its row.
            InvalidDateError: `checked_through` is no day.
        """
        through = None if checked_through is None else to_date(checked_through)
        parties, name = Parties(states), _label(name)
        if source is not None and not isinstance(source, Source):
            raise QueryError(f"a source cannot be {shown(source)}; give a Source")
        made = Rows(_each(rows, "(state, start, end[, status]) rows"), parties, source, through)
        origin = Origin(name, parties, through, made.events)
        return cls._ready(
            origin,
            made.tracks,
            NO_NAMES,
            reading=Reading.ANNOUNCED,
            wide=False,
            source=None,
            ledger=None,
            through=through,
        )

    @classmethod
    def _view(
        cls,
        origin: Origin,
        reading: Reading,
        moves: Moves | None = None,
        *,
        wide: bool = False,
        source: str | None = None,
    ) -> Self:
        """Return the view of an origin, made once; the ledger has been checked."""
        if (ready := origin.views.get((wide, source), {}).get(reading)) is not None:
            return ready  # type: ignore[return-value]
        ledger = origin.events if source is None else retold(origin.events, source)
        moves = moves or moves_of(ledger)[0]
        windows = [window(standing(event), reading, widened=wide) for event in ledger]
        tracks = {
            state: track_of(tightened([windows[place] for place, _ in chain]), [after for _, after in chain])
            for state, chain in moves.states.items()
        }
        names = name_track_of(
            tightened([windows[place] for place, _ in moves.names]), [name for _, name in moves.names]
        )
        through = origin.checked_through
        if source is not None:
            covered = next(s.covers_through for s in sources_of(ledger) if s.key == source)
            through = min(filter(None, (through, covered)))
        return cls._ready(
            origin, tracks, names, reading=reading, wide=wide, source=source, ledger=ledger, through=through
        )

    @classmethod
    def _ready(
        cls,
        origin: Origin,
        tracks: dict[str, Track],
        names: NameTrack,
        *,
        reading: Reading,
        wide: bool,
        source: str | None,
        ledger: tuple[Event, ...] | None,
        through: date | None,
    ) -> Self:
        """Return a view made of its tracks; of two threads that make the same one, both get the first."""
        self = object.__new__(cls)
        index = Index(tracks, names[0], through)
        siblings = origin.views.setdefault((wide, source), {})
        fields: dict[str, object] = {
            "_causes": None,
            "_days": index.asked,
            "_index": index,
            "_ledger": ledger,
            "_lookup": {},
            "_named": None,
            "_names": names,
            "_never": asked_track(NEVER, through),
            "_origin": origin,
            "_sets": index.sets,
            "_siblings": siblings,
            "_spells": {},
            "_tracks": tracks,
            "_windows": None,
            "checked_through": through,
            "reading": reading,
            "source": source,
            "wide": wide,
        }
        for field, value in fields.items():
            object.__setattr__(self, field, value)
        return siblings.setdefault(reading, self)  # type: ignore[return-value]

    # Other views of the same ledger

    def under(self, reading: Reading | str) -> Self:
        """Return the same ledger under another reading; raises `OptionError` for an unknown one."""
        try:
            return self._siblings[reading]  # type: ignore[return-value]
        except (KeyError, TypeError):
            return self._view(self._origin, Reading.of(reading), wide=self.wide, source=self.source)

    def widened(self) -> Self:
        """Return the view in which sources that disagree leave a day open.

        Each event may fall on any day from the earliest to the latest that its preferred dating and those that
        disagree with it allow; less precise and rejected datings widen nothing.
        """
        return self._view(self._origin, self.reading, wide=True, source=self.source)

    def plain(self) -> Self:
        """Return the view in which preferred datings alone count; undoes `widened`."""
        return self._view(self._origin, self.reading, source=self.source)

    def according_to(self, source: Source | str) -> Self:
        """Return only what one source says, with its own precision, rejected datings included.

        `checked_through` is then at most the day up to which the source gives a whole account.

        Raises:
            PartialSourceError: the source gives no whole account of membership; the error names those that do.
        """
        key = source.key if isinstance(source, Source) else source
        whole = {s.key for s in sources_of(self._events) if s.covers_through is not None}
        if self.source is not None and key != self.source:
            raise PartialSourceError(
                f"this view holds only what {self.source!r} says; ask the whole timeline about {shown(key)}",
                [self.source],
            )
        if not isinstance(key, str) or key not in whole:
            accepted = ", ".join(repr(name) for name in sorted(whole)) or "none here"
            raise PartialSourceError(
                f"{shown(key)} gives no whole account of membership, so absence from it proves nothing; "
                f"sources that give one: {accepted}",
                sorted(whole),
            )
        return self._view(self._origin, self.reading, wide=self.wide, source=key)

    # As a value

    def _identity(self) -> tuple[object, ...]:
        origin = self._origin
        return (self.reading, self.wide, self.source, origin.name, origin.checked_through, origin.parties.declared)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Timeline):
            return NotImplemented
        return self._identity() == other._identity() and self._origin.events == other._origin.events

    def __hash__(self) -> int:
        return hash((*self._identity(), self.states))

    def __setattr__(self, field: str, value: object) -> None:
        raise AttributeError(f"a Timeline never changes; derive another instead of setting {field!r}")

    def __delattr__(self, field: str) -> None:
        raise AttributeError(f"a Timeline never changes; {field!r} cannot be deleted")

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[object, ...]:
        origin = self._origin
        ledger = (origin.events, origin.name, origin.parties.declared, origin.checked_through)
        return _restored, (*ledger, self.reading.value, self.wide, self.source)

    def __repr__(self) -> str:
        view = f", according to {self.source}" if self.source else ""
        wide = ", widened" if self.wide else ""
        through = f", checked through {self.checked_through}" if self.checked_through else ""
        return f"<Timeline {self.name!r}: {len(self.states)} states, reading {self.reading.value}{wide}{view}{through}>"


def _settled(event: Event, parties: Parties, faults: list[Fault]) -> Event:
    """Return the event with its states under the codes that answers use; a state under two names is a fault."""
    codes = tuple(dict.fromkeys(parties.code_of(state) for state in event.states))
    if len(codes) < len(event.states):
        names = ", ".join(event.states)
        faults.append(Fault(event.key, None, f"of {names} two are one state", "name each state once"))
    return event if codes == event.states else attr.evolve(event, states=codes)


def _each(items: Iterable[_Item], what: str) -> Iterable[_Item]:
    try:
        return iter(items)
    except TypeError:
        raise QueryTypeError(f"{shown(items)} cannot be gone through; give {what}") from None


def check_timeline(timeline: object) -> None:
    """Refuse what is no timeline.

    Raises:
        QueryTypeError: not a `Timeline`.
    """
    if not isinstance(timeline, Timeline):
        raise QueryTypeError(
            f"a timeline cannot be {shown(timeline)}; make one with from_events, from_spells or read_json"
        )


def _label(name: object) -> str:
    if not isinstance(name, str) or not name.strip():
        raise QueryError(f"a timeline cannot be called {shown(name)}; give it a name as text")
    return name


def _restored(
    events: tuple[Event, ...],
    name: str,
    states: tuple[State, ...],
    checked_through: date | None,
    reading: str,
    wide: bool,
    source: str | None,
) -> Timeline:
    """Make a pickled timeline anew."""
    timeline = Timeline.from_events(events, name=name, states=states, reading=reading, checked_through=checked_through)
    timeline = timeline.widened() if wide else timeline
    return timeline if source is None else timeline.according_to(source)
