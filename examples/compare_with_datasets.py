"""How far do ATOP and the Correlates of War agree with the record on the CST/CSTO?

Usage: python examples/compare_with_datasets.py [READING]        (announced, signed or in_force)

Prints for each data set on how many days, and state-days, of its own coverage it differs: in all and for each state.
The spells are in `examples/data`, with their citations.
"""

import csv
import sys
from pathlib import Path

import csto_timeline as ct

DATA = Path(__file__).parent / "data"
DATASETS = (
    ("atop-4.01.csv", "ATOP v4.01", "1992-05-15", "2016-12-31"),
    ("cow-alliances-4.1.csv", "COW Formal Alliances v4.1", "1992-05-15", "2012-12-31"),
    ("cow-igo-3.csv", "COW IGO v3", "2002-01-01", "2014-12-31"),
)


def coded(file: str, name: str, last_day: str) -> ct.Timeline:
    """Return a data set's coding as a timeline of its own."""
    with (DATA / file).open(encoding="utf-8", newline="") as rows:
        spells = [(row["state"], row["start"], row["end"] or None, row["status"]) for row in csv.DictReader(rows)]
    return ct.Timeline.from_spells(spells, name=name, checked_through=last_day)


def main(arguments: list[str]) -> int:
    """Print the comparisons, or one line on standard error that says what is wrong."""
    if len(arguments) > 1:
        print("one reading at most: compare_with_datasets.py [READING]", file=sys.stderr)
        return 2
    try:
        record = ct.CSTO.under(arguments[0] if arguments else ct.CSTO.reading)
    except ct.errors.QueryError as error:
        print(error, file=sys.stderr)
        return 2
    for file, name, first_day, last_day in DATASETS:
        found = ct.compare(record, coded(file, name, last_day), start=first_day)
        print(f"{name} against {record.label}, {first_day} to {last_day}:")
        print(f"  {found.days} days and {found.state_days} state-days differ")
        for state, days in found.totals.items():
            print(f"  {ct.states.lookup(state)}: {days}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
