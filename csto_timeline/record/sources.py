"""The documents behind the record.

This module owns one constant a document: what it is, who issued it, when, where to open it, and how far it can be
trusted. It holds facts only, no logic, and it refuses to know what a document is cited for: that stands in the ledger,
beside the day in question. A constant is its key in capitals, so that a footnote that points nowhere is a `NameError`.

The grades say what sort of witness a document is, not whether it is right:

* official: a text or page of a state or of the organisation, wherever the copy was read;
* scholarly: a data set or a book;
* agency: a wire service, also where another site carries its text;
* press: newspapers, broadcasters, news sites and analysts;
* compilation: encyclopaedias, reference works and anniversary posts, which date things at second hand.

The documents were read as stored copies, often as excerpts of the first one or two thousand characters, and not as
live pages: a reader who relies on one should open it. Where the address is that of a copy, the note says whose text it
is. `published` is never more precise than what was read, and is the day of the instrument for treaties and laws.
`covers_through` is set only where everything that a document says of membership is in the ledger.
"""

from ..facts import Grade, Source

# The press article.

ARTICLE = Source(
    key="article",
    title="Report on a Tajik-Russian protocol on cooperation in the defence industry",
    issuer="Asia-Plus (Dushanbe)",
    published="2017-04-21",
    url="http://news.tj/en/news/tajikistan/security/20170421/238960",
    grade=Grade.PRESS,
    covers_through="2017-04-21",
    note="Its closing paragraph tells the history of the organisation, mostly by year or month.",
)

# Treaty texts and official pages.

PROTOCOL_1999 = Source(
    key="protocol-1999",
    title="Protocol of 2 April 1999 on the extension of the Collective Security Treaty",
    issuer="Adilet, Ministry of Justice of Kazakhstan",
    published="1999-12-30",
    url="https://adilet.zan.kz/rus/docs/Z990000004_/compare",
    grade=Grade.OFFICIAL,
    note=(
        "Russian text, printed with the Kazakh law of 30 December 1999, no. 4-II, that ratifies it. "
        "Another copy: https://pavlodar.com/zakon/index.html?dok=03122&oraz=00&noraz=0"
    ),
)

TREATY_1992 = Source(
    key="treaty-1992",
    title="Treaty on Collective Security, former wording, with notes on its force and on the Kazakh ratification",
    issuer="Paragraph legal database (Kazakhstan)",
    published="1992-05-15",
    url="https://prg-online-web.prgapp.kz/accountant/document/?doc_id=31091650",
    grade=Grade.OFFICIAL,
    note="The stored copies of the Treaty stop before Article 11, on its term.",
)

PROTOCOL_2010 = Source(
    key="protocol-2010",
    title="Protocol of 10 December 2010 amending the Collective Security Treaty",
    issuer="Parus Consultant legal database (Ukraine)",
    published="2010-12-10",
    url="http://consultant.parus.ua/?abz=CP9W6&doc=07X5CE33EF",
    grade=Grade.OFFICIAL,
    note=(
        "Its preamble dates the entry into force of the Protocol of 1999. "
        "Other copies: https://iplex360.com.ua/npa.php?code=997_o25 ; in Tajik, "
        "https://mmih.tj/Search/DocumentView?DocumentId=116753"
    ),
)

CSTO_BASIC_FACTS = Source(
    key="csto-basic-facts",
    title="Basic facts",
    issuer="Collective Security Treaty Organization",
    published=None,
    url="http://www.odkb.gov.ru/a/aengl.htm",
    grade=Grade.OFFICIAL,
    note=(
        "A page of the organisation's old site. It names the six members of its own day as the parties of 1992, "
        "with Belarus and without Uzbekistan."
    ),
)

CSTO_BASIC_FACTS_RUSSIAN = Source(
    key="csto-basic-facts-russian",
    title="Basic facts (in Russian)",
    issuer="Collective Security Treaty Organization",
    published=None,
    url="https://yokvadro.ru/?p=4312",
    grade=Grade.OFFICIAL,
    note="Copy of the organisation's text on another site.",
)

CHARTER_2002 = Source(
    key="charter-2002",
    title="Charter of the Collective Security Treaty Organization",
    issuer="President of Russia",
    published="2002-10-07",
    url="http://en.special.kremlin.ru/supplement/3506",
    grade=Grade.OFFICIAL,
    note="The header of the page says 6 October 2002, the text itself 7 October.",
)

