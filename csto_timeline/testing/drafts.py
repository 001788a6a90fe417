"""What the strategies draw a ledger from: a list of drafts, and how any such list becomes a legal ledger.

Each draft becomes one event, whatever the others are, so that any of them can be left out when a failing example is
made smaller. It holds numbers for kinds and days: they choose among what is legal when its turn comes, and count from
the earliest day that the events before leave possible. This module knows nothing of Hypothesis.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple

from ..dates import PartialDate
from ..facts import Act, Dating, Event, Grade, Kind, Source
from ..rules import MOVES_NOBODY, RULES, Reading, Status, legal_kinds

LETTERS: Final = {"day": 10, "month": 7, "year": 4}
"""How many letters of an ISO date say a day, its month and its year."""

OPEN: Final = ("from", "until")
"""The forms of a partial date that leave one end open."""

Form = str | tuple[int, int]
"""A form of a partial date, or how many days a range reaches to either side."""

NAMES: Final = ("The Treaty", "The Organization")
WRONG: Final = "known to be wrong"


class Marks(NamedTuple):
    """Which source gives a dating, counted from 1 (0: none), and whether it is rejected, and implied."""

    voice: int
    rejected: bool
    implied: bool


class Said(NamedTuple):
    """A dating, measured from the earliest day that the events before leave to it."""

    act: Act
    gap: int
    form: Form
    marks: Marks


PLAIN: Final = Said(Act.ANNOUNCED, 0, "day", Marks(0, rejected=False, implied=False))
"""The simplest dating: for a draft that has none."""


class More(NamedTuple):
    """What an event can carry besides."""

    name: str | None
    term: int | None
    what: str
    note: str | None


class Draft(NamedTuple):
    """An event; `move` chooses among the kinds that can come next for `lead`. Datings fill some of the slots."""

    lead: str
    others: list[str]
    move: int
    slots: tuple[Said | None, ...]
    more: More


class Voice(NamedTuple):
    """A source; `covers` is for how many days after its last word it covers all membership, if it does."""

    covers: int | None
    title: str
    grade: Grade
    published: PartialDate | None


class Account:
    """How far one teller of the events has come: the record as it stands, or one source that covers everything."""

    def __init__(self, start: date) -> None:
        self.start = self.latest = start
        self.named = False
        self.since: dict[tuple[Reading, str | None], date] = {}
        self.statuses: dict[str, Status] = {}

    def at(self, state: str) -> Status:
        """Return the status of a state after the events told so far."""
        return self.statuses.get(state, Status.OUTSIDE)

    def admits(self, kind: Kind, who: Iterable[str]) -> bool:
        """Return whether such an event can come next."""
        if kind in MOVES_NOBODY:
            return self.named or kind is Kind.MILESTONE
        return all((self.at(state), kind) in RULES for state in who)


class Telling:
    """One event as one account tells it: the places of its datings, and the earliest day by each act dated so far."""

    def __init__(
        self, account: Account, event: tuple[Kind, list[str], str | None], said: Sequence[Said], places: list[int]
    ) -> None:
        kind, who, name = event
        self.account = account
        self.places = places
        self.acts = {said[place].act for place in places}
        self.lows: dict[Act, date] = {}
        self.after = {} if kind in MOVES_NOBODY else {state: RULES[account.at(state), kind] for state in who}
        self.chains = [state for state, status in self.after.items() if status is not account.at(state)]
        self.names = [None] if name is not None else []

    def floor(self, act: Act) -> date:
        """Return the earliest day for `act` that keeps the order of the events under the readings that choose it."""
        chosen = [reading for reading in Reading if next(a for a in reading.acts if a in self.acts) is act]
        bound = [(reading, chain) for reading in chosen for chain in (*self.chains, *self.names)]
        return max((self.account.since.get(key, self.account.start) for key in bound), default=self.account.start)

    def close(self) -> None:
        """Let the account go on from this event."""
        account = self.account
        for reading in Reading:
            low = next(self.lows[act] for act in reading.acts if act in self.lows)
            for chain in (*self.chains, *self.names):
                account.since[reading, chain] = max(low, account.since.get((reading, chain), account.start))
        account.statuses.update(self.after)
        account.named = account.named or bool(self.names)
        account.latest = max(account.latest, *self.lows.values())


def ledger_of(start: date, drafts: list[Draft], voices: list[Voice], bounds: tuple[date, date]) -> tuple[Event, ...]:
    """Make a ledger of the drafts, each placed so that it is legal, possible and true to what its sources cover."""
    own, covering = Account(start), {n: Account(start) for n, v in enumerate(voices, 1) if v.covers is not None}
    rows = []
    for draft in drafts:
        kind, who, name = event = _next(draft, own)
        mute = {number for number, account in covering.items() if not account.admits(kind, who)}
        said = [slot for slot in draft.slots if slot is not None] or [PLAIN]
        said = [s._replace(marks=_heard(s.marks, place, len(voices), mute)) for place, s in enumerate(said)]
        tellers = [(own, [place for place, s in enumerate(said) if not s.marks.rejected])]
        tellers += [(a, [place for place, s in enumerate(said) if s.marks.voice == n]) for n, a in covering.items()]
        tellings = [Telling(account, event, said, places) for account, places in tellers if places]
        windows = [_placed(place, s, tellings, bounds) for place, s in enumerate(said)]
        for telling in tellings:
            telling.close()
        rows.append((kind, who, draft.more._replace(name=name), said, windows))
    sources = {n: _source(n, voice, covering.get(n)) for n, voice in enumerate(voices, 1)}
    return tuple(
        event_of(
            f"{kind}-{number}",
            kind,
            who,
            [_dating(s, window, sources, more.note) for s, window in zip(said, windows, strict=True)],
            more,
        )
        for number, (kind, who, more, said, windows) in enumerate(rows, 1)
    )


def _next(draft: Draft, own: Account) -> tuple[Kind, list[str], str | None]:
    """Return kind, states and new name of a draft: of the legal ones, those that its numbers choose."""
    asked = list(dict.fromkeys((draft.lead, *draft.others)))
    kinds = [*legal_kinds(own.at(asked[0])), Kind.MILESTONE, *([Kind.RENAMING] if own.named else [])]
    kind = kinds[draft.move % len(kinds)]
    who = asked[1:] if kind in MOVES_NOBODY else [state for state in asked if own.admits(kind, [state])]
    return kind, who, _name(kind, draft.more)


def _heard(marks: Marks, place: int, voices: int, mute: set[int]) -> Marks:
    """Return the marks of a dating: of a source that there is and can tell it, and not rejected if it comes first."""
    voice = (marks.voice - 1) % voices + 1 if marks.voice and voices else 0
    return Marks(0 if voice in mute else voice, marks.rejected and place > 0, marks.implied)


def _placed(place: int, said: Said, tellings: list[Telling], bounds: tuple[date, date]) -> PartialDate:
    """Return the window of a dating: not all before its floor where it is the preferred one of its act, else free."""
    preferred_in = [telling for telling in tellings if place in telling.places and said.act not in telling.lows]
    if preferred_in:
        day = moved(max(telling.floor(said.act) for telling in preferred_in), abs(said.gap))
    else:
        day = moved(tellings[0].lows.get(said.act, tellings[0].account.start), said.gap)
    window = around(max(bounds[0], min(day, bounds[1])), said.form, bounds)
    for telling in preferred_in:
        telling.lows[said.act] = window.earliest or date.min
    return window


def around(day: date, form: Form, bounds: tuple[date, date]) -> PartialDate:
    """Return the window of that form in which `day` lies, cut to the bounds."""
    if form in OPEN:
        return PartialDate(day, None) if form == "from" else PartialDate(None, day)
    if isinstance(form, str):
        whole = PartialDate.of(day.isoformat()[: LETTERS[form]])
        low, high = whole.earliest or day, whole.latest or day
    else:
        low, high = moved(day, -form[0]), moved(day, form[1])
    return PartialDate(max(low, bounds[0]), min(high, bounds[1]))


def moved(day: date, by: int) -> date:
    """Return the day `by` days later, or the last or first of the calendar."""
    return date.fromordinal(min(max(day.toordinal() + by, date.min.toordinal()), date.max.toordinal()))


def _source(number: int, voice: Voice, account: Account | None) -> Source:
    through = None if account is None or voice.covers is None else moved(account.latest, voice.covers)
    key = f"source-{number}"
    return Source(key=key, title=voice.title, grade=voice.grade, published=voice.published, covers_through=through)


def _dating(said: Said, window: PartialDate, sources: dict[int, Source], note: str | None) -> Dating:
    voice, rejected, implied = said.marks
    return Dating(
        act=said.act,
        day=window,
        sources=[sources[voice]] if voice else [],
        note=note if implied else None,
        rejected=WRONG if rejected else None,
        implied=implied,
    )


def _name(kind: Kind, more: More) -> str | None:
    return {Kind.FOUNDING: more.name, Kind.RENAMING: more.name or NAMES[0]}.get(kind)


def event_of(key: str, kind: Kind, who: list[str], dated: list[Dating], more: More) -> Event:
    """Return the event, with what else an event of its kind can carry."""
    return Event(
        key=key,
        kind=kind,
        states=who,
        what=more.what,
        dated=dated,
        new_name=_name(kind, more),
        term_years=more.term if kind in (Kind.FOUNDING, Kind.RENEWAL) else None,
        note=more.note,
    )
