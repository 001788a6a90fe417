"""Pictures: one bar a spell in its place, everything told that the timeline tells, and no text over another."""

import io
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import LEAGUE, step

import csto_timeline as ct
from csto_timeline import Status, Timeline, announced, contests, errors, plots, signed
from csto_timeline.pictures.figure import COLOURS, plot

mpl = pytest.importorskip("matplotlib")

from matplotlib.axes import Axes  # noqa: E402 - only where matplotlib is installed
from matplotlib.collections import LineCollection  # noqa: E402
from matplotlib.colors import to_hex  # noqa: E402
from matplotlib.dates import date2num  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402
from matplotlib.lines import Line2D  # noqa: E402
from matplotlib.patches import Rectangle  # noqa: E402
from matplotlib.text import Annotation, Text  # noqa: E402
from matplotlib.transforms import Bbox  # noqa: E402


def sixty() -> Timeline:
    """Return a timeline of sixty states, with every status, unsettled days, and more events than there is room for."""
    statuses = ("member", "observer", "member", "suspended")
    rows: list[tuple[str, str, str | None, str]] = []
    for number, state in enumerate(ct.states.all_states()[:60]):
        start = date(1949, 4, 4) + timedelta(days=number * number * 5 % 9000)
        end = start + timedelta(days=1000 + number * 97)
        rows.append((state.alpha_3, str(start), str(end) if number % 3 else None, statuses[number % 4]))
        if number % 6 == 1:
            later = end + timedelta(days=900)
            rows.append((state.alpha_3, f"[{later}..{later + timedelta(days=1500)}]", None, "member"))
    return Timeline.from_spells(rows, name="Sixty", checked_through="2020-02-29")


SIXTY = sixty()
TWO = Timeline.from_spells(
    [("A", "2000-02-28", "2000-03-01"), ("B", "2000-02-29", None, "observer")], name="$Two$ of_them^2"
)
LONG = Timeline.from_spells(
    [
        ("A party whose name is so long that nobody ever says it to the end", "[..1241-01]", "1669-07-01"),
        ("B", "1281", "1471-04-05"),
        ("B", "1476-04-05", "9999-12-31"),
    ],
    name="A league " * 20,
)
TIMELINES = {
    "record": ct.CSTO,
    "signed, widened": ct.CSTO.under("signed").widened(),
    "in force, widened": ct.CSTO.under("in_force").widened(),
    "article": ct.CSTO.according_to("article"),
    "league": LEAGUE,
    "league, in force": LEAGUE.under("in_force"),
    "two states": TWO,
    "sixty states": SIXTY,
    "long names": LONG,
}
picture = cache(plot)  # for tests that only look
every_timeline = pytest.mark.parametrize("timeline", TIMELINES.values(), ids=TIMELINES)


def boxes(ax: Axes, kind: str) -> dict[str, Rectangle]:
    """Return the bars of a kind by the rest of their names, such as "UZB-0" for a spell."""
    named = {str(patch.get_gid()): patch for patch in ax.patches}
    return {gid.removeprefix(f"{kind}-"): box for gid, box in named.items() if gid.startswith(kind)}  # type: ignore[misc]


def texts(ax: Axes) -> list[Text]:
    """Return all text that is to be seen in the figure."""
    found: list[Text] = ax.figure.findobj(Text)
    return [text for text in found if text.get_visible() and text.get_text().strip()]


def keys(ax: Axes) -> list[str]:
    """Return the keys above the lanes."""
    return [text.get_text() for text in ax.texts if text.get_rotation() and text.get_text()]


def extent(text: Text) -> Bbox:
    """Return the box around a text as it is drawn, in pixels, without the arrow that it may have."""
    return Text.get_window_extent(text)


def drawn(ax: Axes) -> bytes:
    """Return the picture as SVG."""
    target = io.BytesIO()
    with mpl.rc_context({"svg.hashsalt": "test"}):
        ax.figure.savefig(target, format="svg", metadata={"Date": None})
    return target.getvalue()


@every_timeline
def test_one_bar_a_spell_where_it_belongs(timeline: Timeline) -> None:
    """Each spell has one bar in the lane of its state, from its first day to its end or to that of the picture."""
    ax = picture(timeline)
    lanes = [label.get_text() for label in ax.get_yticklabels()]
    bars = boxes(ax, "spell")
    spells = {f"{s}-{i}": spell for s in timeline.states for i, spell in enumerate(timeline.spells_of(s))}
    left, right = ax.get_xlim()
    assert set(bars) == {gid for gid, spell in spells.items() if date2num(spell.start) < right}
    for gid, bar in bars.items():
        spell = spells[gid]
        end = right if spell.end is None else min(right, date2num(spell.end))
        assert bar.get_x() == pytest.approx(max(left, date2num(spell.start)))
        assert bar.get_x() + bar.get_width() == pytest.approx(end)
        name = timeline.party(spell.state).name
        assert lanes[round(bar.get_y() + bar.get_height() / 2)].startswith(name[:10])


