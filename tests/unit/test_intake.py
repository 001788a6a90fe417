"""Rows and state-years in other people's conventions: understood, or refused with the row, the value and the cure."""

import enum
from collections import namedtuple
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest

import csto_timeline as ct
from csto_timeline import ConventionWarning, Event, State, Status, Timeline, in_force
from csto_timeline.errors import Fault, LedgerError, OptionError, QueryTypeError

DAY = date(1990, 1, 1)
ROW = ("FRA", DAY, date(1995, 1, 1), "member")
COLUMNS = ("state", "start", "end", "status")

Code = enum.Enum("Code", {"FRANCE": "FRA", "MEMBER": "member"}, type=str)  # text that is more than text


def rows(*given: Any, **options: Any) -> tuple[Any, ...]:
    """Return the canonical rows of a timeline."""
    timeline = Timeline.from_spells(given, name="T", **options)
    assert timeline.rows is not None
    return timeline.rows


def faults(given: Any, **options: Any) -> tuple[Fault, ...]:
    """Return the faults of rows that are refused, each of which has a problem and a cure and fits on one line."""
    with pytest.raises(LedgerError) as caught:
        Timeline.from_spells(given, name="T", **options)
    assert all(fault.problem and fault.cure for fault in caught.value.faults)
    assert all(str(fault).isprintable() and len(str(fault)) < 600 for fault in caught.value.faults)
    return caught.value.faults


def faulty(given: Any, **options: Any) -> list[int | None]:
    """Return the numbers of the rows that are at fault."""
    return [fault.row for fault in faults(given, **options)]


Plain = namedtuple("Plain", "country since until")  # noqa: PYI024 - as people write it
Named = namedtuple("Named", "end STATE start")  # noqa: PYI024
Row = type("Row", (tuple,), {})  # a tuple of its own type

SAME = [
    ROW,
    list(ROW),
    Row(ROW),
    ROW[:3],
    Plain(*ROW[:3]),
    Named(ROW[2], "FRA", DAY),
    dict(zip(COLUMNS, ROW, strict=True)),
    {"State ": "FRA", "START": DAY, "end": ROW[2], "other": 5, 7: 8},
    MappingProxyType({"state": "FRA", "start": DAY, "end": ROW[2]}),
    ("France", "1990-01-01", "1995-01-01", " Member "),
    (Code.FRANCE, "1 January 1990", datetime(1995, 1, 1, 9), Code.MEMBER),  # noqa: DTZ001 - without a zone
    (ct.states.lookup("FRA"), datetime(1990, 1, 1, tzinfo=timezone(timedelta(hours=9))), "Jan 1, 1995", Status.MEMBER),
    ct.Spell(*ROW[:3], Status.MEMBER, (Status.MEMBER,)),
    ct.Spell(*ROW[:3], Status.MEMBER, (Status.MEMBER,)).as_row(),
]


@pytest.mark.parametrize("row", SAME, ids=lambda row: type(row).__name__)
def test_a_row_is_read_in_every_form(row: Any) -> None:
    """Whatever form a row has, it says the same, in plain text and days."""
    assert rows(row) == (ROW,)
    assert [type(cell) for cell in rows(row)[0]] == [str, date, date, str]


def test_columns_say_which_is_which() -> None:
    """Names in `columns` win; other fields go by their own names, and further keys are ignored."""
    given = {"ccode": 220, "st": "1990-01-01", "end": "1995-01-01", "state": "nonsense"}
    assert rows(given, columns={"state": "CCODE", "start": "st"}, codes="cow") == (ROW,)
    assert rows(Plain(*ROW[:3]), columns={"state": "country", "start": "since", "end": "until"}) == (ROW,)
    day_twice = rows({"s": "FRA", "d": DAY}, columns={"state": "s", "start": "d", "end": "d"}, end="inclusive")
    assert day_twice == (("FRA", DAY, date(1990, 1, 2), "member"),)


