"""The JSON form of a timeline: its fields, how each is written and read, and what can be wrong with them.

The fields are those of the classes in `facts` and `states`; a field that holds its default is left out, and a dating
names its sources by their keys. A document holds `events`, or `rows` where the timeline was made from rows.
`timeline.schema.json` describes the same form for other programs.

Reading continues after a fault: an event that cannot be read is left out while the others are checked, a day that
cannot be read may be any day, and faults that may only follow from another are not reported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any, Final, NamedTuple, TypeVar

from attrs import evolve

from ..dates import PartialDate, to_date
from ..engine.intake import mask_of
from ..engine.parties import Parties
from ..engine.spells import PlainRow
from ..errors import Fault, LedgerError, QueryError, nearest, one_of, shown, word_of
from ..facts import Act, Dating, Event, Grade, Kind, Source
from ..rules import BIT, Status
from ..states import State
from ..timeline import Timeline
from .reading import MANY, REST
from .writing import encoded

SCHEMA: Final = 2
"""The number of the form that this version writes and reads."""

_Made = TypeVar("_Made")


# Values out of JSON: each reader returns the value, or raises a QueryError with its problem and cure.


def _named(value: object) -> str:
    if isinstance(value, (dict, list)):
        return "an object" if isinstance(value, dict) else "a list"
    import json

    return shown(value) if isinstance(value, str) else json.dumps(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise QueryError(f"{_named(value)} is not text", "write text in quotes")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise QueryError(f"{shown(value)} contains an unpaired surrogate", "write the character whole") from None
    return value


def _filled(value: object) -> str:
    if not _text(value).strip():
        raise QueryError("the text is blank", "write something")
    return _text(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise QueryError(f"{_named(value)} is neither true nor false", "write one of them without quotes")
    return value


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise QueryError(f"{_named(value)} is not a whole number", "write digits without quotes")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise QueryError(f"{_named(value)} is not a list", "put it into square brackets")
    return value


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(_text, _list(value)))


def _day(value: object) -> date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", _text(value)):
        raise QueryError(f"{_named(value)} is not a day", "write YYYY-MM-DD")
    return to_date(_text(value))


def _partial(value: object) -> PartialDate:
    return PartialDate.of(_text(value))


def _word(words: type[StrEnum], value: object) -> StrEnum:
    return word_of(words, _text(value))


class _Field(NamedTuple):
    read: Callable[[object], object]
    default: object = ...  # an ellipsis: the field is required


_FILE: Final = {
    "schema": _Field(_number),
    "name": _Field(_filled),
    "checked_through": _Field(_day, None),
    "unknown": _Field(lambda value: one_of(_text(value), ("refuse", "keep"), "way to treat unknown names"), "refuse"),
    "states": _Field(_list, []),
    "sources": _Field(_list, []),
    "source": _Field(_filled, None),
    "events": _Field(_list, None),
    "rows": _Field(_list, None),
}
_STATE: Final = {
    "alpha_3": _Field(_filled),
    "name": _Field(_filled),
    "alpha_2": _Field(_text, None),
    "numeric": _Field(_text, None),
    "cow": _Field(_number, None),
    "gw": _Field(_number, None),
    "cowc": _Field(_text, None),
    "eurostat": _Field(_text, None),
    "also": _Field(_texts, ()),
}
_SOURCE: Final = {
    "key": _Field(_filled),
    "title": _Field(_filled),
    "issuer": _Field(_text, None),
    "published": _Field(_partial, None),
    "url": _Field(_text, None),
    "read_at": _Field(_text, None),
    "grade": _Field(partial(_word, Grade), Grade.COMPILATION),
    "covers_through": _Field(_day, None),
    "note": _Field(_text, None),
}
_DATING: Final = {
    "act": _Field(partial(_word, Act)),
    "day": _Field(_partial),
    "sources": _Field(_texts, ()),
    "note": _Field(_text, None),
    "rejected": _Field(_filled, None),
    "implied": _Field(_flag, False),
}
_EVENT: Final = {
    "key": _Field(_filled),
    "kind": _Field(partial(_word, Kind)),
    "states": _Field(_texts, ()),
    "what": _Field(_text, ""),
    "dated": _Field(_list),
    "new_name": _Field(_filled, None),
    "term_years": _Field(_number, None),
    "note": _Field(_text, None),
}
_ROW: Final = {
    "state": _Field(_filled),
    "start": _Field(_partial),
    "end": _Field(_partial, None),
    "status": _Field(lambda value: mask_of(_text(value)), "member"),
}

_ANY_DAY: Final = PartialDate(date.min, None)
_UNDATED: Final = Dating(act=Act.ANNOUNCED, day=_ANY_DAY)  # it fits between any two events


# Writing


def written(timeline: Timeline) -> bytes:
    """Return the document of a timeline, from which an equal one can be read.

    Raises:
        LedgerError: a text contains an unpaired surrogate, or an event, dating or source is of a subclass.
    """
    import json

    origin = timeline._origin
    events = () if timeline.rows is not None else timeline.events()
    sources = timeline.sources if origin.source is None else (origin.source,)
    faults = [
        Fault(f"a {type(value).__name__} cannot be written to JSON", f"use {plain.__name__} itself", event=event)
        for value, plain, event in _parts(events, sources)
        if type(value) is not plain
    ]
    if faults:
        raise LedgerError(faults)
    document: dict[str, object] = {
        "schema": SCHEMA,
        "name": timeline.name,
        "checked_through": timeline.checked_through,
        "unknown": origin.parties.unknown,
        "states": [_object(party, _STATE) for party in origin.parties.declared],
        "sources": [_object(source, _SOURCE) for source in sources],
    }
    if timeline.rows is None:
        document["events"] = [_object(event, _EVENT) for event in events]
    else:
        document["source"] = None if origin.source is None else origin.source.key
        document["rows"] = [_kept(_ROW, row) for row in timeline.rows]
    document = {name: value for name, value in document.items() if value != _FILE[name].default}
    return encoded(json.dumps(document, ensure_ascii=False, indent=1, default=str) + "\n")  # days become text


def _parts(events: Iterable[Event], sources: Iterable[Source]) -> Iterator[tuple[object, type, str | None]]:
    for event in events:
        yield event, Event, event.key
        for dating in event.dated:
            yield dating, Dating, event.key
    for source in sources:
        yield source, Source, None


def _object(value: object, fields: Mapping[str, _Field]) -> dict[str, object]:
    return _kept(fields, [getattr(value, name) for name in fields])


def _kept(fields: Mapping[str, _Field], values: Iterable[object]) -> dict[str, object]:
    """Return the values of some fields by name, without those that are the defaults."""
    held = zip(fields.items(), values, strict=True)
    return {name: _plain(value) for (name, field), value in held if value != field.default}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Dating):
        return _object(value, _DATING)
    if isinstance(value, Source):
        return value.key
    return value


# Reading


class _Repeating(dict[str, object]):
    """An object with a key more than once."""

    repeated: tuple[str, ...]


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    repeating = _Repeating(found)
    repeating.repeated = tuple(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
    return repeating


def _whole(digits: str) -> float:
    return int(digits) if len(digits) < 20 else float(digits)  # a longer one is not a number that a field can hold


def timeline_of(text: str) -> Timeline:
    """Return the timeline of a document.

    Raises:
        LedgerError: with every fault, each naming its place.
    """
    import json

    try:
        document = json.loads(text, object_pairs_hook=_pairs, parse_int=_whole)
        del text
    except json.JSONDecodeError as error:
        problem = f"not JSON: {error.msg[:1].lower()}{error.msg[1:]} (column {error.colno})"
        raise LedgerError([Fault(problem, "correct the text there", place=f"line {error.lineno}")]) from None
    except RecursionError:
        raise LedgerError([Fault("the nesting is too deep", "six levels suffice", place="line 1")]) from None
    return _Reader().timeline(document)


class _Reader:
    """One pass over one document, and the faults found so far."""

    def __init__(self) -> None:
        self.faults: list[tuple[int, Fault]] = []  # with the number of the event or row; -1 before them
        self.number = -1
        self.key: str | None = None  # of the event that is being read
        self.sources: dict[str, Source] = {}
        self.nameless = False  # a source has no key that can be read
        self.places: dict[str | None, int] = {}  # the number of each event by its key
        self.broken: set[str | None] = set()  # keys of events that cannot be read
        self.unsure: set[str] = set()  # states that these name, of which later events may look wrong
        self.lost = False  # of one of these it is not even known which states it names

    def timeline(self, document: object) -> Timeline:
        """Return the timeline, or raise every fault."""
        held, bad = self.fields(document, "", _FILE)
        if "schema" not in bad and held["schema"] != SCHEMA:
            problem = f"the schema number is {held['schema']}, and this version reads {SCHEMA}"
            raise LedgerError([Fault(problem, "read it with the version that wrote it", place="schema")])
        events: list[object] | None = held.get("events")  # type: ignore[assignment]
        rows: list[object] | None = held.get("rows")  # type: ignore[assignment]
        if (events is None) is (rows is None) and not bad & {"events", "rows"}:
            self.fault("", "a timeline has either events or rows", "give one of the two fields")
        for place, item in enumerate(_list(held.get("sources", []))):
            self.source(item, f"sources[{place}]")
        source = self.sources.get(str(held.get("source")))
        if held.get("source") is not None and source is None and not self.nameless:
            self.fault("source", f"no source has the key {_named(held['source'])}", "add it to sources")
        parties = self.parties(_list(held.get("states", [])), held.get("unknown", "refuse"))
        plain = [row for place, item in enumerate(_emptied(rows or [])) if (row := self.row(item, place, parties))]
        ledger = [self.event(item, place, parties) for place, item in enumerate(_emptied(events or []))]
        timeline = None
        try:
            if parties and rows is not None:
                through: Any = held.get("checked_through")
                # Unlike from_spells, it does not warn of conventions: these rows were written by write_json.
                timeline = Timeline._of_rows(str(held.get("name")), parties, tuple(plain), "refuse", source, through)
            elif parties:
                timeline = Timeline.from_events(
                    filter(None, ledger),
                    name=str(held.get("name")),
                    states=parties.declared,
                    unknown=parties.unknown,
                    checked_through=held.get("checked_through"),  # type: ignore[arg-type]
                )
        except LedgerError as error:
            for fault in error.faults:
                self.place(fault)
        if self.faults or timeline is None:
            raise LedgerError(fault for _, fault in sorted(self.faults, key=lambda found: found[0]))
        return timeline

    def fault(self, place: str, problem: str, cure: str) -> None:
        self.note(Fault(problem, cure, event=self.key, place=place or "top level"))

    def note(self, fault: Fault) -> None:
        self.faults.append((self.number, fault))
        if len(self.faults) >= MANY:
            raise LedgerError([*(fault for _, fault in self.faults), evolve(REST, place=fault.place)])

    def place(self, fault: Fault) -> None:
        """Note a fault of the whole ledger with its place, unless it may only follow from another."""
        if fault.event in self.broken or (fault.state is not None and (self.lost or fault.state in self.unsure)):
            return
        self.number = self.places.get(fault.event, -1) if fault.row is None else fault.row
        place = f"events[{self.number}]" if fault.row is None else f"rows[{self.number}]"
        event = None if fault.event == place else fault.event
        self.note(evolve(fault, row=None, event=event, place=place))

    def fields(self, item: object, place: str, fields: Mapping[str, _Field]) -> tuple[dict[str, object], set[str]]:
        """Return the fields of an object that can be read, and the names of those that cannot or are missing."""
        if not isinstance(item, dict):
            self.fault(place, f"{_named(item)} is not an object", "write the fields in braces")
            return {}, set(fields)
        if isinstance(item, _Repeating):
            for name in item.repeated:
                self.fault(_below(place, name), "duplicate key", "keep one of them")
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
                    self.fault(_below(place, name), error.problem, error.cure)
                    bad.add(name)
        for name, field in fields.items():
            if field.default is ... and name not in item:
                self.fault(place, f"the field {name!r} is missing", "add it")
                bad.add(name)
        return held, bad

    def made(self, place: str, make: Callable[[], _Made]) -> _Made | None:
        """Return a value, or `None` and note what its class refuses."""
        try:
            return make()
        except LedgerError as error:
            for fault in error.faults:
                self.note(evolve(fault, event=self.key, place=place))
        except QueryError as error:
            self.fault(place, error.problem, error.cure)
        return None

    def parties(self, items: Iterable[object], unknown: Any) -> Parties | None:
        before = len(self.faults)
        states = [self.state(item, f"states[{place}]") for place, item in enumerate(items)]
        known = [state for state in states if state is not None]
        parties = self.made("states", lambda: Parties(known, unknown=unknown))
        return parties if len(self.faults) == before else None

    def state(self, item: object, place: str) -> State | str | None:
        if isinstance(item, str):
            return self.made(place, lambda: _filled(item))
        held, bad = self.fields(item, place, _STATE)
        return None if bad else self.made(place, lambda: State(**held))

    def source(self, item: object, place: str) -> None:
        held, bad = self.fields(item, place, _SOURCE)
        self.nameless = self.nameless or "key" in bad
        key = held.get("key")
        if isinstance(key, str) and key in self.sources:
            self.fault(_below(place, "key"), f"another source has the key {shown(key)}", "give each its own")
        elif isinstance(key, str):
            whole = {"title": key, **held}  # a stand-in for a title that cannot be read
            source = self.made(place, lambda: Source(**whole))  # type: ignore[arg-type]
            self.sources[key] = source or Source(key=key, title=key)

    def row(self, item: object, number: int, parties: Parties | None) -> PlainRow | None:
        self.number = number
        place = f"rows[{number}]"
        held, bad = self.fields(item, place, _ROW)
        code = None
        if parties and "state" in held:
            code = self.made(f"{place}.state", lambda: parties.code_of(held["state"]))
        if bad or code is None:
            return None
        start, end = (_day_of(held.get(name)) for name in ("start", "end"))
        return code, start, end, held.get("status", BIT[Status.MEMBER]), number  # type: ignore[return-value]

    def event(self, item: object, number: int, parties: Parties | None) -> Event | None:
        self.number = number
        place = f"events[{number}]"
        given = item.get("key") if isinstance(item, dict) else None
        self.key = given if isinstance(given, str) else None
        held, bad = self.fields(item, place, _EVENT)
        key = str(held.get("key", place))
        if key in self.places:
            first = f"events[{self.places[key]}]"
            self.fault(_below(place, "key"), f"{first} has the same key", "give every event a key of its own")
            key = place
        self.places[key] = number
        datings = [self.dating(dating, f"{place}.dated[{n}]") for n, dating in enumerate(_list(held.get("dated", [])))]
        event = None
        if not bad & {"kind", "states", "dated", "new_name"} and None not in datings:
            event = self.made(place, lambda: Event(**{**held, "key": key, "dated": datings}))  # type: ignore[arg-type]
        if event is None:
            self.broken.add(key)
            self.lost = self.lost or "states" in bad
            for state in _texts(list(held.get("states", ()))):  # type: ignore[call-overload]
                with suppress(QueryError):
                    self.unsure.add(parties.code_of(state) if parties else state)
            if held.get("kind") in (None, Kind.FOUNDING, Kind.RENAMING):
                event = Event(key=key, kind=Kind.FOUNDING, new_name=key, dated=[_UNDATED])  # later names may need one
        self.key = None
        return event

    def dating(self, item: object, place: str) -> Dating | None:
        held, bad = self.fields(item, place, _DATING)
        keys: tuple[str, ...] = held.get("sources", ())  # type: ignore[assignment]
        for number, key in enumerate(keys):
            if key not in self.sources:
                bad.add("sources")
                if not self.nameless:
                    self.fault(f"{place}.sources[{number}]", f"no source has the key {shown(key)}", "add it to sources")
        if bad & {"act", "sources", "rejected"}:
            return None
        whole = {"day": _ANY_DAY, **held, "sources": [self.sources[key] for key in keys]}
        return self.made(place, lambda: Dating(**whole))  # type: ignore[arg-type]


def _day_of(day: object) -> date | PartialDate | None:
    """Return a partial date that is one day as that day, as rows hold it."""
    if not isinstance(day, PartialDate):
        return None
    return day.earliest if day.is_day else day


def _emptied(items: list[object]) -> Iterator[object]:
    """Yield the items and release each, so that a large document and what is made of it are not in memory at once."""
    items.reverse()
    while items:
        yield items.pop()


def _below(place: str, name: str) -> str:
    if not name.isidentifier() or len(name) > 60:
        return f"{place or 'top level'}[{shown(name)}]"
    return f"{place}.{name}" if place else name