KREMLIN_2002_05_14 = Source(
    key="kremlin-2002-05-14",
    title="Leaders of the Collective Security Treaty member states agreed to set up the organisation",
    issuer="President of Russia",
    published="2002-05-14",
    url="http://en.special.kremlin.ru/events/president/news/27071",
    grade=Grade.OFFICIAL,
)

LEGAL_STATUS_2002 = Source(
    key="legal-status-2002",
    title="Agreement on the Legal Status of the Collective Security Treaty Organization",
    issuer="President of Russia",
    published="2002-10-07",
    url="http://en.kremlin.ru/supplement/3505",
    grade=Grade.OFFICIAL,
)

KAZAKHSTAN_LAW_2003_07_01 = Source(
    key="kazakhstan-law-2003-07-01",
    title="Law of Kazakhstan no. 447 of 1 July 2003 on the ratification of the Charter of the CSTO, with the Charter",
    issuer="zakonpravo.kz, legal database (Kazakhstan)",
    published="2003-07-01",
    url=(
        "http://www.zakonpravo.kz/en/on-the-ratification-of-the-charter-of-the-collective-security-treaty-organization"
    ),
    grade=Grade.OFFICIAL,
)

# Uzbekistan, 2006 to 2012.

TASS_2012_12_19 = Source(
    key="tass-2012-12-19",
    title="CSTO leaders suspend Uzbekistan's membership",
    issuer="ITAR-TASS",
    published="2012-12-19",
    url="http://tass.com/russia/687141",
    grade=Grade.AGENCY,
)

TASS_2012_06_28 = Source(
    key="tass-2012-06-28",
    title="CSTO confirms getting note from Uzbekistan on suspension of membership",
    issuer="ITAR-TASS",
    published="2012-06-28",
    url="http://tass.com/archive/678014",
    grade=Grade.AGENCY,
)

RT_2012_06_28 = Source(
    key="rt-2012-06-28",
    title="Uzbekistan quits Russia-led CSTO military bloc",
    issuer="RT",
    published="2012-06-28",
    url="http://rt.com/politics/uzbekistan-quits-pro-russian-bloc-996/",
    grade=Grade.PRESS,
)

RFE_RL_2012_12_19 = Source(
    key="rfe-rl-2012-12-19",
    title="CSTO Accepts Uzbekistan's Withdrawal",
    issuer="Radio Free Europe/Radio Liberty",
    published="2012-12-19",
    url="https://www.rferl.org/amp/csto-russia-afghanistan/24802767.html",
    grade=Grade.PRESS,
    note="The headline says withdrawal; the text, that the members accepted a decision to suspend membership.",
)

NOVINITE_2012_12 = Source(
    key="novinite-2012-12",
    title="Uzbekistan Quits Russia-Led Post-Soviet Security Treaty",
    issuer="Novinite (Bulgaria)",
    published="2012-12",
    url="https://www.novinite.com/articles/146204/",
    grade=Grade.PRESS,
    note="After RIA Novosti.",
)

TENGRINEWS_2012_11_01 = Source(
    key="tengrinews-2012-11-01",
    title="Report on the Secretary General's hope that Uzbekistan returns to the CSTO (in Russian)",
    issuer="Tengrinews (Kazakhstan)",
    published="2012-11-01",
    url="https://tengrinews.kz/sng/bordyuja-nadeetsya-na-vozvraschenie-uzbekistana-v-odkb-222741/amp",
    grade=Grade.PRESS,
    note="The Secretary General speaks of suspended participation, not membership.",
)

VOICE_OF_RUSSIA_2012_06_28 = Source(
    key="voice-of-russia-2012-06-28",
    title="Report on Uzbekistan's note to the CSTO",
    issuer="Voice of Russia",
    published="2012-06-28",
    url="https://sputniknews.com/voiceofrussia/2012_06_28/79653212/",
    grade=Grade.PRESS,
    note="It puts Uzbekistan's return in August 1999, an obvious slip for 2006.",
)

RFE_RL_2006_11_16 = Source(
    key="rfe-rl-2006-11-16",
    title="CSTO Grouping Creates Parliamentary Assembly",
    issuer="Radio Free Europe/Radio Liberty",
    published="2006-11-16",
    url="https://www.rferl.org/amp/1072794.html",
    grade=Grade.PRESS,
    note="It says in passing that Uzbekistan resumed its membership in August.",
)

