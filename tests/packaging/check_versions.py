"""Run the tests on other versions of Python and of the run-time libraries than those of the development environment.

`--lowest` takes this interpreter with the lowest versions of the libraries that pyproject.toml admits; `--newest` takes
the newest interpreter that is found on this machine, with the highest ones; interpreters can also be named. For each a
virtual environment is made in a temporary folder, and unit and oracle tests run with every warning an error.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def found_pythons() -> dict[tuple[int, ...], str]:
    """Return the interpreters on the PATH, and those that pyenv has installed, by version."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    folders = [*map(Path, os.environ.get("PATH", "").split(os.pathsep)), *(pyenv / "versions").glob("*/bin")]
    found = {}
    for path in (path for folder in folders for path in folder.glob("python3.*")):
        if re.fullmatch(r"python3\.\d+", path.name):
            command = [str(path), "-c", "import sys; print(*sys.version_info[:3])"]
            told = subprocess.run(command, check=False, capture_output=True, text=True)
            if told.returncode == 0:
                found[tuple(map(int, told.stdout.split()))] = str(path)
    return found


def passes(python: str, needed: list[str], folder: Path) -> bool:
    """Return whether the tests pass with an interpreter and these versions, and print what runs."""
    own = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    subprocess.run([python, "-m", "venv", str(folder)], check=True)
    pip = [str(own), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, *needed, "pytest", "hypothesis", str(ROOT)], check=True)
    print(f"{python} with {', '.join(needed)}", flush=True)
    command = [str(own), "-W", "error", "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/unit", "tests/oracle"]
    environment = {**os.environ, "HYPOTHESIS_PROFILE": "mutation"}
    return subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode == 0


def main() -> int:
    """Run the tests on every combination asked for, and return 1 if any fails."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("pythons", nargs="*", metavar="PYTHON", help="an interpreter")
    parser.add_argument("--lowest", action="store_true", help="this interpreter with the lowest versions")
    parser.add_argument("--newest", action="store_true", help="the newest interpreter found, with the highest versions")
    options = parser.parse_args()
    highest = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    runs = [(python, highest) for python in options.pythons]
    if options.lowest:
        runs.append((sys.executable, [text.replace(">=", "==") for text in highest]))
    if options.newest:
        found = found_pythons()
        runs.append((found[max(found)], highest))
    failed = []
    for python, needed in runs:
        with tempfile.TemporaryDirectory() as name:
            if not passes(python, needed, Path(name) / "venv"):
                failed.append(f"{python} with {', '.join(needed)}")
    print("\n".join(["Failed:", *failed]) if failed else "All passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
