"""What makes large copies cheap never changes an answer: each short cut against the plain way."""

from __future__ import annotations

import sys
import time

import pytest
from article_copies import NUMBERED, base, fact, figure
from hypothesis import example, given, settings
from hypothesis import strategies as st

from zhuzhou_facts.document import Copy, Result, divide, uncovered, verify
from zhuzhou_facts.document.html import _TextParser, html_to_text
from zhuzhou_facts.document.normalisation import Folding, fold
from zhuzhou_facts.document.numbers import _CANDIDATE, next_start
from zhuzhou_facts.document.repeats import Haystacks
from zhuzhou_facts.records import Layout, TimeLabel

SIGNS = "甲3 \u3000…，“ﷺé\u0301\u0323\u0316\u200b²½㎡\r\n\n\x85\u2028한"


def test_what_a_sign_folds_to_is_folded_already() -> None:
    """Else replacing one sign after the other could fold twice."""
    folded = "".join(map(chr, (*range(0xD800), *range(0xE000, sys.maxunicode + 1))))
    once = {sign: fold(sign) for sign in folded}
    assert [sign for sign, to in once.items() if "".join(once[part] for part in to) != to] == []


@settings(deadline=None)
@given(st.text(alphabet=SIGNS, max_size=40) | st.text(max_size=40), st.integers(1, 400))
@example("e\u0301\u0323\u0301\u0316", 4000)
@example("\u0301\u0323", 3000)
def test_a_text_folds_as_its_lines_do(text: str, times: int) -> None:
    text *= times
    folding = Folding(text)
    folded = folding.extend(0, len(text))
    assert folding.text == folded
    lines = text.replace("\r", "\n").split("\n")
    assert folded.split("\n") == [fold(line) for line in lines]


@settings(deadline=None)
@given(st.text(alphabet="甲3 …ﷺ\u200b\r\n", min_size=1, max_size=20), st.integers(1, 300))
def test_a_place_in_the_folded_text_leads_back(text: str, times: int) -> None:
    text *= times
    folding = Folding(text)
    folded = folding.extend(0, len(text))
    origins = [at for at, sign in enumerate(text) for _ in ("\n" if sign in "\r\n" else fold(sign))]
    assert len(origins) == len(folded)
    for position in (*range(0, len(folded), 37), *range(len(folded))[-2:]):
        assert folding.origin(position) == origins[position]


def test_a_long_run_of_marks_is_put_in_order() -> None:
    # Below are U+0323 and U+0316, of which none goes before the other; above is U+0301.
    run = "\u0301\u0323\u0316" * 2000
    assert fold("e" + run) == "e" + "\u0323\u0316" * 2000 + "\u0301" * 2000


LAYOUTS = st.builds(
    Layout,
    section=st.sampled_from([None, "*"]),
    section_starts=st.sampled_from([(), ("一、",)]),
    headings=st.integers(0, 2),
    captions=st.sampled_from([(), ("图:",)]),
    furniture=st.sampled_from([(), ("责任",)]),
)
LINES = st.lists(st.sampled_from(["甲乙。", "*", "一、桥", "图:桥", "责任编辑", "", "  ", "丙3座"]))


@given(LINES, LAYOUTS)
def test_a_place_names_just_what_is_numbered_so(lines: list[str], layout: Layout) -> None:
    parts = divide("\n".join(lines), layout)
    for section in range(len(lines) + 1):
        for number in range(len(lines) + 2):
            for caption in (False, True):
                place = (section, number, caption)
                expected = [at for at in range(len(parts)) if parts.place(at) == place]
                assert list(parts.at(section, number, caption=caption)) == expected
    assert [(part.section, part.paragraph, part.caption) for part in parts] == [
        parts.place(at) for at in range(len(parts))
    ]
    assert parts[1:] == tuple(parts)[1:]
    with pytest.raises(IndexError):
        parts[len(parts)]


