"""Read rows in the conventions in which people bring them: names, code schemes, ends, missing values, data frames.

What cannot be understood is refused, with the row, the value and the cure; nothing is guessed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from operator import itemgetter
from typing import Any, Final, Literal, NamedTuple, get_args

from attrs import evolve

from ..dates import DAY, PartialDate, day_after, is_missing, is_open_end, to_span
from ..errors import Fault, LedgerError, QueryError, QueryTypeError, nearest, one_of, shown
from ..results import Spell
from ..rules import ANY_STATUS, BIT, Status
from ..states import resolve_code, schemes_reading_all
from .frames import frame_columns
from .parties import Parties
from .spells import Day, PlainRow

CodeScheme = Literal["names", "iso2", "cow", "cowc", "gw", "eurostat"]
End = Literal["exclusive", "inclusive"]

_ENDS: Final = get_args(End)
_SCHEMES: Final = get_args(CodeScheme)

FIELDS: Final = ("state", "start", "end", "status")
"""What a row says, in the order of a tuple; the status may be left out."""

_MEMBER: Final = BIT[Status.MEMBER]
_WORDS: Final = {**{status.value: BIT[status] for status in Status}, "unknown": ANY_STATUS}

Cells = tuple[Any, Any, Any, Any]


class _Malformed(NamedTuple):
    """A row that does not have the form of one."""

    problem: str
    cure: str


class Faults:
    """Collect faults; a mistake that repeats in many rows is reported once, with a count."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Fault] = {}
        self._more: dict[tuple[str, str], int] = {}
        self._refused: dict[tuple[str, str], object] = {}

    def __len__(self) -> int:
        return len(self._found) + sum(self._more.values())

    def add(self, error: QueryError | _Malformed, row: int, state: object, *, about: str = "") -> None:
        """Add a fault, or count it if the same one has been found in an earlier row."""
        key = (f"{about}: {error.problem}" if about else error.problem, error.cure)
        if key in self._found:
            self._more[key] = self._more.get(key, 0) + 1
        else:
            self._found[key] = Fault(*key, row=row, state=str.__str__(state) if isinstance(state, str) else None)

    def refuse(self, error: QueryError, row: int, state: object) -> None:
        """Add a fault about the name or code of a state."""
        self.add(error, row, state)
        self._refused[error.problem, error.cure] = state

    def found(self) -> list[Fault]:
        """Return the faults; where one code scheme reads every refused state, their cure names it."""
        schemes = [scheme for scheme in schemes_reading_all(self._refused.values()) if scheme != "names"]
        hint = f'; codes="{schemes[0]}" would read all of them' if len(schemes) == 1 else ""
        faults = []
        for key, fault in self._found.items():
            more = self._more.get(key, 0)
            problem = f"{fault.problem} (also in {more} more row{'s' * (more > 1)})" if more else fault.problem
            faults.append(evolve(fault, problem=problem, cure=fault.cure + hint * (key in self._refused)))
        return faults


def read_rows(
    rows: Any,
    *,
    parties: Parties,
    columns: Mapping[str, str] | None = None,
    end: End = "exclusive",
    open_at: date | None = None,
    codes: CodeScheme = "names",
) -> tuple[list[PlainRow], list[Fault]]:
    """Return rows in plain form, and what is wrong with those that cannot be read.

    Args:
        rows: tuples, mappings, `Spell` values, or a data frame.
        parties: the parties of the timeline.
        columns: which column of a frame, or key of a mapping, is which.
        end: whether an end is the first day after a row or the last day in it.
        open_at: the last day that the data cover; an end on it is open.
        codes: what the states are.

    Raises:
        OptionError: a word that chooses is unknown.
        LedgerError: a column is missing.
        QueryTypeError: `rows` is not iterable.
    """
    inclusive = one_of(end, _ENDS, "kind of end") == "inclusive"
    one_of(codes, _SCHEMES, "code scheme")
    known: dict[Any, str] = {}  # the codes of names; other schemes depend on the years, too
    resolve = _resolver(parties, codes, known)
    last_open = None if open_at is None else open_at if inclusive else day_after(open_at)
    faults = Faults()
    plain: list[PlainRow] = []
    masks: dict[Any, int] = {Status.MEMBER: _MEMBER}

    def stop_of(end: Any) -> Day | None:
        """Return the first day after a row."""
        day = end if type(end) is date else None if is_open_end(end) else _day(end)
        return None if day is None or day in (last_open, date.max) else _after(day) if inclusive else day

    for number, cells in enumerate(_cells(rows, columns), 1):
        if isinstance(cells, _Malformed):
            faults.add(cells, number, None)
            continue
        state, start, until, status = cells
        try:
            first = start if type(start) is date else _day(start)
            stop = None if until is None else stop_of(until)
            mask = masks.get(status)
            if mask is None:
                mask = masks[status] = _mask(status)
            meant: Resolved | None = known.get(state)
            if meant is None:
                meant = resolve(state, first, stop)
            if isinstance(meant, str):
                plain.append((meant, first, stop, mask, number))
            else:
                plain += [(own, low, high, mask, number) for own, low, high in _pieces(state, meant, first, stop)]
        except (QueryError, TypeError):
            _report(cells, number, stop_of, resolve, faults)
    return plain, faults.found()


