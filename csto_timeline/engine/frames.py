"""Take columns out of data frames as lists of Python values; without importing any data frame library."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final, NamedTuple

from ..dates import EPOCH
from ..errors import QueryTypeError


class Columns(NamedTuple):
    """The names of the columns of a data frame, and what returns the values of the column at a place."""

    names: list[str]
    values: Callable[[int], list[Any]]


def columns_of(frame: Any) -> Columns | None:
    """Return the columns of a data frame; `None` for what is not a data frame.

    Raises:
        QueryTypeError: a Polars frame that has not been collected.
    """
    for kind in type(frame).__mro__:
        name = (kind.__module__.partition(".")[0].lstrip("_"), kind.__name__)
        if name == ("polars", "LazyFrame"):
            raise QueryTypeError("rows cannot be a LazyFrame", "give the frame that its collect() returns")
        if (reader := _FRAMES.get(name)) is not None:
            return reader(frame)
    return None


def _of_pandas(frame: Any) -> Columns:
    names = [str(name) for name in frame.columns]
    levels = [level for level in frame.index.names if level is not None and str(level) not in names]

    def values(place: int) -> list[Any]:  # an index that has a name is a column of the data
        if place < len(names):
            return _of_series(frame.iloc[:, place])
        return _of_series(frame.index.get_level_values(levels[place - len(names)]).to_series())

    return Columns(names + [str(level) for level in levels], values)


def _of_series(column: Any) -> list[Any]:
    if column.dtype.kind != "M" or hasattr(column.dtype, "pyarrow_dtype") or column.dt.tz is not None:
        return list(column.tolist())  # each moment with a zone has its own calendar date
    return list(column.to_numpy().astype("datetime64[D]").tolist())


def _of_polars(frame: Any) -> Columns:
    def values(place: int) -> list[Any]:
        column = frame.to_series(place)
        if type(column.dtype).__name__ == "Datetime":
            column = column.dt.date()
        if type(column.dtype).__name__ == "Date":
            numbers = column.to_physical()
            if not _FIRST <= (numbers.min() or 0) <= (numbers.max() or 0) <= _LAST:
                return list(map(_day, numbers))
        return list(column)

    return Columns(frame.columns, values)


def _of_arrow(frame: Any) -> Columns:
    def values(place: int) -> list[Any]:
        column = frame.column(place)
        kind = str(column.type)
        if kind.startswith("timestamp[") and "tz=" not in kind:
            column = column.cast("date32", safe=False)
        try:
            return list(column.to_pylist())
        except (OverflowError, ValueError):
            return list(map(_day, column.cast("date32", safe=False).cast("int32").to_pylist()))

    return Columns(frame.schema.names, values)


_FIRST: Final = date.min.toordinal() - EPOCH
_LAST: Final = date.max.toordinal() - EPOCH
_INFINITY: Final = (1 << 31) - 1  # DuckDB's date of that name


def _day(number: int | None) -> date | str | None:
    """Return the day that has this number; one outside the calendar as a text that says so."""
    if number is None or _FIRST <= number <= _LAST:
        return None if number is None else date.fromordinal(number + EPOCH)
    return "infinity" if number == _INFINITY else f"day number {number}"


def _of_duckdb(relation: Any) -> Columns:
    rows = relation.fetchall()
    return Columns(relation.columns, lambda place: [row[place] for row in rows])


def _of_table(table: Any) -> Columns:
    return Columns(list(table.columns), lambda place: list(table.column(table.columns[place])))


_FRAMES: Final[dict[tuple[str, str], Callable[[Any], Columns]]] = {
    ("pandas", "DataFrame"): _of_pandas,
    ("polars", "DataFrame"): _of_polars,
    ("pyarrow", "Table"): _of_arrow,
    ("pyarrow", "RecordBatch"): _of_arrow,
    ("duckdb", "DuckDBPyRelation"): _of_duckdb,
    ("csto_timeline", "Table"): _of_table,
}
