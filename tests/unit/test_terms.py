"""Terms: those of the Treaty, typed from the Protocol of 1999, and the arithmetic on invented treaties."""

import pytest
from ledgers import LEAGUE, heard, step, twins

import csto_timeline as ct
from csto_timeline import Event, Kind, Timeline, announced, in_force, signed, term_on, terms
from csto_timeline.analysis.terms import Term
from csto_timeline.errors import BeyondRecordWarning, InvalidDateError, QueryError, QueryTypeError

# The Treaty entered into force on 20 April 1994, and its first term expires on 20 April 1999: that day is still in. The
# Protocol prolongs it from 21 April 1999, for five years, and then again by itself.
TERMS = [
    "1 1994-04-20 1999-04-20 treaty-signed-1992",
    "2 1999-04-21 2004-04-20 six-renew-1999",
    "3+ 2004-04-21 2009-04-20 six-renew-1999",
    "4+ 2009-04-21 2014-04-20 six-renew-1999",
    "5+ 2014-04-21 2019-04-20 six-renew-1999",
    "6+ 2019-04-21 2024-04-20 six-renew-1999",
    "7+ 2024-04-21 2029-04-20 six-renew-1999",
]


def typed(found: Term | None) -> str | None:
    """Return a term as it is typed here; a plus marks automatic renewal."""
    return found and f"{found.number}{'' if found.stated else '+'} {found.start} {found.last_day} {found.event.key}"


def opens(key: str, years: int | None, *dated: str | ct.Dating, who: str = "Ann") -> Event:
    """Return an event that opens a term, on the day it enters into force: a founding or else, by its key, a renewal."""
    kind = Kind.FOUNDING if key.startswith("founding") else Kind.RENEWAL
    datings = [in_force(each) if isinstance(each, str) else each for each in dated]
    return Event(key=key, kind=kind, states=(who,), dated=datings, term_years=years)


def treaty(*events: Event, checked_through: str | None = None) -> Timeline:
    """Return the timeline of a made-up treaty between Ann and Bob."""
    return Timeline.from_events(events, name="Chess", states=["Ann", "Bob"], checked_through=checked_through)


def test_the_terms_of_the_treaty() -> None:
    """They are the seven typed here, up to the one that contains the last day of the record.

    Terms count from legal effect, whatever reading the timeline has, widened or not.
    """
    assert [typed(term) for term in terms()] == TERMS
    for view in map(ct.CSTO.under, ct.Reading):
        assert view.terms() == view.widened().terms() == terms()


def test_each_term_holds_from_its_first_day_to_its_last() -> None:
    """It is the one on its first day, its last, and one in between; before legal effect there is none."""
    for term in terms()[:-1]:
        assert term_on(term.start) == term_on(term.last_day) == term_on(f"{term.start.year}-12-31") == term
    assert term_on(ct.CSTO.checked_through) == terms()[-1]
    assert [term_on(day) for day in ("1994-04-19", "1992-05-15", "0001-01-01")] == [None, None, None]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2026-02-16", TERMS[-1]),
        ("2029-04-20", TERMS[-1]),
        ("2029-04-21", "8+ 2029-04-21 2034-04-20 six-renew-1999"),
        ("2100-01-01", "22+ 2099-04-21 2104-04-20 six-renew-1999"),
        ("9999-04-20", "1601+ 9994-04-21 9999-04-20 six-renew-1999"),  # the last that the calendar holds
    ],
)
def test_a_day_beyond_the_record_warns_once_and_is_answered(on: str, expected: str) -> None:
    """A later day warns exactly once, blames the caller, and is answered as if renewal went on."""
    term, caught = heard(lambda: term_on(on))
    assert [(warning.category, warning.filename) for warning in caught] == [(BeyondRecordWarning, __file__)]
    assert typed(term) == expected


FOUNDED, FIRST = opens("founding", 1, "2000-03-01"), "1 2000-03-01 2001-03-01 founding"
FOR_TWO = (opens("founding", 2, "2000-03-01"), opens("renewal", 3, "2002-03-02"))

