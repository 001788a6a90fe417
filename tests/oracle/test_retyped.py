"""Compare the record with the second typing of the facts: every spell, every name, every event and every dating.

Where the two differ, the document decides; what it decides stands below with the reason.
"""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from oracle.retyped import EVENTS, NAMES, SPELLS

import csto_timeline as ct

READINGS = sorted(SPELLS)
FIRST = date(1992, 1, 1)

Key = tuple[str, frozenset[str], str]

# Days that were typed and that the record leaves out, by event and act.
LEFT_OUT = {
    # Stratfor counts all nine as signatories of 1992 and dates nobody's signature; it is no source of the record.
    "azerbaijan-accedes-1993": {"signed": "(1992)"},
    "georgia-accedes-1993": {"signed": "(1992)"},
    # The year 2002 is that of the Organization in COW IGO: a coding of the data set, not a day of accession.
    "belarus-accedes-1993": {"signed": "(1992)", "in_force": "2002"},
    # Jamestown's and Stratfor's months of 1997 and 1999 are guesses, made before the end, of when the term runs out.
    "azerbaijan-georgia-lapse-1999": {"in_force": "1999-05 1997-05"},
    "uzbekistan-steps-out-1999": {"in_force": "1999-04 1999-05 1997-05"},
    # The first year in COW IGO, and in a copy of an encyclopaedia that is no source of the record.
    "charter-signed-2002": {"signed": "2002"},
    # Less precise, in another encyclopaedia that is no source of the record.
    "un-observer-2004": {"signed": "2004-12"},
    # A slip of the Voice of Russia, as the note on that source says; the two ends of the window; a coding of COW IGO.
    "uzbekistan-returns-2006": {"signed": "(1999-08)", "in_force": "2006-12-13 2008-03-28 (2002)"},
    # Less precise, in papers that are no sources of the record; codings of the World Factbook and of COW IGO.
    "uzbekistan-suspends-2012": {"announced": "2012-06", "in_force": "2012"},
    # The year of the World Factbook, which calls the freeze a suspension of engagement.
    "armenia-freezes-2024": {"announced": "2024"},
}
# Jamestown says "in 1993-94" of all three who joined; it was typed for Belarus alone.
ADDED = {"azerbaijan-accedes-1993": "[1993..1994]", "georgia-accedes-1993": "[1993..1994]"}
# The end of the term is in the Protocol, and nobody's exit: that a state is out on the day after follows from it. The
# day of the Azerbaijani minister's word is not in the report of Jamestown, which is of about that day.
IMPLIED = {
    "azerbaijan-accedes-1993": "[1999-02-08..]",
    "azerbaijan-georgia-lapse-1999": "1999-04-21 1999-04",
    "uzbekistan-steps-out-1999": "1999-04-21",
}
# Typed as an event of its own; the record has it in a note on `un-observer-2004`, because a page of the Organization
# tells both in one sentence.
NOTED = ("milestone", frozenset[str](), "2003-12")
# Events that were not typed: a note of which no document was known then, and a session that only shows who is absent.
ONLY_RECORDED = {"uzbekistan-sends-note-2012", "council-meets-without-armenia-2025"}


def bare(day: str) -> str:
    """Return a day without the marks of the second typing."""
    return day.strip("()*")


def identity(kind: str, states: frozenset[str], days: dict[str, str]) -> Key:
    """Return what identifies an event in both typings: its kind, its states and the day of its first act."""
    return kind, states, next(days[act.value] for act in ct.Act if act.value in days)


def recorded(event: ct.Event) -> dict[str, list[str]]:
    """Return the days of each act of an event, the preferred one first, with the marks of the second typing."""
    days: dict[str, list[str]] = {}
    for dating in event.dated:
        mark = f"({dating.day})" if dating.rejected else f"{dating.day}*" if dating.implied else str(dating.day)
        days.setdefault(dating.act.value, []).append(mark)
    return days


def left_out(event: ct.Event, act: str) -> list[str]:
    """Return the days that were typed for an act and that the record leaves out."""
    return LEFT_OUT.get(event.key, {}).get(act, "").split()


def first_days(days: dict[str, list[str]]) -> dict[str, str]:
    """Return the preferred day of each act."""
    return {act: bare(each[0]) for act, each in days.items()}


TYPED = {
    identity(kind, frozenset(states.split()), first_days(acts)): acts
    for kind, states, days in EVENTS
    for acts in [{act: text.split() for act, text in days.items()}]
}
RECORDED = {
    identity(event.kind.value, frozenset(event.states), first_days(recorded(event))): event
    for event in ct.CSTO.events()
}


def test_no_two_events_are_taken_for_one() -> None:
    """Kind, states and first day identify an event in both typings."""
    assert len(TYPED) == len(EVENTS)
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


def test_the_same_events() -> None:
    """Each event stands in both typings, but for those named above."""
    assert TYPED.keys() - RECORDED.keys() == {NOTED}
    assert {event.key for key, event in RECORDED.items() if key not in TYPED} == ONLY_RECORDED
    note = next(event.note for event in ct.CSTO.events() if event.key == "un-observer-2004")
    assert note is not None
    assert "December 2003" in note


@pytest.mark.parametrize("key", TYPED.keys() - {NOTED}, ids=lambda key: f"{key[0]}-{'-'.join(sorted(key[1]))}-{key[2]}")
def test_datings(key: Key) -> None:
    """Each event has the same days for the same acts, in the same standing, and the same one is preferred."""
    event = RECORDED[key]
    found = recorded(event)
    assert first_days(found) == first_days(TYPED[key])
    typed = {act: set(days) - set(left_out(event, act)) for act, days in TYPED[key].items()}
    for day in IMPLIED.get(event.key, "").split():
        typed["in_force"] = typed["in_force"] - {day} | {f"{day}*"}
    if event.key in ADDED:
        typed["signed"].add(ADDED[event.key])
    assert {act: set(days) for act, days in found.items()} == typed


def test_every_difference_that_is_settled_exists() -> None:
    """What is left out was typed, and is not in the record."""
    events = {RECORDED[key].key: (acts, recorded(RECORDED[key])) for key, acts in TYPED.items() if key in RECORDED}
    for name, acts in LEFT_OUT.items():
        typed, found = events[name]
        for act, days in acts.items():
            assert set(days.split()) <= set(typed[act]) - set(found.get(act, []))
