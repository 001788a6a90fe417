"""Count the organizations of states, and those that pairs of states share, year by year.

For each state and year three sets of organizations are kept as bits of one number: those in which it has a wanted
status on every day, those in which nothing is known all year, and those in which something changes or is open for other
reasons. So a count is a count of bits, and only organizations of the third kind are asked about their days.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, combinations, permutations
from operator import and_, or_, xor
from typing import Final, NamedTuple

from ..dates import DayLike, day_after
from ..engine.paths import answer_of
from ..engine.windows import held_within
from ..errors import InvalidDateError, OptionError, QueryTypeError, check_flag, one_of, shown
from ..rules import BIT, Status, StatusName
from ..states import State
from ..timeline import PeriodRule, Timeline
from .columns import Column, typecode
from .counting import ANSWERS, EXTREME, PERIOD_RULES, decided, ruled
from .panels import Arrange, firsts, seconds, state_columns
from .periods import Periods, bounds, periods_between
from .tables import Table


class Years(NamedTuple):
    """The sets of organizations of one state, as bits, year by year.

    Attributes:
        whole: those in which it has a wanted status on every day.
        unknown: those in which every day is unsettled, and nothing depends on other states.
        mixed: those that must be asked.
    """

    whole: list[int]
    unknown: list[int]
    mixed: list[int]


def _kind(answers: set[bool | None], *, alone: bool) -> str | None:
    """Return which set an organization is in for a year with these answers; `None` for no set."""
    if answers == {False}:
        return None
    return "whole" if answers == {True} else "unknown" if answers == {None} and alone else "mixed"


class Counter:
    """Count over some organizations, years, a rule and wanted statuses."""

    def __init__(
        self,
        timelines: Mapping[str, Timeline],
        by_state: Mapping[str, Sequence[str]],
        first: DayLike,
        last: DayLike | None,
        rule: PeriodRule,
        statuses: Iterable[Status | StatusName],
    ) -> None:
        """Prepare the count.

        Raises:
            InvalidDateError: a bound cannot be read or is not a year, or `last` is before `first`.
            OptionError: there is no such rule or status, or no status is given.
        """
        one_of(rule, PERIOD_RULES, "rule")
        if not isinstance(statuses, Iterable):
            raise QueryTypeError(f"statuses cannot be {shown(statuses)}", "give a list such as ('member', 'associate')")
        words = (statuses,) if isinstance(statuses, str) else tuple(statuses)
        if not words:
            raise OptionError("statuses names no status", "give one at least, such as ('member',)")
        self.rule: Final = rule
        self.statuses: Final = "|".join(one_of(word, tuple(Status), "status") for word in words)
        self.wanted: Final = sum({BIT[Status(word)] for word in words})
        begin, until = bounds(first, last)
        if (begin.month, begin.day, until.month, until.day) != (1, 1, 12, 31):
            raise InvalidDateError(f"{begin} to {until} is not a stretch of whole years", 'give years, such as "1992"')
        self.periods: Final[Periods] = periods_between(begin, until, "year", None)
        self.timelines: Final = list(timelines.values())
        self.places: Final = {name: place for place, name in enumerate(timelines)}
        self.by_state: Final = by_state
        self._answers: Final = tuple(answer_of(mask, self.wanted) for mask in range(1 << len(Status)))

    def years(self, code: str) -> Years:
        """Return the sets of organizations of a state."""
        starts, lasts, size = self.periods.starts, self.periods.lasts, len(self.periods.starts)
        moves = {kind: [0] * (size + 1) for kind in Years._fields}  # organizations that come or go as a year begins
        for name in self.by_state.get(code, ()):
            bit = 1 << self.places[name]
            timeline = self.timelines[self.places[name]]
            days, masks = timeline._track(code)
            alone = code not in timeline._network.chains.states
            place, low = bisect_right(days, starts[0]), 0
            while low < size:
                high = bisect_left(lasts, days[place], low) if place < len(days) else size
                following = place
                if high == low:  # a year in which something changes
                    high = low + 1
                    following = bisect_right(days, lasts[low], place)
                    if days[place] == starts[low]:
                        place += 1
                answers = {self._answers[mask] for mask in masks[place : following + 1]}
                kind = _kind(answers, alone=alone)
                if kind:
                    moves[kind][low] ^= bit
                    moves[kind][high] ^= bit
                place, low = following, high
        return Years(*(list(accumulate(moves[kind][:size], xor)) for kind in Years._fields))

    def shared(self, codes: Sequence[str], ours: Years, theirs: Years, year: int) -> tuple[int, int]:
        """Return how many organizations two states, or one state and itself, certainly share, and how many possibly."""
        known, other = ours.whole[year] | ours.unknown[year], theirs.whole[year] | theirs.unknown[year]
        certain = (ours.whole[year] & theirs.whole[year]).bit_count()
        possible = (known & other).bit_count()
        mixed = ours.mixed[year] & (other | theirs.mixed[year]) | theirs.mixed[year] & known
        for timeline in self._at(mixed):
            answer = self._answer(timeline, codes, year)
            certain += answer is True
            possible += answer is not False
        return certain, possible

    def _at(self, bits: int) -> Iterator[Timeline]:
        while bits:
            low = bits & -bits
            yield self.timelines[low.bit_length() - 1]
            bits ^= low

    def _answer(self, timeline: Timeline, codes: Sequence[str], year: int) -> bool | None:
        """Return what the rule makes of the days of a year."""
        start, end = self.periods.starts[year], day_after(self.periods.lasts[year])
        if len(codes) == 1:
            days, masks = timeline._track(codes[0])
            answers = [self._answers[mask] for mask in held_within(days, masks, start, end)]
        else:
            days, joint = timeline._joint(codes[0], codes[1], self.wanted)
            answers = list(held_within(days, joint, start, end))
        counts = {answer: answers.count(answer) for answer in ANSWERS}
        answer = ruled(self.rule, counts, answers[0], answers[-1])
        if answer is None and self.rule in EXTREME:
            return decided(
                self.rule, self.periods, year, lambda low, high: timeline._extremes(codes, low, high, self.wanted)
            )
        return answer


def counts(counter: Counter, states: Sequence[State]) -> Table:
    """Return one row per state and year with the number of its organizations, certain and possible."""
    return _table(counter, states, {"": b"".join}, [(place,) for place in range(len(states))])


def dyad_counts(counter: Counter, states: Sequence[State], *, directed: bool) -> Table:
    """Return one row per pair of states and year with the number of organizations that they share."""
    check_flag(directed, "directed")
    pairs = (permutations if directed else combinations)(range(len(states)), 2)
    return _table(counter, states, {"_a": firsts(directed), "_b": seconds(directed)}, list(pairs))


def _numbers(
    counter: Counter, states: Sequence[State], groups: Sequence[tuple[int, ...]]
) -> tuple[list[int], list[int]]:
    """Return for each group and year how many organizations count certainly, and how many possibly."""
    years = [counter.years(state.alpha_3) for state in states]
    known = [list(map(or_, own.whole, own.unknown)) for own in years]
    mixed = [{year for year, found in enumerate(own.mixed) if found} for own in years]
    certain: list[int] = []
    possible: list[int] = []
    for group in groups:
        a, b = group[0], group[-1]  # a state alone counts as it does with itself
        base = len(certain)
        certain.extend(map(int.bit_count, map(and_, years[a].whole, years[b].whole)))
        possible.extend(map(int.bit_count, map(and_, known[a], known[b])))
        codes = [states[place].alpha_3 for place in group]
        for year in mixed[a] | mixed[b]:
            certain[base + year], possible[base + year] = counter.shared(codes, years[a], years[b], year)
    return certain, possible


def _table(
    counter: Counter, states: Sequence[State], sides: dict[str, Arrange], groups: Sequence[tuple[int, ...]]
) -> Table:
    """Return the table of groups of one state or of two.

    Args:
        counter: the count.
        states: the states.
        sides: for each suffix of the columns of a state, how the blocks of the states follow each other.
        groups: the places of the states of each group.
    """
    lasts = counter.periods.lasts
    columns: dict[str, Column] = {}
    for suffix, arrange in sides.items():
        own = state_columns(states, lasts, arrange)
        columns |= {f"{name}{suffix}": own[name] for name in ("state", "name", "cow", "gw")}
    years = array("H", range(len(lasts))) * len(groups)
    columns["year"] = Column("integer", years, tuple(last.year for last in lasts), nullable=False)
    for name, found in zip(("certain", "possible"), _numbers(counter, states, groups), strict=True):
        most = max(found, default=0) + 1
        columns[name] = Column("integer", array(typecode(most), found), tuple(range(most)), nullable=False)
    columns["rule"] = Column.constant("category", counter.rule, len(years), levels=PERIOD_RULES)
    columns["statuses"] = Column.constant("category", counter.statuses, len(years))
    return Table(columns.items())
