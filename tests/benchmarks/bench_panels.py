"""What a panel costs, against rows built by hand in the same run.

Usage: python tests/benchmarks/bench_panels.py [--quick]
"""

import random
import sys
import tracemalloc
from collections.abc import Callable
from datetime import date, timedelta
from itertools import combinations

from sandwich import best, ratio

import csto_timeline as ct
from csto_timeline.analysis.panels import dyads, panel

START, END = date(1992, 1, 1), date(2025, 1, 1)
DAYS = [date.fromordinal(n) for n in range(START.toordinal(), END.toordinal())]
CODES = ct.CSTO.states
PAIRS = list(combinations(CODES, 2))


def daily_by_hand() -> list[dict[str, object]]:
    """Return a row a day and state with the three columns that nobody can do without."""
    rows: list[dict[str, object]] = []
    for n in range(START.toordinal(), END.toordinal()):
        day = date.fromordinal(n)
        members = ct.CSTO.members_on(day)
        rows.extend({"state": code, "start": day, "member": code in members} for code in CODES)
    return rows


def daily_by_hand_in_full() -> list[dict[str, object]]:
    """Return a row a day and state with all the columns of a panel."""
    parties = [ct.CSTO.party(code) for code in CODES]
    rows: list[dict[str, object]] = []
    for n in range(START.toordinal(), END.toordinal()):
        day = date.fromordinal(n)
        members, label, following = ct.CSTO.members_on(day), day.isoformat(), day + timedelta(1)
        for state in parties:
            member = state.alpha_3 in members
            rows.append(
                {
                    "state": state.alpha_3,
                    "alpha_2": state.alpha_2,
                    "name": state.name,
                    "cow": state.cow,
                    "gleditsch_ward": state.gleditsch_ward,
                    "year": day.year,
                    "period": label,
                    "start": day,
                    "end": following,
                    "days": 1,
                    "complete": True,
                    "member": member,
                    "days_member": int(member),
                    "days_unsettled": 0,
                    "status": ct.CSTO.status_on(state, day),
                    "rule": "any",
                    "reading": "announced",
                }
            )
    return rows


def yearly_by_hand() -> list[dict[str, object]]:
    """Return a row a year and state with three columns, the days of membership counted one by one."""
    rows: list[dict[str, object]] = []
    for year in range(START.year, END.year):
        days = [day for day in DAYS if day.year == year]
        for code in CODES:
            rows.append(
                {"state": code, "year": year, "days_member": sum(code in ct.CSTO.members_on(day) for day in days)}
            )
    return rows


def daily_pairs_by_hand() -> list[dict[str, object]]:
    """Return a row a day and pair with four columns."""
    rows: list[dict[str, object]] = []
    for day in DAYS:
        members = ct.CSTO.members_on(day)
        rows.extend({"a": a, "b": b, "start": day, "member": a in members and b in members} for a, b in PAIRS)
    return rows


def large(spells: int, states: int = 200) -> ct.Timeline:
    """Return a timeline of random spells between 1700 and 2250, half of the time in."""
    rng = random.Random(7)
    low, high = date(1700, 1, 1).toordinal(), date(2250, 12, 31).toordinal()
    rows = []
    for n in range(states):
        ends = sorted(rng.sample(range(low, high), spells // states * 2))
        rows += [
            (f"S{n}", date.fromordinal(a), date.fromordinal(b)) for a, b in zip(ends[::2], ends[1::2], strict=True)
        ]
    return ct.Timeline.from_spells(rows, name="large")


def memory(work: Callable[[], list[object]]) -> float:
    """Return the bytes that a row keeps."""
    work()
    tracemalloc.start()
    rows = work()
    kept = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return kept / len(rows)


def main(arguments: list[str]) -> None:
    """Print a table."""
    rounds = 3 if "--quick" in arguments else 9

    def daily() -> object:
        return panel(START, END, freq="day")

    def say(what: str, figure: float, unit: str, goal: str = "") -> None:
        print(f"{what:58}{figure:9.2f} {unit:8}{goal}", flush=True)

    say("daily panel, 17 columns / by hand with 3", ratio(daily, daily_by_hand, rounds), "x", "goal: at most 2")
    say("daily panel / by hand with the same columns", ratio(daily, daily_by_hand_in_full, min(rounds, 5)), "x")
    say("daily dyads / by hand with 4", ratio(lambda: dyads(START, END, freq="day"), daily_pairs_by_hand, 3), "x")
    say("yearly panel / counting days by hand", ratio(lambda: panel(START, END), yearly_by_hand, rounds), "x")
    say("daily panel, rows a second", len(daily()) / best(daily, rounds) / 1e6, "million")
    say("memory of a daily row", memory(daily), "bytes")
    say("memory of a row by hand with 3 columns", memory(daily_by_hand), "bytes")
    for spells in (400, 4_000, 40_000):
        timeline = large(spells)

        def yearly(timeline: ct.Timeline = timeline) -> list[object]:
            return panel("1900-01-01", "2000-01-01", timeline=timeline)

        yearly()
        say(f"yearly panel of 200 states, {spells:,} spells, a row", best(yearly, 3) / len(yearly()) * 1e6, "us")


if __name__ == "__main__":
    main(sys.argv[1:])
