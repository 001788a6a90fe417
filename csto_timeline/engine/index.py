"""Index the tracks of all states, so that a question about a day is one bisection.

The days on which any track changes cut the calendar into epochs in which no answer changes. What changes at the start
of each epoch is kept as small numbers in one flat array, and every so many epochs a checkpoint holds the answers for
all states, one byte each; so the index grows with the number of changes, however many states there are. The set of
members in an epoch is made when it is first asked for, and a bounded number of them is kept.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import compress
from typing import Final

from ..dates import day_after
from ..rules import BIT, IS_MEMBER, SETTLED, Status
from .windows import Track

NEVER_MOVED: Final[Track] = ((), (BIT[Status.OUTSIDE],))
"""The track of a state that no event moves."""

Lookup = tuple[tuple[date, ...], tuple[bool | None, ...], tuple[Status | None, ...], Track]
"""What a question about a state needs: days to bisect, the two answers within the checked record, the whole track."""

_NO, _YES, _UNSETTLED = 0, 1, 2
_ANSWERS: Final = tuple({False: _NO, True: _YES, None: _UNSETTLED}[answer] for answer in IS_MEMBER)
_CERTAIN: Final = bytes([0, 1, 0]).ljust(256, b"\0")
_POSSIBLE: Final = bytes([0, 1, 1]).ljust(256, b"\0")
_KEPT: Final = 1 << 19  # members of all kept sets together: about 16 MiB


class Index:
    """The epochs of a timeline. Immutable but for the sets that it keeps.

    Attributes:
        order: the states, sorted.
        days: the first day of each epoch.
        asked: the days that a question bisects: `days` as far as the record was checked, then the first day beyond.
        sets: the members in each epoch, as far as they have been asked for.
    """

    __slots__ = ("_changes", "_checkpoints", "_every", "_offsets", "_room", "asked", "days", "order", "sets")

    def __init__(self, tracks: Mapping[str, Track], others: Iterable[date], checked_through: date | None) -> None:
        """Index the tracks by state; `others` are days on which something else changes, such as the name."""
        self.order: Final = tuple(sorted(tracks))
        width = 3 * len(self.order) + 1
        keys = [day.toordinal() * width + width - 1 for day in others]
        base = 0
        for state in self.order:
            days, masks = tracks[state]
            keys += [day.toordinal() * width + base + _ANSWERS[mask] for day, mask in zip(days, masks[1:], strict=True)]
            base += 3
        keys.sort()
        self._every: Final = max(16, len(self.order) // 8)
        self._changes: Final = array("I")
        self._offsets: Final = array("I", [0])
        answers = bytearray(len(self.order) + 1)
        self._checkpoints: Final = [bytes(answers)]
        ordinals: list[int] = []
        last = 0
        for key in keys:
            ordinal, change = divmod(key, width)
            if ordinal != last:
                if ordinals:
                    self._close(len(ordinals), answers)
                ordinals.append(ordinal)
                last = ordinal
            self._changes.append(change)
            answers[change // 3] = change % 3
        if ordinals:
            self._close(len(ordinals), answers)
        self.days: Final = tuple(map(date.fromordinal, ordinals))
        self.asked: Final = asked(self.days, checked_through)
        self.sets: Final[list[frozenset[str] | None]] = [None] * (len(self.asked) + 1)
        self._room = 0

    def _close(self, place: int, answers: bytearray) -> None:
        self._offsets.append(len(self._changes))
        if place % self._every == 0:
            self._checkpoints.append(bytes(answers))

    def place(self, day: date) -> int:
        """Return the place of the epoch that contains a day; 0 is before the first."""
        return bisect_right(self.days, day)

    def _answers(self, place: int) -> bytearray:
        """Return the answers of all states in an epoch."""
        checkpoint = place // self._every
        answers = bytearray(self._checkpoints[checkpoint])
        for change in self._changes[self._offsets[checkpoint * self._every] : self._offsets[place]]:
            answers[change // 3] = change % 3
        return answers

    def certain(self, place: int) -> frozenset[str]:
        """Return the states that certainly are members in an epoch."""
        return self._decoded(self._answers(place), _CERTAIN)

    def possible(self, place: int) -> frozenset[str]:
        """Return the states that certainly or possibly are members in an epoch."""
        answers = self._answers(place)
        if _UNSETTLED in answers or place >= len(self.sets) - 1:  # no set is kept after `checked_through`
            return self._decoded(answers, _POSSIBLE)
        kept = self.sets[place]
        return self.keep(place) if kept is None else kept

    def _decoded(self, answers: bytes | bytearray, table: bytes) -> frozenset[str]:
        return frozenset(set(compress(self.order, answers.translate(table))))  # made of a set, it keeps half the memory

    def keep(self, place: int) -> frozenset[str]:
        """Return the certain members in an epoch, and keep the set for the next question while there is room."""
        found = self._decoded(self._answers(place), _CERTAIN)
        if self._room <= 0:
            self.sets[:] = [None] * len(self.sets)
            self._room = max(1, _KEPT // max(1, len(self.order)))
        self._room -= 1
        self.sets[place] = found
        return found

    def epochs(self) -> Iterator[tuple[date, date | None, frozenset[str], frozenset[str]]]:
        """Yield the epochs in order: start, end, certain members, and certain and possible ones."""
        answers = bytearray(len(self.order) + 1)
        seen: dict[bytes, tuple[frozenset[str], frozenset[str]]] = {}
        for place, day in enumerate(self.days, 1):
            for change in self._changes[self._offsets[place - 1] : self._offsets[place]]:
                answers[change // 3] = change % 3
            key = bytes(answers[:-1])
            if key not in seen:
                certain = self._decoded(key, _CERTAIN)
                seen[key] = certain, self._decoded(key, _POSSIBLE) if _UNSETTLED in key else certain
            yield (day, self.days[place] if place < len(self.days) else None, *seen[key])

    def certain_within(self, start: date, end: date | None, *, every: bool) -> frozenset[str]:
        """Return the states that certainly are members in some, or in every, epoch that overlaps `[start, end)`."""
        low = self.place(start)
        high = len(self.days) if end is None else bisect_left(self.days, end)
        answers = self._answers(low)
        found = bytearray(answers.translate(_CERTAIN))
        for change in self._changes[self._offsets[low] : self._offsets[high]]:
            state, answer = divmod(change, 3)
            if (answer == _YES) is not every:
                found[state] = not every
        return frozenset(compress(self.order, found))

    def changes(self, low: int, high: int) -> Iterator[tuple[date, tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
        """Yield the days of `days[low:high]`, each with the states that join, leave and become unsettled on it."""
        answers = self._answers(low)
        for place in range(low, high):
            moved: tuple[list[str], list[str], list[str]] = ([], [], [])
            for change in self._changes[self._offsets[place] : self._offsets[place + 1]]:
                state, answer = divmod(change, 3)
                if state < len(self.order) and answers[state] != answer:
                    moved[answer].append(self.order[state])
                answers[state] = answer
            left, joined, unsettled = map(tuple, moved)
            yield self.days[place], joined, left, unsettled


def asked(days: tuple[date, ...], checked_through: date | None) -> tuple[date, ...]:
    """Return `days` as far as the record was checked, then the first day beyond it; all of them if it has no end."""
    beyond = None if checked_through is None else day_after(checked_through)
    return days if beyond is None else (*days[: bisect_left(days, beyond)], beyond)


def lookup_of(track: Track, checked_through: date | None) -> Lookup:
    """Return what questions about a state need; a place past the last answer lies beyond the record."""
    days = asked(track[0], checked_through)
    masks = track[1] if days is track[0] else track[1][: len(days)]
    return days, tuple(IS_MEMBER[mask] for mask in masks), tuple(SETTLED[mask] for mask in masks), track
