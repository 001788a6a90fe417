"""Where answers differ: contested stretches of one timeline, and the comparison of two."""

from collections.abc import Callable

import pytest
from ledgers import day, heard, keys, step, twins

import csto_timeline as ct
from csto_timeline import Dating, Event, Reading, Source, Timeline, announced, in_force, signed
from csto_timeline.analysis.disagreement import Answers, Comparison, Contest, Difference, dissent
from csto_timeline.errors import InvalidDateError, QueryTypeError, UnknownStateError

SIX = ("ARM", "KAZ", "KGZ", "RUS", "TJK", "UZB")

# (state, first day, last day, days, plain, widened, about), typed from the documents. Answers are those of the readings
# announced, signed and in_force, by letters: y(es), n(o), ? for unsettled.
STRETCHES = [
    # Signed on 15 May 1992, in force on 20 April 1994: for these days the act decides.
    *((state, "1992-05-15", "1994-04-19", 705, "yyn", "yyn", "treaty-signed-1992") for state in SIX),
    # Azerbaijan signed on 24 September 1993. Its foreign minister held in February 1999 that the ratification was never
    # deposited, so that in law it was perhaps never a party.
    ("AZE", "1993-09-24", "1994-04-19", 208, "yyn", "yyn", "azerbaijan-accedes-1993"),
    ("AZE", "1994-04-20", "1999-04-01", 1808, "yyy", "yy?", "azerbaijan-accedes-1993"),
    # Out with the refusal to sign (2 April 1999), on the last day of the term (20 April), or on the day after it.
    ("AZE", "1999-04-02", "1999-04-20", 19, "yyy", "???", "azerbaijan-accedes-1993 azerbaijan-georgia-lapse-1999"),
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


def row(contest: Contest) -> tuple[object, ...]:
    """Return a stretch as it is typed in these tests."""
    letter = {True: "y", False: "n", None: "?"}
    answers = ("".join(letter[answer] for answer in each.values()) for each in (contest.plain, contest.widened))
    stretch = (str(contest.start), str(contest.last_day), contest.days)
    return (contest.state, *stretch, *answers, " ".join(keys(contest.events)))


def test_the_contested_stretches_of_the_record() -> None:
    """They are those typed from the documents, by state and then by day, whatever the view asked; nothing warns."""
    assert [row(contest) for contest in ct.contested()] == sorted(STRETCHES)
    for view in map(ct.CSTO.under, Reading):
        assert view.contested() == view.widened().contested() == ct.contested()


def test_filters() -> None:
    """`state` and `day` select; a state that is not a party has no stretches, an unknown one is refused."""
    assert [row(c) for c in ct.contested("Uzbekistan")] == sorted(s for s in STRETCHES if s[0] == "UZB")
    assert [(c.state, str(c.start)) for c in ct.contested(day="2006-08-15")] == [("UZB", "2006-06-23")]
    assert [(c.state, str(c.start)) for c in ct.contested(day="2006-08-16")] == [("UZB", "2006-08-16")]
    assert ct.contested("UZB", "2010-01-01") == ct.contested("France") == ct.contested(day="0001-01-01") == ()
    with pytest.raises(UnknownStateError):
        ct.contested("Ruritania")
    with pytest.raises(InvalidDateError):
        ct.contested(day="2006")
    _, caught = heard(lambda: ct.contested(day="2099-01-01"))
    assert [warning.filename for warning in caught] == [__file__]


def test_one_source_alone_and_rows_are_contested_where_they_are_vague() -> None:
    """Only its own windows are open, as the article's year of 1993 for Belarus; rows have no readings."""
    rows = [row(contest)[1:6] for contest in ct.CSTO.according_to("article").contested("BLR")]
    assert rows == [("1993-01-01", "1993-12-30", 364, "???", "???")]
    assert ct.CSTO.according_to("atop-4.01").contested() == ()
    found = Timeline.from_spells([("FRA", "2000-02", None)], name="Rows").contested()
    assert [row(contest)[1:6] for contest in found] == [("2000-02-01", "2000-02-28", 28, "???", "???")]


def joins(*dated: Dating) -> Event:
    """Return the accession of Ann."""
    return step("in", "accession", "Ann", *dated)


# Events of Ann, and her contested stretches, without her name.
LEDGERS: dict[str, tuple[list[Event], list[tuple[object, ...]]]] = {
    "empty": ([], []),
    "one day": ([joins(signed("2000-01-01"))], []),
    "a window": ([joins(signed("2000-02"))], [("2000-02-01", "2000-02-28", 28, "???", "???", "in")]),
    "less precise": ([joins(signed("2000-02-02"), signed("2000"), signed("[..2001]"))], []),
    "rejected": ([joins(signed("2000-02-02"), signed("1990-01-01", rejected="a slip"))], []),
    "another day": (
        [joins(signed("2000-02-02"), signed("2000-02-03"))],
        [("2000-02-02", "2000-02-02", 1, "yyy", "???", "in")],
    ),
    "from the first day of the calendar": (
        [joins(signed("[..0001-01-03]"))],
        [("0001-01-01", "0001-01-02", 2, "???", "???", "in")],
    ),
    "open-ended": (
        [joins(signed("2000-01-01"), in_force("[2001-01-01..]"))],
        [("2000-01-01", "2000-12-31", 366, "yyn", "yyn", "in"), ("2001-01-01", "None", None, "yy?", "yy?", "in")],
    ),
    "only other statuses differ": (
        [
            step("looks", "observer", "Ann", signed("1999-02-02"), signed("1999-05-05")),
            joins(signed("2000-01-01")),
            step("stops", "suspension", "Ann", signed("2001-01-01")),
            step("out", "withdrawal", "Ann", announced("2002"), signed("2003"), in_force("[2004-01-01..]")),
        ],
        [],
    ),
    "another status changes within": (
        [
            joins(announced("2000-01-01"), in_force("2010-01-01")),
            step("stops", "suspension", "Ann", announced("2002-01-01"), in_force("2011-01-01")),
            step("out", "withdrawal", "Ann", announced("2010-06-01"), in_force("2012-01-01")),
        ],
        [
            ("2000-01-01", "2001-12-31", 731, "ynn", "ynn", "in"),
            ("2010-01-01", "2010-12-31", 365, "nyy", "nyy", "stops out"),
        ],
    ),
    "the events that views place differently": (
        [
            joins(signed("2000-01-01"), in_force("2000-03-01")),
            step("out", "withdrawal", "Ann", announced("2000-02-01"), signed("2000-04-01")),
            step("back", "return", "Ann", signed("2001-01-01"), signed("2001-01-02")),
        ],
        [
            ("2000-01-01", "2000-01-31", 31, "yyn", "yyn", "in"),
            ("2000-02-01", "2000-02-29", 29, "nyn", "nyn", "in out"),
            ("2000-03-01", "2000-03-31", 31, "nyy", "nyy", "out"),
            ("2001-01-01", "2001-01-01", 1, "yyy", "???", "back"),
        ],
    ),
}


@pytest.mark.parametrize("subject", LEDGERS)
def test_contested_stretches(subject: str) -> None:
    """A stretch is contested where the six answers are not all one settled answer, and names the events at stake."""
    steps, expected = LEDGERS[subject]
    timeline = Timeline.from_events(steps, name="Chess", states=["Ann"])
    assert [row(contest)[1:] for contest in timeline.contested()] == expected


def test_contests_and_answers_are_values(golden: Callable[[str, str], None]) -> None:
    """They are equal when they say the same, can be hashed, pickled and copied, and print for people."""
    one = ct.contested()[0]
    assert [twin for twin in twins(one) if twin != one or hash(twin) != hash(one)] == []
    with pytest.raises(AttributeError):
        one.state = "RUS"  # type: ignore[misc]
    assert one.as_row()["events"] == ["treaty-signed-1992"]
    golden("contested.txt", "".join(f"{contest}\n" for contest in ct.contested()))
    answers = Answers(announced=True, signed=False, in_force=None)
    assert dict(answers) == {"announced": True, "signed": False, "in_force": None}
    assert (len(answers), hash(answers)) == (3, hash(Answers(True, False, None)))
    assert repr(answers) == "Answers(yes / no / unsettled)"
    assert repr(one).startswith("<Contest ARM, 1992-05-15 to 1994-04-19: yes / yes / no")


@pytest.mark.parametrize(
    ("plain", "widened", "wide", "expected"),
    [
        ("yyy", "yyy", False, None),
        ("nnn", "nnn", True, None),
        ("ynn", "ynn", False, "signed no, in_force no"),
        ("yyy", "y??", False, "widened signed unsettled, widened in_force unsettled"),
        ("yyn", "???", True, "plain announced yes, plain signed yes, plain in_force no"),
        ("yyy", "?y?", True, "signed yes"),
    ],
)
def test_dissent(plain: str, widened: str, wide: bool, expected: str | None) -> None:
    """In words stands what differs from the answer asked for: other readings, or else the other width."""
    letter = {"y": True, "n": False, "?": None}
    six = Answers(*(letter[each] for each in plain)), Answers(*(letter[each] for each in widened))
    assert dissent(six, "announced", wide=wide) == (expected and f"Readings disagree: {expected}")
    assert dissent(six, "announced", wide=wide, who="Ann") == (expected and f"Readings disagree: Ann ({expected})")
    vague = Answers(None, None, None)
    assert dissent((vague, vague), "signed", wide=wide) == "No reading settles it"
    assert dissent((vague, vague), "signed", wide=wide, who="Ann") == "No reading settles it: Ann"


# Two timelines


def spells(*rows: tuple[str | None, ...], name: str = "Chess", **more: str) -> Timeline:
    """Return the timeline of spells of Ann, Bob and Cid."""
    return Timeline.from_spells(rows, name=name, states=["Ann", "Bob", "Cid"], **more)


def rows_of(found: Comparison) -> list[tuple[object, ...]]:
    """Return the differences in short."""
    words = {True: "in", False: "out", None: "?"}
    return [(r.state, str(r.start), str(r.last_day) if r.end else None, words[r.a], words[r.b]) for r in found]


EARLY = spells(("Ann", "2000-01-01", "2000-02-01"), ("Bob", "2000-01-01", None), name="Early")
LATE = spells(("Ann", "2000-01-11", "2000-02-11"), ("Cid", "2000-01-01", "2000-01-02"), name="Late")


def test_where_two_timelines_differ() -> None:
    """Each stretch on which the answers differ is a difference, by state and day; the method says the same.

    A state that only one of the two knows is not a member in the other.
    """
    found = ct.compare(EARLY, LATE)
    assert rows_of(found) == [
        ("Ann", "2000-01-01", "2000-01-10", "in", "out"),
        ("Ann", "2000-02-01", "2000-02-10", "out", "in"),
        ("Bob", "2000-01-01", None, "in", "out"),
        ("Cid", "2000-01-01", "2000-01-01", "out", "in"),
    ]
    assert [each.days for each in found] == [10, 10, None, 1]
    assert EARLY.compare(LATE) == found
    assert found[0].as_row()["days"] == 10
    assert repr(found[0]) == "<Difference Ann, 2000-01-01 to 2000-01-10 (10 days): yes in the first, no in the second>"
    other = Timeline.from_spells([("Zed", "2000-01-01", "2000-01-02")], name="Zeds", states=["Zed"])
    assert rows_of(ct.compare(other, spells())) == [("Zed", "2000-01-01", "2000-01-01", "in", "out")]
    assert rows_of(ct.compare(spells(), other)) == [("Zed", "2000-01-01", "2000-01-01", "out", "in")]


def test_totals() -> None:
    """Days are added by state, over all states, and as days on which any state differs, each such day once.

    Where a difference has no end, its state's total, the state-days and the days have none either.
    """
    found = ct.compare(EARLY, LATE, end="2000-03-01")
    assert (found.totals, found.state_days, found.days) == ({"Ann": 20, "Bob": 60, "Cid": 1}, 81, 60)
    ann, bob = ("Ann", "2000-01-01", "2000-01-11"), ("Bob", "2000-01-06", "2000-01-16")
    apart = ct.compare(spells(ann, bob, ("Cid", "2000-02-01", "2000-02-02")), spells())
    assert (apart.days, apart.state_days) == (16, 21)
    assert ct.compare(spells(("Ann", "2000-01-01", "2000-01-31"), bob), spells()).days == 30
    found = ct.compare(EARLY, LATE)
    assert (found.totals, found.state_days, found.days) == ({"Ann": 20, "Bob": None, "Cid": 1}, None, None)
    again = spells(("Ann", "2000-01-01", "2000-01-02"), ("Ann", "2001-01-01", None))
    assert ct.compare(again, spells()).totals == {"Ann": None}
    same = ct.compare(EARLY, EARLY)
    assert (same, same.totals, same.state_days, same.days) == ((), {}, 0, 0)


def test_only_is_member_is_compared() -> None:
    """Other statuses make no difference; an unsettled answer differs from yes and no, and agrees with another."""
    a = spells(("Ann", "2000-01-01", "2001-01-01", "observer"), ("Bob", "2000-01-01", "2001-01-01", "suspended"))
    assert ct.compare(a, spells()) == ()
    vague, exact = spells(("Ann", "2000-01", "2000-03-01")), spells(("Ann", "2000-01-11", "2000-03-01"))
    assert rows_of(ct.compare(vague, exact)) == [
        ("Ann", "2000-01-01", "2000-01-10", "?", "out"),
        ("Ann", "2000-01-11", "2000-01-30", "?", "in"),
    ]
    assert ct.compare(vague, spells(("Ann", "2000-01", "2000-03-01"))) == ()
    changing = spells(("Ann", "2000-01-01", "2000-02-01", "observer"), ("Ann", "2000-02-01", "2000-03-01", "suspended"))
    assert len(ct.compare(changing, spells(("Ann", "2000-01-01", "2000-03-01")))) == 1


def test_bounds() -> None:
    """`start` is the first day compared and `end` the first after it; by default the earlier record ends it."""
    found = ct.compare(EARLY, LATE, start="2000-01-05", end="2000-02-05")
    assert rows_of(found) == [
        ("Ann", "2000-01-05", "2000-01-10", "in", "out"),
        ("Ann", "2000-02-01", "2000-02-04", "out", "in"),
        ("Bob", "2000-01-05", "2000-02-04", "in", "out"),
    ]
    assert (found.start, found.end) == (day("2000-01-05"), day("2000-02-05"))
    short = spells(("Bob", "2000-01-01", None), name="Short", checked_through="2000-01-31")
    long = spells(name="Long", checked_through="2001-12-31")
    assert rows_of(ct.compare(short, long)) == [("Bob", "2000-01-01", "2000-01-31", "in", "out")]
    assert rows_of(ct.compare(long, short)) == [("Bob", "2000-01-01", "2000-01-31", "out", "in")]
    assert (ct.compare(short, EARLY).end, ct.compare(EARLY, LATE).end) == (day("2000-02-01"), None)
    assert ct.compare(short, long, end="2030-01-01").totals["Bob"]


def test_how_a_comparison_prints(golden: Callable[[str, str], None]) -> None:
    """A report names both timelines, the days compared, each difference, and the totals."""
    reports = [
        ct.compare(EARLY, LATE),
        ct.compare(spells(("Ann", "2000-01", None)), EARLY, end="2000-01-31"),
        ct.compare(LATE, LATE),
        ct.compare(LATE, LATE, start="2000-01-01"),
        ct.compare(EARLY, LATE, start="2000-01-01", end="2000-03-01"),
        ct.compare(ct.CSTO, ct.CSTO.under("signed")),
        Comparison([Difference("A\nB", day("2000-01-01"), None, a=True, b=False)], a="[1]\n"),
    ]
    golden("comparisons.txt", "\n\n".join(map(str, reports)) + "\n")


def test_a_comparison_is_a_value() -> None:
    """It compares and hashes as its rows, can be pickled and copied with labels and bounds, and never changes."""
    found = ct.compare(EARLY, LATE, start="2000-01-05", end="2000-02-05")
    for twin in twins(found):
        assert isinstance(twin, Comparison)
        assert (twin, hash(twin), str(twin)) == (found, hash(found), str(found))
    with pytest.raises(AttributeError):
        found.end = None
    with pytest.raises(AttributeError):
        found[0].start = day("2000-01-01")  # type: ignore[misc]
    kept = Comparison([each for each in ct.compare(EARLY, LATE) if each.state == "Ann"])
    assert kept.totals == {"Ann": 20}


def test_questions_that_are_malformed() -> None:
    """Bounds without a day, bad days, and what is not a timeline are refused."""
    for bounds in ({"start": "2000-01-05", "end": "2000-01-05"}, {"start": "2000"}):
        with pytest.raises(InvalidDateError):
            ct.compare(EARLY, LATE, **bounds)
    with pytest.raises(InvalidDateError):
        ct.compare(ct.CSTO, LATE, start="2099-01-01")
    with pytest.raises(QueryTypeError):
        ct.compare(EARLY, LATE, end=2000)  # type: ignore[arg-type]
    for other in (None, "CSTO", EARLY.spells_of("Ann"), Source(key="s", title="t")):
        with pytest.raises(QueryTypeError):
            ct.compare(EARLY, other)  # type: ignore[arg-type]
