"""Read and write spells as CSV, one row per spell under the header `state,start,end,status`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from attrs import evolve

from ..dates import DayLike
from ..engine.cells import FIELDS, Places, name_folded, places_of, wanted_of
from ..engine.intake import CodeScheme, End
from ..engine.parties import UnknownParties
from ..errors import Fault, LedgerError, OptionError, counted, nearest, shown
from ..facts import Source
from ..states import StateLike
from ..timeline import Overlap, Timeline
from .reading import MANY, REST, naming, text_of
from .writing import PathLike, checked_path, csv_cell, encoded, replace

_DELIMITERS: Final = (",", ";", "\t")


def read_csv(
    path: PathLike,
    *,
    name: str | None = None,
    columns: Mapping[str, str] | None = None,
    end: End = "exclusive",
    open_at: DayLike | None = None,
    codes: CodeScheme = "names",
    states: Iterable[StateLike] = (),
    unknown: UnknownParties = "refuse",
    overlap: Overlap = "refuse",
    source: Source | None = None,
    checked_through: DayLike | None = None,
    delimiter: str | None = None,
) -> Timeline:
    r"""Return the timeline of a CSV file of spells, as `Timeline.from_spells` makes it of its rows.

    The first line names the columns, in any order and case: `state`, `start`, `end` (empty while the spell is ongoing)
    and `status`. Without `end` every spell is ongoing; without `status` every row says "member". Days are ISO days,
    days with the month in words, or partial dates. The file is UTF-8, with or without a byte-order mark.

    Args:
        path: the file.
        name: what the timeline is called; by default the file's name without its ending.
        columns: which column is which, such as `{"state": "ccode", "start": "mem_st"}`, where the header has other
            names. Other columns are then ignored, except those with the names above.
        end: whether `end` is the first day out, "exclusive", or the last day in, "inclusive".
        open_at: the last day of data that stop on a day; an end on that day is open.
        codes: what the state column holds.
        states: the timeline's own parties, as codes, names or `State` values.
        unknown: whether a state that is neither known nor declared is a fault, or a party of its own.
        overlap: whether rows of one state that overlap are a fault, or merge where they have one status.
        source: the document behind every row.
        checked_through: the last day for which the rows were compared with their source.
        delimiter: what separates cells; by default the one of comma, semicolon and tab that fits the header.

    Returns:
        The timeline. A file written by `Timeline.write_csv` gives the same spells, if the timeline's own parties are
        declared again or `unknown="keep"`.

    Raises:
        LedgerError: with every fault, each with its line. Row numbers in a problem count from the row below the
            header.
        QueryError: an argument is malformed.
        OSError: the file cannot be opened.

    Warns:
        ConventionWarning: under `end="exclusive"`, rows of one state lie exactly one day apart.

    Cost: n log n in the rows.

    Example:
        >>> import pathlib, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = pathlib.Path(folder, "pact.csv")
        ...     length = path.write_text("state,start,end\nUK,1949-04-04,\n")
        ...     sorted(read_csv(path).members_on("1950-01-01"))
        ['GBR']
    """
    wanted = wanted_of(columns, FIELDS)
    if delimiter is not None and (not isinstance(delimiter, str) or len(delimiter) != 1 or delimiter in '"\r\n'):
        raise OptionError(f"{shown(delimiter)} cannot separate cells", "give one character, such as ';'")
    with naming(path):
        rows = _Rows(text_of(path), wanted, delimiter, others=columns is not None)
        try:
            timeline = Timeline.from_spells(
                rows,
                name=checked_path(path).stem if name is None else name,
                end=end,
                open_at=open_at,
                codes=codes,
                states=states,
                unknown=unknown,
                overlap=overlap,
                source=source,
                checked_through=checked_through,
            )
        except LedgerError as error:
            rows.faults += [rows.placed(fault) for fault in error.faults]
        if rows.faults:
            raise LedgerError(fault for _, fault in sorted(rows.faults, key=lambda found: found[0]))
        return timeline


def write_csv(timeline: Timeline, path: PathLike) -> None:
    """Write the file of `Timeline.write_csv`."""
    spells = (spell for state in timeline.states for spell in timeline.spells_of(state))
    rows = ((spell.state, spell.start, spell.end, "|".join(spell.possible)) for spell in spells)
    replace(path, csv_bytes(FIELDS, rows))


def csv_bytes(header: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """Return a CSV file in UTF-8 with line feeds; `None` is an empty cell.

    Raises:
        LedgerError: a text contains an unpaired surrogate.
    """
    cell = lru_cache(maxsize=None, typed=True)(csv_cell)  # most cells repeat
    return encoded("".join(f"{','.join(map(cell, row))}\n" for row in (header, *rows)))


class _Rows:
    """The rows of a CSV file as tuples, the lines on which they begin, and what is wrong with the others."""

    def __init__(self, text: str, wanted: Mapping[str, str], delimiter: str | None, *, others: bool) -> None:
        self.lines: list[int] = []
        self.faults: list[tuple[int, Fault]] = []
        self._text = text
        self._wanted = wanted
        self._delimiter = delimiter
        self._others = others  # whether other columns are ignored

    def __iter__(self) -> Iterator[tuple[str | None, ...]]:
        import csv
        from io import StringIO

        delimiter = self._delimiter or self._guess()
        reader = csv.reader(StringIO(self._text, newline=""), delimiter=delimiter, strict=True)
        line = 1
        try:
            header = next(reader, [])
            places = self._places(header, delimiter)
            if self.faults:
                return
            *_, status = places
            length = 3 if status is None else 4
            line = reader.line_num + 1
            for cells in reader:
                if not any(map(str.strip, cells)):
                    pass
                elif len(cells) != len(header):
                    self._fault(line, f"it has {counted(len(cells), 'cell')}", f"give {len(header)}, as the header has")
                elif status is not None and not cells[status].strip():
                    self._fault(line, "the status is empty", "give one, or several as in member|suspended")
                else:
                    self.lines.append(line)
                    yield tuple(None if place is None else cells[place] for place in places[:length])
                if len(self.faults) >= MANY:
                    self._fault(line, REST.problem, REST.cure)
                    return
                line = reader.line_num + 1
        except csv.Error as error:
            cure = "correct the quotes, or leave out a column of very long cells"
            self._fault(line, f"not CSV: {error}", cure)

    def placed(self, fault: Fault) -> tuple[int, Fault]:
        """Return a fault that names a row as one that names its line."""
        if fault.row is None:
            return 0, fault
        line = self.lines[fault.row - 1]
        return line, evolve(fault, place=f"line {line}")

    def _guess(self) -> str:
        """Return the delimiter under which the first line has most of the columns wanted, or else most cells."""
        end = min((at for at in map(self._text.find, "\r\n") if at >= 0), default=len(self._text))
        names = {name_folded(self._wanted.get(field, field)) for field in FIELDS}

        def fitness(delimiter: str) -> tuple[int, int]:
            cells = self._text[:end].split(delimiter)
            return len(names & {name_folded(cell.strip('"')) for cell in cells}), len(cells)

        return max(_DELIMITERS, key=fitness)

    def _places(self, header: list[str], delimiter: str) -> Places:
        """Return the position of each column; note what is wrong with the header."""
        if not any(map(str.strip, header)):
            columns = delimiter.join(self._wanted.get(field, field) for field in FIELDS)
            self._fault(1, "the first line names no columns", f"begin with {columns}")
            return ()
        for cell in () if self._others else header[:MANY]:
            if (name := cell.strip().casefold()) not in FIELDS:
                guess = nearest(name, FIELDS)
                cure = f"did you mean {guess[0]!r}?" if guess else "leave it out, or say with columns which is which"
                self._fault(1, f"{shown(cell)} is not a column of spells", cure)
        places = places_of(header, FIELDS, self._wanted, "say with columns which is which", ended=True)
        if isinstance(places, tuple):
            return places
        for problem, cure, _ in places:
            self._fault(1, problem, cure)
        return ()

    def _fault(self, line: int, problem: str, cure: str) -> None:
        self.faults.append((line, Fault(problem, cure, place=f"line {line}")))
