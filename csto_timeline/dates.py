"""The only door for days: what a caller writes becomes a `date` or a `PartialDate` here, or is refused.

Days are Gregorian civil dates without time of day or time zone. Nothing is ever completed: a year is a year, not its
first of January, and no missing part is taken from today. The only use of dateutil is in this module.
"""

import re
from datetime import date, datetime, timedelta
from typing import Protocol, Self

import attr

from .errors import InvalidDateError, QueryTypeError, shown


class Datetime64(Protocol):
    """What `numpy.datetime64` shows of itself to a type checker."""

    @property
    def dtype(self) -> object:
        """Its unit, as numpy writes it."""


DayLike = date | str | Datetime64
"""What is taken for a day: a `date`, a `datetime` or pandas `Timestamp`, a `numpy.datetime64`, or text."""

DAY = timedelta(days=1)

_from_iso = date.fromisoformat

_ADVICE = (
    (r"\d{4}(-\d{2})?", "is a year or a month, not a day; give the day, or ask members_during({0}) about all its days"),
    (r"\d{4}-\d{2}-\d{2}", "does not exist in the calendar; check the day of the month"),
    (r"\d{4}-\d{2}-\d{2}[T ].*|.*\d:\d.*", "has a time of day; cut it off and write YYYY-MM-DD"),
    (r"\d{1,2}[./-]\d{1,2}[./-]\d{1,4}", "does not say which number is the month; write YYYY-MM-DD"),
    (r"\d{8}|\d{4}-?W\d.*|\d{4}-\d{3}", "is not in the accepted form; write YYYY-MM-DD with its hyphens"),
    (r"\[.*\]", "is a stretch, not a day; give one day as YYYY-MM-DD"),
    (r"", "is empty; write the day as YYYY-MM-DD"),
    (r"(?s:.*)", "is not a day; write YYYY-MM-DD, or the day with the month in words and the year in four digits"),
)

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = r"(?:(?P<weekday>[A-Za-z]+)\.?,?\s+)?"
_WORDS = tuple(
    _WEEKDAY + order
    for order in (
        r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:of\s+)?(?P<month>[A-Za-z]+)\.?,?[\s-]+(?P<year>[0-9]{4})",
        r"(?P<month>[A-Za-z]+)\.?\s+(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>[0-9]{4})",
    )
)


def to_date(value: DayLike) -> date:
    """Return the day that `value` names.

    A `datetime` and a pandas `Timestamp` stand for their own calendar date, whatever their zone; a
    `numpy.datetime64` for its date if its unit is a day or finer. Text is `YYYY-MM-DD` or a date with the month in
    English words ("28 June 2012", "June 28, 2012"); a weekday before it must be the right one.

    Raises:
        InvalidDateError: the text is no day, is only a year or a month, is ambiguous, or the day does not exist.
        QueryTypeError: a number, `bool`, `None` or anything else that is neither text nor a date.
    """
    if type(value) is str and len(value) == 10 and value[7] == "-":  # not a week date, which `fromisoformat` takes too
        try:
            return _from_iso(value)
        except ValueError:
            raise _refusal(value) from None
    if isinstance(value, str):
        return _from_text(str.__str__(value))
    if isinstance(value, datetime):
        if value != value:  # noqa: PLR0124 - NaT calls itself a datetime, and is unequal to itself
            raise InvalidDateError("NaT is no day; leave missing days out")
        return value.date()
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if type(value).__module__ == "numpy" and type(value).__name__ == "datetime64":
        return _from_numpy(value)
    raise QueryTypeError(f"a day cannot be {shown(value)}; give a date or text as YYYY-MM-DD")


def _from_text(text: str) -> date:
    kept = text.strip()
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", kept):
        try:
            return _from_iso(kept)
        except ValueError:
            raise _refusal(text) from None
    if len(kept) <= 60:
        for form in _WORDS:
            if found := re.fullmatch(form, kept):
                return _from_words(text, found)
    raise _refusal(text)


def _refusal(text: str) -> InvalidDateError:
    kept = text.strip()[:80]
    advice = next(advice for form, advice in _ADVICE if re.fullmatch(form, kept, re.ASCII))
    return InvalidDateError(f"{shown(text)} {advice.format(shown(text))}")


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
        raise InvalidDateError(f"{shown(text)} does not exist in the calendar; check the day of the month") from None
    if weekday is not None and weekday != day.weekday():
        raise InvalidDateError(f"{shown(text)} was a {_WEEKDAYS[day.weekday()]}; correct the weekday or leave it out")
    return day


def _from_numpy(value: Datetime64) -> date:
    text, unit = str(value), str(value.dtype)
    if text == "NaT":
        raise InvalidDateError("NaT is no day; leave missing days out")
    if re.fullmatch(r"datetime64\[\d*[YMW]\]", unit):
        raise InvalidDateError(f"{text} has the unit {unit}, coarser than a day; give a day, datetime64[D] or finer")
    try:
        return date.fromisoformat(text.partition("T")[0])
    except ValueError:
        raise InvalidDateError(f"{text} lies outside the years 1 to 9999; give a day within them") from None


