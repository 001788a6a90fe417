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
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import NamedTuple

from sandwich import best, ratio, timed

import csto_timeline as ct

Row = tuple[str, date, date]
Asked = Callable[[date], object]
FIRST, LAST = date(1700, 1, 1), date(2250, 12, 31)


class Sizes(NamedTuple):
    """How much is measured: rounds of a quick and of a slow part, and sizes of what is made up."""

    rounds: int
    slow: int
    days: int
    events: int
    organizations: int


FULL = Sizes(rounds=31, slow=5, days=2000, events=100_000, organizations=500)
QUICK = Sizes(rounds=7, slow=3, days=2000, events=20_000, organizations=100)


class Figure(NamedTuple):
    """One measured number, what it counts, and the most that it should be."""

    name: str
    value: float
    unit: str = "x"
    limit: float | None = None


# What is measured on


def made_up(events: int, states: int, rng: random.Random) -> list[Row]:
    """Return spells of made-up states in random order, of which each state is half of the time in one."""
    rows = []
    for number in range(states):
        ends = sorted(rng.sample(range(FIRST.toordinal(), LAST.toordinal()), max(2, events // states // 2 * 2)))
        rows += [
            (f"S{number:03d}", date.fromordinal(start), date.fromordinal(end))
            for start, end in zip(ends[::2], ends[1::2], strict=True)
        ]
    rng.shuffle(rows)
    return rows


def sweep(rows: Iterable[Row]) -> tuple[list[date], list[int]]:
    """Return the days on which somebody comes or goes and the members from each on, as bit masks."""
    rows = list(rows)
    bits = {state: 1 << place for place, state in enumerate(sorted({state for state, _, _ in rows}))}
    ends = sorted((day, bits[state]) for state, start, end in rows for day in (start, end))
    days: list[date] = []
    masks: list[int] = []
    mask = 0
    for day, bit in ends:
        mask ^= bit
        if days and days[-1] == day:
            masks[-1] = mask
        else:
            days.append(day)
            masks.append(mask)
    return days, masks


def built(rows: Iterable[Row]) -> ct.Timeline:
    """Return the timeline of made-up spells."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ct.ConventionWarning)
        return ct.Timeline.from_spells(rows, name="made up", unknown="keep")


def spells_of(timeline: ct.Timeline) -> list[Row]:
    """Return the spells of members, ongoing ones up to the end of the calendar."""
    return [
        (state, spell.start, spell.end or date.max)
        for state in timeline.states
        for spell in timeline.spells_of(state)
        if spell.status is ct.Status.MEMBER
    ]


def each(ask: Asked, days: list[date]) -> Callable[[], None]:
    """Return the work of asking about every day."""

    def work() -> None:
        for day in days:
            ask(day)

    return work


# Questions


def questions(sizes: Sizes) -> Iterator[Figure]:
    """Compare questions to the shipped record with a bisection."""
    rng = random.Random(1)
    timeline, start = ct.CSTO, date(1992, 1, 1)
    days = [start + timedelta(rng.randrange(33 * 365)) for _ in range(sizes.days)]
    texts = [day.isoformat() for day in days]
    starts = [epoch.start for epoch in timeline.epochs()]
    sets = [frozenset[str](), *(timeline.members_on(first) for first in starts)]
    spells = {"UZB": timeline.spells_of("UZB")}
    from_iso = date.fromisoformat

    def floor(day: date) -> frozenset[str]:
        return sets[bisect_right(starts, day)]

    def floor_of_text(text: str) -> frozenset[str]:
        return sets[bisect_right(starts, from_iso(text))]

    pairs: dict[str, tuple[Callable[..., object], Callable[..., object], list[date] | list[str]]] = {
        "members_on(date) / bisection": (timeline.members_on, floor, days),
        "members_on(ISO text) / bisection": (timeline.members_on, floor_of_text, texts),
        "top-level members_on(date) / bisection": (ct.members_on, floor, days),
        "members_on(date, reading='in_force') / bisection": (
            lambda day: ct.members_on(day, reading="in_force"),
            floor,
            days,
        ),
        "is_member('UZB', date) / bisection": (
            lambda day: timeline.is_member("UZB", day),
            lambda day: "UZB" in floor(day),
            days,
        ),
        "is_member('Uzbekistan', date) / bisection": (
            lambda day: timeline.is_member("Uzbekistan", day),
            lambda day: "UZB" in floor(day),
            days,
        ),
        "status_on('UZB', date) / bisection": (
            lambda day: timeline.status_on("UZB", day),
            lambda day: "UZB" in floor(day),
            days,
        ),
        "spells_of('UZB') / look-up": (timeline.spells_of, spells.__getitem__, ["UZB"] * sizes.days),
    }
    assert [floor(day) for day in days] == [timeline.members_on(day) for day in days]
    for name, (ours, bare, items) in pairs.items():
        yield Figure(name, ratio(each(ours, items), each(bare, items), sizes.rounds))  # type: ignore[arg-type]


class Peer(NamedTuple):
    """A library that answers about one day: who is in, and whether one state is."""

    name: str
    members_on: Asked
    is_member: Asked
    form: Callable[[date], object]


def peers(rows: list[Row], state: str) -> Iterator[Peer]:
    """Give the libraries for intervals that are installed, filled with the same spells."""
    by_state: dict[str, list[Row]] = {}
    for row in rows:
        by_state.setdefault(row[0], []).append(row)
    try:
        import portion
    except ImportError:
        pass
    else:
        stays = {
            code: portion.Interval(*(portion.closedopen(start, end) for _, start, end in own))
            for code, own in by_state.items()
        }
        yield Peer(
            "portion",
            lambda day: {code for code, stay in stays.items() if day in stay},
            lambda day: day in stays[state],
            lambda day: day,
        )
    try:
        from intervaltree import IntervalTree
    except ImportError:
        pass
    else:
        tree = IntervalTree.from_tuples((start.toordinal(), end.toordinal(), code) for code, start, end in rows)
        own = IntervalTree.from_tuples((start.toordinal(), end.toordinal()) for _, start, end in by_state[state])
        yield Peer("intervaltree", lambda day: {found.data for found in tree[day]}, own.overlaps, date.toordinal)
    try:
        import pandas as pd
    except ImportError:
        pass
    else:
        far = pd.Timestamp.max.floor("D")

        def index(of: list[Row]) -> "pd.IntervalIndex[pd.Interval[pd.Timestamp]]":
            starts, ends = ([row[side] for row in of] for side in (1, 2))
            ends = [far if end == date.max else end for end in ends]
            return pd.IntervalIndex.from_arrays(pd.to_datetime(starts), pd.to_datetime(ends), closed="left")

        everybody, codes, one = index(rows), pd.Series([row[0] for row in rows]).to_numpy(), index(by_state[state])
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
        for peer in peers(spells_of(timeline), state):
            asked = [peer.form(day) for day in days]
            assert [peer.members_on(day) for day in asked] == [timeline.members_on(day) for day in days]  # type: ignore[arg-type]
            assert [peer.is_member(day) for day in asked] == [timeline.is_member(state, day) for day in days]  # type: ignore[arg-type]
            for question, theirs, ours in (
                ("members_on", peer.members_on, timeline.members_on),
                (
                    "is_member",
                    peer.is_member,
                    lambda day, timeline=timeline, state=state: timeline.is_member(state, day),
                ),
            ):
                slower = ratio(each(theirs, asked), each(ours, days), sizes.slow)  # type: ignore[arg-type]
                yield Figure(f"{peer.name} / {question}, {label}", slower)


# All but questions


def building(sizes: Sizes) -> Iterator[Figure]:
    """Compare building from spells with a sweep, for many organizations and for one large one."""
    rng = random.Random(3)
    many = [
        made_up(states * rng.randrange(2, 8), states, rng)
        for states in (rng.randrange(2, 201) for _ in range(sizes.organizations))
    ]
    name = f"building {sizes.organizations} organizations of up to 200 states / sweep"
    together = ratio(lambda: [built(rows) for rows in many], lambda: [sweep(rows) for rows in many], sizes.slow)
    yield Figure(name, together, limit=8)
    alone = [ratio(lambda rows=rows: built(rows), lambda rows=rows: sweep(rows), 1) for rows in many]  # type: ignore[misc]
    yield Figure("... the median one by itself", median(alone), limit=8)

    rows = made_up(sizes.events, 200, rng)
    label = f"{len(rows) * 2:,} events x 200 states"
    yield Figure(f"building {label} / sweep", ratio(lambda: built(rows), lambda: sweep(rows), sizes.slow))
    few = made_up(sizes.events // 20, 200, rng)
    growth = math.log(best(lambda: built(rows), 5) / best(lambda: built(few), 5)) / math.log(len(rows) / len(few))
    yield Figure("growth of building with the events (1 is linear)", growth, "power")

    tracemalloc.start()
    timeline = built(rows)
    days = [start for _, start, _ in rows[:20_000]]
    yield Figure(f"memory of {label}", tracemalloc.get_traced_memory()[0] / 2**20, "MiB")
    for day in days:
        timeline.members_on(day)
    yield Figure(f"... after {len(days):,} questions", tracemalloc.get_traced_memory()[0] / 2**20, "MiB")
    tracemalloc.stop()
    starts, masks = sweep(rows)
    asked = days[:500]
    bare = each(lambda day: masks[bisect_right(starts, day) - 1], asked)
    yield Figure(f"members_on(date), {label} / bisection", ratio(each(timeline.members_on, asked), bare, sizes.rounds))


def reading(sizes: Sizes) -> Iterator[Figure]:
    """Compare reading a JSON file with `json.load` and building from events that are there already."""
    source = ct.Source(key="register", title="A register")
    made = built(made_up(sizes.events, 200, random.Random(4))).events()
    events = [
        ct.Event(
            key=event.key,
            kind=event.kind,
            states=event.states,
            what="A state moves.",
            dated=[ct.signed(event.dated[0].day, source)],
        )
        for event in made
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.json"
        timeline = ct.Timeline.from_events(events, name="large", unknown="keep")
        label = f"JSON of {len(events):,} events"
        yield Figure(f"writing {label}", timed(lambda: timeline.write_json(path)) / 1e9, "s")
        yield Figure(
            f"... its size, {path.stat().st_size / len(events):.0f} bytes an event", path.stat().st_size / 2**20, "MiB"
        )

        def floor() -> object:
            with path.open(encoding="utf-8") as file:
                return json.load(file), ct.Timeline.from_events(events, name="large", unknown="keep")

        assert ct.read_json(path) == timeline
        figure = ratio(lambda: ct.read_json(path), floor, max(1, sizes.slow // 2))
        yield Figure(f"reading {label} / json.load + building", figure, limit=4)
        yield Figure("... in seconds", best(lambda: ct.read_json(path), 1), "s")
        tracemalloc.start()
        ct.read_json(path)
        peak = tracemalloc.get_traced_memory()[1] / path.stat().st_size
        tracemalloc.stop()
        yield Figure("... peak of memory / size of the file", peak)


def importing(sizes: Sizes) -> Iterator[Figure]:
    """Compare `import csto_timeline` with `import attr`, without what a bare interpreter costs."""

    def wall(code: str) -> int:
        return timed(lambda: subprocess.run([sys.executable, "-c", code], check=True))

    ratios = []
    for _ in range(1 + sizes.rounds // 2):
        bare, ours, attr = wall("pass"), wall("import csto_timeline"), wall("import attr")
        ratios.append((ours - bare) / max(attr - bare, 1))
    yield Figure("import csto_timeline / import attr", median(ratios))


PARTS = (questions, against_peers, building, reading, importing)


def main(arguments: list[str], sizes: Sizes = FULL) -> None:
    """Print a table, or JSON."""
    sizes = QUICK if "--quick" in arguments else sizes
    found = []
    for part in PARTS:
        for figure in part(sizes):
            found.append(figure)
            if "--json" not in arguments:
                goal = "" if figure.limit is None else f"at most {figure.limit:g}"
                print(f"{figure.name:82}{figure.value:9.2f} {figure.unit:6}{goal}".rstrip(), flush=True)
    if "--json" in arguments:
        print(json.dumps([figure._asdict() for figure in found], indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])
