"""States: who can belong, and by which codes and names they are known.

The states that the shipped record concerns are written out here; the rest of ISO 3166-1 is loaded on a miss. In
answers a state is its alpha-3 code, a plain `str`. Bare numbers are refused, because ISO and Correlates of War
numbers collide: 704 is Viet Nam in one and Uzbekistan in the other.

Source: ISO 3166-1 for codes and names; the Correlates of War state list (2016) and the Gleditsch-Ward list for their
numbers; the other spellings are those met in the documents of the record, and common former ones.
"""

import operator
import re
from collections.abc import Iterable
from functools import cache, lru_cache

import attr

from .errors import StateTypeError, UnknownStateError, nearest, shown


def _texts(values: Iterable[str]) -> tuple[str, ...]:  # attrs takes long to look into the builtin `tuple`
    return (values,) if isinstance(values, str) else tuple(values)


@attr.frozen(repr=False)
class State:
    """A state, or a party of one's own timeline: the code that answers carry, a name, and what else it is known by.

    `alpha_3` is the ISO 3166-1 code of a state, any text for another party. `numeric` keeps its three digits.
    `cow` and `gleditsch_ward` are the numbers of the Correlates of War and Gleditsch-Ward lists; `None` where a list
    has no such state. `also` holds other accepted spellings; case, accents and punctuation never matter.
    """

    alpha_3: str
    name: str
    alpha_2: str | None = None
    numeric: str | None = None
    cow: int | None = None
    gleditsch_ward: int | None = None
    also: tuple[str, ...] = attr.field(default=(), converter=_texts)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every exact spelling: codes, name and the others."""
        return (self.alpha_3, *([self.alpha_2] if self.alpha_2 else ()), self.name, *self.also)

    def __str__(self) -> str:
        return self.name if self.name == self.alpha_3 else f"{self.name} ({self.alpha_3})"

    def __repr__(self) -> str:
        return f"State({self.alpha_3!r}, {self.name!r})"


StateLike = str | State
"""What is taken for a state: a code or name in any case, with or without accents, or a `State`."""

ARM = State(
    "ARM", "Armenia", "AM", "051", 371, 371, ("Republic of Armenia", "Armenien", "Arménie", "Hayastan", "Армения")
)
AZE = State(
    "AZE",
    "Azerbaijan",
    "AZ",
    "031",
    373,
    373,
    (
        "Republic of Azerbaijan",
        "Azerbaijani Republic",
        "Azerbaidzhan",
        "Aserbaidschan",
        "Azerbaïdjan",
        "Азербайджан",
    ),
)
BLR = State(
    "BLR",
    "Belarus",
    "BY",
    "112",
    370,
    370,
    (
        "Republic of Belarus",
        "Byelorussia",
        "Belarus (Byelorussia)",
        "Belorussia",
        "Белоруссия",
        "Беларусь",
        "Biélorussie",
        "Weißrussland",
        "White Russia",
    ),
)
GEO = State(
    "GEO",
    "Georgia",
    "GE",
    "268",
    372,
    372,
    ("Republic of Georgia", "Gruziya", "Грузия", "Sakartvelo", "Géorgie", "Georgien"),
)
KAZ = State(
    "KAZ",
    "Kazakhstan",
    "KZ",
    "398",
    705,
    705,
    ("Republic of Kazakhstan", "Kazakstan", "Qazaqstan", "Kasachstan", "Казахстан"),
)
KGZ = State(
    "KGZ",
    "Kyrgyzstan",
    "KG",
    "417",
    703,
    703,
    ("Kyrgyz Republic", "Kirghizia", "Киргизия", "Kirghizistan", "Kirgizia", "Kirgisistan", "Кыргызстан"),
)
# The Soviet Union was never a party: none of its names leads here.
RUS = State(
    "RUS",
    "Russia",
    "RU",
    "643",
    365,
    365,
    ("Russian Federation", "Russian Federation (the)", "RF", "Russie", "Rossiya", "Российская Федерация", "Россия"),
)
TJK = State(
    "TJK",
    "Tajikistan",
    "TJ",
    "762",
    702,
    702,
    ("Republic of Tajikistan", "Tadjikistan", "Tadzhikistan", "Tadschikistan", "Таджикистан"),
)
UZB = State(
    "UZB",
    "Uzbekistan",
    "UZ",
    "860",
    704,
    704,
    ("Republic of Uzbekistan", "Ouzbékistan", "Usbekistan", "O'zbekiston", "Oʻzbekiston", "Узбекистан"),
)
# The Correlates of War list carries Serbia as 345, the number of Yugoslavia. Yugoslavia was another state, so its
# name does not lead here.
SRB = State("SRB", "Serbia", "RS", "688", 345, 340, ("Republic of Serbia", "Serbie", "Сербия"))
AFG = State("AFG", "Afghanistan", "AF", "004", 700, 700, ("Islamic Republic of Afghanistan", "Афганистан"))

CONCERNED = (AFG, ARM, AZE, BLR, GEO, KAZ, KGZ, RUS, SRB, TJK, UZB)
"""The states that the shipped record concerns, members and observers' home states alike."""

