"""The examples, run as a reader runs them: from another folder, in an interpreter of their own."""

import csv
import os
import re
import runpy
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

import csto_timeline as ct

EXAMPLES = Path(__file__).parents[2] / "examples"
DATA = EXAMPLES / "data"
SCRIPTS = sorted(path.name for path in EXAMPLES.glob("[!_]*.py"))
NEED_EXTRAS = [name for name in SCRIPTS if name.startswith(("tag_events", "cow_igo"))]

# The recipes for published data sets: the sample that each reads, in the published form, and some of what it finds.
ALLIANCES = ("UZB, 2012-06-28 to 2012-12-31", "AZE 5501, BLR 595, GEO 5577, UZB 2807")
RECIPES = {
    "cow_igo.py": ("cow-igo-3-state-years.csv", "3 organizations", "UZB, 2002-01-01", "UZB, 2012-01-01", "UZB 1813"),
    "cow_alliances.py": ("cow-alliances-4.1-by-member.csv", "alliances; faults", *ALLIANCES),
    "atop.py": ("atop-4.01-member-level.csv", "1 alliances", "GEO, 1999-04-20 (1 day)", "AZE 1, BLR 3, GEO 1, UZB 56"),
}

Golden = Callable[[str, str], None]


def run(where: Path, *words: str | Path, strict: bool = True) -> subprocess.CompletedProcess[str]:
    """Run Python in the folder `where`, if strict with warnings as errors, and return what came of it."""
    own = {"PYTHONIOENCODING": "utf-8", "COLUMNS": "80", "PYTEST_ADDOPTS": "", "SPARK_LOCAL_IP": "127.0.0.1"}
    command = [sys.executable, *(("-W", "error") if strict else ()), *words]
    return subprocess.run(
        command, cwd=where, env={**os.environ, **own}, capture_output=True, encoding="utf-8", timeout=300, check=False
    )


