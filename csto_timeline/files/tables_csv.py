"""Timelines in files: JSON carries a whole ledger without loss, CSV the spells that it gives.

Reading checks everything, reports every fault with its place in the file, all at once, and neither executes nor
fetches anything. Files are UTF-8, with or without a byte-order mark, with any line ends. A file that cannot be opened
raises the `OSError` that Python has for it. Writing is atomic: the folder holds the old file or the new one, whole.
"""

from __future__ import annotations

import csv
import os
import re
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Final

from .document import MANY, REST, text_of, timeline_of
from ..record.csto import CSTO
from ..dates import DayLike
from ..errors import Fault, LedgerError, QueryError, QueryTypeError, nearest, shown
from ..facts import Source
from ..engine.spells import Row
from ..rules import Reading
from ..states import StateLike
from ..timeline import Timeline, check_timeline

PathLike = str | os.PathLike[str]
"""What is taken for the path of a file."""

COLUMNS: Final = ("state", "start", "end", "status")
"""The header of a file of spells."""


def read_json(path: PathLike) -> Timeline:
    """Return the timeline of a JSON file, under the reading `announced`.

    `timeline.schema.json`, beside this module, describes the form. A missing optional field has its default.

    Args:
        path: the file.

    Raises:
        LedgerError: with every fault, each with its place, such as `events[3].dated[0].day` or `line 17`.
        OSError: the file cannot be opened.

    Cost: linear; for the time that it takes, memory of about seven times the file.
    """
    with _noting(path):
        return timeline_of(_content(path).decode("utf-8-sig"))


def write_json(path: PathLike, *, timeline: Timeline = CSTO) -> None:
    """Write the whole ledger of a timeline as JSON: what `read_json` makes of the file equals `timeline`.

    A file holds a ledger, not a view, so a view is refused rather than lost: derive it anew from what is read.

    Args:
        path: the file, replaced if it is there; its permissions stay.
        timeline: a timeline under the reading `announced`, neither widened nor according to one source.

    Raises:
        QueryError: the timeline is a view.
        QueryTypeError: `path` is no path, or `timeline` no Timeline.
        LedgerError: the ledger holds what JSON cannot carry, such as a number for a note; the old file is untouched.
        OSError: the file cannot be written; the old one is untouched.
    """
    _path(path)
    check_timeline(timeline)
    origin = timeline._origin  # noqa: SLF001 - a view does not show the parties that no event moves
    if timeline.wide or timeline.source is not None or timeline.reading is not Reading.ANNOUNCED:
        raise QueryError(
            f"{timeline!r} is a view, and a file holds a ledger; write the timeline under 'announced' that it comes "
            "from, and derive the view from what is read"
        )
    text = text_of(origin.name, origin.checked_through, origin.parties.declared, origin.events)
    if timeline_of(text) != timeline:
        problem = "the ledger holds values that JSON cannot carry"
        raise LedgerError([Fault(None, None, problem, "make texts text, and Event, Dating and Source the plain ones")])
    _replace(path, text.encode())


def read_spells_csv(
    path: PathLike,
    *,
    name: str | None = None,
    states: Iterable[StateLike] = (),
    source: Source | None = None,
    checked_through: DayLike | None = None,
) -> Timeline:
    """Return the timeline of a CSV file of spells, as `Timeline.from_spells` makes it of its rows.

    The header is `state,start,end,status`, in any order; `status` may be missing and is then "member". `end` is the
    first day no longer in the spell, empty while it goes on. Days are ISO days or partial dates.

    Args:
        path: the file.
        name: what the timeline is called; the file's name without its ending if not given.
        states: the parties' own codes and names.
        source: the document behind every row.
        checked_through: the last day that the rows speak of.

    Raises:
        LedgerError: with every fault, each with its line. An empty status marks an unsettled stretch, which only JSON
            can carry.
        OSError: the file cannot be opened.
        InvalidDateError: `checked_through` is no day.
    """
    with _noting(path):
        table = _Table(_content(path))
        faults = table.faults
        try:
            timeline = Timeline.from_spells(
                table.rows(),
                name=Path(path).stem if name is None else name,
                states=states,
                source=source,
                checked_through=checked_through,
            )
        except LedgerError as error:
            faults += [table.placed(fault) for fault in error.faults]
        if faults:
            raise LedgerError(sorted(faults, key=_line))
        return timeline


def write_spells_csv(path: PathLike, *, timeline: Timeline = CSTO) -> None:
    """Write the spells of every state as CSV, sorted by state and day, under the header `state,start,end,status`.

    A file of settled spells reads back to the same spells; parties that were declared must be declared again. Where
    the status is unsettled it is empty, and `read_spells_csv` refuses the file. Names, events and sources stay behind.

    Args:
        path: the file, replaced if it is there; its permissions stay.
        timeline: any view; the spells are those that it answers with.

    Raises:
        QueryTypeError: `path` is no path, or `timeline` no Timeline.
        OSError: the file cannot be written; the old one is untouched.
    """
    _path(path)
    check_timeline(timeline)
    rows = [",".join(COLUMNS)]
    for state in timeline.states:
        quoted = '"' + state.replace('"', '""') + '"' if re.search('[",\r\n]', state) else state
        rows += [
            f"{quoted},{spell.start},{spell.end or ''},{spell.status or ''}" for spell in timeline.spells_of(state)
        ]
    try:
        data = "".join(f"{row}\n" for row in rows).encode()
    except UnicodeEncodeError:
        raise LedgerError([Fault(None, None, "a state's name holds half a character", "write the whole one")]) from None
    _replace(path, data)


