"""The laws that every timeline keeps, checked on one of them: for the tests of this package and of your own records.

The timeline is asked on every day on which an answer should change, on the days beside it, and at both ends of the
calendar and of the record: where answers are wrong, they are wrong there. `expected` says what they should be.

>>> from csto_timeline import CSTO
>>> check_invariants(CSTO)
()
"""

import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from itertools import chain, zip_longest
from typing import Final

import attr

from ..analysis.disagreement import contested
from ..errors import BeyondRecordWarning
from ..facts import Act, Event, Kind
from .expected import FIRST, LAST, NEVER, Expected, Span, Told, answer
from ..rules import Reading, Status
from ..timeline import Timeline, check_timeline

_MANY: Final = 12  # what grows faster than the timeline is checked this often, which is everywhere on a small one


@attr.frozen
class Violation:
    """A law that a timeline breaks: for which state, on which day, by which event, and what is wrong.

    `state` is a code and `event` a key; what does not apply is `None`.
    """

    law: str
    state: str | None
    day: date | None
    event: str | None
    problem: str

    def __str__(self) -> str:
        where = ", ".join(str(part) for part in (self.state, self.day, self.event) if part is not None)
        return f"{self.law} ({where}): {self.problem}" if where else f"{self.law}: {self.problem}"


def check_invariants(timeline: Timeline) -> tuple[Violation, ...]:
    """Return every violation of a law by `timeline` or by a view of it; empty where all hold, as they should.

    The views are the three readings, plain and widened, of the whole record and of each source with `covers_through`.

    - legal ledger: keys are unique, every step is in the rule table, and no event comes before one that it follows,
      or after `checked_through`;
    - the events decide: all answers are those that the datings give, each event from its own day on and for its own
      states only;
    - tiling: spells and epochs are in order, touch, and go on for ever;
    - certain within possible: whoever certainly is a member is a possible one;
    - beyond the record: a question about a day after `checked_through` warns once, any other never;
    - spellings: a day or a state gives one answer, whichever way it is written;
    - views: each says what it is, and they compose in any order;
    - narrower is surer: what the widened view is certain of, the plain one says too;
    - contested: outside these stretches all readings agree, plain and widened;
    - the past is fixed: without its last events a ledger answers the same on all days before them, and on all days for
      the states that they do not name;
    - order of writing: neighbours in the ledger that share no state may trade places.

    Raises:
        QueryTypeError: not a Timeline.

    Cost: milliseconds for a dozen events, some 15 s for 10,000 of 200 states. It records warnings, so run it in one
    thread at a time.
    """
    check_timeline(timeline)
    found: list[Violation] = []
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        laws = _Laws(timeline, found, log)
        laws.guard("legal ledger", laws.ledger)
    return tuple(found)


_Models = dict[tuple[bool, Reading], Expected]