# What a row is


def _cells(rows: Any, columns: Mapping[str, str] | None) -> Iterable[Cells | _Malformed]:
    """Yield the four cells of each row."""
    wanted = _columns(columns)
    table = frame_columns(rows)
    if table is not None:
        return _of_frame(table, wanted)
    try:
        items = iter(rows)
    except TypeError:
        problem = f"{shown(rows)} is not iterable"
        raise QueryTypeError(problem, "give rows, such as (state, start, end), or a data frame") from None
    if isinstance(rows, (str, Mapping)):
        raise QueryTypeError(f"rows cannot be {shown(rows)}", "give a list of rows, or a data frame")
    return _of_items(items, wanted)


def _columns(columns: Mapping[str, str] | None) -> dict[str, str]:
    if columns is None:
        return {}
    if not isinstance(columns, Mapping):
        raise QueryTypeError(f"columns cannot be {shown(columns)}", "give a mapping such as {'state': 'ccode'}")
    for field, column in columns.items():
        one_of(field, FIELDS, "field of a row, which are the keys of columns")
        if not isinstance(column, str):
            raise QueryTypeError(f"the name of a column cannot be {shown(column)}", "give it as text")
    return dict(columns)


def _of_items(items: Iterator[Any], wanted: Mapping[str, str]) -> Iterator[Cells | _Malformed]:
    for item in items:
        kind = type(item)
        if kind is tuple or kind is list:
            if len(item) == 3:
                yield (*item, Status.MEMBER)
            elif len(item) == 4:
                yield tuple(item)
            else:
                yield _Malformed(f"a row has {len(item)} cells: {shown(item)}", "give (state, start, end[, status])")
        elif isinstance(item, Spell):
            yield item.state, item.start, item.end, "|".join(item.possible)
        elif isinstance(item, Mapping):
            yield _of_mapping(item, wanted)
        elif hasattr(item, "_asdict"):  # a named tuple
            yield _of_mapping(item._asdict(), wanted)
        elif isinstance(item, (tuple, list)):
            yield from _of_items(iter([tuple(item)]), wanted)
        elif type(item).__name__ == "ndarray" and item.ndim == 1:
            yield from _of_items(iter([item.tolist()]), wanted)
        else:
            yield _Malformed(f"{shown(item)} is not a row", "give (state, start, end[, status]) or a mapping")


def _of_mapping(item: Mapping[Any, Any], wanted: Mapping[str, str]) -> Cells | _Malformed:
    keys = {key.strip().casefold(): key for key in item if isinstance(key, str)}
    cells: dict[str, Any] = {"end": None, "status": Status.MEMBER}
    for field in FIELDS:
        name = wanted.get(field)
        key = keys.get(field) if name is None else name if name in item else keys.get(name.strip().casefold())
        if key is not None:
            cells[field] = item[key]
        elif name is not None or field in ("state", "start"):
            missing = name or field
            return _Malformed(f"a row has no {missing!r}: its keys are {shown(list(item))}", "name it in columns")
    return cells["state"], cells["start"], cells["end"], cells["status"]


def _of_frame(table: Mapping[str, list[Any]], wanted: Mapping[str, str]) -> Iterable[Cells]:
    by_name: dict[str, str] = {}
    for column in table:
        by_name.setdefault(column.strip().casefold(), column)
    size = len(next(iter(table.values()), ()))
    cells: list[Iterable[Any]] = []
    faults: list[Fault] = []
    for field in FIELDS:
        name = wanted.get(field, field)
        column: str | None = name if name in table else by_name.get(name.strip().casefold())
        if column is not None:
            cells.append(table[column])
        elif field in wanted or field in ("state", "start"):
            known = ", ".join(map(repr, list(table)[:12]))
            guess = nearest(name, list(table))
            hint = f"did you mean {guess[0]!r}? " if guess else ""
            faults.append(
                Fault(f"there is no column {name!r}", f"{hint}say which column it is with columns; there are {known}")
            )
        else:
            cells.append([None if field == "end" else Status.MEMBER] * size)
    if faults:
        raise LedgerError(faults)
    return zip(*cells, strict=True)


# What the cells of a row mean


def _day(value: Any) -> Day:
    day = PartialDate.of(value)
    return day.earliest if day.is_day and day.earliest is not None else day


