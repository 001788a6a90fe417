"""However a table is written, the timeline is the same; and what is refused names its row."""

import csv
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from csto_timeline import PartialDate, Status, Timeline, read_csv, states
from csto_timeline.errors import LedgerError

DAY: Final = timedelta(days=1)
SPELLINGS: Final = {
    "FRA": ("France", "French Republic"),
    "GBR": ("UK", "Great Britain", "United Kingdom"),
    "COD": ("DR Congo", "Congo, Dem. Rep.", "Zaire"),
    "CIV": ("Côte d'Ivoire", "Ivory Coast", "Cote dIvoire"),
    "Alpha Union": ("alpha  union", "ALPHA-UNION", " Alpha Union"),
}

Table = list[tuple[str, date, date | None, Status]]


@st.composite
def tables(draw: st.DrawFn, parties: tuple[str, ...] = tuple(SPELLINGS)) -> Table:
    """Return rows of distinct spells from 1961 on, in which all codes of the states keep their meaning."""
    table: Table = []
    for state in draw(st.lists(st.sampled_from(parties), unique=True, min_size=1)):
        day = date(1961, 1, 1)
        for _ in range(draw(st.integers(1, 3))):
            start = day + draw(st.integers(2, 900)) * DAY
            day = start + draw(st.integers(1, 900)) * DAY
            status = draw(st.sampled_from([Status.MEMBER, Status.OBSERVER, Status.SUSPENDED, Status.OUTSIDE]))
            table.append((state, start, day, status))
        if draw(st.booleans()):
            table[-1] = (*table[-1][:2], None, table[-1][3])
    return draw(st.permutations(table))


def spelled(draw: st.DrawFn, day: date) -> Any:
    """Return a day in one of the forms that are read."""
    texts = (day.isoformat(), f" {day} ", f"{day:%d %B %Y}", f"{day:%B %d, %Y}", str(PartialDate(day, day)))
    return draw(st.sampled_from([day, *texts]))


@st.composite
def written(draw: st.DrawFn, table: Table, *, inclusive: bool) -> list[dict[str, Any]]:
    """Return the rows in other words: spellings of names, forms of days, sentinels, case and blanks."""
    rows = []
    for state, start, end, status in table:
        name = draw(st.sampled_from([state, state.casefold(), f" {state} ", *SPELLINGS.get(state, ())]))
        last = draw(st.sampled_from([None, "", "9999-12-31", "infinity"])) if end is None else None
        stop = last if end is None else spelled(draw, end - DAY if inclusive else end)
        word = draw(st.sampled_from([status.value, status.value.upper(), f" {status.value.title()} "]))
        rows.append({"state": name, "start": spelled(draw, start), "end": stop, "status": word})
    return rows


def timeline_of(rows: Any, **options: Any) -> Timeline:
    """Return the timeline of rows that keeps unknown parties."""
    return Timeline.from_spells(rows, name="T", unknown="keep", **options)


@given(st.data(), tables(), st.sampled_from(["exclusive", "inclusive"]))
def test_every_spelling_of_a_table_is_the_same_timeline(data: st.DataObject, table: Table, end: Any) -> None:
    """Form, names, days, sentinels, order, case, blanks and the convention of ends make no difference."""
    expected = timeline_of(table)
    rows = data.draw(written(table, inclusive=end == "inclusive"))
    dicts = data.draw(st.permutations(rows))
    renamed = [dict(zip(("ccode", "From", "END", "status"), row.values(), strict=True)) for row in rows]
    for given_rows in (dicts, [tuple(row.values()) for row in rows], renamed):
        columns = {"state": "ccode", "start": "from"} if given_rows is renamed else None
        found = timeline_of(given_rows, end=end, columns=columns, states=["Alpha Union"])
        assert found.rows == expected.rows
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rows.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, delimiter=data.draw(st.sampled_from([",", ";", "\t"])))
            writer.writerow(["State", "START", "remark", "end", "Status"])
            writer.writerows([row["state"], row["start"], "x", row["end"], row["status"]] for row in rows)
        found = read_csv(path, name="T", end=end, unknown="keep", columns={"state": "State"}, states=["Alpha Union"])
        assert found.rows == expected.rows


@given(
    tables(parties=("FRA", "GBR", "COD", "CIV", "RUS", "GRC", "POL")),
    st.sampled_from(["iso2", "cow", "cowc", "gw", "eurostat"]),
)
@example([("GRC", date(1970, 1, 1), None, Status.MEMBER)], "eurostat")
def test_every_scheme_of_codes_is_the_same_timeline(table: Table, scheme: Any) -> None:
    """The codes of any list lead to the same states."""
    field = "alpha_2" if scheme == "iso2" else scheme
    rows = [(getattr(states.lookup(state), field), *rest) for state, *rest in table]
    assume(all(state is not None for state, *_ in rows))
    assert timeline_of(rows, codes=scheme) == timeline_of(table)
    if scheme in ("cow", "gw"):
        for kind in (str, float):
            assert timeline_of([(kind(state), *rest) for state, *rest in rows], codes=scheme) == timeline_of(table)


@given(tables(), st.sampled_from(["year", "month"]))
def test_a_panel_read_back_gives_its_own_answers(table: Table, freq: Any) -> None:
    """The statuses on the first days of periods, as a table and read back, hold throughout each period."""
    timeline = timeline_of(table)
    panel = timeline.panel("1961", "1965", freq=freq, rule="first")
    words = {status.value: "outside" if status is Status.FORMER else status.value for status in Status}
    columns: Any = {"state": "state", "time": "period", "value": "status"}
    back = Timeline.from_panel(panel, name="P", **columns, statuses=words, unknown="keep")
    for row in panel:
        assert back.is_member(row["state"], row["end"] - DAY) is row["member"]
    assert back.checked_through == date(1965, 12, 31)


WRONG = ([5, None, "", "\ud800"], ["13/01/1990", 5, None], ["1990~", 5.5, b""], ["membre", None, 7])  # in each column


@given(tables(), st.data())
def test_what_is_refused_names_its_row(table: Table, data: st.DataObject) -> None:
    """A wrong cell anywhere in a table raises the documented error, whose fault has row, problem and cure."""
    place, cell = data.draw(st.integers(0, len(table) - 1)), data.draw(st.sampled_from([0, 1, 2, 3]))
    wrong = data.draw(st.sampled_from(WRONG[cell]))
    rows: list[Any] = [list(row) for row in table]
    rows[place][cell] = wrong
    with pytest.raises(LedgerError) as caught:
        timeline_of(rows)
    (fault,) = [fault for fault in caught.value.faults if fault.row == place + 1]
    assert all((fault.problem, fault.cure))
    assert fault.state == (None if cell == 0 and not isinstance(wrong, str) else rows[place][0])
