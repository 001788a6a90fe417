"""Every question to a timeline, answered for the invented League, whose whole life is written out here by hand."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from ledgers import (
    ARCADIA,
    ATLAS,
    CIMMERIA,
    GAZETTE,
    LEAGUE,
    ONE_DAY,
    REGISTER,
    boundary_days,
    day,
    keys,
    quietly,
    step,
    timeline,
)

from csto_timeline import CSTO, Act, Reading, State, Status, Timeline, announced, signed
from csto_timeline.results import Stretch
from csto_timeline.errors import InvalidDateError, OptionError, QueryTypeError, StateTypeError, UnknownStateError
from csto_timeline.states import lookup

IN_FORCE = LEAGUE.under("in_force")
WIDENED = LEAGUE.widened()
VIEWS = [view for reading in Reading for view in (LEAGUE.under(reading), LEAGUE.under(reading).widened())]
VIEWS += [LEAGUE.according_to("gazette"), CSTO, CSTO.under("in_force").widened(), CSTO.according_to("article")]

# First day, certain members, members that are only possible, name.
EPOCHS = """
2000-01-10  ARC,BRO          -    League
2001-03-15  ARC,BRO,CIM      -    League
2001-06-01  ARC,BRO,CIM      -    League
2001-06-30  ARC,BRO,CIM      -    League
2002-03-01  ARC,CIM          -    League
2003-01-01  ARC,CIM          BRO  League
2003-12-31  ARC,BRO,CIM      -    League
2004-01-01  ARC,BRO,CIM      -    Union
2004-02-01  ARC,BRO,CIM,DIL  -    Union
2005-01-01  BRO,CIM,DIL      -    Union
"""

# State, first day, status.
SPELLS = {
    "ARC": ["2000-01-10 member", "2005-01-01 former"],
    "BRO": ["2000-01-10 member", "2002-03-01 suspended", "2003-01-01 member/suspended", "2003-12-31 member"],
    "CIM": ["2001-03-15 member"],
    "DIL": ["2001-06-01 outside/observer", "2001-06-30 observer", "2004-02-01 member"],
}
SPELLS_IN_FORCE = {
    "ARC": ["2000-06-01 member", "2005-01-01 former"],
    "BRO": [
        "2000-06-01 member",
        "2002-06-01 member/suspended",
        "2002-12-31 suspended",
        "2003-05-01 member/suspended",
    ],
    "CIM": ["2001-03-15 member"],
    "DIL": ["2001-06-01 outside/observer", "2001-06-30 observer", "2004-02-01 member"],
}
SPELLS_WIDENED = {**SPELLS, "CIM": ["2001-02-01 outside/member", "2001-03-15 member"]}


def table(text: str) -> list[list[str]]:
    """Return the rows of a table, split at its gaps."""
    return [line.split() for line in text.strip().splitlines()]


def codes(text: str) -> frozenset[str]:
    """Return the codes of a cell."""
    return frozenset() if text == "-" else frozenset(text.split(","))


def holds(stretch: Stretch, when: date) -> bool:
    """Return whether a stretch holds a day."""
    return stretch.start <= when and (stretch.end is None or when < stretch.end)


# A day


@pytest.mark.parametrize("row", table(EPOCHS), ids=lambda row: row[0])
def test_members_and_name_of_a_day_are_those_of_the_table(row: list[str]) -> None:
    """From its first day on, each row of the table holds, in every way of asking."""
    when, certain, more = day(row[0]), codes(row[1]), codes(row[2])
    assert LEAGUE.members_on(when) == certain
    assert LEAGUE.possible_members_on(when) == certain | more
    assert LEAGUE.name_on(when) == row[3]
    for state in ("ARC", "BRO", "CIM", "DIL"):
        assert LEAGUE.is_member(state, when) is (True if state in certain else None if state in more else False)


def test_before_the_first_event_there_is_nobody_and_no_name() -> None:
    """The day before the founding, and the first day of the calendar, are empty."""
    for when in (day("2000-01-09"), date.min):
        assert LEAGUE.members_on(when) == LEAGUE.possible_members_on(when) == frozenset()
        assert LEAGUE.name_on(when) is None
        assert LEAGUE.status_on("ARC", when) is Status.OUTSIDE
        assert LEAGUE.is_member("ARC", when) is False
        assert LEAGUE.possible_statuses_on("ARC", when) == (Status.OUTSIDE,)


@pytest.mark.parametrize("text", ["2002-03-01", "1 March 2002", "March 1, 2002"])
def test_a_day_may_be_written_in_any_accepted_form(text: str) -> None:
    """Every question takes text as it takes a date."""
    when = day("2002-03-01")
    assert LEAGUE.members_on(text) == LEAGUE.members_on(when)
    assert LEAGUE.possible_members_on(text) == LEAGUE.possible_members_on(when)
    assert LEAGUE.is_member("BRO", text) is False
    assert LEAGUE.status_on("BRO", text) is Status.SUSPENDED
    assert LEAGUE.possible_statuses_on("BRO", text) == (Status.SUSPENDED,)
    assert LEAGUE.name_on(text) == "League"
    assert LEAGUE.members_during(text) == LEAGUE.members_on(when)
    assert (LEAGUE.next_change(text), LEAGUE.previous_change(text)) == (day("2003-01-01"), day("2001-06-30"))


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.label)
def test_all_ways_of_asking_about_a_state_agree(view: Timeline) -> None:
    """Around every change, sets, single answers, statuses and spells tell one story."""
    for when in boundary_days(view):
        certain, possible = quietly(view.members_on, when), quietly(view.possible_members_on, when)
        for state in view.states:
            statuses = quietly(view.possible_statuses_on, state, when)
            settled = statuses[0] if len(statuses) == 1 else None
            doubtful = settled is None and Status.MEMBER in statuses
            member = None if doubtful else settled is Status.MEMBER
            assert quietly(view.status_on, state, when) is settled
            assert quietly(view.is_member, state, when) is member
            assert (state in certain, state in possible) == (member is True, member is not False)
            spells = [spell for spell in view.spells_of(state) if holds(spell, when)]
            found = [(spell.possible, spell.status, spell.member) for spell in spells]
            assert found == ([] if statuses == (Status.OUTSIDE,) else [(statuses, settled, member)])


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.label)
def test_all_ways_of_asking_about_a_day_agree(view: Timeline) -> None:
    """Around every change, epochs say what the questions about a day say."""
    for when in boundary_days(view):
        answers = [quietly(ask, when) for ask in (view.members_on, view.possible_members_on, view.name_on)]
        epochs = [[epoch.members, epoch.possible, epoch.name] for epoch in view.epochs() if holds(epoch, when)]
        assert epochs == [answers] or (epochs, answers) == ([], [frozenset(), frozenset(), None])


def test_the_second_asking_gives_the_same_set() -> None:
    """A set that was made for one query serves the next."""
    assert LEAGUE.members_on(day("2004-05-05")) is LEAGUE.members_on("2004-05-06")


STRANGE_DAYS = [("2002", InvalidDateError), ("", InvalidDateError), (2002, QueryTypeError), (None, QueryTypeError)]
DAY_QUESTIONS: dict[str, Callable[..., object]] = {
    "members_on": LEAGUE.members_on,
    "possible_members_on": LEAGUE.possible_members_on,
    "is_member": lambda when: LEAGUE.is_member("ARC", when),
    "status_on": lambda when: LEAGUE.status_on("ARC", when),
    "possible_statuses_on": lambda when: LEAGUE.possible_statuses_on("ARC", when),
    "name_on": LEAGUE.name_on,
    "next_change": LEAGUE.next_change,
    "previous_change": LEAGUE.previous_change,
}


@pytest.mark.parametrize("ask", DAY_QUESTIONS.values(), ids=DAY_QUESTIONS)
@pytest.mark.parametrize(("when", "error"), STRANGE_DAYS, ids=repr)
def test_every_question_about_a_day_refuses_what_is_none(
    ask: Callable[..., object], when: object, error: type[Exception]
) -> None:
    """Nothing defaults to today, and no part of a day is completed."""
    with pytest.raises(error):
        ask(when)


# A state

STATE_QUESTIONS: dict[str, Callable[..., object]] = {
    "is_member": lambda state: LEAGUE.is_member(state, "2002-01-01"),
    "status_on": lambda state: LEAGUE.status_on(state, "2002-01-01"),
    "possible_statuses_on": lambda state: LEAGUE.possible_statuses_on(state, "2002-01-01"),
    "spells_of": LEAGUE.spells_of,
    "steps_of": LEAGUE.steps_of,
    "shared_spells": lambda state: LEAGUE.shared_spells(state, "ARC"),
    "shared_spells, second": lambda state: LEAGUE.shared_spells("ARC", state),
    "events": lambda state: LEAGUE.events(state=state),
    "code": LEAGUE.code,
    "party": LEAGUE.party,
}


STRANGERS = ["Atlantis", "", "704", 704, None, [], {}, State("ATL", "Atlantis")]
STRANGE_QUESTIONS = [
    (name, stranger)
    for name in STATE_QUESTIONS
    for stranger in STRANGERS
    if not (name == "events" and stranger is None)  # no state given is no filter
]


@pytest.mark.parametrize(("name", "state"), STRANGE_QUESTIONS, ids=str)
def test_every_question_about_a_state_refuses_a_stranger(name: str, state: object) -> None:
    """A name that is nobody's is refused everywhere, and what is no text as a wrong type, hashable or not."""
    error = UnknownStateError if isinstance(state, (str, State)) else StateTypeError
    with pytest.raises(error):
        STATE_QUESTIONS[name](state)


