"""What is drawn for people: tables, cards, tiles and lines; their parts, not their looks.

A terminal and a page draw the same shapes. Styles are named here and defined where they are drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

Style = Literal["", "computed", "statement", "wrong", "right", "unknown", "quiet", "title"]


class Cell(NamedTuple):
    """Words of one style; `mark` stands after them and beyond their right edge."""

    words: str
    style: Style = ""
    mark: str = ""


class Column(NamedTuple):
    """A column: its heading, and the width of the terminal from which it is shown.

    What is not shown for want of room stands below the row where it is `needed`. Keys are copied
    and typed, and so a column of keys is not shown where many are long.
    """

    heading: str
    to_right: bool = False
    shown_from: int = 0
    is_key: bool = False
    needed: bool = False


class Row(NamedTuple):
    """A cell a column, what stands below each, and lines below that belong to the whole row.

    `unit` stands behind the first cell if there is room for it; if not, `with_unit` stands below
    it in place of the first of `below`. Words that were searched for are `terms`.
    """

    cells: tuple[Cell, ...]
    below: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    unit: str = ""
    with_unit: str = ""
    terms: tuple[str, ...] = ()


class Group(NamedTuple):
    """Rows under a title; `headings` stand beside it where the columns are called otherwise."""

    rows: tuple[Row, ...]
    title: Cell = Cell("")
    headings: tuple[str, ...] = ()


class Listing(NamedTuple):
    """A table of name, content and more, in which a long name runs into the content's column."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    has_head: bool = True


class Numbers(NamedTuple):
    """A table of names with numbers beside them, flush right."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Fields(NamedTuple):
    """Rows under the names of their fields, folded and whole."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Entry(NamedTuple):
    """A label with the lines beside it; the first is of some style and the others are quiet."""

    label: str
    lines: tuple[Cell, ...]


class Card(NamedTuple):
    """One thing: a title, a line under it, a paragraph, and groups of labelled lines."""

    title: str
    subtitle: str = ""
    paragraphs: tuple[str, ...] = ()
    groups: tuple[tuple[Entry, ...], ...] = ()


class Tiles(NamedTuple):
    """Small rows of a key, a name and a number, in as many columns as there is room for."""

    tiles: tuple[tuple[str, str, str], ...]


class Lines(NamedTuple):
    """Lines of text, each folded with its continuation indented by `indent`."""

    lines: tuple[Cell, ...]
    indent: int = 0


Shape = Listing | Numbers | Fields | Card | Tiles | Lines
Screen = tuple[Shape, ...]


def spelled(part: object, spell: Callable[[str], str]) -> object:
    """Return a shape, or a part of one, with all its words spelt anew."""
    if isinstance(part, str):
        return spell(part)
    if isinstance(part, tuple):
        parts = [spelled(each, spell) for each in part]
        return type(part)(*parts) if hasattr(part, "_fields") else tuple(parts)
    return part


def paired(zh: object, en: object) -> object:
    """Return two screens of the same parts as one, `中文 / English` where the words differ."""
    if isinstance(zh, str):
        return " / ".join(dict.fromkeys(filter(None, (zh, str(en)))))
    if isinstance(zh, tuple) and isinstance(en, tuple):
        parts = [paired(*each) for each in zip(zh, en, strict=True)]
        return type(zh)(*parts) if hasattr(zh, "_fields") else tuple(parts)
    return zh
