"""Names become the codes of one timeline: declared parties first, then the states of the world, then own parties."""

from typing import Any

import pytest
from ledgers import ARCADIA, CIMMERIA, DILMUN, PARTIES

from csto_timeline import ConventionWarning, State, Timeline, states
from csto_timeline.engine.parties import Parties
from csto_timeline.errors import LedgerError, OptionError, QueryTypeError, UnknownStateError
from csto_timeline.states import lookup

LEAGUE = Parties(PARTIES)
CODES = ("ARC", "BRO", "CIM")


def keeping(*names: str) -> Parties:
    """Return parties that keep unknown names, after having met some."""
    parties = Parties(unknown="keep")
    for name in names:
        parties.code_of(name)
    return parties


def refused(parties: Parties, name: Any) -> UnknownStateError:
    """Return the error with which a name in a row is refused."""
    with pytest.raises(UnknownStateError) as refusal:
        parties.code_of(name)
    return refusal.value


READ = (
    *((LEAGUE, name, "ARC") for name in ("ARC", " arcadia ", ARCADIA)),
    *((LEAGUE, name, "UZB") for name in ("Uzbekistan", "O'zbekiston", "uzb", lookup("UZB"))),
    *((LEAGUE, "Land of Giants", "BRO"), (LEAGUE, "CIMMERIE", "CIM"), (LEAGUE, "UK", "GBR"), (LEAGUE, "US", "USA")),
    (Parties(["!!!"]), "!!!", "!!!"),
    (Parties(["Kazakhstan"]), "KAZ", "KAZ"),
    (Parties([lookup("UZB")]), "UZ", "UZB"),
    (Parties([State("UZS", "Uzbekistan")]), "Uzbekistan", "UZS"),
    (Parties([State("UZS", "Soviet Uzbekistan", also=("UZB",))]), "Uzbekistan", "UZS"),
    (Parties(["Eldorado"]), "ELDORADO", "Eldorado"),
    (Parties([State("CA", "California")]), "CA", "CA"),
    (keeping("Eldorado"), "ELDORADO ", "Eldorado"),
    (keeping("Al-pha Béta"), "al pha  beta", "Al-pha Béta"),
    (keeping(), "  El   Dorado ", "El Dorado"),
    *((keeping(), name, name) for name in ("England", "XQ", "x" * 120)),
)


@pytest.mark.parametrize(("parties", "name", "code"), READ, ids=lambda value: str(value)[:12])
def test_the_code_of_a_row_is_declared_or_known_or_its_own(parties: Parties, name: Any, code: str) -> None:
    """Declared spellings win, names of countries become alpha-3, and other names are kept where that is asked."""
    assert parties.code_of(name) == code
    assert type(parties.code_of(name)) is str


@pytest.mark.parametrize("unknown", ["refuse", "keep"])
def test_numbers_and_ambiguous_letters_are_no_names(unknown: Any) -> None:
    """Digits, two letters that are a code, blanks and what is too long are refused, even where names are kept."""
    for name in ("365", "365.0", " 3 6 5 ", "٣٦٥", "CA", "de", "", "   ", "x" * 121, "\ud800"):
        assert refused(Parties(unknown=unknown), name).cure


def test_unknown_names_are_refused_with_the_likely_meaning() -> None:
    """Where a meaning is likely it is suggested; where none is, the cure says how to declare a party."""
    likely = {"Frnace": ("France",), "England": ("United Kingdom",), "Arcada": ("Arcadia",), "CA": ("Canada",)}
    likely |= {"Eldorado": (), "Soviet Union": ()}
    assert {name: refused(LEAGUE, name).suggestions for name in likely} == likely
    assert [name for name in likely if "keep" in refused(LEAGUE, name).cure] == ["Eldorado"]


@pytest.mark.parametrize("name", ["Zyx {}", "Frnace{}"])
def test_likely_meanings_are_looked_for_in_the_first_thousand_names_only(name: str) -> None:
    """A table of some other kind is refused fast, name by name; parts of states are still explained."""
    parties = Parties()
    for number in range(1000):
        refused(parties, name.format(number))
    late = refused(parties, "Frnace")
    assert (late.suggestions, "keep" in late.cure) == ((), True)
    assert refused(parties, "England").suggestions == ("United Kingdom",)
    assert parties.code_of("France") == "FRA"


@pytest.mark.parametrize("name", [704, None, [], 1.5, True, b"FRA"], ids=repr)
def test_what_is_not_text_is_a_type_error(name: Any) -> None:
    """In rows as in questions."""
    for ask in (LEAGUE.code_of, lambda name: LEAGUE.ask(name, CODES)):
        with pytest.raises(QueryTypeError):
            ask(name)


ASKED = (
    *((LEAGUE, asked, "ARC") for asked in ("arcadia", "ARC", ARCADIA, "arcadia".ljust(120))),
    *((LEAGUE, asked, "FRA") for asked in ("France", "FR", lookup("FRA"))),
    *((LEAGUE, "cimmerie", "CIM"), (LEAGUE, DILMUN, "DIL")),
    (Parties(), State("BRO", "Anything"), "BRO"),
    (Parties(["!!!"]), "!!!", "!!!"),
    (keeping("Ur-Nation"), "ur nation", "Ur-Nation"),
)


@pytest.mark.parametrize(("parties", "asked", "code"), ASKED, ids=lambda value: str(value)[:12])
def test_a_question_finds_parties_and_the_world(parties: Parties, asked: Any, code: str) -> None:
    """A party is found by its code and any declared spelling; a country that is not a party keeps its alpha-3."""
    assert parties.ask(asked, CODES) == code


