"""No answer about rows of spells is less certain than their possible histories allow, and none is more certain."""

from collections.abc import Sequence

import pytest
from hypothesis import assume, given, note
from hypothesis import strategies as st
from oracle.exact import DAYS, SPAN, differences
from oracle.histories import STATUSES, ImpossibleError, Row, UnclearError, Window, day_of, of_rows

from csto_timeline import PartialDate, Timeline
from csto_timeline.errors import LedgerError

pytestmark = [
    pytest.mark.filterwarnings("ignore::csto_timeline.BeyondRecordWarning"),
    pytest.mark.filterwarnings("ignore::csto_timeline.ConventionWarning"),
]

INF = float("inf")


def partial(window: Window) -> PartialDate | None:
    """Return a window as the library takes it; one that never comes is a missing day."""
    low, high = (None if abs(bound) == INF else day_of(int(bound)) for bound in window)
    return None if window[0] == INF else PartialDate(low, high)


def build(rows: Sequence[Row]) -> Timeline:
    """Return the timeline of rows of made-up parties."""
    written = [
        (state, partial(start), partial(end), "unknown" if statuses == STATUSES else "|".join(sorted(statuses)))
        for state, start, end, statuses in rows
    ]
    return Timeline.from_spells(written, name="T", unknown="keep")


def mistakes(rows: Sequence[Row]) -> list[tuple[object, ...]]:
    """Return what the library answers otherwise than the enumeration; nothing if both refuse the rows."""
    try:
        histories = of_rows(rows, DAYS)
    except ImpossibleError:
        histories = None
    try:
        timeline = build(rows)
    except LedgerError as problem:
        return [] if histories is None else [("refused", str(problem))]
    if histories is None:
        return [("accepted",)]
    keys = [event.key for event in timeline.events()]
    if len({*keys}) < len(keys):
        return [("a key twice", keys)]
    return differences(timeline, histories, sorted({row[0] for row in rows}))


LENGTHS = st.sampled_from((0, 0, 0, 1, 2, 3))
NEVER: Window = (INF, INF)
SOME_STATUSES = st.sampled_from(
    [frozenset({"member"})] * 6
    + [frozenset({status}) for status in sorted(STATUSES)]
    + [frozenset({"member", "suspended"}), frozenset({"outside", "member"}), frozenset({"outside", "former"})]
    + [frozenset({"outside", "member", "former"}), STATUSES]
)


@st.composite
def windows(draw: st.DrawFn, anchor: int, *, end: bool) -> Window:
    """Draw a window of a few days that holds the anchor; the end of a row may be open above, or never come."""
    low, high = max(anchor - draw(LENGTHS), 0), min(anchor + draw(LENGTHS), SPAN[-1])
    form = draw(st.sampled_from(("closed",) * 12 + ("until",) + ("from", "never") * end))
    return {"closed": (low, high), "until": (-INF, high), "from": (low, INF), "never": NEVER}[form]


@st.composite
def small_rows(draw: st.DrawFn) -> list[Row]:
    """Draw a few rows of one to three states, mostly one after the other, of which some touch."""
    rows: list[Row] = []
    for state in ("AAA", "AAB", "AAC")[: draw(st.integers(1, 3))]:
        cuts = sorted(draw(st.lists(st.integers(0, SPAN[-1]), min_size=2, max_size=6, unique=draw(st.booleans()))))
        before: Window | None = None
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            touching = before is not None and before != NEVER and draw(st.booleans())
            starts = before if touching and before is not None else draw(windows(start, end=False))
            before = draw(windows(end, end=True))
            assume(starts[1] < INF)
            rows.append((state, starts, before, draw(SOME_STATUSES)))
    return draw(st.permutations(rows))


@given(small_rows())
def test_every_answer_is_what_all_histories_of_the_rows_agree_on(rows: list[Row]) -> None:
    """Whatever is asked, the answer is that of all histories of the rows, or both refuse them."""
    try:
        found = mistakes(rows)
    except UnclearError:
        found = []
    for state, starts, ends, statuses in rows:
        note(f"{state} {partial(starts)} {partial(ends)} {'|'.join(sorted(statuses))}")
    assert found == []


