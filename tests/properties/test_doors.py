"""What may be written for a day, a state or a reading: accepted spellings answer alike, the rest is refused."""

import unicodedata
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from csto_timeline import CSTO, PartialDate, Reading, State, Timeline
from csto_timeline.dates import to_date
from csto_timeline.errors import (
    InvalidDateError,
    OptionError,
    QueryTypeError,
    StateTypeError,
    TimelineError,
    UnknownStateError,
)
from csto_timeline.states import all_states, lookup
from csto_timeline.testing.strategies import boundary_days, days, partial_dates, states, timelines

pytestmark = pytest.mark.filterwarnings("ignore::csto_timeline.BeyondRecordWarning")

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
NO_TEXT = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.binary(), st.lists(st.text()), st.builds(object)
)
ANY_DAY = boundary_days(CSTO, max_value=date.max) | days()


def spelled(day: date) -> list[object]:
    """Return every form in which a day may be written."""
    number, month, year = day.day, MONTHS[day.month - 1], f"{day.year:04}"
    return [
        day,
        datetime.combine(day, time.max),
        datetime.combine(day, time.min, UTC),
        f"{year}-{day.month:02}-{number:02}",
        f" {year}-{day.month:02}-{number:02} ",
        f"{number} {month} {year}",
        f"{number:02} {month[:3]} {year}",
        f"{number}. {month} {year}",
        f"{number}th of {month}, {year}",
        f" {number}-{month[:3]}-{year} ",
        f"{month} {number}, {year}",
        f"{month[:3].upper()}. {number} {year}",
        f"{WEEKDAYS[day.weekday()]}, {number} {month.lower()} {year}",
        f"{WEEKDAYS[day.weekday()][:3]} {month} {number}th {year}",
    ]


def misspelled(day: date) -> list[str]:
    """Return forms in which a day may not be written: too coarse, ambiguous, with a time, or by week or number."""
    year, week, weekday = day.isocalendar()
    return [
        f"{day.year:04}",
        f"{day.year:04}-{day.month:02}",
        f"{day.year:04}{day.month:02}{day.day:02}",
        f"{year:04}-W{week:02}-{weekday}",
        f"{year:04}W{week:02}{weekday}",
        f"{day.year:04}-{day.timetuple().tm_yday:03}",
        f"{day.day:02}/{day.month:02}/{day.year:04}",
        f"{day.month:02}/{day.day:02}/{day.year:04}",
        f"{day.day}.{day.month}.{day.year:04}",
        f"{day.isoformat()}T00:00",
        f"{day.isoformat()} 12:30",
        f"{day.year:04}-{day.month:02}-32",
        f"{day.year:04}-13-{day.day:02}",
        f"30 February {day.year:04}",
        f"{MONTHS[day.month - 1]} {day.year:04}",
        f"{day.day} {MONTHS[day.month - 1]}",
        f"{day.day} {MONTHS[day.month - 1]} {day.year % 100:02}",
        f"{WEEKDAYS[day.weekday() - 1]}, {day.day} {MONTHS[day.month - 1]} {day.year:04}",
        f"[{day.isoformat()}..]",
        "",
        "today",
        "NaT",
    ]


class TestDays:
    """Every accepted spelling of a day gives the same answer, and every refused one raises the documented type."""

    @given(day=ANY_DAY)
    @example(day=date.min)
    @example(day=date.max)
    @example(day=date(1999, 4, 20))
    @example(day=date(1999, 4, 21))
    @example(day=date(2024, 2, 29))
    def test_every_spelling_of_a_day_is_that_day(self, day: date) -> None:
        """A date, a datetime in any zone, ISO text and the month in words ask for the same day."""
        for form in spelled(day):
            assert to_date(form) == day
            assert type(to_date(form)) is date
            assert CSTO.members_on(form) == CSTO.members_on(day)
            assert CSTO.is_member("UZB", form) is CSTO.is_member("UZB", day)
            assert CSTO.next_change(form) == CSTO.next_change(day)

    @given(day=ANY_DAY)
    @example(day=date.min)
    @example(day=date.max)
    @example(day=date(2024, 2, 29))
    def test_no_other_form_is_guessed_at(self, day: date) -> None:
        """What is coarser than a day, ambiguous, has a time or does not exist raises `InvalidDateError`, naming it."""
        for text in misspelled(day):
            with pytest.raises(InvalidDateError) as refused:
                CSTO.members_on(text)
            assert text[:60] in str(refused.value)

    @given(NO_TEXT)
    def test_what_is_no_text_and_no_date_has_the_wrong_type(self, value: object) -> None:
        """Numbers, `bool`, `None` and the like raise `TypeError`."""
        with pytest.raises(QueryTypeError):
            CSTO.members_on(value)
        with pytest.raises(QueryTypeError):
            CSTO.is_member("UZB", value)

    @given(st.text() | st.from_regex(r"[0-9A-Za-z:.,/ \[\]-]{0,20}"))
    def test_any_text_is_a_day_or_refused(self, text: str) -> None:
        """Text is refused, or stands for a day whose number and year are written in it: nothing is completed."""
        try:
            day = to_date(text)
        except InvalidDateError:
            return
        assert f"{day.year:04}" in text
        assert str(day.day) in text

    @given(partial_dates())
    def test_a_partial_date_reads_back_from_its_text(self, partial: PartialDate) -> None:
        """`str()` is text that `PartialDate.of` reads back to the same window."""
        assert PartialDate.of(str(partial)) == partial
        assert PartialDate.of(f" {partial} ") == partial
        assert partial.contains(PartialDate.of(partial))
        assert eval(repr(partial), {"PartialDate": PartialDate}) == partial  # noqa: S307 - its own repr

    @given(partial_dates(), partial_dates())
    def test_windows_contain_each_other_as_their_ends_say(self, one: PartialDate, other: PartialDate) -> None:
        """A window contains another if it does not begin later and does not end earlier; unknown ends are farthest."""
        low = one.earliest is None or (other.earliest is not None and one.earliest <= other.earliest)
        high = one.latest is None or (other.latest is not None and other.latest <= one.latest)
        assert one.contains(other) is (low and high)

    @given(st.text() | st.from_regex(r"[0-9.\[\]-]{0,24}"))
    def test_any_text_is_a_partial_date_or_refused(self, text: str) -> None:
        """Any text is read as a window or raises `InvalidDateError`."""
        try:
            partial = PartialDate.of(text)
        except InvalidDateError:
            return
        assert PartialDate.of(str(partial)) == partial


