"""Parse days and partial dates. Everything that a user writes as a day is read here, with the same hints everywhere.

Days are Gregorian civil dates without time of day or time zone. A partial date is never completed to a day, and
nothing defaults to today. No other module uses dateutil.
"""

import math
import re
from datetime import date, timedelta
from typing import Any, Final, Protocol, Self

from attrs import frozen

from .errors import InvalidDateError, QueryTypeError, shown


class Datetime64(Protocol):
    """The part of `numpy.datetime64` that a type checker needs."""

    @property
    def dtype(self) -> object:
        """The type of the value, with its unit."""


DayLike = date | str | Datetime64
"""What is accepted as a day: a `date`, a `datetime` or pandas `Timestamp`, a `numpy.datetime64`, or text."""

DAY: Final = timedelta(days=1)

EPOCH: Final = date(1970, 1, 1).toordinal()
"""The ordinal of the day from which NumPy, Arrow and Polars count."""

_from_iso = date.fromisoformat

_WHOLE: Final = "give one day as YYYY-MM-DD"
_HYPHENS: Final = "write the day as YYYY-MM-DD"
_IN_WORDS: Final = "write YYYY-MM-DD, or the day with the month in words and the year in four digits"
_ADVICE: Final = (
    (r"\d{4}(-\d{2})?|\d{3}X|\d{4}-(\d{2}|XX)-XX|\d{4}-XX", "is a year or a month, not a day", _WHOLE),
    (r"\d{5,}-.*|-\d{4,}.*|0000.*", "lies outside the years 1 to 9999", "give a day within them"),
    (r"\d{4}-\d{2}-\d{2}", "does not exist in the calendar", "check the month and the day of the month"),
    (r"\d{4}-\d{2}-\d{2}[T ].*|.*\d:\d.*", "has a time of day", "cut the time off and write YYYY-MM-DD"),
    (r"\d{1,2}[./-]\d{1,2}[./-]\d{1,4}", "does not say which number is the month", "write YYYY-MM-DD"),
    (r"\d{4}[./]\d{1,2}[./]\d{1,2}|\d{4}-\d{1,2}-\d{1,2}", "is not in the accepted form", "write YYYY-MM-DD"),
    (r"\d{8}|\d{4}-?W\d.*|\d{4}-\d{3}", "is not in the accepted form", "write YYYY-MM-DD, with hyphens"),
    (
        r"[\[?~%]*\d[\dX.\[\]?~% -]*[?~%].*|\[?[?~%]+\d.*",
        "has a qualifier, which does not say how far off it may be",
        "give a window, such as [1993..1994]",
    ),
    (r"[\[{].*|.*\.\..*", "is a window, not a day", _WHOLE),
    (r"[A-Za-z]{3,9}\.?,?\s+\d{4}|\d{4}-?Q\d|Q\d \d{4}", "does not give the day of the month", _WHOLE),
    (r"", "is empty", _HYPHENS),
    (r"(?s:.*)", "is not a date", _IN_WORDS),
)
"""Which text, what is wrong with it, and what to do."""

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY: Final = r"(?:(?P<weekday>[A-Za-z]+)\.?,?\s+)?"
_WORDS: Final = tuple(
    _WEEKDAY + order
    for order in (
        r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:of\s+)?(?P<month>[A-Za-z]+)\.?,?[\s-]+(?P<year>[0-9]{4})",
        r"(?P<month>[A-Za-z]+)\.?\s+(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>[0-9]{4})",
    )
)
_LONGEST: Final = 60  # no date in words is longer


def to_date(value: DayLike) -> date:
    """Return the day that a value stands for.

    A `datetime` and a pandas `Timestamp` stand for their own calendar date, whatever their time zone; a
    `numpy.datetime64` for its date if its unit is one day or finer. Text is `YYYY-MM-DD`, or a date with the month in
    English words ("28 June 2012", "June 28, 2012"); a weekday before it must be the right one.

    Raises:
        InvalidDateError: the text is not a day, is only a year or a month, is ambiguous, or the day does not exist.
        QueryTypeError: a number, a `bool`, `None`, or anything else that is neither text nor a date.
    """
    if type(value) is str and len(value) == 10 and value[7] == "-":  # `fromisoformat` also reads week dates
        try:
            return _from_iso(value)
        except ValueError:
            raise _refusal(value) from None
    if isinstance(value, str):
        return _from_text(str.__str__(value))
    if isinstance(value, date):
        if value != value:  # noqa: PLR0124 - NaT is a date that is unequal to itself
            raise InvalidDateError("NaT is not a day", "give a day, or drop the row")
        return date(value.year, value.month, value.day)
    if type(value).__module__ == "numpy" and type(value).__name__ == "datetime64":
        return _from_numpy(value)
    raise QueryTypeError(f"a day cannot be {shown(value)}", "give a date, or text as YYYY-MM-DD")


