"""Timelines as things: how they are made and refused, how views compose, how they behave as values, how they warn."""

import warnings
from collections.abc import Callable
from itertools import permutations

import pytest
from ledgers import LEAGUE, LEAGUE_EVENTS, PARTIES, day, heard, step, timeline, twins

import csto_timeline as ct
from csto_timeline import (
    CSTO,
    BeyondRecordWarning,
    Event,
    Reading,
    Source,
    State,
    Timeline,
    announced,
    in_force,
    signed,
)
from csto_timeline.errors import (
    InvalidDateError,
    LedgerError,
    OptionError,
    PartialSourceError,
    QueryError,
    QueryTypeError,
)

JOINED = step("joined", "accession", "ARC", signed("2001-01-01"))

# Making one


def test_a_timeline_is_made_of_events() -> None:
    """Events from any iterable, a name, and what else there is to say."""
    made = Timeline.from_events(
        (event for event in LEAGUE_EVENTS), name="League", states=list(PARTIES), checked_through=day("2006-12-31")
    )
    assert made == LEAGUE
    assert made.events() == LEAGUE_EVENTS


def test_a_timeline_of_no_events_answers_too() -> None:
    """An empty ledger is sound: nobody ever was a member."""
    made = timeline()
    assert (made.states, made.events(), made.epochs(), made.changes(), made.chronology()) == ((),) * 5
    assert made.members_on("2000-01-01") == made.members_during("2000") == frozenset()
    assert (made.next_change("2000-01-01"), made.previous_change("2000-01-01")) == (None, None)


@pytest.mark.parametrize("reading", [*Reading, "announced", "signed", "in_force"])
def test_a_timeline_is_made_under_any_reading(reading: str) -> None:
    """The reading may be a word or a value, and means the same as choosing it later."""
    made = Timeline.from_events(LEAGUE_EVENTS, name="League", reading=reading, states=PARTIES)
    assert made.reading is Reading(reading)
    assert made == Timeline.from_events(LEAGUE_EVENTS, name="League", states=PARTIES).under(reading)


def test_states_of_events_become_the_codes_of_answers() -> None:
    """Names and records in events become declared or alpha-3 codes; an event that has them already is kept as it is."""
    named = step("a", "accession", "Uzbekistan arcadia Ruritania", signed("2001"))
    coded = step("b", "renewal", "UZB", signed("2002"))
    made = Timeline.from_events([named, coded], name="Names", states=PARTIES)
    assert made.states == ("ARC", "Ruritania", "UZB")
    assert made.events()[0].states == ("UZB", "ARC", "Ruritania")
    assert made.events()[1] is coded


def test_all_faults_of_a_ledger_are_reported_at_once() -> None:
    """Strangers among the events, repeated keys, illegal steps, wrong order and late days come in one error."""
    with pytest.raises(LedgerError) as refusal:
        Timeline.from_events(
            [
                "event",  # type: ignore[list-item]
                JOINED,
                step("joined", "return", "ARC", signed("2002")),
                step("out", "lapse", "ARC", signed("2000-01-01")),
                None,  # type: ignore[list-item]
                step("late", "milestone", "", signed("2020")),
            ],
            name="Faulty",
            checked_through="2010-01-01",
        )
    assert [(fault.place, fault.event, fault.state) for fault in refusal.value.faults] == [
        ("item 1", None, None),
        ("item 5", None, None),
        (None, "joined", None),
        (None, "joined", "ARC"),
        (None, "out", "ARC"),
        (None, "late", None),
    ]
    text = str(refusal.value)
    assert text.startswith("6 faults:\n  item 1: 'event' is no Event; give Event values\n")
    assert "out" in text
    assert "2020 (signed), after the record was checked last, on 2010-01-01" in text


def test_a_state_named_twice_by_two_spellings_is_one_of_all_faults() -> None:
    """Two names of one state in one event hide no other fault."""
    twice = step("twice", "accession", "UZB Uzbekistan", signed("2001"))
    illegal = step("back", "return", "KAZ", signed("2001"))
    with pytest.raises(LedgerError) as refusal:
        timeline(twice, illegal)
    assert {fault.event for fault in refusal.value.faults} == {"twice", "back"}
    assert str(refusal.value.faults[0]) == "event 'twice': of UZB, Uzbekistan two are one state; name each state once"


