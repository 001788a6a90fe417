"""The examples that tag tables of events run alone, in any folder, and their answers agree."""

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
needs_data = pytest.mark.skipif(
    not all(map(find_spec, ("pandas", "polars", "duckdb", "pyarrow"))), reason="needs the extra `data`"
)
needs_spark = pytest.mark.skipif(
    not (find_spec("pyspark") and shutil.which("java")), reason="needs the extra `spark`, and Java"
)


def alone(folder: Path, name: str, *arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a copy of an example, or a changed text of it, in a folder that holds nothing else."""
    script = folder / name
    script.write_text(text or (EXAMPLES / name).read_text(encoding="utf-8"), encoding="utf-8")
    return subprocess.run(
        [sys.executable, str(script), *arguments],
        cwd=folder,
        env={**os.environ, "SPARK_LOCAL_IP": "127.0.0.1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


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
@pytest.mark.parametrize(
    ("right", "wrong"), [("day >= ", "day > "), ("THEN FALSE", "THEN NULL"), ("LEFT JOIN", "JOIN")]
)
def test_a_wrong_join_is_found(tmp_path: Path, right: str, wrong: str) -> None:
    """A slip in the SQL does not pass, because the example compares."""
    text = (EXAMPLES / "tag_events.py").read_text(encoding="utf-8")
    assert right in text
    done = alone(tmp_path, "tag_events.py", "200000", text=text.replace(right, wrong))
    assert done.returncode == 1
    assert "AssertionError" in done.stderr


@needs_spark
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
