"""Notebooks: a timeline is a small table, and no name in it is markup."""

import re
from html import unescape

from ledgers import LEAGUE

from csto_timeline import CSTO, Timeline


def rows_of(timeline: Timeline) -> list[list[str]]:
    """Return the text of the cells of each row."""
    rows = timeline._repr_html_().split("<tr>")[1:]
    return [[unescape(cell) for cell in re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", row)] for row in rows]


def test_the_table_has_the_last_known_status_of_each_state() -> None:
    """One row per state, in the order of entry: name, status, and since when."""
    rows = rows_of(CSTO)
    assert rows[0] == ["State", "Status", "Since"]
    assert ["Armenia", "member", "15 May 1992"] in rows
    assert len(rows) == len(CSTO.states) + 1
    (row,) = (row for row in rows_of(LEAGUE.under("in_force")) if row[0] == "Brobdingnag")
    assert (sorted(row[1].split(" or ")), row[2]) == (["member", "suspended"], "1 May 2003")


def test_names_are_escaped_and_long_tables_are_cut() -> None:
    """Markup in a name is text; after sixty states the table says how many more there are."""
    script = "<script>alert('x')</script>"
    odd = Timeline.from_spells([(script, "2000-01-01", None)], name=f"A & {script}", unknown="keep")
    tags = {"table", "caption", "b", "br", "thead", "tbody", "tr", "th", "td"}
    assert set(re.findall(r"<(\w+)", odd._repr_html_())) <= tags
    assert rows_of(odd)[1][0] == script
    many = Timeline.from_spells([(f"P{n}x", "2000-01-01", None) for n in range(70)], name="Many", unknown="keep")
    assert rows_of(many)[-1] == ["and 10 more"]
