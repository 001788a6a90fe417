"""The text chart: it fills its width, shows each status where it holds, and names every mark that it uses."""

import os
import time
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from ledgers import LEAGUE

from csto_timeline import CSTO, Timeline
from csto_timeline.errors import InvalidDateError, QueryError, QueryTypeError
from csto_timeline.pictures.text_chart import text_chart

ROWS = [
    ("Mars", "1990", "1993-05-05"),
    ("Venus", "1992-01-01", None, "observer"),
    ("Earth", "1990-01-01", "1992-01-01"),
    ("Earth", "1992-01-01", None, "suspended"),
    ("Pluto", "1995-01-01", None, "associate"),
]
PLANETS = Timeline.from_spells(ROWS, name="Planets", unknown="keep", checked_through="1995-12-31")


@pytest.mark.parametrize(
    ("name", "draw"),
    [
        ("chart-csto.txt", lambda: text_chart(CSTO, width=80)),
        ("chart-league.txt", lambda: text_chart(LEAGUE.widened().under("in_force"), width=72)),
        ("chart-planets.txt", lambda: text_chart(PLANETS, width=60, ascii=True)),
        ("chart-days.txt", lambda: text_chart(CSTO, width=64, start="1999-04-19", end="1999-04-23")),
    ],
)
def test_charts_are_as_they_were(name: str, draw: Callable[[], str], golden: Callable[[str, str], None]) -> None:
    """The charts of the record and of two made-up timelines are those in the golden files."""
    golden(name, draw() + "\n")


