"""Why an answer is what it is: the step that decided it, what dates that step, and who says otherwise."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby

import attr

from ..results import Spell
from .disagreement import Answers
from ..record.csto import CSTO
from ..dates import DayLike, PartialDate, to_date
from ..facts import Act, Dating, Event, Kind, Source
from ..engine.windows import chosen, disagrees, standing
from ..happenings import Step
from ..rules import MOVES_NOBODY, Reading, Status
from ..states import StateLike
from ..timeline import Timeline, check_timeline

_BY = {Act.ANNOUNCED: "by announcement", Act.SIGNED: "by signature or decision", Act.IN_FORCE: "by legal effect"}
_FIRST = {
    Reading.ANNOUNCED: "by announcements first",
    Reading.SIGNED: "by signatures and decisions first",
    Reading.IN_FORCE: "by legal effect first",
}
_STOOD = {
    Status.OUTSIDE: "{state} had not yet joined {body} on {day}",
    Status.OBSERVER: "{state} was an observer, not a member, of {body} on {day}{since}",
    Status.MEMBER: "{state} was a member of {body} on {day}{since}",
    Status.SUSPENDED: "the membership of {state} in {body} stood suspended on {day}{since}, so it was not a member",
    Status.FORMER: "{state} no longer belonged to {body} on {day}{since}",
}
_PERHAPS = {
    Status.OUTSIDE: "it had not yet joined",
    Status.OBSERVER: "it was an observer",
    Status.MEMBER: "it was a member",
    Status.SUSPENDED: "its membership stood suspended",
    Status.FORMER: "it no longer belonged",
}
_KEEPS_A_MEMBER = (Kind.RENEWAL, Kind.FREEZE)
_ACTS = tuple(Act)
_WORDS = _PREFERRED, _ALSO, _CLOSER, _VAGUER, _AGAINST = ("", "also ", "more precisely ", "less precisely ", "but ")


@attr.frozen(kw_only=True, repr=False)
class Explanation:
    """An answer with its reasons; `str()` is a paragraph with its sources.

    `member` and `status` are what `is_member` and `status_on` answer, `possible` the statuses that are open. `steps`
    decided it: the last step that surely was taken, and those that may have been; `since` is the first day of the
    answer, `following` the next step of the state. `others` are the answers of all readings, `also` the events that
    move nothing but concern the state.
    """

    timeline: Timeline
    state: str
    day: date
    member: bool | None
    status: Status | None
    possible: tuple[Status, ...]
    steps: tuple[Step, ...]
    since: date | None
    following: Step | None
    others: Answers
    also: tuple[Event, ...]

    @property
    def decided_by(self) -> Event | None:
        """The event that decided the answer; `None` before the state's first step."""
        return self.steps[-1].event if self.steps else None

    @property
    def done(self) -> tuple[Dating, ...]:
        """The acts of the following step that were done by the day, though this reading counts another one."""
        if self.following is None:
            return ()
        firsts = [
            dating for dating in standing(self.following.event) if _word(dating, self.following.event) == _PREFERRED
        ]
        return tuple(d for d in firsts if d.day.latest is not None and d.day.latest <= self.day)

    @property
    def disputed(self) -> bool:
        """Whether an act, or a source that disagrees, if only a rejected one, dates the following step by the day."""
        if self.following is None:
            return False
        event = self.following.event
        against = [d for d in event.dated if d.rejected is not None or _word(d, event) == _AGAINST]
        return bool(self.done) or any((d.day.earliest or date.min) <= self.day for d in against)

    @property
    def datings(self) -> tuple[Dating, ...]:
        """Every dating that is spoken of, in order: those that count, those that say otherwise, rejected ones.

        Of the following step there is only the one that counts in this reading, unless the step is `disputed`.
        """
        events = [*(step.event for step in self.steps), *self.also]
        awaited: list[Dating] = []
        if self.following is not None and self.disputed:
            events.append(self.following.event)
        elif self.following is not None:
            awaited.append(_awaited(self.following.event, self.timeline.reading))
        return (*(dating for event in events for dating in _in_order(event)), *awaited)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The documents behind everything that is said, in the order in which the paragraph first cites them."""
        alone = [source for source in self.timeline.sources if source.key == self.timeline.source]
        cited = [source for dating in self.datings for source in dating.sources]
        return tuple({source.key: source for source in (*alone, *cited)}.values())

    def __str__(self) -> str:
        return _paragraph(self)

    def __repr__(self) -> str:
        return f"<Explanation {self.state} {self.day} {self.timeline.reading.value}: {self.status or 'unsettled'}>"


def explain(state: StateLike, day: DayLike, *, timeline: Timeline = CSTO) -> Explanation:
    """Return why `state` was, was not, or perhaps was a member on `day`.

    Args:
        state: a code or name.
        day: the day.
        timeline: the ledger and reading that answer.

    Raises:
        UnknownStateError: nothing is called that.
        InvalidDateError: `day` is no day, or ambiguous.
        QueryTypeError: `timeline` is no Timeline, or `day` neither text nor a date.

    Warns:
        BeyondRecordWarning: `day` is after `checked_through`; the paragraph says so too.
    """
    check_timeline(timeline)
    day = to_date(day)
    code = timeline.code(state)
    possible = timeline.possible_statuses_on(code, day)  # warns where the day lies beyond the record
    spell = _spell_at(timeline, code, day)
    chain = timeline.steps_of(code)  # in order: those that were taken, those that perhaps were, those to come
    taken = [step for step in chain if step.latest is not None and step.latest <= day]
    begun = [step for step in chain if step.earliest <= day]
    return Explanation(
        timeline=timeline,
        state=code,
        day=day,
        member=_member_at(timeline, code, day),
        status=possible[0] if len(possible) == 1 else None,
        possible=possible,
        steps=(*taken[-1:], *begun[len(taken) :]),
        since=None if spell is None else spell.start,
        following=next(iter(chain[len(begun) :]), None),
        others=Answers(*(_member_at(timeline.under(reading), code, day) for reading in Reading)),
        also=_also(timeline, code, day, moved=bool(chain), after=taken[-1].earliest if taken else date.min),
    )


def _spell_at(timeline: Timeline, code: str, day: date) -> Spell | None:
    return next((spell for spell in reversed(timeline.spells_of(code)) if spell.start <= day), None)


def _member_at(timeline: Timeline, code: str, day: date) -> bool | None:
    spell = _spell_at(timeline, code, day)  # not `is_member`, which would warn once more
    return False if spell is None else spell.member


def _also(timeline: Timeline, code: str, day: date, *, moved: bool, after: date) -> tuple[Event, ...]:
    """Return what else concerns the state: its last renewal and freeze by that day; all that names one never moved."""
    if not moved:
        return tuple(event for event in timeline.events(state=code) if event.kind in MOVES_NOBODY)
    kept = [
        event
        for event in timeline.events(state=code, start=after)
        if event.kind in _KEEPS_A_MEMBER
        and any((_awaited(event, reading).day.earliest or day) <= day for reading in Reading)
    ]
    last = {event.kind: event for event in kept}
    return tuple(event for event in kept if last[event.kind] is event)


# What is said of a dating, and in which order


def _awaited(event: Event, reading: Reading) -> Dating:
    return chosen(standing(event), reading)[0]


def _word(dating: Dating, event: Event) -> str:
    """Return how a standing dating stands to the preferred one of its act; nothing for the preferred one itself."""
    first = next(other for other in standing(event) if other.act is dating.act)
    if dating is first:
        return _PREFERRED
    if dating.day == first.day:
        return _ALSO
    if first.day.contains(dating.day):
        return _CLOSER
    return _AGAINST if disagrees(dating, first) else _VAGUER


def _in_order(event: Event) -> tuple[Dating, ...]:
    """Return the datings of an event as they are told: by act, the preferred one first, and the rejected ones last."""
    told = sorted(standing(event), key=lambda d: (_ACTS.index(d.act), _WORDS.index(_word(d, event))))
    return (*told, *(dating for dating in event.dated if dating.rejected is not None))


# The paragraph


def _paragraph(said: Explanation) -> str:
    """Return the explanation in sentences with numbered citations, and below them the list of what they cite."""
    sources = said.sources
    teller = _Teller({source.key: number for number, source in enumerate(sources, 1)}, said.timeline.source)
    sentences = [
        _answer(said, teller),
        *(teller.whole(event) for event in (*(step.event for step in said.steps), *said.also)),
        *_next(said, teller),
        *_others(said),
        *_beyond(said),
    ]
    return "\n".join([" ".join(sentences), *(f"[{number}] {source}" for number, source in enumerate(sources, 1))])


class _Teller:
    """Tells events with numbered citations; of a view of one source no notes, for they are not that source's words."""

    def __init__(self, numbers: Mapping[str, int], alone: str | None) -> None:
        self.numbers = numbers
        self.alone = alone

    def whole(self, event: Event, joint: str = ":") -> str:
        """Say what an event was, on which days by which acts, and who says otherwise."""
        acts = []
        for act, datings in groupby(_in_order(event), key=lambda d: None if d.rejected else d.act):
            if act is None:
                acts += [f"rejected: {self.dated(d)} ({_plain(d.rejected)})" for d in datings]
            else:
                groups = groupby(datings, key=lambda d: _word(d, event))
                days = [word + ", ".join(self.dated(d) + self.note(d.note) for d in same) for word, same in groups]
                acts.append(f"{_BY[act]} {', '.join(days)}")
        return f"{_title(event)}{self.note(event.note)}{joint} {'; '.join(acts)}."

    def dated(self, dating: Dating) -> str:
        """Say a day and who gives it."""
        cited = "".join(f"[{self.numbers[source.key]}]" for source in dating.sources)
        return " ".join(
            [_when(dating.day), *([cited] if cited else []), *(["by implication"] if dating.implied else [])]
        )

    def note(self, text: str | None) -> str:
        """Return a note as it is added to what it speaks of."""
        return f" ({_plain(text)})" if _plain(text) and self.alone is None else ""


