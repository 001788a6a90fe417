"""Define `CSTO`, the shipped record as a timeline, and the functions that ask it questions.

Each function asks the method of `Timeline` of the same name, with the same arguments and one more, `reading`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

from ..dates import DayLike
from ..engine.intake import CodeScheme
from ..engine.parties import UnknownParties
from ..errors import one_of
from ..facts import Event, Kind, KindName, Source
from ..results import Change, DatedAct, Epoch, SharedSpell, Spell, Step
from ..rules import Reading, ReadingName, Status
from ..states import StateLike
from ..timeline import Frequency, PeriodRule, Rule, Timeline
from .ledger import CHECKED_THROUGH, EVENTS, NAME

if TYPE_CHECKING:
    from ..analysis.disagreement import Comparison, Contest
    from ..analysis.explanation import Explanation
    from ..analysis.tables import Table
    from ..analysis.terms import Term

CSTO: Final = Timeline.from_events(EVENTS, name=NAME, checked_through=CHECKED_THROUGH)
"""The record of the CST/CSTO under the reading "announced": what contemporaries would have said."""

CSTO._origin.shipped = True

_VIEWS: Final = CSTO._siblings
"""The views of the record that have been made, by reading; another one is made when it is first asked for."""

ReadingLike = Reading | ReadingName

_Function = TypeVar("_Function", bound=Callable[..., Any])

_READING = 'reading: which act\'s day counts: "announced", "signed" or "in_force".'


def _documented(function: _Function) -> _Function:
    """Give a function the docstring of its method, with the argument `reading` added and the record named."""
    text = getattr(Timeline, function.__name__).__doc__ or ""  # none under `python -OO`
    margin = "        " if "\n        Example:\n" in text else ""  # Python 3.13 takes the indentation off
    first, _, rest = text.partition("\n")
    entry = f"{margin}    {_READING}\n"
    before, args, after = rest.partition(f"{margin}Args:\n")
    if args:
        own, _, after = after.partition("\n\n")
        rest = f"{before}{args}{own}\n{entry}\n{after}"
    else:
        sections = [rest.find(f"{margin}{section}:") for section in ("Returns", "Raises", "Warns", "Cost", "Example")]
        place = min((start for start in sections if start >= 0), default=0)
        rest = f"{rest[:place]}{margin}Args:\n{entry}\n{rest[place:]}"
    rest = rest.replace(f"ct.CSTO.{function.__name__}(", f"ct.{function.__name__}(")
    function.__doc__ = f"{first}\n\n{margin}The shipped record, `CSTO`, answers.\n{rest}"
    return function


@_documented
def members_on(day: DayLike, *, reading: ReadingLike = "announced") -> frozenset[str]:
    try:
        view = _VIEWS[reading]
    except (KeyError, TypeError):
        view = CSTO.under(reading)  # raises the error for an unknown reading
    return view.members_on(day)


@_documented
def possible_members_on(day: DayLike, *, reading: ReadingLike = "announced") -> frozenset[str]:
    return CSTO.under(reading).possible_members_on(day)


@_documented
def is_member(state: StateLike, day: DayLike, *, reading: ReadingLike = "announced") -> bool | None:
    return CSTO.under(reading).is_member(state, day)


@_documented
def status_on(state: StateLike, day: DayLike, *, reading: ReadingLike = "announced") -> Status | None:
    return CSTO.under(reading).status_on(state, day)


@_documented
def possible_statuses_on(state: StateLike, day: DayLike, *, reading: ReadingLike = "announced") -> tuple[Status, ...]:
    return CSTO.under(reading).possible_statuses_on(state, day)


@_documented
def name_on(day: DayLike, *, reading: ReadingLike = "announced") -> str | None:
    return CSTO.under(reading).name_on(day)


@_documented
def members_during(
    start: DayLike, end: DayLike | None = None, *, rule: Rule = "any", reading: ReadingLike = "announced"
) -> frozenset[str]:
    return CSTO.under(reading).members_during(start, end, rule=rule)


@_documented
def spells_of(state: StateLike, *, reading: ReadingLike = "announced") -> tuple[Spell, ...]:
    return CSTO.under(reading).spells_of(state)


@_documented
def shared_spells(a: StateLike, b: StateLike, *, reading: ReadingLike = "announced") -> tuple[SharedSpell, ...]:
    return CSTO.under(reading).shared_spells(a, b)


@_documented
def steps_of(state: StateLike, *, reading: ReadingLike = "announced") -> tuple[Step, ...]:
    return CSTO.under(reading).steps_of(state)


@_documented
def spells(*, reading: ReadingLike = "announced") -> Table:
    return CSTO.under(reading).spells()


@_documented
def epochs(*, reading: ReadingLike = "announced") -> tuple[Epoch, ...]:
    return CSTO.under(reading).epochs()


@_documented
def changes(
    start: DayLike | None = None, end: DayLike | None = None, *, reading: ReadingLike = "announced"
) -> tuple[Change, ...]:
    return CSTO.under(reading).changes(start, end)


@_documented
def next_change(day: DayLike, *, reading: ReadingLike = "announced") -> date | None:
    return CSTO.under(reading).next_change(day)


@_documented
def previous_change(day: DayLike, *, reading: ReadingLike = "announced") -> date | None:
    return CSTO.under(reading).previous_change(day)


@_documented
def events(
    *,
    kind: Kind | KindName | None = None,
    state: StateLike | None = None,
    start: DayLike | None = None,
    end: DayLike | None = None,
    reading: ReadingLike = "announced",
) -> tuple[Event, ...]:
    return CSTO.under(reading).events(kind=kind, state=state, start=start, end=end)


@_documented
def chronology(*, reading: ReadingLike = "announced") -> tuple[DatedAct, ...]:
    return CSTO.under(reading).chronology()


@_documented
def terms(*, reading: ReadingLike = "announced") -> tuple[Term, ...]:
    return CSTO.under(reading).terms()


@_documented
def term_on(day: DayLike, *, reading: ReadingLike = "announced") -> Term | None:
    return CSTO.under(reading).term_on(day)


@_documented
def explain(state: StateLike, day: DayLike, *, reading: ReadingLike = "announced") -> Explanation:
    return CSTO.under(reading).explain(state, day)


@_documented
def contested(
    state: StateLike | None = None, day: DayLike | None = None, *, reading: ReadingLike = "announced"
) -> tuple[Contest, ...]:
    return CSTO.under(reading).contested(state, day)


@_documented
def panel(
    first: DayLike,
    last: DayLike | None = None,
    *,
    freq: Frequency = "year",
    rule: PeriodRule = "any",
    states: Iterable[StateLike] | Literal["world"] | None = None,
    reading: ReadingLike = "announced",
) -> Table:
    return CSTO.under(reading).panel(first, last, freq=freq, rule=rule, states=states)


@_documented
def dyads(
    first: DayLike,
    last: DayLike | None = None,
    *,
    freq: Frequency = "year",
    rule: PeriodRule = "any",
    directed: bool = False,
    states: Iterable[StateLike] | Literal["world"] | None = None,
    reading: ReadingLike = "announced",
) -> Table:
    return CSTO.under(reading).dyads(first, last, freq=freq, rule=rule, directed=directed, states=states)


@_documented
def tag(
    frame: Any,
    *,
    state: str,
    day: str,
    codes: CodeScheme = "names",
    unknown: UnknownParties = "refuse",
    reading: ReadingLike = "announced",
) -> Any:
    return CSTO.under(reading).tag(frame, state=state, day=day, codes=codes, unknown=unknown)


@_documented
def text_chart(
    *,
    width: int | None = None,
    start: DayLike | None = None,
    end: DayLike | None = None,
    reading: ReadingLike = "announced",
) -> str:
    return CSTO.under(reading).text_chart(width=width, start=start, end=end)


@_documented
def plot(
    *,
    ax: Any = None,
    start: DayLike | None = None,
    end: DayLike | None = None,
    order: Literal["entry", "name", "code"] = "entry",
    labels: Literal["names", "codes"] = "names",
    events: Literal["moves", "all", "none"] = "moves",
    title: str | None = None,
    reading: ReadingLike = "announced",
) -> Any:
    options: dict[str, Any] = {"order": order, "labels": labels, "events": events, "title": title}
    return CSTO.under(reading).plot(ax=ax, start=start, end=end, **options)


def compare(a: Timeline, b: Timeline, *, start: DayLike | None = None, end: DayLike | None = None) -> Comparison:
    """Return the days on which the `is_member` answers of two timelines differ, by state.

    Args:
        a: the first timeline.
        b: the second timeline.
        start: the first day compared; by default the first of the calendar.
        end: the first day after the comparison; by default as far as both were checked.

    Raises:
        InvalidDateError: a bound cannot be read, or the stretch holds no day.
        QueryTypeError: `a` or `b` is not a Timeline, or a bound is neither text nor a date.

    Cost: n log n in the changes of both timelines, whatever the bounds.

    Example:
        >>> import csto_timeline as ct
        >>> ct.compare(ct.CSTO, ct.CSTO.under("signed")).totals
        {'UZB': 228}
    """
    from ..analysis.disagreement import compare

    return compare(a, b, start=start, end=end)


def cite(what: Source | str | Event | Explanation | None = None, *, style: Literal["text", "bibtex"] = "text") -> str:
    """Return a citation: one line per document as text, one entry per document as BibTeX.

    Args:
        what: a source, the key of a source of the shipped record, an event or an explanation for all its sources;
            by default the package itself.
        style: "text" or "bibtex".

    Returns:
        The citation; empty if `what` cites no document.

    Raises:
        OptionError: there is no such style, or no source of the record has that key.
        QueryTypeError: `what` is none of these.

    Example:
        >>> import csto_timeline as ct
        >>> ct.cite("article").split(". ")[0]
        'Asia-Plus (Dushanbe)'
    """
    from ..analysis.citations import cite

    if isinstance(what, str):
        known = {source.key: source for source in CSTO.sources}
        what = known[one_of(what, known, "key of a source of the record")]
    return cite(what, style=style)