PANARMENIAN_2006_06_24 = Source(
    key="panarmenian-2006-06-24",
    title="Uzbekistan Restored CSTO Membership",
    issuer="PanARMENIAN.Net (Armenia)",
    published="2006-06-24",
    url="https://panarmenian.net/m/eng/news/18523",
    grade=Grade.PRESS,
    note="It names the day before, a Friday, as that of the announcement.",
)

AP_2006_06_24 = Source(
    key="ap-2006-06-24",
    title="Uzbekistan rejoins Russian-led security bloc",
    issuer="AP Worldstream",
    published="2006-06-24",
    url="https://armenianclub.com/2006/06/25/uzbekistan-rejoins-russian-led-security-bloc",
    grade=Grade.AGENCY,
    note="Copy of an agency text; quotes both presidents on the day of the summit, a Friday.",
)

ASIA_PLUS_2006_08_17 = Source(
    key="asia-plus-2006-08-17",
    title="Report on the approval of Uzbekistan's membership of the CSTO by the leaders of the EAEC",
    issuer="Asia-Plus (Dushanbe)",
    published="2006-08-17",
    url="https://asiaplustj.info/en/news/tajikistan/20060817/eaec-leaders-approve-uzbekistan-s-membership-csto",
    grade=Grade.PRESS,
    note="It says that the document was signed the day before, after the site of the President of Russia.",
)

ASIA_PLUS_2011_07_13 = Source(
    key="asia-plus-2011-07-13",
    title="Report of 13 July 2011 with a history of the CSTO",
    issuer="Asia-Plus (Dushanbe)",
    published="2011-07-13",
    url=None,
    grade=Grade.PRESS,
    note="No address is known: the item could not be opened again.",
)

ASIA_PLUS_2011_10_10 = Source(
    key="asia-plus-2011-10-10",
    title="Report on a coming informal CSTO summit in Moscow, with a history of the organisation",
    issuer="Asia-Plus (Dushanbe)",
    published="2011-10-10",
    url="https://asiaplus.news/?p=77883",
    grade=Grade.PRESS,
)

OBOZREVATEL_2006_12_14 = Source(
    key="obozrevatel-2006-12-14",
    title="Report on the signing of Uzbekistan's law restoring its CSTO membership (in Russian)",
    issuer="Obozrevatel (Ukraine)",
    published="2006-12-14",
    url="https://www.obozrevatel.com/news/2006/12/14/148879.htm",
    grade=Grade.PRESS,
    note="After the news agency UNIAN.",
)

LENTA_2006_12_13 = Source(
    key="lenta-2006-12-13",
    title="Report on the signing of Uzbekistan's law restoring its CSTO membership (in Russian)",
    issuer="Lenta.ru",
    published="2006-12-13",
    url="https://lenta.ru/news/2006/12/13/odkb/amp",
    grade=Grade.PRESS,
    note="After the news agency AKIpress. Another copy: http://afn.by/news/i/81363",
)

RIA_2008_03_28 = Source(
    key="ria-2008-03-28",
    title="Uzbekistan formalizes return to post-Soviet security group CSTO",
    issuer="RIA Novosti",
    published="2008-03-28",
    url=(
        "https://armeniandiaspora.com/forum/2008/march-2008/"
        "125487-uzbekistan-formalizes-return-to-post-soviet-security-group-csto"
    ),
    grade=Grade.AGENCY,
    note="Copy of the agency's text on another site.",
)

RIA_2008_03_28_RUSSIAN = Source(
    key="ria-2008-03-28-russian",
    title="Report on the ratification of Uzbekistan's return to the CSTO (in Russian)",
    issuer="RIA Novosti",
    published="2008-03-28",
    url="http://narodinfo.ru/news/print/46314.html",
    grade=Grade.AGENCY,
    note="Copy of the agency's text on another site.",
)

AP_2012_06_28 = Source(
    key="ap-2012-06-28",
    title="Uzbekistan quits Russia-dominated security pact",
    issuer="Associated Press",
    published="2012-06-28",
    url="http://foxnews.com/world/2012/06/28/uzbekistan-quits-russia-dominated-security-pact",
    grade=Grade.AGENCY,
    note="Copy of the agency's text at Fox News.",
)

# Analysis, press and books on 1992 to 2004.

