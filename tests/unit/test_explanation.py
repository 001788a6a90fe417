"""Explanations: every answer with its reasons, and paragraphs that can be printed as they stand.

Whole paragraphs stand in `data/explanations.txt`, typed out and read against the documents.
"""

import copy
import pickle
import re
import warnings
from pathlib import Path

import pytest
from ledgers import GAZETTE, LEAGUE, REGISTER, day, heard, keys, quietly

import csto_timeline as ct
from csto_timeline import Event, Kind, Source, Status, Timeline, announced, explain, in_force, signed

SIGNED, IN_FORCE = ct.CSTO.under("signed"), ct.CSTO.under("in_force")
ARTICLE, ATOP = ct.CSTO.according_to("article"), ct.CSTO.according_to("atop-4.01")
VIEWS = {
    view.label.split("(")[1].rstrip(")"): view
    for view in (ct.CSTO, SIGNED, IN_FORCE, ct.CSTO.widened(), IN_FORCE.widened(), ARTICLE)
}


def paragraph(state: str, on: str, timeline: Timeline = ct.CSTO) -> str:
    """Return the paragraph without the list of its sources."""
    return quietly(lambda: str(explain(state, on, timeline=timeline))).split("\n")[0]


def club(*events: Event, states: tuple[str, ...] = ("Ann", "Bob"), **more: str) -> Timeline:
    """Return the timeline of a club."""
    return Timeline.from_events(events, name="The Chess Club", states=states, **more)


def joined(*dated: ct.Dating, what: str = "", note: str | None = None) -> Event:
    """Return the event by which Ann joins."""
    return Event(key="ann-joins", kind=Kind.ACCESSION, states=("Ann",), what=what, dated=dated, note=note)


# What is answered


@pytest.mark.parametrize(
    ("question", "answer", "decided_by", "since", "following"),
    [
        (("ARM", "1992-05-14", ct.CSTO), "outside", None, None, "treaty-signed-1992"),
        (("ARM", "1992-05-15", ct.CSTO), "member", "treaty-signed-1992", "1992-05-15", None),
        (("ARM", "1993-01-01", IN_FORCE), "outside", None, None, "treaty-signed-1992"),
        (("GEO", "1993-10-01", ct.CSTO), "outside", None, None, "georgia-accedes-1993"),
        (
            ("GEO", "1993-10-01", ct.CSTO.widened()),
            None,
            "georgia-accedes-1993",
            "1993-09-09",
            "azerbaijan-georgia-lapse-1999",
        ),
        (
            ("AZE", "1999-04-20", ct.CSTO),
            "member",
            "azerbaijan-accedes-1993",
            "1993-09-24",
            "azerbaijan-georgia-lapse-1999",
        ),
        (("AZE", "1999-04-21", ct.CSTO), "former", "azerbaijan-georgia-lapse-1999", "1999-04-21", None),
        (
            ("UZB", "2000-06-01", ct.CSTO),
            "suspended",
            "uzbekistan-steps-out-1999",
            "1999-04-21",
            "uzbekistan-returns-2006",
        ),
        (("UZB", "2006-07-01", ct.CSTO), "member", "uzbekistan-returns-2006", "2006-06-23", "uzbekistan-suspends-2012"),
        (
            ("UZB", "2006-07-01", SIGNED),
            "suspended",
            "uzbekistan-steps-out-1999",
            "1999-04-21",
            "uzbekistan-returns-2006",
        ),
        (("UZB", "2007-06-30", IN_FORCE), None, "uzbekistan-returns-2006", "2006-12-13", "uzbekistan-suspends-2012"),
        (("UZB", "2012-08-01", ct.CSTO), "suspended", "uzbekistan-suspends-2012", "2012-06-28", None),
        (("Ukraine", "2000-01-01", ct.CSTO), "outside", None, None, None),
        (("SRB", "2014-01-01", ct.CSTO), "outside", None, None, None),
    ],
)
def test_the_answer_and_what_decided_it(
    question: tuple[str, str, Timeline],
    answer: str | None,
    decided_by: str | None,
    since: str | None,
    following: str | None,
) -> None:
    """An explanation holds the answer, the event that decided it, since when it holds, and the next event."""
    state, on, timeline = question
    said = explain(state, on, timeline=timeline)
    assert said.status == answer
    assert said.member is (None if answer is None else answer == "member")
    assert (said.decided_by.key if said.decided_by else None) == decided_by
    assert (said.since.isoformat() if said.since else None) == since
    assert (said.following.event.key if said.following else None) == following
    assert (said.day, said.timeline, said.state) == (day(on), timeline, timeline.code(state))


