"""Elements of HTML and SVG, and shapes as HTML with the words of each language side by side."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.output.shapes import Card, Fields, Group, Lines, Listing, Numbers
from zhuzhou_facts.streams.safety import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from zhuzhou_facts.output.shapes import Column, Entry, Screen, Shape

LANGUAGES: Final = {"zh": "zh-Hans", "en": "en"}
_FIRST_CHINESE: Final = "\u2e80"


@cache
def resource(name: str) -> str:
    """Return a template, a style sheet or a script."""
    return (files("zhuzhou_facts.output") / "templates" / name).read_text(encoding="utf-8")


def filled(template: str, say: Callable[[str], str], /, **parts: str) -> str:
    """Return a template with parts of markup put in; its words in double braces `say` words."""
    words = re.sub(
        r"\{\{(.+?)\}\}", lambda found: say(found[1]).replace("$", "$$"), resource(template)
    )
    return Template(words).substitute(parts)


def attribute(value: str | float) -> str:
    """Return a text, in one line, or a number of pixels as the value of an attribute."""
    return escape(safe(" ".join(value.split()))) if isinstance(value, str) else pixels(value)


def pixels(number: float) -> str:
    """Return a number of pixels to a tenth."""
    return f"{number:.1f}".removesuffix(".0")


def tag(name: str, *content: str, **attributes: str | float) -> str:
    """Return an element of markup, without the attributes that are empty.

    `class_` is written as `class`, and `aria_label` as `aria-label`.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{attribute(value)}"'
        for key, value in attributes.items()
        if value != ""
    )
    return f"<{name}{written}>{''.join(content)}</{name}>"


def plain(text: str) -> str:
    """Return text as HTML can hold it: markup and hidden characters as what they are."""
    visible = safe(text.replace("\t", " ").replace("\r\n", "\n"), keep_layout=True)
    return escape(visible).replace("\n", "<br>")


def worded(words: Mapping[str, str], name: str = "span") -> str:
    """Return words in an element a language, of which the page shows those that are chosen.

    What is the same in all is written once.
    """
    texts = list(dict.fromkeys(words.values()))
    if texts == [""] or (len(texts) == 1 and len(words) > 1):
        lang = LANGUAGES["zh"] if any(sign > _FIRST_CHINESE for sign in texts[0]) else ""
        return tag(name, plain(texts[0]), lang=lang) if lang or name != "span" else plain(texts[0])
    return "".join(
        tag(name, plain(text), class_=lang, lang=LANGUAGES[lang])
        for lang, text in words.items()
        if text
    )


def table(
    heads: str, rows: Iterable[str], *, id_: str = "", kind: str = "", label: str = ""
) -> str:
    """Return a table that scrolls by itself where it is wide; `label` is the id of its heading."""
    head = tag("thead", tag("tr", heads)) if heads else ""
    made = tag("table", head, "\n", tag("tbody", "\n", *rows), id=id_, class_=kind)
    name = {"aria_labelledby": label} if label else {"aria_label": "表格 / Table"}
    return tag("div", made, class_="scroll", role="group", tabindex="0", **name)


def screen_html(screen: Screen) -> str:
    """Return the shapes of a screen whose words are markup."""
    return "\n".join(filter(None, map(_shape, screen)))


def _shape(shape: Shape) -> str:
    match shape:
        case Listing():
            return _table(shape.columns, shape.groups)
        case Numbers():
            return _table(shape.columns, [Group(shape.rows)], "numbers")
        case Fields():
            rows = (tag("tr", *(tag("td", cell) for cell in row), "\n") for row in shape.rows)
            return table("".join(map(heading, shape.columns)), rows)
        case Card():
            return tag(
                "section",
                part("h2", shape.title),
                part("p", shape.subtitle, class_="meta"),
                part("p", shape.text),
                *map(_entries, shape.groups),
            )
        case Lines():
            return "\n".join(tag("p", cell.words, class_="line") for cell in shape.lines)
        case _:
            return ""


def heading(words: str, *, to_right: bool = False) -> str:
    """Return the heading of a column."""
    return tag("th", words, scope="col", class_="number" if to_right else "")


def part(name: str, words: str, **attributes: str) -> str:
    """Return an element; nothing where it has no words."""
    return tag(name, words, **attributes) if words else ""


def _table(columns: Sequence[Column], groups: Sequence[Group], kind: str = "") -> str:
    """Return rows of names and cells; where they become blocks, each cell has its heading in it."""
    rows = [row for group in groups for row in group.rows]
    shown = [i for i in range(len(columns)) if any(row.cells[i].words for row in rows)]
    lines = []
    for group in groups:
        if group.headings:
            lines.append(tag("tr", *map(heading, (group.title.words, *group.headings))))
        elif group.title.words:
            title = tag("th", group.title.words, scope="rowgroup", colspan=str(len(shown)))
            lines.append(tag("tr", title))
        for row in group.rows:
            name = row.cells[0]
            notes = (part("small", words) for words in (name.below, *row.notes))
            cells = [tag("th", name.words, row.unit, name.mark, *notes, scope="row")]
            for i in shown[1:]:
                cell, side = row.cells[i], "number" if columns[i].to_right else ""
                words = part("b", cell.words, class_=cell.style) + cell.mark
                if words and kind:
                    words = tag("span", columns[i].heading, class_="label") + words
                cells.append(tag("td", words, part("small", cell.below), class_=side))
            lines.append(tag("tr", *cells))
    heads = [heading(columns[i].heading, to_right=columns[i].to_right) for i in shown]
    is_headed = any(column.heading for column in columns)
    return table("".join(heads) if is_headed else "", lines, kind=kind)


def _entries(group: Sequence[Entry]) -> str:
    items = [
        tag("dt", it.label) + tag("dd", it.text.words, it.more, part("small", it.below))
        for it in group
        if it.text.words
    ]
    return tag("dl", *items) if items else ""
