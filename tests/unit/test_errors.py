"""What is raised and warned: whose fault it is, what it carries, and how it reads."""

import pytest
from ledgers import twins

from csto_timeline import errors
from csto_timeline.errors import Fault, LedgerError, OptionError, PartialSourceError, UnknownStateError, one_of

FAMILY = {
    "InvalidDateError": (errors.QueryError, ValueError),
    "LedgerError": (errors.TimelineError, ValueError),
    "MissingExtraError": (errors.TimelineError, ImportError),
    "OptionError": (errors.QueryError, ValueError),
    "PartialSourceError": (errors.QueryError, ValueError),
    "QueryError": (errors.TimelineError, Exception),
    "QueryTypeError": (errors.QueryError, TypeError),
    "StateTypeError": (errors.UnknownStateError, TypeError),
    "TimelineError": (Exception, Exception),
    "UnknownStateError": (errors.QueryError, LookupError),
}


def test_every_error_is_in_the_table_of_this_test() -> None:
    """No error exists whose family this test does not check."""
    found = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)}
    assert found - {"BeyondRecordWarning"} == set(FAMILY)


@pytest.mark.parametrize(("name", "bases"), FAMILY.items())
def test_an_error_can_be_caught_by_fault_and_by_python_type(name: str, bases: tuple[type, type]) -> None:
    """Each error belongs to whose fault it is and to the matching builtin, and all to `TimelineError`."""
    error = getattr(errors, name)
    assert all(issubclass(error, base) for base in bases)
    assert issubclass(error, errors.TimelineError)


def test_a_warning_about_the_record_is_a_user_warning() -> None:
    """`BeyondRecordWarning` is no error, and is shown by default."""
    assert issubclass(errors.BeyondRecordWarning, UserWarning)


PLACES = (
    (Fault(None, None, "bad", "mend it"), "bad; mend it"),
    (Fault("key", None, "bad", "mend it"), "event 'key': bad; mend it"),
    (Fault(None, "UZB", "bad", "mend it"), "UZB: bad; mend it"),
    (Fault("key", "UZB", "bad", "mend it", "row 3"), "row 3, event 'key', UZB: bad; mend it"),
)


@pytest.mark.parametrize(("fault", "text"), PLACES)
def test_a_fault_says_where_what_and_the_cure(fault: Fault, text: str) -> None:
    """A fault prints the place, the event and the state that it knows, the problem and the cure."""
    assert str(fault) == text


def test_one_fault_prints_alone_and_several_as_a_list() -> None:
    """A `LedgerError` prints every fault, and counts them where there are several."""
    faults = [fault for fault, _ in PLACES]
    assert str(LedgerError(faults[:1])) == "bad; mend it"
    assert str(LedgerError(faults)).splitlines() == ["4 faults:", *(f"  {text}" for _, text in PLACES)]


CARRYING = (
    (LedgerError([Fault("key", "UZB", "bad", "mend it")]), "faults", (Fault("key", "UZB", "bad", "mend it"),)),
    (UnknownStateError("what?", ["Uzbekistan"]), "suggestions", ("Uzbekistan",)),
    (PartialSourceError("no", ["article"]), "accepted", ("article",)),
)


@pytest.mark.parametrize(("error", "field", "value"), CARRYING, ids=lambda part: str(part)[:20])
def test_an_error_keeps_what_it_carries_when_pickled_and_copied(error: Exception, field: str, value: object) -> None:
    """What a caller needs of an error survives a process boundary."""
    for twin in (error, *twins(error)):
        assert getattr(twin, field) == value
        assert str(twin) == str(error)


def test_the_faults_are_the_argument_of_their_error() -> None:
    """As with any exception, what it was made of is in `args`."""
    faults = [Fault("key", "UZB", "bad", "mend it")]
    assert LedgerError(faults).args == (tuple(faults),)


def test_an_accepted_word_is_returned() -> None:
    """`one_of` gives back a word that is accepted."""
    assert one_of("any", ("any", "all"), "rule") == "any"


@pytest.mark.parametrize("value", ["every", "", None, 1, [], {}, "a" * 1000])
def test_any_other_word_is_refused_with_all_accepted_ones(value: object) -> None:
    """`OptionError` names the value and every accepted word, whatever the value is."""
    with pytest.raises(OptionError, match=r"is no rule.*; take one of 'any', 'all'$") as refusal:
        one_of(value, ("any", "all"), "rule")
    assert len(str(refusal.value)) < 200


def test_a_slip_is_answered_with_the_nearest_word() -> None:
    """A word that is nearly right is guessed."""
    with pytest.raises(OptionError, match="did you mean 'all'"):
        one_of("al", ("any", "all"), "rule")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("UZB", "'UZB'"),
        (7, "7"),
        ("x" * 78, f"'{'x' * 78}'"),
        ("x" * 79, f"'{'x' * 76}..."),
        ("x" * 80 + "'", f"'{'x' * 76}..."),  # what is cut away does not choose the quotes
        ("x" * 500, f"'{'x' * 76}..."),
        (list(range(99)), None),
    ],
)
def test_a_shown_value_is_short(value: object, text: str | None) -> None:
    """An error shows the value as code, cut where it gets long."""
    shown = errors.shown(value)
    assert len(shown) <= 80
    assert text is None or shown == text


def test_the_nearest_words_come_best_first_and_three_at_most() -> None:
    """Guesses are few, ordered and empty for text that is no slip."""
    assert errors.nearest("belarus", ["belarus", "belarusx", "belaxxs", "belxxus", "france"])[0] == "belarus"
    assert len(errors.nearest("aaaa", [f"aaaa{letter}" for letter in "bcdefg"])) == 3
    assert errors.nearest("qqqq", ["belarus"]) == []
    assert errors.nearest("b" * 60, ["b" * 60]) == ["b" * 60]
    assert errors.nearest("b" * 61, ["b" * 61]) == []


def test_a_fault_stays_on_its_line() -> None:
    """A code with a line break in it is shown so that the report keeps one line a fault."""
    assert str(Fault("key", "a\nb", "problem", "cure")) == "event 'key', 'a\\nb': problem; cure"


def test_a_long_code_is_shortened() -> None:
    """Sixty letters are shown as they are, more of them as the value that they are."""
    assert str(Fault(None, "x" * 60, "problem", "cure")) == f"{'x' * 60}: problem; cure"
    assert str(Fault(None, "x" * 61, "problem", "cure")) == f"'{'x' * 61}': problem; cure"
