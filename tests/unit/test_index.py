"""Tracks and epochs: which statuses are possible from which day on, bit masks decoded, and a cache that is bounded."""

from datetime import date, timedelta
from itertools import product

import pytest
from ledgers import day

from csto_timeline import Status, index
from csto_timeline.engine.windows import Window, tightened
from csto_timeline.engine.index import NEVER, Index, Track, asked, asked_track, name_track_of, reach, track_of
from csto_timeline.rules import BIT, IS_MEMBER, POSSIBLE

FIRST = day("2000-01-01")
OUT, B, M, S, F = Status
"""The statuses by their first letters, as the tables below write them."""
Ends = list[tuple[int, int | None]]
"""Windows by the places of their first and last days; no last one: perhaps never."""


def at(place: int) -> date:
    """Return the day that many days after the first one."""
    return FIRST + timedelta(place)


def spans(*ends: tuple[int, int | None]) -> list[Window]:
    """Return windows by the places of their days."""
    return [(at(low), None if high is None else at(high)) for low, high in ends]


def told(track: Track) -> list[tuple[int, str]]:
    """Return a track as places of days and the first letters of the statuses possible from there on."""
    days, masks = track
    assert POSSIBLE[masks[0]] == (OUT,)
    letters = {B: "B", OUT: "O", M: "M", S: "S", F: "F"}
    return [
        ((when - FIRST).days, "".join(letters[status] for status in POSSIBLE[mask]))
        for when, mask in zip(days, masks[1:], strict=True)
    ]


# Tracks

TRACKS: tuple[tuple[list[tuple[int, int | None]], list[Status], list[tuple[int, str]]], ...] = (
    ([], [], []),
    ([(1, 1)], [M], [(1, "M")]),
    ([(1, 3)], [M], [(1, "OM"), (3, "M")]),
    ([(1, None)], [M], [(1, "OM")]),
    ([(1, 1), (1, 1)], [M, F], [(1, "F")]),
    ([(1, 1), (5, 5)], [M, F], [(1, "M"), (5, "F")]),
    ([(1, 3), (3, 5)], [M, F], [(1, "OM"), (3, "MF"), (5, "F")]),
    ([(1, 4), (2, 4)], [M, F], [(1, "OM"), (2, "OMF"), (4, "F")]),
    ([(1, 1), (2, None)], [M, S], [(1, "M"), (2, "MS")]),
    ([(1, 1), (2, None), (4, None)], [M, S, M], [(1, "M"), (2, "MS")]),
    ([(1, 1), (2, 6), (4, 8)], [M, S, M], [(1, "M"), (2, "MS"), (8, "M")]),
    ([(1, 1), (3, 3), (3, 3)], [M, S, M], [(1, "M")]),
    ([(1, 3), (5, 5)], [B, M], [(1, "OB"), (3, "B"), (5, "M")]),
)


@pytest.mark.parametrize(("ends", "after", "expected"), TRACKS)
def test_a_track_says_what_is_possible_from_which_day_on(
    ends: Ends, after: list[Status], expected: list[tuple[int, str]]
) -> None:
    """Within a window both statuses are possible, on its last day the new one is certain, and no entry repeats."""
    assert told(track_of(spans(*ends), after)) == expected


def test_tracks_are_exact() -> None:
    """Over every chain of two windows within four days, a track gives on each day exactly the possible statuses.

    The slow way goes through all orders of days that the windows allow; a fifth day stands for never.
    """
    never, after = 4, [M, S]
    choices = [(low, high) for low in range(4) for high in (*range(low, 4), never)]
    for chain in product(choices, repeat=2):
        ways = [way for way in product(*(range(low, high + 1) for low, high in chain)) if [*way] == sorted(way)]
        if not ways:
            continue
        windows = tightened(spans(*((low, None if high == never else high) for low, high in chain)))
        days, masks = track_of(windows, after)
        for place in range(-1, 4):
            happened = {sum(when <= place for when in way) for way in ways}
            assert set(POSSIBLE[masks[sum(at(place) >= change for change in days)]]) == {
                (OUT, *after)[number] for number in happened
            }


def test_reach_counts_what_has_surely_and_what_has_perhaps_happened() -> None:
    """From each end of a window on, so many events are certain and so many possible."""
    assert reach(spans((1, 3), (3, 5), (4, None))) == [(at(1), 0, 1), (at(3), 1, 2), (at(4), 1, 3), (at(5), 2, 3)]
    assert reach([]) == []


NAMES: tuple[tuple[Ends, list[str], list[tuple[int, str | None]]], ...] = (
    ([], [], []),
    ([(1, 1)], ["League"], [(1, "League")]),
    ([(1, 3)], ["League"], [(3, "League")]),
    ([(1, 1), (4, 6)], ["League", "Union"], [(1, "League"), (4, None), (6, "Union")]),
    ([(1, 1), (4, 6)], ["League", "League"], [(1, "League")]),
    ([(1, 1), (4, None)], ["League", "Union"], [(1, "League"), (4, None)]),
)


@pytest.mark.parametrize(("ends", "names", "expected"), NAMES)
def test_the_name_is_known_where_only_one_is_possible(
    ends: Ends, names: list[str], expected: list[tuple[int, str | None]]
) -> None:
    """Before the first name, and where two are possible, there is none."""
    days, track = name_track_of(spans(*ends), names)
    assert track[0] is None
    assert [((when - FIRST).days, name) for when, name in zip(days, track[1:], strict=True)] == expected


# The index


