"""JSON files: what is written reads back equal, and what is wrong is reported at once, each fault with its place."""

import copy
import json
import math
import operator
import re
from functools import reduce
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
from ledgers import LEAGUE, step

import csto_timeline as ct
from csto_timeline import CSTO, Act, Dating, Event, Grade, Kind, Source, State, Timeline, read_json
from csto_timeline.errors import Fault, LedgerError, QueryError
from csto_timeline.files import document
from csto_timeline.files.reading import REST

SCHEMA = json.loads(Path(document.__file__).with_name("timeline.schema.json").read_text(encoding="utf-8"))
SPELLS = [
    ("France", "1990", "1995-01-01"),
    ("France", "1995-01-03", None, "suspended"),
    ("Italy", "1990-01-01", "1995-01-01"),
    ("Ruritania", "[1991..1992]", "[2000..]", "member|observer"),
    ("Freedonia", "1991-01-01", None, "unknown"),
    ("Freedonia Minor", "1991-01-01", "1992-01-01", "outside"),
]
COVERING = Source(key="list", title="List of members", covers_through="2015-12-31")
KNOWN: dict[str, Any] = {"states": [State("RUR", "Ruritania")], "source": COVERING, "checked_through": "2016-12-31"}
ROWS = Timeline.from_spells(SPELLS, name="Rows", unknown="keep", **KNOWN)

