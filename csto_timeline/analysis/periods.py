"""Cut the calendar into the periods of a panel: years, quarters, months or days, each with its label."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from attrs import frozen

from ..dates import DAY, DayLike, month_end, to_stretch
from ..errors import InvalidDateError, QueryTypeError, shown

_MONTHS: Final = {"year": 12, "quarter": 3, "month": 1}
FREQUENCIES: Final = (*_MONTHS, "day")


@frozen
class Periods:
    """The periods asked for, in order and without gaps.

    Attributes:
        starts: the first day of each, of those asked for.
        lasts: the last day of each, of those asked for.
        labels: "1992", "1992-Q2", "1992-05" or "1992-05-15".
        complete: whether all days of the period are asked for and lie within the checked record.
        lengths: the days of each.
    """

    starts: tuple[date, ...]
    lasts: tuple[date, ...]
    labels: tuple[str, ...]
    complete: tuple[bool, ...]
    lengths: array[int]


def periods_between(first: date, last: date, freq: str, through: date | None) -> Periods:
    """Return the periods that overlap the days from `first` to `last`, cut to these.

    Args:
        first: the first day.
        last: the last day.
        freq: "year", "quarter", "month" or "day".
        through: the last day checked, after which a period is not complete; `None` where unknown.
    """
    if freq == "day":
        days = tuple(map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1)))
        whole = len(days) if through is None else bisect_right(days, through)
        complete = (True,) * whole + (False,) * (len(days) - whole)
        return Periods(days, days, tuple(map(date.isoformat, days)), complete, array("H", [1]) * len(days))
    found = list(_calendar(first, last, freq))
    starts = tuple(max(first, begin) for begin, _, _ in found)
    lasts = tuple(min(last, until) for _, until, _ in found)
    complete = tuple(
        begin >= first and until <= last and (through is None or until <= through) for begin, until, _ in found
    )
    lengths = array("H", [(until - begin).days + 1 for begin, until in zip(starts, lasts, strict=True)])
    return Periods(starts, lasts, tuple(label for _, _, label in found), complete, lengths)


def _calendar(first: date, last: date, freq: str) -> Iterator[tuple[date, date, str]]:
    """Yield the calendar's periods from that of `first` to that of `last`: first day, last day, label."""
    months = _MONTHS[freq]
    start, stop = (day.year * 12 + day.month - 1 for day in (first, last))
    for place in range(start // months * months, stop + 1, months):
        begin, final = (date(month // 12, month % 12 + 1, 1) for month in (place, place + months - 1))
        label = f"{begin.year:04}" if months == 12 else f"{begin.year:04}-{begin.month:02}"
        label = f"{begin.year:04}-Q{begin.month // 3 + 1}" if months == 3 else label
        yield begin, month_end(final), label


def bounds(first: DayLike, last: DayLike | None) -> tuple[date, date]:
    """Return the first day of `first` and the last day of `last`, each a year, quarter, month or day.

    Raises:
        InvalidDateError: a bound cannot be read, or `last` is before `first`.
        QueryTypeError: a bound is neither text nor a date.
    """
    begin = _stretch(first)[0]
    until = _stretch(first if last is None else last)[1]
    if until < begin:
        raise InvalidDateError(f"the last day {until} is before the first day {begin}", "give the earlier bound first")
    return begin, until


def _stretch(bound: DayLike) -> tuple[date, date]:
    """Return the first and the last day of a year, quarter, month or day."""
    if isinstance(bound, int):
        raise QueryTypeError(f"a bound cannot be the number {shown(bound)}", 'write a year as text, such as "1992"')
    begin, end = to_stretch(bound, None)
    return begin, date.max if end is None else end - DAY


def runs(days: Sequence[date], asked: Sequence[date]) -> Iterator[tuple[int, int]]:
    """Yield, for the sorted days asked, how many stretches lie before each, and for how many days in a row."""
    low, place = 0, bisect_right(days, asked[0])
    while low < len(asked):
        high = bisect_left(asked, days[place]) if place < len(days) else len(asked)
        if high > low:
            yield place, high - low
        low, place = high, place + 1
