"""The shipped record: its rows, its datings and its sources."""

import ast
import re
import tokenize
from collections import Counter
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from csto_timeline import CSTO, Dating, Event, Source, Status
from csto_timeline.facts import standing
from csto_timeline.record import ledger, sources
from csto_timeline.record.ledger import CHECKED_THROUGH, EVENTS

# Keys are what people quote: none of these may ever change or go. Key, kind, states.
KEYS = """
treaty-signed-1992                   founding    ARM,KAZ,KGZ,RUS,TJK,UZB
kazakhstan-ratifies-1992             milestone   KAZ
azerbaijan-accedes-1993              accession   AZE
georgia-accedes-1993                 accession   GEO
belarus-accedes-1993                 accession   BLR
treaty-takes-effect-1994             milestone   -
treaty-registered-1995               milestone   -
azerbaijan-declines-1999             milestone   AZE
georgia-declines-1999                milestone   GEO
six-renew-1999                       renewal     ARM,BLR,KAZ,KGZ,RUS,TJK
azerbaijan-georgia-lapse-1999        lapse       AZE,GEO
uzbekistan-steps-out-1999            suspension  UZB
organisation-decided-2002            milestone   -
charter-signed-2002                  renaming    -
exit-rules-adopted-2004              milestone   -
un-observer-2004                     milestone   -
uzbekistan-returns-2006              return      UZB
amending-protocols-signed-2010       milestone   -
uzbekistan-sends-note-2012           milestone   UZB
uzbekistan-suspends-2012             suspension  UZB
parliamentary-observers-2013         milestone   AFG,SRB
tajik-russian-protocol-2017          milestone   RUS,TJK
observer-status-created-2018         milestone   -
armenia-freezes-2024                 freeze      ARM
armenia-refuses-budget-2024          milestone   ARM
armenia-intends-exit-2024            milestone   ARM
armenia-sees-itself-outside-2024     milestone   ARM
council-meets-without-armenia-2025   milestone   -
russia-affirms-armenia-2025          milestone   ARM
armenia-expects-freeze-2026          milestone   ARM
russia-affirms-armenia-2026          milestone   ARM
armenia-denies-participation-2026    milestone   ARM
armenia-still-a-member-2026          milestone   ARM
"""
DATINGS = [(event, dating) for event in EVENTS for dating in event.dated]
CITATIONS = [(event, dating, source) for event, dating in DATINGS for source in dating.sources]
DOCUMENTS = {name: value for name, value in vars(sources).items() if isinstance(value, Source)}

# Sites that carry texts of others: their address is never the publisher's own.
MIRRORS = """
afn.by amansaja.com armenia.news-pravda.com armenianclub.com armeniandiaspora.com azpolitika.info blogen.wiki
consultant.parus.ua foxnews.com github.com iplex360.com.ua issuhub.com kotoba.ne.jp mmih.tj narodinfo.ru pavlodar.com
the-uncensored-wiki.com windowstorussia.com yokvadro.ru
"""

# The first days of the spells that each covering source gives, in its own coding.
OF_ONE_SOURCE = {
    "article": {
        "ARM KAZ KGZ RUS TJK": "1992-01-01 1992-12-31",
        "UZB": "1992-01-01 1992-12-31 1999-01-01 1999-12-31 2006-01-01 2006-12-31 2012-06-28",
        "AZE GEO": "1993-01-01 1993-12-31 1999-04-01 1999-04-30",
        "BLR": "1993-01-01 1993-12-31",
    },
    "atop-4.01": {
        "ARM KAZ KGZ RUS TJK": "1992-05-15",
        "AZE": "1993-09-24 1999-04-20",
        "BLR": "1994-01-03",
        "GEO": "1993-12-09 1999-04-20",
        "UZB": "1992-05-15 1999-04-20 2006-08-17 2012-06-28",
    },
    "cow-alliances-4.1": {"ARM AZE BLR GEO KAZ KGZ RUS TJK UZB": "1992-05-15"},
}
COVERED = {"article": date(2017, 4, 21), "atop-4.01": date(2016, 12, 31), "cow-alliances-4.1": date(2012, 12, 31)}


