"""The rules of belonging: the statuses, the readings, and one table that says which step is legal and what it does.

A pair that is not in the table cannot happen: it is an error in the ledger.
"""

from enum import StrEnum
from typing import Final

from .errors import one_of
from .events import Act, Kind


class Status(StrEnum):
    """Where a state stands. Only MEMBER is a member: a suspended state is not."""

    OUTSIDE = "outside"
    OBSERVER = "observer"
    MEMBER = "member"
    SUSPENDED = "suspended"
    FORMER = "former"


class Reading(StrEnum):
    """The rule that chooses which act's day counts: the first act, in its order, that an event has a dating for."""

    ANNOUNCED = "announced"
    SIGNED = "signed"
    IN_FORCE = "in_force"

    @property
    def acts(self) -> tuple[Act, ...]:
        """The acts in order of preference."""
        return ORDER[self]

    @classmethod
    def of(cls, value: "Reading | str") -> "Reading":
        """Return the reading that `value` names; raises `OptionError` for any other word."""
        return cls(one_of(value, ORDER, "reading"))


ORDER: Final = {
    Reading.ANNOUNCED: (Act.ANNOUNCED, Act.SIGNED, Act.IN_FORCE),
    Reading.SIGNED: (Act.SIGNED, Act.IN_FORCE, Act.ANNOUNCED),
    Reading.IN_FORCE: (Act.IN_FORCE, Act.SIGNED, Act.ANNOUNCED),
}

RULES: Final = {
    (Status.OUTSIDE, Kind.FOUNDING): Status.MEMBER,
    (Status.OUTSIDE, Kind.ACCESSION): Status.MEMBER,
    (Status.OUTSIDE, Kind.OBSERVER): Status.OBSERVER,
    (Status.OBSERVER, Kind.ACCESSION): Status.MEMBER,
    (Status.OBSERVER, Kind.WITHDRAWAL): Status.FORMER,
    (Status.MEMBER, Kind.RENEWAL): Status.MEMBER,
    (Status.MEMBER, Kind.FREEZE): Status.MEMBER,
    (Status.MEMBER, Kind.SUSPENSION): Status.SUSPENDED,
    (Status.MEMBER, Kind.LAPSE): Status.FORMER,
    (Status.MEMBER, Kind.WITHDRAWAL): Status.FORMER,
    (Status.MEMBER, Kind.EXPULSION): Status.FORMER,
    (Status.SUSPENDED, Kind.RETURN): Status.MEMBER,
    (Status.SUSPENDED, Kind.LAPSE): Status.FORMER,
    (Status.SUSPENDED, Kind.WITHDRAWAL): Status.FORMER,
    (Status.SUSPENDED, Kind.EXPULSION): Status.FORMER,
    (Status.FORMER, Kind.RETURN): Status.MEMBER,
    (Status.FORMER, Kind.ACCESSION): Status.MEMBER,
    (Status.FORMER, Kind.OBSERVER): Status.OBSERVER,
}

MOVES_NOBODY: Final = frozenset({Kind.RENAMING, Kind.MILESTONE})
"""Kinds that name states, if at all, only as those concerned."""


def legal_kinds(status: Status) -> tuple[Kind, ...]:
    """Return the kinds of step that a state of that status can take."""
    return tuple(kind for (before, kind) in RULES if before is status)


# A set of possible statuses is a small bit mask, so that what it means is looked up, not computed.
BIT: Final = {status: 1 << place for place, status in enumerate(Status)}
POSSIBLE: Final = tuple(tuple(s for s in Status if BIT[s] & mask) for mask in range(1 << len(Status)))
SETTLED: Final = tuple(found[0] if len(found) == 1 else None for found in POSSIBLE)
IS_MEMBER: Final = tuple(
    None if len(found) > 1 and Status.MEMBER in found else found == (Status.MEMBER,) for found in POSSIBLE
)
