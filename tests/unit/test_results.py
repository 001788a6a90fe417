"""The values of answers, the rule table, and the masks behind them."""

from datetime import date
from itertools import product

from ledgers import LEAGUE
from oracle.histories import TABLE

from csto_timeline import CSTO, Epoch, Kind, Spell, Status
from csto_timeline.results import Change, SharedSpell
from csto_timeline.rules import BIT, IS_MEMBER, NO_STEP, POSSIBLE, RULES, SETTLED, legal_kinds

START, END = date(1993, 1, 1), date(1993, 1, 2)


def test_the_rule_table_is_as_typed() -> None:
    """Every pair of status and kind, legal or not; whoever is not outside is former after a dissolution."""
    typed = {(status, kind): after for status, steps in TABLE.items() for kind, after in steps.items()}
    typed |= {(status, "dissolution"): "former" for status in TABLE if status != "outside"}
    assert {(str(pair[0]), str(pair[1])): str(after) for pair, after in RULES.items()} == typed
    for status, kind in product(Status, Kind):
        assert (kind in legal_kinds(status)) is ((status, kind) in RULES)
        assert kind not in NO_STEP or (status, kind) not in RULES


def test_masks_mean_what_their_statuses_mean() -> None:
    """A mask is settled if it has one status, and a member if that is MEMBER; with others beside it, unsettled."""
    for mask, found in enumerate(POSSIBLE):
        assert sum(BIT[status] for status in found) == mask
        assert SETTLED[mask] == (found[0] if len(found) == 1 else None)
        wanted = None if Status.MEMBER in found and len(found) > 1 else Status.MEMBER in found
        assert IS_MEMBER[mask] is wanted


def test_a_spell_knows_its_days_and_its_row() -> None:
    """Half-open: the end is the first day after it; an ongoing spell has neither end nor length."""
    spell = Spell("UZB", START, END, Status.MEMBER, (Status.MEMBER,))
    assert (spell.days, spell.last_day, spell.member) == (1, START, True)
    assert spell.as_row() == {"state": "UZB", "start": START, "end": END, "status": "member", "member": True}
    for member, possible in ((None, (Status.MEMBER, Status.SUSPENDED)), (False, (Status.OUTSIDE, Status.FORMER))):
        ongoing = Spell("UZB", START, None, None, possible)
        assert (ongoing.days, ongoing.last_day, ongoing.member) == (None, None, member)


def test_values_print_as_something_to_read() -> None:
    """Each on one line; what is unsettled says so."""
    assert str(CSTO.spells_of("UZB")[0]) == "UZB member, 1992-05-15 to 1999-04-20"
    assert str(Spell("A\nB", START, END, None, (Status.MEMBER, Status.FORMER))).count("\n") == 0
    assert str(Epoch(START, None, frozenset("AB"), frozenset("ABC"), None)) == "from 1993-01-01 on: A, B (C unsettled)"
    assert str(Epoch(START, END, frozenset(), frozenset(), None)) == "1993-01-01: no members"
    assert str(SharedSpell(("A", "B"), START, END)) == "A and B, 1993-01-01"
    assert str(Change(START, ("A",), ("B",), ("C",), ())) == "1993-01-01 +A -B ?C ()"
    assert str(Change(START, (), (), (), ())) == "1993-01-01 no change of members ()"
    assert str(LEAGUE.steps_of("BRO")[2]) == "brobdingnag-returns-2003 [2003-01-01..2003-12-31]: member"
    assert LEAGUE.epochs()[0].as_row()["members"] == ["ARC", "BRO"]
