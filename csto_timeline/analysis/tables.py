"""Define `Table`: rows for data work, stored by column, with a known type for every column.

A column keeps one small number per row and, once, the values that the numbers stand for. So a table of a million rows
takes a few bytes per cell, is made by joining blocks of bytes, and has its types from the question that it answers,
not from the values that happen to be in it. Which rows there are is decided elsewhere.
"""

from __future__ import annotations

import operator
import re
from array import array
from collections.abc import Iterable, Iterator
from os import PathLike
from typing import TYPE_CHECKING, Any, Final, Self, overload

from attrs import field, frozen

from ..errors import QueryTypeError, one_of, printable, shown
from ..rules import Reading, Status
from .columns import Column, ColumnType, DateUnit, arrow_column, library, pandas_column

if TYPE_CHECKING:
    from ..timeline import Timeline


STATUSES: Final = (None, *map(str, Status))
READINGS: Final = tuple(map(str, Reading))
_MOST_SHOWN: Final = 20


def _frozen_columns(columns: Iterable[tuple[str, Column]]) -> tuple[tuple[str, Column], ...]:
    return tuple(columns)


@frozen(eq=False, repr=False)
class Table:
    """Rows of plain values, with a known type for every column.

    `len(table)`, `table[0]` and `for row in table` give rows as plain dicts; a slice gives a shorter table.
    `to_pandas`, `to_polars` and `to_arrow` give a data frame, `write_csv` a file. Polars, DuckDB and every other
    library that reads Arrow also take the table itself: `pl.DataFrame(rows)`, `duckdb.sql("from rows")`.

    The type of a column is text, category, boolean, integer or date, and does not depend on its values. Missing values
    are `None` in rows. A table cannot be changed, but its rows and lists are new at each call and belong to the caller.

    Example:
        >>> import csto_timeline as ct
        >>> table = ct.panel("2012", states=["UZB", "ARM"])
        >>> len(table), table[0]["state"], table[0]["days_member"]
        (2, 'UZB', 179)
    """

    _columns: tuple[tuple[str, Column], ...] = field(converter=_frozen_columns)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order.

        Example:
            >>> import csto_timeline as ct
            >>> ct.table(ct.CSTO.changes()).columns
            ('day', 'joined', 'left', 'unsettled', 'events')
        """
        return tuple(name for name, _ in self._columns)

    @property
    def types(self) -> dict[str, ColumnType]:
        """The type of each column by name: "text", "category", "boolean", "integer" or "date".

        Example:
            >>> import csto_timeline as ct
            >>> types = ct.spells().types
            >>> types["start"], types["status"], types["member"]
            ('date', 'category', 'boolean')
        """
        return {name: column.type for name, column in self._columns}

    def column(self, name: str) -> list[Any]:
        """Return the values of one column as a list.

        Args:
            name: the name of the column.

        Raises:
            OptionError: there is no such column.

        Example:
            >>> import csto_timeline as ct
            >>> ct.panel("2012", states=["UZB", "ARM"]).column("days_member")
            [179, 366]
        """
        found = one_of(name, self.columns, "column of this table")
        return dict(self._columns)[found].listed()

    def __len__(self) -> int:
        return len(self._columns[0][1].numbers) if self._columns else 0

    @overload
    def __getitem__(self, place: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, place: slice) -> Self: ...
    def __getitem__(self, place: int | slice) -> dict[str, Any] | Self:
        """Return one row as a dict, or a slice of the rows as a table."""
        if isinstance(place, slice):
            return type(self)((name, column._replace(numbers=column.numbers[place])) for name, column in self._columns)
        if isinstance(place, str):
            raise QueryTypeError(f"{shown(place)} is not the number of a row", f"use .column({shown(place)})")
        number = operator.index(place)
        if not -len(self) <= number < len(self):
            raise IndexError(f"row {number} of a table of {len(self)} rows")
        return {name: column.levels[column.numbers[number]] for name, column in self._columns}

    def __iter__(self) -> Iterator[dict[str, Any]]:
        names = self.columns
        for row in zip(*(map(column.levels.__getitem__, column.numbers) for _, column in self._columns), strict=True):
            yield dict(zip(names, row, strict=True))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        pairs = zip(self._columns, other._columns, strict=False)
        return self.columns == other.columns and all(own.same(theirs) for (_, own), (_, theirs) in pairs)

    def __hash__(self) -> int:
        return hash((self.columns, len(self)))

    def __repr__(self) -> str:
        return printable(f"<Table of {len(self):,} rows: {', '.join(self.columns)}>")

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{_html(name)}</th>" for name in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{'' if cell is None else _html(cell)}</td>" for cell in row.values()) + "</tr>"
            for row in self[:_MOST_SHOWN]
        )
        more = "" if len(self) <= _MOST_SHOWN else f" (the first {_MOST_SHOWN} are shown)"
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        return f"<div>{table}<p>{len(self):,} rows, {len(self.columns)} columns{more}</p></div>"

    # Other libraries

    def to_pandas(self, unit: DateUnit = "s") -> Any:
        """Return the table as a pandas `DataFrame`.

        The types do not depend on the values. Booleans are "boolean", which can be missing. Integers are "Int64" where
        the column can have missing values (such as `cow`), else "int64". Dates are `datetime64` of the unit asked for.
        Categories are "category" with all their values, such as the six statuses. Text is "str", in pandas 2 `object`.

        Args:
            unit: the unit of dates: "s", "ms", "us" or "ns". `merge_asof` wants equal units on both sides.

        Raises:
            MissingExtraError: pandas is not installed.
            OptionError: there is no such unit.
            InvalidDateError: the unit is "ns" and a day lies outside the years 1678 to 2261.

        Example:
            >>> import csto_timeline as ct
            >>> ct.panel("2012", states=["UZB"]).to_pandas()["member"].dtype
            BooleanDtype
        """
        one_of(unit, ("s", "ms", "us", "ns"), "unit of dates")
        pandas = library("pandas")
        return pandas.DataFrame({name: pandas_column(column, unit) for name, column in self._columns}, copy=False)

    def to_arrow(self) -> Any:
        """Return the table as a PyArrow `Table`: string, dictionary (categories), bool, int64 and date32.

        Raises:
            MissingExtraError: PyArrow is not installed.

        Example:
            >>> import csto_timeline as ct
            >>> ct.panel("2012", states=["UZB"]).to_arrow().schema.field("start").type
            DataType(date32[day])
        """
        pyarrow = library("pyarrow")
        return pyarrow.table({name: arrow_column(column) for name, column in self._columns})

    def to_polars(self) -> Any:
        """Return the table as a Polars `DataFrame`: String, Categorical, Boolean, Int64 and Date.

        Raises:
            MissingExtraError: Polars or PyArrow is not installed.

        Example:
            >>> import csto_timeline as ct
            >>> ct.panel("2012", states=["UZB"]).to_polars().schema["start"]
            Date
        """
        return library("polars").from_arrow(self.to_arrow())

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Export the table to a library that reads Arrow (the Arrow PyCapsule interface)."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def write_csv(self, path: str | PathLike[str]) -> None:
        """Write the table as CSV in UTF-8, with a line of column names.

        Dates are YYYY-MM-DD, booleans 1 and 0 (which R and Stata read as numbers), missing values empty.

        Args:
            path: the file. A regular file is replaced atomically, or left as it was if writing fails.

        Raises:
            QueryError: `path` is not a path.
            LedgerError: a text contains an unpaired surrogate.
            OSError: the file cannot be written.

        Example:
            >>> import csto_timeline as ct, pathlib, tempfile
            >>> with tempfile.TemporaryDirectory() as folder:
            ...     path = pathlib.Path(folder, "panel.csv")
            ...     ct.panel("2012", states=["UZB"]).write_csv(path)
            ...     path.read_text().splitlines()[1][:20]
            'UZB,Uzbekistan,UZ,70'
        """
        from ..files.writing import csv_cell, encoded, replace

        cells = (map(list(map(csv_cell, column.levels)).__getitem__, column.numbers) for _, column in self._columns)
        lines = [",".join(map(csv_cell, self.columns)), *map(",".join, zip(*cells, strict=True)), ""]
        replace(path, encoded("\n".join(lines)))


def _html(cell: object) -> str:
    from html import escape

    return escape(printable(str(cell), 200))


def rows_of(columns: dict[str, Column], present: bytes) -> dict[str, Column]:
    """Return the rows of columns for which `present` has a 1; it has one byte per row."""
    runs = [found.span() for found in re.finditer(b"\1+", present)]
    kept: dict[int, array[int]] = {}  # columns often share their numbers
    for column in columns.values():
        if id(column.numbers) not in kept:
            width, cells = column.numbers.itemsize, memoryview(column.numbers.tobytes())
            parts = [cells[start * width : end * width] for start, end in runs]
            kept[id(column.numbers)] = array(column.numbers.typecode, b"".join(parts))
    return {name: column._replace(numbers=kept[id(column.numbers)]) for name, column in columns.items()}


def view_columns(timeline: Timeline, size: int) -> dict[str, Column]:
    """Return the columns that say which view of a ledger so many rows come from: reading, widened and source."""
    return {
        "reading": Column.constant("category", timeline.reading.value, size, levels=READINGS),
        "widened": Column.constant("boolean", timeline.wide, size),
        "source": Column.constant("category", timeline.source, size, nullable=True),
    }


def table(values: Iterable[Any]) -> Table:
    """Return a table of values of one kind, one row per value.

    Args:
        values: spells, epochs, changes, shared spells, steps, events, dated acts (of a chronology), sources, terms,
            contests or differences.

    Returns:
        The table. Several states, events or sources in one cell are joined by "; ". Without values it has no columns.

    Raises:
        QueryTypeError: the values are of another kind, or of several kinds.

    Example:
        >>> import csto_timeline as ct
        >>> ct.table(ct.spells_of("Georgia")).columns
        ('state', 'start', 'end', 'status', 'member', 'possible', 'days')
    """
    from .value_tables import table_of

    return values if isinstance(values, Table) else table_of(values)
