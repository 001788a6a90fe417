"""Tables: rows as plain dicts, columns with known types, CSV and HTML; `tests/data` tests the data libraries."""

import csv
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from ledgers import LEAGUE, heard, twins

import csto_timeline as ct
from csto_timeline import Source, Table
from csto_timeline.analysis.columns import Column
from csto_timeline.errors import MissingExtraError, OptionError, QueryTypeError

PANEL = ct.panel("2006", "2009", states=["UZB", "ARM", "FRA"], reading="in_force")
VALUES: dict[str, Sequence[object]] = {
    "spells": ct.spells_of("UZB"),
    "epochs": LEAGUE.under("in_force").epochs(),
    "changes": LEAGUE.changes(),
    "shared spells": ct.shared_spells("ARM", "GEO"),
    "steps": ct.steps_of("UZB"),
    "events": LEAGUE.events(),
    "chronology": LEAGUE.chronology(),
    "sources": ct.CSTO.sources,
    "terms": ct.terms(),
    "contests": ct.contested(),
    "differences": ct.compare(ct.CSTO, ct.CSTO.under("in_force")),
}
PYTHON = {"text": str, "category": str, "boolean": bool, "integer": int, "date": date}


def test_rows_are_plain_dicts() -> None:
    """A table has a length, rows by number from either end, and iteration, all as plain dicts of plain values."""
    rows = list(PANEL)
    assert len(rows) == len(PANEL) == 12
    assert [PANEL[place] for place in range(-12, 12)] == rows + rows
    assert {type(row) for row in rows} == {dict}
    assert tuple(rows[0]) == PANEL.columns
    assert all(PANEL.column(name) == [row[name] for row in rows] for name in PANEL.columns)
    for name, kind in PANEL.types.items():
        assert {type(row[name]) for row in rows} <= {PYTHON[kind], type(None)}
    rows[0]["state"] = "changed"
    PANEL.column("state").clear()
    assert PANEL[0]["state"] == "UZB"
    # Polars and pandas take what they know as a sequence row by row, and would then guess the types.
    assert not isinstance(PANEL, Sequence)


def test_a_slice_is_a_table_and_what_is_not_there_is_refused() -> None:
    """A slice has the same columns and types, whatever its step; a row or a column beyond raises its error."""
    for chosen in (slice(2, 5), slice(None, None, -1), slice(-3, None), slice(5, 5)):
        part = PANEL[chosen]
        assert (type(part), part.types, list(part)) == (Table, PANEL.types, list(PANEL)[chosen])
    with pytest.raises(IndexError):
        PANEL[12]
    with pytest.raises(QueryTypeError):
        PANEL["state"]  # type: ignore[call-overload]
    with pytest.raises(OptionError):
        PANEL.column("stat")


def test_tables_are_values() -> None:
    """Tables are equal if columns, types and cells are, however they were made; they pickle, hash and cannot change."""
    again = ct.panel("2006", "2009", states=["UZB", "ARM", "FRA"], reading="in_force")
    assert (again, hash(again)) == (PANEL, hash(PANEL))
    assert all(twin == PANEL for twin in twins(PANEL))
    assert PANEL[:4] == ct.panel("2006", "2009", states=["UZB"], reading="in_force")
    for states in (["UZB", "ARM", "GEO"], ["UZB", "ARM", "ITA"], ["UZB", "ARM"]):
        assert ct.panel("2006", "2009", states=states, reading="in_force") != PANEL
    assert PANEL[:4] != PANEL[4:8]
    assert list(PANEL) != PANEL
    with pytest.raises(AttributeError):
        PANEL._columns = ()  # type: ignore[misc]


@pytest.mark.parametrize("values", VALUES.values(), ids=VALUES)
def test_every_value_has_a_row(values: Sequence[object]) -> None:
    """`table` asks no question and makes one row per value, of plain values of the column's type."""
    table, caught = heard(lambda: ct.table(values))
    assert not caught
    assert 0 < len(table) == len(values)
    assert ct.table(iter(values)) == table == ct.table(table)
    for name, kind in table.types.items():
        assert {type(cell) for cell in table.column(name)} <= {PYTHON[kind], type(None)}
        if isinstance(found := getattr(values[0], name, None), (bool, int, date)):
            assert table.column(name)[0] == found


