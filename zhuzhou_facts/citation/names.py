"""How the manuals print the names of authors, editors and translators.

A Chinese name is printed as the data has it, family name first and unspaced, in every style:
nothing is transliterated.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.citation.markup import join

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zhuzhou_facts.records import Author

_HAN: Final = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_GIVEN_PART: Final = re.compile(r"([-‐\s.]*)([^-‐\s.])[^-‐\s.]*")

_APA_MOST: Final = 20
_PAIR: Final = 2


def is_whole(author: Author) -> bool:
    """Whether the name is not divided: of an organisation, or of one part."""
    return bool(author.name or not (author.family and author.given))


def is_plain(author: Author) -> bool:
    """Whether the name is printed as it is: not divided, or Chinese."""
    return is_whole(author) or is_han(author)


def is_han(author: Author) -> bool:
    """Whether the name of a person has Chinese characters."""
    return bool(_HAN.search(f"{author.family or ''}{author.given or ''}"))


def natural(author: Author) -> str:
    """Return the name in its own order: John Adam Smith, Martin L. King Jr., 李明, City Council."""
    if is_han(author):
        return author.name or join("", author.family, author.given)
    return author.name or join(" ", author.given, author.family, author.suffix)


def inverted(author: Author) -> str:
    """Return the name with the family name first: King, Martin L., Jr.; else as `natural`."""
    if is_plain(author):
        return natural(author)
    return join(", ", author.family, author.given, author.suffix)


def surname(author: Author) -> str:
    """Return the family name, or the organisation's."""
    return author.name or author.family or author.given or ""


def initials(given: str, *, dot: str = "", hyphen: str = "-") -> str:
    """Return the first letters of given names: J. A., A.-M. or J A, A-M.

    What follows a hyphen with a small letter (Xiao-fang) has no initial of its own.
    """
    found = ""
    for gap, first in _GIVEN_PART.findall(given):
        hyphened = re.search("[-‐]", gap) is not None
        if not (hyphened and first.islower()):
            found += f"{hyphen if hyphened else ' '}{first.upper()}{dot}"
    return found.strip()


def _abbreviated(author: Author) -> Author:
    if is_plain(author):
        return author
    return replace(author, given=initials(author.given or "", dot="."))


def apa(authors: Sequence[Author]) -> str:
    """Return the authors as APA 7 lists them: up to twenty, else nineteen and the last."""
    names = [inverted(_abbreviated(author)) for author in authors]
    if len(names) > _APA_MOST:
        return f"{', '.join(names[: _APA_MOST - 1])}, . . . {names[-1]}"
    return _series(names, ", & ")


def apa_natural(authors: Sequence[Author]) -> str:
    """Return editors and translators as APA 7 has them within an entry: E. Marsh & P. Stone."""
    return full([*map(_abbreviated, authors)], "&")


def first_inverted(authors: Sequence[Author], *, most: int, first: int) -> str:
    """Return the authors, the first inverted: up to `most`, else the `first` ones and et al."""
    names = [*map(inverted, authors[:1]), *map(natural, authors[1:])]
    if len(names) > most:
        return ", ".join([*names[:first], "et al."])
    return _series(names, ", and ")


def full(authors: Sequence[Author], sign: str = "and") -> str:
    """Return the names in their own order: A; A and B; A, B, and C."""
    joint = f" {sign} " if len(authors) == _PAIR else f", {sign} "
    return _series([*map(natural, authors)], joint)


def _series(names: Sequence[str], joint: str) -> str:
    return joint.join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def short(authors: Sequence[Author], joint: str, form: Callable[[Author], str] = surname) -> str:
    """Return the family names as they stand in running text: A; A `joint` B; A et al."""
    names = list(map(form, authors))
    return f"{names[0]} et al." if len(names) > _PAIR else f" {joint} ".join(names)


def noted(authors: Sequence[Author]) -> str:
    """Return the names as a Chicago note has them: A; A and B; A et al."""
    return short(authors, "and", natural)
