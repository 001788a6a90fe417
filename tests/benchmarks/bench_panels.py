"""Measure what a panel costs against rows built by hand in the same run.

Usage: python tests/benchmarks/bench_panels.py [--quick]
"""

import random
import sys
import tracemalloc
from collections.abc import Iterable
from datetime import date
from itertools import combinations

from sandwich import best, ratio

import csto_timeline as ct

START, END = date(1992, 1, 1), date(2024, 12, 31)
DAYS, YEARS = range(START.toordinal(), END.toordinal() + 1), range(1945, 2021)
Rows = list[dict[str, object]]


def by_hand(timeline: ct.Timeline, column: str, days: Iterable[tuple[object, date]]) -> Rows:
    """Return one row per period and state with three columns."""
    rows: Rows = []
    for period, day in days:
        members = timeline.members_on(day)
        rows.extend({"state": code, column: period, "member": code in members} for code in timeline.states)
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


def say(what: str, figure: float, unit: str, goal: str = "") -> None:
    """Print a line of the table."""
    print(f"{what:62}{figure:9.2f} {unit:6}{goal}", flush=True)


def main(arguments: list[str]) -> None:
    """Print a table, of the record, of 193 states that join between 1945 and 2004, and of many parties."""
    rounds, rng = 3 if "--quick" in arguments else 9, random.Random(3)
    joins = [date(1945 + rng.randrange(60), 1 + rng.randrange(12), 1 + rng.randrange(28)) for _ in range(193)]
    rows = [(f"S{n:03}", day, None) for n, day in enumerate(joins)]
    world = ct.Timeline.from_spells(rows, name="world", unknown="keep")

    def daily() -> Rows:
        return by_hand(ct.CSTO, "start", ((day, day) for day in map(date.fromordinal, DAYS)))

    def yearly() -> Rows:
        return by_hand(world, "year", ((year, date(year, 12, 31)) for year in YEARS))

    slower = ratio(lambda: ct.panel(START, END, freq="day"), daily, rounds)
    say("daily panel / rows by hand", slower, "x", "goal: at most 1.3")
    slower = ratio(lambda: world.panel("1945", "2020"), yearly, rounds)
    say("yearly panel of 193 states / rows by hand", slower, "x", "goal: at most 2")
    slower = ratio(lambda: world.dyads("1945", "2020"), lambda: pairs_by_hand(world), 3)
    say("yearly dyads of 193 states / rows by hand", slower, "x", "goal: at most 2")
    tracemalloc.start()
    kept = world.dyads("1945", "2020")
    say("their memory", tracemalloc.get_traced_memory()[0] / 2**20 if kept else 0, "MiB", "goal: at most 300")
    tracemalloc.stop()
    say("dyads of the world, 76 years", best(lambda: ct.dyads("1945", "2020", states="world"), 3), "s")
    first = date(1900, 1, 1).toordinal()
    for parties in (1_000, 10_000):
        rows = [(f"party {n:06}", date.fromordinal(first + n), None) for n in range(parties)]
        many = ct.Timeline.from_spells(rows, name="large", unknown="keep")
        say(f"panel of {parties:,} parties, a party", best(lambda: many.panel("1930"), 3) / parties * 1e6, "us")  # noqa: B023


if __name__ == "__main__":
    main(sys.argv[1:])
