"""Why an answer is what it is: the step that decided it, what dates that step, and who says otherwise."""

from datetime import date

import attr

from .contests import Answers
from .csto import CSTO
from .dates import DayLike, PartialDate, to_date
from .events import Act, Dating, Event, Kind, Source
from .fold import chosen, disagrees, standing
from .happenings import Step
from .rules import MOVES_NOBODY, Reading, Status
from .states import StateLike
from .timeline import Timeline

_DONE = {Act.ANNOUNCED: "announced", Act.SIGNED: "signed", Act.IN_FORCE: "in force"}
_READ = {
    Reading.ANNOUNCED: "as announced at the time",
    Reading.SIGNED: "by signature or decision",
    Reading.IN_FORCE: "by legal effect",
}
_IS = {
    Status.OUTSIDE: "not yet a member",
    Status.OBSERVER: "an observer",
    Status.MEMBER: "a member",
    Status.SUSPENDED: "suspended",
    Status.FORMER: "a former member",
}
_STOOD = {
    Status.OUTSIDE: "was not yet a member of",
    Status.OBSERVER: "was an observer, not a member, of",
    Status.MEMBER: "was a member of",
    Status.SUSPENDED: "was suspended from, so not counted as a member of,",
    Status.FORMER: "was no longer a member of",
}


