"""Compare the record with the second typing of the facts: every spell, every name and every dated act."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from oracle.retyped import ACTS, NAMES, SPELLS

import csto_timeline as ct

READINGS = sorted(SPELLS)
FIRST = date(1992, 1, 1)
# Events of the record that the second typing leaves out, because they move no state and only show how things stand.
KNOWN_EXTRA = {
    "uzbekistan-sends-note-2012",  # the note itself; the suspension of 2012 has the day on which it became known
    "council-meets-without-armenia-2025",  # this and the rest: what others said of Armenia's membership in between
    "russia-affirms-armenia-2025",
    "armenia-expects-freeze-2026",
    "russia-affirms-armenia-2026",
    "armenia-denies-participation-2026",
}

Key = tuple[str, frozenset[str], str]


def preferred(event: ct.Event) -> dict[str, str]:
    """Return the preferred day of each act of an event: the first that is not rejected."""
    days: dict[str, str] = {}
    for dating in event.dated:
        if not dating.rejected:
            days.setdefault(dating.act.value, str(dating.day))
    return days


def identity(kind: str, states: frozenset[str], days: dict[str, str]) -> Key:
    """Return what identifies an event in both typings: its kind, its states and the day of its first act."""
    return kind, states, next(days[act.value] for act in ct.Act if act.value in days)


TYPED = {identity(*entry): entry[2] for entry in ACTS}
RECORDED = {identity(event.kind.value, frozenset(event.states), preferred(event)): event for event in ct.CSTO.events()}


def test_no_two_events_are_taken_for_one() -> None:
    """Kind, states and first day identify an event in both typings."""
    assert len(TYPED) == len(ACTS)
    assert len(RECORDED) == len(ct.CSTO.events())


def test_the_same_states() -> None:
    """Both typings know the same states, under every reading."""
    assert {reading: sorted(spells) for reading, spells in SPELLS.items()} == dict.fromkeys(
        READINGS, sorted(ct.CSTO.states)
    )


@pytest.mark.parametrize(("reading", "state"), [(r, state) for r in READINGS for state in SPELLS[r]])
def test_spells(reading: ct.Reading, state: str) -> None:
    """The spells of each state are those typed, with the same ends and statuses."""
    found = [
        (
            spell.start.isoformat(),
            None if spell.end is None else spell.end.isoformat(),
            "|".join(sorted(status.value for status in spell.possible)),
        )
        for spell in ct.spells_of(state, reading=reading)
    ]
    assert found == SPELLS[reading][state]


@pytest.mark.parametrize("reading", READINGS)
def test_names(reading: ct.Reading) -> None:
    """The name on every day, through the last day checked, is the one typed."""
    assert ct.CSTO.checked_through is not None
    days = [FIRST + timedelta(days=n) for n in range((ct.CSTO.checked_through - FIRST).days + 1)]
    names = [ct.name_on(day, reading=reading) for day in days]
    assert names[0] is None
    changes = [(day.isoformat(), new) for day, (old, new) in zip(days[1:], pairwise(names), strict=True) if old != new]
    assert changes == NAMES[reading]


@pytest.mark.parametrize("key", TYPED, ids=lambda key: f"{key[0]}-{'-'.join(sorted(key[1]))}-{key[2]}")
def test_acts(key: Key) -> None:
    """Each event typed stands in the record, with the same preferred day or window of the same acts."""
    assert key in RECORDED
    assert preferred(RECORDED[key]) == TYPED[key]


def test_events_of_the_record_only() -> None:
    """The record has no event that the second typing lacks, other than those known."""
    assert {event.key for key, event in RECORDED.items() if key not in TYPED} == KNOWN_EXTRA
