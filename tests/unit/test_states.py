"""States: other packages' tables, spellings, suggestions, and the two lists of states with their years."""

import csv
import pickle
import unicodedata
from collections import Counter
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
from ledgers import twins

from csto_timeline import states
from csto_timeline.errors import InvalidDateError, LedgerError, QueryTypeError, UnknownStateError, shown
from csto_timeline.states import (
    CONCERNED,
    State,
    all_states,
    codes_of,
    cow_system,
    find,
    find_name,
    fold,
    former_states,
    from_alpha_2,
    from_cow,
    from_cowc,
    from_eurostat,
    from_gw,
    lookup,
    refusal,
    resolve_code,
    schemes_reading_all,
    unknown,
)
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
WRITTEN = {
    "GBR": "UK; U.K.; Great Britain; Britain; United Kingdom of Great Britain and Northern Ireland",
    "USA": "US; U.S.; USA; United States; The United States of America",
    "ARE": "UAE; United Arab Emirates",
    "GIN": "Guinea; French Guinea",
    "COD": "DR Congo; DRC; Zaire; Congo, Dem. Rep.; Congo (Kinshasa); Congo (Democratic Republic of the); "
    "Belgian Congo",
    "COG": "Congo; Congo, Rep.; Republic of the Congo; Congo-Brazzaville; Congo (Republic of the)",
    "MMR": "Burma; Myanmar (Union of)",
    "NLD": "Holland; The Netherlands; Netherlands (Kingdom of the)",
    "PSE": "Palestine; State of Palestine; West Bank and Gaza; West Bank and Gaza Strip",
    "VAT": "Vatican; Holy See; The Holy See",
    "BIH": "Bosnia; Bosnia-Herzegovina; Bosnia & Herzegovina",
    "CIV": "Ivory Coast; Cote d'Ivoire; CÔTE D’IVOIRE",
    "SWZ": "Swaziland; Eswatini",
    "MKD": "Macedonia; Macedonia, FYR; The former Yugoslav Republic of Macedonia; TFYR Macedonia",
    "CZE": "Czech Republic; Czechia; Czech Rep.",
    "CPV": "Cape Verde; Cabo Verde",
    "TLS": "East Timor; Timor Leste",
    "TUR": "Turkey; Türkiye; Turkiye; Republic of Türkiye",
    "KOR": "South Korea; Korea; Korea, Rep.; Republic of Korea; Korea (Republic of)",
    "PRK": "North Korea; Korea, Dem. People's Rep.; Korea, Dem. Rep.; DPRK; Democratic People’s Republic of Korea",
    "EGY": "Egypt, Arab Rep.",
    "IRN": "Iran, Islamic Rep.; Iran (Islamic Republic of)",
    "YEM": "Yemen, Rep.; Yemen (Republic of)",
    "KGZ": "Kyrgyz Republic; Кыргызская Республика",
    "LAO": "Lao PDR; Lao People's Democratic Republic",
    "SVK": "Slovak Republic",
    "VNM": "Viet Nam; Vietnam; Viet Nam (Socialist Republic of)",
    "BHS": "Bahamas, The; The Bahamas",
    "GMB": "Gambia, The; Gambia (Republic of The)",
    "VEN": "Venezuela, RB; Venezuela (Bolivarian Republic of)",
    "BOL": "Bolivia (Plurinational State of)",
    "FSM": "Micronesia, Fed. Sts.; Micronesia (Federated States of)",
    "LCA": "St. Lucia",
    "KNA": "St. Kitts and Nevis",
    "VCT": "St. Vincent and the Grenadines",
    "HKG": "Hong Kong SAR, China; China, Hong Kong SAR; Hong Kong, China",
    "MAC": "Macao SAR, China; Macau",
    "CHN": "China (People's Republic of); PRC",
    "TWN": "Chinese Taipei; Taiwan, China; Taiwan (Province of China)",
    "TZA": "Tanzania (United Republic of)",
    "MDA": "Moldova (Republic of); Republic of Moldova",
    "XKX": "Kosovo; XK; XKX",
    "RUS": "Российская Федерация; Россия; Russian Federation; RF",
    "BLR": "Республика Беларусь",
    "DEU": "West Germany; German Federal Republic",
    "COW265": "East Germany; GDR; German Democratic Republic",
    "COW345": "Yugoslavia; Serbia and Montenegro",
    "COW678": "Yemen Arab Republic; North Yemen",
    "COW680": "South Yemen; Yemen People's Republic",
    "COW315": "Czechoslovakia",
    "COW817": "South Vietnam; Republic of Vietnam",
    "GW711": "Tibet",
}


