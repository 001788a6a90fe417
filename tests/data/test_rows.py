"""Rows in the data frames that people have: pandas, Polars, PyArrow and DuckDB, and the numbers of NumPy."""

from datetime import date
from typing import Any

import pytest

from csto_timeline import Timeline
from csto_timeline.errors import Fault, LedgerError, QueryTypeError

LIBRARIES = ("pandas", "polars", "pyarrow", "duckdb", "numpy")
pd, pl, pa, duckdb, np = (pytest.importorskip(name, reason="needs the extra `data`") for name in LIBRARIES)

DAY = date(1990, 1, 1)
ROW = ("FRA", DAY, date(1995, 1, 1), "member")

STARTS, ENDS = pd.to_datetime(["1990-01-01", "1991-06-01"]), pd.to_datetime(["1995-01-01", None])
FRAME = pd.DataFrame({"State": ["FRA", "UK"], "start": STARTS, "end": ENDS, "other": [1, 2]})
ZONE = FRAME.assign(start=FRAME["start"].dt.tz_localize("Asia/Tokyo"))
POLARS = pl.from_pandas(FRAME)
ARROW = pa.Table.from_pandas(FRAME)
READ = (ROW, ("GBR", date(1991, 6, 1), None, "member"))
FRAMES = {
    "pandas": FRAME,
    "index": FRAME.set_index("State"),
    "index and column": FRAME.rename_axis("State"),
    "two indices": FRAME.set_index(["State", "start"]),
    "zone": ZONE,
    "categories": FRAME.astype({"State": "category"}),
    "objects": FRAME.astype(object),
    "text": FRAME.assign(start=FRAME["start"].astype(str), end=["1995-01-01", ""]),
    "arrow types": FRAME.convert_dtypes(dtype_backend="pyarrow"),
    "subclass": type("Other", (pd.DataFrame,), {})(FRAME),
    "tuples": list(FRAME.itertuples()),
    "records": FRAME[["State", "start", "end"]].to_records(index=False),
    "dicts": FRAME.to_dict("records"),
    "values": FRAME[["State", "start", "end"]].to_numpy(),
    "polars": POLARS,
    "arrow-backed zone": ZONE.convert_dtypes(dtype_backend="pyarrow"),
    "polars zone": POLARS.with_columns(pl.col("start").dt.replace_time_zone("Asia/Tokyo")),
    "polars days": POLARS.with_columns(pl.col("State").cast(pl.Categorical), pl.col("start").cast(pl.Date)),
    "arrow": ARROW,
    "batch": ARROW.to_batches()[0],
    "arrow zone": ARROW.set_column(1, "start", ARROW["start"].cast(pa.timestamp("s")).cast(pa.timestamp("s", "UTC"))),
    "arrow words": ARROW.set_column(0, "State", ARROW["State"].dictionary_encode()),
    "table": Timeline.from_spells(READ, name="T").spells(),
}


def faults(given: Any) -> tuple[Fault, ...]:
    """Return the faults of rows that are refused."""
    with pytest.raises(LedgerError) as caught:
        Timeline.from_spells(given, name="T")
    return caught.value.faults


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_frames_of_every_library_are_read(frame: Any) -> None:
    """The same table in any library, with any types, is the same rows; NaT is open, and moments give their own day."""
    timeline = Timeline.from_spells(frame, name="T")
    fields = ("state", "start", "end", "status", "member")
    assert timeline.spells_of("FRA")[0].as_row() == dict(zip(fields, (*ROW, True), strict=True))
    (ongoing,) = timeline.spells_of("GBR")
    assert (ongoing.start, ongoing.end) == (date(1991, 6, 1), None)


def test_a_relation_of_duckdb_is_read() -> None:
    """Decimal numbers, dates and NULL come from a query as they are."""
    query = "SELECT 220::DECIMAL(5, 1) AS ccode, DATE '1990-01-01' AS start, NULL::DATE AS \"end\""
    with duckdb.connect() as base:
        found = Timeline.from_spells(base.sql(query), name="T", columns={"state": "ccode"}, codes="cow")
    assert found.rows == (("FRA", DAY, None, "member"),)


