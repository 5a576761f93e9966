"""How the manuals print the names of authors, editors and translators.

A Chinese name is printed as the data has it, family name first and unspaced, in every style:
nothing is transliterated.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.citation.markup import join

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zhuzhou_facts.records import Author

_HAN: Final = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_GIVEN_PART: Final = re.compile(r"([-‐\s.]*)([^-‐\s.])[^-‐\s.]*")

# A name in pinyin has one of these surnames.
_SURNAME: Final = re.compile(
    "bai|bian|bo|cai|cao|cen|chang|chao|che|chen|cheng|chi|chu|cui|dai|deng|ding|dong|dou"
    "|du|duan|fan|fang|fei|feng|fu|gan|gao|ge|gong|gu|guan|guo|han|hao|he|hong|hou|hu|hua"
    "|huang|huo|ji|jia|jian|jiang|jiao|jin|kang|kong|lai|lan|lang|lei|li|lian|liang|liao"
    "|lin|ling|liu|long|lou|lu|luo|lü|ma|mao|mei|meng|mi|miao|min|mo|mu|ni|nie|niu|ouyang"
    "|pan|pang|pei|peng|qi|qian|qiao|qin|qiu|qu|quan|ren|ruan|shang|shao|shen|sheng|shi"
    "|shu|sima|situ|song|su|sun|tan|tang|tao|tian|tong|wan|wang|wei|wen|weng|wu|xi|xia"
    "|xiang|xiao|xie|xin|xing|xiong|xu|xuan|xue|yan|yang|yao|ye|yi|yin|ying|you|yu|yuan"
    "|yue|zeng|zhai|zhan|zhang|zhao|zheng|zhong|zhou|zhu|zhuang|zou|zuo"
)
_APA_MOST: Final = 20
_CHICAGO_MOST, _CHICAGO_FIRST = 6, 3
_GBT_FIRST: Final = 3
_PAIR: Final = 2


def is_plain(author: Author) -> bool:
    """Whether the name is printed as it is: of an organisation, in Chinese, or of one part."""
    return bool(author.name or not (author.family and author.given) or _is_han(author))


def _is_han(author: Author) -> bool:
    return bool(_HAN.search(f"{author.family or ''}{author.given or ''}"))


def natural(author: Author) -> str:
    """Return the name in its own order: John Adam Smith, Martin L. King Jr., 李明, City Council."""
    if author.name:
        return author.name
    if _is_han(author):
        return f"{author.family or ''}{author.given or ''}"
    return join(" ", author.given, author.family, author.suffix)


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


def apa(authors: Sequence[Author]) -> str:
    """Return the authors as APA 7 lists them: up to twenty, else nineteen and the last."""
    names = [_abbreviated(author, family_first=True) for author in authors]
    if len(names) > _APA_MOST:
        return f"{', '.join(names[: _APA_MOST - 1])}, . . . {names[-1]}"
    return _listed(names, ", & ")


def apa_natural(authors: Sequence[Author]) -> str:
    """Return editors and translators as APA 7 has them within an entry: E. Marsh & P. Stone."""
    names = [_abbreviated(author, family_first=False) for author in authors]
    return _listed(names, " & " if len(names) == _PAIR else ", & ")


def _abbreviated(author: Author, *, family_first: bool) -> str:
    if is_plain(author):
        return natural(author)
    given = initials(author.given or "", dot=".")
    if family_first:
        return join(", ", author.family, given, author.suffix)
    return join(" ", given, author.family, author.suffix)


def chicago(authors: Sequence[Author]) -> str:
    """Return the authors as Chicago 18 lists them: up to six, else three and et al."""
    names = _first_inverted(authors)
    if len(names) > _CHICAGO_MOST:
        return f"{', '.join(names[:_CHICAGO_FIRST])}, et al."
    return _listed(names, ", and ")


def mla(authors: Sequence[Author]) -> str:
    """Return the authors as MLA 9 lists them: two, else the first and et al."""
    names = _first_inverted(authors)
    return f"{names[0]}, et al." if len(names) > _PAIR else _listed(names, ", and ")


def gbt(authors: Sequence[Author], *, comma: str, chinese: bool, capitals: bool) -> str:
    """Return the authors as GB/T 7714 lists them: three, then 等 or et al.

    With `capitals` (2015) a Western family name is in capitals, initials lose their hyphens, and
    a given name in pinyin has an initial for each syllable; in 2025 that stays whole.
    """
    names = [_family_first(author, capitals=capitals) for author in authors[:_GBT_FIRST]]
    if len(authors) > _GBT_FIRST:
        names.append("等" if chinese else "et al.")
    return comma.join(names)


def _family_first(author: Author, *, capitals: bool) -> str:
    if author.name or not author.family or _is_han(author):
        return natural(author)
    given = initials(author.given or "", hyphen=" " if capitals else "-")
    if syllables := _pinyin(author.family, author.given or ""):
        given = " ".join(it[0].upper() for it in syllables) if capitals else author.given or ""
    family = author.family.upper() if capitals else author.family
    return join(" ", family, given, (author.suffix or "").rstrip("."))


def _pinyin(family: str, given: str) -> tuple[str, ...]:
    """Return the one or two syllables of a given name in pinyin; none where the name is no such.

    Without a sign between them, the second one begins with a consonant: Xian is one, Xi'an two.
    """
    if not given or not _SURNAME.fullmatch(family.lower()):
        return ()
    from zhuzhou_facts.search.pinyin import divide

    parts = re.split("['’-]", given.lower().replace("ü", "u"))
    ways = [way for way in divide(parts[0], _PAIR) if way[-1][0] not in "aeo" or len(way) == 1]
    if len(parts) == 1 and ways:
        return ways[0]
    both = tuple(way for part in parts for way in divide(part, 1))
    return tuple(part for (part,) in both) if len(both) == len(parts) == _PAIR else ()


def short(authors: Sequence[Author], joint: str) -> str:
    """Return the family names as they stand in running text: A; A `joint` B; A et al."""
    return _few(authors, joint, surname)


def noted(authors: Sequence[Author]) -> str:
    """Return the names as a Chicago note has them: A; A and B; A et al."""
    return _few(authors, "and", natural)


def full(authors: Sequence[Author]) -> str:
    """Return the names in their own order: A; A and B; A, B, and C."""
    names = [natural(author) for author in authors]
    return _listed(names, " and " if len(names) == _PAIR else ", and ")


def _few(authors: Sequence[Author], joint: str, form: Callable[[Author], str]) -> str:
    names = [form(author) for author in authors]
    return f"{names[0]} et al." if len(names) > _PAIR else f" {joint} ".join(names)


def _first_inverted(authors: Sequence[Author]) -> list[str]:
    return [inverted(author) for author in authors[:1]] + [natural(other) for other in authors[1:]]


def _listed(names: Sequence[str], joint: str) -> str:
    if len(names) < _PAIR:
        return "".join(names)
    return f"{', '.join(names[:-1])}{joint}{names[-1]}"
