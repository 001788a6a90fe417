"""The command line, called in-process: every verb, every form, every complaint."""

import csv
import errno
import io
import json
import os
import re
import runpy
import shlex
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest
from cli_shapes import ALONE, IN_ROWS, shape_of
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from ledgers import LEAGUE, boundary_days, quietly, step, timeline

import csto_timeline as ct
from csto_timeline import cli, cli_output, cli_verbs
from csto_timeline.cli.parser import VERBS, main
from csto_timeline.files.tables_csv import write_json

CODED = """\
state,start,end,status
AZE,1993-09-24,2001-01-01,member
UZB,1992-05-15,,member
"""

PAUSE = timeline(
    step("ada-founds", "founding", "ADA", ct.announced("2000-01-01"), new_name="Pact"),
    step("ada-pauses", "suspension", "ADA", ct.announced("2001")),
    step("ada-returns", "return", "ADA", ct.announced("2001")),
    checked_through="2003-12-31",
)

COMMANDS = (
    "members 1999-04-20",
    "members 1980-01-01",
    "members 2007-06-30 --reading in_force",
    "members 2002-07-01 --file league.json --reading in_force",
    "members 2000-01-01 --file coded.csv",
    "status UZB 2012-07-01",
    "status UZB 2007-06-30 --reading in_force",
    "status France 2000-01-01",
    "is-member UZB 2006-07-01",
    "is-member UZB 2006-07-01 --reading signed",
    "is-member UZB 2007-06-30 --reading in_force",
    "history UZB --reading in_force",
    "history Land-of-Giants --file league.json --reading in_force",
    "history France",
    "events",
    "events --kind lapse --state AZE --start 1999-01-01 --end 2000-01-01",
    "events --kind expulsion",
    "events --according-to article --reading signed",
    "diff 1999-04-20 1999-04-21",
    "diff 1992-01-01 2007-06-30 --reading in_force",
    "diff 2000-01-01 2000-01-01",
    "explain UZB 2006-07-01",
    "explain UZB 1990-01-01",
    "explain UZB 2007-06-30 --reading in_force",
    "explain UZB 2020-01-01",
    "contested",
    "contested --file coded.csv",
    "contested --according-to article",
    "compare coded.csv --start 1992-05-15 --end 2005-01-01",
    "compare coded.csv --file coded.csv",
    "compare league.json --file league.json --reading signed",
    "compare league.json --file coded.csv --reading in_force",
    "panel 1999",
    "panel 1999-01-01 1999-03-01 --freq month --rule all",
    "panel 2007 --reading in_force",
    "panel --file league.json",
    "panel 1980",
    "dyads 1999",
    "dyads 2002 --directed --file league.json --reading in_force",
    "chart --width 72",
    "chart --file league.json --reading in_force",
    "sources",
    "sources --file coded.csv",
    "sources --according-to article",
)


class Said(NamedTuple):
    """What a command wrote, and its exit status."""

    code: int
    out: str
    err: str


Ask = Callable[[str], Said]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ask]:
    """Run commands in a folder that holds the files of which they speak."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    Path("coded.csv").write_text(CODED, encoding="utf-8")
    write_json("league.json", timeline=LEAGUE)
    write_json("pause.json", timeline=PAUSE)
    for name in ("mine.json", "theirs.json"):
        write_json(name)

    def run(command: str) -> Said:
        code = main(shlex.split(command))
        return Said(code, *capsys.readouterr())

    yield run
    assert "Traceback" not in "".join(capsys.readouterr())


def rows_of(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV text."""
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def in_csv(value: Any) -> str:
    """Return how a value of the JSON output is written in CSV."""
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


# What is said