WORDS = st.sampled_from("一二十百万亿第数几点分之余个人年12.,%$-\n ſK０ⅡUSoO") | st.sampled_from(
    (
        *("one", "two", "Two", "three", "thousand", "thirty", "US$", "us$", "uſ$", "dozen"),
        *("fourteen", "six", "ſix", "seven", "eight", "nine", "million", "x", "hundred"),
    )
)


@given(st.lists(WORDS | st.text(max_size=2)).map("".join))
def test_every_number_starts_where_one_is_looked_for(text: str) -> None:
    starts = {at for at in range(len(text)) if _CANDIDATE.match(text, at)}
    assert all(next_start(text, at) == at for at in starts)


class _Library(_TextParser):
    """Reads all by the library's parser."""

    def read(self, source: str) -> None:
        """Feed the page whole."""
        self.feed(source)


PIECES = st.sampled_from(
    (
        *("<p>", "</p>", "<br>", "<br/>", "<b>", '<div class="a">', "<a href=x>", "<a href=x/>"),
        *('<a href="x>y">', "<a b='<c>'>", "<a", '"', "'", ">", "<", "=", "/", "&", "&amp;", "&lt"),
        *("&#8212;", "<pre>", "</pre>", "<head>", "</head>", "<title>", "</title>", "<body>"),
        *("<svg/>", "<script>", "</script>", "<textarea>", "<!--", "-->", "<!", "<!doctype html>"),
        *("<?php", "?>", "</", "</p/>", "<x-y>", "甲", "<é>", "]", "<![if>", "<iframe>", "12"),
        *(' b="', ' c ="d', "<td>", "<IMG @a:b='1'/>", "<a_b>", " ", "  ", "\n", "<p id = 'a'>"),
        *("</p >", "<a b/ c>"),
    )
)


@settings(max_examples=400)
@given(st.lists(PIECES).map("".join))
@example('<div a ="x>y"><p>')
@example("<a&#x4e00<é><ab='<c>'>")
@example("<iframe>b=>c\n<b></textarea>")
def test_a_page_reads_as_the_library_reads_it(page: str) -> None:
    read = html_to_text(page)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("zhuzhou_facts.document.html._TextParser", _Library)
        assert read == html_to_text(page)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(0, 99_990), min_size=100, max_size=140), st.integers(1, 40))
def test_what_a_large_text_holds_is_found(places: list[int], length: int) -> None:
    large = "".join(str(number * number) for number in range(12_000))
    other = large[::-1][:70_000]
    haystacks = Haystacks([large, "甲12", other])
    for at in places:
        for text in (large[at : at + length], other[at % 60_000 :][:length], f"{at}甲{at}"):
            expected = [i for i, hay in enumerate((large, "甲12", other)) if text in hay]
            assert haystacks.holding(text) == expected


def timed(text: str) -> float:
    stated = fact("a", (0, 1), figure("12座"), figure("402.15万人"))
    times = {"reform": TimeLabel(zh="改革以来", written=("40年",))}
    facts = base(stated, layout=NUMBERED, times=times)
    began = time.perf_counter()
    rows = verify(facts, Copy("x", text))
    list(uncovered(divide(text, NUMBERED), facts))
    took = time.perf_counter() - began
    assert rows[0].result is Result.EXACT
    return took


@pytest.mark.parametrize(
    "piece",
    [
        "甲乙\n",
        "12座\n",
        "40年来\n",
        "图:乙\n",
        "12座、",
        "0301",
        "402.15",
        "e\u0301\u0323",
        "\u200b",
        "…",
    ],
)
def test_a_long_copy_takes_linear_time(piece: str) -> None:
    assert timed("桥12座。" + piece * 60_000) < 15


def test_many_paragraphs_beside_a_long_one_take_linear_time() -> None:
    # Looking through the long one for each of the others would take minutes.
    long = "".join(f"其中{number}座桥," for number in range(30_000))
    others = "\n".join(f"又有{number}座山和{number}条路。" for number in range(15_000))
    assert timed(f"桥12座。{long}\n{others}") < 15
