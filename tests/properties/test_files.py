"""Files against made-up ledgers and mistakes: what is written reads back, and nothing wrong is read as right."""

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

import csto_timeline as ct
from csto_timeline import CSTO, PartialDate, Spell, State, Status, Timeline
from csto_timeline.errors import Fault, LedgerError
from csto_timeline.files.tables_csv import read_json, read_spells_csv, write_json, write_spells_csv
from csto_timeline.testing.strategies import partial_dates, timelines

SCHEMA = jsonschema.Draft202012Validator(
    json.loads(Path(ct.__file__).with_name("timeline.schema.json").read_text(encoding="utf-8"))
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one file for all examples of a test."""
    return tmp_path_factory.mktemp("files") / "file"


def spells(timeline: Timeline) -> dict[str, tuple[Spell, ...]]:
    """Return all spells of a timeline by state."""
    return {state: timeline.spells_of(state) for state in timeline.states}


# What is written reads back


@given(timeline=timelines(max_size=8))
def test_json_gives_back_every_ledger(timeline: Timeline, path: Path) -> None:
    """JSON carries a whole timeline without loss, as the schema says, and a second writing gives the same bytes."""
    ledger = timeline.under("announced")
    write_json(path, timeline=ledger)
    data = path.read_bytes()
    found = read_json(path)
    assert found == ledger
    assert found.under(timeline.reading).widened().epochs() == timeline.widened().epochs()
    SCHEMA.validate(json.loads(data))
    write_json(path, timeline=found)
    assert path.read_bytes() == data


@given(timeline=timelines(max_size=8))
def test_csv_gives_back_every_settled_timeline(timeline: Timeline, path: Path) -> None:
    """CSV of spells round-trips where every spell is settled, and is refused where one is not."""
    write_spells_csv(path, timeline=timeline)
    told = spells(timeline)
    if any(spell.status is None for state in told for spell in told[state]):
        with pytest.raises(LedgerError, match="use JSON"):
            read_spells_csv(path)
    else:
        assert spells(read_spells_csv(path, states=timeline.states)) == told


NAMES = st.text(st.sampled_from('xq",;=\r\n \t\0é\u2028'), min_size=1).filter(str.strip)


@given(names=st.lists(NAMES, min_size=1, max_size=4, unique=True), partial=partial_dates(allow_open=False))
def test_odd_names_and_partial_dates_survive(names: list[str], partial: PartialDate, path: Path) -> None:
    """Whatever a party is called, CSV and JSON give its spells back; partial dates need JSON."""
    rows = [(name, "2000-01-01", None, Status.OBSERVER) for name in names]
    timeline = Timeline.from_spells(rows, name="x")
    write_spells_csv(path, timeline=timeline)
    assert spells(read_spells_csv(path)) == spells(timeline)
    timeline = Timeline.from_spells([(names[0], partial, None)], name="x", states=[State("a party", names[0])])
    write_json(path, timeline=timeline)
    assert read_json(path) == timeline
    assert spells(read_json(path)) == spells(timeline)


@given(data=st.data())
def test_a_timeline_of_spells_survives_as_a_ledger(data: st.DataObject, path: Path) -> None:
    """The events that stand for rows of spells say the same as the rows, so JSON keeps every answer."""
    days = sorted(data.draw(st.lists(st.dates(), min_size=2, max_size=9, unique=True)))
    statuses = data.draw(st.lists(st.sampled_from(list(Status)[1:]), min_size=len(days), max_size=len(days)))
    kept = [row for row in zip(days, [*days[1:], None], statuses, strict=True) if data.draw(st.booleans())]
    timeline = Timeline.from_spells([("A", *row) for row in kept], name="x")
    write_json(path, timeline=timeline)
    assert spells(read_json(path)) == spells(timeline)


# Nothing wrong is read as right

JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=4,
)


def places(told: object, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give the path of everything in a document."""
    items = told.items() if isinstance(told, dict) else enumerate(told) if isinstance(told, list) else ()
    for key, value in items:
        yield (*here, key)
        yield from places(value, (*here, key))


def read_or_faults(read: Callable[[Path], Timeline], path: Path) -> tuple[Timeline | None, tuple[Fault, ...]]:
    """Return the timeline of a file, or its faults; anything else that reading does fails the test."""
    try:
        return read(path), ()
    except LedgerError as error:
        return None, error.faults


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """Return the documents of the record and of a made-up ledger."""
    path = tmp_path_factory.mktemp("documents") / "file"
    found = []
    for timeline in (LEAGUE, CSTO):
        write_json(path, timeline=timeline)
        found.append(json.loads(path.read_text(encoding="utf-8")))
    return found


@given(data=st.data())
def test_a_spoilt_document_is_refused_or_right(data: st.DataObject, documents: list[Any], path: Path) -> None:
    """A document with one thing taken out, replaced, doubled or added is a `LedgerError`, or valid by the schema."""
    told = copy.deepcopy(data.draw(st.sampled_from(documents)))
    *way, last = data.draw(st.sampled_from(list(places(told))))
    inside = told
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
    path.write_text(json.dumps(told), encoding="utf-8")
    found, faults = read_or_faults(read_json, path)
    assert all(fault.place and fault.problem and fault.cure for fault in faults)
    if found is not None:
        SCHEMA.validate(told)
        write_json(path, timeline=found)
        assert read_json(path) == found


@given(data=st.data())
def test_spoilt_bytes_are_refused_or_right(data: st.DataObject, documents: list[Any], path: Path) -> None:
    """Bytes changed, cut or put in anywhere in a file of either form raise `LedgerError`, or nothing."""
    write_spells_csv(path, timeline=LEAGUE.under("signed"))
    good, read = data.draw(
        st.sampled_from([(json.dumps(documents[0]).encode(), read_json), (path.read_bytes(), read_spells_csv)])
    )
    at = data.draw(st.integers(0, len(good)))
    end = data.draw(st.sampled_from([at, at + 1, at + 7, len(good)]))
    path.write_bytes(good[:at] + data.draw(st.binary(max_size=3) | st.sampled_from([b'"', b"\n", b","])) + good[end:])
    found, faults = read_or_faults(read, path)
    assert (found is None) == bool(faults)
    assert all(fault.place and fault.problem and fault.cure for fault in faults)
