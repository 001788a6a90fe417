"""`check_invariants`: silent about sound timelines, and loud about every fault planted in the machine under it."""

import ast
from bisect import bisect_left
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attr
import pytest
from ledgers import LEAGUE, pact, step

from csto_timeline import (
    CSTO,
    Act,
    Event,
    Source,
    Timeline,
    announced,
    contests,
    fold,
    in_force,
    index,
    invariants,
    parties,
    queries,
    rows,
    rules,
    signed,
    timeline,
    views,
)
from csto_timeline import expected as expected_module
from csto_timeline.errors import BeyondRecordWarning, warn_beyond
from csto_timeline.testing.invariants import Violation, check_invariants

WITNESS = Source(key="witness", covers_through="2030-01-01")

KNOT_EVENTS = (
    step("founding", "founding", "AAA BBB CCC", signed("2000-01-10", WITNESS), in_force("2000-06-01"), new_name="Knot"),
    step("ccc-leaves", "withdrawal", "CCC", announced("[2000-12..2003-03]"), in_force("[..2004]")),
    step(
        "ccc-returns", "return", "CCC", announced("[2000-11..2002-02]"), announced("2002-05-05"), in_force("2003-01-01")
    ),
    step(
        "two-suspend", "suspension", "AAA BBB", announced("2005-05-05"), in_force("2006-06-06"), signed("2004", WITNESS)
    ),
    step(
        "renaming", "renaming", "", announced("[2003..2007]"), signed("2005-01-01", rejected="wrong"), new_name="Tangle"
    ),
    step("again", "renaming", "", announced("2006"), signed("2006-02-02"), new_name="Knot"),
    step("bbb-returns", "return", "BBB", announced("[2007..]"), announced("2008-08-08"), announced("2007-01-01")),
    step("bbb-freezes", "freeze", "BBB", announced("2008-09-09")),
    step("aaa-returns", "return", "AAA", announced("2007-07-07"), in_force("2008-01-01"), in_force("2007")),
    step("ddd-observes", "observer", "DDD", announced("2009-01-01"), announced("2009")),
)
ROWS = (
    ("AAA", "2000-01-01", "2001-01-01"),
    ("AAA", "2001-01-01", "2002-01-01", "suspended"),
    ("BBB", "2000-05", "[2003..2004]"),
    ("BBB", "2005-01-01", None),
    ("UZB", "2001-01-01", "2004-01-01", "observer"),
)


def knot() -> Timeline:
    """Return a new timeline whose windows overlap, whose acts differ and whose sources disagree."""
    return Timeline.from_events(KNOT_EVENTS, name="Knot", checked_through="2020-12-31")


def spells() -> Timeline:
    """Return a new timeline made of rows, days and partial dates among them."""
    return Timeline.from_spells(ROWS, name="Rows", checked_through="2010-12-31")


@pytest.mark.parametrize("view", [CSTO, CSTO.according_to("article"), LEAGUE, LEAGUE.under("in_force").widened()])
def test_sound_records_and_their_views_break_no_law(view: Timeline) -> None:
    """The shipped record and an invented one keep every law, as do their views."""
    assert check_invariants(view) == ()


def test_sound_timelines_of_every_make_break_no_law() -> None:
    """Timelines of tangled events, of rows, and of nothing keep every law."""
    assert check_invariants(knot()) == ()
    assert check_invariants(spells()) == ()
    assert check_invariants(spells().widened().under("signed")) == ()
    assert check_invariants(Timeline.from_events((), name="Empty")) == ()


def test_what_happens_on_the_first_and_the_last_day_of_the_calendar_breaks_no_law() -> None:
    """The calendar's ends are days like others."""
    ends = [("AAA", "0001-01-01", "9999-12-31"), ("BBB", "9999-12-31", None), ("CCC", "[..0001-01-02]", None)]
    assert check_invariants(Timeline.from_spells(ends, name="Ends", checked_through="9999-12-31")) == ()


def _shifted(windows: Any) -> list[Any]:
    found = REAL["reach"](windows)
    return [*found[:-1], *((day.replace(day=day.day % 28 + 1), low, high) for day, low, high in found[-1:])]


def _short(order: Any, tracks: Any) -> Any:
    """Leave the last party out of the answers about a day."""
    return tuple(
        {day: flips & ~(1 << len(order) - 1) for day, flips in side.items()} for side in REAL["flips"](order, tracks)
    )


