"""Italics, stops, commas and quotation marks, put together without doubling.

While a citation is put together, two private signs stand around what a style prints in italics;
`rendered` turns them into the markup that is asked for, or leaves them out.
"""

from __future__ import annotations

import html
import re
from enum import StrEnum
from typing import Final

_ON: Final = "\ue000"
_OFF: Final = "\ue001"
_STOPS: Final = (".", "?", "!", "。", "？", "！")
_CLOSING: Final = re.compile(rf"[”’{_OFF}]+$")
_MARKDOWN: Final = re.compile(r"([\\`*_\[\]<>#|~])")


class Markup(StrEnum):
    """How italics are written."""

    PLAIN = "plain"
    HTML = "html"
    MARKDOWN = "markdown"


def italic(text: str) -> str:
    """Return `text` to be printed in italics."""
    return f"{_ON}{text}{_OFF}" if text else ""


def rendered(text: str, markup: Markup) -> str:
    """Return `text` with its italics as `markup` writes them, and everything else escaped."""
    if markup is Markup.HTML:
        return html.escape(text, quote=False).replace(_ON, "<em>").replace(_OFF, "</em>")
    if markup is Markup.MARKDOWN:
        return re.sub(f"[{_ON}{_OFF}]", "*", _MARKDOWN.sub(r"\\\1", text))
    return text.replace(_ON, "").replace(_OFF, "")


def one_line(text: str | None) -> str:
    """Return `text` on one line, since a line break would end a RIS field, without our signs."""
    return " ".join((text or "").replace(_ON, "").replace(_OFF, "").splitlines()).strip()


def join(sign: str, *parts: str | None) -> str:
    """Join the parts that are not empty."""
    return sign.join(filter(None, parts))


def labelled(label: str, value: str) -> str:
    """Return `vol. 3`; nothing without a value."""
    return f"{label} {value}" if value else ""


def wrapped(text: str, brackets: str = "()") -> str:
    """Return the text in brackets; nothing without one."""
    return f"{brackets[0]}{text}{brackets[1]}" if text else ""


def stopped(text: str, stop: str = ".", instead: tuple[str, ...] = _STOPS) -> str:
    """Return `text` with a stop, where it has none of its own.

    The stop stands within closing quotation marks, as American manuals ask, and outside italics.
    """
    tail = _CLOSING.search(text)
    closing = tail[0] if tail and "”" in tail[0] else ""
    bare = text.removesuffix(closing)
    return text if bare.rstrip(_OFF).endswith(instead) else f"{bare}{stop}{closing}"


def sentences(*parts: str) -> str:
    """Join the parts that are not empty, each with a stop."""
    return " ".join(stopped(part) for part in parts if part)


def commas(*parts: str) -> str:
    """Join the parts that are not empty by commas; after `?` too, but not after `。`."""
    joined = ""
    for part in filter(None, parts):
        joined = f"{stopped(joined, ',', (',', '。'))} {part}" if joined else part
    return joined


def quoted(text: str) -> str:
    """Return `text` in double quotation marks, its own marks alternating by depth."""
    expected: list[str] = []

    def turned(mark: re.Match[str]) -> str:
        sign = mark[0]
        if sign in "“‘":
            expected.append("”" if sign == "“" else "’")
            return "“‘"[len(expected) % 2]
        if sign not in expected[-1:]:
            return sign
        expected.pop()
        return "’”"[len(expected) % 2]

    return f"“{re.sub('[“‘”]|’(?![A-Za-z])', turned, text)}”"


def typographic(text: str) -> str:
    """Return `text` with straight quotation marks as curly ones.

    A single one that encloses nothing is an apostrophe. An odd `"` among them stands for inches,
    and all are left.
    """
    if text.count('"') % 2:
        return text
    text = re.sub("(?<=[A-Za-z])'(?=[A-Za-z])", "’", text)
    text = re.sub("(?<![A-Za-z])'([^']*)'", r"‘\1’", re.sub('"([^"]*)"', r"“\1”", text))
    return text.replace("'", "’")
