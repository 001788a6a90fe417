"""The facts about the Treaty and the Organization, typed a second time without sight of the record.

Whoever typed this list had only the notes taken from the documents: neither the record, nor the other lists of these
tests, nor the program. So a slip in one of the two shows as a difference. `test_retyped` compares them, and says how
each difference was settled.
"""

ONGOING = None

CHECKED_THROUGH = "2026-02-15"

# For each reading and state: (first day, first day after the spell, status). The term of the Treaty expires on
# 1999-04-20, so the first day outside is 1999-04-21.
SPELLS: dict[str, dict[str, list[tuple[str, str | None, str]]]] = {
    "announced": {
        "ARM": [("1992-05-15", ONGOING, "member")], "KAZ": [("1992-05-15", ONGOING, "member")],
        "KGZ": [("1992-05-15", ONGOING, "member")], "RUS": [("1992-05-15", ONGOING, "member")],
        "TJK": [("1992-05-15", ONGOING, "member")], "BLR": [("1993-12-31", ONGOING, "member")],
        "AZE": [("1993-09-24", "1999-04-21", "member"), ("1999-04-21", ONGOING, "former")],
        "GEO": [("1993-12-09", "1999-04-21", "member"), ("1999-04-21", ONGOING, "former")],
        "UZB": [("1992-05-15", "1999-04-21", "member"), ("1999-04-21", "2006-06-23", "suspended"),
                ("2006-06-23", "2012-06-28", "member"), ("2012-06-28", ONGOING, "suspended")],
    },
    "signed": {
        "ARM": [("1992-05-15", ONGOING, "member")], "KAZ": [("1992-05-15", ONGOING, "member")],
        "KGZ": [("1992-05-15", ONGOING, "member")], "RUS": [("1992-05-15", ONGOING, "member")],
        "TJK": [("1992-05-15", ONGOING, "member")], "BLR": [("1993-12-31", ONGOING, "member")],
        "AZE": [("1993-09-24", "1999-04-21", "member"), ("1999-04-21", ONGOING, "former")],
        "GEO": [("1993-12-09", "1999-04-21", "member"), ("1999-04-21", ONGOING, "former")],
        "UZB": [("1992-05-15", "1999-04-21", "member"), ("1999-04-21", "2006-08-16", "suspended"),
                ("2006-08-16", "2012-12-19", "member"), ("2012-12-19", ONGOING, "suspended")],
    },
    "in_force": {
        "ARM": [("1994-04-20", ONGOING, "member")], "KAZ": [("1994-04-20", ONGOING, "member")],
        "KGZ": [("1994-04-20", ONGOING, "member")], "RUS": [("1994-04-20", ONGOING, "member")],
        "TJK": [("1994-04-20", ONGOING, "member")], "BLR": [("1994-04-20", ONGOING, "member")],
        "AZE": [("1994-04-20", "1999-04-21", "member"), ("1999-04-21", ONGOING, "former")],
        "GEO": [("1994-04-20", "1999-04-21", "member"), ("1999-04-21", ONGOING, "former")],
        "UZB": [("1994-04-20", "1999-04-21", "member"), ("1999-04-21", "2006-12-13", "suspended"),
                ("2006-12-13", "2008-03-28", "member|suspended"), ("2008-03-28", "2012-12-19", "member"),
                ("2012-12-19", ONGOING, "suspended")],
    },
}  # fmt: skip

# For each reading: (first day, name).
NAMES: dict[str, list[tuple[str, str]]] = {
    "announced": [("1992-05-15", "Collective Security Treaty"),
                  ("2002-10-07", "Collective Security Treaty Organization")],
    "signed": [("1992-05-15", "Collective Security Treaty"), ("2002-10-07", "Collective Security Treaty Organization")],
    "in_force": [("1994-04-20", "Collective Security Treaty"),
                 ("2003-09-18", "Collective Security Treaty Organization")],
}  # fmt: skip

