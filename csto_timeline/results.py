"""The values that a timeline answers with most: spells and epochs.

Stretches are half-open: `start` is the first day in, `end` the first day out, `None` while it goes on as last known.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

import attr

from .dates import DAY
from .rules import Status


class Stretch:
    """What every stretch of days can say of itself."""

    __slots__ = ()
    start: date
    end: date | None

    @property
    def last_day(self) -> date | None:
        """The last day in the stretch; `None` while it goes on."""
        return None if self.end is None else self.end - DAY

    @property
    def days(self) -> int | None:
        """The length in days; `None` while it goes on."""
        return None if self.end is None else (self.end - self.start).days

    def when(self) -> str:
        """Return the stretch in words: first and last day."""
        if self.end is None:
            return f"from {self.start} on"
        return str(self.start) if self.days == 1 else f"{self.start} to {self.last_day}"


@attr.frozen
class Spell(Stretch):
    """A stretch in which a state has one status, or in which the same statuses are possible.

    `status` is `None` where it is unsettled; `possible` holds the possible statuses, one or more.
    """

    state: str
    start: date
    end: date | None
    status: Status | None
    possible: tuple[Status, ...]

    @property
    def member(self) -> bool | None:
        """Whether the state is a member in this stretch; `None` where that is unsettled."""
        if self.status is None and Status.MEMBER in self.possible:
            return None
        return self.status is Status.MEMBER

    def as_row(self) -> dict[str, object]:
        """Return the spell as plain values, for a row of a table: state, start, end, status and member."""
        status = None if self.status is None else self.status.value
        return {"state": self.state, "start": self.start, "end": self.end, "status": status, "member": self.member}

    def __str__(self) -> str:
        what = self.status or "unsettled: " + " or ".join(self.possible)
        return f"{self.state} {what}, {self.when()}"


@attr.frozen
class Epoch(Stretch):
    """A stretch in which no answer changes: the certain members, the certain and possible ones, and the name.

    Neighbours can look alike here where only a status other than MEMBER changes between them.
    """

    start: date
    end: date | None
    members: frozenset[str]
    possible: frozenset[str]
    name: str | None

    def as_row(self) -> dict[str, object]:
        """Return the epoch as plain values, for a row of a table; members and possible ones are sorted lists."""
        members, possible = sorted(self.members), sorted(self.possible)
        return {"start": self.start, "end": self.end, "members": members, "possible": possible, "name": self.name}

    def __str__(self) -> str:
        open_ones = sorted(self.possible - self.members)
        doubt = f" ({', '.join(open_ones)} unsettled)" if open_ones else ""
        return f"{self.when()}: {', '.join(sorted(self.members)) or 'nobody'}{doubt}"


def abreast(courses: Sequence[Sequence[Spell]]) -> list[tuple[date, date | None, tuple[bool | None, ...]]]:
    """Return the membership answers of several courses of spells side by side: the maximal stretches, and the answers.

    The stretches touch, the last one is open; before the first all answers are False.
    """
    starts = [[spell.start for spell in spells] for spells in courses]
    running: tuple[bool | None, ...] = (False,) * len(courses)
    found = []
    for day in sorted({start for own in starts for start in own}):
        places = [bisect_right(own, day) for own in starts]
        answers = tuple(own[place - 1].member if place else False for own, place in zip(courses, places, strict=True))
        if answers != running:
            found.append((day, answers))
            running = answers
    ends = [*(day for day, _ in found), None][1:]
    return [(day, end, answers) for (day, answers), end in zip(found, ends, strict=True)]