SIGNED = {"act": "signed", "day": "2000-01-10", "sources": ["register"]}
LEFT = [{"act": "announced", "day": "2005-03"}, {"act": "in_force", "day": "2006", "note": "roughly"}]
GOOD: dict[str, Any] = {
    "schema": 2,
    "name": "Pact",
    "checked_through": "2020-12-31",
    "states": [{"alpha_3": "AAA", "name": "Arcadia"}, "Bohemia"],
    "sources": [{"key": "register", "title": "The register"}],
    "events": [
        {"key": "founded", "kind": "founding", "states": ["AAA", "Bohemia"], "dated": [SIGNED], "new_name": "Pact"},
        {"key": "bohemia-leaves", "kind": "withdrawal", "states": ["Bohemia"], "dated": LEFT},
    ],
}
LISTED: dict[str, Any] = {
    "schema": 2,
    "name": "Pact",
    "states": ["Arcadia", "Bohemia"],
    "rows": [
        {"state": "Arcadia", "start": "2000", "status": "unknown"},
        {"state": "Bohemia", "start": "2000-05", "end": "2001-01-01"},
    ],
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a file that does not exist yet."""
    return tmp_path / "file.json"


def changed(document: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Return a document with other values at some places; `...` takes out what is there."""
    copied = copy.deepcopy(document)
    for place, value in changes.items():
        *way, last = (int(step) if step.isdigit() else step for step in re.findall(r"[\w ]+", place))
        inner: Any = reduce(operator.getitem, way, copied)  # type: ignore[arg-type]
        if value is ...:
            del inner[last]
        elif isinstance(last, int):
            inner[last : last + 1] = [value]  # the place behind the last one is new
        else:
            inner[last] = value
    return copied


def faults_in(path: Path, content: object) -> list[Fault]:
    """Return the faults of a file with this content: bytes, or what JSON makes of a value."""
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    with pytest.raises(LedgerError) as caught:
        read_json(path)
    assert all(fault.problem and fault.cure and fault.place and fault.row is None for fault in caught.value.faults)
    return list(caught.value.faults)


def places_in(path: Path, content: object) -> list[str | None]:
    """Return the places of the faults of a file."""
    return [fault.place for fault in faults_in(path, content)]


@pytest.mark.parametrize("timeline", [CSTO, LEAGUE, ROWS, Timeline.from_events([], name="Nothing")], ids=str)
def test_a_timeline_survives_without_loss(timeline: Timeline, path: Path) -> None:
    """What is read equals what was written, matches the schema, and is written again as the same bytes."""
    timeline.write_json(path)
    found = read_json(path)
    assert found == timeline
    assert found.rows == timeline.rows
    assert [found.party(state) for state in found.states] == [timeline.party(state) for state in timeline.states]
    assert [found.spells_of(state) for state in found.states] == [timeline.spells_of(s) for s in timeline.states]
    for source in (source for source in timeline.sources if source.covers_through):
        assert found.according_to(source.key).epochs() == timeline.according_to(source.key).epochs()
    data = path.read_bytes()
    jsonschema.validate(json.loads(data), SCHEMA)
    found.write_json(path)
    assert path.read_bytes() == data


def test_the_form_and_its_schema_have_the_fields_of_the_facts() -> None:
    """The form has their fields and defaults; the shipped schema has these fields, and lists the same words."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    parts = SCHEMA["$defs"]
    forms: tuple[tuple[dict[str, Any], Any, type | None], ...] = (
        (document._FILE, SCHEMA, None),
        (document._STATE, parts["state"], State),
        (document._SOURCE, parts["source"], Source),
        (document._DATING, parts["dating"], Dating),
        (document._EVENT, parts["event"], Event),
        (document._ROW, parts["row"], None),
    )
    for fields, described, value in forms:
        assert list(described["properties"]) == list(fields)
        assert described["required"] == [name for name, field in fields.items() if field.default is ...]
        assert described["additionalProperties"] is False
        if value is not None:
            found = [(name, attrs.NOTHING if field.default is ... else field.default) for name, field in fields.items()]
            assert found == [(field.name, field.default) for field in attrs.fields(value)]
    for part, field, words in (("event", "kind", Kind), ("dating", "act", Act), ("source", "grade", Grade)):
        assert parts[part]["properties"][field]["enum"] == list(words)
    assert SCHEMA["properties"]["schema"]["const"] == document.SCHEMA
    for good in (GOOD, LISTED):
        jsonschema.validate(good, SCHEMA)


def test_the_file_is_plain(path: Path) -> None:
    """Names are written in their own letters, and fields that hold their defaults are left out."""
    source = Source(key="s", title="Источник")
    founding = step("a", "founding", "Руритания", ct.signed("2000", source))
    Timeline.from_events([founding], name="Пакт", states=["Руритания"]).write_json(path)
    text = path.read_text(encoding="utf-8")
    assert "Руритания" in text
    assert text.endswith("}\n")
    dated = [{"act": "signed", "day": "2000", "sources": ["s"]}]
    assert json.loads(text) == {
        "schema": 2,
        "name": "Пакт",
        "states": [{"alpha_3": "Руритания", "name": "Руритания"}],
        "sources": [{"key": "s", "title": "Источник"}],
        "events": [{"key": "a", "kind": "founding", "states": ["Руритания"], "dated": dated}],
    }


@pytest.mark.parametrize("view", [LEAGUE.under("signed"), LEAGUE.widened(), LEAGUE.according_to("gazette")])
def test_a_view_is_refused(view: Timeline, path: Path) -> None:
    """A file holds a ledger, so that a view, which would read back as another timeline, is not written."""
    with pytest.raises(QueryError) as caught:
        view.write_json(path)
    assert caught.value.cure
    assert not path.exists()


def test_what_the_form_cannot_carry_is_refused(path: Path) -> None:
    """Text that UTF-8 lacks and values of subclasses are refused, and the old file stays."""
    path.write_text("old", encoding="utf-8")
    shelved = attrs.make_class("Shelved", ["shelf"], bases=(Source,), frozen=True, kw_only=True)
    for dating in (ct.signed("2000", note="\ud83d"), ct.signed("2000", shelved(key="s", title="S", shelf="A"))):
        with pytest.raises(LedgerError):
            Timeline.from_events([step("a", "founding", "France", dating)], name="x").write_json(path)
        assert path.read_text(encoding="utf-8") == "old"


def test_writing_does_not_read_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Writing costs what writing costs."""
    monkeypatch.setattr(json, "loads", None)
    CSTO.write_json(path)
    assert path.stat().st_size > 10_000


def test_optional_forms_are_accepted(path: Path) -> None:
    """A byte-order mark, null for a default, other line ends, and names for codes change nothing."""
    path.write_text(json.dumps(GOOD), encoding="utf-8")
    plain = read_json(path)
    other = {"events[0].note": None, "events[0].term_years": None, "events[0].states": ["arcadia", "BOHEMIA"]}
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(changed(GOOD, other), indent=2).replace("\n", "\r\n").encode())
    assert read_json(path) == plain


