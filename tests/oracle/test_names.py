"""The names of the states of the record, typed a second time from the documents and dictionaries that use them."""

import pytest

from csto_timeline import states

NAMES = {
    "ARM": "Armenia; Republic of Armenia; Armenien; Arménie; Hayastan; Армения; AM",
    "AZE": "Azerbaijan; Republic of Azerbaijan; Azerbaijani Republic; Azerbaidzhan; Aserbaidschan; Azerbaïdjan; AZ",
    "BLR": "Belarus; Republic of Belarus; Byelorussia; Belorussia; Белоруссия; Biélorussie; Weißrussland; White Russia",
    "GEO": "Georgia; Republic of Georgia; Gruziya; Грузия; Sakartvelo; Géorgie; Georgien; GE",
    "KAZ": "Kazakhstan; Republic of Kazakhstan; Kazakstan; Qazaqstan; Kasachstan; Казахстан; KZ",
    "KGZ": "Kyrgyzstan; Kyrgyz Republic; Kirghizia; Киргизия; Kirghizistan; Kirgizia; Kirgisistan; Кыргызстан; KG",
    "RUS": "Russia; Russian Federation; Russian Federation (the); RF; Russie; Rossiya; Российская Федерация; RU",
    "TJK": "Tajikistan; Republic of Tajikistan; Tadjikistan; Tadzhikistan; Tadschikistan; Таджикистан; TJ",
    "UZB": "Uzbekistan; Republic of Uzbekistan; Ouzbékistan; Usbekistan; O'zbekiston; Oʻzbekiston; Узбекистан; UZ",
    "SRB": "Serbia; Republic of Serbia; Serbie; Сербия; RS",
    "AFG": "Afghanistan; Islamic Republic of Afghanistan; Афганистан; AF",
}
NUMBERS = {"ARM": 371, "AZE": 373, "BLR": 370, "GEO": 372, "KAZ": 705, "KGZ": 703, "RUS": 365, "TJK": 702, "UZB": 704}
LETTERS = {"GEO": "GRG", "KAZ": "KZK", "KGZ": "KYR", "TJK": "TAJ", "UZB": "UZB", "RUS": "RUS"}


@pytest.mark.parametrize(("code", "names"), NAMES.items())
def test_every_name_and_number_leads_to_its_state(code: str, names: str) -> None:
    """Whatever its case; COW and Gleditsch-Ward agree on these states, and COW letters differ from ISO."""
    for name in names.split("; "):
        assert states.lookup(name).alpha_3 == states.lookup(name.upper()).alpha_3 == code, name
    for find, table in ((states.from_cow, NUMBERS), (states.from_gw, NUMBERS), (states.from_cowc, LETTERS)):
        assert code not in table or find(table[code]).alpha_3 == code
