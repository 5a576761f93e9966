"""Texts made comparable: what two copies of one text may differ in, folded away.

Folded is a text in Unicode's compatibility decomposition (NFKD), its combining marks in canonical
order, without white space, invisible characters and the commas that group digits; the kinds of
quotation marks and of dashes are made one, traditional characters simplified, and the radicals
that PDF files use for characters replaced. Digits in a special position (², ①, ½) are left alone:
taken for plain ones they would make other numbers.

The decomposition goes character by character: `unicodedata.normalize` is quadratic in runs of
marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Span = tuple[int, int]

_SAME: Final = {
    **dict.fromkeys("“”„‟«»「」『』〝〞＂″", '"'),
    **dict.fromkeys("‘’‚‛‹›＇`´′", "'"),
    **dict.fromkeys("‐‑‒–—―−－﹣﹘─", "-"),
    "〜": "~",
}
_GROUPED: Final = re.compile(
    r"(?<![0-9０-９.．,，])[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?![0-9０-９]|[,，][0-9０-９])"
)
_COMMA: Final = re.compile("[,，]")


class View(NamedTuple):
    """A text made from another one, and where in that one each of its characters comes from.

    `origins` has one entry more than `text` has characters: the end of the other text.
    """

    text: str
    origins: list[int]

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of the other text that a stretch of this one comes from."""
        return self.origins[start], self.origins[end - 1] + 1


class _Folds(dict[int, str]):
    """What each code point is folded to, found when it is first met, for `str.translate`."""

    def __init__(self) -> None:
        super().__init__()
        self.marks = ""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_one(chr(code))
        self.marks += "".join(c for c in folded if unicodedata.combining(c) and c not in self.marks)
        return folded


def _fold_one(character: str) -> str:
    if is_invisible(character) or character.isspace():
        return ""
    character = _variants().get(character, character)
    whole = unicodedata.normalize("NFKD", character)
    folded = "".join(_SAME.get(part, part) for part in whole if not part.isspace())
    if folded and folded[0].isdecimal() and not character.isdecimal():
        return character
    return "".join(_variants().get(part, part) for part in folded)


def is_invisible(character: str) -> bool:
    """Whether a character shows nothing and takes no room."""
    return unicodedata.category(character) == "Cf" or "VARIATION SELECTOR" in unicodedata.name(
        character, ""
    )


@lru_cache(maxsize=1)
def _variants() -> dict[str, str]:
    """Return the simplified form of traditional characters, and the characters of radicals."""
    package = files("zhuzhou_facts")
    pairs = [
        pair
        for name in ("search/traditional.txt", "document/radicals.txt")
        for line in package.joinpath(name).read_text("utf-8").splitlines()
        if not line.startswith("#")
        for pair in line.split()
    ]
    simplified = {pair[0]: pair[1] for pair in pairs}
    # A radical may stand for a traditional character.
    return {sign: simplified.get(form, form) for sign, form in simplified.items()}


def simplified(text: str) -> str:
    """Return a text in simplified characters, one for each of its own."""
    return text.translate(_simplified())


def traditional_signs(text: str) -> dict[int, str]:
    """Return what a text writes for simplified characters, for `str.translate`.

    It is empty for a text that is not in traditional characters.
    """
    if not is_traditional(text):
        return {}
    return {ord(simplified(sign)): sign for sign in set(text) if simplified(sign) != sign}


@lru_cache(maxsize=1)
def _simplified() -> dict[int, str]:
    return {ord(sign): form for sign, form in _variants().items()}


def is_simplified(text: str) -> bool:
    """Whether a text has simplified characters and no traditional ones."""
    traditional, simplified = _scripts(text)
    return simplified > 0 and not traditional


def is_traditional(text: str) -> bool:
    """Whether a text has more traditional than simplified characters, of those that differ."""
    traditional, simplified = _scripts(text)
    return traditional > simplified


def _scripts(text: str) -> tuple[int, int]:
    """Return how many characters are traditional alone, and how many simplified alone."""
    signs = {sign: n for sign, n in Counter(text).items() if "\u4e00" <= sign <= "\u9fff"}
    variants = _variants()
    traditional = sum(n for sign, n in signs.items() if sign in variants)
    return traditional, sum(n for sign, n in signs.items() if not _is_in_big5(sign))


def _is_in_big5(sign: str) -> bool:
    try:
        sign.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


_FOLDS: Final = _Folds()


def fold(text: str) -> str:
    """Return `text` folded; linear in its length whatever it holds."""
    return _in_order(without(text, grouping(text)).translate(_FOLDS))


def fold_one(sign: str) -> str:
    """Return one character folded, itself where it is folded to none or to several."""
    folded = _FOLDS[ord(sign)]
    return folded if len(folded) == 1 else sign


def folded_view(text: str, cuts: Iterable[Span] = ()) -> View:
    """Return `text` folded without the stretches `cuts`, and the way back."""
    kept = view(text, [*cuts, *grouping(text)])
    pieces = [_FOLDS[ord(sign)] for sign in kept.text]
    origins = [
        origin
        for piece, origin in zip(pieces, kept.origins, strict=False)
        for _ in range(len(piece))
    ]
    return View(_in_order("".join(pieces)), [*origins, len(text)])


def grouping(text: str) -> list[Span]:
    """Return where the commas stand that group the digits of a number."""
    return [
        (group.start() + comma.start(), group.start() + comma.end())
        for group in _GROUPED.finditer(text)
        for comma in _COMMA.finditer(group[0])
    ]


def without(text: str, cuts: list[Span]) -> str:
    """Return a text without some stretches."""
    return view(text, cuts).text if cuts else text


def view(text: str, cuts: list[Span]) -> View:
    """Return a text without some stretches, which may overlap, and the way back."""
    pieces: list[str] = []
    origins: list[int] = []
    reached = 0
    for start, end in [*sorted(cuts), (len(text), len(text))]:
        if start > reached:
            pieces.append(text[reached:start])
            origins.extend(range(reached, start))
        reached = max(reached, end)
    return View("".join(pieces), [*origins, len(text)])


def _in_order(folded: str) -> str:
    """Put the combining marks of a folded text into canonical order."""
    if not _FOLDS.marks:
        return folded
    return _runs(_FOLDS.marks).sub(
        lambda run: "".join(sorted(run[0], key=unicodedata.combining)), folded
    )


@lru_cache(maxsize=1)
def _runs(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{marks}]{{2,}}")
