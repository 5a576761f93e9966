"""Every text style on sources of every kind, held against what citation processors print."""

from __future__ import annotations

from html import unescape

import pytest
from citation_sources import EXPECTED, SHIPPED, SOURCES, Expected

from zhuzhou_facts.citation import STYLES, Markup, Part, Style, cite, reference
from zhuzhou_facts.records import SourceKind

TEXT_STYLES = [style for style in Style if not STYLES[style].machine]
IN_TEXT = [
    *(Style.GBT7714_2025_AUTHOR_DATE, Style.GBT7714_2015_AUTHOR_DATE),
    *(Style.APA, Style.CHICAGO, Style.MLA),
]

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


def starred(text: str) -> str:
    """HTML of one paragraph, with asterisks for italics."""
    bare = text.strip().removeprefix("<p>").removesuffix("</p>")
    return unescape(bare.replace("<em>", "*").replace("</em>", "*"))


@pytest.mark.parametrize(
    "row", EXPECTED, ids=[f"{row.source}-{row.style.replace(' ', '-')}" for row in EXPECTED]
)
def test_a_reference_is_what_the_processor_prints_or_differs_for_a_reason(row: Expected) -> None:
    style, _, part = row.style.partition(" ")
    source = SOURCES[row.source]
    if part:
        text = cite(
            [], source, Style(style), version="1", lang="en", part=Part(part), markup=Markup.HTML
        ).text
    else:
        text = reference(source, Style(style), markup=Markup.HTML)
    assert starred(text) == (row.ours or row.processor)
    assert bool(row.ours) == bool(row.why)
    assert row.ours != row.processor


def test_the_table_has_every_source_in_every_text_style() -> None:
    wanted = [*map(str, TEXT_STYLES), *(f"{style} in-text" for style in IN_TEXT)]
    assert [(row.source, row.style) for row in EXPECTED] == [
        (name, style) for name in SOURCES for style in wanted
    ]
    assert {source.kind for source in SOURCES.values()} == set(SourceKind)


@pytest.mark.parametrize("style", GOLDEN)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_shipped_source_is_cited_as_specified(style: str, lang: str) -> None:
    assert reference(SHIPPED, Style(style), lang=lang) == GOLDEN[style]
