"""Timelines from rows of spells: what rows may say, how they merge, every fault, and the ledger behind them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import product

import pytest
from ledgers import LEAGUE, ONE_DAY, PARTIES, day, quietly

from csto_timeline import CSTO, Event, Kind, PartialDate, Reading, Source, Spell, State, Status, Timeline
from csto_timeline.errors import LedgerError
from csto_timeline.engine.spells import Row
from csto_timeline.states import lookup

BOOK = Source(key="book", title="A data set")


def made(*rows: Row, states: Iterable[State | str] = (), checked_through: str | None = None) -> Timeline:
    """Return the timeline of some rows."""
    return Timeline.from_spells(rows, name="Rows", states=states, source=BOOK, checked_through=checked_through)


def lines(timeline: Timeline, state: str) -> list[str]:
    """Return the spells of a state as short text."""
    return [
        f"{spell.start}..{spell.end or ''} {spell.status or '/'.join(spell.possible)}"
        for spell in timeline.spells_of(state)
    ]


def faults(*rows: object, states: Iterable[State | str] = (), checked_through: str | None = None) -> list[str]:
    """Return the faults of some rows as text."""
    with pytest.raises(LedgerError) as refusal:
        made(*rows, states=states, checked_through=checked_through)  # type: ignore[arg-type]
    return [str(fault) for fault in refusal.value.faults]


def steps(timeline: Timeline) -> list[str]:
    """Return the ledger of a timeline as short text."""
    return [f"{event.dated[0].day} {event.states[0]} {event.kind}" for event in timeline.events()]


# What rows say

READ: dict[str, tuple[tuple[Row, ...], list[str]]] = {
    "one row": ((("A", "2000-01-01", "2001-01-01"),), ["2000-01-01..2001-01-01 member", "2001-01-01.. former"]),
    "one row that goes on": ((("A", "2000-01-01", None),), ["2000-01-01.. member"]),
    "a status": ((("A", "2000-01-01", None, "observer"),), ["2000-01-01.. observer"]),
    "touching rows of one status merge": (
        (("A", "2000-01-01", "2001-01-01"), ("A", "2001-01-01", "2002-01-01"), ("A", "2002-01-01", None)),
        ["2000-01-01.. member"],
    ),
    "touching rows of two statuses": (
        (("A", "2000-01-01", "2001-01-01", "observer"), ("A", "2001-01-01", None, "member")),
        ["2000-01-01..2001-01-01 observer", "2001-01-01.. member"],
    ),
    "a gap": (
        (("A", "2000-01-01", "2001-01-01"), ("A", "2002-01-01", None)),
        ["2000-01-01..2001-01-01 member", "2001-01-01..2002-01-01 former", "2002-01-01.. member"],
    ),
    "a gap of one day": (
        (("A", "2000-01-01", "2001-01-01"), ("A", "2001-01-02", None)),
        ["2000-01-01..2001-01-01 member", "2001-01-01..2001-01-02 former", "2001-01-02.. member"],
    ),
    "rows in any order": (
        (("A", "2002-01-01", None), ("A", "2000-01-01", "2001-01-01")),
        ["2000-01-01..2001-01-01 member", "2001-01-01..2002-01-01 former", "2002-01-01.. member"],
    ),
    "a row of a former member merges with the gap before it": (
        (("A", "2000-01-01", "2001-01-01"), ("A", "2001-01-01", None, "former")),
        ["2000-01-01..2001-01-01 member", "2001-01-01.. former"],
    ),
    "a row of a former member after a gap": (
        (("A", "2000-01-01", "2001-01-01"), ("A", "2002-01-01", None, "former")),
        ["2000-01-01..2001-01-01 member", "2001-01-01.. former"],
    ),
    "a former member with an end": (
        (("A", "2000-01-01", "2001-01-01", "former"),),
        ["2000-01-01.. former"],
    ),
    "an end known by year": (
        (("A", "2000-01-01", "2001"),),
        ["2000-01-01..2001-01-01 member", "2001-01-01..2001-12-31 member/former", "2001-12-31.. former"],
    ),
    "a start known by month": (
        (("A", "2000-02", None),),
        ["2000-02-01..2000-02-29 outside/member", "2000-02-29.. member"],
    ),
    "an end that perhaps never comes": (
        (("A", "2000-01-01", "[2001..]"),),
        ["2000-01-01..2001-01-01 member", "2001-01-01.. member/former"],
    ),
    "a window that is one day": ((("A", "[2000-01-01..2000-01-01]", None),), ["2000-01-01.. member"]),
    "a change of status in one window": (
        (("A", "2000-01-01", "2001", "observer"), ("A", "2001", None, "member")),
        ["2000-01-01..2001-01-01 observer", "2001-01-01..2001-12-31 observer/member", "2001-12-31.. member"],
    ),
    "one status that ends and begins in one window may have a gap": (
        (("A", "2000-01-01", "2001"), ("A", "2001", None)),
        ["2000-01-01..2001-01-01 member", "2001-01-01..2001-12-31 member/former", "2001-12-31.. member"],
    ),
    "partial rows of one status that touch on a day merge": (
        (("A", "2000", "2001-01-01"), ("A", "2001-01-01", "2002")),
        [
            "2000-01-01..2000-12-31 outside/member",
            "2000-12-31..2002-01-01 member",
            "2002-01-01..2002-12-31 member/former",
            "2002-12-31.. former",
        ],
    ),
    "two steps on one known day beside a partial one": (
        (("A", "2000-01-01", "2001", "suspended"),),
        ["2000-01-01..2001-01-01 suspended", "2001-01-01..2001-12-31 suspended/former", "2001-12-31.. former"],
    ),
    "partial rows with a gap": (
        (("A", "2000-01-01", "2001"), ("A", "2003", None)),
        [
            "2000-01-01..2001-01-01 member",
            "2001-01-01..2001-12-31 member/former",
            "2001-12-31..2003-01-01 former",
            "2003-01-01..2003-12-31 member/former",
            "2003-12-31.. member",
        ],
    ),
}


@pytest.mark.parametrize(("rows", "expected"), READ.values(), ids=READ)
def test_rows_become_spells(rows: tuple[Row, ...], expected: list[str]) -> None:
    """Rows merge where they touch in one status, leave a former member in their gaps, and keep their precision."""
    assert lines(made(*rows), "A") == expected


@pytest.mark.parametrize(("rows", "expected"), READ.values(), ids=READ)
def test_the_ledger_of_rows_gives_the_same_spells(rows: tuple[Row, ...], expected: list[str]) -> None:
    """The events behind the rows, under any reading and widened, retell the rows."""
    timeline = made(*rows)
    for view in (*map(timeline.under, Reading), timeline.widened(), Timeline.from_events(timeline.events(), name="A")):
        assert lines(view, "A") == expected


@pytest.mark.parametrize("after", ["observer", "suspended", "member"])
def test_a_former_member_stays_one_over_a_gap(after: str) -> None:
    """A gap after a row of a former member is no change, and begins no spell."""
    timeline = made(("A", "2000-01-01", "2001-01-01", "former"), ("A", "2002-01-01", None, after))
    assert lines(timeline, "A") == ["2000-01-01..2002-01-01 former", f"2002-01-01.. {after}"]


DAYS_OF_ONE_START = (
    "2000-01-02",
    date(2000, 1, 2),
    datetime(2000, 1, 2, 23, 59, tzinfo=UTC),
    PartialDate.of("2000-01-02"),
)


@pytest.mark.parametrize("start", DAYS_OF_ONE_START, ids=lambda start: type(start).__name__)
def test_days_of_rows_are_taken_in_every_form(start: date | str | PartialDate) -> None:
    """Text, dates, moments and partial dates mean the same day."""
    assert lines(made(("A", start, None)), "A") == ["2000-01-02.. member"]


@pytest.mark.parametrize("row", [("A", "2000-01-02", None), ["A", "2000-01-02", None]])
def test_a_row_is_any_sequence_of_its_parts(row: Row) -> None:
    """Lists are rows as tuples are, and the rows may come from a generator."""
    timeline = Timeline.from_spells((each for each in [row]), name="Rows")
    assert timeline.states == ("A",)


def test_a_timeline_of_rows_is_plain() -> None:
    """It has the default reading, is not widened, and no single source speaks in it."""
    timeline = made(("A", "2000-01-01", None))
    assert (timeline.reading, timeline.wide, timeline.source) == (Reading.ANNOUNCED, False, None)
    assert timeline.plain() is timeline.under("announced") is timeline


def test_no_rows_are_a_timeline_of_nobody() -> None:
    """An empty data set is no error, and nobody ever was a member."""
    timeline = Timeline.from_spells([], name="Empty")
    assert (timeline.states, timeline.epochs(), timeline.events()) == ((), (), ())
    assert timeline.members_on("2000-01-01") == frozenset()
    assert timeline.is_member("UZB", "2000-01-01") is False


NAMED = (
    ("Uzbekistan", (), "UZB"),
    ("OʻZBEKISTON", (), "UZB"),
    ("kaz", (), "KAZ"),
    ("France", (), "FRA"),
    ("Ruritania", (), "Ruritania"),
    ("UZ", (), "UZ"),
    ("arcadia", PARTIES, "ARC"),
    ("Uzbekistan", [State("UZS", "Uzbekistan")], "UZS"),
    ("UZ", [lookup("UZB")], "UZB"),
)


@pytest.mark.parametrize(("name", "states", "code"), NAMED)
def test_names_become_codes(name: str, states: Iterable[State | str], code: str) -> None:
    """Declared parties win, known countries become alpha-3, and other or very short text is a party's own code."""
    assert made((name, "2000-01-01", None), states=states).states == (code,)


