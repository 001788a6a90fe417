"""Define the columns of a table, and hand them to pandas, PyArrow and CSV."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple, Self

from ..errors import InvalidDateError, MissingExtraError

ColumnType = Literal["text", "category", "boolean", "integer", "date"]
DateUnit = Literal["s", "ms", "us", "ns"]


class Column(NamedTuple):
    """The values of one column: a number per row, and what each number stands for.

    Attributes:
        type: what the values are.
        numbers: one number per row, a place in `levels`.
        levels: the values, `None` where one is missing. They may repeat, and need not all occur.
        nullable: whether a value can be missing.
    """

    type: ColumnType
    numbers: array[int]
    levels: tuple[Any, ...]
    nullable: bool = True

    @classmethod
    def of(cls, kind: ColumnType, items: Iterable[Any], *, levels: Sequence[Any] = (), nullable: bool = True) -> Self:
        """Return the column of some values; `levels` are those that are known beforehand, such as categories."""
        places: dict[Any, int] = {value: place for place, value in enumerate(levels)}
        numbers = [places.setdefault(item, len(places)) for item in items]
        return cls(kind, array(typecode(len(places)), numbers), tuple(places), nullable)

    @classmethod
    def constant(
        cls, kind: ColumnType, value: object, size: int, *, levels: tuple[Any, ...] = (), nullable: bool = False
    ) -> Self:
        """Return the column that has one value in so many rows; `levels` are those that it could have."""
        levels = levels or (value,)
        return cls(kind, array("B", bytes([levels.index(value)]) * size), levels, nullable)

    def listed(self) -> list[Any]:
        """Return the value of every row."""
        return list(map(self.levels.__getitem__, self.numbers))

    def same(self, other: Column) -> bool:
        """Return whether two columns have the same type and values."""
        if (self.type, self.nullable, len(self.numbers)) != (other.type, other.nullable, len(other.numbers)):
            return False
        alike = self.levels == other.levels and self.numbers == other.numbers
        return alike or self.listed() == other.listed()


def typecode(distinct: int) -> str:
    """Return the type code of the smallest array that can hold the numbers of that many values."""
    return "B" if distinct <= 1 << 8 else "H" if distinct <= 1 << 16 else "I"


def library(name: str) -> Any:
    """Return an optional library.

    Raises:
        MissingExtraError: it is not installed.
    """
    import importlib

    try:
        return importlib.import_module(name)
    except ImportError as error:
        cure = "install it with: pip install '.[data]' from a clone"
        raise MissingExtraError(f"this needs {name}, which cannot be imported ({error})", cure) from None


def pandas_column(column: Column, unit: DateUnit) -> Any:
    """Return a column as an array that pandas makes a column of; dates have the unit given."""
    import numpy as np
    import pandas as pd

    numbers = np.frombuffer(column.numbers, column.numbers.typecode) if column.numbers else np.empty(0, "uint8")
    values = column.levels or (None,)
    missing = np.array([value is None for value in values])
    if column.type == "category":
        places = np.cumsum(~missing) - 1
        places[missing] = -1
        return pd.Categorical.from_codes(places[numbers], [value for value in values if value is not None])
    if column.type == "date":
        return _dates(values, unit)[numbers]
    if column.type == "text":
        text = pd.array(values, dtype="str") if int(pd.__version__.partition(".")[0]) > 2 else None
        return np.array(values, object)[numbers] if text is None else text.take(numbers)
    filled = np.array([value or 0 for value in values], "bool" if column.type == "boolean" else "int64")
    if column.type == "boolean":
        return pd.arrays.BooleanArray(filled[numbers], missing[numbers])
    return pd.arrays.IntegerArray(filled[numbers], missing[numbers]) if column.nullable else filled[numbers]


def _dates(values: Sequence[date | None], unit: DateUnit) -> Any:
    import numpy as np

    if unit == "ns":
        for day in values:
            if day is not None and not 1677 < day.year < 2262:
                raise InvalidDateError(f"{day} does not fit into dates with the unit 'ns'", "use to_pandas(unit='s')")
    return np.array(values, "datetime64[D]").astype(f"datetime64[{unit}]")


def arrow_column(column: Column) -> Any:
    """Return a column as an array of PyArrow."""
    import pyarrow as pa

    types: dict[ColumnType, Any] = {
        "text": pa.string(),
        "boolean": pa.bool_(),
        "integer": pa.int64(),
        "date": pa.date32(),
    }
    code = {"B": pa.uint8(), "H": pa.uint16(), "I": pa.uint32()}[column.numbers.typecode]
    numbers = pa.Array.from_buffers(code, len(column.numbers), [None, pa.py_buffer(column.numbers.tobytes())])
    if column.type == "category":
        present = [value for value in column.levels if value is not None]
        own = {value: place for place, value in enumerate(present)}
        places = pa.array([own.get(value) for value in column.levels], pa.int32()).take(numbers)
        return pa.DictionaryArray.from_arrays(places, pa.array(present, pa.string()))
    return pa.array(column.levels, types[column.type]).take(numbers)
