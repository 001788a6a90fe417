"""Define what a record is made of: sources, datings and events. Rules, readings and answers are defined elsewhere."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Any, Final, Literal

from attrs import field, frozen

from .dates import PartialDate, to_date
from .errors import Fault, LedgerError, printable, shown, with_article, word_of
from .states import State
from .states.state import items, plain


class Kind(StrEnum):
    """The kind of step that an event is; the rule table says how it changes a status.

    Example:
        >>> Kind("lapse") is Kind.LAPSE, str(Kind.LAPSE)
        (True, 'lapse')
    """

    FOUNDING = "founding"
    ACCESSION = "accession"
    ASSOCIATION = "association"
    OBSERVER = "observer"
    RENEWAL = "renewal"
    LAPSE = "lapse"
    SUSPENSION = "suspension"
    RETURN = "return"
    WITHDRAWAL = "withdrawal"
    EXPULSION = "expulsion"
    DISSOLUTION = "dissolution"
    FREEZE = "freeze"
    RENAMING = "renaming"
    MILESTONE = "milestone"


class Act(StrEnum):
    """How an event becomes a fact: announced, signed (or decided by the organ in charge), or in force.

    Example:
        >>> Act("in_force") is Act.IN_FORCE, str(Act.IN_FORCE)
        (True, 'in_force')
    """

    ANNOUNCED = "announced"
    SIGNED = "signed"
    IN_FORCE = "in_force"


class Grade(StrEnum):
    """What kind of document a source is.

    Example:
        >>> Grade("press") is Grade.PRESS, str(Grade.PRESS)
        (True, 'press')
    """

    OFFICIAL = "official"
    SCHOLARLY = "scholarly"
    AGENCY = "agency"
    PRESS = "press"
    COMPILATION = "compilation"


KindName = Literal[
    "founding",
    "accession",
    "association",
    "observer",
    "renewal",
    "lapse",
    "suspension",
    "return",
    "withdrawal",
    "expulsion",
    "dissolution",
    "freeze",
    "renaming",
    "milestone",
]
ActName = Literal["announced", "signed", "in_force"]
GradeName = Literal["official", "scholarly", "agency", "press", "compilation"]
DatingDay = PartialDate | date | str
"""What a dating accepts as its day."""

_LONGEST_TERM: Final = 999


def _kind(value: Kind | KindName) -> Kind:
    return word_of(Kind, value)


def _act(value: Act | ActName) -> Act:
    return word_of(Act, value)


def _grade(value: Grade | GradeName) -> Grade:
    return word_of(Grade, value)


def _partial(value: DatingDay) -> PartialDate:
    return PartialDate.of(value)


def _codes(value: Any) -> tuple[Any, ...]:
    return tuple(item.alpha_3 if isinstance(item, State) else plain(item) for item in items(value))


def _optional_day(value: Any) -> date | None:
    return None if value is None else to_date(value)


def _optional_partial(value: Any) -> PartialDate | None:
    return None if value is None else PartialDate.of(value)


def _has_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


Problem = tuple[str, str]
"""What is wrong with a field, and the cure."""


def _refuse(problems: Iterable[Problem], event: object = None) -> None:
    key = event if isinstance(event, str) else None
    if found := [Fault(problem, cure, event=key) for problem, cure in problems]:
        raise LedgerError(found)


def _wrong(value: object) -> str:
    return "empty" if isinstance(value, str) else "not text"


def _text_problems(value: object, required: Iterable[str], optional: Iterable[str]) -> Iterator[Problem]:
    """Yield what is wrong with the text fields of a value; an optional text may be `None` or empty."""
    for name in required:
        if not _has_text(text := getattr(value, name)):
            yield f"{name}={shown(text)} is {_wrong(text)}", f"give {name} as non-empty text"
    for name in optional:
        if (text := getattr(value, name)) is not None and not isinstance(text, str):
            yield f"{name}={shown(text)} is not text", f"give {name} as text, or leave it out"


@frozen(kw_only=True, repr=False)
class Source:
    """A document that a reader can open.

    Attributes:
        key: the short text by which datings and users refer to it; never changes.
        title: its title.
        issuer: who published it.
        published: its day of publication, as precisely as known; `None` where it is undated.
        url: the publisher's own address of it.
        read_at: the address of the copy that was read, where that is not the publisher's own.
        grade: what kind of document it is.
        covers_through: set only where everything that the source says of membership is in the ledger, through this
            day: then `Timeline.according_to` can answer from this source alone.
        note: anything else, such as how it was read.

    Raises:
        LedgerError: a field has the wrong type; the error lists every such field.
        OptionError: there is no such grade.

    Example:
        >>> print(Source(key="gazette", title="List of members", issuer="Gazette", published="1999-04"))
        Gazette. List of members. 1999-04.
    """

    key: str = field(converter=plain)
    title: str = field(converter=plain)
    issuer: str | None = field(default=None, converter=plain)
    published: PartialDate | None = field(default=None, converter=_optional_partial)
    url: str | None = field(default=None, converter=plain)
    read_at: str | None = field(default=None, converter=plain)
    grade: Grade = field(default=Grade.COMPILATION, converter=_grade)
    covers_through: date | None = field(default=None, converter=_optional_day)
    note: str | None = field(default=None, converter=plain)

    def __attrs_post_init__(self) -> None:
        _refuse(_text_problems(self, ("key", "title"), ("issuer", "url", "read_at", "note")))

    def __str__(self) -> str:
        when = "" if self.published is None else self.published.in_words()
        sentences = [self.issuer, self.title, when[:1].upper() + when[1:]]
        parts = [part if part[-1] in ".?!" else f"{part}." for part in sentences if part]
        parts += [self.url] if self.url else []
        parts += [f"(read in a copy at {self.read_at})"] if self.read_at else []
        return printable(" ".join(parts))

    def __repr__(self) -> str:
        return f"Source({self.key!r})"


@frozen(kw_only=True, repr=False)
class Dating:
    """One day, possibly partial, for one act of one event, with the sources that give it.

    Attributes:
        act: which act the day dates.
        day: the day, or the window in which it lies.
        sources: the sources that give it.
        note: anything else about this day.
        rejected: why the day is known to be wrong. A rejected dating is kept, cited, and used by `according_to`, but
            never decides or widens an answer.
        implied: whether the day is inferred rather than stated by the source.

    Raises:
        LedgerError: a field has the wrong type.
        OptionError: there is no such act.

    Example:
        >>> print(Dating(act="signed", day="1992-05"))
        signed 1992-05
    """

    act: Act = field(converter=_act)
    day: PartialDate = field(converter=_partial)
    sources: tuple[Source, ...] = field(default=(), converter=items)
    note: str | None = field(default=None, converter=plain)
    rejected: str | None = field(default=None, converter=plain)
    implied: bool = False

    def __attrs_post_init__(self) -> None:
        _refuse(self._problems())

    def _problems(self) -> Iterator[Problem]:
        for source in self.sources:
            if not isinstance(source, Source):
                yield f"{shown(source)} is not a Source", "give Source values"
        yield from _text_problems(self, (), ("note",))
        if self.rejected is not None and not _has_text(self.rejected):
            yield f"rejected={shown(self.rejected)} gives no reason", "give the reason as text, or leave it out"
        if not isinstance(self.implied, bool):
            yield f"implied={shown(self.implied)} is not a bool", "use True or False"

    def __str__(self) -> str:
        marks = [
            ", ".join(source.key for source in self.sources),
            "implied" if self.implied else "",
            f"rejected: {self.rejected}" if self.rejected else "",
        ]
        text = f"{self.act.replace('_', ' ')} {self.day}" + "".join(f" ({mark})" for mark in marks if mark)
        return printable(text)

    def __repr__(self) -> str:
        return f"<Dating {self}>"


def announced(
    day: DatingDay, *sources: Source, note: str | None = None, rejected: str | None = None, implied: bool = False
) -> Dating:
    """Return the dating of a public declaration that a step is taken or takes effect now.

    The announcement of an intention, such as a state's notice that it will leave next year, is not a dating.

    Args:
        day: the day, or the window in which it lies.
        sources: the sources that give it.
        note: anything else about this day.
        rejected: why the day is known to be wrong, if it is.
        implied: whether the day is inferred rather than stated.

    Example:
        >>> print(announced("1999-02"))
        announced 1999-02
    """
    return Dating(act=Act.ANNOUNCED, day=day, sources=sources, note=note, rejected=rejected, implied=implied)


def signed(
    day: DatingDay, *sources: Source, note: str | None = None, rejected: str | None = None, implied: bool = False
) -> Dating:
    """Return the dating of a signature, or of a decision by the organ in charge.

    Args:
        day: the day, or the window in which it lies.
        sources: the sources that give it.
        note: anything else about this day.
        rejected: why the day is known to be wrong, if it is.
        implied: whether the day is inferred rather than stated.

    Example:
        >>> print(signed("1992-05-15", note="at Tashkent"))
        signed 1992-05-15
    """
    return Dating(act=Act.SIGNED, day=day, sources=sources, note=note, rejected=rejected, implied=implied)


def in_force(
    day: DatingDay, *sources: Source, note: str | None = None, rejected: str | None = None, implied: bool = False
) -> Dating:
    """Return the dating of legal effect.

    Args:
        day: the day, or the window in which it lies.
        sources: the sources that give it.
        note: anything else about this day.
        rejected: why the day is known to be wrong, if it is.
        implied: whether the day is inferred rather than stated.

    Example:
        >>> print(in_force("[2008-03-28..]", implied=True))
        in force [2008-03-28..] (implied)
    """
    return Dating(act=Act.IN_FORCE, day=day, sources=sources, note=note, rejected=rejected, implied=implied)


@frozen(kw_only=True, repr=False)
class Event:
    """One step in the life of an organization, with every day that a source gives for it.

    One event happens on one day, the same for every state that it moves.

    Attributes:
        key: the text by which users refer to it; never changes.
        kind: the kind of step.
        states: the states that it moves, as codes, names or `State` values. A DISSOLUTION names none: it ends the
            membership of all.
        what: one sentence that says what happened, in the present tense and without a date.
        dated: the datings. Of several for one act the first is the preferred one, the others are variants.
        new_name: the name that the organization has from this event on; a FOUNDING may have one, a RENAMING must.
        term_years: for how many years a FOUNDING or RENEWAL concludes the treaty, if it is limited.
        note: anything else about the event.

    Raises:
        LedgerError: with every fault of this event.
        OptionError: there is no such kind.

    Example:
        >>> joins = Event(key="utopia-joins", kind="accession", states=["Utopia"], dated=[signed("1990-05-01")])
        >>> joins.kind, joins.states, str(joins.dated[0].day)
        (<Kind.ACCESSION: 'accession'>, ('Utopia',), '1990-05-01')
    """

    key: str = field(converter=plain)
    kind: Kind = field(converter=_kind)
    states: tuple[str, ...] = field(default=(), converter=_codes)
    what: str = field(default="", converter=plain)
    dated: tuple[Dating, ...] = field(converter=items)
    new_name: str | None = field(default=None, converter=plain)
    term_years: int | None = None
    note: str | None = field(default=None, converter=plain)

    def __attrs_post_init__(self) -> None:
        _refuse([*self._problems_of_fields(), *self._problems_of_kind()], self.key)

    def _problems_of_fields(self) -> Iterator[Problem]:
        yield from _text_problems(self, ("key",), ("note",))
        if not isinstance(self.what, str):
            yield f"what={shown(self.what)} is not text", "give what as text"
        if not all(map(_has_text, self.states)):
            yield f"states={shown(self.states)} is not a list of states", "give codes or names as text, or State values"
        elif len(set(self.states)) < len(self.states):
            yield f"states={shown(self.states)} names a state twice", "name each state once"
        datings = [dating for dating in self.dated if isinstance(dating, Dating)]
        if len(datings) < len(self.dated):
            cure = "use announced(...), signed(...) or in_force(...)"
            yield f"dated={shown(self.dated)} holds something that is not a Dating", cure
        if all(dating.rejected is not None for dating in datings) and (datings or not self.dated):
            problem = "every dating is rejected" if datings else "there is no dating"
            yield problem, "give at least one dating that is not rejected, even if it is only a year"
        if self.new_name is not None and not _has_text(self.new_name):
            yield f"new_name={shown(self.new_name)} is {_wrong(self.new_name)}", "give new_name as non-empty text"
        years = self.term_years
        if years is not None and not (type(years) is int and 0 < years <= _LONGEST_TERM):
            cure = f"give a whole number from 1 to {_LONGEST_TERM}"
            yield f"term_years={shown(years)} is not a number of years", cure

    def _problems_of_kind(self) -> Iterator[Problem]:
        kind = self.kind
        if kind is Kind.DISSOLUTION and self.states:
            cure = "leave states out: a dissolution ends the membership of all"
            yield f"a dissolution names states: {shown(self.states)}", cure
        if kind is Kind.RENAMING and self.new_name is None:
            yield "a renaming has no new_name", "give new_name"
        if self.new_name is not None and kind not in (Kind.FOUNDING, Kind.RENAMING):
            yield f"{with_article(kind)} has a new_name", "leave new_name out"
        if self.term_years is not None and kind not in (Kind.FOUNDING, Kind.RENEWAL):
            yield f"{with_article(kind)} has term_years", "leave term_years out"

    def datings(self, act: Act | str) -> tuple[Dating, ...]:
        """Return the datings of one act, the preferred one first; rejected ones are included."""
        return tuple(dating for dating in self.dated if dating.act == act)

    def __str__(self) -> str:
        return printable(f"{self.key}: {self.what}" if self.what else self.key)

    def __repr__(self) -> str:
        return f"Event({self.key!r})"


def standing(event: Event) -> tuple[Dating, ...]:
    """Return the datings of an event that are not rejected."""
    return tuple(dating for dating in event.dated if dating.rejected is None)


def sources_of(events: Iterable[Event]) -> tuple[Source, ...]:
    """Return the sources that the events cite, each once, sorted by key."""
    found = {source.key: source for event in events for dating in event.dated for source in dating.sources}
    return tuple(found[key] for key in sorted(found))
