"""`check_invariants`: sound timelines break no law, and a planted fault breaks the law that is about it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from ledgers import LEAGUE, LEAGUE_EVENTS, PARTIES

from csto_timeline import CSTO, Timeline
from csto_timeline.engine.index import Index
from csto_timeline.errors import QueryTypeError
from csto_timeline.testing import Violation, check_invariants
from csto_timeline.testing.strategies import timelines

ROWS = [("FRA", "1990", "1992-06"), ("FRA", "1993", None, "member|suspended"), ("ITA", "1990-01-01", None, "unknown")]


def league() -> Timeline:
    """Return a new League, of which no view has been made."""
    return Timeline.from_events(LEAGUE_EVENTS, name="League", states=PARTIES, checked_through="2006-12-31")


def broken_laws(timeline: Timeline) -> set[str]:
    """Return the laws that a timeline breaks."""
    return {violation.law for violation in check_invariants(timeline)}


@pytest.mark.parametrize(
    "timeline",
    [
        CSTO,
        LEAGUE,
        LEAGUE.according_to("gazette"),
        Timeline.from_spells(ROWS, name="Rows"),
        Timeline.from_events([], name="E"),
    ],
)
def test_sound_timelines_break_no_law(timeline: Timeline) -> None:
    """The record, events, rows, the view of one source, and an empty ledger."""
    assert check_invariants(timeline) == ()


@given(timelines())
def test_drawn_timelines_break_no_law(timeline: Timeline) -> None:
    """Whatever the strategies draw."""
    assert check_invariants(timeline) == ()


def test_only_timelines_are_checked() -> None:
    """Anything else is refused."""
    with pytest.raises(QueryTypeError):
        check_invariants([])  # type: ignore[arg-type]


def _spoil(name: str, value: Callable[[Timeline], Any]) -> Callable[[Timeline], None]:
    return lambda timeline: object.__setattr__(timeline, name, value(timeline))


def _move_day(timeline: Timeline) -> dict[str, Any]:
    days, masks = timeline._tracks["DIL"]
    return {**timeline._tracks, "DIL": ((days[0], date(2004, 3, 1), *days[2:]), masks)}


def _widen(timeline: Timeline) -> list[tuple[int, int]]:
    low, high = timeline._windows()[0]
    return [(low - 40, high), *timeline._windows()[1:]]


def _shift(timeline: Timeline) -> list[tuple[int, int]]:
    windows = list(timeline._windows())
    windows[7] = (windows[7][0] - 2000, windows[7][1] - 2000)
    return windows


def _other_index(timeline: Timeline) -> Index:
    return Index({**timeline._tracks, "DIL": timeline._tracks["ARC"]}, timeline._names[0], timeline.checked_through)


def _told_wrong(**methods: Callable[..., Any]) -> Callable[[Timeline], None]:
    """Return what plants an index that answers some questions in another way."""
    spoilt = type("Spoilt", (Index,), methods)
    return _spoil("_index", lambda timeline: spoilt(timeline._tracks, timeline._names[0], timeline.checked_through))


def _without(place: int) -> Callable[[Index], Any]:
    def epochs(self: Index) -> Any:
        found = list(Index.epochs(self))
        del found[place]
        return found

    return epochs


PLANTED = {
    "an epoch left out": (_told_wrong(epochs=_without(2)), "epochs tile the calendar"),
    "a last epoch that ends": (_told_wrong(epochs=_without(-1)), "epochs tile the calendar"),
    "certain members that are not possible": (
        _told_wrong(epochs=lambda self: [(*epoch[:3], frozenset()) for epoch in Index.epochs(self)]),
        "certain members are possible members",
    ),
    "changes that move nobody": (
        _told_wrong(changes=lambda self, *_: [(day, (), (), ()) for day in self.days]),
        "changes lead from epoch to epoch",
    ),
    "a window wider than its dating": (_spoil("_placed", _widen), "windows lie within their datings"),
    "windows that are not minimal": (_spoil("_placed", _widen), "windows are minimal"),
    "steps out of order": (_spoil("_placed", _shift), "chains keep their order"),
    "a day of a track moved": (_spoil("_tracks", _move_day), "steps lead to the spells"),
    "spells that do not fit the epochs": (_spoil("_tracks", _move_day), "epochs follow from spells"),
    "an index of other tracks": (_spoil("_index", _other_index), "epochs follow from spells"),
    "a set kept for another epoch": (
        _spoil("_sets", lambda timeline: [frozenset({"ARC"})] * len(timeline._sets)),
        "questions about a day agree with epochs",
    ),
    "a bisection over other days": (
        _spoil("_days", lambda timeline: tuple(day.replace(year=day.year + 1) for day in timeline._days)),
        "questions about a day agree with epochs",
    ),
    "a look-up of another state": (
        _spoil("_lookup", lambda timeline: {"ARC": timeline._find("DIL")}),
        "questions about a state agree with spells",
    ),
    "causes lost": (_spoil("_causes", lambda _: {}), "changes lead from epoch to epoch"),
    "an event of other states": (
        _spoil("_steps", lambda timeline: {**timeline._moving(), "ARC": timeline._moving()["DIL"]}),
        "events move only the states that they name",
    ),
    "spells that do not touch": (
        _spoil("_spells", lambda timeline: {"ARC": timeline.spells_of("ARC")[::-1]}),
        "spells tile the calendar",
    ),
    "a name before the first event": (
        _spoil("_names", lambda timeline: (timeline._names[0], ("Nameless", *timeline._names[1][1:]))),
        "there are no members before the first event",
    ),
    "a name that begins where no epoch does": (
        _spoil("_names", lambda timeline: ((date(1999, 1, 1), *timeline._names[0]), ("x", *timeline._names[1]))),
        "epochs follow from spells",
    ),
}


@pytest.mark.parametrize(("plant", "law"), PLANTED.values(), ids=PLANTED)
def test_a_planted_fault_breaks_its_law(plant: Callable[[Timeline], None], law: str) -> None:
    """The law that the fault is about is named, with the view."""
    timeline = league()
    plant(timeline)
    assert law in broken_laws(timeline)


def test_laws_that_compare_views_bite(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plain view that is less sure than the widened one, a contested stretch left out, and a pickle that differs."""
    timeline = league()
    wide = timeline.widened()
    object.__setattr__(wide, "_tracks", {**wide._tracks, "CIM": wide._tracks["DIL"]})
    laws = broken_laws(timeline)
    assert "the plain view agrees with every certain answer of the widened view" in laws
    monkeypatch.setattr(Timeline, "contested", lambda _: ())
    monkeypatch.setattr(Timeline, "__reduce__", lambda _: (league, ()))
    assert broken_laws(league().widened()) == {
        "outside contested stretches all readings agree",
        "a pickled timeline is equal to the original",
    }


def test_a_law_that_raises_is_a_violation_and_hides_no_other() -> None:
    """The other laws are still checked."""
    timeline = league()
    object.__setattr__(timeline, "_names", None)
    found = check_invariants(timeline)
    assert any("asking raises" in violation.problem for violation in found)
    assert "spells tile the calendar" not in {violation.law for violation in found}


def test_a_violation_prints_where_it_is() -> None:
    """View, state and day as far as they apply."""
    assert str(Violation("law", "view", "problem", "AAA", date(2000, 1, 1))) == "law (view, AAA, 2000-01-01): problem"
    assert str(Violation("law", "view", "problem")) == "law (view): problem"
