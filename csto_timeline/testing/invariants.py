"""State the laws that every timeline keeps, each in one short function, and check them on a timeline.

The laws are structural: they hold for any record, and each is checked on the days on which an answer can change.
"""

from __future__ import annotations

import pickle
import warnings
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Final

from attrs import frozen

from ..analysis.disagreement import six_views
from ..dates import DAY
from ..engine.windows import FIRST, NEVER, Window, window
from ..errors import BeyondRecordWarning
from ..facts import standing
from ..results import Epoch, Spell, Step
from ..rules import BIT, Reading, Status
from ..timeline import Timeline, check_timeline


@frozen
class Violation:
    """A law that a timeline breaks.

    Attributes:
        law: the law.
        view: the view that breaks it.
        problem: what was found.
        state: the code of the state concerned, if any.
        day: the day concerned, if any.

    Example:
        >>> print(Violation("spells are in order", "signed", "two spells overlap", "FRA"))
        spells are in order (signed, FRA): two spells overlap
    """

    law: str
    view: str
    problem: str
    state: str | None = None
    day: date | None = None

    def __str__(self) -> str:
        where = ", ".join(str(part) for part in (self.view, self.state, self.day) if part is not None)
        return f"{self.law} ({where}): {self.problem}"


def check_invariants(timeline: Timeline) -> tuple[Violation, ...]:
    """Return every law that a timeline, or a view of it, breaks; empty where all hold, as they should.

    The views are the three readings, plain and widened, of the whole record and of each source that covers membership
    as a whole.

    Args:
        timeline: the timeline.

    Raises:
        QueryTypeError: `timeline` is not a Timeline.

    Views that answer from the same tables are checked once, such as those of events that have one dating each.

    Cost: linear in the events and in the answers that change: about a second for 10,000 events of 200 states with one
    dating each, about three where every reading answers differently. It filters warnings, so run it in one thread at
    a time.

    Example:
        >>> from csto_timeline import CSTO
        >>> check_invariants(CSTO)
        ()
    """
    check_timeline(timeline)
    found: list[Violation] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", BeyondRecordWarning)
        for view in _views(timeline):
            asked = _Asked(view)
            for name, law in _LAWS.items():
                found += _broken(name, view, law(asked))
        for name, law_of_all in _LAWS_OF_ALL_VIEWS.items():
            found += _broken(name, timeline, law_of_all(timeline))
    return tuple(found)


Finding = tuple[str, str | None, date | None]
"""What was found, the state, and the day."""


class _Asked:
    """A view, and what several laws ask it, each asked once."""

    def __init__(self, view: Timeline) -> None:
        self.view: Final = view

    @cached_property
    def epochs(self) -> tuple[Epoch, ...]:
        return self.view.epochs()

    @cached_property
    def spells(self) -> dict[str, tuple[Spell, ...]]:
        return {state: self.view.spells_of(state) for state in self.view.states}

    @cached_property
    def steps(self) -> dict[str, tuple[Step, ...]]:
        return {state: self.view.steps_of(state) for state in self.view.states}

    @cached_property
    def dated(self) -> list[Window]:
        """The window of each event before the order of the chains narrows it."""
        view = self.view
        return [window(standing(event), view.reading, widened=view.wide) for event in view.events()]


def _views(timeline: Timeline) -> Iterator[Timeline]:
    """Yield the plain and the widened views of all readings; of those that answer from the same tables, the first."""
    plain = timeline.plain()
    covering = [source for source in timeline.sources if source.covers_through is not None]
    wholes = [plain] if timeline.source else [plain, *map(plain.according_to, covering)]
    checked: set[tuple[int, ...]] = set()
    for whole in wholes:
        for narrow in map(whole.under, Reading):
            for view in (narrow, narrow.widened()):
                tables = tuple(map(id, (view._network, view._tracks, view._names, view._index, view._ledger)))
                if tables not in checked:
                    checked.add(tables)
                    yield view


def _broken(name: str, view: Timeline, findings: Iterator[Finding]) -> list[Violation]:
    try:
        return [Violation(name, view.label, problem, state, day) for problem, state, day in findings]
    except Exception as error:  # noqa: BLE001 - a broken timeline can raise anything, and the other laws are still checked
        return [Violation(name, view.label, f"asking raises {type(error).__name__}: {error}")]


def _windows_lie_within_their_datings(asked: _Asked) -> Iterator[Finding]:
    """Each event happens within the window of the dating that counts, and can happen at all."""
    view = asked.view
    if view.rows is not None:
        return
    for event, (low, high), (first, last) in zip(view.events(), view._windows, asked.dated, strict=True):
        if not first <= low <= high <= last:
            yield f"{event.key} is placed in {low}..{high}, dated {first}..{last}", None, None


