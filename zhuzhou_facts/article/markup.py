"""HTML turned to text with the standard library's parser.

Block elements and `<br>` break lines, other white space is one space, entities are resolved;
scripts, styles, templates, comments and the head but for its title are left out.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

_BLOCKS: Final = re.compile(
    r"address|article|aside|blockquote|body|br|button|caption|center|d[dlt]|details|dialog|dir|div"
    r"|fieldset|figcaption|figure|footer|form|frameset|h[1-6]|header|hgroup|hr|html|legend|li|main"
    r"|menu|nav|[ou]l|optgroup|option|p|pre|search|section|select|summary|table|tbody|t[dhr]"
    r"|textarea|tfoot|thead|title"
)
_IN_HEAD: Final = frozenset(("base", "basefont", "bgsound", "link", "meta", "noscript", "title"))
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
    return "".join(parser.parts)


class _TextParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._preformatted = 0
        self._in_head = False
        self._in_title = False

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
        if self.cdata_elem or (self._in_head and not self._in_title):
            return
        self.parts.append(data if self._preformatted else _SPACE.sub(" ", data))

    def _break_at(self, tag: str) -> None:
        if _BLOCKS.fullmatch(tag) and self.parts and self.parts[-1] != "\n":
            self.parts.append("\n")
