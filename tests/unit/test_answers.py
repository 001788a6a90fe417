"""Answers and happenings: how long a stretch is, and how each answer reads."""

from datetime import date

import pytest
from ledgers import LEAGUE_EVENTS, ONE_DAY, day, step, twins

from csto_timeline import CSTO, Act, Change, DatedAct, Epoch, SharedSpell, Spell, Status, Step, signed
from csto_timeline.results import Stretch, abreast

OUT, B, M, S, F = Status
"""The statuses by their first letters."""
START, END = day("1999-04-20"), day("1999-05-01")
JOINED = LEAGUE_EVENTS[1]


def spell(end: date | None, *possible: Status) -> Spell:
    """Return a spell of Arcadia with these possible statuses."""
    return Spell("ARC", START, end, possible[0] if len(possible) == 1 else None, possible)


STRETCHES = (
    spell(END, M),
    Epoch(START, END, frozenset(), frozenset(), None),
    SharedSpell(("ARC", "BRO"), START, END),
)


@pytest.mark.parametrize("stretch", STRETCHES, ids=lambda value: type(value).__name__)
def test_a_stretch_counts_its_days(stretch: Stretch) -> None:
    """The end is the first day out, so the last day is the one before, and the length is their difference."""
    assert (stretch.days, stretch.last_day) == (11, END - ONE_DAY)
    assert stretch.when() == "1999-04-20 to 1999-04-30"


@pytest.mark.parametrize(
    "stretch",
    [spell(None, M), Epoch(START, None, frozenset(), frozenset(), None), SharedSpell(("ARC", "BRO"), START, None)],
    ids=lambda value: type(value).__name__,
)
def test_a_stretch_that_goes_on_has_no_length(stretch: Stretch) -> None:
    """Neither its last day nor its length is known."""
    assert (stretch.days, stretch.last_day) == (None, None)
    assert stretch.when() == "from 1999-04-20 on"


def test_a_stretch_of_one_day_ends_where_it_starts() -> None:
    """The shortest stretch is one day long."""
    one = spell(START + ONE_DAY, M)
    assert (one.days, one.last_day) == (1, START)


PRINTED = (
    (spell(END, M), "ARC member, 1999-04-20 to 1999-04-30"),
    (spell(None, F), "ARC former, from 1999-04-20 on"),
    (spell(END, OUT, M), "ARC unsettled: outside or member, 1999-04-20 to 1999-04-30"),
    (Epoch(START, END, frozenset(), frozenset(), None), "1999-04-20 to 1999-04-30: nobody"),
    (Epoch(START, None, frozenset({"B", "A"}), frozenset({"A", "B"}), "x"), "from 1999-04-20 on: A, B"),
    (
        Epoch(START, None, frozenset({"B"}), frozenset({"D", "C", "B"}), None),
        "from 1999-04-20 on: B (C, D unsettled)",
    ),
    (Epoch(START, None, frozenset(), frozenset({"C"}), None), "from 1999-04-20 on: nobody (C unsettled)"),
    (SharedSpell(("ARC", "BRO"), START, END), "ARC and BRO, 1999-04-20 to 1999-04-30"),
    (
        Change(START, ("A", "B"), ("C",), ("D",), (JOINED, step("x", "milestone", "", signed("2000")))),
        "1999-04-20 +A +B -C ?D (cimmeria-accedes-2001, x)",
    ),
    (Change(START, (), (), (), (JOINED,)), "1999-04-20 no state (cimmeria-accedes-2001)"),
    (DatedAct(JOINED, JOINED.dated[0]), "2001-03-15 signed: Cimmeria joins the League."),
    (
        DatedAct(step("x", "milestone", "", signed("2000-05")), LEAGUE_EVENTS[4].dated[2]),
        "[2002-06..2002-12] in force: x",
    ),
    (Step(JOINED, START, START, M), "cimmeria-accedes-2001 1999-04-20: member"),
    (Step(JOINED, START, END, M), "cimmeria-accedes-2001 [1999-04-20..1999-05-01]: member"),
    (Step(JOINED, START, None, M), "cimmeria-accedes-2001 [1999-04-20..]: member"),
)


@pytest.mark.parametrize(("answer", "text"), PRINTED, ids=[text for _, text in PRINTED])
def test_an_answer_prints_as_a_person_reads_it(answer: object, text: str) -> None:
    """Every answer prints its days, its states and what it says of them, in a stable order."""
    assert str(answer) == text


@pytest.mark.parametrize(("answer", "text"), PRINTED, ids=[text for _, text in PRINTED])
def test_an_answer_is_a_value(answer: object, text: str) -> None:
    """Answers are frozen, hashable, comparable, copyable and picklable."""
    for twin in twins(answer):
        assert (twin, hash(twin), str(twin)) == (answer, hash(answer), text)
    with pytest.raises(AttributeError):
        answer.start = START  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("possible", "member"),
    [((M,), True), ((OUT,), False), ((S,), False), ((F,), False), ((OUT, M), None), ((M, S), None), ((OUT, B), False)],
)
def test_a_spell_says_whether_it_is_one_of_membership(possible: tuple[Status, ...], member: bool | None) -> None:
    """Membership is open only where MEMBER is one of several possible statuses."""
    assert spell(END, *possible).member is member


def test_a_dated_act_shows_the_day_and_the_act_of_its_dating() -> None:
    """The day keeps its own precision."""
    act = DatedAct(LEAGUE_EVENTS[2], LEAGUE_EVENTS[2].dated[0])
    assert (str(act.day), act.act) == ("2001-06", Act.ANNOUNCED)


def test_courses_side_by_side_begin_with_the_first_member() -> None:
    """A stretch begins where an answer changes; a state that only observes never answers otherwise than before it."""
    observes, joins = spell(None, B), Spell("BRO", END, None, M, (M,))
    assert abreast([[observes], [observes]]) == []
    assert abreast([[observes], [joins]]) == [(END, None, (False, True))]


def test_spells_and_epochs_have_a_plain_form() -> None:
    """A row holds plain values only, with the words and lists that tables take."""
    unsettled = CSTO.under("in_force").spells_of("UZB")[2]
    assert unsettled.as_row() == {
        "state": "UZB",
        "start": unsettled.start,
        "end": unsettled.end,
        "status": None,
        "member": None,
    }
    assert CSTO.spells_of("AZE")[1].as_row()["status"] == "former"
    six = ["ARM", "KAZ", "KGZ", "RUS", "TJK", "UZB"]
    assert CSTO.epochs()[0].as_row() == {
        "start": date(1992, 5, 15),
        "end": date(1993, 9, 24),
        "members": six,
        "possible": six,
        "name": "Collective Security Treaty",
    }
    assert type(CSTO.spells_of("UZB")[0].as_row()["status"]) is str
