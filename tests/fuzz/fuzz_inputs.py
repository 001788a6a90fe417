"""Give spoilt and random input to every function that reads some: only answers and documented errors may come out.

Run it as `python tests/fuzz/fuzz_inputs.py --inputs 1000000`, with `--seed` for other inputs and `--target` (days,
partial, rows, json, csv, states or cli) for one kind only. Each input is drawn from the seed and its own number, so
that a failure can be repeated: `--first NUMBER --inputs 1`.

An input is a good one, spoilt: text is cut, doubled, swapped and spliced with pieces that break parsers, values are
replaced by those of other types. A call fails if it raises what is not documented, takes more than two seconds of the
processor, opens any file but the named one, or reaches for the network or another process; and if an answer is wrong in
a way that can be seen without knowing better, such as a day that does not read back, or a timeline that breaks a law.
"""

import argparse
import faulthandler
import io
import json
import random
import re
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from csto_timeline import CSTO, PartialDate, Reading, State, Timeline, cli, read_csv, read_json, states
from csto_timeline.dates import to_date, to_stretch
from csto_timeline.errors import BeyondRecordWarning, ConventionWarning, LedgerError, TimelineError
from csto_timeline.testing import check_invariants

LIMIT = 2.0  # seconds of the processor for one call
LONGEST = 2000  # characters of one fault's message
ENOUGH = 10  # different failures after which a run stops

# fmt: off
# One piece a line would fill pages.
DAYS = [
    "1999-04-20", "2012-02-29", "0001-01-01", "9999-12-31", "28 June 2012", "June 28, 2012", "Thu, 28 Jun 2012", "1993",
    "1993-09", "01/02/2003", "12.06.1992", "20060701", "2006-W26-6", "2006-07-01T00:00:00Z", "2006-182", "0001-00",
    "9999-12",
]
PARTIAL = [
    "1993", "1993-09", "1993-09-24", "[1993-09..1993-12-09]", "[2008-03-28..]", "[..2017-04-21]", "[1993..1994]",
    "199X", "1993-09-XX", "1993-XX-XX", "1993..1994", "1993..", "..1994", "1993?", "1993~",
]
STATES = ["Uzbekistan", "UZB", "UZ", "Côte d'Ivoire", "Korea, Republic of", "узбекистан", "704", "The Gambia",
          "Kirgisia"]
