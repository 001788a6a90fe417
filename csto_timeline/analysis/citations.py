"""Citations: of one source, of all behind an explanation, of the package."""

import re
from collections.abc import Sequence
from typing import Final

from ..record import sources
from ..record.csto import CSTO
from ..errors import QueryError, one_of, shown
from ..facts import Event, Source
from .explanation import Explanation
from ..engine.windows import sources_of
from ..record.sources import PACKAGE
from ..timeline import Timeline, check_timeline


def cite(
    what: Source | str | Event | Explanation | None = None, *, style: str = "text", timeline: Timeline = CSTO
) -> str:
    """Return a citation, one line a document in plain text, one entry a document in BibTeX; empty for no document.

    Args:
        what: a source or its key in `timeline`, or an event or explanation for all the sources behind it; nothing at
            all for the package itself.
        style: "text" or "bibtex".
        timeline: where keys are looked up, after the documents of the shipped record.

    Raises:
        OptionError: no such style, or no source of the timeline has that key.
        QueryError: `what` is none of these.
        QueryTypeError: `timeline` is no Timeline.
    """
    check_timeline(timeline)
    bibtex = one_of(style, ("text", "bibtex"), "style of citation") == "bibtex"
    if what is None:
        from .. import __version__

        return _bibtex(PACKAGE, __version__) if bibtex else f"{PACKAGE}. Version {__version__}."
    return "\n".join(_bibtex(source) if bibtex else str(source) for source in _sources(what, timeline))


def _sources(what: object, timeline: Timeline) -> Sequence[Source]:
    if isinstance(what, Source):
        return (what,)
    if isinstance(what, Explanation):
        return what.sources
    if isinstance(what, Event):
        return sources_of([what])
    if isinstance(what, str):
        behind = [source for source in vars(sources).values() if isinstance(source, Source)]
        known = {source.key: source for source in (*behind, *timeline.sources)}
        return (known[one_of(what, known, "key of a source")],)
    raise QueryError(f"{shown(what)} cannot be cited; give a source or its key, an event, or an explanation")


def _bibtex(source: Source, version: str | None = None) -> str:
    fields = {
        "title": f"{{{source.title.translate(_TEXT)}}}" if source.title else "",  # braces keep the capitals of names
        "author": f"{{{source.issuer.translate(_TEXT)}}}" if source.issuer else "",  # and an institution in one piece
        "year": _year(source),
        "version": version or "",
        "howpublished": rf"\url{{{source.url.translate(_URL)}}}" if source.url else "",
        "note": "" if source.published is None else f"published {source.published.in_words()}",
    }
    lines = [f"  {field} = {{{value}}}," for field, value in fields.items() if value]
    key = re.sub(r"[^\w.:/+-]+", "-", source.key)
    return "\n".join([f"@{'misc' if version is None else 'software'}{{{key},", *lines, "}"])


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
_URL: Final = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