def lives(*rows: str) -> dict[str, Track]:
    """Return tracks by state from rows of a code and a letter of a status a day."""
    tracks = {}
    for row in rows:
        code, letters = row.split()
        status = {"O": OUT, "B": B, "M": M, "S": S, "F": F}
        masks = [BIT[OUT] | BIT[M] if letter == "?" else BIT[status[letter]] for letter in letters]
        changes = [place for place, mask in enumerate(masks) if mask != (masks[place - 1] if place else BIT[OUT])]
        tracks[code] = (tuple(map(at, changes)), (BIT[OUT], *(masks[place] for place in changes)))
    return tracks


THREE = ("CIM OOO?MM", "ARC MMMMFF", "BRO OMSSSM")


def test_an_epoch_is_two_sets_of_members() -> None:
    """States are sorted, every change of any state begins an epoch, and masks decode to certain and possible sets."""
    made = Index(lives(*THREE), [], None)
    assert made.order == ("ARC", "BRO", "CIM")
    assert made.days == tuple(map(at, (0, 1, 2, 3, 4, 5)))
    certain = [set(), {"ARC"}, {"ARC", "BRO"}, {"ARC"}, {"ARC"}, {"CIM"}, {"BRO", "CIM"}]
    assert [made.decode(mask) for mask in made.certain] == certain
    assert [made.decode(mask) for mask in made.possible] == [*certain[:4], {"ARC", "CIM"}, *certain[5:]]


def test_days_of_other_changes_begin_epochs_too() -> None:
    """A day on which only the name changes is a day on which an answer changes."""
    made = Index(lives("ARC OM"), [at(3), at(1)], None)
    assert made.days == (at(1), at(3))
    assert [made.decode(mask) for mask in made.certain] == [set(), {"ARC"}, {"ARC"}]


def test_an_index_of_nobody_answers_too() -> None:
    """Without states there are no days, and one empty epoch."""
    made = Index({}, [], None)
    assert (made.order, made.days, made.certain, made.possible) == ((), (), [0], [0])
    assert made.keep(0) == frozenset()


@pytest.mark.parametrize("number", [1, 7, 8, 9, 63, 64, 65, 200])
def test_masks_of_any_width_decode(number: int) -> None:
    """The last state is found as the first one, however many there are."""
    codes = [f"P{place:03}" for place in range(number)]
    made = Index(dict.fromkeys(codes, NEVER), [], None)
    assert made.decode(0) == frozenset()
    assert made.decode((1 << number) - 1) == frozenset(codes)
    assert all(made.decode(1 << place) == {code} for place, code in enumerate(codes))


ASKED = (  # days of change, checked_through, days that a query bisects
    ((), None, ()),
    ((2, 4), None, (2, 4)),
    ((), 3, (4,)),
    ((2, 4), 4, (2, 4, 5)),
    ((2, 4), 3, (2, 4)),
    ((2, 4), 2, (2, 3)),
    ((2, 4), 1, (2,)),
    ((2, 4), 0, (1,)),
)


@pytest.mark.parametrize(("changes", "through", "expected"), ASKED)
def test_a_query_bisects_no_day_beyond_the_record(
    changes: tuple[int, ...], through: int | None, expected: tuple[int, ...]
) -> None:
    """Changes after `checked_through` give way to the first day beyond it."""
    days = tuple(map(at, changes))
    assert asked(days, None if through is None else at(through)) == tuple(map(at, expected))


def test_a_record_checked_through_the_last_day_has_nothing_beyond() -> None:
    """No question can be later than the last day of the calendar."""
    assert asked((at(1),), date.max) == (at(1),)


def test_the_answers_of_a_state_end_with_the_record() -> None:
    """Answers beyond `checked_through` are left to the long way, which warns."""
    track = lives("ARC OMSM?")["ARC"]
    expected = tuple(IS_MEMBER[mask] for mask in track[1])
    assert asked_track(track, None) == (track[0], expected, track)
    assert asked_track(track, at(9)) == ((*track[0], at(10)), expected, track)
    assert asked_track(track, at(2)) == ((at(1), at(2), at(3)), expected[:3], track)
    assert asked_track(NEVER, at(2)) == ((at(3),), (False,), NEVER)


# The cache


def test_a_set_that_is_kept_is_found_again() -> None:
    """What was decoded once is the same object at the next query."""
    made = Index(lives(*THREE), [], None)
    assert made.sets == [None] * 7
    first = made.keep(2)
    assert first == {"ARC", "BRO"}
    for place in (3, 1):
        made.keep(place)
    assert made.sets[2] is first


@pytest.mark.parametrize(
    ("kept", "states", "room"), [(12, 3, 4), (13, 3, 4), (3, 3, 1), (1, 3, 1), (4, 2, 2), (4, 1, 4)]
)
def test_the_cache_holds_as_much_as_it_has_room_for(
    monkeypatch: pytest.MonkeyPatch, kept: int, states: int, room: int
) -> None:
    """However many epochs are asked for, kept members fill the bound and stay within it, and answers stay right."""
    monkeypatch.setattr(index, "_KEPT", kept)
    tracks = lives(*("ARC " + "MF" * 20, "BRO " + "MMF" * 13, "CIM " + "OMMMF" * 8)[:states])
    made, reference = Index(tracks, [], None), Index(tracks, [], None)
    most = 0
    for turn in range(200):
        place = turn * 7 % len(made.certain)
        if made.sets[place] is None:
            made.keep(place)
        assert made.sets[place] == reference.decode(reference.certain[place])
        for other, members in enumerate(made.sets):
            assert members is None or members == reference.decode(reference.certain[other])
        most = max(most, sum(members is not None for members in made.sets))
    assert most == room


def test_the_shipped_bound_is_some_megabytes() -> None:
    """All kept sets together hold half a million members at most, few enough for any machine."""
    assert index._KEPT == 2**19