def test_every_state_of_the_world_can_be_asked_about() -> None:
    """A record of the world is known to every timeline."""
    assert [Parties().ask(state, ()) for state in states.all_states()] == [s.alpha_3 for s in states.all_states()]


def test_what_is_neither_a_party_nor_a_state_is_refused() -> None:
    """Names, records, blanks and numbers that stand for nobody."""
    for asked in ("Atlantis", "x" * 121, State("ATL", "Atlantis"), "", "704"):
        with pytest.raises(UnknownStateError):
            LEAGUE.ask(asked, CODES)


@pytest.mark.parametrize("asked", ["France", lookup("FRA")], ids=str)
def test_a_country_that_is_no_party_warns_where_names_are_kept(asked: Any) -> None:
    """It may stand in the record under a name that was not recognized; a party does not warn."""
    parties = keeping("Frnace")
    with pytest.warns(ConventionWarning):
        assert parties.ask(asked, ("Frnace",)) == "FRA"
    assert parties.ask(asked, ("FRA",)) == "FRA"


@pytest.mark.parametrize(
    ("parties", "code", "expected"),
    [
        (LEAGUE, "ARC", ARCADIA),
        (LEAGUE, "UZB", lookup("UZB")),
        (LEAGUE, "Eldorado", State("Eldorado", "Eldorado")),
        (Parties(), "UZ", State("UZ", "UZ")),
        (Parties([State("UZB", "Land of Melons")]), "UZB", State("UZB", "Land of Melons")),
        (Parties([State("ARC", "UZB")]), "UZB", lookup("UZB")),
    ],
)
def test_the_record_of_a_code_is_the_declared_one_first(parties: Parties, code: str, expected: State) -> None:
    """A code stands for its declared party, else for the state of that alpha-3 code, else for itself alone."""
    assert parties.record(code) == expected


def test_text_declares_a_known_state_or_a_party() -> None:
    """Text and records are declared alike, once each, and kept in order; a single one needs no list."""
    parties = Parties(["Eldorado", CIMMERIA, "Kazakhstan", "KAZ", CIMMERIA])
    assert parties.declared == (State("Eldorado", "Eldorado"), CIMMERIA, lookup("KAZ"))
    assert Parties("ATL").declared == Parties(State("ATL", "ATL")).declared == (State("ATL", "ATL"),)
    kept = Parties(["Eldorado"], unknown="keep")
    assert [kept.code_of(name) for name in ("Eldorado", "Utopia", "France")] == ["Eldorado", "Utopia", "FRA"]
    assert kept.kept == ("Utopia",)


COLLISIONS = (
    ([State("ELD", "Eldorado"), "ELDORADO"], 1),
    ([ARCADIA, State("ARX", "Arcadia")], 1),
    ([ARCADIA, State("ARC", "Arcadia Nova")], 1),
    ([ARCADIA, State("X", "Ärcadia", also=("arc",))], 2),
    ([ARCADIA, CIMMERIA, State("ONE", "ARC"), State("TWO", "Cimmerie")], 2),
    ([7, None, "", "  ", ("ARC",), "365", "x" * 121, "\ud800", b"ARC"], 9),
)


@pytest.mark.parametrize(("declared", "number"), COLLISIONS)
def test_every_wrong_declaration_is_a_fault(declared: list[Any], number: int) -> None:
    """Each spelling that two parties share, and each that is not a name, is reported."""
    with pytest.raises(LedgerError) as refusal:
        Parties(declared)
    assert len(refusal.value.faults) == number
    assert all(fault.cure and str(fault).isprintable() and len(str(fault)) < 400 for fault in refusal.value.faults)


@pytest.mark.parametrize("declared", [7, None, True])
def test_declarations_are_iterable(declared: Any) -> None:
    """What is not iterable is refused; `unknown` is one of two words."""
    for options, error in (({"declared": declared}, QueryTypeError), ({"unknown": declared}, OptionError)):
        with pytest.raises(error):
            Parties(**options)


def test_a_name_that_recurs_is_refused_in_the_same_words() -> None:
    """However often it stands in a table of misspelt names, which has one fault for each of them."""
    rows = [(name, "1990", None) for name in ("Frnace", "Itlay")] * 900
    with pytest.raises(LedgerError) as caught:
        Timeline.from_spells(rows, name="Pact")
    assert [fault.cure for fault in caught.value.faults] == ["did you mean France?", "did you mean Italy?"]
    assert all("(also in 899 more rows)" in fault.problem for fault in caught.value.faults)


def test_a_party_with_the_code_of_a_country_does_not_answer_for_it() -> None:
    """Two states with one code and no name in common are refused, in rows as in questions."""
    network = State("CAN", "Caribbean Action Network")
    pact = Timeline.from_spells([("CAN", "1990-01-01", None)], name="Pact", states=[network])
    assert pact.is_member("caribbean action network", "2000-01-01")
    assert pact.is_member(network, "2000-01-01")
    for other in ("Canada", State("CAN", "Canada")):
        with pytest.raises(UnknownStateError, match="Caribbean Action Network here"):
            pact.is_member(other, "2000-01-01")
        with pytest.raises(LedgerError, match="Caribbean Action Network here"):
            Timeline.from_spells([(other, "1990", None)], name="Pact", states=[network])
    with pytest.raises(LedgerError, match="Georgia here"):
        Timeline.from_spells([(State("GEO", "Georgia (US)"), "1990", None)], name="Pact")
    again = Timeline.from_spells([("RUS", "1990", None)], name="Pact", states=[State("RUS", "Rossiya", also="Russia")])
    assert again.code("Russian Federation") == "RUS"