def prints(where: Path, example: str, *arguments: str | Path) -> str:
    """Return what an example prints, after seeing that it succeeded without a message on standard error."""
    done = run(where, EXAMPLES / example, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("example", [name for name in SCRIPTS if name not in NEED_EXTRAS])
def test_an_example_runs_without_arguments(tmp_path: Path, example: str) -> None:
    """Without arguments an example succeeds within seconds, prints something, and leaves nothing in the folder."""
    start = time.monotonic()
    assert prints(tmp_path, example)
    assert time.monotonic() - start < 10  # on a machine that does other things as well
    assert example == "draw_membership.py" or list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("example", SCRIPTS)
def test_an_example_is_short_and_answers_help(tmp_path: Path, example: str) -> None:
    """It has fewer than 80 lines, a recipe 40 at most; `--help` prints how it is used, and does nothing else."""
    lines = (EXAMPLES / example).read_text(encoding="utf-8").splitlines()
    assert len(lines) <= (40 if example in RECIPES else 79)
    told = prints(tmp_path, example, "--help")
    assert re.search(rf"(usage: |Usage: python examples/|Run it with: pytest examples/){example}", told)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("day", ["2006-07-01", "1992-05-14", "1999-04-20", "2007-06-30"])
def test_who_was_a_member(tmp_path: Path, day: str, golden: Golden) -> None:
    """Members, and who is unsettled, are printed by name for each reading, under the organization's name of the day."""
    golden(f"examples/who_was_a_member-{day}.txt", prints(tmp_path, "who_was_a_member.py", day))


def test_who_was_a_member_after_the_record(tmp_path: Path) -> None:
    """A day after the record is answered, with one line on standard error."""
    done = run(tmp_path, EXAMPLES / "who_was_a_member.py", "2099-01-01")
    assert (done.returncode, done.stdout.count(": 6\n")) == (0, 3)
    assert (done.stderr.count("\n"), str(ct.CSTO.checked_through) in done.stderr) == (1, True)


@pytest.mark.parametrize(("state", "day"), [("SRB", "1 January 2014"), ("узбекистан", "2006-07-01")])
def test_explain_an_answer(tmp_path: Path, state: str, day: str) -> None:
    """Each explanation is printed once, whatever way the state and the day are written."""
    texts = [str(ct.explain(state, day, reading=reading)) for reading in ct.Reading]
    assert prints(tmp_path, "explain_an_answer.py", state, day) == "\n\n".join(dict.fromkeys(texts)) + "\n"


@pytest.mark.parametrize("reading", [[], ["signed"], ["in_force"]], ids=str)
def test_compare_with_datasets(tmp_path: Path, reading: list[str], golden: Golden) -> None:
    """For each data set the days, state-days and days by state that differ over its own coverage are printed."""
    name = "-".join(["compare_with_datasets", *reading])
    golden(f"examples/{name}.txt", prints(tmp_path, "compare_with_datasets.py", *reading))


@pytest.mark.parametrize(
    ("example", "bad"),
    [
        ("who_was_a_member.py", [["2006-07-01", "2007-07-01"], ["2006"], [""]]),
        ("explain_an_answer.py", [["UZB", "1", "July"], ["Uz\nbek", "2006-07-01"], ["UZB", "12.06.1992"]]),
        ("compare_with_datasets.py", [["signed", "announced"], ["sighed"]]),
    ],
)
def test_bad_arguments(tmp_path: Path, example: str, bad: list[list[str]]) -> None:
    """Bad arguments give the usage and one more line on standard error, nothing else, and the exit status 2."""
    for arguments in bad:
        done = run(tmp_path, EXAMPLES / example, *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        usage, message = done.stderr.splitlines()
        assert usage.startswith(f"usage: {example}")
        assert message.startswith(f"{example}: error: ")


# One's own timeline

BY_SPELLS = """\
members on 1998-01-01: AVA COC
  AVA member, from 1990-03-01 on
  BRI member, 1990-03-01 to 1996-06-30
  BRI suspended, 1996-07-01 to 1999-01-31
  BRI unsettled: member or suspended, 1999-02-01 to 1999-02-27
  BRI member, from 1999-02-28 on
  COC unsettled: outside or member, 1991-01-01 to 1991-12-30
  COC member, 1991-12-31 to 2004-06-14
  COC former, from 2004-06-15 on
  DIN observer, from 1994-05-20 on
"""
OUTPUT = f"""\
League by events, announced: {BY_SPELLS}\
League by events, in_force: members on 1998-01-01: AVA COC
  AVA member, from 1990-03-01 on
  BRI member, 1990-03-01 to 1996-12-31
  BRI unsettled: member or suspended, 1997-01-01 to 1997-12-30
  BRI suspended, 1997-12-31 to 1999-02-28
  BRI unsettled: member or suspended, from 1999-03-01 on
  COC unsettled: outside or member, 1991-01-01 to 1991-12-30
  COC member, 1991-12-31 to 2004-06-14
  COC former, from 2004-06-15 on
  DIN observer, from 1994-05-20 on
League by spells, announced: {BY_SPELLS}\
Was Cockaigne a member on 1991-06-01? None
"""


def test_your_own_timeline(tmp_path: Path) -> None:
    """From any folder, events in code and spells in a file, one's own too, answer alike; a year is no first day."""
    assert prints(tmp_path, "your_own_timeline.py") == OUTPUT
    (tmp_path / "own.csv").write_text("state,start,end\nAvalon,1997-01-01,\n", encoding="utf-8")
    printed = prints(tmp_path, "your_own_timeline.py", "own.csv")
    assert "League by spells, announced: members on 1998-01-01: AVA\n  AVA member, from 1997-01-01 on\n" in printed


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["a", "b"], "give one file at most: your_own_timeline.py [SPELLS.csv]\n"),
        (["none.csv"], "[Errno 2] No such file or directory: 'none.csv'\n"),
        (["bad.csv"], "bad.csv: 2 faults:   line 2: "),
    ],
)
def test_bad_arguments_of_your_own_timeline(arguments: list[str], complaint: str, tmp_path: Path) -> None:
    """Too many files, a missing file, and one with faults are one line each, and nothing is printed."""
    (tmp_path / "bad.csv").write_text("state,start,end\nAvalon\nAvalon,1,\n", encoding="utf-8")
    done = run(tmp_path, EXAMPLES / "your_own_timeline.py", *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(complaint)


def test_your_own_tests_fail_where_the_code_or_the_record_is_wrong(tmp_path: Path) -> None:
    """A copy passes with no project around it, and fails where possible members count, or on an illegal record."""
    text = (EXAMPLES / "test_your_timeline.py").read_text(encoding="utf-8")
    for spoilt, status in (
        (text, 0),
        (text.replace("timeline.members_on", "timeline.possible_members_on"), 1),
        (text.replace('kind="accession"', 'kind="return"'), 2),
    ):
        (tmp_path / "test_your_timeline.py").write_text(spoilt, encoding="utf-8")
        done = run(tmp_path, "-m", "pytest", "-q", "-p", "no:cacheprovider", tmp_path / "test_your_timeline.py")
        assert done.returncode == status, done.stdout


# Published data sets


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_tells_how_a_data_set_differs_from_the_record(recipe: str, tmp_path: Path) -> None:
    """By state and day; the same without arguments and given the path of the file."""
    if recipe == "cow_igo.py":
        pytest.importorskip("pandas")
    file, *found = RECIPES[recipe]
    text = prints(tmp_path, recipe)
    assert [part for part in ("faults: 0", *found) if part not in text] == []
    assert prints(tmp_path, recipe, DATA / file) == text


def test_a_fault_costs_one_organization(tmp_path: Path) -> None:
    """A row that cannot be read is named, and the other alliances load."""
    text = (DATA / "cow-alliances-4.1-by-member.csv").read_text(encoding="utf-8")
    (tmp_path / "alliances.csv").write_text(text.replace("243,265,", "243,9999,", 1), encoding="utf-8")
    count = int(prints(tmp_path, "cow_alliances.py").split()[0])
    lines = prints(tmp_path, "cow_alliances.py", "alliances.csv").splitlines()
    assert lines[0] == f"{count - 1} alliances; faults: 1"
    assert lines[1].startswith("243, row ")


@pytest.mark.parametrize(
    ("recipe", "place", "columns"),
    [
        ("cow_igo.py", slice(None), "ccode year state csto eaec sco"),
        ("cow_alliances.py", slice(10, 13), "mem_st_day mem_st_month mem_st_year"),
        ("cow_alliances.py", slice(13, 16), "mem_end_day mem_end_month mem_end_year"),
        ("atop.py", slice(5, 11), "yrent moent dayent yrexit moexit dayexit"),
    ],
)
def test_samples_have_the_columns_of_the_published_files(recipe: str, place: slice, columns: str) -> None:
    """By their names, in their order."""
    with (DATA / RECIPES[recipe][0]).open(encoding="utf-8", newline="") as rows:
        assert " ".join(next(csv.reader(rows))[place]) == columns


# The picture of the membership

DRAW = runpy.run_path(str(EXAMPLES / "draw_membership.py"))
needs_plot = pytest.mark.skipif(not find_spec("matplotlib"), reason="needs the extra `plot`")


def bars(picture: Path) -> dict[str, tuple[float, float]]:
    """Return where the bars of an SVG begin and end, as fractions of all that they cover."""
    found = {}
    paths = re.findall(r'<g id="((?:spell|contest)-[^"]+)">\s*<path d="([^"]+)"', picture.read_text(encoding="utf-8"))
    for gid, path in paths:
        places = [float(place) for place in re.findall(r"[ML] (-?[\d.]+) ", path)]
        found[gid] = (min(places), max(places))
    left, right = min(start for start, _ in found.values()), max(end for _, end in found.values())
    return {gid: ((a - left) / (right - left), (b - left) / (right - left)) for gid, (a, b) in found.items()}


@needs_plot
@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_the_picture_has_the_same_bytes_in_any_folder(tmp_path: Path, suffix: str) -> None:
    """The script, run in some folder, writes what it writes in another, and says so; no time is in the file."""
    assert prints(tmp_path, "draw_membership.py", f"out.{suffix}") == f"wrote out.{suffix}\n"
    other = tmp_path / f"OTHER.{suffix.upper()}"
    assert DRAW["main"]([str(other)]) == 0
    content = other.read_bytes()
    assert content == (tmp_path / f"out.{suffix}").read_bytes()
    assert content.startswith(b"<?xml" if suffix == "svg" else b"\x89PNG")
    assert not any(mark in content for mark in (b"dc:date", b"tIME", b"Software", b"Matplotlib v"))


@needs_plot
def test_the_picture_of_the_readme_is_the_one_of_the_record(tmp_path: Path) -> None:
    """The picture beside the examples shows every spell and disagreement of the record where it belongs."""
    assert DRAW["main"]([str(tmp_path / "new.svg")]) == 0
    old, new = bars(EXAMPLES / "membership.svg"), bars(tmp_path / "new.svg")
    spells = {f"spell-{state}-{i}" for state in ct.CSTO.states for i, _ in enumerate(ct.spells_of(state))}
    assert {gid for gid in old if gid.startswith("spell")} == spells
    assert old == {gid: pytest.approx(extent, abs=1e-4) for gid, extent in new.items()}


@needs_plot
def test_a_picture_that_cannot_be_drawn_gets_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bad arguments get the usage, a missing folder its name, and a missing matplotlib the cure; no file is left."""
    monkeypatch.chdir(tmp_path)
    for arguments in (["a.svg", "b.svg"], ["a.pdf"], ["svg"]):
        assert DRAW["main"](arguments) == 2
        assert capsys.readouterr() == ("", f"{DRAW['USAGE']}\n")
    assert DRAW["main"](["missing/out.svg"]) == 2
    for module in [name for name in sys.modules if name.startswith("matplotlib")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert DRAW["main"](["out.svg"]) == 2
    out, err = capsys.readouterr()
    folder, cure = err.splitlines()
    assert (out, "missing" in folder, "pip install '.[plot]'" in cure) == ("", True, True)
    assert list(tmp_path.iterdir()) == []


# Tables of events

LIBRARIES = ("pandas", "polars", "duckdb", "pyarrow")
needs_data = pytest.mark.skipif(not all(map(find_spec, LIBRARIES)), reason="needs the extra `data`")


def alone(folder: Path, name: str, *arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a copy of an example, or a changed text of it, in a folder that holds nothing else."""
    script = folder / name
    script.write_text(text or (EXAMPLES / name).read_text(encoding="utf-8"), encoding="utf-8")
    return run(folder, script, *arguments, strict=False)


@needs_data
def test_three_libraries_tag_alike(tmp_path: Path) -> None:
    """A copy of the example prints the time of pandas, Polars and DuckDB, and that their answers are the same."""
    done = alone(tmp_path, "tag_events.py", "30000")
    assert (done.returncode, done.stderr) == (0, "")
    *timed, last = done.stdout.splitlines()
    assert [line.partition(":")[0] for line in timed] == ["pandas", "Polars", "DuckDB"]
    assert re.fullmatch(r"the same answers: [1-9][\d,]+ by members, [1-9]\d* unsettled", last)
    assert [path.name for path in tmp_path.iterdir()] == ["tag_events.py"]


@needs_data
@pytest.mark.parametrize(("right", "wrong"), [("day >=", "day >"), ("THEN FALSE", "THEN NULL"), ("LEFT JOIN", "JOIN")])
def test_a_wrong_join_is_found(tmp_path: Path, right: str, wrong: str) -> None:
    """A slip in the SQL does not pass, because the example compares."""
    text = (EXAMPLES / "tag_events.py").read_text(encoding="utf-8")
    assert right in text
    done = alone(tmp_path, "tag_events.py", "200000", text=text.replace(right, wrong))
    assert (done.returncode, "AssertionError" in done.stderr) == (1, True)


@pytest.mark.skipif(not (find_spec("pyspark") and shutil.which("java")), reason="needs the extra `spark`, and Java")
def test_spark_tags_alike(tmp_path: Path) -> None:
    """Spark, in local mode, gives the answers of `is_member` from the same join."""
    done = alone(tmp_path, "tag_events_spark.py", "24000")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "the same answers as is_member"


def test_both_examples_hold_the_same_join() -> None:
    """The SQL of the two differs by the hint to Spark alone."""
    joins = [
        re.sub(r"/\*.*?\*/|\s+", " ", (EXAMPLES / name).read_text(encoding="utf-8").split('"""')[3])
        for name in ("tag_events.py", "tag_events_spark.py")
    ]
    assert re.sub(" +", " ", joins[0]) == re.sub(" +", " ", joins[1])
