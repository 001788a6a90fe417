"""The public surface as a type checker sees it: each line is checked by mypy, and run by a test."""

from datetime import UTC, date, datetime
from typing import assert_type

import csto_timeline as ct

DAY = date(2006, 7, 1)

assert_type(ct.members_on("2006-07-01"), frozenset[str])
assert_type(ct.members_on(datetime(2006, 7, 1, tzinfo=UTC), reading="signed"), frozenset[str])
assert_type(ct.possible_members_on(DAY, reading=ct.Reading.IN_FORCE), frozenset[str])
assert_type(ct.is_member("Uzbekistan", DAY), bool | None)
assert_type(ct.is_member(ct.states.UZB, DAY), bool | None)
assert_type(ct.status_on("UZB", DAY), ct.Status | None)
assert_type(ct.members_during("1993", rule="all"), frozenset[str])
assert_type(ct.spells_of("UZB"), tuple[ct.Spell, ...])
assert_type(ct.spells_of("UZB")[0].last_day, date | None)
assert_type(ct.epochs(), tuple[ct.Epoch, ...])
assert_type(ct.changes(start=DAY), tuple[ct.Change, ...])
assert_type(ct.next_change(DAY), date | None)
assert_type(ct.previous_change(DAY), date | None)
assert_type(ct.shared_spells("UZB", "GEO"), tuple[ct.SharedSpell, ...])
assert_type(ct.name_on(DAY), str | None)
assert_type(ct.events(kind=ct.Kind.RETURN, state="UZB"), tuple[ct.Event, ...])
assert_type(ct.chronology(), tuple[ct.DatedAct, ...])
assert_type(ct.CSTO, ct.Timeline)
assert_type(ct.CSTO.widened().under("signed").according_to("article").plain(), ct.Timeline)
assert_type(ct.CSTO.steps_of("UZB"), tuple[ct.Step, ...])
assert_type(ct.CSTO.states, tuple[str, ...])
assert_type(ct.CSTO.sources, tuple[ct.Source, ...])
assert_type(ct.CSTO.checked_through, date | None)
assert_type(ct.explain("UZB", DAY), ct.Explanation)
assert_type(ct.explain("UZB", DAY).decided_by, ct.Event | None)
assert_type(ct.contested(timeline=ct.CSTO), tuple[ct.Contest, ...])
assert_type(ct.compare(ct.CSTO, ct.CSTO), ct.Comparison)
assert_type(ct.compare(ct.CSTO, ct.CSTO).totals, dict[str, int | None])
assert_type(ct.terms(), tuple[ct.Term, ...])
assert_type(ct.term_on(DAY), ct.Term | None)
assert_type(ct.cite("article", style="bibtex"), str)

OWN = ct.Timeline.from_events(
    [
        ct.Event(
            key="founded",
            kind="founding",
            states=["Alpha", ct.State("B", "Beta")],
            dated=[ct.announced("1990"), ct.signed(date(1990, 5, 1)), ct.in_force("[1991..]")],
            new_name="The Pact",
        )
    ],
    name="Pact",
    states=["Alpha", ct.State("B", "Beta")],
    reading=ct.Reading.SIGNED,
    checked_through="2000-12-31",
)
assert_type(OWN, ct.Timeline)
ROWS: list[tuple[str, str, str | None]] = [("Alpha", "1990", None), ("B", "2006-07-01", "2007-05")]
assert_type(ct.Timeline.from_spells(ROWS, name="Pact"), ct.Timeline)
assert_type(ct.Timeline.from_spells(OWN.spells_of("Alpha"), name="Pact"), ct.Timeline)
