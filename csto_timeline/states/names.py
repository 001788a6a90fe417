"""Find states by code or name, and explain a miss."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from ..errors import QueryTypeError, UnknownStateError, shown
from .lists import by_state
from .state import LONGEST, State, StateLike, fold, is_number

_RECORD: Final = """\
AFG AF 004 700 700 AFG Afghanistan; Islamic Republic of Afghanistan; Islamic State of Afghanistan; Афганистан;
    Исламская Республика Афганистан
ARM AM 051 371 371 ARM Armenia; Republic of Armenia; Armenien; Arménie; Hayastan; Армения; Республика Армения
AZE AZ 031 373 373 AZE Azerbaijan; Republic of Azerbaijan; Azerbaijani Republic; Azerbaidzhan; Aserbaidschan;
    Azerbaïdjan; Азербайджан; Азербайджанская Республика
BLR BY 112 370 370 BLR Belarus; Republic of Belarus; Byelorussia; Belarus (Byelorussia); Belorussia; Белоруссия;
    Беларусь; Республика Беларусь; Biélorussie; Weißrussland; White Russia
GEO GE 268 372 372 GRG Georgia; Republic of Georgia; Gruziya; Грузия; Республика Грузия; Sakartvelo; Géorgie; Georgien
KAZ KZ 398 705 705 KZK Kazakhstan; Republic of Kazakhstan; Kazakstan; Qazaqstan; Kasachstan; Казахстан;
    Республика Казахстан
KGZ KG 417 703 703 KYR Kyrgyzstan; Kyrgyz Republic; Kyrgyz Rep.; Kirghizia; Киргизия; Kirghizistan; Kirgizia;
    Kirgisistan; Кыргызстан; Кыргызская Республика; Киргизская Республика
RUS RU 643 365 365 RUS Russia; Russian Federation; Russian Federation (the); Russian Fed.; RF; Russie; Rossiya;
    Russia (Soviet Union); Российская Федерация; Россия
SRB RS 688 345 340 YUG Serbia; Republic of Serbia; Serbie; Сербия; Республика Сербия
TJK TJ 762 702 702 TAJ Tajikistan; Republic of Tajikistan; Tadjikistan; Tadzhikistan; Tadschikistan; Таджикистан;
    Республика Таджикистан
UZB UZ 860 704 704 UZB Uzbekistan; Republic of Uzbekistan; Ouzbékistan; Usbekistan; O'zbekiston; Oʻzbekiston;
    Узбекистан; Республика Узбекистан
"""
"""Alpha-3, alpha-2 and numeric code, COW and GW number, COW letters, and the names, the usual English one first."""


def _entries(text: str, codes: int) -> list[tuple[list[str], list[str]]]:
    """Return the codes and names of each entry of a table; indented lines continue an entry."""
    parts = (line.split(" ", codes) for line in text.replace("\n    ", " ").splitlines())
    return [(head, names.split("; ")) for *head, names in parts]


CONCERNED = tuple(
    State(a3, names[0], a2, numeric, int(cow), int(gw), cowc, a2, names[1:])
    for (a3, a2, numeric, cow, gw, cowc), names in _entries(_RECORD, 6)
)
"""The states that the shipped record concerns, members and observers' home states alike, sorted by code."""

AFG, ARM, AZE, BLR, GEO, KAZ, KGZ, RUS, SRB, TJK, UZB = CONCERNED

# Looking up


def lookup(state: StateLike) -> State:
    """Return the state that a code or name stands for.

    Takes alpha-3 and alpha-2 codes, the names of ISO 3166-1, the World Bank, the United Nations and the OECD, and other
    common ones, in any case, with or without accents. Former states of the COW and GW lists are found by name too.

    Args:
        state: a code or name, or a `State`, which is returned as it is.

    Raises:
        UnknownStateError: no state is called that; its `suggestions` hold the likely meanings, best first.
        QueryTypeError: a number, `None` or anything else that is neither text nor a `State`.

    Example:
        >>> lookup("DR Congo").alpha_3, lookup("turkiye").alpha_3, lookup("UK").alpha_3
        ('COD', 'TUR', 'GBR')
    """
    found = find(state)
    if found is None:
        raise unknown(str(state))
    return found


