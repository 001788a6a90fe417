"""The documents: code blocks and commands print what is shown, links lead somewhere, and what is said is so."""

import doctest
import importlib
import inspect
import pkgutil
import re
import shlex
from importlib.util import find_spec
from pathlib import Path

import pytest

import csto_timeline as ct
from csto_timeline import errors, states
from csto_timeline.cli import main
from csto_timeline.cli.parser import VERBS
from csto_timeline.testing import strategies

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL
NEEDS = {"data-work": "pandas polars duckdb", "own-organizations": "pandas", "many-organizations": "duckdb pyarrow"}
OPTIONAL = {"pandas": "pandas", "to_polars": "polars", "to_arrow": "pyarrow", ".plot(": "matplotlib"}
"""Which examples in docstrings need which library."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_code_block_runs_as_printed(page: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Python sessions print what the page says they print."""
    for library in NEEDS.get(page.stem, "").split():
        pytest.importorskip(library)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    blocks = re.findall(r"^```(?:python|pycon)\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert all(">>>" in block for block in blocks), "a block of Python is a session that can be run"
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, page.stem, str(page), 0)
    assert doctest.DocTestRunner(optionflags=FLAGS).run(test).failed == 0


def test_every_docstring_example_runs() -> None:
    """The examples in docstrings print what they say."""
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    names = [module.name for module in pkgutil.walk_packages(ct.__path__, "csto_timeline.")]
    for name in ["csto_timeline", *(name for name in names if not name.endswith("__main__"))]:
        for test in doctest.DocTestFinder().find(importlib.import_module(name)):
            if all(find_spec(OPTIONAL[use]) for use in OPTIONAL if use in (test.docstring or "")):
                runner.run(test)
    assert (runner.failures, runner.tries > 200) == (0, True)


def test_every_public_name_has_an_example() -> None:
    """Functions, classes and methods show how they are used; errors are shown where they are raised."""
    classes = [ct.Timeline, ct.Table, ct.Collection, ct.PartialDate, ct.Reading]
    public = [getattr(ct, name) for name in ct.__all__] + [getattr(states, name) for name in states.__all__]
    methods = [getattr(cls, name) for cls in classes for name in vars(cls) if name[0] != "_"]
    shown = [each for each in (*public, *methods) if callable(each)]
    assert len(shown) > 100
    assert [each.__qualname__ for each in shown if "Example:" not in (each.__doc__ or "")] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_relative_link_leads_to_a_file(page: Path) -> None:
    """Files that are named in links exist."""
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        assert target.startswith("http") or (page.parent / target).exists(), target


def test_the_reference_has_every_public_name() -> None:
    """Each name of `__all__`, of the package and of its public modules, is on the page."""
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    named = set(re.findall(r"auto(?:function|class):: (?:[\w.]+\.)?(\w+)", text))
    modules = set(re.findall(r"automodule:: ([\w.]+)", text))
    assert modules == {"csto_timeline.states", "csto_timeline.errors", "csto_timeline.testing.strategies"}
    covered = {*errors.__all__, *states.__all__, *strategies.__all__, "errors", "states", "CSTO"}
    assert set(ct.__all__) - covered <= named
    assert [name for name in named if not inspect.getdoc(getattr(ct, name, ct))] == []


# The page on the command line

PAGE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = [command.partition("\n")[::2] for block in BLOCKS for command in block.split("$ csto-timeline ")[1:]]


@pytest.mark.parametrize(("command", "shown"), COMMANDS)
def test_every_command_prints_what_is_shown(command: str, shown: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command of the page prints what stands below it."""
    main(shlex.split(command))
    assert capsys.readouterr().out.replace("\r\n", "\n") == shown


def test_the_tables_name_what_exists() -> None:
    """The table of verbs has each verb with its words, in the order of the help; every code block is a command."""
    verbs = [" ".join((name, *verb.words)) for name, verb in VERBS.items()]
    assert re.findall(r"^\| `([a-z].*?)` \|", PAGE, re.MULTILINE) == verbs
    assert PAGE.count("```") == 2 * len(BLOCKS)


# What the documents say about the record


def marked(page: Path, mark: str) -> tuple[str, str, str]:
    """Return the text of a page before, between and after two marks."""
    before, _, rest = page.read_text(encoding="utf-8").partition(f"<!-- {mark} -->\n")
    between, _, after = rest.partition(f"<!-- /{mark} -->")
    assert after, f"{page.name} has no block {mark}"
    return before + f"<!-- {mark} -->\n", between, f"<!-- /{mark} -->" + after


def test_the_contested_table_is_the_one_that_the_code_generates(request: pytest.FixtureRequest) -> None:
    """States that share a stretch stand in one line; `--regenerate-golden` writes the table anew."""
    sharing: dict[tuple[object, ...], list[str]] = {}
    for contest in ct.contested():
        about = ", ".join(f"`{event.key}`" for event in contest.events)
        cells = (contest.start, contest.last_day, contest.days, contest.plain, contest.widened, about)
        sharing.setdefault(cells, []).append(contest.state)
    lines = [f"| {' | '.join([', '.join(codes), *map(str, cells)])} |" for cells, codes in sharing.items()]
    head = ["| state | from | to | days | plain | widened | about |", "|---|---|---|---:|---|---|---|"]
    table = "\n".join([*head, *lines, ""])
    page = ROOT / "docs" / "how-wrong.md"
    before, between, after = marked(page, "contested")
    if request.config.getoption("--regenerate-golden"):
        between = table
        page.write_text(before + between + after, encoding="utf-8", newline="\n")
    assert between == table


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
    day = ct.CSTO.checked_through
    assert f"checked through {day}" in text
    assert f"through {day.day} {day:%B %Y}," in (ROOT / "docs/how-wrong.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^```sh$", text, re.MULTILINE)) == 2


def test_versions_agree_and_the_changelog_puts_the_record_first() -> None:
    """The package, the citation file and the changelog name the same version and day; Record heads every version."""
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    (version,) = re.findall(r"^version: (\S+)$", citation, re.MULTILINE)
    (released,) = re.findall(r"^date-released: (\S+)$", citation, re.MULTILINE)
    assert version == ct.__version__
    assert released in ct.cite()
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {version} - {released}" in changes
    sections = re.split(r"^## .*$", changes, flags=re.MULTILINE)[1:]
    assert sections
    assert all(section.strip().startswith("### Record") for section in sections)
