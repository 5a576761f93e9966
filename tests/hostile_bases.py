"""Fact bases of several MB that are nearly sound, or only look like bases, for the hostile suite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_FACTS: Final = 20_000
_MIB: Final = 1 << 20
_HEAD: Final = """\
format: 1
version: "1"
source: {title: {zh: 题}}
themes:
  - {id: all, section: 0, paragraphs: 9, name: {zh: 全, en: all}}
"""
_FACT: Final = """\
  - id: mill-{0}
    theme: all
    kind: indicator
    name: {{zh: 第{0}号磨坊的产量, en: output of mill {0}}}
    statement:
      zh: 报表记着，第{0}号磨坊一年里磨了{1}.25万吨面粉，其中一半由水路运走，另一半留给城里的面包房。
      en: The books have {1}2.5 thousand tonnes of flour for mill {0}, half of it shipped by water.
    at: {{section: 0, paragraph: 1}}
    figures:
      - {{value: {1}2500, unit: t, written: {1}.25万吨, when: "2017"}}
    aliases: {{zh: [{0}号面粉], en: [flour {0}]}}
    tags: [flour, mills]
"""
_UNITS: Final = "units:\n  t: {zh: 吨, en: tonne, plural: tonnes, written: [吨]}\n"


def _base(old: str = "", new: str = "", *, last: int = 0) -> str:
    """Return a base with one text replaced by another in every fact, or in the `last` ones only."""
    facts = [_FACT.format(n, n % 9000 + 1) for n in range(_FACTS)]
    start = _FACTS - last if last else 0
    facts[start:] = [fact.replace(old, new) for fact in facts[start:]]
    return f"{_HEAD}facts:\n{''.join(facts)}{_UNITS}"


def _one(old: str, new: str) -> str:
    """Return a base of one fact, with one text replaced by another."""
    fact = _FACT.format(1, 1)
    assert old in fact
    return f"{_HEAD}facts:\n{fact.replace(old, new)}{_UNITS}"


def _row(number: int) -> str:
    return f"{{{', '.join(f'k{number}-{n}: v' for n in range(9))}}}"


def _items(name: str, item: str, count: int) -> str:
    return f"{_HEAD}{name}:\n{f'  - {item}' * 0}{''.join(f'  - {item.format(n)}' for n in range(count))}"


def bases() -> Iterator[tuple[str, str]]:
    """Yield name and text of each base."""
    ...