def find(state: StateLike) -> State | None:
    """Return the state as `lookup` does, but `None` if no state is called that.

    Raises:
        QueryTypeError: neither text nor a `State`.

    Example:
        >>> find("Holland").alpha_3, find("Atlantis")
        ('NLD', None)
    """
    if isinstance(state, State):
        return state
    if not isinstance(state, str):
        cure = _NUMBERS if is_number(state) else "give a code or a name as text"
        raise QueryTypeError(f"a state cannot be {shown(state)}", cure)
    if (found := _EXACT.get(state)) is not None:
        return found
    if len(state) > LONGEST:
        return None
    key = fold(state)
    return _folded_concerned().get(key) or _folded_all().get(key)


def find_name(text: StateLike) -> State | None:
    """Return the state as `find` does, but read two letters only where they are a name, such as UK or US.

    Two letters in somebody's table may be another code: CA is Canada or California.
    """
    found = find(text)
    if found is None or isinstance(text, State) or len(key := fold(text)) != 2:
        return found
    return found if key in {fold(name) for name in found.also} else None


_NUMBERS: Final = (
    "code lists use the same numbers for different states: use states.from_cow(number) or states.from_gw(number), "
    'codes="cow" or codes="gw" for a table, or a name'
)


def unknown(state: str, own: Mapping[str, State] = MappingProxyType({})) -> UnknownStateError:
    """Return the error for a name that no state has, with the likely meanings; for callers to raise or take apart.

    Args:
        state: what was asked.
        own: the parties of a timeline by folded spelling; they are suggested too, unless there are thousands.
    """
    if len(state) > LONGEST:
        return UnknownStateError(
            f"no state has a name of {len(state)} characters: {shown(state)}", "give a code or a name"
        )
    if re.fullmatch(r"[-+]?\d[\d\s.,]*", state.strip()):
        return UnknownStateError(f"{shown(state)} is a number, not a name", _NUMBERS)
    key = fold(state)
    if (known := _refused().get(key)) is not None:
        return UnknownStateError(f"{shown(state)} {known[0]}", known[1], known[2])
    near = [own[name].name for name in _nearest(key, own)] if len(own) <= _MOST_OWN else []
    likely = tuple(dict.fromkeys((*near, *_likely(key))))[:3]
    cure = f"did you mean {' or '.join(likely)}?" if likely else "give an ISO 3166-1 code or an English name"
    return UnknownStateError(f"no state is called {shown(state)}", cure, likely)


def refusal(state: str) -> str | None:
    """Return why a well-known name is not a state, such as "is part of the United Kingdom (GBR)", or `None`."""
    known = _refused().get(fold(state)) if len(state) <= LONGEST else None
    return known and known[0]


@cache
def all_states() -> tuple[State, ...]:
    """Return every state of ISO 3166-1, and Kosovo, sorted by alpha-3 code.

    Example:
        >>> [state.name for state in all_states() if state.alpha_3 == "XKX"]
        ['Kosovo']
    """
    from ._names import EUROSTAT, ISO

    rest = [
        _listed(a3, names, a2, None if numeric == "---" else numeric, EUROSTAT.get(a3, a2))
        for (a3, a2, numeric), names in _entries(ISO, 3)
    ]
    return tuple(sorted((*CONCERNED, *rest), key=lambda state: state.alpha_3))


@cache
def former_states() -> tuple[State, ...]:
    """Return the states of the COW and GW lists that have no ISO code, most of them former ones, sorted by code.

    Example:
        >>> [state.name for state in former_states() if state.cow == 315]
        ['Czechoslovakia']
    """
    from ._names import WITHOUT_ISO

    return tuple(_listed(code, names) for (code,), names in sorted(_entries(WITHOUT_ISO, 1)))


def _listed(code: str, names: list[str], *codes: str | None) -> State:
    alpha_2, numeric, eurostat = codes or (None, None, None)
    cow, gw = (found[-1] if (found := held.get(code)) else None for held in (by_state("cow"), by_state("gw")))
    letters = cow and cow.letters
    return State(
        code, names[0], alpha_2, numeric, cow and cow.number, gw and gw.number, letters, eurostat, tuple(names[1:])
    )


def _read_as(states: Iterable[State]) -> dict[str, State]:
    """Return the states by folded spelling, and by "Gambia (Republic of the)" for "Republic of the Gambia".

    The first state keeps a spelling that two share.
    """
    known: dict[str, State] = {}
    for state in states:
        for spelling in state.spellings:
            known.setdefault(fold(spelling), state)
    for spelling, state in tuple(known.items()):
        if turned := re.fullmatch(_TURNED, spelling):
            known.setdefault(fold("{1} {0}".format(*turned.groups())), state)
    return known


_TURNED: Final = "(.+ of)(?: the)? (.+)"
_EXACT: Final = {spelling: state for state in CONCERNED for spelling in state.spellings}


