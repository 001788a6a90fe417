"""What a record is made of: sources, datings and events, how they read, and what they refuse."""

from collections.abc import Callable
from datetime import date

import pytest
from ledgers import ARCADIA, ATLAS, GAZETTE, REGISTER, twins

from csto_timeline import Act, Dating, Event, Grade, Kind, PartialDate, Source, State, announced, in_force, signed
from csto_timeline.errors import InvalidDateError, LedgerError, OptionError, QueryTypeError

SIGNED = signed("2000-01-10", REGISTER)


def faults_of(**fields: object) -> list[tuple[str | None, str]]:
    """Return the key, and the problem with its cure, of every fault of an event with these fields."""
    whole = {"key": "a", "kind": "accession", "states": ("ARC",), "dated": (SIGNED,), **fields}
    with pytest.raises(LedgerError) as refusal:
        Event(**whole)  # type: ignore[arg-type]
    assert all(fault.state is None for fault in refusal.value.faults)
    return [(fault.event, f"{fault.problem}; {fault.cure}") for fault in refusal.value.faults]


# Words


def test_the_words_are_those_of_the_glossary() -> None:
    """Twelve kinds, three acts and five grades, each the lower case of its name."""
    kinds = "founding accession renewal lapse suspension return withdrawal expulsion observer freeze renaming milestone"
    assert [*Kind] == kinds.split()
    assert [*Act] == ["announced", "signed", "in_force"]
    assert [*Grade] == ["official", "scholarly", "agency", "press", "compilation"]
    assert [word.name.lower() for words in (Kind, Act, Grade) for word in words] == [*Kind, *Act, *Grade]


# Sources


def test_a_source_reads_its_days_and_grade() -> None:
    """A source takes a partial day of publication, a day of coverage and a grade, as text or as values."""
    source = Source(key="s", published="2007-01", covers_through="2006-12-31", grade="press")
    assert source.published == PartialDate.of("2007-01")
    assert source.covers_through == date(2006, 12, 31)
    assert source.grade is Grade.PRESS
    assert source == Source(
        key="s",
        published=PartialDate.of("2007-01"),
        covers_through=date(2006, 12, 31),
        grade=Grade.PRESS,
    )


def test_a_source_needs_no_more_than_a_key() -> None:
    """What is not known of a source is left out."""
    bare = Source(key="s")
    assert (bare.published, bare.url, bare.covers_through, bare.note, bare.grade) == (None,) * 4 + (Grade.COMPILATION,)


PRINTED = (
    (REGISTER, "The League. Register of parties. 2007-01. https://example.org/register"),
    (GAZETTE, "A history of the League"),
    (Source(key="bare"), "bare"),
    (Source(key="asked", issuer="The Office.", title="Who was in?", published="2007"), "The Office. Who was in? 2007"),
    (
        Source(key="old", title="Report", published="[..2018]", url="https://x"),
        "Report. 2018-12-31 or earlier. https://x",
    ),
    (Source(key="ten", title="Protocol X", published="2007"), "Protocol X. 2007"),
    (Source(key="between", title="Report", published="[2007..2011]"), "Report. Between 2007 and 2011"),
)


@pytest.mark.parametrize(("source", "text"), PRINTED)
def test_a_source_prints_as_a_citation(source: Source, text: str) -> None:
    """A source prints what is known of it, at the least its key."""
    assert (str(source), repr(source)) == (text, f"Source({source.key!r})")


@pytest.mark.parametrize("key", ["", "  ", None, 7])
def test_a_source_without_a_key_is_refused(key: object) -> None:
    """A footnote needs a name."""
    with pytest.raises(LedgerError) as refusal:
        Source(key=key)  # type: ignore[arg-type]
    assert str(refusal.value) == f"a source has the key {key!r}; give it a short text"


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("published", "last year", InvalidDateError),
        ("published", 2007, QueryTypeError),
        ("covers_through", "2007", InvalidDateError),
        ("covers_through", True, QueryTypeError),
        ("grade", "hearsay", OptionError),
        ("grade", None, OptionError),
    ],
)
def test_a_source_refuses_what_it_cannot_read(field: str, value: object, error: type[Exception]) -> None:
    """A malformed day or grade of a source is refused by the documented error."""
    with pytest.raises(error):
        Source(key="s", **{field: value})  # type: ignore[arg-type]


