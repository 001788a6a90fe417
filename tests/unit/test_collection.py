"""`Collection`: a frozen mapping of timelines, its questions about a day, its counts, and what it leaves out."""

from datetime import date
from typing import Any

import pytest
from ledgers import step, timeline, twins

from csto_timeline import CSTO, BeyondRecordWarning, Collection, ConventionWarning, State, Timeline, errors, signed
from csto_timeline.errors import LedgerError, OptionError, QueryError, QueryTypeError, UnknownStateError

ROWS = [
    ("Pact", "France", "1990-01-01", None),
    ("Pact", "Germany", "1995-06-01", None),
    ("Union", "France", "1990", "1999-01-01"),
    ("Union", "Germany", "1990-01-01", None, "associate"),
    ("League", "Frnace", "1990", None),
]
CODED = [("Pact", "FRA", 1990, 1), ("Pact", "FRA", 1991, -9), ("Pact", "ITA", 1991, 1), ("Union", "FRA", 1990, 2)]
CODED += [("Union", "FRA", 1991, 77)]
CELLS = [dict(zip(("io", "who", "when", "code"), cell, strict=True)) for cell in CODED]
CELL = {"state": "who", "time": "when", "value": "code"}
NAMES = {"organization": "io", **CELL}
FIELDS = ("organization", "state", "start", "end", "status")


def spells(rows: Any, **options: Any) -> Collection:
    """Return the collection of rows."""
    return Collection.from_spells(rows, **options)


def panel(cells: Any = CELLS, **options: Any) -> Collection:
    """Return the collection of cells."""
    return Collection.from_panel(cells, **NAMES, **options)


HELD = spells(ROWS[:4])


def test_a_state_has_certain_and_possible_organizations() -> None:
    """Whatever the spelling of the state and of the day; a state in none has none."""
    assert HELD.organizations_of("FRANCE", "1 June 1990") == {"Pact"}
    assert HELD.possible_organizations_of("FRA", date(1990, 6, 1)) == {"Pact", "Union"}
    assert HELD.organizations_of("Italy", "1990-06-01") == frozenset()


def test_two_states_share_organizations() -> None:
    """Both are members on the day; only organizations that name both are visited."""
    assert HELD.shared_organizations("FRA", "DEU", "1996-01-01") == {"Pact"}
    assert HELD.possible_shared_organizations("FRA", "DEU", "1995-05-31") == frozenset()
    both = spells([("Pact", "FRA", "1990", None), ("Pact", "DEU", "1990", None)])
    assert both.shared_organizations("FRA", "DEU", "1990-06-01") == frozenset()
    assert both.possible_shared_organizations("FRA", "DEU", "1990-06-01") == {"Pact"}


def test_counts_have_a_certain_and_a_possible_number() -> None:
    """Per state and year, with the statuses that count."""
    rows = {(row["state"], row["year"]): (row["certain"], row["possible"]) for row in HELD.counts("1989", "1999")}
    assert rows["FRA", 1989] == (0, 0)
    assert rows["FRA", 1990] == (2, 2)  # in the Union on some day of the year, whichever it joins on
    assert (rows["FRA", 1999], rows["DEU", 1994]) == ((1, 1), (0, 0))
    every = HELD.counts("1990", statuses=("member", "associate"), states=["Germany"], rule="all")
    assert every[0] | {"cow": 255, "gw": 260, "certain": 1, "possible": 1, "statuses": "member|associate"} == every[0]
    assert [row["state"] for row in HELD.counts("1990", states="France")] == ["FRA"]
    foo = State("FOO", "Foo", cow=999)
    assert spells([("Pact", foo, "1990", None)], states=[foo]).counts("1990")[0]["cow"] == 999
    for bounds in (("1990-06",), ("1990-06", "1991"), ("1990-01-01",)):
        with pytest.raises(errors.InvalidDateError, match="not a stretch of whole years"):
            HELD.counts(*bounds)
    assert [HELD.counts("1990", rule=rule, states=["FRA"])[0]["certain"] for rule in ("first", "last")] == [1, 2]


