"""The shipped record: the answers that settle arguments, and the functions that ask it."""

import inspect
import re
from collections.abc import Callable
from datetime import date

import pytest
from ledgers import day, heard, keys

import csto_timeline as ct
from csto_timeline import CSTO, BeyondRecordWarning, Reading, Status, Timeline, errors
from csto_timeline.record.ledger import CHECKED_THROUGH

READINGS = ("announced", "signed", "in_force")
ALL_VIEWS = [*map(CSTO.under, READINGS), *(CSTO.under(reading).widened() for reading in READINGS)]

SIX = frozenset({"ARM", "KAZ", "KGZ", "RUS", "TJK", "UZB"})
NINE = SIX | {"AZE", "BLR", "GEO"}
REMAINING = frozenset({"ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"})
SEVEN = REMAINING | {"UZB"}

# Day, reading, members.
MEMBERS = (
    ("1992-05-14", "announced", frozenset()),
    ("1992-05-15", "announced", SIX),
    ("1992-05-15", "signed", SIX),
    ("1993-09-23", "announced", SIX),
    ("1993-09-24", "announced", SIX | {"AZE"}),
    ("1993-12-08", "announced", SIX | {"AZE"}),
    ("1993-12-09", "announced", SIX | {"AZE", "GEO"}),
    ("1993-12-30", "announced", SIX | {"AZE", "GEO"}),
    ("1993-12-31", "announced", NINE),
    ("1992-05-15", "in_force", frozenset()),
    ("1994-04-19", "in_force", frozenset()),
    ("1994-04-20", "in_force", NINE),
    ("1994-04-20", "signed", NINE),
    *(("1999-04-20", reading, NINE) for reading in READINGS),
    *(("1999-04-21", reading, REMAINING) for reading in READINGS),
    ("2006-06-22", "announced", REMAINING),
    ("2006-06-23", "announced", SEVEN),
    ("2006-07-01", "announced", SEVEN),
    ("2006-07-01", "signed", REMAINING),
    ("2006-08-15", "signed", REMAINING),
    ("2006-08-16", "signed", SEVEN),
    ("2006-12-12", "in_force", REMAINING),
    ("2008-03-27", "in_force", REMAINING),
    ("2008-03-28", "in_force", SEVEN),
    ("2012-06-27", "announced", SEVEN),
    ("2012-06-28", "announced", REMAINING),
    ("2012-06-28", "signed", SEVEN),
    ("2012-12-18", "signed", SEVEN),
    ("2012-12-18", "in_force", SEVEN),
    ("2012-12-19", "signed", REMAINING),
    ("2012-12-19", "in_force", REMAINING),
    *(("2026-02-15", reading, REMAINING) for reading in READINGS),
)


@pytest.mark.parametrize(("when", "reading", "expected"), MEMBERS)
def test_the_members_of_a_disputed_day_are_these(when: str, reading: str, expected: frozenset[str]) -> None:
    """Who was in, and by omission who was not, on the days about which people argue."""
    assert ct.members_on(when, reading=reading) == expected


def test_georgia_is_in_since_december_and_its_september_is_left_open() -> None:
    """The best attested day counts, and the view that takes in the other one settles nothing between them."""
    assert ct.is_member("Georgia", "1993-12-08") is False
    assert ct.is_member("Georgia", "1993-12-09") is True
    wide = CSTO.widened()
    assert [wide.is_member("Georgia", when) for when in ("1993-09-08", "1993-09-09", "1993-10-01", "1993-12-09")] == [
        False,
        None,
        None,
        True,
    ]


UZBEKISTAN = (
    ("announced", "1999-04-20 member", "1999-04-21 suspended", "2006-06-23 member", "2012-06-28 suspended"),
    ("signed", "1999-04-20 member", "1999-04-21 suspended", "2006-08-16 member", "2012-12-19 suspended"),
    ("in_force", "2006-12-12 suspended", "2006-12-13 None", "2008-03-28 member", "2012-12-19 suspended"),
)


@pytest.mark.parametrize("row", UZBEKISTAN, ids=lambda row: row[0])
def test_uzbekistan_comes_and_goes_by_the_reading(row: tuple[str, ...]) -> None:
    """Each reading has its own day for the return and for the second suspension."""
    for cell in row[1:]:
        when, status = cell.split()
        assert str(ct.status_on("Uzbekistan", when, reading=row[0])) == status


def test_uzbekistans_return_in_force_is_unsettled_for_more_than_a_year() -> None:
    """No source gives the day, so membership is open from the law to the formal end, and possible on each day."""
    for when in ("2006-12-13", "2007-06-30", "2008-03-27"):
        assert ct.is_member("UZB", when, reading="in_force") is None
        assert ct.status_on("UZB", when, reading="in_force") is None
        assert ct.possible_members_on(when, reading="in_force") == SEVEN
    assert ct.possible_members_on("2006-12-12", reading="in_force") == REMAINING


