"""What a record is made of: sources, datings and events. It knows nothing of rules, readings or answers."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar

import attr

from .dates import PartialDate, to_date
from .errors import Fault, LedgerError, one_of, shown
from .states import State


class Kind(StrEnum):
    """What sort of step an event is; the rule table says what it does to a status."""

    FOUNDING = "founding"
    ACCESSION = "accession"
    RENEWAL = "renewal"
    LAPSE = "lapse"
    SUSPENSION = "suspension"
    RETURN = "return"
    WITHDRAWAL = "withdrawal"
    EXPULSION = "expulsion"
    OBSERVER = "observer"
    FREEZE = "freeze"
    RENAMING = "renaming"
    MILESTONE = "milestone"


class Act(StrEnum):
    """How an event becomes a fact: declared, signed or decided, taking legal effect."""

    ANNOUNCED = "announced"
    SIGNED = "signed"
    IN_FORCE = "in_force"


class Grade(StrEnum):
    """What kind of witness a source is."""

    OFFICIAL = "official"
    SCHOLARLY = "scholarly"
    AGENCY = "agency"
    PRESS = "press"
    COMPILATION = "compilation"


_Item = TypeVar("_Item")


def _kind(value: str) -> Kind:
    return Kind(one_of(value, _KINDS, "kind"))


def _act(value: str) -> Act:
    return Act(one_of(value, _ACTS, "act"))


def _grade(value: str) -> Grade:
    return Grade(one_of(value, _GRADES, "grade"))


_KINDS, _ACTS, _GRADES = tuple(Kind), tuple(Act), tuple(Grade)


def _optional_day(value: "date | str | None") -> date | None:
    return None if value is None else to_date(value)


def _optional_partial(value: "PartialDate | date | str | None") -> PartialDate | None:
    return None if value is None else PartialDate.of(value)


@attr.frozen(kw_only=True, repr=False)
class Source:
    """A document that a reader can open.

    `published` is its day of publication, as far as known. `covers_through` is set only where everything that the
    source says of membership is in the ledger: then the record can be retold from it alone, up to that day.
    """

    key: str
    title: str = ""
    issuer: str = ""
    published: PartialDate | None = attr.field(default=None, converter=_optional_partial)
    url: str | None = None
    grade: Grade = attr.field(default=Grade.COMPILATION, converter=_grade)
    covers_through: date | None = attr.field(default=None, converter=_optional_day)
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        _refuse(
            None, [] if _is_text(self.key) else [(f"a source has the key {shown(self.key)}", "give it a short text")]
        )

    def __str__(self) -> str:
        when = "" if self.published is None else self.published.in_words()
        parts = [part for part in (self.issuer, self.title, when[:1].upper() + when[1:], self.url) if part]
        closed = [part if part[-1] in ".?!" else f"{part}." for part in parts[:-1]]
        return " ".join([*closed, *parts[-1:]]) or self.key

    def __repr__(self) -> str:
        return f"Source({self.key!r})"


def _partial(value: "PartialDate | date | str") -> PartialDate:
    return PartialDate.of(value)


def _each(values: "Iterable[_Item]") -> "Iterable[_Item]":
    """Return what can be gone through; what cannot becomes the only item, which the class then refuses."""
    return values if isinstance(values, Iterable) else (values,)


def _sources(values: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(_each(values))


@attr.frozen(kw_only=True, repr=False)
class Dating:
    """One day, possibly partial, for one act of one event, with the sources that give it.

    `rejected` says why the day is known to be wrong: it is kept and cited, and retold by `according_to`, but decides
    and widens nothing. `implied` marks a day that follows from an absence, such as a name missing from a list.
    """

    act: Act = attr.field(converter=_act)
    day: PartialDate = attr.field(converter=_partial)
    sources: tuple[Source, ...] = attr.field(default=(), converter=_sources)
    note: str | None = None
    rejected: str | None = None
    implied: bool = False

    def __attrs_post_init__(self) -> None:
        strangers = [source for source in self.sources if not isinstance(source, Source)]
        _refuse(None, [(f"{shown(stranger)} is no Source", "give Source values") for stranger in strangers])
        if self.rejected is not None and not _is_text(self.rejected):
            _refuse(None, [(f"rejected={shown(self.rejected)} gives no reason", "say why, or leave it out")])

    def __str__(self) -> str:
        keys = ", ".join(source.key for source in self.sources)
        marks = [
            keys,
            *(["implied"] if self.implied else ()),
            *(["rejected: " + self.rejected] if self.rejected else ()),
        ]
        return f"{self.act.replace('_', ' ')} {self.day}" + "".join(f" ({mark})" for mark in marks if mark)

    def __repr__(self) -> str:
        return f"<Dating {self}>"


def _dating_of(act: Act, day: "PartialDate | date | str", sources: tuple[Source, ...], **more: object) -> Dating:
    return Dating(act=act, day=day, sources=sources, **more)  # type: ignore[arg-type]


def announced(
    day: "PartialDate | date | str",
    *sources: Source,
    note: str | None = None,
    rejected: str | None = None,
    implied: bool = False,
) -> Dating:
    """Return the dating of a public declaration that something is done or takes effect now."""
    return _dating_of(Act.ANNOUNCED, day, sources, note=note, rejected=rejected, implied=implied)


def signed(
    day: "PartialDate | date | str",
    *sources: Source,
    note: str | None = None,
    rejected: str | None = None,
    implied: bool = False,
) -> Dating:
    """Return the dating of a signature, or of a decision by the organ in charge."""
    return _dating_of(Act.SIGNED, day, sources, note=note, rejected=rejected, implied=implied)


def in_force(
    day: "PartialDate | date | str",
    *sources: Source,
    note: str | None = None,
    rejected: str | None = None,
    implied: bool = False,
) -> Dating:
    """Return the dating of legal effect."""
    return _dating_of(Act.IN_FORCE, day, sources, note=note, rejected=rejected, implied=implied)


def _datings(values: Iterable[Dating]) -> tuple[Dating, ...]:
    return tuple(_each(values))


def _codes(states: "Iterable[State | str]") -> tuple[str, ...]:
    if isinstance(states, (str, State)):
        states = (states,)
    return tuple(state.alpha_3 if isinstance(state, State) else state for state in _each(states))


@attr.frozen(kw_only=True, repr=False)
class Event:
    """One step in the life of the organisation, with every day that a source gives for it.

    `key` is what people quote and never changes. Of several datings for one act the first is the preferred one, the
    others are variants. FOUNDING and RENAMING carry `new_name`, FOUNDING and RENEWAL may carry `term_years`.

    Raises:
        LedgerError: with every fault of this event.
    """

    key: str
    kind: Kind = attr.field(converter=_kind)
    states: tuple[str, ...] = attr.field(default=(), converter=_codes)
    what: str = ""
    dated: tuple[Dating, ...] = attr.field(converter=_datings)
    new_name: str | None = None
    term_years: int | None = None
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        naming = self.kind in (Kind.FOUNDING, Kind.RENAMING)
        term = self.term_years
        checks = (
            (_is_text(self.key), f"the key is {shown(self.key)}", "give a short text that will never change"),
            (
                all(map(_is_text, self.states)),
                f"the states are {shown(self.states)}",
                "give codes, names or State values",
            ),
            (len(set(self.states)) == len(self.states), "a state is named twice", "name each state once"),
            (
                all(isinstance(d, Dating) for d in self.dated),
                "a dating is no Dating",
                "use announced, signed, in_force",
            ),
            (
                any(not getattr(dating, "rejected", None) for dating in self.dated),
                "no dating is left to stand on",
                "give at least one day that is not rejected, if only a year",
            ),
            (naming or self.new_name is None, f"a {self.kind} gives no name", "leave new_name out"),
            (
                self.new_name is None or _is_text(self.new_name),
                f"the name is {shown(self.new_name)}",
                "give new_name as text",
            ),
            (self.kind is not Kind.RENAMING or self.new_name is not None, "a renaming needs a name", "give new_name"),
            (
                term is None or (self.kind in (Kind.FOUNDING, Kind.RENEWAL) and type(term) is int and 0 < term < 1000),
                f"term_years={shown(term)} cannot stand here",
                "give whole years to a founding or a renewal only",
            ),
        )
        _refuse(self.key, [(problem, cure) for good, problem, cure in checks if not good])

    def datings(self, act: Act) -> tuple[Dating, ...]:
        """Return the datings of one act, the preferred one first; rejected ones are among them."""
        return tuple(dating for dating in self.dated if dating.act is act)

    def __str__(self) -> str:
        return f"{self.key}: {self.what}" if self.what else self.key

    def __repr__(self) -> str:
        return f"Event({self.key!r})"


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _refuse(key: object, problems: list[tuple[str, str]]) -> None:
    if problems:
        name = key if isinstance(key, str) else None
        raise LedgerError([Fault(name, None, problem, cure) for problem, cure in problems])
