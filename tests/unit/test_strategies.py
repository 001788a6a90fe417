"""The strategies for users' tests: what they draw, what they shrink to, and what they refuse."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument, NoSuchExample
from hypothesis.strategies import SearchStrategy

from csto_timeline import CSTO, Act, Event, Grade, Kind, PartialDate, Reading, State, Status, Timeline
from csto_timeline import strategies as draw
from csto_timeline.testing.drafts import Draft, Form, Marks, More, Said, Voice, ledger_of
from csto_timeline.errors import MissingExtraError
from csto_timeline.states import ARM, UZB, all_states

ONE = timedelta(days=1)
MILLENNIUM = date(2000, 1, 1)
Drawn = TypeVar("Drawn")


def least(strategy: SearchStrategy[Drawn], condition: Callable[[Drawn], object] = lambda _: True) -> Drawn:
    """Return the simplest value that a strategy finds to meet a condition."""
    brief = settings(phases=(Phase.generate, Phase.shrink), report_multiple_bugs=False, max_examples=1000)
    return find(strategy, lambda drawn: bool(condition(drawn)), settings=brief)


def some(strategy: SearchStrategy[Drawn]) -> list[Drawn]:
    """Return fifty values of a strategy, always the same ones."""
    found: list[Drawn] = []

    @settings(max_examples=50, derandomize=True, database=None, phases=[Phase.generate])
    @given(strategy)
    def collect(value: Drawn) -> None:
        found.append(value)

    collect()
    return found


def told(ledger: tuple[Event, ...]) -> list[tuple[object, ...]]:
    """Return what is in a ledger, event by event."""
    return [(event.key, event.states, [str(dating) for dating in event.dated]) for event in ledger]


class TestHypothesisIsOptional:
    """The extra is needed for the strategies and for nothing else."""

    def test_the_package_does_not_import_hypothesis(self) -> None:
        """Whoever imports and asks the package never loads Hypothesis."""
        code = "import sys, csto_timeline as ct; ct.members_on('1999-04-20'); sys.exit('hypothesis' in sys.modules)"
        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

    def test_without_hypothesis_the_extra_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where Hypothesis is missing, the import says which extra brings it."""
        monkeypatch.delitem(sys.modules, "csto_timeline.strategies")
        monkeypatch.setitem(sys.modules, "hypothesis", None)
        with pytest.raises(MissingExtraError, match=r"pip install csto-timeline\[hypothesis\]"):
            import csto_timeline.testing.strategies  # noqa: F401 - that it cannot be imported is the claim


class TestStates:
    """`states` draws `State` records."""

    @given(draw.states())
    def test_any_state_of_the_world_is_drawn(self, state: State) -> None:
        """By default it is a state of ISO 3166-1."""
        assert state in all_states()

    @given(draw.states(among=["Armenia", "uz", UZB, "XXA"]))
    def test_states_are_drawn_from_those_given(self, state: State) -> None:
        """Codes, names and records may be given; text that is no country's is a party's own code."""
        assert state in (ARM, UZB, State("XXA", "XXA"))

    def test_the_simplest_state_is_the_first(self) -> None:
        """Shrinks to the first by alpha-3 code, or to the first given."""
        assert least(draw.states()) is all_states()[0]
        assert least(draw.states(among=("UZB", "ARM"))) is UZB
        assert least(draw.states(), lambda state: state.alpha_3 > "UZ") is UZB


