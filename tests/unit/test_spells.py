"""Timelines of rows: order, overlap, touching rows, unsettled statuses, and the events that describe them."""

from datetime import date
from typing import Any

import pytest

from csto_timeline import ConventionWarning, Kind, Source, Status, Timeline
from csto_timeline.errors import Fault, LedgerError

SOURCE = Source(key="table", title="Table", covers_through="2018-12-31")


def rows(*given: Any, **options: Any) -> Timeline:
    """Return the timeline of rows."""
    return Timeline.from_spells(given, name="T", **options)


def faults(*given: Any, **options: Any) -> tuple[Fault, ...]:
    """Return the faults of rows that are refused."""
    with pytest.raises(LedgerError) as caught:
        rows(*given, **options)
    return caught.value.faults


def statuses(timeline: Timeline, state: str = "FRA") -> list[tuple[str, str]]:
    """Return the first day and the possible statuses of each spell."""
    return [(str(spell.start), "|".join(spell.possible)) for spell in timeline.spells_of(state)]


def test_rows_of_one_status_that_touch_merge() -> None:
    """The shared day begins no spell, whether the days are exact or not, and bounds both windows."""
    exact = rows(("FRA", "1990-01-01", "1995-01-01"), ("FRA", "1995-01-01", "2000-01-01"))
    assert statuses(exact) == [("1990-01-01", "member"), ("2000-01-01", "former")]
    partial = rows(("FRA", "1991", "1991-06-01"), ("FRA", "1991-06-01", "2001-01-01"))
    assert [partial.is_member("FRA", f"1991-{day}") for day in ("08-01", "05-31", "05-30")] == [True, True, None]


def test_equal_windows_touch_only_with_a_change_of_status() -> None:
    """Two rows of one status that end and begin in one year may have any gap between them."""
    same = rows(("FRA", "1990-01-01", "1995"), ("FRA", "1995", "2000-01-01"))
    assert Status.FORMER in same.possible_statuses_on("FRA", "1995-06-01")
    changed = rows(("FRA", "1990-01-01", "1995", "observer"), ("FRA", "1995", "2000-01-01"))
    assert changed.possible_statuses_on("FRA", "1995-06-01") == (Status.OBSERVER, Status.MEMBER)


def test_a_row_covers_at_least_one_day() -> None:
    """Whatever day of its window it begins on, the state is a member on some day, unless the row may never begin."""
    short = rows(("FRA", "1990", "[1990-01-02..1991-01-01]"))
    assert [short.members_during("1990", rule=rule) for rule in ("any", "all")] == [{"FRA"}, set()]
    for start, answer in (("9999-12-31", True), ("[9999-12-30..]", None)):
        assert rows(("FRA", start, None)).is_member("FRA", "9999-12-31") is answer


def test_one_possible_order_is_found_and_two_are_refused() -> None:
    """Windows may overlap as long as only one order fits; three rows may fit pair by pair and yet not together."""
    early = ("FRA", "[2000-01-03..2000-01-05]", "[2000-01-04..2000-01-06]")
    ordered = rows(early, ("FRA", "2000-01-04", "2000-01-06", "observer"))
    assert statuses(ordered)[:2] == [("2000-01-03", "member"), ("2000-01-04", "observer")]
    (fault,) = faults(("FRA", "1990", "1992"), ("FRA", "1990", "1992", "observer"))
    assert fault.row == 2
    between = ("FRA", "[2000-01-01..2000-01-06]", "[2000-01-02..2000-01-09]", "observer")
    assert faults(("FRA", "2000-01-01", "2000-01-05"), between, ("FRA", "2000-01-05", "2000-01-08", "associate"))


def test_a_state_that_was_former_is_not_outside_again() -> None:
    """A gap after a row with several statuses is FORMER, and so `outside` in a later row is too; CSV says the same."""
    timeline = rows(
        ("FRA", "1990-01-01", "1991-01-01", "outside|member"),
        ("FRA", "1992-01-01", "1993-01-01", "outside|member"),
        ("FRA", "1993-01-01", "1994-01-01", "outside|observer"),
    )
    found = ["outside|member", "former", "member|former", "observer|former", "former"]
    assert [text for _, text in statuses(timeline)] == found
    assert rows(*timeline.spells_of("FRA")).spells_of("FRA") == timeline.spells_of("FRA")
    touching = rows(("FRA", "1990", "1991", "outside|member"), ("FRA", "1991", "1992", "outside|observer"))
    assert Status.OUTSIDE in touching.possible_statuses_on("FRA", "1991-12-30")


def test_merge_joins_rows_of_one_status() -> None:
    """`overlap="merge"` unites rows, those of exact days beside others too, and still refuses a contradiction."""
    given = [("FRA", "1990-01-01", "1996-01-01"), ("FRA", "1995-01-01", None), ("FRA", "1995-06-01", "1997-01-01")]
    assert statuses(rows(*given, overlap="merge")) == [("1990-01-01", "member")]
    assert statuses(rows(("FRA", "1990", None), ("FRA", "1990", None), overlap="merge"))[-1][1] == "member"
    assert faults(("FRA", "1990-01-01", None), ("FRA", "1995-01-01", None, "observer"), overlap="merge")
    given = [("FRA", "1990-01-01", "1995-01-01"), ("FRA", "1993-01-01", "1999-01-01")]
    found = statuses(rows(*given, ("FRA", "2005", None), overlap="merge"))
    assert found[:2] == statuses(rows(*given, overlap="merge")) == [("1990-01-01", "member"), ("1999-01-01", "former")]
    assert faults(*given, ("FRA", "1994-01-01", "1996", "observer"), overlap="merge")


