"""Panels: rows counted by hand, periods and where they are cut, whose rows there are, and what is refused."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from itertools import product

import pytest
from ledgers import LEAGUE, heard, timeline, told

import csto_timeline as ct
from csto_timeline import Table, Timeline, errors, states
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
    assert tuple(the(table)) == table.columns == (*STATE, *PERIOD, "status", *REST)
    assert tuple(the(table).values()) == (
        *("UZB", "Uzbekistan", "UZ", 704, 704),
        *(1999, "1999", date(1999, 1, 1), date(2000, 1, 1), 365, True, True),
        *("suspended", 110, 0, "any", "announced", False, None),
    )
    pairs = [f"{name}_{side}" for side in "ab" for name in STATE]
    assert ct.dyads("1999").columns == (*pairs, *PERIOD, "status_a", "status_b", *REST)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # 31 + 28 + 31 + 20: the term ends with 20 April 1999.
        ("1999 any announced UZB", (True, 110, 0, "suspended")),
        ("1999 all announced UZB", (False, 110, 0, "suspended")),
        ("1999 first announced UZB", (True, 110, 0, "member")),
        ("1999 last announced UZB", (False, 110, 0, "suspended")),
        # 8 + 31 + 31 + 30 + 31 + 30 + 31: announced on 23 June 2006.
        ("2006 any announced UZB", (True, 192, 0, "member")),
        ("2006 first announced UZB", (False, 192, 0, "suspended")),
        # 16 + 30 + 31 + 30 + 31: signed on 16 August 2006.
        ("2006 any signed UZB", (True, 138, 0, "member")),
        # 19 days from 13 December 2006, on any of which it may have taken effect; not yet on the first of the year.
        ("2006 any in_force UZB", (None, 0, 19, None)),
        ("2006 all in_force UZB", (False, 0, 19, None)),
        ("2006 first in_force UZB", (False, 0, 19, "suspended")),
        ("2007 all in_force UZB", (None, 0, 365, None)),
        # 31 + 29 + 27 days open, the other 279 of the leap year settled.
        ("2008 any in_force UZB", (True, 279, 87, "member")),
        ("2008 all in_force UZB", (None, 279, 87, "member")),
        ("2008 first in_force UZB", (None, 279, 87, None)),
        # 31 + 29 + 31 + 30 + 31 + 27: out again from 28 June 2012.
        ("2012 any announced UZB", (True, 179, 0, "suspended")),
        ("2012 last announced UZB", (False, 179, 0, "suspended")),
        # 353 of 366 days: out again from 19 December 2012.
        ("2012 any signed UZB", (True, 353, 0, "suspended")),
        # A pair is a member on the days on which both are, and unsettled where one is open and the other not outside.
        ("1999 any announced AZE UZB", (True, 110, 0, "former", "suspended")),
        ("1999 all announced AZE UZB", (False, 110, 0, "former", "suspended")),
        ("1999 first announced AZE UZB", (True, 110, 0, "member", "member")),
        ("2006 any in_force AZE UZB", (False, 0, 0, "former", None)),
        ("1992 any announced AZE UZB", (False, 0, 0, "outside", "member")),
        ("2008 any in_force RUS UZB", (True, 279, 87, "member", "member")),
        ("2008 all in_force UZB RUS", (None, 279, 87, "member", "member")),
    ],
)
def test_rows_counted_by_hand(question: str, expected: tuple[object, ...]) -> None:
    """Years in which Uzbekistan left, came back and left again, alone and in pairs, are as counted on a calendar."""
    year, rule, reading, *who = question.split()
    row = the((ct.panel if len(who) == 1 else ct.dyads)(year, rule=rule, reading=reading, states=who))
    statuses = [name for name in row if name.startswith("status")]
    names = ("member", "days_member", "days_unsettled", *statuses, "rule", "reading")
    assert tuple(row[name] for name in names) == (*expected, rule, reading)


@pytest.mark.parametrize("reading", list(ct.Reading))
def test_a_panel_is_balanced_under_every_reading(reading: ct.Reading) -> None:
    """Every state has a row for every period asked, before the founding and after it left as much as in between."""
    table = ct.panel("1988", "2012", reading=reading)
    assert [(row["state"], row["year"]) for row in table] == [(s, y) for s in NINE for y in range(1988, 2013)]
    before = {pick(row, "member status days_member complete") for row in table if row["year"] == 1988}
    assert before == {(False, "outside", 0, True)}
    assert len(ct.dyads("1988", "2012", reading=reading)) == 36 * 25
    assert {len(ct.panel("1988", "2012", freq=freq)) for freq in ("quarter", "month")} == {9 * 100, 9 * 300}


def test_beyond_the_record_the_last_answer_is_marked() -> None:
    """Rows after `checked_through` hold the last known answer, are not complete, and one call warns once."""
    rows, caught = heard(lambda: LEAGUE.panel("2005", "2009"))
    assert [each.category for each in caught] == [errors.BeyondRecordWarning]
    assert [(row["year"], row["complete"]) for row in rows][:5] == [(y, y < 2007) for y in range(2005, 2010)]
    assert {row["status"] for row in rows if row["year"] == 2009 and row["state"] == "ARC"} == {"former"}
    pairs, caught = heard(lambda: LEAGUE.dyads("2006-12-31", "2007-01-01", freq="day"))
    assert len(caught) == 1
    assert pairs.column("complete") == [True, False] * 6
    assert heard(lambda: LEAGUE.panel("2006"))[1] == []
    endless = timeline(*told("a accession ARM 2000-01-01"))
    assert endless.panel("2030", "2031").column("complete") == [True, True]


@pytest.mark.parametrize(
    ("bounds", "freq", "expected"),
    [
        (("1999",), "year", ["1999"]),
        (("1998", "2000"), "year", ["1998", "1999", "2000"]),
        (("1999-04-20", "2001-06-30"), "year", ["1999", "2000", "2001"]),
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
    assert rows.column("period") == expected
    assert rows.column("end")[:-1] == rows.column("start")[1:]


def test_the_calendar_has_two_ends() -> None:
    """The first and the last year are whole; only the very last period has no day after it."""
    endless = timeline(*told("a accession ARM 0001-01-01"))
    assert pick(the(endless.panel("0001")), "period start days days_member") == ("0001", date.min, 365, 365)
    assert pick(the(endless.panel("9999")), "period end days complete") == ("9999", None, 365, True)
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
    assert ct.panel("2000").column("state") == NINE
    assert ct.panel("2000", states=[]).types == ct.panel("2000").types
    empty = Timeline.from_events((), name="Nobody")
    assert len(ct.panel("2000", states=[])) == len(ct.dyads("2000", states="UZB")) == len(empty.panel("2000")) == 0
    assert empty.panel("2000", states="ARM").column("status") == ["outside"]
    assert pick(LEAGUE.panel("2003")[0], "state name alpha_2 cow gw") == ("ARC", "Arcadia", None, None, None)


def test_codes_are_those_of_the_last_day_of_the_period() -> None:
    """Numbers come and go with the lists, differ between them, and follow the country that changes its number."""
    found = [pick(row, "year cow gw") for row in ct.panel("1988", "1992", states="Germany")]
    assert found == [(year, *states.codes_of("DEU", date(year, 12, 31))[:2]) for year in range(1988, 1993)]
    assert len({cow for _, cow, _ in found}) == 2
    assert pick(ct.panel("2013", states="Serbia")[0], "cow gw") == (345, 340)
    assert pick(ct.panel("1980", states="ARM")[0], "cow gw") == (None, None)
    months = ct.panel("1991-11", "1992-01", freq="month", states=["ARM"]).column("cow")
    days = (date(1991, 11, 30), date(1991, 12, 31), date(1992, 1, 31))
    assert months == [states.codes_of("ARM", day).cow for day in days]
    assert len(set(months)) == 2
    own = Timeline.from_spells([("ATL", "2000-01-01", None)], name="Own", states=ct.State("ATL", "Atlantis", cow=999))
    assert pick(own.panel("2000")[0], "name cow gw") == ("Atlantis", 999, None)


@pytest.mark.parametrize("freq", ["year", "month"])
def test_the_world_is_the_cow_system_of_each_period(freq: str) -> None:
    """`states="world"` has a row for each state in the system on some day of the period, and for each pair of them."""
    table = ct.panel("1989-10", "1991", freq=freq, states="world")  # type: ignore[arg-type]
    counts = Counter(ct.dyads("1989-10", "1991", freq=freq, states="world").column("period"))  # type: ignore[arg-type]
    for period, start, end in {pick(row, "period start end") for row in table}:
        members = list(states.cow_system(start, end))  # type: ignore[arg-type]
        assert [row["state"] for row in table if row["period"] == period] == members
        assert counts[period] == len(members) * (len(members) - 1) // 2
    assert {"COW265", "ARM"} <= set(table.column("state"))
    plain = {pick(row, "state period"): row for row in ct.panel("1989-10", "1991", freq=freq)}  # type: ignore[arg-type]
    assert all(row == plain[pick(row, "state period")] for row in table if row["state"] in NINE)


def test_pairs_come_once_or_both_ways() -> None:
    """Nine states make 36 pairs in order, or 72 with direction, each with the columns of both states."""
    names = [pick(row, "state_a state_b") for row in ct.dyads("2000")]
    assert names == [(a, b) for place, a in enumerate(NINE) for b in NINE[place + 1 :]]
    rows = ct.dyads("2000", "2001", directed=True)
    assert [pick(row, "state_a state_b year") for row in rows] == [
        (a, b, year) for a in NINE for b in NINE if a != b for year in (2000, 2001)
    ]
    single = {row["state"]: row for row in ct.panel("2000")}
    for row, side in product(rows[::2], "ab"):
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
    table = Timeline.from_spells(rows, name="Many", unknown="keep").panel("1999", "2000")
    assert table.column("state")[::2] == names
    assert table.column("member") == [False, True] * len(names)


def test_only_settled_answers_are_joined_as_bits() -> None:
    """A state with an unsettled day is refused there: its pairs are decided over the possible histories."""
    with pytest.raises(AssertionError, match="is open"):
        Settled.of((), (None,), periods_between(date(2000, 1, 1), date(2001, 12, 31), "year", None), "any")
