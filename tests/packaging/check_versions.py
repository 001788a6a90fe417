"""Run the tests on the lowest and on the highest versions of the run-time libraries that pyproject.toml admits.

Run it as `python tests/packaging/check_versions.py python3.11 python3.12 python3.13`, with any interpreters; with none
it takes the one that runs it. For each of them it makes two virtual environments in a temporary folder, installs the
package and the test tools by pip, and runs the unit and property tests with every warning an error.
"""

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


def main(pythons: list[str]) -> int:
    """Run the tests on every interpreter with both sets of versions, and return 1 if any fails."""
    failed = []
    for python in pythons or [sys.executable]:
        for which in PINS:
            with tempfile.TemporaryDirectory() as name:
                if not passes(python, which, Path(name) / "venv"):
                    failed.append(f"{python}, {which}")
    print("\n".join(["Failed:", *failed]) if failed else "All passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