def test_pairs_share_an_organization_on_the_same_days() -> None:
    """Two states that share a year but no day share nothing; directed pairs come twice."""
    halves = [("Pact", "FRA", "1990-01-01", "1990-07-01"), ("Pact", "DEU", "1990-07-01", None)]
    handed_on = spells(halves)
    assert handed_on.dyad_counts("1990")[0]["certain"] == 0
    assert handed_on.counts("1990", states=["DEU"])[0]["certain"] == 1
    table = HELD.dyad_counts("1994", "1996", statuses=["member", "associate"], directed=True)
    assert {row["year"]: row["certain"] for row in table if row["state_a"] == "DEU"} == {1994: 1, 1995: 2, 1996: 2}
    assert len(table) == 6


def test_what_is_unknown_all_year_is_possible_only() -> None:
    """Minus nine in a coded table counts as possible, alone and in pairs."""
    held = panel(CELLS[:3])
    rows = [*held.counts("1990", "1991", states=["FRA"]), *held.dyad_counts("1991", states=["FRA", "ITA"])]
    assert [(row["certain"], row["possible"]) for row in rows] == [(1, 1), (0, 1), (0, 1)]


def test_precedence_decides_pairs() -> None:
    """Joint events are exact here too: one state leaves before the other comes, though the windows overlap."""
    pact = timeline(
        step("a", "accession", "FRA ITA", signed("1990-01-01")),
        step("b", "lapse", "FRA ITA", signed("2000-06")),
        step("c", "accession", "DEU", signed("2000-06")),
        step("d", "return", "ITA", signed("2000-06")),
    )
    held = Collection({"Pact": pact})
    assert held.dyad_counts("2000", states=["FRA", "DEU"])[0]["possible"] == 1
    row = held.dyad_counts("2000", states=["ITA", "DEU"], rule="all")[0]
    assert (row["certain"], row["possible"]) == (0, 0)
    assert held.possible_shared_organizations("FRA", "DEU", "2000-06-15") == {"Pact"}
    all_year = held.counts("1995", rule="all", states=["FRA"])[0]
    assert (all_year["certain"], all_year["possible"]) == (1, 1)


def test_spells_are_one_table_with_the_organization_in_it() -> None:
    """As many rows as all timelines together."""
    table = HELD.spells()
    assert table.columns[:2] == ("organization", "state")
    assert len(table) == sum(len(timeline.spells()) for timeline in HELD.values())


@pytest.mark.parametrize("form", ["tuples", "mappings", "frame"])
def test_a_fault_costs_one_organization(form: str) -> None:
    """The others load; the faults name the organization and the row of the whole table."""
    rows: Any = ROWS if form == "tuples" else [dict(zip(FIELDS, row, strict=False)) for row in ROWS]
    if form == "frame":
        rows = pytest.importorskip("pandas").DataFrame([(*row, "member")[:5] for row in ROWS], columns=FIELDS)
    held = spells(rows, columns={"organization": "organization"})
    assert list(held) == ["Pact", "Union"]
    (fault,) = held.faults
    assert (fault.row, fault.place, fault.state) == (5, "League, row 5", "Frnace")


def test_a_panel_of_many_organizations() -> None:
    """A code that is not known costs the organization."""
    held = panel()
    assert list(held) == ["Pact"]
    assert [fault.row for fault in held.faults] == [5]


def test_rows_without_an_organization_are_faults() -> None:
    """The same mistake in several rows is one fault."""
    held = spells([(None, "FRA", "1990", None), ("", "FRA", "1990", None)])
    missing = (1, "the organization is missing (also in 1 more row)")
    assert [(fault.row, fault.problem) for fault in held.faults] == [missing]
    assert len(held) == 0
    assert len(held.counts("1990")) == len(held.dyad_counts("1990")) == len(held.spells()) == 0


def test_parties_of_its_own_are_found_by_any_spelling() -> None:
    """As in the timelines; an iterator of declared parties is read once, and serves every organization."""
    held = spells([("Pact", "Ruritania", "1990", None)], unknown="keep", open_at="2000-12-31")
    assert held.organizations_of("RURITANIA", "1995-01-01") == {"Pact"}
    assert held.counts("1995", states=["ruritania"])[0]["name"] == "Ruritania"
    with pytest.warns(ConventionWarning, match="Italy"):
        assert held.counts("1995", states=["Italy"])[0]["certain"] == 0
    found = spells([(name, "Atlantis", "1990", None) for name in ("Pact", "Union")], states=iter(["Atlantis"]))
    assert (list(found), found.faults) == (["Pact", "Union"], ())


