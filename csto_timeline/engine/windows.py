"""Place the events of a ledger in time: fold them into chains, and narrow their windows until every day is possible.

Theory of operation. A *history* gives every event one day inside its window (or never, where the window is open), the
same day for every state that the event moves and for the name that it gives, such that each *chain* keeps ledger
order. The chain of a state holds the events that change its status, the chain of names those that give a name; two
names are at least one day apart, and so are the two ends of a row. Such constraints form a simple temporal network
with weights zero and one (Dechter, Meiri and Pearl 1991). Ledger order is a topological order of all chains together,
so one pass forward and one pass backward over the whole ledger give every event its minimal window: exactly the days
on which it happens in some history.

Days are ordinals here; `NEVER` is the day after the last day of the calendar.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, Final, NamedTuple, TypeVar

from attrs import evolve

from ..dates import earliest_of
from ..errors import Fault, printable, with_article
from ..facts import Dating, Event, Kind, Source, sources_of, standing
from ..rules import BIT, NO_STEP, RULES, SETTLED, Reading, Status, legal_kinds

FIRST: Final = date.min.toordinal()
LAST: Final = date.max.toordinal()
NEVER: Final = LAST + 1

Window = tuple[int, int]
"""The first and the last day on which an event can happen; a last day of `NEVER` means that it may never happen."""

Track = tuple[tuple[date, ...], tuple[int, ...]]
"""The days on which the possible statuses of a state change, and their masks: one more than days, the first before."""

NameTrack = tuple[tuple[date, ...], tuple[str | None, ...]]
"""The days on which the name changes, and the names, the first before; `None` where there is none or it is open."""

_Value = TypeVar("_Value")
_OUTSIDE: Final = BIT[Status.OUTSIDE]
_FORMER: Final = BIT[Status.FORMER]


class Chain(NamedTuple):
    """The events that move one state, or that change the name, in ledger order.

    Attributes:
        nodes: their places in the ledger.
        after: what holds after each: a mask of statuses, or a name.
        gaps: how many days, 0 or 1, must lie between each event and the one before it in the chain.
    """

    nodes: list[int]
    after: list[Any]
    gaps: list[int]

    @classmethod
    def empty(cls) -> Chain:
        """Return a chain without events."""
        return cls([], [], [])

    def add(self, node: int, after: Any, gap: int = 0) -> None:
        """Append an event."""
        self.nodes.append(node)
        self.after.append(after)
        self.gaps.append(gap if len(self.nodes) > 1 else 0)


class Chains(NamedTuple):
    """All chains of a ledger; they are the same under every reading."""

    states: dict[str, Chain]
    names: Chain


class Conflict(NamedTuple):
    """An event that cannot happen: its window ends before the event that pushes it can have happened."""

    node: int
    pushed_by: int
    state: str | None
    earliest: int


def fold(events: Sequence[Event], *, whole: bool = True) -> tuple[Chains, list[Fault]]:
    """Fold events into chains by the rule table, in ledger order; a step that the table lacks is a fault.

    Args:
        events: the ledger.
        whole: whether this is the whole ledger. What one source says of it may begin with a renaming.
    """
    chains = Chains({}, Chain.empty())
    faults: list[Fault] = []
    dissolved: Event | None = None
    for node, event in enumerate(events):
        if dissolved is not None and event.kind is not Kind.MILESTONE:
            problem = f"it follows {dissolved.key!r}, which dissolves the organization"
            faults.append(Fault(problem, "only milestones may follow a dissolution", event=event.key))
        elif event.kind is Kind.DISSOLUTION:
            dissolved = event
            _end_all(chains, node)
        else:
            if whole and event.kind is Kind.RENAMING and not chains.names.nodes:
                faults.append(Fault("it renames what has no name yet", "give the founding a new_name", event=event.key))
            if event.new_name is not None:
                chains.names.add(node, event.new_name, 1)
            if event.kind not in NO_STEP:
                _move(chains, node, event, faults)
    return chains, faults


def _end_all(chains: Chains, node: int) -> None:
    """Add a dissolution to every chain: after it every state is FORMER, and the organization has no name."""
    for chain in chains.states.values():
        chain.add(node, _FORMER)
    if chains.names.nodes:
        chains.names.add(node, None)


def _move(chains: Chains, node: int, event: Event, faults: list[Fault]) -> None:
    """Add an event to the chains of the states that it names."""
    if not event.states:
        faults.append(
            Fault(f"{with_article(event.kind)} names no states", "name the states that it moves", event=event.key)
        )
    for state in event.states:
        chain = chains.states.get(state)
        before = Status.OUTSIDE if chain is None else SETTLED[chain.after[-1]]
        assert before is not None  # noqa: S101 - an event leads to exactly one status
        after = RULES.get((before, event.kind))
        if after is None:
            can = ", ".join(legal_kinds(before))
            problem = f"a state that is {before} cannot take {with_article(event.kind)}"
            cure = f"it can take: {can}; correct the kind, or add the event that is missing before it"
            faults.append(Fault(problem, cure, event=event.key, state=state))
        elif after is not before:
            chains.states.setdefault(state, chain or Chain.empty()).add(node, BIT[after])


class Network(NamedTuple):
    """Chains whose events have minimal windows.

    Attributes:
        chains: the chains.
        lows: the first day on which each event can happen.
        highs: the last day on which each event can happen.
        before: for each event, those that immediately precede it in a chain, with the gap.
        counts: what `preceding` has answered.
    """

    chains: Chains
    lows: list[int]
    highs: list[int]
    before: list[list[tuple[int, int]]]
    counts: dict[str | None, list[int]]

    def windows(self, chain: Chain) -> tuple[list[int], list[int]]:
        """Return the first and the last days of the events of a chain; both never fall along it."""
        return [self.lows[node] for node in chain.nodes], [self.highs[node] for node in chain.nodes]

    def track(self, chain: Chain) -> Track:
        """Return the track of the state that a chain is about."""
        return _track([_OUTSIDE, *chain.after], *self.windows(chain), meaning=_any_of)

    def name_track(self) -> NameTrack:
        """Return the track of the name."""
        return _track([None, *self.chains.names.after], *self.windows(self.chains.names), meaning=_only)

    def preceding(self, key: str | None) -> list[int]:
        """Return, for each event, how many events of a chain must have happened once it has happened.

        Args:
            key: the state whose chain it is; `None` for the chain of names.
        """
        if key not in self.counts:
            chain = self.chains.names if key is None else self.chains.states[key]
            places = {node: place for place, node in enumerate(chain.nodes, 1)}
            counts: list[int] = []
            for node, before in enumerate(self.before):
                counts.append(places.get(node) or max((counts[other] for other, _ in before), default=0))
            self.counts[key] = counts
        return self.counts[key]


def propagate(windows: Sequence[Window], chains: Chains) -> tuple[Network, list[Conflict]]:
    """Return the chains with minimal windows, and the events that leave no history possible.

    After a conflict the forward pass goes on from the event's own window, so that every conflict is found.
    """
    lows = [low for low, _ in windows]
    highs = [high for _, high in windows]
    before: list[list[tuple[int, int]]] = [[] for _ in windows]
    about: dict[tuple[int, int], str | None] = {}
    for state, chain in (*chains.states.items(), (None, chains.names)):
        for place in range(1, len(chain.nodes)):
            node, other = chain.nodes[place], chain.nodes[place - 1]
            before[node].append((other, chain.gaps[place]))
            about[node, other] = state
    conflicts = []
    for node, others in enumerate(before):
        earliest, pushed_by = max(((lows[other] + gap, other) for other, gap in others), default=(FIRST, node))
        if earliest > lows[node]:
            earliest = min(earliest, NEVER)
            if earliest > highs[node]:
                conflicts.append(Conflict(node, pushed_by, about[node, pushed_by], earliest))
            else:
                lows[node] = earliest
    if not conflicts:
        _pull(highs, before)
    return Network(chains, lows, highs, before, {}), conflicts


def _pull(highs: list[int], before: Sequence[Sequence[tuple[int, int]]]) -> None:
    """Narrow the windows from above: no event happens later than those that follow it allow."""
    for node in range(len(before) - 1, -1, -1):
        if highs[node] < NEVER:
            for other, gap in before[node]:
                highs[other] = min(highs[other], highs[node] - gap)


def _track(
    values: Sequence[Any], lows: Sequence[int], highs: Sequence[int], *, meaning: Callable[[Collection[Any]], Any]
) -> tuple[tuple[date, ...], tuple[Any, ...]]:
    """Return a track from the values of a chain, the first before its events, and the windows of these.

    Args:
        values: the values.
        lows: the first day on which each event can happen.
        highs: the last day on which each event can happen.
        meaning: what the track says where some values are possible.
    """
    counts = {values[0]: 1}
    days: list[date] = []
    meanings = [values[0]]
    certain = possible = 0
    for day in sorted({*lows, *highs} - {NEVER}):
        while possible < len(lows) and lows[possible] <= day:
            possible += 1
            counts[values[possible]] = counts.get(values[possible], 0) + 1
        while certain < len(highs) and highs[certain] <= day:
            counts[values[certain]] -= 1
            if not counts[values[certain]]:
                del counts[values[certain]]
            certain += 1
        meant = meaning(counts)
        if meant != meanings[-1]:
            days.append(date.fromordinal(day))
            meanings.append(meant)
    return tuple(days), tuple(meanings)


def _any_of(masks: Collection[int]) -> int:
    return reduce(or_, masks)


def _only(names: Collection[str | None]) -> str | None:
    return next(iter(names)) if len(names) == 1 else None


def held_within(days: Sequence[date], values: Sequence[_Value], start: date, end: date | None) -> Sequence[_Value]:
    """Return the values of a track that hold on some day of `[start, end)`, in order."""
    last = len(days) if end is None else bisect_left(days, end)
    return values[bisect_right(days, start) : last + 1]


# Which dating of an event counts


def chosen(dated: Sequence[Dating], reading: Reading) -> list[Dating]:
    """Return those of the standing datings whose act counts under a reading, the preferred one first."""
    by_act = ([dating for dating in dated if dating.act is act] for act in reading.acts)
    return next(filter(None, by_act))  # every event has a standing dating


def disagrees(variant: Dating, preferred: Dating) -> bool:
    """Return whether a variant disagrees with the preferred dating. One that is only less precise does not."""
    return not variant.day.contains(preferred.day)


def window(dated: Sequence[Dating], reading: Reading, *, widened: bool = False) -> Window:
    """Return the window of an event under a reading, before the rest of the ledger narrows it.

    Args:
        dated: the event's standing datings.
        reading: which act's day counts.
        widened: whether the window is the hull of the preferred dating and of the variants that disagree with it.
    """
    preferred, *variants = chosen(dated, reading)
    days = [preferred.day]
    if widened:
        days += [variant.day for variant in variants if disagrees(variant, preferred)]
    lows = [FIRST if day.earliest is None else day.earliest.toordinal() for day in days]
    highs = [NEVER if day.latest is None else day.latest.toordinal() for day in days]
    return min(lows), max(highs)


# What one source says


def told_by(event: Event, source: str) -> tuple[Dating, ...]:
    """Return the datings of an event that the source with that key gives, rejected ones included."""
    return tuple(dating for dating in event.dated if any(cited.key == source for cited in dating.sources))


_IN_WORDS: Final[Mapping[Kind, str]] = {
    Kind.OBSERVER: "Observer status",
    Kind.LAPSE: "Lapse of membership",
    Kind.FREEZE: "Freeze of participation",
}
"""What an event is called in neutral words, where that is more than its kind."""


def retold(events: Sequence[Event], source: str) -> tuple[Event, ...]:
    """Return the ledger as one source gives it: its datings alone, none rejected, each event in neutral words.

    The ledger's own sentences and notes may rest on other sources, so they are replaced or left out.
    """
    views = []
    for event in events:
        if dated := told_by(event, source):
            own = [
                evolve(dating, sources=[s for s in dating.sources if s.key == source], rejected=None)
                for dating in dated
            ]
            who = f": {', '.join(event.states)}" if event.states else ""
            words = _IN_WORDS.get(event.kind, event.kind.capitalize())
            views.append(evolve(event, dated=own, what=f"{words}{who}.", note=None))
    return tuple(views)


# What can be wrong with a ledger


def check(events: Sequence[Event], checked_through: date | None) -> tuple[Chains, list[Fault]]:
    """Fold a ledger and report everything that is wrong with it, under every reading and for every covering source.

    Returns:
        Its chains, and the faults in the order of the checks.
    """
    chains, faults = _check_view(events, [standing(event) for event in events], checked_through)
    faults = [*_shape_faults(events), *faults]
    for source, (own, dated) in _covering(events).items():
        through = earliest_of(checked_through, source.covers_through)
        for fault in _check_view(own, dated, through, whole=False)[1]:
            faults.append(evolve(fault, problem=f"according to {source.key!r} alone, {fault.problem}"))
    return chains, faults


def _covering(events: Sequence[Event]) -> dict[Source, tuple[list[Event], list[list[Dating]]]]:
    """Return, for each source that covers membership as a whole, the events that it dates and its datings of each."""
    found: dict[Source, tuple[list[Event], list[list[Dating]]]] = {}
    for event in events:
        own: dict[Source, list[Dating]] = {}
        for dating in event.dated:
            for source in dating.sources:
                if source.covers_through is not None:
                    own.setdefault(source, []).append(dating)
        for source, dated in own.items():
            cited, datings = found.setdefault(source, ([], []))
            cited.append(event)
            datings.append(dated)
    return found


def _check_view(
    events: Sequence[Event], dated: Sequence[Sequence[Dating]], checked_through: date | None, *, whole: bool = True
) -> tuple[Chains, list[Fault]]:
    """Check events with these datings under all readings; of one event's faults under several, report the first."""
    chains, faults = fold(events, whole=whole)
    order: dict[int, Fault] = {}
    late: dict[int, Fault] = {}
    views: dict[tuple[Window, ...], Reading] = {}  # readings with the same windows have the same faults
    for reading in Reading:
        views.setdefault(tuple(window(datings, reading) for datings in dated), reading)
    for windows, reading in views.items():
        for conflict in propagate(windows, chains)[1]:
            if conflict.node not in order:
                order[conflict.node] = _order_fault(events, dated, reading, conflict)
        for node, (low, _) in enumerate(windows):
            if checked_through is not None and low > checked_through.toordinal() and node not in late:
                day = chosen(dated[node], reading)[0].day
                problem = f"it is dated {day}, after checked_through, {checked_through}"
                late[node] = Fault(problem, "move checked_through on, or correct the day", event=events[node].key)
    return chains, [*faults, *(order[node] for node in sorted(order)), *(late[node] for node in sorted(late))]


