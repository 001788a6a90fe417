"""Tag the rows of a data frame: was the state of the row a member on the day of the row?

Each distinct state is resolved once. The days on which its answer changes become numbers on one axis, a stretch of it
for each state, so that one vectorized search answers all rows.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple, get_args

from ..dates import EPOCH, to_date
from ..engine.intake import CodeScheme
from ..engine.parties import UnknownParties, two_letters
from ..errors import (
    InvalidDateError,
    OptionError,
    QueryError,
    QueryTypeError,
    UnknownStateError,
    and_also,
    one_of,
    shown,
)
from ..rules import BIT, IS_MEMBER, SETTLED, Status
from ..states import find, find_name, fold, resolve_code, schemes_reading_all
from .columns import library
from .counting import ANSWERS

if TYPE_CHECKING:
    from ..timeline import Timeline

_ADDED: Final = ("member", "status")
_LONGEST: Final = 1 << 20
_MOST_NAMED: Final = 10
_SAMPLE: Final = 10_000
_STATUSES: Final = (*map(str, Status), None)
_MEMBER: Final = bytes(map(ANSWERS.index, IS_MEMBER))
_STATUS: Final = bytes(map(_STATUSES.index, SETTLED))
_MISSING: Final = ANSWERS.index(None), _STATUSES.index(None)
_OUTSIDE: Final = BIT[Status.OUTSIDE]

_Track = tuple[Sequence[date], Sequence[int]]


def tag(
    timeline: Timeline,
    frame: Any,
    *,
    state: str,
    day: str,
    codes: CodeScheme = "names",
    unknown: UnknownParties = "refuse",
) -> Any:
    """Answer `Timeline.tag`."""
    one_of(codes, get_args(CodeScheme), "code scheme")
    keep = one_of(unknown, get_args(UnknownParties), "way to treat unknown names") == "keep"
    adapter = _adapter(frame)
    names = list(frame.columns)
    for column in (state, day):
        if names.count(column) != 1:
            cure = f"its columns are {', '.join(map(str, names[:20]))}"
            raise OptionError(f"the frame has {names.count(column) or 'no'} columns called {shown(column)}", cure)
    for column in _ADDED:
        if column in names:
            raise QueryError(f"the frame already has a column called {column!r}", "rename it or drop it")
    days = adapter.days(frame[day])
    found = adapter.states(frame[state])
    tracks = _tracks(timeline, found, days, codes, keep=keep)
    return adapter.added(frame, *_answers(timeline, found.places, days, tracks))


class _Distinct(NamedTuple):
    """The distinct values of a column, and for each row the place of its value among them, -1 where it is missing."""

    cells: list[Any]
    places: Any


def _answers(timeline: Timeline, places: Any, days: Any, tracks: Sequence[_Track]) -> list[Any]:
    """Return, for each row, the place of its answer among False, True, missing, and that of its status."""
    import numpy as np

    missing = (places < 0) | np.isnat(days)
    if missing.all():
        return [np.full(len(places), absent, "uint8") for absent in _MISSING]
    numbers = days.view("int64") + EPOCH
    present = numbers[~missing] if missing.any() else numbers
    low, high = int(present.min()), int(present.max())
    if not date.min.toordinal() <= low <= high <= date.max.toordinal():
        raise InvalidDateError("some days lie outside the years 1 to 9999", "give days within them")
    timeline._beyond(date.fromordinal(high))
    width = high - low + 1
    bounds, levels = array("q"), bytearray()
    for base, (changes, masks) in zip(range(0, len(tracks) * width, width), tracks, strict=True):
        bounds.append(base)
        bounds.extend(base + min(max(change.toordinal() - low, 0), width) for change in changes)
        levels += bytes(masks)
    starts, found = np.frombuffer(bounds, "int64"), np.frombuffer(bytes(levels), "uint8")
    keys = np.multiply(places, width, dtype="int64")
    keys += numbers
    keys -= low
    keys[missing] = 0
    if len(tracks) * width <= _LONGEST + 4 * len(keys):  # writing the axis out is the fastest way while it is short
        rows = np.repeat(found, np.diff(starts, append=len(tracks) * width))[keys]
    else:
        rows = found[np.searchsorted(starts, keys, side="right") - 1]
    answers = []
    for table, absent in zip((_MEMBER, _STATUS), _MISSING, strict=True):
        answer = np.frombuffer(table, "uint8")[rows]
        answer[missing] = absent
        answers.append(answer)
    return answers


# Resolving states


def _tracks(timeline: Timeline, found: _Distinct, days: Any, codes: CodeScheme, *, keep: bool) -> list[_Track]:
    """Return, for each distinct state, the days on which its statuses change, and the statuses as masks.

    Raises:
        UnknownStateError: states are unknown and not kept.
        QueryTypeError: a state has a type that is never accepted.
    """
    years = None if codes in ("names", "iso2", "eurostat") else _years(found, days)
    tracks: list[_Track] = []
    errors: dict[int, QueryError] = {}
    for place, name in enumerate(found.cells):
        try:
            if years is None:
                code = _named(timeline, name) if codes == "names" else resolve_code(codes, name, 1, None)[-1][0].alpha_3
                tracks.append(timeline._track(code))
            else:
                tracks.append(_by_year(timeline, codes, name, years[place], keep=keep))
        except QueryError as error:
            tracks.append(((), (_OUTSIDE,)))
            if not (keep and _is_name(name, codes)):
                errors[place] = error
    if errors:
        raise _refusal(found, errors, codes)
    return tracks


def _named(timeline: Timeline, name: Any) -> str:
    code = timeline.code(name)
    if isinstance(name, str) and len(fold(name)) == 2 and find_name(name) is None:
        meant = find(name)
        if meant is not None and meant.alpha_3 == code:
            raise two_letters(name, meant)
    return code


def _is_name(name: Any, codes: CodeScheme) -> bool:
    """Return whether an unknown state can be kept: a number is never a name."""
    return codes != "names" or (isinstance(name, str) and not fold(name).replace(" ", "").isdecimal())


def _years(found: _Distinct, days: Any) -> list[list[int]]:
    """Return the years in which each distinct state occurs, sorted."""
    import numpy as np

    present = (found.places >= 0) & ~np.isnat(days)
    years = days[present].astype("datetime64[Y]").astype("int64") + 1970
    own: list[list[int]] = [[] for _ in found.cells]
    for key in np.unique(found.places[present].astype("int64") * 10_000 + years).tolist():
        own[key // 10_000].append(key % 10_000)
    return own


def _by_year(timeline: Timeline, codes: Any, name: Any, years: Sequence[int], *, keep: bool) -> _Track:
    """Return the track of a code that can mean different states in different years, in the years given.

    Raises:
        UnknownStateError: the code is not valid in one of the years, and unknown states are not kept.
        QueryTypeError: the code has a type that is never accepted.
    """
    days: list[date] = []
    masks: list[int] = [_OUTSIDE]
    meant: str | None = None
    for code, since in _meanings(codes, name, years, keep=keep):
        if code != meant:
            changes, own = ((), (_OUTSIDE,)) if code is None else timeline._track(code)
            place, stop = bisect_right(changes, since), bisect_left(days, since)
            days[stop:] = [since, *changes[place:]]
            masks[stop + 1 :] = own[place:]
            meant = code
    return days, masks


def _meanings(codes: Any, name: Any, years: Sequence[int], *, keep: bool) -> Iterator[tuple[str | None, date]]:
    """Yield the states that a code means in the years given, each with the first day on which it does."""
    for year in years:
        try:
            found = resolve_code(codes, name, year, year)
        except UnknownStateError:
            if not keep:
                raise
            yield None, date(year, 1, 1)
            continue
        for state, start, _ in found:
            yield state.alpha_3, start or date(year, 1, 1)


def _refusal(found: _Distinct, errors: dict[int, QueryError], codes: CodeScheme) -> QueryError:
    """Return one error for all states that cannot be resolved."""
    first, problem = _summary(found, errors, "states are unknown")
    in_other_years = codes in schemes_reading_all(found.cells[place] for place in errors)
    readable = [] if in_other_years else [f'codes="{scheme}"' for scheme in schemes_reading_all(found.cells)]
    kept = and_also(first.cure, 'unknown="keep" answers False')
    cure = f"{' or '.join(readable)} reads them" if readable else kept
    if not isinstance(first, UnknownStateError):
        return QueryTypeError(problem, cure if readable else first.cure)
    suggestions = [
        each for error in errors.values() if isinstance(error, UnknownStateError) for each in error.suggestions
    ]
    return UnknownStateError(problem, cure, list(dict.fromkeys(suggestions)))


def _summary(found: _Distinct, errors: dict[int, QueryError], what: str) -> tuple[QueryError, str]:
    """Return the error of the most frequent value, and what is wrong with all of them, with the number of their rows.

    Args:
        found: the values of a column.
        errors: the errors by the place of the value.
        what: what is wrong with several values.
    """
    import numpy as np

    rows = np.bincount(found.places.astype("int64") + 1, minlength=len(found.cells) + 1)[1:].tolist()
    order = sorted(errors, key=lambda place: (-rows[place], shown(found.cells[place])))
    first = errors[order[0]]
    counts = [f"({rows[at]:,} row{'s' * (rows[at] != 1)})" for at in order[:_MOST_NAMED]]
    if len(order) == 1:
        return first, f"{first.problem} {counts[0]}"
    words = [f"{shown(found.cells[at])} {count}" for at, count in zip(order, counts, strict=False)]
    more = [f"and {len(order) - _MOST_NAMED:,} more"] if len(order) > _MOST_NAMED else []
    return first, f"{len(order)} {what}: {', '.join([*words, *more])}"


# Frames


class _Adapter(NamedTuple):
    """What differs between the libraries of data frames."""

    states: Callable[[Any], _Distinct]
    days: Callable[[Any], Any]
    added: Callable[[Any, Any, Any], Any]


def _adapter(frame: Any) -> _Adapter:
    for name, adapter in (("pandas", _PANDAS), ("polars", _POLARS)):
        module = sys.modules.get(name)
        if module is not None and isinstance(frame, module.DataFrame):
            library("numpy")
            return adapter
    collected = ": collect() it first" if type(frame).__name__ == "LazyFrame" else ""
    cure = f"give a data frame of pandas or Polars{collected}; elsewhere, join with spells()"
    raise QueryTypeError(f"a frame cannot be {shown(frame)}", cure)


def _read(found: _Distinct) -> Any:
    """Return the day of each row, read as everywhere.

    Raises:
        InvalidDateError: some cannot be read; the message names them, with the number of their rows.
        QueryTypeError: some are neither text nor a date.
    """
    import numpy as np

    days: list[date | None] = []
    errors: dict[int, QueryError] = {}
    for place, value in enumerate(found.cells):
        try:
            days.append(to_date(value))
        except QueryError as error:
            days.append(None)
            errors[place] = error
    if errors:
        first, problem = _summary(found, errors, "days cannot be read")
        kind = InvalidDateError if isinstance(first, InvalidDateError) else QueryTypeError
        raise kind(problem, first.cure)
    return np.array([*days, None], "datetime64[D]")[found.places]  # -1, the place of what is missing, is the last


def _unreadable(series: Any) -> QueryTypeError:
    problem = f"the column {shown(series.name)} holds values that are neither text nor a number nor a date"
    return QueryTypeError(problem, "give text")


def _factorized(series: Any) -> _Distinct:
    import pandas as pd

    try:
        places, names = pd.factorize(series)
    except TypeError:
        raise _unreadable(series) from None
    return _Distinct(list(names), places)


def _pandas_days(series: Any) -> Any:
    import numpy as np
    import pandas as pd

    if isinstance(series.dtype, pd.DatetimeTZDtype):
        series = series.dt.tz_localize(None)
    if isinstance(series.dtype, np.dtype) and series.dtype.kind == "M":
        return series.to_numpy().astype("datetime64[D]")
    found = _factorized(series)
    if any(isinstance(cell, datetime) and cell.tzinfo is not None for cell in found.cells):
        # Equal moments in different zones can be different days.
        found = _factorized(series.map(lambda cell: cell.date() if isinstance(cell, datetime) else cell, "ignore"))
    return _read(found)


def _added_to_pandas(frame: Any, member: Any, status: Any) -> Any:
    import pandas as pd

    places = status.astype("int8")
    places[status == _STATUSES.index(None)] = -1
    return frame.assign(
        member=pd.arrays.BooleanArray(member == 1, member == ANSWERS.index(None)),
        status=pd.Categorical.from_codes(places, list(_STATUSES[:-1])),
    )


_PANDAS: Final = _Adapter(_factorized, _pandas_days, _added_to_pandas)


def _polars_places(series: Any) -> _Distinct:
    import numpy as np
    import polars as pl

    if series.dtype.is_nested() or series.dtype == pl.Object:
        raise _unreadable(series)
    if series.dtype in (pl.Categorical, pl.Enum):
        series = series.cast(pl.String)
    if series.dtype.is_float():
        series = series.fill_nan(None)
    if series.null_count() == len(series):
        return _Distinct([], np.full(len(series), -1, "int32"))
    if series.dtype == pl.String:
        names = series.head(_SAMPLE).drop_nulls().unique()  # columns with a few states repeat them soon
        places = series.cast(pl.Enum(names), strict=False)
        if places.null_count() > series.null_count():
            names = series.drop_nulls().unique()
            places = series.cast(pl.Enum(names))
        places = places.to_physical()
    else:
        names = series.drop_nulls().unique()
        numbers = pl.Series(range(len(names)), dtype=pl.Int32)
        places = series.replace_strict(names, numbers, default=None, return_dtype=pl.Int32)
    whole = places if not places.null_count() else places.cast(pl.Int32).fill_null(-1)
    return _Distinct(names.to_list(), whole.to_numpy())


def _polars_days(series: Any) -> Any:
    import numpy as np
    import polars as pl

    if series.dtype == pl.Datetime:
        series = series.dt.date()
    if series.dtype == pl.Date:
        numbers = series.to_physical().cast(pl.Int64)
        numbers = numbers.fill_null(np.iinfo("int64").min) if numbers.null_count() else numbers
        return numbers.to_numpy().view("datetime64[D]")
    return _read(_polars_places(series))


def _added_to_polars(frame: Any, member: Any, status: Any) -> Any:
    import polars as pl

    answers = pl.Series("member", ANSWERS, dtype=pl.Boolean)
    statuses = pl.Series("status", _STATUSES, dtype=pl.Categorical)
    return frame.with_columns(answers.gather(pl.Series(member)), statuses.gather(pl.Series(status)))


_POLARS: Final = _Adapter(_polars_places, _polars_days, _added_to_polars)
