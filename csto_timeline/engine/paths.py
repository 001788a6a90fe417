"""Decide questions that one state on one day does not settle: pairs of states, and stretches of days.

Theory of operation. How far a chain has come by a day is its *position*: the number of its events that have happened.
A vector of positions, one for each chain concerned, is possible on a day if what has happened can have happened by
then, what has not can still be to come, and everything that must precede what has happened has happened too. Over a
stretch positions only grow, and events that are one day apart never happen on the same day. All gaps of a ledger lie
in the chain of names, so that chain joins the walk where it can matter. Walking the possible vectors from day to day
decides whether some history avoids, or fills, a stretch.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import product
from typing import NamedTuple

from ..rules import BIT, Status
from .windows import NEVER, Network, Track, as_date, held_within

_MEMBER = BIT[Status.MEMBER]

Vector = tuple[int, ...]


class Lane(NamedTuple):
    """What a walk needs of one chain.

    Attributes:
        key: the state; `None` for the chain of names.
        nodes: the places of its events in the ledger; empty where no other chain depends on it.
        lows: the first day on which each event can happen.
        highs: the last day on which each event can happen.
        masks: the possible statuses in each position: one more than events.
        gaps: the days that must lie between each event and the one before it.
    """

    key: str | None
    nodes: Sequence[int]
    lows: Sequence[int]
    highs: Sequence[int]
    masks: Sequence[int]
    gaps: Sequence[int]

    def range(self, day: int) -> range:
        """Return the positions that are possible on a day, as far as this chain alone decides."""
        return range(bisect_right(self.highs, day), bisect_right(self.lows, day) + 1)

    def furthest(self, position: int) -> int:
        """Return the furthest position that one day can lead to from a position."""
        ahead = position + 1
        while ahead < len(self.gaps) and self.gaps[ahead] == 0:
            ahead += 1
        return min(ahead, len(self.lows))


class Lanes:
    """The chains that a question concerns, and how they depend on each other."""

    def __init__(
        self, network: Network, tracks: Mapping[str, Track], codes: Sequence[str], wanted: int = _MEMBER
    ) -> None:
        """Collect the chains.

        Args:
            network: the chains with their windows.
            tracks: the tracks of the states, for those that the network does not hold.
            codes: the states concerned.
            wanted: the mask of the statuses that are asked about.
        """
        self.wanted = wanted
        lanes = [lane_of(network, tracks, code) for code in codes]
        names = network.chains.names
        founded = any(lane.nodes and lane.nodes[0] in names.nodes for lane in lanes)
        if len(names.nodes) > 1 and founded:
            masks = [_MEMBER] * (len(names.nodes) + 1)
            lanes.append(Lane(None, names.nodes, *network.windows(names), masks, names.gaps))
        self.lanes = lanes
        self.asked = len(codes)
        self._folded = tracks[codes[0]] if len(lanes) == 1 and not any(lanes[0].gaps) else None
        self.needs = [
            [0, *(network.preceding(other.key)[node] for node in lane.nodes)] if other.nodes else None
            for lane in lanes
            for other in lanes
        ]

    def possible(self, vector: Vector) -> bool:
        """Return whether everything that must precede what has happened has happened too."""
        size = len(vector)
        return all(
            needs is None
            or place % size == place // size
            or not self.lanes[place // size].nodes
            or needs[vector[place // size]] <= vector[place % size]
            for place, needs in enumerate(self.needs)
        )

    def extremes(self, start: int, stop: int) -> tuple[bool, bool]:
        """Return whether some history has no joint day in `[start, stop)`, and whether some has only joint days.

        A joint day is one on which every state asked about has one of the wanted statuses.
        """
        wanted = self.wanted
        if self._folded is not None:  # without gaps, positions can be chosen for each day on its own
            masks = held_within(*self._folded, date.fromordinal(start), as_date(stop))
            return all(mask & ~wanted for mask in masks), all(mask & wanted for mask in masks)

        def avoids(vector: Vector) -> bool:
            return any(lane.masks[at] & ~wanted for lane, at in zip(self.lanes, vector[: self.asked], strict=False))

        def fills(vector: Vector) -> bool:
            return all(lane.masks[at] & wanted for lane, at in zip(self.lanes, vector[: self.asked], strict=False))

        turns = {
            day for lane in self.lanes for day in (*_within(lane.lows, start, stop), *_within(lane.highs, start, stop))
        }
        firsts = [start, *sorted(turns)]
        segments = list(zip(firsts, [*firsts[1:], stop], strict=True))
        return self._walk(segments, avoids), self._walk(segments, fills)

    def _walk(self, segments: Sequence[tuple[int, int]], good: Callable[[Vector], bool]) -> bool:
        frontier: set[Vector] | None = None
        for first, stop in segments:
            ranges = [lane.range(first) for lane in self.lanes]

            def allowed(vector: Vector, ranges: Sequence[range] = ranges) -> bool:
                inside = all(at in within for at, within in zip(vector, ranges, strict=True))
                return inside and good(vector) and self.possible(vector)

            frontier = set(filter(allowed, product(*ranges))) if frontier is None else self._next(frontier, allowed)
            for _ in range(stop - first - 1):
                grown = self._next(frontier, allowed)
                if grown == frontier:
                    break
                frontier = grown
            if not frontier:
                return False
        return True

    def _next(self, frontier: set[Vector], allowed: Callable[[Vector], bool]) -> set[Vector]:
        reached = {
            ahead
            for vector in frontier
            for ahead in product(
                *(range(at, lane.furthest(at) + 1) for at, lane in zip(vector, self.lanes, strict=True))
            )
        }
        return set(filter(allowed, reached))


def lane_of(network: Network, tracks: Mapping[str, Track], code: str) -> Lane:
    """Return what is needed of a state: of its chain, or of its track where all its days are exact."""
    chain = network.chains.states.get(code)
    if chain is not None:
        return Lane(code, chain.nodes, *network.windows(chain), [BIT[Status.OUTSIDE], *chain.after], chain.gaps)
    days, masks = tracks[code]
    exact = [day.toordinal() for day in days]
    return Lane(code, (), exact, exact, masks, [0] * len(exact))


def answer_of(mask: int, wanted: int = _MEMBER) -> bool | None:
    """Return whether a state with these possible statuses has a wanted one; `None` where that is unsettled."""
    return None if mask & wanted and mask & ~wanted else bool(mask & wanted)


def both(first: bool | None, second: bool | None) -> bool | None:
    """Return whether two answers both are True; False as soon as one is."""
    return False if first is False or second is False else None if None in (first, second) else True


def _within(days: Sequence[int], start: int, stop: int) -> Sequence[int]:
    return days[bisect_right(days, start) : bisect_left(days, stop)]


def joint(
    network: Network, tracks: Mapping[str, Track], a: str, b: str, wanted: int = _MEMBER
) -> tuple[tuple[date, ...], tuple[bool | None, ...]]:
    """Return on which days two states have one of the wanted statuses, by default MEMBER, at the same time.

    Returns:
        The days on which the answer changes, and the answers: one more than days, the first for before.
    """
    ours, theirs = tracks[a], tracks[b]
    starts = sorted({*ours[0], *theirs[0]})
    days: list[date] = []
    answers: list[bool | None] = [both(answer_of(ours[1][0], wanted), answer_of(theirs[1][0], wanted))]
    lanes: Lanes | None = None
    for place, day in enumerate(starts):
        first = answer_of(ours[1][bisect_right(ours[0], day)], wanted)
        second = answer_of(theirs[1][bisect_right(theirs[0], day)], wanted)
        if first is None and second is None:
            lanes = lanes or Lanes(network, tracks, (a, b), wanted)
            stop = starts[place + 1].toordinal() if place + 1 < len(starts) else NEVER
            pieces = _both_possible(lanes, day.toordinal(), stop)
        else:
            pieces = [(day.toordinal(), both(first, second))]
        for since, answer in pieces:
            if answer is not answers[-1]:
                days.append(date.fromordinal(since))
                answers.append(answer)
    return tuple(days), tuple(answers)


def _both_possible(lanes: Lanes, start: int, stop: int) -> list[tuple[int, bool | None]]:
    """Return, from which day on within `[start, stop)`, whether both states can be members on one day."""
    first, second = lanes.lanes[0], lanes.lanes[1]
    if not (first.nodes and second.nodes):
        return [(start, None)]
    theirs, ours = lanes.needs[1], lanes.needs[len(lanes.lanes)]
    assert theirs is not None  # noqa: S101 - both lanes are chains of one network
    assert ours is not None  # noqa: S101
    ahead = [len(second.masks)] * (len(second.masks) + 1)
    for at in range(len(second.masks) - 1, -1, -1):
        ahead[at] = at if second.masks[at] & lanes.wanted else ahead[at + 1]
    turns = {day for lane in (first, second) for days in (lane.lows, lane.highs) for day in _within(days, start, stop)}
    pieces: list[tuple[int, bool | None]] = []
    for day in [start, *sorted(turns)]:
        others = second.range(day)
        found = any(
            ahead[max(others.start, theirs[at])] <= min(others.stop - 1, bisect_right(ours, at) - 1)
            for at in first.range(day)
            if first.masks[at] & lanes.wanted
        )
        pieces.append((day, None if found else False))
    return pieces
