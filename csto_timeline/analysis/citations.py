"""Cite a source, all the sources behind an event or an explanation, or the package itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from ..errors import QueryTypeError, one_of, printable, shown
from ..facts import Event, Source, sources_of
from .explanation import Explanation

PACKAGE: Final = Source(
    key="csto-timeline",
    title="csto_timeline: who was a member of the Collective Security Treaty and its Organization, with sources",
    issuer="The csto_timeline authors",
    published="2026-11-26",
)


def cite(what: Source | Event | Explanation | None = None, *, style: Literal["text", "bibtex"] = "text") -> str:
    """Return a citation: one line for each document as text, or one BibTeX entry for each.

    Args:
        what: a source; an event or an explanation, for all the sources behind it; or `None` for the package.
        style: "text" or "bibtex".

    Returns:
        The citation; empty where no document is behind `what`.

    Raises:
        OptionError: the style is unknown.
        QueryTypeError: `what` is none of these.
    """
    bibtex = one_of(style, ("text", "bibtex"), "style of citation") == "bibtex"
    if what is None:
        from .. import __version__

        return _bibtex(PACKAGE, __version__) if bibtex else f"{PACKAGE} Version {__version__}."
    return "\n".join(_bibtex(source) if bibtex else str(source) for source in _sources(what))


def _sources(what: object) -> Sequence[Source]:
    if isinstance(what, Source):
        return (what,)
    if isinstance(what, Explanation):
        return what.sources
    if isinstance(what, Event):
        return sources_of([what])
    raise QueryTypeError(f"{shown(what)} cannot be cited", "give a Source, an Event or an Explanation")


def _bibtex(source: Source, version: str | None = None) -> str:
    fields = {
        "title": f"{{{_escaped(source.title)}}}",  # a second pair of braces keeps the capitals of names
        "author": f"{{{_escaped(source.issuer)}}}" if source.issuer else "",  # and an institution in one piece
        "year": _year(source),
        "version": version or "",
        "howpublished": _address(source.url) if source.url else "",
        "note": "; ".join(_notes(source)),
    }
    lines = [f"  {field} = {{{value}}}," for field, value in fields.items() if value]
    key = re.sub(r"[^A-Za-z0-9_.:/+-]+", "-", source.key)
    return "\n".join([f"@{'misc' if version is None else 'software'}{{{key},", *lines, "}"])


def _notes(source: Source) -> Iterator[str]:
    if source.published is not None:
        yield f"published {source.published.in_words()}"
    if source.read_at:
        yield f"read in a copy at {_address(source.read_at)}"


def _address(text: str) -> str:
    return rf"\url{{{printable(text).translate(_ADDRESS)}}}"


def _escaped(text: str) -> str:
    return printable(text).translate(_TEXT)


def _year(source: Source) -> str:
    """Return the year of publication where it is certain."""
    day = source.published
    if day is None or day.earliest is None or day.latest is None or day.earliest.year != day.latest.year:
        return ""
    return f"{day.earliest.year:04d}"


_TEXT: Final = str.maketrans(
    {
        **{character: f"\\{character}" for character in "&%$#_"},
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_ADDRESS: Final = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
