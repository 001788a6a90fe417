"""Set how hard Hypothesis tries, and compare long texts with golden files.

HYPOTHESIS_PROFILE is ci (the default: the same draws each time), dev or thorough; `mutation` only needs to know that a
test fails. `--regenerate-golden` writes the golden files anew; review the change as a diff.
"""

import gc
import os
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

_COMMON = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # machines are slow now and then
_PHASES = (Phase.explicit, Phase.generate)
_CHECKS = (HealthCheck.too_slow, HealthCheck.differing_executors)  # mutmut runs the tests twice in one process

settings.register_profile("ci", _COMMON, max_examples=20, derandomize=True, database=None)
settings.register_profile("mutation", settings.get_profile("ci"), phases=_PHASES, suppress_health_check=_CHECKS)
settings.register_profile("dev", _COMMON, max_examples=50)
settings.register_profile("thorough", _COMMON, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

# Files of tests that need a library at once; they are left out where it is not installed.
_NEEDED = {
    "unit/test_cli.py": ("jsonschema",),
    "unit/test_json.py": ("jsonschema",),
    "unit/test_messages.py": ("numpy", "pandas", "matplotlib"),
    "unit/test_data_package.py": ("frictionless",),
    "unit/test_states.py": ("numpy", "pycountry"),
}
collect_ignore = [path for path, libraries in _NEEDED.items() if not all(map(find_spec, libraries))]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes golden files anew."""
    parser.addoption("--regenerate-golden", action="store_true", help="write the files in tests/golden anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a function that compares a text with the golden file of that name."""

    def compare(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if request.config.getoption("--regenerate-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that draw examples last, and those of a mutated module first: where one failure is enough."""
    _, _, mutant = os.environ.get("MUTANT_UNDER_TEST", "").partition(".")
    own = f"test_{mutant.partition('.')[0].strip('_')}.py"
    items.sort(key=lambda item: (item.path.name != own, hasattr(getattr(item, "obj", None), "hypothesis")))
    gc.freeze()  # what was imported is not searched for garbage again, which would take an eighth of the time
