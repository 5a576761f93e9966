"""Text measured, folded and put in lines by display columns; a Chinese character takes two.

No line begins with a closing sign or ends with an opening one, and Latin words, numbers and keys
are never split: one that is wider than the line stands on a line of its own.
"""

from __future__ import annotations

import re
from typing import Final

from rich.cells import cell_len

from zhuzhou_facts.records import UNITS

ELLIPSIS: Final = "…"
# Holds words together; it is drawn as a space.
NO_BREAK: Final = "\xa0"
# Below this a table is a column of single characters; its rows become lines one below another.
NARROW: Final = 60
GAP: Final = 2
INDENT: Final = 2

_CHINESE: Final = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_UNITS: Final = "|".join(
    sorted((re.escape(u.zh) for u in UNITS.values() if u.zh and len(u.zh) > 1), key=len)[::-1]
)
_ENGLISH: Final = "|".join(
    sorted({name for u in UNITS.values() for name in (u.en, u.plural) if name}, key=len)[::-1]
)
# A number with its hedge, its sign and its unit is one word, and so are what it did and a place.
_TOKEN: Final = re.compile(
    rf"[^\S{NO_BREAK}]+"
    rf"|(?:(?:导语)?第[0-9]+(?:部分|[{_CHINESE}]))+"
    rf"|(?:不到|不足|超过|突破|将近|大约|[约近逾超])?[≈<>≤≥=+-]?(?:[A-Z]*[$£€¥])?"
    rf"[0-9](?:[0-9.,%～–/×-]|(?<=[万亿%])[0-9])*[十百千万亿]*[余多]?"
    rf"(?:{_UNITS}|[{_CHINESE}])?(?:以上|以内)?(?![A-Za-z0-9@])"
    rf"(?:(?<![.,]) (?:trillion|[bm]illion|thousand)\b)?"
    rf"(?:(?<=[0-9nd]) (?:percent|{_ENGLISH})(?!\w))?"
    rf"|增加|减少|增长|下降|提高|降低|[{_CHINESE}]"
    rf"|{NO_BREAK}"
    rf"|[^\s{_CHINESE}]+"
)
_NOT_FIRST: Final = frozenset(NO_BREAK + "，。、；：？！）》〉】〕〗」』”’…％%‰,.;:?!)]}")
_NOT_LAST: Final = frozenset(NO_BREAK + "（《〈【〔〖「『“‘([{")
_TRAILING: Final = " \u3000，、；：,;:（《“‘(["


def width(text: str) -> int:
    """Return how many columns a text takes."""
    return len(text) if text.isascii() else cell_len(text)


def fold(text: str, room: int, first: int | None = None) -> list[str]:
    """Return the lines of a text, each at most `room` columns wide and the first at most `first`.

    Line ends in the text are kept. There is one line at least; where not even the first word has
    room on the first line, that line is empty.
    """
    lines: list[str] = []
    limit = room if first is None else first
    for paragraph in text.split("\n"):
        line, taken = "", 0
        for word in _words(paragraph):
            if taken + width(word.rstrip()) > limit and (line.strip() or limit < room):
                lines.append(line.rstrip())
                line, taken, limit = "", 0, room
                if word.isspace():
                    continue
            line += word
            taken += width(word)
        lines.append(line.rstrip())
        limit = room
    return lines


def shorten(text: str, room: int) -> str:
    """Return a text that fits, cut at the end of a word and ended by `…` where it is too long."""
    if width(text) <= room:
        return text
    short = ""
    for word in _words(text):
        if width(short + word.rstrip(_TRAILING)) + 1 > room:
            break
        short += word
    return short.rstrip(_TRAILING) + ELLIPSIS if short.strip() else ""


def around(before: str, after: str, room: int) -> tuple[str, str]:
    """Return as much of the texts before and after a place as has room, cut between words."""
    share = room - min(width(before), room - min(width(after), room // 3))
    after = shorten(after, share) or (ELLIPSIS if after.strip() else "")
    left = room - width(after)
    if width(before) <= left:
        return before, after
    kept = ""
    for word in reversed(_words(before)):
        if width(word + kept) + 1 > left:
            break
        kept = word + kept
    return ELLIPSIS + kept.lstrip(), after


def pad(text: str, room: int) -> str:
    """Fill a text with spaces."""
    return text + " " * (room - width(text))


def _words(text: str) -> list[str]:
    """Part a text where a line may end; closing signs stay with what is before, and so on."""
    words: list[str] = []
    for token in _TOKEN.findall(text):
        glued = words and not words[-1].isspace()
        opened = glued and words[-1][-1] in _NOT_LAST and not token.isspace()
        if opened or (glued and token[0] in _NOT_FIRST):
            words[-1] += token
        else:
            words.append(token)
    return words


class Line:
    """A line that grows to the right, in words of one style each; `terms` are marked in them."""

    def __init__(self, words: str = "", style: str = "", column: int = 0) -> None:
        self.parts: list[tuple[str, str]] = []
        self.terms: tuple[str, ...] = ()
        self.width = 0
        self.put(column, words, style)

    def put(self, column: int, words: str, style: str = "") -> None:
        """Put words at a column, or behind what that column already holds."""
        if words:
            space = " " * (column - self.width)
            self.parts += [(space, ""), (words.replace(NO_BREAK, " "), style)]
            self.width = max(column, self.width) + width(words)

    def put_to_right(self, end: int, words: str, style: str = "") -> None:
        """Put words so that they end before a column."""
        self.put(end - width(words), words, style)


def folded(
    words: str, room: int, *, indent: int = 0, first: tuple[int, int] = (0, 0), style: str = ""
) -> list[Line]:
    """Return words folded to lines, all indented; the first may start and end elsewhere."""
    start, end = first if any(first) else (indent, room)
    lines = fold(words, room - indent, end - start)
    return [Line(line, style, indent if i else start) for i, line in enumerate(lines)]