# Names


@pytest.mark.parametrize("line", IDENTIFIERS.strip().splitlines(), ids=lambda line: line[:3])
def test_the_states_concerned_carry_the_identifiers_of_the_documents(line: str) -> None:
    """Codes and numbers are those typed here, and the name of the United Nations in Russian leads to the state."""
    code, alpha_2, numeric, cow, gw, letters, russian = line.split(" ", 6)
    state = lookup(code)
    assert state in CONCERNED
    assert (state.alpha_2, state.numeric, state.cow, state.gw, state.cowc) == (
        alpha_2,
        numeric,
        int(cow),
        int(gw),
        letters,
    )
    assert lookup(russian) is from_cow(int(cow)) is from_gw(int(gw)) is from_cowc(letters) is state
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
    differing = {state.eurostat for state in all_states() if state.eurostat != state.alpha_2}
    assert differing == {"EL", "UK"}
    assert (from_eurostat("el").name, from_eurostat("XK").alpha_3) == ("Greece", "XKX")
    assert from_alpha_2("uk") is from_alpha_2("GB") is from_eurostat("UK")
    for ask, letters in ((from_eurostat, "GR"), (from_alpha_2, "EL"), (from_alpha_2, "")):
        with pytest.raises(UnknownStateError):
            ask(letters)


@pytest.mark.parametrize(("code", "names"), WRITTEN.items())
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
    edge = draw(st.sampled_from(["", " ", "  ", "(", "*"]))
    return (
        f"{edge}{draw(st.sampled_from(['', 'the ', 'The ']))}{text}{draw(st.sampled_from(['', ' ', '.', ')']))}",
        state,
    )


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
        named = {find(name) for name in unknown(slip).suggestions}
        assert find(state.name) in named


def test_two_letters_are_a_name_only_where_people_use_them_as_one() -> None:
    """UK, US and RF are names; CA is a code, of Canada or California."""
    assert [find_name(text) and find_name(text).alpha_3 for text in ("UK", "u.s.", "RF", "CA", "FRA", "France")] == [  # type: ignore[union-attr]
        "GBR",
        "USA",
        "RUS",
        None,
        "FRA",
        "FRA",
    ]
    assert lookup("CA").name == "Canada"


# What is refused


@pytest.mark.parametrize(
    "name",
    [
        *("USSR", "Soviet Union", "СССР", "SUN", "GRG", "KZK", "KYR", "TAJ", "YUG", "South Georgia", "Georgia, USA"),
        *("Atlantis", "", "   ", "the", "()", "704", " 004 ", "٧٠٤", "365.0", "x" * 121, "Uzbekistan" * 100_000),
    ],
    ids=lambda name: name[:20],
)
def test_what_is_no_state_is_refused_without_a_suggestion(name: str) -> None:
    """The Soviet Union, codes of other lists, numbers and noise name nobody, and point at nobody."""
    assert find(name) is None
    with pytest.raises(UnknownStateError) as caught:
        lookup(name)
    assert caught.value.suggestions == ()
    assert caught.value.cure


