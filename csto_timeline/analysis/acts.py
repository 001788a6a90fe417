"""Format the acts by which an event happened, or the rows that cover a day, as lines with numbered sources.

Texts that come from a file never look like a citation: brackets in them become parentheses.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import IntEnum
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ..dates import DAY, PartialDate
from ..engine.spells import PlainRow
from ..engine.windows import chosen, disagrees
from ..errors import printable
from ..facts import Act, Dating, Event, Source, standing
from ..rules import POSSIBLE, Reading, Status

if TYPE_CHECKING:
    from ..timeline import Timeline

_FIRST, _SAME, _CLOSER, _VAGUER, _OTHER = _RELATIONS = ("", "also ", "more precisely ", "less precisely ", "or ")


class Line(NamedTuple):
    """One line of a block: its label, such as an act, and its text."""

    label: str
    text: str


class Block(NamedTuple):
    """An event with a line for each act, or the rows of a source that cover a day."""

    title: str
    lines: tuple[Line, ...]


class Notes(IntEnum):
    """Which notes of the ledger an explanation includes."""

    NONE = 0
    OF_DATINGS = 1
    ALL = 2


class Citations:
    """Numbers the sources in the order in which they are cited.

    A view of one source has no notes, because they are not that source's own words.
    """

    def __init__(self, timeline: Timeline, notes: Notes) -> None:
        self.notes = Notes.NONE if timeline.source else notes
        self.sources: list[Source] = []
        self._numbers: dict[str, int] = {}
        self._only = [source for source in timeline.sources if source.key == timeline.source]

    def numbers(self, sources: Iterable[Source]) -> str:
        """Return the numbers of sources as a citation."""
        for source in sources:
            if source.key not in self._numbers:
                self.sources.append(source)
                self._numbers[source.key] = len(self.sources)
        return "".join(f"[{self._numbers[source.key]}]" for source in sources)

    def alone(self) -> list[str]:
        """Return the phrase that names the only source of a view, if it has only one."""
        return [f"according to {self.numbers(self._only)} alone"] if self._only else []

    def dated(self, dating: Dating, *, noted: bool = False) -> str:
        """Return the day of a dating with its citation, and with its note where there is room."""
        note = dating.note if noted and dating.note and self.notes >= Notes.OF_DATINGS else ""
        marks = ": ".join(filter(None, ["implied" * dating.implied, plain_text(note)]))
        return " ".join(filter(None, [_when(dating.day), self.numbers(dating.sources), marks and f"({marks})"]))


def event_block(event: Event, cite: Citations, reading: Reading, prefix: str = "") -> Block:
    """Return an event with one line for each act and one for each rejected dating."""
    lines = []
    for act in Act:
        told = sorted((d for d in standing(event) if d.act is act), key=lambda d: _RELATIONS.index(_relation(d, event)))
        groups = groupby(told, key=lambda d: _relation(d, event))
        texts = [
            word + ", ".join(cite.dated(dating, noted=word in (_FIRST, _OTHER)) for dating in same)
            for word, same in groups
        ]
        if texts:
            lines.append(Line(_in_words(act), "; ".join(texts)))
    for dating in event.dated:
        if dating.rejected is not None:
            text = f"{_in_words(dating.act)} {cite.dated(dating)}: {plain_text(dating.rejected)}"
            lines.append(Line("rejected", text))
    counted = chosen(standing(event), reading)[0].act
    if reading is Reading.IN_FORCE and counted is not Act.IN_FORCE:
        lines.append(Line("in force", f"no source dates it; the day on which it was {_in_words(counted)} counts"))
    if event.note and cite.notes is Notes.ALL:
        lines.append(Line("note", plain_text(event.note)))
    return Block(f"{prefix}{_title(event)}", tuple(lines))


def next_block(event: Event, cite: Citations, reading: Reading, day: date) -> Block:
    """Return the next event: in full where some act or source places it on the day or before, else what counts."""
    counted = chosen(standing(event), reading)[0]
    if any((dating.day.earliest or date.min) <= day for dating in event.dated if _matters(dating, event)):
        return event_block(event, cite, reading, "Next: ")
    return Block(f"Next: {_title(event)}", (Line(_in_words(counted.act), cite.dated(counted)),))


def _matters(dating: Dating, event: Event) -> bool:
    return dating.rejected is not None or _relation(dating, event) in (_FIRST, _OTHER)


def _relation(dating: Dating, event: Event) -> str:
    """Return the word for how a standing dating relates to the preferred one of its act."""
    first = next(other for other in standing(event) if other.act is dating.act)
    if dating is first:
        return _FIRST
    if dating.day == first.day:
        return _SAME
    if first.day.contains(dating.day):
        return _CLOSER
    return _OTHER if disagrees(dating, first) else _VAGUER


# The rows


def row_blocks(timeline: Timeline, cite: Citations, code: str, day: date) -> list[Block]:
    """Return the rows that can cover a day, and the next one."""
    spells = timeline._origin.spells  # the rows by state
    own = [] if spells is None else spells.placed(code)
    covering = [row for row, start, end in own if start[0] <= day.toordinal() < end[1]]
    later = [row for row, start, _ in own if start[0] > day.toordinal()]
    title = f"Row{'s' * (len(covering) > 1)} that can cover the day:" if covering else "No row covers the day."
    blocks = [Block(title, tuple(_row_line(row, cite, timeline.sources) for row in covering))] if own else []
    if later:
        blocks.append(Block("Next row:", (_row_line(later[0], cite, timeline.sources),)))
    return blocks


def _row_line(row: PlainRow, cite: Citations, sources: Sequence[Source]) -> Line:
    _, start, end, mask, _ = row
    since = PartialDate.of(start)
    if end is None:
        days = f"from {_when(since)}{' on' * (since.latest is not None)}"
    elif isinstance(start, PartialDate) or isinstance(end, PartialDate):
        days = f"from {_when(since)}; first day after it: {_when(PartialDate.of(end))}"
    else:
        days = f"{start} to {end - DAY}"
    words = "unknown" if len(POSSIBLE[mask]) == len(Status) else " or ".join(POSSIBLE[mask])
    return Line(words, " ".join(filter(None, (days, cite.numbers(sources)))))


# Words


def _in_words(act: Act) -> str:
    return act.replace("_", " ")


def _title(event: Event) -> str:
    text = plain_text(event.what or f"{event.kind.capitalize()}: {event.key}")
    return text if text.endswith((".", "!", "?")) else f"{text}."


def plain_text(text: str) -> str:
    """Return a text of a file on one line, without brackets, which mark citations."""
    return printable(" ".join(text.split())).replace("[", "(").replace("]", ")")


def _when(day: PartialDate) -> str:
    return day.in_words() + ", perhaps never" * (day.latest is None)
