"""No answer is less certain than the possible histories of a ledger allow, and none is more certain.

Small random ledgers are compared with an enumeration of all their histories, in every view.
"""

from collections.abc import Sequence
from contextlib import suppress
from itertools import product
from typing import NamedTuple

import pytest
from hypothesis import given, note
from hypothesis import strategies as st
from ledgers import timeline, told
from oracle.exact import DAYS, SPAN, contests, differences
from oracle.histories import TABLE, Histories, ImpossibleError, day_of, of_events
from properties.views import holds

from csto_timeline import Dating, Event, PartialDate, Source, announced
from csto_timeline.errors import LedgerError

pytestmark = pytest.mark.filterwarnings("ignore::csto_timeline.BeyondRecordWarning")

STATES = ("AAA", "AAB", "AAC", "AAD")
COVERING = Source(key="covering", title="A whole account", covers_through="2010-12-31")
ANOTHER = Source(key="another", title="Another whole account", covers_through="2010-12-31")
PARTIAL = Source(key="partial", title="A part of the story")
VIEWS = tuple(product((False, True), ("announced", "signed", "in_force")))

Ledger = tuple[Event, ...]


def mistakes(events: Sequence[Event]) -> list[tuple[object, ...]]:
    """Return what the library answers otherwise than the enumeration, in every view; nothing if both refuse."""
    states = sorted({state for event in events for state in event.states})
    sources = [source for source in (COVERING, ANOTHER) if any(source in d.sources for e in events for d in e.dated)]
    whole_and_sources = (None, *(source.key for source in sources))
    views: dict[tuple[bool, str, str | None], Histories] = {}
    with suppress(ImpossibleError):
        for source, (wide, reading) in product(whole_and_sources, VIEWS):
            views[wide, reading, source] = of_events(events, DAYS, reading, widened=wide, source=source)
    possible = len(views) == len(whole_and_sources) * len(VIEWS)
    try:
        record = timeline(*events)
    except LedgerError as problem:
        return [("refused", str(problem))] if possible else []
    if not possible:
        return [("accepted",)]
    found: list[tuple[object, ...]] = []
    for (wide, reading, source), histories in views.items():
        view = record.under(reading)
        view = view if source is None else view.according_to(source)
        view = view.widened() if wide else view
        found += [(reading, wide, source, *each) for each in differences(view, histories, states)]
    right = contests([views[wide, reading, None] for wide, reading in VIEWS], states)
    said = {
        (contest.state, day): (*contest.plain.values(), *contest.widened.values())
        for contest in record.contested()
        for day in map(day_of, DAYS)
        if holds(contest, day)
    }
    return found if said == right else [*found, ("contested", right, said)]


# Random ledgers


class Style(NamedTuple):
    """Whether most events have the same few days, which acts there are, and which sources."""

    tangled: bool
    acts: tuple[str, ...]
    sources: tuple[Source, ...]


LENGTHS = st.sampled_from((0, 0, 1, 1, 2, 3, 4))
FORMS = st.sampled_from(("closed",) * 12 + ("from", "until"))
ACTS = st.sampled_from([("announced",), ("announced",), ("announced", "signed", "in_force")])
CITED = st.sampled_from([(), (), (PARTIAL,), (COVERING,), (COVERING, ANOTHER, PARTIAL)])
TANGLED = Style(tangled=True, acts=("announced",), sources=())
STYLES = st.builds(Style, st.just(value=False), ACTS, CITED)


@st.composite
def windows(draw: st.DrawFn, anchor: int, *, tangled: bool) -> PartialDate:
    """Draw a window of a few days that holds the anchor, perhaps open on one side."""
    low, high = max(anchor - draw(LENGTHS), 0), min(anchor + draw(LENGTHS), SPAN[-1])
    form = draw(FORMS)
    if tangled and draw(st.integers(0, 7)):
        low, high = draw(st.sampled_from(((2, 5), (2, 4), (3, 5))))
    return PartialDate(None if form == "until" else day_of(low), None if form == "from" else day_of(high))


@st.composite
def datings(draw: st.DrawFn, anchor: int, style: Style) -> list[Dating]:
    """Draw the datings of one event around a day: the first stands, others are variants, other acts, or rejected."""
    found = []
    for place in range(draw(st.sampled_from((1, 1, 1, 2, 3))) if not style.tangled else 1):
        away = draw(st.sampled_from((0, 0, 0, -1, 1))) if place else 0
        day = draw(windows(min(max(anchor + away, 0), SPAN[-1]), tangled=style.tangled))
        cited = [draw(st.sampled_from(style.sources))] if style.sources else []
        rejected = "known to be wrong" if place and draw(st.integers(0, 3)) == 3 else None
        found.append(Dating(act=draw(st.sampled_from(style.acts)), day=day, sources=cited, rejected=rejected))
    if COVERING in style.sources and not any(COVERING in d.sources for d in found) and draw(st.integers(0, 9)):
        found.append(Dating(act="announced", day=draw(windows(anchor, tangled=False)), sources=[COVERING]))
    return found


