from __future__ import annotations

import pytest

from zhuzhou_facts.document.html import read_page


def lines(page: str) -> list[str]:
    return [line.strip() for line in read_page(page).text.split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>a</p><p>b</p>c<br>d<br/>e<div>f</div>", ["a", "b", "c", "d", "e", "f"]),
        ("<p>one\n  <b>bold</b>\tword</p>", ["one bold word"]),
        ("<p>12<b>.5</b>%</p>", ["12.5%"]),
        ("<p>a&amp;b &lt; c &#8212; &#x4e00;</p>", ["a&b < c — 一"]),
        ("<head><meta x><title>T</title><style>s</style>junk</head><p>b", ["T", "b"]),
        ("<head><title>T</title><body>b", ["T", "b"]),
        ("<head><link><p>no end tag", ["no end tag"]),
        ("<p>a<script>if (a<b) x('<p>');</script>b</p>", ["ab"]),
        ("<p>a<script>never closed <p>x", ["a"]),
        ("<p>a<!-- <p>hidden</p> -->b<!-->c</p>", ["abc"]),
        ("<p>a<!-- never closed", ["a"]),
        ("<p>a<template><p>x</p></template>b", ["ab"]),
        ("<p>a<![if !mso]>b<![endif]>c<![foo[d", ["abc"]),
        ("<p>1 < 2 and <a href='x>y'>link</a>", ["1 < 2 and link"]),
        ('<p title="a<b>c">kept</p>', ["kept"]),
        ("<pre>a\n b</pre><p>c\nd</p>", ["a", "b", "c d"]),
        ("<table><tr><td>a<td>b<tr><th>c</table>", ["a\tb", "c"]),
        ("<p>a</p", ["a</p"]),
        ("<p>a<span hidden>x<b>y</b></span>b</p>", ["ab"]),
        ('<p>a<i style="color:red; display : none">x</i>b', ["ab"]),
        ('<div style="DISPLAY:NONE"><p>x</div><p>b', ["b"]),
        ('<p>a<span style="visibility:hidden">x</span>b', ["ab"]),
        ("<ul><li hidden>a<li>b<li>c</ul>", ["b", "c"]),
        ("<p hidden>a<br>b</p>c", ["c"]),
        ("<p><ruby>株<rp>(</rp><rt>zhū</rt><rp>)</rp>洲<rt>zhōu</ruby>市</p>", ["株洲市"]),
        ("<noscript>on</noscript><p>b", ["b"]),
        ("<p><b hidden>never closed</p><p>x", []),
    ],
)
def test_a_page_gives_what_its_reader_sees(page: str, expected: list[str]) -> None:
    assert lines(page) == expected


@pytest.mark.parametrize("piece", ["<!--", "<a ", "<a b='", "<a b=c", "<!--x--!", "<![", "</", "<"])
def test_what_is_never_closed_is_a_plain_text_or_none(piece: str) -> None:
    """The library's parser alone stops at some of these, and takes quadratic time over others."""
    text = read_page("<p>x" + piece * 300).text
    assert text.strip().startswith("x")


def test_a_page_says_where_its_headings_and_its_asides_stand() -> None:
    page = read_page(
        "<head><title>站名</title><meta property='og:title' content='一篇报道'>"
        "<meta name='pubdate' content='2021-03-04 08:00'></head>"
        "<nav>首页 新闻</nav><article><header><h1>一篇报道</h1></header><p>正文。</p>"
        "<h2> 第二节</h2><p>又一段。</p></article><footer>版权</footer>"
    )
    assert [page.text[start : start + 4] for start in page.headings] == ["一篇报道", "第二节\n"]
    assert list(page.headings.values()) == [1, 2]
    assert [page.text[start:end].strip() for start, end in page.asides] == ["首页 新闻", "版权"]
    assert (page.title, page.issued) == ("一篇报道", "2021-03-04")


def test_the_day_of_publication_may_stand_in_linked_data() -> None:
    page = read_page('<script>{"datePublished": "2020-05-06T07:08:09Z"}</script><p>x</p>')
    assert page.issued == "2020-05-06"
