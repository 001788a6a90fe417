"""Read the Correlates of War (COW) and Gleditsch-Ward (GW) lists: which state a code means, on which days.

Everything here deals in codes: the numbers and letters of the lists, and the codes of this library.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Final, Literal, NamedTuple

ONE_DAY: Final = timedelta(days=1)


class Use(NamedTuple):
    """A code of a list, the state that it means, and the half-open spells in which it does."""

    number: int
    letters: str | None
    state: str
    spells: tuple[tuple[date, date], ...]

    def years(self) -> str:
        """Return the years of the spells, for a message."""
        return ", ".join(f"{a.year}-{'' if b == date.max else (b - ONE_DAY).year}" for a, b in self.spells)


def _spell(text: str) -> tuple[date, date]:
    first, _, last = text.partition("..")
    return date.fromisoformat(first), date.fromisoformat(last) + ONE_DAY if last else date.max


@cache
def uses(scheme: Literal["cow", "gw"]) -> tuple[Use, ...]:
    """Return the rows of a list, in its order."""
    from ._lists import COW, GLEDITSCH_WARD

    rows = COW if scheme == "cow" else [(number, None, state, spells) for number, state, spells in GLEDITSCH_WARD]
    return tuple(Use(number, letters, state, tuple(map(_spell, spells))) for number, letters, state, spells in rows)


@cache
def by_code(scheme: Literal["cow", "cowc", "gw"]) -> dict[int | str, tuple[Use, ...]]:
    """Return the uses of each code, the earliest first."""
    found: dict[int | str, tuple[Use, ...]] = {}
    for use in uses("gw" if scheme == "gw" else "cow"):
        code = use.letters if scheme == "cowc" and use.letters else use.number
        found[code] = (*found.get(code, ()), use)
    return found


@cache
def by_state(scheme: Literal["cow", "gw"]) -> dict[str, tuple[Use, ...]]:
    """Return the uses of each state's codes, the latest last."""
    found: dict[str, tuple[Use, ...]] = {}
    for use in sorted(uses(scheme), key=lambda use: use.spells[-1]):
        found[use.state] = (*found.get(use.state, ()), use)
    return found


class Codes(NamedTuple):
    """The codes of a state that are valid on one day, `None` where a list does not have it then.

    Attributes:
        cow: Correlates of War number.
        gw: Gleditsch-Ward number.
        cowc: Correlates of War letters.

    Example:
        >>> from csto_timeline import states
        >>> states.codes_of("Germany", "2000-01-01").gw
        260
    """

    cow: int | None
    gw: int | None
    cowc: str | None


def valid_codes(alpha_3: str, day: date) -> Codes:
    """Return the COW and GW codes that are valid on a day, by the code of the state; a party of its own has none."""
    cow, gw = (_on(held.get(alpha_3, ()), day) for held in (by_state("cow"), by_state("gw")))
    return Codes(cow and cow.number, gw and gw.number, cow and cow.letters)


def _on(found: tuple[Use, ...], day: date) -> Use | None:
    return next((use for use in found for start, end in use.spells if start <= day < end), None)
