"""Panels: one row a state, or a pair of states, and calendar period, as country-year and dyad-year data sets have them.

A period is a whole year, quarter, month or day of the calendar. There is a row for each that overlaps both the stretch
asked about and the organisation's known life: from the first event under the timeline's reading on, as far as the
record was checked. What a row says, it says of the days of its period that were asked about and checked: `start` is
the first of them, `end` the first day after them, `days` their number, and `complete` is False where the period has
others. Days before the first event count, because then nobody was a member: the founding year is whole.

The module counts; what is true on a day it asks the timeline.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import combinations, permutations
from typing import Final, TypedDict, cast

import attr

from ..record.csto import CSTO
from ..dates import DayLike, day_after, to_stretch
from ..errors import InvalidDateError, one_of
from ..states import State, StateLike
from ..timeline import Timeline, check_timeline


class PeriodColumns(TypedDict):
    """What every row has.

    `year` is the year of the period, `period` its label: "1992", "1992-Q2", "1992-05" or "1992-05-15". `member` is
    what the rule makes of the days from `start` to the one before `end`: True, False, or `None` where unsettled.
    `days_member` counts the days of certain membership, `days_unsettled` those on which it is unsettled.
    """

    year: int
    period: str
    start: date
    end: date
    days: int
    complete: bool
    member: bool | None
    days_member: int
    days_unsettled: int
    rule: str
    reading: str


class PanelRow(PeriodColumns):
    """A row of a panel. `status` is that of the last day, under the rule "first" of the first; `None` if unsettled."""

    state: str
    alpha_2: str | None
    name: str
    cow: int | None
    gleditsch_ward: int | None
    status: str | None


class DyadRow(PeriodColumns):
    """A row of a panel of pairs: as `PanelRow`, with a column for each of the two; they are members on the same day."""

    state_a: str
    alpha_2_a: str | None
    name_a: str
    cow_a: int | None
    gleditsch_ward_a: int | None
    state_b: str
    alpha_2_b: str | None
    name_b: str
    cow_b: int | None
    gleditsch_ward_b: int | None
    status_a: str | None
    status_b: str | None


def panel(
    start: DayLike,
    end: DayLike | None = None,
    *,
    freq: str = "year",
    rule: str = "any",
    timeline: Timeline = CSTO,
    states: Iterable[StateLike] | None = None,
) -> list[PanelRow]:
    """Return one row a state and calendar period of `[start, end)`, state by state in order of time.

    Empty if the organisation has no known life in the stretch. Days after `checked_through` have no rows.

    Args:
        start: the first day, or a year or month alone that stands for all its days.
        end: the first day no longer in the stretch.
        freq: the period of a row: "year", "quarter", "month" or "day".
        rule: a state is a member in a period if it is one on "any" of its days, on "all", on the "first" or the "last".
        timeline: whose members; its reading decides which days count.
        states: whom the rows are about, in this order; by default the states that an event moves.

    Raises:
        InvalidDateError: a part is no day, or the stretch holds none.
        QueryTypeError: a part is neither text nor a date, or `timeline` no Timeline.
        OptionError: no such `freq` or `rule`.
        UnknownStateError: nothing is called that.

    Example:
        >>> [(row["period"], row["member"], row["days_member"]) for row in panel("1999", states=["AZE", "ARM"])]
        [('1999', True, 110), ('1999', True, 365)]
    """
    columns = _Columns.of(start, end, freq, rule, timeline)
    rows: list[dict[str, object]] = []
    for code in _codes(timeline, states):
        rows += columns.rows(_subject(timeline.party(code)), _course(timeline, code))
    return cast(list[PanelRow], rows)


def dyads(
    start: DayLike,
    end: DayLike | None = None,
    *,
    freq: str = "year",
    rule: str = "any",
    directed: bool = False,
    timeline: Timeline = CSTO,
    states: Iterable[StateLike] | None = None,
) -> list[DyadRow]:
    """Return one row a pair of states and calendar period of `[start, end)`, pair by pair in order of time.

    A pair is a member on the days on which both states are: two that share a year but no day are none in that year.

    Args:
        start: the first day, or a year or month alone that stands for all its days.
        end: the first day no longer in the stretch.
        freq: the period of a row: "year", "quarter", "month" or "day".
        rule: as for `panel`.
        directed: whether each pair comes twice, once either way; otherwise once, in the order of the states.
        timeline: whose members; its reading decides which days count.
        states: whom the pairs are made of, in this order; by default the states that an event moves.

    Raises:
        InvalidDateError: a part is no day, or the stretch holds none.
        QueryTypeError: a part is neither text nor a date, or `timeline` no Timeline.
        OptionError: no such `freq` or `rule`.
        UnknownStateError: nothing is called that.

    Example:
        >>> [(row["state_a"], row["state_b"], row["days_member"]) for row in dyads("2012", states=["RUS", "UZB"])]
        [('RUS', 'UZB', 179)]
    """
    columns = _Columns.of(start, end, freq, rule, timeline)
    subjects = {code: _subject(timeline.party(code)) for code in _codes(timeline, states)}
    courses = {code: _course(timeline, code) for code in subjects}
    rows: list[dict[str, object]] = []
    for a, b in (permutations if directed else combinations)(subjects, 2):
        both = {f"{column}_a": value for column, value in subjects[a].items()}
        both |= {f"{column}_b": value for column, value in subjects[b].items()}
        rows += columns.rows(both, courses[a].shared(courses[b]))
    return cast(list[DyadRow], rows)


Answers = Sequence[bool | None]


def _any(answers: Answers) -> bool | None:
    return True if True in answers else None if None in answers else False


def _all(answers: Answers) -> bool | None:
    return False if False in answers else None if None in answers else True


def _first(answers: Answers) -> bool | None:
    return answers[0]


def _last(answers: Answers) -> bool | None:
    return answers[-1]


_MONTHS: Final = {"year": 12, "quarter": 3, "month": 1}
_RULES: Final[dict[str, Callable[[Answers], bool | None]]] = {
    "any": _any,
    "all": _all,
    "first": _first,
    "last": _last,
}

_Period = tuple[int, str, date, date, bool]
"""Year, label, first day asked about and first day after, and whether these are all its days."""

_Piece = tuple[date, date, int]
"""A stretch in which nothing changes, and its place in the course."""


@attr.frozen
class _Course:
    """How the answer about a state or a pair runs: `answers` and `columns` have one more than `days`, for before."""

    days: tuple[date, ...]
    answers: tuple[bool | None, ...]
    columns: tuple[dict[str, str | None], ...]

    def pieces(self, start: date, end: date) -> Iterator[_Piece]:
        """Return the stretches of `[start, end)` in which nothing changes, in order."""
        place = bisect_right(self.days, start)
        while place < len(self.days) and self.days[place] < end:
            yield start, self.days[place], place
            start = self.days[place]
            place += 1
        yield start, end, place

    def shared(self, other: _Course) -> _Course:
        """Return the course of the pair."""
        days = sorted({*self.days, *other.days})
        places = [(0, 0), *((bisect_right(self.days, day), bisect_right(other.days, day)) for day in days)]
        return _Course(
            tuple(days),
            tuple(_all((self.answers[a], other.answers[b])) for a, b in places),
            tuple({"status_a": self.columns[a]["status"], "status_b": other.columns[b]["status"]} for a, b in places),
        )


def _course(timeline: Timeline, code: str) -> _Course:
    spells = timeline.spells_of(code)
    return _Course(
        tuple(spell.start for spell in spells),
        (False, *(spell.member for spell in spells)),
        ({"status": "outside"}, *({"status": spell.status and spell.status.value} for spell in spells)),
    )


def _subject(state: State) -> dict[str, object]:
    return {
        "state": state.alpha_3,
        "alpha_2": state.alpha_2,
        "name": state.name,
        "cow": state.cow,
        "gleditsch_ward": state.gleditsch_ward,
    }


def _codes(timeline: Timeline, states: Iterable[StateLike] | None) -> list[str]:
    asked = timeline.states if states is None else (states,) if isinstance(states, (str, State)) else states
    return list(dict.fromkeys(timeline.code(state) for state in asked))


@attr.frozen
class _Columns:
    """The periods of a panel, and how a row says what happens in one."""

    periods: list[_Period]
    daily: bool
    rule: str
    reading: str

    @classmethod
    def of(cls, start: DayLike, end: DayLike | None, freq: str, rule: str, timeline: Timeline) -> _Columns:
        check_timeline(timeline)
        freq = one_of(freq, (*_MONTHS, "day"), "freq")
        rule = one_of(rule, _RULES, "rule")
        first, until = to_stretch(start, end)
        through = timeline.checked_through
        ends = [day for day in (until, through and day_after(through)) if day is not None]
        if not ends:
            raise InvalidDateError(f"a row has no end on the last day of the calendar; end the stretch on {date.max}")
        until = min(ends)
        founded = min((timeline.spells_of(state)[0].start for state in timeline.states), default=until)
        daily = freq == "day"
        periods = []
        if max(first, founded) < until:
            periods = _daily(max(first, founded), until) if daily else list(_calendar(first, founded, until, freq))
        return cls(periods, daily, rule, timeline.reading.value)

    def rows(self, subject: dict[str, object], course: _Course) -> list[dict[str, object]]:
        """Return the rows of one state or pair."""
        if not (self.daily and self.periods):
            return [self.row(subject, course, period) for period in self.periods]
        rows = []
        first, until = self.periods[0][2], self.periods[-1][3]
        for start, end, _ in course.pieces(first, until):
            alike = self.periods[(start - first).days : (end - first).days]
            template = _sharing(self.row(subject, course, alike[0]))
            for year, label, day, following, _ in alike:
                row = template.copy()
                row["year"] = year
                row["period"] = label
                row["start"] = day
                row["end"] = following
                rows.append(row)
        return rows

    def row(self, subject: dict[str, object], course: _Course, period: _Period) -> dict[str, object]:
        """Return the row of one period."""
        year, label, start, end, complete = period
        pieces = list(course.pieces(start, end))
        answers = [course.answers[place] for _, _, place in pieces]
        lengths = [(until - first).days for first, until, _ in pieces]
        return {
            **subject,
            "year": year,
            "period": label,
            "start": start,
            "end": end,
            "days": sum(lengths),
            "complete": complete,
            "member": _RULES[self.rule](answers),
            "days_member": sum(days for days, answer in zip(lengths, answers, strict=True) if answer),
            "days_unsettled": sum(days for days, answer in zip(lengths, answers, strict=True) if answer is None),
            **course.columns[pieces[0 if self.rule == "first" else -1][2]],
            "rule": self.rule,
            "reading": self.reading,
        }


def _daily(first: date, until: date) -> list[_Period]:
    days = list(map(date.fromordinal, range(first.toordinal(), until.toordinal() + 1)))
    return [
        (day.year, label, day, end, True)
        for day, label, end in zip(days, map(date.isoformat, days), days[1:], strict=False)
    ]


def _calendar(first: date, founded: date, until: date, freq: str) -> Iterator[_Period]:
    """Return the periods that overlap `[first, until)` from that of the founding on, cut to this stretch."""
    months = _MONTHS[freq]
    since = max(first, founded)
    place = (since.year * 12 + since.month - 1) // months * months
    begin: date | None = date(place // 12, place % 12 + 1, 1)
    while begin is not None and begin < until:
        place += months
        following = date(place // 12, place % 12 + 1, 1) if place // 12 <= date.max.year else None
        start = max(begin, first)
        end = until if following is None else min(following, until)
        yield begin.year, _label(begin, freq), start, end, (start, end) == (begin, following)
        begin = following


def _label(day: date, freq: str) -> str:
    text = day.isoformat()
    return f"{text[:4]}-Q{day.month // 3 + 1}" if freq == "quarter" else text[: 4 if freq == "year" else 7]


def _sharing(columns: dict[str, object]) -> dict[str, object]:
    """Return the columns as a dict whose copies share its keys, which halves the time and the memory of a daily row.

    Python keeps the attributes of the objects of one class that way; in every other respect it is a plain dict.
    """
    return cast(dict[str, object], vars(_layout(tuple(columns))(*columns.values())))


@cache
def _layout(columns: tuple[str, ...]) -> type:
    return attr.make_class("Row", columns)
