"""Two timelines side by side: where their answers differ, for how long, and how that prints."""

import copy
import pickle
import warnings

import pytest
from ledgers import LEAGUE, day

import csto_timeline as ct
from csto_timeline import Comparison, Difference, Timeline, compare
from csto_timeline.errors import InvalidDateError, QueryTypeError

Rows = list[tuple[str | None, ...]]


def spells(*rows: tuple[str | None, ...], name: str = "Chess", **more: str) -> Timeline:
    """Return the timeline of spells of Ann, Bob and Cid."""
    return Timeline.from_spells(rows, name=name, states=["Ann", "Bob", "Cid"], **more)  # type: ignore[arg-type]


def rows_of(found: Comparison) -> Rows:
    """Return the differences in short."""
    words = {True: "in", False: "out", None: "?"}
    return [
        (row.state, str(row.start), str(row.last_day) if row.end else None, words[row.a], words[row.b]) for row in found
    ]


EARLY = spells(("Ann", "2000-01-01", "2000-02-01"), ("Bob", "2000-01-01", None), name="Early")
LATE = spells(("Ann", "2000-01-11", "2000-02-11"), ("Cid", "2000-01-01", "2000-01-02"), name="Late")


def test_where_two_timelines_differ() -> None:
    """Each stretch on which the answers differ is a row, by state and then by day; `a` and `b` are the two answers."""
    assert rows_of(compare(EARLY, LATE)) == [
        ("Ann", "2000-01-01", "2000-01-10", "in", "out"),
        ("Ann", "2000-02-01", "2000-02-10", "out", "in"),
        ("Bob", "2000-01-01", None, "in", "out"),
        ("Cid", "2000-01-01", "2000-01-01", "out", "in"),
    ]


def test_the_days_of_a_difference() -> None:
    """A difference counts its days, both ends included; one without an end counts none."""
    assert [row.days for row in compare(EARLY, LATE)] == [10, 10, None, 1]


def test_totals() -> None:
    """Days are added by state, over all states, and as days on which anyone differs, each such day once."""
    found = compare(EARLY, LATE, end="2000-03-01")
    assert found.totals == {"Ann": 20, "Bob": 60, "Cid": 1}
    assert found.state_days == 81
    assert found.days == 60


def test_totals_of_differences_apart() -> None:
    """Days between two differences count for nobody, and overlapping differences count a day once."""
    a = spells(
        ("Ann", "2000-01-01", "2000-01-11"), ("Bob", "2000-01-06", "2000-01-16"), ("Cid", "2000-02-01", "2000-02-02")
    )
    found = compare(a, spells())
    assert found.days == 16
    assert found.state_days == 21
    nested = spells(("Ann", "2000-01-01", "2000-01-31"), ("Bob", "2000-01-06", "2000-01-16"))
    assert compare(nested, spells()).days == 30


def test_totals_that_are_open() -> None:
    """Where a difference goes on, its state's total, the state-days and the days are open; other states' are not."""
    found = compare(EARLY, LATE)
    assert found.totals == {"Ann": 20, "Bob": None, "Cid": 1}
    assert found.state_days is None
    assert found.days is None
    reopened = compare(spells(("Ann", "2000-01-01", "2000-01-02"), ("Ann", "2001-01-01", None)), spells())
    assert reopened.totals == {"Ann": None}


def test_no_difference() -> None:
    """Equal timelines differ nowhere: no rows, no totals, zero days."""
    found = compare(EARLY, EARLY)
    assert found == ()
    assert (found.totals, found.state_days, found.days) == ({}, 0, 0)


def test_a_status_that_is_no_membership_makes_no_difference() -> None:
    """Observer, suspended or gone: only `is_member` is compared."""
    a = spells(("Ann", "2000-01-01", "2001-01-01", "observer"), ("Bob", "2000-01-01", "2001-01-01", "suspended"))
    assert compare(a, spells()) == ()


