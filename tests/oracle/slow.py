"""Answer the machine's questions a second time, slowly, by solving systems of difference constraints.

A history is a solution of the constraints that windows and chains set. Whether something is possible, such as a status
on a day, adds a few constraints and asks again. Nothing is imported from the package. Windows and chains are those of
the enumeration of histories; this goes where enumeration cannot.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise, product
from math import inf
from typing import Any

from oracle.histories import BASE, ORDERS, TABLE, chains_of, number, window

__all__ = ["NO_STEP", "ORDERS", "TABLE", "Story", "member", "statuses", "story", "turning_days", "window"]

NO_STEP = ("renaming", "milestone")
FIRST_DAY = (date.min - BASE).days  # where a window has no lower end, as in the package

Point = tuple[int, float]
"""An event by its place, or -1 for the day 0, and a number of days after it."""

Chain = Sequence[tuple[int, str | None]]
Constraint = tuple[Point, Point, int]
"""The second point lies at least so many days after the first."""

Meeting = tuple[list[Point], list[Point]]


class Story:
    """What one view of a ledger tells."""

    def __init__(
        self, events: Iterable[Any], reading: str, *, widened: bool = False, source: str | None = None
    ) -> None:
        spans = [(event, window(event, reading, widened=widened, source=source)) for event in events]
        self.told = [(event, span) for event, span in spans if span is not None]
        self.chains = chains_of(self.told, whole=source is None)
        self.windows = {place: (max(low, FIRST_DAY), high) for place, (_, (low, high)) in enumerate(self.told)}
        self.order: list[Constraint] = [
            ((one, 0), (other, 0), int(owner is None and after is not None))
            for owner, chain in self.chains.items()
            for (one, _), (other, after) in pairwise(chain)
        ]
        moving = [event for event, _ in self.told if event.kind not in NO_STEP]
        self.states = tuple(sorted({state for event in moving for state in event.states}))

    def possible(self, more: Iterable[Constraint] = ()) -> bool:
        """Return whether some history satisfies further constraints."""
        earliest: dict[int, float] = {-1: 0, **{place: low for place, (low, _) in self.windows.items()}}
        latest = {-1: 0, **{place: high for place, (_, high) in self.windows.items()}}
        edges = [(a, b, gap + after - before) for (a, after), (b, before), gap in (*self.order, *more)]
        for _ in range(len(earliest) + 1):
            late = [(b, earliest[a] + gap) for a, b, gap in edges if earliest[a] + gap > earliest[b]]
            if not late:
                return all(earliest[place] <= latest[place] for place in latest)
            for place, floor in late:
                earliest[place] = max(earliest[place], floor)
        return False

    def on(self, owner: str | None, day: float, before: str | None) -> set[Any]:
        """Return the statuses that a state can have on a day; for the owner `None`, the organization's names."""
        chain = self.chains.get(owner, [])
        today: Point = (-1, day)
        return {
            ([before] + [after for _, after in chain])[taken]
            for taken in range(len(chain) + 1)
            if self.possible(
                ((place, 0), today, 0) if index < taken else (today, (place, 0), 1)
                for index, (place, _) in enumerate(chain)
            )
        }

    def member(self, states: Sequence[str], start: float, end: float, rule: str) -> bool | None:
        """Return whether all states are members together on any, or on all, of the days of `[start, end)`."""
        if rule == "any":
            can, can_fail = self._can_meet(states, start, end), self._can_miss(states, start, end)
        else:
            can = self._can_always(states, start, end)
            can_fail = any(self._can_miss(states, day, day + 1) for day in self._days(start, end))
        return None if can and can_fail else can

    def _meetings(self, states: Sequence[str], start: float, end: float) -> list[Meeting]:
        """Return, for each combination of memberships, the points that begin and those that end the common days."""
        memberships = []
        for chain in (self.chains.get(state, []) for state in states):
            spells = [chain[place : place + 2] for place, (_, status) in enumerate(chain) if status == "member"]
            memberships.append([[(place, 0) for place, _ in spell] for spell in spells])
        return [
            ([(-1, start), *(s[0] for s in spells)], [(-1, end), *(s[1] for s in spells if len(s) > 1)])
            for spells in product(*memberships)
        ]

    def _can_meet(self, states: Sequence[str], start: float, end: float) -> bool:
        meetings = self._meetings(states, start, end)
        return any(self.possible((b, f, 1) for b, f in product(begins, ends)) for begins, ends in meetings)

    def _can_miss(self, states: Sequence[str], start: float, end: float) -> bool:
        return self._missing(self._meetings(states, start, end), [])

    def _missing(self, meetings: list[Meeting], chosen: list[Constraint]) -> bool:
        if not self.possible(chosen) or not meetings:
            return self.possible(chosen)
        (begins, ends), *others = meetings
        return any(self._missing(others, [*chosen, (end, begin, 0)]) for begin, end in product(begins, ends))

    def _can_always(self, states: Sequence[str], start: float, end: float) -> bool:
        ways = [list(self._unbroken(self.chains.get(state, []), start, end)) for state in states]
        return any(self.possible(constraint for way in each for constraint in way) for each in product(*ways))

    def _unbroken(self, chain: Chain, start: float, end: float) -> Iterator[list[Constraint]]:
        """Give the ways to be a member throughout: from one membership to another, and no day in between."""
        at = [place for place, (_, status) in enumerate(chain) if status == "member"]
        for first, last in ((first, last) for first, last in product(at, at) if first <= last):
            gaps = [place for place in range(first, last) if place not in at]
            yield [
                ((chain[first][0], 0), (-1, start), 0),
                *(((chain[place + 1][0], 0), (chain[place][0], 0), 0) for place in gaps),
                *(((-1, end), (place, 0), 0) for place, _ in chain[last + 1 : last + 2]),
            ]

    def _days(self, start: float, end: float) -> list[float]:
        ends = {bound + by for window in self.windows.values() for bound in window for by in range(-len(self.told), 9)}
        return [start, *(day for day in ends if start < day < end), *([end - 1] if end < inf else [])]


story = lru_cache(64)(Story)


def statuses(events: Sequence[Any], state: str, day: date, reading: str, **view: Any) -> set[Any]:
    """Return every status that `state` can have on `day`."""
    return story(tuple(events), reading, **view).on(state, number(day, 0), "outside")


def member(possible: set[Any]) -> bool | None:
    """Return the answer to `is_member`: True, False, or `None` where both are possible."""
    return None if "member" in possible and len(possible) > 1 else "member" in possible


def turning_days(events: Iterable[Any]) -> list[date]:
    """Return every day near which an answer may change: ends of windows, their neighbors, the calendar's ends."""
    ends = {
        end for event in events for dating in event.dated for end in (dating.day.earliest, dating.day.latest) if end
    }
    first, last = date.min.toordinal(), date.max.toordinal()
    near = {end.toordinal() + by for end in ends for by in (-1, 0, 1)} | {first, last}
    return sorted(date.fromordinal(day) for day in near if first <= day <= last)
