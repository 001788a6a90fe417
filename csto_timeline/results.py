"""Define the values that a timeline answers with.

Every interval is half-open: `start` is the first day in it and `end` the first day after it, `None` while it is
ongoing as last known. Lengths are in days.
"""

from datetime import date

from attrs import frozen

from .dates import DAY, PartialDate
from .errors import printable
from .facts import Act, Dating, Event
from .rules import Status


class Result:
    """What all answers have in common: they are shown as they are printed, between angle brackets."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self}>"


class Interval(Result):
    """What all intervals of days have in common."""

    __slots__ = ()
    start: date
    end: date | None

    @property
    def last_day(self) -> date | None:
        """The last day in it; `None` while it is ongoing."""
        return None if self.end is None else self.end - DAY

    @property
    def days(self) -> int | None:
        """Its length in days; `None` while it is ongoing."""
        return None if self.end is None else (self.end - self.start).days

    def when(self) -> str:
        """Return it in words, with its first and its last day."""
        if self.end is None:
            return f"from {self.start} on"
        return str(self.start) if self.days == 1 else f"{self.start} to {self.last_day}"


@frozen(repr=False)
class Spell(Interval):
    """A half-open stretch of days in which one state has one status, or in which the same statuses are possible.

    Attributes:
        state: the state's code.
        start: the first day.
        end: the first day after it; `None` while it is ongoing.
        status: the status; `None` where several are possible.
        possible: the possible statuses, one or more.

    Example:
        >>> import csto_timeline as ct
        >>> spell = ct.spells_of("Georgia")[0]
        >>> spell.start.isoformat(), spell.end.isoformat(), spell.status, spell.days
        ('1993-12-09', '1999-04-21', <Status.MEMBER: 'member'>, 1959)
    """

    state: str
    start: date
    end: date | None
    status: Status | None
    possible: tuple[Status, ...]

    @property
    def member(self) -> bool | None:
        """Whether the state is a member; `None` where that is unsettled."""
        if self.status is None and Status.MEMBER in self.possible:
            return None
        return self.status is Status.MEMBER

    def as_row(self) -> dict[str, object]:
        """Return it as plain values for a row of a table: state, start, end, status and member.

        Example:
            >>> import csto_timeline as ct
            >>> row = ct.spells_of("Georgia")[0].as_row()
            >>> row["state"], row["status"], row["member"]
            ('GEO', 'member', True)
        """
        status = None if self.status is None else self.status.value
        return {"state": self.state, "start": self.start, "end": self.end, "status": status, "member": self.member}

    def __str__(self) -> str:
        what = self.status or "unsettled: " + " or ".join(self.possible)
        return f"{printable(self.state)} {what}, {self.when()}"


@frozen(repr=False)
class Epoch(Interval):
    """A half-open stretch of days in which no answer changes.

    Two neighbours can look alike here, where only a status other than MEMBER changes between them.

    Attributes:
        start: the first day.
        end: the first day after it; `None` while it is ongoing.
        members: the states that certainly are members.
        possible: the states that certainly or possibly are members.
        name: the organization's name; `None` where it has none or the name is unsettled.

    Example:
        >>> import csto_timeline as ct
        >>> first = ct.epochs()[0]
        >>> first.start.isoformat(), len(first.members), first.members == first.possible
        ('1992-05-15', 6, True)
    """

    start: date
    end: date | None
    members: frozenset[str]
    possible: frozenset[str]
    name: str | None

    def as_row(self) -> dict[str, object]:
        """Return it as plain values for a row of a table; members and possible members are sorted lists.

        Example:
            >>> import csto_timeline as ct
            >>> row = ct.epochs()[0].as_row()
            >>> row["start"].isoformat(), row["members"], row["name"]
            ('1992-05-15', ['ARM', 'KAZ', 'KGZ', 'RUS', 'TJK', 'UZB'], 'Collective Security Treaty')
        """
        members, possible = sorted(self.members), sorted(self.possible)
        return {"start": self.start, "end": self.end, "members": members, "possible": possible, "name": self.name}

    def __str__(self) -> str:
        unsettled = sorted(self.possible - self.members)
        doubt = f" ({', '.join(unsettled)} unsettled)" if unsettled else ""
        return printable(f"{self.when()}: {', '.join(sorted(self.members)) or 'no members'}{doubt}")


@frozen(repr=False)
class SharedSpell(Interval):
    """A half-open stretch of days in which two states certainly are members at the same time.

    Attributes:
        states: the codes of the two states, in the order in which they were asked about.
        start: the first day.
        end: the first day after it; `None` while it is ongoing.

    Example:
        >>> import csto_timeline as ct
        >>> ct.shared_spells("Georgia", "Armenia")[0]
        <SharedSpell GEO and ARM, 1993-12-09 to 1999-04-20>
    """

    states: tuple[str, str]
    start: date
    end: date | None

    def __str__(self) -> str:
        return printable(f"{self.states[0]} and {self.states[1]}, {self.when()}")


@frozen(repr=False)
class Change(Result):
    """A day on which an answer changes.

    Attributes:
        day: the day.
        joined: the states whose `is_member` becomes True.
        left: the states whose `is_member` becomes False.
        unsettled: the states whose `is_member` becomes `None`.
        events: the events that can have happened from this day on, or that certainly have happened by it.

    The three tuples of states are empty where only another status or the name changes.

    Example:
        >>> import csto_timeline as ct
        >>> change = ct.changes("1999-01-01")[0]
        >>> change.day.isoformat(), change.left
        ('1999-04-21', ('AZE', 'GEO', 'UZB'))
    """

    day: date
    joined: tuple[str, ...]
    left: tuple[str, ...]
    unsettled: tuple[str, ...]
    events: tuple[Event, ...]

    def __str__(self) -> str:
        moves = (("+", self.joined), ("-", self.left), ("?", self.unsettled))
        parts = [f"{sign}{state}" for sign, states in moves for state in states]
        keys = ", ".join(event.key for event in self.events)
        return printable(f"{self.day} {' '.join(parts) or 'no change of members'} ({keys})")


@frozen(repr=False)
class DatedAct(Result):
    """One act of one event with its preferred dating; a row of a chronology.

    Attributes:
        event: the event.
        dating: the preferred dating of the act.

    Example:
        >>> import csto_timeline as ct
        >>> first = ct.chronology()[0]
        >>> first.event.key, str(first.act), str(first.day)
        ('treaty-signed-1992', 'signed', '1992-05-15')
    """

    event: Event
    dating: Dating

    @property
    def day(self) -> PartialDate:
        """The day, as precisely as it is known."""
        return self.dating.day

    @property
    def act(self) -> Act:
        """The act that the day dates."""
        return self.dating.act

    def __str__(self) -> str:
        return printable(f"{self.day} {self.act.replace('_', ' ')}: {self.event.what or self.event.key}")


@frozen(repr=False)
class Step(Result):
    """One event that changes the status of a state, with the window that the whole ledger leaves it.

    Attributes:
        event: the event.
        earliest: the first day on which it can have happened.
        latest: the last day on which it can have happened; `None` where it may never happen.
        status: the state's status after it.

    Example:
        >>> import csto_timeline as ct
        >>> step = ct.steps_of("Georgia")[-1]
        >>> step.event.kind, step.earliest.isoformat(), step.status
        (<Kind.LAPSE: 'lapse'>, '1999-04-21', <Status.FORMER: 'former'>)
    """

    event: Event
    earliest: date
    latest: date | None
    status: Status

    def __str__(self) -> str:
        when = self.earliest if self.earliest == self.latest else f"[{self.earliest}..{self.latest or ''}]"
        return printable(f"{self.event.key} {when}: {self.status}")
