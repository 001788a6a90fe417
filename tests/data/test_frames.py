"""Rows in the data libraries that people have, and those libraries' days in questions; needs the extra `data`."""

from collections.abc import Callable
from datetime import date

import pytest

import csto_timeline as ct
from csto_timeline.errors import InvalidDateError
from csto_timeline.analysis.panels import dyads, panel

pd = pytest.importorskip("pandas", reason="needs the extra `data`")
pl = pytest.importorskip("polars", reason="needs the extra `data`")
pa = pytest.importorskip("pyarrow", reason="needs the extra `data`")
duckdb = pytest.importorskip("duckdb", reason="needs the extra `data`")
np = pytest.importorskip("numpy", reason="needs the extra `data`")

BY_LEGAL_EFFECT = ct.CSTO.under("in_force")
PANEL = panel("2005-01-01", "2010-01-01", freq="month", timeline=BY_LEGAL_EFFECT)
DYADS = dyads("2005-01-01", "2010-01-01", timeline=BY_LEGAL_EFFECT)
TABLES = pytest.mark.parametrize("rows", [PANEL, DYADS], ids=["panel", "dyads"])
NUMBERS = {"cow", "gleditsch_ward", "year", "days", "days_member", "days_unsettled"}
TRUTHS = {"member", "complete"}
DAYS = {"start", "end"}


def kinds(columns: list[str], text: object, number: object, truth: object, day: object) -> dict[str, object]:
    """Return the type that each column should have in a library."""
    bare = {column: column.removesuffix("_a").removesuffix("_b") for column in columns}
    return {
        column: number if name in NUMBERS else truth if name in TRUTHS else day if name in DAYS else text
        for column, name in bare.items()
    }


def unsettled(rows: list[dict[str, object]]) -> int:
    """Return how many rows have no settled answer; a table without any would prove nothing."""
    count = sum(row["member"] is None for row in rows)
    assert 0 < count < len(rows)
    return count


@TABLES
def test_pandas_takes_the_rows_as_they_are(rows: list[dict[str, object]]) -> None:
    """Days stay days, unsettled is missing, and pandas' own conversion finds text, whole numbers and nullable truth."""
    frame = pd.DataFrame(rows)
    assert all(type(day) is date for day in frame["start"])
    assert frame["member"].isna().sum() == unsettled(rows)
    found = frame.convert_dtypes()
    assert found["member"].sum() == sum(row["member"] is True for row in rows)
    expected = kinds(list(frame), "string", "Int64", "boolean", "object")
    assert {column: str(kind) for column, kind in found.dtypes.items()} == expected
    assert str(pd.to_datetime(frame["start"]).dtype).startswith("datetime64")
    assert list(pd.to_datetime(frame["end"]).dt.date) == [row["end"] for row in rows]


@TABLES
def test_polars_takes_the_rows_as_they_are(rows: list[dict[str, object]]) -> None:
    """Every column has its type at once, and every value comes back."""
    frame = pl.DataFrame(rows)
    assert dict(frame.schema) == kinds(frame.columns, pl.String, pl.Int64, pl.Boolean, pl.Date)
    assert frame["member"].null_count() == unsettled(rows)
    assert frame.to_dicts() == rows


def test_polars_reads_on_where_a_table_begins_unsettled() -> None:
    """Polars looks at a hundred rows and refuses what it did not expect, unless it is told to look at all of them."""
    rows = panel("2007-01-01", "2008-12-31", freq="day", timeline=BY_LEGAL_EFFECT, states="UZB")
    assert all(row["member"] is None for row in rows[:100])
    with pytest.raises(pl.exceptions.ComputeError, match="infer_schema_length"):
        pl.DataFrame(rows)
    frame = pl.DataFrame(rows, infer_schema_length=None)
    assert frame.schema["member"] == pl.Boolean
    assert frame.to_dicts() == rows


@TABLES
def test_arrow_takes_the_rows_as_they_are(rows: list[dict[str, object]]) -> None:
    """Every column has its type at once, and every value comes back."""
    table = pa.Table.from_pylist(rows)
    expected = kinds(table.column_names, pa.string(), pa.int64(), pa.bool_(), pa.date32())
    assert {field.name: field.type for field in table.schema} == expected
    assert table.to_pylist() == rows


@TABLES
@pytest.mark.parametrize("library", [pd.DataFrame, pl.DataFrame, pa.Table.from_pylist])
def test_duckdb_reads_the_rows_from_each_of_them(rows: list[dict[str, object]], library: Callable[..., object]) -> None:
    """Whichever library holds the rows, DuckDB sees dates, whole numbers and a boolean that can be null."""
    with duckdb.connect() as base:
        base.register("rows", library(rows))
        names = list(rows[0])
        seen = dict(base.execute("SELECT column_name, column_type FROM (DESCRIBE rows)").fetchall())
        assert seen == kinds(names, "VARCHAR", "BIGINT", "BOOLEAN", "DATE")
        assert base.execute("SELECT count(*) FROM rows WHERE member IS NULL").fetchall() == [(unsettled(rows),)]
        found = base.execute("SELECT * FROM rows").fetchall()
    assert found == [tuple(row.values()) for row in rows]


DAY = date(2012, 6, 28)


@pytest.mark.parametrize(
    "day",
    [
        pd.Timestamp("2012-06-28"),
        pd.Timestamp("2012-06-28 23:59:59.999999"),
        pd.Timestamp("2012-06-28 23:00", tz="Asia/Tashkent"),
        pd.Series(pd.to_datetime(["2012-06-28"])).iloc[0],
        np.datetime64("2012-06-28"),
        np.datetime64("2012-06-28T23:59", "m"),
        np.datetime64("2012-06-28", "ns"),
        pd.to_datetime(pd.Series(["2012-06-28"])).to_numpy()[0],
        pl.Series([DAY])[0],
        pa.array([DAY])[0].as_py(),
    ],
    ids=repr,
)
def test_days_of_the_libraries_are_days(day: object) -> None:
    """A timestamp or `datetime64` stands for its own calendar date, in any question."""
    assert ct.status_on("UZB", day) is ct.Status.SUSPENDED
    assert ct.is_member("UZB", day) is False
    assert ct.members_on(day) == ct.members_on(DAY)
    assert ct.previous_change(day) == ct.previous_change(DAY)
    assert panel(day, states="UZB") == panel(DAY, states="UZB")
    assert dyads("2012-01-01", day) == dyads("2012-01-01", DAY)


@pytest.mark.parametrize("missing", [pd.NaT, np.datetime64("NaT"), np.datetime64("NaT", "D")], ids=repr)
def test_a_missing_day_is_refused(missing: object) -> None:
    """NaT is no day, in any question, and the message says what to do with it."""
    for ask in (
        lambda: ct.is_member("UZB", missing),
        lambda: ct.members_on(missing),
        lambda: ct.next_change(missing),
        lambda: panel(missing),
        lambda: panel("1999-01-01", missing),
        lambda: dyads(missing, "1999-01-01"),
    ):
        with pytest.raises(InvalidDateError, match="NaT is no day; leave missing days out"):
            ask()


@pytest.mark.parametrize("coarse", [np.datetime64("2012-06"), np.datetime64("2012"), np.datetime64("2012-06-28", "W")])
def test_months_and_years_of_numpy_are_refused(coarse: object) -> None:
    """A `datetime64` coarser than a day is not completed to one."""
    with pytest.raises(InvalidDateError, match="coarser than a day"):
        panel(coarse)
