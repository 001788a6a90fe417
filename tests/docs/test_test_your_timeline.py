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


def test_a_copy_passes_and_fails_where_the_code_or_the_record_is_wrong(tmp_path: Path) -> None:
    """A copy passes with no project around it, and fails where possible members count, or on an illegal record."""
    copy = tmp_path / EXAMPLE.name
    text = EXAMPLE.read_text(encoding="utf-8")
    for spoilt, status in (
        (text, 0),
        (text.replace("timeline.members_on", "timeline.possible_members_on"), 1),
        (text.replace('kind="accession"', 'kind="return"'), 2),
    ):
        copy.write_text(spoilt, encoding="utf-8")
        found, said = outcome(copy, tmp_path)
        assert found == status, said
