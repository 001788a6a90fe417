"""The door for days: what is taken for a day or a partial date, and what is refused, with which advice."""

import calendar
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from types import SimpleNamespace

import pytest
from ledgers import datetime64, day

from csto_timeline.dates import PartialDate, day_after, to_bounds, to_date, to_stretch, years_after
from csto_timeline.errors import InvalidDateError, QueryError, QueryTypeError


class Written(StrEnum):
    """Text that is more than text."""

    EVE = "1999-04-20"


class NotATime(datetime):
    """What data libraries put where a moment is missing: a moment that is unequal to itself."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return True


# Days

ACCEPTED = {
    "1999-04-20": "1999-04-20",
    "0001-01-01": "0001-01-01",
    "9999-12-31": "9999-12-31",
    "2000-02-29": "2000-02-29",
    "28 June 2012": "2012-06-28",
    "June 28, 2012": "2012-06-28",
    "June 28 2012": "2012-06-28",
    "  28 june 2012 ": "2012-06-28",
    "28 JUNE, 2012": "2012-06-28",
    "28-Jun-2012": "2012-06-28",
    "28. June 2012": "2012-06-28",
    "28th of June 2012": "2012-06-28",
    "1st May 1992": "1992-05-01",
    "May 2nd, 1992": "1992-05-02",
    "3rd May 1992": "1992-05-03",
    "15 May 1992": "1992-05-15",
    "Sept. 9, 1993": "1993-09-09",
    "9 Sep 1993": "1993-09-09",
    "Thursday, 28 June 2012": "2012-06-28",
    "Thu. 28 June 2012": "2012-06-28",
    "thu June 28, 2012": "2012-06-28",
}


@pytest.mark.parametrize(("text", "expected"), ACCEPTED.items())
def test_text_that_names_one_day_is_that_day(text: str, expected: str) -> None:
    """ISO text and a month in words give the day that they name."""
    assert to_date(text) == day(expected)


@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_is_known_by_name_and_by_its_short_name(number: int) -> None:
    """All twelve months are read, long and short."""
    for month in (calendar.month_name[number], calendar.month_abbr[number]):
        assert to_date(f"7 {month} 2001") == date(2001, number, 7)


OBJECTS = (
    date(1999, 4, 20),
    datetime(1999, 4, 20, 23, 59, 59),  # noqa: DTZ001 - a moment without a zone is what is tested
    datetime(1999, 4, 20, 23, 59, tzinfo=UTC),
    datetime(1999, 4, 20, 0, 0, tzinfo=timezone(timedelta(hours=14))),
    datetime64("1999-04-20"),
    datetime64("1999-04-20T23", "h"),
    datetime64("1999-04-20T23:59:59.999999999", "ns"),
)


@pytest.mark.parametrize("value", OBJECTS, ids=str)
def test_an_object_stands_for_its_own_calendar_date(value: date) -> None:
    """A date, a moment in any zone and a moment of a data library give their own date, as a plain `date`."""
    found = to_date(value)
    assert (type(found), found) == (date, day("1999-04-20"))


def test_text_of_a_subclass_of_str_is_text() -> None:
    """Text from an enumeration, or from a NumPy array of text, is read as plain text is."""
    assert to_date(Written.EVE) == day("1999-04-20")


@pytest.mark.parametrize("text", [" 1999-04-20", "1999-04-20\n"])
def test_space_around_an_iso_day_is_forgiven(text: str) -> None:
    """Space around an ISO day is forgiven, as it is around a month in words, a year and a partial date."""
    assert to_date(text) == day("1999-04-20")


REFUSED = {
    "1993": "members_during('1993')",
    "1993-09": "members_during('1993-09')",
    "2006-02-30": "does not exist in the calendar",
    "2006-13-01": "does not exist in the calendar",
    "0000-01-01": "does not exist in the calendar",
    "1900-02-29": "does not exist in the calendar",
    " 2006-02-30 ": "does not exist in the calendar",
    "31 June 2012": "does not exist in the calendar",
    "0 June 2012": "does not exist in the calendar",
    "28 June 0000": "does not exist in the calendar",
    "01/02/2003": "which number is the month; write YYYY-MM-DD",
    "12.06.1992": "which number is the month; write YYYY-MM-DD",
    "1-2-93": "which number is the month; write YYYY-MM-DD",
    "20060701": "write YYYY-MM-DD with its hyphens",
    "2006-W26-6": "write YYYY-MM-DD with its hyphens",
    "2006W266": "write YYYY-MM-DD with its hyphens",
    "2006-178": "write YYYY-MM-DD with its hyphens",
    "2012-06-28T10:00": "time of day; cut it off",
    "2012-06-28 10:00:00": "time of day; cut it off",
    "28 June 2012 10:00": "time of day; cut it off",
    "[1993-09-09..1993-12-09]": "a stretch, not a day",
    "": "is empty",
    "   ": "is empty",
    "NaT": "is not a day; write YYYY-MM-DD",
    "today": "is not a day; write YYYY-MM-DD",
    "June 2012": "is not a day; write YYYY-MM-DD",
    "28 June": "is not a day; write YYYY-MM-DD",
    "28 June 12": "the year in four digits",
    "28 Juni 2012": "is not a day; write YYYY-MM-DD",
    "Someday 28 June 2012": "is not a day; write YYYY-MM-DD",
    "Friday 28 June 2012": "was a Thursday",
    "2012/06/28": "is not a day; write YYYY-MM-DD",
    "2012-6-28": "is not a day; write YYYY-MM-DD",
    "٢٠١٢-٠٦-٢٨": "is not a day; write YYYY-MM-DD",
    "1999-04-2O": "is not a day; write YYYY-MM-DD",
    "9" * 500: "is not a day; write YYYY-MM-DD",
    "28 June 2012 " + "x" * 60: "is not a day; write YYYY-MM-DD",
    "[" + "x" * 78 + "]": "a stretch, not a day",
    "[" + "x" * 79 + "]": "is not a day; write YYYY-MM-DD",
}


@pytest.mark.parametrize(("text", "advice"), REFUSED.items(), ids=[text[:30] for text in REFUSED])
def test_text_that_names_no_one_day_is_refused_with_the_cure(text: str, advice: str) -> None:
    """What is incomplete, ambiguous, impossible or in another form is refused; the message shows it and the cure."""
    with pytest.raises(InvalidDateError) as refusal:
        to_date(text)
    assert advice in str(refusal.value)
    assert repr(text[:60])[1:-1] in str(refusal.value)
    assert len(str(refusal.value)) < 250
    assert isinstance(refusal.value, QueryError)
    assert isinstance(refusal.value, ValueError)


def of_library(module: str, name: str) -> object:
    """Return a value that prints as a day without hyphens, of a class of that name in that library."""
    return type(name, (), {"__module__": module, "__str__": lambda _: "20060701", "dtype": name})()


OTHER_VALUES = [of_library("numpy", "int64"), of_library("arrays", "datetime64")]


@pytest.mark.parametrize(
    "value", [20060701, 1993.0, True, None, [], b"1999-04-20", object, SimpleNamespace(), *OTHER_VALUES]
)
def test_what_can_never_be_a_day_is_a_type_error(value: object) -> None:
    """Numbers, `bool`, `None` and other types are refused as such, with the cure."""
    with pytest.raises(QueryTypeError, match="give a date or text as YYYY-MM-DD") as refusal:
        to_date(value)  # type: ignore[arg-type]
    assert isinstance(refusal.value, TypeError)


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        (NotATime(1, 1, 1), "^NaT is no day; leave missing days out$"),
        (datetime64("NaT", "ns"), "^NaT is no day; leave missing days out$"),
        (datetime64("1993", "Y"), "coarser than a day"),
        (datetime64("1993-09", "M"), "coarser than a day"),
        (datetime64("1993-09-02", "W"), "coarser than a day"),
        (datetime64("12000-01-01"), "outside the years 1 to 9999"),
        (datetime64("-0001-01-01"), "outside the years 1 to 9999"),
    ],
    ids=str,
)
def test_missing_coarse_and_far_days_of_data_libraries_are_refused(value: date, advice: str) -> None:
    """A missing value, a unit coarser than a day and a year that `date` lacks are refused, each with its reason."""
    with pytest.raises(InvalidDateError, match=advice):
        to_date(value)


def test_a_unit_of_several_weeks_is_coarser_than_a_day() -> None:
    """A number of weeks is no day, however many there are in the unit."""
    with pytest.raises(InvalidDateError, match="coarser than a day"):
        to_date(datetime64("1993-09-02", "2W"))


def test_a_day_in_words_may_be_widely_spaced() -> None:
    """Sixty characters are read; what is longer is no slip of the space bar."""
    assert to_date(f"1 July{' ' * 50}2006") == date(2006, 7, 1)


def test_the_stand_ins_are_what_data_libraries_give() -> None:
    """Where NumPy and pandas are installed, their own values are read and refused in the same way."""
    np, pd = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    for unit in ("D", "h", "s", "ns"):
        assert to_date(np.datetime64("1999-04-20", unit)) == day("1999-04-20")
    for zone in (None, "Asia/Tashkent"):
        assert to_date(pd.Timestamp("1999-04-20 22:30", tz=zone)) == day("1999-04-20")
    for missing in (pd.NaT, np.datetime64("NaT"), np.datetime64("NaT", "ns")):
        with pytest.raises(InvalidDateError, match="NaT is no day"):
            to_date(missing)
    for coarse in ("Y", "M", "W"):
        with pytest.raises(InvalidDateError, match="coarser than a day"):
            to_date(np.datetime64("1999-04-20", coarse))


# Partial dates

WINDOWS = {
    "1993": ("1993-01-01", "1993-12-31"),
    "1993-09": ("1993-09-01", "1993-09-30"),
    "1993-12": ("1993-12-01", "1993-12-31"),
    "2000-02": ("2000-02-01", "2000-02-29"),
    "1900-02": ("1900-02-01", "1900-02-28"),
    "9999-12": ("9999-12-01", "9999-12-31"),
    "9999": ("9999-01-01", "9999-12-31"),
    "1993-09-24": ("1993-09-24", "1993-09-24"),
    "[1993-09-09..1993-12-09]": ("1993-09-09", "1993-12-09"),
    "[1993..1994-02]": ("1993-01-01", "1994-02-28"),
    "[1993-09..1993-09]": ("1993-09-01", "1993-09-30"),
    "[2008-03-28..]": ("2008-03-28", None),
    "[2008..]": ("2008-01-01", None),
    "[..2017-04-21]": (None, "2017-04-21"),
    "[..2017]": (None, "2017-12-31"),
    " 1993 ": ("1993-01-01", "1993-12-31"),
}


@pytest.mark.parametrize(("text", "ends"), WINDOWS.items())
def test_a_partial_date_is_the_window_that_its_text_leaves(text: str, ends: tuple[str | None, str | None]) -> None:
    """A year, a month and a range stand for all their days, an open end for no bound, and nothing is completed."""
    found = PartialDate.of(text)
    assert (found.earliest, found.latest) == tuple(end and day(end) for end in ends)


SHORTEST = {
    "[1993-01-01..1993-12-31]": "1993",
    "[1993-09-01..1993-09-30]": "1993-09",
    "[1993-09-24..1993-09-24]": "1993-09-24",
    "[1993..1993]": "1993",
    "[1993-01-02..1993-12-31]": "[1993-01-02..1993-12-31]",
    "[1993-01-01..1994-12-31]": "[1993..1994]",
    "[1993-09-01..1994-02-28]": "[1993-09..1994-02]",
    "[1993-01-01..1994-06-30]": "[1993-01..1994-06]",
    "[1993-09-01..1994-02-27]": "[1993-09-01..1994-02-27]",
    "[1993-09..]": "[1993-09-01..]",
    "[..1993]": "[..1993-12-31]",
    "0001": "0001",
}


@pytest.mark.parametrize(("text", "shortest"), SHORTEST.items())
def test_a_partial_date_prints_as_its_shortest_text(text: str, shortest: str) -> None:
    """Text is as short as the window allows, and the representation can be pasted back."""
    found = PartialDate.of(text)
    assert (str(found), repr(found)) == (shortest, f"PartialDate.of('{shortest}')")


@pytest.mark.parametrize("text", [*WINDOWS, *SHORTEST])
def test_the_text_of_a_partial_date_reads_back_to_the_same_window(text: str) -> None:
    """Nothing is lost in printing."""
    found = PartialDate.of(text)
    assert PartialDate.of(str(found)) == found
    assert hash(PartialDate.of(str(found))) == hash(found)


SENTENCES = {
    "1993": "1993",
    "1993-09": "1993-09",
    "1993-09-24": "1993-09-24",
    "[1993-09-09..1993-12-09]": "between 1993-09-09 and 1993-12-09",
    "[2007..2011]": "between 2007 and 2011",
    "[2008-03-28..]": "2008-03-28 or later",
    "[..2017]": "2017-12-31 or earlier",
}


@pytest.mark.parametrize(("text", "sentence"), SENTENCES.items())
def test_a_partial_date_is_said_in_words(text: str, sentence: str) -> None:
    """In a sentence a range is said, not written as code."""
    assert PartialDate.of(text).in_words() == sentence


NOT_PARTIAL = {
    "[..]": "has no end at all",
    "[1994..1993]": "runs backwards",
    "[1993-12-09..1993-09-09]": "runs backwards",
    "1993-13": "does not exist",
    "0000": "does not exist",
    "1993-02-29": "does not exist",
    "[1993-02-29..1994]": "does not exist",
    "[1993..1994-02-29]": "does not exist",
    "": "YYYY",
    "[]": "YYYY",
    "93": "YYYY",
    "1993?": "YYYY",
    "1993-09~": "YYYY",
    "199X": "YYYY",
    "1993/1994": "YYYY",
    "[1993 .. 1994]": "YYYY",
    "[1993...1994]": "YYYY",
    "[1993..1994..1995]": "YYYY",
    "[1993..open]": "YYYY",
    "1993-W26-6": "YYYY",
    "28 June 2012": "YYYY",
    "١٩٩٣": "YYYY",
}


@pytest.mark.parametrize(("text", "advice"), NOT_PARTIAL.items())
def test_text_outside_the_subset_is_refused(text: str, advice: str) -> None:
    """What is not in the accepted part of the format is refused with the accepted forms or the reason."""
    with pytest.raises(InvalidDateError) as refusal:
        PartialDate.of(text)
    message = str(refusal.value)
    assert advice in message
    assert advice == "runs backwards" or message.startswith(f"{text!r} ")


def test_a_partial_date_is_made_of_days_and_of_itself() -> None:
    """A date, a moment and a partial date are taken as they are; other types are refused."""
    known = PartialDate.of("1993-09-24")
    assert PartialDate.of(known) is known
    assert PartialDate.of(date(1993, 9, 24)) == known
    assert PartialDate.of(datetime(1993, 9, 24, 12, tzinfo=UTC)) == known
    with pytest.raises(QueryTypeError):
        PartialDate.of(1993)  # type: ignore[arg-type]


@pytest.mark.parametrize("end", ["1993", 1993, datetime(1993, 1, 1, tzinfo=UTC), True])
def test_the_ends_of_a_partial_date_are_days(end: object) -> None:
    """The constructor takes plain dates only, and names the way for text."""
    for ends in ((end, None), (None, end)):
        with pytest.raises(QueryTypeError, match=r"give a date, or text to of\(\)"):
            PartialDate(*ends)


@pytest.mark.parametrize(
    ("text", "is_day"), [("1993-09-24", True), ("1993-09", False), ("[1993..]", False), ("[..1993]", False)]
)
def test_only_a_window_of_one_day_is_a_day(text: str, is_day: bool) -> None:
    """A window of several days is no day, however it ends."""
    assert PartialDate.of(text).is_day is is_day


CONTAINED = (  # outer, inner, whether every day of the inner one lies in the outer one
    ("1993", "1993-09-24", True),
    ("1993", "1993-01", True),
    ("1993", "1993", True),
    ("1993-09", "1993", False),
    ("1993", "1994-01-01", False),
    ("1993", "1992-12-31", False),
    ("1993", "[1993-12-31..1994-01-01]", False),
    ("1993", "[1992-12-31..1993-01-01]", False),
    ("1993", "[1993-05-01..]", False),
    ("1993", "[..1993-05-01]", False),
    ("[1993..]", "[1993-05-01..]", True),
    ("[1993..]", "1992-12-31", False),
    ("[1993..]", "[..1993-05-01]", False),
    ("[1993..]", "9999-12-31", True),
    ("[..1993]", "[..1993-05-01]", True),
    ("[..1993]", "0001-01-01", True),
    ("[..1993]", "1994-01-01", False),
    ("[..1993]", "[1993-05-01..]", False),
)


@pytest.mark.parametrize(("outer", "inner", "expected"), CONTAINED)
def test_a_window_contains_what_lies_in_it(outer: str, inner: str, expected: bool) -> None:
    """Both ends count, an open end contains everything on its side, and only an open end contains an open end."""
    assert PartialDate.of(outer).contains(PartialDate.of(inner)) is expected


# Stretches

STRETCHES = (
    ("1993", None, "1993-01-01", "1994-01-01"),
    (" 1993 ", None, "1993-01-01", "1994-01-01"),
    ("1993-12", None, "1993-12-01", "1994-01-01"),
    ("2000-02", None, "2000-02-01", "2000-03-01"),
    ("1993-09-24", None, "1993-09-24", "1993-09-25"),
    ("24 September 1993", None, "1993-09-24", "1993-09-25"),
    ("9999", None, "9999-01-01", None),
    ("9999-12", None, "9999-12-01", None),
    (date.max, None, "9999-12-31", None),
    ("1993-09-24", "1993-09-25", "1993-09-24", "1993-09-25"),
    (date(1993, 9, 24), date(1999, 4, 21), "1993-09-24", "1999-04-21"),
)


@pytest.mark.parametrize(("start", "end", "first", "until"), STRETCHES)
def test_a_stretch_is_half_open(start: date | str, end: date | str | None, first: str, until: str | None) -> None:
    """A day, month or year alone stands for all its days; the end is the first day after, if the calendar has one."""
    assert to_stretch(start, end) == (day(first), until and day(until))


@pytest.mark.parametrize(
    ("start", "end", "advice"),
    [
        ("1993-09-24", "1993-09-24", "holds no day"),
        ("1993-09-24", "1993-09-23", "holds no day"),
        ("1993-13", None, "does not exist"),
        ("1993-00", None, "does not exist"),
        ("0001-00", None, "does not exist"),
        ("0000", None, "does not exist"),
        ("1993", "1995", "is a year or a month"),
        ("1993-01-01", "1995", "is a year or a month"),
        ("nonsense", None, "is not a day"),
    ],
)
def test_a_stretch_without_a_day_is_refused(start: str, end: str | None, advice: str) -> None:
    """An empty or backward stretch, and an end that is no day, are refused; a part is shown as it was written."""
    with pytest.raises(InvalidDateError, match=advice) as refusal:
        to_stretch(start, end)
    assert advice == "holds no day" or str(refusal.value).startswith((f"{start!r} ", f"{end or start!r} "))


@pytest.mark.parametrize("start", [None, "1993-09-24"])
@pytest.mark.parametrize("end", [None, "1993-09-25"])
def test_bounds_may_be_open(start: str | None, end: str | None) -> None:
    """Each side of a stretch may be missing, and stays missing."""
    assert to_bounds(start, end) == (start and day(start), end and day(end))


@pytest.mark.parametrize(
    ("start", "end", "advice"),
    [
        ("1993-09-24", "1993-09-24", "holds no day"),
        ("1993-09-24", "1992-09-25", "holds no day"),
        ("1993", None, "is a year or a month"),
        (None, "1993-09", "is a year or a month"),
    ],
)
def test_bounds_are_days_in_order(start: str | None, end: str | None, advice: str) -> None:
    """A bound that is no day, and bounds that leave no day, are refused."""
    with pytest.raises(InvalidDateError, match=advice):
        to_bounds(start, end)


def test_the_day_after_the_last_day_of_the_calendar_is_none() -> None:
    """The calendar ends, and the next day of its last day is `None`."""
    assert day_after(day("1999-12-31")) == day("2000-01-01")
    assert day_after(date.max) is None


@pytest.mark.parametrize(
    ("start", "years", "expected"),
    [
        ("1994-04-20", 5, "1999-04-20"),
        ("2000-02-29", 4, "2004-02-29"),
        ("2000-02-29", 5, "2005-02-28"),
        ("2000-02-29", 0, "2000-02-29"),
    ],
)
def test_years_are_counted_by_the_calendar(start: str, years: int, expected: str) -> None:
    """Whole years later it is the same day of the year, or the last of February where there is no 29th."""
    assert years_after(day(start), years) == day(expected)


def test_years_beyond_the_calendar_are_refused() -> None:
    """The calendar ends with the year 9999, and the error says so."""
    assert years_after(day("9995-01-01"), 4) == day("9999-01-01")
    with pytest.raises(InvalidDateError) as refusal:
        years_after(day("9995-01-01"), 5)
    assert str(refusal.value) == "5 years after 9995-01-01 lies beyond the calendar; give fewer years"
