"""The index: many epochs with their checkpoints, and a bounded number of kept sets."""

import random
from datetime import date, timedelta
from itertools import pairwise

import pytest

from csto_timeline import Timeline
from csto_timeline.engine import index

START = date(1990, 1, 1)
Held = dict[str, list[tuple[date, date]]]


def large(states: int, spells: int = 5) -> tuple[Timeline, Held]:
    """Return a timeline of many spells, and the spells."""
    drawn = random.Random(1)
    held = {}
    for number in range(states):
        ends = [START + timedelta(day) for day in sorted(drawn.sample(range(0, 4000, 3), 2 * spells))]
        held[f"party {number:03}"] = list(pairwise(ends))[::2]
    rows = [(state, *spell) for state, own in held.items() for spell in own]
    return Timeline.from_spells(rows, name="Large", unknown="keep"), held


def members(held: Held, day: date) -> set[str]:
    """Return the members on a day, from the spells."""
    return {state for state, spells in held.items() if any(start <= day < end for start, end in spells)}


@pytest.mark.parametrize("states", [1, 7, 200])
def test_every_epoch_of_a_large_timeline_is_right(states: int) -> None:
    """Asked in random order, so that each answer starts at a checkpoint; and changes lead from each to the next."""
    timeline, held = large(states, spells=30 if states < 10 else 5)
    epochs = list(timeline.epochs())
    random.Random(2).shuffle(epochs)
    for epoch in epochs:
        assert epoch.members == epoch.possible == members(held, epoch.start)
        assert timeline.members_on(epoch.start) == timeline.possible_members_on(epoch.start) == epoch.members
    for change in timeline.changes():
        before, now = members(held, change.day - timedelta(1)), members(held, change.day)
        assert (set(change.joined), set(change.left), change.unsettled) == (now - before, before - now, ())


def test_stretches_of_a_large_timeline() -> None:
    """Some day and every day, for stretches that begin and end anywhere."""
    timeline, held = large(40, spells=3)
    drawn = random.Random(3)
    for _ in range(20):
        start, end = (START + timedelta(day) for day in sorted(drawn.sample(range(4000), 2)))
        days = [start, *(epoch.start for epoch in timeline.epochs() if start < epoch.start < end)]
        each = [members(held, day) for day in days]
        assert timeline.members_during(start, end) == set.union(*each)
        assert timeline.members_during(start, end, rule="all") == set.intersection(*each)
    assert timeline.members_during("1990-01-01", None, rule="all") == members(held, START)


def test_kept_sets_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question that is repeated gets the same set; many different ones do not fill the memory."""
    monkeypatch.setattr(index, "_KEPT", 40)
    timeline, held = large(states=10)
    first = timeline.epochs()[0].start
    assert timeline.members_on(first) is timeline.members_on(first)
    most = []
    for epoch in timeline.epochs():
        assert timeline.members_on(epoch.start) == members(held, epoch.start)
        most.append(sum(kept is not None for kept in timeline._sets))
    assert max(most) == 4
