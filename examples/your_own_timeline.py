"""Make a timeline of another organization, the made-up League of Lost Lands: from events in code, and from a file.

Usage: python examples/your_own_timeline.py [SPELLS.csv]        (without one it takes made_up_league.csv)
"""

import sys
from pathlib import Path

import csto_timeline as ct

LANDS = (
    ct.State("AVA", "Avalon"),
    ct.State("BRI", "Brigadoon"),
    ct.State("COC", "Cockaigne", also=("Cockaigne, Land of",)),
    ct.State("DIN", "Dinotopia"),
)
NEWS = ct.Source(key="lost-news", title="The Lost News", grade=ct.Grade.PRESS)
BOOK = ct.Source(key="lost-book", title="A History of Lost Lands", grade=ct.Grade.SCHOLARLY)


def step(key: str, kind: str, lands: tuple[str, ...], *dated: ct.Dating, new_name: str | None = None) -> ct.Event:
    """Return an event; without such a helper, write ct.Event with the same keywords."""
    return ct.Event(key=key, kind=ct.Kind(kind), states=lands, dated=dated, new_name=new_name)


EVENTS = (
    step("signed-1990", "founding", ("AVA", "BRI"), ct.signed("1990-03-01", NEWS), new_name="League of Lost Lands"),
    step("cockaigne-joins-1991", "accession", ("COC",), ct.signed("1991", NEWS, BOOK)),  # no source gives the day
    step("dinotopia-observes-1994", "observer", ("DIN",), ct.announced("1994-05-20", NEWS)),
    step("brigadoon-suspends-1996", "suspension", ("BRI",), ct.announced("1996-07-01", NEWS), ct.signed("1997", BOOK)),
    step("brigadoon-returns-1999", "return", ("BRI",), ct.signed("1999-02", BOOK), ct.in_force("[1999-03-01..]", BOOK)),
    step("cockaigne-leaves-2004", "withdrawal", ("COC",), ct.in_force("2004-06-15", NEWS)),
)


def main(arguments: list[str]) -> int:
    """Print what both timelines answer, or one line on standard error that says what is wrong."""
    if arguments in (["--help"], ["-h"]):
        print(__doc__)
        return 0
    if len(arguments) > 1:
        print("give one file at most: your_own_timeline.py [SPELLS.csv]", file=sys.stderr)
        return 2
    path = Path(arguments[0]) if arguments else Path(__file__).with_name("made_up_league.csv")
    try:
        spells = ct.read_csv(path, name="League by spells", states=LANDS)
    except (ct.errors.LedgerError, OSError) as error:
        print(error if isinstance(error, OSError) else f"{path}: {error}".replace("\n", " "), file=sys.stderr)
        return 2
    events = ct.Timeline.from_events(EVENTS, name="League by events", states=LANDS)
    for timeline in (events, events.under("in_force"), spells):
        print(
            f"{timeline.name}, {timeline.reading}: members on 1998-01-01:", *sorted(timeline.members_on("1998-01-01"))
        )
        print(*(f"  {spell}" for land in timeline.states for spell in timeline.spells_of(land)), sep="\n")
    print("Was Cockaigne a member on 1991-06-01?", events.is_member("Cockaigne", "1991-06-01"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
