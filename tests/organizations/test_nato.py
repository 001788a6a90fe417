"""NATO: 32 members under their English names, each from the day on which the Treaty enters into force for it.

Typed from the footnotes to Articles 10 and 11 of the North Atlantic Treaty and from the pages of its protocols of
accession at https://www.nato.int (official texts). The Treaty is in force from 24 August 1949; a later member belongs
from the day on which its instrument of accession is deposited with the Government of the United States.
"""

import pytest

from csto_timeline import Timeline

ACCESSIONS = {
    "24 August 1949": "Belgium, Canada, Denmark, France, Iceland, Italy, Luxembourg, the Netherlands, Norway, "
    "Portugal, United Kingdom, United States",
    "18 February 1952": "Greece, Turkey",
    "6 May 1955": "Germany",
    "30 May 1982": "Spain",
    "12 March 1999": "Czech Republic, Hungary, Poland",
    "29 March 2004": "Bulgaria, Estonia, Latvia, Lithuania, Romania, Slovak Republic, Slovenia",
    "1 April 2009": "Albania, Croatia",
    "5 June 2017": "Montenegro",
    "27 March 2020": "North Macedonia",
    "4 April 2023": "Finland",
    "7 March 2024": "Sweden",
}
NATO = Timeline.from_spells(
    [(name, day, None) for day, names in ACCESSIONS.items() for name in names.split(", ")],
    name="NATO",
    checked_through="2024-12-31",
)

# The day, the number of members, one that belongs and one that does not.
DAYS = [
    ("1949-08-23", 0, None, "Belgium"),
    ("1949-08-24", 12, "UK", "Greece"),
    ("1952-02-18", 14, "Türkiye", "Germany"),
    ("1955-05-05", 14, "USA", "Germany"),
    ("1966-07-01", 15, "France", "Spain"),  # France leaves the integrated command only
    ("1990-10-03", 16, "Germany", "East Germany"),  # unification makes no new member
    ("1999-03-12", 19, "Czechia", "Slovakia"),
    ("2004-03-29", 26, "Slovakia", "Albania"),
    ("2020-03-26", 29, "Montenegro", "Macedonia"),
    ("2023-04-04", 31, "Finland", "Sweden"),
    ("2024-03-07", 32, "Sweden", "Austria"),
]


@pytest.mark.parametrize(("day", "number", "member", "other"), DAYS)
def test_members_on_telling_days(day: str, number: int, member: str | None, other: str) -> None:
    """Every enlargement counts from its day, and nothing else changes the number."""
    assert len(NATO.members_on(day)) == number
    assert member is None or NATO.is_member(member, day) is True
    assert NATO.is_member(other, day) is False


def test_nobody_has_left() -> None:
    """Each member has one spell, which is ongoing."""
    assert len(NATO.states) == 32
    assert all(spell.end is None for state in NATO.states for spell in NATO.spells_of(state))
