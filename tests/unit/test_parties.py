"""Whom a timeline speaks of: declared parties first, then the codes of its ledger, then the rest of the world."""

import pytest
from ledgers import ARCADIA, BROBDINGNAG, CIMMERIA, DILMUN, PARTIES

from csto_timeline import State, states
from csto_timeline.engine.parties import Parties
from csto_timeline.errors import LedgerError, QueryTypeError, StateTypeError, UnknownStateError, shown
from csto_timeline.states import lookup

LEAGUE = Parties(PARTIES)
NOBODY = Parties(())
CODES = ("ARC", "BRO", "CIM")


# In rows and events

ROW_CODES = (
    (LEAGUE, "ARC", "ARC"),
    (LEAGUE, "arcadia", "ARC"),
    (LEAGUE, " Arcadia ", "ARC"),
    (LEAGUE, "Land of Giants", "BRO"),
    (LEAGUE, "CIMMERIE", "CIM"),
    (LEAGUE, "Uzbekistan", "UZB"),
    (LEAGUE, "Eldorado", "Eldorado"),
    (NOBODY, "Arcadia", "Arcadia"),
    (NOBODY, "uzb", "UZB"),
    (NOBODY, "O'zbekiston", "UZB"),
    (NOBODY, "UZ", "UZ"),
    (NOBODY, "RF", "RF"),
    (NOBODY, "A", "A"),
    (NOBODY, "!!!", "!!!"),
    (Parties(["!!!"]), "!!!", "!!!"),
    (Parties([lookup("UZB")]), "UZ", "UZB"),
    (Parties([State("UZS", "Uzbekistan")]), "Uzbekistan", "UZS"),
    (Parties(["Eldorado"]), "ELDORADO", "Eldorado"),
    (Parties([State("UZS", "Soviet Uzbekistan", also=("UZB",))]), "Uzbekistan", "UZS"),
)


@pytest.mark.parametrize(("parties", "text", "code"), ROW_CODES)
def test_the_code_of_a_row_is_declared_known_or_its_own(parties: Parties, text: str, code: str) -> None:
    """Declared names win, known country names become alpha-3, and other or very short text stays what it is."""
    assert parties.code_of(text) == code


def test_one_own_code_in_two_spellings_is_not_two_parties_by_chance() -> None:
    """Where it cannot be told which party is meant, the question is refused."""
    with pytest.raises(UnknownStateError) as refusal:
        NOBODY.ask("ATLANTIS", ("Atlantis", "atlantis"))
    assert str(refusal.value) == "'ATLANTIS' can mean 'Atlantis' or 'atlantis'; write it so"
    assert refusal.value.suggestions == ("Atlantis", "atlantis")
    assert NOBODY.ask("atlantis", ("Atlantis", "atlantis")) == "atlantis"


# In questions

ASKED = (
    (LEAGUE, "arcadia", "ARC"),
    (LEAGUE, "ARC", "ARC"),
    (LEAGUE, ARCADIA, "ARC"),
    (LEAGUE, "cimmerie", "CIM"),
    (LEAGUE, "arcadia".ljust(120), "ARC"),
    (LEAGUE, "DIL", "DIL"),
    (LEAGUE, DILMUN, "DIL"),
    (LEAGUE, "France", "FRA"),
    (LEAGUE, lookup("FRA"), "FRA"),
    (NOBODY, "bro", "BRO"),
    (NOBODY, " Bro ", "BRO"),
    (NOBODY, State("BRO", "Anything"), "BRO"),
    (NOBODY, lookup("UZB"), "UZB"),
)


@pytest.mark.parametrize(("parties", "asked", "code"), ASKED)
def test_a_question_finds_declared_parties_codes_and_the_world(parties: Parties, asked: str | State, code: str) -> None:
    """A party is found by any declared spelling and by its code in any case; others keep their alpha-3 code."""
    assert parties.ask(asked, CODES) == code


def test_a_code_that_is_no_text_to_compare_is_found_as_it_is() -> None:
    """A party whose code is only signs is still asked for by it."""
    assert Parties(["!!!"]).ask("!!!", ("!!!",)) == "!!!"
    assert Parties(["!!!"]).ask("!!!", ()) == "!!!"
    assert NOBODY.ask("???", ("!!!", "???")) == "???"


def test_a_country_is_not_answered_for_a_party_with_its_two_letters() -> None:
    """A party `UZ` may be Uzbekistan or not: only its own code, or a declaration, says so."""
    codes = ("UZ", "Ruritania")
    assert NOBODY.ask("UZ", codes) == NOBODY.ask("uz", codes) == "UZ"
    for asked in ("Uzbekistan", "UZB"):
        with pytest.raises(UnknownStateError) as refusal:
            NOBODY.ask(asked, codes)
        assert str(refusal.value) == (
            f"'{asked}' is UZB, which is no party here, while 'UZ' is; ask for 'UZ', "
            "or declare states=[states.lookup('UZ')] if that is the country"
        )
        assert refusal.value.suggestions == ("UZ",)
    assert NOBODY.ask("Uzbekistan", ("UZ", "UZB")) == "UZB"
    assert Parties([lookup("UZ")]).ask("Uzbekistan", ("UZB",)) == "UZB"


@pytest.mark.parametrize("asked", ["Atlantis", "x" * 200, State("ATL", "Atlantis"), ""], ids=lambda a: str(a)[:9])
def test_a_stranger_is_refused(asked: str | State) -> None:
    """What is neither a party nor a state of the world is nobody, and the refusal shows what was asked."""
    called = shown(asked.alpha_3 if isinstance(asked, State) else asked)
    with pytest.raises(UnknownStateError) as refusal:
        LEAGUE.ask(asked, CODES)
    assert str(refusal.value).startswith(f"no state is called {called}; ")


