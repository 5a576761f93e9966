"""HTML turned to text with the standard library's parser.

Block elements and `<br>` break lines, other white space is one space, entities are resolved;
scripts, styles, templates, comments and the head but for its title are left out.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from io import StringIO
from typing import Final

_BLOCKS: Final = re.compile(
    r"address|article|aside|blockquote|body|br|button|caption|center|d[dlt]|details|dialog|dir|div"
    r"|fieldset|figcaption|figure|footer|form|frameset|h[1-6]|header|hgroup|hr|html|legend|li|main"
    r"|menu|nav|[ou]l|optgroup|option|p|pre|search|section|select|summary|table|tbody|t[dhr]"
    r"|textarea|tfoot|thead|title"
)
_IN_HEAD: Final = frozenset(("base", "basefont", "bgsound", "link", "meta", "noscript", "title"))
_SHOWN: Final = frozenset(("title", "textarea"))  # raw text to newer parsers, not to readers
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
# A tag that every reader of HTML takes for the same one; what it holds is never raw text.
_PLAIN_TAG: Final = re.compile(
    r"<(?:/([a-z][a-z0-9]*+)[ \t\n\r\f]*+"
    r"|(?!(?:script|style|template|title|textarea|xmp|iframe|no[a-z]+|plaintext|svg|math)\b)"
    r"([a-z][a-z0-9]*+)(?:[ \t\n\r\f]++[a-z_:@][-\w:.@]*+"
    r"""(?:="[^"<]*+"|='[^'<]*+'|=[-\w.:#%]++(?=[ \t\n\r\f>]))?+)*+[ \t\n\r\f]*+(/?))>""",
    re.ASCII | re.IGNORECASE,
)
_QUOTED: Final = re.compile(r"""<[^!?][^<>]*["']""")
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")


def is_html(text: str) -> bool:
    """Whether a text is HTML: a doctype or one of the common tags stands near its start."""
    return bool(_OPENING.search(text, 0, _NEAR))


def html_to_text(source: str) -> str:
    """Return the text of an HTML page, its lines ended by line feeds."""
    parser = _TextParser()
    parser.read(_BARE_SIGN.sub("&lt;", _NO_TEXT.sub("", source)))
    parser.close()
    return parser.text.getvalue()


class _TextParser(HTMLParser):
    """Takes plain tags and the text between them itself, and leaves the rest to the library's.

    That one takes ten times as long over a tag.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = StringIO()
        self._last = "\n"
        self._preformatted = 0
        self._in_head = False
        self._in_title = False

    def read(self, source: str) -> None:
        """Read a page whole, up to what it leaves open at its end."""
        reached = 0
        for tag in _PLAIN_TAG.finditer(source):
            between = source[reached : tag.start()]
            if "<" in between:
                start = between.index("<")
                end = between.find(">", between.rindex("<")) + 1 or start
                self._take(between[:start])
                if end == start or _QUOTED.search(between, start, end):
                    # The tag that was found may be part of what began before it.
                    self.feed(source[reached + start :])
                    return
                self.feed(between[start:end])
                if self.rawdata or self.cdata_elem:
                    self.feed(source[reached + end :])
                    return
                between = between[end:]
            self._take(between)
            closed, opened, empty = tag.groups()
            if opened:
                self.handle_starttag(opened.lower(), [])
            if closed or empty:
                self.handle_endtag((closed or opened).lower())
            reached = tag.end()
        self.feed(source[reached:])

    def _take(self, text: str) -> None:
        if text:
            self.handle_data(unescape(text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Break the line at a block; see the head and preformatted text begin."""
        del attrs
        if tag == "head":
            self._in_head = True
        elif tag not in _IN_HEAD:
            self._in_head = False  # its end tag may be left out
        self._preformatted += tag == "pre"
        self._in_title = tag == "title"
        self._break_at(tag)

    def handle_endtag(self, tag: str) -> None:
        """Break the line after a block; see the head and preformatted text end."""
        if tag == "head":
            self._in_head = False
        self._preformatted -= tag == "pre" and self._preformatted > 0
        self._in_title = self._in_title and tag != "title"
        self._break_at(tag)

    def handle_data(self, data: str) -> None:
        """Keep what a reader of the page would see."""
        hidden = self.cdata_elem and self.cdata_elem not in _SHOWN
        if hidden or (self._in_head and not self._in_title):
            return
        self._last = data if self._preformatted else _SPACE.sub(" ", data)
        self.text.write(self._last)

    def _break_at(self, tag: str) -> None:
        if self._last != "\n" and _BLOCKS.fullmatch(tag):
            self._last = "\n"
            self.text.write("\n")
