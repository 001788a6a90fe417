"""Cells that are joined before they are read: the same collection as from the same cells one by one."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_timeline import Collection
from csto_timeline.errors import LedgerError

pandas = pytest.importorskip("pandas")
pytestmark = pytest.mark.filterwarnings("ignore::csto_timeline.errors.ConventionWarning")  # years before a state's own
NAMES = {"organization": "io", "state": "who", "time": "when", "value": "code"}
CODES = (1, 1, 1, 0, -1, -9, 3, None)
STATES = (345, 255, 260, 365, 704)  # the first three pass from state to state
CELL = st.tuples(
    st.sampled_from(["Pact", "Union"]), st.sampled_from(STATES), st.integers(1985, 2008), st.sampled_from(CODES)
)
CELLS = st.lists(CELL, min_size=1, max_size=40, unique_by=lambda cell: cell[:3])
PACT = [("Pact", 365, year, 1) for year in (1990, 1991)]


def same(cells: list[tuple[Any, ...]], **options: Any) -> Collection:
    """Return the collection of a frame, after seeing that the same cells as mappings make the same one."""
    frame = pandas.DataFrame(cells, columns=list(NAMES.values()))
    joined = Collection.from_panel(frame, **NAMES, **options)
    single = Collection.from_panel([dict(zip(NAMES.values(), cell, strict=True)) for cell in cells], **NAMES, **options)
    assert (joined, list(joined)) == (single, list(single))
    for one, two in zip(joined.values(), single.values(), strict=True):
        assert (one.rows, one.checked_through) == (two.rows, two.checked_through)
    return joined


@given(CELLS)
def test_joined_cells_make_the_same_timelines(cells: list[tuple[Any, ...]]) -> None:
    """In any order, with gaps, missing cells, and numbers that pass to another state or are not valid in a year."""
    same(cells, codes="cow")


@given(CELLS)
def test_periods_may_be_months_in_text(cells: list[tuple[Any, ...]]) -> None:
    """Months follow each other only where no month lies between them."""
    same([(name, who, f"1999-{when % 12 + 1:02}", code) for name, who, when, code in dict.fromkeys(cells)], codes="cow")


REFUSED = [(9999, 1990, 1), (365, 1990, 77), (None, 1990, 1), ([365], 1990, 1), (365, None, 1), (365, "soon", 1)]
READ = [(255, 1990, 1), (365, "1990-01-01", 1), (365, "1990-06", 1), (365, 1990, None)]


@pytest.mark.parametrize(
    ("cell", "loaded"),
    [
        *((("Union", *cell), ["Pact"]) for cell in REFUSED),
        *((("Union", *cell), ["Pact", "Union"]) for cell in READ),
        *(((None, 365, 1990, 1), ["Pact"]), ((7, 365, 1990, 1), ["Pact", "7"]), (("Pact", 365, 1991, 1), [])),
        (("Pact", 365, "1990-06", 0), []),
    ],
)
def test_what_is_not_plain_is_read_cell_by_cell(cell: tuple[Any, ...], loaded: list[str]) -> None:
    """A fault costs its organization, and names the row of the whole table."""
    held = same([*PACT, cell], codes="cow")
    assert list(held) == loaded
    assert {fault.row for fault in held.faults} <= {3}


def test_options_are_those_of_one_timeline() -> None:
    """Parties that are declared or kept, and other statuses; moments are not joined."""
    cells = [("Pact", "Utopia", 1990, "in"), ("Pact", "Utopia", 1991, "in")]
    for options in ({"states": ["Utopia"]}, {"unknown": "keep"}):
        (pact,) = same(cells, statuses={"in": "observer"}, **options).values()
        assert [row[3] for row in pact.rows or ()] == ["observer"]
    assert same([(*cell[:3], None) for cell in PACT], codes="cow")["Pact"].states == ()
    frame = pandas.DataFrame(PACT, columns=list(NAMES.values())).assign(when=pandas.Timestamp("1990-05-05"))
    assert len(Collection.from_panel(frame.head(1), **NAMES, codes="cow")) == 1


def test_a_frame_needs_its_columns() -> None:
    """A missing column is named; a frame without rows is a collection without organizations."""
    frame = pandas.DataFrame(PACT, columns=list(NAMES.values()))
    with pytest.raises(LedgerError):
        Collection.from_panel(frame.drop(columns="who"), **NAMES, codes="cow")
    assert len(Collection.from_panel(frame.head(0), **NAMES, codes="cow")) == 0