def test_two_spellings_of_a_state_are_one_state() -> None:
    """Rows of one state under several names belong together."""
    timeline = made(("Uzbekistan", "2000-01-01", "2001-01-01"), ("UZB", "2001-01-01", None))
    assert lines(timeline, "UZB") == ["2000-01-01.. member"]


# Faults

FAULTS: dict[str, tuple[tuple[object, ...], list[str]]] = {
    "no row": ((5,), ["row 1: 5 is no row; give (state, start, end[, status])"]),
    "nothing": ((None,), ["row 1: None is no row; give (state, start, end[, status])"]),
    "too short": ((("A", "2000-01-01"),), ["row 1: ('A', '2000-01-01') is no row; give"]),
    "too long": ((("A", "2000-01-01", None, "member", "x"),), ["is no row; give (state, start, end[, status])"]),
    "start that is no date": ((("A", "soon", None),), ["row 1, A: 'soon' is no date that the record can hold"]),
    "start missing": ((("A", None, None),), ["row 1, A: a day cannot be None"]),
    "start that is a number": ((("A", 2000, None),), ["row 1, A: a day cannot be 2000"]),
    "end that is no date": ((("A", "2000-01-01", "2000-02-30"),), ["row 1, A: '2000-02-30' does not exist"]),
    "end that is a float": ((("A", "2000-01-01", float("nan")),), ["row 1, A: a day cannot be nan"]),
    "unknown status": ((("A", "2000-01-01", None, "guest"),), ["row 1, A: 'guest' is no status of a row; take one of"]),
    "outside is no status of a row": ((("A", "2000-01-01", None, "outside"),), ["'outside' is no status of a row"]),
    "status missing": ((("A", "2000-01-01", None, None),), ["row 1, A: None is no status of a row"]),
    "state that is a number": (((704, "2000-01-01", None),), ["row 1: a state cannot be 704"]),
    "state missing": (((None, "2000-01-01", None),), ["row 1: a state cannot be None"]),
    "blank state": ((("  ", "2000-01-01", None),), ["row 1,   : a state cannot be '  '"]),
    "unsettled spell": (
        (Spell("A", day("2000-01-01"), None, None, (Status.OUTSIDE, Status.MEMBER)),),
        ["row 1, A: None is no status of a row"],
    ),
    "no day": ((("A", "2000-01-01", "2000-01-01"),), ["row 1, A: ends on 2000-01-01, not after its start 2000-01-01"]),
    "backwards": ((("A", "2000-01-02", "2000-01-01"),), ["row 1, A: ends on 2000-01-01, not after its start"]),
    "backwards within another row": (
        (("A", "2000-06-01", "2000-01-01"), ("A", "2000-03-01", "2000-07-01")),
        ["row 1, A: overlaps row 2", "row 1, A: ends on 2000-01-01, not after its start 2000-06-01"],
    ),
    "backwards by windows": ((("A", "2001", "2000"),), ["row 1, A: ends on 2000, not after its start 2001"]),
    "backwards at the first day of the calendar": (
        (("A", "0001", "0001-01-01"),),
        ["row 1, A: ends on 0001-01-01, not after its start 0001"],
    ),
    "backwards into the first day of a window": ((("A", "2001", "2001-01-01"),), ["not after its start 2001"]),
    "overlap": (
        (("A", "2000-01-01", "2001-01-01"), ("A", "2000-12-31", None)),
        ["row 2, A: overlaps row 1; a row ends on the first day that is no longer in it"],
    ),
    "overlap of an earlier row written later": (
        (("A", "2000-06-01", None), ("A", "2000-01-01", "2000-06-02")),
        ["row 1, A: overlaps row 2"],
    ),
    "overlap with a row that goes on": (
        (("A", "2000-01-01", None), ("A", "2010-01-01", "2011-01-01")),
        ["row 2, A: overlaps row 1"],
    ),
    "overlap with a longer row before the last": (
        (("A", "2000-01-01", "2005-01-01"), ("A", "2001-01-01", "2002-01-01"), ("A", "2003-01-01", "2006-01-01")),
        ["row 2, A: overlaps row 1", "row 3, A: overlaps row 1"],
    ),
    "overlap with the first of two rows that end together": (
        (("A", "2000-01-01", "2002-01-01"), ("A", "2001-01-01", "2002-01-01"), ("A", "2001-06-01", "2003-01-01")),
        ["row 2, A: overlaps row 1", "row 3, A: overlaps row 1"],
    ),
    "the same row twice": (
        (("A", "2000-01-01", None), ("A", "2000-01-01", None)),
        ["row 2, A: overlaps row 1"],
    ),
    "overlap under two names": (
        (("Uzbekistan", "2000-01-01", None), ("UZB", "2000-01-01", None)),
        ["row 2, UZB: overlaps row 1"],
    ),
    "overlap of windows": (
        (("A", "2000-01-01", "2002"), ("A", "2001", None)),
        ["row 2, A: overlaps row 1"],
    ),
    "overlap of a window with a row that goes on": (
        (("A", "2000", None), ("A", "2001", "2002")),
        ["row 2, A: overlaps row 1"],
    ),
    "two steps on a day known only by year": (
        (("A", "2000", None, "suspended"),),
        ["row 1, A: suspended cannot follow outside on a day known only as 2000; give the day, or a row"],
    ),
    "two steps within a window between rows": (
        (("A", "2000-01-01", "2001", "member"), ("A", "2001", None, "observer")),
        ["row 2, A: observer cannot follow member on a day known only as 2001"],
    ),
    "two steps after a gap within a window": (
        (("A", "2000-01-01", "2001", "suspended"), ("A", "2001", None, "suspended")),
        ["row 2, A: suspended cannot follow former on a day known only as 2001"],
    ),
    "several rows": (
        (5, ("A", "soon", None), ("B", "2000-01-02", "2000-01-01"), ("C", "2000-01-01", None), (7, 7, 7)),
        [
            "row 1: 5 is no row",
            "row 2, A: 'soon'",
            "row 5: a state cannot be 7; give a code or a name as text",
            "row 5: a day cannot be 7",
            "row 5: a day cannot be 7",
            "row 3, B: ends on 2000-01-01",
        ],
    ),
    "several faults of one state": (
        (("A", "2000-01-02", "2000-01-01"), ("A", "2000-01-03", "2001-01-01"), ("A", "2000-02-01", None)),
        ["row 1, A: ends on 2000-01-01", "row 3, A: overlaps row 2"],
    ),
}


