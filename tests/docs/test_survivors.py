"""The list of mutants that no test can tell from the original: whole, up to date, and counted on the front page."""

import ast
import re
from pathlib import Path

import pytest

import csto_timeline

ROOT = Path(__file__).parents[2]
PACKAGE = Path(csto_timeline.__file__).parent  # which need not lie beside the tests: they check the wheel, too
LISTED = (ROOT / "tests" / "mutation" / "survivors.txt").read_text(encoding="utf-8")
SURVIVORS = re.findall(r"^csto_timeline\.(\w+)\.(\S+)\n- (.*)\n\+ (.*)$", LISTED, re.MULTILINE)


def body(module: str, function: str) -> str:
    """Return the lines of a function, or of a method of a class, one after the other."""
    text = (PACKAGE / f"{module}.py").read_text(encoding="utf-8")
    nodes: list[ast.AST] = [ast.parse(text)]
    for name in function.split("."):
        nodes = [each for node in nodes for each in ast.iter_child_nodes(node) if getattr(each, "name", None) == name]
    (found,) = nodes
    assert isinstance(found, ast.FunctionDef)
    return " ".join(line.strip() for line in text.splitlines()[found.lineno - 1 : found.end_lineno])


@pytest.mark.parametrize(("module", "function", "ours", "theirs"), SURVIVORS)
def test_a_survivor_changes_a_line_that_is_there(module: str, function: str, ours: str, theirs: str) -> None:
    """Nothing is listed twice, and nothing of a line that was rewritten since: such a mutant may well be killed now."""
    assert ours != theirs
    assert SURVIVORS.count((module, function, ours, theirs)) == 1
    assert ours in body(module, function)


def test_every_survivor_has_a_reason() -> None:
    """The list is made of reasons, each with the mutants that it explains below it, and of nothing else."""
    head, *groups = LISTED.split("\n\n# ")
    assert head.startswith("# ")
    for group in groups:
        reason, *mutants = re.split(r"\n(?=csto_timeline\.)", group)
        assert reason
        assert mutants
    assert len(re.findall(r"^csto_timeline\.", LISTED, re.MULTILINE)) == len(SURVIVORS)


def test_the_front_page_counts_them() -> None:
    """The figures on the front page fit each other and the list."""
    page = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    found = re.search(r"mutmut makes ([\d,]+) mutants .*? ([\d.]+) % .*? the (\d+) that survive", page)
    assert found is not None
    made, share, survive = int(found[1].replace(",", "")), float(found[2]), int(found[3])
    assert survive == len(SURVIVORS)
    assert share == round(100 * (1 - survive / made), 1)
