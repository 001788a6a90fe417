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
SPELL = {
    **PARTY,
    "status": optional(STATUS),
    "member": ANSWER,
    "possible": {"type": "array", "items": STATUS, "minItems": 1},
    "start": DAY,
    "end": optional(DAY),
    "days": optional(COUNT),
    "events": TEXTS,
}
READINGS = {"announced": ANSWER, "signed": ANSWER, "in_force": ANSWER}
PERIOD = {
    "year": COUNT,
    "period": TEXT,
    "start": DAY,
    "end": DAY,
    "days": COUNT,
    "complete": FLAG,
    "member": ANSWER,
    "days_member": COUNT,
    "days_unsettled": COUNT,
    "rule": {"enum": ["any", "all", "first", "last"]},
    "reading": ACT,
    "widened": FLAG,
    "source": optional(TEXT),
}
CODES = {**PARTY, "alpha_2": optional(TEXT), "cow": optional(COUNT), "gw": optional(COUNT)}

ALONE: dict[str, Shape] = {
    "status": {
        "day": DAY,
        **PARTY,
        "status": optional(STATUS),
        "member": ANSWER,
        "possible": {"type": "array", "items": STATUS, "minItems": 1},
        "disputed": FLAG,
    },
    "is-member": {"day": DAY, **PARTY, "member": ANSWER, "disputed": FLAG},
    "explain": {
        "day": DAY,
        **PARTY,
        "status": optional(STATUS),
        "member": ANSWER,
        "possible": {"type": "array", "items": STATUS, "minItems": 1},
        "since": optional(DAY),
        "decided_by": optional(TEXT),
        "next": optional(TEXT),
        **READINGS,
        "disputed": FLAG,
        "sources": TEXTS,
        "text": TEXT,
    },
}
"""Verbs that answer with one row, whose fields stand in the object itself."""

IN_ROWS: dict[str, tuple[Shape, Shape]] = {
    "members": (
        {"day": DAY, "organization": optional(TEXT)},
        {"day": DAY, **PARTY, "member": {"enum": [True, None]}, "disputed": FLAG},
    ),
    "history": (PARTY, SPELL),
    "chart": ({}, SPELL),
    "events": (
        {},
        {
            "day": PARTIAL_DAY,
            "act": ACT,
            "key": TEXT,
            "kind": TEXT,
            "states": TEXTS,
            "what": {"type": "string"},
            "note": optional(TEXT),
            "sources": TEXTS,
        },
    ),
    "diff": (
        {"day": DAY, "other_day": DAY},
        {
            **PARTY,
            "change": {"enum": ["joined", "left", "unsettled"]},
            "before": ANSWER,
            "after": ANSWER,
            "events": TEXTS,
        },
    ),
    "contested": (
        {},
        {
            **PARTY,
            "start": DAY,
            "end": optional(DAY),
            "days": optional(COUNT),
            **READINGS,
            **{f"{reading}_widened": ANSWER for reading in READINGS},
            "events": {**TEXTS, "minItems": 1},
            "sources": TEXTS,
        },
    ),
    "compare": (
        {"a": TEXT, "b": TEXT, "end": optional(DAY), "state_days": optional(COUNT)},
        {**PARTY, "start": DAY, "end": optional(DAY), "days": optional(COUNT), "a": ANSWER, "b": ANSWER},
    ),
    "panel": ({}, {**CODES, **PERIOD, "status": optional(STATUS)}),
    "dyads": (
        {},
        {
            **{f"{field}_{side}": shape for side in "ab" for field, shape in CODES.items()},
            **PERIOD,
            **{f"status_{side}": optional(STATUS) for side in "ab"},
        },
    ),
    "sources": (
        {},
        {
            "key": TEXT,
            "title": TEXT,
            "issuer": optional(TEXT),
            "published": optional(PARTIAL_DAY),
            "url": optional(TEXT),
            "read_at": optional(TEXT),
            "grade": {"enum": ["official", "scholarly", "agency", "press", "compilation"]},
            "covers_through": optional(DAY),
            "note": optional(TEXT),
        },
    ),
    "export": ({"folder": TEXT}, {"file": TEXT}),
}
"""Verbs that answer with `rows`: what stands beside them, and one row."""


def shape_of(verb: str) -> Shape:
    """Return the JSON Schema of what a verb writes."""
    view = {
        "verb": {"const": verb},
        "timeline": TEXT,
        "reading": ACT,
        "widened": FLAG,
        "according_to": optional(TEXT),
        "checked_through": optional(DAY),
    }
    if verb in ALONE:
        return record(**view, **ALONE[verb])
    head, row = IN_ROWS[verb]
    return record(**view, **head, rows={"type": "array", "items": record(**row)})
