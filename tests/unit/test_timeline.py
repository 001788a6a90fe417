"""`Timeline`: questions at the edges of the calendar and of the record, views as values, warnings and errors."""

import copy
import inspect
import pickle
import warnings
from datetime import UTC, date, datetime
from enum import StrEnum

import pytest
from ledgers import LEAGUE, LEAGUE_EVENTS, PARTIES, step, timeline

import csto_timeline as ct
from csto_timeline import CSTO, BeyondRecordWarning, Kind, Reading, State, Status, Timeline, signed
from csto_timeline.errors import (
    InvalidDateError,
    OptionError,
    PartialSourceError,
    QueryError,
    QueryTypeError,
    UnknownStateError,
)


class Code(StrEnum):
    """Codes as an enumeration, which is text of another type."""

    FRANCE = "FRA"


class Kept(Timeline):
    """A timeline of a class of one's own."""

    __slots__ = ()


class TestQuestions:
    """What the questions answer."""

    def test_every_spelling_of_a_day_gives_the_same_answer(self) -> None:
        """A date, a datetime of any hour, ISO text and words name one day."""
        days = (
            date(1999, 4, 21),
            datetime(1999, 4, 21, 23, 59, tzinfo=UTC),
            "1999-04-21",
            "21 April 1999",
            "April 21, 1999",
        )
        assert len({CSTO.members_on(day) for day in days}) == 1
        assert {CSTO.is_member("GEO", day) for day in days} == {False}

    def test_a_state_of_the_world_that_never_was_a_party_is_not_a_member(self) -> None:
        """It is outside on every day, and has no spells."""
        assert CSTO.is_member("France", "2000-01-01") is False
        assert CSTO.status_on("France", "2000-01-01") is Status.OUTSIDE
        assert CSTO.possible_statuses_on("FRA", "2000-01-01") == (Status.OUTSIDE,)
        assert CSTO.spells_of("France") == CSTO.steps_of("France") == CSTO.shared_spells("France", "Russia") == ()

    def test_answers_at_the_ends_of_the_calendar(self) -> None:
        """Nobody is a member on the first day; on the last the answer is the last known one."""
        assert CSTO.members_on(date.min) == frozenset()
        with pytest.warns(BeyondRecordWarning):
            assert CSTO.members_on(date.max) == CSTO.members_on("2020-01-01")

    def test_neighbouring_changes(self) -> None:
        """The next and the previous change leave the day itself out, and there is none beyond the ends."""
        first, last = CSTO.epochs()[0].start, CSTO.epochs()[-1].start
        assert (CSTO.previous_change(first), CSTO.next_change(date.min), CSTO.next_change(last)) == (None, first, None)
        assert CSTO.previous_change(date.max) == last

    def test_changes_are_limited_by_their_bounds(self) -> None:
        """The first day counts, the last does not."""
        days = [change.day for change in CSTO.changes()]
        assert [change.day for change in CSTO.changes(days[1], days[3])] == days[1:3]

    def test_filters_of_events_combine(self) -> None:
        """Kind, state and bounds are all applied."""
        found = LEAGUE.events(kind="accession", state="Dilmun", start="2004-02-01", end="2004-02-02")
        assert [event.key for event in found] == ["dilmun-accedes-2004"]
        assert LEAGUE.events(kind=Kind.ACCESSION, end="2001-01-01") == ()

    def test_members_during_a_year_a_month_a_day_or_a_stretch(self) -> None:
        """Text for a year or a month stands for all its days."""
        assert CSTO.members_during("1999", rule="all") == CSTO.members_on("1999-12-31")
        assert CSTO.members_during("1999-04") == CSTO.members_during("1999-04-01", "1999-05-01")
        assert CSTO.members_during("1999-04-20") == CSTO.members_on("1999-04-20")

    def test_chronology_is_sorted_and_ignores_rejected_datings(self) -> None:
        """Each act stands once, on its preferred day."""
        acts = LEAGUE.chronology()
        lows = [act.day.earliest for act in acts if act.day.earliest]
        assert lows == sorted(lows)
        assert all(act.dating.rejected is None for act in acts)
        assert len({(act.event.key, act.act) for act in acts}) == len(acts)

    def test_any_day_is_decided_by_the_walk_where_names_are_a_day_apart(self) -> None:
        """Founding, renaming and dissolution within three days leave the founder in for one day, whichever it is."""
        pact = timeline(
            step("founded", "founding", "AAA", signed("[2000-01-01..2000-01-02]"), new_name="Pact"),
            step("renamed", "renaming", "", signed("[2000-01-02..2000-01-03]"), new_name="Union"),
            step("ends", "dissolution", "", signed("[2000-01-02..2000-01-03]")),
        )
        assert all(pact.is_member("AAA", f"2000-01-0{day}") is None for day in (1, 2))
        assert pact.members_during("2000") == {"AAA"}


