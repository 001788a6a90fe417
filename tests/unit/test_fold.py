"""From events to chains: windows, how they tighten each other, who disagrees, and every fault of a ledger."""

from datetime import date, timedelta
from itertools import product

import pytest
from ledgers import ATLAS, GAZETTE, LEAGUE_EVENTS, REGISTER, day, keys, step

from csto_timeline import Dating, Event, Kind, Reading, Source, Status, announced, in_force, signed
from csto_timeline.errors import Fault
from csto_timeline.engine.windows import (
    Window,
    check,
    chosen,
    disagrees,
    moves_of,
    retold,
    sources_of,
    standing,
    tightened,
    told_by,
    window,
)


def ends(text: str) -> Window:
    """Return the window that `"from..to"` names; no end: perhaps never."""
    low, _, high = text.partition("..")
    return day(low), day(high) if high else None


# Windows

THREE_ACTS = (in_force("2003"), signed("2002-02"), announced("2001-01-01"))
SIGNED_ONLY = (signed("2002-02"),)
NOT_SIGNED = (announced("2001-01-01"), in_force("2003"))
CHOSEN = (
    (THREE_ACTS, "announced", "2001-01-01..2001-01-01"),
    (THREE_ACTS, "signed", "2002-02-01..2002-02-28"),
    (THREE_ACTS, "in_force", "2003-01-01..2003-12-31"),
    (SIGNED_ONLY, "announced", "2002-02-01..2002-02-28"),
    (SIGNED_ONLY, "signed", "2002-02-01..2002-02-28"),
    (SIGNED_ONLY, "in_force", "2002-02-01..2002-02-28"),
    (NOT_SIGNED, "announced", "2001-01-01..2001-01-01"),
    (NOT_SIGNED, "signed", "2003-01-01..2003-12-31"),
    (NOT_SIGNED, "in_force", "2003-01-01..2003-12-31"),
    ((announced("2001"), signed("2002")), "in_force", "2002-01-01..2002-12-31"),
    ((announced("2001-01-01"),), "in_force", "2001-01-01..2001-01-01"),
    ((in_force("[2003-05-01..]"),), "announced", "2003-05-01.."),
    ((in_force("[..2003-05-01]"),), "announced", "0001-01-01..2003-05-01"),
)


@pytest.mark.parametrize(("dated", "reading", "expected"), CHOSEN)
def test_a_reading_takes_the_first_act_that_is_dated(dated: tuple[Dating, ...], reading: str, expected: str) -> None:
    """The window of an event is that of the first act, in the order of the reading, that has a dating."""
    assert window(dated, Reading(reading)) == ends(expected)


PREFERRED = signed("2000-06-15")
WIDENED = (  # datings after the preferred one, and the window with all that disagree
    ((), "2000-06-15..2000-06-15"),
    ((signed("2000-06-15"),), "2000-06-15..2000-06-15"),
    ((signed("2000-06"),), "2000-06-15..2000-06-15"),
    ((signed("2000"),), "2000-06-15..2000-06-15"),
    ((signed("[2000..]"),), "2000-06-15..2000-06-15"),
    ((signed("[..2000]"),), "2000-06-15..2000-06-15"),
    ((signed("2000-06-16"),), "2000-06-15..2000-06-16"),
    ((signed("2000-05-01"), signed("2000-07-01")), "2000-05-01..2000-07-01"),
    ((signed("2001"),), "2000-06-15..2001-12-31"),
    ((signed("1999"),), "1999-01-01..2000-06-15"),
    ((signed("[2001..]"),), "2000-06-15.."),
    ((signed("[..1999]"),), "0001-01-01..2000-06-15"),
    ((signed("1999"), signed("2000")), "1999-01-01..2000-06-15"),
    ((in_force("2005"), announced("1990")), "2000-06-15..2000-06-15"),
)


@pytest.mark.parametrize(("variants", "expected"), WIDENED)
def test_widening_takes_in_every_day_that_disagrees(variants: tuple[Dating, ...], expected: str) -> None:
    """A variant of the same act widens the window unless it is only less precise; another act widens nothing."""
    assert window((PREFERRED, *variants), Reading.SIGNED, widened=True) == ends(expected)
    assert window((PREFERRED, *variants), Reading.SIGNED) == ends("2000-06-15..2000-06-15")