def _order_fault(
    events: Sequence[Event], dated: Sequence[Sequence[Dating]], reading: Reading, conflict: Conflict
) -> Fault:
    event, other = events[conflict.node], events[conflict.pushed_by]
    mine, theirs = chosen(dated[conflict.node], reading)[0], chosen(dated[conflict.pushed_by], reading)[0]
    chain = "names" if conflict.state is None else printable(conflict.state, 60)
    earliest = "never" if conflict.earliest == NEVER else f"{date.fromordinal(conflict.earliest)} or later"
    return Fault(
        f"under {reading.value!r} it is dated {mine.day} ({mine.act}), but {other.key!r} is dated {theirs.day} "
        f"({theirs.act}), which precedes it in the chain of {chain}, makes it happen {earliest}",
        f"correct one of the two days, or the order of the events; under {reading.value!r} an event takes its first "
        f"dating among {', '.join(reading.acts)}",
        event=event.key,
        state=conflict.state,
    )


def _shape_faults(events: Sequence[Event]) -> Iterator[Fault]:
    keys: set[str] = set()
    sources: dict[str, Source] = {}
    terms: dict[Window, Event] = {}
    for event in events:
        if event.key in keys:
            yield Fault("the key is used twice", "give every event a key of its own", event=event.key)
        keys.add(event.key)
        for source in sources_of([event]):
            known = sources.setdefault(source.key, source)
            if known is not source and known != source:
                problem = f"two different sources have the key {source.key!r}"
                yield Fault(problem, "give each document a key of its own", event=event.key)
        if event.term_years is not None:
            opened = window(standing(event), Reading.IN_FORCE)
            other = terms.setdefault(opened, event)
            if opened[0] == opened[1] and other.term_years != event.term_years:
                problem = (
                    f"a term of {event.term_years} years begins on the same day as the term of {other.term_years} "
                    f"years that {other.key!r} opens"
                )
                yield Fault(problem, "give both the same term_years, or correct the day", event=event.key)


def as_date(ordinal: int) -> date | None:
    """Return the day with that ordinal, `None` for `NEVER`."""
    return None if ordinal >= NEVER else date.fromordinal(ordinal)
