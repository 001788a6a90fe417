"""Measure how time and memory grow with the size of the input, for every input on which growth was once quadratic.

    python tests/benchmarks/bench_growth.py [--quick]

For each case the time is taken at two sizes, the larger one eight times the smaller, and the growth exponent is
log8 of the ratio: 1 is linear, about 1.1 is n log n with its memory effects, 2 is quadratic. Noise on a shared machine
is some 0.15.
"""

import argparse
import gc
import json
import math
import statistics
import tempfile
import tracemalloc
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import csto_timeline as ct
from csto_timeline import Event, PartialDate, Source, Timeline, signed
from csto_timeline.testing import check_invariants

START = date(1700, 1, 1)
FACTOR = 8

Work = Callable[[], object]


def day(number: int) -> date:
    """Return a day so many days after the first."""
    return START + timedelta(number)


def event(number: int, kind: str, states: list[str], when: date | PartialDate, **more: object) -> Event:
    """Return an event in one line."""
    return Event(key=f"event-{number}", kind=kind, states=states, dated=[signed(when)], **more)  # type: ignore[arg-type]


def built(events: list[Event]) -> Timeline:
    """Return the timeline of events."""
    return Timeline.from_events(events, name="Large", unknown="keep")


def parties(number: int, *, own_days: bool = True) -> Timeline:
    """Return a timeline of many parties."""
    rows = [(f"party {n:06}", day(n if own_days else 0), None) for n in range(number)]
    return Timeline.from_spells(rows, name="Large", unknown="keep")


def alternating(number: int) -> list[Event]:
    """Return the events of a state that joins and leaves."""
    return [event(n, "accession" if n % 2 == 0 else "withdrawal", ["AAA"], day(n)) for n in range(number)]


