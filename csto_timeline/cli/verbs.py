"""How the verbs of the command line answer, each in words and in rows.

A verb asks the library one question. Its function takes the timeline and then what stands on the command line, as text;
it owns no facts, and refuses to know how its answer will be written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from ..results import Spell
from .output import Answer, Row, fitted, speaks_unicode, table
from ..dates import DAY, DayLike, day_after, to_date
from ..errors import QueryError, shown
from ..facts import Event
from ..engine.windows import chosen, sources_of, standing
from ..rules import Status
from ..timeline import Timeline

if TYPE_CHECKING:
    from ..analysis.panels import PeriodColumns

_WORD: Final = {True: "yes", False: "no", None: "unsettled"}
_EXIT: Final = {True: 0, False: 1, None: 3}
_CHANGE: Final = {True: "joined", False: "left", None: "unsettled"}


def today() -> date:
    """Return the day on which the command is given, where it is given."""
    return datetime.now().astimezone().date()


def opened(path: str) -> Timeline:
    """Return the timeline of a file: JSON or CSV of spells, by its ending.

    Raises:
        QueryError: the ending is neither.
        LedgerError: the file has faults.
        OSError: it cannot be opened.
    """
    from ..files.tables_csv import read_json, read_spells_csv

    ending = PurePath(path).suffix.lower()
    if ending not in (".json", ".csv"):
        raise QueryError(f"the file {shown(path)} ends neither in .json nor in .csv; say by its name what it holds")
    return read_json(path) if ending == ".json" else read_spells_csv(path)


# About a day


def members(timeline: Timeline, day: str | None = None) -> Answer:
    """Say who is a member on a day, and whose membership is unsettled."""
    when = today() if day is None else to_date(day)
    certain, possible = timeline.members_on(when), timeline.possible_members_on(when)
    name = timeline.name_on(when)
    rows = [
        {"day": when, "state": code, "name": timeline.party(code).name, "member": True if code in certain else None}
        for code in sorted(possible)
    ]
    open_ones = f", {len(possible) - len(certain)} unsettled" if len(possible) > len(certain) else ""
    title = f"{name or timeline.name}, {when} ({_view(timeline)}): {_counted(len(certain), 'member')}{open_ones}"
    cells = [[_named(timeline, code) + ("" if code in certain else ", unsettled")] for code in sorted(possible)]
    return Answer(text=_lines(title, cells), rows=rows, head={"day": when, "organization": name})


def status(timeline: Timeline, state: str, day: str | None = None) -> Answer:
    """Say which status a state has on a day."""
    when = today() if day is None else to_date(day)
    possible = timeline.possible_statuses_on(state, when)
    party = timeline.party(state)
    row = {
        "day": when,
        "state": party.alpha_3,
        "name": party.name,
        "status": timeline.status_on(state, when),
        "member": timeline.is_member(state, when),
        "possible": possible,
    }
    return Answer(text=_lines(f"{party}, {when} ({_view(timeline)}): {_worded(possible)}"), rows=[row])


def is_member(timeline: Timeline, state: str, day: str) -> Answer:
    """Say whether a state is a member on a day, also by the exit status."""
    when = to_date(day)
    member, party = timeline.is_member(state, when), timeline.party(state)
    row = {"day": when, "state": party.alpha_3, "name": party.name, "member": member}
    text = _lines(f"{party}, {when} ({_view(timeline)}): {_WORD[member]}")
    return Answer(text=text, rows=[row], exit=_EXIT[member])


def explain(timeline: Timeline, state: str, day: str) -> Answer:
    """Say why the answer is what it is, with its sources."""
    from ..analysis.explanation import explain as explanation_of

    said = explanation_of(state, day, timeline=timeline)
    row = {
        "day": said.day,
        "state": said.state,
        "name": timeline.party(said.state).name,
        "status": said.status,
        "member": said.member,
        "possible": said.possible,
        "since": said.since,
        "decided_by": _keys(step.event for step in said.steps),
        "next": said.following and said.following.event.key,
        **said.others._asdict(),
        "sources": [source.key for source in said.sources],
        "text": str(said),
    }
    return Answer(text=fitted(str(said)), rows=[row])


def diff(timeline: Timeline, day: str, other_day: str) -> Answer:
    """Say how the answers on a later day differ from those on an earlier one, and by which events."""
    before, after = to_date(day), to_date(other_day)
    if after < before:
        raise QueryError(f"{after} comes before {before}; give the earlier day first")
    rows: list[Row] = []
    cells = []
    for code in timeline.states:
        was, now = timeline.is_member(code, before), timeline.is_member(code, after)
        if was is not now:
            changes = timeline.changes(day_after(before), day_after(after))
            events = {event.key: event for change in changes for event in change.events if code in event.states}
            row = {"state": code, "name": timeline.party(code).name, "change": _CHANGE[now]}
            rows.append({**row, "before": was, "after": now, "events": [*events]})
            cells.append((_CHANGE[now], _named(timeline, code), ", ".join(events)))
    title = f"{timeline.label}, {before} and {after}: {_counted(len(rows), 'difference')}"
    return Answer(text=_lines(title, cells), rows=rows, head={"day": before, "other_day": after})


# About a state, or all of them


def history(timeline: Timeline, state: str) -> Answer:
    """List the spells of a state."""
    party = timeline.party(state)
    spells = timeline.spells_of(state)
    cells = [(each.when(), _worded(each.possible), ", ".join(_begun_by(timeline, each))) for each in spells]
    title = f"{party}, {timeline.label}: {_counted(len(spells), 'spell')}"
    head = {"state": party.alpha_3, "name": party.name}
    return Answer(text=_lines(title, cells), rows=_spells(timeline, party.alpha_3), head=head)


def chart(timeline: Timeline, *, width: str | None = None) -> Answer:
    """Draw the statuses of all states; as rows these are their spells."""
    from ..pictures.text_chart import text_chart

    if width is not None and not (width.isdecimal() and len(width) < 10):
        raise QueryError(f"{shown(width)} is no width; give a whole number of characters")
    text = text_chart(timeline, width=None if width is None else int(width), ascii=not speaks_unicode())
    return Answer(text=text, rows=[row for code in timeline.states for row in _spells(timeline, code)])


def _spells(timeline: Timeline, code: str) -> list[Row]:
    return [
        {
            "state": code,
            "name": timeline.party(code).name,
            "status": spell.status,
            "member": spell.member,
            "possible": spell.possible,
            "start": spell.start,
            "end": spell.end,
            "days": spell.days,
            "events": _begun_by(timeline, spell),
        }
        for spell in timeline.spells_of(code)
    ]


def _begun_by(timeline: Timeline, spell: Spell) -> list[str]:
    return _keys(step.event for step in timeline.steps_of(spell.state) if spell.start in (step.earliest, step.latest))


# About the record


def events(
    timeline: Timeline,
    *,
    kind: str | None = None,
    state: str | None = None,
    start: str | None = None,
    end: str | None = None,
) -> Answer:
    """List the events, each with the day that counts under the reading."""
    found = timeline.events(kind=kind, state=state, start=start, end=end)
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
            "sources": [source.key for source in sources_of([event])],
        }
        for event, dating in dated
    ]
    cells = [(dating.day, dating.act.replace("_", " "), event.key, event.what) for event, dating in dated]
    return Answer(text=_lines(f"{timeline.label}: {_counted(len(rows), 'event')}", cells), rows=rows)


def sources(timeline: Timeline) -> Answer:
    """List the documents that the events cite."""
    columns = ("key", "grade", "title", "issuer", "published", "url", "covers_through", "note")
    rows = [{column: getattr(source, column) for column in columns} for source in timeline.sources]
    cells = [(source.key, source.grade, source) for source in timeline.sources]
    return Answer(text=_lines(f"{timeline.label}: {_counted(len(rows), 'source')}", cells), rows=rows)


def contested(timeline: Timeline) -> Answer:
    """List where readings or sources disagree."""
    from ..analysis.disagreement import contested as contests_of

    found = contests_of(timeline=timeline)
    rows = [
        {
            "state": contest.state,
            "name": timeline.party(contest.state).name,
            "start": contest.start,
            "end": contest.end,
            "days": contest.days,
            **contest.plain._asdict(),
            **{f"{reading}_widened": answer for reading, answer in contest.widened._asdict().items()},
            "events": _keys(contest.events),
            "sources": [source.key for source in contest.sources],
        }
        for contest in found
    ]
    cells = [
        (_named(timeline, each.state), each.when(), each.plain, each.widened, ", ".join(_keys(each.events)))
        for each in found
    ]
    who = timeline.name + (f" ({timeline.source})" if timeline.source else "")
    title = f"{who}: {_counted(len(rows), 'contested stretch', 'contested stretches')}"
    heads = ("state", "days", "announced / signed / in force", "widened", "about")
    return Answer(text=_lines(title, cells, heads), rows=rows)


def compare(timeline: Timeline, file: str, *, start: str | None = None, end: str | None = None) -> Answer:
    """List where a file gives other answers than the timeline, under the same reading."""
    from ..analysis.comparison import compare as comparison_of

    other = opened(file).under(timeline.reading)
    found = comparison_of(timeline, other, start=start, end=end)
    party = {code: (timeline if code in timeline.states else other).party(code) for code in found.totals}
    rows: list[Row] = [
        {
            "state": each.state,
            "name": party[each.state].name,
            "start": each.start,
            "end": each.end,
            "days": each.days,
            "a": each.a,
            "b": each.b,
        }
        for each in found
    ]
    cells = [(party[each.state], each.when(), _WORD[each.a], _WORD[each.b]) for each in found]
    since = "" if found.start is None else f", from {found.start}"
    until = "" if found.end is None else f"{since or ','} through {found.end - DAY}"
    size = "without end" if found.state_days is None else _counted(found.state_days, "state-day")
    title = f"{found.a} and {found.b}{until or since}: {_counted(len(rows), 'difference')}, {size}"
    head = {"a": found.a, "b": found.b, "end": found.end, "state_days": found.state_days}
    return Answer(text=_lines(title, cells, ("state", "days", timeline.name, other.name)), rows=rows, head=head)


# For data work


def panel(
    timeline: Timeline, start: str | None = None, end: str | None = None, *, freq: str = "year", rule: str = "any"
) -> Answer:
    """List who was a member in which period of the calendar."""
    from ..analysis.panels import panel as panel_of

    found = panel_of(*_stretch(timeline, start, end), freq=freq, rule=rule, timeline=timeline)
    cells = [(_named(timeline, row["state"]), *_counts(row), row["status"] or "unsettled") for row in found]
    title = f"{timeline.label}, rule {rule!r}: {_counted(len(found), 'row')}"
    heads = ("state", freq, "member", "days", "status")
    return Answer(text=_lines(title, cells, heads), rows=found)


def dyads(
    timeline: Timeline,
    start: str | None = None,
    end: str | None = None,
    *,
    freq: str = "year",
    rule: str = "any",
    directed: bool,
) -> Answer:
    """List which pairs were members together in which period of the calendar."""
    from ..analysis.panels import dyads as dyads_of

    stretch = _stretch(timeline, start, end)
    found = dyads_of(*stretch, freq=freq, rule=rule, directed=directed, timeline=timeline)
    cells = [(_named(timeline, row["state_a"]), _named(timeline, row["state_b"]), *_counts(row)) for row in found]
    title = f"{timeline.label}, rule {rule!r}: {_counted(len(found), 'row')}"
    heads = ("state", "and", freq, "members", "days")
    return Answer(text=_lines(title, cells, heads), rows=found)


def _stretch(timeline: Timeline, start: str | None, end: str | None) -> tuple[DayLike, DayLike | None]:
    """Return the stretch asked for; if none is, all that the record knows."""
    if start is not None:
        return start, end
    if timeline.checked_through is None:
        raise QueryError("nobody said up to which day this timeline was checked; give START and END")
    return date.min, date.max


def _counts(row: PeriodColumns) -> tuple[str, str, str]:
    unsettled = f", {row['days_unsettled']} unsettled" if row["days_unsettled"] else ""
    return row["period"], _WORD[row["member"]], f"{row['days_member']} of {row['days']}{unsettled}"


# In words


def _named(timeline: Timeline, code: str) -> str:
    return str(timeline.party(code))


def _view(timeline: Timeline) -> str:
    """Return what makes this view: the reading, and the only source if there is one."""
    return timeline.label.removeprefix(timeline.name)[2:-1]


def _worded(possible: Sequence[Status]) -> str:
    return possible[0] if len(possible) == 1 else f"unsettled, {' or '.join(possible)}"


def _keys(events: Iterable[Event]) -> list[str]:
    return [event.key for event in events]


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _lines(title: str, cells: Sequence[Sequence[object]] = (), heads: Sequence[object] = ()) -> str:
    """Return a title and below it a table, under its own heads if it has any rows."""
    return "\n".join([*table([[title]]), *table([heads, *cells] if heads and cells else cells)])
