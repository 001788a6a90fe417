"""Timelines and values in several threads and processes: shared, copied and pickled."""

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from operator import methodcaller
from threading import Barrier
from typing import TypeVar

import pytest
from ledgers import LEAGUE, boundary_days, league

from csto_timeline import Reading, Timeline

Result = TypeVar("Result")

# Set once for all threads, because what silences warnings is shared between them.
pytestmark = pytest.mark.filterwarnings("ignore::csto_timeline.BeyondRecordWarning")

THREADS = 16
ROWS = [("AAA", "2000-01-01", "2001-01-01"), ("BBB", "2000", None), ("CCC", "1999-01-01", "1999-02-01", "observer")]


def of_rows() -> Timeline:
    """Return a new timeline of rows, whose events nobody has looked at."""
    return Timeline.from_spells(ROWS, name="Rows", unknown="keep")


def views(timeline: Timeline) -> list[Timeline]:
    """Derive every view of a timeline."""
    found = [timeline.under(reading) for reading in Reading]
    found += [view.according_to("gazette") for view in found] if timeline.sources else []
    return [each for view in found for each in (view, view.widened(), view.widened().plain())]


def answers(view: Timeline) -> list[object]:
    """Ask a view everything that it keeps something for."""
    days = boundary_days(view)
    return [
        *((view.members_on(day), view.possible_members_on(day)) for day in days),
        *((view.is_member(state, day), view.status_on(state, day)) for state in view.states for day in days),
        *(view.is_member(view.party(state).name, day) for state in view.states for day in days),
        *((view.spells_of(state), view.steps_of(state)) for state in view.states),
        (view.events(), view.epochs(), view.changes(), view.chronology()),
    ]


@pytest.fixture
def hasty() -> Iterator[None]:
    """Let threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def at_once(action: Callable[[], Result]) -> list[Result]:
    """Run an action in many threads that start together, and return what each of them got."""
    barrier = Barrier(THREADS)

    def run(_: int) -> Result:
        barrier.wait()
        return action()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("make", [league, of_rows])
def test_threads_that_derive_and_ask_get_what_one_alone_gets(make: Callable[[], Timeline]) -> None:
    """Sixteen threads derive all views of a new timeline, each one object, and ask them everything, each correctly."""
    alone = [answers(view) for view in views(make())]
    for _ in range(5):
        shared = make()
        for same in zip(*at_once(lambda: views(shared)), strict=True):  # noqa: B023 - called at once
            assert len({id(view) for view in same}) == 1
        assert all(found == shared.events() for found in at_once(make().events))  # made when first looked at
    shared = make()
    assert all(found == alone for found in at_once(lambda: [answers(view) for view in views(shared)]))


def test_a_spawned_process_takes_a_timeline_and_gives_one_back() -> None:
    """A process that shares nothing answers alike for a timeline sent to it, and sends back a view that is equal."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        for timeline in (LEAGUE.under("in_force").widened(), of_rows()):
            for question in (methodcaller("epochs"), methodcaller("changes"), methodcaller("under", "signed")):
                assert pool.apply(question, (timeline,)) == question(timeline)


HASHES = """
import pickle, sys
import csto_timeline as ct
from csto_timeline.testing import Violation

rows = ct.Timeline.from_spells([("AAA", "2000-01-01", None)], name="Rows", unknown="keep")
values = [
    *(ct.CSTO, ct.CSTO.under("signed").widened(), ct.CSTO.according_to("article"), rows),
    *(*ct.events(), *ct.CSTO.sources, *ct.epochs(), *ct.spells_of("UZB"), *ct.changes(), *ct.chronology()),
    *(*ct.CSTO.steps_of("UZB"), *ct.shared_spells("ARM", "UZB"), *ct.contested(), *ct.terms()),
    *(dating for event in ct.events() for dating in event.dated),
    *ct.compare(ct.CSTO, ct.CSTO.under("signed")),
    *(ct.explain("UZB", "2006-07-01"), ct.PartialDate.of("1993"), ct.CSTO.party("UZB")),
    Violation("law", "view", "wrong"),
]
if sys.argv[1] == "dump":
    assert {value: place for place, value in enumerate(values)}  # whoever keeps a hash has one to keep now
    sys.stdout.buffer.write(pickle.dumps((values, hash("a text"))))
else:
    theirs, foreign = pickle.loads(sys.stdin.buffer.read())
    assert foreign != hash("a text"), "the two processes must hash texts differently"
    for mine, other in zip(values, theirs, strict=True):
        assert (mine, hash(mine)) == (other, hash(other)), mine
        assert other in {mine} and mine in {other}, mine
    print("equal", len(theirs))
"""


def test_equality_and_look_up_survive_another_hash_seed() -> None:
    """No cached hash travels: a value pickled in a process with other hashes is found in sets and dictionaries here."""

    def run(mode: str, seed: str, data: bytes = b"") -> bytes:
        command = [sys.executable, "-W", "error", "-c", HASHES, mode]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run(command, input=data, env=environment, check=True, stdout=subprocess.PIPE).stdout

    assert run("load", "2", run("dump", "1")).startswith(b"equal ")
