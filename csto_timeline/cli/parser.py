"""Parse the command line, say what is wrong with it, and return the exit status.

Data go to standard output, messages to standard error. An error is never shown as a traceback.
"""

from __future__ import annotations

import argparse
import sys
import textwrap
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Never

from attrs import field, frozen

from .. import __version__
from ..errors import BeyondRecordWarning, ConventionWarning, QueryError, nearest, one_of, shown
from ..facts import Kind
from ..record.csto import CSTO
from ..timeline import Timeline
from . import verbs
from .output import FORMATS, NO_TERMINAL, Answer, as_csv, as_json, complaint, say, write
from .own_files import HOW, opened, options_of

ANSWERED: Final = 0
FAILED: Final = 2
INTERRUPTED: Final = 130  # the exit status that shells give to a command that Ctrl-C ended
BROKEN_PIPE: Final = 141  # the exit status that shells give to a command whose reader went away

_NOTED: Final = (BeyondRecordWarning, ConventionWarning)


@frozen(kw_only=True)
class Verb:
    """A verb of the command line.

    Attributes:
        run: the function that answers it.
        words: the words that follow it; one in brackets is optional.
        does: what it answers.
        more: what else the help says.
        options: its own options, each with the word for its value and its help; without a word it is a flag.
        columns: the columns of its rows.
        single: whether it always answers with one row.
        examples: how to use it.
    """

    run: Callable[..., Answer]
    words: tuple[str, ...] = ()
    does: str
    more: str = ""
    options: Mapping[str, tuple[str, str]] = field(factory=dict)
    columns: str
    single: bool = False
    examples: tuple[str, ...]


_PANEL = {
    "freq": ("PERIOD", "the period of a row: year (the default), quarter, month or day"),
    "rule": ("RULE", "a member in a period is one on any day of it (the default), on all, on the first or on the last"),
    "states": (
        "LIST",
        'states separated by commas, or "world" for the Correlates of War system; by default the parties',
    ),
}
_PERIODS = "year period start end days complete"
_COUNTS = "days_member days_unsettled rule reading widened source"
_SPELLS = "state name status member possible start end days events"
_BOUNDS = (
    "FIRST and LAST are years, months or days, both included; without LAST it is one period. Without both it is "
    "every year of the record, the last one through the day up to which the record was checked, if that is known."
)
_CODES = "state name alpha_2 cow gw"