DISAGREEMENT = (  # the preferred day, a variant, whether it speaks against it
    ("1993-12-09", "1993", False),
    ("1993-12-09", "1993-12", False),
    ("1993-12-09", "1993-12-09", False),
    ("1993-12-09", "[1993-09-09..1993-12-09]", False),
    ("1993-12-09", "1993-09-09", True),
    ("1993-12-09", "1994", True),
    ("1993", "1993", False),
    ("1993", "[1992..]", False),
    ("1993", "1993-12", True),
    ("1993", "[1993-06..1994-06]", True),
)


@pytest.mark.parametrize(("preferred", "variant", "expected"), DISAGREEMENT)
def test_a_less_precise_day_disagrees_with_nobody(preferred: str, variant: str, expected: bool) -> None:
    """A dating disagrees unless its window holds the whole window of the preferred one."""
    assert disagrees(signed(variant), signed(preferred)) is expected


def test_a_rejected_dating_does_not_stand() -> None:
    """What is known to be wrong neither decides nor widens."""
    wrong, right, other = signed("1999", rejected="a slip"), signed("2001"), in_force("2002")
    event = step("a", "accession", "ARC", wrong, right, other)
    assert standing(event) == (right, other)
    only_wrong = step("a", "accession", "ARC", wrong, other)
    assert window(standing(only_wrong), Reading.SIGNED, widened=True) == ends("2002-01-01..2002-12-31")


def test_the_preferred_dating_is_the_first_of_its_act() -> None:
    """Of several datings for the act that counts, the first one written is preferred."""
    dated = (in_force("2003"), signed("2002"), signed("2001"))
    assert chosen(dated, Reading.SIGNED) == [dated[1], dated[2]]
    assert chosen(dated, Reading.IN_FORCE) == [dated[0]]


def test_an_event_without_a_standing_dating_has_no_window() -> None:
    """Such an event cannot be made, so asking for its window is a mistake in this package."""
    with pytest.raises(AssertionError, match=r"^an event without a standing dating was let in$"):
        chosen((), Reading.SIGNED)


# Chains

TIGHTENED = (
    ((), ()),
    (("2000-01-01..2000-12-31",), ("2000-01-01..2000-12-31",)),
    (("2000-03-01..2000-12-31", "2000-01-01..2000-06-01"), ("2000-03-01..2000-06-01", "2000-03-01..2000-06-01")),
    (("2000-03-01..", "2000-01-01..2000-06-01"), ("2000-03-01..2000-06-01", "2000-03-01..2000-06-01")),
    (("2000-03-01..2000-06-01", "2000-01-01.."), ("2000-03-01..2000-06-01", "2000-03-01..")),
    (("2000-03-01..", "2000-01-01.."), ("2000-03-01..", "2000-03-01..")),
    (("2000-01-01..2000-01-01", "2000-01-01..2000-01-01"), ("2000-01-01..2000-01-01", "2000-01-01..2000-01-01")),
    (
        ("2000-05-01..2000-12-31", "2000-01-01..2001-12-31", "2000-01-01..2000-07-01"),
        ("2000-05-01..2000-07-01", "2000-05-01..2000-07-01", "2000-05-01..2000-07-01"),
    ),
)


