"""Hostile input in small: the fuzzer with a fixed seed, and proof that it would notice what it looks for."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("fuzz_inputs.py")

PLANTED = """
import socket, sys, time
sys.path.insert(0, {folder!r})
from fuzz_inputs import Attempt, Guard, Wrong, tried
from csto_timeline.errors import InvalidDateError
def raises(error):
    raise error
def works():
    while time.thread_time() < 5:
        pass
try:
    print("passed", tried({attempt}, Guard())[0])
except Exception as error:
    print("noticed", type(error).__name__, error)
"""

ATTEMPTS = {
    "Attempt('x', lambda: 1)": "passed answer",
    "Attempt('x', lambda: raises(InvalidDateError('no day')))": "passed InvalidDateError",
    "Attempt('x', lambda: open('no such file'), ('no such file',))": "passed OSError",
    "Attempt('x', lambda: raises(KeyError('day')))": "noticed KeyError",
    "Attempt('x', lambda: raises(RecursionError()))": "noticed RecursionError",
    "Attempt('x', lambda: raises(InvalidDateError('x' * 9999)))": "noticed Wrong the message",
    "Attempt('x', lambda: open('no such file'))": "noticed Wrong",
    "Attempt('x', lambda: open('/dev/null').close(), ('input',))": "noticed Wrong it opens '/dev/null'",
    "Attempt('x', lambda: socket.socket().close())": "noticed Wrong it does socket",
    "Attempt('x', works)": "noticed Wrong it takes",
    "Attempt('x', lambda: 1, check=lambda answer: raises(Wrong('not one')))": "noticed Wrong not one",
}


def test_twenty_thousand_spoilt_inputs_get_answers_or_documented_errors() -> None:
    """Nothing comes out of any door but answers and documented errors, in time, from the named file alone."""
    command = [sys.executable, "-W", "error", str(SCRIPT), "--inputs", "20000", "--seed", "1"]
    run = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "20000 inputs, 0 failures" in run.stdout


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_what_must_not_happen_is_noticed(attempt: str) -> None:
    """The fuzzer tells undocumented errors, slow calls, stray files and sockets from what may happen."""
    code = PLANTED.format(folder=str(SCRIPT.parent), attempt=attempt)
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.startswith(ATTEMPTS[attempt])
