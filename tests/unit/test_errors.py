"""Errors, faults and warnings: their fields, their one line of text, and what helps to build them."""

import pytest
from ledgers import twins

from csto_timeline import errors
from csto_timeline.errors import Fault, LedgerError, OptionError, PartialSourceError, TimelineError, UnknownStateError

BROKEN = type("Broken", (), {"__repr__": lambda _: 1 / 0})()
ERRORS = [value for name in errors.__all__ if issubclass(value := getattr(errors, name), TimelineError)]


@pytest.mark.parametrize("error", [kind for kind in ERRORS if kind is not LedgerError])
def test_errors_hold_problem_and_cure(error: type[TimelineError]) -> None:
    """The text is made of the two, and the root catches every error."""
    raised = error("it is wrong", "do this")
    assert (raised.problem, raised.cure, str(raised)) == ("it is wrong", "do this", "it is wrong; do this")
    assert str(error("it is wrong")) == "it is wrong"


def test_errors_are_pickled_with_their_fields() -> None:
    """Suggestions, accepted keys and faults survive."""
    faults = [Fault("p", "c", event="e", state="s", row=3, place="line 4")]
    found = (UnknownStateError("p", "c", ["France"]), PartialSourceError("p", "c", ["article"]), OptionError("p", "c"))
    for error in (*found, LedgerError(faults)):
        for twin in twins(error):
            assert (vars(twin), str(twin)) == (vars(error), str(error))


def test_a_fault_says_where_it_is_on_one_line() -> None:
    """Place or row, event and state come first; a line break in a name forges nothing."""
    assert (str(Fault("p", "c")), repr(Fault("p", "c"))) == ("p; c", "<Fault p; c>")
    assert str(Fault("p", "", row=3, state="Red\n[1]")) == r"row 3, Red\n[1]: p"
    assert str(Fault("p", "c", row=3, place="line 4", event="e")) == "line 4, event 'e': p; c"
    assert str(LedgerError([Fault("p", "c"), Fault("q", "d")])) == "2 faults:\n  p; c\n  q; d"
    assert LedgerError().faults == ()
    assert str(LedgerError([Fault(f"p{n}", "c") for n in range(53)])).endswith("\n  and 3 more, which are in .faults")


@pytest.mark.parametrize(
    "value",
    [10**5000, "x" * 500, BROKEN, "a\nb", "\ud800", {"a": ["b"] * 100}],
    ids=["huge", "long", "broken", "break", "surrogate", "nested"],
)
def test_any_value_is_shown_in_at_most_eighty_characters(value: object) -> None:
    """Huge numbers, long texts and broken objects included."""
    assert len(errors.shown(value)) <= 80
    assert errors.shown(value).isprintable()


def test_a_refused_word_names_the_accepted_ones_and_the_nearest() -> None:
    """A dozen at most; what is not text is refused too."""
    with pytest.raises(OptionError) as caught:
        errors.one_of("singed", ("signed", "announced"), "reading")
    assert "'signed'" in caught.value.cure.partition("?")[0]
    with pytest.raises(OptionError) as caught:
        errors.one_of(3, [f"word {n}" for n in range(50)], "word")
    assert "50 in all" in caught.value.cure
    assert errors.nearest("x" * 61, ["x" * 61]) == []
