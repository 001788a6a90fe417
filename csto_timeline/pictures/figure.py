"""Draw a timeline with Matplotlib: one lane per state, with the days of its steps.

Matplotlib is imported only when something is drawn, and `matplotlib.pyplot` not at all, so that no figure is registered
and no setting changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, Literal

from ..dates import DayLike, day_after
from ..engine.windows import as_date
from ..errors import MissingExtraError, QueryTypeError, one_of, printable, shown
from ..results import Spell, Step
from ..rules import Status
from ..timeline import Timeline
from .common import WORDS, Order, days_shown, in_order, subtitle_of, title_of, window_in_words

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

# The colours of Okabe and Ito, which colour-blind readers can tell apart. Shape says more: the bar of a state that has
# left is thin, an unsettled stretch is hatched, a contested one is underlined.
COLOURS: Final = {
    Status.OBSERVER: "#009E73",
    Status.ASSOCIATE: "#56B4E9",
    Status.MEMBER: "#0072B2",
    Status.SUSPENDED: "#E69F00",
    Status.FORMER: "#BBBBBB",
}
"""The colour of each status; OUTSIDE has none."""

_INK, _GREY, _CONTESTED = "#222222", "#666666", "#CC79A7"
_PLAIN: Final = {"parse_math": False}  # no mathematical text: a dollar sign in a name is printed as it is

# Lengths in points.
_WIDTH: Final = 720.0
_LANE: Final = (23.0, 18.0)  # the height of a lane where there are few, and where there are many
_MANY: Final = 30
_TITLE, _TEXT, _SMALL, _DAY = 13.0, 9.0, 8.0, 6.5  # sizes of letters
_LINE: Final = 1.4  # the height of a line of text, by the size of its letters
_BAR: Final = 8.0  # the thickness of a bar, of one of a state that has left, and of the line under a contested stretch
_THIN: Final = 1.2
_UNDERLINE: Final = 2.2
_ROOM_FOR_DAYS: Final = 17.0  # a lower lane has no room for days above the bar
_EDGE: Final = 14.0
_LEGEND_GAP: Final = 28.0  # from the axes down to the legend, which leaves room for the dates below the axes
_GAP: Final = 2.0  # between a mark and the day beside it
_LONGEST: Final = 40  # characters of a name, and of a title
_LONGEST_TITLE: Final = 200


def plot(
    timeline: Timeline,
    *,
    ax: Axes | None = None,
    start: DayLike | None = None,
    end: DayLike | None = None,
    order: Order = "entry",
    labels: Literal["names", "codes"] = "names",
    events: Literal["moves", "all", "none"] = "moves",
    title: str | None = None,
) -> Axes:
    """Answer `Timeline.plot`."""
    one_of(labels, ("names", "codes"), "kind of label")
    one_of(events, ("moves", "all", "none"), "choice of events")
    if title is not None and not isinstance(title, str):
        raise QueryTypeError(f"title={shown(title)} is not text", "give text, or leave it out")
    try:
        from matplotlib.axes import Axes
    except ModuleNotFoundError as missing:
        cure = "install it with: pip install '.[plot]' from a clone"
        raise MissingExtraError("plot needs Matplotlib, which is not installed", cure) from missing
    if ax is not None and not isinstance(ax, Axes):
        raise QueryTypeError(f"ax={shown(ax)} is not a Matplotlib Axes", "give the axes of a figure, or leave it out")
    states = in_order(timeline, order)
    names = states if labels == "codes" else [timeline.party(state).name for state in states]
    names = [printable(name, _LONGEST) for name in names]
    days = days_shown(timeline, start, end)
    milestones = _milestones(timeline, days) if events == "all" else []
    if ax is None:
        ax = _new_axes(names, len(milestones))
    picture = _Picture(ax, days, len(states))
    picture.frame(names)
    entries = []
    if days is None:
        look = {"ha": "center", "va": "center", "size": _TEXT, "color": _GREY}
        ax.text(0.5, 0.5, "No state was ever a member.", transform=ax.transAxes, **look)
    else:
        for lane, state in enumerate(states):
            picture.spells(lane, timeline.spells_of(state))
            if events != "none":
                picture.steps(lane, state, timeline.steps_of(state))
        six = ((contest, {*contest.plain.values(), *contest.widened.values()}) for contest in timeline.contested())
        contests = [contest for contest, answers in six if len(answers) > 1]
        picture.contests({state: lane for lane, state in enumerate(states)}, contests)
        picture.milestones([day for day, _ in milestones])
        entries = picture.legend(bool(contests))
    if title is None:
        title = title_of(timeline, *days, open_ended=end is None) if days else timeline.name
    footer = _footer(timeline, [text for _, text in milestones])
    picture.words(printable(title, _LONGEST_TITLE), subtitle_of(timeline), entries, footer)
    return ax


def _milestones(timeline: Timeline, days: tuple[date, date] | None) -> list[tuple[date, str]]:
    """Return the events that move no state and begin within the picture, each as its first day and a text, in order."""
    if days is None or timeline.rows is not None:
        return []
    moving = {step.event.key for state in timeline.states for step in timeline.steps_of(state)}
    found = []
    for event, (low, high) in zip(timeline.events(), timeline._windows, strict=True):
        if event.key not in moving and days[0].toordinal() <= low <= days[1].toordinal():
            day = date.fromordinal(low)
            text = f"{window_in_words(day, as_date(high))}: {printable(event.what or event.key, 150)}"
            found.append((day, text))
    return sorted(found, key=itemgetter(0))


def _footer(timeline: Timeline, milestones: Iterable[str]) -> list[str]:
    """Return the numbered events, and where the record comes from."""
    lines = [f"{number}  {text}" for number, text in enumerate(milestones, 1)]
    sources = timeline.sources
    if len(sources) == 1:
        lines.append(f"Source: {printable(str(sources[0]), 150)}")
    elif sources:
        lines.append(f"Sources: {len(sources)} documents, listed in the record of {printable(timeline.name, 60)}")
    return lines


def _new_axes(names: Sequence[str], numbered: int) -> Axes:
    """Return axes in a new figure that has room for all lanes, and for all words around them."""
    from matplotlib.figure import Figure

    lanes = max(len(names), 2)
    height = lanes * (_LANE[0] if lanes <= _MANY else _LANE[1])
    left = max((_wide(name, _TEXT) for name in names), default=0.0) + 1.5 * _EDGE
    above = _TITLE * _LINE + _SMALL * _LINE + 1.3 * _EDGE + (_SMALL * _LINE if numbered else 0.0)
    below = _LEGEND_GAP + (numbered + 3) * _SMALL * _LINE + _EDGE
    total = above + height + below
    figure = Figure(figsize=(_WIDTH / 72, total / 72))
    return figure.add_axes((left / _WIDTH, below / total, (_WIDTH - left - 1.5 * _EDGE) / _WIDTH, height / total))


class _Picture:
    """The axes of a picture, and what is drawn on them."""

    def __init__(self, ax: Axes, days: tuple[date, date] | None, lanes: int) -> None:
        self.ax = ax
        self.lanes = max(lanes, 1)
        self.width: float = ax.bbox.width * 72 / ax.figure.dpi
        self.height: float = ax.bbox.height * 72 / ax.figure.dpi
        self.used: set[Status | None] = set()
        self.lane = self.height / self.lanes
        self.days_fit = self.lane >= _ROOM_FOR_DAYS
        bar = min(_BAR, 0.4 * self.lane)
        bottom = (self.lane if self.days_fit else self.lane / 2 + bar) / 2 - _UNDERLINE
        self.bar = ((bottom - bar) / self.lane, bottom / self.lane)  # top and bottom, in lanes below the middle of one
        self.above = 0.0  # the distance, in points, of the words above the axes from the axes
        self.first = self.last = 0.0
        if days is not None:
            self.last = min(_number(days[1]) + 1, _number(date.max))  # Matplotlib ends where the calendar does
            self.first = min(_number(days[0]), self.last - 1)

    def frame(self, names: Sequence[str]) -> None:
        """Draw the axes: dates below, names at the left."""
        from matplotlib.dates import YEARLY, AutoDateLocator, ConciseDateFormatter

        ax = self.ax
        ax.set_ylim(self.lanes - 0.5, -0.5)
        size = min(_TEXT, self.lane / _LINE)
        ax.set_yticks([lane + sum(self.bar) / 2 for lane in range(len(names))], names, size=size, color=_INK, **_PLAIN)
        ax.tick_params(axis="y", length=0)
        ax.spines[["left", "right", "top"]].set_visible(False)
        ax.spines["bottom"].set_color(_GREY)
        if self.last > self.first:
            ax.set_xlim(self.first, self.last)
            locator = AutoDateLocator(minticks=3, maxticks={YEARLY: max(3, int(self.width / 60))})
            ax.xaxis.set_major_locator(locator)
            ax.xaxis.set_major_formatter(ConciseDateFormatter(locator, show_offset=False))
            ax.tick_params(axis="x", labelsize=_SMALL, color=_GREY, labelcolor=_INK)
            ax.grid(axis="x", color="#E5E5E5", linewidth=0.6)
            ax.set_axisbelow(True)
        else:
            ax.set_xticks([])

    def spells(self, lane: int, spells: Iterable[Spell]) -> None:
        """Draw the statuses of a state."""
        for number, spell in enumerate(spells):
            if spell.status is Status.OUTSIDE or not self._shows(spell.start, spell.end):
                continue
            self.used.add(spell.status)
            middle, thin = sum(self.bar) / 2, _THIN / self.lane / 2
            extent = (middle - thin, middle + thin) if spell.status is Status.FORMER else self.bar
            self._box(spell.start, spell.end, lane, extent, f"spell-{spell.state}-{number}", _look(spell.status))

    def contests(self, lanes: dict[str, int], contests: Iterable[Any]) -> None:
        """Underline where readings or sources disagree about membership."""
        look = {"facecolor": _CONTESTED, "linewidth": 0.0}
        extent = (self.bar[1] + 0.4 / self.lane, self.bar[1] + _UNDERLINE / self.lane)
        for number, contest in enumerate(contests):
            if self._shows(contest.start, contest.end) and contest.state in lanes:
                gid = f"contest-{contest.state}-{number}"
                self._box(contest.start, contest.end, lanes[contest.state], extent, gid, look)

    def steps(self, lane: int, state: str, steps: Iterable[Step]) -> None:
        """Mark the steps of a state, and write the day above each as far as there is room."""
        from matplotlib.lines import Line2D

        shown = [(n, step) for n, step in enumerate(steps) if self._shows(step.earliest, _after(step.latest))]
        top = lane + self.bar[0]
        line = {"color": _INK, "linewidth": 1.0, "solid_capstyle": "butt"}
        tips = {"marker": "|", "markersize": 4.0, "markeredgewidth": 1.0}
        for number, step in shown:
            ends = [max(_number(step.earliest), self.first), self.last if step.latest is None else _number(step.latest)]
            heights = [top - 1.5 / self.lane] * 2
            self.ax.add_line(Line2D(ends, heights, clip_on=False, gid=f"step-{state}-{number}", **line, **tips))
        if not self.days_fit:
            return
        above = {"xycoords": ("axes fraction", "data"), "textcoords": "offset points", "xytext": (0, 3.5)}
        look = {"size": _DAY, "color": _INK, "bbox": {"facecolor": "#FFFFFF", "edgecolor": "none", "pad": 0.3}}
        for text, left in self._placed([step for _, step in shown]):
            at = (left / self.width, top)
            self.ax.annotate(text, at, ha="left", va="baseline", **above, **look, **_PLAIN)

    def _placed(self, steps: Sequence[Step]) -> list[tuple[str, float]]:
        """Return the days that can be written, in words, and how far from the left each text begins, in points.

        A text is placed to the right of its mark, or to the left where another follows too closely; where neither is
        possible it is left out.
        """
        places = [self._points(max(_number(step.earliest), self.first)) for step in steps]
        texts = [window_in_words(step.earliest, step.latest) for step in steps]
        free = -_EDGE  # where the last text ends
        found = []
        for number, (text, place) in enumerate(zip(texts, places, strict=True)):
            wide = _wide(text, _DAY)
            limit = places[number + 1] if number + 1 < len(places) else self.width + _EDGE
            if place >= free and place + 2 * _GAP + wide <= limit:
                left = place + _GAP
            elif place - _GAP - wide >= free:
                left = place - _GAP - wide
            else:
                continue
            found.append((text, left))
            free = left + wide + _GAP
        return found

    def milestones(self, days: Sequence[date]) -> None:
        """Draw a line for each day, with its number above; numbers that would touch are joined, as in "4-6"."""
        groups: list[tuple[int, int, float]] = []  # the first and the last number, and their positions
        for number, day in enumerate(days, 1):
            self.ax.axvline(_number(day), color=_GREY, linewidth=0.6, zorder=0.5, gid=f"milestone-{number}")
            groups.append((number, number, self._points(_number(day))))
            while len(groups) > 1 and groups[-1][2] - groups[-2][2] < _wide("00-00", _DAY):
                (first, _, left), (_, last, right) = groups[-2:]
                groups[-2:] = [(first, last, (left + right) / 2)]
        for first, last, place in groups:
            text = f"{first}" if first == last else f"{first}-{last}"
            at = {"xycoords": "axes fraction", "textcoords": "offset points", "xytext": (0, 2), "ha": "center"}
            self.ax.annotate(text, (place / self.width, 1), size=_DAY, color=_GREY, **at)
        self.above = _SMALL * _LINE if days else 0.0

    def legend(self, contested: bool) -> list[Artist]:
        """Return one entry for everything that the picture shows."""
        from matplotlib.lines import Line2D
        from matplotlib.patches import Patch

        statuses = [status for status in COLOURS if status in self.used and status is not Status.FORMER]
        entries: list[Artist] = [Patch(label=WORDS[status].capitalize(), **_look(status)) for status in statuses]
        if Status.FORMER in self.used:
            entries.append(Line2D([], [], label=WORDS[Status.FORMER].capitalize(), color=COLOURS[Status.FORMER]))
        if None in self.used:
            entries.append(Patch(label="Unsettled: sources leave it open", **_look(None)))
        if contested:
            entries.append(Line2D([], [], label="Readings or sources disagree", color=_CONTESTED, linewidth=2.5))
        return entries

    def words(self, title: str, subtitle: str, entries: Sequence[Artist], footer: Sequence[str]) -> None:
        """Write title and subtitle above the axes, legend and sources below."""
        at = {"xycoords": "axes fraction", "textcoords": "offset points", "ha": "left", "annotation_clip": False}
        margin = {"color": _INK, **_PLAIN}
        up = self.above + 6
        fitted = _fitted(subtitle, _SMALL, self.width)
        self.ax.annotate(fitted, (0, 1), xytext=(0, up), va="bottom", size=_SMALL, **at, **margin)
        pad = up + (_SMALL * _LINE + 2 if subtitle else 0.0)
        wide = max(_wide(title, _TITLE), 1.0) * 1.1  # bold letters are wider
        size = max(_TEXT, min(_TITLE, _TITLE * self.width / wide))
        self.ax.set_title(_fitted(title, size, self.width), loc="left", size=size, pad=pad, weight="bold", **margin)
        down = _LEGEND_GAP
        if entries:
            down += self._legend(entries) * _SMALL * _LINE + 6
        for line in footer:
            fitted = _fitted(line, _SMALL, self.width)
            self.ax.annotate(fitted, (0, 0), xytext=(0, -down), va="top", size=_SMALL, color=_GREY, **at, **_PLAIN)
            down += _SMALL * _LINE

    def _legend(self, entries: Sequence[Artist]) -> int:
        """Draw the legend and return how many lines it has."""
        from matplotlib.transforms import ScaledTranslation

        widest = max(_wide(str(entry.get_label()), _SMALL) for entry in entries) + 4 * _SMALL
        columns = min(len(entries), max(1, int(self.width / widest)))
        below = self.ax.transAxes + ScaledTranslation(0, -_LEGEND_GAP / 72, self.ax.figure.dpi_scale_trans)
        at = {"loc": "upper left", "bbox_to_anchor": (0, 0), "bbox_transform": below}
        gaps = {"borderaxespad": 0, "borderpad": 0, "labelspacing": 0.4, "columnspacing": 1.4, "handlelength": 1.5}
        self.ax.legend(handles=list(entries), ncols=columns, fontsize=_SMALL, frameon=False, **at, **gaps)
        return -(-len(entries) // columns)

    def _shows(self, start: date, end: date | None) -> bool:
        return _number(start) < self.last and (end is None or _number(end) > self.first)

    def _points(self, number: float) -> float:
        return (number - self.first) * self.width / (self.last - self.first)

    def _box(
        self, start: date, end: date | None, lane: int, extent: tuple[float, float], gid: str, look: dict[str, Any]
    ) -> None:
        from matplotlib.patches import Rectangle

        left = max(_number(start), self.first)
        right = self.last if end is None else min(_number(end), self.last)
        top, bottom = extent
        self.ax.add_patch(Rectangle((left, lane + top), right - left, bottom - top, gid=gid, **look))


def _look(status: Status | None) -> dict[str, Any]:
    if status is None:
        return {"facecolor": "#FFFFFF", "edgecolor": _GREY, "hatch": "//////", "linewidth": 0.5}
    # The edge keeps a single day visible in a century.
    return {"facecolor": COLOURS[status], "edgecolor": COLOURS[status], "linewidth": 0.5}


def _number(day: date) -> float:
    from matplotlib.dates import date2num

    return float(date2num(day))


def _after(day: date | None) -> date | None:
    return None if day is None else day_after(day)


def _fitted(text: str, size: float, room: float) -> str:
    """Return a text that takes at most `room` points, cut if it has to be."""
    if _wide(text, size) <= room:
        return text
    text = text[: int(room / size * 4)]
    while text and _wide(f"{text}...", size) > room:
        text = text[:-1]
    return f"{text}..."


def _wide(text: str, size: float) -> float:
    """Return how many points wide a text is, or a little more, since drawn letters differ from measured ones."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    width, _, _ = text_to_path.get_text_width_height_descent(text, FontProperties(size=size), ismath=False)
    return float(width) * 1.04