GOLDEN = {
    "members 1999-04-20": """\
Collective Security Treaty, 1999-04-20 (announced): 9 members
Armenia (ARM)
Azerbaijan (AZE)
Belarus (BLR)
Georgia (GEO)
Kazakhstan (KAZ)
Kyrgyzstan (KGZ)
Russia (RUS)
Tajikistan (TJK)
Uzbekistan (UZB)
""",
    "members 2007-06-30 --reading in_force": """\
Collective Security Treaty Organization, 2007-06-30 (in_force): 6 members, 1 unsettled
Armenia (ARM)
Belarus (BLR)
Kazakhstan (KAZ)
Kyrgyzstan (KGZ)
Russia (RUS)
Tajikistan (TJK)
Uzbekistan (UZB), unsettled
""",
    "members 1980-01-01": "CST/CSTO, 1980-01-01 (announced): 0 members\n",
    "members 2000-01-01 --according-to article --reading signed": """\
Collective Security Treaty, 2000-01-01 (signed, article): 6 members
Armenia (ARM)
Belarus (BLR)
Kazakhstan (KAZ)
Kyrgyzstan (KGZ)
Russia (RUS)
Tajikistan (TJK)
""",
    "status Uzbekistan 2012-07-01": "Uzbekistan (UZB), 2012-07-01 (announced): suspended\n",
    "status uz 2007-06-30 --reading in_force": """\
Uzbekistan (UZB), 2007-06-30 (in_force): unsettled, member or suspended
""",
    "is-member UZB 2006-07-01": "Uzbekistan (UZB), 2006-07-01 (announced): yes\n",
    "is-member UZB 2006-07-01 --reading signed": "Uzbekistan (UZB), 2006-07-01 (signed): no\n",
    "is-member UZB 2007-06-30 --reading in_force": "Uzbekistan (UZB), 2007-06-30 (in_force): unsettled\n",
    "history Uzbekistan": """\
Uzbekistan (UZB), CST/CSTO (announced): 4 spells
1992-05-15 to 1999-04-20  member     treaty-signed-1992
1999-04-21 to 2006-06-22  suspended  uzbekistan-steps-out-1999
2006-06-23 to 2012-06-27  member     uzbekistan-returns-2006
from 2012-06-28 on        suspended  uzbekistan-suspends-2012
""",
    "history UZB --reading in_force": """\
Uzbekistan (UZB), CST/CSTO (in_force): 5 spells
1994-04-20 to 1999-04-20  member                          treaty-signed-1992
1999-04-21 to 2006-12-12  suspended                       uzbekistan-steps-out-1999
2006-12-13 to 2008-03-27  unsettled, member or suspended  uzbekistan-returns-2006
2008-03-28 to 2012-12-18  member                          uzbekistan-returns-2006
from 2012-12-19 on        suspended                       uzbekistan-suspends-2012
""",
    "history France": "France (FRA), CST/CSTO (announced): 0 spells\n",
    "diff 1999-04-20 1999-04-21": """\
CST/CSTO (announced), 1999-04-20 and 1999-04-21: 3 differences
left  Azerbaijan (AZE)  azerbaijan-georgia-lapse-1999
left  Georgia (GEO)     azerbaijan-georgia-lapse-1999
left  Uzbekistan (UZB)  uzbekistan-steps-out-1999
""",
    "diff 2006-12-12 2006-12-13 --reading in_force": """\
CST/CSTO (in_force), 2006-12-12 and 2006-12-13: 1 difference
unsettled  Uzbekistan (UZB)  uzbekistan-returns-2006
""",
    "diff 2000-01-01 2000-01-01": "CST/CSTO (announced), 2000-01-01 and 2000-01-01: 0 differences\n",
    "events --kind lapse": """\
CST/CSTO (announced): 1 event
1999-04-21  in force  azerbaijan-georgia-lapse-1999  \
Azerbaijan and Georgia do not renew the Treaty, and leave it with the end of its first term.
""",
    "compare coded.csv --start 1992-05-15 --end 1992-05-17": """\
CST/CSTO (announced) and coded (announced), from 1992-05-15 through 1992-05-16: 5 differences, 10 state-days
state             days                      CST/CSTO  coded
Armenia (ARM)     1992-05-15 to 1992-05-16  yes       no
Kazakhstan (KAZ)  1992-05-15 to 1992-05-16  yes       no
Kyrgyzstan (KGZ)  1992-05-15 to 1992-05-16  yes       no
Russia (RUS)      1992-05-15 to 1992-05-16  yes       no
Tajikistan (TJK)  1992-05-15 to 1992-05-16  yes       no
""",
    "compare coded.csv --file coded.csv": "coded (announced) and coded (announced): 0 differences, 0 state-days\n",
    "panel 1999 --file coded.csv --rule last": """\
coded (announced), rule 'last': 2 rows
state             year  member  days        status
Azerbaijan (AZE)  1999  yes     365 of 365  member
Uzbekistan (UZB)  1999  yes     365 of 365  member
""",
    "dyads 2001 --file coded.csv": """\
coded (announced), rule 'any': 1 row
state             and               year  members  days
Azerbaijan (AZE)  Uzbekistan (UZB)  2001  no       0 of 365
""",
    "contested --file coded.csv": "coded: 0 contested stretches\n",
    "contested --file pause.json": """\
Test: 1 contested stretch
state  days                      announced / signed / in force      widened                            about
ADA    2001-01-01 to 2001-12-30  unsettled / unsettled / unsettled  unsettled / unsettled / unsettled  \
ada-pauses, ada-returns
""",
    "history ADA --file pause.json": """\
ADA, Test (announced): 3 spells
2000-01-01 to 2000-12-31  member                          ada-founds
2001-01-01 to 2001-12-30  unsettled, member or suspended  ada-pauses, ada-returns
from 2001-12-31 on        member                          ada-pauses, ada-returns
""",
    "diff 2000-02-01 2001-02-01 --file pause.json": """\
Test (announced), 2000-02-01 and 2001-02-01: 1 difference
unsettled  ADA  ada-pauses, ada-returns
""",
    "contested --file league.json --according-to gazette": """\
League (gazette): 5 contested stretches
state              days                      announced / signed / in force      \
widened                            about
Arcadia (ARC)      2000-01-01 to 2000-12-30  unsettled / unsettled / unsettled  \
unsettled / unsettled / unsettled  league-founded-2000
Arcadia (ARC)      2005-01-01 to 2005-12-30  unsettled / unsettled / unsettled  \
unsettled / unsettled / unsettled  arcadia-withdraws-2005
Brobdingnag (BRO)  2000-01-01 to 2000-12-30  unsettled / unsettled / unsettled  \
unsettled / unsettled / unsettled  league-founded-2000
Brobdingnag (BRO)  2003-01-01 to 2003-12-30  unsettled / unsettled / unsettled  \
unsettled / unsettled / unsettled  brobdingnag-returns-2003
Cimmeria (CIM)     2001-01-01 to 2001-12-30  unsettled / unsettled / unsettled  \
unsettled / unsettled / unsettled  cimmeria-accedes-2001
""",
    "events --file league.json --reading in_force": """\
League (in_force): 11 events
2000-06-01          in force   league-founded-2000        Two states found the League.
2001-03-15          signed     cimmeria-accedes-2001      Cimmeria joins the League.
2001-06             announced  dilmun-observes-2001       Dilmun becomes an observer.
2002-02-01          signed     two-renew-2002             Two states renew the League.
[2002-06..2002-12]  in force   brobdingnag-suspends-2002  Brobdingnag suspends its membership.
[2003-05-01..]      in force   brobdingnag-returns-2003   Brobdingnag returns.
2004-07-01          in force   league-becomes-union-2004  The League becomes the Union.
2004-02-01          announced  dilmun-accedes-2004        Dilmun joins the Union.
2005-01-01          in force   arcadia-withdraws-2005     Arcadia leaves the Union.
2005-05-05          announced  cimmeria-freezes-2005      Cimmeria freezes its participation.
2005-06-01          signed     seat-moves-2005            The seat moves to Dilmun.
""",
    "events --file league.json --state CIM --start 2002-02-01 --end 2005-05-05": """\
League (announced): 1 event
2002-02-01  signed  two-renew-2002  Two states renew the League.
""",
    "sources --file league.json": """\
League (announced): 3 sources
atlas     scholarly  Atlas of alliances
gazette   press      A history of the League
register  official   The League. Register of parties. 2007-01. https://example.org/register
""",
    "explain BRO 2003-06-01 --file league.json --reading in_force": """\
Going by legal effect first, it is not settled whether Brobdingnag was a member of League on 2003-06-01: \
either it was a member or its membership stood suspended. \
Brobdingnag suspends its membership: by announcement on 2002-03-01 [1]; by signature or decision on 2002-06-01 [2]; \
by legal effect on a day from 2002-06-01 to 2002-12-31 [2]. \
Brobdingnag returns: by signature or decision in 2003 [2][1]; by legal effect on 2003-05-01 or later, perhaps never \
[3]. Going by announcements first or by signatures and decisions first, that is not settled.
[1] A history of the League
[2] The League. Register of parties. 2007-01. https://example.org/register
[3] Atlas of alliances
""",
    "compare coded.csv --file league.json --start 2001-01-01 --end 2001-07-01": """\
League (announced) and coded (announced), from 2001-01-01 through 2001-06-30: 4 differences, 651 state-days
state              days                      League  coded
Arcadia (ARC)      2001-01-01 to 2001-06-30  yes     no
Brobdingnag (BRO)  2001-01-01 to 2001-06-30  yes     no
Cimmeria (CIM)     2001-03-15 to 2001-06-30  yes     no
Uzbekistan (UZB)   2001-01-01 to 2001-06-30  no      yes
""",
    "compare league.json --file coded.csv --start 2001-01-01 --reading in_force": """\
coded (in_force) and League (in_force), from 2001-01-01 through 2006-12-31: 7 differences, 8905 state-days
state              days                      coded  League
Arcadia (ARC)      2001-01-01 to 2004-12-31  no     yes
Brobdingnag (BRO)  2001-01-01 to 2002-05-31  no     yes
Brobdingnag (BRO)  2002-06-01 to 2002-12-30  no     unsettled
Brobdingnag (BRO)  2003-05-01 to 2006-12-31  no     unsettled
Cimmeria (CIM)     2001-03-15 to 2006-12-31  no     yes
Dilmun (DIL)       2004-02-01 to 2006-12-31  no     yes
Uzbekistan (UZB)   2001-01-01 to 2006-12-31  yes    no
""",
    "compare coded.csv --file coded.csv --start 2001-01-01": """\
coded (announced) and coded (announced), from 2001-01-01: 0 differences, 0 state-days
""",
    "compare coded.csv --file coded.csv --end 2001-01-01": """\
coded (announced) and coded (announced), through 2000-12-31: 0 differences, 0 state-days
""",
    "panel 2002-12-01 2003-02-01 --freq month --rule all --file league.json --reading in_force": """\
League (in_force), rule 'all': 8 rows
state              month    member  days                   status
Arcadia (ARC)      2002-12  yes     31 of 31               member
Arcadia (ARC)      2003-01  yes     31 of 31               member
Brobdingnag (BRO)  2002-12  no      0 of 31, 30 unsettled  suspended
Brobdingnag (BRO)  2003-01  no      0 of 31                suspended
Cimmeria (CIM)     2002-12  yes     31 of 31               member
Cimmeria (CIM)     2003-01  yes     31 of 31               member
Dilmun (DIL)       2002-12  no      0 of 31                observer
Dilmun (DIL)       2003-01  no      0 of 31                observer
""",
    "dyads 1993-07-01 1994-01-01 --file coded.csv --freq quarter --rule first --directed": """\
coded (announced), rule 'first': 4 rows
state             and               quarter  members  days
Azerbaijan (AZE)  Uzbekistan (UZB)  1993-Q3  no       7 of 92
Azerbaijan (AZE)  Uzbekistan (UZB)  1993-Q4  yes      92 of 92
Uzbekistan (UZB)  Azerbaijan (AZE)  1993-Q3  no       7 of 92
Uzbekistan (UZB)  Azerbaijan (AZE)  1993-Q4  yes      92 of 92
""",
    "members 1999-01-01 --file pause.json --format json": """\
{
  "verb": "members",
  "timeline": "Test",
  "reading": "announced",
  "according_to": null,
  "checked_through": "2003-12-31",
  "day": "1999-01-01",
  "organization": null,
  "rows": []
}
""",
    "explain ADA 1999-01-01 --file pause.json --format json": """\
{
  "verb": "explain",
  "timeline": "Test",
  "reading": "announced",
  "according_to": null,
  "checked_through": "2003-12-31",
  "day": "1999-01-01",
  "state": "ADA",
  "name": "ADA",
  "status": "outside",
  "member": false,
  "possible": ["outside"],
  "since": null,
  "decided_by": [],
  "next": "ada-founds",
  "announced": false,
  "signed": false,
  "in_force": false,
  "sources": [],
  "text": "Going by announcements first, ADA had not yet joined Test on 1999-01-01. \
Next: ada-founds, by announcement on 2000-01-01. \
Going by signatures and decisions first or by legal effect first, it was not a member."
}
""",
    "--version": f"csto-timeline {ct.__version__}, record checked through {ct.CSTO.checked_through}\n",
}