def test_numbers_of_numpy_are_numbers() -> None:
    """Codes and years are read as `int64`, `float32` and `float64`; missing values are missing."""
    numbers = [(np.int64(220), np.datetime64("1990-01-01"), np.datetime64("NaT"))]
    assert Timeline.from_spells(numbers, name="T", codes="cow").rows == (("FRA", DAY, None, "member"),)
    texts = [(np.str_("FRA"), pd.Timestamp(DAY), pd.NA)]
    assert Timeline.from_spells(texts, name="T").rows == (("FRA", DAY, None, "member"),)
    frame = pd.DataFrame({"who": [220.0, 220.0, 220.0], "when": np.float32([1990, 1991, 1992]), "code": [1, np.nan, 0]})
    cells = Timeline.from_panel(frame, name="P", state="who", time="when", value="code", codes="cow")
    assert [cells.is_member("FRA", f"{year}-07-01") for year in (1990, 1991, 1992)] == [True, None, False]
    assert [fault.row for fault in faults([(np.datetime64("NaT"), DAY, None), ("FRA", pd.NaT, None)])] == [1, 2]


@pytest.mark.parametrize(
    ("frame", "number"),
    [
        (pd.DataFrame(), 2),
        (FRAME.rename(columns={"State": "country"}), 1),
        (FRAME.assign(STATE="FRA"), 1),
        (pd.concat([FRAME, FRAME[["end"]]], axis=1), 1),
        (FRAME.T.T.set_axis(range(4), axis=1), 2),
    ],
)
def test_columns_that_are_missing_or_there_twice_are_faults(frame: Any, number: int) -> None:
    """A frame must have each column once; the cure lists the columns."""
    found = faults(frame)
    assert len(found) == number
    assert all(fault.row is None for fault in found)


def test_frames_without_rows_and_lazy_frames() -> None:
    """An empty frame is an empty timeline; a lazy one must be collected."""
    assert Timeline.from_spells(FRAME.iloc[:0], name="T").rows == ()
    with pytest.raises(QueryTypeError, match="collect"):
        Timeline.from_spells(POLARS.lazy(), name="T")


def test_only_the_columns_asked_for_are_read() -> None:
    """A column that nobody asks for may hold anything."""

    class Odd(pd.Series):  # type: ignore[misc,name-defined]
        def tolist(self) -> list[object]:
            raise AssertionError

    frame = FRAME.copy()
    frame["odd"] = Odd([1, 2])
    assert Timeline.from_spells(frame, name="T").rows == READ


@pytest.mark.parametrize("kind", ["date32[pyarrow]", "date64[pyarrow]", "timestamp[us][pyarrow]"])
def test_days_of_arrow_in_pandas_are_read(kind: str) -> None:
    """`pandas.read_csv` makes such columns with the back end of Arrow."""
    frame = pd.DataFrame({"state": ["FRA", "ITA"], "start": ["1990-01-01", "1991-02-03"], "end": ["1995-01-01", None]})
    for column in ("start", "end"):
        frame[column] = pd.to_datetime(frame[column]).astype("timestamp[us][pyarrow]").astype(kind)
    given = [("FRA", "1990-01-01", "1995-01-01"), ("ITA", "1991-02-03", None)]
    assert Timeline.from_spells(frame, name="Pact") == Timeline.from_spells(given, name="Pact")


def test_days_that_no_calendar_has_are_open_or_a_fault() -> None:
    """Arrow and Polars hold DuckDB's infinity, and days after the year 9999, which Python cannot."""
    query = "select 'FRA' as state, date '1990-01-01' as start, date 'infinity' as \"end\" union all "
    endless = duckdb.sql(query + "select 'ITA', date '1991-01-01', null")
    wanted = Timeline.from_spells([("FRA", "1990-01-01", None), ("ITA", "1991-01-01", None)], name="Pact")
    far = pa.table({"state": ["FRA"], "start": pa.array([5_000_000], pa.int32()).cast(pa.date32())})
    for convert in (lambda table: table, pl.from_arrow):
        assert Timeline.from_spells(convert(endless.to_arrow_table()), name="Pact") == wanted
        with pytest.raises(LedgerError, match="day number 5000000"):
            Timeline.from_spells(convert(far), name="Pact")