JAMESTOWN_1999_01 = Source(
    key="jamestown-1999-01",
    title="Russia seeks to revive collective security treaty (Monitor, vol. 5, no. 13)",
    issuer="Jamestown Foundation",
    published="1999-01",
    url="https://jamestown.org/program/russia-seeks-to-revive-collective-security-treaty/",
    grade=Grade.PRESS,
    note="Dated by the events that it mentions, about 20 January.",
)

JAMESTOWN_1999_02 = Source(
    key="jamestown-1999-02",
    title="Azerbaijan to stay out of CIS security pact (Monitor, vol. 5, no. 26)",
    issuer="Jamestown Foundation",
    published="1999-02",
    url="https://jamestown.org/program/azerbaijan-to-stay-out-of-cis-security-pact/",
    grade=Grade.PRESS,
    note="Dated by the events that it mentions, about 8 February; the reports that it cites are of 5 and 6 February.",
)

JAMESTOWN_1999_04 = Source(
    key="jamestown-1999-04",
    title="Collective security treaty shrinks, GUAM set to grow (Monitor, vol. 5, no. 79)",
    issuer="Jamestown Foundation",
    published="1999-04",
    url="https://jamestown.org/program/collective-security-treaty-shrinks-guam-set-to-grow",
    grade=Grade.PRESS,
    note="Dated by the events that it mentions, about 23 April.",
)

JAMESTOWN_2001_05 = Source(
    key="jamestown-2001-05",
    title="Collective security summit: aftermath and implications (Monitor, vol. 7, no. 105)",
    issuer="Jamestown Foundation",
    published="2001-05",
    url="https://jamestown.org/program/collective-security-summit-aftermath-and-implications/",
    grade=Grade.PRESS,
    note="Dated by the events that it mentions, about 31 May.",
)

TASS_2004_06_18 = Source(
    key="tass-2004-06-18",
    title="CSTO countries discuss collective security in Kazakh capital",
    issuer="ITAR-TASS",
    published="2004-06-18",
    url=(
        "https://armeniandiaspora.com/forum/2004/june-2004/"
        "5390-csto-countries-discuss-collective-security-in-kazakh-capital"
    ),
    grade=Grade.AGENCY,
    note="Copy of the agency's text on another site.",
)

GIBLER_2009 = Source(
    key="gibler-2009",
    title="International Military Alliances, 1648-2008, entry 4.1442, Treaty on Collective Security",
    issuer="Douglas M. Gibler, CQ Press",
    published="2009",
    url="https://issuhub.com/view/index/23326?pageIndex=599",
    grade=Grade.SCHOLARLY,
    note=(
        "Copy of the page. Its list of members is garbled: it adds Moldova, Turkmenistan and Ukraine. "
        "Its exit days are exclusive."
    ),
)

TURAN_CSTO_OR_NATO = Source(
    key="turan-csto-or-nato",
    title="At crossroads: CSTO or NATO",
    issuer="Turan (Baku)",
    published=None,
    url="https://turan.az/en/analytics/at-crossroads-csto-or-nato-2035707",
    grade=Grade.AGENCY,
    note="The page gave no day; a translation of the Russian edition, printed elsewhere, is dated 18 August 2018.",
)

AZPOLITIKA_BORDYUZHA = Source(
    key="azpolitika-bordyuzha",
    title="Report on a visit of the CSTO Secretary General to Yerevan, with a history of the Treaty (in Azerbaijani)",
    issuer="Azpolitika",
    published=None,
    url="http://azpolitika.info/?p=73965",
    grade=Grade.PRESS,
    note="After Modern.az. The page gave no day. It leaves Tajikistan out of the signers of 1992.",
)

# Encyclopaedia copies and anniversary posts.

WIKIPEDIA_EN_2006_05_28 = Source(
    key="wikipedia-en-2006-05-28",
    title="Collective Security Treaty Organization, revision of 28 May 2006, 15:00",
    issuer="Wikipedia (English)",
    published="2006-05-28",
    url=(
        "https://amansaja.com/index.php?q=Mfv0Kfa6bO9BLE53MqTXKgrCMqiSL3dZb3KRMq5CnpGSKgFQx3vXJgPBxszRLgPBo3vX"
        "JArHs2rDJpdXJfBHrfdBopv5p09On2hSMpXFJgBRLEnFLpm7L2PCMqw9zts1zNoNzNe%3D"
    ),
    grade=Grade.COMPILATION,
    note="Read at a mirror; the revision also stands in the history of the page at Wikipedia.",
)