@pytest.mark.parametrize("reading", list(ct.Reading))
def test_the_answers_of_all_readings(reading: ct.Reading) -> None:
    """Whatever the reading asked, the answers of all three are there."""
    assert explain("UZB", "2006-07-01", timeline=ct.CSTO.under(reading)).others == (True, False, False)
    assert explain("UZB", "2007-06-30", timeline=ct.CSTO.under(reading)).others == (True, True, None)
    assert explain("UZB", "2012-08-01", timeline=ct.CSTO.under(reading)).others == (False, True, True)
    assert explain("ARM", "1992-05-14", timeline=ct.CSTO.under(reading)).others == (False, False, False)


def test_an_open_answer_names_every_step_behind_it() -> None:
    """Where the answer is open, the last step that surely was taken and each one that may have been are named."""
    said = explain("UZB", "2007-06-30", timeline=IN_FORCE)
    assert said.possible == (Status.MEMBER, Status.SUSPENDED)
    assert [step.event.key for step in said.steps] == ["uzbekistan-steps-out-1999", "uzbekistan-returns-2006"]
    assert [step.latest for step in said.steps] == [day("1999-04-21"), day("2008-03-28")]
    last = explain("UZB", "2008-03-28", timeline=IN_FORCE)
    assert [step.event.key for step in last.steps] == ["uzbekistan-returns-2006"]
    left = Event(key="ann-leaves", kind=Kind.WITHDRAWAL, states=("Ann",), dated=(signed("2000"),))
    both = explain("Ann", "2000-06-01", timeline=club(joined(signed("2000")), left))
    assert [step.event.key for step in both.steps] == ["ann-joins", "ann-leaves"]
    first = explain("GEO", "1993-09-09", timeline=ct.CSTO.widened())
    assert [step.event.key for step in first.steps] == ["georgia-accedes-1993"]


def test_sources_in_the_order_in_which_they_are_cited() -> None:
    """The sources are those of the events named, in the order of the paragraph; of the next one only what counts."""
    assert [source.key for source in explain("UZB", "2006-07-01").sources] == [
        "panarmenian-2006-06-24",
        "ap-2006-06-24",
        "wikipedia-en-c2007",
        "asia-plus-2011-07-13",
        "asia-plus-2011-10-10",
        "asia-plus-2006-08-17",
        "tass-2012-06-28",
        "obozrevatel-2006-12-14",
        "article",
        "atop-4.01",
        "lenta-2006-12-13",
        "ria-2008-03-28",
        "rt-2012-06-28",
        "ap-2012-06-28",
    ]


def test_rejected_datings_are_spoken_of() -> None:
    """A dating that is known to be wrong is named too, and its source is listed."""
    said = explain("UZB", "2000-06-01")
    assert [str(dating.day) for dating in said.datings if dating.rejected] == ["1998"]
    assert "lenta-2006-12-13" in [source.key for source in said.sources]
    assert "rejected: in 1998 [8][9] (no other source supports it, and the term was still running)" in str(said)


def test_acts_of_the_next_step_that_were_done_by_the_day() -> None:
    """Acts of the next step that were done, though the reading counts another one, are known day by day."""
    assert [str(d.day) for d in explain("UZB", "2006-07-01", timeline=IN_FORCE).done] == ["2006-06-23"]
    assert [str(d.day) for d in explain("UZB", "2006-08-15", timeline=IN_FORCE).done] == ["2006-06-23"]
    assert [str(d.day) for d in explain("UZB", "2006-08-16", timeline=IN_FORCE).done] == ["2006-06-23", "2006-08-16"]
    both = "The next step had come by announcement on 2006-06-23 and by signature or decision on 2006-08-16, but this"
    assert both in paragraph("UZB", "2006-08-16", IN_FORCE)
    assert explain("UZB", "2006-06-22", timeline=IN_FORCE).done == ()
    assert explain("RUS", "2000-01-01").done == ()


