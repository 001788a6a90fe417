"""Files, whatever they hold: what is written reads back, and what is spoilt is refused with its place, or right."""

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from ledgers import LEAGUE

from csto_timeline import CSTO, Spell, State, Status, Timeline, read_csv, read_json
from csto_timeline.errors import Fault, LedgerError
from csto_timeline.files import document
from csto_timeline.testing.strategies import partial_dates, timelines

SCHEMA = jsonschema.Draft202012Validator(
    json.loads(Path(document.__file__).with_name("timeline.schema.json").read_text(encoding="utf-8"))
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a file that every example writes anew."""
    return tmp_path_factory.mktemp("files") / "file"


def spells(timeline: Timeline) -> dict[str, tuple[Spell, ...]]:
    """Return the spells of every state."""
    return {state: timeline.spells_of(state) for state in timeline.states}


@given(timeline=timelines(max_size=8))
def test_json_gives_back_every_ledger(timeline: Timeline, path: Path) -> None:
    """JSON carries a ledger without loss, as the schema says, and a second writing gives the same bytes."""
    ledger = timeline.under("announced")
    ledger.write_json(path)
    data = path.read_bytes()
    found = read_json(path)
    assert found == ledger
    assert found.under(timeline.reading).widened().epochs() == timeline.widened().epochs()
    SCHEMA.validate(json.loads(data))
    found.write_json(path)
    assert path.read_bytes() == data


@given(timeline=timelines(max_size=8))
def test_csv_gives_back_every_spell(timeline: Timeline, path: Path) -> None:
    """CSV carries the spells of every ledger, unsettled ones included."""
    timeline.write_csv(path)
    assert spells(read_csv(path, states=timeline.states)) == spells(timeline)


NAMES = st.text(st.sampled_from('xyzq",;=\r\n \té\u2028'), min_size=3).filter(lambda text: "x" in text)


@given(names=st.lists(NAMES, min_size=1, max_size=4), start=partial_dates(allow_open=False))
def test_odd_names_and_partial_dates_survive(names: list[str], start: Any, path: Path) -> None:
    """Whatever a party is called, CSV gives its spells back and JSON its rows."""
    rows = [(name, start, None, Status.OBSERVER) for name in {name.casefold().strip(): name for name in names}.values()]
    try:
        timeline = Timeline.from_spells(rows, name="x", unknown="keep")
    except LedgerError:
        assume(False)  # two names stand for one party, or one is not a name
    timeline.write_csv(path)
    assert spells(read_csv(path, unknown="keep")) == spells(timeline)
    timeline.write_json(path)
    assert (read_json(path), read_json(path).rows) == (timeline, timeline.rows)


@given(data=st.data())
def test_json_gives_back_rows(data: st.DataObject, path: Path) -> None:
    """A timeline made from rows is written as rows, which give the same timeline."""
    days = sorted(data.draw(st.lists(st.dates(), min_size=2, max_size=9, unique=True)))
    texts = st.lists(st.sampled_from(list(Status)), min_size=1, max_size=3).map("|".join)
    statuses = data.draw(st.lists(texts, min_size=len(days), max_size=len(days)))
    rows = [("A", *row) for row in zip(days, [*days[1:], None], statuses, strict=True) if data.draw(st.booleans())]
    timeline = Timeline.from_spells(rows, name="x", states=[State("A", "Atlantis")])
    timeline.write_json(path)
    found = read_json(path)
    assert (found, spells(found)) == (timeline, spells(timeline))
    SCHEMA.validate(json.loads(path.read_bytes()))


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=4,
)
SPELLS = [("France", "1990", "1995-01-01"), ("Ruritania", "[1991..1992]", None, "member|observer")]
ROWS = Timeline.from_spells(SPELLS, name="Rows", states=[State("RUR", "Ruritania")])


def places(value: object, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of everything in a document."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield (*here, key)
        yield from places(item, (*here, key))


def read_or_faults(read: Callable[[Path], Timeline], path: Path) -> tuple[Timeline | None, tuple[Fault, ...]]:
    """Return the timeline of a file, or its faults; anything else that reading does fails the test."""
    try:
        return read(path), ()
    except LedgerError as error:
        return None, error.faults


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """Return the documents of the record, of a made-up ledger, and of rows."""
    path = tmp_path_factory.mktemp("documents") / "file"
    found = []
    for timeline in (LEAGUE, CSTO, ROWS):
        timeline.write_json(path)
        found.append(json.loads(path.read_text(encoding="utf-8")))
    return found


@given(data=st.data())
def test_a_spoilt_document_is_refused_or_right(data: st.DataObject, documents: list[Any], path: Path) -> None:
    """A document with one thing taken out, replaced, doubled or added is a `LedgerError`, or valid by the schema."""
    spoilt = copy.deepcopy(data.draw(st.sampled_from(documents)))
    *way, last = data.draw(st.sampled_from(list(places(spoilt))))
    inside = spoilt
    for key in way:
        inside = inside[key]
    match data.draw(st.sampled_from(["out", "replace", "add"])):
        case "out":
            del inside[last]
        case "replace":
            inside[last] = data.draw(JUNK)
        case _ if isinstance(inside, dict):
            name = data.draw(st.text(max_size=4))
            assume(name not in inside)
            inside[name] = data.draw(JUNK)
        case _:
            inside.insert(last, copy.deepcopy(inside[last]))
    path.write_text(json.dumps(spoilt), encoding="utf-8")
    found, faults = read_or_faults(read_json, path)
    assert all(fault.place and fault.problem and fault.cure for fault in faults), faults
    if found is not None:
        SCHEMA.validate(spoilt)
        found.write_json(path)
        assert read_json(path) == found


@given(data=st.data())
def test_spoilt_bytes_are_refused_or_right(data: st.DataObject, documents: list[Any], path: Path) -> None:
    """Bytes changed, cut or put in anywhere in a file of either form raise `LedgerError`, or nothing."""
    LEAGUE.under("signed").write_csv(path)
    forms: list[tuple[bytes, Callable[[Path], Timeline]]] = [
        (json.dumps(documents[0]).encode(), read_json),
        (path.read_bytes(), lambda path: read_csv(path, unknown="keep")),
    ]
    good, read = data.draw(st.sampled_from(forms))
    at = data.draw(st.integers(0, len(good)))
    end = data.draw(st.sampled_from([at, at + 1, at + 7, len(good)]))
    path.write_bytes(good[:at] + data.draw(st.binary(max_size=3) | st.sampled_from([b'"', b"\n", b","])) + good[end:])
    found, faults = read_or_faults(read, path)
    assert (found is None) == bool(faults)
    assert all(fault.place and fault.problem and fault.cure for fault in faults), faults
