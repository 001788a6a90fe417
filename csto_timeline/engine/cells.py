"""Take the cells of each row out of tuples, mappings, spells and data frames, whatever the columns are called."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any, Final, NamedTuple

from ..errors import Fault, LedgerError, QueryTypeError, counted, nearest, one_of, shown
from ..results import Spell
from ..rules import Status
from .frames import columns_of

FIELDS: Final = ("state", "start", "end", "status")
"""What a row says, in the order of a tuple; the end and the status may be left out."""

OF_MANY: Final = ("organization", *FIELDS)
"""What a row of a table of many organizations says."""

Cells = tuple[Any, Any, Any, Any]


class Malformed(NamedTuple):
    """What is wrong with a row that does not have the form of one, and the first such row as an example."""

    problem: str
    cure: str
    example: str = ""


def cells_of(
    rows: Any,
    columns: Mapping[str, str] | None,
    *,
    fields: Sequence[str] = FIELDS,
    tuples: bool = True,
    how: str = "name it in columns",
) -> Iterable[tuple[Any, ...] | Malformed]:
    """Yield the cells of each row, one for each field.

    Args:
        rows: tuples, mappings, `Spell` values, or a data frame.
        columns: which column of a frame, or key of a mapping, is which; others go by their own names, in any case.
        fields: what a row says; those of one timeline, or those of many.
        tuples: whether rows may be tuples.
        how: how to say which column is which.

    Raises:
        LedgerError: a frame lacks a column, or has it twice.
        OptionError: a key of `columns` is not a field of a row.
        QueryTypeError: `rows` or `columns` has a type that is never accepted.
    """
    wanted = wanted_of(columns, fields)
    frame = columns_of(rows)
    if frame is not None:
        places = places_of(frame.names, fields, wanted, how)
        if isinstance(places, list):
            raise LedgerError(Fault(problem, cure) for problem, cure, _ in places)
        cells = (
            repeat(_ABSENT[field]) if place is None else frame.values(place)
            for field, place in zip(fields, places, strict=True)
        )
        return zip(*cells, strict=False)
    if isinstance(rows, (str, bytes, Mapping)) or not isinstance(rows, Iterable):
        raise QueryTypeError(f"rows cannot be {shown(rows)}", "give a list of rows, or a data frame")
    return _Items(fields, wanted, how, tuples=tuples).cells(rows)


def wanted_of(columns: Mapping[str, str] | None, fields: Sequence[str]) -> dict[str, str]:
    """Return the names of columns that a user gives for the fields of a row."""
    if columns is None:
        return {}
    if not isinstance(columns, Mapping):
        raise QueryTypeError(f"columns cannot be {shown(columns)}", "give a mapping such as {'state': 'ccode'}")
    for field, column in columns.items():
        one_of(field, fields, "field of a row")
        if not isinstance(column, str):
            raise QueryTypeError(f"the name of a column cannot be {shown(column)}", "give it as text")
    return dict(columns)


_ABSENT: Final = {"end": None, "status": Status.MEMBER}
"""The fields that may be left out, and what a row then says."""

Places = tuple[int | None, ...]


def places_of(
    names: Sequence[Any], fields: Sequence[str], wanted: Mapping[str, str], how: str, *, ended: bool = False
) -> Places | list[Malformed]:
    """Return the place of each field among the columns, or what is wrong with the columns.

    Blanks around a name and its case do not matter, except where a name in `wanted` is there exactly. A missing column
    of ends is refused beside columns of other names, unless other rows have an end (`ended`).
    """
    folded = list(map(name_folded, names))
    places: list[int | None] = []
    wrong = []
    for field in fields:
        name = wanted.get(field, field)
        exact = [place for place, other in enumerate(names) if isinstance(other, str) and other == name]
        alike = [place for place, other in enumerate(folded) if other == name_folded(name)]
        found = exact if exact and field in wanted else alike
        if len(found) > 1:
            cure = "keep one of them" if len(exact) > 1 else f"keep one of them, or {how}"
            wrong.append(Malformed(f"there is more than one column {shown(name)}", cure))
        elif not found and (field in wanted or field not in _ABSENT):
            cure = _likely(name, names, {name_folded(wanted.get(each, each)) for each in fields}, how)
            unused = "; if no row has an end, leave end out of columns" if field == _END else ""
            wrong.append(Malformed(f"there is no column {shown(name)}", f"{cure}{unused}"))
        elif field == _END and not (found or wanted or wrong or ended) and any(other not in fields for other in folded):
            known = ", ".join(map(shown, names[:12]))
            cure = f"say in columns which of {known} it is; if no row has an end, name the other columns alone there"
            wrong.append(Malformed("there is no column 'end', but there are columns of other names", cure))
        places.append(found[0] if found else None)
    return wrong or tuple(places)


_END: Final = "end"


def _likely(name: str, names: Sequence[Any], taken: Collection[str | None], how: str) -> str:
    """Return what to do about a missing column: the column that may be meant, how to say it, and which there are.

    Args:
        name: the name of a column that is missing.
        names: the names of those that there are.
        taken: the names, folded, of columns that are known to be something else.
        how: how to say which column is which.
    """
    guess = nearest(name, [each for each in names if isinstance(each, str) and name_folded(each) not in taken])
    hint = f"did you mean {shown(guess[0])}? {how[0].upper()}{how[1:]}" if guess else how
    return f"{hint}; the columns are {', '.join(map(shown, names[:12])) or 'none'}"


def name_folded(name: Any) -> str | None:
    """Return the name of a column as names are compared."""
    return name.strip().casefold() if isinstance(name, str) else None


class _Items:
    """Take the cells out of rows that come one by one; how the keys of mappings are read is remembered."""

    def __init__(self, fields: Sequence[str], wanted: Mapping[str, str], how: str, *, tuples: bool) -> None:
        self._fields = fields
        self._wanted = wanted
        self._how = how
        self._tuples = tuples
        form = f"give ({', '.join(fields[:-1])}[, {fields[-1]}]) or a mapping"
        self._form = form if tuples else "give mappings, or a data frame"
        self._known: dict[tuple[Any, ...], Places | list[Malformed]] = {}
        self._ended = False

    def cells(self, items: Iterable[Any]) -> Iterator[tuple[Any, ...] | Malformed]:
        """Yield the cells of each row."""
        held = list(items)
        self._ended = any(isinstance(item, Mapping) and _END in map(name_folded, item) for item in held)
        for item in held:
            kind = type(item)
            if kind is tuple or kind is list:
                yield self._of_tuple(item)
            elif kind is dict or isinstance(item, Mapping):
                yield self._of_mapping(item)
            else:
                yield self._of_object(item)

    def _of_object(self, item: Any) -> tuple[Any, ...] | Malformed:
        if isinstance(item, Spell) and len(self._fields) == len(FIELDS):
            return item.state, item.start, item.end, "|".join(item.possible)
        if getattr(getattr(item, "dtype", None), "names", None):  # a row of a structured array
            return self._of_mapping({name: item[name] for name in item.dtype.names})
        if type(item).__name__ == "ndarray" and item.ndim == 1:
            return self._of_tuple(item.tolist())
        if not isinstance(item, (tuple, list)):
            return Malformed(f"a row cannot be of type {type(item).__name__}", self._form, shown(item))
        names = getattr(item, "_fields", ())
        if self._wanted or not isinstance(places_of(names, self._fields, {}, ""), list):
            return self._of_mapping(dict(zip(names, item, strict=False)))
        return self._of_tuple(item)

    def _of_tuple(self, item: Sequence[Any]) -> tuple[Any, ...] | Malformed:
        if not self._tuples:
            return Malformed("a row is a tuple", self._form, shown(item))
        missing = len(self._fields) - len(item)
        if missing == 0:
            return tuple(item)
        if missing == 1:
            return (*item, Status.MEMBER)
        return Malformed(f"a row has {counted(len(item), 'cell')}", self._form, shown(item))

    def _of_mapping(self, item: Mapping[Any, Any]) -> tuple[Any, ...] | Malformed:
        keys = tuple(item)
        places = self._known.get(keys)
        if places is None:
            places = self._known[keys] = places_of(keys, self._fields, self._wanted, self._how, ended=self._ended)
        if isinstance(places, list):
            return places[0]._replace(example=shown(item))
        return tuple(
            _ABSENT[field] if place is None else item[keys[place]]
            for field, place in zip(self._fields, places, strict=True)
        )
