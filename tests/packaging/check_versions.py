"""Run the tests on the lowest and on the highest versions of the run-time libraries that pyproject.toml admits.

Run it as `python tests/packaging/check_versions.py python3.11 python3.12 python3.13`, with any interpreters; with none
it takes the one that runs it, and with `--lowest` the lowest versions alone. For each of them it makes a virtual
environment in a temporary folder, installs the package and the test tools by pip, and runs unit, property and oracle
tests with every warning an error.
"""

import argparse
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
NEEDED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
PINS = {"lowest": [text.replace(">=", "==") for text in NEEDED], "highest": NEEDED}
TOOLS = ("pytest", "hypothesis", "pycountry", "jsonschema")
TESTS = ("tests/unit", "tests/properties", "tests/oracle")


def passes(python: str, which: str, folder: Path) -> bool:
    """Return whether the tests pass with an interpreter and these versions, and print what was run."""
    own = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    subprocess.run([python, "-m", "venv", str(folder)], check=True)
    pip = [str(own), "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", "--upgrade", *PINS[which], *TOOLS, str(ROOT)], check=True)
    frozen = subprocess.run([*pip, "freeze"], check=True, capture_output=True, text=True).stdout.splitlines()
    told = [line for line in frozen if line.startswith(("attrs", "python-dateutil"))]
    print(f"{python}, {which}: {', '.join(told)}", flush=True)
    command = [str(own), "-W", "error", "-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTS]
    return subprocess.run(command, check=False, cwd=ROOT).returncode == 0


def main() -> int:
    """Run the tests on every interpreter with the sets of versions asked for, and return 1 if any fails."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("pythons", nargs="*", metavar="PYTHON", default=[sys.executable], help="an interpreter")
    parser.add_argument("--lowest", action="store_true", help="only the lowest versions")
    options = parser.parse_args()
    failed = []
    for python in options.pythons:
        for which in PINS if not options.lowest else ["lowest"]:
            with tempfile.TemporaryDirectory() as name:
                if not passes(python, which, Path(name) / "venv"):
                    failed.append(f"{python}, {which}")
    print("\n".join(["Failed:", *failed]) if failed else "All passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