WIKIPEDIA_EN_C2007 = Source(
    key="wikipedia-en-c2007",
    title="Collective Security Treaty Organization, a revision with seven members",
    issuer="Wikipedia (English)",
    published="[2007..2011]",
    url="http://the-uncensored-wiki.com:20082/articles/c/o/l/Collective_Security_Treaty_Organization_6206.html",
    grade=Grade.COMPILATION,
    note="Read at a mirror that gives no day.",
)

WIKIPEDIA_RU_2022_01 = Source(
    key="wikipedia-ru-2022-01",
    title="Organization of the Collective Security Treaty (machine translation from Russian)",
    issuer="Wikipedia (Russian)",
    published="2022-01",
    url=(
        "https://www.blogen.wiki/blog/ru/%D0%9E%D1%80%D0%B3%D0%B0%D0%BD%D0%B8%D0%B7%D0%B0%D1%86%D0%B8%D1%8F_"
        "%D0%94%D0%BE%D0%B3%D0%BE%D0%B2%D0%BE%D1%80%D0%B0_%D0%BE_"
        "%D0%BA%D0%BE%D0%BB%D0%BB%D0%B5%D0%BA%D1%82%D0%B8%D0%B2%D0%BD%D0%BE%D0%B9_"
        "%D0%B1%D0%B5%D0%B7%D0%BE%D0%BF%D0%B0%D1%81%D0%BD%D0%BE%D1%81%D1%82%D0%B8"
    ),
    grade=Grade.COMPILATION,
    note="Read at a mirror, which bears the day 24 January 2022.",
)

WIKIPEDIA_AZ = Source(
    key="wikipedia-az",
    title="Collective Security Treaty Organization (in Azerbaijani)",
    issuer="Wikipedia (Azerbaijani)",
    published=None,
    url=(
        "https://www.wikimedia.az-az.nina.az/"
        "Kollektiv_T%C9%99hl%C3%BCk%C9%99sizlik_M%C3%BCqavil%C9%99si_T%C9%99%C5%9Fkilat%C4%B1.html"
    ),
    grade=Grade.COMPILATION,
    note="Read at a mirror that gives no day.",
)

WIKIPEDIA_JA = Source(
    key="wikipedia-ja",
    title="Collective Security Treaty (in Japanese)",
    issuer="Wikipedia (Japanese)",
    published=None,
    url="http://kotoba.ne.jp/word/CSTO",
    grade=Grade.COMPILATION,
    note="Read at a mirror that gives no day; the text speaks as of 2015.",
)

NEWS_PRAVDA_2025_05_15 = Source(
    key="news-pravda-2025-05-15",
    title="Post on the anniversary of the Collective Security Treaty",
    issuer="news-pravda.com",
    published="2025-05-15",
    url="https://armenia.news-pravda.com/world/2025/05/15/16722.html",
    grade=Grade.COMPILATION,
)

ANNIVERSARY_STATEMENT_2022 = Source(
    key="anniversary-statement-2022",
    title="Russian statement on the anniversaries of the Treaty and of the Organization",
    issuer="Windows to Russia",
    published="2022",
    url="https://windowstorussia.com/csto-collective-security-treaty-organisation-this-is-the-future-for-security.html",
    grade=Grade.COMPILATION,
    note="Copy of a statement whose issuer the page does not name.",
)

# Armenia, 2024 and 2025.

A_NEWS_2024_02_23 = Source(
    key="a-news-2024-02-23",
    title="Armenia suspends participation in Russia-led regional military alliance",
    issuer="A News (Turkey)",
    published="2024-02-23",
    url=(
        "https://anews.com.tr/world/2024/02/23/"
        "armenia-suspends-participation-in-russia-led-regional-military-alliance/amp"
    ),
    grade=Grade.PRESS,
    note="It names the day before, a Thursday, as that of the interview.",
)

KYIV_INDEPENDENT_2024_02_23 = Source(
    key="kyiv-independent-2024-02-23",
    title="Report on Armenia's frozen participation in the CSTO",
    issuer="Kyiv Independent",
    published="2024-02-23",
    url="https://kyivindependent.com/pashinyan-armenia-freezes-participation-in-russian-led-security-coalition/",
    grade=Grade.PRESS,
)