VERBS: Final = {
    "members": Verb(
        run=verbs.members,
        words=("[DAY]",),
        does="who is a member on a day, today by default",
        columns="day state name member disputed",
        examples=("members 1999-04-20", 'members "28 June 2012" --reading signed', "members --format json"),
    ),
    "status": Verb(
        run=verbs.status,
        words=("STATE", "[DAY]"),
        does="the status of a state on a day, today by default",
        columns="day state name status member possible disputed",
        single=True,
        examples=("status Uzbekistan 2012-07-01", "status UZB 2007-06-30 --reading in_force", "status Serbia"),
    ),
    "is-member": Verb(
        run=verbs.is_member,
        words=("STATE", "DAY"),
        does="whether a state is a member on a day, also by exit status",
        columns="day state name member disputed",
        single=True,
        examples=("is-member Uzbekistan 2006-07-01", "is-member UZB 2006-07-01 --reading signed"),
    ),
    "history": Verb(
        run=verbs.history,
        words=("STATE",),
        does="the spells of a state, with the events that begin them",
        columns=_SPELLS,
        examples=("history Uzbekistan", "history UZB --reading in_force --format csv"),
    ),
    "events": Verb(
        run=verbs.events,
        does="the events, each on the day that counts under the reading",
        more="A day that is known only in part is written as in the record: 1993, 1993-09, [1993-09-09..1993-12-09].",
        options={
            "kind": ("KIND", f"only this kind: {', '.join(Kind)}"),
            "state": ("STATE", "only events that name this state"),
            "start": ("DAY", "only events that can happen on this day or later"),
            "end": ("DAY", "only events that can happen before this day"),
        },
        columns="day act key kind states what note sources",
        examples=("events", "events --state Uzbekistan --start 2000-01-01", "events --kind lapse --format json"),
    ),
    "diff": Verb(
        run=verbs.diff,
        words=("DAY", "DAY"),
        does="whose membership differs between a day and a later one",
        columns="state name change before after events disputed",
        examples=("diff 1999-04-20 1999-04-21", "diff 2006-01-01 2013-01-01 --reading signed"),
    ),
    "explain": Verb(
        run=verbs.explain,
        words=("STATE", "DAY"),
        does="why a state is, or is not, a member on a day, with sources",
        columns="day state name status member possible since decided_by next announced signed in_force disputed "
        "sources text",
        single=True,
        examples=("explain Uzbekistan 2006-07-01", "explain Georgia 1993-10-01 --reading signed --format json"),
    ),
    "contested": Verb(
        run=verbs.contested,
        does="the stretches over which readings or sources disagree",
        more="A second line, `widened`, gives the answers with every day that a source gives, where they differ. "
        "--reading and --widened make no difference here.",
        options={"state": ("STATE", "only this state"), "day": ("DAY", "only stretches that contain this day")},
        columns="state name start end days announced signed in_force "
        "announced_widened signed_widened in_force_widened events sources",
        examples=("contested", "contested --state Uzbekistan", "contested --format csv"),
    ),
    "compare": Verb(
        run=verbs.compare,
        words=("FILE",),
        does="where a file, .json or .csv of spells, gives other answers",
        more="The header of a file of spells is state,start,end,status; the end is the first day after the spell; "
        "--read says what differs. Without --end the comparison goes as far as both were checked.",
        options={"start": ("DAY", "the first day"), "end": ("DAY", "the first day after the stretch")},
        columns="state name start end days a b",
        examples=("compare coded.csv", "compare coded.csv --end 2017-01-01", "compare mine.json --file theirs.json"),
    ),
    "panel": Verb(
        run=verbs.panel,
        words=("[FIRST]", "[LAST]"),
        does="one row per state and calendar period, for data work",
        more=_BOUNDS,
        options=_PANEL,
        columns=f"{_CODES} {_PERIODS} member status {_COUNTS}",
        examples=("panel 1992 2012 --format csv", "panel 1999-01 1999-12 --freq month", "panel 2012 --states UZB,RUS"),
    ),
    "dyads": Verb(
        run=verbs.dyads,
        words=("[FIRST]", "[LAST]"),
        does="one row per pair of states and calendar period, for data work",
        more=_BOUNDS,
        options={**_PANEL, "directed": ("", "each pair twice, once in each direction")},
        columns=f"{_CODES.replace(' ', '_a ')}_a {_CODES.replace(' ', '_b ')}_b {_PERIODS} member status_a status_b "
        f"{_COUNTS}",
        examples=("dyads 1992 2012 --format csv", "dyads 1999 --directed", "dyads 2012 --states UZB,RUS"),
    ),
    "chart": Verb(
        run=verbs.chart,
        does="the statuses of all states as a chart; as json or csv their spells",
        options={"width": ("COLUMNS", "the columns of a line; by default those of the terminal")},
        columns=_SPELLS,
        examples=("chart", "chart --width 72 --reading in_force"),
    ),
    "sources": Verb(
        run=verbs.sources,
        does="the documents behind the record",
        columns="key grade title issuer published url read_at covers_through note",
        examples=("sources", "sources --format csv"),
    ),
    "export": Verb(
        run=verbs.export,
        words=("FOLDER",),
        does="write the record as CSV files with a datapackage.json",
        columns="file",
        examples=("export csto-data", "export league-data --file league.json"),
    ),
}
"""The verbs, in the order of the help."""

