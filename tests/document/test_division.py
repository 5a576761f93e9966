from __future__ import annotations

import re
import textwrap
from itertools import pairwise

import pytest
from article_copies import NUMBERED, STARS, ZHUZHOU, article_text
from hypothesis import given
from hypothesis import strategies as st

from zhuzhou_facts.document import divide
from zhuzhou_facts.records import Layout


def places(text: str, layout: Layout) -> list[tuple[int, int, bool, str]]:
    return [
        (part.section, part.paragraph, part.caption, part.text) for part in divide(text, layout)
    ]


def test_lines_that_start_so_begin_sections() -> None:
    text = "导语。\n一、桥\n首段。\n次段。\n图:桥\n二、路\n末段。\n(完)\n别的。"
    assert places(text, NUMBERED) == [
        (0, 1, False, "导语。"),
        (1, 1, False, "首段。"),
        (1, 2, False, "次段。"),
        (1, 2, True, "图:桥"),
        (2, 1, False, "末段。"),
    ]


def test_lines_of_signs_begin_sections_and_are_no_heading() -> None:
    text = (
        "Lead.\n\n***\nBridges\n\nOne.\nPhoto: a bridge\nPhoto: again\n\n* *\nRoads\nTwo.\nThree.\n"
    )
    assert places(text, STARS) == [
        (0, 1, False, "Lead."),
        (1, 1, False, "One."),
        (1, 1, True, "Photo: a bridge"),
        (1, 1, True, "Photo: again"),
        (2, 1, False, "Two."),
        (2, 2, False, "Three."),
    ]


def test_with_both_marks_a_section_begins_once() -> None:
    layout = Layout(section="*", section_starts=("Part",), headings=2)
    text = "***\nPart one\nIts name\nBody.\nPart two\nIts name\nBody."
    assert places(text, layout) == [(1, 1, False, "Body."), (2, 1, False, "Body.")]


def test_a_starting_line_is_a_heading_even_where_none_are_declared() -> None:
    layout = Layout(section="*", section_starts=("Part",))
    assert places("Part one\nBody.", layout) == [(1, 1, False, "Body.")]
    assert places("*\nPart one\nBody.", layout) == [(1, 1, False, "Body.")]


def test_captions_and_furniture_are_no_headings() -> None:
    text = "一、桥\n责任编辑\n图:桥\n首段。\n"
    layout = Layout(
        section_starts=("一、",), headings=2, captions=("图:",), furniture=("责任编辑",)
    )
    assert places(text + "次段。", layout) == [(1, 0, True, "图:桥"), (1, 1, False, "次段。")]


def test_a_copy_with_other_widths_spaces_and_quotes_divides_alike() -> None:
    layout = Layout(
        section="*", captions=("图:",), furniture=('题"甲"',), closing=("来源:",), headings=1
    )
    text = "\u3000题 “甲” 与乙\n＊＊ ＊\u3000\n标题\n\xa0\u3000正文。 \n图 ：景\n来 源：某报\n尾"
    assert places(text, layout) == [(1, 1, False, "正文。"), (1, 1, True, "图 ：景")]


def test_the_origin_at_the_top_of_a_page_does_not_end_the_text() -> None:
    assert places("Source: a paper\nBody.\nSource: again\nMore.", STARS) == [(0, 1, False, "Body.")]


def test_only_line_feeds_and_carriage_returns_end_lines() -> None:
    text = "a\u2028b\x85c\x0bd\r\ne\rf\n\ng"
    assert [part.text for part in divide(text, Layout())] == ["a\u2028b\x85c\x0bd", "e", "f", "g"]


def test_positions_are_those_of_the_trimmed_text() -> None:
    text = "\ufeff \u3000一二。\xa0\r\n\t三。"
    parts = divide(text, Layout())
    assert [(part.start, part.end) for part in parts] == [(3, 6), (10, 12)]
    assert all(text[part.start : part.end] == part.text for part in parts)


def test_lines_that_show_nothing_are_blank() -> None:
    assert places("\u200b\n\u00ad\n \n\u3000\n甲", Layout()) == [(0, 1, False, "甲")]


def test_empty_signs_and_prefixes_mean_nothing() -> None:
    layout = Layout(section="", captions=("",), furniture=(" ",), closing=("",))
    assert places("甲\n乙", layout) == [(0, 1, False, "甲"), (0, 2, False, "乙")]


short = st.text(alphabet="*图:一、 \u3000\n\r\u0301甲ab", max_size=4)
layouts = st.builds(
    Layout,
    section=st.none() | short,
    section_starts=st.lists(short, max_size=2).map(tuple),
    headings=st.integers(0, 3),
    captions=st.lists(short, max_size=2).map(tuple),
    furniture=st.lists(short, max_size=2).map(tuple),
    closing=st.lists(short, max_size=2).map(tuple),
)


