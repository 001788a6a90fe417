"""Sources, datings and events: what they hold, what they refuse, and how they print."""

from datetime import date
from enum import StrEnum
from typing import Any

import pytest

from csto_timeline import Act, Dating, Event, Grade, Kind, PartialDate, Source, State, announced, in_force, signed
from csto_timeline.errors import LedgerError

SOURCE = Source(key="gazette", title="Gazette", issuer="Court", published="1993-09", url="https://example.org/g")
HUGE = 10**5000


def event(**fields: Any) -> Event:
    """Return an event that is right but for the fields given."""
    return Event(**{"key": "event", "kind": "accession", "states": ["AAA"], "dated": [signed("1993")], **fields})


@pytest.mark.parametrize("make", [announced, signed, in_force])
def test_the_three_functions_make_datings_of_their_act(make: Any) -> None:
    """Each takes the day, sources, a note, a reason for rejection, and whether it is implied."""
    dating = make("1993-09", SOURCE, note="n", rejected="r", implied=True)
    assert dating == Dating(act=make.__name__, day="1993-09", sources=[SOURCE], note="n", rejected="r", implied=True)
    assert (type(dating.act), dating.day) == (Act, PartialDate.of("1993-09"))


def test_what_enters_is_converted_once() -> None:
    """Words become enumeration members, days partial dates, lists tuples, and text of any type plain text."""
    word = StrEnum("Word", {"KEY": "a-key"}).KEY
    made = event(key=word, kind="lapse", states=[State("ATL", "Atlantis"), word], dated=[signed(date(1993, 1, 1))])
    assert (type(made.key), made.kind, made.states) == (str, Kind.LAPSE, ("ATL", "a-key"))
    assert all(type(state) is str for state in made.states)
    assert event(states="AAA").states == event(states=State("AAA", "A")).states == ("AAA",)
    assert (SOURCE.grade, SOURCE.published) == (Grade.COMPILATION, PartialDate.of("1993-09"))
    assert made.datings("signed") == made.dated


@pytest.mark.parametrize(
    ("kind", "field", "values"),
    [
        ("accession", "key", ["", 3]),
        ("accession", "what", [3]),
        ("accession", "note", [[]]),
        ("accession", "states", [[3], 3, ["AAA", "AAA"]]),
        ("accession", "dated", [[3], 3, [], [signed("1993", rejected="no")]]),
        ("accession", "new_name", ["Pact"]),
        ("accession", "term_years", [5]),
        ("dissolution", "states", [["AAA"]]),
        ("renaming", "new_name", [3, None]),
        ("founding", "new_name", [" "]),
        ("founding", "term_years", [0, True, HUGE]),
    ],
)
def test_a_malformed_event_is_refused(kind: str, field: str, values: list[Any]) -> None:
    """The error has a fault with problem and cure, on one line; all faults of an event are found together."""
    for value in values:
        with pytest.raises(LedgerError) as caught:
            event(kind=kind, **{field: value})
        assert all(fault.problem and fault.cure for fault in caught.value.faults)
        assert "\n" not in str(caught.value.faults[0])
    with pytest.raises(LedgerError) as caught:
        event(key="", what=3, states=[""], new_name="x", term_years=5)
    assert len(caught.value.faults) == 5


def test_values_print_on_one_line() -> None:
    """Whatever their texts contain; a source cites issuer, title, day and address, then where it was read."""
    addresses = {"url": "https://a", "read_at": "https://b"}
    read = Source(key="k", title="Forged\n[9] title?", issuer="Court", published="1993", **addresses)
    assert str(read) == r"Court. Forged\n[9] title? 1993. https://a (read in a copy at https://b)"
    assert str(Source(key="k", title="Bare")) == "Bare."
    made = event(what="a\nb", dated=[signed("1993", SOURCE, rejected="c\nd", implied=True), signed("1993")])
    for value in (made, *made.dated, SOURCE):
        assert "\n" not in str(value) + repr(value)
    assert str(made.dated[0]).startswith("signed 1993 (gazette) (implied) (rejected: ")
    assert str(event()) == "event"
