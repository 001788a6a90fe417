"""The index behind the answers: what changes on which day, and who is in between.

Theory of operation. A chain of windows becomes a *track*: the days on which the set of possible statuses of one state
changes, and that set, as a small bit mask, from each such day on. All these days together cut the calendar into
epochs in which no answer changes. An epoch is two integers, one bit a state: the certain members, and the certain and
possible ones. A query is one bisection over the days; the `frozenset` that an integer stands for is made when it is
first asked for, and a bounded number of them is kept.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import compress
from typing import Final

from ..dates import day_after
from .windows import Window
from ..rules import BIT, IS_MEMBER, Status

Track = tuple[tuple[date, ...], tuple[int, ...]]
"""The days on which something changes, and the masks of possible statuses: one more than days, the first for before."""

_OUTSIDE: Final = BIT[Status.OUTSIDE]
_MEMBER: Final = BIT[Status.MEMBER]
NEVER: Final[Track] = ((), (_OUTSIDE,))
"""The track of a state that no event moves."""

Lookup = tuple[tuple[date, ...], tuple[bool | None, ...], Track]
"""What `is_member` needs of a state: the days to bisect, the answers as far as the record was checked, the track."""

NameTrack = tuple[tuple[date, ...], tuple[str | None, ...]]
"""The days on which the name changes, and the names, the first for before; `None` where there is none or it is open."""

NO_NAMES: Final[NameTrack] = ((), (None,))

_BITS: Final = bytes.maketrans(b"01", b"\x00\x01")
_KEPT: Final = 1 << 19  # members of all kept sets together: about 16 MiB


def reach(windows: Sequence[Window]) -> list[tuple[date, int, int]]:
    """Return, from each day on which that changes, how many events of a chain have surely happened and how many may.

    Args:
        windows: the tightened windows of the chain.
    """
    lows = [low for low, _ in windows]
    highs = [high for _, high in windows if high is not None]  # an open one can only be followed by open ones
    return [(day, bisect_right(highs, day), bisect_right(lows, day)) for day in sorted({*lows, *highs})]


def track_of(windows: Sequence[Window], after: Sequence[Status]) -> Track:
    """Return the track of a state from its tightened windows and the status after each of its events."""
    bits = [_OUTSIDE, *(BIT[status] for status in after)]
    days: list[date] = []
    masks = [_OUTSIDE]
    for day, certain, possible in reach(windows):
        mask = 0
        for bit in bits[certain : possible + 1]:
            mask |= bit
        if mask != masks[-1]:
            days.append(day)
            masks.append(mask)
    return tuple(days), tuple(masks)


class Index:
    """The epochs of a timeline: their first days, and who is in between. Immutable but for the sets that it keeps.

    `asked` are the days that a query bisects: the epochs' first days as far as the record was checked, and then the
    first day after that, beyond which every query leaves the short way and warns.
    """

    __slots__ = ("_room", "asked", "certain", "days", "order", "possible", "sets")

    def __init__(self, tracks: Mapping[str, Track], others: Iterable[date], checked_through: date | None) -> None:
        """Make the index of the tracks by state; `others` are days on which something else changes, such as a name."""
        self.order: Final = tuple(sorted(tracks))
        certain_flips, unsettled_flips = _flips(self.order, tracks)
        for day in others:
            certain_flips.setdefault(day, 0)
        self.days: Final = tuple(sorted(certain_flips))
        self.certain: Final = [0]
        self.possible: Final = [0]
        certain = unsettled = 0
        for day in self.days:
            certain ^= certain_flips[day]
            unsettled ^= unsettled_flips.get(day, 0)
            self.certain.append(certain)
            self.possible.append(certain | unsettled if unsettled else certain)
        self.asked: Final = asked(self.days, checked_through)
        self.sets: Final[list[frozenset[str] | None]] = [None] * (len(self.asked) + 1)
        self._room = 0

    def decode(self, mask: int) -> frozenset[str]:
        """Return the states whose bits are set."""
        chosen = compress(self.order, bin(mask)[:1:-1].encode().translate(_BITS))
        return frozenset(set(chosen))  # a set first: a frozenset made of an iterator keeps twice the memory

    def keep(self, place: int) -> frozenset[str]:
        """Return the certain members in the epoch at `place`, and keep them for the next query while there is room."""
        found = self.decode(self.certain[place])
        if self._room <= 0:
            self.sets[:] = [None] * len(self.sets)
            self._room = max(1, _KEPT // max(1, len(self.order)))
        self._room -= 1
        self.sets[place] = found
        return found


def asked(days: tuple[date, ...], checked_through: date | None) -> tuple[date, ...]:
    """Return `days` as far as the record was checked, and then the first day beyond; all of them if it has no end."""
    beyond = None if checked_through is None else day_after(checked_through)
    return days if beyond is None else (*days[: bisect_left(days, beyond)], beyond)


def _flips(order: Sequence[str], tracks: Mapping[str, Track]) -> tuple[dict[date, int], dict[date, int]]:
    """Return which bits flip on which day: of the certain members on every day of change, and of the unsettled ones."""
    certain: dict[date, int] = {}
    unsettled: dict[date, int] = {}
    get = certain.get
    bit = 1
    for state in order:
        days, masks = tracks[state]
        was: bool | None = False
        for day, mask in zip(days, masks[1:], strict=True):
            now = IS_MEMBER[mask]
            flip = bit if (now is True) is not (was is True) else 0
            certain[day] = get(day, 0) ^ flip
            if (now is None) is not (was is None):
                unsettled[day] = unsettled.get(day, 0) ^ bit
            was = now
        bit <<= 1
    return certain, unsettled


def asked_track(track: Track, checked_through: date | None) -> Lookup:
    """Return the look-up of a state; past its last answer a query leaves the short way and warns."""
    days = asked(track[0], checked_through)
    answers = track[1] if days is track[0] else track[1][: len(days)]
    return days, tuple(IS_MEMBER[mask] for mask in answers), track


def name_track_of(windows: Sequence[Window], names: Sequence[str]) -> NameTrack:
    """Return the track of the name from the tightened windows of the events that give one."""
    days: list[date] = []
    track: list[str | None] = [None]
    for day, certain, possible in reach(windows):
        settled = set((None, *names)[certain : possible + 1])
        name = settled.pop() if len(settled) == 1 else None
        if name != track[-1]:
            days.append(day)
            track.append(name)
    return tuple(days), tuple(track)
