"""Copies and fact bases for the tests of `zhuzhou_facts.document`."""

from __future__ import annotations

import io
import os
import zipfile
from base64 import encodebytes
from fractions import Fraction
from pathlib import Path

import pytest

from zhuzhou_facts.records import (
    Change,
    ChangeKind,
    Fact,
    FactBase,
    Figure,
    Kind,
    Layout,
    Locator,
    Source,
    Text,
    TimeLabel,
)

NUMBERED = Layout(
    section_starts=("一、", "二、"),
    headings=1,
    captions=("图:",),
    furniture=("责任编辑",),
    closing=("(完)",),
)
STARS = Layout(section="*", headings=1, captions=("Photo:",), closing=("Source:",))
ZHUZHOU = Layout(
    section="➤",
    headings=2,
    captions=("▲",),
    furniture=('跻身"', "株洲房产资讯频道", "用手机看", "扫", "更加方便"),
    closing=("来源:", "声明:"),
)


def article_path() -> Path:
    """Return where the article lies, or skip the test."""
    default = Path(__file__).parents[3] / "shared" / "article.txt"
    path = Path(os.environ.get("ZHUZHOU_FACTS_ARTICLE") or default)
    if not path.is_file():
        pytest.skip("the article is absent; name it in ZHUZHOU_FACTS_ARTICLE")
    return path


def article_text() -> str:
    """Return the article, or skip the test."""
    return article_path().read_text(encoding="utf-8")


def figure(written: str, when: str | None = None) -> Figure:
    """Return a figure; its value does not matter here."""
    return Figure(value=Fraction(1), unit="count", written=written, when=when)


def change(written: str, start: str, end: str) -> Change:
    """Return a change; its value does not matter here."""
    return Change(kind=ChangeKind.TIMES, from_=start, to=end, value=Fraction(1), written=written)


def fact(
    fact_id: str,
    at: tuple[int, int],
    *stated: Figure | Change,
    written: str | None = None,
    caption: bool = False,
) -> Fact:
    """Return a fact that stands in a section and paragraph."""
    return Fact(
        id=fact_id,
        theme="theme",
        kind=Kind.INDICATOR,
        name=Text(zh="名"),
        statement=Text(zh="述"),
        at=Locator(section=at[0], paragraph=at[1], caption=caption),
        written=written,
        figures=tuple(each for each in stated if isinstance(each, Figure)),
        changes=tuple(each for each in stated if isinstance(each, Change)),
    )


def base(*facts: Fact, layout: Layout, times: dict[str, TimeLabel] | None = None) -> FactBase:
    """Return a fact base of these facts."""
    return FactBase(
        format=1,
        version="1",
        source=Source(title=Text(zh="题"), layout=layout),
        themes=(),
        facts=facts,
        times=times or {},
    )


def word(body: str, *, part: str = "word/document.xml", before: str = "") -> bytes:
    """Return a Word document with this body."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive_:
        archive_.writestr(
            part, f'{before}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        )
    return file.getvalue()


def archive(page: str, charset: str) -> bytes:
    """Return a web archive of a page, as browsers save it."""
    return b"\r\n".join(
        (
            b"From: <Saved by Blink>",
            b"Subject: page",
            b"MIME-Version: 1.0",
            b"Content-Type: multipart/related;",
            b'\ttype="text/html";',
            b'\tboundary="--x"',
            b"",
            b"----x",
            f"Content-Type: text/html; charset={charset}".encode(),
            b"Content-Transfer-Encoding: base64",
            b"Content-Location: https://example.org/",
            b"",
            encodebytes(page.encode(charset)),
            b"----x",
            b"Content-Type: text/css",
            b"",
            b"p { color: red }",
            b"----x--",
            b"",
        )
    )
