"""A timeline as plain text: a line a state, periods of the calendar as columns.

This module also owns what every drawing of a timeline needs: which days it shows, by which periods they are divided,
and how a party is labelled. It draws statuses, not events, and knows nothing of terminals but their width.
"""

import shutil
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from ..record.csto import CSTO
from ..errors import QueryError, QueryTypeError, shown
from ..rules import Status
from ..states import State, fold
from ..timeline import Timeline, check_timeline

NARROWEST: Final = 40
"""The fewest characters that a line can have."""

_LAST: Final = date.max.toordinal()
_GAP: Final = 2
_WIDEST_COLUMN: Final = len("YYYY-MM-DD ")


class Unit(NamedTuple):
    """A period of the calendar: so many days, or else so many months, counted from the beginning of the calendar."""

    days: int
    months: int
    words: str

    def number(self, day: int) -> int:
        """Return the number of the period that holds a day; days are ordinals."""
        if self.days:
            return (day - 1) // self.days
        when = date.fromordinal(day)
        return (when.year * 12 + when.month - 1) // self.months

    def start(self, number: int) -> int:
        """Return the first day of a period; the calendar has no year 0, and begins later."""
        if self.days:
            return number * self.days + 1
        year, month = divmod(number * self.months, 12)
        return date(year, month + 1, 1).toordinal() if year else 1

    def starts(self, first: int, last: int) -> list[int]:
        """Return the first days of the periods that hold the days from `first` to `last`."""
        return [self.start(number) for number in range(self.number(first), self.number(last) + 1)]

    def text(self, day: int) -> str:
        """Return the label of the period that begins on a day: no more precise than the period is long."""
        return date.fromordinal(day).isoformat()[: 10 if self.days else 7 if self.months % 12 else 4]


UNITS: Final = (
    Unit(1, 0, "a day"),
    Unit(7, 0, "a week from Monday on"),  # the calendar begins on a Monday
    Unit(0, 1, "a month"),
    Unit(0, 2, "two months"),
    Unit(0, 3, "a quarter of a year"),
    Unit(0, 6, "half a year"),
    Unit(0, 12, "a year"),
    *(Unit(0, 12 * years, f"{years} years") for years in (2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)),
)
"""The periods by which a drawing can be divided, the shortest first."""


class Glyphs(NamedTuple):
    """The characters of a chart."""

    statuses: dict[Status, str]
    tick: str
    rule: str
    cut: str
    unsettled: str = "?"
    change: str = "/"


UNICODE: Final = Glyphs(dict(zip(Status, " ░█▒·", strict=True)), tick="┬", rule="─", cut="…")
ASCII: Final = Glyphs(dict(zip(Status, " o#=.", strict=True)), tick="+", rule="-", cut="~")


