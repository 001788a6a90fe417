"""Days and partial dates: what is read, what is refused with which error, and the laws of windows and stretches."""

import calendar
import enum
import itertools
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from ledgers import datetime64, day

from csto_timeline import dates
from csto_timeline.dates import PartialDate, day_after, is_open_end, to_bounds, to_date, to_stretch, years_after
from csto_timeline.errors import InvalidDateError, QueryTypeError, shown


class NotATime(datetime):
    """What data libraries put where a moment is missing: a moment that is unequal to itself."""

    def __ne__(self, other: object) -> bool:
        return True


class NAType:
    """What pandas puts where any value is missing: comparing it gives something without a truth value."""

    def __ne__(self, other: object) -> Any:
        return self

    def __bool__(self) -> bool:
        raise TypeError


# Days

EVE: list[Any] = ["1999-04-20", " 1999-04-20\n", "20 April 1999", "  20 april 1999 ", "20 APR, 1999", "20-Apr-1999"]
EVE += ["20. April 1999", "20th of April 1999", "April 20, 1999", "Apr. 20th, 1999", "Tuesday, 20 April 1999"]
EVE += [
    "Tue. April 20 1999",
    f"20 April{' ' * 40}1999",
    enum.StrEnum("Written", {"EVE": "1999-04-20"}).EVE,
    date(1999, 4, 20),
]
EVE += [datetime(1999, 4, 20, 23, 59, 59)]  # noqa: DTZ001 - a moment without a zone is what is tested
EVE += [datetime(1999, 4, 20, 0, 0, tzinfo=timezone(timedelta(hours=14)))]
EVE += [datetime64("1999-04-20"), datetime64("1999-04-20T23", "h"), datetime64("1999-04-20T12", "12h")]
EVE += [datetime64("1999-04-20T23:59:59.999999999", "ns")]


@pytest.mark.parametrize("value", EVE, ids=repr)
def test_everything_that_names_one_day_is_that_day(value: Any) -> None:
    """Text, dates and moments, in any zone, give their own calendar date, as a plain `date`; so they do as windows."""
    assert (type(to_date(value)), to_date(value)) == (date, date(1999, 4, 20))
    assert PartialDate.of(value) == PartialDate(date(1999, 4, 20), date(1999, 4, 20))


def test_every_month_is_known_by_name_and_by_its_short_name() -> None:
    """All twelve months are read, long and short, and so are the first and the last day of the calendar."""
    for number in range(1, 13):
        for month in (calendar.month_name[number], calendar.month_abbr[number]):
            assert to_date(f"7 {month} 2001") == date(2001, number, 7)
    assert [to_date("0001-01-01"), to_date("9999-12-31")] == [date.min, date.max]


INCOMPLETE = ["1993", "1993-09", "199X", "1993-XX", "1993-09-XX", "1993-XX-XX", "June 2012", "1993-Q1"]
INCOMPLETE += ["1990..1991", "[1993..]"]
IMPOSSIBLE = ["2006-02-30", " 2006-02-30 ", "2006-13-01", "0000-01-01", "1900-02-29", "31 June 2012"]
IMPOSSIBLE += ["0 June 2012", "10000-01-01", "-0044-03-15"]
AMBIGUOUS = ["01/02/2003", "12.06.1992", "1-2-93", "13/01/1990"]
COMPACT = ["2012/06/28", "2012-6-28", "20060701", "2006-W26-6", "2006W266", "2006-178"]
TIMES = ["2012-06-28T10:00", "2012-06-28 10:00:00", "28 June 2012 10:00"]
QUALIFIED = ["1993?", "1993-09~", "1993-09-24%", "?1993", "[1993?..1994]"]
OTHER = ["", "  ", "NaT", "today", "28 June", "28 June 12", "28 Juni 2012", "Someday 28 June 2012"]
OTHER += ["Friday 28 June 2012"]
STRANGE = ["٢٠١٢-٠٦-٢٨", "1999-04-2O", "9" * 500, "28 June 2012 " + "x" * 60, "[" + "x" * 79 + "]", "\ud800", "19\n99"]
REFUSED = [*INCOMPLETE, *IMPOSSIBLE, *AMBIGUOUS, *COMPACT, *TIMES, *QUALIFIED, *OTHER, *STRANGE]


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: ascii(text)[:30])
def test_text_that_names_no_one_day_is_refused(text: str) -> None:
    """What is incomplete, ambiguous, impossible or in another form is refused on one line, with a cure."""
    with pytest.raises(InvalidDateError) as refusal:
        to_date(text)
    assert refusal.value.cure
    assert len(str(refusal.value)) < 250
    assert str(refusal.value).isprintable()
    assert isinstance(refusal.value, ValueError)