def test_who_disputes_the_next_step() -> None:
    """The next step is disputed from the day on which another act, or a source that disagrees, dates it."""
    assert not explain("GEO", "1992-05-14").disputed
    assert explain("GEO", "1992-05-15").disputed  # one data set, rejected, dates all nine from this day
    assert not explain("UZB", "1997-12-31").disputed
    assert explain("UZB", "1998-01-01").disputed  # rejected: no other source supports it
    assert not explain("AZE", "1999-04-01").disputed
    assert explain("AZE", "1999-04-02").disputed
    assert not explain("AZE", "1999-04-21").disputed
    assert not explain("UZB", "2006-06-22").disputed
    assert explain("UZB", "2006-06-23", timeline=SIGNED).disputed


# What is said


def typed() -> list[tuple[str, str]]:
    """Return the questions and the paragraphs that were typed out as answers."""
    blocks = (Path(__file__).parents[1] / "data" / "explanations.txt").read_text(encoding="utf-8").split("== ")[1:]
    return [(question, " ".join(text.split())) for question, text in (block.split("\n", 1) for block in blocks)]


@pytest.mark.parametrize(("question", "text"), typed())
def test_paragraphs(question: str, text: str) -> None:
    """The paragraph says who, when, by what, on whose word, who says otherwise, and what other readings answer."""
    state, on, view = re.fullmatch(r"(\w+) on (\S+): (.*)", question).groups()
    assert paragraph(state, on, VIEWS[view]) == text


def test_the_list_of_sources_stands_below_the_paragraph() -> None:
    """Below the paragraph each source has a line of its own, with its number, in full."""
    listed = str(explain("Serbia", "2014-01-01")).split("\n")[1:]
    title = "Report on the agenda of the CSTO Parliamentary Assembly, with a list of its observers"
    assert listed == [f"[1] TASS. {title}. 2022-12-04. https://tass.com/politics/1545551"]
    assert "\n" not in str(explain("Ukraine", "2000-01-01"))


@pytest.mark.parametrize("timeline", [ct.CSTO, IN_FORCE, ct.CSTO.widened(), ARTICLE, ATOP, LEAGUE, LEAGUE.widened()])
def test_every_number_is_in_the_list_and_every_source_is_cited(timeline: Timeline) -> None:
    """Numbers are first cited in their order, each has its line, and no line is there without being cited."""
    for state in (*timeline.states, "SRB", "FRA"):
        for epoch in timeline.epochs():
            said = quietly(lambda state=state, on=epoch.start: explain(state, on, timeline=timeline))
            text, *listed = str(said).split("\n")
            cited = list(dict.fromkeys(map(int, re.findall(r"\[(\d+)\]", text))))
            assert cited == list(range(1, len(listed) + 1))
            assert listed == [f"[{number}] {source}" for number, source in zip(cited, said.sources, strict=True)]


@pytest.mark.parametrize("timeline", [ct.CSTO, SIGNED, IN_FORCE.widened(), ARTICLE, ATOP, LEAGUE, LEAGUE.widened()])
def test_punctuation(timeline: Timeline) -> None:
    """No paragraph doubles a mark or a space, leaves brackets empty, or ends without a full stop."""
    wrong = re.compile(r"  |[.,:;]{2}| [.,:;)]|\( |\(\)|\(\(|\)\)|[.,:;][^\s)\d]|None")
    for state in (*timeline.states, "SRB", "FRA"):
        for epoch in timeline.epochs():
            text = paragraph(state, str(epoch.start), timeline)
            assert not wrong.search(text), text
            assert text.endswith(".")
            assert text[0].isupper()


def test_a_freeze_is_told_from_its_day_on_while_the_membership_lasts() -> None:
    """A freeze that moves nobody is mentioned from its day on, to its own state, until that takes another step."""
    assert keys(explain("ARM", "2024-02-21").also) == ["six-renew-1999"]
    assert keys(explain("ARM", "2024-02-22").also) == ["six-renew-1999", "armenia-freezes-2024"]
    assert keys(explain("RUS", "2024-02-22").also) == ["six-renew-1999"]
    frozen = (
        joined(signed("2000-01-01")),
        Event(
            key="ann-freezes", kind=Kind.FREEZE, states=("Ann",), dated=(announced("2001"), signed("[..2003-01-01]"))
        ),
        Event(key="ann-leaves", kind=Kind.WITHDRAWAL, states=("Ann",), dated=(signed("2005-01-01"),)),
    )
    assert keys(explain("Ann", "2000-06-01", timeline=club(*frozen[:2])).also) == ["ann-freezes"]
    assert keys(explain("Ann", "2004-12-31", timeline=club(*frozen)).also) == ["ann-freezes"]
    assert keys(explain("Ann", "2005-01-01", timeline=club(*frozen)).also) == []


