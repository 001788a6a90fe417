"""The shipped record as a timeline, and the functions that ask it."""

import inspect
import subprocess
import sys
from itertools import product
from typing import Any

import pytest

import csto_timeline as ct
from csto_timeline import CSTO, BeyondRecordWarning, Reading, Status, Timeline

ORDER = ("Args:", "Returns:", "Raises:", "Warns:", "Example:")
# What each function is asked in these tests, besides a reading: by the name of the argument, and every day in turn.
GIVEN = {"state": "Uzbekistan", "a": "UZB", "b": "ARM", "start": "1999", "first": "1992", "last": "2012"}
DAYS = ("2000-01-01", "2003-01-01", "2006-06-23", "2006-07-01", "2006-08-16", "2007-06-30", "2012-07-01")
NEEDS_MORE = {"tag", "plot"}  # a data frame, or a library
# `compare` asks no timeline of its own.
SHARED = [name for name in ct.__all__ if inspect.isfunction(getattr(ct, name)) and hasattr(Timeline, name)]
FUNCTIONS = {name: getattr(ct, name) for name in SHARED if name != "compare"}


@pytest.mark.parametrize("state", ["FRA", "Ukraine", "Moldova", "Turkmenistan", "Serbia", "Afghanistan"])
def test_these_never_were_members(state: str) -> None:
    """The neighbours that never signed, and the observers of the Parliamentary Assembly, are outside."""
    for view in (CSTO.under(reading) for reading in Reading):
        for each, day in product((view, view.widened()), ("1999-04-20", "2000-01-01")):
            assert each.spells_of(state) == each.steps_of(state) == each.shared_spells(state, "Russia") == ()
            assert (each.status_on(state, day), each.is_member(state, day)) == (Status.OUTSIDE, False)
            assert each.possible_statuses_on(state, day) == (Status.OUTSIDE,)


def test_a_day_after_the_record_is_answered_with_a_warning() -> None:
    """The answer is the last known one, and the warning says so."""
    with pytest.warns(BeyondRecordWarning, match=str(CSTO.checked_through)):
        assert ct.is_member("Armenia", "2026-06-01") is True
    assert ct.is_member("Armenia", CSTO.checked_through) is True  # without a warning, which would be an error


@pytest.mark.filterwarnings("ignore::csto_timeline.BeyondRecordWarning")
@pytest.mark.parametrize("name", sorted(FUNCTIONS.keys() - NEEDS_MORE))
def test_a_function_asks_the_method_of_its_name(name: str) -> None:
    """Each function gives the answer of the method, for every reading; the default is `announced`."""
    parameters = inspect.signature(getattr(Timeline, name)).parameters.values()
    needed = [p.name for p in parameters if p.name == "last" or (p.default is p.empty and p.name != "self")]
    for day in DAYS if "day" in needed else DAYS[:1]:
        arguments = [{**GIVEN, "day": day}[argument] for argument in needed]
        for reading in Reading:
            expected = _plain(getattr(CSTO.under(reading), name)(*arguments))
            assert _plain(FUNCTIONS[name](*arguments, reading=reading)) == expected
            assert _plain(FUNCTIONS[name](*arguments, reading=str(reading))) == expected
        assert _plain(FUNCTIONS[name](*arguments)) == _plain(getattr(CSTO, name)(*arguments))


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_a_function_takes_what_its_method_takes_and_a_reading(name: str) -> None:
    """The parameters and the docstring are those of the method, and `reading` by keyword."""
    assert len(FUNCTIONS) >= 25
    function, method = FUNCTIONS[name], getattr(Timeline, name)
    ours, theirs = inspect.signature(function).parameters, inspect.signature(method).parameters
    assert [(p, ours[p].default) for p in ours if p != "reading"] == [(p, theirs[p].default) for p in [*theirs][1:]]
    assert (ours["reading"].kind, ours["reading"].default) == (inspect.Parameter.KEYWORD_ONLY, "announced")
    assert function.__doc__.partition("\n")[0] == method.__doc__.partition("\n")[0]
    assert "reading:" in function.__doc__


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_the_docstring_of_a_function_is_that_of_its_method_with_the_reading(name: str) -> None:
    """`reading` is the last argument, and the sections stay in their order, whether or not Python keeps indentation."""
    ours, theirs = (inspect.cleandoc(str(each.__doc__)) for each in (FUNCTIONS[name], getattr(Timeline, name)))
    lines = [line for line in ours.splitlines() if "which act's day counts" not in line]
    assert len(ours.splitlines()) == len(lines) + 1
    assert "The shipped record, `CSTO`, answers." in lines
    sections = [line for line in ours.splitlines() if line.endswith(":") and line[0] != " "]
    assert sections == [section for section in ORDER if section in sections]
    kept = set(theirs.replace(f"ct.CSTO.{name}(", f"ct.{name}(").splitlines())
    assert kept <= set(lines) <= kept | {"Args:", "The shipped record, `CSTO`, answers."}
    last = ours.partition("Args:\n")[2].partition("\n\n")[0].splitlines()[-1]
    assert last.startswith("    reading: ")


def test_the_package_works_without_docstrings() -> None:
    """Python leaves them out under `-OO`."""
    command = [sys.executable, "-OO", "-c", "import csto_timeline as ct; print(len(ct.members_on('2000-01-01')))"]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout == "6\n"


def _plain(answer: Any) -> Any:
    """Return an answer as something that compares: the rows of a table, and the text of what has no equality."""
    if isinstance(answer, ct.Table):
        return list(answer)
    return str(answer) if type(answer).__eq__ is object.__eq__ else answer
