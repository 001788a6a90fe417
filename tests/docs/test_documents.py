"""The documents: every code block runs as printed, links lead somewhere, and the reference has every public name."""

import doctest
import inspect
import re
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

    failures = 0
    for module in pkgutil.walk_packages(ct.__path__, "csto_timeline."):
        if not module.name.endswith("__main__"):
            failures += doctest.testmod(importlib.import_module(module.name), optionflags=FLAGS).failed
    assert failures + doctest.testmod(ct, optionflags=FLAGS).failed == 0
