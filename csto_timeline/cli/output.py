"""Write what a verb of the command line found: text for people, JSON and CSV for programs.

Output has no colours. JSON and CSV are always UTF-8. Text has the encoding of the
terminal, with escapes for letters that the encoding lacks, and fits its width, or 80 columns without a terminal.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path
from typing import Final, TextIO

from attrs import field, frozen

from ..analysis.explanation import wrapped
from ..errors import LedgerError, TimelineError, shown
from ..timeline import Timeline

FORMATS: Final = ("text", "json", "csv")
"""The forms of output, the default first."""

NO_TERMINAL: Final = 80
"""The width of a line without a terminal."""

_PIECE: Final = 4096  # bytes written at once
_NARROWEST: Final = 40
_GAP: Final = 2
_FAULTS_SHOWN: Final = 20

Row = Mapping[str, object]
"""Values by column: text, whole numbers, `bool`, `None`, days, or lists of text."""


@frozen(kw_only=True)
class Answer:
    """What a verb found.

    Attributes:
        lines: the text, each line within the width.
        rows: the same as rows, in the order that CSV and JSON keep.
        head: the fields that JSON has once for all rows.
        exit: the exit status.
    """

    lines: Sequence[str]
    rows: Iterable[Row]
    head: Row = field(factory=dict)
    exit: int = 0


def as_json(answer: Answer, verb: str, timeline: Timeline, *, single: bool) -> str:
    """Return an answer as one JSON object: what was asked of which view, then the only row itself or all `rows`."""
    facts: Row = {
        "verb": verb,
        "timeline": timeline.name,
        "reading": timeline.reading,
        "widened": timeline.wide,
        "according_to": timeline.source,
        "checked_through": timeline.checked_through,
        **(next(iter(answer.rows)) if single else answer.head),
    }
    rows = [_dumps(row) for row in answer.rows]
    lines = [f"  {_dumps(key)}: {_dumps(value)}" for key, value in facts.items()]
    if not single:
        listed = ",\n".join(f"    {row}" for row in rows)
        lines.append(f'  "rows": [\n{listed}\n  ]' if rows else '  "rows": []')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _dumps(value: object) -> str:
    return json.dumps(value, default=str, ensure_ascii=False)


def as_csv(answer: Answer, columns: Sequence[str]) -> str:
    """Return the rows of an answer as RFC 4180 says, below a header; semicolons separate the items of a list."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in answer.rows)
    return file.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return "; ".join(value)
    return str(value)


# Text


def columns() -> int:
    """Return the columns that a line of text may have."""
    if sys.stdout is None or not sys.stdout.isatty():
        return NO_TERMINAL
    return max(shutil.get_terminal_size().columns, _NARROWEST)


def prose(text: str, indent: int = 0) -> list[str]:
    """Return text as lines that fit the width; only addresses are longer."""
    return wrapped(_on_one_line(text), columns(), indent=indent)


def table(rows: Iterable[Sequence[object]]) -> list[list[str]]:
    """Return each row of cells as the lines it takes: the columns are aligned, and long cells are wrapped."""
    texts = [[_on_one_line(str(cell)) for cell in row] for row in rows]
    widths = _fitted([max(map(len, column)) for column in zip(*texts, strict=True)])
    return [_row(row, widths) for row in texts]


def _row(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    cells = [
        [text] if len(text) <= width else wrapped(text, width, narrowest=1)
        for text, width in zip(row, widths, strict=True)
    ]
    gap = " " * _GAP
    return [gap.join(map(str.ljust, line, widths)).rstrip() for line in zip_longest(*cells, fillvalue="")]


def _fitted(widths: list[int]) -> list[int]:
    """Return the widths of columns, of which the widest ones are narrowed until all fit."""
    room = columns() - _GAP * (len(widths) - 1)
    while sum(widths) > room and max(widths) > 1:
        widest = widths.index(max(widths))
        others = max((width for place, width in enumerate(widths) if place != widest), default=0)
        excess = sum(widths) - room
        widths[widest] = max(widths[widest] - excess, min(others, widths[widest] - 1))
    return widths


def _on_one_line(text: str) -> str:
    return text if text.isprintable() else re.sub(r"[^ -~]", lambda found: _harmless(found[0]), text.replace("\n", " "))


def encodes_unicode() -> bool:
    """Return whether standard output can write every letter."""
    return str(getattr(sys.stdout, "encoding", None)).lower().startswith("utf")


# Writing


def write(text: str, form: str = "text") -> None:
    """Write an answer to standard output, all of it.

    Raises:
        OSError: it cannot be written.
    """
    out = sys.stdout
    if out is None:
        raise OSError("standard output is closed")
    if form == "text":
        text = _harmless(text)
    try:
        if isinstance(out, io.TextIOWrapper):
            encoding, line_end = (out.encoding, os.linesep) if form == "text" else ("utf-8", "\n")
            rest = memoryview(text.replace("\n", line_end).encode(encoding, "backslashreplace"))
            # In pieces, so that Ctrl-C takes effect between them; an unbuffered file may take less than a piece.
            while rest:
                rest = rest[out.buffer.write(rest[:_PIECE]) :]
        else:
            out.write(text)
        out.flush()
    except (OSError, KeyboardInterrupt):
        _discard(out)
        raise


def say(message: str) -> None:
    """Write a message to standard error, if there is one."""
    with suppress(OSError, AttributeError):
        sys.stderr.write(_harmless(f"csto-timeline: {message}\n"))


def complaint(error: Exception) -> str:
    """Return the message for an error: one line, or for a faulty record one line for each fault."""
    if isinstance(error, TimelineError):
        notes = getattr(error, "__notes__", [])  # where it is, and what helps
        faults = error.faults if isinstance(error, LedgerError) and len(error.faults) > 1 else ()
        said = ": ".join([*notes[:1], f"{len(faults)} faults" if faults else str(error)])
        lines = [" ".join([said, *(f"({each})" for each in notes[1:])])]
        lines += [f"  {fault}" for fault in faults[:_FAULTS_SHOWN]]
        if len(faults) > _FAULTS_SHOWN:
            lines.append(f"  and {len(faults) - _FAULTS_SHOWN} more")
        return "\n".join(lines)
    if isinstance(error, OSError):
        name = "" if error.filename is None else f"{shown(str(error.filename))}: "
        return f"{name}{error.strerror or error}"
    return f"{type(error).__name__}: {error}; this is a fault of csto-timeline itself, please report it"


def _harmless(text: str) -> str:
    """Return text with a space for every character that could control a terminal: names come from files."""
    return re.sub(r"[^\n -~]", lambda found: found[0] if found[0].isprintable() else " ", text)


def _discard(out: TextIO) -> None:
    """Discard what is still buffered, so that the interpreter does not fail on it when it exits."""
    with suppress(OSError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), out.fileno())
