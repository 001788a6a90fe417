"""JSON files: what is written reads back equal, and what is wrong is reported at once, each fault with its place."""

import copy
import json
from collections.abc import Callable
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
COVERING = Source(key="list", title="List of members", covers_through="2015-12-31")
ROWS = Timeline.from_spells(
    [
        ("France", "1990", "1995-01-01"),
        ("France", "1995-01-03", None, "suspended"),
        ("Italy", "1990-01-01", "1995-01-01"),
        ("Ruritania", "[1991..1992]", "[2000..]", "member|observer"),
        ("Freedonia", "1991-01-01", None, "unknown"),
        ("Freedonia Minor", "1991-01-01", "1992-01-01", "outside"),
    ],
    name="Rows",
    states=[State("RUR", "Ruritania")],
    unknown="keep",
    source=COVERING,
    checked_through="2016-12-31",
)
NOTHING = Timeline.from_events([], name="Nothing")

GOOD: dict[str, Any] = {
    "schema": 2,
    "name": "Pact",
    "checked_through": "2020-12-31",
    "states": [{"alpha_3": "AAA", "name": "Arcadia"}, "Bohemia"],
    "sources": [{"key": "register", "title": "The register"}],
    "events": [
        {
            "key": "founded",
            "kind": "founding",
            "states": ["AAA", "Bohemia"],
            "dated": [{"act": "signed", "day": "2000-01-10", "sources": ["register"]}],
            "new_name": "Pact",
        },
        {
            "key": "bohemia-leaves",
            "kind": "withdrawal",
            "states": ["Bohemia"],
            "dated": [{"act": "announced", "day": "2005-03"}, {"act": "in_force", "day": "2006", "note": "roughly"}],
        },
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

Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a file that does not exist yet."""
    return tmp_path / "file.json"


def changed(change: Change, document: dict[str, Any] = GOOD) -> dict[str, Any]:
    """Return a document with one change."""
    copied = copy.deepcopy(document)
    change(copied)
    return copied


def faults_in(path: Path, content: object) -> list[Fault]:
    """Return the faults of a file with this content: bytes, or what JSON makes of a value."""
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    with pytest.raises(LedgerError) as caught:
        read_json(path)
    assert all(fault.problem and fault.cure and fault.place and fault.row is None for fault in caught.value.faults)
    return list(caught.value.faults)


def places(faults: list[Fault]) -> list[str | None]:
    """Return the places of faults."""
    return [fault.place for fault in faults]


# What is written reads back


@pytest.mark.parametrize("timeline", [CSTO, LEAGUE, ROWS, NOTHING], ids=lambda timeline: timeline.name)
def test_a_timeline_survives_without_loss(timeline: Timeline, path: Path) -> None:
    """What is read equals what was written, matches the schema, and is written again as the same bytes."""
    timeline.write_json(path)
    found = read_json(path)
    assert found == timeline
    assert found.rows == timeline.rows
    assert [found.party(state) for state in found.states] == [timeline.party(state) for state in timeline.states]
    assert [found.spells_of(state) for state in found.states] == [timeline.spells_of(s) for s in timeline.states]
    data = path.read_bytes()
    jsonschema.validate(json.loads(data), SCHEMA)
    found.write_json(path)
    assert path.read_bytes() == data


def test_views_of_one_source_survive(path: Path) -> None:
    """What one source says is the same after reading."""
    LEAGUE.write_json(path)
    assert read_json(path).according_to("gazette").epochs() == LEAGUE.according_to("gazette").epochs()


def test_each_field_of_the_facts_is_in_the_form() -> None:
    """The form has the fields of `State`, `Source`, `Dating` and `Event`, with their defaults."""
    forms = (
        (document._STATE, State),
        (document._SOURCE, Source),
        (document._DATING, Dating),
        (document._EVENT, Event),
    )
    for fields, value in forms:
        declared = {field.name: field.default for field in attrs.fields(value)}
        assert list(fields) == list(declared)
        for name, field in fields.items():
            assert field.default == (... if declared[name] is attrs.NOTHING else declared[name]), name


def test_the_schema_describes_the_form() -> None:
    """The shipped schema has the fields that reading knows, requires the same ones, and lists the same words."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    parts = SCHEMA["$defs"]
    forms = (
        (document._FILE, SCHEMA),
        (document._STATE, parts["state"]),
        (document._SOURCE, parts["source"]),
        (document._DATING, parts["dating"]),
        (document._EVENT, parts["event"]),
        (document._ROW, parts["row"]),
    )
    for fields, described in forms:
        assert list(described["properties"]) == list(fields)
        assert described["required"] == [name for name, field in fields.items() if field.default is ...]
        assert described["additionalProperties"] is False
    assert parts["event"]["properties"]["kind"]["enum"] == list(Kind)
    assert parts["dating"]["properties"]["act"]["enum"] == list(Act)
    assert parts["source"]["properties"]["grade"]["enum"] == list(Grade)
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
    assert json.loads(text) == {
        "schema": 2,
        "name": "Пакт",
        "states": [{"alpha_3": "Руритания", "name": "Руритания"}],
        "sources": [{"key": "s", "title": "Источник"}],
        "events": [
            {
                "key": "a",
                "kind": "founding",
                "states": ["Руритания"],
                "dated": [{"act": "signed", "day": "2000", "sources": ["s"]}],
            }
        ],
    }


@pytest.mark.parametrize("view", [LEAGUE.under("signed"), LEAGUE.widened(), LEAGUE.according_to("gazette")])
def test_a_view_is_refused(view: Timeline, path: Path) -> None:
    """A file holds a ledger, so that a view, which would read back as another timeline, is not written."""
    with pytest.raises(QueryError) as caught:
        view.write_json(path)
    assert caught.value.cure
    assert not path.exists()


@attrs.frozen(kw_only=True)
class Annotated(Source):
    """A source with a field that the form does not have."""

    shelf: str = "A"


@pytest.mark.parametrize(
    "event",
    [
        step("a", "founding", "France", ct.signed("2000", note="\ud83d")),
        step("a", "founding", "France", ct.signed("2000", Annotated(key="s", title="S"))),
    ],
    ids=["an unpaired surrogate", "a subclass"],
)
def test_what_the_form_cannot_carry_is_refused(event: Event, path: Path) -> None:
    """Text that UTF-8 lacks and values of subclasses are refused, and the old file stays."""
    path.write_text("old", encoding="utf-8")
    with pytest.raises(LedgerError):
        Timeline.from_events([event], name="x").write_json(path)
    assert path.read_text(encoding="utf-8") == "old"


def test_writing_does_not_read_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Writing costs what writing costs."""
    monkeypatch.setattr(json, "loads", None)
    CSTO.write_json(path)
    assert path.stat().st_size > 10_000


def test_optional_forms_are_accepted(path: Path) -> None:
    """A byte-order mark, null for a default, other line ends, and names for codes change nothing."""

    def spell_out(document: dict[str, Any]) -> None:
        document["events"][0].update(note=None, term_years=None)
        document["events"][0]["states"] = ["arcadia", "BOHEMIA"]

    path.write_text(json.dumps(GOOD), encoding="utf-8")
    plain = read_json(path)
    text = json.dumps(changed(spell_out), indent=2)
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert read_json(path) == plain


# What is wrong

ONE_FAULT: dict[str, tuple[Change, str]] = {
    "a missing field": (lambda d: d["events"][0].pop("key"), "events[0]"),
    "an unknown field": (lambda d: d["events"][1].update(colour="red"), "events[1].colour"),
    "an odd field": (lambda d: d.update({"a b": 1}), "top level['a b']"),
    "a number for text": (lambda d: d["events"][0].update(what=3), "events[0].what"),
    "text for a number": (lambda d: d["events"][0].update(term_years="5"), "events[0].term_years"),
    "text for a list": (lambda d: d["events"][0].update(states="AAA"), "events[0].states"),
    "null for a list": (lambda d: d["events"][0].update(dated=None), "events[0].dated"),
    "a blank text": (lambda d: d.update(name=" "), "name"),
    "a blank state": (lambda d: d["states"].append(""), "states[2]"),
    "text for a truth value": (lambda d: d["events"][0]["dated"][0].update(implied="no"), "events[0].dated[0].implied"),
    "a partial day": (lambda d: d.update(checked_through="2020"), "checked_through"),
    "an impossible day": (lambda d: d["events"][1]["dated"][1].update(day="2006-13"), "events[1].dated[1].day"),
    "an unknown act": (lambda d: d["events"][0]["dated"][0].update(act="sined"), "events[0].dated[0].act"),
    "an unknown kind": (lambda d: d["events"][0].update(kind="found"), "events[0].kind"),
    "an unknown policy": (lambda d: d.update(unknown="keeps"), "unknown"),
    "an unknown source": (
        lambda d: d["events"][0]["dated"][0]["sources"].append("gazette"),
        "events[0].dated[0].sources[1]",
    ),
    "a blank rejection": (lambda d: d["events"][0]["dated"][0].update(rejected=""), "events[0].dated[0].rejected"),
    "a source without a key": (lambda d: d["sources"][0].pop("key"), "sources[0]"),
    "a source without a title": (lambda d: d["sources"][0].pop("title"), "sources[0]"),
    "two sources of one key": (lambda d: d["sources"].append({"key": "register", "title": "x"}), "sources[1].key"),
    "two events of one key": (lambda d: d["events"][1].update(key="founded"), "events[1].key"),
    "two parties of one name": (lambda d: d["states"].append("arcadia"), "states"),
    "a party without a name": (lambda d: d["states"][0].pop("name"), "states[0]"),
    "a rule of one event": (lambda d: d["events"][1].update(term_years=5), "events[1]"),
    "no dating": (lambda d: d["events"][0].update(dated=[]), "events[0]"),
    "a state named twice": (lambda d: d["events"][0].update(states=["AAA", "Arcadia", "Bohemia"]), "events[0]"),
    "an unknown state": (lambda d: d["events"][0]["states"].append("Frnace"), "events[0]"),
    "an illegal step": (lambda d: d["events"][1].update(kind="return"), "events[1]"),
    "events out of order": (
        lambda d: d["events"][1].update(dated=[{"act": "signed", "day": "1999"}]),
        "events[1]",
    ),
    "a renaming of nothing": (
        lambda d: d["events"][0].pop("new_name") and d["events"][1].update(kind="renaming", new_name="League"),
        "events[1]",
    ),
    "an event after the record": (
        lambda d: d["events"][1].update(dated=[{"act": "signed", "day": "2021"}]),
        "events[1]",
    ),
    "an unpaired surrogate": (lambda d: d.update(name="\ud800"), "name"),
    "not a number": (lambda d: d["events"][0].update(note=float("nan")), "events[0].note"),
    "infinity": (lambda d: d["events"][0].update(term_years=float("-inf")), "events[0].term_years"),
    "another schema": (lambda d: d.update(schema=1, events=None), "schema"),
    "no schema": (lambda d: d.pop("schema"), "top level"),
    "events and rows": (lambda d: d.update(rows=[]), "top level"),
    "neither": (lambda d: d.pop("events"), "top level"),
}
ONE_FAULT_OF_ROWS: dict[str, tuple[Change, str]] = {
    "no start": (lambda d: d["rows"][1].pop("start"), "rows[1]"),
    "a number for a day": (lambda d: d["rows"][1].update(end=1999), "rows[1].end"),
    "a backward row": (lambda d: d["rows"][1].update(end="1999"), "rows[1]"),
    "rows that overlap": (lambda d: d["rows"].append({"state": "Bohemia", "start": "2000-06-01"}), "rows[2]"),
    "an unknown status": (lambda d: d["rows"][0].update(status="membre"), "rows[0].status"),
    "an unknown state": (lambda d: d["rows"][0].update(state="Frnace"), "rows[0].state"),
    "an unknown source": (lambda d: d.update(source="gazette"), "source"),
    "a text for a row": (lambda d: d["rows"].insert(0, "x"), "rows[0]"),
}


@pytest.mark.parametrize("name", ONE_FAULT)
def test_one_fault_is_reported_at_its_place(name: str, path: Path) -> None:
    """Whatever is wrong is the only fault reported, at its place."""
    change, place = ONE_FAULT[name]
    assert places(faults_in(path, changed(change))) == [place]


@pytest.mark.parametrize("name", ONE_FAULT_OF_ROWS)
def test_one_fault_of_rows_is_reported_at_its_place(name: str, path: Path) -> None:
    """The same holds for rows, counted as they stand in the file."""
    change, place = ONE_FAULT_OF_ROWS[name]
    assert places(faults_in(path, changed(change, LISTED))) == [place]


def test_a_row_keeps_its_number_behind_a_broken_one(path: Path) -> None:
    """Faults of the whole point at the right row even where earlier rows cannot be read."""

    def spoil(document: dict[str, Any]) -> None:
        document["rows"] = [7, *document["rows"], {"state": "Bohemia", "start": "2000-06-01"}]

    assert places(faults_in(path, changed(spoil, LISTED))) == ["rows[0]", "rows[3]"]


NOT_A_DOCUMENT: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "line 1"),
    "a missing comma": (json.dumps(GOOD, indent=2).replace('"Pact",', '"Pact"').encode(), "line 4"),
    "a list": (b"[]", "top level"),
    "null": (b"null", "top level"),
    "nested lists": (b"[" * 100_000, "line 1"),
    "nested objects": (b'{"a":' * 100_000, "line 1"),
    "Latin-1": ("{\n'name': 'Arménie'".encode("latin-1"), "line 2"),
    "UTF-16": ("{}".encode("utf-16"), "line 1"),
    "a huge number": (json.dumps(GOOD).replace('"schema": 2', '"schema": ' + "1" * 5000).encode(), "schema"),
    "a number of nineteen digits": (
        json.dumps(GOOD).replace('"schema": 2', '"schema": 2' + "0" * 18).encode(),
        "schema",
    ),
    "a repeated key": (json.dumps(GOOD).replace('"name": "Pact"', '"name": "Pact", "name": "Pact"').encode(), "name"),
    "a repeated key in a dating": (
        json.dumps(GOOD).replace('"day": "2005-03"', '"day": "2005-03", "day": "2005-04"').encode(),
        "events[1].dated[0].day",
    ),
}


@pytest.mark.parametrize("name", NOT_A_DOCUMENT)
def test_what_is_not_a_document_is_a_ledger_error(name: str, path: Path) -> None:
    """Bytes that are not UTF-8, text that is not JSON, and what JSON leaves open are refused at their place."""
    data, place = NOT_A_DOCUMENT[name]
    assert places(faults_in(path, data)) == [place]


def test_faults_hold_their_parts_as_fields(path: Path) -> None:
    """A program finds the event, the place, the problem and the cure apart, whatever marks the value contains."""
    (fault,) = faults_in(path, changed(lambda d: d["events"][0].update(kind="a; b: c")))
    assert (fault.event, fault.place, fault.state) == ("founded", "events[0].kind", None)
    assert "a; b: c" in fault.problem
    assert "a; b: c" not in fault.cure


def test_all_faults_are_reported_at_once_in_the_order_of_the_file(path: Path) -> None:
    """Faults of fields and of the whole ledger come together, and none that only follows from another."""

    def spoil(document: dict[str, Any]) -> None:
        signed_2004 = [{"act": "signed", "day": "2004"}]
        document["checked_through"] = "2020"
        document["states"] += ["CCC", "DDD", "FFF"]
        document["sources"].append({"title": "no key"})
        document["events"][0]["dated"][0]["day"] = "2000-1-10"
        document["events"][0]["colour"] = "red"
        document["events"] += [
            {"key": "c", "kind": "return", "states": ["CCC"], "dated": []},
            {"key": "d", "kind": "retrun", "states": ["DDD"], "dated": [{"act": "signed"}]},
            {"key": "e", "kind": "lapse", "states": ["DDD"], "dated": [{"act": "in_force"}, 7]},
            {"key": "f", "kind": "return", "states": ["FFF"], "dated": [{"act": "signed", "day": 1}]},
            {"key": "f", "kind": "renaming", "new_name": 5, "dated": [{"act": "signed", "day": "2001"}]},
            {"key": "g", "kind": "lapse", "states": ["AAA"], "dated": signed_2004},
            {"key": "g", "kind": "lapse", "states": ["AAA"], "dated": signed_2004},
        ]

    assert places(faults_in(path, changed(spoil))) == [
        "checked_through",
        "sources[1]",
        "events[0].colour",
        "events[0].dated[0].day",
        "events[2]",
        "events[3].kind",
        "events[3].dated[0]",
        "events[4].dated[0]",
        "events[4].dated[1]",
        "events[5].dated[0].day",
        "events[5]",
        "events[6].new_name",
        "events[6].key",
        "events[8].key",
        "events[8]",
    ]


FOLLOWED: list[Change] = [
    lambda d: d["events"][0].update(states=None),
    lambda d: d["events"][0].update(kind=None, states=None, new_name=None),
    lambda d: d["events"][0].update(kind="found", new_name=" "),
    lambda d: d["events"][0].update(kind="renaming", new_name=5),
    lambda d: d["events"][0].update(dated=None),
    lambda d: d["events"][0].update(states=["", "AAA", "Bohemia"]),
    lambda d: d["events"].__setitem__(0, "founding"),
    lambda d: d["states"][0].pop("alpha_3"),
    lambda d: d["states"].append("bohemia"),
    lambda d: d["events"][0]["dated"][0].update(sources=["registre"]),
    lambda d: d["events"][0]["dated"][0].update(sources="register"),
]


@pytest.mark.parametrize("change", FOLLOWED)
def test_no_fault_follows_from_another(change: Change, path: Path) -> None:
    """A founding or party that cannot be read is a fault; the events and names that need it are not."""

    def spoil(document: dict[str, Any]) -> None:
        document["sources"][0]["covers_through"] = "2020-12-31"
        document["events"][1]["dated"][0]["sources"] = ["register"]
        document["events"] += [
            {
                "key": "c",
                "kind": "freeze",
                "states": ["Arcadia"],
                "dated": [{"act": "signed", "day": "2009", "sources": ["register"]}],
            },
            {"key": "r", "kind": "renaming", "new_name": "League", "dated": [{"act": "signed", "day": "2010"}]},
        ]
        change(document)

    found = places(faults_in(path, changed(spoil)))
    assert found
    assert all(place is not None and place.startswith(("events[0]", "states")) for place in found), found


def test_a_file_that_is_wrong_throughout_is_not_reported_throughout(path: Path) -> None:
    """After ten thousand faults reading stops and says so."""
    found = faults_in(path, {**GOOD, "events": [1] * 20_000})
    assert len(found) == 10_001
    assert found[-1].problem == REST.problem


def test_a_repeated_key_among_thousands_is_found_in_linear_time(path: Path) -> None:
    """An object of a hundred thousand keys, one of them repeated, is one fault for each key and takes no minutes."""
    keys = ",".join(f'"k{number}":0' for number in range(100_000))
    found = faults_in(path, f'{{"schema":2,"name":"x","events":[],{keys},"k7":1}}'.encode())
    assert found[0].place == "k7"
    assert len(found) == 10_001
