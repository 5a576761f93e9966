"""Texts made comparable: what two copies of one text may differ in, folded away.

Folded is a text in Unicode's compatibility decomposition (NFKD), character by character, without
white space, invisible characters and the commas that group digits; the kinds of quotation marks and
of dashes are made one, traditional characters simplified, and the radicals that PDF files use for
characters replaced. Digits in a special position (², ①, ½) are left alone: taken for plain ones
they would make other numbers. Combining marks stay in the order in which they stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
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
# A line that opens a block of Markdown: a heading, quotation or item.
BLOCK: Final = re.compile(r"[ \t]*(?:#{1,6}[ \t]+|(?:>[ \t]?)+|(?:[-*+]|[0-9]{1,3}[.)])[ \t]+)")
_ADDRESS: Final = r"\([^()\s]{0,2000}(?:\s\"[^\"\n]{0,999}\")?\)"
CJK: Final = "\u2e80-\u303f\u3040-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_WRAPPED: Final = re.compile(rf"(?<=[{CJK}])[^\S\r\n]*[\r\n]\s*|[^\S\r\n]*[\r\n]\s*(?=[{CJK}])")
# Images, notes and escapes are marks as a whole; of links, code and emphasis the ends are.
_MARKS: Final = re.compile(
    rf"!\[[^\]\n]{{0,999}}\]{_ADDRESS}|\[\^[^\[\]\s]{{1,30}}\]:?|\\(?=[!-/:-@\[-`{{-~])"
)
_AROUND: Final = (
    re.compile(
        r"(?P<open>\[)(?![0-9]{1,3}\]\[)(?:[^\[\]\n]|\n(?!\n)){1,999}"  # [2][5] are two notes
        rf"(?P<close>\](?:{_ADDRESS}|\[[^\[\]\n]{{0,200}}\]))"
    ),
    re.compile(r"(?<!`)(?P<open>`{1,3})(?!`)[^`]{1,9999}(?P<close>(?P=open))(?!`)"),
    # No emphasis begins inside a number: 2*3*4 is a product.
    re.compile(
        r"(?<![*\\])(?P<open>\*{2,3}|(?<![0-9])\*)(?=[^\s*])[^*]{1,9999}(?<=\S)"
        r"(?P<close>(?P=open))(?!\*)"
    ),
    re.compile(r"(?<![\w\\])(?P<open>__?)(?=[^\s_])[^_]{1,9999}(?<=\S)(?P<close>(?P=open))(?!\w)"),
    re.compile(r"(?<![~\\])(?P<open>~~)(?=\S)[^~]{1,9999}(?<=\S)(?P<close>~~)(?!~)"),
)


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

    def __missing__(self, code: int) -> str:
        sign = simplified(chr(code))
        parts = () if is_invisible(sign) else unicodedata.normalize("NFKD", sign)
        plain = "".join(_SAME.get(part, part) for part in parts if not part.isspace())
        is_special = plain[:1].isdecimal() and not sign.isdecimal()
        self[code] = folded = sign if is_special else simplified(plain)
        return folded


_FOLDS: Final = _Folds()


def is_invisible(character: str) -> bool:
    """Whether a character shows nothing and takes no room."""
    return unicodedata.category(character) == "Cf" or "VARIATION SELECTOR" in unicodedata.name(
        character, ""
    )


@cache
def _variants() -> dict[int, str]:
    """Return the simplified form of traditional characters, and the characters of radicals."""
    from zhuzhou_facts.search.text import read_table

    forms = {pair[0]: pair[1] for pair in read_table("traditional.txt", "radicals.txt")}
    # A radical may stand for a traditional character.
    return {ord(sign): forms.get(form, form) for sign, form in forms.items()}


def simplified(text: str) -> str:
    """Return a text in simplified characters, one for each of its own."""
    return text.translate(_variants())


def traditional_signs(text: str) -> dict[int, str]:
    """Return what a text in traditional characters writes for simplified ones; else nothing."""
    signs = reversed(text) if is_traditional(text) else ()  # of 菸 and 煙, the one that comes first
    return {ord(simplified(sign)): sign for sign in signs if simplified(sign) != sign}


def is_simplified(text: str) -> bool:
    """Whether a text has simplified characters and no traditional ones."""
    traditional, simple = _scripts(text)
    return simple > 0 and not traditional


def is_traditional(text: str) -> bool:
    """Whether a text has more traditional than simplified characters, of those that differ."""
    traditional, simple = _scripts(text)
    return traditional > simple


def _scripts(text: str) -> tuple[int, int]:
    """Return how many characters are traditional alone, and how many simplified alone."""
    counts = Counter(text)
    signs = [sign for sign in counts if "\u4e00" <= sign <= "\u9fff"]
    return (
        sum(counts[sign] for sign in signs if ord(sign) in _variants()),
        sum(counts[sign] for sign in signs if not sign.encode("big5", "ignore")),
    )


def fold(text: str) -> str:
    """Return `text` folded; linear in its length whatever it holds."""
    return without(text, grouping(text)).translate(_FOLDS)


def fold_one(sign: str) -> str:
    """Return one character folded, itself where it is folded to none or to several."""
    folded = _FOLDS[ord(sign)]
    return folded if len(folded) == 1 else sign


def folded_view(text: str, cuts: Iterable[Span] = ()) -> View:
    """Return `text` folded without the stretches `cuts`, and the way back."""
    kept = view(text, [*cuts, *grouping(text)])
    pieces = [_FOLDS[ord(sign)] for sign in kept.text]
    origins = [at for piece, at in zip(pieces, kept.origins, strict=False) for _ in piece]
    return View("".join(pieces), [*origins, len(text)])


def grouping(text: str) -> list[Span]:
    """Return where the commas stand that group the digits of a number."""
    groups = [group.span() for group in _GROUPED.finditer(text)]
    return [(n, n + 1) for start, end in groups for n in range(start, end) if text[n] in ",，"]


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


def wraps(text: str) -> list[Span]:
    """Return where lines end that are nothing: beside Chinese; between words they are a space."""
    return [end.span() for end in _WRAPPED.finditer(text)]


def marks(text: str) -> list[Span]:
    """Return where the marks of Markdown stand: of emphasis, links, notes, images, escapes."""
    found = [mark.span() for mark in _MARKS.finditer(text)]
    around = [mark for pattern in _AROUND for mark in pattern.finditer(text)]
    return found + [mark.span(end) for mark in around for end in ("open", "close")]