# Values that are wrong where they stand.
FIELDS: dict[str, Any] = {"events[1].colour": "red", "events[0].what": 3, "events[0].term_years": "5", "name": " "}
FIELDS |= {"events[0].states": "AAA", "events[0].dated": None, "states[2]": "", "checked_through": "2020"}
FIELDS |= {"events[0].dated[0].implied": "no", "events[1].dated[1].day": "2006-13", "unknown": "keeps"}
FIELDS |= {"events[0].dated[0].act": "sined", "events[0].kind": "found", "events[0].dated[0].sources[1]": "gazette"}
FIELDS |= {"events[0].dated[0].rejected": "", "events[1].key": "founded", "events[0].note": float("nan")}
FIELDS_OF_ROWS: dict[str, Any] = {"rows[1].end": 1999, "rows[0].status": "membre", "rows[0].state": "Frnace"}
FIELDS_OF_ROWS |= {"source": "gazette", "rows[0]": "x", "rows[2]": {"state": "Bohemia", "start": "2000-06-01"}}

# Other changes, by the place that is reported.
RENAMED = {"events[0].new_name": ..., "events[1].kind": "renaming", "events[1].new_name": "League"}
LATE, EARLY = ({"events[1].dated": [SIGNED | {"day": year}]} for year in ("2021", "1999"))
TWICE = {"events[0].states": ["AAA", "Arcadia", "Bohemia"]}
ONE_FAULT: dict[str, list[dict[str, Any]]] = {
    "top level": [{"schema": ...}, {"rows": []}, {"events": ...}],
    "top level['a b']": [{"a b": 1}],
    "schema": [{"schema": 1, "events": None}],
    "name": [{"name": "\ud800"}],
    "states": [{"states[2]": "arcadia"}],
    "states[0]": [{"states[0].name": ...}],
    "sources[0]": [{"sources[0].key": ...}, {"sources[0].title": ...}],
    "sources[1].key": [{"sources[1]": {"key": "register", "title": "x"}}],
    "events[0]": [{"events[0].key": ...}, {"events[0].dated": []}, {"events[0].states[2]": "Frnace"}, TWICE],
    "events[0].term_years": [{"events[0].term_years": -math.inf}],
    "events[1]": [{"events[1].term_years": 5}, {"events[1].kind": "return"}, RENAMED, LATE, EARLY],
    "rows[1]": [{"rows[1].start": ...}, {"rows[1].end": "1999"}],
}


@pytest.mark.parametrize(
    ("place", "change"),
    [
        *((place, {place: value}) for place, value in (FIELDS | FIELDS_OF_ROWS).items()),
        *((place, change) for place, changes in ONE_FAULT.items() for change in changes),
    ],
    ids=ascii,
)
def test_one_fault_is_reported_at_its_place(place: str, change: dict[str, Any], path: Path) -> None:
    """Whatever is wrong is the only fault reported, at its place; rows are counted as they stand in the file."""
    good = LISTED if place == "source" or place.startswith("rows") else GOOD
    assert places_in(path, changed(good, change)) == [place]


TEXT = json.dumps(GOOD)
NOT_A_DOCUMENT: dict[str, tuple[str | bytes, str]] = {
    "nothing": ("", "line 1"),
    "a missing comma": (json.dumps(GOOD, indent=2).replace('"Pact",', '"Pact"'), "line 4"),
    "a list": ("[]", "top level"),
    "null": ("null", "top level"),
    "nested lists": ("[" * 100_000, "line 1"),
    "nested objects": ('{"a":' * 100_000, "line 1"),
    "Latin-1": ("{\n'name': 'Arménie'".encode("latin-1"), "line 2"),
    "UTF-16": ("{}".encode("utf-16"), "line 1"),
    "a huge number": (TEXT.replace('"schema": 2', '"schema": ' + "1" * 5000), "schema"),
    "a number of nineteen digits": (TEXT.replace('"schema": 2', '"schema": 2' + "0" * 18), "schema"),
    "a repeated key": (TEXT.replace('"name": "Pact"', '"name": "Pact", "name": "Pact"'), "name"),
    "a repeated key in a dating": (TEXT.replace('"2005-03"', '"2005-03", "day": "2005-04"'), "events[1].dated[0].day"),
}


@pytest.mark.parametrize(("data", "place"), NOT_A_DOCUMENT.values(), ids=NOT_A_DOCUMENT)
def test_what_is_not_a_document_is_a_ledger_error(data: str | bytes, place: str, path: Path) -> None:
    """Bytes that are not UTF-8, text that is not JSON, and what JSON leaves open are refused at their place."""
    assert places_in(path, data.encode() if isinstance(data, str) else data) == [place]


