"""Measure how time and memory grow with the size of the input, for every input on which growth was once quadratic.

    python tests/benchmarks/bench_growth.py [--quick]

For each case the time is taken at two sizes, the larger one eight times the smaller, and the growth exponent is
log8 of the ratio: 1 is linear, about 1.1 is n log n with its memory effects, 2 is quadratic. Noise on a shared machine
is some 0.15.
"""

import argparse
import json
import math
import tempfile
import tracemalloc
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from sandwich import timed

from csto_timeline import Event, PartialDate, Source, Timeline, announced, read_json, signed
from csto_timeline.errors import LedgerError, UnknownStateError
from csto_timeline.testing import check_invariants

FACTOR = 8
KINDS = ("accession", "withdrawal")
DAYS = [announced("1990-01-01"), signed("1990-06-01")]
PATH = Path(tempfile.mkdtemp()) / "large.json"


def day(number: int) -> date:
    """Return a day so many days after the first."""
    return date(1700, 1, 1) + timedelta(number)


def event(number: int, kind: str, states: Sequence[str], when: object, *sources: Source, **more: Any) -> Event:
    """Return an event in one line."""
    return Event(key=f"event-{number}", kind=kind, states=states, dated=[signed(when, *sources)], **more)  # type: ignore[arg-type]


def alternating(number: int, states: Sequence[str] = ("AAA",), window: PartialDate | None = None) -> list[Event]:
    """Return the events of states that join and leave, each on a day of its own or all in one window."""
    return [event(n, KINDS[n % 2], states, window or day(n)) for n in range(number)]


def built(events: list[Event]) -> Timeline:
    """Return the timeline of events."""
    return Timeline.from_events(events, name="Large", unknown="keep")


def numbered(number: int, name: str = "party {:06}") -> list[str]:
    """Return so many names."""
    return [name.format(n) for n in range(number)]


def parties(number: int, *, own_days: bool = True) -> Timeline:
    """Return a timeline of many parties."""
    rows = [(name, day(n if own_days else 0), None) for n, name in enumerate(numbered(number))]
    return Timeline.from_spells(rows, name="Large", unknown="keep")


def declared(number: int) -> Timeline:
    """Return a timeline of many declared parties."""
    names = numbered(number)
    return Timeline.from_spells([(name, "1990-01-01", None) for name in names], name="Large", states=names)


def renamed(number: int) -> list[Event]:
    """Return the events of names whose windows overlap."""
    window, first = PartialDate(day(0), day(50_000)), event(0, "founding", ["AAA"], day(0), new_name="name 0")
    return [first, *(event(n, "renaming", [], window, new_name=f"name {n}") for n in range(1, number))]


def misspelled(timeline: Timeline) -> None:
    """Look up parties that are misspelled."""
    for name in numbered(10, "pardy {:06}x"):
        with suppress(UnknownStateError):
            timeline.is_member(name, "1990-01-01")


def doubled(number: int) -> None:
    """Write an object with so many keys, one of them twice."""
    PATH.write_text("{" + ", ".join([*numbered(number, '"key {}": 1'), '"key 0": 2']) + "}", encoding="utf-8")
    assert json.loads(PATH.read_text(encoding="utf-8"))


def refused(_: None) -> None:
    """Read a file that is refused."""
    with suppress(LedgerError):
        read_json(PATH)


together = partial(parties, own_days=False)
CASES: dict[str, tuple[int, Callable[[int], Any], Callable[[Any], object]]] = {
    "Building from events that move many states at once.":
        (20_000, lambda size: alternating(size // 50, numbered(50, "S{:03}")), built),
    "Building many parties, each with a day of its own, and asking about one.":
        (5_000, int, lambda size: parties(size).members_on(day(size))),
    "Building thousands of overlapping windows of one state.":
        (1_000, lambda size: alternating(size, window=PartialDate(day(0), day(10_000))),
         lambda events: built(events).epochs()),
    "Building thousands of names whose windows overlap.": (1_000, renamed, lambda held: built(held).name_on(day(3))),
    "Building a ledger in which each event has a source of its own that covers membership.":
        (500, lambda size: [event(n, "accession", [f"party {n}"], day(n), Source(
            key=f"source {n}", title="Whole", covers_through=day(60_000))) for n in range(size)], built),
    "`contested` on an event that moves thousands of states.":
        (500, lambda size: built([Event(key="joint", kind="accession", states=numbered(size), dated=DAYS)]),
         Timeline.contested),
    "`panel` with thousands of declared parties.": (500, declared, lambda timeline: timeline.panel("1990", "1991")),
    "Looking up parties by another spelling, the index included.":
        (2_000, together, lambda held: [held.is_member(name.upper(), "1990-01-01") for name in held.states[::10]]),
    "Looking up a misspelled party.": (5_000, together, misspelled),
    "`steps_of` and `explain` on a state with thousands of spells.":
        (2_000, lambda size: (built(alternating(size)), day(size // 2)),
         lambda held: (held[0].steps_of("AAA"), held[0].explain("AAA", held[1]))),
    "A text chart with a very long title.":
        (20_000, lambda size: Timeline.from_spells([("France", "1990-01-01", None)], name="x" * size),
         Timeline.text_chart),
    "`write_json` of a long ledger.":
        (1_000, lambda size: built(alternating(size)), lambda timeline: timeline.write_json(PATH)),
    "`read_json` of an object with thousands of keys, one of them twice.": (5_000, doubled, refused),
    "`check_invariants` on events of 200 states.":
        (1_250, lambda size: built([event(n, KINDS[n // 200 % 2], [f"S{n % 200:03}"], day(n)) for n in range(size)]),
         check_invariants),
}  # fmt: skip
"""For each case the smaller size, what is made of that many, and the work on it that is measured."""


def main() -> None:
    """Print one line per case."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="one round, and a tenth of each size")
    quick = parser.parse_args().quick
    print(f"{'case':70} {'size':>8} {'seconds':>9} {'exponent':>9}")
    for case, (smaller, make, work) in CASES.items():
        size = max(10, smaller // 10) if quick else smaller
        seconds = []
        for number in (size, size * FACTOR):
            asking = partial(work, make(number))
            seconds.append(median(timed(asking) for _ in range(1 if quick else 3)) / 1e9)
        exponent = math.log(seconds[1] / seconds[0], FACTOR)
        print(f"{case:70} {number:8,} {seconds[1]:9.3f} {exponent:9.2f}")
    tracemalloc.start()
    kept = parties(400 if quick else 40_000)
    memory = tracemalloc.get_traced_memory()[0] / 2**20
    tracemalloc.stop()
    print(f"{'Memory of as many parties, each with a day of its own':70} {len(kept.states):8,} {memory:5.0f} MiB")


if __name__ == "__main__":
    main()
