"""The command line, called in-process: every verb, every form, every message."""

import csv
import errno
import importlib
import io
import json
import os
import re
import runpy
import shlex
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from attrs import evolve
from cli_shapes import ALONE, IN_ROWS, shape_of
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from ledgers import LEAGUE, boundary_days, quietly, step, timeline

import csto_timeline as ct
from csto_timeline.cli import main, output, verbs
from csto_timeline.cli.parser import VERBS

CODED = """\
state,start,end,status
AZE,1993-09-24,2001-01-01,member
UZB,1992-05-15,,member
"""

PAUSE = timeline(
    step("ada-founds", "founding", "ADA", ct.announced("2000-01-01"), new_name="Pact"),
    step("ada-pauses", "suspension", "ADA", ct.announced("2001")),
    step("ada-returns", "return", "ADA", ct.announced("2001")),
    checked_through="2003-12-31",
)

COMMANDS = (
    "members 1999-04-20",
    "members 1980-01-01",
    "members 2006-07-01 --reading signed",
    "members 1993-10-01 --widened",
    "members 1993-06-01 --according-to article",
    "members 2007-06-30 --reading in_force",
    "members 2002-07-01 --file league.json --reading in_force",
    "members 2000-01-01 --file coded.csv",
    "status UZB 2012-07-01",
    "status UZB 2007-06-30 --reading in_force",
    "status France 2000-01-01",
    "is-member UZB 2006-07-01",
    "is-member UZB 2006-07-01 --reading signed",
    "is-member UZB 2007-06-30 --reading in_force",
    "is-member AZE 1998-01-01 --reading in_force --widened",
    "history UZB --reading in_force",
    "history Land-of-Giants --file league.json --reading in_force",
    "history ADA --file pause.json",
    "history France",
    "events",
    "events --kind lapse --state AZE --start 1999-01-01 --end 2000-01-01",
    "events --kind expulsion",
    "events --file league.json --reading in_force",
    "events --according-to article --reading signed",
    "diff 1999-04-20 1999-04-21",
    "diff 1992-01-01 2007-06-30 --reading in_force",
    "diff 2000-02-01 2001-02-01 --file pause.json",
    "diff 2000-01-01 2000-01-01",
    "explain UZB 2006-07-01",
    "explain UZB 1990-01-01",
    "explain BRO 2003-06-01 --file league.json --reading in_force",
    "explain UZB 1999-01-01 --file coded.csv",
    "contested",
    "contested --state GEO --day 1993-10-01",
    "contested --file coded.csv",
    "contested --file pause.json",
    "contested --according-to article",
    "compare coded.csv --start 1992-05-15 --end 2005-01-01",
    "compare coded.csv --file coded.csv",
    "compare league.json --file league.json --reading signed",
    "compare league.json --file coded.csv --reading in_force",
    "compare empty.csv --file coded.csv",
    "panel 1999",
    "panel 1999-01 1999-03 --freq month --rule all --states UZB",
    "panel 2007 2008 --reading in_force --states Uzbekistan,KAZ",
    "panel --file league.json",
    "panel 1980 --states FRA",
    "dyads 1999 --states UZB,AZE",
    "dyads 2002 --directed --file league.json --reading in_force",
    "chart --width 72",
    "chart --file league.json --reading in_force",
    "sources --file league.json",
    "sources --according-to article",
    "export package --file league.json",
)


class Said(NamedTuple):
    """What a command wrote, and its exit status."""

    code: int
    out: str
    err: str


Ask = Callable[[str], Said]
Golden = Callable[[str, str], None]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ask]:
    """Run commands in a folder that holds the files that they name."""
    monkeypatch.chdir(tmp_path)
    Path("coded.csv").write_text(CODED, encoding="utf-8")
    Path("empty.csv").write_text("state,start,end\n", encoding="utf-8")
    LEAGUE.write_json("league.json")
    PAUSE.write_json("pause.json")
    for name in ("mine.json", "theirs.json"):
        ct.CSTO.write_json(name)

    def run(command: str) -> Said:
        code = main(shlex.split(command))
        return Said(code, *capsys.readouterr())

    yield run
    assert "Traceback" not in "".join(capsys.readouterr())