def test_armenias_freeze_moves_nothing() -> None:
    """Armenia is a member before and after its declaration of 2024, which is in the record as what it is."""
    for reading in READINGS:
        assert [ct.is_member("Armenia", when, reading=reading) for when in ("2024-02-21", "2025-01-01")] == [True, True]
    assert keys(ct.events(kind="freeze")) == ["armenia-freezes-2024"]


def test_armenia_after_the_record_is_answered_with_a_warning() -> None:
    """The last known answer, and the warning that it is no more than that."""
    answer, caught = heard(lambda: ct.is_member("Armenia", "2026-06-01"))
    assert answer is True
    assert [each.category for each in caught] == [BeyondRecordWarning]
    assert "2026-06-01 is after 2026-02-15" in str(caught[0].message)


@pytest.mark.parametrize("state", ["France", "FRA", "Ukraine", "Moldova", "Turkmenistan", "Serbia", "Afghanistan"])
def test_these_never_were_members(state: str) -> None:
    """A state of the world, the three neighbours that never signed and the parliamentary observers are outside."""
    for view in ALL_VIEWS:
        assert view.spells_of(state) == ()
        assert view.is_member(state, "1999-04-20") is False
        assert view.status_on(state, "1999-04-20") is Status.OUTSIDE


NAMES = (
    ("announced", "1992-05-14", None),
    ("announced", "1992-05-15", "Collective Security Treaty"),
    ("announced", "2002-10-06", "Collective Security Treaty"),
    ("announced", "2002-10-07", "Collective Security Treaty Organization"),
    ("signed", "2002-10-06", "Collective Security Treaty"),
    ("signed", "2002-10-07", "Collective Security Treaty Organization"),
    ("in_force", "1994-04-19", None),
    ("in_force", "1994-04-20", "Collective Security Treaty"),
    ("in_force", "2003-09-17", "Collective Security Treaty"),
    ("in_force", "2003-09-18", "Collective Security Treaty Organization"),
    ("announced", "2026-02-15", "Collective Security Treaty Organization"),
)


@pytest.mark.parametrize(("reading", "when", "name"), NAMES)
def test_the_name_changes_with_the_charter(reading: str, when: str, name: str | None) -> None:
    """The Treaty through the sixth of October 2002, the Organization from the seventh; in law a year later."""
    assert ct.name_on(when, reading=reading) == name


def test_the_article_alone_tells_less_and_nothing_else() -> None:
    """By year and month only: nobody certain in June 1992, nine on the first of January 1994, six on 28 June 2012."""
    article = CSTO.according_to("article")
    assert article.members_on("1992-06-01") == frozenset()
    assert article.possible_members_on("1992-06-01") == SIX
    assert article.members_on("1994-01-01") == NINE
    assert article.members_on("2012-06-27") == SEVEN
    assert article.members_on("2012-06-28") == REMAINING
    assert article.checked_through == day("2017-04-21")
    assert all(
        {source.key for dating in event.dated for source in dating.sources} == {"article"} for event in article.events()
    )


def test_only_sources_that_cover_membership_are_asked_alone() -> None:
    """One agency report is no account of membership; the error names the three sources that give one."""
    with pytest.raises(errors.PartialSourceError, match=r"'article', 'atop-4\.01', 'cow-alliances-4\.1'") as refusal:
        CSTO.according_to("tass-2012-12-19")
    assert refusal.value.accepted == ("article", "atop-4.01", "cow-alliances-4.1")
    assert isinstance(refusal.value, ValueError)
    for key in refusal.value.accepted:
        assert CSTO.according_to(key).source == key


REFUSED = (
    ("1993", errors.InvalidDateError, "members_during('1993')"),
    ("01/02/2003", errors.InvalidDateError, "write YYYY-MM-DD"),
    ("2006-02-30", errors.InvalidDateError, "check the day of the month"),
    (20060701, errors.QueryTypeError, "write YYYY-MM-DD|text as YYYY-MM-DD"),
    (None, errors.QueryTypeError, "give a date or text as YYYY-MM-DD"),
)


@pytest.mark.parametrize(("value", "error", "cure"), REFUSED)
def test_what_is_no_day_is_refused_with_its_cure(value: object, error: type[Exception], cure: str) -> None:
    """The documented errors, which are `ValueError` or `TypeError` too, each naming the value and the cure."""
    with pytest.raises(error, match=re.escape(cure) if "|" not in cure else cure) as refusal:
        ct.members_on(value)  # type: ignore[arg-type]
    assert repr(value) in str(refusal.value)
    assert isinstance(refusal.value, TypeError if error is errors.QueryTypeError else ValueError)


