"""Panels: rows counted by hand, periods and where they are cut, whose rows there are, and what is refused."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

import pytest
from ledgers import LEAGUE, day, heard, timeline
from ledgers import step as step_of

import csto_timeline as ct
from csto_timeline import Table, Timeline, errors, signed, states
from csto_timeline.analysis.counting import Settled
from csto_timeline.analysis.periods import periods_between

NINE = ["ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "RUS", "TJK", "UZB"]
STATE = ("state", "name", "alpha_2", "cow", "gw")
PERIOD = ("year", "period", "start", "end", "days", "complete", "member")
REST = ("days_member", "days_unsettled", "rule", "reading", "widened", "source")
Row = dict[str, object]


def the(rows: Table) -> Row:
    """Return the only row."""
    (row,) = rows
    return row


def pick(row: Row, names: str) -> tuple[object, ...]:
    """Return some cells of a row."""
    return tuple(row[name] for name in names.split())


def test_a_row_says_all_of_it_in_plain_values() -> None:
    """A row carries the codes, the period, the counts, and the rule and view behind them, in a stable order."""
    table = ct.panel("1999", states="UZB")
    assert the(table) == {
        "state": "UZB",
        "name": "Uzbekistan",
        "alpha_2": "UZ",
        "cow": 704,
        "gw": 704,
        "year": 1999,
        "period": "1999",
        "start": date(1999, 1, 1),
        "end": date(2000, 1, 1),
        "days": 365,
        "complete": True,
        "member": True,
        "status": "suspended",
        "days_member": 110,
        "days_unsettled": 0,
        "rule": "any",
        "reading": "announced",
        "widened": False,
        "source": None,
    }
    assert table.columns == (*STATE, *PERIOD, "status", *REST)
    pairs = [f"{name}_{side}" for side in "ab" for name in STATE]
    assert ct.dyads("1999").columns == (*pairs, *PERIOD, "status_a", "status_b", *REST)


@pytest.mark.parametrize(
    ("year", "rule", "reading", "expected"),
    [
        # 31 + 28 + 31 + 20: the term ends with 20 April 1999.
        ("1999", "any", "announced", (True, 110, 0, "suspended")),
        ("1999", "all", "announced", (False, 110, 0, "suspended")),
        ("1999", "first", "announced", (True, 110, 0, "member")),
        ("1999", "last", "announced", (False, 110, 0, "suspended")),
        # 8 + 31 + 31 + 30 + 31 + 30 + 31: announced on 23 June 2006.
        ("2006", "any", "announced", (True, 192, 0, "member")),
        ("2006", "first", "announced", (False, 192, 0, "suspended")),
        # 16 + 30 + 31 + 30 + 31: signed on 16 August 2006.
        ("2006", "any", "signed", (True, 138, 0, "member")),
        # 19 days from 13 December 2006, on any of which it may have taken effect; not yet on the first of the year.
        ("2006", "any", "in_force", (None, 0, 19, None)),
        ("2006", "all", "in_force", (False, 0, 19, None)),
        ("2006", "first", "in_force", (False, 0, 19, "suspended")),
        ("2007", "all", "in_force", (None, 0, 365, None)),
        # 31 + 29 + 27 days open, the other 279 of the leap year settled.
        ("2008", "any", "in_force", (True, 279, 87, "member")),
        ("2008", "all", "in_force", (None, 279, 87, "member")),
        ("2008", "first", "in_force", (None, 279, 87, None)),
        # 31 + 29 + 31 + 30 + 31 + 27: out again from 28 June 2012.
        ("2012", "any", "announced", (True, 179, 0, "suspended")),
        ("2012", "last", "announced", (False, 179, 0, "suspended")),
        # 353 of 366 days: out again from 19 December 2012.
        ("2012", "any", "signed", (True, 353, 0, "suspended")),
    ],
)
def test_uzbekistan_counted_by_hand(year: str, rule: str, reading: str, expected: tuple[object, ...]) -> None:
    """The years in which Uzbekistan left, came back and left again are as one counts them on a calendar."""
    row = the(ct.panel(year, rule=rule, reading=reading, states="UZB"))  # type: ignore[arg-type]
    assert pick(row, "member days_member days_unsettled status") == expected
    assert pick(row, "rule reading") == (rule, reading)


@pytest.mark.parametrize("reading", list(ct.Reading))
def test_a_panel_is_balanced_under_every_reading(reading: ct.Reading) -> None:
    """Every state has a row for every period asked, before the founding and after it left as much as in between."""
    table = ct.panel("1988", "2012", reading=reading)
    assert [(row["state"], row["year"]) for row in table] == [(s, y) for s in NINE for y in range(1988, 2013)]
    assert {pick(row, "member status days_member complete") for row in table if row["year"] == 1988} == {
        (False, "outside", 0, True)
    }
    pairs = ct.dyads("1988", "2012", reading=reading)
    assert len(pairs) == 36 * 25
    assert {len(ct.panel("1988", "2012", freq=freq)) for freq in ("quarter", "month")} == {9 * 100, 9 * 300}


def test_periods_that_are_cut_say_so() -> None:
    """Where a bound is a day, its period has only the days asked for, and is not complete."""
    rows = ct.panel("1999-04-20", "2001-06-30", states="UZB")
    assert [pick(row, "period start end days complete") for row in rows] == [
        ("1999", date(1999, 4, 20), date(2000, 1, 1), 256, False),
        ("2000", date(2000, 1, 1), date(2001, 1, 1), 366, True),
        ("2001", date(2001, 1, 1), date(2001, 7, 1), 181, False),
    ]
    assert rows[0]["days_member"] == 1


def test_beyond_the_record_the_last_answer_is_marked() -> None:
    """Rows after `checked_through` hold the last known answer, are not complete, and one call warns once."""
    rows, caught = heard(lambda: LEAGUE.panel("2005", "2009"))
    assert [each.category for each in caught] == [errors.BeyondRecordWarning]
    assert [(row["year"], row["complete"]) for row in rows][:5] == [(y, y < 2007) for y in range(2005, 2010)]
    assert {row["status"] for row in rows if row["year"] == 2009 and row["state"] == "ARC"} == {"former"}
    pairs, caught = heard(lambda: LEAGUE.dyads("2006-12-31", "2007-01-01", freq="day"))
    assert len(caught) == 1
    assert [row["complete"] for row in pairs] == [True, False] * 6
    assert heard(lambda: LEAGUE.panel("2006"))[1] == []
    endless = timeline(step_of("a", "accession", "ARM", signed("2000-01-01")))
    assert {row["complete"] for row in endless.panel("2030", "2031")} == {True}


@pytest.mark.parametrize(
    ("bounds", "freq", "expected"),
    [
        (("1999",), "year", ["1999"]),
        (("1998", "2000"), "year", ["1998", "1999", "2000"]),
        (("2006-06", "2006-08"), "month", ["2006-06", "2006-07", "2006-08"]),
        (("2011-12", "2012-02"), "quarter", ["2011-Q4", "2012-Q1"]),
        (("2011-Q4", "2012-Q2"), "quarter", ["2011-Q4", "2012-Q1", "2012-Q2"]),
        (("2012-02-28", "1 March 2012"), "day", ["2012-02-28", "2012-02-29", "2012-03-01"]),
        ((date(2012, 2, 29),), "day", ["2012-02-29"]),
        (("1999",), "quarter", ["1999-Q1", "1999-Q2", "1999-Q3", "1999-Q4"]),
        (("1999", "2000-01"), "month", [*(f"1999-{month:02}" for month in range(1, 13)), "2000-01"]),
    ],
)
def test_both_bounds_are_included(bounds: tuple[object, ...], freq: str, expected: list[str]) -> None:
    """Years, quarters, months and days are bounds of a panel, both included; one alone stands for itself."""
    rows = ct.panel(*bounds, freq=freq, states="RUS")  # type: ignore[arg-type]
    assert [row["period"] for row in rows] == expected
    assert [row["end"] for row in rows][:-1] == [row["start"] for row in rows][1:]


def test_the_calendar_has_two_ends() -> None:
    """The first and the last year are whole; only the very last period has no day after it."""
    endless = timeline(step_of("a", "accession", "ARM", signed("0001-01-01")))
    assert pick(the(endless.panel("0001")), "period start days days_member") == ("0001", date.min, 365, 365)
    last = the(endless.panel("9999"))
    assert pick(last, "period end days complete") == ("9999", None, 365, True)
    assert endless.panel("9999", freq="month").column("end")[-2:] == [date(9999, 12, 1), None]
    assert endless.panel("9999-12-31", freq="day").column("end") == [None]
    assert endless.dyads("9999-12", freq="month", states=["ARM", "ARM"]).column("end") == []


def test_rows_are_about_the_states_asked_for() -> None:
    """States come in the order asked, each once, by any name; one that never was a party is outside."""
    rows = ct.panel("2000", states=["Uzbekistan", "FRA", "UZB", ct.states.ARM])
    assert [pick(row, "state member status") for row in rows] == [
        ("UZB", False, "suspended"),
        ("FRA", False, "outside"),
        ("ARM", True, "member"),
    ]
    assert [row["state"] for row in ct.panel("2000")] == NINE
    assert len(ct.panel("2000", states=[])) == len(ct.dyads("2000", states="UZB")) == 0
    assert ct.panel("2000", states=[]).types == ct.panel("2000").types
    empty = Timeline.from_events((), name="Nobody")
    assert len(empty.panel("2000")) == 0
    assert [row["status"] for row in empty.panel("2000", states="ARM")] == ["outside"]
    assert pick(LEAGUE.panel("2003")[0], "state name alpha_2 cow gw") == ("ARC", "Arcadia", None, None, None)


def test_codes_are_those_of_the_last_day_of_the_period() -> None:
    """Numbers come and go with the lists, differ between them, and follow the country that changes its number."""
    germany = ct.panel("1988", "1992", states="Germany")
    assert [pick(row, "year cow gw") for row in germany] == [
        (year, *ct.states.codes_of("DEU", date(year, 12, 31))[:2]) for year in range(1988, 1993)
    ]
    assert len(set(germany.column("cow"))) == 2
    assert pick(ct.panel("2013", states="Serbia")[0], "cow gw") == (345, 340)
    assert pick(ct.panel("1980", states="ARM")[0], "cow gw") == (None, None)
    months = ct.panel("1991-11", "1992-01", freq="month", states=["ARM"]).column("cow")
    assert months == [
        states.codes_of("ARM", date.fromisoformat(d)).cow for d in ("1991-11-30", "1991-12-31", "1992-01-31")
    ]
    assert len(set(months)) == 2
    own = Timeline.from_spells([("ATL", "2000-01-01", None)], name="Own", states=ct.State("ATL", "Atlantis", cow=999))
    assert pick(own.panel("2000")[0], "name cow gw") == ("Atlantis", 999, None)


@pytest.mark.parametrize("freq", ["year", "month"])
def test_the_world_is_the_cow_system_of_each_period(freq: str) -> None:
    """`states="world"` has a row for each state in the system on some day of the period, and for each pair of them."""
    table = ct.panel("1989-10", "1991", freq=freq, states="world")  # type: ignore[arg-type]
    pairs = ct.dyads("1989-10", "1991", freq=freq, states="world")  # type: ignore[arg-type]
    counts = Counter(pairs.column("period"))
    for period, start, end in {pick(row, "period start end") for row in table}:
        members = list(states.cow_system(start, end))  # type: ignore[arg-type]
        assert [row["state"] for row in table if row["period"] == period] == members
        assert counts[period] == len(members) * (len(members) - 1) // 2
    assert "COW265" in table.column("state")
    assert "ARM" in table.column("state")
    plain = {pick(row, "state period"): row for row in ct.panel("1989-10", "1991", freq=freq)}  # type: ignore[arg-type]
    assert all(row == plain[pick(row, "state period")] for row in table if row["state"] in NINE)


@pytest.mark.parametrize(
    ("year", "rule", "reading", "pair", "expected"),
    [
        ("1999", "any", "announced", ["AZE", "UZB"], (True, 110, 0, "former", "suspended")),
        ("1999", "all", "announced", ["AZE", "UZB"], (False, 110, 0, "former", "suspended")),
        ("1999", "first", "announced", ["AZE", "UZB"], (True, 110, 0, "member", "member")),
        ("2006", "any", "in_force", ["AZE", "UZB"], (False, 0, 0, "former", None)),
        ("1992", "any", "announced", ["AZE", "UZB"], (False, 0, 0, "outside", "member")),
        ("2008", "any", "in_force", ["RUS", "UZB"], (True, 279, 87, "member", "member")),
        ("2008", "all", "in_force", ["UZB", "RUS"], (None, 279, 87, "member", "member")),
    ],
)
def test_pairs_counted_by_hand(
    year: str, rule: str, reading: str, pair: list[str], expected: tuple[object, ...]
) -> None:
    """A pair is a member on the days on which both are, and unsettled where one is open and the other not outside."""
    row = the(ct.dyads(year, rule=rule, reading=reading, states=pair))  # type: ignore[arg-type]
    assert pick(row, "member days_member days_unsettled status_a status_b") == expected


def test_pairs_that_share_a_period_but_no_day() -> None:
    """One leaves in June and the other joins in July: no shared day; with partial years that overlap, the days do."""
    parted = timeline(
        step_of("a", "accession", "ARM", signed("2000-01-01")),
        step_of("b", "withdrawal", "ARM", signed("2001-07-01")),
        step_of("c", "accession", "BLR", signed("2001-07-01")),
        step_of("d", "accession", "GEO", signed("2001-06-21")),
    )
    assert [row["member"] for row in parted.panel("2001")] == [True, True, True]
    found = {pick(row, "state_a state_b"): pick(row, "member days_member") for row in parted.dyads("2001")}
    assert found == {("ARM", "BLR"): (False, 0), ("ARM", "GEO"): (True, 10), ("BLR", "GEO"): (True, 184)}
    assert set(parted.dyads("2001", rule="all").column("member")) == {False}


def test_the_order_of_events_settles_what_days_leave_open() -> None:
    """One state leaves before the other joins, whatever the days; and each row of spells covers at least one day."""
    strangers = timeline(
        step_of("a", "accession", "BLR CAN", signed("1990-01-01")),
        step_of("b", "lapse", "BLR CAN", signed("2000-06")),
        step_of("c", "accession", "ARM CAN", signed("2000-06")),
    )
    assert [row["member"] for row in strangers.panel("2000-06", freq="month")] == [True, None, True]
    found = {pick(row, "state_a state_b"): row["member"] for row in strangers.dyads("2000-06", freq="month")}
    assert found[("ARM", "BLR")] is False
    rows = Timeline.from_spells([("ARM", "2000-06", "2000-06")], name="One day at least")
    assert the(rows.panel("2000-06", freq="month"))["member"] is True
    assert set(rows.panel("2000-06", freq="day").column("member")) == {None, False}
    broken = [("ARM", "2000-01-01", "2000-06"), ("ARM", "2000-06", "2000-06", "suspended"), ("ARM", "2000-06", None)]
    rows = Timeline.from_spells(broken, name="A day of suspension at least")
    assert False not in rows.panel("2000-06", freq="day").column("member")
    assert the(rows.panel("2000-06", freq="month", rule="all"))["member"] is False


def test_pairs_come_once_or_both_ways() -> None:
    """Nine states make 36 pairs in order, or 72 with direction, each with the columns of both states."""
    names = [pick(row, "state_a state_b") for row in ct.dyads("2000")]
    assert names == [(a, b) for place, a in enumerate(NINE) for b in NINE[place + 1 :]]
    rows = ct.dyads("2000", "2001", directed=True)
    assert [pick(row, "state_a state_b year") for row in rows] == [
        (a, b, year) for a in NINE for b in NINE if a != b for year in (2000, 2001)
    ]
    single = {row["state"]: row for row in ct.panel("2000")}
    for row in rows[::2]:
        for side in "ab":
            own = single[row[f"state_{side}"]]
            assert all(row[f"{name}_{side}"] == own[name] for name in (*STATE, "status"))


@pytest.mark.parametrize("ask", [ct.panel, ct.dyads])
def test_what_is_no_question_is_refused(ask: Callable[..., Table]) -> None:
    """Bounds, words and states that make no sense raise the documented errors."""
    for wrong in ({"freq": "week"}, {"rule": "most"}, {"freq": None}):
        with pytest.raises(errors.OptionError):
            ask("2000", **wrong)
    for bounds in (("2000", "1999"), ("2000-13",), ("13/01/1990",), ("2000-Q5",), ("2000-02-30", "2001")):
        with pytest.raises(errors.InvalidDateError):
            ask(*bounds)
    for bound in (2000, True, None, 2000.0, []):
        with pytest.raises(errors.QueryTypeError):
            ask(bound)
    with pytest.raises(errors.UnknownStateError):
        ask("2000", states=["Atlantis"])
    for wrong in (5, [5], [None]):
        with pytest.raises(errors.QueryTypeError):
            ask("2000", states=wrong)


def test_many_parties_take_time_in_proportion() -> None:
    """A panel of thousands of declared parties asks each party once, and each has its rows."""
    names = [f"party {number:05}" for number in range(3000)]
    rows: Sequence[tuple[str, str, None]] = [(name, "2000-01-01", None) for name in names]
    many = Timeline.from_spells(rows, name="Many", unknown="keep")
    table = many.panel("1999", "2000")
    assert table.column("state")[::2] == names
    assert table.column("member") == [False, True] * len(names)


def test_a_day_is_what_the_timeline_says() -> None:
    """At the turns of the League, a daily row is `is_member` and `status_on` of its day."""
    for row in LEAGUE.panel("2001-05-25", day("2001-07-05"), freq="day", states=["DIL", "CIM"]):
        status = LEAGUE.status_on(str(row["state"]), row["start"])
        assert row["member"] is LEAGUE.is_member(str(row["state"]), row["start"])
        assert row["status"] == (status and status.value)


def test_only_settled_answers_are_joined_as_bits() -> None:
    """A state with an unsettled day is refused there: its pairs are decided over the possible histories."""
    with pytest.raises(AssertionError, match="is open"):
        Settled.of((), (None,), periods_between(date(2000, 1, 1), date(2001, 12, 31), "year", None), "any")
