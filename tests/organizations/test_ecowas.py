"""ECOWAS, with its suspensions and the three exits of 29 January 2025.

Typed from the Treaty of Lagos of 28 May 1975 and the final communiques of the Authority of Heads of State and
Government (https://www.ecowas.int), read in excerpts and in reports of agencies: Abuja, 10 January 2009 (Guinea) and
23-24 March 2011 (lifted, and Niger's with it: https://atlasinfo.fr/?p=127121); the Chairman's statement of 20 October
2009 (Niger); Abuja, 7 December 2010 (Cote d'Ivoire, which is back by 27 March 2012, when its president chairs the
Authority); Abidjan, 27 March 2012 (Mali) and the Commission's statement of 8 April 2012 (lifted); 20 August 2020, and 5
October, made public on the next day (lifted: https://www.leral.net/Mali-La-Cedeao-leve-ses-sanctions_a284737.html), and
Accra, 30 May 2021 (Mali); 8 September 2021 (Guinea); 28 January 2022 (Burkina Faso); the Commission's statement of 14
December 2023 (Niger, from 10 December); Abuja, 15 December 2024 (Burkina Faso, Mali and Niger "cease to be members of
ECOWAS from January 29, 2025"). Days that the documents read leave open are windows: the accession of Cabo Verde, the
exit of Mauritania, and the returns of Niger and Cote d'Ivoire. The measures of 2012 against Guinea-Bissau are not
covered.
"""

import pytest

from csto_timeline import Status, Timeline

FOUNDED, EXIT = "28 May 1975", "29 January 2025"
SUSPENSIONS: dict[str, list[tuple[str, str | None]]] = {
    "Guinea": [("2009-01-10", "[2011-03-23..2011-03-24]"), ("2021-09-08", None)],
    "Niger": [("2009-10-20", "[2011-03-23..2011-03-24]"), ("2023-12-10", EXIT)],
    "Côte d'Ivoire": [("2010-12-07", "[2011-03-25..2012-03-27]")],
    "Mali": [("2012-03-27", "2012-04-08"), ("2020-08-20", "[2020-10-05..2020-10-06]"), ("2021-05-30", EXIT)],
    "Upper Volta": [("2022-01-28", EXIT)],
}
OTHERS = "Dahomey, The Gambia, Ghana, Guinea Bissau, Liberia, Nigeria, Senegal, Sierra Leone, Togo"  # as in 1975

# A state is a member from its entry, and from the end of each suspension, to what comes next.
ROWS: list[tuple[str, str | None, str | None, str]] = [(name, FOUNDED, None, "member") for name in OTHERS.split(", ")]
ROWS += [("Mauritania", FOUNDED, "2000-12", "member"), ("Cape Verde", "[1976..1977]", None, "member")]
for state, suspensions in SUSPENSIONS.items():
    ROWS += [(state, start, end, "suspended") for start, end in suspensions]
    starts, ends = zip(*suspensions, strict=True)
    stays = zip([FOUNDED, *ends], [*starts, None], strict=True)
    ROWS += [(state, since, until, "member") for since, until in stays if since not in (None, EXIT)]
ECOWAS = Timeline.from_spells(ROWS, name="ECOWAS", checked_through="2025-06-30")

# The day, the numbers of members and of members or suspended, and the statuses of Mali, Niger, Burkina Faso and Guinea.
DAYS = [
    ("1975-05-27", 0, 0, "outside outside outside outside"),
    ("1975-05-28", 15, 15, "member member member member"),
    ("2001-01-01", 15, 15, "member member member member"),  # Mauritania out, Cabo Verde in
    ("2009-01-10", 14, 15, "member member member suspended"),
    ("2012-03-27", 14, 15, "suspended member member member"),
    ("2012-04-08", 15, 15, "member member member member"),
    ("2020-08-19", 15, 15, "member member member member"),  # the day after the coup: nothing is decided yet
    ("2020-08-20", 14, 15, "suspended member member member"),
    ("2021-09-08", 13, 15, "suspended member member suspended"),
    ("2023-07-26", 12, 15, "suspended member suspended suspended"),  # the coup in Niger does not suspend it
    ("2023-12-10", 11, 15, "suspended suspended suspended suspended"),
    ("2024-01-28", 11, 15, "suspended suspended suspended suspended"),  # three states announce that they leave
    ("2025-01-28", 11, 15, "suspended suspended suspended suspended"),
    ("2025-01-29", 11, 12, "former former former suspended"),
]


@pytest.mark.parametrize(("day", "members", "in_law", "statuses"), DAYS)
def test_statuses_on_telling_days(day: str, members: int, in_law: int, statuses: str) -> None:
    """A suspended state does not count as a member, but counts where members and suspended states are asked for."""
    assert len(ECOWAS.members_on(day)) == members
    found = [ECOWAS.status_on(state, day) for state in ECOWAS.states]
    assert sum(status in (Status.MEMBER, Status.SUSPENDED) for status in found) == in_law
    assert " ".join(ECOWAS.status_on(name, day) or "?" for name in ("Mali", "NER", "Burkina Faso", "GIN")) == statuses


def test_what_the_documents_leave_open_stays_open() -> None:
    """Windows give no answer on the days that they leave open, and certain ones on all others."""
    assert ECOWAS.is_member("Cabo Verde", "1976-06-01") is None
    assert ECOWAS.is_member("Mauritania", "2000-11-30") is True
    assert ECOWAS.is_member("Mauritania", "2000-12-15") is None
    assert ECOWAS.possible_statuses_on("Ivory Coast", "2011-06-01") == (Status.MEMBER, Status.SUSPENDED)
    assert [ECOWAS.is_member("Ivory Coast", day) for day in ("2012-01-01", "2012-03-27")] == [None, True]
    assert [ECOWAS.is_member("Mali", f"2020-10-{day:02}") for day in (4, 5, 6)] == [False, None, True]
    assert len(ECOWAS.states) == 16