def _answer(said: Explanation, teller: _Teller) -> str:
    timeline = said.timeline
    words = {"state": timeline.party(said.state).name, "body": _body(said), "day": said.day, "since": _since(said)}
    alone = [] if timeline.source is None else [f"on the word of [{teller.numbers[timeline.source]}] alone"]
    if not said.steps and said.following is None:
        never = "{state} never joined {body}: no step of the record makes it a member, on {day} or any other day"
        return _sentence(*alone, never.format(**words))
    lead = [
        f"going {_FIRST[timeline.reading]}",
        *alone,
        *(["leaving open where sources disagree"] if timeline.wide else []),
    ]
    if said.status is not None:
        return _sentence(*lead, _STOOD[said.status].format(**words))
    *rest, last = (_PERHAPS[status] for status in said.possible)
    form = "it is not settled whether {state} was" if said.member is None else "{state} was not"
    form += " a member of {body} on {day}: either "
    return _sentence(*lead, f"{form.format(**words)}{', '.join(rest)} or {last}")


def _body(said: Explanation) -> str:
    """Return what the organisation was called on that day; before it had a name, the label of the timeline."""
    timeline = said.timeline
    name = timeline.name_on(min(said.day, timeline.checked_through or said.day))
    if name is None:
        return timeline.name
    return name if " " not in name or name.lower().startswith("the ") else f"the {name}"


