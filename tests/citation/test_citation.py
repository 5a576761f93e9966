from __future__ import annotations

from dataclasses import replace

import pytest
from citation_sources import OUTPUT, POPULATION, SHIPPED, SOURCES

from zhuzhou_facts.citation import STYLES, Style, cite, default_style, reference
from zhuzhou_facts.errors import UsageError
from zhuzhou_facts.records import Author, Locator, Source, SourceKind, Text

TEXT_STYLES = [style for style in Style if not STYLES[style].machine]

# The first block is the project's specification; the others follow the manuals, and were held
# against pandoc with the official CSL styles (which print neither our capitals nor our italics).
GOLDEN = """
shipped
gbt7714-2025    跻身“40年经济发展最成功40座城市” 株洲的经验与启示[EB/OL]. （2018-11-14）[2026-11-23].
gbt7714-2015    跻身“40年经济发展最成功40座城市” 株洲的经验与启示[EB/OL]. (2018-11-14)[2026-11-23].
apa             跻身“40年经济发展最成功40座城市” 株洲的经验与启示. (2018, November 14). 焦点开放平台·株洲房产资讯频道.
chicago         焦点开放平台·株洲房产资讯频道. 2018. “跻身‘40年经济发展最成功40座城市’ 株洲的经验与启示.” November 14.
chicago-note    “跻身‘40年经济发展最成功40座城市’ 株洲的经验与启示,” 焦点开放平台·株洲房产资讯频道, November 14, 2018.
mla             “跻身‘40年经济发展最成功40座城市’ 株洲的经验与启示.” 焦点开放平台·株洲房产资讯频道, 14 Nov. 2018.

chinese-page
gbt7714-2025    李明，王芳，张伟，等. 江城人口说明[EB/OL]. （2019-03-05）[2026-11-23]. https://stat.example/a?b=1&c=2.
gbt7714-2015    李明, 王芳, 张伟, 等. 江城人口说明[EB/OL]. (2019-03-05)[2026-11-23]. https://stat.example/a?b=1&c=2.
apa             李明, 王芳, 张伟, & 刘洋. (2019, March 5). 江城人口说明. 江城统计网. https://stat.example/a?b=1&c=2
chicago         李明, 王芳, 张伟, and 刘洋. 2019. “江城人口说明.” 江城统计网, March 5. https://stat.example/a?b=1&c=2.
chicago-note    李明 et al., “江城人口说明,” 江城统计网, March 5, 2019, https://stat.example/a?b=1&c=2.
mla             李明, et al. “江城人口说明.” 江城统计网, 5 Mar. 2019, https://stat.example/a?b=1&c=2.

chinese-newspaper
gbt7714-2025    李明，王芳. 江城一百年[N/OL]. 江城日报，2020-06-01（3）. https://jn.example/1.
gbt7714-2015    李明, 王芳. 江城一百年[N/OL]. 江城日报, 2020-06-01(3)[2026-11-23]. https://jn.example/1.
apa             李明, & 王芳. (2020, June 1). 江城一百年. 江城日报, 3. https://jn.example/1
chicago         李明, and 王芳. 2020. “江城一百年.” 江城日报, June 1. https://jn.example/1.
chicago-note    李明 and 王芳, “江城一百年,” 江城日报, June 1, 2020, https://jn.example/1.
mla             李明, and 王芳. “江城一百年.” 江城日报, 1 June 2020, p. 3, https://jn.example/1.

western-newspaper
gbt7714-2025    Smith J A, Jones M. River cities count the cost[N]. The Valley Times, 2021-04-09(A4).
gbt7714-2015    SMITH J A, JONES M. River cities count the cost[N]. The Valley Times, 2021-04-09(A4).
apa             Smith, J. A., & Jones, M. (2021, April 9). River cities count the cost. The Valley Times, A4.
chicago         Smith, John Adam, and Mary Jones. 2021. “River cities count the cost.” The Valley Times, April 9.
chicago-note    John Adam Smith and Mary Jones, “River cities count the cost,” The Valley Times, April 9, 2021.
mla             Smith, John Adam, and Mary Jones. “River cities count the cost.” The Valley Times, 9 Apr. 2021, p. A4.

western-report
gbt7714-2025    Institute of Regional Studies. Regional growth: 12[R/OL]. Oxford: Institute of Regional Studies, 2018-11: 5-9. https://irs.example/r12.pdf.
gbt7714-2015    Institute of Regional Studies. Regional growth: 12[R/OL]. Oxford: Institute of Regional Studies, 2018: 5-9[2026-11-23]. https://irs.example/r12.pdf.
apa             Institute of Regional Studies. (2018). Regional growth (No. 12; pp. 5–9). https://irs.example/r12.pdf
chicago         Institute of Regional Studies. 2018. Regional growth. No. 12. Institute of Regional Studies. https://irs.example/r12.pdf.
chicago-note    Institute of Regional Studies, Regional growth, no. 12 (Institute of Regional Studies, November 2018), 5–9, https://irs.example/r12.pdf.
mla             Regional growth. No. 12, Institute of Regional Studies, Nov. 2018, pp. 5–9, https://irs.example/r12.pdf.

chinese-report
gbt7714-2025    江城研究中心. 江城发展报告：7[R]. 江城：江城出版社，2018：12.
gbt7714-2015    江城研究中心. 江城发展报告: 7[R]. 江城: 江城出版社, 2018: 12.
apa             江城研究中心. (2018). 江城发展报告 (No. 7; p. 12). 江城出版社.
chicago         江城研究中心. 2018. 江城发展报告. No. 7. 江城出版社.
chicago-note    江城研究中心, 江城发展报告, no. 7 (江城出版社, 2018), 12.
mla             江城研究中心. 江城发展报告. No. 7, 江城出版社, 2018, p. 12.

month-only
gbt7714-2025    O’Neil A-M, Lee K, Dam P, et al. Housing notes[EB/OL]. (2018-09)[2026-11-23]. https://notes.example/h.
gbt7714-2015    O’NEIL A M, LEE K, DAM P, et al. Housing notes[EB/OL]. (2018-09)[2026-11-23]. https://notes.example/h.
apa             O’Neil, A.-M., Lee, K., Dam, P., & City Council. (2018, September). Housing notes. City Notes. https://notes.example/h
chicago         O’Neil, Ana-Maria, K. Lee, Piet Dam, and City Council. 2018. “Housing notes.” City Notes, September. https://notes.example/h.
chicago-note    Ana-Maria O’Neil et al., “Housing notes,” City Notes, September 2018, https://notes.example/h.
mla             O’Neil, Ana-Maria, et al. “Housing notes.” City Notes, Sept. 2018, https://notes.example/h.

undated
gbt7714-2025    What next?[EB/OL]. [2026-11-23]. https://notes.example/u.
gbt7714-2015    What next?[EB/OL]. [2026-11-23]. https://notes.example/u.
apa             What next? (n.d.). City Notes. Retrieved November 23, 2026, from https://notes.example/u
chicago         City Notes. n.d. “What next?” Accessed November 23, 2026. https://notes.example/u.
chicago-note    “What next?” City Notes, accessed November 23, 2026, https://notes.example/u.
mla             “What next?” City Notes, https://notes.example/u. Accessed 23 Nov. 2026.
"""  # noqa: E501 - a reference is one line
CASES = [
    (name, *line.split(maxsplit=1))
    for name, *lines in (block.splitlines() for block in GOLDEN.strip().split("\n\n"))
    for line in lines
]


