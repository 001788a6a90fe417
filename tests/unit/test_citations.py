"""Citations: plain text and BibTeX for one source, for all behind an answer, and for the package."""

import re

import pytest
from ledgers import ATLAS, LEAGUE, REGISTER

import csto_timeline as ct
from csto_timeline import Event, Kind, Source, cite, explain, signed
from csto_timeline.errors import OptionError, QueryError

PROTOCOL = (
    "Adilet, Ministry of Justice of Kazakhstan. Protocol of 2 April 1999 on the extension of the Collective Security "
    "Treaty. 1999-12-30. https://adilet.zan.kz/rus/docs/Z990000004_/compare"
)
PROTOCOL_BIBTEX = r"""@misc{protocol-1999,
  title = {{Protocol of 2 April 1999 on the extension of the Collective Security Treaty}},
  author = {{Adilet, Ministry of Justice of Kazakhstan}},
  year = {1999},
  howpublished = {\url{https://adilet.zan.kz/rus/docs/Z990000004_/compare}},
  note = {published 1999-12-30},
}"""


def bibtex(**fields: str) -> list[str]:
    """Return the lines of the BibTeX entry of a made-up source, without its end."""
    return cite(Source(**{"key": "k", **fields}), style="bibtex").split("\n")[:-1]  # type: ignore[arg-type]


def test_a_source_in_plain_text() -> None:
    """A source is cited by issuer, title, day of publication and address, by its key or as itself."""
    assert cite("protocol-1999") == PROTOCOL
    source = next(source for source in ct.CSTO.sources if source.key == "protocol-1999")
    assert cite(source) == PROTOCOL
    assert cite("atop-4.01", style="text").startswith("ATOP project (Brett Ashley Leeds and others). Alliance Treaty ")


def test_a_source_in_bibtex() -> None:
    """The BibTeX entry carries the same, under the key that the timeline uses."""
    assert cite("protocol-1999", style="bibtex") == PROTOCOL_BIBTEX


def test_the_package() -> None:
    """Without an argument the package itself is cited, with its version and the day of its release."""
    title = "csto_timeline: who was a member of the Collective Security Treaty and its Organization, with sources"
    assert cite() == f"The csto_timeline authors. {title}. 2026-11-23. Version {ct.__version__}."
    assert cite(style="bibtex").split("\n") == [
        "@software{csto-timeline,",
        "  title = {{" + title.replace("_", r"\_") + "}},",
        r"  author = {{The csto\_timeline authors}},",
        "  year = {2026},",
        f"  version = {{{ct.__version__}}},",
        "  note = {published 2026-11-23},",
        "}",
    ]


def test_all_sources_behind_an_explanation() -> None:
    """An explanation is cited by one line, or one entry, a source, in the order of its own list."""
    said = explain("UZB", "2006-07-01")
    assert cite(said).split("\n") == [line.split(" ", 1)[1] for line in str(said).split("\n")[1:]]
    entries = re.findall(r"^@misc\{(.*),$", cite(said, style="bibtex"), re.MULTILINE)
    assert entries == [source.key for source in said.sources]
    assert len(entries) == 14


def test_an_answer_without_sources_has_nothing_to_cite() -> None:
    """Where no document stands behind an answer, the citation is empty."""
    assert cite(explain("Ukraine", "2000-01-01")) == ""


def test_all_sources_behind_an_event() -> None:
    """An event is cited by all the sources that date it, each once, sorted by key."""
    event = next(event for event in ct.CSTO.events() if event.key == "uzbekistan-suspends-2012")
    assert [line.split(".")[0] for line in cite(event).split("\n")] == [
        "Associated Press",
        "Asia-Plus (Dushanbe)",
        "ATOP project (Brett Ashley Leeds and others)",
        "Novinite (Bulgaria)",
        "Radio Free Europe/Radio Liberty",
        "RT",
        "ITAR-TASS",
        "ITAR-TASS",
        "Tengrinews (Kazakhstan)",
    ]
    twice = Event(key="e", kind=Kind.FOUNDING, states=("Ann",), dated=(signed("2000", ATLAS), signed("2001", ATLAS)))
    assert cite(twice) == "Atlas of alliances"