@pytest.mark.parametrize(("command", "text"), GOLDEN.items())
def test_text_reads_as_it_always_did(command: str, text: str, ask: Ask) -> None:
    """What people read names states in full, says the day and the reading, and does not change by accident."""
    said = ask(command)
    assert (said.out, said.err) == (text, "")


def test_an_explanation_is_that_of_the_library(ask: Ask) -> None:
    """`explain` prints what `explain()` says, unbroken where no terminal reads it."""
    assert ask("explain UZB 2006-07-01").out == f"{ct.explain('UZB', '2006-07-01')}\n"


def test_a_chart_is_that_of_the_library(ask: Ask) -> None:
    """`chart` prints the chart of the view and the width that were asked for."""
    from csto_timeline.pictures.text_chart import text_chart

    assert ask("chart --width 72 --reading in_force").out == f"{text_chart(ct.CSTO.under('in_force'), width=72)}\n"


def test_an_unsettled_period_says_so_in_the_panel(ask: Ask) -> None:
    """The panel's text counts the unsettled days, and says where status or membership is open."""
    lines = ask("panel 2007 --reading in_force").out.splitlines()
    assert re.split(r"\s{2,}", lines[-1]) == [
        "Uzbekistan (UZB)",
        "2007",
        "unsettled",
        "0 of 365, 365 unsettled",
        "unsettled",
    ]


def test_every_contested_stretch_and_every_source_has_its_line(ask: Ask) -> None:
    """`contested` and `sources` have a line for each, under a title that counts them."""
    contests, sources = ask("contested").out.splitlines(), ask("sources").out.splitlines()
    assert contests[0] == f"CST/CSTO: {len(ct.contested())} contested stretches"
    assert len(contests) == len(ct.contested()) + 2
    assert "Uzbekistan (UZB)  2006-06-23 to 2006-08-15  yes / no / no " in "\n".join(contests)
    assert sources[0] == f"CST/CSTO (announced): {len(ct.CSTO.sources)} sources"
    assert [line.split()[0] for line in sources[1:]] == [source.key for source in ct.CSTO.sources]
    assert ask("contested --according-to article").out.startswith("CST/CSTO (article): ")


