"""How far do ATOP and the Correlates of War agree with the record on the CST/CSTO?

Usage: python examples/compare_with_datasets.py [READING]        (announced, signed or in_force)

Prints for each data set on how many days, and state-days, of its own coverage it differs: in all and for each state.
The spells are in `examples/data`, with their citations.
"""

import argparse
import sys
from pathlib import Path

import csto_timeline as ct

DATA = Path(__file__).parent / "data"
DATASETS = (
    ("atop-4.01.csv", "ATOP v4.01", "1992-05-15", "2016-12-31"),
    ("cow-alliances-4.1.csv", "COW Formal Alliances v4.1", "1992-05-15", "2012-12-31"),
    ("cow-igo-3.csv", "COW IGO v3", "2002-01-01", "2014-12-31"),
)


def main(arguments: list[str]) -> int:
    """Print the comparisons."""
    parser = argparse.ArgumentParser(description="Compare three data sets with the record.")
    parser.add_argument("reading", nargs="?", default="announced", help="announced (the default), signed or in_force")
    chosen = parser.parse_args(arguments)
    try:
        record = ct.CSTO.under(chosen.reading)
    except ct.errors.QueryError as error:
        parser.error(str(error))
    for file, name, first_day, last_day in DATASETS:
        coded = ct.read_csv(DATA / file, name=name, checked_through=last_day)
        found = ct.compare(record, coded, start=first_day)
        print(f"{name} against {record.label}, {first_day} to {last_day}:")
        print(f"  {found.days} days and {found.state_days} state-days differ")
        for state, days in found.totals.items():
            print(f"  {ct.states.lookup(state)}: {days}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
