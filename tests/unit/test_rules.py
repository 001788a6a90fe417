"""The rule table against a second one typed by hand, the readings, and what a set of possible statuses means."""

from itertools import combinations, product

import pytest

from csto_timeline import Act, Kind, Reading, Status
from csto_timeline.errors import OptionError
from csto_timeline.rules import BIT, IS_MEMBER, MOVES_NOBODY, ORDER, POSSIBLE, RULES, SETTLED, legal_kinds

# One row a kind, one column a status before it: what it becomes, or "-" where the step is illegal.
TABLE = """
               outside   observer  member     suspended  former
founding       member    -         -          -          -
accession      member    member    -          -          member
renewal        -         -         member     -          -
lapse          -         -         former     former     -
suspension     -         -         suspended  -          -
return         -         -         -          member     member
withdrawal     -         former    former     former     -
expulsion      -         -         former     former     -
observer       observer  -         -          -          observer
freeze         -         -         member     -          -
renaming       -         -         -          -          -
milestone      -         -         -          -          -
"""


def pairs() -> dict[tuple[str, str], str | None]:
    """Return the table by status and kind."""
    columns, *rows = [line.split() for line in TABLE.strip().splitlines()]
    return {
        (before, kind): None if after == "-" else after
        for kind, *cells in rows
        for before, after in zip(columns, cells, strict=True)
    }


def test_the_table_of_this_test_has_all_sixty_pairs() -> None:
    """No pair of a status and a kind is left out."""
    assert set(pairs()) == set(product(Status, Kind))
    assert len(pairs()) == 60


@pytest.mark.parametrize(("pair", "after"), pairs().items(), ids=["-".join(pair) for pair in pairs()])
def test_every_pair_does_what_the_table_says(pair: tuple[str, str], after: str | None) -> None:
    """A legal step leads to the status of the table, and what the table lacks is illegal."""
    assert RULES.get((Status(pair[0]), Kind(pair[1]))) == after


@pytest.mark.parametrize("status", Status)
def test_the_legal_kinds_of_a_status_are_those_of_the_table(status: Status) -> None:
    """What a fault suggests as legal is what the table allows."""
    assert set(legal_kinds(status)) == {kind for (before, kind), after in pairs().items() if before == status and after}


def test_renaming_and_milestone_move_nobody() -> None:
    """Two kinds stand outside the table."""
    assert {Kind.RENAMING, Kind.MILESTONE} == MOVES_NOBODY


def test_the_statuses_are_five() -> None:
    """The statuses are the lower case of their names, in the order in which a life passes through them."""
    assert [*Status] == ["outside", "observer", "member", "suspended", "former"]
    assert [status.name.lower() for status in Status] == [*Status]


READINGS = (
    ("announced", (Act.ANNOUNCED, Act.SIGNED, Act.IN_FORCE)),
    ("signed", (Act.SIGNED, Act.IN_FORCE, Act.ANNOUNCED)),
    ("in_force", (Act.IN_FORCE, Act.SIGNED, Act.ANNOUNCED)),
)


@pytest.mark.parametrize(("word", "order"), READINGS)
def test_a_reading_prefers_its_own_act_first(word: str, order: tuple[Act, ...]) -> None:
    """Each reading has its order of preference, and is made of its word or of itself."""
    assert Reading.of(word) is Reading.of(Reading(word)) is Reading(word)
    assert Reading.of(word).acts == order


def test_the_readings_are_three_and_rank_all_acts() -> None:
    """No reading lacks an act, or an order."""
    assert [*Reading] == [*ORDER] == [word for word, _ in READINGS]
    assert all(set(order) == set(Act) for order in ORDER.values())


@pytest.mark.parametrize("word", ["Signed", "signature", "", None, 1, [], Act])
def test_an_unknown_reading_is_refused_with_all_readings(word: object) -> None:
    """A reading that is none is refused, and the message names those there are."""
    with pytest.raises(OptionError, match="'announced', 'signed', 'in_force'"):
        Reading.of(word)  # type: ignore[arg-type]


def test_the_guess_for_a_misspelt_reading_is_a_word_to_type() -> None:
    """What is meant is shown as what to write."""
    with pytest.raises(OptionError, match=r"did you mean 'signed'\?"):
        Reading.of("sined")


SETS = [found for size in range(1, 6) for found in combinations(Status, size)]


@pytest.mark.parametrize("found", SETS, ids="-".join)
def test_what_a_set_of_possible_statuses_means(found: tuple[Status, ...]) -> None:
    """One possible status is settled; membership is unsettled exactly where MEMBER is possible among others."""
    mask = sum(BIT[status] for status in found)
    assert POSSIBLE[mask] == found
    assert SETTLED[mask] is (found[0] if len(found) == 1 else None)
    expected = False if Status.MEMBER not in found else True if len(found) == 1 else None
    assert IS_MEMBER[mask] is expected


def test_no_possible_status_at_all_is_no_membership() -> None:
    """The empty set, which no ledger gives, settles nothing and makes nobody a member."""
    assert (POSSIBLE[0], SETTLED[0], IS_MEMBER[0]) == ((), None, False)
