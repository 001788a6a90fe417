"""Find states by the codes of other lists, former states and their years included."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, Final, Literal

from ..dates import DayLike, to_date, to_stretch
from ..errors import QueryTypeError, UnknownStateError, shown
from .lists import ONE_DAY, Codes, Use, by_code, by_state, uses, valid_codes
from .names import all_states, find_name, lookup
from .state import LONGEST, State, StateLike, is_number, whole

CodeScheme = Literal["cow", "cowc", "gw", "eurostat", "iso2"]
_LISTS: Final[dict[CodeScheme, str]] = {
    "cow": "COW number",
    "cowc": "COW letter code",
    "gw": "Gleditsch-Ward number",
    "eurostat": "Eurostat code",
    "iso2": "ISO 3166-1 alpha-2 code",
}


@cache
def _by_letters(scheme: CodeScheme) -> dict[str, State]:
    """Return the states by the two letters of a list, in which every code always means one state."""
    if scheme == "eurostat":
        return {state.eurostat: state for state in all_states() if state.eurostat}
    return {"UK": lookup("UK"), **{state.alpha_2: state for state in all_states() if state.alpha_2}}


def _normal(scheme: CodeScheme, code: Any) -> int | str:
    """Return a code as its list has it; a number that is not whole as text, which no list has.

    Raises:
        QueryTypeError: a code that is of no possible type, such as `None`, NaN or a `bool`.
    """
    if scheme in {"cow", "gw"} and not isinstance(code, str):
        value = whole(code)
        try:
            number = int(value) if is_number(value) else None
        except (TypeError, ValueError, OverflowError):  # complex numbers, NaN and infinity
            number = None
        if number is None:
            raise QueryTypeError(f"a {_LISTS[scheme]} cannot be {shown(code)}", "give a whole number")
        return number if number == value else ""
    if not isinstance(code, str):
        raise QueryTypeError(f"the {_LISTS[scheme]} cannot be {shown(code)}", "give letters as text")
    if len(code) > LONGEST:
        return ""
    text = code.strip().upper()
    whole_number = scheme in {"cow", "gw"} and re.fullmatch(r"(?=[0-9]{1,3}(\.|$))0*[1-9][0-9]*(\.0+)?", text, re.ASCII)
    return int(text.partition(".")[0]) if whole_number else text


def _meanings(scheme: CodeScheme, code: Any) -> tuple[Use, ...] | State | None:
    """Return the uses of a code in a list by years, the state of a code in another list, `None` if there is none."""
    key = _normal(scheme, code)
    if scheme == "iso2" or scheme == "eurostat":  # noqa: PLR1714 - a type checker follows this, and not a set
        return _by_letters(scheme).get(str(key))
    return by_code(scheme).get(key)


def _no_such_code(scheme: CodeScheme, code: object) -> UnknownStateError:
    others = " or ".join(f'codes="{other}"' for other in schemes_reading_all([code]) if other != scheme)
    return UnknownStateError(
        f"no state has the {_LISTS[scheme]} {shown(code)}",
        f"{others} reads it" if others else "look it up in that list",
    )


def _by_year(scheme: Literal["cow", "cowc", "gw"], code: object, year: int | None) -> State:
    if year is None:
        return resolve_code(scheme, code, date.min.year, None)[-1][0]
    number = whole(year)
    if type(number) is not int or not date.min.year <= number <= date.max.year:
        raise QueryTypeError(f"a year cannot be {shown(year)}", "give a whole number, such as year=1980")
    return resolve_code(scheme, code, number, number)[-1][0]


def from_cow(number: int, *, year: int | None = None) -> State:
    """Return the state that a Correlates of War number means.

    Args:
        number: a number of the state list of 2016, such as 365; `"365"` and 365.0 are read too.
        year: a year in which the number is valid. If it passes to another state in that year, the later one is
            returned. Without a year: the state that has the number now, else the last one that had it.

    Raises:
        UnknownStateError: the list has no such number, or it is not valid in that year.
        QueryTypeError: not a number.

    Example:
        >>> from_cow(260, year=1980).alpha_3, from_cow(345, year=1999).name, from_cow(345).name
        ('DEU', 'Yugoslavia', 'Serbia')
    """
    return _by_year("cow", number, year)


def from_gw(number: int, *, year: int | None = None) -> State:
    """Return the state that a Gleditsch-Ward number means, microstates included.

    Args:
        number: a number of the list, such as 340; `"340"` and 340.0 are read too.
        year: a year in which the number is valid, as in `from_cow`.

    Raises:
        UnknownStateError: the list has no such number, or it is not valid in that year.
        QueryTypeError: not a number.

    Example:
        >>> from_gw(340).name, from_gw(678, year=1980).name, from_gw(678).name
        ('Serbia', 'Yemen Arab Republic', 'Yemen')
    """
    return _by_year("gw", number, year)


def from_cowc(letters: str, *, year: int | None = None) -> State:
    """Return the state that Correlates of War letters mean, in any case: AUS is Austria, SWZ Switzerland.

    Args:
        letters: the abbreviation of the state list of 2016.
        year: a year in which they are valid, as in `from_cow`.

    Raises:
        UnknownStateError: the list has no such letters, or they are not valid in that year.
        QueryTypeError: not text.

    Example:
        >>> from_cowc("AUS").name, from_cowc("MNG").name
        ('Austria', 'Montenegro')
    """
    return _by_year("cowc", letters, year)


def from_eurostat(letters: str) -> State:
    """Return the state that Eurostat's two letters mean: EL is Greece, UK the United Kingdom, XK Kosovo.

    Raises:
        UnknownStateError: no state has these letters there.
        QueryTypeError: not text.

    Example:
        >>> from_eurostat("EL").name
        'Greece'
    """
    return resolve_code("eurostat", letters, 1, None)[0][0]


def from_alpha_2(letters: str) -> State:
    """Return the state that has an ISO 3166-1 alpha-2 code, in any case; XK is Kosovo, UK the United Kingdom.

    Raises:
        UnknownStateError: no state has this code.
        QueryTypeError: not text.

    Example:
        >>> from_alpha_2("GR").name
        'Greece'
    """
    return resolve_code("iso2", letters, 1, None)[0][0]


def codes_of(state: StateLike, day: DayLike) -> Codes:
    """Return the COW and GW codes of a state that are valid on a day.

    After the last day of a list (2016-12-31 for COW), its last codes stay valid.

    Args:
        state: a code or name, such as `DEU`, "Germany" or `COW265`, or a `State`.
        day: a `date`, or text such as "1990-10-03".

    Raises:
        UnknownStateError: no state of the world has that code or name.
        InvalidDateError: `day` cannot be read, does not exist, or is ambiguous.
        QueryTypeError: an argument has a type that is never accepted.

    Example:
        >>> codes_of("DEU", "1980-01-01")
        Codes(cow=260, gw=260, cowc='GFR')
    """
    return valid_codes(lookup(state).alpha_3, to_date(day))


def cow_system(start: DayLike, end: DayLike | None = None) -> tuple[str, ...]:
    """Return the codes of the states that are in the COW state system on some day of `[start, end)`, sorted.

    The list ends on 2016-12-31; a state that is in the system on that day counts as in it afterwards.

    Args:
        start: the first day; without `end`, a year, quarter, month or day alone stands for all its days.
        end: the day after the last one.

    Raises:
        InvalidDateError: a bound cannot be read, or the stretch holds no day.
        QueryTypeError: a bound is neither text nor a date.

    Example:
        >>> "COW265" in cow_system("1990"), "COW265" in cow_system("1991")
        (True, False)
    """
    low, until = to_stretch(start, end)
    high = date.max if until is None else until
    spells = ((use.state, spell) for use in uses("cow") for spell in use.spells)
    return tuple(sorted({state for state, (first, last) in spells if max(first, low) < min(last, high)}))


def resolve_code(
    scheme: CodeScheme, code: object, first_year: int, last_year: int | None, *, early: bool = False
) -> tuple[tuple[State, date | None, date | None], ...]:
    """Return the states that a code means in some years, each with the day from which and the day before which it does.

    A bound is `None` where the code meant the same state before the years asked, or does after them. The list's own
    spells are not bounds: a row may begin before the day on which its state enters the list, or span a gap.

    Args:
        scheme: which list the code is of.
        code: the code; for numbers, whole numbers of any type, and their text.
        first_year: the year in which a row begins.
        last_year: the year in which it ends; `None` if it is open.
        early: whether a code that has only ever meant one state is read in years before it enters the list.

    Raises:
        UnknownStateError: the list has no such code, or it is valid in none of the years.
        QueryTypeError: the code is of no possible type.
    """
    found = _meanings(scheme, code)
    if found is None:
        raise _no_such_code(scheme, code)
    if isinstance(found, State):
        return ((found, None, None),)
    final = date.max.year if last_year is None else last_year
    if early and is_early(scheme, code, final):
        return ((lookup(found[0].state), None, None),)
    if not _valid(found, first_year, final):
        raise _not_valid(scheme, code, found, first_year, last_year)
    starts = [date.min, *(use.spells[0][0] for use in found[1:]), date.max]
    meant = [
        (use.state, start, end)
        for use, start, end in zip(found, starts, starts[1:], strict=False)
        if _in_years((start, end), first_year, final)
    ]
    return tuple(
        (lookup(state), start if i else None, end if i < len(meant) - 1 else None)
        for i, (state, start, end) in enumerate(meant)
    )


def spells_of_code(scheme: CodeScheme, code: object) -> tuple[tuple[date, date], ...]:
    """Return the half-open spells in which a list has a code; all days for a list without years."""
    found = _meanings(scheme, code)
    if not isinstance(found, tuple):
        return ((date.min, date.max),)
    return tuple(spell for use in found for spell in use.spells)


def last_year_of(scheme: CodeScheme, code: object) -> int | None:
    """Return the last year in which a list has a code; `None` if it still has it."""
    last = max(end for _, end in spells_of_code(scheme, code))
    return None if last == date.max else (last - ONE_DAY).year


def is_early(scheme: CodeScheme, code: object, last_year: int) -> bool:
    """Return whether a code has only ever meant one state, and the years end before that enters the list."""
    found = _meanings(scheme, code)
    return isinstance(found, tuple) and len(found) == 1 and last_year < found[0].spells[0][0].year


def _in_years(spell: tuple[date, date], first: int, last: int) -> bool:
    return spell[0].year <= last and (spell[1] - ONE_DAY).year >= first


def _valid(found: tuple[Use, ...], first: int, last: int) -> bool:
    return any(_in_years(spell, first, last) for use in found for spell in use.spells)


def _not_valid(
    scheme: CodeScheme, code: object, found: tuple[Use, ...], first: int, last: int | None
) -> UnknownStateError:
    final = date.max.year if last is None else last
    asked = f"from {first} on" if last is None else f"in {first}" if first == last else f"in {first}-{last}"
    meant = " and ".join(f"{lookup(use.state).name} in {use.years()}" for use in found)
    cures = [
        f"use {(use.letters if scheme == 'cowc' else use.number)!r} for {lookup(use.state).name}"
        for state in dict.fromkeys(use.state for use in found)
        for use in by_state("gw" if scheme == "gw" else "cow")[state]
        if _valid((use,), first, final)
    ]
    cures += [
        f'use codes="{other}" if you mean {lookup(uses[-1].state).name}'
        for other in _NUMBERED
        if other != scheme != "cowc"
        and isinstance(uses := _meanings(other, code), tuple)
        and _valid(uses, first, final)
    ]
    return UnknownStateError(
        f"the {_LISTS[scheme]} {shown(code)} is not valid {asked}: it is {meant}",
        ", or ".join(cures or ["correct the code or the days"]),
    )


_NUMBERED: Final[tuple[CodeScheme, ...]] = ("cow", "gw")


def schemes_reading_all(values: Iterable[object]) -> tuple[str, ...]:
    """Return which values of `codes` would read all of these, in any year; none for no values."""
    given = list(values)
    return tuple(scheme for scheme in ("names", *_LISTS) if given and all(_reads(scheme, value) for value in given))


def _reads(scheme: Any, value: Any) -> bool:
    try:
        return (find_name(value) if scheme == "names" else _meanings(scheme, value)) is not None
    except QueryTypeError:
        return False
