"""The examples that tag tables of events: they run from any folder, agree with `is_member`, and refuse in one line."""

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
DATA = ("pandas", "polars", "duckdb", "pyarrow")


def run(name: str, *arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run an example in a folder, with additions to the environment."""
    return subprocess.run(
        [sys.executable, str(EXAMPLES / name), *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


needs_data = pytest.mark.skipif(not all(map(find_spec, DATA)), reason="needs the extra `data`")
needs_spark = pytest.mark.skipif(
    not (find_spec("pyspark") and shutil.which("java")), reason="needs the extra `spark`, and Java"
)


@needs_data
def test_three_libraries_tag_alike(tmp_path: Path) -> None:
    """pandas, Polars and DuckDB give the answers of `is_member`, and the time of each is printed."""
    done = run("tag_events.py", "3000", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    timed = re.compile(r"(\w+): 3,000 events in \d+\.\d\d s")
    assert [timed.fullmatch(line)[1] for line in lines[:-1]] == ["pandas", "Polars", "DuckDB"]  # type: ignore[index]
    assert lines[-1] == "all three agree, and with is_member on 2,000 of the rows"
    assert list(tmp_path.iterdir()) == []


@needs_data
@pytest.mark.parametrize(
    ("right", "wrong"), [("events.day >= ", "events.day > "), ("FALSE", "NULL"), ("LEFT JOIN", "JOIN")]
)
def test_a_wrong_tag_is_found(tmp_path: Path, right: str, wrong: str) -> None:
    """A slip in the SQL does not pass: the example compares, and says what it found."""
    shutil.copytree(EXAMPLES, tmp_path / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    sql = tmp_path / "examples" / "data" / "tag_events.sql"
    text = sql.read_text(encoding="utf-8")
    assert right in text
    sql.write_text(text.replace(right, wrong), encoding="utf-8")
    done = run(str(tmp_path / "examples" / "tag_events.py"), "20000", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr == "the answers differ between the three\n"


@needs_spark
def test_spark_runs_the_same_sql(tmp_path: Path) -> None:
    """Spark, in local mode, gives the answers of `is_member` from the unchanged SQL, with the spells broadcast."""
    done = run("tag_events_spark.py", "24000", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    *_, counted, agreed = done.stdout.splitlines()
    assert re.fullmatch(r"[\d,]+ by members, [\d,]+ unsettled; the spells were broadcast", counted)
    assert re.fullmatch(r"agrees with is_member on [12],\d{3} of the rows", agreed)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["tag_events.py", "tag_events_spark.py"])
@pytest.mark.parametrize("arguments", [["many"], ["0"], ["-1"], ["1e6"], ["10", "20"], ["1000000000"], ["٣"]], ids=repr)
def test_no_number_of_rows_is_refused(tmp_path: Path, name: str, arguments: list[str]) -> None:
    """What is no number of rows is refused with one line on standard error and exit code 2."""
    done = run(name, *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        f"{' '.join(arguments)!r} is no number of rows; give one from 1 to 100000000, or nothing"
    ]


@pytest.mark.parametrize(
    ("name", "library", "extra"), [("tag_events.py", "polars", "data"), ("tag_events_spark.py", "pyspark", "spark")]
)
def test_a_missing_library_is_named(tmp_path: Path, name: str, library: str, extra: str) -> None:
    """Without its libraries an example says in one line which extra brings them."""
    for each in {*DATA, "pyspark"} - {library}:  # so that the one looked for is the first that is missing
        (tmp_path / f"{each}.py").write_text("")
    (tmp_path / f"{library}.py").write_text(f"raise ImportError('No module named {library}')")
    (tmp_path / "numpy.py").write_text("")
    done = run(name, "10", cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"No module named {library}; run: pip install csto-timeline[{extra}]\n"


def test_a_missing_java_is_named(tmp_path: Path) -> None:
    """Without Java the example for Spark says so in one line."""
    (tmp_path / "pyspark").mkdir()
    (tmp_path / "pyspark" / "__init__.py").write_text("")
    (tmp_path / "pyspark" / "sql.py").write_text("SparkSession = None")
    done = run("tag_events_spark.py", "10", cwd=tmp_path, PYTHONPATH=str(tmp_path), PATH="", JAVA_HOME="")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "Spark needs Java, and there is none here; install Java 17 or later, or set JAVA_HOME\n"
