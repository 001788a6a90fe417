"""The README is run: its Python blocks as one session, its tables against the code that they describe."""

import doctest
import re
import shlex
from pathlib import Path

import pytest

import csto_timeline as ct
from csto_timeline.cli.parser import VERBS, main

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def between(mark: str) -> list[list[str]]:
    """Return the cells of the table rows between two marks."""
    text = README.split(f"<!-- {mark} -->")[1].split(f"<!-- /{mark} -->")[0]
    rows = [line.strip("| ").split("|") for line in text.strip().splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows]


def contested_table() -> str:
    """Return the table of contested stretches as the README shows it: states that share one share a line."""
    lines = ["| state | from | to | days | plain | widened | about |", "|---|---|---|---:|---|---|---|"]
    states: dict[tuple[object, ...], list[str]] = {}
    for contest in ct.contested():
        about = ", ".join(f"`{event.key}`" for event in contest.events)
        cells = (contest.start, contest.last_day, contest.days, contest.plain, contest.widened, about)
        states.setdefault(cells, []).append(contest.state)
    lines += [f"| {' | '.join([', '.join(codes), *map(str, cells)])} |" for cells, codes in states.items()]
    return "\n".join(lines)


def test_every_python_block_does_what_it_shows() -> None:
    """The code blocks of the README, run as one session, print what the README says."""
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    session = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "README", "README.md", 0)
    assert len(session.examples) > 20
    results = doctest.DocTestRunner().run(session)
    assert results.failed == 0


def test_every_command_prints_what_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """The commands of the README print what stands below them."""
    blocks = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    commands = [command for block in blocks for command in block.split("$ csto-timeline ")[1:]]
    assert len(commands) >= 3
    for command in commands:
        line, _, shown = command.partition("\n")
        main(shlex.split(line))
        assert capsys.readouterr().out == shown


def test_no_code_block_escapes_the_tests() -> None:
    """A code block is Python or a command, which are run here, or one of the two shell commands to set up."""
    kinds = re.findall(r"^```(\w+)$", README, re.MULTILINE)
    assert set(kinds) == {"python", "console", "sh"}
    assert kinds.count("sh") == 2


def test_the_contested_table_is_the_one_that_the_code_generates() -> None:
    """The README's table of contested stretches is `contested()`, row by row."""
    assert README.split("<!-- contested -->")[1].split("<!-- /contested -->")[0].strip() == contested_table()


def test_the_table_of_readings_counts_right() -> None:
    """The numbers of members in the table of readings are those of `members_on`."""
    header = next(line for line in README.splitlines() if line.startswith("| reading | counts first"))
    days = re.findall(r"\d{4}-\d{2}-\d{2}", header)
    rows = between("readings")
    assert [row[0].split("`")[1] for row in rows] == [reading.value for reading in ct.Reading]
    for row in rows:
        reading = row[0].split("`")[1]
        assert [int(cell) for cell in row[3:]] == [len(ct.members_on(day, reading=reading)) for day in days]


@pytest.mark.parametrize("claim", ["2025-11-27"])
def test_the_day_up_to_which_the_record_was_checked(claim: str) -> None:
    """The README names the day up to which the record was checked, and it is the record's."""
    assert f"compared with its sources through {claim}" in README
    assert str(ct.CSTO.checked_through) == claim


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
    """Under every version of the changelog, the heading Record comes first."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    sections = re.split(r"^## .*$", text, flags=re.MULTILINE)[1:]
    assert sections
    assert all(section.strip().startswith("### Record") for section in sections)


def test_the_readme_names_every_verb() -> None:
    """The list of verbs is that of the command."""
    listed = README.split("The verbs are ")[1].split(";")[0]
    assert re.findall(r"`([a-z-]+)`", listed) == list(VERBS)
