"""What is drawn for people: tables, cards, tiles and lines; their parts, not their looks.

A terminal and a page draw the same shapes. Styles are named here and defined where they are drawn.
"""

from __future__ import annotations

from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Style = Literal["", "computed", "statement", "wrong", "right", "unknown", "quiet", "title"]


class Cell(NamedTuple):
    """Words of one style; `mark` stands behind their right edge, `below` in the next line."""

    words: str
    style: Style = ""
    mark: str = ""
    below: str = ""


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
    """A cell a column, and lines below that belong to the row.

    `unit` stands behind the first cell if there is room for it; if not, `with_unit`, if any,
    stands below it in place of what else does. Words that were searched for are `terms`.
    """

    cells: tuple[Cell, ...]
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


class Numbers(NamedTuple):
    """A table of names with numbers beside them, flush right."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Fields(NamedTuple):
    """Rows under the names of their fields, folded and whole."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Entry(NamedTuple):
    """A label with a text beside it, `more` behind that in the same line, and a line below it."""

    label: str
    text: Cell
    more: str = ""
    below: str = ""


class Excerpt(NamedTuple):
    """A place in a text: a heading, the line around what is marked in it, and notes below."""

    heading: str
    label: str
    before: str
    marked: Cell
    after: str
    notes: tuple[tuple[str, str], ...] = ()


class Card(NamedTuple):
    """One thing: a title, a line under it, a paragraph, and groups of labelled lines."""

    title: str
    subtitle: str = ""
    text: str = ""
    groups: tuple[tuple[Entry, ...], ...] = ()


class Tiles(NamedTuple):
    """Small rows of a key, a name and a number, in as many columns as there is room for."""

    tiles: tuple[tuple[str, str, str], ...]


class Lines(NamedTuple):
    """Lines of text, each folded with its continuation indented by `indent`."""

    lines: tuple[Cell, ...]
    indent: int = 0


Shape = Listing | Numbers | Fields | Card | Tiles | Lines | Excerpt
Screen = tuple[Shape, ...]


def merged(parts: Sequence[Any], join: Callable[[Sequence[str]], str]) -> Any:
    """Return shapes of the same parts as one, in which the words at each place are joined.

    With one shape alone, `join` changes its words. Styles stay as they are, and terms to be marked
    are those of all. A language may have more lines than another.
    """
    first = parts[0]
    if isinstance(first, str):
        return join(parts)
    if not isinstance(first, tuple):
        return first
    if not hasattr(first, "_fields"):
        places = zip_longest(*parts)
        return tuple(merged([part for part in each if part is not None], join) for each in places)
    fields = []
    for name, *each in zip(first._fields, *parts, strict=True):
        if name == "terms":
            fields.append(tuple(dict.fromkeys(chain(*each))))
        else:
            fields.append(each[0] if name == "style" else merged(each, join))
    return type(first)(*fields)


def both(zh: Screen, en: Screen) -> Screen:
    """Return screens in two languages as one: tables of numbers one after another, else paired."""
    if any(isinstance(shape, Numbers) for shape in zh):
        return (*zh, *en)
    paired: Screen = merged((zh, en), join_words)
    return paired


def join_words(words: Sequence[str]) -> str:
    """Join words in two languages, where they differ."""
    first, *others = dict.fromkeys(filter(None, words)) or ("",)
    return " / ".join([first, *(other.lstrip() for other in others)])
