"""What a verb of the command line found out, and how it is written: text for people, JSON and CSV for programs.

Nothing is written in colour, so there is none to switch off. JSON and CSV are UTF-8 wherever they go; text is written
in whatever the terminal speaks, with escapes for letters that it lacks.
"""

import csv
import io
import json
import os
import re
import shutil
import sys
import textwrap
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, TextIO

import attr

from ..timeline import Timeline

FORMATS: Final = ("text", "json", "csv")
"""The forms of output, the default first."""
_PIECE: Final = 4096  # bytes written at once

Row = Mapping[str, object]
"""Values by column: text, whole numbers, `bool`, `None`, days, or lists of text."""


@attr.frozen(kw_only=True)
class Answer:
    """What a verb found out: the text for people, and the same as rows, in whose order CSV and JSON have it.

    `head` is what JSON says once for all rows, `exit` the exit status.
    """

    text: str
    rows: Sequence[Row]
    head: Row = attr.Factory(dict)
    exit: int = 0


def as_json(answer: Answer, verb: str, timeline: Timeline, *, single: bool) -> str:
    """Return an answer as one JSON object: what was asked of which view, then the row itself or all `rows`."""
    view: Row = {
        "verb": verb,
        "timeline": timeline.name,
        "reading": timeline.reading,
        "according_to": timeline.source,
        "checked_through": timeline.checked_through,
    }
    facts = {**view, **(answer.rows[0] if single else answer.head)}
    lines = [f"  {_dumps(key)}: {_dumps(value)}" for key, value in facts.items()]
    if not single:
        rows = ",\n".join(f"    {_dumps(row)}" for row in answer.rows)
        lines.append(f'  "rows": [\n{rows}\n  ]' if rows else '  "rows": []')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _dumps(value: object) -> str:
    return json.dumps(value, default=str, ensure_ascii=False)


def as_csv(answer: Answer, columns: Sequence[str]) -> str:
    """Return the rows of an answer as RFC 4180 has it, below a header; lists are parted by semicolons."""
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


def table(rows: Sequence[Sequence[object]]) -> list[str]:
    """Return rows as lines of text, one a row whatever is in it, their columns aligned."""
    texts = [[str(cell).replace("\n", " ") for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in texts]


def fitted(text: str) -> str:
    """Return prose with its lines broken where the terminal ends; as it is where no terminal reads it."""
    if sys.stdout is None or not sys.stdout.isatty():
        return text
    width = max(shutil.get_terminal_size().columns, 20)
    lines = text.split("\n")
    return "\n".join(textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) for line in lines)


def speaks_unicode() -> bool:
    """Return whether standard output can write every letter."""
    return str(getattr(sys.stdout, "encoding", None)).lower().startswith("utf")


def write(text: str, form: str = "text") -> None:
    """Write an answer to standard output, whole.

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
            if form == "text":
                data = text.replace("\n", os.linesep).encode(out.encoding, "backslashreplace")
            else:
                data = text.encode(errors="backslashreplace")  # UTF-8, wherever it goes
            rest = memoryview(data)
            while rest:  # in pieces, between which Ctrl-C is heard; and without a buffer a file may take less than that
                rest = rest[out.buffer.write(rest[:_PIECE]) :]
        else:
            out.write(text)
        out.flush()
    except (OSError, KeyboardInterrupt):
        _give_up(out)
        raise


def _harmless(text: str) -> str:
    """Return text with a space for whatever could steer a terminal: names come from files."""
    return re.sub(r"[^\n -~]", lambda found: found[0] if found[0].isprintable() else " ", text)


def _give_up(out: TextIO) -> None:
    """Let what is still waiting to be written vanish, so that the end of the process does not trip over it."""
    with suppress(OSError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), out.fileno())


def say(message: str) -> None:
    """Write a message to standard error, if there is one."""
    with suppress(OSError, AttributeError):
        sys.stderr.write(_harmless(f"csto-timeline: {message}\n"))
