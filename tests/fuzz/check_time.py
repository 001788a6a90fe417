"""No input takes quadratic time: a million hostile characters are refused at once, and files cost what they hold.

CSTO_TIMELINE_ROWS=1000000 gives the tests of many rows that many; without it they take fewer.
"""

import json
import os
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from csto_timeline import (
    CSTO,
    Event,
    PartialDate,
    Source,
    State,
    Timeline,
    cli,
    explain,
    read_csv,
    read_json,
    signed,
    states,
)
from csto_timeline.errors import TimelineError

LENGTH = 1_000_000
SECONDS = 2.0
ROWS = int(os.environ.get("CSTO_TIMELINE_ROWS", "40000"))

PATTERNS = ("a", "9", "1999-04-20", " ", "\n", "[", '{"a":', '"', ",", ";", "..", "-", "|", "e\u0301", "\ufdfa", "'")
PATTERNS += ("the ", "June ", "\0", "X")
TEXTS = {piece: (piece * LENGTH)[:LENGTH] for piece in PATTERNS}

pytestmark = pytest.mark.filterwarnings("ignore::csto_timeline.ConventionWarning")


def event(**fields: Any) -> Timeline:
    """Return a timeline of one event with these fields."""
    whole = {"key": "k", "kind": "accession", "states": ["AAA"], "dated": [signed("2000-01-01")], **fields}
    return Timeline.from_events([Event(**whole)], name="Test", unknown="keep")


def row(state: str = "AAA", start: str = "2000-01-01", end: str = "2001-01-01", status: str = "member") -> Timeline:
    """Return a timeline of one row."""
    return Timeline.from_spells([(state, start, end, status)], name="Test", unknown="keep")


def source(**fields: Any) -> Timeline:
    """Return a timeline with one source."""
    return event(dated=[signed("2000", Source(**{"key": "s", "title": "S", **fields}))])


CALLS: dict[str, Callable[[str], object]] = {
    "a day": CSTO.members_on,
    "a stretch": CSTO.members_during,
    "the end of a stretch": lambda text: CSTO.changes("1999-01-01", text),
    "a partial date": PartialDate.of,
    "a window": lambda text: PartialDate.of(f"[{text}..]"),
    "a state": lambda text: CSTO.is_member(text, "1999-04-20"),
    "a state of the world": states.lookup,
    "a COW number": states.from_cow,
    "a party": lambda text: Timeline.from_spells([], name="T", states=[State("XX", text)]),
    "a reading": CSTO.under,
    "a source's key": CSTO.according_to,
    "a rule": lambda text: CSTO.members_during("1999", rule=text),  # type: ignore[arg-type]
    "a kind": lambda text: CSTO.events(kind=text),  # type: ignore[arg-type]
    "a question to explain": lambda text: explain(text, "1999-04-20"),
    "an event's key": lambda text: event(key=text),
    "an event's kind": lambda text: event(kind=text),
    "an event's state": lambda text: event(states=[text]),
    "an event's day": lambda text: event(dated=[signed(text)]),
    "a source": lambda text: source(key=text, title=text, url=text).sources,
    "a row's state": lambda text: row(state=text),
    "a row's start": lambda text: row(start=text),
    "a row's end": lambda text: row(end=text),
    "a row's status": lambda text: row(status=text),
    "a timeline's name": lambda text: repr(Timeline.from_events([], name=text)),
    "the title of a chart": lambda text: Timeline.from_spells([("France", "1990", None)], name=text).text_chart(
        width=40
    ),
}


def timed(call: Callable[[], object]) -> float:
    """Return the seconds of the processor that a call takes; a documented error is as good as an answer."""
    start = time.thread_time()
    try:
        call()
    except TimelineError as error:
        str(error)
    return time.thread_time() - start


@pytest.mark.parametrize("name", CALLS)
def test_a_million_characters_take_no_time(name: str) -> None:
    """Whatever a text of a million characters is made of, it is answered or refused at once."""
    for piece, text in TEXTS.items():
        assert timed(lambda: CALLS[name](text)) < SECONDS, piece  # noqa: B023 - called at once


BEGINNINGS = ("", "state,start,end\n", "state,start,end\nAAA,2000-01-01,", '{"schema": 2, "name": "', '{"events": [')


