"""`check_invariants`: sound timelines break no law, and a planted fault breaks the law that is about it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from ledgers import LEAGUE, league
from properties.views import TIMELINES

from csto_timeline import CSTO, Timeline
from csto_timeline.engine.index import Index
from csto_timeline.errors import QueryTypeError
from csto_timeline.testing import Violation, check_invariants

ROWS = [("FRA", "1990", "1992-06"), ("FRA", "1993", None, "member|suspended"), ("ITA", "1990-01-01", None, "unknown")]


def broken_laws(timeline: Timeline) -> set[str]:
    """Return the laws that a timeline breaks."""
    return {violation.law for violation in check_invariants(timeline)}


@pytest.mark.parametrize(
    "timeline", [CSTO, LEAGUE, LEAGUE.according_to("gazette"), Timeline.from_spells(ROWS, name="R")]
)
def test_sound_timelines_break_no_law(timeline: Timeline) -> None:
    """The record, events, rows, and the view of one source."""
    assert check_invariants(timeline) == ()


@given(TIMELINES)
@example(Timeline.from_events([], name="Empty"))
def test_drawn_timelines_break_no_law(timeline: Timeline) -> None:
    """Whatever the strategies draw, and an empty ledger."""
    assert check_invariants(timeline) == ()


def _spoil(name: str, value: Callable[[Timeline], Any]) -> Callable[[Timeline], None]:
    return lambda timeline: object.__setattr__(timeline, name, value(timeline))


def _move_day(timeline: Timeline) -> dict[str, Any]:
    days, masks = timeline._tracks["DIL"]
    return {**timeline._tracks, "DIL": ((days[0], date(2004, 3, 1), *days[2:]), masks)}


def _move_window(place: int, low: int, high: int) -> Callable[[Timeline], list[tuple[int, int]]]:
    def moved(timeline: Timeline) -> list[tuple[int, int]]:
        windows = list(timeline._windows)
        windows[place] = (windows[place][0] + low, windows[place][1] + high)
        return windows

    return moved


def _told_wrong(**methods: Callable[..., Any]) -> Callable[[Timeline], None]:
    """Return what plants an index that answers some questions in another way."""
    spoilt = type("Spoilt", (Index,), methods)
    return _spoil("_index", lambda timeline: spoilt(timeline._tracks, timeline._names[0], timeline.checked_through))


def _without(place: int) -> Callable[[Index], Any]:
    return lambda index: [epoch for epoch in Index.epochs(index) if epoch != list(Index.epochs(index))[place]]


PLANTED = {
    "an epoch left out: epochs tile the calendar": _told_wrong(epochs=_without(2)),
    "a last epoch that ends: epochs tile the calendar": _told_wrong(epochs=_without(-1)),
    "certain members that are not possible: certain members are possible members": _told_wrong(
        epochs=lambda self: [(*epoch[:3], frozenset()) for epoch in Index.epochs(self)]
    ),
    "changes that move nobody: changes lead from epoch to epoch": _told_wrong(
        changes=lambda self, *_: [(day, (), (), ()) for day in self.days]
    ),
    "a window wider than its dating: windows lie within their datings": _spoil("_windows", _move_window(0, -40, 0)),
    "windows that are not minimal: windows are minimal": _spoil("_windows", _move_window(0, -40, 0)),
    "steps out of order: chains keep their order": _spoil("_windows", _move_window(7, -2000, -2000)),
    "a day of a track moved: steps lead to the spells": _spoil("_tracks", _move_day),
    "spells that do not fit the epochs: epochs follow from spells": _spoil("_tracks", _move_day),
    "an index of other tracks: epochs follow from spells": _spoil(
        "_index",
        lambda timeline: Index(
            {**timeline._tracks, "DIL": timeline._tracks["ARC"]}, timeline._names[0], timeline.checked_through
        ),
    ),
    "a set kept for another epoch: questions about a day agree with epochs": _spoil(
        "_sets", lambda timeline: [frozenset({"ARC"})] * len(timeline._sets)
    ),
    "a bisection over other days: questions about a day agree with epochs": _spoil(
        "_days", lambda timeline: tuple(day.replace(year=day.year + 1) for day in timeline._days)
    ),
    "a look-up of another state: questions about a state agree with spells": _spoil(
        "_lookup", lambda timeline: {"ARC": timeline._find("DIL")}
    ),
    "causes lost: changes lead from epoch to epoch": _spoil("_caused", lambda _: {}),
    "an event of other states: events move only the states that they name": _spoil(
        "_moving", lambda timeline: {**timeline._moving, "ARC": timeline._moving["DIL"]}
    ),
    "spells that do not touch: spells tile the calendar": _spoil(
        "_spells", lambda timeline: {"ARC": timeline.spells_of("ARC")[::-1]}
    ),
    "a name before the first event: there are no members before the first event": _spoil(
        "_names", lambda timeline: (timeline._names[0], ("Nameless", *timeline._names[1][1:]))
    ),
    "a name that begins where no epoch does: epochs follow from spells": _spoil(
        "_names", lambda timeline: ((date(1999, 1, 1), *timeline._names[0]), ("x", *timeline._names[1]))
    ),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_breaks_its_law(fault: str) -> None:
    """The law that the fault is about, which is named after the colon, is broken."""
    timeline = league()
    PLANTED[fault](timeline)
    assert fault.partition(": ")[2] in broken_laws(timeline)


def test_laws_that_compare_views_bite(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plain view that is less sure than the widened one, a contested stretch left out, and a pickle that differs."""
    timeline = league()
    wide = timeline.widened()
    object.__setattr__(wide, "_tracks", {**wide._tracks, "CIM": wide._tracks["DIL"]})
    assert "the plain view agrees with every certain answer of the widened view" in broken_laws(timeline)
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


def test_only_timelines_are_checked_and_a_violation_prints_where_it_is() -> None:
    """Anything else is refused; view, state and day stand in the text as far as they apply."""
    with pytest.raises(QueryTypeError):
        check_invariants([])  # type: ignore[arg-type]
    assert str(Violation("law", "view", "problem", "AAA", date(2000, 1, 1))) == "law (view, AAA, 2000-01-01): problem"
    assert str(Violation("law", "view", "problem")) == "law (view): problem"
