"""The command line, called in-process: every verb, every form, every message.

The commands that are asked, and those that get a complaint, stand in the golden files, above what they get.
"""

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


def commands_in(name: str) -> list[str]:
    """Return the commands in a golden file."""
    text = (Path(__file__).parents[1] / "golden" / name).read_text(encoding="utf-8")
    return re.findall(r"^\$ csto-timeline (.*)$", text, re.MULTILINE)


COMMANDS = commands_in("cli.txt")


class Said(NamedTuple):
    """What a command wrote, and its exit status."""

    code: int
    out: str
    err: str


Ask = Callable[[str], Said]
Golden = Callable[[str, str], None]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ask]:
    """Run commands in a folder that holds the files that they name; one has letters that a terminal lacks or obeys."""
    monkeypatch.chdir(tmp_path)
    files = {
        "coded.csv": "AZE,1993-09-24,2001-01-01,member\nUZB,1992-05-15,,member\n",
        "empty.csv": "",
        "gaps.csv": "FRA,1990-01-01,1994-12-31,member\nFRA,1995-01-01,,member\n",
    }
    for name, rows in files.items():
        Path(name).write_text(f"state,start,end,status\n{rows}", encoding="utf-8")
    Path("pact.csv").write_text("ccode;since;until\n2;1949-04-04;\n220;1949-04-04;1966-06-30\n", encoding="utf-8")
    parties = [ct.State("TÅL", "Tåländ"), ct.State("ESC", "Red \x1b[31m\x07alarm\nhere")]
    event = ct.Event(key="founded", kind="founding", states=parties, dated=[ct.announced("2000-01-01")], new_name="P")
    strange = ct.Timeline.from_events([event], name="Pakt", states=parties)
    pause = timeline(
        step("ada-founds", "founding", "ADA", ct.announced("2000-01-01"), new_name="Pact"),
        step("ada-pauses", "suspension", "ADA", ct.announced("2001")),
        step("ada-returns", "return", "ADA", ct.announced("2001")),
        checked_through="2003-12-31",
    )
    timelines = {"league": LEAGUE, "pause": pause, "mine": ct.CSTO, "theirs": ct.CSTO, "strange": strange}
    for name, each in timelines.items():
        each.write_json(f"{name}.json")

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
    rows = output.table([("Republic-of-" * 12, "a", "z" * 300), ("short", "", "c")])
    assert all(len(line) <= width for row in rows for line in row)
    assert "".join("".join(line.split()) for line in rows[0]).count("z") == 300


def test_a_contested_day_says_so_in_a_line_of_its_own(ask: Ask) -> None:
    """`members`, `status` and `is-member` mark every contested stretch, and no other day."""
    for contest in ct.contested():
        for command in (f"is-member {contest.state}", f"status {contest.state}", "members"):
            assert "Readings disagree: " in ask(f"{command} {contest.start}").out.partition("\n")[2]
            found = json.loads(ask(f"{command} {contest.start} --format json").out)
            assert all(row["disputed"] for row in found.get("rows", [found]) if row["state"] == contest.state)
    (line,) = ask("is-member UZB 2006-07-01").out.splitlines()[1:]
    assert line == "Readings disagree: signed no, in_force no; see `explain`"
    for command in ("members 2000-01-01", "status UZB 2000-01-01", "is-member FRA 2006-07-01"):
        assert "isagree" not in ask(command).out


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
    for state in ("UZB", "France"):
        assert ask(f"explain {state} 2006-07-01").out == f"{ct.explain(state, '2006-07-01')}\n"
    assert ask("chart --width 72 --reading in_force").out == f"{ct.CSTO.under('in_force').text_chart(width=72)}\n"
    assert ask("export out").code == 0
    ct.CSTO.write_data_package(tmp_path / "other")
    out, other = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("out", "other"))
    assert out == other


def test_years_are_bounds_of_panels(ask: Ask) -> None:
    """Both years are included; without bounds every year of the record is, without a note."""
    rows = rows_of(ask("panel 1992 2012 --format csv --states UZB").out)
    assert [row["year"] for row in rows] == [str(year) for year in range(1992, 2013)]
    said = ask("panel --format csv --states UZB")
    years = range(1992, ct.CSTO.checked_through.year + 1)  # type: ignore[union-attr]
    assert ([int(row["year"]) for row in rows_of(said.out)], said.err) == ([*years], "")
    assert len(rows_of(ask("panel 2012 --states world --format csv").out)) > 190


