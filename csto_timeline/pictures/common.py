"""Decide what every picture of a timeline shows: which days, which states in which order, and in which words."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from typing import Final, Literal

from ..dates import DAY, DayLike, PartialDate, to_bounds
from ..errors import one_of, printable
from ..rules import Reading, Status
from ..timeline import Timeline

Order = Literal["entry", "name", "code"]

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WORDS: Final = {
    Status.MEMBER: "member",
    Status.SUSPENDED: "suspended",
    Status.ASSOCIATE: "associate or partner",
    Status.OBSERVER: "observer",
    Status.FORMER: "left",
    Status.OUTSIDE: "not yet in",
}
"""What a legend calls each status."""

_READINGS: Final = {
    Reading.ANNOUNCED: "by public announcement",
    Reading.SIGNED: "by signature",
    Reading.IN_FORCE: "by entry into force",
}
_LONGEST: Final = 120


def days_shown(timeline: Timeline, start: DayLike | None, end: DayLike | None) -> tuple[date, date] | None:
    """Return the first and the last day of a picture; `None` if no state ever has a status.

    By default they run from the first change to `checked_through`, or a little beyond the last change. A state that is
    unsettled from the beginning of the calendar makes them begin a little earlier.

    Raises:
        InvalidDateError: a bound cannot be read, or the stretch holds no day.
    """
    since, until = to_bounds(start, end)
    starts = [spell.start for state in timeline.states for spell in timeline.spells_of(state)]
    known = [day for day in starts if day != date.min] or starts
    if not known:
        return None
    first, last = min(known), max(known)
    margin = max((last - first) / 10, timedelta(365))
    if date.min in starts:
        first = first - margin if first - date.min > margin else date.min
    if timeline.checked_through is not None:
        last = max(timeline.checked_through, first)
    else:
        last = last + margin if date.max - last > margin else date.max
    first = since or (first if until is None else min(first, until - DAY))
    last = until - DAY if until is not None else max(last, first)
    return first, last


def in_order(timeline: Timeline, order: Order) -> list[str]:
    """Return the codes of the states that have a spell, in the order of entry and name, of name, or of code.

    Raises:
        OptionError: there is no such order.
    """
    one_of(order, ("entry", "name", "code"), "order")
    states = [state for state in timeline.states if timeline.spells_of(state)]
    if order == "code":
        return sorted(states)
    names = {state: without_accents(timeline.party(state).name.casefold()) for state in states}
    entries = {state: timeline.spells_of(state)[0].start if order == "entry" else date.min for state in names}
    return sorted(names, key=lambda state: (entries[state], names[state], state))


def title_of(timeline: Timeline, first: date, last: date, *, open_ended: bool) -> str:
    """Return the title of a picture, such as "Members of the Collective Security Treaty Organization, 1992-2026".

    A picture that is open-ended, of a timeline without `checked_through`, is one "since 1992".
    """
    name = printable(timeline._name_at(last) or timeline.name, _LONGEST)
    if name.startswith("The "):
        name = f"the {name[4:]}"
    elif " " in name and not name.startswith("the "):
        name = f"the {name}"
    if open_ended and timeline.checked_through is None:
        return f"Members of {name} since {first.year}"
    years = f"{first.year}-{last.year}" if first.year < last.year else f"{first.year}"
    return f"Members of {name}, {years}"


def subtitle_of(timeline: Timeline) -> str:
    """Return by which rule days count and how far the record was checked, such as "By public announcement; ..."."""
    parts = [] if timeline.rows is not None else [_READINGS[timeline.reading]]
    if timeline.wide:
        parts.append("days on which sources disagree are left open")
    if timeline.source is not None:
        titles = {source.key: source.title for source in timeline.sources}
        parts.append(f"according to {printable(titles.get(timeline.source, timeline.source), _LONGEST)} alone")
    if timeline.checked_through is not None:
        parts.append(f"checked through {in_words(timeline.checked_through)}")
    text = "; ".join(parts)
    return text[:1].upper() + text[1:]


def in_words(day: date, *, short: bool = False) -> str:
    """Return a day as "15 May 1992", or with the month in three letters."""
    month = MONTHS[day.month - 1]
    return f"{day.day} {month[:3] if short else month} {day.year}"


def window_in_words(earliest: date, latest: date | None) -> str:
    """Return the window of a step as short as a label has room for, such as "15 May 1992", "May 1992" or "1992"."""
    if earliest == latest:
        return in_words(earliest, short=True)
    low = None if earliest == date.min else earliest
    text = PartialDate(low, latest).in_words() if low or latest else ""
    if len(text) == len("YYYY-MM"):
        return f"{MONTHS[earliest.month - 1][:3]} {earliest.year}"
    return text.removeprefix("between ").replace(" and ", " to ")


def without_accents(text: str) -> str:
    """Return a text without the marks on its letters."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