@pytest.mark.parametrize("beginning", BEGINNINGS)
@pytest.mark.parametrize("read", [read_json, read_csv])
def test_a_million_characters_in_a_file_take_no_time(
    read: Callable[[Path], Timeline], beginning: str, tmp_path: Path
) -> None:
    """A file of a million characters of one pattern, with or without a proper beginning, is refused at once."""
    path = tmp_path / "file"
    for piece, text in TEXTS.items():
        path.write_text(beginning + text, encoding="utf-8", newline="")
        assert timed(lambda: read(path)) < SECONDS, piece


@pytest.mark.parametrize(
    "word", ["members {}", "is-member {} 1999-04-20", "{}", "--reading {} members", "events --kind {}"]
)
def test_a_million_characters_in_a_command_take_no_time(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A command of a million characters gets a short complaint at once."""
    for piece, text in TEXTS.items():
        given = [part.replace("{}", text) for part in word.split()]
        assert timed(lambda: cli.main(given)) < SECONDS, piece  # noqa: B023 - called at once
        assert len(capsys.readouterr().err) < 1000, piece


@pytest.mark.parametrize("piece", ["[", '{"a":', '[{"a":'])
def test_json_nested_a_hundred_thousand_deep_is_refused(piece: str, tmp_path: Path) -> None:
    """JSON that is nested too deep is a fault of the file, closed or not."""
    path = tmp_path / "deep.json"
    closed = "".join({"[": "]", "{": "}"}.get(letter, "") for letter in reversed(piece))
    for text in (piece * 100_000, f"{piece * 100_000}1{closed * 100_000}"):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(TimelineError):
            read_json(path)
        assert timed(lambda: read_json(path)) < SECONDS


# Growth

Line = tuple[str, str, str | None]


def of_many_parties(count: int) -> Iterator[Line]:
    """Yield rows of a thousand parties."""
    for number in range(count):
        start = date(1, 1, 1) + timedelta(days=number // 1000 * 3)
        yield f"P{number % 1000:03}", str(start), str(start + timedelta(days=2))


def overlapping(count: int) -> Iterator[Line]:
    """Yield rows that all overlap."""
    return iter([("AAA", "2000-01-01", None)] * count)


def csv_of(rows: Iterator[Line], path: Path) -> None:
    """Read a CSV file with these rows."""
    lines = ("state,start,end\n", *(f"{state},{start},{end or ''}\n" for state, start, end in rows))
    path.write_text("".join(lines), encoding="utf-8")
    read_csv(path, unknown="keep").write_csv(path)


def events_of(count: int, path: Path) -> None:
    """Read and write a JSON file with so many events."""
    days = [str(date(1, 1, 1) + timedelta(days=number)) for number in range(count)]
    kinds = ["accession", *(["withdrawal", "return"] * count)][:count]
    events = [
        {"key": f"e{place}", "kind": kind, "states": ["FRA"], "dated": [{"act": "signed", "day": day}]}
        for place, (kind, day) in enumerate(zip(kinds, days, strict=True))
    ]
    path.write_text(json.dumps({"schema": 2, "name": "Big", "events": events}), encoding="utf-8")
    read_json(path).write_json(path)


def rows_of(count: int, path: Path) -> None:
    """Read and write a JSON file with so many rows."""
    rows = [{"state": state, "start": start, "end": end} for state, start, end in of_many_parties(count)]
    path.write_text(json.dumps({"schema": 2, "name": "Big", "unknown": "keep", "rows": rows}), encoding="utf-8")
    read_json(path).write_json(path)


def keys_of(count: int, path: Path) -> None:
    """Read a JSON object of so many keys, of which one is repeated."""
    keys = ",".join(f'"k{number}":0' for number in range(count))
    path.write_text(f'{{"schema":2,"name":"x","events":[],{keys},"k7":1}}', encoding="utf-8")
    read_json(path)


GROWING: dict[str, Callable[[int, Path], object]] = {
    "a CSV file": lambda count, path: csv_of(of_many_parties(count), path),
    "a CSV file of faults": lambda count, path: csv_of(overlapping(count), path),
    "a JSON file of events": lambda count, path: events_of(count // 8, path),
    "a JSON file of rows": lambda count, path: rows_of(count // 4, path),
    "a repeated key": lambda count, path: keys_of(count // 8, path),
}


@pytest.mark.parametrize("name", GROWING)
def test_eight_times_as_much_takes_eight_times_as_long(name: str, tmp_path: Path) -> None:
    """Reading and writing take linear time: far less for eight times as much than the 64-fold of quadratic time."""
    small, large = (timed(lambda: GROWING[name](count, tmp_path / "file")) for count in (ROWS // 8, ROWS))  # noqa: B023
    assert large < 24 * small + 0.1
