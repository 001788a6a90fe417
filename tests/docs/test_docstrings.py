"""The examples in the docstrings are run."""

import doctest
from importlib import import_module
from pkgutil import iter_modules

import pytest

import csto_timeline

MODULES = ["csto_timeline", *(f"csto_timeline.{module.name}" for module in iter_modules(csto_timeline.__path__))]
MODULES.remove("csto_timeline.__main__")


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_in_docstrings_do_what_they_show(module: str) -> None:
    """An example in a docstring prints what stands below it."""
    assert doctest.testmod(import_module(module)).failed == 0


def test_there_are_examples_to_run() -> None:
    """The package, its panels and its strategies show examples."""
    shown = {module for module in MODULES if doctest.testmod(import_module(module)).attempted}
    assert {"csto_timeline", "csto_timeline.panels", "csto_timeline.strategies"} <= shown
