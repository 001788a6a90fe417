"""Contested stretches: typed out from the documents for the shipped record, and a small ledger for each cause.

Answers are those of the readings announced, signed and in force, by letters: y(es), n(o), ? for unsettled.
"""

import copy
import pickle
import warnings

import pytest
from ledgers import LEAGUE, day, keys, step

import csto_timeline as ct
from csto_timeline import Contest, Kind, Timeline, announced, contested, in_force, signed
from csto_timeline.analysis.disagreement import Answers

SIX = ("ARM", "KAZ", "KGZ", "RUS", "TJK", "UZB")

# (state, first day, last day, days, plain, widened, about)
STRETCHES = [
    # Signed on 15 May 1992, in force on 20 April 1994: for these days the act decides.
    *((state, "1992-05-15", "1994-04-19", 705, "yyn", "yyn", "treaty-signed-1992") for state in SIX),
    # Azerbaijan signed on 24 September 1993. Its foreign minister held in February 1999 that the ratification was never
    # deposited, so that in law it was perhaps never a party.
    ("AZE", "1993-09-24", "1994-04-19", 208, "yyn", "yyn", "azerbaijan-accedes-1993"),
    ("AZE", "1994-04-20", "1999-04-01", 1808, "yyy", "yy?", "azerbaijan-accedes-1993"),
    # Out with the refusal to sign (2 April 1999), on the last day of the term (20 April), or on the day after it.
    (
        "AZE",
        "1999-04-02",
        "1999-04-20",
        19,
        "yyy",
        "???",
        "azerbaijan-accedes-1993 azerbaijan-georgia-lapse-1999",
    ),
    ("GEO", "1999-04-02", "1999-04-20", 19, "yyy", "???", "azerbaijan-georgia-lapse-1999"),
    ("UZB", "1999-04-02", "1999-04-20", 19, "yyy", "???", "uzbekistan-steps-out-1999"),
    # Georgia signed on 9 December 1993; one family of texts has 9 September.
    ("GEO", "1993-09-09", "1993-12-08", 91, "nnn", "??n", "georgia-accedes-1993"),
    ("GEO", "1993-12-09", "1994-04-19", 132, "yyn", "yyn", "georgia-accedes-1993"),
    # Belarus signed on 31 December 1993; ATOP codes 3 January 1994.
    ("BLR", "1993-12-31", "1994-01-02", 3, "yyn", "??n", "belarus-accedes-1993"),
    ("BLR", "1994-01-03", "1994-04-19", 107, "yyn", "yyn", "belarus-accedes-1993"),
    # Uzbekistan's return: announced on 23 June 2006, signed on 16 August (ATOP: a day later), in force on a day between
    # 13 December 2006 and 28 March 2008.
    ("UZB", "2006-06-23", "2006-08-15", 54, "ynn", "ynn", "uzbekistan-returns-2006"),
    ("UZB", "2006-08-16", "2006-08-16", 1, "yyn", "y?n", "uzbekistan-returns-2006"),
    ("UZB", "2006-08-17", "2006-12-12", 118, "yyn", "yyn", "uzbekistan-returns-2006"),
    ("UZB", "2006-12-13", "2008-03-27", 471, "yy?", "yy?", "uzbekistan-returns-2006"),
    # Its exit: the note of 28 June 2012, accepted by the Council on 19 December.
    ("UZB", "2012-06-28", "2012-12-18", 174, "nyy", "nyy", "uzbekistan-suspends-2012"),
]


def letters(answers: Answers) -> str:
    """Return the answers as letters."""
    return "".join({True: "y", False: "n", None: "?"}[answer] for answer in answers)


def row(contest: Contest) -> tuple[object, ...]:
    """Return a stretch as it is typed in these tests."""
    about = " ".join(keys(contest.events))
    stretch = (str(contest.start), str(contest.last_day), contest.days)
    return (contest.state, *stretch, letters(contest.plain), letters(contest.widened), about)


def member(*steps: ct.Event, **more: str) -> list[tuple[object, ...]]:
    """Return the contested stretches of Ann, without her name."""
    timeline = Timeline.from_events(steps, name="Chess", states=["Ann"], **more)
    return [row(contest)[1:] for contest in contested(timeline=timeline)]


