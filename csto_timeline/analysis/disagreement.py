"""Where readings or sources disagree about membership, and for how long: how wrong the record can be."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import attr

from ..results import Stretch, abreast
from ..record.csto import CSTO
from ..facts import Event, Source
from ..engine.windows import sources_of
from ..happenings import Step
from ..rules import Reading
from ..timeline import Timeline, check_timeline


class Answers(NamedTuple):
    """What the three readings answer to `is_member`."""

    announced: bool | None
    signed: bool | None
    in_force: bool | None

    def __str__(self) -> str:
        words = {True: "yes", False: "no", None: "unsettled"}
        return " / ".join(words[answer] for answer in self)


@attr.frozen
class Contest(Stretch):
    """A stretch over which the answers about a state are constant and are not all one settled answer.

    `plain` and `widened` are the answers of the three readings, by preferred datings alone and by all that disagree.
    `events` are those of which some view says that they have surely happened, and another does not; `sources` are all
    that date them.
    """

    state: str
    start: date
    end: date | None
    plain: Answers
    widened: Answers
    events: tuple[Event, ...]
    sources: tuple[Source, ...]

    def __str__(self) -> str:
        keys = ", ".join(event.key for event in self.events)
        return f"{self.state}, {self.when()}: {self.plain}; widened {self.widened} ({keys})"


def contested(*, timeline: Timeline = CSTO) -> tuple[Contest, ...]:
    """Return where readings or sources disagree, by state and then by day; empty if they never do.

    For each state these are the maximal stretches over which the six `is_member` answers (three readings, plain and
    widened) are constant and are not all one settled answer. Outside of them nothing differs. Less precise and
    rejected datings disagree with nobody. The reading of `timeline` does not matter.

    Raises:
        QueryTypeError: `timeline` is no Timeline.
    """
    check_timeline(timeline)
    plain = [timeline.plain().under(reading) for reading in Reading]
    views = [*plain, *(view.widened() for view in plain)]
    return tuple(contest for state in timeline.states for contest in _contests(state, views))


def _contests(state: str, views: Sequence[Timeline]) -> list[Contest]:
    steps: dict[str, list[Step]] = {}
    for view in views:
        for step in view.steps_of(state):
            steps.setdefault(step.event.key, []).append(step)
    found = []
    for day, end, six in abreast([view.spells_of(state) for view in views]):
        if len(set(six)) > 1 or six[0] is None:
            events = tuple(own[0].event for own in steps.values() if _at_stake(own, day, end))
            found.append(Contest(state, day, end, Answers(*six[:3]), Answers(*six[3:]), events, sources_of(events)))
    return found


def _at_stake(steps: Sequence[Step], start: date, end: date | None) -> bool:
    """Return whether the views do not all put an event surely before, nor all surely after, the stretch."""
    surely_done = all(step.latest is not None and step.latest <= start for step in steps)
    surely_not = end is not None and all(step.earliest >= end for step in steps)
    return not surely_done and not surely_not
