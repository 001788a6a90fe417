"""Tag a table of events: was the actor a member on the day of the event?

Tags random events with pandas, Polars and DuckDB, prints how long each takes, and compares the answers. Needs the extra
`data`: pip install '.[data]' from a clone.
"""

import argparse
from time import perf_counter
from typing import Any

import csto_timeline as ct

TIMELINE = ct.CSTO.under("in_force")  # leaves days unsettled: there the answer is missing, not False
RANGE_JOIN = """
    SELECT events.*, CASE WHEN spells.state IS NULL THEN FALSE ELSE spells.member END AS member
    FROM events
    LEFT JOIN spells
        ON events.state = spells.state
        AND events.day >= spells.start
        AND (events.day < spells.end OR spells.end IS NULL)
"""


def by_tag(events: Any) -> Any:
    """Tag a frame of pandas or Polars; states may be written as codes or as names."""
    return TIMELINE.tag(events, state="state", day="day")


def by_duckdb(events: Any) -> Any:
    """Tag with SQL, which works on data of any size; states are alpha-3 codes, as in the table of spells."""
    import duckdb

    tables = duckdb.connect().register("events", events).register("spells", TIMELINE.spells().to_arrow())
    return tables.sql(RANGE_JOIN).pl()


def main() -> None:
    """Tag random events in each way."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("rows", nargs="?", type=int, default=1_000_000, help="how many events (default: 1000000)")
    rows = max(1, parser.parse_args().rows)
    import numpy as np
    import polars as pl

    rng = np.random.default_rng(seed=1)
    days = np.datetime64("1992-01-01") + rng.integers(12_000, size=rows)
    events = pl.DataFrame({"id": range(rows), "state": rng.choice([*TIMELINE.states, "FRA"], rows), "day": days})
    found: dict[str, Any] = {}
    ways = [("pandas", by_tag, events.to_pandas()), ("Polars", by_tag, events), ("DuckDB", by_duckdb, events)]
    for name, tag, frame in ways:
        start = perf_counter()
        found[name] = pl.DataFrame(tag(frame)).sort("id")["member"]
        print(f"{name}: {rows:,} events in {perf_counter() - start:.2f} s")
    assert all(members.equals(found["Polars"]) for members in found.values())
    print(f"the same answers: {found['Polars'].sum():,} by members, {found['Polars'].null_count():,} unsettled")


if __name__ == "__main__":
    main()