@st.composite
def small_ledgers(draw: st.DrawFn, style: Style | None = None) -> Ledger:
    """Draw a ledger of a few events, mostly legal ones and mostly on days in their order."""
    style = style or draw(STYLES)
    states = STATES[: draw(st.integers(2, 3 if style.tangled else 4))]
    anchors = draw(st.lists(st.integers(0, SPAN[-1]), min_size=4 if style.tangled else 1, max_size=6))
    anchors = anchors if draw(st.integers(0, 5)) == 5 else sorted(anchors)
    status = dict.fromkeys(states, "outside")
    named = over = False
    events: list[Event] = []
    for place, anchor in enumerate(anchors):
        lead = draw(st.sampled_from(states))
        legal = [*TABLE[status[lead]], "milestone", *["renaming"] * 2 * named, *["dissolution"] * (place > 0)]
        legal = [kind for kind in legal if kind not in DULL or not style.tangled]
        odd = draw(st.integers(0, 39)) == 39
        kind = draw(st.sampled_from(["milestone"] if over and not odd else [*ANY_KIND] if odd else legal))
        able = [lead, *(state for state in states if state != lead and (odd or kind in TABLE[status[state]]))]
        moved = [state for state in able if state == lead or draw(st.booleans())] if kind != "dissolution" else []
        if kind in MOVING:
            status |= {state: TABLE[status[state]].get(kind, "member") for state in moved}
        name = draw(st.sampled_from({"renaming": ["X", "Y"], "founding": [None, "X", "Y"]}.get(kind, [None])))
        named, over = named or name is not None, over or kind == "dissolution"
        dated = draw(datings(anchor, style))
        events.append(Event(key=f"{place}-{kind}", kind=kind, states=moved, dated=dated, new_name=name))
    return tuple(events)


DULL = ("milestone", "renewal", "freeze", "observer", "association", "withdrawal", "expulsion")
MOVING = {kind for kinds in TABLE.values() for kind in kinds}
ANY_KIND = (*sorted(MOVING), "renaming", "milestone", "dissolution")


@given(small_ledgers() | small_ledgers(TANGLED))
def test_every_answer_is_what_all_histories_agree_on(ledger: Ledger) -> None:
    """Whatever is asked of whatever view of a ledger, the answer is that of all its histories, or both refuse it."""
    for each in ledger:
        note(f"{each.key} {' '.join(each.states)} {each.new_name or ''}: {'; '.join(map(str, each.dated))}")
    assert mistakes(ledger) == []


# Ledgers that a simpler method gets wrong

FIVE = "[1999-12-30..2000-01-03]"
THREE = "[1999-12-30..2000-01-01]"
TWO = "[2000-01-02..2000-01-03]"
HARD = {
    "a pair that never meets": f"a accession AAB,AAC 1999-12-29; b lapse AAB,AAC {FIVE}; c accession AAA,AAC {FIVE}",
    "a joint event that one of its states dates": f"a accession AAA,AAB {FIVE}; b withdrawal AAA 1999-12-31",
    "a founding that a renaming dates": f"a founding AAA {FIVE} X; b renaming - 1999-12-31 Y",
    "names that take a day each": f"a founding AAA {THREE} X; b founding AAB {THREE} Y; c founding AAC {THREE} X",
    "a membership that names make a day": f"a founding AAA {FIVE} X; b renaming - {FIVE} Y; c dissolution - {FIVE}",
    "a dissolution after a former member and an end that never comes": (
        f"a accession AAA,AAB 1999-12-29; b withdrawal AAA [1999-12-31..]; c dissolution - {FIVE}"
    ),
    "names a day apart": (f"a founding AAA [2000-01-01..2000-01-02] X; b renaming - {TWO} Y; c dissolution - {TWO}"),
    "a dissolution of states of every status": (
        f"a founding AAA,AAB,AAC 1999-12-29 X; b observer AAD 1999-12-30; c withdrawal AAC {THREE}; "
        f"d suspension AAB 2000-01-01; e dissolution - {FIVE}; f milestone AAA 2000-01-05"
    ),
    "memberships that follow one another": (
        f"a accession AAA,AAB 1999-12-29; b suspension AAA {FIVE}; c return AAA {FIVE}; d withdrawal AAB {FIVE}"
    ),
}


@pytest.mark.parametrize("story", HARD.values(), ids=HARD)
def test_ledgers_that_a_simpler_method_gets_wrong(story: str) -> None:
    """Precedence between events of different states decides what the windows of one state leave open."""
    assert mistakes(told(story, announced)) == []


REFUSED = {
    "a joint event after one step and before another": (
        f"a observer AAB 2000-01-02; b accession AAA,AAB {FIVE}; c withdrawal AAA 2000-01-01"
    ),
    "two names on one day": "a founding AAA 2000-01-01 X; b renaming - 2000-01-01 Y",
    "four names, three days": f"a founding AAA {THREE} X; {'; '.join(f'{key} renaming - {THREE} Y' for key in 'bcd')}",
    "what follows a dissolution": "a accession AAA 1999-12-30; b dissolution - 1999-12-31; c accession AAB 2000-01-01",
    "a dissolution before a former member has left": (
        "a accession AAA,AAB 1999-12-30; b withdrawal AAA 2000-01-02; c dissolution - 2000-01-01"
    ),
}


@pytest.mark.parametrize("story", REFUSED.values(), ids=REFUSED)
def test_ledgers_that_cannot_be_are_refused(story: str) -> None:
    """A ledger that admits no history is refused, whatever the cause, and a fault names the event."""
    ledger = told(story, announced)
    with pytest.raises(ImpossibleError):
        of_events(ledger, DAYS)
    with pytest.raises(LedgerError) as refused:
        timeline(*ledger)
    assert {fault.event for fault in refused.value.faults} <= {each.key for each in ledger[1:]}
