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
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.document.tables import CELL, ROW, join_cells

if TYPE_CHECKING:
    from zhuzhou_facts.document.normalisation import Span

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
_CHARSET: Final = re.compile(r"<meta\s[^<>]*charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
# What names the title and the day of publication in the head, and in linked data (JSON-LD).
_TITLES: Final = frozenset(("og:title", "dc.title", "headline"))
_DATES: Final = re.compile(
    r"(?:article|og):published_time|datepublished|pubdate|publish-?date|dc\.date(?:\.issued)?"
    r"|dcterms\.issued"
)
_DATA: Final = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ASIDES: Final = frozenset(("nav", "header", "footer", "aside", "form", "button"))
# What stands in the text, until it is whole, where an aside begins or ends; where a heading begins,
# the character of its rank, 1 to 3.
_ASIDE, _ASIDE_END = "\x04", "\x05"
_MARKS: Final = re.compile(f"([\x01-\x03{_ASIDE}{_ASIDE_END}])")


def is_html(text: str) -> bool:
    """Whether a text is HTML: a doctype or one of the common tags stands near its start."""
    return bool(_OPENING.search(text, 0, _NEAR))


class Page(NamedTuple):
    """A page: its text, lines ended by line feeds, and what its markup says of that.

    `headings` are where headings start, with their ranks from 1; `asides` what stands in
    navigation, headers, footers and the like; `title` and `issued` are empty where none is given.
    """

    text: str
    headings: dict[int, int]
    asides: tuple[Span, ...]
    title: str
    issued: str


def read_page(source: str) -> Page:
    """Read an HTML page."""
    parser = _TextParser()
    parser.feed(_BARE_SIGN.sub("&lt;", _NO_TEXT.sub("", source)))
    parser.close()
    data = _DATA.search(source)
    day = _DAY.match(parser.issued or (data[1] if data else ""))
    marked = _MARKS.split(join_cells("".join(parser.pieces)))
    headings: dict[int, int] = {}
    asides: list[Span] = []
    opened: list[int] = []
    length = 0
    for words, mark in zip(marked[::2], [*marked[1::2], ""], strict=True):
        length += len(words)
        if mark == _ASIDE:
            opened.append(length)
        elif mark == _ASIDE_END:
            asides += [(start, length) for start in opened if len(opened) == 1]
            del opened[-1:]  # the sign of its start may be lost before the cells of a row
        elif mark:
            headings[length] = ord(mark)
    text = "".join(marked[::2])
    return Page(text, headings, tuple(asides), parser.title, day[0] if day else "")


def declared_charset(data: bytes) -> str:
    """Return the character set that a page names near its start; empty where it names none."""
    near = data[:_NEAR].decode("latin-1")
    named = _CHARSET.search(near) if is_html(near) else None
    return named[1] if named else ""


def page_of_archive(data: bytes) -> tuple[bytes, str]:
    """Return the page of a web archive (MHTML) and its character set, empty where not given."""
    parts = email.message_from_bytes(data, policy=email.policy.default).walk()
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    payload = page.get_payload(decode=True) if page else None
    charset = page.get_content_charset("") if page else ""
    return payload if isinstance(payload, bytes) else b"", charset


class _TextParser(HTMLParser):
    """Collects in `pieces` what a reader of the page sees."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.title = self.issued = ""
        self._rank = 0  # of the heading that is open and has no text yet
        self._articles = self._asides = self._preformatted = 0
        self._in_head = self._in_title = False
        self._unseen: list[str] = []  # open elements from the first that is not shown

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Break the line at a block; see the head, preformatted and hidden text begin."""
        attributes = dict(attrs)
        self._note(tag, attributes)
        if tag not in _HEAD:
            self._in_head = tag == "head"  # its end tag may be left out
        if self._unseen and (
            (tag in _OPTIONAL and self._unseen[-1] in _OPTIONAL)
            or (self._unseen[-1] == "p" and tag != "br" and _BLOCKS.fullmatch(tag))
        ):
            self._unseen.pop()
        hidden = "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "")
        if tag not in _EMPTY and (self._unseen or tag in _UNSEEN or hidden):
            self._unseen.append(tag)
        self._preformatted += tag == "pre"
        self._in_title = tag == "title"
        self._break_at(tag)
        if tag in {"td", "th"} and not self._unseen:
            self.pieces.append(CELL)
        self._articles += tag == "article"
        if self._is_aside(tag):
            self._asides += 1
            self.pieces.append(_ASIDE)

    def handle_endtag(self, tag: str) -> None:
        """Break the line after a block; see the head, preformatted and hidden text end."""
        self._articles -= tag == "article" and self._articles > 0
        if self._asides and self._is_aside(tag):
            self._asides -= 1
            self.pieces.append(_ASIDE_END)
        self._in_head = self._in_head and tag != "head"
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
        data = _MARKS.sub("", data.replace(ROW, " ").replace(CELL, " "))
        words = data if self._preformatted else _SPACE.sub(" ", data)
        if self._rank and words.strip():
            self.pieces.append(chr(self._rank))
            words, self._rank = words.lstrip(), 0
        self.pieces.append(words)

    def _note(self, tag: str, attributes: dict[str, str | None]) -> None:
        """See what an element says of the page and of the text in it."""
        if tag == "meta":
            names = (attributes.get(name) for name in ("property", "name", "itemprop"))
            name = next(filter(None, names), "").lower()
            content = (attributes.get("content") or "").strip()
            if name in _TITLES:
                self.title = self.title or content
            elif _DATES.fullmatch(name):
                self.issued = self.issued or content
        elif tag == "time":
            self.issued = self.issued or attributes.get("datetime") or ""
        elif tag in {"h1", "h2", "h3"}:
            self._rank = int(tag[1])

    def _is_aside(self, tag: str) -> bool:
        return tag in _ASIDES and (tag != "header" or not self._articles)

    def _break_at(self, tag: str) -> None:
        sign = _TABLE_SIGNS.get(tag, "\n" if _BLOCKS.fullmatch(tag) else "")
        if sign and not self._unseen and self.pieces and self.pieces[-1] != sign:
            self.pieces.append(sign)
