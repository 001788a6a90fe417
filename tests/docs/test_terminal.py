"""The real command in a real terminal: a process of its own behind a pseudo-terminal, or in a pipe."""

import os
import re
import select
import shlex
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Self

import pytest

import csto_timeline as ct

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals on this system")
termios = pytest.importorskip("termios")

MODULE = [sys.executable, "-m", "csto_timeline"]
SCRIPT = shutil.which("csto-timeline", path=Path(sys.executable).parent)
NAMES = [MODULE, *([[SCRIPT]] if SCRIPT else [])]
SHELL = shlex.join(MODULE)

# Makes the terminal the one from which Ctrl-C comes, as a login would, and becomes the command. Where the tests run in
# the background, Ctrl-C is ignored until somebody says otherwise.
LOGIN = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""
PATIENCE = 60.0

UNBUFFERED = pytest.mark.parametrize("env", [{}, {"PYTHONUNBUFFERED": "1"}], ids=str)
SILENT = "COLUMNS LINES NO_COLOR FORCE_COLOR LC_ALL LC_CTYPE LANG PYTHONIOENCODING PYTHONUNBUFFERED"


def environment(**more: str) -> dict[str, str]:
    """Return an environment that says nothing about colour or size but what is asked for."""
    kept = {name: value for name, value in os.environ.items() if name not in SILENT.split()}
    return {**kept, "LANG": "C.UTF-8", "TERM": "xterm-256color", **more}


class Terminal:
    """A pseudo-terminal with a command in it, of which nothing is left behind."""

    def __init__(self, command: list[str], columns: int = 80, **env: str) -> None:
        self.screen, inside = pty.openpty()
        termios.tcsetwinsize(inside, (24, columns))
        ends = {"stdin": inside, "stdout": inside, "stderr": inside}
        login = [sys.executable, "-c", LOGIN, *command]
        self.process = subprocess.Popen(login, **ends, env=environment(**env), start_new_session=True)
        os.close(inside)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.screen)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(2)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(PATIENCE)

    def resize(self, columns: int) -> None:
        """Make the terminal wider or narrower, as a user drags the corner of a window."""
        termios.tcsetwinsize(self.screen, (24, columns))

    def press(self, keys: bytes) -> None:
        """Type."""
        os.write(self.screen, keys)

    def read(self, until: str | None = None) -> str:
        """Return what appears, up to a text or to the end of the command; a terminal's line ends become plain."""
        seen = b""
        end = time.monotonic() + PATIENCE
        while until is None or until.encode() not in seen:
            if not select.select([self.screen], [], [], max(0.0, end - time.monotonic()))[0]:
                pytest.fail(f"nothing more came after {seen!r}")
            try:
                chunk = os.read(self.screen, 65536)
            except OSError:  # so a terminal says that nobody is left in it
                break
            if not chunk:
                break
            seen += chunk
        return seen.decode().replace("\r\n", "\n")

    def leave(self) -> int:
        """Return the exit status of the command."""
        return self.process.wait(PATIENCE)


def seen(command: list[str], **env: str) -> tuple[str, int]:
    """Return what a command shows in a terminal, and its exit status."""
    with Terminal(command, **env) as screen:
        return screen.read(), screen.leave()


def shell(line: str, **env: str) -> tuple[str, str, int]:
    """Run a line in a shell, in which `it` is the command; return the output, the messages, and the exit status."""
    script = f'it() {{ {SHELL} "$@"; }}; {line}'
    done = subprocess.run(
        ["/bin/sh", "-c", script], capture_output=True, env=environment(**env), timeout=PATIENCE, check=False
    )
    return done.stdout.decode(), done.stderr.decode(), done.returncode


@pytest.mark.parametrize("name", NAMES, ids=lambda name: Path(name[0]).name)
def test_the_command_answers_under_each_of_its_names(name: list[str]) -> None:
    """`python -m csto_timeline` and the installed `csto-timeline` answer alike, with the exit status of the answer."""
    shown, code = seen([*name, "is-member", "UZB", "2006-07-01", "--reading", "signed"])
    assert (shown.split("\n")[0], code) == ("Uzbekistan (UZB), 2006-07-01 (signed): no", 1)
    shown, code = seen([*name, "membrs"])
    assert (shown.count("\n"), code) == (1, 2)
    assert shown.startswith("csto-timeline: 'membrs' is not a verb; did you mean 'members'?")


@pytest.mark.parametrize("env", [{}, {"NO_COLOR": "1"}, {"FORCE_COLOR": "1"}])
@pytest.mark.parametrize("words", ["members 1999-04-20", "status --help", "members --formt"])
def test_a_terminal_gets_plain_text(words: str, env: dict[str, str]) -> None:
    """There is nothing but printable text on the screen, with or without NO_COLOR, and the same in a pipe."""
    shown, _ = seen([*MODULE, *words.split()], **env)
    assert shown.replace("\n", "").isprintable()
    answer, message, _ = shell(f"it {words}", **env)
    assert shown == answer + message


def test_answers_and_messages_go_their_own_ways() -> None:
    """The answer goes to standard output, messages to standard error; a closed stream is reported, or does no harm."""
    answer, message, _ = shell("it is-member RUS 2099-01-01")
    assert answer == "Russia (RUS), 2099-01-01 (announced): yes\n"
    assert re.fullmatch(r"csto-timeline: note: .*\n", message)
    assert shell("it membrs")[::2] == ("", 2)
    assert shell("it members 1999-04-20 >&-") == ("", "csto-timeline: standard output is closed\n", 2)
    assert shell("it is-member RUS 2099-01-01 2>&-") == (answer, "", 0)


