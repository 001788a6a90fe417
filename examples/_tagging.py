"""What the two examples that tag a table of events share: spells, actors, days, arguments and the check of answers."""

import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NoReturn

import csto_timeline as ct

SQL = (Path(__file__).parent / "data" / "tag_events.sql").read_text(encoding="utf-8")
TIMELINE = ct.CSTO.under("in_force")  # the reading that leaves days open: unsettled must come through as null
SPELLS = [spell.as_row() for state in TIMELINE.states for spell in TIMELINE.spells_of(state)]
ACTORS = [*TIMELINE.states, "FRA", "UKR"]
TURNS = [day for epoch in TIMELINE.epochs() for day in (epoch.start - timedelta(days=1), epoch.start)]
"""The days on which an answer changes, and their eves: a third of the events, since a slip shows there if anywhere."""


def refuse(message: str) -> NoReturn:
    """Leave with a line on standard error and exit code 2."""
    print(message, file=sys.stderr)
    sys.exit(2)


def rows_asked(arguments: list[str]) -> int:
    """Return how many rows the command line asks for; refuse what is no number of rows."""
    wanted = " ".join(arguments) or "1000000"
    if wanted.isascii() and wanted.isdecimal() and 0 < int(wanted) <= 100_000_000:
        return int(wanted)
    refuse(f"{wanted!r} is no number of rows; give one from 1 to 100000000, or nothing")


def report(answers: Sequence[tuple[str, date, bool | None]], finding: str) -> int:
    """Print the finding if all answers are those of `is_member`, else three that are not; return the exit code."""
    wrong = [answer for answer in answers if TIMELINE.is_member(*answer[:2]) is not answer[2]]
    if wrong:
        print(f"the answers differ from is_member: {wrong[:3]}", file=sys.stderr)
        return 1
    print(f"{finding} on {len(answers):,} of the rows")
    return 0
