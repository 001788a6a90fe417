"""Split a table by organization, and make the timeline of one organization from its part of the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from ..engine.frames import columns_of
from ..errors import Fault, LedgerError, QueryTypeError, shown
from ..timeline import Timeline


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
    """Return the timeline of the rows of one organization, which have these numbers in the whole table."""
    return Timeline._read_spells(rows, name, numbers, **options)


def panel_of_one(name: str, rows: list[tuple[Any, ...]], numbers: list[int], options: dict[str, Any]) -> Timeline:
    """Return the timeline of the coded periods of one organization, which have these numbers in the whole table."""
    cells = [dict(zip(_CODED, row, strict=False)) for row in rows]
    return Timeline._read_panel(cells, name, _CODED, numbers, **options)


_CODED: Final = ("state", "time", "value")
