"""Join the cells of a large table of coded periods into runs, with the array operations of pandas and NumPy.

A table of many organizations has millions of cells and few changes, so equal cells are joined before any of them is
read. What is not plain, such as an organization with a fault, is left to the reader that takes cells one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from operator import eq
from typing import Any, Final, NamedTuple

from ..dates import DAY
from ..engine.intake import Cell, CodeScheme, Faults, joined, masks_of, read_rows, span_of
from ..engine.parties import Parties
from ..engine.spells import PlainRow
from ..errors import QueryError

_MISSING: Final = -1
_SEVERAL: Final = -1
_UNREADABLE: Final = -2
_LARGEST: Final = 50_000_000
"""How many states, or organizations, times periods are held in memory at most."""


class Runs(NamedTuple):
    """The organizations of a table.

    Attributes:
        read: for each organization, in the order of the table, its rows and the last day that its cells cover; `None`
            where the cells must be read one by one.
        rest: the places of those cells in the table.
    """

    read: dict[str, tuple[list[PlainRow], date] | None]
    rest: list[int]


class _Periods(NamedTuple):
    """The periods of a table in order of time."""

    firsts: list[date]
    stops: list[date]
    order: list[int]
    """The place of each value of the column in that order."""


def runs_of(
    frame: Any,
    columns: Sequence[str],
    *,
    statuses: Mapping[Any, str],
    codes: CodeScheme,
    parties: Parties,
) -> Runs | None:
    """Return the runs of equal codes in a pandas frame, in whatever order its rows are.

    Args:
        frame: the table.
        columns: the columns with the organization, the state, the time and the value.
        statuses: the status that each code stands for.
        codes: what the states are.
        parties: the parties of all organizations.

    Returns:
        `None` for what is not a pandas frame, and where names or periods are missing or not plain.
    """
    factors = _factors(frame, columns)
    if factors is None:
        return None
    import numpy as np

    (org, orgs), (who, states), (when, times), (code, levels) = factors
    titles, states, periods = orgs.tolist(), states.tolist(), _periods(times)
    if periods is None or min(org.min(), who.min(), when.min()) < 0 or not all(map(_is_name, titles)):
        return None
    size = len(periods.firsts) + 1  # one more, so that the cells of two states never follow each other
    if code.max() < 0 or max(len(states), len(titles)) * size > _LARGEST:
        return None
    masks = masks_of(statuses)
    mask = np.array([*(masks.get(level, _UNREADABLE) for level in levels.tolist()), _MISSING], dtype="int16")[code]
    when = np.array(periods.order, dtype="int32")[when]
    cell = who.astype("int32") * np.int32(size) + when  # of all states and periods
    meant = _meant(cell, states, periods, parties, codes)
    unread = (meant.codes == _UNREADABLE)[cell] | (mask == _UNREADABLE) | (meant.shared[cell] & (mask == _MISSING))
    slow = set(np.unique(org[unread]).tolist())
    covered = np.zeros((len(titles), size), dtype=bool)
    covered[org, when] = True

    span = len(states) * size
    held: list[dict[str, list[Cell]]] = [{} for _ in titles]
    for start, final, value, number in _joined_cells(org * span + cell, mask, meant.codes, periods):
        owner, first = divmod(start, span)
        if number >= 0:
            run = (periods.firsts[first % size], periods.stops[final % size], value, 0)
            held[owner].setdefault(meant.names[number], []).append(run)
        elif owner not in slow:
            for name, since, until in meant.several[first]:
                held[owner].setdefault(name, []).append((since, until, value, 0))
    read: dict[str, tuple[list[PlainRow], date] | None] = {}
    for owner, (title, back) in enumerate(zip(titles, covered[:, ::-1].argmax(axis=1).tolist(), strict=True)):
        last, faults = periods.stops[size - 1 - back], Faults()
        rows = [row for name, runs in held[owner].items() for row in joined(name, runs, last, faults)]
        read[title] = None if owner in slow or faults.found() else (rows, last - DAY)
    rest = [owner for owner, own in enumerate(read.values()) if own is None]
    return Runs(read, np.flatnonzero(np.isin(org, rest)).tolist() if rest else [])


def _factors(frame: Any, names: Sequence[str]) -> list[tuple[Any, Any]] | None:
    """Return the place of the value in each row, and the values, of columns of a pandas frame that has rows."""
    if type(frame).__name__ != "DataFrame" or type(frame).__module__.partition(".")[0] != "pandas":
        return None
    if not len(frame) or any(list(frame.columns).count(name) != 1 for name in names):
        return None
    try:
        return [frame[name].factorize() for name in names]
    except TypeError:  # a cell that cannot be a key
        return None


def _joined_cells(key: Any, mask: Any, codes: Any, periods: _Periods) -> Iterator[tuple[int, int, int, int]]:
    """Yield runs of cells in consecutive periods that are alike: the first and the last key, the mask and the code."""
    import numpy as np

    size = len(periods.firsts) + 1
    if not (np.diff(key) > 0).all():
        order = np.argsort(key, kind="stable")
        key, mask = key[order], mask[order]
    if (mask == _MISSING).any():
        key, mask = key[mask != _MISSING], mask[mask != _MISSING]
    own = codes[key % len(codes)]
    follows = np.array([*map(eq, periods.stops, periods.firsts[1:]), False, False])  # whether the next one touches it
    alike = (mask[1:] == mask[:-1]) & (own[1:] == own[:-1]) & (own[1:] >= 0)
    alike &= (key[1:] == key[:-1] + 1) & follows[key[:-1] % size]
    starts = np.flatnonzero(np.concatenate(([True], ~alike)))
    stops = np.concatenate((starts[1:], [len(key)])) - 1
    return zip(key[starts].tolist(), key[stops].tolist(), mask[starts].tolist(), own[starts].tolist(), strict=True)


def _is_name(title: object) -> bool:
    return isinstance(title, str) and title.strip() == title != ""


def _periods(times: Any) -> _Periods | None:
    """Return the periods of a column; `None` where one is a single day or cannot be read, or where two overlap."""
    if times.dtype.kind in "mMb":
        return None
    try:
        spans = [span_of(time) for time in times.tolist()]
    except QueryError:
        return None
    order = sorted(range(len(spans)), key=lambda place: spans[place][0])
    firsts, stops = [spans[place][0] for place in order], [spans[place][1] for place in order]
    if any(stop is None or stop == first + DAY for first, stop in zip(firsts, stops, strict=True)):
        return None
    if any(stop > first for stop, first in zip(stops, firsts[1:], strict=False)):  # type: ignore[operator]
        return None
    return _Periods(firsts, stops, sorted(range(len(order)), key=order.__getitem__))  # type: ignore[arg-type]


class _Meanings(NamedTuple):
    """What each state means in each period.

    Attributes:
        codes: the place in `names` of its code, for each state and period.
        names: the codes.
        several: the codes that a state has in turn in a period in which its code changes, with their days.
        shared: whether another state of the table has the same code in that period, for each state and period.
    """

    codes: Any
    names: list[str]
    several: dict[int, list[tuple[str, date, date | None]]]
    shared: Any


def _meant(cell: Any, states: list[Any], periods: _Periods, parties: Parties, codes: CodeScheme) -> _Meanings:
    import numpy as np

    size = len(periods.firsts) + 1
    seen = np.zeros(len(states) * size, dtype=bool)
    seen[cell] = True
    cells = np.flatnonzero(seen).tolist()
    rows = [(states[each // size], periods.firsts[each % size], periods.stops[each % size]) for each in cells]
    found: dict[int, list[tuple[str, date, date | None]]] = {each: [] for each in cells}
    for code, first, stop, _, number in read_rows(rows, parties=parties, codes=codes)[0]:
        found[cells[number - 1]].append((code, first, stop))  # type: ignore[arg-type]
    numbers: dict[str, int] = {}
    places = np.full(len(seen), _UNREADABLE, dtype="int32")
    shared = np.zeros(len(seen), dtype=bool)
    first_with: dict[tuple[str, int], int] = {}
    for each, own in found.items():
        for code, *_ in own:
            other = first_with.setdefault((code, each % size), each)
            shared[other] = shared[each] = shared[other] or other != each
        if own:
            places[each] = numbers.setdefault(own[0][0], len(numbers)) if len(own) == 1 else _SEVERAL
    several = {each: own for each, own in found.items() if len(own) > 1}
    return _Meanings(places, list(numbers), several, shared)