def test_what_can_hold_no_rows_is_refused() -> None:
    """Wrong types and words are errors of their own, since there is no row to name."""
    for given in (5, "FRA", b"FRA", {"state": ["FRA"], "start": ["1990"]}):
        with pytest.raises(QueryTypeError):
            Timeline.from_spells(given, name="T")
    for columns in (5, {"state": 5}):
        with pytest.raises(QueryTypeError):
            rows(columns=columns)
    for options in ({"columns": {"member": "m"}}, {"end": "last"}, {"codes": "COW"}):
        with pytest.raises(OptionError):
            rows(**options)


def test_a_row_without_the_form_of_one_is_a_fault() -> None:
    """Each form that is wrong is one fault, with its first row, an example and a count."""
    wrong = [("FRA",), "FRA", 5, {"a": 1}, ("FRA",), {"STATE": "FRA", "State": "FRA", "start": DAY}, {"FRA"}]
    assert faulty(wrong) == [1, 2, 3, 4, 6, 7]
    assert faulty(("FRA", "1990", None)) == [1, 3]  # one row instead of a list of rows
    assert "country" in faults([Plain(*ROW[:3])], columns={"state": "countr", "start": "since"})[0].cure


OPEN = [None, "", " ", "2262-04-11", date(2262, 4, 11)]
OPEN += ["9999-12-31", "9999", 9999, 9999.0, "infinity", "NaT", date(9999, 12, 31), Decimal("NaN")]
OPEN += [float("nan"), float("inf"), datetime(9999, 12, 31, 23, 59)]  # noqa: DTZ001


@pytest.mark.parametrize("end", OPEN, ids=repr)
@pytest.mark.parametrize("convention", ["exclusive", "inclusive"])
def test_missing_ends_and_sentinels_are_open(end: Any, convention: Any) -> None:
    """What stands for "not yet" is an ongoing row, under either convention."""
    assert rows(("FRA", DAY, end), end=convention) == (("FRA", DAY, None, "member"),)


def test_inclusive_ends_name_the_last_day() -> None:
    """The first day out follows the last day in, and a window moves by a day."""
    assert rows(("FRA", DAY, "1994-12-31"), end="inclusive") == (ROW,)
    assert str(rows(("FRA", DAY, "1994"), end="inclusive")[0][2]) == "[1994-01-02..1995-01-01]"
    assert str(rows(("FRA", DAY, "[..1994]"), end="inclusive")[0][2]) == "[..1995-01-01]"
    assert rows(("FRA", DAY, "[9999-12-31..]"), end="inclusive")[0][2] is None


def test_data_that_stop_on_a_day_leave_ends_open() -> None:
    """An end on the last day of the data, or in a year that ends with it, is open; the record reaches to that day."""
    given = [("FRA", DAY, "2016-12-31"), ("DEU", DAY, "2015-12-31"), ("ITA", "1990", "2016")]
    censored = Timeline.from_spells(given, name="T", end="inclusive", open_at="2016-12-31")
    assert [row[2] for row in censored.rows or ()] == [date(2016, 1, 1), None, None]
    assert censored.checked_through == date(2016, 12, 31)
    assert rows(("FRA", DAY, "2017-01-01"), open_at="2016-12-31")[0][2] is None
    with pytest.raises(ct.errors.QueryError):
        Timeline.from_spells([], name="T", open_at="2016-12-31", checked_through="2018-01-01")
    late = faults([("FRA", "1990", "2017-12-31")], end="inclusive", open_at="2016-12-31")
    assert [fault.cure for fault in late] == ["move open_at on, or leave the end open"]
    window = [("FRA", "1990", "[2016-11-01..2016-12-31]")]  # it stays open from its first day
    found = Timeline.from_spells(window, name="T", end="inclusive", open_at="2016-12-31")
    assert [found.is_member("FRA", day) for day in ("2016-11-01", "2016-11-02", "2016-12-31")] == [True, None, None]