@pytest.mark.parametrize("kind", [INCOMPLETE, AMBIGUOUS, TIMES, QUALIFIED])
def test_each_kind_of_mistake_has_its_own_advice(kind: list[str]) -> None:
    """What is wrong differs from kind to kind, and is the same in rows and questions where it is wrong in both."""

    def problem(text: str, read: Any) -> str | None:
        try:
            read(text)
        except InvalidDateError as error:
            return error.problem.replace(repr(text), "")
        return None

    others = {problem(text, to_date) for text in REFUSED if text not in kind}
    assert not {problem(text, to_date) for text in kind} & others
    if kind is not INCOMPLETE:
        assert [problem(text, PartialDate.of) for text in kind] == [problem(text, to_date) for text in kind]


COARSE = [datetime64("1993-09-02", unit) for unit in ("Y", "M", "W", "7D", "2D", "48h", "2W", "5h", "fortnight", "")]
FAR = [NotATime(1, 1, 1), datetime64("NaT", "ns"), datetime64("12000-01-01"), datetime64("-0001-01-01")]
NEVER = [20060701, 1993.0, 10**5000, True, None, [], b"1999-04-20", object, Decimal(1)]


@pytest.mark.parametrize(
    ("value", "error"),
    [*((value, InvalidDateError) for value in (*COARSE, *FAR)), *((value, QueryTypeError) for value in NEVER)],
    ids=shown,
)
def test_what_is_no_day_is_refused_on_its_own_and_as_a_window(value: Any, error: Any) -> None:
    """Missing, coarse and far moments are invalid; numbers, `bool`, `None` and other types are of the wrong type."""
    for read in (to_date, PartialDate.of):
        with pytest.raises(error) as refusal:
            read(value)
        assert refusal.value.cure
        assert isinstance(refusal.value, ValueError if error is InvalidDateError else TypeError)


# Partial dates

WINDOWS = (  # earliest day, latest day, the shortest text, and other texts
    ("1993-01-01", "1993-12-31", "1993", " 1993 ", "1993-XX", "1993-XX-XX"),
    ("1990-01-01", "1999-12-31", "[1990..1999]", "199X"),
    ("1993-09-01", "1993-09-30", "1993-09", "1993-09-XX", "[1993-09-01..1993-09-30]"),
    ("1993-12-01", "1993-12-31", "1993-12"),
    ("2000-02-01", "2000-02-29", "2000-02"),
    ("9999-01-01", "9999-12-31", "9999"),
    ("1993-09-24", "1993-09-24", "1993-09-24"),
    ("1993-09-09", "1993-12-09", "[1993-09-09..1993-12-09]"),
    ("1993-01-01", "1994-02-28", "[1993-01..1994-02]", "1993..1994-02"),
    ("1993-01-01", "1994-12-31", "[1993..1994]", "[1993 .. 1994]"),
    ("1990-01-01", "2001-12-31", "[1990..2001]", "[199X..2001]"),
    ("1957-03-06", "1958-12-31", "[1957-03-06..1958-12-31]", "[6 March 1957..1958]"),
    ("1993-01-02", "1993-12-31", "[1993-01-02..1993-12-31]"),
    ("2008-03-28", None, "[2008-03-28..]"),
    ("2008-01-01", None, "[2008-01-01..]", "2008.."),
    (None, "2017-12-31", "[..2017-12-31]", "[..2017]"),
)