def test_statuses_can_be_several_unknown_or_outside() -> None:
    """`a|b` leaves both possible, `unknown` everything; `outside` is outside before a membership and former after."""
    timeline = rows(
        ("FRA", "1990-01-01", "1991-01-01", "outside"),
        ("FRA", "1991-01-01", "1992-01-01", "member|suspended"),
        ("FRA", "1992-01-01", "1993-01-01", "outside"),
        ("FRA", "1993-01-01", "1994-01-01", "outside|observer"),
        ("FRA", "1994-01-01", "1995-01-01", "unknown"),
    )
    assert statuses(timeline) == [
        ("1991-01-01", "member|suspended"),
        ("1992-01-01", "former"),
        ("1993-01-01", "observer|former"),
        ("1994-01-01", "|".join(Status)),
        ("1995-01-01", "former"),
    ]
    partial = rows(
        ("FRA", "1990", "1992", "outside"),
        ("FRA", "1992-01-01", "1993-06", "outside|member"),
        ("FRA", "1994", None, "outside"),
    )
    assert partial.status_on("FRA", "1990-06-01") is Status.OUTSIDE
    assert partial.status_on("FRA", "1995-06-01") is Status.FORMER


def test_rows_are_kept_as_rows() -> None:
    """`rows` has them by state and in order, ready for `from_spells`; the rule table does not judge them."""
    french = [("FRA", "1990-01-01", "1995-01-01"), ("FRA", "1995-01-01", None, "observer")]
    timeline = rows(("ITA", "1990", None, "suspended"), *french)
    assert timeline.rows is not None
    assert Timeline.from_spells(timeline.rows, name="T") == timeline
    assert [row[0] for row in timeline.rows] == ["FRA", "FRA", "ITA"]


def test_derived_events_describe_the_rows() -> None:
    """Each change of status has one event, with the window that the rows leave; an unsettled status is a milestone."""
    timeline = rows(
        ("FRA", "1990-01-01", "1995-01-01"),
        ("FRA", "1996-01-01", "1997-01-01"),
        ("FRA", "1997-01-01", None, "member|suspended"),
        source=SOURCE,
    )
    kinds = [Kind.ACCESSION, Kind.WITHDRAWAL, Kind.RETURN, Kind.MILESTONE]
    assert [event.kind for event in timeline.events()] == kinds
    assert all(dating.sources == (SOURCE,) for event in timeline.events() for dating in event.dated)
    assert [step.status for step in timeline.steps_of("FRA")] == [Status.MEMBER, Status.FORMER, Status.MEMBER]
    assert [change.events[0].kind for change in timeline.changes()] == kinds
    assert timeline.sources == (SOURCE,)
    passing = rows(("FRA", "1990", "1995", "observer"), ("FRA", "1995-01-01", None))  # former for no day
    assert [event.kind for event in passing.events()] == [Kind.OBSERVER, Kind.ACCESSION]


def test_a_source_bounds_the_rows() -> None:
    """Beyond what the source covers the answer is the last known one, and it is said."""
    timeline = rows(("FRA", "1990-01-01", None), source=SOURCE)
    assert timeline.checked_through == date(2018, 12, 31)
    assert timeline.according_to("table").members_on("2000-01-01") == {"FRA"}
    with pytest.warns(match="2018-12-31"):
        assert timeline.is_member("FRA", "2019-01-01") is True
    assert [fault.row for fault in faults(("FRA", "2019-06-01", None), source=SOURCE)] == [1]
    assert faults(("FRA", "1990-01-01", "2020-01-01"), checked_through="2018-12-31")


def test_holes_of_one_day_warn() -> None:
    """Rows that lie exactly one day apart look like inclusive ends."""
    given = [("FRA", "1990-01-01", "1994-12-31"), ("FRA", "1995-01-01", None)]
    with pytest.warns(ConventionWarning, match="inclusive"):
        assert rows(*given).status_on("FRA", "1994-12-31") is Status.FORMER
    assert statuses(rows(*given, end="inclusive")) == [("1990-01-01", "member")]


def test_a_row_that_says_outside_first_makes_no_event() -> None:
    """A state that is known to be outside has not moved; its first event is the next row, and no key is used twice."""
    found = rows(("FRA", "1990", "1991", "outside"), ("FRA", "1993", "1995"), ("FRA", "1997", "1999"))
    kinds = [Kind.ACCESSION, Kind.WITHDRAWAL, Kind.RETURN, Kind.WITHDRAWAL]
    assert [event.kind for event in found.events()] == kinds
    assert [str(event.dated[0].day) for event in found.events()] == ["1993", "1995", "1997", "1999"]
    assert len({event.key for event in found.events()}) == 4


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ([("1990-01-01", "1995"), ("1994-01-01", "2000-01-01")], [("1990-01-01", "2000-01-01")]),
        ([("1990", None), ("1995", None)], [("1990", None)]),
        ([("1990", "1995-01-01"), ("1994-01-01", "2000-01-01")], [("1990", "2000-01-01")]),
        ([("1990", "2000"), ("1994-01-01", "1995-01-01")], [("1990", "2000")]),
        ([("1990", "1992"), ("1991-12-31", "1996"), ("1995", "1999")], [("1990", "1999")]),
        ([("1990", "1995"), ("1995", "1999"), ("2001", None)], [("1990", "1995"), ("1995", "1999"), ("2001", None)]),
    ],
)
def test_merge_joins_partial_rows_that_certainly_overlap(given: Any, found: Any) -> None:
    """The united row begins and ends on the earliest and the latest days of both; rows that may only touch stay two."""
    merged = rows(*(("FRA", *days) for days in reversed(given)), overlap="merge")
    assert merged.spells_of("FRA") == rows(*(("FRA", *days) for days in found)).spells_of("FRA")