def test_ends_that_look_inclusive_warn() -> None:
    """Ends on the last day of the data or in its last year do, and years that follow each other, as single days do."""
    for given, open_at in (
        ([("FRA", DAY, "2016-12-31"), ("DEU", DAY, "2015-12-31")], "2016-12-31"),
        ([("FRA", "1990", "2016")], "2016-12-31"),
        ([("FRA", "1990", "1999"), ("FRA", "2000", None)], None),
    ):
        with pytest.warns(ConventionWarning, match="inclusive"):
            rows(*given, open_at=open_at)


def test_codes_are_read_by_their_scheme() -> None:
    """Numbers of any type, letters and two letters mean what their list says."""
    for number in (365, "365", 365.0, "365.0", Decimal(365)):
        assert rows((number, "1992-05-15", None), codes="cow")[0][0] == "RUS"
    for given, code in (("AUS", "AUT"), ("SWZ", "CHE"), ("SLV", "SVN"), ("CZE", "COW315")):
        assert rows((given, "1992", "1992-12-31"), codes="cowc")[0][0] == code
    assert rows(("CA", DAY, None), codes="iso2")[0][0] == "CAN"
    assert rows(("EL", DAY, None), codes="eurostat")[0][0] == "GRC"
    assert rows(("UK", DAY, None))[0][0] == "GBR"


def test_a_row_that_spans_a_change_of_code_is_split() -> None:
    """COW 345 is Yugoslavia and then Serbia; a window on either side of the change is not."""
    change = date(2006, 6, 5)
    assert rows((345, "1945", None), codes="cow") == (
        ("COW345", ct.PartialDate.of("1945"), change, "member"),
        ("SRB", change, None, "member"),
    )
    for start, end, code in (("2000", "2006-06-05", "COW345"), ("2006-06-05", "2010", "SRB"), ("2007", None, "SRB")):
        assert [row[0] for row in rows((345, start, end), codes="cow")] == [code]
    assert [row[0] for row in rows((345, "[..1945]", "[2007..]"), codes="cow")] == ["COW345", "SRB"]
    assert faulty([(345, "0001", "[..0001-01-01]"), (345, 0, "[..0001-01-01]")], codes="cow") == [1, 2]
    for start, end in (("2006", None), ("1990-01-01", "2006"), ("1990-01-01", "[2006..]")):
        assert faulty([(345, start, end)], codes="cow") == [1]


def test_one_scheme_that_reads_all_is_named() -> None:
    """The cure names `codes` where exactly one scheme reads every state that was refused."""
    assert all('codes="cowc"' in fault.cure for fault in faults([("GMY", DAY, None), ("UKG", DAY, None)]))
    assert not any('codes="cowc"' in fault.cure for fault in faults([("GMY", DAY, None), ("Frnace", DAY, None)]))
    (fault,) = faults([(2, DAY, None)])  # two schemes read it: both are named, and none is preferred
    assert fault.cure.count('codes="cow"') == fault.cure.count('codes="gw"') == 1
    assert ['codes="cowc"' in fault.cure for fault in faults([("GMY", "13/01/1990", None)])] == [False, True]
    assert 'codes="iso2"' in faults([("CA", DAY, None)])[0].cure
    assert faults([(State("ATL", "Atlantis"), DAY, None)])[0].row == 1


def test_all_faults_of_all_rows_are_reported() -> None:
    """A row may have four faults; each names its row and state."""
    found = faults([ROW, ("Frnace", "13/01/1990", "1990-02-30", "membre")])
    assert [(fault.row, fault.state) for fault in found] == [(2, "Frnace")] * 4
    assert faulty([(None, None, None, None), (365, "x", "y", 5)], codes="gw") == [1, 1, 1, 2, 2, 2]


