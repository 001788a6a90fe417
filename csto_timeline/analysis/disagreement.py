"""Find where answers differ: between the readings and sources of one timeline, and between two timelines.

Both are exact for every day, because they walk the tracks from which `Timeline.is_member` answers.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, Self

from attrs import frozen

from ..dates import DAY, DayLike, day_after, earliest_of, to_bounds, to_date
from ..errors import counted, printable
from ..facts import Event, Source, sources_of
from ..results import Interval
from ..rules import IS_MEMBER, Reading
from ..states import StateLike

if TYPE_CHECKING:
    from ..timeline import Timeline

Answer = bool | None
"""What `is_member` answers: `None` where it is unsettled."""

WORDS: Final = {True: "yes", False: "no", None: "unsettled"}


@frozen(eq=False, repr=False)
class Answers(Mapping[str, Answer]):
    """What the three readings answer to `is_member`: a mapping whose keys are the readings, also as attributes."""

    announced: Answer
    signed: Answer
    in_force: Answer

    def __getitem__(self, reading: str) -> Answer:
        if reading in tuple(Reading):
            answer: Answer = getattr(self, reading)
            return answer
        raise KeyError(reading)

    def __iter__(self) -> Iterator[str]:
        return iter(Reading)

    def __len__(self) -> int:
        return len(Reading)

    def __hash__(self) -> int:
        return hash((self.announced, self.signed, self.in_force))

    def __str__(self) -> str:
        return " / ".join(WORDS[answer] for answer in self.values())

    def __repr__(self) -> str:
        return f"Answers({self})"


Six = tuple[Answers, Answers]
"""The answers of the three readings, plain and widened."""


@frozen(repr=False)
class Contest(Interval):
    """A stretch of days over which six answers about a state are constant and are not all one settled answer.

    Attributes:
        state: the state's code.
        start: the first day.
        end: the first day after it; `None` while it is ongoing.
        plain: the answers of the three readings by the preferred datings.
        widened: the answers of the three readings with every day that a source gives instead.
        events: the events that some of the six views place before or in the stretch and others after or in it.
        sources: every source that dates one of these events, sorted by key.

    Example:
        >>> import csto_timeline as ct
        >>> contest = ct.contested("UZB", "2006-07-01")[0]
        >>> contest.when(), contest.plain.announced, contest.plain.signed
        ('2006-06-23 to 2006-08-15', True, False)
    """

    state: str
    start: date
    end: date | None
    plain: Answers
    widened: Answers
    events: tuple[Event, ...]
    sources: tuple[Source, ...]

    def as_row(self) -> dict[str, object]:
        """Return it as plain values for a row of a table."""
        return {
            "state": self.state,
            "start": self.start,
            "end": self.end,
            "days": self.days,
            **{reading: self.plain[reading] for reading in map(str, Reading)},
            **{f"{reading}_widened": self.widened[reading] for reading in Reading},
            "events": [event.key for event in self.events],
            "sources": [source.key for source in self.sources],
        }

    def __str__(self) -> str:
        keys = ", ".join(event.key for event in self.events)
        return printable(f"{self.state}, {self.when()}: {self.plain}; widened {self.widened} ({keys})")


@frozen(repr=False)
class Difference(Interval):
    """A stretch of days over which two timelines answer `is_member` differently for a state.

    Attributes:
        state: the state's code.
        start: the first day.
        end: the first day after it; `None` while it is ongoing.
        a: the answer of the first timeline.
        b: the answer of the second one.

    Example:
        >>> import csto_timeline as ct
        >>> print(ct.compare(ct.CSTO, ct.CSTO.under("signed"))[0])
        UZB, 2006-06-23 to 2006-08-15 (54 days): yes in the first, no in the second
    """

    state: str
    start: date
    end: date | None
    a: Answer
    b: Answer

    def as_row(self) -> dict[str, object]:
        """Return it as plain values for a row of a table."""
        return {"state": self.state, "start": self.start, "end": self.end, "days": self.days, "a": self.a, "b": self.b}

    def __str__(self) -> str:
        days = "" if self.days is None else f" ({counted(self.days, 'day')})"
        answers = f"{WORDS[self.a]} in the first, {WORDS[self.b]} in the second"
        return printable(f"{self.state}, {self.when()}{days}: {answers}")


class Comparison(tuple[Difference, ...]):  # noqa: SLOT001 - a tuple cannot have slots of its own
    """The differences between two timelines, by state and then by day: a tuple with totals.

    Attributes:
        a: the label of the first timeline.
        b: the label of the second one.
        start: the first day compared, if one was given.
        end: the first day after those compared; `None` where the comparison has no end.

    Example:
        >>> import csto_timeline as ct
        >>> found = ct.compare(ct.CSTO, ct.CSTO.under("signed"))
        >>> len(found), found.days, found.a, found.b
        (2, 228, 'CST/CSTO (announced)', 'CST/CSTO (signed)')
    """

    a: str
    b: str
    start: date | None
    end: date | None

    def __new__(
        cls,
        differences: Iterable[Difference],
        a: str = "a",
        b: str = "b",
        start: date | None = None,
        end: date | None = None,
    ) -> Self:
        """Make one of its differences, the two labels, and the bounds."""
        self = super().__new__(cls, differences)
        vars(self).update(a=a, b=b, start=start, end=end)
        return self

    @property
    def totals(self) -> dict[str, int | None]:
        """The days that differ for each state; `None` where a difference has no end."""
        totals: dict[str, int | None] = {}
        for each in self:
            so_far = totals.setdefault(each.state, 0)
            totals[each.state] = None if each.days is None or so_far is None else so_far + each.days
        return totals

    @property
    def state_days(self) -> int | None:
        """The days that differ, summed over the states; `None` where a difference has no end."""
        days = [each.days for each in self if each.days is not None]
        return sum(days) if len(days) == len(self) else None

    @property
    def days(self) -> int | None:
        """The days on which some state differs; `None` where a difference has no end."""
        total, until = 0, date.min
        for each in sorted(self, key=lambda each: each.start):
            if each.end is None:
                return None
            if each.end > until:
                total += (each.end - max(each.start, until)).days
                until = each.end
        return total

    def __setattr__(self, field: str, value: object) -> None:
        raise AttributeError(f"a Comparison is immutable; compare again instead of setting {field!r}")

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (tuple(self), self.a, self.b, self.start, self.end)

    def period(self) -> str:
        """Return in words which days were compared; empty for all days."""
        since = "" if self.start is None else f" from {self.start}{' on' * (self.end is None)}"
        return since if self.end is None else f"{since} through {self.end - DAY}"

    def __str__(self) -> str:
        a, b = printable(self.a), printable(self.b)
        if not self:
            return f"{a} and {b} agree{self.period()}."
        totals = ", ".join(
            f"{printable(state)} {'open-ended' if days is None else days}" for state, days in self.totals.items()
        )
        title = f"{a} and {b} differ{self.period()}:"
        return "\n".join([title, *(f"  {each}" for each in self), f"Days by state: {totals}."])


# The six views of one timeline


def six_on(timeline: Timeline, code: str, day: date) -> Six:
    """Return the answers of the three readings about a state on a day, plain and widened, without a warning."""
    tracks = [view._track(code) for view in six_views(timeline)]
    return _six([IS_MEMBER[masks[bisect_right(days, day)]] for days, masks in tracks])


def dissent(six: Six, reading: str, *, wide: bool, who: str = "") -> str | None:
    """Return in words how the six answers differ from the one that was asked for.

    Args:
        six: the answers.
        reading: the reading that was asked.
        wide: whether the widened view was asked.
        who: the state that the answers are about, where the sentence has to name it.

    Returns:
        `None` where all six are one settled answer.
    """
    plain, widened = six
    own, other = (widened, plain) if wide else (plain, widened)
    mark = "plain" if wide else "widened"
    answer = own[reading]
    words = [f"{each} {WORDS[own[each]]}" for each in Reading if own[each] is not answer]
    words = words or [f"{mark} {each} {WORDS[other[each]]}" for each in Reading if other[each] is not answer]
    if words:
        return f"Readings disagree: {who} ({', '.join(words)})" if who else f"Readings disagree: {', '.join(words)}"
    return f"No reading settles it{': ' * bool(who)}{who}" if answer is None else None


def contested(timeline: Timeline, state: StateLike | None = None, day: DayLike | None = None) -> tuple[Contest, ...]:
    """Answer `Timeline.contested`."""
    codes = timeline.states if state is None else tuple({timeline.code(state)} & {*timeline.states})
    on = None if day is None else to_date(day)
    if on is not None:
        timeline._beyond(on)  # it warns once
    views = six_views(timeline)
    reach = _Reach(views)
    found = (contest for code in codes for contest in _contests(code, views, reach))
    return tuple(each for each in found if on is None or (each.start <= on and (each.end is None or on < each.end)))


def six_views(timeline: Timeline) -> list[Timeline]:
    """Return the views of the three readings, plain and then widened."""
    plain = [timeline.plain().under(reading) for reading in Reading]
    return [*plain, *(view.widened() for view in plain)]


def _six(answers: Sequence[Answer]) -> Six:
    return Answers(*answers[:3]), Answers(*answers[3:])


def _contests(code: str, views: Sequence[Timeline], reach: _Reach) -> Iterator[Contest]:
    for start, end, six in _common_stretches(code, views):
        if len({*six}) > 1 or six[0] is None:
            yield Contest(code, start, end, *_six(six), *reach.within(code, start, end))


class _Reach:
    """How far the window of each event reaches over all views; along the chain of a state neither end falls."""

    def __init__(self, views: Sequence[Timeline]) -> None:
        self._view = views[0]
        windows = [view._windows for view in views]  # in the order of the events
        self._lows = [min(low for low, _ in same) for same in zip(*windows, strict=True)]
        self._highs = [max(high for _, high in same) for same in zip(*windows, strict=True)]
        self._known: dict[tuple[int, ...], tuple[tuple[Event, ...], tuple[Source, ...]]] = {}

    def within(self, code: str, start: date, end: date | None) -> tuple[tuple[Event, ...], tuple[Source, ...]]:
        """Return the events that not every view places before, or after, a stretch, and their sources."""
        moves = self._view._moving.get(code, ())  # the chain of a state
        first = bisect_right(moves, start.toordinal(), key=lambda move: self._highs[move[0]])
        stop = len(moves) if end is None else bisect_left(moves, end.toordinal(), key=lambda move: self._lows[move[0]])
        inside = tuple(node for node, _ in moves[first:stop])
        if inside not in self._known:
            events = tuple(self._view._events[node] for node in inside)
            self._known[inside] = events, sources_of(events)
        return self._known[inside]


# Two timelines


def compare(a: Timeline, b: Timeline, *, start: DayLike | None = None, end: DayLike | None = None) -> Comparison:
    """Answer `Timeline.compare`."""
    from ..timeline import check_timeline

    check_timeline(a)
    check_timeline(b)
    through = earliest_of(a.checked_through, b.checked_through)
    known = None if through is None else day_after(through)
    first, until = to_bounds(start, known if end is None else end)
    codes = sorted({*a.states, *b.states})
    found = [each for code in codes for each in _differences(code, a, b, first or date.min, until)]
    return Comparison(found, a.label, b.label, first, until)


def _differences(code: str, a: Timeline, b: Timeline, first: date, until: date | None) -> Iterator[Difference]:
    for day, after, (ours, theirs) in _common_stretches(code, [a, b]):
        start, end = max(day, first), earliest_of(after, until)
        if ours is not theirs and (end is None or start < end):
            yield Difference(code, start, end, ours, theirs)


# Tracks


def _common_stretches(code: str, timelines: Sequence[Timeline]) -> Iterator[tuple[date, date | None, list[Answer]]]:
    """Yield the maximal stretches over which no timeline changes its answer: start, end, and the answers."""
    changes: dict[date, list[tuple[int, Answer]]] = {}
    answers: list[Answer] = []
    for place, timeline in enumerate(timelines):
        days, masks = timeline._track(code)
        answers.append(IS_MEMBER[masks[0]])
        for day, mask in zip(days, masks[1:], strict=True):
            changes.setdefault(day, []).append((place, IS_MEMBER[mask]))
    since = date.min
    for day in sorted(changes):
        after = list(answers)
        for place, answer in changes[day]:
            after[place] = answer
        if after != answers:
            if day > since:
                yield since, day, answers
            since, answers = day, after
    yield since, None, answers