@pytest.mark.parametrize("width", [40, 41, 80, 133, 500])
@pytest.mark.parametrize("timeline", [CSTO, LEAGUE, PLANETS])
def test_it_fills_the_width(timeline: Timeline, width: int) -> None:
    """The rule above the states ends at the width that was given, and no line is longer or ends in a space."""
    lines = text_chart(timeline, width=width, ascii=True).splitlines()
    assert max(map(len, lines)) == width
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize("width", [60, 97])
def test_a_column_shows_a_status_only_where_it_holds_throughout(width: int) -> None:
    """Each column agrees with the statuses of every day that it stands for; names come in the order of entry.

    The first to join stand above; of those that join on one day the names decide.
    """
    first, days = date(1990, 1, 1), (date(1996, 1, 1) - date(1990, 1, 1)).days
    chart = text_chart(PLANETS, width=width, ascii=True)
    marks = {"observer": "o", "associate": "+", "member": "#", "suspended": "=", "former": ".", "outside": " "}
    for name, line in zip(("Earth", "Mars", "Venus", "Pluto"), chart.splitlines()[5:9], strict=True):
        assert line.split()[0] == name
        row = line[len("Earth  ") :].ljust(width - len("Earth  "))
        for column, mark in enumerate(row):
            span = range(column * days // len(row), (column + 1) * days // len(row))
            found = {PLANETS.status_on(name, first + timedelta(day)) for day in span}
            expected = "?" if None in found else "/" if len(found) > 1 else marks[str(*found)]
            assert mark == expected, (name, column)


def test_bounds_choose_the_days() -> None:
    """`start` and `end` are half-open: the day before `end` is the last."""
    chart = text_chart(PLANETS, width=60, start="1991-12-31", end="1992-01-02")
    (line,) = [line for line in chart.splitlines() if line.startswith("Earth")]
    row = line.removeprefix("Earth").lstrip(" ")
    half = len(row) // 2
    assert (set(row[:half]), set(row[half + 1 :])) == ({"█"}, {"▒"})


def test_the_title_names_what_the_chart_shows() -> None:
    """It has the organization's name at the time, the years, the rule by which days count, and how far it reaches."""
    title, subtitle, *_ = text_chart(CSTO, width=80).splitlines()
    year = CSTO.checked_through.year  # type: ignore[union-attr]
    assert title == f"Members of the Collective Security Treaty Organization, 1992-{year}"
    assert subtitle.startswith("By public announcement; checked through ")
    early = text_chart(CSTO.under("signed"), width=80, end="1995-01-01")
    assert early.startswith("Members of the Collective Security Treaty, 1992-1994\nBy signature;")
    assert "according to A history of the League alone" in text_chart(LEAGUE.according_to("gazette"), width=80)
    for name, named in (("NATO", "NATO"), ("The Hague Club", "the Hague Club"), ("Arab League", "the Arab League")):
        club = Timeline.from_spells([("France", "1949-04-04", None)], name=name)
        assert text_chart(club, width=80).startswith(f"Members of {named} since 1949\n\n")
    assert text_chart(Timeline.from_events([], name="Z")) == "No state was ever a member of Z."


def test_the_width_of_the_terminal_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a width the terminal's is taken: that of COLUMNS, 80 where there is none, and never less than 40."""
    for columns, width in (("100", 100), ("7", 40), (None, 80)):
        if columns is None:
            monkeypatch.delenv("COLUMNS")
            monkeypatch.setattr(os, "get_terminal_size", lambda *_: (_ for _ in ()).throw(OSError))
        else:
            monkeypatch.setenv("COLUMNS", columns)
        assert text_chart(LEAGUE) == text_chart(LEAGUE, width=width)


def test_wrong_widths_and_bounds_are_refused() -> None:
    """A width is a whole number from 40 to 10,000, and between the bounds lies a day."""
    for width in ("80", 80.0, True):
        with pytest.raises(QueryTypeError):
            text_chart(LEAGUE, width=width)  # type: ignore[arg-type]
    for width in (39, 0, -1, 10_001, 10**5000):
        with pytest.raises(QueryError):
            text_chart(LEAGUE, width=width)
    with pytest.raises(InvalidDateError):
        text_chart(PLANETS, start="1992-01-02", end="1992-01-02")


def test_odd_names_stay_on_their_line() -> None:
    """Line breaks and control characters in names forge nothing, wide letters take two columns, ASCII is ASCII."""
    rows = [("a\u202eb", "2000-01-01", None), ("日本q\u0301", "2000-01-01", None), ("Å" + "n" * 99, "2000-01-01", None)]
    odd = Timeline.from_spells(rows, name="x\ny", unknown="keep")
    chart = text_chart(odd, width=60)
    assert len(chart.splitlines()) == len(text_chart(PLANETS, width=60, start="1995-06-01").splitlines()) - 2
    assert "\u202e" not in chart
    line = next(line for line in chart.splitlines() if "日本" in line)
    wide = sum(2 if unicodedata.east_asian_width(letter) in "WF" else letter != "\u0301" for letter in line)
    assert wide == 60
    assert text_chart(odd, width=60, ascii=True).isascii()


def test_a_title_of_thousands_of_characters_takes_no_time() -> None:
    """The cost does not grow with the name."""
    start = time.process_time()
    for name in ("x" * 100_000, "x y " * 25_000):
        long = Timeline.from_spells([("France", "2000-01-01", None)], name=name)
        assert len(text_chart(long, width=40)) < 2000
    assert time.process_time() - start < 1


@pytest.mark.parametrize("codes", [(1, 0), (0, 0)])
def test_pictures_leave_out_states_that_are_outside_throughout(codes: tuple[int, int]) -> None:
    """State-years have zeros for states that never join: no picture fails, and none has a line for them."""
    cells = [{"who": who, "when": 1990, "code": code} for who, code in zip(("France", "Italy"), codes, strict=True)]
    timeline = Timeline.from_panel(cells, name="Pact", state="who", time="when", value="code")
    for picture in (timeline.text_chart(width=60), timeline._repr_html_()):
        assert ("France" in picture, "Italy" in picture) == (codes[0] == 1, False)
    assert timeline.states == ("FRA", "ITA")
