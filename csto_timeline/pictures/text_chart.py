"""Draw a timeline as plain text: one line per state, with columns of equal numbers of days."""

from __future__ import annotations

import shutil
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from ..dates import DayLike
from ..errors import QueryError, QueryTypeError, counted, printable, shown
from ..rules import SETTLED, Status
from ..timeline import Timeline
from .common import WORDS, days_shown, in_order, subtitle_of, title_of, without_accents

NARROWEST: Final = 40
WIDEST: Final = 10_000

_DAY_STEPS: Final = (1, 2, 5, 10, 20)
_MONTH_STEPS: Final = (1, 2, 3, 6, *(12 * n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)))


# Up to how many days a column is measured in a unit, and how many days that is.
_LENGTHS: Final = ((50, 1, "day"), (700, 30.44, "month"), (float("inf"), 365.25, "year"))


class _Glyphs(NamedTuple):
    statuses: dict[Status, str]
    tick: str
    rule: str
    cut: str
    unsettled: str = "?"
    change: str = "/"


_UNICODE: Final = _Glyphs(dict(zip(Status, " ░▓█▒·", strict=True)), tick="┬", rule="─", cut="…")
_ASCII: Final = _Glyphs(dict(zip(Status, " o+#=.", strict=True)), tick="+", rule="-", cut="~")


