"""Write a timeline as a data package: CSV files and a `datapackage.json` that describes them.

The form is the Data Package standard (version 1 of Frictionless Data), which R, Python, and spreadsheet tools read. An
empty cell is a missing value; a boolean is 1 or 0, so that Stata and R read it as a number.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from ..errors import BeyondRecordWarning
from ..facts import Act, Grade, Kind
from ..rules import Reading, Status
from ..timeline import Timeline
from .csv_files import csv_bytes
from .json_files import refuse_view
from .writing import PathLike, checked_path, encoded, replace


class _Column(NamedTuple):
    kind: str  # a type of the Table Schema standard
    description: str
    required: bool = False
    words: type[StrEnum] | None = None


class _Resource(NamedTuple):
    title: str
    columns: dict[str, _Column]
    key: tuple[str, ...]
    references: Mapping[str, str] = MappingProxyType({})  # which resource has the value of a column as its key


_STATUS: Final = _Column("string", "the status; missing where several are possible", words=Status)
_MEMBER: Final = _Column("boolean", "whether the state is a member; missing where that is unsettled")
_READING: Final = _Column("string", "the rule that picks which act's day counts", required=True, words=Reading)
_STATE: Final = _Column("string", "the state's code: ISO 3166-1 alpha-3, or a party's own", required=True)
_EVENT: Final = _Column("string", "the event's key", required=True)
_POSITION: Final = _Column("integer", "its place in the order of the record, counted from 1", required=True)
_NOTE: Final = _Column("string", "anything else")
_EDTF: Final = "in EDTF: a day, a month, a year, or a window such as [1993-09-09..1993-12-09]"
_PERIOD: Final = {
    "year": _Column("year", "the calendar year", required=True),
    "days": _Column("integer", "how many days of the year are counted", required=True),
    "complete": _Column("boolean", "whether the record was checked through the end of the year", required=True),
    "member": _Column("boolean", "whether it holds on any day of the year; missing where that is unsettled"),
    "days_member": _Column("integer", "on how many days it certainly holds", required=True),
    "days_unsettled": _Column("integer", "on how many days it is unsettled", required=True),
}


def _numbers(suffix: str = "") -> dict[str, _Column]:
    return {
        f"cow{suffix}": _Column("integer", "the Correlates of War number on the last day of the year"),
        f"gw{suffix}": _Column("integer", "the Gleditsch-Ward number on the last day of the year"),
    }


RESOURCES: Final = {
    "states": _Resource(
        "The states of the record",
        {
            "state": _STATE,
            "name": _Column("string", "its name in English", required=True),
            "alpha_2": _Column("string", "ISO 3166-1 alpha-2"),
        },
        ("state",),
    ),
    "sources": _Resource(
        "The documents that the record cites",
        {
            "source": _Column("string", "the source's key", required=True),
            "title": _Column("string", "its title", required=True),
            "issuer": _Column("string", "who published it"),
            "published": _Column("string", f"when it was published, {_EDTF}"),
            "url": _Column("string", "the publisher's address"),
            "read_at": _Column("string", "the copy that was read"),
            "grade": _Column("string", "what kind of document it is", required=True, words=Grade),
            "covers_through": _Column("date", "the last day of a source that accounts for membership as a whole"),
            "note": _NOTE,
        },
        ("source",),
    ),
    "rows": _Resource(
        "The rows of which the record consists",
        {
            "position": _POSITION,
            "state": _STATE,
            "start": _Column("string", f"the first day, {_EDTF}", required=True),
            "end": _Column("string", f"the first day after it, {_EDTF}; missing while it is ongoing"),
            "status": _Column("string", "the status, or the possible ones with | between them", required=True),
            "source": _Column("string", "the key of the source"),
        },
        ("position",),
        {"state": "states", "source": "sources"},
    ),
    "events": _Resource(
        "The events, in causal order",
        {
            "event": _EVENT,
            "position": _POSITION,
            "kind": _Column("string", "what kind of step it is", required=True, words=Kind),
            "what": _Column("string", "what happened"),
            "new_name": _Column("string", "the organization's name from then on"),
            "term_years": _Column("integer", "for how many years the treaty is concluded"),
            "note": _NOTE,
        },
        ("event",),
    ),
    "event_states": _Resource(
        "The states that each event names",
        {"event": _EVENT, "state": _STATE},
        ("event", "state"),
        {"event": "events", "state": "states"},
    ),
    "datings": _Resource(
        "The days of each act of each event; of several for one act the first is preferred",
        {
            "dating": _Column("integer", "the dating's number, counted from 1", required=True),
            "event": _EVENT,
            "act": _Column("string", "the act that the day dates", required=True, words=Act),
            "day": _Column("string", f"the day, {_EDTF}", required=True),
            "earliest": _Column("date", "the first day of its window; missing where there is none"),
            "latest": _Column("date", "the last day of its window; missing where there is none"),
            "implied": _Column("boolean", "whether the day is inferred rather than stated", required=True),
            "rejected": _Column("string", "why the day is known to be wrong; missing where it is not rejected"),
            "note": _NOTE,
        },
        ("dating",),
        {"event": "events"},
    ),
    "dating_sources": _Resource(
        "The sources of each dating",
        {
            "dating": _Column("integer", "the dating's number", required=True),
            "source": _Column("string", "the source's key", required=True),
        },
        ("dating", "source"),
        {"dating": "datings", "source": "sources"},
    ),
    "spells": _Resource(
        "The spells of each state under each reading",
        {
            "reading": _READING,
            "state": _STATE,
            "start": _Column("date", "the first day", required=True),
            "end": _Column("date", "the first day after it; missing while it is ongoing"),
            "status": _STATUS,
            "possible": _Column("string", "the possible statuses with | between them", required=True),
            "member": _MEMBER,
        },
        ("reading", "state", "start"),
        {"state": "states"},
    ),
    "state_years": _Resource(
        "Membership by state and year under each reading",
        {"reading": _READING, "state": _STATE, **_numbers(), **_PERIOD, "status": _STATUS},
        ("reading", "state", "year"),
        {"state": "states"},
    ),
    "dyad_years": _Resource(
        "Joint membership by undirected pair of states and year under each reading",
        {"reading": _READING, "state_a": _STATE, "state_b": _STATE, **_numbers("_a"), **_numbers("_b"), **_PERIOD},
        ("reading", "state_a", "state_b", "year"),
        {"state_a": "states", "state_b": "states"},
    ),
}
"""The tables of a package. `rows` replaces events and datings where a timeline was made from rows."""

_LICENCE: Final = {"name": "MIT", "title": "MIT License", "path": "https://opensource.org/license/mit"}
"""The licence of the shipped record; the licence of other timelines is unknown."""

_OF_EVENTS: Final = frozenset({"events", "event_states", "datings", "dating_sources"})


def write_data_package(timeline: Timeline, folder: PathLike) -> None:
    """Write the files of `Timeline.write_data_package`."""
    refuse_view(timeline, readings=tuple(Reading))
    target = checked_path(folder)
    target.mkdir(parents=True, exist_ok=True)
    tables = _Tables(timeline)
    left_out = _OF_EVENTS if timeline.rows is not None else {"rows"}
    names = [name for name in RESOURCES if name not in left_out]
    for name in names:
        rows = getattr(tables, name)()
        replace(target / f"{name}.csv", csv_bytes(RESOURCES[name].columns, rows))
    described = json.dumps(_description(timeline, names), ensure_ascii=False, indent=1) + "\n"
    replace(target / "datapackage.json", encoded(described))


class _Tables:
    """The rows of each table; each method has the name of its resource."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self.readings = [timeline.under(reading) for reading in Reading] if timeline.rows is None else [timeline]
        self.years = _years(self.readings) or ()

    def states(self) -> Iterator[Sequence[object]]:
        for code in sorted({*self.timeline.states, *(state for _, state in self.event_states())}):
            party = self.timeline.party(code)
            yield code, party.name, party.alpha_2

    def sources(self) -> Iterator[Sequence[object]]:
        for source in self.timeline.sources:
            yield source.key, *(getattr(source, name) for name in list(RESOURCES["sources"].columns)[1:])

    def rows(self) -> Iterator[Sequence[object]]:
        source = next((source.key for source in self.timeline.sources), None)
        for position, row in enumerate(self.timeline.rows or (), 1):
            yield position, *row, source

    def events(self) -> Iterator[Sequence[object]]:
        for position, event in enumerate(self.timeline.events(), 1):
            yield event.key, position, event.kind, event.what, event.new_name, event.term_years, event.note

    def event_states(self) -> Iterator[tuple[str, str]]:
        if self.timeline.rows is None:
            yield from ((event.key, state) for event in self.timeline.events() for state in event.states)

    def datings(self) -> Iterator[Sequence[object]]:
        datings = ((event, dating) for event in self.timeline.events() for dating in event.dated)
        for number, (event, dating) in enumerate(datings, 1):
            window = (dating.day, dating.day.earliest, dating.day.latest)
            yield number, event.key, dating.act, *window, dating.implied, dating.rejected, dating.note

    def dating_sources(self) -> Iterator[Sequence[object]]:
        datings = (dating for event in self.timeline.events() for dating in event.dated)
        for number, dating in enumerate(datings, 1):
            for key in dict.fromkeys(source.key for source in dating.sources):
                yield number, key

    def spells(self) -> Iterator[Sequence[object]]:
        for view in self.readings:
            for spell in (spell for state in view.states for spell in view.spells_of(state)):
                possible = "|".join(spell.possible)
                days = (spell.start, spell.end)
                yield view.reading, spell.state, *days, spell.status, possible, spell.member

    def state_years(self) -> Iterator[Sequence[object]]:
        return self._panel("state_years", "panel")

    def dyad_years(self) -> Iterator[Sequence[object]]:
        return self._panel("dyad_years", "dyads")

    def _panel(self, name: str, method: str) -> Iterator[Sequence[object]]:
        columns = tuple(RESOURCES[name].columns)
        for view in self.readings if self.years else ():
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", BeyondRecordWarning)  # the column `complete` says it
                table = getattr(view, method)(*self.years)
            for row in table:
                yield [row[column] for column in columns]