# What is claimed: a treaty, and its terms.
TREATIES: dict[str, tuple[Timeline, list[str]]] = {
    "a founding's term includes the anniversary of its first day; a renewal's ends the day before": (
        treaty(*FOR_TWO, checked_through="2005-03-01"),
        ["1 2000-03-01 2002-03-01 founding", "2 2002-03-02 2005-03-01 renewal"],
    ),
    "a renewal renews itself": (
        treaty(*FOR_TWO, checked_through="2005-03-02"),
        ["1 2000-03-01 2002-03-01 founding", "2 2002-03-02 2005-03-01 renewal", "3+ 2005-03-02 2008-03-01 renewal"],
    ),
    "what opens on 29 February has its anniversary on the 28th in years without one": (
        treaty(opens("founding", 5, "1996-02-29"), opens("renewal", 5, "2001-03-01"), checked_through="2001-03-01"),
        ["1 1996-02-29 2001-02-28 founding", "2 2001-03-01 2006-02-28 renewal"],
    ),
    "a later leap year has the 29th back, since terms are counted from 1996 and not from the 28th": (
        treaty(opens("founding", 5, "1990-01-01"), opens("renewal", 2, "1996-02-29"), checked_through="2003-01-01"),
        [
            "1 1990-01-01 1995-01-01 founding",
            "2 1996-02-29 1998-02-27 renewal",
            "3+ 1998-02-28 2000-02-28 renewal",
            "4+ 2000-02-29 2002-02-27 renewal",
            "5+ 2002-02-28 2004-02-28 renewal",
        ],
    ),
    "a founding alone does not renew itself": (
        treaty(opens("founding", 5, "2000-03-01"), checked_through="2020-01-01"),
        ["1 2000-03-01 2005-03-01 founding"],
    ),
    "a renewal from a later day leaves a gap": (
        treaty(FOUNDED, opens("renewal", 1, "2002-03-01")),
        [FIRST, "2 2002-03-01 2003-02-28 renewal"],
    ),
    "a renewal from an earlier day cuts a term that was stated": (
        treaty(opens("founding", 5, "2000-03-01"), opens("one", 5, "2003-03-01")),
        ["1 2000-03-01 2003-02-28 founding", "2 2003-03-01 2008-02-29 one"],
    ),
    "so does a renewal two years into the founding's term, whose own goes on to the end of the record": (
        LEAGUE,
        ["1 2000-06-01 2002-01-31 league-founded-2000", "2 2002-02-01 2007-01-31 two-renew-2002"],
    ),
    "a renewal from an earlier day cuts an automatic term": (
        treaty(FOUNDED, opens("one", 2, "2001-03-02"), opens("two", 1, "2004-01-01"), checked_through="2004-01-01"),
        [FIRST, "2 2001-03-02 2003-03-01 one", "3+ 2003-03-02 2003-12-31 one", "4 2004-01-01 2004-12-31 two"],
    ),
    "without an end of the record automatic terms fill the time up to the last renewal, and none follows its own": (
        treaty(FOUNDED, opens("one", 1, "2001-03-02"), opens("two", 1, "2003-03-02")),
        [FIRST, "2 2001-03-02 2002-03-01 one", "3+ 2002-03-02 2003-03-01 one", "4 2003-03-02 2004-03-01 two"],
    ),
    "foundings written one a state, and renewals too, make one term a day, not one an event": (
        treaty(
            *(FOUNDED, opens("founding-of-bob", 1, "2000-03-01", who="Bob")),
            *(opens("one", 1, "2001-03-02"), opens("of-bob", 1, "2001-03-02", who="Bob")),
            checked_through="2001-03-02",
        ),
        [FIRST, "2 2001-03-02 2002-03-01 one"],
    ),
    "terms come in the order of their days, whatever that of the rows": (
        treaty(FOUNDED, opens("late", 1, "2003-03-01"), opens("early", 2, "2001-03-02")),
        [FIRST, "2 2001-03-02 2003-02-28 early", "3 2003-03-01 2004-02-29 late"],
    ),
    "there are no terms where none were agreed": (treaty(opens("founding", None, "2000-03-01")), []),
    "without a day of legal effect the act that stands in for it counts, as in every reading": (
        treaty(opens("founding", 1, announced("2000-01-01"), signed("2000-02-02"))),
        ["1 2000-02-02 2001-02-02 founding"],
    ),
    "variants do not move a term": (treaty(opens("founding", 1, "2000-03-01", "2000-04-01", "2000")), [FIRST]),
    "a window that the rest of the ledger narrows to one day opens a term on that day": (
        treaty(opens("founding", 5, "[2000-03-01..]"), step("out", "withdrawal", "Ann", in_force("2000-03-01"))),
        ["1 2000-03-01 2005-03-01 founding"],
    ),
}


