"""Turn checked rows of spells into tracks, and derive the events that describe them.

Most rows give exact days, and their tracks are made in one pass, without a network: building a timeline of 100,000
rows is measured by `tests/benchmarks/bench_core.py`. Where a state has a partial date, its rows become a chain whose
nodes are the ends of the rows, the two ends of a row one day apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import filterfalse, pairwise
from operator import attrgetter, itemgetter
from typing import Final, Literal, NamedTuple

from ..dates import PartialDate
from ..errors import ConventionWarning, Fault, LedgerError, also_in, counted, warn
from ..facts import Act, Dating, Event, Kind, Source
from ..rules import ANY_STATUS, BIT, POSSIBLE, SETTLED, Status
from .paths import lane_of
from .windows import FIRST, LAST, NEVER, Chain, Chains, Network, Track, Window, as_date, propagate

Day = date | PartialDate
PlainRow = tuple[str, Day, Day | None, int, int]
"""State, first day, first day after it (`None` while ongoing), mask of possible statuses, number of the row."""

CanonicalRow = tuple[str, Day, Day | None, str]
"""State, first day, first day after it, and status, as `Timeline.from_spells` reads them."""

_OUTSIDE: Final = BIT[Status.OUTSIDE]
_FORMER: Final = BIT[Status.FORMER]
_KINDS: Final = {
    Status.MEMBER: Kind.ACCESSION,
    Status.OBSERVER: Kind.OBSERVER,
    Status.ASSOCIATE: Kind.ASSOCIATION,
    Status.SUSPENDED: Kind.SUSPENSION,
    Status.FORMER: Kind.WITHDRAWAL,
}


class Move(NamedTuple):
    """A derived event: the window of its day, the state that it moves, and its statuses after and before, as masks."""

    low: int
    high: int
    state: str
    mask: int
    before: int


class Spells:
    """Checked rows.

    Attributes:
        rows: the rows by state and in order of time, touching rows of one status merged where all days are exact.
        tracks: the track of each state.
        network: the chains of the states that have partial dates.
    """

    def __init__(
        self,
        rows: Iterable[PlainRow],
        *,
        overlap: Literal["refuse", "merge"],
        through: tuple[date, str] | None,
        faults: Sequence[Fault] = (),
        end: Literal["exclusive", "inclusive"] | None = None,
    ) -> None:
        """Check the rows and make their tracks.

        Args:
            rows: the rows, in any order.
            overlap: what to do with rows of one status that overlap.
            through: the last day that the rows may mention, and its name in a message.
            faults: what was wrong with rows that were left out.
            end: how the user gave the ends; `None` if they cannot have another meaning.

        Raises:
            LedgerError: with all faults, each with its row.

        Warns:
            ConventionWarning: exclusive ends look like inclusive ones.
        """
        found = list(faults)
        backward: list[PlainRow] = []
        self.tracks: dict[str, Track] = {}
        self.rows: dict[str, list[PlainRow]] = {}
        loose: dict[str, list[PlainRow]] = {}
        grouped: defaultdict[str, list[PlainRow]] = defaultdict(list)
        for row in rows:
            grouped[row[0]].append(row)
        for state, own in grouped.items():
            before = len(found)
            exact = all(map(_is_exact, own))
            holds = _holds_exact_day if exact else _holds_day
            forward = list(filter(holds, own))
            backward += filterfalse(holds, own)
            ordered = (_ordered_exact if exact else _ordered)(forward, overlap, _DAYS[end], found)
            if through is not None:
                found += _beyond(own, through)
            if len(found) > before:
                continue
            self.rows[state] = ordered
            if exact:
                self.tracks[state] = _exact_track(ordered)
            else:
                loose[state] = ordered
        self.network = _network(loose, _DAYS[end], found)
        for state, chain in self.network.chains.states.items():
            self.tracks[state] = self.network.track(chain)
        if found or backward:
            found = _counted(found, attrgetter("problem", "cure"))
            found += _counted((_backward(row, end) for row in backward), attrgetter("cure"))
            raise LedgerError(sorted(found, key=lambda fault: fault.row or 0))
        if end == "exclusive":
            _warn_of_holes(self.rows.values())

    def canonical(self) -> tuple[CanonicalRow, ...]:
        """Return the rows in the form in which files hold them."""
        return tuple(
            (state, start, end, status_text(mask))
            for state in sorted(self.rows)
            for _, start, end, mask, _ in self.rows[state]
        )

    def placed(self, state: str) -> list[tuple[PlainRow, Window, Window]]:
        """Return the rows of a state, each with the minimal windows of its first day and of the first day after it."""
        rows = self.rows.get(state, [])
        chain = self.network.chains.states.get(state)
        if chain is None:
            return [(row, _window(row[1]), _end(row)) for row in rows]
        found: list[tuple[PlainRow, Window, Window]] = []
        windows = zip(*self.network.windows(chain), strict=True)
        for row in rows:
            start = found[-1][2] if found and _touch(found[-1][0], row) else next(windows)
            found.append((row, start, (NEVER, NEVER) if row[2] is None else next(windows)))
        return found

    def moves(self, only: str | None = None) -> list[Move]:
        """Return one derived event for each change of status, of one state or of all, sorted by day and state."""
        found = []
        for state in self.rows if only is None else self.rows.keys() & {only}:
            lane = lane_of(self.network, self.tracks, state)
            lows, highs = lane.lows, lane.highs
            previous = _OUTSIDE
            for place, (low, high, mask) in enumerate(zip(lows, highs, lane.masks[1:], strict=True)):
                passing = place + 1 < len(lows) and lows[place + 1] == high  # something else holds on the same day
                if mask != previous and not (passing and low == high == highs[place + 1]):
                    found.append(Move(low, high, state, mask, previous))
                    previous = mask
        return sorted(found)

    @staticmethod
    def events(source: Source | None, moves: Iterable[Move]) -> Iterator[Event]:
        """Yield an event for each move, which describes the rows; the rule table does not judge it."""
        sources = () if source is None else (source,)
        for move in moves:
            status = SETTLED[move.mask]
            kind = Kind.MILESTONE if status is None else _KINDS.get(status, Kind.MILESTONE)
            if status is Status.MEMBER and move.before & (_FORMER | BIT[Status.SUSPENDED]):
                kind = Kind.RETURN
            day = PartialDate(date.fromordinal(move.low), as_date(move.high))
            key = f"{move.state}-{kind}-{day}"  # two moves of one kind have different windows: a row ends in between
            what = f"{move.state} becomes {' or '.join(POSSIBLE[move.mask])}."
            dating = Dating(act=Act.IN_FORCE, day=day, sources=sources)
            yield Event(key=key, kind=kind, states=(move.state,), what=what, dated=(dating,))


def _warn_of_holes(grouped: Iterable[Sequence[PlainRow]]) -> None:
    """Warn where rows of one state lie exactly one day apart, as they do if their ends are inclusive."""
    holes = 0
    for rows in grouped:
        for row, following in pairwise(rows):
            end, start = row[2], following[1]
            if end is not None and _window(start)[0] - _window(end)[1] == 1:
                holes += 1
    if holes:
        warn(
            "a row ends exactly one day, or one year or month, before the next row of the same state begins, in "
            f'{counted(holes, "case")}; if the ends are the last days in the rows, use end="inclusive"',
            ConventionWarning,
        )


def status_text(mask: int) -> str:
    """Return the statuses of a mask as one text, such as "member|suspended"."""
    return "|".join(POSSIBLE[mask])


def _fault(row: PlainRow, problem: str, cure: str) -> Fault:
    return Fault(problem, cure, state=row[0], row=row[4])


def _is_exact(row: PlainRow) -> bool:
    return type(row[1]) is date and (row[2] is None or type(row[2]) is date)


_DAYS: Final = {
    None: "correct the days: the end is the first day after the row",
    "exclusive": 'correct the days: the end is the first day after the row, unless end="inclusive"',
    "inclusive": 'correct the days: the end is the last day in the row, unless end="exclusive"',
}
"""The cure of an overlap, by how the user gave the ends."""


def _overlap(row: PlainRow, other: PlainRow, cure: str) -> Fault:
    if row[1:4] == other[1:4]:
        return _fault(row, f"it repeats row {other[4]}", 'keep one of the two, or use overlap="merge"')
    merge = '; rows of one status can be merged with overlap="merge"' if row[3] == other[3] else ""
    return _fault(row, f"it overlaps row {other[4]}", f"{cure}{merge}")


def _backward(row: PlainRow, end: str | None) -> Fault:
    problem = f"it holds no day: it starts on {row[1]}, and {row[2]} is the first day after it"
    one_day = end == "exclusive" and _end(row)[1] == _window(row[1])[0]
    hint = '; use end="inclusive" if the end is the last day in the row' if one_day else ""
    return _fault(row, problem, f"correct the days{hint}")


def _counted(faults: Iterable[Fault], key: Callable[[Fault], object]) -> list[Fault]:
    """Return the faults by row; those with the same key are a mistake that repeats, and one fault with a count."""
    alike: dict[object, list[Fault]] = {}
    for fault in sorted(faults, key=lambda fault: fault.row or 0):
        alike.setdefault(key(fault), []).append(fault)
    return [also_in(first, len(more)) for first, *more in alike.values()]


def _beyond(rows: Iterable[PlainRow], through: tuple[date, str]) -> Iterator[Fault]:
    last, name = through
    for row in rows:
        start, end = row[1], row[2]
        late_end = end is not None and _window(end)[0] > last.toordinal() + 1
        if _window(start)[0] > last.toordinal() or late_end:
            problem = f"{end if late_end else start} is after {name}, {last}"
            yield _fault(row, problem, f"move {name} on, or leave the end open")


# Exact days


def _holds_exact_day(row: PlainRow) -> bool:
    return row[2] is None or row[1] < row[2]  # type: ignore[operator]


def _ordered_exact(rows: list[PlainRow], overlap: str, cure: str, faults: list[Fault]) -> list[PlainRow]:
    """Return rows whose days are exact in order of time, touching rows of one status merged."""
    rows.sort(key=itemgetter(1))
    kept: list[PlainRow] = []
    last: PlainRow | None = None
    for row in rows:
        start, end = row[1], row[2]
        if last is not None:
            until, same = last[2], last[3] == row[3]
            overlaps = until is None or start < until  # type: ignore[operator]
            if overlaps and not (same and overlap == "merge"):
                faults.append(_overlap(row, last, cure))
                if until is None or (end is not None and end <= until):  # type: ignore[operator]
                    continue
            elif same and (overlaps or start == until):
                longest = None if until is None or end is None else max(until, end)
                last = kept[-1] = (*last[:2], longest, *last[3:])
                continue
        kept.append(row)
        last = row
    return kept


def _exact_track(rows: Sequence[PlainRow]) -> Track:
    days: list[date] = []
    masks = [_OUTSIDE]
    out = _OUTSIDE  # what holds on days without a row
    until: Day | None = None
    for (_, start, end, _, _), (mask, after) in zip(rows, _meanings(rows), strict=True):
        if until is not None and until != start and masks[-1] != out:
            days.append(until)  # type: ignore[arg-type]
            masks.append(out)
        if mask != masks[-1]:
            days.append(start)  # type: ignore[arg-type]
            masks.append(mask)
        until, out = end, after
    if until is not None and masks[-1] != out:
        days.append(until)  # type: ignore[arg-type]
        masks.append(out)
    return tuple(days), tuple(masks)


def _meanings(rows: Iterable[PlainRow]) -> Iterator[tuple[int, int]]:
    """Yield, for each row in order of time, the statuses that it means, and those on the days after it without a row.

    OUTSIDE alone is whatever holds without a row: FORMER after a row with a status. Among several statuses it means
    FORMER once a row rules OUTSIDE out, or the state has been FORMER.
    """
    out, joined = _OUTSIDE, False
    previous: PlainRow | None = None
    for row in rows:
        mask = row[3]
        if not joined and out == _FORMER and previous is not None:
            joined = mask == _OUTSIDE or not _touch(previous, row)
        previous = row
        if mask == _OUTSIDE:
            yield out, out
            continue
        out = _FORMER
        yield mask & ~_OUTSIDE | _FORMER if joined and mask & _OUTSIDE and mask != ANY_STATUS else mask, out
        joined = joined or not mask & _OUTSIDE


# Partial dates


def _window(day: Day) -> tuple[int, int]:
    if not isinstance(day, PartialDate):
        return day.toordinal(), day.toordinal()
    low = FIRST if day.earliest is None else day.earliest.toordinal()
    return low, NEVER if day.latest is None else day.latest.toordinal()


def _end(row: PlainRow) -> tuple[int, int]:
    return (NEVER, NEVER) if row[2] is None else _window(row[2])


def _bounds(row: PlainRow) -> tuple[int, int]:
    """Return the earliest day on which a row can end, and the latest on which it can start, from the row alone.

    The latter is `NEVER` where both its start and its end are open above.
    """
    (low, high), (end_low, end_high) = _window(row[1]), _end(row)
    return max(end_low, low + 1), min(high, end_high if end_high == NEVER else end_high - 1)


def _holds_day(row: PlainRow) -> bool:
    return _window(row[1])[0] <= _bounds(row)[1]


def _ordered(rows: list[PlainRow], overlap: str, cure: str, faults: list[Fault]) -> list[PlainRow]:
    """Return rows with partial dates in the one order that their days allow.

    A row can precede another if it can end by the latest start of the other. If exactly one of two rows can precede
    the other, the sum of its two bounds is smaller, so sorting by the sum gives the order, and comparing each row with
    the extremes of all rows before it checks every pair.
    """
    before = len(faults)
    parts = dict(_merged(rows)) if overlap == "merge" else {}
    bounds = ((_bounds(row), row) for row in parts or rows)
    placed = [(end, min(start, LAST), row) for (end, start), row in bounds]
    placed.sort(key=lambda each: (each[0] + each[1], each[0]))
    latest_end: tuple[int, PlainRow] | None = None
    latest_start: tuple[int, PlainRow] | None = None
    for end, start, row in placed:
        if latest_end is not None and latest_end[0] > start:
            faults.append(_overlap(row, latest_end[1], cure))
        elif latest_start is not None and end <= latest_start[0]:
            problem = f"it can come before row {latest_start[1][4]} as well as after it"
            faults.append(_fault(row, problem, "give more precise days, so that only one order is possible"))
        latest_end = max(latest_end or (end, row), (end, row), key=itemgetter(0))
        latest_start = max(latest_start or (start, row), (start, row), key=itemgetter(0))
    ordered = [row for *_, row in placed]
    return _joined(ordered, parts, faults) if parts and len(faults) == before else ordered


def _merged(rows: Iterable[PlainRow]) -> Iterator[tuple[PlainRow, list[PlainRow]]]:
    """Yield rows, each with those it is made of: rows of one status that certainly overlap or touch are one."""
    alike: dict[int, dict[tuple[Day | int | None, ...], PlainRow]] = {}
    for row in rows:
        alike.setdefault(row[3], {}).setdefault(row[1:4], row)
    for own in alike.values():
        united, *others = sorted(own.values(), key=lambda row: _bounds(row)[::-1])
        parts = [united]
        for row in others:
            (end, start), (next_end, next_start) = _bounds(united), _bounds(row)
            if next_start <= end and start <= next_end:
                united = _union(united, row)
                parts.append(row)
            elif next_end < next_start:  # no day is certainly in it: it divides nothing
                yield row, [row]
            else:
                yield united, parts
                united, parts = row, [row]
        yield united, parts


def _union(row: PlainRow, other: PlainRow) -> PlainRow:
    """Return the row that covers the days of two rows which overlap or touch."""
    (end, start), (other_end, other_start) = _bounds(row), _bounds(other)
    first = _day(min(_window(row[1])[0], _window(other[1])[0]), min(start, other_start))
    last = None
    if row[2] is not None and other[2] is not None:
        last = _day(max(end, other_end), max(_end(row)[1], _end(other)[1]))
    return row[0], first, last, row[3], min(row[4], other[4])


def _day(low: int, high: int) -> Day:
    first = date.fromordinal(low)
    return first if low == high else PartialDate(first, as_date(high))


def _joined(
    rows: Sequence[PlainRow], parts: Mapping[PlainRow, Sequence[PlainRow]], faults: list[Fault]
) -> list[PlainRow]:
    """Return united rows in their order; where their parts share the day on which one follows another, both have it."""
    joined = list(rows)
    for place, (row, following) in enumerate(pairwise(rows)):
        if row[3] == following[3]:
            around = rows[max(place - 1, 0) : place], rows[place + 2 : place + 3]
            if _end(row)[1] > _window(following[1])[0] and not _in_order(row, following, *around):
                problem = f"it may overlap row {row[4]}, or follow it"
                faults.append(_fault(following, problem, "give more precise days, or one row for both"))
        elif {_end(part) for part in parts[row]} & {_window(part[1]) for part in parts[following]}:
            day = _day(_end(row)[0], _window(following[1])[1])
            joined[place] = (*joined[place][:2], day, *row[3:])
            joined[place + 1] = (following[0], day, *following[2:])
        elif _touch(row, following) and isinstance(row[2], PartialDate):
            problem = f"whether it follows row {row[4]} without a gap is not clear from the rows that are merged"
            faults.append(_fault(following, problem, "give more precise days, or one row for those of one status"))
    return joined


def _in_order(row: PlainRow, following: PlainRow, before: Sequence[PlainRow], after: Sequence[PlainRow]) -> bool:
    """Return whether the order of two rows of one status leaves nothing out, although they may overlap.

    Rows that overlap are one stretch, as they are where they touch. So nothing is left out if the first one neither
    begins nor ends after the second, and if the rows before and after them limit neither its end nor the other's start.
    """
    (end, start), (next_end, next_start) = _bounds(row), _bounds(following)
    first_start, last_end = _window(following[1])[0], _end(row)[1]
    return (
        (last_end <= next_end and end < next_end)
        and (start <= first_start and start < next_start)
        and all(_end(other)[1] <= min(end - 1, first_start) for other in before)
        and all(_window(other[1])[0] >= max(last_end, next_start + 1) for other in after)
    )


def _touch(row: PlainRow, following: PlainRow) -> bool:
    """Return whether a row follows another without a gap.

    It does where the end of one and the start of the other are the same day, or the same window with a change of
    status: equal windows of one status may hide a gap.
    """
    if row[2] is None or _window(row[2]) != _window(following[1]):
        return False
    low, high = _window(following[1])
    return low == high or row[3] != following[3]


def _network(rows_by_state: dict[str, list[PlainRow]], cure: str, faults: list[Fault]) -> Network:
    """Return the network of the ends of rows; rows that leave no history possible are faults."""
    chains = Chains({}, Chain.empty())
    windows: list[tuple[int, int]] = []
    owners: list[PlainRow] = []
    for state, rows in rows_by_state.items():
        chain = chains.states[state] = Chain.empty()
        for place, (row, (mask, out)) in enumerate(zip(rows, _meanings(rows), strict=True)):
            if place == 0 or not _touch(rows[place - 1], row):
                chain.add(len(windows), 0)
                windows.append(_window(row[1]))
                owners.append(row)
            chain.after[-1] = mask
            if row[2] is not None:
                chain.add(len(windows), out, 1)
                windows.append(_window(row[2]))
                owners.append(row)
    network, conflicts = propagate(windows, chains)
    for conflict in conflicts:
        faults.append(_overlap(owners[conflict.node], owners[conflict.pushed_by], cure))
    return network