MAKERS: dict[str, Callable[..., Timeline]] = {
    "from_events": lambda **more: Timeline.from_events([], **{"name": "Empty", **more}),
    "from_spells": lambda **more: Timeline.from_spells([], **{"name": "Empty", **more}),
}


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
@pytest.mark.parametrize(
    ("fields", "error", "words"),
    [
        ({"name": ""}, QueryError, "cannot be called ''; give it a name as text"),
        ({"name": "  "}, QueryError, "give it a name as text"),
        ({"name": None}, QueryError, "cannot be called None"),
        ({"name": 7}, QueryError, "cannot be called 7"),
        ({"checked_through": "2006"}, InvalidDateError, "is a year or a month"),
        ({"checked_through": 2006}, QueryTypeError, "a day cannot be 2006"),
        ({"states": [7]}, LedgerError, "7 is no party"),
        ({"states": ["Arcadia", "ARCADIA"]}, LedgerError, "two declared parties"),
    ],
)
def test_what_a_timeline_cannot_be_made_of_is_refused(
    make: Callable[..., Timeline], fields: dict[str, object], error: type[Exception], words: str
) -> None:
    """A label, a day and parties are checked by both ways of making one."""
    with pytest.raises(error, match=words):
        make(**fields)


def test_what_is_no_ledger_is_refused() -> None:
    """What cannot be gone through, an unknown reading and a source that is none are named."""
    with pytest.raises(QueryTypeError, match="7 cannot be gone through; give Event values"):
        Timeline.from_events(7, name="Seven")  # type: ignore[arg-type]
    with pytest.raises(
        QueryTypeError, match=r"None cannot be gone through; give \(state, start, end\[, status\]\) rows"
    ):
        Timeline.from_spells(None, name="None")  # type: ignore[arg-type]
    with pytest.raises(OptionError, match="'announced', 'signed', 'in_force'"):
        Timeline.from_events([], name="Empty", reading="sign")
    with pytest.raises(QueryError, match="a source cannot be 'book'; give a Source"):
        Timeline.from_spells([], name="Empty", source="book")  # type: ignore[arg-type]


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_states_that_cannot_be_gone_through_are_refused(make: Callable[..., Timeline]) -> None:
    """Parties that are no collection are a wrong question, as events that are none."""
    with pytest.raises(QueryError):
        make(states=7)


def test_a_timeline_is_not_called() -> None:
    """The class itself makes nothing, and says what does."""
    with pytest.raises(QueryError, match=r"use Timeline\.from_events or Timeline\.from_spells"):
        Timeline()


def test_a_wrong_argument_changes_nothing() -> None:
    """After every refusal a timeline answers as before."""
    before = (LEAGUE.epochs(), LEAGUE.members_on("2002-01-01"))
    for ask in (lambda: LEAGUE.members_on("2002"), lambda: LEAGUE.under("sign"), lambda: LEAGUE.according_to("x")):
        with pytest.raises(QueryError):
            ask()
    assert (LEAGUE.epochs(), LEAGUE.members_on("2002-01-01")) == before


# Views

VIEWS: dict[str, Callable[[Timeline], Timeline]] = {
    "under": lambda view: view.under("signed"),
    "widened": lambda view: view.widened(),
    "according_to": lambda view: view.according_to("gazette"),
}


def test_views_compose_in_any_order_to_the_same_object() -> None:
    """Reading, width and source are independent: each order of choosing them gives one and the same view."""
    found = set()
    for order in permutations(VIEWS.values()):
        view, fresh = LEAGUE, Timeline.from_events(LEAGUE_EVENTS, name="League", states=PARTIES)
        for derive in order:
            view, fresh = derive(view), derive(fresh)
        found.add(id(view))
        for each in (view, fresh):
            assert (each.reading, each.wide, each.source) == (Reading.SIGNED, True, "gazette")
    assert len(found) == 1


@pytest.mark.parametrize("derive", VIEWS.values(), ids=VIEWS)
def test_choosing_the_same_view_again_changes_nothing(derive: Callable[[Timeline], Timeline]) -> None:
    """A view of a view is that view."""
    view = derive(LEAGUE)
    assert derive(view) is view
    assert view is not LEAGUE
    assert view != LEAGUE


def test_a_view_leads_back() -> None:
    """Another reading, and the plain view, are the objects from which one came."""
    assert LEAGUE.under("signed").under("announced") is LEAGUE
    assert LEAGUE.under(LEAGUE.reading) is LEAGUE
    assert LEAGUE.widened().plain() is LEAGUE.plain() is LEAGUE
    assert LEAGUE.under("signed").widened().plain() is LEAGUE.under("signed")