def test_the_contested_stretches_of_the_record() -> None:
    """Every contested stretch of the record is one of those typed from the documents, by state and then by day."""
    assert [row(contest) for contest in contested()] == sorted(STRETCHES)


@pytest.mark.parametrize("state", ["ARM", "RUS", "UZB"])
def test_nothing_is_contested_where_the_documents_agree(state: str) -> None:
    """The renewal of 1999, its late entry into force, the change of name and Armenia's freeze are no contests."""
    for quiet in ("1994-04-20", "1999-04-21", "2000-03-21", "2002-10-07", "2003-09-17", "2013-01-01", "2024-02-22"):
        assert not [
            c for c in contested() if c.state == state and c.start <= day(quiet) and day(quiet) < (c.end or c.start)
        ]


def test_the_sources_of_a_stretch_are_all_that_date_its_events() -> None:
    """A stretch cites every document that dates its events, by key, whichever act or day it gives."""
    first = next(c for c in contested() if (c.state, c.start) == ("BLR", day("1993-12-31")))
    assert [source.key for source in first.sources] == [
        "article",
        "atop-4.01",
        "azpolitika-bordyuzha",
        "cia-world-factbook",
        "cow-alliances-4.1",
        "gibler-2009",
        "news-pravda-2025-05-15",
        "protocol-1999",
        "tass-2004-06-18",
        "turan-csto-or-nato",
        "wikipedia-az",
        "wikipedia-en-2006-05-28",
        "wikipedia-ru-2022-01",
    ]


def test_the_view_asked_does_not_matter() -> None:
    """Whatever the reading, widened or not, the contested stretches of a ledger are the same."""
    for reading in ct.Reading:
        assert contested(timeline=ct.CSTO.under(reading)) == contested()
        assert contested(timeline=ct.CSTO.under(reading).widened()) == contested()


def test_one_source_alone_is_contested_where_it_is_vague() -> None:
    """In the view of one source only its own windows are open: the article's year of 1993 for Belarus."""
    article = ct.CSTO.according_to("article")
    rows = [row(contest)[1:6] for contest in contested(timeline=article) if contest.state == "BLR"]
    assert rows == [("1993-01-01", "1993-12-30", 364, "???", "???")]
    assert contested(timeline=ct.CSTO.according_to("atop-4.01")) == ()