# The forms


def test_every_verb_is_tried_and_has_a_shape(ask: Ask) -> None:
    """No verb escapes the commands of this test, nor the documented shapes; no shape is tried on empty rows alone."""
    assert {command.split()[0] for command in COMMANDS} == set(VERBS) == {*ALONE, *IN_ROWS}
    assert {name for name, verb in VERBS.items() if verb.single} == set(ALONE)
    for verb in IN_ROWS:
        commands = [command for command in COMMANDS if command.split()[0] == verb]
        assert any(json.loads(ask(f"{command} --format json").out)["rows"] for command in commands)


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


def test_json_says_what_view_it_comes_from(ask: Ask) -> None:
    """Beside the answer, JSON names the verb and the view, and each row stands on a line of its own."""
    said = ask("events --according-to article --reading signed --widened --format json").out
    found = json.loads(said)
    rows = found.pop("rows")
    assert " ".join(found) == "verb timeline reading widened according_to checked_through"
    assert [*found.values()] == ["events", "CST/CSTO", "signed", True, "article", "2017-04-21"]
    lines = said.splitlines()
    assert [json.loads(line.strip().rstrip(",")) for line in lines[lines.index('  "rows": [') + 1 : -2]] == rows


def test_csv_is_as_rfc_4180_says() -> None:
    """Lines end in CRLF, and cells with quotes, commas or line breaks are quoted."""
    row = {"a": 'say "so"', "b": "x,y\nz", "c": None, "d": False, "e": ["k", "l"], "f": date(1999, 4, 21), "g": 3}
    text = output.as_csv(output.Answer(lines=[], rows=[row]), "abcdefg")
    assert text == 'a,b,c,d,e,f,g\r\n"say ""so""","x,y\nz",,false,k; l,1999-04-21,3\r\n'


# What can be given


def test_options_stand_anywhere(ask: Ask) -> None:
    """The same words in another order get the same answer; of an option given twice the last counts."""
    for command in (
        "--reading signed --format csv members 2006-07-01",
        "members --reading signed 2006-07-01 --format csv",
        "--reading signed members --format=csv -- 2006-07-01",
        "--reading in_force members 2006-07-01 --reading signed --format csv",
        "members '1 July 2006' --reading signed --format csv",
    ):
        assert ask(command) == ask("members 2006-07-01 --reading signed --format csv")