_READINGS: Final = {
    "announced": "by public announcement (the default)",
    "signed": "by signature, or decision of the organ in charge",
    "in_force": "by entry into force",
}
_READ: Final = (
    "how a .csv file is written: end=inclusive, codes=cow, columns=state:ccode,start:since, or another option of "
    "read_csv; can be repeated"
)
_EXITS: Final = {
    "0": "answered; `is-member`: yes",
    "1": "`is-member`: no",
    "3": "`is-member`: unsettled",
    "2": "no answer; standard error says why",
}


class _Parser(argparse.ArgumentParser):
    """A parser of options only, which raises its complaints instead of exiting."""

    def __init__(self, usage: str, does: str, below: str, own: Mapping[str, tuple[str, str]]) -> None:
        super().__init__(
            prog="csto-timeline",
            usage=f"%(prog)s {usage} [options]",
            description=does,
            epilog=below,
            formatter_class=lambda prog: argparse.RawDescriptionHelpFormatter(prog, width=NO_TERMINAL),
            add_help=False,
            allow_abbrev=False,
        )
        self.color = False  # from Python 3.14 on, help is in colour by default
        for option, (metavar, text) in own.items():
            if metavar:
                self.add_argument(f"--{option}", metavar=metavar, help=text)
            else:
                self.add_argument(f"--{option}", action="store_true", help=text)
        every = self.add_argument_group("options of every verb, before it or after")
        every.add_argument("--reading", default="announced", help=f"whose day counts: {', '.join(_READINGS)}")
        every.add_argument("--widened", action="store_true", help="leave days open on which sources disagree")
        every.add_argument("--according-to", metavar="KEY", help="only what the source with this key says")
        every.add_argument("--file", help="ask your own timeline: .json, or .csv of spells")
        every.add_argument("--read", metavar="NAME=VALUE", action="append", default=[], help=_READ)
        every.add_argument("--format", default=FORMATS[0], help=f"the form of the answer: {', '.join(FORMATS)}")
        every.add_argument("--version", action="store_true", help="show the version and how far the record was checked")
        every.add_argument("-h", "--help", action="store_true", help="show this help")

    def error(self, message: str) -> Never:
        raise QueryError(message, "see `csto-timeline --help`")

    def known(self) -> list[str]:
        """Return the options that exist."""
        return [option for action in self._actions for option in action.option_strings]


