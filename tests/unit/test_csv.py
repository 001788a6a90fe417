"""CSV files of spells: what is written reads back, other people's files are read, and faults name their lines."""

from pathlib import Path

import pytest
from ledgers import LEAGUE, PARTIES

from csto_timeline import CSTO, Source, State, Status, Timeline, read_csv
from csto_timeline.errors import Fault, LedgerError, OptionError, QueryError, QueryTypeError
from csto_timeline.files.csv_files import csv_bytes
from csto_timeline.files.reading import REST

CODES = [State(party.alpha_3, party.name) for party in PARTIES]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a file that does not exist yet."""
    return tmp_path / "spells.csv"


def put(path: Path, text: str) -> Path:
    """Write text as it is."""
    path.write_bytes(text.encode())
    return path


def faults_in(path: Path, text: str, **options: object) -> list[Fault]:
    """Return the faults of a file with this text."""
    with pytest.raises(LedgerError) as caught:
        read_csv(put(path, text), **options)  # type: ignore[arg-type]
    assert all(fault.problem and fault.cure for fault in caught.value.faults)
    return list(caught.value.faults)


# What is written reads back


@pytest.mark.parametrize("timeline", [CSTO, CSTO.under("in_force").widened(), LEAGUE, LEAGUE.widened()])
def test_spells_survive_unsettled_ones_included(timeline: Timeline, path: Path) -> None:
    """Every spell of any view reads back as it was, with the same possible statuses."""
    timeline.write_csv(path)
    found = read_csv(path, states=CODES)
    assert found.states == timeline.states
    for state in timeline.states:
        assert found.spells_of(state) == timeline.spells_of(state)


def test_the_file_is_one_spell_per_row(path: Path) -> None:
    """Rows are sorted by state and day; an ongoing spell has no end; an unsettled one lists what is possible."""
    rows = [
        ("Italy", "2000-01-01", None, "observer"),
        ("France", "2000-01-01", "2001-01-01"),
        ("France", "2001-01-01", None, "suspended|member"),
    ]
    Timeline.from_spells(rows, name="x").write_csv(path)
    assert path.read_bytes().decode().splitlines() == [
        "state,start,end,status",
        "FRA,2000-01-01,2001-01-01,member",
        "FRA,2001-01-01,,member|suspended",
        "ITA,2000-01-01,,observer",
    ]


def test_names_of_parties_are_declared_by_the_reader(path: Path) -> None:
    """CSV holds codes only, so that the timeline's own parties are declared, or kept, on reading."""
    LEAGUE.write_csv(path)
    assert read_csv(path, states=PARTIES).is_member("land of giants", "2001-01-01") is True
    assert read_csv(path, unknown="keep").states == LEAGUE.states
    assert {fault.state for fault in faults_in(path, path.read_text())} == set(LEAGUE.states)


def test_odd_names_survive(path: Path) -> None:
    """Delimiters, quotes and line breaks in a code are quoted."""
    names = ["a,b", 'say "x"', "c;d", "é\u2028f"]
    written = Timeline.from_spells([(name, "2000-01-01", None) for name in names], name="x", unknown="keep")
    written.write_csv(path)
    assert read_csv(path, unknown="keep").states == written.states


# Other people's files


@pytest.mark.parametrize(
    "text",
    [
        "state,start,end,status\nFrance,1990-01-01,1995-01-01,member\n",
        "\ufeffState;Start;END;Status\r\nFrance;1990-01-01;1995-01-01;member\r\n;;;\r\n",
        "status\tend\tstart\tstate\nmember\t1995-01-01\t1 January 1990\tfra",
        '"start","state","end"\n"1990-01-01","France, Republic of","1995-01-01"\n\n',
        "state,start,end\rFrance,1990-01-01,1995-01-01\r",
    ],
    ids=["plain", "Excel with semicolons", "tabs in another order", "quoted", "carriage returns"],
)
def test_delimiters_orders_and_cases_are_understood(text: str, path: Path) -> None:
    """The header decides: its delimiter, the order of its columns, in any case; blank rows are skipped."""
    own = [State("FRA", "France", also="France, Republic of")]
    (spell, left) = read_csv(put(path, text), states=own).spells_of("FRA")
    assert (spell.start.isoformat(), spell.end and spell.end.isoformat()) == ("1990-01-01", "1995-01-01")
    assert (spell.status, left.status) == (Status.MEMBER, Status.FORMER)


def test_options_are_those_of_from_spells(path: Path) -> None:
    """Columns of other names, numbers for states, inclusive ends and a last day are read as rows are."""
    source = Source(key="igo", title="Intergovernmental organizations")
    text = "ioname,ccode,mem_st,mem_en,note\nPact,365,1992,31 December 2000,x\nPact,704,1995-01-01,2010-12-31,y\n"
    found = read_csv(
        put(path, text),
        columns={"state": "ccode", "start": "MEM_ST", "end": "mem_en"},
        codes="cow",
        end="inclusive",
        open_at="2010-12-31",
        source=source,
    )
    assert found.states == ("RUS", "UZB")
    assert found.is_member("RUS", "2000-12-31") is True
    assert found.is_member("RUS", "2001-01-01") is False
    assert found.spells_of("UZB")[-1].end is None
    assert found.sources == (source,)
    assert found.name == "spells"


