"""Measure what it costs to tag events, against the same done by hand with numpy in the same run.

Usage: python tests/benchmarks/bench_tagging.py [ROWS]        (1000000 if not given; needs the extra `data`)
"""

import sys
from collections.abc import Callable
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
from sandwich import best, ratio

import csto_timeline as ct

SQL = """
    SELECT events.*, CASE WHEN spells.state IS NULL THEN FALSE ELSE spells.member END AS member
    FROM events LEFT JOIN spells ON events.state = spells.state AND events.day >= spells.start
        AND (events.day < spells.end OR spells.end IS NULL)
"""


def main(arguments: list[str]) -> None:
    """Print a table."""
    rows = int(arguments[0]) if arguments else 1_000_000
    rng = np.random.default_rng(1)
    names = np.array([*ct.CSTO.states, "FRA", "UKR"], dtype=object)
    days = np.datetime64("1992-01-01") + rng.integers(12_000, size=rows)
    frame = pd.DataFrame({"state": rng.choice(names, rows), "day": days})
    events = pl.DataFrame({"state": frame["state"].tolist(), "day": days})
    spells = {code: ct.CSTO.spells_of(code) for code in names}
    bounds = {code: np.array([spell.start for spell in own], "datetime64[s]") for code, own in spells.items()}
    flags = {code: np.array([False, *(spell.member for spell in own)]) for code, own in spells.items()}

    def by_hand() -> Any:
        places, found = pd.factorize(frame["state"])
        when = frame["day"].to_numpy()
        member = np.zeros(rows, bool)
        for number, code in enumerate(found):
            mine = np.flatnonzero(places == number)
            member[mine] = flags[code][np.searchsorted(bounds[code], when[mine], side="right")]
        return frame.assign(member=pd.array(member, "boolean"))

    def joined() -> Any:
        base = duckdb.connect().register("events", events).register("spells", ct.spells().to_arrow())
        return base.sql(SQL).pl()

    tag, is_member = ct.CSTO.tag, ct.CSTO.is_member
    ways: dict[str, Callable[[], object]] = {
        "tag, pandas": lambda: tag(frame, state="state", day="day"),
        "tag, Polars": lambda: tag(events, state="state", day="day"),
        "range join, DuckDB": joined,
        "loop over is_member": lambda: [is_member(*row) for row in zip(frame["state"], frame["day"], strict=True)],
    }
    assert tag(frame, state="state", day="day")["member"].equals(by_hand()["member"])
    print(f"{'by hand with numpy':22}{rows / best(by_hand, 3):14,.0f} rows a second")
    for name, way in ways.items():
        times = ratio(way, by_hand, 3)
        print(f"{name:22}{rows / best(way, 3):14,.0f} rows a second{times:8.2f} x by hand", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