_EXACT = {spelling: state for state in CONCERNED for spelling in state.spellings}


def lookup(state: StateLike) -> State:
    """Return the state that a code or name stands for.

    Takes alpha-3 and alpha-2 codes, ISO names and common other spellings, in any case, with or without accents.

    Raises:
        UnknownStateError: nothing is called that; its `suggestions` hold the nearest names.
        StateTypeError: a number, `None` or anything else that is neither text nor a `State`.
    """
    found = find(state)
    if found is None:
        raise unknown(state, _folded_all())
    return found


def find(state: StateLike) -> State | None:
    """Return the state as `lookup` does, but `None` on a miss."""
    if isinstance(state, State):
        return state
    if not isinstance(state, str):
        cure = _NUMBERS if isinstance(state, int) else "give a code or a name as text"
        raise StateTypeError(f"a state cannot be {shown(state)}; {cure}")
    if (found := _EXACT.get(state)) is not None:
        return found
    if len(state) > LONGEST:
        return None
    key = fold(state)
    return _folded_concerned().get(key) or _folded_all().get(key)


def unknown(state: object, known: dict[str, State]) -> UnknownStateError:
    """Return the error for a name that is none of `known`, with the nearest names; for callers to raise."""
    if isinstance(state, str) and state.strip().isdecimal():
        return UnknownStateError(f"{shown(state)} is a bare number; {_NUMBERS}")
    text = fold(state) if isinstance(state, str) and len(state) <= LONGEST else ""
    near = nearest(text, [key for key in known if len(key) > 3])  # codes look alike by chance
    suggestions = list(dict.fromkeys(known[key].name for key in near))
    hint = f"did you mean {' or '.join(suggestions)}?" if suggestions else "give an ISO 3166-1 code or an English name"
    return UnknownStateError(f"no state is called {shown(state)}; {hint}", suggestions)


def from_cow(number: int) -> State:
    """Return the state with that Correlates of War number (state list of 2016).

    Raises:
        UnknownStateError: no present state has that number; it may belong to a former one.
        StateTypeError: not a whole number.
    """
    return _from_number(number, "cow", "Correlates of War")


def from_gleditsch_ward(number: int) -> State:
    """Return the state with that Gleditsch-Ward number.

    Raises:
        UnknownStateError: no present state has that number; it may belong to a former one.
        StateTypeError: not a whole number.
    """
    return _from_number(number, "gleditsch_ward", "Gleditsch-Ward")


def fold(name: str) -> str:
    """Return what is compared of a name: no case, accents, apostrophes or punctuation, no leading or trailing "the"."""
    return _folded_name(name) if len(name) <= LONGEST else _folded_name.__wrapped__(name)


@lru_cache(maxsize=4096)
def _folded_name(name: str) -> str:  # names are short and recur in rows by the thousand; only these are remembered
    import unicodedata

    text = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    text = "".join(character for character in text if not unicodedata.combining(character))
    text = " ".join(re.findall(r"\w+", re.sub("['\u2019\u2018\u02bb\u02bc`]", "", text)))
    return text.removeprefix("the ").removesuffix(" the")


@cache
def all_states() -> tuple[State, ...]:
    """Return every state of ISO 3166-1, sorted by alpha-3 code."""
    from ._state_tables import ROWS

    rest = (State(a3, names[0], a2, numeric, cow, gw, names[1:]) for a3, a2, numeric, cow, gw, names in ROWS)
    return tuple(sorted((*CONCERNED, *rest), key=lambda state: state.alpha_3))


_NUMBERS = (
    "code lists share their numbers: use states.from_cow(number) or states.from_gleditsch_ward(number), or a name"
)
LONGEST = 120  # longer than any name; what is longer is refused before any work is done on it


def folded(states: tuple[State, ...]) -> dict[str, State]:
    """Return the states by folded spelling; the first one keeps a spelling that two share."""
    known: dict[str, State] = {}
    for state in states:
        for spelling in state.spellings:
            known.setdefault(fold(spelling), state)
    return known


@cache
def _folded_concerned() -> dict[str, State]:
    return folded(CONCERNED)


@cache
def _folded_all() -> dict[str, State]:
    return folded(all_states())


def _from_number(number: int, field: str, scheme: str) -> State:
    try:
        wanted = None if isinstance(number, bool) else operator.index(number)
    except TypeError:
        wanted = None
    if wanted is None:
        raise StateTypeError(f"a {scheme} number cannot be {shown(number)}; give a whole number")
    for state in all_states():
        if getattr(state, field) == wanted:
            return state
    raise UnknownStateError(f"no present state has the {scheme} number {shown(number)}; look it up in that list")