@pytest.mark.parametrize("claim", TREATIES)
def test_terms_of_made_up_treaties(claim: str) -> None:
    """The terms of each treaty bear out what is claimed."""
    made, expected = TREATIES[claim]
    assert [typed(term) for term in made.terms()] == expected


def test_a_day_without_a_term() -> None:
    """There is none after a founding's own, in a gap, or where none was agreed; after a renewal's there is a next."""
    alone, gap = treaty(opens("founding", 5, "2000-03-01")), treaty(FOUNDED, opens("renewal", 1, "2002-03-01"))
    assert [alone.term_on(day) for day in ("2005-03-01", "2005-03-02")] == [alone.terms()[0], None]
    days = ("2001-03-01", "2001-03-02", "2002-02-28", "2002-03-01")
    assert [gap.term_on(day) for day in days] == [gap.terms()[0], None, None, gap.terms()[1]]
    assert treaty(opens("founding", None, "2000-03-01")).term_on("2000-03-01") is None
    renewed = treaty(FOUNDED, opens("one", 1, "2001-03-02"), opens("two", 1, "2003-03-02"))
    assert typed(renewed.term_on("2010-01-01")) == "10+ 2009-03-02 2010-03-01 two"


@pytest.mark.parametrize("vague", ["2000", "2000-03", "[2000-03-01..]", "[..2000-03-01]"])
def test_a_founding_known_only_as_a_window_is_refused(vague: str) -> None:
    """A term cannot be counted from a year, a month or an open end."""
    made = treaty(opens("founding", 5, signed("1999-01-01"), vague))
    with pytest.raises(QueryError, match="founding"):
        made.terms()
    with pytest.raises(QueryError, match="founding"):
        made.term_on("2001-01-01")
    with pytest.raises(QueryError, match="treaty-signed-1992"):  # the article gives the founding by its year only
        ct.CSTO.according_to("article").terms()


@pytest.mark.filterwarnings("ignore::csto_timeline.BeyondRecordWarning")
def test_days_without_an_answer_are_refused() -> None:
    """A year alone, what is not a day, and a term that would end after the calendar, not with an arithmetic error."""
    for day in ("1999", "9999-12-31"):
        with pytest.raises(InvalidDateError):
            term_on(day)
    with pytest.raises(QueryTypeError):
        term_on(None)  # type: ignore[arg-type]
    for day in ("9995-01-01", "9994-12-31"):
        with pytest.raises(InvalidDateError):
            treaty(opens("founding", 5, day)).terms()


def test_a_term_is_a_value() -> None:
    """Terms can be hashed, pickled and copied, know their days, print for people, and never change."""
    term = terms()[0]
    assert (term.days, term.as_row()["event"]) == (1827, "treaty-signed-1992")
    assert all((twin, hash(twin)) == (term, hash(term)) for twin in twins(term))
    with pytest.raises(AttributeError):
        term.number = 2  # type: ignore[misc]
    assert [str(each) for each in terms()[1:3]] == [
        "term 2: 1999-04-21 to 2004-04-20, by six-renew-1999",
        "term 3: 2004-04-21 to 2009-04-20, by automatic renewal since six-renew-1999",
    ]
    assert repr(term) == "<Term 1: 1994-04-20 to 1999-04-20>"
