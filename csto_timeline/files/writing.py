"""Make cells and text into bytes, and write these: atomically to a regular file, in place to a pipe or a device."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from ..errors import Fault, LedgerError, QueryError, QueryTypeError, shown

if TYPE_CHECKING:
    from pathlib import Path

PathLike = str | os.PathLike[str]
"""What is accepted as the path of a file or folder."""

_MOST_LINKS = 40


def checked_path(path: object) -> Path:
    """Return `path` as a `Path` that the system can be asked for.

    Raises:
        QueryTypeError: it is neither text nor a path of text.
        QueryError: it contains a NUL character or an unpaired surrogate.
    """
    from pathlib import Path

    text = os.fspath(path) if isinstance(path, os.PathLike) else path
    if not isinstance(text, str):
        raise QueryTypeError(f"{shown(path)} is not a path", "give text or a pathlib.Path")
    try:
        encoded = os.fsencode(text)
    except UnicodeEncodeError:
        raise QueryError(f"the path {shown(text)} contains an unpaired surrogate", "give the path as it is") from None
    if b"\0" in encoded:
        raise QueryError(f"the path {shown(text)} contains a NUL character", "leave it out")
    return Path(text)


def encoded(text: str) -> bytes:
    """Return the text of a file in UTF-8.

    Raises:
        LedgerError: it contains an unpaired surrogate.
    """
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        before = text[: error.start + 1].rpartition("\n")[2][-40:]
        problem = f"{shown(before)} ends with an unpaired surrogate"
        raise LedgerError([Fault(problem, "write the character whole")]) from None


def csv_cell(value: object) -> str:
    """Return a value as a cell of CSV: booleans as 1 and 0, a missing value empty, text quoted where it must be."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    text = str(value)
    quoted = any(character in text for character in ',"\n\r') or text != text.strip() or not text
    return '"' + text.replace('"', '""') + '"' if quoted else text


def replace(path: PathLike, data: bytes) -> None:
    """Make `data` the content of the file at `path`.

    A regular file is replaced atomically: the folder holds the complete old file or the complete new one. Permissions
    and symbolic links are kept. A process that is killed outright can leave `.NAME.RANDOM.tmp` beside it. A pipe or a
    device is written to. A path of an open descriptor, such as `/dev/stdout`, writes to that descriptor, and keeps
    what a redirected file already holds.

    Raises:
        QueryTypeError: `path` is not a path.
        QueryError: the path cannot be one on this system.
        OSError: the file cannot be written; the old one is untouched.
    """
    target = checked_path(path)
    import secrets

    descriptor = _descriptor(target)
    if descriptor is not None:
        _write_to(descriptor, data)
        return
    mode = None
    with suppress(FileNotFoundError):
        mode = target.stat().st_mode
    if mode is not None and not stat.S_ISREG(mode):
        target.write_bytes(data)  # a folder raises the system's own error
        return
    target = target.resolve()
    target.parent.stat()  # where the folder is missing, the error names it
    if mode is not None:
        target.open("r+b").close()  # refused where the old file must not be written
    temporary = target.with_name(f".{target.name[:40]}.{secrets.token_hex(8)}.tmp")
    try:
        with temporary.open("xb") as new:
            if mode is not None:
                temporary.chmod(stat.S_IMODE(mode))
            new.write(data)
            new.flush()
            os.fsync(new.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _descriptor(path: Path) -> int | None:
    """Return the open descriptor of this process that a path names, directly or through links."""
    folders = {os.path.realpath(folder) for folder in ("/dev/fd", "/proc/self/fd")}
    for _ in range(_MOST_LINKS):
        if path.name.isdecimal() and os.path.realpath(path.parent) in folders:
            return int(path.name)
        if not path.is_symlink():
            return None
        path = path.parent / path.readlink()
    return None


def _write_to(descriptor: int, data: bytes) -> None:
    for stream in (sys.stdout, sys.stderr):  # what was printed before comes first
        if stream is not None:
            stream.flush()
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
