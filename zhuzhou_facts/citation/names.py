"""How the manuals print the names of authors.

A Chinese name is printed as the data has it, family name first and unspaced, in every style:
nothing is transliterated.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zhuzhou_facts.records import Author

_HAN: Final = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_GIVEN_PART: Final = re.compile(r"([-‐\s.]*)([^-‐\s.])[^-‐\s.]*")

_APA_MOST = 20
_CHICAGO_MOST, _CHICAGO_FIRST = 6, 3
_GBT_FIRST = 3
_PAIR = 2


def is_han(author: Author) -> bool:
    """Whether a person's name is written in Chinese characters."""
    return bool(_HAN.search(f"{author.family or ''}{author.given or ''}"))


def natural(author: Author) -> str:
    """Return the name in its own order: John Adam Smith, 李明, City Council."""
    if author.name:
        return author.name
    if is_han(author):
        return f"{author.family or ''}{author.given or ''}"
    return " ".join(part for part in (author.given, author.family) if part)


def inverted(author: Author) -> str:
    """Return the name with the family name first: Smith, John Adam; else as `natural`."""
    if author.family and author.given and not (author.name or is_han(author)):
        return f"{author.family}, {author.given}"
    return natural(author)


def surname(author: Author) -> str:
    """Return the family name, or the organisation's."""
    return author.name or author.family or author.given or ""


def initials(given: str, *, dot: str, hyphen: str) -> str:
    """Return the first letters of given names: J. A., A.-M. or J A, A-M."""
    parts = [
        (hyphen if re.search("[-‐]", gap) else " ", first)
        for gap, first in _GIVEN_PART.findall(given)
    ]
    return "".join(f"{gap}{first}{dot}" for gap, first in parts).strip()


def apa(authors: Sequence[Author]) -> str:
    """Return the authors as APA 7 lists them: up to twenty, else nineteen and the last."""
    names = [_abbreviated(author) for author in authors]
    if len(names) > _APA_MOST:
        return f"{', '.join(names[: _APA_MOST - 1])}, . . . {names[-1]}"
    return _listed(names, "& ")


def _abbreviated(author: Author) -> str:
    if author.name or is_han(author) or not (author.family and author.given):
        return natural(author)
    return f"{author.family}, {initials(author.given, dot='.', hyphen='-')}"


def chicago(authors: Sequence[Author]) -> str:
    """Return the authors as Chicago 18 lists them: up to six, else three and et al."""
    if len(authors) > _CHICAGO_MOST:
        return f"{', '.join(_first_inverted(authors[:_CHICAGO_FIRST]))}, et al."
    return _listed(_first_inverted(authors), "and ")


def mla(authors: Sequence[Author]) -> str:
    """Return the authors as MLA 9 lists them: two, else the first and et al."""
    if len(authors) > _PAIR:
        return f"{inverted(authors[0])}, et al."
    return _listed(_first_inverted(authors), "and ")


def gbt(authors: Sequence[Author], *, comma: str, chinese: bool, capitals: bool) -> str:
    """Return the authors as GB/T 7714 lists them: three, then 等 or et al.

    With `capitals` (2015) a Western family name is in capitals and initials lose their hyphens.
    """
    names = [_family_first(author, capitals=capitals) for author in authors[:_GBT_FIRST]]
    if len(authors) > _GBT_FIRST:
        names.append("等" if chinese else "et al")
    return comma.join(names)


def _family_first(author: Author, *, capitals: bool) -> str:
    if author.name or is_han(author) or not author.family:
        return natural(author)
    family = author.family.upper() if capitals else author.family
    given = initials(author.given or "", dot="", hyphen=" " if capitals else "-")
    return f"{family} {given}".rstrip()


def short(authors: Sequence[Author], joint: str) -> str:
    """Return the family names as they stand in running text: A; A `joint` B; A et al."""
    return _few(authors, joint, surname)


def noted(authors: Sequence[Author]) -> str:
    """Return the names as a Chicago note has them: A; A and B; A et al."""
    return _few(authors, "and", natural)


def _few(authors: Sequence[Author], joint: str, form: Callable[[Author], str]) -> str:
    names = [form(author) for author in authors]
    if len(names) > _PAIR:
        return f"{names[0]} et al."
    return f" {joint} ".join(names)


def _first_inverted(authors: Sequence[Author]) -> list[str]:
    return [inverted(author) for author in authors[:1]] + [natural(other) for other in authors[1:]]


def _listed(names: Sequence[str], joint: str) -> str:
    if len(names) < _PAIR:
        return "".join(names)
    return f"{', '.join(names[:-1])}, {joint}{names[-1]}"
