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
from bisect import bisect_right
from typing import Final

_SAME: Final = {
    **dict.fromkeys("“”„‟«»「」『』〝〞＂″", '"'),
    **dict.fromkeys("‘’‚‛‹›＇`´′", "'"),
    **dict.fromkeys("‐‑‒–—―−－﹣﹘─", "-"),
    "〜": "~",
}


class _Folds(dict[int, str]):
    """What each code point is folded to, found when it is first met, for `str.translate`."""

    def __init__(self) -> None:
        super().__init__((ord(sign), same) for sign, same in _SAME.items())
        self.marks = ""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_one(chr(code))
        self.marks += "".join(c for c in folded if is_mark(c) and c not in self.marks)
        return folded


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


def is_mark(character: str) -> bool:
    """Whether a character combines with the one before it."""
    return unicodedata.combining(character) > 0


def fold(text: str) -> str:
    """Return `text` folded; linear in its length whatever it holds."""
    folded = text.translate(_FOLDS)
    if not _FOLDS.marks:
        return folded
    return re.sub(f"[{_FOLDS.marks}]{{2,}}", _in_canonical_order, folded)


def fold_keeping_space(text: str) -> str:
    """Return `text` folded, each white-space character as one space; for short texts."""
    return "".join(" " if sign.isspace() else _FOLDS[ord(sign)] for sign in text)


def _in_canonical_order(run: re.Match[str]) -> str:
    return "".join(sorted(run[0], key=unicodedata.combining))


class Positions:
    """The way from a position in a folded text back to the character that it came from."""

    _BLOCK: Final = 256

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: list[int] = []

    def origin(self, position: int) -> int:
        """Return the index in the text of the character that gave `folded[position]`."""
        if not self._ends:
            self._measure()
        block = bisect_right(self._ends, position)
        reached = self._ends[block - 1] if block else 0
        index = block * self._BLOCK
        while True:
            reached += len(_FOLDS[ord(self._text[index])])
            if reached > position:
                return index
            index += 1

    def _measure(self) -> None:
        reached = 0
        for start in range(0, len(self._text), self._BLOCK):
            reached += len(self._text[start : start + self._BLOCK].translate(_FOLDS))
            self._ends.append(reached)
