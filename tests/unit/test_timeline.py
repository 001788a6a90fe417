"""`Timeline`: questions at the edges of the calendar and of the record, views as values, warnings and errors."""

import copy
import inspect
import warnings
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import product

import pytest
from ledgers import LEAGUE, LEAGUE_EVENTS, PARTIES, keys, step, told, twins

import csto_timeline as ct
from csto_timeline import CSTO, BeyondRecordWarning, Kind, Reading, State, Timeline, errors, signed


class Kept(Timeline):
    """A timeline of a class of one's own."""

    __slots__ = ()


class TestQuestions:
    """What the questions answer."""

    def test_every_spelling_of_a_day_gives_the_same_answer(self) -> None:
        """A date, a datetime of any hour, ISO text and words name one day."""
        late = datetime(1999, 4, 21, 23, 59, tzinfo=UTC)
        days = (date(1999, 4, 21), late, "1999-04-21", "21 April 1999", "April 21, 1999")
        assert len({CSTO.members_on(day) for day in days}) == 1
        assert {CSTO.is_member("GEO", day) for day in days} == {False}

    def test_bounds_and_filters_combine(self) -> None:
        """Kind, state and bounds are all applied; the first day counts, the last does not."""
        days = [change.day for change in CSTO.changes()]
        assert [change.day for change in CSTO.changes(days[1], days[3])] == days[1:3]
        found = LEAGUE.events(kind="accession", state="Dilmun", start="2004-02-01", end="2004-02-02")
        assert keys(found) == ["dilmun-accedes-2004"]
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
        tied = Timeline.from_events(told("a accession FRA [2000-01-01..]; b accession ITA 2000-01-01"), name="Tied")
        assert keys(act.event for act in tied.chronology()) == ["b", "a"]

    def test_a_question_about_a_later_day_warns_once_and_points_at_the_caller(self) -> None:
        """Functions, years and terms warn as other questions do; a loop over many days does not flood the terminal."""
        for ask, when in ((ct.members_on, "2026-06-01"), (CSTO.members_during, "2026"), (CSTO.term_on, "2026-06-01")):
            with pytest.warns(BeyondRecordWarning) as caught:
                ask(when)
            assert {warning.filename for warning in caught} == {__file__}
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("default")
            for month in range(3, 13):
                CSTO.is_member("ARM", date(2026, month, 1))
        assert len(caught) == 1


class TestViewsAndNames:
    """Views of one ledger, and states in questions."""

    def test_views_compose_in_any_order_and_are_made_once(self) -> None:
        """Reading, source and widening are independent of each other."""
        one = LEAGUE.under("signed").widened().according_to("gazette")
        assert one is LEAGUE.according_to("gazette").under(Reading.SIGNED).widened()
        assert (one.reading, one.wide, one.source) == (Reading.SIGNED, True, "gazette")
        assert one.label == "League (signed, widened, gazette)"

    @pytest.mark.parametrize("reading", ["singed", "", 0, 3, None, [], Kind.LAPSE])
    def test_an_unknown_reading_is_refused(self, reading: object) -> None:
        """Whatever its type, for methods and functions alike."""
        with pytest.raises(errors.OptionError):
            CSTO.under(reading)  # type: ignore[arg-type]
        with pytest.raises(errors.OptionError):
            ct.members_on("1999-04-20", reading=reading)  # type: ignore[call-overload]

    @pytest.mark.parametrize(
        ("view", "key", "accepted"),
        [(LEAGUE, "register", "gazette"), (CSTO, "tass-2012-12-19", "article atop-4.01 cow-alliances-4.1")],
    )
    def test_a_source_must_be_known_and_cover_membership(self, view: Timeline, key: str, accepted: str) -> None:
        """An unknown key and a partial source are different errors; the second names those that cover it."""
        with pytest.raises(errors.OptionError):
            view.according_to("nosuch")
        with pytest.raises(errors.PartialSourceError) as caught:
            view.according_to(key)
        assert caught.value.accepted == tuple(accepted.split())

    def test_answers_are_plain_text_whatever_the_spelling(self) -> None:
        """Enumerations, `State` values and other spellings lead to one plain code."""
        code = StrEnum("Code", {"FRANCE": "FRA"}).FRANCE
        pact = Timeline.from_spells([(code, "1990-01-01", None)], name="Pact")
        (member,) = pact.members_on("2000-01-01")
        assert type(member) is str
        assert all(pact.is_member(state, "2000-01-01") for state in (code, "france", ct.states.lookup("FR")))

    def test_declared_parties_and_states_that_are_only_concerned_are_known(self) -> None:
        """Names, other spellings and a `State` lead to a party, and so does a name that only a milestone has."""
        assert LEAGUE.party("land of giants") == PARTIES[1]
        assert LEAGUE.code(PARTIES[0]) == "ARC"
        visit = step("visit", "milestone", "Erewhon", signed("2005-01-01"))
        pact = Timeline.from_events([*LEAGUE_EVENTS, visit], name="League", states=[*PARTIES, "Erewhon"])
        assert pact.is_member("EREWHON", "2005-01-01") is False

    @pytest.mark.parametrize(
        ("states", "error"),
        [
            (["Atlantis", "", "x" * 121, State("ATL", "Atlantis")], errors.UnknownStateError),
            ([704, None, 7.5, b"UZB", ["UZB"]], errors.QueryTypeError),
        ],
    )
    def test_what_is_no_state_is_refused(self, states: list[object], error: type[Exception]) -> None:
        """Unknown, blank and very long names, records of nobody, and other types, such as numbers: lists share them."""
        for view, state in product((CSTO, LEAGUE), states):
            with pytest.raises(error):
                view.is_member(state, "2000-01-01")
            with pytest.raises(error):
                view.spells_of(state)