@pytest.mark.parametrize("reading", ["announced", "signed"])
def test_two_readings_are_certain_on_every_day(reading: str) -> None:
    """By announcement and by signature every spell is settled, and so is the name."""
    view = CSTO.under(reading)
    assert all(spell.status is not None for state in view.states for spell in view.spells_of(state))
    assert all(epoch.members == epoch.possible and epoch.name is not None for epoch in view.epochs())


# The plain functions

FUNCTIONS: dict[str, tuple[Callable[..., object], tuple[tuple[tuple[object, ...], dict[str, object]], ...]]] = {
    "members_on": (ct.members_on, ((("2006-07-01",), {}), ((date(1994, 1, 1),), {}))),
    "possible_members_on": (ct.possible_members_on, ((("2007-06-30",), {}),)),
    "is_member": (ct.is_member, ((("UZB", "2006-07-01"), {}), (("Uzbekistan", "2007-06-30"), {}))),
    "status_on": (ct.status_on, ((("UZB", "2012-07-01"), {}), (("GEO", "1999-04-21"), {}))),
    "members_during": (
        ct.members_during,
        ((("1999",), {}), (("1999",), {"rule": "all"}), (("1993-01-01", "1995-01-01"), {"rule": "any"})),
    ),
    "spells_of": (ct.spells_of, ((("UZB",), {}), (("Georgia",), {}), (("FRA",), {}))),
    "epochs": (ct.epochs, (((), {}),)),
    "changes": (ct.changes, (((), {}), (("2006-01-01",), {}), ((), {"start": "1999-01-01", "end": "2006-12-14"}))),
    "next_change": (ct.next_change, ((("2006-06-23",), {}),)),
    "previous_change": (ct.previous_change, ((("2006-08-16",), {}),)),
    "shared_spells": (ct.shared_spells, ((("UZB", "ARM"), {}), (("GEO", "FRA"), {}))),
    "name_on": (ct.name_on, ((("2003-01-01",), {}),)),
    "events": (
        ct.events,
        (
            ((), {}),
            ((), {"kind": "return"}),
            ((), {"state": "AZE", "end": "1994-01-01"}),
            ((), {"start": "2010-01-01"}),
        ),
    ),
    "chronology": (ct.chronology, (((), {}),)),
}


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("reading", READINGS)
def test_a_plain_function_is_the_method_of_the_shipped_record(name: str, reading: str) -> None:
    """For every reading, as a word and as a value, function and method give the same answer; without one, `CSTO`'s."""
    function, calls = FUNCTIONS[name]
    for args, more in calls:
        expected = getattr(CSTO.under(reading), name)(*args, **more)
        assert function(*args, **more, reading=reading) == expected
        assert function(*args, **more, reading=Reading(reading)) == expected
        assert function(*args, **more) == function(*args, **more, reading=None) == getattr(CSTO, name)(*args, **more)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_plain_function_takes_what_the_method_takes_and_a_reading(name: str) -> None:
    """The parameters are those of the method, and `reading` by keyword; another reading is refused."""
    function, calls = FUNCTIONS[name]
    ours, theirs = inspect.signature(function), inspect.signature(getattr(Timeline, name))
    assert [*ours.parameters.values()][:-1] == [*theirs.parameters.values()][1:]
    assert ours.return_annotation == theirs.return_annotation
    reading = ours.parameters["reading"]
    assert (reading.kind, reading.default) == (inspect.Parameter.KEYWORD_ONLY, None)
    for wrong in ("sign", "", 0, False):
        with pytest.raises(errors.OptionError, match="'announced', 'signed', 'in_force'"):
            function(*calls[0][0], **calls[0][1], reading=wrong)


def test_every_question_of_a_timeline_has_its_plain_function() -> None:
    """Every method that asks about a day, or that the glossary of answers names, is there as a function."""
    asked = {name for name in vars(ct) if hasattr(Timeline, name) and callable(getattr(Timeline, name))}
    assert asked >= set(FUNCTIONS)


def test_the_shipped_timeline_is_what_it_says() -> None:
    """Its reading, its label, the end of its record and its nine states."""
    assert (CSTO.reading, CSTO.name, CSTO.wide, CSTO.source) == (Reading.ANNOUNCED, "CST/CSTO", False, None)
    assert CSTO.checked_through == day(CHECKED_THROUGH) == day("2026-02-15")
    assert CSTO.states == tuple(sorted(NINE))
    assert repr(CSTO) == "<Timeline 'CST/CSTO': 9 states, reading announced, checked through 2026-02-15>"