@pytest.mark.parametrize("state", ["CIM", "cim", "Cimmeria", "CIMMERIE", " Cimmérie ", CIMMERIA], ids=str)
def test_a_party_may_be_named_in_any_accepted_form(state: str | State) -> None:
    """Every question takes each spelling of a party, and its record, to the same answer; twice, for what is kept."""
    for ask in (*STATE_QUESTIONS.values(), *STATE_QUESTIONS.values()):
        assert ask(state) == ask("CIM")


def test_odd_spellings_are_not_remembered() -> None:
    """Exact spellings are found quicker the next time; others leave nothing behind, however many there are."""
    made = Timeline.from_spells([("Uzbekistan", "2000-01-01", None)], name="Rows")
    spellings = ("UZB", "Uzbekistan", "UZ", "Ouzbékistan")
    assert all(made.is_member(spelling, "2001-01-01") for spelling in spellings)
    kept = len(made._lookup)
    for number in range(50):
        assert made.is_member("uzbekistan" + " " * number, "2001-01-01") is True
    assert all(made.is_member(spelling, "2001-01-01") for spelling in spellings)
    assert len(made._lookup) == kept == len(spellings)


@pytest.mark.parametrize("state", ["FRA", "France", "fr", lookup("FRA")], ids=str)
def test_a_state_of_the_world_never_was_a_member(state: str | State) -> None:
    """Whoever is no party has been outside on every day, and has no spells or steps; asked twice, as it is kept."""
    for _ in range(2):
        assert LEAGUE.is_member(state, "2002-01-01") is False
        assert LEAGUE.status_on(state, "2002-01-01") is Status.OUTSIDE
    assert LEAGUE.possible_statuses_on(state, "2002-01-01") == (Status.OUTSIDE,)
    assert (LEAGUE.spells_of(state), LEAGUE.steps_of(state), LEAGUE.shared_spells(state, "ARC")) == ((), (), ())
    assert LEAGUE.events(state=state) == ()
    assert (LEAGUE.code(state), LEAGUE.party(state)) == ("FRA", lookup("FRA"))