def host(address: str) -> str:
    """Return the host of an address, without `www`."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


# Rows


def test_keys_kinds_and_states_are_stable() -> None:
    """Each key that was ever quoted is there, once, in order, with its kind and its states."""
    typed = [line.split() for line in KEYS.strip().splitlines()]
    assert [[event.key, event.kind, ",".join(sorted(event.states)) or "-"] for event in EVENTS] == typed


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.key)
def test_a_row_is_written_as_a_register_is(event: Event) -> None:
    """The key says who did what in which year; the text is one sentence, and holds no date."""
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+-\d{4}", event.key)
    assert re.fullmatch(r"[A-Z][^.]*\.", event.what)
    assert not re.search(r"\d", event.what)
    spans = [(str(each.day.earliest or "")[:4], str(each.day.latest or "9999")[:4]) for each in standing(event)]
    assert any(first <= event.key[-4:] <= last for first, last in spans)


def test_fields_stand_in_one_order() -> None:
    """Every row and every source gives its fields by keyword, in the order of the class."""
    for module, name, of in ((ledger, "Event", Event), (sources, "Source", Source)):
        order = [field.name for field in of.__attrs_attrs__]
        tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and getattr(n.func, "id", "") == name]
        assert calls
        for call in calls:
            given = [str(keyword.arg) for keyword in call.keywords]
            assert (call.args, given) == ([], sorted(given, key=order.index))


def test_comments_repeat_no_date() -> None:
    """A comment argues why this day and not that one; the day itself is in the row."""
    with Path(str(ledger.__file__)).open(encoding="utf-8") as file:
        comments = [token.string for token in tokenize.generate_tokens(file.readline) if token.type == tokenize.COMMENT]
    assert comments
    assert [comment for comment in comments if re.search(r"\b(19|20)\d\d\b", comment)] == []


# Datings


@pytest.mark.parametrize(("event", "dating"), DATINGS, ids=[f"{e.key} {d.act} {d.day}" for e, d in DATINGS])
def test_a_dating_names_its_sources_once(event: Event, dating: Dating) -> None:
    """Every day is given by somebody, and an implied one says how it follows."""
    assert dating.sources
    assert len({source.key for source in dating.sources}) == len(dating.sources)
    assert not dating.implied or dating.note, event.key


def test_a_day_is_entered_once_and_a_source_gives_one_day_for_an_act() -> None:
    """One act of an event on one day is one dating; a source that gives two days has one of them rejected."""
    days = Counter((event.key, dating.act, dating.day) for event, dating in DATINGS)
    given = Counter((event.key, dating.act, source.key) for event, dating, source in CITATIONS if not dating.rejected)
    assert (max(days.values()), max(given.values())) == (1, 1)


def test_the_record_ends_with_its_last_dating() -> None:
    """No day is later than the one through which the record was checked, and one source gives that day."""
    assert max(str(dating.day.latest) for _, dating in DATINGS if dating.day.latest) == CHECKED_THROUGH
    assert CSTO.checked_through == date.fromisoformat(CHECKED_THROUGH)


# Sources


def test_sources_are_those_cited_and_the_name_of_a_constant_is_its_key() -> None:
    """No document is listed without being used, none is made up in the ledger, and no two have one key."""
    assert {source for _, _, source in CITATIONS} == set(DOCUMENTS.values())
    assert [re.sub(r"[^A-Z0-9]", "_", source.key.upper()) for source in DOCUMENTS.values()] == list(DOCUMENTS)
    assert len({source.key for source in DOCUMENTS.values()}) == len(DOCUMENTS)


def test_no_source_reports_what_came_after_it() -> None:
    """A source is not older than the days that it gives, but for a day that its own text fixes ahead."""
    ahead = {
        (source.key, str(dating.day))
        for _, dating, source in CITATIONS
        if source.published and source.published.latest and dating.day.earliest
        if dating.day.earliest > source.published.latest
    }
    assert ahead == {("protocol-1999", "1999-04-21")}  # which prolongs the Treaty from a later day


@pytest.mark.parametrize("source", DOCUMENTS.values(), ids=lambda source: source.key)
def test_a_source_can_be_opened_and_says_how_it_was_read(source: Source) -> None:
    """It has an address; its note says whether the whole, an excerpt or a copy was read, and whether it is undated."""
    note = source.note or ""
    addresses = [address for address in (source.url, source.read_at) if address]
    assert addresses
    assert all(re.fullmatch(r"https?://\S+", address) for address in addresses)
    assert re.match(r"Read (in full|as an excerpt|in a copy)\b", note)
    assert not source.read_at or re.search(r"copy|mirror", note)
    assert (source.published is None) == ("undated" in note)


def test_an_address_is_the_publishers_own() -> None:
    """No mirror stands as the address of a document, and no two documents share an address."""
    mirrors = set(MIRRORS.split())
    own = [source.url for source in DOCUMENTS.values() if source.url]
    assert [url for url in own if host(url) in mirrors] == []
    assert len(set(own)) == len(own)
    assert {host(s.read_at) for s in DOCUMENTS.values() if s.read_at} <= mirrors


def test_an_encyclopaedia_is_cited_by_page_and_day() -> None:
    """A page that changes is cited with the day of the revision."""
    pages = [source for source in DOCUMENTS.values() if str(source.issuer).startswith("Wikipedia")]
    assert pages
    assert all("/wiki/" in str(page.url) and page.published and page.published.is_day for page in pages)


def test_three_sources_cover_membership() -> None:
    """Each up to its own day."""
    assert {s.key: s.covers_through for s in DOCUMENTS.values() if s.covers_through} == COVERED


@pytest.mark.parametrize("key", COVERED)
def test_a_source_alone_answers_as_it_codes_and_in_neutral_words(key: str) -> None:
    """Its view has its own days, wrong ones included, and neither the sentences nor the notes of the ledger."""
    view = CSTO.according_to(key)
    coded = {state: days for states, days in OF_ONE_SOURCE[key].items() for state in states.split()}
    assert {s: " ".join(str(spell.start) for spell in view.spells_of(s)) for s in view.states} == coded
    assert view.checked_through == COVERED[key]
    for event in view.events():
        assert event.what not in {each.what for each in EVENTS}
        assert event.note is None
        assert {source.key for dating in event.dated for source in dating.sources} == {key}


def test_an_announcement_moves_a_status_where_the_organization_was_notified() -> None:
    """Uzbekistan's of 2012 is a suspension, Armenia's of 2024 a freeze, and its row says why."""
    assert CSTO.status_on("UZB", "2012-06-28") is Status.SUSPENDED
    assert all(CSTO.under(reading).is_member("ARM", CHECKED_THROUGH) for reading in ("announced", "signed", "in_force"))
    assert ["Uzbekistan" in str(event.note) for event in EVENTS if event.key == "armenia-freezes-2024"] == [True]