def _from_text(text: str) -> date:
    kept = text.strip()
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", kept):
        try:
            return _from_iso(kept)
        except ValueError:
            raise _refusal(text) from None
    if len(kept) <= _LONGEST:
        for form in _WORDS:
            if found := re.fullmatch(form, kept):
                return _from_words(text, found)
    raise _refusal(text)


def _refusal(text: str) -> InvalidDateError:
    kept = text.strip()[:80]
    problem, cure = next((problem, cure) for form, problem, cure in _ADVICE if re.fullmatch(form, kept, re.ASCII))
    return InvalidDateError(f"{shown(text)} {problem}", cure)


def _from_words(text: str, found: re.Match[str]) -> date:
    from dateutil.parser import parserinfo

    words = parserinfo()
    month = words.month(found["month"])
    weekday = words.weekday(found["weekday"]) if found["weekday"] else None
    if month is None or (found["weekday"] and weekday is None):
        raise _refusal(text)
    try:
        day = date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        raise InvalidDateError(f"{shown(text)} does not exist in the calendar", "check the day of the month") from None
    if weekday is not None and weekday != day.weekday():
        problem = f"{shown(text)} was a {_WEEKDAYS[day.weekday()]}"
        raise InvalidDateError(problem, "correct the weekday, or leave it out")
    return day


_IN_A_DAY: Final = {
    "D": 1,
    "h": 24,
    "m": 1440,
    **{unit: 86_400 * 1000**power for power, unit in enumerate(("s", "ms", "us", "ns", "ps", "fs", "as"))},
}
"""How many of numpy's units make one day; a unit of several days, such as 48 hours, is not in it."""


def _from_numpy(value: Datetime64) -> date:
    text, unit = str(value), str(value.dtype)
    if text == "NaT":
        raise InvalidDateError("NaT is not a day", "give a day, or drop the row")
    form = re.fullmatch(r"datetime64\[(\d*)(\w+)\]", unit, re.ASCII)
    if form is None or _IN_A_DAY.get(form[2], 0) % int(form[1] or 1) or form[2] not in _IN_A_DAY:
        raise InvalidDateError(f"{text} has the unit {unit}, which is not single days", "give it in datetime64[D]")
    try:
        return date.fromisoformat(text.partition("T")[0])
    except ValueError:
        raise InvalidDateError(f"{text} lies outside the years 1 to 9999", "give a day within them") from None


# Partial dates

_PARTIAL: Final = "write YYYY-MM-DD, YYYY-MM, YYYY, YYYX, a window such as [1993..1994-06], or a day in words"
_FOR_DAYS: Final = {_WHOLE, _HYPHENS, _IN_WORDS}
"""Cures that say how to write a day, where a partial date would do."""


