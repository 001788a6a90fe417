"""Hypothesis strategies for tests of code that asks timelines: states, days, partial dates, events, ledgers, timelines.

Needs the extra `hypothesis`; no other module imports this one. A drawn ledger is legal: it obeys the rule table and is
possible under every reading, and as each source with `covers_through` tells it. Everything shrinks towards few events
of one founding state, all on one day and by one act.

>>> from hypothesis import find
>>> find(partial_dates(min_value="1992-05-15"), lambda day: not day.is_day)
PartialDate.of('2000-01')
"""

from collections.abc import Iterable
from datetime import date
from itertools import product
from typing import Final

from .drafts import LETTERS, NAMES, OPEN, WRONG, Draft, Marks, More, Said, Voice, around, event_of, ledger_of, moved
from ..dates import DayLike, PartialDate, to_date
from ..errors import MissingExtraError, TimelineError, one_of, shown
from ..facts import Act, Dating, Event, Kind
from ..engine.parties import Parties
from ..rules import Reading
from ..states import State, StateLike, all_states, find
from ..timeline import Timeline

try:
    from hypothesis import note
    from hypothesis import strategies as st
    from hypothesis.errors import InvalidArgument
    from hypothesis.strategies import SearchStrategy
except ImportError as problem:
    raise MissingExtraError(
        "csto_timeline.strategies needs Hypothesis; run: pip install csto-timeline[hypothesis]"
    ) from problem

__all__ = ["boundary_days", "days", "events", "ledgers", "partial_dates", "states", "timelines"]

_MADE_UP: Final = tuple(State(code, f"Party {code}") for code in ("AAA", "AAB", "AAC", "AAD"))
"""Parties under codes that ISO 3166-1 leaves to its users, so that no state of the world is mistaken for one."""

_AWAY: Final = st.integers(0, 1000)  # days: enough for neighbouring windows to overlap or not
_CHOICE: Final = st.integers(0, 59)  # of as many things as there are: 60 falls evenly on up to six
_NOTES: Final = st.none() | st.text(max_size=5)
_MORE: Final = st.builds(
    More,
    name=st.none() | st.sampled_from(NAMES),
    term=st.none() | st.integers(1, 99),
    what=st.text(max_size=5),
    note=_NOTES,
)
_SAID: Final = st.tuples(
    st.sampled_from(Act),
    st.integers(-1000, 1000),
    st.sampled_from([*LETTERS, *OPEN]) | st.tuples(_AWAY, _AWAY),
    st.sampled_from([Marks(*marks) for marks in product(range(4), (False, True), (False, True))]),
).map(Said._make)


def states(*, among: Iterable[StateLike] | None = None) -> SearchStrategy[State]:
    """Draw a state, as its `State` record; its `spellings` are what people may call it.

    Shrinks to the first one.

    Args:
        among: codes, names or `State` values to draw from, other text being a party's own code; by default every
            state of ISO 3166-1.

    Raises:
        InvalidArgument: `among` is empty, holds what is neither, or two parties of one name.
    """
    return st.sampled_from(all_states() if among is None else _parties(among))


def days(*, min_value: DayLike = date.min, max_value: DayLike = date.max) -> SearchStrategy[date]:
    """Draw a day from `min_value` to `max_value`, both included; shrinks as `hypothesis.strategies.dates` does.

    Raises:
        InvalidArgument: a bound is no day, or they run backwards.
    """
    return st.dates(*_bounds(min_value, max_value))


def boundary_days(
    timeline: Timeline, *, min_value: DayLike | None = None, max_value: DayLike | None = None
) -> SearchStrategy[date]:
    """Draw a day where a mistake would show: one on which an answer of `timeline` changes, a neighbour, a bound.

    The day after the record counts as one, and both bounds are included. Shrinks to the first change within them.

    Args:
        timeline: whose days; derive the reading that is asked first.
        min_value: by default the first day of the calendar.
        max_value: by default `checked_through`, since questions about later days warn, or the last day of the calendar.

    Raises:
        InvalidArgument: not a timeline, a bound is no day, or they run backwards.
    """
    if not isinstance(timeline, Timeline):
        raise InvalidArgument(f"boundary_days needs a Timeline, not {shown(timeline)}")
    first, last = _bounds(
        date.min if min_value is None else min_value,
        (timeline.checked_through or date.max) if max_value is None else max_value,
    )
    turns = [epoch.start for epoch in timeline.epochs()]
    if timeline.checked_through is not None:
        turns.append(moved(timeline.checked_through, 1))
    near = [moved(day, by) for by in (0, -1, 1) for day in turns]
    return st.sampled_from(list(dict.fromkeys(day for day in (*near, first, last) if first <= day <= last)))


