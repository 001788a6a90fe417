"""The structure: which module may import which, where facts stand, what an import loads, what the package shows."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import resolve_name
from pathlib import Path

import pytest

import csto_timeline as ct
from csto_timeline import errors, states

HOME = Path(ct.__file__).parent
MODULES = {
    ".".join(path.relative_to(HOME).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(HOME.rglob("*.py"))
}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}

# From the bottom up; a name stands for a module or for all modules of a folder. Imports run downwards only.
LEVELS = (
    *("errors", "dates", "states", "facts", "rules", "results", "engine", "timeline", "analysis files pictures"),
    *("collection", "record", "testing", "__init__", "cli", "__main__"),
)
LEVEL = {name: number for number, names in enumerate(LEVELS) for name in names.split()}
FACTS = {"analysis.citations", "record.ledger", "record.sources", "states._lists", "states._names"}
LIBRARIES = {"attrs", "dateutil"}
OPTIONAL = {"pandas", "polars", "pyarrow", "duckdb", "numpy", "matplotlib", "hypothesis"}
LATE = {*OPTIONAL, "dateutil", "argparse", "json", "csv"}


def level(module: str) -> int:
    """Return the level of a module: its own, or that of its folder."""
    return LEVEL[module if module in LEVEL else module.partition(".")[0]]


def imports(module: str) -> Iterator[tuple[str, ast.stmt]]:
    """Yield what a module imports, with modules of the package by their name in it."""
    package = ".".join(MODULES[module].parent.relative_to(HOME.parent).parts)
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = resolve_name("." * node.level + (node.module or ""), package)
            yield from ((f"{base}.{alias.name}".removeprefix(f"{HOME.name}."), node) for alias in node.names)


def own(name: str) -> str | None:
    """Return the module of this package that an imported name is, or is in."""
    if name == "__version__":
        return "__init__"
    return name if name in MODULES else name.rpartition(".")[0] if name.rpartition(".")[0] in MODULES else None


@pytest.mark.parametrize("module", MODULES)
def test_imports_run_downwards_and_only_attrs_and_dateutil_are_needed(module: str) -> None:
    """Other libraries and upper levels are imported in functions only, and the record never by what lies below it."""
    for name, node in imports(module):
        at_once = node in TREES[module].body
        other, library = own(name), name.partition(".")[0]
        if other is not None:
            same_folder = other.partition(".")[0] == module.partition(".")[0]
            assert level(other) < level(module) or same_folder or not at_once, f"{module} imports {other}"
            assert level(module) >= LEVEL["record"] or not other.startswith("record"), f"{module} imports {other}"
        elif library not in {*sys.stdlib_module_names, "__future__"}:
            assert library in LIBRARIES | OPTIONAL, f"{module} imports {library}"
            assert library not in OPTIONAL or not at_once, f"{module} imports {library} at once"


def test_at_most_a_dozen_modules_stand_at_the_top() -> None:
    """A newcomer can read the list of modules at a glance."""
    assert len([path for path in HOME.glob("*.py") if path.name != "__main__.py"]) <= 12


@pytest.mark.parametrize("module", [name for name in MODULES if name not in FACTS])
def test_dates_stand_in_the_record_only(module: str) -> None:
    """No other module has a date of the twentieth or twenty-first century in its code, docstrings aside."""
    docstrings = [node.value for node in ast.walk(TREES[module]) if isinstance(node, ast.Expr)]
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings:
            words = node.value.replace("'", " ").split()
            days = [word for word in words if len(word) == 10 and word[:2] in ("19", "20") and word[4::3] == "--"]
            assert not days or module == "cli.parser", f"{module}: {node.value!r}"  # whose help has examples


def test_an_import_loads_nothing_that_only_some_questions_need() -> None:
    """Optional libraries, dateutil, and modules of the standard library that cost milliseconds wait until needed."""
    code = "import sys, csto_timeline; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert not LATE & set(loaded)


@pytest.mark.parametrize("module", [ct, errors, states])
def test_dir_shows_public_names_only(module: object) -> None:
    """`dir()` of the package, of `errors` and of `states` lists what a user can use, and all of it is documented."""
    names = [name for name in dir(module) if not name.startswith("__")]
    assert set(names) == set(module.__all__)  # type: ignore[attr-defined]
    for name in names:
        assert getattr(module, name).__doc__ or isinstance(getattr(module, name), ct.State), name