@given(st.text(alphabet="*图:一、 \u3000\n\r\u0301甲ab") | st.text(), layouts)
def test_spans_are_ordered_disjoint_and_inside_the_text(text: str, layout: Layout) -> None:
    parts = divide(text, layout)
    assert all(text[part.start : part.end] == part.text != "" for part in parts)
    assert all(one.end < two.start for one, two in pairwise(parts))
    numbered = [(part.section, part.paragraph) for part in parts]
    assert numbered == sorted(numbered)


def test_the_article_divides_as_counted_by_hand() -> None:
    parts = divide(article_text(), ZHUZHOU)
    body = [part for part in parts if not part.caption]
    counts = [sum(part.section == section for part in body) for section in range(10)]
    assert counts == [3, 3, 3, 3, 3, 1, 3, 3, 3, 0]
    captions = [f"{part.section}.{part.paragraph}" for part in parts if part.caption]
    assert captions == ["0.3", "1.1", "1.3", "2.3", "2.3", "4.3", "5.1", "6.3", "7.3"]
    texts = {(part.section, part.paragraph): part.text for part in body}
    assert "402.15万人" in texts[2, 1]
    assert "1788项" in texts[7, 1]
    assert "6145件" in texts[8, 3]
    assert texts[0, 1] in texts[0, 2]
    assert texts[0, 3].endswith("权威发布。")


def below(text: str, *titles: str) -> list[str]:
    return [part.text for part in divide(text, STARS, titles)]


@pytest.mark.parametrize(
    "above",
    [
        "Home\nNews > Bridges and roads\nAbout us\n\n",
        "---\ntitle: Bridges and roads\ndate: 2018-11-14\n---\n",
        "Bridges and roads\nHome\nBridges and roads - The Paper\n",
        "We use cookies. Read how we keep what you allow us to keep, and for how long we do.\n",
        "# ",
        "",
    ],
)
def test_counting_starts_below_the_title(above: str) -> None:
    text = f"{above}Bridges and Roads\nThe lead.\n***\nHeading\nOne.\n\nBridges and Roads"
    assert below(text.replace("Roads", "roads"), "Bridges and roads") == [
        "The lead.",
        "One.",
        "Bridges and roads",
    ]


def test_without_a_title_in_the_copy_counting_starts_at_the_top() -> None:
    assert below("Menu\nThe lead.", "Bridges and roads") == ["Menu", "The lead."]
    assert below("Menu\nThe lead.", "") == ["Menu", "The lead."]


def test_a_title_that_stands_only_inside_a_line_counts() -> None:
    assert below("Menu\nBridges and roads | The Paper\nThe lead.", "Bridges and roads") == [
        "The lead."
    ]


CHINESE = "城北有桥十二座，其中跨江的七座；城南有路三条，环路一条。" * 3
ENGLISH = "The north has twelve bridges, seven of them across the river, and three roads. " * 3


@pytest.mark.parametrize("width", [24, 30, 41, 60])
@pytest.mark.parametrize(
    ("paragraphs", "space"),
    [([CHINESE, "短。", CHINESE[5:]], ""), ([ENGLISH.strip(), "Short.", ENGLISH[4:].strip()], " ")],
)
def test_wrapped_lines_are_one_paragraph(width: int, paragraphs: list[str], space: str) -> None:
    text = "\n\n".join("\n".join(textwrap.wrap(each, width)) for each in paragraphs)
    found = [part.text.replace("\n", space) for part in divide(text, Layout())]
    assert found == paragraphs


@pytest.mark.parametrize("width", range(20, 50, 3))
def test_a_comma_that_hangs_over_the_margin_does_not_widen_it(width: int) -> None:
    paragraphs = [CHINESE[start:] for start in range(width)]
    lines = (re.findall(f".{{1,{width}}}[，。；]*", each) for each in paragraphs)
    found = divide("\n\n".join(map("\n".join, lines)), Layout())
    assert [part.text.replace("\n", "") for part in found] == paragraphs


def test_an_indented_line_begins_a_paragraph_of_its_own() -> None:
    wrapped = textwrap.wrap(CHINESE, 43, initial_indent="　　")
    assert len(wrapped[-1]) == 43
    text = "\n".join([*wrapped, *wrapped])
    assert [part.text.replace("\n", "") for part in divide(text, Layout())] == [CHINESE, CHINESE]


def test_a_line_with_a_role_does_not_go_on_with_the_one_above() -> None:
    full = textwrap.wrap(CHINESE, 28)[:-1]
    found = divide("\n".join([*full, "图:桥", *full, "(完)"]), NUMBERED)
    assert [part[1:3] for part in found] == [(1, False), (1, True), (2, False)]


def test_lines_of_their_own_are_not_joined() -> None:
    text = "\n".join(["城北有桥十二座，其中跨江的七座。"] * 2 + [CHINESE])
    assert len(divide(text, Layout())) == 3
