"""The facts about the Treaty and the Organization, typed a second time from the documents.

The list is kept apart from the record, so a slip in one of the two shows as a difference. Whether it was typed without
sight of the record is not known.
"""

ONGOING = None
_MEMBER_SINCE_THE_START = [("1992-05-15", ONGOING, "member")]
_MEMBER_SINCE_THE_TREATY_IS_IN_FORCE = [("1994-04-20", ONGOING, "member")]

# For each reading and state: (first day, first day after the spell, status). The term of the Treaty expires on
# 1999-04-20, so the first day outside is 1999-04-21.
SPELLS: dict[str, dict[str, list[tuple[str, str | None, str]]]] = {
    "announced": {
        "ARM": _MEMBER_SINCE_THE_START,
        "AZE": [("1993-09-24", "1999-04-21", "member"), ("1999-04-21", ONGOING, "former")],
        "BLR": [("1993-12-31", ONGOING, "member")],
        "GEO": [("1993-12-09", "1999-04-21", "member"), ("1999-04-21", ONGOING, "former")],
        "KAZ": _MEMBER_SINCE_THE_START,
        "KGZ": _MEMBER_SINCE_THE_START,
        "RUS": _MEMBER_SINCE_THE_START,
        "TJK": _MEMBER_SINCE_THE_START,
        "UZB": [
            ("1992-05-15", "1999-04-21", "member"),
            ("1999-04-21", "2006-06-23", "suspended"),
            ("2006-06-23", "2012-06-28", "member"),
            ("2012-06-28", ONGOING, "suspended"),
        ],
    },
    "signed": {
        "ARM": _MEMBER_SINCE_THE_START,
        "AZE": [("1993-09-24", "1999-04-21", "member"), ("1999-04-21", ONGOING, "former")],
        "BLR": [("1993-12-31", ONGOING, "member")],
        "GEO": [("1993-12-09", "1999-04-21", "member"), ("1999-04-21", ONGOING, "former")],
        "KAZ": _MEMBER_SINCE_THE_START,
        "KGZ": _MEMBER_SINCE_THE_START,
        "RUS": _MEMBER_SINCE_THE_START,
        "TJK": _MEMBER_SINCE_THE_START,
        "UZB": [
            ("1992-05-15", "1999-04-21", "member"),
            ("1999-04-21", "2006-08-16", "suspended"),
            ("2006-08-16", "2012-12-19", "member"),
            ("2012-12-19", ONGOING, "suspended"),
        ],
    },
    "in_force": {
        "ARM": _MEMBER_SINCE_THE_TREATY_IS_IN_FORCE,
        "AZE": [("1994-04-20", "1999-04-21", "member"), ("1999-04-21", ONGOING, "former")],
        "BLR": _MEMBER_SINCE_THE_TREATY_IS_IN_FORCE,
        "GEO": [("1994-04-20", "1999-04-21", "member"), ("1999-04-21", ONGOING, "former")],
        "KAZ": _MEMBER_SINCE_THE_TREATY_IS_IN_FORCE,
        "KGZ": _MEMBER_SINCE_THE_TREATY_IS_IN_FORCE,
        "RUS": _MEMBER_SINCE_THE_TREATY_IS_IN_FORCE,
        "TJK": _MEMBER_SINCE_THE_TREATY_IS_IN_FORCE,
        "UZB": [
            ("1994-04-20", "1999-04-21", "member"),
            ("1999-04-21", "2006-12-13", "suspended"),
            ("2006-12-13", "2008-03-28", "member|suspended"),  # from the law to the vote of the Senate
            ("2008-03-28", "2012-12-19", "member"),
            ("2012-12-19", ONGOING, "suspended"),
        ],
    },
}

# For each reading: (first day, name).
NAMES: dict[str, list[tuple[str, str]]] = {
    "announced": [
        ("1992-05-15", "Collective Security Treaty"),
        ("2002-10-07", "Collective Security Treaty Organization"),
    ],
    "signed": [
        ("1992-05-15", "Collective Security Treaty"),
        ("2002-10-07", "Collective Security Treaty Organization"),
    ],
    "in_force": [
        ("1994-04-20", "Collective Security Treaty"),
        ("2003-09-18", "Collective Security Treaty Organization"),
    ],
}

