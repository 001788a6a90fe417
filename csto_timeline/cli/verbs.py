"""Answer the verbs of the command line, each as text and as rows.

Each function asks the library one question. It takes the timeline and then the words of the command line as text, and
does not know in which form its answer will be written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from ..analysis.disagreement import WORDS, Six, dissent, six_on
from ..analysis.tables import Table
from ..dates import day_after, to_date
from ..engine.windows import chosen
from ..errors import QueryError, counted, printable, shown
from ..facts import Event, Kind, sources_of, standing
from ..results import Spell
from ..rules import Reading, Status
from ..timeline import Timeline
from .output import Answer, Row, columns, encodes_unicode, prose, table
from .own_files import listed

_EXIT: Final = {True: 0, False: 1, None: 3}
_CHANGE: Final = {True: "joined", False: "left", None: "unsettled"}


def today() -> date:
    """Return the present day, where the command runs."""
    return datetime.now().astimezone().date()


# About a day


def members(timeline: Timeline, day: str | None = None) -> Answer:
    """Say who is a member on a day, and whose membership is unsettled."""
    when = today() if day is None else to_date(day)
    certain, name = timeline.members_on(when), timeline.name_on(when)
    possible = sorted(timeline.possible_members_on(when))
    disputes: dict[str, tuple[Six, list[str]]] = {}
    for code in timeline.states:
        six = six_on(timeline, code, when)
        if words := dissent(six, timeline.reading, wide=timeline.wide):
            disputes.setdefault(words, (six, []))[1].append(code)
    disputed = {code for _, codes in disputes.values() for code in codes}
    rows = [
        {
            "day": when,
            "state": code,
            "name": timeline.party(code).name,
            "member": True if code in certain else None,
            "disputed": code in disputed,
        }
        for code in possible
    ]
    unsettled = f", {len(possible) - len(certain)} unsettled" if len(possible) > len(certain) else ""
    counts = f"{counted(len(certain), 'member')}{unsettled}"
    lines = prose(f"{name or timeline.name}, {when} ({_view(timeline)}): {counts}", indent=2)
    for code in possible:
        lines += prose(f"{timeline.party(code)}{'' if code in certain else ', unsettled'}", indent=2)
    for six, codes in disputes.values():
        who = ", ".join(timeline.party(code).name for code in codes)
        lines += prose(f"{dissent(six, timeline.reading, wide=timeline.wide, who=who)}; see `explain`", indent=2)
    return Answer(lines=lines, rows=rows, head={"day": when, "organization": name})


def status(timeline: Timeline, state: str, day: str | None = None) -> Answer:
    """Say which status a state has on a day."""
    when = today() if day is None else to_date(day)
    possible = timeline.possible_statuses_on(state, when)
    settled, member = timeline.status_on(state, when), timeline.is_member(state, when)
    words = _worded(possible)
    return _about_state(timeline, state, when, words, status=settled, member=member, possible=possible)


def is_member(timeline: Timeline, state: str, day: str) -> Answer:
    """Say whether a state is a member on a day, also by the exit status."""
    when = to_date(day)
    member = timeline.is_member(state, when)
    return _about_state(timeline, state, when, WORDS[member], member=member, exit=_EXIT[member])


def _about_state(timeline: Timeline, state: str, day: date, words: str, *, exit: int = 0, **answer: object) -> Answer:
    party = timeline.party(state)
    disagreement = _dissent(timeline, party.alpha_3, day)
    lines = prose(f"{party}, {day} ({_view(timeline)}): {words}", indent=2)
    if disagreement:
        lines += prose(f"{disagreement}; see `explain`", indent=2)
    row = {"day": day, "state": party.alpha_3, "name": party.name, **answer, "disputed": disagreement is not None}
    return Answer(lines=lines, rows=[row], exit=exit)


def explain(timeline: Timeline, state: str, day: str) -> Answer:
    """Say why the answer is what it is, with its sources."""
    why = timeline.explain(state, day)
    row = {
        "day": why.day,
        "state": why.state,
        "name": why.name,
        "status": why.status,
        "member": why.member,
        "possible": why.possible,
        "since": why.since,
        "decided_by": why.decided_by and why.decided_by.key,
        "next": why.next and why.next.key,
        **{reading: why.readings[reading] for reading in map(str, Reading)},
        "disputed": why.disputed,
        "sources": [source.key for source in why.sources],
        "text": str(why),
    }
    return Answer(lines=why.text(columns()).split("\n"), rows=[row])


def diff(timeline: Timeline, day: str, other_day: str) -> Answer:
    """Say how the answers on a later day differ from those on an earlier one, and by which events."""
    before, after = to_date(day), to_date(other_day)
    if after < before:
        raise QueryError(f"{after} is before {before}", "give the earlier day first")
    changes = timeline.changes(day_after(before), day_after(after)) if after > before else ()
    rows: list[Row] = []
    cells = []
    disputed = {when: [code for code in timeline.states if _dissent(timeline, code, when)] for when in (before, after)}
    for code in timeline.states:
        was, now = timeline.is_member(code, before), timeline.is_member(code, after)
        if was is not now:
            keys = list(dict.fromkeys(e.key for change in changes for e in change.events if _moves(e, code)))
            row = {"state": code, "name": timeline.party(code).name, "change": _CHANGE[now]}
            doubt = any(code in codes for codes in disputed.values())
            rows.append({**row, "before": was, "after": now, "events": keys, "disputed": doubt})
            cells.append((_CHANGE[now], timeline.party(code), ", ".join(keys)))
    title = f"{timeline.label}, {before} and {after}: {counted(len(rows), 'difference')}"
    lines = [*prose(title, indent=2), *_flat(table(cells))]
    for when, codes in disputed.items():
        who = ", ".join(timeline.party(code).name for code in codes)
        lines += prose(f"Contested on {when}: {who}; see `explain`", indent=2) if codes else []
    return Answer(lines=lines, rows=rows, head={"day": before, "other_day": after})


def _dissent(timeline: Timeline, code: str, day: date) -> str | None:
    """Return in words how other readings, plain or widened, answer about a state on a day; `None` if all agree."""
    return dissent(six_on(timeline, code, day), timeline.reading, wide=timeline.wide)


def _moves(event: Event, code: str) -> bool:
    return code in event.states or event.kind is Kind.DISSOLUTION


# About a state, or all of them


def history(timeline: Timeline, state: str) -> Answer:
    """List the spells of a state."""
    party = timeline.party(state)
    spells = timeline.spells_of(party.alpha_3)
    head = {"state": party.alpha_3, "name": party.name}
    cells = [(each.when(), _worded(each.possible), ", ".join(_begun_by(timeline, each))) for each in spells]
    title = f"{party}, {timeline.label}: {counted(len(spells), 'spell')}"
    title = title if spells else f"{party.name} was never a member of {timeline.label}."
    lines = [*prose(title, indent=2), *_flat(table(cells))]
    if disputes := len(timeline.contested(party.alpha_3)):
        stretches = counted(disputes, "stretch", "stretches")
        lines += prose(f"Contested over {stretches}; see `contested --state {party.alpha_3}`", indent=2)
    return Answer(lines=lines, rows=_spells(timeline, party.alpha_3), head=head)


def chart(timeline: Timeline, *, width: str | None = None) -> Answer:
    """Draw the statuses of all states; as rows these are their spells."""
    from ..pictures.text_chart import text_chart

    if width is not None and not (width.isdecimal() and len(width) < 10):
        raise QueryError(f"{shown(width)} is not a width", "give a whole number of characters")
    room = columns() if width is None else int(width)
    text = text_chart(timeline, width=room, ascii=not encodes_unicode())
    return Answer(lines=text.split("\n"), rows=[row for code in timeline.states for row in _spells(timeline, code)])


def _spells(timeline: Timeline, code: str) -> list[Row]:
    return [
        {
            **spell.as_row(),
            "name": timeline.party(code).name,
            "possible": spell.possible,
            "days": spell.days,
            "events": _begun_by(timeline, spell),
        }
        for spell in timeline.spells_of(code)
    ]


def _begun_by(timeline: Timeline, spell: Spell) -> list[str]:
    return _keys(step.event for step in timeline.steps_of(spell.state) if spell.start in (step.earliest, step.latest))


# About the record


def events(timeline: Timeline, **filters: Any) -> Answer:
    """List the events, each with the day that counts under the reading."""
    found = timeline.events(**filters)
    dated = [(event, chosen(standing(event), timeline.reading)[0]) for event in found]
    rows = [
        {
            "day": dating.day,
            "act": dating.act,
            "key": event.key,
            "kind": event.kind,
            "states": event.states,
            "what": event.what,
            "note": event.note,
            "sources": _keys(sources_of([event])),
        }
        for event, dating in dated
    ]
    heads = table((dating.day, dating.act.replace("_", " "), event.key) for event, dating in dated)
    lines = prose(f"{timeline.label}: {counted(len(rows), 'event')}")
    for head, event in zip(heads, found, strict=True):
        lines += head
        lines += prose(f"    {event.what}", indent=4) if event.what else []
    return Answer(lines=lines, rows=rows)


def sources(timeline: Timeline) -> Answer:
    """List the documents that the events cite."""
    fields = ("key", "grade", "title", "issuer", "published", "url", "read_at", "covers_through", "note")
    rows = [{field: getattr(source, field) for field in fields} for source in timeline.sources]
    lines = prose(f"{timeline.label}: {counted(len(rows), 'source')}")
    for source in timeline.sources:
        lines += prose(f"{source.key} ({source.grade}): {source}", indent=2)
    return Answer(lines=lines, rows=rows)


def contested(timeline: Timeline, *, state: str | None = None, day: str | None = None) -> Answer:
    """List where readings or sources disagree."""
    found = timeline.contested(state, day)
    rows = [{**each.as_row(), "name": timeline.party(each.state).name} for each in found]
    cells: list[tuple[object, ...]] = [("state", "days", *Reading)]
    for each in found:
        cells.append((timeline.party(each.state), each.when(), *_words(each.plain.values())))
        cells.append(("", "widened" if each.widened != each.plain else "", *_words(each.widened.values())))
    title, *blocks = table(cells) if found else [[]]
    who = timeline.name + (f" ({timeline.source})" if timeline.source else "")
    lines = [*prose(f"{who}: {counted(len(rows), 'contested stretch', 'contested stretches')}"), *title]
    for each, plain, widened in zip(found, blocks[::2], blocks[1::2], strict=True):
        lines += [*plain, *(widened if each.widened != each.plain else [])]
        lines += prose(f"    {', '.join(_keys(each.events))}", indent=4)
    return Answer(lines=lines, rows=rows)


def compare(timeline: Timeline, other: Timeline, *, start: str | None = None, end: str | None = None) -> Answer:
    """List where another timeline gives other answers, under the same reading."""
    other = other.under(timeline.reading)
    found = timeline.compare(other, start=start, end=end)
    party = {code: (timeline if code in timeline.states else other).party(code) for code in found.totals}
    rows = [{**each.as_row(), "name": party[each.state].name} for each in found]
    cells = [(party[each.state], each.when(), *_words((each.a, each.b))) for each in found]
    size = "without end" if found.state_days is None else counted(found.state_days, "state-day")
    title = f"{found.a} and {found.b}{found.period()}: {counted(len(rows), 'difference')}, {size}"
    head = {"a": found.a, "b": found.b, "end": found.end, "state_days": found.state_days}
    heads = [("state", "days", timeline.name, other.name)] if cells else []
    return Answer(lines=[*prose(title, indent=2), *_flat(table([*heads, *cells]))], rows=rows, head=head)


# For data work


def panel(timeline: Timeline, first: str | None = None, last: str | None = None, **options: Any) -> Answer:
    """List who is a member in which calendar period."""
    options = _of_panel(options)
    found = timeline.panel(*_periods(timeline, first, last), **options)
    heads = ("state", options["freq"], "member", "days", "status")
    cells = [(_named(row["name"], row["state"]), *_counts(row), row["status"] or "unsettled") for row in found]
    return _tabled(timeline, options["rule"], found, [heads, *cells])


def dyads(timeline: Timeline, first: str | None = None, last: str | None = None, **options: Any) -> Answer:
    """List which pairs are members together in which calendar period."""
    options = _of_panel(options)
    found = timeline.dyads(*_periods(timeline, first, last), **options)
    heads = ("state", "and", options["freq"], "members", "days")
    cells = [
        (_named(row["name_a"], row["state_a"]), _named(row["name_b"], row["state_b"]), *_counts(row)) for row in found
    ]
    return _tabled(timeline, options["rule"], found, [heads, *cells])


def export(timeline: Timeline, folder: str) -> Answer:
    """Write the record as a data package: CSV files, and a `datapackage.json` that describes them."""
    timeline.write_data_package(folder)
    names = sorted(path.name for path in Path(folder).iterdir() if path.suffix in (".csv", ".json"))
    lines = prose(f"{timeline.name}: {counted(len(names), 'file')} in {printable(folder)}")
    lines += [f"  {name}" for name in names]
    return Answer(lines=lines, rows=[{"file": name} for name in names], head={"folder": folder})


def _periods(timeline: Timeline, first: str | None, last: str | None) -> tuple[str, str | None]:
    """Return the bounds of a panel; by default all years that the record knows."""
    if first is not None:
        return first, last
    starts = [epoch.start for epoch in timeline.epochs()]
    if not starts:
        raise QueryError(f"{timeline.name} has no events", "give FIRST and LAST")
    through = timeline.checked_through
    return f"{starts[0].year:04}", f"{starts[-1].year:04}" if through is None else str(max(through, starts[0]))


def _of_panel(given: dict[str, Any]) -> dict[str, Any]:
    """Return the options of a panel, with the defaults that its text names."""
    options = {"freq": "year", "rule": "any", **given}
    if options.get("states") not in (None, "world"):  # "world" is a word of its own
        options["states"] = listed(options["states"])
    return options


def _tabled(timeline: Timeline, rule: str, found: Table, cells: Sequence[Sequence[object]]) -> Answer:
    title = f"{timeline.label}, rule {rule!r}: {counted(len(found), 'row')}"
    return Answer(lines=[*prose(title, indent=2), *_flat(table(cells))], rows=found)


def _counts(row: Row) -> tuple[object, str, str]:
    unsettled = f", {row['days_unsettled']} unsettled" if row["days_unsettled"] else ""
    member = row["member"]
    assert member is None or isinstance(member, bool)  # noqa: S101 - what the column holds
    return row["period"], WORDS[member], f"{row['days_member']} of {row['days']}{unsettled}"


# In words


def _named(name: object, code: object) -> str:
    return str(name) if name == code else f"{name} ({code})"


def _view(timeline: Timeline) -> str:
    """Return what makes this view: the reading, and the only source if there is one."""
    return timeline.label.removeprefix(timeline.name)[2:-1]


def _worded(possible: Sequence[Status]) -> str:
    return possible[0] if len(possible) == 1 else f"unsettled, {' or '.join(possible)}"


def _words(answers: Iterable[bool | None]) -> list[str]:
    return [WORDS[answer] for answer in answers]


def _keys(values: Iterable[object]) -> list[str]:
    return [value.key for value in values]  # type: ignore[attr-defined]


def _flat(rows: Iterable[Sequence[str]]) -> list[str]:
    return [line for row in rows for line in row]