@pytest.mark.parametrize("reading", ["sign", "", None, 3, [], {}])
def test_under_an_unknown_reading_there_is_no_view(reading: object) -> None:
    """Another word, hashable or not, is refused with the readings that there are."""
    with pytest.raises(OptionError, match="'announced', 'signed', 'in_force'"):
        LEAGUE.under(reading)  # type: ignore[arg-type]


def test_a_covering_source_tells_its_own_story() -> None:
    """Only its events, at its own precision; what the others say is gone."""
    view = LEAGUE.according_to("gazette")
    assert [f"{spell.start} {spell.status}" for spell in view.spells_of("BRO")] == [
        "2000-01-01 None",
        "2000-12-31 member",
        "2002-03-01 suspended",
        "2003-01-01 None",
        "2003-12-31 member",
    ]
    assert view.name_on("2004-06-01") == "League"
    assert view.is_member("CIM", "2001-03-15") is None
    assert view.events(kind="renaming") == ()
    assert view is LEAGUE.according_to(Source(key="gazette"))


@pytest.mark.parametrize(
    ("covers", "checked", "expected"),
    [
        ("2006-06-30", "2006-12-31", "2006-06-30"),
        ("2006-12-31", "2006-06-30", "2006-06-30"),
        ("2006-06-30", None, "2006-06-30"),
    ],
)
def test_what_a_source_covers_bounds_its_view(covers: str, checked: str | None, expected: str) -> None:
    """The view was checked through what the source covers, and no later than the whole record."""
    book = Source(key="book", covers_through=covers)
    made = timeline(step("in", "accession", "ARC", signed("2001", book)), checked_through=checked)
    assert made.according_to("book").checked_through == day(expected)
    assert made.checked_through == (None if checked is None else day(checked))


def test_a_rejected_day_is_retold_where_its_source_speaks_alone() -> None:
    """What is known to be wrong decides nothing in the whole record, and everything in the view of its source."""
    book = Source(key="book", covers_through="2010-01-01")
    made = timeline(step("in", "accession", "ARC", signed("2001-01-01"), signed("1999-01-01", book, rejected="a slip")))
    assert made.is_member("ARC", "2000-01-01") is made.widened().is_member("ARC", "2000-01-01") is False
    assert made.according_to("book").is_member("ARC", "2000-01-01") is True


@pytest.mark.parametrize("source", ["register", "atlas", "nobody", "", None, 7, [], LEAGUE.sources[0]], ids=repr)
def test_a_source_that_does_not_cover_membership_is_refused(source: object) -> None:
    """A report of one step is no account of membership, and the error names the sources that give one."""
    with pytest.raises(PartialSourceError, match=r"absence from it proves nothing; .*: 'gazette'$") as refusal:
        LEAGUE.according_to(source)  # type: ignore[arg-type]
    assert refusal.value.accepted == ("gazette",)


def test_a_ledger_without_covering_sources_accepts_none() -> None:
    """Where no source gives an account, the error says so."""
    with pytest.raises(PartialSourceError, match=r"sources that give one: none here$") as refusal:
        timeline(JOINED).according_to("register")
    assert refusal.value.accepted == ()


def test_widening_leaves_open_what_is_disputed_and_nothing_else() -> None:
    """A variant of the act that counts opens the days between; less precise, rejected and other acts' days do not."""
    assert LEAGUE.is_member("CIM", "2001-02-15") is False
    wide = LEAGUE.widened()
    assert wide.is_member("CIM", "2001-02-15") is None
    assert [wide.is_member("CIM", when) for when in ("2001-01-31", "2001-02-01", "2001-03-14", "2001-03-15")] == [
        False,
        None,
        None,
        True,
    ]
    for state in ("ARC", "BRO", "DIL"):
        assert wide.spells_of(state) == LEAGUE.spells_of(state)


# Values


ALL_VIEWS = [
    LEAGUE,
    LEAGUE.under("in_force"),
    LEAGUE.widened(),
    LEAGUE.according_to("gazette"),
    LEAGUE.according_to("gazette").widened().under("signed"),
    CSTO,
    CSTO.according_to("article"),
    Timeline.from_spells([("UZB", "1992", "1999-04-21"), ("Ruritania", "2000-01-01", None)], name="Rows"),
]