def test_the_last_renewal_is_told_while_the_membership_lasts() -> None:
    """A membership that was prolonged rests on the last renewal too, from the day of its first act on."""
    assert keys(explain("ARM", "1999-04-01").also) == []
    assert keys(explain("ARM", "1999-04-02", timeline=ct.CSTO.under("in_force")).also) == ["six-renew-1999"]
    assert keys(explain("UZB", "2000-01-01").also) == []
    assert keys(explain("UZB", "2007-01-01").also) == []  # it came back later
    again = [
        Event(key=f"renewed-{year}", kind=Kind.RENEWAL, states=("Ann",), dated=(signed(f"{year}-01-01"),))
        for year in (2005, 2010, 2015)
    ]
    freeze = Event(key="frozen", kind=Kind.FREEZE, states=("Ann",), dated=(announced("2007"),))
    prolonged = club(joined(signed("2000-01-01")), again[0], freeze, *again[1:])
    told = {year: keys(explain("Ann", f"{year}-06-01", timeline=prolonged).also) for year in (2000, 2006, 2012, 2016)}
    assert told == {
        2000: [],
        2006: ["renewed-2005"],
        2012: ["frozen", "renewed-2010"],
        2016: ["frozen", "renewed-2015"],
    }


def test_what_names_a_state_that_never_moved_is_told() -> None:
    """A state that no step moves hears of what names it, and of nothing else; a member does not."""
    assert keys(explain("SRB", "1995-01-01").also) == ["parliamentary-observers-2013"]
    assert keys(explain("FRA", "2014-01-01").also) == []
    russia = explain("RUS", "2018-01-01")
    assert keys(russia.also) == ["six-renew-1999"]  # its defence protocol of 2017 is no matter of membership


# Beyond the record


def test_a_day_beyond_the_record_warns_once_and_says_so() -> None:
    """A day after `checked_through` warns exactly once, blames the caller, and the paragraph says it too."""
    said, caught = heard(lambda: explain("ARM", "2025-11-28"))
    assert [(warning.category, warning.filename) for warning in caught] == [(ct.BeyondRecordWarning, __file__)]
    assert said.member is True
    text, again = heard(lambda: str(said))
    assert again == []
    assert text.split("\n")[0].endswith(
        " The record was checked only through 2025-11-27, so this is the last known answer."
    )


def test_the_last_day_of_the_record_is_not_beyond_it() -> None:
    """On `checked_through` itself nothing warns and nothing is added; without one no day is beyond."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert "last known" not in str(explain("ARM", "2025-11-27"))
        assert "last known" not in str(explain("Ann", "9999-12-31", timeline=club(joined(signed("2000-01-01")))))


def test_one_source_knows_nothing_after_its_day() -> None:
    """In the view of one source the record ends where that source ends."""
    assert "checked only through 2017-04-21" in paragraph("ARM", "2017-04-22", ARTICLE)
    assert "checked only" not in paragraph("ARM", "2017-04-21", ARTICLE)


# One source alone


def test_the_only_source_is_cited_even_where_it_is_silent() -> None:
    """What one source alone says of a state that it never names rests on its silence, so it is cited."""
    text, *listed = str(explain("France", "2000-01-01", timeline=ATOP)).split("\n")
    assert text == (
        "On the word of [1] alone, France never joined the Collective Security Treaty: no step of the record makes it "
        "a member, on 2000-01-01 or any other day."
    )
    assert [line.split(".")[0] for line in listed] == ["[1] ATOP project (Brett Ashley Leeds and others)"]


def test_notes_of_the_record_are_not_put_into_one_source_s_mouth() -> None:
    """In the view of one source neither events nor datings carry the record's own notes."""
    assert "non-renewal" not in paragraph("UZB", "2000-01-01", ARTICLE)
    assert "read as exclusive" not in paragraph("UZB", "2000-01-01", ATOP)
    assert "less precisely" not in paragraph("UZB", "2000-01-01", ARTICLE)


# Own timelines


