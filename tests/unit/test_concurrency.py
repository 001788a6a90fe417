"""Timelines and values in several threads and processes: shared, copied and pickled."""

import copy
import multiprocessing
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from operator import methodcaller
from threading import Barrier
from typing import TypeVar

import pytest
from ledgers import LEAGUE, LEAGUE_EVENTS, PARTIES, boundary_days

from csto_timeline import CSTO, Reading, Timeline, compare, contested, explain

Result = TypeVar("Result")

# Set once for all threads, because what silences warnings is shared between them.
pytestmark = pytest.mark.filterwarnings("ignore::csto_timeline.BeyondRecordWarning")

THREADS = 16
SOURCES = (None, "gazette")
ROWS = [("AAA", "2000-01-01", "2001-01-01"), ("BBB", "2000", None), ("CCC", "1999-01-01", "1999-02-01", "observer")]


def league() -> Timeline:
    """Return a new timeline of the League, of which no view has been made and no answer kept."""
    return Timeline.from_events(LEAGUE_EVENTS, name="League", states=PARTIES, checked_through="2006-12-31")


def of_rows() -> Timeline:
    """Return a new timeline of rows, whose events nobody has looked at."""
    return Timeline.from_spells(ROWS, name="Rows", unknown="keep")


def views(timeline: Timeline) -> list[Timeline]:
    """Derive every view of a timeline."""
    found = []
    for source in SOURCES if timeline.sources else (None,):
        for reading in Reading:
            view = timeline.under(reading)
            view = view if source is None else view.according_to(source)
            found += [view, view.widened(), view.widened().plain()]
    return found


def answers(view: Timeline) -> list[object]:
    """Ask a view everything that it keeps something for."""
    days = boundary_days(view)
    return [
        *(view.members_on(day) for day in days),
        *(view.possible_members_on(day) for day in days),
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
    """Sixteen threads derive all views of a fresh timeline and ask them everything: each gets the same, and correct."""
    alone = [answers(view) for view in views(make())]
    shared = make()
    assert all(found == alone for found in at_once(lambda: [answers(view) for view in views(shared)]))


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("make", [league, of_rows])
def test_threads_that_derive_one_view_get_one_object(make: Callable[[], Timeline]) -> None:
    """A view is made once: all threads that derive it hold the same object."""
    for _ in range(5):
        shared = make()
        for same in zip(*at_once(lambda: views(shared)), strict=True):  # noqa: B023 - called at once
            assert len({id(view) for view in same}) == 1


@pytest.mark.usefixtures("hasty")
def test_threads_that_look_at_the_events_of_rows_get_them_all() -> None:
    """The events behind rows are made when somebody looks at them, and all who look at that moment get them."""
    alone = of_rows().events()
    for _ in range(5):
        assert all(found == alone for found in at_once(of_rows().events))


VIEWS = [*views(LEAGUE), *views(of_rows()), CSTO, CSTO.according_to("article").under("in_force").widened()]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.label)
def test_a_pickled_timeline_is_equal_and_answers_alike(view: Timeline) -> None:
    """A timeline comes out of a pickle equal, with the same hash, marks and answers, by every protocol."""
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        back = pickle.loads(pickle.dumps(view, protocol))  # noqa: S301 - our own
        assert (back, hash(back), repr(back), back.label) == (view, hash(view), repr(view), view.label)
    assert answers(back) == answers(view)


def test_values_are_equal_after_a_copy_and_a_pickle() -> None:
    """Whatever a timeline answers with can be copied and pickled, and stays equal with the same hash and text."""
    values: list[object] = [
        *(value for state in CSTO.states for value in (*CSTO.spells_of(state), *CSTO.steps_of(state))),
        *(*CSTO.epochs(), *CSTO.changes(), *CSTO.chronology(), *CSTO.events(), *CSTO.sources),
        *CSTO.shared_spells("ARM", "UZB"),
        *contested(),
        *compare(CSTO, CSTO.under("signed")),
        compare(CSTO, CSTO.under("signed")),
        explain("UZB", "2006-07-01"),
        CSTO.party("UZB"),
    ]
    for value in values:
        sent = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own
        for again in (copy.copy(value), copy.deepcopy(value), sent):
            assert (again, hash(again), str(again)) == (value, hash(value), str(value))


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
