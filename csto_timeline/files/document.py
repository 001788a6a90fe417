"""A ledger as a JSON document: which fields it has, how they are read and written, and what can be wrong with them.

The fields are those of the classes in `events` and `states`; a field that holds its default is left out, and a dating
names its sources by their keys. Reading goes on after a fault: what is broken gets a stand-in that settles nothing, so
that the rest can be checked, and what would only follow from the breakage is not reported. The shape is also written
down in `timeline.schema.json`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Final, NamedTuple

from ..dates import PartialDate, to_date
from ..errors import Fault, LedgerError, QueryError, nearest, one_of, shown
from ..facts import Act, Dating, Event, Grade, Kind, Source
from ..engine.parties import Parties
from ..states import State
from ..timeline import Timeline

SCHEMA: Final = 1
"""The number of the shape that this version writes and reads."""

MANY: Final = 10_000
"""So many faults are reported and no more, lest a large file that is wrong throughout fill the memory."""
REST: Final = Fault(None, None, "the rest was not looked at", "mend these faults first")


# Values out of JSON. Each function returns the value, or raises an error that says "problem; cure".


def _named(value: object) -> str:
    if isinstance(value, (dict, list)):
        return "an object" if isinstance(value, dict) else "a list"
    return shown(value) if isinstance(value, str) else json.dumps(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise QueryError(f"{_named(value)} is no text; write text in quotes")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise QueryError(f"{shown(value)} holds half a character; write the whole one") from None
    return value


def _label(value: object) -> str:
    if not _text(value).strip():
        raise QueryError("the text is blank; write something")
    return _text(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise QueryError(f"{_named(value)} is neither true nor false; write one of them without quotes")
    return value


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise QueryError(f"{_named(value)} is no whole number; write digits without quotes")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise QueryError(f"{_named(value)} is no list; put it into square brackets")
    return value


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(_text, _list(value)))


def _day(value: object) -> date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", _text(value)):
        raise QueryError(f"{_named(value)} is no day; write YYYY-MM-DD")
    return to_date(_text(value))


def _partial(value: object) -> PartialDate:
    return PartialDate.of(_text(value))


def _word(words: type[StrEnum], value: object) -> StrEnum:
    return words(one_of(_text(value), tuple(words), words.__name__.lower()))


class _Field(NamedTuple):
    read: Callable[[object], object]
    default: object = ...  # the ellipsis: the field must be there


_FILE: Final = {
    "schema": _Field(_number),
    "name": _Field(_label),
    "checked_through": _Field(_day, None),
    "states": _Field(_list, ()),
    "sources": _Field(_list, ()),
    "events": _Field(_list),
}
_STATE: Final = {
    "alpha_3": _Field(_label),
    "name": _Field(_text),
    "alpha_2": _Field(_text, None),
    "numeric": _Field(_text, None),
    "cow": _Field(_number, None),
    "gleditsch_ward": _Field(_number, None),
    "also": _Field(_texts, ()),
}
_SOURCE: Final = {
    "key": _Field(_label),
    "title": _Field(_text, ""),
    "issuer": _Field(_text, ""),
    "published": _Field(_partial, None),
    "url": _Field(_text, None),
    "grade": _Field(partial(_word, Grade), Grade.COMPILATION),
    "covers_through": _Field(_day, None),
    "note": _Field(_text, None),
}
_DATING: Final = {
    "act": _Field(partial(_word, Act)),
    "day": _Field(_partial),
    "sources": _Field(_texts, ()),
    "note": _Field(_text, None),
    "rejected": _Field(_label, None),
    "implied": _Field(_flag, False),
}
_EVENT: Final = {
    "key": _Field(_label),
    "kind": _Field(partial(_word, Kind)),
    "states": _Field(_texts, ()),
    "what": _Field(_text, ""),
    "dated": _Field(_list),
    "new_name": _Field(_text, None),
    "term_years": _Field(_number, None),
    "note": _Field(_text, None),
}
_ANY_DAY: Final = PartialDate(date.min, None)
_UNDATED: Final = Dating(act=Act.ANNOUNCED, day=_ANY_DAY)  # it fits between any two events


# Writing


def text_of(name: str, through: date | None, parties: Sequence[State], events: Sequence[Event]) -> str:
    """Return the document of a ledger, which reads back to the same one."""
    sources = {source.key: source for event in events for dating in event.dated for source in dating.sources}
    document = {
        "schema": SCHEMA,
        "name": name,
        "checked_through": through,
        "states": [_object(party, _STATE) for party in parties],
        "sources": [_object(sources[key], _SOURCE) for key in sorted(sources)],
        "events": [_object(event, _EVENT) for event in events],
    }
    return json.dumps(document, ensure_ascii=False, indent=1, default=str) + "\n"  # days become text


def _object(value: object, fields: Mapping[str, _Field]) -> dict[str, object]:
    held = ((name, getattr(value, name), field.default) for name, field in fields.items())
    return {name: _plain(found) for name, found, default in held if found != default}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Dating):
        return _object(value, _DATING)
    if isinstance(value, Source):
        return value.key
    return value


# Reading


class _Twice(dict[str, object]):
    """An object in which a field stands twice."""

    again: tuple[str, ...]


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    names = [name for name, _ in pairs]
    twice = _Twice(found)
    twice.again = tuple(name for name in found if names.count(name) > 1)
    return twice


def _whole(digits: str) -> float:
    return int(digits) if len(digits) < 20 else float(digits)  # a longer one is no number that a ledger can hold


def timeline_of(text: str) -> Timeline:
    """Return the timeline of a document.

    Raises:
        LedgerError: with every fault, each naming its place.
    """
    try:
        document = json.loads(text, object_pairs_hook=_pairs, parse_int=_whole)
        del text
    except json.JSONDecodeError as error:
        problem = f"this is no JSON: {error.msg[:1].lower()}{error.msg[1:]} (column {error.colno})"
        raise LedgerError([Fault(None, None, problem, "mend the text there", f"line {error.lineno}")]) from None
    except RecursionError:
        raise LedgerError(
            [Fault(None, None, "the nesting is too deep", "six levels are enough for a ledger")]
        ) from None
    return _Reader().timeline(document)


class _Reader:
    """One reading of one document, and the faults found so far."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.sources: dict[str, Source] = {}
        self.places: dict[str, int] = {}
        self.broken: set[str] = set()  # keys of events about whose consequences nothing is said
        self.unsure: set[str] = set()  # states of which a step cannot be read, so that later ones look wrong
        self.nameless = False  # a source has no key that can be read
        self.lost = False  # a step cannot be read, and whose it is neither
        self.key: str | None = None  # of the event that is being read

    def timeline(self, document: object) -> Timeline:
        """Return the timeline, or raise every fault."""
        held, bad = self.take(document, "", _FILE)
        if "schema" not in bad and held["schema"] != SCHEMA:
            problem = f"the schema number is {held['schema']}, and this version reads {SCHEMA} only"
            raise LedgerError([Fault(None, None, problem, "read it with the version that wrote it", "schema")])
        for place, item in enumerate(_list(held.get("sources", []))):
            self.source(item, f"sources[{place}]")
        declared = [self.state(item, f"states[{place}]") for place, item in enumerate(_list(held.get("states", [])))]
        parties = self.parties([state for state in declared if state is not None])
        items = _emptied(_list(held.get("events", [])))
        events = [self.event(item, place, parties) for place, item in enumerate(items)]
        try:
            timeline = Timeline.from_events(
                events,
                name=str(held.get("name")),
                states=parties.declared,
                checked_through=held.get("checked_through"),  # type: ignore[arg-type]
            )
        except LedgerError as error:
            self.faults += [placed for fault in error.faults if (placed := self.placed(fault))]
        if self.faults:
            raise LedgerError(sorted(self.faults, key=_order))
        return timeline

    def fault(self, place: str, problem: str, cure: str) -> None:
        self.faults.append(Fault(self.key, None, problem, cure, place or "top level"))
        if len(self.faults) >= MANY:
            raise LedgerError([*self.faults, REST])

    def placed(self, fault: Fault) -> Fault | None:
        """Return a fault of the whole ledger with its place, or `None` if it may only follow from another."""
        if fault.event in self.broken or fault.state in self.unsure or (self.lost and fault.state):
            return None
        place = f"events[{self.places[str(fault.event)]}]"
        return fault._replace(event=None if fault.event == place else fault.event, place=place)

    def take(self, item: object, place: str, fields: Mapping[str, _Field]) -> tuple[dict[str, object], set[str]]:
        """Return the fields of an object that can be read, and the names of known ones that cannot or are missing."""
        if not isinstance(item, dict):
            self.fault(place, f"{_named(item)} is no object", "write the fields in braces")
            return {}, set(fields)
        if isinstance(item, _Twice):
            for name in item.again:
                self.fault(_below(place, name), "the field stands twice", "keep one of them")
        held: dict[str, object] = {}
        bad = set()
        for name, value in item.items():
            field = fields.get(name)
            if field is None:
                guess = nearest(name, fields)
                meant = f"did you mean {guess[0]!r}?" if guess else f"fields here are {', '.join(fields)}"
                self.fault(_below(place, name), "there is no such field", meant)
            elif value is not None or field.default is not None:
                try:
                    held[name] = field.read(value)
                except QueryError as error:
                    problem, _, cure = str(error).rpartition("; ")
                    self.fault(_below(place, name), problem, cure)
                    bad.add(name)
        for name, field in fields.items():
            if field.default is ... and name not in item:
                self.fault(place, f"the field {name!r} is missing", "add it")
                bad.add(name)
        return held, bad

    def state(self, item: object, place: str) -> State | None:
        if isinstance(item, str) and item.strip():
            return State(item, item)
        held, bad = self.take(item, place, _STATE)
        self.lost = self.lost or bool(bad)
        return None if bad else State(**held)  # type: ignore[arg-type]

    def parties(self, declared: list[State]) -> Parties:
        try:
            return Parties(declared)
        except LedgerError as error:
            self.faults += [fault._replace(place="states") for fault in error.faults]
            self.lost = True
            return Parties(())

    def source(self, item: object, place: str) -> None:
        held, bad = self.take(item, place, _SOURCE)
        self.nameless = self.nameless or "key" in bad
        if "key" not in bad:
            key = str(held["key"])
            if key in self.sources:
                self.fault(_below(place, "key"), f"{shown(key)} is another source's key too", "give each its own")
            self.sources.setdefault(key, Source(**held))  # type: ignore[arg-type]

    def event(self, item: object, number: int, parties: Parties) -> Event:
        place = f"events[{number}]"
        given = item.get("key") if isinstance(item, dict) else None
        self.key = given if isinstance(given, str) else None
        held, bad = self.take(item, place, _EVENT)
        key = str(held.get("key", place))
        if key in self.places:
            first = f"events[{self.places[key]}]"
            self.fault(_below(place, "key"), f"{first} has the same key", "give every event a key of its own")
            key = place
        self.places[key] = number
        datings = [self.dating(dating, f"{place}.dated[{n}]") for n, dating in enumerate(_list(held.get("dated", [])))]
        if not bad & {"kind", "states", "dated", "new_name"}:
            try:
                event = Event(**{**held, "key": key, "dated": [dating for dating, _ in datings]})  # type: ignore[arg-type]
            except LedgerError as error:
                self.faults += [fault._replace(event=self.key, place=place) for fault in error.faults]
            else:
                if not all(sure for _, sure in datings):
                    self.unsure.update(map(parties.code_of, event.states))
                return event
        self.broken.add(key)
        self.unsure.update(map(parties.code_of, held.get("states", ())))  # type: ignore[call-overload]
        self.lost = self.lost or "states" in bad
        return Event(key=key, kind=Kind.RENAMING, new_name=key, dated=[_UNDATED])

    def dating(self, item: object, place: str) -> tuple[Dating, bool]:
        """Return a dating, and whether it can be trusted to tell who says what of which act."""
        held, bad = self.take(item, place, _DATING)
        keys: Sequence[str] = held.get("sources", ())  # type: ignore[assignment]
        for number, key in enumerate(keys):
            if key not in self.sources:
                bad.add("sources")
                if not self.nameless:
                    self.fault(f"{place}.sources[{number}]", f"no source has the key {shown(key)}", "add it to sources")
        sources = [self.sources[key] for key in keys if key in self.sources]
        if bad & {"act", "day", "sources", "rejected"}:
            act = held.get("act", Act.ANNOUNCED)
            return Dating(act=act, day=_ANY_DAY, sources=sources), bad == {"day"}  # type: ignore[arg-type]
        return Dating(**{**held, "sources": sources}), True  # type: ignore[arg-type]


def _emptied(items: list[object]) -> Iterator[object]:
    """Yield the items and let go of each, so that a large document and what is made of it are not in memory at once."""
    items.reverse()
    while items:
        yield items.pop()


def _below(place: str, name: str) -> str:
    if not name.isidentifier() or len(name) > 60:
        return f"{place}[{shown(name)}]"
    return f"{place}.{name}" if place else name


def _order(fault: Fault) -> int:
    """Return the number of the fault's event; what stands before the events comes before them."""
    found = re.match(r"events\[(\d+)\]", fault.place or "")
    return int(found[1]) if found else -1
