"""Enumerate all possible histories of a small ledger, or of a few rows of spells, and answer from nothing else.

This is the definition of an answer, typed from the documented semantics: a history gives every event one day inside its
window, or never where the window is open above. An answer is True if it holds in every history, False if in none, and
`None` otherwise. Nothing is imported from the package. Days are small whole numbers counted from `BASE`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import combinations, pairwise, permutations, product
from math import inf
from typing import Any

BASE = date(1999, 12, 29)

LEAVING = {"lapse": "former", "withdrawal": "former", "expulsion": "former"}
MOVING = {"association": "associate", "observer": "observer"}
TABLE: dict[str, dict[str, str]] = {
    "outside": {"founding": "member", "accession": "member", **MOVING},
    "observer": {"accession": "member", "association": "associate", **LEAVING},
    "associate": {"accession": "member", "observer": "observer", **LEAVING},
    "member": {"renewal": "member", "freeze": "member", "suspension": "suspended", **MOVING, **LEAVING},
    "suspended": {"return": "member", **MOVING, **LEAVING},
    "former": {"return": "member", "accession": "member", **MOVING},
}
STATUSES = frozenset(TABLE)
ORDERS = {
    "announced": ("announced", "signed", "in_force"),
    "signed": ("signed", "in_force", "announced"),
    "in_force": ("in_force", "signed", "announced"),
}

Window = tuple[float, float]
Course = tuple[frozenset[str], ...]
"""The statuses of one state on each of the days, where several mean that each day has any one of them."""

Row = tuple[str, Window, Window, frozenset[str]]
"""State, window of the first day, window of the first day after, and statuses."""
Worlds = Callable[[tuple[str, ...]], Iterable[tuple[Course, ...]]]
Times = dict[str, set[float]]
Chains = dict[str | None, list[tuple[int, str | None]]]


class ImpossibleError(Exception):
    """The ledger, or the rows, have no possible history, or are malformed."""


class UnclearError(Exception):
    """The documented semantics do not say what to do."""


def number(day: date | None, missing: float) -> float:
    """Return a day as a number of days after `BASE`; `missing` if there is none."""
    return missing if day is None else (day - BASE).days


def day_of(place: int) -> date:
    """Return the day with that number."""
    return BASE + timedelta(days=place)


def within(window: Window, days: range, room: int) -> list[float]:
    """Return the days of a window, and `inf` for never or later than all the days asked about."""
    low, high = window
    first = days[-1] + 1 if low == inf else int(max(low, days[0] - room))
    return [*range(first, int(min(high, days[-1])) + 1), *([inf] if high == inf else [])]


class Histories:
    """All histories of one view: combinations of courses of states, names by day, and the days of each event."""

    def __init__(
        self, days: range, worlds: Worlds, names: Iterable[tuple[str | None, ...]] = (), times: Times | None = None
    ) -> None:
        self.days, self.names, self.times = days, set(names), times or {}
        self._worlds = cache(lambda states: [tuple(map(_masks, world)) for world in set(worlds(states))])
        self._courses = cache(lambda state: {world[0] for world in worlds((state,))})

    def possible_statuses(self, state: str, day: int) -> set[str]:
        """Return every status of a state on a day, in any history."""
        return {status for course in self._courses(state) for status in course[day - self.days[0]]}

    def member(self, states: tuple[str, ...], start: int, end: int, rule: str) -> bool | None:
        """Return whether all the states are members together on any, or on all, of the days of `[start, end)`."""
        days = sum(1 << (day - self.days[0]) for day in range(start, end))
        can, can_fail = False, False
        for world in self._worlds(states):
            must, may = days, days
            for certain, possible in world:
                must, may = must & certain, may & possible
            can |= may != 0 if rule == "any" else may == days
            can_fail |= must == 0 if rule == "any" else must != days
        return None if can and can_fail else can

    def name(self, day: int) -> str | None:
        """Return the name of a day if it is the same in all histories."""
        names = {course[day - self.days[0]] for course in self.names}
        return names.pop() if len(names) == 1 else None

    def happens(self, key: str, start: float, end: float) -> bool:
        """Return whether the event happens in `[start, end)` in some history; `end=inf` is open."""
        return any(start <= time < end or time == end == inf for time in self.times[key])


@cache
def _masks(course: Course) -> tuple[int, int]:
    """Return the days on which the state must be, and may be, a member, as bits."""
    bits = [(1 << place, statuses) for place, statuses in enumerate(course)]
    certain = sum(bit for bit, statuses in bits if statuses == {"member"})
    return certain, sum(bit for bit, statuses in bits if "member" in statuses)


# Events


def window(event: Any, reading: str, *, widened: bool, source: str | None) -> Window | None:
    """Return the window of an event in a view; `None` if the source does not date it."""
    by_act: dict[str, list[Window]] = {}
    for dating in event.dated:
        if dating.rejected is None if source is None else source in [cited.key for cited in dating.sources]:
            span = (number(dating.day.earliest, -inf), number(dating.day.latest, inf))
            by_act.setdefault(str(dating.act), []).append(span)
    for act in ORDERS[reading]:
        if act in by_act:
            low, high = by_act[act][0]
            contrary = [(a, b) for a, b in by_act[act] if widened and not (a <= low and high <= b)]
            return min(low, *(a for a, _ in contrary), low), max(high, *(b for _, b in contrary), high)
    return None


def chains_of(told: Sequence[tuple[Any, Window]], *, whole: bool = True) -> Chains:
    """Return the chain of each state and, under `None`, of the name: places of events, and what they lead to."""
    chains: Chains = {None: []}
    status: dict[str, str] = {}
    dissolved = False
    for place, (event, _) in enumerate(told):
        kind = str(event.kind)
        if kind == "milestone":
            continue
        # A renaming needs an earlier name, except in the account of one source, which need not tell it.
        if dissolved or (kind == "renaming" and whole and not chains[None]):
            raise ImpossibleError(event.key)
        if kind == "dissolution":
            dissolved = True
            for owner in (None, *status):
                chains[owner].extend([(place, None if owner is None else "former")] if chains[owner] else [])
            status = dict.fromkeys(status, "former")
        for state in event.states if kind != "renaming" else ():
            before = status.get(state, "outside")
            if kind not in TABLE[before]:
                raise ImpossibleError(event.key, state)
            status[state] = TABLE[before][kind]
            chains.setdefault(state, []).extend([(place, status[state])] if status[state] != before else [])
        if event.new_name is not None:
            chains[None].append((place, event.new_name))
    return chains


def of_events(
    events: Iterable[Any], days: range, reading: str = "announced", *, widened: bool = False, source: str | None = None
) -> Histories:
    """Return all histories of a ledger in one view; an error if there is none, or the rule table refuses an event."""
    spans = [(event, window(event, reading, widened=widened, source=source)) for event in events]
    told = [(event, span) for event, span in spans if span is not None]
    chains = chains_of(told, whole=source is None)
    befores: list[list[tuple[int, int]]] = [[] for _ in told]
    for owner, chain in chains.items():
        for (one, _), (other, after) in pairwise(chain):
            befores[other].append((one, 1 if owner is None and after is not None else 0))
    bound = {place for chain in chains.values() for place, _ in chain}
    room = len(chains[None]) + 2
    choices = [within(span, days, room) if place in bound else [inf] for place, (_, span) in enumerate(told)]
    histories = list(_assignments(choices, befores))
    if not histories:
        raise ImpossibleError("no history")
    times = {
        event.key: {times[place] for times in histories} if place in bound else set(within(span, days, room))
        for place, (event, span) in enumerate(told)
    }

    def worlds(states: tuple[str, ...]) -> Iterator[tuple[Course, ...]]:
        mine = [chains.get(state, []) for state in states]
        for key in {tuple(tuple(times[place] for place, _ in chain) for chain in mine) for times in histories}:
            yield tuple(
                tuple(frozenset({_last(chain, when, day, "outside")}) for day in days)
                for chain, when in zip(mine, key, strict=True)
            )

    naming = {tuple(times[place] for place, _ in chains[None]) for times in histories}
    names = [tuple(_last(chains[None], when, day, None) for day in days) for when in naming]
    return Histories(days, worlds, names, times)


def _assignments(
    choices: list[list[float]], befores: list[list[tuple[int, int]]], chosen: tuple[float, ...] = ()
) -> Iterator[tuple[float, ...]]:
    """Give every assignment of days that keeps the order of each chain."""
    if len(chosen) == len(choices):
        yield chosen
        return
    floor = max((chosen[before] + weight for before, weight in befores[len(chosen)]), default=-inf)
    for time in choices[len(chosen)]:
        if time >= floor:
            yield from _assignments(choices, befores, (*chosen, time))


def _last(chain: list[tuple[int, str | None]], when: Sequence[float], day: int, before: Any) -> Any:
    return [before, *(after for (_, after), time in zip(chain, when, strict=True) if time <= day)][-1]


# Rows of spells


def of_rows(rows: Sequence[Row], days: range) -> Histories:
    """Return all histories of rows of spells; an error if two rows of a state have no possible order, or two."""
    room = len(rows) + 2
    courses = {state: _courses([row for row in rows if row[0] == state], days, room) for state, *_ in rows}
    empty = {tuple(frozenset({"outside"}) for _ in days)}
    return Histories(days, lambda states: product(*(courses.get(state, empty) for state in states)))


def _courses(rows: Sequence[Row], days: range, room: int) -> set[Course]:
    """Return the possible courses of one state."""
    orders = [(order, found) for order in permutations(rows) if (found := list(_placements(order, days, room)))]
    if len(orders) != 1:
        raise ImpossibleError(f"{len(orders)} orders")
    ((order, placements),) = orders
    if any(next(_placements(pair[::-1], days, room), None) for pair in combinations(order, 2)):
        raise UnclearError("two rows alone have two orders, but only one together with the others")
    return {tuple(_statuses(order, placed, day) for day in days) for placed in placements}


def of_merged(rows: Sequence[Row], days: range) -> Histories:
    """Return all histories of rows of one state with one status each; those of one status may overlap."""
    choices = [[(a, b, row) for a in within(row[1], days, 9) for b in within(row[2], days, 9) if b > a] for row in rows]
    courses: set[Course] = set()
    for placed in product(*choices):
        changes = [(one, other) for one, other in permutations(placed, 2) if one[2][3] != other[2][3]]
        if all(one[1] <= other[0] or other[1] <= one[0] for one, other in changes) and not any(
            one[2][2] == other[2][1] and one[1] < other[0] for one, other in changes
        ):
            courses.add(tuple(_of_day(placed, day) for day in days))
    if not courses:
        raise ImpossibleError("no history")
    return Histories(days, lambda states: product(*(courses for _ in states)))


def _of_day(placed: Sequence[tuple[float, float, Row]], day: int) -> frozenset[str]:
    """Return the status of a day in one history of rows that each have one status."""
    out = frozenset({"former" if any(end <= day for _, end, _ in placed) else "outside"})
    return next((row[3] for start, end, row in placed if start <= day < end), out)


def _placements(order: Sequence[Row], days: range, room: int) -> Iterator[tuple[tuple[float, float], ...]]:
    """Give every choice of first days and ends that puts the rows one after the other in this order.

    A row whose end is open may begin after the last day of all, so `inf` stands for any such day as well as for never.
    """
    if not order:
        yield ()
        return
    *before, (_, starts, ends, statuses) = order
    for placed in _placements(before, days, room):
        floor = placed[-1][1] if placed else -inf
        together = bool(before) and before[-1][2] == starts and before[-1][3] != statuses
        for start in within(starts, days, room) if floor < inf or before[-1][2][0] < inf else ():
            if start == floor if together else start >= floor:
                yield from ((*placed, (start, end)) for end in within(ends, days, room) if end > start or end == inf)


def _statuses(order: Sequence[Row], placed: Sequence[tuple[float, float]], day: int) -> frozenset[str]:
    """Return the statuses of a day: those of its row, where `outside` means `former` after a row with a status.

    An unknown status stands for all statuses, whatever comes before, and one of several statuses for itself as long as
    the state may never have had one, and was not `former` for that. Rows of one status that touch are one row.
    """
    before = sum(end <= day for _, end in placed)
    said = order[before][3] if before < len(order) and placed[before][0] <= day else None
    while said and before and order[before - 1][2:] == (order[before][1], said) and len(set(order[before][1])) == 1:
        before -= 1
    earlier = any(statuses != {"outside"} for *_, statuses in order[:before])
    said = said or frozenset({"outside"})
    never = len(said) > 1 and all("outside" in statuses for *_, statuses in order[:before])
    never = never and not _was_former(order[: before + 1])
    if said == STATUSES or never or not earlier or "outside" not in said:
        return said
    return said - {"outside"} | {"former"}


def _was_former(rows: Sequence[Row]) -> bool:
    """Return whether the state was `former` before the last of some rows, in a gap or a row `outside`."""
    had = False
    for (*_, ends, statuses), (_, starts, _, others) in pairwise(rows):
        had = had or statuses != {"outside"}
        touching = ends == starts and (statuses != others or len(set(ends)) == 1)
        if had and (others == {"outside"} or not touching):
            return True
    return False
