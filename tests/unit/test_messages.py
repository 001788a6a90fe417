"""What the refusals say, word for word: each names the value and the cure.

Other tests say when a question or a record is refused; this one reads the sentence as its user does.
"""

from collections.abc import Callable
from datetime import date
from inspect import isfunction, signature
from pathlib import Path
from typing import Any

import pytest
from ledgers import LEAGUE, datetime64

import csto_timeline as ct
from csto_timeline import CSTO, errors, sources, states

NUMBERS = "code lists share their numbers: use states.from_cow(number) or states.from_gleditsch_ward(number), or a name"
FORMS = "write YYYY-MM-DD, YYYY-MM, YYYY, [from..to], [from..] or [..to]"
WORDS = "write YYYY-MM-DD, or the day with the month in words and the year in four digits"
NO_STATE = "give an ISO 3166-1 code or an English name"
LONG = "x" * 76
WHOLE = "sources that give one: 'article', 'atop-4.01', 'cow-alliances-4.1'"
KEYS = (
    "'article', 'protocol-1999', 'treaty-1992', 'protocol-2010', 'csto-basic-facts', 'csto-basic-facts-russian', "
    "'charter-2002', 'kremlin-2002-05-14', 'legal-status-2002', 'kazakhstan-law-2003-07-01', 'tass-2012-12-19', "
    f"'tass-2012-06-28', ... ({sum(isinstance(each, ct.Source) for each in vars(sources).values())} in all)"
)


def on(day: Any) -> object:
    """Ask who was a member on a day."""
    return CSTO.members_on(day)


def of(state: Any) -> object:
    """Ask whether a state was a member."""
    return CSTO.is_member(state, "2006-07-01")


def spells(*rows: Any, **more: Any) -> object:
    """Make a timeline of rows."""
    return ct.Timeline.from_spells(rows, name="L", **more)


def any_call(call: Any, *values: Any, **more: Any) -> object:
    """Call what its types would forbid."""
    return call(*values, **more)


ROW = ("AAA", "2000-01-01", None)