@pytest.mark.parametrize(
    ("view", "expected"),
    [(LEAGUE, SPELLS), (IN_FORCE, SPELLS_IN_FORCE), (WIDENED, SPELLS_WIDENED)],
    ids=["announced", "in_force", "widened"],
)
def test_spells_are_those_of_the_table(view: Timeline, expected: dict[str, list[str]]) -> None:
    """Per state, from its first event on, each status with its first day, and both statuses where it is open."""
    found = {
        state: [f"{spell.start} {spell.status or '/'.join(spell.possible)}" for spell in view.spells_of(state)]
        for state in view.states
    }
    assert found == expected


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.label)
def test_spells_tile_the_days_from_the_first_event_on(view: Timeline) -> None:
    """The spells of a state touch, the last one goes on, and neighbours differ."""
    for state in view.states:
        spells = view.spells_of(state)
        assert [spell.end for spell in spells] == [*(spell.start for spell in spells[1:]), None]
        assert all(one.possible != two.possible for one, two in pairwise(spells))
        assert all(spell.state == state and spell.possible for spell in spells)
        assert view.spells_of(state) is spells


def test_steps_are_the_events_that_move_a_state() -> None:
    """Each step shows its event, its window as the chain leaves it, and the status after; renewals are no steps."""
    assert [str(step) for step in LEAGUE.steps_of("BRO")] == [
        "league-founded-2000 2000-01-10: member",
        "brobdingnag-suspends-2002 2002-03-01: suspended",
        "brobdingnag-returns-2003 [2003-01-01..2003-12-31]: member",
    ]
    assert [str(step) for step in IN_FORCE.steps_of("BRO")] == [
        "league-founded-2000 2000-06-01: member",
        "brobdingnag-suspends-2002 [2002-06-01..2002-12-31]: suspended",
        "brobdingnag-returns-2003 [2003-05-01..]: member",
    ]
    assert [step.event.key for step in LEAGUE.steps_of("ARC")] == ["league-founded-2000", "arcadia-withdraws-2005"]