def _years(views: Sequence[Timeline]) -> tuple[str, str] | None:
    """Return the first and the last year of the panels; `None` if nothing ever changes."""
    spells = [spell for view in views for state in view.states for spell in view.spells_of(state)]
    known = [day for spell in spells for day in (spell.start, spell.end) if day is not None and day != date.min]
    if not known:
        return None
    last = views[0].checked_through or max(known)
    return f"{min(known).year:04}", f"{max(last, min(known)).year:04}"


def _description(timeline: Timeline, names: Sequence[str]) -> dict[str, Any]:
    through = timeline.checked_through
    checked = f", checked through {through}" if through else ""
    described: dict[str, Any] = {
        "profile": "data-package",
        "name": re.sub(r"[^a-z0-9]+", "-", timeline.name.lower()).strip("-")[:60] or "timeline",
        "title": f"Membership of {timeline.name}{checked}",
        "description": (
            "Who was a member on which day. Intervals are half-open: start is the first day, end the first day after. "
            "A missing answer is unsettled. State-years and dyad-years say whether there was a (joint) member on any "
            "day of the year."
        ),
    }
    if timeline._origin.shipped:
        from .. import __version__

        described |= {"version": __version__, "licenses": [_LICENCE]}
    sources = [{"title": source.title, **({"path": source.url} if source.url else {})} for source in timeline.sources]
    if sources:
        described["sources"] = sources
    return described | {"resources": [_resource(name, names) for name in names]}


def _resource(name: str, names: Sequence[str]) -> dict[str, Any]:
    resource = RESOURCES[name]
    schema: dict[str, Any] = {
        "fields": [_field(column, about) for column, about in resource.columns.items()],
        "missingValues": [""],
        "primaryKey": list(resource.key),
    }
    if resource.references:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": [RESOURCES[other].key[0]]}}
            for column, other in resource.references.items()
            if other in names
        ]
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": resource.title,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "skipInitialSpace": False},
        "schema": schema,
    }


def _field(name: str, about: _Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": name, "type": about.kind, "description": about.description}
    if about.kind == "boolean":
        field |= {"trueValues": ["1"], "falseValues": ["0"]}
    constraints: dict[str, Any] = {"required": True} if about.required else {}
    if about.words is not None:
        constraints["enum"] = [str(word) for word in about.words]
    return field | ({"constraints": constraints} if constraints else {})