@pytest.mark.parametrize("window", WINDOWS, ids=lambda window: window[2])
def test_a_partial_date_is_the_window_that_its_text_leaves(window: tuple[str, ...]) -> None:
    """Nothing is completed to a day; the shortest text of the window reads back to it."""
    low, high, shortest, *others = window
    for text in (shortest, *others):
        found = PartialDate.of(text)
        assert (found.earliest, found.latest) == (low and day(low), high and day(high))
        assert (str(found), repr(found)) == (shortest, f"PartialDate.of('{shortest}')")
        assert PartialDate.of(shortest) == found == PartialDate.of(found)
        assert hash(PartialDate.of(shortest)) == hash(found)
        assert found.is_day is (low == high)


def test_a_partial_date_is_said_in_words() -> None:
    """In a sentence a range is said, not written as code."""
    said = {"1993": "1993", "[2007..2011]": "between 2007 and 2011", "[2008-03-28..]": "2008-03-28 or later"}
    said["[..2017]"] = "2017-12-31 or earlier"
    assert {text: PartialDate.of(text).in_words() for text in said} == said


OUTSIDE = ["[..]", "..", "[1994..1993]", "1993-13", "0000", "000X", "1993-02-29", "[1993..1994-02-29]", "", "[]", "93"]
OUTSIDE += ["19XX", "1993-XX-05", "199X-05", "1993?", "1993/1994", "{1993..1994}", "[1993,1994]", "1993...1994"]
OUTSIDE += ["1993-21", "[1993..1994..1995]", "[1993..open]", "June 1993", "١٩٩٣", "[13/01/1990..]", f"[{'1' * 90}..]"]


@pytest.mark.parametrize("text", OUTSIDE, ids=ascii)
def test_text_outside_the_subset_is_refused(text: str) -> None:
    """What is not in the accepted part of EDTF, does not exist or runs backwards is refused with a cure."""
    with pytest.raises(InvalidDateError) as refusal:
        PartialDate.of(text)
    assert refusal.value.cure
    assert str(refusal.value).isprintable()


@pytest.mark.parametrize("end", ["1993", 1993, datetime(1993, 1, 1, tzinfo=UTC), True])
def test_the_ends_of_a_partial_date_are_days(end: Any) -> None:
    """The constructor takes plain dates only."""
    for ends in ((end, None), (None, end)):
        with pytest.raises(QueryTypeError):
            PartialDate(*ends)


CONTAINED = (  # a window, what lies in it, what does not
    ("1993", ["1993-09-24", "1993"], ["[1993-12-31..1994-01-01]", "[1992-12-31..1993-01-01]"]),
    ("1993", [], ["[1993-05-01..]", "[..1993-05-01]"]),
    ("1993-09", [], ["1993"]),
    ("[1993..]", ["[1993-05-01..]"], ["1992-12-31", "[..1993-05-01]"]),
    ("[..1993]", ["[..1993-05-01]", "0001-01-01"], ["1994-01-01", "[1993-05-01..]"]),
)


@pytest.mark.parametrize(("outer", "inside", "outside"), CONTAINED)
def test_a_window_contains_what_lies_in_it(outer: str, inside: list[str], outside: list[str]) -> None:
    """Both ends count, an open end contains everything on its side, and only an open end contains an open end."""
    found = {inner: PartialDate.of(outer).contains(PartialDate.of(inner)) for inner in (*inside, *outside)}
    assert found == dict.fromkeys(inside, True) | dict.fromkeys(outside, False)


# Missing values

MISSING = [None, float("nan"), Decimal("NaN"), NotATime(1, 1, 1), NAType()]
SENTINELS = ["", " ", "9999-12-31", "9999", 9999, 9999.0, Decimal(9999), "infinity", "INF", float("inf")]
SENTINELS += ["NaT", "nan", "NA", "None"]
SENTINELS += [date.max, datetime(9999, 12, 31, 23, 59), datetime64("9999-12-31"), datetime64("9999-12-31T00", "s")]  # noqa: DTZ001
GIVEN = ["2000-01-01", "present", "-", "31 December 9998", 0, True, 10**5000, date(9999, 12, 30), object(), []]
GIVEN += [Decimal("sNaN"), PartialDate.of("9999"), PartialDate.of("9999-12-31"), datetime64("2000-01-01")]