def test_what_a_cell_says_of_several_things() -> None:
    """States, events and sources of one value stand in one cell, and an unsettled status lists what is possible."""
    change = next(row for row in ct.table(ct.changes()) if row["day"] == date(1999, 4, 21))
    assert change["left"] == "AZE; GEO; UZB"
    open_spell = next(row for row in ct.table(ct.spells_of("UZB", reading="in_force")) if row["member"] is None)
    assert (open_spell["status"], open_spell["possible"]) == (None, "member|suspended")
    founding = ct.table(LEAGUE.events())[0]
    assert (founding["announced"], founding["signed"], founding["in_force"]) == (None, "2000-01-10", "2000-06-01")
    assert (founding["sources"], founding["term_years"]) == ("gazette; register", 5)


def test_only_values_of_one_kind_make_a_table() -> None:
    """No values make a table without columns; other things, and several kinds at once, are refused."""
    assert (ct.table([]).columns, list(ct.table([]))) == ((), [])
    for wrong in (5, [5], [*ct.epochs(), *ct.changes()], "RUS"):
        with pytest.raises(QueryTypeError):
            ct.table(wrong)  # type: ignore[arg-type]


def test_the_table_of_spells() -> None:
    """`spells()` has every spell of every state in order, and says which view it is of."""
    view = ct.CSTO.under("in_force").widened()
    table = view.spells()
    assert [(row["state"], row["start"]) for row in table] == [
        (state, spell.start) for state in view.states for spell in view.spells_of(state)
    ]
    assert " ".join(table.columns) == "state name start end status member possible days reading widened source"
    assert {(row["reading"], row["widened"], row["source"]) for row in table} == {("in_force", True, None)}
    assert {row["source"] for row in ct.CSTO.according_to("article").spells()} == {"article"}


def test_csv_is_read_back(tmp_path: Path) -> None:
    """Dates are ISO text, booleans 1 and 0, missing values empty, and awkward text survives."""
    awkward = ['a "quoted" title', "one, two", "two\nlines", " blanks ", "Беларусь", "plain"]
    sources = ct.table([Source(key=f"k{place}", title=title) for place, title in enumerate(awkward)])
    PANEL.write_csv(tmp_path / "panel.csv")
    sources.write_csv(str(tmp_path / "sources.csv"))
    for table, name in ((PANEL, "panel.csv"), (sources, "sources.csv")):
        with (tmp_path / name).open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        cells = [[int(cell) if isinstance(cell, bool) else cell for cell in row.values()] for row in table]
        assert [list(row) for row in rows] == [list(table.columns)] * len(table)
        assert [list(row.values()) for row in rows] == [["" if c is None else str(c) for c in row] for row in cells]
    PANEL[:0].write_csv(tmp_path / "panel.csv")
    assert (tmp_path / "panel.csv").read_bytes() == ",".join(PANEL.columns).encode() + b"\n"


def test_a_table_can_be_looked_at() -> None:
    """`repr` is one short line; HTML shows twenty rows at most, escaped."""
    assert repr(PANEL).startswith("<Table of 12 rows: state, name,")
    assert "\n" not in repr(PANEL)
    page = ct.table([Source(key=f"k{n}", title="<script>&") for n in range(50)])._repr_html_()
    assert (page.count("<tr>"), "<script>" in page) == (21, False)
    assert "&lt;script&gt;&amp;" in page
    assert "50 rows" in page


@pytest.mark.parametrize(
    ("library", "method"), [("pandas", "to_pandas"), ("pyarrow", "to_arrow"), ("polars", "to_polars")]
)
def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch, library: str, method: str) -> None:
    """Without the library, the error names it and says how to install it."""
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError, match=f"{library}.*; .*pip install"):
        getattr(PANEL, method)()


def test_many_distinct_values_need_no_more_than_their_number() -> None:
    """A column takes one, two or four bytes a row, by the number of its distinct values."""
    for size, width in ((256, 1), (257, 2), (1 << 16, 2), ((1 << 16) + 1, 4)):
        column = Column.of("integer", range(size))
        assert column.numbers.itemsize == width
        assert column.listed() == list(range(size))