def text_chart(
    timeline: Timeline,
    *,
    width: int | None = None,
    start: DayLike | None = None,
    end: DayLike | None = None,
    ascii: bool = False,
) -> str:
    """Answer `Timeline.text_chart`; `ascii` asks for ASCII alone: names lose their accents, other letters are escaped.

    Each state has a line, in the order of entry and then of name. All columns stand for the same number of days, and
    together they fill the width. A column shows a status only if the state has it on every day of the column: where
    the status changes, it shows a mark instead, and where any of its days is unsettled, a question mark. The legend
    below names the marks that are used. No line ends in a space.

    Example:
        >>> from csto_timeline import Timeline
        >>> rows = [("Mars", "1990", "1993-05-05"), ("Venus", "1992-01-01", None)]
        >>> planets = Timeline.from_spells(rows, name="Planets", unknown="keep", checked_through="1995-12-31")
        >>> print(text_chart(planets, width=60, ascii=True, start="1990-01-01"))
        Members of Planets, 1990-1995
        Checked through 31 December 1995
        <BLANKLINE>
               1990    1991     1992     1993     1994     1995
               +-------+--------+--------+--------+--------+--------
        Mars   ?????????####################/.......................
        Venus                   /###################################
        <BLANKLINE>
        # member   . left   blank: not yet in
        / the status changes within the column
        ? unsettled, for all or some of the column's days
        One column stands for about 41 days.
    """
    room = _room(width)
    glyphs = _ASCII if ascii else _UNICODE
    days = days_shown(timeline, start, end)
    if days is None:
        text = f"No state was ever a member of {printable(timeline.name, 120)}."
        return "\n".join(_wrapped(_plain(text, ascii=ascii), room))
    headings = (title_of(timeline, *days, open_ended=end is None), subtitle_of(timeline))
    labels = {state: _label(timeline, state, room // 3, glyphs, ascii=ascii) for state in in_order(timeline, "entry")}
    margin = max(map(_columns, labels.values()), default=0) + 2
    scale = _Scale(*days, room - margin)
    rows = {state: _row(timeline, state, scale, glyphs) for state in labels}
    lines = [line for heading in headings for line in _wrapped(_plain(heading, ascii=ascii), room)]
    lines += ["", *(" " * margin + line for line in scale.head(glyphs))]
    lines += [label + " " * (margin - _columns(label)) + rows[state] for state, label in labels.items()]
    lines += ["", *_legend({*"".join(rows.values())}, glyphs, scale, room)]
    return "\n".join(line.rstrip() for line in lines)


def _room(width: object) -> int:
    if width is None:
        return min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST)
    if isinstance(width, bool) or not isinstance(width, int):
        raise QueryTypeError(f"width={shown(width)} is not a whole number", "give a number of characters")
    if not NARROWEST <= width <= WIDEST:
        raise QueryError(f"width={shown(width)} is out of range", f"give {NARROWEST} to {WIDEST} characters")
    return width


class _Scale:
    """Which days each column of a chart stands for."""

    def __init__(self, first: date, last: date, columns: int) -> None:
        self.first = first.toordinal()
        self.days = last.toordinal() - self.first + 1
        self.columns = columns

    def cells(self) -> Iterator[tuple[int, int]]:
        """Yield the first and the last day of each column, as ordinals."""
        starts = [self.first + column * self.days // self.columns for column in range(self.columns + 1)]
        return ((low, max(low, high - 1)) for low, high in pairwise(starts))

    def head(self, glyphs: _Glyphs) -> tuple[str, str]:
        """Return the labels of the columns, as close together as they fit, and a rule with a tick under each."""
        choices = (*map(self._daily, _DAY_STEPS), *map(self._monthly, _MONTH_STEPS))
        ticks = next((ticks for ticks in choices if len(ticks) > 1), [])
        first = date.fromordinal(self.first).isoformat()[: len(ticks[0][1]) if ticks else 10]
        if not ticks or ticks[0][0] > len(first):
            ticks = [(0, first), *ticks]
        labels, rule = "", [glyphs.rule] * self.columns
        for column, text in ticks:
            rule[column] = glyphs.tick
            if column + len(text) <= self.columns:
                labels = labels.ljust(column) + text
        return labels, "".join(rule)

    def _daily(self, step: int) -> list[tuple[int, str]]:
        if self.days * len("YYYY-MM-DD ") > self.columns * step:
            return []
        return self._ticks(map(date.fromordinal, range(self.first, self.first + self.days, step)), 10)

    def _monthly(self, step: int) -> list[tuple[int, str]]:
        length = 4 if step % 12 == 0 else 7
        first, last = date.fromordinal(self.first), date.fromordinal(self.first + self.days - 1)
        months = range(-(-_month(first) // step) * step, _month(last) + 1, step)
        if len(months) * (length + 1) > self.columns + length:
            return []
        days = (date(month // 12, month % 12 + 1, 1) for month in months if month >= 12)
        return self._ticks((day for day in days if day >= first), length)

    def _ticks(self, days: Iterable[date], length: int) -> list[tuple[int, str]]:
        """Return the columns of some days, with labels; none if the labels would touch."""
        # A day is in the last column whose first day is not after it, or in the first of its own columns.
        ticks = []
        for day in days:
            shift = day.toordinal() - self.first
            column = -(-shift * self.columns // self.days)
            if column * self.days // self.columns > shift:
                column -= 1
            ticks.append((column, day.isoformat()[:length]))
        close = any(after - before <= length for (before, _), (after, _) in pairwise(ticks))
        return [] if close else ticks

    def in_words(self) -> str:
        """Return how many days a column stands for."""
        days = self.days / self.columns
        if days < 1:
            return f"One day is about {round(1 / days)} columns wide."
        number, unit = next((round(days / length), unit) for most, length, unit in _LENGTHS if days < most)
        return f"One column stands for about {counted(number, unit)}."


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _row(timeline: Timeline, state: str, scale: _Scale, glyphs: _Glyphs) -> str:
    """Return the columns of a state, one character each."""
    days, masks = timeline._track(state)
    starts = [day.toordinal() for day in days]
    marks = [glyphs.unsettled if status is None else glyphs.statuses[status] for status in SETTLED]  # by mask
    row = ""
    for first, last in scale.cells():
        found = {marks[mask] for mask in masks[bisect_right(starts, first) : bisect_right(starts, last) + 1]}
        row += found.pop() if len(found) == 1 else glyphs.unsettled if glyphs.unsettled in found else glyphs.change
    return row


def _legend(used: set[str], glyphs: _Glyphs, scale: _Scale, room: int) -> list[str]:
    """Return what the marks mean that are used, and what a column is."""
    marks = [f"{mark} {WORDS[status]}" for status, mark in glyphs.statuses.items() if mark in used and mark != " "]
    marks += [f"blank: {WORDS[Status.OUTSIDE]}"] if " " in used else []
    lines = _flowing(marks, room, "   ")
    if glyphs.change in used:
        lines += _wrapped(f"{glyphs.change} the status changes within the column", room)
    if glyphs.unsettled in used:
        lines += _wrapped(f"{glyphs.unsettled} unsettled, for all or some of the column's days", room)
    return [*lines, *_wrapped(scale.in_words(), room)]


def _label(timeline: Timeline, state: str, limit: int, glyphs: _Glyphs, *, ascii: bool) -> str:
    text = _plain(printable(timeline.party(state).name, WIDEST), ascii=ascii)
    if _columns(text) <= limit:
        return text
    return _pieces(text, limit - 1)[0] + glyphs.cut


def _plain(text: str, *, ascii: bool) -> str:
    if not ascii:
        return unicodedata.normalize("NFC", text)
    return without_accents(text).encode("ascii", "backslashreplace").decode("ascii")


def _columns(text: str) -> int:
    """Return how many columns a text takes in a monospaced font."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _pieces(text: str, room: int) -> list[str]:
    """Return a text in pieces of at most `room` columns."""
    pieces, used = [""], 0
    for letter in text:
        wide = _width(letter)
        if used + wide > room:
            pieces.append("")
            used = 0
        pieces[-1] += letter
        used += wide
    return pieces


def _wrapped(text: str, room: int) -> list[str]:
    return _flowing(text.split(), room, " ")


def _flowing(items: Iterable[str], room: int, gap: str) -> list[str]:
    """Return the items in lines of at most `room` columns; an item is broken only if it is longer than a line."""
    lines: list[str] = []
    used = room
    for item in items:
        wide = _columns(item)
        if used + len(gap) + wide <= room:
            lines[-1] += gap + item
            used += len(gap) + wide
        else:
            lines += _pieces(item, room)
            used = _columns(lines[-1])
    return lines
