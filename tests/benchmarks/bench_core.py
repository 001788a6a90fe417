"""What questions, building, reading and importing cost, against floors and peers of the same run.

Usage: python tests/benchmarks/bench_core.py [--quick] [--json]

The floor of a question is one bisection over a list of days and one look into a list of ready sets; that of building is
one sort of all ends and one sweep with a bit mask; that of reading is `json.load` and building from ready events; that
of importing is `import attr`. Peers that are not installed are left out; they get each day in the form that suits them.
"""

import json
import math
import random
import subprocess
import sys
import tempfile
import tracemalloc
import warnings
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from attrs import evolve
from sandwich import best, ratio, timed

import csto_timeline as ct

Row = tuple[str, date, date]
Asked = Callable[[Any], object]
FIRST, LAST = date(1700, 1, 1), date(2250, 12, 31)


class Sizes(NamedTuple):
    """How much is measured: rounds of a quick and of a slow part, and sizes of what is made up."""

    rounds: int = 31
    slow: int = 5
    days: int = 2000
    events: int = 100_000
    organizations: int = 500


FULL, QUICK = Sizes(), Sizes(rounds=7, slow=3, events=20_000, organizations=100)


class Figure(NamedTuple):
    """One measured number, what it counts, and the most that it should be."""

    name: str
    value: float
    unit: str = "x"
    limit: float | None = None


