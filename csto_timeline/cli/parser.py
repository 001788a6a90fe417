"""The command line: `csto-timeline VERB`, or `python -m csto_timeline VERB`.

It owns the words of the command line, what is said when they are wrong, and the exit status. Data go to standard
output, messages to standard error, one line each. Whatever goes wrong, nobody sees a traceback.
"""

import argparse
import re
import sys
import textwrap
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Final, Never

import attr

from .. import __version__
from . import verbs as cli_verbs
from .output import FORMATS, Answer, as_csv, as_json, say, write
from ..record.csto import CSTO
from ..errors import BeyondRecordWarning, LedgerError, QueryError, TimelineError, nearest, one_of, shown
from ..facts import Kind
from ..timeline import Timeline

ANSWERED: Final = 0
FAILED: Final = 2
INTERRUPTED: Final = 130  # as a shell says of a command that Ctrl-C ended
BROKEN_PIPE: Final = 141  # as a shell says of a command whose reader had enough

_FAULTS_SHOWN: Final = 20
_WIDTH: Final = 80


@attr.frozen(kw_only=True)
class Verb:
    """A verb: its function, the words that follow it, its options, the columns of its rows, and how to use it.

    `single` says that it always answers with one row. An option is a flag where it has no word for its value.
    """

    run: Callable[..., Answer]
    words: tuple[str, ...] = ()
    does: str
    more: str = ""
    options: Mapping[str, tuple[str, str]] = attr.Factory(dict)
    columns: str
    single: bool = False
    examples: tuple[str, ...]


_START = ("DAY", "the first day")
_END = ("DAY", "the first day that no longer counts")
_FREQ = ("PERIOD", "the period of a row: year (as when not given), quarter, month or day")
_RULE = ("RULE", "a member in a period is one on any of its days (as when not given), on all, the first or the last")
_PERIODS = "year period start end days complete member days_member days_unsettled"
_SPELLS = "state name status member possible start end days events"
_STRETCH = "START alone can be a year or month; without it the rows cover all that the record knows."

VERBS: Final = {
    "members": Verb(
        run=cli_verbs.members,
        words=("[DAY]",),
        does="who is a member on a day, today if none is given",
        columns="day state name member",
        examples=("members 1999-04-20", 'members "28 June 2012" --reading signed', "members --format json"),
    ),
    "status": Verb(
        run=cli_verbs.status,
        words=("STATE", "[DAY]"),
        does="the status of a state on a day, today if none is given",
        columns="day state name status member possible",
        single=True,
        examples=("status Uzbekistan 2012-07-01", "status UZB 2007-06-30 --reading in_force", "status RS"),
    ),
    "is-member": Verb(
        run=cli_verbs.is_member,
        words=("STATE", "DAY"),
        does="whether a state is a member on a day, also as exit status",
        columns="day state name member",
        single=True,
        examples=("is-member Uzbekistan 2006-07-01", "is-member UZB 2006-07-01 --reading signed"),
    ),
    "history": Verb(
        run=cli_verbs.history,
        words=("STATE",),
        does="the spells of a state, with the events that begin them",
        columns=_SPELLS,
        examples=("history Uzbekistan", "history UZB --reading in_force --format csv"),
    ),
    "events": Verb(
        run=cli_verbs.events,
        does="the events, each on the day that counts under the reading",
        more="A day that is known only in part is written as in the record: 1993, 1993-09, [1993-09-09..1993-12-09].",
        options={
            "kind": ("KIND", f"only of this kind: {', '.join(Kind)}"),
            "state": ("STATE", "only those that name this state"),
            "start": ("DAY", "only those that can have happened on this day or later"),
            "end": ("DAY", "only those that can have happened before this day"),
        },
        columns="day act key kind states what note sources",
        examples=("events", "events --state Uzbekistan --start 2000-01-01", "events --kind lapse --format json"),
    ),
    "diff": Verb(
        run=cli_verbs.diff,
        words=("DAY", "DAY"),
        does="who is a member on the one day but not on the other, a later one",
        columns="state name change before after events",
        examples=("diff 1999-04-20 1999-04-21", "diff 2006-01-01 2013-01-01 --reading signed"),
    ),
    "explain": Verb(
        run=cli_verbs.explain,
        words=("STATE", "DAY"),
        does="why a state was, or was not, a member on a day, with sources",
        columns="day state name status member possible since decided_by next announced signed in_force sources text",
        single=True,
        examples=("explain Uzbekistan 2006-07-01", "explain Georgia 1993-10-01 --reading signed --format json"),
    ),
    "contested": Verb(
        run=cli_verbs.contested,
        does="the stretches over which readings or sources disagree",
        more="Answers stand in the order announced / signed / in force: by preferred days alone, and widened to all "
        "days that disagree with them. The reading makes no difference here.",
        columns="state name start end days announced signed in_force "
        "announced_widened signed_widened in_force_widened events sources",
        examples=("contested", "contested --format csv"),
    ),
    "compare": Verb(
        run=cli_verbs.compare,
        words=("FILE",),
        does="where a file, .json or .csv of spells, gives other answers",
        more="The header of a file of spells is state,start,end,status; the end is the first day after the spell. "
        "Without --end the comparison runs as far as both were checked.",
        options={"start": _START, "end": _END},
        columns="state name start end days a b",
        examples=("compare coded.csv", "compare coded.csv --end 2017-01-01", "compare mine.json --file theirs.json"),
    ),
    "panel": Verb(
        run=cli_verbs.panel,
        words=("[START]", "[END]"),
        does="one row a state and period of the calendar, for data work",
        more=_STRETCH,
        options={"freq": _FREQ, "rule": _RULE},
        columns=f"state alpha_2 name cow gleditsch_ward {_PERIODS} status rule reading",
        examples=("panel --format csv", "panel 1999 --freq month", "panel 1992-01-01 2017-01-01 --rule last"),
    ),
    "dyads": Verb(
        run=cli_verbs.dyads,
        words=("[START]", "[END]"),
        does="one row a pair of states and period of the calendar, for data work",
        more=_STRETCH,
        options={"freq": _FREQ, "rule": _RULE, "directed": ("", "each pair twice, once either way")},
        columns=f"state_a alpha_2_a name_a cow_a gleditsch_ward_a state_b alpha_2_b name_b cow_b gleditsch_ward_b "
        f"{_PERIODS} status_a status_b rule reading",
        examples=("dyads --format csv", "dyads 1999 --directed", "dyads 2006-06-01 2006-09-01 --freq month"),
    ),
    "chart": Verb(
        run=cli_verbs.chart,
        does="the statuses of all states as a chart; as json or csv their spells",
        options={"width": ("COLUMNS", "how many characters a line may have; without it as many as the terminal has")},
        columns=_SPELLS,
        examples=("chart", "chart --width 72 --reading in_force"),
    ),
    "sources": Verb(
        run=cli_verbs.sources,
        does="the documents behind the record",
        columns="key grade title issuer published url covers_through note",
        examples=("sources", "sources --format csv"),
    ),
}
"""The verbs, in the order in which the help lists them."""

