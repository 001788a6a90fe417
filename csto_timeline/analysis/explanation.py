"""Explain an answer: the verdict, where readings disagree, the acts behind it with their sources, and what came next.

An explanation is made of plain texts when it is asked for, so that it can be printed, shown in a notebook or pickled
without its timeline. In print only sources begin a line with a bracket.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import frozen

from ..dates import DayLike, to_date
from ..engine.windows import NEVER, chosen
from ..errors import QueryTypeError, printable, shown
from ..facts import Event, Kind, Source, standing
from ..results import Spell
from ..rules import BIT, NO_STEP, Reading, Status
from ..states import StateLike
from .acts import Block, Citations, Notes, event_block, next_block, plain_text, row_blocks
from .disagreement import Answers, Six, dissent, six_on

if TYPE_CHECKING:
    from ..timeline import Timeline

READ_BY: Final = {
    Reading.ANNOUNCED: "by public announcement",
    Reading.SIGNED: "by signature or decision",
    Reading.IN_FORCE: "by entry into force",
}
_BECAUSE: Final = {
    Status.OUTSIDE: "it had not yet joined",
    Status.OBSERVER: "it was an observer",
    Status.ASSOCIATE: "it was an associate",
    Status.MEMBER: "it was a member",
    Status.SUSPENDED: "its membership was suspended",
    Status.FORMER: "it no longer belonged to it",
}
_DISSOLVED: Final = "the organization had been dissolved"
_VERDICT: Final = {True: "{state} was", False: "{state} was not", None: "It is not settled whether {state} was"}
_PROLONGS: Final = (Kind.RENEWAL, Kind.FREEZE)
_WIDTH: Final = 80
_MOST_LINES: Final = 25
_LABEL_WIDTH: Final = 13
_NARROWEST: Final = 30


@frozen(kw_only=True, repr=False)
class Explanation:
    """An answer with its reasons. `print(why)` shows it as text of 80 columns, a notebook as HTML.

    Attributes:
        state: the state's code.
        name: the state's name.
        day: the day asked about.
        organization: what the organization was called on that day.
        reading: the reading that answered.
        wide: whether the widened view answered.
        member: what `Timeline.is_member` answers.
        status: what `Timeline.status_on` answers.
        possible: the possible statuses, one or more.
        decided_by: the event that decided the answer, the last of those that may have happened; `None` before the
            state's first step.
        since: the first day from which the answer has been the same; `None` before the state's first step.
        next: the next event that changes the state's status; `None` if no later one is known.
        plain: what the three readings answer by the preferred datings.
        widened: what the three readings answer with every day that a source gives instead.
        verdict: the answer in one sentence.
        remarks: sentences that limit the verdict: where readings disagree, and where the record ends.
        blocks: the events behind the answer and the next one, with one line for each act.
        sources: the documents behind everything that is said, in the order of their numbers.

    Example:
        >>> import csto_timeline as ct
        >>> why = ct.explain("Uzbekistan", "2006-07-01")
        >>> why.member, str(why.readings), why.since.isoformat()
        (True, 'yes / no / no', '2006-06-23')
    """

    state: str
    name: str
    day: date
    organization: str
    reading: Reading
    wide: bool
    member: bool | None
    status: Status | None
    possible: tuple[Status, ...]
    decided_by: Event | None
    since: date | None
    next: Event | None
    plain: Answers
    widened: Answers
    verdict: str
    remarks: tuple[str, ...]
    blocks: tuple[Block, ...]
    sources: tuple[Source, ...]

    @property
    def readings(self) -> Answers:
        """What each reading answers: a mapping of the three readings, widened if the widened view was asked."""
        return self.widened if self.wide else self.plain

    @property
    def disputed(self) -> bool:
        """Whether the day is contested: the six answers, plain and widened, are not all one settled answer."""
        answers = {*self.plain.values(), *self.widened.values()}
        return len(answers) > 1 or None in answers

    def text(self, width: int = _WIDTH) -> str:
        """Return the explanation as text.

        Args:
            width: the columns that a line may have, at least 30. Only addresses are longer.

        Raises:
            QueryTypeError: `width` is not a whole number.
        """
        if isinstance(width, bool) or not isinstance(width, int):
            raise QueryTypeError(f"width={shown(width)} is not a whole number", "give a number of columns")
        lines = self._above(width)
        if self.sources:
            lines.append("")
        for number, source in enumerate(self.sources, 1):
            lines += wrapped(f"[{number}] {source}", width, indent=len(f"[{number}] "))
        return "\n".join(lines)

    def _above(self, width: int) -> list[str]:
        """Return the lines above the sources."""
        lines = wrapped(self.verdict, width)
        for remark in self.remarks:
            lines += wrapped(remark, width)
        for block in self.blocks:
            lines += ["", *wrapped(block.title, width)]
            for label, text in block.lines:
                lines += wrapped(f"  {label:10} {text}", width, indent=_LABEL_WIDTH)
        return lines

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        answer = f"{self.status or 'unsettled'}{', contested' * self.disputed}"
        return printable(f"<Explanation {self.state} {self.day} ({self.reading}): {answer}>")

    def _repr_html_(self) -> str:
        parts = [f"<p><strong>{escape(self.verdict)}</strong></p>"]
        parts += [f"<p>{escape(remark)}</p>" for remark in self.remarks]
        for block in self.blocks:
            items = "".join(f"<li>{escape(label)}: {escape(text)}</li>" for label, text in block.lines)
            parts.append(f"<p>{escape(block.title)}</p><ul>{items}</ul>")
        if self.sources:
            parts.append(f"<ol>{''.join(f'<li>{escape(str(source))}</li>' for source in self.sources)}</ol>")
        return f"<div>{''.join(parts)}</div>"


def explain(timeline: Timeline, state: StateLike, day: DayLike) -> Explanation:
    """Answer `Timeline.explain`."""
    day = to_date(day)
    code = timeline.code(state)
    beyond = timeline._beyond(day)  # it warns once for the whole question
    for notes in (Notes.ALL, Notes.OF_DATINGS, Notes.NONE):
        why = _explained(timeline, code, day, beyond=beyond, notes=notes)
        if len(why._above(_WIDTH)) <= _MOST_LINES:  # notes give way, so that it stays short
            break
    return why


def _explained(timeline: Timeline, code: str, day: date, *, beyond: bool, notes: Notes) -> Explanation:
    spells = [spell for spell in timeline.spells_of(code) if spell.start <= day]
    spell = spells[-1] if spells else None
    possible = (Status.OUTSIDE,) if spell is None else spell.possible
    moves = _moves(timeline, code)
    taken = [move for move in moves if move.high <= day.toordinal()]
    begun = [move for move in moves if move.low <= day.toordinal()]
    decisive = [move.event for move in (*taken[-1:], *begun[len(taken) :])]
    following = next((move.event for move in moves[len(begun) :]), None)
    plain, widened = six_on(timeline, code, day)
    name, body, cite = plain_text(timeline.party(code).name), _body(timeline, day), Citations(timeline, notes)
    member = spell.member if spell is not None else False
    if moves:
        dissolved = bool(decisive) and decisive[-1].kind is Kind.DISSOLUTION
        verdict = _answered(name, body, day, member, possible, dissolved=dissolved)
        verdict += _basis(timeline, cite, spells, day)
    else:
        verdict = f"{name} was never a member of {plain_text(timeline.name)}{_parenthesized(cite.alone())}."
    if timeline._origin.spells is None:  # the rows by state
        since = date.fromordinal(taken[-1].low) if taken else date.min
        told = [*decisive, *_also(timeline, code, day, moved=bool(moves), since=since)]
        blocks = [event_block(event, cite, timeline.reading) for event in told]
        if following is not None:
            blocks.append(next_block(following, cite, timeline.reading, day))
    else:
        blocks = row_blocks(timeline, cite, code, day)
    return Explanation(
        state=code,
        name=name,
        day=day,
        organization=body,
        reading=timeline.reading,
        wide=timeline.wide,
        member=member,
        status=possible[0] if len(possible) == 1 else None,
        possible=possible,
        decided_by=decisive[-1] if decisive else None,
        since=None if spell is None else spell.start,
        next=following,
        plain=plain,
        widened=widened,
        verdict=verdict,
        remarks=_remarks(timeline, (plain, widened), beyond=beyond),
        blocks=tuple(blocks),
        sources=tuple(cite.sources),
    )


def wrapped(text: str, width: int, *, indent: int = 0, narrowest: int = _NARROWEST) -> list[str]:
    """Return text as lines of at most `width` columns; only addresses are longer.

    Args:
        text: the text; leading blanks are kept.
        width: the columns that a line may have.
        indent: how far the lines after the first are indented.
        narrowest: the columns that a line has at least.
    """
    width = max(width, narrowest)
    room = width - max(indent, len(text) - len(text.lstrip()))
    words = (
        word if "://" in word or len(word) <= room else " ".join(textwrap.wrap(word, room)) for word in text.split(" ")
    )
    joined = " ".join(words)  # a line that begins with a number is a source: bind the numbers that cite
    bound = joined if indent else joined.replace(" [", "\N{NO-BREAK SPACE}[")
    lines = textwrap.wrap(bound, width, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False)
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines] or [""]


# The verdict


class _Move(NamedTuple):
    """An event that changes the status of a state: its window in ordinals, and the mask of statuses after it."""

    event: Event
    low: int
    high: int
    mask: int


def _moves(timeline: Timeline, code: str) -> list[_Move]:
    """Return the events that change the status of a state; a dissolution changes nothing for a former member."""
    rows = timeline._origin.spells
    if rows is None:
        events, windows = timeline._events, timeline._windows
        chain = [_Move(events[node], *windows[node], mask) for node, mask in timeline._moving.get(code, ())]
    else:  # only those of the state are derived
        moves = rows.moves(code)
        derived = zip(rows.events(timeline._origin.source, moves), moves, strict=True)
        chain = [_Move(event, move.low, move.high, move.mask) for event, move in derived]
    before = [BIT[Status.OUTSIDE], *(move.mask for move in chain)]
    return [move for move, mask in zip(chain, before, strict=False) if move.mask != mask and move.low < NEVER]


def _answered(
    name: str, body: str, day: date, member: bool | None, possible: Sequence[Status], *, dissolved: bool
) -> str:
    verdict = f"{_VERDICT[member].format(state=name)} a member of {body} on {day}"
    if member:
        return verdict
    if len(possible) == len(Status):
        return f"{verdict}: nothing is known of its status"
    because = {**_BECAUSE, Status.FORMER: _DISSOLVED} if dissolved else _BECAUSE
    *reasons, last = (because[status] for status in possible)
    return f"{verdict}: {', '.join(reasons)}{' or ' * bool(reasons)}{last}"


def _basis(timeline: Timeline, cite: Citations, spells: Sequence[Spell], day: date) -> str:
    """Return by which reading and source a verdict holds, and since when; the last of the spells covers the day."""
    parts = cite.alone()
    if timeline._origin.spells is None:  # rows have no readings
        parts.append(f"{READ_BY[timeline.reading]}{', widened' * timeline.wide}")
    if spells:
        spell = spells[-1]
        perhaps = len(spells) > 1 and spell.status in spells[-2].possible
        parts.append(f"since {'that day' if spell.start == day else spell.start}{' at the latest' * perhaps}")
    return f"{_parenthesized(parts)}."


def _parenthesized(parts: Sequence[str]) -> str:
    return f" ({', '.join(parts)})" if parts else ""


def _remarks(timeline: Timeline, six: Six, *, beyond: bool) -> tuple[str, ...]:
    remarks = [dissent(six, timeline.reading, wide=timeline.wide)]
    if beyond:
        remarks.append(f"The record was checked only through {timeline.checked_through}: this is the last known answer")
    return tuple(f"{remark}." for remark in remarks if remark)


def _body(timeline: Timeline, day: date) -> str:
    """Return what the organization was called on a day; the label of the timeline where it had no name."""
    name = timeline._name_at(day)  # it does not warn again
    if name is None:
        return plain_text(timeline.name)
    name = plain_text(name)
    return name if " " not in name or name.lower().startswith("the ") else f"the {name}"


def _also(timeline: Timeline, code: str, day: date, *, moved: bool, since: date) -> list[Event]:
    """Return what else concerns a state: the last renewal and freeze by a day; what names a state that never moved."""
    if not moved:
        return [event for event in timeline.events(state=code) if event.kind in NO_STEP]
    kept = [
        event
        for event in timeline.events(state=code, start=since)
        if event.kind in _PROLONGS
        and any((chosen(standing(event), reading)[0].day.earliest or day) <= day for reading in Reading)
    ]
    last = {event.kind: event for event in kept}
    return [event for event in kept if last[event.kind] is event]