def test_missing_values_and_sentinels_are_open_ends() -> None:
    """Missing values are open ends; sentinels are open ends, too; nothing else is."""
    assert [dates.is_missing(value) for value in MISSING] == [True] * len(MISSING)
    assert [is_open_end(value) for value in (*MISSING, *SENTINELS)] == [True] * (len(MISSING) + len(SENTINELS))
    assert [value for value in (*GIVEN, *SENTINELS) if dates.is_missing(value)] == []
    assert [value for value in GIVEN if is_open_end(value)] == []


# Stretches

STRETCHES = (
    ("1993", None, "1993-01-01", "1994-01-01"),
    (" 1993 ", None, "1993-01-01", "1994-01-01"),
    ("1993-12", None, "1993-12-01", "1994-01-01"),
    ("2000-02", None, "2000-02-01", "2000-03-01"),
    ("1999-Q1", None, "1999-01-01", "1999-04-01"),
    (" 1999Q4", None, "1999-10-01", "2000-01-01"),
    ("24 September 1993", None, "1993-09-24", "1993-09-25"),
    ("9999", None, "9999-01-01", None),
    (date.max, None, "9999-12-31", None),
    ("1993-09-24", "1993-09-25", "1993-09-24", "1993-09-25"),
    (date(1993, 9, 24), date(1999, 4, 21), "1993-09-24", "1999-04-21"),
)


@pytest.mark.parametrize(("start", "end", "first", "until"), STRETCHES)
def test_a_stretch_is_half_open(start: date | str, end: date | str | None, first: str, until: str | None) -> None:
    """A day, month, quarter or year alone stands for all its days; the end is the day after, if there is one."""
    assert to_stretch(start, end) == (day(first), until and day(until))


def test_bounds_may_be_open() -> None:
    """Each side of a stretch may be missing, and stays missing."""
    for start, end in itertools.product((None, "1993-09-24"), (None, "1993-09-25")):
        assert to_bounds(start, end) == (start and day(start), end and day(end))


@pytest.mark.parametrize(
    ("read", "ends"),
    [
        *((read, ("1993-09-24", "1993-09-24")) for read in (to_stretch, to_bounds)),
        *((to_stretch, (text, None)) for text in ("1993-13", "0000", "nonsense", "199X", "1999-Q5")),
        *((to_stretch, ends) for ends in (("1993-09-24", "1993-09-23"), ("1993", "1995"))),
        *((to_bounds, ends) for ends in (("1993", None), (None, "1993-09"))),
    ],
)
def test_a_stretch_without_a_day_is_refused(read: Any, ends: tuple[str, ...]) -> None:
    """Empty and backward stretches, and ends that are not days, are refused."""
    with pytest.raises(InvalidDateError):
        read(*ends)


def test_years_are_counted_by_the_calendar_up_to_its_end() -> None:
    """Whole years later it is the same day, or the last of February where there is no 29th; after 9999 is nothing."""
    later = {("1994-04-20", 5): "1999-04-20", ("2000-02-29", 4): "2004-02-29", ("2000-02-29", 5): "2005-02-28"}
    later["9995-01-01", 4] = "9999-01-01"
    assert {(start, years): str(years_after(day(start), years)) for start, years in later} == later
    for years in (5, 10**9):
        with pytest.raises(InvalidDateError):
            years_after(day("9995-01-01"), years)
    assert (day_after(day("1999-12-31")), day_after(date.max)) == (day("2000-01-01"), None)


@pytest.mark.parametrize("period", ["199X", "1993-XX", "1992-Q5", "sometime", ""])
def test_what_is_no_period_is_told_what_periods_are(period: str) -> None:
    """A stretch takes years, quarters, months and days, and its message names them."""
    with pytest.raises(InvalidDateError, match="YYYY, YYYY-Q1, YYYY-MM or YYYY-MM-DD"):
        to_stretch(period, None)
