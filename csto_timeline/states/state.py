"""Define `State`, and how spellings of its name are compared."""

import operator
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

from attrs import field, frozen

from ..errors import Fault, LedgerError, shown

LONGEST: Final = 120
"""No name is longer; what is longer is refused before any work is done on it."""


def plain(value: Any) -> Any:
    """Return text, even of a subclass, as a plain `str`; anything else as it is."""
    return str.__str__(value) if isinstance(value, str) else value


def items(value: Any) -> tuple[Any, ...]:
    """Return an iterable as a tuple; text, and anything else, becomes the only item, which a class may then refuse."""
    return (value,) if isinstance(value, str) or not isinstance(value, Iterable) else tuple(value)


def _texts(value: Any) -> tuple[Any, ...]:
    return tuple(map(plain, items(value)))


def whole(value: Any) -> Any:
    """Return a whole number of any type as an `int`; anything else as it is."""
    return operator.index(value) if hasattr(type(value), "__index__") and not isinstance(value, bool) else value


def is_number(value: object) -> bool:
    """Return whether a value is a number, of NumPy or any other library; a `bool` is not one."""
    from numbers import Number

    return isinstance(value, Number) and not isinstance(value, bool)


@frozen(repr=False)
class State:
    """A state, or a party of one's own timeline: the code that answers carry, a name, and other codes and spellings.

    Case, accents and punctuation never matter when a state is looked up.

    Attributes:
        alpha_3: the ISO 3166-1 alpha-3 code of a country, any text for another party.
        name: the usual name.
        alpha_2: the ISO 3166-1 alpha-2 code.
        numeric: the ISO 3166-1 numeric code, with its three digits.
        cow: the Correlates of War number valid today, or the last one of a former state.
        gw: the Gleditsch-Ward number valid today, or the last one of a former state.
        cowc: the letters of the Correlates of War list that belong to `cow`.
        eurostat: the two letters that Eurostat uses.
        also: other accepted spellings; a single one may be given as text.

    Raises:
        LedgerError: a field has the wrong type, or a spelling is blank, all digits, or longer than 120 characters.

    Example:
        >>> State("ATL", "Atlantis", also="Republic of Atlantis")
        State('ATL', 'Atlantis')
    """

    alpha_3: str = field(converter=plain)
    name: str = field(converter=plain)
    alpha_2: str | None = field(default=None, converter=plain)
    numeric: str | None = field(default=None, converter=plain)
    cow: int | None = field(default=None, converter=whole)
    gw: int | None = field(default=None, converter=whole)
    cowc: str | None = field(default=None, converter=plain)
    eurostat: str | None = field(default=None, converter=plain)
    also: tuple[str, ...] = field(default=(), converter=_texts)

    def __attrs_post_init__(self) -> None:
        problems = [
            *(_text_problem("alpha_3", self.alpha_3), _text_problem("name", self.name)),
            *(_text_problem(name, getattr(self, name)) for name in _OPTIONAL_TEXTS if getattr(self, name) is not None),
            *(_text_problem("also", text) for text in self.also),
            *(
                f"{name} cannot be {shown(number)}"
                for name, number in (("cow", self.cow), ("gw", self.gw))
                if number is not None and (type(number) is not int or not 0 < number < _MOST)
            ),
        ]
        faults = [
            Fault(problem, _FIELDS, state=self.alpha_3 if isinstance(self.alpha_3, str) else None)
            for problem in problems
            if problem
        ]
        if faults:
            raise LedgerError(faults)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every exact spelling: alpha-3 and alpha-2 code, name and the others."""
        return (self.alpha_3, *([self.alpha_2] if self.alpha_2 else ()), self.name, *self.also)

    def __str__(self) -> str:
        return self.name if self.name == self.alpha_3 else f"{self.name} ({self.alpha_3})"

    def __repr__(self) -> str:
        return f"State({self.alpha_3!r}, {self.name!r})"


_MOST: Final = 1 << 31  # so that every file format has room for the numbers
_OPTIONAL_TEXTS = ("alpha_2", "numeric", "cowc", "eurostat")
_FIELDS = f"give texts of 1 to {LONGEST} characters that are not numbers, and whole numbers for cow and gw"


def _text_problem(name: str, value: Any) -> str:
    if not isinstance(value, str):
        return f"{name} cannot be {shown(value)}"
    if not value.strip() or len(value) > LONGEST:
        return f"{name} is {'longer than any name' if value.strip() else 'blank'}: {shown(value)}"
    if any("\ud800" <= character <= "\udfff" for character in value):
        return f"{name} contains an unpaired surrogate: {shown(value)}"
    if name != "numeric" and value.strip().isdecimal():
        return f"{name} is a number: {shown(value)}"
    return ""


StateLike = str | State
"""What is taken for a state: a code or name in any case, with or without accents, or a `State`."""


def fold(name: str) -> str:
    """Return what is compared of a name.

    Case, accents, full stops, apostrophes and a leading or trailing "the" are dropped, "&" is "and", other punctuation
    counts as a blank, and runs of blanks as one.
    """
    return _folded_name(name) if len(name) <= LONGEST else _folded_name.__wrapped__(name)


_DROPPED: Final = dict.fromkeys(map(ord, "'\u2019\u2018\u02bb\u02bc\u2032`."))


@lru_cache(maxsize=8192)
def _folded_name(name: str) -> str:  # names are short and recur in rows by the thousand; only these are remembered
    import unicodedata

    text = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    text = "".join(character for character in text if not unicodedata.combining(character))
    text = " ".join(re.findall(r"[^\W_]+", text.translate(_DROPPED)))
    return text.removeprefix("the ").removesuffix(" the")
