"""Hold the rest of ISO 3166-1, the states of other lists without an ISO code, and names that are not states.

Pure data, loaded when a look-up misses the states that the shipped record concerns.

Source: ISO 3166-1 codes and names as in Debian's iso-codes (through pycountry); usual English names as in the R package
countrycode; further names as the World Bank (World Development Indicators), the United Nations (its statistics of trade
and energy, too) and the OECD write them, and former names in common use. `XK` and `XKX` are user-assigned in ISO 3166-1
and used for Kosovo by the European Union, the World Bank and the International Monetary Fund; ISO 3166-1 gives no
number. Eurostat writes EL and UK where ISO 3166-1 has GR and GB. The states without an ISO code are those of the
Correlates of War state list of 2016 and of the Gleditsch-Ward list, under that list's name.
"""

ISO = """\
ABW AW 533 Aruba
AGO AO 024 Angola; Republic of Angola
AIA AI 660 Anguilla
ALA AX 248 Åland Islands
ALB AL 008 Albania; Republic of Albania
AND AD 020 Andorra; Principality of Andorra
ARE AE 784 United Arab Emirates; UAE; Emirates
ARG AR 032 Argentina; Argentine Republic
ASM AS 016 American Samoa
ATA AQ 010 Antarctica
ATF TF 260 French Southern Territories; Territory of the French Southern and Antarctic Lands;
    French Southern and Antarctic Lands; French Southern & Antarctic Territories
ATG AG 028 Antigua and Barbuda; Antigua
AUS AU 036 Australia; Commonwealth of Australia
AUT AT 040 Austria; Republic of Austria
BDI BI 108 Burundi; Republic of Burundi
BEL BE 056 Belgium; Kingdom of Belgium
BEN BJ 204 Benin; Republic of Benin; Dahomey
BES BQ 535 Caribbean Netherlands; Bonaire, Sint Eustatius and Saba; Bonaire, Saint Eustatius and Saba
BFA BF 854 Burkina Faso; Upper Volta; Burkina; Burkina Faso (Upper Volta)
BGD BD 050 Bangladesh; People's Republic of Bangladesh
BGR BG 100 Bulgaria; Republic of Bulgaria
BHR BH 048 Bahrain; Kingdom of Bahrain
BHS BS 044 Bahamas; Commonwealth of the Bahamas
BIH BA 070 Bosnia and Herzegovina; Republic of Bosnia and Herzegovina; Bosnia; Bosnia-Herzegovina; Bosnia Hercegovina;
    Bosnia and Herz.
BLM BL 652 Saint Barthélemy; St. Barthélemy; St. Barths; Territorial collectivity of Saint-Barthélemy
BLZ BZ 084 Belize; British Honduras
BMU BM 060 Bermuda
BOL BO 068 Bolivia; Plurinational State of Bolivia; Bolivia (Plur. State of); Bolivia (Plurin. State of)
BRA BR 076 Brazil; Federative Republic of Brazil
BRB BB 052 Barbados
BRN BN 096 Brunei; Brunei Darussalam; Nation of Brunei, Abode of Peace
BTN BT 064 Bhutan; Kingdom of Bhutan
BVT BV 074 Bouvet Island
BWA BW 072 Botswana; Republic of Botswana; Bechuanaland
CAF CF 140 Central African Republic; CAR; Central African Rep.; Central African Empire
CAN CA 124 Canada
CCK CC 166 Cocos (Keeling) Islands; Territory of the Cocos (Keeling) Islands; Cocos Isds
CHE CH 756 Switzerland; Swiss Confederation
CHL CL 152 Chile; Republic of Chile
CHN CN 156 China; People's Republic of China; China (the People's Republic of); PR China; PRC; People's Rep. of China;
    Mainland China; China, PR
CIV CI 384 Côte d'Ivoire; Republic of Côte d'Ivoire; Ivory Coast; Cote d Ivoire
CMR CM 120 Cameroon; Republic of Cameroon
COD CD 180 Congo - Kinshasa; Congo, The Democratic Republic of the; Democratic Republic of the Congo; DR Congo; DRC;
    Congo DR; Congo, Dem. Rep.; Congo, Democratic Republic of (Zaire); Dem. Rep. of the Congo; Dem. Rep. Congo;
    Democratic Republic of Congo; Democratic Rep. of the Congo; Zaire; Republic of Zaire; Congo-Zaire; Belgian Congo;
    Congo Free State
COG CG 178 Congo - Brazzaville; Congo; Republic of the Congo; Congo Republic; Congo, Rep.; Republic of Congo;
    Rep. of the Congo; People's Republic of the Congo
COK CK 184 Cook Islands; Cook Isds
COL CO 170 Colombia; Republic of Colombia
COM KM 174 Comoros; Union of the Comoros; Comoro Islands; Federal Islamic Republic of the Comoros
CPV CV 132 Cape Verde; Cabo Verde; Republic of Cabo Verde; Cape Verde Islands
CRI CR 188 Costa Rica; Republic of Costa Rica
CUB CU 192 Cuba; Republic of Cuba
CUW CW 531 Curaçao; Country of Curaçao
CXR CX 162 Christmas Island; Christmas Isds
CYM KY 136 Cayman Islands; Cayman Isds
CYP CY 196 Cyprus; Republic of Cyprus
CZE CZ 203 Czechia; Czech Republic; Czech Rep.
DEU DE 276 Germany; Federal Republic of Germany; West Germany; German Federal Republic; FRG; Germany, West;
    Federal Republic of Germany (West Germany); Deutschland; Germany (Prussia); Germany (Federal Republic);
    Fed. Rep. of Germany
DJI DJ 262 Djibouti; Republic of Djibouti
DMA DM 212 Dominica; Commonwealth of Dominica
DNK DK 208 Denmark; Kingdom of Denmark
DOM DO 214 Dominican Republic; Dominican Rep.; Dominican Repub.
DZA DZ 012 Algeria; People's Democratic Republic of Algeria
ECU EC 218 Ecuador; Republic of Ecuador
EGY EG 818 Egypt; Arab Republic of Egypt; Egypt, Arab Rep.; United Arab Republic
ERI ER 232 Eritrea; the State of Eritrea
ESH EH 732 Western Sahara; Sahrawi Arab Democratic Republic; SADR; Sahrawi Republic; Spanish Sahara; W. Sahara
ESP ES 724 Spain; Kingdom of Spain
EST EE 233 Estonia; Republic of Estonia
ETH ET 231 Ethiopia; Federal Democratic Republic of Ethiopia; Abyssinia; Ethiopia PDR
FIN FI 246 Finland; Republic of Finland
FJI FJ 242 Fiji; Republic of Fiji
FLK FK 238 Falkland Islands; Falkland Islands (Malvinas); Falkland Islands (the) [Malvinas]; Falklands; Islas Malvinas;
    Malvinas; Falkland Isds (Malvinas)
FRA FR 250 France; French Republic
FRO FO 234 Faroe Islands; Faeroe Islands; Faroes; Faeroes; Faroe Isds; Faeroe Isds
FSM FM 583 Micronesia (Federated States of); Federated States of Micronesia; Micronesia, Fed. Sts.; Micronesia;
    Micronesia (Federated States); Micronesia, Fed. States; Micronesia (country); Micronesia (Fed. States of);
    FS Micronesia
GAB GA 266 Gabon; Gabonese Republic
GBR GB 826 United Kingdom; United Kingdom of Great Britain and Northern Ireland; UK; Great Britain; Britain;
    United Kingdom (UK); UKGBNI; Gt. Britain; Great Britain and Northern Ireland; United Kingdom of Great Britain;
    UK of Great Britain and Northern Ireland
GGY GG 831 Guernsey
GHA GH 288 Ghana; Republic of Ghana; Gold Coast
GIB GI 292 Gibraltar
GIN GN 324 Guinea; Republic of Guinea; French Guinea
GLP GP 312 Guadeloupe
GMB GM 270 Gambia; Republic of the Gambia; Islamic Republic of the Gambia
GNB GW 624 Guinea-Bissau; Republic of Guinea-Bissau; Portuguese Guinea
GNQ GQ 226 Equatorial Guinea; Republic of Equatorial Guinea; Eq. Guinea; Spanish Guinea
GRC GR 300 Greece; Hellenic Republic
GRD GD 308 Grenada
GRL GL 304 Greenland
GTM GT 320 Guatemala; Republic of Guatemala
GUF GF 254 French Guiana
GUM GU 316 Guam
GUY GY 328 Guyana; Republic of Guyana; Co-operative Republic of Guyana; British Guiana
HKG HK 344 Hong Kong; Hong Kong Special Administrative Region of China; Hong Kong SAR China; Hong Kong SAR;
    Hong Kong, China; China, Hong Kong SAR; China, Hong Kong Special Administrative Region
HMD HM 334 Heard Island and McDonald Islands; Heard & McDonald Islands; Territory of Heard Island and McDonald Islands
HND HN 340 Honduras; Republic of Honduras
HRV HR 191 Croatia; Republic of Croatia
HTI HT 332 Haiti; Republic of Haiti
HUN HU 348 Hungary; Republic of Hungary
IDN ID 360 Indonesia; Republic of Indonesia
IMN IM 833 Isle of Man
IND IN 356 India; Republic of India
IOT IO 086 British Indian Ocean Territory
IRL IE 372 Ireland; Republic of Ireland; Eire; Irish Republic; Irish Free State
IRN IR 364 Iran; Islamic Republic of Iran; Iran, Islamic Rep.; Persia; Iran (Persia); Islamic Rep. of Iran
IRQ IQ 368 Iraq; Republic of Iraq
ISL IS 352 Iceland; Republic of Iceland
ISR IL 376 Israel; State of Israel
ITA IT 380 Italy; Italian Republic; Italy/Sardinia
JAM JM 388 Jamaica
JEY JE 832 Jersey
JOR JO 400 Jordan; Hashemite Kingdom of Jordan; Transjordan
JPN JP 392 Japan
KEN KE 404 Kenya; Republic of Kenya
KHM KH 116 Cambodia; Kingdom of Cambodia; Kampuchea; Democratic Kampuchea; People's Republic of Kampuchea;
    Khmer Republic; Cambodia (Kampuchea)
KIR KI 296 Kiribati; Republic of Kiribati
KNA KN 659 Saint Kitts and Nevis; St. Kitts & Nevis; Saint Kitts-Nevis; St. Kitts-Nevis; St. Christopher and Nevis;
    Saint Christopher and Nevis; Federation of Saint Christopher and Nevis
KOR KR 410 South Korea; Korea (the Republic of); Republic of Korea; Korea South; Korea; Korea, Rep.; Rep. of Korea;
    ROK; S. Korea; South Korea (Republic of Korea)
KWT KW 414 Kuwait; State of Kuwait
LAO LA 418 Laos; Lao People's Democratic Republic; Lao PDR; Laos, PDR; Lao People's Dem. Rep.; Lao;
    Lao People's Democratic Rep.; Kingdom of Laos; Lao People's Dem. Republic
LBN LB 422 Lebanon; Lebanese Republic
LBR LR 430 Liberia; Republic of Liberia
LBY LY 434 Libya; State of Libya; Libyan Arab Jamahiriya; Socialist People's Libyan Arab Jamahiriya;
    Great Socialist People's Libyan Arab Jamahiriya; Libya Arab Jamahiriya; Libyan Arab Republic
LCA LC 662 Saint Lucia; St. Lucia
LIE LI 438 Liechtenstein; Principality of Liechtenstein
LKA LK 144 Sri Lanka; Democratic Socialist Republic of Sri Lanka; Ceylon; Sri Lanka (Ceylon)
LSO LS 426 Lesotho; Kingdom of Lesotho; Basutoland
LTU LT 440 Lithuania; Republic of Lithuania
LUX LU 442 Luxembourg; Grand Duchy of Luxembourg
LVA LV 428 Latvia; Republic of Latvia
MAC MO 446 Macao; Macao Special Administrative Region of China; Macao SAR China; Macau; Macau SAR; Macau, China;
    China, Macao SAR; China, Macao Special Administrative Region; Macao, China
MAF MF 663 Saint Martin (French part); Saint-Martin; St. Martin (French part); St. Martin
MAR MA 504 Morocco; Kingdom of Morocco
MCO MC 492 Monaco; Principality of Monaco
MDA MD 498 Moldova; Republic of Moldova; Moldova (the Republic of); Moldavia; Moldova, Rep.; Rep. of Moldova
MDG MG 450 Madagascar; Republic of Madagascar; Malagasy Republic; Madagascar (Malagasy);
    Democratic Republic of Madagascar
MDV MV 462 Maldives; Republic of Maldives; Maldive Islands
MEX MX 484 Mexico; United Mexican States
MHL MH 584 Marshall Islands; Republic of the Marshall Islands; Marshall Is.; Marshalls; Marshall Isds
MKD MK 807 North Macedonia; Republic of North Macedonia; Macedonia; Macedonia, FYR; FYR Macedonia; FYROM;
    FYR of Macedonia; Macedonia (FYROM); The former Yugoslav Republic of Macedonia;
    Macedonia, the former Yugoslav Republic of; Republic of Macedonia; N. Macedonia; TFYR Macedonia; Macedonia TFYR;
    Macedonia, The Former Yugoslav Rep. of; TFYR of Macedonia
MLI ML 466 Mali; Republic of Mali
MLT MT 470 Malta; Republic of Malta; Malta and Gozo
MMR MM 104 Myanmar; Republic of Myanmar; Burma; Myanmar (Burma); Burma/Myanmar; Republic of the Union of Myanmar;
    Union of Myanmar; Union of Burma
MNE ME 499 Montenegro
MNG MN 496 Mongolia
MNP MP 580 Northern Mariana Islands; Commonwealth of the Northern Mariana Islands; N. Mariana Islands;
    Northern Marianas; N. Mariana Isds
MOZ MZ 508 Mozambique; Republic of Mozambique
MRT MR 478 Mauritania; Islamic Republic of Mauritania
MSR MS 500 Montserrat
MTQ MQ 474 Martinique
MUS MU 480 Mauritius; Republic of Mauritius
MWI MW 454 Malawi; Republic of Malawi; Nyasaland
MYS MY 458 Malaysia; Malaya; Federation of Malaya
MYT YT 175 Mayotte
NAM NA 516 Namibia; Republic of Namibia; South West Africa
NCL NC 540 New Caledonia
NER NE 562 Niger; Republic of the Niger; Republic of Niger
NFK NF 574 Norfolk Island; Norfolk Isds
NGA NG 566 Nigeria; Federal Republic of Nigeria
NIC NI 558 Nicaragua; Republic of Nicaragua
NIU NU 570 Niue
NLD NL 528 Netherlands; Kingdom of the Netherlands; Holland
NOR NO 578 Norway; Kingdom of Norway
NPL NP 524 Nepal; Federal Democratic Republic of Nepal
NRU NR 520 Nauru; Republic of Nauru
NZL NZ 554 New Zealand; Aotearoa New Zealand; Aotearoa; New Zealand (Aotearoa)
OMN OM 512 Oman; Sultanate of Oman
PAK PK 586 Pakistan; Islamic Republic of Pakistan
PAN PA 591 Panama; Republic of Panama
PCN PN 612 Pitcairn Islands; Pitcairn
PER PE 604 Peru; Republic of Peru
PHL PH 608 Philippines; Republic of the Philippines
PLW PW 585 Palau; Republic of Palau; Belau
PNG PG 598 Papua New Guinea; Independent State of Papua New Guinea; PNG; Papua N. Guinea
POL PL 616 Poland; Republic of Poland
PRI PR 630 Puerto Rico; Porto Rico; Puerto Rico (US)
PRK KP 408 North Korea; Democratic People's Republic of Korea; Korea (the Democratic People's Republic of);
    Korea North; Korea, Dem. Rep.; Korea, Dem. People's Rep.; Dem. People's Republic of Korea;
    Dem. People's Rep. of Korea; Democratic People's Rep. of Korea; DPRK; DPR Korea; Korea, DPR; N. Korea;
    Korea, People's Republic of; Korea, People's Democratic Republic of; Korea, Democratic People's Rep.
PRT PT 620 Portugal; Portuguese Republic
PRY PY 600 Paraguay; Republic of Paraguay
PSE PS 275 Palestinian Territories; the State of Palestine; Palestine; Palestinian Territory, Occupied;
    Palestinian Territory; Occupied Palestinian Territory; Occupied Palestinian Territories; West Bank and Gaza;
    West Bank and Gaza Strip; Palestinian Authority; Palestinian National Authority; Palestine/Gaza
PYF PF 258 French Polynesia
QAT QA 634 Qatar; State of Qatar
REU RE 638 Réunion
ROU RO 642 Romania; Rumania; Roumania
RWA RW 646 Rwanda; Rwandese Republic; Republic of Rwanda
SAU SA 682 Saudi Arabia; Kingdom of Saudi Arabia
SDN SD 729 Sudan; Republic of the Sudan; North Sudan; Sudan (North); Rep. of the Sudan
SEN SN 686 Senegal; Republic of Senegal
SGP SG 702 Singapore; Republic of Singapore
SGS GS 239 South Georgia and the South Sandwich Islands; South Georgia & South Sandwich Islands;
    South Georgia and South Sandwich Is.
SHN SH 654 St. Helena; Saint Helena, Ascension and Tristan da Cunha; Saint Helena;
    St. Helena, Ascension and Tristan da Cunha
SJM SJ 744 Svalbard and Jan Mayen; Svalbard and Jan Mayen Islands
SLB SB 090 Solomon Islands; Solomon Is.; Solomons; Solomon Isds
SLE SL 694 Sierra Leone; Republic of Sierra Leone
SLV SV 222 El Salvador; Republic of El Salvador
SMR SM 674 San Marino; Republic of San Marino
SOM SO 706 Somalia; Federal Republic of Somalia; Somali Republic; Somali Democratic Republic; Somalia, Fed. Rep.
SPM PM 666 Saint Pierre and Miquelon; St. Pierre & Miquelon
SSD SS 728 South Sudan; Republic of South Sudan; S. Sudan
STP ST 678 Sao Tome and Principe; Democratic Republic of Sao Tome and Principe; Sao Tome
SUR SR 740 Suriname; Republic of Suriname; Surinam; Dutch Guiana
SVK SK 703 Slovakia; Slovak Republic; Slovak Rep.
SVN SI 705 Slovenia; Republic of Slovenia
SWE SE 752 Sweden; Kingdom of Sweden
SWZ SZ 748 Eswatini; Kingdom of Eswatini; Swaziland; Kingdom of Swaziland; Eswatini (Swaziland)
SXM SX 534 Sint Maarten; Sint Maarten (Dutch part); St. Maarten; Saint Maarten; Sint Maarten (Netherlands part)
SYC SC 690 Seychelles; Republic of Seychelles
SYR SY 760 Syria; Syrian Arab Republic; Syrian Arab Rep.; Syria (Syrian Arab Republic)
TCA TC 796 Turks and Caicos Islands; Turks & Caicos; Turks and Caicos Isds
TCD TD 148 Chad; Republic of Chad
TGO TG 768 Togo; Togolese Republic; Togoland
THA TH 764 Thailand; Kingdom of Thailand; Siam; Thailand (Siam)
TKL TK 772 Tokelau
TKM TM 795 Turkmenistan
TLS TL 626 Timor-Leste; Democratic Republic of Timor-Leste; East Timor; Timor, East
TON TO 776 Tonga; Kingdom of Tonga
TTO TT 780 Trinidad and Tobago; Republic of Trinidad and Tobago; Trinidad
TUN TN 788 Tunisia; Republic of Tunisia
TUR TR 792 Turkey; Türkiye; Republic of Türkiye; Republic of Turkey; Turkey (Ottoman Empire); Ottoman Empire
TUV TV 798 Tuvalu; Ellice Islands
TWN TW 158 Taiwan; Taiwan, Province of China; Republic of China; Chinese Taipei; Taiwan, China;
    Taiwan, Republic of China; Republic of China (Taiwan); Formosa; Taiwan ROC; China, Taiwan Province of China;
    China, Taiwan
TZA TZ 834 Tanzania; United Republic of Tanzania; Tanzania, the United Republic of; Tanganyika; Tanzania, United Rep.;
    United Rep. of Tanzania; Tanzania/Tanganyika
UGA UG 800 Uganda; Republic of Uganda
UKR UA 804 Ukraine
UMI UM 581 United States Minor Outlying Islands; US Minor Outlying Islands
URY UY 858 Uruguay; Eastern Republic of Uruguay; Oriental Republic of Uruguay
USA US 840 United States; United States of America; US; USA; United States of America (USA); United States (USA);
    U.S. of America
VAT VA 336 Vatican City; Holy See (Vatican City State); Holy See (the); Vatican; Vatican City State;
    State of the Vatican City; Vatican State
VCT VC 670 Saint Vincent and the Grenadines; St. Vincent & Grenadines; St. Vincent and the Grenadines; Saint Vincent;
    St. Vincent; Saint Vincent and Grenadines
VEN VE 862 Venezuela; Bolivarian Republic of Venezuela; Venezuela, RB; Venezuela, R.B. de;
    Bolivarian Rep. of Venezuela; República Bolivariana de Venezuela; Venezuela (Boliv. Rep. of)
VGB VG 092 British Virgin Islands; Virgin Islands, British; Virgin Islands (UK); BVI; Br. Virgin Isds
VIR VI 850 U.S. Virgin Islands; Virgin Islands, U.S.; Virgin Islands of the United States;
    United States Virgin Islands; US Virgin Isds
VNM VN 704 Vietnam; Viet Nam; Socialist Republic of Viet Nam; Socialist Republic of Vietnam; North Vietnam;
    North Viet Nam; Democratic Republic of Vietnam; Democratic Republic of Viet-Nam; Vietnam, North
VUT VU 548 Vanuatu; Republic of Vanuatu; New Hebrides
WLF WF 876 Wallis and Futuna; Wallis and Futuna Islands; Wallis and Futuna Isds
WSM WS 882 Samoa; Independent State of Samoa; Western Samoa; Samoa/Western Samoa; Samoa (Western)
XKX XK --- Kosovo; Republic of Kosovo; Kosova; Kosovo (UNSCR 1244); Kosovo under UNSCR 1244/99;
    Kosovo (under UNSC res. 1244)
YEM YE 887 Yemen; Republic of Yemen; Yemen, Rep.; Rep. of Yemen; Unified Yemen
ZAF ZA 710 South Africa; Republic of South Africa; Union of South Africa; RSA; S. Africa
ZMB ZM 894 Zambia; Republic of Zambia; Northern Rhodesia
ZWE ZW 716 Zimbabwe; Republic of Zimbabwe; Rhodesia; Southern Rhodesia; Zimbabwe Rhodesia
"""
"""One entry for each state: alpha-3, alpha-2 and numeric code, then the names, the usual English one first.

Names are separated by semicolons; indented lines continue an entry.
"""

