"""Explanations: the fields, the text that is printed, and what a file cannot forge in it."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from ledgers import LEAGUE, ONE_DAY, heard, quietly, twins

import csto_timeline as ct
from csto_timeline import Event, Kind, Reading, Source, State, Status, Timeline, announced, signed
from csto_timeline.analysis.explanation import Explanation, wrapped
from csto_timeline.errors import QueryTypeError

VIEWS = {
    f"{view.reading}{', widened' * view.wide}": view
    for view in (v for reading in Reading for v in (ct.CSTO.under(reading), ct.CSTO.under(reading).widened()))
}
VIEWS["announced, article"] = ct.CSTO.according_to("article")


def club(*events: Event) -> Timeline:
    """Return the timeline of a club of Ann and Bob."""
    return Timeline.from_events(events, name="The Chess Club", states=["Ann", "Bob"])


def joins(*dated: ct.Dating, **more: str) -> Event:
    """Return the event by which Ann joins."""
    return Event(key="ann-joins", kind=Kind.ACCESSION, states=("Ann",), dated=dated, **more)  # type: ignore[arg-type]


def every_explanation() -> Iterator[tuple[Timeline, Explanation]]:
    """Return the explanation of every answer of the record: each view and state, about each day.

    Days are those on which answers about the state change or which its events name, and their neighbours.
    """
    for view in VIEWS.values():
        for state in (*view.states, "SRB", "FRA"):
            dated = [dating.day for event in view.events(state=state) for dating in event.dated]
            days = {day for each in dated for day in (each.earliest, each.latest) if day is not None}
            days |= {spell.start for spell in view.spells_of(state)} | {view.epochs()[0].start, view.checked_through}
            for day in sorted({day + shift * ONE_DAY for day in days for shift in (-1, 0, 1)}):
                yield view, quietly(view.explain, state, day)


# The fields

LAPSE, RETURN = "azerbaijan-georgia-lapse-1999", "uzbekistan-returns-2006"


@pytest.mark.parametrize(
    ("view", "state", "day", "expected"),
    [
        ("announced", "ARM", "1992-05-14", ("outside", None, None, "treaty-signed-1992")),
        ("announced", "ARM", "1992-05-15", ("member", "treaty-signed-1992", "1992-05-15", None)),
        ("in_force", "ARM", "1993-01-01", ("outside", None, None, "treaty-signed-1992")),
        ("announced", "GEO", "1993-10-01", ("outside", None, None, "georgia-accedes-1993")),
        ("announced, widened", "GEO", "1993-10-01", (None, "georgia-accedes-1993", "1993-09-09", LAPSE)),
        ("announced", "AZE", "1999-04-21", ("former", LAPSE, "1999-04-21", None)),
        ("announced", "UZB", "2006-07-01", ("member", RETURN, "2006-06-23", "uzbekistan-suspends-2012")),
        ("in_force", "UZB", "2007-06-30", (None, RETURN, "2006-12-13", "uzbekistan-suspends-2012")),
        ("announced", "Ukraine", "2000-01-01", ("outside", None, None, None)),
    ],
)
def test_fields(view: str, state: str, day: str, expected: tuple[str | None, ...]) -> None:
    """An explanation holds the answer, the event that decided it, since when it holds, and the next event."""
    timeline = VIEWS[view]
    found = timeline.explain(state, day)
    events = [event and event.key for event in (found.decided_by, found.next)]
    assert (found.status, events[0], found.since and str(found.since), events[1]) == expected
    assert found.member is (None if found.status is None else found.status == "member")
    assert (str(found.day), found.state, found.name) == (day, timeline.code(state), timeline.party(state).name)


def test_readings_is_a_mapping_of_the_three_answers() -> None:
    """Whichever reading is asked, the answers of all three are there, by name."""
    for reading in Reading:
        found = ct.CSTO.under(reading).explain("UZB", "2006-07-01")
        assert dict(found.readings) == {"announced": True, "signed": False, "in_force": False}
        assert (found.readings["signed"], found.readings[Reading.ANNOUNCED]) == (False, True)
        assert found.disputed
    with pytest.raises(KeyError):
        found.readings["singed"]


def test_an_explanation_is_a_value() -> None:
    """Equal questions give equal explanations, which can be hashed, copied and pickled."""
    found = ct.explain("UZB", "2006-07-01")
    assert found == ct.explain("Uzbekistan", "1 July 2006")
    for twin in twins(found):
        assert (twin, hash(twin), str(twin)) == (found, hash(found), str(found))
    assert repr(found) == "<Explanation UZB 2006-07-01 (announced): member, contested>"
    assert repr(ct.explain("FRA", "2006-07-01")) == "<Explanation FRA 2006-07-01 (announced): outside>"


def test_a_day_beyond_the_record_warns_once_and_says_so() -> None:
    """A day after `checked_through` emits one warning, which names the caller, and a remark in the text."""
    found, caught = heard(lambda: ct.explain("ARM", "2099-01-01"))
    assert [(warning.category, warning.filename) for warning in caught] == [(ct.BeyondRecordWarning, __file__)]
    assert str(ct.CSTO.checked_through) in found.remarks[-1]


# Every answer of the record


def test_every_explanation_of_the_record() -> None:
    """Each agrees with the queries, is short, fits 80 columns, cites in order, and marks contested days.

    At most 25 lines stand above the sources, and only addresses are longer than a line.
    """
    contested = {state: ct.contested(state) for state in ct.CSTO.states}
    for view, found in every_explanation():
        assert found.member is quietly(view.is_member, found.state, found.day)
        assert found.status is quietly(view.status_on, found.state, found.day)
        assert all(event is None or event in view.events() for event in (found.decided_by, found.next))
        text = found.text()
        above, _, below = text.partition("\n\n[1] ")
        assert len(above.split("\n")) <= 25
        assert all(len(line) <= 80 or "://" in line for line in text.split("\n"))
        cited = list(dict.fromkeys(map(int, re.findall(r"\[(\d+)\]", above))))
        assert cited == list(range(1, len(found.sources) + 1))
        assert len(re.findall(r"^\[\d+\] ", "\n[1] " + below, re.MULTILINE)) == len(found.sources) or not below
        if view.source is None:
            stretches = contested.get(found.state, ())
            assert found.disputed is any(s.start <= found.day and not (s.end and s.end <= found.day) for s in stretches)


def test_telling_explanations(golden: Callable[[str, str], None]) -> None:
    """The explanations of the days in the golden file read as it says; HTML has the same parts as the text."""
    file = Path(__file__).parents[1] / "golden" / "explanations.txt"
    asked = re.findall(r"^== (.*) on (.*): (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    texts = [
        f"== {state} on {day}: {view}\n\n{quietly(VIEWS[view].explain, state, day)}\n" for state, day, view in asked
    ]
    golden("explanations.txt", "\n".join(texts))
    golden("explanation.html", LEAGUE.under("in_force").explain("BRO", "2003-06-01")._repr_html_() + "\n")


# What is said


def test_the_verdict_comes_first() -> None:
    """The first words are the answer, whatever it is."""
    assert str(ct.explain("UZB", "2006-07-01")).startswith("Uzbekistan was a member of ")
    assert str(ct.explain("UZB", "2006-07-01", reading="signed")).startswith("Uzbekistan was not a member of ")
    assert str(ct.explain("UZB", "2007-06-30", reading="in_force")).startswith("It is not settled whether Uzbekistan ")
    assert str(ct.explain("France", "2000-01-01")) == "France was never a member of CST/CSTO."


def test_a_fall_back_of_in_force_is_said() -> None:
    """Where no source dates the entry into force, the reading says which day counts in its place."""
    found = club(joins(announced("2000-01-01"), signed("2000-02-02"))).under("in_force").explain("Ann", "2001-01-01")
    assert found.since == date(2000, 2, 2)
    assert any(label == "in force" and "signed" in text for label, text in found.blocks[0].lines)


def test_how_datings_of_one_act_relate() -> None:
    """The preferred day comes first; then the same, a closer, a vaguer and another one, each with its word.

    A rejected dating has a line of its own, with its source and why it is wrong.
    """
    days = ("[2000-02..2000-03]", "1999", "2000", "2000-02", "[2000-02..2000-03]")
    found = club(joins(*map(signed, days))).explain("Ann", "2001-01-01")
    (line,) = found.blocks[0].lines
    same = "between 2000-02 and 2000-03"
    assert line.text == f"{same}; also {same}; more precisely 2000-02; less precisely 2000; or 1999"
    assert found.sources == ()
    assert "<ol>" not in found._repr_html_()
    lines = (line for block in ct.explain("UZB", "2000-06-01").blocks for line in block.lines)
    (rejected,) = (text for label, text in lines if label == "rejected")
    assert "1998" in rejected
    assert "the term was still running" in " ".join(rejected.split())


def test_of_renewals_and_freezes_the_last_is_told() -> None:
    """Of a state's renewals and freezes by the day the last of each is told, and none after the membership ended."""
    asked = (("ARM", "1999-04-01"), ("ARM", "2024-02-21"), ("ARM", "2024-02-22"), ("RUS", "2024-02-22"))
    assert [len(ct.explain(state, day).blocks) for state, day in asked] == [1, 2, 3, 2]
    steps = [joins(signed("2000-01-01"))]
    for kind, year in (("renewal", 2005), ("freeze", 2007), ("renewal", 2010), ("renewal", 2015), ("withdrawal", 2020)):
        steps.append(Event(key=f"{kind}-{year}", kind=kind, states=("Ann",), dated=(signed(f"{year}-01-01"),)))  # type: ignore[arg-type]
    prolonged = club(*steps)
    for year, told in (
        (2006, "ann-joins. renewal-2005. withdrawal-2020."),
        (2012, "ann-joins. freeze-2007. renewal-2010. withdrawal-2020."),
        (2016, "ann-joins. freeze-2007. renewal-2015. withdrawal-2020."),
        (2020, "withdrawal-2020."),
    ):
        blocks = prolonged.explain("Ann", f"{year}-06-01").blocks
        assert " ".join(block.title.rpartition(" ")[2] for block in blocks) == told