@pytest.mark.parametrize(("name", "style", "expected"), CASES)
def test_reference_is_what_the_manual_prints(name: str, style: str, expected: str) -> None:
    assert reference(SOURCES[name], Style(style)) == expected


def test_goldens_cover_every_text_style_of_every_source() -> None:
    wanted = {(name, str(style)) for name in SOURCES for style in TEXT_STYLES}
    assert {(name, style) for name, style, _ in CASES} == wanted


def test_table_of_styles_is_exhaustive() -> None:
    assert set(STYLES) == set(Style)
    assert all(reference(SHIPPED, style) for style in Style)


SITE = "焦点开放平台·株洲房产资讯频道"
TITLE = "跻身“40年经济发展最成功40座城市” 株洲的经验与启示"
TURNED = "跻身‘40年经济发展最成功40座城市’ 株洲的经验与启示"


@pytest.mark.parametrize(
    ("style", "support"),
    [
        ("gbt7714-2025", "(“402.15万人”; section 2, paragraph 1)."),
        ("apa", f"(“402.15万人”; {TITLE}, 2018, [City development] section, para. 1)."),
        (
            "chicago",
            f"(“402.15万人”; {SITE} 2018, under [City development], para. 1).",
        ),
        ("chicago-note", f"(“402.15万人”). “{TURNED},” under [City development], para. 1."),
        ("mla", f"(“402.15万人”; “{TURNED},” [City development])."),
    ],
)
def test_statement_points_at_its_place(style: str, support: str) -> None:
    text = cite([POPULATION], SHIPPED, Style(style), version="1", lang="en").text
    line = f"It had 4.0215 million people in 2017 {support}"
    assert text == f"{reference(SHIPPED, Style(style))}\n\n{line}\n"


