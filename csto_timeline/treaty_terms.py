"""The terms of a treaty that is concluded for a number of years, by calendar arithmetic."""

from datetime import date

import attr

from .answers import Stretch
from .csto import CSTO
from .dates import DAY, DayLike, to_date, years_after
from .errors import QueryError
from .events import Event, Kind
from .fold import standing, window
from .rules import Reading
from .timeline import Timeline


@attr.frozen
class Term(Stretch):
    """One term: its number, its days, and the event that founds it.

    `stated` says that the event's document gives this term; otherwise it follows from automatic renewal.
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
    on the day from which it prolongs, and from then on one term follows the other without further act.

    Counting five years from the signature, which gives May 1997, is wrong: the Protocol of 2 April 1999 says that the
    period fixed by Article 11 expires on 20 April 1999, and that the Treaty entered into force on 20 April 1994.

    Raises:
        QueryError: the day on which a term opens is not known to the day.

    Source: Protocol of 2 April 1999 on the extension of the Collective Security Treaty, preamble and points 2 and 3
    (`protocol-1999`). No source states the later terms: they follow from point 2, automatic renewal.
    """
    return _terms(timeline, timeline.checked_through)


def term_on(day: DayLike, *, timeline: Timeline = CSTO) -> Term | None:
    """Return the term that contains `day`; `None` before the first and in a gap between two.

    Raises:
        InvalidDateError: `day` is no day.
        QueryError: the day on which a term opens is not known to the day.

    Warns:
        BeyondRecordWarning: `day` is after `checked_through`; the answer supposes that renewal goes on.
    """
    day = to_date(day)
    timeline.name_on(day)  # warns where the day lies beyond the record
    through = max(day, timeline.checked_through or day)
    return next((term for term in _terms(timeline, through) if term.start <= day < term.end), None)


def _terms(timeline: Timeline, through: date | None) -> tuple[Term, ...]:
    found: list[Term] = []
    opened = [(event, _opening(event), event.term_years) for event in timeline.events() if event.term_years]
    for place, (event, start, years) in enumerate(opened):
        until = opened[place + 1][1] if place + 1 < len(opened) else None
        renewal = event.kind is Kind.RENEWAL
        end = years_after(start, years) + (0 if renewal else 1) * DAY
        found.append(Term(len(found) + 1, start, min(end, until or end), event, stated=True))
        count = 1
        while renewal and (until is None or end < until) and through is not None and end <= through:
            count += 1
            begin, end = end, years_after(start, count * years)
            found.append(Term(len(found) + 1, begin, min(end, until or end), event, stated=False))
    return tuple(found)


def _opening(event: Event) -> date:
    low, high = window(standing(event), Reading.IN_FORCE)
    if low != high:
        raise QueryError(f"the term that {event.key!r} opens begins on a day known only as a window; give it the day")
    return low