def text_chart(timeline: Timeline = CSTO, *, width: int | None = None, ascii: bool = False) -> str:
    """Return the statuses of all states as a chart in plain text, to be read in letters of one width.

    A state is a line, sorted by name; a column is the shortest period of the calendar that fits, from a day to a
    thousand years. A column shows a status only where the state has it on every day that the column shows: where the
    status changes within, it shows a mark instead, and where any of its days is unsettled, a question mark. The days
    run from the first change to `checked_through`, or to a little after the last change if the timeline has none, and
    may cut the first and the last column. There are no colours, no spaces at the end of a line, and no today.

    Args:
        timeline: whose statuses to draw, in this very view.
        width: how many characters a line may have, 40 or more; by default as many as the terminal has.
        ascii: whether to use ASCII alone; names then lose their accents, and other letters are escaped.

    Raises:
        QueryTypeError: `timeline` is no Timeline, or `width` no whole number.
        QueryError: `width` is too small.

    Example:
        >>> rows = [("Mars", "1990", "1993-05-05"), ("Venus", "1992-01-01", None)]
        >>> planets = Timeline.from_spells(rows, name="Planets", checked_through="1995-12-31")
        >>> print(text_chart(planets, width=64, ascii=True))
        Planets (announced) from 1990-01-01, checked through 1995-12-31
        <BLANKLINE>
               1990  1991  1992  1993  1994  1995
               +-----+-----+-----+-----+-----+-----
        Mars   ??????##############/...............
        Venus              ########################
        <BLANKLINE>
        blank: outside   # member   . former   / changes within
        ? unsettled, wholly or in part   1 character: two months
    """
    room = _room(timeline, width)
    days = span(timeline)
    if days is None:
        return "\n".join(_flow(_words(f"{timeline.label}: no event moves any state", ascii=ascii), room))
    glyphs = ASCII if ascii else UNICODE
    labels = {state: label(timeline.party(state), room // 2, ascii=ascii) for state in by_name(timeline)}
    margin = max(map(columns_of, labels.values())) + _GAP
    scale = _Scale(*days, room - margin)
    rows = {state: _row(timeline, state, scale, glyphs) for state in labels}
    until = ", checked through" if days[1] == timeline.checked_through else " to"
    lines = _flow(_words(f"{timeline.label} from {days[0]}{until} {days[1]}", ascii=ascii), room)
    lines += ["", *(" " * margin + line for line in scale.head(glyphs))]
    lines += [text + " " * (margin - columns_of(text)) + rows[state] for state, text in labels.items()]
    lines += ["", *_flow(_legend({*"".join(rows.values())}, glyphs, scale), room, gap="   ")]
    return "\n".join(line.rstrip() for line in lines)


def span(timeline: Timeline, also: Iterable[date] = ()) -> tuple[date, date] | None:
    """Return the first and the last day that a drawing shows; `None` if no event moves a state and no day is given.

    They run from the first change to `checked_through`, or to a tenth of the span after the last change (a year if
    there is but one). Where a state is unsettled from the beginning of the calendar, they begin as much earlier.

    Args:
        timeline: what to draw.
        also: other days to be seen, up to `checked_through`.
    """
    ends = (date.min, date.max)  # these stand for ends that nobody knows
    changes = (timeline.next_change(date.min), timeline.previous_change(date.max))
    through = timeline.checked_through
    known = [min(day, through or day) for day in (*changes, *also) if day is not None and day not in ends]
    if not known:
        if not timeline.states:
            return None
        known = [through or date.min]
    first, last = min(known).toordinal(), max(known).toordinal()
    margin = max((last - first) // 10, 1) if last > first else 365
    if any(spells[0].start == date.min for spells in map(timeline.spells_of, timeline.states)):
        first = max(first - margin, 1)
    last = through.toordinal() if through else min(last + margin, _LAST)
    return date.fromordinal(first), date.fromordinal(last)


def by_name(timeline: Timeline) -> list[str]:
    """Return the codes of the timeline's states in the order of their names."""
    names = {state: timeline.party(state).name for state in timeline.states}
    return sorted(names, key=lambda state: (fold(names[state]), names[state], state))


def label(party: State, limit: int, *, ascii: bool = False) -> str:
    """Return name and code of a party in one line of at most `limit` columns: a long name is cut, its code kept."""
    cut = (ASCII if ascii else UNICODE).cut
    text = printable(str(party), ascii=ascii)
    if columns_of(text) <= limit:
        return text
    code = printable(f" ({party.alpha_3})", ascii=ascii)
    if columns_of(code) > limit // 2:
        code = _ending(text, limit // 2)
    return _beginning(text, limit - columns_of(code) - 1) + cut + code


def printable(text: str, *, ascii: bool = False) -> str:
    """Return a text with a space for whatever would break a line or steer a terminal."""
    text = "".join(character if character.isprintable() else " " for character in unicodedata.normalize("NFC", text))
    if not ascii:
        return text
    plain = (character for character in unicodedata.normalize("NFKD", text) if not unicodedata.combining(character))
    return "".join(plain).encode("ascii", "backslashreplace").decode("ascii")


def columns_of(text: str) -> int:
    """Return how many columns a printable text takes in letters of one width."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _beginning(text: str, room: int) -> str:
    while columns_of(text) > room:
        text = text[:-1]
    return text


def _ending(text: str, room: int) -> str:
    while columns_of(text) > room:
        text = text[1:]
    return text


class _Scale:
    """The columns of a chart: which period each stands for, and how many characters wide it is."""

    def __init__(self, first: date, last: date, room: int) -> None:
        self.first, self.last, self.room = first.toordinal(), last.toordinal(), room
        self.unit = next(u for u in UNITS if u.number(self.last) - u.number(self.first) < room)
        self.starts = self.unit.starts(self.first, self.last)
        self.wide = min(room // len(self.starts), _WIDEST_COLUMN)

    def cells(self) -> list[tuple[int, int]]:
        """Return the first and the last day that each column shows."""
        firsts = [self.first, *self.starts[1:]]
        return list(zip(firsts, [*(day - 1 for day in firsts[1:]), self.last], strict=True))

    def head(self, glyphs: Glyphs) -> tuple[str, str]:
        """Return the labels of the columns, as close as they can stand, and a rule with a tick under each."""
        coarser = UNITS[UNITS.index(self.unit) :]
        unit, ticks = next((unit, ticks) for unit in coarser if (ticks := self._ticks(unit)) is not None)
        own = unit.text(self.first)
        if not ticks or ticks[0][0] > len(own):
            ticks = [(0, own), *ticks]
        labels, rule = "", [glyphs.rule] * (len(self.starts) * self.wide)
        for column, text in ticks:
            rule[column] = glyphs.tick
            if column + len(text) <= self.room:
                labels = labels.ljust(column) + text
        return labels, "".join(rule)

    def _ticks(self, unit: Unit) -> list[tuple[int, str]] | None:
        """Return the columns in which a period begins, with their labels; `None` if these would run together."""
        places = [
            ((bisect_right(self.starts, day) - 1) * self.wide, unit.text(day))
            for day in unit.starts(self.first, self.last)
            if day >= self.starts[0]
        ]
        close = any(after - before <= len(text) for (before, text), (after, _) in pairwise(places))
        return None if close else places


def _room(timeline: Timeline, width: int | None) -> int:
    """Return how many columns there are, once it is clear that the arguments are what they should be."""
    check_timeline(timeline)
    if width is None:
        return max(shutil.get_terminal_size().columns, NARROWEST)
    if type(width) is not int:
        raise QueryTypeError(f"a width cannot be {shown(width)}; give a whole number of characters")
    if width < NARROWEST:
        raise QueryError(f"{width} characters are too few for a chart; give a width of {NARROWEST} or more")
    return width


def _row(timeline: Timeline, state: str, scale: _Scale, glyphs: Glyphs) -> str:
    """Return the columns of a state, each told by one character."""
    spells = timeline.spells_of(state)
    starts = [spell.start.toordinal() for spell in spells]
    statuses = [Status.OUTSIDE, *(spell.status for spell in spells)]
    row = ""
    for first, last in scale.cells():
        found = {*statuses[bisect_right(starts, first) : bisect_right(starts, last) + 1]}
        settled = [status for status in found if status is not None]
        mark = glyphs.unsettled if None in found else glyphs.statuses[settled[0]] if len(found) == 1 else glyphs.change
        row += mark * scale.wide
    return row


def _legend(used: set[str], glyphs: Glyphs, scale: _Scale) -> list[str]:
    """Return what the characters used mean, and what a column is."""
    meanings = {mark: f"{mark} {status}" for status, mark in glyphs.statuses.items()}
    meanings[glyphs.statuses[Status.OUTSIDE]] = f"blank: {Status.OUTSIDE}"
    meanings[glyphs.change] = f"{glyphs.change} changes within"
    meanings[glyphs.unsettled] = f"{glyphs.unsettled} unsettled, wholly or in part"
    column = f"{scale.wide} character{'s' * (scale.wide > 1)}: {scale.unit.words}"
    return [*(text for mark, text in meanings.items() if mark in used), column]


def _words(text: str, *, ascii: bool) -> list[str]:
    return printable(text, ascii=ascii).split()


def _flow(items: Iterable[str], room: int, gap: str = " ") -> list[str]:
    """Return the items in lines of at most `room` columns; only an item that is longer than that is broken."""
    lines: list[str] = []
    for item in items:
        if lines and columns_of(lines[-1] + gap + item) <= room:
            lines[-1] += gap + item
            continue
        rest = item
        while rest:
            lines.append(_beginning(rest, room))
            rest = rest[len(lines[-1]) :]
    return lines