@pytest.mark.parametrize(
    ("locator", "zh", "en"),
    [
        (Locator(section=2, paragraph=1), "第2部分第1段", "section 2, paragraph 1"),
        (Locator(section=0, paragraph=2), "导语第2段", "lead, paragraph 2"),
        (
            Locator(section=3, paragraph=2, caption=True),
            "第3部分第2段后图注",
            "section 3, caption after paragraph 2",
        ),
    ],
)
def test_place_by_numbers(locator: Locator, zh: str, en: str) -> None:
    item = replace(POPULATION, locator=locator, written=None)
    for lang, place in (("zh", f"居民402.15万人（{zh}）。"), ("en", f"in 2017 ({en}).")):
        text = cite([item], SHIPPED, Style.GBT7714_2025, version="1", lang=lang).text
        assert text.endswith(f"{place}\n")


@pytest.mark.parametrize(
    ("source", "style", "bracket"),
    [
        ("western-newspaper", "apa", "(Smith & Jones, 2021, “A ‘new’ town” section, para. 1)."),
        ("western-newspaper", "chicago", "(Smith and Jones 2021, under “A ‘new’ town,” para. 1)."),
        ("western-newspaper", "mla", "(Smith and Jones, “A ‘new’ town”)."),
        ("month-only", "apa", "(O’Neil et al., 2018, “A ‘new’ town” section, para. 1)."),
        ("undated", "chicago", "(City Notes, n.d., under “A ‘new’ town,” para. 1)."),
        ("undated", "mla", "(“What next?” “A ‘new’ town”)."),
        ("western-report", "mla", "(Regional growth, “A ‘new’ town”)."),
    ],
)
def test_printed_heading_stands_in_quotation_marks(source: str, style: str, bracket: str) -> None:
    item = replace(POPULATION, written=None, heading=Text(en="A “new” town"))
    text = cite([item], SOURCES[source], Style(style), version="1", lang="en").text
    assert text.endswith(f"people in 2017 {bracket}\n")


def test_lead_and_caption_in_a_western_style() -> None:
    item = replace(POPULATION, locator=Locator(section=0, paragraph=3, caption=True), written=None)
    source = SOURCES["western-newspaper"]
    apa = cite([item], source, Style.APA, version="1", lang="en").text
    assert apa.endswith("(Smith & Jones, 2021, [lead] section, caption after para. 3).\n")
    mla = cite([item], source, Style.MLA, version="1", lang="en").text
    assert mla.endswith("(Smith and Jones, [lead], caption).\n")


def test_figure_as_written_is_not_said_twice() -> None:
    text = cite([POPULATION], SHIPPED, Style.GBT7714_2025, version="1", lang="zh").text
    assert text.endswith("\n\n2017年有居民402.15万人（第2部分第1段）。\n")


@pytest.mark.parametrize("style", TEXT_STYLES)
def test_derived_figure_is_never_the_source_s_statement(style: Style) -> None:
    zh, en = (cite([OUTPUT], SHIPPED, style, version="1", lang=lang).text for lang in ("zh", "en"))
    assert zh.endswith(
        "2017年的总产值为2577亿元（计算所得，非原文所述：1376 / 53.4%；"
        "依据part@2017、share@2017）。\n"
    )
    assert en.endswith(
        "Output was 257.7 billion yuan in 2017 (computed, not stated in the source: "
        "1376 / 53.4%; from part@2017, share@2017).\n"
    )


@pytest.mark.parametrize("style", Style)
def test_several_keys_are_one_list_in_order_without_repeats(style: Style) -> None:
    other = replace(OUTPUT, key="other")
    many = cite([OUTPUT, POPULATION, OUTPUT], SHIPPED, style, version="1", lang="zh").text
    assert many == cite([OUTPUT, POPULATION], SHIPPED, style, version="1", lang="zh").text
    assert many != cite([POPULATION, OUTPUT], SHIPPED, style, version="1", lang="zh").text
    if STYLES[style].machine:
        assert 0 < many.index("output@2017: ") < many.index("population@2017: ")
        assert many.count("output@2017: ") == 1
    else:
        assert many.splitlines()[0] == reference(SHIPPED, style)
        twice = cite([OUTPUT, other], SHIPPED, style, version="1", lang="zh").text
        assert twice.count("总产值") == 1