@attr.frozen(kw_only=True, repr=False)
class Explanation:
    """An answer with its reasons; `str()` is a paragraph with its sources.

    `member` and `status` are what `is_member` and `status_on` answer, `possible` the statuses that are open. `steps`
    decided it: the last step that surely was taken, or those that may have been; `since` is the first day of the
    answer, `following` the next step of the state. `others` are the answers of all readings, `sources` the documents
    behind everything that is said, `also` the events that move nothing but concern the state.
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
    def datings(self) -> tuple[Dating, ...]:
        """Every dating that is spoken of: those that count, those that say otherwise, rejected ones.

        Of the following step there is only the one that this reading waits for, unless another act was done by the day.
        """
        events = [*(step.event for step in self.steps), *self.also]
        if self.following is None or self.done:
            events += [] if self.following is None else [self.following.event]
            return tuple(dating for event in events for dating in event.dated)
        awaited = chosen(standing(self.following.event), self.timeline.reading)[0]
        return (*(dating for event in events for dating in event.dated), awaited)

    @property
    def done(self) -> tuple[Dating, ...]:
        """The acts of the following step that were done by the day, though this reading waits for another one."""
        if self.following is None:
            return ()
        event = self.following.event
        firsts = [next((d for d in standing(event) if d.act is act), None) for act in Act]
        return tuple(d for d in firsts if d is not None and d.day.latest is not None and d.day.latest <= self.day)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The documents behind the named events, in the order in which the paragraph cites them."""
        return tuple({source.key: source for dating in self.datings for source in dating.sources}.values())

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

    Warns:
        BeyondRecordWarning: `day` is after `checked_through`; the paragraph says so too.
    """
    day = to_date(day)
    code = timeline.code(state)
    possible = timeline.possible_statuses_on(code, day)  # warns where the day lies beyond the record
    spell = next((s for s in reversed(timeline.spells_of(code)) if s.start <= day), None)
    chain = timeline.steps_of(code)
    taken = [step for step in chain if step.latest is not None and step.latest <= day]
    perhaps = [step for step in chain if step not in taken and step.earliest <= day]
    later = [step for step in chain if step.earliest > day]
    return Explanation(
        timeline=timeline,
        state=code,
        day=day,
        member=False if spell is None else spell.member,
        status=possible[0] if len(possible) == 1 else None,
        possible=possible,
        steps=tuple([*taken[-1:], *perhaps] if len(possible) > 1 else taken[-1:]),
        since=None if spell is None else spell.start,
        following=later[0] if later else None,
        others=Answers(*(_member_at(timeline.under(reading), code, day) for reading in Reading)),
        also=_also(timeline, code, day, moved=bool(chain), after=taken[-1].earliest if taken else date.min),
    )


def _member_at(timeline: Timeline, code: str, day: date) -> bool | None:
    return next((spell.member for spell in reversed(timeline.spells_of(code)) if spell.start <= day), False)


def _also(timeline: Timeline, code: str, day: date, *, moved: bool, after: date) -> tuple[Event, ...]:
    """Return what else concerns the state: a freeze by that day since its last step; all that names one never moved."""
    if not moved:
        return tuple(event for event in timeline.events(state=code) if event.kind in MOVES_NOBODY)
    freezes = timeline.events(state=code, kind=Kind.FREEZE, start=after)
    return tuple(event for event in freezes if any((d.day.earliest or day) <= day for d in standing(event)))


def _paragraph(said: Explanation) -> str:
    """Return the explanation in sentences with numbered citations, and below them the list of what they cite."""
    numbers = {source.key: number for number, source in enumerate(said.sources, 1)}
    sentences = [
        _answer(said),
        *(_told(step.event, numbers) for step in said.steps),
        *_next(said, numbers),
        *(_told(event, numbers) for event in said.also),
        _others(said),
        *_beyond(said),
    ]
    sources = [f"[{number}] {source}" for number, source in enumerate(said.sources, 1)]
    return "\n".join([" ".join(sentences), *sources])


def _answer(said: Explanation) -> str:
    timeline, state = said.timeline, said.timeline.party(said.state).name
    through = timeline.checked_through or said.day
    body = f"the {timeline.name_on(min(said.day, through)) or timeline.name}"
    how = _READ[timeline.reading]
    how += ", leaving open where sources disagree" if timeline.wide else ""
    how += f", according to {timeline.source} alone" if timeline.source else ""
    if said.status is None:
        choice = " or ".join(_IS[status] for status in said.possible)
        return f"Whether {state} was a member of {body} on {said.day} is not settled, {how}: it was {choice}."
    if not said.steps and said.following is None:
        return f"{state} never joined {body}: no step of the record makes it a member, on {said.day} or any other day."
    since = f", since {said.since}" if said.since is not None else ""
    return f"{state} {_STOOD[said.status]} {body} on {said.day}, {how}{since}."


def _told(event: Event, numbers: dict[str, int]) -> str:
    """Say what an event was, on which days by which acts, and who says otherwise."""
    acts = []
    for act in Act:
        datings = [dating for dating in standing(event) if dating.act is act]
        if not datings:
            continue
        first, *others = datings
        against = [f"{_when(d.day)} by {_cited(d, numbers)}" for d in others if disagrees(d, first)]
        also = [_cited(d, numbers) for d in others if not disagrees(d, first)]
        text = f"{_DONE[act]} {_when(first.day)} {_cited(first, numbers)}"
        text += f" (less precisely {''.join(also)})" if also else ""
        text += f", but {', '.join(against)}" if against else ""
        acts.append(text)
    acts += [f"rejected: {_when(d.day)} {_cited(d, numbers)}, {d.rejected}" for d in event.dated if d.rejected]
    note = f" ({event.note})" if event.note else ""
    return f"{(event.what or event.key).rstrip('.')}{note}: {'; '.join(acts)}."


def _next(said: Explanation, numbers: dict[str, int]) -> list[str]:
    """Say what came next, and where another act of it was done by the day, which one this reading waits for."""
    if said.following is None:
        return []
    event = said.following.event
    awaited = chosen(standing(event), said.timeline.reading)[0]
    when = f"{_DONE[awaited.act]} {_when(awaited.day)}"
    if not said.done:
        return [f"Next: {(event.what or event.key).rstrip('.')}, {when} {_cited(awaited, numbers)}."]
    done = " and ".join(f"{_DONE[dating.act]} {_when(dating.day)}" for dating in said.done)
    return [f"The next step had been {done}, but this reading waits until it is {when}.", _told(event, numbers)]


def _others(said: Explanation) -> str:
    if len(set(said.others)) == 1:
        return "The readings as announced, by signature and by legal effect agree."
    words = {True: "a member", False: "not a member", None: "unsettled"}
    rest = [
        f"{_READ[reading]}, {words[answer]}"
        for reading, answer in zip(Reading, said.others, strict=True)
        if reading is not said.timeline.reading
    ]
    return f"Other readings: {'; '.join(rest)}."


def _beyond(said: Explanation) -> list[str]:
    through = said.timeline.checked_through
    if through is None or said.day <= through:
        return []
    return [f"The record was checked through {through}: this is the last known answer."]


def _when(day: PartialDate) -> str:
    if day.is_day:
        return f"on {day}"
    if day.latest is None:
        return f"on {day.earliest} or later, perhaps never"
    if day.earliest is None:
        return f"on {day.latest} or earlier"
    text = str(day)
    return f"between {day.earliest} and {day.latest}" if text.startswith("[") else f"in {text}"


def _cited(dating: Dating, numbers: dict[str, int]) -> str:
    return "".join(f"[{numbers[source.key]}]" for source in dating.sources) or "(no source)"
