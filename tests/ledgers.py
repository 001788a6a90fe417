"""Provide small ledgers of invented organizations, and helpers that many tests share; nothing here is a fact.

The League, of parties that are not states of the world, has whatever a ledger can have: datings that differ, are vague,
open or rejected, a renaming, events that move no state, and a source, the gazette, that accounts for membership.
"""

import copy
import pickle
import warnings
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any, TypeVar

from csto_timeline import BeyondRecordWarning, Dating, Event, Source, State, Timeline, announced, in_force, signed

Answer = TypeVar("Answer")
ONE_DAY = timedelta(days=1)

ARCADIA = State("ARC", "Arcadia")
BROBDINGNAG = State("BRO", "Brobdingnag", also=("Land of Giants",))
CIMMERIA = State("CIM", "Cimmeria", also=("Cimmérie",))
DILMUN = State("DIL", "Dilmun")
PARTIES = (ARCADIA, BROBDINGNAG, CIMMERIA, DILMUN)

REGISTER = Source(
    key="register",
    title="Register of parties",
    issuer="The League",
    published="2007-01",
    url="https://example.org/register",
    grade="official",
)
GAZETTE = Source(key="gazette", title="A history of the League", grade="press", covers_through="2006-06-30")
ATLAS = Source(key="atlas", title="Atlas of alliances", grade="scholarly")


def _event(story: str, *dated: Dating, **more: Any) -> Event:
    """Return an event from "key kind STATE STATE: what happened"."""
    head, what = story.split(": ")
    key, kind, *states = head.split()
    return Event(key=key, kind=kind, states=states, what=what, dated=dated, **more)


LEAGUE_EVENTS = (
    _event(
        "league-founded-2000 founding ARC BRO: Two states found the League.",
        signed("2000-01-10", REGISTER),
        signed("2000", GAZETTE),
        in_force("2000-06-01", REGISTER),
        new_name="League",
        term_years=5,
    ),
    _event(
        "cimmeria-accedes-2001 accession CIM: Cimmeria joins the League.",
        signed("2001-03-15", REGISTER),
        signed("2001-02-01", ATLAS),
        signed("2001", GAZETTE),
        signed("1999-01-01", ATLAS, rejected="before there was a League"),
    ),
    _event("dilmun-observes-2001 observer DIL: Dilmun becomes an observer.", announced("2001-06", REGISTER, GAZETTE)),
    _event(
        "two-renew-2002 renewal ARC CIM: Two states renew the League.", signed("2002-02-01", REGISTER), term_years=5
    ),
    _event(
        "brobdingnag-suspends-2002 suspension BRO: Brobdingnag suspends its membership.",
        announced("2002-03-01", GAZETTE),
        signed("2002-06-01", REGISTER),
        in_force("[2002-06-01..2002-12-31]", REGISTER),
    ),
    _event(
        "brobdingnag-returns-2003 return BRO: Brobdingnag returns.",
        signed("2003", REGISTER, GAZETTE),
        in_force("[2003-05-01..]", ATLAS),
    ),
    _event(
        "league-becomes-union-2004 renaming: The League becomes the Union.",
        signed("2004-01-01", REGISTER),
        in_force("2004-07-01", REGISTER),
        new_name="Union",
    ),
    _event("dilmun-accedes-2004 accession DIL: Dilmun joins the Union.", announced("2004-02-01", REGISTER, GAZETTE)),
    _event(
        "arcadia-withdraws-2005 withdrawal ARC: Arcadia leaves the Union.",
        in_force("2005-01-01", REGISTER),
        in_force("2005", GAZETTE, implied=True),
    ),
    _event("cimmeria-freezes-2005 freeze CIM: Cimmeria freezes its participation.", announced("2005-05-05", REGISTER)),
    _event("seat-moves-2005 milestone DIL: The seat moves to Dilmun.", signed("2005-06-01", REGISTER)),
)


def league() -> Timeline:
    """Return a new timeline of the League, of which no view has been made and no answer kept."""
    return Timeline.from_events(LEAGUE_EVENTS, name="League", states=PARTIES, checked_through="2006-12-31")


LEAGUE = league()


def day(text: str) -> date:
    """Return the day that ISO text names, without asking the package."""
    return date.fromisoformat(text)


def step(key: str, kind: str, states: str, *dated: Dating, new_name: str | None = None) -> Event:
    """Return an event in one line; `states` are codes separated by blanks."""
    return Event(key=key, kind=kind, states=tuple(states.split()), dated=dated, new_name=new_name)


def told(story: str, act: Callable[[str], Dating] = signed) -> list[Event]:
    """Return events from "key kind STATE,STATE day name; ...", where a dash stands for no states."""
    rows = [line.split() for line in story.split("; ")]
    return [
        step(key, kind, states.strip("-").replace(",", " "), act(day), new_name=" ".join(name) or None)
        for key, kind, states, day, *name in rows
    ]


def timeline(*events: Event, checked_through: str | None = None) -> Timeline:
    """Return the timeline of a few events, whose states need not exist."""
    return Timeline.from_events(events, name="Test", unknown="keep", checked_through=checked_through)


def boundary_days(*timelines: Timeline) -> list[date]:
    """Return the days on which an answer of any of the timelines changes, and their neighbours, sorted."""
    edges = {epoch.start for each in timelines for epoch in each.epochs()}
    edges |= {each.checked_through for each in timelines if each.checked_through is not None}
    return sorted({edge + shift for edge in edges for shift in (-ONE_DAY, 0 * ONE_DAY, ONE_DAY)})


def heard(ask: Callable[[], Answer]) -> tuple[Answer, list[warnings.WarningMessage]]:
    """Return an answer and every warning that it emits."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        return ask(), list(caught)


def quietly(ask: Callable[..., Answer], *question: object) -> Answer:
    """Return an answer without the warning that its day lies beyond the record."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", BeyondRecordWarning)
        return ask(*question)


def pact(leaves: str = "2005-01-01") -> Timeline:
    """Return a new timeline of two events on known days: two states found a pact, and one of them leaves."""
    events = (
        step("in", "founding", "AAA BBB", announced("2000-01-01", Source(key="w", title="Witness")), new_name="Pact"),
        step("out", "lapse", "AAA", announced(leaves)),
    )
    parties = (State("AAA", "Arcady"), State("BBB", "Barataria"))
    return Timeline.from_events(events, name="Pact", states=parties, checked_through="2010-12-31")


def twins(value: Answer) -> Iterator[Answer]:
    """Yield a value after pickling with every protocol, and after copying it in both ways."""
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        yield pickle.loads(pickle.dumps(value, protocol))  # noqa: S301 - it was pickled here
    yield copy.copy(value)
    yield copy.deepcopy(value)


def keys(events: Iterable[Event]) -> list[str]:
    """Return the keys of events."""
    return [event.key for event in events]


def datetime64(text: str, unit: str = "D") -> date:
    """Return a stand-in for a `numpy.datetime64`, which the package knows by name, text and unit."""
    namespace = {"__module__": "numpy", "__str__": lambda _: text, "dtype": f"datetime64[{unit}]"}
    stand_in: date = type("datetime64", (SimpleNamespace,), namespace)()
    return stand_in