class TestWarnings:
    """A question about a day after the checked record warns, and points at the caller."""

    def test_every_question_about_a_later_day_warns(self) -> None:
        """The warning points at this file."""
        later = "2026-06-01"
        for ask in (
            lambda: ct.members_on(later),
            lambda: CSTO.possible_members_on(later),
            lambda: CSTO.is_member("ARM", later),
            lambda: CSTO.status_on("ARM", later),
            lambda: CSTO.possible_statuses_on("ARM", later),
            lambda: CSTO.name_on(later),
            lambda: CSTO.members_during("2026"),
            lambda: CSTO.term_on(later),
        ):
            with pytest.warns(BeyondRecordWarning) as caught:
                ask()
            assert {warning.filename for warning in caught} == {__file__}

    def test_one_call_site_warns_once(self) -> None:
        """A loop over many days does not flood the terminal."""
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("default")
            for month in range(3, 13):
                CSTO.is_member("ARM", date(2026, month, 1))
        assert len(caught) == 1


class TestViews:
    """Views of one ledger."""

    def test_views_compose_in_any_order_and_are_made_once(self) -> None:
        """Reading, source and widening are independent of each other."""
        one = LEAGUE.under("signed").widened().according_to("gazette")
        assert one is LEAGUE.according_to("gazette").under(Reading.SIGNED).widened()
        assert (one.reading, one.wide, one.source) == (Reading.SIGNED, True, "gazette")
        assert one.label == "League (signed, widened, gazette)"

    @pytest.mark.parametrize("reading", ["singed", "", 3, None, [], Kind.LAPSE])
    def test_an_unknown_reading_is_refused(self, reading: object) -> None:
        """Whatever its type, for methods and functions alike."""
        with pytest.raises(OptionError):
            CSTO.under(reading)  # type: ignore[arg-type]
        with pytest.raises(OptionError):
            ct.members_on("1999-04-20", reading=reading)  # type: ignore[call-overload]

    def test_a_source_must_be_known_and_cover_membership(self) -> None:
        """An unknown key and a partial source are different errors; the second names those that cover it."""
        with pytest.raises(OptionError):
            LEAGUE.according_to("nosuch")
        with pytest.raises(PartialSourceError) as caught:
            LEAGUE.according_to("register")
        assert caught.value.accepted == ("gazette",)
        with pytest.raises(PartialSourceError):
            CSTO.according_to("protocol-1999")


class TestNames:
    """States in questions."""

    def test_answers_are_plain_text_whatever_the_spelling(self) -> None:
        """Enumerations, `State` values and other spellings lead to one plain code."""
        pact = Timeline.from_spells([(Code.FRANCE, "1990-01-01", None)], name="Pact")
        (member,) = pact.members_on("2000-01-01")
        assert type(member) is str
        assert {pact.is_member(state, "2000-01-01") for state in (Code.FRANCE, "france", ct.states.lookup("FR"))} == {
            True
        }

    def test_party_and_code_know_declared_parties(self) -> None:
        """Names, other spellings and a `State` lead to the record of the party."""
        assert LEAGUE.party("land of giants") == PARTIES[1]
        assert LEAGUE.code(PARTIES[0]) == "ARC"

    def test_a_state_that_is_only_concerned_is_known(self) -> None:
        """A milestone names a state that no event moves; asking for it is not an error."""
        pact = Timeline.from_events(
            [*LEAGUE_EVENTS, step("visit", "milestone", "Erewhon", signed("2005-01-01"))],
            name="League",
            states=[*PARTIES, "Erewhon"],
        )
        assert pact.is_member("EREWHON", "2005-01-01") is False

    @pytest.mark.parametrize("state", ["Atlantis", "", "x" * 121])
    def test_an_unknown_name_is_refused(self, state: str) -> None:
        """Also a blank one and one that is longer than any name."""
        with pytest.raises(UnknownStateError):
            CSTO.is_member(state, "2000-01-01")
        with pytest.raises(UnknownStateError):
            LEAGUE.spells_of(state)

    @pytest.mark.parametrize("state", [704, None, 7.5, b"UZB", ["UZB"]])
    def test_a_state_of_another_type_is_refused(self, state: object) -> None:
        """Numbers in particular: lists share them."""
        with pytest.raises(QueryTypeError):
            CSTO.is_member(state, "2000-01-01")  # type: ignore[arg-type]

    def test_a_state_record_of_nobody_is_refused(self) -> None:
        """A `State` that is neither a party nor a state of the world is unknown."""
        with pytest.raises(UnknownStateError):
            CSTO.is_member(State("ATL", "Atlantis"), "2000-01-01")


