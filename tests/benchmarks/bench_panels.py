"""Measure what a panel costs against rows built by hand in the same run.

Usage: python tests/benchmarks/bench_panels.py [--quick]
"""

import random
import sys
import tracemalloc
from collections.abc import Callable, Sized
from datetime import date
from itertools import combinations

from sandwich import best, ratio

import csto_timeline as ct

START, END = date(1992, 1, 1), date(2024, 12, 31)
YEARS = range(1945, 2021)
Rows = list[dict[str, object]]


def daily_by_hand() -> Rows:
    """Return one row per day and state with three columns."""
    rows: Rows = []
    for n in range(START.toordinal(), END.toordinal() + 1):
        day = date.fromordinal(n)
        members = ct.CSTO.members_on(day)
        rows.extend({"state": code, "start": day, "member": code in members} for code in ct.CSTO.states)
    return rows


def world() -> ct.Timeline:
    """Return a timeline of 193 states that join between 1945 and 2004."""
    rng = random.Random(3)
    rows = [
        (f"S{n:03}", date(1945 + rng.randrange(60), 1 + rng.randrange(12), 1 + rng.randrange(28))) for n in range(193)
    ]
    return ct.Timeline.from_spells([(*row, None) for row in rows], name="world", unknown="keep")


def yearly_by_hand(timeline: ct.Timeline) -> Rows:
    """Return one row per year and state with three columns."""
    rows: Rows = []
    for year in YEARS:
        members = timeline.members_on(date(year, 12, 31))
        rows.extend({"state": code, "year": year, "member": code in members} for code in timeline.states)
    return rows


def pairs_by_hand(timeline: ct.Timeline) -> Rows:
    """Return one row per year and pair of states with four columns."""
    rows: Rows = []
    for year in YEARS:
        members = timeline.members_on(date(year, 12, 31))
        rows.extend(
            {"state_a": a, "state_b": b, "year": year, "member": a in members and b in members}
            for a, b in combinations(timeline.states, 2)
        )
    return rows


def mebibytes(work: Callable[[], Sized]) -> float:
    """Return the memory that a result keeps."""
    work()
    tracemalloc.start()
    kept = work()
    size = tracemalloc.get_traced_memory()[0] if len(kept) else 0
    tracemalloc.stop()
    return size / 2**20


def large(parties: int) -> ct.Timeline:
    """Return a timeline of many parties, each with a day of its own."""
    first = date(1900, 1, 1).toordinal()
    rows = [(f"party {n:06}", date.fromordinal(first + n), None) for n in range(parties)]
    return ct.Timeline.from_spells(rows, name="large", unknown="keep")


def main(arguments: list[str]) -> None:
    """Print a table."""
    rounds = 3 if "--quick" in arguments else 9
    timeline = world()

    def say(what: str, figure: float, unit: str, goal: str = "") -> None:
        print(f"{what:62}{figure:9.2f} {unit:6}{goal}", flush=True)

    daily = ratio(lambda: ct.panel(START, END, freq="day"), daily_by_hand, rounds)
    say("daily panel / rows by hand", daily, "x", "goal: at most 1.3")
    yearly = ratio(lambda: timeline.panel("1945", "2020"), lambda: yearly_by_hand(timeline), rounds)
    say("yearly panel of 193 states / rows by hand", yearly, "x", "goal: at most 2")
    pairs = ratio(lambda: timeline.dyads("1945", "2020"), lambda: pairs_by_hand(timeline), 3)
    say("yearly dyads of 193 states / rows by hand", pairs, "x", "goal: at most 2")
    say("their memory", mebibytes(lambda: timeline.dyads("1945", "2020")), "MiB", "goal: at most 300")
    say("dyads of the world, 76 years", best(lambda: ct.dyads("1945", "2020", states="world"), 3), "s")
    for parties in (1_000, 10_000):
        many = large(parties)
        say(f"panel of {parties:,} parties, a party", best(lambda: many.panel("1930"), 3) / parties * 1e6, "us")  # noqa: B023


if __name__ == "__main__":
    main(sys.argv[1:])
