"""Panels: rows counted by hand, where a period is cut, whom the rows are about, and what is refused."""

from collections.abc import Callable
from datetime import date

import pytest
from ledgers import LEAGUE, day, timeline
from ledgers import step as step_of

import csto_timeline as ct
from csto_timeline import errors, signed
from csto_timeline.analysis.panels import DyadRow, PanelRow, dyads, panel

NINE = ["ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "RUS", "TJK", "UZB"]
COLUMNS = (
    "state alpha_2 name cow gleditsch_ward year period start end days complete member days_member days_unsettled status"
    " rule reading"
)


def the(rows: list[PanelRow]) -> PanelRow:
    """Return the only row."""
    (row,) = rows
    return row


def uzbekistan(year: str, rule: str = "any", reading: str = "announced") -> PanelRow:
    """Return the row of Uzbekistan in a year."""
    return the(panel(year, rule=rule, timeline=ct.CSTO.under(reading), states="UZB"))


def test_a_row_says_all_of_it_in_plain_values() -> None:
    """A row carries the codes, the period, the counts, and the rule and reading behind them, in a stable order."""
    row = uzbekistan("1999")
    assert row == {
        "state": "UZB",
        "alpha_2": "UZ",
        "name": "Uzbekistan",
        "cow": 704,
        "gleditsch_ward": 704,
        "year": 1999,
        "period": "1999",
        "start": date(1999, 1, 1),
        "end": date(2000, 1, 1),
        "days": 365,
        "complete": True,
        "member": True,
        "days_member": 110,
        "days_unsettled": 0,
        "status": "suspended",
        "rule": "any",
        "reading": "announced",
    }
    assert " ".join(row) == COLUMNS
    assert type(row) is dict
    assert {type(value) for value in row.values()} == {str, int, bool, date}


@pytest.mark.parametrize(
    ("year", "rule", "reading", "member", "sure", "unsettled", "status"),
    [
        # 31 + 28 + 31 + 20: the term ends with 20 April 1999.
        ("1999", "any", "announced", True, 110, 0, "suspended"),
        ("1999", "all", "announced", False, 110, 0, "suspended"),
        ("1999", "first", "announced", True, 110, 0, "member"),
        ("1999", "last", "announced", False, 110, 0, "suspended"),
        # 8 + 31 + 31 + 30 + 31 + 30 + 31: announced on 23 June 2006.
        ("2006", "any", "announced", True, 192, 0, "member"),
        ("2006", "all", "announced", False, 192, 0, "member"),
        ("2006", "first", "announced", False, 192, 0, "suspended"),
        ("2006", "last", "announced", True, 192, 0, "member"),
        # 16 + 30 + 31 + 30 + 31: signed on 16 August 2006.
        ("2006", "any", "signed", True, 138, 0, "member"),
        # 19 days from 13 December 2006, on any of which it may have taken effect; not yet on the first of the year.
        ("2006", "any", "in_force", None, 0, 19, None),
        ("2006", "all", "in_force", False, 0, 19, None),
        ("2006", "first", "in_force", False, 0, 19, "suspended"),
        ("2006", "last", "in_force", None, 0, 19, None),
        ("2007", "any", "in_force", None, 0, 365, None),
        ("2007", "all", "in_force", None, 0, 365, None),
        # 31 + 29 + 27 days open, the other 279 of the leap year settled.
        ("2008", "any", "in_force", True, 279, 87, "member"),
        ("2008", "all", "in_force", None, 279, 87, "member"),
        ("2008", "first", "in_force", None, 279, 87, None),
        ("2008", "last", "in_force", True, 279, 87, "member"),
        # 31 + 29 + 31 + 30 + 31 + 27: out again from 28 June 2012.
        ("2012", "any", "announced", True, 179, 0, "suspended"),
        ("2012", "all", "announced", False, 179, 0, "suspended"),
        ("2012", "first", "announced", True, 179, 0, "member"),
        ("2012", "last", "announced", False, 179, 0, "suspended"),
        # 353 of 366 days: out again from 19 December 2012.
        ("2012", "any", "signed", True, 353, 0, "suspended"),
    ],
)
def test_uzbekistan_counted_by_hand(
    year: str, rule: str, reading: str, member: bool | None, sure: int, unsettled: int, status: str | None
) -> None:
    """The years in which Uzbekistan left, came back and left again are as one counts them on a calendar."""
    row = uzbekistan(year, rule, reading)
    assert (row["member"], row["days_member"], row["days_unsettled"], row["status"]) == (
        member,
        sure,
        unsettled,
        status,
    )
    assert (row["rule"], row["reading"]) == (rule, reading)


def test_the_founding_year_is_whole() -> None:
    """Asked for long before it, the panel begins with the founding year, of which all days count."""
    rows = panel("1980-01-01", "1993-01-01")
    assert [row["state"] for row in rows] == NINE
    assert {(row["period"], row["start"], row["days"], row["complete"]) for row in rows} == {
        ("1992", date(1992, 1, 1), 366, True)
    }
    russia, georgia = rows[6], rows[3]
    assert (russia["member"], russia["days_member"], russia["status"]) == (True, 231, "member")
    assert (georgia["member"], georgia["days_member"], georgia["status"]) == (False, 0, "outside")
    assert the(panel("1992", rule="first", states="RUS"))["member"] is False


def test_the_known_life_begins_with_the_first_event_under_the_reading() -> None:
    """By legal effect there was nobody before 1994, so no row either."""
    assert panel("1992-01-01", "1995-01-01", timeline=ct.CSTO.under("in_force"))[0]["period"] == "1994"
    assert panel("1992", freq="day", states="RUS")[0]["period"] == "1992-05-15"
    assert panel("1992-01-01", "1992-05-15") == []
    assert len(panel("1992-01-01", "1992-05-16")) == 9


def test_a_period_cut_by_either_end_says_so() -> None:
    """A year of which only a part is asked about counts that part alone, and is not complete."""
    rows = panel("1999-04-20", "2001-07-01", states="UZB")
    assert [(row["period"], row["start"], row["end"], row["days"], row["complete"]) for row in rows] == [
        ("1999", date(1999, 4, 20), date(2000, 1, 1), 256, False),
        ("2000", date(2000, 1, 1), date(2001, 1, 1), 366, True),
        ("2001", date(2001, 1, 1), date(2001, 7, 1), 181, False),
    ]
    assert rows[0]["days_member"] == 1
    cut_by_its_start = the(panel("1992-05-15", "1993-01-01", states="RUS"))
    assert (cut_by_its_start["days"], cut_by_its_start["complete"]) == (231, False)


def test_a_period_cut_by_the_end_of_the_record_says_so() -> None:
    """The last row ends with the last day that was checked; of later days there are no rows."""
    checked = ct.CSTO.checked_through
    assert checked is not None
    last = panel("2020-01-01", "2100-01-01", states="RUS")[-1]
    assert last["end"].toordinal() == checked.toordinal() + 1
    assert not last["complete"]
    assert panel("2100", states="RUS") == []
    assert panel("2020-01-01", "2100-01-01", freq="day", states="RUS")[-1]["start"] == checked
    assert LEAGUE.checked_through == day("2006-12-31")
    assert panel("2006-01-01", "2008-01-01", timeline=LEAGUE)[-1]["complete"] is True


def test_a_timeline_without_an_end_of_the_record_goes_on() -> None:
    """Where nobody said how far the rows were checked, only the question cuts."""
    endless = timeline(step_of("a", "accession", "ARM", signed("2000-01-01")))
    assert [row["days_member"] for row in panel("2030-01-01", "2032-01-01", timeline=endless)] == [365, 365]


def test_quarters_and_months_are_those_of_the_calendar() -> None:
    """Labels sort, a leap February has 29 days, and a quarter has its three months."""
    quarters = panel("1992", freq="quarter", states="RUS")
    assert [(row["period"], row["days"], row["days_member"]) for row in quarters] == [
        ("1992-Q2", 91, 47),
        ("1992-Q3", 92, 92),
        ("1992-Q4", 92, 92),
    ]
    months = panel("2011-12-01", "2012-04-01", freq="month", states="RUS")
    assert [(row["year"], row["period"], row["days"]) for row in months] == [
        (2011, "2011-12", 31),
        (2012, "2012-01", 31),
        (2012, "2012-02", 29),
        (2012, "2012-03", 31),
    ]
    days = panel("2012-02-28", "2012-03-01", freq="day", states="RUS")
    assert [(row["period"], row["days"], row["complete"]) for row in days] == [
        ("2012-02-28", 1, True),
        ("2012-02-29", 1, True),
    ]


def test_a_year_or_a_month_alone_stands_for_its_days() -> None:
    """As in `members_during`, one argument asks about a whole year, a month or one day."""
    assert panel("1999") == panel("1999-01-01", "2000-01-01")
    assert panel("1999-04", freq="day") == panel("1999-04-01", "1999-05-01", freq="day")
    assert panel(day("1999-04-20")) == panel("20 April 1999", "1999-04-21")
    assert dyads("1999") == dyads("1999-01-01", "2000-01-01")


def test_the_calendar_ends_with_the_year_9999() -> None:
    """At the end of the calendar a cut year is cut, and a row that would need a day after it is refused."""
    endless = timeline(step_of("a", "accession", "ARM", signed("0001-01-01")))
    last = the(panel("9999-01-01", date.max, timeline=endless))
    assert (last["days"], last["complete"]) == (364, False)
    assert the(panel("0001", timeline=endless))["period"] == "0001"
    months = panel("9999-01-01", date.max, freq="month", timeline=endless)
    assert [(row["period"], row["complete"]) for row in months] == [
        *((f"9999-{month:02}", True) for month in range(1, 12)),
        ("9999-12", False),
    ]
    with pytest.raises(errors.InvalidDateError, match="last day of the calendar; end the stretch on 9999-12-31"):
        panel("9999", timeline=endless)
    assert panel("9999") == []


def test_rows_are_about_the_states_asked_for() -> None:
    """States come in the order asked, each once, by any name, and a state that never was a party is outside."""
    rows = panel("2000", states=["Uzbekistan", "FRA", "UZB", ct.states.ARM])
    assert [(row["state"], row["member"], row["status"]) for row in rows] == [
        ("UZB", False, "suspended"),
        ("FRA", False, "outside"),
        ("ARM", True, "member"),
    ]
    assert rows[1]["cow"] == 220
    assert [row["state"] for row in panel("2000")] == NINE
    assert the(panel("2000", states=ct.states.ARM)) == rows[2]
    assert panel("2000", states=[]) == []


def test_a_party_of_ones_own_has_the_codes_that_it_was_given() -> None:
    """A party that no list knows has no codes for joining, and says so with `None`."""
    row = panel("2003", timeline=LEAGUE)[0]
    assert (row["state"], row["name"], row["alpha_2"], row["cow"], row["gleditsch_ward"]) == (
        "ARC",
        "Arcadia",
        None,
        None,
        None,
    )


def test_the_two_code_lists_of_political_science_are_told_apart() -> None:
    """Serbia has one number in the Correlates of War list and another in that of Gleditsch and Ward."""
    row = the(panel("2013", states="Serbia"))
    assert (row["cow"], row["gleditsch_ward"]) == (345, 340)


def test_a_timeline_without_events_has_no_rows() -> None:
    """Where nothing ever happened there is no known life, whoever is asked about."""
    empty = ct.Timeline.from_events((), name="Nobody")
    assert panel("2000", timeline=empty, states="ARM") == []
    assert panel("2000", freq="day", timeline=empty, states="ARM") == []
    assert dyads("2000", timeline=empty) == []


def test_an_unsettled_status_that_holds_no_membership_is_no_doubt_about_membership() -> None:
    """Observer or outside: the status is open, the answer is no."""
    row = the(panel("2001-06", freq="month", timeline=LEAGUE, states="DIL"))
    assert (row["member"], row["days_unsettled"], row["status"]) == (False, 0, "observer")
    row = the(panel("2001-06-10", timeline=LEAGUE, states="DIL"))
    assert (row["member"], row["days_unsettled"], row["status"]) == (False, 0, None)


def test_rows_share_nothing_that_can_change() -> None:
    """A caller may change a row, or add to it, and no other row notices."""
    rows = panel("1999", freq="day", states="UZB")
    rows[0]["member"] = None
    rows[1]["note"] = "mine"  # type: ignore[typeddict-unknown-key]
    del rows[2]["cow"]  # type: ignore[misc]
    assert rows[3:] == panel("1999", freq="day", states="UZB")[3:]
    assert rows[3]["member"] is True


def pair(rows: list[DyadRow]) -> tuple[object, ...]:
    """Return what the only row says."""
    (row,) = rows
    return row["member"], row["days_member"], row["days_unsettled"], row["status_a"], row["status_b"]


def test_a_pair_that_shares_a_year_but_no_day_shares_no_membership() -> None:
    """One leaves in June, the other joins in July: both were members that year, never together."""
    strangers = timeline(
        step_of("a", "accession", "ARM", signed("2000-01-01")),
        step_of("b", "withdrawal", "ARM", signed("2001-07-01")),
        step_of("c", "accession", "BLR", signed("2001-07-01")),
    )
    assert [row["member"] for row in panel("2001", timeline=strangers)] == [True, True]
    assert pair(dyads("2001", timeline=strangers)) == (False, 0, 0, "former", "member")


@pytest.mark.parametrize(
    ("year", "rule", "reading", "expected"),
    [
        ("1999", "any", "announced", (True, 110, 0, "former", "suspended")),
        ("1999", "all", "announced", (False, 110, 0, "former", "suspended")),
        ("1999", "first", "announced", (True, 110, 0, "member", "member")),
        ("2006", "any", "in_force", (False, 0, 0, "former", None)),
        ("1992", "any", "announced", (False, 0, 0, "outside", "member")),
    ],
)
def test_azerbaijan_and_uzbekistan_counted_by_hand(
    year: str, rule: str, reading: str, expected: tuple[object, ...]
) -> None:
    """A pair is a member on the days on which both are, unsettled where one is open and the other no outsider."""
    rows = dyads(year, rule=rule, timeline=ct.CSTO.under(reading), states=["AZE", "UZB"])
    assert pair(rows) == expected


def test_a_pair_is_unsettled_where_one_of_them_is() -> None:
    """Russia is a member throughout, so the open days are those of Uzbekistan."""
    rows = dyads("2008", timeline=ct.CSTO.under("in_force"), states=["RUS", "UZB"])
    assert pair(rows) == (True, 279, 87, "member", "member")


def test_pairs_come_once_or_both_ways() -> None:
    """Nine states make 36 pairs in order, or 72 with direction, each with the codes of both sides."""
    rows = dyads("2000")
    names = [(row["state_a"], row["state_b"]) for row in rows]
    assert len(names) == 36
    assert names == sorted(names)
    assert all(a < b for a, b in names)
    both_ways = [(row["state_a"], row["state_b"]) for row in dyads("2000", directed=True)]
    assert sorted(both_ways) == sorted([*names, *((b, a) for a, b in names)])
    row = rows[0]
    assert (row["alpha_2_a"], row["name_a"], row["cow_a"], row["gleditsch_ward_a"]) == ("AM", "Armenia", 371, 371)
    assert (row["alpha_2_b"], row["name_b"], row["cow_b"], row["gleditsch_ward_b"]) == ("AZ", "Azerbaijan", 373, 373)
    assert dyads("2000", states="UZB") == []


@pytest.mark.parametrize("ask", [panel, dyads])
def test_what_is_no_question_is_refused(ask: Callable[..., object]) -> None:
    """Wrong words, half dates, stretches without a day and unknown states are refused, each with its own error."""
    for options, word in (({"freq": "week"}, "week"), ({"freq": "Year"}, "Year"), ({"rule": "most"}, "most")):
        with pytest.raises(errors.OptionError, match=repr(word)):
            ask("1999", **options)
    for bounds in (
        ("1992", "2013"),
        ("1992-01-01", "2013"),
        ("1999-01-01", "1999-01-01"),
        ("2000-01-01", "1999-01-01"),
    ):
        with pytest.raises(errors.InvalidDateError):
            ask(*bounds)
    for bounds in ((1992, 2013), (None, None), ("1992-01-01", True)):
        with pytest.raises(errors.QueryTypeError):
            ask(*bounds)
    with pytest.raises(errors.UnknownStateError, match="Uzbekistan"):
        ask("1999", states=["ARM", "Usbekisten"])
