"""No answer about rows of spells is less certain than their possible histories allow, and none is more certain."""

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import example, given, note
from hypothesis import strategies as st
from ledgers import keys
from oracle.exact import DAYS, SPAN, differences
from oracle.histories import STATUSES, ImpossibleError, Row, UnclearError, Window, day_of, of_merged, of_rows

from csto_timeline import PartialDate, Timeline
from csto_timeline.errors import LedgerError

pytestmark = pytest.mark.filterwarnings(
    "ignore::csto_timeline.BeyondRecordWarning", "ignore::csto_timeline.ConventionWarning"
)

INF = float("inf")


def partial(window: Window) -> PartialDate | None:
    """Return a window as the library takes it; one that never comes is a missing day."""
    low, high = (None if abs(bound) == INF else day_of(int(bound)) for bound in window)
    return None if window[0] == INF else PartialDate(low, high)


def build(rows: Sequence[Row], **options: Any) -> Timeline:
    """Return the timeline of rows of made-up parties."""
    written = [
        (state, partial(start), partial(end), "unknown" if statuses == STATUSES else "|".join(sorted(statuses)))
        for state, start, end, statuses in rows
    ]
    return Timeline.from_spells(written, name="T", unknown="keep", **options)


def mistakes(rows: Sequence[Row]) -> list[tuple[object, ...]]:
    """Return what the library answers otherwise than the enumeration; nothing if both refuse the rows."""
    try:
        histories = of_rows(rows, DAYS)
    except ImpossibleError:
        histories = None
    try:
        timeline = build(rows)
    except LedgerError as problem:
        return [("refused", str(problem))] if histories else []
    if not histories:
        return [("accepted",)]
    twice = [key for key, times in Counter(keys(timeline.events())).items() if times > 1]
    return [("a key twice", key) for key in twice] or differences(timeline, histories, sorted({row[0] for row in rows}))


LENGTHS = st.sampled_from((0, 0, 0, 1, 2, 3))
NEVER: Window = (INF, INF)
SETTLED = [frozenset({"member"})] * 3 + [frozenset({"observer"})]
SOME_STATUSES = st.sampled_from(
    [frozenset({"member"})] * 6
    + [frozenset({status}) for status in sorted(STATUSES)]
    + [frozenset({"member", "suspended"}), frozenset({"outside", "member"}), frozenset({"outside", "former"})]
    + [frozenset({"outside", "member", "former"}), STATUSES]
)


@st.composite
def windows(draw: st.DrawFn, anchor: int, *, end: bool) -> Window:
    """Draw a window of a few days that holds the anchor; it may be open above, and the end of a row may never come."""
    low, high = max(anchor - draw(LENGTHS), 0), min(anchor + draw(LENGTHS), SPAN[-1])
    form = draw(st.sampled_from(("closed",) * 12 + ("until", "from") + ("never",) * end))
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
            rows.append((state, starts, before, draw(SOME_STATUSES)))
    return draw(st.permutations(rows))


@given(small_rows())
def test_every_answer_is_what_all_histories_of_the_rows_agree_on(rows: list[Row]) -> None:
    """Whatever is asked, the answer is that of all histories of the rows, or both refuse them."""
    for state, starts, ends, statuses in rows:
        note(f"{state} {partial(starts)} {partial(ends)} {'|'.join(sorted(statuses))}")
    with suppress(UnclearError):
        assert mistakes(rows) == []


def parsed(story: str) -> list[Row]:
    """Return rows from "A 03 22 member; ...": state, first and last days of both windows, `*` for never, statuses."""
    bounds = {"*": INF, **{str(day): day for day in SPAN}}
    rows: list[Row] = []
    for state, starts, ends, said in (row.split() for row in story.split("; ")):
        windows = [(bounds[low], bounds[high]) for low, high in (starts, ends)]
        rows.append((f"AA{state}", *windows, STATUSES if said == "unknown" else frozenset(said.split("|"))))
    return rows


HARD = {
    "a shared day bounds both windows": "A 03 22 member; A 22 55 member",
    "a row covers a day": "A 03 14 member",
    "one order fits": "A 35 46 member; A 44 66 observer",
    "a change of status shares a day": "A 00 24 member; A 24 ** observer",
    "equal windows of one status may hide a gap": "A 00 24 member; A 24 ** member",
    "two rows fill three days": "A 02 13 member; A 13 33 observer",
    "a row that never ends, or is followed": "A 00 2* member; A 56 77 observer",
    "a row covers a day between two others": "A 00 24 member; A 24 24 suspended; A 24 ** member",
    "the next row bounds an end that could lie beyond it": "A 00 26 member; A 35 57 member",
    "a state of exact days beside another, and a hole of one day": "A 00 22 member; A 33 55 member; B 01 24 member",
    "a row that may never begin, and one that must": "A 0* 2* member; A 55 ** observer",
    "outside is former after a status": "A 00 11 outside; A 11 33 member; A 33 55 outside|observer; A 55 66 unknown",
}


@pytest.mark.parametrize("story", HARD.values(), ids=HARD)
def test_rows_that_a_simpler_method_gets_wrong(story: str) -> None:
    """Rows that cover at least one day, share a day or come in one order only say more than their windows."""
    rows = parsed(story)
    assert mistakes(rows) == mistakes(rows[::-1]) == []
    assert of_rows(rows, DAYS)


@st.composite
def overlapping_rows(draw: st.DrawFn) -> list[Row]:
    """Draw a few rows of one state in any order, of which some share a window."""
    rows: list[Row] = []
    anchors = st.sampled_from(SPAN)
    for _ in range(draw(st.integers(2, 4))):
        shared = st.sampled_from([row[2] for row in rows] or [(0, 0)])
        starts = draw(st.one_of(windows(draw(anchors), end=False), shared).filter(lambda found: found[1] < INF))
        rows.append(("AAA", starts, draw(windows(draw(anchors), end=True)), draw(st.sampled_from(SETTLED))))
    return rows


@given(overlapping_rows())
@example(parsed("A 00 35 observer; A 35 ** member; A 23 46 member"))
@example(parsed("A 33 14 observer; A 24 14 member; A 14 03 member"))
@example(parsed("A 22 46 observer; A 46 ** member; A 44 55 member"))
def test_merged_rows_are_answered_exactly_or_refused(rows: list[Row]) -> None:
    """With `overlap="merge"`, each answer is that of all histories in which only rows of one status overlap."""
    with suppress(LedgerError, ImpossibleError):
        timeline = build(rows, overlap="merge")
        assert differences(timeline, of_merged(rows, DAYS), ["AAA"]) == []


REFUSED = {
    "two orders": "A 04 15 member; A 04 15 observer",
    "no order": "A 00 33 member; A 22 55 observer",
    "a row twice": "A 00 33 member; A 00 33 member",
    "a row within a row": "A 00 ** member; A 22 55 member",
    "an order for each two rows, but not for all": "A 00 12 member; A 01 12 observer; A 01 22 member",
    "a row of no day": "A 33 33 member",
}


@pytest.mark.parametrize("story", REFUSED.values(), ids=REFUSED)
def test_rows_with_no_order_or_two_are_refused(story: str) -> None:
    """For every two rows of a state exactly one order must be possible, and all of them together."""
    with pytest.raises(ImpossibleError):
        of_rows(parsed(story), DAYS)
    with pytest.raises(LedgerError) as refused:
        build(parsed(story))
    assert all(fault.row is not None for fault in refused.value.faults)
