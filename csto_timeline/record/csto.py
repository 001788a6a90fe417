"""Where facts and machine meet: the shipped timeline, and its questions as plain functions.

Each function asks `CSTO`, or the same ledger under another `reading`, and is documented at the method of the same name.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from ..results import Epoch, Spell
from ..dates import DayLike
from ..facts import Event, Kind
from .ledger import CHECKED_THROUGH, EVENTS, NAME
from ..rules import Reading, Status
from ..states import StateLike
from ..timeline import Timeline

if TYPE_CHECKING:
    from ..happenings import Change, DatedAct, SharedSpell

CSTO: Final = Timeline.from_events(EVENTS, name=NAME, checked_through=CHECKED_THROUGH)
"""The CST/CSTO under the reading `announced`: as contemporaries would have said it."""


def _under(reading: Reading | str | None) -> Timeline:
    return CSTO if reading is None else CSTO.under(reading)


def members_on(day: DayLike, *, reading: Reading | str | None = None) -> frozenset[str]:
    """Return the certain members on `day`; see `Timeline.members_on`."""
    return (CSTO if reading is None else CSTO.under(reading)).members_on(day)  # as `_under`, without its call


def possible_members_on(day: DayLike, *, reading: Reading | str | None = None) -> frozenset[str]:
    """Return the certain and possible members on `day`; see `Timeline.possible_members_on`."""
    return _under(reading).possible_members_on(day)


def is_member(state: StateLike, day: DayLike, *, reading: Reading | str | None = None) -> bool | None:
    """Return whether `state` is a member on `day`, `None` where unsettled; see `Timeline.is_member`."""
    return _under(reading).is_member(state, day)


def status_on(state: StateLike, day: DayLike, *, reading: Reading | str | None = None) -> Status | None:
    """Return the status of `state` on `day`, `None` where unsettled; see `Timeline.status_on`."""
    return _under(reading).status_on(state, day)


def members_during(
    start: DayLike, end: DayLike | None = None, *, rule: str = "any", reading: Reading | str | None = None
) -> frozenset[str]:
    """Return the members on any day, or on all days, of a stretch; see `Timeline.members_during`."""
    return _under(reading).members_during(start, end, rule=rule)


def spells_of(state: StateLike, *, reading: Reading | str | None = None) -> tuple[Spell, ...]:
    """Return the spells of `state`; see `Timeline.spells_of`."""
    return _under(reading).spells_of(state)


def epochs(*, reading: Reading | str | None = None) -> tuple[Epoch, ...]:
    """Return the stretches in which no answer changes; see `Timeline.epochs`."""
    return _under(reading).epochs()


def changes(
    start: DayLike | None = None, end: DayLike | None = None, *, reading: Reading | str | None = None
) -> tuple[Change, ...]:
    """Return what changes on which day; see `Timeline.changes`."""
    return _under(reading).changes(start, end)


def next_change(day: DayLike, *, reading: Reading | str | None = None) -> date | None:
    """Return the next day on which an answer changes; see `Timeline.next_change`."""
    return _under(reading).next_change(day)


def previous_change(day: DayLike, *, reading: Reading | str | None = None) -> date | None:
    """Return the last day before `day` on which an answer changes; see `Timeline.previous_change`."""
    return _under(reading).previous_change(day)


def shared_spells(a: StateLike, b: StateLike, *, reading: Reading | str | None = None) -> tuple[SharedSpell, ...]:
    """Return the stretches in which both states were members; see `Timeline.shared_spells`."""
    return _under(reading).shared_spells(a, b)


def name_on(day: DayLike, *, reading: Reading | str | None = None) -> str | None:
    """Return the organisation's name on `day`; see `Timeline.name_on`."""
    return _under(reading).name_on(day)


def events(
    *,
    kind: Kind | str | None = None,
    state: StateLike | None = None,
    start: DayLike | None = None,
    end: DayLike | None = None,
    reading: Reading | str | None = None,
) -> tuple[Event, ...]:
    """Return the events that pass every filter; see `Timeline.events`."""
    return _under(reading).events(kind=kind, state=state, start=start, end=end)


def chronology(*, reading: Reading | str | None = None) -> tuple[DatedAct, ...]:
    """Return every dated act in order of day; see `Timeline.chronology`."""
    return _under(reading).chronology()