@pytest.mark.parametrize(("rows", "expected"), FAULTS.values(), ids=FAULTS)
def test_every_fault_of_rows_names_its_row(rows: tuple[object, ...], expected: list[str]) -> None:
    """Each malformed, backward or overlapping row is a fault with its number, its state and the cure."""
    found = faults(*rows)
    assert len(found) == len(expected)
    for fault, text in zip(found, expected, strict=True):
        assert text in fault
        assert ";" in fault


def test_a_step_out_of_a_gap_is_one_of_a_former_member() -> None:
    """Between two rows a state is a former member, and the fault of the later row says so."""
    found = faults(("A", "2000-01-01", "2001"), ("A", "2003", None, "suspended"))
    assert "suspended cannot follow former on a day known only as 2003" in found[0]


@pytest.mark.parametrize("turn", [1, -1])
def test_a_row_that_ends_before_another_starts_does_not_overlap_it(turn: int) -> None:
    """A start known by year lies before the row's own end, so a later row of the same year comes after it."""
    rows: tuple[Row, ...] = (("A", "2000", "2000-06-01"), ("A", "2000-09-01", None))
    assert lines(made(*rows[::turn]), "A") == [
        "2000-01-01..2000-06-01 outside/member",
        "2000-06-01..2000-09-01 former",
        "2000-09-01.. member",
    ]