def test_a_missing_day_is_today_and_is_printed(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a day, `members` and `status` take today and say which day that was."""
    before = date.today()  # noqa: DTZ011 - the user's own calendar is meant
    assert before <= verbs.today() <= date.today()  # noqa: DTZ011 - the same
    monkeypatch.setattr(verbs, "today", lambda: date(1999, 4, 20))
    for command in ("members", "status UZB"):
        assert ask(command) == ask(f"{command} 1999-04-20")


@pytest.mark.parametrize(
    ("command", "code", "words"),
    [
        ("members 2099-01-01", 0, f"through {ct.CSTO.checked_through}"),
        ("is-member UZB 2099-01-01", 1, f"through {ct.CSTO.checked_through}"),
        ("explain UZB 2099-01-01 --format json", 0, f"through {ct.CSTO.checked_through}"),
        ("panel 2099 --format csv", 0, f"through {ct.CSTO.checked_through}"),
        ("members 1994-12-31 --file gaps.csv", 0, "inclusive"),
    ],
)
def test_a_doubt_about_the_answer_is_noted_once(command: str, code: int, words: str, ask: Ask) -> None:
    """A later day than the record's last, and rows that look inclusive, get one note on standard error; others none."""
    said = ask(command)
    assert (said.code, said.err.count("note: "), said.err.count("\n")) == (code, 1, 1)
    assert said.err.startswith("csto-timeline: note: ")
    assert words in said.err
    assert said.out
    assert "note: " not in said.out.partition("\n")[0]
    assert ask(f"members {ct.CSTO.checked_through}").err == ""


def test_other_warnings_are_not_shown(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """A warning for programmers is not for those who type commands, whatever the filter says."""

    def run(_: ct.Timeline) -> output.Answer:
        warnings.warn("old", DeprecationWarning, stacklevel=1)
        return output.Answer(lines=["fine"], rows=[])

    monkeypatch.setitem(VERBS, "sources", evolve(VERBS["sources"], run=run))
    assert ask("sources") == (0, "fine\n", "")


# Help and messages


def test_help_and_version(ask: Ask, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """Help is as the golden file says, in 80 columns without colour; it and the version are given wherever asked."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    said = [ask("--help"), *(ask(f"{verb} --help") for verb in VERBS)]
    assert all((each.code, each.err) == (0, "") for each in said)
    assert max(len(line) for each in said for line in each.out.splitlines()) <= 80
    golden("help.txt", "\n".join(each.out for each in said))
    assert ask("help") == ask("-h") == said[0]
    assert ask("help members") == ask("--help members") == ask("members UZB -h --formt") == said[1]
    assert ask("--version") == ask("status --version")
    assert ask("--version").out == f"csto-timeline {ct.__version__}, record checked through {ct.CSTO.checked_through}\n"


@pytest.mark.parametrize("verb", VERBS)
def test_examples_in_the_help_are_answered(verb: str, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each example of each verb is answered."""
    monkeypatch.setattr(verbs, "today", lambda: date(2000, 1, 1))
    for command in VERBS[verb].examples:
        assert command.partition(" ")[0] == verb
        assert ask(command).code in ((0, 1, 3) if verb == "is-member" else (0,))


def test_complaints(ask: Ask, golden: Golden) -> None:
    """Bad words and bad files get one line on standard error, nothing on standard output, and exit status 2."""
    Path("folder.csv").mkdir()
    Path("bad.csv").write_text("state,start,end\nUZB,1999-01-01,1998-01-01\n", encoding="utf-8")
    Path("bad.json").write_text("{", encoding="utf-8")
    Path("latin.csv").write_bytes("state,start,end\nCôte d'Ivoiré,2000,\n".encode("latin-1").replace(b"\xf4", b"o"))
    told = []
    for command in commands_in("complaints.txt"):
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
        (ct.errors.MissingExtraError("pandas is missing", "install it"), 2, "csto-timeline: pandas is missing;"),
        (NOTED, 2, "csto-timeline: in the drawer: no (on the left)\n"),
    ],
)
def test_nothing_ends_in_a_traceback(
    error: BaseException, code: int, message: str, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C is quiet; every error is one line, and an unforeseen one says whose fault it is."""

    def fail(_: ct.Timeline) -> output.Answer:
        raise error

    monkeypatch.setitem(VERBS, "sources", evolve(VERBS["sources"], run=fail))
    said = ask("sources")
    assert (said.code, said.out) == (code, "")
    assert said.err.startswith(message)
    assert bool(said.err) == bool(message)


WORDS = "UZB Georgia 2006-07-01 1999 2099-01-01 signed json csv text article lapse month world --read"
OPTIONS = sorted({f"--{option}" for verb in VERBS.values() for option in verb.options})
COMMON = ["--reading", "--widened", "--according-to", "--file", "--format", "--help", "--version", "--", "help"]
word = st.sampled_from([*VERBS, *WORDS.split(), *OPTIONS, *COMMON]) | st.text(max_size=8)


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
    """A stream that refuses what is written to it, with or without a file behind it."""

    def __init__(self, error: BaseException, file: Any = None) -> None:
        super().__init__()
        self.error = error
        if file is not None:
            self.fileno = file.fileno

    def write(self, _: str) -> int:
        """Refuse."""
        raise self.error


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 141, ""),
        (KeyboardInterrupt(), 130, ""),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "csto-timeline: No space left on device\n"),
    ],
)
def test_output_that_fails_is_discarded(
    error: BaseException, code: int, message: str, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could not be written is discarded, so that the interpreter does not complain once more when it exits."""
    for numbered in (False, True):
        with Path("out").open("wb") as file:
            monkeypatch.setattr(sys, "stdout", Broken(error, file if numbered else None))
            assert ask("members 1999-04-20") == (code, "", message)
            file.write(b"later")
        assert Path("out").read_bytes() == (b"" if numbered else b"later")


class Narrow(io.RawIOBase):
    """A file without a buffer, which takes a few bytes at a time."""

    taken = b""

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


def redirected(encoding: str, monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    """Redirect standard output to a file with an encoding."""
    file = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(file, encoding=encoding))
    return file


@pytest.mark.parametrize("verb", ["members 2000-01-01", "chart", "history TÅL"])
def test_text_does_not_fail_without_unicode(verb: str, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """On an ASCII terminal letters that it lacks are escaped, and the chart is drawn in ASCII."""
    file = redirected("ascii", monkeypatch)
    assert ask(f"{verb} --file strange.json").code == 0
    assert ("Taland" if verb == "chart" else r"T\xe5l\xe4nd (T\xc5L)") in file.getvalue().decode("ascii")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16", "utf-8"])
@pytest.mark.parametrize("form", ["json", "csv"])
def test_json_and_csv_are_always_utf_8(form: str, encoding: str, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs get UTF-8 without a mark, whatever the encoding of the terminal, and the names as they are."""
    file = redirected(encoding, monkeypatch)
    assert ask(f"members 2000-01-01 --file strange.json --format {form}").code == 0
    text = file.getvalue().decode("utf-8")
    rows = json.loads(text)["rows"] if form == "json" else rows_of(text)
    assert [row["name"] for row in rows] == ["Red \x1b[31m\x07alarm\nhere", "Tåländ"]
    assert not text.startswith("\ufeff")
    assert ("\r\n" in text) == (form == "csv")
    assert "\r\r" not in text


def test_names_from_files_do_not_control_the_terminal(ask: Ask) -> None:
    """Control characters of a file never reach the terminal as text, and no name makes a line of its own."""
    for words in ("members {}", "is-member ESC {}", "status ESC {}", "history ESC", "explain ESC {}"):
        said = ask(f"{words.format('2000-01-01')} --file strange.json")
        assert said.code == 0
        assert said.out.replace("\n", "").isprintable()
        assert not re.search("^ ?here", said.out, re.MULTILINE)
    Path("bad.csv").write_text("state,start,end\nR\x1b[31m,1999-01-01,1998-01-01\n", encoding="utf-8")
    said = ask("members 2000-01-01 --file bad.csv")
    assert (said.code, "\x1b" in said.err) == (2, False)


@pytest.mark.parametrize("encoding", ["utf-8", "UTF8", "utf_8", "UTF-16", "cp1252", "ascii", None])
def test_which_streams_have_unicode(encoding: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream has every letter if its encoding is one of Unicode's; one without an encoding, or none, has not."""
    for stream in [io.TextIOWrapper(io.BytesIO(), encoding)] if encoding else [None, io.StringIO()]:
        monkeypatch.setattr(sys, "stdout", stream)
        assert output.encodes_unicode() is (encoding not in ("cp1252", "ascii", None))


@pytest.mark.parametrize(("form", "ends"), [("text", b"\r\n"), ("json", b"\n"), ("csv", b"\n")])
def test_text_has_the_line_ends_of_the_system(form: str, ends: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Text ends its lines as the system does; JSON and CSV are the same bytes on each."""
    monkeypatch.setattr(os, "linesep", "\r\n")
    file = redirected("utf-8", monkeypatch)
    output.write("one\ntwo\n", form)
    assert file.getvalue() == ends.join([b"one", b"two", b""])


def test_the_words_of_the_process_are_taken_by_default(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`main()` and `python -m csto_timeline` read them, and pass on the exit status; importing the module does not."""
    monkeypatch.setattr(sys, "argv", ["anything", "is-member", "UZB", "2006-07-01", "--reading", "signed"])
    assert main() == 1
    with pytest.raises(SystemExit) as stop:
        runpy.run_module("csto_timeline", run_name="__main__")
    assert stop.value.code == 1
    assert capsys.readouterr().out.count("Uzbekistan (UZB), 2006-07-01 (signed): no\n") == 2
    importlib.import_module("csto_timeline.__main__")
    assert capsys.readouterr() == ("", "")
