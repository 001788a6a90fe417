"""Define every error and warning that the package raises on purpose, and build their messages.

A `QueryError` says that the question is malformed, a `LedgerError` that the record is. Errors and faults keep their
parts as fields; the text is made once, here, and always stays on one line per fault.
"""

import sys as _sys
import warnings as _warnings
from collections.abc import Collection as _Collection
from collections.abc import Iterable as _Iterable
from collections.abc import Sequence as _Sequence
from enum import StrEnum as _StrEnum
from typing import TypeVar as _TypeVar

from attrs import evolve as _evolve
from attrs import frozen as _frozen

_Word = _TypeVar("_Word", bound=_StrEnum)

__all__ = [
    "BeyondRecordWarning",
    "ConventionWarning",
    "Fault",
    "InvalidDateError",
    "LedgerError",
    "MissingExtraError",
    "OptionError",
    "PartialSourceError",
    "QueryError",
    "QueryTypeError",
    "TimelineError",
    "UnknownStateError",
]


def __dir__() -> list[str]:
    return sorted(__all__)


class TimelineError(Exception):
    """The root of all errors of this package.

    Attributes:
        problem: what is wrong, with the offending value.
        cure: what would be right; may be empty.
    """

    def __init__(self, problem: str = "", cure: str = "") -> None:
        super().__init__(problem, cure)
        self.problem = problem
        self.cure = cure

    def __str__(self) -> str:
        return f"{self.problem}; {self.cure}" if self.cure else self.problem


class QueryError(TimelineError):
    """The question is malformed."""


class QueryTypeError(QueryError, TypeError):
    """An argument has a type that is never accepted, such as a number for a day."""


class InvalidDateError(QueryError, ValueError):
    """A day or partial date cannot be read, does not exist, or is ambiguous."""


class OptionError(QueryError, ValueError):
    """An argument that must be one of a few words, such as a reading, is none of them."""


class PartialSourceError(QueryError, ValueError):
    """The source does not account for membership as a whole.

    Attributes:
        accepted: the keys of the sources that do.
    """

    def __init__(self, problem: str = "", cure: str = "", accepted: _Sequence[str] = ()) -> None:
        super().__init__(problem, cure)
        self.args = (problem, cure, tuple(accepted))
        self.accepted = tuple(accepted)


class UnknownStateError(QueryError, LookupError):
    """No state or party has that code or name.

    Attributes:
        suggestions: the likely meanings, best first; may be empty.
    """

    def __init__(self, problem: str = "", cure: str = "", suggestions: _Sequence[str] = ()) -> None:
        super().__init__(problem, cure)
        self.args = (problem, cure, tuple(suggestions))
        self.suggestions = tuple(suggestions)


class MissingExtraError(TimelineError, ImportError):
    """An optional library is not installed; the message says how to install it."""


@_frozen(repr=False)
class Fault:
    """One thing that is wrong with a record.

    Attributes:
        problem: what is wrong, with the offending value.
        cure: what would be right.
        event: the key of the event concerned, if any.
        state: the code or name of the state concerned, if any.
        row: the number of the row concerned, counted from 1, if the record came as rows.
        place: where in a file the fault is, such as "line 17" or "events[3].what", if the record came from a file.

    Example:
        >>> Fault("the start is missing", "give the first day", row=3)
        <Fault row 3: the start is missing; give the first day>
    """

    problem: str
    cure: str
    event: str | None = None
    state: str | None = None
    row: int | None = None
    place: str | None = None

    def __str__(self) -> str:
        where = [
            self.place or (f"row {self.row}" if self.row is not None else ""),
            f"event {shown(self.event)}" if self.event is not None else "",
            printable(self.state, 60) if self.state is not None else "",
        ]
        prefix = ", ".join(part for part in where if part)
        text = f"{self.problem}; {self.cure}" if self.cure else self.problem
        return f"{prefix}: {text}" if prefix else text

    def __repr__(self) -> str:
        return f"<Fault {self}>"


_MOST_FAULTS = 50  # so many are printed


class LedgerError(TimelineError, ValueError):
    """The record is malformed.

    Attributes:
        faults: every fault found, in the order of the record.
    """

    def __init__(self, faults: _Iterable[Fault] = ()) -> None:
        self.faults = tuple(faults)
        first = self.faults[0] if self.faults else Fault("no fault is given", "")
        super().__init__(first.problem, first.cure)
        self.args = (self.faults,)

    def __str__(self) -> str:
        if len(self.faults) == 1:
            return str(self.faults[0])
        lines = [f"{len(self.faults)} faults:", *(f"  {fault}" for fault in self.faults[:_MOST_FAULTS])]
        if len(self.faults) > _MOST_FAULTS:
            lines.append(f"  and {len(self.faults) - _MOST_FAULTS} more, which are in .faults")
        return "\n".join(lines)