def test_only_a_step_that_surely_needs_two_is_refused() -> None:
    """Where a gap may lie between two partial rows, or the day is known, every status can follow."""
    assert made(("A", "2000-01-01", "2001"), ("A", "2002", None, "observer")).states == ("A",)
    assert made(("A", "2000", "2001-01-01"), ("A", "2001-01-01", None, "observer")).states == ("A",)


BEYOND: tuple[tuple[Row, str, list[str]], ...] = (
    (("A", "2000-01-01", None), "2000-01-01", []),
    (("A", "2000-01-02", None), "2000-01-01", ["2000-01-02 lies after checked_through, 2000-01-01; move"]),
    (("A", "2000-01-01", "2001-01-01"), "2001-01-01", []),
    (("A", "2000-01-01", "2001-01-02"), "2001-01-01", ["2001-01-02 lies after checked_through, 2001-01-01"]),
    (("A", "2000-01-01", "2001"), "2001-01-01", []),
    (("A", "2000-01-01", "2001"), "2000-12-31", ["2001 lies after checked_through, 2000-12-31"]),
    (("A", "2001-01-01", "2002-01-01"), "2000-12-31", ["2001-01-01 lies after", "2002-01-01 lies after"]),
)


@pytest.mark.parametrize(("row", "checked_through", "expected"), BEYOND)
def test_no_row_speaks_of_days_beyond_the_record(row: Row, checked_through: str, expected: list[str]) -> None:
    """A start or an end that surely lies after `checked_through` is a fault."""
    if not expected:
        assert made(row, checked_through=checked_through).states == ("A",)
        return
    found = faults(row, checked_through=checked_through)
    assert len(found) == len(expected)
    assert all(text in fault for text, fault in zip(expected, found, strict=True))


