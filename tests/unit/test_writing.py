"""Writing: all or nothing to a file, in place to a pipe or a descriptor, and no path raises anything undocumented."""

import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from ledgers import LEAGUE

from csto_timeline import read_csv, read_json
from csto_timeline.errors import QueryError, QueryTypeError
from csto_timeline.files.writing import replace

DOORS = [read_json, read_csv, LEAGUE.write_json, LEAGUE.write_csv, LEAGUE.write_data_package]
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs POSIX")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a file that does not exist yet."""
    return tmp_path / "file"


def beside(folder: Path) -> list[str]:
    """Return the names in a folder."""
    return sorted(entry.name for entry in folder.iterdir())


@pytest.mark.parametrize("door", DOORS)
def test_what_is_not_a_path_is_refused(door: Callable[[Any], object]) -> None:
    """A number would be an open file of the process; a NUL or an unpaired surrogate can be in no path."""
    for path in (5, None, True, b"file", LEAGUE):
        with pytest.raises(QueryTypeError):
            door(path)
    for path in ("a\0b", "a\ud800b"):
        with pytest.raises(QueryError):
            door(path)


@pytest.mark.parametrize("door", DOORS[:4])
def test_what_cannot_be_opened_is_an_os_error(door: Callable[[Any], object], tmp_path: Path) -> None:
    """A folder, a missing folder and a loop of links raise the system's error, and leave nothing behind."""
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(IsADirectoryError):
        door(tmp_path)
    with pytest.raises(OSError, match="loop"):
        door(loop)
    with pytest.raises(FileNotFoundError) as caught:
        door(tmp_path / "nowhere" / "file")
    assert "nowhere" in str(caught.value)
    assert ".tmp" not in str(caught.value)
    assert beside(tmp_path) == ["loop"]


@pytest.mark.parametrize("step", ["chmod", "fsync", "replace"])
def test_an_interrupted_write_leaves_the_old_file(step: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever writing stops, the old file is whole and nothing lies beside it."""
    path.write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, step, Mock(side_effect=KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        replace(path, b"new")
    assert path.read_text(encoding="utf-8") == "old"
    assert beside(path.parent) == ["file"]


PROLOGUE = "import os, signal, sys; from csto_timeline.files.writing import replace; "
KILLED = "setattr(os, sys.argv[1], lambda *_: os.kill(os.getpid(), signal.SIGKILL)); replace(sys.argv[2], b'new')"
REDIRECTED = "print('before'); replace(sys.argv[1], b'data\\n'); print('after')"


@POSIX
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_killed_write_leaves_the_old_file(step: str, path: Path) -> None:
    """A process killed in the middle of writing leaves the old file whole, and does not hinder the next write."""
    path.write_text("old", encoding="utf-8")
    run = subprocess.run([sys.executable, "-c", PROLOGUE + KILLED, step, path], check=False)
    assert run.returncode == -signal.SIGKILL
    assert path.read_text(encoding="utf-8") == "old"
    assert all(name == "file" or name.endswith(".tmp") for name in beside(path.parent))
    replace(path, b"new")
    assert path.read_bytes() == b"new"


@POSIX
def test_permissions_stay(path: Path) -> None:
    """A new file has the usual permissions of the process, an old one keeps its own."""
    mask = os.umask(0o027)
    try:
        replace(path, b"new")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o604)
    replace(path, b"newer")
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


@POSIX
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """A file is replaced where it lies, whether or not it existed."""
    (tmp_path / "there").mkdir()
    link, there = tmp_path / "link", tmp_path / "there" / "file"
    link.symlink_to(there)
    for data in (b"new", b"newer"):
        replace(link, data)
        assert link.is_symlink()
        assert there.read_bytes() == data
        assert beside(tmp_path / "there") == ["file"]


@POSIX
def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    """What is not a regular file is written in place."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    heard: list[bytes] = []
    listener = threading.Thread(target=lambda: heard.append(pipe.read_bytes()), daemon=True)
    listener.start()
    replace(pipe, b"data")
    listener.join(10)
    assert heard == [b"data"]
    assert pipe.is_fifo()


@POSIX
def test_an_open_descriptor_is_written_to_where_it_stands(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path of a descriptor goes on where the descriptor stands, links to it included, with or without streams."""
    link = path.with_name("link")
    with path.open("w+b", buffering=0) as file:
        link.symlink_to(f"/dev/fd/{file.fileno()}")
        file.write(b"first ")
        replace(f"/dev/fd/{file.fileno()}", b"second ")
        monkeypatch.setattr(sys, "stdout", None)
        replace(link, b"third ")
        file.write(b"fourth")
    assert path.read_bytes() == b"first second third fourth"


@POSIX
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link"])
@pytest.mark.parametrize("mode", ["ab", "r+b"])
def test_a_redirected_descriptor_keeps_what_stands_there(name: str, mode: str, tmp_path: Path) -> None:
    """Standard output that leads to a file is written to in order, and nothing before or after is lost."""
    (tmp_path / "link").symlink_to("/dev/stdout")
    if not os.path.lexists(name if name != "link" else tmp_path / name):
        pytest.skip(f"there is no {name}")
    target = tmp_path / "out"
    target.write_bytes(b"first\n")
    with target.open(mode) as out:
        out.seek(0, os.SEEK_END)
        subprocess.run([sys.executable, "-c", PROLOGUE + REDIRECTED, name], check=True, stdout=out, cwd=tmp_path)
        out.write(b"last\n")
    assert target.read_bytes().split() == [b"first", b"before", b"data", b"after", b"last"]