def rows_of(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV text."""
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def in_csv(value: Any) -> str:
    """Return how a value of the JSON output is written in CSV."""
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


# Text


def test_text_of_every_verb(ask: Ask, golden: Golden) -> None:
    """What people read is as the golden file says, and fits 80 columns; only addresses are longer."""
    told = []
    for command in COMMANDS:
        said = ask(command)
        assert all(len(line) <= 80 or "://" in line for line in said.out.splitlines())
        told.append(f"$ csto-timeline {command}\n{said.out}{said.err}[{said.code}]\n")
    golden("cli.txt", "\n".join(told))


@pytest.mark.parametrize("width", [40, 60, 100, 160])
def test_text_fits_the_terminal(width: int, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal every verb fits its width, and long names, files and keys are wrapped."""
    name = "Republic-of-" * 12
    Path("long.csv").write_text("state,start,end\nUZB,2000,\nKAZ,2001-01-01,\n", encoding="utf-8")
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setattr(output.sys.stdout, "isatty", lambda: True, raising=False)
    longest = 0
    for command in (*COMMANDS, "contested --file long.csv", "panel --file long.csv 1999"):
        if not command.startswith(("chart --width", "export")):
            lengths = [len(line) for line in ask(command).out.splitlines() if "://" not in line]
            assert max(lengths) <= width
            longest = max(longest, *lengths)
    assert longest > width - 10
    rows = output.table([(name, "a", "z" * 300), ("short", "", "c")])
    assert all(len(line) <= width for row in rows for line in row)
    assert "".join("".join(line.split()) for line in rows[0]).count("z") == 300


def test_a_contested_day_says_so_in_a_line_of_its_own(ask: Ask) -> None:
    """`members`, `status` and `is-member` mark every contested stretch, and no other day."""
    for contest in ct.contested():
        for command in (f"is-member {contest.state}", f"status {contest.state}", "members"):
            line = ask(f"{command} {contest.start}").out.splitlines()[1:]
            assert "Readings disagree: " in "\n".join(line)
            found = json.loads(ask(f"{command} {contest.start} --format json").out)
            rows = [row for row in found.get("rows", [found]) if row["state"] == contest.state]
            assert all(row["disputed"] for row in rows)
    assert ask("is-member UZB 2006-07-01").out.splitlines()[1:] == [
        "Readings disagree: signed no, in_force no; see `explain`"
    ]
    for command in ("members 2000-01-01", "status UZB 2000-01-01", "is-member FRA 2006-07-01"):
        assert "isagree" not in ask(command).out


def test_a_state_that_never_was_a_member(ask: Ask) -> None:
    """A plain sentence answers about a state that never was a party."""
    assert ask("history France").out.startswith("France was never a member")
    assert ask("explain France 2000-01-01").out.startswith("France was never a member")


@pytest.mark.parametrize("reading", ct.Reading)
def test_answers_are_those_of_the_library(reading: ct.Reading, ask: Ask) -> None:
    """Around every day on which an answer changes, `members` and `is-member` say what the timeline says."""
    view = ct.CSTO.under(reading)
    for day in boundary_days(view):
        rows = json.loads(ask(f"members {day} --reading {reading} --format json").out)["rows"]
        assert {row["state"] for row in rows if row["member"]} == quietly(view.members_on, day)
        assert {row["state"] for row in rows} == quietly(view.possible_members_on, day)
        said = ask(f"is-member UZB {day} --reading {reading} --format json")
        member = quietly(view.is_member, "UZB", day)
        assert (json.loads(said.out)["member"], said.code) == (member, {True: 0, False: 1, None: 3}[member])


def test_explanations_charts_and_packages_are_those_of_the_library(ask: Ask, tmp_path: Path) -> None:
    """What the library writes, the command writes too."""
    assert ask("explain UZB 2006-07-01").out == f"{ct.explain('UZB', '2006-07-01')}\n"
    assert ask("chart --width 72 --reading in_force").out == f"{ct.CSTO.under('in_force').text_chart(width=72)}\n"
    assert ask("export out").code == 0
    ct.CSTO.write_data_package(tmp_path / "other")
    assert {path.name: path.read_bytes() for path in Path("out").iterdir()} == {
        path.name: path.read_bytes() for path in (tmp_path / "other").iterdir()
    }


def test_years_are_bounds_of_panels(ask: Ask) -> None:
    """Both years are included; without bounds every year of the record is, without a note."""
    rows = rows_of(ask("panel 1992 2012 --format csv --states UZB").out)
    assert [row["year"] for row in rows] == [str(year) for year in range(1992, 2013)]
    said = ask("panel --format csv --states UZB")
    assert ct.CSTO.checked_through
    assert [int(row["year"]) for row in rows_of(said.out)] == [*range(1992, ct.CSTO.checked_through.year + 1)]
    assert said.err == ""
    assert len(rows_of(ask("panel 2012 --states world --format csv").out)) > 190


# The forms


def test_every_verb_is_tried_and_has_a_shape() -> None:
    """No verb escapes the commands of this test, nor the documented shapes."""
    assert {command.split()[0] for command in COMMANDS} == set(VERBS) == {*ALONE, *IN_ROWS}
    assert {name for name, verb in VERBS.items() if verb.single} == set(ALONE)


@pytest.mark.parametrize("command", COMMANDS)
def test_json_has_the_documented_shape_and_csv_the_same_rows(command: str, ask: Ask) -> None:
    """JSON validates, CSV has its columns in their order and the same values, and the exit status is the same."""
    verb = command.partition(" ")[0]
    text, as_json, as_csv = (ask(f"{command} --format {form}") for form in ("text", "json", "csv"))
    found = json.loads(as_json.out)
    Draft202012Validator(shape_of(verb)).validate(found)
    columns = VERBS[verb].columns.split()
    assert next(csv.reader(io.StringIO(as_csv.out, newline=""))) == columns
    wanted = [found] if VERBS[verb].single else found["rows"]
    assert rows_of(as_csv.out) == [{column: in_csv(row[column]) for column in columns} for row in wanted]
    assert text.code == as_json.code == as_csv.code
    assert text.out.endswith("\n")
    assert not text.out.endswith("\n\n")


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb not in ALONE])
def test_no_shape_is_tried_on_empty_rows_alone(verb: str, ask: Ask) -> None:
    """Each verb that answers in rows has some in at least one of the commands."""
    commands = [command for command in COMMANDS if command.split()[0] == verb]
    assert any(json.loads(ask(f"{command} --format json").out)["rows"] for command in commands)


