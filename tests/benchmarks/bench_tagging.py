"""What it costs to tag events, one by one and by the libraries that join tables, against a bare bisection.

Usage: python tests/benchmarks/bench_tagging.py [ROWS]        (1000000 if not given; leaves out what is missing)
"""

import random
import sys
from bisect import bisect_right
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from sandwich import best, ratio

import csto_timeline as ct

TIMELINE = ct.CSTO.under("in_force")
SQL = (Path(__file__).parents[2] / "examples" / "data" / "tag_events.sql").read_text(encoding="utf-8")
SPELLS = [
    {"state": state, "start": spell.start, "end": spell.end, "member": TIMELINE.is_member(state, spell.start)}
    for state in TIMELINE.states
    for spell in TIMELINE.spells_of(state)
]


def contenders(states: list[str], days: list[date]) -> dict[str, Callable[[], object]]:
    """Return the ways to tag these events that are installed here; tables are made beforehand."""
    is_member = TIMELINE.is_member
    ways: dict[str, Callable[[], object]] = {
        "is_member, row by row": lambda: [is_member(state, day) for state, day in zip(states, days, strict=True)]
    }
    try:
        import pandas as pd
    except ImportError:
        pass
    else:
        left = pd.DataFrame({"state": states, "day": pd.to_datetime(pd.Series(days))})
        right = pd.DataFrame(SPELLS).astype({"start": left["day"].dtype, "member": "boolean"}).sort_values("start")
        ways["pandas merge_asof"] = lambda: pd.merge_asof(
            left.sort_values("day"), right, left_on="day", right_on="start", by="state"
        )
    try:
        import polars as pl
    except ImportError:
        pass
    else:
        events, spells = pl.DataFrame({"state": states, "day": days}).with_row_index("id"), pl.DataFrame(SPELLS)
        ways["Polars join_asof"] = lambda: events.sort("day").join_asof(
            spells.sort("start"), left_on="day", right_on="start", by="state", check_sortedness=False
        )
        try:
            import duckdb
        except ImportError:
            pass
        else:
            base = duckdb.connect()
            base.register("events", events)
            base.register("spells", spells)
            ways["DuckDB, a range join"] = lambda: base.sql(SQL).pl()
    return ways


def main(arguments: list[str]) -> None:
    """Print a table."""
    rows = int(arguments[0]) if arguments else 1_000_000
    rng = random.Random(1)
    states = rng.choices([*TIMELINE.states, "FRA", "UKR"], k=rows)
    days = [date(1992, 1, 1) + timedelta(rng.randrange(12_000)) for _ in range(rows)]
    tracks = {state: ([spell["start"] for spell in SPELLS if spell["state"] == state], [False]) for state in {*states}}
    for spell in SPELLS:
        tracks[spell["state"]][1].append(spell["member"])

    def floor() -> list[bool | None]:
        found = []
        for state, day in zip(states, days, strict=True):
            starts, members = tracks[state]
            found.append(members[bisect_right(starts, day)])
        return found

    print(f"{'a bare bisection a row':26}{rows / best(floor, 3):14,.0f} rows a second")
    for name, tag in contenders(states, days).items():
        times = ratio(tag, floor, 3)
        print(f"{name:26}{rows / best(tag, 3):14,.0f} rows a second{times:8.2f} x the bisection", flush=True)
    assert floor()[:1000] == [TIMELINE.is_member(state, day) for state, day in zip(states[:1000], days, strict=False)]


if __name__ == "__main__":
    main(sys.argv[1:])
