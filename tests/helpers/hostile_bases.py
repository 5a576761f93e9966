"""Fact bases of several MB, nearly sound or only like a base, for the hostile suite."""

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
      zh: 报表记着，第{0}号磨坊一年里磨了{1}.25万吨面粉，一半由水路运走，另一半留给城里的面包房。
      en: The books have {1}2.5 thousand tonnes of flour for mill {0}, half of it shipped by water.
    at: {{section: 0, paragraph: 1}}
    figures:
      - {{value: {1}2500, unit: t, written: {1}.25万吨, when: "2017"}}
    aliases: {{zh: [{0}号面粉], en: [flour {0}]}}
    tags: [flour, mills]
"""
_FIGURE: Final = '      - {value: 1, unit: t, written: 1吨, when: "1999"}\n'
_THEME: Final = "  - {{id: theme-{0}, section: 0, paragraphs: 1, name: {{zh: 题, en: theme}}}}\n"
_RELATION: Final = "  - {{id: r{0}, kind: count, whole: none-{0}, parts: [nothing-{0}]}}\n"
_UNITS: Final = "units:\n  t: {zh: 吨, en: tonne, plural: tonnes, written: [吨]}\n"


def bases() -> Iterator[tuple[str, str]]:
    """Yield name and text of each base; what is wrong with it is in its name."""
    yield "all-sound", _base()
    yield "every-number-wrong", _base("万吨, when", "千吨, when")
    yield "every-field-misspelt", _base("    tags:", "    tabs:")
    yield "every-item-spoilt", _base("    kind: indicator\n", "    knd: 1\n    more: {a: [1, 2]}\n")
    yield "every-unit-unknown", _base("unit: t,", "unit: tn,")
    yield "last-number-wrong", _base("万吨, when", "千吨, when", last=1)
    yield "last-field-misspelt", _base("    tags:", "    tabs:", last=1)
    yield "last-quote-open", _base("    tags:", "    note: {zh: 'x\n    tags:", last=1)
    yield "every-unit-unlike", _unlike()
    yield "no-base-of-rows", "rows:\n" + "".join(f"  - {_row(n)}\n" for n in range(60_000))
    yield "no-base-of-lists", "".join(f"k{n}: [{'v, ' * 500}]\n" for n in range(1_000))
    yield "facts-of-rows", "facts:\n" + "".join(f"  - {_row(n)}\n" for n in range(60_000))
    yield "facts-in-a-line", '{"facts": [' + '{"a": [1, 2], "b": "c"}, ' * 200_000 + "]}"
    yield "facts-by-id", "facts:\n" + "".join(f"  f{n}: {_row(n)}\n" for n in range(60_000))
    yield "figures-in-one-fact", _one("    figures:\n", "    figures:\n" + _FIGURE * 100_000)
    yield "tags-in-one-fact", _one("tags: [", "tags: [" + "a, " * 1_000_000)
    yield "tags-in-all-facts", _base("tags: [", "tags: [" + "a, " * 30)
    yield "changes-in-facts", _changes()
    long = _base("tags: [", f"tags: [{'楼' * 60}, ")
    yield "long-texts", long.replace("kind: indicator", "kind: id")
    yield "one-long-text", _one("written: 1", f"written: {'楼' * (4 * _MIB)}1")
    many = _one("    figures:\n", "    figures:\n" + _FIGURE * 1_999)
    yield "long-id", many.replace("id: mill-0\n", f"id: {'楼' * _MIB}\n")
    yield "themes", _HEAD + "".join(_THEME.format(n) for n in range(100_000)) + "facts: []\n"
    relations = "".join(_RELATION.format(n) for n in range(100_000))
    yield "relations", f"{_base(count=10)}relations:\n{relations}"
    yield "parts-of-one-fact", _parts()


def _base(old: str = "", new: str = "", *, last: int = 0, count: int = _FACTS) -> str:
    """Return a base with one text replaced by another in every fact, or in the `last` ones only."""
    facts = [_FACT.format(n, n % 9000 + 1) for n in range(count)]
    assert old in facts[0]
    spoilt = range(count - last if last else 0, count) if old else ()
    for n in spoilt:
        facts[n] = facts[n].replace(old, new)
    return f"{_HEAD}facts:\n{''.join(facts)}{_UNITS}"


def _one(old: str, new: str) -> str:
    """Return a base of one fact, with one text replaced by another."""
    base = _base(count=1)
    assert old in base
    return base.replace(old, new)


def _row(number: int) -> str:
    """Return a row of some other program's."""
    return f"{{{', '.join(f'k{number}-{n}: v' for n in range(4))}}}"


def _unlike() -> str:
    """Return a base with 2,000 units, where each fact has one that is none of them."""
    units = "".join(
        f"  {'unit-of-some-length-' * 3}{n}: {{zh: 单{n}, en: u{n}}}\n" for n in range(2_000)
    )
    text = "".join(
        _FACT.format(n, n % 9000 + 1).replace("unit: t,", f"unit: {'length-of-some-unit-' * 3}{n},")
        for n in range(_FACTS // 2)
    )
    return f"{_HEAD}facts:\n{text}units:\n{units}"


def _changes() -> str:
    """Return a base of facts with 2,000 changes each, of which the last of all is wrong."""
    change = '      - {{kind: times, from: "{0}", to: "2017", value: 3, written: 3倍}}\n'
    changes = "    changes:\n" + "".join(
        change.format(f"{y:04}-{m:02}") for y in range(1, 167) for m in range(1, 13)
    )
    facts = "".join(_FACT.format(n, n % 9000 + 1) + changes for n in range(40))
    return f"{_HEAD}facts:\n{facts[:-3]}4倍}}\n{_UNITS}"


def _parts() -> str:
    """Return a base in which 400 relations name 2,000 figures of a fact each."""
    figures = "".join(
        f'      - {{value: 1, unit: t, written: 1吨, when: "{n:04}"}}\n' for n in range(1, 1_999)
    )
    base = _one("    figures:\n", f"    figures:\n{figures}")
    parts = ", ".join(f"mill-0@{n:04}" for n in range(1, 2_000))
    rows = "".join(
        f"  - {{id: r{n}, kind: count, whole: mill-0, parts: [{parts}]}}\n" for n in range(400)
    )
    return f"{base}relations:\n{rows}"
