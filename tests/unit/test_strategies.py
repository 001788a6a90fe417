"""The strategies: what they draw is legal, varied, within bounds, and simple when it shrinks."""

import importlib
import sys
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from ledgers import LEAGUE

from csto_timeline import CSTO, Event, Kind, PartialDate, State, Timeline
from csto_timeline.errors import MissingExtraError
from csto_timeline.testing import strategies

THREE_YEARS = {"min_value": "2000-01-01", "max_value": "2002-12-31"}
QUICK = settings(
    settings.get_profile("ci"), max_examples=1000, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)


@given(strategies.ledgers(**THREE_YEARS))
def test_ledgers_are_legal_and_within_bounds(ledger: tuple[Event, ...]) -> None:
    """Every drawn ledger is accepted, whole and as each covering source tells it."""
    timeline = Timeline.from_events(ledger, name="T", states=["AAA", "AAB", "AAC", "AAD"])
    covering = [source for source in timeline.sources if source.covers_through]
    assert [timeline.according_to(source).source for source in covering] == [source.key for source in covering]
    lows = [dating.day.earliest for event in ledger for dating in event.dated]
    assert all(low is None or low <= date(2002, 12, 31) for low in lows)


@pytest.mark.parametrize(
    "has",
    [
        lambda event: event.kind is Kind.DISSOLUTION,
        lambda event: event.kind is Kind.RENAMING,
        lambda event: event.kind is Kind.ASSOCIATION,
        lambda event: len(event.states) > 1,
        lambda event: any(dating.rejected for dating in event.dated),
        lambda event: any(dating.day.latest is None for dating in event.dated),
        lambda event: any(source.covers_through for dating in event.dated for source in dating.sources),
        lambda event: event.term_years,
        lambda event: len({dating.act for dating in event.dated}) == 3,
    ],
)
def test_ledgers_hold_everything_that_a_ledger_can_hold(has: Any) -> None:
    """Each feature is found among a few thousand draws."""
    assert any(map(has, find(strategies.ledgers(), lambda ledger: any(map(has, ledger)), settings=QUICK)))


def test_the_simplest_things_are_simple() -> None:
    """Everything shrinks to a small example."""
    assert len(find(strategies.ledgers(), bool)) == 1
    assert find(strategies.partial_dates(), lambda day: day.latest is None).earliest is not None
    assert find(strategies.days(min_value="2001-01-01"), lambda _: True) == date(2001, 1, 1)
    assert find(strategies.states(), lambda _: True).alpha_3 == "ABW"


@given(st.data())
def test_boundary_days_are_days_of_change_neighbours_and_bounds(data: st.DataObject) -> None:
    """Within the checked record unless bounds are given."""
    day = data.draw(strategies.boundary_days(LEAGUE))
    edges = {epoch.start.toordinal() + by for epoch in LEAGUE.epochs() for by in (-1, 0, 1)}
    ends = {date.min.toordinal(), LEAGUE.checked_through.toordinal()}  # type: ignore[union-attr]
    assert day.toordinal() in edges | ends
    later = data.draw(strategies.boundary_days(CSTO, min_value="2026-03-01", max_value="2026-04-01"))
    assert later in (date(2026, 3, 1), date(2026, 4, 1))


@given(
    strategies.events(states=["France", State("ATL", "Atlantis")], kinds=["accession"], **THREE_YEARS),
    strategies.timelines(states=["France", "Atlantis"], min_size=1, max_size=2),
    strategies.partial_dates(allow_open=False, **THREE_YEARS),
)
def test_strategies_keep_to_their_arguments(event: Event, timeline: Timeline, day: PartialDate) -> None:
    """Kinds, states, sizes and bounds are those given, and what is not a state of the world is declared."""
    assert event.kind is Kind.ACCESSION
    assert set(event.states) <= {"FRA", "ATL"}
    assert 1 <= len(timeline.events()) <= 2
    assert [party.alpha_3 for party in timeline._origin.parties.declared] == ["Atlantis"]
    assert date(2000, 1, 1) <= day.earliest <= day.latest <= date(2002, 12, 31)  # type: ignore[operator]


@pytest.mark.parametrize(
    "draw",
    [
        lambda: strategies.days(min_value="2001", max_value="2000-01-01"),
        lambda: strategies.days(min_value="2001-01-01", max_value="2000-01-01"),
        lambda: strategies.states(among=[]),
        lambda: strategies.states(among="France"),
        lambda: strategies.states(among=[3]),
        lambda: strategies.events(kinds="lapse"),
        lambda: strategies.events(kinds=[]),
        lambda: strategies.events(kinds=["party"]),
        lambda: strategies.ledgers(min_size=3, max_size=2),
        lambda: strategies.ledgers(min_size=1.5),
        lambda: strategies.boundary_days(3),
    ],
)
def test_wrong_arguments_are_refused_as_hypothesis_does(draw: Any) -> None:
    """With InvalidArgument, when the strategy is made."""
    with pytest.raises(InvalidArgument):
        draw()


@given(strategies.ledgers(min_value="2000-01-01", max_value="2000-01-01", min_size=8, max_size=8))
def test_two_names_never_share_a_day(ledger: tuple[Event, ...]) -> None:
    """Where all days are one, a ledger has one name at most, and still as many events as were asked for."""
    assert len(ledger) == 8
    assert len([event for event in ledger if event.new_name]) <= 1
    assert Timeline.from_events(ledger, name="T", states=["AAA", "AAB", "AAC", "AAD"]).events() == ledger


def test_without_hypothesis_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The module cannot be imported, and the message names the library and the command."""
    monkeypatch.delitem(sys.modules, strategies.__name__)
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    with pytest.raises(MissingExtraError, match=r"needs Hypothesis.*pip install"):
        importlib.import_module(strategies.__name__)
