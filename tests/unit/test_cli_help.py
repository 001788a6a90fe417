"""The help of the command line, word for word: the command's own and that of every verb."""

import pytest

from csto_timeline import cli
from csto_timeline.cli.parser import VERBS, main

COMMON = """\
options of every verb, before it or after:
  --reading READING   whose day counts: announced, signed, in_force
  --according-to KEY  only what the source with this key says
  --file FILE         ask one's own timeline: .json, or .csv of spells
  --format FORMAT     the form of the answer: text, json, csv
  --version           show the version, and how far the record was checked
  -h, --help          show this help
"""

PERIODS = """\
options:
  --freq PERIOD       the period of a row: year (as when not given), quarter,
                      month or day
  --rule RULE         a member in a period is one on any of its days (as when
                      not given), on all, the first or the last
"""

HELP = {
    "": f"""\
usage: csto-timeline VERB [...] [options]

Who was a member of the CST/CSTO on a given day, with sources.

{COMMON}
verbs:
  members [DAY]        who is a member on a day, today if none is given
  status STATE [DAY]   the status of a state on a day, today if none is given
  is-member STATE DAY  whether a state is a member on a day, also as exit status
  history STATE        the spells of a state, with the events that begin them
  events               the events, each on the day that counts under the reading
  diff DAY DAY         who is a member on the one day but not on the other, a
                       later one
  explain STATE DAY    why a state was, or was not, a member on a day, with
                       sources
  contested            the stretches over which readings or sources disagree
  compare FILE         where a file, .json or .csv of spells, gives other
                       answers
  panel [START] [END]  one row a state and period of the calendar, for data work
  dyads [START] [END]  one row a pair of states and period of the calendar, for
                       data work
  chart                the statuses of all states as a chart; as json or csv
                       their spells
  sources              the documents behind the record
  `csto-timeline VERB --help` says more, with examples.

readings:
  announced  as contemporaries said it; so too without --reading
  signed     by signature, or decision of the organ in charge
  in_force   by legal effect

keys that --according-to takes:
  article            Report on a Tajik-Russian protocol on cooperation in the
                     defence industry
  atop-4.01          Alliance Treaty Obligations and Provisions, version 4.01,
                     member level, alliance 4220
  cow-alliances-4.1  Formal Alliances, version 4.1, member level, alliance 350

exit status:
  0  answered; of `is-member`: yes
  1  of `is-member`: no
  3  of `is-member`: unsettled
  2  no answer; standard error says why

examples:
  csto-timeline status Uzbekistan 2012-07-01
  csto-timeline is-member Uzbekistan 2006-07-01
  csto-timeline explain Uzbekistan 2006-07-01
""",
    "members": f"""\
usage: csto-timeline members [DAY] [options]

Who is a member on a day, today if none is given.

{COMMON}
columns of csv, keys of json's rows:
  day state name member

examples:
  csto-timeline members 1999-04-20
  csto-timeline members "28 June 2012" --reading signed
  csto-timeline members --format json
""",
    "status": f"""\
usage: csto-timeline status STATE [DAY] [options]

The status of a state on a day, today if none is given.

{COMMON}
columns of csv, keys of json:
  day state name status member possible

examples:
  csto-timeline status Uzbekistan 2012-07-01
  csto-timeline status UZB 2007-06-30 --reading in_force
  csto-timeline status RS
""",
    "is-member": f"""\
usage: csto-timeline is-member STATE DAY [options]

Whether a state is a member on a day, also as exit status.

{COMMON}
columns of csv, keys of json:
  day state name member

examples:
  csto-timeline is-member Uzbekistan 2006-07-01
  csto-timeline is-member UZB 2006-07-01 --reading signed
""",
    "history": f"""\
usage: csto-timeline history STATE [options]

The spells of a state, with the events that begin them.

{COMMON}
columns of csv, keys of json's rows:
  state name status member possible start end days events

examples:
  csto-timeline history Uzbekistan
  csto-timeline history UZB --reading in_force --format csv
""",
    "events": f"""\
usage: csto-timeline events [options]

The events, each on the day that counts under the reading. A day that is known
only in part is written as in the record: 1993, 1993-09,
[1993-09-09..1993-12-09].

options:
  --kind KIND         only of this kind: founding, accession, renewal, lapse,
                      suspension, return, withdrawal, expulsion, observer,
                      freeze, renaming, milestone
  --state STATE       only those that name this state
  --start DAY         only those that can have happened on this day or later
  --end DAY           only those that can have happened before this day

{COMMON}
columns of csv, keys of json's rows:
  day act key kind states what note sources

examples:
  csto-timeline events
  csto-timeline events --state Uzbekistan --start 2000-01-01
  csto-timeline events --kind lapse --format json
""",
    "diff": f"""\
usage: csto-timeline diff DAY DAY [options]

Who is a member on the one day but not on the other, a later one.

{COMMON}
columns of csv, keys of json's rows:
  state name change before after events

examples:
  csto-timeline diff 1999-04-20 1999-04-21
  csto-timeline diff 2006-01-01 2013-01-01 --reading signed
""",
    "explain": f"""\
usage: csto-timeline explain STATE DAY [options]

Why a state was, or was not, a member on a day, with sources.

{COMMON}
columns of csv, keys of json:
  day state name status member possible since decided_by next announced signed
  in_force sources text

examples:
  csto-timeline explain Uzbekistan 2006-07-01
  csto-timeline explain Georgia 1993-10-01 --reading signed --format json
""",
    "contested": f"""\
usage: csto-timeline contested [options]

The stretches over which readings or sources disagree. Answers stand in the
order announced / signed / in force: by preferred days alone, and widened to all
days that disagree with them. The reading makes no difference here.

{COMMON}
columns of csv, keys of json's rows:
  state name start end days announced signed in_force announced_widened
  signed_widened in_force_widened events sources

examples:
  csto-timeline contested
  csto-timeline contested --format csv
""",
    "compare": f"""\
usage: csto-timeline compare FILE [options]

Where a file, .json or .csv of spells, gives other answers. The header of a file
of spells is state,start,end,status; the end is the first day after the spell.
Without --end the comparison runs as far as both were checked.

options:
  --start DAY         the first day
  --end DAY           the first day that no longer counts

{COMMON}
columns of csv, keys of json's rows:
  state name start end days a b

examples:
  csto-timeline compare coded.csv
  csto-timeline compare coded.csv --end 2017-01-01
  csto-timeline compare mine.json --file theirs.json
""",
    "panel": f"""\
usage: csto-timeline panel [START] [END] [options]

One row a state and period of the calendar, for data work. START alone can be a
year or month; without it the rows cover all that the record knows.

{PERIODS}
{COMMON}
columns of csv, keys of json's rows:
  state alpha_2 name cow gleditsch_ward year period start end days complete
  member days_member days_unsettled status rule reading

examples:
  csto-timeline panel --format csv
  csto-timeline panel 1999 --freq month
  csto-timeline panel 1992-01-01 2017-01-01 --rule last
""",
    "dyads": f"""\
usage: csto-timeline dyads [START] [END] [options]

One row a pair of states and period of the calendar, for data work. START alone
can be a year or month; without it the rows cover all that the record knows.

{PERIODS}\
  --directed          each pair twice, once either way

{COMMON}
columns of csv, keys of json's rows:
  state_a alpha_2_a name_a cow_a gleditsch_ward_a state_b alpha_2_b name_b cow_b
  gleditsch_ward_b year period start end days complete member days_member
  days_unsettled status_a status_b rule reading

examples:
  csto-timeline dyads --format csv
  csto-timeline dyads 1999 --directed
  csto-timeline dyads 2006-06-01 2006-09-01 --freq month
""",
    "chart": f"""\
usage: csto-timeline chart [options]

The statuses of all states as a chart; as json or csv their spells.

options:
  --width COLUMNS     how many characters a line may have; without it as many
                      as the terminal has

{COMMON}
columns of csv, keys of json's rows:
  state name status member possible start end days events

examples:
  csto-timeline chart
  csto-timeline chart --width 72 --reading in_force
""",
    "sources": f"""\
usage: csto-timeline sources [options]

The documents behind the record.

{COMMON}
columns of csv, keys of json's rows:
  key grade title issuer published url covers_through note

examples:
  csto-timeline sources
  csto-timeline sources --format csv
""",
}


def test_no_help_goes_unread() -> None:
    """Each verb's help stands here, below the command's own, in the order in which that lists them."""
    assert [*HELP] == ["", *VERBS]


@pytest.mark.parametrize("verb", HELP)
def test_help_reads_so(verb: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The help of the command and of each verb is word for word what is typed here, without colour."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert main([*verb.split(), "--help"]) == 0
    assert capsys.readouterr() == (HELP[verb], "")


def test_no_parser_colours_its_help() -> None:
    """Python 3.14 and later are told to leave colour out; earlier ones know none."""
    assert cli._Parser("VERB", "Does.", "", {}).color is False