def _path(path: object) -> Path:
    if not isinstance(path, (str, os.PathLike)) or "\0" in str(os.fspath(path)):
        raise QueryTypeError(f"a path cannot be {shown(path)}; give text or a pathlib.Path")
    return Path(path)


@contextmanager
def _noting(path: PathLike) -> Iterator[None]:
    """Tell in a traceback which file has the faults."""
    try:
        yield
    except LedgerError as error:
        error.add_note(f"in the file {os.fspath(path)!r}")
        raise


def _content(path: PathLike) -> bytes:
    """Return what a file holds, known to be UTF-8."""
    data = _path(path).read_bytes()
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problem = f"the byte 0x{data[error.start]:02x} is not UTF-8"
        raise LedgerError([Fault(None, None, problem, "save the file as UTF-8", f"line {line}")]) from None
    return data


class _Table:
    """The rows of a CSV file one by one, the lines on which they begin, and what is wrong with the others."""

    def __init__(self, data: bytes) -> None:
        self.lines: list[int] = []
        self.faults: list[Fault] = []
        self._reader = csv.reader(TextIOWrapper(BytesIO(data), "utf-8-sig", newline=""), strict=True)

    def rows(self) -> Iterator[Row]:
        header: list[str] | None = None
        line = 1
        try:
            for cells in self._reader:
                if header is None:
                    header = self._header(cells)
                    if self.faults:
                        return
                elif len(cells) == len(header):
                    row = dict(zip(header, cells, strict=True))
                    status = row.get("status", "member")
                    if status:
                        self.lines.append(line)
                        yield row["state"], row["start"], row["end"] or None, status
                    else:
                        problem = "the status is empty, which marks an unsettled stretch"
                        self._fault(line, problem, "use JSON, which carries why, or give the status")
                elif cells:
                    self._fault(line, f"there are {len(cells)} cells", f"give {len(header)}: {','.join(header)}")
                line = self._reader.line_num + 1
                if len(self.faults) >= MANY:
                    self.faults.append(REST._replace(place=f"line {line}"))
                    return
        except csv.Error as error:
            self._fault(line, f"this row is no CSV: {error}", "mend its quotes")
        if header is None and not self.faults:
            self._fault(line, "the file is empty", f"begin it with {','.join(COLUMNS)}")

    def placed(self, fault: Fault) -> Fault:
        """Return a fault that names rows as one that names lines."""

        def line(found: re.Match[str]) -> str:
            return f"{found[1]}line {self.lines[int(found[2]) - 1]}"

        problem = re.sub(r"\A(overlaps )row (\d+)\Z", line, fault.problem)
        return fault._replace(problem=problem, place=fault.place and re.sub(r"\A()row (\d+)\Z", line, fault.place))

    def _header(self, cells: list[str]) -> list[str]:
        for cell in list(dict.fromkeys(cells))[:MANY]:
            if cell not in COLUMNS:
                guess = nearest(cell, COLUMNS)
                cure = f"did you mean {guess[0]!r}?" if guess else f"the header is {','.join(COLUMNS)}, with commas"
                self._fault(1, f"there is no column {shown(cell)}", cure)
        for name in COLUMNS:
            if cells.count(name) > 1:
                self._fault(1, f"the column {name!r} stands twice", "keep one")
            elif name not in cells and name != "status":
                self._fault(1, f"the column {name!r} is missing", "add it")
        return cells

    def _fault(self, line: int, problem: str, cure: str) -> None:
        self.faults.append(Fault(None, None, problem, cure, f"line {line}"))


def _line(fault: Fault) -> int:
    return int((fault.place or "line 0").removeprefix("line "))


def _replace(path: PathLike, data: bytes) -> None:
    """Put `data` into a file at once: into one beside it first, which then takes its name.

    A link stays a link. A process that is killed outright can leave the file beside it, `.NAME.RANDOM.tmp`.
    """
    target = Path(path)
    if target.exists() and not target.is_file() and not target.is_dir():
        target.write_bytes(data)  # a pipe or a device, which must not give way to a file
        return
    target = target.resolve()
    target.parent.stat()  # where the folder is missing, the error names it
    mode = None
    with suppress(FileNotFoundError), target.open("r+b") as old:  # refused where the old file must not be written
        mode = stat.S_IMODE(os.fstat(old.fileno()).st_mode)
    temporary = target.with_name(f".{target.name[:40]}.{secrets.token_hex(8)}.tmp")
    try:
        with temporary.open("xb") as new:
            if mode is not None:
                temporary.chmod(mode)
            new.write(data)
            new.flush()
            os.fsync(new.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
