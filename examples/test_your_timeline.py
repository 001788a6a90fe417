"""Test a timeline of your own, and code that asks it: copy this file and replace both by yours.

Needs pytest and Hypothesis: pip install '.[hypothesis]' pytest, from a clone.
"""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

import csto_timeline as ct
from csto_timeline.testing import check_invariants
from csto_timeline.testing.strategies import boundary_days, timelines

HANDBOOK = ct.Source(key="handbook", title="Handbook of the League", url="https://example.org/handbook")

LEAGUE = ct.Timeline.from_events(
    [
        ct.Event(
            key="league-founded-2001",
            kind="founding",
            states=("Graustark", "Ruritania"),
            dated=(ct.signed("2001-03-01", HANDBOOK), ct.in_force("2001-06", HANDBOOK)),
        ),
        ct.Event(
            key="borduria-joins-2003",
            kind="accession",
            states=("Borduria",),
            dated=(ct.signed("2003-05-09", HANDBOOK), ct.signed("2003-05-19", note="so the Bordurian gazette")),
        ),
        ct.Event(key="graustark-leaves-2010", kind="withdrawal", states=("Graustark",), dated=(ct.announced("2010"),)),
    ],
    name="League",
    states=("Graustark", "Ruritania", "Borduria"),
    checked_through="2020-12-31",
)


def voters(timeline: ct.Timeline, day: date) -> frozenset[str]:
    """Return who may vote on a day, as code of your own might: the members, while there are two or more."""
    members = timeline.members_on(day)
    return members if len(members) > 1 else frozenset()


def test_the_record_keeps_every_law() -> None:
    """Your record is possible and every answer follows from it; if not, pytest shows each violation."""
    assert check_invariants(LEAGUE) == ()


@given(boundary_days(LEAGUE))
def test_nobody_votes_alone(day: date) -> None:
    """Your code is right on the days on which mistakes show: where an answer changes, and next to it."""
    assert len(voters(LEAGUE, day)) != 1


@given(timelines(), st.data())
def test_only_members_vote_in_any_organization(timeline: ct.Timeline, data: st.DataObject) -> None:
    """Your code is right on records that you did not think of."""
    day = data.draw(boundary_days(timeline))
    assert all(timeline.is_member(state, day) for state in voters(timeline, day))


if __name__ == "__main__":
    print(__doc__, "Run it with: pytest examples/test_your_timeline.py", sep="\n")
