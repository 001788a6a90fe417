"""The laws of `check_invariants` one by one: how much each asks, and what it says of an answer that breaks it."""

from datetime import date
from typing import Any

import pytest
from ledgers import pact, step

from csto_timeline import (
    Event,
    Reading,
    Timeline,
    announced,
    contests,
    in_force,
    invariants,
    signed,
    timeline,
)
from csto_timeline.analysis.disagreement import Answers, Contest
from csto_timeline.testing.expected import Expected
from csto_timeline.testing.invariants import check_invariants


def laws_of(view: Timeline) -> invariants._Laws:
    """Return the laws of a view, with an empty list of what breaks them."""
    return invariants._Laws(view, [], [])


def accessions(number: int) -> Timeline:
    """Return a timeline of so many events, each by a state of its own."""
    events = [step(f"e{i:02}", "accession", f"S{i:02}", announced(f"{2000 + i}-01-01")) for i in range(1, number + 1)]
    return Timeline.from_events(events, name="Row")


# What the laws say


def test_what_a_shorter_ledger_changes_reads_so() -> None:
    """Epochs and spells that should be alike are told under the law that compares them, with the state."""
    laws = laws_of(pact())
    laws.alike("a law", pact("2006-01-01").events(), date(2001, 1, 1), ["AAA"])
    assert list(map(str, laws.found)) == [
        (
            "a law (AAA): spells_of without them is [(datetime.date(2000, 1, 1), datetime.date(2006, 1, 1), "
            "(<Status.MEMBER: 'member'>,)), (datetime.date(2006, 1, 1), None, (<Status.FORMER: 'former'>,))], not "
            "[(datetime.date(2000, 1, 1), datetime.date(2005, 1, 1), (<Status.MEMBER: 'member'>,)), "
            "(datetime.date(2005, 1, 1), None, (<Status.FORMER: 'former'>,))], in Pact (announced)"
        )
    ]
    laws = laws_of(pact())
    laws.alike("a law", pact("2006-01-01").events(), None, [])
    assert list(map(str, laws.found)) == [
        (
            "a law: the epoch without them is (datetime.date(2006, 1, 1), frozenset({'BBB'}), frozenset({'BBB'}), "
            "'Pact'), not (datetime.date(2005, 1, 1), frozenset({'BBB'}), frozenset({'BBB'}), 'Pact'), "
            "in Pact (announced)"
        )
    ]


def test_a_widened_view_that_is_surer_reads_so() -> None:
    """What the plain view holds possible and the widened one does not is told with both, and from which day on."""
    laws = laws_of(pact())
    laws.narrower(pact("2006-01-01"))
    assert list(map(str, laws.found)) == [
        (
            "narrower is surer (AAA, 2005-01-01): plain gives (<Status.MEMBER: 'member'>,), "
            "widened (<Status.FORMER: 'former'>,), in Pact (announced)"
        )
    ]


def test_events_that_are_not_those_of_the_ledger_read_so() -> None:
    """A list of events with other datings is told with both."""
    laws, other = laws_of(pact()), pact("2006-01-01").events()
    laws.of_events(Expected([(event, list(event.dated)) for event in other], None, Reading.ANNOUNCED, wide=False))
    told = [str(violation) for violation in laws.found if violation.problem.startswith("events is")]
    assert len(told) == 1
    assert told[0].startswith(
        "the events decide: events is [('in', <Kind.FOUNDING: 'founding'>, ('AAA', 'BBB'), [(<Act."
    )
    assert told[0].endswith("PartialDate.of('2006-01-01'))])], in Pact (announced)")


DISPUTED = [
    step(f"e{i}", "accession", f"S{i}", announced(f"200{i}-01-01"), in_force(f"200{i}-06-01"))
    for i in (1, 2, 3, 4, 5, 6)
]


def test_contested_stretches_that_are_not_told_come_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing is told by state and by day, and so is what is told wrongly."""
    monkeypatch.setattr(invariants, "contested", lambda timeline: ())  # noqa: ARG005 - the name is part of the call
    found = check_invariants(Timeline.from_events(DISPUTED, name="Six"))
    assert list(map(str, found)) == [
        (
            f"contested (S{i}, 200{i}-01-01): (True, False, False), widened (True, False, False), before 200{i}-06-01 "
            "is not told, in Six (announced)"
        )
        for i in (1, 2, 3, 4, 5, 6)
    ]


def test_a_contested_stretch_that_is_told_wrongly_reads_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stretch that ends on another day is told beside the one that is missing, each with all its answers."""

    def wrong(timeline: Timeline) -> list[Contest]:
        (right,) = contests.contested(timeline=timeline)
        return [Contest("S1", right.start, None, right.plain, Answers(None, False, True), (), ())]

    monkeypatch.setattr(invariants, "contested", wrong)
    found = check_invariants(Timeline.from_events(DISPUTED[:1], name="One"))
    assert sorted(map(str, found)) == [
        (
            "contested (S1, 2001-01-01): (True, False, False), widened (None, False, True), before None is told, but "
            "nothing is contested so, in One (announced)"
        ),
        (
            "contested (S1, 2001-01-01): (True, False, False), widened (True, False, False), before 2001-06-01 is not "
            "told, in One (announced)"
        ),
    ]


