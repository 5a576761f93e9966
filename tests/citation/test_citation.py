"""What stands around a reference: statements, places, computed figures, parts, notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from citation_sources import OUTPUT, POPULATION, SHIPPED, SOURCES

from zhuzhou_facts.citation import STYLES, Markup, Part, cite, default_style, reference
from zhuzhou_facts.citation.markup import quoted, typographic
from zhuzhou_facts.errors import UsageError
from zhuzhou_facts.records import Author, Locator, Source, SourceKind, Text

if TYPE_CHECKING:
    from zhuzhou_facts.citation import Cited

TEXT_STYLES = [style for style in STYLES if not STYLES[style].machine]
SITE = "焦点开放平台·株洲房产资讯频道"
TITLE = "跻身“40年经济发展最成功40座城市” 株洲的经验与启示"
TURNED = "跻身‘40年经济发展最成功40座城市’ 株洲的经验与启示"


def text(*items: Cited, source: Source = SHIPPED, style: str, lang: str, **more: Any) -> str:
    return cite(items, source, style, version="1", lang=lang, **more).text


@pytest.mark.parametrize(
    ("style", "support"),
    [
        ("gbt7714-2025", "(“402.15万人”; section 2, paragraph 1)."),
        ("gbt7714-2025-author-date", "（“402.15万人”；佚名，2018，section 2, paragraph 1）."),
        ("gbt7714-2015-author-date", "(“402.15万人”; 佚名, 2018, section 2, paragraph 1)."),
        ("apa", f"(“402.15万人”; {TITLE}, 2018, [City development] section, para. 1)."),
        ("chicago", f"(“402.15万人”; {SITE} 2018, under [City development], para. 1)."),
        ("chicago-note", f"(“402.15万人”). “{TURNED},” under [City development], para. 1."),
        ("chicago-bibliography", f"(“402.15万人”). “{TURNED},” under [City development], para. 1."),
        ("mla", f"(“402.15万人”; “{TURNED},” [City development])."),
    ],
)
def test_a_statement_points_at_its_place(style: str, support: str) -> None:
    line = f"It had 4.0215 million people in 2017 {support}".replace(" （", "（")
    found = text(POPULATION, style=style, lang="en")
    assert found == f"{reference(SHIPPED, style)}\n\n{line}\n"


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        # A figure as written is not said twice.
        ("zh", "2017年有居民402.15万人（第2部分第1段）。"),
        (
            "both",
            "2017年有居民402.15万人。 / It had 4.0215 million people in 2017（第2部分第1段）.",
        ),
    ],
)
def test_a_statement_is_in_the_language_that_is_asked_for(lang: str, line: str) -> None:
    assert text(POPULATION, style="gbt7714-2025", lang=lang).endswith(f"\n\n{line}\n")


@pytest.mark.parametrize(
    ("locator", "zh", "en"),
    [
        (Locator(section=2, paragraph=1), "第2部分第1段", "section 2, paragraph 1"),
        (Locator(section=0, paragraph=2), "导语第2段", "lead, paragraph 2"),
        (
            *(Locator(section=3, paragraph=2, caption=True), "第3部分第2段后图注"),
            "section 3, caption after paragraph 2",
        ),
        (
            Locator(section=1, paragraph=2, table=1, row=3, column=2),
            "第1部分第2段后表1第3行第2列",
            "section 1, table 1 after paragraph 2, row 3, column 2",
        ),
    ],
)
def test_a_place_by_numbers(locator: Locator, zh: str, en: str) -> None:
    item = replace(POPULATION, locator=locator, written=None)
    for lang, place in (("zh", f"居民402.15万人（{zh}）。"), ("en", f"in 2017 ({en}).")):
        assert text(item, style="gbt7714-2025", lang=lang).endswith(f"{place}\n")


WHERE = {
    "heading": {"heading": Text(en="A “new” town")},
    "lead": {"locator": Locator(section=0, paragraph=3, caption=True)},
}
BRACKETS = """
heading en-newspaper    apa     (Smith & Jones, 2021, “A ‘new’ town” section, para. 1).
heading en-newspaper    chicago (Smith and Jones 2021, under “A ‘new’ town,” para. 1).
heading en-newspaper    mla     (Smith and Jones, “A ‘new’ town”).
heading en-page-month   apa     (O’Neil et al., 2018, “A ‘new’ town” section, para. 1).
heading en-page-undated chicago (City Notes, n.d., under “A ‘new’ town,” para. 1).
heading en-page-undated mla     (“What next?,” “A ‘new’ town”).
heading en-report       mla     (Regional growth, “A ‘new’ town”).
lead    en-newspaper    apa     (Smith & Jones, 2021, [lead] section, caption after para. 3).
lead    en-newspaper    mla     (Smith and Jones, [lead], caption).
"""


@pytest.mark.parametrize(
    ("where", "source", "style", "bracket"),
    [line.split(maxsplit=3) for line in BRACKETS.strip().splitlines()],
)
def test_a_place_in_a_western_style_has_its_heading(
    where: str, source: str, style: str, bracket: str
) -> None:
    item = replace(POPULATION, written=None, **WHERE[where])  # type: ignore[arg-type]
    found = text(item, source=SOURCES[source], style=style, lang="en")
    assert found.endswith(f"people in 2017 {bracket}\n")


@pytest.mark.parametrize(
    ("style", "lang", "expected"),
    [
        ("gbt7714-2025", "zh", "[1]"),
        ("gbt7714-2025-author-date", "zh", "（佚名，2018，第2部分第1段）"),
        ("gbt7714-2015-author-date", "zh", "(佚名, 2018, 第2部分第1段)"),
        ("apa", "en", f"({TITLE}, 2018, [City development] section, para. 1)"),
        ("chicago", "en", f"({SITE} 2018, under [City development], para. 1)"),
        ("chicago-note", "en", f"“{TURNED},” under [City development], para. 1."),
        ("mla", "en", f"(“{TURNED},” [City development])"),
    ],
)
def test_what_stands_in_the_text_alone(style: str, lang: str, expected: str) -> None:
    # Two figures of one paragraph are one citation.
    items = [POPULATION, replace(POPULATION, key="other")]
    assert text(*items, style=style, lang=lang, part=Part.IN_TEXT) == f"{expected}\n"


@pytest.mark.parametrize("style", STYLES)
def test_the_entry_alone_is_that_of_the_source(style: str) -> None:
    entry = text(POPULATION, style=style, lang="en", part=Part.REFERENCE)
    assert entry == text(style=style, lang="en")
    assert "402.15" not in entry
    if not STYLES[style].machine:
        assert entry == f"{reference(SHIPPED, style, lang='en')}\n"


@pytest.mark.parametrize("style", [style for style in STYLES if STYLES[style].machine])
def test_a_machine_style_has_nothing_for_the_text_and_no_italics(style: str) -> None:
    with pytest.raises(UsageError, match=f"style {style} has nothing for the text"):
        text(style=style, lang="en", part=Part.IN_TEXT)
    assert len({text(style=style, lang="en", markup=it) for it in Markup}) == 1


def test_italics_are_written_as_html_or_markdown() -> None:
    source = replace(SOURCES["en-newspaper"], title=Text(en="A & B *up* <1> [x]"))
    html, markdown = (
        text(POPULATION, source=source, style="apa", lang="en", markup=markup)
        for markup in (Markup.HTML, Markup.MARKDOWN)
    )
    assert html == (
        "<p>Smith, J. A., &amp; Jones, M. (2021, April 9). A &amp; B *up* &lt;1&gt; [x]. "
        "<em>The Valley Times</em>, A4.</p>\n"
        "<p>It had 4.0215 million people in 2017 (“402.15万人”; Smith &amp; Jones, 2021, "
        "[City development] section, para. 1).</p>\n"
    )
    assert markdown.startswith(
        "Smith, J. A., & Jones, M. (2021, April 9). A & B \\*up\\* \\<1\\> \\[x\\]. "
        "*The Valley Times*, A4.\n\nIt had"
    )


@pytest.mark.parametrize("style", TEXT_STYLES)
def test_a_derived_figure_is_never_the_source_s_statement(style: str) -> None:
    assert text(OUTPUT, style=style, lang="zh").endswith(
        "2017年的总产值为2577亿元（计算所得，非原文所述：1376 / 53.4%；"
        "依据part@2017、share@2017）。\n"
    )
    assert text(OUTPUT, style=style, lang="en").endswith(
        "Output was 257.7 billion yuan in 2017 (computed, not stated in the source: "
        "1376 / 53.4%; from part@2017, share@2017).\n"
    )


@pytest.mark.parametrize("style", STYLES)
def test_several_keys_are_one_list_in_order_without_repeats(style: str) -> None:
    many = text(OUTPUT, POPULATION, OUTPUT, style=style, lang="zh")
    assert many == text(OUTPUT, POPULATION, style=style, lang="zh")
    assert many != text(POPULATION, OUTPUT, style=style, lang="zh")
    if STYLES[style].machine:
        assert 0 < many.index("output@2017: ") < many.index("population@2017: ")
        assert many.count("output@2017: ") == 1
    else:
        assert many.splitlines()[0] == reference(SHIPPED, style)
        twice = text(OUTPUT, replace(OUTPUT, key="other"), style=style, lang="zh")
        assert twice.count("总产值") == 1


@pytest.mark.parametrize(
    "accessed", ["", "today", "2026-13-01", "2026-02-30", "0000", "２０２６", "2026-1-5"]
)
def test_what_is_no_date_is_refused(accessed: str) -> None:
    with pytest.raises(UsageError, match="is no date"):
        text(style="apa", lang="en", accessed=accessed)


def test_the_day_of_reading_is_the_reader_s_to_give() -> None:
    def said(style: str, source: Source, accessed: str | None = None) -> list[str]:
        found = cite([], source, style, version="1", lang="en", accessed=accessed)
        assert accessed is None or f"[{accessed}]" in found.text
        return [str(note) for note in found.notes if "accessed" in str(note)]

    page = SOURCES["en-page"]
    own = "2026-11-23 is when the fact base's copy was read; for your own: --accessed DATE"
    assert said("gbt7714-2025", page) == [own]
    assert said("gbt7714-2025", page, "2027-01-05") == []
    # A dated page has no such day in APA, an undated one has.
    assert said("apa", page) == []
    assert said("apa", SOURCES["en-page-undated"]) == [own]
    assert said("gbt7714-2025", replace(page, accessed=None)) == []


def test_what_a_source_lacks_is_said() -> None:
    def missing(source: Source) -> tuple[str, ...]:
        return cite([], source, "gbt7714-2025", version="1", lang="zh").missing

    assert missing(SHIPPED) == ("URL",)
    assert missing(SOURCES["en-page-undated"]) == ()
    bare = replace(SHIPPED, container=None, issued=None)
    for kind, names in (
        (SourceKind.NEWSPAPER, ("container-title", "issued")),
        (SourceKind.REPORT, ("publisher", "issued")),
        (SourceKind.CHAPTER, ("container-title", "issued", "publisher")),
        (SourceKind.LEGISLATION, ("issued",)),
    ):
        assert missing(replace(bare, kind=kind)) == names
    notes = cite([], SHIPPED, "apa", version="1", lang="en").notes
    assert [str(note) for note in notes] == [
        f"the source has no address; it can be found by: {TITLE} · {SITE} · 2018-11-14"
    ]
    report = replace(SOURCES["zh-report"], publisher=None)
    assert missing(report) == ()  # an institution brings out what it writes
    report = replace(report, authors=(Author(family="李", given="明"),))
    notes = cite([], report, "apa", version="1", lang="en").notes
    assert [str(note) for note in notes] == ["the source has no publisher; it is left out"]


@pytest.mark.parametrize(
    ("count", "style", "authors"),
    [
        (20, "apa", ", ".join(f"F{n}, G." for n in range(1, 20)) + ", & F20, G. (n.d.)"),
        (21, "apa", ", ".join(f"F{n}, G." for n in range(1, 20)) + ", . . . F21, G. (n.d.)"),
        (6, "chicago", "F1, Gail, Gail F2, Gail F3, Gail F4, Gail F5, and Gail F6. n.d."),
        (7, "chicago", "F1, Gail, Gail F2, Gail F3, et al. n.d."),
        (3, "chicago-note", "Gail F1 et al., “T.”"),
        (3, "mla", "F1, Gail, et al. “T.”"),
        (3, "gbt7714-2015", "F1 G, F2 G, F3 G. T"),
        (4, "gbt7714-2025", "F1 G，F2 G，F3 G，et al. T"),
    ],
)
def test_long_lists_of_authors_are_cut_where_the_manual_says(
    count: int, style: str, authors: str
) -> None:
    people = tuple(Author(family=f"F{n}", given="Gail") for n in range(1, count + 1))
    source = Source(title=Text(en="T"), language="en", authors=people)
    assert reference(source, style).startswith(authors)


@pytest.mark.parametrize(
    ("author", "style", "printed"),
    [
        (Author(family="King", given="Martin Luther", suffix="Jr."), "apa", "King, M. L., Jr. ("),
        (Author(family="King", given="Martin", suffix="III"), "chicago", "King, Martin, III. n.d."),
        (Author(family="King", given="Martin", suffix="Jr."), "chicago-note", "Martin King Jr., “"),
        (Author(family="King", given="Martin", suffix="Jr."), "mla", "King, Martin, Jr. “"),
        (Author(family="King", given="Martin", suffix="Jr."), "gbt7714-2015", "KING M Jr. T"),
        (Author(family="Bo", given="Xiao-fang"), "apa", "Bo, X. ("),
        (Author(family="Bo", given="Ana-Maria"), "apa", "Bo, A.-M. ("),
        (Author(family="Godard", given="Jean-Luc"), "gbt7714-2025", "Godard J-L. T"),
        (Author(family="Godard", given="Jean-Luc"), "gbt7714-2015", "GODARD J L. T"),
        (Author(family="Wang", given="Xiaofang"), "gbt7714-2025", "Wang Xiaofang. T"),
        (Author(family="Wang", given="Xiaofang"), "gbt7714-2015", "WANG X F. T"),
        (Author(family="Ouyang", given="Jing"), "gbt7714-2025", "Ouyang Jing. T"),
        (Author(family="Liu", given="Xiang"), "gbt7714-2015", "LIU X. T"),
        (Author(family="Liu", given="Fangan"), "gbt7714-2015", "LIU F G. T"),
        (Author(family="Wang", given="-An"), "gbt7714-2015", "WANG A. T"),
        (Author(family="Lü", given="Nüying"), "gbt7714-2015", "LÜ N Y. T"),
        (Author(family="Zhang", given="Xi'an"), "gbt7714-2015", "ZHANG X A. T"),
        # Not in pinyin: no such surname, no such syllable.
        (Author(family="Lee", given="Xiaofang"), "gbt7714-2025", "Lee X. T"),
        (Author(family="Long", given="John"), "gbt7714-2025", "Long J. T"),
        (Author(family="Plato"), "gbt7714-2015", "PLATO. T"),
        (Author(name="city council"), "gbt7714-2015", "city council. T"),
    ],
)
def test_a_name_is_printed_as_the_manual_asks(author: Author, style: str, printed: str) -> None:
    source = Source(title=Text(en="T"), language="en", authors=(author,))
    assert reference(source, style).startswith(printed)


@pytest.mark.parametrize(
    ("pages", "chicago", "mla"),
    [
        ("3-10", "3–10", "pp. 3–10"),
        ("71-72", "71–72", "pp. 71–72"),
        ("96-117", "96–117", "pp. 96–117"),
        ("100-104", "100–104", "pp. 100–04"),
        ("101-108", "101–8", "pp. 101–08"),
        ("808-833", "808–33", "pp. 808–33"),
        ("321-328", "321–28", "pp. 321–28"),
        ("498-532", "498–532", "pp. 498–532"),
        ("1103-1104", "1103–4", "pp. 1103–04"),
        ("1496-1500", "1496–500", "pp. 1496–500"),
        ("A4-A5", "A4–A5", "pp. A4–A5"),
        ("A-4", "A-4", "p. A-4"),
        ("5, 9", "5, 9", "pp. 5, 9"),
    ],
)
def test_page_ranges_are_shortened(pages: str, chicago: str, mla: str) -> None:
    source = replace(SOURCES["en-journal-five"], pages=pages)
    assert reference(source, "chicago").endswith(f"4: {chicago}.")
    assert reference(source, "mla").endswith(f"2010, {mla}.")
    full = pages if pages == "A-4" else pages.replace("-", "–")
    assert reference(source, "apa").endswith(f"4, {full}.".replace("*", ""))


@pytest.mark.parametrize(
    ("title", "marked"),
    [
        ("Is the river ‘clean’?", "“Is the river ‘clean’?”"),
        ("“Clean” and other claims", "“‘Clean’ and other claims”"),
        ("What “the ‘clean’ river” meant", "“What ‘the “clean” river’ meant”"),
        ("Zhu’s ‘own’ “city’s ‘way’ on”", "“Zhu’s ‘own’ ‘city’s “way” on’”"),
        ("an unbalanced ” mark", "“an unbalanced ” mark”"),
        ("the ’90s", "“the ’90s”"),
    ],
)
def test_quotation_marks_alternate_by_depth(title: str, marked: str) -> None:
    assert quoted(title) == marked


@pytest.mark.parametrize(
    ("title", "curly"),
    [
        ('跻身"40座城市" 启示', "跻身“40座城市” 启示"),
        ("Zhuzhou's 'own' way", "Zhuzhou’s ‘own’ way"),
        ('The "city\'s" way', "The “city’s” way"),
        ('A 6" pipe', 'A 6" pipe'),  # an odd one stands for inches
        ("“as it is”", "“as it is”"),
    ],
)
def test_straight_marks_are_set_as_pairs(title: str, curly: str) -> None:
    assert typographic(title) == curly


@pytest.mark.parametrize(
    ("title", "style", "printed"),
    [
        ("What next?", "chicago-note", "“What next?,” City Notes"),
        ("Up, up!", "chicago-note", "“Up, up!,” City Notes"),
        ("好了。", "chicago-note", "“好了。” City Notes"),
        ("Inc.", "chicago", "“Inc.” Accessed"),
        ("“Inc.”", "mla", "“‘Inc.’” City"),
        ("Clean ‘river’", "mla", "“Clean ‘river.’” City"),
    ],
)
def test_stops_and_commas_are_not_doubled(title: str, style: str, printed: str) -> None:
    source = replace(SOURCES["en-page-undated"], title=Text(en=title))
    assert printed in reference(source, style)


def test_nothing_is_lost() -> None:
    report = replace(SOURCES["en-report"], issued=None)
    for style in ("chicago", "chicago-bibliography", "chicago-note"):
        assert "ccessed November 23, 2026" in reference(report, style)
    whole = replace(
        SOURCES["en-book-translated"],
        editors=(Author(family="Marsh", given="Ella"),),
        edition="rev. ed.",
        volume="3",
        container=Text(en="Towns"),
    )
    chicago = reference(whole, "chicago")
    assert chicago == (
        "Moreau, Jean-Paul. 1988. The city and the river. Rev. ed. Edited by Ella "
        "Marsh. Translated by Grace Hill. Vol. 3. Towns. Valley Press."
    )
    assert reference(whole, "chicago-note") == (
        "Jean-Paul Moreau, The city and the river, rev. ed., vol. 3, ed. Ella Marsh, trans. "
        "Grace Hill, Towns (Valley Press, 1988)."
    )
    assert reference(whole, "apa") == (
        "Moreau, J.-P. (1988). The city and the river (E. Marsh, Ed.; G. Hill, Trans.; rev. ed., "
        "Vol. 3). Valley Press."
    )
    assert reference(whole, "mla") == (
        "Moreau, Jean-Paul. The city and the river. Edited by Ella Marsh, translated by Grace "
        "Hill, rev. ed., vol. 3, Valley Press, 1988. Towns."
    )


def test_the_owner_of_a_page_without_a_site_is_named_once() -> None:
    page = replace(SOURCES["en-page-publisher"], container=None)
    assert reference(page, "chicago") == (
        "Ruiz, Elena. 2022. “Flood maps.” Valley Water Board, October 1. https://atlas.example/f."
    )


def test_a_report_without_imprint_has_its_whole_date() -> None:
    source = replace(SOURCES["en-report"], publisher=None, place=None)
    assert reference(source, "gbt7714-2015").endswith(
        "12[R/OL]. (2018-11)[2026-11-23]. https://irs.example/r12.pdf."
    )
    assert reference(source, "gbt7714-2025").endswith(
        "12[R/OL]. 2018-11. https://irs.example/r12.pdf."
    )


def test_a_doi_is_read_with_or_without_its_resolver() -> None:
    for doi in ("10.1234/op.rivers", "https://doi.org/10.1234/op.rivers", "DOI: 10.1234/op.rivers"):
        source = replace(SOURCES["en-book-online"], doi=doi)
        assert reference(source, "apa").endswith(" https://doi.org/10.1234/op.rivers")
        assert reference(source, "gbt7714-2025").endswith(" DOI:10.1234/op.rivers.")


def test_an_english_title_needs_no_translation_in_an_english_entry() -> None:
    both = Text(en="Small rivers", zh="小河")
    assert "小河" not in reference(replace(SOURCES["en-book"], title=both), "apa")
    assert "[Small rivers]" in reference(replace(SOURCES["zh-book"], title=both), "apa")


def test_default_style_goes_by_language() -> None:
    styles = [default_style(lang) for lang in ("zh", "en", "both")]
    assert styles == ["gbt7714-2025", "apa", "gbt7714-2025"]
