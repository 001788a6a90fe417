"""The recipes for published data sets, on samples in the published form: what they read, and what they find."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
DATA = EXAMPLES / "data"
RECIPES = {
    "cow_igo.py": ("cow-igo-3-state-years.csv", ("3 organizations", "UZB, 2002-01-01", "UZB, 2012-01-01", "UZB 1813")),
    "cow_alliances.py": (
        "cow-alliances-4.1-by-member.csv",
        ("alliances; faults", "UZB, 2012-06-28 to 2012-12-31", "AZE 5501, BLR 595, GEO 5577, UZB 2807"),
    ),
    "atop.py": (
        "atop-4.01-member-level.csv",
        ("1 alliances", "GEO, 1999-04-20 (1 day)", "AZE 1, BLR 3, GEO 1, UZB 56"),
    ),
}


def printed(recipe: str, *arguments: str) -> str:
    """Return what a recipe prints, after seeing that it succeeds without a warning."""
    command = [sys.executable, "-W", "error", str(EXAMPLES / recipe), *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_tells_how_a_data_set_differs_from_the_record(recipe: str) -> None:
    """By state and day; the same without arguments and given the path of the file."""
    if recipe == "cow_igo.py":
        pytest.importorskip("pandas")
    file, found = RECIPES[recipe]
    text = printed(recipe)
    assert "faults: 0" in text
    assert [part for part in found if part not in text] == []
    assert printed(recipe, str(DATA / file)) == text


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_is_short(recipe: str) -> None:
    """Forty lines at most."""
    assert len((EXAMPLES / recipe).read_text(encoding="utf-8").splitlines()) <= 40


def test_a_fault_costs_one_organization(tmp_path: Path) -> None:
    """A row that cannot be read is named, and the other alliances load."""
    text = (DATA / "cow-alliances-4.1-by-member.csv").read_text(encoding="utf-8")
    changed = tmp_path / "alliances.csv"
    changed.write_text(text.replace("243,265,", "243,9999,", 1), encoding="utf-8")
    count = int(printed("cow_alliances.py").split()[0])
    lines = printed("cow_alliances.py", str(changed)).splitlines()
    assert lines[0] == f"{count - 1} alliances; faults: 1"
    assert lines[1].startswith("243, row ")


def test_samples_have_the_columns_of_the_published_files() -> None:
    """By their names, in their order."""
    heads = {}
    for file, _ in RECIPES.values():
        with (DATA / file).open(encoding="utf-8", newline="") as rows:
            heads[file] = next(csv.reader(rows))
    assert heads["cow-igo-3-state-years.csv"] == ["ccode", "year", "state", "csto", "eaec", "sco"]
    assert heads["cow-alliances-4.1-by-member.csv"][10:16] == [
        f"mem_{side}_{part}" for side in ("st", "end") for part in ("day", "month", "year")
    ]
    assert heads["atop-4.01-member-level.csv"][5:11] == [
        f"{part}{side}" for side in ("ent", "exit") for part in ("yr", "mo", "day")
    ]
