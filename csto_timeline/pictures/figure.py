"""A timeline as a picture, drawn with matplotlib: a lane a state, with what disagrees and what happened.

It needs the extra `plot`. It never imports `matplotlib.pyplot`, so that no figure is registered and no setting changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypedDict

from .text_chart import UNITS, by_name, label, printable, span
from ..record.csto import CSTO
from ..errors import MissingExtraError, QueryTypeError, shown
from ..engine.windows import standing, window
from ..rules import Status
from ..timeline import Timeline, check_timeline

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.patches import Rectangle

# The colours of Okabe and Ito, which stay apart for colour-blind eyes. More is told by shape: the bars of former states
# are thin, unsettled stretches are hatched, contested ones underlined.
COLOURS: Final = {
    Status.OUTSIDE: "#FFFFFF",
    Status.OBSERVER: "#009E73",
    Status.MEMBER: "#0072B2",
    Status.SUSPENDED: "#E69F00",
    Status.FORMER: "#BBBBBB",
}
"""The colour of each status."""

_INK, _GREY, _PALE, _CONTESTED, _RENAMED = "#000000", "#777777", "#EEEEEE", "#CC79A7", "#D55E00"

# From, to: in lanes, counted downwards from the middle of the lane.
_BAR, _FORMER_BAR, _UNDERLINE = (-0.33, 0.27), (-0.09, 0.03), (0.34, 0.43)

# In points, 72 to the inch.
_WIDTH, _EDGE, _OVERHANG, _LEADER, _TICK_ROOM = 740.0, 8.0, 30.0, 16.0, 26.0
_TITLE_SIZE, _NAME_SIZE, _SMALL_SIZE, _KEY_SIZE = 11.0, 9.0, 8.0, 7.0
_LONGEST_KEY, _LONGEST_NAME = 200.0, 36  # the latter in letters
_LINE = 1.35  # the height of a line of text, in sizes of its letters
_LEGEND_LINE, _HANDLE = 1.55, 3.0  # likewise

_EVENT_LINES: Final[dict[bool, Literal["-", ":"]]] = {True: "-", False: ":"}
"""How an event is drawn whose day is known, and one whose day is not."""


class _Plain(TypedDict):
    parse_math: bool
    usetex: bool


_TEXT: Final[_Plain] = {"parse_math": False, "usetex": False}  # names and keys are no formulas


class _Look(TypedDict):
    facecolor: str
    edgecolor: str
    hatch: str | None
    linewidth: float


class _Mark(NamedTuple):
    """An event: the first day that its dating allows (the last, if there is no first), whether no other is, its key."""

    day: date
    exact: bool
    key: str


class _Scale(NamedTuple):
    """The days shown, as ordinals, how many points wide they are drawn, and what matplotlib adds to an ordinal."""

    first: int
    last: int
    width: float
    epoch: float

    def x(self, day: date | None) -> float:
        """Return where a day begins, for matplotlib; cut to the days shown, of which `None` is the end."""
        end = self.last + 1
        return (end if day is None else min(max(day.toordinal(), self.first), end)) + self.epoch

    def points(self, day: date | None) -> float:
        """Return how many points a day is from the left."""
        return (self.x(day) - self.first - self.epoch) * self.width / (self.last + 1 - self.first)


def plot(timeline: Timeline = CSTO, ax: Axes | None = None) -> Axes:
    """Draw a timeline, a lane a state, and return the axes.

    Bars show the statuses, hatched where unsettled. A line under a bar shows where readings or sources disagree about
    membership, whatever the reading of this view. A thin line stands on the day of an event; it is dotted where that
    day is unsettled, on the first day possible, or the last if there is no first. The event's key stands above; where
    there are more keys than fit, neighbours share one, and its number counts the others. The lowest lane shows what
    the organisation is called, and a dashed line each change of that name. The days are those of `text_chart`, and
    those of all events and disagreements.

    Args:
        timeline: what to draw, in this very view.
        ax: where to draw. Keys and title stand above, the legend below, for the size that the axes have now: leave
            room, or have it made by constrained layout. By default the axes of a new figure that is large enough and
            unknown to pyplot; `plot().figure.savefig("picture.svg")` saves it.

    Raises:
        MissingExtraError: matplotlib is not installed.
        QueryTypeError: `timeline` is no Timeline, or `ax` no Axes.
    """
    check_timeline(timeline)
    try:
        from matplotlib.axes import Axes
    except ModuleNotFoundError as missing:
        raise MissingExtraError(
            "plot needs matplotlib, which is not installed; run: pip install csto-timeline[plot]"
        ) from missing
    if ax is not None and not isinstance(ax, Axes):
        raise QueryTypeError(f"a picture cannot be drawn on {shown(ax)}; give the Axes of a figure, or none")
    picture = _Picture(timeline)
    return picture.draw(picture.new_axes() if ax is None else ax)


class _Picture:
    """What a picture of a timeline shows, and how it is drawn."""

    def __init__(self, timeline: Timeline) -> None:
        from ..analysis.disagreement import contested

        self.timeline = timeline
        self.states = by_name(timeline)
        self.contests = contested(timeline=timeline)
        self.marks = _marks(timeline)
        self.names = _names(timeline)
        self.days = span(timeline, [*(mark.day for mark in self.marks), *(contest.start for contest in self.contests)])
        self.lanes = [label(timeline.party(state), _LONGEST_NAME) for state in self.states]
        if self.names:
            self.lanes.append("Name")
        # How many points the title stands above the axes.
        self.above = _LEADER + max((_wide(_cut(mark.key), _KEY_SIZE) for mark in self.marks), default=0.0) + 2 * _EDGE
        through = timeline.checked_through
        self.title = printable(timeline.label + (f", checked through {through}" if through else ""))

    def new_axes(self) -> Axes:
        """Return axes in a new figure that has room for all lanes and for all text around them."""
        from matplotlib.figure import Figure

        lanes = max(2, len(self.lanes))
        height = lanes * min(24.0, max(14.0, 480 / lanes))
        left = max([_OVERHANG, *(_wide(text, _NAME_SIZE) + 2 * _EDGE for text in self.lanes)])
        width = _WIDTH - left - _OVERHANG
        entries = self._legend()
        rows = -(-len(entries) // _legend_columns(entries, width))
        below = _TICK_ROOM + rows * _LEGEND_LINE * _SMALL_SIZE + _EDGE
        total = below + height + self.above + _TITLE_SIZE * _LINE + _EDGE
        figure = Figure(figsize=(_WIDTH / 72, total / 72))
        return figure.add_axes((left / _WIDTH, below / total, width / _WIDTH, height / total))

    def draw(self, ax: Axes) -> Axes:
        """Draw everything on the axes and return them."""
        from matplotlib.dates import date2num
        from matplotlib.transforms import ScaledTranslation

        width, height = (length * 72 / ax.figure.dpi for length in (ax.bbox.width, ax.bbox.height))
        ax.set_title(_fitted(self.title, _TITLE_SIZE, width), loc="left", size=_TITLE_SIZE, pad=self.above, **_TEXT)
        if self.days is None:
            ax.set_axis_off()
            ax.text(0.5, 0.5, "no event", transform=ax.transAxes, ha="center", va="center", size=_NAME_SIZE)
            return ax
        first, last = (day.toordinal() for day in self.days)
        epoch = date2num(date.min) - date.min.toordinal()
        scale = _Scale(first, last, width, float(epoch))
        self._draw_axes(ax, scale, height)
        self._draw_spells(ax, scale)
        self._draw_contests(ax, scale)
        self._draw_names(ax, scale)
        self._draw_events(ax, scale)
        entries = self._legend()
        below = ScaledTranslation(0, -_TICK_ROOM / 72, ax.figure.dpi_scale_trans)
        ax.legend(
            handles=entries,
            loc="upper left",
            bbox_to_anchor=(0, 0),
            bbox_transform=ax.transAxes + below,
            borderaxespad=0,
            borderpad=0,
            ncols=_legend_columns(entries, width),
            fontsize=_SMALL_SIZE,
            handlelength=_HANDLE,
            frameon=False,
        )
        return ax

    def _draw_axes(self, ax: Axes, scale: _Scale, height: float) -> None:
        lanes = max(1, len(self.lanes))
        ax.xaxis_date()
        ax.set_xlim(scale.x(date.min), scale.x(None))
        ax.set_ylim(lanes - 0.5, -0.5)
        ax.set_yticks(range(len(self.lanes)), self.lanes, size=min(_NAME_SIZE, height / lanes / _LINE), **_TEXT)
        ticks = _ticks(scale)
        ax.set_xticks([scale.x(day) for day, _ in ticks], [text for _, text in ticks], size=_SMALL_SIZE)
        ax.tick_params(axis="y", length=0)
        ax.spines[["left", "right", "top"]].set_visible(False)

    def _draw_spells(self, ax: Axes, scale: _Scale) -> None:
        for lane, state in enumerate(self.states):
            for number, spell in enumerate(self.timeline.spells_of(state)):
                if spell.start.toordinal() <= scale.last:
                    extent = _FORMER_BAR if spell.status is Status.FORMER else _BAR
                    box = _box(scale, spell.start, spell.end, lane, extent, _look(spell.status))
                    box.set_gid(f"spell-{state}-{number}")
                    ax.add_patch(box)

    def _draw_contests(self, ax: Axes, scale: _Scale) -> None:
        for number, contest in enumerate(self.contests):
            if contest.start.toordinal() <= scale.last:
                lane = self.states.index(contest.state)
                box = _box(scale, contest.start, contest.end, lane, _UNDERLINE, _filled(_CONTESTED))
                box.set_gid(f"contest-{contest.state}-{number}")
                ax.add_patch(box)

    def _draw_names(self, ax: Axes, scale: _Scale) -> None:
        lane = len(self.states)
        for number, (start, end, name) in enumerate(self.names):
            if start.toordinal() > scale.last:
                continue
            box = _box(scale, start, end, lane, _BAR, _look(None) if name is None else _filled(_PALE))
            box.set_gid(f"name-{number}")
            ax.add_patch(box)
            text = _fitted(printable(name or ""), _SMALL_SIZE, scale.points(end) - scale.points(start) - _EDGE)
            middle = (scale.x(start) + scale.x(end)) / 2, lane + sum(_BAR) / 2
            ax.text(*middle, text, ha="center", va="center", size=_SMALL_SIZE, **_TEXT)
            if number and name is not None:
                ax.axvline(scale.x(start), color=_RENAMED, linewidth=1.2, linestyle="--")

    def _draw_events(self, ax: Axes, scale: _Scale) -> None:
        """Draw a line for each event behind the bars, and the keys above, spread so that none covers another."""
        bottom = max(1, len(self.states)) - 0.5
        for exact, style in _EVENT_LINES.items():
            days = [scale.x(mark.day) for mark in self.marks if mark.exact is exact]
            ax.vlines(days, -0.5, bottom, colors=_GREY, linewidths=0.6, linestyles=style, zorder=0.5)
        pitch = _KEY_SIZE * _LINE
        groups = _groups(self.marks, max(1, int(scale.width / pitch)))
        places = _spread([scale.points(group[0].day) for group in groups], pitch, scale.width)
        for group, place in zip(groups, places, strict=True):
            key = _cut(group[0].key, f" +{len(group) - 1}" if len(group) > 1 else "")
            for mark in group:
                ax.annotate(
                    key if mark is group[0] else "",
                    (scale.x(mark.day), 1),
                    (place / scale.width, _LEADER),
                    xycoords=("data", "axes fraction"),
                    textcoords=("axes fraction", "offset points"),
                    arrowprops={"arrowstyle": "-", "relpos": (0.5, 0), "shrinkB": 0, "color": _GREY, "linewidth": 0.6},
                    rotation="vertical",
                    ha="center",
                    va="bottom",
                    size=_KEY_SIZE,
                    **_TEXT,
                )

    def _legend(self) -> list[Artist]:
        """Return one entry for everything that the picture uses."""
        from matplotlib.lines import Line2D
        from matplotlib.patches import Patch

        used = {spell.status for state in self.states for spell in self.timeline.spells_of(state)}
        entries: list[Artist] = [Patch(label=str(status), **_look(status)) for status in Status if status in used]
        if None in used:
            entries.append(Patch(label="unsettled", **_look(None)))
        if self.contests:
            entries.append(Line2D([], [], label="readings or sources disagree", color=_CONTESTED, linewidth=3))
        for exact, style in _EVENT_LINES.items():
            if any(mark.exact is exact for mark in self.marks):
                text = "event" if exact else "event, day unsettled"
                entries.append(Line2D([], [], label=text, color=_GREY, linewidth=0.8, linestyle=style))
        if len(self.names) > 1:
            entries.append(Line2D([], [], label="change of name", color=_RENAMED, linewidth=1.2, linestyle="--"))
        return entries


def _marks(timeline: Timeline) -> list[_Mark]:
    """Return the events in order of day."""
    marks = []
    for event in timeline.events():
        low, high = window(standing(event), timeline.reading, widened=timeline.wide)
        day = high if low == date.min and high is not None else low
        marks.append(_Mark(day, low == high, printable(event.key)))
    return sorted(marks, key=lambda mark: mark.day)


def _names(timeline: Timeline) -> list[tuple[date, date | None, str | None]]:
    """Return the names of the organisation and when each was used, from the first one on."""
    names: list[tuple[date, date | None, str | None]] = []
    if any(event.new_name is not None for event in timeline.events()):
        for epoch in timeline.epochs():
            if names and names[-1][2] == epoch.name:
                names[-1] = (names[-1][0], epoch.end, epoch.name)
            elif names or epoch.name is not None:
                names.append((epoch.start, epoch.end, epoch.name))
    return names


def _ticks(scale: _Scale) -> list[tuple[date, str]]:
    """Return the first days of the shortest periods whose labels fit, with these labels."""
    day = scale.width / (scale.last + 1 - scale.first)
    fitting = (
        unit
        for unit in UNITS
        if (unit.days or unit.months * 28) * day > _wide(unit.text(scale.first), _SMALL_SIZE) + _EDGE
    )
    unit = next(fitting, UNITS[-1])
    starts = [start for start in unit.starts(scale.first, scale.last) if start >= scale.first]
    return [(date.fromordinal(start), unit.text(start)) for start in starts]


def _look(status: Status | None) -> _Look:
    if status is None:
        return {"facecolor": "#FFFFFF", "edgecolor": _INK, "hatch": "/////", "linewidth": 0.5}
    return _filled(COLOURS[status])


def _filled(colour: str) -> _Look:
    # The edge keeps a single day visible in a century.
    return {"facecolor": colour, "edgecolor": colour, "hatch": None, "linewidth": 0.5}


def _box(
    scale: _Scale, start: date, end: date | None, lane: int, extent: tuple[float, float], look: _Look
) -> Rectangle:
    from matplotlib.patches import Rectangle

    top, bottom = extent
    return Rectangle((scale.x(start), lane + top), scale.x(end) - scale.x(start), bottom - top, snap=False, **look)


def _groups(marks: Sequence[_Mark], most: int) -> list[Sequence[_Mark]]:
    """Return neighbouring events in groups of nearly one size: each alone, if there is room for so many."""
    number = min(len(marks), most)
    return [marks[len(marks) * i // number : len(marks) * (i + 1) // number] for i in range(number)]


def _spread(wanted: Sequence[float], pitch: float, room: float) -> list[float]:
    """Return places for labels between 0 and `room`, at least `pitch` apart and in the order of the wanted ones.

    They are as near to these as can be: labels that would come too close form a block around the mean of their wishes.
    """
    blocks: list[tuple[float, int]] = []  # the sum of what its members want of its first place, and their number
    for number, place in enumerate(wanted):
        total, size = place - number * pitch, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / size:
            before = blocks.pop()
            total, size = total + before[0], size + before[1]
        blocks.append((total, size))
    firsts = [total / size for total, size in blocks for _ in range(size)]
    most = room - (len(wanted) - 0.5) * pitch
    return [min(max(first, pitch / 2), most) + number * pitch for number, first in enumerate(firsts)]


def _legend_columns(entries: Sequence[Artist], width: float) -> int:
    widest = max((_wide(str(entry.get_label()), _SMALL_SIZE) for entry in entries), default=0.0)
    return max(1, min(len(entries), int(width / (widest + (_HANDLE + 3) * _SMALL_SIZE))))


def _cut(key: str, more: str = "") -> str:
    return _fitted(key, _KEY_SIZE, _LONGEST_KEY - _wide(" +999", _KEY_SIZE)) + more


def _fitted(text: str, size: float, room: float) -> str:
    """Return a text that takes at most `room` points, cut if it has to be; empty if there is no room at all."""
    if _wide(text, size) <= room:
        return text
    text = text[: int(room / size * 4)]
    while text and _wide(text + "…", size) > room:
        text = text[:-1]
    return text + "…" if text else ""


def _wide(text: str, size: float) -> float:
    """Return how many points wide a text is, or a little more, since drawn letters differ from measured ones."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    width, _, _ = text_to_path.get_text_width_height_descent(text, FontProperties(size=size), ismath=False)
    return float(width) * 1.04