# Datings


@pytest.mark.parametrize(("make", "act"), [(announced, Act.ANNOUNCED), (signed, Act.SIGNED), (in_force, Act.IN_FORCE)])
def test_three_functions_make_the_datings_of_the_three_acts(make: Callable[..., Dating], act: Act) -> None:
    """Each function gives its act and passes everything else on."""
    more = {"note": "note", "rejected": "why", "implied": True}
    made = make("2000", REGISTER, ATLAS, **more)
    assert made == Dating(act=act, day="2000", sources=[REGISTER, ATLAS], **more)  # type: ignore[arg-type]
    assert (made.day, made.sources) == (PartialDate.of("2000"), (REGISTER, ATLAS))
    bare = make("2000")
    assert (bare.sources, bare.note, bare.rejected, bare.implied) == ((), None, None, False)


TOLD = (
    (signed("2000-01-10", REGISTER, ATLAS), "signed 2000-01-10 (register, atlas)"),
    (in_force("2000"), "in force 2000"),
    (announced("[2000..]", GAZETTE, implied=True), "announced [2000-01-01..] (gazette) (implied)"),
    (signed("1999", ATLAS, rejected="a slip"), "signed 1999 (atlas) (rejected: a slip)"),
    (signed("1999", implied=True, rejected="a slip"), "signed 1999 (implied) (rejected: a slip)"),
)


@pytest.mark.parametrize(("dating", "text"), TOLD)
def test_a_dating_prints_act_day_sources_and_marks(dating: Dating, text: str) -> None:
    """A dating prints everything that it says."""
    assert (str(dating), repr(dating)) == (text, f"<Dating {text}>")


@pytest.mark.parametrize("reason", ["", "  ", True, False, 0])
def test_a_rejection_gives_its_reason(reason: object) -> None:
    """A day is rejected for a reason in words, or not at all."""
    with pytest.raises(LedgerError) as refusal:
        signed("2000", rejected=reason)  # type: ignore[arg-type]
    assert str(refusal.value) == f"rejected={reason!r} gives no reason; say why, or leave it out"


def test_every_stranger_among_the_sources_is_named() -> None:
    """What is no source is refused, each with its own fault."""
    with pytest.raises(LedgerError) as refusal:
        signed("2000", REGISTER, "register", 7)  # type: ignore[arg-type]
    assert [str(fault) for fault in refusal.value.faults] == [
        "'register' is no Source; give Source values",
        "7 is no Source; give Source values",
    ]


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"act": "decided", "day": "2000"}, OptionError),
        ({"act": None, "day": "2000"}, OptionError),
        ({"act": "signed", "day": "2000-13"}, InvalidDateError),
        ({"act": "signed", "day": "28 June 2012"}, InvalidDateError),
        ({"act": "signed", "day": None}, QueryTypeError),
        ({"act": "signed", "day": 2000}, QueryTypeError),
    ],
)
def test_a_dating_refuses_what_it_cannot_read(fields: dict[str, object], error: type[Exception]) -> None:
    """A malformed act or day is refused by the documented error."""
    with pytest.raises(error):
        Dating(**fields)  # type: ignore[arg-type]


# Events


def test_an_event_reads_its_fields() -> None:
    """Kinds and states are taken as text or as values, and everything becomes a tuple."""
    event = Event(key="a", kind="accession", states=[ARCADIA, "BRO"], dated=[SIGNED])
    assert (event.kind, event.states, event.dated) == (Kind.ACCESSION, ("ARC", "BRO"), (SIGNED,))
    assert (event.what, event.new_name, event.term_years, event.note) == ("", None, None, None)