def partial_dates(
    *, min_value: DayLike = date.min, max_value: DayLike = date.max, allow_open: bool = True
) -> SearchStrategy[PartialDate]:
    """Draw a partial date: a day, a month, a year, a range, or one with an open end; shrinks to a day.

    Args:
        min_value: the earliest day that a known end may have.
        max_value: the latest day that a known end may have.
        allow_open: whether one end may be unknown.

    Raises:
        InvalidArgument: a bound is no day, or they run backwards.
    """
    first, last = _bounds(min_value, max_value)
    forms = st.sampled_from([*LETTERS, *(OPEN if allow_open else ())]) | st.tuples(_AWAY, _AWAY)
    return st.builds(around, st.dates(first, last), forms, st.just((first, last)))


def events(
    *,
    states: Iterable[StateLike] | None = None,
    kinds: Iterable[Kind | str] = tuple(Kind),
    min_value: DayLike = date.min,
    max_value: DayLike = date.max,
) -> SearchStrategy[Event]:
    """Draw one well-formed event, whether or not a ledger would admit it; shrinks to a founding on one day.

    Args:
        states: the states that it may name; made-up parties by default.
        kinds: the kinds that it may have.
        min_value: the earliest day that it may be dated on.
        max_value: the latest day that it may be dated on.

    Raises:
        InvalidArgument: `states` or `kinds` is empty or holds what is none, or the bounds are no good.
    """
    names = st.sampled_from([party.alpha_3 for party in _parties(states)])
    about = {
        "act": st.sampled_from(Act),
        "day": partial_dates(min_value=min_value, max_value=max_value),
        "note": _NOTES,
        "implied": st.booleans(),
    }
    standing = st.builds(Dating, **about)
    others = st.lists(standing | st.builds(Dating, rejected=st.just(WRONG), **about), max_size=5)
    return st.builds(
        event_of,
        st.just("event"),
        st.sampled_from(_kinds(kinds)),
        st.lists(names, min_size=1, unique=True),
        st.builds(lambda first, rest: [first, *rest], standing, others),
        _MORE,
    )


def ledgers(
    *,
    states: Iterable[StateLike] | None = None,
    min_size: int = 0,
    max_size: int | None = None,
    min_value: DayLike = date.min,
    max_value: DayLike = date.max,
) -> SearchStrategy[tuple[Event, ...]]:
    """Draw a legal ledger, as `Timeline.from_events` takes it.

    It holds any kind of event, of one state or several, with several acts, partial dates, variants, rejected datings
    and sources, of which some cover the whole of membership as they tell it.

    Args:
        states: codes, names or `State` values that the events may name; made-up parties by default.
        min_size: the least number of events.
        max_size: the greatest number of events.
        min_value: the earliest day that an event may be dated on.
        max_value: the latest day that an event may be dated on.

    Raises:
        InvalidArgument: an argument is no good.
    """
    bounds = _bounds(min_value, max_value)
    code = st.sampled_from([party.alpha_3 for party in _parties(states)])
    slots = st.tuples(*[st.none() | _SAID] * 4)
    draft = st.tuples(code, st.lists(code, max_size=3), _CHOICE, slots, _MORE).map(Draft._make)
    # Hypothesis can drop a long element of a list or a tuple only by making it `None` first.
    least, more = _sizes(min_size, max_size)
    drafts = st.tuples(*[draft] * least), st.lists(st.one_of(st.none(), *[draft] * 9), max_size=more)
    voice = st.builds(
        Voice,
        covers=st.none() | _AWAY,
        title=st.text(max_size=5),
        published=st.none() | partial_dates(),
    )
    return _ledgers(st.dates(*bounds), drafts, st.lists(voice, max_size=3), bounds)


