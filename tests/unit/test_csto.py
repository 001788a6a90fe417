"""The shipped record as a timeline, and the functions that ask it."""

import inspect
import subprocess
import sys
import warnings
from typing import Any

import pytest

import csto_timeline as ct
from csto_timeline import CSTO, BeyondRecordWarning, Reading, Status, Timeline, errors
from csto_timeline.record import csto

SIX = frozenset({"ARM", "KAZ", "KGZ", "RUS", "TJK", "UZB"})
NINE = SIX | {"AZE", "BLR", "GEO"}
REMAINING = frozenset({"ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"})
SEVEN = REMAINING | {"UZB"}

# The days that people ask about first: day, and the members as announced, signed and in force.
MEMBERS = (
    ("1992-05-14", frozenset(), frozenset(), frozenset()),
    ("1992-05-15", SIX, SIX, frozenset()),
    ("1993-12-31", NINE, NINE, frozenset()),
    ("1994-04-20", NINE, NINE, NINE),
    ("1999-04-20", NINE, NINE, NINE),
    ("1999-04-21", REMAINING, REMAINING, REMAINING),
    ("2006-07-01", SEVEN, REMAINING, REMAINING),
    ("2006-08-16", SEVEN, SEVEN, REMAINING),
    ("2008-03-28", SEVEN, SEVEN, SEVEN),
    ("2012-06-28", REMAINING, SEVEN, SEVEN),
    ("2012-12-19", REMAINING, REMAINING, REMAINING),
    ("2026-02-15", REMAINING, REMAINING, REMAINING),
)
CELLS = [(day, reading, answer) for day, *answers in MEMBERS for reading, answer in zip(Reading, answers, strict=True)]

# What each function is asked in these tests, besides a reading.
ARGUMENTS: dict[str, tuple[Any, ...]] = {
    "members_on": ("2006-07-01",),
    "possible_members_on": ("2007-06-30",),
    "is_member": ("UZB", "2006-07-01"),
    "status_on": ("UZB", "2012-07-01"),
    "possible_statuses_on": ("UZB", "2007-06-30"),
    "name_on": ("2003-01-01",),
    "members_during": ("1999",),
    "spells_of": ("Uzbekistan",),
    "shared_spells": ("UZB", "ARM"),
    "steps_of": ("UZB",),
    "next_change": ("2006-06-23",),
    "previous_change": ("2006-08-16",),
    "explain": ("UZB", "2006-07-01"),
    "term_on": ("2000-01-01",),
    "panel": ("1992", "2012"),
    "dyads": ("1992", "1994"),
}
ORDER = ("Args:", "Returns:", "Raises:", "Warns:", "Example:")
NEEDS_MORE = {"tag", "plot"}  # a data frame, or a library
OF_WHAT_THEY_ARE_GIVEN = {"compare", "cite"}  # these ask no timeline of their own
FUNCTIONS = {
    name: function
    for name, function in vars(csto).items()
    if inspect.isfunction(function) and function.__module__ == csto.__name__
    if not name.startswith("_") and name not in OF_WHAT_THEY_ARE_GIVEN
}


@pytest.mark.parametrize(("day", "reading", "expected"), CELLS)
def test_members_on_the_days_people_ask_about(day: str, reading: Reading, expected: frozenset[str]) -> None:
    """Who was in, and by omission who was not."""
    assert ct.members_on(day, reading=reading) == expected


@pytest.mark.parametrize("state", ["FRA", "Ukraine", "Moldova", "Turkmenistan", "Serbia", "Afghanistan"])
def test_these_never_were_members(state: str) -> None:
    """The neighbours that never signed, and the observers of the Parliamentary Assembly, are outside."""
    for reading in Reading:
        for view in (CSTO.under(reading), CSTO.under(reading).widened()):
            assert view.spells_of(state) == ()
            assert view.status_on(state, "1999-04-20") is Status.OUTSIDE


def test_a_day_after_the_record_is_answered_with_a_warning() -> None:
    """The answer is the last known one, and the warning says so."""
    with pytest.warns(BeyondRecordWarning, match="2026-02-15"):
        assert ct.is_member("Armenia", "2026-06-01") is True
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert ct.is_member("Armenia", "2026-02-15") is True


def test_two_readings_are_settled_on_every_day() -> None:
    """As announced and as signed every spell is settled, and so is the name."""
    for reading in ("announced", "signed"):
        assert all(epoch.members == epoch.possible and epoch.name is not None for epoch in CSTO.under(reading).epochs())


def test_only_sources_that_cover_membership_are_asked_alone() -> None:
    """One report is not an account of membership; the error names the sources that give one."""
    with pytest.raises(errors.PartialSourceError) as refusal:
        CSTO.according_to("tass-2012-12-19")
    assert tuple(refusal.value.accepted) == ("article", "atop-4.01", "cow-alliances-4.1")


@pytest.mark.filterwarnings("ignore::csto_timeline.BeyondRecordWarning")
@pytest.mark.parametrize("name", sorted(FUNCTIONS.keys() - NEEDS_MORE))
def test_a_function_asks_the_method_of_its_name(name: str) -> None:
    """Each function gives the answer of the method, for every reading; the default is `announced`."""
    arguments = ARGUMENTS.get(name, ())
    for reading in Reading:
        expected = _plain(getattr(CSTO.under(reading), name)(*arguments))
        assert _plain(FUNCTIONS[name](*arguments, reading=reading)) == expected
        assert _plain(FUNCTIONS[name](*arguments, reading=str(reading))) == expected
    assert _plain(FUNCTIONS[name](*arguments)) == _plain(getattr(CSTO, name)(*arguments))


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_a_function_takes_what_its_method_takes_and_a_reading(name: str) -> None:
    """The parameters are those of the method, and `reading` by keyword; another reading is refused."""
    ours = list(inspect.signature(FUNCTIONS[name]).parameters.values())
    theirs = list(inspect.signature(getattr(Timeline, name)).parameters.values())[1:]
    reading = next(parameter for parameter in ours if parameter.name == "reading")
    assert [p.name for p in ours if p is not reading] == [p.name for p in theirs]
    assert [p.default for p in ours if p is not reading] == [p.default for p in theirs]
    assert (reading.kind, reading.default) == (inspect.Parameter.KEYWORD_ONLY, "announced")


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
    assert set(lines) - kept <= {"Args:", "The shipped record, `CSTO`, answers."}
    assert kept <= set(lines)
    last = ours.partition("Args:\n")[2].partition("\n\n")[0].splitlines()[-1]
    assert last.startswith("    reading: ")


def test_the_package_works_without_docstrings() -> None:
    """Python leaves them out under `-OO`."""
    command = [sys.executable, "-OO", "-c", "import csto_timeline as ct; print(len(ct.members_on('2000-01-01')))"]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout == "6\n"


@pytest.mark.parametrize("wrong", ["sign", "", 0, None])
def test_another_reading_is_refused(wrong: Any) -> None:
    """The error is the documented one."""
    with pytest.raises(errors.OptionError):
        ct.members_on("2000-01-01", reading=wrong)


def _plain(answer: Any) -> Any:
    """Return an answer as something that compares: the rows of a table, and the text of what has no equality."""
    if isinstance(answer, ct.Table):
        return list(answer)
    return str(answer) if type(answer).__eq__ is object.__eq__ else answer