def test_keys_are_looked_up_in_the_timeline_given() -> None:
    """A key belongs to a timeline; one's own sources are cited from one's own, even if they have only a key."""
    assert cite("register", timeline=LEAGUE) == str(REGISTER)
    with pytest.raises(OptionError, match="'register' is no key of a source"):
        cite("register")
    assert cite(Source(key="diary")) == "diary"
    assert cite(Source(key="diary"), style="bibtex") == "@misc{diary,\n}"


def test_a_misspelt_key_is_answered_with_the_nearest() -> None:
    """An unknown key is refused, naming it and the nearest one."""
    with pytest.raises(OptionError, match=r"'protocol-1998' is no key of a source \(did you mean 'protocol-1999'\?\)"):
        cite("protocol-1998")


@pytest.mark.parametrize("what", [2006, ct.CSTO, ["protocol-1999"], Kind.RETURN.__class__])
def test_what_cannot_be_cited_is_refused(what: object) -> None:
    """Anything but a source, a key, an event or an explanation is refused, and the error says what to give."""
    with pytest.raises(QueryError, match="cannot be cited; give a source or its key, an event, or an explanation"):
        cite(what)  # type: ignore[arg-type]


@pytest.mark.parametrize("style", ["apa", "", None, "BibTeX"])
def test_an_unknown_style_is_refused(style: object) -> None:
    """There are two styles; another word is refused, and the error names both."""
    with pytest.raises(OptionError, match=r"is no style of citation.* take one of 'text', 'bibtex'"):
        cite("protocol-1999", style=style)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("published", "lines"),
    [
        ("2007", ["  year = {2007},", "  note = {published 2007},"]),
        ("2007-05", ["  year = {2007},", "  note = {published 2007-05},"]),
        ("[2007-05..2007-06]", ["  year = {2007},", "  note = {published between 2007-05 and 2007-06},"]),
        ("[2007..2011]", ["  note = {published between 2007 and 2011},"]),
        ("[..2018-11-13]", ["  note = {published 2018-11-13 or earlier},"]),
        ("[2018-11-13..]", ["  note = {published 2018-11-13 or later},"]),
        ("0099-01-01", ["  year = {0099},", "  note = {published 0099-01-01},"]),
    ],
)
def test_a_year_is_given_only_where_it_is_certain(published: str, lines: list[str]) -> None:
    """A day, a month or a range within one year gives the year; anything wider gives none."""
    assert bibtex(published=published)[1:] == lines


def test_what_bibtex_would_misread_is_written_so_that_it_does_not() -> None:
    """Signs that TeX takes for commands are escaped in words, braces in addresses encoded, spaces in keys replaced."""
    assert bibtex(key="a, {b} Ä.1/2:x_y", title="50% & $1 #2 a_b", url="http://x.org/{a}_%20#b\\") == [
        "@misc{a-b-Ä.1/2:x_y,",
        r"  title = {{50\% \& \$1 \#2 a\_b}},",
        r"  howpublished = {\url{http://x.org/%7Ba%7D_%20#b%5C}},",
    ]
    written = r"\textbraceleft{}c\textbraceright{} \textbackslash{}d \textasciitilde{}e \textasciicircum{}"
    assert bibtex(issuer=r"{c} \d ~e ^")[1] == f"  author = {{{{{written}}}}},"


@pytest.mark.parametrize("source", ct.CSTO.sources, ids=lambda source: source.key)
def test_every_source_of_the_record_makes_a_sound_entry(source: Source) -> None:
    """Every entry has balanced braces, one field a line, its own key, and a title."""
    lines = cite(source, style="bibtex").split("\n")
    assert lines[0] == f"@misc{{{source.key},"
    assert lines[-1] == "}"
    assert all(re.fullmatch(r"  [a-z]+ = \{.+\},", line) for line in lines[1:-1])
    assert all(line.count("{") == line.count("}") for line in lines[1:-1])
    assert lines[1].startswith("  title = {{")


def test_a_full_stop_is_not_doubled() -> None:
    """An issuer or title that ends in a full stop or another closing mark gets no second one."""
    assert cite(Source(key="k", issuer="Acme Inc.", title="Who left?", published="2007")) == "Acme Inc. Who left? 2007"


def test_a_partial_day_of_publication_reads_as_words() -> None:
    """A citation is read by people: a range or an open day of publication is put in words."""
    assert cite(Source(key="k", title="T", published="[2007..2011]")) == "T. Between 2007 and 2011"
    assert cite(Source(key="k", title="T", published="[..2018-11-13]")) == "T. 2018-11-13 or earlier"
