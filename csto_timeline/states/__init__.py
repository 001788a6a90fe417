"""Define states, and find them by code or name.

In answers a state is its ISO 3166-1 alpha-3 code, a plain `str`; Kosovo is `XKX`. The states that the shipped record
concerns are loaded on import; the others, and the Correlates of War (COW) and Gleditsch-Ward (GW) lists, when first
needed. Bare numbers are never names, because the lists use the same numbers for different states: 704 is Viet Nam in
ISO 3166-1 and Uzbekistan in COW.

Former states. A number of the COW or GW list is the country that continues the state today, where the list or common
usage sees one state: 260 (German Federal Republic) and 255 are Germany, 365 is Russia throughout, 510 with Tanganyika
is Tanzania, 552 with Rhodesia is Zimbabwe, 640 with the Ottoman Empire is Turkey, 816 is Vietnam, 325 is Italy. Every
other state of the lists is a party of its own, with the code `COW` and its number (`GW` and its number if only that
list has it), under the list's name: East Germany is `COW265`, Czechoslovakia `COW315`, Yugoslavia (also as Serbia and
Montenegro) `COW345`, the Yemen Arab Republic `COW678`, the Yemen People's Republic `COW680`, the Republic of Vietnam
`COW817`, Tibet `GW711`. Number 345 passes to Serbia when Montenegro leaves; GW 678 passes to Yemen at its unification.
Names of the Soviet Union are refused, because they mean more than Russia. "Korea" is South Korea, as in OECD data; the
Korea of before 1910 is `COW730`. Parts of a state, such as England, are refused.

Source: ISO 3166-1; the COW state list (2016) and the GW list, as their tables describe; other spellings are those met
in the documents of the record, and common former ones.
"""

from __future__ import annotations

from .codes import codes_of, cow_system, from_alpha_2, from_cow, from_cowc, from_eurostat, from_gw
from .codes import resolve_code as resolve_code
from .codes import schemes_reading_all as schemes_reading_all
from .lists import Codes
from .lists import valid_codes as valid_codes
from .names import (
    AFG,
    ARM,
    AZE,
    BLR,
    CONCERNED,
    GEO,
    KAZ,
    KGZ,
    RUS,
    SRB,
    TJK,
    UZB,
    all_states,
    find,
    former_states,
    lookup,
)
from .names import find_name as find_name
from .names import refusal as refusal
from .names import unknown as unknown
from .state import State, StateLike
from .state import fold as fold

__all__ = [
    "AFG",
    "ARM",
    "AZE",
    "BLR",
    "CONCERNED",
    "GEO",
    "KAZ",
    "KGZ",
    "RUS",
    "SRB",
    "TJK",
    "UZB",
    "Codes",
    "State",
    "StateLike",
    "all_states",
    "codes_of",
    "cow_system",
    "find",
    "former_states",
    "from_alpha_2",
    "from_cow",
    "from_cowc",
    "from_eurostat",
    "from_gw",
    "lookup",
]


def __dir__() -> list[str]:
    return sorted(__all__)