def made_up(events: int, states: int, rng: random.Random) -> list[Row]:
    """Return spells of made-up states in random order, of which each state is half of the time in one."""
    rows, span = [], range(FIRST.toordinal(), LAST.toordinal())
    for number in range(states):
        ends = map(date.fromordinal, sorted(rng.sample(span, max(2, events // states // 2 * 2))))
        rows += [(f"S{number:03d}", start, end) for start, end in zip(ends, ends, strict=True)]
    rng.shuffle(rows)
    return rows


def sweep(rows: list[Row]) -> tuple[list[date], list[int]]:
    """Return the days on which somebody comes or goes and the members from each on, as bit masks."""
    bits = {state: 1 << place for place, state in enumerate(sorted({state for state, _, _ in rows}))}
    days, masks = [date.min], [0]
    for day, bit in sorted((day, bits[state]) for state, start, end in rows for day in (start, end)):
        if days[-1] == day:
            masks[-1] ^= bit
        else:
            days.append(day)
            masks.append(masks[-1] ^ bit)
    return days, masks


def built(rows: list[Row]) -> ct.Timeline:
    """Return the timeline of made-up spells."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ct.ConventionWarning)
        return ct.Timeline.from_spells(rows, name="made up", unknown="keep")


def each(ask: Asked, items: Sequence[object]) -> Callable[[], None]:
    """Return the work of asking about every item."""

    def work() -> None:
        for item in items:
            ask(item)

    return work


def questions(sizes: Sizes) -> Iterator[Figure]:
    """Compare questions to the shipped record with a bisection."""
    rng, timeline = random.Random(1), ct.CSTO
    days = [date(1992, 1, 1) + timedelta(rng.randrange(33 * 365)) for _ in range(sizes.days)]
    starts = [epoch.start for epoch in timeline.epochs()]
    sets = [frozenset[str](), *(timeline.members_on(first) for first in starts)]
    texts, from_iso = [day.isoformat() for day in days], date.fromisoformat
    spells = {"UZB": timeline.spells_of("UZB")}

    def floor(day: date) -> frozenset[str]:
        return sets[bisect_right(starts, day)]

    def inside(day: date) -> bool:
        return "UZB" in floor(day)

    assert [floor(day) for day in days] == [timeline.members_on(day) for day in days]
    pairs: list[tuple[str, Asked, Asked, Sequence[object]]] = [
        ("members_on(date)", timeline.members_on, floor, days),
        ("members_on(ISO text)", timeline.members_on, lambda text: sets[bisect_right(starts, from_iso(text))], texts),
        ("top-level members_on(date)", ct.members_on, floor, days),
        ("members_on(date, reading='in_force')", lambda day: ct.members_on(day, reading="in_force"), floor, days),
        ("is_member('UZB', date)", lambda day: timeline.is_member("UZB", day), inside, days),
        ("is_member('Uzbekistan', date)", lambda day: timeline.is_member("Uzbekistan", day), inside, days),
        ("status_on('UZB', date)", lambda day: timeline.status_on("UZB", day), inside, days),
        ("spells_of('UZB')", timeline.spells_of, spells.__getitem__, ["UZB"] * sizes.days),
    ]
    for name, ours, bare, items in pairs:
        against = "look-up" if name == "spells_of('UZB')" else "bisection"
        yield Figure(f"{name} / {against}", ratio(each(ours, items), each(bare, items), sizes.rounds))


class Peer(NamedTuple):
    """A library that answers about one day: who is in, whether one state is, and the form in which it takes a day."""

    name: str
    members_on: Asked
    is_member: Asked
    form: Asked = lambda day: day


def peers(rows: list[Row], state: str) -> Iterator[Peer]:
    """Give the libraries for intervals that are installed, filled with the same spells."""
    by_state = {code: [row for row in rows if row[0] == code] for code in {code for code, _, _ in rows}}
    if find_spec("portion"):
        from portion import Interval, closedopen

        held = {code: Interval(*(closedopen(start, end) for _, start, end in own)) for code, own in by_state.items()}
        yield Peer(
            "portion", lambda day: {code for code, stay in held.items() if day in stay}, lambda day: day in held[state]
        )
    if find_spec("intervaltree"):
        from intervaltree import IntervalTree

        tree = IntervalTree.from_tuples((start.toordinal(), end.toordinal(), code) for code, start, end in rows)
        own = IntervalTree.from_tuples((start.toordinal(), end.toordinal()) for _, start, end in by_state[state])
        yield Peer("intervaltree", lambda day: {found.data for found in tree[day]}, own.overlaps, date.toordinal)
    if find_spec("pandas"):
        import pandas as pd

        far = pd.Timestamp.max.floor("D")
        ends = [far if end == date.max else pd.Timestamp(end) for _, _, end in rows]
        everybody = pd.IntervalIndex.from_arrays(pd.to_datetime([start for _, start, _ in rows]), ends, closed="left")
        codes = pd.Series([code for code, _, _ in rows]).to_numpy()
        one = everybody[codes == state]
        yield Peer(
            "pandas IntervalIndex",
            lambda day: set(codes[everybody.contains(day)]),
            lambda day: bool(one.contains(day).any()),
            pd.Timestamp,
        )


def against_peers(sizes: Sizes) -> Iterator[Figure]:
    """Compare questions with libraries for intervals, on the record and on many spells."""
    rng = random.Random(2)
    large = built(made_up(sizes.events // 10, 200, rng))
    for label, timeline, state, first, years in (
        ("the record", ct.CSTO, "UZB", date(1992, 1, 1), 33),
        (f"{sizes.events // 20:,} spells of 200 states", large, large.states[0], FIRST, 500),
    ):
        days = [first + timedelta(rng.randrange(years * 365)) for _ in range(sizes.days // 10)]
        spells = [(code, spell) for code in timeline.states for spell in timeline.spells_of(code) if spell.member]
        for peer in peers([(code, spell.start, spell.end or date.max) for code, spell in spells], state):
            asked = [peer.form(day) for day in days]
            for question, theirs, ours in (
                ("members_on", peer.members_on, timeline.members_on),
                ("is_member", peer.is_member, lambda day: timeline.is_member(state, day)),  # noqa: B023 - called at once
            ):
                assert [theirs(day) for day in asked] == [ours(day) for day in days]
                slower = ratio(each(theirs, asked), each(ours, days), sizes.slow)
                yield Figure(f"{peer.name} / {question}, {label}", slower)


def building(sizes: Sizes) -> Iterator[Figure]:
    """Compare building from spells with a sweep, for many organizations and for one large one."""
    rng = random.Random(3)
    numbers = (rng.randrange(2, 201) for _ in range(sizes.organizations))
    many = [made_up(states * rng.randrange(2, 8), states, rng) for states in numbers]
    together = ratio(lambda: [built(rows) for rows in many], lambda: [sweep(rows) for rows in many], sizes.slow)
    yield Figure(f"building {sizes.organizations} organizations of up to 200 states / sweep", together, limit=8)
    alone = [ratio(partial(built, rows), partial(sweep, rows), 1) for rows in many]
    yield Figure("... the median one by itself", median(alone), limit=8)

    rows, few = made_up(sizes.events, 200, rng), made_up(sizes.events // 20, 200, rng)
    label = f"{len(rows) * 2:,} events x 200 states"
    yield Figure(f"building {label} / sweep", ratio(lambda: built(rows), lambda: sweep(rows), sizes.slow))
    growth = math.log(best(lambda: built(rows), 5) / best(lambda: built(few), 5)) / math.log(len(rows) / len(few))
    yield Figure("growth of building with the events (1 is linear)", growth, "power")

    tracemalloc.start()
    timeline = built(rows)
    days = [start for _, start, _ in rows[:20_000]]
    yield Figure(f"memory of {label}", tracemalloc.get_traced_memory()[0] / 2**20, "MiB")
    each(timeline.members_on, days)()
    yield Figure(f"... after {len(days):,} questions", tracemalloc.get_traced_memory()[0] / 2**20, "MiB")
    tracemalloc.stop()
    starts, masks = sweep(rows)
    bare = each(lambda day: masks[bisect_right(starts, day) - 1], days[:500])
    asking = ratio(each(timeline.members_on, days[:500]), bare, sizes.rounds)
    yield Figure(f"members_on(date), {label} / bisection", asking)


def reading(sizes: Sizes) -> Iterator[Figure]:
    """Compare reading a JSON file with `json.load` and building from events that are there already."""
    source = ct.Source(key="register", title="A register")
    events = [
        evolve(event, what="A state moves.", dated=[ct.signed(event.dated[0].day, source)])
        for event in built(made_up(sizes.events, 200, random.Random(4))).events()
    ]
    timeline = ct.Timeline.from_events(events, name="large", unknown="keep")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.json"
        read = partial(ct.read_json, path)

        def floor() -> object:
            with path.open(encoding="utf-8") as file:
                return json.load(file), ct.Timeline.from_events(events, name="large", unknown="keep")

        label = f"JSON of {len(events):,} events"
        yield Figure(f"writing {label}", timed(lambda: timeline.write_json(path)) / 1e9, "s")
        size = path.stat().st_size
        yield Figure(f"... its size, {size / len(events):.0f} bytes an event", size / 2**20, "MiB")
        assert read() == timeline
        slower = ratio(read, floor, max(1, sizes.slow // 2))
        yield Figure(f"reading {label} / json.load + building", slower, limit=4)
        yield Figure("... in seconds", best(read, 1), "s")
        tracemalloc.start()
        read()
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        yield Figure("... peak of memory / size of the file", peak / size)


def importing(sizes: Sizes) -> Iterator[Figure]:
    """Compare `import csto_timeline` with `import attr`, without what a bare interpreter costs."""

    def wall(code: str) -> int:
        return timed(lambda: subprocess.run([sys.executable, "-c", code], check=True))

    codes = ("pass", "import csto_timeline", "import attr")
    walls = [[wall(code) for code in codes] for _ in range(1 + sizes.rounds // 2)]
    slower = median((ours - bare) / max(attr - bare, 1) for bare, ours, attr in walls)
    yield Figure("import csto_timeline / import attr", slower)


PARTS = (questions, against_peers, building, reading, importing)


def main(arguments: list[str], sizes: Sizes = FULL) -> None:
    """Print a table, or JSON."""
    figures = (figure for part in PARTS for figure in part(QUICK if "--quick" in arguments else sizes))
    if "--json" in arguments:
        print(json.dumps([figure._asdict() for figure in figures], indent=1))
        return
    for figure in figures:
        goal = "" if figure.limit is None else f"at most {figure.limit:g}"
        print(f"{figure.name:82}{figure.value:9.2f} {figure.unit:6}{goal}".rstrip(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