def test_json_says_what_view_it_comes_from(ask: Ask) -> None:
    """Beside the answer, JSON names the verb and the view, and each row stands on a line of its own."""
    said = ask("events --according-to article --reading signed --widened --format json").out
    found = json.loads(said)
    rows = found.pop("rows")
    assert found == {
        "verb": "events",
        "timeline": "CST/CSTO",
        "reading": "signed",
        "widened": True,
        "according_to": "article",
        "checked_through": "2017-04-21",
    }
    lines = said.splitlines()
    assert [json.loads(line.strip().rstrip(",")) for line in lines[lines.index('  "rows": [') + 1 : -2]] == rows


def test_csv_is_as_rfc_4180_says() -> None:
    """Lines end in CRLF, and cells with quotes, commas or line breaks are quoted."""
    row = {"a": 'say "so"', "b": "x,y\nz", "c": None, "d": False, "e": ["k", "l"], "f": date(1999, 4, 21), "g": 3}
    text = output.as_csv(output.Answer(lines=[], rows=[row]), "abcdefg")
    assert text == 'a,b,c,d,e,f,g\r\n"say ""so""","x,y\nz",,false,k; l,1999-04-21,3\r\n'


# What can be given


@pytest.mark.parametrize(
    "command",
    [
        "--reading signed --format csv members 2006-07-01",
        "members --reading signed 2006-07-01 --format csv",
        "--reading signed members --format=csv -- 2006-07-01",
        "--reading in_force members 2006-07-01 --reading signed --format csv",
        "members '1 July 2006' --reading signed --format csv",
    ],
)
def test_options_stand_anywhere(command: str, ask: Ask) -> None:
    """The same words in another order get the same answer; of an option given twice the last counts."""
    assert ask(command) == ask("members 2006-07-01 --reading signed --format csv")


