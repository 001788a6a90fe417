"""Ledgers: what is folded into chains, which windows the whole ledger leaves, and what is refused."""

from datetime import date

import pytest
from ledgers import step, timeline, told

from csto_timeline import Event, Kind, Source, Status, Timeline, in_force, signed
from csto_timeline.errors import LedgerError

WHOLE = Source(key="whole", title="Whole", covers_through="2010-01-01")


# Windows are narrowed over the whole ledger, not within one state.
def test_an_event_that_one_state_pins_is_pinned_for_all() -> None:
    """The accession of two states precedes the withdrawal of one, so both are members when it leaves."""
    pact = timeline(*told("in accession AAA,BBB 2000; out withdrawal AAA 2000-03-01"))
    assert pact.is_member("BBB", "2000-06-01") is True
    assert pact.is_member("BBB", "2000-02-01") is None
    assert pact.events(start="2000-04-01") == ()
    (joined,) = pact.steps_of("BBB")
    assert (joined.earliest, joined.latest) == (date(2000, 1, 1), date(2000, 3, 1))


def test_an_event_may_never_happen() -> None:
    """An open window leaves the later status possible for ever, and never certain."""
    pact = timeline(*told("in accession AAA 2000-01-01; out withdrawal AAA [2001-01-01..]"))
    assert pact.possible_statuses_on("AAA", "9999-12-31") == (Status.MEMBER, Status.FORMER)
    assert pact.steps_of("AAA")[1].latest is None


# What the rule table lacks is refused.
def test_renewals_and_freezes_move_nothing() -> None:
    """They stand in no chain."""
    pact = timeline(*told("in accession AAA 2000-01-01; frozen freeze AAA 1999-01-01"))
    assert [each.event.key for each in pact.steps_of("AAA")] == ["in"]


RENEWALS = [
    Event(key=f"renewal-{years}", kind="renewal", states=state, dated=[signed("2005-01-01")], term_years=years)
    for state, years in (("AAA", 5), ("BBB", 10), ("AAA", 5))
]
FOUNDED = told("founded founding AAA,BBB 2000-01-01 Pact")
REFUSED = {
    "a joint event after one state's day and before another's: out AAA": told(
        "sees observer BBB 2005-01-01; in accession AAA,BBB [2000..2010]; out withdrawal AAA 2003-01-01"
    ),
    "two names that begin on one day: two": [*FOUNDED, *told("two renaming - 2000-01-01 Union")],
    "two lengths of term that begin on one day: renewal-10": [*FOUNDED, *RENEWALS[:2]],
    "two lengths of term, the longer one first: renewal-5": [*FOUNDED, *RENEWALS[1:]],
    "every event that cannot happen, and none that only follows: b AAA, d AAA": [
        *told("a accession AAA 2000-01-01; b withdrawal AAA 1999-01-01"),
        *told("c return AAA 1999-06-01; d withdrawal AAA 1998-01-01"),
    ],
    "steps and names after a dissolution: in, renamed, renewed": [
        *(*FOUNDED, *told("ends dissolution - 2001-01-01; in accession CCC 2002-01-01")),
        *told("renamed renaming - 2002-01-01 Union; renewed renewal AAA 2002-01-01"),
    ],
    "a renewal without a member: renewed AAA": told("renewed renewal AAA 2000-01-01"),
    "faults of shape, together: same, same, nobody, renamed": [
        step("same", "accession", "AAA", signed("2000-01-01", Source(key="s", title="One"))),
        step("same", "accession", "BBB", signed("2000-01-01", Source(key="s", title="Other"))),
        *told("nobody accession - 2000-01-01; renamed renaming - 2000-01-01 Union"),
    ],
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_refused(case: str) -> None:
    """Each fault names the event, and the state if one is at fault, as after the colon."""
    with pytest.raises(LedgerError) as caught:
        timeline(*REFUSED[case])
    faults = [f"{fault.event} {fault.state or ''}".strip() for fault in caught.value.faults]
    assert ", ".join(faults) == case.partition(": ")[2]


def test_nothing_happens_after_the_record_was_checked() -> None:
    """An event that cannot have happened by `checked_through` is a fault, under whichever reading."""
    event = step("in", "accession", "AAA", signed("2000-01-01"), in_force("2002-01-01"))
    with pytest.raises(LedgerError) as caught:
        timeline(event, checked_through="2001-01-01")
    assert [fault.event for fault in caught.value.faults] == ["in"]
    assert timeline(event, checked_through="2002-01-01").checked_through == date(2002, 1, 1)


def test_what_a_covering_source_tells_must_be_possible_too() -> None:
    """Its datings alone are checked like a ledger, and the fault names the source."""
    joined = step("in", "accession", "AAA", signed("2000-01-01"), signed("2005-01-01", WHOLE))
    with pytest.raises(LedgerError) as caught:
        timeline(joined, step("out", "withdrawal", "AAA", signed("2002-01-01", WHOLE)))
    assert [(fault.event, "'whole'" in fault.problem) for fault in caught.value.faults] == [("out", True)]


# Readings, widened views and the views of one source.
def test_widened_takes_the_hull_of_what_disagrees() -> None:
    """Variants widen; less precise and rejected datings do not; `plain` undoes it."""
    wrong = signed("1990-01-01", rejected="a misprint")
    pact = timeline(step("in", "accession", "AAA", signed("2000-06-15"), signed("2000"), signed("2000-08-01"), wrong))
    wide = pact.widened()
    assert [wide.is_member("AAA", f"2000-{day}") for day in ("06-14", "07-31", "08-01")] == [False, None, True]
    assert wide.plain() is pact
    assert wide.under("signed").widened() is pact.under("signed").widened()


def test_a_source_may_begin_with_a_renaming() -> None:
    """What a source leaves out before its first event is not a fault."""
    renamed = step("renamed", "renaming", "", signed("2001-01-01", WHOLE), new_name="Union")
    assert timeline(*FOUNDED, renamed).according_to(WHOLE).name_on("2001-01-01") == "Union"


def test_what_is_not_an_event_is_refused_with_its_place() -> None:
    """Every item that is not an Event is a fault that says where it stands."""
    with pytest.raises(LedgerError) as caught:
        Timeline.from_events([3, "x"], name="T")  # type: ignore[list-item]
    assert [fault.place for fault in caught.value.faults] == ["item 1", "item 2"]


def test_a_state_under_two_names_is_refused() -> None:
    """An event names each state once, whatever the spelling."""
    event = Event(key="in", kind=Kind.ACCESSION, states=["France", "FRA"], dated=[signed("2000-01-01")])
    with pytest.raises(LedgerError) as caught:
        Timeline.from_events([event], name="T")
    assert caught.value.faults[0].state == "FRA"


def test_events_can_use_code_schemes() -> None:
    """COW numbers are read with the years of the event, and an unknown one is a fault."""
    # 345 passes from one state to the other.
    for code, day, state in (
        ("260", "1955-05-05", "DEU"),
        ("345", "2006-06-04", "COW345"),
        ("345", "2006-06-05", "SRB"),
    ):
        assert Timeline.from_events(told(f"in accession {code} {day}"), name="T", codes="cow").states == (state,)
    for code in ("999", "345"):
        with pytest.raises(LedgerError):
            Timeline.from_events(told(f"in accession {code} [2000..2010]"), name="T", codes="cow")
