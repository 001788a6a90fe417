"""Tagging data frames of pandas and Polars; needs the extra `data`."""

import random
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from ledgers import LEAGUE, boundary_days, heard, quietly

import csto_timeline as ct
from csto_timeline import State, Timeline, errors

pd, pl, np = (pytest.importorskip(name, reason="needs the extra `data`") for name in ("pandas", "polars", "numpy"))

Make = Callable[[dict[str, Sequence[Any]]], Any]
BOTH = pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame], ids=["pandas", "polars"])


def tags(frame: Any) -> list[tuple[object, object]]:
    """Return the two columns of a tagged frame as Python's own values."""
    if isinstance(frame, pl.DataFrame):
        return frame.select("member", pl.col("status").cast(pl.String)).rows()  # type: ignore[no-any-return]
    columns = [[None if pd.isna(cell) else cell for cell in frame[name]] for name in ("member", "status")]
    return list(zip(*columns, strict=True))


def asked(timeline: Timeline, states: Sequence[Any], days: Sequence[Any]) -> list[tuple[object, object]]:
    """Return what the questions about one day answer, row by row."""
    found: list[tuple[object, object]] = []
    for state, day in zip(states, days, strict=True):
        known = state is not None and day is not None
        status = quietly(timeline.status_on, state, day) if known else None
        found.append((quietly(timeline.is_member, state, day) if known else None, status and str(status)))
    return found


@BOTH
@pytest.mark.parametrize("view", [ct.CSTO, ct.CSTO.under("in_force").widened(), LEAGUE.under("in_force")], ids=str)
def test_tags_are_the_answers_about_single_days(make: Make, view: Timeline) -> None:
    """Near every turn, for every state and some strangers, in any order and with gaps, a tag is the answer."""
    rng = random.Random(4)
    states = [*view.states, "FRA", "Argentina", None]
    rows = [(state, day) for state in states for day in [*boundary_days(view), date(1950, 1, 1), None]]
    rng.shuffle(rows)
    who, when = zip(*rows, strict=True)
    tagged = quietly(lambda: view.tag(make({"who": who, "on": when}), state="who", day="on"))
    assert tags(tagged) == asked(view, who, when)


def test_a_wide_axis_is_searched_and_a_short_one_written_out() -> None:
    """Thousands of parties over thousands of years give the same answers as a few over a few."""
    names = [f"party {number}" for number in range(2000)]
    rows = [(name, date(1 + place, 3, 1), date(2 + place, 3, 1)) for place, name in enumerate(names)]
    many = Timeline.from_spells(rows, name="Many", unknown="keep")
    days = [start + timedelta(shift) for _, start, _ in rows for shift in (-1, 0)]
    who = [name for name in names for _ in range(2)]
    assert tags(many.tag(pl.DataFrame({"who": who, "on": days}), state="who", day="on")) == asked(many, who, days)


def test_pandas_keeps_rows_order_and_index() -> None:
    """Index, order and columns stay, two typed columns follow, and the frame that was given is as before."""
    days = pd.to_datetime(["2012-06-28", "2000-01-01", None])
    columns = {"n": [1, 2, 3], "who": ["UZB", None, "Kyrgyz Republic"], "on": days}
    frame = pd.DataFrame(columns, index=pd.Index(["c", "a", "c"], name="key"))
    tagged = ct.tag(frame, state="who", day="on")
    assert list(frame.columns) == ["n", "who", "on"]
    pd.testing.assert_frame_equal(tagged[["n", "who", "on"]], frame)
    assert tags(tagged) == [(False, "suspended"), (None, None), (None, None)]
    assert str(tagged["member"].dtype) == "boolean"
    assert list(tagged["status"].cat.categories) == list(ct.Status)


def test_polars_gets_its_own_types() -> None:
    """`member` is Boolean and `status` Categorical, also in an empty frame."""
    for rows in (0, 2):
        tagged = ct.tag(pl.DataFrame({"who": ["UZB", "ARM"], "on": ["2012-06-28"] * 2})[:rows], state="who", day="on")
        assert (tagged.schema["member"], tagged.schema["status"]) == (pl.Boolean, pl.Categorical)
        assert len(tagged) == rows


TWO = [date(2012, 6, 27), date(2012, 6, 28)]
TEXT = ["2012-06-27", "2012-06-28"]
UTC = ["2012-06-27 18:59", "2012-06-27 19:00"]  # the second is the 28th in Tashkent
NAIVE = np.array(["2012-06-27T23:59:59", "2012-06-28T00:00:00"], "datetime64[s]")
DAYS: dict[str, Any] = {
    **{f"pandas {unit}": pd.Series(NAIVE.astype(f"datetime64[{unit}]")) for unit in ("s", "ms", "us", "ns")},
    "pandas zone": pd.Series(pd.to_datetime(UTC).tz_localize("UTC").tz_convert("Asia/Tashkent")),
    "pandas dates": pd.Series(TWO, dtype=object),
    "pandas mixed": pd.Series([datetime(2012, 6, 27, 23, 59), "28 June 2012"], dtype=object),  # noqa: DTZ001
    "pandas text": pd.Series(TEXT),
    "pandas category": pd.Series(pd.Categorical(TEXT)),
    "pandas arrow": pd.Series(TWO).astype("date32[pyarrow]"),
    "polars date": pl.Series(TWO),
    "polars datetime": pl.Series(NAIVE.astype("datetime64[us]")),
    "polars zone": pl.Series(UTC).str.to_datetime(time_zone="UTC").dt.convert_time_zone("Asia/Tashkent"),
    "polars text": pl.Series(["2012-06-27", "28 June 2012"]),
    "polars category": pl.Series(TEXT, dtype=pl.Categorical),
}