OVERLAPS_IN_WINDOWS: tuple[tuple[Row, Row], ...] = (
    (("A", "2000-01-01", "2000-01-10"), ("A", "2000", "2000-01-03")),
    (("A", "2000-01-01", "2000-01-04"), ("A", "[2000-01-02..2000-01-07]", "2000-01-03", "observer")),
    (("A", "2000-01-02", "2000-01-10", "suspended"), ("A", "[2000-01-07..]", "[2000-01-06..2000-01-08]")),
    (("A", "2000-01-05", "[2000-01-01..2000-01-10]"), ("A", "2000-01-05", None, "observer")),
    (("A", "2000-01-01", "2000-06-01"), ("A", "2000", "2000-06-01")),
)


@pytest.mark.parametrize("rows", OVERLAPS_IN_WINDOWS)
def test_a_row_that_must_lie_within_another_overlaps_it(rows: tuple[Row, Row]) -> None:
    """Where no days within the windows keep two rows apart, they overlap, in whatever order they are written."""
    for written in (rows, rows[::-1]):
        assert any("overlaps" in fault for fault in faults(*written))


@pytest.mark.parametrize("rows", READ.values(), ids=READ)
def test_no_spell_is_without_a_possible_status(rows: tuple[tuple[Row, ...], list[str]]) -> None:
    """On every day at least one status is possible."""
    assert all(spell.possible for spell in made(*rows[0]).spells_of("A"))