@pytest.mark.parametrize(
    ("name", "code"),
    [("England", "GBR"), ("SCOTLAND", "GBR"), ("Wales", "GBR"), ("Northern Ireland", "GBR"), ("Catalonia", "ESP")],
)
def test_a_part_of_a_state_is_refused_as_such(name: str, code: str) -> None:
    """England is neither the United Kingdom nor Greenland: the error says what it is a part of."""
    with pytest.raises(UnknownStateError) as caught:
        lookup(name)
    assert caught.value.suggestions == (lookup(code).name,)
    assert f"({code})" in caught.value.problem
    assert refusal(name) is not None
    assert refusal("Atlantis") is None


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("Frnace", ["France"]),
        ("Republic of Frnace", ["France"]),
        ("Uzbekstan", ["Uzbekistan"]),
        ("Kyrgystan", ["Kyrgyzstan"]),
        ("Belaruss", ["Belarus"]),
        ("Chadd", ["Chad"]),
        ("Austrlia", ["Australia", "Austria"]),
        ("Domincan Republic", ["Dominican Republic"]),
        ("Dominica Republic", ["Dominica", "Dominican Republic"]),
        ("Former Dominican Republic", ["Dominican Republic"]),
        ("Federal Republic of China", ["Taiwan", "China"]),
        ("Kazakhstan (former)", ["Kazakhstan"]),
        ("Congo, Democratic Republic", ["Congo - Kinshasa"]),
        ("Korea, Democratic Republic", ["North Korea"]),
        ("German Dem. Rep.", ["German Democratic Republic"]),
        ("China, Rep.", ["Taiwan"]),
        ("Sudan, South", ["South Sudan"]),
        ("Democratic Korea", []),
        *((noise, []) for noise in ("qqqqqqqqqq", "arms", "azer", "mold", "Wakanda", "Latveria", "Engalnd", "Alpha")),
    ],
)
def test_suggestions_point_at_the_likely_meaning_only(slip: str, meant: list[str]) -> None:
    """A slip of the pen is answered with the name meant, what merely looks like a name with nothing."""
    assert list(unknown(slip).suggestions) == meant


@given(st.text(max_size=30) | st.sampled_from(["England", "Holand", "Nigerr"]))
def test_suggestions_are_names_that_share_the_first_letter_of_a_refused_name(text: str) -> None:
    """There are at most three, all known; none of them is for a name that is known itself."""
    error = unknown(text)
    assert len(error.suggestions) == len(set(error.suggestions)) <= 3
    assert all(find(name) is not None for name in error.suggestions)


def test_own_parties_are_suggested_unless_there_are_thousands() -> None:
    """The names of a timeline are likely meanings too; among thousands nobody is looked for."""
    own = {fold(name): State(name[:3], name) for name in ("Atlantis", "Eldia")}
    assert unknown("Atlantsi", own).suggestions == ("Atlantis",)
    many = {f"party x{number}": State(f"P{number}", f"Party X{number}") for number in range(5000)}
    assert unknown("Partyy x1", many).suggestions == ()


@pytest.mark.parametrize("value", [704, np.int64(704), 704.5, Decimal(704), 10**5000, np.float32(1)], ids=shown)
def test_every_kind_of_number_gets_the_same_hint(value: object) -> None:
    """A number is a type error that names the functions and options that read numbers."""
    with pytest.raises(QueryTypeError) as caught:
        lookup(value)  # type: ignore[arg-type]
    assert all(word in caught.value.cure for word in ("states.from_cow", "states.from_gw", 'codes="cow"'))
    assert unknown("704").cure == caught.value.cure


@pytest.mark.parametrize("value", [None, True, [], {}, b"UZB", object()])
def test_what_is_neither_text_nor_number_is_a_type_error(value: object) -> None:
    """Other types are not states."""
    with pytest.raises(QueryTypeError):
        find(value)  # type: ignore[arg-type]


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
    own = State("ELD", "Eldia")
    assert lookup(own) is own
    assert State("ELD", "Eldia", "EL", also="Land").spellings == ("ELD", "EL", "Eldia", "Land")
    assert pickle.loads(pickle.dumps(codes_of("DEU", date(1980, 1, 1)))) == (260, 260, "GFR")  # noqa: S301