NOVAYA_GAZETA_EUROPE_2024_02_23 = Source(
    key="novaya-gazeta-europe-2024-02-23",
    title="Report on Armenia's frozen participation in the CSTO and on the Secretariat's reply",
    issuer="Novaya Gazeta Europe",
    published="2024-02-23",
    url=(
        "https://novayagazeta.eu/articles/2024/02/23/"
        "armenia-suspends-participation-in-russian-led-collective-security-treaty-organisation-en-news"
    ),
    grade=Grade.PRESS,
    note="It names the day before, a Thursday, as that of the interview.",
)

SILKWAY_PESKOV = Source(
    key="silkway-peskov",
    title="Kremlin: Armenia officially did not notify suspension of membership in CSTO",
    issuer="Silkway News",
    published=None,
    url="https://www.silkway.news/kremlin-armenia-officially-did-not-132011/",
    grade=Grade.PRESS,
    note="The page gave no day; it follows the interview of February 2024.",
)

PANARMENIAN_2024_02_26 = Source(
    key="panarmenian-2024-02-26",
    title="Report on the Kremlin's contacts with Armenia over the CSTO",
    issuer="PanARMENIAN.Net (Armenia)",
    published="2024-02-26",
    url="https://panarmenian.net/m/eng/news/312570",
    grade=Grade.PRESS,
    note="After TASS.",
)

EADAILY_2025_03_08 = Source(
    key="eadaily-2025-03-08",
    title="Report on the Russian deputy foreign minister's words on Armenia's dues and membership",
    issuer="EADaily",
    published="2025-03-08",
    url=(
        "https://eadaily.com./en/news/2025/03/08/"
        "russia-has-set-a-deadline-for-armenia-we-will-not-expel-but-please-decide"
    ),
    grade=Grade.PRESS,
    note="After an interview with RIA Novosti, published on 7 March.",
)

TASS_2025_06_30 = Source(
    key="tass-2025-06-30",
    title="CSTO still considers Armenia full-fledged member of organization - Lavrov",
    issuer="TASS",
    published="2025-06-30",
    url="https://eu.news-pravda.com/world/2025/06/30/74149.html",
    grade=Grade.AGENCY,
    note="Copy of the agency's text on another site.",
)

EUROPE_DIPLOMATIC_2025_11_27 = Source(
    key="europe-diplomatic-2025-11-27",
    title="Report on the CSTO summit in Bishkek and Russia's offer to re-arm the members",
    issuer="Europe Diplomatic",
    published="2025-11-27",
    url="https://europediplomatic.com/2025/11/27/russia-offers-to-re-arm-csto",
    grade=Grade.PRESS,
)

VESTNIK_KAVKAZA_2025_11_27 = Source(
    key="vestnik-kavkaza-2025-11-27",
    title="Analysis of whether Armenia has left the CSTO (in Russian)",
    issuer="Vestnik Kavkaza",
    published="2025-11-27",
    url="https://vestikavkaza.ru/articles/vysla-li-armenia-iz-odkb.html",
    grade=Grade.PRESS,
)

ANEWS_AZ_ZAKHAROVA = Source(
    key="anews-az-zakharova",
    title="Russia says Armenia remains a full CSTO member, 'freeze' of participation not legally possible",
    issuer="Anews.az (Azerbaijan)",
    published=None,
    url="https://anews.az/en/world/499043/",
    grade=Grade.PRESS,
    note="The page gave no day; another report of the same words puts the briefing on an 11 December.",
)

# Observers and partners.

TASS_2022_12_04 = Source(
    key="tass-2022-12-04",
    title="Report on the agenda of the CSTO Parliamentary Assembly, with a list of its observers",
    issuer="TASS",
    published="2022-12-04",
    url="https://tass.com/politics/1545551",
    grade=Grade.AGENCY,
)

KAZAKHSTAN_LAW_2020_04_17 = Source(
    key="kazakhstan-law-2020-04-17",
    title=(
        "Law of Kazakhstan no. 319-VI of 17 April 2020 on the ratification of the Third Protocol amending the "
        "Charter of the CSTO, with the Protocol"
    ),
    issuer="zakonpravo.kz, legal database (Kazakhstan)",
    published="2020-04-17",
    url=(
        "https://zakonpravo.kz/en/zakony/zakon-o-ratifikatsii-tretego-protokola-o-vnesenii-izmeneniy-v-ustav-"
        "organizatsii-dogovora-o-kollektivnoy-bezopasnosti-ot-7-oktyabrya-2002-goda"
    ),
    grade=Grade.OFFICIAL,
    note="It cites the Bulletin of International Treaties of Kazakhstan, 2021, no. 1, for the entry into force.",
)

