"""What stands beside a number: the unit, the measure word, the noun that is counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.records.units import COUNT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhuzhou_facts.records import Text, Unit

_POWERS: Final = {"100": "百", "1000": "千", "10000": "万", "100000": "十万", "1000000": "百万"}
_ALIKE: Final = frozenset({"series", "species", "means", "headquarters"})
_IRREGULAR: Final = {"people": "person", "men": "man", "women": "woman", "children": "child"}
_ENDINGS: Final = (
    (re.compile(r"(\w\w)ies$"), r"\1y"),
    (re.compile(r"(ss|x|z|ch|sh)es$"), r"\1"),
    (re.compile(r"([^su])s$"), r"\1"),
)


def named(
    code: str,
    written: str,
    counter: Text | None,
    units: Mapping[str, Unit],
    *,
    chinese: bool,
    single: bool,
) -> str:
    """Return the unit in Chinese or English; of counted things the `counter`, else as `written`."""
    unit = units.get(code)
    if code == COUNT:
        own = counter.get("zh" if chinese else "en") if counter else ""
        noun = own or written or ((unit and unit.zh) or "" if chinese else "")
        return noun if chinese or not single else _singular(noun)
    if unit is None:
        return _compound(code, units, chinese=chinese, single=single)
    if chinese:
        return unit.zh or unit.en or code
    several = None if single else unit.plural
    return several or unit.en or unit.zh or code


def _compound(code: str, units: Mapping[str, Unit], *, chinese: bool, single: bool) -> str:
    """Return a unit of several: 元/人, yuan per person, 张/千人; one that is not known as it is."""
    first, *rest = code.split("/")
    if not rest:
        return code
    chinese = chinese and bool(first)
    names = [named(first, "", None, units, chinese=chinese, single=single) if first else ""]
    for part in rest:
        number, _, unit = part.rpartition(" ")
        if unit.isdigit():
            number, unit = unit, ""
        elif not number.isdigit():
            number, unit = "", part
        name = named(unit, "", None, units, chinese=chinese, single=not number) if unit else ""
        if number and chinese:
            name = f"{_POWERS.get(number, number)}{name}"
        elif number:
            name = f"{int(number):,} {name}".rstrip()
        names.append(name)
    return ("/" if chinese else " per ").join(names).lstrip()


def beside(number: str, noun: str, *, chinese: bool) -> str:
    """Return the number with its unit; in English with a space, but for a sign."""
    glued = noun.startswith(("%", "‰", "°")) or (chinese and not noun[:1].isascii())
    return f"{number}{'' if glued or not noun else ' '}{noun}"


def _singular(noun: str) -> str:
    """Return one of what an English plural names, by its last word."""
    head, space, word = noun.rpartition(" ")
    if word in _ALIKE or not word.isascii():
        return noun
    if word in _IRREGULAR:
        return head + space + _IRREGULAR[word]
    for ending, singular in _ENDINGS:
        if ending.search(word):
            return head + space + ending.sub(singular, word)
    return noun