REPEATED = {
    "name": [("Frnace", DAY, None)] * 100,
    "number": [(number, DAY, None) for number in range(2, 102)],
    "digits": [(str(number), DAY, None) for number in range(2, 102)],
    "day": [("FRA", f"{day % 28 + 1:02}/01/{1800 + day}", None) for day in range(100)],
    "end": [("FRA", DAY, f"{1800 + day}?") for day in range(100)],
    "type": [("FRA", 1800 + year, None) for year in range(100)],
    "status": [("FRA", DAY, None, number) for number in range(100)],
    "missing": [("FRA", None, None)] * 100,
    "state": [(["FRA"], DAY, None)] * 100,
    "shape": [("FRA", number) for number in range(100)],
}


@pytest.mark.parametrize("given", REPEATED.values(), ids=REPEATED)
def test_a_mistake_that_repeats_is_one_fault_with_a_count(given: Any) -> None:
    """A hundred rows with one mistake, in different values even, are one fault that counts the others."""
    (fault,) = faults(given)
    assert fault.row == 1
    assert "99 more rows" in fault.problem


HOSTILE = [True, 1 + 2j, 10**5000, [], {}, object(), b"FRA", "\ud800", "Fr\nance", "x" * 121]
HOSTILE += [Decimal("sNaN"), "10**5000"]


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: type(value).__name__)
@pytest.mark.parametrize(("codes", "state"), [("names", "FRA"), ("cow", 220), ("iso2", "FR")])
def test_hostile_cells_are_faults(value: Any, codes: Any, state: Any) -> None:
    """No value of any type escapes as another error, whichever cell it is in."""
    cells = [(value, DAY, None), (state, value, None), (state, DAY, value), (state, DAY, None, value)]
    assert faulty(cells, codes=codes) == [1, 2, 3, 4]


# State-years


def panel(*cells: tuple[Any, Any, Any], **options: Any) -> Timeline:
    """Return the timeline of state-years."""
    frame = [dict(zip(("who", "when", "code"), cell, strict=True)) for cell in cells]
    return Timeline.from_panel(frame, name="P", state="who", time="when", value="code", **options)


def panel_faults(*cells: tuple[Any, Any, Any], **options: Any) -> list[tuple[int | None, str | None]]:
    """Return the rows and states of the faults of state-years."""
    with pytest.raises(LedgerError) as caught:
        panel(*cells, **options)
    assert all(fault.problem and fault.cure for fault in caught.value.faults)
    return [(fault.row, fault.state) for fault in caught.value.faults]


def spans(timeline: Timeline) -> list[str]:
    """Return the rows of a timeline as text."""
    return [" ".join(map(str, row)).replace("|".join(Status), "unknown") for row in timeline.rows or ()]


def test_state_years_become_spells() -> None:
    """Equal periods that touch join, gaps between coded ones are unknown, and the last period is the last known."""
    french = [("FRA", year, code) for year, code in ((1992, 0), (1990, 1), (1991, None), (1993, -9), (1989, 1))]
    timeline = panel(*french, ("DEU", 1990, 1), ("DEU", 1991, 3), ("ITA", 1993, None))
    assert spans(timeline) == [
        *("DEU 1990-01-01 1991-01-01 member", "DEU 1991-01-01 1992-01-01 observer"),
        *("FRA 1989-01-01 1991-01-01 member", "FRA 1991-01-01 1992-01-01 unknown"),
        *("FRA 1992-01-01 1993-01-01 outside", "FRA 1993-01-01 None unknown"),
    ]
    assert timeline.checked_through == date(1993, 12, 31)
    assert panel().checked_through is None
    assert panel(("FRA", 9999, 1), ("FRA", 9998, 1)).checked_through is None


@pytest.mark.parametrize("year", [1990, 1990.0, "1990", " 1990 ", Decimal(1990)], ids=repr)
@pytest.mark.parametrize("code", [1, 1.0, "1", True, Decimal(1)], ids=repr)
def test_years_and_codes_are_numbers_or_text(year: Any, code: Any) -> None:
    """A whole number is the same in any type, and as text."""
    assert spans(panel(("FRA", year, code))) == ["FRA 1990-01-01 None member"]


