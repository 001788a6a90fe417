"""Make panels: one row per state, or per pair of states, and calendar period.

The days of a state are folded once, with work only at the periods in which something changes; all columns are joined
from blocks of bytes. A pair of states without an unsettled day is the bitwise "and" of two such blocks. For other
pairs, and where the days of a period leave "any" or "all" open, the timeline decides over its possible histories.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations, permutations
from typing import TYPE_CHECKING, Any, Final, Literal

from attrs import frozen

from ..dates import DayLike, day_after
from ..engine.windows import held_within
from ..errors import QueryTypeError, check_flag, one_of, shown
from ..rules import IS_MEMBER, SETTLED
from ..states import State, StateLike, valid_codes
from ..states.lists import by_state
from .columns import Column, ColumnType, typecode
from .counting import ANSWERS, PERIOD_RULES, Answers, Cells, Settled, fold, number_of
from .periods import FREQUENCIES, Periods, bounds, periods_between, runs
from .tables import STATUSES, Table, rows_of, view_columns

if TYPE_CHECKING:
    from ..timeline import Frequency, PeriodRule, Timeline

_STATUS: Final = tuple(bytes([STATUSES.index(status)]) for status in SETTLED)
_COUNTS: Final = tuple(range(367))

_LISTS: Final = ("cow", "gw")

Arrange = Callable[[Sequence[bytes]], bytes]
_Codes = tuple[str, int | None, int | None]
"""The code of a state, and the COW and GW numbers that it has if it is on neither list."""


def panel(
    timeline: Timeline,
    first: DayLike,
    last: DayLike | None = None,
    *,
    freq: Frequency = "year",
    rule: PeriodRule = "any",
    states: Iterable[StateLike] | Literal["world"] | None = None,
) -> Table:
    """Answer `Timeline.panel`: the rows come state by state, in order of time."""
    asked = _Question(timeline, first, last, freq, rule, states)
    cells = [asked.cells(each.days, each.answers, each.party.alpha_3) for each in asked.subjects]
    return asked.table({"": b"".join}, cells, None if asked.presence is None else b"".join(asked.presence))


def dyads(
    timeline: Timeline,
    first: DayLike,
    last: DayLike | None = None,
    *,
    freq: Frequency = "year",
    rule: PeriodRule = "any",
    directed: bool = False,
    states: Iterable[StateLike] | Literal["world"] | None = None,
) -> Table:
    """Answer `Timeline.dyads`: the rows come pair by pair, in order of time."""
    check_flag(directed, "directed")
    asked = _Question(timeline, first, last, freq, rule, states)
    count = len(asked.subjects)
    pairs = asked.pairs()
    order = list((permutations if directed else combinations)(range(count), 2))
    cells = [pairs[(a, b) if a < b else (b, a)] for a, b in order]
    present = None
    if asked.presence is not None:
        numbers = list(map(number_of, asked.presence))
        size = len(asked.periods.starts)
        present = b"".join((numbers[a] & numbers[b]).to_bytes(size, sys.byteorder) for a, b in order)
    return asked.table({"_a": firsts(directed), "_b": seconds(directed)}, cells, present)


def firsts(directed: bool) -> Arrange:
    """Return how the blocks of the first states of all pairs follow each other."""

    def arranged(blocks: Sequence[bytes]) -> bytes:
        others = len(blocks) - 1
        return b"".join(block * (others if directed else others - place) for place, block in enumerate(blocks))

    return arranged


def seconds(directed: bool) -> Arrange:
    """Return how the blocks of the second states of all pairs follow each other."""

    def arranged(blocks: Sequence[bytes]) -> bytes:
        joined = memoryview(b"".join(blocks))
        width = len(blocks[0]) if blocks else 0
        parts: list[memoryview] = []
        for place in range(len(blocks)):
            parts += [joined[: place * width]] if directed else []
            parts.append(joined[(place + 1) * width :])
        return b"".join(parts)

    return arranged


# The question


@frozen(eq=False)
class _Subject:
    """One of the states asked about, with its track."""

    party: State
    days: tuple[date, ...]
    masks: tuple[int, ...]
    answers: tuple[bool | None, ...]


class _Question:
    """What is asked: which states and periods, by which rule; `presence` says in which periods a state has a row."""

    def __init__(
        self,
        timeline: Timeline,
        first: DayLike,
        last: DayLike | None,
        freq: str,
        rule: str,
        states: Iterable[StateLike] | None,
    ) -> None:
        freq = one_of(freq, FREQUENCIES, "frequency")
        self.timeline = timeline
        self.rule = one_of(rule, PERIOD_RULES, "rule")
        begin, until = bounds(first, last)
        self.periods = periods_between(begin, until, freq, timeline.checked_through)
        self.presence: list[bytes] | None = None
        if isinstance(states, str) and states == "world":
            found = {code: _presence(code, self.periods) for code in sorted(by_state("cow"))}
            codes = [code for code, own in found.items() if 1 in own]
            self.presence = [found[code] for code in codes]
        else:
            codes = _codes(timeline, states)
        self.subjects: list[_Subject] = []
        for code in codes:
            days, masks = timeline._track(code)
            answers = tuple(map(IS_MEMBER.__getitem__, masks))
            self.subjects.append(_Subject(timeline._origin.parties.record(code), days, masks, answers))
        timeline._beyond(until)

    def cells(self, days: Sequence[date], answers: Answers, *codes: str) -> Cells:
        """Return what the rows of one state, or of a pair, say."""

        def extremes(start: date, end: date | None) -> tuple[bool, bool]:
            if not self.timeline._network.chains.states:  # days are known: each is unsettled independently
                return True, True
            return self.timeline._extremes(codes, start, end)

        return fold(days, answers, self.periods, self.rule, extremes)

    def pairs(self) -> dict[tuple[int, int], Cells]:
        """Return what the rows of each pair of states say, by the places of the two."""
        periods, size = self.periods, len(self.periods.starts)
        start, end, lengths = periods.starts[0], day_after(periods.lasts[-1]), number_of(periods.lengths.tobytes())
        tracks: dict[tuple[tuple[date, ...], tuple[bool | None, ...]], int] = {}
        settled: list[Settled] = []
        kinds: list[int | None] = []
        for subject in self.subjects:
            if None in held_within(subject.days, subject.answers, start, end):
                kinds.append(None)
                continue
            kind = tracks.setdefault((subject.days, subject.answers), len(tracks))
            if kind == len(settled):
                settled.append(Settled.of(subject.days, subject.answers, periods, self.rule))
            kinds.append(kind)
        outsiders = {kind for kind, own in enumerate(settled) if not any(own.sure)}
        never = Cells(bytes(size), bytes(2 * size), bytes(2 * size))
        known: dict[tuple[int, int], Cells] = {}  # many states often have the same track
        found: dict[tuple[int, int], Cells] = {}
        for a, b in combinations(range(len(kinds)), 2):
            one, two = kinds[a], kinds[b]
            if one in outsiders or two in outsiders:
                found[a, b] = never
            elif one is None or two is None:
                codes = self.subjects[a].party.alpha_3, self.subjects[b].party.alpha_3
                found[a, b] = self.cells(*self.timeline._joint(*codes), *codes)
            else:
                if (one, two) not in known:
                    known[one, two] = known[two, one] = settled[one].joined(settled[two], lengths, size, self.rule)
                found[a, b] = known[one, two]
        return found

    def table(self, sides: dict[str, Arrange], cells: Sequence[Cells], present: bytes | None) -> Table:
        """Return the table.

        Args:
            sides: for each suffix of the columns of a state, how the blocks of the states follow each other.
            cells: what the rows say, by state or by pair.
            present: for each row, whether it stays; `None` where all do.
        """
        periods, size = self.periods, len(self.periods.starts)
        states = [subject.party for subject in self.subjects]
        numbers = array(typecode(size), range(size)) * len(cells)
        ends = (*periods.starts[1:], day_after(periods.lasts[-1]))

        def by_period(kind: ColumnType, levels: Sequence[Any]) -> Column:
            return Column(kind, numbers, tuple(levels), nullable=False)

        def counts(parts: Iterable[bytes]) -> Column:
            return Column("integer", array("H", b"".join(parts)), _COUNTS, nullable=False)

        named = {
            f"{name}{suffix}": column
            for suffix, arrange in sides.items()
            for name, column in state_columns(states, periods.lasts, arrange).items()
        }
        columns = {
            **named,
            "year": by_period("integer", [day.year for day in periods.starts]),
            "period": by_period("text", periods.labels),
            "start": by_period("date", periods.starts),
            "end": Column("date", numbers, ends),
            "days": by_period("integer", periods.lengths),
            "complete": by_period("boolean", periods.complete),
            "member": Column("boolean", array("B", b"".join(each.member for each in cells)), ANSWERS),
            **{f"status{suffix}": self._statuses(arrange) for suffix, arrange in sides.items()},
            "days_member": counts(each.sure for each in cells),
            "days_unsettled": counts(each.unsettled for each in cells),
        }
        if present is not None:
            columns = rows_of(columns, present)
        rows = len(columns["member"].numbers)
        rule = Column.constant("category", self.rule, rows, levels=PERIOD_RULES)
        return Table({**columns, "rule": rule, **view_columns(self.timeline, rows)}.items())

    def _statuses(self, arrange: Arrange) -> Column:
        decisive = self.periods.starts if self.rule == "first" else self.periods.lasts
        blocks = [
            b"".join(_STATUS[subject.masks[place]] * rows for place, rows in runs(subject.days, decisive))
            for subject in self.subjects
        ]
        return Column("category", array("B", arrange(blocks)), STATUSES)


def state_columns(states: Sequence[State], lasts: tuple[date, ...], arrange: Arrange) -> dict[str, Column]:
    """Return the columns that say which state a row is about.

    Args:
        states: the states.
        lasts: the last day of each period, on which the numbers of the lists are valid.
        arrange: how the blocks of the states, with one row for each period, follow each other.
    """
    codes = tuple((state.alpha_3, state.cow, state.gw) for state in states)
    code = typecode(len(states))
    numbers = array(code, arrange([array(code, [place]).tobytes() * len(lasts) for place in range(len(states))]))
    return {
        "state": Column("text", numbers, tuple(state.alpha_3 for state in states), nullable=False),
        "name": Column("text", numbers, tuple(state.name for state in states), nullable=False),
        "alpha_2": Column("text", numbers, tuple(state.alpha_2 for state in states)),
        **{name: _listed(name, codes, lasts, arrange) for name in _LISTS},
    }


def _listed(name: str, codes: tuple[_Codes, ...], lasts: tuple[date, ...], arrange: Arrange) -> Column:
    """Return the column of the numbers of one list, each valid on the last day of the period."""
    levels, blocks = _blocks(_LISTS.index(name), codes, lasts)
    return Column("integer", array(typecode(len(levels)), arrange(blocks)), levels)


@lru_cache(maxsize=4)  # panels of many organizations often have the same states and periods
def _blocks(
    which: int, codes: tuple[_Codes, ...], lasts: tuple[date, ...]
) -> tuple[tuple[int | None, ...], list[bytes]]:
    """Return the numbers of a list that occur, and for each state a block of places among them, one per period."""
    levels: dict[int | None, int] = {}
    found = []
    for each in codes:
        days, numbers = _code_track(*each)
        own = ((numbers[place][which], rows) for place, rows in runs(days, lasts))
        found.append([(levels.setdefault(number, len(levels)), rows) for number, rows in own])
    code = typecode(len(levels))
    return tuple(levels), [b"".join(array(code, [level]).tobytes() * rows for level, rows in own) for own in found]


def _codes(timeline: Timeline, states: Iterable[StateLike] | None) -> list[str]:
    if states is None:
        return list(timeline.states)
    asked = (states,) if isinstance(states, (str, State)) else states
    try:
        return list(dict.fromkeys(map(timeline.code, asked)))
    except TypeError as error:
        if isinstance(error, QueryTypeError):
            raise
        raise QueryTypeError(f"states cannot be {shown(states)}", 'give states, or "world"') from None


def _presence(code: str, periods: Periods) -> bytes:
    """Return a byte per period: whether a state is in the Correlates of War system on some day of it."""
    found = bytearray(len(periods.starts))
    for use in by_state("cow")[code]:
        for start, end in use.spells:
            low, high = bisect_left(periods.lasts, start), bisect_left(periods.starts, end)
            found[low:high] = b"\1" * (high - low)
    return bytes(found)


@lru_cache(maxsize=4096)
def _code_track(
    code: str, cow: int | None, gw: int | None
) -> tuple[tuple[date, ...], tuple[tuple[int | None, int | None], ...]]:
    """Return the days on which the COW or GW number of a state changes, and the numbers, the first for before.

    A party that is on neither list keeps the numbers of its own `State`.
    """
    uses = [use for scheme in _LISTS for use in by_state(scheme).get(code, ())]
    days = tuple(sorted({day for use in uses for spell in use.spells for day in spell}))
    if not uses:
        return (), ((cow, gw),)
    return days, ((None, None), *(valid_codes(code, day)[:2] for day in days))