def test_the_delimiter_is_the_one_that_finds_the_columns(path: Path) -> None:
    """Not the one that occurs most often in the header."""
    text = "cc;st;notes, sources, and, much, more\nFRA;1990-01-01;a, b\n"
    assert read_csv(put(path, text), columns={"state": "cc", "start": "st"}).states == ("FRA",)


def test_the_delimiter_can_be_given(path: Path) -> None:
    """A character that nobody guesses separates cells where it is named."""
    assert read_csv(put(path, "state|start\nFRA|1990\n"), delimiter="|", name="Pact").name == "Pact"
    for wrong in ("", "||", '"', "\n", 5):
        with pytest.raises(OptionError):
            read_csv(path, delimiter=wrong)  # type: ignore[arg-type]


# What is wrong

BAD = {
    "nothing": ("", ["line 1"]),
    "blank lines": ("\n\n", ["line 1"]),
    "no header": ("FRA,1990-01-01,\n", ["line 1"] * 5),
    "a misspelled column": ("state,start,end,stauts\nFRA,1990,,member\n", ["line 1"]),
    "another column": ("state,start,end,note\nFRA,1990,,x\n", ["line 1"]),
    "a column twice": ("state,start,start\nFRA,1990,1990\n", ["line 1"]),
    "no start": ("state,end\nFRA,1990\n", ["line 1"]),
    "too few cells": ("state,start,end\nFRA,1990-01-01,\nITA\n", ["line 3"]),
    "an empty status": ("state,start,end,status\nFRA,1990-01-01,,\n", ["line 2"]),
    "a quote left open": ('state,start,end\nFRA,1990-01-01,\n"ITA,1990-01-01,\nESP,1990-01-01,\n', ["line 3"]),
    "a bad day": ("state,start,end\nFRA,1990-02-30,\n", ["line 2"]),
    "a year of five digits": ("state,start,end\nFRA,19900,\n", ["line 2"]),
    "an unknown state": ("state,start,end\n\nFrnace,1990-01-01,\n", ["line 3"]),
    "an unknown status": ("state,start,end,status\nFRA,1990-01-01,,membr\n", ["line 2"]),
    "rows that overlap": ('state,start,end\n"FRA",1990-01-01,\n\nFRA,1991-01-01,\n', ["line 4"]),
    "a backward row": ("state,start,end\nFRA,1990-01-01,1989-01-01\n", ["line 2"]),
    "several": (
        "state,start,end\nFRA,1990-02-30,\nx\nITA,1990-01-01,\nITA,1990-01-01,\n",
        ["line 2", "line 3", "line 5"],
    ),
    "a cell of many lines": ('state,start,end\n"FRA\n",1990-01-01,\nFRA,1991-01-01,\n', ["line 4"]),
}


@pytest.mark.parametrize("name", BAD)
def test_faults_name_their_lines(name: str, path: Path) -> None:
    """Every fault comes with the line on which its row begins, in the order of the file."""
    text, places = BAD[name]
    assert [fault.place for fault in faults_in(path, text)] == places


def test_missing_columns_are_named_as_the_caller_names_them(path: Path) -> None:
    """A column that `columns` promises must be there, even one that is optional otherwise."""
    found = faults_in(path, "state,start\nFRA,1990\n", columns={"end": "mem_en"})
    assert len(found) == 1
    assert "mem_en" in found[0].problem


def test_columns_must_be_a_mapping_of_known_columns(path: Path) -> None:
    """Anything else is refused before the file is opened."""
    with pytest.raises(OptionError):
        read_csv(path, columns={"country": "ccode"})
    for wrong in ("ccode", {"state": 5}):
        with pytest.raises(QueryTypeError):
            read_csv(path, columns=wrong)  # type: ignore[arg-type]


def test_parties_of_one_name_are_a_fault_without_a_line(path: Path) -> None:
    """What is wrong with the declared parties is not in the file."""
    (fault,) = faults_in(path, "state,start\nFRA,1990\n", states=[State("AAA", "Oz"), State("BBB", "Oz")])
    assert fault.place is None


def test_options_are_checked(path: Path) -> None:
    """The value of an option must be one of those listed, whatever the file holds."""
    put(path, "state,start\nFRA,1990\n")
    for option in ("end", "codes", "unknown", "overlap"):
        with pytest.raises(QueryError):
            read_csv(path, **{option: "nosuch"})  # type: ignore[arg-type]


def test_a_file_without_rows_is_a_timeline(path: Path) -> None:
    """A header alone is an organization that nobody has joined."""
    assert read_csv(put(path, "state,start,end\n")).states == ()


def test_a_file_that_is_wrong_throughout_is_not_reported_throughout(path: Path) -> None:
    """After ten thousand faults reading stops and says so."""
    found = faults_in(path, "state,start,end\n" + "A\n" * 20_000)
    assert len(found) == 10_001
    assert found[-1].problem == REST.problem


def test_an_unpaired_surrogate_is_not_written() -> None:
    """What UTF-8 cannot hold is refused."""
    with pytest.raises(LedgerError):
        csv_bytes(["note"], [["x\ud800"]])
