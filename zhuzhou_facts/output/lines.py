"""Lines of a terminal, put together from words at columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from zhuzhou_facts.output.folding import NO_BREAK, fold, width

if TYPE_CHECKING:
    from collections.abc import Iterable

# Below this a table is a column of single characters; its rows become lines one below another.
NARROW: Final = 60
GAP: Final = 2
INDENT: Final = 2


class Line:
    """A line that grows to the right; words keep their styles."""

    def __init__(self, words: str = "", style: str = "", column: int = 0) -> None:
        self.text = Text()
        self.width = 0
        if words:
            self.put(column, words, style)

    def put(self, column: int, words: str, style: str = "") -> None:
        """Put words at a column, or behind what stands there already."""
        if not words:
            return
        self.text.append(" " * (column - self.width))
        self.text.append(words.replace(NO_BREAK, " "), style)
        self.width = max(column, self.width) + width(words)

    def put_to_right(self, end: int, words: str, style: str = "") -> None:
        """Put words so that they end before a column."""
        self.put(end - width(words), words, style)


def folded(words: str, room: int, *, indent: int = 0, style: str = "") -> list[Line]:
    """Return words folded to lines, all of them indented."""
    return [Line(line, style, indent) for line in fold(words, room - indent)]


def at_least(part: int, of: int, sizes: Iterable[int]) -> int:
    """Return the size that `part` in `of` do not exceed."""
    ordered = sorted(sizes)
    return ordered[-(-len(ordered) * part // of) - 1] if ordered else 0