def test_one_dating_needs_no_tuple() -> None:
    """A single dating, and a single source of one, stand for themselves."""
    event = Event(key="a", kind=Kind.ACCESSION, states=("ARC",), dated=SIGNED)  # type: ignore[arg-type]
    assert event.dated == (SIGNED,)
    assert Dating(act=Act.SIGNED, day="2000", sources=REGISTER).sources == (REGISTER,)  # type: ignore[arg-type]


@pytest.mark.parametrize("states", ["ARC", State("ARC", "Arcadia")])
def test_one_state_needs_no_tuple(states: str | State) -> None:
    """A single code or state stands for itself, not for its letters."""
    event = Event(key="a", kind=Kind.ACCESSION, states=states, dated=(SIGNED,))  # type: ignore[arg-type]
    assert event.states == ("ARC",)


def test_an_event_prints_its_key_and_what_happened() -> None:
    """An event prints its key, and what happened where it is said."""
    event = Event(key="a", kind=Kind.ACCESSION, states=("ARC",), dated=(SIGNED,))
    told = Event(key="a", kind=Kind.ACCESSION, states=("ARC",), dated=(SIGNED,), what="Arcadia joins.")
    assert (str(event), str(told), repr(told)) == ("a", "a: Arcadia joins.", "Event('a')")


def test_datings_of_an_act_keep_their_order_and_the_rejected_ones() -> None:
    """The datings of one act come as written, the preferred one first."""
    datings = (signed("2000"), in_force("2001"), signed("1999", rejected="a slip"), signed("2000-01-10"))
    event = Event(key="a", kind=Kind.ACCESSION, states=("ARC",), dated=datings)
    assert event.datings(Act.SIGNED) == (datings[0], datings[2], datings[3])
    assert event.datings(Act.IN_FORCE) == (datings[1],)
    assert event.datings(Act.ANNOUNCED) == ()


FAULTY: dict[str, tuple[dict[str, object], str]] = {
    "empty key": ({"key": ""}, "the key is ''; give a short text that will never change"),
    "blank key": ({"key": "  "}, "the key is '  '; give a short text that will never change"),
    "key that is no text": ({"key": 7}, "the key is 7; give a short text that will never change"),
    "blank state": ({"states": ("ARC", " ")}, "the states are ('ARC', ' '); give codes, names or State values"),
    "state that is no text": ({"states": (704,)}, "the states are (704,); give codes, names or State values"),
    "state twice": ({"states": ("ARC", "ARC")}, "a state is named twice; name each state once"),
    "code and state twice": ({"states": ("ARC", ARCADIA)}, "a state is named twice; name each state once"),
    "dating that is none": ({"dated": (SIGNED, "2000")}, "a dating is no Dating; use announced, signed, in_force"),
    "no dating": (
        {"dated": ()},
        "no dating is left to stand on; give at least one day that is not rejected, if only a year",
    ),
    "only rejected datings": (
        {"dated": (signed("2000", rejected="a slip"),)},
        "no dating is left to stand on; give at least one day that is not rejected, if only a year",
    ),
    "name from a lapse": ({"kind": "lapse", "new_name": "Union"}, "a lapse gives no name; leave new_name out"),
    "name from a milestone": (
        {"kind": "milestone", "new_name": "Union"},
        "a milestone gives no name; leave new_name out",
    ),
    "renaming without a name": ({"kind": "renaming", "states": ()}, "a renaming needs a name; give new_name"),
    "renaming with a blank name": ({"kind": "renaming", "new_name": " "}, "the name is ' '; give new_name as text"),
    "founding with a blank name": ({"kind": "founding", "new_name": "  "}, "the name is '  '; give new_name as text"),
    "name that is no text": ({"kind": "founding", "new_name": 7}, "the name is 7; give new_name as text"),
    "term of an accession": (
        {"term_years": 5},
        "term_years=5 cannot stand here; give whole years to a founding or a renewal only",
    ),
    "term of no years": (
        {"kind": "founding", "term_years": 0},
        "term_years=0 cannot stand here; give whole years to a founding or a renewal only",
    ),
    "term of a thousand years": (
        {"kind": "founding", "term_years": 1000},
        "term_years=1000 cannot stand here; give whole years to a founding or a renewal only",
    ),
    "term of half years": (
        {"kind": "renewal", "term_years": 2.5},
        "term_years=2.5 cannot stand here; give whole years to a founding or a renewal only",
    ),
    "term that is a bool": (
        {"kind": "renewal", "term_years": True},
        "term_years=True cannot stand here; give whole years to a founding or a renewal only",
    ),
}