class Code(str, Enum):  # noqa: UP042 - not a StrEnum: `str` of a member is not its value
    """Codes as another program keeps them."""

    A = "ELD"


class Text(str):
    """Text of another library."""

    __slots__ = ()


@pytest.mark.parametrize("text", [Code.A, Text("ELD"), np.str_("ELD")])
def test_every_text_becomes_plain(text: str) -> None:
    """Subclasses of `str` enter as plain text, and whole numbers of any type as `int`."""
    state = State(text, text, text, text, np.int64(3), np.int32(4), text, text, [text])
    texts = (state.alpha_3, state.name, state.alpha_2, state.numeric, state.cowc, state.eurostat, *state.also)
    assert {(type(part), part) for part in texts} == {(str, "ELD")}
    assert (type(state.cow), type(state.gw)) == (int, int)
    assert find(Text("UZB")) is states.UZB


@pytest.mark.parametrize(
    "fields",
    [
        {"also": None},
        {"also": 5},
        {"also": ["Land", 5]},
        {"alpha_3": None},
        {"alpha_3": ""},
        {"alpha_3": "365"},
        {"name": " "},
        {"name": "x" * 121},
        {"name": "\ud800"},
        {"alpha_2": 5},
        {"numeric": 860},
        {"cow": "365"},
        {"gw": True},
        {"cowc": b"RUS"},
        {"eurostat": 1.5},
    ],
    ids=str,
)
def test_a_field_of_the_wrong_type_is_a_fault(fields: dict[str, object]) -> None:
    """Whatever is wrong with a field is reported as a fault with its cure, never as another error."""
    with pytest.raises(LedgerError) as caught:
        State(**{"alpha_3": "ELD", "name": "Eldia", **fields})  # type: ignore[arg-type]
    assert [fault.cure != "" for fault in caught.value.faults] == [True]


def test_the_module_shows_its_public_names_only() -> None:
    """`dir` lists `__all__`, and every public function is documented."""
    assert dir(states) == sorted(states.__all__)
    assert all(getattr(states, name).__doc__ for name in states.__all__)


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


@pytest.mark.parametrize(("scheme", "year", "count"), [(s, y, n) for s in COUNTS for y, n in COUNTS[s].items()])
def test_the_lists_have_as_many_states_as_published(scheme: str, year: int, count: int) -> None:
    """The number of states on a day is that of the published list."""
    assert len(on(scheme, date(year, 1, 1))) == count


@pytest.mark.parametrize("scheme", ["cow", "gw"])
def test_a_state_is_never_in_a_list_twice(scheme: str) -> None:
    """On every day on which the list changes, and the day before, each state has one code at most."""
    days = {day for _, start, end in spans(scheme) for day in (start, start - ONE_DAY, end - ONE_DAY)}
    assert all(len(found) == len(set(found)) for found in (on(scheme, day) for day in days))


def test_the_cow_system_of_a_period_is_all_states_in_it_on_some_day() -> None:
    """States that enter or leave in the period count; after its end the list stays as it is."""
    assert len(cow_system(date(1816, 1, 1), date(1816, 1, 2))) == 23
    year = cow_system(date(1990, 1, 1), date(1991, 1, 1))
    assert {"DEU", "COW265", "COW678", "COW680", "YEM", "NAM", "LIE"} <= set(year)
    assert sorted(year) == list(year)
    assert "COW265" not in cow_system(date(1990, 10, 3), date(1991, 1, 1))
    assert cow_system(date(2030, 1, 1), date(2031, 1, 1)) == cow_system(date(2016, 12, 31), date(2017, 1, 1))
    assert cow_system("1990") == year
    with pytest.raises(InvalidDateError):
        cow_system(date(2000, 1, 1), date(2000, 1, 1))