class TestDays:
    """`days` and `boundary_days` draw dates."""

    @given(draw.days(min_value="1999-04-20", max_value="21 April 1999"))
    def test_bounds_are_included_and_written_as_questions_are(self, day: date) -> None:
        """A bound is any day that a question takes."""
        assert day in (date(1999, 4, 20), date(1999, 4, 21))

    def test_the_simplest_day_is_that_of_hypothesis(self) -> None:
        """Shrinks towards the first of January 2000."""
        assert least(draw.days()) == MILLENNIUM
        assert least(draw.days(), lambda day: day.year > 2010) == date(2011, 1, 1)

    @pytest.mark.parametrize("reading", list(Reading))
    def test_boundary_days_are_all_those_near_a_change(self, reading: Reading) -> None:
        """They are the days of change and their neighbours, the first of the calendar and the last of the record."""
        view = CSTO.under(reading)
        near = {change.day + by * ONE for change in view.changes() for by in (-1, 0, 1)}
        drawn: set[date] = set()

        @settings(max_examples=500, derandomize=True)
        @given(draw.boundary_days(view))
        def collect(day: date) -> None:
            drawn.add(day)

        collect()
        assert drawn == near | {date.min, view.checked_through}

    def test_boundary_days_keep_within_their_bounds(self) -> None:
        """With `max_value` they go beyond the record; with both bounds they are as few as asked for."""
        beyond = draw.boundary_days(CSTO, max_value=date.max)
        for day in (date.max, CSTO.checked_through + ONE, CSTO.checked_through + 2 * ONE):
            assert least(beyond, day.__eq__) == day
        drawn = draw.boundary_days(CSTO, min_value="1999-04-20", max_value="1999-04-22")
        three = [date(1999, 4, 20), date(1999, 4, 21), date(1999, 4, 22)]
        assert [least(drawn, day.__eq__) for day in three] == three
        with pytest.raises(NoSuchExample):
            least(drawn, lambda day: day not in three)

    def test_the_simplest_boundary_day_is_the_first_change(self) -> None:
        """Shrinks to the first change within the bounds, and without any to the first bound."""
        assert least(draw.boundary_days(CSTO)) == date(1992, 5, 15)
        assert least(draw.boundary_days(CSTO, min_value="1999-01-01")) == date(1999, 4, 21)
        assert least(draw.boundary_days(Timeline.from_events([], name="empty"))) == date.min


class TestPartialDates:
    """`partial_dates` draws windows."""

    @given(draw.partial_dates(min_value="1999-04-20", max_value="2001-03-04"))
    def test_known_ends_keep_within_the_bounds(self, day: PartialDate) -> None:
        """A month or a year is cut where it passes a bound."""
        assert all(date(1999, 4, 20) <= end <= date(2001, 3, 4) for end in (day.earliest, day.latest) if end)

    @given(draw.partial_dates(allow_open=False))
    def test_without_open_ends_both_are_known(self, day: PartialDate) -> None:
        """`allow_open=False` leaves days, months, years and ranges."""
        assert None not in (day.earliest, day.latest)

    def test_every_form_is_drawn_and_the_simplest_is_a_day(self) -> None:
        """Shrinks to a day, then a month, a year, a range, an open end."""
        drawn = draw.partial_dates()
        assert str(least(drawn)) == "2000-01-01"
        assert str(least(drawn, lambda day: not day.is_day)) == "2000-01"
        assert str(least(drawn, lambda day: len(str(day)) == 4)) == "2000"
        assert str(least(drawn, lambda day: day.latest is None)) == "[2000-01-01..]"
        assert str(least(drawn, lambda day: day.earliest is None)) == "[..2000-01-01]"
        assert str(least(drawn, lambda day: ".." in str(day) and None not in (day.earliest, day.latest))) in (
            "[2000-01-01..2000-01-02]",
            "[1999-12-31..2000-01-01]",
        )


class TestEvents:
    """`events` draws single events."""

    @given(draw.events(states=["ARM", UZB], kinds=["lapse", Kind.RENAMING], min_value="1999-01-01"))
    def test_an_event_keeps_to_what_is_given(self, event: Event) -> None:
        """States, kinds and bounds are those asked for; a renaming has its name."""
        assert event.kind in ("lapse", "renaming")
        assert set(event.states) <= {"ARM", "UZB"}
        assert (event.new_name is None) is (event.kind == "lapse")
        assert all(day >= date(1999, 1, 1) for dating in event.dated for day in (dating.day.earliest,) if day)

    @given(draw.events(states=["ARM", UZB], max_value="2001-12-31"))
    def test_an_event_names_no_state_twice_and_says_no_more_than_six_things(self, event: Event) -> None:
        """Its states are distinct, its datings at most six, of which the first stands, and none is after the bound."""
        assert len(event.states) == len(set(event.states))
        assert len(event.dated) <= 6
        assert event.dated[0].rejected is None
        assert all(day <= date(2001, 12, 31) for dating in event.dated for day in (dating.day.latest,) if day)

    def test_everything_that_an_event_can_hold_is_drawn(self) -> None:
        """Six datings; rejected ones of every act, also implied, and not of a day only; a name, a term, texts."""
        can: list[Callable[[Event], bool]] = [
            lambda event: len(event.dated) == 6,
            *(
                lambda event, act=act: any(d.rejected and d.act is act and not d.day.is_day for d in event.dated)
                for act in Act
            ),
            lambda event: any(d.rejected and d.implied for d in event.dated),
            lambda event: event.new_name is not None and event.term_years is not None,
            lambda event: event.note is not None and bool(event.what),
        ]
        quick = settings(phases=[Phase.generate], max_examples=2000, database=None)
        assert all(condition(find(draw.events(), condition, settings=quick)) for condition in can)

    def test_the_simplest_event_is_a_founding(self) -> None:
        """Shrinks to one state, one act, one day, and nothing besides."""
        event = least(draw.events())
        assert told((event,)) == [("event", ("AAA",), ["announced 2000-01-01"])]
        assert (event.kind, event.new_name, event.term_years, event.note, event.what) == (
            "founding",
            None,
            None,
            None,
            "",
        )