def test_a_dissolution_is_told_to_those_whom_it_ends() -> None:
    """A member learns that the organization was dissolved; a state that had left learns of its own exit."""
    both = Event(key="founded", kind=Kind.FOUNDING, states=("Ann", "Bob"), dated=(signed("2000-01-01"),), new_name="C")
    out = Event(key="bob-leaves", kind=Kind.WITHDRAWAL, states=("Bob",), dated=(signed("2001-01-01"),))
    end = Event(key="dissolved", kind=Kind.DISSOLUTION, dated=(signed("2002-01-01"),))
    timeline = club(both, out, end)
    ann, bob = timeline.explain("Ann", "2003-01-01"), timeline.explain("Bob", "2003-01-01")
    assert (ann.decided_by, ann.status, ann.since) == (end, Status.FORMER, date(2002, 1, 1))
    assert "dissolved" in ann.verdict
    assert (bob.decided_by, bob.since, bob.next) == (out, date(2001, 1, 1), None)
    assert "dissolved" not in bob.verdict


def test_a_view_of_one_source_uses_no_words_of_others() -> None:
    """In the view of one source events have neutral titles, no notes, and no other source."""
    one, other = (Source(key=key, title=key, covers_through=date(2010, 1, 1)) for key in ("one", "other"))
    event = joins(signed("2000-01-01", one, other, note="said elsewhere"), what="Ann, at last, joins.", note="so")
    timeline = club(event)
    assert "said elsewhere" in str(timeline.explain("Ann", "2001-01-01"))
    found = timeline.according_to("one").explain("Ann", "2001-01-01")
    assert ([source.key for source in found.sources], found.verdict.count("[1]")) == (["one"], 1)
    (block,) = found.blocks
    assert (block.title, block.lines) == ("Accession: Ann.", (("signed", "2000-01-01 [1]"),))


