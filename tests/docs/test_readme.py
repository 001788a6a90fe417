"""What the documents say about the record: their tables are generated, their numbers counted, their versions equal."""

import re
from pathlib import Path

import pytest

import csto_timeline as ct

ROOT = Path(__file__).parents[2]


def marked(page: Path, mark: str) -> tuple[str, str, str]:
    """Return the text of a page before, between and after two marks."""
    before, _, rest = page.read_text(encoding="utf-8").partition(f"<!-- {mark} -->\n")
    between, _, after = rest.partition(f"<!-- /{mark} -->")
    assert after, f"{page.name} has no block {mark}"
    return before + f"<!-- {mark} -->\n", between, f"<!-- /{mark} -->" + after


def contested_table() -> str:
    """Return the table of contested stretches; states that share one stand in one line."""
    lines = ["| state | from | to | days | plain | widened | about |", "|---|---|---|---:|---|---|---|"]
    states: dict[tuple[object, ...], list[str]] = {}
    for contest in ct.contested():
        about = ", ".join(f"`{event.key}`" for event in contest.events)
        cells = (contest.start, contest.last_day, contest.days, contest.plain, contest.widened, about)
        states.setdefault(cells, []).append(contest.state)
    lines += [f"| {' | '.join([', '.join(codes), *map(str, cells)])} |" for cells, codes in states.items()]
    return "\n".join([*lines, ""])


def test_the_contested_table_is_the_one_that_the_code_generates(request: pytest.FixtureRequest) -> None:
    """`--regenerate-golden` writes it anew."""
    page = ROOT / "docs" / "how-wrong.md"
    before, between, after = marked(page, "contested")
    if request.config.getoption("--regenerate-golden"):
        between = contested_table()
        page.write_text(before + between + after, encoding="utf-8", newline="\n")
    assert between == contested_table()


def test_the_table_of_readings_counts_right() -> None:
    """The numbers of members are those of `members_on`."""
    _, between, _ = marked(ROOT / "docs" / "guide.md", "readings")
    days = re.findall(r"\d{4}-\d{2}-\d{2}", between.splitlines()[0])
    rows = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in between.splitlines()[2:]]
    assert [row[0] for row in rows] == list(ct.Reading)
    for row in rows:
        assert [int(cell) for cell in row[2:]] == [len(ct.members_on(day, reading=row[0])) for day in days]


def test_the_readme_is_short_and_names_the_end_of_the_record() -> None:
    """A newcomer reads it in five minutes; the day is that of the record."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 150
    assert f"checked through {ct.CSTO.checked_through}" in text
    assert len(re.findall(r"^```sh$", text, re.MULTILINE)) == 2


def test_versions_agree() -> None:
    """The package, the citation file and the changelog name the same version and day of release."""
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    version = re.search(r"^version: (\S+)$", citation, re.MULTILINE)
    released = re.search(r"^date-released: (\S+)$", citation, re.MULTILINE)
    assert version
    assert released
    assert version[1] == ct.__version__
    assert f"## {ct.__version__} - {released[1]}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert released[1] in ct.cite()


def test_the_changelog_puts_the_record_first() -> None:
    """Under every version, the heading Record comes first."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    sections = re.split(r"^## .*$", text, flags=re.MULTILINE)[1:]
    assert sections
    assert all(section.strip().startswith("### Record") for section in sections)
