"""Read COW's formal alliances, version 4.1, by member, and compare its Collective Security Treaty with the record.

The end of a row is the last day in it. Data stop with 2012: a row without an end goes on (`right_censor` is 1).
"""

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

import csto_timeline as ct

SAMPLE = Path(__file__).parent / "data" / "cow-alliances-4.1-by-member.csv"


def rows(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield the alliance, the state, and the first and the last day of each row; no last day is empty text."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            first, last = (
                "-".join(row[f"mem_{side}_{part}"].zfill(2) for part in ("year", "month", "day"))
                for side in ("st", "end")
            )
            yield row["version4id"], row["ccode"], first, last if row["mem_end_year"] else ""


def main() -> None:
    """Print where the data and the record differ."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", nargs="?", type=Path, default=SAMPLE, help="alliance_v4.1_by_member.csv (a sample)")
    path = parser.parse_args().path
    pacts = ct.Collection.from_spells(rows(path), codes="cow", end="inclusive", open_at="2012-12-31")
    print(f"{len(pacts)} alliances; faults: {len(pacts.faults)}", *pacts.faults, sep="\n")
    print(ct.compare(ct.CSTO, pacts["350"], start="1992-05-15"))


if __name__ == "__main__":
    main()
