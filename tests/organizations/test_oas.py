"""The Organization of American States: the parties to its Charter, and Cuba, Honduras, Venezuela and Nicaragua.

A state is a member from the deposit of its instrument, but not before the Charter enters into force on 13 December
1951. The deposits are typed from the depositary's list of signatures and ratifications,
http://www.oas.org/en/sla/dil/inter_american_treaties_A-41_charter_OAS_signatories.asp, whose stored excerpt ends before
the last five states. Of these, the Charter entered into force for the United States on that first day (Foreign
Relations of the United States, 1950, volume II, document 337). The list of members at
https://www.oas.org/fr/a_propos/etats_membres.asp has Trinidad and Tobago from 1967 and Suriname from 1977. Uruguay and
Venezuela are not among the fourteen of the first day, and vote on 31 January 1962, when all 21 signatories do (Time, 9
February 1962): which day is theirs is left open between the two.

Cuba: Resolution VI of Punta del Este of 31 January 1962 excludes its Government from taking part; AG/RES. 2438
(XXXIX-O/09) of 3 June 2009 ends that and makes taking part the result of a dialogue, so that its status is open from
then on. Honduras: AG/RES. 2 (XXXVII-E/09) of 4 July 2009 and AG/RES. 1 (XLI-E/11) of 1 June 2011. Venezuela and
Nicaragua denounced the Charter, which by its Article 143 ceases to be in force for them two years later. Venezuela did
so on 27 April 2017, as its government says, or on 28 April, when the OAS received the note; but in April 2019 the
Permanent Council accepted a representative of its National Assembly, so that the exit is disputed. Nicaragua did so on
19 November 2021, and its statement of November 2023 leaves open which day is the first one out.
"""

import pytest

from csto_timeline import Status, Timeline

DEPOSITS = """
1956-04-10 Argentina; 1950-10-18 Bolivia; 1950-03-13 Brazil; 1953-06-05 Chile; 1951-12-13 Colombia
1948-11-16 Costa Rica; 1949-04-22 Dominican Republic; 1950-12-28 Ecuador; 1950-09-11 El Salvador
1955-04-06 Guatemala; 1951-03-28 Haiti; 1948-11-23 Mexico; 1951-03-22 Panama; 1950-05-03 Paraguay; 1954-02-12 Peru
1967-11-15 Barbados; 1969-08-20 Jamaica; 1975-05-13 Grenada; 1979-05-22 Dominica (Commonwealth of)
1979-05-22 Saint Lucia; 1981-12-03 Antigua and Barbuda; 1981-12-03 Saint Vincent and the Grenadines
1982-03-03 Bahamas (Commonwealth of); 1984-03-12 St. Kitts and Nevis; 1990-01-08 Canada; 1991-01-08 Belize
1991-01-08 Guyana
"""
IN_FORCE = "1951-12-13"
ENTRIES = [entry.strip().split(" ", 1) for entry in DEPOSITS.replace("\n", ";").split(";") if entry]
ROWS = [(name, max(IN_FORCE, day), None) for day, name in ENTRIES]
AFTER_THE_FIRST_DAY = "[1951-12-14..1962-01-31]"
LEAVES = "[2019-04-27..2019-04-28]"
SPECIAL = [
    ("United States of America", IN_FORCE, None, "member"),
    ("Uruguay", AFTER_THE_FIRST_DAY, None, "member"),
    ("Trinidad and Tobago", "1967", None, "member"),
    ("Suriname", "1977", None, "member"),
    ("Cuba", "1952-07-16", "1962-01-31", "member"),
    ("Cuba", "1962-01-31", "2009-06-03", "suspended"),
    ("Cuba", "2009-06-03", None, "member|suspended"),
    ("Honduras", IN_FORCE, "2009-07-04", "member"),
    ("Honduras", "2009-07-04", "2011-06-01", "suspended"),
    ("Honduras", "2011-06-01", None, "member"),
    ("Venezuela", AFTER_THE_FIRST_DAY, LEAVES, "member"),
    ("Venezuela", LEAVES, None, "member|former"),
    ("Nicaragua", IN_FORCE, "[2023-11-19..2023-11-20]", "member"),
]
OAS = Timeline.from_spells([*ROWS, *SPECIAL], name="OAS", checked_through="2024-12-31")

# The day, the numbers of certain and of possible members, and the answer for Cuba.
DAYS = [
    ("1951-12-12", 0, 0, False),
    ("1951-12-13", 14, 14, False),
    ("1952-07-16", 15, 17, True),  # two are possible: Uruguay and Venezuela
    ("1962-01-30", 19, 21, True),
    ("1962-01-31", 20, 20, False),
    ("1967-06-30", 20, 21, False),  # Trinidad and Tobago
    ("1991-01-08", 34, 34, False),
    ("2009-06-02", 34, 34, False),
    ("2009-06-03", 34, 35, None),
    ("2009-07-04", 33, 34, None),
    ("2011-06-01", 34, 35, None),
    ("2019-04-26", 34, 35, None),
    ("2019-04-27", 33, 35, None),
    ("2023-11-19", 32, 35, None),
    ("2023-11-20", 32, 34, None),
]


@pytest.mark.parametrize(("day", "certain", "possible", "cuba"), DAYS)
def test_members_on_telling_days(day: str, certain: int, possible: int, cuba: bool | None) -> None:
    """What the documents settle is settled, and what they leave open is counted as possible."""
    assert len(OAS.members_on(day)) == certain
    assert len(OAS.possible_members_on(day)) == possible
    assert OAS.is_member("Cuba", day) is cuba


def test_a_state_that_is_excluded_remains_a_member_in_law() -> None:
    """Cuba never left: from its ratification on, its status is member or suspended on every day."""
    assert {status for spell in OAS.spells_of("CUB") for status in spell.possible} == {Status.MEMBER, Status.SUSPENDED}
    assert len(OAS.states) == 35
