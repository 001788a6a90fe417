"""The European Union and its predecessors, with the exit of the United Kingdom.

Typed from documents read in stored copies or excerpts. Entries, and the United Kingdom's last day: the table at
https://europa.eu/european-union/about-eu/countries_en; the same days are at
https://www.auswaertiges-amt.de/en/aussenpolitik/europa/erweiterung-nachbarschaft/-/228720. The first day out, 1
February 2020: https://eur-lex.europa.eu/summary/glossary/enlargement.html. Signatures of the Treaty of Accession, 22
January 1972: https://www.cvce.eu, "The signing of the Accession Treaty", and of the withdrawal agreement, 24 January
2020: Hansard of 27 January 2020, volume 670, "Exiting the European Union". The referendum of 23 June 2016 and the
notification of 29 March 2017: House of Commons Library, briefing CBP-7960. The Treaty of Rome, signed on 25 March 1957:
https://www.cvce.eu, "The entry into force of the Rome Treaties"; German
unification: https://english.eu.dk/en/faq/membership.
"""

from datetime import date

import pytest

from csto_timeline import Event, Status, Timeline, announced, in_force, signed

ENTRIES = {
    "1958-01-01": "Belgium, Germany, France, Italy, Luxembourg, Netherlands",
    "1973-01-01": "Denmark, Ireland",
    "1981-01-01": "Greece",
    "1986-01-01": "Spain, Portugal",
    "1995-01-01": "Austria, Finland, Sweden",
    "2004-05-01": "Cyprus, Czechia, Estonia, Hungary, Latvia, Lithuania, Malta, Poland, Slovakia, Slovenia",
    "2007-01-01": "Bulgaria, Romania",
    "2013-07-01": "Croatia",
}
ROWS = [(name, day, None) for day, names in ENTRIES.items() for name in names.split(", ")]
EU = Timeline.from_spells(
    [*ROWS, ("United Kingdom", "1973-01-01", "2020-01-31")], name="EU", end="inclusive", checked_through="2024-12-31"
)

DAYS = [
    ("1957-03-25", 0, False),  # the Treaty of Rome is signed, not in force
    ("1972-12-31", 6, False),
    ("1973-01-01", 9, True),
    ("1990-10-03", 12, True),  # German unification makes no new member
    ("1995-01-01", 15, True),
    ("2004-04-30", 15, True),
    ("2004-05-01", 25, True),
    ("2016-06-24", 28, True),  # the day after the referendum
    ("2017-03-29", 28, True),  # the notification under Article 50
    ("2020-01-31", 28, True),  # the last day
    ("2020-02-01", 27, False),
]


@pytest.mark.parametrize(("day", "number", "united_kingdom"), DAYS)
def test_members_on_telling_days(day: str, number: int, united_kingdom: bool) -> None:
    """The last day in a row is a day of membership, and the day after it is not."""
    assert len(EU.members_on(day)) == number
    assert EU.is_member("UK", day) is EU.is_member("Great Britain", day) is united_kingdom


def test_the_first_day_out_says_the_same() -> None:
    """Exclusive ends, and Eurostat's two letters, make the same timeline."""
    rows = [*ROWS, ("UK", "1973-01-01", "2020-02-01")]
    assert Timeline.from_spells(rows, name="EU", checked_through="2024-12-31") == EU
    letters = [(EU.party(state).eurostat, start, end) for state, start, end, _ in EU.rows or ()]
    assert Timeline.from_spells(letters, name="EU", codes="eurostat", checked_through="2024-12-31") == EU
    assert {"EL", "UK"} <= {letter for letter, *_ in letters}


def test_an_announced_exit_is_no_exit_yet() -> None:
    """The notification is a milestone; only the exit moves the state, under every reading."""
    joins, leaves = [signed("1972-01-22"), in_force("1973-01-01")], [signed("2020-01-24"), in_force("2020-02-01")]
    events = [
        Event(key="uk-joins", kind="accession", states=["UK"], dated=joins),
        Event(key="uk-notifies", kind="milestone", states=["UK"], dated=[announced("2017-03-29")]),
        Event(key="uk-leaves", kind="withdrawal", states=["UK"], dated=leaves),
    ]
    exit_ = Timeline.from_events(events, name="EU", reading="in_force")
    assert exit_.spells_of("GBR")[-1].start == date(2020, 2, 1)
    assert exit_.is_member("GBR", "2020-01-31") is True
    assert exit_.status_on("GBR", "2017-03-29") is Status.MEMBER
    assert exit_.under("signed").is_member("GBR", "2020-01-24") is False
