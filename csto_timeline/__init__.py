"""Answer who was a member of the Collective Security Treaty, later its Organization, on a given day, with sources.

`members_on`, `is_member` and the other functions ask the shipped record, `CSTO`; a `Timeline` of another organization
has methods of the same names. `explain` says why, and which sources say so.

>>> import csto_timeline as ct
>>> len(ct.members_on("1999-04-20")), len(ct.members_on("1999-04-21"))
(9, 6)
>>> ct.is_member("Uzbekistan", "2006-07-01"), ct.is_member("Uzbekistan", "2006-07-01", reading="signed")
(True, False)

How the package is built, from the bottom up: `dates`, `states`, `facts` and `rules` define what a record is made of;
`engine` derives answers from it; `timeline` asks the engine; `analysis`, `files` and `pictures` present answers;
`record` holds the facts about the CST/CSTO, and nothing below it depends on them; `cli` and `testing` are at the top.
A new event is a row in `record.ledger`; `timeline` describes how a question is answered.
"""

from __future__ import annotations

from . import errors, states
from .analysis.tables import Table, table
from .collection import Collection
from .dates import PartialDate
from .errors import BeyondRecordWarning, ConventionWarning
from .facts import Act, Dating, Event, Grade, Kind, Source, announced, in_force, signed
from .files import read_csv, read_json
from .record.csto import (
    CSTO,
    changes,
    chronology,
    cite,
    compare,
    contested,
    dyads,
    epochs,
    events,
    explain,
    is_member,
    members_during,
    members_on,
    name_on,
    next_change,
    panel,
    plot,
    possible_members_on,
    possible_statuses_on,
    previous_change,
    shared_spells,
    spells,
    spells_of,
    status_on,
    steps_of,
    tag,
    term_on,
    terms,
    text_chart,
)
from .results import Change, Epoch, SharedSpell, Spell, Step
from .rules import Reading, Status
from .states import State
from .timeline import Timeline

__version__ = "0.2.0"

__all__ = [
    "CSTO",
    "Act",
    "BeyondRecordWarning",
    "Change",
    "Collection",
    "ConventionWarning",
    "Dating",
    "Epoch",
    "Event",
    "Grade",
    "Kind",
    "PartialDate",
    "Reading",
    "SharedSpell",
    "Source",
    "Spell",
    "State",
    "Status",
    "Step",
    "Table",
    "Timeline",
    "announced",
    "changes",
    "chronology",
    "cite",
    "compare",
    "contested",
    "dyads",
    "epochs",
    "errors",
    "events",
    "explain",
    "in_force",
    "is_member",
    "members_during",
    "members_on",
    "name_on",
    "next_change",
    "panel",
    "plot",
    "possible_members_on",
    "possible_statuses_on",
    "previous_change",
    "read_csv",
    "read_json",
    "shared_spells",
    "signed",
    "spells",
    "spells_of",
    "states",
    "status_on",
    "steps_of",
    "table",
    "tag",
    "term_on",
    "terms",
    "text_chart",
]


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