def test_a_bare_timeline_reads_well_too() -> None:
    """Without sources, names, notes or words of its own a timeline still gives a whole paragraph."""
    bare = club(joined(signed("2000-01-01")))
    assert paragraph("Ann", "1999-12-31", bare) == (
        "Going by announcements first, Ann had not yet joined The Chess Club on 1999-12-31. Next: ann-joins, by "
        "signature or decision on 2000-01-01. Going by signatures and decisions first or by legal effect first, it was "
        "not a member."
    )
    assert paragraph("Ann", "2000-01-02", bare) == (
        "Going by announcements first, Ann was a member of The Chess Club on 2000-01-02 (since 2000-01-01). ann-joins: "
        "by signature or decision on 2000-01-01. Going by signatures and decisions first or by legal effect first, it "
        "was a member."
    )
    assert paragraph("Bob", "2000-01-02", bare) == (
        "Bob never joined The Chess Club: no step of the record makes it a member, on 2000-01-02 or any other day."
    )


def test_a_timeline_made_of_spells() -> None:
    """The steps behind spells are named by their keys."""
    spells = Timeline.from_spells([("Ann", "2000-01-01", "2001-01-01")], name="Chess", states=["Ann"])
    assert paragraph("Ann", "2000-01-01", spells) == (
        "Going by announcements first, Ann was a member of Chess on 2000-01-01 (since that day). "
        "Ann-accession-2000-01-01: by legal effect on 2000-01-01. Next: Ann-withdrawal-2001-01-01, by legal effect on "
        "2001-01-01. Going by signatures and decisions first or by legal effect first, it was a member."
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Chess Union", "the Chess Union"), ("NATO", "NATO"), ("The Club", "The Club"), ("the Club", "the Club")],
)
def test_an_organisation_of_several_words_takes_the_article(name: str, shown: str) -> None:
    """A name of several words takes "the" unless it has it; a single word and a label take none."""
    founded = Event(key="k", kind=Kind.FOUNDING, states=("Ann",), dated=(signed("2000-01-01"),), new_name=name)
    assert f"member of {shown} on" in paragraph("Ann", "2000-01-01", club(founded))
    assert "joined The Chess Club on" in paragraph("Ann", "1999-01-01", club(founded))


@pytest.mark.parametrize(
    ("dated", "text"),
    [
        ([signed("2000-01-01"), signed("2000-01-01", GAZETTE)], "on 2000-01-01, also on 2000-01-01 [1]"),
        ([signed("2000", GAZETTE), signed("2000-01-01", REGISTER)], "in 2000 [1], more precisely on 2000-01-01 [2]"),
        ([signed("2000-01-01"), signed("1999")], "on 2000-01-01, but in 1999"),
        (
            [signed("2000-01"), signed("1999", GAZETTE), signed("2000")],
            "in 2000-01, less precisely in 2000, but in 1999 [1]",
        ),
        ([signed("2000-01-01", implied=True)], "on 2000-01-01 by implication"),
        ([signed("2000-01-01", note=" a  note. ")], "on 2000-01-01 (a note)"),
        ([signed("2000-01-01", note=".")], "on 2000-01-01"),
        ([signed("[1999-12-01..2000-01-01]")], "on a day from 1999-12-01 to 2000-01-01"),
        ([signed("[1998..1999]")], "on a day from 1998-01-01 to 1999-12-31"),
        ([signed("[..2000-01-01]")], "on 2000-01-01 or earlier"),
        ([signed("[2000-01-01..]")], "on 2000-01-01 or later, perhaps never"),
        ([signed("2000-01-01", GAZETTE, REGISTER)], "on 2000-01-01 [1][2]"),
        ([signed("1999", rejected="A slip."), signed("2000-01-01")], "on 2000-01-01; rejected: in 1999 (A slip)"),
        (
            [in_force("2000-01-03"), announced("2000-01-01"), signed("2000-01-02")],
            "by announcement on 2000-01-01; by signature or decision on 2000-01-02; by legal effect on 2000-01-03",
        ),
    ],
)
def test_how_a_dating_is_told(dated: list[ct.Dating], text: str) -> None:
    """Each day is told as precisely as it is known, with sources and note, and as it stands to the preferred one."""
    found = paragraph("Ann", "2000-06-01", club(joined(*dated)))
    told = found.split("ann-joins: ")[1].split(". Going")[0]
    assert told.removeprefix("by signature or decision " if not text.startswith("by") else "") == text


def test_words_of_an_event_stand_within_a_sentence() -> None:
    """The words of an event lose their full stop and their line breaks; where nothing is left its key stands in."""
    told = paragraph("Ann", "2001-01-01", club(joined(signed("2000-01-01"), what="Ann\n joins! ", note="at last.")))
    assert "(since 2000-01-01). Ann joins (at last): by signature" in told
    assert ". ann-joins: by" in paragraph("Ann", "2001-01-01", club(joined(signed("2000-01-01"), what=" ... ")))
    assert ". Ann joins Club X: by" in paragraph(
        "Ann", "2001-01-01", club(joined(signed("2000-01-01"), what="Ann joins Club X."))
    )


