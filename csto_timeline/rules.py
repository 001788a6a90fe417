"""Define the statuses, the readings, and the table that says which step a state can take and where it leads.

A pair of status and kind that is not in the table is an error in the ledger.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Literal

from .errors import word_of
from .facts import Act, Kind

ReadingName = Literal["announced", "signed", "in_force"]
StatusName = Literal["outside", "observer", "associate", "member", "suspended", "former"]


class Status(StrEnum):
    """How a state stands to an organization. Only MEMBER counts as a member: a suspended state does not.

    ASSOCIATE covers associate members, partners and dialogue partners.

    Example:
        >>> import csto_timeline as ct
        >>> ct.status_on("UZB", "2012-07-01") is Status.SUSPENDED, str(Status.SUSPENDED)
        (True, 'suspended')
    """

    OUTSIDE = "outside"
    OBSERVER = "observer"
    ASSOCIATE = "associate"
    MEMBER = "member"
    SUSPENDED = "suspended"
    FORMER = "former"


class Reading(StrEnum):
    """The rule that picks which act's day counts: the first act of its order for which an event has a dating.

    Example:
        >>> [act.value for act in Reading.SIGNED.acts]
        ['signed', 'in_force', 'announced']
    """

    ANNOUNCED = "announced"
    SIGNED = "signed"
    IN_FORCE = "in_force"

    @property
    def acts(self) -> tuple[Act, ...]:
        """The acts in order of preference."""
        return ORDER[self]

    @classmethod
    def of(cls, value: Reading | str) -> Reading:
        """Return the reading with that name.

        Raises:
            OptionError: there is no such reading.

        Example:
            >>> Reading.of("signed") is Reading.SIGNED
            True
        """
        return word_of(cls, value)


ORDER: Final = {
    Reading.ANNOUNCED: (Act.ANNOUNCED, Act.SIGNED, Act.IN_FORCE),
    Reading.SIGNED: (Act.SIGNED, Act.IN_FORCE, Act.ANNOUNCED),
    Reading.IN_FORCE: (Act.IN_FORCE, Act.SIGNED, Act.ANNOUNCED),
}

_FULL: Final = (Status.MEMBER, Status.SUSPENDED)
_WITHIN: Final = (Status.OBSERVER, Status.ASSOCIATE, *_FULL)
_STEPS: Final = {
    Kind.FOUNDING: ((Status.OUTSIDE,), Status.MEMBER),
    Kind.ACCESSION: ((Status.OUTSIDE, Status.OBSERVER, Status.ASSOCIATE, Status.FORMER), Status.MEMBER),
    Kind.ASSOCIATION: ((Status.OUTSIDE, Status.OBSERVER, *_FULL, Status.FORMER), Status.ASSOCIATE),
    Kind.OBSERVER: ((Status.OUTSIDE, Status.ASSOCIATE, *_FULL, Status.FORMER), Status.OBSERVER),
    Kind.RENEWAL: ((Status.MEMBER,), Status.MEMBER),
    Kind.LAPSE: (_WITHIN, Status.FORMER),
    Kind.SUSPENSION: ((Status.MEMBER,), Status.SUSPENDED),
    Kind.RETURN: ((Status.SUSPENDED, Status.FORMER), Status.MEMBER),
    Kind.WITHDRAWAL: (_WITHIN, Status.FORMER),
    Kind.EXPULSION: (_WITHIN, Status.FORMER),
    Kind.DISSOLUTION: ((*_WITHIN, Status.FORMER), Status.FORMER),
    Kind.FREEZE: ((Status.MEMBER,), Status.MEMBER),
}
"""By kind of step, the statuses in which a state can take it, and where it leads."""

RULES: Final = {(before, kind): after for kind, (held, after) in _STEPS.items() for before in held}
"""The status after a step, by the status before it and the kind of step."""

NO_STEP: Final = frozenset({Kind.RENAMING, Kind.MILESTONE})
"""Kinds that move no state; the states that they name are only concerned."""


def legal_kinds(status: Status) -> tuple[Kind, ...]:
    """Return the kinds of step that a state with that status can take, in the order in which `Kind` lists them."""
    return tuple(kind for kind in Kind if (status, kind) in RULES)


# A set of possible statuses is a small bit mask, so that what it means is a table look-up.
BIT: Final = {status: 1 << place for place, status in enumerate(Status)}
POSSIBLE: Final = tuple(tuple(s for s in Status if BIT[s] & mask) for mask in range(1 << len(Status)))
SETTLED: Final = tuple(found[0] if len(found) == 1 else None for found in POSSIBLE)
IS_MEMBER: Final = tuple(
    None if len(found) > 1 and Status.MEMBER in found else found == (Status.MEMBER,) for found in POSSIBLE
)
ANY_STATUS: Final = (1 << len(Status)) - 1
"""The mask of a stretch of which nothing is known."""
