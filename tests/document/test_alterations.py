"""A copy that says something else of a number is found out, whatever was changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from article_copies import article_text

from zhuzhou_facts.base import load
from zhuzhou_facts.document import Copy, Result, verify
from zhuzhou_facts.document.verification import passages

if TYPE_CHECKING:
    from collections.abc import Callable

PASSING = {Result.EXACT, Result.NORMALISED}
HEDGED = re.compile(r"[约逾近余多]|突破|以上|以内")
UNITS = {
    "人": "人次",
    "美元": "欧元",
    "亿元": "亿美元",
    "%": "个百分点",
    "个百分点": "%",
    "平方公里": "公顷",
    "公里": "米",
    "座": "公里",
    "件": "人",
    "名": "件",
    "倍": "个百分点",
}


def swapped(written: str) -> str | None:
    for pair in re.finditer(r"(?=(\d)(\d))", written):
        if pair[1] != pair[2]:
            at = pair.start()
            return written[:at] + pair[2] + pair[1] + written[at + 2 :]
    return None


def replaced(written: str, digit: str) -> str | None:
    found = re.search(r"[1-9]", written)
    if not found or found[0] == digit:
        return None
    return written[: found.start()] + digit + written[found.end() :]


def with_unit(written: str) -> str | None:
    for unit in sorted(UNITS, key=len, reverse=True):
        if written.endswith(unit):
            return written.removesuffix(unit) + UNITS[unit]
    return None


def without_hedge(written: str) -> str | None:
    bare = HEDGED.sub("", written)
    return bare if bare != written else None


def shifted(written: str) -> str | None:
    if "亿" in written:
        return written.replace("亿", "万")
    if "万" in written:
        return written.replace("万", "亿")
    found = re.search(r"\d+(?![\d./])", written)
    return written[: found.end()] + "0" + written[found.end() :] if found else None


def before(words: str) -> Callable[[str], str | None]:
    """Put words before a plain number that begins with a digit."""
    return lambda written: (
        words + written if written[0].isdigit() and not HEDGED.search(written) else None
    )


def behind(words: str) -> Callable[[str], str | None]:
    return lambda written: written + words if not HEDGED.search(written) else None


WAYS: dict[str, Callable[[str], str | None]] = {
    **{f"{words} before": before(words) for words in ("不到", "近", "约", "超过", "逾", "至少")},
    **{f"{words} behind": behind(words) for words in ("以上", "左右", "以内")},
    "hedge dropped": without_hedge,
    "minus": before("-"),
    "range": before("0.1—"),
    "range in words": before("0.1至"),
    "other unit": with_unit,
    "digits swapped": swapped,
    "another digit": lambda written: replaced(written, "9"),
    "magnitude": shifted,
    "more digits before": before("3"),
    "decimals before": before("3."),
    "ordinal": before("第"),
}


# What is left of a number after these may be no longer like it.
UNLIKE = {
    *("another digit", "more digits before", "decimals before", "digits swapped"),
    *("ordinal", "magnitude"),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_altered_figure_passes(way: str) -> None:
    base, text = load(), article_text()
    whole = {(row.key, row.written): row for row in verify(base, Copy("copy", text))}
    changed: dict[tuple[int, int], tuple[str, str, str]] = {}
    for fact in base.facts:
        for key, written, *_ in passages(fact):
            if written == fact.written:
                continue
            row = whole[key, written]
            altered = WAYS[way](written)
            start, end = row.start or 0, row.end or 0
            line = text[text.rindex("\n", 0, start) : text.index("\n", end)]
            alone = line.count(written) == 1 and not re.search(r"\d件$|由$", text[:start])
            if altered and re.search(r"\d", written) and alone:
                changed[start, end] = key, written, altered
    copy, reached = "", 0
    for (start, end), (_, _, altered) in sorted(changed.items()):
        copy += text[reached:start] + altered
        reached = end
    rows = {
        (row.key, row.written): row for row in verify(base, Copy("copy", copy + text[reached:]))
    }
    missed = [
        (key, altered, rows[key, written].found, rows[key, written].result.value)
        for key, written, altered in changed.values()
        if rows[key, written].result in PASSING
        or (rows[key, written].result is not Result.ALTERED and way not in UNLIKE)
    ]
    assert len(changed) > 3
    assert missed == []