@pytest.mark.parametrize("days", DAYS.values(), ids=DAYS)
def test_days_of_every_type_are_read(days: Any) -> None:
    """Dates, times of every unit and text stand for their own calendar date, whatever their zone."""
    library = pl if isinstance(days, pl.Series) else pd
    tagged = ct.tag(library.DataFrame({"who": ["UZB", "UZB"], "on": days}), state="who", day="on")
    assert tags(tagged) == [(True, "member"), (False, "suspended")]


@BOTH
def test_unknown_states_are_reported_at_once_or_kept(make: Make) -> None:
    """The error names every unknown state with its rows and suggests; kept ones are outside."""
    frame = make({"who": ["Kazakstn", "Ruritania", "ARM", "Ruritania"], "on": ["2000-01-01"] * 4})
    with pytest.raises(errors.UnknownStateError) as caught:
        ct.tag(frame, state="who", day="on")
    assert "'Ruritania' (2 rows), 'Kazakstn' (1 row)" in caught.value.problem
    assert "Kazakhstan" in caught.value.suggestions
    kept = ct.tag(frame, state="who", day="on", unknown="keep")
    assert tags(kept) == [(False, "outside"), (False, "outside"), (True, "member"), (False, "outside")]
    many = make({"who": [f"Nowhere {chr(97 + n)}" for n in range(26)], "on": ["2000-01-01"] * 26})
    with pytest.raises(errors.UnknownStateError) as caught:
        ct.tag(many, state="who", day="on")
    assert "and 16 more" in caught.value.problem


@BOTH
def test_codes_are_read_with_their_years(make: Make) -> None:
    """A COW number means the state that has it on that day, and is refused in a year in which no state has it."""
    spells = [("Yugoslavia", "1990-01-01", "2003-02-04"), ("Serbia", "2000-01-01", None)]
    league = Timeline.from_spells([*spells, ("Germany", "1950-01-01", None)], name="League")
    cells = [(345, "2001-07-01", True), (345, "2004-07-01", False), (345, "2006-06-04", False)]
    cells += [
        (345, "2006-06-05", True),
        (345, "2010-01-01", True),
        (260, "1960-01-01", True),
        (255, "2000-01-01", True),
    ]
    codes, days, expected = zip(*cells, (None, "2000-01-01", None), strict=True)
    for scheme in ("cow", "gw"):  # a number of both lists that is out of its years: the other list is no cure
        with pytest.raises(errors.UnknownStateError, match=r"is not valid in 1976.*correct the code or the days"):
            league.tag(make({"ccode": [817], "on": ["1976-01-01"]}), state="ccode", day="on", codes=scheme)
    tagged = league.tag(make({"ccode": codes, "on": days}), state="ccode", day="on", codes="cow")
    assert [member for member, _ in tags(tagged)] == list(expected)
    wrong = make({"ccode": [260, 260, 999], "on": ["2000-01-01", "1960-01-01", "2000-01-01"]})
    with pytest.raises(errors.UnknownStateError):
        league.tag(wrong, state="ccode", day="on", codes="cow")
    kept = league.tag(wrong, state="ccode", day="on", codes="cow", unknown="keep")
    assert tags(kept) == [(False, "outside"), (True, "member"), (False, "outside")]


@BOTH
def test_every_scheme_of_codes_is_read(make: Make) -> None:
    """Each scheme finds the same states; a column of numbers with gaps comes as floats, whose NaN is missing."""
    days = [date(2013, 1, 1)] * 3
    cells = {"names": ["RUS", "Uzbekistan", "Россия"], "iso2": ["RU", "uz", "RU"], "cowc": ["RUS", "UZB", "RUS"]}
    cells |= {"gw": ["365", "704", "365.0"], "eurostat": ["RU", "UZ", "RU"]}
    for codes, who in cells.items():
        found = ct.tag(make({"who": who, "on": days}), state="who", day="on", codes=codes)
        assert tags(found) == [(True, "member"), (False, "suspended"), (True, "member")]
    floats = make({"who": [704.0, float("nan"), 371.0], "on": days})
    found = ct.CSTO.tag(floats, state="who", day="on", codes="cow")
    assert tags(found) == [(False, "suspended"), (None, None), (True, "member")]