@frozen(repr=False)
class PartialDate:
    """One day that is known only as a window.

    `str()` gives the date in EDTF (ISO 8601-2), and `PartialDate.of` reads it back to the same window.

    Attributes:
        earliest: the first day that is possible; `None` where the lower end is open.
        latest: the last day that is possible; `None` where the upper end is open: the day may then never come.

    Raises:
        InvalidDateError: both ends are open, or the window runs backwards.
        QueryTypeError: an end is not a date.

    Example:
        >>> PartialDate.of("1993-09").latest.isoformat()
        '1993-09-30'
    """

    earliest: date | None
    latest: date | None

    def __attrs_post_init__(self) -> None:
        for end in (self.earliest, self.latest):
            if end is not None and type(end) is not date:
                raise QueryTypeError(f"an end of a window cannot be {shown(end)}", "give a date, or use PartialDate.of")
        if self.earliest is None and self.latest is None:
            raise InvalidDateError("'[..]' has no end at all", "give the earliest or the latest day")
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise InvalidDateError(f"[{self.earliest}..{self.latest}] runs backwards", "put the earlier day first")

    @classmethod
    def of(cls, value: "PartialDate | DayLike") -> Self:
        """Return the partial date that a value stands for.

        Args:
            value: anything that is accepted as a day; or text: a year ("1993"), a month ("1993-09"), a decade ("199X"),
                a day or month that is not known ("1993-09-XX", "1993-XX-XX"), or a window whose ends are any of these
                ("[1993-09-09..1993-12-09]", "1993..1994", "[2008-03-28..]", "..2017-04-21").

        Raises:
            InvalidDateError: the text is none of these, does not exist, runs backwards, or has a qualifier (?, ~, %).
            QueryTypeError: it is neither text nor a date.

        Example:
            >>> window = PartialDate.of("[1993-09-09..1993-12]")
            >>> window.earliest.isoformat(), window.latest.isoformat()
            ('1993-09-09', '1993-12-31')
        """
        if isinstance(value, cls):
            return value
        if isinstance(value, str):
            return cls._parse(str.__str__(value).strip())
        try:
            day = to_date(value)  # type: ignore[arg-type]
        except QueryTypeError as error:
            raise QueryTypeError(error.problem, _PARTIAL) from None
        return cls(day, day)

    @classmethod
    def _parse(cls, text: str) -> Self:
        inner = text[1:-1].strip() if text.startswith("[") and text.endswith("]") else text
        if inner.count("..") == 1 and len(inner) <= _LONGEST:
            low, high = (part.strip() for part in inner.split(".."))
            return cls(_period(low, text)[0] if low else None, _period(high, text)[1] if high else None)
        return cls(*_period(text, text))

    @property
    def is_day(self) -> bool:
        """Whether the window is a single day."""
        return self.earliest == self.latest

    def contains(self, other: "PartialDate") -> bool:
        """Return whether every day of the other window lies in this one.

        Example:
            >>> year, month = PartialDate.of("1993"), PartialDate.of("1993-09")
            >>> year.contains(month), month.contains(year)
            (True, False)
        """
        low = self.earliest is None or (other.earliest is not None and self.earliest <= other.earliest)
        return low and (self.latest is None or (other.latest is not None and other.latest <= self.latest))

    def __str__(self) -> str:
        low, high = self.earliest, self.latest
        if low is not None and high is not None:
            if low == high:
                return low.isoformat()
            for length in (4, 7):  # whole years, whole months
                first, last = low.isoformat()[:length], high.isoformat()[:length]
                if (_period(first, first)[0], _period(last, last)[1]) == (low, high):
                    return first if first == last else f"[{first}..{last}]"
        return f"[{low or ''}..{high or ''}]"

    def __repr__(self) -> str:
        return f"PartialDate.of({str(self)!r})"

    def in_words(self) -> str:
        """Return the date as a sentence would: "2007", "between 2007 and 2011", "2018-11-13 or earlier".

        Example:
            >>> PartialDate.of("[2007..2011]").in_words()
            'between 2007 and 2011'
        """
        text = str(self)
        if not text.startswith("["):
            return text
        low, high = text[1:-1].split("..")
        if low and high:
            return f"between {low} and {high}"
        return f"{low} or later" if low else f"{high} or earlier"


def _period(part: str, whole: str) -> tuple[date, date]:
    """Return the first and the last day of a day, a month, a year or a decade; `whole` is what an error shows."""
    form = re.fullmatch(r"([0-9]{3}[0-9X])(?:-([0-9]{2}|XX))?(?:-([0-9]{2}|XX))?", part)
    if form is None or (form[1].endswith("X") and form[2]) or (form[2] == "XX" and form[3] not in (None, "XX")):
        if len(part) <= _LONGEST and any(re.fullmatch(words, part) for words in _WORDS):
            day = _from_text(part)
            return day, day
        refused = _refusal(whole)
        if refused.cure in _FOR_DAYS:
            problem = f"{shown(whole)} is not a date" if whole.strip() else refused.problem
            raise InvalidDateError(problem, _PARTIAL)
        raise refused
    year, month, day_text = form.groups()
    try:
        if day_text not in (None, "XX"):
            day = date(int(year), int(month), int(day_text))
            return day, day
        if month not in (None, "XX"):
            first = date(int(year), int(month), 1)
            return first, month_end(first)
        return date(int(year.replace("X", "0")), 1, 1), date(int(year.replace("X", "9")), 12, 31)
    except ValueError:
        cure = "check the year and the month" if day_text in (None, "XX") else _refusal(part).cure
        if part == whole and day_text not in (None, "XX"):
            raise _refusal(part) from None
        raise InvalidDateError(f"{shown(whole)} does not exist in the calendar", cure) from None