def _windows_are_minimal(asked: _Asked) -> Iterator[Finding]:
    """Each window is as narrow as the order of the chains demands, and no narrower."""
    view = asked.view
    network = view._network
    if view.rows is not None:
        return
    lows = [low for low, _ in asked.dated]
    highs = [high for _, high in asked.dated]
    for node, before in enumerate(network.before):
        for other, gap in before:
            lows[node] = max(lows[node], network.lows[other] + gap)
            if network.highs[node] < NEVER:
                highs[other] = min(highs[other], network.highs[node] - gap)
    for event, found, wanted in zip(view.events(), view._windows, zip(lows, highs, strict=True), strict=True):
        if found != (min(wanted[0], NEVER), wanted[1]):
            yield f"{event.key} is placed in {found}, the order leaves {wanted}", None, None


def _chains_keep_their_order(asked: _Asked) -> Iterator[Finding]:
    """Along the steps of a state neither end of a window becomes earlier."""
    for state, steps in asked.steps.items():
        for one, other in pairwise(steps):
            late = one.latest is None and other.latest is not None
            if other.earliest < one.earliest or late or (other.latest and one.latest and other.latest < one.latest):
                yield f"{other.event.key} is placed before {one.event.key}", state, other.earliest


def _steps_lead_to_the_spells(asked: _Asked) -> Iterator[Finding]:
    """A status is possible from the earliest day of the step that leads to it to the latest day of the next step."""
    if asked.view.rows is not None:
        return
    for state, steps in asked.steps.items():
        days, masks = asked.view._track(state)
        turns: dict[date, int] = {}
        counts = {Status.OUTSIDE: 1}
        opened = closed = 0
        values = [Status.OUTSIDE, *(step.status for step in steps)]
        for day in sorted({day for step in steps for day in (step.earliest, step.latest) if day is not None}):
            while opened < len(steps) and steps[opened].earliest <= day:
                opened += 1
                counts[values[opened]] = counts.get(values[opened], 0) + 1
            while closed < len(steps) and (last := steps[closed].latest) is not None and last <= day:
                counts[values[closed]] -= 1
                closed += 1
            turns[day] = sum(BIT[status] for status, number in counts.items() if number)
        before, wanted = BIT[Status.OUTSIDE], []
        for day, mask in turns.items():
            if mask != before:
                wanted.append((day, mask))
            before = mask
        if wanted != list(zip(days, masks[1:], strict=True)):
            yield "its spells do not follow from its steps", state, None


def _spells_tile(asked: _Asked) -> Iterator[Finding]:
    """The spells of a state are in order and contiguous, differ from their neighbours, and are open-ended."""
    for state, spells in asked.spells.items():
        for one, other in pairwise(spells):
            if one.end != other.start or one.start >= other.start or one.possible == other.possible:
                yield f"{one} is followed by {other}", state, other.start
        if spells and spells[-1].end is not None:
            yield f"its last spell ends: {spells[-1]}", state, spells[-1].end


def _epochs_tile(asked: _Asked) -> Iterator[Finding]:
    """Epochs are in order, contiguous and open-ended."""
    for one, other in pairwise(asked.epochs):
        if one.end != other.start or one.start >= other.start:
            yield f"the epoch from {one.start} is followed by the one from {other.start}", None, other.start
    if asked.epochs and asked.epochs[-1].end is not None:
        yield "the last epoch ends", None, asked.epochs[-1].end


def _epochs_follow_from_spells(asked: _Asked) -> Iterator[Finding]:
    """From one epoch to the next exactly those states change that begin a spell, and in the same way."""
    turns: dict[date, list[tuple[str, bool | None]]] = {}
    for state, spells in asked.spells.items():
        for spell in spells:
            turns.setdefault(spell.start, []).append((state, spell.member))
    members: set[str] = set()
    possible: set[str] = set()
    named = set(asked.view._names[0])
    for epoch in asked.epochs:
        for state, member in turns.pop(epoch.start, []):
            (members.add if member else members.discard)(state)
            (possible.discard if member is False else possible.add)(state)
        if epoch.members != members or epoch.possible != possible:
            wrong = sorted((epoch.members ^ members) | (epoch.possible ^ possible))
            yield f"the spells of {', '.join(wrong)} say otherwise", wrong[0], epoch.start
        named.discard(epoch.start)
    for day in sorted({*turns, *named}):
        yield "a spell or a name begins where no epoch does", None, day


def _certain_is_possible(asked: _Asked) -> Iterator[Finding]:
    """Every certain member is a possible one."""
    for epoch in asked.epochs:
        if not epoch.members <= epoch.possible:
            yield f"{sorted(epoch.members - epoch.possible)} are certain but not possible", None, epoch.start


def _questions_agree_with_epochs(asked: _Asked) -> Iterator[Finding]:
    """`members_on`, `possible_members_on` and `name_on` answer as the epoch does; `members_on` on its last day too."""
    view = asked.view
    members: frozenset[str] = frozenset()
    for epoch in asked.epochs:
        day = epoch.start
        if (view.members_on(day), view.possible_members_on(day), view.name_on(day)) != (
            epoch.members,
            epoch.possible,
            epoch.name,
        ):
            yield "a question about the day is not answered as the epoch is", None, day
        if day > date.min and view.members_on(day - DAY) != members:
            yield "a question about the last day before is not answered as the epoch before is", None, day - DAY
        members = epoch.members


