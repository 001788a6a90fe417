"""Read rows in the conventions in which people bring them: names, code schemes, ends, missing values, data frames.

What cannot be understood is refused, with the row, the value and the cure; nothing is guessed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, Literal, NamedTuple, get_args

from attrs import evolve

from ..dates import DAY, PartialDate, day_after, is_missing, is_open_end, to_span
from ..errors import Fault, LedgerError, QueryError, QueryTypeError, nearest, one_of, shown
from ..results import Spell
from ..rules import ANY_STATUS, BIT, Status
from ..states import resolve_code, schemes_reading_all
from .parties import Parties
from .spells import Day, PlainRow

CodeScheme = Literal["names", "iso2", "cow", "cowc", "gw", "eurostat"]
End = Literal["exclusive", "inclusive"]

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

    def add(self, problem: str, cure: str, row: int, state: object) -> None:
        """Add a fault, or count it if the same one has been found in an earlier row."""
        key = (problem, cure)
        if key in self._found:
            self._more[key] = self._more.get(key, 0) + 1
        else:
            self._found[key] = Fault(problem, cure, row=row, state=state if isinstance(state, str) else None)

    def found(self, refused: Sequence[object] = ()) -> list[Fault]:
        """Return the faults; where one code scheme reads every refused state, their cure names it."""
        schemes = [scheme for scheme in schemes_reading_all(refused) if scheme != "names"] if refused else []
        hint = f'; codes="{schemes[0]}" would read all of them' if len(schemes) == 1 else ""
        names = {shown(value) for value in refused}
        faults = []
        for key, fault in self._found.items():
            more = self._more.get(key, 0)
            problem = f"{fault.problem} (also in {more} more row{'s' * (more > 1)})" if more else fault.problem
            concerned = hint and any(name in fault.problem for name in names)
            faults.append(evolve(fault, problem=problem, cure=fault.cure + hint if concerned else fault.cure))
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
    inclusive = one_of(end, get_args(End), "kind of end") == "inclusive"
    one_of(codes, get_args(CodeScheme), "code scheme")
    known: dict[Any, str] = {}  # the codes of names; other schemes depend on the years, too
    resolve = _resolver(parties, codes, known)
    last_open = None if open_at is None else open_at if inclusive else day_after(open_at)
    faults = Faults()
    refused: list[object] = []
    plain: list[PlainRow] = []
    masks: dict[Any, int] = {Status.MEMBER: _MEMBER}
    for number, cells in enumerate(_cells(rows, columns), 1):
        if type(cells) is _Malformed:
            faults.add(*cells, number, None)
            continue
        state, start, until, status = cells
        try:
            first = start if type(start) is date else _day(start)
            if until is None or (type(until) is not date and is_open_end(until)) or until == last_open:
                stop: Day | None = None
            else:
                stop = until if type(until) is date else _day(until)
                stop = None if stop in (last_open, date.max) else _after(stop) if inclusive else stop
            mask = masks.get(status)
            if mask is None:
                mask = masks[status] = _mask(status)
            meant: Resolved | None = known.get(state)
            if meant is None:
                meant = resolve(state, first, stop)
        except (QueryError, TypeError):
            _report(cells, number, resolve, faults, refused)
            continue
        if type(meant) is str:
            plain.append((meant, first, stop, mask, number))
        else:
            plain += [(code, since or first, upto or stop, mask, number) for code, since, upto in meant]
    return plain, faults.found(refused)


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
    for field in columns:
        one_of(field, FIELDS, "field of a row, which are the keys of columns")
    return dict(columns)


def _of_items(items: Iterator[Any], wanted: Mapping[str, str]) -> Iterator[Cells | _Malformed]:
    for item in items:
        kind = type(item)
        if kind is tuple or kind is list:
            if len(item) == 3:
                yield (*item, Status.MEMBER)
            elif len(item) == 4:
                yield tuple(item)  # type: ignore[misc]
            else:
                yield _Malformed(f"a row has {len(item)} cells: {shown(item)}", "give (state, start, end[, status])")
        elif isinstance(item, Spell):
            yield item.state, item.start, item.end, "|".join(item.possible)
        elif isinstance(item, Mapping):
            yield _of_mapping(item, wanted)
        elif isinstance(item, (tuple, list)):
            yield from _of_items(iter([tuple(item)]), wanted)
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
    faults = []
    for field in FIELDS:
        name = wanted.get(field, field)
        column = name if name in table else by_name.get(name.strip().casefold())
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
    return zip(*cells, strict=True)  # type: ignore[return-value]


def frame_columns(frame: Any) -> dict[str, list[Any]] | None:
    """Return the columns of a data frame as lists of Python values; `None` for what is not a data frame."""
    reader = _FRAMES.get((type(frame).__module__.partition(".")[0].lstrip("_"), type(frame).__name__))
    return None if reader is None else reader(frame)


def _of_pandas(frame: Any) -> dict[str, list[Any]]:
    return {str(name): _of_series(column) for name, column in frame.items()}


def _of_series(column: Any) -> list[Any]:
    if column.dtype.kind != "M":
        return list(column.tolist())
    if getattr(column.dtype, "tz", None) is not None:
        column = column.dt.tz_localize(None)
    return list(column.to_numpy().astype("datetime64[D]").tolist())


def _of_polars(frame: Any) -> dict[str, list[Any]]:
    return {column.name: column.to_list() for column in frame.get_columns()}


def _of_arrow(frame: Any) -> dict[str, list[Any]]:
    return {name: frame.column(name).to_pylist() for name in frame.column_names}


def _of_duckdb(relation: Any) -> dict[str, list[Any]]:
    rows = relation.fetchall()
    return {name: [row[place] for row in rows] for place, name in enumerate(relation.columns)}


def _of_table(table: Any) -> dict[str, list[Any]]:
    return {name: list(table.column(name)) for name in table.columns}


_FRAMES: Final[dict[tuple[str, str], Callable[[Any], dict[str, list[Any]]]]] = {
    ("pandas", "DataFrame"): _of_pandas,
    ("polars", "DataFrame"): _of_polars,
    ("pyarrow", "Table"): _of_arrow,
    ("pyarrow", "RecordBatch"): _of_arrow,
    ("duckdb", "DuckDBPyRelation"): _of_duckdb,
    ("csto_timeline", "Table"): _of_table,
}


# What the cells of a row mean


def _day(value: Any) -> Day:
    day = PartialDate.of(value)
    return day.earliest if day.is_day and day.earliest is not None else day


def _after(day: Day) -> Day | None:
    """Return the end of a row whose last day, or the window of it, is given."""
    if isinstance(day, PartialDate):
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


Resolved = str | list[tuple[str, date | None, date | None]]
"""A code, or the codes that a row has in turn, each with the days that bound it."""


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
                if is_missing(state):
                    raise QueryError("the state is missing", "give a code or a name")
                code = names[state] = parties.code_of(state)
            return code

        return by_name
    found: dict[tuple[Any, int, int | None], Resolved] = {}

    def by_code(state: Any, first: Day, stop: Day | None) -> Resolved:
        since, upto = _year(first, 0), None if stop is None else _year(stop, 1)
        key = (state, since, upto)
        if key not in found:
            if is_missing(state):
                raise QueryError("the state is missing", "give its code")
            meant = resolve_code(codes, state, since, upto)
            pieces = [(parties.code_of(own.alpha_3), low, high) for own, low, high in meant]
            found[key] = pieces[0][0] if len(pieces) == 1 else pieces
        return found[key]

    return by_code


def _year(day: Day, end: int) -> int:
    """Return the year of the first possible day, or, of an end, that of the last possible day in the row."""
    if isinstance(day, PartialDate):
        known = (day.latest or day.earliest) if end else (day.earliest or day.latest)
        assert known is not None  # noqa: S101 - a window has at least one end
        day = known
    return (day - DAY).year if end and day > date.min else day.year


def _report(
    cells: Cells,
    number: int,
    resolve: Callable[[Any, Day, Day | None], Resolved],
    faults: Faults,
    refused: list[object],
) -> None:
    """Add everything that is wrong with one row."""
    state, start, end, status = cells
    first: Day = date.max
    stop: Day | None = None
    try:
        if is_missing(start) or (isinstance(start, str) and not start.strip()):
            raise QueryError("the start is missing", "give the first day, even if only as a year")  # noqa: TRY301
        first = _day(start)
    except QueryError as error:
        faults.add(f"start: {error.problem}", error.cure, number, state)
    try:
        stop = None if is_open_end(end) else _day(end)
    except QueryError as error:
        faults.add(f"end: {error.problem}", f"{error.cure}; leave it out while the row is ongoing", number, state)
    try:
        _mask(status)
    except QueryError as error:
        faults.add(error.problem, error.cure, number, state)
    try:
        resolve(state, first, stop)
    except QueryError as error:
        faults.add(error.problem, error.cure, number, state)
        refused.append(state)
    except TypeError:  # it cannot be a key
        faults.add(f"a state cannot be {shown(state)}", "give a code or a name as text", number, None)


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

    Args:
        frame: a data frame, or rows as mappings.
        parties: the parties of the timeline.
        state: the column with the state.
        time: the column with the period.
        value: the column with the code.
        statuses: the status that each code stands for.
        codes: what the states are.

    Raises:
        LedgerError: a column is missing.
        OptionError: a word that chooses is unknown.
        QueryTypeError: `frame` is neither a frame nor rows.
    """
    one_of(codes, get_args(CodeScheme), "code scheme")
    masks = {code: _mask(status) for code, status in statuses.items()}
    resolve = _resolver(parties, codes, {})
    faults = Faults()
    refused: list[object] = []
    periods: dict[Any, tuple[date, date | None]] = {}
    cells: dict[str, dict[date, tuple[date | None, int, int]]] = {}
    rows = _cells(frame, {"state": state, "start": time, "status": value})
    last: date | None = date.min
    for number, row in enumerate(rows, 1):
        if type(row) is _Malformed:
            faults.add(*row, number, None)
            continue
        who, when, _, code = row
        try:
            span = periods.get(when)
            if span is None:
                span = periods[when] = _span(when)
            first, stop = span
            last = None if stop is None or last is None else max(last, stop)
            if is_missing(code):
                continue
            if code not in masks:
                raise QueryError(  # noqa: TRY301
                    f"{shown(code)} is not among the codes of statuses", f"add it to statuses: {shown(dict(statuses))}"
                )
            meant = resolve(who, first, stop)
        except (QueryError, TypeError) as error:
            problem, cure = (error.problem, error.cure) if isinstance(error, QueryError) else (str(error), "")
            faults.add(problem, cure, number, who)
            refused += [who] if isinstance(error, LookupError) else []
            continue
        for own, since, upto in [(meant, None, None)] if type(meant) is str else meant:
            held = cells.setdefault(own, {})
            if (since or first) in held:
                cure = "give one row for each state and period"
                faults.add(f"the period {shown(when)} of this state appears twice", cure, number, own)
            held[since or first] = (upto or stop, masks[code], number)
    plain = [row for own, held in cells.items() for row in _joined(own, held, last)]
    through = None if last in (None, date.min) else last - DAY  # type: ignore[operator]
    return plain, faults.found(refused), through


def _span(when: Any) -> tuple[date, date | None]:
    if is_missing(when):
        raise QueryError("the period is missing", "give a year, a month or a day")
    number = getattr(when, "__index__", None)
    if number is not None or (isinstance(when, float) and when.is_integer()):
        return to_span(int(when))
    return to_span(when)


def _joined(state: str, held: Mapping[date, tuple[date | None, int, int]], last: date | None) -> Iterator[PlainRow]:
    """Yield one row for each run of periods with the same status; a period without a code is unknown."""
    run: PlainRow | None = None
    for start in sorted(held):
        stop, mask, number = held[start]
        if run is not None:
            if run[2] is not None and start > run[2]:  # type: ignore[operator]
                yield run
                run = (state, run[2], start, ANY_STATUS, number)
            if run[3] == mask:
                run = (state, run[1], stop, mask, run[4])
                continue
            yield run
        run = (state, start, stop, mask, number)
    if run is not None:
        yield (*run[:2], None if run[2] == last else run[2], *run[3:])  # type: ignore[misc]