def test_a_comparison_without_end_says_so(ask: Ask) -> None:
    """Where neither side says how far it goes, differences have no end and no number of days."""
    Path("empty.csv").write_text("state,start,end\n", encoding="utf-8")
    said = ask("compare empty.csv --file coded.csv")
    assert said.out.splitlines()[0] == "coded (announced) and empty (announced): 2 differences, without end"
    assert "Uzbekistan (UZB)  from 1992-05-15 on        yes    no" in said.out


@pytest.mark.parametrize("reading", ct.Reading)
def test_answers_are_those_of_the_library(reading: ct.Reading, ask: Ask) -> None:
    """Around every day on which an answer changes, `members` and `is-member` say what the timeline says."""
    timeline = ct.CSTO.under(reading)
    for day in boundary_days(timeline):
        rows = json.loads(ask(f"members {day} --reading {reading} --format json").out)["rows"]
        certain = quietly(lambda day=day: timeline.members_on(day))
        assert {row["state"] for row in rows if row["member"]} == certain
        assert {row["state"] for row in rows} == quietly(lambda day=day: timeline.possible_members_on(day))
        said = ask(f"is-member UZB {day} --reading {reading} --format json")
        member = quietly(lambda day=day: timeline.is_member("UZB", day))
        assert (json.loads(said.out)["member"], said.code) == (member, {True: 0, False: 1, None: 3}[member])


# The forms


def test_every_verb_is_tried_and_has_a_shape() -> None:
    """No verb escapes the commands of this test, nor the documented shapes."""
    assert {command.split()[0] for command in COMMANDS} == set(VERBS) == {*ALONE, *IN_ROWS}
    assert {name for name, verb in VERBS.items() if verb.single} == set(ALONE)


@pytest.mark.parametrize("command", COMMANDS)
def test_json_has_the_documented_shape_and_csv_the_same_rows(command: str, ask: Ask) -> None:
    """JSON validates, CSV has its columns in their order and the same values, and the exit status is the same."""
    verb = command.partition(" ")[0]
    text, as_json, as_csv = (ask(f"{command} --format {form}") for form in ("text", "json", "csv"))
    found = json.loads(as_json.out)
    Draft202012Validator.check_schema(shape_of(verb))
    Draft202012Validator(shape_of(verb)).validate(found)
    rows = rows_of(as_csv.out)
    columns = VERBS[verb].columns.split()
    assert next(csv.reader(io.StringIO(as_csv.out, newline=""))) == columns
    wanted = [found] if VERBS[verb].single else found["rows"]
    assert rows == [{column: in_csv(row[column]) for column in columns} for row in wanted]
    assert text.code == as_json.code == as_csv.code
    assert text.out.endswith("\n")
    assert not text.out.endswith("\n\n")


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb not in ALONE])
def test_no_shape_is_tried_on_empty_rows_alone(verb: str, ask: Ask) -> None:
    """Each verb that answers in rows has some in at least one of the commands."""
    commands = [command for command in COMMANDS if command.split()[0] == verb]
    assert any(json.loads(ask(f"{command} --format json").out)["rows"] for command in commands)


def test_json_says_what_view_it_comes_from(ask: Ask) -> None:
    """Beside the answer, JSON names the verb, the timeline, the reading, the source and how far it was checked."""
    found = json.loads(ask("events --according-to article --reading signed --format json").out)
    del found["rows"]
    assert found == {
        "verb": "events",
        "timeline": "CST/CSTO",
        "reading": "signed",
        "according_to": "article",
        "checked_through": "2017-04-21",
    }


def test_json_has_one_row_a_line(ask: Ask) -> None:
    """Line tools can work on JSON: after the head, each line holds one whole row."""
    lines = ask("diff 1999-04-20 1999-04-21 --format json").out.splitlines()
    rows = [json.loads(line.strip().rstrip(",")) for line in lines[lines.index('  "rows": [') + 1 : -2]]
    assert [row["state"] for row in rows] == ["AZE", "GEO", "UZB"]


def test_csv_is_as_rfc_4180_wants_it() -> None:
    """Lines end in CRLF, and cells with quotes, commas or line breaks are quoted."""
    row = {"a": 'say "so"', "b": "x,y\nz", "c": None, "d": False, "e": ["k", "l"], "f": date(1999, 4, 21), "g": 3}
    text = cli_output.as_csv(cli_output.Answer(text="", rows=[row]), "abcdefg")
    assert text == 'a,b,c,d,e,f,g\r\n"say ""so""","x,y\nz",,false,k; l,1999-04-21,3\r\n'


# What can be given


@pytest.mark.parametrize(
    "command",
    [
        "--reading signed --format csv members 2006-07-01",
        "members --reading signed 2006-07-01 --format csv",
        "--format csv members --reading=signed 2006-07-01",
        "--reading signed members --format=csv -- 2006-07-01",
    ],
)
def test_options_stand_before_or_after_the_verb(command: str, ask: Ask) -> None:
    """The same words in another order get the same answer."""
    assert ask(command) == ask("members 2006-07-01 --reading signed --format csv")
    assert len(rows_of(ask(command).out)) == 6


def test_options_stand_between_words(ask: Ask) -> None:
    """An option between a state and an optional day takes nothing away from either."""
    assert ask("status UZB --reading signed 2006-07-01") == ask("status UZB 2006-07-01 --reading signed")


def test_of_an_option_given_twice_the_last_counts(ask: Ask) -> None:
    """A script can append an option to override one."""
    assert ask("--reading signed members 2006-07-01 --reading in_force").out.startswith(
        "Collective Security Treaty Organization, 2006-07-01 (in_force)"
    )


def test_what_follows_two_dashes_is_no_option(ask: Ask) -> None:
    """After `--` a word that looks like an option is a word."""
    assert "no state is called '--help'" in ask("status -- --help 2000-01-01").err


@pytest.mark.parametrize("command", ["members 28-June-2012", 'members "28 June 2012"', 'members "June 28, 2012"'])
def test_days_are_taken_as_the_library_takes_them(command: str, ask: Ask) -> None:
    """A day may have its month in words."""
    assert ask(command).out == ask("members 2012-06-28").out


