"""Check the laws of timelines as values: the end of the record, pickling and copying, and rows of spells."""

import copy
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from ledgers import heard
from oracle import slow
from properties.views import LEDGERS, ONE, VIEWS, Asked, Ledger, View, answers, asked, pinned, seen, thawed

from csto_timeline import BeyondRecordWarning, Timeline

pytestmark = pytest.mark.filterwarnings("ignore::csto_timeline.BeyondRecordWarning")


class TestTheEndOfKnowledge:
    """A later question gets the last known answer and one `BeyondRecordWarning`."""

    QUESTIONS = (
        lambda view, day: view.members_on(day),
        lambda view, day: view.possible_members_on(day),
        lambda view, day: view.name_on(day),
        lambda view, day: view.members_during(day),
        lambda view, day: view.is_member("FRA", day),
        lambda view, day: view.status_on("FRA", day),
        lambda view, day: [view.is_member(state, day) for state in view.states[:1]] or view.members_on(day),
        lambda view, day: [view.possible_statuses_on(state, day) for state in view.states[:1]] or view.members_on(day),
    )

    @given(asked=asked())
    @pinned
    def test_only_later_days_warn_and_the_answer_stays(self, asked: Asked) -> None:
        """A question warns once if its day is after `checked_through`, else never."""
        view, day = asked
        later = view.checked_through is not None and day > view.checked_through
        for question in self.QUESTIONS:
            _, caught = heard(lambda question=question: question(view, day))
            assert [each.category for each in caught] == [BeyondRecordWarning] * later
            assert all(each.filename == __file__ for each in caught)

    @given(LEDGERS, VIEWS, st.integers(0, 1000))
    def test_the_end_of_the_record_changes_no_answer(self, ledger: Ledger, view: View, more: int) -> None:
        """The answers are the same with `checked_through` and without it."""
        lows = [dating.day.earliest for event in ledger for dating in event.dated if dating.day.earliest]
        last = max(lows, default=date.min)
        assume(last < date.max - more * ONE)
        record, ended = (
            seen(Timeline.from_events(ledger, name="made up", unknown="keep", checked_through=through), view)
            for through in (None, last + more * ONE)
        )
        for day in slow.turning_days(ledger):
            assert answers(ended, day) == answers(record, day)
            assert [ended.is_member(s, day) for s in ended.states] == [record.is_member(s, day) for s in record.states]


class TestValues:
    """Values are frozen, hashable, comparable, picklable, copyable."""

    @given(asked=asked())
    def test_a_timeline_survives_pickling(self, asked: Asked) -> None:
        """A pickled view is equal, has the same hash, and answers alike."""
        view, day = asked
        again = thawed(view)
        assert again == view
        assert hash(again) == hash(view)
        assert (again.reading, again.wide, again.source) == (view.reading, view.wide, view.source)
        assert again.checked_through == view.checked_through
        assert again.epochs() == view.epochs()
        assert answers(again, day) == answers(view, day)
        assert copy.deepcopy(view) is copy.copy(view) is view

    @given(asked=asked())
    def test_answers_survive_pickling(self, asked: Asked) -> None:
        """Spells, epochs, changes and events are equal and have the same hash after a round trip."""
        view, _ = asked
        values = [*view.epochs(), *view.changes(), *view.chronology(), *view.events()]
        values += [spell for state in view.states for spell in view.spells_of(state)]
        again = thawed(values)
        assert again == values
        assert [hash(value) for value in again] == [hash(value) for value in values]


class TestFromSpells:
    """A timeline made from the spells of another answers alike, where they are settled."""

    @given(asked=asked())
    def test_settled_spells_make_the_same_timeline(self, asked: Asked) -> None:
        """Statuses, members and spells are those of the timeline that the rows come from."""
        view, _ = asked
        whole = {state: view.spells_of(state) for state in view.states}
        settled = {state: spells for state, spells in whole.items() if all(spell.status for spell in spells)}
        rows = [spell for spells in settled.values() for spell in spells]
        again = Timeline.from_spells(rows, name="again", unknown="keep")
        for state, spells in settled.items():
            assert again.spells_of(state) == spells
        for day in {spell.start for spell in rows}:
            assert again.members_on(day) == {state for state in view.members_on(day) if state in settled}
