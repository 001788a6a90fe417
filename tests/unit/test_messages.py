"""What the library says when it refuses or warns. The statements that are run stand in the golden file."""

import re
import tempfile
import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from ledgers import LEAGUE, step

import csto_timeline as ct
from csto_timeline import Timeline, errors, testing


def rows(table: Any, **options: Any) -> Timeline:
    """Return the timeline of some rows."""
    return Timeline.from_spells(table, name="T", **options)


def ledger(*events: Any, **options: Any) -> Timeline:
    """Return the timeline of some events."""
    return Timeline.from_events(events, name="T", **options)


def coded(*cells: tuple[Any, ...], **options: Any) -> Timeline:
    """Return the timeline of cells, each a state, a period and a code."""
    frame = [dict(zip(("state", "year", "code"), cell, strict=True)) for cell in cells]
    return Timeline.from_panel(frame, name="T", state="state", time="year", value="code", **options)


def file(text: str, ending: str = "csv", **options: Any) -> Timeline:
    """Return the timeline of a file with this text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"file.{ending}")
        path.write_text(text, encoding="utf-8", errors="surrogatepass")
        return ct.read_csv(path, **options) if ending == "csv" else ct.read_json(path)


NAMES = {name: getattr(ct, name) for name in ct.__all__} | {"date": date, "np": np, "pd": pd, "testing": testing}
NAMES |= {"LEAGUE": LEAGUE, "step": step, "rows": rows, "ledger": ledger, "coded": coded, "file": file}


def said(statement: str) -> str:
    """Return the warnings and the error that a statement ends in, one on each line, and a line for each fault."""
    raised = ""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            eval(statement, dict(NAMES))  # noqa: S307 - the statements are our own
        except errors.TimelineError as error:
            raised = f"{type(error).__name__}: {error}"
    warned = [f"{each.category.__name__}: {each.message}" for each in caught]
    return "\n".join(filter(None, [*warned, raised]))


def test_messages(golden: Callable[[str, str], None]) -> None:
    """Each statement is refused or warned of, in words that can be printed."""
    text = (Path(__file__).parents[1] / "golden" / "messages.txt").read_text(encoding="utf-8")
    told = {statement: said(statement) for statement in re.findall("^>>> (.*)$", text, re.MULTILINE)}
    assert [statement for statement, message in told.items() if not message] == []
    assert all(line.isprintable() for message in told.values() for line in message.split("\n"))
    golden("messages.txt", "\n".join(f">>> {statement}\n{message}\n" for statement, message in told.items()))
