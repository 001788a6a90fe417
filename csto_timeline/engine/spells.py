"""From rows of spells, as data sets come, to tracks and a ledger.

The tracks are made at once, because a timeline is asked; the events behind them only when somebody looks at them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from operator import itemgetter
from typing import Final

from ..results import Spell
from ..dates import DAY, PartialDate
from ..errors import Fault, LedgerError, QueryError, one_of, shown
from ..facts import Act, Dating, Event, Kind, Source
from .windows import Window, tightened
from .index import Track, track_of
from .parties import Parties
from ..rules import BIT, Status

RowDay = date | str | PartialDate
Row = Spell | tuple[str, RowDay, RowDay | None] | tuple[str, RowDay, RowDay | None, str]
"""`(state, start, end)` or `(state, start, end, status)`; `end` exclusive, `None` while it goes on."""

_Day = date | PartialDate
_Run = tuple[_Day, _Day | None, Status, int]
_Step = tuple[_Day, Kind, Status]

_O, _B, _M, _S, _F = Status.OUTSIDE, Status.OBSERVER, Status.MEMBER, Status.SUSPENDED, Status.FORMER
_WAYS: Final = {
    (_O, _M): (Kind.ACCESSION,),
    (_O, _B): (Kind.OBSERVER,),
    (_B, _M): (Kind.ACCESSION,),
    (_B, _F): (Kind.WITHDRAWAL,),
    (_M, _S): (Kind.SUSPENSION,),
    (_M, _F): (Kind.WITHDRAWAL,),
    (_S, _M): (Kind.RETURN,),
    (_S, _F): (Kind.WITHDRAWAL,),
    (_F, _M): (Kind.RETURN,),
    (_F, _B): (Kind.OBSERVER,),
    # Two steps on one day, where the rule table has no single one.
    (_O, _S): (Kind.ACCESSION, Kind.SUSPENSION),
    (_O, _F): (Kind.ACCESSION, Kind.WITHDRAWAL),
    (_B, _S): (Kind.ACCESSION, Kind.SUSPENSION),
    (_M, _B): (Kind.WITHDRAWAL, Kind.OBSERVER),
    (_S, _B): (Kind.WITHDRAWAL, Kind.OBSERVER),
    (_F, _S): (Kind.RETURN, Kind.SUSPENSION),
}
_AFTER: Final = {Kind.ACCESSION: _M, Kind.RETURN: _M, Kind.OBSERVER: _B, Kind.SUSPENSION: _S, Kind.WITHDRAWAL: _F}
_STATUSES: Final = tuple(status for status in Status if status is not _O)


class Rows:
    """Checked rows: the tracks by state, and the events on demand."""

    __slots__ = ("_runs", "_source", "tracks")

    def __init__(
        self, rows: Iterable[Row], parties: Parties, source: Source | None, checked_through: date | None
    ) -> None:
        """Check the rows and make their tracks.

        Raises:
            LedgerError: with every fault, each naming its row.
        """
        faults: list[Fault] = []
        self._source = source
        covers = None if source is None else source.covers_through
        bounds = {"checked_through": checked_through, "its source's covers_through": covers}
        last = min(((day, bound) for bound, day in bounds.items() if day is not None), default=None)
        self._runs = _grouped(rows, parties, faults)
        self.tracks: dict[str, Track] = {}
        for code, runs in self._runs.items():
            exact = all(type(start) is date and (end is None or type(end) is date) for start, end, _, _ in runs)
            runs.sort(key=itemgetter(0) if exact else _by_start)
            before = len(faults)
            (_check_exact if exact else _check_partial)(code, runs, faults)
            if last is not None:
                _check_beyond(code, runs, last, faults)
            if len(faults) == before:
                self.tracks[code] = _exact_track(runs) if exact else _partial_track(runs)
        if faults:
            raise LedgerError(faults)

    def events(self) -> tuple[Event, ...]:
        """Return the ledger that gives these rows, sorted by day and state."""
        sources = () if self._source is None else (self._source,)
        found = []
        for code, runs in self._runs.items():
            steps = _steps(runs)
            windows = tightened([_window(day) for day, _, _ in steps])
            for place, ((day, kind, _), (low, _)) in enumerate(zip(steps, windows, strict=True)):
                found.append((low, code, place, kind, PartialDate.of(day)))
        events, used = [], set()
        for _, code, place, kind, day in sorted(found):
            key = f"{code}-{kind}-{day}"
            key = key if key not in used else f"{key}-{place}"
            used.add(key)
            dating = Dating(act=Act.IN_FORCE, day=day, sources=sources)
            events.append(Event(key=key, kind=kind, states=(code,), dated=(dating,)))
        return tuple(events)


def _grouped(rows: Iterable[Row], parties: Parties, faults: list[Fault]) -> dict[str, list[_Run]]:
    codes: dict[str, str] = {}
    runs: dict[str, list[_Run]] = {}
    for number, row in enumerate(rows, 1):
        try:
            state, start, end, status = _parts(row)
        except (TypeError, ValueError):
            faults.append(_fault(number, None, f"{shown(row)} is no row", "give (state, start, end[, status])"))
            continue
        try:
            first = start if type(start) is date else _day(start)
            until = end if end is None or type(end) is date else _day(end)
            after = _M if status is _M else _status(status)
            code = codes.get(state)
            if code is None:
                code = codes[state] = _code(state, parties)
        except (QueryError, TypeError):
            faults += _wrong(number, state, start, end, status, parties)
            continue
        if code in runs:
            runs[code].append((first, until, after, number))
        else:
            runs[code] = [(first, until, after, number)]
    return runs


def _parts(row: Row) -> tuple[str, object, object, object]:
    if isinstance(row, Spell):
        return row.state, row.start, row.end, row.status
    if len(row) == 3:
        return *row, _M
    state, start, end, status = row
    return state, start, end, status


def _wrong(number: int, state: object, start: object, end: object, status: object, parties: Parties) -> list[Fault]:
    """Return everything that is wrong with one row."""
    faults = []
    doors: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: _code(state, parties), "give a code or a name as text"),
        (lambda: _day(start), "correct the start"),
        (lambda: end is None or _day(end), "correct the end, or leave it out while the row goes on"),
        (lambda: _status(status), "correct the status"),
    )
    for door, cure in doors:
        try:
            door()
        except QueryError as problem:
            faults.append(_fault(number, state, str(problem), cure))
    return faults


def _status(status: object) -> Status:
    return Status(one_of(status, _STATUSES, "status of a row"))


def _code(state: object, parties: Parties) -> str:
    if not isinstance(state, str) or not state.strip():
        raise QueryError(f"a state cannot be {shown(state)}")
    return parties.code_of(state)


def _day(value: object) -> _Day:
    day = PartialDate.of(value)  # type: ignore[arg-type]
    return day.earliest if day.is_day and day.earliest is not None else day


def _by_start(run: _Run) -> tuple[date, date]:
    """Return the latest day on which a row can begin, as its own end leaves it, and the earliest."""
    low, high = _window(run[0])
    end = None if run[1] is None else _window(run[1])[1]
    before_end = date.max if end is None else end - DAY if end > date.min else end
    return min(high or date.max, before_end), low


def _window(day: _Day) -> Window:
    return (day.earliest or date.min, day.latest) if isinstance(day, PartialDate) else (day, day)


def _check_exact(code: str, runs: list[_Run], faults: list[Fault]) -> None:
    until, before = date.min, 0
    for start, end, _, number in runs:
        if start < until:  # type: ignore[operator]
            faults.append(_overlap(code, number, before))
        if end is None:
            until, before = date.max, number
        elif end <= start:  # type: ignore[operator]
            faults.append(_reversed(code, number, start, end))
        elif end > until:  # type: ignore[operator]
            until, before = end, number  # type: ignore[assignment]


def _check_partial(code: str, runs: list[_Run], faults: list[Fault]) -> None:
    until, before = date.min, 0
    status = _O
    for place, (start, end, after, number) in enumerate(runs):
        low, high = _window(start)
        end_low, end_high = (date.max, None) if end is None else _window(end)
        if end is not None and end_high is not None and end_high <= low:
            faults.append(_reversed(code, number, start, end))
        elif (high is not None and high < until) or (end_high is not None and end_high <= until):
            faults.append(_overlap(code, number, before))
        elif place > 0 and _can_precede(runs[place], runs[place - 1]):
            problem = f"can have come before row {before} as well as after it"
            faults.append(_fault(number, code, problem, "give closer days, so that the order is known"))
        touching = place > 0 and _touch(runs[place - 1], start, after)
        at = status if touching or status is _O else _F
        if len(_WAYS.get((at, after), ())) > 1 and low != high:
            problem = f"{after} cannot follow {at} on a day known only as {start}"
            faults.append(_fault(number, code, problem, "give the day, or a row for the status in between"))
        soonest = max(low, until) + DAY if max(low, until) < date.max else date.max
        until, before = max(end_low, soonest), number
        status = after


def _can_precede(run: _Run, other: _Run) -> bool:
    """Whether some days within the windows let a row end by the day on which the other one starts."""
    if run[1] is None:
        return False
    low = _window(run[0])[0]
    soonest = max(_window(run[1])[0], low + DAY if low < date.max else low)
    return soonest <= _by_start(other)[0]


def _check_beyond(code: str, runs: list[_Run], last: tuple[date, str], faults: list[Fault]) -> None:
    through, bound = last
    for start, end, _, number in runs:
        for day in (start, end):
            if day is not None and _window(day)[0] > through:
                problem = f"{day} lies after {bound}, {through}"
                faults.append(_fault(number, code, problem, f"move {bound} on, or leave the end open"))


def _overlap(code: str, number: int, before: int) -> Fault:
    return _fault(number, code, f"overlaps row {before}", "a row ends on the first day that is no longer in it")


def _reversed(code: str, number: int, start: _Day, end: _Day) -> Fault:
    return _fault(number, code, f"ends on {end}, not after its start {start}", "the end is the first day after the row")


def _fault(number: int, state: object, problem: str, cure: str) -> Fault:
    return Fault(None, state if isinstance(state, str) else None, problem, cure, f"row {number}")


def _touch(run: _Run, start: _Day, status: Status) -> bool:
    """Whether a row follows another without a gap: on one exact day, or in one window with a change of status.

    Two rows of one status that end and begin in the same window may have any gap between them.
    """
    return run[1] == start and (not isinstance(start, PartialDate) or run[2] is not status)


def _exact_track(runs: list[_Run]) -> Track:
    days: list[date] = []
    masks = [BIT[_O]]
    until: _Day | None = None
    for start, end, status, _ in runs:
        if until is not None and until != start and masks[-1] != BIT[_F]:
            days.append(until)  # type: ignore[arg-type]
            masks.append(BIT[_F])
        mask = BIT[status]
        if mask != masks[-1]:
            days.append(start)  # type: ignore[arg-type]
            masks.append(mask)
        until = end
    if until is not None and masks[-1] != BIT[_F]:
        days.append(until)  # type: ignore[arg-type]
        masks.append(BIT[_F])
    return tuple(days), tuple(masks)


def _partial_track(runs: list[_Run]) -> Track:
    steps = _steps(runs)
    return track_of(tightened([_window(day) for day, _, _ in steps]), [status for _, _, status in steps])


def _steps(runs: list[_Run]) -> list[_Step]:
    """Return the steps that make these rows: day, kind, and status after."""
    steps: list[_Step] = []
    at = _O

    def go(day: _Day, to: Status) -> None:
        nonlocal at
        for kind in _WAYS.get((at, to), ()):
            steps.append((day, kind, _AFTER[kind]))
        at = to

    for place, (start, end, status, _) in enumerate(runs):
        go(start, status)
        following = runs[place + 1] if place + 1 < len(runs) else None
        if end is not None and (following is None or not _touch(runs[place], following[0], following[2])):
            go(end, _F)
    return steps