class TestLedgers:
    """`ledgers` draws legal ledgers."""

    @given(draw.ledgers())
    def test_every_ledger_is_possible_in_every_view(self, ledger: tuple[Event, ...]) -> None:
        """Every drawn ledger is possible under all readings, and as each source that covers everything tells it."""
        timeline = Timeline.from_events(ledger, name="drawn")
        for source in timeline.sources:
            if source.covers_through is not None:
                assert timeline.according_to(source).widened().epochs() is not None

    @given(
        draw.ledgers(min_size=2, max_size=3, states=["Armenia", "UZB"], min_value="1992-05-15", max_value="1992-05-20")
    )
    def test_a_ledger_keeps_to_what_is_given(self, ledger: tuple[Event, ...]) -> None:
        """Sizes, states and bounds are those asked for."""
        assert 2 <= len(ledger) <= 3
        assert {state for event in ledger for state in event.states} <= {"ARM", "UZB"}
        ends = [end for event in ledger for d in event.dated for end in (d.day.earliest, d.day.latest) if end]
        assert all(date(1992, 5, 15) <= end <= date(1992, 5, 20) for end in ends)
        Timeline.from_events(ledger, name="drawn", checked_through="1992-05-20")

    def test_everything_that_a_ledger_can_hold_is_drawn(self) -> None:
        """Kinds, acts, joint events, variants, rejected and implied datings, sources, names, terms and notes occur."""
        found: set[object] = set()

        @settings(max_examples=150, derandomize=True, database=None)
        @given(draw.ledgers(min_size=4))
        def collect(ledger: tuple[Event, ...]) -> None:
            for event in ledger:
                acts = [dating.act for dating in event.dated if dating.rejected is None]
                found.update({event.kind, *acts, ("joint", len(event.states)), ("acts", len(set(acts)))})
                found.update({("variant", len(acts) > len(set(acts))), ("name", event.new_name is not None)})
                found.update({("term", event.term_years is not None), ("note", event.note is not None)})
                for dating in event.dated:
                    found.update({("rejected", dating.rejected is not None), ("implied", dating.implied)})
                    found.update({("open", dating.day.latest is None), ("since ever", dating.day.earliest is None)})
                    found.update(("covers", source.covers_through is not None) for source in dating.sources)

        collect()
        flags = ("variant", "name", "term", "note", "rejected", "implied", "open", "since ever", "covers")
        wanted = {*Kind, *(act for reading in Reading for act in reading.acts), ("acts", 3), ("joint", 3)}
        assert wanted | {(flag, value) for flag in flags for value in (False, True)} <= found

    def test_the_simplest_ledgers(self) -> None:
        """Shrinks to few events of few states, on one day, by one act, and without a source."""
        assert least(draw.ledgers()) == ()
        one = least(draw.ledgers(), len)
        assert told(one) == [("founding-1", ("AAA",), ["announced 2000-01-01"])]
        assert (one[0].new_name, one[0].term_years, one[0].note, one[0].what) == (None, None, None, "")
        joint = least(draw.ledgers(), lambda ledger: any(len(event.states) > 1 for event in ledger))
        assert told(joint) == [("founding-1", joint[0].states, ["announced 2000-01-01"])]
        assert len(joint[0].states) == 2

    def test_the_simplest_ledger_with_a_covering_source(self) -> None:
        """Shrinks to one event that one source gives, on whose day it ends."""

        def covered(ledger: tuple[Event, ...]) -> bool:
            return any(s.covers_through for event in ledger for dating in event.dated for s in dating.sources)

        ledger = least(draw.ledgers(), covered)
        assert told(ledger) == [("founding-1", ("AAA",), ["announced 2000-01-01 (source-1)"])]
        assert ledger[0].dated[0].sources[0].covers_through == MILLENNIUM