REAL = {name: getattr(Timeline, name) for name in ("party", "status_on", "is_member", "events", "shared_spells")}
MISNAMED: dict[str, tuple[Any, str]] = {
    "party": (
        lambda view, state: REAL["party"](view, "BBB" if state == "Arcady" else state),
        "spellings (AAA): 'Arcady' leads to State('BBB', 'Barataria'), in Pact (announced)",
    ),
    "status_on": (
        lambda view, state, day: None if state == "Arcady" else REAL["status_on"](view, state, day),
        "spellings (Arcady, 2005-01-01): status_on(Arcady, 2005-01-01) is None, not former, in Pact (announced)",
    ),
    "is_member": (
        lambda view, state, day: None if state == "Arcady" else REAL["is_member"](view, state, day),
        "spellings (Arcady, 2005-01-01): is_member(Arcady, 2005-01-01) is None, not False, in Pact (announced)",
    ),
}


@pytest.mark.parametrize("question", MISNAMED)
def test_a_spelling_that_leads_elsewhere_reads_so(question: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A spelling that gives another party, or another answer than its code, is told as that."""
    wrong, says = MISNAMED[question]
    made = pact()
    monkeypatch.setattr(timeline.Timeline, question, wrong)
    assert says in map(str, check_invariants(made))


def test_a_party_whose_code_is_that_of_another_state_breaks_no_law() -> None:
    """`AZ` is a party's own code here, and a spelling of Azerbaijan, which is another party."""
    rows = [("AZ", "2000-01-01", None), ("AZE", "2001-01-01", None)]
    assert check_invariants(Timeline.from_spells(rows, name="Two")) == ()


def test_acts_of_one_month_break_no_law_in_whatever_order_they_stand() -> None:
    """Of two acts that begin on one day the one that is known to end first comes first."""
    events = [
        step("vague", "accession", "AAA", announced("2000-01")),
        step("exact", "accession", "BBB", announced("2000-01-01")),
    ]
    assert check_invariants(Timeline.from_events(events, name="Acts")) == ()


# How much they ask


@pytest.mark.parametrize(("number", "days", "pairs"), [(12, 12, 78), (13, 2, 25)])
def test_what_grows_faster_than_the_timeline_is_asked_of_a_sample(
    number: int, days: int, pairs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All days of events and all pairs of states are asked about where they are few, and some where they are many."""
    asked: dict[str, set[Any]] = {"events": set(), "shared_spells": set()}

    def events(view: Timeline, **how: Any) -> tuple[Event, ...]:
        if "start" in how:
            asked["events"].add((how["start"], how["end"]))
        return REAL["events"](view, **how)

    def shared_spells(view: Timeline, a: str, b: str) -> Any:
        asked["shared_spells"].add((a, b))
        return REAL["shared_spells"](view, a, b)

    made = accessions(number)
    monkeypatch.setattr(timeline.Timeline, "events", events)
    monkeypatch.setattr(timeline.Timeline, "shared_spells", shared_spells)
    assert check_invariants(made) == ()
    assert len(asked["events"]) == days
    assert (date(2001, 1, 1), date(2001, 1, 2)) in asked["events"]
    assert len(asked["shared_spells"]) == pairs


@pytest.mark.parametrize(("number", "cuts"), [(12, range(1, 12)), (13, (6, 12))])
def test_the_past_is_compared_with_shorter_ledgers(number: int, cuts: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A short ledger is cut before each event but the first, a long one in the middle and before its last."""
    made, compared = accessions(number), []
    monkeypatch.setattr(invariants._Laws, "alike", lambda _, *values: compared.append(values))
    laws = laws_of(made)
    laws.past(Expected([(event, list(event.dated)) for event in made.events()], None, Reading.ANNOUNCED, wide=False))
    assert compared == [
        ("the past is fixed", made.events()[:cut], date(2001 + cut, 1, 1), list(made.states[:cut])) for cut in cuts
    ]


NAMED = step("founding", "founding", "AAA", signed("2000-01-01"), new_name="Pact")
RENAMED = step("renaming", "renaming", "", signed("2001-01-01"), new_name="Treaty")
JOINS = step("joins", "accession", "BBB", signed("2002-01-01"))
LEAVES = step("leaves", "withdrawal", "BBB", signed("2003-01-01"))


@pytest.mark.parametrize(
    ("events", "order"),
    [
        ((JOINS, LEAVES), ["joins", "leaves"]),
        ((NAMED, RENAMED), ["founding", "renaming"]),
        ((NAMED, RENAMED, JOINS), ["founding", "joins", "renaming"]),
        ((NAMED, JOINS), ["joins", "founding"]),
    ],
)
def test_neighbours_trade_places_unless_that_means_something(
    events: tuple[Event, ...], order: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two events that share a state keep their order, and so do two that give a name; others are swapped."""
    compared: list[Any] = []
    monkeypatch.setattr(invariants._Laws, "alike", lambda _, *values: compared.append(values))
    made = Timeline.from_events(events, name="Pact")
    laws_of(made).order()
    ((law, ledger, until, states),) = compared
    assert (law, [event.key for event in ledger], until, states) == ("order of writing", order, None, made.states)