@cache
def _folded_concerned() -> dict[str, State]:
    return _read_as(CONCERNED)


@cache
def _folded_all() -> dict[str, State]:
    return _read_as((*all_states(), *former_states()))


@cache
def _refused() -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """Return, by folded name, why it is refused, what to do, and the names of the state that it is a part of."""
    from ._names import NOT_CONTINUED, PARTS

    cure = "name the state, or declare a party of that name in `states`"
    refused = {
        fold(name): (f"is part of {whole} ({code})", cure, (lookup(code).name,))
        for code, whole, names in PARTS
        for name in names
    }
    ended = "is not continued by one state of these lists"
    declare = "declare a party of that name in `states`"
    return refused | {fold(name): (ended, declare, ()) for name in NOT_CONTINUED}


# Suggestions

_MOST_OWN: Final = 500
# Words that tell no two states apart; "democratic" does: a democratic republic is often another state.
_GENERIC: Final = r"\b(the|of|and|republic|rep|kingdom|state|federal|federation|islamic|former)\b"
_LONGER: Final = {"dem": "democratic", "rep": "republic", "fed": "federal", "peoples": "people"}


def _words(key: str) -> frozenset[str]:
    """Return the words of a folded name that matter, whatever their order, abbreviations written out."""
    return frozenset(_LONGER.get(word, word) for word in key.split()) - {"the", "of", "and"}


@cache
def _by_words() -> dict[frozenset[str], State]:
    """Return the states by the words of their names, but for words that are the name of several."""
    found: dict[frozenset[str], set[State]] = {}
    for name, state in _folded_all().items():
        found.setdefault(_words(name), set()).add(state)
    return {words: states.pop() for words, states in found.items() if words and len(states) == 1}


@lru_cache(maxsize=1024)
def _likely(key: str) -> tuple[str, ...]:
    """Return the names of the states that a folded name most likely means, best first."""
    known = _folded_all()
    if (same := _by_words().get(_words(key))) is not None:
        return (same.name,)
    rest = " ".join(re.sub(_GENERIC, " ", key).split())
    near = _nearest(key, _by_initial().get(key[:1], ()), len(key) - len(rest))
    longest = max((name for name in known if _adds_nothing(key, name)), key=len, default=rest)
    named = [name for name in (longest, rest) if name in known and len(name) > 3]
    if named:
        near = [*named, *(name for name in near if name in known and _slips(key, name, 1) == 1)]
    near = near or _nearest(rest, _by_initial().get(rest[:1], ()))
    return () if any(name in _refused() for name in near) else tuple(dict.fromkeys(known[name].name for name in near))


def _adds_nothing(key: str, name: str) -> bool:
    """Return whether a folded text is a name and generic words before or after it."""
    before, found, after = f" {key} ".partition(f" {name} ")
    return bool(found) and not re.sub(_GENERIC, " ", f"{before} {after}").strip()


@cache
def _by_initial() -> dict[str, list[str]]:
    """Return the folded names, refused ones included, by first letter; no codes, which look alike by chance."""
    names: dict[str, list[str]] = {}
    for name in (*_folded_all(), *_refused()):
        if len(name) > 3:
            names.setdefault(name[0], []).append(name)
    return names


def _nearest(key: str, known: Iterable[str], generic: int = 0) -> list[str]:
    """Return the at most three of `known` that are nearest to `key`: one slip for every five letters, no more.

    Args:
        key: a folded name.
        known: folded names.
        generic: how many letters of `key` say nothing, such as those of "Republic of".
    """
    found: list[tuple[int, str]] = []
    for name in known:
        most = (max(len(key), len(name)) - generic) // 5
        if key[:1] == name[:1] and abs(len(key) - len(name)) <= most and (slips := _slips(key, name, most)) <= most:
            found.append((slips, name))
    best = min((slips for slips, _ in found), default=0)
    return sorted(name for slips, name in found if slips == best)[:3]


def _slips(one: str, two: str, most: int) -> int:
    """Return how many letters are missing, added, wrong or swapped (optimal string alignment), up to `most` + 1."""
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, letter in enumerate(one):
        earlier, before = before, row
        row = [i + 1]
        for j, other in enumerate(two):
            slips = min(before[j] + (letter != other), before[j + 1] + 1, row[j] + 1)
            if i and j and letter == two[j - 1] and one[i - 1] == other:
                slips = min(slips, earlier[j - 1] + 1)
            row.append(slips)
        if min(row) > most:
            return most + 1
    return row[-1]