def _swapped(chain: Any, after: Any) -> Any:
    days, names = REAL["name_track_of"](chain, after)
    return days, (*names[:-2], *reversed(names[-2:]))


def _twice(text: str) -> None:
    warn_beyond(text)
    warn_beyond(text)


REAL: dict[str, Callable[..., Any]] = {
    "ask": parties.Parties.ask,
    "chosen": fold.chosen,
    "exact": rows._exact_track,
    "flips": index._flips,
    "name_track_of": index.name_track_of,
    "reach": index.reach,
    "told_by": fold.told_by,
}

FAULTS: dict[str, tuple[Any, str, Any, str]] = {
    "the bisection is off by one": (queries, "bisect_right", bisect_left, "the events decide"),
    "the index is off by one": (index, "bisect_right", bisect_left, "the events decide"),
    "a day is moved": (index, "reach", _shifted, "the events decide"),
    "windows are not tightened": (timeline, "tightened", list, "the events decide"),
    "events are not placed among their neighbours": (
        queries.Queries,
        "_placed",
        lambda view: [view._window(event) for event in view._events],
        "the events decide",
    ),
    "steps are not tightened": (queries, "tightened", list, "the events decide"),
    "a variant is taken for the preferred day": (
        fold,
        "chosen",
        lambda dated, reading: REAL["chosen"](dated, reading)[::-1],
        "the events decide",
    ),
    "rejected days decide": (timeline, "standing", lambda event: event.dated, "the events decide"),
    "less precise days widen": (fold, "disagrees", lambda *_: True, "the events decide"),
    "nothing widens": (fold, "disagrees", lambda *_: False, "the events decide"),
    "two acts of a reading trade places": (
        rules,
        "ORDER",
        {**rules.ORDER, rules.Reading.SIGNED: (Act.SIGNED, Act.ANNOUNCED, Act.IN_FORCE)},
        "the events decide",
    ),
    "one view is kept for all readings": (timeline.Timeline, "under", lambda view, _: view, "views"),
    "one view is kept for plain and widened": (timeline.Timeline, "widened", lambda view: view, "views"),
    "one view is kept for all sources": (timeline.Timeline, "according_to", lambda view, _: view, "views"),
    "a party is left out of a joint event": (index, "_flips", _short, "the events decide"),
    "two names trade places": (timeline, "name_track_of", _swapped, "the events decide"),
    "a name leads to the wrong party": (
        parties.Parties,
        "ask",
        lambda own, state, codes: "AAA" if state == "Uzbekistan" else REAL["ask"](own, state, codes),
        "spellings",
    ),
    "the warning is lost": (views, "warn_beyond", lambda _: None, "beyond the record"),
    "the warning comes twice": (views, "warn_beyond", _twice, "beyond the record"),
    "a source says more than it does": (timeline, "retold", lambda events, _: events, "the events decide"),
    "a contested stretch is forgotten": (
        invariants,
        "contested",
        lambda timeline: contests.contested(timeline=timeline)[1:],
        "contested",
    ),
    "an exact row loses its end": (
        rows,
        "_exact_track",
        lambda runs: tuple(side[: len(side) - 1 or 1] for side in REAL["exact"](runs)),
        "the events decide",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each fault planted in the machine makes a tangled ledger, or rows, break the law that it should."""
    place, name, broken, law = FAULTS[fault]
    for module in (place, *((fold, timeline, queries) if name == "standing" else ())):
        monkeypatch.setattr(module, name, broken)
    found = [violation for made in (knot, spells) for violation in check_invariants(made())]
    assert law in {violation.law for violation in found}
    assert all(str(violation) and violation.problem for violation in found)


ASKED = {name: getattr(queries.Queries, name) for name in ("epochs", "changes", "events", "spells_of")}
BROKEN: dict[str, tuple[str, Any, tuple[str, ...]]] = {
    "members on a day": (
        "members_on",
        lambda *_: frozenset({"ZZZ"}),
        (
            "the events decide (0001-01-01): members_on(0001-01-01) has ['ZZZ'] too many and lacks []",
            "the events decide (2004-12-31): members_on(2004-12-31) has ['ZZZ'] too many and lacks ['AAA', 'BBB']",
            "beyond the record (2011-01-01): the number of warnings by members_on(2011-01-01) is 0, not 1",
            "spellings (2000-01-01): members_on(2000-01-01) has ['ZZZ'] too many and lacks ['AAA', 'BBB']",
        ),
    ),
    "possible members on a day": (
        "possible_members_on",
        lambda *_: frozenset(),
        ("the events decide (2005-01-01): possible_members_on(2005-01-01) has [] too many and lacks ['BBB']",),
    ),
    "no set of members": (
        "members_on",
        lambda *_: None,
        ("the events decide (0001-01-01): members_on(0001-01-01) is None, not frozenset()",),
    ),
    "membership": (
        "is_member",
        lambda *_: None,
        (
            "the events decide (AAA, 1999-12-31): is_member(AAA, 1999-12-31) is None, not False",
            "the events decide (BBB, 9999-12-31): is_member(BBB, 9999-12-31) is None, not True",
            "beyond the record (9999-12-31): the number of warnings by is_member(BBB, 9999-12-31) is 0, not 1",
        ),
    ),
    "a status": (
        "status_on",
        lambda *_: None,
        ("the events decide (AAA, 2005-01-02): status_on(AAA, 2005-01-02) is None, not former",),
    ),
    "possible statuses": (
        "possible_statuses_on",
        lambda *_: (),
        (
            (
                "the events decide (AAA, 2000-01-02): possible_statuses_on(AAA, 2000-01-02) is (), "
                "not (<Status.MEMBER: 'member'>,)"
            ),
        ),
    ),
    "a name": (
        "name_on",
        lambda *_: "X",
        (
            "the events decide (1999-12-31): name_on(1999-12-31) is X, not None",
            "the events decide (2000-01-01): name_on(2000-01-01) is X, not Pact",
        ),
    ),
    "the next change": (
        "next_change",
        lambda *_: None,
        (
            "the events decide (1999-12-31): next_change is None, not 2000-01-01",
            "the events decide (2000-01-01): next_change is None, not 2005-01-01",
        ),
    ),
    "the previous change": (
        "previous_change",
        lambda *_: None,
        (
            "the events decide (2000-01-02): previous_change is None, not 2000-01-01",
            "the events decide (2005-01-01): previous_change is None, not 2000-01-01",
            "the events decide (2005-01-02): previous_change is None, not 2005-01-01",
        ),
    ),
    "members during a stretch": (
        "members_during",
        lambda *_, rule: frozenset() if rule == "any" else frozenset({"ZZZ"}),
        (
            "the events decide: members_during(0001-01-01, 2005-01-01, any) has [] too many and lacks ['AAA', 'BBB']",
            "the events decide: members_during(0001-01-01, 2005-01-01, all) has ['ZZZ'] too many and lacks []",
        ),
    ),
    "spells": (
        "spells_of",
        lambda *_: (),
        (
            (
                "the events decide (BBB): spells_of is [], not [('BBB', datetime.date(2000, 1, 1), None, "
                "<Status.MEMBER: 'member'>, (<Status.MEMBER: 'member'>,))]"
            ),
        ),
    ),
    "steps": (
        "steps_of",
        lambda *_: (),
        (
            (
                "the events decide (BBB): steps_of is [], not [('in', datetime.date(2000, 1, 1), "
                "datetime.date(2000, 1, 1), <Status.MEMBER: 'member'>)]"
            ),
        ),
    ),
    "shared spells": (
        "shared_spells",
        lambda *_: (),
        (
            (
                "the events decide (AAA): shared_spells with AAA is [], not [(datetime.date(2000, 1, 1), "
                "datetime.date(2005, 1, 1))]"
            ),
            (
                "the events decide (AAA): shared_spells with BBB is [], not [(datetime.date(2000, 1, 1), "
                "datetime.date(2005, 1, 1))]"
            ),
            "the events decide (BBB): shared_spells with BBB is [], not [(datetime.date(2000, 1, 1), None)]",
        ),
    ),
    "what an epoch holds": (
        "epochs",
        lambda view: tuple(attr.evolve(epoch, possible=frozenset()) for epoch in ASKED["epochs"](view)),
        (
            (
                "certain within possible (2000-01-01): certain members who are impossible has ['AAA', 'BBB'] too many "
                "and lacks []"
            ),
            (
                "the events decide (2005-01-01): the epoch is (None, frozenset({'BBB'}), frozenset(), 'Pact'), "
                "not (None, frozenset({'BBB'}), frozenset({'BBB'}), 'Pact')"
            ),
        ),
    ),
    "when an epoch begins": (
        "epochs",
        lambda view: tuple(attr.evolve(epoch, start=epoch.start.replace(day=2)) for epoch in ASKED["epochs"](view)),
        (
            (
                "tiling: the ends of the epochs is [datetime.date(2005, 1, 1), None], "
                "not [datetime.date(2005, 1, 2), None]"
            ),
            "the events decide (2000-01-01): no epoch begins, or no change happens",
            "the events decide (2005-01-01): no epoch begins, or no change happens",
            "the events decide (2000-01-02): an epoch begins, or a change happens, where nothing should",
        ),
    ),
    "that a change happens": (
        "changes",
        lambda _: (),
        (
            "the events decide (2000-01-01): no epoch begins, or no change happens",
            "the events decide (2005-01-01): no epoch begins, or no change happens",
        ),
    ),
    "where a spell ends": (
        "spells_of",
        lambda view, state: tuple(attr.evolve(spell, end=None) for spell in ASKED["spells_of"](view, state)),
        ("tiling (AAA): touching of the spells is False, not True",),
    ),
    "which view it is": (
        "widened",
        lambda view: view.under("announced"),
        (
            (
                "views: the view made in another order is <Timeline 'Pact': 2 states, reading signed, checked through "
                "2010-12-31>, not <Timeline 'Pact': 2 states, reading announced, checked through 2010-12-31>"
            ),
            (
                "views: what it says of itself is (<Reading.ANNOUNCED: 'announced'>, False, None, "
                "datetime.date(2010, 12, 31)), not (<Reading.SIGNED: 'signed'>, True, None, "
                "datetime.date(2010, 12, 31))"
            ),
        ),
    ),
    "who a change moves": (
        "changes",
        lambda view: tuple(attr.evolve(change, joined=()) for change in ASKED["changes"](view)),
        (
            (
                "the events decide (2000-01-01): the change is ([(), (), ()], ['in']), "
                "not ([('AAA', 'BBB'), (), ()], ['in'])"
            ),
        ),
    ),
    "the chronology": (
        "chronology",
        lambda *_: (),
        (
            (
                "the events decide: chronology is [], not [('in', <Act.ANNOUNCED: 'announced'>, "
                "PartialDate.of('2000-01-01')), ('out', <Act.ANNOUNCED: 'announced'>, PartialDate.of('2005-01-01'))]"
            ),
        ),
    ),
    "filtered events": (
        "events",
        lambda view, **how: () if how else ASKED["events"](view),
        (
            "the events decide (2000-01-01): events on is (), not (Event('in'),)",
            "the events decide: events of lapse is (), not (Event('out'),)",
            "the events decide: events of AAA is (), not (Event('in'), Event('out'))",
        ),
    ),
    "sources": ("sources", property(lambda _: ()), ("the events decide: sources is [], not ['w']",)),
    "states": ("states", property(lambda _: ("AAA",)), ("the events decide: states is ('AAA',), not ('AAA', 'BBB')",)),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_violation_reads_so(broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong with an answer is told with the law, the state, the day, both answers and the view."""
    question, wrong, lines = BROKEN[broken]
    made = pact()
    monkeypatch.setattr(timeline.Timeline, question, wrong)
    found = list(map(str, check_invariants(made)))
    assert [line for line in lines if f"{line}, in Pact (announced)" not in found] == []


def test_a_timeline_that_cannot_even_be_read_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the events cannot be had, no law can be checked, and the error is named."""

    def broken(*_: object) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(queries.Queries, "events", broken)
    assert list(map(str, check_invariants(pact()))) == [
        "legal ledger: asking raises RuntimeError: out of order, in Pact (announced)"
    ]


GUARDED = {
    "views": "views",
    "on_days": "the events decide",
    "filters": "the events decide",
    "narrower": "narrower is surer",
    "contested": "contested",
    "past": "the past is fixed",
    "order": "order of writing",
}


@pytest.mark.parametrize(("check", "law"), GUARDED.items())
def test_a_check_that_raises_is_told_under_its_law(check: str, law: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever raises on the way breaks the law that was being checked, and no other."""

    def broken(*_: object) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(invariants._Laws, check, broken)
    found = check_invariants(pact())
    assert {violation.law for violation in found} == {law}
    assert {violation.problem.partition(",")[0] for violation in found} == {"asking raises RuntimeError: out of order"}


def test_a_contested_stretch_that_is_not_told_reads_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answers of all readings, plain and widened, and both ends of the stretch are named."""
    monkeypatch.setattr(invariants, "contested", lambda timeline: ())  # noqa: ARG005 - the name is part of the call
    made = Timeline.from_events(
        [step("in", "accession", "AAA", announced("2000-01-01"), in_force("2001-01-01"))], name="Pact"
    )
    assert list(map(str, check_invariants(made))) == [
        (
            "contested (AAA, 2000-01-01): (True, False, False), widened (True, False, False), before 2001-01-01 "
            "is not told, in Pact (announced)"
        )
    ]


ILLEGAL: dict[str, tuple[tuple[Event, ...], set[str]]] = {
    "a step that the rules lack": (
        (KNOT_EVENTS[1],),
        {"(CCC, ccc-leaves): a state that is outside cannot take a withdrawal"},
    ),
    "an event before one that it follows": (
        (
            step("founding", "founding", "AAA", announced("2001-01-01")),
            step("leaving", "lapse", "AAA", announced("2000-01-01")),
        ),
        {
            "(AAA, founding): it cannot keep its place among the events beside it",
            "(AAA, leaving): it cannot keep its place among the events beside it",
        },
    ),
    "a key that is used twice": (
        (KNOT_EVENTS[0], KNOT_EVENTS[0]),
        {
            "(founding): the key is used twice",
            *(f"({state}, founding): a state that is member cannot take a founding" for state in ("AAA", "BBB", "CCC")),
        },
    ),
    "an event after the record was checked last": (
        (step("founding", "founding", "AAA", announced("2021-01-01")),),
        {"(founding): it comes after checked_through"},
    ),
}


@pytest.mark.parametrize(("events", "faults"), ILLEGAL.values(), ids=ILLEGAL)
def test_an_illegal_ledger_that_was_let_in_is_found(
    events: tuple[Event, ...], faults: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the check of a ledger sleeps, what it lets in is named with the state and the event."""
    monkeypatch.setattr(timeline, "check", lambda events, _: (fold.moves_of(events)[0], []))
    let_in = Timeline.from_events(events, name="Illegal", checked_through="2020-12-31")
    assert {str(each) for each in check_invariants(let_in)} == {
        f"legal ledger {fault}, in Illegal (announced)" for fault in faults
    }


def test_laws_that_compare_timelines_bite_without_the_expected_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the ledger's order, its end or the widening changes what it must not, the laws of comparison say so."""
    make = timeline.Timeline.from_events

    def late(events: Any, **how: Any) -> Timeline:
        return make(sorted(events, key=lambda event: event.key)[:1], **how)

    sound = knot()
    monkeypatch.setattr(timeline.Timeline, "from_events", late)
    assert {"the past is fixed", "order of writing"} <= {violation.law for violation in check_invariants(sound)}
    monkeypatch.undo()
    monkeypatch.setattr(timeline.Timeline, "widened", lambda _: spells())
    assert {"narrower is surer"} <= {violation.law for violation in check_invariants(sound)}


def test_an_answer_that_raises_is_a_violation_and_hides_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """A timeline that raises breaks a law, and the laws after it are still checked."""

    def broken(*_: object) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(queries.Queries, "epochs", broken)
    monkeypatch.setattr(views, "warn_beyond", lambda _: None)
    found = check_invariants(knot())
    assert any("out of order" in violation.problem for violation in found)
    assert {"beyond the record"} <= {violation.law for violation in found}


def test_a_violation_says_where_and_what() -> None:
    """A violation prints as one line that names law, state, day and event, as far as they apply."""
    day = CSTO.epochs()[0].start
    assert str(Violation("law", "AAA", day, "event", "wrong")) == "law (AAA, 1992-05-15, event): wrong"
    assert str(Violation("law", None, None, None, "wrong")) == "law: wrong"


def test_the_callers_warnings_are_left_alone(recwarn: pytest.WarningsRecorder) -> None:
    """Questions that a check asks beyond the record warn nobody."""
    check_invariants(LEAGUE)
    assert [warning for warning in recwarn if issubclass(warning.category, BeyondRecordWarning)] == []


def test_the_expected_answers_come_from_values_only() -> None:
    """The module that foretells answers imports nothing of the package but the values of events and two enums."""
    tree = ast.parse(Path(expected_module.__file__).read_text(encoding="utf-8"))
    taken = {
        (node.module, name.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level
        for name in node.names
    }
    assert {module for module, _ in taken} == {"events", "rules"}
    assert {name for module, name in taken if module == "rules"} == {"Reading", "Status"}
