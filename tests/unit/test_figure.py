"""The figure: what stands on its lanes, on which days, in which words; where things stand on paper is not tested."""

import io
import subprocess
import sys
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from ledgers import LEAGUE

import csto_timeline as ct
from csto_timeline import CSTO, Source, Timeline
from csto_timeline.errors import InvalidDateError, MissingExtraError, OptionError, QueryTypeError

matplotlib = pytest.importorskip("matplotlib")

from matplotlib.axes import Axes  # noqa: E402
from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: E402
from matplotlib.colors import to_hex  # noqa: E402
from matplotlib.dates import num2date  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402
from matplotlib.text import Text  # noqa: E402

from csto_timeline.pictures.figure import COLOURS, plot  # noqa: E402

NATO = Timeline.from_spells(
    [("Spain", "1982-05-30", None), ("France", "1949-04-04", None), ("Belgium", "1949-04-04", None)], name="NATO"
)


def day(number: float) -> date:
    """Return the day that a place on the axis stands for."""
    return num2date(number).date()


def drawn(ax: Axes, kind: str) -> dict[str, Any]:
    """Return what bears a gid of some kind."""
    return {item.get_gid(): item for item in ax.get_children() if str(item.get_gid()).startswith(f"{kind}-")}


def texts(ax: Axes) -> list[str]:
    """Return the words on the axes."""
    return [text.get_text() for text in ax.texts]


def number_apart(ax: Axes, words: list[Text]) -> int:
    """Return the number of texts, after seeing that no two of them overlap."""
    renderer = FigureCanvasAgg(ax.figure).get_renderer()
    boxes = sorted((text.get_window_extent(renderer) for text in words), key=lambda box: box.x0)
    assert all(left.x1 <= right.x0 for left, right in pairwise(boxes))
    return len(boxes)


@pytest.mark.parametrize("timeline", [CSTO, CSTO.under("in_force").widened(), LEAGUE, LEAGUE.widened()])
def test_every_spell_is_a_bar_from_its_first_day_to_its_end(timeline: Timeline) -> None:
    """Bars have the days and the colours of the spells; those that are unsettled are hatched."""
    ax = plot(timeline)
    bars = drawn(ax, "spell")
    left, right = map(day, ax.get_xlim())
    spells = {
        f"spell-{state}-{n}": spell for state in timeline.states for n, spell in enumerate(timeline.spells_of(state))
    }
    assert set(bars) == {gid for gid, spell in spells.items() if spell.start < right}
    for gid in bars:
        spell = spells[gid]
        start, width = bars[gid].get_x(), bars[gid].get_width()
        assert (day(start), day(start + width)) == (max(spell.start, left), min(spell.end or right, right))
        assert bool(bars[gid].get_hatch()) is (spell.status is None)
        if spell.status is not None:
            assert to_hex(bars[gid].get_facecolor()).upper() == COLOURS[spell.status]


def test_each_state_has_a_lane_in_the_order_asked_for() -> None:
    """By entry and then name, by name, or by code; labelled with names or codes."""
    charts = (plot(NATO), plot(NATO, order="code", labels="codes"), plot(CSTO, order="name"))
    labels = [[label.get_text() for label in ax.get_yticklabels()] for ax in charts]
    assert labels[:2] == [["Belgium", "France", "Spain"], ["BEL", "ESP", "FRA"]]
    assert labels[2][:2] == ["Armenia", "Azerbaijan"]
    lanes = {gid: round(bar.get_y() + bar.get_height() / 2) for gid, bar in drawn(charts[0], "spell").items()}
    assert lanes == {"spell-BEL-0": 0, "spell-FRA-0": 1, "spell-ESP-0": 2}


def test_steps_are_marked_on_the_days_that_the_whole_ledger_leaves() -> None:
    """Each step of a state is marked on its lane from its first possible day to its last, and says when."""
    for timeline in (CSTO, LEAGUE, LEAGUE.under("in_force")):
        marks = drawn(plot(timeline), "step")
        steps = {
            f"step-{state}-{n}": step for state in timeline.states for n, step in enumerate(timeline.steps_of(state))
        }
        assert set(marks) == set(steps)
        for gid, step in steps.items():
            low, high = marks[gid].get_xdata()
            assert day(low) == step.earliest
            assert step.latest is None or day(high) == step.latest
    assert {"15 May 1992", "28 Jun 2012"} <= set(texts(plot(CSTO)))
    assert "2003" in texts(plot(LEAGUE))


def test_milestones_are_drawn_only_when_asked_for() -> None:
    """`events` is "moves", "all" or "none"; with "all" the lines have numbers, which words below explain."""
    assert not drawn(plot(CSTO), "milestone")
    ax = plot(LEAGUE, events="all")
    quiet = [event for event in LEAGUE.events() if event.kind in ("renewal", "renaming", "freeze", "milestone")]
    assert len(drawn(ax, "milestone")) == len(quiet)
    for number, event in enumerate(quiet, 1):
        (line,) = [text for text in texts(ax) if text.startswith(f"{number}  ")]
        assert line.endswith(f": {event.what}")
    crowded = plot(CSTO, events="all")
    numbers = [text for text in crowded.texts if text.get_text().replace("-", "").isdigit()]
    assert 2 <= number_apart(crowded, numbers) < len(drawn(crowded, "milestone"))
    none = plot(CSTO, events="none")
    assert not drawn(none, "step")
    assert "15 May 1992" not in texts(none)