def test_steps_show_windows_as_their_chain_tightens_them() -> None:
    """A neighbour in the chain cuts a window, and one of another state does not."""
    made = timeline(
        step("in", "accession", "ARC BRO", signed("2000")),
        step("out", "lapse", "ARC", signed("2000-03-01")),
    )
    assert [str(each) for each in made.steps_of("ARC")] == [
        "in [2000-01-01..2000-03-01]: member",
        "out 2000-03-01: former",
    ]
    assert [str(each) for each in made.steps_of("BRO")] == ["in [2000-01-01..2000-12-31]: member"]


# Stretches

DURING = (
    ("2000-01-09", None, "-", "-"),
    ("2000-01-09", "2000-01-11", "ARC,BRO", "-"),
    ("2000-01-10", "2000-01-11", "ARC,BRO", "ARC,BRO"),
    ("2000", None, "ARC,BRO", "-"),
    ("2001", None, "ARC,BRO,CIM", "ARC,BRO"),
    ("2001-03", None, "ARC,BRO,CIM", "ARC,BRO"),
    ("2001-04", None, "ARC,BRO,CIM", "ARC,BRO,CIM"),
    ("2002", None, "ARC,BRO,CIM", "ARC,CIM"),
    ("2002-02-28", "2002-03-01", "ARC,BRO,CIM", "ARC,BRO,CIM"),
    ("2002-02-28", "2002-03-02", "ARC,BRO,CIM", "ARC,CIM"),
    ("2003-01-01", "2003-12-31", "ARC,CIM", "ARC,CIM"),
    ("2003", None, "ARC,BRO,CIM", "ARC,CIM"),
    ("2004-12-31", "2005-01-01", "ARC,BRO,CIM,DIL", "ARC,BRO,CIM,DIL"),
    ("2004-12-31", "2005-01-02", "ARC,BRO,CIM,DIL", "BRO,CIM,DIL"),
    ("0001-01-01", "2006-12-31", "ARC,BRO,CIM,DIL", "-"),
)


@pytest.mark.parametrize(("start", "end", "some", "all_days"), DURING)
def test_members_during_a_stretch_are_counted_by_the_rule(
    start: str, end: str | None, some: str, all_days: str
) -> None:
    """Any day of the half-open stretch, or all of its days; uncertain members count for neither."""
    assert LEAGUE.members_during(start, end) == LEAGUE.members_during(start, end, rule="any") == codes(some)
    assert LEAGUE.members_during(start, end, rule="all") == codes(all_days)


def test_members_during_a_stretch_are_those_of_its_days() -> None:
    """Asking day by day comes to the same, for every stretch between days that matter."""
    days = [when for when in boundary_days(LEAGUE) if when <= day("2005-01-02")]
    for start, end in zip(days, days[3:], strict=False):
        each = [LEAGUE.members_on(start + shift * ONE_DAY) for shift in range((end - start).days)]
        assert LEAGUE.members_during(start, end, rule="any") == frozenset().union(*each)
        assert LEAGUE.members_during(start, end, rule="all") == frozenset.intersection(*each)


def test_members_during_the_rest_of_the_calendar() -> None:
    """A stretch through the last day of the calendar, which has no day after it, is one too."""
    assert quietly(LEAGUE.members_during, "9999") == codes("BRO,CIM,DIL")
    assert quietly(lambda: LEAGUE.members_during(date.max, rule="all")) == codes("BRO,CIM,DIL")


@pytest.mark.parametrize("rule", ["every", "ANY", "", None, all])
def test_a_rule_is_any_or_all(rule: object) -> None:
    """Another rule is refused, and the message names both."""
    with pytest.raises(OptionError, match="take one of 'any', 'all'"):
        LEAGUE.members_during("2002", rule=rule)  # type: ignore[arg-type]