def test_today_is_where_the_user_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today is the date on the user's own calendar."""
    before = date.today()  # noqa: DTZ011 - this is what is meant
    assert before <= cli_verbs.today() <= date.today()  # noqa: DTZ011 - the same
    monkeypatch.setattr(cli_verbs, "today", lambda: date(1999, 4, 20))
    assert cli_verbs.today() == date(1999, 4, 20)


@pytest.mark.parametrize("command", ["members", "status UZB"])
def test_a_missing_day_is_today_and_is_printed(command: str, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a day, `members` and `status` take today and say which day that was."""
    monkeypatch.setattr(cli_verbs, "today", lambda: date(1999, 4, 20))
    assert ask(command) == ask(f"{command} 1999-04-20")
    assert "1999-04-20" in ask(command).out
    assert json.loads(ask(f"{command} --format json").out)["day"] == "1999-04-20"


@pytest.mark.parametrize("command", ["members 2099-01-01", "is-member UZB 2099-01-01", "explain UZB 2099-01-01"])
@pytest.mark.parametrize("form", cli_output.FORMATS)
def test_a_day_beyond_the_record_is_noted_once(command: str, form: str, ask: Ask) -> None:
    """A question about a later day gets one line on standard error, and a clean answer on standard output."""
    said = ask(f"{command} --format {form}")
    assert re.fullmatch(r"csto-timeline: note: 2099-01-01 is after 2025-11-27, .*\n", said.err)
    assert "csto-timeline: note" not in said.out
    assert said.out


def test_a_day_within_the_record_is_not_noted(ask: Ask) -> None:
    """The last day up to which the record was checked gives no note."""
    assert ask("members 2025-11-27").err == ""


@pytest.mark.parametrize("action", ["default", "error"])
def test_other_warnings_stay_out_of_sight(
    action: Literal["default", "error"], ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What other code warns of is none of the user's business here."""

    def warns(timeline: ct.Timeline) -> cli_output.Answer:
        warnings.warn("old", FutureWarning, stacklevel=1)
        return cli_output.Answer(text=timeline.name, rows=[])

    monkeypatch.setitem(VERBS, "sources", cli.attr.evolve(VERBS["sources"], run=warns))
    with warnings.catch_warnings():
        warnings.simplefilter(action)
        assert ask("sources") == Said(0, "CST/CSTO\n", "")


def test_own_timelines_answer_by_their_own_names(ask: Ask) -> None:
    """With `--file`, parties are called as the file calls them, and the readings are those of its ledger."""
    assert ask("members 2002-03-01 --file league.json").out.splitlines() == [
        "League, 2002-03-01 (announced): 2 members",
        "Arcadia (ARC)",
        "Cimmeria (CIM)",
    ]
    assert "Brobdingnag (BRO)" in ask("members 2002-03-01 --file league.json --reading signed").out
    assert ask("members 2000-01-01 --file coded.csv").out.startswith("coded, 2000-01-01")


def test_the_key_of_a_source_is_printed_whole(ask: Ask) -> None:
    """A key that ends in a bracket keeps it in the title."""
    source = ct.Source(key="gazette (2nd)", title="A history", grade="press", covers_through="2006-06-30")
    founding = step("founded", "founding", "AAA", ct.announced("2000-01-01", source), new_name="Pact")
    write_json("pact.json", timeline=timeline(founding))
    said = ask("members 2001-01-01 --file pact.json --according-to 'gazette (2nd)'")
    assert said.out == "Pact, 2001-01-01 (announced, gazette (2nd)): 1 member\nAAA\n"


def test_the_ending_of_a_file_may_be_in_capitals(ask: Ask) -> None:
    """A file's ending says what it holds, in any case."""
    Path("coded.csv").rename("CODED.CSV")
    assert ask("members 2000-01-01 --file CODED.CSV").out.startswith("CODED, 2000-01-01 (announced): 2 members")


def test_both_sides_of_a_comparison_are_read_alike(ask: Ask) -> None:
    """`--reading` holds for the file too, while `--according-to` narrows only what it is compared with."""
    found = json.loads(ask("compare mine.json --reading signed --according-to article --format json").out)
    assert (found["a"], found["b"]) == ("CST/CSTO (signed, article)", "CST/CSTO (signed)")


def test_a_panel_without_days_covers_all_that_is_known(ask: Ask) -> None:
    """Without START there are rows from the founding up to the last day that was checked."""
    found = rows_of(ask("panel --format csv").out)
    assert found == rows_of(ask("panel 1992-01-01 2025-11-28 --format csv").out)
    assert (found[0]["period"], found[-1]["end"]) == ("1992", "2025-11-28")


def test_a_party_that_only_the_other_side_knows_is_named(ask: Ask) -> None:
    """In a comparison each party has the name that its own timeline gives it."""
    assert "Arcadia (ARC)" in ask("compare league.json --file coded.csv --end 2003-01-01").out


# Help


def test_help_lists_every_verb(ask: Ask) -> None:
    """The help of the command names each verb with its words, the readings, the sources and the exit statuses."""
    said = ask("--help")
    for name, verb in VERBS.items():
        assert re.search(rf"^  {re.escape(' '.join((name, *verb.words)))}  +\w", said.out, re.MULTILINE)
    for word in (*ct.Reading, "article", "atop-4.01", "cow-alliances-4.1", "0", "1", "2", "3"):
        assert re.search(rf"^  {re.escape(word)}  +\w", said.out, re.MULTILINE)
    assert (said.code, said.err) == (0, "")
    assert ask("help") == ask("-h") == said


@pytest.mark.parametrize("verb", VERBS)
def test_help_of_a_verb_shows_options_columns_and_examples_that_run(verb: str, ask: Ask) -> None:
    """Each verb's help fits in 80 columns, lists its options and columns, and its examples are answered."""
    said = ask(f"{verb} --help")
    assert ask(f"help {verb}") == ask(f"--help {verb}") == ask(f"{verb} UZB -h --formt") == said
    assert said.code == 0
    assert max(map(len, said.out.splitlines())) <= 80
    assert said.out.startswith(f"usage: csto-timeline {' '.join((verb, *VERBS[verb].words))} [options]\n")
    assert all(f"--{option}" in said.out for option in VERBS[verb].options)
    columns = re.search(r"columns of csv, keys of json.*?:\n((?:  .*\n)+)", said.out)
    assert columns
    assert columns[1].split() == VERBS[verb].columns.split()
    examples = re.findall(r"^  csto-timeline (.*)$", said.out.partition("examples:\n")[2], re.MULTILINE)
    assert len(examples) == len(VERBS[verb].examples) > 1
    for command in examples:
        assert command.partition(" ")[0] == verb
        assert ask(command).code in ((0, 1, 3) if verb == "is-member" else (0,))


def test_help_fits_a_terminal_of_80_columns(ask: Ask) -> None:
    """No line of the overview is longer than 80 characters."""
    assert max(map(len, ask("--help").out.splitlines())) <= 80


def test_version_stands_wherever_it_is_asked(ask: Ask) -> None:
    """`--version` is answered before and after a verb, whatever else is missing."""
    assert ask("--version") == ask("status --version")
    assert ask("--version").code == 0


# Complaints


COMPLAINTS = {
    "": "give a verb: members, status,",
    "--reading signed": "give a verb",
    "membrs": "'membrs' is no verb (did you mean 'members'?); take one of 'members', 'status'",
    "help membrs": "'membrs' is no verb",
    "qqqqqqqqqq": "'qqqqqqqqqq' is no verb; take one of",
    "--formt json members": "'--formt' is no option here; did you mean --format?",
    "members --formt=json": "'--formt=json' is no option here; did you mean --format?",
    "members --form json": "'--form' is no option here; did you mean --format?",
    "dyads --direct": "'--direct' is no option here; did you mean --directed?",
    "members --directed": "'--directed' is no option here",
    "members --zzz": "'--zzz' is no option here; take one of --reading, --according-to, --file",
    "members -1": "'-1' is no option here",
    "status - 2000-01-01": "no state is called '-'",
    "members --format": "argument --format: expected one argument",
    "dyads --directed=yes": "argument --directed: ignored explicit argument 'yes'",
    "members --format jsn": "'jsn' is no format (did you mean 'json'?); take one of 'text', 'json', 'csv'",
    "members --format ''": "'' is no format; take one of",
    "members --reading in-force": "'in-force' is no reading (did you mean 'in_force'?)",
    "members --according-to tass-2012-06-28": "gives no whole account of membership",
    "members 1993": "'1993' is a year or a month, not a day; give the day, or ask `csto-timeline panel 1993` about",
    "members 12.06.1992": "does not say which number is the month; write YYYY-MM-DD",
    "members 1999-02-30": "does not exist in the calendar",
    "members 28 June 2012": "members takes [DAY], so 'June' is too much; put a name or day of several words in quotes",
    "sources all": "sources takes no words, so 'all' is too much",
    "status": "status takes STATE [DAY]; STATE is missing",
    "is-member UZB": "is-member takes STATE DAY; DAY is missing",
    "diff 1999-04-20": "diff takes DAY DAY; DAY is missing",
    "diff 1999-04-21 1999-04-20": "1999-04-20 comes before 1999-04-21; give the earlier day first",
    "status Uzbekstan": "no state is called 'Uzbekstan'; did you mean Uzbekistan?",
    "is-member 704 2000-01-01": "'704' is a bare number",
    "events --kind laps": "'laps' is no kind (did you mean 'lapse'?)",
    "events --start 1993": "is a year or a month",
    "panel --freq decade": "'decade' is no freq",
    "panel --rule most": "'most' is no rule",
    "panel 1999-04-20 1999-04-20": "holds no day",
    "panel --file coded.csv": (
        "csto-timeline: nobody said up to which day this timeline was checked; give START and END\n"
    ),
    "chart --width wide": "'wide' is no width; give a whole number of characters",
    "chart --width -5": "'-5' is no width",
    "chart --width ²": "'²' is no width",
    "chart --width 3": "3",
    "chart --width 1000000000": "'1000000000' is no width",
    "members --file missing.json": "'missing.json': No such file or directory",
    "members --file .": "the file '.' ends neither in .json nor in .csv",
    "members --file coded.txt": "the file 'coded.txt' ends neither in .json nor in .csv; say by its name",
    "compare folder.csv": "'folder.csv': Is a directory",
    "compare bad.csv": "in the file 'bad.csv': line 2, UZB:",
    "members --file bad.json": "in the file 'bad.json': ",
    "members --file latin.csv": "in the file 'latin.csv': line 2: the byte 0xe9 is not UTF-8",
}


@pytest.mark.parametrize(("command", "complaint"), COMPLAINTS.items())
def test_a_complaint_is_one_line_and_names_the_cure(command: str, complaint: str, ask: Ask) -> None:
    """Bad words and bad files get one line on standard error, nothing on standard output, and exit status 2."""
    Path("folder.csv").mkdir()
    Path("bad.csv").write_text("state,start,end\nUZB,1999-01-01,1998-01-01\n", encoding="utf-8")
    Path("bad.json").write_text("{", encoding="utf-8")
    Path("latin.csv").write_bytes("state,start,end\nCôte d'Ivoiré,2000,\n".encode("latin-1").replace(b"\xf4", b"o"))
    said = ask(command)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("csto-timeline: ")
    assert complaint in said.err
    assert said.err.count("\n") == 1
    assert said.err.endswith("\n")


def test_every_fault_of_a_file_has_its_line_up_to_twenty(ask: Ask) -> None:
    """A file with several faults gets a line a fault, and one that counts the rest."""
    Path("bad.csv").write_text("state,start,end\n" + "UZB,1999-01-01,1998-01-01\n" * 25, encoding="utf-8")
    said = ask("members 2000-01-01 --file bad.csv")
    lines = said.err.splitlines()
    assert (said.code, said.out) == (2, "")
    assert lines[0] == "csto-timeline: in the file 'bad.csv': 25 faults"
    assert lines[1].startswith("  line 2, UZB: ")
    assert lines[20].startswith("  line 21, UZB: ")
    assert lines[21:] == ["  and 5 more"]
    for number, rest in ((2, []), (20, []), (21, ["  and 1 more"])):
        Path("bad.csv").write_text("state,start,end\n" + "UZB,1999-01-01,1998-01-01\n" * number, encoding="utf-8")
        lines = ask("members 2000-01-01 --file bad.csv").err.splitlines()
        assert lines[0] == f"csto-timeline: in the file 'bad.csv': {number} faults"
        assert lines[-1 - len(rest)].startswith(f"  line {1 + min(number, 20)}, UZB: ")
        assert lines[1 + min(number, 20) :] == rest


def failing(error: BaseException) -> Callable[..., cli_output.Answer]:
    """Return a verb's function that raises."""

    def run(_: ct.Timeline) -> cli_output.Answer:
        raise error

    return run


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (KeyboardInterrupt(), 130, ""),
        (
            KeyError("UZB"),
            2,
            "csto-timeline: KeyError: 'UZB'; this is a fault of csto-timeline itself, please report it\n",
        ),
        (RecursionError("too deep"), 2, "RecursionError: too deep; this is a fault"),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "csto-timeline: No space left on device\n"),
        (OSError("bad"), 2, "csto-timeline: bad\n"),
    ],
)
def test_nothing_ends_in_a_traceback(
    error: BaseException, code: int, message: str, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C is quiet; what nobody thought of is one line that says whose fault it is."""
    monkeypatch.setitem(VERBS, "sources", cli.attr.evolve(VERBS["sources"], run=failing(error)))
    said = ask("sources")
    assert (said.code, said.out) == (code, "")
    assert message in said.err
    assert bool(said.err) == bool(message)


def test_a_complaint_says_first_where_the_fault_lies(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was noted of an error stands before it, in the order in which it was noted."""
    error = ct.errors.QueryError("no")
    error.add_note("in the drawer")
    error.add_note("on the left")
    monkeypatch.setitem(VERBS, "sources", cli.attr.evolve(VERBS["sources"], run=failing(error)))
    assert ask("sources").err == "csto-timeline: in the drawer: on the left: no\n"


WORDS = [
    "UZB",
    "Georgia",
    "2006-07-01",
    "1999",
    "2099-01-01",
    "signed",
    "json",
    "csv",
    "text",
    "article",
    "lapse",
    "month",
]
OPTIONS = sorted({f"--{option}" for verb in VERBS.values() for option in verb.options})
COMMON = ["--reading", "--according-to", "--file", "--format", "--help", "--version", "--", "help"]
word = st.sampled_from([*VERBS, *WORDS, *OPTIONS, *COMMON]) | st.text(max_size=8)


@given(st.lists(word, max_size=5), st.sampled_from([None, *VERBS]))
@example(["--format", "json", "--format"], "members")
@example(["\udcff", "\x00"], "status")
@example(["--file", "\x00.csv"], "members")
def test_whatever_is_typed_gets_an_answer_or_one_line(words: list[str], verb: str | None) -> None:
    """Any words at all end in an answer or in one line that says why there is none, never in anything else."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(words if verb is None else [verb, *words])
    assert code in (0, 1, 2, 3)
    assert (code == 2) == (not out.getvalue())
    lines = err.getvalue().splitlines()
    assert len(lines) <= 1
    assert all(line.startswith("csto-timeline: " if code == 2 else "csto-timeline: note: ") for line in lines)
    assert "this is a fault of csto-timeline itself" not in err.getvalue()


# Where it is written


class Deaf(io.StringIO):
    """A stream that refuses what is written to it."""

    def __init__(self, error: BaseException, number: int | None = None) -> None:
        super().__init__()
        self.error, self.number = error, number

    def write(self, _: str) -> int:
        """Refuse."""
        raise self.error

    def fileno(self) -> int:
        """Return the number of the file behind the stream, if it has one."""
        return super().fileno() if self.number is None else self.number


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 141, ""),
        (KeyboardInterrupt(), 130, ""),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "csto-timeline: No space left on device\n"),
    ],
)
def test_output_that_fails_is_given_up(
    error: BaseException,
    code: int,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    """What could not be written is dropped for good, so that the end of the process does not complain once more."""
    for number in (None, 0):
        with (tmp_path / "out").open("wb") as file:
            monkeypatch.setattr(sys, "stdout", Deaf(error, None if number is None else file.fileno()))
            assert main(["members", "1999-04-20"]) == code
            file.write(b"later")
        assert (tmp_path / "out").read_bytes() == (b"later" if number is None else b"")
        assert capsys.readouterr().err == message


class Narrow(io.RawIOBase):
    """A file without a buffer, which takes a few bytes at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.taken = b""

    def writable(self) -> bool:
        """Say yes."""
        return True

    def write(self, data: Any) -> int:
        """Take seven bytes."""
        self.taken += bytes(data[:7])
        return len(data[:7])


@pytest.mark.parametrize("form", cli_output.FORMATS)
def test_an_unbuffered_stream_gets_all(form: str, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under PYTHONUNBUFFERED a write can take less than it is given; the rest follows."""
    command = f"history UZB --format {form}"
    whole = ask(command).out
    narrow = Narrow()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(narrow, encoding="utf-8", write_through=True))  # type: ignore[arg-type]
    assert main(command.split()) == 0
    assert narrow.taken.decode() == whole


def test_closed_streams_do_no_harm(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without standard output there is a complaint; without standard error no message strays into the answer."""
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["explain", "UZB", "2006-07-01"]) == 2
    assert main(["chart"]) == 2
    assert capsys.readouterr().err == "csto-timeline: standard output is closed\n" * 2
    monkeypatch.undo()
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["is-member", "RUS", "2099-01-01"]) == 0
    assert capsys.readouterr().out == "Russia (RUS), 2099-01-01 (announced): yes\n"
    monkeypatch.setattr(sys, "stderr", Deaf(OSError(errno.ENOSPC, "No space left on device")))
    assert main(["is-member", "RUS", "2099-01-01"]) == 0
    assert capsys.readouterr().out == "Russia (RUS), 2099-01-01 (announced): yes\n"


