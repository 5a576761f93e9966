"""A small sound fact base for the tests of the loading side, and ways to spoil it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import pytest
from project import DATA

from zhuzhou_facts.base.loading import examine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


SOUND = """\
format: 1
version: "1"
source: {title: {zh: 题}, issued: "2016-05"}
themes:
  - {id: bridges, section: 0, paragraphs: 2, name: {zh: 桥, en: Bridges}}
  - {id: money, section: 1, paragraphs: 1, name: {zh: 钱, en: Money}}
units:
  mu: {zh: 亩, en: mu, written: [亩]}
times:
  opening: {zh: 通车时, en: at the opening, side: early}
facts:
  - id: spans
    theme: bridges
    kind: indicator
    name: {zh: 桥梁, en: bridges}
    statement: {zh: 桥有十二座。, en: There are 12 bridges.}
    at: {section: 0, paragraph: 1}
    figures:
      - {when: "2016", value: 12, unit: count, written: 12座}
      - {when: opening, value: 4, unit: count, written: 4座}
    changes:
      - {kind: times, from: opening, to: "2016", value: 3, written: 3倍}
    counter: {zh: 座, en: bridges}
    aliases: {zh: [大桥], en: [spans]}
  - id: fund
    theme: money
    kind: indicator
    name: {zh: 基金, en: fund}
    statement: {zh: 基金逾600亿元。, en: The fund has over 60 billion yuan.}
    at: {section: 1, paragraph: 1}
    figures:
      - {value: 60000000000, unit: CNY, hedge: over, written: 逾600亿元}
  - id: fund-share
    theme: money
    kind: indicator
    name: {zh: 占比, en: share}
    statement: {zh: 占65.7%。, en: It is 65.7%.}
    at: {section: 1, paragraph: 1}
    figures:
      - {value: 65.7, unit: percent, written: 65.7%}
  - id: field
    theme: money
    kind: asset
    name: {zh: 田, en: field}
    statement: {zh: 有田。, en: There is a field.}
    at: {section: 1, paragraph: 1}
    figures:
      - {value: 3, unit: mu, written: 3亩}
relations:
  - id: funds
    kind: share
    part: fund
    share: fund-share
    whole: total
    derives: {id: total, name: {zh: 总额, en: total}, unit: CNY}
"""


def spoiled(old: str, new: str) -> str:
    """Return the sound base with a text that stands in it once replaced by another."""
    assert SOUND.count(old) == 1, f"{old!r} must stand once in the toy"
    return SOUND.replace(old, new)


def _cases() -> Iterator[Any]:
    """Yield (old text, new text, problems) of each block of the files of negative cases.

    A block takes the sound base, replaces the text of its `-` lines by that of its `+` lines, and
    expects the problems of its `!` lines, all of them, in order, and no others. Without any the
    base must stay sound.
    """
    for file in sorted((DATA / "negative").glob("*.txt")):
        lines = enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        for used, numbered in groupby(lines, key=lambda each: bool(each[1]) and each[1][0] != "#"):
            if used:
                block = list(numbered)
                said = {sign: [text[2:] for _, text in block if text[0] == sign] for sign in "-+!"}
                old, new = "\n".join(said["-"]), "\n".join(said["+"])
                yield pytest.param(old, new, said["!"], id=f"{file.stem}:{block[0][0]}")


CASES = list(_cases())


def problems(folder: Path, text: str | bytes) -> list[str]:
    """Return what is wrong with a fact base, `line:column: [fact: ]message; fix` each."""
    path = folder / "toy.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    base, found = examine(path)
    assert (base is None) == bool(found)
    return [str(problem).removeprefix(f"{path}:") for problem in found]
