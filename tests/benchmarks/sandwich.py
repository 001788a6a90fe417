"""How benchmarks measure: by ratios to a floor of the same run, since the seconds of a shared machine vary."""

import gc
from collections.abc import Callable
from statistics import median
from time import perf_counter_ns


def timed(work: Callable[[], object]) -> int:
    """Return the nanoseconds that work takes, with the garbage collector at rest."""
    gc.collect()
    gc.disable()
    try:
        start = perf_counter_ns()
        work()
        return max(1, perf_counter_ns() - start)
    finally:
        gc.enable()


def ratio(contender: Callable[[], object], floor: Callable[[], object], rounds: int) -> float:
    """Return the median of contender / floor, each sample of the contender between two of the floor."""
    contender()
    floor()
    samples = ((timed(floor), timed(contender), timed(floor)) for _ in range(rounds))
    return median(2 * middle / (before + after) for before, middle, after in samples)


def best(work: Callable[[], object], rounds: int) -> float:
    """Return the seconds of the quickest of several rounds: what the work costs where nobody disturbs it."""
    return min(timed(work) for _ in range(rounds)) / 1e9