def test_two_codes_of_a_state_share_out_the_period_in_which_one_follows_the_other() -> None:
    """COW has Germany as 260 up to 1990-10-02 and as 255 from the next day, so both have a cell for 1990."""
    cells = [(260, 1989, 1), (260, 1990, 1), (255, 1990, 0), (255, 1991, 0)]
    shared = ["DEU 1989-01-01 1990-10-03 member", "DEU 1990-10-03 None outside"]
    assert spans(panel(*cells, codes="cow")) == shared
    assert panel_faults((260, 1990, 1), (260, 1990, 1), codes="cow") == [(2, "DEU")]
    assert panel_faults(("DE", 1990, 1), ("DE", 1990, 1), codes="iso2") == [(2, "DEU")]
    assert panel_faults((260, "1990-05", 1), (255, "1990-05", 0), codes="cow") == [(2, "DEU")]  # 255 begins in October


def test_periods_can_be_quarters_months_and_days() -> None:
    """A coded period counts from its first day to its last; a panel by quarter is read back."""
    league = Timeline.from_spells([("FRA", "1990-04-01", None)], name="League")
    quarters = [(row["state"], row["period"], row["member"]) for row in league.panel("1990", freq="quarter")]
    back = panel(*quarters, statuses={True: "member", False: "outside"})
    assert spans(back)[1] == "FRA 1990-04-01 None member"
    assert spans(panel(("FRA", "1990-02", 1), ("FRA", "1990-03", 0)))[0] == "FRA 1990-02-01 1990-03-01 member"
    assert spans(panel(("FRA", DAY, 1), ("FRA", "1990-01-02", 0)))[0] == "FRA 1990-01-01 1990-01-02 member"
    with pytest.warns(ConventionWarning, match="first of a month"):
        panel(("FRA", DAY, 1), ("FRA", date(1991, 1, 1), 1))


def test_codes_of_states_and_statuses_are_as_in_rows() -> None:
    """Codes are read with their years, and `statuses` says what each code means."""
    split = panel(*((345, year, "in") for year in (2005, 2006, 2007)), codes="cow", statuses={"in": "member"})
    assert [row[0] for row in split.rows or ()] == ["COW345", "SRB"]
    misspelt: list[dict[str, Any]] = [{"statuses": {1: "membre"}}, {"codes": "COW"}]
    for options, error in [*((each, OptionError) for each in misspelt), ({"statuses": 5}, QueryTypeError)]:
        with pytest.raises(error):
            panel(**options)


def test_faults_of_state_years_name_their_rows() -> None:
    """Wrong cells, two cells for one period and cells of unknown states are faults, repeated ones once."""
    wrong = [0, 10000, 1990.5, 1 + 2j, Decimal("sNaN"), True, None, "", "13/01/1990", "1990-Q5", [], object()]
    assert panel_faults(*(("FRA", year, 1) for year in wrong)) == [(row, "FRA") for row in (1, 6, 7, 9, 10)]
    assert panel_faults(("FRA", 90, 1), ("FRA", 91, 1)) == [(1, "FRA")]  # a year without its century
    assert panel_faults(("FRA", Decimal(1990), 7), ("FRA", 1991, []), ("FRA", 1992, 7)) == [(1, "FRA"), (2, "FRA")]
    assert panel_faults(("Frnace", 1990, 1), (None, 1990, 1), ([], 1990, 1)) == [(1, "Frnace"), (2, None), (3, None)]
    assert panel_faults(("FRA", 1990, 1), ("France", "1990-05", 0), ("FRA", 1990, 1)) == [(3, "FRA")]
    with pytest.raises(LedgerError) as caught:
        Timeline.from_panel([("FRA", 1990, 1), {"who": "FRA"}], name="P", state="who", time="when", value="code")
    assert [fault.row for fault in caught.value.faults] == [1, 2]
    assert caught.value.faults[0].problem.startswith("a row is a tuple")


