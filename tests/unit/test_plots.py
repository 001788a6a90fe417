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
from ledgers import LEAGUE

import csto_timeline as ct
from csto_timeline import Status, Timeline, contests, errors, plots
from csto_timeline.plots import COLOURS, plot

mpl = pytest.importorskip("matplotlib")

from matplotlib.axes import Axes  # noqa: E402 - only where matplotlib is installed
from matplotlib.collections import LineCollection  # noqa: E402
from matplotlib.colors import to_hex  # noqa: E402
from matplotlib.dates import date2num  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402
from matplotlib.patches import Rectangle  # noqa: E402
from matplotlib.text import Text  # noqa: E402
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
        ax = picture(timeline)
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


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("CSTO",), "a picture cannot be drawn of 'CSTO'; give a Timeline"),
        ((ct.CSTO, 3), "a picture cannot be drawn on 3; give the Axes of a figure, or none"),
    ],
)
def test_what_is_no_timeline_or_axes_is_refused(arguments: tuple[Any, ...], says: str) -> None:
    """A wrong argument is refused with its value and the cure."""
    with pytest.raises(errors.QueryTypeError) as caught:
        plot(*arguments)
    assert str(caught.value) == says


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
    yield [0.0, 3.0], [5.0, 15.0]
    yield [400.0, 400.0], [385.0, 395.0]
    yield [], []


@pytest.mark.parametrize(("wanted", "places"), list(apart()))
def test_labels_move_no_more_than_they_must(wanted: list[float], places: list[float]) -> None:
    """Labels that are far enough apart stay; others share the way; at the edges they turn inwards."""
    assert plots._spread(wanted, PITCH, ROOM) == pytest.approx(places)