OPEN = "it is not settled whether Ann was a member of Chess on 2000-06-01: either "
NEVER = "Ann was not a member of Chess on 2000-06-01: either "


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([("2000", None)], f"{OPEN}it had not yet joined or it was a member."),
        ([("2000", None, "observer")], f"{NEVER}it had not yet joined or it was an observer."),
        ([("1999-01-01", "2000", "suspended")], f"{NEVER}its membership stood suspended or it no longer belonged."),
        ([("1999", "2000"), ("2000", None, "suspended")], f"{OPEN}it was a member or its membership stood suspended."),
        (
            [("1999", "2000"), ("[2000-01-01..2000-12-01]", None, "observer")],
            f"{OPEN}it was an observer, it was a member or it no longer belonged.",
        ),
        (
            [("1999", None, "observer")],
            "Ann was an observer, not a member, of Chess on 2000-06-01 (since 1999-12-31 at the latest).",
        ),
        (
            [("1999", "2000-06-01", "observer")],
            "Ann no longer belonged to Chess on 2000-06-01 (since that day).",
        ),
        (
            [("1999", "[2000-05-01..2000-06-01]")],
            "Ann no longer belonged to Chess on 2000-06-01 (since that day at the latest).",
        ),
    ],
)
def test_first_sentences(rows: list[tuple[str, ...]], text: str) -> None:
    """Every status has its sentence; an open one lists what is possible; what may have begun before says so."""
    spells = Timeline.from_spells([("Ann", *row) for row in rows], name="Chess", states=["Ann"])
    assert paragraph("Ann", "2000-06-01", spells).startswith(f"Going by announcements first, {text} ")


def test_since_is_certain_where_the_days_before_exclude_the_status() -> None:
    """After an open stretch in which this status was not possible, its first day is exact."""
    steps = (
        joined(signed("1999")),
        Event(key="ann-leaves", kind=Kind.WITHDRAWAL, states=("Ann",), dated=(signed("2000-01-01"),)),
    )
    assert "(since 2000-01-01)." in paragraph("Ann", "2000-06-01", club(*steps))


# As a value, and at the door


def test_an_explanation_is_a_value() -> None:
    """Explanations of the same question are equal, can be hashed, pickled and copied, and never change."""
    said = explain("UZB", "2006-07-01")
    again = explain("Uzbekistan", "1 July 2006")
    assert said == again
    assert hash(said) == hash(again)
    assert said != explain("UZB", "2006-07-02")
    assert pickle.loads(pickle.dumps(said)) == said  # noqa: S301 - our own value
    assert str(pickle.loads(pickle.dumps(said))) == str(said)  # noqa: S301 - our own value
    assert copy.deepcopy(said) == said
    with pytest.raises(AttributeError):
        said.day = day("2000-01-01")  # type: ignore[misc]


def test_a_short_form_for_people() -> None:
    """The repr names the state, the day, the reading and the answer."""
    assert repr(explain("UZB", "2006-07-01")) == "<Explanation UZB 2006-07-01 announced: member>"
    assert repr(explain("UZB", "2007-06-30", timeline=IN_FORCE)) == "<Explanation UZB 2007-06-30 in_force: unsettled>"


def test_bad_questions_are_refused() -> None:
    """A name that nothing bears, a number, and a day that is none are refused as everywhere."""
    with pytest.raises(ct.errors.UnknownStateError, match="did you mean Uzbekistan"):
        explain("Uzbekstan", "2006-07-01")
    with pytest.raises(ct.errors.StateTypeError):
        explain(704, "2006-07-01")  # type: ignore[arg-type]
    with pytest.raises(ct.errors.InvalidDateError, match="members_during"):
        explain("UZB", "2006")
    with pytest.raises(ct.errors.QueryTypeError):
        explain("UZB", None)  # type: ignore[arg-type]


def test_own_sources_without_words_are_listed_by_key() -> None:
    """A source that has nothing but a key is listed by it."""
    told = club(joined(signed("2000-01-01", Source(key="diary"))))
    assert str(explain("Ann", "2000-01-01", timeline=told)).split("\n")[1:] == ["[1] diary"]