def _after(day: Day) -> Day | None:
    """Return the first day after a row whose last day, or the window of it, is given."""
    if isinstance(day, PartialDate):
        if day.earliest == date.max:
            return None
        low = None if day.earliest is None else day_after(day.earliest)
        return PartialDate(low, None if day.latest is None else day_after(day.latest))
    return day_after(day)


def _mask(status: Any) -> int:
    if not isinstance(status, str):
        problem = "the status is missing" if is_missing(status) else f"{shown(status)} is not a status"
        raise QueryError(problem, f"give one of {', '.join(_WORDS)}, or several joined by |")
    mask = 0
    for word in str.__str__(status).split("|"):
        mask |= _WORDS[one_of(word.strip().casefold(), _WORDS, "status")]
    return mask


Piece = tuple[str, date | None, date | None]
Resolved = str | list[Piece]
"""A code, or the codes that a state has in turn, each with the days that bound it."""


def _resolver(parties: Parties, codes: CodeScheme, names: dict[Any, str]) -> Callable[[Any, Day, Day | None], Resolved]:
    """Return what turns the state of a row into a code, or into several where the row spans a change of code.

    Args:
        parties: the parties of the timeline.
        codes: what the states are.
        names: where the codes of names are remembered.
    """
    if codes == "names":

        def by_name(state: Any, first: Day, stop: Day | None) -> Resolved:  # noqa: ARG001
            code = names.get(state)
            if code is None:
                _check_given(state)
                code = names[state] = parties.code_of(state)
            return code

        return by_name
    found: dict[tuple[Any, int, int | None], Resolved] = {}

    def by_code(state: Any, first: Day, stop: Day | None) -> Resolved:
        since, upto = _window(first)[0].year, None if stop is None else (_window(stop)[1] - DAY).year
        key = (state, since, upto)
        if key not in found:
            _check_given(state)
            meant = resolve_code(codes, state, since, upto)
            pieces = [(parties.code_of(own.alpha_3), low, high) for own, low, high in meant]
            found[key] = pieces[0][0] if len(pieces) == 1 else pieces
        return found[key]

    return by_code


def _check_given(state: Any) -> None:
    if is_missing(state) or (isinstance(state, str) and not state.strip()):
        raise QueryError("the state is missing", "give its code or name")


def _window(day: Day) -> tuple[date, date]:
    """Return the first and the last possible day, an open end being that of the calendar."""
    if not isinstance(day, PartialDate):
        return day, max(day, date.min + DAY)
    return day.earliest or date.min, day.latest or date.max


def _pieces(state: Any, meant: Iterable[Piece], first: Day, stop: Day | None) -> Iterator[tuple[str, Day, Day | None]]:
    """Yield the codes that a state has in turn during a row, each with its first day and the first day after it.

    Raises:
        QueryError: a window leaves it open which of the codes a day belongs to.
    """
    low, high = _window(first)
    end_low, end_high = (date.max, date.max) if stop is None else _window(stop)
    for code, since, upto in meant:
        if (upto and low >= upto) or (since and stop and end_high <= since):
            continue
        if (upto and high >= upto) or (since and stop and end_low <= since):
            unclear, change = (first, upto) if upto and high >= upto else (stop, since)
            problem = f"{shown(state)} changes its meaning on {change}, and {unclear} can be before or after that day"
            raise QueryError(problem, "give closer days, or a row for each state")
        yield code, since if since and low < since else first, upto if upto and (not stop or end_high > upto) else stop


