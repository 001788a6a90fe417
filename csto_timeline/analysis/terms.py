"""The terms of a treaty that is concluded for a number of years, by calendar arithmetic."""

from datetime import date

import attr

from ..results import Stretch
from ..record.csto import CSTO
from ..dates import DayLike, day_after, to_date, years_after
from ..errors import InvalidDateError, QueryError
from ..facts import Event, Kind
from ..engine.windows import standing, window
from ..rules import Reading
from ..timeline import Timeline, check_timeline


@attr.frozen
class Term(Stretch):
    """One term: its number, its days, and the event that founds it.

    `stated` says that the event's own document opens this term; otherwise it follows from automatic renewal.
    """

    number: int
    start: date
    end: date
    event: Event
    stated: bool

    def __str__(self) -> str:
        basis = f"by {self.event.key}" if self.stated else f"by automatic renewal since {self.event.key}"
        return f"term {self.number}: {self.when()}, {basis}"


def terms(*, timeline: Timeline = CSTO) -> tuple[Term, ...]:
    """Return the terms in order, up to the one that contains `checked_through`.

    A founding opens the first term on the day of its entry into force, and the term still holds on that day's
    anniversary: the Treaty's first one ran from 20 April 1994 and expired on 20 April 1999. A renewal opens the next
    on the day from which it prolongs, and from then on one term follows the other without further act. Several events
    that open a term on the same day open one term. The reading does not matter.

    Counting five years from the signature, which gives May 1997, is wrong: the Protocol of 2 April 1999 says that the
    period fixed by Article 11 expires on 20 April 1999, and that the Treaty entered into force on 20 April 1994.

    Raises:
        QueryError: the day on which a term opens is not known to the day.
        InvalidDateError: a term ends beyond the calendar.
        QueryTypeError: `timeline` is no Timeline.

    Source: Protocol of 2 April 1999 on the extension of the Collective Security Treaty, preamble and points 2 and 3
    (`protocol-1999`). No source states the later terms: the second is counted from point 3, which prolongs the Treaty
    from 21 April 1999, the others follow from point 2, automatic renewal.
    """
    check_timeline(timeline)
    return _terms(timeline, timeline.checked_through)


def term_on(day: DayLike, *, timeline: Timeline = CSTO) -> Term | None:
    """Return the term that contains `day`; `None` before the first and in a gap between two.

    Raises:
        InvalidDateError: `day` is no day, or its term ends beyond the calendar.
        QueryError: the day on which a term opens is not known to the day.
        QueryTypeError: `timeline` is no Timeline, or `day` neither text nor a date.

    Warns:
        BeyondRecordWarning: `day` is after `checked_through`; the answer supposes that renewal goes on.
    """
    check_timeline(timeline)
    day = to_date(day)
    timeline.name_on(day)  # warns where the day lies beyond the record
    through = max(day, timeline.checked_through or day)
    return next((term for term in _terms(timeline, through) if term.start <= day < term.end), None)


def _terms(timeline: Timeline, through: date | None) -> tuple[Term, ...]:
    opened: dict[date, tuple[Event, int]] = {}
    for event in timeline.events():
        if event.term_years is not None:
            opened.setdefault(_opening(event), (event, event.term_years))
    starts = sorted(opened)
    found: list[Term] = []
    for start, until in zip(starts, (*starts[1:], None), strict=False):
        event, years = opened[start]
        renewal = event.kind is Kind.RENEWAL
        begin, end, count = start, _end(start, years, founding=not renewal), 1
        found.append(Term(len(found) + 1, begin, min(end, until or end), event, stated=True))
        while renewal and (end < until if until is not None else through is not None and end <= through):
            count += 1
            begin, end = end, _end(start, count * years)
            found.append(Term(len(found) + 1, begin, min(end, until or end), event, stated=False))
    return tuple(found)


def _end(start: date, years: int, *, founding: bool = False) -> date:
    """Return the first day after the term; the one that a founding opens still holds on its anniversary."""
    anniversary = years_after(start, years)
    end = day_after(anniversary) if founding else anniversary
    if end is None:
        raise InvalidDateError(f"{years} years after {start} is the last day of the calendar; give fewer years")
    return end


def _opening(event: Event) -> date:
    low, high = window(standing(event), Reading.IN_FORCE)
    if low != high:
        raise QueryError(f"the term that {event.key!r} opens begins on a day known only as a window; give it the day")
    return low