@pytest.mark.parametrize(
    ("code", "day", "expected"),
    [
        ("DEU", date(1980, 1, 1), (260, 260, "GFR")),
        ("DEU", date(1990, 10, 2), (260, 260, "GFR")),
        ("DEU", date(1990, 10, 3), (255, 260, "GMY")),
        ("DEU", date(1930, 1, 1), (255, 255, "GMY")),
        ("DEU", date(1950, 1, 1), (None, 260, None)),
        ("COW265", date(1980, 1, 1), (265, 265, "GDR")),
        ("COW265", date(1995, 1, 1), (None, None, None)),
        ("COW345", date(2006, 6, 4), (345, 345, "YUG")),
        ("SRB", date(2006, 6, 4), (None, None, None)),
        ("SRB", date(2024, 6, 5), (345, 340, "YUG")),
        ("YEM", date(2000, 1, 1), (679, 678, "YEM")),
        ("KAZ", date(1991, 12, 31), (705, 705, "KZK")),
        ("PYF", date(2000, 1, 1), (None, None, None)),
        ("Germany", "20 April 1980", (260, 260, "GFR")),
    ],
)
def test_a_state_has_the_codes_of_the_day(code: str, day: date, expected: tuple[object, ...]) -> None:
    """A state carries the codes that the lists give it on that day, and nothing where they give none."""
    assert codes_of(code, day) == expected


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


CUT = date(2006, 6, 5)


@pytest.mark.parametrize(
    ("scheme", "code", "first", "last", "meant"),
    [
        ("cow", 365, 1992, None, [("RUS", None, None)]),
        ("cow", 345, 1992, None, [("COW345", None, CUT), ("SRB", CUT, None)]),
        ("cow", 345, 1930, 1950, [("COW345", None, None)]),
        ("cow", 345, 2007, None, [("SRB", None, None)]),
        ("cow", 345, 2006, 2006, [("COW345", None, CUT), ("SRB", CUT, None)]),
        ("cowc", "yug", 2000, 2001, [("COW345", None, None)]),
        ("gw", 678, 1980, None, [("COW678", None, date(1990, 5, 22)), ("YEM", date(1990, 5, 22), None)]),
        ("cow", 678, 1980, 1990, [("COW678", None, None)]),
        ("cow", 220, 1942, 1944, [("FRA", None, None)]),
        ("cow", 705, 1991, None, [("KAZ", None, None)]),
        ("cow", 240, 1837, 1866, [("COW240", None, None)]),
        ("eurostat", "EL", 1, None, [("GRC", None, None)]),
        ("iso2", "gr", 1, None, [("GRC", None, None)]),
    ],
)
def test_a_code_means_the_states_of_its_years(
    scheme: str, code: object, first: int, last: int | None, meant: list[object]
) -> None:
    """A code that passes to another state is split on that day; validity is judged by year, across gaps."""
    found = resolve_code(scheme, code, first, last)  # type: ignore[arg-type]
    assert [(state.alpha_3, start, end) for state, start, end in found] == meant


@pytest.mark.parametrize(
    "code", [365, "365", " 365 ", "365.0", 365.0, np.int64(365), np.float64(365), Decimal("365.0")]
)
def test_a_number_is_read_in_every_type(code: object) -> None:
    """Whole numbers of any type mean the same."""
    assert resolve_code("cow", code, 1992, None)[0][0] is resolve_code("gw", code, 1992, None)[0][0] is states.RUS


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
    with pytest.raises(UnknownStateError) as caught:
        resolve_code(scheme, code, 1, None)  # type: ignore[arg-type]
    assert caught.value.cure