@attr.frozen(repr=False)
class PartialDate:
    """One day, known as a window: not before `earliest`, not after `latest`, both included.

    `earliest=None`: the lower end is unknown. `latest=None`: the upper end is unknown, and the day may never come
    (our own reading of an open end). `str()` is text in EDTF, the extended date format of the Library of
    Congress (ISO 8601-2), that `PartialDate.of` reads back to the same window.
    """

    earliest: date | None
    latest: date | None

    def __attrs_post_init__(self) -> None:
        for end in (self.earliest, self.latest):
            if end is not None and type(end) is not date:
                raise QueryTypeError(f"an end of a partial date cannot be {shown(end)}; give a date, or text to of()")
        if self.earliest is None and self.latest is None:
            raise InvalidDateError("'[..]' has no end at all; give the earliest or the latest day")
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise InvalidDateError(f"[{self.earliest}..{self.latest}] runs backwards; put the earlier day first")

    @classmethod
    def of(cls, value: "PartialDate | date | str") -> Self:
        """Read a day, `YYYY`, `YYYY-MM`, `[from..to]`, `[from..]` or `[..to]`, whose ends may be months or years.

        Raises:
            InvalidDateError: the text is none of these, does not exist, or runs backwards.
            QueryTypeError: neither text nor a date nor a `PartialDate`.
        """
        if isinstance(value, cls):
            return value
        if isinstance(value, str):
            return cls._parse(value.strip())
        day = to_date(value)  # type: ignore[arg-type]
        return cls(day, day)

    @classmethod
    def _parse(cls, text: str) -> Self:
        if text.startswith("[") and text.endswith("]") and text.count("..") == 1:
            low, high = text[1:-1].split("..")
            return cls(_stretch(low, text)[0] if low else None, _stretch(high, text)[1] if high else None)
        return cls(*_stretch(text, text))

    @property
    def is_day(self) -> bool:
        """Whether the window is one day."""
        return self.earliest == self.latest

    def contains(self, other: "PartialDate") -> bool:
        """Return whether every day of `other`'s window lies in this one."""
        low = self.earliest is None or (other.earliest is not None and self.earliest <= other.earliest)
        return low and (self.latest is None or (other.latest is not None and other.latest <= self.latest))

    def __str__(self) -> str:
        low, high = self.earliest, self.latest
        if low is not None and high is not None:
            if low == high:
                return low.isoformat()
            for length in (4, 7):  # whole years, whole months
                first, last = low.isoformat()[:length], high.isoformat()[:length]
                if (_stretch(first, first)[0], _stretch(last, last)[1]) == (low, high):
                    return first if first == last else f"[{first}..{last}]"
        return f"[{low or ''}..{high or ''}]"

    def __repr__(self) -> str:
        return f"PartialDate.of({str(self)!r})"

    def in_words(self) -> str:
        """Return the date as a sentence holds it: "2007", "between 2007 and 2011", "2018-11-13 or earlier"."""
        text = str(self)
        if not text.startswith("["):
            return text
        low, high = text[1:-1].split("..")
        if low and high:
            return f"between {low} and {high}"
        return f"{low} or later" if low else f"{high} or earlier"


def _stretch(part: str, whole: str) -> tuple[date, date]:
    """First and last day of a year, a month or a day in ISO form; `whole` is the text that an error shows."""
    try:
        if len(part) == 10 and part[4] == part[7] == "-":
            day = date.fromisoformat(part)
            return day, day
        if re.fullmatch(r"[0-9]{4}", part):
            return date(int(part), 1, 1), date(int(part), 12, 31)
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}", part):
            first = date(int(part[:4]), int(part[5:]), 1)
            december = first.month == 12
            return first, first.replace(day=31) if december else first.replace(month=first.month + 1) - DAY
    except ValueError:
        raise InvalidDateError(f"{shown(whole)} does not exist in the calendar; check month and day") from None
    raise InvalidDateError(
        f"{shown(whole)} is no date that the record can hold; "
        "write YYYY-MM-DD, YYYY-MM, YYYY, [from..to], [from..] or [..to]"
    )


def to_stretch(start: DayLike, end: DayLike | None) -> tuple[date, date | None]:
    """Return `[start, end)` as days; `end=None` with a day, month or year alone means all of its days.

    The end is `None` where the stretch runs to the last day of the calendar, which has no day after it.

    Raises:
        InvalidDateError: a part cannot be read, or the stretch holds no day.
    """
    if end is None:
        if isinstance(start, str) and re.fullmatch(r"\s*[0-9]{4}(-[0-9]{2})?\s*", start):
            first, last = _stretch(start.strip(), start)
        else:
            first = last = to_date(start)
        return first, day_after(last)
    first = to_date(start)
    return first, to_bounds(first, end)[1]


def to_bounds(start: DayLike | None, end: DayLike | None) -> tuple[date | None, date | None]:
    """Return the bounds of a stretch `[start, end)` that may be open on either side.

    Raises:
        InvalidDateError: a bound cannot be read, or the stretch holds no day.
    """
    first = None if start is None else to_date(start)
    until = None if end is None else to_date(end)
    if first is not None and until is not None and until <= first:
        raise InvalidDateError(f"the stretch from {first} to {until} holds no day; its end is the first day after it")
    return first, until


def years_after(day: date, years: int) -> date:
    """Return the same day of the year, whole years later; 29 February becomes the 28th where there is none.

    Raises:
        InvalidDateError: that lies beyond the year 9999.
    """
    from dateutil.relativedelta import relativedelta

    try:
        return day + relativedelta(years=years)
    except ValueError:
        raise InvalidDateError(f"{years} years after {day} lies beyond the calendar; give fewer years") from None


def day_after(day: date) -> date | None:
    """Return the next day, or `None` after the last day of the calendar."""
    return day + DAY if day < date.max else None
