"""The data package: other programs find it valid, and its tables say what the timeline answers."""

import csv
import json
from pathlib import Path
from shutil import copytree
from typing import Any

import frictionless
import pytest
from ledgers import LEAGUE

import csto_timeline as ct
from csto_timeline import CSTO, Reading, Source, State, Timeline
from csto_timeline.errors import LedgerError, QueryError

SPELLS = [
    ("France", "1990", "1995-01-01"),
    ("France", "1995-01-01", None, "suspended"),
    ('a, "b"\nc', "1990-01-01", "[2000..2001]", "observer"),
    ("Spain", "1990-01-01", None, "member|suspended"),
]
SOURCE = Source(key="s", title="It lists 'A'; 'B'; 'C'.", url="no address")
ROWS = Timeline.from_spells(SPELLS, name="Ряды!", unknown="keep", source=SOURCE, checked_through="2010-06-30")
OPEN = Timeline.from_spells([("France", "[..2000-01-01]", "[2005-01-01..]")], name="Open")


def package(folder: Path) -> dict[str, Any]:
    """Return the description of a package."""
    return dict(json.loads((folder / "datapackage.json").read_text(encoding="utf-8")))


def table(folder: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def csto(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the package of the record."""
    folder = tmp_path_factory.mktemp("packages") / "new" / "csto"
    CSTO.write_data_package(folder)
    return folder


@pytest.mark.parametrize("written", [CSTO, LEAGUE, ROWS, Timeline.from_events([], name="Nothing"), OPEN], ids=str)
def test_frictionless_accepts_it_without_complaint(written: Timeline, tmp_path: Path) -> None:
    """Types, required cells, primary and foreign keys and the description itself are all valid."""
    written.write_data_package(tmp_path)
    report = frictionless.validate(tmp_path / "datapackage.json")
    tasks = [(task.name, task.errors, task.warnings) for task in report.tasks if task.errors or task.warnings]
    assert (report.errors, report.warnings, tasks) == ([], [], [])
    names = {resource["path"] for resource in package(tmp_path)["resources"]}
    assert {path.name for path in tmp_path.iterdir()} == {*names, "datapackage.json"}


def test_frictionless_would_notice(csto: Path, tmp_path: Path) -> None:
    """A key that points nowhere, a word that is none, and a missing cell are found, so the checks are not empty."""
    for name, line in (
        ("spells", "announced,ZZZ,2000-01-01,,member,member,1"),
        ("spells", "announced,ARM,2000-01-01,,membre,member,1"),
        ("spells", "announced,ARM,,,member,member,1"),
        ("state_years", "announced,ARM,1,1,1992,366,1,1,1,0,member"),
    ):
        copytree(csto, tmp_path, dirs_exist_ok=True)
        with (tmp_path / f"{name}.csv").open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
        assert not frictionless.validate(tmp_path / "datapackage.json").valid, line


def test_the_tables_of_the_record_hold_what_it_answers(csto: Path) -> None:
    """Events, datings, sources, spells, state-years and dyad-years are complete, under each reading."""
    assert [row["event"] for row in table(csto, "events")] == [event.key for event in CSTO.events()]
    assert len(table(csto, "datings")) == sum(len(event.dated) for event in CSTO.events())
    assert [row["source"] for row in table(csto, "sources")] == [source.key for source in CSTO.sources]
    assert {row["source"] for row in table(csto, "dating_sources")} == {source.key for source in CSTO.sources}
    for reading in Reading:
        view = CSTO.under(reading)
        spells = [row for row in table(csto, "spells") if row["reading"] == reading]
        assert [(row["state"], row["start"], row["end"], row["status"]) for row in spells] == [
            (spell.state, str(spell.start), str(spell.end or ""), str(spell.status or ""))
            for state in view.states
            for spell in view.spells_of(state)
        ]
        years = [row for row in table(csto, "state_years") if row["reading"] == reading]
        assert len(years) == len({row["year"] for row in years}) * len(CSTO.states)
        for row in (row for row in years if row["complete"] == "1"):
            expected = row["state"] in view.members_during(row["year"])
            assert row["member"] == ("1" if expected else "0" if row["member"] else ""), row
        for row in (row for row in table(csto, "dyad_years") if row["reading"] == reading):
            shared = any(
                str(spell.start.year) <= row["year"] and (spell.end is None or str(spell.last_day)[:4] >= row["year"])
                for spell in view.shared_spells(row["state_a"], row["state_b"])
            )
            assert (row["member"] == "1") is shared, row


def test_years_run_from_the_first_change_to_the_end_of_the_record(csto: Path) -> None:
    """All readings have the same years, and the last one, which the record does not cover, is not complete."""
    last = str(CSTO.checked_through)[:4]
    for rows in (table(csto, "state_years"), table(csto, "dyad_years")):
        for reading in Reading:
            years = sorted({row["year"] for row in rows if row["reading"] == reading})
            assert (years[0], years[-1]) == ("1992", last)
        assert {row["complete"] for row in rows if row["year"] == last} == {"0"}


def test_the_description_tells_licence_version_and_sources(csto: Path, tmp_path: Path) -> None:
    """The shipped record has the licence and the version of this package; of other timelines neither is claimed."""
    described = package(csto)
    assert described["version"] == ct.__version__
    assert [licence["name"] for licence in described["licenses"]] == ["MIT"]
    assert len(described["sources"]) == len(CSTO.sources)
    for resource in described["resources"]:
        assert resource["schema"]["missingValues"] == [""]
        assert all(field["description"] for field in resource["schema"]["fields"])
    LEAGUE.write_data_package(tmp_path)
    assert not {"version", "licenses"} & set(package(tmp_path))


def test_rows_stand_in_for_events(tmp_path: Path) -> None:
    """A timeline made from rows has these rows instead of events and datings, and one reading."""
    ROWS.write_data_package(tmp_path)
    names = [resource["name"] for resource in package(tmp_path)["resources"]]
    assert names == ["states", "sources", "rows", "spells", "state_years", "dyad_years"]
    assert [tuple(row.values())[1:5] for row in table(tmp_path, "rows")] == [
        (state, str(start), str(end or ""), status) for state, start, end, status in ROWS.rows or ()
    ]
    assert {row["reading"] for row in table(tmp_path, "spells")} == {"announced"}


def test_unsettled_answers_are_missing_values(tmp_path: Path) -> None:
    """Where an answer is open its cell is empty, and the possible statuses stand in a column of their own."""
    OPEN.write_data_package(tmp_path)
    rows = [(row["status"], row["possible"], row["member"]) for row in table(tmp_path, "spells")]
    assert rows == [("", "outside|member", ""), ("member", "member", "1"), ("", "member|former", "")]


def test_equal_timelines_give_equal_files(csto: Path, tmp_path: Path) -> None:
    """No file depends on the clock, on the view under another reading, or on what was written before."""
    for view in (CSTO.under("signed"), CSTO):
        view.write_data_package(str(tmp_path))
        for path in csto.iterdir():
            assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_what_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    """A view, which would be taken for the whole record, a file in place of the folder, and text that UTF-8 lacks."""
    for view in (LEAGUE.widened(), LEAGUE.according_to("gazette")):
        with pytest.raises(QueryError):
            view.write_data_package(tmp_path)
    assert not list(tmp_path.iterdir())
    (tmp_path / "file").write_text("old", encoding="utf-8")
    with pytest.raises(FileExistsError):
        CSTO.write_data_package(tmp_path / "file")
    event = ct.Event(key="a", kind="founding", states=["France"], dated=[ct.signed("2000")], what="\ud83d")  # type: ignore[arg-type]
    with pytest.raises(LedgerError):
        Timeline.from_events([event], name="x").write_data_package(tmp_path / "new")


def test_declared_parties_that_no_event_names_stay_out(tmp_path: Path) -> None:
    """The states of the package are those that its events or rows name."""
    parties = ["Oz", State("NAR", "Narnia")]
    Timeline.from_spells([("Oz", "2000-01-01", None)], name="x", states=parties).write_data_package(tmp_path)
    assert [row["state"] for row in table(tmp_path, "states")] == ["Oz"]