@pytest.mark.parametrize(("start", "end"), [("2002-01-01", "2002-01-01"), ("2002-01-02", "2002-01-01"), ("soon", None)])
def test_a_stretch_without_a_day_has_no_members_to_name(start: str, end: str | None) -> None:
    """An empty or malformed stretch is refused, not answered with nobody."""
    with pytest.raises(InvalidDateError):
        LEAGUE.members_during(start, end)


def test_epochs_are_those_of_the_table() -> None:
    """From the first event on, in order and touching, each with its members and its name."""
    epochs = LEAGUE.epochs()
    rows = table(EPOCHS)
    assert [epoch.start for epoch in epochs] == [day(row[0]) for row in rows]
    assert [epoch.end for epoch in epochs] == [*(day(row[0]) for row in rows[1:]), None]
    assert [(epoch.members, epoch.possible - epoch.members, epoch.name) for epoch in epochs] == [
        (codes(row[1]), codes(row[2]), row[3]) for row in rows
    ]


# Day, joined, left, unsettled, events.
CHANGES = """
2000-01-10  ARC,BRO  -    -    league-founded-2000
2001-03-15  CIM      -    -    cimmeria-accedes-2001
2001-06-01  -        -    -    dilmun-observes-2001
2001-06-30  -        -    -    dilmun-observes-2001
2002-03-01  -        BRO  -    brobdingnag-suspends-2002
2003-01-01  -        -    BRO  brobdingnag-returns-2003
2003-12-31  BRO      -    -    brobdingnag-returns-2003
2004-01-01  -        -    -    league-becomes-union-2004
2004-02-01  DIL      -    -    dilmun-accedes-2004
2005-01-01  -        ARC  -    arcadia-withdraws-2005
"""
CHANGES_IN_FORCE = """
2000-06-01  ARC,BRO  -    -    league-founded-2000
2001-03-15  CIM      -    -    cimmeria-accedes-2001
2001-06-01  -        -    -    dilmun-observes-2001
2001-06-30  -        -    -    dilmun-observes-2001
2002-06-01  -        -    BRO  brobdingnag-suspends-2002
2002-12-31  -        BRO  -    brobdingnag-suspends-2002
2003-05-01  -        -    BRO  brobdingnag-returns-2003
2004-02-01  DIL      -    -    dilmun-accedes-2004
2004-07-01  -        -    -    league-becomes-union-2004
2005-01-01  -        ARC  -    arcadia-withdraws-2005
"""


@pytest.mark.parametrize(
    ("view", "expected"), [(LEAGUE, CHANGES), (IN_FORCE, CHANGES_IN_FORCE)], ids=["announced", "in_force"]
)
def test_changes_are_those_of_the_table(view: Timeline, expected: str) -> None:
    """Each day of change, who joins, leaves or becomes unsettled on it, and by which events; asked twice, as kept."""
    for _ in range(2):
        assert [
            [str(change.day), *(",".join(part) or "-" for part in parts), ",".join(keys(change.events))]
            for change in view.changes()
            for parts in [(change.joined, change.left, change.unsettled)]
        ] == table(expected)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.label)
def test_each_state_whose_answer_changes_is_in_exactly_one_part(view: Timeline) -> None:
    """What changes says of a day is the difference of `is_member` between it and the day before."""
    for change in view.changes():
        assert change.events
        for state in view.states:
            before, after = (quietly(view.is_member, state, when) for when in (change.day - ONE_DAY, change.day))
            parts = [state in part for part in (change.joined, change.left, change.unsettled)]
            assert parts == ([False] * 3 if before is after else [after is True, after is False, after is None])


def test_changes_lie_in_the_half_open_stretch() -> None:
    """The first day counts, the end does not, and each bound may be missing."""
    days = [change.day for change in LEAGUE.changes()]
    first, last = days[2], days[6]
    assert [change.day for change in LEAGUE.changes(first, last)] == days[2:6]
    assert [change.day for change in LEAGUE.changes(first)] == days[2:]
    assert [change.day for change in LEAGUE.changes(end=last)] == days[:6]
    assert [change.day for change in LEAGUE.changes(str(first), last + ONE_DAY)] == days[2:7]
    assert LEAGUE.changes(first + ONE_DAY, first + 2 * ONE_DAY) == ()