def test_everything_wrong_with_one_row_is_reported() -> None:
    """A row whose state, days and status are all wrong has four faults."""
    assert len(faults(("", "soon", "later", "guest"))) == 4


def test_a_state_that_is_a_list_is_named_in_its_fault() -> None:
    """A state of a wrong type is shown, whether or not it can be hashed."""
    assert "a state cannot be ['A']" in faults((["A"], "2000-01-01", None))[0]


# The ledger behind the rows


def test_rows_become_events_in_order_of_day() -> None:
    """One event a step, sorted by day and state, dated in force by the source of the rows, keyed by what it says."""
    timeline = made(
        ("B", "2000-01-01", "2002-01-01"),
        ("A", "2000-01-01", "2001", "observer"),
        ("B", "2003-01-01", None),
        ("B", "2002-01-01", "2002-06-01", "suspended"),
    )
    assert steps(timeline) == [
        "2000-01-01 A observer",
        "2000-01-01 B accession",
        "2001 A withdrawal",
        "2002-01-01 B suspension",
        "2002-06-01 B withdrawal",
        "2003-01-01 B return",
    ]
    events = timeline.events()
    assert events[0].key == "A-observer-2000-01-01"
    assert {source for event in events for dating in event.dated for source in dating.sources} == {BOOK}
    assert {dating.act.value for event in events for dating in event.dated} == {"in_force"}
    assert timeline.sources == (BOOK,)


def test_rows_without_a_source_have_datings_without_one() -> None:
    """In one's own timeline a dating may lack a source."""
    timeline = Timeline.from_spells([("A", "2000-01-01", None)], name="Rows")
    assert timeline.sources == ()
    assert timeline.events()[0].dated[0].sources == ()


def test_keys_are_different_where_days_are_not() -> None:
    """Two steps of one kind in one year have keys of their own."""
    timeline = made(("A", "2000", "2001"), ("A", "2001", "2001"), ("A", "2001", None))
    keys = [event.key for event in timeline.events()]
    assert len(keys) == len(set(keys)) == 5
    assert keys[:3] == ["A-accession-2000", "A-withdrawal-2001", "A-return-2001"]


STATUSES = [status for status in Status if status is not Status.OUTSIDE]


@pytest.mark.parametrize(("first", "second"), [*product(STATUSES, repeat=2)])
def test_every_status_can_follow_every_other(first: Status, second: Status) -> None:
    """Two rows that touch take one or two legal steps on that day, and the ledger retells the rows."""
    timeline = made(("A", "2000-01-01", "2001-01-01", first), ("A", "2001-01-01", None, second))
    expected = [f"2000-01-01..2001-01-01 {first}", f"2001-01-01.. {second}"]
    if first is second:
        expected = [f"2000-01-01.. {first}"]
    assert lines(timeline, "A") == expected
    assert lines(Timeline.from_events(timeline.events(), name="A"), "A") == expected
    assert all(isinstance(event, Event) and event.kind is not Kind.MILESTONE for event in timeline.events())


# Round trips


@pytest.mark.parametrize("reading", ["announced", "signed"])
def test_the_spells_of_a_timeline_are_rows(reading: str) -> None:
    """What `spells_of` gives, `from_spells` takes back to the same answers on every day that matters."""
    timeline = CSTO.under(reading)
    rows = [spell for state in timeline.states for spell in timeline.spells_of(state)]
    twin = Timeline.from_spells(rows, name="Twin", checked_through=CSTO.checked_through)
    assert twin.states == timeline.states
    for state in timeline.states:
        assert twin.spells_of(state) == timeline.spells_of(state)
    for epoch in timeline.epochs():
        for when in (epoch.start - ONE_DAY, epoch.start):
            assert twin.members_on(when) == timeline.members_on(when)


