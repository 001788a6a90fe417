"""The machine's answers once more, slowly, by another road: ask of each day how many steps can have been taken by then.

Nothing is imported from the package, and the rules are typed a second time; events and datings are read as values. The
machine tightens windows and bisects them. Here exactly so many first steps can have been taken by a day if they, each
as early as its window and the step before it allow, fit up to the day, and all the others fit after it.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from math import inf
from typing import Any

TABLE = {
    "outside": {"founding": "member", "accession": "member", "observer": "observer"},
    "observer": {"accession": "member", "withdrawal": "former"},
    "member": {
        "renewal": "member",
        "freeze": "member",
        "suspension": "suspended",
        "lapse": "former",
        "withdrawal": "former",
        "expulsion": "former",
    },
    "suspended": {"return": "member", "lapse": "former", "withdrawal": "former", "expulsion": "former"},
    "former": {"return": "member", "accession": "member", "observer": "observer"},
}
MOVING_NOBODY = ("renaming", "milestone")
READINGS = {
    "announced": ("announced", "signed", "in_force"),
    "signed": ("signed", "in_force", "announced"),
    "in_force": ("in_force", "signed", "announced"),
}

Span = tuple[float, float]


def window(event: Any, reading: str, *, widened: bool = False, source: str | None = None) -> Span | None:
    """Return the first and the last day, as ordinals, that an event can fall on; `None` if the source is silent."""
    if source is None:
        told = [dating for dating in event.dated if dating.rejected is None]
    else:
        told = [dating for dating in event.dated if source in [cited.key for cited in dating.sources]]
    spans: dict[str, list[Span]] = {}
    for dating in told:
        low, high = dating.day.earliest, dating.day.latest
        span = (-inf if low is None else low.toordinal(), inf if high is None else high.toordinal())
        spans.setdefault(str(dating.act), []).append(span)
    for act in READINGS[reading]:
        if act in spans:
            low, high = spans[act][0]
            against = [(a, b) for a, b in spans[act] if widened and not (a <= low and high <= b)]
            return min([low, *(a for a, _ in against)]), max([high, *(b for _, b in against)])
    return None


def statuses(events: Iterable[Any], state: str, day: date, reading: str, **view: Any) -> set[Any]:
    """Return every status that `state` can have on `day`."""
    chain, status = [], "outside"
    for event in events:
        span = window(event, reading, **view)
        if span and state in event.states and event.kind not in MOVING_NOBODY:
            before, status = status, TABLE[status][event.kind]
            chain += [(span, status)] if status != before else []
    return _reachable(chain, "outside", day)


def names(events: Iterable[Any], day: date, reading: str, **view: Any) -> set[Any]:
    """Return every name that the organisation can have on `day`; `None` for none yet."""
    told = [(window(event, reading, **view), event.new_name) for event in events if event.new_name]
    return _reachable([(span, name) for span, name in told if span], None, day)


def _reachable(chain: Sequence[tuple[Span, str]], start: str | None, day: date) -> set[Any]:
    after = [start, *(status for _, status in chain)]
    spans = [span for span, _ in chain]
    return {after[taken] for taken in range(len(after)) if _can_be(spans, taken, day.toordinal())}


def _can_be(spans: Sequence[Span], taken: int, today: int) -> bool:
    """Return whether the first `taken` steps, and no other, can have been taken by the end of `today`."""
    at = -inf
    for place, (low, high) in enumerate(spans):
        at = max(low, at) if place < taken else max(low, at, today + 1)
        if at > (min(high, today) if place < taken else high):
            return False
    return True


def member(possible: set[Any]) -> bool | None:
    """Return the answer to `is_member`: yes, no, or `None` for perhaps."""
    return None if "member" in possible and len(possible) > 1 else "member" in possible


def turning_days(events: Iterable[Any]) -> list[date]:
    """Return every day near which an answer may turn: ends of windows, their neighbours, the calendar's ends."""
    ends = {
        end for event in events for dating in event.dated for end in (dating.day.earliest, dating.day.latest) if end
    }
    first, last = date.min.toordinal(), date.max.toordinal()
    near = {end.toordinal() + by for end in ends for by in (-1, 0, 1)} | {first, last}
    return sorted(date.fromordinal(day) for day in near if first <= day <= last)
