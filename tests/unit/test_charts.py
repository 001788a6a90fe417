"""Text charts: the shipped record letter by letter, columns that never lie, and every line within its width."""

import re
import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from ledgers import LEAGUE, PARTIES, heard, quietly

import csto_timeline as ct
from csto_timeline import State, Timeline, errors
from csto_timeline.pictures.text_chart import NARROWEST, UNITS, Unit, by_name, columns_of, label, printable, span, text_chart

WIDE = """\
CST/CSTO (announced) from 1992-05-15, checked through 2025-11-27

                  1992  1995      2000      2005      2010      2015      2020      2025
                  ┬─────┬─────────┬─────────┬─────────┬─────────┬─────────┬─────────┬─
Armenia (ARM)     ████████████████████████████████████████████████████████████████████
Azerbaijan (AZE)     /██████████/·····················································
Belarus (BLR)        /████████████████████████████████████████████████████████████████
Georgia (GEO)        /██████████/·····················································
Kazakhstan (KAZ)  ████████████████████████████████████████████████████████████████████
Kyrgyzstan (KGZ)  ████████████████████████████████████████████████████████████████████
Russia (RUS)      ████████████████████████████████████████████████████████████████████
Tajikistan (TJK)  ████████████████████████████████████████████████████████████████████
Uzbekistan (UZB)  ██████████████/▒▒▒▒▒▒▒▒▒▒▒▒▒/███████████/▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒

blank: outside   █ member   ▒ suspended   · former   / changes within   1 character: half a year"""

MAIL = """\
CST/CSTO (in_force, widened) from 1994-04-20, checked through 2025-11-27

                   1995 2000 2005 2010 2015 2020 2025
                  ─┬────┬────┬────┬────┬────┬────┬
Armenia (ARM)     ████████████████████████████████
Azerbaijan (AZE)  ??????··························
Belarus (BLR)     ████████████████████████████████
Georgia (GEO)     █████?··························
Kazakhstan (KAZ)  ████████████████████████████████
Kyrgyzstan (KGZ)  ████████████████████████████████
Russia (RUS)      ████████████████████████████████
Tajikistan (TJK)  ████████████████████████████████
Uzbekistan (UZB)  █████?▒▒▒▒▒▒???███/▒▒▒▒▒▒▒▒▒▒▒▒▒

█ member   ▒ suspended   · former   / changes within
? unsettled, wholly or in part   1 character: a year"""

PLAIN = """\
CST/CSTO (announced) from 1992-05-15, checked through 2025-11-27

                     1995 2000 2005 2010 2015 2020 2025
                  ---+----+----+----+----+----+----+
Armenia (ARM)     ##################################
Azerbaijan (AZE)   /#####/..........................
Belarus (BLR)      /################################
Georgia (GEO)      /#####/..........................
Kazakhstan (KAZ)  ##################################
Kyrgyzstan (KGZ)  ##################################
Russia (RUS)      ##################################
Tajikistan (TJK)  ##################################
Uzbekistan (UZB)  #######/======/#####/=============

blank: outside   # member   = suspended   . former   / changes within
1 character: a year"""

THREE_DAYS = """\
Short (announced) from 2000-02-28 to 2000-03-02

   2000-02-28 2000-02-29 2000-03-01 2000-03-02
   +----------+----------+----------+----------
A  ######################......................
B             ooooooooooooooooooooooooooooooooo

blank: outside   o observer   # member   . former
11 characters: a day"""

WEEKS = """\
Weeks (announced) from 2000-01-05, checked through 2000-06-01

   2000-01     2000-02     2000-03     2000-04        2000-05
   +-----------+-----------+-----------+--------------+-----------+--
A  #######################################===========================
B        ///ooooooooooooooooooooooooooooooooooooooooooooooooooooooooo

blank: outside   o observer   # member   = suspended   / changes within
3 characters: a week from Monday on"""

CENTURIES = """\
Hanse (announced) from 1241-01-01 to 1712-05-07

         1250 1300 1350 1400 1450 1500 1550 1600 1650 1700
        ─┬────┬────┬────┬────┬────┬────┬────┬────┬────┬─
Köln        /██████████████████/██████████████████/·····
Lübeck  ?█████████████████████████████████████████/·····

blank: outside   █ member   · former   / changes within
? unsettled, wholly or in part   1 character: 10 years"""

