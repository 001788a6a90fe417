"""From events to chains: which window each event has under a reading, and which status each state takes after it.

A state's events keep the order of the ledger, so an event is not before the one that precedes it, and their windows
tighten each other. This module checks that order and the rule table, and reports every fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import attr

from ..errors import Fault
from ..facts import Dating, Event, Kind, Source
from ..rules import MOVES_NOBODY, RULES, Reading, Status, legal_kinds

Window = tuple[date, date | None]
"""The earliest and the latest day on which an event can have happened; a latest day of `None`: perhaps never."""


class Moves(NamedTuple):
    """What a ledger does, whatever the reading: per state, the events that change its status and the status after.

    `names` is the chain of names in the same form. Numbers are places in the ledger.
    """

    states: dict[str, list[tuple[int, Status]]]
    names: list[tuple[int, str]]


def moves_of(events: Sequence[Event]) -> tuple[Moves, list[Fault]]:
    """Fold the events through the rule table in ledger order; a step that it lacks is a fault and moves nothing."""
    states: dict[str, list[tuple[int, Status]]] = {}
    names: list[tuple[int, str]] = []
    faults = []
    for place, event in enumerate(events):
        if event.new_name is not None:
            if event.kind is Kind.RENAMING and not names:
                faults.append(Fault(event.key, None, "renames what has no name yet", "give the founding a new_name"))
            names.append((place, event.new_name))
        if event.kind in MOVES_NOBODY:
            continue
        if not event.states:
            faults.append(Fault(event.key, None, f"a {event.kind} moves nobody", "name the states that it moves"))
        for state in event.states:
            chain = states.get(state)
            before = chain[-1][1] if chain else Status.OUTSIDE
            after = RULES.get((before, event.kind))
            if after is None:
                can = ", ".join(legal_kinds(before))
                faults.append(
                    Fault(
                        event.key,
                        state,
                        f"a state that is {before} cannot take a {event.kind}",
                        f"it can take {can}: mend the kind, or add the event that is missing before it",
                    )
                )
            elif after is not before:
                states.setdefault(state, []).append((place, after))
    return Moves(states, names), faults


def standing(event: Event) -> tuple[Dating, ...]:
    """Return the datings of an event that are not rejected."""
    return tuple(dating for dating in event.dated if dating.rejected is None)


def chosen(dated: Sequence[Dating], reading: Reading) -> list[Dating]:
    """Return those of the standing datings whose act counts under `reading`, the preferred one first."""
    for act in reading.acts:
        if found := [dating for dating in dated if dating.act is act]:
            return found
    raise AssertionError("an event without a standing dating was let in")


def disagrees(variant: Dating, preferred: Dating) -> bool:
    """Return whether a standing dating speaks against the preferred one: one that is only less precise does not."""
    return not variant.day.contains(preferred.day)


def window(dated: Sequence[Dating], reading: Reading, *, widened: bool = False) -> Window:
    """Return the window of an event under `reading`, before its neighbours tighten it.

    Args:
        dated: the event's standing datings.
        reading: which act's day counts.
        widened: from the earliest to the latest day that the preferred dating and those that disagree with it allow.
    """
    preferred, *variants = chosen(dated, reading)
    days = [preferred.day]
    if widened:
        days += [variant.day for variant in variants if disagrees(variant, preferred)]
    lows = [day.earliest or date.min for day in days]
    highs = [day.latest for day in days if day.latest is not None]
    return min(lows), max(highs) if len(highs) == len(days) else None


def tightened(windows: Iterable[Window]) -> list[Window]:
    """Return the windows of one chain, each cut to what the order of the chain leaves of it.

    The chain must be possible: see `impossible`.
    """
    lows: list[date] = []
    highs: list[date | None] = []
    for low, high in windows:
        lows.append(max(low, lows[-1]) if lows else low)
        highs.append(high)
    bound = None
    for place in range(len(highs) - 1, -1, -1):
        high = highs[place]
        bound = high if bound is None else bound if high is None else min(high, bound)
        highs[place] = bound
    return list(zip(lows, highs, strict=True))


def check(events: Sequence[Event], checked_through: date | None) -> tuple[Moves, list[Fault]]:
    """Fold a ledger and report everything that is wrong with it under any reading, or as any covering source tells it.

    Returns:
        What the ledger does, and the faults in the order of the checks; without faults every view is possible.
    """
    moves, faults = _check_view(events, [standing(event) for event in events], checked_through)
    faults = [*_shape_faults(events), *faults]
    for source in sources_of(events):
        if source.covers_through is not None:
            told = [(event, dated) for event in events if (dated := told_by(event, source.key))]
            through = min(filter(None, (checked_through, source.covers_through)))
            for fault in _check_view([event for event, _ in told], [dated for _, dated in told], through)[1]:
                faults.append(fault._replace(problem=f"according to {source.key!r} alone, {fault.problem}"))
    return moves, faults


def _check_view(
    events: Sequence[Event], dated: Sequence[Sequence[Dating]], checked_through: date | None
) -> tuple[Moves, list[Fault]]:
    """Check events with these datings under all readings; of one fault under several readings report the first."""
    moves, faults = moves_of(events)
    order: dict[tuple[str | None, str | None], Fault] = {}
    late: dict[int, Fault] = {}
    for reading in Reading:
        windows = [window(datings, reading) for datings in dated]
        days = _Days(dated, reading)
        for fault in _order_faults(events, moves, windows, days):
            order.setdefault((fault.event, fault.state), fault)
        for place, (low, _) in enumerate(windows):
            if checked_through is not None and low > checked_through and place not in late:
                problem = f"it falls on {days.of(place)}, after the record was checked last, on {checked_through}"
                late[place] = Fault(events[place].key, None, problem, "move checked_through on, or mend the day")
    return moves, [*faults, *order.values(), *late.values()]


class _Days(NamedTuple):
    """How a fault tells the day of an event."""

    dated: Sequence[Sequence[Dating]]
    reading: Reading

    def of(self, place: int) -> str:
        dating = chosen(self.dated[place], self.reading)[0]
        return f"{dating.day} ({dating.act})"


def _order_faults(events: Sequence[Event], moves: Moves, windows: Sequence[Window], days: _Days) -> list[Fault]:
    """Report every event that would come before one that precedes it in the ledger."""
    faults = []
    chains = [(state, [place for place, _ in chain]) for state, chain in sorted(moves.states.items())]
    for state, places in [*chains, (None, [place for place, _ in moves.names])]:
        since, first = date.min, -1
        for place in places:
            low, high = windows[place]
            if high is not None and high < since:
                key, wanted = events[place].key, days.reading.acts[0]
                which = "its" if any(dating.act is wanted for dating in days.dated[place]) else "the missing"
                faults.append(
                    Fault(
                        key,
                        state,
                        f"under {days.reading.value!r} it falls on {days.of(place)}, before {events[first].key!r}, "
                        f"which precedes it, on {days.of(first)}",
                        f"give {key!r} {which} {wanted.value!r} dating on {since} or later, or mend the order",
                    )
                )
            elif low >= since:
                since, first = low, place
    return faults


def told_by(event: Event, source: str) -> tuple[Dating, ...]:
    """Return the datings of an event that the source with that key gives, rejected ones included."""
    return tuple(dating for dating in event.dated if any(s.key == source for s in dating.sources))


def retold(events: Sequence[Event], source: str) -> tuple[Event, ...]:
    """Return the ledger as the source with that key tells it: its datings alone, none of them rejected."""
    views = []
    for event in events:
        if dated := told_by(event, source):
            own = [
                attr.evolve(dating, sources=[s for s in dating.sources if s.key == source], rejected=None)
                for dating in dated
            ]
            views.append(attr.evolve(event, dated=own))
    return tuple(views)


def sources_of(events: Iterable[Event]) -> tuple[Source, ...]:
    """Return the sources that the events cite, each once, sorted by key."""
    found = {source.key: source for event in events for dating in event.dated for source in dating.sources}
    return tuple(found[key] for key in sorted(found))


def _shape_faults(events: Sequence[Event]) -> list[Fault]:
    faults: list[Fault] = []
    keys: set[str] = set()
    sources: dict[str, Source] = {}
    for event in events:
        if event.key in keys:
            faults.append(Fault(event.key, None, "the key is used twice", "give every event a key of its own"))
        keys.add(event.key)
        for dating in event.dated:
            for source in dating.sources:
                if sources.setdefault(source.key, source) != source:
                    faults.append(
                        Fault(
                            event.key,
                            None,
                            f"two different sources have the key {source.key!r}",
                            "give each document a key of its own",
                        )
                    )
    return faults
