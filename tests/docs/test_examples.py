"""The examples, run as a reader runs them: from another folder, in an interpreter of their own.

What they print was typed or read against the documents; the longest output stands in `expected`.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
EXPECTED = Path(__file__).parent / "expected"
SECONDS = 5

SIX = "Armenia (ARM), Belarus (BLR), Kazakhstan (KAZ), Kyrgyzstan (KGZ), Russia (RUS), Tajikistan (TJK)"
SEVEN = f"{SIX}, Uzbekistan (UZB)"
CSTO, CST = "Collective Security Treaty Organization", "Collective Security Treaty"

AFTER_MINSK = f"""

announced: 7
  {SEVEN}

signed: 6
  {SIX}

in_force: 6
  {SIX}
"""

WHO = {
    "2006-07-01": f"{CSTO}, 2006-07-01{AFTER_MINSK}",
    "1 July 2006": f"{CSTO}, 1 July 2006{AFTER_MINSK}",
    "1992-05-14": """\
No treaty yet, 1992-05-14

announced: 0
  nobody

signed: 0
  nobody

in_force: 0
  nobody
""",
    "1999-04-20": f"""\
{CST}, 1999-04-20

announced: 9
  Armenia (ARM), Azerbaijan (AZE), Belarus (BLR), Georgia (GEO), {SEVEN.split(", ", 2)[2]}

signed: 9
  Armenia (ARM), Azerbaijan (AZE), Belarus (BLR), Georgia (GEO), {SEVEN.split(", ", 2)[2]}

in_force: 9
  Armenia (ARM), Azerbaijan (AZE), Belarus (BLR), Georgia (GEO), {SEVEN.split(", ", 2)[2]}
""",
    "2007-06-30": f"""\
{CSTO}, 2007-06-30

announced: 7
  {SEVEN}

signed: 7
  {SEVEN}

in_force: 6
  {SIX}
  unsettled: Uzbekistan (UZB)
""",
}

EXPLAINED = {
    ("Ukraine", "2000-01-01"): f"""\
Ukraine never joined the {CST}: no step of the record makes it a member, on 2000-01-01 or any other day.
""",
    ("SRB", "1 January 2014"): (
        f"Serbia never joined the {CSTO}: no step of the record makes it a member, on 2014-01-01 or any other day. The "
        "parliaments of Serbia and Afghanistan become observers at the Parliamentary Assembly (observers of the "
        "Parliamentary Assembly, not of the Organization): by signature or decision in 2013 [1].\n"
        "[1] TASS. Report on the agenda of the CSTO Parliamentary Assembly, with a list of its observers. 2022-12-04. "
        "https://tass.com/politics/1545551\n"
    ),
}

COMPARED = {
    (): """\
ATOP v4.01 against CST/CSTO (announced), 1992-05-15 to 2016-12-31:
  59 days and 61 state-days differ
  Azerbaijan (AZE): 1
  Belarus (BLR): 3
  Georgia (GEO): 1
  Uzbekistan (UZB): 56
COW Formal Alliances v4.1 against CST/CSTO (announced), 1992-05-15 to 2012-12-31:
  5599 days and 14480 state-days differ
  Azerbaijan (AZE): 5501
  Belarus (BLR): 595
  Georgia (GEO): 5577
  Uzbekistan (UZB): 2807
COW IGO v3 against CST/CSTO (announced), 2002-01-01 to 2014-12-31:
  1813 days and 1813 state-days differ
  Uzbekistan (UZB): 1813
""",
    ("signed",): """\
ATOP v4.01 against CST/CSTO (signed), 1992-05-15 to 2016-12-31:
  179 days and 181 state-days differ
  Azerbaijan (AZE): 1
  Belarus (BLR): 3
  Georgia (GEO): 1
  Uzbekistan (UZB): 176
COW Formal Alliances v4.1 against CST/CSTO (signed), 1992-05-15 to 2012-12-31:
  5599 days and 14360 state-days differ
  Azerbaijan (AZE): 5501
  Belarus (BLR): 595
  Georgia (GEO): 5577
  Uzbekistan (UZB): 2687
COW IGO v3 against CST/CSTO (signed), 2002-01-01 to 2014-12-31:
  2041 days and 2041 state-days differ
  Uzbekistan (UZB): 2041
""",
    ("in_force",): """\
ATOP v4.01 against CST/CSTO (in_force), 1992-05-15 to 2016-12-31:
  1469 days and 5443 state-days differ
  Armenia (ARM): 705
  Azerbaijan (AZE): 209
  Belarus (BLR): 107
  Georgia (GEO): 133
  Kazakhstan (KAZ): 705
  Kyrgyzstan (KGZ): 705
  Russia (RUS): 705
  Tajikistan (TJK): 705
  Uzbekistan (UZB): 1469
COW Formal Alliances v4.1 against CST/CSTO (in_force), 1992-05-15 to 2012-12-31:
  5709 days and 19630 state-days differ
  Armenia (ARM): 705
  Azerbaijan (AZE): 5709
  Belarus (BLR): 705
  Georgia (GEO): 5709
  Kazakhstan (KAZ): 705
  Kyrgyzstan (KGZ): 705
  Russia (RUS): 705
  Tajikistan (TJK): 705
  Uzbekistan (UZB): 3982
COW IGO v3 against CST/CSTO (in_force), 2002-01-01 to 2014-12-31:
  2631 days and 2631 state-days differ
  Uzbekistan (UZB): 2631
