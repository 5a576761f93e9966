"""Copies as people have them: whatever their form, every reference is found in its place."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from article_copies import archive, article_text, word

import zhuzhou_facts
from zhuzhou_facts.base import load
from zhuzhou_facts.document import Result, read_copy, verify

if TYPE_CHECKING:
    from collections.abc import Callable

TABLES = Path(zhuzhou_facts.__file__).parent
MENU = ["首页", "新闻 > 株洲 > 正文", "登录 | 注册", "关注我们，第一时间获取本地新闻和房产资讯。"]


def pairs(name: str) -> list[str]:
    lines = (TABLES / name).read_text("utf-8").splitlines()
    return [pair for line in lines if not line.startswith("#") for pair in line.split()]


def each_line(text: str, change: Callable[[str], str]) -> str:
    return "\n".join(change(line) if line.strip() else line for line in text.split("\n"))


def wrapped(text: str, width: int) -> str:
    return each_line(text, lambda line: "\n".join(textwrap.wrap(line, width)))


def hanging(text: str) -> str:
    return each_line(text, lambda line: "\n".join(re.findall("[^\n]{1,30}[，。；、]*", line)))


def wrapped_by_columns(text: str) -> str:
    def wrap(line: str) -> str:
        rows = ["　　"]
        for sign in line:
            wide = unicodedata.east_asian_width(sign) in "WF"
            columns = sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in rows[-1])
            if columns + 1 + wide > 76:
                rows.append("")
            rows[-1] += sign
        return "\n".join(rows)

    return each_line(text, wrap)


def page(text: str, around: str = "") -> str:
    title, *rest = (escape(line) for line in text.split("\n") if line.strip())
    body = "\n".join(f"<p>&emsp;{line}</p>" for line in rest)
    return (
        f"<!DOCTYPE html><html><head><title>{title}-焦点</title><style>p{{}}</style></head><body>"
        f"{around}<h1>{title}</h1>{body}</body></html>"
    )


def page_with_hidden_text(text: str) -> str:
    seen = page(text, f"<nav><ul>{''.join(f'<li>{item}' for item in MENU)}</ul></nav>")
    seen = seen.replace(
        "402.15万人", '402<span hidden>.99</span>.15<b style="display:none">1</b>万人'
    )
    seen = seen.replace("醴陵陶瓷", "<ruby>醴<rp>(</rp><rt>lǐ</rt><rp>)</rp></ruby>陵陶瓷")
    return seen.replace("107座", "<strong>107</strong>座").replace("240", "2<wbr>40")


def markdown(text: str) -> str:
    title, rest = text.split("\n", 1)
    rest = rest.replace("➤➤➤", "**➤➤➤**").replace("107座", "**107**座").replace("▲", "*▲*")
    rest = rest.replace("402.15万人", "[402.15万人](https://example.org/a_b)")
    rest = rest.replace("1788项", "`1788项`").replace("206.6亿元", "__206.6亿元__")
    rest = re.sub(r"(1\+4\+N)", r"1\\+4\\+N", rest)
    return f"---\ntitle: {title}\ntags: [7座, 12家]\n---\n\n# {title}\n\n{rest}"


def radicals(text: str) -> str:
    forms = {pair[1]: pair[0] for pair in pairs("search/radicals.txt")}
    kangxi = (chr(code) for code in range(0x2F00, 0x2FD6))
    forms |= {unicodedata.normalize("NFKC", sign): sign for sign in kangxi}
    return "".join(forms.get(sign, sign) for sign in text)


def traditional(text: str) -> str:
    forms = {pair[1]: pair[0] for pair in reversed(pairs("search/traditional.txt"))}
    return "".join(forms.get(sign, sign) for sign in text)


def tracked(text: str) -> bytes:
    def paragraph(line: str) -> str:
        runs = escape(line).replace(
            "107座",
            "</w:t></w:r><w:del><w:r><w:delText>99座</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>107座</w:t></w:r></w:ins><w:r><w:t>",
        )
        return f"<w:p><w:r><w:t>{runs}</w:t></w:r></w:p>"

    return word("".join(paragraph(line) for line in text.split("\n")))


FULL_WIDTH = str.maketrans("0123456789,.:;()%+", "０１２３４５６７８９，．：；（）％＋")
KINDS: dict[str, Callable[[str], str | bytes]] = {
    "as it is": str,
    "byte order mark": lambda text: text.encode("utf-8-sig"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "GB18030": lambda text: text.encode("gb18030"),
    "CR and LF": lambda text: text.replace("\n", "\r\n"),
    "CR alone": lambda text: text.replace("\n", "\r"),
    "no blank lines": lambda text: re.sub(r"\n\s*\n", "\n", text),
    "page": page,
    "page in GBK": lambda text: page(text).encode("gb18030"),
    "page with hidden text": page_with_hidden_text,
    "web archive": lambda text: archive(page(text), "utf-8"),
    "web archive in GBK": lambda text: archive(page(text), "gb18030"),
    "Word with tracked changes": tracked,
    "site header": lambda text: "\n".join([*MENU, "", text]),
    "Markdown": markdown,
    "wrapped at 40 characters": lambda text: wrapped(text, 40),
    "wrapped at 33 characters": lambda text: wrapped(text, 33),
    "wrapped at 76 columns, indented": wrapped_by_columns,
    "wrapped at 30 characters, signs hanging": hanging,
    "traditional characters": traditional,
    "radicals": radicals,
    "grouped digits": lambda text: re.sub(
        r"\b([1-6])(\d{3})(?=[项件人个公亿万家])", r"\1,\2", text
    ),
    "full width": lambda text: text.translate(FULL_WIDTH),
    "spaces around numbers": lambda text: re.sub(
        r"(?<=[\u4e00-\u9fff])(?=[\d/])|(?<=[\d%])(?=[\u4e00-\u9fff])", " ", text
    ),
    "invisible signs": lambda text: re.sub(r"(?<=\d)(?=[\d.万亿])", "\u200b", text),
    "corner brackets": lambda text: text.replace("“", "「").replace("”", "」"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_reference_is_found_in_a_copy_of_this_kind(tmp_path: Path, kind: str) -> None:
    made = KINDS[kind](article_text())
    path = tmp_path / "copy"
    path.write_bytes(made if isinstance(made, bytes) else made.encode())
    rows = verify(load(), read_copy(path))
    astray = [
        (row.key, row.written, row.found, row.result.value)
        for row in rows
        if row.result not in {Result.EXACT, Result.NORMALISED}
    ]
    assert len(rows) > 100
    assert astray == []
