"""The data sets in `examples/data`, typed a second time as they are coded, and how far they are from the record."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest
from oracle.retyped import SPELLS

import csto_timeline as ct
from csto_timeline import Timeline, compare, read_csv

DATA: Final = Path(__file__).parents[2] / "examples" / "data"
README: Final = (DATA / "README.md").read_text(encoding="utf-8")

# ATOP v4.01, alliance 4220: member, entry, exit. The first phase of those who stayed ends on the day on which the
# second begins, so exit days are exclusive.
ATOP = [(number, "1992-05-15", "2002-10-07") for number in (365, 371, 702, 703, 705)]
ATOP += [(704, "1992-05-15", "1999-04-20"), (373, "1993-09-24", "1999-04-20"), (372, "1993-12-09", "1999-04-20")]
ATOP += [(370, "1994-01-03", "2002-10-07"), (704, "2006-08-17", "2012-06-28")]
ATOP += [(number, "2002-10-07", "") for number in (365, 370, 371, 702, 703, 705)]

# COW Formal Alliances v4.1, alliance 350: member, start. No row has an end.
ALLIANCE = [(number, "1992-05-15", None) for number in (365, 370, 371, 372, 373, 702, 703, 704, 705)]

# COW IGO v3, organization 1125, a column for each state: 1 is a full member, 3 an observer, 0 neither.
IGO_STATES: Final = ("ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "RUS", "TJK", "UZB", "SRB", "AFG")
IGO = dict.fromkeys(range(2002, 2012), "10101111100") | {2012: "10101111000", 2013: "10101111033", 2014: "10101111033"}

COVERAGE: Final = {
    "atop-4.01": ("1992-05-15", "2016-12-31"),
    "cow-alliances-4.1": ("1992-05-15", "2012-12-31"),
    "cow-igo-3": ("2002-01-01", "2014-12-31"),
}


def second(name: str) -> Timeline:
    """Return a data set as it is coded, typed here."""
    if name == "cow-igo-3":
        cells = [
            {"state": state, "year": year, "code": int(code)}
            for year, codes in IGO.items()
            for state, code in zip(IGO_STATES, codes, strict=True)
        ]
        return Timeline.from_panel(cells, name=name, state="state", time="year", value="code")
    rows = ATOP if name.startswith("atop") else ALLIANCE
    return Timeline.from_spells(rows, name=name, codes="cow", checked_through=COVERAGE[name][1])


def shipped(name: str) -> Timeline:
    """Return a data set as its file has it."""
    return read_csv(DATA / f"{name}.csv", checked_through=COVERAGE[name][1])


@pytest.mark.parametrize("name", COVERAGE)
def test_each_file_says_what_its_data_set_says(name: str) -> None:
    """A file answers as the data set's own rows do, covers the same days, and has the form of spells, sorted."""
    assert compare(shipped(name), second(name), start=COVERAGE[name][0]) == ()
    assert second(name).checked_through == date.fromisoformat(COVERAGE[name][1])
    for state in IGO_STATES:
        on_last_day = [each.status_on(state, COVERAGE[name][1]) == "observer" for each in (shipped(name), second(name))]
        assert on_last_day[0] is on_last_day[1]
    raw = (DATA / f"{name}.csv").read_bytes().decode()
    header, *rows = raw.splitlines()
    assert (header, rows) == ("state,start,end,status", sorted(rows))
    assert raw == "\n".join([header, *rows, ""])


SAYS: Final = {
    "atop-4.01": "ATOP; version 4.01; 4220; joshuaalley/arms-allies; data/atop-member-level.csv; 45cdfde6",
    "cow-alliances-4.1": "Formal Alliances; version 4.1; 350; jenna-jordan/international-relations-database; 5a1da16f",
    "cow-igo-3": "Intergovernmental Organizations; version 3; 1125; dieghernan/igoR; c9936cac",
}


@pytest.mark.parametrize(("name", "says"), SAYS.items())
def test_each_file_is_described_with_its_citation(name: str, says: str) -> None:
    """The README beside the files names each data set, its version and number, the copy read, and its reach."""
    (line,) = [line for line in README.splitlines() if line.startswith(f"| `{name}.csv`")]
    assert [word for word in (*says.split("; "), "{} to {}".format(*COVERAGE[name])) if word not in line] == []


def test_every_file_of_spells_is_known_here_and_described() -> None:
    """No coding is shipped that these tests do not know, and the README describes no file that is not there."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in DATA.glob("*.csv")}
    assert {name for name, text in texts.items() if text.startswith("state,start,end,status")} == set(COVERAGE)
    described = set(re.findall(r"^\| `([^`]+)`", README, re.MULTILINE))
    assert {f"{name}.csv" for name in COVERAGE} <= described <= {path.name for path in DATA.iterdir()}


@pytest.mark.parametrize("reading", sorted(SPELLS))
@pytest.mark.parametrize("name", COVERAGE)
def test_differences_counted_day_by_day(name: str, reading: str) -> None:
    """Days of difference are those that counting finds, each day of each state, in the record as it was typed."""

    def is_member(state: str, day: date) -> bool | None:
        rows = SPELLS[reading].get(state, [])
        found = [status for start, end, status in rows if start <= str(day) and (end is None or str(day) < end)]
        return None if any("|" in status for status in found) else found == ["member"]

    coded = second(name)
    first, last = map(date.fromisoformat, COVERAGE[name])
    days = [first + timedelta(number) for number in range((last - first).days + 1)]
    counted = {
        state: sum(is_member(state, day) is not coded.is_member(state, day) for day in days)
        for state in {*coded.states, *SPELLS[reading]}
    }
    found = compare(ct.CSTO.under(reading), coded, start=COVERAGE[name][0])  # type: ignore[arg-type]
    assert found.totals == {state: days for state, days in counted.items() if days}
    assert found.state_days == sum(counted.values())


def test_how_far_the_data_sets_are_from_the_record() -> None:
    """As announced, ATOP errs by days; COW IGO over Uzbekistan alone, which it has in too early and out too early."""
    assert compare(ct.CSTO, shipped("atop-4.01")).totals == {"AZE": 1, "BLR": 3, "GEO": 1, "UZB": 56}
    assert [
        (row.state, str(row.start), str(row.last_day), row.a, row.b)
        for row in compare(ct.CSTO, shipped("cow-igo-3"), start="2002-01-01")
    ] == [("UZB", "2002-01-01", "2006-06-22", False, True), ("UZB", "2012-01-01", "2012-06-27", True, False)]


@pytest.mark.parametrize("name", ["atop-4.01", "cow-alliances-4.1"])
def test_the_record_retells_these_data_sets(name: str) -> None:
    """What the record says according to ATOP, or COW's alliances, alone is what their file says."""
    view = ct.CSTO.according_to(name)
    assert compare(view, shipped(name)) == ()
    assert str(view.checked_through) == COVERAGE[name][1]
