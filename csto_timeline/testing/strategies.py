"""Draw states, days, partial dates, events, ledgers and timelines for tests with Hypothesis.

A drawn ledger is legal: it obeys the rule table and has a possible history under every reading. Everything shrinks
towards few events of few states, on single days and with one dating each. This module needs Hypothesis.

>>> from hypothesis import find
>>> find(partial_dates(min_value="1992-05-15"), lambda day: not day.is_day)
PartialDate.of('2000-01')
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from ..dates import DayLike, PartialDate, to_date
from ..errors import MissingExtraError, TimelineError, shown, word_of
from ..facts import Act, Dating, Event, Grade, Kind, Source
from ..rules import NO_STEP, RULES, Reading, Status, legal_kinds
from ..states import State, StateLike, all_states, find
from ..timeline import Timeline

try:
    from hypothesis import strategies as st
    from hypothesis.errors import InvalidArgument
    from hypothesis.strategies import SearchStrategy
except ImportError as missing:
    problem = "csto_timeline.testing.strategies needs Hypothesis, which is not installed"
    raise MissingExtraError(problem, "install it, for instance with: pip install '.[hypothesis]'") from missing

__all__ = ["boundary_days", "days", "events", "ledgers", "partial_dates", "states", "timelines"]

_PARTIES: Final = tuple(State(code, f"Party {code}") for code in ("AAA", "AAB", "AAC", "AAD"))
"""Parties under codes that ISO 3166-1 leaves to its users, so that none is mistaken for a state of the world."""

_NAMES: Final = ("League", "Pact", "Union")
_GAPS: Final = st.sampled_from((0, 1, 30, 400, 2000))
_TERMS: Final = st.none() | st.integers(1, 30)
_REJECTED: Final = "contradicted by every other source"
_ORDER_OF_SOURCES: Final = ("gazette", "register", "atlas")


def states(*, among: Iterable[StateLike] | None = None) -> SearchStrategy[State]:
    """Draw a state as a `State`; shrinks to the first one.

    Args:
        among: codes, names or `State` values to draw from; other text is a party's own code. By default every state
            of ISO 3166-1.

    Raises:
        InvalidArgument: `among` is empty or holds something else.

    Example:
        >>> from hypothesis import find
        >>> find(states(among=["Armenia", "Belarus"]), lambda state: True)
        State('ARM', 'Armenia')
    """
    return st.sampled_from(all_states() if among is None else _parties(among))


def days(*, min_value: DayLike = date.min, max_value: DayLike = date.max) -> SearchStrategy[date]:
    """Draw a day between two bounds, both included; shrinks as `hypothesis.strategies.dates` does.

    Args:
        min_value: the first day.
        max_value: the last day.

    Raises:
        InvalidArgument: a bound is not a day, or the first is after the last.

    Example:
        >>> from hypothesis import find
        >>> find(days(min_value="1992-05-15", max_value="1992-05-15"), lambda day: True).isoformat()
        '1992-05-15'
    """
    return st.dates(*_bounds(min_value, max_value))


def boundary_days(
    timeline: Timeline, *, min_value: DayLike | None = None, max_value: DayLike | None = None
) -> SearchStrategy[date]:
    """Draw a day on which a mistake would show: one on which an answer changes, a neighbour of one, or a bound.

    Shrinks to the first change within the bounds, which are included.

    Args:
        timeline: whose days.
        min_value: by default the first day of the calendar.
        max_value: by default `checked_through`, because questions about later days warn, or else the last day of the
            calendar.

    Raises:
        InvalidArgument: `timeline` is not a Timeline, a bound is not a day, or the first is after the last.

    Example:
        >>> from hypothesis import find
        >>> from csto_timeline import CSTO
        >>> find(boundary_days(CSTO), lambda day: day.year > 1994).isoformat()
        '1999-04-21'
    """
    if not isinstance(timeline, Timeline):
        raise InvalidArgument(f"{shown(timeline)} is not a Timeline")
    first, last = _bounds(
        date.min if min_value is None else min_value,
        (timeline.checked_through or date.max) if max_value is None else max_value,
    )
    turns = [epoch.start for epoch in timeline.epochs()]
    if timeline.checked_through is not None:
        turns.append(_moved(timeline.checked_through, 1))
    near = [_moved(day, by) for by in (0, -1, 1) for day in turns]
    return st.sampled_from(list(dict.fromkeys(day for day in (*near, first, last) if first <= day <= last)))


def partial_dates(
    *, min_value: DayLike = date.min, max_value: DayLike = date.max, allow_open: bool = True
) -> SearchStrategy[PartialDate]:
    """Draw a partial date: a day, a month, a year, a window, or a window with an open end; shrinks to a day.

    Args:
        min_value: the earliest day of a known end.
        max_value: the latest day of a known end.
        allow_open: whether one end may be open.

    Raises:
        InvalidArgument: a bound is not a day, or the first is after the last.

    Example:
        >>> from hypothesis import find
        >>> find(partial_dates(min_value="1992-05-15"), lambda day: day.latest is None).is_day
        False
    """
    bounds = _bounds(min_value, max_value)
    forms = st.integers(0, 5 if allow_open else 3)
    return st.builds(_around, st.dates(*bounds), forms, st.integers(0, 400), st.just(bounds))


def events(
    *,
    states: Iterable[StateLike] | None = None,
    kinds: Iterable[Kind | str] = tuple(Kind),
    min_value: DayLike = date.min,
    max_value: DayLike = date.max,
) -> SearchStrategy[Event]:
    """Draw one well-formed event, whether or not a ledger would accept it; shrinks to a founding on one day.

    Args:
        states: the states that it may name; by default four parties of no real organization.
        kinds: the kinds that it may have.
        min_value: the earliest day that it may be dated on.
        max_value: the latest day that it may be dated on.

    Raises:
        InvalidArgument: `states` or `kinds` is empty or holds something else, or a bound is wrong.

    Example:
        >>> from hypothesis import find
        >>> find(events(states=["France"], kinds=["accession"]), lambda event: True).states
        ('FRA',)
    """
    codes = st.lists(st.sampled_from([party.alpha_3 for party in _parties(states)]), min_size=1, unique=True)
    windows = partial_dates(min_value=min_value, max_value=max_value)
    dating = st.builds(Dating, act=st.sampled_from(Act), day=windows, implied=st.booleans())
    rejected = st.builds(Dating, act=st.sampled_from(Act), day=windows, rejected=st.just(_REJECTED))
    dated = st.tuples(dating, st.lists(dating | rejected, max_size=4)).map(lambda drawn: [drawn[0], *drawn[1]])
    return st.builds(
        _event, st.just("event"), st.sampled_from(_kinds(kinds)), codes, dated, st.sampled_from(_NAMES), _TERMS
    )


def ledgers(
    *,
    states: Iterable[StateLike] | None = None,
    min_size: int = 0,
    max_size: int = 8,
    min_value: DayLike = date.min,
    max_value: DayLike = date.max,
) -> SearchStrategy[tuple[Event, ...]]:
    """Draw a legal ledger, as `Timeline.from_events` takes it.

    It can hold every kind of event, of one state or of several, with several acts, partial dates, variants, rejected
    datings, and sources, one of which may cover membership as a whole.

    Args:
        states: codes, names or `State` values that the events may name; by default four parties of no real
            organization.
        min_size: the least number of events.
        max_size: the greatest number of events.
        min_value: the earliest day that an event may be dated on.
        max_value: the latest day that an event may be dated on.

    Raises:
        InvalidArgument: an argument is wrong.

    Example:
        >>> from hypothesis import find
        >>> ledger = find(ledgers(states=["France"], max_size=1), lambda ledger: bool(ledger and ledger[0].states))
        >>> len(ledger), ledger[0].states
        (1, ('FRA',))
    """
    parties, bounds = _parties(states), _bounds(min_value, max_value)
    if not (type(min_size) is int and type(max_size) is int and 0 <= min_size <= max_size):
        raise InvalidArgument(
            f"min_size={shown(min_size)} and max_size={shown(max_size)} are not an ascending pair of sizes"
        )
    return _ledgers([party.alpha_3 for party in parties], min_size, max_size, bounds)


def timelines(
    *,
    states: Iterable[StateLike] | None = None,
    min_size: int = 0,
    max_size: int = 8,
    min_value: DayLike = date.min,
    max_value: DayLike = date.max,
) -> SearchStrategy[Timeline]:
    """Draw the timeline of a legal ledger, under any reading, with or without `checked_through`.

    Args:
        states: codes, names or `State` values that the events may name; what is not a state of the world is declared
            as a party. By default four parties of no real organization.
        min_size: the least number of events.
        max_size: the greatest number of events.
        min_value: the earliest day that an event may be dated on.
        max_value: the latest day that an event may be dated on.

    Raises:
        InvalidArgument: an argument is wrong.

    Example:
        >>> from hypothesis import find
        >>> find(timelines(states=["France"], max_size=1), lambda timeline: bool(timeline.states)).states
        ('FRA',)
    """
    parties = _parties(states)
    drawn = ledgers(states=parties, min_size=min_size, max_size=max_size, min_value=min_value, max_value=max_value)
    return _timelines(drawn, [party for party in parties if party not in all_states()])


@st.composite
def _timelines(draw: st.DrawFn, drawn: SearchStrategy[tuple[Event, ...]], declared: list[State]) -> Timeline:
    ledger, reading, beyond = draw(drawn), draw(st.sampled_from(Reading)), draw(st.none() | st.integers(0, 1000))
    lows = [dating.day.earliest or date.min for event in ledger for dating in event.dated]
    through = None if beyond is None else _moved(max(lows, default=date.min), beyond)
    return Timeline.from_events(ledger, name="Drawn", states=declared, reading=reading, checked_through=through)


class _Clock:
    """A history that keeps the drawn ledger possible: the day of the last event of each chain, under each reading."""

    def __init__(self, start: date) -> None:
        self.start = start
        self.last: dict[tuple[Reading, str | None], date] = {}

    def floor(self, acts: Sequence[Act], act: Act, chains: Sequence[str | None]) -> date:
        """Return the first day on which an act can be dated, where `acts` are all that the event has."""
        own = [reading for reading in Reading if _chosen(reading, acts) is act]
        days = [
            _moved(self.last[reading, chain], chain is None)
            for reading in own
            for chain in chains
            if (reading, chain) in self.last
        ]
        return max(days, default=self.start)

    def leaves_room(self, chain: str | None, last: date) -> bool:
        """Return whether a later day is left, up to the last one, for another event of a chain."""
        return all(day < last for (_, own), day in self.last.items() if own == chain)

    def set(self, days: dict[Act, date], chains: Sequence[str | None]) -> None:
        """Note that an event of these chains happens."""
        for reading in Reading:
            for chain in chains:
                self.last[reading, chain] = days[_chosen(reading, list(days))]


def _chosen(reading: Reading, acts: Sequence[Act]) -> Act:
    return next(act for act in reading.acts if act in acts)


@st.composite
def _ledgers(draw: st.DrawFn, codes: list[str], least: int, most: int, bounds: tuple[date, date]) -> tuple[Event, ...]:
    clock = _Clock(draw(st.dates(*bounds)))
    sources = {key: Source(key=key, title=key.title(), grade=draw(st.sampled_from(Grade))) for key in _ORDER_OF_SOURCES}
    whole = draw(st.none() | st.just(Source(key="whole", title="Whole account", covers_through=bounds[1])))
    status = dict.fromkeys(codes, Status.OUTSIDE)
    named = dissolved = False
    ledger: list[Event] = []
    for number in range(draw(st.integers(least, most))):
        lead = draw(st.sampled_from(codes))
        nameable = clock.leaves_room(None, bounds[1])
        if dissolved:
            kinds = [Kind.MILESTONE]
        elif number and draw(st.integers(0, 9)) == 9:
            kinds = [Kind.DISSOLUTION]
        else:
            kinds = [kind for kind in legal_kinds(status[lead]) if kind != Kind.DISSOLUTION]
            kinds += [Kind.RENAMING] if named and nameable else []
        kind = draw(st.sampled_from(kinds))
        moved = [] if kind in {*NO_STEP, Kind.DISSOLUTION} else [lead, *draw(_others(codes, lead, status, kind))]
        new_name = (
            draw(st.sampled_from(_NAMES))
            if kind is Kind.RENAMING or (kind is Kind.FOUNDING and nameable and draw(st.booleans()))
            else None
        )
        chains: list[str | None] = [state for state in moved if RULES[status[state], kind] is not status[state]]
        chains += [None] if new_name else []
        if kind is Kind.DISSOLUTION:
            chains = [*(state for state in codes if status[state] is not Status.OUTSIDE), None]
        acts = draw(st.lists(st.sampled_from(Act), min_size=1, max_size=3, unique=True))
        happens = {act: min(_moved(clock.floor(acts, act, chains), draw(_GAPS)), bounds[1]) for act in acts}
        clock.set(happens, chains)
        dated = [_dating(draw, act, day, sources, whole, bounds) for act, day in happens.items()]
        dated += draw(st.lists(_variants(acts, bounds, tuple(sources.values())), max_size=2))
        term = draw(_TERMS) if kind is Kind.FOUNDING and not any(event.term_years for event in ledger) else None
        ledger.append(_event(f"event-{number}", kind, moved, dated, new_name, term))
        for state in moved:
            status[state] = RULES[status[state], kind]
        named = named or new_name is not None
        dissolved = dissolved or kind is Kind.DISSOLUTION
    return tuple(ledger)


def _others(codes: Sequence[str], lead: str, status: dict[str, Status], kind: Kind) -> SearchStrategy[list[str]]:
    able = [code for code in codes if code != lead and (status[code], kind) in RULES]
    return st.lists(st.sampled_from(able), unique=True) if able else st.just([])


def _dating(
    draw: st.DrawFn, act: Act, day: date, sources: dict[str, Source], whole: Source | None, bounds: tuple[date, date]
) -> Dating:
    form, width = draw(st.integers(0, 5)), draw(st.integers(0, 400))
    cited = draw(st.lists(st.sampled_from(sorted(sources)), max_size=2, unique=True))
    every = [] if whole is None else [whole]
    return Dating(act=act, day=_around(day, form, width, bounds), sources=[*(sources[key] for key in cited), *every])


def _variants(acts: Sequence[Act], bounds: tuple[date, date], sources: Sequence[Source]) -> SearchStrategy[Dating]:
    """Draw a dating that is not the preferred one of its act: a variant, or a rejected one."""
    return st.builds(
        Dating,
        act=st.sampled_from(list(acts)),
        day=partial_dates(min_value=bounds[0], max_value=bounds[1]),
        sources=st.lists(st.sampled_from(list(sources)), max_size=1),
        rejected=st.none() | st.just(_REJECTED),
    )


def _event(
    key: str, kind: Kind, states: Sequence[str], dated: Sequence[Dating], new_name: str | None, term: int | None
) -> Event:
    """Return an event with the fields that its kind can have."""
    return Event(
        key=key,
        kind=kind,
        states=() if kind is Kind.DISSOLUTION else states,
        dated=dated,
        new_name=new_name if kind in (Kind.FOUNDING, Kind.RENAMING) else None,
        term_years=term if kind in (Kind.FOUNDING, Kind.RENEWAL) else None,
    )


def _around(day: date, form: int, width: int, bounds: tuple[date, date]) -> PartialDate:
    """Return a window that contains a day: the day, its month, its year, some days around it, or an open end."""
    if form >= 4:
        return PartialDate(_moved(day, -width), None) if form == 4 else PartialDate(None, day)
    if form == 3:
        low, high = _moved(day, -width), _moved(day, width // 2)
    else:
        whole = PartialDate.of(day.isoformat()[: (10, 7, 4)[form]])
        low, high = whole.earliest or day, whole.latest or day
    return PartialDate(min(max(low, bounds[0]), day), max(min(high, bounds[1]), day))


def _moved(day: date, by: int) -> date:
    """Return the day so many days later, or the first or the last day of the calendar."""
    return date.fromordinal(min(max(day.toordinal() + by, date.min.toordinal()), date.max.toordinal()))


def _bounds(min_value: DayLike, max_value: DayLike) -> tuple[date, date]:
    try:
        first, last = to_date(min_value), to_date(max_value)
    except TimelineError as error:
        raise InvalidArgument(f"a bound is not a day: {error}") from None
    if first > last:
        raise InvalidArgument(f"min_value={first} is after max_value={last}")
    return first, last


def _parties(values: Any) -> tuple[State, ...]:
    """Return the states that codes and names stand for; other text is a party's own code."""
    if values is None:
        return _PARTIES
    found = []
    for value in _listed(values, "states"):
        if not isinstance(value, State) and not (isinstance(value, str) and value.strip()):
            raise InvalidArgument(f"{shown(value)} is not a state")
        found.append(find(value) or State(str(value), str(value)))
    return tuple(dict.fromkeys(found))


def _kinds(values: Any) -> list[Kind]:
    try:
        return [word_of(Kind, value) for value in _listed(values, "kinds")]
    except TimelineError as error:
        raise InvalidArgument(str(error)) from None


def _listed(values: Any, what: str) -> list[Any]:
    """Return what a list holds, which is at least one thing."""
    if isinstance(values, (str, State)) or not isinstance(values, Iterable):
        raise InvalidArgument(f"{shown(values)} is not a list of {what}")
    found = list(values)
    if not found:
        raise InvalidArgument(f"the list of {what} is empty")
    return found
