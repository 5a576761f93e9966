"""Fact bases as large as one likes: `python bases.py 20000 > big.yaml`."""

from __future__ import annotations

import sys
from typing import Final

_HEAD: Final = """\
format: 1
version: "1"
source:
  title: {zh: 大库, en: A large base}
themes:
"""
_THEME: Final = """\
  - {{id: theme-{0}, section: {0}, paragraphs: 9, name: {{zh: 主题{0}, en: theme {0}}}}}
"""
# Every fourth fact has two figures, as about every fourth of the shipped base has.
_FACT: Final = """\
  - id: works-{0}
    theme: theme-{1}
    kind: indicator
    name: {{zh: 第{0}号工厂产量, en: output of works {0}}}
    statement:
      zh: 统计显示，第{0}号工厂全年产量达到{2}.5万吨，比前一年有所增加，居全市前列。
      en: The output of works {0} came to {2}5 thousand tonnes in the year, more than before.
    at: {{section: {1}, paragraph: {3}}}
    figures:
      - {{value: {2}5000, unit: t, written: {2}.5万吨, when: "2017"}}
{4}    aliases:
      zh: [{0}厂, 工厂{0}的产出]
      en: [works {0}, factory {0}]
    tags: [output, works]
"""
_SECOND: Final = """\
      - {{value: {0}000, unit: t, written: {0}千吨, when: "1978"}}
"""


def large_base(facts: int) -> str:
    """Return a sound fact base of so many facts, as YAML."""
    parts = [_HEAD, *(_THEME.format(theme) for theme in range(1, 9)), "facts:\n"]
    for number in range(1, facts + 1):
        second = _SECOND.format(number % 9 + 1) if number % 4 == 0 else ""
        place = (number % 8 + 1, number % 97 + 1, number % 9 + 1)
        parts.append(_FACT.format(number, *place, second))
    return "".join(parts) + "units:\n  t: {zh: 吨, en: tonne, plural: tonnes, written: [吨]}\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(large_base(int(sys.argv[1])))