STATUSES = ["member", "observer", "suspended", "former", "associate", "outside", "unknown", "member|suspended"]
PIECES = [
    "", " ", "\t", "\n", "\r\n", "\0", "\ufeff", "\u200b", "\u202e", "\u0663", "\uff11", "²", "Ⅻ", "e\u0301", "ß", "ı",
    "ﬁ", "İ", "\ud800", "\u2028", "\x1b[31m", "😀", "-", "--", "/", ".", "..", "[", "]", "[..", "..]", ",", ";", ":",
    "T", "Z", "W26", "0", "+00:00", "00", "10000", "-1", "1e5", "NaN", "null", "None", "today", "inf", "%s", "{}",
    "{0}", "\\", "'", '"', "<", "&", "the ", "()", "(a+)+$", "../", "=", "$(id)", "member", "A" * 61, "9" * 5000,
    "[" * 999,
]
ODD: list[Any] = [
    None, True, 0, 1999, -1, 10**30, 1.5, float("nan"), float("inf"), 1j, b"1999-04-20", [], {}, (), set(), object(),
    int, Decimal(1999), datetime(1999, 4, 20, 23, 59, tzinfo=UTC), date.min, date.max, Reading.SIGNED, states.UZB, CSTO,
    PartialDate.of("1993"), ["1999-04-20"], range(3), lambda: None, "x" * 10_000, [0] * 10_000,
]
ODD_JSON: Any = (None, True, 0, 1, -1, 1e400, 10**25, "", "AAA", "founding", [], {}, [[]], {"key": "x"}, "2000-01-10")
COMMANDS = [
    "members 1999-04-20", "members 2006 --reading signed", "members 1999-04-20 --file FILE", "status UZB 2012-07-01",
    "status RS 2010-01-01 --according-to article", "is-member Uzbekistan 2006-07-01", "history UZB --format csv",
    "events --kind lapse --format json", "events --state UZB --start 2000-01-01", "diff 1999-04-20 1999-04-21",
    "explain UZB 2006-07-01 --reading in_force", "contested --format csv", "compare FILE --end 2005-01-01",
    "panel 1999 --freq month", "dyads 1999 --directed --format csv", "chart --width 60", "sources", "help members",
    "--version --help",
]
CSV = """state,start,end,status
AAA,2000-01-01,2001-01-01,member
"B, the second",2000-05,[2003..2004],observer
UZB,1992-05-15,,member
"""
CSV_OPTIONS: dict[str, tuple[Any, ...]] = {
    "end": ("exclusive", "inclusive"), "codes": ("names", "iso2", "cow", "cowc", "gw", "eurostat"),
    "unknown": ("refuse",), "overlap": ("refuse", "merge"),
    "columns": ({"state": "state"}, {"start": "end", "end": "start"}), "delimiter": (",", ";", "\t"),
}
DOCUMENT = {
    "schema": 2, "name": "League", "checked_through": "2006-12-31",
    "states": [{"alpha_3": "AAA", "name": "Arcadia", "also": ["Land"]}, "BBB"],
    "sources": [{
        "key": "s", "title": "Register", "published": "2007-01", "grade": "press", "covers_through": "2006-06-30",
    }],
    "events": [{
        "key": "founding", "kind": "founding", "states": ["AAA", "BBB"],
        "dated": [
            {"act": "signed", "day": "2000-01-10", "sources": ["s"], "note": "x"},
            {"act": "in_force", "day": "[2000-06..2001]", "implied": True},
            {"act": "signed", "day": "1999", "rejected": "wrong"},
        ],
        "new_name": "League", "term_years": 5,
    }, {
        "key": "lapse", "kind": "lapse", "states": ["BBB"],
        "dated": [{"act": "signed", "day": "2005-01-01", "sources": ["s"]}],
    }],
}
LISTED = {
    "schema": 2, "name": "Listed", "unknown": "keep", "source": "s", "sources": [{"key": "s", "title": "Register"}],
    "rows": [
        {"state": "AAA", "start": "2000-01-10", "end": "2001-01-10"},
        {"state": "BBB", "start": "2000", "status": "member|suspended"},
        {"state": "AAA", "start": "2001-01-10", "end": "[2003..2004]", "status": "observer"},
    ],
}
OWN = Timeline.from_spells(
    [("Île", "2000-01-01", None), ("the Åland", "2000", "2005"), ("US", "2001-01-01", None),
     ("a b", "2001-01-01", None)],
    name="Own", states=[State("RU", "Ruritania", also=("Strelsau & Co.",)), "Île"], unknown="keep",
)
# fmt: on


class Wrong(Exception):  # noqa: N818 - not an error of a program
    """An answer that cannot be right, or a call that did what it must not."""


def spoilt(text: str, draw: random.Random, others: Sequence[str] = PIECES) -> str:
    """Return a text with up to four things done to it."""
    for _ in range(draw.choice((0, 0, 1, 1, 1, 2, 4))):
        start, end = sorted((draw.randint(0, len(text)), draw.randint(0, len(text))))
        piece = draw.choice(PIECES if draw.random() < 0.7 else others)
        before, part, one, after, rest = text[:start], text[start:end], text[start:][:1], text[start + 1 :], text[end:]
        new = (
            before + piece + text[start:], before + piece + rest, before + rest, before + part + part + rest,
            part + before + rest, before + one.swapcase() + after,
            before + chr(draw.choice((draw.randrange(128), draw.randrange(0x110000)))) + after,
            before + str(draw.randrange(100)) + after, before + one * draw.choice((2, 99, 9999)) + after,
            text.upper() if draw.random() < 0.5 else text[::-1],
        )  # fmt: skip
        text = draw.choice(new)
    return text


def value(good: Sequence[Any], draw: random.Random) -> Any:
    """Return a value for a target: a spoilt text, or now and then something odd."""
    if draw.random() < 0.1:
        return draw.choice(ODD)
    return spoilt(draw.choice(good), draw, good)