@pytest.mark.parametrize(("before", "after"), TIGHTENED)
def test_neighbours_in_a_chain_tighten_each_other(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """An event is not before the one that precedes it, so each end moves as far as its neighbours force it."""
    assert tightened(map(ends, before)) == [ends(text) for text in after]


def test_tightening_is_exact() -> None:
    """Over every chain of three windows within four days, tightened ends are the first and last day really possible.

    The slow way goes through all orders of days that the windows allow; a fifth day stands for never.
    """
    start, never = day("2000-01-01"), 4
    days = [start + timedelta(shift) for shift in range(4)]
    spans = [(low, high) for low in range(4) for high in (*range(low, 4), never)]
    for chain in product(spans, repeat=3):
        ways = [way for way in product(*(range(low, high + 1) for low, high in chain)) if [*way] == sorted(way)]
        if not ways:
            continue
        expected = [
            (days[min(*column, 3)], None if max(column) == never else days[max(column)])
            for column in zip(*ways, strict=True)
        ]
        windows: list[tuple[date, date | None]] = [
            (days[low], None if high == never else days[high]) for low, high in chain
        ]
        assert tightened(windows) == expected


def test_moves_are_the_steps_that_change_a_status() -> None:
    """Renewals, freezes, renamings and milestones move nobody; names make a chain of their own."""
    moves, faults = moves_of(LEAGUE_EVENTS)
    assert faults == []
    assert moves.states == {
        "ARC": [(0, Status.MEMBER), (8, Status.FORMER)],
        "BRO": [(0, Status.MEMBER), (4, Status.SUSPENDED), (5, Status.MEMBER)],
        "CIM": [(1, Status.MEMBER)],
        "DIL": [(2, Status.OBSERVER), (7, Status.MEMBER)],
    }
    assert moves.names == [(0, "League"), (6, "Union")]


# Faults


def found(*events: Event, checked_through: str | None = None) -> list[Fault]:
    """Return the faults of a ledger."""
    return check(events, None if checked_through is None else day(checked_through))[1]


FOUNDED = Event(key="founded", kind=Kind.FOUNDING, states=("ARC",), dated=(signed("2000-01-01"),), new_name="League")
JOINED = step("joined", "accession", "BRO", signed("2001-01-01"))
WHOLE = Source(key="whole", covers_through="2005-12-31")
OTHER_REGISTER = Source(key="register", title="Another register")

FAULTS: dict[str, tuple[tuple[Event, ...], tuple[tuple[str | None, str | None, str, str], ...]]] = {
    "illegal first step": (
        (step("left", "withdrawal", "ARC", signed("2001")),),
        (("left", "ARC", "a state that is outside cannot take a withdrawal", "founding, accession, observer"),),
    ),
    "illegal later step": (
        (FOUNDED, step("back", "return", "ARC", signed("2001"))),
        (("back", "ARC", "a state that is member cannot take a return", "renewal, freeze, suspension, lapse"),),
    ),
    "illegal for one of two states": (
        (FOUNDED, step("again", "accession", "ARC BRO", signed("2001"))),
        (("again", "ARC", "member cannot take a accession", "add the event that is missing"),),
    ),
    "an illegal step moves nothing": (
        (FOUNDED, step("back", "return", "ARC", signed("2001")), step("out", "lapse", "ARC", signed("2002"))),
        (("back", "ARC", "cannot take a return", "mend the kind"),),
    ),
    "a step without states": (
        (step("nobody", "accession", "", signed("2001")),),
        (("nobody", None, "moves nobody", "name the states that it moves"),),
    ),
    "a renaming before any name": (
        (step("renamed", "renaming", "", signed("2001"), new_name="Union"),),
        (("renamed", None, "renames what has no name yet", "give the founding a new_name"),),
    ),
    "a key twice": (
        (JOINED, step("joined", "accession", "CIM", signed("2002"))),
        (("joined", None, "the key is used twice", "a key of its own"),),
    ),
    "two sources of one key": (
        (
            step("a", "accession", "ARC", signed("2001", REGISTER)),
            step("b", "accession", "BRO", signed("2002", OTHER_REGISTER)),
        ),
        (("b", None, "two different sources have the key 'register'", "a key of its own"),),
    ),
    "order of the ledger against the days": (
        (step("in", "accession", "ARC", signed("2001-05-01")), step("out", "lapse", "ARC", signed("2001-04-30"))),
        (
            (
                "out",
                "ARC",
                "under 'announced' it falls on 2001-04-30 (signed), before 'in', which precedes it, on 2001-05-01",
                "give 'out' the missing 'announced' dating on 2001-05-01 or later, or mend the order",
            ),
        ),
    ),
    "order against the days under one reading only": (
        (
            step("in", "accession", "ARC", signed("2001-05-01"), in_force("2002-01-01")),
            step("out", "lapse", "ARC", signed("2001-12-31")),
        ),
        (("out", "ARC", "under 'in_force' it falls on 2001-12-31 (signed)", "the missing 'in_force' dating"),),
    ),
    "a day that is too early under its own act": (
        (
            step("in", "accession", "ARC", announced("2001-05-01")),
            step("out", "lapse", "ARC", announced("1999"), in_force("2006")),
        ),
        (("out", "ARC", "on 1999 (announced)", "give 'out' its 'announced' dating on 2001-05-01 or later"),),
    ),
    "order against windows": (
        (
            step("in", "accession", "ARC", signed("[2002-01-01..2003]")),
            step("pause", "suspension", "ARC", signed("2002")),
            step("out", "lapse", "ARC", signed("2001")),
        ),
        (("out", "ARC", "it falls on 2001 (signed), before 'pause'", "on 2002-01-01 or later"),),
    ),
    "two states in the wrong order": (
        (step("in", "accession", "ARC BRO", signed("2001-05-01")), step("out", "lapse", "ARC BRO", signed("2001-04"))),
        (("out", "ARC", "it falls on 2001-04 (signed)", ""), ("out", "BRO", "it falls on 2001-04 (signed)", "")),
    ),
    "names in the wrong order": (
        (FOUNDED, step("renamed", "renaming", "", signed("1999-12-31"), new_name="Union")),
        (("renamed", None, "before 'founded', which precedes it, on 2000-01-01", "or mend the order"),),
    ),
    "several faults": (
        (step("x", "lapse", "ARC", signed("2001")), JOINED, JOINED, step("nobody", "lapse", "", signed("2002"))),
        (
            ("joined", None, "the key is used twice", ""),
            ("x", "ARC", "cannot take a lapse", ""),
            ("joined", "BRO", "cannot take a accession", ""),
            ("nobody", None, "moves nobody", ""),
        ),
    ),
    "a source that covers membership tells an impossible story": (
        (FOUNDED, step("out", "lapse", "ARC", signed("2001", WHOLE))),
        (("out", "ARC", "according to 'whole' alone, a state that is outside cannot take a lapse", ""),),
    ),
    "a covering source's rejected day counts for its story": (
        (
            step("in", "accession", "ARC", signed("2001", WHOLE)),
            step("out", "lapse", "ARC", signed("2002"), signed("2000", WHOLE, rejected="a slip")),
        ),
        (("out", "ARC", "according to 'whole' alone, under 'announced' it falls on 2000 (signed), before 'in'", ""),),
    ),
    "a covering source speaks of later days than it covers": (
        (step("in", "accession", "ARC", signed("2006-01-01", WHOLE)),),
        (("in", None, "according to 'whole' alone, it falls on 2006-01-01 (signed), after the record", "move"),),
    ),
}


@pytest.mark.parametrize(("events", "expected"), FAULTS.values(), ids=FAULTS)
def test_every_fault_of_a_ledger_is_found(
    events: tuple[Event, ...], expected: tuple[tuple[str | None, str | None, str, str], ...]
) -> None:
    """Each fault names the event, the state, what is wrong and what would be right; no fault is reported twice."""
    faults = found(*events)
    assert [(fault.event, fault.state) for fault in faults] == [row[:2] for row in expected]
    for fault, (_, _, problem, cure) in zip(faults, expected, strict=True):
        assert problem in fault.problem
        assert cure in fault.cure


def test_faults_of_a_ledger_read_so() -> None:
    """What is wrong with a whole ledger, and what would be right, word for word: its shape, its steps, late days."""
    ledger = (
        step("renamed", "renaming", "", signed("2001"), new_name="Union"),
        step("nobody", "accession", "", signed("2001", REGISTER)),
        step("nobody", "return", "ARC", signed("2002", OTHER_REGISTER)),
        step("late", "milestone", "", signed("2012")),
    )
    assert [str(fault) for fault in found(*ledger, checked_through="2010-01-01")] == [
        "event 'nobody': the key is used twice; give every event a key of its own",
        "event 'nobody': two different sources have the key 'register'; give each document a key of its own",
        "event 'renamed': renames what has no name yet; give the founding a new_name",
        "event 'nobody': a accession moves nobody; name the states that it moves",
        (
            "event 'nobody', ARC: a state that is outside cannot take a return; it can take founding, accession, "
            "observer: mend the kind, or add the event that is missing before it"
        ),
        (
            "event 'late': it falls on 2012 (signed), after the record was checked last, on 2010-01-01; "
            "move checked_through on, or mend the day"
        ),
    ]


SOUND: dict[str, tuple[Event, ...]] = {
    "nothing": (),
    "the League": LEAGUE_EVENTS,
    "two steps on one day": (
        step("in", "accession", "ARC", signed("2001-05-01")),
        step("out", "lapse", "ARC", signed("2001-05-01")),
    ),
    "windows that overlap": (
        step("in", "accession", "ARC", signed("2001")),
        step("out", "lapse", "ARC", signed("2001-01-01")),
    ),
    "a renewal before the accession takes effect": (
        step("in", "accession", "ARC", signed("2001-05-01"), in_force("2003-01-01")),
        step("renewed", "renewal", "ARC", signed("2002-01-01")),
        step("frozen", "freeze", "ARC", announced("2000-01-01")),
    ),
    "other states out of order": (JOINED, step("before", "accession", "CIM", signed("1999"))),
    "the same source twice": (
        step("a", "accession", "ARC", signed("2001", REGISTER)),
        step("b", "accession", "BRO", signed("2002", REGISTER)),
    ),
    "a milestone before everything": (step("idea", "milestone", "ARC BRO", signed("1990")), FOUNDED),
    "a rejected day out of order": (
        FOUNDED,
        step("out", "lapse", "ARC", signed("2001"), signed("1990", rejected="a slip")),
    ),
    "a source that covers membership": (
        step("in", "accession", "ARC", signed("2001", WHOLE)),
        step("out", "lapse", "ARC", signed("2005-12-31", WHOLE)),
    ),
}


@pytest.mark.parametrize("events", SOUND.values(), ids=SOUND)
def test_a_sound_ledger_has_no_faults(events: tuple[Event, ...]) -> None:
    """What is possible under every reading, and as every covering source tells it, is accepted."""
    assert found(*events) == []


@pytest.mark.parametrize(
    ("text", "checked_through", "good"),
    [
        ("2001-01-01", "2001-01-01", True),
        ("2001-01-02", "2001-01-01", False),
        ("2001", "2001-01-01", True),
        ("2001", "2000-12-31", False),
        ("[2001..]", "2000-12-31", False),
        ("[..2001]", "1990-01-01", True),
    ],
)
def test_no_event_begins_after_the_record_was_checked(text: str, checked_through: str, good: bool) -> None:
    """An event whose earliest day lies after `checked_through` is a fault, a window that reaches beyond it is none."""
    faults = found(step("in", "accession", "ARC", signed(text)), checked_through=checked_through)
    assert [fault.event for fault in faults] == ([] if good else ["in"])
    assert all(f"after the record was checked last, on {checked_through}" in fault.problem for fault in faults)


def test_a_milestone_is_checked_against_the_record_too() -> None:
    """Events that move nobody may not lie beyond the record either, under any reading."""
    late = step("seat", "milestone", "", signed("2001"), in_force("2003"))
    assert [fault.problem[:30] for fault in found(late, checked_through="2002-01-01")] == [
        "it falls on 2003 (in_force), a"
    ]


def test_a_covering_source_is_checked_against_the_earlier_bound() -> None:
    """What a source says is bounded by what it covers and by what was checked, whichever ends first."""
    late = step("in", "accession", "ARC", signed("2006", WHOLE))
    assert "checked last, on 2005-12-31" in found(late, checked_through="2010-01-01")[0].problem
    assert [fault.problem[:12] for fault in found(late, checked_through="2004-01-01")] == [
        "it falls on ",
        "according to",
    ]


def test_different_faults_of_one_event_under_different_readings_are_all_reported() -> None:
    """An event that is out of order under one reading and beyond the record under another has two faults."""
    renamed = step("renamed", "renaming", "", announced("1999-01-01"), signed("2020-01-01"), new_name="Union")
    faults = found(FOUNDED, renamed, checked_through="2010-01-01")
    assert len(faults) == 2


# Views of one source


def test_what_a_source_tells_of_an_event() -> None:
    """All its datings of the event, rejected ones included, and nobody else's."""
    event = LEAGUE_EVENTS[1]
    assert [str(dating.day) for dating in told_by(event, "atlas")] == ["2001-02-01", "1999-01-01"]
    assert [str(dating.day) for dating in told_by(event, "gazette")] == ["2001"]
    assert told_by(event, "nobody") == ()


def test_a_ledger_retold_holds_one_source_only() -> None:
    """Events of which the source says nothing are gone; its own datings stand, none of them rejected."""
    told = retold(LEAGUE_EVENTS, "atlas")
    assert keys(told) == ["cimmeria-accedes-2001", "brobdingnag-returns-2003"]
    assert [(str(dating.day), dating.rejected) for event in told for dating in event.dated] == [
        ("2001-02-01", None),
        ("1999-01-01", None),
        ("[2003-05-01..]", None),
    ]
    assert {source.key for event in told for dating in event.dated for source in dating.sources} == {"atlas"}


def test_a_shared_dating_is_retold_as_the_one_sources_own() -> None:
    """Where two sources give a day together, the view of one names that one alone, and keeps the marks."""
    (event,) = retold([step("a", "accession", "ARC", signed("2001", REGISTER, GAZETTE, implied=True))], "gazette")
    assert event.dated == (signed("2001", GAZETTE, implied=True),)


def test_sources_come_once_each_sorted_by_key() -> None:
    """However often a source is cited, it is one."""
    assert sources_of(LEAGUE_EVENTS) == (ATLAS, GAZETTE, REGISTER)
    assert sources_of([]) == ()
