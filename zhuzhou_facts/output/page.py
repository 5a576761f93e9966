"""Tables and cards as a page in HTML that stands alone: nothing in it asks for anything."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.output.picture import as_card, whole
from zhuzhou_facts.output.shapes import Grid
from zhuzhou_facts.output.svg import FONTS, LANGUAGES
from zhuzhou_facts.streams.safety import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.output.picture import Frame
    from zhuzhou_facts.output.shapes import Bar, Card, Picture

_HAN: Final = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z'’,.-]*(?: [A-Za-z'’,.-]+)+")
_STYLE: Final = f"""\
:root {{ color-scheme: light dark; --ground: #fff; --ink: #1b1f24; --quiet: #57606a; \
--rule: #d0d7de; --band: #f4f6f8; --rise: #0b62c4; --fall: #b3480a; }}
@media (prefers-color-scheme: dark) {{
  :root {{ --ground: #10151b; --ink: #e8edf2; --quiet: #a3b0bd; --rule: #343c45; \
--band: #1a2129; --rise: #62adff; --fall: #f5a75b; }}
}}
body {{ margin: 0 auto; padding: 2rem 1.25rem; max-width: 68rem; background: var(--ground); \
color: var(--ink); font: 1rem/1.55 {FONTS}; }}
h1 {{ font-size: 1.5rem; line-height: 1.3; margin: 0 0 1.25rem; text-wrap: balance; }}
h2 {{ font-size: 1.2rem; line-height: 1.35; margin: 2.25rem 0 .25rem; }}
.quiet, footer, dt, .notes, caption {{ color: var(--quiet); }}
.scroll {{ overflow-x: auto; }}
figure {{ margin: 0 0 2rem; }}
figure svg {{ max-width: 100%; height: auto; }}
table {{ border-collapse: collapse; width: 100%; }}
caption {{ text-align: start; padding: 0 0 .5rem; }}
th, td {{ padding: .45rem .75rem; border-bottom: 1px solid var(--rule); text-align: start; \
vertical-align: top; font-weight: inherit; white-space: pre-line; }}
thead th, tbody th[scope=rowgroup] {{ font-weight: 600; }}
thead th {{ border-bottom-width: 2px; white-space: nowrap; }}
tbody th[scope=rowgroup] {{ background: var(--band); }}
.number {{ text-align: end; font-variant-numeric: tabular-nums; }}
.key {{ white-space: nowrap; }}
.bars {{ min-width: 9rem; white-space: nowrap; }}
.bar {{ display: inline-block; height: .9em; background: var(--rise); vertical-align: middle; \
border-radius: 2px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
.bar.fall {{ height: .4em; background: var(--fall); }}
.notes {{ margin: .75rem 0 2rem; font-size: .875rem; white-space: pre-line; }}
section p {{ margin: .6rem 0; white-space: pre-line; }}
dl {{ display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; margin: 1rem 0; }}
dt, dd {{ margin: 0; padding: .45rem 1.25rem .45rem 0; border-top: 1px solid var(--rule); \
white-space: pre-line; overflow-wrap: anywhere; }}
footer {{ margin-top: 2rem; font-size: .875rem; }}
@media (max-width: 36rem) {{ dl {{ grid-template-columns: 1fr; }} dd {{ border-top: 0; padding-top: 0; }} }}
@media print {{
  :root {{ color-scheme: light; --ground: #fff; --ink: #000; --quiet: #333; --rule: #999; \
--band: #f4f6f8; --rise: #0b62c4; --fall: #b3480a; }}
  body {{ max-width: none; padding: 0; font-size: 9.5pt; }}
  .scroll {{ overflow: visible; }}
  thead {{ display: table-header-group; }}
  tr, section, figure {{ break-inside: avoid; }}
  tbody th[scope=rowgroup], h2 {{ break-after: avoid; }}
}}"""  # noqa: E501 - a rule a line


def as_page(pictures: Sequence[Picture], frame: Frame, chart: str = "") -> str:
    """Return tables and cards as one page; `chart` is an SVG document to stand before them."""
    lang = LANGUAGES[frame.lang]
    drawn = f"<figure>\n{chart}</figure>\n" if chart else ""
    parts = "".join(
        _table(picture, frame) if isinstance(picture, Grid) else _section(as_card(picture), frame)
        for picture in pictures
    )
    return f"""\
<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{_plain(frame.title)}</title>
<style>
{_STYLE}
</style>
</head>
<body>
<main>
<h1>{_words(frame.title, frame)}</h1>
{drawn}{parts}</main>
<footer>{_words(frame.source, frame)}</footer>
</body>
</html>
"""


def _table(grid: Grid, frame: Frame) -> str:
    heads = [_cell("th", col.heading, col.role, frame, ' scope="col"') for col in grid.columns]
    if grid.chart:
        heads.append(_cell("th", grid.chart.heading, "bars", frame, ' scope="col"'))
    bars = grid.chart.bars if grid.chart else (None,) * len(grid.rows)
    bodies: list[list[str]] = [[]]
    for row, bar in zip(grid.rows, bars, strict=True):
        if not isinstance(row, tuple):
            span = f' scope="rowgroup" colspan="{len(heads)}"'
            bodies.append([f"<tr>{_cell('th', row, '', frame, span)}</tr>\n"])
            continue
        cells = [
            _cell("td" if i else "th", whole(cell), column.role, frame, "" if i else ' scope="row"')
            for i, (cell, column) in enumerate(zip(row, grid.columns, strict=True))
        ]
        if grid.chart:
            cells.append(f'<td class="bars">{_bar(bar)}</td>')
        bodies[-1].append(f"<tr>{''.join(cells)}</tr>\n")
    legend = grid.chart.legend if grid.chart else ""
    notes = "\n".join(filter(None, (grid.caption, legend)))
    title = _plain(frame.title)
    below = f'<p class="notes">{_words(notes, frame)}</p>\n' if notes else ""
    body = "".join(f"<tbody>\n{''.join(rows)}</tbody>\n" for rows in bodies if rows)
    return f"""\
<div class="scroll" role="region" aria-label="{title}" tabindex="0">
<table>
<caption>{_words(frame.title, frame)}</caption>
<thead><tr>{"".join(heads)}</tr></thead>
{body}</table>
</div>
{below}"""


def _section(card: Card, frame: Frame) -> str:
    subtitle = f'<p class="quiet">{_words(card.subtitle, frame)}</p>\n' if card.subtitle else ""
    paragraphs = "".join(f"<p>{_words(words, frame)}</p>\n" for words in card.paragraphs)
    lines = "".join(
        f"<dt>{_words(label, frame)}</dt><dd>{_words(words, frame)}</dd>\n"
        for label, words in card.lines
    )
    terms = f"<dl>\n{lines}</dl>\n" if lines else ""
    foot = f'<p class="notes">{_words(card.foot, frame)}</p>\n' if card.foot else ""
    heading = f"<h2>{_words(card.title, frame)}</h2>\n"
    return f"<section>\n{heading}{subtitle}{paragraphs}{terms}{foot}</section>\n"


def _bar(bar: Bar | None) -> str:
    if bar is None:
        return ""
    kind = "bar fall" if bar.falls else "bar"
    more = "…" if bar.more else ""
    return f'<span class="{kind}" style="width:{bar.length * 8:.2f}rem"></span>{more}'


def _cell(tag: str, words: str, role: str, frame: Frame, attributes: str) -> str:
    kind = f' class="{role}"' if role in {"number", "key", "bars"} else ""
    return f"<{tag}{attributes}{kind}>{_words(words, frame)}</{tag}>"


def _words(words: str, frame: Frame) -> str:
    """Return words with the language named of those that are not in the page's."""
    if frame.lang == "zh":
        return _plain(words)
    foreign, lang = (_HAN, "zh-Hans") if frame.lang == "en" else (_LATIN, "en")
    parts: list[str] = []
    at = 0
    for found in foreign.finditer(words):
        parts.append(_plain(words[at : found.start()]))
        parts.append(f'<span lang="{lang}">{_plain(found[0])}</span>')
        at = found.end()
    return "".join([*parts, _plain(words[at:])])


def _plain(words: str) -> str:
    return escape(safe(words.replace("\t", " ").replace("\r\n", "\n"), keep_layout=True))