EUROSTAT = {"GRC": "EL", "GBR": "UK"}
"""The two letters of Eurostat where they differ from ISO 3166-1."""

WITHOUT_ISO = """\
COW240 Hanover
COW245 Bavaria
COW265 German Democratic Republic; East Germany; GDR; Germany, East; DDR; Germany (Democratic Republic);
    Democratic Republic of Germany; East German Democratic Republic; Deutsche Demokratische Republik
COW267 Baden
COW269 Saxony
COW271 Wuerttemburg; Wuerttemberg; Württemberg
COW273 Hesse Electoral; Hesse-Kassel (Electoral)
COW275 Hesse Grand Ducal; Hesse-Darmstadt (Ducal)
COW280 Mecklenburg Schwerin
COW300 Austria-Hungary; Austro-Hungarian Empire
COW315 Czechoslovakia; Czechoslovak Socialist Republic; Czechoslovak Republic; ČSSR;
    Czech and Slovak Federal Republic; Czechoslovakia (former); Czecho-Slovakia
COW327 Papal States
COW329 Two Sicilies
COW332 Modena
COW335 Parma
COW337 Tuscany
COW345 Yugoslavia; Federal Republic of Yugoslavia; FR Yugoslavia; FRY; Yugoslavia (Serbia and Montenegro);
    Yugoslavia, FR (Serbia/Montenegro); Yugoslavia, Fed. Rep.; Socialist Federal Republic of Yugoslavia;
    SFR Yugoslavia; SFRY; Kingdom of Yugoslavia; Serbia and Montenegro; Serbia-Montenegro;
    State Union of Serbia and Montenegro; Yugoslavia, SFR; Yugoslavia (former); Former Yugoslavia;
    Kingdom of Serbs, Croats and Slovenes; Yugoslavia, Socialist Federal Republic of
COW511 Zanzibar; People's Republic of Zanzibar; Sultanate of Zanzibar
COW678 Yemen Arab Republic; North Yemen; Yemen, North; Yemen (Arab Republic of Yemen); YAR; Yemen AR; Yemen (San'a);
    Mutawakkilite Kingdom of Yemen; Arab Republic of Yemen
COW680 Yemen People's Republic; South Yemen; Yemen, South; Yemen, People's Republic of;
    People's Democratic Republic of Yemen; Yemen, People's Democratic Republic; Democratic Yemen; PDR Yemen;
    Yemen PDR; Yemen, Dem.; PDRY; People's Republic of South Yemen; Yemen (Aden); Yemen, People's Dem. Rep.;
    Yemen Democratic; Yemen, Democratic
COW730 Korea; Korea (to 1910)
COW817 Republic of Vietnam; South Vietnam; South Viet Nam; Vietnam, South; Republic of Viet Nam; RVN
GW89 United Provinces of Central America
GW99 Great Colombia
GW396 Abkhazia
GW397 South Ossetia
GW563 Transvaal
GW564 Orange Free State
GW711 Tibet
GW815 Vietnam (Annam/Cochin China/Tonkin)
"""
"""The code, then the names, the list's own first; written as above."""

PARTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "GBR",
        "the United Kingdom",
        ("England", "Scotland", "Wales", "Northern Ireland", "Ulster", "England and Wales", "Cymru", "Alba"),
    ),
    ("USA", "the United States", ("Alaska", "California", "Florida", "Hawaii", "Texas")),
    ("CAN", "Canada", ("Quebec", "Ontario", "British Columbia", "Alberta", "Newfoundland")),
    ("AUS", "Australia", ("Tasmania", "New South Wales", "Queensland", "Western Australia")),
    ("ESP", "Spain", ("Catalonia", "Basque Country", "Canary Islands", "Andalusia")),
    ("PRT", "Portugal", ("Azores", "Madeira")),
    ("FRA", "France", ("Corsica", "Brittany")),
    ("BEL", "Belgium", ("Flanders", "Wallonia")),
    ("DEU", "Germany", ("Prussia", "West Berlin")),
    ("ITA", "Italy", ("Sardinia", "Sicily")),
    ("BIH", "Bosnia and Herzegovina", ("Republika Srpska", "Federation of Bosnia and Herzegovina", "Herzegovina")),
    ("RUS", "Russia", ("Chechnya", "Dagestan", "Tatarstan")),
    ("ARE", "the United Arab Emirates", ("Abu Dhabi", "Dubai", "Sharjah")),
    ("MYS", "Malaysia", ("Sabah", "Sarawak")),
    ("ATG", "Antigua and Barbuda", ("Barbuda",)),
    ("KNA", "Saint Kitts and Nevis", ("Nevis", "Saint Kitts", "St. Kitts")),
    ("TTO", "Trinidad and Tobago", ("Tobago",)),
    ("PNG", "Papua New Guinea", ("Bougainville",)),
    ("UZB", "Uzbekistan", ("Karakalpakstan",)),
)
"""Alpha-3 code of a state, how a sentence names it, and its parts that are not states."""

NOT_CONTINUED: tuple[str, ...] = (
    "Soviet Union",
    "USSR",
    "Union of Soviet Socialist Republics",
    "SUN",
    "The former Soviet Union",
    "Former USSR",
    "Советский Союз",
    "СССР",
    "Союз Советских Социалистических Республик",
)
"""Names of a former state that no code of these lists stands for alone: number 365 is Russia throughout."""
