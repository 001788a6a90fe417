"""NATO: 32 members under their English names, each from the day on which the Treaty has force for it.

The Treaty has force from 24 August 1949 for the twelve that signed it; a later member belongs from the day on which it
deposits its instrument of accession with the Government of the United States. Each day below is typed from the document
named with it, read in a stored copy or excerpt; the twelve are named at
https://www.nato.int/cps/en/natolive/topics_52044.htm. Other days are given for Greece and Turkey (15 February 1952:
Foreign Relations of the United States, 1952-54, volume V part 1, document 142) and for Germany (9 May 1955, its first
session, which the Political Archive of the Federal Foreign Office says is not the accession).
"""

import pytest

from csto_timeline import Timeline

ACCESSIONS = {
    # https://www.ndr.de/nachrichten/info/24-August-1949-Der-Nordatlantikpakt-tritt-in-Kraft,audio13470.html
    "24 August 1949": "Belgium, Canada, Denmark, France, Iceland, Italy, Luxembourg, the Netherlands, Norway, "
    "Portugal, United Kingdom, United States",
    "18 February 1952": "Greece, Turkey",  # https://www.nato.int/cps/en/natohq/news_84445.htm
    "6 May 1955": "Germany",  # https://www.nato.int/cps/en/natohq/declassified_136311.htm
    "30 May 1982": "Spain",  # https://www.exteriores.gob.es/en/PoliticaExterior/Paginas/EspanaOTAN.aspx
    # https://clintonwhitehouse6.archives.gov/1999/04/1999-04-23-fact-sheet-on-natos-newest-members.html
    "12 March 1999": "Czech Republic, Hungary, Poland",
    # https://www.nato.int/issues/enlargement/index.html, as of 13 July 2006
    "29 March 2004": "Bulgaria, Estonia, Latvia, Lithuania, Romania, Slovak Republic, Slovenia",
    "1 April 2009": "Albania, Croatia",  # http://europa.eu/legislation_summaries/glossary/nato_de.htm
    # http://www.gov.me/en/News/173169/Defence-Minister-Boskovic-This-is-historic-day-for-Montenegro.html
    "5 June 2017": "Montenegro",
    "27 March 2020": "North Macedonia",  # https://statemag.state.gov/2020/05/0520ib01/
    # https://www.nato.int/cps/en/natohq/topics_49212.htm, as of 8 March 2024: Finland and Sweden
    "4 April 2023": "Finland",
    "7 March 2024": "Sweden",
}
ROWS = [(name, day, None) for day, names in ACCESSIONS.items() for name in names.split(", ")]
NATO = Timeline.from_spells(ROWS, name="NATO", checked_through="2024-12-31")

# The day, the number of members, one that belongs and one that does not.
DAYS = [
    ("1949-08-23", 0, None, "Belgium"),
    ("1949-08-24", 12, "UK", "Greece"),
    ("1952-02-18", 14, "Türkiye", "Germany"),
    ("1955-05-05", 14, "USA", "Germany"),
    (
        "1967-01-01",
        15,
        "France",
        "Spain",
    ),  # in 1966 France left the integrated command only: shape.nato.int/page214871012
    ("1990-10-03", 16, "Germany", "East Germany"),  # the united country remained a member: deutschland.de
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