def test_asking_warns_of_nothing() -> None:
    """Stretches are no question about a day: nothing warns, even where one goes on."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert contested(timeline=LEAGUE)


def test_where_all_agree_nothing_is_contested() -> None:
    """A ledger with one day an act is contested nowhere, and an empty one neither."""
    assert member(step("in", "accession", "Ann", signed("2000-01-01"))) == []
    assert member() == []


def test_a_window_is_contested_under_every_reading() -> None:
    """A day known only as a month is open on all its days but the last, on which the step is certain."""
    assert member(step("in", "accession", "Ann", signed("2000-02"))) == [
        ("2000-02-01", "2000-02-28", 28, "???", "???", "in")
    ]


def test_less_precise_and_rejected_datings_disagree_with_nobody() -> None:
    """Neither a year around the day nor a rejected day makes a contest; another day does."""
    vague = step("in", "accession", "Ann", signed("2000-02-02"), signed("2000"), signed("[..2001]"))
    wrong = step("in", "accession", "Ann", signed("2000-02-02"), signed("1990-01-01", rejected="a slip"))
    other = step("in", "accession", "Ann", signed("2000-02-02"), signed("2000-02-03"))
    assert member(vague) == []
    assert member(wrong) == []
    assert member(other) == [("2000-02-02", "2000-02-02", 1, "yyy", "???", "in")]


def test_a_contest_that_never_ends() -> None:
    """Where a step perhaps never came the stretch goes on: it has no end and no number of days."""
    open_end = Timeline.from_events(
        [step("in", "accession", "Ann", signed("2000-01-01"), in_force("[2001-01-01..]"))], name="Chess", states=["Ann"]
    )
    first, last = contested(timeline=open_end)
    assert (letters(first.plain), str(first.start), str(first.last_day)) == ("yyn", "2000-01-01", "2000-12-31")
    assert (letters(last.plain), str(last.start), last.end, last.days) == ("yy?", "2001-01-01", None, None)
    assert str(last) == "Ann, from 2001-01-01 on: yes / yes / unsettled; widened yes / yes / unsettled (in)"


def test_a_contest_from_the_first_day_of_the_calendar() -> None:
    """A step that may have come at any time up to a day is open from the first day of the calendar on."""
    assert member(step("in", "accession", "Ann", signed("[..0001-01-03]"))) == [
        ("0001-01-01", "0001-01-02", 2, "???", "???", "in")
    ]


def test_changes_that_leave_membership_alone_are_no_contests() -> None:
    """Whether a state is suspended or gone, outside or an observer, it is no member: such doubts are no contests."""
    doubts = [
        step("looks", "observer", "Ann", signed("1999-02-02"), signed("1999-05-05")),
        step("in", "accession", "Ann", signed("2000-01-01")),
        step("stops", "suspension", "Ann", signed("2001-01-01")),
        step("out", "withdrawal", "Ann", announced("2002"), signed("2003"), in_force("[2004-01-01..]")),
    ]
    assert member(*doubts) == []


def test_a_stretch_goes_on_while_only_another_status_changes() -> None:
    """Where a view goes from suspended to gone in the midst of a stretch, the stretch is still one."""
    steps = [
        step("in", "accession", "Ann", announced("2000-01-01"), in_force("2010-01-01")),
        step("stops", "suspension", "Ann", announced("2002-01-01"), in_force("2011-01-01")),
        step("out", "withdrawal", "Ann", announced("2010-06-01"), in_force("2012-01-01")),
    ]
    assert member(*steps) == [
        ("2000-01-01", "2001-12-31", 731, "ynn", "ynn", "in"),
        ("2010-01-01", "2010-12-31", 365, "nyy", "nyy", "stops out"),
    ]


def test_the_events_of_a_stretch_are_those_that_views_place_differently() -> None:
    """An event is named where some view has it before or within the stretch, and another after it; others are not."""
    steps = [
        step("in", "accession", "Ann", signed("2000-01-01"), in_force("2000-03-01")),
        step("out", "withdrawal", "Ann", announced("2000-02-01"), signed("2000-04-01"), in_force("2000-04-01")),
        step("back", "return", "Ann", signed("2001-01-01"), signed("2001-01-02")),
    ]
    assert member(*steps) == [
        ("2000-01-01", "2000-01-31", 31, "yyn", "yyn", "in"),
        ("2000-02-01", "2000-02-29", 29, "nyn", "nyn", "in out"),
        ("2000-03-01", "2000-03-31", 31, "nyy", "nyy", "out"),
        ("2001-01-01", "2001-01-01", 1, "yyy", "???", "back"),
    ]


def test_a_contest_is_a_value() -> None:
    """Contests are equal when they say the same, can be hashed, pickled and copied, and never change."""
    one = contested()[0]
    assert one == contested()[0]
    assert hash(one) == hash(contested()[0])
    assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == one  # noqa: S301 - our own value
    with pytest.raises(AttributeError):
        one.state = "RUS"  # type: ignore[misc]


def test_how_contests_and_answers_print() -> None:
    """A contest prints its state, its days, what the readings answer, and which events are at stake."""
    (georgia,) = (c for c in contested() if (c.state, str(c.start)) == ("GEO", "1993-09-09"))
    assert str(georgia) == (
        "GEO, 1993-09-09 to 1993-12-08: no / no / no; widened unsettled / unsettled / no (georgia-accedes-1993)"
    )
    (azerbaijan,) = (c for c in contested() if (c.state, str(c.start)) == ("AZE", "1999-04-02"))
    assert str(azerbaijan).endswith("(azerbaijan-accedes-1993, azerbaijan-georgia-lapse-1999)")
    assert str(Answers(announced=True, signed=False, in_force=None)) == "yes / no / unsettled"


def test_only_states_that_an_event_moves_can_be_contested() -> None:
    """The parliamentary observers are no members at any time under any view, so they are not among the contests."""
    assert {contest.state for contest in contested()} == set(ct.CSTO.states)
    assert ct.CSTO.events(state="SRB", kind=Kind.MILESTONE)
