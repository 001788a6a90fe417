"""The page on the command line: its commands print what it shows, and its tables name what exists."""

import re
import shlex
from pathlib import Path

import pytest

from csto_timeline.cli import main
from csto_timeline.cli.parser import VERBS

PAGE = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = [command.partition("\n")[::2] for block in BLOCKS for command in block.split("$ csto-timeline ")[1:]]


@pytest.mark.parametrize(("command", "shown"), COMMANDS)
def test_every_command_prints_what_is_shown(command: str, shown: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command of the page prints what stands below it."""
    main(shlex.split(command))
    assert capsys.readouterr().out.replace("\r\n", "\n") == shown


def test_the_tables_name_what_exists() -> None:
    """The table of verbs has each verb with its words, in the order of the help; every code block is a command."""
    verbs = [" ".join((name, *verb.words)) for name, verb in VERBS.items()]
    assert re.findall(r"^\| `([a-z].*?)` \|", PAGE, re.MULTILINE) == verbs
    assert PAGE.count("```") == 2 * len(BLOCKS)