MEMBER, OBSERVER = frozenset({"member"}), frozenset({"observer"})

HARD = {
    "a shared day bounds both windows": [("AAA", (0, 3), (2, 2), MEMBER), ("AAA", (2, 2), (5, 5), MEMBER)],
    "a row covers a day": [("AAA", (0, 3), (1, 4), MEMBER)],
    "one order fits": [("AAA", (3, 5), (4, 6), MEMBER), ("AAA", (4, 4), (6, 6), OBSERVER)],
    "a change of status shares a day": [("AAA", (0, 0), (2, 4), MEMBER), ("AAA", (2, 4), NEVER, OBSERVER)],
    "equal windows of one status may hide a gap": [("AAA", (0, 0), (2, 4), MEMBER), ("AAA", (2, 4), NEVER, MEMBER)],
    "two rows fill three days": [("AAA", (0, 2), (1, 3), MEMBER), ("AAA", (1, 3), (3, 3), OBSERVER)],
    "a row that never ends, or is followed": [("AAA", (0, 0), (2, INF), MEMBER), ("AAA", (5, 6), (7, 7), OBSERVER)],
    "outside is former after a status": [
        ("AAA", (0, 0), (1, 1), frozenset({"outside"})),
        ("AAA", (1, 1), (3, 3), MEMBER),
        ("AAA", (3, 3), (5, 5), frozenset({"outside", "observer"})),
        ("AAA", (5, 5), (6, 6), STATUSES),
    ],
}


@pytest.mark.parametrize("rows", HARD.values(), ids=HARD)
def test_rows_that_a_simpler_method_gets_wrong(rows: list[Row]) -> None:
    """Rows that cover at least one day, share a day or come in one order only say more than their windows."""
    assert mistakes(rows) == mistakes(rows[::-1]) == []
    assert of_rows(rows, DAYS)


REFUSED = {
    "two orders": [("AAA", (0, 4), (1, 5), MEMBER), ("AAA", (0, 4), (1, 5), OBSERVER)],
    "no order": [("AAA", (0, 0), (3, 3), MEMBER), ("AAA", (2, 2), (5, 5), OBSERVER)],
    "a row twice": [("AAA", (0, 0), (3, 3), MEMBER)] * 2,
    "a row within a row": [("AAA", (0, 0), NEVER, MEMBER), ("AAA", (2, 2), (5, 5), MEMBER)],
    "an order for each two rows, but not for all": [
        ("AAA", (0, 0), (1, 2), MEMBER),
        ("AAA", (0, 1), (1, 2), OBSERVER),
        ("AAA", (0, 1), (2, 2), MEMBER),
    ],
    "a row of no day": [("AAA", (3, 3), (3, 3), MEMBER)],
}


@pytest.mark.parametrize("rows", REFUSED.values(), ids=REFUSED)
def test_rows_with_no_order_or_two_are_refused(rows: list[Row]) -> None:
    """For every two rows of a state exactly one order must be possible, and all of them together."""
    with pytest.raises(ImpossibleError):
        of_rows(rows, DAYS)
    with pytest.raises(LedgerError) as refused:
        build(rows)
    assert all(fault.row is not None for fault in refused.value.faults)


def test_rows_of_years_say_what_their_days_must_be() -> None:
    """The shared day of two rows bounds both windows, and a row known as a year has at least one day in it."""
    touching = Timeline.from_spells([("FRA", "1991", "1991-06-01"), ("FRA", "1991-06-01", "2001-01-01")], name="T")
    assert touching.is_member("FRA", "1991-08-01") is True
    assert touching.is_member("FRA", "1991-05-31") is True
    assert touching.is_member("FRA", "1991-05-30") is None
    a_day = Timeline.from_spells([("FRA", "1990", "[1990-01-02..1991-01-01]")], name="T")
    assert a_day.members_during("1990") == {"FRA"}
    assert [row["member"] for row in a_day.panel("1990")] == [True]
    assert [row["member"] for row in a_day.panel("1990", rule="all")] == [None]