@pytest.mark.parametrize("view", ALL_VIEWS, ids=lambda view: view.label)
def test_a_timeline_survives_pickling_and_copying(view: Timeline) -> None:
    """A twin is equal, hashes alike, prints alike and answers alike."""
    for twin in twins(view):
        assert twin == view
        assert hash(twin) == hash(view)
        assert (repr(twin), twin.label, twin.checked_through) == (repr(view), view.label, view.checked_through)
        assert (twin.epochs(), twin.events(), twin.sources) == (view.epochs(), view.events(), view.sources)
        assert [twin.spells_of(state) for state in twin.states] == [view.spells_of(state) for state in view.states]
        assert [twin.party(state) for state in twin.states] == [view.party(state) for state in view.states]


def test_rows_do_not_go_beyond_what_their_source_covers() -> None:
    """What a source covers bounds its rows, as it bounds its events, so that what is made can be made again."""
    book = Source(key="book", covers_through="2012-12-31")
    rows = ("UZB", "1992-05-15", "2015-01-01"), ("KAZ", "1992-05-15", "2012-12-31")
    with pytest.raises(LedgerError, match="row 1, UZB: 2015-01-01 lies after"):
        Timeline.from_spells(rows, name="Rows", source=book)
    made = Timeline.from_spells(rows[1:], name="Rows", source=book)
    assert all(twin == made for twin in twins(made))


def test_a_row_beyond_its_source_is_told_what_bounds_it() -> None:
    """The fault names what the source covers, because that is what bounds the row."""
    book = Source(key="book", covers_through="2012-12-31")
    with pytest.raises(LedgerError) as refusal:
        Timeline.from_spells([("UZB", "1992-05-15", "2015-01-01")], name="Rows", source=book)
    assert str(refusal.value) == (
        "row 1, UZB: 2015-01-01 lies after its source's covers_through, 2012-12-31; "
        "move its source's covers_through on, or leave the end open"
    )


def test_codes_do_not_change_when_a_timeline_is_pickled() -> None:
    """A country whose code is a declared party's is that party, in rows and in events, at once and for good."""
    declared = [State("UZS", "Soviet Uzbekistan", also=("UZB",))]
    rows = Timeline.from_spells([("Uzbekistan", "1992-05-15", None)], name="Rows", states=declared)
    events = Timeline.from_events(
        [step("in", "accession", "Uzbekistan", signed("1992-05-15"))], name="Events", states=declared
    )
    for made in (rows, events):
        assert {twin.states for twin in (made, *twins(made))} == {("UZS",)}


def test_equal_timelines_are_made_of_equal_things() -> None:
    """Two timelines are equal if everything that they are made of is, and otherwise not."""

    def made(
        *events: Event,
        name: str = "T",
        states: tuple[str, ...] = (),
        through: str | None = None,
        reading: str = "signed",
    ) -> Timeline:
        return Timeline.from_events(
            events or [JOINED], name=name, states=states, checked_through=through, reading=reading
        )

    assert made() == made()
    assert made() is not made()
    assert hash(made()) == hash(made())
    others = [
        made(step("other", "accession", "ARC", signed("2001-01-01"))),
        made(name="Other"),
        made(states=("ARC",)),
        made(through="2010-01-01"),
        made(reading="announced"),
        made().widened(),
    ]
    for other in others:
        assert other != made()
    assert len({made(), *others, made()}) == 7
    assert all(hash(other) != hash(made()) for other in others[1:])
    assert made() != "T"
    assert made().__eq__("T") is NotImplemented


@pytest.mark.parametrize("field", ["name", "reading", "checked_through", "source", "wide", "states", "_tracks", "new"])
def test_a_timeline_never_changes(field: str) -> None:
    """No field can be set or deleted, and the message says what to do instead."""
    with pytest.raises(AttributeError, match=f"never changes; derive another instead of setting '{field}'"):
        setattr(LEAGUE, field, "other")
    with pytest.raises(AttributeError, match=f"'{field}' cannot be deleted"):
        delattr(LEAGUE, field)


def test_answers_cannot_be_changed() -> None:
    """Sets are frozen and sequences are tuples, so that no caller can change what the next one gets."""
    assert type(LEAGUE.members_on("2002-01-01")) is frozenset
    assert type(LEAGUE.possible_members_on("2002-01-01")) is frozenset
    assert type(LEAGUE.members_during("2002")) is frozenset
    for answer in (
        LEAGUE.states,
        LEAGUE.sources,
        LEAGUE.spells_of("ARC"),
        LEAGUE.steps_of("ARC"),
        LEAGUE.epochs(),
        LEAGUE.changes(),
        LEAGUE.events(),
        LEAGUE.chronology(),
        LEAGUE.shared_spells("ARC", "BRO"),
        LEAGUE.possible_statuses_on("ARC", "2002-01-01"),
    ):
        assert type(answer) is tuple


