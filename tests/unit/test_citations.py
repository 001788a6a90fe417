"""Citations: text and BibTeX for a source, for all sources behind an answer, and for the package."""

import re
from collections.abc import Callable

import pytest
from ledgers import ATLAS

import csto_timeline as ct
from csto_timeline import Event, Kind, Source, cite, signed
from csto_timeline.errors import OptionError, QueryTypeError


def bibtex(**fields: str) -> list[str]:
    """Return the lines of the BibTeX entry of an invented source, without its end."""
    return cite(Source(**{"key": "k", "title": "T", **fields}), style="bibtex").split("\n")[:-1]


def test_text_and_bibtex(golden: Callable[[str, str], None]) -> None:
    """A source is cited by its key or as itself; without an argument the package is cited, with its version."""
    assert cite("protocol-1999") == cite(next(s for s in ct.CSTO.sources if s.key == "protocol-1999"))
    cited = [cite(what, style=style) for what in ("protocol-1999", "atop-4.01", None) for style in ("text", "bibtex")]  # type: ignore[arg-type]
    golden("citations.txt", "\n".join(cited).replace(ct.__version__, "VERSION") + "\n")


def test_all_sources_behind_an_explanation_or_an_event() -> None:
    """An explanation is cited by one line, or one entry, for each source, in the order of its numbers.

    An event is cited by all the sources that date it, each once, sorted by key.
    """
    why = ct.explain("UZB", "2006-07-01")
    assert cite(why).split("\n") == [str(source) for source in why.sources]
    event = next(event for event in ct.events() if event.key == "uzbekistan-suspends-2012")
    keys = sorted({source.key for dating in event.dated for source in dating.sources})
    for what, expected in ((why, [source.key for source in why.sources]), (event, keys)):
        assert re.findall(r"^@misc\{(.*),$", cite(what, style="bibtex"), re.MULTILINE) == expected
    assert cite(ct.explain("Ukraine", "2000-01-01")) == ""
    twice = Event(key="e", kind=Kind.FOUNDING, states=("A",), dated=(signed("2000", ATLAS), signed("2001", ATLAS)))
    assert cite(twice) == str(ATLAS)


def test_what_cannot_be_cited() -> None:
    """Anything but a source, a key, an event or an explanation, and an unknown key or style, are refused."""
    for what in (2006, ct.CSTO, ["protocol-1999"], Kind):
        with pytest.raises(QueryTypeError):
            cite(what)  # type: ignore[arg-type]
    for key, style in (("protocol-1998", "text"), *(("protocol-1999", style) for style in ("apa", "", None, "BibTeX"))):
        with pytest.raises(OptionError):
            cite(key, style=style)  # type: ignore[arg-type]


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
    assert bibtex(published=published)[2:] == lines


def test_what_tex_would_obey_is_escaped() -> None:
    """Characters that TeX reads as commands are escaped in words, encoded in addresses, and replaced in keys."""
    assert bibtex(key="a, {b} Ä.1/2:x_y", title="50% & $1 #2 a_b", url="http://x.org/{a}_%20#b\\") == [
        "@misc{a-b-.1/2:x_y,",
        r"  title = {{50\% \& \$1 \#2 a\_b}},",
        r"  howpublished = {\url{http://x.org/%7Ba%7D_%20#b%5C}},",
    ]
    written = r"\textbraceleft{}c\textbraceright{} \textbackslash{}d \textasciitilde{}e \textasciicircum{}"
    assert bibtex(issuer=r"{c} \d ~e ^")[2] == f"  author = {{{{{written}}}}},"


@pytest.mark.parametrize(
    "source",
    [*ct.CSTO.sources, Source(key="a\nb", title="T\n[2] U}\n}", issuer="I\r\nJ", url="https://x.org/\n}", note="n\n")],
    ids=lambda source: repr(source.key),
)
def test_one_line_for_each_document_and_for_each_field(source: Source) -> None:
    """Whatever a source contains, text is one line, and an entry has balanced braces and one line for each field."""
    assert len(cite(source).splitlines()) == 1
    first, *lines, last = cite(source, style="bibtex").split("\n")
    assert re.fullmatch(r"@misc\{[\w.:/+-]+,", first)
    assert last == "}"
    assert all(re.fullmatch(r"  [a-z]+ = \{.+\},", line) for line in lines)
    assert all(line.count("{") == line.count("}") for line in lines)


def test_a_citation_reads_as_a_sentence() -> None:
    """A closing mark is not doubled, and a partial day of publication stands in words."""
    assert cite(Source(key="k", issuer="Acme Inc.", title="Who left?", published="2007")) == "Acme Inc. Who left? 2007."
    assert cite(Source(key="k", title="T", published="[2007..2011]")) == "T. Between 2007 and 2011."
