"""Was the actor a member on the day of the event? Tags a large table with pandas, Polars and DuckDB, and compares them.

Usage: python examples/tag_events.py [ROWS]        (1000000 if not given; needs: pip install csto-timeline[data])
"""

import sys
from time import perf_counter
from typing import Any

from _tagging import ACTORS, SPELLS, SQL, TURNS, refuse, report, rows_asked


def main(arguments: list[str]) -> int:
    """Tag the table in three ways, print the time of each, and compare the answers."""
    rows = rows_asked(arguments)
    try:
        import duckdb
        import numpy as np
        import pandas as pd
        import polars as pl
    except ImportError as error:
        refuse(f"{error}; run: pip install csto-timeline[data]")
    rng = np.random.default_rng(seed=1)
    days = np.datetime64("1992-01-01") + rng.integers(12_000, size=rows)
    days[::3] = rng.choice(np.array(TURNS, "datetime64[D]"), size=len(days[::3]))
    events = pl.DataFrame({"id": np.arange(rows), "state": rng.choice(ACTORS, rows), "day": days})
    spells = pl.DataFrame(SPELLS)
    events_frame, spells_frame = events.to_pandas(), spells.to_pandas().astype({"member": "boolean"})

    def by_pandas() -> Any:
        left, right = events_frame.sort_values("day"), spells_frame.sort_values("start")
        tagged = pd.merge_asof(left, right, left_on="day", right_on="start", by="state").sort_values("id")
        return tagged["member"].mask(tagged["start"].isna(), other=False)  # before its first spell: outside

    def by_polars() -> Any:
        left, right = events.sort("day"), spells.sort("start").with_columns(known=True)
        tagged = left.join_asof(right, left_on="day", right_on="start", by="state", check_sortedness=False).sort("id")
        return tagged.select(pl.when("known").then("member").otherwise(statement=False)).to_series()

    def by_duckdb() -> Any:
        with duckdb.connect() as base:
            base.register("events", events).register("spells", spells)
            return base.sql(SQL).pl().sort("id")["member"]

    found = []
    for name, tag in {"pandas": by_pandas, "Polars": by_polars, "DuckDB": by_duckdb}.items():
        start = perf_counter()
        found.append(pl.Series("member", tag()))
        print(f"{name}: {rows:,} events in {perf_counter() - start:.2f} s", flush=True)
    if not all(members.equals(found[0]) for members in found):
        print("the answers differ between the three", file=sys.stderr)
        return 1
    sample = events.with_columns(found[0]).drop("id").sample(min(rows, 2_000), seed=1)
    return report(sample.rows(), "all three agree, and with is_member")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
