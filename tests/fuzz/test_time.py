"""No door takes quadratic time: a million hostile characters are refused at once, and rows cost what rows cost.

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
    Kind,
    PartialDate,
    Source,
    State,
    Timeline,
    announced,
    cli,
    explain,
    files,
    states,
)
from csto_timeline.errors import TimelineError

LENGTH = 1_000_000
SECONDS = 2.0
ROWS = int(os.environ.get("CSTO_TIMELINE_ROWS", "40000"))

PATTERNS = {
    "letters": "a",
    "digits": "9",
    "days": "1999-04-20",
    "spaces": " ",
    "lines": "\n",
    "brackets": "[",
    "braces": '{"a":',
    "quotes": '"',
    "commas": ",",
    "dots": "..",
    "hyphens": "-",
    "accents": "e\u0301",
    "ligatures": "\ufdfa",
    "apostrophes": "'",
    "thes": "the ",
    "months": "June ",
    "nuls": "\0",
}
TEXTS = {name: (piece * LENGTH)[:LENGTH] for name, piece in PATTERNS.items()}


def event(**fields: Any) -> Timeline:
    """Return a timeline of one event with these fields."""
    whole = {"key": "k", "kind": Kind.ACCESSION, "states": ["AAA"], "dated": [announced("2000-01-01")], **fields}
    return Timeline.from_events([Event(**whole)], name="Test")


def rows(state: str = "AAA", start: str = "2000-01-01", end: str = "2001-01-01", status: str = "member") -> Timeline:
    """Return a timeline of one row."""
    return Timeline.from_spells([(state, start, end, status)], name="Test")


DOORS: dict[str, Callable[[str], object]] = {
    "a day": CSTO.members_on,
    "a stretch": CSTO.members_during,
    "the end of a stretch": lambda text: CSTO.changes("1999-01-01", text),
    "a partial date": PartialDate.of,
    "a range": lambda text: PartialDate.of(f"[{text}..]"),
    "a state": lambda text: CSTO.is_member(text, "1999-04-20"),
    "a state of the world": states.lookup,
    "a state of a timeline": lambda text: rows().spells_of(text),
    "a party's name": lambda text: Timeline.from_spells([], name="T", states=[State("XX", text[:100_000])]),
    "a reading": CSTO.under,
    "a source": CSTO.according_to,
    "a rule": lambda text: CSTO.members_during("1999", rule=text),
    "a kind": lambda text: CSTO.events(kind=text),
    "a question to explain": lambda text: explain(text, text),
    "an event's key": lambda text: event(key=text),
    "an event's kind": lambda text: event(kind=text),
    "an event's state": lambda text: event(states=[text]).spells_of(text),
    "an event's day": lambda text: event(dated=[announced(text)]),
    "a source's key": lambda text: event(dated=[announced("2000", Source(key=text))]).sources,
    "a row's state": lambda text: rows(state=text).spells_of(text),
    "a row's start": lambda text: rows(start=text),
    "a row's end": lambda text: rows(end=text),
    "a row's status": lambda text: rows(status=text),
    "a timeline's name": lambda text: repr(Timeline.from_events([], name=text)),
}


def timed(call: Callable[[], object]) -> float:
    """Return the seconds of the processor that a call takes; a documented error is as good as an answer."""
    start = time.thread_time()
    try:
        call()
    except TimelineError as error:
        str(error)
    return time.thread_time() - start


@pytest.mark.parametrize("door", DOORS)
def test_a_million_characters_at_a_door_take_no_time(door: str) -> None:
    """Whatever a text of a million characters is made of, a door answers or refuses it at once."""
    for name, text in TEXTS.items():
        assert timed(lambda: DOORS[door](text)) < SECONDS, name  # noqa: B023 - called at once


BEGINNINGS = ("", "state,start,end\n", "state,start,end\nAAA,2000-01-01,", '{"schema": 1, "name": "', '{"events": [')


@pytest.mark.parametrize("beginning", BEGINNINGS)
@pytest.mark.parametrize("read", [files.read_json, files.read_spells_csv])
def test_a_million_characters_in_a_file_take_no_time(
    read: Callable[[Path], Timeline], beginning: str, tmp_path: Path
) -> None:
    """A file of a million characters of one pattern, with or without a proper beginning, is refused at once."""
    path = tmp_path / "file"
    for name, text in TEXTS.items():
        if name != "commas" or "\n" in beginning:
            path.write_text(beginning + text, encoding="utf-8", newline="")
            assert timed(lambda: read(path)) < SECONDS, name


def test_a_million_columns_take_no_time(tmp_path: Path) -> None:
    """A header of a million empty cells is refused at once."""
    path = tmp_path / "file"
    path.write_text(TEXTS["commas"], encoding="utf-8")
    assert timed(lambda: files.read_spells_csv(path)) < SECONDS


@pytest.mark.parametrize(
    "word", ["members {}", "is-member {} 1999-04-20", "{}", "--reading {} members", "events --kind {}"]
)
def test_a_million_characters_in_a_command_take_no_time(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A command of a million characters gets a short complaint at once."""
    for name, text in TEXTS.items():
        given = [part.replace("{}", text) for part in word.split()]
        assert timed(lambda: cli.main(given)) < SECONDS, name  # noqa: B023 - called at once
        assert len(capsys.readouterr().err) < 1000, name