def from_joint_events(number: int) -> Work:
    """Building from events that move many states at once."""
    codes = [f"S{n:03}" for n in range(200)]
    events = [event(n, "accession" if n % 2 == 0 else "withdrawal", codes[:50], day(n)) for n in range(number // 50)]
    return lambda: built(events)


def many_parties(number: int) -> Work:
    """Building many parties, each with a day of its own, and asking about one."""
    return lambda: parties(number).members_on(day(number))


def overlapping_windows(number: int) -> Work:
    """Building thousands of overlapping windows of one state."""
    window = PartialDate(day(0), day(10_000))
    events = [event(n, "accession" if n % 2 == 0 else "withdrawal", ["AAA"], window) for n in range(number)]
    return lambda: built(events).epochs()


def overlapping_names(number: int) -> Work:
    """Building thousands of names whose windows overlap."""
    window = PartialDate(day(0), day(50_000))
    events = [event(0, "founding", ["AAA"], day(0), new_name="name 0")]
    events += [event(n, "renaming", [], window, new_name=f"name {n}") for n in range(1, number)]
    return lambda: built(events).name_on(day(3))


def covering_sources(number: int) -> Work:
    """Building a ledger in which each event has a source of its own that covers membership."""
    events = []
    for n in range(number):
        source = Source(key=f"source {n}", title="Whole", covers_through=day(60_000))
        dated = [signed(day(n), source)]
        events.append(Event(key=f"event-{n}", kind="accession", states=[f"party {n}"], dated=dated))
    return lambda: built(events)


def contested_joint_event(number: int) -> Work:
    """`contested` on an event that moves thousands of states."""
    codes = [f"party {n:06}" for n in range(number)]
    dated = [ct.announced("1990-01-01"), signed("1990-06-01")]
    timeline = built([Event(key="joint", kind="accession", states=codes, dated=dated)])
    return timeline.contested


def panel_of_parties(number: int) -> Work:
    """`panel` with thousands of declared parties."""
    names = [f"party {n:06}" for n in range(number)]
    timeline = Timeline.from_spells([(name, "1990-01-01", None) for name in names], name="Large", states=names)
    return lambda: timeline.panel("1990", "1991")


def known_party(number: int) -> Work:
    """Looking up parties by another spelling, the index included."""
    timeline = parties(number, own_days=False)
    return lambda: [timeline.is_member(f"PARTY {n:06}", "1990-01-01") for n in range(0, number, 10)]


def misspelled_party(number: int) -> Work:
    """Looking up a misspelled party."""
    timeline = parties(number, own_days=False)

    def ask() -> None:
        for n in range(10):
            try:
                timeline.is_member(f"pardy {n:06}x", "1990-01-01")
            except ct.errors.UnknownStateError:
                continue

    return ask


def steps_of_long_history(number: int) -> Work:
    """`steps_of` and `explain` on a state with thousands of spells."""
    timeline = built(alternating(number))
    return lambda: (timeline.steps_of("AAA"), timeline.explain("AAA", day(number // 2)))


def long_title(number: int) -> Work:
    """A text chart with a very long title."""
    timeline = Timeline.from_spells([("France", "1990-01-01", None)], name="x" * number)
    return timeline.text_chart


def written(number: int) -> Work:
    """`write_json` of a long ledger."""
    timeline = built(alternating(number))
    path = Path(tempfile.mkdtemp()) / "large.json"
    return lambda: timeline.write_json(path)


def doubled_key(number: int) -> Work:
    """`read_json` of an object with thousands of keys, one of them twice."""
    path = Path(tempfile.mkdtemp()) / "doubled.json"
    keys = [*(f'"key {n}": 1' for n in range(number)), '"key 0": 2']
    path.write_text("{" + ", ".join(keys) + "}", encoding="utf-8")
    assert json.loads(path.read_text(encoding="utf-8"))

    def read() -> None:
        try:
            ct.read_json(path)
        except ct.errors.LedgerError:
            return

    return read


def laws(number: int) -> Work:
    """`check_invariants` on events of 200 states."""
    codes = [f"S{n:03}" for n in range(200)]
    events = [
        event(n, "accession" if n // 200 % 2 == 0 else "withdrawal", [codes[n % 200]], day(n)) for n in range(number)
    ]
    timeline = built(events)
    return lambda: check_invariants(timeline)


CASES: dict[Callable[[int], Work], int] = {
    from_joint_events: 20_000,
    many_parties: 5_000,
    overlapping_windows: 1_000,
    overlapping_names: 1_000,
    covering_sources: 500,
    contested_joint_event: 500,
    panel_of_parties: 500,
    known_party: 2_000,
    misspelled_party: 5_000,
    steps_of_long_history: 2_000,
    long_title: 20_000,
    written: 1_000,
    doubled_key: 5_000,
    laws: 1_250,
}
"""The cases with the smaller size of each."""


def seconds(work: Work, rounds: int) -> float:
    """Return the median time of a piece of work."""
    times = []
    for _ in range(rounds):
        gc.collect()
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print one line per case."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="one round, and a tenth of each size")
    options = parser.parse_args()
    print(f"{'case':70} {'size':>8} {'seconds':>9} {'exponent':>9}")
    for case, smaller in CASES.items():
        size = max(10, smaller // 10) if options.quick else smaller
        rounds = 1 if options.quick else 3
        small, large = (seconds(case(size * factor), rounds) for factor in (1, FACTOR))
        exponent = math.log(max(large, 1e-9) / max(small, 1e-9), FACTOR)
        print(f"{case.__doc__!s:70} {size * FACTOR:8,} {large:9.3f} {exponent:9.2f}")
    tracemalloc.start()
    kept = parties(400 if options.quick else 40_000)
    size = tracemalloc.get_traced_memory()[0] / 2**20
    tracemalloc.stop()
    print(f"{'Memory of as many parties, each with a day of its own':70} {len(kept.states):8,} {size:5.0f} MiB")


if __name__ == "__main__":
    main()