SHORT = Timeline.from_spells([("A", "2000-02-28", "2000-03-01"), ("B", "2000-02-29", None, "observer")], name="Short")
HALF_A_YEAR = Timeline.from_spells(
    [
        ("A", "2000-01-05", "2000-04-03"),
        ("A", "2000-04-03", None, "suspended"),
        ("B", "2000-01-22", None, "observer"),
    ],
    name="Weeks",
    checked_through="2000-06-01",
)
HANSE = Timeline.from_spells(
    [
        ("Lübeck", "1241", "1669-07-01"),
        ("Köln", "1281-01-01", "1471-04-05"),
        ("Köln", "1476-04-05", "1669-07-01"),
    ],
    name="Hanse",
)


@pytest.mark.parametrize(
    ("timeline", "width", "ascii", "picture"),
    [
        (ct.CSTO, 100, False, WIDE),
        (ct.CSTO.under("in_force").widened(), 72, False, MAIL),
        (ct.CSTO, 72, True, PLAIN),
        (SHORT, 60, True, THREE_DAYS),
        (HALF_A_YEAR, 72, True, WEEKS),
        (HANSE, 72, False, CENTURIES),
    ],
    ids=["wide", "mail", "plain", "three days", "weeks", "centuries"],
)
def test_the_chart_is_this_one(timeline: Timeline, width: int, ascii: bool, picture: str) -> None:
    """Letter by letter, the chart is the one that was drawn by hand from the spells."""
    assert text_chart(timeline, width=width, ascii=ascii) == picture


def test_a_label_that_does_not_fit_is_left_out() -> None:
    """The label of the last tick is dropped where it would leave the line; the tick stays."""
    years, rule = text_chart(width=52, ascii=True).splitlines()[3:5]
    assert years.split() == ["1995", "2000", "2005", "2010", "2015", "2020"]
    assert rule.count("+") == 7
    assert len(rule) == 52


@pytest.mark.parametrize(
    ("first", "last", "width", "labels", "rule", "column"),
    [
        (
            "2001-01-01",
            "2035-12-31",
            41,
            "    2005 2010 2015 2020 2025 2030 2035",
            "----+----+----+----+----+----+----+",
            "1 character: a year",
        ),
        (
            "1991-06-01",
            "2050-12-31",
            40,
            "1990 2000 2010 2020 2030 2040 2050",
            "+----+----+----+----+----+----+",
            "1 character: 2 years",
        ),
        (
            "2000-01-05",
            "2000-02-05",
            40,
            "2000-01                    2000-02",
            "+--------------------------+----",
            "1 character: a day",
        ),
        (
            "2000-01-01",
            "2000-01-18",
            40,
            "    2000-01-03    2000-01-10",
            "----+-------------+-------------+---",
            "2 characters: a day",
        ),
    ],
    ids=["to the edge", "a period cut", "weeks too close", "two a day"],
)
def test_labels_begin_with_their_periods_and_keep_apart(
    first: str, last: str, width: int, labels: str, rule: str, column: str
) -> None:
    """A label stands where its period begins, to the last letter that fits, and a space at least before the next."""
    chart = text_chart(
        Timeline.from_spells([("A", first, None)], name="Any", checked_through=last), width=width, ascii=True
    )
    lines = chart.splitlines()
    assert lines[-5:] == ["   " + labels, "   " + rule, "A  " + "#" * len(rule), "", f"# member   {column}"]


def test_the_ends_cut_the_first_and_the_last_column() -> None:
    """What lies outside the days shown does not count in a column, and what lies inside does, to the last day."""
    rows = [("A", "2000-06-01", "2010-06-30"), ("B", "2000-06-02", None)]
    timeline = Timeline.from_spells(rows, name="Ends", checked_through="2010-06-30")
    assert marks(text_chart(timeline, width=40, ascii=True)) == {
        "A": "#" * 20 + "/",
        "B": "/" + "#" * 20,
    }


def marks(chart: str) -> dict[str, str]:
    """Return the columns of every line of a chart, by the label of its state."""
    lines = chart.split("\n\n")[1].splitlines()
    margin = len(lines[1]) - len(lines[1].lstrip())
    return {line[:margin].strip(): line[margin:].ljust(len(lines[1]) - margin) for line in lines[2:]}


