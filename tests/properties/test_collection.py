"""Laws of collections: every answer is that of the timelines, asked one by one."""

import warnings
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from ledgers import quietly

from csto_timeline import CSTO, Collection, Timeline
from csto_timeline.errors import ConventionWarning, LedgerError

STATES = ("ARM", "BLR", "UZB")
STATUSES = ("member", "member", "observer", "unknown", "member|suspended")
DAYS = st.dates(date(1999, 12, 1), date(2004, 2, 1))
RULES = st.sampled_from(("any", "all", "first", "last"))


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Return a timeline of a few rows, some of whose days are known only by month or year."""
    rows = []
    for state in draw(st.sets(st.sampled_from(STATES), min_size=1)):
        days = sorted(draw(st.lists(DAYS, min_size=1, max_size=4, unique=True)))
        for start, end in zip(days[::2], [*days[1::2], None], strict=False):
            first = str(start)[: draw(st.sampled_from((4, 7, 10, 10, 10)))]
            rows.append((state, first, end, draw(st.sampled_from(STATUSES))))
    with warnings.catch_warnings(action="ignore", category=ConventionWarning):
        try:
            return Timeline.from_spells(rows, name="Drawn")
        except LedgerError:  # rows in no clear order
            return Timeline.from_spells(rows[:1], name="Drawn")


COLLECTIONS = st.lists(timelines() | st.just(CSTO), min_size=1, max_size=4).map(
    lambda drawn: Collection({str(place): timeline for place, timeline in enumerate(drawn)})
)


@given(COLLECTIONS, RULES)
def test_counts_are_those_of_panels(held: Collection, rule: str) -> None:
    """Certain counts what the panels of all timelines say yes to, possible what they do not say no to."""
    panels = [list(quietly(lambda t=t: t.panel("1999", "2004", rule=rule, states=STATES))) for t in held.values()]
    counted = list(quietly(lambda: held.counts("1999", "2004", rule=rule, states=STATES)))
    assert len(counted) == 18
    for place, row in enumerate(counted):
        answers = [panel[place]["member"] for panel in panels]
        assert (row["state"], row["year"]) == (panels[0][place]["state"], panels[0][place]["year"])
        assert (row["certain"], row["possible"]) == (answers.count(True), len(answers) - answers.count(False))


@given(COLLECTIONS, RULES, st.booleans())
def test_counts_of_pairs_are_those_of_dyads(held: Collection, rule: str, directed: bool) -> None:
    """As for single states, in the same order."""
    options = {"rule": rule, "states": STATES, "directed": directed}
    dyads = [list(quietly(lambda t=t: t.dyads("1999", "2004", **options))) for t in held.values()]
    counted = list(quietly(lambda: held.dyad_counts("1999", "2004", **options)))
    assert len(counted) == len(dyads[0])
    for place, row in enumerate(counted):
        answers = [rows[place]["member"] for rows in dyads]
        assert all(row[name] == dyads[0][place][name] for name in ("state_a", "state_b", "cow_a", "gw_b", "year"))
        assert (row["certain"], row["possible"]) == (answers.count(True), len(answers) - answers.count(False))


@given(COLLECTIONS, DAYS)
def test_names_are_those_of_timelines_that_say_yes(held: Collection, day: date) -> None:
    """About one state and about two; the possible ones contain the certain ones."""
    answers = {name: quietly(lambda t=t: t.is_member("BLR", day)) for name, t in held.items()}
    assert quietly(lambda: held.organizations_of("BLR", day)) == {name for name in held if answers[name]}
    possible = quietly(lambda: held.possible_organizations_of("BLR", day))
    assert possible == {name for name in held if answers[name] is not False}
    shared = quietly(lambda: held.shared_organizations("BLR", "UZB", day))
    others = quietly(lambda: held.possible_shared_organizations("UZB", "BLR", day))
    assert shared <= others <= possible