def reshaped(node: Any, draw: random.Random) -> Any:
    """Return a JSON value of which here and there a part is lost, doubled or replaced."""
    if draw.random() < 0.01:
        return draw.choice(ODD_JSON)
    if isinstance(node, dict):
        fields = [(name, reshaped(item, draw)) for name, item in node.items() if draw.random() > 0.005]
        return dict(fields) | ({spoilt("key", draw): None} if draw.random() < 0.02 else {})
    if isinstance(node, list):
        items = [reshaped(item, draw) for item in node for _ in range(draw.choice((1,) * 60 + (0, 2)))]
        return items[::-1] if draw.random() < 0.02 else items
    return spoilt(node, draw, DAYS) if isinstance(node, str) and draw.random() < 0.02 else node


class Attempt(NamedTuple):
    """What a target draws: what is given, the call to try, the files that it may open, and the check of its answer."""

    given: object
    call: Callable[[], Any]
    files: tuple[str, ...] = ()
    check: Callable[[Any], None] = lambda _: None


def need(good: object, problem: str) -> None:
    """Raise unless something holds."""
    if not good:
        raise Wrong(problem)


def days(draw: random.Random, _: Path) -> Attempt:
    """Ask about a day or a stretch."""
    day, end = value(DAYS, draw), draw.choice((None, value(DAYS, draw)))

    def one() -> None:
        found = to_date(day)
        need(type(found) is date and to_date(found.isoformat()) == found, f"{found!r} does not read back")
        need(CSTO.members_on(day) == CSTO.members_on(found), f"{found} has other members when it is written so")

    def stretch() -> None:
        first, until = to_stretch(day, end)
        need(until is None or first < until, f"{first} to {until} holds no day")
        need(CSTO.members_during(day, end, rule="all") <= CSTO.members_during(day, end), "all are more than any")

    calls = (one, stretch, lambda: CSTO.changes(day, end), lambda: CSTO.next_change(day))
    return Attempt((day, end), draw.choice(calls))


def names(draw: random.Random, _: Path) -> Attempt:
    """Ask about a state."""
    state = value((*STATES, "Strelsau & Co.", "the Åland", "a b"), draw)
    timeline = draw.choice((CSTO, OWN))

    def one() -> None:
        code = timeline.code(state)
        need(timeline.code(code) == code, f"{code!r} does not lead to itself")
        need(timeline.is_member(state, "2004-01-01") is timeline.is_member(code, "2004-01-01"), "there are two answers")
        need(timeline.party(state).alpha_3 == code, f"the party of {code!r} has another code")

    def two() -> None:
        found = states.lookup(state)
        need(isinstance(state, State) or states.lookup(found.alpha_3) == found, f"{found!r} does not lead to itself")

    calls = (one, two, lambda: timeline.shared_spells(state, "UZB"), lambda: states.from_cow(state))
    return Attempt(state, draw.choice(calls))


def partial(draw: random.Random, _: Path) -> Attempt:
    """Read a partial date."""
    text = value(PARTIAL, draw)

    def one() -> None:
        found = PartialDate.of(text)
        need(PartialDate.of(str(found)) == found, f"{found} does not read back")
        need(found.contains(found) and found.in_words(), f"{found} does not contain itself")
        need(found.earliest is None or found.latest is None or found.earliest <= found.latest, "it runs backwards")

    return Attempt(text, one)


def rows(draw: random.Random, _: Path) -> Attempt:
    """Make a timeline of rows."""
    firsts, lasts = ("2000-01-01", "2000", date(2001, 1, 1)), (None, "2003-01-01", "[2002..2004]", "2001-01-01")

    def row() -> object:
        cells = [draw.choice(good) for good in (("AAA", "BBB", "Georgia"), firsts, lasts, STATUSES)]
        for place, good in enumerate((STATES, DAYS, PARTIAL, STATUSES)):
            if draw.random() < 0.05:
                cells[place] = value(good, draw)
        if (kind := draw.random()) < 0.97:
            return tuple(cells) if kind < 0.7 else cells[:3]
        return draw.choice((None, "AAA", cells[:2], [cells]))

    given: list[Any] = [row() for _ in range(draw.choice((0, 1, 1, 2, 2, 3, 5, 9)))]
    options: dict[str, Any] = {"checked_through": draw.choice((None, None, "2010-01-01", value(DAYS, draw)))}
    thorough = draw.random() < 0.02  # it takes long
    options["unknown"] = draw.choice(("refuse", "keep", "keep"))

    def check(found: Timeline) -> None:
        broken = check_invariants(found) if thorough else ()
        need(not broken, "; ".join(map(str, broken[:3])))

    return Attempt((given, options), lambda: Timeline.from_spells(given, name="Rows", **options), check=check)