def told(timeline: Timeline, state: str, first: date, last: date) -> str:
    """Return the ASCII character of a column that shows these days, by asking for the status on each of them."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    found = {quietly(lambda day=day: timeline.status_on(state, day)) for day in days}
    if None in found:
        return "?"
    return (
        "/" if len(found) > 1 else {"outside": " ", "observer": "o", "member": "#", "suspended": "="}.get(*found, ".")
    )


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("reading", list(ct.Reading))
def test_a_column_tells_what_all_of_its_days_say(reading: ct.Reading, wide: bool) -> None:
    """A month is drawn as a status only if every day of it has that status; what is cut by the ends counts not."""
    league = LEAGUE.widened().under(reading) if wide else LEAGUE.under(reading)
    first, last = league.next_change(date.min), date(2006, 12, 31)
    assert first is not None
    months = [(year, month) for year in range(first.year, 2007) for month in range(1, 13)][first.month - 1 :]
    starts = [first, *(date(year, month, 1) for year, month in months[1:])]
    ends = [*(start - timedelta(days=1) for start in starts[1:]), last]
    drawn = marks(text_chart(league, width=110, ascii=True))
    assert drawn == {
        str(party): "".join(told(league, party.alpha_3, *days) for days in zip(starts, ends, strict=True))
        for party in PARTIES
    }


DAYS = st.integers(min_value=0, max_value=24).map(lambda days: date(1999, 12, 20) + timedelta(days=days))
STATUSES = st.sampled_from(["member", "observer", "suspended"])


@st.composite
def timelines(
    draw: st.DrawFn, days: st.SearchStrategy[date] = DAYS, most: int = 6, through: str | None = "2000-01-31"
) -> Timeline:
    """Timelines of up to `most` invented parties, with one spell each that may begin on an unsettled day."""
    rows = []
    for number in range(draw(st.integers(min_value=1, max_value=most))):
        start, later, end = sorted(draw(st.lists(days, min_size=3, max_size=3, unique=True)))
        begin = draw(st.sampled_from([start, f"[{start}..{later}]"]))
        status = draw(STATUSES) if begin == start else "member"
        rows.append((f"P{number}", begin, draw(st.sampled_from([end, None])), status))
    return Timeline.from_spells(rows, name="Drawn", checked_through=through)


@given(timelines())
@example(SHORT)
def test_where_days_fit_each_is_told_for_itself(timeline: Timeline) -> None:
    """A life of a few weeks is drawn day by day, from the first change on, and each day as `status_on` answers."""
    first = timeline.next_change(date.min)
    assert first is not None
    chart = text_chart(timeline, width=60, ascii=True)
    scale = re.search(r"(\d+) characters?: a day$", chart)
    assert scale
    wide = int(scale[1])
    for state, row in marks(chart).items():
        days = [first + timedelta(days=number) for number in range(len(row) // wide)]
        assert row == "".join(told(timeline, state, day, day) * wide for day in days)


@given(
    timelines(days=st.dates(), most=60, through=None), st.integers(min_value=NARROWEST, max_value=200), st.booleans()
)
@example(Timeline.from_spells([("P0", "0001-01-01", "9999-12-31")], name="All"), 40, False)
@example(Timeline.from_spells([("P0", "[..0001-01-05]", None)], name="Early"), 40, False)
@example(Timeline.from_spells([("P0", "9999-12-31", None)], name="Late"), 40, True)
def test_every_state_is_a_line_that_fits(timeline: Timeline, width: int, ascii: bool) -> None:
    """Whatever the life and the width, each state has one line, no line is too long, and no space ends one."""
    chart = text_chart(timeline, width=width, ascii=ascii)
    assert sorted(marks(chart)) == sorted(timeline.states)
    assert max(map(len, chart.splitlines())) <= width
    assert all(line == line.rstrip() for line in chart.splitlines())
    assert chart.isascii() or not ascii
    assert chart == text_chart(timeline, width=width, ascii=ascii)


TEXT = st.text(min_size=1, max_size=60).filter(lambda text: printable(text).strip())


@given(st.lists(TEXT, min_size=1, max_size=8), TEXT, st.booleans())
@example(["名" * 50, "e\u0301" * 40, "A\nB", "\x1b[31mred", "\ud800"], "Союз\t" * 20, True)
@example(["名" * 50, "e\u0301" * 40, "A\nB", "\x1b[31mred", "\ud800"], "Союз\t" * 20, False)
def test_names_break_no_line_and_steer_no_terminal(names: list[str], title: str, ascii: bool) -> None:
    """Names in any letters stay in their line and column, at most half of the width, with their code."""
    parties = [State(f"Q{number}Q", name) for number, name in enumerate(names)]
    try:
        timeline = Timeline.from_spells([(p.alpha_3, "2000-01-01", None) for p in parties], name=title, states=parties)
    except errors.LedgerError:
        return  # two names that look alike to a look-up
    chart = text_chart(timeline, width=60, ascii=ascii)
    assert all(line.isprintable() for line in chart.split("\n"))
    assert all(columns_of(line) <= 60 for line in chart.split("\n"))
    assert chart.isascii() or not ascii
    rows = [line for line in chart.split("\n") if line.endswith("#" if ascii else "█")]
    assert len(rows) == len(parties)
    bars = {columns_of(row) - len(row) + len(row.rstrip("#█")) for row in rows}
    assert len(bars) == 1
    assert all(any(f"({party.alpha_3})" in row for row in rows) for party in parties)


def test_long_names_are_cut_and_keep_what_tells_them_apart() -> None:
    """A long name loses its end but not its code, and a long code loses its middle."""
    assert label(State("COD", "Democratic Republic of the Congo"), 20) == "Democratic Re… (COD)"
    assert label(State("COD", "Democratic Republic of the Congo"), 20, ascii=True) == "Democratic Re~ (COD)"
    assert label(State("COD", "Democratic Republic of the Congo"), 16) == "Democrati… (COD)"
    assert label(State("CHE", "Switzerland"), 17) == "Switzerland (CHE)"
    assert label(State("CHE", "Switzerland"), 16) == "Switzerla… (CHE)"
    office = "Office for Harmony, North"
    assert label(State(office, office), 16) == "Office …y, North"
    assert label(State("NORTHERN-OFFICE", "Office"), 16) == "Office …-OFFICE)"
    assert label(State("NORTH-OFF", "Office of the North"), 16) == "Office …RTH-OFF)"


def test_a_name_takes_half_of_the_line_at_most() -> None:
    """Labels are as long as the longest name, but never longer than half of the width."""
    parties = [State("ODD", "An organisation whose name is longer than its history"), "B"]
    timeline = Timeline.from_spells([("ODD", "2000-01-01", None), ("B", "2000-01-01", None)], name="N", states=parties)
    lines = text_chart(timeline, width=60, ascii=True).splitlines()
    assert lines[4].startswith("An organisation whose n~ (ODD)  #")
    assert lines[5].startswith("B" + " " * 31 + "#")


def test_ascii_keeps_the_letters_that_it_has() -> None:
    """In ASCII accents are dropped and other letters escaped, so that two names never become one."""
    assert label(State("CIV", "Côte d'Ivoire"), 30, ascii=True) == "Cote d'Ivoire (CIV)"
    assert label(State("ÎLE", "Côte d'Ivoire, le nord"), 20, ascii=True) == "Cote d'Ivoire~ (ILE)"
    assert label(State("ÎLE", "Côte d'Ivoire, le nord"), 20) == "Côte d'Ivoire… (ÎLE)"
    assert printable("Ся\t-é") == "Ся -é"
    assert printable("Ся\t-x", ascii=True) == "\\u0421\\u044f -x"


def test_states_stand_in_the_order_of_their_names() -> None:
    """Lines are sorted by name, not by code, and accents do not matter."""
    rows = [(code, "2000-01-01", None) for code in ("CHE", "CHN", "ALA", "AUT")]
    assert by_name(Timeline.from_spells(rows, name="Four")) == ["ALA", "AUT", "CHN", "CHE"]


def test_sixty_states_are_sixty_lines() -> None:
    """Sixty states of the world are all drawn, with their names in full."""
    codes = [state.alpha_3 for state in ct.states.all_states()[:60]]
    world = Timeline.from_spells([(code, f"{1950 + n}-01-01", None) for n, code in enumerate(codes)], name="World")
    assert set(marks(text_chart(world, width=120))) == {str(ct.states.lookup(code)) for code in codes}


@pytest.mark.parametrize(
    ("rows", "checked_through", "first", "last"),
    [
        ([("A", "2000-01-01", None)], None, "2000-01-01", "2000-12-31"),
        ([("A", "2000-01-01", "2000-01-11")], None, "2000-01-01", "2000-01-12"),
        ([("A", "2000-01-01", "2000-07-19")], None, "2000-01-01", "2000-08-08"),
        ([("A", "2000-01-01", "2000-01-11")], "2000-01-11", "2000-01-01", "2000-01-11"),
        ([("A", "[..2000-01-01]", "2000-04-10")], None, "1999-12-22", "2000-04-20"),
        ([("A", "[..2030-01-01]", None)], "2000-01-01", "1999-01-01", "2000-01-01"),
        ([("A", "0001-01-01", None)], "2000-01-01", "1999-01-01", "2000-01-01"),
        ([("A", "0001-01-01", None)], None, "0001-01-01", "0002-01-01"),
    ],
    ids=["one change", "a day at least", "a tenth", "checked", "no first day", "still open", "always", "ever"],
)
def test_the_days_shown(
    rows: list[tuple[str, str, str | None]], checked_through: str | None, first: str, last: str
) -> None:
    """A drawing runs from the first change to `checked_through`, or a tenth of the span beyond the last change."""
    timeline = Timeline.from_spells(rows, name="Any", checked_through=checked_through)
    assert span(timeline) == (date.fromisoformat(first), date.fromisoformat(last))


def test_a_last_day_of_the_calendar_is_no_change() -> None:
    """Data sets write the last day of the calendar for "still"; it stretches no chart over eight thousand years."""
    timeline = Timeline.from_spells([("A", "2000-01-01", "9999-12-31")], name="Still")
    assert span(timeline) == (date(2000, 1, 1), date(2000, 12, 31))
    assert span(timeline, [date.min, date.max]) == span(timeline)
    assert span(timeline, [date(1990, 1, 1)]) == (date(1990, 1, 1), date(2000, 12, 31))


def test_a_timeline_without_moves_has_no_columns() -> None:
    """An empty timeline is one line of text, broken where it has to be."""
    assert text_chart(Timeline.from_events([], name="Nothing"), width=50) == (
        "Nothing (announced): no event moves any state"
    )
    assert text_chart(Timeline.from_events([], name="Ligue Générale"), width=60, ascii=True) == (
        "Ligue Generale (announced): no event moves any state"
    )
    assert span(Timeline.from_events([], name="Nothing", checked_through="2000-01-01")) is None


def test_a_word_longer_than_the_line_is_broken_and_nothing_is_lost() -> None:
    """A name of a hundred letters fills lines of forty, and what follows it stands on its own."""
    lines = text_chart(Timeline.from_events([], name="abcde" * 20), width=40).split("\n")
    assert lines == ["abcde" * 8, "abcde" * 8, "abcde" * 4 + " (announced): no", "event moves any state"]


def test_the_width_is_the_terminals_where_none_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a width the terminal is asked, and one that is too narrow gets the narrowest chart."""
    monkeypatch.setenv("COLUMNS", "72")
    assert text_chart(ascii=True) == PLAIN
    monkeypatch.setenv("COLUMNS", "9")
    assert text_chart() == text_chart(width=NARROWEST)


