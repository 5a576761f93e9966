"""Documents show every cell as it is, and run none of it."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from zhuzhou_facts.output.formats import Format, render
from zhuzhou_facts.output.rows import Records
from zhuzhou_facts.streams.safety import safe

# What a browser or a Markdown reader would take for markup.
_TRAPS = (
    *("<b>&amp;", "</td>", "<script>", "&lt;", "&#60;", "**b**", "_i_", "~~s~~", "![a](b)"),
    *("`c`", "``", "|", "\\", "\\|", "\\\\", "[x]: /y", "<https://a.b>", "# h", "- l", "1. n"),
    *("", " ", "\n", "\r\n", "\r", "\t", "\x00", "\x1b", "\x85", "\u202e", "\ufeff", '"', "'"),
    *("逾600亿元", "𠮷", "1+4+N", ":-", "---", "=1", "$x$", "\xa0", "--", "<!-- ", "]]>", "*"),
)
_TEXTS = st.sampled_from(_TRAPS) | st.text() | st.lists(st.sampled_from(_TRAPS)).map("".join)
_GRIDS = st.lists(st.tuples(_TEXTS, _TEXTS), max_size=5)


def _records(grid: list[tuple[str, str]]) -> Records:
    return Records(("first", "second"), tuple(grid))


class _Table(HTMLParser):
    """Reads a page's cells, with `br` as a line end, and notes every tag."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in {"td", "th", "caption"}:
            self.cells.append("")
            self._open = True
        if tag == "br":
            self.cells[-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag not in {"td", "th", "caption"}

    def handle_data(self, data: str) -> None:
        if self._open:
            self.cells[-1] += data


def _read(page: str) -> _Table:
    parser = _Table()
    parser.feed(page)
    parser.close()
    return parser


def _shown(text: str) -> str:
    """Spell out what a person sees of a text in a document: line ends and safe characters."""
    lines = re.split(r"\r\n|\r|\n", text.replace("\t", " "))
    return "\n".join(safe(line) for line in lines)


def _seen(text: str) -> str:
    """Reduce a text to what Markdown keeps of it: no space at the ends of lines or cells."""
    lines = _shown(text).split("\n")
    return "\n".join(lines).strip()


@given(_GRIDS)
def test_markdown_shows_every_cell_as_it_is(grid: list[tuple[str, str]]) -> None:
    written = render(_records(grid), Format.MARKDOWN)
    engine = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser = _read(engine.render(written))
    expected = ["first", "second", *(_seen(c) for row in grid for c in row)]
    assert list(map(_squeezed, parser.cells)) == list(map(_squeezed, expected))
    assert {tag for tag, _ in parser.tags} <= {"table", "thead", "tbody", "tr", "th", "td", "br"}


def _squeezed(text: str) -> str:
    """Leave out white space, which Markdown readers trim and join as they like."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Zs")


def test_markdown_escapes_signs_and_has_a_caption() -> None:
    cell = "a|b\\ <i> & *x* _y_ [z] `w` ~v~\nnext"
    written = render(Records(("c",), ((cell,),)), Format.MARKDOWN, caption="All *facts*")
    assert written == (
        "**All \\*facts\\***\n\n| c |\n| --- |\n"
        "| a\\|b\\\\ \\<i> \\& \\*x\\* \\_y\\_ \\[z\\] \\`w\\` \\~v\\~<br>next |\n"
    )
