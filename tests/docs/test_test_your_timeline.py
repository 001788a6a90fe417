"""The example of a user's own tests passes wherever it lies, and fails where the code that it tests is wrong."""

import os
import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "test_your_timeline.py"


def outcome(path: Path, folder: Path) -> tuple[int, str]:
    """Run pytest on a file from within a folder, and return its exit status and what it says."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(path)]
    own = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"}  # not those of this run
    run = subprocess.run(command, check=False, cwd=folder, env=own, capture_output=True, text=True)
    return run.returncode, run.stdout


def test_it_passes_where_it_is(tmp_path: Path) -> None:
    """The example passes when it is run from any other folder."""
    status, said = outcome(EXAMPLE, tmp_path)
    assert (status, said.splitlines()[-1].split(" in ")[0]) == (0, "3 passed"), said


def test_it_passes_as_a_copy_and_fails_where_the_code_is_wrong(tmp_path: Path) -> None:
    """A copy passes with no project around it, and fails on an illegal record or where possible members count."""
    copy = tmp_path / EXAMPLE.name
    text = EXAMPLE.read_text(encoding="utf-8")
    copy.write_text(text, encoding="utf-8")
    status, said = outcome(copy, tmp_path)
    assert (status, said.splitlines()[-1].split(" in ")[0]) == (0, "3 passed"), said
    copy.write_text(text.replace("timeline.members_on", "timeline.possible_members_on"), encoding="utf-8")
    assert outcome(copy, tmp_path)[0] == 1
    copy.write_text(text.replace('kind="accession"', 'kind="return"'), encoding="utf-8")
    status, said = outcome(copy, tmp_path)
    assert (status, "cannot take a return" in said) == (2, True), said