@pytest.mark.parametrize("ask", [LEAGUE.changes, lambda start, end: LEAGUE.events(start=start, end=end)])
def test_a_backward_stretch_is_refused_everywhere(ask: Callable[..., object]) -> None:
    """A stretch that holds no day is a malformed question, as it is for `members_during`."""
    with pytest.raises(InvalidDateError):
        ask("2004-01-01", "2003-01-01")


@pytest.mark.parametrize("view", [LEAGUE, IN_FORCE, CSTO], ids=lambda view: view.label)
def test_next_and_previous_change_are_the_neighbours(view: Timeline) -> None:
    """The nearest day of change strictly after and strictly before a day."""
    days = [change.day for change in view.changes()]
    for when in boundary_days(view):
        assert view.next_change(when) == next((each for each in days if each > when), None)
        assert view.previous_change(when) == next((each for each in reversed(days) if each < when), None)
    assert (view.next_change(date.min), view.previous_change(date.min)) == (days[0], None)
    assert (view.next_change(date.max), view.previous_change(date.max)) == (None, days[-1])


SHARED: tuple[tuple[str, str, list[str]], ...] = (
    ("ARC", "BRO", ["2000-01-10 to 2002-02-28", "2003-12-31 to 2004-12-31"]),
    ("ARC", "CIM", ["2001-03-15 to 2004-12-31"]),
    ("BRO", "DIL", ["from 2004-02-01 on"]),
    ("CIM", "CIM", ["from 2001-03-15 on"]),
    ("ARC", "FRA", []),
    ("FRA", "DEU", []),
)


@pytest.mark.parametrize(("a", "b", "expected"), SHARED)
def test_shared_spells_are_those_of_certain_membership_of_both(a: str, b: str, expected: list[str]) -> None:
    """In order and apart, whichever of the two is named first."""
    for pair in ((a, b), (b, a)):
        found = LEAGUE.shared_spells(*pair)
        assert [spell.when() for spell in found] == expected
        assert all(spell.states == pair for spell in found)


# Events

FILTERS: dict[str, tuple[dict[str, object], str]] = {
    "a kind": ({"kind": "accession"}, "cimmeria-accedes-2001 dilmun-accedes-2004"),
    "a kind that nobody took": ({"kind": "expulsion"}, ""),
    "a state": ({"state": "arcadia"}, "league-founded-2000 two-renew-2002 arcadia-withdraws-2005"),
    "a state that a milestone names": (
        {"state": "DIL"},
        "dilmun-observes-2001 dilmun-accedes-2004 seat-moves-2005",
    ),
    "a state and a kind": ({"state": ARCADIA, "kind": "founding"}, "league-founded-2000"),
    "from a day on": ({"start": "2005-01-01"}, "arcadia-withdraws-2005 cimmeria-freezes-2005 seat-moves-2005"),
    "from the day after": ({"start": "2005-01-02"}, "cimmeria-freezes-2005 seat-moves-2005"),
    "before a day": ({"end": "2001-03-15"}, "league-founded-2000"),
    "before the day after": ({"end": "2001-03-16"}, "league-founded-2000 cimmeria-accedes-2001"),
    "a stretch": (
        {"start": "2002-02-01", "end": "2003-01-02"},
        "two-renew-2002 brobdingnag-suspends-2002 brobdingnag-returns-2003",
    ),
    "a stretch that ends where a window begins": (
        {"start": "2002-02-01", "end": "2003-01-01"},
        "two-renew-2002 brobdingnag-suspends-2002",
    ),
    "the last day of a window": ({"start": "2003-12-31", "end": "2004-01-01"}, "brobdingnag-returns-2003"),
    "everything at once": (
        {"kind": "return", "state": "BRO", "start": "2003-05-01", "end": "2003-05-02"},
        "brobdingnag-returns-2003",
    ),
}


@pytest.mark.parametrize(("filters", "expected"), FILTERS.values(), ids=FILTERS)
def test_events_pass_every_filter(filters: dict[str, object], expected: str) -> None:
    """Events come in ledger order, and only those that can have happened in the stretch."""
    assert keys(LEAGUE.events(**filters)) == expected.split()  # type: ignore[arg-type]


def test_without_a_filter_there_are_all_events() -> None:
    """Every view of the whole ledger holds every event, in ledger order."""
    assert len(LEAGUE.events()) == 11
    assert LEAGUE.events() == IN_FORCE.events() == WIDENED.events()