def _questions_agree_with_spells(asked: _Asked) -> Iterator[Finding]:
    """`is_member`, `status_on` and `possible_statuses_on` answer as the spell does; `is_member` on its last day too."""
    view = asked.view
    for state, spells in asked.spells.items():
        member: bool | None = False
        for spell in spells:
            day = spell.start
            found = view.is_member(state, day), view.status_on(state, day), view.possible_statuses_on(state, day)
            if found != (spell.member, spell.status, spell.possible):
                yield "a question about the state is not answered as the spell is", state, day
            if day > date.min and view.is_member(state, day - DAY) is not member:
                yield "a question about the last day before is not answered as the spell before is", state, day - DAY
            member = spell.member


def _changes_lead_from_epoch_to_epoch(asked: _Asked) -> Iterator[Finding]:
    """The changes turn the members of one epoch into those of the next, and name the events that do it."""
    members: set[str] = set()
    changes = asked.view.changes()
    if [epoch.start for epoch in asked.epochs] != [change.day for change in changes]:
        yield "the days of change are not the first days of the epochs", None, None
        return
    for epoch, change in zip(asked.epochs, changes, strict=True):
        members = (members | set(change.joined)) - set(change.left) - set(change.unsettled)
        if members != epoch.members:
            yield "the change does not lead to the members of the epoch", None, change.day
        if not change.events:
            yield "no event is named for the change", None, change.day


def _events_move_their_own_states(asked: _Asked) -> Iterator[Finding]:
    """An event moves no state that it does not name, but for a dissolution, which names none."""
    for state, steps in asked.steps.items():
        for step in steps:
            if step.event.states and state not in step.event.states:
                yield f"{step.event.key} moves it without naming it", state, step.earliest


def _nothing_before_the_first_event(asked: _Asked) -> Iterator[Finding]:
    """Before the first event there are no members and no name."""
    view = asked.view
    first = asked.epochs[0].start if asked.epochs else date.max
    if first.toordinal() > FIRST and (view.possible_members_on(date.min) or view.name_on(date.min) is not None):
        yield "there are members or a name before the first event", None, date.min


_LAWS: Final[dict[str, Callable[[_Asked], Iterator[Finding]]]] = {
    "windows lie within their datings": _windows_lie_within_their_datings,
    "windows are minimal": _windows_are_minimal,
    "chains keep their order": _chains_keep_their_order,
    "steps lead to the spells": _steps_lead_to_the_spells,
    "spells tile the calendar": _spells_tile,
    "questions about a state agree with spells": _questions_agree_with_spells,
    "events move only the states that they name": _events_move_their_own_states,
    "epochs tile the calendar": _epochs_tile,
    "epochs follow from spells": _epochs_follow_from_spells,
    "certain members are possible members": _certain_is_possible,
    "questions about a day agree with epochs": _questions_agree_with_epochs,
    "changes lead from epoch to epoch": _changes_lead_from_epoch_to_epoch,
    "there are no members before the first event": _nothing_before_the_first_event,
}


def _narrower_is_surer(timeline: Timeline) -> Iterator[Finding]:
    for reading in Reading:
        plain = timeline.plain().under(reading)
        wide = plain.widened()
        for state in plain.states:
            for spell in (*plain.spells_of(state), *wide.spells_of(state)):
                narrow = plain.possible_statuses_on(state, spell.start)
                if not set(narrow) <= set(wide.possible_statuses_on(state, spell.start)):
                    yield f"{', '.join(narrow)} is not possible in the widened view", state, spell.start


def _agree_when_uncontested(timeline: Timeline) -> Iterator[Finding]:
    views = six_views(timeline)
    contests: dict[str, list[tuple[date, date | None]]] = {}
    for contest in timeline.contested():
        contests.setdefault(contest.state, []).append((contest.start, contest.end))
    for state in timeline.states:
        own = iter([*contests.get(state, []), (date.max, None)])
        start, end = next(own)
        for day in sorted({spell.start for view in views for spell in view.spells_of(state)}):
            while end is not None and end <= day:
                start, end = next(own)
            six = {view.is_member(state, day) for view in views}
            agree = len(six) == 1 and None not in six
            if agree is (start <= day and (end is None or day < end)) and day < date.max:
                yield f"the six answers are {six}", state, day


def _survives_pickling(timeline: Timeline) -> Iterator[Finding]:
    if pickle.loads(pickle.dumps(timeline)) != timeline:  # noqa: S301 - it was pickled here
        yield "it is not", None, None


_LAWS_OF_ALL_VIEWS: Final[dict[str, Callable[[Timeline], Iterator[Finding]]]] = {
    "the plain view agrees with every certain answer of the widened view": _narrower_is_surer,
    "outside contested stretches all readings agree": _agree_when_uncontested,
    "a pickled timeline is equal to the original": _survives_pickling,
}