MESSAGES: list[tuple[Callable[[], object], str]] = [
    # days
    (lambda: on(20060701), "a day cannot be 20060701; give a date or text as YYYY-MM-DD"),
    (lambda: on("2006-02-30"), "'2006-02-30' does not exist in the calendar; check the day of the month"),
    (lambda: on("30 February 2006"), "'30 February 2006' does not exist in the calendar; check the day of the month"),
    (lambda: on("Sunday, 1 July 2006"), "'Sunday, 1 July 2006' was a Saturday; correct the weekday or leave it out"),
    (lambda: on("12.06.1992"), "'12.06.1992' does not say which number is the month; write YYYY-MM-DD"),
    (
        lambda: on("2006"),
        "'2006' is a year or a month, not a day; give the day, or ask members_during('2006') about all its days",
    ),
    (lambda: on(""), "'' is empty; write the day as YYYY-MM-DD"),
    (lambda: on("x" * 1000), f"'{LONG}... is not a day; {WORDS}"),
    (lambda: on(f"1 July{' ' * 51}2006"), f"'1 July{' ' * 51}2006' is not a day; {WORDS}"),
    (lambda: on(datetime64("NaT")), "NaT is no day; leave missing days out"),
    (
        lambda: on(datetime64("2006", "Y")),
        "2006 has the unit datetime64[Y], coarser than a day; give a day, datetime64[D] or finer",
    ),
    (
        lambda: on(datetime64("12006-01-01")),
        "12006-01-01 lies outside the years 1 to 9999; give a day within them",
    ),
    (
        lambda: CSTO.members_during("2006-07-01", "2006-07-01"),
        "the stretch from 2006-07-01 to 2006-07-01 holds no day; its end is the first day after it",
    ),
    (lambda: ct.PartialDate(None, None), "'[..]' has no end at all; give the earliest or the latest day"),
    (
        lambda: any_call(ct.PartialDate, 2006, None),
        "an end of a partial date cannot be 2006; give a date, or text to of()",
    ),
    (
        lambda: ct.PartialDate(date(2006, 7, 1), date(2006, 6, 30)),
        "[2006-07-01..2006-06-30] runs backwards; put the earlier day first",
    ),
    (lambda: ct.PartialDate.of("2006-13"), "'2006-13' does not exist in the calendar; check month and day"),
    (lambda: ct.PartialDate.of("July"), f"'July' is no date that the record can hold; {FORMS}"),
    # states
    (lambda: of("Uzbekstan"), "no state is called 'Uzbekstan'; did you mean Uzbekistan?"),
    (lambda: of("Kazakstan Kyrgyztan"), f"no state is called 'Kazakstan Kyrgyztan'; {NO_STATE}"),
    (lambda: of("Atlantis"), f"no state is called 'Atlantis'; {NO_STATE}"),
    (lambda: of("x" * 200), f"no state is called '{LONG}...; {NO_STATE}"),
    (lambda: of("704"), f"'704' is a bare number; {NUMBERS}"),
    (lambda: of(704), f"a state cannot be 704; {NUMBERS}"),
    (lambda: of(None), "a state cannot be None; give a code or a name as text"),
    (lambda: states.lookup("Saint Helana"), "no state is called 'Saint Helana'; did you mean St. Helena?"),
    (lambda: states.lookup("Nigeri"), "no state is called 'Nigeri'; did you mean Nigeria or Niger?"),
    (lambda: any_call(states.from_cow, "704"), "a Correlates of War number cannot be '704'; give a whole number"),
    (
        lambda: states.from_cow(99999),
        "no present state has the Correlates of War number 99999; look it up in that list",
    ),
    (lambda: any_call(states.from_gleditsch_ward, 70.4), "a Gleditsch-Ward number cannot be 70.4; give a whole number"),
    (
        lambda: states.from_gleditsch_ward(99999),
        "no present state has the Gleditsch-Ward number 99999; look it up in that list",
    ),
    # words to choose from
    (
        lambda: CSTO.under("sighed"),
        "'sighed' is no reading (did you mean 'signed'?); take one of 'announced', 'signed', 'in_force'",
    ),
    (lambda: any_call(CSTO.under, 3), "3 is no reading; take one of 'announced', 'signed', 'in_force'"),
    (lambda: CSTO.members_during("2006", rule="some"), "'some' is no rule; take one of 'any', 'all'"),
    (lambda: ct.panel("1992", freq="week"), "'week' is no freq; take one of 'year', 'quarter', 'month', 'day'"),
    (lambda: ct.cite("nobody"), f"'nobody' is no key of a source; take one of {KEYS}"),
    (
        lambda: errors.one_of("m", "abcdefghijkl", "letter"),
        f"'m' is no letter; take one of {', '.join(map(repr, 'abcdefghijkl'))}",
    ),
    # sources
    (
        lambda: CSTO.according_to("nobody"),
        f"'nobody' gives no whole account of membership, so absence from it proves nothing; {WHOLE}",
    ),
    (
        lambda: CSTO.according_to("article").according_to("atop-4.01"),
        "this view holds only what 'article' says; ask the whole timeline about 'atop-4.01'",
    ),
    (
        lambda: any_call(ct.cite, ["article"]),
        "['article'] cannot be cited; give a source or its key, an event, or an explanation",
    ),
    # timelines
    (ct.Timeline, "a Timeline is not called; use Timeline.from_events or Timeline.from_spells"),
    (
        lambda: ct.write_json("never.json", timeline=LEAGUE.under("signed")),
        (
            "<Timeline 'League': 4 states, reading signed, checked through 2006-12-31> is a view, and a file holds a "
            "ledger; write the timeline under 'announced' that it comes from, and derive the view from what is read"
        ),
    ),
    (lambda: any_call(ct.read_json, 7), "a path cannot be 7; give text or a pathlib.Path"),
    (
        lambda: any_call(ct.text_chart, CSTO, width="wide"),
        "a width cannot be 'wide'; give a whole number of characters",
    ),
    (lambda: ct.text_chart(CSTO, width=39), "39 characters are too few for a chart; give a width of 40 or more"),
    # rows and events
    (lambda: spells(("AAA",)), "row 1: ('AAA',) is no row; give (state, start, end[, status])"),
    (
        lambda: any_call(ct.Timeline.from_spells, 7, name="L"),
        "7 cannot be gone through; give (state, start, end[, status]) rows",
    ),
    (lambda: spells(ROW, source="me"), "a source cannot be 'me'; give a Source"),
    (lambda: spells(ROW, states=7), "states cannot be 7; give State values, or codes as text"),
    (lambda: spells(ROW, states=[7]), "7 is no party; declare State values, or codes as text"),
    (lambda: spells((7, "2000-01-01", None)), "row 1: a state cannot be 7; give a code or a name as text"),
    (
        lambda: spells(("AAA", "yesterday", None)),
        f"row 1, AAA: 'yesterday' is no date that the record can hold; {FORMS}; correct the start",
    ),
    (
        lambda: spells(("AAA", "2000-01-01", "tomorrow")),
        (
            f"row 1, AAA: 'tomorrow' is no date that the record can hold; {FORMS}; correct the end, or leave it out "
            "while the row goes on"
        ),
    ),
    (
        lambda: spells((*ROW, "friend")),
        (
            "row 1, AAA: 'friend' is no status of a row; take one of 'observer', 'member', 'suspended', 'former'; "
            "correct the status"
        ),
    ),
    (
        lambda: spells(("AAA", "2001-01-01", "2001-01-01")),
        "row 1, AAA: ends on 2001-01-01, not after its start 2001-01-01; the end is the first day after the row",
    ),
    (
        lambda: spells(ROW, ("AAA", "2001-01-01", None)),
        "row 2, AAA: overlaps row 1; a row ends on the first day that is no longer in it",
    ),
    (
        lambda: spells(ROW, checked_through="1999-01-01"),
        "row 1, AAA: 2000-01-01 lies after checked_through, 1999-01-01; move checked_through on, or leave the end open",
    ),
    (lambda: any_call(ct.Timeline.from_events, ["x"], name="L"), "item 1: 'x' is no Event; give Event values"),
    (lambda: any_call(ct.Timeline.from_events, 7, name="L"), "7 cannot be gone through; give Event values"),
    (lambda: any_call(ct.Timeline.from_events, [], name=7), "a timeline cannot be called 7; give it a name as text"),
]


