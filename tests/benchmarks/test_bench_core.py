"""The benchmarks of the core and of growth run; people read what they measure, because machines differ."""

import json
import math
import tracemalloc
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the benchmark as a module."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    return import_module("bench_core")


def test_it_measures_everything(bench: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """With sizes that take no time every part runs, its checks of equal answers hold, and every figure is a number."""
    bench.main(["--json"], bench.Sizes(rounds=1, slow=1, days=20, events=1000, organizations=3))
    figures = json.loads(capsys.readouterr().out)
    assert len(figures) >= 20
    assert all(math.isfinite(figure["value"]) for figure in figures)
    assert [figure["limit"] for figure in figures if figure["limit"]] == [8, 8, 4]


def test_it_prints_a_table(bench: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A line is a name, a number with its unit, and the limit if there is one."""
    parts = [lambda sizes: [bench.Figure("some", sizes.days, limit=3), bench.Figure("a", 1)]]
    monkeypatch.setattr(bench, "PARTS", parts)
    bench.main(["--quick"])
    assert capsys.readouterr().out == f"{'some':82}  2000.00 x     at most 3\n{'a':82}     1.00 x\n"


def test_growth_is_measured_for_every_case(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """With a tenth of each size every case runs and prints its line."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    growth = import_module("bench_growth")
    monkeypatch.setattr("sys.argv", ["bench_growth.py", "--quick"])
    monkeypatch.setattr(growth, "CASES", {case: (size // 5, *how) for case, (size, *how) in growth.CASES.items()})
    growth.main()
    assert len(capsys.readouterr().out.splitlines()) == len(growth.CASES) + 2
    assert not tracemalloc.is_tracing()  # it would slow down every test that follows
