"""Read ATOP 4.01, member level, and compare its Collective Security Treaty with the record.

A member has one row per phase of an alliance. A phase ends on the day on which the next one begins, so the day of exit
is read as the first day out; exit 0 is open. A day that is missing leaves its month or year.
"""

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

import csto_timeline as ct

SAMPLE = Path(__file__).parent / "data" / "atop-4.01-member-level.csv"


def rows(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield the alliance, the state, the day of entry and that of exit; an open exit is empty text."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            entry, departure = (
                "-".join(part.zfill(2) for part in (row["yr" + side], row["mo" + side], row["day" + side]) if part)
                for side in ("ent", "exit")
            )
            yield row["atopid"], row["member"], entry, "" if row["yrexit"] == "0" else departure


def main() -> None:
    """Print where the data and the record differ."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", nargs="?", type=Path, default=SAMPLE, help="atop-member-level.csv (a sample)")
    path = parser.parse_args().path
    pacts = ct.Collection.from_spells(rows(path), codes="cow", checked_through="2016-12-31")
    print(f"{len(pacts)} alliances; faults: {len(pacts.faults)}", *pacts.faults, sep="\n")
    print(ct.compare(ct.CSTO, pacts["4220"], start="1992-05-15"))


if __name__ == "__main__":
    main()