def test_the_settled_spells_of_one_s_own_parties_are_rows() -> None:
    """Own codes survive the round trip, whether or not the parties are declared again."""
    rows = [spell for state in ("ARC", "CIM") for spell in LEAGUE.spells_of(state)]
    for states in ((), PARTIES):
        twin = Timeline.from_spells(rows, name="Twin", states=states)
        assert [twin.spells_of(state) for state in ("ARC", "CIM")] == [
            LEAGUE.spells_of(state) for state in ("ARC", "CIM")
        ]


def test_a_source_that_covers_the_rows_can_be_asked_for_alone() -> None:
    """The view of the one source behind the rows is the rows, bounded by what it covers."""
    book = Source(key="book", covers_through="2005-12-31")
    timeline = Timeline.from_spells([("A", "2000-01-01", "2001")], name="Rows", source=book)
    view = timeline.according_to("book")
    assert (view.checked_through, view.source) == (day("2005-12-31"), "book")
    assert lines(view, "A") == lines(timeline, "A")
    assert quietly(lambda: view.is_member("A", "2010-01-01")) is False


UNORDERED: tuple[tuple[Row, Row], ...] = (
    (("A", "2000", "2000"), ("A", "2000-06-01", "2000-07-01")),
    (("A", "[2000-06-05..2000-06-10]", "2000-06-12"), ("A", "[2000-06-09..2000-06-20]", "[2000-06-10..2000-06-30]")),
)


@pytest.mark.parametrize("turn", [1, -1])
@pytest.mark.parametrize("rows", UNORDERED)
def test_rows_whose_order_is_not_known_are_refused(rows: tuple[Row, Row], turn: int) -> None:
    """Where the windows let two rows stand in either order, neither is chosen silently."""
    (fault,) = faults(*rows[::turn])
    one, other = fault[4], "12".replace(fault[4], "")
    assert fault == (
        f"row {one}, A: can have come before row {other} as well as after it; "
        "give closer days, so that the order is known"
    )


ORDERED: tuple[tuple[Row, Row], ...] = (
    # The second begins on the last day of the first's start, so it ends on a later one.
    (("A", "[2000-06-05..2000-06-10]", "2000-06-12"), ("A", "[2000-06-10..2000-06-20]", "[2000-06-10..2000-06-30]")),
    # The first begins before its own end, and the second ends on that day or later.
    (("A", "2000", "2000-06-01"), ("A", "[2000-05-31..2000-06-30]", "[2000-06-01..2000-07-01]")),
    # On the last day of the calendar a row can begin, and nothing comes after.
    (("A", "2000", "2001"), ("A", "9999-12-31", "[9999-12-31..]")),
)


@pytest.mark.parametrize("turn", [1, -1])
@pytest.mark.parametrize("rows", ORDERED)
def test_rows_that_leave_one_order_only_are_taken_in_it(rows: tuple[Row, Row], turn: int) -> None:
    """A row is at least a day long, so windows that nearly allow the other order do not."""
    assert made(*rows[::turn]).spells_of("A") == made(*rows).spells_of("A") != ()


FORMER_ROWS: tuple[tuple[tuple[Row, ...], list[str]], ...] = (
    (
        (("A", "2000-01-01", "2001-01-01"), ("A", "2001-01-01", "2002-01-01", "former"), ("A", "2003-01-01", None)),
        ["2000-01-01..2001-01-01 member", "2001-01-01..2003-01-01 former", "2003-01-01.. member"],
    ),
    (
        (("A", "2000-01-01", "2001-01-01"), ("A", "2001-01-01", "2002-01-01", "former")),
        ["2000-01-01..2001-01-01 member", "2001-01-01.. former"],
    ),
    (
        (("A", "2000-01-01", "2001-01-01", "former"), ("A", "2001-01-01", "2002-01-01"), ("A", "2003-01-01", None)),
        [
            "2000-01-01..2001-01-01 former",
            "2001-01-01..2002-01-01 member",
            "2002-01-01..2003-01-01 former",
            "2003-01-01.. member",
        ],
    ),
)


@pytest.mark.parametrize(("rows", "expected"), FORMER_ROWS)
def test_a_row_of_a_former_member_runs_on_into_the_gap_after_it(rows: tuple[Row, ...], expected: list[str]) -> None:
    """After a row ends a state is a former member, and a row that says so already begins no new spell."""
    assert lines(made(*rows), "A") == expected
