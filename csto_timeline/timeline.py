"""Define `Timeline`: a ledger under one reading, ready to answer.

How a question is answered. `Timeline.from_events` has `engine.windows` fold the ledger into chains and narrow the
windows of its events; each chain becomes a track, which says from which day on which statuses are possible;
`engine.index` cuts the calendar into epochs in which no answer changes. A question about a day is one bisection, here.
Pairs of states and stretches of days, where that is not enough, go to `engine.paths`. Rows of spells are read by
`engine.intake`, made into tracks by `engine.spells`, and then indexed in the same way. Explanations, tables, files and
pictures are made elsewhere, from answers.

So `members_on("2006-07-01")` calls `dates.to_date`, bisects, and returns the set of that epoch, which the index makes
the first time and then keeps. After `checked_through` it warns, and makes the set each time.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from os import PathLike
from typing import TYPE_CHECKING, Any, Final, Literal, Self, get_args

from attrs import evolve

from .dates import DAY, DayLike, earliest_of, to_bounds, to_date, to_stretch
from .engine.index import NEVER_MOVED, Index, Lookup, lookup_of
from .engine.intake import CodeScheme, End, read_panel, read_rows
from .engine.parties import Parties, UnknownParties
from .engine.paths import Lanes, joint
from .engine.spells import CanonicalRow, Move, PlainRow, Spells
from .engine.windows import (
    NEVER,
    Chains,
    NameTrack,
    Network,
    Track,
    Window,
    as_date,
    check,
    fold,
    held_within,
    propagate,
    retold,
    window,
)
from .errors import (
    BeyondRecordWarning,
    Fault,
    LedgerError,
    PartialSourceError,
    QueryError,
    QueryTypeError,
    UnknownStateError,
    counted,
    one_of,
    printable,
    shown,
    warn,
    word_of,
)
from .facts import Act, Event, Kind, KindName, Source, sources_of, standing
from .results import Change, DatedAct, Epoch, SharedSpell, Spell, Step
from .rules import BIT, IS_MEMBER, POSSIBLE, SETTLED, Reading, ReadingName, Status
from .states import State, StateLike, resolve_code

if TYPE_CHECKING:
    from .analysis.disagreement import Comparison, Contest
    from .analysis.explanation import Explanation
    from .analysis.tables import Table
    from .analysis.terms import Term

Rule = Literal["any", "all"]
PeriodRule = Literal["any", "all", "first", "last"]
Frequency = Literal["year", "quarter", "month", "day"]
Overlap = Literal["refuse", "merge"]

PANEL_STATUSES: Final[Mapping[object, str]] = {
    1: "member",
    2: "associate",
    3: "observer",
    0: "outside",
    -1: "outside",
    -9: "unknown",
}
"""What the codes of a panel stand for by default."""


_Built = tuple[Network, dict[str, Track], NameTrack, Index]


class _Origin:
    """What all views of one ledger share: its name, its parties, its events or rows, and the views made so far.

    Views with the same windows share what is built from them: most ledgers date most events once.
    """

    def __init__(
        self,
        name: str,
        parties: Parties,
        checked_through: date | None,
        *,
        events: tuple[Event, ...] | None = None,
        chains: Chains | None = None,
        spells: Spells | None = None,
        source: Source | None = None,
    ) -> None:
        self.name: Final = name
        self.parties: Final = parties
        self.checked_through: Final = checked_through
        self.spells: Final = spells
        self.source: Final = source
        self.shipped = False  # whether it is the record that comes under the licence and version of this package
        self.views: Final[dict[tuple[bool, str | None], dict[str, Timeline]]] = {}
        self._built: dict[tuple[str | None, tuple[Window, ...]], _Built] = {}
        if events is not None:
            self.events = events
        if chains is not None:
            self.chains = chains

    @cached_property
    def concerned(self) -> frozenset[str]:
        """The states that an event of the whole ledger names, moved or not; empty for rows."""
        return frozenset(code for event in self.events for code in event.states) if self.spells is None else frozenset()

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The ledger, or the events derived from the rows."""
        return tuple(Spells.events(self.source, self.moves))

    @cached_property
    def moves(self) -> list[Move]:
        """The moves from which the events of rows are derived."""
        assert self.spells is not None  # noqa: S101 - there are events or rows
        return self.spells.moves()

    @cached_property
    def chains(self) -> Chains:
        """The chains of the whole ledger."""
        return fold(self.events)[0]

    def built(
        self, source: str | None, windows: tuple[Window, ...], chains: Chains | None, through: date | None
    ) -> _Built:
        """Return what answers questions in the views with these windows of events, made once.

        Args:
            source: the only source of these views, if there is one.
            windows: the windows before propagation; none for rows.
            chains: the chains of the events; `None` for rows.
            through: the last day checked.
        """
        key = source, windows
        if key not in self._built:
            if chains is None:
                assert self.spells is not None  # noqa: S101 - there are events or rows
                network, tracks = self.spells.network, self.spells.tracks
            else:
                network = propagate(windows, chains)[0]
                tracks = {state: network.track(chain) for state, chain in chains.states.items()}
            names = network.name_track()
            self._built[key] = network, tracks, names, Index(tracks, names[0], through)
        return self._built[key]


