"""Take the columns of a data frame as lists of Python values, in bulk; no library of frames is imported for it."""

from collections.abc import Callable
from typing import Any, Final

from ..errors import QueryTypeError


def frame_columns(frame: Any) -> dict[str, list[Any]] | None:
    """Return the columns of a data frame as lists of Python values; `None` for what is not a data frame.

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


def _of_pandas(frame: Any) -> dict[str, list[Any]]:
    columns = {str(name): _of_series(column) for name, column in frame.items()}
    for name in frame.index.names:  # an index that has a name is a column of the data
        if name is not None and str(name) not in columns:
            columns[str(name)] = _of_series(frame.index.get_level_values(name).to_series())
    return columns


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