def say(
    act: str, gap: int, form: Form = "day", voice: int = 0, *, rejected: bool = False, implied: bool = False
) -> Said:
    """Return a dating of a draft."""
    return Said(Act(act), gap, form, Marks(voice, rejected, implied))


def draft(lead: str, move: int, *said: Said | None, others: tuple[str, ...] = (), more: More | None = None) -> Draft:
    """Return a draft."""
    return Draft(lead, list(others), move, said, more or More(None, 99, "", None))


def test_any_drafts_become_a_legal_ledger() -> None:
    """Numbers choose among what is legal, count from the earliest possible day, and sources tell what they can."""
    treaty = More("The Organization", 5, "They sign.", "in haste")
    drafts = [
        draft(
            "AAA",
            0,
            say("signed", 0, voice=1, rejected=True),  # the first one is never rejected
            None,
            say("in_force", -30, voice=2, implied=True),
            say("signed", -3, voice=4, rejected=True),  # of three sources the fourth is the first
            others=("AAB", "AAA"),
            more=treaty,
        ),
        draft(
            "AAA",
            0,
            say("announced", 200),
            say("in_force", -7, rejected=True),
            others=("AAC", "AAB"),
            more=More("The Treaty", 7, "", None),
        ),
        draft("AAA", 10, say("announced", 0, "month", voice=1)),  # the tenth of eight is the second again
        draft("AAA", 0),
        draft("AAA", 2, say("signed", 1, "from", voice=1), say("signed", -5, (2, 3), voice=2, rejected=True)),
        draft("AAA", 5, say("in_force", 4, "year", voice=1), say("signed", 0, voice=3), others=("AAB", "AAC")),
        draft("AAD", 3, say("announced", 0, "until", voice=3), say("announced", 5)),
    ]
    voices = [
        Voice(30, "A", Grade.PRESS, None),
        Voice(None, "B", Grade.OFFICIAL, PartialDate.of("2001")),
        Voice(0, "", Grade.SCHOLARLY, None),  # it tells the milestone only, and no change of a name that it never gave
    ]
    ledger = ledger_of(date(2000, 1, 10), drafts, voices, (date(1999, 7, 1), date(2000, 12, 1)))
    Timeline.from_events(ledger, name="drawn")
    assert told(ledger) == [
        (
            "founding-1",
            ("AAA", "AAB"),
            [
                "signed 2000-01-10 (source-1)",
                "in force 2000-02-09 (source-2) (implied)",
                "signed 2000-01-07 (source-1) (rejected: known to be wrong)",
            ],
        ),
        ("renewal-2", ("AAA", "AAB"), ["announced 2000-07-28", "in force 2000-01-03 (rejected: known to be wrong)"]),
        ("suspension-3", ("AAA",), ["announced 2000-02 (source-1)"]),  # a renewal moves nobody
        ("return-4", ("AAA",), ["announced 2000-02-09"]),  # not before the treaty is in force
        (
            "suspension-5",
            ("AAA",),
            ["signed [2000-02-10..]", "signed [2000-02-03..2000-02-08] (source-2) (rejected: known to be wrong)"],
        ),
        ("renaming-6", ("AAB", "AAC"), ["in force [2000-01-01..2000-12-01] (source-1)", "signed 2000-01-10"]),
        ("milestone-7", (), ["announced [..2000-01-10] (source-3)", "announced 1999-07-01"]),
    ]
    assert [(event.new_name, event.term_years, event.what, event.note) for event in ledger] == [
        ("The Organization", 5, "They sign.", "in haste"),
        (None, 7, "", None),
        *[(None, None, "", None)] * 3,
        ("The Treaty", None, "", None),
        (None, None, "", None),
    ]
    marks = [(dating.rejected, dating.implied, dating.note) for event in ledger for dating in event.dated]
    plain, wrong = (None, False, None), ("known to be wrong", False, None)
    assert marks == [plain, (None, True, "in haste"), wrong, plain, wrong, *[plain] * 3, wrong, *[plain] * 4]
    first, second, third = (
        source for dating in (*ledger[0].dated[:2], ledger[6].dated[0]) for source in dating.sources
    )
    assert (first.title, first.grade, first.published, str(first.covers_through)) == ("A", "press", None, "2000-03-02")
    assert (second.title, second.grade, second.covers_through) == ("B", "official", None)
    assert second.published == PartialDate.of("2001")
    assert (third.title, third.grade, str(third.covers_through)) == ("", "scholarly", "2000-01-10")
    alone = ledger_of(date(2000, 1, 10), [draft("AAA", 1, say("signed", 2, voice=1))], [], (date.min, date.max))
    assert told(alone) == [("accession-1", ("AAA",), ["signed 2000-01-12"])]


