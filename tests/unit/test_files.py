"""Files: what is written reads back, what is wrong is named with its place, and an interrupted write harms nothing."""

import copy
import json
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attr
import jsonschema
import pytest
from ledgers import LEAGUE, PARTIES, step, timeline

import csto_timeline as ct
from csto_timeline import CSTO, Act, Dating, Event, Grade, Kind, PartialDate, Source, State, Timeline
from csto_timeline import _document as document
from csto_timeline.errors import LedgerError, QueryError, QueryTypeError
from csto_timeline.files.tables_csv import read_json, read_spells_csv, write_json, write_spells_csv

SCHEMA = json.loads(Path(ct.__file__).with_name("timeline.schema.json").read_text(encoding="utf-8"))

GOOD: dict[str, Any] = {
    "schema": 1,
    "name": "Pact",
    "checked_through": "2020-12-31",
    "states": [{"alpha_3": "AAA", "name": "Arcadia"}, "Bohemia"],
    "sources": [{"key": "register", "title": "The register"}],
    "events": [
        {
            "key": "pact-founded-2000",
            "kind": "founding",
            "states": ["AAA", "Bohemia"],
            "dated": [{"act": "signed", "day": "2000-01-10", "sources": ["register"]}],
            "new_name": "Pact",
        },
        {
            "key": "bohemia-leaves-2005",
            "kind": "withdrawal",
            "states": ["Bohemia"],
            "dated": [{"act": "announced", "day": "2005-03"}, {"act": "in_force", "day": "2006", "note": "roughly"}],
        },
    ],
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a file that is not there yet."""
    return tmp_path / "file"


def changed(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """Return the good document with one change."""
    told = copy.deepcopy(GOOD)
    change(told)
    return told


def put(path: Path, told: object) -> Path:
    """Write a document, or bytes, or text as it is."""
    data = told if isinstance(told, (bytes, str)) else json.dumps(told)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def faults(read: Callable[[Path], Timeline], path: Path) -> list[str]:
    """Return the faults of a file as text."""
    with pytest.raises(LedgerError) as caught:
        read(path)
    assert caught.value.__notes__ == [f"in the file {str(path)!r}"]
    return [str(fault) for fault in caught.value.faults]


def beside(folder: Path) -> list[str]:
    """Return the names of what is in a folder."""
    return sorted(found.name for found in folder.iterdir())


# JSON, there and back


@pytest.mark.parametrize("written", [CSTO, LEAGUE, timeline()], ids=["the record", "the League", "nothing"])
def test_json_carries_a_whole_ledger(written: Timeline, path: Path) -> None:
    """What is read equals what was written, views and all, and has the form that the schema states."""
    write_json(path, timeline=written)
    found = read_json(path)
    assert found == written
    assert found._origin.events == written._origin.events
    assert [found.party(state) for state in found.states] == [written.party(state) for state in written.states]
    for source in written.sources:
        if source.covers_through is not None:
            assert found.according_to(source.key).epochs() == written.according_to(source.key).epochs()
    told = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.validate(told, SCHEMA)
    assert [source["key"] for source in told["sources"]] == [source.key for source in written.sources]


def test_every_field_survives() -> None:
    """No field of a state, source, dating or event is forgotten by the form: each has its own entry in it and back."""
    for fields, value in (
        (document._STATE, State),
        (document._SOURCE, Source),
        (document._DATING, Dating),
        (document._EVENT, Event),
    ):
        declared = {field.name: field.default for field in attr.fields(value)}
        assert list(fields) == list(declared)
        for name, field in fields.items():
            default = ... if declared[name] is attr.NOTHING else declared[name]
            assert field.default == default, name


def test_the_schema_knows_the_same_fields_and_words() -> None:
    """The published schema names the fields of the reader, asks for the same ones, and lists the same words."""
    for fields, told in (
        (document._FILE, SCHEMA),
        (document._STATE, SCHEMA["$defs"]["state"]),
        (document._SOURCE, SCHEMA["$defs"]["source"]),
        (document._DATING, SCHEMA["$defs"]["dating"]),
        (document._EVENT, SCHEMA["$defs"]["event"]),
    ):
        assert list(told["properties"]) == list(fields)
        assert told["required"] == [name for name, field in fields.items() if field.default is ...]
        assert told["additionalProperties"] is False
    words = SCHEMA["$defs"]
    assert words["event"]["properties"]["kind"]["enum"] == list(Kind)
    assert words["dating"]["properties"]["act"]["enum"] == list(Act)
    assert words["source"]["properties"]["grade"]["enum"] == list(Grade)
    assert SCHEMA["properties"]["schema"]["const"] == document.SCHEMA
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_file_is_plain_and_in_its_own_letters(path: Path) -> None:
    """Names stand in their own letters, fields that hold their defaults are left out, and the last line ends."""
    written = Timeline.from_events(
        [step("a", "founding", "Россия", ct.signed("2000", Source(key="s")))], name="Пакт", states=["Россия"]
    )
    write_json(path, timeline=written)
    text = path.read_text(encoding="utf-8")
    assert json.loads(text) == {
        "schema": 1,
        "name": "Пакт",
        "checked_through": None,
        "states": [{"alpha_3": "Россия", "name": "Россия"}],
        "sources": [{"key": "s"}],
        "events": [
            {
                "key": "a",
                "kind": "founding",
                "states": ["Россия"],
                "dated": [{"act": "signed", "day": "2000", "sources": ["s"]}],
            }
        ],
    }
    assert text.startswith('{\n "schema": 1,\n "name": "Пакт",\n "checked_through": null,\n "states": [\n  {\n')
    assert text.endswith("}\n")
    assert "Россия" in text


def test_the_record_is_written_unless_another_timeline_is_named(path: Path) -> None:
    """`write_json(path)` and `write_spells_csv(path)` write the shipped record."""
    write_json(path)
    assert read_json(path) == CSTO
    write_spells_csv(path)
    assert read_spells_csv(path).spells_of("UZB") == CSTO.spells_of("UZB")


@pytest.mark.parametrize(
    "view",
    [LEAGUE.under("signed"), LEAGUE.widened(), LEAGUE.according_to("gazette")],
    ids=["reading", "widened", "source"],
)
def test_a_view_is_refused_rather_than_lost(view: Timeline, path: Path) -> None:
    """A file holds a ledger: writing a view would give another timeline back, so it is refused with the cure."""
    with pytest.raises(QueryError, match=r"is a view, and a file holds a ledger; write the timeline under 'announced'"):
        write_json(path, timeline=view)
    assert not path.exists()


def test_small_ways_of_writing_are_accepted(path: Path) -> None:
    """A byte-order mark, CRLF, `null` for what may be missing, and missing optional fields change nothing."""
    plain = read_json(put(path, GOOD))
    assert plain.name == "Pact"
    assert plain.is_member("Arcadia", "2005-06-01") is True
    assert plain.is_member("Bohemia", "2005-03-15") is None
    text = json.dumps(GOOD, indent=2)
    assert read_json(put(path, b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())) == plain
    nulls = changed(lambda told: told["events"][1].update(new_name=None, term_years=None, note=None))
    assert read_json(put(path, nulls)) == plain
    short = {key: GOOD[key] for key in ("schema", "name", "events")}
    short["events"] = [{**event, "dated": [{"act": "signed", "day": "2007"}]} for event in GOOD["events"]]
    assert read_json(put(path, short)).checked_through is None


# What is wrong with a JSON file


ONE_FAULT: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "an unknown field": (
        lambda told: told["events"][0].update(staes=["AAA"]),
        "events[0].staes, event 'pact-founded-2000': there is no such field; did you mean 'states'?",
    ),
    "a field like no other": (
        lambda told: told["states"][0].update({"a b": 1}),
        (
            "states[0]['a b']: there is no such field; "
            "fields here are alpha_3, name, alpha_2, numeric, cow, gleditsch_ward, also"
        ),
    ),
    "a field like no other, outside of all objects": (
        lambda told: told.update({"a b": 1}),
        "['a b']: there is no such field; fields here are schema, name, checked_through, states, sources, events",
    ),
    "a field of sixty letters": (
        lambda told: told["events"][1].update({"a" * 60: 1}),
        f"events[1].{'a' * 60}, event 'bohemia-leaves-2005': there is no such field",
    ),
    "a field of sixty-one letters": (
        lambda told: told["events"][1].update({"a" * 61: 1}),
        f"events[1]['{'a' * 61}'], event 'bohemia-leaves-2005': there is no such field",
    ),
    "a field without end": (
        lambda told: told["events"][1].update({"a" * 200: 1}),
        f"events[1]['{'a' * 76}...], event 'bohemia-leaves-2005': there is no such field",
    ),
    "a missing field": (
        lambda told: told["events"][1].pop("dated"),
        "events[1], event 'bohemia-leaves-2005': the field 'dated' is missing; add it",
    ),
    "a missing key": (lambda told: told["events"][1].pop("key"), "events[1]: the field 'key' is missing; add it"),
    "a number for a key": (
        lambda told: told["events"][1].update(key=5),
        "events[1].key: 5 is no text; write text in quotes",
    ),
    "a missing name": (lambda told: told.pop("name"), "top level: the field 'name' is missing; add it"),
    "a number for text": (
        lambda told: told["events"][1].update(what=5),
        "events[1].what, event 'bohemia-leaves-2005': 5 is no text; write text in quotes",
    ),
    "null for text": (lambda told: told.update(name=None), "name: null is no text; write text in quotes"),
    "a blank key": (
        lambda told: told["sources"][0].update(key=" "),
        "sources[0].key: the text is blank; write something",
    ),
    "text for a list": (
        lambda told: told["events"][1].update(states="Bohemia"),
        "events[1].states, event 'bohemia-leaves-2005': 'Bohemia' is no list; put it into square brackets",
    ),
    "a list for an object": (
        lambda told: told["events"].append([]),
        "events[2]: a list is no object; write the fields in braces",
    ),
    "an object for text": (
        lambda told: told["states"].append({"alpha_3": "CCC", "name": {}}),
        "states[2].name: an object is no text; write text in quotes",
    ),
    "text for a number": (
        lambda told: told["states"][0].update(cow="700"),
        "states[0].cow: '700' is no whole number; write digits without quotes",
    ),
    "true for a number": (
        lambda told: told["events"][0].update(term_years=True),
        "events[0].term_years, event 'pact-founded-2000': true is no whole number; write digits without quotes",
    ),
    "text for true": (
        lambda told: told["events"][0]["dated"][0].update(implied="yes"),
        (
            "events[0].dated[0].implied, event 'pact-founded-2000': "
            "'yes' is neither true nor false; write one of them without quotes"
        ),
    ),
    "a day in words": (
        lambda told: told.update(checked_through="28 June 2020"),
        "checked_through: '28 June 2020' is no day; write YYYY-MM-DD",
    ),
    "a day that does not exist": (
        lambda told: told["sources"][0].update(covers_through="2020-02-30"),
        "sources[0].covers_through: '2020-02-30' does not exist in the calendar; check the day of the month",
    ),
    "a date that is none": (
        lambda told: told["events"][1]["dated"][0].update(day="2005-13"),
        (
            "events[1].dated[0].day, event 'bohemia-leaves-2005': "
            "'2005-13' does not exist in the calendar; check month and day"
        ),
    ),
    "a range that runs backwards": (
        lambda told: told["events"][1]["dated"][1].update(day="[2007..2006]"),
        (
            "events[1].dated[1].day, event 'bohemia-leaves-2005': "
            "[2007-01-01..2006-12-31] runs backwards; put the earlier day first"
        ),
    ),
    "an unknown word": (
        lambda told: told["events"][0]["dated"][0].update(act="sined"),
        (
            "events[0].dated[0].act, event 'pact-founded-2000': "
            "'sined' is no act (did you mean 'signed'?); take one of 'announced', 'signed', 'in_force'"
        ),
    ),
    "an unknown source": (
        lambda told: told["events"][0]["dated"][0]["sources"].append("gazette"),
        "events[0].dated[0].sources[1], event 'pact-founded-2000': no source has the key 'gazette'; add it to sources",
    ),
    "a blank rejection": (
        lambda told: told["events"][0]["dated"][0].update(rejected=""),
        "events[0].dated[0].rejected, event 'pact-founded-2000': the text is blank; write something",
    ),
    "a blank rejection of an impossible day": (
        lambda told: told["events"][1]["dated"].insert(0, {"act": "announced", "day": "1999", "rejected": ""}),
        "events[1].dated[0].rejected, event 'bohemia-leaves-2005': the text is blank; write something",
    ),
    "no day in the words of a source that covers everything": (
        lambda told: (
            told["sources"][0].update(covers_through="2020-12-31"),
            told["events"][0]["dated"][0].update(day="2000-1-10"),
            told["events"][1]["dated"][0].update(sources=["register"]),
        ),
        "events[0].dated[0].day, event 'pact-founded-2000': '2000-1-10' is no date that the record can hold",
    ),
    "a founding of an unknown kind": (
        lambda told: told["events"][0].update(kind="found"),
        "events[0].kind, event 'pact-founded-2000': 'found' is no kind (did you mean 'founding'?); take one of ",
    ),
    "two sources of one key": (
        lambda told: told["sources"].append({"key": "register"}),
        "sources[1].key: 'register' is another source's key too; give each its own",
    ),
    "two events of one key": (
        lambda told: told["events"][1].update(key="pact-founded-2000"),
        "events[1].key, event 'pact-founded-2000': events[0] has the same key; give every event a key of its own",
    ),
    "two parties of one name": (
        lambda told: told["states"].append("arcadia"),
        (
            "states, arcadia: 'arcadia' stands for two declared parties, Arcadia (AAA) and arcadia; "
            "give each party codes and names of its own"
        ),
    ),
    "a rule of one event": (
        lambda told: told["events"][1].update(term_years=5),
        (
            "events[1], event 'bohemia-leaves-2005': term_years=5 cannot stand here; "
            "give whole years to a founding or a renewal only"
        ),
    ),
    "no dating": (
        lambda told: told["events"][0].update(dated=[]),
        (
            "events[0], event 'pact-founded-2000': no dating is left to stand on; "
            "give at least one day that is not rejected, if only a year"
        ),
    ),
    "a state named twice": (
        lambda told: told["events"][0].update(states=["AAA", "AAA", "Bohemia"]),
        "events[0], event 'pact-founded-2000': a state is named twice; name each state once",
    ),
    "an illegal step": (
        lambda told: told["events"][1].update(kind="return"),
        ("events[1], event 'bohemia-leaves-2005', Bohemia: a state that is member cannot take a return; it can take "),
    ),
    "steps out of order": (
        lambda told: told["events"][1].update(dated=[{"act": "signed", "day": "1999"}]),
        (
            "events[1], event 'bohemia-leaves-2005', Bohemia: under 'announced' it falls on 1999 (signed), before "
            "'pact-founded-2000', which precedes it, on 2000-01-10 (signed); "
            "give 'bohemia-leaves-2005' the missing 'announced' dating on 2000-01-10 or later, or mend the order"
        ),
    ),
    "a renaming of nothing": (
        lambda told: told["events"][0].pop("new_name") and told["events"][1].update(kind="renaming", new_name="League"),
        "events[1], event 'bohemia-leaves-2005': renames what has no name yet; give the founding a new_name",
    ),
    "an event after the record": (
        lambda told: told["events"][1].update(dated=[{"act": "signed", "day": "2021"}]),
        (
            "events[1], event 'bohemia-leaves-2005': it falls on 2021 (signed), after the record was checked last, "
            "on 2020-12-31; move checked_through on, or mend the day"
        ),
    ),
    "half a character": (
        lambda told: told.update(name="\ud800"),
        r"name: '\ud800' holds half a character; write the whole one",
    ),
    "not a number": (
        lambda told: told["events"][0].update(note=float("nan")),
        "events[0].note, event 'pact-founded-2000': NaN is no text; write text in quotes",
    ),
    "less than every number": (
        lambda told: told["events"][0].update(term_years=float("-inf")),
        "events[0].term_years, event 'pact-founded-2000': -Infinity is no whole number; write digits without quotes",
    ),
    "another schema": (
        lambda told: told.update(schema=2, events=None),
        "schema: the schema number is 2, and this version reads 1 only; read it with the version that wrote it",
    ),
    "no schema": (lambda told: told.pop("schema"), "top level: the field 'schema' is missing; add it"),
}


@pytest.mark.parametrize("name", ONE_FAULT)
def test_a_fault_is_named_with_its_place(name: str, path: Path) -> None:
    """Whatever is wrong is the one fault reported, at its place, with what would be right."""
    change, message = ONE_FAULT[name]
    found = faults(read_json, put(path, changed(change)))
    assert len(found) == 1
    assert found[0].startswith(message)


NO_DOCUMENT = {
    "nothing": (b"", "line 1: this is no JSON: expecting value (column 1); mend the text there"),
    "a comma missing": (
        json.dumps(GOOD, indent=2).replace('"Pact",', '"Pact"').encode(),
        "line 4: this is no JSON: expecting ',' delimiter (column 3); mend the text there",
    ),
    "a comma missing, with CRLF": (
        json.dumps(GOOD, indent=2).replace('"Pact",', '"Pact"').replace("\n", "\r\n").encode(),
        "line 4: this is no JSON: expecting ',' delimiter (column 3); mend the text there",
    ),
    "a list": (b"[]", "top level: a list is no object; write the fields in braces"),
    "null": (b"null", "top level: null is no object; write the fields in braces"),
    "nesting": (b"[" * 100_000, "the nesting is too deep; six levels are enough for a ledger"),
    "nested objects": (b'{"a":' * 100_000, "the nesting is too deep; six levels are enough for a ledger"),
    "Latin-1": (
        "{\n'name': 'Arménie'".encode("latin-1"),
        "line 2: the byte 0xe9 is not UTF-8; save the file as UTF-8",
    ),
    "Latin-1, after an empty line": (b"\n\xe9", "line 2: the byte 0xe9 is not UTF-8; save the file as UTF-8"),
    "UTF-16": ("{}".encode("utf-16"), "line 1: the byte 0xff is not UTF-8; save the file as UTF-8"),
    "a number without end": (
        json.dumps(GOOD).replace('"schema": 1', '"schema": ' + "1" * 5000).encode(),
        "schema: Infinity is no whole number; write digits without quotes",
    ),
    "a number of nineteen digits": (
        json.dumps(GOOD).replace('"schema": 1', '"schema": 1' + "0" * 18).encode(),
        (
            "schema: the schema number is 1000000000000000000, and this version reads 1 only; "
            "read it with the version that wrote it"
        ),
    ),
    "a number of twenty digits": (
        json.dumps(GOOD).replace('"schema": 1', '"schema": 1' + "0" * 19).encode(),
        "schema: 1e+19 is no whole number; write digits without quotes",
    ),
    "a field twice": (
        json.dumps(GOOD).replace('"name": "Pact"', '"name": "Pact", "name": "Pact"').encode(),
        "name: the field stands twice; keep one of them",
    ),
    "a field twice in a dating": (
        json.dumps(GOOD).replace('"day": "2005-03"', '"day": "2005-03", "day": "2005-04"').encode(),
        "events[1].dated[0].day, event 'bohemia-leaves-2005': the field stands twice; keep one of them",
    ),
}


@pytest.mark.parametrize("name", NO_DOCUMENT)
def test_what_is_no_document_is_a_ledger_error(name: str, path: Path) -> None:
    """Text that is no JSON, or no UTF-8, or nested without end, is refused with its line; so is a field given twice."""
    data, message = NO_DOCUMENT[name]
    assert faults(read_json, put(path, data)) == [message]


def test_a_fault_tells_its_place_its_problem_and_its_cure_apart(path: Path) -> None:
    """A program finds them in fields of their own, whatever marks the value holds; outside of events none is named."""
    with pytest.raises(LedgerError) as caught:
        read_json(put(path, {**GOOD, "checked_through": "soon; or late"}))
    (fault,) = caught.value.faults
    assert fault == (None, None, "'soon; or late' is no day", "write YYYY-MM-DD", "checked_through")


def test_faults_of_the_parties_come_with_those_before_them(path: Path) -> None:
    """Two parties of one name do not hide that the file is wrong elsewhere too."""

    def spoil(told: dict[str, Any]) -> None:
        told["checked_through"] = "2020"
        told["states"] += [{"alpha_3": "DDD", "name": "Dacia"}, {"alpha_3": "EEE", "name": "Dacia"}]

    found = [fault.split(":")[0] for fault in faults(read_json, put(path, changed(spoil)))]
    assert found == ["checked_through", "states, EEE"]


def test_all_faults_are_reported_at_once_in_the_order_of_the_file(path: Path) -> None:
    """Faults of every sort come together, those of the whole ledger too, and none that only follows from another."""

    def spoil(told: dict[str, Any]) -> None:
        told["checked_through"] = "2020"
        told["sources"].append({"title": "no key"})
        told["events"][0]["dated"][0]["day"] = "2000-1-10"
        told["events"][0]["colour"] = "red"
        told["events"].append({"key": "c", "kind": "return", "states": ["CCC"], "dated": []})
        told["events"].append({"key": "d", "kind": "retrun", "states": ["DDD"], "dated": [{"act": "signed"}]})
        told["events"].append({"key": "e", "kind": "lapse", "states": ["DDD"], "dated": [{"act": "in_force"}, 7]})
        told["events"].append({"key": "f", "kind": "return", "states": ["FFF"], "dated": [{"act": "signed", "day": 1}]})
        told["events"].append(
            {"key": "f", "kind": "renaming", "new_name": 5, "dated": [{"act": "signed", "day": "2001"}]}
        )
        told["events"].append(
            {"key": "g", "kind": "lapse", "states": ["AAA"], "dated": [{"act": "signed", "day": "2004"}]}
        )
        told["events"].append(
            {"key": "g", "kind": "lapse", "states": ["AAA"], "dated": [{"act": "signed", "day": "2004"}]}
        )

    found = [fault.split(":")[0] for fault in faults(read_json, put(path, changed(spoil)))]
    assert found == [
        "checked_through",
        "sources[1]",
        "events[0].colour, event 'pact-founded-2000'",
        "events[0].dated[0].day, event 'pact-founded-2000'",
        "events[2], event 'c'",  # no dating; that nobody can return who never left waits until it is mended
        "events[3].kind, event 'd'",
        "events[3].dated[0], event 'd'",
        "events[4].dated[0], event 'e'",
        "events[4].dated[1], event 'e'",  # whether DDD can lapse is not known as long as 'd' is none
        "events[5].dated[0].day, event 'f'",
        "events[5], event 'f', FFF",
        "events[6].new_name, event 'f'",
        "events[6].key, event 'f'",
        "events[8].key, event 'g'",
        "events[8], AAA",
    ]


SEVERAL: dict[str, tuple[Callable[[dict[str, Any]], object], list[str]]] = {
    "events without keys": (
        lambda told: [event.pop("key") for event in told["events"]],
        [
            "events[0]: the field 'key' is missing; add it",
            "events[1]: the field 'key' is missing; add it",
        ],
    ),
    "no key and no dating": (
        lambda told: (told["events"][1].pop("key"), told["events"][1].update(dated=[])),
        [
            "events[1]: the field 'key' is missing; add it",
            "events[1]: no dating is left to stand on; give at least one day that is not rejected, if only a year",
        ],
    ),
    "another event's key and no dating": (
        lambda told: told["events"][1].update(key="pact-founded-2000", dated=[]),
        [
            ("events[1].key, event 'pact-founded-2000': events[0] has the same key; give every event a key of its own"),
            (
                "events[1], event 'pact-founded-2000': no dating is left to stand on; "
                "give at least one day that is not rejected, if only a year"
            ),
        ],
    ),
    "a day that cannot be read beside one that comes too early": (
        lambda told: told["events"][1].update(
            dated=[{"act": "in_force", "day": "2006-1"}, {"act": "announced", "day": "1999"}]
        ),
        [
            (
                "events[1].dated[0].day, event 'bohemia-leaves-2005': '2006-1' is no date that the record can hold; "
                "write YYYY-MM-DD, YYYY-MM, YYYY, [from..to], [from..] or [..to]"
            ),
            (
                "events[1], event 'bohemia-leaves-2005', Bohemia: under 'announced' it falls on 1999 (announced), "
                "before 'pact-founded-2000', which precedes it, on 2000-01-10 (signed); "
            ),
        ],
    ),
}


@pytest.mark.parametrize("name", SEVERAL)
def test_faults_of_one_event_are_told_side_by_side(name: str, path: Path) -> None:
    """What one fault leaves readable is checked too, and no more is said of it than what was written."""
    change, messages = SEVERAL[name]
    found = faults(read_json, put(path, changed(change)))
    assert len(found) == len(messages)
    assert all(fault.startswith(message) for fault, message in zip(found, messages, strict=True)), found


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told["events"][0].update(states=None),
        lambda told: told["events"][0].update(kind=None, states=None, new_name=None),
        lambda told: told["events"][0].update(kind="found", new_name=" "),
        lambda told: told["events"][0].update(kind="renaming", new_name=5),
        lambda told: told["events"][0].update(dated=None),
        lambda told: told["events"][0].update(states=["", "AAA", "Bohemia"]),
        lambda told: told["events"].__setitem__(0, "founding"),
        lambda told: told["states"][0].pop("alpha_3"),
        lambda told: told["states"].append("bohemia"),
        lambda told: told["events"][0]["dated"][0].update(sources=["registre"]),
        lambda told: told["events"][0]["dated"][0].update(sources="register"),
    ],
)
def test_no_fault_follows_from_another(change: Callable[[dict[str, Any]], object], path: Path) -> None:
    """A founding, party or source that cannot be read is a fault, and the steps and names that need it are none."""
    told = changed(change)
    told["sources"][0]["covers_through"] = "2020-12-31"
    told["events"][1]["dated"][0]["sources"] = ["register"]
    told["events"].append(
        {
            "key": "c",
            "kind": "freeze",
            "states": ["Arcadia"],
            "dated": [{"act": "signed", "day": "2009", "sources": ["register"]}],
        }
    )
    told["events"].append(
        {"key": "renamed", "kind": "renaming", "new_name": "League", "dated": [{"act": "signed", "day": "2010"}]}
    )
    assert all(fault.startswith(("events[0]", "states")) for fault in faults(read_json, put(path, told)))


def test_a_file_that_is_wrong_throughout_is_not_reported_throughout(path: Path) -> None:
    """After ten thousand faults reading stops and says so, so that the report stays smaller than the file."""
    found = faults(read_json, put(path, {**GOOD, "events": [1] * 20_000}))
    assert len(found) == 10_001
    assert found[-1] == "the rest was not looked at; mend these faults first"
    found = faults(read_spells_csv, put(path, "state,start,end\n" + "A\n" * 20_000))
    assert len(found) == 10_001
    assert found[-1] == "line 10002: the rest was not looked at; mend these faults first"


@pytest.mark.parametrize(
    ("spoilt", "place"),
    [
        ({"note": 5}, "events[0].note"),
        ({"what": "\ud83d"}, "events[0].what"),
        ({"dated": (ct.signed("2000", Source(key="s", url=7)),)}, "sources[0].url"),  # type: ignore[arg-type]
        ({"dated": (ct.signed("2000", note={}),)}, "events[0].dated[0].note"),  # type: ignore[arg-type]
        ({"dated": (ct.signed("2000", note=float("nan")),)}, "events[0].dated[0].note"),  # type: ignore[arg-type]
    ],
)
def test_what_json_cannot_carry_is_refused_before_anything_is_written(
    spoilt: dict[str, object], place: str, path: Path
) -> None:
    """A ledger that would not read back is refused with the place, and the old file stays."""
    path.write_text("old", encoding="utf-8")
    event = attr.evolve(step("a", "founding", "AAA", ct.signed("2000")), **spoilt)
    with pytest.raises(LedgerError) as caught:
        write_json(path, timeline=timeline(event))
    assert [fault.place for fault in caught.value.faults] == [place]
    assert path.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("note", [PartialDate.of("2000"), b"bytes"])
def test_what_would_read_back_as_something_else_is_refused(note: Any, path: Path) -> None:
    """A value that JSON turns into another one, such as a day for a note, is not written."""
    event = step("a", "founding", "AAA", ct.signed("2000", note=note))
    with pytest.raises(LedgerError) as caught:
        write_json(path, timeline=timeline(event))
    assert str(caught.value) == (
        "the ledger holds values that JSON cannot carry; make texts text, and Event, Dating and Source the plain ones"
    )
    assert not path.exists()


# CSV


def spells(told: Timeline) -> dict[str, tuple[ct.Spell, ...]]:
    """Return all spells of a timeline by state."""
    return {state: told.spells_of(state) for state in told.states}


ODD_NAMES = [
    '"',
    "a,b",
    "a\nb",
    "a\rb",
    "a\r\nb",
    "=1+1",
    " a ",
    "a\0b",
    "a\u2028b",
    "#",
    "'",
    '""',
    "Côte",
    ";",
    "\ufeffa",
]


def test_odd_party_names_survive(path: Path) -> None:
    """Commas, quotes, line ends of all sorts, blanks and an equals sign in a name come back as they were."""
    written = Timeline.from_spells([(name, "2000-01-01", None) for name in ODD_NAMES], name="Odd")
    write_spells_csv(path, timeline=written)
    found = read_spells_csv(path)
    assert sorted(found.states) == sorted(ODD_NAMES)
    assert spells(found) == spells(written)


def test_csv_is_one_spell_a_row_under_a_stable_header(path: Path) -> None:
    """States are sorted, days ISO, an ongoing end is empty, lines end in a line feed."""
    rows = [("B", "2001-02-03", "2002-03-04", "observer"), ("A", "2000-01-01", "2001-01-01"), ("A", "2003-01-01", None)]
    write_spells_csv(path, timeline=Timeline.from_spells(rows, name="x"))
    assert path.read_bytes() == (
        b"state,start,end,status\n"
        b"A,2000-01-01,2001-01-01,member\n"
        b"A,2001-01-01,2003-01-01,former\n"
        b"A,2003-01-01,,member\n"
        b"B,2001-02-03,2002-03-04,observer\n"
        b"B,2002-03-04,,former\n"
    )


def test_an_unsettled_stretch_is_written_without_a_status_and_refused(path: Path) -> None:
    """CSV cannot say why a stretch is unsettled, so it is shown as a gap in the status and not read back."""
    write_spells_csv(path, timeline=Timeline.from_spells([("A", "2000", None)], name="x"))
    assert path.read_text(encoding="utf-8").splitlines()[1] == "A,2000-01-01,2000-12-31,"
    assert faults(read_spells_csv, path) == [
        "line 2: the status is empty, which marks an unsettled stretch; use JSON, which carries why, or give the status"
    ]


def test_a_csv_may_leave_out_the_status_and_order_its_columns(path: Path) -> None:
    """Without a status everybody is a member; columns go by their names; marks, CRLF and blank lines do not matter."""
    found = read_spells_csv(put(path, b"\xef\xbb\xbfend,start,state\r\n\r\n2001,2000-02,Georgia\r\n,1999-01-01,Q\r\n"))
    wanted = Timeline.from_spells([("GEO", "2000-02", "2001"), ("Q", "1999-01-01", None)], name="file")
    assert found == wanted


def test_a_csv_takes_what_from_spells_takes(tmp_path: Path) -> None:
    """Name, parties, source and the last day are handed on; the name is the file's unless given."""
    path = put(tmp_path / "pact.csv", "state,start,end\nOz,2000-01-01,\n")
    source = Source(key="s")
    assert read_spells_csv(path).name == "pact"
    assert read_spells_csv(str(path), name="Pact").name == "Pact"
    found = read_spells_csv(path, states=[State("OZZ", "Oz")], source=source, checked_through="2001-01-01")
    assert found.states == ("OZZ",)
    assert found.sources == (source,)
    assert str(found.checked_through) == "2001-01-01"
    with pytest.raises(ct.errors.InvalidDateError):
        read_spells_csv(path, checked_through="2001")


HEADER = "state,start,end,status\n"
BAD_CSV = {
    "nothing": ("", ["line 1: the file is empty; begin it with state,start,end,status"]),
    "semicolons": (
        "state;start;end\n",
        [
            "line 1: there is no column 'state;start;end'; the header is state,start,end,status, with commas",
            "line 1: the column 'state' is missing; add it",
            "line 1: the column 'start' is missing; add it",
            "line 1: the column 'end' is missing; add it",
        ],
    ),
    "a misspelt column": (
        "state,start,end,stauts\nA,2000,,member\n",
        ["line 1: there is no column 'stauts'; did you mean 'status'?"],
    ),
    "a column twice": ("state,start,end,end\n", ["line 1: the column 'end' stands twice; keep one"]),
    "cells missing and too many": (
        HEADER + "A,2000\nB,2000,,member,\n",
        [
            "line 2: there are 2 cells; give 4: state,start,end,status",
            "line 3: there are 5 cells; give 4: state,start,end,status",
        ],
    ),
    "a spell that runs backwards, after a quoted newline": (
        HEADER + '"A\nA",2000-01-01,2001-01-01,member\n\nB,2001-01-01,2000-01-01,member\n',
        ["line 5, B: ends on 2000-01-01, not after its start 2001-01-01; the end is the first day after the row"],
    ),
    "spells that overlap, around a quoted newline": (
        HEADER + 'A,2000-01-01,,member\n"B\nB",2000-01-01,,member\nA,2001-01-01,,member\n',
        ["line 5, A: overlaps line 2; a row ends on the first day that is no longer in it"],
    ),
    "several at once": (
        HEADER + "A,2000,,\n,2000,,member\nB,2000-1-1,,member\nC,2000-01-01,,mebmer\nD,NaN,,member\nE\n",
        [
            (
                "line 2: the status is empty, which marks an unsettled stretch; "
                "use JSON, which carries why, or give the status"
            ),
            "line 3: a state cannot be ''",
            "line 4, B: '2000-1-1' is no date that the record can hold",
            "line 5, C: 'mebmer' is no status of a row",
            "line 6, D: 'NaN' is no date that the record can hold",
            "line 7: there are 1 cells; give 4: state,start,end,status",
        ],
    ),
    "a quote that does not end": (
        HEADER + 'A,2000-01-01,,member\nB,"2000-01-01,,member\nC,2000-01-01,,member\n',
        ["line 3: this row is no CSV: unexpected end of data; mend its quotes"],
    ),
    "text after a quote": (
        HEADER + '"A"A,2000-01-01,,member\n',
        ["line 2: this row is no CSV: ',' expected after '\"'; mend its quotes"],
    ),
    "a cell without end": (
        HEADER + "A" * 200_000 + ",2000-01-01,,member\n",
        ["line 2: this row is no CSV: field larger than field limit (131072); mend its quotes"],
    ),
    "Latin-1": (
        (HEADER + "Arménie").encode("latin-1"),
        ["line 2: the byte 0xe9 is not UTF-8; save the file as UTF-8"],
    ),
}


@pytest.mark.parametrize("name", BAD_CSV)
def test_the_faults_of_a_csv_name_their_lines(name: str, path: Path) -> None:
    """Every faulty row is named by the line on which it begins, whatever newlines stand in quotes before it."""
    data, messages = BAD_CSV[name]
    found = faults(read_spells_csv, put(path, data))
    assert len(found) == len(messages)
    assert all(fault.startswith(message) for fault, message in zip(found, messages, strict=True)), found


def test_parties_of_one_name_are_a_fault_without_a_line(path: Path) -> None:
    """What is wrong with the parties that the caller declares is told as it is: no line of the file is to blame."""
    with pytest.raises(LedgerError) as caught:
        read_spells_csv(put(path, HEADER + "A,2000\n"), states=["Oz", "oz"])
    assert str(caught.value) == (
        "oz: 'oz' stands for two declared parties, Oz and oz; give each party codes and names of its own"
    )


def test_a_timeline_without_rows_is_one(path: Path) -> None:
    """A header alone is the timeline of an organisation without members."""
    assert read_spells_csv(put(path, HEADER)).states == ()


def test_a_name_with_half_a_character_is_not_written(path: Path) -> None:
    """What UTF-8 cannot hold is refused, and the old file stays."""
    path.write_text("old", encoding="utf-8")
    odd = Timeline.from_spells([("\ud800", "2000-01-01", None)], name="x")
    with pytest.raises(LedgerError, match="a state's name holds half a character; write the whole one"):
        write_spells_csv(path, timeline=odd)
    assert path.read_text(encoding="utf-8") == "old"


# Paths, and writing all or nothing

DOORS = [read_json, read_spells_csv, write_json, write_spells_csv]


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("path", [5, None, True, b"file", "a\0b", LEAGUE])
def test_what_is_no_path_is_refused(door: Callable[[Any], object], path: object) -> None:
    """A number would be an open file of the process; it and its like are refused by name."""
    with pytest.raises(QueryTypeError, match=r"a path cannot be .*; give text or a pathlib\.Path"):
        door(path)


@pytest.mark.parametrize("door", DOORS)
def test_what_cannot_be_opened_is_an_os_error(door: Callable[[Any], object], tmp_path: Path) -> None:
    """A folder, and a file in a folder that is not there, raise what Python raises, naming what the caller named."""
    with pytest.raises(IsADirectoryError):
        door(tmp_path)
    with pytest.raises(FileNotFoundError) as caught:
        door(tmp_path / "nowhere" / "file")
    assert str(tmp_path / "nowhere") in str(caught.value)
    assert ".tmp" not in str(caught.value)
    assert beside(tmp_path) == []


class Stop(BaseException):
    """As abrupt as Ctrl-C."""


@pytest.mark.parametrize("step_of_writing", ["chmod", "fsync", "replace"])
def test_an_interrupted_write_leaves_the_old_file_and_no_litter(
    step_of_writing: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever writing stops, the old file is whole and nothing lies beside it."""
    path.write_text("old", encoding="utf-8")

    def stop(*_: object, **__: object) -> None:
        raise Stop

    monkeypatch.setattr(os, step_of_writing, stop)
    with pytest.raises(Stop):
        write_json(path, timeline=LEAGUE)
    assert path.read_text(encoding="utf-8") == "old"
    assert beside(path.parent) == ["file"]


def test_an_interruption_after_the_last_step_is_told_as_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the new file has its name there is nothing to sweep up, and what interrupted is what the caller sees."""
    replace = os.replace

    def late(*paths: str) -> None:
        replace(*paths)
        raise Stop

    monkeypatch.setattr(os, "replace", late)
    with pytest.raises(Stop):
        write_json(path, timeline=LEAGUE)
    monkeypatch.undo()
    assert read_json(path) == LEAGUE
    assert beside(path.parent) == ["file"]


KILLED = """
import os, signal, sys
from csto_timeline import CSTO
from csto_timeline.files.tables_csv import write_json
setattr(os, sys.argv[1], lambda *_: os.kill(os.getpid(), signal.SIGKILL))
write_json(sys.argv[2], timeline=CSTO)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="only POSIX kills outright")
@pytest.mark.parametrize("step_of_writing", ["fsync", "replace"])
def test_a_killed_write_leaves_the_old_file(step_of_writing: str, path: Path) -> None:
    """A process killed in the middle of writing leaves the old file whole; the next write is not hindered."""
    write_json(path, timeline=LEAGUE)
    run = subprocess.run([sys.executable, "-c", KILLED, step_of_writing, path], check=False)
    assert run.returncode == -signal.SIGKILL
    assert read_json(path) == LEAGUE
    assert all(name == "file" or name.endswith(".tmp") for name in beside(path.parent))
    write_json(path, timeline=CSTO)
    assert read_json(path) == CSTO


@pytest.mark.skipif(os.name != "posix", reason="permission bits are POSIX")
def test_permissions_stay(path: Path) -> None:
    """A new file has the usual permissions of the process, an old one keeps its own."""
    mask = os.umask(0o027)
    try:
        write_json(path, timeline=LEAGUE)
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o604)
    write_json(path, timeline=LEAGUE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="links and pipes are POSIX")
def test_a_link_stays_a_link_and_a_pipe_a_pipe(tmp_path: Path) -> None:
    """A file is replaced where it lies, and what is no file is written into."""
    (tmp_path / "there").mkdir()
    link, there, pipe = tmp_path / "link", tmp_path / "there" / "file", tmp_path / "pipe"
    link.symlink_to(there)
    write_spells_csv(link, timeline=LEAGUE)
    assert link.is_symlink()
    assert beside(tmp_path / "there") == ["file"]
    os.mkfifo(pipe)
    heard: list[bytes] = []
    listener = threading.Thread(target=lambda: heard.append(pipe.read_bytes()), daemon=True)
    listener.start()
    write_spells_csv(pipe, timeline=LEAGUE)
    listener.join(10)
    assert heard == [there.read_bytes()]
    assert pipe.is_fifo()


def test_parties_are_declared_again_in_json_and_by_the_caller_of_csv(path: Path) -> None:
    """JSON holds the parties' own names; CSV holds codes only, so the names are given on reading."""
    write_json(path, timeline=LEAGUE)
    assert read_json(path).is_member("land of giants", "2001-01-01") is True
    simple = Timeline.from_spells([("Arcadia", "2000-01-01", None)], name="x", states=PARTIES)
    write_spells_csv(path, timeline=simple)
    assert read_spells_csv(path, states=PARTIES).is_member("arcadia", "2001-01-01") is True
