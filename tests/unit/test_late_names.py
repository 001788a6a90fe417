"""The names whose modules are loaded on first use."""

from importlib import import_module

import pytest

import csto_timeline


@pytest.mark.parametrize("name", csto_timeline._LATER)
def test_a_late_name_is_that_of_its_module_from_the_first_use_on(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first use loads the name and keeps it in the package."""
    meant = getattr(import_module(f"csto_timeline.{csto_timeline._LATER[name]}"), name)
    monkeypatch.delitem(vars(csto_timeline), name, raising=False)
    assert csto_timeline.__getattr__(name) is meant
    assert vars(csto_timeline)[name] is meant


def test_what_the_package_does_not_have_is_refused_as_python_does() -> None:
    """The usual error, which `hasattr` and `getattr` understand."""
    with pytest.raises(AttributeError) as refusal:
        csto_timeline.__getattr__("member_on")
    assert str(refusal.value) == "module 'csto_timeline' has no attribute 'member_on'"


def test_every_public_name_is_listed() -> None:
    """`dir` shows what is loaded and what is still to be, in order."""
    shown = dir(csto_timeline)
    assert shown == sorted({*vars(csto_timeline), *csto_timeline.__all__})