@pytest.mark.parametrize("command", ["members", "status UZB"])
def test_a_missing_day_is_today_and_is_printed(command: str, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a day, `members` and `status` take today and say which day that was."""
    before = date.today()  # noqa: DTZ011 - the user's own calendar is meant
    assert before <= verbs.today() <= date.today()  # noqa: DTZ011 - the same
    monkeypatch.setattr(verbs, "today", lambda: date(1999, 4, 20))
    assert ask(command) == ask(f"{command} 1999-04-20")


@pytest.mark.parametrize(
    "command",
    [
        "members 2099-01-01",
        "is-member UZB 2099-01-01",
        "explain UZB 2099-01-01 --format json",
        "panel 2099 --format csv",
    ],
)
def test_a_day_beyond_the_record_is_noted_once(command: str, ask: Ask) -> None:
    """A question about a later day gets one note on standard error; the last day of the record gets none."""
    said = ask(command)
    assert said.err.startswith("csto-timeline: note: ")
    assert said.err.count("\n") == 1
    assert said.out
    assert "note: " not in said.out.partition("\n")[0]
    assert ask(f"members {ct.CSTO.checked_through}").err == ""


def test_rows_that_look_inclusive_are_noted(ask: Ask) -> None:
    """The warning about the convention of ends is passed on, once, and others are not."""
    Path("gaps.csv").write_text("state,start,end\nFRA,1990-01-01,1994-12-31\nFRA,1995-01-01,\n", encoding="utf-8")
    said = ask("members 1994-12-31 --file gaps.csv")
    assert (said.code, said.err.count("note: "), said.err.count("\n")) == (0, 1, 1)
    assert "inclusive" in said.err


def test_other_warnings_are_not_shown(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """A warning for programmers is not for those who type commands, whatever the filter says."""

    def run(_: ct.Timeline) -> output.Answer:
        warnings.warn("old", DeprecationWarning, stacklevel=1)
        return output.Answer(lines=["fine"], rows=[])

    monkeypatch.setitem(VERBS, "sources", evolve(VERBS["sources"], run=run))
    assert ask("sources") == (0, "fine\n", "")


# Help and messages


def test_help(ask: Ask, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """The help of the command and of each verb is as the golden file says: 80 columns, without colour."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    said = [ask("--help"), *(ask(f"{verb} --help") for verb in VERBS)]
    assert all((each.code, each.err) == (0, "") for each in said)
    assert max(len(line) for each in said for line in each.out.splitlines()) <= 80
    golden("help.txt", "\n".join(each.out for each in said))
    assert ask("help") == ask("-h") == said[0]
    assert ask("help members") == ask("--help members") == ask("members UZB -h --formt") == said[1]


@pytest.mark.parametrize("verb", VERBS)
def test_examples_in_the_help_are_answered(verb: str, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each example of each verb is answered."""
    monkeypatch.setattr(verbs, "today", lambda: date(2000, 1, 1))
    for command in VERBS[verb].examples:
        assert command.partition(" ")[0] == verb
        assert ask(command).code in ((0, 1, 3) if verb == "is-member" else (0,))


def test_version(ask: Ask) -> None:
    """`--version` is answered before and after a verb, whatever else is missing."""
    assert ask("--version") == ask("status --version")
    assert ask("--version").out == f"csto-timeline {ct.__version__}, record checked through {ct.CSTO.checked_through}\n"


COMPLAINTS = (
    "",
    "--reading signed",
    "membrs",
    "qqqqqqqqqq",
    "members --formt=json",
    "dyads --direct",
    "members --zzz",
    "members -1",
    "status - 2000-01-01",
    "status -- --help 2000-01-01",
    "members --format",
    "dyads --directed=yes",
    "members --format jsn",
    "members --reading in-force",
    "members --according-to tass-2012-06-28",
    "members --according-to nosuch",
    "members 1993",
    "members 12.06.1992",
    "members 28 June 2012",
    "sources all",
    "status",
    "is-member UZB",
    "diff 1999-04-21 1999-04-20",
    "status Uzbekstan",
    "is-member 704 2000-01-01",
    "events --kind laps",
    "events --start 1993",
    "contested --state Uzbekstan",
    "panel 1999 --freq decade",
    "panel 1999 --rule most",
    "panel 2000 1999",
    "panel 1999 --states UZB,Uzbekstan",
    "panel --file empty.csv",
    "chart --width wide",
    "chart --width ²",
    "chart --width 3",
    "chart --width 1000000000",
    "members --file missing.json",
    "members --file coded.txt",
    "compare folder.csv",
    "compare bad.csv",
    "members --file bad.json",
    "members --file latin.csv",
    "export folder --reading signed --according-to article",
)


def test_complaints(ask: Ask, golden: Golden) -> None:
    """Bad words and bad files get one line on standard error, nothing on standard output, and exit status 2."""
    Path("folder.csv").mkdir()
    Path("bad.csv").write_text("state,start,end\nUZB,1999-01-01,1998-01-01\n", encoding="utf-8")
    Path("bad.json").write_text("{", encoding="utf-8")
    Path("latin.csv").write_bytes("state,start,end\nCôte d'Ivoiré,2000,\n".encode("latin-1").replace(b"\xf4", b"o"))
    told = []
    for command in COMPLAINTS:
        said = ask(command)
        assert (said.code, said.out) == (2, "")
        assert said.err.startswith("csto-timeline: ")
        assert (said.err.count("\n"), said.err[-1]) == (1, "\n")
        assert "fault of csto-timeline" not in said.err
        told.append(f"$ csto-timeline {command}\n{said.err}")
    golden("complaints.txt", "\n".join(told))


@pytest.mark.parametrize("number", [2, 20, 21, 25])
def test_every_fault_of_a_file_has_its_line_up_to_twenty(number: int, ask: Ask) -> None:
    """A file with several faults gets one line for each fault, and one that counts the rest."""
    rows = "".join(f"Nowhere {place},1999-01-01,\n" for place in range(number))
    Path("bad.csv").write_text(f"state,start,end\n{rows}", encoding="utf-8")
    said = ask("members 2000-01-01 --file bad.csv")
    head, *lines = said.err.splitlines()
    assert (said.code, said.out) == (2, "")
    assert f" {number} " in head
    assert [line for line in lines if "line " in line] == lines[: min(number, 20)]
    assert len(lines) == min(number, 21)


def failing(error: BaseException) -> Callable[..., output.Answer]:
    """Return a verb's function that raises."""

    def run(_: ct.Timeline) -> output.Answer:
        raise error

    return run


NOTED = ct.errors.QueryError("no")
NOTED.add_note("in the drawer")
NOTED.add_note("on the left")


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (KeyboardInterrupt(), 130, ""),
        (KeyError("UZB"), 2, "csto-timeline: KeyError: 'UZB'; this is a fault of csto-timeline itself"),
        (RecursionError("too deep"), 2, "csto-timeline: RecursionError: too deep; this is a fault"),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "csto-timeline: No space left on device\n"),
        (OSError("bad"), 2, "csto-timeline: bad\n"),
        (
            ct.errors.MissingExtraError("matplotlib is missing", "install it"),
            2,
            "csto-timeline: matplotlib is missing;",
        ),
        (NOTED, 2, "csto-timeline: in the drawer: on the left: no\n"),
    ],
)
def test_nothing_ends_in_a_traceback(
    error: BaseException, code: int, message: str, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C is quiet; every error is one line, and an unforeseen one says whose fault it is."""
    monkeypatch.setitem(VERBS, "sources", evolve(VERBS["sources"], run=failing(error)))
    said = ask("sources")
    assert (said.code, said.out) == (code, "")
    assert said.err.startswith(message)
    assert bool(said.err) == bool(message)


WORDS = [
    "UZB",
    "Georgia",
    "2006-07-01",
    "1999",
    "2099-01-01",
    "signed",
    "json",
    "csv",
    "text",
    "article",
    "lapse",
    "month",
    "world",
]
OPTIONS = sorted({f"--{option}" for verb in VERBS.values() for option in verb.options})
COMMON = ["--reading", "--widened", "--according-to", "--file", "--format", "--help", "--version", "--", "help"]
word = st.sampled_from([*VERBS, *WORDS, *OPTIONS, *COMMON]) | st.text(max_size=8)


@given(st.lists(word, max_size=5), st.sampled_from([None, *(verb for verb in VERBS if verb != "export")]))
@example(["--format", "json", "--format"], "members")
@example(["\udcff", "\x00"], "status")
@example(["--file", "\x00.csv"], "members")
def test_whatever_is_typed_gets_an_answer_or_one_line(words: list[str], verb: str | None) -> None:
    """Any words at all end in an answer or in one line that says why there is none."""
    words = ["help" if word == "export" else word for word in words]
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(words if verb is None else [verb, *words])
    assert code in (0, 1, 2, 3)
    assert (code == 2) == (not out.getvalue())
    lines = err.getvalue().splitlines()
    assert len(lines) <= 1
    assert all(line.startswith("csto-timeline: " if code == 2 else "csto-timeline: note: ") for line in lines)
    assert "this is a fault of csto-timeline itself" not in err.getvalue()


# Where it is written


class Broken(io.StringIO):
    """A stream that refuses what is written to it."""

    def __init__(self, error: BaseException, number: int | None = None) -> None:
        super().__init__()
        self.error, self.number = error, number

    def write(self, _: str) -> int:
        """Refuse."""
        raise self.error

    def fileno(self) -> int:
        """Return the number of the file behind the stream, if it has one."""
        return super().fileno() if self.number is None else self.number


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 141, ""),
        (KeyboardInterrupt(), 130, ""),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "csto-timeline: No space left on device\n"),
    ],
)
def test_output_that_fails_is_discarded(
    error: BaseException,
    code: int,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    """What could not be written is discarded, so that the interpreter does not complain once more when it exits."""
    for number in (None, 0):
        with (tmp_path / "out").open("wb") as file:
            monkeypatch.setattr(sys, "stdout", Broken(error, None if number is None else file.fileno()))
            assert main(["members", "1999-04-20"]) == code
            file.write(b"later")
        assert (tmp_path / "out").read_bytes() == (b"later" if number is None else b"")
        assert capsys.readouterr().err == message


class Narrow(io.RawIOBase):
    """A file without a buffer, which takes a few bytes at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.taken = b""

    def writable(self) -> bool:
        """Return that it can be written to."""
        return True

    def write(self, data: Any) -> int:
        """Take seven bytes."""
        self.taken += bytes(data[:7])
        return len(data[:7])


@pytest.mark.parametrize("form", output.FORMATS)
def test_an_unbuffered_stream_gets_all(form: str, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write to an unbuffered stream can take less than it is given; the rest follows."""
    command = f"history UZB --format {form}"
    whole = ask(command).out
    narrow = Narrow()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(narrow, encoding="utf-8", write_through=True))  # type: ignore[arg-type]
    assert main(command.split()) == 0
    assert narrow.taken.decode() == whole


def test_closed_streams_do_no_harm(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without standard output there is a message; without standard error no message gets into the answer."""
    monkeypatch.setattr(sys, "stdout", None)
    assert [main(["explain", "UZB", "2006-07-01"]), main(["chart"])] == [2, 2]
    assert capsys.readouterr().err == "csto-timeline: standard output is closed\n" * 2
    monkeypatch.undo()
    for stream in (None, Broken(OSError(errno.ENOSPC, "No space left on device"))):
        monkeypatch.setattr(sys, "stderr", stream)
        assert main(["is-member", "RUS", "2099-01-01"]) == 0
        assert capsys.readouterr().out == "Russia (RUS), 2099-01-01 (announced): yes\n"


def stream_of(encoding: str) -> io.TextIOWrapper:
    """Return a stream with an encoding."""
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding)


def written(stream: io.TextIOWrapper) -> bytes:
    """Return what was written to a stream."""
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()


@pytest.fixture
def strange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file whose parties have letters that not every terminal knows, or that control one."""
    monkeypatch.chdir(tmp_path)
    path = Path("strange.json")
    parties = [ct.State("TÅL", "Tåländ"), ct.State("ESC", "Red \x1b[31m\x07alarm\nhere")]
    event = ct.Event(key="founded", kind="founding", states=parties, dated=[ct.announced("2000-01-01")], new_name="P")
    ct.Timeline.from_events([event], name="Pakt", states=parties).write_json(path)
    return path


@pytest.mark.parametrize("verb", ["members 2000-01-01", "chart", "history TÅL"])
def test_text_does_not_fail_without_unicode(verb: str, strange: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On an ASCII terminal letters that it lacks are escaped, and the chart is drawn in ASCII."""
    stream = stream_of("ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    assert main([*verb.split(), "--file", str(strange)]) == 0
    assert ("Taland" if verb == "chart" else r"T\xe5l\xe4nd (T\xc5L)") in written(stream).decode("ascii")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16", "utf-8"])
@pytest.mark.parametrize("form", ["json", "csv"])
def test_json_and_csv_are_always_utf_8(
    form: str, encoding: str, strange: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Programs get UTF-8 without a mark, whatever the encoding of the terminal, and the names as they are."""
    stream = stream_of(encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["members", "2000-01-01", "--file", str(strange), "--format", form]) == 0
    text = written(stream).decode("utf-8")
    rows = json.loads(text)["rows"] if form == "json" else rows_of(text)
    assert [row["name"] for row in rows] == ["Red \x1b[31m\x07alarm\nhere", "Tåländ"]
    assert not text.startswith("\ufeff")
    assert ("\r\n" in text) == (form == "csv")
    assert "\r\r" not in text


def test_names_from_files_do_not_control_the_terminal(strange: Path, ask: Ask) -> None:
    """Control characters of a file never reach the terminal as text, and no name makes a line of its own."""
    for command in (
        "members 2000-01-01",
        "is-member ESC 2000-01-01",
        "status ESC 2000-01-01",
        "history ESC",
        "explain ESC 2000-01-01",
    ):
        said = ask(f"{command} --file {strange}")
        assert said.code == 0
        assert said.out.replace("\n", "").isprintable()
        assert not re.search("^ ?here", said.out, re.MULTILINE)
    Path("bad.csv").write_text("state,start,end\nR\x1b[31m,1999-01-01,1998-01-01\n", encoding="utf-8")
    said = ask("members 2000-01-01 --file bad.csv")
    assert (said.code, "\x1b" in said.err) == (2, False)


@pytest.mark.parametrize(
    ("stream", "unicode"),
    [
        *((stream_of(encoding), True) for encoding in ("utf-8", "UTF8", "utf_8", "UTF-16")),
        *((stream_of(encoding), False) for encoding in ("cp1252", "ascii")),
        (None, False),
        (io.StringIO(), False),
    ],
)
def test_which_streams_have_unicode(
    stream: io.TextIOBase | None, unicode: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stream has every letter if its encoding is one of Unicode's; one without an encoding has not."""
    monkeypatch.setattr(sys, "stdout", stream)
    assert output.encodes_unicode() is unicode


@pytest.mark.parametrize(("form", "ends"), [("text", b"\r\n"), ("json", b"\n"), ("csv", b"\n")])
def test_text_has_the_line_ends_of_the_system(form: str, ends: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Text ends its lines as the system does; JSON and CSV are the same bytes on each."""
    monkeypatch.setattr(os, "linesep", "\r\n")
    stream = stream_of("utf-8")
    monkeypatch.setattr(sys, "stdout", stream)
    output.write("one\ntwo\n", form)
    assert written(stream) == ends.join([b"one", b"two", b""])


def test_the_words_of_the_process_are_taken_by_default(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`main()` and `python -m csto_timeline` read the words that the process was given, and pass on the exit status."""
    monkeypatch.setattr(sys, "argv", ["anything", "is-member", "UZB", "2006-07-01", "--reading", "signed"])
    assert main() == 1
    with pytest.raises(SystemExit) as stop:
        runpy.run_module("csto_timeline", run_name="__main__")
    assert stop.value.code == 1
    assert capsys.readouterr().out.count("Uzbekistan (UZB), 2006-07-01 (signed): no\n") == 2


def test_importing_the_command_answers_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Only running the module does; tools that import every module of a package are safe."""
    importlib.import_module("csto_timeline.__main__")
    assert capsys.readouterr() == ("", "")