def plain(text: str) -> str:
    """Return text without case, accents and punctuation, by another road than the package's."""
    spread = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in spread if character.isalnum())


class TestStates:
    """Every accepted spelling of a state gives the same answer, and every refused one raises the documented type."""

    @pytest.mark.parametrize("state", all_states(), ids=str)
    def test_every_spelling_of_a_state_is_that_state(self, state: State) -> None:
        """Codes, names, other spellings and the record itself, in any case and without accents, answer alike."""
        day = date(1999, 4, 20)
        answer = CSTO.is_member(state.alpha_3, day)
        accents = unicodedata.combining
        bare = ["".join(c for c in unicodedata.normalize("NFD", text) if not accents(c)) for text in state.spellings]
        for text in (*state.spellings, *bare):
            for written in (text, text.upper(), text.lower(), f"  {text} "):
                assert lookup(written) is state
                assert CSTO.is_member(written, day) is answer
                assert CSTO.spells_of(written) == CSTO.spells_of(state)
        assert CSTO.is_member(state, day) is answer

    @given(timelines(min_size=1, max_size=5), st.data())
    def test_a_party_is_known_by_its_code_and_its_names(self, timeline: Timeline, data: st.DataObject) -> None:
        """A user's own codes and names are accepted in any case, and answers carry the code."""
        day = data.draw(boundary_days(timeline))
        for code in timeline.states:
            party = timeline.party(code)
            for text in party.spellings:
                assert timeline.is_member(text.upper(), day) is timeline.is_member(code, day)
                assert timeline.code(text.lower()) == code
            assert timeline.is_member(party, day) is timeline.is_member(code, day)

    @given(NO_TEXT)
    def test_what_is_no_text_and_no_state_has_the_wrong_type(self, value: object) -> None:
        """Numbers, which code lists share, `None` and the like raise `StateTypeError`, a `TypeError`."""
        with pytest.raises(StateTypeError):
            CSTO.is_member(value, "1999-04-20")
        with pytest.raises(StateTypeError):
            CSTO.spells_of(value)

    @given(st.integers(0, 10**6).map(str) | st.integers(0, 999).map("{:03}".format))
    def test_bare_numbers_are_refused(self, number: str) -> None:
        """ISO and COW numbers collide: text that is a number raises `UnknownStateError`."""
        with pytest.raises(UnknownStateError, match="from_cow"):
            CSTO.status_on(number, "1999-04-20")

    @given(st.text() | states().flatmap(lambda state: st.sampled_from([text[1:] for text in state.spellings])))
    def test_any_text_is_a_state_or_refused(self, text: str) -> None:
        """Text is refused, or is a spelling of the state that it is taken for."""
        try:
            code = CSTO.code(text)
        except UnknownStateError:
            return
        known = {plain(spelling) for spelling in CSTO.party(code).spellings}
        assert plain(text.lower().replace("&", " and ")) in known | {f"the{name}" for name in known} or (
            plain(text).removesuffix("the") in known
        )


class TestReadings:
    """A word that chooses among a few things is one of them, or refused."""

    @given(st.text() | NO_TEXT)
    def test_only_the_three_readings_are_readings(self, word: object) -> None:
        """Any other word raises `OptionError`, which names those that there are."""
        if word in list(Reading):
            assert CSTO.under(word).reading == word
        else:
            with pytest.raises(OptionError, match="announced"):
                CSTO.under(word)

    @given(st.text() | NO_TEXT)
    def test_only_sources_that_cover_everything_retell_it(self, key: object) -> None:
        """Any other key raises a `TimelineError` that names those that there are."""
        with pytest.raises(TimelineError, match="article"):
            CSTO.according_to(key)