_THE_SIX_OF_1992 = frozenset({"ARM", "KAZ", "KGZ", "RUS", "TJK", "UZB"})
_THE_SIX_OF_1999 = frozenset({"ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"})
_NO_STATE: frozenset[str] = frozenset()

# Every event: its kind, the states that it names, and the preferred day or window of each act.
ACTS: list[tuple[str, frozenset[str], dict[str, str]]] = [
    # The Treaty of Tashkent and those who join it.
    ("founding", _THE_SIX_OF_1992, {"signed": "1992-05-15", "in_force": "1994-04-20"}),
    ("milestone", frozenset({"KAZ"}), {"signed": "1992-12-23"}),  # Kazakhstan's parliament ratifies
    ("accession", frozenset({"AZE"}), {"signed": "1993-09-24", "in_force": "1994-04-20"}),
    ("accession", frozenset({"GEO"}), {"signed": "1993-12-09", "in_force": "1994-04-20"}),
    ("accession", frozenset({"BLR"}), {"signed": "1993-12-31", "in_force": "1994-04-20"}),
    ("milestone", _NO_STATE, {"in_force": "1994-04-20"}),  # the bans on force and on hostile alliances
    ("milestone", _NO_STATE, {"signed": "1995-11-01"}),  # registration with the United Nations
    # The end of the first term.
    ("milestone", frozenset({"AZE"}), {"announced": "1999-02-05"}),  # Azerbaijan will not renew
    ("milestone", frozenset({"GEO"}), {"announced": "1999-03-19"}),  # Georgia cannot renew
    ("renewal", _THE_SIX_OF_1999, {"signed": "1999-04-02", "in_force": "1999-04-21"}),
    ("lapse", frozenset({"AZE", "GEO"}), {"in_force": "1999-04-21"}),
    ("suspension", frozenset({"UZB"}), {"in_force": "1999-04-21"}),
    # From the Treaty to the Organization.
    ("milestone", _NO_STATE, {"signed": "2002-05-14"}),  # the Council decides on an organization
    ("renaming", _NO_STATE, {"signed": "2002-10-07", "in_force": "2003-09-18"}),
    ("milestone", _NO_STATE, {"signed": "2004-06-18"}),  # rules on admission, exit, suspension, exclusion
    ("milestone", _NO_STATE, {"signed": "2004-12-02"}),  # observer at the General Assembly
    # Uzbekistan returns and leaves again.
    (
        "return",
        frozenset({"UZB"}),
        {"announced": "2006-06-23", "signed": "2006-08-16", "in_force": "[2006-12-13..2008-03-28]"},
    ),
    ("milestone", _NO_STATE, {"signed": "2010-12-10", "in_force": "2012-12-19"}),  # protocols to Treaty and Charter
    (
        "suspension",
        frozenset({"UZB"}),
        {"announced": "2012-06-28", "signed": "2012-12-19", "in_force": "2012-12-19"},
    ),
    # Observers and partners.
    ("milestone", frozenset({"AFG", "SRB"}), {"signed": "2013"}),  # their parliaments, at the Parliamentary Assembly
    ("milestone", frozenset({"RUS", "TJK"}), {"signed": "2017-04-20"}),  # defence industry, in Dushanbe
    ("milestone", _NO_STATE, {"signed": "2018-11-08", "in_force": "2021-01-19"}),  # observer and partner status
    # Armenia freezes its participation.
    ("freeze", frozenset({"ARM"}), {"announced": "2024-02-22"}),
    ("milestone", frozenset({"ARM"}), {"announced": "2024-05-08"}),  # no payment to the budget of 2024
    ("milestone", frozenset({"ARM"}), {"announced": "2024-06-12"}),  # "we will leave"
    ("milestone", frozenset({"ARM"}), {"announced": "2024-12-04"}),  # "essentially outside"
    ("milestone", frozenset({"ARM"}), {"announced": "2026-02-15"}),  # still a member, says Russia
]
