"""Ledgers: what is folded into chains, which windows the whole ledger leaves, and what is refused."""

from datetime import date

import pytest
from ledgers import LEAGUE, step, timeline

from csto_timeline import Event, Kind, Source, Status, Timeline, announced, in_force, signed
from csto_timeline.errors import Fault, LedgerError


def faults(*events: Event, checked_through: str | None = None) -> tuple[Fault, ...]:
    """Return the faults of a ledger that is refused."""
    with pytest.raises(LedgerError) as caught:
        timeline(*events, checked_through=checked_through)
    return caught.value.faults


class TestWholeLedger:
    """Windows are narrowed over the whole ledger, not within one state."""

    def test_an_event_that_one_state_pins_is_pinned_for_all(self) -> None:
        """The accession of two states precedes the withdrawal of one, so both are members when it leaves."""
        pact = timeline(
            step("in", "accession", "AAA BBB", signed("2000")), step("out", "withdrawal", "AAA", signed("2000-03-01"))
        )
        assert pact.is_member("BBB", "2000-06-01") is True
        assert pact.is_member("BBB", "2000-02-01") is None
        assert pact.events(start="2000-04-01") == ()
        (joined,) = pact.steps_of("BBB")
        assert (joined.earliest, joined.latest) == (date(2000, 1, 1), date(2000, 3, 1))

    def test_a_joint_event_without_a_day_is_refused(self) -> None:
        """An accession after one state's day in 2005 and before another's in 2003 cannot happen."""
        (fault,) = faults(
            step("sees", "observer", "BBB", signed("2005-01-01")),
            step("in", "accession", "AAA BBB", signed("[2000-01-01..2010-12-31]")),
            step("out", "withdrawal", "AAA", signed("2003-01-01")),
        )
        assert (fault.event, fault.state) == ("out", "AAA")

    def test_a_renaming_pins_the_founding(self) -> None:
        """Whoever renames the organization renames one that has been founded."""
        pact = timeline(
            step("founded", "founding", "AAA", signed("2000"), new_name="Pact"),
            step("renamed", "renaming", "", signed("2000-03-01"), new_name="Union"),
        )
        assert (pact.name_on("2000-06-01"), pact.members_on("2000-06-01")) == ("Union", {"AAA"})

    def test_two_names_cannot_begin_on_one_day(self) -> None:
        """The order in which they are written would decide, so they are refused."""
        (fault,) = faults(
            step("one", "founding", "AAA", signed("2000-01-01"), new_name="Pact"),
            step("two", "renaming", "", signed("2000-01-01"), new_name="Union"),
        )
        assert (fault.event, fault.state) == ("two", None)

    def test_two_lengths_of_term_cannot_begin_on_one_day(self) -> None:
        """Equal lengths open one term together; different ones are refused."""
        pact = step("founded", "founding", "AAA BBB", signed("2000-01-01"))
        renewals = [
            Event(
                key=f"renewal-{years}", kind="renewal", states=[state], dated=[signed("2005-01-01")], term_years=years
            )
            for state, years in (("AAA", 5), ("BBB", 10))
        ]
        assert [fault.event for fault in faults(pact, *renewals)] == ["renewal-10"]

    def test_every_event_that_cannot_happen_is_reported_once(self) -> None:
        """After a fault the check goes on from the event's own window, so one late event does not condemn the rest."""
        found = faults(
            step("a", "accession", "AAA", signed("2000-01-01")),
            step("b", "withdrawal", "AAA", signed("1999-01-01")),
            step("c", "return", "AAA", signed("1999-06-01")),
            step("d", "withdrawal", "AAA", signed("1998-01-01")),
        )
        assert [fault.event for fault in found] == ["b", "d"]

    def test_an_event_may_never_happen(self) -> None:
        """An open window leaves the later status possible for ever, and never certain."""
        pact = timeline(
            step("in", "accession", "AAA", signed("2000-01-01")),
            step("out", "withdrawal", "AAA", signed("[2001-01-01..]")),
        )
        assert pact.possible_statuses_on("AAA", "9999-12-31") == (Status.MEMBER, Status.FORMER)
        assert pact.steps_of("AAA")[1].latest is None