@pytest.mark.parametrize(("ask", "message"), MESSAGES, ids=[message[:40] for _, message in MESSAGES])
def test_a_refusal_reads_so(ask: Callable[[], object], message: str) -> None:
    """The whole sentence is as typed here."""
    with pytest.raises(errors.TimelineError) as refusal:
        ask()
    assert str(refusal.value) == message


TAKES_A_TIMELINE = {
    "check_invariants": [lambda wrong, _: any_call(ct.check_invariants, wrong)],
    "cite": [lambda wrong, _: any_call(ct.cite, timeline=wrong)],
    "compare": [lambda wrong, _: any_call(ct.compare, wrong, CSTO), lambda wrong, _: any_call(ct.compare, CSTO, wrong)],
    "contested": [lambda wrong, _: any_call(ct.contested, timeline=wrong)],
    "dyads": [lambda wrong, _: any_call(ct.dyads, "2000", timeline=wrong)],
    "explain": [lambda wrong, _: any_call(ct.explain, "UZB", "2000-01-01", timeline=wrong)],
    "panel": [lambda wrong, _: any_call(ct.panel, "2000", timeline=wrong)],
    "plot": [lambda wrong, _: any_call(ct.plot, wrong)],
    "term_on": [lambda wrong, _: any_call(ct.term_on, "2000-01-01", timeline=wrong)],
    "terms": [lambda wrong, _: any_call(ct.terms, timeline=wrong)],
    "text_chart": [lambda wrong, _: any_call(ct.text_chart, wrong)],
    "write_json": [lambda wrong, path: any_call(ct.write_json, path, timeline=wrong)],
    "write_spells_csv": [lambda wrong, path: any_call(ct.write_spells_csv, path, timeline=wrong)],
}


def test_every_function_that_takes_a_timeline_is_tried() -> None:
    """A new function cannot forget the check."""
    functions = {name: each for name in ct.__all__ if isfunction(each := getattr(ct, name))}
    takes = {
        name
        for name, each in functions.items()
        if any("Timeline" in str(parameter.annotation) for parameter in signature(each).parameters.values())
    }
    assert takes == TAKES_A_TIMELINE.keys()


@pytest.mark.parametrize("wrong", ["CSTO", None, 7, [ROW]])
@pytest.mark.parametrize("function", TAKES_A_TIMELINE)
def test_what_is_no_timeline_is_refused(function: str, wrong: object, tmp_path: Path) -> None:
    """Rows or a name in place of a timeline are refused before anything is done, with the way to make one."""
    for ask in TAKES_A_TIMELINE[function]:
        with pytest.raises(errors.QueryTypeError) as refusal:
            ask(wrong, tmp_path / "never")
        assert str(refusal.value) == (
            f"a timeline cannot be {wrong!r}; make one with from_events, from_spells or read_json"
        )
    assert list(tmp_path.iterdir()) == []