class Timeline:
    """Who belonged to an organization on which day, as one ledger says under one reading.

    Make one with `from_events`, `from_spells`, `from_panel`, `read_json` or `read_csv`. Derive others with `under`,
    `according_to` and `widened`, in any order. A timeline never changes and can be shared between threads. Days are
    Gregorian civil dates; the day of an event already belongs to the new status; `start, end` are half-open.

    Attributes:
        reading: which act's day counts.
        source: the key of the only source that this view uses; `None` where it uses all.
        wide: whether this view is widened.
        checked_through: the last day up to which the record was compared with its sources; `None` where unknown.

    Example:
        >>> from csto_timeline import Timeline
        >>> pact = Timeline.from_spells([("UK", "1949-04-04", None), ("Greece", "1952-02", "1974-08-14")], name="Pact")
        >>> pact.is_member("Greece", "1960-01-01"), pact.is_member("Greece", "1952-02-10")
        (True, None)
    """

    # What the questions about a day read, in slots, which are faster; everything else in the dictionary.
    __slots__ = ("__dict__", "_days", "_index", "_lookup", "_sets", "_spells")

    checked_through: date | None
    reading: Reading
    source: str | None
    wide: bool

    _days: tuple[date, ...]
    _index: Index
    _ledger: tuple[Event, ...] | None
    _lookup: dict[StateLike, Lookup]
    _names: NameTrack
    _network: Network
    _origin: _Origin
    _sets: list[frozenset[str] | None]
    _siblings: dict[str, Timeline]
    _spells: dict[StateLike, tuple[Spell, ...]]
    _tracks: dict[str, Track]

    def __init__(self) -> None:
        raise QueryError("a Timeline cannot be called", "use Timeline.from_events or Timeline.from_spells")

    # Making one

    @classmethod
    def from_events(
        cls,
        events: Iterable[Event],
        *,
        name: str,
        codes: CodeScheme = "names",
        states: Iterable[StateLike] = (),
        unknown: UnknownParties = "refuse",
        reading: Reading | ReadingName = Reading.ANNOUNCED,
        checked_through: DayLike | None = None,
    ) -> Self:
        """Return the timeline of a ledger, checked under all readings and for every source that covers membership.

        Args:
            events: the events in causal order; for each state, and for the name, an event is not earlier than the one
                before it.
            name: what the organization, or the timeline, is called.
            codes: what the events' states are: "names" (alpha-3 codes and names), "iso2", "cow", "cowc", "gw" or
                "eurostat".
            states: the organization's own parties, as `State` values or as text, where they are not states of the
                world.
            unknown: what to do with a name that is neither declared nor a known state: "refuse" it, or "keep" it as a
                party of its own.
            reading: which act's day counts: "announced", "signed" or "in_force".
            checked_through: the last day up to which the ledger was compared with its sources.

        Raises:
            LedgerError: with every fault found: an unknown state, a step that the rule table lacks, an event that
                cannot happen on any day because of those that precede it, two names or term lengths that begin on
                one day.
            OptionError: there is no such reading, code scheme or way to treat unknown names.
            InvalidDateError: `checked_through` is not a day.

        Cost: n log n in the events and the states that they name.

        Example:
            >>> from csto_timeline import Event, Timeline, signed
            >>> founding = Event(key="founded", kind="founding", states=["France"], dated=[signed("1990-05-01")])
            >>> sorted(Timeline.from_events([founding], name="Pact").members_on("1990-05-01"))
            ['FRA']
        """
        reading = Reading.of(reading)
        through = None if checked_through is None else to_date(checked_through)
        parties, name = Parties(states, unknown=unknown), _label(name)
        one_of(codes, get_args(CodeScheme), "code scheme")
        ledger: list[Event] = []
        faults: list[Fault] = []
        try:
            given = enumerate(events, 1)
        except TypeError:
            raise QueryTypeError(f"{shown(events)} is not iterable", "give Event values") from None
        for number, event in given:
            if isinstance(event, Event):
                ledger.append(_with_codes(event, parties, codes, faults))
            else:
                faults.append(Fault(f"{shown(event)} is not an Event", "give Event values", place=f"item {number}"))
        if faults:
            raise LedgerError(faults)
        chains, faults = check(ledger, through)
        if faults:
            raise LedgerError(faults)
        return cls._view(_Origin(name, parties, through, events=tuple(ledger), chains=chains), reading)

    @classmethod
    def from_spells(
        cls,
        rows: Any,
        *,
        name: str,
        columns: Mapping[str, str] | None = None,
        end: End = "exclusive",
        open_at: DayLike | None = None,
        codes: CodeScheme = "names",
        states: Iterable[StateLike] = (),
        unknown: UnknownParties = "refuse",
        overlap: Overlap = "refuse",
        source: Source | None = None,
        checked_through: DayLike | None = None,
    ) -> Self:
        """Return the timeline of rows that each give a state, a first day, an end, and perhaps a status.

        Args:
            rows: tuples `(state, start, end)` or `(state, start, end, status)`, mappings, `Spell` values, or a data
                frame of pandas, Polars, PyArrow or DuckDB; in any order. Days may be partial dates such as "1993-09".
                A missing end (`None`, NaT, NaN, empty text, "9999-12-31", "infinity", or "2262-04-11", the last day of
                moments in nanoseconds) is open. The status is "member" unless given; "unknown" stands for every status,
                "member|suspended" for either.
            name: what the organization, or the timeline, is called.
            columns: which column is which, such as `{"state": "ccode", "start": "mem_st"}`. Other columns are ignored,
                except those that are called `state`, `start`, `end` or `status` themselves.
            end: whether an end is the first day after the row ("exclusive") or the last day in it ("inclusive").
            open_at: the last day that the data cover: an end on that day, as the last day in a row, or in the year or
                month that ends with it, is open, and `checked_through` becomes that day.
            codes: what the states are: "names" (alpha-3 codes and names), "iso2", "cow", "cowc", "gw" or "eurostat".
            states: the organization's own parties, where they are not states of the world.
            unknown: what to do with a name that is neither declared nor a known state: "refuse" it, or "keep" it as a
                party of its own.
            overlap: what to do with rows of one state that overlap: "refuse" them, or "merge" those of one status. Rows
                with partial dates are merged where they certainly overlap, and refused where that is not clear.
            source: the document behind every row.
            checked_through: the last day for which the rows are complete.

        Raises:
            LedgerError: with every fault found, each with its row.
            OptionError: an option has a value that is not listed above.
            InvalidDateError: `checked_through` or `open_at` is not a day.

        Warns:
            ConventionWarning: rows of one state lie exactly one day apart, or exclusive ends fall on `open_at`, as if
                ends were inclusive; a row ends before its code enters the list, or goes on after it leaves it.

        Cost: n log n in the rows.

        Example:
            >>> from csto_timeline import Timeline
            >>> pact = Timeline.from_spells([("UK", "1949-04-04", None), ("Greece", "1952-02-18", None)], name="Pact")
            >>> sorted(pact.members_on("1950-01-01"))
            ['GBR']
        """
        return cls._read_spells(
            rows,
            name,
            Parties(states, unknown=unknown),
            columns=columns,
            end=end,
            open_at=open_at,
            codes=codes,
            overlap=overlap,
            source=source,
            checked_through=checked_through,
        )

    @classmethod
    def _read_spells(
        cls,
        rows: Any,
        name: str,
        parties: Parties,
        numbers: Iterable[int] | None = None,
        *,
        columns: Mapping[str, str] | None = None,
        end: End = "exclusive",
        open_at: DayLike | None = None,
        codes: CodeScheme = "names",
        overlap: Overlap = "refuse",
        source: Source | None = None,
        checked_through: DayLike | None = None,
    ) -> Self:
        """Do what `from_spells` does; `numbers` are those of the rows in the table of which they are a part."""
        one_of(overlap, get_args(Overlap), "way to treat rows that overlap")
        censored = None if open_at is None else to_date(open_at)
        through = to_date(checked_through) if checked_through is not None else censored
        if censored is not None and through != censored:
            problem = f"open_at={censored} and checked_through={through} contradict each other"
            raise QueryError(problem, "leave checked_through out: it becomes the day of open_at")
        name = _label(name)
        _check_source(source)
        plain, faults = read_rows(
            rows,
            parties=parties,
            columns=columns,
            end=end,
            open_at=censored,
            codes=codes,
            through=earliest_of(through, None if source is None else source.covers_through),
            numbers=numbers,
        )
        return cls._of_rows(name, parties, plain, overlap, source, through, faults, end=end, open_at=censored)

    @classmethod
    def from_panel(
        cls,
        frame: Any,
        *,
        name: str,
        state: str,
        time: str,
        value: str,
        statuses: Mapping[Any, str] = PANEL_STATUSES,
        codes: CodeScheme = "names",
        states: Iterable[StateLike] = (),
        unknown: UnknownParties = "refuse",
        source: Source | None = None,
    ) -> Self:
        """Return the timeline of state-years, or of other periods, with a coded status in each.

        A coded period counts from its first day to its last. A missing cell between coded ones has an unknown status.
        The end of the last period becomes `checked_through`.

        Args:
            frame: a data frame of pandas, Polars, PyArrow or DuckDB, or rows as mappings.
            name: what the organization, or the timeline, is called.
            state: the column with the state.
            time: the column with the period: a year, a quarter, a month or a day.
            value: the column with the code.
            statuses: the status that each code stands for.
            codes: what the states are: "names", "iso2", "cow", "cowc", "gw" or "eurostat".
            states: the organization's own parties, where they are not states of the world.
            unknown: "refuse" names that are neither declared nor known states, or "keep" them.
            source: the document behind the table.

        Raises:
            LedgerError: with every fault found, each with its row.
            OptionError: an option has a value that is not listed above.

        Warns:
            ConventionWarning: every period is a single day, the first of a month, as if years or months were meant.

        Cost: n log n in the cells.

        Example:
            >>> from csto_timeline import Timeline
            >>> cells = [{"who": "France", "year": 1990, "code": 1}, {"who": "France", "year": 1991, "code": 0}]
            >>> pact = Timeline.from_panel(cells, name="Pact", state="who", time="year", value="code")
            >>> pact.is_member("France", "1990-07-01"), pact.is_member("France", "1991-07-01")
            (True, False)
        """
        parties, columns = Parties(states, unknown=unknown), (state, time, value)
        return cls._read_panel(frame, name, parties, columns, statuses=statuses, codes=codes, source=source)

    @classmethod
    def _read_panel(
        cls,
        frame: Any,
        name: str,
        parties: Parties,
        columns: tuple[str, str, str],
        numbers: Iterable[int] | None = None,
        *,
        statuses: Mapping[Any, str] = PANEL_STATUSES,
        codes: CodeScheme = "names",
        source: Source | None = None,
    ) -> Self:
        """Do what `from_panel` does; `numbers` are those of the rows in the table of which they are a part."""
        name = _label(name)
        _check_source(source)
        state, time, value = columns
        plain, faults, through = read_panel(
            frame, parties=parties, state=state, time=time, value=value, statuses=statuses, codes=codes, numbers=numbers
        )
        return cls._of_rows(name, parties, plain, "refuse", source, through, faults)

    @classmethod
    def _of_rows(
        cls,
        name: str,
        parties: Parties,
        plain: Iterable[PlainRow],
        overlap: Overlap,
        source: Source | None,
        through: date | None,
        faults: Sequence[Fault] = (),
        *,
        end: End | None = None,
        open_at: date | None = None,
    ) -> Self:
        covers = None if source is None else source.covers_through
        own = "checked_through" if open_at is None else "open_at"
        bounds = [(day, what) for day, what in ((through, own), (covers, "covers_through")) if day]
        spells = Spells(plain, overlap=overlap, through=min(bounds, default=None), faults=faults, end=end)
        through = earliest_of(through, covers)
        origin = _Origin(name, parties, through, spells=spells, source=source)
        return cls._view(origin, Reading.ANNOUNCED)

    @classmethod
    def _view(cls, origin: _Origin, reading: Reading, *, wide: bool = False, source: str | None = None) -> Self:
        """Return a view of an origin, made once; of two threads that make the same view, both get the first."""
        siblings = origin.views.setdefault((wide, source), {})
        if reading in siblings:
            return siblings[reading]  # type: ignore[return-value]
        self = object.__new__(cls)
        through, ledger = origin.checked_through, None
        windows: tuple[Window, ...] = ()
        chains: Chains | None = None
        if origin.spells is None:
            ledger, chains = origin.events, origin.chains
            if source is not None:
                ledger = retold(ledger, source)
                chains = fold(ledger, whole=False)[0]
                covers = next((s.covers_through for s in sources_of(ledger) if s.key == source), None)
                through = earliest_of(through, covers)
            windows = tuple(window(standing(event), reading, widened=wide) for event in ledger)
        network, tracks, names, index = origin.built(source, windows, chains, through)
        fields: dict[str, object] = {
            "_days": index.asked,
            "_index": index,
            "_ledger": ledger,
            "_lookup": {},
            "_names": names,
            "_network": network,
            "_origin": origin,
            "_sets": index.sets,
            "_siblings": siblings,
            "_spells": {},
            "_tracks": tracks,
            "checked_through": through,
            "reading": reading,
            "source": source,
            "wide": wide,
        }
        for field, value in fields.items():
            object.__setattr__(self, field, value)
        # As plain text, which is found in less time than an enumeration member.
        return siblings.setdefault(reading.value, self)  # type: ignore[return-value]

    # Other views of the same ledger

    def under(self, reading: Reading | ReadingName) -> Self:
        """Return the same ledger under another reading.

        Args:
            reading: "announced", "signed" or "in_force". A timeline made from rows answers the same under each.

        Raises:
            OptionError: there is no such reading.

        Cost: a look-up; the first time, the view is built, which takes n log n in the events.

        Example:
            >>> import csto_timeline as ct
            >>> ct.CSTO.is_member("UZB", "2006-07-01"), ct.CSTO.under("signed").is_member("UZB", "2006-07-01")
            (True, False)
        """
        try:
            return self._siblings[reading]  # type: ignore[return-value]
        except (KeyError, TypeError):
            return self._view(self._origin, Reading.of(reading), wide=self.wide, source=self.source)

    def widened(self) -> Self:
        """Return the view in which sources that disagree leave the day of an event open.

        An event may then happen on any day from the earliest to the latest that its preferred dating and the variants
        that disagree with it allow. A dating that is only less precise, or rejected, does not disagree. `plain` undoes
        it.

        Cost: a look-up; the first time, the view is built, which takes n log n in the events.

        Example:
            >>> import csto_timeline as ct
            >>> ct.CSTO.is_member("GEO", "1993-10-01"), ct.CSTO.widened().is_member("GEO", "1993-10-01")
            (False, None)
        """
        return self._view(self._origin, self.reading, wide=True, source=self.source)

    def plain(self) -> Self:
        """Return the view in which preferred datings alone count; it undoes `widened`.

        Example:
            >>> import csto_timeline as ct
            >>> ct.CSTO.widened().plain() == ct.CSTO
            True
        """
        return self._view(self._origin, self.reading, source=self.source)

    def according_to(self, source: Source | str) -> Self:
        """Return only what one source says, with its own precision, rejected datings included.

        Events that the source does not date drop out. Only the days are the source's: the kind of each step, and with
        it the status, the name and the term, are those of the record. `checked_through` is at most the day through
        which the source covers membership.

        Args:
            source: a source or its key; it must cover membership as a whole, because what any other source leaves out
                proves nothing.

        Raises:
            PartialSourceError: the source does not cover membership as a whole; `accepted` names those that do.
            OptionError: no source of the timeline has that key.

        Cost: a look-up; the first time, the view is built, which takes n log n in the events.

        Example:
            >>> import csto_timeline as ct
            >>> view = ct.CSTO.according_to("atop-4.01")
            >>> view.source, view.checked_through.isoformat()
            ('atop-4.01', '2016-12-31')
        """
        key = source.key if isinstance(source, Source) else source
        sources = self.sources
        whole = [each.key for each in sources if each.covers_through is not None]
        partial = [each.key for each in sources if each.covers_through is None]
        if key in partial:
            accepted = ", ".join(map(repr, whole)) or "none here"
            raise PartialSourceError(
                f"{shown(key)} does not cover membership as a whole, so what it leaves out proves nothing",
                f"sources that do: {accepted}",
                whole,
            )
        one_of(key, whole or partial, "key of a source of this timeline that covers membership")
        return self._view(self._origin, self.reading, wide=self.wide, source=str(key))

    # What it holds

    @property
    def name(self) -> str:
        """What the organization, or the timeline, is called."""
        return self._origin.name

    @property
    def label(self) -> str:
        """The name together with what makes this view: the reading, the only source, and whether it is widened.

        Example:
            >>> import csto_timeline as ct
            >>> ct.CSTO.under("signed").widened().label
            'CST/CSTO (signed, widened)'
        """
        marks = [self.reading.value, *(["widened"] if self.wide else []), *([self.source] if self.source else [])]
        return f"{self.name} ({', '.join(marks)})"

    @property
    def states(self) -> tuple[str, ...]:
        """The codes of the states whose status an event or row sets, sorted.

        Example:
            >>> import csto_timeline as ct
            >>> ct.CSTO.states
            ('ARM', 'AZE', 'BLR', 'GEO', 'KAZ', 'KGZ', 'RUS', 'TJK', 'UZB')
        """
        return self._index.order

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that the events or rows cite, sorted by key.

        Example:
            >>> import csto_timeline as ct
            >>> [source.key for source in ct.CSTO.sources if source.covers_through]
            ['article', 'atop-4.01', 'cow-alliances-4.1']
        """
        origin = self._origin
        if origin.spells is not None:
            return () if origin.source is None else (origin.source,)
        return sources_of(self._events)

    @property
    def rows(self) -> tuple[CanonicalRow, ...] | None:
        """The rows of a timeline made from rows, as `(state, start, end, status)`; `None` for one made from events.

        Example:
            >>> from csto_timeline import CSTO, Timeline
            >>> Timeline.from_spells([("UK", "1949-04", None)], name="Pact").rows
            (('GBR', PartialDate.of('1949-04'), None, 'member'),)
            >>> CSTO.rows is None
            True
        """
        spells = self._origin.spells
        return None if spells is None else spells.canonical()

    @property
    def _events(self) -> tuple[Event, ...]:
        return self._origin.events if self._ledger is None else self._ledger

    def party(self, state: StateLike) -> State:
        """Return the record of a state or party: its name and its codes.

        Args:
            state: a code or name, in any case, with or without accents, or a `State`.

        Raises:
            UnknownStateError: no state or party has that code or name.
            QueryTypeError: `state` is neither text nor a `State`.

        Example:
            >>> import csto_timeline as ct
            >>> party = ct.CSTO.party("Georgia")
            >>> party.name, party.alpha_2, party.cow
            ('Georgia', 'GE', 372)
        """
        return self._origin.parties.record(self.code(state))

    def code(self, state: StateLike) -> str:
        """Return the code that answers use for a state or party.

        Args:
            state: a code or name, in any case, with or without accents, or a `State`.

        Raises:
            UnknownStateError: no state or party has that code or name; `suggestions` holds the likely meanings.
            QueryTypeError: `state` is neither text nor a `State`.

        Example:
            >>> import csto_timeline as ct
            >>> ct.CSTO.code("Kyrgyz Republic")
            'KGZ'
        """
        parties = self._origin.parties
        try:
            return parties.ask(state, self._tracks)
        except UnknownStateError:
            if not self._origin.concerned:
                raise
            return parties.ask(state, self._origin.concerned)  # a party that no event of this view moves

    # Questions about a day

    def members_on(self, day: DayLike) -> frozenset[str]:
        """Return the states that certainly are members on a day.

        The day of an event already belongs to the new status. Before the first event the answer is empty.

        Args:
            day: a `date`, a `datetime` (its own calendar date), or text such as "1999-04-20" or "20 April 1999".

        Returns:
            ISO 3166-1 alpha-3 codes, or the parties' own codes.

        Raises:
            InvalidDateError: `day` cannot be read, does not exist, or is ambiguous.
            QueryTypeError: `day` is neither text nor a date.

        Warns:
            BeyondRecordWarning: `day` is after `checked_through`; the answer is the last known one.

        Cost: one bisection.

        Example:
            >>> import csto_timeline as ct
            >>> len(ct.CSTO.members_on("1999-04-20")), len(ct.CSTO.members_on("1999-04-21"))
            (9, 6)
        """
        if type(day) is not date:
            day = to_date(day)
        place = bisect_right(self._days, day)
        members = self._sets[place]
        if members is not None:
            return members
        if place == len(self._sets) - 1 and self._beyond(day):
            return self._index.certain(self._index.place(day))
        return self._index.keep(place)

    def possible_members_on(self, day: DayLike) -> frozenset[str]:
        """Return the states that certainly or possibly are members on a day: a superset of `members_on`.

        Args:
            day: a `date`, a `datetime` (its own calendar date), or text such as "1999-04-20" or "20 April 1999".

        Raises:
            InvalidDateError: `day` cannot be read, does not exist, or is ambiguous.
            QueryTypeError: `day` is neither text nor a date.

        Warns:
            BeyondRecordWarning: `day` is after `checked_through`; the answer is the last known one.

        Example:
            >>> import csto_timeline as ct
            >>> sorted(ct.CSTO.widened().possible_members_on("1993-10-01") - ct.CSTO.members_on("1993-10-01"))
            ['GEO']
        """
        day = to_date(day)
        self._beyond(day)
        return self._index.possible(self._index.place(day))

    def is_member(self, state: StateLike, day: DayLike) -> bool | None:
        """Return whether a state is a member on a day: True, False, or `None` where the record does not settle it.

        A state of the world that never was a party is not a member, so the answer is False.

        Args:
            state: a code or name, in any case, with or without accents, or a `State`.
            day: a `date`, a `datetime` (its own calendar date), or text such as "1999-04-20" or "20 April 1999".

        Raises:
            UnknownStateError: no state or party has that code or name; `suggestions` holds the likely meanings.
            InvalidDateError: `day` cannot be read, does not exist, or is ambiguous.
            QueryTypeError: `state` is neither text nor a `State`, or `day` neither text nor a date.

        Warns:
            BeyondRecordWarning: `day` is after `checked_through`; the answer is the last known one.

        Cost: one bisection.

        Example:
            >>> import csto_timeline as ct
            >>> ct.CSTO.is_member("Uzbekistan", "2006-07-01"), ct.CSTO.is_member("Uzbekistan", "2013-01-01")
            (True, False)
        """
        if type(day) is not date:
            day = to_date(day)
        try:
            days, answers, _, track = self._lookup[state]
        except (KeyError, TypeError):
            days, answers, _, track = self._find(state)
        place = bisect_right(days, day)
        if place < len(answers):
            return answers[place]
        self._beyond(day)
        return IS_MEMBER[track[1][bisect_right(track[0], day)]]

    def status_on(self, state: StateLike, day: DayLike) -> Status | None:
        """Return the status of a state on a day; `None` where several are possible.

        Args:
            state: a code or name, in any case, with or without accents, or a `State`.
            day: a `date`, a `datetime` (its own calendar date), or text such as "1999-04-20" or "20 April 1999".

        Raises:
            UnknownStateError: no state or party has that code or name; `suggestions` holds the likely meanings.
            InvalidDateError: `day` cannot be read, does not exist, or is ambiguous.
            QueryTypeError: `state` is neither text nor a `State`, or `day` neither text nor a date.

        Warns:
            BeyondRecordWarning: `day` is after `checked_through`; the answer is the last known one.

        Cost: one bisection.

        Example:
            >>> import csto_timeline as ct
            >>> print(ct.CSTO.status_on("Uzbekistan", "2013-01-01"), ct.CSTO.status_on("France", "2013-01-01"))
            suspended outside
        """
        if type(day) is not date:
            day = to_date(day)
        try:
            days, _, statuses, track = self._lookup[state]
        except (KeyError, TypeError):
            days, _, statuses, track = self._find(state)
        place = bisect_right(days, day)
        if place < len(statuses):
            return statuses[place]
        self._beyond(day)
        return SETTLED[track[1][bisect_right(track[0], day)]]

    def possible_statuses_on(self, state: StateLike, day: DayLike) -> tuple[Status, ...]:
        """Return every status that a state can have on a day, one or more, in the order in which `Status` lists them.

        Args:
            state: a code or name, in any case, with or without accents, or a `State`.
            day: a `date`, a `datetime` (its own calendar date), or text such as "1999-04-20" or "20 April 1999".

        Raises:
            UnknownStateError: no state or party has that code or name; `suggestions` holds the likely meanings.
            InvalidDateError: `day` cannot be read, does not exist, or is ambiguous.
            QueryTypeError: `state` is neither text nor a `State`, or `day` neither text nor a date.

        Warns:
            BeyondRecordWarning: `day` is after `checked_through`; the answer is the last known one.

        Example:
            >>> import csto_timeline as ct
            >>> [str(status) for status in ct.CSTO.under("in_force").possible_statuses_on("UZB", "2007-06-30")]
            ['member', 'suspended']
        """
        day = to_date(day)
        track = self._find(state)[3]
        self._beyond(day)
        return POSSIBLE[track[1][bisect_right(track[0], day)]]

    def name_on(self, day: DayLike) -> str | None:
        """Return the organization's name on a day; `None` where it has none or where the name is unsettled.

        Args:
            day: a `date`, a `datetime` (its own calendar date), or text such as "1999-04-20" or "20 April 1999".

        Raises:
            InvalidDateError: `day` cannot be read, does not exist, or is ambiguous.
            QueryTypeError: `day` is neither text nor a date.

        Warns:
            BeyondRecordWarning: `day` is after `checked_through`; the answer is the last known one.

        Example:
            >>> import csto_timeline as ct
            >>> ct.CSTO.name_on("2002-10-06"), ct.CSTO.name_on("2002-10-07")
            ('Collective Security Treaty', 'Collective Security Treaty Organization')
        """
        day = to_date(day)
        self._beyond(day)
        return self._name_at(day)

    def members_during(self, start: DayLike, end: DayLike | None = None, *, rule: Rule = "any") -> frozenset[str]:
        """Return the states that certainly are members on some day, or on every day, of a stretch of days.

        Args:
            start: the first day. Without `end`, a year, quarter or month alone ("1993", "1993-Q3", "1993-09") stands
                for all its days, and a day for itself.
            end: the first day after the stretch.
            rule: "any" for some day, "all" for every day.

        Raises:
            InvalidDateError: a bound cannot be read, or the stretch holds no day.
            QueryTypeError: a bound is neither text nor a date.
            OptionError: there is no such rule.

        Warns:
            BeyondRecordWarning: the stretch reaches beyond `checked_through`.

        Cost: linear in the states and in the changes within the stretch.

        Example:
            >>> import csto_timeline as ct
            >>> sorted(ct.CSTO.members_during("1999", rule="any") - ct.CSTO.members_during("1999", rule="all"))
            ['AZE', 'GEO', 'UZB']
        """
        every = one_of(rule, ("any", "all"), "rule") == "all"
        first, until = to_stretch(start, end)
        self._beyond(date.max if until is None else until - DAY)
        found = self._index.certain_within(first, until, every=every)
        if every:
            return found
        open_ones = [
            state
            for state in self._network.chains.states
            if state not in found
            and any(IS_MEMBER[mask] is None for mask in held_within(*self._tracks[state], first, until))
        ]
        return found | {state for state in open_ones if not self._extremes((state,), first, until)[0]}

    # Questions about a state, or about two

    def spells_of(self, state: StateLike) -> tuple[Spell, ...]:
        """Return the spells of a state, from its first event on, in order and without gaps; empty if it never had one.

        Args:
            state: a code or name, in any case, with or without accents, or a `State`.

        Raises:
            UnknownStateError: no state or party has that code or name; `suggestions` holds the likely meanings.
            QueryTypeError: `state` is neither text nor a `State`.

        Example:
            >>> import csto_timeline as ct
            >>> print(ct.CSTO.spells_of("Georgia")[0])
            GEO member, 1993-12-09 to 1999-04-20
        """
        try:
            return self._spells[state]
        except (KeyError, TypeError):
            code = self.code(state)
            days, masks = self._tracks.get(code, NEVER_MOVED)
            spells = tuple(
                Spell(code, start, end, SETTLED[mask], POSSIBLE[mask])
                for start, end, mask in zip(days, (*days[1:], None), masks[1:], strict=False)
            )
            if days:
                self._spells[code] = spells
            return spells

    def spells(self) -> Table:
        """Return the spells of every state as a table, sorted by state and day.

        Cost: proportional to the spells.

        Example:
            >>> import csto_timeline as ct
            >>> len(ct.CSTO.spells()) == sum(len(ct.CSTO.spells_of(state)) for state in ct.CSTO.states)
            True
        """
        from .analysis.value_tables import spells_table

        return spells_table(self)

    def steps_of(self, state: StateLike) -> tuple[Step, ...]:
        """Return the events that change the status of a state, in order, each with its window and the status after it.

        The windows are those that the whole ledger leaves: every day in one is possible.

        Args:
            state: a code or name, in any case, with or without accents, or a `State`.

        Raises:
            UnknownStateError: no state or party has that code or name; `suggestions` holds the likely meanings.
            QueryTypeError: `state` is neither text nor a `State`.

        Example:
            >>> import csto_timeline as ct
            >>> [str(step.status) for step in ct.CSTO.steps_of("Uzbekistan")]
            ['member', 'suspended', 'member', 'suspended']
        """
        found = []
        windows, events = self._windows, self._events
        for node, mask in self._moving.get(self.code(state), ()):
            low, high = windows[node]
            status = SETTLED[mask]
            if low < NEVER and status is not None:
                found.append(Step(events[node], date.fromordinal(low), as_date(high), status))
        return tuple(found)

    def shared_spells(self, a: StateLike, b: StateLike) -> tuple[SharedSpell, ...]:
        """Return the stretches in which two states certainly are members at the same time, in order.

        Args:
            a: a code or name, or a `State`.
            b: the other one.

        Raises:
            UnknownStateError: no state or party has that code or name; `suggestions` holds the likely meanings.
            QueryTypeError: a state is neither text nor a `State`.

        Cost: proportional to the changes of the two states; where both are unsettled at once, up to the square of their
        events. The first question about a state also walks the ledger.

        Example:
            >>> import csto_timeline as ct
            >>> [str(spell) for spell in ct.CSTO.shared_spells("Georgia", "Armenia")]
            ['GEO and ARM, 1993-12-09 to 1999-04-20']
        """
        codes = (self.code(a), self.code(b))
        days, answers = self._joint(*codes)
        ends = (*days[1:], None)
        return tuple(
            SharedSpell(codes, start, end) for start, end, both in zip(days, ends, answers[1:], strict=False) if both
        )

    # Questions about the whole

    def epochs(self) -> tuple[Epoch, ...]:
        """Return the stretches in which no answer changes, from the first event on, in order and without gaps.

        Cost: proportional to the epochs times the states.

        Example:
            >>> import csto_timeline as ct
            >>> ct.CSTO.epochs()[0].start.isoformat(), len(ct.CSTO.epochs()[0].members)
            ('1992-05-15', 6)
        """
        return tuple(Epoch(*epoch, self._name_at(epoch[0])) for epoch in self._index.epochs())

    def changes(self, start: DayLike | None = None, end: DayLike | None = None) -> tuple[Change, ...]:
        """Return what changes on each day on which an answer changes, in order.

        Args:
            start: the first day; by default the first change.
            end: the first day after the stretch; by default none.

        Raises:
            InvalidDateError: a bound cannot be read, such as a year alone, or the stretch holds no day.
            QueryTypeError: a bound is neither text nor a date.

        Cost: proportional to the states and to the changes in the stretch; the first time, every event is
        placed.

        Example:
            >>> import csto_timeline as ct
            >>> ct.CSTO.changes("1999-01-01", "2000-01-01")[0].left
            ('AZE', 'GEO', 'UZB')
        """
        days = self._index.days
        first, until = to_bounds(start, end)
        low = 0 if first is None else bisect_left(days, first)
        high = len(days) if until is None else bisect_left(days, until)
        causes, events = self._caused, self._events
        return tuple(
            Change(*change, tuple(events[node] for node in causes.get(change[0], ())))
            for change in self._index.changes(low, high)
        )

    def next_change(self, day: DayLike) -> date | None:
        """Return the first day after a day on which an answer changes, or `None`.

        Args:
            day: a `date`, a `datetime` (its own calendar date), or text such as "1999-04-20" or "20 April 1999".

        Raises:
            InvalidDateError: `day` cannot be read, does not exist, or is ambiguous.
            QueryTypeError: `day` is neither text nor a date.

        Example:
            >>> import csto_timeline as ct
            >>> ct.CSTO.next_change("1998-01-01").isoformat()
            '1999-04-21'
        """
        days = self._index.days
        place = bisect_right(days, to_date(day))
        return days[place] if place < len(days) else None

    def previous_change(self, day: DayLike) -> date | None:
        """Return the last day before a day on which an answer changes, or `None`.

        Args:
            day: a `date`, a `datetime` (its own calendar date), or text such as "1999-04-20" or "20 April 1999".

        Raises:
            InvalidDateError: `day` cannot be read, does not exist, or is ambiguous.
            QueryTypeError: `day` is neither text nor a date.

        Example:
            >>> import csto_timeline as ct
            >>> ct.CSTO.previous_change("1998-01-01").isoformat()
            '1993-12-31'
        """
        days = self._index.days
        place = bisect_left(days, to_date(day))
        return days[place - 1] if place else None

    def events(
        self,
        *,
        kind: Kind | KindName | None = None,
        state: StateLike | None = None,
        start: DayLike | None = None,
        end: DayLike | None = None,
    ) -> tuple[Event, ...]:
        """Return the events that pass every filter given, in ledger order.

        Args:
            kind: only events of this kind.
            state: only events that name this state.
            start: only events that can happen on this day or later, under this reading.
            end: only events that can happen before this day, under this reading.

        Raises:
            OptionError: there is no such kind.
            UnknownStateError: no state or party has that code or name; `suggestions` holds the likely meanings.
            InvalidDateError: a bound cannot be read, or the stretch holds no day.
            QueryTypeError: an argument has a type that is never accepted.

        Cost: linear in the events.

        Example:
            >>> import csto_timeline as ct
            >>> [event.key for event in ct.CSTO.events(kind="lapse")]
            ['azerbaijan-georgia-lapse-1999']
        """
        wanted = None if kind is None else word_of(Kind, kind)
        code = None if state is None else self.code(state)
        first, until = to_bounds(start, end)
        since = 0 if first is None else first.toordinal()
        before = NEVER + 1 if until is None else until.toordinal()
        return tuple(
            event
            for event, (low, high) in zip(self._events, self._windows, strict=True)
            if (wanted is None or event.kind is wanted)
            and (code is None or code in event.states)
            and (first is None or (high >= since and low < NEVER))
            and low < before
        )

    def chronology(self) -> tuple[DatedAct, ...]:
        """Return every dated act of every event, each with its preferred dating, in order of day.

        The reading does not matter.

        Example:
            >>> import csto_timeline as ct
            >>> print(ct.CSTO.chronology()[0])
            1992-05-15 signed: Six states sign the Collective Security Treaty at Tashkent.
        """
        acts = []
        for event in self._events:
            for act in Act:
                if found := [dating for dating in standing(event) if dating.act is act]:
                    acts.append(DatedAct(event, found[0]))
        return tuple(sorted(acts, key=lambda dated: (dated.day.earliest or date.min, dated.day.latest or date.max)))

    # Delegated to the analyses, files and pictures, which are imported on first use

    def terms(self) -> tuple[Term, ...]:
        """Return the terms for which the treaty is concluded, in order, up to the one that contains `checked_through`.

        A founding opens the first term on the day of its entry into force, and the term still holds on that day's
        anniversary. A renewal opens the next on the day from which it prolongs the treaty; from then on one term
        follows another without further act. The reading does not matter.

        Raises:
            QueryError: the day on which a term opens is known only as a window.
            InvalidDateError: a term ends beyond the calendar.

        Source: Protocol of 2 April 1999 on the extension of the Collective Security Treaty (`protocol-1999`).

        Example:
            >>> import csto_timeline as ct
            >>> print(ct.CSTO.terms()[0])
            term 1: 1994-04-20 to 1999-04-20, by treaty-signed-1992
        """
        from .analysis.terms import terms

        return terms(self)

    def term_on(self, day: DayLike) -> Term | None:
        """Return the term that contains a day; `None` before the first term and between two.

        Args:
            day: a `date`, a `datetime` (its own calendar date), or text such as "1999-04-20" or "20 April 1999".

        Raises:
            InvalidDateError: `day` cannot be read, or its term ends beyond the calendar.
            QueryError: the day on which a term opens is known only as a window.
            QueryTypeError: `day` is neither text nor a date.

        Warns:
            BeyondRecordWarning: `day` is after `checked_through`; the answer assumes further renewals.

        Example:
            >>> import csto_timeline as ct
            >>> ct.CSTO.term_on("2000-01-01").number
            2
        """
        from .analysis.terms import term_on

        return term_on(self, day)

    def explain(self, state: StateLike, day: DayLike) -> Explanation:
        """Return why a state is, or is not, a member on a day, with the sources; `print` shows it as text.

        Args:
            state: a code or name, in any case, with or without accents, or a `State`.
            day: a `date`, a `datetime` (its own calendar date), or text such as "1999-04-20" or "20 April 1999".

        Raises:
            UnknownStateError: no state or party has that code or name; `suggestions` holds the likely meanings.
            InvalidDateError: `day` cannot be read, does not exist, or is ambiguous.
            QueryTypeError: `state` is neither text nor a `State`, or `day` neither text nor a date.

        Warns:
            BeyondRecordWarning: `day` is after `checked_through`; the answer is the last known one.

        Cost: linear in the events, or in the rows of the state; the first time, the six views that it compares are
        built.

        Example:
            >>> import csto_timeline as ct
            >>> why = ct.CSTO.explain("Uzbekistan", "2006-07-01")
            >>> why.member, why.disputed, why.decided_by.key
            (True, True, 'uzbekistan-returns-2006')
        """
        from .analysis.explanation import explain

        return explain(self, state, day)

    def contested(self, state: StateLike | None = None, day: DayLike | None = None) -> tuple[Contest, ...]:
        """Return the stretches over which readings or sources disagree about membership, by state and then by day.

        For each state these are the longest stretches over which six answers (three readings, plain and widened) are
        constant and are not all the same settled answer; on every other day all six agree. Datings that are only less
        precise, and rejected ones, do not count as disagreement. The reading of this timeline does not matter.

        Args:
            state: only stretches of this state.
            day: only stretches that contain this day.

        Raises:
            UnknownStateError: no state or party has that code or name; `suggestions` holds the likely meanings.
            InvalidDateError: `day` cannot be read, does not exist, or is ambiguous.
            QueryTypeError: `state` is neither text nor a `State`, or `day` neither text nor a date.

        Warns:
            BeyondRecordWarning: `day` is after `checked_through`.

        Cost: linear in the events and in the contested stretches, each with the events that it may depend on; the first
        time, the six views are built. `state` leaves out the other states, `day` saves nothing.

        Example:
            >>> import csto_timeline as ct
            >>> [contest.state for contest in ct.CSTO.contested(day="2006-07-01")]
            ['UZB']
        """
        from .analysis.disagreement import contested

        return contested(self, state, day)

    def compare(self, other: Timeline, *, start: DayLike | None = None, end: DayLike | None = None) -> Comparison:
        """Return the days on which the `is_member` answers of this timeline and another differ, by state.

        A state that only one of the two knows is not a member in the other.

        Args:
            other: the other timeline.
            start: the first day compared; by default the first of the calendar.
            end: the first day after the comparison; by default as far as both were checked.

        Raises:
            InvalidDateError: a bound cannot be read, or the stretch holds no day.
            QueryTypeError: `other` is not a Timeline, or a bound is neither text nor a date.

        Cost: n log n in the changes of both timelines, whatever the bounds.

        Example:
            >>> import csto_timeline as ct
            >>> ct.CSTO.compare(ct.CSTO.under("signed")).totals
            {'UZB': 228}
        """
        from .analysis.disagreement import compare

        return compare(self, other, start=start, end=end)

    def panel(
        self,
        first: DayLike,
        last: DayLike | None = None,
        *,
        freq: Frequency = "year",
        rule: PeriodRule = "any",
        states: Iterable[StateLike] | Literal["world"] | None = None,
    ) -> Table:
        """Return one row per state and calendar period, as in a state-year data set.

        Every state has a row for every period, even before the founding and after the end, so the panel is balanced.

        Args:
            first: the first year ("1992"), quarter ("1992-Q2"), month ("1992-05") or day; included.
            last: the last one, included; by default `first`.
            freq: the period of a row: "year", "quarter", "month" or "day".
            rule: a state is a member in a period if it is one on "any" of its days, on "all", on the "first" or on the
                "last".
            states: the states, in this order; by default those of the timeline. "world" stands for every state in the
                Correlates of War system in the period.

        Returns:
            A `Table` with the columns state, name, alpha_2, cow, gw, year, period, start, end, days, complete, member,
            status, days_member, days_unsettled, rule, reading, widened and source. `days` and the two counts are
            numbers of days; `end` is the first day after the period; `complete` is False where the row does not stand
            for a whole period within the checked record, because `first` or `last` cuts it or the record ends in it.
            `status` is that of the last day of the period, under the rule "first" that of the first day.

        Raises:
            InvalidDateError: a bound cannot be read, or `last` is before `first`.
            OptionError: there is no such `freq` or `rule`.
            UnknownStateError: no state or party has that code or name.
            QueryTypeError: an argument has a type that is never accepted.

        Warns:
            BeyondRecordWarning: the panel reaches beyond `checked_through`; its last rows hold the last known answer.

        Cost: proportional to the rows of the table, most of which are copied as blocks; a change, and under the rules
        "any" and "all" an unsettled period, is work of its own.

        Example:
            >>> import csto_timeline as ct
            >>> for row in ct.CSTO.panel("1999", states=["AZE", "ARM"]):
            ...     print(row["state"], row["member"], row["days_member"])
            AZE True 110
            ARM True 365
        """
        from .analysis.panels import panel

        return panel(self, first, last, freq=freq, rule=rule, states=states)

    def dyads(
        self,
        first: DayLike,
        last: DayLike | None = None,
        *,
        freq: Frequency = "year",
        rule: PeriodRule = "any",
        directed: bool = False,
        states: Iterable[StateLike] | Literal["world"] | None = None,
    ) -> Table:
        """Return one row per pair of states and calendar period, as in a dyad-year data set.

        A pair is a member on the days on which both states are: two states that share a year but no day are not.

        Args:
            first: the first year ("1992"), quarter ("1992-Q2"), month ("1992-05") or day; included.
            last: the last one, included; by default `first`.
            freq: the period of a row: "year", "quarter", "month" or "day".
            rule: a pair is a member in a period if it is one on "any" of its days, on "all", on the "first" or on the
                "last".
            directed: whether to give each pair twice, once in each direction.
            states: the states that form the pairs, in this order; by default those of the timeline. "world" stands for
                every state in the Correlates of War system in the period.

        Returns:
            A `Table` with the columns of `panel`; the columns about a state appear twice, with `_a` and `_b`.

        Raises:
            InvalidDateError: a bound cannot be read, or `last` is before `first`.
            OptionError: there is no such `freq` or `rule`.
            UnknownStateError: no state or party has that code or name.
            QueryTypeError: an argument has a type that is never accepted.

        Warns:
            BeyondRecordWarning: the panel reaches beyond `checked_through`; its last rows hold the last known answer.

        Cost: proportional to the rows of the table; a pair in which a state has unsettled days is work of its own.

        Example:
            >>> import csto_timeline as ct
            >>> pair = ct.CSTO.dyads("2012", states=["RUS", "UZB"])[0]
            >>> pair["state_a"], pair["state_b"], pair["days_member"]
            ('RUS', 'UZB', 179)
        """
        from .analysis.panels import dyads

        return dyads(self, first, last, freq=freq, rule=rule, directed=directed, states=states)

    def tag(
        self, frame: Any, *, state: str, day: str, codes: CodeScheme = "names", unknown: UnknownParties = "refuse"
    ) -> Any:
        """Return a data frame of events with `member` and `status` added: was the state a member on the day?

        Rows, their order and their index are kept. A missing state or day gives a missing answer, and so does an
        unsettled one; `status` is missing too where several are possible.

        Args:
            frame: a frame of pandas or Polars.
            state: the column with the states.
            day: the column with the days: dates, times (their own calendar date counts) or text.
            codes: what the states are: "names", "iso2", "cow", "cowc", "gw" or "eurostat".
            unknown: "refuse" unknown names, all at once with their counts, or "keep" them: they are not
                members, with the status "outside".

        Raises:
            UnknownStateError: names are unknown, or codes are not valid in the year of their row.
            InvalidDateError: a cell is not a day.
            OptionError: there is no such column, code scheme or way to treat unknown names.
            QueryError: the frame already has a column called `member` or `status`.
            QueryTypeError: `frame` is not a frame of these libraries, or a state or day has a type never accepted.

        Warns:
            BeyondRecordWarning: a day is after `checked_through`; its answer is the last known one.

        Cost: proportional to the rows, n log n with `codes` of "cow", "cowc" or "gw"; each distinct state, with its
        years under these codes, and each distinct text of a day is read once.

        Example:
            >>> import csto_timeline as ct
            >>> import pandas
            >>> frame = pandas.DataFrame({"actor": ["Uzbekistan", "ARM"], "date": ["2013-05-01", "2013-05-01"]})
            >>> ct.CSTO.tag(frame, state="actor", day="date")["member"].tolist()
            [False, True]
        """
        from .analysis.tagging import tag

        return tag(self, frame, state=state, day=day, codes=codes, unknown=unknown)

    def text_chart(self, *, width: int | None = None, start: DayLike | None = None, end: DayLike | None = None) -> str:
        """Return the statuses of all states as a chart in plain text, one line per state.

        Args:
            width: how many characters a line may have; by default the width of the terminal, 80 when there is none.
            start: the first day; by default that of the first event.
            end: the first day after the chart; by default as far as the record was checked.

        Raises:
            InvalidDateError: a bound cannot be read, or the stretch holds no day.
            QueryTypeError: an argument has a type that is never accepted.

        Example:
            >>> import csto_timeline as ct
            >>> ct.CSTO.text_chart(width=60).splitlines()[0]
            'Members of the Collective Security Treaty Organization,'
        """
        from .pictures.text_chart import text_chart

        return text_chart(self, width=width, start=start, end=end)

    def plot(
        self,
        *,
        ax: Any = None,
        start: DayLike | None = None,
        end: DayLike | None = None,
        order: Literal["entry", "name", "code"] = "entry",
        labels: Literal["names", "codes"] = "names",
        events: Literal["moves", "all", "none"] = "moves",
        title: str | None = None,
    ) -> Any:
        """Draw the timeline with Matplotlib, one lane per state, and return the axes.

        Bars show the statuses, hatched where unsettled; a line under a bar shows where readings or sources disagree.

        Args:
            ax: the axes to draw on; by default those of a new figure of the right size, not registered with pyplot:
                `plot().figure.savefig("picture.png")` saves it.
            start: the first day shown; by default that of the first change.
            end: the first day after the picture; by default as far as the record was checked.
            order: states from top to bottom by "entry" and then name, by "name", or by "code".
            labels: whether states are labelled with their "names" or their "codes".
            events: "moves" marks the steps of states with their days; "all" also draws the events that move no state,
                such as milestones, and lists them below the chart; "none" marks nothing.
            title: the title; by default "Members of ..." with the years.

        Raises:
            MissingExtraError: Matplotlib is not installed.
            OptionError: an option has a value that is not listed above.
            InvalidDateError: a bound cannot be read, or the stretch holds no day.
            QueryTypeError: an argument has a type that is never accepted.

        Example:
            >>> import csto_timeline as ct
            >>> axes = ct.CSTO.plot(start="1999-01-01", end="2007-01-01", title="Members")
            >>> [label.get_text() for label in axes.get_yticklabels()][0]
            'Armenia'
        """
        from .pictures.figure import plot

        return plot(self, ax=ax, start=start, end=end, order=order, labels=labels, events=events, title=title)

    def write_json(self, path: str | PathLike[str]) -> None:
        """Write the whole ledger, or the rows, as JSON without loss; `read_json` returns an equal timeline.

        Args:
            path: the file; an existing one is replaced atomically, or left as it is if writing fails.

        Raises:
            QueryError: this is a view, or `path` is not a path; write the timeline under "announced" from which the
                view was derived.
            LedgerError: a text contains an unpaired surrogate, or an event is of a subclass of `Event`.
            OSError: the file cannot be written.

        Example:
            >>> import csto_timeline as ct, pathlib, tempfile
            >>> with tempfile.TemporaryDirectory() as folder:
            ...     path = pathlib.Path(folder, "csto.json")
            ...     ct.CSTO.write_json(path)
            ...     ct.read_json(path) == ct.CSTO
            True
        """
        from .files.json_files import write_json

        write_json(self, path)

    def write_csv(self, path: str | PathLike[str]) -> None:
        """Write the spells of every state as CSV with the columns state, start, end and status.

        An unsettled spell has several statuses, such as "member|suspended". `read_csv` reads the file back.

        Args:
            path: the file; an existing one is replaced atomically, or left as it is if writing fails.

        Raises:
            QueryError: `path` is not a path.
            LedgerError: a code contains an unpaired surrogate.
            OSError: the file cannot be written.

        Example:
            >>> import csto_timeline as ct, pathlib, tempfile
            >>> with tempfile.TemporaryDirectory() as folder:
            ...     path = pathlib.Path(folder, "csto.csv")
            ...     ct.CSTO.write_csv(path)
            ...     path.read_text().splitlines()[:2]
            ['state,start,end,status', 'ARM,1992-05-15,,member']
        """
        from .files.csv_files import write_csv

        write_csv(self, path)

    def write_data_package(self, folder: str | PathLike[str]) -> None:
        """Write the record as a data package: CSV files with a `datapackage.json` that describes them.

        The files hold events, datings, sources, and the spells, state-years and dyad-years under each reading.

        Args:
            folder: where to write; it is created if it does not exist.

        Raises:
            QueryError: this is a widened view or one of a single source, or `folder` is not a path.
            LedgerError: a text contains an unpaired surrogate.
            OSError: a file cannot be written.

        Cost: one row for every reading, pair of states and year.

        Example:
            >>> import csto_timeline as ct, pathlib, tempfile
            >>> with tempfile.TemporaryDirectory() as folder:
            ...     ct.CSTO.write_data_package(folder)
            ...     sorted(path.name for path in pathlib.Path(folder).iterdir())[:3]
            ['datapackage.json', 'dating_sources.csv', 'datings.csv']
        """
        from .files.data_package import write_data_package

        write_data_package(self, folder)

    def _repr_html_(self) -> str:
        from .pictures.html import html_of

        return html_of(self)

    # Inside the package

    def _track(self, code: str) -> Track:
        """Return the days on which the possible statuses of a state change, and their masks, the first for before."""
        return self._tracks.get(code, NEVER_MOVED)

    def _joint(
        self, a: str, b: str, wanted: int = BIT[Status.MEMBER]
    ) -> tuple[tuple[date, ...], tuple[bool | None, ...]]:
        """Return the days on which joint membership changes, and the answers, the first for before."""
        return joint(self._network, {code: self._track(code) for code in (a, b)}, a, b, wanted)

    def _extremes(
        self, codes: Sequence[str], start: date, end: date | None, wanted: int = BIT[Status.MEMBER]
    ) -> tuple[bool, bool]:
        """Return whether, in some history, the states never are members together in `[start, end)`, or always are."""
        lanes = Lanes(self._network, {code: self._track(code) for code in codes}, codes, wanted)
        return lanes.extremes(start.toordinal(), NEVER if end is None else end.toordinal())

    @cached_property
    def _windows(self) -> list[tuple[int, int]]:
        """The minimal window of each event as ordinals, in the order of `events`."""
        if self._origin.spells is not None:
            return [(move.low, move.high) for move in self._origin.moves]
        return list(zip(self._network.lows, self._network.highs, strict=True))

    @cached_property
    def _moving(self) -> dict[str, list[tuple[int, int]]]:
        """By state, the places of the events that move it and the masks after them."""
        if self._origin.spells is None:
            chains = self._network.chains.states
            return {state: list(zip(chain.nodes, chain.after, strict=True)) for state, chain in chains.items()}
        steps: dict[str, list[tuple[int, int]]] = {}
        for node, move in enumerate(self._origin.moves):
            steps.setdefault(move.state, []).append((node, move.mask))
        return steps

    @cached_property
    def _caused(self) -> dict[date, list[int]]:
        """The places of the events in chains whose windows begin or end on each day."""
        moving = {node for own in self._moving.values() for node, _ in own} | {*self._network.chains.names.nodes}
        causes: dict[date, list[int]] = {}
        for node in sorted(moving):
            for ordinal in dict.fromkeys(self._windows[node]):
                if ordinal < NEVER:
                    causes.setdefault(date.fromordinal(ordinal), []).append(node)
        return causes

    def _beyond(self, day: date) -> bool:
        """Warn if a day is after the checked record, and return whether it is."""
        through = self.checked_through
        if through is None or day <= through:
            return False
        warn(
            f"{printable(self.name, 60)} was checked through {through}, and the question is about a later day; "
            "the answer is the last known one",
            BeyondRecordWarning,
        )
        return True

    def _find(self, state: StateLike) -> Lookup:
        """Return what a question about a state needs, and remember it under its code and its exact spellings."""
        code = self.code(state)
        found = self._lookup.get(code)
        if found is None:
            found = lookup_of(self._track(code), self.checked_through)
        if isinstance(state, str) and (state == code or state in self._origin.parties.record(code).spellings):
            self._lookup[state] = found
        return found

    def _name_at(self, day: date) -> str | None:
        days, names = self._names
        return names[bisect_right(days, day)]

    # As a value

    def _identity(self) -> tuple[object, ...]:
        origin, parties = self._origin, self._origin.parties
        view = (self.reading, self.wide, self.source)
        return (*view, origin.name, origin.checked_through, parties.declared, parties.unknown)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Timeline):
            return NotImplemented
        if self._identity() != other._identity() or self._origin.source != other._origin.source:
            return False
        return self.rows == other.rows and (self.rows is not None or self._origin.events == other._origin.events)

    def __hash__(self) -> int:
        return hash((*self._identity(), self.states))

    def __setattr__(self, field: str, value: object) -> None:
        raise AttributeError(f"a Timeline is immutable; derive another instead of setting {field!r}")

    def __delattr__(self, field: str) -> None:
        raise AttributeError(f"a Timeline is immutable; {field!r} cannot be deleted")

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[Callable[..., Timeline], tuple[object, ...]]:
        origin = self._origin
        parties = (origin.parties.declared, origin.parties.unknown, origin.parties.kept)
        rows = None if origin.spells is None else tuple(row for own in origin.spells.rows.values() for row in own)
        held = (origin.events, None) if rows is None else (rows, origin.source)
        view = (self.reading.value, self.wide, self.source)
        return _restored, (type(self), origin.name, parties, origin.checked_through, origin.spells is None, held, view)

    def __repr__(self) -> str:
        view = f", according to {self.source}" if self.source else ""
        wide = ", widened" if self.wide else ""
        through = f", checked through {self.checked_through}" if self.checked_through else ""
        states = counted(len(self.states), "state")
        text = f"Timeline {self.name!r}: {states}, reading {self.reading.value}{wide}{view}{through}"
        return f"<{printable(text)}>"


def _with_codes(event: Event, parties: Parties, codes: CodeScheme, faults: list[Fault]) -> Event:
    """Return an event with its states under the codes that answers use; what cannot be read is a fault."""
    found: list[str] = []
    for state in event.states:
        try:
            code = _code(state, parties, codes, event)
        except QueryError as error:
            faults.append(Fault(error.problem, error.cure, event=event.key, state=state))
            continue
        if code in found:
            problem = f"{shown(state)} is the same state as another in {shown(event.states)}"
            faults.append(Fault(problem, "name each state once", event=event.key, state=code))
        found.append(code)
    return event if tuple(found) == event.states else evolve(event, states=tuple(dict.fromkeys(found)))


def _code(code: str, parties: Parties, codes: CodeScheme, event: Event) -> str:
    """Return the code that answers use for a state of an event; codes of other lists are read with its years."""
    if codes == "names":
        return parties.code_of(code)
    windows = [dating.day for dating in standing(event)]
    first, last = min(day.earliest or date.min for day in windows), max(day.latest or date.max for day in windows)
    found = {
        state.alpha_3
        for state, since, until in resolve_code(codes, code, first.year, last.year)
        if (since is None or since <= last) and (until is None or first < until)
    }
    if len(found) > 1:
        problem = f"{shown(code)} means {' or '.join(sorted(found))} on the days of this event"
        raise QueryError(
            problem, 'give more precise days, or give the states of all events by name, with codes="names"'
        )
    return found.pop()


def _check_source(source: object) -> None:
    if source is not None and not isinstance(source, Source):
        raise QueryTypeError(f"a source cannot be {shown(source)}", "give a Source")


def _label(name: object) -> str:
    if not isinstance(name, str) or not name.strip():
        raise QueryError(f"name={shown(name)} is not a name", "give non-empty text")
    return str.__str__(name)


def check_timeline(timeline: object) -> None:
    """Refuse what is not a timeline.

    Raises:
        QueryTypeError: it is not a `Timeline`.
    """
    if not isinstance(timeline, Timeline):
        problem = f"a timeline cannot be {shown(timeline)}"
        raise QueryTypeError(problem, "make one with Timeline.from_events, Timeline.from_spells or read_json")


def _restored(
    cls: type[Timeline],
    name: str,
    parties: tuple[tuple[State, ...], UnknownParties, tuple[str, ...]],
    checked_through: date | None,
    by_events: bool,
    held: tuple[Any, Source | None],
    view: tuple[str, bool, str | None],
) -> Timeline:
    """Rebuild a pickled timeline."""
    known = Parties(parties[0], unknown=parties[1])
    for name_kept in parties[2]:
        known.code_of(name_kept)
    if by_events:
        origin = _Origin(name, known, checked_through, events=held[0])
    else:
        spells = Spells(held[0], overlap="refuse", through=None)
        origin = _Origin(name, known, checked_through, spells=spells, source=held[1])
    return cls._view(origin, Reading.of(view[0]), wide=view[1], source=view[2])
