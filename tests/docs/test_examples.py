"""The examples, run as a reader runs them: from another folder, in an interpreter of their own."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import csto_timeline as ct

EXAMPLES = Path(__file__).parents[2] / "examples"
SCRIPTS = sorted(path.name for path in EXAMPLES.glob("[!_]*.py"))
NEED_EXTRAS = [name for name in SCRIPTS if name.startswith(("tag_events", "cow_igo"))]
SECONDS = 10  # on a machine that does other things as well

Golden = Callable[[str, str], None]


def run(where: Path, example: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run an example in the folder `where`, with warnings as errors, and return what came of it."""
    return subprocess.run(
        [sys.executable, "-W", "error", EXAMPLES / example, *arguments],
        cwd=where,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "COLUMNS": "80"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def prints(where: Path, example: str, *arguments: str) -> str:
    """Return what an example prints, after seeing that it succeeded without a message on standard error."""
    done = run(where, example, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("example", [name for name in SCRIPTS if name not in NEED_EXTRAS])
def test_an_example_runs_without_arguments(tmp_path: Path, example: str) -> None:
    """Without arguments an example succeeds within seconds, prints something, and leaves nothing in the folder."""
    start = time.monotonic()
    assert prints(tmp_path, example)
    assert time.monotonic() - start < SECONDS
    assert example == "draw_membership.py" or list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("example", SCRIPTS)
def test_an_example_answers_help(tmp_path: Path, example: str) -> None:
    """`--help` prints how the example is used, and does nothing else."""
    assert example in prints(tmp_path, example, "--help")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("example", SCRIPTS)
def test_an_example_is_short(example: str) -> None:
    """An example is read in a minute: it has fewer than 80 lines."""
    assert len((EXAMPLES / example).read_text(encoding="utf-8").splitlines()) < 80


@pytest.mark.parametrize("day", ["2006-07-01", "1992-05-14", "1999-04-20", "2007-06-30"])
def test_who_was_a_member(tmp_path: Path, day: str, golden: Golden) -> None:
    """Members, and who is unsettled, are printed by name for each reading, under the organization's name of the day."""
    golden(f"examples/who_was_a_member-{day}.txt", prints(tmp_path, "who_was_a_member.py", day))


def test_who_was_a_member_after_the_record(tmp_path: Path) -> None:
    """A day after the record is answered, with one line on standard error."""
    done = run(tmp_path, "who_was_a_member.py", "2099-01-01")
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
    ("example", "arguments"),
    [
        ("who_was_a_member.py", ["2006-07-01", "2007-07-01"]),
        ("who_was_a_member.py", ["2006"]),
        ("who_was_a_member.py", [""]),
        ("explain_an_answer.py", ["UZB", "1", "July"]),
        ("explain_an_answer.py", ["Uz\nbek", "2006-07-01"]),
        ("explain_an_answer.py", ["UZB", "12.06.1992"]),
        ("compare_with_datasets.py", ["signed", "announced"]),
        ("compare_with_datasets.py", ["sighed"]),
    ],
)
def test_bad_arguments(tmp_path: Path, example: str, arguments: list[str]) -> None:
    """Bad arguments give the usage and one more line on standard error, nothing else, and the exit status 2."""
    done = run(tmp_path, example, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    usage, message = done.stderr.splitlines()
    assert usage.startswith(f"usage: {example}")
    assert message.startswith(f"{example}: error: ")
