"""Show a timeline in a notebook: a small table of the states and their last known statuses."""

from __future__ import annotations

from datetime import date
from html import escape

from ..errors import printable
from ..timeline import Timeline
from .common import in_order, in_words, subtitle_of

_MOST = 60
_CELL = "<td style='text-align: left'>"


def html_of(timeline: Timeline) -> str:
    """Return a table of the states, each with its last known status and since when it has had it.

    Names are escaped. After sixty states the table ends with how many more there are.
    """
    head = _text(timeline.name)
    states = in_order(timeline, "entry")
    rows = "".join(_row(timeline, state) for state in states[:_MOST])
    more = len(states) - _MOST
    if more > 0:
        rows += f"<tr><td colspan='3'>and {more} more</td></tr>"
    return (
        f"<table><caption style='text-align: left'><b>{head}</b><br>{escape(subtitle_of(timeline))}</caption>"
        f"<thead><tr><th>State</th><th>Status</th><th>Since</th></tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(timeline: Timeline, state: str) -> str:
    spell = timeline.spells_of(state)[-1]
    since = "" if spell.start == date.min else in_words(spell.start)
    cells = (_text(timeline.party(state).name), escape(" or ".join(spell.possible)), since)
    return "<tr>" + "".join(f"{_CELL}{cell}</td>" for cell in cells) + "</tr>"


def _text(text: str) -> str:
    return escape(printable(text, 120))