def test_one_name_is_one_party_in_all_organizations() -> None:
    """Spellings that differ in case or punctuation; in timelines made apart they need one code."""
    rows = [("Pact", "Arab League", "1990", None), ("Union", "arab  league", "1990", None)]
    held = spells(rows, unknown="keep")
    assert held.organizations_of("ARAB LEAGUE", "1995-01-01") == {"Pact", "Union"}
    apart = {name: Timeline.from_spells([(party, "1990", None)], name=name, unknown="keep") for name, party, *_ in rows}
    with pytest.raises(QueryError, match="one party under two codes"):
        Collection(apart)


def test_a_party_of_its_own_comes_before_a_state_of_the_world() -> None:
    """As in its timeline; beside the state itself, its name alone is not enough."""
    own = Timeline.from_spells([("Palestine", "1990", None)], name="A", states=[State("PLO", "Palestine")])
    assert Collection({"A": own}).organizations_of("Palestine", "1995-01-01") == {"A"}
    both = Collection({"A": own, "B": Timeline.from_spells([("Palestine", "1990", None)], name="B")})
    assert both.organizations_of("PSE", "1995-01-01") == {"B"}
    with pytest.raises(QueryError, match="PLO and of PSE"):
        both.organizations_of("Palestine", "1995-01-01")


