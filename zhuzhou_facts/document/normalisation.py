"""Texts made comparable: what two copies of one text may differ in, folded away.

Folded is a text in Unicode's compatibility decomposition (NFKD; two texts have the same one exactly
where they have the same NFKC), with white space and invisible characters removed and the kinds of
quotation marks and of dashes made one. Digits in a special position (², ①, ½) are left alone: taken
for plain ones they would make other numbers. The decomposition goes character by character, so that
it stays linear where `unicodedata.normalize` is quadratic, and a position in the folded text leads
back to one in the original.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SAME: Final = {
    **dict.fromkeys("“”„‟«»「」『』〝〞＂″", '"'),
    **dict.fromkeys("‘’‚‛‹›＇`´′", "'"),
    **dict.fromkeys("‐‑‒–—―−－﹣﹘─", "-"),
    "〜": "~",
}


# What mostly fills a text and is folded to itself: only the rest need be looked up.
_SETTLED: Final = "\n!-_a-~\u3001\u3002\u3400-\u9fff"
_MOST_SETTLED: Final = 256


class _Folds(dict[int, str]):
    """What each code point is folded to, found when it is first met, for `str.translate`.

    A line feed stays where a table is to fold many lines at once.
    """

    def __init__(self, kept: str = "") -> None:
        super().__init__((ord(sign), same) for sign, same in _SAME.items())
        self.update({ord(sign): sign for sign in kept})
        self._marks = ""
        self._in_order: Callable[[str], str] | None = None
        self._settled = ""
        self._rest = re.compile(f"[^{_SETTLED}]+")

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_one(chr(code))
        new = "".join(c for c in folded if is_mark(c) and c not in self._marks)
        if new:
            self._marks += new
            self._in_order = None
        return folded

    def rest(self, text: str) -> set[str]:
        """Return the signs of a text that are folded to others."""
        signs = set("".join(self._rest.findall(text)))
        settled = {sign for sign in signs if self[ord(sign)] == sign}
        if settled and len(self._settled) < _MOST_SETTLED:
            self._settled += "".join(settled)
            self._rest = re.compile(f"[^{_SETTLED}{re.escape(self._settled)}]+")
        return signs - settled

    def in_order(self, folded: str) -> str:
        """Return what this table folded with its combining marks in canonical order."""
        if not self._marks:
            return folded
        if not self._in_order:
            self._in_order = _orderer(self._marks)
        return self._in_order(folded)


def _fold_one(character: str) -> str:
    if unicodedata.category(character) == "Cf" or "VARIATION SELECTOR" in unicodedata.name(
        character, ""
    ):
        return ""
    whole = unicodedata.normalize("NFKD", character)
    folded = "".join(_SAME.get(part, part) for part in whole if not part.isspace())
    if folded and folded[0].isdecimal() and not character.isdecimal():
        return character
    return folded


_FOLDS: Final = _Folds()
_LINE_FOLDS: Final = _Folds("\n")
_FEW: Final = 24  # signs that are sooner replaced one after the other
_STRETCH: Final = 1 << 16
_LONG_RUN: Final = 1 << 10


def is_mark(character: str) -> bool:
    """Whether a character combines with the one before it."""
    return unicodedata.combining(character) > 0


def fold(text: str) -> str:
    """Return `text` folded; linear in its length whatever it holds."""
    return _FOLDS.in_order(text.translate(_FOLDS))


def fold_keeping_space(text: str) -> str:
    """Return `text` folded, each white-space character as one space; for short texts."""
    return "".join(" " if sign.isspace() else _FOLDS[ord(sign)] for sign in text)


def _fold_unordered(text: str) -> str:
    """Fold some lines, the line feeds kept, and leave the combining marks as they come."""
    rest = _LINE_FOLDS.rest(text)
    if len(rest) > _FEW:
        return text.translate(_LINE_FOLDS)
    for sign in rest:
        text = text.replace(sign, _LINE_FOLDS[ord(sign)])
    return text


def _orderer(marks: str) -> Callable[[str], str]:
    """Return what puts runs of these marks into canonical order.

    It goes stretch by stretch: one substitution would hold all runs of a text at once.
    """
    run = re.compile(f"[{marks}][{marks}]+")
    other = re.compile(f"[^{marks}]")

    def ordered(text: str) -> str:
        runs = {signs: _in_canonical_order(signs) for signs in set(run.findall(text))}
        wrong = sorted((signs for signs in runs if signs != runs[signs]), key=len, reverse=True)
        if len(wrong) > _FEW:
            return run.sub(lambda found: runs[found[0]], text)
        # The longest first: no run in order has a part that is not.
        for signs in wrong:
            text = text.replace(signs, runs[signs])
        return text

    def stretches(text: str) -> Iterator[str]:
        start = 0
        while start < len(text):
            cut = other.search(text, start + _STRETCH)
            end = cut.start() if cut else len(text)
            yield ordered(text[start:end])
            start = end

    return lambda text: "".join(stretches(text))


def _in_canonical_order(signs: str) -> str:
    if len(signs) < _LONG_RUN:
        return "".join(sorted(signs, key=unicodedata.combining))
    # Sorted in a list, a text of nothing else would take fifty times its size.
    kinds: defaultdict[int, list[str]] = defaultdict(list)
    for sign in set(signs):
        kinds[unicodedata.combining(sign)].append(sign)
    return "".join(_of_these(signs, alike, kinds) for _, alike in sorted(kinds.items()))


def _of_these(signs: str, alike: list[str], kinds: dict[int, list[str]]) -> str:
    """Return the signs that are among these, in their order."""
    if len(alike) == 1:
        return alike[0] * signs.count(alike[0])
    others = {ord(sign): None for kind in kinds.values() for sign in kind}
    return signs.translate(others | {ord(sign): sign for sign in alike})


class Folding:
    """A text folded piece by piece, and the way back from a position in it to where it came from.

    Line ends stay in it as line feeds, so that it has as many lines as the text.
    """

    _BLOCK: Final = 1 << 10

    def __init__(self, text: str) -> None:
        self._source = text
        self._pieces: list[str] = []
        self._ends = array("I")  # where the folded blocks end
        self._starts = array("I")  # where they start in the text
        self._fine: dict[int, array[int]] = {}

    def extend(self, start: int, end: int) -> str:
        """Fold a stretch of the text that ends with a line; return it folded."""
        reached = self.length
        pieces = []
        for at in range(start, end, self._BLOCK):
            piece = self._source[at : min(end, at + self._BLOCK)].replace("\r", "\n")
            pieces.append(_fold_unordered(piece))
            reached += len(pieces[-1])
            self._ends.append(reached)
            self._starts.append(at)
        self._pieces.append(_LINE_FOLDS.in_order("".join(pieces)))
        return self._pieces[-1]

    @property
    def length(self) -> int:
        """How long the folded text is so far."""
        return self._ends[-1] if self._ends else 0

    @property
    def text(self) -> str:
        """What has been folded so far, whole."""
        if len(self._pieces) > 1:
            self._pieces = ["".join(self._pieces)]
        return self._pieces[0] if self._pieces else ""

    def origin(self, position: int) -> int:
        """Return the index in the text of the character that gave `folded[position]`."""
        block = bisect_right(self._ends, position)
        before = self._ends[block - 1] if block else 0
        fine = self._fine.get(block)
        if fine is None:
            start = self._starts[block]
            end = self._starts[block + 1] if block + 1 < len(self._starts) else len(self._source)
            signs = self._source[start : min(end, start + self._BLOCK)]
            lengths = (1 if sign == "\r" else len(_LINE_FOLDS[ord(sign)]) for sign in signs)
            fine = self._fine[block] = array("H", accumulate(lengths))
        return self._starts[block] + bisect_right(fine, position - before)