class TestValue:
    """A timeline is a frozen value."""

    @pytest.mark.parametrize(
        "value",
        [
            Kept.from_events(LEAGUE_EVENTS, name="League", states=PARTIES),
            Kept.from_spells([("Alpha", "1990", None), ("beta", "1990", "1995")], name="T", unknown="keep"),
            Kept.from_spells([("FRA", "2000-01-01", "2001-01-01"), ("FRA", "2001-01-01", "[2002..2004]")], name="T"),
            Kept.from_spells([("FRA", "1990", "1999"), ("FRA", "1992", "[2002..2004]")], name="T", overlap="merge"),
        ],
    )
    def test_pickles_and_copies_are_equal_and_of_the_same_class(self, value: Timeline) -> None:
        """Subclasses included; kept parties are still found by other spellings."""
        for twin in twins(value):
            assert (twin, hash(twin), type(twin)) == (value, hash(value), Kept)
            assert twin.code(value.states[0].upper()) == value.states[0]
        assert copy.copy(value) is copy.deepcopy(value) is value

    def test_another_reading_name_or_row_makes_another_value(self) -> None:
        """Equality goes by what a timeline holds."""
        rows = [("FRA", "1990-01-01", None)]
        one = Timeline.from_spells(rows, name="One")
        assert one == Timeline.from_spells(rows, name="One")
        others = (Timeline.from_spells([("FRA", "1991-01-01", None)], name="One"), one.under("signed"), 3)
        assert one not in (*others, Timeline.from_spells(rows, name="Other"))

    def test_nothing_can_be_set_or_deleted_and_it_prints_on_one_line(self) -> None:
        """Neither attributes nor new ones; and whatever its name contains."""
        for change in (lambda: setattr(LEAGUE, "reading", "signed"), lambda: delattr(LEAGUE, "reading")):
            with pytest.raises(AttributeError):
                change()
        assert "\n" not in repr(Timeline.from_spells([], name="A\nB"))
        assert "widened" in repr(LEAGUE.widened())

    def test_it_is_made_by_its_class_methods_only(self) -> None:
        """Calling the class is refused, and so are a name that is none, and events or rows that are none."""
        with pytest.raises(errors.QueryError):
            Timeline()
        for name in ("", "  ", None, 3):
            with pytest.raises(errors.QueryError):
                Timeline.from_spells([], name=name)  # type: ignore[arg-type]
        for make in (Timeline.from_events, Timeline.from_spells):
            with pytest.raises(errors.QueryTypeError):
                make(3, name="T")

    @pytest.mark.parametrize(
        ("error", "options"),
        [
            (errors.OptionError, {"overlap": "join", "end": "last", "codes": "fips", "unknown": "guess"}),
            (errors.QueryTypeError, {"source": "s", "states": 3}),
            (errors.InvalidDateError, {"checked_through": "2000"}),
        ],
    )
    def test_wrong_options_are_refused(self, error: type[Exception], options: dict[str, object]) -> None:
        """Unknown words, and arguments of the wrong type, with the error that says why."""
        for name, value in options.items():
            with pytest.raises(error):
                Timeline.from_spells([], name="T", **{name: value})  # type: ignore[arg-type]


def test_every_public_method_has_a_docstring_that_stands_alone() -> None:
    """Each says what it returns or does, and documents every argument."""
    for name, method in inspect.getmembers(Timeline, callable):
        text = inspect.getdoc(method) or ""
        if not name.startswith("_"):
            assert text, name
            assert "see `" not in text.lower(), name
            for parameter in inspect.signature(method).parameters.keys() - {"self", "cls"}:
                assert f"{parameter}:" in text, (name, parameter)