@every_timeline
def test_unsettled_stretches_alone_are_hatched(timeline: Timeline) -> None:
    """A bar is hatched if, and only if, the status is unsettled; the others have the colour of their status."""
    bars = boxes(picture(timeline), "spell")
    for state in timeline.states:
        for number, spell in enumerate(timeline.spells_of(state)):
            bar = bars.get(f"{state}-{number}")
            if bar is None:
                continue  # beyond the picture
            assert bool(bar.get_hatch()) is (spell.status is None)
            if spell.status is not None:
                assert to_hex(bar.get_facecolor()).upper() == COLOURS[spell.status]


def test_former_states_are_told_by_shape_too() -> None:
    """The bar of a former state is thinner than that of a member, for eyes and printers that know no colours."""
    bars = boxes(picture(ct.CSTO), "spell")
    assert bars["GEO-1"].get_height() < bars["GEO-0"].get_height() / 2
    assert len(set(COLOURS.values())) == len(Status)


@every_timeline
def test_texts_stand_inside_and_apart(timeline: Timeline) -> None:
    """No text leaves the figure, and no two texts overlap."""
    ax = picture(timeline)
    ax.figure.savefig(io.BytesIO(), format="png")
    frame = ax.figure.bbox
    found = [(text.get_text(), extent(text)) for text in texts(ax)]
    assert len(found) > len(timeline.states)
    for text, box in found:
        assert frame.x0 <= box.x0, text
        assert box.x1 <= frame.x1, text
        assert frame.y0 <= box.y0, text
        assert box.y1 <= frame.y1, text
    for (one, box), (other, another) in combinations(found, 2):
        assert not box.overlaps(another), (one, other)


def test_names_and_keys_are_no_formulas_and_leave_room_for_the_lanes() -> None:
    """Dollar signs stay dollar signs, and long names are cut so that the lanes keep most of the width."""
    for timeline in (TWO, LONG):
        ax = plot(timeline)
        written = [*ax.get_yticklabels(), *ax.texts]
        assert not any(text.get_parse_math() for text in written)
        assert ax.get_position().width > 0.6
    assert picture(TWO).get_title(loc="left") == "$Two$ of_them^2 (announced)"


@pytest.mark.parametrize("layout", [None, "constrained"])
def test_labels_stay_apart_on_axes_that_are_given(layout: Any) -> None:
    """On somebody else's axes, too, no two texts overlap; constrained layout finds room for all of them."""
    figure = Figure(figsize=(6.4, 4.8), layout=layout)
    ax = figure.subplots()
    assert plot(ct.CSTO, ax) is ax
    figure.savefig(io.BytesIO(), format="png")
    found = [(text.get_text(), extent(text)) for text in texts(ax)]
    for (one, box), (other, another) in combinations(found, 2):
        assert not box.overlaps(another), (one, other)
    assert layout is None or all(figure.bbox.x0 <= box.x0 and box.y1 <= figure.bbox.y1 for _, box in found)


def test_every_contested_stretch_is_underlined() -> None:
    """There is a line under the lane of a state for each stretch that is contested, as long as that stretch."""
    lines = boxes(picture(ct.CSTO), "contest")
    contested = contests.contested()
    assert len(lines) == len(contested) > 0
    for number, contest in enumerate(contested):
        line = lines[f"{contest.state}-{number}"]
        assert line.get_width() == contest.days
        assert line.get_x() == date2num(contest.start)


