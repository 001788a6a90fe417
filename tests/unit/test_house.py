"""The house: which module may know which, where facts live, what an import loads, and what the package shows."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import attr
import pytest

import csto_timeline as ct

HOME = Path(ct.__file__).parent
MODULES = {path.stem: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(HOME.glob("*.py"))}

# From the ground up. A module imports from lower floors only, so modules of one floor do not know each other.
FLOORS = (
    ("errors", "_countries"),
    ("dates",),
    ("states",),
    ("events", "parties"),
    ("sources", "rules"),
    ("ledger", "answers", "fold", "expected", "_drafts"),
    ("happenings", "index"),
    ("views", "rows"),
    ("queries",),
    ("timeline",),
    ("csto", "comparison", "strategies", "_document", "cli_output"),
    ("contests", "charts", "files", "panels", "treaty_terms"),
    ("explanation", "invariants", "plots"),
    ("citations",),
    ("cli_verbs",),
    ("__init__",),
    ("cli",),
    ("__main__",),
)
FLOOR = {module: number for number, modules in enumerate(FLOORS) for module in modules}

FACTS = {"ledger", "sources"}

# Packages that are not Python's own, and who may import them.
VISITORS = {"attr": set(MODULES), "dateutil": {"dates"}, "hypothesis": {"strategies"}, "matplotlib": {"plots"}}

NOT_AT_IMPORT = (
    "argparse",
    "csv",
    "csto_timeline._countries",
    "csto_timeline.happenings",
    "dateutil",
    "difflib",
    "hypothesis",
    "json",
    "pathlib",
)


def imports(module: str) -> Iterator[tuple[str, bool]]:
    """Give what a module imports from, and whether that is done at the top; own modules without the package's name."""
    top = {id(node) for node in MODULES[module].body}
    for node in ast.walk(MODULES[module]):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [str(node.module)]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"csto_timeline.{node.module}"]
        elif isinstance(node, ast.ImportFrom):
            names = [f"csto_timeline.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            yield name, id(node) in top


def own_imports(module: str) -> set[str]:
    """Return the modules of this package that a module imports, at its top or later."""
    found = set()
    for name, at_top in imports(module):
        package, _, rest = name.partition(".")
        if package != "csto_timeline":
            continue
        if rest in MODULES:
            found.add(rest)
        elif at_top or not rest.startswith("__"):  # what the face says of itself may be read once everything is loaded
            found.add("__init__")
    return found


HELP = {"examples", "more"}  # of a verb of the command line: what to type, no fact


def code_constants(tree: ast.AST) -> Iterator[ast.Constant]:
    """Give every constant of a module but what documents it: docstrings, and the examples in the help of a verb."""
    helps = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg in HELP
        for part in ast.walk(node.value)
    }
    docstrings = helps | {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in docstrings:
            yield node


# Floors


def test_every_module_has_its_floor() -> None:
    """Whoever adds a module says what it may know; the table names nothing that is not there."""
    assert set(FLOOR) == set(MODULES)


@pytest.mark.parametrize("module", MODULES)
def test_imports_run_downwards_only(module: str) -> None:
    """A module knows lower floors only, so modules of one floor can be read apart."""
    assert [other for other in own_imports(module) if FLOOR[other] >= FLOOR[module]] == []


def test_facts_and_machine_meet_in_one_place() -> None:
    """Only `csto` imports the ledger; of the documents only the citation of the package itself is used elsewhere."""
    assert {module for module in MODULES if "ledger" in own_imports(module)} == {"csto"}
    assert {module for module in MODULES if "sources" in own_imports(module)} <= {"ledger", "citations"}


@pytest.mark.parametrize("module", MODULES)
def test_only_chosen_modules_import_what_is_not_pythons_own(module: str) -> None:
    """Dateutil has one door, optional libraries have one each, and nothing else is needed."""
    for name, _ in imports(module):
        package = name.partition(".")[0]
        if package not in sys.stdlib_module_names and package != "csto_timeline":
            assert module in VISITORS.get(package, set()), f"{module} imports {name}"


def test_optional_and_slow_libraries_are_not_imported_at_the_top() -> None:
    """dateutil, Hypothesis and matplotlib are loaded when they are used."""
    for module in MODULES:
        at_top = {name.partition(".")[0] for name, top in imports(module) if top}
        assert not at_top & (set(VISITORS) - {"attr"}), module


# Facts

MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
DATE = re.compile(
    rf"\b[0-9]{{4}}-[0-9]{{2}}\b"  # a day or a month in ISO form
    rf"|^\W*(19|20)[0-9]{{2}}\W*$"  # a year alone
    rf"|\b[0-9]{{1,2}}\.? (?:{MONTHS})[a-z]*\.? [0-9]{{4}}\b"  # a day in words
    rf"|\b(?:{MONTHS})[a-z]* [0-9]{{1,2}},? [0-9]{{4}}\b",
    re.IGNORECASE,
)
DATE_TYPES = {"date", "datetime", "Timestamp", "fromisoformat", "strptime", "fromordinal", "fromisocalendar"}


def date_literals(tree: ast.AST) -> list[str]:
    """Return every date that code spells out: as text, as a call with a literal year, or as a year in a comparison."""
    found = []
    for constant in code_constants(tree):
        if isinstance(constant.value, str) and DATE.search(constant.value):
            found.append(f"line {constant.lineno}: {constant.value!r}")
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            years = [part.value for part in code_constants(node) if type(part.value) is int]
            found += [f"line {node.lineno}: {year}" for year in years if 1990 <= year <= 2030]
        if isinstance(node, ast.Call) and any(isinstance(argument, ast.Constant) for argument in node.args[:1]):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in DATE_TYPES:
                found.append(f"line {node.lineno}: {name}(...)")
    return found


@pytest.mark.parametrize(
    "module",
    sorted(set(MODULES) - FACTS),
)
def test_no_module_but_the_facts_holds_a_date(module: str) -> None:
    """Dates live in the ledger and among the documents; docstrings may show examples."""
    assert date_literals(MODULES[module]) == []


@pytest.mark.parametrize(
    "code",
    [
        "day = '1999-04-21'",
        "day = 'since 1999-04'",
        "year = '1999'",
        "day = f'{x} 28 June 2012'",
        "day = 'June 28, 2012'",
        "day = date(1999, 4, 21)",
        "day = datetime.date(5, 1, 1)",
        "day = date.fromisoformat('x')",
        "if day.year < 1999: pass",
    ],
)
def test_a_date_in_code_would_be_found(code: str) -> None:
    """The search of this test finds every way of writing a date."""
    assert date_literals(ast.parse(code))


@pytest.mark.parametrize(
    "code",
    ["'''Docstring of 1999-04-21.'''", "x = 1\n'''Of 28 June 2012.'''", "day = date(int(y), 1, 1)", "x = 'YYYY-MM-DD'"],
)
def test_what_is_no_date_in_code_is_let_be(code: str) -> None:
    """Docstrings, calendar arithmetic and placeholders are no dates."""
    assert date_literals(ast.parse(code)) == []


def test_the_facts_hold_dates() -> None:
    """The two files of facts are where the dates are."""
    assert all(len(date_literals(MODULES[module])) > 30 for module in FACTS)


@pytest.mark.parametrize("module", sorted(set(MODULES) - FACTS - {"states", "_countries"}))
def test_no_module_but_the_facts_knows_a_particular_state(module: str) -> None:
    """A rule about one state would be a fact that hides as logic."""
    codes = {state.alpha_3 for state in ct.states.CONCERNED}
    names = {spelling for state in ct.states.CONCERNED for spelling in state.spellings if len(spelling) > 2}
    used = {node.id for node in ast.walk(MODULES[module]) if isinstance(node, ast.Name)}
    used |= {node.attr for node in ast.walk(MODULES[module]) if isinstance(node, ast.Attribute)}
    said = {node.value for node in code_constants(MODULES[module]) if isinstance(node.value, str)}
    assert (used & codes, said & names) == (set(), set())


@pytest.mark.parametrize("module", sorted(FACTS))
def test_facts_hold_no_logic(module: str) -> None:
    """The two files of facts are assignments and imports, without a function, a loop or a condition."""
    kinds = {type(node) for node in MODULES[module].body}
    assert kinds <= {ast.Expr, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign}
    logic = (
        ast.If,
        ast.IfExp,
        ast.For,
        ast.While,
        ast.FunctionDef,
        ast.Lambda,
        ast.comprehension,
        ast.BoolOp,
        ast.Compare,
    )
    assert not [node for node in ast.walk(MODULES[module]) if isinstance(node, logic)]


@pytest.mark.parametrize("module", sorted(set(MODULES) - {"cli", "cli_output", "cli_verbs"}))
def test_only_the_command_line_asks_the_clock(module: str) -> None:
    """No answer depends on the day on which it is asked."""
    asked = {node.attr for node in ast.walk(MODULES[module]) if isinstance(node, ast.Attribute)}
    assert not asked & {"today", "now", "utcnow", "localtime", "gmtime"}
    assert "time" not in {name for name, _ in imports(module)}


# What an import loads


def fresh(code: str) -> str:
    """Return what code prints in a process that has loaded nothing but itself."""
    paths = [str(HOME.parent), str(Path(attr.__file__).parents[1])]
    start = f"import sys; sys.path[:0] = {paths!r}; before = set(sys.modules)\n"
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-W", "error", "-c", start + code], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_an_import_loads_nothing_slow() -> None:
    """`import csto_timeline` loads what every question needs, and nothing that only some need."""
    loaded = set(
        json.loads(
            fresh("import csto_timeline\nnew = sorted(set(sys.modules) - before)\nimport json\nprint(json.dumps(new))")
        )
    )
    assert {"csto_timeline.csto", "csto_timeline.timeline"} <= loaded
    assert [name for name in NOT_AT_IMPORT if name in loaded] == []
    assert {name.partition(".")[0] for name in loaded} - set(sys.stdlib_module_names) == {"csto_timeline", "attr"}


def test_the_first_answers_load_nothing_slow_either() -> None:
    """Days in ISO form and states by their codes and exact names need no parser and no list of the world."""
    code = (
        "import csto_timeline as ct\n"
        "ct.members_on('1999-04-20'), ct.is_member('Uzbekistan', '2006-07-01', reading='signed'), ct.spells_of('UZB')\n"
        "ct.status_on('GEO', '1999-04-21'), ct.epochs(), ct.name_on('2000-01-01'), ct.events(kind='return')\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    loaded = fresh(code).split()
    assert [name for name in NOT_AT_IMPORT if name in loaded] == []


def test_every_module_can_be_imported_without_optional_libraries() -> None:
    """Importing a module needs nothing but the two libraries that are always there."""
    names = [f"csto_timeline.{module}" for module in MODULES if not module.startswith("__")]
    assert fresh(f"from importlib import import_module\nfor name in {names}: import_module(name)") == ""


# What the package shows


def literal_all() -> list[str]:
    """Return `__all__` as it is written, without running anything."""
    for node in MODULES["__init__"].body:
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["__all__"]:
            return list(ast.literal_eval(node.value))
    raise AssertionError("__all__ is no literal")


def test_the_public_names_are_literal_sorted_and_unique() -> None:
    """`__all__` can be read without running the package: constants, then classes, then functions, each by name."""
    names = literal_all()
    assert names == ct.__all__
    assert names == sorted(set(names), key=lambda name: (not name.isupper(), not name[0].isupper(), name))


@pytest.mark.parametrize("name", ct.__all__)
def test_every_public_name_resolves_and_is_documented(name: str) -> None:
    """Each name is there, is listed, stays the same object, and says what it is."""
    value = getattr(ct, name)
    assert getattr(ct, name) is value
    assert value.__doc__
    assert name in dir(ct)


def test_a_star_import_gives_the_public_names() -> None:
    """In a fresh process `from csto_timeline import *` gives exactly the public names."""
    shown = fresh("space = {}\nexec('from csto_timeline import *', space)\nprint(*space)").split()
    assert set(shown) - {"__builtins__"} == set(ct.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """What the package does not have is refused as by any module."""
    with pytest.raises(AttributeError, match="module 'csto_timeline' has no attribute 'members_of'"):
        ct.members_of  # noqa: B018 - the look-up itself is tested


def test_names_that_are_loaded_later_are_public() -> None:
    """Whatever is loaded on first use is announced in `__all__`."""
    assert set(ct._LATER) <= set(ct.__all__)
    assert set(ct._LATER.values()) <= set(MODULES)


def test_public_values_know_their_public_home() -> None:
    """The version is text, and the package ships its types."""
    assert re.fullmatch(r"\d+\.\d+\.\d+", ct.__version__)
    assert (HOME / "py.typed").read_bytes() == b""
