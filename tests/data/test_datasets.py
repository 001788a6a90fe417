"""The data sets in `examples/data`, typed a second time from their own rows, and how far they are from the record.

ATOP's members and the alliance members of COW come under COW numbers, as the files have them; COW IGO by year.
"""

import csv
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from oracle.spells import SPELLS

import csto_timeline as ct
from csto_timeline import Timeline, compare

DATA = Path(__file__).parents[2] / "examples" / "data"
README = (DATA / "README.md").read_text(encoding="utf-8")

Spell = tuple[str, str, str | None, str]

COW = {
    365: "RUS",
    370: "BLR",
    371: "ARM",
    372: "GEO",
    373: "AZE",
    702: "TJK",
    703: "KGZ",
    704: "UZB",
    705: "KAZ",
}

# ATOP v4.01, alliance 4220: member, phase, entry, exit. The first phase of those who stayed ends on the day on which
# the second begins, so exit days are exclusive.
ATOP = [
    (365, 1, "1992-05-15", "2002-10-07"),
    (371, 1, "1992-05-15", "2002-10-07"),
    (702, 1, "1992-05-15", "2002-10-07"),
    (703, 1, "1992-05-15", "2002-10-07"),
    (705, 1, "1992-05-15", "2002-10-07"),
    (704, 1, "1992-05-15", "1999-04-20"),
    (373, 1, "1993-09-24", "1999-04-20"),
    (372, 1, "1993-12-09", "1999-04-20"),
    (370, 1, "1994-01-03", "2002-10-07"),
    (365, 2, "2002-10-07", None),
    (370, 2, "2002-10-07", None),
    (371, 2, "2002-10-07", None),
    (702, 2, "2002-10-07", None),
    (703, 2, "2002-10-07", None),
    (705, 2, "2002-10-07", None),
    (704, 2, "2006-08-17", "2012-06-28"),
]

# COW Formal Alliances v4.1, alliance 350: member, start. No row has an end.
ALLIANCE = [(number, "1992-05-15") for number in (365, 370, 371, 372, 373, 702, 703, 704, 705)]

# COW IGO v3, organisation 1125, a column a state: 1 full member, 3 observer, 0 none.
IGO_STATES = ("ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "RUS", "TJK", "UZB", "SRB", "AFG")
IGO = {
    **dict.fromkeys(range(2002, 2012), "10101111100"),
    2012: "10101111000",
    2013: "10101111033",
    2014: "10101111033",
}

COVERAGE = {
    "atop-4.01.csv": ("1992-05-15", "2016-12-31"),
    "cow-alliances-4.1.csv": ("1992-05-15", "2012-12-31"),
    "cow-igo-3.csv": ("2002-01-01", "2014-12-31"),
}


def shipped(file: str) -> list[Spell]:
    """Return the rows of a data file."""
    with (DATA / file).open(encoding="utf-8", newline="") as rows:
        return [(row["state"], row["start"], row["end"] or None, row["status"]) for row in csv.DictReader(rows)]


def atop() -> set[Spell]:
    """Return ATOP's spells: the phases of a member joined where they touch."""
    starts = {(number, start) for number, _, start, _ in ATOP}
    ends = {(number, end) for number, _, _, end in ATOP}
    spells = set()
    for number, _, start, end in ATOP:
        if (number, start) in ends:
            continue  # goes on from the phase before
        until = None if (number, end) in starts else end
        spells.add((COW[number], start, until, "member"))
    return spells


def alliance() -> set[Spell]:
    """Return the spells of the alliance data."""
    return {(COW[number], start, None, "member") for number, start in ALLIANCE}


def igo() -> set[Spell]:
    """Return the spells that whole calendar years of one code make."""
    spells = set()
    for place, state in enumerate(IGO_STATES):
        codes = {year: row[place] for year, row in IGO.items()}
        for code, status in (("1", "member"), ("3", "observer")):
            years = [year for year, found in codes.items() if found == code]
            if years:
                assert years == list(range(years[0], years[-1] + 1))
                end = None if years[-1] == max(IGO) else f"{years[-1] + 1}-01-01"
                spells.add((state, f"{years[0]}-01-01", end, status))
    return spells


SECOND = {"atop-4.01.csv": atop(), "cow-alliances-4.1.csv": alliance(), "cow-igo-3.csv": igo()}


def coded(file: str) -> Timeline:
    """Return a data file as a timeline."""
    return Timeline.from_spells(shipped(file), name=file, checked_through=COVERAGE[file][1])


def days_of(file: str) -> Iterator[date]:
    """Return every day that a data set covers."""
    first, last = map(date.fromisoformat, COVERAGE[file])
    return (first + number * timedelta(days=1) for number in range((last - first).days + 1))


def is_member(rows: list[tuple[str, str | None, str]], day: str) -> bool | None:
    """Return the answer of typed rows of start, end and status."""
    status = next((status for start, end, status in rows if start <= day and (end is None or day < end)), "outside")
    return None if status == "unsettled" else status == "member"


@pytest.mark.parametrize("file", sorted(SECOND))
def test_each_file_says_what_its_data_set_says(file: str) -> None:
    """A file holds exactly the spells typed a second time from the data set's own rows, in order."""
    assert set(shipped(file)) == SECOND[file]
    assert shipped(file) == sorted(shipped(file), key=lambda row: row[:2])
    assert len(shipped(file)) == len(SECOND[file])


def test_there_is_no_coding_that_these_tests_do_not_know() -> None:
    """Every file of spells is one of those typed here."""
    files = {path.name: path.read_text(encoding="utf-8") for path in DATA.glob("*.csv")}
    assert {name for name, text in files.items() if text.startswith("state,start,end,status")} == set(SECOND)


@pytest.mark.parametrize("file", sorted(SECOND))
def test_files_have_the_header_of_spells(file: str) -> None:
    """The header is that of spells, the line ends are plain, and the last line is ended."""
    raw = (DATA / file).read_bytes()
    assert raw.startswith(b"state,start,end,status\n")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (
            "atop-4.01.csv",
            ("ATOP", "version 4.01", "4220", "joshuaalley/arms-allies", "data/atop-member-level.csv", "45cdfde6"),
        ),
        (
            "cow-alliances-4.1.csv",
            (
                "Correlates of War",
                "Formal Alliances",
                "version 4.1",
                "350",
                "jenna-jordan/international-relations-database",
                "SourceData/CorrelatesOfWar/alliance_v4.1_by_member.csv",
                "5a1da16f",
            ),
        ),
        (
            "cow-igo-3.csv",
            (
                "Correlates of War",
                "Intergovernmental Organizations",
                "version 3",
                "1125",
                "dieghernan/igoR",
                "data/igo_year_format3.rda",
                "data/state_year_format3.rda",
                "c9936cac",
            ),
        ),
    ],
)
def test_each_file_is_described_with_its_citation(file: str, says: tuple[str, ...]) -> None:
    """The README beside the files names each data set, its version and number, the copy read, and its reach."""
    (line,) = [line for line in README.splitlines() if line.startswith(f"| `{file}`")]
    assert [word for word in says if word not in line] == []
    assert "{} to {}".format(*COVERAGE[file]) in line