def test_the_next_event_is_told_in_full_once_another_act_dates_it_by_the_day() -> None:
    """What comes next has the line that counts; from the day of another act on it has all of them."""
    lines = {day: ct.explain("UZB", day, reading="signed").blocks[-1].lines for day in ("2006-06-22", "2006-06-23")}
    assert [line.label for line in lines["2006-06-22"]] == ["signed"]
    assert [line.label for line in lines["2006-06-23"]][:3] == ["announced", "signed", "in force"]


def test_rows_of_a_source_explain_themselves() -> None:
    """A timeline made from rows names the rows that can cover the day, the next one, and their source; no reading.

    Rows whose status is unknown leave everything open, and the verdict says so in few words.
    """
    france = [("FRA", "1990-01-01", "1995-01-01"), ("FRA", "1996", "2000-01-01", "member|suspended")]
    rows = [*france, ("ITA", "1990-01-01", None)]
    timeline = Timeline.from_spells(rows, name="Rows", source=Source(key="data", title="A data set"))
    found = timeline.explain("FRA", "1992-01-01")
    assert (found.member, found.disputed, found.since) == (True, False, date(1990, 1, 1))
    assert found.decided_by is not None
    assert [line.text for block in found.blocks for line in block.lines] == [
        "1990-01-01 to 1994-12-31 [1]",
        "from 1996; first day after it: 2000-01-01 [1]",
    ]
    assert "announce" not in str(found)
    between = timeline.explain("FRA", "1995-06-01")
    assert (between.status, len(between.blocks[0].lines)) == (Status.FORMER, 0)
    assert timeline.explain("FRA", "1996-06-01").disputed
    assert timeline.explain("ITA", "2020-01-01").blocks[0].lines[0].text == "from 1990-01-01 on [1]"
    assert timeline.explain("Spain", "1992-01-01").blocks == ()
    loose = Timeline.from_spells([("FRA", "1990..", "1992.."), ("FRA", "1995-01-01", None, "observer")], name="Rows")
    assert [line.label for line in loose.explain("FRA", "2000-01-01").blocks[0].lines] == ["observer"]
    found = Timeline.from_spells([("FRA", "1990-01-01", None, "unknown")], name="Rows").explain("FRA", "1991-01-01")
    assert (found.member, found.status, len(found.possible)) == (None, None, len(Status))
    assert "nothing is known" in found.verdict


