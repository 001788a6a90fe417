"""Read COW's intergovernmental organizations, version 3, and compare its CSTO with the record.

Codes: 0 no member, 1 full member, 2 associate, 3 observer, -9 missing, -1 the state or the organization does not exist.
"""

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

import csto_timeline as ct

SAMPLE = Path(__file__).parent / "data" / "cow-igo-3-state-years.csv"


def cells(path: Path) -> Iterator[dict[str, str]]:
    """Yield each cell of a file that has one row per state and year, and one column per organization."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            state, year, _ = row.pop("ccode"), row.pop("year"), row.pop("state")
            for organization, code in row.items():
                yield {"organization": organization, "state": state, "year": year, "code": code}


def main() -> None:
    """Print where the data and the record differ."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", nargs="?", type=Path, default=SAMPLE, help="state_year_format3 as CSV (a sample)")
    path = parser.parse_args().path
    names = {"organization": "organization", "state": "state", "time": "year", "value": "code"}
    bodies = ct.Collection.from_panel(cells(path), codes="cow", **names)
    print(f"{len(bodies)} organizations; faults: {len(bodies.faults)}", *bodies.faults, sep="\n")
    print(ct.compare(ct.CSTO, bodies["csto"], start="2002-01-01"))


if __name__ == "__main__":
    main()
