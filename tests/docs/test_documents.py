"""The documents: every code block runs as printed, links lead somewhere, and the reference has every public name."""

import doctest
import inspect
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

import csto_timeline as ct
from csto_timeline import errors, states
from csto_timeline.testing import strategies

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL
NEEDS = {
    "data-work": ("pandas", "polars", "duckdb"),
    "own-organizations": ("pandas",),
    "many-organizations": ("duckdb", "pyarrow"),
}
OPTIONAL = {"pandas": "pandas", "to_polars": "polars", "to_arrow": "pyarrow", ".plot(": "matplotlib"}
"""Which examples in docstrings need which library."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_code_block_runs_as_printed(page: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Python sessions print what the page says they print."""
    for library in NEEDS.get(page.stem, ()):
        pytest.importorskip(library)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    blocks = re.findall(r"^```(?:python|pycon)\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    text = "\n".join(block for block in blocks if ">>>" in block)
    test = doctest.DocTestParser().get_doctest(text, {}, page.stem, str(page), 0)
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    runner.run(test)
    assert runner.failures == 0
    assert all(">>>" in block for block in blocks), "a block of Python is a session that can be run"


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


def test_every_docstring_example_runs() -> None:
    """The examples in docstrings print what they say."""
    import importlib
    import pkgutil

    runner = doctest.DocTestRunner(optionflags=FLAGS)
    names = [module.name for module in pkgutil.walk_packages(ct.__path__, "csto_timeline.")]
    for name in ["csto_timeline", *(name for name in names if not name.endswith("__main__"))]:
        for test in doctest.DocTestFinder().find(importlib.import_module(name)):
            missing = [use for use in OPTIONAL if use in (test.docstring or "") and find_spec(OPTIONAL[use]) is None]
            if not missing:
                runner.run(test)
    assert runner.tries > 200
    assert runner.failures == 0


def test_every_public_name_has_an_example() -> None:
    """Functions, classes and methods show how they are used; errors are shown where they are raised."""
    classes = [ct.Timeline, ct.Table, ct.Collection, ct.PartialDate, ct.Reading]
    public = [getattr(ct, name) for name in ct.__all__] + [getattr(states, name) for name in states.__all__]
    methods = [getattr(cls, name) for cls in classes for name in vars(cls) if name[0] != "_"]
    shown = [each for each in (*public, *methods) if callable(each)]
    assert len(shown) > 100
    assert [each.__qualname__ for each in shown if "Example:" not in (each.__doc__ or "")] == []