class TestRules:
    """What the rule table lacks is refused; what it holds leads where it says."""

    @pytest.mark.parametrize(("kind", "status"), [("observer", Status.OBSERVER), ("association", Status.ASSOCIATE)])
    @pytest.mark.parametrize("suspended", [False, True])
    def test_a_member_can_become_observer_or_associate_in_one_step(
        self, kind: str, status: Status, suspended: bool
    ) -> None:
        """Members and suspended states can step down without leaving first."""
        events = [step("in", "accession", "AAA", signed("2000-01-01"))]
        events += [step("stops", "suspension", "AAA", signed("2001-01-01"))] if suspended else []
        pact = timeline(*events, step("steps-down", kind, "AAA", signed("2002-01-01")))
        assert pact.status_on("AAA", "2002-01-01") is status

    def test_a_dissolution_ends_every_membership_and_the_name(self) -> None:
        """Members, observers and suspended states become former; former ones stay so; the name ends."""
        pact = timeline(
            step("founded", "founding", "AAA BBB CCC", signed("2000-01-01"), new_name="Pact"),
            step("sees", "observer", "DDD", signed("2000-02-01")),
            step("out", "withdrawal", "CCC", signed("2001")),
            step("stops", "suspension", "BBB", signed("2002-01-01")),
            step("ends", "dissolution", "", signed("[2001-06-01..2003-06-30]")),
            step("remembered", "milestone", "AAA", signed("2010-01-01")),
        )
        assert {pact.status_on(state, "2003-06-30") for state in pact.states} == {Status.FORMER}
        assert (pact.name_on("2003-06-29"), pact.name_on("2003-06-30")) == (None, None)
        assert pact.name_on("2001-12-31") == "Pact"
        assert pact.events(kind="dissolution", end="2002-01-01") == ()

    def test_only_milestones_may_follow_a_dissolution(self) -> None:
        """Neither a step nor a name comes after the end."""
        start = step("founded", "founding", "AAA", signed("2000-01-01"), new_name="Pact")
        end = step("ends", "dissolution", "", signed("2001-01-01"))
        late = [
            step("in", "accession", "BBB", signed("2002-01-01")),
            step("renamed", "renaming", "", signed("2002-01-01"), new_name="Union"),
            step("renewed", "renewal", "AAA", signed("2002-01-01")),
        ]
        assert [fault.event for fault in faults(start, end, *late)] == ["in", "renamed", "renewed"]

    def test_renewals_and_freezes_need_a_member_but_move_nothing(self) -> None:
        """They are judged by the table and stand in no chain."""
        assert [fault.event for fault in faults(step("renewed", "renewal", "AAA", signed("2000-01-01")))] == ["renewed"]
        pact = timeline(
            step("in", "accession", "AAA", signed("2000-01-01")), step("frozen", "freeze", "AAA", signed("1999-01-01"))
        )
        assert [each.event.key for each in pact.steps_of("AAA")] == ["in"]

    def test_shape_faults_are_found_together(self) -> None:
        """Doubled keys, two sources of one key, a step without states and a renaming without a name."""
        found = faults(
            step("same", "accession", "AAA", signed("2000-01-01", Source(key="s", title="One"))),
            step("same", "accession", "BBB", signed("2000-01-01", Source(key="s", title="Other"))),
            step("nobody", "accession", "", signed("2000-01-01")),
            step("renamed", "renaming", "", signed("2000-01-01"), new_name="Union"),
        )
        assert [fault.event for fault in found] == ["same", "same", "nobody", "renamed"]

    def test_nothing_happens_after_the_record_was_checked(self) -> None:
        """An event that cannot have happened by `checked_through` is a fault, under whichever reading."""
        event = step("in", "accession", "AAA", signed("2000-01-01"), in_force("2002-01-01"))
        assert [fault.event for fault in faults(event, checked_through="2001-01-01")] == ["in"]
        assert timeline(event, checked_through="2002-01-01").checked_through == date(2002, 1, 1)