def test_unsettled_days_differ_from_settled_ones() -> None:
    """An open answer differs from yes and from no, and agrees with another open one."""
    vague = spells(("Ann", "2000-01", "2000-03-01"))
    exact = spells(("Ann", "2000-01-11", "2000-03-01"))
    assert rows_of(compare(vague, exact)) == [
        ("Ann", "2000-01-01", "2000-01-10", "?", "out"),
        ("Ann", "2000-01-11", "2000-01-30", "?", "in"),
    ]
    assert compare(vague, spells(("Ann", "2000-01", "2000-03-01"))) == ()


def test_a_difference_is_as_long_as_it_can_be() -> None:
    """Where the one answer's stretches touch without changing the pair of answers, the difference is one row."""
    a = spells(("Ann", "2000-01-01", "2000-02-01", "observer"), ("Ann", "2000-02-01", "2000-03-01", "suspended"))
    assert rows_of(compare(a, spells(("Ann", "2000-01-01", "2000-03-01")))) == [
        ("Ann", "2000-01-01", "2000-02-29", "out", "in")
    ]


def test_bounds() -> None:
    """`start` is the first day compared and `end` the first no longer compared; rows are cut at both."""
    found = compare(EARLY, LATE, start="2000-01-05", end="2000-02-05")
    assert rows_of(found) == [
        ("Ann", "2000-01-05", "2000-01-10", "in", "out"),
        ("Ann", "2000-02-01", "2000-02-04", "out", "in"),
        ("Bob", "2000-01-05", "2000-02-04", "in", "out"),
    ]
    assert (found.start, found.end) == (day("2000-01-05"), day("2000-02-05"))
    assert rows_of(compare(EARLY, LATE, start="2000-01-10", end="2000-01-11")) == [
        ("Ann", "2000-01-10", "2000-01-10", "in", "out"),
        ("Bob", "2000-01-10", "2000-01-10", "in", "out"),
    ]
    assert compare(LATE, spells(), start="2000-02-11", end="2000-03-01") == ()
    assert compare(EARLY, LATE, start="2000-01-20", end="2000-02-01").totals == {"Bob": 12}
    assert len(compare(EARLY, LATE, start="2000-01-20", end="2000-02-01")) == 1  # Ann differs only from the end on


def test_the_comparison_ends_with_the_earlier_record() -> None:
    """By default the last day compared is the earlier `checked_through`, whichever timeline it belongs to."""
    short = spells(("Bob", "2000-01-01", None), name="Short", checked_through="2000-01-31")
    long = spells(name="Long", checked_through="2001-12-31")
    bob = ("Bob", "2000-01-01", "2000-01-31")
    assert rows_of(compare(short, long)) == [(*bob, "in", "out")]
    assert rows_of(compare(long, short)) == [(*bob, "out", "in")]
    assert rows_of(compare(short, EARLY)) == [("Ann", "2000-01-01", "2000-01-31", "out", "in")]
    assert compare(short, long).end == day("2000-02-01")
    assert compare(short, long, end="2000-03-01").totals == {"Bob": 60}
    assert compare(EARLY, LATE).end is None


