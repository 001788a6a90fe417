"""Count the days of membership of one state, or of one pair of states, in the periods of a panel."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from attrs import frozen

from ..dates import DAY, day_after
from .periods import Periods

PERIOD_RULES: Final = ("any", "all", "first", "last")
ANSWERS: Final = (False, True, None)
_PLACE: Final = {answer: bytes([place]) for place, answer in enumerate(ANSWERS)}
_WHOLE: Final = 0xFFFF
"""Stands for all days of a period, however many they are."""

Answers = Sequence[bool | None]
Extremes = Callable[[date, date | None], tuple[bool, bool]]
"""Whether some possible history has no day of membership in a stretch, and whether some has no other days."""


class Cells(NamedTuple):
    """Three columns of the rows of one state or pair: the answers, and how many days are certain and unsettled."""

    member: bytes
    sure: bytes
    unsettled: bytes


def fold(days: Sequence[date], answers: Answers, periods: Periods, rule: str, extremes: Extremes) -> Cells:
    """Return what each period says of answers that change on the days given."""
    member = bytearray()
    sure, unsettled = array("H"), array("H")
    lengths, size = periods.lengths, len(periods.starts)
    zeros = array("H", bytes(2 * size))
    place = bisect_right(days, periods.starts[0])
    low = 0
    while low < size:
        high = bisect_left(periods.lasts, days[place]) if place < len(days) else size
        if high > low:  # periods without a change
            answer = answers[place]
            member += _PLACE[answer] * (high - low)
            sure += (lengths if answer else zeros)[low:high]
            unsettled += (lengths if answer is None else zeros)[low:high]
            if answer is None and rule in EXTREME:
                for each in range(low, high):
                    member[each : each + 1] = _PLACE[decided(rule, periods, each, extremes)]
            low = high
        elif days[place] == periods.starts[low]:
            place += 1
        else:  # a period with a change
            since, first = periods.starts[low], answers[place]
            counts: dict[bool | None, int] = dict.fromkeys(ANSWERS, 0)
            while place < len(days) and days[place] <= periods.lasts[low]:
                counts[answers[place]] += (days[place] - since).days
                since = days[place]
                place += 1
            last = answers[place]
            counts[last] += (periods.lasts[low] - since).days + 1
            answer = ruled(rule, counts, first, last)
            if answer is None and rule in EXTREME:
                answer = decided(rule, periods, low, extremes)
            member += _PLACE[answer]
            sure.append(counts[True])
            unsettled.append(counts[None])
            low += 1
    return Cells(bytes(member), sure.tobytes(), unsettled.tobytes())


EXTREME: Final = ("any", "all")
"""The rules about all days of a period, under which the possible histories can settle what no single day settles."""


def ruled(rule: str, counts: Mapping[bool | None, int], first: bool | None, last: bool | None) -> bool | None:
    """Return what a rule makes of how often each answer occurs, and of the first and the last."""
    if rule == "any":
        return True if counts[True] else None if counts[None] else False
    if rule == "all":
        return False if counts[False] else None if counts[None] else True
    return first if rule == "first" else last


def decided(rule: str, periods: Periods, place: int, extremes: Extremes) -> bool | None:
    """Return what all possible histories agree on over a period of which the single days leave the answer open."""
    if periods.lengths[place] == 1:
        return None
    avoidable, fillable = extremes(periods.starts[place], day_after(periods.lasts[place]))
    if rule == "any":
        return None if avoidable else True
    return None if fillable else False


@frozen(eq=False)
class Settled:
    """The periods of a state without an unsettled day, as numbers that can be joined with those of another state.

    Attributes:
        deciding: one byte per period: 1 where the rule "first" or "last" says yes, under another rule where `whole`.
        whole: two bytes per period, all ones where the state is a member on every day.
        sure: the days of membership in each period.
        partial: the stretches of membership in each period with some days of it, both ends included.
    """

    deciding: int
    whole: int
    sure: memoryview[int]
    partial: dict[int, list[tuple[date, date]]]

    @classmethod
    def of(cls, days: Sequence[date], answers: Answers, periods: Periods, rule: str) -> Settled:
        """Return the periods of a state whose answers change on the days given and are settled on all days asked."""
        cells = fold(days, answers, periods, "all" if rule == "any" else rule, _never_asked)
        sure = memoryview(cells.sure).cast("H")
        pairs = zip(sure, periods.lengths, strict=True)
        whole = array("H", [_WHOLE if count == length else 0 for count, length in pairs])
        partial = {
            place: _stretches(days, answers, periods.starts[place], periods.lasts[place])
            for place, count in enumerate(sure)
            if count and not whole[place]
        }
        return cls(number_of(cells.member), number_of(whole.tobytes()), sure, partial)

    def joined(self, other: Settled, lengths: int, size: int, rule: str) -> Cells:
        """Return what the rows of the pair say."""
        sure = (self.whole & other.whole & lengths).to_bytes(2 * size, sys.byteorder)
        member = (self.deciding & other.deciding).to_bytes(size, sys.byteorder)
        if self.partial or other.partial:
            counts, answers = memoryview(bytearray(sure)).cast("H"), bytearray(member)
            for place in self.partial.keys() | other.partial.keys():
                shared = self._shared(other, place)
                if shared:
                    counts[place] = shared
                    if rule == "any":
                        answers[place] = 1
            sure, member = counts.tobytes(), bytes(answers)
        return Cells(member, sure, bytes(2 * size))

    def _shared(self, other: Settled, place: int) -> int:
        """Return on how many days of a period both are members, of which one is so only in a part of it."""
        if place not in self.partial:
            return other.sure[place] if self.sure[place] else 0
        if place not in other.partial:
            return self.sure[place] if other.sure[place] else 0
        return sum(
            max(0, (min(end, until) - max(start, since)).days + 1)
            for start, end in self.partial[place]
            for since, until in other.partial[place]
        )


def _never_asked(start: date, end: date | None) -> tuple[bool, bool]:
    raise AssertionError(f"a settled answer from {start} to {end} is open")


def number_of(data: bytes) -> int:
    """Return bytes as one whole number."""
    return int.from_bytes(data, sys.byteorder)


def _stretches(days: Sequence[date], answers: Answers, start: date, last: date) -> list[tuple[date, date]]:
    """Return the stretches within a period in which the answer is yes, both ends included."""
    place, stop = bisect_right(days, start), bisect_right(days, last)
    begins = [start, *days[place:stop]]
    ends = [*(day - DAY for day in days[place:stop]), last]
    return [(begin, end) for begin, end, answer in zip(begins, ends, answers[place : stop + 1], strict=True) if answer]
