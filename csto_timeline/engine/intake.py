"""Read rows in the conventions of their authors: names, code schemes, ends, missing values, data frames.

What cannot be understood is refused, with the row, the value and the cure; nothing is guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import count
from operator import itemgetter
from typing import Any, Final, Literal, get_args

from attrs import evolve

from ..dates import DAY, LAST_DAYS, PartialDate, day_after, is_missing, is_open_end, to_stretch
from ..errors import ConventionWarning, Fault, QueryError, QueryTypeError, also_in, and_also, one_of, shown, warn
from ..rules import ANY_STATUS, BIT, Status
from ..states.codes import is_early, last_year_of, resolve_code, schemes_reading_all, spells_of_code
from ..states.state import State, is_number
from .cells import Cells, Malformed, cells_of
from .parties import Parties
from .spells import Day, PlainRow

CodeScheme = Literal["names", "iso2", "cow", "cowc", "gw", "eurostat"]
End = Literal["exclusive", "inclusive"]

_ENDS: Final = get_args(End)
_SCHEMES: Final = get_args(CodeScheme)

_MEMBER: Final = BIT[Status.MEMBER]
_WORDS: Final = {**{status.value: BIT[status] for status in Status}, "unknown": ANY_STATUS}


class Faults:
    """Collect faults; a mistake that repeats in many rows is reported once, with a count."""

    def __init__(self, codes: CodeScheme = "names") -> None:
        """Take what the states are; codes that are only out of their years need no other scheme."""
        self._codes = codes
        self._found: dict[object, Fault] = {}
        self._more: Counter[object] = Counter()
        self._refused: dict[object, dict[str, Any]] = {}

    def add(
        self,
        error: QueryError | Malformed,
        row: int,
        state: object,
        *,
        about: str = "",
        value: object = None,
        more: str = "",
    ) -> object:
        """Add a fault, or count it if an earlier row has the same, and return its key.

        Args:
            error: what is wrong.
            row: the number of the row.
            state: the state of the row.
            about: which cell of the row is wrong, if the problem does not say so.
            value: the cell, where the same mistake in different cells is one fault.
            more: a second cure.
        """
        problem = f"{about}: {error.problem}" if about else error.problem
        key = (problem if value is None else problem.replace(shown(value), "..."), error.cure)
        if key in self._found:
            self._more[key] += 1
        else:
            name = str.__str__(state) if isinstance(state, str) else None
            shape = f"{problem}: {error.example}" if isinstance(error, Malformed) and error.example else problem
            self._found[key] = Fault(shape, error.cure + more, row=row, state=name)
        return key

    def refuse(self, error: QueryError | TypeError, row: int, state: Any) -> None:
        """Add a fault about the name or code of a state; numbers among names are one fault."""
        if not isinstance(error, QueryError):  # the state cannot be a key
            problem = f"a state cannot be of type {type(state).__name__}"
            self.add(Malformed(problem, "give a code or a name as text", shown(state)), row, None)
            return
        is_name = isinstance(state, str) and not state.strip()[:1].isdecimal()
        key = self.add(error, row, state, value=None if is_name or self._codes != "names" else state)
        self._refused.setdefault(key, {})[shown(state)] = state.alpha_3 if isinstance(state, State) else state

    def found(self) -> list[Fault]:
        """Return the faults; where one code scheme reads every refused state, their cure names it."""
        refused = [state for states in self._refused.values() for state in states.values()]
        schemes = schemes_reading_all(refused)
        others = [scheme for scheme in schemes if scheme != "names"] if self._codes not in schemes else []
        hint = f'codes="{others[0]}" would read all of them' if len(others) == 1 else ""
        return [
            evolve(also_in(fault, self._more[key]), cure=and_also(fault.cure, hint * (key in self._refused)))
            for key, fault in self._found.items()
        ]


def read_rows(
    rows: Any,
    *,
    parties: Parties,
    columns: Mapping[str, str] | None = None,
    end: End = "exclusive",
    open_at: date | None = None,
    codes: CodeScheme = "names",
    through: date | None = None,
    numbers: Iterable[int] | None = None,
) -> tuple[list[PlainRow], list[Fault]]:
    """Return rows in plain form, and what is wrong with those that cannot be read.

    Args:
        rows: tuples, mappings, `Spell` values, or a data frame.
        parties: the parties of the timeline.
        columns: which column of a frame, or key of a mapping, is which.
        end: whether an end is the first day after a row or the last day in it.
        open_at: the last day that the data cover; an end on it is open.
        codes: what the states are.
        through: the last day that the rows may mention; a code that passes to another state later does not do so here.
        numbers: the numbers of the rows in the table of which they are a part; by default they count from 1.

    Raises:
        OptionError: an option has a value that is not accepted.
        LedgerError: a column is missing.
        QueryTypeError: `rows` is not iterable.
    """
    one_of(codes, _SCHEMES, "code scheme")
    days = _Days(inclusive=one_of(end, _ENDS, "kind of end") == "inclusive", open_at=open_at)
    known: dict[Any, str] = {}  # the codes of names; other schemes depend on the years, too
    resolve = _resolver(parties, codes, known, through)
    faults = Faults(codes)
    plain: list[PlainRow] = []
    masks: dict[Any, int] = {Status.MEMBER: _MEMBER}
    for number, cells in zip(count(1) if numbers is None else numbers, cells_of(rows, columns), strict=False):
        if isinstance(cells, Malformed):
            faults.add(cells, number, None)
            continue
        state, start, until, status = cells
        try:
            first = start if type(start) is date else days.of(start)
            stop = None if until is None else days.stop(until)
            mask = masks.get(status)
            if mask is None:
                mask = masks[status] = mask_of(status)
            meant: Resolved | None = known.get(state)
            if meant is None:
                meant = resolve(state, first, stop)
            if isinstance(meant, str):
                plain.append((meant, first, stop, mask, number))
            else:
                pieces = _pieces(state, meant, first, stop, through)
                plain += [(own, low, high, mask, number) for own, low, high in pieces]
        except (QueryError, TypeError):
            _report(cells, number, days, resolve, faults, through)
    days.warn_of_convention(plain)
    return plain, faults.found()


# What the cells of a row mean


class _Days:
    """Read the days of rows."""

    def __init__(self, *, inclusive: bool, open_at: date | None) -> None:
        self._inclusive = inclusive
        self._open_at = open_at
        self._last_open = None if open_at is None else open_at if inclusive else day_after(open_at)
        self._known: dict[str, Day] = {}  # days in text recur

    def of(self, value: Any) -> Day:
        """Return the day that a cell stands for."""
        known = self._known.get(value) if type(value) is str else None
        if known is not None:
            return known
        day = PartialDate.of(value)
        found = day.earliest if day.is_day and day.earliest is not None else day
        if type(value) is str:
            self._known[value] = found
        return found

    def stop(self, end: Any) -> Day | None:
        """Return the first day after a row; `None` while it is ongoing."""
        day = end if type(end) is date else None if is_open_end(end) else self.of(end)
        if day is None or day == self._last_open or day in LAST_DAYS:
            return None
        stops = self._inclusive and isinstance(day, PartialDate) and day.latest == self._open_at is not None
        if stops and str(day).replace("-", "").isdecimal():  # the year or month in which the data stop
            return None
        first_out = _after(day) if self._inclusive else day
        if not isinstance(first_out, PartialDate) or self._last_open is None:
            return first_out
        if first_out.latest is None or first_out.latest < self._last_open:
            return first_out
        return PartialDate(first_out.earliest or date.min, None)  # it may end on the day on which an end is open

    def warn_of_convention(self, rows: Iterable[PlainRow]) -> None:
        """Warn where ends on the last day of the data are read as the first day out."""
        if self._inclusive or self._open_at is None:
            return
        if any((row[2].latest if isinstance(row[2], PartialDate) else row[2]) == self._open_at for row in rows):
            warn(
                f"rows end on {self._open_at}, the last day of the data, so they do not include it; "
                'if their ends are the last days in them, use end="inclusive"',
                ConventionWarning,
            )


def _after(day: Day) -> Day | None:
    """Return the first day after a row whose last day, or the window of it, is given."""
    if not isinstance(day, PartialDate):
        return day_after(day)
    if day.earliest == date.max:
        return None
    low = None if day.earliest is None else day_after(day.earliest)
    return PartialDate(low, None if day.latest is None else day_after(day.latest))


def mask_of(status: Any) -> int:
    """Return the mask of a status, of several joined by |, or of "unknown"."""
    if not isinstance(status, str):
        problem = "the status is missing" if is_missing(status) else f"{shown(status)} is not a status"
        several = 'several joined by | (a table of spells has them in its column "possible")'
        raise QueryError(problem, f"give one of {', '.join(_WORDS)}, or {several}")
    mask = 0
    for word in str.__str__(status).split("|"):
        mask |= _WORDS[one_of(word.strip().casefold(), _WORDS, "status")]
    return mask


Piece = tuple[str, date | None, date | None]
Resolved = str | list[Piece]
"""A code, or the codes that a state has in turn, each with the days that bound it."""


Resolver = Callable[[Any, Day, Day | None], Resolved]
"""What turns the state of a row, its first day and the first day after it into a code, or several."""


def _resolver(parties: Parties, codes: CodeScheme, names: dict[Any, str], through: date | None = None) -> Resolver:
    """Return what turns the state of a row into a code, or into several where the row spans a change of code.

    Args:
        parties: the parties of the timeline.
        codes: what the states are.
        names: where the codes of names are remembered.
        through: the last day that the rows may mention.
    """
    if codes == "names":

        def by_name(state: Any, first: Day, stop: Day | None) -> Resolved:  # noqa: ARG001
            code = names.get(state)
            if code is None:
                _check_given(state)
                code = names[state] = parties.code_of(state)
            return code

        return by_name
    found: dict[tuple[Any, int, int | None, int], Resolved] = {}
    warned = set()
    final = (through or date.max).year
    plain = not parties.declared  # a party of the timeline's own can have the name of a state

    def by_code(state: Any, first: Day, stop: Day | None) -> Resolved:
        since, upto, surely = _window(first)[0].year, None, final
        if stop is not None:
            low, high = _window(stop)
            upto, surely = (high - DAY).year, min((max(low, _SECOND) - DAY).year, final)
        key = (state, since, upto, surely)
        if key not in found:
            _check_given(state)
            meant = _meanings(codes, state, since, upto, early=True)
            if upto is not None and is_early(codes, state, upto):
                warn(
                    f"{shown(state)} enters the list of codes={codes!r} after {upto}; "
                    f"it is read as {meant[0][0].name}, which it has always meant",
                    ConventionWarning,
                )
            last = last_year_of(codes, state)
            if last is not None and surely > last and state not in warned:
                warned.add(state)
                warn(
                    f"{shown(state)} leaves the list of codes={codes!r} in {last}, but a row goes on after that, read "
                    f"as {meant[-1][0].name} throughout; end the row there, or give the code of a successor from then "
                    "on",
                    ConventionWarning,
                )
            pieces = [(own.alpha_3 if plain else parties.code_of(own.alpha_3), low, high) for own, low, high in meant]
            found[key] = pieces[0][0] if len(pieces) == 1 else pieces
        return found[key]

    return by_code


_meanings: Final = lru_cache(1 << 15, typed=True)(resolve_code)  # many organizations have the same state-years


def _is_blank(value: Any) -> bool:
    return is_missing(value) or (isinstance(value, str) and not value.strip())


def _check_given(state: Any) -> None:
    if _is_blank(state):
        raise QueryError("the state is missing", "give its code or name")


_SECOND: Final = date.min + DAY  # a row that ends on an earlier day holds none


def _window(day: Day) -> tuple[date, date]:
    """Return the first and the last possible day, an open end being that of the calendar."""
    if not isinstance(day, PartialDate):
        return day, max(day, _SECOND)
    return day.earliest or date.min, max(day.latest or date.max, _SECOND)


def _pieces(
    state: Any, meant: Sequence[Piece], first: Day, stop: Day | None, through: date | None = None
) -> list[tuple[str, Day, Day | None]]:
    """Return the codes that a state has in turn during a row, each with its first day and the first day after it.

    A change of code after `through` is none. A row that runs backward has one piece, for which it is refused later.

    Raises:
        QueryError: a window leaves it open which of the codes a day belongs to.
    """
    low, high = _window(first)
    end_low, end_high = (date.max, date.max) if stop is None else _window(stop)
    last = date.max if through is None else through
    pieces: list[tuple[str, Day, Day | None]] = []
    for code, since, change in meant:
        upto = change if change and change <= last else None
        if (upto and low >= upto) or (since and (since > last or (stop and end_high <= since))):
            continue
        if (upto and high >= upto) or (since and stop and end_low <= since):
            unclear, day = (first, upto) if upto and high >= upto else (stop, since)
            problem = f"{shown(state)} changes its meaning on {day}, and {unclear} can be before or after that day"
            raise QueryError(problem, "give more precise days, or a row for each state")
        until = upto if upto and (not stop or end_high > upto) else stop
        pieces.append((code, since if since and low < since else first, until))
    return pieces or [(meant[0][0], first, stop)]


def _report(cells: Cells, number: int, days: _Days, resolve: Resolver, faults: Faults, through: date | None) -> None:
    """Add everything that is wrong with one row."""
    state, start, end, status = cells
    first: Day = date.min
    stop: Day | None = None
    days_known = True
    if _is_blank(start):
        faults.add(Malformed("the start is missing", "give the first day, even if only as a year"), number, state)
        days_known = False
    else:
        try:
            first = days.of(start)
        except QueryError as error:
            faults.add(error, number, state, about="start", value=start)
            days_known = False
    try:
        stop = days.stop(end)
    except QueryError as error:
        faults.add(error, number, state, about="end", value=end, more="; leave it out while the row is ongoing")
        days_known = False
    try:
        mask_of(status)
    except QueryError as error:
        faults.add(error, number, state, value=None if isinstance(status, str) else status)
    try:
        meant = resolve(state, first, stop if days_known else None)
        if days_known and not isinstance(meant, str):
            _pieces(state, meant, first, stop, through)
    except (QueryError, TypeError) as error:
        faults.refuse(error, number, state)


# State-years


def read_panel(
    frame: Any,
    *,
    parties: Parties,
    state: str,
    time: str,
    value: str,
    statuses: Mapping[Any, str],
    codes: CodeScheme = "names",
    numbers: Iterable[int] | None = None,
) -> tuple[list[PlainRow], list[Fault], date | None]:
    """Return the rows that a table of coded periods stands for, what is wrong with it, and the last day it covers.

    A missing cell between coded ones is unknown; before the first and after the last coded one it is like no cell.
    Two cells for the same days of a state are a fault, even if they are equal; two codes of a state in one period have
    the days on which each is valid, such as 260 and 255 for Germany in 1990.

    Args:
        frame: a data frame, or rows as mappings.
        parties: the parties of the timeline.
        state: the column with the state.
        time: the column with the period: years, quarters, months or days.
        value: the column with the code.
        statuses: the status that each code stands for; the text of a whole number is read as the number.
        codes: what the states are.
        numbers: the numbers of the rows in the table of which they are a part; by default they count from 1.

    Raises:
        LedgerError: a column is missing.
        OptionError: an option has a value that is not accepted.
        QueryTypeError: `frame` is neither a frame nor rows, or `statuses` is not a mapping.
    """
    one_of(codes, _SCHEMES, "code scheme")
    masks = masks_of(statuses)
    resolve = _resolver(parties, codes, {})
    faults = Faults(codes)
    periods: dict[Any, tuple[date, date | None]] = {}
    cells: dict[str, list[Cell]] = {}
    given: dict[int, Any] = {}
    last: date | None = date.min
    columns = {"state": state, "start": time, "status": value}
    how = "name the columns of the state, the time and the value"
    held = cells_of(frame, columns, tuples=False, how=how)
    for number, row in zip(count(1) if numbers is None else numbers, held, strict=False):
        if isinstance(row, Malformed):
            faults.add(row, number, None)
            continue
        who, when, _, code = row
        try:
            span = periods.get(when) if type(when) in _KEPT else span_of(when)
            if span is None:
                span = periods[when] = span_of(when)
        except QueryError as error:
            faults.add(error, number, who, value=when)
            continue
        first, stop = span
        last = None if stop is None or last is None else max(last, stop)
        mask = 0
        try:
            mask = _mask_of(code, masks, statuses)
        except QueryError as error:
            faults.add(error, number, who)
        try:
            meant = resolve(who, first, stop)
        except (QueryError, TypeError) as error:
            faults.refuse(error, number, who)
            continue
        given[number] = who
        pieces = [(meant, first, stop)] if isinstance(meant, str) else _pieces(who, meant, first, stop)
        for own, since, upto in pieces:
            cells.setdefault(own, []).append((since, upto, mask, number))  # type: ignore[arg-type]
    shared = {own: _shared_out(held, codes, given) for own, held in cells.items()}
    coded = {own: present for own, held in shared.items() if (present := [cell for cell in held if cell[2]])}
    plain = [row for own, present in coded.items() for row in joined(own, present, last, faults)]
    _warn_of_days(coded.values())
    through = None if last in (None, date.min) else last - DAY
    return plain, faults.found(), through


def _shared_out(held: list[Cell], codes: CodeScheme, given: Mapping[int, Any]) -> list[Cell]:
    """Return the cells of a state; where several codes have the same period, each has the days on which it is valid."""
    if codes == "names":
        return held
    periods = Counter((since, until) for since, until, *_ in held)
    if len(periods) == len(held):
        return held
    found: list[Cell] = []
    for since, until, mask, number in held:
        valid = spells_of_code(codes, given[number]) if periods[since, until] > 1 else ((since, until or date.max),)
        within = [(max(since, low), min(until or date.max, high)) for low, high in valid]
        own: list[Cell] = [(low, high, mask, number) for low, high in within if low < high]
        found += own or [(since, until, mask, number)]  # valid on none of the days: it contradicts the other
    return found


Cell = tuple[date, date | None, int, int]
"""First day, first day after it, mask (0 where the cell is missing), and number of the row."""


def _warn_of_days(held: Iterable[Sequence[Cell]]) -> None:
    """Warn where every period is one day, the first of a month, as a column of moments has it for months or years."""
    periods = {(start, stop) for own in held for start, stop, *_ in own}
    if len(periods) > 1 and all(start.day == 1 and stop == start + DAY for start, stop in periods):
        warn(
            "every period is a single day, the first of a month; if months or years are meant, give them as "
            "YYYY or YYYY-MM",
            ConventionWarning,
        )


def masks_of(statuses: Mapping[Any, str]) -> dict[Any, int]:
    """Return the mask that each code stands for; the text of a whole number is read as the number."""
    if not isinstance(statuses, Mapping):
        raise QueryTypeError(f"statuses cannot be {shown(statuses)}", "give a mapping such as {1: 'member'}")
    masks = {code: mask_of(status) for code, status in statuses.items()}
    return {shown(code): mask for code, mask in masks.items() if type(code) is int} | masks


def _mask_of(code: Any, masks: Mapping[Any, int], statuses: Mapping[Any, str]) -> int:
    """Return the mask of a coded cell, 0 for a missing one."""
    if is_missing(code):
        return 0
    try:
        return masks[code]
    except (KeyError, TypeError):  # not among them, or it cannot be a key
        problem = f"{shown(code)} is not among the codes of statuses"
        raise QueryError(problem, f"add it to statuses: {shown(dict(statuses))}") from None


_KEPT: Final = (str, int, float)
"""Types of periods that are remembered; moments in different zones can be equal and yet stand for different days."""


def span_of(when: Any) -> tuple[date, date | None]:
    """Return the first day of a period, and the first day after it."""
    if _is_blank(when):
        raise QueryError("the period is missing", _PERIODS)
    if is_number(when):
        return to_stretch(f"{_year(when):04}", None)
    try:
        return to_stretch(when, None)
    except QueryTypeError:
        raise QueryError(f"a period cannot be {shown(when)}", _PERIODS) from None
    except QueryError as error:
        raise QueryError(error.problem, _PERIODS) from None


def _year(number: Any) -> int:
    try:
        if _FIRST_YEAR <= number <= date.max.year and number == int(number):
            return int(number)
    except (ArithmeticError, TypeError):  # a signaling NaN, a complex number
        pass
    raise QueryError(f"{shown(number)} is not a year", _PERIODS)


_FIRST_YEAR: Final = 100  # 90 is more likely 1990 without its century
_PERIODS: Final = "give a year (YYYY), a quarter (YYYY-Q1), a month (YYYY-MM) or a day (YYYY-MM-DD)"


def joined(state: str, held: list[Cell], last: date | None, faults: Faults) -> Iterator[PlainRow]:
    """Yield one row for each run of periods with the same status; periods without a code between two are unknown."""
    held.sort(key=itemgetter(0))
    run: PlainRow | None = None
    for start, stop, mask, number in held:
        if run is not None:
            until = run[2]
            if until is None or start < until:  # type: ignore[operator]
                twice = f"the one that begins on {start} overlaps that of row {run[4]}"
                problem = "two periods of one state overlap"
                faults.add(Malformed(problem, "give one cell for each state and period", twice), number, state)
                continue
            if start > until:  # type: ignore[operator]
                yield run
                run = (state, until, start, ANY_STATUS, number)
            if run[3] == mask:
                run = (state, run[1], stop, mask, number)
                continue
            yield run
        run = (state, start, stop, mask, number)
    assert run is not None  # noqa: S101 - a state has at least one cell
    yield (*run[:2], None if run[2] == last else run[2], *run[3:])
