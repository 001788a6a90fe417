"""How benchmarks measure: by ratios to a floor of the same run, since the seconds of a shared machine vary."""

import gc
import statistics
from collections.abc import Callable
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
    ratios = []
    for _ in range(rounds):
        before, middle, after = timed(floor), timed(contender), timed(floor)
        ratios.append(2 * middle / (before + after))
    return statistics.median(ratios)


def best(work: Callable[[], object], rounds: int) -> float:
    """Return the seconds of the quickest of several rounds: what the work costs where nobody disturbs it."""
    return min(timed(work) for _ in range(rounds)) / 1e9