@pytest.mark.parametrize("piece", ["[", '{"a":', '[{"a":'])
def test_json_nested_a_hundred_thousand_deep_is_refused(piece: str, tmp_path: Path) -> None:
    """JSON that is nested too deep is a fault of the file, closed or not."""
    path = tmp_path / "deep.json"
    closed = "".join({"[": "]", "{": "}"}.get(letter, "") for letter in reversed(piece))
    for text in (piece * 100_000, f"{piece * 100_000}1{closed * 100_000}"):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(TimelineError):
            files.read_json(path)
        assert timed(lambda: files.read_json(path)) < SECONDS


def of_many_parties(count: int) -> Iterator[tuple[str, str, str | None]]:
    """Yield rows of a thousand parties."""
    for number in range(count):
        start = date(1, 1, 1) + timedelta(days=number // 1000 * 3)
        yield f"P{number % 1000:03}", str(start), str(start + timedelta(days=2))


def of_one_party(count: int) -> Iterator[tuple[str, str, str | None]]:
    """Yield rows of one party, two days each, as far as the calendar reaches."""
    for number in range(min(count, 1_200_000)):
        start = date(1, 1, 1) + timedelta(days=number * 3)
        yield "AAA", str(start), str(start + timedelta(days=2))


def overlapping(count: int) -> Iterator[tuple[str, str, str | None]]:
    """Yield rows that all overlap."""
    return iter([("AAA", "2000-01-01", None)] * count)


def partial(count: int) -> Iterator[tuple[str, str, str | None]]:
    """Yield rows of which each has a window, as far as the calendar reaches."""
    for number in range(min(count, 360_000)):
        start = date(1, 1, 1) + timedelta(days=number * 10)
        yield (
            "AAA",
            f"[{start}..{start + timedelta(days=1)}]",
            f"[{start + timedelta(days=4)}..{start + timedelta(days=6)}]",
        )


def csv_of(made: Iterator[tuple[str, str, str | None]], path: Path) -> Timeline:
    """Return the timeline of a CSV file with these rows."""
    lines = ("state,start,end\n", *(f"{state},{start},{end or ''}\n" for state, start, end in made))
    path.write_text("".join(lines), encoding="utf-8")
    return files.read_spells_csv(path)


def json_of(count: int, path: Path) -> Timeline:
    """Return the timeline of a JSON file with so many events."""
    days = [str(date(1, 1, 1) + timedelta(days=number)) for number in range(count)]
    kinds = ["accession", *(["withdrawal", "return"] * count)][:count]
    events = [
        {"key": f"e{place}", "kind": kind, "states": ["AAA"], "dated": [{"act": "signed", "day": day}]}
        for place, (kind, day) in enumerate(zip(kinds, days, strict=True))
    ]
    path.write_text(json.dumps({"schema": 1, "name": "Big", "events": events}), encoding="utf-8")
    return files.read_json(path)


GROWING: dict[str, Callable[[int, Path], object]] = {
    "rows of many parties": lambda count, _: Timeline.from_spells(of_many_parties(count), name="Big"),
    "rows of one party": lambda count, _: Timeline.from_spells(of_one_party(count), name="Big"),
    "rows that overlap": lambda count, _: Timeline.from_spells(overlapping(count), name="Big"),
    "partial rows": lambda count, _: Timeline.from_spells(partial(count // 4), name="Big"),
    "a CSV file": lambda count, path: csv_of(of_many_parties(count), path),
    "a CSV file of faults": lambda count, path: csv_of(overlapping(count), path),
    "a JSON file": lambda count, path: json_of(count // 8, path),
}


@pytest.mark.parametrize("door", GROWING)
def test_eight_times_as_much_takes_eight_times_as_long(door: str, tmp_path: Path) -> None:
    """Reading many rows takes linear time: far less for eight times as many than the 64-fold of quadratic time."""
    small, large = (timed(lambda: GROWING[door](count, tmp_path / "file")) for count in (ROWS // 8, ROWS))  # noqa: B023
    assert large < 24 * small + 0.1