# Every event: its kind, the states that it names, and for each act the days that sources give, the preferred one first.
# A star marks a day that no source states but that follows from what they say; a day in brackets is known to be wrong.
EVENTS: list[tuple[str, str, dict[str, str]]] = [
    # Six states sign the Collective Security Treaty at Tashkent
    ("founding", "ARM KAZ KGZ RUS TJK UZB", {"signed": "1992-05-15 1992", "in_force": "1994-04-20 1994-04 1994"}),
    # Azerbaijan accedes to the Treaty
    ("accession", "AZE", {"signed": "1993-09-24 1993 (1992-05-15) (1992)",
                          "in_force": "1994-04-20 1994-04 [1999-02-08..] [..1997-03-28]*"}),
    # Georgia accedes to the Treaty
    ("accession", "GEO", {"signed": "1993-12-09 1993-09-09 1993 (1992-05-15) (1992) [..1993-12-24]*",
                          "in_force": "1994-04-20 1994-04"}),
    # Belarus accedes to the Treaty
    ("accession", "BLR", {"signed": "1993-12-31 1994-01-03 1993 [1993..1994] (1992-05-15) (1992)",
                          "in_force": "1994-04-20 1994-04 1994 2002"}),
    # The Treaty's duty to abstain from force between states and from alliances against a party takes effect
    ("milestone", "", {"in_force": "1994-04-20 1994"}),
    ("milestone", "", {"signed": "1995-11-01"}),  # The Treaty is registered with the UN Secretariat, no. 32307
    # Six states sign the Protocol that extends the Treaty, Moscow
    ("renewal", "ARM BLR KAZ KGZ RUS TJK", {"signed": "1999-04-02 1999-04", "in_force": "1999-04-21 2000-03-22"}),
    # Azerbaijan and Georgia do not renew and lapse
    ("lapse", "AZE GEO", {"in_force": "1999-04-21 1999-04-20 1999-04-02 1999-04 1999-05 1997-05 1999"}),
    # Uzbekistan steps out, later called a suspension
    ("suspension", "UZB", {"in_force": "1999-04-21 1999-04-20 1999-04-02 1999-04 1999-05 1997-05 1999 (1998)"}),
    # The Council decides at Moscow to turn the Treaty into an organisation
    ("milestone", "", {"signed": "2002-05-14"}),
    # Charter, Chisinau: the CST becomes the CSTO
    ("renaming", "", {"signed": "2002-10-07 (2002-10-06) 2002-10 2002", "in_force": "2003-09-18 [..2003-09-18]"}),
    # Observer at the UN General Assembly, resolution 59/50
    ("milestone", "", {"signed": "2004-12-02 2004-12 [..2017-04-21]"}),
    # Uzbekistan returns
    ("return", "UZB", {"announced": "2006-06-23 2006-06", "signed": "2006-08-16 2006-08-17 2006-08 2006 (1999-08)",
                       "in_force": "[2006-12-13..2008-03-28]* 2006-12-13 2008-03-28 (2002)"}),
    # Uzbekistan suspends its membership again
    ("suspension", "UZB", {"announced": "2012-06-28 2012-06 (2012-07)", "signed": "2012-12-19",
                           "in_force": "2012-12-19* 2012"}),
    # The Serbian and Afghan parliaments (and the Parliamentary Assembly of the Union of Belarus and Russia) become
    # observers at the CSTO Parliamentary Assembly
    ("milestone", "AFG SRB", {"signed": "2013"}),
    # Protocol on defence-industry cooperation in the CSTO format, Dushanbe
    ("milestone", "RUS TJK", {"signed": "2017-04-20"}),
    # Third Protocol to the Charter creates observer and partner status
    ("milestone", "", {"signed": "2018-11-08", "in_force": "2021-01-19"}),
    ("freeze", "ARM", {"announced": "2024-02-22 2024"}),  # Armenia freezes its participation
    # Russian deputy foreign minister Galuzin: Armenia still a member
    ("milestone", "ARM", {"announced": "2026-02-15"}),
    # Russian foreign ministry: a full member with all rights and duties
    ("milestone", "ARM", {"announced": "2026-02-02"}),
    ("milestone", "ARM", {"announced": "2026-02-03"}),  # Armenia's speaker: it takes part in no format
    ("milestone", "ARM", {"announced": "2026-01-20"}),  # Armenian foreign intelligence: unfreezing unlikely in 2026
    # Zakharova's briefing: full member, a freeze does not exist in CSTO law, arrears may cost the vote
    ("milestone", "ARM", {"announced": "2025-12-11"}),
    ("milestone", "", {"signed": "2003-12"}),  # The Charter is registered with the UN Secretariat
    # Both Protocols of 10 December 2010, to the Treaty and to the Charter
    ("milestone", "", {"signed": "2010-12-10", "in_force": "2012-12-19"}),
    ("milestone", "KAZ", {"signed": "1992-12-23"}),  # Kazakhstan ratifies the Treaty
    ("milestone", "AZE", {"announced": "1999-02-05"}),  # Azerbaijan announces that it will not renew, with Uzbekistan
    ("milestone", "GEO", {"announced": "1999-03-19"}),  # Georgia's foreign minister announces that it cannot renew
    # Council adopts rules on admission, exit, suspension and exclusion, Astana
    ("milestone", "", {"signed": "2004-06-18"}),
    ("milestone", "ARM", {"announced": "2024-05-08"}),  # Armenia will not pay the CSTO budget of 2024
    # Armenia's prime minister: we will leave, time open; its foreign minister: no announcement of withdrawal
    ("milestone", "ARM", {"announced": "2024-06-12"}),
    ("milestone", "ARM", {"announced": "2024-12-04"}),  # Armenia's prime minister: essentially outside
]  # fmt: skip