def json_file(draw: random.Random, path: Path) -> Attempt:
    """Read a JSON file, and now and then write it again and read that."""
    document = reshaped(draw.choice((DOCUMENT, LISTED)), draw)
    text = json.dumps(document, ensure_ascii=draw.random() < 0.5, indent=draw.choice((None, 1)))
    data = written(spoilt(text, draw) if draw.random() < 0.3 else text, draw, path)
    thorough = draw.random() < 0.05  # it waits for the disk

    def check(found: Timeline) -> None:
        if thorough:
            found.write_json(path)
            need(read_json(path) == found, "it does not read back")

    return Attempt(data, lambda: read_json(path), (str(path),), check)


def csv_file(draw: random.Random, path: Path) -> Attempt:
    """Read a CSV file."""
    lines = [line for line in CSV.splitlines() for _ in range(draw.choice((1,) * 20 + (0, 2)))]
    lines = [spoilt(line, draw, DAYS) if draw.random() < 0.3 else line for line in lines]
    data = written(draw.choice(("\n", "\n", "\r\n", "\r")).join(lines), draw, path)
    options: dict[str, Any] = {"unknown": "keep"}
    options |= {name: draw.choice(words) for name, words in CSV_OPTIONS.items() if draw.random() < 0.1}
    return Attempt((data, options), lambda: read_csv(path, **options), (str(path),))


def written(text: str, draw: random.Random, path: Path) -> bytes:
    """Write a file, in one of ten cases spoilt byte by byte, and return what it holds."""
    data = text.encode("utf-8", "surrogatepass")
    if draw.random() < 0.1:
        wide = text.encode("utf-16", "surrogatepass")
        data = draw.choice((b"\xef\xbb\xbf" + data, wide, data + b"\xff", data.replace(b"\n", b"\r\n"), data[::-1]))
    path.write_bytes(data)
    return data


def command(draw: random.Random, path: Path) -> Attempt:
    """Give a command, of which words are spoilt, left out or doubled."""
    path = path.with_suffix(draw.choice((".json", ".csv")))
    written(json.dumps(reshaped(DOCUMENT, draw)) if path.suffix == ".json" else CSV, draw, path)
    words = [word for word in draw.choice(COMMANDS).split() for _ in range(draw.choice((1,) * 20 + (0, 2)))]
    words = [spoilt(word, draw, (*DAYS, *STATES)) if draw.random() < 0.2 else word for word in words]
    words = [str(path) if word == "FILE" else word for word in words]

    def one() -> None:
        out, err = io.BytesIO(), io.BytesIO()
        with redirect_stdout(io.TextIOWrapper(out, "utf-8")), redirect_stderr(io.TextIOWrapper(err, "utf-8")) as text:
            status = cli.main(words)
            text.flush()
        said = err.getvalue().decode()
        need(status in (0, 1, 2, 3), f"the exit status is {status}")
        need("Traceback" not in said and "fault of csto-timeline itself" not in said, said)
        need(said.strip() or status != 2, "it fails without a word")

    return Attempt(words, one, (str(path), *words))


TARGETS: dict[str, tuple[Callable[[random.Random, Path], Attempt], int]] = {
    "days": (days, 30), "partial": (partial, 25), "rows": (rows, 20), "json": (json_file, 10), "csv": (csv_file, 8),
    "states": (names, 5), "cli": (command, 2),
}  # fmt: skip
"""The targets, and how many of a hundred inputs go to each: fewer where a call takes longer."""


