"""Tables: rows as plain dicts, columns with known types, CSV and HTML; `tests/data` tests the data libraries."""

import csv
from collections.abc import Callable, Sequence
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


def test_a_slice_is_a_table() -> None:
    """A slice has the same columns and types, whatever its step, and may be empty."""
    for chosen in (slice(2, 5), slice(None, None, -1), slice(-3, None), slice(5, 5)):
        part = PANEL[chosen]
        assert type(part) is Table
        assert list(part) == list(PANEL)[chosen]
        assert part.types == PANEL.types


def test_what_is_not_there_is_refused() -> None:
    """A row or a column that the table does not have raises the error of its kind."""
    with pytest.raises(IndexError):
        PANEL[12]
    with pytest.raises(QueryTypeError):
        PANEL["state"]  # type: ignore[call-overload]
    with pytest.raises(OptionError):
        PANEL.column("stat")


def test_tables_are_values() -> None:
    """Tables are equal if columns, types and cells are, however they were made; they pickle, hash and cannot change."""
    again = ct.panel("2006", "2009", states=["UZB", "ARM", "FRA"], reading="in_force")
    assert again == PANEL
    assert hash(again) == hash(PANEL)
    assert all(twin == PANEL for twin in twins(PANEL))
    assert PANEL[:4] == ct.panel("2006", "2009", states=["UZB"], reading="in_force")
    assert ct.panel("2006", "2009", states=["UZB", "ARM", "GEO"], reading="in_force") != PANEL
    assert PANEL[:4] != PANEL[4:8]
    assert list(PANEL) != PANEL
    with pytest.raises(AttributeError):
        PANEL._columns = ()  # type: ignore[misc]


def test_a_table_is_no_sequence() -> None:
    """Polars and pandas take what they know as a sequence row by row, and would then guess the types."""
    assert not isinstance(PANEL, Sequence)


@pytest.mark.parametrize("values", VALUES.values(), ids=VALUES)
def test_every_value_has_a_row(values: Sequence[object]) -> None:
    """`table` makes one row per value, of plain values of the column's type, and what can be missing is."""
    table = ct.table(values)
    assert 0 < len(table) == len(values)
    assert ct.table(iter(values)) == table == ct.table(table)
    for row in table:
        for name, kind in table.types.items():
            assert type(row[name]) in {PYTHON[kind], type(None)}
    for (name, column), value in zip(table._columns, [values[0]] * len(table.columns), strict=True):
        if isinstance(found := getattr(value, name, None), (bool, int, date)):
            assert column.listed()[0] == found


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
    assert ct.table([]).columns == ()
    assert list(ct.table([])) == []
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
    assert table.columns == (
        *("state", "name", "start", "end", "status", "member", "possible", "days", "reading", "widened", "source"),
    )
    assert {(row["reading"], row["widened"], row["source"]) for row in table} == {("in_force", True, None)}
    assert {row["source"] for row in ct.CSTO.according_to("article").spells()} == {"article"}


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_csv_is_read_back(tmp_path: Path) -> None:
    """Dates are ISO text, booleans 1 and 0, missing values empty, and awkward text survives."""
    PANEL.write_csv(tmp_path / "panel.csv")
    for row, cells in zip(PANEL, read(tmp_path / "panel.csv"), strict=True):
        for name, value in row.items():
            expected = "" if value is None else str(int(value)) if isinstance(value, bool) else str(value)
            assert cells[name] == expected
    awkward = ['a "quoted" title', "one, two", "two\nlines", " blanks ", "Беларусь", "plain"]
    table = ct.table([Source(key=f"k{place}", title=title) for place, title in enumerate(awkward)])
    table.write_csv(str(tmp_path / "sources.csv"))
    assert [row["title"] for row in read(tmp_path / "sources.csv")] == awkward
    PANEL[:0].write_csv(tmp_path / "panel.csv")
    assert (tmp_path / "panel.csv").read_bytes() == ",".join(PANEL.columns).encode() + b"\n"


def test_a_table_can_be_looked_at() -> None:
    """`repr` is one short line; HTML shows twenty rows at most, escaped."""
    assert repr(PANEL).startswith("<Table of 12 rows: state, name,")
    assert "\n" not in repr(PANEL)
    page = ct.table([Source(key=f"k{n}", title="<script>&") for n in range(50)])._repr_html_()
    assert page.count("<tr>") == 21
    assert "&lt;script&gt;&amp;" in page
    assert "<script>" not in page
    assert "50 rows" in page


@pytest.mark.parametrize(
    ("library", "ask"),
    [("pandas", Table.to_pandas), ("pyarrow", Table.to_arrow), ("polars", Table.to_polars)],
)
def test_a_missing_library_is_named(
    monkeypatch: pytest.MonkeyPatch, library: str, ask: Callable[[Table], object]
) -> None:
    """Without the library, the error names it and says how to install it."""

    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr("importlib.import_module", missing)
    with pytest.raises(MissingExtraError) as caught:
        ask(PANEL)
    assert library in caught.value.problem
    assert "pip install" in caught.value.cure


def test_many_distinct_values_need_no_more_than_their_number() -> None:
    """A column takes one, two or four bytes a row, by the number of its distinct values."""
    for size, width in ((256, 1), (257, 2), (1 << 16, 2), ((1 << 16) + 1, 4)):
        column = Column.of("integer", range(size))
        assert column.numbers.itemsize == width
        assert column.listed() == list(range(size))


def test_making_a_table_asks_no_question() -> None:
    """A table of values emits no warning, even beyond the record."""
    assert heard(lambda: ct.table(ct.spells_of("ARM")))[1] == []


def test_tables_of_other_columns_or_rows_are_unequal() -> None:
    """Of the same columns, one more row or another value makes a difference."""
    assert ct.panel("2006", "2009", states=["UZB", "ARM", "FRA"], reading="in_force") == PANEL
    assert ct.panel("2006", "2009", states=["UZB", "ARM"], reading="in_force") != PANEL
    assert ct.panel("2006", "2009", states=["UZB", "ARM", "ITA"], reading="in_force") != PANEL