def test_the_days_of_events_follow_the_reading_and_the_view() -> None:
    """Under another reading, or widened, an event can fall on other days; an open end reaches every later day."""
    founded = {"start": "2000-02-01", "end": "2000-07-01"}
    assert keys(LEAGUE.events(**founded)) == []
    assert keys(IN_FORCE.events(**founded)) == ["league-founded-2000"]
    assert keys(LEAGUE.events(end="2001-03-01")) == ["league-founded-2000"]
    assert keys(WIDENED.events(end="2001-03-01")) == ["league-founded-2000", "cimmeria-accedes-2001"]
    assert keys(IN_FORCE.events(start="2005-06-02")) == ["brobdingnag-returns-2003"]


def test_an_event_that_its_neighbours_put_later_is_not_found_earlier() -> None:
    """An event cannot have happened before the one that precedes it, whatever its own dating leaves open."""
    made = timeline(
        step("in", "accession", "ARC", signed("1993-01-01")),
        step("pause", "suspension", "ARC", signed("1999-01-01")),
        step("back", "return", "ARC", signed("[..2006-01-01]")),
    )
    assert keys(made.events(end="1995-01-01")) == ["in"]


@pytest.mark.parametrize(
    ("filters", "error"),
    [
        ({"kind": "enlargement"}, OptionError),
        ({"kind": 3}, OptionError),
        ({"start": "2002"}, InvalidDateError),
        ({"end": "soon"}, InvalidDateError),
        ({"end": 2002}, QueryTypeError),
    ],
)
def test_a_malformed_filter_is_refused(filters: dict[str, object], error: type[Exception]) -> None:
    """A kind or a bound that is none is refused, not answered with nothing."""
    with pytest.raises(error):
        LEAGUE.events(**filters)  # type: ignore[arg-type]


def test_a_malformed_kind_is_answered_with_the_kinds() -> None:
    """The message says that the word is no kind, and lists those there are."""
    with pytest.raises(OptionError) as refusal:
        LEAGUE.events(kind="enlargement")
    assert str(refusal.value) == (
        "'enlargement' is no kind; take one of 'founding', 'accession', 'renewal', 'lapse', 'suspension', 'return', "
        "'withdrawal', 'expulsion', 'observer', 'freeze', 'renaming', 'milestone'"
    )


# Day, act, event.
CHRONOLOGY = """
2000-01-10                signed     league-founded-2000
2000-06-01                in_force   league-founded-2000
2001-03-15                signed     cimmeria-accedes-2001
2001-06                   announced  dilmun-observes-2001
2002-02-01                signed     two-renew-2002
2002-03-01                announced  brobdingnag-suspends-2002
2002-06-01                signed     brobdingnag-suspends-2002
[2002-06..2002-12]        in_force   brobdingnag-suspends-2002
2003                      signed     brobdingnag-returns-2003
[2003-05-01..]            in_force   brobdingnag-returns-2003
2004-01-01                signed     league-becomes-union-2004
2004-02-01                announced  dilmun-accedes-2004
2004-07-01                in_force   league-becomes-union-2004
2005-01-01                in_force   arcadia-withdraws-2005
2005-05-05                announced  cimmeria-freezes-2005
2005-06-01                signed     seat-moves-2005
"""


def test_the_chronology_is_every_dated_act_in_order_of_day() -> None:
    """One row an act, on its preferred day, the same under every reading; no variant and no rejected day."""
    found = [[str(row.day), row.act.value, row.event.key] for row in LEAGUE.chronology()]
    assert found == table(CHRONOLOGY)
    assert IN_FORCE.chronology() == WIDENED.chronology() == LEAGUE.chronology()


def test_the_chronology_of_one_source_is_its_own() -> None:
    """Only its acts, and its own days, at its own precision."""
    assert [f"{row.day} {row.event.key}" for row in LEAGUE.according_to("gazette").chronology()] == [
        "2000 league-founded-2000",
        "2001 cimmeria-accedes-2001",
        "2001-06 dilmun-observes-2001",
        "2002-03-01 brobdingnag-suspends-2002",
        "2003 brobdingnag-returns-2003",
        "2004-02-01 dilmun-accedes-2004",
        "2005 arcadia-withdraws-2005",
    ]