def main(argv: Sequence[str] | None = None) -> int:
    """Answer one command and return the exit status.

    Args:
        argv: the words after the command's name; by default those that the process was given.
    """
    try:
        return _run(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return BROKEN_PIPE
    except Exception as error:  # noqa: BLE001 - a traceback does not help those who type commands
        say(complaint(error))
        return FAILED


def _run(argv: list[str]) -> int:
    if argv[:1] == ["help"]:
        argv = [*argv[1:], "--help"]
    parser = _Parser("VERB [...]", "Who was a member of the CST/CSTO on a given day, with sources.", _overview(), {})
    known, rest = parser.parse_known_args(argv)
    verb = None
    if rest:
        name = one_of(_word(rest[0], parser), VERBS, "verb")
        verb = VERBS[name]
        parser = _parser_of(name, verb)
        known, rest = parser.parse_known_args(rest[1:], known)
    if known.help:
        write(parser.format_help())
        return ANSWERED
    if known.version:
        write(f"csto-timeline {__version__}, record checked through {CSTO.checked_through}\n")
        return ANSWERED
    if verb is None:
        raise QueryError("no verb is given", f"use one of {', '.join(VERBS)}; `csto-timeline --help` explains them")
    return _answered(name, verb, known, _words(name, verb, rest, parser))


def _answered(name: str, verb: Verb, known: argparse.Namespace, words: Sequence[str]) -> int:
    """Ask the library, pass on its warnings, and write the answer."""
    form = one_of(known.format, FORMATS, "format")
    options = {option: value for option in verb.options if (value := getattr(known, option)) is not None}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        files = words if "FILE" in verb.words else []
        read = options_of(known.read, [*files, known.file or ""])
        timeline = _timeline(known, read)
        answer = verb.run(timeline, *([opened(file, read) for file in files] or words), **options)
    for category, note in dict.fromkeys((each.category, str(each.message)) for each in caught):
        if issubclass(category, _NOTED):
            say(f"note: {note}{f' ({HOW})' if category is ConventionWarning and not read else ''}")
    if form == "json":
        write(as_json(answer, name, timeline, single=verb.single), form)
    elif form == "csv":
        write(as_csv(answer, verb.columns.split()), form)
    else:
        write("\n".join(answer.lines) + "\n")
    return answer.exit


def _timeline(known: argparse.Namespace, read: dict[str, Any]) -> Timeline:
    timeline = CSTO if known.file is None else opened(known.file, read)
    timeline = timeline.under(known.reading)
    if known.widened:
        timeline = timeline.widened()
    return timeline if known.according_to is None else timeline.according_to(known.according_to)


def _words(name: str, verb: Verb, rest: list[str], parser: _Parser) -> list[str]:
    """Return the words that follow the verb, if there are as many as it takes."""
    place = rest.index("--") if "--" in rest else len(rest)  # what follows it is never an option
    given = [*(_word(word, parser) for word in rest[:place]), *rest[place + 1 :]]
    takes = f"{name} takes {' '.join(verb.words) or 'no words'}"
    missing = [word for word in verb.words[len(given) :] if not word.startswith("[")]
    if missing:
        raise QueryError(f"{takes}, but {missing[0]} is missing", f"see `csto-timeline {name} --help`")
    if len(given) > len(verb.words):
        problem = f"{takes}, so {shown(given[len(verb.words)])} is an unexpected argument"
        raise QueryError(problem, "put a name or day of several words in quotes")
    return given


def _word(word: str, parser: _Parser) -> str:
    """Return a word; one that looks like an option is not an option that exists."""
    if not word.startswith("-") or word == "-":
        return word
    guess = nearest(word.partition("=")[0], parser.known())
    cure = f"did you mean {guess[0]}?" if guess else f"use one of {', '.join(parser.known())}"
    raise QueryError(f"{shown(word)} is not an option here", cure)


# The help


def _parser_of(name: str, verb: Verb) -> _Parser:
    columns = textwrap.wrap(verb.columns, NO_TERMINAL, initial_indent="  ", subsequent_indent="  ")
    keys = "keys of json" if verb.single else "keys of the rows of json"
    below = [f"columns of csv, {keys}:", *columns, "", *_examples(verb.examples)]
    does = "\n".join(textwrap.wrap(f"{verb.does[0].upper()}{verb.does[1:]}. {verb.more}", NO_TERMINAL))
    return _Parser(" ".join((name, *verb.words)), does, "\n".join(below), verb.options)


def _overview() -> str:
    """Return the text below the options in the help of the command itself."""
    every = {" ".join((name, *verb.words)): verb.does for name, verb in VERBS.items()}
    whole = {source.key: source.title for source in CSTO.sources if source.covers_through}
    blocks = [
        [*_listed("verbs", every), "  `csto-timeline VERB --help` says more, with examples."],
        _listed("readings", _READINGS),
        _listed("keys that --according-to takes", whole),
        _listed("exit status", _EXITS),
        _examples([verb.examples[0] for verb in VERBS.values() if verb.words and verb.single]),
    ]
    return "\n\n".join("\n".join(block) for block in blocks)


def _listed(title: str, entries: Mapping[str, str]) -> list[str]:
    width = max(map(len, entries)) + 4
    lines = [f"{title}:"]
    for word, text in entries.items():
        head = f"  {word}".ljust(width)
        lines += textwrap.wrap(text, NO_TERMINAL, initial_indent=head, subsequent_indent=" " * width)
    return lines


def _examples(commands: Sequence[str]) -> list[str]:
    return ["examples:", *(f"  csto-timeline {command}" for command in commands)]