def test_a_code_is_read_before_its_state_enters_the_list_with_a_warning() -> None:
    """Costa Rica is in an alliance of 1907 and in the COW system from 1920; 94 has never meant another state."""
    with pytest.warns(ConventionWarning):
        assert rows((94, "1907-12-20", "1918-12-31"), codes="cow", end="inclusive")[0][0] == "CRI"


def test_a_missing_end_is_open_where_it_cannot_have_another_name() -> None:
    """Other mappings have an end, or named columns settle it; a column of ends beside another name is refused."""
    given = [{"state": "FRA", "start": "1990", "end": "1995"}, {"state": "ITA", "start": "1990", "note": ""}]
    assert Timeline.from_spells(given, name="T").members_on("2000-01-01") == {"ITA"}
    other = {"state": "FRA", "start": "1990-01-01", "end_date": "1995-01-01"}
    assert faults([other])
    assert rows(other, columns={"end": "end_date"})[0][2] == date(1995, 1, 1)
    assert rows(other, columns={"state": "state", "start": "start"})[0][2] is None


def test_codes_that_pass_from_state_to_state_do_so_within_the_data_only() -> None:
    """345 is Yugoslavia to 2006: in a row of data that stop earlier, in none that runs backward, and on no open day."""
    stopped = {"codes": "cow", "open_at": "2000-12-31"}
    wanted = (("COW345", DAY, None, "member"),)
    assert rows((345, DAY, None), **stopped) == rows((345, DAY, "2000-12-31"), end="inclusive", **stopped) == wanted
    assert [row[0] for row in rows((345, DAY, None), codes="cow", checked_through="2006-06-05")] == ["COW345", "SRB"]
    change = (345, "[2000-01-01..2007-01-01]", None)
    assert [row[0] for row in rows(change, codes="cow", checked_through="2005-01-01")] == ["COW345"]
    assert len(faults([(*change, "membre")], codes="cow", checked_through="2005-01-01")) == 1
    for backward in (("2006-07-01", "2006-06-01"), ("2006-06-05", "2006-06-05")):
        (fault,) = faults([(345, *backward), (365, DAY, None)], codes="cow")
        assert "it holds no day" in fault.problem
    for day in ("..2006", "..2010", "[2000..]"):
        event = Event(key="joins", kind="accession", states=["345"], dated=[in_force(day)])
        with pytest.raises(LedgerError, match="COW345 or SRB"):
            Timeline.from_events([event], name="T", codes="cow")


@pytest.mark.parametrize(
    ("end", "convention", "found"),
    [
        ("[2016-06..2017-01-01]", "exclusive", "2016-06-01"),
        ("[2016-06..2016-12-31]", "inclusive", "2016-06-02"),
        ("[2016..2017]", "inclusive", "2016-01-02"),
        ("2016", "inclusive", "member"),
        ("[2016-06..2016-12-30]", "exclusive", "former"),
    ],
)
def test_a_window_that_reaches_the_day_on_which_data_stop_may_be_open(end: str, convention: Any, found: str) -> None:
    """From its first day on the state may have left, and may be in; a window that ends before that day has an end."""
    given = Timeline.from_spells([("FRA", "1990", end)], name="T", end=convention, open_at="2016-12-31")
    last = given.spells_of("FRA")[-1]
    assert found == (last.status or str(last.start))


def test_a_missing_cell_keeps_the_days_of_its_code() -> None:
    """Where 260 and 255 share 1990 and one cell is missing, its own days are unknown, and not the other's."""
    cells = {(260, 1989): 1, (260, 1990): 1, (255, 1990): 0, (255, 1991): 0}
    for missing, start, end in ((260, "1990-01-01", "1990-10-03"), (255, "1990-10-03", "1991-01-01")):
        given = cells | {(missing, 1990): None}
        found = spans(panel(*((who, when, code) for (who, when), code in given.items()), codes="cow"))
        assert found == [f"DEU 1989-01-01 {start} member", f"DEU {start} {end} unknown", f"DEU {end} None outside"]
