"""Was the actor a member on the day of the event? Tags a large table with pandas, Polars and DuckDB, and compares them.

Usage: python examples/tag_events.py [ROWS]        (1000000 if not given; needs: pip install csto-timeline[data])
"""

import sys
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

import csto_timeline as ct

SQL = (Path(__file__).parent / "data" / "tag_events.sql").read_text(encoding="utf-8")
TIMELINE = ct.CSTO.under("in_force")  # the reading that leaves days open: unsettled must come through as null
SPELLS = [spell.as_row() for state in TIMELINE.states for spell in TIMELINE.spells_of(state)]
ACTORS = [*TIMELINE.states, "FRA", "UKR"]
TURNS = [day for epoch in TIMELINE.epochs() for day in (epoch.start - timedelta(days=1), epoch.start)]
"""The days on which an answer changes, and their eves: a third of the events, since a slip shows there if anywhere."""


def rows_asked(arguments: list[str], default: int) -> int | None:
    """Return how many rows the command line asks for; `None`, after a line on standard error, if it is no number."""
    wanted = " ".join(arguments) or str(default)
    if wanted.isascii() and wanted.isdecimal() and 0 < int(wanted) <= 100_000_000:
        return int(wanted)
    print(f"{wanted!r} is no number of rows; give one from 1 to 100000000, or nothing", file=sys.stderr)
    return None


def main(arguments: list[str]) -> int:
    """Tag the table in three ways, print the time of each, and compare the answers."""
    if (rows := rows_asked(arguments, 1_000_000)) is None:
        return 2
    try:
        import duckdb
        import numpy as np
        import pandas as pd
        import polars as pl
    except ImportError as error:
        print(f"{error}; run: pip install csto-timeline[data]", file=sys.stderr)
        return 2
    print(f"making {rows:,} events", flush=True)
    rng = np.random.default_rng(seed=1)
    days = np.datetime64("1992-01-01") + rng.integers(12_000, size=rows)
    days[::3] = rng.choice(np.array(TURNS, "datetime64[D]"), size=len(days[::3]))
    events = pl.DataFrame({"id": np.arange(rows), "state": rng.choice(ACTORS, rows), "day": days})
    spells = pl.DataFrame(SPELLS)
    events_frame, spells_frame = events.to_pandas(), spells.to_pandas().astype({"member": "boolean"})

    def by_pandas() -> Any:
        left, right = events_frame.sort_values("day"), spells_frame.sort_values("start")
        tagged = pd.merge_asof(left, right, left_on="day", right_on="start", by="state")
        tagged["member"] = tagged["member"].mask(tagged["start"].isna(), other=False)  # before its first spell: outside
        return tagged.sort_values("id")["member"]

    def by_polars() -> Any:
        left, right = events.sort("day"), spells.sort("start").with_columns(known=True)
        tagged = left.join_asof(right, left_on="day", right_on="start", by="state", check_sortedness=False)
        member = pl.when("known").then("member").otherwise(statement=False)
        return tagged.with_columns(member=member).sort("id")["member"]

    def by_duckdb() -> Any:
        with duckdb.connect() as base:
            base.register("events", events)
            base.register("spells", spells)
            return base.sql(SQL).pl().sort("id")["member"]

    found = []
    for name, tag in {"pandas": by_pandas, "Polars": by_polars, "DuckDB": by_duckdb}.items():
        print(f"{name} ...", end="", flush=True)
        start = perf_counter()
        member = tag()
        seconds = perf_counter() - start
        print(f" {seconds:.2f} s, {rows / seconds:,.0f} rows a second", flush=True)
        found.append(pl.Series(member))
    sample = events.with_columns(member=found[0]).sample(min(rows, 2_000), seed=1)
    wrong = [row for row in sample.rows() if TIMELINE.is_member(row[1], row[2]) is not row[3]]
    if wrong or any(not members.equals(found[0]) for members in found):
        print(f"the answers differ: {wrong[:3] or 'between the three ways'}", file=sys.stderr)
        return 1
    print(f"all three agree, and with is_member on {len(sample):,} of the rows")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
