"""The values that a timeline answers with more rarely, loaded when they are first asked for."""

from datetime import date

import attr

from .results import Stretch
from .dates import PartialDate
from .facts import Act, Dating, Event
from .rules import Status


@attr.frozen
class SharedSpell(Stretch):
    """A stretch in which two states were both certainly members."""

    states: tuple[str, str]
    start: date
    end: date | None

    def __str__(self) -> str:
        return f"{self.states[0]} and {self.states[1]}, {self.when()}"


@attr.frozen
class Change:
    """A day on which an answer changes.

    A state whose `is_member` becomes True is in `joined`, False in `left`, `None` in `unsettled`; all three are empty
    where only another status or the name changes. `events` are those that can have happened, or surely have, from
    this day on.
    """

    day: date
    joined: tuple[str, ...]
    left: tuple[str, ...]
    unsettled: tuple[str, ...]
    events: tuple[Event, ...]

    def __str__(self) -> str:
        moves = (("+", self.joined), ("-", self.left), ("?", self.unsettled))
        parts = [f"{sign}{state}" for sign, states in moves for state in states]
        return f"{self.day} {' '.join(parts) or 'no state'} ({', '.join(event.key for event in self.events)})"


@attr.frozen
class DatedAct:
    """One act of one event on its preferred day; a row of a chronology."""

    event: Event
    dating: Dating

    @property
    def day(self) -> PartialDate:
        """The day, as precise as it is known."""
        return self.dating.day

    @property
    def act(self) -> Act:
        """The act that this day dates."""
        return self.dating.act

    def __str__(self) -> str:
        return f"{self.day} {self.act.replace('_', ' ')}: {self.event.what or self.event.key}"


@attr.frozen
class Step:
    """One event in the chain of events that move a state: its window as this chain leaves it, and the status after it.

    `latest` is `None` where the event perhaps never comes; on the day `latest` the new status is certain.
    """

    event: Event
    earliest: date
    latest: date | None
    status: Status

    def __str__(self) -> str:
        when = self.earliest if self.earliest == self.latest else f"[{self.earliest}..{self.latest or ''}]"
        return f"{self.event.key} {when}: {self.status}"
