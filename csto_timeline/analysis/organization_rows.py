"""Split a table by organization, and make the timeline of one organization from its part of the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve

from ..dates import to_date
from ..engine.frames import columns_of
from ..engine.intake import read_panel, read_rows
from ..engine.parties import Parties
from ..errors import Fault, LedgerError, QueryError, QueryTypeError, shown
from ..timeline import _PANEL_STATUSES, Timeline


def split(rows: Any, columns: Mapping[str, str] | None, fields: Sequence[str]) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """Yield the organization of each row, and its other cells."""
    wanted = {field: (columns or {}).get(field, field) for field in fields}
    frame = columns_of(rows)
    if frame is not None:
        places = {name: place for place, name in enumerate(frame.names)}
        missing = [name for field, name in wanted.items() if name not in places and field not in ("end", "status")]
        if missing:
            known = ", ".join(map(repr, frame.names[:12]))
            raise LedgerError(
                Fault(f"there is no column {name!r}", f"say which column it is; there are {known}") for name in missing
            )
        _check_end(frame.names, columns, fields)
        held = [frame.values(places[name]) for name in wanted.values() if name in places]
        size = len(held[0]) if held else 0
        kept = [name for name in wanted.values() if name in places]
        filled = [held[kept.index(name)] if name in places else [None] * size for name in wanted.values()]
        short = wanted.get("status") not in places
        for name, *cells in zip(*filled, strict=True):
            yield name, tuple(cells[:-1] if short and "status" in wanted else cells)
        return
    if isinstance(rows, (str, Mapping)) or not isinstance(rows, Iterable):
        raise QueryTypeError(f"rows cannot be {shown(rows)}", "give a list of rows, or a data frame")
    items = list(rows)
    keys = dict.fromkeys(key for row in items if isinstance(row, Mapping) for key in row)
    if keys:
        _check_end(list(keys), columns, fields)
    for row in items:
        if isinstance(row, Mapping):
            cells = [row.get(wanted[field]) for field in fields if field != "status" or wanted[field] in row]
            yield cells[0], tuple(cells[1:])
        elif isinstance(row, (tuple, list)) and row:
            yield row[0], tuple(row[1:])
        else:
            yield None, ()


def _check_end(names: Sequence[Any], columns: Mapping[str, str] | None, fields: Sequence[str]) -> None:
    """Refuse a table that has columns of other names but none of ends, unless `columns` says which are which."""
    if columns is None and "end" in fields and "end" not in names and any(name not in fields for name in names):
        cure = f"say in columns which of {', '.join(map(shown, names[:12]))} it is, or name the other columns there"
        raise LedgerError([Fault("there is no column 'end', but there are columns of other names", cure)])


def spells_of_one(name: str, rows: list[tuple[Any, ...]], numbers: list[int], options: dict[str, Any]) -> Timeline:
    """Return the timeline of the rows of one organization, whose faults have the numbers of the whole table."""
    parties = Parties(options.pop("states", ()), unknown=options.pop("unknown", "refuse"))
    censored = options.pop("open_at", None)
    open_at = None if censored is None else to_date(censored)
    through = options.pop("checked_through", None)
    overlap, source = options.pop("overlap", "refuse"), options.pop("source", None)
    end, codes = options.pop("end", "exclusive"), options.pop("codes", "names")
    _none_left(options)
    plain, faults = read_rows(rows, parties=parties, end=end, open_at=open_at, codes=codes)
    return Timeline._of_rows(
        name,
        parties,
        tuple((*row[:4], numbers[row[4] - 1]) for row in plain),
        overlap,
        source,
        open_at if through is None else to_date(through),
        [evolve(fault, row=numbers[(fault.row or 1) - 1]) for fault in faults],
        exclusive=end == "exclusive",
    )


def panel_of_one(name: str, rows: list[tuple[Any, ...]], numbers: list[int], options: dict[str, Any]) -> Timeline:
    """Return the timeline of the coded periods of one organization."""
    parties = Parties(options.pop("states", ()), unknown=options.pop("unknown", "refuse"))
    statuses, codes = options.pop("statuses", _PANEL_STATUSES), options.pop("codes", "names")
    source = options.pop("source", None)
    _none_left(options)
    cells = [dict(zip(("state", "time", "value"), row, strict=True)) for row in rows]
    plain, faults, through = read_panel(
        cells, parties=parties, state="state", time="time", value="value", statuses=statuses, codes=codes
    )
    return Timeline._of_rows(
        name,
        parties,
        tuple((*row[:4], numbers[row[4] - 1]) for row in plain),
        "refuse",
        source,
        through,
        [evolve(fault, row=numbers[(fault.row or 1) - 1]) for fault in faults],
    )


def _none_left(options: dict[str, Any]) -> None:
    if options:
        raise QueryError(f"there is no option {shown(next(iter(options)))}", "use those of Timeline.from_spells")
