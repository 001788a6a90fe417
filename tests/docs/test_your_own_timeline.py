"""The example of one's own timeline: what it prints, that events and spells agree, and what it refuses."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "examples" / "your_own_timeline.py"

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


def run(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Run the example in some folder; return its status, what it prints and what it complains of."""
    done = subprocess.run(
        [sys.executable, SCRIPT, *arguments], cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )
    return done.returncode, done.stdout, done.stderr


def test_it_prints_what_both_timelines_answer(tmp_path: Path) -> None:
    """From any folder, events in code and spells in a file give the same answers, and a year is never its first day."""
    assert run(tmp_path) == (0, OUTPUT, "")


def test_it_takes_another_file(tmp_path: Path) -> None:
    """The spells may come from a file of one's own."""
    (tmp_path / "own.csv").write_text("state,start,end\nAvalon,1997-01-01,\n", encoding="utf-8")
    status, printed, complaint = run(tmp_path, "own.csv")
    assert (status, complaint) == (0, "")
    assert "League by spells, announced: members on 1998-01-01: AVA\n  AVA member, from 1997-01-01 on\n" in printed


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["a", "b"], "give one file at most: your_own_timeline.py [SPELLS.csv]\n"),
        (["none.csv"], "[Errno 2] No such file or directory: 'none.csv'\n"),
        (["bad.csv"], "bad.csv: 2 faults:   line 2: "),
    ],
)
def test_bad_arguments_are_reported_in_one_line(arguments: list[str], complaint: str, tmp_path: Path) -> None:
    """Too many files, a missing file, and one with faults are one line each, and nothing is printed."""
    (tmp_path / "bad.csv").write_text("state,start,end\nAvalon\nAvalon,1,\n", encoding="utf-8")
    status, printed, message = run(tmp_path, *arguments)
    assert (status, printed) == (2, "")
    assert message.startswith(complaint)
    assert message.count("\n") == 1


def test_help_is_the_docstring(tmp_path: Path) -> None:
    """`--help` says what the script is for and how it is called."""
    status, printed, _ = run(tmp_path, "--help")
    assert status == 0
    assert "Usage: python examples/your_own_timeline.py" in printed