def test_open_ends_sort_at_their_known_end() -> None:
    """An act with an unknown lower end comes first, one with an unknown upper end after those of its first day."""
    made = timeline(
        step("open", "accession", "ARC", announced("[2000-01-01..]")),
        step("known", "accession", "BRO", announced("2000-01-01")),
        step("before", "accession", "CIM", announced("[..2010]")),
    )
    assert [row.event.key for row in made.chronology()] == ["before", "known", "open"]


# Names


def test_the_name_follows_its_own_chain() -> None:
    """A renaming changes the name under each reading on its own day, and a window leaves it open."""
    assert [LEAGUE.name_on(when) for when in ("2003-12-31", "2004-01-01")] == ["League", "Union"]
    assert [IN_FORCE.name_on(when) for when in ("2000-05-31", "2000-06-01", "2004-06-30", "2004-07-01")] == [
        None,
        "League",
        "League",
        "Union",
    ]
    vague = timeline(
        LEAGUE.events(kind="founding")[0], step("renamed", "renaming", "", signed("2001"), new_name="Union")
    )
    assert [vague.name_on(when) for when in ("2000-12-31", "2001-01-01", "2001-12-30", "2001-12-31")] == [
        "League",
        None,
        None,
        "Union",
    ]
    assert [epoch.name for epoch in vague.epochs()] == ["League", None, "Union"]


def test_rows_give_no_name() -> None:
    """A timeline without a founding has no name of the organisation, only its own label."""
    rows = Timeline.from_spells([("A", "2000-01-01", None)], name="Rows")
    assert (rows.name_on("2000-01-01"), rows.name) == (None, "Rows")


# What it holds


def test_a_timeline_says_what_it_holds() -> None:
    """Its label, the states that an event moves, the sources that are cited, and up to when it was checked."""
    assert (LEAGUE.name, LEAGUE.reading, LEAGUE.checked_through) == ("League", Reading.ANNOUNCED, day("2006-12-31"))
    assert LEAGUE.states == ("ARC", "BRO", "CIM", "DIL")
    assert LEAGUE.sources == (ATLAS, GAZETTE, REGISTER)
    assert (LEAGUE.source, LEAGUE.wide) == (None, False)
    view = LEAGUE.according_to("gazette").widened().under("signed")
    assert (view.source, view.wide, view.reading, view.sources) == ("gazette", True, Reading.SIGNED, (GAZETTE,))


def test_a_state_that_no_event_moves_is_not_held() -> None:
    """Those whom only a milestone names are none of the states."""
    made = timeline(step("seat", "milestone", "ARC", signed("2000")), step("in", "accession", "BRO", signed("2001")))
    assert made.states == ("BRO",)
    assert keys(made.events(state="BRO")) == ["in"]


def test_a_party_that_only_a_milestone_names_is_found_by_its_code() -> None:
    """Whoever an event names can be asked for, though no event moves it."""
    made = timeline(step("seat", "milestone", "ARC", signed("2000")), step("in", "accession", "BRO", signed("2001")))
    assert keys(made.events(state="ARC")) == ["seat"]


LABELS = (
    (LEAGUE, "League (announced)"),
    (IN_FORCE, "League (in_force)"),
    (WIDENED, "League (announced, widened)"),
    (LEAGUE.according_to("gazette").widened(), "League (announced, widened, gazette)"),
)


@pytest.mark.parametrize(("view", "label"), LABELS)
def test_a_label_tells_views_apart(view: Timeline, label: str) -> None:
    """The name, and in brackets what makes this view."""
    assert view.label == label


def test_codes_and_records_of_parties() -> None:
    """The code that answers use, and the record behind it."""
    assert (LEAGUE.code("Land of giants"), LEAGUE.party("cimmerie")) == ("BRO", CIMMERIA)
    assert CSTO.party("rf") == lookup("RUS")
    rows = Timeline.from_spells([("Ruritania", "2000-01-01", None)], name="Rows")
    assert rows.party("ruritania") == State("Ruritania", "Ruritania")


def test_acts_are_in_the_chronology_as_their_own_words() -> None:
    """The act of a row is one of the three."""
    assert {row.act for row in LEAGUE.chronology()} == set(Act)


def test_a_stretch_needs_a_first_day() -> None:
    """Only the bounds of a filter may be left open; a stretch that is asked about begins on a day."""
    with pytest.raises(QueryTypeError):
        LEAGUE.members_during(None, "2000-01-01")  # type: ignore[arg-type]
