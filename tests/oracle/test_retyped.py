"""Compare the record with the second typing of the facts; where they differ, the document decides, as said below."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from oracle.retyped import EVENTS, NAMES, SPELLS

import csto_timeline as ct

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


def first_days(days: dict[str, list[str]]) -> dict[str, str]:
    """Return the preferred day of each act, without the marks of the second typing."""
    return {act: each[0].strip("()*") for act, each in days.items()}


ACTS = [(kind, states, {act: days.split() for act, days in acts.items()}) for kind, states, acts in EVENTS]
TYPED = {identity(kind, frozenset(states.split()), first_days(acts)): acts for kind, states, acts in ACTS}
RECORDED = {identity(e.kind.value, frozenset(e.states), first_days(recorded(e))): e for e in ct.CSTO.events()}


@pytest.mark.parametrize("reading", SPELLS)
def test_spells(reading: ct.Reading) -> None:
    """Both typings know the same states, and the spells of each are those typed, with the same ends and statuses."""
    found: dict[str, list[tuple[str, str | None, str]]] = {}
    for state in ct.CSTO.states:
        for spell in ct.spells_of(state, reading=reading):
            end = None if spell.end is None else spell.end.isoformat()
            found.setdefault(state, []).append((spell.start.isoformat(), end, "|".join(sorted(spell.possible))))
    assert found == SPELLS[reading]


@pytest.mark.parametrize("reading", SPELLS)
def test_names(reading: ct.Reading) -> None:
    """The name on every day, through the last day checked, is the one typed."""
    assert ct.CSTO.checked_through is not None
    first = date(1992, 1, 1)
    days = [first + timedelta(days=n) for n in range((ct.CSTO.checked_through - first).days + 1)]
    names = [ct.name_on(day, reading=reading) for day in days]
    assert names[0] is None
    changes = [(day.isoformat(), new) for day, (old, new) in zip(days[1:], pairwise(names), strict=True) if old != new]
    assert changes == NAMES[reading]


def test_the_same_events() -> None:
    """Kind, states and first day identify each event, and it stands in both typings, but for those named above."""
    assert (len(TYPED), len(RECORDED)) == (len(EVENTS), len(ct.CSTO.events()))
    assert TYPED.keys() - RECORDED.keys() == {NOTED}
    others = [event for key, event in RECORDED.items() if key not in TYPED]
    assert {event.key for event in others} == ONLY_RECORDED
    assert not any(dating.implied for event in others for dating in event.dated)
    assert {*LEFT_OUT, *ADDED, *IMPLIED} <= {event.key for key, event in RECORDED.items() if key in TYPED}
    assert [e.note for e in ct.CSTO.events() if e.key == "un-observer-2004" and "December 2003" in str(e.note)]


@pytest.mark.parametrize("key", TYPED.keys() - {NOTED}, ids=lambda key: f"{key[0]}-{'-'.join(sorted(key[1]))}-{key[2]}")
def test_datings(key: Key) -> None:
    """Each event has the same days for the same acts, in the same standing, and the same one is preferred."""
    event = RECORDED[key]
    found = recorded(event)
    assert first_days(found) == first_days(TYPED[key])
    left_out = {act: set(days.split()) for act, days in LEFT_OUT.get(event.key, {}).items()}
    for act, days in left_out.items():  # what is left out was typed, and is not in the record
        assert days <= set(TYPED[key][act]) - set(found.get(act, []))
    typed = {act: set(days) - left_out.get(act, set()) for act, days in TYPED[key].items()}
    for day in IMPLIED.get(event.key, "").split():
        typed["in_force"] = typed["in_force"] - {day} | {f"{day}*"}
    if event.key in ADDED:
        typed["signed"].add(ADDED[event.key])
    assert {act: set(days) for act, days in found.items()} == typed
