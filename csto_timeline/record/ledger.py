"""The record: every step in the life of the Treaty and the Organization, with every day that a source gives.

Facts only. A row is one step; for each state the rows stand in causal order. Of several datings for one act the first
is the preferred one; the comment above a row argues why. `checked_through` is the last day for which the six members
are firmly attested. Dates are EDTF text: a year or a month is a window, never its first day.
"""

from typing import Final

from . import sources as src
from ..facts import Event, Kind, announced, in_force, signed
from ..states import AFG, ARM, AZE, BLR, GEO, KAZ, KGZ, RUS, SRB, TJK, UZB

NAME: Final = "CST/CSTO"
CHECKED_THROUGH: Final = "2025-11-27"

_COW_FROM_THE_FIRST_DAY: Final = "codes all nine states from the first day on, against every narrative source"

EVENTS: Final = (
    # The day is uncontested. So are the six: the lists that differ (today's six, all nine, or states that never
    # signed) contradict the treaty's own register. That some reference works have "member since 1994" is the entry
    # into force. No source read gives the deposit day of any single state, so legal effect is one day for all.
    Event(
        key="treaty-signed-1992",
        kind=Kind.FOUNDING,
        states=(ARM, KAZ, KGZ, RUS, TJK, UZB),
        what="Six states sign the Collective Security Treaty at Tashkent.",
        dated=(
            signed(
                "1992-05-15",
                src.PROTOCOL_1999,
                src.CSTO_BASIC_FACTS,
                src.WIKIPEDIA_EN_2006_05_28,
                src.ATOP_4_01,
                src.COW_ALLIANCES_4_1,
                src.RIA_2008_03_28_RUSSIAN,
                src.JAMESTOWN_2001_05,
                src.TASS_2004_06_18,
                src.NEWS_PRAVDA_2025_05_15,
                note="the first five give the day, the last four name the six; the basic facts page lists today's six",
            ),
            signed("1992", src.ARTICLE),
            in_force("1994-04-20", src.PROTOCOL_1999, src.TREATY_1992, src.PROTOCOL_2010, src.WIKIPEDIA_EN_2006_05_28),
            in_force("1994-04", src.TASS_2004_06_18),
        ),
        new_name="Collective Security Treaty",
        term_years=5,
    ),
    # The signature is uncontested. Whether Azerbaijan ever became a party is not: its foreign minister held in 1999
    # that the ratification was never deposited. The common account counts it in from the entry into force.
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
                src.ATOP_4_01,
            ),
            signed("1993", src.ARTICLE, src.TASS_2004_06_18),
            signed("1992-05-15", src.COW_ALLIANCES_4_1, rejected=_COW_FROM_THE_FIRST_DAY),
            in_force("1994-04-20", src.PROTOCOL_1999, src.WIKIPEDIA_EN_2006_05_28),
            in_force("1994-04", src.TASS_2004_06_18, note="for all nine"),
            in_force("1994", src.WIKIPEDIA_EN_C2007, src.WIKIPEDIA_AZ),
            in_force(
                "[1999-02-08..]",
                src.JAMESTOWN_1999_02,
                note="not a party yet on that day, says the foreign minister: ratified, but never deposited",
            ),
        ),
    ),
    # December, not September: two scholarly compilations have it, and Georgia was admitted to the Commonwealth of
    # Independent States only that December, taking its Charter on the very day. All the September texts are of one
    # family, and 9.12 is easily misread as 9.09.
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
            signed("1993", src.ARTICLE, src.TASS_2004_06_18),
            signed("1992-05-15", src.COW_ALLIANCES_4_1, rejected=_COW_FROM_THE_FIRST_DAY),
            in_force("1994-04-20", src.PROTOCOL_1999, src.WIKIPEDIA_EN_2006_05_28),
            in_force("1994-04", src.TASS_2004_06_18, note="for all nine"),
            in_force("1994", src.WIKIPEDIA_EN_C2007, src.WIKIPEDIA_AZ),
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
            signed("1993", src.ARTICLE, src.TASS_2004_06_18),
            signed("1992-05-15", src.COW_ALLIANCES_4_1, rejected=_COW_FROM_THE_FIRST_DAY),
            in_force("1994-04-20", src.PROTOCOL_1999, src.WIKIPEDIA_EN_2006_05_28),
            in_force("1994-04", src.TASS_2004_06_18, note="for all nine"),
            in_force("1994", src.WIKIPEDIA_AZ, src.CIA_WORLD_FACTBOOK),
        ),
    ),
    # The article speaks of "a 1994 treaty"; what it describes are clauses of the Treaty itself, in force that year.
    Event(
        key="treaty-takes-effect-1994",
        kind=Kind.MILESTONE,
        what="The Treaty's ban on force among members and on alliances against them takes effect.",
        dated=(
            in_force("1994-04-20", src.PROTOCOL_1999),
            in_force("1994", src.ARTICLE, note="the article calls it a treaty of that year"),
        ),
    ),
    Event(
        key="treaty-registered-1995",
        kind=Kind.MILESTONE,
        what="The Treaty is registered with the Secretariat of the United Nations.",
        note="as no. 32307, says Gibler (2009)",
        dated=(signed("1995-11-01", src.CSTO_BASIC_FACTS, src.CSTO_BASIC_FACTS_RUSSIAN, src.WIKIPEDIA_JA),),
    ),
    # The Protocol was signed before the first term ran out and prolongs the Treaty from the day after it; itself it
    # was in force only the next year, and closed the gap backwards. All three days are right; for membership the one
    # on which the prolongation takes effect counts.
    Event(
        key="six-renew-1999",
        kind=Kind.RENEWAL,
        states=(ARM, BLR, KAZ, KGZ, RUS, TJK),
        what="Six states sign the Protocol that extends the Treaty by five years, and then again without further act.",
        dated=(
            signed(
                "1999-04-02",
                src.PROTOCOL_1999,
                src.CSTO_BASIC_FACTS,
                src.ASIA_PLUS_2011_10_10,
                src.WIKIPEDIA_EN_2006_05_28,
            ),
            signed("1999-04", src.ARTICLE),
            in_force("1999-04-21", src.PROTOCOL_1999, note="the day from which the Protocol prolongs the Treaty"),
            in_force("2000-03-22", src.PROTOCOL_2010, note="the Protocol itself in force, with effect backwards"),
        ),
        term_years=5,
    ),
    # The term expires with the twentieth, says the Protocol's preamble: that day is still inside, the next is not.
    # The compilations that date the exit on the twentieth may mean the last day in. Nobody denounced the Treaty.
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
                note="the first day after the term, which both sources let end the day before",
            ),
            in_force("1999-04-20", src.GIBLER_2009, src.ATOP_4_01, note="exit days read as exclusive"),
            in_force("1999-04-02", src.WIKIPEDIA_EN_2006_05_28, note="counts from the refusal to sign"),
            in_force("1999-04", src.ARTICLE, implied=True, note="neither is among the six that the article names"),
        ),
    ),
    # In law this too was a non-renewal, on the same day. The article, the agencies of 2006 and 2012 and Uzbekistan
    # itself called it a suspension, or a moratorium, and a return followed: hence the kind.
    Event(
        key="uzbekistan-steps-out-1999",
        kind=Kind.SUSPENSION,
        states=(UZB,),
        what="Uzbekistan does not renew the Treaty, which it later calls a suspension of its membership.",
        dated=(
            in_force(
                "1999-04-21",
                src.PROTOCOL_1999,
                src.JAMESTOWN_1999_04,
                note="the first day after the term, which both sources let end the day before",
            ),
            in_force("1999-04-20", src.GIBLER_2009, src.ATOP_4_01, note="exit days read as exclusive"),
            in_force("1999-04-02", src.WIKIPEDIA_EN_2006_05_28, note="counts from the refusal to sign"),
            in_force("1999", src.ARTICLE, src.TASS_2012_06_28),
            in_force(
                "1998",
                src.OBOZREVATEL_2006_12_14,
                src.LENTA_2006_12_13,
                rejected="no other source supports it, and the term was still running",
            ),
        ),
        note="in law a non-renewal, as for Azerbaijan and Georgia; Uzbekistan spoke of a moratorium",
    ),
    Event(
        key="organisation-decided-2002",
        kind=Kind.MILESTONE,
        what="The Collective Security Council decides in Moscow to turn the Treaty into an organisation.",
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
            signed("2002-10", src.ARTICLE),
            in_force(
                "2003-09-18",
                src.CSTO_BASIC_FACTS,
                src.KAZAKHSTAN_LAW_2003_07_01,
                src.TASS_2012_06_28,
                src.ANNIVERSARY_STATEMENT_2022,
            ),
        ),
        new_name="Collective Security Treaty Organization",
    ),
    Event(
        key="un-observer-2004",
        kind=Kind.MILESTONE,
        what="The United Nations General Assembly makes the Organization an observer.",
        dated=(
            signed("2004-12-02", src.CSTO_BASIC_FACTS, src.VOICE_OF_RUSSIA_2012_06_28),
            signed("[..2017-04-21]", src.ARTICLE, note="an observer on the day of the article"),
        ),
    ),
    # Announced at the Minsk summit, where both presidents spoke of a full member from that moment; that is how the
    # press and the public date it. The instrument followed at Sochi. No source gives the day of its legal effect: the
    # law that ratifies it was signed in December, and the package went through the Senate two years later, which
    # the press called the formal return. The upper end is that of the window, not of a document.
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
                src.WIKIPEDIA_EN_C2007,
                src.ASIA_PLUS_2011_07_13,
            ),
            announced("2006-06", src.ASIA_PLUS_2011_10_10),
            signed("2006-08-16", src.ASIA_PLUS_2006_08_17, src.TASS_2012_06_28, src.OBOZREVATEL_2006_12_14),
            signed("2006-08-17", src.ATOP_4_01, note="coded one day later"),
            signed("2006", src.ARTICLE, note="after criticism for the crackdown at Andijon in 2005"),
            in_force(
                "[2006-12-13..2008-03-28]",
                src.LENTA_2006_12_13,
                src.RIA_2008_03_28,
                note="no source gives the day; law signed in 2006, package ratified in 2008",
            ),
        ),
    ),
    # The Secretariat confirmed the note on the day on which the world heard of it. Only the Council could suspend,
    # and did so in December; that no later act is known makes its day that of legal effect too.
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
                src.ATOP_4_01,
                note="the reason given: the organisation ignores Uzbekistan and does not consider its views",
            ),
            announced(
                "2012-07",
                src.TENGRINEWS_2012_11_01,
                rejected="a later recollection; the Secretariat confirmed the note in June",
            ),
            signed("2012-12-19", src.TASS_2012_12_19, src.RFE_RL_2012_12_19, src.NOVINITE_2012_12),
            in_force(
                "2012-12-19",
                src.TASS_2012_12_19,
                src.RFE_RL_2012_12_19,
                src.NOVINITE_2012_12,
                note="the Council's decision; no other day of effect is known",
            ),
        ),
        note="sources speak of participation or membership suspended, of withdrawal and of quitting",
    ),
    # Of the Parliamentary Assembly, not of the Organization: no state that is an observer of the latter is known.
    Event(
        key="parliamentary-observers-2013",
        kind=Kind.MILESTONE,
        states=(SRB, AFG),
        what="The parliaments of Serbia and Afghanistan become observers at the Parliamentary Assembly.",
        dated=(signed("2013", src.TASS_2022_12_04),),
        note="observers of the Parliamentary Assembly, not of the Organization",
    ),
    Event(
        key="tajik-russian-protocol-2017",
        kind=Kind.MILESTONE,
        states=(RUS, TJK),
        what="Tajikistan and Russia sign at Dushanbe a protocol on defence industry, in the Organization's format.",
        dated=(signed("2017-04-20", src.ARTICLE, note="the acting Secretary-General, Valery Semerikov, was there"),),
    ),
    Event(
        key="observer-status-created-2018",
        kind=Kind.MILESTONE,
        what="A protocol to the Charter creates the status of observer and of partner of the Organization.",
        dated=(
            signed("2018-11-08", src.KAZAKHSTAN_LAW_2020_04_17, src.CSTO_PA_CHARTER_PROTOCOLS, src.NEWS_AM_2018_11_08),
            in_force("2021-01-19", src.KAZAKHSTAN_LAW_2020_04_17),
        ),
        note="no state is known to hold either status",
    ),
    # A political declaration by the prime minister. No notice of exit is known, and Armenian, Russian and the
    # Secretariat's statements all agree that Armenia is still a member: the freeze moves nothing.
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
        note="the Secretariat said the day after that it had received no notification",
    ),
)
