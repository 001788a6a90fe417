"""Terms: those of the Treaty, typed from the Protocol of 1999, and the arithmetic on invented treaties."""

import warnings

import pytest
from ledgers import LEAGUE, heard, twins

import csto_timeline as ct
from csto_timeline import Event, Kind, Timeline, announced, in_force, signed, term_on, terms
from csto_timeline.analysis.terms import Term
from csto_timeline.errors import BeyondRecordWarning, InvalidDateError, QueryError, QueryTypeError

# The Treaty entered into force on 20 April 1994, and its first term expires on 20 April 1999: that day is still in. The
# Protocol prolongs it from 21 April 1999, for five years, and then again by itself.
TERMS = [
    (1, "1994-04-20", "1999-04-20", "treaty-signed-1992", True),
    (2, "1999-04-21", "2004-04-20", "six-renew-1999", True),
    (3, "2004-04-21", "2009-04-20", "six-renew-1999", False),
    (4, "2009-04-21", "2014-04-20", "six-renew-1999", False),
    (5, "2014-04-21", "2019-04-20", "six-renew-1999", False),
    (6, "2019-04-21", "2024-04-20", "six-renew-1999", False),
    (7, "2024-04-21", "2029-04-20", "six-renew-1999", False),
]


def founding(*dated: ct.Dating, years: int | None = 5, key: str = "founding", who: str = "Ann") -> Event:
    """Return a founding with a term."""
    return Event(key=key, kind=Kind.FOUNDING, states=(who,), dated=dated, term_years=years)


def renewal(*dated: ct.Dating, years: int | None = 5, key: str = "renewal", who: str = "Ann") -> Event:
    """Return a renewal with a term."""
    return Event(key=key, kind=Kind.RENEWAL, states=(who,), dated=dated, term_years=years)


def treaty(*events: Event, **more: str) -> Timeline:
    """Return the timeline of a made-up treaty between Ann and Bob."""
    return Timeline.from_events(events, name="Chess", states=["Ann", "Bob"], **more)


def typed(found: tuple[Term, ...]) -> list[tuple[object, ...]]:
    """Return terms as they are typed here."""
    return [(term.number, str(term.start), str(term.last_day), term.event.key, term.stated) for term in found]


def test_the_terms_of_the_treaty() -> None:
    """The Treaty's terms are the seven typed here, up to the one that contains the last day of the record."""
    assert typed(terms()) == TERMS


@pytest.mark.parametrize("number", range(1, 7))
def test_each_term_holds_from_its_first_day_to_its_last(number: int) -> None:
    """On its first day, its last, and one in between, the term is the one in force."""
    _, first, last, *_ = TERMS[number - 1]
    assert term_on(first) == term_on(last) == term_on(f"{first[:4]}-12-31") == terms()[number - 1]


def test_no_term_before_the_treaty_is_in_force() -> None:
    """Before 20 April 1994 there is no term, though the Treaty had been signed."""
    assert term_on("1994-04-19") is None
    assert term_on("1992-05-15") is None
    assert term_on("0001-01-01") is None


def test_the_term_that_contains_the_last_day_of_the_record() -> None:
    """The last term holds on the last day of the record, and no warning comes with it."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert term_on("2026-02-15") == terms()[-1]


@pytest.mark.parametrize(
    ("on", "number", "first", "last"),
    [
        ("2026-02-16", 7, "2024-04-21", "2029-04-20"),
        ("2029-04-20", 7, "2024-04-21", "2029-04-20"),
        ("2029-04-21", 8, "2029-04-21", "2034-04-20"),
        ("2100-01-01", 22, "2099-04-21", "2104-04-20"),
    ],
)
def test_a_day_beyond_the_record_warns_once_and_is_answered(on: str, number: int, first: str, last: str) -> None:
    """A later day warns exactly once, blames the caller, and is answered as if renewal went on."""
    term, caught = heard(lambda: term_on(on))
    assert [(warning.category, warning.filename) for warning in caught] == [(BeyondRecordWarning, __file__)]
    assert typed((term,)) == [(number, first, last, "six-renew-1999", False)]


def test_asking_for_all_terms_warns_of_nothing() -> None:
    """The list of terms is not a question about a day, though the last one ends after the record."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert terms()


@pytest.mark.parametrize("reading", list(ct.Reading))
def test_the_reading_does_not_matter(reading: ct.Reading) -> None:
    """Terms count from legal effect, whatever reading the timeline has, widened or not."""
    assert ct.CSTO.under(reading).terms() == terms()
    assert ct.CSTO.under(reading).widened().terms() == terms()