class TestTimelines:
    """`timelines` draws timelines."""

    @given(draw.timelines(), st.data())
    def test_a_question_about_a_boundary_day_never_warns(self, timeline: Timeline, data: st.DataObject) -> None:
        """Boundary days end with the record, so that a user's test is not stopped by a warning."""
        timeline.members_on(data.draw(draw.boundary_days(timeline)))

    @given(draw.timelines(states=[State("SEA", "Seatopia"), "France"], min_size=1))
    def test_parties_are_declared(self, timeline: Timeline) -> None:
        """One's own parties are known by their names."""
        assert timeline.party("Seatopia").alpha_3 == "SEA"
        assert set(timeline.states) <= {"SEA", "FRA"}

    def test_the_simplest_timeline_with_a_suspension(self) -> None:
        """Shrinks to a founding and a suspension on one day."""
        timeline = least(draw.timelines(), lambda t: any(has(t, state, Status.SUSPENDED) for state in t.states))
        assert (timeline.reading, timeline.checked_through) == ("announced", None)
        assert told(timeline.events()) == [
            ("founding-1", timeline.states, ["announced 2000-01-01"]),
            ("suspension-2", timeline.states, ["announced 2000-01-01"]),
        ]
        assert len(timeline.states) == 1

    def test_the_simplest_timeline_with_an_open_question(self) -> None:
        """Shrinks to a founding in a month."""
        timeline = least(draw.timelines(), lambda t: any(has(t, state, None) for state in t.states))
        assert told(timeline.events()) == [("founding-1", ("AAA",), ["announced 2000-01"])]


def has(timeline: Timeline, state: str, status: Status | None) -> bool:
    """Return whether a state ever has that status; `None`: whether it is ever unsettled."""
    return any(spell.status is status for spell in timeline.spells_of(state))


YEAR = "'1993' is a year or a month, not a day; give the day, or ask members_during('1993') about all its days"
KINDS = ", ".join(repr(kind.value) for kind in Kind)

BAD: dict[str, tuple[Callable[[], SearchStrategy[object]], str]] = {
    "no states": (
        lambda: draw.states(among=[]),
        "there is no state to draw from; give at least one, or leave it out",
    ),
    "text for a list of states": (
        lambda: draw.states(among="ARM"),
        "states cannot be 'ARM'; give a list of codes, names or State values",
    ),
    "one state for a list": (
        lambda: draw.ledgers(states=ARM),
        "states cannot be State('ARM', 'Armenia'); give a list of codes, names or State values",
    ),
    "a number for a state": (
        lambda: draw.states(among=[704]),
        "704 is no state; give codes, names or State values",
    ),
    "a number for a list of states": (
        lambda: draw.events(states=704),
        "states cannot be 704; give a list of codes, names or State values",
    ),
    "blank text for a state": (
        lambda: draw.timelines(states=["ARM", " "]),
        "' ' is no state; give codes, names or State values",
    ),
    "two states of one name": (
        lambda: draw.timelines(states=[State("SEA", "Sea"), State("SEB", "Sea")]),
        (
            "SEB: 'sea' stands for two declared parties, Sea (SEA) and Sea (SEB); "
            "give each party codes and names of its own"
        ),
    ),
    "a year for a day": (lambda: draw.days(min_value="1993"), f"a bound is no day: {YEAR}"),
    "a number for a day": (
        lambda: draw.days(max_value=1993),
        "a bound is no day: a day cannot be 1993; give a date or text as YYYY-MM-DD",
    ),
    "days that run backwards": (
        lambda: draw.days(min_value="1999-01-02", max_value="1999-01-01"),
        "min_value=1999-01-02 is after max_value=1999-01-01; exchange them",
    ),
    "windows that run backwards": (
        lambda: draw.partial_dates(min_value="1999-01-02", max_value="1999-01-01"),
        "min_value=1999-01-02 is after max_value=1999-01-01; exchange them",
    ),
    "an ambiguous bound": (
        lambda: draw.events(min_value="01/02/2003"),
        "a bound is no day: '01/02/2003' does not say which number is the month; write YYYY-MM-DD",
    ),
    "no day for a bound of ledgers": (
        lambda: draw.ledgers(max_value="2003-02-30"),
        "a bound is no day: '2003-02-30' does not exist in the calendar; check the day of the month",
    ),
    "no kinds": (
        lambda: draw.events(kinds=[]),
        "there is no kind to draw from; give at least one, or leave it out",
    ),
    "an unknown kind": (
        lambda: draw.events(kinds=["coronation"]),
        f"'coronation' is no kind; take one of {KINDS}",
    ),
    "a number for kinds": (lambda: draw.events(kinds=3), "kinds cannot be 3; give a list of kinds"),
    "text for a list of kinds": (
        lambda: draw.events(kinds="lapse"),
        "kinds cannot be 'lapse'; give a list of kinds",
    ),
    "a name for a timeline": (
        lambda: draw.boundary_days("CSTO"),
        "boundary_days needs a Timeline, not 'CSTO'",
    ),
    "bounds after the record": (
        lambda: draw.boundary_days(CSTO, min_value=date.max),
        "min_value=9999-12-31 is after max_value=2025-11-27; exchange them",
    ),
    "sizes that run backwards": (
        lambda: draw.ledgers(min_size=3, max_size=2),
        "min_size=3 and max_size=2 are no sizes; give whole numbers, the smaller first",
    ),
    "a negative size": (
        lambda: draw.timelines(min_size=-1),
        "min_size=-1 and max_size=None are no sizes; give whole numbers, the smaller first",
    ),
}


