"""Pairs and stretches: precedence between chains, rows with and without partial dates, and other statuses."""

from datetime import date

import pytest
from ledgers import step, timeline

from csto_timeline import Status, Timeline, signed
from csto_timeline.rules import BIT

MEMBER, SUSPENDED = BIT[Status.MEMBER], BIT[Status.SUSPENDED]
SPELLS = [
    ("FRA", "[2000-01-03..2000-01-05]", "[2000-01-06..2000-01-08]"),
    ("ITA", "2000-01-01", "2000-01-10"),
    ("DEU", "2000-01-07", "2000-01-20"),
    ("ESP", "2000-01-01", "2000-01-20", "member|suspended"),
]
MIXED = Timeline.from_spells(SPELLS, name="Mixed")


def day(number: int) -> date:
    """Return a day of January 2000."""
    return date(2000, 1, number)


def joint(a: str, b: str, wanted: int = MEMBER) -> dict[int, bool | None]:
    """Return from which day of January on joint membership has which answer."""
    days, answers = MIXED._joint(a, b, wanted)
    return {when.day: answer for when, answer in zip(days, answers[1:], strict=True)}


def test_pairs_of_rows_with_and_without_partial_dates() -> None:
    """A state whose days are known is no less certain beside one whose days are not."""
    assert joint("FRA", "ITA") == joint("ITA", "FRA") == {3: None, 5: True, 6: None, 8: False}
    assert joint("FRA", "DEU") == {7: None, 8: False}
    assert joint("ITA", "DEU") == {7: True, 10: False}
    assert joint("ESP", "FRA") == {3: None, 8: False}
    assert joint("ESP", "ITA", MEMBER | SUSPENDED) == {1: True, 10: False}
    assert joint("FRA", "FRA") == {3: None, 5: True, 6: None, 8: False}


@pytest.mark.parametrize(
    ("states", "stretches"),
    [
        ("FRA", [(1, 10, False, False), (6, 8, True, True), (5, 6, False, True), (8, 20, True, False)]),
        ("FRA", [(3, None, False, False)]),
        ("ITA", [(5, None, False, False), (10, None, True, False)]),
        ("ESP", [(2, 9, True, True)]),
        ("FRA ITA", [(1, 10, False, False)]),
        ("FRA DEU", [(1, 20, True, False), (7, 8, True, True)]),
        ("ITA DEU", [(7, 10, False, True), (1, 7, True, False)]),
    ],
)
def test_stretches_of_rows(states: str, stretches: list[tuple[int, int | None, bool, bool]]) -> None:
    """Whether some history avoids, and whether some fills, a stretch; one without end goes on with the calendar."""
    for start, end, avoids, fills in stretches:
        assert MIXED._extremes(tuple(states.split()), day(start), end and day(end)) == (avoids, fills)


def test_other_statuses_can_be_asked_for() -> None:
    """A suspension of two states and the return of one are joint events."""
    pact = timeline(
        step("in", "accession", "AAA BBB", signed("1999-01-01")),
        step("stop", "suspension", "AAA BBB", signed("[2000-01-02..2000-01-04]")),
        step("back", "return", "AAA", signed("[2000-01-03..2000-01-06]")),
        step("out", "withdrawal", "BBB", signed("2000-01-05")),
    )
    days, answers = pact._joint("AAA", "BBB", SUSPENDED)
    assert dict(zip((when.day for when in days), answers[1:], strict=True)) == {2: None, 5: False}
    assert pact._joint("AAA", "BBB", MEMBER | SUSPENDED)[1] == (False, True, False)
    assert pact._extremes(("BBB",), day(1), day(6), SUSPENDED) == (False, False)
    assert pact._extremes(("AAA",), day(1), day(7), SUSPENDED) == (True, False)


def test_what_must_come_first_keeps_two_states_apart() -> None:
    """Both windows are the same month, and yet the two are never members together; a third state is, with each."""
    pact = timeline(
        step("one", "accession", "BBB CCC", signed("1990-01-01")),
        step("two", "lapse", "BBB CCC", signed("2000-01")),
        step("three", "accession", "AAA CCC", signed("2000-01")),
    )
    assert pact._joint("AAA", "BBB") == pact._joint("BBB", "AAA") == ((), (False,))
    assert pact._extremes(("AAA", "BBB"), day(1), day(31)) == (True, False)
    assert pact._joint("AAA", "CCC")[1] == (False, None, True)
    assert pact._extremes(("CCC",), day(1), day(31)) == (True, True)
    assert pact._extremes(("BBB", "CCC"), day(1), day(31)) == (True, True)


def test_names_a_day_apart_keep_their_founders_in() -> None:
    """Two names between a founding and a dissolution take two days, whenever they are."""
    pact = timeline(
        step("founded", "founding", "AAA", signed("[2000-01-01..2000-01-03]"), new_name="Pact"),
        step("renamed", "renaming", "", signed("[2000-01-02..2000-01-04]"), new_name="Union"),
        step("again", "renaming", "", signed("[2000-01-03..2000-01-05]"), new_name="League"),
        step("ends", "dissolution", "", signed("[2000-01-03..2000-01-06]")),
    )
    extremes = [pact._extremes(("AAA",), day(start), day(end)) for start, end in ((1, 7), (2, 4), (1, 2), (5, 6))]
    assert extremes == [(False, False), (False, True), (True, True), (True, True)]


@pytest.mark.parametrize(("last", "both"), [("2000-02-01", None), ("2000-02-06", True)])
def test_a_row_that_begins_must_last_a_day_before_it_ends(last: str, both: bool | None) -> None:
    """Italy can avoid France only if it joins after France has left, stays a day, and leaves.

    Where France leaves after the last day on which Italy can join, no history avoids a joint day.
    """
    rows = [
        ("FRA", "1999-01-01", f"[{last}..2000-03-20]"),
        ("ITA", "[2000-01-10..2000-02-05]", "[2000-01-20..2000-03-10]"),
    ]
    pair = Timeline.from_spells(rows, name="Pair")
    assert [row["member"] for row in pair.dyads("2000-01-12", "2000-02-19")] == [both]