@pytest.mark.parametrize(
    ("arguments", "error", "says"),
    [
        ({"width": 39}, errors.QueryError, "39 characters are too few for a chart; give a width of 40 or more"),
        ({"width": "80"}, errors.QueryTypeError, "a width cannot be '80'; give a whole number of characters"),
        ({"width": True}, errors.QueryTypeError, "a width cannot be True; give a whole number of characters"),
    ],
)
def test_what_is_no_width_is_refused(arguments: dict[str, object], error: type[errors.QueryError], says: str) -> None:
    """A wrong argument is refused with its value and the cure."""
    with pytest.raises(error) as caught:
        text_chart(**arguments)  # type: ignore[arg-type]
    assert str(caught.value) == says


def test_a_chart_warns_of_nothing() -> None:
    """Drawing asks about no day, so that nothing lies beyond the record."""
    assert heard(lambda: text_chart(width=80))[1] == []


@pytest.mark.parametrize("unit", UNITS, ids=[unit.words for unit in UNITS])
@given(day=st.integers(min_value=1, max_value=date.max.toordinal()))
@example(day=1)
@example(day=date.max.toordinal())
def test_periods_tile_the_calendar(unit: object, day: int) -> None:
    """Each day lies in the period whose number it has, which begins with its first day and not before."""
    assert isinstance(unit, Unit)
    start = unit.start(unit.number(day))
    assert start <= day
    assert unit.number(start) == unit.number(day)
    assert start == 1 or unit.number(start - 1) == unit.number(day) - 1
    assert unit.starts(day, day) == [start]


def test_columns_count_wide_letters_twice_and_accents_not_at_all() -> None:
    """Widths are those of a terminal."""
    texts = ("abc", "名前", "e\u0301", unicodedata.normalize("NFD", "é"), "5\N{COMBINING ENCLOSING KEYCAP}")
    assert [columns_of(text) for text in texts] == [3, 4, 1, 1, 1]
