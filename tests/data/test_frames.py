"""Tables in pandas, Polars, PyArrow and DuckDB, and days of these libraries in questions; needs the extra `data`."""

from datetime import date
from typing import Any

import pytest

import csto_timeline as ct
from csto_timeline import Source, Table
from csto_timeline.errors import InvalidDateError, OptionError

LIBRARIES = ("pandas", "polars", "pyarrow", "duckdb", "numpy")
pd, pl, pa, duckdb, np = (pytest.importorskip(name, reason="needs the extra `data`") for name in LIBRARIES)

PANEL = ct.panel("2005-01", "2009-12", freq="month", reading="in_force", states=["UZB", "RUS", "FRA"])
UNSETTLED_FIRST = ct.panel("2007-01-01", "2012-12-31", freq="day", reading="in_force", states=["UZB", "FRA"])
TABLES = {
    "panel": PANEL,
    "dyads": ct.dyads("2005", "2009", reading="in_force"),
    "spells": ct.CSTO.under("in_force").spells(),
    "unsettled first": UNSETTLED_FIRST,
    "unsettled throughout": ct.panel("2007-01-01", "2007-12-31", freq="day", reading="in_force", states="UZB"),
    "empty": ct.panel("2007", states=[]),
    "one source": ct.CSTO.according_to("article").panel("1992", "2010"),
    "events": ct.table(ct.events()),
    "chronology": ct.table(ct.chronology()),
    "contests": ct.table(ct.contested()),
}
EACH = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
SQL = {"text": "VARCHAR", "category": "VARCHAR", "boolean": "BOOLEAN", "integer": "BIGINT", "date": "DATE"}


def test_the_tables_begin_with_many_nulls() -> None:
    """Types that a library guesses from the first thousand rows would be wrong here."""
    assert UNSETTLED_FIRST.column("member")[:400] == [None] * 400
    assert set(TABLES["unsettled throughout"].column("member")) == {None}


def plain(cell: Any) -> Any:
    """Return a cell of pandas as Python's own value."""
    if cell is None or cell is pd.NaT or cell is pd.NA or cell != cell:  # noqa: PLR0124 - NaN
        return None
    return cell.date() if isinstance(cell, pd.Timestamp) else cell.item() if isinstance(cell, np.generic) else cell


@EACH
@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_pandas_has_the_types_and_the_values(table: Table, unit: Any) -> None:
    """Types follow from the columns alone, dates have the unit asked for, and every value comes back."""
    frame = table.to_pandas(unit)
    assert list(frame.columns) == list(table.columns)
    for name, column in table._columns:
        integer = "Int64" if column.nullable else "int64"
        text = "object" if pd.__version__.startswith("2.") else "str"
        expected = {"boolean": "boolean", "integer": integer, "date": f"datetime64[{unit}]", "text": text}
        assert str(frame[name].dtype) == expected.get(column.type, "category")
        assert [plain(cell) for cell in frame[name].tolist()] == table.column(name)


def test_pandas_masks_and_categories_work_at_once() -> None:
    """`frame[frame.member]` selects the certain members, and a status has all six categories, whatever occurs."""
    frame = PANEL.to_pandas()
    assert len(frame[frame["member"]]) == PANEL.column("member").count(True)
    assert list(frame["status"].cat.categories) == list(ct.Status)
    assert frame["member"].isna().sum() == PANEL.column("member").count(None) > 0


def test_nanoseconds_reach_from_1678_to_2261() -> None:
    """A day that does not fit into nanoseconds is refused, not wrapped around; another unit holds it."""
    table = ct.table([Source(key="old", title="Old", covers_through="1648-10-24")])
    with pytest.raises(InvalidDateError):
        table.to_pandas("ns")
    assert table.to_pandas("us")["covers_through"][0].date() == date(1648, 10, 24)
    with pytest.raises(OptionError):
        table.to_pandas("D")  # type: ignore[arg-type]


@EACH
def test_polars_has_the_types_and_the_values(table: Table) -> None:
    """`to_polars()` and `pl.DataFrame(table)` give the same types and values."""
    own = {"text": pl.String, "category": pl.Categorical, "boolean": pl.Boolean, "integer": pl.Int64, "date": pl.Date}
    for frame in (table.to_polars(), pl.DataFrame(table)):
        assert [kind.base_type() for kind in frame.dtypes] == [own[kind] for kind in table.types.values()]
        assert frame.to_dicts() == list(table)


@EACH
def test_arrow_has_the_types_and_the_values(table: Table) -> None:
    """Categories are dictionaries of text, and every value comes back."""
    found = table.to_arrow()
    own = {"text": pa.string(), "boolean": pa.bool_(), "integer": pa.int64(), "date": pa.date32()}
    for field, kind in zip(found.schema, table.types.values(), strict=True):
        assert field.type == own[kind] if kind in own else pa.types.is_dictionary(field.type)
    assert found.to_pylist() == list(table)
    assert pa.table(table).to_pylist() == list(table)


@EACH
def test_duckdb_reads_a_table_by_its_name(table: Table) -> None:
    """DuckDB finds a table in a variable, as often as it is asked, with dates, whole numbers and booleans."""
    rows = table
    for _ in range(2):
        found = duckdb.sql("from rows")
        assert found.fetchall() == [tuple(row.values()) for row in table]
    types = dict(zip(found.columns, map(str, found.types), strict=True))
    for name, kind in table.types.items():
        assert types[name] == SQL[kind] or (kind == "category" and types[name].startswith("ENUM"))
    assert rows is table


DAY = date(2012, 6, 28)
DAYS = [pd.Timestamp("2012-06-28"), pd.Timestamp("2012-06-28 23:59:59.999999")]
DAYS += [pd.Timestamp("2012-06-28 23:00", tz="Asia/Tashkent"), pd.Series(pd.to_datetime(["2012-06-28"])).iloc[0]]
DAYS += [np.datetime64("2012-06-28"), np.datetime64("2012-06-28T23:59", "m"), np.datetime64("2012-06-28", "ns")]
DAYS += [pl.Series([DAY])[0], pa.array([DAY])[0].as_py()]


@pytest.mark.parametrize("day", DAYS, ids=repr)
def test_days_of_the_libraries_are_days(day: Any) -> None:
    """A timestamp or `datetime64` stands for its own calendar date, in any question."""
    assert ct.status_on("UZB", day) is ct.Status.SUSPENDED
    assert ct.members_on(day) == ct.members_on(DAY)
    assert ct.previous_change(day) == ct.previous_change(DAY)
    assert ct.panel(day, freq="day", states="UZB") == ct.panel(DAY, freq="day", states="UZB")
    assert ct.dyads("2012-01-01", day) == ct.dyads("2012-01-01", DAY)


MISSING = [pd.NaT, np.datetime64("NaT", "D"), np.datetime64("2012-06"), np.datetime64("2012-06-28", "W")]


@pytest.mark.parametrize("missing", MISSING)
def test_missing_and_coarse_days_are_refused(missing: Any) -> None:
    """NaT is not a day, and a `datetime64` coarser than a day is not completed to one."""
    for ask, *question in ((ct.is_member, "UZB", missing), (ct.panel, missing), (ct.dyads, "1999-01-01", missing)):
        with pytest.raises(InvalidDateError):
            ask(*question)