@pytest.mark.parametrize(("fields", "fault"), FAULTY.values(), ids=FAULTY)
def test_each_fault_of_an_event_is_found(fields: dict[str, object], fault: str) -> None:
    """One thing wrong with an event is one fault, under the event's key where it has one, and has its own cure."""
    key = fields.get("key", "a")
    assert faults_of(**fields) == [(key if isinstance(key, str) else None, fault)]


def test_all_faults_of_an_event_are_reported_at_once() -> None:
    """Whoever mends an event sees everything that is wrong with it."""
    found = faults_of(key="", kind="lapse", states=("ARC", "ARC", ""), dated=(7,), new_name="Union", term_years=5)
    assert [fault for _, fault in found] == [
        "the key is ''; give a short text that will never change",
        "the states are ('ARC', 'ARC', ''); give codes, names or State values",
        "a state is named twice; name each state once",
        "a dating is no Dating; use announced, signed, in_force",
        "a lapse gives no name; leave new_name out",
        "term_years=5 cannot stand here; give whole years to a founding or a renewal only",
    ]


@pytest.mark.parametrize("term", [1, 5, 999])
def test_a_founding_and_a_renewal_carry_a_term(term: int) -> None:
    """Whole years of a founding or a renewal are kept."""
    for kind in (Kind.FOUNDING, Kind.RENEWAL):
        assert Event(key="a", kind=kind, states=("ARC",), dated=(SIGNED,), term_years=term).term_years == term


@pytest.mark.parametrize("kind", ["enlargement", "Accession", None, 3])
def test_an_unknown_kind_is_refused_with_all_kinds(kind: object) -> None:
    """A kind that is none is refused, and the message lists those there are."""
    with pytest.raises(OptionError, match="is no kind") as refusal:
        Event(key="a", kind=kind, dated=(SIGNED,))  # type: ignore[arg-type]
    assert str(refusal.value).endswith(f"; take one of {', '.join(repr(str(each)) for each in Kind)}")


def test_an_act_and_a_grade_are_refused_with_all_of_their_words() -> None:
    """The message says what the word is none of, and lists those there are."""
    with pytest.raises(OptionError) as act:
        Dating(act="decided", day="2000")  # type: ignore[arg-type]
    assert str(act.value) == "'decided' is no act; take one of 'announced', 'signed', 'in_force'"
    with pytest.raises(OptionError) as grade:
        Source(key="s", grade="hearsay")  # type: ignore[arg-type]
    words = "'official', 'scholarly', 'agency', 'press', 'compilation'"
    assert str(grade.value) == f"'hearsay' is no grade; take one of {words}"


@pytest.mark.parametrize("fields", [{"states": 704}, {"states": None}, {"dated": None}, {"dated": "2000"}], ids=str)
def test_what_cannot_be_gone_through_is_a_fault_too(fields: dict[str, object]) -> None:
    """A field that is no collection is a fault of the event, as other wrong fields are."""
    assert faults_of(**fields)


VALUES = (REGISTER, SIGNED, Event(key="a", kind=Kind.ACCESSION, states=("ARC",), dated=(SIGNED,)))


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_the_parts_of_a_record_are_values(value: object) -> None:
    """Sources, datings and events are frozen, hashable, comparable, copyable and picklable."""
    for twin in twins(value):
        assert (twin, hash(twin), repr(twin)) == (value, hash(value), repr(value))
    with pytest.raises(AttributeError):
        value.note = "other"  # type: ignore[attr-defined]