def test_five_years_from_the_signature_are_no_term() -> None:
    """No term ends in May 1997, nor in May 1999: counting from the signature is the known error."""
    assert not [term for term in terms() if str(term.last_day)[:7] in ("1997-05", "1999-05")]


def test_a_founding_s_term_still_holds_on_the_anniversary() -> None:
    """A founding's term includes the anniversary of its first day; a renewal's ends the day before."""
    made = treaty(
        founding(in_force("2000-03-01"), years=2),
        renewal(in_force("2002-03-02"), years=3),
        checked_through="2005-03-01",
    )
    assert typed(made.terms()) == [
        (1, "2000-03-01", "2002-03-01", "founding", True),
        (2, "2002-03-02", "2005-03-01", "renewal", True),
    ]
    later = treaty(
        founding(in_force("2000-03-01"), years=2),
        renewal(in_force("2002-03-02"), years=3),
        checked_through="2005-03-02",
    )
    assert typed(later.terms())[2:] == [(3, "2005-03-02", "2008-03-01", "renewal", False)]


def test_a_leap_day() -> None:
    """What opens on 29 February has its anniversary on the 28th in years without one; a later leap year has it back."""
    made = treaty(founding(in_force("1996-02-29")), renewal(in_force("2001-03-01")), checked_through="2001-03-01")
    assert typed(made.terms()) == [
        (1, "1996-02-29", "2001-02-28", "founding", True),
        (2, "2001-03-01", "2006-02-28", "renewal", True),
    ]
    again = treaty(
        founding(in_force("1990-01-01")), renewal(in_force("1996-02-29"), years=2), checked_through="2003-01-01"
    )
    assert typed(again.terms())[1:] == [
        (2, "1996-02-29", "1998-02-27", "renewal", True),
        (3, "1998-02-28", "2000-02-28", "renewal", False),  # counted from 1996, not from the 28th
        (4, "2000-02-29", "2002-02-27", "renewal", False),
        (5, "2002-02-28", "2004-02-28", "renewal", False),
    ]


def test_a_founding_alone_does_not_renew_itself() -> None:
    """Without a renewal there is one term, and no other after it, however long the record goes on."""
    made = treaty(founding(in_force("2000-03-01")), checked_through="2020-01-01")
    assert len(made.terms()) == 1
    assert made.term_on("2005-03-01") == made.terms()[0]
    assert made.term_on("2005-03-02") is None


def test_a_gap_between_two_terms() -> None:
    """Where a renewal prolongs only from a later day, the days in between have no term."""
    made = treaty(founding(in_force("2000-03-01"), years=1), renewal(in_force("2002-03-01"), years=1))
    assert [made.term_on(day) for day in ("2001-03-02", "2002-02-28")] == [None, None]
    assert typed((made.term_on("2001-03-01"), made.term_on("2002-03-01"))) == [
        (1, "2000-03-01", "2001-03-01", "founding", True),
        (2, "2002-03-01", "2003-02-28", "renewal", True),
    ]


def test_a_renewal_cuts_the_term_before_it() -> None:
    """A renewal that prolongs from an earlier day than the last one of a term ends that term, stated or automatic."""
    cut = treaty(founding(in_force("2000-03-01")), renewal(in_force("2003-03-01"), key="one"))
    assert typed(cut.terms())[0][:3] == (1, "2000-03-01", "2003-02-28")
    made = treaty(
        founding(in_force("2000-03-01"), years=1),
        renewal(in_force("2001-03-02"), years=2, key="one"),
        renewal(in_force("2004-01-01"), years=1, key="two"),
        checked_through="2004-01-01",
    )
    assert typed(made.terms())[1:] == [
        (2, "2001-03-02", "2003-03-01", "one", True),
        (3, "2003-03-02", "2003-12-31", "one", False),
        (4, "2004-01-01", "2004-12-31", "two", True),
    ]


def test_without_an_end_of_the_record_terms_go_as_far_as_renewals_say() -> None:
    """Without `checked_through` automatic terms fill the time up to the last renewal, and none follows its own term."""
    made = treaty(
        founding(in_force("2000-03-01"), years=1),
        renewal(in_force("2001-03-02"), years=1, key="one"),
        renewal(in_force("2003-03-02"), years=1, key="two"),
    )
    assert typed(made.terms())[1:] == [
        (2, "2001-03-02", "2002-03-01", "one", True),
        (3, "2002-03-02", "2003-03-01", "one", False),
        (4, "2003-03-02", "2004-03-01", "two", True),
    ]
    assert typed((made.term_on("2010-01-01"),)) == [(10, "2009-03-02", "2010-03-01", "two", False)]