def test_the_readme_describes_no_file_that_is_not_there() -> None:
    """Every file that the README beside them describes is there, and every coding is among them."""
    described = set(re.findall(r"^\| `([^`]+)`", README, re.MULTILINE))
    assert set(SECOND) <= described <= {path.name for path in DATA.iterdir()}


@pytest.mark.parametrize("reading", sorted(SPELLS))
@pytest.mark.parametrize("file", sorted(SECOND))
def test_differences_counted_day_by_day(file: str, reading: str) -> None:
    """Days of difference are those that counting finds: typed data set against typed record, each day of each state."""
    own: dict[str, list[tuple[str, str | None, str]]] = {}
    for state, *row in SECOND[file]:
        own.setdefault(state, []).append(tuple(row))
    days = [day.isoformat() for day in days_of(file)]
    counted = {
        state: {
            day
            for day in days
            if is_member(SPELLS[reading].get(state, []), day) is not is_member(own.get(state, []), day)
        }
        for state in {*own, *SPELLS[reading]}
    }
    found = compare(ct.CSTO.under(reading), coded(file), start=COVERAGE[file][0])
    assert found.totals == {state: len(differing) for state, differing in counted.items() if differing}
    assert found.state_days == sum(map(len, counted.values()))
    assert found.days == len(set().union(*counted.values()))


def test_atop_is_the_closest() -> None:
    """Under announced ATOP differs by 1 (AZE), 1 (GEO), 3 (BLR) and 56 (UZB) days."""
    assert compare(ct.CSTO, coded("atop-4.01.csv")).totals == {"AZE": 1, "BLR": 3, "GEO": 1, "UZB": 56}


def test_cow_igo_errs_over_uzbekistan_alone() -> None:
    """COW IGO has Uzbekistan in from 2002 to mid-2006 and out for all of 2012; observers are no members in either."""
    found = compare(ct.CSTO, coded("cow-igo-3.csv"), start="2002-01-01")
    assert [(row.state, str(row.start), str(row.last_day), row.a, row.b) for row in found] == [
        ("UZB", "2002-01-01", "2006-06-22", False, True),
        ("UZB", "2012-01-01", "2012-06-27", True, False),
    ]


@pytest.mark.parametrize("file", ["atop-4.01.csv", "cow-alliances-4.1.csv"])
def test_the_record_retells_these_data_sets(file: str) -> None:
    """What the record says according to ATOP, or COW's alliances, alone is what their file says."""
    view = ct.CSTO.according_to(file.removesuffix(".csv"))
    assert compare(view, coded(file)) == ()
    assert str(view.checked_through) == COVERAGE[file][1]
