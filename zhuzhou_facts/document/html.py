"""HTML turned to text with the standard library's parser.

Block elements and `<br>` break lines, other white space is one space, entities are resolved. What
a page does not show is left out: scripts, styles, comments, the head but for its title, what is
marked as hidden, and the readings of ruby.
"""

from __future__ import annotations

import email
import email.policy
import re
from html.parser import HTMLParser
from typing import Final

from zhuzhou_facts.document.tables import CELL, ROW, join_cells

_BLOCKS: Final = re.compile(
    r"address|article|aside|blockquote|body|br|button|caption|center|d[dlt]|details|dialog|dir|div"
    r"|fieldset|figcaption|figure|footer|form|frameset|h[1-6]|header|hgroup|hr|html|legend|li|main"
    r"|menu|nav|[ou]l|optgroup|option|p|pre|search|section|select|summary|table|tbody|t[dhr]"
    r"|textarea|tfoot|thead|title"
)
_EMPTY: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_UNSEEN: Final = frozenset(("script", "style", "template", "noscript", "rt", "rp", "datalist"))
_HEAD: Final = frozenset(("base", "link", "meta", "noscript", "script", "style", "title"))
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# The end tags of these may be left out, so another of them ends one.
_OPTIONAL: Final = frozenset(("p", "li", "dt", "dd", "td", "th", "tr", "option", "rt", "rp"))
_PARENTS: Final = re.compile(r"ruby|[ou]l|dl|table|tbody|tr|select|div|section|article|body")
_TABLE_SIGNS: Final = {"tr": ROW, "table": ROW, "td": "", "th": ""}
_NEAR: Final = 4096
_OPENING: Final = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|article|section|div|p|br|h[1-6]|table|ul|ol|span)"
    r"(?:\s[^<>]*)?/?>)",
    re.IGNORECASE,
)
# The parser takes quadratic time over what is opened and never closed, and stops at declarations
# that it does not know: both go first. Each alternative, once begun, runs on to its end or to the
# end of the text, so that the search never turns back. A `<` that no `>` closes is a plain sign.
_NO_TEXT: Final = re.compile(
    r"<!--(?:>|.*?(?:--!?>|\Z))"
    r"|<(script|style|template)(?:\s[^<>]*)?>.*?(?:</\1\s*>|\Z)"
    r"|<!\[[^>]*(?:>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_BARE_SIGN: Final = re.compile(
    r"""<(?![a-zA-Z/!?][^<>"']*+(?:(?:"[^"]{0,4096}"|'[^']{0,4096}')[^<>"']*+){0,64}>)"""
)
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")


def is_html(text: str) -> bool:
    """Whether a text is HTML: a doctype or one of the common tags stands near its start."""
    return bool(_OPENING.search(text, 0, _NEAR))


def html_to_text(source: str) -> str:
    """Return the text of an HTML page, its lines ended by line feeds."""
    parser = _TextParser()
    parser.feed(_BARE_SIGN.sub("&lt;", _NO_TEXT.sub("", source)))
    parser.close()
    return join_cells("".join(parser.pieces))


def page_of_archive(data: bytes) -> bytes | None:
    """Return the page of a web archive (MHTML) as UTF-8, or `None` where there is none."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                charset = part.get_content_charset("utf-8")
                try:
                    return payload.decode(charset).encode()
                except (LookupError, UnicodeDecodeError):
                    return payload
    return None


class _TextParser(HTMLParser):
    """Collects in `pieces` what a reader of the page sees."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._preformatted = 0
        self._in_head = False
        self._in_title = False
        self._unseen: list[str] = []  # open elements from the first that is not shown

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Break the line at a block; see the head, preformatted and hidden text begin."""
        if tag == "head":
            self._in_head = True
        elif tag not in _HEAD:
            self._in_head = False  # its end tag may be left out
        if self._unseen and (
            (tag in _OPTIONAL and self._unseen[-1] in _OPTIONAL)
            or (self._unseen[-1] == "p" and tag != "br" and _BLOCKS.fullmatch(tag))
        ):
            self._unseen.pop()
        if tag not in _EMPTY and (self._unseen or tag in _UNSEEN or _is_hidden(dict(attrs))):
            self._unseen.append(tag)
        self._preformatted += tag == "pre"
        self._in_title = tag == "title"
        self._break_at(tag)
        if tag in {"td", "th"} and not self._unseen:
            self.pieces.append(CELL)

    def handle_endtag(self, tag: str) -> None:
        """Break the line after a block; see the head, preformatted and hidden text end."""
        if tag == "head":
            self._in_head = False
        if tag in self._unseen:
            while self._unseen.pop() != tag:
                pass
        elif self._unseen and self._unseen[0] in _OPTIONAL and _PARENTS.fullmatch(tag):
            self._unseen.clear()
        self._preformatted -= tag == "pre" and self._preformatted > 0
        self._in_title = self._in_title and tag != "title"
        self._break_at(tag)

    def handle_data(self, data: str) -> None:
        """Keep what a reader of the page would see."""
        if self._unseen or (self._in_head and not self._in_title):
            return
        data = data.replace(ROW, " ").replace(CELL, " ")
        self.pieces.append(data if self._preformatted else _SPACE.sub(" ", data))

    def _break_at(self, tag: str) -> None:
        sign = _TABLE_SIGNS.get(tag, "\n" if _BLOCKS.fullmatch(tag) else "")
        if sign and not self._unseen and self.pieces and self.pieces[-1] != sign:
            self.pieces.append(sign)


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))