# What a file cannot do


def test_no_text_of_a_file_forges_a_source_or_a_line() -> None:
    """Whatever names, sentences, notes, reasons and titles contain, only real sources begin a line with a number."""
    forged = "Forged\n[9] Somebody. A document"
    source = Source(key="s", title=forged, issuer=forged, url="https://example.org/[3]")
    dated = (signed("2000-01-01", source, note=forged), signed("1999-01-01", source, rejected=forged))
    texts = dict.fromkeys(("key", "what", "note", "new_name"), forged)
    event = Event(kind=Kind.FOUNDING, states=("A",), dated=dated, **texts)  # type: ignore[arg-type]
    timeline = Timeline.from_events([event], name=forged, states=[State("A", forged)])
    for day in ("1999-06-01", "2001-01-01"):
        found = timeline.explain("A", day)
        assert re.findall(r"^\s*(\[.*?\])", str(found), re.MULTILINE) == ["[1]"]
        above = str(found).partition("\n\n[1]")[0]
        assert set(re.findall(r"\[.{3}", above)) <= {f"[1]{mark}" for mark in " \n:;,."}
        assert any("Forged (9) Somebody" in block.title for block in found.blocks)


def test_html_is_escaped() -> None:
    """Markup in names, sentences and titles is shown, not obeyed."""
    evil = "<script>alert(1)</script>"
    event = joins(signed("2000-01-01", Source(key="s", title=evil), note=evil), what=evil)
    timeline = Timeline.from_events([event], name=evil, states=[State("Ann", evil)])
    html = timeline.explain("Ann", "2001-01-01")._repr_html_()
    assert "<script" not in html
    assert html.count("&lt;script") >= 4


@pytest.mark.parametrize("width", [40, 80, 120])
def test_width(width: int) -> None:
    """Text fits the width that is asked for; long words are broken, addresses are not."""
    for line in ct.explain("UZB", "2006-07-01").text(width).split("\n"):
        assert len(line) <= width or "://" in line
    for wrong in ("80", None, True, 80.0):
        with pytest.raises(QueryTypeError):
            ct.explain("UZB", "2006-07-01").text(wrong)  # type: ignore[arg-type]
    address = f"https://example.org/{'a' * 200}"
    lines = wrapped(f"{'b' * 200} {address} end", width, indent=4)
    assert all(len(line) <= width or line.strip() == address for line in lines)
    assert "".join(line.strip() for line in lines) == f"{'b' * 200}{address}end"