_READINGS: Final = {
    "announced": "as contemporaries said it; so too without --reading",
    "signed": "by signature, or decision of the organ in charge",
    "in_force": "by legal effect",
}
_EXITS: Final = {
    "0": "answered; of `is-member`: yes",
    "1": "of `is-member`: no",
    "3": "of `is-member`: unsettled",
    "2": "no answer; standard error says why",
}


class _Parser(argparse.ArgumentParser):
    """A parser of options alone, which raises what it has to complain about."""

    def __init__(self, usage: str, does: str, below: str, own: Mapping[str, tuple[str, str]]) -> None:
        super().__init__(
            prog="csto-timeline",
            usage=f"%(prog)s {usage} [options]",
            description=does,
            epilog=below,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.color = False  # Python 3.14 would have its help in colour
        for option, (metavar, text) in own.items():
            if metavar:
                self.add_argument(f"--{option}", metavar=metavar, help=text)
            else:
                self.add_argument(f"--{option}", action="store_true", help=text)
        every = self.add_argument_group("options of every verb, before it or after")
        every.add_argument("--reading", help=f"whose day counts: {', '.join(_READINGS)}")
        every.add_argument("--according-to", metavar="KEY", help="only what the source with this key says")
        every.add_argument("--file", help="ask one's own timeline: .json, or .csv of spells")
        every.add_argument("--format", help=f"the form of the answer: {', '.join(FORMATS)}")
        every.add_argument(
            "--version", action="store_true", help="show the version, and how far the record was checked"
        )
        every.add_argument("-h", "--help", action="store_true", help="show this help")

    def error(self, message: str) -> Never:
        raise QueryError(f"{message}; `csto-timeline --help` says more")

    def known(self) -> list[str]:
        """Return the options that there are."""
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
    except Exception as error:  # noqa: BLE001 - a traceback tells nothing to those who type commands
        say(_complaint(error))
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
        raise QueryError(f"give a verb: {', '.join(VERBS)}; `csto-timeline --help` explains them")
    return _answered(name, verb, known, _words(name, verb, rest, parser))


def _answered(name: str, verb: Verb, known: argparse.Namespace, words: Sequence[str]) -> int:
    """Ask the library, pass on what it warns of, and write the answer."""
    form = one_of(FORMATS[0] if known.format is None else known.format, FORMATS, "format")
    options = {option: value for option in verb.options if (value := getattr(known, option)) is not None}
    timeline = _timeline(known)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        answer = verb.run(timeline, *words, **options)
    for message in dict.fromkeys(str(each.message) for each in caught if each.category is BeyondRecordWarning):
        say(f"note: {message}")
    if form == "json":
        write(as_json(answer, name, timeline, single=verb.single), form)
    elif form == "csv":
        write(as_csv(answer, verb.columns.split()), form)
    else:
        write(answer.text + "\n")
    return answer.exit


def _timeline(known: argparse.Namespace) -> Timeline:
    timeline = CSTO if known.file is None else cli_verbs.opened(known.file)
    if known.reading is not None:
        timeline = timeline.under(known.reading)
    return timeline if known.according_to is None else timeline.according_to(known.according_to)


def _words(name: str, verb: Verb, rest: list[str], parser: _Parser) -> list[str]:
    """Return the words that follow the verb, if they are as many as it takes."""
    place = rest.index("--") if "--" in rest else len(rest)  # what follows it is never an option
    given = [*(_word(word, parser) for word in rest[:place]), *rest[place + 1 :]]
    takes = " ".join(verb.words) or "no words"
    missing = [word for word in verb.words[len(given) :] if not word.startswith("[")]
    if missing:
        raise QueryError(f"{name} takes {takes}; {missing[0]} is missing")
    if len(given) > len(verb.words):
        extra = shown(given[len(verb.words)])
        raise QueryError(f"{name} takes {takes}, so {extra} is too much; put a name or day of several words in quotes")
    return given


def _word(word: str, parser: _Parser) -> str:
    """Return a word; what looks like an option here is none that the parser knows."""
    if not word.startswith("-") or word == "-":
        return word
    guess = nearest(word.partition("=")[0], parser.known())
    meant = f"did you mean {guess[0]}?" if guess else f"take one of {', '.join(parser.known())}"
    raise QueryError(f"{shown(word)} is no option here; {meant}")


def _complaint(error: Exception) -> str:
    """Return what to say of an error: a line, and for a faulty record a line a fault."""
    notes = "".join(f"{note}: " for note in getattr(error, "__notes__", ()))
    if isinstance(error, LedgerError) and len(error.faults) > 1:
        hidden = len(error.faults) - _FAULTS_SHOWN
        more = [f"  and {hidden} more"] if hidden > 0 else []
        faults = [f"  {fault}" for fault in error.faults[:_FAULTS_SHOWN]]
        return "\n".join([f"{notes}{len(error.faults)} faults", *faults, *more])
    if isinstance(error, TimelineError):
        return notes + re.sub(r"members_during\('(.*?)'\)", r"`csto-timeline panel \1`", str(error))
    if isinstance(error, OSError):
        name = "" if error.filename is None else f"{shown(str(error.filename))}: "
        return f"{name}{error.strerror or error}"
    return f"{type(error).__name__}: {error}; this is a fault of csto-timeline itself, please report it"


def _parser_of(name: str, verb: Verb) -> _Parser:
    columns = textwrap.wrap(verb.columns, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    keys = "keys of json" if verb.single else "keys of json's rows"
    below = [f"columns of csv, {keys}:", *columns, "", *_examples(verb.examples)]
    does = "\n".join(textwrap.wrap(f"{verb.does[0].upper()}{verb.does[1:]}. {verb.more}", _WIDTH))
    return _Parser(" ".join((name, *verb.words)), does, "\n".join(below), verb.options)


def _overview() -> str:
    """Return what stands below the options in the help of the command itself."""
    verbs = {" ".join((name, *verb.words)): verb.does for name, verb in VERBS.items()}
    whole = {source.key: source.title for source in CSTO.sources if source.covers_through}
    lines = [
        *_listed("verbs", verbs),
        "  `csto-timeline VERB --help` says more, with examples.",
        "",
        *_listed("readings", _READINGS),
        "",
        *_listed("keys that --according-to takes", whole),
        "",
        *_listed("exit status", _EXITS),
        "",
        *_examples([verb.examples[0] for verb in VERBS.values() if verb.words and verb.single]),
    ]
    return "\n".join(lines)


def _listed(title: str, entries: Mapping[str, str]) -> list[str]:
    width = max(map(len, entries)) + 4
    lines = [f"{title}:"]
    for word, text in entries.items():
        lines += textwrap.wrap(text, _WIDTH, initial_indent=f"  {word}".ljust(width), subsequent_indent=" " * width)
    return lines


def _examples(commands: Sequence[str]) -> list[str]:
    return ["examples:", *(f"  csto-timeline {command}" for command in commands)]
