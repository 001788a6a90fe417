"""Open the files that the command line names, and read the options that say how a file of spells is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from ..errors import LedgerError, OptionError, QueryError, one_of, shown
from ..files import read_csv, read_json
from ..timeline import Timeline

HOW: Final = "on the command line, options are given as in --read end=inclusive"

_NAMES: Final = tuple(name for name in read_csv.__kwdefaults__ or () if name != "source")  # a source is not text
_COLUMNS: Final = "write columns=state:ccode,start:since, with the file's own names after the colons"


def options_of(read: Sequence[str], paths: Sequence[str]) -> dict[str, Any]:
    """Return the options of `read_csv` that were given as `NAME=VALUE`, for those of the paths that are CSV.

    Raises:
        OptionError: none of the paths is CSV; or an option has no value, does not exist, or is given twice.
    """
    options: dict[str, Any] = {}
    if read and ".csv" not in map(_ending, paths):
        raise OptionError("--read is for a .csv file, and none is named", "give --file, or leave --read out")
    for text in read:
        name, sign, value = text.partition("=")
        if not sign:
            raise OptionError(f"--read {shown(text)} has no value", "write NAME=VALUE, as in --read end=inclusive")
        if one_of(name, _NAMES, "option of reading") in options:
            raise OptionError(f"--read {name} is given twice", "give it once")
        options[name] = value
    if "states" in options:
        options["states"] = listed(options["states"])
    if "columns" in options:
        pairs = [pair.partition(":") for pair in listed(options["columns"])]
        named = {ours: theirs for ours, _, theirs in pairs}
        if not all(named.values()):
            raise OptionError(f"--read columns={options['columns']} does not name columns", _COLUMNS)
        if len(named) < len(pairs):
            raise OptionError(f"--read columns={options['columns']} names a column twice", _COLUMNS)
        options["columns"] = named
    return options


def _ending(path: str) -> str:
    return Path(path).suffix.lower()


def listed(text: str) -> list[str]:
    """Return the items of a list that is separated by commas."""
    return [item.strip() for item in text.split(",")]


def opened(path: str, options: dict[str, Any]) -> Timeline:
    """Return the timeline of a file, JSON or CSV of spells; the options are for CSV.

    Raises:
        QueryError: the name of the file ends in neither, or an option has a wrong value.
        LedgerError: the file has faults.
        OSError: the file cannot be opened.
    """
    if _ending(path) == ".json":
        return read_json(path)
    if _ending(path) != ".csv":
        raise QueryError(f"the name of the file {shown(path)} ends in neither .json nor .csv", "rename it")
    try:
        return read_csv(path, **options)
    except LedgerError as error:
        if not options:
            error.add_note(HOW)
        raise