class BeyondRecordWarning(UserWarning):
    """The question is about a day after `checked_through`: the answer is the last known one.

    Example:
        >>> import warnings
        >>> import csto_timeline as ct
        >>> with warnings.catch_warnings(record=True) as caught:
        ...     warnings.simplefilter("always")
        ...     last_known = ct.is_member("ARM", "2099-01-01")
        >>> last_known, caught[0].category.__name__
        (True, 'BeyondRecordWarning')
    """


class ConventionWarning(UserWarning):
    """The data are readable, but seem to follow a different convention from the one assumed.

    Example:
        >>> import warnings
        >>> from csto_timeline import Timeline
        >>> rows = [("France", "1990-01-01", "1994-12-31"), ("France", "1995-01-01", None)]
        >>> with warnings.catch_warnings(record=True) as caught:
        ...     warnings.simplefilter("always")
        ...     pact = Timeline.from_spells(rows, name="Pact")
        >>> caught[0].category.__name__
        'ConventionWarning'
    """


_PACKAGE_FOLDER = __file__.removesuffix("errors.py")


def warn(message: str, category: type[Warning]) -> None:
    """Emit a warning that points at the first caller outside this package."""
    level, frame = 1, _sys._getframe()
    while frame.f_back is not None and frame.f_code.co_filename.startswith(_PACKAGE_FOLDER):
        level, frame = level + 1, frame.f_back
    _warnings.warn(message, category, stacklevel=level)


def shown(value: object) -> str:
    """Return `value` as an error message shows it: its repr on one line, at most 80 characters."""
    try:
        text = repr(value[:80] if isinstance(value, str) else value)
    except Exception:  # noqa: BLE001 - such as a number of 5,000 digits, or an object with a broken repr
        return f"a value of type {type(value).__name__} that cannot be displayed"
    text = printable(text)
    return text if len(text) <= 80 else f"{text[:77]}..."


def printable(text: str, longest: int | None = None) -> str:
    """Return `text` on one line: what cannot be printed is escaped, and what is too long is cut."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    return text if longest is None or len(text) <= longest else f"{text[: longest - 3]}..."


def check_flag(value: object, name: str) -> None:
    """Refuse what is neither True nor False.

    Raises:
        QueryTypeError: it is something else.
    """
    if not isinstance(value, bool):
        raise QueryTypeError(f"{name} cannot be {shown(value)}", "give True or False")


def nearest(text: str, known: _Collection[str]) -> list[str]:
    """Return at most three of `known` that look like `text`, best first; none for a text of over 60 characters."""
    if len(text) > 60:
        return []
    import difflib

    return difflib.get_close_matches(text, known, n=3, cutoff=0.75)


_MOST_WORDS = 12


def one_of(value: object, accepted: _Collection[str], what: str) -> str:
    """Return `value` if it is one of the `accepted` words.

    Raises:
        OptionError: it is not; the message names at most a dozen accepted words.
    """
    if isinstance(value, str) and value in accepted:
        return value
    guess = nearest(value, accepted) if isinstance(value, str) else []
    words = [repr(str(word)) for word in accepted]
    if len(words) > _MOST_WORDS:
        words[_MOST_WORDS:] = [f"... ({len(words)} in all)"]
    hint = f"did you mean {str(guess[0])!r}? Use" if guess else "use"
    cure = f"{hint} one of {', '.join(words)}" if words else "there is none"
    raise OptionError(f"{shown(value)} is not {with_article(what)}", cure)


def word_of(words: type[_Word], value: object) -> _Word:
    """Return the member of an enumeration of words with that value.

    Raises:
        OptionError: there is none.
    """
    if isinstance(value, words):
        return value
    return words(one_of(value, tuple(words), words.__name__.lower()))


def with_article(noun: str) -> str:
    """Return a noun after "a" or "an"."""
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number of things in words: "1 row", "2 rows"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def also_in(fault: Fault, more: int) -> Fault:
    """Return a fault that counts how many more rows have it."""
    return _evolve(fault, problem=f"{fault.problem} (also in {counted(more, 'more row')})") if more else fault


def and_also(cure: str, hint: str) -> str:
    """Return a cure, which may be a question, with a second one."""
    return f"{cure}{' ' if cure.endswith('?') else '; '}{hint}" if hint else cure