def _since(said: Explanation) -> str:
    if said.since is None:
        return ""
    day = "that day" if said.since == said.day else str(said.since)
    before = next((spell for spell in said.timeline.spells_of(said.state) if spell.end == said.since), None)
    perhaps = before is not None and said.status in before.possible
    return f" (since {day}{' at the latest' * perhaps})"


def _next(said: Explanation, teller: _Teller) -> list[str]:
    """Say what came next, and where another act of it was done by the day, which one this reading counts."""
    if said.following is None:
        return []
    event = said.following.event
    awaited = _awaited(event, said.timeline.reading)
    if said.done:
        done = " and ".join(f"{_BY[dating.act]} {_when(dating.day)}" for dating in said.done)
        counts = f"{_BY[awaited.act]}, {_when(awaited.day)}"
        return [f"The next step had come {done}, but this reading counts it {counts}.", teller.whole(event)]
    if said.disputed:
        return [f"Next: {teller.whole(event, joint=',')}"]
    return [f"Next: {_title(event)}, {_BY[awaited.act]} {teller.dated(awaited)}."]


def _others(said: Explanation) -> list[str]:
    """Say what the other readings answer; nothing of a state that takes no step under any."""
    if not said.steps and said.following is None:
        return []
    words = {True: "it was a member", False: "it was not a member", None: "that is not settled"}
    ways: dict[bool | None, list[str]] = {}
    for reading, answer in zip(Reading, said.others, strict=True):
        if reading is not said.timeline.reading:
            ways.setdefault(answer, []).append(_FIRST[reading])
    return [_sentence("; ".join(f"going {' or '.join(how)}, {words[answer]}" for answer, how in ways.items()))]


def _beyond(said: Explanation) -> list[str]:
    through = said.timeline.checked_through
    if through is None or said.day <= through:
        return []
    return [f"The record was checked only through {through}, so this is the last known answer."]


# Words


def _sentence(*parts: str) -> str:
    text = ", ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def _title(event: Event) -> str:
    return _plain(event.what) or event.key


def _plain(text: str | None) -> str:
    """Return a text on one line and without a full stop, as it can stand within a sentence."""
    return " ".join((text or "").split()).rstrip(" .,:;!?")


def _when(day: PartialDate) -> str:
    if day.is_day:
        return f"on {day}"
    if day.latest is None:
        return f"on {day.earliest} or later, perhaps never"
    if day.earliest is None:
        return f"on {day.latest} or earlier"
    text = str(day)
    return f"on a day from {day.earliest} to {day.latest}" if text.startswith("[") else f"in {text}"
