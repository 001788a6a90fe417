"""Build the wheel and the sdist twice, and check that both builds are identical and contain the right files.

Run it as `python tests/packaging/check_wheel.py`; `build` must be installed. Arguments are passed to `python -m build`,
for example `--no-isolation` if Hatchling is installed and there is no network access. The two builds are made in
different directories from files of different ages, and the package must work when only the wheel is installed.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Iterable
from email import message_from_string
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGE = "csto_timeline"
LEFT_OUT = shutil.ignore_patterns("__pycache__", ".*", "build", "dist", "htmlcov", "*.egg-info")
EPOCH = "1577836800"
ASK = "import csto_timeline as ct; print(ct.__file__, ct.__version__, len(ct.members_on('1999-04-20')))"


def files(folder: Path, base: Path) -> set[str]:
    """Return the paths below a folder, seen from another one."""
    return {path.relative_to(base).as_posix() for path in folder.rglob("*") if path.is_file()}


def build(project: Path, folder: Path, options: Iterable[str], age: int) -> tuple[Path, Path]:
    """Copy a project into a folder, make its files that old, build it there, and return the wheel and the sdist."""
    source, out = folder / "source", folder / "out"
    shutil.copytree(project, source, ignore=lambda *names: LEFT_OUT(*names) - {".gitignore"})
    for path in source.rglob("*"):
        os.utime(path, (age, age))
    command = [sys.executable, "-m", "build", "--outdir", str(out), *options, str(source)]
    subprocess.run(command, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH}, stdout=subprocess.DEVNULL)
    (wheel,), (sdist,) = out.glob("*.whl"), out.glob("*.tar.gz")
    return wheel, sdist


def same(what: str, found: set[str], wanted: set[str]) -> list[str]:
    """Return what is wrong with a set of names."""
    extra, missing = sorted(found - wanted), sorted(wanted - found)
    return [f"{what}: too many: {extra or 'none'}, missing: {missing or 'none'}"] if extra or missing else []


def wheel_faults(wheel: Path, source: Path, version: str) -> list[str]:
    """Return what is wrong with what the wheel holds and says."""
    info = f"{PACKAGE}-{version}.dist-info"
    project = PROJECT["project"]
    wanted = files(source / PACKAGE, source) | {f"{info}/{name}" for name in ("METADATA", "WHEEL", "RECORD")}
    wanted |= {f"{info}/licenses/{name}" for name in project["license-files"]}
    wanted |= {f"{info}/entry_points.txt"} if "scripts" in project or "entry-points" in project else set()
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        metadata = message_from_string(archive.read(f"{info}/METADATA").decode())
    must = {f"{PACKAGE}/py.typed", f"{PACKAGE}/files/timeline.schema.json"}
    needs = {text.replace(" ", "") for text in metadata.get_all("Requires-Dist") or [] if "extra ==" not in text}
    libraries = {re.split(r"[<>=!~]", text)[0] for text in needs}
    stated = {metadata[name] for name in ("Name", "Version", "Requires-Python", "License-Expression")}
    return [
        *same("the wheel", names, wanted),
        *same("what must be in the wheel", names & must, must),
        *same("the run-time libraries", needs, {text.replace(" ", "") for text in project["dependencies"]}),
        *same("the names of the run-time libraries", libraries, {"attrs", "python-dateutil"}),
        *same("the extras", set(metadata.get_all("Provides-Extra") or []), set(project["optional-dependencies"])),
        *same("the metadata", stated, {project["name"], version, project["requires-python"], project["license"]}),
    ]


def sdist_faults(sdist: Path, source: Path, version: str) -> list[str]:
    """Return what is wrong with what the sdist holds."""
    top = f"{PACKAGE}-{version}/"
    included = [source / path.strip("/") for path in PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]]
    wanted = {name for path in included if path.is_dir() for name in files(path, source)}
    wanted |= {path.name for path in included if path.is_file()}
    wanted |= {"pyproject.toml", "README.md", "LICENSE", ".gitignore", "PKG-INFO"}
    with tarfile.open(sdist) as archive:
        names = {member.name.removeprefix(top) for member in archive.getmembers() if member.isfile()}
    return same("the sdist", names, wanted)


def answer_faults(wheel: Path, folder: Path, version: str) -> list[str]:
    """Return what is wrong with the answers of the package in the wheel, with nothing of the project beside it."""
    shutil.unpack_archive(wheel, folder, "zip")
    command = [sys.executable, "-W", "error", "-c", ASK]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    found = subprocess.run(command, check=False, env=environment, cwd=folder, capture_output=True, text=True)
    home, *said = found.stdout.split() or [""]
    good = home.startswith(str(folder)) and said == [version, "9"]
    return [] if good else [f"the package in the wheel answers {found.stdout or found.stderr}"]


def main(options: list[str]) -> int:
    """Build, check, print what is wrong, and return 1 if anything is."""
    module = (ROOT / PACKAGE / "__init__.py").read_text(encoding="utf-8")
    version = re.findall(r'^__version__ = "(.+)"$', module, re.MULTILINE)[0]
    with tempfile.TemporaryDirectory() as name:
        first, second, unpacked = (Path(name) / part for part in ("first", "a second place", "unpacked"))
        wheel, sdist = build(ROOT, first, options, 1600000000)
        again = build(first / "source", second, options, 1700000000)
        faults = wheel_faults(wheel, first / "source", version) + sdist_faults(sdist, first / "source", version)
        faults += answer_faults(wheel, unpacked, version)
        for one, other in zip((wheel, sdist), again, strict=True):
            hashes = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (one, other)]
            print(f"{hashes[0]}  {one.name}")
            if hashes[0] != hashes[1]:
                faults.append(f"two builds of {one.name} differ: {hashes[1]}")
    print("\n".join(faults) or "Wheel and sdist hold exactly what they should, and two builds are equal.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
