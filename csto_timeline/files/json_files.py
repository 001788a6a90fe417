"""Read and write timelines as JSON, which carries a ledger, or the rows of a timeline made from rows, without loss."""

from __future__ import annotations

from ..errors import QueryError
from ..rules import Reading
from ..timeline import Timeline
from .reading import naming, text_of
from .writing import PathLike, replace


def read_json(path: PathLike) -> Timeline:
    """Return the timeline that a JSON file holds, under the reading `announced`.

    The file is checked as strictly as `Timeline.from_events` and `Timeline.from_spells` check theirs; nothing in it is
    executed or fetched. `timeline.schema.json` in this package describes the form. A missing optional field has its
    default.

    Args:
        path: the file, in UTF-8.

    Returns:
        The timeline. A file written by `Timeline.write_json` gives an equal one.

    Raises:
        LedgerError: with every fault, each with its place, such as `events[3].dated[0].day` or `line 17`.
        QueryError: `path` is not a path.
        OSError: the file cannot be opened.

    Cost: n log n in the events or rows; while it runs, about seven times the size of the file in memory.

    Example:
        >>> import csto_timeline as ct, tempfile, pathlib
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = pathlib.Path(folder, "csto.json")
        ...     ct.CSTO.write_json(path)
        ...     ct.read_json(path) == ct.CSTO
        True
    """
    from .document import timeline_of

    with naming(path):
        return timeline_of(text_of(path))


def write_json(timeline: Timeline, path: PathLike) -> None:
    """Write the file of `Timeline.write_json`."""
    from .document import written

    refuse_view(timeline, readings=(Reading.ANNOUNCED,))
    replace(path, written(timeline))


def refuse_view(timeline: Timeline, readings: tuple[Reading, ...]) -> None:
    """Refuse a timeline that is widened, according to one source, or under a reading that is not listed.

    Raises:
        QueryError: it is one of these.
    """
    if timeline.wide or timeline.source is not None or timeline.reading not in readings:
        cure = "write the timeline that it comes from, and derive the view from what is read"
        raise QueryError(f"{timeline!r} is a view", cure)
