"""States: other packages' tables, spellings, suggestions, and the two lists of states with their years."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np
import pycountry
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from ledgers import day, twins

from csto_timeline import states
from csto_timeline.errors import InvalidDateError, LedgerError, QueryTypeError, UnknownStateError, shown
from csto_timeline.states import CONCERNED, State, all_states, codes_of, find, fold, former_states, lookup, resolve_code
from csto_timeline.states._lists import COW, GLEDITSCH_WARD
from csto_timeline.states.lists import by_state

WORLD = {country.alpha_3: country for country in pycountry.countries}
KNOWN = (*all_states(), *former_states())
ONE_DAY = timedelta(days=1)

# Typed from the list of identifiers in the record's documents: alpha-2, numeric, COW, GW, COW letters, UN name (ru).
IDENTIFIERS = """
ARM AM 051 371 371 ARM Армения
AZE AZ 031 373 373 AZE Азербайджан
BLR BY 112 370 370 BLR Беларусь
GEO GE 268 372 372 GRG Грузия
KAZ KZ 398 705 705 KZK Казахстан
KGZ KG 417 703 703 KYR Кыргызстан
RUS RU 643 365 365 RUS Российская Федерация
TJK TJ 762 702 702 TAJ Таджикистан
UZB UZ 860 704 704 UZB Узбекистан
SRB RS 688 345 340 YUG Сербия
AFG AF 004 700 700 AFG Афганистан
"""

# Names that people and international organizations write, by the state meant.
WRITTEN = """
GBR = UK; U.K.; Great Britain; Britain; United Kingdom of Great Britain and Northern Ireland
USA = US; U.S.; USA; United States; The United States of America | ARE = UAE; United Arab Emirates
COD = DR Congo; DRC; Zaire; Congo, Dem. Rep.; Congo (Kinshasa); Congo (Democratic Republic of the); Belgian Congo
COG = Congo; Congo, Rep.; Republic of the Congo; Congo-Brazzaville; Congo (Republic of the)
GIN = Guinea; French Guinea | MMR = Burma; Myanmar (Union of) | VAT = Vatican; Holy See; The Holy See
PSE = Palestine; State of Palestine; West Bank and Gaza; West Bank and Gaza Strip
NLD = Holland; The Netherlands; Netherlands (Kingdom of the) | GMB = Gambia, The; Gambia (Republic of The)
BIH = Bosnia; Bosnia-Herzegovina; Bosnia & Herzegovina | CIV = Ivory Coast; Cote d'Ivoire; CÔTE D’IVOIRE
MKD = Macedonia; Macedonia, FYR; The former Yugoslav Republic of Macedonia; TFYR Macedonia | SWZ = Swaziland; Eswatini
CZE = Czech Republic; Czechia; Czech Rep. | CPV = Cape Verde; Cabo Verde | TLS = East Timor; Timor Leste
TUR = Turkey; Türkiye; Turkiye; Republic of Türkiye | EGY = Egypt, Arab Rep. | SVK = Slovak Republic
KOR = South Korea; Korea; Korea, Rep.; Republic of Korea; Korea (Republic of)
PRK = North Korea; Korea, Dem. People's Rep.; Korea, Dem. Rep.; DPRK; Democratic People’s Republic of Korea
IRN = Iran, Islamic Rep.; Iran (Islamic Republic of) | YEM = Yemen, Rep.; Yemen (Republic of)
LAO = Lao PDR; Lao People's Democratic Republic | VNM = Viet Nam; Vietnam; Viet Nam (Socialist Republic of)
SOM = Somalia, Fed. Rep. | VGB = Br. Virgin Isds | FSM = FS Micronesia | VEN = Venezuela (Boliv. Rep. of)
BOL = Bolivia (Plur. State of) | LAO = Lao People's Dem. Republic | PRI = Puerto Rico (US)
COD = Congo Free State | SLB = Solomon Isds
BHS = Bahamas, The; The Bahamas | KGZ = Kyrgyz Republic; Кыргызская Республика | LCA = St. Lucia
VEN = Venezuela, RB; Venezuela (Bolivarian Republic of) | BOL = Bolivia (Plurinational State of)
FSM = Micronesia, Fed. Sts.; Micronesia (Federated States of) | KNA = St. Kitts and Nevis
VCT = St. Vincent and the Grenadines | HKG = Hong Kong SAR, China; China, Hong Kong SAR; Hong Kong, China
MAC = Macao SAR, China; Macau | CHN = China (People's Republic of); PRC | TZA = Tanzania (United Republic of)
TWN = Chinese Taipei; Taiwan, China; Taiwan (Province of China) | MDA = Moldova (Republic of); Republic of Moldova
XKX = Kosovo; XK; XKX | RUS = Российская Федерация; Россия; Russian Federation; RF | BLR = Республика Беларусь
DEU = West Germany; German Federal Republic | COW265 = East Germany; GDR; German Democratic Republic
COW345 = Yugoslavia; Serbia and Montenegro | COW678 = Yemen Arab Republic; North Yemen | COW315 = Czechoslovakia
COW680 = South Yemen; Yemen People's Republic | COW817 = South Vietnam; Republic of Vietnam | GW711 = Tibet
"""

# Texts that name no state, and the names that are suggested for them.
SLIPS = """
Frnace = France | Republic of Frnace = France | Uzbekstan = Uzbekistan | Kyrgystan = Kyrgyzstan | Belaruss = Belarus
Chadd = Chad | Austrlia = Australia; Austria | Domincan Republic = Dominican Republic | Sudan, South = South Sudan
Former Dominican Republic = Dominican Republic | Federal Republic of China = Taiwan; China
Dominica Republic = Dominica; Dominican Republic | Kazakhstan (former) = Kazakhstan | China, Rep. = Taiwan
Congo, Democratic Republic = Congo - Kinshasa | Korea, Democratic Republic = North Korea
German Dem. Rep. = German Democratic Republic | Catalonia = Spain | England = United Kingdom
SCOTLAND = United Kingdom | Wales = United Kingdom | Northern Ireland = United Kingdom
"""
NOTHING = ["USSR", "Soviet Union", "СССР", "SUN", "GRG", "KZK", "KYR", "TAJ", "YUG", "South Georgia", "Georgia, USA"]
NOTHING += ["Atlantis", "", "   ", "the", "()", "704", " 004 ", "٧٠٤", "365.0", "x" * 121, "Uzbekistan" * 100_000]
NOTHING += ["Democratic Korea", "qqqqqqqqqq", "arms", "azer", "mold", "Wakanda", "Latveria", "Engalnd", "Alpha"]


def entries(table: str) -> list[list[str]]:
    """Return the two sides of each entry of a table; entries stand on lines of their own or between bars."""
    return [entry.split(" = ") for entry in re.split(r"\s*[|\n]\s*", table.strip())]


def refused(error: type[Exception], ask: Callable[..., object], *question: object) -> Any:
    """Return the error with which a question is refused."""
    with pytest.raises(error) as caught:
        ask(*question)
    return caught.value


# Names


@pytest.mark.parametrize("line", IDENTIFIERS.strip().splitlines(), ids=lambda line: line[:3])
def test_the_states_concerned_carry_the_identifiers_of_the_documents(line: str) -> None:
    """Codes and numbers are those typed here, and the name of the United Nations in Russian leads to the state."""
    code, *_, cow, gw, letters, russian = line.split(" ", 6)
    state = lookup(code)
    assert line == f"{code} {state.alpha_2} {state.numeric} {state.cow} {state.gw} {state.cowc} {russian}"
    assert lookup(russian) is states.from_cow(int(cow)) is states.from_gw(int(gw)) is states.from_cowc(letters) is state
    assert state in CONCERNED
    assert len(CONCERNED) == len(IDENTIFIERS.strip().splitlines())


def test_iso_3166_agrees_with_pycountry() -> None:
    """Codes and every name of pycountry agree with ours, and only Kosovo is beside them."""
    for code, country in WORLD.items():
        state = lookup(code)
        assert (state.alpha_3, state.alpha_2, state.numeric) == (code, country.alpha_2, country.numeric)
        for kind in ("alpha_2", "name", "official_name", "common_name"):
            assert find(getattr(country, kind, code)) is state
    assert [state.alpha_3 for state in all_states()] == sorted({*WORLD, "XKX"})


def test_names_and_gw_numbers_agree_with_country_converter() -> None:
    """Its names mean the same states; its GW numbers too, but for three of a former state that the list keeps apart."""
    package = pytest.importorskip("country_converter")
    table = (Path(package.__file__).parent / "country_data.tsv").read_text(encoding="utf-8")
    own_codes = {state.alpha_3 for state in all_states()}
    rows = [row for row in csv.DictReader(table.splitlines(), delimiter="\t") if row["ISO3"] in own_codes]
    assert len(rows) > 240
    for row in rows:
        state = lookup(row["ISO3"])
        names = {row["name_short"], row["name_official"]} - {"Guiana"}  # French Guiana, for that package
        assert {find(name) for name in names} == {state}
    numbers = {(row["ISO3"], int(row["GWcode"]), lookup(row["ISO3"]).gw) for row in rows if row["GWcode"]}
    assert {row for row in numbers if row[1] != row[2]} == {("CZE", 315, 316), ("VNM", 817, 816), ("YEM", 680, 678)}


def test_eurostat_differs_from_iso_in_two_codes() -> None:
    """Greece is EL and the United Kingdom UK."""
    from_eurostat, from_alpha_2 = states.from_eurostat, states.from_alpha_2
    assert {state.eurostat for state in all_states() if state.eurostat != state.alpha_2} == {"EL", "UK"}
    assert (from_eurostat("el").name, from_eurostat("XK").alpha_3) == ("Greece", "XKX")
    assert from_alpha_2("uk") is from_alpha_2("GB") is from_eurostat("UK")
    for ask, letters in ((from_eurostat, "GR"), (from_alpha_2, "EL"), (from_alpha_2, "")):
        refused(UnknownStateError, ask, letters)


@pytest.mark.parametrize(("code", "names"), entries(WRITTEN))
def test_the_names_people_use_lead_to_the_state(code: str, names: str) -> None:
    """Everyday names, former ones, and those of the World Bank, the United Nations and the OECD are read."""
    assert {name: lookup(name).alpha_3 for name in names.split("; ")} == dict.fromkeys(names.split("; "), code)


def test_a_spelling_leads_to_one_state() -> None:
    """No spelling is shared, but for Korea, which is South Korea: the state of before 1910 has the list's name."""
    owners = {(fold(spelling), state.alpha_3) for state in KNOWN for spelling in state.spellings}
    shared = {spelling for spelling, count in Counter(spelling for spelling, _ in owners).items() if count > 1}
    assert shared == {"korea"}
    assert all(spelling for spelling, _ in owners)


@st.composite
def variants(draw: st.DrawFn) -> tuple[str, State]:
    """Draw a spelling of a state in another case, with or without accents, with other punctuation and blanks."""
    state = draw(st.sampled_from(KNOWN))
    text = draw(st.sampled_from([text for text in state.spellings if fold(text) != "korea"]))
    text = draw(st.sampled_from([str, str.upper, str.lower, str.title, str.swapcase]))(text)
    if draw(st.booleans()):
        text = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    for old, news in ((" ", " \t_-/"), ("'", "'’ʼ"), (",", ", (")):
        text = text.replace(old, draw(st.sampled_from(news)))
    before = draw(st.sampled_from(["", " ", "  ", "(", "*"])) + draw(st.sampled_from(["", "the ", "The "]))
    return before + text + draw(st.sampled_from(["", " ", ".", ")"])), state


@given(variants())
@example((" united_states of  AMERICA.", lookup("USA")))
def test_case_accents_punctuation_and_blanks_do_not_matter(variant: tuple[str, State]) -> None:
    """Every way of writing a spelling leads to its state."""
    text, state = variant
    assert find(text) is state


@pytest.mark.parametrize("state", [state for state in KNOWN if len(fold(state.name)) > 4], ids=lambda s: s.alpha_3)
def test_a_swapped_pair_of_letters_is_suggested(state: State) -> None:
    """Two letters of a name swapped get that name suggested, unless they spell another state or nothing new."""
    text = fold(state.name)
    slip = text[:2] + text[3] + text[2] + text[4:]
    if find(slip) is None:
        assert find(state.name) in {find(name) for name in states.unknown(slip).suggestions}


def test_two_letters_are_a_name_only_where_people_use_them_as_one() -> None:
    """UK, US and RF are names; CA is a code, of Canada or California."""
    meant = {"UK": "GBR", "u.s.": "USA", "RF": "RUS", "CA": None, "FRA": "FRA", "France": "FRA"}
    assert {text: getattr(states.find_name(text), "alpha_3", None) for text in meant} == meant
    assert lookup("CA").name == "Canada"


# What is refused


@pytest.mark.parametrize(
    ("name", "meant"), [*entries(SLIPS), *((name, "") for name in NOTHING)], ids=lambda text: text[:20]
)
def test_what_is_no_state_is_refused_with_the_likely_meaning_only(name: str, meant: str) -> None:
    """A slip of the pen is answered with the name meant; former states, codes of other lists and noise with nothing."""
    assert find(name) is None
    error = refused(UnknownStateError, lookup, name)
    assert (error.suggestions, error.cure != "") == (tuple(meant.split("; ")) if meant else (), True)


def test_a_part_of_a_state_is_refused_as_such() -> None:
    """England is neither the United Kingdom nor Greenland: the error says what it is a part of."""
    parts = {"England": "GBR", "SCOTLAND": "GBR", "Wales": "GBR", "Northern Ireland": "GBR", "Catalonia": "ESP"}
    for part, code in parts.items():
        assert f"({code})" in (states.refusal(part) or "")
        assert f"({code})" in states.unknown(part).problem
    assert states.refusal("Atlantis") is None


@given(st.text(max_size=30) | st.sampled_from(["England", "Holand", "Nigerr"]))
def test_suggestions_are_names_that_share_the_first_letter_of_a_refused_name(text: str) -> None:
    """There are at most three, all known; none of them is for a name that is known itself."""
    error = states.unknown(text)
    assert len(error.suggestions) == len(set(error.suggestions)) <= 3
    assert all(find(name) is not None for name in error.suggestions)


def test_own_parties_are_suggested_unless_there_are_thousands() -> None:
    """The names of a timeline are likely meanings too; among thousands nobody is looked for."""
    own = {fold(name): State(name[:3], name) for name in ("Atlantis", "Eldia")}
    assert states.unknown("Atlantsi", own).suggestions == ("Atlantis",)
    many = {f"party x{number}": State(f"P{number}", f"Party X{number}") for number in range(5000)}
    assert states.unknown("Partyy x1", many).suggestions == ()


def test_what_is_no_text_is_a_type_error_and_a_number_gets_a_hint() -> None:
    """Every kind of number is told of the functions and options that read numbers; other types are not."""
    hint = states.unknown("704").cure
    assert all(word in hint for word in ("states.from_cow", "states.from_gw", 'codes="cow"'))
    for number in (704, np.int64(704), 704.5, Decimal(704), 10**5000, np.float32(1)):
        assert refused(QueryTypeError, lookup, number).cure == hint
    for value in (None, True, [], {}, b"UZB", object()):
        assert refused(QueryTypeError, find, value).cure != hint


# The value


def test_a_state_is_a_value() -> None:
    """A state is frozen, hashable, comparable, copyable and picklable, prints for people, and is its own name."""
    state = lookup("UZB")
    assert (str(state), repr(state)) == ("Uzbekistan (UZB)", "State('UZB', 'Uzbekistan')")
    assert str(State("ELDIA", "ELDIA")) == "ELDIA"
    assert all((twin, hash(twin)) == (state, hash(state)) for twin in twins(state))
    with pytest.raises(AttributeError):
        state.name = "Other"  # type: ignore[misc]
    assert State("ELD", "Eldia", also=["Land"]) == State("ELD", "Eldia", also="Land")
    own = State("ELD", "Eldia", "EL", also="Land")
    assert lookup(own) is own
    assert own.spellings == ("ELD", "EL", "Eldia", "Land")
    assert set(twins(codes_of("DEU", date(1980, 1, 1)))) == {(260, 260, "GFR")}


Code = Enum("Code", {"A": "ELD"}, type=str)  # codes as another program keeps them
Text = type("Text", (str,), {})  # text of another library


@pytest.mark.parametrize("text", [Code.A, Text("ELD"), np.str_("ELD")])
def test_every_text_becomes_plain(text: str) -> None:
    """Subclasses of `str` enter as plain text, and whole numbers of any type as `int`."""
    state = State(text, text, text, text, np.int64(3), np.int32(4), text, text, [text])
    texts = (state.alpha_3, state.name, state.alpha_2, state.numeric, state.cowc, state.eurostat, *state.also)
    assert {(type(part), part) for part in texts} == {(str, "ELD")}
    assert (type(state.cow), type(state.gw)) == (int, int)
    assert find(Text("UZB")) is states.UZB


# The lists


def spans(scheme: str) -> list[tuple[str, date, date]]:
    """Return every spell of a list as state, first day and day after the last."""
    return [
        (state, *spell)
        for state, uses in by_state(scheme).items()  # type: ignore[arg-type]
        for use in uses
        for spell in use.spells
    ]


def on(scheme: str, day: date) -> list[str]:
    """Return the states that a list has on a day."""
    return [state for state, start, end in spans(scheme) if start <= day < end]


def test_the_lists_are_whole() -> None:
    """The COW list has 243 rows and the GW list, with microstates, 239; a number that changes hands adds one."""
    assert sum(len(spells) for *_, spells in COW) == 243 + 1
    assert sum(len(spells) for *_, spells in GLEDITSCH_WARD) == 239 + 1
    assert len({number for number, *_ in COW}) == 217
    assert len({letters for _, letters, *_ in COW}) == 217
    assert {state.alpha_3 for state in KNOWN} >= {state for scheme in ("cow", "gw") for state, *_ in spans(scheme)}
    assert {state.alpha_3 for state in former_states()} <= {state for s in ("cow", "gw") for state, *_ in spans(s)}


# Counted in the published lists: how many states they have on the first of January.
COUNTS = {
    "cow": {1817: 23, 1850: 39, 1900: 42, 1914: 45, 1938: 66, 1946: 62, 1960: 90, 1991: 161, 2006: 192, 2016: 195},
    "gw": {1817: 49, 1850: 66, 1900: 56, 1914: 60, 1938: 73, 1946: 73, 1960: 97, 1991: 170, 2006: 192, 2016: 197},
}


def test_the_lists_have_as_many_states_as_published() -> None:
    """The number of states on a day is that of the published list."""
    for scheme, counts in COUNTS.items():
        assert {year: len(on(scheme, date(year, 1, 1))) for year in counts} == counts


def test_a_state_is_never_in_a_list_twice() -> None:
    """On every day on which the list changes, and the day before, each state has one code at most."""
    for scheme in ("cow", "gw"):
        days = {day for _, start, end in spans(scheme) for day in (start, start - ONE_DAY, end - ONE_DAY)}
        assert all(len(found) == len(set(found)) for found in (on(scheme, day) for day in days))


def test_the_cow_system_of_a_period_is_all_states_in_it_on_some_day() -> None:
    """States that enter or leave in the period count; after its end the list stays as it is."""
    assert len(states.cow_system(date(1816, 1, 1), date(1816, 1, 2))) == 23
    year = states.cow_system(date(1990, 1, 1), date(1991, 1, 1))
    assert {"DEU", "COW265", "COW678", "COW680", "YEM", "NAM", "LIE"} <= set(year)
    assert sorted(year) == list(year)
    assert "COW265" not in states.cow_system(date(1990, 10, 3), date(1991, 1, 1))
    assert states.cow_system(date(2030, 1, 1), date(2031, 1, 1)) == states.cow_system(
        date(2016, 12, 31), date(2017, 1, 1)
    )
    assert states.cow_system("1990") == year
    with pytest.raises(InvalidDateError):
        states.cow_system(date(2000, 1, 1), date(2000, 1, 1))


CODES = """
DEU 1980-01-01 = 260 260 GFR | DEU 1990-10-02 = 260 260 GFR | DEU 1990-10-03 = 255 260 GMY
DEU 1930-01-01 = 255 255 GMY | DEU 1950-01-01 = None 260 None | COW265 1980-01-01 = 265 265 GDR
COW265 1995-01-01 = None None None | COW345 2006-06-04 = 345 345 YUG | SRB 2006-06-04 = None None None
SRB 2024-06-05 = 345 340 YUG | YEM 2000-01-01 = 679 678 YEM | KAZ 1991-12-31 = 705 705 KZK
PYF 2000-01-01 = None None None
"""


@pytest.mark.parametrize(("asked", "codes"), entries(CODES))
def test_a_state_has_the_codes_of_the_day(asked: str, codes: str) -> None:
    """A state carries the codes that the lists give it on that day, and nothing where they give none."""
    state, text = asked.rsplit(" ", 1)
    assert " ".join(map(str, codes_of(state, day(text)))) == codes


def test_a_state_carries_the_codes_valid_today_and_a_former_one_its_last() -> None:
    """The fields of a `State` are its codes after the end of the lists; a former state has the number in its code."""
    for state in all_states():
        assert codes_of(state.alpha_3, date(2024, 1, 1)) == (state.cow, state.gw, state.cowc)
    for state in former_states():
        assert state.cow or state.gw
        assert {state.cow, state.gw} <= {None, int(state.alpha_3.lstrip("COWG"))}


@given(st.sampled_from(spans("cow") + spans("gw")), st.booleans())
def test_codes_and_states_are_inverse(span: tuple[str, date, date], last: bool) -> None:
    """On the first and last day of every spell, the codes of the state lead back to it in that year."""
    state, start, end = span
    day = min(end, date(2016, 12, 31) + ONE_DAY) - ONE_DAY if last else start
    codes = codes_of(state, day)
    assert codes.cow or codes.gw
    for scheme, code in (("cow", codes.cow), ("gw", codes.gw), ("cowc", codes.cowc)):
        if code is not None:
            meant = resolve_code(scheme, code, day.year, day.year)  # type: ignore[arg-type]
            assert [s.alpha_3 for s, a, b in meant if (a is None or a <= day) and (b is None or day < b)] == [state]


MEANT = """
cow 365 1992- = RUS | cow 345 1992- = COW345 2006-06-05 SRB | cow 345 1930-1950 = COW345 | cow 345 2007- = SRB
cow 345 2006-2006 = COW345 2006-06-05 SRB | cowc yug 2000-2001 = COW345 | gw 678 1980- = COW678 1990-05-22 YEM
cow 678 1980-1990 = COW678 | cow 220 1942-1944 = FRA | cow 705 1991- = KAZ | cow 240 1837-1866 = COW240
eurostat EL 1- = GRC | iso2 gr 1- = GRC
"""


@pytest.mark.parametrize(("asked", "meant"), entries(MEANT))
def test_a_code_means_the_states_of_its_years(asked: str, meant: str) -> None:
    """A code that passes to another state is split on that day; validity is judged by year, across gaps."""
    scheme, code, first, last = asked.replace("-", " ").split(" ")
    names, days = meant.split(" ")[::2], [date.fromisoformat(text) for text in meant.split(" ")[1::2]]
    found = resolve_code(scheme, code, int(first), int(last) if last else None)  # type: ignore[arg-type]
    expected = list(zip(names, [None, *days], [*days, None], strict=True))
    assert [(state.alpha_3, start, end) for state, start, end in found] == expected


def test_a_number_is_read_in_every_type() -> None:
    """Whole numbers of any type mean the same; what is neither text nor a real number cannot be a code."""
    for code in (365, "365", " 365 ", "365.0", 365.0, np.int64(365), np.float64(365), Decimal("365.0")):
        assert resolve_code("cow", code, 1992, None)[0][0] is resolve_code("gw", code, 1992, None)[0][0] is states.RUS
    for code in (True, None, float("nan"), float("inf"), 1j, [], b"365", np.bool_(True)):
        for scheme in ("cow", "gw"):
            refused(QueryTypeError, resolve_code, scheme, code, 1, None)
    refused(QueryTypeError, states.from_cowc, 365)


@pytest.mark.parametrize(
    ("scheme", "code"),
    [
        *(("cow", code) for code in (365.5, "0365", "365.5", "Russia", "", "RUS", 999, -365, 0, 10**5000, "x" * 200)),
        *(("gw", code) for code in (946, "KAZ")),
        *(("cowc", code) for code in ("FRA", "", "365", "x" * 200)),
        *(("iso2", code) for code in ("EL", "FRA", "")),
        *(("eurostat", code) for code in ("GB", "GR")),
    ],
    ids=shown,
)
def test_a_code_that_no_state_has_is_refused(scheme: str, code: object) -> None:
    """Codes of other lists and fractions are unknown, with a cure."""
    assert refused(UnknownStateError, resolve_code, scheme, code, 1, None).cure


def test_a_number_alone_is_the_state_that_has_it_now_or_had_it_last() -> None:
    """With a year, a number is the state of that year, the later one if it changes hands; without, the latest."""
    from_cow, from_cowc = states.from_cow, states.from_cowc
    asked = [from_cow(345), from_cow(345, year=2006), from_cow(345, year=np.int64(2005)), from_cow(265)]
    assert [state.alpha_3 for state in (*asked, states.from_gw(678))] == ["SRB", "SRB", "COW345", "COW265", "YEM"]
    assert from_cow(260, year=1980) is from_cow(255, year=1990) is from_cow(260) is lookup("DEU")
    lettered = [from_cowc(letters).name for letters in ("AUS", "SWZ", "SLV", "MNG", "CZE", "KOR")]
    assert lettered == ["Austria", "Switzerland", "Slovenia", "Montenegro", "Czechoslovakia", "Korea"]
    refused(UnknownStateError, lambda: from_cow(265, year=1995))
    for year in (True, "1980", 1980.0):
        refused(QueryTypeError, lambda year=year: from_cow(365, year=year))


def test_the_schemes_that_read_all_values_are_found() -> None:
    """A hint names the schemes under which every value would be read, and no other."""
    read_by = {"cow gw": [365, "366", 2.0], "cow": [946], "gw": [972], "cowc": ["FRN", "UKG"], "iso2": ["FR", "GR"]}
    read_by |= {"eurostat": ["FR", "EL"], "names": ["France", "UK"]}
    assert {" ".join(states.schemes_reading_all(values)): values for values in read_by.values()} == read_by
    assert [states.schemes_reading_all(values) for values in (["Atlantis"], [None], [])] == [(), (), ()]


def test_a_code_can_be_read_before_its_state_enters_the_list() -> None:
    """Only on request, and only where it has ever meant one state: Costa Rica in 1907; 345 was Serbia, then others."""
    assert resolve_code("cow", 94, 1907, 1918, early=True)[0][0].alpha_3 == "CRI"
    for code, early in ((94, False), (345, True)):
        with pytest.raises(UnknownStateError):
            resolve_code("cow", code, 1817, 1818, early=early)


def test_questions_about_codes_refuse_what_they_cannot_read() -> None:
    """Unknown states, years for days, and numbers of any size are refused as everywhere else."""
    refused(UnknownStateError, codes_of, "Atlantis", "2000-01-01")
    refused(InvalidDateError, codes_of, "FRA", "2000")
    refused(QueryTypeError, codes_of, 5, "2000-01-01")
    refused(QueryTypeError, states.cow_system, 1990)
    for year in (10**5000, -1):
        refused(QueryTypeError, lambda year=year: states.from_cow(365, year=year))
    for number in (10**5000, 0):
        refused(LedgerError, lambda number=number: State("ATL", "Atlantis", gw=number))
