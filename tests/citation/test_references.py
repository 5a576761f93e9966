"""Every text style on sources of every kind, held against what citation processors print."""

from __future__ import annotations

import re
from html import unescape

import pytest
from citation_sources import EXPECTED, SHIPPED, SOURCES, Expected
from hypothesis import given, settings
from hypothesis import strategies as st

from zhuzhou_facts.citation import STYLES, Markup, Part, cite, reference
from zhuzhou_facts.records import Author, Source, SourceKind, Text

TEXT_STYLES = [style for style in STYLES if not STYLES[style].machine]
IN_TEXT = ("gbt7714-2025-author-date", "gbt7714-2015-author-date", "apa", "chicago", "mla")

# The reference to the shipped source as the specification has it.
GOLDEN = dict(
    line.split(maxsplit=1)
    for line in """
gbt7714-2025 跻身“40年经济发展最成功40座城市” 株洲的经验与启示[EB/OL]. （2018-11-14）[2026-11-23].
gbt7714-2015 跻身“40年经济发展最成功40座城市” 株洲的经验与启示[EB/OL]. (2018-11-14)[2026-11-23].
apa 跻身“40年经济发展最成功40座城市” 株洲的经验与启示. (2018, November 14). 焦点开放平台·株洲房产资讯频道.
chicago 焦点开放平台·株洲房产资讯频道. 2018. “跻身‘40年经济发展最成功40座城市’ 株洲的经验与启示.” November 14.
chicago-note “跻身‘40年经济发展最成功40座城市’ 株洲的经验与启示,” 焦点开放平台·株洲房产资讯频道, November 14, 2018.
mla “跻身‘40年经济发展最成功40座城市’ 株洲的经验与启示.” 焦点开放平台·株洲房产资讯频道, 14 Nov. 2018.
""".strip().splitlines()  # noqa: E501 - a reference is one line
)


@pytest.mark.parametrize(
    "row", EXPECTED, ids=[f"{row.source}-{row.style.replace(' ', '-')}" for row in EXPECTED]
)
def test_a_reference_is_what_the_processor_prints_or_differs_for_a_reason(row: Expected) -> None:
    style, _, part = row.style.partition(" ")
    source = SOURCES[row.source]
    asked = Part(part) if part else Part.REFERENCE
    page = cite([], source, style, version="1", lang="en", part=asked, markup=Markup.HTML).text
    text = page.strip().removeprefix("<p>").removesuffix("</p>")
    # With asterisks for italics.
    assert unescape(re.sub("</?em>", "*", text)) == (row.ours or row.processor)
    assert bool(row.ours) == bool(row.why)
    assert row.ours != row.processor


def test_the_table_has_every_source_in_every_text_style() -> None:
    wanted = [*TEXT_STYLES, *(f"{style} in-text" for style in IN_TEXT)]
    assert [(row.source, row.style) for row in EXPECTED] == [
        (name, style) for name in SOURCES for style in wanted
    ]
    assert {source.kind for source in SOURCES.values()} == set(SourceKind)


@pytest.mark.parametrize("style", GOLDEN)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_shipped_source_is_cited_as_specified(style: str, lang: str) -> None:
    assert reference(SHIPPED, style, lang=lang) == GOLDEN[style]


WORDS = st.sampled_from(
    ["River", "江城", "Ports & prices", "What?", "“Clean”", "好了。", "A4", "7"]
)
MAYBE = st.none() | WORDS
PEOPLE = st.lists(
    st.builds(Author, family=WORDS, given=MAYBE, suffix=st.none() | st.just("Jr."))
    | st.builds(Author, name=WORDS),
    max_size=8,
).map(tuple)
TEXTS = st.none() | st.builds(Text, zh=MAYBE, en=MAYBE)


@settings(max_examples=300)
@given(
    st.builds(
        Source,
        title=st.builds(Text, zh=WORDS, en=MAYBE),
        kind=st.sampled_from(SourceKind),
        language=st.sampled_from(["zh", "en", "ar"]),
        **dict.fromkeys(("authors", "editors", "translators"), PEOPLE),
        **dict.fromkeys(("container", "publisher", "place"), TEXTS),
        **dict.fromkeys(("edition", "volume", "issue", "number", "genre", "pages"), MAYBE),
        issued=st.sampled_from([None, "2018", "2018-05", "2018-05-09"]),
        accessed=st.sampled_from([None, "2026-11-23"]),
        url=st.sampled_from([None, "https://x.example/a"]),
        doi=st.sampled_from([None, "10.1234/a"]),
    ),
    st.sampled_from(TEXT_STYLES),
)
def test_whatever_a_source_lacks_no_sign_stands_for_nothing(source: Source, style: str) -> None:
    text = reference(source, style)
    assert "\n" not in text
    assert not re.search("[\ue000\ue001]", text)
    # No empty brackets, no comma or stop beside another, no part that is only a sign.
    assert not re.search(r"\(\)|（）|\[\]|“”|, ,|，，|,\.|[^.]\.\.(?!\.)|: \.|：\.| ,|  ", text), (
        text
    )
