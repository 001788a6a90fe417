"""Check the laws of timelines as values: the end of the record, pickling and copying, and rows of spells."""

import copy
from datetime import date
from itertools import product

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from ledgers import ONE_DAY, heard, twins
from oracle import slow
from properties.views import LEDGERS, VIEWS, Asked, Ledger, View, answers, asked, pinned, seen

from csto_timeline import CSTO, BeyondRecordWarning, Timeline, compare

pytestmark = pytest.mark.filterwarnings("ignore::csto_timeline.BeyondRecordWarning")


# A later question gets the last known answer and one `BeyondRecordWarning`.
@given(asked=asked())
@pinned
def test_only_later_days_warn_and_the_answer_stays(asked: Asked) -> None:
    """A question warns once if its day is after `checked_through`, else never."""
    view, day = asked
    later = view.checked_through is not None and day > view.checked_through
    states = product(("is_member", "status_on", "possible_statuses_on"), {"FRA", *view.states[:1]})
    for question in (("members_on",), ("possible_members_on",), ("name_on",), ("members_during",), *states):
        _, caught = heard(lambda question=question: getattr(view, question[0])(*question[1:], day))
        assert [each.category for each in caught] == [BeyondRecordWarning] * later
        assert all(each.filename == __file__ for each in caught)


@given(LEDGERS, VIEWS, st.integers(0, 1000))
def test_the_end_of_the_record_changes_no_answer(ledger: Ledger, view: View, more: int) -> None:
    """The answers are the same with `checked_through` and without it."""
    lows = [dating.day.earliest for event in ledger for dating in event.dated if dating.day.earliest]
    last = max(lows, default=date.min)
    assume(last < date.max - more * ONE_DAY)
    record, ended = (
        seen(Timeline.from_events(ledger, name="made up", unknown="keep", checked_through=through), view)
        for through in (None, last + more * ONE_DAY)
    )
    for day in slow.turning_days(ledger):
        assert answers(ended, day) == answers(record, day)
        assert [ended.is_member(s, day) for s in ended.states] == [record.is_member(s, day) for s in record.states]


# Values are frozen, hashable, comparable, picklable, copyable.
@given(asked=asked())
@example(asked=(CSTO, date(2006, 7, 1)))
@example(asked=(Timeline.from_spells([("AAA", "2000", "2001-06")], name="Rows", unknown="keep"), date(2000, 7, 1)))
def test_a_timeline_and_its_answers_survive_pickling(asked: Asked) -> None:
    """A pickled view and what it answers with are equal and have the same hash, and the view answers alike."""
    view, day = asked
    values = [*view.epochs(), *view.changes(), *view.chronology(), *view.events(), *view.sources, *view.contested()]
    values += [each for state in view.states for each in (*view.spells_of(state), *view.steps_of(state))]
    values += [view.explain(view.states[0], day), view.party(view.states[0])] if view.states else []
    values += [each for other in view.states[1:] for each in view.shared_spells(view.states[0], other)]
    values += [compare(view, CSTO.under("signed")), *compare(view, CSTO.under("signed"))]
    for again in twins(values):
        assert again == values
        assert [(hash(each), str(each)) for each in again] == [(hash(value), str(value)) for value in values]
    for again in twins(view):
        assert (again, hash(again), repr(again), again.label) == (view, hash(view), repr(view), view.label)
        assert (again.reading, again.wide, again.source) == (view.reading, view.wide, view.source)
        assert (again.checked_through, again.epochs()) == (view.checked_through, view.epochs())
        assert answers(again, day) == answers(view, day)
    assert copy.deepcopy(view) is copy.copy(view) is view


# A timeline made from the spells of another answers alike, where they are settled.
@given(asked=asked())
def test_settled_spells_make_the_same_timeline(asked: Asked) -> None:
    """Statuses, members and spells are those of the timeline that the rows come from."""
    view, _ = asked
    whole = {state: view.spells_of(state) for state in view.states}
    settled = {state: spells for state, spells in whole.items() if all(spell.status for spell in spells)}
    rows = [spell for spells in settled.values() for spell in spells]
    again = Timeline.from_spells(rows, name="again", unknown="keep")
    assert {state: again.spells_of(state) for state in settled} == settled
    for day in {spell.start for spell in rows}:
        assert again.members_on(day) == {state for state in view.members_on(day) if state in settled}
