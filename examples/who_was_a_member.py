"""Who was a member on a day? Prints the members in all three readings, with names.

Usage: python examples/who_was_a_member.py [DAY]        (a day such as 2006-07-01, or "1 July 2006")

Without a day it takes one on which the readings differ.
"""

import sys
import warnings

import csto_timeline as ct

USUAL = "2006-07-01"


def report(day: str) -> str:
    """Return the members on `day`, one paragraph a reading."""
    lines = [f"{ct.name_on(day) or 'No treaty yet'}, {day}"]
    for reading in ct.Reading:
        timeline = ct.CSTO.under(reading)
        members = timeline.members_on(day)
        unsettled = timeline.possible_members_on(day) - members
        names = ", ".join(str(ct.states.lookup(code)) for code in sorted(members)) or "nobody"
        lines += ["", f"{reading.value}: {len(members)}", f"  {names}"]
        if unsettled:
            lines.append(f"  unsettled: {', '.join(str(ct.states.lookup(code)) for code in sorted(unsettled))}")
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Print the report, or one line on standard error that says what is wrong."""
    if len(arguments) > 1:
        print("one day at most: who_was_a_member.py [DAY]", file=sys.stderr)
        return 2
    with warnings.catch_warnings(record=True) as beyond:
        warnings.simplefilter("always", ct.BeyondRecordWarning)
        try:
            print(report(arguments[0] if arguments else USUAL))
        except ct.errors.QueryError as error:
            print(error, file=sys.stderr)
            return 2
    if beyond:
        print(f"note: {beyond[0].message}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