@pytest.mark.parametrize(("make", "message"), BAD.values(), ids=BAD.keys())
def test_bad_arguments_are_refused_as_hypothesis_does(make: Callable[[], SearchStrategy[object]], message: str) -> None:
    """A bad argument raises `InvalidArgument`, at the latest when something is drawn, and says what would be right."""
    with pytest.raises(InvalidArgument) as refusal:
        find(make(), lambda _: True)
    assert str(refusal.value) == message


def test_what_is_asked_for_is_what_is_drawn() -> None:
    """Of fifty values all keep within what was asked for, and between them they use the whole of it."""
    through = CSTO.checked_through
    assert set(some(draw.states(among=["Armenia", "XXA"]))) == {ARM, State("XXA", "XXA")}
    assert set(some(draw.days(min_value=through, max_value=through))) == {through}
    near = {through + by * ONE for by in (-1, 0, 1, 2)}
    assert set(some(draw.boundary_days(CSTO, min_value=through - ONE, max_value=date.max))) == {*near, date.max}
    windows = some(draw.partial_dates(min_value="1999-04-20", max_value="2001-03-04", allow_open=False))
    assert all(date(1999, 4, 20) <= day.earliest <= day.latest <= date(2001, 3, 4) for day in windows)
    events = some(draw.events(states=["ARM", "UZB"], kinds=["lapse"], min_value="1999-01-01", max_value="2001-12-31"))
    days = [end for event in events for d in event.dated for end in (d.day.earliest, d.day.latest) if end]
    assert {event.states for event in events} >= {("ARM",), ("UZB",)}
    assert {day.year for day in days} == {1999, 2000, 2001}
    assert max(len(event.dated) for event in events) <= 6


def test_ledgers_and_timelines_have_the_size_states_and_days_asked_for() -> None:
    """Of fifty ledgers each holds as many events as asked for, of the states and from the days asked for."""
    sea, bounds = State("SEA", "Seatopia"), {"min_value": "1999-01-01", "max_value": "1999-01-09"}
    ledgers = some(draw.ledgers(states=["Armenia", sea], min_size=2, max_size=3, **bounds))
    timelines = some(draw.timelines(states=["Armenia", sea], min_size=2, max_size=3, **bounds))
    assert {timeline.party("Seatopia") for timeline in timelines} == {sea}
    for drawn in (ledgers, [timeline.events() for timeline in timelines]):
        assert {len(ledger) for ledger in drawn} == {2, 3}
        assert {state for ledger in drawn for event in ledger for state in event.states} == {"ARM", "SEA"}
        ends = {
            end for ledger in drawn for e in ledger for d in e.dated for end in (d.day.earliest, d.day.latest) if end
        }
        assert min(ends) == date(1999, 1, 1)
        assert max(ends) == date(1999, 1, 9)
    assert {len(ledger) for ledger in some(draw.ledgers(min_size=2, max_size=2))} == {2}
    assert set(some(draw.ledgers(max_size=0))) == {()}
    free = [len(ledger) for ledger in some(draw.ledgers())]
    assert min(free) == 0
    assert max(free) > 2
    assert not all(timeline.events() for timeline in some(draw.timelines()))