def test_contested_stretches_are_those_that_contested_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is underlined comes from `contested`, asked for this very timeline, also before the first change."""
    answers = contests.Answers(None, None, None)
    contest = contests.Contest("GEO", date(1990, 1, 1), None, answers, answers, (), ())

    def contested(*, timeline: Timeline) -> tuple[contests.Contest, ...]:
        assert timeline is ct.CSTO
        return (contest,)

    monkeypatch.setattr(contests, "contested", contested)
    ax = plot(ct.CSTO)
    (line,) = boxes(ax, "contest").values()
    assert (line.get_x(), line.get_x() + line.get_width()) == ax.get_xlim()
    assert ax.get_xlim()[0] == date2num(date(1990, 1, 1))


def test_every_event_has_its_line_and_its_key() -> None:
    """Each event stands on its day under the reading of the view, dotted where that is not one day, with its key."""
    for timeline in (ct.CSTO, ct.CSTO.under("in_force"), LEAGUE):
        ax = picture(timeline)
        assert sorted(keys(ax)) == sorted(event.key for event in timeline.events())
        lines = [lines for lines in ax.collections if isinstance(lines, LineCollection)]
        assert sum(len(line.get_segments()) for line in lines) == len(timeline.events())
    solid, dotted = (
        {float(segment[0][0]) for segment in line.get_segments()} for line in picture(ct.CSTO).collections[:2]
    )
    assert date2num(date(2012, 6, 28)) in solid
    assert dotted == {date2num(date(2013, 1, 1))}
    assert "event, day unsettled" in legend(picture(ct.CSTO))
    assert "event, day unsettled" not in legend(picture(TWO))


def test_an_event_moves_with_the_view() -> None:
    """Where sources that disagree widen an event, its line stands on the first day possible, and is dotted."""
    solid, dotted = (
        {float(segment[0][0]) for segment in line.get_segments()} for line in picture(ct.CSTO.widened()).collections[:2]
    )
    assert date2num(date(1993, 9, 9)) in dotted
    assert date2num(date(1993, 12, 9)) not in solid


def test_an_event_without_a_first_day_stands_on_its_last() -> None:
    """An event that is only known to have happened by some day stands on that day, not at the edge."""
    ax = picture(ct.CSTO.according_to("article"))
    dotted = {float(segment[0][0]) for segment in ax.collections[1].get_segments()}  # type: ignore[attr-defined]
    assert date2num(date(2017, 4, 21)) in dotted


@every_timeline
def test_no_thin_line_crosses_a_key(timeline: Timeline) -> None:
    """The lines that tie keys to their events stay below all keys, and the title stands above them."""
    ax = picture(timeline)
    ax.figure.savefig(io.BytesIO(), format="png")
    labels = [text for text in ax.texts if text.get_rotation()]
    tops = [text.arrow_patch.get_window_extent().y1 for text in labels]  # type: ignore[attr-defined]
    assert tops
    drawn_keys = [extent(text) for text in labels if text.get_text()]
    assert max(tops) <= min(key.y0 for key in drawn_keys)
    (title,) = (text for text in texts(ax) if text.get_text() == ax.get_title(loc="left"))
    assert extent(title).y0 >= max(key.y1 for key in drawn_keys)


def test_keys_stand_in_the_order_of_their_events() -> None:
    """From left to right the keys follow the days, and each is tied to its own by a thin line."""
    ax = picture(ct.CSTO)
    labels = [text for text in ax.texts if text.get_rotation()]
    places = [text.xyann[0] for text in labels]  # type: ignore[attr-defined]
    days = [text.xy[0] for text in labels]  # type: ignore[attr-defined]
    assert places == sorted(places)
    assert days == sorted(days)


def test_where_there_are_too_many_keys_neighbours_share_one() -> None:
    """Of more events than fit none is left out: the numbers beside the keys count those that share them."""
    ax = picture(SIXTY)
    shown = keys(ax)
    assert len(shown) < len(SIXTY.events())
    shared = sum(int(key.rpartition(" +")[2]) for key in shown if " +" in key)
    assert len(shown) + shared == len(SIXTY.events())
    assert len([text for text in ax.texts if text.get_rotation()]) == len(SIXTY.events())


def test_the_change_of_name_is_marked() -> None:
    """The lowest lane carries both names, and a dashed line stands between them on the day of the change."""
    ax = picture(ct.CSTO)
    assert [text.get_text() for text in ax.get_yticklabels()][-1] == "Name"
    names = [text.get_text() for text in ax.texts if not text.get_rotation()]
    assert names == ["Collective Security Treaty", "Collective Security Treaty Organization"]
    assert [set(line.get_xdata()) for line in ax.lines] == [{date2num(date(2002, 10, 7))}]  # type: ignore[arg-type]
    assert len(boxes(ax, "name")) == 2
    assert not boxes(picture(SIXTY), "name")


def test_a_name_is_cut_to_the_time_that_it_lasted() -> None:
    """A name that is longer than its bar is cut, and left out where not even a letter fits."""
    names = {}
    for width in (6.4, 1.0):
        ax = plot(ct.CSTO, Figure(figsize=(width, 4.8)).subplots())
        names[width] = [text.get_text() for text in ax.texts if not text.get_rotation()]
    assert names[6.4][0].endswith("…")
    assert "Collective Security Treaty".startswith(names[6.4][0].rstrip("…"))
    assert names[1.0][0] == ""


def test_an_unsettled_name_is_hatched() -> None:
    """Where the name is unsettled the lowest lane is hatched and says nothing."""
    ax = picture(ct.CSTO.according_to("article"))
    hatched = [bool(box.get_hatch()) for box in boxes(ax, "name").values()]
    assert hatched == [False, True, False]
    assert [text.get_text() for text in ax.texts if not text.get_rotation()][1] == ""
    assert len(ax.lines) == 1


def legend(ax: Axes) -> list[str]:
    """Return what the legend explains."""
    found = ax.get_legend()
    return [] if found is None else [text.get_text() for text in found.get_texts()]


def test_the_legend_explains_what_is_used_and_nothing_else() -> None:
    """A status, hatch or line is in the legend if it is in the picture."""
    assert legend(picture(ct.CSTO)) == [
        "member",
        "suspended",
        "former",
        "readings or sources disagree",
        "event",
        "event, day unsettled",
        "change of name",
    ]
    assert legend(picture(TWO)) == ["observer", "member", "former", "event"]
    assert "unsettled" in legend(picture(SIXTY))


@pytest.mark.parametrize("timeline", [ct.CSTO, SIXTY], ids=["record", "sixty states"])
def test_equal_timelines_give_equal_pictures(timeline: Timeline) -> None:
    """Drawing twice gives the same bytes."""
    assert drawn(plot(timeline)) == drawn(plot(timeline))


@pytest.mark.parametrize("timeline", [Timeline.from_events([], name="Nothing"), LEAGUE.under("signed")])
def test_no_setting_changes(timeline: Timeline) -> None:
    """The settings of matplotlib are what they were."""
    before = dict(mpl.rcParams)
    plot(timeline)
    assert dict(mpl.rcParams) == before


def test_pyplot_is_never_imported() -> None:
    """A figure of our own is unknown to pyplot, which is not even loaded; nor is matplotlib before it is needed."""
    code = (
        "import sys, csto_timeline.plots as plots; assert 'matplotlib' not in sys.modules; "
        "plots.plot(); assert 'matplotlib' in sys.modules; assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


@pytest.mark.parametrize(
    "timeline",
    [Timeline.from_events([], name="Nothing"), Timeline.from_events([], name="N", checked_through="2000-01-01")],
)
def test_an_empty_timeline_gives_axes_that_say_so(timeline: Timeline) -> None:
    """Where there is nothing to draw, the axes hold the title and two words."""
    ax = picture(timeline)
    assert not ax.axison
    assert [text.get_text() for text in ax.texts] == ["no event"]
    assert drawn(ax)


def test_events_without_states_are_drawn_all_the_same() -> None:
    """A timeline of milestones alone has no lanes, but its events have lines and keys."""
    milestone = ct.Event(key="seat-moves-2005", kind="milestone", dated=[ct.signed("2005-06-01")])
    ax = picture(Timeline.from_events([milestone], name="Seat"))
    assert keys(ax) == ["seat-moves-2005"]
    assert not ax.patches


def test_what_comes_after_the_record_is_not_drawn() -> None:
    """A spell, a name or a disagreement that begins after `checked_through` is beyond the picture."""
    founding = ct.Event(
        key="founding",
        kind="founding",
        states=["A"],
        dated=[
            ct.announced("[2000-01-01..2020-01-01]"),
            ct.signed("2000-01-01"),
            ct.in_force("[2000-01-01..2030-01-01]"),
        ],
        new_name="One",
    )
    renaming = ct.Event(key="renaming", kind="renaming", dated=[ct.signed("[2000-02-01..2031-01-01]")], new_name="Two")
    timeline = Timeline.from_events([founding, renaming], name="Late", checked_through="2010-12-31")
    ax = picture(timeline.under("in_force"))
    assert ax.get_xlim()[1] == date2num(date(2011, 1, 1))
    assert list(boxes(ax, "spell")) == ["A-0"]
    assert list(boxes(ax, "contest")) == ["A-0"]
    assert all(box.get_x() + box.get_width() <= ax.get_xlim()[1] for box in ax.patches)  # type: ignore[attr-defined]


def test_what_is_no_axes_is_refused() -> None:
    """A wrong argument is refused with its value and the cure."""
    wrong: Any = 3
    with pytest.raises(errors.QueryTypeError) as caught:
        plot(ct.CSTO, wrong)
    assert str(caught.value) == "a picture cannot be drawn on 3; give the Axes of a figure, or none"


def test_a_missing_matplotlib_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without matplotlib the error names it and the command that brings it."""
    for module in [name for name in sys.modules if name.startswith("matplotlib")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(errors.MissingExtraError) as caught:
        plot()
    assert str(caught.value) == "plot needs matplotlib, which is not installed; run: pip install csto-timeline[plot]"
    assert isinstance(caught.value, ImportError)


PITCH, ROOM = 10.0, 400.0


@given(st.lists(st.floats(min_value=0, max_value=ROOM), max_size=40).map(sorted))
def test_labels_are_spread_within_their_room(wanted: list[float]) -> None:
    """Up to as many labels as fit are put in order, far enough apart, and inside."""
    places = plots._spread(wanted, PITCH, ROOM)
    assert len(places) == len(wanted)
    assert all(after - before >= PITCH - 1e-6 for before, after in pairwise(places))
    assert all(PITCH / 2 - 1e-6 <= place <= ROOM - PITCH / 2 + 1e-6 for place in places)


def apart() -> Iterator[tuple[list[float], list[float]]]:
    """Yield wishes and the places that they get."""
    yield [50.0, 100.0, 300.0], [50.0, 100.0, 300.0]
    yield [100.0, 100.0], [95.0, 105.0]
    yield [100.0, 100.0, 100.0, 118.0, 140.0], [89.5, 99.5, 109.5, 119.5, 140.0]
    yield [100.0, 112.0, 112.0], [98.0, 108.0, 118.0]
    yield [0.0, 3.0], [5.0, 15.0]
    yield [400.0, 400.0], [385.0, 395.0]
    yield [], []


@pytest.mark.parametrize(("wanted", "places"), list(apart()))
def test_labels_move_no_more_than_they_must(wanted: list[float], places: list[float]) -> None:
    """Labels that are far enough apart stay; others share the way; at the edges they turn inwards."""
    assert plots._spread(wanted, PITCH, ROOM) == pytest.approx(places)


PACT = Timeline.from_events(
    [
        step("pact", "founding", "A B", signed("2000-01-01"), new_name="Pact"),
        step("c-observes", "observer", "C", signed("2000-01-06")),
        step("a-suspends", "suspension", "A", announced("2000-06-01"), signed("2000-06-11")),
        step("b-leaves", "withdrawal", "B", signed("[2000-09-01..2000-09-30]")),
        step("pact-becomes-union", "renaming", "", signed("2001-01-01"), new_name="Union"),
    ],
    name="Pact",
    checked_through="2001-11-06",
)
"""Its picture shows 676 days and is as many points wide, where all letters have one width."""

GREEN, BLUE, ORANGE, GREY, WHITE = "#009E73", "#0072B2", "#E69F00", "#BBBBBB", "#FFFFFF"
PALE, PINK, RED, BLACK, INK = "#EEEEEE", "#CC79A7", "#D55E00", "#000000", "#777777"
AROUND_KEY = 32  # points between axes and title besides the longest key


@pytest.fixture
def one_width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every letter half as wide as it is high, so that all places can be told by hand."""
    monkeypatch.setattr(plots, "_wide", lambda text, size: len(text) * size / 2)


def day_of(ax: Axes, x: Any) -> float:
    """Return how many days after the first day of the picture something stands."""
    return round(float(x - ax.get_xlim()[0]), 6)


def hexed(colour: Any) -> str:
    """Return a colour as it is written."""
    return str(to_hex(colour)).upper()


def bar(ax: Axes, box: Any) -> tuple[Any, ...]:
    """Return where a bar stands, in days and lanes, and how it looks."""
    end = day_of(ax, box.get_x() + box.get_width())
    edges = round(box.get_y(), 6), round(box.get_y() + box.get_height(), 6)
    colours = hexed(box.get_facecolor()), hexed(box.get_edgecolor())
    return (box.get_gid(), day_of(ax, box.get_x()), end, *edges, *colours, box.get_hatch())


@pytest.mark.usefixtures("one_width")
def test_every_bar_has_its_place_and_colour() -> None:
    """The bars of a life of four lanes are these, in days from the left, lanes from the top, and colours."""
    ax = plot(PACT)
    assert [bar(ax, box) for box in ax.patches] == [
        ("spell-A-0", 0, 152, -0.33, 0.27, BLUE, BLUE, None),
        ("spell-A-1", 152, 676, -0.33, 0.27, ORANGE, ORANGE, None),
        ("spell-B-0", 0, 244, 0.67, 1.27, BLUE, BLUE, None),
        ("spell-B-1", 244, 273, 0.67, 1.27, WHITE, BLACK, "/////"),
        ("spell-B-2", 273, 676, 0.91, 1.03, GREY, GREY, None),
        ("spell-C-0", 5, 676, 1.67, 2.27, GREEN, GREEN, None),
        ("contest-A-0", 152, 162, 0.34, 0.43, PINK, PINK, None),
        ("contest-B-1", 244, 273, 1.34, 1.43, PINK, PINK, None),
        ("name-0", 0, 366, 2.67, 3.27, PALE, PALE, None),
        ("name-1", 366, 676, 2.67, 3.27, PALE, PALE, None),
    ]
    assert {box.get_linewidth() for box in ax.patches} == {0.5}
    assert {box.get_snap() for box in ax.patches} == {False}


@pytest.mark.usefixtures("one_width")
def test_every_key_and_line_has_its_place() -> None:
    """Keys stand above their days, no closer than a line of text is high; lines run from the lanes to the top."""
    ax = plot(PACT)
    written = [text for text in ax.texts if isinstance(text, Annotation)]
    found = [(key.get_text(), day_of(ax, key.xy[0]), round(key.xyann[0] * 676, 6)) for key in written]
    assert found == [
        ("pact", 0, 4.725),
        ("c-observes", 5, 14.175),
        ("a-suspends", 152, 152),
        ("b-leaves", 244, 244),
        ("pact-becomes-union", 366, 366),
    ]
    for key in written:
        assert (key.xy[1], key.xyann[1], key.xycoords) == (1, 16, ("data", "axes fraction"))
        assert key.anncoords == ("axes fraction", "offset points")
        assert (key.get_size(), key.get_rotation(), key.get_ha(), key.get_va()) == (7, 90, "center", "bottom")
        assert key.arrowprops == {
            "arrowstyle": "-",
            "relpos": (0.5, 0),
            "shrinkB": 0,
            "color": INK,
            "linewidth": 0.6,
        }
    collections = [lines for lines in ax.collections if isinstance(lines, LineCollection)]
    segments = [[(day_of(ax, x), float(y)) for line in lines.get_segments() for x, y in line] for lines in collections]
    exact = [(day, y) for day in (0, 5, 152, 366) for y in (-0.5, 2.5)]
    assert segments == [exact, [(244, -0.5), (244, 2.5)]]
    for lines in collections:
        assert [hexed(colour) for colour in lines.get_colors()] == [INK]
        assert list(lines.get_linewidths()) == [0.6]
        assert lines.get_zorder() == 0.5  # behind the bars
    assert [bool(lines.get_linestyles()[0][1]) for lines in collections] == [False, True]
    (renamed,) = ax.lines
    assert [day_of(ax, x) for x in renamed.get_xdata()] == [366, 366]
    assert (renamed.get_color(), renamed.get_linewidth(), renamed.get_linestyle()) == (RED, 1.2, "--")
    names = [text for text in ax.texts if not isinstance(text, Annotation)]
    assert [(day_of(ax, name.get_position()[0]), round(name.get_position()[1], 6)) for name in names] == [
        (183, 2.97),
        (521, 2.97),
    ]
    assert {(name.get_size(), name.get_ha(), name.get_va()) for name in names} == {(8, "center", "center")}
    assert not any(text.get_parse_math() for text in ax.texts)


@pytest.mark.usefixtures("one_width")
def test_the_axes_tell_days_and_lanes() -> None:
    """Every second month has a label where no more fit, and every lane its name; the frame is but a floor."""
    ax = plot(PACT)
    assert tuple(ax.figure.get_size_inches() * 72) == pytest.approx((740, 71.2 + 4 * 24 + 95 + 14.85 + 8))
    assert ax.get_xlim()[1] - ax.get_xlim()[0] == 676
    assert ax.get_ylim() == (3.5, -0.5)
    months = [text for year in (2000, 2001) for text in (f"{year}-{month:02}" for month in range(1, 13, 2))]
    assert [(text.get_text(), text.get_size()) for text in ax.get_xticklabels()] == [(month, 8) for month in months]
    assert [day_of(ax, x) for x in ax.get_xticks()] == [0, 60, 121, 182, 244, 305, 366, 425, 486, 547, 609, 670]
    assert [(text.get_text(), text.get_size()) for text in ax.get_yticklabels()] == [
        (name, 9) for name in ("A", "B", "C", "Name")
    ]
    assert list(ax.get_yticks()) == [0, 1, 2, 3]
    assert {tick.tick1line.get_markersize() for tick in ax.yaxis.get_major_ticks()} == {0}
    assert all(tick.tick1line.get_markersize() for tick in ax.xaxis.get_major_ticks())
    assert [side for side, spine in ax.spines.items() if spine.get_visible()] == ["bottom"]
    title = ax._left_title
    assert (title.get_text(), title.get_size()) == ("Pact (announced), checked through 2001-11-06", 11)
    assert title.get_parse_math() is False
    above = 18 * 3.5 + AROUND_KEY
    assert title.get_transform().transform((0, 1))[1] - ax.bbox.y1 == pytest.approx(above * 100 / 72)


@pytest.mark.usefixtures("one_width")
def test_every_sign_is_explained_as_it_is_drawn() -> None:
    """The legend stands below the axes in as many columns as fit, and its signs look like those in the picture."""
    box = plot(PACT).get_legend()
    assert box is not None
    signs = [
        (sign.get_label(), sign.get_color(), sign.get_linewidth(), sign.get_linestyle())
        if isinstance(sign, Line2D)
        else (sign.get_label(), hexed(sign.get_facecolor()), hexed(sign.get_edgecolor()), sign.get_hatch())
        for sign in box.legend_handles
    ]
    assert signs == [
        ("observer", GREEN, GREEN, None),
        ("member", BLUE, BLUE, None),
        ("suspended", ORANGE, ORANGE, None),
        ("former", GREY, GREY, None),
        ("unsettled", WHITE, BLACK, "/////"),
        ("readings or sources disagree", PINK, 3, "-"),
        ("event", INK, 0.8, "-"),
        ("event, day unsettled", INK, 0.8, ":"),
        ("change of name", RED, 1.2, "--"),
    ]
    assert not box.get_frame_on()
    seen: Any = box
    assert (seen._ncols, seen._loc, seen._fontsize, seen.handlelength) == (4, 2, 8, 3)
    assert (seen.borderpad, seen.borderaxespad) == (0, 0)
    axes = box.axes
    assert axes is not None
    below = box.get_bbox_to_anchor()
    assert (below.x0, axes.bbox.y0 - below.y0) == pytest.approx((axes.bbox.x0, 26 * 100 / 72))


def lanes(number: int, *, name: str = "S") -> Timeline:
    """Return a timeline of so many states that join on one day."""
    rows = [(f"{name}{place:02}", "2000-01-01", None) for place in range(number)]
    return Timeline.from_spells(rows, name="Many")


@pytest.mark.usefixtures("one_width")
@pytest.mark.parametrize(("number", "height"), [(1, 48), (2, 48), (20, 480), (24, 480), (34, 480), (60, 840)])
def test_a_new_figure_has_room_for_all_lanes(number: int, height: float) -> None:
    """A lane is from 14 to 24 points high, as near to 480 for all as that allows, and text has its room around."""
    timeline = lanes(number)
    ax = plot(timeline)
    longest = max(len(event.key) for event in timeline.events())
    above, below = longest * 3.5 + AROUND_KEY, 26 + 1.55 * 8 + 8
    assert tuple(ax.figure.get_size_inches() * 72) == pytest.approx((740, below + height + above + 11 * 1.35 + 8))
    place = ax.get_window_extent()
    assert [value * 72 / 100 for value in place.bounds] == pytest.approx([30, below, 680, height])
    assert ax.get_ylim() == (number - 0.5, -0.5)
    (line,) = ax.collections[0].get_segments()[:1]
    assert list(line[:, 1]) == [-0.5, number - 0.5]


@pytest.mark.usefixtures("one_width")
def test_long_names_of_lanes_take_their_width_from_the_axes() -> None:
    """The axes begin where the longest name ends, with a little air on both sides of it."""
    place = plot(lanes(3, name="A long name ")).get_window_extent()
    assert [place.x0 * 0.72, place.x1 * 0.72] == pytest.approx([14 * 4.5 + 16, 710])


def given_axes(width: float, height: float, dpi: float = 144) -> Axes:
    """Return axes of a size in points, which fill their figure."""
    return Figure(figsize=(width / 72, height / 72), dpi=dpi).add_axes((0, 0, 1, 1))


@pytest.mark.usefixtures("one_width")
@pytest.mark.parametrize("dpi", [72, 144])
def test_text_is_fitted_to_axes_that_are_given(dpi: float) -> None:
    """Names of lanes shrink, the title is cut, and months are left out, at any resolution."""
    ax = plot(PACT, given_axes(169, 27, dpi))
    assert [text.get_size() for text in ax.get_yticklabels()] == pytest.approx([5] * 4)
    assert ax.get_title(loc="left") == "Pact (announced), checked thr…"
    assert [text.get_text() for text in ax.get_xticklabels()] == ["2000-01", "2000-07", "2001-01", "2001-07"]
    assert [text.get_size() for text in plot(PACT, given_axes(169, 60, dpi)).get_yticklabels()] == [9] * 4


def renamed(when: str, through: str) -> Timeline:
    """Return a timeline whose one change of name falls into a window."""
    return Timeline.from_events(
        [
            step("one", "founding", "A", signed("2000-01-01"), new_name="Pact"),
            step("two", "renaming", "", signed(when), new_name="Club"),
        ],
        name="Names",
        checked_through=through,
    )


@pytest.mark.usefixtures("one_width")
def test_a_year_without_a_settled_name_says_nothing() -> None:
    """However much room there is, no text stands where the name is unsettled, and no line where it may begin."""
    ax = plot(renamed("[2000-03-01..2000-12-31]", "2001-06-30"))
    assert [text.get_text() for text in ax.texts if not text.get_rotation()] == ["Pact", "", "Club"]
    assert [day_of(ax, line.get_xdata()[0]) for line in ax.lines] == [365]


@pytest.mark.usefixtures("one_width")
def test_a_name_that_fits_its_bar_to_the_letter_is_written_in_full() -> None:
    """A name needs the width of its letters and a little air; where a day is missing it is cut."""
    timeline = Timeline.from_events(
        [
            step("one", "founding", "A", signed("2000-01-01"), new_name="Pact"),
            step("two", "renaming", "", signed("2000-01-25"), new_name="Club"),
            step("three", "renaming", "", signed("2000-02-17"), new_name="Band"),
        ],
        name="Names",
        checked_through="2000-04-09",
    )
    ax = plot(timeline, given_axes(100, 96))
    names = [text.get_text() for text in ax.texts if not text.get_rotation()]
    assert names == ["Pact", "Cl…", "Band"]


def test_where_nothing_happened_the_middle_says_so() -> None:
    """The two words of an empty picture stand in the middle of the axes."""
    ax = plot(Timeline.from_events([], name="Nothing"))
    (text,) = ax.texts
    assert (text.get_position(), text.get_ha(), text.get_va(), text.get_size()) == ((0.5, 0.5), "center", "center", 9)
    assert text.get_transform() == ax.transAxes
    title = ax._left_title
    assert title.get_text() == "Nothing (announced)"
    assert title.get_transform().transform((0, 1))[1] - ax.bbox.y1 == pytest.approx(AROUND_KEY * 100 / 72)


def test_what_begins_on_the_last_day_is_drawn() -> None:
    """A spell, a disagreement and a name that begin on the last day shown are there, one day wide."""
    timeline = Timeline.from_events(
        [
            step("seat", "milestone", "", signed("2000-01-01")),
            step("pact", "founding", "A", announced("2000-01-10"), signed("[2000-01-10..2000-01-20]"), new_name="Pact"),
        ],
        name="Pact",
        checked_through="2000-01-10",
    )
    ax = plot(timeline)
    assert [bar(ax, box)[:3] for box in ax.patches] == [
        ("spell-A-0", 9, 10),
        ("contest-A-0", 9, 10),
        ("name-0", 9, 10),
    ]
    assert legend(ax) == ["member", "readings or sources disagree", "event"]


def test_an_event_stands_on_the_first_day_possible_or_on_the_last_if_there_is_no_first() -> None:
    """A window with a beginning is marked there, one without at its end, and neither is exact."""
    timeline = Timeline.from_events(
        [
            step("pact", "founding", "A", signed("2000-01-01"), new_name="Pact"),
            step("seat", "milestone", "", signed("[..2003-05-05]")),
            step("moved", "milestone", "", signed("2002")),
            step("later", "milestone", "", signed("[2004-01-01..]")),
        ],
        name="Pact",
    )
    assert plots._marks(timeline) == [
        (date(2000, 1, 1), True, "pact"),
        (date(2002, 1, 1), False, "moved"),
        (date(2003, 5, 5), False, "seat"),
        (date(2004, 1, 1), False, "later"),
    ]


def test_a_name_that_is_unsettled_is_hatched() -> None:
    """While two names are possible the lowest lane shows neither, and is hatched as an unsettled status is."""
    ax = plot(renamed("[2001-01-01..2001-01-31]", "2001-12-31"))
    assert [bar(ax, box)[:3] + bar(ax, box)[5:] for box in boxes(ax, "name").values()] == [
        ("name-0", 0, 366, PALE, PALE, None),
        ("name-1", 366, 396, WHITE, BLACK, "/////"),
        ("name-2", 396, 731, PALE, PALE, None),
    ]


def test_events_of_one_day_keep_the_order_of_the_ledger() -> None:
    """Keys follow the days, and on one day the ledger, whatever their letters and whether the day is known."""
    timeline = Timeline.from_events(
        [
            step("d", "milestone", "", signed("2000-02-01")),
            step("c", "milestone", "", signed("2000-02-01")),
            step("b", "milestone", "", signed("[2000-02-01..2000-02-09]")),
            step("a", "milestone", "", signed("2000-01-01")),
            step("e", "milestone", "", signed("2000-02-01")),
        ],
        name="Many",
    )
    assert keys(plot(timeline)) == ["a", "d", "c", "b", "e"]


@pytest.mark.usefixtures("one_width")
@pytest.mark.parametrize(
    ("text", "room", "fitted"),
    [
        ("abcdef", 6.0, "abcdef"),
        ("abcdef", 5.9, "abcd…"),
        ("abcdef", 2.0, "a…"),
        ("abcdef", 1.9, ""),
        ("abcdef", 0.0, ""),
        ("abcdef", -3.0, ""),
        ("", 0.0, ""),
    ],
)
def test_a_text_is_cut_to_its_room(text: str, room: float, fitted: str) -> None:
    """A text that fits to the point stays; else it loses letters to an ellipsis, or vanishes where not one has room."""
    assert plots._fitted(text, 2.0, room) == fitted


@pytest.mark.parametrize("text", ["Collective Security Treaty", "$Two$ of_them^2", "checked through 2025-11-27"])
@pytest.mark.parametrize("size", [7.0, 9.0, 30.0])
def test_a_text_is_measured_as_it_is_drawn_or_a_little_wider(text: str, size: float) -> None:
    """No text is drawn wider than it was measured, nor was it measured wider by a tenth; dollars are no formula."""
    figure = Figure(dpi=720)
    written = figure.text(0, 0, text, size=size, parse_math=False)
    width = written.get_window_extent().width / 10
    assert width <= plots._wide(text, size) <= width * 1.1


@pytest.mark.usefixtures("one_width")
def test_a_key_leaves_room_for_the_number_of_its_neighbours() -> None:
    """A key of 52 letters stays, a longer one is cut, and the number that follows is never cut."""
    assert plots._cut("k" * 52) == "k" * 52
    assert plots._cut("k" * 53, " +7") == "k" * 51 + "… +7"


@pytest.mark.usefixtures("one_width")
@pytest.mark.parametrize(("number", "width", "columns"), [(5, 320, 5), (5, 319, 4), (3, 320, 3), (5, 63, 1), (0, 9, 1)])
def test_the_legend_has_as_many_columns_as_fit(number: int, width: float, columns: int) -> None:
    """A column needs its widest text, a sign, and the space between; there is one in any case."""
    entries = [Line2D([], [], label="abcd"), *(Line2D([], [], label="a") for _ in range(number - 1))][:number]
    assert plots._legend_columns(entries, width) == columns


@pytest.mark.usefixtures("one_width")
@pytest.mark.parametrize(
    ("points", "texts"),
    [
        (48.5, ["2000-01-02", "2000-01-03", "2000-01-04", "2000-01-05"]),
        (48.0, ["2000-01-03"]),
    ],
)
def test_a_label_needs_more_than_its_width(points: float, texts: list[str]) -> None:
    """Days are labelled while a day is wider than a label with a little air; then weeks are, on their Mondays."""
    first = date(2000, 1, 2).toordinal()
    scale = plots._Scale(first, first + 3, points * 4, 0.0)
    assert [text for _, text in plots._ticks(scale)] == texts


@pytest.mark.usefixtures("one_width")
@pytest.mark.parametrize(
    ("points", "texts"), [(1.29, ["2000-01", "2000-02", "2000-03"]), (1.28, ["2000-01", "2000-03"])]
)
def test_a_month_is_taken_for_the_shortest(points: float, texts: list[str]) -> None:
    """Months are labelled where a label has room in a February, and every second month where it has not."""
    first = date(2000, 1, 1).toordinal()
    scale = plots._Scale(first, first + 79, points * 80, 0.0)
    assert [text for _, text in plots._ticks(scale)] == texts


def test_an_unbounded_picture_is_labelled_by_the_longest_period() -> None:
    """Where not even the labels of the longest periods fit, these are taken all the same."""
    assert plots._ticks(plots._Scale(1, date.max.toordinal(), 1.0, 0.0)) == [(date(1, 1, 1), "0001")]


@pytest.mark.parametrize(
    ("number", "most", "sizes"), [(5, 5, [1] * 5), (5, 9, [1] * 5), (5, 2, [2, 3]), (7, 3, [2, 2, 3]), (0, 3, [])]
)
def test_neighbours_share_a_key_evenly(number: int, most: int, sizes: list[int]) -> None:
    """Groups differ by one event at most, keep the order, and leave none out."""
    marks = [plots._Mark(date(2000, 1, 1 + place), True, str(place)) for place in range(number)]
    groups = plots._groups(marks, most)
    assert [len(group) for group in groups] == sizes
    assert [mark for group in groups for mark in group] == marks


@pytest.mark.usefixtures("one_width")
def test_keys_share_where_the_axes_are_narrow() -> None:
    """As many keys are written as lines of text fit side by side, and the first of each group is the one."""
    ax = plot(PACT, given_axes(2 * 9.45 + 1, 96))
    assert keys(ax) == ["pact +1", "a-suspends +2"]
    ax = plot(PACT, given_axes(5, 96))
    assert keys(ax) == ["pact +4"]
