"""The shapes of what the command line writes as JSON: one JSON Schema for each verb, typed by hand."""

from typing import Any

Shape = dict[str, Any]

TEXT: Shape = {"type": "string", "minLength": 1}
DAY: Shape = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
PARTIAL_DAY: Shape = {"type": "string", "pattern": r"^(\d{4}(-\d{2}){0,2}|\[[\d.-]+\])$"}
COUNT: Shape = {"type": "integer", "minimum": 0}
FLAG: Shape = {"type": "boolean"}
ANSWER: Shape = {"enum": [True, False, None]}
STATUS: Shape = {"enum": ["outside", "observer", "associate", "member", "suspended", "former"]}
ACT: Shape = {"enum": ["announced", "signed", "in_force"]}
TEXTS: Shape = {"type": "array", "items": TEXT}


def optional(shape: Shape) -> Shape:
    """Return the shape of a value that may be missing."""
    return {"anyOf": [shape, {"type": "null"}]}


def record(**fields: Shape) -> Shape:
    """Return the shape of an object with exactly these fields."""
    return {"type": "object", "properties": fields, "required": [*fields], "additionalProperties": False}


PARTY = {"state": TEXT, "name": TEXT}
POSSIBLE = {"status": optional(STATUS), "possible": {"type": "array", "items": STATUS, "minItems": 1}}
STRETCH = {"start": DAY, "end": optional(DAY), "days": optional(COUNT)}
SPELL = {**PARTY, **POSSIBLE, "member": ANSWER, **STRETCH, "events": TEXTS}
READINGS = {"announced": ANSWER, "signed": ANSWER, "in_force": ANSWER}
VIEW = {"reading": ACT, "widened": FLAG}
DAYS = {"year": COUNT, "period": TEXT, "start": DAY, "end": DAY, "days": COUNT, "complete": FLAG}
COUNTED = {"member": ANSWER, "days_member": COUNT, "days_unsettled": COUNT}
PERIOD = {**DAYS, **COUNTED, "rule": {"enum": ["any", "all", "first", "last"]}, **VIEW, "source": optional(TEXT)}
CODES = {"alpha_2": optional(TEXT), "cow": optional(COUNT), "gw": optional(COUNT)}
SIDE = {**PARTY, **CODES, "status": optional(STATUS)}
ANSWERED = {"day": DAY, **PARTY, "member": ANSWER, "disputed": FLAG}
DECIDED = {"since": optional(DAY), "decided_by": optional(TEXT), "next": optional(TEXT)}

ALONE: dict[str, Shape] = {
    "status": {**ANSWERED, **POSSIBLE},
    "is-member": ANSWERED,
    "explain": {**ANSWERED, **POSSIBLE, **DECIDED, **READINGS, "sources": TEXTS, "text": TEXT},
}
"""Verbs that answer with one row, whose fields stand in the object itself."""

CHANGE = {"change": {"enum": ["joined", "left", "unsettled"]}, "before": ANSWER, "after": ANSWER}
DATED = {"day": PARTIAL_DAY, "act": ACT, "key": TEXT, "kind": TEXT, "states": TEXTS, "what": {"type": "string"}}
WIDENED = {f"{reading}_widened": ANSWER for reading in READINGS}
CONTEST = {**STRETCH, **READINGS, **WIDENED, "events": {**TEXTS, "minItems": 1}, "sources": TEXTS}
COMPARED = {"a": TEXT, "b": TEXT, "end": optional(DAY), "state_days": optional(COUNT)}
GRADE = {"enum": ["official", "scholarly", "agency", "press", "compilation"]}
NAMED = {"key": TEXT, "title": TEXT, "grade": GRADE}
DOCUMENT = {**NAMED, **{field: optional(TEXT) for field in ("issuer", "url", "read_at", "note")}}

IN_ROWS: dict[str, tuple[Shape, Shape]] = {
    "members": ({"day": DAY, "organization": optional(TEXT)}, {**ANSWERED, "member": {"enum": [True, None]}}),
    "history": (PARTY, SPELL),
    "chart": ({}, SPELL),
    "events": ({}, {**DATED, "note": optional(TEXT), "sources": TEXTS}),
    "diff": ({"day": DAY, "other_day": DAY}, {**PARTY, **CHANGE, "events": TEXTS, "disputed": FLAG}),
    "contested": ({}, {**PARTY, **CONTEST}),
    "compare": (COMPARED, {**PARTY, **STRETCH, "a": ANSWER, "b": ANSWER}),
    "panel": ({}, {**SIDE, **PERIOD}),
    "dyads": ({}, {**{f"{field}_{side}": shape for side in "ab" for field, shape in SIDE.items()}, **PERIOD}),
    "sources": ({}, {**DOCUMENT, "published": optional(PARTIAL_DAY), "covers_through": optional(DAY)}),
    "export": ({"folder": TEXT}, {"file": TEXT}),
}
"""Verbs that answer with `rows`: what stands beside them, and one row."""


def shape_of(verb: str) -> Shape:
    """Return the JSON Schema of what a verb writes."""
    source = {"according_to": optional(TEXT), "checked_through": optional(DAY)}
    view = {"verb": {"const": verb}, "timeline": TEXT, **VIEW, **source}
    if verb in ALONE:
        return record(**view, **ALONE[verb])
    head, row = IN_ROWS[verb]
    return record(**view, **head, rows={"type": "array", "items": record(**row)})