@pytest.mark.parametrize("code", [True, None, float("nan"), float("inf"), 1j, [], b"365", np.bool_(True)])
def test_a_code_of_an_impossible_type_is_a_type_error(code: object) -> None:
    """What is neither text nor a real number cannot be a code."""
    for scheme in ("cow", "gw"):
        with pytest.raises(QueryTypeError):
            resolve_code(scheme, code, 1, None)  # type: ignore[arg-type]
    with pytest.raises(QueryTypeError):
        from_cowc(365)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("scheme", "code", "first", "last", "cure"),
    [
        ("cow", 260, 1995, 1995, 'use 255 for Germany, or use codes="gw"'),
        ("gw", 255, 1995, None, 'use 260 for Germany, or use codes="cow"'),
        ("cow", 255, 1980, 1980, "use 260 for Germany"),
        ("cowc", "GMY", 1980, 1980, "use 'GFR' for Germany"),
        ("cow", 265, 1991, None, "correct the code or the days"),
    ],
)
def test_a_code_out_of_its_years_is_refused(scheme: str, code: object, first: int, last: int | None, cure: str) -> None:
    """The error names the code and its years, that state's code in the years asked, and the other list if it fits."""
    with pytest.raises(UnknownStateError) as caught:
        resolve_code(scheme, code, first, last)  # type: ignore[arg-type]
    assert str(code) in caught.value.problem
    assert cure in caught.value.cure


def test_a_number_alone_is_the_state_that_has_it_now_or_had_it_last() -> None:
    """With a year, a number is the state of that year, the later one if it changes hands; without, the latest."""
    asked = [from_cow(345), from_cow(345, year=2006), from_cow(345, year=np.int64(2005)), from_cow(265), from_gw(678)]
    assert [state.alpha_3 for state in asked] == ["SRB", "SRB", "COW345", "COW265", "YEM"]
    assert from_cow(260, year=1980) is from_cow(255, year=1990) is from_cow(260) is lookup("DEU")
    assert [from_cowc(letters).name for letters in ("AUS", "SWZ", "SLV", "MNG", "CZE", "KOR")] == [
        "Austria",
        "Switzerland",
        "Slovenia",
        "Montenegro",
        "Czechoslovakia",
        "Korea",
    ]
    with pytest.raises(UnknownStateError):
        from_cow(265, year=1995)
    for year in (True, "1980", 1980.0):
        with pytest.raises(QueryTypeError):
            from_cow(365, year=year)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "schemes"),
    [
        ([365, "366", 2.0], ("cow", "gw")),
        ([946], ("cow",)),
        ([972], ("gw",)),
        (["FRN", "UKG"], ("cowc",)),
        (["FR", "GR"], ("iso2",)),
        (["FR", "EL"], ("eurostat",)),
        (["France", "UK"], ("names",)),
        (["Atlantis"], ()),
        ([None], ()),
        ([], ()),
    ],
)
def test_the_schemes_that_read_all_values_are_found(values: list[object], schemes: tuple[str, ...]) -> None:
    """A hint names the schemes under which every value would be read, and no other."""
    assert schemes_reading_all(values) == schemes


def test_a_code_can_be_read_before_its_state_enters_the_list() -> None:
    """Only on request, and only where it has ever meant one state: Costa Rica in 1907; 345 was Serbia, then others."""
    assert states.resolve_code("cow", 94, 1907, 1918, early=True)[0][0].alpha_3 == "CRI"
    for code, early in ((94, False), (345, True)):
        with pytest.raises(UnknownStateError):
            states.resolve_code("cow", code, 1817, 1818, early=early)


@pytest.mark.parametrize(
    ("ask", "error"),
    [
        (lambda: codes_of("Atlantis", date(2000, 1, 1)), UnknownStateError),
        (lambda: codes_of("FRA", "2000"), InvalidDateError),
        (lambda: codes_of(5, date(2000, 1, 1)), QueryTypeError),  # type: ignore[arg-type]
        (lambda: cow_system(1990), QueryTypeError),  # type: ignore[arg-type]
        (lambda: from_cow(365, year=10**5000), QueryTypeError),
        (lambda: from_gw(365, year=-1), QueryTypeError),
        (lambda: State("ATL", "Atlantis", cow=10**5000), LedgerError),
        (lambda: State("ATL", "Atlantis", gw=0), LedgerError),
    ],
)
def test_questions_about_codes_refuse_what_they_cannot_read(ask: Any, error: type[Exception]) -> None:
    """Unknown states, years for days, and numbers of any size are refused as everywhere else."""
    with pytest.raises(error):
        ask()