""",
}


def run(where: Path, example: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run an example in the folder `where`, with warnings as errors, and return what came of it."""
    return subprocess.run(
        [sys.executable, "-W", "error", EXAMPLES / example, *arguments],
        cwd=where,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def prints(where: Path, example: str, *arguments: str) -> str:
    """Return what an example prints, after seeing that it succeeded without a word on standard error."""
    done = run(where, example, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("day", WHO)
def test_who_was_a_member(tmp_path: Path, day: str) -> None:
    """Members, and who is unsettled, are printed by name for each reading, under the organisation's name of the day."""
    assert prints(tmp_path, "who_was_a_member.py", day) == WHO[day]


def test_who_was_a_member_by_itself(tmp_path: Path) -> None:
    """Without a day it takes one on which the readings differ, not today."""
    assert prints(tmp_path, "who_was_a_member.py") == WHO["2006-07-01"]


def test_who_was_a_member_after_the_record(tmp_path: Path) -> None:
    """A day after the record is answered, with one line on standard error that says how far the record goes."""
    done = run(tmp_path, "who_was_a_member.py", "2025-11-28")
    assert done.returncode == 0
    assert done.stdout.count(f": 6\n  {SIX}\n") == 3
    assert done.stderr == (
        "note: 2025-11-28 is after 2025-11-27, the last day up to which CST/CSTO was checked; "
        "the answer is the last known one\n"
    )


@pytest.mark.parametrize(("state", "day"), EXPLAINED)
def test_explain_an_answer(tmp_path: Path, state: str, day: str) -> None:
    """What is the same under every reading is printed once, with its sources."""
    assert prints(tmp_path, "explain_an_answer.py", state, day) == EXPLAINED[state, day]


@pytest.mark.parametrize("state", ["Uzbekistan", "UZB", "узбекистан"])
def test_explain_an_answer_on_which_readings_differ(tmp_path: Path, state: str) -> None:
    """Between announcement and protocol each reading has its own paragraph, with all its sources below it."""
    expected = (EXPECTED / "explain-uzbekistan-2006-07-01.txt").read_text(encoding="utf-8")
    assert prints(tmp_path, "explain_an_answer.py", state, "2006-07-01") == expected


def test_explain_an_answer_after_the_record(tmp_path: Path) -> None:
    """A day after the record is answered without a word on standard error, since each paragraph says so itself."""
    printed = prints(tmp_path, "explain_an_answer.py", "Armenia", "2026-01-01")
    assert printed.count("The record was checked only through 2025-11-27, so this is the last known answer.") == 3


@pytest.mark.parametrize("arguments", COMPARED, ids=" ".join)
def test_compare_with_datasets(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """For each data set the days, state-days and days by state that differ over its own coverage are printed."""
    assert prints(tmp_path, "compare_with_datasets.py", *arguments) == COMPARED[arguments]


@pytest.mark.parametrize(
    ("example", "arguments", "says"),
    [
        ("who_was_a_member.py", ["2006-07-01", "2007-07-01"], "one day at most: who_was_a_member.py [DAY]"),
        ("who_was_a_member.py", ["2006"], "'2006' is a year or a month, not a day"),
        ("who_was_a_member.py", ["01/02/2003"], "'01/02/2003' does not say which number is the month"),
        ("who_was_a_member.py", [""], "'' is empty"),
        ("explain_an_answer.py", [], "a state and a day, please: explain_an_answer.py STATE DAY"),
        ("explain_an_answer.py", ["UZB"], "a state and a day, please"),
        ("explain_an_answer.py", ["UZB", "1", "July"], "a state and a day, please"),
        (
            "explain_an_answer.py",
            ["Uzbekstan", "2006-07-01"],
            "no state is called 'Uzbekstan'; did you mean Uzbekistan?",
        ),
        ("explain_an_answer.py", ["Uz\nbek", "2006-07-01"], "no state is called 'Uz\\nbek'"),
        ("explain_an_answer.py", ["704", "2006-07-01"], "'704' is a bare number"),
        ("explain_an_answer.py", ["UZB", "2006-02-30"], "'2006-02-30' does not exist in the calendar"),
        ("explain_an_answer.py", ["UZB", "12.06.1992"], "'12.06.1992' does not say which number is the month"),
        (
            "compare_with_datasets.py",
            ["signed", "announced"],
            "one reading at most: compare_with_datasets.py [READING]",
        ),
        ("compare_with_datasets.py", ["sighed"], "'sighed' is no reading (did you mean 'signed'?)"),
        ("compare_with_datasets.py", ["2006"], "'2006' is no reading; take one of 'announced', 'signed', 'in_force'"),
    ],
)
def test_bad_arguments(tmp_path: Path, example: str, arguments: list[str], says: str) -> None:
    """Bad arguments give one line on standard error, nothing else, and the exit code 2."""
    done = run(tmp_path, example, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(says)
    assert done.stderr.count("\n") == 1
    assert done.stderr.endswith("\n")


@pytest.mark.parametrize(
    ("example", "arguments"),
    [
        ("who_was_a_member.py", []),
        ("explain_an_answer.py", ["Uzbekistan", "2006-07-01"]),
        ("compare_with_datasets.py", []),
    ],
)
def test_examples_are_quick(tmp_path: Path, example: str, arguments: list[str]) -> None:
    """Each example ends within five seconds, the start of the interpreter included."""
    start = time.monotonic()
    run(tmp_path, example, *arguments)
    assert time.monotonic() - start < SECONDS


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    """An example writes nothing into the folder in which it is run."""
    for example in ("who_was_a_member.py", "compare_with_datasets.py"):
        run(tmp_path, example)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("example", sorted(path.name for path in EXAMPLES.glob("*.py")))
def test_an_example_is_short(example: str) -> None:
    """An example is read in a minute: it has fewer than 60 lines."""
    assert len((EXAMPLES / example).read_text(encoding="utf-8").splitlines()) < 60
