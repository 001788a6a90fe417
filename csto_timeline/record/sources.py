"""The documents that the record cites.

One constant per document: its title, issuer, day of publication, address, grade, and how it was read. What a document
is cited for is in the ledger, beside the day. The name of a constant is its key in capitals.

`url` is the publisher's own address, or `None` where it is not known; `read_at` is the copy that was read, where that
is another one. A note that begins "Read as an excerpt" means that only the stored beginning of the page was read,
usually one or two thousand characters. A reader who relies on a document should open it.

`published` is the day of the text that was read: the day of signature or adoption for a treaty or a law; an open window
where the edition read carries later annotations, such as the day of entry into force. An undated document says so in
its note. `covers_through` is set only where the ledger holds everything that a document says of membership.

Grades name the kind of document, not whether it is right:

* official: a text or page of a state or of the organization, also where a legal database prints it;
* scholarly: a data set or a book;
* agency: a news agency, also where another site carries its text;
* press: newspapers, broadcasters, news sites and analysts;
* compilation: encyclopaedias, reference works and anniversary posts, which date events at second hand.
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
    note="Read in full. Its last paragraph is a history of the organization, mostly by year or month.",
)

# Treaties, decisions, laws and official pages.

TREATY_1992 = Source(
    key="treaty-1992",
    title="Treaty on Collective Security of 15 May 1992, former wording, with notes on its force and ratification",
    issuer="Paragraph legal database (Kazakhstan)",
    published="[2010-12-10..]",
    url="https://prg-online-web.prgapp.kz/accountant/document/?doc_id=31091650",
    grade=Grade.OFFICIAL,
    note="Read as an excerpt, in Russian; every stored copy of the Treaty stops before Article 11, on its term.",
)

COUNCIL_REGULATIONS_1992 = Source(
    key="council-regulations-1992",
    title=(
        "Agreement of 6 July 1992 approving the Regulations on the Council of Collective Security, with Georgia's "
        "notification of 24 December 1993"
    ),
    issuer="CIS Legislation database (SojuzPravoInform)",
    published="[1993-12-24..]",
    url="https://cis-legislation.com/document.fwx?rgn=25669",
    grade=Grade.OFFICIAL,
    note="Read as an excerpt, in a machine translation from Russian.",
)

COUNCIL_DECISION_1997_03_28 = Source(
    key="council-decision-1997-03-28",
    title="Decision of the Council of Collective Security on consultations between the States Parties",
    issuer="CIS Legislation database (SojuzPravoInform)",
    published="1997-03-28",
    url="https://cis-legislation.com/document.fwx?rgn=26832",
    grade=Grade.OFFICIAL,
    note=(
        "Read as an excerpt, in a machine translation from Russian. It is drawn up for nine states: Armenia, "
        "Azerbaijan, Belarus, Georgia, Kazakhstan, Kyrgyzstan, Russia, Tajikistan and Uzbekistan."
    ),
)

PROTOCOL_1999 = Source(
    key="protocol-1999",
    title="Protocol of 2 April 1999 on the extension of the Collective Security Treaty",
    issuer="Adilet, Ministry of Justice of Kazakhstan",
    published="1999-04-02",
    url="https://adilet.zan.kz/rus/docs/Z990000004_/compare",
    grade=Grade.OFFICIAL,
    note=(
        "Read as an excerpt, in Russian, printed with the Kazakh law of 30 December 1999, no. 4-II, that ratifies it. "
        "Another copy: https://pavlodar.com/zakon/index.html?dok=03122&oraz=00&noraz=0"
    ),
)

KREMLIN_2002_05_14 = Source(
    key="kremlin-2002-05-14",
    title="Leaders of the Collective Security Treaty member states agreed to set up the organisation",
    issuer="President of Russia",
    published="2002-05-14",
    url="http://en.special.kremlin.ru/events/president/news/27071",
    grade=Grade.OFFICIAL,
    note="Read as an excerpt.",
)

CHARTER_2002 = Source(
    key="charter-2002",
    title="Charter of the Collective Security Treaty Organization",
    issuer="President of Russia",
    published="2002-10-07",
    url="http://en.special.kremlin.ru/supplement/3506",
    grade=Grade.OFFICIAL,
    note="Read as an excerpt. The header of the page says 6 October 2002, the text itself 7 October.",
)

LEGAL_STATUS_2002 = Source(
    key="legal-status-2002",
    title="Agreement on the Legal Status of the Collective Security Treaty Organization",
    issuer="President of Russia",
    published="2002-10-07",
    url="http://en.kremlin.ru/supplement/3505",
    grade=Grade.OFFICIAL,
    note="Read as an excerpt.",
)

KAZAKHSTAN_LAW_2003_07_01 = Source(
    key="kazakhstan-law-2003-07-01",
    title="Law of Kazakhstan no. 447 of 1 July 2003 on the ratification of the Charter of the CSTO, with the Charter",
    issuer="zakonpravo.kz, legal database (Kazakhstan)",
    published="[2003-09-18..]",
    url=(
        "http://www.zakonpravo.kz/en/on-the-ratification-of-the-charter-of-the-collective-security-treaty-organization"
    ),
    grade=Grade.OFFICIAL,
    note="Read as an excerpt, in a translation. The database notes the entry into force of the Charter.",
)

COUNCIL_DECISION_2004_06_18 = Source(
    key="council-decision-2004-06-18",
    title="Decision of the Collective Security Council on documents regulating the activity of the Organization",
    issuer="CIS Legislation database (SojuzPravoInform)",
    published="2004-06-18",
    url="https://ealegislation.com/document.fwx?rgn=11816",
    grade=Grade.OFFICIAL,
    note="Read as an excerpt, in a machine translation from Russian that stops before the appendices.",
)

PROTOCOL_2010 = Source(
    key="protocol-2010",
    title="Protocol of 10 December 2010 amending the Collective Security Treaty",
    issuer="Adilet, Ministry of Justice of Kazakhstan",
    published="2010-12-10",
    url="http://adilet.zan.kz/rus/docs/P1100000606",
    read_at="http://consultant.parus.ua/?abz=CP9W6&doc=07X5CE33EF",
    grade=Grade.OFFICIAL,
    note=(
        "Read as an excerpt of a copy, in Russian. Its preamble dates the entry into force of the Protocol of 1999. "
        "Other copies: https://iplex360.com.ua/npa.php?code=997_o25 ; in Tajik, "
        "https://mmih.tj/Search/DocumentView?DocumentId=116753"
    ),
)

KAZAKHSTAN_LAW_2011_11_28_501 = Source(
    key="kazakhstan-law-2011-11-28-501",
    title=(
        "Law of Kazakhstan no. 501-IV of 28 November 2011 on the ratification of the Protocol amending the Collective "
        "Security Treaty, with the Protocol"
    ),
    issuer="zakonpravo.kz, legal database (Kazakhstan)",
    published="[2013..]",
    url=(
        "https://zakonpravo.kz/en/on-ratification-of-the-protocol-on-amendments-to-the-collective-security-treaty-"
        "of-may-15-1992"
    ),
    grade=Grade.OFFICIAL,
    note=(
        "Read as an excerpt, in a translation. It cites the Bulletin of International Treaties of Kazakhstan, 2013, "
        "no. 1, article 10, for the entry into force."
    ),
)

KAZAKHSTAN_LAW_2011_11_28_499 = Source(
    key="kazakhstan-law-2011-11-28-499",
    title=(
        "Law of Kazakhstan no. 499-IV of 28 November 2011 on the ratification of the Protocol amending the Charter of "
        "the CSTO, with the Protocol"
    ),
    issuer="zakonpravo.kz, legal database (Kazakhstan)",
    published="[2013..]",
    url=(
        "https://zakonpravo.kz/en/on-ratification-of-the-protocol-on-amendments-to-the-charter-of-the-collective-"
        "security-treaty-organization-of-october-7-2002"
    ),
    grade=Grade.OFFICIAL,
    note=(
        "Read as an excerpt, in a translation. It cites the Bulletin of International Treaties of Kazakhstan, 2013, "
        "no. 1, article 10, for the entry into force."
    ),
)

KAZAKHSTAN_LAW_2020_04_17 = Source(
    key="kazakhstan-law-2020-04-17",
    title=(
        "Law of Kazakhstan no. 319-VI of 17 April 2020 on the ratification of the Third Protocol amending the "
        "Charter of the CSTO, with the Protocol"
    ),
    issuer="zakonpravo.kz, legal database (Kazakhstan)",
    published="[2021..]",
    url=(
        "https://zakonpravo.kz/en/zakony/zakon-o-ratifikatsii-tretego-protokola-o-vnesenii-izmeneniy-v-ustav-"
        "organizatsii-dogovora-o-kollektivnoy-bezopasnosti-ot-7-oktyabrya-2002-goda"
    ),
    grade=Grade.OFFICIAL,
    note=(
        "Read as an excerpt, in a translation. It cites the Bulletin of International Treaties of Kazakhstan, 2021, "
        "no. 1, article 4, for the entry into force."
    ),
)

KODEKS_CHARTER = Source(
    key="kodeks-charter",
    title="Charter of the CSTO, with the changes made by the protocols of 10 December 2010 and 8 November 2018",
    issuer="Kodeks legal database (Russia)",
    published="[2021-02-03..]",
    url="https://docs.cntd.ru/document/901868280",
    grade=Grade.OFFICIAL,
    note="Read as an excerpt, in Russian. It cites the official portal of legal information for each protocol.",
)

CSTO_PA_CHARTER_PROTOCOLS = Source(
    key="csto-pa-charter-protocols",
    title="Report on the State Duma's ratification of the protocols amending the Charter of the CSTO",
    issuer="CSTO Parliamentary Assembly",
    url="https://pacsto.org/events/gosudarstvennaya-duma-ratifitsirovala-ryad-protokolov-ob-izmenenii",
    grade=Grade.OFFICIAL,
    note="Read as an excerpt, in Russian. The page is undated; the ratification was on 24 July 2019.",
)

CSTO_BASIC_FACTS = Source(
    key="csto-basic-facts",
    title="Basic facts",
    issuer="Collective Security Treaty Organization",
    url="http://www.odkb.gov.ru/a/aengl.htm",
    grade=Grade.OFFICIAL,
    note=(
        "Read as an excerpt. An undated page of the organization's old site. It names the six members of its own time "
        "as the parties of 1992, with Belarus and without Uzbekistan."
    ),
)

CSTO_BASIC_FACTS_RUSSIAN = Source(
    key="csto-basic-facts-russian",
    title="Basic facts (in Russian)",
    issuer="Collective Security Treaty Organization",
    read_at="https://yokvadro.ru/?p=4312",
    grade=Grade.OFFICIAL,
    note="Read as an excerpt of an undated copy on another site.",
)

CSTO_UN_COOPERATION = Source(
    key="csto-un-cooperation",
    title="On the cooperation of the CSTO with the United Nations",
    issuer="Collective Security Treaty Organization",
    url="https://en.odkb-csto.org/international_org/un/o_sotrudnichestve_odkb_s_oon_/",
    grade=Grade.OFFICIAL,
    note="Read as an excerpt. The page is undated.",
)

# News on 1999 to 2004, and later histories.

JAMESTOWN_1999_02 = Source(
    key="jamestown-1999-02",
    title="Azerbaijan to stay out of CIS security pact (Monitor, vol. 5, no. 26)",
    issuer="Jamestown Foundation",
    published="1999-02",
    url="https://jamestown.org/program/azerbaijan-to-stay-out-of-cis-security-pact/",
    grade=Grade.PRESS,
    note=(
        "Read as an excerpt. Dated by the events that it mentions, about 8 February; the reports that it cites are of "
        "5 and 6 February."
    ),
)

JAMESTOWN_1999_03 = Source(
    key="jamestown-1999-03",
    title="Georgia to opt out of CIS Collective Security now, into NATO later on (Monitor, vol. 5, no. 56)",
    issuer="Jamestown Foundation",
    published="1999-03",
    url="https://jamestown.org/?p=47622",
    grade=Grade.PRESS,
    note="Read as an excerpt. Dated by the events that it mentions, about 22 March.",
)

RFE_RL_1999_03_22 = Source(
    key="rfe-rl-1999-03-22",
    title="Georgia: Participation In CIS Defense Pact Less Certain",
    issuer="Radio Free Europe/Radio Liberty",
    published="1999-03-22",
    url="https://www.rferl.org/a/1090844.html",
    grade=Grade.PRESS,
    note="Read as an excerpt.",
)

JAMESTOWN_1999_04 = Source(
    key="jamestown-1999-04",
    title="Collective security treaty shrinks, GUAM set to grow (Monitor, vol. 5, no. 79)",
    issuer="Jamestown Foundation",
    published="1999-04",
    url="https://jamestown.org/program/collective-security-treaty-shrinks-guam-set-to-grow",
    grade=Grade.PRESS,
    note="Read as an excerpt. Dated by the events that it mentions, about 23 April.",
)

JAMESTOWN_2001_05 = Source(
    key="jamestown-2001-05",
    title="Collective security summit: aftermath and implications (Monitor, vol. 7, no. 105)",
    issuer="Jamestown Foundation",
    published="2001-05",
    url="https://jamestown.org/program/collective-security-summit-aftermath-and-implications/",
    grade=Grade.PRESS,
    note="Read as an excerpt. Dated by the events that it mentions, about 31 May.",
)

TASS_2004_06_18 = Source(
    key="tass-2004-06-18",
    title="CSTO countries discuss collective security in Kazakh capital",
    issuer="ITAR-TASS",
    published="2004-06-18",
    read_at=(
        "https://armeniandiaspora.com/forum/2004/june-2004/"
        "5390-csto-countries-discuss-collective-security-in-kazakh-capital"
    ),
    grade=Grade.AGENCY,
    note="Read as an excerpt of a copy in a forum.",
)

TURAN_CSTO_OR_NATO = Source(
    key="turan-csto-or-nato",
    title="At crossroads: CSTO or NATO",
    issuer="Turan (Baku)",
    url="https://turan.az/en/analytics/at-crossroads-csto-or-nato-2035707",
    grade=Grade.AGENCY,
    note=(
        "Read as an excerpt. The page is undated; a translation of the Russian edition, printed elsewhere, is of "
        "18 August 2018."
    ),
)

AZPOLITIKA_BORDYUZHA = Source(
    key="azpolitika-bordyuzha",
    title="Report on a visit of the CSTO Secretary General to Yerevan, with a history of the Treaty (in Azerbaijani)",
    issuer="Modern.az (Azerbaijan)",
    read_at="http://azpolitika.info/?p=73965",
    grade=Grade.PRESS,
    note=(
        "Read as an excerpt of a copy, at Azpolitika; the address of the original is not known. The page is undated. "
        "It leaves Tajikistan out of the signatories of 1992."
    ),
)

# News on Uzbekistan, 2006 to 2012.

PANARMENIAN_2006_06_24 = Source(
    key="panarmenian-2006-06-24",
    title="Uzbekistan Restored CSTO Membership",
    issuer="PanARMENIAN.Net (Armenia)",
    published="2006-06-24",
    url="https://panarmenian.net/m/eng/news/18523",
    grade=Grade.PRESS,
    note="Read as an excerpt. It names the day before, a Friday, as that of the announcement.",
)

AP_2006_06_24 = Source(
    key="ap-2006-06-24",
    title="Uzbekistan rejoins Russian-led security bloc",
    issuer="AP Worldstream",
    published="2006-06-24",
    read_at="https://armenianclub.com/2006/06/25/uzbekistan-rejoins-russian-led-security-bloc",
    grade=Grade.AGENCY,
    note="Read as an excerpt of a copy. It quotes both presidents on the day of the summit, a Friday.",
)

ASIA_PLUS_2006_08_17 = Source(
    key="asia-plus-2006-08-17",
    title="Report on the approval of Uzbekistan's membership of the CSTO by the leaders of the EAEC",
    issuer="Asia-Plus (Dushanbe)",
    published="2006-08-17",
    url="https://asiaplustj.info/en/news/tajikistan/20060817/eaec-leaders-approve-uzbekistan-s-membership-csto",
    grade=Grade.PRESS,
    note=(
        "Read as an excerpt. It says that the document was signed the day before, after the site of the President of "
        "Russia."
    ),
)

RFE_RL_2006_11_16 = Source(
    key="rfe-rl-2006-11-16",
    title="CSTO Grouping Creates Parliamentary Assembly",
    issuer="Radio Free Europe/Radio Liberty",
    published="2006-11-16",
    url="https://www.rferl.org/amp/1072794.html",
    grade=Grade.PRESS,
    note="Read as an excerpt. It says in passing that Uzbekistan resumed its membership in August.",
)

LENTA_2006_12_13 = Source(
    key="lenta-2006-12-13",
    title="Uzbekistan has returned to the CSTO (in Russian)",
    issuer="Lenta.ru",
    published="2006-12-13",
    url="https://lenta.ru/news/2006/12/13/odkb/amp",
    grade=Grade.PRESS,
    note="Read in full, after the news agency AKIpress. Another copy: http://afn.by/news/i/81363",
)

RIA_2006_12_13 = Source(
    key="ria-2006-12-13",
    title="Uzbekistan returns to post-Soviet security body",
    issuer="RIA Novosti",
    published="2006-12-13",
    url="http://en.rian.ru/world/20061213/56848596.html",
    grade=Grade.AGENCY,
    note="Read as an excerpt. It dates the President's signature of the law: Wednesday, the day of the report.",
)

OBOZREVATEL_2006_12_14 = Source(
    key="obozrevatel-2006-12-14",
    title="Uzbekistan has returned under Putin's wing (in Russian)",
    issuer="Obozrevatel (Ukraine)",
    published="2006-12-14",
    url="https://www.obozrevatel.com/news/2006/12/14/148879.htm",
    grade=Grade.PRESS,
    note="Read in full, after the news agency UNIAN.",
)

RIA_2008_03_28 = Source(
    key="ria-2008-03-28",
    title="Uzbekistan formalizes return to post-Soviet security group CSTO",
    issuer="RIA Novosti",
    published="2008-03-28",
    read_at=(
        "https://armeniandiaspora.com/forum/2008/march-2008/"
        "125487-uzbekistan-formalizes-return-to-post-soviet-security-group-csto"
    ),
    grade=Grade.AGENCY,
    note="Read as an excerpt of a copy in a forum.",
)

RIA_2008_03_28_RUSSIAN = Source(
    key="ria-2008-03-28-russian",
    title="Uzbekistan restores its membership of the CSTO (in Russian)",
    issuer="RIA Novosti",
    published="2008-03-28",
    read_at="http://narodinfo.ru/news/print/46314.html",
    grade=Grade.AGENCY,
    note="Read as an excerpt of a copy on another site. It lists the agreements that the Senate ratified.",
)

ASIA_PLUS_2011_10_10 = Source(
    key="asia-plus-2011-10-10",
    title="Report on a coming informal CSTO summit in Moscow, with a history of the organization",
    issuer="Asia-Plus (Dushanbe)",
    published="2011-10-10",
    url="https://asiaplus.news/?p=77883",
    grade=Grade.PRESS,
    note="Read as an excerpt.",
)

TASS_2012_06_28 = Source(
    key="tass-2012-06-28",
    title="CSTO confirms getting note from Uzbekistan on suspension of membership",
    issuer="ITAR-TASS",
    published="2012-06-28",
    url="http://tass.com/archive/678014",
    grade=Grade.AGENCY,
    note="Read as an excerpt.",
)

RT_2012_06_28 = Source(
    key="rt-2012-06-28",
    title="Uzbekistan quits Russia-led CSTO military bloc",
    issuer="RT",
    published="2012-06-28",
    url="http://rt.com/politics/uzbekistan-quits-pro-russian-bloc-996/",
    grade=Grade.PRESS,
    note="Read as an excerpt.",
)

AP_2012_06_28 = Source(
    key="ap-2012-06-28",
    title="Uzbekistan quits Russia-dominated security pact",
    issuer="Associated Press",
    published="2012-06-28",
    read_at="http://foxnews.com/world/2012/06/28/uzbekistan-quits-russia-dominated-security-pact",
    grade=Grade.AGENCY,
    note="Read as an excerpt of a copy at Fox News.",
)

VOICE_OF_RUSSIA_2012_06_28 = Source(
    key="voice-of-russia-2012-06-28",
    title="Report on Uzbekistan's note to the CSTO",
    issuer="Voice of Russia",
    published="2012-06-28",
    url="https://sputniknews.com/voiceofrussia/2012_06_28/79653212/",
    grade=Grade.PRESS,
    note="Read as an excerpt. It puts Uzbekistan's return in August 1999, an obvious slip for 2006.",
)

MOSCOW_TIMES_2012_06_28 = Source(
    key="moscow-times-2012-06-28",
    title="Uzbekistan Exits Collective Security Treaty Organization",
    issuer="The Moscow Times",
    published="2012-06-28",
    url="https://www.themoscowtimes.com/2012/06/28/uzbekistan-exits-collective-security-treaty-organization",
    grade=Grade.PRESS,
    note=(
        "Read as an excerpt. It dates the note by the news agency of Uzbekistan's foreign ministry, whose report does "
        "not specify the reasons."
    ),
)

ASIA_PLUS_2012_08_01 = Source(
    key="asia-plus-2012-08-01",
    title="Report on a CSTO drill in Russia, with a history of the organization",
    issuer="Asia-Plus (Dushanbe)",
    published="2012-08-01",
    url=(
        "https://asiaplus.news/en/news/tajikistan/security/20120801/"
        "tajik-servicemen-participate-csto-anti-terror-drill-russia"
    ),
    grade=Grade.PRESS,
    note="Read as an excerpt.",
)

CACI_ANALYST_2012_08_08 = Source(
    key="caci-analyst-2012-08-08",
    title="Roger N. McDermott, CSTO absorbs an Uzbek tremor",
    issuer="Central Asia-Caucasus Analyst",
    published="2012-08-08",
    url=(
        "http://www.cacianalyst.org/publications/analytical-articles/item/"
        "12543-analytical-articles-caci-analyst-2012-8-8-art-12543.html"
    ),
    grade=Grade.PRESS,
    note="Read as an excerpt. It dates Uzbekistan's note eight days before the public heard of it.",
)

TENGRINEWS_2012_11_01 = Source(
    key="tengrinews-2012-11-01",
    title="Report on the Secretary General's hope that Uzbekistan returns to the CSTO (in Russian)",
    issuer="Tengrinews (Kazakhstan)",
    published="2012-11-01",
    url="https://tengrinews.kz/sng/bordyuja-nadeetsya-na-vozvraschenie-uzbekistana-v-odkb-222741/amp",
    grade=Grade.PRESS,
    note="Read as an excerpt. The Secretary General refers to suspended participation, not membership.",
)

TASS_2012_12_19 = Source(
    key="tass-2012-12-19",
    title="CSTO leaders suspend Uzbekistan's membership",
    issuer="ITAR-TASS",
    published="2012-12-19",
    url="http://tass.com/russia/687141",
    grade=Grade.AGENCY,
    note="Read in full.",
)

BELTA_2012_12_19 = Source(
    key="belta-2012-12-19",
    title="The CSTO has suspended Uzbekistan's membership of the organization (in Russian)",
    issuer="BelTA (Belarus)",
    published="2012-12-19",
    url="http://www.belta.by/amp/president/view/odkb-priostanovila-chlenstvo-uzbekistana-v-organizatsii-63616-2012",
    grade=Grade.AGENCY,
    note="Read in full.",
)

RFE_RL_2012_12_19 = Source(
    key="rfe-rl-2012-12-19",
    title="CSTO Accepts Uzbekistan's Withdrawal",
    issuer="Radio Free Europe/Radio Liberty",
    published="2012-12-19",
    url="https://www.rferl.org/amp/csto-russia-afghanistan/24802767.html",
    grade=Grade.PRESS,
    note=(
        "Read as an excerpt. The headline says withdrawal; the text, that the members accepted a decision to suspend "
        "membership."
    ),
)

NOVINITE_2012_12 = Source(
    key="novinite-2012-12",
    title="Uzbekistan Quits Russia-Led Post-Soviet Security Treaty",
    issuer="Novinite (Bulgaria)",
    published="2012-12",
    url="https://www.novinite.com/articles/146204/",
    grade=Grade.PRESS,
    note="Read as an excerpt, after RIA Novosti; the day of publication was not seen.",
)

# News on observers.

NEWS_AM_2018_11_08 = Source(
    key="news-am-2018-11-08",
    title="Kazakh President urges interested countries to become CSTO partners, observers",
    issuer="News.am (Armenia)",
    published="2018-11-08",
    url="https://news.am/eng/news/480111.html",
    grade=Grade.PRESS,
    note="Read as an excerpt, after the news agency Kazinform.",
)

TASS_2022_12_04 = Source(
    key="tass-2022-12-04",
    title="Report on the agenda of the CSTO Parliamentary Assembly, with a list of its observers",
    issuer="TASS",
    published="2022-12-04",
    url="https://tass.com/politics/1545551",
    grade=Grade.AGENCY,
    note="Read as an excerpt.",
)

# News on Armenia, 2024 to 2026.

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
    note="Read as an excerpt. It names the day before, a Thursday, as that of the interview.",
)

KYIV_INDEPENDENT_2024_02_23 = Source(
    key="kyiv-independent-2024-02-23",
    title="Report on Armenia's frozen participation in the CSTO",
    issuer="Kyiv Independent",
    published="2024-02-23",
    url="https://kyivindependent.com/pashinyan-armenia-freezes-participation-in-russian-led-security-coalition/",
    grade=Grade.PRESS,
    note="Read as an excerpt.",
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
    note="Read as an excerpt. It names the day before, a Thursday, as that of the interview.",
)

ANADOLU_2024_05_08 = Source(
    key="anadolu-2024-05-08",
    title="Armenia stops participating in financing of Collective Security Treaty Organization",
    issuer="Anadolu Agency",
    published="2024-05-08",
    url=(
        "https://www.aa.com.tr/en/europe/"
        "armenia-stops-participating-in-financing-of-collective-security-treaty-organization/3214049"
    ),
    grade=Grade.AGENCY,
    note="Read in full.",
)

RFE_RL_2024_05_08 = Source(
    key="rfe-rl-2024-05-08",
    title="Report on Armenia's refusal to pay into the CSTO budget",
    issuer="Radio Free Europe/Radio Liberty",
    published="2024-05-08",
    url="https://rferl.org/amp/armenia-csto-budget-russia-pashinian-putin/32938561.html",
    grade=Grade.PRESS,
    note="Read as an excerpt.",
)

NOVAYA_GAZETA_EUROPE_2024_06_12 = Source(
    key="novaya-gazeta-europe-2024-06-12",
    title="Armenia to leave Russia-led military alliance",
    issuer="Novaya Gazeta Europe",
    published="2024-06-12",
    url="https://novayagazeta.eu/articles/2024/06/12/armenia-to-leave-russia-led-military-alliance-en-news",
    grade=Grade.PRESS,
    note="Read as an excerpt.",
)

UKRAINSKA_PRAVDA_2024_06_12 = Source(
    key="ukrainska-pravda-2024-06-12",
    title="Report on Armenia's intention to leave the CSTO",
    issuer="Ukrainska Pravda",
    published="2024-06-12",
    url="https://www.pravda.com.ua/eng/news/2024/06/12/7460445/",
    grade=Grade.PRESS,
    note="Read as an excerpt.",
)

HURRIYET_ARMENIA_PLANS = Source(
    key="hurriyet-armenia-plans",
    title="Armenian plans to leave key security alliance",
    issuer="Hurriyet Daily News (Turkey)",
    url="https://hurriyetdailynews.com/amp/armenian-plans-to-leave-key-security-alliance-197419",
    grade=Grade.PRESS,
    note="Read as an excerpt, undated. It quotes both the prime minister and the foreign minister.",
)

MEDUZA_2024_12_04 = Source(
    key="meduza-2024-12-04",
    title="Armenia considers itself outside of Russian-led CSTO military alliance, prime minister says",
    issuer="Meduza",
    published="2024-12-04",
    url=(
        "https://meduza.io/amp/en/news/2024/12/04/"
        "armenia-considers-itself-outside-of-russian-led-csto-military-alliance-prime-minister-says"
    ),
    grade=Grade.PRESS,
    note="Read as an excerpt.",
)

ASIA_PLUS_2024_12_05 = Source(
    key="asia-plus-2024-12-05",
    title="Armenia has crossed the point of no return regarding participation in the CSTO",
    issuer="Asia-Plus (Dushanbe)",
    published="2024-12-05",
    url=(
        "https://old.asiaplustj.info/en/news/world/20241205/"
        "nikol-pashinyan-armenia-has-crossed-the-point-of-no-return-regarding-participation-in-the-csto"
    ),
    grade=Grade.PRESS,
    note="Read as an excerpt.",
)

QAZINFORM_2025_11_27 = Source(
    key="qazinform-2025-11-27",
    title="CSTO Collective Security Council to hold next session in Moscow",
    issuer="Qazinform (Kazakhstan)",
    published="2025-11-27",
    url="https://qazinform.com/news/csto-collective-security-council-to-hold-next-session-in-moscow-4d721a",
    grade=Grade.AGENCY,
    note="Read in full. It names the six member states.",
)

VEDOMOSTI_2025_11_27 = Source(
    key="vedomosti-2025-11-27",
    title="Report on the session of the Collective Security Council in Bishkek (in Russian)",
    issuer="Vedomosti (Russia)",
    published="2025-11-27",
    url="https://www.vedomosti.ru/politics/articles/2025/11/27/1158560-vladimir-putin-predlozhil",
    grade=Grade.PRESS,
    note="Read as an excerpt. Armenia stays away, and does not object to the documents of the session.",
)

RIA_2025_12_11 = Source(
    key="ria-2025-12-11",
    title="Armenia remains a full member of the CSTO, Russian foreign ministry says (in Russian)",
    issuer="RIA Novosti",
    published="2025-12-11",
    url="https://ria.ru/20251211/armeniya-2061491708.html",
    grade=Grade.AGENCY,
    note="Read as an excerpt.",
)

HAQQIN_2025_12_11 = Source(
    key="haqqin-2025-12-11",
    title="Report on the Russian foreign ministry's briefing on Armenia and the CSTO (in Russian)",
    issuer="haqqin.az (Azerbaijan)",
    published="2025-12-11",
    url="https://haqqin.az/newsarchive/368808",
    grade=Grade.PRESS,
    note=(
        "Read as an excerpt. The spokeswoman says that the rules know no freeze, that a member may leave by the "
        "procedure laid down, and that two years of arrears can cost the right to vote."
    ),
)

GAZETA_RU_2026_01_20 = Source(
    key="gazeta-ru-2026-01-20",
    title="Armenia does not expect its membership of the CSTO to be unfrozen in 2026 (in Russian)",
    issuer="Gazeta.ru",
    published="2026-01-20",
    url="https://www.gazeta.ru/politics/news/2026/01/20/27664831.shtml",
    grade=Grade.PRESS,
    note="Read as an excerpt.",
)

REPORT_2026_01_20 = Source(
    key="report-2026-01-20",
    title="Intelligence service: Armenia will hardly unfreeze its membership of the CSTO in 2026 (in Russian)",
    issuer="Report (Azerbaijan)",
    published="2026-01-20",
    url="https://report.az/ru/v-regione/specsluzhba-armeniya-vryad-li-v-2026-godu-razmorozit-chlenstvo-v-odkb",
    grade=Grade.AGENCY,
    note="Read as an excerpt. It says that the service published its review on Tuesday, the day of this report.",
)

NEWS_RU_2026_02_02 = Source(
    key="news-ru-2026-02-02",
    title="Moscow supports Yerevan's full participation in the work of the CSTO (in Russian)",
    issuer="News.ru",
    published="2026-02-02",
    url="https://news.ru/vlast/moskva-podderzhala-polnoe-uchastie-erevana-v-rabote-odkb",
    grade=Grade.PRESS,
    note="Read as an excerpt.",
)

KOMMERSANT_2026_02_03 = Source(
    key="kommersant-2026-02-03",
    title="Report on the words of Armenia's speaker on the CSTO (in Russian)",
    issuer="Kommersant (Russia)",
    published="2026-02-03",
    url="https://www.kommersant.ru/doc/8399505",
    grade=Grade.PRESS,
    note="Read in full.",
)

LENTA_2026_02_15 = Source(
    key="lenta-2026-02-15",
    title="Russian foreign ministry speaks of closer attention to relations between Armenia and the West (in Russian)",
    issuer="Lenta.ru",
    published="2026-02-15",
    url="https://lenta.ru/news/2026/02/15/v-mid-rf-zayavili-o-povyshennom-vnimanii-k-otnosheniyam-armenii-i-zapada/",
    grade=Grade.PRESS,
    note="Read as an excerpt, after an interview of the deputy foreign minister with TASS.",
)

# Encyclopaedias and anniversary posts.

WIKIPEDIA_EN_2006_05_28 = Source(
    key="wikipedia-en-2006-05-28",
    title="Collective Security Treaty Organization, revision of 28 May 2006, 15:00",
    issuer="Wikipedia (English)",
    published="2006-05-28",
    url="https://en.wikipedia.org/wiki/Collective_Security_Treaty_Organization",
    read_at=(
        "https://amansaja.com/index.php?q=Mfv0Kfa6bO9BLE53MqTXKgrCMqiSL3dZb3KRMq5CnpGSKgFQx3vXJgPBxszRLgPBo3vX"
        "JArHs2rDJpdXJfBHrfdBopv5p09On2hSMpXFJgBRLEnFLpm7L2PCMqw9zts1zNoNzNe%3D"
    ),
    grade=Grade.COMPILATION,
    note="Read as an excerpt of a copy at a proxy; the revision is in the history of the page.",
)

WIKIPEDIA_RU_2022_01 = Source(
    key="wikipedia-ru-2022-01",
    title="Organization of the Collective Security Treaty, as of 24 January 2022",
    issuer="Wikipedia (Russian)",
    published="2022-01-24",
    url=(
        "https://ru.wikipedia.org/wiki/%D0%9E%D1%80%D0%B3%D0%B0%D0%BD%D0%B8%D0%B7%D0%B0%D1%86%D0%B8%D1%8F_"
        "%D0%94%D0%BE%D0%B3%D0%BE%D0%B2%D0%BE%D1%80%D0%B0_%D0%BE_"
        "%D0%BA%D0%BE%D0%BB%D0%BB%D0%B5%D0%BA%D1%82%D0%B8%D0%B2%D0%BD%D0%BE%D0%B9_"
        "%D0%B1%D0%B5%D0%B7%D0%BE%D0%BF%D0%B0%D1%81%D0%BD%D0%BE%D1%81%D1%82%D0%B8"
    ),
    read_at=(
        "https://www.blogen.wiki/blog/ru/%D0%9E%D1%80%D0%B3%D0%B0%D0%BD%D0%B8%D0%B7%D0%B0%D1%86%D0%B8%D1%8F_"
        "%D0%94%D0%BE%D0%B3%D0%BE%D0%B2%D0%BE%D1%80%D0%B0_%D0%BE_"
        "%D0%BA%D0%BE%D0%BB%D0%BB%D0%B5%D0%BA%D1%82%D0%B8%D0%B2%D0%BD%D0%BE%D0%B9_"
        "%D0%B1%D0%B5%D0%B7%D0%BE%D0%BF%D0%B0%D1%81%D0%BD%D0%BE%D1%81%D1%82%D0%B8"
    ),
    grade=Grade.COMPILATION,
    note="Read as an excerpt of a mirror's machine translation; the mirror bears this day.",
)

NEWS_PRAVDA_2025_05_15 = Source(
    key="news-pravda-2025-05-15",
    title="Post on the anniversary of the Collective Security Treaty (in Armenian)",
    issuer="Andrei Marochko",
    published="2025-05-15",
    read_at="https://armenia.news-pravda.com/world/2025/05/15/16722.html",
    grade=Grade.COMPILATION,
    note="Read in full, in a copy at news-pravda.com.",
)

ANNIVERSARY_STATEMENT_2022 = Source(
    key="anniversary-statement-2022",
    title="Russian statement on the anniversaries of the Treaty and of the Organization",
    published="2022",
    read_at=(
        "https://windowstorussia.com/csto-collective-security-treaty-organisation-this-is-the-future-for-security.html"
    ),
    grade=Grade.COMPILATION,
    note=(
        "Read as an excerpt of a copy at Windows to Russia, which does not name the issuer; the day of publication was "
        "not seen."
    ),
)

# Data sets and reference works.

GIBLER_2009 = Source(
    key="gibler-2009",
    title="International Military Alliances, 1648-2008, entry 4.1442, Treaty on Collective Security",
    issuer="Douglas M. Gibler, CQ Press",
    published="2009",
    read_at="https://issuhub.com/view/index/23326?pageIndex=599",
    grade=Grade.SCHOLARLY,
    note=(
        "Read as an excerpt of a copy of the page. Its list of members is garbled: it adds Moldova, Turkmenistan and "
        "Ukraine. It says that three countries left on April 20, 1999."
    ),
)

COW_ALLIANCES_4_1 = Source(
    key="cow-alliances-4.1",
    title="Formal Alliances, version 4.1, member level, alliance 350",
    issuer="Correlates of War Project (Douglas M. Gibler)",
    published="[..2018-11-23]",
    url="https://correlatesofwar.org/data-sets/formal-alliances/",
    read_at="https://github.com/jenna-jordan/international-relations-database",
    grade=Grade.SCHOLARLY,
    covers_through="2012-12-31",
    note=(
        "Read in full, in a copy: commit 5a1da16f, SourceData/CorrelatesOfWar/alliance_v4.1_by_member.csv, a file last "
        "changed on 23 November 2018. An empty end means in effect on 31 December 2012."
    ),
)

ATOP_4_01 = Source(
    key="atop-4.01",
    title="Alliance Treaty Obligations and Provisions, version 4.01, member level, alliance 4220",
    issuer="ATOP project (Brett Ashley Leeds and others)",
    published="[..2018-11-13]",
    url="http://www.atopdata.org",
    read_at="https://github.com/joshuaalley/arms-allies",
    grade=Grade.SCHOLARLY,
    covers_through="2016-12-31",
    note=(
        "Read in full, in a copy: commit 45cdfde6, data/atop-member-level.csv, brought to this version on 13 November "
        "2018. The last day in its rows is 6 September 2016, and the repository reads an open exit as in effect in "
        "2016. An exit day is read here as the first day out, because its two phases of this alliance touch; a public "
        "loader of version 5.1 reads such days as inclusive."
    ),
)

CIA_WORLD_FACTBOOK = Source(
    key="cia-world-factbook",
    title="The World Factbook, country pages",
    issuer="Central Intelligence Agency (United States)",
    published="[..2026-02]",
    url="https://www.cia.gov/the-world-factbook/",
    read_at="https://github.com/factbook/factbook.json",
    grade=Grade.COMPILATION,
    note="Read in a copy: commit 8662a8b1; its README says that the Factbook was closed in February 2026.",
)
