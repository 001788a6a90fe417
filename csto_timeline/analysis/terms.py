"""Compute the terms of a treaty that is concluded for a number of years."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from ..dates import DayLike, day_after, to_date, years_after
from ..engine.windows import NEVER
from ..errors import InvalidDateError, QueryError, printable, shown
from ..facts import Event, Kind
from ..results import Interval
from ..rules import Reading

if TYPE_CHECKING:
    from ..timeline import Timeline


@frozen(repr=False)
class Term(Interval):
    """One term of a treaty.

    Attributes:
        number: its number, counted from 1.
        start: the first day.
        end: the first day after it.
        event: the event from which it follows.
        stated: whether the document of that event itself opens this term; otherwise it follows by automatic renewal.

    Example:
        >>> import csto_timeline as ct
        >>> term = ct.term_on("2000-01-01")
        >>> term.number, term.start.isoformat(), term.event.key, term.stated
        (2, '1999-04-21', 'six-renew-1999', True)
    """

    number: int
    start: date
    end: date
    event: Event
    stated: bool

    def as_row(self) -> dict[str, object]:
        """Return it as plain values for a row of a table."""
        return {
            "number": self.number,
            "start": self.start,
            "end": self.end,
            "event": self.event.key,
            "stated": self.stated,
        }

    def __str__(self) -> str:
        basis = f"by {self.event.key}" if self.stated else f"by automatic renewal since {self.event.key}"
        return printable(f"term {self.number}: {self.when()}, {basis}")

    def __repr__(self) -> str:
        return f"<Term {self.number}: {self.when()}>"


def terms(timeline: Timeline) -> tuple[Term, ...]:
    """Answer `Timeline.terms`."""
    return _terms(timeline, timeline.checked_through)


def term_on(timeline: Timeline, day: DayLike) -> Term | None:
    """Answer `Timeline.term_on`."""
    day = to_date(day)
    timeline._beyond(day)  # it warns once
    through = max(day, timeline.checked_through or day)
    return next((term for term in _terms(timeline, through) if term.start <= day < term.end), None)


def _terms(timeline: Timeline, through: date | None) -> tuple[Term, ...]:
    opened = _openings(timeline)
    starts = sorted(opened)
    found: list[Term] = []
    for start, until in zip(starts, (*starts[1:], None), strict=False):
        event, years = opened[start]
        renews = event.kind is Kind.RENEWAL
        begin, end, count = start, _end(start, years, founding=not renews), 1
        found.append(Term(len(found) + 1, begin, min(end, until or end), event, stated=True))
        while renews and (end < until if until is not None else through is not None and end <= through):
            count += 1
            begin, end = end, _end(start, count * years)
            found.append(Term(len(found) + 1, begin, min(end, until or end), event, stated=False))
    return tuple(found)


def _openings(timeline: Timeline) -> dict[date, tuple[Event, int]]:
    """Return the day on which each term opens by an act, with the event and its years."""
    view = timeline.plain().under(Reading.IN_FORCE)
    opened: dict[date, tuple[Event, int]] = {}
    for event, (low, high) in zip(view.events(), view._windows, strict=True):  # minimal windows
        if event.term_years is not None:
            if low != high or low == NEVER:
                problem = f"the day on which the term of event {shown(event.key)} opens is known only as a window"
                raise QueryError(problem, "give the event an exact in_force dating")
            opened.setdefault(date.fromordinal(low), (event, event.term_years))
    return opened


def _end(start: date, years: int, *, founding: bool = False) -> date:
    """Return the first day after a term; the one that a founding opens still includes its anniversary."""
    anniversary = years_after(start, years)
    end = day_after(anniversary) if founding else anniversary
    if end is None:
        raise InvalidDateError(
            f"a term of {years} years from {start} ends on the last day of the calendar", "give fewer years"
        )
    return end
