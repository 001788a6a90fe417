"""Who was a member of the Collective Security Treaty and its Organization on a given day, with sources.

>>> import csto_timeline as ct
>>> len(ct.members_on("1999-04-20")), len(ct.members_on("1999-04-21"))
(9, 6)
>>> ct.is_member("Uzbekistan", "2006-07-01"), ct.is_member("Uzbekistan", "2006-07-01", reading="signed")
(True, False)
"""

from importlib import import_module
from typing import TYPE_CHECKING

from . import errors
from . import states
from .results import Epoch, Spell
from .record.csto import (
    CSTO,
    changes,
    chronology,
    epochs,
    events,
    is_member,
    members_during,
    members_on,
    name_on,
    next_change,
    possible_members_on,
    previous_change,
    shared_spells,
    spells_of,
    status_on,
)
from .dates import PartialDate
from .errors import BeyondRecordWarning
from .facts import Act, Dating, Event, Grade, Kind, Source, announced, in_force, signed
from .rules import Reading, Status
from .states import State
from .timeline import Timeline

if TYPE_CHECKING:
    from .pictures.text_chart import text_chart
    from .analysis.citations import cite
    from .analysis.comparison import Comparison, Difference, compare
    from .analysis.disagreement import Answers, Contest, contested
    from .analysis.explanation import Explanation, explain
    from .files.tables_csv import read_json, read_spells_csv, write_json, write_spells_csv
    from .happenings import Change, DatedAct, SharedSpell, Step
    from .testing.invariants import Violation, check_invariants
    from .analysis.panels import dyads, panel
    from .pictures.figure import plot
    from .analysis.terms import Term, term_on, terms

__version__ = "0.1.0"

__all__ = [
    "CSTO",
    "Act",
    "Answers",
    "BeyondRecordWarning",
    "Change",
    "Comparison",
    "Contest",
    "DatedAct",
    "Dating",
    "Difference",
    "Epoch",
    "Event",
    "Explanation",
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
    "Term",
    "Timeline",
    "Violation",
    "announced",
    "changes",
    "check_invariants",
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
    "previous_change",
    "read_json",
    "read_spells_csv",
    "shared_spells",
    "signed",
    "spells_of",
    "states",
    "status_on",
    "term_on",
    "terms",
    "text_chart",
    "write_json",
    "write_spells_csv",
]

_LATER = {
    "Answers": "analysis.disagreement",
    "Change": "happenings",
    "Comparison": "analysis.comparison",
    "Contest": "analysis.disagreement",
    "DatedAct": "happenings",
    "Difference": "analysis.comparison",
    "Explanation": "analysis.explanation",
    "SharedSpell": "happenings",
    "Step": "happenings",
    "Term": "analysis.terms",
    "Violation": "testing.invariants",
    "check_invariants": "testing.invariants",
    "cite": "analysis.citations",
    "compare": "analysis.comparison",
    "contested": "analysis.disagreement",
    "dyads": "analysis.panels",
    "explain": "analysis.explanation",
    "panel": "analysis.panels",
    "plot": "pictures.figure",
    "read_json": "files.tables_csv",
    "read_spells_csv": "files.tables_csv",
    "term_on": "analysis.terms",
    "terms": "analysis.terms",
    "text_chart": "pictures.text_chart",
    "write_json": "files.tables_csv",
    "write_spells_csv": "files.tables_csv",
}
"""Names whose modules are loaded when they are first used, so that `import csto_timeline` stays quick."""


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f".{_LATER[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
