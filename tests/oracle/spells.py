"""Who belonged to the Collective Security Treaty, and when: the second entry of the record.

This table was typed by hand, state by state, from what the documents say (treaty texts, official pages, agency
reports, data sets, read as excerpts) and without sight of the package's ledger. It catches a
slip in the ledger, not a misreading that both share. It is worth something only as long as neither is
copied from the other: where the two disagree, go back to the documents.

A reading says which act makes a step count, where one step has several days:

- ``announced``: the day on which it was publicly declared as done; where no such day is known, the day of signature
  (or of the decision by the organ in charge), and failing that the day of legal effect;
- ``signed``: the day of signature or decision first, then legal effect, then the announcement;
- ``in_force``: the day of legal effect first, then signature or decision, then the announcement.

Rows are ``(start, end, status)``: ``start`` is the first day in the status, ``end`` the first day no longer in it,
``None`` if the status lasts as far as is known. The rows of a state touch; before its first row it is outside.
``"unsettled"`` covers the days on which the documents leave open whether a step has been taken already; on the last day
of such a window the step is certain, so that day belongs to the next row.

Where sources name several days for one act, the table takes the best attested one; comments name some of the others.
"""

SPELLS: dict[str, dict[str, list[tuple[str, str | None, str]]]] = {
    "announced": {
        # The six who signed the Treaty at Tashkent. Five of them also signed the Protocol on its extension (Moscow,
        # 2 April 1999), which prolongs it from the very day after the first term, so their spell has no break.
        # Armenia's prime minister called its participation frozen on 22 February 2024. No notice of withdrawal is
        # known, and the other side went on calling Armenia a member: the freeze ends no membership.
        "ARM": [("1992-05-15", None, "member")],
        "KAZ": [("1992-05-15", None, "member")],
        "KGZ": [("1992-05-15", None, "member")],
        "RUS": [("1992-05-15", None, "member")],
        "TJK": [("1992-05-15", None, "member")],
        # In: signed the Treaty. Out: did not sign the Protocol on extension, whose preamble lets the first term
        # expire on 20 April 1999; this is the first day after it. In law that is non-renewal, as for Azerbaijan and
        # Georgia; "suspended" since later press reports say so, and in 2006 it was called a moratorium.
        # In again: at the Minsk summit its full membership was declared restored. Out again: the Secretariat confirmed
        # a note by which Uzbekistan suspends its part in the organization; the press reported it on the same day.
        "UZB": [
            ("1992-05-15", "1999-04-21", "member"),
            ("1999-04-21", "2006-06-23", "suspended"),
            ("2006-06-23", "2012-06-28", "member"),
            ("2012-06-28", None, "suspended"),
        ],
        # In: its signature, a day on which the narrative sources agree (one data set counts all nine states from the
        # Tashkent day, which is wrong). Out: did not prolong; the first day after the term.
        "AZE": [
            ("1993-09-24", "1999-04-21", "member"),
            ("1999-04-21", None, "former"),
        ],
        # In: its signature, by two scholarly compilations; the 9 September of Russian-language texts is likely a slip,
        # as Georgia was admitted to the Commonwealth of Independent States only on 3 December 1993.
        # Out: did not prolong; the first day after the term.
        "GEO": [
            ("1993-12-09", "1999-04-21", "member"),
            ("1999-04-21", None, "former"),
        ],
        # In: its signature, by the narrative sources; the alliance data set ATOP has 3 January 1994.
        # It signed the Protocol on extension.
        "BLR": [("1993-12-31", None, "member")],
    },
    "signed": {
        # Signature of the Treaty at Tashkent; the same five signed the Protocol of 2 April 1999 on its extension.
        # Armenia's freeze of 2024 is a political declaration, no notice of withdrawal.
        "ARM": [("1992-05-15", None, "member")],
        "KAZ": [("1992-05-15", None, "member")],
        "KGZ": [("1992-05-15", None, "member")],
        "RUS": [("1992-05-15", None, "member")],
        "TJK": [("1992-05-15", None, "member")],
        # In: signature of the Treaty. Out: it did not sign the Protocol on extension, so the end of the term counts;
        # this is the first day after it. In again: signature of the protocol restoring membership, at Sochi (ATOP
        # codes the next day). Out again: the Collective Security Council, in Moscow, accepts the suspension.
        "UZB": [
            ("1992-05-15", "1999-04-21", "member"),
            ("1999-04-21", "2006-08-16", "suspended"),
            ("2006-08-16", "2012-12-19", "member"),
            ("2012-12-19", None, "suspended"),
        ],
        # In: signature of the Treaty. Out: no signature under the Protocol on extension; the first day after the term.
        "AZE": [
            ("1993-09-24", "1999-04-21", "member"),
            ("1999-04-21", None, "former"),
        ],
        # In: signature, in December rather than September (see above). Out: as Azerbaijan.
        "GEO": [
            ("1993-12-09", "1999-04-21", "member"),
            ("1999-04-21", None, "former"),
        ],
        # In: signature. It signed the Protocol on extension.
        "BLR": [("1993-12-31", None, "member")],
    },
    "in_force": {
        # Entry into force of the Treaty, as the Protocol of 2 April 1999 states it. The Protocol prolongs the Treaty
        # from 21 April 1999; it took force itself only on 22 March 2000, but reaches back, so there is no break.
        # Armenia is not known to have given notice of withdrawal: its freeze of 2024 is a political declaration.
        "ARM": [("1994-04-20", None, "member")],
        "KAZ": [("1994-04-20", None, "member")],
        "KGZ": [("1994-04-20", None, "member")],
        "RUS": [("1994-04-20", None, "member")],
        "TJK": [("1994-04-20", None, "member")],
        # In: entry into force. Out: the first day after the term that the Protocol's preamble lets expire.
        # In again: no source gives the day on which the protocol on restoration took effect. The window opens with
        # the president's signature under the Uzbek law on its ratification and closes when the Senate ratified the
        # whole package of agreements, reported as the formal return. Out again: the Council's decision in Moscow.
        "UZB": [
            ("1994-04-20", "1999-04-21", "member"),
            ("1999-04-21", "2006-12-13", "suspended"),
            ("2006-12-13", "2008-03-28", "unsettled"),
            ("2008-03-28", "2012-12-19", "member"),
            ("2012-12-19", None, "suspended"),
        ],
        # In: entry into force, which the common account gives for all nine. In February 1999 Azerbaijan's own foreign
        # minister held that it was no party, its ratification never having been deposited. Out: the term had expired.
        "AZE": [
            ("1994-04-20", "1999-04-21", "member"),
            ("1999-04-21", None, "former"),
        ],
        # In: entry into force; the doubt about its day of signature does not matter here. Out: the term had expired.
        "GEO": [
            ("1994-04-20", "1999-04-21", "member"),
            ("1999-04-21", None, "former"),
        ],
        # In: entry into force; prolonged by the Protocol.
        "BLR": [("1994-04-20", None, "member")],
    },
}

NAMES: dict[str, list[tuple[str, str | None, str]]] = {
    # Signature of the Treaty at Tashkent, then signature of the Charter at Chisinau (the Kremlin's page of the Charter
    # says 6 October in its header, against its own text).
    "announced": [
        ("1992-05-15", "2002-10-07", "Collective Security Treaty"),
        ("2002-10-07", None, "Collective Security Treaty Organization"),
    ],
    # The same two signatures.
    "signed": [
        ("1992-05-15", "2002-10-07", "Collective Security Treaty"),
        ("2002-10-07", None, "Collective Security Treaty Organization"),
    ],
    # Entry into force of the Treaty, then entry into force of the Charter.
    "in_force": [
        ("1994-04-20", "2003-09-18", "Collective Security Treaty"),
        ("2003-09-18", None, "Collective Security Treaty Organization"),
    ],
}

# The last day on which an official calls Armenia, the one state in doubt, a full member (Russia's deputy foreign
# minister, in an interview). What the open rows say of later days is the last known state of things.
ENDS_CHECKED = "2026-02-15"
