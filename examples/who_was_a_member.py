"""Who was a member on a day? Prints the members under all three readings, with names.

Usage: python examples/who_was_a_member.py [DAY]        (a day such as 2006-07-01, or "1 July 2006")
"""

import argparse
import sys
import warnings

import csto_timeline as ct


def report(day: str) -> str:
    """Return the members on `day`, one paragraph for each reading."""
    lines = [f"{ct.name_on(day) or 'No treaty yet'}, {day}"]
    for reading in ct.Reading:
        members = ct.members_on(day, reading=reading)
        unsettled = ct.possible_members_on(day, reading=reading) - members
        names = ", ".join(str(ct.states.lookup(code)) for code in sorted(members)) or "no members"
        lines += ["", f"{reading}: {len(members)}", f"  {names}"]
        if unsettled:
            lines.append(f"  unsettled: {', '.join(str(ct.states.lookup(code)) for code in sorted(unsettled))}")
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Print the report."""
    parser = argparse.ArgumentParser(description="Say who was a member on a day, under each reading.")
    parser.add_argument("day", nargs="?", default="2006-07-01", help="a day; by default 2006-07-01, a contested one")
    chosen = parser.parse_args(arguments)
    with warnings.catch_warnings(record=True) as beyond:
        warnings.simplefilter("always", ct.BeyondRecordWarning)
        try:
            print(report(chosen.day))
        except ct.errors.QueryError as error:
            parser.error(str(error))
    if beyond:
        print(f"note: {beyond[0].message}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
