"""Laws of panels and dyads, on random timelines with unsettled days and on the shipped record."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import LEAGUE, boundary_days, quietly, step
from properties.views import holds

import csto_timeline as ct
from csto_timeline import Status, Table, Timeline, in_force
from csto_timeline.rules import RULES, legal_kinds

FREQUENCIES = ("year", "quarter", "month", "day")
RULE_NAMES = ("any", "all", "first", "last")
VIEWS = [view for each in (ct.CSTO, LEAGUE) for r in ct.Reading for view in (each.under(r), each.under(r).widened())]
Question = tuple[Timeline, date, date]


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Return a timeline of a few states over a few years, some of whose days are windows."""
    events = []
    for state in ("ARM", "BLR", "UZB")[: draw(st.integers(1, 3))]:
        status, low = Status.OUTSIDE, date(2000, 1, 1)
        for number in range(draw(st.integers(1, 4))):
            kind = draw(st.sampled_from(legal_kinds(status)))
            if kind.value in {"dissolution", "founding"}:
                continue
            low += timedelta(draw(st.integers(1, 500)))
            high = low + timedelta(draw(st.sampled_from((0, 0, 3, 120, 500))))
            events.append(step(f"{state}-{number}", kind, state, in_force(f"[{low}..{high}]")))
            status, low = RULES[status, kind], high
    through = draw(st.none() | st.dates(date(2000, 6, 1), date(2006, 12, 31)))
    if through is not None:
        through = max([through, *(event.dated[0].day.latest for event in events)])
    return Timeline.from_events(events, name="Drawn", checked_through=through)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Return a timeline and two days near its turns, in order and at most three years apart."""
    timeline = draw(timelines() | st.sampled_from(VIEWS))
    days = boundary_days(timeline) or [date(2000, 1, 1)]
    first = draw(st.sampled_from(days)) + timedelta(draw(st.sampled_from((-400, -40, -1, 0, 0, 1))))
    near = [day for day in days if first <= day <= first + timedelta(1000)]
    return timeline, first, draw(st.sampled_from([first, first + timedelta(400), *near]))


def asked(timeline: Timeline, question: str, *bounds: date, **options: object) -> Table:
    """Return a panel or dyads without the warning about days beyond the record."""
    return quietly(partial(getattr(timeline, question), *bounds, **options))


def kleene(rule: str, answers: list[bool | None]) -> bool | None:
    """Return what a rule makes of the answers of single days."""
    if rule in {"first", "last"}:
        return answers[0 if rule == "first" else -1]
    decisive = rule == "any"
    return decisive if decisive in answers else None if None in answers else not decisive


def days_of(row: Mapping[str, object]) -> list[date]:
    """Return the days of a row."""
    return [row["start"] + timedelta(n) for n in range(row["days"])]  # type: ignore[operator, arg-type]


@given(questions(), st.sampled_from(FREQUENCIES), st.sampled_from(("panel", "dyads")))
def test_all_implies_first_and_last_and_each_implies_any(question: Question, freq: str, ask: str) -> None:
    """Rules differ in their answer only: "all" is never more than "first" and "last", and these never than "any"."""
    timeline, first, last = question
    tables = [asked(timeline, ask, first, last, freq=freq, rule=rule) for rule in ("all", "first", "last", "any")]
    for every, begin, end, some in zip(*tables, strict=True):
        for name in every.keys() - {"rule", "member", "status", "status_a", "status_b"}:
            assert every[name] == begin[name] == end[name] == some[name]
        ranks = [(False, None, True).index(row["member"]) for row in (every, begin, end, some)]
        assert (ranks[0], ranks[3]) == (min(ranks), max(ranks))
        assert (every["member"] is True) == (every["days_member"] == every["days"])
        assert not some["days_member"] or some["member"] is True
        if every["days"] == 1:
            assert len(set(ranks)) == 1


@given(questions(), st.sampled_from(FREQUENCIES), st.sampled_from(RULE_NAMES))
def test_a_panel_is_its_days_added_up(question: Question, freq: str, rule: str) -> None:
    """Each row follows from the answers of its days; "any" and "all" may settle what these leave open."""
    timeline, first, last = question
    for row in asked(timeline, "panel", first, last, freq=freq, rule=rule):
        days = days_of(row)
        answers = [quietly(timeline.is_member, row["state"], day) for day in days]
        folded = kleene(rule, answers)
        assert row["member"] is folded or folded is None
        assert (row["days_member"], row["days_unsettled"]) == (answers.count(True), answers.count(None))
        status = quietly(timeline.status_on, row["state"], days[0 if rule == "first" else -1])
        assert row["status"] == (status and status.value)


@given(questions(), st.sampled_from(FREQUENCIES), st.sampled_from(RULE_NAMES))
def test_dyads_are_their_days_added_up(question: Question, freq: str, rule: str) -> None:
    """The days of a pair are those of `shared_spells`, and a period follows from its days as far as they settle it."""
    timeline, first, last = question
    days, single, pairs = (
        asked(timeline, "dyads", first, last, freq="day"),
        asked(timeline, "panel", first, last, freq=freq, rule=rule),
        asked(timeline, "dyads", first, last, freq=freq, rule=rule),
    )
    daily = {(row["state_a"], row["state_b"], row["start"]): row["member"] for row in days}
    statuses = {(row["state"], row["start"]): row["status"] for row in single}
    for row in pairs:
        pair = (row["state_a"], row["state_b"])
        answers = [daily.pop((*pair, day)) for day in days_of(row)]
        folded = kleene(rule, answers)
        assert row["member"] is folded or folded is None
        shared = {day for spell in timeline.shared_spells(*pair) for day in days_of(row) if holds(spell, day)}
        assert row["days_member"] == answers.count(True) == len(shared)
        assert row["days_unsettled"] == answers.count(None)
        for side, state in zip("ab", pair, strict=True):
            assert row[f"status_{side}"] == statuses[state, row["start"]]
    assert not daily


@given(questions(), st.sampled_from(FREQUENCIES))
def test_directed_pairs_say_the_same_in_both_directions(question: Question, freq: str) -> None:
    """Half of the directed rows are the undirected ones; the others are these with the two sides exchanged."""
    timeline, first, last = question

    def turned(name: str) -> str:
        return name[:-1] + {"a": "b", "b": "a"}[name[-1]] if name[-2:] in {"_a", "_b"} else name

    rows = list(asked(timeline, "dyads", first, last, freq=freq))
    directed = list(asked(timeline, "dyads", first, last, freq=freq, directed=True))
    assert [row for row in directed if row["state_a"] < row["state_b"]] == rows
    back = [{turned(name): cell for name, cell in row.items()} for row in directed if row["state_a"] > row["state_b"]]
    assert sorted(back, key=lambda row: (row["state_a"], row["state_b"], row["start"])) == rows


@given(questions(), st.sampled_from(FREQUENCIES))
def test_periods_tile_the_days_asked(question: Question, freq: str) -> None:
    """The periods of a state cover every day asked once, each within one period of the calendar, in order."""
    timeline, first, last = question
    table = asked(timeline, "panel", first, last, freq=freq)

    def label(day: date) -> str:
        quarter = f"{day.year:04}-Q{-(-day.month // 3)}"
        return {"year": str(day)[:4], "quarter": quarter, "month": str(day)[:7], "day": str(day)}[freq]

    every = [first + timedelta(n) for n in range((last - first).days + 1)]
    for state in timeline.states:
        rows = [row for row in table if row["state"] == state]
        assert [day for row in rows for day in days_of(row)] == every
        for row in rows:
            assert {label(day) for day in days_of(row)} == {row["period"]}
            whole = row["period"] not in {label(row["start"] - timedelta(1)), label(row["end"])}
            assert row["complete"] == (whole and row["end"] - timedelta(1) <= (timeline.checked_through or date.max))
            assert (row["year"], row["end"]) == (row["start"].year, row["start"] + timedelta(row["days"]))


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.label)
def test_day_counts_add_up_to_the_lengths_of_spells(view: Timeline) -> None:
    """Over the whole record the days of membership, and the unsettled ones, are those of the spells."""
    assert view.checked_through is not None
    until = view.checked_through + timedelta(1)
    table = view.panel("1990", view.checked_through, freq="quarter")
    for state in view.states:
        for column, member in (("days_member", True), ("days_unsettled", None)):
            spells = [each for each in view.spells_of(state) if each.member is member and each.start < until]
            length = sum((min(spell.end or until, until) - spell.start).days for spell in spells)
            assert sum(row[column] for row in table if row["state"] == state) == length
