"""Read COW's intergovernmental organizations, version 3, and compare its CSTO with the record.

Codes: 0 no member, 1 full member, 2 associate, 3 observer, -9 missing, -1 the state or the organization does not exist.
Needs pandas: pip install '.[data]' from a clone.
"""

import argparse
from pathlib import Path

import csto_timeline as ct

SAMPLE = Path(__file__).parent / "data" / "cow-igo-3-state-years.csv"


def main() -> None:
    """Print where the data and the record differ."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", nargs="?", type=Path, default=SAMPLE, help="state_year_format3 as CSV (a sample)")
    path = parser.parse_args().path
    names = {"organization": "organization", "state": "ccode", "time": "year", "value": "code"}
    import pandas as pd

    wide = pd.read_csv(path)  # one row per state and year, one column per organization
    cells = wide.melt(["ccode", "state", "year"], var_name="organization", value_name="code")
    bodies = ct.Collection.from_panel(cells, codes="cow", **names)
    print(f"{len(bodies)} organizations; faults: {len(bodies.faults)}", *bodies.faults, sep="\n")
    print(ct.compare(ct.CSTO, bodies["csto"], start="2002-01-01"))


if __name__ == "__main__":
    main()
