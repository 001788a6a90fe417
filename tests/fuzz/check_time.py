"""No input takes quadratic time: a million hostile characters are refused at once, and files cost what they hold.

CSTO_TIMELINE_ROWS=1000000 gives the tests of many rows that many; without it they take fewer.
"""

import json
import os
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from csto_timeline import CSTO, Event, PartialDate, Source, Timeline, explain, read_csv, read_json, signed, states
from csto_timeline.cli import main
from csto_timeline.errors import TimelineError

LENGTH, SECONDS = 1_000_000, 2.0
ROWS = int(os.environ.get("CSTO_TIMELINE_ROWS", "40000"))
PATTERNS = ["a", "9", "1999-04-20", " ", "\n", "[", '{"a":', '"', ",", ";", "..", "-", "|", "e\u0301", "\ufdfa", "'"]
TEXTS = {piece: (piece * LENGTH)[:LENGTH] for piece in [*PATTERNS, "the ", "June ", "\0", "X"]}

pytestmark = pytest.mark.filterwarnings("ignore::csto_timeline.ConventionWarning")


def event(**fields: Any) -> Timeline:
    """Return a timeline of one event with these fields."""
    whole = {"key": "k", "kind": "accession", "states": ["AAA"], "dated": [signed("2000-01-01")], **fields}
    return Timeline.from_events([Event(**whole)], name="Test", unknown="keep")


def row(state: str = "AAA", start: str = "2000-01-01", end: str = "2001-01-01", status: str = "member") -> Timeline:
    """Return a timeline of one row."""
    return Timeline.from_spells([(state, start, end, status)], name="Test", unknown="keep")


CALLS: dict[str, Callable[[Any], object]] = {
    "a day": CSTO.members_on, "a stretch": CSTO.members_during, "a partial date": PartialDate.of,
    "a state of the world": states.lookup, "a COW number": states.from_cow,
    "a reading": CSTO.under, "a source's key": CSTO.according_to,
    "the end of a stretch": lambda text: CSTO.changes("1999-01-01", text),
    "a window": lambda text: PartialDate.of(f"[{text}..]"),
    "a state": lambda text: CSTO.is_member(text, "1999-04-20"),
    "a party": lambda text: Timeline.from_spells([], name="T", states=[states.State("XX", text)]),
    "a rule": lambda text: CSTO.members_during("1999", rule=text),
    "a kind": lambda text: CSTO.events(kind=text),
    "a question to explain": lambda text: explain(text, "1999-04-20"),
    "an event's key": lambda text: event(key=text), "an event's kind": lambda text: event(kind=text),
    "an event's state": lambda text: event(states=[text]), "an event's day": lambda text: event(dated=[signed(text)]),
    "a source": lambda text: event(dated=[signed("2000", Source(key=text, title=text, url=text))]).sources,
    "a row's state": lambda text: row(state=text), "a row's start": lambda text: row(start=text),
    "a row's end": lambda text: row(end=text), "a row's status": lambda text: row(status=text),
    "a timeline's name": lambda text: repr(Timeline.from_events([], name=text)),
    "a title": lambda text: Timeline.from_spells([("France", "1990", None)], name=text).text_chart(width=40),
}  # fmt: skip
COMMANDS = ["members {}", "is-member {} 1999-04-20", "{}", "--reading {} members", "events --kind {}"]


def ask(name: str, text: str) -> object:
    """Call what has this name, or give the command in which the text stands for the braces."""
    return main([word.replace("{}", text) for word in name.split()]) if name in COMMANDS else CALLS[name](text)


def timed(call: Callable[[], object]) -> float:
    """Return the seconds of the processor that a call takes; a documented error is as good as an answer."""
    start = time.thread_time()
    try:
        call()
    except TimelineError as error:
        str(error)
    return time.thread_time() - start


@pytest.mark.parametrize("name", [*CALLS, *COMMANDS])
def test_a_million_characters_take_no_time(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever a text of a million characters is made of, it is answered or refused at once, in a few words."""
    for piece, text in TEXTS.items():
        assert timed(lambda: ask(name, text)) < SECONDS, piece  # noqa: B023 - called at once
        assert len(capsys.readouterr().err) < 1000, piece


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


def of_many_parties(count: int) -> list[tuple[str, str, str]]:
    """Return rows of a thousand parties."""
    starts = [date(1, 1, 1) + timedelta(days=number // 1000 * 3) for number in range(count)]
    return [(f"P{n % 1000:03}", str(start), str(start + timedelta(days=2))) for n, start in enumerate(starts)]


def events_of(count: int) -> str:
    """Return a JSON file with so many events."""
    events = []
    for number, kind in enumerate(["accession", *["withdrawal", "return"] * count][:count]):
        dated = [{"act": "signed", "day": str(date(1, 1, 1) + timedelta(days=number))}]
        events.append({"key": f"e{number}", "kind": kind, "states": ["FRA"], "dated": dated})
    return json.dumps({"schema": 2, "name": "Big", "events": events})


def rows_of(count: int) -> str:
    """Return a JSON file with so many rows."""
    rows = [{"state": state, "start": start, "end": end} for state, start, end in of_many_parties(count)]
    return json.dumps({"schema": 2, "name": "Big", "unknown": "keep", "rows": rows})


def keys_of(count: int) -> str:
    """Return so many keys of a JSON object."""
    return ",".join(f'"k{number}":0' for number in range(count))


HEADER = "state,start,end\n"
GROWING: dict[str, Callable[[int], str]] = {
    "a CSV file": lambda count: HEADER + "".join(f"{','.join(row)}\n" for row in of_many_parties(count)),
    "a CSV file of faults": lambda count: HEADER + "AAA,2000-01-01,\n" * count,
    "a JSON file of events": lambda count: events_of(count // 8),
    "a JSON file of rows": lambda count: rows_of(count // 4),
    "a repeated key": lambda count: f'{{"schema":2,"name":"x","events":[],{keys_of(count // 8)},"k7":1}}',
}


@pytest.mark.parametrize("name", GROWING)
def test_eight_times_as_much_takes_eight_times_as_long(name: str, tmp_path: Path) -> None:
    """Reading and writing take linear time: far less for eight times as much than the 64-fold of quadratic time."""
    path = tmp_path / "file"

    def work(count: int) -> None:
        path.write_text(GROWING[name](count), encoding="utf-8")
        if "CSV" in name:
            read_csv(path, unknown="keep").write_csv(path)
        else:
            read_json(path).write_json(path)

    small, large = (timed(lambda: work(count)) for count in (ROWS // 8, ROWS))  # noqa: B023 - called at once
    assert large < 24 * small + 0.1
