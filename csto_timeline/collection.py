"""Define `Collection`: the timelines of many organizations, asked together. It adds no second engine."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import count
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Self

from attrs import evolve

from .dates import DayLike, is_missing, to_date
from .engine.cells import OF_MANY, Malformed, cells_of
from .engine.intake import Faults
from .engine.parties import Parties, is_same, key_of
from .errors import (
    BeyondRecordWarning,
    ConventionWarning,
    Fault,
    LedgerError,
    QueryError,
    QueryTypeError,
    counted,
    shown,
    warn,
)
from .rules import IS_MEMBER, Status, StatusName
from .states import State, StateLike, find, lookup, unknown
from .timeline import PANEL_STATUSES, PeriodRule, Timeline, check_timeline

if TYPE_CHECKING:
    from .analysis.tables import Table

_OF_SPELLS: Final = {"end", "open_at", "codes", "states", "unknown", "overlap", "source", "checked_through"}
_OF_PANELS: Final = {"statuses", "codes", "states", "unknown", "source"}
"""The options of `Timeline.from_spells` and of `Timeline.from_panel` that hold for every organization."""


class Collection(Mapping[str, Timeline]):
    """The timelines of many organizations by name, as a mapping that never changes.

    A question about a state visits only the organizations that name it.

    Attributes:
        faults: what was wrong with organizations that were left out, with the organization in `place`; empty where
            the collection was made of timelines.

    Example:
        >>> from csto_timeline import CSTO, Collection, Timeline
        >>> nato = Timeline.from_spells([("Germany", "1955-05-06", None), ("France", "1949-04-04", None)], name="NATO")
        >>> both = Collection({"CSTO": CSTO, "NATO": nato})
        >>> sorted(both.organizations_of("France", "2000-01-01"))
        ['NATO']
    """

    def __init__(self, timelines: Mapping[str, Timeline], *, faults: Iterable[Fault] = ()) -> None:
        """Take the timelines by name.

        Raises:
            QueryTypeError: this is not a mapping from text to timelines.
            QueryError: two timelines have one party under codes that differ only in case, accents or punctuation.
        """
        if not isinstance(timelines, Mapping):
            raise QueryTypeError(f"timelines cannot be {shown(timelines)}", "give a mapping from names to timelines")
        by_state: dict[str, list[str]] = {}
        for name, timeline in timelines.items():
            if not isinstance(name, str) or not name.strip():
                raise QueryTypeError(f"{shown(name)} is not the name of an organization", "give text")
            check_timeline(timeline)
            for code in timeline.states:
                by_state.setdefault(code, []).append(name)
        folded: dict[str, str] = {}
        for code in by_state:
            if (other := folded.setdefault(key_of(code), code)) != code:
                places = f"{shown(by_state[other][0])} and {shown(by_state[code][0])}"
                problem = f"{shown(other)} and {shown(code)} are one party under two codes, in {places}"
                raise QueryError(problem, "give the party the same code in both")
        held = {str.__str__(name): timeline for name, timeline in timelines.items()}
        vars(self).update(_timelines=MappingProxyType(held), _by_state=by_state, faults=tuple(faults))

    @classmethod
    def from_spells(cls, rows: Any, *, columns: Mapping[str, str] | None = None, **options: Any) -> Self:
        """Return the organizations of rows that each name one, in any order.

        Args:
            rows: tuples `(organization, state, start, end)` or `(organization, state, start, end, status)`, mappings,
                or a data frame.
            columns: which column is which, such as `{"organization": "ioname", "state": "ccode"}`.
            **options: those of `Timeline.from_spells`: `end`, `open_at`, `codes`, `states`, `unknown`, `overlap`,
                `source` and `checked_through`.

        Returns:
            A collection of all organizations whose rows have no fault; the others are in `faults`, with their rows.

        Raises:
            LedgerError: a column is missing, a row lacks cells, or `states` holds something that is not a party.
            OptionError: an option has a value that is not listed above.
            QueryError: there is no such option, or `open_at` and `checked_through` contradict each other.
            QueryTypeError: `rows` has a type that is never accepted.

        Cost: n log n in the rows.

        Example:
            >>> from csto_timeline import Collection
            >>> rows = [("Pact", "France", "1990", None), ("Union", "Frnace", "1990", None)]
            >>> found = Collection.from_spells(rows)
            >>> list(found), len(found.faults)
            (['Pact'], 1)
        """
        parties, options = _checked(options, _OF_SPELLS, "Timeline.from_spells")
        return cls._grouped(cells_of(rows, columns, fields=OF_MANY), Timeline._read_spells, parties, options)

    @classmethod
    def from_panel(
        cls,
        frame: Any,
        *,
        organization: str,
        state: str,
        time: str,
        value: str,
        **options: Any,
    ) -> Self:
        """Return the organizations of a table of state-years, or of other periods, with a coded status in each.

        Args:
            frame: a data frame, or rows as mappings.
            organization: the column with the organization.
            state: the column with the state.
            time: the column with the period: a year, a quarter, a month or a day.
            value: the column with the code.
            **options: those of `Timeline.from_panel`: `statuses`, `codes`, `states`, `unknown` and `source`.

        Returns:
            A collection of all organizations whose cells have no fault; the others are in `faults`, with their rows.

        Raises:
            LedgerError: a column is missing, a row lacks cells, or `states` holds something that is not a party.
            OptionError: an option has a value that is not listed above.
            QueryError: there is no such option.
            QueryTypeError: `frame` has a type that is never accepted.

        Cost: n log n in the cells. Of a pandas frame of years, quarters or months, equal cells are joined before they
        are read, so that most of the work is proportional to the changes, unless `source` or `unknown="keep"` is given.

        Example:
            >>> from csto_timeline import Collection
            >>> cells = [{"io": "Pact", "who": 220, "year": year, "code": year < 1995} for year in range(1990, 2000)]
            >>> columns = {"organization": "io", "state": "who", "time": "year", "value": "code"}
            >>> held = Collection.from_panel(cells, **columns, codes="cow")
            >>> [len(held.organizations_of("France", day)) for day in ("1994-12-31", "1995-01-01")]
            [1, 0]
        """
        from .analysis.coded_runs import runs_of

        parties, options = _checked(options, _OF_PANELS, "Timeline.from_panel")
        runs = None
        if "source" not in options and parties.unknown == "refuse":
            runs = runs_of(
                frame,
                (organization, state, time, value),
                statuses=options.get("statuses", PANEL_STATUSES),
                codes=options.get("codes", "names"),
                parties=parties,
            )
        rest = frame if runs is None else frame.iloc[runs.rest]
        numbers = None if runs is None else [place + 1 for place in runs.rest]
        columns = {"organization": organization, "state": state, "start": time, "status": value}
        how = "name the columns of the organization, the state, the time and the value"
        cells = cells_of(rest, columns, fields=OF_MANY, tuples=False, how=how)
        others = cls._grouped(cells, _panel_of_one, parties, options, numbers)
        if runs is None:
            return others
        made = {
            name: others.get(name)
            if read is None
            else Timeline._of_rows(name, parties, tuple(read[0]), "refuse", None, read[1])
            for name, read in runs.read.items()
        }
        return cls({name: each for name, each in made.items() if each is not None}, faults=others.faults)

    @classmethod
    def _grouped(
        cls,
        rows: Iterable[tuple[Any, ...] | Malformed],
        make: Callable[..., Timeline],
        parties: Parties,
        options: dict[str, Any],
        numbers: Iterable[int] | None = None,
    ) -> Self:
        make([], "none", parties, [], **options)  # refuses a wrong option, also where there are no rows
        grouped: dict[str, tuple[list[tuple[Any, ...]], list[int]]] = {}
        wrong, unnamed = Faults(), Faults()  # a row of no form may belong to any organization
        for number, row in zip(count(1) if numbers is None else numbers, rows, strict=False):
            if isinstance(row, Malformed):
                wrong.add(row, number, None)
                continue
            name, *cells = row
            if is_missing(name) or (isinstance(name, str) and not name.strip()):
                unnamed.add(_UNNAMED, number, None)
                continue
            if isinstance(name, float) and name.is_integer():  # numbers beside missing ones, in pandas
                name = int(name)
            own, places = grouped.setdefault(shown(name) if isinstance(name, int) else str(name).strip(), ([], []))
            own.append(tuple(cells))
            places.append(number)
        if malformed := wrong.found():
            raise LedgerError(malformed)
        faults = unnamed.found()
        made = {}
        for name, (own, places) in grouped.items():
            try:
                made[name] = make(own, name, parties, places, **options)
            except LedgerError as error:
                faults += [evolve(fault, place=f"{name}, row {fault.row}") for fault in error.faults]
        return cls(made, faults=faults)

    # Questions about a day

    def organizations_of(self, state: StateLike, day: DayLike) -> frozenset[str]:
        """Return the names of the organizations of which a state certainly is a member on a day.

        Args:
            state: a code or name, in any case, with or without accents, or a `State`.
            day: a `date`, a `datetime` (its own calendar date), or text such as "1999-04-20" or "20 April 1999".

        Raises:
            UnknownStateError: no state or party has that code or name.
            InvalidDateError: `day` cannot be read, does not exist, or is ambiguous.
            QueryTypeError: `state` is neither text nor a `State`, or `day` neither text nor a date.

        Warns:
            BeyondRecordWarning: `day` is after the day through which one of them was checked.

        Example:
            >>> from csto_timeline import CSTO, Collection
            >>> sorted(Collection({"CSTO": CSTO}).organizations_of("Armenia", "2000-01-01"))
            ['CSTO']
        """
        return frozenset(name for name, answer in self._answers(day, state) if answer)

    def possible_organizations_of(self, state: StateLike, day: DayLike) -> frozenset[str]:
        """Return the names of the organizations of which a state certainly or possibly is a member on a day.

        Args:
            state: a code or name, in any case, with or without accents, or a `State`.
            day: a `date`, a `datetime` (its own calendar date), or text such as "1999-04-20" or "20 April 1999".

        Raises:
            UnknownStateError: no state or party has that code or name.
            InvalidDateError: `day` cannot be read, does not exist, or is ambiguous.
            QueryTypeError: `state` is neither text nor a `State`, or `day` neither text nor a date.

        Warns:
            BeyondRecordWarning: `day` is after the day through which one of them was checked.

        Example:
            >>> from csto_timeline import CSTO, Collection
            >>> held = Collection({"CSTO": CSTO.widened()})
            >>> held.organizations_of("Georgia", "1993-10-01"), held.possible_organizations_of("Georgia", "1993-10-01")
            (frozenset(), frozenset({'CSTO'}))
        """
        return frozenset(name for name, answer in self._answers(day, state) if answer is not False)

    def shared_organizations(self, a: StateLike, b: StateLike, day: DayLike) -> frozenset[str]:
        """Return the names of the organizations of which two states certainly both are members on a day.

        Args:
            a: a code or name, in any case, with or without accents, or a `State`.
            b: the other state.
            day: a `date`, a `datetime` (its own calendar date), or text such as "1999-04-20" or "20 April 1999".

        Raises:
            UnknownStateError: no state or party has that code or name.
            InvalidDateError: `day` cannot be read, does not exist, or is ambiguous.
            QueryTypeError: a state is neither text nor a `State`, or `day` neither text nor a date.

        Warns:
            BeyondRecordWarning: `day` is after the day through which one of them was checked.

        Example:
            >>> from csto_timeline import CSTO, Collection
            >>> sorted(Collection({"CSTO": CSTO}).shared_organizations("Armenia", "Georgia", "1998-01-01"))
            ['CSTO']
        """
        return frozenset(name for name, answer in self._answers(day, a, b) if answer)

    def possible_shared_organizations(self, a: StateLike, b: StateLike, day: DayLike) -> frozenset[str]:
        """Return the names of the organizations of which two states certainly or possibly both are members on a day.

        Args:
            a: a code or name, in any case, with or without accents, or a `State`.
            b: the other state.
            day: a `date`, a `datetime` (its own calendar date), or text such as "1999-04-20" or "20 April 1999".

        Raises:
            UnknownStateError: no state or party has that code or name.
            InvalidDateError: `day` cannot be read, does not exist, or is ambiguous.
            QueryTypeError: a state is neither text nor a `State`, or `day` neither text nor a date.

        Warns:
            BeyondRecordWarning: `day` is after the day through which one of them was checked.

        Example:
            >>> from csto_timeline import CSTO, Collection
            >>> held = Collection({"CSTO": CSTO.widened()})
            >>> sorted(held.possible_shared_organizations("Armenia", "Georgia", "1993-10-01"))
            ['CSTO']
        """
        return frozenset(name for name, answer in self._answers(day, a, b) if answer is not False)

    # Tables

    def counts(
        self,
        first: DayLike,
        last: DayLike | None = None,
        *,
        rule: PeriodRule = "any",
        statuses: Iterable[Status | StatusName] = ("member",),
        states: Iterable[StateLike] | None = None,
    ) -> Table:
        """Return one row per state and year with the number of organizations to which it belongs.

        Args:
            first: the first year, such as "1992"; included.
            last: the last year, included; by default `first`.
            rule: an organization counts in a year if the state has a wanted status on "any" of its days, on "all", on
                the "first" or on the "last".
            statuses: the statuses that count, such as ("member", "associate").
            states: the states, in this order; by default all that an organization names.

        Returns:
            A `Table` with the columns state, name, cow, gw, year, certain, possible, rule and statuses. `certain`
            counts organizations in which the state certainly has a wanted status, `possible` also those in which it
            may have one. An organization that never names the state does not count, not even as "outside".

        Raises:
            InvalidDateError: a bound cannot be read or is not a year, or `last` is before `first`.
            OptionError: there is no such rule or status, or no status is given.
            UnknownStateError: no state or party has that code or name.

        Warns:
            BeyondRecordWarning: a year is after the one through which one of the organizations was checked.

        Example:
            >>> from csto_timeline import CSTO, Collection
            >>> [row["certain"] for row in Collection({"CSTO": CSTO}).counts("1998", "2000", states=["Georgia"])]
            [1, 1, 0]
        """
        from .analysis.organizations import Counter, counts

        counter = Counter(self, self._by_state, first, last, rule, statuses)
        self._warn(self, counter.periods.lasts[-1])
        return counts(counter, self._asked(states))

    def dyad_counts(
        self,
        first: DayLike,
        last: DayLike | None = None,
        *,
        rule: PeriodRule = "any",
        statuses: Iterable[Status | StatusName] = ("member",),
        states: Iterable[StateLike] | None = None,
        directed: bool = False,
    ) -> Table:
        """Return one row per pair of states and year with the number of organizations that they share.

        An organization is shared on the days on which both states have a wanted status.

        Args:
            first: the first year, such as "1992"; included.
            last: the last year, included; by default `first`.
            rule: an organization counts in a year if it is shared on "any" of its days, on "all", on the "first" or on
                the "last".
            statuses: the statuses that count, such as ("member", "associate").
            states: the states that form the pairs, in this order; by default all that an organization names.
            directed: whether each pair comes twice, once in each direction.

        Returns:
            A `Table` with the columns of `counts`, those of a state twice, with `_a` and `_b`.

        Raises:
            InvalidDateError: a bound cannot be read or is not a year, or `last` is before `first`.
            OptionError: there is no such rule or status, or no status is given.
            UnknownStateError: no state or party has that code or name.

        Warns:
            BeyondRecordWarning: a year is after the one through which one of the organizations was checked.

        Example:
            >>> from csto_timeline import CSTO, Collection
            >>> Collection({"CSTO": CSTO}).dyad_counts("1999", states=["Georgia", "Armenia"], rule="last")[0]["certain"]
            0
        """
        from .analysis.organizations import Counter, dyad_counts

        counter = Counter(self, self._by_state, first, last, rule, statuses)
        self._warn(self, counter.periods.lasts[-1])
        return dyad_counts(counter, self._asked(states), directed=directed)

    def spells(self) -> Table:
        """Return the spells of every state of every organization as one table, with the organization in it.

        Cost: proportional to the spells.

        Example:
            >>> from csto_timeline import CSTO, Collection
            >>> Collection({"CSTO": CSTO}).spells()[0]["organization"]
            'CSTO'
        """
        from .analysis.value_tables import spells_of_many

        return spells_of_many(self)

    # Inside

    def code(self, state: StateLike) -> str:
        """Return the code that answers use for a state or party.

        Args:
            state: a code or name, in any case, with or without accents, or a `State`.

        Raises:
            UnknownStateError: no state or party has that code or name.
            QueryError: it is a code or name of several parties.
            QueryTypeError: `state` is neither text nor a `State`.

        Warns:
            ConventionWarning: some of the organizations keep unknown names as parties, and the state is none of them.

        Example:
            >>> from csto_timeline import CSTO, Collection
            >>> Collection({"CSTO": CSTO}).code("Kyrgyz Republic")
            'KGZ'
        """
        name = state.alpha_3 if isinstance(state, State) else state
        known = find(name)
        found = self._own.get(key_of(name), {})
        if known is not None and known.alpha_3 in self._by_state:
            found = {known.alpha_3: known} | found
        if isinstance(state, State):
            found = {code: party for code, party in found.items() if is_same(party, state)}
            known = known if known is not None and is_same(known, state) else None
        if len(found) > 1:
            problem = f"{shown(state)} is a code or name of {' and of '.join(sorted(found))} here"
            raise QueryError(problem, "give the State, such as a timeline's party(code)")
        if found:
            return next(iter(found))
        if known is None:
            raise unknown(name, {key: party for key, parties in self._own.items() for party in parties.values()})
        if any(timeline._origin.parties.unknown == "keep" for timeline in self.values()):
            warn(
                f"{known} is not a party of any of these organizations, some of which keep unknown names as parties "
                "of their own; the state may be recorded under a name that was not recognized",
                ConventionWarning,
            )
        return known.alpha_3

    @cached_property
    def _own(self) -> Mapping[str, dict[str, State]]:
        """The parties that are no states of the world, by folded name and by code."""
        own: dict[str, dict[str, State]] = {}
        held = {self[name].party(code) for code, names in self._by_state.items() for name in names}
        declared = {party for timeline in self.values() for party in timeline._origin.parties.declared}
        for party in held | declared:
            if party != find(party.alpha_3):
                for spelling in party.spellings:
                    own.setdefault(key_of(spelling), {})[party.alpha_3] = party
        return own

    def _asked(self, states: Iterable[StateLike] | None) -> list[State]:
        if isinstance(states, (str, State)):
            states = (states,)
        if states is not None and not isinstance(states, Iterable):
            raise QueryTypeError(f"states cannot be {shown(states)}", "give a list of codes or names")
        codes = sorted(self._by_state) if states is None else list(dict.fromkeys(map(self.code, states)))
        held = self._by_state
        return [self[held[code][0]].party(code) if code in held else self._elsewhere(code) for code in codes]

    def _elsewhere(self, code: str) -> State:
        """Return a party of no organization: one that is declared, or a state of the world."""
        return self._own.get(key_of(code), {}).get(code) or lookup(code)

    def _answers(self, day: DayLike, *states: StateLike) -> Iterator[tuple[str, bool | None]]:
        """Yield the answer of each organization that names all the states."""
        when = to_date(day)
        codes = tuple(map(self.code, states))
        names: Sequence[str] = self._by_state.get(codes[0], ())
        if len(codes) > 1:
            others = set(self._by_state.get(codes[1], ()))
            names = [name for name in names if name in others]
        self._warn(names, when)
        for name in names:
            timeline = self[name]
            if len(codes) == 1:
                days, masks = timeline._track(codes[0])
                yield name, IS_MEMBER[masks[bisect_right(days, when)]]
            else:
                days, answers = timeline._joint(codes[0], codes[1])
                yield name, answers[bisect_right(days, when)]

    def _warn(self, names: Iterable[str], day: date) -> None:
        """Warn once if a day is after the day through which one of the organizations was checked."""
        ends = [through for name in names if (through := self[name].checked_through) is not None and through < day]
        if ends:
            warn(
                f"one of these organizations was checked through {min(ends)}, and the question is about a later day; "
                "the answer is the last known one",
                BeyondRecordWarning,
            )

    # As a value

    def __getitem__(self, name: str) -> Timeline:
        return self._timelines[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._timelines)

    def __len__(self) -> int:
        return len(self._timelines)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Collection):
            return NotImplemented
        return dict(self._timelines) == dict(other._timelines) and self.faults == other.faults

    def __hash__(self) -> int:
        return hash((frozenset(self._timelines.items()), self.faults))

    def __setattr__(self, field: str, value: object) -> None:
        raise AttributeError(f"a Collection is immutable; {field!r} cannot be set")

    def __delattr__(self, field: str) -> None:
        raise AttributeError(f"a Collection is immutable; {field!r} cannot be deleted")

    def __reduce__(self) -> tuple[Callable[..., Collection], tuple[object, ...]]:
        return _restored, (type(self), dict(self._timelines), self.faults)

    def __repr__(self) -> str:
        left_out = f", {counted(len(self.faults), 'fault')}" if self.faults else ""
        states = counted(len(self._by_state), "state")
        return f"<Collection of {counted(len(self), 'organization')} and {states}{left_out}>"

    _timelines: Mapping[str, Timeline]
    _by_state: dict[str, list[str]]
    faults: tuple[Fault, ...]


_UNNAMED: Final = Malformed("the organization is missing", "give its name")


def _checked(options: Mapping[str, Any], accepted: set[str], method: str) -> tuple[Parties, dict[str, Any]]:
    """Return the parties of all organizations, so that one name is one party in all of them, and the other options.

    Raises:
        QueryError: there is no such option.
        LedgerError: `states` holds something that is not a party.
        OptionError: there is no such way to treat unknown names.
    """
    for option in options:
        if option not in accepted:
            raise QueryError(f"there is no option {shown(option)}", f"use those of {method}")
    others = dict(options)
    return Parties(others.pop("states", ()), unknown=others.pop("unknown", "refuse")), others


def _panel_of_one(
    rows: list[tuple[Any, ...]], name: str, parties: Parties, numbers: list[int], **options: Any
) -> Timeline:
    cells = [dict(zip(_CODED, (state, time, value), strict=True)) for state, time, _, value in rows]
    return Timeline._read_panel(cells, name, parties, _CODED, numbers, **options)


_CODED: Final = ("state", "time", "value")


def _restored(cls: type[Collection], timelines: dict[str, Timeline], faults: tuple[Fault, ...]) -> Collection:
    return cls(timelines, faults=faults)
