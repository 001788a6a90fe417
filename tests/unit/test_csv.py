"""CSV files of spells: what is written reads back, other people's files are read, and faults name their lines."""

from pathlib import Path
from typing import Any

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


def faults_in(path: Path, text: str, **options: Any) -> list[Fault]:
    """Return the faults of a file with this text."""
    with pytest.raises(LedgerError) as caught:
        read_csv(put(path, text), **options)
    assert all(fault.problem and fault.cure for fault in caught.value.faults)
    return list(caught.value.faults)


@pytest.mark.parametrize("timeline", [CSTO, CSTO.under("in_force").widened(), LEAGUE, LEAGUE.widened()])
def test_spells_survive_unsettled_ones_included(timeline: Timeline, path: Path) -> None:
    """Every spell of any view reads back as it was, with the same possible statuses."""
    timeline.write_csv(path)
    found = read_csv(path, states=CODES)
    assert found.states == timeline.states
    assert all(found.spells_of(state) == timeline.spells_of(state) for state in timeline.states)


def test_the_file_is_one_spell_per_row(path: Path) -> None:
    """Rows are sorted by state and day; an ongoing spell has no end; an unsettled one lists what is possible."""
    french = [("France", "2000-01-01", "2001-01-01"), ("France", "2001-01-01", None, "suspended|member")]
    rows = [("Italy", "2000-01-01", None, "observer"), *french]
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
    columns = {"state": "ccode", "start": "MEM_ST", "end": "mem_en"}
    options: dict[str, Any] = {"codes": "cow", "end": "inclusive", "open_at": "2010-12-31", "source": source}
    found = read_csv(put(path, text), columns=columns, **options)
    assert (found.name, found.states, found.sources) == ("spells", ("RUS", "UZB"), (source,))
    assert [found.is_member("RUS", day) for day in ("2000-12-31", "2001-01-01")] == [True, False]
    assert found.spells_of("UZB")[-1].end is None


def test_the_delimiter_is_the_one_that_finds_the_columns_or_is_given(path: Path) -> None:
    """Not the one that occurs most often in the header; a character that nobody guesses can be named."""
    text = "cc;st;notes, sources, and, much, more\nFRA;1990-01-01;a, b\n"
    assert read_csv(put(path, text), columns={"state": "cc", "start": "st"}).states == ("FRA",)
    assert read_csv(put(path, "state|start\nFRA|1990\n"), delimiter="|", name="Pact").name == "Pact"
    for wrong in ("", "||", '"', "\n", 5):
        with pytest.raises(OptionError):
            read_csv(path, delimiter=wrong)  # type: ignore[arg-type]


def test_a_file_without_rows_is_a_timeline(path: Path) -> None:
    """A header alone is an organization that nobody has joined."""
    assert read_csv(put(path, "state,start,end\n")).states == ()


BAD = {
    "nothing": ("", [1]),
    "blank lines": ("\n\n", [1]),
    "no header": ("FRA,1990-01-01,\n", [1] * 5),
    "a misspelled column": ("state,start,end,stauts\nFRA,1990,,member\n", [1]),
    "another column": ("state,start,end,note\nFRA,1990,,x\n", [1]),
    "a column twice": ("state,start,start\nFRA,1990,1990\n", [1]),
    "no start": ("state,end\nFRA,1990\n", [1]),
    "too few cells": ("state,start,end\nFRA,1990-01-01,\nITA\n", [3]),
    "an empty status": ("state,start,end,status\nFRA,1990-01-01,,\n", [2]),
    "a quote left open": ('state,start,end\nFRA,1990-01-01,\n"ITA,1990-01-01,\nESP,1990-01-01,\n', [3]),
    "a bad day": ("state,start,end\nFRA,1990-02-30,\n", [2]),
    "a year of five digits": ("state,start,end\nFRA,19900,\n", [2]),
    "an unknown state": ("state,start,end\n\nFrnace,1990-01-01,\n", [3]),
    "an unknown status": ("state,start,end,status\nFRA,1990-01-01,,membr\n", [2]),
    "rows that overlap": ('state,start,end\n"FRA",1990-01-01,\n\nFRA,1991-01-01,\n', [4]),
    "a backward row": ("state,start,end\nFRA,1990-01-01,1989-01-01\n", [2]),
    "several": ("state,start,end\nFRA,1990-02-30,\nx\nITA,1990-01-01,\nITA,1990-01-01,\n", [2, 3, 5]),
    "a cell of many lines": ('state,start,end\n"FRA\n",1990-01-01,\nFRA,1991-01-01,\n', [4]),
}


@pytest.mark.parametrize("name", BAD)
def test_faults_name_their_lines(name: str, path: Path) -> None:
    """Every fault comes with the line on which its row begins, in the order of the file."""
    text, lines = BAD[name]
    assert [fault.place for fault in faults_in(path, text)] == [f"line {line}" for line in lines]


def test_columns_and_parties_that_are_asked_for_have_their_own_faults(path: Path) -> None:
    """A column that `columns` promises must be there, even an optional one; wrong parties are not in the file."""
    (missing,) = faults_in(path, "state,start\nFRA,1990\n", columns={"end": "mem_en"})
    assert "mem_en" in missing.problem
    (twice,) = faults_in(path, "state,start\nFRA,1990\n", states=[State("AAA", "Oz"), State("BBB", "Oz")])
    assert twice.place is None


@pytest.mark.parametrize(
    ("options", "error"),
    [
        *(({"columns": columns}, QueryTypeError) for columns in ("ccode", {"state": 5})),
        ({"columns": {"country": "ccode"}}, OptionError),
        *(({option: "nosuch"}, QueryError) for option in ("end", "codes", "unknown", "overlap")),
    ],
)
def test_options_are_checked(options: dict[str, Any], error: type[Exception], path: Path) -> None:
    """The value of an option must be one of those listed, whatever the file holds, and columns those of spells."""
    with pytest.raises(error):
        read_csv(path if "columns" in options else put(path, "state,start\nFRA,1990\n"), **options)


def test_a_file_that_is_wrong_throughout_is_not_reported_throughout(path: Path) -> None:
    """After ten thousand faults reading stops and says so."""
    found = faults_in(path, "state,start,end\n" + "A\n" * 20_000)
    assert len(found) == 10_001
    assert found[-1].problem == REST.problem


def test_an_unpaired_surrogate_is_not_written() -> None:
    """What UTF-8 cannot hold is refused."""
    with pytest.raises(LedgerError):
        csv_bytes(["note"], [["x\ud800"]])