SHOWN = (
    (timeline(JOINED), "<Timeline 'Test': 1 states, reading announced>"),
    (LEAGUE, "<Timeline 'League': 4 states, reading announced, checked through 2006-12-31>"),
    (
        LEAGUE.according_to("gazette").widened().under("in_force"),
        "<Timeline 'League': 4 states, reading in_force, widened, according to gazette, checked through 2006-06-30>",
    ),
)


@pytest.mark.parametrize(("view", "text"), SHOWN)
def test_a_timeline_shows_what_it_is(view: Timeline, text: str) -> None:
    """Name, number of states, reading, view and the end of the record."""
    assert repr(view) == text


# The end of the record

LATER, LAST = "2007-01-01", "2006-12-31"
DAY_QUESTIONS: dict[str, Callable[[Timeline, str], object]] = {
    "members_on": lambda view, when: view.members_on(when),
    "members_on, with a date": lambda view, when: view.members_on(day(when)),
    "possible_members_on": lambda view, when: view.possible_members_on(when),
    "is_member": lambda view, when: view.is_member("BRO", when),
    "is_member, with a date": lambda view, when: view.is_member("BRO", day(when)),
    "is_member, of nobody": lambda view, when: view.is_member("FRA", when),
    "status_on": lambda view, when: view.status_on("BRO", when),
    "possible_statuses_on": lambda view, when: view.possible_statuses_on("BRO", when),
    "name_on": lambda view, when: view.name_on(when),
    "members_during": lambda view, when: view.members_during(when),
}


@pytest.mark.parametrize("ask", DAY_QUESTIONS.values(), ids=DAY_QUESTIONS)
def test_a_question_beyond_the_record_warns_once_and_blames_the_caller(
    ask: Callable[[Timeline, str], object],
) -> None:
    """The answer is the last known one, with one warning that names both days and points at this file."""
    for _ in range(2):
        answer, caught = heard(lambda: ask(LEAGUE, LATER))
        assert answer == ask(LEAGUE, LAST)
        assert [(each.category, each.filename) for each in caught] == [(BeyondRecordWarning, __file__)]
        text = str(caught[0].message)
        assert f"{LATER} is after {LAST}, the last day up to which League was checked" in text
        assert "the last known one" in text


@pytest.mark.parametrize("ask", DAY_QUESTIONS.values(), ids=DAY_QUESTIONS)
def test_no_question_within_the_record_warns(ask: Callable[[Timeline, str], object]) -> None:
    """On the last day that was checked there is nothing to warn of, and a record without an end never warns."""
    assert heard(lambda: ask(LEAGUE, LAST))[1] == []
    endless = Timeline.from_events(LEAGUE_EVENTS, name="League", states=PARTIES)
    assert heard(lambda: ask(endless, "9999-12-31"))[1] == []


def test_a_stretch_warns_where_its_last_day_lies_beyond() -> None:
    """The end of a stretch is its first day out, so it may lie one day beyond the record."""
    assert heard(lambda: LEAGUE.members_during("2006-01-01", LATER))[1] == []
    assert heard(lambda: LEAGUE.members_during("2006"))[1] == []
    assert len(heard(lambda: LEAGUE.members_during("2006-01-01", "2007-01-02"))[1]) == 1
    assert len(heard(lambda: LEAGUE.members_during("2007"))[1]) == 1


def test_questions_about_stretches_and_changes_do_not_warn() -> None:
    """Only a question about a day warns: spells, epochs and changes say themselves that they go on."""
    later = day("2030-01-01")
    _, caught = heard(
        lambda: (
            LEAGUE.spells_of("BRO"),
            LEAGUE.steps_of("BRO"),
            LEAGUE.epochs(),
            LEAGUE.changes(later),
            LEAGUE.changes(end=later),
            LEAGUE.next_change(later),
            LEAGUE.previous_change(later),
            LEAGUE.shared_spells("BRO", "CIM"),
            LEAGUE.events(start=later),
            LEAGUE.chronology(),
            repr(LEAGUE),
            hash(LEAGUE),
            [*twins(LEAGUE)],
        )
    )
    assert caught == []


