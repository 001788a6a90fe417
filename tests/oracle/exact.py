"""Compare what a view of a timeline answers with what all its histories agree on."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, combinations, product
from typing import Any

from oracle.histories import BASE, Histories, day_of
from properties.views import holds

from csto_timeline import Timeline

SPAN = range(8)  # 1999-12-29 to 2000-01-05: two years, two months and two quarters
DAYS = range(SPAN[0] - 1, SPAN[-1] + 2)

Asked = Iterator[tuple[tuple[object, ...], object, object]]


def differences(view: Timeline, histories: Histories, states: Sequence[str]) -> list[tuple[object, ...]]:
    """Return every question that the timeline does not answer as the histories do: question, right answer, answer."""
    asked = chain.from_iterable(ask(view, histories, states) for ask in QUESTIONS)
    return [(*question, right, answer) for question, right, answer in asked if right != answer]


def _about_days(view: Timeline, histories: Histories, states: Sequence[str]) -> Asked:
    for place in DAYS:
        day = day_of(place)
        answers = {state: histories.member((state,), place, place + 1, "any") for state in states}
        for state, right in answers.items():
            possible = histories.possible_statuses(state, place)
            yield ("is_member", state, day), right, view.is_member(state, day)
            yield ("possible_statuses_on", state, day), possible, set(view.possible_statuses_on(state, day))
            status = min(possible) if len(possible) == 1 else None
            yield ("status_on", state, day), status, view.status_on(state, day)
            around = [set(spell.possible) for spell in view.spells_of(state) if holds(spell, day)]
            yield ("spells_of", state, day), possible, (around or [{"outside"}])[0]
        certain = {state for state, answer in answers.items() if answer}
        possible_members = {state for state, answer in answers.items() if answer is not False}
        yield ("members_on", day), certain, view.members_on(day)
        yield ("possible_members_on", day), possible_members, view.possible_members_on(day)
        yield ("name_on", day), histories.name(place), view.name_on(day) if histories.names else None


def _about_stretches(view: Timeline, histories: Histories, states: Sequence[str]) -> Asked:
    for start, end in combinations(DAYS, 2):
        for rule in ("any", "all"):
            right = {state for state in states if histories.member((state,), start, end, rule)}
            answer = view.members_during(day_of(start), day_of(end), rule=rule)
            yield ("members_during", day_of(start), day_of(end), rule), right, answer
    bounds = [*combinations(DAYS, 2), *((place, None) for place in DAYS), *((None, place) for place in DAYS)]
    for start, end in bounds if histories.times else ():
        since, until = float("-inf") if start is None else start, float("inf") if end is None else end
        right = {key for key in histories.times if histories.happens(key, since, until)}
        limits = {"start": None if start is None else day_of(start), "end": None if end is None else day_of(end)}
        yield ("events", *limits.values()), right, {event.key for event in view.events(**limits)}


def _about_steps(view: Timeline, histories: Histories, states: Sequence[str]) -> Asked:
    for state in states if histories.times else ():
        for step in view.steps_of(state):
            times = histories.times[step.event.key]
            if SPAN[0] <= min(times) < float("inf"):  # else the window is open below
                yield ("steps_of", state, step.event.key, "earliest"), day_of(int(min(times))), step.earliest
            latest = None if max(times) == float("inf") else day_of(int(max(times)))
            yield ("steps_of", state, step.event.key, "latest"), latest, step.latest


def _about_pairs(view: Timeline, histories: Histories, states: Sequence[str]) -> Asked:
    for pair in combinations(states, 2):
        shared = view.shared_spells(*pair)
        for place in DAYS:
            right = histories.member(pair, place, place + 1, "any") is True
            yield ("shared_spells", *pair, day_of(place)), right, any(holds(spell, day_of(place)) for spell in shared)


def _in_panels(view: Timeline, histories: Histories, states: Sequence[str]) -> Asked:
    first, last = day_of(DAYS[0]), day_of(DAYS[-1] - 1)
    for freq, rules in (("year", ("any", "all", "first", "last")), ("month", ("any", "all")), ("day", ("any",))):
        for rule in rules:
            for row in view.panel(first, last, freq=freq, rule=rule, states=states):
                yield from _row(histories, (row["state"],), row, "")
            for row in view.dyads(first, last, freq=freq, rule=rule, states=states) if len(states) > 1 else ():
                yield from _row(histories, (row["state_a"], row["state_b"]), row, "dyad ")


def _row(histories: Histories, states: tuple[str, ...], row: dict[str, Any], what: str) -> Asked:
    days = range((row["start"] - BASE).days, (row["end"] - BASE).days)
    answers = [histories.member(states, day, day + 1, "any") for day in days]
    rule = row["rule"]
    single = {"first": answers[0], "last": answers[-1]}
    right = single[rule] if rule in single else histories.member(states, days[0], days[-1] + 1, rule)
    question = (f"{what}panel", *states, row["start"], row["end"])
    yield (*question, rule), right, row["member"]
    yield (*question, "days_member"), answers.count(True), row["days_member"]
    yield (*question, "days_unsettled"), answers.count(None), row["days_unsettled"]
    for state, suffix in zip(states, ("",) if len(states) == 1 else ("_a", "_b"), strict=True):
        possible = histories.possible_statuses(state, days[0] if rule == "first" else days[-1])
        status = min(possible) if len(possible) == 1 else None
        yield (*question, "status", state), status, row[f"status{suffix}"]


QUESTIONS = (_about_days, _about_stretches, _about_steps, _about_pairs, _in_panels)


def contests(views: Sequence[Histories], states: Sequence[str]) -> dict[tuple[str, date], tuple[bool | None, ...]]:
    """Return the six answers for every state and day on which they are not one settled answer."""
    said = {}
    for state, place in product(states, DAYS):
        said[state, day_of(place)] = tuple(view.member((state,), place, place + 1, "any") for view in views)
    return {key: answers for key, answers in said.items() if set(answers) not in ({True}, {False})}
