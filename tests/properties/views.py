"""Share what the property tests need: ledgers, views of them, days at their boundaries, and how to ask them."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import product
from typing import Any

from hypothesis import example
from hypothesis import strategies as st
from ledgers import ONE_DAY

from csto_timeline import CSTO, Event, Reading, Status, Timeline
from csto_timeline.testing.strategies import boundary_days, ledgers, timelines

Ledger = tuple[Event, ...]
View = tuple[Reading, bool]
Asked = tuple[Timeline, date]
VIEWS = st.tuples(st.sampled_from(Reading), st.booleans())
LONGER_CHAINS = {"min_size": 4, "max_size": 9, "states": ["AAA", "AAB"]}
LEDGERS = ledgers(max_size=8) | ledgers(**LONGER_CHAINS)
TIMELINES = timelines(max_size=8) | timelines(**LONGER_CHAINS) | st.just(CSTO)


def seen(timeline: Timeline, view: View) -> Timeline:
    """Return a view of a timeline: a reading, and whether it is widened."""
    reading, wide = view
    return timeline.under(reading).widened() if wide else timeline.under(reading)


def of(ledger: Iterable[Event], view: View = (Reading.ANNOUNCED, False)) -> Timeline:
    """Return a view of the timeline of a ledger."""
    return seen(Timeline.from_events(ledger, name="made up", unknown="keep"), view)


def answers(timeline: Timeline, day: date) -> tuple[object, ...]:
    """Return all answers about a day, except for states that are still outside."""
    statuses = {state: timeline.possible_statuses_on(state, day) for state in timeline.states}
    moved = {state: possible for state, possible in statuses.items() if possible != (Status.OUTSIDE,)}
    return timeline.members_on(day), timeline.possible_members_on(day), timeline.name_on(day), moved


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    """Draw a view, of a made-up ledger or of the record, and a day at its boundaries or those of another view."""
    timeline = draw(TIMELINES)
    covering = [source.key for source in timeline.sources if source.covers_through is not None]
    source = draw(st.sampled_from([None, *covering]))
    view = timeline if source is None else timeline.according_to(source)
    other = seen(view, draw(VIEWS))
    return seen(view, draw(VIEWS)), draw(boundary_days(other, max_value=date.max))


def pinned(test: Callable[..., None]) -> Callable[..., None]:
    """Add examples: each boundary of the record in every view, the ends of the calendar, and a leap day."""
    always = {date.min, date.max, date(1999, 4, 20), date(1999, 4, 21), date(2024, 2, 29)}
    for view in product(Reading, (False, True)):
        timeline = seen(CSTO, view)
        turns = {epoch.start for epoch in timeline.epochs()} | {(timeline.checked_through or date.min) + ONE_DAY}
        for day in sorted(always | turns | {day - ONE_DAY for day in turns}):
            test = example(asked=(timeline, day))(test)
    return test


def holds(interval: Any, day: date) -> bool:
    """Return whether a half-open interval contains a day."""
    return interval.start <= day and (interval.end is None or day < interval.end)