@pytest.mark.parametrize(
    ("slip", "meant"), [("Arcada", "Arcadia"), ("Brobdignag", "Brobdingnag"), ("Uzbekstan", "Uzbekistan")]
)
def test_a_slip_is_answered_with_parties_and_states(slip: str, meant: str) -> None:
    """Suggestions come from the declared parties as from the world."""
    with pytest.raises(UnknownStateError) as refusal:
        LEAGUE.ask(slip, CODES)
    assert meant in refusal.value.suggestions


def test_own_codes_are_suggested_too() -> None:
    """A code that is long enough to look like a name is suggested as one is."""
    with pytest.raises(UnknownStateError) as refusal:
        NOBODY.ask("Eldorada", ("Eldorado",))
    assert refusal.value.suggestions == ("Eldorado",)


@pytest.mark.parametrize("asked", [704, None, [], {}, 1.5])
def test_what_is_no_text_is_refused(asked: object) -> None:
    """Numbers and other types are no states in a question."""
    with pytest.raises(StateTypeError):
        LEAGUE.ask(asked, CODES)  # type: ignore[arg-type]


# Records

RECORDS = (
    (LEAGUE, "BRO", BROBDINGNAG),
    (LEAGUE, "UZB", lookup("UZB")),
    (LEAGUE, "Eldorado", State("Eldorado", "Eldorado")),
    (NOBODY, "UZ", State("UZ", "UZ")),
    (Parties([State("UZB", "Land of Melons")]), "UZB", State("UZB", "Land of Melons")),
)


@pytest.mark.parametrize(("parties", "code", "expected"), RECORDS)
def test_the_record_of_a_code_is_the_declared_one_first(parties: Parties, code: str, expected: State) -> None:
    """A code stands for its declared party, else for the state of that alpha-3 code, else for itself alone."""
    assert parties.record(code) == expected


# Declarations


def test_plain_text_declares_a_code_that_is_its_own_name() -> None:
    """Text and records are declared alike, and kept in order."""
    assert Parties(["Eldorado", CIMMERIA]).declared == (State("Eldorado", "Eldorado"), CIMMERIA)


COLLISIONS = (
    (["Eldorado", "ELDORADO"], 1),
    ([ARCADIA, State("ARX", "Arcadia")], 1),
    ([ARCADIA, State("ARC", "Arcadia Nova")], 1),
    ([ARCADIA, State("X", "Ärcadia", also=("arc",))], 2),
    ([ARCADIA, CIMMERIA, State("ONE", "ARC"), State("TWO", "Cimmerie")], 2),
)


@pytest.mark.parametrize(("declared", "number"), COLLISIONS)
def test_a_spelling_that_two_parties_share_is_a_fault(declared: list[str | State], number: int) -> None:
    """Each party needs codes and names of its own, and every collision is reported."""
    with pytest.raises(LedgerError, match="stands for two declared parties") as refusal:
        Parties(declared)
    assert len(refusal.value.faults) == number


def test_a_collision_names_the_spelling_and_both_parties() -> None:
    """The report says what is shared by whom, each cut where it gets long, and the cure."""
    long, cure = "x" * 90, "give each party codes and names of its own"
    with pytest.raises(LedgerError) as refusal:
        Parties([ARCADIA, State("ARX", "Arcadia"), State("ONE", long), State("TWO", long)])
    assert [str(fault) for fault in refusal.value.faults] == [
        f"ARX: 'arcadia' stands for two declared parties, Arcadia (ARC) and Arcadia (ARX); {cure}",
        f"TWO: '{'x' * 76}... stands for two declared parties, {'x' * 80} and {'x' * 80}; {cure}",
    ]


def test_the_same_party_twice_is_a_collision_only_with_itself() -> None:
    """A party may repeat a spelling of its own."""
    assert Parties([State("ARC", "Arcadia", also=("ARCADIA", "arc"))]).code_of("Arcadia") == "ARC"


@pytest.mark.parametrize("party", [7, None, "", "  ", ("ARC",)])
def test_what_is_no_party_is_refused(party: object) -> None:
    """Only records and text declare a party."""
    with pytest.raises(LedgerError) as refusal:
        Parties([party])  # type: ignore[list-item]
    assert str(refusal.value) == f"{party!r} is no party; declare State values, or codes as text"


@pytest.mark.parametrize("party", [State(5, "Five"), State("", ""), State("FIV", 5)], ids=repr)  # type: ignore[arg-type]
def test_a_declared_record_needs_a_code_and_a_name(party: State) -> None:
    """A code or name that is no text, or empty, is a fault."""
    with pytest.raises(LedgerError):
        Parties([party])


@pytest.mark.parametrize("party", ["ATL", State("ATL", "ATL")])
def test_one_party_needs_no_tuple(party: str | State) -> None:
    """A single text or record is declared as itself, not letter by letter."""
    assert Parties(party).declared == (State("ATL", "ATL"),)  # type: ignore[arg-type]


@pytest.mark.parametrize("declared", [7, None, True])
def test_parties_are_gone_through(declared: object) -> None:
    """What is no collection declares nobody."""
    with pytest.raises(QueryTypeError, match=f"^states cannot be {declared}; give State values, or codes as text$"):
        Parties(declared)  # type: ignore[arg-type]


def test_every_state_of_the_world_is_asked_for_by_its_record() -> None:
    """A record of the world is known to every timeline."""
    assert {NOBODY.ask(state, ()) for state in states.all_states()} == {s.alpha_3 for s in states.all_states()}


def test_punctuation_does_not_turn_a_short_code_into_a_country() -> None:
    """Two letters are a party's own code, whatever stands around them."""
    assert NOBODY.code_of(";bb") == ";bb"