def timelines(
    *,
    states: Iterable[StateLike] | None = None,
    min_size: int = 0,
    max_size: int | None = None,
    min_value: DayLike = date.min,
    max_value: DayLike = date.max,
) -> SearchStrategy[Timeline]:
    """Draw the timeline of a legal ledger, under any reading, with or without `checked_through`.

    Shrinks to the reading `announced` of a simple ledger without `checked_through`. The arguments are those of
    `ledgers`; what is no state of the world among `states` is declared as the timeline's own party.

    Raises:
        InvalidArgument: an argument is no good.
    """
    parties = _parties(states)
    drawn = ledgers(states=parties, min_size=min_size, max_size=max_size, min_value=min_value, max_value=max_value)
    return _timelines(drawn, [party for party in parties if party not in all_states()])


@st.composite
def _ledgers(
    draw: st.DrawFn,
    starts: SearchStrategy[date],
    drafts: tuple[SearchStrategy[tuple[Draft, ...]], SearchStrategy[list[Draft | None]]],
    voices: SearchStrategy[list[Voice]],
    bounds: tuple[date, date],
) -> tuple[Event, ...]:
    """Draw a ledger, and say of a failing example what is in it instead of how it was made."""
    needed, more = draw(drafts[0]), draw(drafts[1])
    ledger = ledger_of(draw(starts), [*needed, *filter(None, more)], draw(voices), bounds)
    for event in ledger:
        named = () if event.new_name is None else (repr(event.new_name),)
        note(f"{event.key} {', '.join((*event.states, *named))}: {'; '.join(map(str, event.dated))}")
    return ledger


@st.composite
def _timelines(draw: st.DrawFn, ledgers: SearchStrategy[tuple[Event, ...]], declared: list[State]) -> Timeline:
    ledger, reading, beyond = draw(ledgers), draw(st.sampled_from(Reading)), draw(st.none() | _AWAY)
    latest = max((dating.day.earliest or date.min for event in ledger for dating in event.dated), default=date.min)
    through = None if beyond is None else moved(latest, beyond)
    return Timeline.from_events(ledger, name="a timeline", states=declared, reading=reading, checked_through=through)


# Arguments


def _bounds(min_value: DayLike, max_value: DayLike) -> tuple[date, date]:
    try:
        first, last = to_date(min_value), to_date(max_value)
    except TimelineError as problem:
        raise InvalidArgument(f"a bound is no day: {problem}") from None
    if first > last:
        raise InvalidArgument(f"min_value={first} is after max_value={last}; exchange them")
    return first, last


def _parties(values: Iterable[StateLike] | None) -> tuple[State, ...]:
    """Return the states that these codes and names stand for; other text is a party's own code."""
    if values is None:
        return _MADE_UP
    if isinstance(values, (str, State)) or not isinstance(values, Iterable):
        raise InvalidArgument(f"states cannot be {shown(values)}; give a list of codes, names or State values")
    found = []
    for value in values:
        if not isinstance(value, State) and not (isinstance(value, str) and value.strip()):
            raise InvalidArgument(f"{shown(value)} is no state; give codes, names or State values")
        found.append(find(value) or State(str(value), str(value)))
    if not found:
        raise InvalidArgument("there is no state to draw from; give at least one, or leave it out")
    try:
        return Parties(dict.fromkeys(found)).declared
    except TimelineError as problem:
        raise InvalidArgument(str(problem)) from None


def _sizes(min_size: int, max_size: int | None) -> tuple[int, int | None]:
    """Return how many there must be, and how many more there may be."""
    sizes = [min_size] if max_size is None else [min_size, max_size]
    if any(type(size) is not int for size in sizes) or not 0 <= min_size <= sizes[-1]:
        wrong = f"min_size={shown(min_size)} and max_size={shown(max_size)} are no sizes"
        raise InvalidArgument(f"{wrong}; give whole numbers, the smaller first")
    return min_size, None if max_size is None else max_size - min_size


def _kinds(values: Iterable[Kind | str]) -> list[Kind]:
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise InvalidArgument(f"kinds cannot be {shown(values)}; give a list of kinds")
    try:
        found = [Kind(one_of(value, tuple(Kind), "kind")) for value in values]
    except TimelineError as problem:
        raise InvalidArgument(str(problem)) from None
    if not found:
        raise InvalidArgument("there is no kind to draw from; give at least one, or leave it out")
    return found
