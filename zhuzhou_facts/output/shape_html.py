"""Shapes as HTML, with the words of each language side by side."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.output.shapes import Card, Fields, Lines, Listing, Numbers, merged
from zhuzhou_facts.streams.safety import safe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zhuzhou_facts.output.shapes import Entry, Row, Screen, Shape

LANGUAGES: Final = {"zh": "zh-Hans", "en": "en"}


def plain(text: str) -> str:
    """Return text as HTML can hold it: markup and hidden characters as what they are."""
    visible = safe(text.replace("\t", " ").replace("\r\n", "\n"), keep_layout=True)
    return escape(visible).replace("\n", "<br>")


def attribute(text: str) -> str:
    """Return text as the value of an attribute can hold it, in one line."""
    return escape(safe(" ".join(text.split())))


def worded(words: Mapping[str, str], tag: str = "span", attributes: str = "") -> str:
    """Return words in an element a language, of which the page shows those that are chosen.

    What is the same in all and has no letters stands once.
    """
    texts = list(dict.fromkeys(words.values()))
    if len(texts) == 1 and (len(words) > 1 or not texts[0]) and not any(map(str.isalpha, texts[0])):
        return plain(texts[0]) if tag == "span" else f"<{tag}{attributes}>{plain(texts[0])}</{tag}>"
    return "".join(
        f'<{tag}{attributes} class="{lang}" lang="{LANGUAGES[lang]}">{plain(text)}</{tag}>'
        for lang, text in words.items()
        if text
    )


def screen_html(screens: Mapping[str, Screen]) -> str:
    """Return the shapes of a screen, which is given once for each language."""
    shapes: Screen = merged(
        list(screens.values()), lambda words: worded(dict(zip(screens, words, strict=True)))
    )
    return "\n".join(map(_shape, shapes))


def _shape(shape: Shape) -> str:
    match shape:
        case Listing():
            return _listing(shape)
        case Numbers():
            return _numbers(shape)
        case Fields():
            heads = "".join(map(_heading, shape.columns))
            cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in shape.rows)
            return _table(heads, "".join(f"<tr>{row}</tr>\n" for row in cells))
        case Card():
            return _card(shape)
        case Lines():
            return "".join(f'<p class="line">{cell.words}</p>\n' for cell in shape.lines)
        case _:
            return ""


def _listing(table: Listing) -> str:
    rows = [row for group in table.groups for row in group.rows]
    shown = [i for i in range(len(table.columns)) if any(row.cells[i].words for row in rows)]
    body = ""
    for group in table.groups:
        if group.headings:
            titles = (group.title.words, *group.headings)
            body += f"<tr>{''.join(map(_heading, titles))}</tr>\n"
        elif group.title.words:
            body += (
                f'<tr><th scope="rowgroup" colspan="{len(shown)}">{group.title.words}</th></tr>\n'
            )
        body += "".join(_row(table, row, shown) for row in group.rows)
    columns = [table.columns[i] for i in shown]
    heads = "".join(_heading(each.heading, to_right=each.to_right) for each in columns)
    return _table(heads if table.has_head else "", body)


def _row(table: Listing, row: Row, shown: Sequence[int]) -> str:
    cells = []
    for i in shown:
        cell = row.cells[i]
        kind = _class(cell.style, to_right=table.columns[i].to_right)
        cells.append(f"<td{kind}>{cell.words}{cell.mark}</td>")
    notes = "".join(f"<small>{note}</small>" for note in row.notes)
    name = f'<th scope="row">{row.cells[0].words}{row.cells[0].mark}{notes}</th>'
    return f"<tr>{name}{''.join(cells[1:])}</tr>\n"


def _heading(words: str, *, to_right: bool = False) -> str:
    return f'<th scope="col"{_class("", to_right=to_right)}>{words}</th>'


def _class(style: str, *, to_right: bool = False) -> str:
    kinds = " ".join(filter(None, (style, "number" if to_right else "")))
    return f' class="{kinds}"' if kinds else ""


def _numbers(table: Numbers) -> str:
    heads = "".join(_heading(each.heading, to_right=each.to_right) for each in table.columns)
    body = ""
    for row in table.rows:
        name = row.cells[0]
        below = (*row.below, *("",) * len(row.cells))
        body += f'<tr><th scope="row">{name.words}{row.unit}{name.mark}{_small(below[0])}</th>'
        for i, cell in enumerate(row.cells[1:], 1):
            label = f'<span class="label">{table.columns[i].heading}</span>'
            number = f"{label}<b{_class(cell.style)}>{cell.words}</b>{cell.mark}"
            body += f'<td class="number">{number if cell.words else ""}{_small(below[i])}</td>'
        body += "</tr>\n"
    return _table(heads, body, "numbers")


def _small(words: str) -> str:
    return f"<small>{words}</small>" if words else ""


def _card(card: Card) -> str:
    head = f"<h2>{card.title}</h2>\n" if card.title else ""
    subtitle = f'<p class="meta">{card.subtitle}</p>\n' if card.subtitle else ""
    text = "".join(f"<p>{words}</p>\n" for words in card.paragraphs if words)
    return f"<section>\n{head}{subtitle}{text}{''.join(map(_entries, card.groups))}</section>"


def _entries(group: Sequence[Entry]) -> str:
    items = "".join(
        f"<dt>{entry.label}</dt><dd>{entry.text.words}{entry.more}{_small(entry.below)}</dd>\n"
        for entry in group
        if entry.text.words
    )
    return f"<dl>\n{items}</dl>\n" if items else ""


def _table(heads: str, body: str, kind: str = "") -> str:
    thead = f"<thead><tr>{heads}</tr></thead>\n" if heads else ""
    table = f"<table{_class(kind)}>\n{thead}<tbody>\n{body}</tbody>\n</table>"
    return f'<div class="scroll" role="group" tabindex="0" aria-label="表格 / Table">{table}</div>'
