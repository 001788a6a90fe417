"""Uses of the API that a type checker must accept, with the types that it must find; nothing here runs."""

from datetime import date
from typing import assert_type

import csto_timeline as ct
from csto_timeline.analysis.disagreement import Comparison, Contest
from csto_timeline.analysis.explanation import Explanation
from csto_timeline.analysis.terms import Term
from csto_timeline.results import DatedAct

assert_type(ct.members_on("1999-04-20", reading="signed"), frozenset[str])
assert_type(ct.is_member("UZB", date(2006, 7, 1)), bool | None)
assert_type(ct.status_on("UZB", "2006-07-01"), ct.Status | None)
assert_type(ct.possible_statuses_on("UZB", "2006-07-01"), tuple[ct.Status, ...])
assert_type(ct.name_on("2006-07-01"), str | None)
assert_type(ct.members_during("1993", rule="all"), frozenset[str])
assert_type(ct.spells_of("UZB"), tuple[ct.Spell, ...])
assert_type(ct.shared_spells("UZB", "RUS"), tuple[ct.SharedSpell, ...])
assert_type(ct.steps_of("UZB"), tuple[ct.Step, ...])
assert_type(ct.epochs(), tuple[ct.Epoch, ...])
assert_type(ct.changes(), tuple[ct.Change, ...])
assert_type(ct.next_change("1993-01-01"), date | None)
assert_type(ct.events(kind="lapse"), tuple[ct.Event, ...])
assert_type(ct.chronology(), tuple[DatedAct, ...])
assert_type(ct.explain("UZB", "2006-07-01"), Explanation)
assert_type(ct.contested(state="UZB"), tuple[Contest, ...])
assert_type(ct.compare(ct.CSTO, ct.CSTO.under("signed")), Comparison)
assert_type(ct.terms(), tuple[Term, ...])
assert_type(ct.term_on("2000-01-01"), Term | None)
assert_type(ct.cite("article"), str)
assert_type(ct.panel("1992", "2012"), ct.Table)
assert_type(ct.dyads("1992", freq="month"), ct.Table)
assert_type(ct.spells(), ct.Table)
assert_type(ct.CSTO.under("in_force").widened().according_to("article"), ct.Timeline)

# Words that choose are literal types: a misspelling is a type error.
ct.members_on("1999-04-20", reading="singed")  # type: ignore[arg-type]
ct.panel("1992", freq="weekly")  # type: ignore[arg-type]
ct.Timeline.from_spells([], name="T", end="last")  # type: ignore[arg-type]
ct.Event(key="a", kind="accesion", dated=[])  # type: ignore[arg-type]
ct.Dating(act="sgned", day="1990")  # type: ignore[arg-type]
ct.Source(key="a", title="A", grade="pres")  # type: ignore[arg-type]
ct.Collection({}).counts("1990", statuses=("membre",))  # type: ignore[arg-type]