class TestViews:
    """Readings, widened views and the views of one source."""

    def test_each_reading_takes_the_first_act_of_its_order(self) -> None:
        """Announced, signed and in force each have their day, and fall back in their own order."""
        pact = timeline(
            step("in", "accession", "AAA", announced("2000-01-01"), signed("2000-02-01"), in_force("2000-03-01")),
            step("b", "accession", "BBB", announced("2000-01-01"), in_force("2000-03-01")),
        )
        starts = {r: pact.under(r).spells_of("AAA")[0].start.month for r in ("announced", "signed", "in_force")}
        assert starts == {"announced": 1, "signed": 2, "in_force": 3}
        assert pact.under("signed").spells_of("BBB")[0].start.month == 3

    def test_widened_takes_the_hull_of_what_disagrees(self) -> None:
        """Variants widen; less precise and rejected datings do not; `plain` undoes it."""
        dated = [
            signed("2000-06-15"),
            signed("2000"),
            signed("2000-08-01"),
            signed("1990-01-01", rejected="a misprint"),
        ]
        pact = timeline(step("in", "accession", "AAA", *dated))
        wide = pact.widened()
        assert wide.is_member("AAA", "2000-06-14") is False
        assert wide.is_member("AAA", "2000-07-31") is None
        assert wide.is_member("AAA", "2000-08-01") is True
        assert wide.plain() is pact
        assert wide.under("signed").widened() is pact.under("signed").widened()

    def test_one_source_is_told_in_its_own_days_and_in_neutral_words(self) -> None:
        """Its rejected datings count, other events drop out, and the ledger's own sentences are replaced."""
        view = LEAGUE.according_to("gazette")
        assert view.checked_through == date(2006, 6, 30)
        assert {event.key for event in view.events()} < {event.key for event in LEAGUE.events()}
        assert all(event.what != original.what for event in view.events() for original in LEAGUE.events())
        assert all({s.key for d in event.dated for s in d.sources} == {"gazette"} for event in view.events())

    def test_what_a_covering_source_tells_must_be_possible_too(self) -> None:
        """Its datings alone are checked like a ledger, and the fault names the source."""
        whole = Source(key="whole", title="Whole", covers_through="2010-01-01")
        (fault,) = faults(
            step("in", "accession", "AAA", signed("2000-01-01"), signed("2005-01-01", whole)),
            step("out", "withdrawal", "AAA", signed("2002-01-01", whole)),
        )
        assert fault.event == "out"
        assert "'whole'" in fault.problem

    def test_a_source_may_begin_with_a_renaming(self) -> None:
        """What a source leaves out before its first event is not a fault."""
        whole = Source(key="whole", title="Whole", covers_through="2010-01-01")
        pact = timeline(
            step("founded", "founding", "AAA", signed("2000-01-01"), new_name="Pact"),
            step("renamed", "renaming", "", signed("2001-01-01", whole), new_name="Union"),
        )
        assert pact.according_to(whole).name_on("2001-01-01") == "Union"


def test_what_is_not_an_event_is_refused_with_its_place() -> None:
    """Every item that is not an Event is a fault that says where it stands."""
    with pytest.raises(LedgerError) as caught:
        Timeline.from_events([3, "x"], name="T")  # type: ignore[list-item]
    assert [fault.place for fault in caught.value.faults] == ["item 1", "item 2"]


def test_a_state_under_two_names_is_refused() -> None:
    """An event names each state once, whatever the spelling."""
    event = Event(key="in", kind=Kind.ACCESSION, states=["France", "FRA"], dated=[signed("2000-01-01")])
    with pytest.raises(LedgerError) as caught:
        Timeline.from_events([event], name="T")
    assert caught.value.faults[0].state == "FRA"


def test_events_can_use_code_schemes() -> None:
    """COW numbers are read with the years of the event, and an unknown one is a fault."""
    events = [Event(key="in", kind="accession", states=["260"], dated=[signed("1955-05-05")])]
    assert Timeline.from_events(events, name="T", codes="cow").states == ("DEU",)
    for day, state in (("2006-06-04", "COW345"), ("2006-06-05", "SRB")):  # 345 passes from one to the other
        events = [Event(key="in", kind="accession", states=["345"], dated=[signed(day)])]
        assert Timeline.from_events(events, name="T", codes="cow").states == (state,)
    for code in ("999", "345"):
        bad = [Event(key="in", kind="accession", states=[code], dated=[signed("[2000..2010]")])]
        with pytest.raises(LedgerError):
            Timeline.from_events(bad, name="T", codes="cow")
