"""Notebooks: a timeline is a small table, and no name in it is markup."""

from html.parser import HTMLParser

from ledgers import LEAGUE

from csto_timeline import CSTO, Timeline


class Cells(HTMLParser):
    """Collect the text of the cells of each row, and the tags that were opened."""

    def __init__(self, text: str) -> None:
        """Read a text."""
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser gives both
        """Begin a row or cell."""
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        """Add to a cell."""
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def test_the_table_has_the_last_known_status_of_each_state() -> None:
    """One row per state, in the order of entry: name, status, and since when."""
    rows = Cells(CSTO._repr_html_()).rows
    assert rows[0] == ["State", "Status", "Since"]
    assert ["Armenia", "member", "15 May 1992"] in rows
    assert len(rows) == len(CSTO.states) + 1
    assert ["Brobdingnag", "suspended or member", "1 May 2003"] in [
        [row[0], " or ".join(reversed(row[1].split(" or "))), row[2]]
        for row in Cells(LEAGUE.under("in_force")._repr_html_()).rows
    ]


def test_names_are_escaped() -> None:
    """Markup in a name is text."""
    script = "<script>alert('x')</script>"
    odd = Timeline.from_spells([(script, "2000-01-01", None)], name=f"A & {script}", unknown="keep")
    cells = Cells(odd._repr_html_())
    assert cells.tags <= {"table", "caption", "b", "br", "thead", "tbody", "tr", "th", "td"}
    assert cells.rows[1][0] == script


def test_long_tables_are_cut() -> None:
    """After sixty states the table says how many more there are."""
    many = Timeline.from_spells([(f"P{n}x", "2000-01-01", None) for n in range(70)], name="Many", unknown="keep")
    assert Cells(many._repr_html_()).rows[-1] == ["and 10 more"]