def test_columns_are_found_as_in_a_timeline() -> None:
    """In any case, by their names or by `columns`; what cannot be told is refused."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"Org": ["EU"], "who": ["UK"], "Start": ["1973-01-01"], "left": ["2020-02-01"]})
    names = {"organization": "org", "state": "who"}
    for rows in (frame, frame.to_dict("records"), list(frame.itertuples(index=False))):
        held = spells(rows, columns={**names, "end": "left"})
        assert [len(held.organizations_of("UK", day)) for day in ("2020-01-31", "2020-02-01")] == [1, 0]
        with pytest.raises(LedgerError, match="there is no column 'lift'"):
            spells(rows, columns={**names, "end": "lift"})
        with pytest.raises(OptionError, match="'until' is not a field"):
            spells(rows, columns={**names, "until": "left"})
    unnamed = pandas.DataFrame({"organization": ["Pact"], "state": ["FRA"], "start": ["1990"], "end_date": ["1995"]})
    for rows in (unnamed, unnamed.to_dict("records"), unnamed[["state"]]):
        with pytest.raises(LedgerError, match="column"):
            spells(rows)
    numbered = frame.assign(Org=[1.0], left=[None])
    assert list(spells(numbered, columns=names)) == ["1"]
    twice = pandas.DataFrame([["EU", "France", 1990, 1, 0]], columns=["io", "who", "when", "code", "code"])
    with pytest.raises(LedgerError, match="more than one column 'code'"):
        panel(twice)


def test_it_warns_once_beyond_the_record() -> None:
    """Once per call, however many organizations end before."""
    held = spells(ROWS[:4], checked_through="2000-12-31")
    for name, *question in (("organizations_of", "FRA", "2001-01-01"), ("counts", "2001"), ("dyad_counts", "2001")):
        with pytest.warns(BeyondRecordWarning) as caught:
            getattr(held, name)(*question)
        assert len(caught) == 1


def test_it_is_a_frozen_value() -> None:
    """Equal by its timelines and faults, hashable, picklable, and it cannot be changed."""
    again = spells(ROWS[:4])
    assert (again, hash(again)) == (HELD, hash(HELD))
    assert all(twin == HELD for twin in twins(HELD))
    assert HELD not in (Collection({"Pact": HELD["Pact"]}), 3)
    assert "2 organizations" in repr(HELD)
    assert "1 fault>" in repr(spells(ROWS))
    for change in (lambda: setattr(HELD, "faults", ()), lambda: delattr(HELD, "faults")):
        with pytest.raises(AttributeError):
            change()
    options = {"end": "inclusive", "overlap": "merge", "source": None, "states": ["Utopia"], "codes": "names"}
    assert list(spells([("Pact", "Utopia", "1990", None)], **options)) == ["Pact"]


def test_one_range_join_tags_events_with_organizations() -> None:
    """In SQL, on DuckDB: for each event the organizations of its state on its day, certain and possible."""
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    asked = [(state, date(year, 6, 1)) for state in ("FRA", "DEU", "ITA") for year in range(1989, 2000)]
    spells = HELD.spells().to_arrow()  # noqa: F841 - the statement names it
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE events (state VARCHAR, day DATE)")
        connection.executemany("INSERT INTO events VALUES (?, ?)", asked)
        found = connection.sql("""
            SELECT events.state, events.day, spells.organization, spells.member
            FROM events JOIN spells ON events.state = spells.state
                AND events.day >= spells.start AND (events.day < spells.end OR spells.end IS NULL)
                AND (spells.member OR spells.member IS NULL)
        """).fetchall()
    for state, day in asked:
        tagged = {name: member for own, when, name, member in found if (own, when) == (state, day)}
        assert set(tagged) == HELD.possible_organizations_of(state, day)
        assert {name for name, member in tagged.items() if member} == HELD.organizations_of(state, day)


def test_a_row_that_lacks_cells_is_refused() -> None:
    """Whose row it is cannot be told, so every organization could lack it."""
    cells = [CELLS[0], {"io": "Union", "who": "France", "when": 1990}]
    for read, rows in ((panel, cells), (spells, [("Pact", "FRA", "1990", None), 3, ()])):
        with pytest.raises(LedgerError) as caught:
            read(rows)
        assert caught.value.faults[0].row == 2


ATLANTIS = State("ATL", "Atlantis")


def test_a_code_that_is_also_a_name_is_ambiguous() -> None:
    """A party kept as "Atlantis" and one that is called so under another code are two; a State says which is meant."""
    declared = Timeline.from_spells([("ATL", "1990-01-01", None)], name="1", states=[ATLANTIS])
    kept = Timeline.from_spells([("Atlantis", "1990-01-01", None)], name="2", unknown="keep")
    both = Collection({"1": declared, "2": kept})
    for spelling in ("Atlantis", "ATLANTIS"):
        with pytest.raises(QueryError, match="ATL and of Atlantis"):
            both.organizations_of(spelling, "2000-01-01")
    assert both.organizations_of(ATLANTIS, "2000-01-01") == {"1"}
    assert both.organizations_of(kept.party("Atlantis"), "2000-01-01") == {"2"}


def test_states_are_known_as_in_a_timeline() -> None:
    """A declared party without rows has no organization, and a `State` that nobody knows is refused, as a number is."""
    held = Collection.from_spells([("A", "France", "1990-01-01", None)], states=["Arab League"])
    assert held.organizations_of("arab league", "2000-01-01") == frozenset()
    assert held.counts("2000", states=["Arab League"])[0]["certain"] == 0
    for stranger in (State("ZZZ", "Zed"), State("FRA", "Fraternity")):
        with pytest.raises(UnknownStateError):
            held.organizations_of(stranger, "2000-01-01")
    for ask in (lambda: held.counts("2000", states=5), lambda: held.dyad_counts("2000", directed="no")):  # type: ignore[arg-type]
        with pytest.raises(QueryTypeError):
            ask()


def test_the_parties_of_a_collection_are_collected_once() -> None:
    """Also where none of them is other than a state of the world, so that a question costs no more than its states."""
    held = Collection({"CSTO": CSTO})
    assert held.organizations_of("Armenia", "2000-01-01") == {"CSTO"}
    assert held._own is held._own
    assert held._own == {}


def test_organizations_may_be_numbers_of_any_size() -> None:
    """The name of an organization is the text of its number, cut where no text can be made of it."""
    held = Collection.from_spells([(7, "France", "1990", None), (10**5000, "Italy", "1990", None)])
    assert next(iter(held)) == "7"
    assert len(held) == 2
