"""The example that draws the membership: what it writes, the picture that it wrote, and what it refuses."""

import re
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

import csto_timeline as ct

pytest.importorskip("matplotlib")

SCRIPT = Path(__file__).parents[2] / "examples" / "draw_membership.py"
PICTURE = SCRIPT.with_name("membership.svg")


@pytest.fixture(scope="module")
def example() -> ModuleType:
    """Return the example as a module."""
    spec = spec_from_file_location("draw_membership", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def bars(picture: str) -> dict[str, tuple[float, float]]:
    """Return where the bars of an SVG begin and end, as fractions of all that they cover."""
    found = {}
    for gid, path in re.findall(r'<g id="((?:spell|contest)-[^"]+)">\s*<path d="([^"]+)"', picture):
        places = [float(place) for place in re.findall(r"[ML] (-?[\d.]+) ", path)]
        found[gid] = (min(places), max(places))
    left, right = min(start for start, _ in found.values()), max(end for _, end in found.values())
    return {gid: ((a - left) / (right - left), (b - left) / (right - left)) for gid, (a, b) in found.items()}


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_it_writes_the_same_bytes_from_any_folder(tmp_path: Path, suffix: str, example: ModuleType) -> None:
    """The script, run in some folder, writes what it writes in another, and says so; no time is in the file."""
    run = subprocess.run(
        [sys.executable, SCRIPT, f"out.{suffix}"], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, f"wrote out.{suffix}\n", "")
    other = tmp_path / f"OTHER.{suffix.upper()}"
    assert example.main([str(other)]) == 0
    content = other.read_bytes()
    assert content == (tmp_path / f"out.{suffix}").read_bytes()
    assert content.startswith(b"<?xml" if suffix == "svg" else b"\x89PNG")
    assert not any(mark in content for mark in (b"dc:date", b"tIME", b"Software", b"Matplotlib v"))


def test_the_picture_of_the_readme_is_the_one_of_the_record(tmp_path: Path, example: ModuleType) -> None:
    """The picture beside the examples shows every spell and disagreement of the record where it belongs."""
    assert example.main([str(tmp_path / "new.svg")]) == 0
    old, new = (bars(path.read_text(encoding="utf-8")) for path in (PICTURE, tmp_path / "new.svg"))
    spells = {f"spell-{state}-{i}" for state in ct.CSTO.states for i, _ in enumerate(ct.spells_of(state))}
    assert {gid for gid in old if gid.startswith("spell")} == spells
    assert set(old) == set(new)
    for gid, extent in old.items():
        assert extent == pytest.approx(new[gid], abs=1e-4), gid


@pytest.mark.parametrize("arguments", [["a.svg", "b.svg"], ["a.pdf"], ["svg"]])
def test_bad_arguments_get_one_line(
    arguments: list[str], example: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    """Anything but one file that ends in .svg or .png is refused with the usage, on standard error, with code 2."""
    assert example.main(arguments) == 2
    assert capsys.readouterr() == ("", f"{example.USAGE}\n")


def test_help_is_the_docstring(example: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    """`--help` says what the script is for and how it is called."""
    assert example.main(["--help"]) == 0
    assert "Usage: python examples/draw_membership.py" in capsys.readouterr().out


def test_a_file_that_cannot_be_written_gets_one_line(
    tmp_path: Path, example: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that is not there is named in one line."""
    assert example.main([str(tmp_path / "missing" / "out.svg")]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "missing" in captured.err


def test_without_matplotlib_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, example: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing matplotlib is one line with the cure, and leaves no file."""
    for module in [name for name in sys.modules if name.startswith("matplotlib")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert example.main([str(tmp_path / "out.svg")]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "pip install '.[plot]'" in captured.err
    assert not list(tmp_path.iterdir())
