"""Everything that the package raises or warns on purpose.

Errors are split by whose fault they are: a `QueryError` says that the question is malformed, a `LedgerError` that the
record is. Every message names the value and the cure.
"""

import sys
import warnings
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple


class TimelineError(Exception):
    """The root: `except TimelineError` catches whatever this package raises on purpose."""


class QueryError(TimelineError):
    """The question is malformed; the record is not to blame."""


class QueryTypeError(QueryError, TypeError):
    """An argument is of a type that can never be right, such as a number for a day."""


class InvalidDateError(QueryError, ValueError):
    """A day or partial date cannot be read, does not exist, or could mean two days."""


class OptionError(QueryError, ValueError):
    """A word that chooses among a few things, such as a reading, is none of them."""


class PartialSourceError(QueryError, ValueError):
    """The source gives no account of membership as a whole; `accepted` names the sources that do."""

    def __init__(self, message: str, accepted: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.accepted = tuple(accepted)


class UnknownStateError(QueryError, LookupError):
    """No state or party has that code or name; `suggestions` holds the nearest names, best first."""

    def __init__(self, message: str, suggestions: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.suggestions = tuple(suggestions)


class StateTypeError(UnknownStateError, QueryTypeError):
    """A state was given as something other than text or a `State`, such as a number, which several code lists share."""


class MissingExtraError(TimelineError, ImportError):
    """An optional dependency is not installed; the message says which extra brings it."""


class Fault(NamedTuple):
    """One thing wrong with a ledger: where, what, and what would be right.

    `event` is the event's key, `state` its code, `place` the spot in a file or among rows; each may be `None`.
    """

    event: str | None
    state: str | None
    problem: str
    cure: str
    place: str | None = None

    def __str__(self) -> str:
        plain = self.state is None or (self.state.isprintable() and len(self.state) <= 60)
        state = self.state if plain else shown(self.state)
        event = self.event and f"event {shown(self.event)}"
        where = ", ".join(part for part in (self.place, event, state) if part)
        return f"{where}: {self.problem}; {self.cure}" if where else f"{self.problem}; {self.cure}"


class LedgerError(TimelineError, ValueError):
    """The record is malformed; `faults` holds every fault found, in the order of the record."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(tuple(faults))
        self.faults = tuple(faults)

    def __str__(self) -> str:
        if len(self.faults) == 1:
            return str(self.faults[0])
        return "\n".join([f"{len(self.faults)} faults:", *(f"  {fault}" for fault in self.faults)])


class BeyondRecordWarning(UserWarning):
    """The question is about a day after `checked_through`: the answer is the last known one."""


_HOME = __file__.removesuffix("errors.py")


def warn_beyond(message: str) -> None:
    """Warn with `BeyondRecordWarning`, blaming the first caller outside this package."""
    level, frame = 1, sys._getframe()  # noqa: SLF001 - as the warnings module itself does it
    while frame.f_back is not None and frame.f_code.co_filename.startswith(_HOME):
        level, frame = level + 1, frame.f_back
    warnings.warn(message, BeyondRecordWarning, stacklevel=level)


def shown(value: object) -> str:
    """Return `value` as an error message shows it: its repr, cut where it gets long."""
    text = repr(value[:80] if isinstance(value, str) else value)
    return text if len(text) <= 80 else f"{text[:77]}..."


def nearest(text: str, known: Collection[str]) -> list[str]:
    """Return at most three of `known` that look like `text`, best first; none for text too long to be a slip."""
    if len(text) > 60:
        return []
    import difflib

    return difflib.get_close_matches(text, known, n=3, cutoff=0.75)


_DOZEN: Final = 12  # more words than that help nobody


def one_of(value: object, accepted: Collection[str], what: str) -> str:
    """Return `value` if it is one of the `accepted` words, else raise `OptionError` that names a dozen of them."""
    if isinstance(value, str) and value in accepted:
        return value
    guess = nearest(value, accepted) if isinstance(value, str) else []
    meant = f" (did you mean {str(guess[0])!r}?)" if guess else ""
    words = [repr(str(word)) for word in accepted]
    if len(words) > _DOZEN:
        words[_DOZEN:] = [f"... ({len(words)} in all)"]
    raise OptionError(f"{shown(value)} is no {what}{meant}; take one of {', '.join(words)}")