def test_both_languages_stand_side_by_side() -> None:
    text = cite([POPULATION], SHIPPED, Style.GBT7714_2025, version="1", lang="both").text
    line = "2017年有居民402.15万人。 / It had 4.0215 million people in 2017（第2部分第1段）."
    assert text.endswith(f"\n\n{line}\n")


def test_day_of_reading_can_be_given_anew() -> None:
    text = reference(SHIPPED, Style.GBT7714_2015, accessed="2027-01-05")
    assert text.endswith("(2018-11-14)[2027-01-05].")


@pytest.mark.parametrize(
    "accessed", ["today", "2026-13-01", "2026-02-30", "0000", "２０２６", "2026-1-5"]
)
def test_what_is_no_date_is_refused(accessed: str) -> None:
    with pytest.raises(UsageError, match="is no date"):
        reference(SHIPPED, Style.APA, accessed=accessed)


def test_what_a_source_lacks_is_said() -> None:
    def missing(source: Source) -> tuple[str, ...]:
        return cite([POPULATION], source, Style.GBT7714_2025, version="1", lang="zh").missing

    assert missing(SHIPPED) == ("URL",)
    assert missing(SOURCES["undated"]) == ()
    bare = replace(SHIPPED, container=None, issued=None)
    assert missing(replace(bare, kind=SourceKind.NEWSPAPER)) == ("container-title", "issued")
    assert missing(replace(bare, kind=SourceKind.REPORT)) == ("publisher", "issued")


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
        (4, "gbt7714-2025", "F1 G, F2 G, F3 G, et al. T"),
    ],
)
def test_long_lists_of_authors_are_cut_where_the_manual_says(
    count: int, style: str, authors: str
) -> None:
    people = tuple(Author(family=f"F{n}", given="Gail") for n in range(1, count + 1))
    source = Source(title=Text(en="T"), language="en", authors=people)
    assert reference(source, Style(style)).startswith(authors)


def test_a_name_is_printed_once_where_author_and_site_are_one() -> None:
    source = replace(SOURCES["undated"], authors=(Author(name="City Notes"),), issued="2018-05-03")
    assert reference(source, Style.APA) == (
        "City Notes. (2018, May 3). What next? https://notes.example/u"
    )
    assert reference(source, Style.CHICAGO) == (
        "City Notes. 2018. “What next?” May 3. https://notes.example/u."
    )
    assert reference(source, Style.MLA) == (
        "“What next?” City Notes, 3 May 2018, https://notes.example/u."
    )


def test_a_local_newspaper_is_placed() -> None:
    source = replace(SOURCES["western-newspaper"], authors=(), place=Text(en="Leeds"))
    assert reference(source, Style.CHICAGO).startswith("The Valley Times (Leeds). 2021. “River")
    assert ".” The Valley Times [Leeds], 9 Apr." in reference(source, Style.MLA)


def test_quotation_marks_are_turned_but_apostrophes_are_not() -> None:
    source = replace(SOURCES["undated"], title=Text(en="Zhu’s ‘own’ “city’s ‘way’ on”"))
    assert reference(source, Style.MLA).startswith("“Zhu’s “own” ‘city’s “way” on.’” City")


@pytest.mark.parametrize(
    ("title", "cited"),
    [('The "old" bridge', "The ‘old’ bridge"), ('An 8" pipe', 'An 8" pipe')],
)
def test_straight_quotation_marks_are_set_in_pairs(title: str, cited: str) -> None:
    source = replace(SOURCES["undated"], title=Text(en=title))
    assert reference(source, Style.MLA).startswith(f"“{cited}.” ")


def test_report_without_imprint_is_dated_as_a_page_was_in_2015() -> None:
    source = replace(SOURCES["western-report"], publisher=None, place=None, pages=None)
    assert reference(source, Style.GBT7714_2015).endswith(
        "12[R/OL]. (2018-11)[2026-11-23]. https://irs.example/r12.pdf."
    )
    assert reference(source, Style.GBT7714_2025).endswith(
        "12[R/OL]. 2018-11. https://irs.example/r12.pdf."
    )


def test_unsigned_report_is_by_its_publisher_in_apa_and_chicago() -> None:
    source = replace(SOURCES["chinese-report"], authors=(), number=None, pages=None)
    assert reference(source, Style.APA) == "江城出版社. (2018). 江城发展报告."
    assert reference(source, Style.CHICAGO) == "江城出版社. 2018. 江城发展报告. 江城出版社."


def test_default_style_goes_by_language() -> None:
    assert default_style("zh") == "gbt7714-2025"
    assert default_style("en") == "apa"
    assert default_style("both") == "gbt7714-2025"
