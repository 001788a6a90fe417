"""The Warsaw Pact, as events, with its dissolution.

Typed from the Treaty of Friendship, Co-operation and Mutual Assistance, signed at Warsaw on 14 May 1955 and in force
from 5 June 1955, when all had deposited their ratifications (Boris Yeltsin Presidential Library,
https://www.prlib.ru/en/history/619242); the Albanian law of 13 September 1968 (Deutschland-Chronik of the
Bundeszentrale fuer politische Bildung, https://www.bpb.de); the protocol on the German Democratic Republic of 24
September 1990, which took effect with the unification of 3 October; and the protocol signed at Prague on 1 July 1991
(taz of 2 July 1991).
"""

import pytest

from csto_timeline import Event, State, Status, Timeline, announced, in_force, signed

USSR = State("SUN", "Soviet Union", also=("USSR",))  # no country continues it alone, so it is a party of its own
SIGNATORIES = "Albania, Bulgaria, Czechoslovakia, East Germany, Hungary, Poland, Romania, Soviet Union"
EVENTS = [
    Event(key="treaty-signed-1955", kind="founding", states=SIGNATORIES.split(", "),
          dated=[signed("14 May 1955"), in_force("5 June 1955")], new_name="Warsaw Treaty Organization"),
    Event(key="hungary-declares-1956", kind="milestone", states=["Hungary"], dated=[announced("1 November 1956")]),
    Event(key="albania-leaves-1968", kind="withdrawal", states=["Albania"], dated=[announced("13 September 1968")]),
    Event(key="east-germany-leaves-1990", kind="withdrawal", states=["German Democratic Republic"],
          dated=[signed("24 September 1990"), in_force("3 October 1990")]),
    Event(key="military-organs-end-1991", kind="milestone", dated=[announced("25 February 1991")]),
    Event(key="treaty-ends-1991", kind="dissolution", dated=[signed("1 July 1991")]),
]  # fmt: skip
PACT = Timeline.from_events(EVENTS, name="Warsaw Pact", states=[USSR])

# The day, and the number of members as announced, as signed, and in force.
DAYS = [
    ("1955-05-13", 0, 0, 0),
    ("1955-05-14", 8, 8, 0),
    ("1955-06-05", 8, 8, 8),
    ("1956-11-01", 8, 8, 8),  # Hungary declares that it leaves; nothing follows
    ("1968-08-21", 8, 8, 8),  # the invasion of Czechoslovakia
    ("1968-09-12", 8, 8, 8),
    ("1968-09-13", 7, 7, 7),
    ("1990-09-24", 6, 6, 7),
    ("1990-10-03", 6, 6, 6),
    ("1991-02-25", 6, 6, 6),  # its military organs end, and the Treaty does not
    ("1991-06-30", 6, 6, 6),
    ("1991-07-01", 0, 0, 0),
]


@pytest.mark.parametrize(("day", "as_announced", "as_signed", "by_legal_effect"), DAYS)
def test_members_on_telling_days(day: str, as_announced: int, as_signed: int, by_legal_effect: int) -> None:
    """Each reading counts its own act's day."""
    found = [len(PACT.under(reading).members_on(day)) for reading in ("announced", "signed", "in_force")]
    assert found == [as_announced, as_signed, by_legal_effect]


def test_the_dissolution_ends_everything() -> None:
    """On that day every member becomes a former one, the name ends, and those that had left stay out."""
    assert {PACT.status_on(state, "1991-07-01") for state in PACT.states} == {Status.FORMER}
    assert PACT.name_on("1991-06-30") == "Warsaw Treaty Organization"
    assert PACT.name_on("1991-07-01") is None


def test_states_that_no_longer_exist_are_found_by_name() -> None:
    """East Germany is not Germany, Czechoslovakia not Czechia, and the Soviet Union not Russia."""
    assert PACT.is_member("GDR", "1980-01-01") is PACT.is_member("USSR", "1980-01-01") is True
    assert PACT.is_member("Germany", "1980-01-01") is PACT.is_member("Russia", "1980-01-01") is False
    assert [str(contest.start) for contest in PACT.contested("East Germany")] == ["1955-05-14", "1990-09-24"]