@BOTH
def test_what_is_not_understood_is_refused(make: Make) -> None:
    """Codes of another scheme, unreadable days, wrong columns and wrong words raise the documented errors."""
    days = ["2000-01-01"] * 2
    arm = ["ARM", "ARM"]
    refused: list[tuple[dict[str, Any], dict[str, Any], type[Exception], str]] = [
        ({"who": [365, 704], "on": days}, {}, errors.QueryTypeError, 'codes="cow"'),
        ({"who": ["365", "704"], "on": days}, {"unknown": "keep"}, errors.UnknownStateError, 'codes="cow"'),
        ({"who": ["CA", "ARM"], "on": days}, {}, errors.UnknownStateError, "CAN"),
        ({"who": ["AM", "RU"], "on": days}, {}, errors.UnknownStateError, 'codes="iso2"'),
        ({"who": arm, "on": ["13/01/1990", "13/01/1990"]}, {}, errors.InvalidDateError, "(2 rows)"),
        ({"who": arm, "on": ["x", "y"]}, {}, errors.InvalidDateError, "'x' (1 row), 'y' (1 row)"),
        ({"who": arm, "on": ["1990", "1991"]}, {}, errors.InvalidDateError, "'1990' (1 row)"),
        ({"who": arm, "on": [1990, 1991]}, {}, errors.QueryTypeError, "1990 (1 row)"),
        ({"who": [["ARM"], ["ARM"]], "on": days}, {}, errors.QueryTypeError, "'who'"),
        *(
            ({"who": arm, "on": days, word: [1, 2]}, {}, errors.QueryError, f"'{word}'")
            for word in ("member", "status")
        ),
        ({"who": arm, "day": days}, {}, errors.OptionError, "'on'"),
        ({"who": arm, "on": days}, {"codes": "iso3"}, errors.OptionError, "iso3"),
        ({"who": arm, "on": days}, {"unknown": "drop"}, errors.OptionError, "drop"),
    ]
    for columns, options, kind, part in refused:
        with pytest.raises(kind) as caught:
            ct.tag(make(columns), state="who", day="on", **options)
        assert part in str(caught.value)


def test_only_frames_are_tagged() -> None:
    """A lazy frame, a table and a list are refused; so are days beyond the calendar."""
    for wrong in (pl.LazyFrame({"who": ["ARM"]}), ct.spells(), [("ARM", "2000-01-01")], None):
        with pytest.raises(errors.QueryTypeError):
            ct.tag(wrong, state="who", day="on")
    far = pd.DataFrame({"who": ["ARM"], "on": np.array(["12000-01-01"], "datetime64[s]")})
    with pytest.raises(errors.InvalidDateError):
        ct.tag(far, state="who", day="on")


@BOTH
def test_a_call_warns_once(make: Make) -> None:
    """Days beyond the record give the last known answer and one warning, at the line that asks."""
    frame = make({"who": ["ARM", "UZB", None], "on": ["2100-01-01", "2101-01-01", "2102-01-01"]})
    tagged, caught = heard(lambda: ct.tag(frame, state="who", day="on"))
    assert [(each.category, each.filename) for each in caught] == [(errors.BeyondRecordWarning, __file__)]
    assert [member for member, _ in tags(tagged)] == [True, False, None]
    frame = make({"who": ["ARM", None], "on": ["2000-01-01", "2101-01-01"]})
    assert heard(lambda: ct.tag(frame, state="who", day="on"))[1] == []


@BOTH
def test_two_letters_can_be_a_party_of_the_timeline(make: Make) -> None:
    """CA is California where it is declared, and refused as ambiguous where it is not."""
    own = Timeline.from_spells([("CA", "1990", None)], name="Own", states=[State("CALIF", "California", also="CA")])
    rows = make({"who": ["CA", "California"], "on": ["2000-01-01", "1980-01-01"]})
    assert tags(own.tag(rows, state="who", day="on")) == [(True, "member"), (False, "outside")]
    with pytest.raises(errors.UnknownStateError, match="'CA' can be the code of Canada"):
        ct.CSTO.tag(rows[:1], state="who", day="on")


def test_polars_columns_of_categories_and_states_that_come_late() -> None:
    """Categories are read as text, and a state that first occurs after ten thousand rows is found too."""
    names = [*["Armenia"] * 10_000, "Uzbekistan", None]
    frame = pl.DataFrame({"who": names, "on": [date(2013, 1, 1)] * len(names)})
    for each in (frame, frame.with_columns(pl.col("who").cast(pl.Categorical))):
        found = tags(ct.CSTO.tag(each, state="who", day="on")[-3:])
        assert found == [(True, "member"), (False, "suspended"), (None, None)]


def test_equal_moments_in_different_zones_are_different_days() -> None:
    """A moment late in January in London is in February in Berlin; each cell has its own calendar date."""
    pact = Timeline.from_spells([("UK", "1973-01-01", "2020-02-01")], name="Pact")
    london = pd.Timestamp("2020-01-31 23:30", tz="UTC")
    days = [london, london.tz_convert("Europe/Berlin"), None, date(2020, 1, 1)]
    frame = pd.DataFrame({"who": ["UK"] * 4, "day": pd.Series(days, dtype=object)})
    assert pact.tag(frame, state="who", day="day")["member"].tolist() == [True, False, pd.NA, True]