def test_a_resized_terminal_is_filled_anew() -> None:
    """The chart and the prose fit the terminal as it is when the command runs, also after the user has resized it."""
    line = f"for x in 1 2; do {SHELL} chart; {SHELL} explain UZB 2006-07-01; echo END; read enter; done"
    with Terminal(["/bin/sh", "-c", line], 60) as screen:
        narrow = screen.read(until="END").splitlines()
        screen.resize(110)
        screen.press(b"\n")
        wide = screen.read(until="END").splitlines()
        screen.press(b"\n")
        assert screen.leave() == 0
    for lines, columns in ((narrow, 60), (wide, 110)):
        assert columns - 15 < max(len(line) for line in lines if "://" not in line) <= columns


def test_a_resize_in_the_middle_does_no_harm(tmp_path: Path) -> None:
    """The signal that a terminal was resized ends no command."""
    pipe = tmp_path / "slow.csv"
    os.mkfifo(pipe)
    with Terminal([*MODULE, "members", "2000-01-01", "--file", str(pipe)]) as screen:
        writer = rendezvous(pipe)
        screen.resize(40)
        time.sleep(0.1)
        os.write(writer, b"state,start,end\nRUS,1999-01-01,\n")
        os.close(writer)
        assert (screen.read(), screen.leave()) == ("slow, 2000-01-01 (announced): 1 member\nRussia (RUS)\n", 0)


def rendezvous(pipe: Path) -> int:
    """Return the writing end of a named pipe as soon as somebody reads at the other end."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(OSError):
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        time.sleep(0.02)
    return pytest.fail("nobody opened the pipe")


def test_control_c_is_quiet(tmp_path: Path) -> None:
    """Ctrl-C ends a command at once, without a word, with the exit status that shells give for it."""
    pipe = tmp_path / "slow.json"
    os.mkfifo(pipe)
    with Terminal([*MODULE, "members", "2000-01-01", "--file", str(pipe)]) as screen:
        writer = rendezvous(pipe)
        time.sleep(0.2)  # until it waits for the first byte: Python can miss a signal just before it begins to wait
        screen.press(b"\x03")
        assert screen.read().replace("^C", "").strip() == ""
        assert screen.leave() == 128 + signal.SIGINT
        os.close(writer)


@UNBUFFERED
def test_control_c_is_quiet_in_the_middle_of_an_answer(env: dict[str, str]) -> None:
    """Ctrl-C while a long answer is written ends it too, and what was still to come does not come."""
    with Terminal([*MODULE, "dyads", "--format", "csv"], **env) as screen:
        screen.read(until="state_a")  # from here on the terminal is full, and the command waits for it
        screen.press(b"\x03")
        rest = screen.read()
        assert screen.leave() == 128 + signal.SIGINT
    assert "Traceback" not in rest
    assert "UZB,Uzbekistan,UZ,704,704,2025" not in rest


@UNBUFFERED
def test_a_reader_that_has_enough_is_quiet(env: dict[str, str]) -> None:
    """With `| head -1` one line appears, in a terminal too, and the status is that of SIGPIPE, which no answer has."""
    shown, code = seen(["/bin/sh", "-c", f"{SHELL} dyads --format csv | head -1"], **env)
    assert (code, shown.count("\n")) == (0, 1)
    assert shown.startswith("state_a,")
    out, err, _ = shell("{ it dyads --format csv; echo $? >&2; } | head -1", **env)
    assert (out.count("\n"), err) == (1, f"{128 + signal.SIGPIPE}\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", ["members 1999-04-20", "dyads --format csv", "--help"])
@UNBUFFERED
def test_a_full_disk_is_one_line(words: str, env: dict[str, str]) -> None:
    """An answer that cannot be written is a failure: one line says so, and the exit status too."""
    assert shell(f"it {words} >/dev/full", **env) == ("", "csto-timeline: No space left on device\n", 2)


@pytest.mark.parametrize(
    "env",
    [
        {"LANG": "C"},
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
    ids=str,
)
def test_no_locale_makes_it_fail(env: dict[str, str], tmp_path: Path) -> None:
    """Under any locale every letter comes out in some form: text as the terminal can, CSV always as UTF-8."""
    path = tmp_path / "strange.json"
    ct.Timeline.from_spells([("Я", "2000-01-01", None)], name="Strange", states=["Я"]).write_json(path)
    chart, chart_error, code = shell("it chart --width 60", **env)
    assert (chart_error, code) == ("", 0)
    assert ("#" in chart) != ("█" in chart)
    question = f"it members 2001-01-01 --file {shlex.quote(str(path))}"
    text, *_ = shell(question, **env)
    assert text.splitlines()[1] in ("Я", r"\u042f")
    table, *_ = shell(f"{question} --format csv", **env)
    assert table == "day,state,name,member,disputed\r\n2001-01-01,Я,Я,true,false\r\n"


def test_the_answer_does_not_depend_on_where_it_is_asked(tmp_path: Path) -> None:
    """The command needs no folder of its own, and a zone or a hash seed changes nothing."""
    for folder, zone, seed in (("/", "Asia/Tashkent", "1"), (str(tmp_path), "America/Lima", "2")):
        line = f"cd {shlex.quote(folder)} && it explain UZB 2006-07-01"
        assert shell(line, TZ=zone, PYTHONHASHSEED=seed) == (f"{ct.explain('UZB', '2006-07-01')}\n", "", 0)