class TestValue:
    """A timeline is a frozen value."""

    @pytest.mark.parametrize(
        "make",
        [
            lambda: LEAGUE,
            lambda: LEAGUE.under("signed").widened(),
            lambda: LEAGUE.according_to("gazette"),
            lambda: Kept.from_events(LEAGUE_EVENTS, name="League", states=PARTIES),
            lambda: Kept.from_spells([("Alpha", "1990", None), ("beta", "1990", "1995")], name="T", unknown="keep"),
        ],
    )
    def test_pickles_and_copies_are_equal_and_of_the_same_class(self, make: object) -> None:
        """Subclasses included; kept parties are still found by other spellings."""
        value = make()  # type: ignore[operator]
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            twin = pickle.loads(pickle.dumps(value, protocol))  # noqa: S301 - pickled here
            assert twin == value
            assert hash(twin) == hash(value)
            assert type(twin) is type(value)
            assert twin.code(value.states[0].upper()) == value.states[0]
        assert copy.copy(value) is copy.deepcopy(value) is value

    def test_another_reading_name_or_row_makes_another_value(self) -> None:
        """Equality goes by what a timeline holds."""
        rows = [("FRA", "1990-01-01", None)]
        one = Timeline.from_spells(rows, name="One")
        assert one == Timeline.from_spells(rows, name="One")
        assert one != Timeline.from_spells(rows, name="Other")
        assert one != Timeline.from_spells([("FRA", "1991-01-01", None)], name="One")
        assert one != 3
        assert LEAGUE.under("signed") != LEAGUE

    def test_nothing_can_be_set_or_deleted(self) -> None:
        """Neither attributes nor new ones."""
        with pytest.raises(AttributeError):
            LEAGUE.reading = Reading.SIGNED
        with pytest.raises(AttributeError):
            del LEAGUE.reading

    def test_it_prints_on_one_line(self) -> None:
        """Whatever its name contains."""
        assert repr(Timeline.from_spells([], name="A\nB")).count("\n") == 0
        assert "widened" in repr(LEAGUE.widened())

    def test_it_is_made_by_its_class_methods_only(self) -> None:
        """Calling the class is refused, and so is a name that is none."""
        with pytest.raises(QueryError):
            Timeline()
        for name in ("", "  ", None, 3):
            with pytest.raises(QueryError):
                Timeline.from_spells([], name=name)  # type: ignore[arg-type]

    @pytest.mark.parametrize("options", [{"overlap": "join"}, {"end": "last"}, {"codes": "fips"}, {"unknown": "guess"}])
    def test_unknown_options_are_refused(self, options: dict[str, str]) -> None:
        """The value of each option is checked."""
        with pytest.raises(OptionError):
            Timeline.from_spells([], name="T", **options)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("options", "error"),
        [
            ({"source": "s"}, QueryTypeError),
            ({"checked_through": "2000"}, InvalidDateError),
            ({"states": 3}, QueryTypeError),
        ],
    )
    def test_arguments_of_the_wrong_type_are_refused(self, options: dict[str, object], error: type[Exception]) -> None:
        """With the error that says why."""
        with pytest.raises(error):
            Timeline.from_spells([], name="T", **options)  # type: ignore[arg-type]
        with pytest.raises(QueryTypeError):
            Timeline.from_events(3, name="T")  # type: ignore[arg-type]
        with pytest.raises(QueryTypeError):
            Timeline.from_spells(3, name="T")


def test_every_public_method_has_a_docstring_that_stands_alone() -> None:
    """Each says what it returns or does, and documents every argument."""
    for name, method in inspect.getmembers(Timeline, callable):
        if name.startswith("_"):
            continue
        text = inspect.getdoc(method) or ""
        assert text, name
        assert "see `" not in text.lower(), name
        for parameter in inspect.signature(method).parameters.values():
            if parameter.name not in ("self", "cls"):
                assert f"{parameter.name}:" in text, (name, parameter.name)