def test_nothing_warns() -> None:
    """A comparison is no question about a day: it may run beyond both records without a warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert compare(LEAGUE, LEAGUE.under("signed"), end="2030-01-01")


def test_states_of_either_are_compared() -> None:
    """A state that only one of the two knows is compared with a no, even if the other could not look it up."""
    other = Timeline.from_spells([("Zed", "2000-01-01", "2000-01-02")], name="Zeds", states=["Zed"])
    assert rows_of(compare(other, spells())) == [("Zed", "2000-01-01", "2000-01-01", "in", "out")]
    assert rows_of(compare(spells(), other)) == [("Zed", "2000-01-01", "2000-01-01", "out", "in")]


def test_the_record_against_itself_under_another_reading() -> None:
    """Announcement and signature differ over Uzbekistan alone: its return in 2006 and its exit in 2012."""
    assert rows_of(compare(ct.CSTO, ct.CSTO.under("signed"))) == [
        ("UZB", "2006-06-23", "2006-08-15", "in", "out"),
        ("UZB", "2012-06-28", "2012-12-18", "out", "in"),
    ]


def test_how_a_comparison_prints() -> None:
    """A report names both timelines, the days compared, each difference, and the totals."""
    assert str(compare(EARLY, LATE)) == "\n".join(  # noqa: FLY002 - a report has lines
        [
            "Early (announced) and Late (announced) differ:",
            "  Ann, 2000-01-01 to 2000-01-10 (10 days): member by the first, no member by the second",
            "  Ann, 2000-02-01 to 2000-02-10 (10 days): no member by the first, member by the second",
            "  Bob, from 2000-01-01 on: member by the first, no member by the second",
            "  Cid, 2000-01-01 (1 day): no member by the first, member by the second",
            "Days by state: Ann 20, Bob open, Cid 1.",
        ]
    )
    vague = compare(spells(("Ann", "2000-01", None)), EARLY, end="2000-01-31")
    assert "  Ann, 2000-01-01 to 2000-01-30 (30 days): unsettled by the first, member by the second" in str(vague)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (None, None, ""),
        ("2000-01-01", None, " from 2000-01-01 on"),
        (None, "2000-03-01", " through 2000-02-29"),
        ("2000-01-01", "2000-03-01", " from 2000-01-01 through 2000-02-29"),
    ],
)
def test_a_report_says_which_days_it_speaks_of(start: str | None, end: str | None, days: str) -> None:
    """Agreement and difference are claimed for the days that were compared, and for no others."""
    assert str(compare(LATE, LATE, start=start, end=end)) == f"Late (announced) and Late (announced) agree{days}."
    first = str(compare(EARLY, LATE, start=start, end=end)).split("\n")[0]
    assert first == f"Early (announced) and Late (announced) differ{days}:"


def test_a_comparison_is_a_value() -> None:
    """It compares and hashes as its rows, can be pickled and copied with its labels and bounds, and never changes."""
    found = compare(EARLY, LATE, start="2000-01-05", end="2000-02-05")
    assert found == compare(EARLY, LATE, start="2000-01-05", end="2000-02-05")
    assert hash(found) == hash(compare(EARLY, LATE, start="2000-01-05", end="2000-02-05"))
    for twin in (pickle.loads(pickle.dumps(found)), copy.copy(found), copy.deepcopy(found)):  # noqa: S301 - our own value
        assert isinstance(twin, Comparison)
        assert (twin, str(twin)) == (found, str(found))
    with pytest.raises(AttributeError, match="'end'"):
        found.end = None
    with pytest.raises(AttributeError):
        found[0].days = 1  # type: ignore[misc]


def test_a_comparison_can_be_made_of_rows() -> None:
    """A selection of rows is a comparison again, with totals of its own."""
    kept = Comparison([row for row in compare(EARLY, LATE) if row.state == "Ann"])
    assert kept.totals == {"Ann": 20}
    assert str(kept).startswith("a and b differ:\n")
    assert isinstance(kept[0], Difference)


def test_bounds_that_hold_no_day_are_refused() -> None:
    """A stretch without a day, whether given so or left so by the end of the record, is refused; so is a bad day."""
    with pytest.raises(InvalidDateError, match="holds no day; its end is the first day after it"):
        compare(EARLY, LATE, start="2000-01-05", end="2000-01-05")
    with pytest.raises(InvalidDateError, match="from 2030-01-01 to 2025-11-28 holds no day"):
        compare(ct.CSTO, LATE, start="2030-01-01")
    with pytest.raises(InvalidDateError, match="members_during"):
        compare(EARLY, LATE, start="2000")
    with pytest.raises(QueryTypeError):
        compare(EARLY, LATE, end=2000)  # type: ignore[arg-type]