def _report(
    cells: Cells,
    number: int,
    stop_of: Callable[[Any], Day | None],
    resolve: Callable[[Any, Day, Day | None], Resolved],
    faults: Faults,
) -> None:
    """Add everything that is wrong with one row."""
    state, start, end, status = cells
    before = len(faults)
    first: Day = date.min
    stop: Day | None = None
    try:
        if is_missing(start) or (isinstance(start, str) and not start.strip()):
            raise QueryError("the start is missing", "give the first day, even if only as a year")  # noqa: TRY301
        first = _day(start)
    except QueryError as error:
        faults.add(error, number, state, about="" if "missing" in error.problem else "start")
    try:
        stop = stop_of(end)
    except QueryError as error:
        cure = _Malformed(error.problem, f"{error.cure}; leave it out while the row is ongoing")
        faults.add(cure, number, state, about="end")
    try:
        _mask(status)
    except QueryError as error:
        faults.add(error, number, state)
    days_known = len(faults) == before
    try:
        meant = resolve(state, first, stop)
        if days_known and not isinstance(meant, str):
            list(_pieces(state, meant, first, stop))
    except QueryError as error:
        faults.refuse(error, number, state)
    except TypeError:  # it cannot be a key
        faults.add(_Malformed(f"a state cannot be {shown(state)}", "give a code or a name as text"), number, None)


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
) -> tuple[list[PlainRow], list[Fault], date | None]:
    """Return the rows that a table of coded periods stands for, what is wrong with it, and the last day it covers.

    A missing cell between coded ones is unknown; before the first and after the last coded one it is like no cell.
    Two cells for the same days of a state are a fault, even if they are equal.

    Args:
        frame: a data frame, or rows as mappings.
        parties: the parties of the timeline.
        state: the column with the state.
        time: the column with the period: years, months or days.
        value: the column with the code.
        statuses: the status that each code stands for; the text of a whole number is read as the number.
        codes: what the states are.

    Raises:
        LedgerError: a column is missing.
        OptionError: a word that chooses is unknown.
        QueryTypeError: `frame` is neither a frame nor rows, or `statuses` is not a mapping.
    """
    one_of(codes, _SCHEMES, "code scheme")
    masks = _masks(statuses)
    resolve = _resolver(parties, codes, {})
    faults = Faults()
    periods: dict[Any, tuple[date, date | None]] = {}
    cells: dict[str, list[_Cell]] = {}
    last: date | None = date.min
    for number, row in enumerate(_cells(frame, {"state": state, "start": time, "status": value}), 1):
        if isinstance(row, _Malformed):
            faults.add(row, number, None)
            continue
        who, when, _, code = row
        try:
            span = periods.get(when) if type(when) is not bool else None
            if span is None:
                span = periods[when] = _span(when)
            first, stop = span
            last = None if stop is None or last is None else max(last, stop)
            mask = None if is_missing(code) else masks.get(code)
            if mask is None and not is_missing(code):
                raise _not_coded(code, statuses)
        except QueryError as error:
            faults.add(error, number, who)
            continue
        except TypeError:  # a cell that cannot be a key
            faults.add(_not_coded(code, statuses), number, who)
            continue
        try:
            meant = resolve(who, first, stop)
        except (QueryError, TypeError) as error:
            wrong = error if isinstance(error, QueryError) else QueryTypeError(f"a state cannot be {shown(who)}", "")
            faults.refuse(wrong, number, who)
            continue
        if mask is None:
            continue
        pieces = [(meant, first, stop)] if isinstance(meant, str) else _pieces(who, meant, first, stop)
        for own, since, upto in pieces:
            cells.setdefault(own, []).append((since, upto, mask, number))  # type: ignore[arg-type]
    plain = [row for own, held in cells.items() for row in _joined(own, held, last, faults)]
    through = None if last in (None, date.min) else last - DAY
    return plain, faults.found(), through


_Cell = tuple[date, date | None, int, int]
"""First day, first day after it, mask, and number of the row."""


def _masks(statuses: Mapping[Any, str]) -> dict[Any, int]:
    """Return the mask that each code stands for; the text of a whole number is read as the number."""
    if not isinstance(statuses, Mapping):
        raise QueryTypeError(f"statuses cannot be {shown(statuses)}", "give a mapping such as {1: 'member'}")
    masks = {code: _mask(status) for code, status in statuses.items()}
    return {str(code): mask for code, mask in masks.items() if type(code) is int} | masks


def _not_coded(code: object, statuses: Mapping[Any, str]) -> QueryError:
    return QueryError(f"{shown(code)} is not among the codes of statuses", f"add it to statuses: {shown(statuses)}")


def _span(when: Any) -> tuple[date, date | None]:
    if is_missing(when) or (isinstance(when, str) and not when.strip()):
        raise QueryError("the period is missing", "give a year, a month or a day")
    whole = hasattr(when, "__index__") or (isinstance(when, float) and when.is_integer())
    if whole and not isinstance(when, bool) and 1 <= when <= date.max.year:
        return to_span(f"{int(when):04}")
    return to_span(when)


def _joined(state: str, held: list[_Cell], last: date | None, faults: Faults) -> Iterator[PlainRow]:
    """Yield one row for each run of periods with the same status; a period without a code is unknown."""
    held.sort(key=itemgetter(0))
    run: PlainRow | None = None
    for start, stop, mask, number in held:
        if run is not None:
            until = run[2]
            if until is None or start < until:  # type: ignore[operator]
                problem = f"the period that begins on {start} overlaps that of row {run[4]} for the same state"
                faults.add(_Malformed(problem, "give one cell for each state and period"), number, state)
                continue
            if start > until:  # type: ignore[operator]
                yield run
                run = (state, until, start, ANY_STATUS, number)
            if run[3] == mask:
                run = (state, run[1], stop, mask, number)
                continue
            yield run
        run = (state, start, stop, mask, number)
    if run is not None:
        yield (*run[:2], None if run[2] == last else run[2], *run[3:])