def test_events_that_open_a_term_on_one_day_open_one_term() -> None:
    """Foundings written one a state, and renewals too, make one term a day, not one an event."""
    made = treaty(
        founding(in_force("2000-03-01"), years=1),
        founding(in_force("2000-03-01"), years=1, key="founding-of-bob", who="Bob"),
        renewal(in_force("2001-03-02"), years=1),
        renewal(in_force("2001-03-02"), years=1, key="renewal-of-bob", who="Bob"),
        checked_through="2001-03-02",
    )
    assert typed(made.terms()) == [
        (1, "2000-03-01", "2001-03-01", "founding", True),
        (2, "2001-03-02", "2002-03-01", "renewal", True),
    ]


def test_terms_come_in_the_order_of_their_days() -> None:
    """Rows of a ledger may stand in another order than their days; terms do not."""
    made = treaty(
        founding(in_force("2000-03-01"), years=1),
        renewal(in_force("2003-03-01"), years=1, key="late"),
        renewal(in_force("2001-03-02"), years=2, key="early"),
    )
    assert [row[3] for row in typed(made.terms())] == ["founding", "early", "late"]


def test_no_terms_where_none_were_agreed() -> None:
    """A treaty without term years has no terms, and no day of it lies in one."""
    made = treaty(founding(in_force("2000-03-01"), years=None))
    assert made.terms() == ()
    assert made.term_on("2000-03-01") is None


def test_without_a_day_of_legal_effect_the_signature_counts() -> None:
    """Where a ledger gives no legal effect, the act that stands in for it opens the term, as in every reading."""
    made = treaty(founding(announced("2000-01-01"), signed("2000-02-02"), years=1))
    assert typed(made.terms()) == [(1, "2000-02-02", "2001-02-02", "founding", True)]


def test_variants_do_not_move_a_term() -> None:
    """The preferred day opens the term, whatever other sources say, as for the Protocol, itself in force in 2000."""
    made = treaty(founding(in_force("2000-03-01"), in_force("2000-04-01"), in_force("2000"), years=1))
    assert typed(made.terms()) == [(1, "2000-03-01", "2001-03-01", "founding", True)]


@pytest.mark.parametrize("vague", ["2000", "2000-03", "[2000-03-01..]", "[..2000-03-01]"])
def test_a_founding_known_only_as_a_window_is_refused(vague: str) -> None:
    """A term cannot be counted from a year, a month or an open end."""
    made = treaty(founding(signed("1999-01-01"), in_force(vague)))
    with pytest.raises(QueryError, match="founding"):
        made.terms()
    with pytest.raises(QueryError, match="founding"):
        made.term_on("2001-01-01")
    with pytest.raises(QueryError, match="treaty-signed-1992"):  # the article gives the founding by its year only
        ct.CSTO.according_to("article").terms()


def test_the_whole_ledger_places_the_day_on_which_a_term_opens() -> None:
    """A window that the rest of the ledger narrows to one day opens a term on that day."""
    out = Event(key="out", kind=Kind.WITHDRAWAL, states=("Ann",), dated=(in_force("2000-03-01"),))
    assert typed(treaty(founding(in_force("[2000-03-01..]")), out).terms())[0][1] == "2000-03-01"


@pytest.mark.parametrize(("opens", "years"), [("9995-01-01", 5), ("9994-12-31", 5)])
def test_a_term_beyond_the_calendar_is_refused(opens: str, years: int) -> None:
    """A term that would end after the last day of the calendar is refused, not with an arithmetic error."""
    with pytest.raises(InvalidDateError):
        treaty(founding(in_force(opens), years=years)).terms()


@pytest.mark.filterwarnings("ignore::csto_timeline.BeyondRecordWarning")
def test_the_last_days_of_the_calendar() -> None:
    """The last term that fits into the calendar is answered; days after it are refused, since their term has no end."""
    assert typed((term_on("9999-04-20"),)) == [(1601, "9994-04-21", "9999-04-20", "six-renew-1999", False)]
    with pytest.raises(InvalidDateError):
        term_on("9999-12-31")


def test_bad_days_are_refused() -> None:
    """A year alone and what is not a day are refused as everywhere."""
    with pytest.raises(InvalidDateError):
        term_on("1999")
    with pytest.raises(QueryTypeError):
        term_on(None)  # type: ignore[arg-type]


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


def test_terms_of_the_league() -> None:
    """A renewal two years into the founding's term cuts it, and its own goes on to the end of the record."""
    assert typed(LEAGUE.terms()) == [
        (1, "2000-06-01", "2002-01-31", "league-founded-2000", True),
        (2, "2002-02-01", "2007-01-31", "two-renew-2002", True),
    ]
