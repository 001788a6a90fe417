"""Make tables of values: of spells, events, changes and whatever else a timeline answers with."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ..errors import QueryTypeError, shown
from ..facts import Act, Event, Grade, Kind, Source, sources_of, standing
from ..results import Change, DatedAct, Epoch, SharedSpell, Spell, Step
from ..rules import Reading
from .columns import Column, ColumnType
from .disagreement import Contest, Difference
from .tables import STATUSES, Table, view_columns
from .terms import Term

if TYPE_CHECKING:
    from ..timeline import Timeline

_KINDS: Final = tuple(map(str, Kind))
_ACTS: Final = tuple(map(str, Act))
_GRADES: Final = tuple(map(str, Grade))


class _Field(NamedTuple):
    """A column of a table of values: how to get it from a value, and its type.

    Attributes:
        get: the name of an attribute, or a function of the value.
        type: the type of the column.
        known: the values that a category can have.
        nullable: whether a value can be missing.
    """

    get: str | Callable[[Any], Any]
    type: ColumnType = "text"
    known: tuple[Any, ...] = ()
    nullable: bool = False

    def column(self, items: Iterable[Any]) -> Column:
        """Return the column of some values."""
        get = operator.attrgetter(self.get) if isinstance(self.get, str) else self.get
        return Column.of(self.type, map(get, items), levels=self.known, nullable=self.nullable)


def _joined(items: Iterable[object]) -> str:
    return "; ".join(map(str, items))


def _keys(items: Iterable[Any]) -> str:
    return _joined(item.key for item in items)


def _text(attribute: str) -> Callable[[Any], str | None]:
    get = operator.attrgetter(attribute)
    return lambda item: None if get(item) is None else str(get(item))


def _preferred(act: Act) -> Callable[[Event], str | None]:
    return lambda event: next((str(dating.day) for dating in standing(event) if dating.act is act), None)


_STATE: Final = {"state": _Field("state")}
_INTERVAL: Final = {"start": _Field("start", "date"), "end": _Field("end", "date", nullable=True)}
_DAYS: Final = {"days": _Field("days", "integer", nullable=True)}
_STRETCH: Final = {**_STATE, **_INTERVAL, **_DAYS}
_EVENT: Final = {"event": _Field("event.key"), "kind": _Field(_text("event.kind"), "category", _KINDS)}
_SPELL: Final = {
    **_STATE,
    **_INTERVAL,
    "status": _Field(_text("status"), "category", STATUSES, nullable=True),
    "member": _Field("member", "boolean", nullable=True),
    "possible": _Field(lambda spell: "|".join(spell.possible)),
    **_DAYS,
}
_LAYOUTS: Final[dict[type, dict[str, _Field]]] = {
    Spell: _SPELL,
    Epoch: {
        **_INTERVAL,
        **_DAYS,
        "name": _Field("name", nullable=True),
        "members": _Field(lambda epoch: _joined(sorted(epoch.members))),
        "possible": _Field(lambda epoch: _joined(sorted(epoch.possible))),
    },
    Change: {
        "day": _Field("day", "date"),
        "joined": _Field(lambda change: _joined(change.joined)),
        "left": _Field(lambda change: _joined(change.left)),
        "unsettled": _Field(lambda change: _joined(change.unsettled)),
        "events": _Field(lambda change: _keys(change.events)),
    },
    SharedSpell: {
        "state_a": _Field(lambda spell: spell.states[0]),
        "state_b": _Field(lambda spell: spell.states[1]),
        **_INTERVAL,
        **_DAYS,
    },
    Step: {
        **_EVENT,
        "earliest": _Field("earliest", "date"),
        "latest": _Field("latest", "date", nullable=True),
        "status": _Field(_text("status"), "category", STATUSES, nullable=True),
    },
    Event: {
        "key": _Field("key"),
        "kind": _Field(_text("kind"), "category", _KINDS),
        "states": _Field(lambda event: _joined(event.states)),
        "what": _Field("what"),
        **{str(act): _Field(_preferred(act), nullable=True) for act in Act},
        "new_name": _Field("new_name", nullable=True),
        "term_years": _Field("term_years", "integer", nullable=True),
        "sources": _Field(lambda event: _keys(sources_of((event,)))),
        "note": _Field("note", nullable=True),
    },
    DatedAct: {
        **_EVENT,
        "states": _Field(lambda dated: _joined(dated.event.states)),
        "act": _Field(_text("act"), "category", _ACTS),
        "day": _Field(_text("day")),
        "earliest": _Field("day.earliest", "date", nullable=True),
        "latest": _Field("day.latest", "date", nullable=True),
        "what": _Field("event.what"),
        "sources": _Field(lambda dated: _keys(dated.dating.sources)),
    },
    Source: {
        "key": _Field("key"),
        "title": _Field("title"),
        "issuer": _Field("issuer", nullable=True),
        "published": _Field(_text("published"), nullable=True),
        "url": _Field("url", nullable=True),
        "read_at": _Field("read_at", nullable=True),
        "grade": _Field(_text("grade"), "category", _GRADES),
        "covers_through": _Field("covers_through", "date", nullable=True),
        "note": _Field("note", nullable=True),
    },
    Contest: {
        **_STRETCH,
        **{str(reading): _Field(f"plain.{reading}", "boolean", nullable=True) for reading in Reading},
        **{f"{reading}_widened": _Field(f"widened.{reading}", "boolean", nullable=True) for reading in Reading},
        "events": _Field(lambda contest: _keys(contest.events)),
        "sources": _Field(lambda contest: _keys(contest.sources)),
    },
    Difference: {**_STRETCH, **{name: _Field(name, "boolean", nullable=True) for name in ("a", "b")}},
    Term: {
        "number": _Field("number", "integer"),
        **_INTERVAL,
        "event": _Field("event.key"),
        "stated": _Field("stated", "boolean"),
    },
}


def table_of(values: Iterable[Any]) -> Table:
    """Return a table of values of one kind, one row per value; `tables.table` describes it."""
    try:
        items = list(values)
    except TypeError:
        raise QueryTypeError(f"{shown(values)} is not iterable", "give Spell, Event or other values") from None
    kinds: dict[type | None, object] = {}
    for item in items:
        kinds.setdefault(next((kind for kind in _LAYOUTS if isinstance(item, kind)), None), item)
    if None in kinds or len(kinds) > 1:
        problem = f"{shown(kinds[None])} has no columns" if None in kinds else "the values are of several kinds"
        names = ", ".join(kind.__name__ for kind in _LAYOUTS)
        raise QueryTypeError(problem, f"give values of one of these kinds: {names}")
    fields = next((_LAYOUTS[kind] for kind in kinds if kind is not None), {})
    return Table((name, found.column(items)) for name, found in fields.items())


def _spells(timeline: Timeline) -> list[Spell]:
    return [spell for state in timeline.states for spell in timeline.spells_of(state)]


def _spell_columns(spells: Sequence[Spell]) -> dict[str, Column]:
    return {name: field.column(spells) for name, field in _SPELL.items()}


def spells_table(timeline: Timeline) -> Table:
    """Return the spells of every state of a timeline, sorted by state and then by day."""
    spells = _spells(timeline)
    names = {state: timeline.party(state).name for state in timeline.states}
    own = _spell_columns(spells)
    name = Column.of("text", (names[spell.state] for spell in spells), nullable=False)
    return Table({"state": own.pop("state"), "name": name, **own, **view_columns(timeline, len(spells))}.items())


def spells_of_many(timelines: Mapping[str, Timeline]) -> Table:
    """Return the spells of every state of several timelines, with the name under which each is held."""
    held = [(name, spell) for name, timeline in timelines.items() for spell in _spells(timeline)]
    names = Column.of("text", (name for name, _ in held), nullable=False)
    return Table({"organization": names, **_spell_columns([spell for _, spell in held])}.items())