def test_faults_hold_their_parts_as_fields(path: Path) -> None:
    """A program finds the event, the place, the problem and the cure apart, whatever marks the value contains."""
    (fault,) = faults_in(path, changed(GOOD, {"events[0].kind": "a; b: c"}))
    assert (fault.event, fault.place, fault.state) == ("founded", "events[0].kind", None)
    assert "a; b: c" in fault.problem
    assert "a; b: c" not in fault.cure


def test_all_faults_are_reported_at_once_in_the_order_of_the_file(path: Path) -> None:
    """Faults of fields and of the whole come together, none only follows from another, and rows keep their numbers."""
    events = [
        {"key": "c", "kind": "return", "states": ["CCC"], "dated": []},
        {"key": "d", "kind": "retrun", "states": ["DDD"], "dated": [{"act": "signed"}]},
        {"key": "e", "kind": "lapse", "states": ["DDD"], "dated": [{"act": "in_force"}, 7]},
        {"key": "f", "kind": "return", "states": ["FFF"], "dated": [{"act": "signed", "day": 1}]},
        {"key": "f", "kind": "renaming", "new_name": 5, "dated": [{"act": "signed", "day": "2001"}]},
        *[{"key": "g", "kind": "lapse", "states": ["AAA"], "dated": [{"act": "signed", "day": "2004"}]}] * 2,
    ]
    spoilt = {"checked_through": "2020", "states": [*GOOD["states"], "CCC", "DDD", "FFF"], "events[0].colour": "red"}
    spoilt |= {"sources[1]": {"title": "no key"}, "events[0].dated[0].day": "2000-1-10"}
    spoilt |= {f"events[{place}]": event for place, event in enumerate(events, 2)}
    expected = ["checked_through", "sources[1]", "events[0].colour", "events[0].dated[0].day", "events[2]"]
    expected += ["events[3].kind", "events[3].dated[0]", "events[4].dated[0]", "events[4].dated[1]"]
    expected += ["events[5].dated[0].day", "events[5]", "events[6].new_name", "events[6].key", "events[8].key"]
    assert places_in(path, changed(GOOD, spoilt)) == [*expected, "events[8]"]
    rows = [7, *LISTED["rows"], {"state": "Bohemia", "start": "2000-06-01"}]
    assert places_in(path, changed(LISTED, {"rows": rows})) == ["rows[0]", "rows[3]"]


FOLLOWED: list[dict[str, Any]] = [
    *({"events[0].states": states} for states in (None, ["", "AAA", "Bohemia"])),
    {"events[0].kind": None, "events[0].states": None, "events[0].new_name": None},
    {"events[0].kind": "found", "events[0].new_name": " "},
    {"events[0].kind": "renaming", "events[0].new_name": 5},
    *({"events[0].dated": None}, {"events[0]": "founding"}, {"states[0].alpha_3": ...}, {"states[2]": "bohemia"}),
    *({"events[0].dated[0].sources": sources} for sources in (["registre"], "register")),
]


@pytest.mark.parametrize("change", FOLLOWED, ids=str)
def test_no_fault_follows_from_another(change: dict[str, Any], path: Path) -> None:
    """A founding or party that cannot be read is a fault; the events and names that need it are not."""
    renaming = {"key": "r", "kind": "renaming", "new_name": "League", "dated": [{"act": "signed", "day": "2010"}]}
    more = {"sources[0].covers_through": "2020-12-31", "events[1].dated[0].sources": ["register"]}
    more["events[2]"] = {"key": "c", "kind": "freeze", "states": ["Arcadia"], "dated": [SIGNED | {"day": "2009"}]}
    more["events[3]"] = renaming
    found = places_in(path, changed(GOOD, more | change))
    assert found
    assert all(place is not None and place.startswith(("events[0]", "states")) for place in found), found


def test_a_file_that_is_wrong_throughout_is_not_reported_throughout(path: Path) -> None:
    """After ten thousand faults reading stops and says so; a repeated key among as many is found in linear time."""
    keys = ",".join(f'"k{number}":0' for number in range(100_000))
    repeated = f'{{"schema":2,"name":"x","events":[],{keys},"k7":1}}'.encode()
    for content, first in (({**GOOD, "events": [1] * 20_000}, "events[0]"), (repeated, "k7")):
        found = faults_in(path, content)
        assert (len(found), found[0].place, found[-1].problem) == (10_001, first, REST.problem)