def terminal(encoding: str, *, tty: bool = False) -> io.TextIOWrapper:
    """Return a stream that speaks an encoding, and a terminal if it is said to be one."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    stream.isatty = lambda: tty  # type: ignore[method-assign]
    return stream


def written(stream: io.TextIOWrapper) -> bytes:
    """Return what was written to a stream."""
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()


@pytest.fixture
def strange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file whose parties have letters that not every terminal knows, or that steer one."""
    monkeypatch.chdir(tmp_path)
    path = Path("strange.json")
    parties = [ct.State("TÅL", "Tåländ"), ct.State("ESC", "Red \x1b[31m\x07alarm\nhere")]
    event = ct.Event(
        key="founded", kind="founding", states=parties, dated=[ct.announced("2000-01-01")], new_name="Pakt"
    )
    write_json(path, timeline=ct.Timeline.from_events([event], name="Pakt", states=parties))
    return path


@pytest.mark.parametrize("verb", ["members 2000-01-01", "chart", "history TÅL"])
def test_text_does_not_fail_on_a_terminal_without_unicode(
    verb: str, strange: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On an ASCII terminal letters that it lacks are escaped, and the chart is drawn in ASCII."""
    stream = terminal("ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    assert main([*verb.split(), "--file", str(strange)]) == 0
    text = written(stream).decode("ascii")
    assert ("Taland" if verb == "chart" else r"T\xe5l\xe4nd (T\xc5L)") in text


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16", "utf-8"])
@pytest.mark.parametrize("form", ["json", "csv"])
def test_json_and_csv_are_utf_8_wherever_they_go(
    form: str, encoding: str, strange: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Programs get UTF-8 without a mark, whatever the terminal speaks, and CSV with CRLF on every system."""
    stream = terminal(encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["members", "2000-01-01", "--file", str(strange), "--format", form]) == 0
    text = written(stream).decode("utf-8")
    rows = json.loads(text)["rows"] if form == "json" else rows_of(text)
    assert [row["name"] for row in rows] == ["Red \x1b[31m\x07alarm\nhere", "Tåländ"]
    assert "Tåländ" in text
    assert not text.startswith("\ufeff")
    assert ("\r\n" in text) == (form == "csv")
    assert "\r\r" not in text


def test_half_a_character_stays_valid_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """A name with half a surrogate pair, which UTF-8 cannot carry, is escaped as JSON has it."""
    monkeypatch.setattr(cli_verbs, "opened", lambda _: ct.Timeline.from_spells([("A\ud800", "2000", None)], name="X"))
    monkeypatch.chdir(tmp_path)
    assert main(["members", "2001-01-01", "--file", "x.csv", "--format", "json"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["rows"][0]["name"] == "A\ud800"


def test_names_from_files_do_not_steer_the_terminal(
    strange: Path, capsys: pytest.CaptureFixture[str], ask: Ask
) -> None:
    """Control characters in the names of a file reach no terminal as text, and no name makes a line of its own."""
    assert main(["members", "2000-01-01", "--file", str(strange)]) == 0
    told = capsys.readouterr().out
    assert told == "Pakt, 2000-01-01 (announced): 2 members\nRed  [31m alarm here (ESC)\nTåländ (TÅL)\n"
    assert main(["is-member", "ESC", "2000-01-01", "--file", str(strange)]) == 0
    assert capsys.readouterr().out == "Red  [31m alarm here (ESC), 2000-01-01 (announced): yes\n"
    assert main(["status", "ESC", "2000-01-01", "--file", str(strange)]) == 0
    assert capsys.readouterr().out == "Red  [31m alarm here (ESC), 2000-01-01 (announced): member\n"
    Path("bad.csv").write_text("state,start,end\nR\x1b[31m,1999-01-01,1998-01-01\n", encoding="utf-8")
    said = ask("members 2000-01-01 --file bad.csv")
    assert said.code == 2
    assert "\x1b" not in said.err


def test_prose_is_broken_where_the_terminal_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal an explanation is broken between words and its addresses stay whole."""
    monkeypatch.setenv("COLUMNS", "60")
    stream = terminal("utf-8", tty=True)
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["explain", "UZB", "2006-07-01"]) == 0
    lines = written(stream).decode().splitlines()
    whole = str(ct.explain("UZB", "2006-07-01"))
    assert " ".join(lines) == " ".join(whole.split("\n"))
    assert max(len(line) for line in lines if "://" not in line) <= 60
    assert len(lines) > len(whole.split("\n"))


def test_a_terminal_of_no_width_is_no_reason_to_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that calls itself one column wide gets prose all the same."""
    monkeypatch.setenv("COLUMNS", "1")
    monkeypatch.setattr(sys, "stdout", terminal("utf-8", tty=True))
    assert main(["explain", "UZB", "2006-07-01"]) == 0


@pytest.mark.parametrize(
    ("encoding", "speaks"),
    [("utf-8", True), ("UTF8", True), ("utf_8", True), ("UTF-16", True), ("cp1252", False), ("ascii", False)],
)
def test_what_speaks_unicode(encoding: str, speaks: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream speaks Unicode if its encoding is one of Unicode's."""
    monkeypatch.setattr(sys, "stdout", terminal(encoding))
    assert cli_output.speaks_unicode() is speaks


@pytest.mark.parametrize("stream", [None, io.StringIO()])
def test_a_stream_without_encoding_gets_ascii(stream: io.StringIO | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream that says nothing of its encoding, or none at all, is not taken to speak Unicode."""
    monkeypatch.setattr(sys, "stdout", stream)
    assert cli_output.speaks_unicode() is False


@pytest.mark.parametrize(("form", "ends"), [("text", b"\r\n"), ("json", b"\n"), ("csv", b"\n")])
def test_text_has_the_line_ends_of_the_system(form: str, ends: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Text ends its lines as the system does; JSON and CSV are the same bytes on each."""
    monkeypatch.setattr(os, "linesep", "\r\n")
    stream = terminal("utf-8")
    monkeypatch.setattr(sys, "stdout", stream)
    cli_output.write("one\ntwo\n", form)
    assert written(stream) == ends.join([b"one", b"two", b""])


def test_prose_is_never_broken_within_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line is broken at the terminal's width, 20 at the least; a longer word keeps its own line whole."""
    monkeypatch.setenv("COLUMNS", "1")
    monkeypatch.setattr(sys, "stdout", terminal("utf-8", tty=True))
    prose = "Two of nine go, not I\nSix stay to this day\nhttps://example.org/well-known and more"
    broken = "Two of nine go, not\nI\nSix stay to this day\nhttps://example.org/well-known\nand more"
    assert cli_output.fitted(prose) == broken


def test_a_ragged_table_is_refused() -> None:
    """A table that lacks a cell is a fault of the code, and not cut to its shortest row."""
    with pytest.raises(ValueError, match="zip"):
        cli_output.table([("a", "b"), ("c",)])


def test_the_words_of_the_process_are_taken_by_default(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`main()` and `python -m csto_timeline` read the words that the process was given, and pass on the exit status."""
    monkeypatch.setattr(sys, "argv", ["anything", "is-member", "UZB", "2006-07-01", "--reading", "signed"])
    assert main() == 1
    with pytest.raises(SystemExit) as stop:
        runpy.run_module("csto_timeline", run_name="__main__")
    assert stop.value.code == 1
    assert capsys.readouterr().out == "Uzbekistan (UZB), 2006-07-01 (signed): no\n" * 2