def test_contested_stretches_are_underlined_and_the_legend_says_so() -> None:
    """Where readings or sources disagree a line shows it; the legend has words for what is drawn and nothing else."""
    lines = {(gid.split("-")[1], day(line.get_x())) for gid, line in drawn(plot(CSTO), "contest").items()}
    contests = [each for each in CSTO.contested() if len({*each.plain.values(), *each.widened.values()}) > 1]
    assert lines == {(contest.state, contest.start) for contest in contests}
    assert not drawn(plot(NATO), "contest")
    legends = [[text.get_text() for text in plot(each).get_legend().get_texts()] for each in (LEAGUE, NATO)]
    doubtful = ["Unsettled: sources leave it open", "Readings or sources disagree"]
    assert legends == [["Observer", "Member", "Suspended", "Left", *doubtful], ["Member"]]


def test_title_and_subtitle_are_sentences() -> None:
    """They name the organization, the years, the rule by which days count, and the sources."""
    ax = plot(CSTO)
    year = CSTO.checked_through.year  # type: ignore[union-attr]
    assert ax.get_title(loc="left") == f"Members of the Collective Security Treaty Organization, 1992-{year}"
    assert any(text.startswith("By public announcement; checked through ") for text in texts(ax))
    assert any(text.startswith(f"Sources: {len(CSTO.sources)} documents") for text in texts(ax))
    assert plot(NATO).get_title(loc="left") == "Members of NATO since 1949"
    source = Source(key="s", title="List of members", issuer="NATO")
    listed = Timeline.from_spells([("France", "1949-04-04", None)], name="NATO", source=source)
    assert "Source: NATO. List of members." in texts(plot(listed))
    assert plot(NATO, title="Three allies").get_title(loc="left") == "Three allies"


def test_bounds_cut_the_picture() -> None:
    """`start` and `end` are half-open, and nothing is drawn beyond them."""
    ax = plot(CSTO, start="2005-01-01", end="2010-01-01")
    assert tuple(map(day, ax.get_xlim())) == (date(2005, 1, 1), date(2010, 1, 1))
    assert ax.get_title(loc="left").endswith("2005-2009")
    for bar in drawn(ax, "spell").values():
        assert ax.get_xlim()[0] <= bar.get_x() < bar.get_x() + bar.get_width() <= ax.get_xlim()[1]
    assert set(drawn(ax, "step")) == {"step-UZB-2"}
    with pytest.raises(InvalidDateError):
        plot(CSTO, start="2010-01-01", end="2005-01-01")


def test_days_are_written_only_where_there_is_room() -> None:
    """No two days on a lane overlap, and crowded lanes have none."""
    rows = [("France", f"20{year:02}-01-01", f"20{year:02}-02-01") for year in range(60)]
    ax = plot(Timeline.from_spells(rows, name="Crowded"))
    days = [text for text in ax.texts if " 20" in text.get_text() and text.get_text() != ax.get_title(loc="left")]
    assert 2 <= number_apart(ax, days) < 60
    low = Figure(figsize=(6, 1)).add_axes((0.2, 0.3, 0.7, 0.4))
    assert "15 May 1992" not in texts(plot(CSTO, ax=low))


@pytest.mark.parametrize(
    ("rows", "checked_through"),
    [
        ([], None),
        ([("France", "0001-01-01", None)], None),
        ([("France", "9999-12-31", None)], None),
        ([("France", "0001-01-01", "9999-12-30")], None),
        ([("France", "[..2000-01-01]", "[2005-01-01..]")], None),
        ([("France", "2000-01-01", "2000-01-02")], "2000-01-01"),
        ([("$x^{", "2000-01-01", None), ("a\u202eb", "2000-01-01", None)], None),
    ],
)
def test_extremes_can_be_drawn(rows: list[tuple[str, str, str | None]], checked_through: str | None) -> None:
    """The ends of the calendar, open ends, single days, nothing at all, and names with a dollar sign make a file."""
    extreme = Timeline.from_spells(rows, name="$\\frac{", unknown="keep", checked_through=checked_through)
    for events in ("all", "none"):
        file = io.BytesIO()
        plot(extreme, events=events).figure.savefig(file, dpi=40)  # type: ignore[arg-type]
        assert file.getvalue().startswith(b"\x89PNG")


def test_wrong_arguments_are_refused() -> None:
    """Words that choose are checked, and so are the types of axes and title."""
    for option in ("order", "labels", "events"):
        with pytest.raises(OptionError):
            plot(CSTO, **{option: "nosuch"})  # type: ignore[arg-type]
    for options in ({"ax": 5}, {"title": 5}):
        with pytest.raises(QueryTypeError):
            plot(CSTO, **options)  # type: ignore[arg-type]


def test_without_matplotlib_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing library is an `ImportError` with the command in its cure."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    for module in [name for name in sys.modules if name.startswith("matplotlib.")]:
        monkeypatch.delitem(sys.modules, module)
    with pytest.raises(MissingExtraError) as caught:
        plot(CSTO)
    assert "pip install '.[plot]'" in caught.value.cure


def test_pyplot_is_not_imported() -> None:
    """Drawing and saving register no figure."""
    code = "import csto_timeline as ct, sys; ct.CSTO.plot(); sys.exit('matplotlib.pyplot' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_function_draws_the_shipped_record() -> None:
    """Under the reading asked for, with the options of the method."""
    ours, theirs = ct.plot(reading="signed", title="Who"), CSTO.under("signed").plot(title="Who")
    assert ours.get_title(loc="left") == theirs.get_title(loc="left") == "Who"
    assert set(drawn(ours, "step")) == set(drawn(theirs, "step")) != set()