CSTO_PA_CHARTER_PROTOCOLS = Source(
    key="csto-pa-charter-protocols",
    title="Report on the State Duma's ratification of the protocols amending the Charter of the CSTO",
    issuer="CSTO Parliamentary Assembly",
    published=None,
    url="https://pacsto.org/events/gosudarstvennaya-duma-ratifitsirovala-ryad-protokolov-ob-izmenenii",
    grade=Grade.OFFICIAL,
    note="The page gave no day of its own; the ratification was on 24 July 2019.",
)

NEWS_AM_2018_11_08 = Source(
    key="news-am-2018-11-08",
    title="Kazakh President urges interested countries to become CSTO partners, observers",
    issuer="News.am (Armenia)",
    published="2018-11-08",
    url="https://news.am/eng/news/480111.html",
    grade=Grade.PRESS,
    note="After the news agency Kazinform.",
)

STATE_DUMA_PA_PARTNERS = Source(
    key="state-duma-pa-partners",
    title="Viacheslav Volodin announced creation of the institution of the CSTO PA partner states",
    issuer="State Duma of Russia",
    published=None,
    url="http://duma.gov.ru/en/news/51944/",
    grade=Grade.OFFICIAL,
    note="The page gave no day; probably of 2021. It names parliaments, not states, as observers.",
)

# Data sets and reference works.

COW_ALLIANCES_4_1 = Source(
    key="cow-alliances-4.1",
    title="Formal Alliances, version 4.1, member level, alliance 350",
    issuer="Correlates of War Project (Douglas M. Gibler)",
    published="[..2018-11-23]",
    url="https://github.com/jenna-jordan/international-relations-database",
    grade=Grade.SCHOLARLY,
    covers_through="2012-12-31",
    note=(
        "Copy in a public repository, commit 5a1da16f, SourceData/CorrelatesOfWar/alliance_v4.1_by_member.csv, "
        "a file last changed on 23 November 2018. An empty end means in effect on 31 December 2012."
    ),
)

ATOP_4_01 = Source(
    key="atop-4.01",
    title="Alliance Treaty Obligations and Provisions, version 4.01, member level, alliance 4220",
    issuer="ATOP project (Brett Ashley Leeds and others)",
    published="[..2018-11-13]",
    url="https://github.com/joshuaalley/arms-allies",
    grade=Grade.SCHOLARLY,
    covers_through="2016-12-31",
    note=(
        "Copy in a public repository, commit 45cdfde6, data/atop-member-level.csv, brought to this version on "
        "13 November 2018. No page read names the last day covered: the last day in the rows is 6 September 2016, "
        "and the repository reads an open exit as in effect in 2016. Its exit days are exclusive."
    ),
)

COW_IGO_3 = Source(
    key="cow-igo-3",
    title="Intergovernmental Organizations, version 3, organisation 1125",
    issuer="Correlates of War Project",
    published=None,
    url="https://github.com/dieghernan/igoR",
    grade=Grade.SCHOLARLY,
    note=(
        "Copy in a public repository, commit c9936cac, data/igo_year_format3.rda and data/state_year_format3.rda. "
        "By calendar year, 2002 to 2014; the Treaty of 1992 is not in it."
    ),
)

CIA_WORLD_FACTBOOK = Source(
    key="cia-world-factbook",
    title="The World Factbook, country pages",
    issuer="Central Intelligence Agency (United States)",
    published="[..2026-02]",
    url="https://github.com/factbook/factbook.json",
    grade=Grade.COMPILATION,
    note="Copy in a public repository, commit 8662a8b1; its README says that the Factbook was closed in February 2026.",
)

# The package itself, for those who cite it.

PACKAGE = Source(
    key="csto-timeline",
    title="csto_timeline: who was a member of the Collective Security Treaty and its Organization, with sources",
    issuer="The csto_timeline authors",
    published="2026-11-23",
    grade=Grade.COMPILATION,
    note="Software; `published` is the day of the release.",
)
