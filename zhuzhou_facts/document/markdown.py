"""The marks of Markdown in a paragraph: what shows how a text looks and is no part of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from zhuzhou_facts.document.normalisation import Span

# A line that opens a block of its own; groups: heading, quotation or item.
BLOCK: Final = re.compile(r"[ \t]*(?:#{1,6}[ \t]+|(?:>[ \t]?)+|(?:[-*+]|[0-9]{1,3}[.)])[ \t]+)")
_ANY: Final = re.compile(r"[*_~`\\\[]")
_ESCAPE: Final = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_IMAGE: Final = re.compile(r"!\[[^\]\n]{0,999}\]\([^()\s]{0,2000}(?:\s\"[^\"\n]{0,999}\")?\)")
_LINK: Final = re.compile(
    r"(?P<open>\[)(?P<text>(?:[^\[\]\n]|\n(?!\n)){1,999})"
    r"(?P<close>\](?:\([^()\s]{0,2000}(?:\s\"[^\"\n]{0,999}\")?\)|\[[^\[\]\n]{0,200}\]))"
)
_FOOTNOTE: Final = re.compile(r"\[\^[^\[\]\s]{1,30}\]:?")
_CODE: Final = re.compile(r"(?<!`)(?P<open>`{1,3})(?!`)[^`]{1,9999}(?P<close>(?P=open))(?!`)")
# No emphasis begins inside a number: 2*3*4 is a product.
_EMPHASIS: Final = (
    re.compile(r"(?<![*\\])(?P<open>\*\*\*)(?=[^\s*])[^*]{1,9999}(?<=\S)(?P<close>\*\*\*)(?!\*)"),
    re.compile(r"(?<![*\\])(?P<open>\*\*)(?=[^\s*])[^*]{1,9999}(?<=\S)(?P<close>\*\*)(?!\*)"),
    re.compile(r"(?<![*\\0-9])(?P<open>\*)(?=[^\s*])[^*]{1,9999}(?<=\S)(?P<close>\*)(?!\*)"),
    re.compile(r"(?<![\w\\])(?P<open>__)(?=\S)[^_]{1,9999}(?<=\S)(?P<close>__)(?!\w)"),
    re.compile(r"(?<![\w\\])(?P<open>_)(?=[^\s_])[^_]{1,9999}(?<=[^\s_])(?P<close>_)(?!\w)"),
    re.compile(r"(?<![~\\])(?P<open>~~)(?=\S)[^~]{1,9999}(?<=\S)(?P<close>~~)(?!~)"),
)


def marks(text: str) -> list[Span]:
    """Return where the marks of Markdown stand: of emphasis, links, notes, images, escapes."""
    if not _ANY.search(text):
        return []
    found = [image.span() for image in _IMAGE.finditer(text)]
    found += [note.span() for note in _FOOTNOTE.finditer(text)]
    found += [escape.span() for escape in _ESCAPE.finditer(text)]
    for pattern in (_LINK, _CODE, *_EMPHASIS):
        for mark in pattern.finditer(text):
            found += [mark.span("open"), mark.span("close")]
    return found
