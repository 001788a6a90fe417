"""States: the whole of ISO 3166-1 against pycountry, spellings, numbers, suggestions, and what is refused."""

import unicodedata
from collections import defaultdict

import pycountry
import pytest
from ledgers import twins

from csto_timeline import errors, states
from csto_timeline.states import State, all_states, find, fold, from_cow, from_gleditsch_ward, lookup

WORLD = {country.alpha_3: country for country in pycountry.countries}

# Code, alpha-2, numeric, Correlates of War, Gleditsch-Ward, and every spelling that a user may type.
CONCERNED: dict[str, tuple[str, str, int, int, tuple[str, ...]]] = {
    "ARM": ("AM", "051", 371, 371, ("Armenia", "Republic of Armenia", "Armenien", "Arménie", "Hayastan", "Армения")),
    "AZE": (
        "AZ",
        "031",
        373,
        373,
        (
            "Azerbaijan",
            "Republic of Azerbaijan",
            "Azerbaijani Republic",
            "Azerbaidzhan",
            "Aserbaidschan",
            "Azerbaïdjan",
            "Азербайджан",
        ),
    ),
    "BLR": (
        "BY",
        "112",
        370,
        370,
        (
            "Belarus",
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
    ),
    "GEO": (
        "GE",
        "268",
        372,
        372,
        ("Georgia", "Republic of Georgia", "Gruziya", "Грузия", "Sakartvelo", "Géorgie", "Georgien"),
    ),
    "KAZ": (
        "KZ",
        "398",
        705,
        705,
        ("Kazakhstan", "Republic of Kazakhstan", "Kazakstan", "Qazaqstan", "Kasachstan", "Казахстан"),
    ),
    "KGZ": (
        "KG",
        "417",
        703,
        703,
        (
            "Kyrgyzstan",
            "Kyrgyz Republic",
            "Kirghizia",
            "Киргизия",
            "Кыргызстан",
            "Kirghizistan",
            "Kirgizia",
            "Kirgisistan",
        ),
    ),
    "RUS": (
        "RU",
        "643",
        365,
        365,
        (
            "Russia",
            "Russian Federation",
            "Russian Federation (the)",
            "RF",
            "Russie",
            "Rossiya",
            "Российская Федерация",
        ),
    ),
    "TJK": (
        "TJ",
        "762",
        702,
        702,
        ("Tajikistan", "Republic of Tajikistan", "Tadjikistan", "Tadzhikistan", "Tadschikistan", "Таджикистан"),
    ),
    "UZB": (
        "UZ",
        "860",
        704,
        704,
        (
            "Uzbekistan",
            "Republic of Uzbekistan",
            "Ouzbékistan",
            "Usbekistan",
            "O'zbekiston",
            "Oʻzbekiston",
            "O‘zbekiston",
            "O`zbekiston",
            "Узбекистан",
        ),
    ),
    "SRB": ("RS", "688", 345, 340, ("Serbia", "Republic of Serbia", "Serbie", "Сербия")),
    "AFG": ("AF", "004", 700, 700, ("Afghanistan", "Islamic Republic of Afghanistan", "Афганистан")),
}

SPELLINGS = [(code, spelling) for code, row in CONCERNED.items() for spelling in (code, row[0], *row[4])]


def plain(text: str) -> str:
    """Return text without its accents, as a keyboard without them writes it."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in decomposed if unicodedata.category(letter) != "Mn")


def variants(text: str) -> set[str]:
    """Return the ways in which one spelling is written: cases, accents, composition, space and a dot around it."""
    cases = {text, text.lower(), text.upper(), text.title(), text.swapcase()}
    accents = {form(case) for case in cases for form in (str, plain, lambda t: unicodedata.normalize("NFD", t))}
    return {way for word in accents for way in (word, f"  {word} ", f"{word}.")}


# Spellings


@pytest.mark.parametrize(("code", "spelling"), SPELLINGS)
def test_every_spelling_of_a_state_concerned_leads_to_it(code: str, spelling: str) -> None:
    """Codes and names, former and foreign ones, in any case and with or without accents, name one state."""
    assert {lookup(way).alpha_3 for way in variants(spelling)} == {code}


def test_the_states_concerned_are_those_of_the_table() -> None:
    """The table of this test leaves out no state that the package writes out itself."""
    assert {state.alpha_3 for state in states.CONCERNED} == set(CONCERNED)


@pytest.mark.parametrize(("code", "row"), CONCERNED.items())
def test_a_state_concerned_carries_its_codes_and_numbers(code: str, row: tuple[str, str, int, int, object]) -> None:
    """Alpha-2, alpha-3, the numeric code and the numbers of two lists are those of the table."""
    found = lookup(code)
    assert (found.alpha_3, found.alpha_2, found.numeric, found.cow, found.gleditsch_ward) == (code, *row[:4])
    assert from_cow(row[2]) is found
    assert from_gleditsch_ward(row[3]) is found


@pytest.mark.parametrize("code", WORLD)
def test_every_entry_of_iso_3166_is_known_by_its_codes_and_names(code: str) -> None:
    """Alpha-2, alpha-3, numeric code and every name of pycountry agree with ours."""
    country = WORLD[code]
    found = lookup(code)
    assert (found.alpha_3, found.alpha_2, found.numeric) == (code, country.alpha_2, country.numeric)
    names = [getattr(country, kind, None) for kind in ("alpha_2", "name", "official_name", "common_name")]
    for name in filter(None, names):
        assert {way: lookup(way).alpha_3 for way in variants(name)} == dict.fromkeys(variants(name), code)


def test_the_world_is_iso_3166_and_nothing_else() -> None:
    """There are as many states as ISO 3166-1 has, sorted by code, and none beside them."""
    assert [state.alpha_3 for state in all_states()] == sorted(WORLD)


def test_no_two_states_share_a_spelling() -> None:
    """A folded spelling leads to one state only, and none folds to nothing."""
    owners = defaultdict(set)
    for state in all_states():
        for spelling in state.spellings:
            owners[fold(spelling)].add(state.alpha_3)
    assert {spelling: codes for spelling, codes in owners.items() if len(codes) > 1} == {}
    assert "" not in owners


@pytest.mark.parametrize("field", ["alpha_3", "alpha_2", "numeric", "cow", "gleditsch_ward", "name"])
def test_no_two_states_share_a_code_or_number(field: str) -> None:
    """A code, number or name stands for one state only."""
    values = [getattr(state, field) for state in all_states() if getattr(state, field) is not None]
    assert len(values) == len(set(values))


def test_every_state_of_the_world_has_both_codes_and_a_number_of_three_digits() -> None:
    """Only the numbers of the two political lists may be missing."""
    for state in all_states():
        assert (len(state.alpha_3), len(state.alpha_2 or ""), len(state.numeric or "")) == (3, 2, 3)
        assert (state.numeric or "").isdigit()


NOT_STATES = (
    "USSR",
    "Soviet Union",
    "SUN",
    "Union of Soviet Socialist Republics",
    "Yugoslavia",
    "Serbia and Montenegro",
    "YUG",
    "SCG",
    "GRG",
    "KZK",
    "KYR",
    "TAJ",
    "South Georgia",
    "Georgia, USA",
    "Uzbekstan",
    "Atlantis",
    "",
    "   ",
    "the",
    "()",
    "x" * 121,
    "Uzbekistan" * 100_000,
)


@pytest.mark.parametrize("name", NOT_STATES, ids=lambda name: name[:30])
def test_what_is_no_present_state_is_refused(name: str) -> None:
    """Former states, codes of other lists, slips and noise name nobody."""
    assert find(name) is None
    with pytest.raises(errors.UnknownStateError) as refusal:
        lookup(name)
    assert errors.shown(name) in str(refusal.value)


def test_text_of_the_longest_length_is_still_read() -> None:
    """A name in 120 letters and spaces is found, and a slip in as many gets its suggestion; with one more, neither."""
    assert lookup("uzbekistan".ljust(120)) is states.UZB
    assert find("uzbekistan".ljust(121)) is None
    for length, suggestions in ((120, ("Uzbekistan",)), (121, ())):
        with pytest.raises(errors.UnknownStateError) as refusal:
            lookup("uzbekstan".ljust(length))
        assert refusal.value.suggestions == suggestions


def test_south_georgia_is_not_georgia() -> None:
    """The island territory is a state of its own in the list, and never Georgia."""
    assert lookup("South Georgia and the South Sandwich Islands").alpha_3 == "SGS"
    assert lookup("SGS") is not lookup("Georgia")


SUGGESTED = {
    "Uzbekstan": "Uzbekistan",
    "Kazachstan": "Kazakhstan",
    "Belaruss": "Belarus",
    "Kyrgystan": "Kyrgyzstan",
    "Tajikstan": "Tajikistan",
    "Azerbajan": "Azerbaijan",
    "Frence": "France",
    "Chadd": "Chad",
}


@pytest.mark.parametrize(("slip", "meant"), SUGGESTED.items())
def test_a_slip_is_answered_with_the_nearest_name(slip: str, meant: str) -> None:
    """The first suggestion is the state that was meant, and the message shows the suggestions."""
    with pytest.raises(errors.UnknownStateError) as refusal:
        lookup(slip)
    assert refusal.value.suggestions[0] == meant
    assert "did you mean " + " or ".join(refusal.value.suggestions) in str(refusal.value)
    assert len(set(refusal.value.suggestions)) == len(refusal.value.suggestions) <= 3


@pytest.mark.parametrize("noise", ["qqqqqqqqqq", "arms", "azer", "mold"])
def test_noise_gets_no_suggestion_but_the_cure(noise: str) -> None:
    """Text that is near no name is answered with what to give instead; codes look alike by chance."""
    with pytest.raises(errors.UnknownStateError, match="give an ISO 3166-1 code or an English name") as refusal:
        lookup(noise)
    assert refusal.value.suggestions == ()


# Numbers


@pytest.mark.parametrize(
    ("value", "cure"),
    [
        (704, r"states\.from_cow\(number\)"),
        (704.5, "a code or a name as text"),
        (None, "a code or a name as text"),
        ([], "a code or a name as text"),
        ({}, "a code or a name as text"),
        (b"UZB", "a code or a name as text"),
    ],
)
def test_a_state_that_is_no_text_is_refused(value: object, cure: str) -> None:
    """Numbers and other types are no states; for a whole number the message names the explicit functions."""
    with pytest.raises(errors.StateTypeError, match=cure) as refusal:
        lookup(value)  # type: ignore[arg-type]
    assert isinstance(refusal.value, TypeError)
    assert isinstance(refusal.value, LookupError)


@pytest.mark.parametrize("text", ["704", " 860 ", "004", "0", "٧٠٤"])
def test_a_bare_number_as_text_is_refused_too(text: str) -> None:
    """Even an ISO numeric code in text is refused, because the other lists share it."""
    with pytest.raises(errors.UnknownStateError, match=r"bare number; .*states\.from_cow\(number\)"):
        lookup(text)


class Whole:
    """A whole number of another library."""

    def __index__(self) -> int:
        return 704


@pytest.mark.parametrize("number", [704, Whole()])
def test_a_number_of_a_list_is_asked_for_explicitly(number: int) -> None:
    """Any whole number type serves, and 704 is Uzbekistan in both lists though it is Viet Nam in ISO 3166-1."""
    assert from_cow(number).alpha_3 == from_gleditsch_ward(number).alpha_3 == "UZB"
    assert lookup("VNM").numeric == "704"


SPLIT = ((345, "SRB", None), (340, None, "SRB"), (679, "YEM", None), (678, None, "YEM"), (2, "USA", "USA"))


@pytest.mark.parametrize(("number", "cow", "ward"), SPLIT)
def test_the_two_lists_differ_where_they_differ(number: int, cow: str | None, ward: str | None) -> None:
    """A number leads to a state in the list that has it, and is refused in the other."""
    for ask, code in ((from_cow, cow), (from_gleditsch_ward, ward)):
        if code is not None:
            assert ask(number).alpha_3 == code
        else:
            with pytest.raises(errors.UnknownStateError, match=str(number)):
                ask(number)


@pytest.mark.parametrize("number", [0, -1, 300, 999, 10**30])
def test_a_number_of_no_present_state_is_refused(number: int) -> None:
    """Numbers of former states, and of none, name nobody."""
    for ask in (from_cow, from_gleditsch_ward):
        with pytest.raises(errors.UnknownStateError, match="no present state has"):
            ask(number)


@pytest.mark.parametrize("number", ["704", 704.0, None])
def test_what_is_no_whole_number_is_refused_as_such(number: object) -> None:
    """Text and fractions are no numbers of a list."""
    for ask in (from_cow, from_gleditsch_ward):
        with pytest.raises(errors.StateTypeError, match="give a whole number"):
            ask(number)  # type: ignore[arg-type]


def test_a_truth_value_is_no_number_of_a_list() -> None:
    """`True` is no whole number here, though Python counts it as one."""
    with pytest.raises(errors.StateTypeError):
        from_cow(True)


# The value


def test_a_state_is_a_value() -> None:
    """A state is frozen, hashable, comparable, copyable and picklable, and prints for people."""
    uzbekistan = lookup("UZB")
    assert (str(uzbekistan), repr(uzbekistan)) == ("Uzbekistan (UZB)", "State('UZB', 'Uzbekistan')")
    assert str(State("ELDIA", "ELDIA")) == "ELDIA"
    for twin in twins(uzbekistan):
        assert (twin, hash(twin)) == (uzbekistan, hash(uzbekistan))
    with pytest.raises(AttributeError):
        uzbekistan.name = "Other"  # type: ignore[misc]
    assert State("ELD", "Eldia", also=["Land"]).also == ("Land",)
    assert State("ELD", "Eldia", also="Land").also == ("Land",)


def test_a_state_is_its_own_name() -> None:
    """Where a name is taken, the record itself is taken too."""
    assert lookup(states.UZB) is find(states.UZB) is lookup("UZB") is states.UZB
    own = State("ELD", "Eldia")
    assert lookup(own) is own


def test_spellings_begin_with_the_codes() -> None:
    """The spellings of a state are its codes, its name and the others, as far as it has them."""
    assert lookup("SRB").spellings == ("SRB", "RS", "Serbia", "Republic of Serbia", "Serbie", "Сербия")
    assert State("ELD", "Eldia").spellings == ("ELD", "Eldia")


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Côte d'Ivoire", "cote divoire"),
        ("Trinidad & Tobago", "trinidad and tobago"),
        ("The Gambia", "gambia"),
        ("Gambia (the)", "gambia"),
        ("Guinea-Bissau", "guinea bissau"),
        ("WEIẞRUSSLAND", "weissrussland"),
        ("  ", ""),
        ("Netherlands", "netherlands"),
        ("É" * 121, "e" * 121),
    ],
)
def test_folding_leaves_what_tells_names_apart(name: str, folded: str) -> None:
    """Case, accents, apostrophes, punctuation and the article are dropped, and nothing else."""
    assert fold(name) == folded