class _Laws:
    """The laws of one view; whatever breaks one is added to `found`."""

    def __init__(self, view: Timeline, found: list[Violation], log: list[warnings.WarningMessage]) -> None:
        self.view, self.found, self.log = view, found, log

    # How a law is checked

    def report(
        self, law: str, problem: str, *, state: str | None = None, day: date | None = None, event: str | None = None
    ) -> None:
        self.found.append(Violation(law, state, day, event, f"{problem}, in {self.view.label}"))

    def guard(self, law: str, check: Callable[..., None], *values: object) -> None:
        """Check a law; if that raises, say so, and let the other laws be checked."""
        try:
            check(*values)
        except Exception as problem:  # noqa: BLE001 - a broken timeline may raise anything
            self.report(law, f"asking raises {type(problem).__name__}: {problem}")

    def same(
        self,
        what: str,
        found: object,
        wanted: object,
        law: str = "the events decide",
        *,
        state: str | None = None,
        day: date | None = None,
    ) -> None:
        if found == wanted:
            return
        if isinstance(found, frozenset) and isinstance(wanted, frozenset):
            problem = f"{what} has {sorted(found - wanted)} too many and lacks {sorted(wanted - found)}"
        else:
            problem = f"{what} is {found}, not {wanted}"
        self.report(law, problem, state=state, day=day)

    def ask(
        self, wanted: object, day: date, question: str, *values: date | str, law: str = "the events decide"
    ) -> None:
        """Compare the answer to a question about a day, and whether it warns, with what they should be."""
        self.log.clear()
        found = getattr(self.view, question)(*values)
        warned = sum(issubclass(warning.category, BeyondRecordWarning) for warning in self.log)
        through = self.view.checked_through
        expected = int(through is not None and day > through)
        if found != wanted or warned != expected:
            state = str(values[0]) if len(values) > 1 else None
            asked = f"{question}({', '.join(map(str, values))})"
            self.same(asked, found, wanted, law, state=state, day=day)
            self.same(f"the number of warnings by {asked}", warned, expected, "beyond the record", day=day)

    def probes(self, start: int, end: int) -> list[date]:
        """Return the days of a stretch to ask about: its first two, its last, and the ends of calendar and record."""
        through = (self.view.checked_through or date.max).toordinal()
        near = {start, start + 1, end - 1, FIRST, through, through + 1}
        return [date.fromordinal(number) for number in sorted(near) if max(start, FIRST) <= number < end]

    # The laws

    def ledger(self) -> None:
        """Check the record, and then every view of it against its events."""
        ledger, through = self.view.events(), self.view.checked_through
        for key, times in Counter(event.key for event in ledger).items():
            if times > 1:
                self.report("legal ledger", "the key is used twice", event=key)
        sources = {source.key: source for event in ledger for dating in event.dated for source in dating.sources}
        self.same("sources", [source.key for source in self.view.sources], sorted(sources))
        standing = [(event, [dating for dating in event.dated if dating.rejected is None]) for event in ledger]
        tellings: list[tuple[str | None, list[Told], date | None]] = [(self.view.source, standing, through)]
        for key, source in sorted(sources.items()):
            if self.view.source is None and source.covers_through is not None:
                said = [(event, [d for d in event.dated if key in [s.key for s in d.sources]]) for event in ledger]
                covered = min(source.covers_through, through or date.max)
                tellings.append((key, [(event, datings) for event, datings in said if datings], covered))
        for teller, datings_of, until in tellings:
            models = {(w, r): Expected(datings_of, until, r, wide=w) for w in (False, True) for r in Reading}
            faults = dict.fromkeys(fault for model in models.values() for fault in model.faults)
            for problem, state, event_key in faults:
                self.report("legal ledger", problem, state=state, event=event_key)
            if not faults:
                self.guard("views", self.views, teller, models)

    def views(self, key: str | None, models: _Models) -> None:
        """Check the views of the record as one source, or all, tell it."""
        for (wide, reading), model in models.items():
            plain = self.view.plain().under(reading)
            other = self.view.widened() if wide else self.view.plain()
            if key != self.view.source:
                plain, other = plain.according_to(str(key)), other.according_to(str(key))
            view, other = plain.widened() if wide else plain, other.under(reading)
            laws = _Laws(view, self.found, self.log)
            laws.same("the view made in another order", other, view, "views")
            marks = (view.reading, view.wide, view.source, view.checked_through)
            laws.same("what it says of itself", marks, (reading, wide, key, model.through), "views")
            for law in (laws.on_days, laws.of_states, laws.of_events):
                laws.guard("the events decide", law, model)
            if wide:
                laws.guard("narrower is surer", laws.narrower, plain)
            elif reading is self.view.reading:
                laws.guard("the events decide", laws.filters)
                laws.guard("contested", laws.contested, models)
                laws.guard("the past is fixed", laws.past, model)
                laws.guard("order of writing", laws.order)

    def on_days(self, model: Expected) -> None:
        """Check the answers about a day: who, under which name, and when that changes."""
        epochs = {epoch.start: epoch for epoch in self.view.epochs()}
        changes = {change.day: change for change in self.view.changes()}
        ends = [epoch.end for epoch in epochs.values()]
        self.same("the ends of the epochs", ends, [*epochs, None][1:], "tiling")
        recent: list[Span] = []
        for span in model.spans():
            start, end = _day(span.start), _day(span.end)
            last = _day(recent[-1].start) if recent else None
            for day in self.probes(span.start, span.end):
                self.ask(span.members, day, "members_on", day)
                self.ask(span.possible, day, "possible_members_on", day)
                self.ask(span.name, day, "name_on", day)
                self.same("next_change", self.view.next_change(day), end, day=day)
                self.same("previous_change", self.view.previous_change(day), last if day == start else start, day=day)
            recent = [*recent[-2:], span]
            if start is None:
                continue
            for same_day in (start.isoformat(), datetime.combine(start, time.max)):
                self.ask(span.members, start, "members_on", same_day, law="spellings")
            epoch, change = epochs.pop(start, None), changes.pop(start, None)
            if epoch is None or change is None:
                self.report("the events decide", "no epoch begins, or no change happens", day=start)
                continue
            self.same(
                "certain members who are impossible",
                epoch.members - epoch.possible,
                frozenset(),
                "certain within possible",
                day=start,
            )
            told = (epoch.end, epoch.members, epoch.possible, epoch.name)
            self.same("the epoch", told, (end, span.members, span.possible, span.name), day=start)
            moved = [tuple(sorted(s for s, now in span.moved.items() if now is kind)) for kind in (True, False, None)]
            events = [model.events[place].key for place in sorted(model.causes[span.start])]
            heard = [change.joined, change.left, change.unsettled], [event.key for event in change.events]
            self.same("the change", heard, (moved, events), day=start)
            if end is not None:
                self.during(recent, end)
        for day in sorted({*epochs, *changes}):
            self.report("the events decide", "an epoch begins, or a change happens, where nothing should", day=day)

    def during(self, spans: list[Span], end: date) -> None:
        """Check who were members on any, and on every, day of neighbouring stretches."""
        start = date.fromordinal(max(spans[0].start, FIRST))
        for rule, joined in (("any", frozenset.union), ("all", frozenset.intersection)):
            wanted = joined(*(span.members for span in spans if span.end > FIRST))
            self.same(
                f"members_during({start}, {end}, {rule})", self.view.members_during(start, end, rule=rule), wanted
            )

    def of_states(self, model: Expected) -> None:
        """Check the answers about a state, under each of its names, and about it together with others."""
        states = sorted(model.tracks)
        self.same("states", self.view.states, tuple(states))
        for place, state in enumerate(states):
            wanted = []
            for start, end, possible in model.spells(state):
                member, status = answer(possible), possible[0] if len(possible) == 1 else None
                for day in self.probes(start, end):
                    self.ask(member, day, "is_member", state, day)
                    self.ask(status, day, "status_on", state, day)
                    self.ask(possible, day, "possible_statuses_on", state, day)
                if first := _day(start):
                    wanted.append((state, first, _day(end), status, possible))
            spells = self.view.spells_of(state)
            self.same(
                "spells_of", [(s.state, s.start, s.end, s.status, s.possible) for s in spells], wanted, state=state
            )
            touching = [spell.end for spell in spells] == [*(spell.start for spell in spells), None][1:]
            self.same("touching of the spells", touching, True, "tiling", state=state)
            told = [(step.event.key, step.earliest, step.latest, step.status) for step in self.view.steps_of(state)]
            steps = [(model.events[p].key, _day(low), _day(high), after) for p, low, high, after in model.steps[state]]
            self.same("steps_of", told, steps, state=state)
            for other in states[place : place + (_MANY if len(states) <= _MANY else 2)]:
                shared = [(spell.start, spell.end) for spell in self.view.shared_spells(state, other)]
                both = [(_day(low), _day(high)) for low, high in model.shared_spells(state, other)]
                self.same(f"shared_spells with {other}", shared, both, state=state)
            self.names(state, wanted[-1][1])

    def names(self, state: str, day: date) -> None:
        """Check that every spelling of a state leads to a party of that spelling, and to that party's answers."""
        for spelling in self.view.party(state).spellings:
            party = self.view.party(spelling)
            if party.alpha_3 != state and spelling.casefold() not in map(str.casefold, party.spellings):
                self.report("spellings", f"{spelling!r} leads to {party!r}", state=state)
            status = self.view.status_on(party.alpha_3, day)
            self.ask(status, day, "status_on", spelling, day, law="spellings")
            self.ask(self.view.is_member(party.alpha_3, day), day, "is_member", spelling, day, law="spellings")

    def of_events(self, model: Expected) -> None:
        """Check the list of events, its filters, and the chronology."""
        ledger = self.view.events()
        told = [(e.key, e.kind, e.states, [(d.act, d.day) for d in e.dated if d.rejected is None]) for e in ledger]
        wanted = [(e.key, e.kind, e.states, [(d.act, d.day) for d in said]) for e, said in model.told]
        self.same("events", told, wanted)
        for number in sorted(model.causes)[: _MANY if len(ledger) <= _MANY else 2]:
            if day := _day(number):
                inside = tuple(e for e, (low, high) in zip(ledger, model.placed, strict=True) if low <= number <= high)
                self.same("events on", self.view.events(start=day, end=_day(number + 1)), inside, day=day)
        acts = [
            (e.key, said[0])
            for e, all_said in model.told
            for act in Act
            if (said := [d for d in all_said if d.act is act])
        ]
        acts.sort(key=lambda row: (row[1].day.earliest or date.min, row[1].day.latest or date.max))
        told_acts = [(row.event.key, row.act, row.day) for row in self.view.chronology()]
        self.same("chronology", told_acts, [(key, dating.act, dating.day) for key, dating in acts])

    def filters(self) -> None:
        """Check the filters that ask for a kind or a state."""
        ledger = self.view.events()
        for kind in Kind:
            self.same(f"events of {kind}", self.view.events(kind=kind), tuple(e for e in ledger if e.kind is kind))
        for state in self.view.states[:_MANY]:
            own = tuple(event for event in ledger if state in event.states)
            self.same(f"events of {state}", self.view.events(state=state), own)

    def narrower(self, plain: Timeline) -> None:
        """Check that this widened view holds possible whatever is possible in the plain one."""
        for state in self.view.states:
            ours, theirs = ({s.start: s.possible for s in t.spells_of(state)} for t in (self.view, plain))
            wide: tuple[Status, ...] = (Status.OUTSIDE,)
            narrow = wide
            for day in sorted({*ours, *theirs}):
                wide, narrow = ours.get(day, wide), theirs.get(day, narrow)
                if not {*narrow} <= {*wide}:
                    self.report("narrower is surer", f"plain gives {narrow}, widened {wide}", state=state, day=day)

    def contested(self, models: _Models) -> None:
        """Check that the contested stretches are those on which not all views give one settled answer."""
        wanted = []
        for state in self.view.states:
            tracks = [dict(model.tracks[state]) for model in models.values()]
            answers: list[bool | None] = [False] * len(tracks)
            since: date | None = None
            for number in [*sorted(set(chain(*tracks))), NEVER]:
                now = [
                    answer(track[number]) if number in track else old
                    for track, old in zip(tracks, answers, strict=True)
                ]
                if now != answers or number == NEVER:
                    if {*answers} not in ({True}, {False}):
                        wanted.append((state, since, _day(number), (*answers[:3],), (*answers[3:],)))
                    answers, since = now, _day(number)
        found = [(c.state, c.start, c.end, (*c.plain,), (*c.widened,)) for c in contested(timeline=self.view)]
        for row in sorted({*found} ^ {*wanted}, key=lambda row: row[:2]):
            what = "is told, but nothing is contested so" if row in found else "is not told"
            self.report("contested", f"{row[3]}, widened {row[4]}, before {row[2]} {what}", state=row[0], day=row[1])

    def past(self, model: Expected) -> None:
        """Check that leaving out the last events changes nothing before them, and nothing for others."""
        ledger = self.view.events()
        few = len(ledger) <= _MANY
        for cut in range(1, len(ledger)) if few else (len(ledger) // 2, len(ledger) - 1):
            until = min(low for low, _ in model.windows[cut:])
            named = {state for event in ledger[cut:] for state in event.states}
            self.alike("the past is fixed", ledger[:cut], _day(until), [s for s in self.view.states if s not in named])

    def order(self) -> None:
        """Check that it does not matter which of two neighbours without a common state is written first."""
        ledger = list(self.view.events())
        for place in range(len(ledger) - 1):
            first, second = ledger[place : place + 2]
            naming = first.new_name is not None and second.new_name is not None
            if not naming and not {*first.states} & {*second.states}:
                ledger[place : place + 2] = second, first
        self.alike("order of writing", ledger, None, self.view.states)

    def alike(self, law: str, ledger: Sequence[Event], until: date | None, states: Sequence[str]) -> None:
        """Compare with a timeline of these events under meaningless codes: on days before one, and for some states."""
        named = sorted({state for event in self.view.events() for state in event.states})
        codes = {state: f"party {place:06}" for place, state in enumerate(named)}
        events = [attr.evolve(event, states=[codes[state] for state in event.states]) for event in ledger]
        other = Timeline.from_events(events, name=self.view.name, reading=self.view.reading)
        real = dict(zip(codes.values(), codes, strict=True))
        theirs, ours = (
            [
                (
                    e.start,
                    frozenset(names.get(s, s) for s in e.members),
                    frozenset(names.get(s, s) for s in e.possible),
                    e.name,
                )
                for e in view.epochs()
                if until is None or e.start < until
            ]
            for view, names in ((other, real), (self.view, dict[str, str]()))
        )
        for their_epoch, our_epoch in zip_longest(theirs, ours):
            self.same("the epoch without them", their_epoch, our_epoch, law)
        for state in states:
            told, wanted = (
                [(spell.start, spell.end, spell.possible) for spell in view.spells_of(code)]
                for view, code in ((other, codes[state]), (self.view, state))
            )
            self.same("spells_of without them", told, wanted, law, state=state)


def _day(number: int) -> date | None:
    return date.fromordinal(number) if FIRST <= number <= LAST else None