def month_end(first: date) -> date:
    """Return the last day of the month that begins on a day."""
    return date(first.year, 12, 31) if first.month == 12 else date(first.year, first.month + 1, 1) - DAY


LAST_DAYS: Final = frozenset({date.max, date(2262, 4, 11)})
"""The last days of the calendar, and of moments in nanoseconds, which stand for an end that is open."""

_OPEN_TEXTS: Final = {*map(str, LAST_DAYS)} | {"", "9999", "infinity", "inf", "nan", "nat", "none", "na", "<na>"}


def is_open_end(value: Any) -> bool:
    """Return whether a value stands for an end that is missing, so for a spell that is ongoing.

    That is `None`, NaT, NaN or NA, empty text, and the sentinels 9999-12-31, 9999, infinity, and 2262-04-11, the last
    day that a data frame in nanoseconds can hold.
    """
    if isinstance(value, str):
        return value.strip().casefold() in _OPEN_TEXTS
    if is_missing(value):
        return True
    if isinstance(value, date) or type(value).__name__ == "datetime64":
        return str(value)[:10] in _OPEN_TEXTS
    try:
        return bool(value in (9999, math.inf))
    except Exception:  # noqa: BLE001 - an array, or an object that cannot be compared
        return False


def is_missing(value: Any) -> bool:
    """Return whether a cell of a data frame is missing: `None`, NaN, NaT or NA."""
    if value is None:
        return True
    try:
        return bool(value != value)  # noqa: PLR0124 - NaN and NaT are unequal to themselves
    except Exception:  # noqa: BLE001 - pandas.NA has no truth value, nor has an array
        return type(value).__name__ == "NAType"


# Stretches of days


def to_stretch(start: DayLike, end: DayLike | None) -> tuple[date, date | None]:
    """Return `[start, end)` as days; without `end`, a day, month, quarter or year alone stands for all its days.

    The end is `None` where the stretch runs to the last day of the calendar, which has no day after it.

    Raises:
        InvalidDateError: a part cannot be read, or the stretch holds no day.
        QueryTypeError: a part is neither text nor a date.
    """
    if end is None:
        first, last = _period_of(start)
        return first, day_after(last)
    first = to_date(start)
    return first, to_bounds(first, end)[1]


def _period_of(value: DayLike) -> tuple[date, date]:
    if isinstance(value, str) and re.fullmatch(r"\s*[0-9]{4}(-[0-9]{2})?\s*", value):
        return _period(value.strip(), value)
    if isinstance(value, str) and (quarter := re.fullmatch(r"\s*([0-9]{4})-?Q([1-4])\s*", value, re.ASCII)):
        last = int(quarter[2]) * 3
        return _period(f"{quarter[1]}-{last - 2:02}", value)[0], _period(f"{quarter[1]}-{last:02}", value)[1]
    try:
        day = to_date(value)
    except InvalidDateError as error:
        if error.cure not in _FOR_DAYS:
            raise
        problem = f"{shown(value)} is not a year, quarter, month or day"
        raise InvalidDateError(problem, "write YYYY, YYYY-Q1, YYYY-MM or YYYY-MM-DD") from None
    return day, day


def to_bounds(start: DayLike | None, end: DayLike | None) -> tuple[date | None, date | None]:
    """Return the bounds of a stretch `[start, end)` that may be open on either side.

    Raises:
        InvalidDateError: a bound cannot be read, or the stretch holds no day.
        QueryTypeError: a bound is neither text nor a date.
    """
    first = None if start is None else to_date(start)
    until = None if end is None else to_date(end)
    if first is not None and until is not None and until <= first:
        raise InvalidDateError(f"the stretch from {first} to {until} holds no day", "its end is the first day after it")
    return first, until


def years_after(day: date, years: int) -> date:
    """Return the same day of the year, whole years later; 29 February becomes 28 where the year has none.

    Raises:
        InvalidDateError: the day lies beyond the year 9999.
    """
    from dateutil.relativedelta import relativedelta

    try:
        return day + relativedelta(years=years)
    except (ValueError, OverflowError):
        raise InvalidDateError(f"{years} years after {day} lies beyond the calendar", "give fewer years") from None


def day_after(day: date) -> date | None:
    """Return the next day, or `None` after the last day of the calendar."""
    return day + DAY if day < date.max else None


def earliest_of(*days: date | None) -> date | None:
    """Return the earliest of the days that are given, `None` if none is."""
    return min((day for day in days if day is not None), default=None)
