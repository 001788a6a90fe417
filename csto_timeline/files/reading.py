"""Read the text of a file, and name the file in the errors about what it holds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from ..errors import Fault, LedgerError, printable
from .writing import PathLike, checked_path

MANY: Final = 10_000
"""Reading stops after so many faults, so that a large file that is wrong throughout does not fill the memory."""

REST: Final = Fault("the rest of the file was not checked", "correct these faults first")


def text_of(path: PathLike) -> str:
    """Return what a file holds, without a byte-order mark and with the line ends as they are.

    Raises:
        LedgerError: the file is not UTF-8.
        OSError: the file cannot be opened.
    """
    data = checked_path(path).read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problem = f"the byte 0x{error.object[error.start]:02x} is not UTF-8"
        cure = "save the file as UTF-8 (in Excel: 'CSV UTF-8')"
        raise LedgerError([Fault(problem, cure, place=f"line {line}")]) from None


@contextmanager
def naming(path: PathLike) -> Iterator[None]:
    """Add the name of the file to the traceback of a `LedgerError`."""
    try:
        yield
    except LedgerError as error:
        error.add_note(f"in the file {printable(os.fspath(path))}")
        raise
