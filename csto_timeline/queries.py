"""The questions that a timeline answers: about a day, about a state or a stretch, about the events themselves."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from typing import TYPE_CHECKING

from .results import Epoch, Spell, abreast
from .dates import DAY, DayLike, to_bounds, to_date, to_stretch
from .errors import one_of
from .facts import Act, Event, Kind
from .engine.windows import moves_of, standing, tightened
from .engine.index import NEVER
from .rules import IS_MEMBER, POSSIBLE, SETTLED, Status
from .states import StateLike
from .views import View

if TYPE_CHECKING:
    from .happenings import Change, DatedAct, SharedSpell, Step


class Queries(View):
    """The questions that a view answers; `Timeline` says how one is made."""

    __slots__ = ()

    # Questions about a day

    def members_on(self, day: DayLike) -> frozenset[str]:
        """Return the states that certainly are members on `day`: alpha-3 codes, empty before the founding.

        The day of an event already belongs to the new status.

        Raises:
            InvalidDateError: `day` is no day, or ambiguous.
            QueryTypeError: neither text nor a date.

        Warns:
            BeyondRecordWarning: `day` is after `checked_through`; the answer is the last known one.

        Cost: one bisection.
        """
        if type(day) is not date:
            day = to_date(day)
        place = bisect_right(self._days, day)
        members = self._sets[place]
        if members is not None:
            return members
        if self._beyond(day):
            return self._index.decode(self._index.certain[bisect_right(self._index.days, day)])
        return self._index.keep(place)

    def possible_members_on(self, day: DayLike) -> frozenset[str]:
        """Return the states that certainly or possibly are members on `day`; a superset of `members_on`.

        Raises and warns as `members_on` does.
        """
        day = to_date(day)
        self._beyond(day)
        return self._index.decode(self._index.possible[bisect_right(self._index.days, day)])

    def is_member(self, state: StateLike, day: DayLike) -> bool | None:
        """Return whether `state` is a member on `day`; `None` where the ledger does not settle it.

        A state of the world that never was a party is none, so the answer is False.

        Raises:
            UnknownStateError: nothing is called that; `suggestions` holds the nearest names.
            StateTypeError: the state is neither text nor a `State`.
            InvalidDateError: `day` is no day, or ambiguous.
            QueryTypeError: the day is neither text nor a date.

        Warns:
            BeyondRecordWarning: `day` is after `checked_through`; the answer is the last known one.

        Cost: one bisection.
        """
        if type(day) is not date:
            day = to_date(day)
        try:
            days, answers, track = self._lookup[state]
        except (KeyError, TypeError):
            days, answers, track = self._find(state)
        place = bisect_right(days, day)
        if place < len(answers):
            return answers[place]
        self._beyond(day)
        return IS_MEMBER[track[1][bisect_right(track[0], day)]]

    def status_on(self, state: StateLike, day: DayLike) -> Status | None:
        """Return the status of `state` on `day`; `None` where several are possible. Raises as `is_member` does."""
        day = to_date(day)
        days, masks = self._find(state)[2]
        self._beyond(day)
        return SETTLED[masks[bisect_right(days, day)]]

    def possible_statuses_on(self, state: StateLike, day: DayLike) -> tuple[Status, ...]:
        """Return every status that `state` can have on `day`, one or more. Raises as `is_member` does."""
        day = to_date(day)
        days, masks = self._find(state)[2]
        self._beyond(day)
        return POSSIBLE[masks[bisect_right(days, day)]]

    def name_on(self, day: DayLike) -> str | None:
        """Return the organisation's name on `day`; `None` before the founding and where it is unsettled.

        Raises and warns as `members_on` does.
        """
        day = to_date(day)
        self._beyond(day)
        return self._name_at(day)

    def members_during(self, start: DayLike, end: DayLike | None = None, *, rule: str = "any") -> frozenset[str]:
        """Return the states that certainly were members on any day, or on all days, of `[start, end)`.

        A year or a month alone ("1993", "1993-09") stands for all its days, a day alone for itself.

        Args:
            start: the first day, or a year or month alone.
            end: the first day no longer in the stretch.
            rule: "any" or "all".

        Raises:
            InvalidDateError: a part is no day, or the stretch holds none.
            OptionError: no such rule.

        Warns:
            BeyondRecordWarning: the stretch reaches beyond `checked_through`.
        """
        every = one_of(rule, ("any", "all"), "rule") == "all"
        first, until = to_stretch(start, end)
        index = self._index
        low = bisect_right(index.days, first)
        high = len(index.days) if until is None else bisect_left(index.days, until)
        self._beyond(date.max if until is None else until - DAY)
        mask = index.certain[low]
        for certain in index.certain[low + 1 : high + 1]:
            mask = mask & certain if every else mask | certain
        return index.decode(mask)

    # Questions about a state, or about stretches

    def spells_of(self, state: StateLike) -> tuple[Spell, ...]:
        """Return the spells of `state`, from its first event on, in order and without gaps; empty if none moves it.

        Raises:
            UnknownStateError: nothing is called that.
            StateTypeError: neither text nor a `State`.
        """
        try:
            return self._spells[state]
        except (KeyError, TypeError):
            code = self.code(state)
            days, masks = self._tracks.get(code, NEVER)
            spells = tuple(
                Spell(code, start, end, SETTLED[mask], POSSIBLE[mask])
                for start, end, mask in zip(days, (*days[1:], None), masks[1:], strict=False)
            )
            if days:
                self._spells[code] = spells
            return spells

    def steps_of(self, state: StateLike) -> tuple[Step, ...]:
        """Return the events that change the status of `state`, in order, with their windows and the status after each.

        Raises:
            UnknownStateError: nothing is called that.
            StateTypeError: neither text nor a `State`.
        """
        from .happenings import Step

        code = self.code(state)
        own = self._naming().get(code, [])
        chain = moves_of(own)[0].states.get(code, ())
        windows = tightened([self._window(own[place]) for place, _ in chain])
        return tuple(
            Step(own[place], low, high, after) for (place, after), (low, high) in zip(chain, windows, strict=True)
        )

    def epochs(self) -> tuple[Epoch, ...]:
        """Return the stretches in which no answer changes, from the first event on, in order and without gaps."""
        index = self._index
        ends = (*index.days[1:], None)
        seen: dict[int, frozenset[str]] = {}

        def members(mask: int) -> frozenset[str]:
            if mask not in seen:
                seen[mask] = index.decode(mask)
            return seen[mask]

        return tuple(
            Epoch(start, end, members(certain), members(possible), self._name_at(start))
            for start, end, certain, possible in zip(
                index.days, ends, index.certain[1:], index.possible[1:], strict=False
            )
        )

    def changes(self, start: DayLike | None = None, end: DayLike | None = None) -> tuple[Change, ...]:
        """Return what changes on each day in `[start, end)` on which an answer changes, in order.

        Raises:
            InvalidDateError: a bound is no day, or the stretch holds none.
        """
        index = self._index
        first, until = to_bounds(start, end)
        low = 0 if first is None else bisect_left(index.days, first)
        high = len(index.days) if until is None else bisect_left(index.days, until)
        return tuple(self._change(place) for place in range(low, high))

    def next_change(self, day: DayLike) -> date | None:
        """Return the nearest day after `day` on which an answer changes, or `None`."""
        place = bisect_right(self._index.days, to_date(day))
        return self._index.days[place] if place < len(self._index.days) else None

    def previous_change(self, day: DayLike) -> date | None:
        """Return the nearest day before `day` on which an answer changes, or `None`."""
        place = bisect_left(self._index.days, to_date(day))
        return self._index.days[place - 1] if place else None

    def shared_spells(self, a: StateLike, b: StateLike) -> tuple[SharedSpell, ...]:
        """Return the stretches in which both states certainly were members, in order.

        Raises:
            UnknownStateError: nothing is called that.
            StateTypeError: neither text nor a `State`.
        """
        from .happenings import SharedSpell

        codes = (self.code(a), self.code(b))
        answers = abreast([self.spells_of(code) for code in codes])
        return tuple(SharedSpell(codes, start, end) for start, end, both in answers if all(both))

    # The events themselves

    def events(
        self,
        *,
        kind: Kind | str | None = None,
        state: StateLike | None = None,
        start: DayLike | None = None,
        end: DayLike | None = None,
    ) -> tuple[Event, ...]:
        """Return the events in ledger order that pass every filter given.

        Args:
            kind: only of this kind.
            state: only those that name this state.
            start: only those that can have happened on this day or later, under this reading.
            end: only those that can have happened before this day, under this reading.

        Raises:
            OptionError: no such kind.
            UnknownStateError: nothing is called that.
            InvalidDateError: a bound is no day, or the stretch holds none.
        """
        wanted = None if kind is None else Kind(one_of(kind, tuple(Kind), "kind"))
        code = None if state is None else self.code(state)
        first, until = to_bounds(start, end)
        found = []
        for place, event in enumerate(self._events):
            low, high = self._placed()[place]
            if (
                (wanted is None or event.kind is wanted)
                and (code is None or code in event.states)
                and (first is None or high is None or high >= first)
                and (until is None or low < until)
            ):
                found.append(event)
        return tuple(found)

    def chronology(self) -> tuple[DatedAct, ...]:
        """Return every dated act of every event, in order of day: each on its preferred day, whatever the reading."""
        from .happenings import DatedAct

        acts = []
        for event in self._events:
            for act in Act:
                if stands := [dating for dating in standing(event) if dating.act is act]:
                    acts.append(DatedAct(event, stands[0]))
        return tuple(sorted(acts, key=lambda act: (act.day.earliest or date.min, act.day.latest or date.max)))
