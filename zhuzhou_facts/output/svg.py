"""A drawing in SVG: shapes and words, put down one by one, and the document around them.

It names no font but those that systems have, and no address but the name of the format.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import Final

from zhuzhou_facts.streams.safety import python_escape, safe

LANGUAGES: Final = {"zh": "zh-Hans", "en": "en", "both": "zh-Hans"}
FONTS: Final = (
    'ui-sans-serif, system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif'
)
_NO_XML: Final = str.maketrans({sign: python_escape(sign) for sign in "\ufffe\uffff"})
# Blue and orange are told apart by the colour-blind, too; nothing is told by them alone.
_LIGHT: Final = {
    "ground": "#ffffff",
    "ink": "#1b1f24",
    "quiet": "#57606a",
    "rule": "#d0d7de",
    "rise": "#0b62c4",
    "fall": "#b3480a",
}
_DARK: Final = {
    "ground": "#10151b",
    "ink": "#e8edf2",
    "quiet": "#a3b0bd",
    "rule": "#343c45",
    "rise": "#62adff",
    "fall": "#f5a75b",
}


@dataclass(slots=True)
class Drawing:
    """Shapes and words on a ground `width` pixels wide; colours are named, not given."""

    width: float
    parts: list[str] = field(default_factory=list)

    def text(
        self, x: float, y: float, words: str, *, kind: str = "", size: float = 14, anchor: str = ""
    ) -> None:
        """Put one line of words at a baseline; `anchor` is `end` or `middle` for its other ends."""
        if words:
            classes = f' class="{kind}"' if kind else ""
            anchored = f' text-anchor="{anchor}"' if anchor else ""
            place = f'x="{_px(x)}" y="{_px(y)}" font-size="{_px(size)}"'
            self.parts.append(f"<text {place}{classes}{anchored}>{xml(words)}</text>")

    def line(self, x1: float, y1: float, x2: float, y2: float, *, kind: str = "rule") -> None:
        """Draw a line."""
        ends = f'x1="{_px(x1)}" y1="{_px(y1)}" x2="{_px(x2)}" y2="{_px(y2)}"'
        self.parts.append(f'<line {ends} class="{kind}"/>')

    def box(self, x: float, y: float, width: float, height: float, *, kind: str) -> None:
        """Draw a filled box with softened corners."""
        place = f'x="{_px(x)}" y="{_px(y)}" width="{_px(width)}" height="{_px(height)}" rx="2"'
        self.parts.append(f'<rect {place} class="{kind}"/>')

    def dot(self, x: float, y: float, radius: float, *, kind: str) -> None:
        """Draw a dot."""
        place = f'cx="{_px(x)}" cy="{_px(y)}" r="{_px(radius)}"'
        self.parts.append(f'<circle {place} class="{kind}"/>')

    def arrow(self, x: float, y: float, length: float, *, kind: str) -> None:
        """Draw a dashed arrow from a point to the right, or to the left where it is negative."""
        tip = x + length
        back = 6 if length > 0 else -6
        self.line(x, y, tip - back, y, kind=f"{kind} open")
        head = f"M{_px(tip - back)} {_px(y - 5)}L{_px(tip)} {_px(y)}L{_px(tip - back)} {_px(y + 5)}"
        self.parts.append(f'<path d="{head}" class="{kind} tip"/>')

    def document(self, height: float, *, title: str, description: str, lang: str) -> str:
        """Return the whole document."""
        size = f'width="{_px(self.width)}" height="{_px(height)}"'
        code = LANGUAGES[lang]
        told = "\n".join(map(xml, description.split("\n")))
        named = f"<title>{xml(title)}</title>\n<desc>{told}</desc>"
        body = "\n".join(self.parts)
        return f"""\
<svg xmlns="http://www.w3.org/2000/svg" {size} \
viewBox="0 0 {_px(self.width)} {_px(height)}" role="img" lang="{code}" xml:lang="{code}">
{named}
<style>
{_style()}
</style>
<rect class="ground" width="100%" height="100%" rx="6"/>
{body}
</svg>
"""


def xml(words: str) -> str:
    """Return words as XML can hold them: markup and hidden characters as what they are."""
    return escape(safe(words.replace("\t", " ")).translate(_NO_XML), quote=True)


def _px(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _style() -> str:
    dark = "\n".join(f"  {line}" for line in _colours(_DARK).split("\n"))
    return f"""\
text {{ font-family: {escape(FONTS, quote=False)}; white-space: pre; }}
.bold, .head {{ font-weight: 600; }}
.line, .rule, .tip, .ring {{ fill: none; }}
.line {{ stroke-width: 2.5; }}
.open {{ stroke-dasharray: 3 3; }}
.tip, .ring {{ stroke-width: 2.5; }}
.band {{ opacity: .3; }}
{_colours(_LIGHT)}
@media (prefers-color-scheme: dark) {{
{dark}
}}"""


def _colours(of: dict[str, str]) -> str:
    return f"""\
.ground {{ fill: {of["ground"]}; }}
text {{ fill: {of["ink"]}; }}
text.quiet {{ fill: {of["quiet"]}; }}
.rule {{ stroke: {of["rule"]}; }}
.rise {{ fill: {of["rise"]}; stroke: {of["rise"]}; }}
.fall {{ fill: {of["fall"]}; stroke: {of["fall"]}; }}
.line, .tip {{ fill: none; }}
.band {{ stroke: none; }}
.ring {{ fill: {of["ground"]}; }}"""
