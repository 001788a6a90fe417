"""The record: every event in the life of the Treaty and the Organization, with every day that a source gives.

Facts only. One row is one event; rows are in causal order. Of several datings for one act the first is the preferred
one, and the comment above the row says why. Days are EDTF text: a year or a month is a window, never its first day.

`what` and the note of an event are the words of this record. The note of a dating repeats what its sources say.
`CHECKED_THROUGH` is the last day for which an official's word on the membership of Armenia is known. That of the others
is not in doubt: all six were last named together on 27 November 2025.
"""

from typing import Final

from ..facts import Event, Kind, announced, in_force, signed
from ..states import AFG, ARM, AZE, BLR, GEO, KAZ, KGZ, RUS, SRB, TJK, UZB
from . import sources as src

NAME: Final = "CST/CSTO"
CHECKED_THROUGH: Final = "2026-02-15"

_COW_FROM_THE_FIRST_DAY: Final = "codes all nine states from the first day on, against every narrative source"
_OF_THE_TREATY: Final = "the day on which the Treaty as a whole enters into force"
_FOR_ALL_NINE: Final = "for all nine"

EVENTS: Final = (
    # Day and signatories are uncontested. The lists that differ (today's six, all nine, or states that never signed)
    # contradict the treaty's own register. Reference works that date membership two years later mean the entry into
    # force. No source read says when any single state deposited its ratification, so legal effect is one day for all.
    Event(
        key="treaty-signed-1992",
        kind=Kind.FOUNDING,
        states=(ARM, KAZ, KGZ, RUS, TJK, UZB),
        what="Six states sign the Collective Security Treaty at Tashkent.",
        dated=(
            signed(
                "1992-05-15",
                src.PROTOCOL_1999,
                src.TREATY_1992,
                src.CSTO_BASIC_FACTS,
                src.WIKIPEDIA_EN_2006_05_28,
                src.ATOP_4_01,
                src.COW_ALLIANCES_4_1,
                src.RIA_2008_03_28_RUSSIAN,
                src.NEWS_PRAVDA_2025_05_15,
            ),
            signed("1992", src.ARTICLE, src.JAMESTOWN_2001_05, src.TASS_2004_06_18),
            in_force("1994-04-20", src.PROTOCOL_1999, src.TREATY_1992, src.PROTOCOL_2010, src.WIKIPEDIA_EN_2006_05_28),
            in_force("1994-04", src.TASS_2004_06_18, note=_FOR_ALL_NINE),
            in_force(
                "1994",
                src.CIA_WORLD_FACTBOOK,
                note="member since this year: Armenia, Kazakhstan, Kyrgyzstan, Tajikistan",
            ),
        ),
        new_name="Collective Security Treaty",
        term_years=5,
        note="an official page names the six members of its own time in place of the six signatories",
    ),
    # The ratification is the only one whose day a source gives. It is an act of one state, before the Treaty is in
    # force for any.
    Event(
        key="kazakhstan-ratifies-1992",
        kind=Kind.MILESTONE,
        states=(KAZ,),
        what="The Supreme Soviet of Kazakhstan ratifies the Treaty.",
        dated=(signed("1992-12-23", src.TREATY_1992, note="by its resolution no. 1810-XII"),),
    ),
    # The signature is uncontested. Whether Azerbaijan ever became a party is not. The common account counts it in from
    # the entry into force, and so does a decision of the Council; its foreign minister denied it when the term ended.
    Event(
        key="azerbaijan-accedes-1993",
        kind=Kind.ACCESSION,
        states=(AZE,),
        what="Azerbaijan signs the Treaty.",
        dated=(
            signed(
                "1993-09-24",
                src.GIBLER_2009,
                src.WIKIPEDIA_EN_2006_05_28,
                src.WIKIPEDIA_RU_2022_01,
                src.NEWS_PRAVDA_2025_05_15,
                src.TURAN_CSTO_OR_NATO,
                src.AZPOLITIKA_BORDYUZHA,
                src.ATOP_4_01,
            ),
            signed("1993", src.ARTICLE, src.TASS_2004_06_18, src.ASIA_PLUS_2011_10_10),
            signed("[1993..1994]", src.JAMESTOWN_2001_05),
            signed("1992-05-15", src.COW_ALLIANCES_4_1, rejected=_COW_FROM_THE_FIRST_DAY),
            in_force("1994-04-20", src.PROTOCOL_1999, src.WIKIPEDIA_EN_2006_05_28, note=_OF_THE_TREATY),
            in_force("1994-04", src.TASS_2004_06_18, note=_FOR_ALL_NINE),
            in_force(
                "[..1997-03-28]",
                src.COUNCIL_DECISION_1997_03_28,
                implied=True,
                note="a decision for the States Parties is drawn up for nine states, Azerbaijan among them",
            ),
            in_force(
                "[1999-02-08..]",
                src.JAMESTOWN_1999_02,
                implied=True,
                note="not a party yet by about that day, says the foreign minister: ratified, but never deposited",
            ),
        ),
        note=(
            "whether it was ever a party in law is disputed: its own foreign minister denied it in 1999, while a "
            "decision of the Council of 1997 is drawn up for it as one of nine States Parties"
        ),
    ),
    # December, not September: two scholarly compilations have it, and Georgia entered the Commonwealth of Independent
    # States only then. All the September texts are of one family, and 9.12 is easily misread as 9.09.
    Event(
        key="georgia-accedes-1993",
        kind=Kind.ACCESSION,
        states=(GEO,),
        what="Georgia signs the Treaty.",
        dated=(
            signed(
                "1993-12-09",
                src.GIBLER_2009,
                src.WIKIPEDIA_EN_2006_05_28,
                src.NEWS_PRAVDA_2025_05_15,
                src.ATOP_4_01,
            ),
            signed("1993-09-09", src.WIKIPEDIA_RU_2022_01, src.TURAN_CSTO_OR_NATO, src.AZPOLITIKA_BORDYUZHA),
            signed(
                "[..1993-12-24]",
                src.COUNCIL_REGULATIONS_1992,
                implied=True,
                note="on that day Georgia gives notice that it signs the Regulations on the Council",
            ),
            signed("1993", src.ARTICLE, src.TASS_2004_06_18, src.ASIA_PLUS_2011_10_10),
            signed("[1993..1994]", src.JAMESTOWN_2001_05),
            signed("1992-05-15", src.COW_ALLIANCES_4_1, rejected=_COW_FROM_THE_FIRST_DAY),
            in_force("1994-04-20", src.PROTOCOL_1999, src.WIKIPEDIA_EN_2006_05_28, note=_OF_THE_TREATY),
            in_force("1994-04", src.TASS_2004_06_18, note=_FOR_ALL_NINE),
        ),
        note=(
            "Georgia entered the Commonwealth of Independent States only in December 1993, and signed the Regulations "
            "on the Council that month: this supports December against September"
        ),
    ),
    # All narrative sources have the last day of the year, a Friday; the one data set that differs has the next
    # working day, which may be a registration.
    Event(
        key="belarus-accedes-1993",
        kind=Kind.ACCESSION,
        states=(BLR,),
        what="Belarus signs the Treaty.",
        dated=(
            signed(
                "1993-12-31",
                src.GIBLER_2009,
                src.WIKIPEDIA_EN_2006_05_28,
                src.WIKIPEDIA_RU_2022_01,
                src.NEWS_PRAVDA_2025_05_15,
                src.TURAN_CSTO_OR_NATO,
                src.AZPOLITIKA_BORDYUZHA,
            ),
            signed("1994-01-03", src.ATOP_4_01),
            signed("1993", src.ARTICLE, src.TASS_2004_06_18, src.ASIA_PLUS_2011_10_10),
            signed("[1993..1994]", src.JAMESTOWN_2001_05),
            signed("1992-05-15", src.COW_ALLIANCES_4_1, rejected=_COW_FROM_THE_FIRST_DAY),
            in_force("1994-04-20", src.PROTOCOL_1999, src.WIKIPEDIA_EN_2006_05_28, note=_OF_THE_TREATY),
            in_force("1994-04", src.TASS_2004_06_18, note=_FOR_ALL_NINE),
            in_force("1994", src.CIA_WORLD_FACTBOOK),
        ),
    ),
    # The article describes this as a separate treaty; its content is Article 1 of the Treaty, in force from then on.
    Event(
        key="treaty-takes-effect-1994",
        kind=Kind.MILESTONE,
        what=(
            "The first article of the Treaty takes effect: the parties abstain from the use or threat of force between "
            "states, and join no military alliance or group directed against another party."
        ),
        dated=(
            in_force("1994-04-20", src.PROTOCOL_1999, src.TREATY_1992),
            in_force("1994", src.ARTICLE, note="the article calls it a treaty of that year"),
        ),
    ),
    Event(
        key="treaty-registered-1995",
        kind=Kind.MILESTONE,
        what="The Treaty is registered with the Secretariat of the United Nations.",
        dated=(signed("1995-11-01", src.CSTO_BASIC_FACTS, src.CSTO_BASIC_FACTS_RUSSIAN),),
        note="as no. 32307, says Gibler (2009)",
    ),
    # The announcement that a state will not prolong the Treaty changes no status: both remain until the term expires.
    Event(
        key="azerbaijan-declines-1999",
        kind=Kind.MILESTONE,
        states=(AZE,),
        what="Azerbaijan announces that it, like Uzbekistan, will not renew the Treaty.",
        dated=(announced("1999-02-05", src.JAMESTOWN_1999_02),),
    ),
    Event(
        key="georgia-declines-1999",
        kind=Kind.MILESTONE,
        states=(GEO,),
        what="Georgia announces that it cannot renew the Treaty as it stands.",
        dated=(announced("1999-03-19", src.JAMESTOWN_1999_03, src.RFE_RL_1999_03_22),),
    ),
    # The Protocol was signed before the first term ran out and prolongs the Treaty from the day after; it entered into
    # force itself only the next year, with effect backwards. All three days are right; for membership the one on which
    # the prolongation takes effect counts.
    Event(
        key="six-renew-1999",
        kind=Kind.RENEWAL,
        states=(ARM, BLR, KAZ, KGZ, RUS, TJK),
        what="Six states sign the Protocol that extends the Treaty by five years, and then again without further act.",
        dated=(
            signed("1999-04-02", src.PROTOCOL_1999, src.CSTO_BASIC_FACTS, src.WIKIPEDIA_EN_2006_05_28),
            signed("1999-04", src.ARTICLE, src.ASIA_PLUS_2011_10_10, src.ASIA_PLUS_2012_08_01),
            in_force("1999-04-21", src.PROTOCOL_1999, note="the day from which the Protocol prolongs the Treaty"),
            in_force("2000-03-22", src.PROTOCOL_2010, src.KAZAKHSTAN_LAW_2011_11_28_501, note="the Protocol itself"),
        ),
        term_years=5,
        note=(
            "the Protocol enters into force on the fifth notification; for states that notify later, on the day of "
            "their own"
        ),
    ),
    # The term expires with the day that the Protocol's preamble names: that day is still inside, the next is not. The
    # compilations that date the exit on it may mean the last day in. Nobody denounced the Treaty.
    Event(
        key="azerbaijan-georgia-lapse-1999",
        kind=Kind.LAPSE,
        states=(AZE, GEO),
        what="Azerbaijan and Georgia do not renew the Treaty, and leave it with the end of its first term.",
        dated=(
            in_force(
                "1999-04-21",
                src.PROTOCOL_1999,
                src.JAMESTOWN_1999_04,
                implied=True,
                note="the first day after the term, which expires the day before",
            ),
            in_force("1999-04-20", src.GIBLER_2009, src.ATOP_4_01),
            in_force("1999-04-02", src.WIKIPEDIA_EN_2006_05_28, note="the day on which they refuse to sign"),
            in_force("1999-04", src.ARTICLE, implied=True, note="neither is among the six that the article names"),
            in_force("1999", src.JAMESTOWN_2001_05, src.RIA_2008_03_28),
        ),
        note="an exit day in Gibler and ATOP is read here as the first day out",
    ),
    # In law this too is a non-renewal, on the same day. It is recorded as a suspension because the article and the
    # agencies call it one, and because a return followed.
    Event(
        key="uzbekistan-steps-out-1999",
        kind=Kind.SUSPENSION,
        states=(UZB,),
        what="Uzbekistan does not renew the Treaty; later sources call this a suspension of its membership.",
        dated=(
            in_force(
                "1999-04-21",
                src.PROTOCOL_1999,
                src.JAMESTOWN_1999_04,
                implied=True,
                note="the first day after the term, which expires the day before",
            ),
            in_force("1999-04-20", src.GIBLER_2009, src.ATOP_4_01),
            in_force("1999-04-02", src.WIKIPEDIA_EN_2006_05_28, note="the day on which it refuses to sign"),
            in_force(
                "1999",
                src.ARTICLE,
                src.JAMESTOWN_2001_05,
                src.TASS_2012_06_28,
                src.RT_2012_06_28,
                src.RIA_2008_03_28,
                src.RIA_2008_03_28_RUSSIAN,
            ),
            in_force(
                "1998",
                src.OBOZREVATEL_2006_12_14,
                src.LENTA_2006_12_13,
                src.RIA_2006_12_13,
                rejected="no other source supports it, and the term was still running",
            ),
        ),
        note=(
            "in law a non-renewal, as for Azerbaijan and Georgia; the summit of 2006 ended what it called a "
            "moratorium, and Uzbekistan's president said there that his country had never denounced the Treaty; an "
            "exit day in Gibler and ATOP is read here as the first day out"
        ),
    ),
    Event(
        key="organisation-decided-2002",
        kind=Kind.MILESTONE,
        what="The Collective Security Council decides in Moscow to turn the Treaty into an organization.",
        dated=(
            signed(
                "2002-05-14",
                src.KREMLIN_2002_05_14,
                src.TASS_2012_06_28,
                src.WIKIPEDIA_RU_2022_01,
                src.ANNIVERSARY_STATEMENT_2022,
            ),
        ),
    ),
    # The page that carries the Charter has the day before in its header, and the right day in its text.
    Event(
        key="charter-signed-2002",
        kind=Kind.RENAMING,
        what="Six states sign the Charter at Chisinau: the Treaty's group becomes the Organization.",
        dated=(
            signed("2002-10-07", src.CSTO_BASIC_FACTS, src.CHARTER_2002, src.LEGAL_STATUS_2002),
            signed("2002-10-06", src.CHARTER_2002, rejected="page header, against the text of the page itself"),
            signed("2002-10", src.ARTICLE, src.TASS_2012_06_28, src.ASIA_PLUS_2012_08_01),
            in_force(
                "2003-09-18",
                src.CSTO_BASIC_FACTS,
                src.KAZAKHSTAN_LAW_2003_07_01,
                src.ANNIVERSARY_STATEMENT_2022,
            ),
            in_force("[..2003-09-18]", src.TASS_2012_06_28, note="all member states had ratified by that day"),
        ),
        new_name="Collective Security Treaty Organization",
        note="the Treaty of 1992 remains in force beside the Charter",
    ),
    Event(
        key="exit-rules-adopted-2004",
        kind=Kind.MILESTONE,
        what=(
            "The Council adopts rules on admission to the Organization and exit from it, and on suspending or "
            "excluding a member."
        ),
        dated=(signed("2004-06-18", src.COUNCIL_DECISION_2004_06_18),),
    ),
    Event(
        key="un-observer-2004",
        kind=Kind.MILESTONE,
        what="The United Nations General Assembly makes the Organization an observer.",
        dated=(
            signed(
                "2004-12-02",
                src.CSTO_BASIC_FACTS,
                src.CSTO_BASIC_FACTS_RUSSIAN,
                src.CSTO_UN_COOPERATION,
                src.VOICE_OF_RUSSIA_2012_06_28,
            ),
            signed("[..2017-04-21]", src.ARTICLE, note="an observer on the day of the article"),
        ),
        note=(
            "by its resolution 59/50; the Charter was registered with the Secretariat of the United Nations in "
            "December 2003"
        ),
    ),
    # Announced at the Minsk summit, where both presidents spoke of a full member from that moment; that is how the
    # press and the public date it. The instrument followed at Sochi. No source gives the day of its legal effect: the
    # window opens with the President's signature of the law that ratifies it, and ends with the vote of the Senate on
    # the package, which an agency calls the formal return. Later signatures or deposits are possible.
    Event(
        key="uzbekistan-returns-2006",
        kind=Kind.RETURN,
        states=(UZB,),
        what="Uzbekistan resumes its membership.",
        dated=(
            announced(
                "2006-06-23",
                src.PANARMENIAN_2006_06_24,
                src.AP_2006_06_24,
                src.ASIA_PLUS_2012_08_01,
            ),
            announced("2006-06", src.ASIA_PLUS_2011_10_10),
            signed("2006-08-16", src.ASIA_PLUS_2006_08_17, src.TASS_2012_06_28, src.OBOZREVATEL_2006_12_14),
            signed("2006-08-17", src.ATOP_4_01),
            signed("2006-08", src.RFE_RL_2006_11_16, src.LENTA_2006_12_13, src.RFE_RL_2012_12_19, src.NOVINITE_2012_12),
            signed("2006", src.ARTICLE, note="after criticism for the crackdown at Andijon in 2005"),
            in_force(
                "[2006-12-13..2008-03-28]",
                src.RIA_2006_12_13,
                src.LENTA_2006_12_13,
                src.RIA_2008_03_28,
                src.RIA_2008_03_28_RUSSIAN,
                implied=True,
                note=(
                    "from the President's signature of the law on ratification to the day of the Senate's vote on the "
                    "package of agreements"
                ),
            ),
        ),
        note="no source gives the day of legal effect; the window ends with the day of a vote, not of a deposit",
    ),
    # That both took effect on the very day of the suspension suggests that only the ratification of the suspended
    # member was missing; no source says so.
    Event(
        key="amending-protocols-signed-2010",
        kind=Kind.MILESTONE,
        what="The members sign Protocols that amend the Treaty and the Charter.",
        dated=(
            signed(
                "2010-12-10",
                src.PROTOCOL_2010,
                src.KAZAKHSTAN_LAW_2011_11_28_501,
                src.KAZAKHSTAN_LAW_2011_11_28_499,
                src.KODEKS_CHARTER,
            ),
            in_force("2012-12-19", src.KAZAKHSTAN_LAW_2011_11_28_501, src.KAZAKHSTAN_LAW_2011_11_28_499),
        ),
        note="both Protocols enter into force on the day on which the Council suspends Uzbekistan's membership",
    ),
    # The day of the note is not that on which the public heard of it, so it is an act of its own. Reports of the later
    # day may name the day of the confirmation.
    Event(
        key="uzbekistan-sends-note-2012",
        kind=Kind.MILESTONE,
        states=(UZB,),
        what="Uzbekistan sends the Organization a note that it suspends its membership.",
        dated=(
            signed("2012-06-20", src.CACI_ANALYST_2012_08_08, src.MOSCOW_TIMES_2012_06_28),
            signed("2012-06-28", src.VOICE_OF_RUSSIA_2012_06_28),
        ),
    ),
    # The Secretariat confirmed the note on the day on which the world heard of it. Only the Council could suspend, and
    # did so in December.
    Event(
        key="uzbekistan-suspends-2012",
        kind=Kind.SUSPENSION,
        states=(UZB,),
        what="Uzbekistan suspends its membership again.",
        dated=(
            announced(
                "2012-06-28",
                src.ARTICLE,
                src.TASS_2012_06_28,
                src.RT_2012_06_28,
                src.AP_2012_06_28,
                src.ASIA_PLUS_2012_08_01,
                src.CACI_ANALYST_2012_08_08,
                src.ATOP_4_01,
            ),
            announced(
                "2012-07",
                src.TENGRINEWS_2012_11_01,
                rejected="a later recollection; the Secretariat confirmed the note in June",
            ),
            signed(
                "2012-12-19",
                src.TASS_2012_12_19,
                src.BELTA_2012_12_19,
                src.RFE_RL_2012_12_19,
                src.NOVINITE_2012_12,
            ),
            in_force(
                "2012-12-19",
                src.TASS_2012_12_19,
                src.KAZAKHSTAN_LAW_2011_11_28_501,
                src.KAZAKHSTAN_LAW_2011_11_28_499,
                implied=True,
                note="the Protocols of 2010 enter into force on the day of the Council's decision",
            ),
        ),
        note=(
            "sources speak of participation or membership suspended, of withdrawal and of quitting; the reason that "
            "Uzbekistan gave, that the organization ignores it and does not consider its views, stands in the article "
            "alone, while TASS says in December that Tashkent gave no official reason; no source states the legal "
            "effect"
        ),
    ),
    # Of the Parliamentary Assembly, not of the Organization: no state that is an observer of the latter is known.
    Event(
        key="parliamentary-observers-2013",
        kind=Kind.MILESTONE,
        states=(SRB, AFG),
        what=(
            "The parliaments of Serbia and Afghanistan, and the Parliamentary Assembly of the Union of Belarus and "
            "Russia, become observers at the Parliamentary Assembly."
        ),
        dated=(signed("2013", src.TASS_2022_12_04),),
        note="observers of the Parliamentary Assembly, not of the Organization",
    ),
    Event(
        key="tajik-russian-protocol-2017",
        kind=Kind.MILESTONE,
        states=(RUS, TJK),
        what="Tajikistan and Russia sign at Dushanbe a protocol on defence industry, in the Organization's format.",
        dated=(signed("2017-04-20", src.ARTICLE, note="the acting Secretary-General, Valery Semerikov, signs too"),),
    ),
    Event(
        key="observer-status-created-2018",
        kind=Kind.MILESTONE,
        what="A protocol to the Charter creates the status of observer and of partner of the Organization.",
        dated=(
            signed(
                "2018-11-08",
                src.KAZAKHSTAN_LAW_2020_04_17,
                src.KODEKS_CHARTER,
                src.CSTO_PA_CHARTER_PROTOCOLS,
                src.NEWS_AM_2018_11_08,
            ),
            in_force("2021-01-19", src.KAZAKHSTAN_LAW_2020_04_17, src.KODEKS_CHARTER),
        ),
        note="no state is known to hold either status",
    ),
    # A political declaration by the prime minister. No notice of exit is known, and the statements of Armenia, Russia
    # and the Secretariat agree that Armenia is still a member: the freeze moves nothing. The milestones below follow
    # the matter to the end of the record; none of them is a notice.
    Event(
        key="armenia-freezes-2024",
        kind=Kind.FREEZE,
        states=(ARM,),
        what="Armenia freezes its participation, and remains a member.",
        dated=(
            announced(
                "2024-02-22",
                src.A_NEWS_2024_02_23,
                src.KYIV_INDEPENDENT_2024_02_23,
                src.NOVAYA_GAZETA_EUROPE_2024_02_23,
            ),
        ),
        note=(
            "Uzbekistan's announcement of 2012 moves its status and this one does not: Uzbekistan sent the "
            "Organization a note, which its Council accepted; Armenia sent none, as the Secretariat said the day "
            "after, and officials of Russia and Armenia go on calling Armenia a member"
        ),
    ),
    Event(
        key="armenia-refuses-budget-2024",
        kind=Kind.MILESTONE,
        states=(ARM,),
        what="Armenia declares that it will not pay into the year's budget of the Organization.",
        dated=(announced("2024-05-08", src.RFE_RL_2024_05_08, src.ANADOLU_2024_05_08),),
    ),
    Event(
        key="armenia-intends-exit-2024",
        kind=Kind.MILESTONE,
        states=(ARM,),
        what="Armenia's prime minister says that Armenia will leave the Organization, at a time to be decided.",
        dated=(
            announced(
                "2024-06-12",
                src.NOVAYA_GAZETA_EUROPE_2024_06_12,
                src.UKRAINSKA_PRAVDA_2024_06_12,
                src.HURRIYET_ARMENIA_PLANS,
            ),
        ),
        note="the foreign minister says on the same day that this announces no withdrawal",
    ),
    Event(
        key="armenia-sees-itself-outside-2024",
        kind=Kind.MILESTONE,
        states=(ARM,),
        what="Armenia's prime minister says that Armenia considers itself essentially outside the Organization.",
        dated=(announced("2024-12-04", src.MEDUZA_2024_12_04, src.ASIA_PLUS_2024_12_05),),
    ),
    Event(
        key="council-meets-without-armenia-2025",
        kind=Kind.MILESTONE,
        what="The Collective Security Council meets at Bishkek without Armenia, still one of the six members.",
        dated=(announced("2025-11-27", src.QAZINFORM_2025_11_27, src.VEDOMOSTI_2025_11_27),),
    ),
    Event(
        key="russia-affirms-armenia-2025",
        kind=Kind.MILESTONE,
        states=(ARM,),
        what="Russia's foreign ministry calls Armenia a full member, and says that the rules provide for no freeze.",
        dated=(announced("2025-12-11", src.RIA_2025_12_11, src.HAQQIN_2025_12_11),),
    ),
    Event(
        key="armenia-expects-freeze-2026",
        kind=Kind.MILESTONE,
        states=(ARM,),
        what="Armenia's foreign intelligence service thinks it unlikely that the membership is unfrozen this year.",
        dated=(announced("2026-01-20", src.GAZETA_RU_2026_01_20, src.REPORT_2026_01_20),),
    ),
    Event(
        key="russia-affirms-armenia-2026",
        kind=Kind.MILESTONE,
        states=(ARM,),
        what="Russia's foreign ministry calls Armenia a full member with all rights and duties.",
        dated=(announced("2026-02-02", src.NEWS_RU_2026_02_02),),
    ),
    Event(
        key="armenia-denies-participation-2026",
        kind=Kind.MILESTONE,
        states=(ARM,),
        what="The speaker of Armenia's parliament says that Armenia takes part in the Organization in no format.",
        dated=(announced("2026-02-03", src.KOMMERSANT_2026_02_03, note="the day on which the interview is reported"),),
    ),
    # The last firm word of an official: the record is checked through this day.
    Event(
        key="armenia-still-a-member-2026",
        kind=Kind.MILESTONE,
        states=(ARM,),
        what="Russia's deputy foreign minister says that Armenia remains a full member.",
        dated=(announced("2026-02-15", src.LENTA_2026_02_15),),
    ),
)