def test_a_view_warns_by_its_own_end() -> None:
    """The view of one source ends where the source does."""
    made = Timeline.from_events(LEAGUE_EVENTS, name="League", states=PARTIES, checked_through=LAST)
    view = made.according_to("gazette")
    assert heard(lambda: view.members_on("2006-06-30"))[1] == []
    asked = (view.members_on, lambda when: view.is_member("BRO", when), lambda when: view.is_member("FRA", when))
    told = (
        "2006-07-01 is after 2006-06-30, the last day up to which League was checked; the answer is the last known one"
    )
    for ask in asked:
        _, caught = heard(lambda: ask("2006-07-01"))  # noqa: B023 - asked at once
        assert [str(each.message) for each in caught] == [told]


def test_a_warning_can_be_made_an_error() -> None:
    """Whoever forbids the warning gets it as an error, from that question only."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", BeyondRecordWarning)
        with pytest.raises(BeyondRecordWarning):
            LEAGUE.members_on(LATER)
        assert LEAGUE.members_on(LAST) == {"BRO", "CIM", "DIL"}


def test_a_malformed_question_beyond_the_record_is_refused_without_a_warning() -> None:
    """What is wrong with a question is said before what is doubtful about its answer."""

    def ask() -> None:
        for question in (LEAGUE.is_member, LEAGUE.status_on, LEAGUE.possible_statuses_on):
            with pytest.raises(QueryError):
                question("Atlantis", LATER)

    assert heard(ask)[1] == []


TOP_LEVEL: dict[str, Callable[[str], object]] = {
    "members_on": ct.members_on,
    "possible_members_on": ct.possible_members_on,
    "is_member": lambda when: ct.is_member("ARM", when),
    "status_on": lambda when: ct.status_on("ARM", when, reading="signed"),
    "members_during": lambda when: ct.members_during(when, rule="all"),
    "name_on": ct.name_on,
}


@pytest.mark.parametrize("ask", TOP_LEVEL.values(), ids=TOP_LEVEL)
def test_top_level_functions_blame_the_caller_too(ask: Callable[[str], object]) -> None:
    """The warning points at the caller's file however many of this package's functions lie in between."""
    _, caught = heard(lambda: ask("2026-06-01"))
    assert [(each.category, each.filename) for each in caught] == [(BeyondRecordWarning, __file__)]
    assert heard(lambda: ask("2025-11-27"))[1] == []


# What a change of the ledger may change


def test_a_later_event_changes_no_earlier_day() -> None:
    """The past is fixed: with one event more, every day before it is answered as without it."""
    for number in range(len(LEAGUE_EVENTS)):
        fewer, more = (
            Timeline.from_events(LEAGUE_EVENTS[:count], name="League", states=PARTIES) for count in (number, number + 1)
        )
        first = more.events()[-1].dated[0].day.earliest
        assert first is not None
        before = [change for change in fewer.changes() if change.day < first]
        assert [str(change) for change in more.changes(end=first)] == [str(change) for change in before]


def test_the_order_of_events_of_one_day_of_different_states_does_not_matter() -> None:
    """Same-day events of different states give the same answers in whatever order they are written."""
    together = [
        step("a", "accession", "ARC", signed("2001-01-01"), in_force("2002")),
        step("b", "accession", "BRO", announced("2001-01-01")),
        step("c", "observer", "CIM", signed("2001-01-01")),
    ]
    made = {
        (view.epochs(), *(view.spells_of(state) for state in view.states))
        for order in permutations(together)
        for view in [timeline(*order)]
    }
    assert len(made) == 1


def test_a_party_that_a_source_does_not_name_is_no_stranger_in_its_view() -> None:
    """Whoever the whole ledger names can be asked for in the view of a source that says nothing of it."""
    book = Source(key="book", covers_through="2010-01-01")
    made = timeline(
        step("founded", "founding", "AAA", signed("2000-01-01", book)), step("in", "accession", "AAB", signed("2001"))
    )
    assert made.is_member("AAB", "2005-01-01") is True
    assert made.according_to("book").is_member("AAB", "2005-01-01") is False


def test_a_party_that_an_event_moves_is_found_before_one_that_is_only_named() -> None:
    """Of two codes that only their case tells apart, a third spelling means the one that ever had a status."""
    made = timeline(
        step("in", "accession", "Atlantis", signed("2001-01-01")), step("seat", "milestone", "atlantis", signed("2002"))
    )
    assert made.code("ATLANTIS") == "Atlantis"


def test_the_view_of_one_source_knows_no_other() -> None:
    """A view that holds only one source's account says so when it is asked for another's."""
    article = CSTO.according_to("article")
    assert article.according_to("article") is article
    with pytest.raises(PartialSourceError, match="this view holds only what 'article' says") as refusal:
        article.according_to("atop-4.01")
    assert refusal.value.accepted == ("article",)