class Guard:
    """Hears what a call does beyond computing; an audit hook stays for the life of the process."""

    FORBIDDEN = re.compile(
        r"(socket|subprocess|shutil|tempfile|pickle)\."
        r"|os\.(system|exec|posix_spawn|fork|remove|rename|mkdir|rmdir|link|symlink|chmod)"
    )
    CODE = (".py", ".pyc", ".so", ".pyd")  # modules that are loaded when they are first needed
    allowed: tuple[str, ...] | None = None
    heard: list[str]

    def __init__(self) -> None:
        sys.addaudithook(self)

    def __call__(self, event: str, values: tuple[Any, ...]) -> None:
        """Note what is forbidden while a call is tried."""
        if self.allowed is None:
            return
        if event == "open" and not isinstance(values[0], int):
            path = str(values[0])
            if path not in self.allowed and not path.endswith(self.CODE):
                self.heard.append(f"it opens {path!r}")
        elif self.FORBIDDEN.match(event):
            self.heard.append(f"it does {event}{values!r}")


def tried(attempt: Attempt, guard: Guard) -> tuple[str, float]:
    """Try a call, and return how it ended and how long it took; whatever must not be raises."""
    guard.allowed, guard.heard = attempt.files, []
    start = time.thread_time()
    ending = "answer"
    try:
        answer = attempt.call()
    except TimelineError as error:
        ending = type(error).__name__
        longest = max(map(len, map(str, error.faults if isinstance(error, LedgerError) else [error])))
        need(longest <= LONGEST, f"the message has {longest} characters")
    except OSError:
        need(attempt.files, "an OSError, where no file is")
        ending = "OSError"
    finally:
        guard.allowed = None
    took = time.thread_time() - start
    need(took < LIMIT, f"it takes {took:.1f} seconds")
    need(not guard.heard, "; ".join(guard.heard))
    if ending == "answer":
        attempt.check(answer)
    return ending, took


def main() -> int:
    """Read the command line, try so many inputs, print what came of them, and return 1 if anything failed."""
    parser = argparse.ArgumentParser(description="Give hostile input to csto_timeline.")
    parser.add_argument("--inputs", type=int, default=20_000, help="how many inputs to try")
    parser.add_argument("--seed", type=int, default=0, help="which inputs")
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--target", choices=TARGETS, help="only this target")
    words = parser.parse_args()
    guard, failures = Guard(), set()
    endings, slowest = defaultdict[str, Counter[str]](Counter), defaultdict[str, float](float)
    chosen = {name: share for name, (_, share) in TARGETS.items() if words.target in (None, name)}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", BeyondRecordWarning)
        warnings.simplefilter("ignore", ConventionWarning)
        for number in range(words.first, words.first + words.inputs):
            if number % 1000 == 0:
                faulthandler.dump_traceback_later(600, exit=True)
            draw = random.Random(f"{words.seed}/{number}")
            (name,) = draw.choices([*chosen], [*chosen.values()])
            attempt = TARGETS[name][0](draw, Path(folder) / "input")
            try:
                ending, took = tried(attempt, guard)
            except Exception as error:  # noqa: BLE001 - whatever comes out here is what we look for
                place = traceback.extract_tb(error.__traceback__)[-1]
                endings[name]["FAILED"] += 1
                if (key := (name, type(error), place.filename, place.lineno)) not in failures:
                    failures.add(key)
                    kind = words.target or "of any kind"
                    print(f"FAILED: --target {kind} --seed {words.seed} --first {number}, target {name}")
                    print(f"  given {attempt.given!r:.1500}")
                    print("".join(traceback.format_exception(error)[-3:]))
                if len(failures) >= ENOUGH:
                    break
            else:
                endings[name][ending] += 1
                slowest[name] = max(slowest[name], took)
        faulthandler.cancel_dump_traceback_later()
    for name, counts in endings.items():
        told = ", ".join(f"{count} {ending}" for ending, count in counts.most_common())
        print(f"{name}: {counts.total()} inputs, slowest {slowest[name]:.3f} s: {told}")
    print(f"{sum(counts.total() for counts in endings.values())} inputs, {len(failures)} failures, seed {words.seed}")
    return min(1, len(failures))


if __name__ == "__main__":
    sys.exit(main())
