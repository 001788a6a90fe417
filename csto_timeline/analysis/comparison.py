"""Two timelines side by side: on which days, for which states, do their answers differ."""

from collections.abc import Iterable
from datetime import date
from typing import Self

import attr

from ..results import Stretch, abreast
from ..dates import DAY, DayLike, day_after, to_bounds
from ..timeline import Timeline, check_timeline


@attr.frozen
class Difference(Stretch):
    """A stretch over which `is_member` answers `a` in the one timeline and `b` in the other, and they differ."""

    state: str
    start: date
    end: date | None
    a: bool | None
    b: bool | None

    def __str__(self) -> str:
        words = {True: "member", False: "no member", None: "unsettled"}
        days = "" if self.days is None else f" ({self.days} day{'s' * (self.days != 1)})"
        return f"{self.state}, {self.when()}{days}: {words[self.a]} by the first, {words[self.b]} by the second"


class Comparison(tuple[Difference, ...]):  # noqa: SLOT001 - a tuple cannot have slots of its own
    """The differences, by state and then by day, as a tuple that knows its totals and prints as a report."""

    a: str
    b: str
    start: date | None
    end: date | None

    def __new__(
        cls,
        rows: Iterable[Difference],
        a: str = "a",
        b: str = "b",
        start: date | None = None,
        end: date | None = None,
    ) -> Self:
        """Make one of its rows, the labels of the two timelines, the first day compared and the first no longer so."""
        self = super().__new__(cls, rows)
        vars(self).update(a=a, b=b, start=start, end=end)
        return self

    @property
    def totals(self) -> dict[str, int | None]:
        """The days that differ, by state; `None` where a difference has no end."""
        totals: dict[str, int | None] = {}
        for row in self:
            so_far = totals.setdefault(row.state, 0)
            totals[row.state] = None if row.days is None or so_far is None else so_far + row.days
        return totals

    @property
    def state_days(self) -> int | None:
        """The days that differ, summed over the states; `None` where a difference has no end."""
        days = [row.days for row in self]
        return None if None in days else sum(day for day in days if day is not None)

    @property
    def days(self) -> int | None:
        """The days on which any state differs; `None` where a difference has no end."""
        total, until = 0, date.min
        for row in sorted(self, key=lambda row: row.start):
            if row.end is None:
                return None
            if row.end > until:
                total += (row.end - max(row.start, until)).days
                until = row.end
        return total

    def __setattr__(self, field: str, value: object) -> None:
        raise AttributeError(f"a Comparison never changes; compare anew instead of setting {field!r}")

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (tuple(self), self.a, self.b, self.start, self.end)

    def __str__(self) -> str:
        since = "" if self.start is None else f" from {self.start}{' on' * (self.end is None)}"
        days = since if self.end is None else f"{since} through {self.end - DAY}"
        if not self:
            return f"{self.a} and {self.b} agree{days}."
        totals = ", ".join(f"{state} {'open' if days is None else days}" for state, days in self.totals.items())
        title = f"{self.a} and {self.b} differ{days}:"
        return "\n".join([title, *(f"  {row}" for row in self), f"Days by state: {totals}."])


def compare(a: Timeline, b: Timeline, *, start: DayLike | None = None, end: DayLike | None = None) -> Comparison:
    """Return where the `is_member` answers of two timelines differ, over the states of both.

    Args:
        a: the one timeline; `Difference.a` is its answer.
        b: the other one.
        start: the first day compared; by default the first of the calendar.
        end: the first day no longer compared; by default the day after the earlier `checked_through` of the two.
            Without either the comparison is open, and so can a difference be: its `days` are then `None`.

    Raises:
        InvalidDateError: a bound is no day, or the stretch holds none.
        QueryTypeError: one of the two is no Timeline.
    """
    check_timeline(a)
    check_timeline(b)
    first, until = to_bounds(start, _until(a, b) if end is None else end)
    first = first or date.min
    rows = [row for state in sorted({*a.states, *b.states}) for row in _differences(state, a, b, first, until)]
    return Comparison(rows, a.label, b.label, None if start is None else first, until)


def _until(a: Timeline, b: Timeline) -> date | None:
    through = [timeline.checked_through for timeline in (a, b) if timeline.checked_through is not None]
    return day_after(min(through)) if through else None


def _differences(state: str, a: Timeline, b: Timeline, first: date, until: date | None) -> list[Difference]:
    answers = abreast([timeline.spells_of(state) if state in timeline.states else () for timeline in (a, b)])
    found = []
    for day, after, (ours, theirs) in answers:
        start, end = max(day, first), min(filter(None, (after, until)), default=None)
        if ours is not theirs and (end is None or start < end):
            found.append(Difference(state, start, end, ours, theirs))
    return found
