"""The record compared with the record of the version before: CHANGELOG names each answer that changed."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from csto_timeline import CSTO, Reading

ROOT = Path(__file__).parents[2]
BEFORE = json.loads((ROOT / "tests" / "fixtures" / "record-0.1.0.json").read_text(encoding="utf-8"))
ONWARDS = "onwards"

Change = tuple[str, str, str, str]
"""View, state (or `name`), first day and last day."""


def edition() -> dict[str, Any]:
    """Return the record as plain values: every answer of every view, and every dating of every event."""
    views = {str(reading): CSTO.under(reading) for reading in Reading}
    views |= {f"{reading} widened": CSTO.under(reading).widened() for reading in Reading}
    views |= {source.key: CSTO.according_to(source.key) for source in CSTO.sources if source.covers_through}
    answers = {
        name: {
            "spells": {
                state: [_row(spell, "|".join(sorted(spell.possible))) for spell in view.spells_of(state)]
                for state in view.states
            },
            "names": [_row(epoch, epoch.name) for epoch in view.epochs()],
        }
        for name, view in views.items()
    }
    events = {
        event.key: [
            [str(dating.act), str(dating.day), sorted(source.key for source in dating.sources), bool(dating.rejected)]
            for dating in event.dated
        ]
        for event in CSTO.events()
    }
    return {"checked_through": str(CSTO.checked_through), "views": answers, "events": events}


def _row(stretch: Any, answer: str | None) -> list[str | None]:
    return [str(stretch.start), None if stretch.end is None else str(stretch.end), answer]


def _answer(rows: list[list[Any]], day: date, otherwise: str | None) -> str | None:
    """Return what the rows of one state, or of the name, say on a day."""
    return next((said for start, end, said in rows if start <= str(day) and (end is None or str(day) < end)), otherwise)


def _changed(before: list[list[Any]], after: list[list[Any]], otherwise: str | None) -> Iterator[tuple[str, str]]:
    """Give the first and the last day of each stretch on which two lists of rows disagree."""
    bounds = {date.fromisoformat(bound) for start, end, _ in before + after for bound in (start, end) if bound}
    for start, end in pairwise([*sorted(bounds), None]):
        if _answer(before, start, otherwise) != _answer(after, start, otherwise):
            yield str(start), ONWARDS if end is None else str(end - timedelta(days=1))


def changes(before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    """Return each view and state (or `name`) whose answer changed, with the first and the last day."""
    found = []
    for view, old in before["views"].items():
        new = after["views"][view]
        for state in sorted(old["spells"].keys() | new["spells"].keys()):
            rows = old["spells"].get(state, []), new["spells"].get(state, [])
            found += [(view, state, first, last) for first, last in _changed(*rows, "outside")]
        found += [(view, "name", first, last) for first, last in _changed(old["names"], new["names"], None)]
    return found


def record_section(version: str) -> str:
    """Return the text under the heading Record of one version in CHANGELOG."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    release = re.search(rf"^## {re.escape(version)}\b.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert release, f"CHANGELOG has no section {version}"
    record = re.search(r"^### Record\n(.*?)(?=^### |\Z)", release[0], re.MULTILINE | re.DOTALL)
    assert record, f"CHANGELOG has no heading Record under {version}"
    return record[1]


def unnamed(found: list[Change], text: str) -> list[Change]:
    """Return the changes that no line of the text names by view, state, first day and last day."""
    lines = text.splitlines()
    return [change for change in found if not any(all(part in line for part in change) for line in lines)]


def test_the_changelog_names_every_answer_that_changed() -> None:
    """Each view, state and stretch of days that changed is named, or that none did, and the end of the record is."""
    found, text = changes(BEFORE, edition()), record_section("0.2.0")
    assert unnamed(found, text) == []
    assert bool(found) != ("No answer changes." in text)
    assert str(CSTO.checked_through) in text


def test_no_membership_moved_under_announced_or_signed() -> None:
    """Version 0.2.0 corrects texts and citations; the plain answers under two readings are those of 0.1.0."""
    assert [change for change in changes(BEFORE, edition()) if change[0] in ("announced", "signed")] == []


def test_the_changelog_names_every_event_that_came_or_went() -> None:
    """No event of 0.1.0 is gone, and each new one is named by its key."""
    old, new = set(BEFORE["events"]), {event.key for event in CSTO.events()}
    assert old - new == set()
    text = record_section("0.2.0")
    assert sorted(key for key in new - old if f"`{key}`" not in text) == []


def test_a_change_would_be_found() -> None:
    """A moved day, a new state and a new name are found, and a text that names only some of them is not enough."""
    moved = {"AAA": [["2000-01-03", None, "member"]], "AAB": [["2001-01-01", "2001-01-02", "member"]]}
    old = {"views": {"signed": {"spells": {"AAA": [["2000-01-01", None, "member"]]}, "names": []}}}
    new = {"views": {"signed": {"spells": moved, "names": [["2000-01-01", None, "League"]]}}}
    found = changes(old, new)
    assert found == [
        ("signed", "AAA", "2000-01-01", "2000-01-02"),
        ("signed", "AAB", "2001-01-01", "2001-01-01"),
        ("signed", "name", "2000-01-01", ONWARDS),
    ]
    assert unnamed(found, "- signed, AAA: 2000-01-01 to 2000-01-02") == found[1:]
    assert changes(new, new) == []
