from __future__ import annotations

from typing import TYPE_CHECKING

from article_copies import ZHUZHOU, article_text, base, change, fact, figure

from zhuzhou_facts.document import Copy, Result, Verification, verify

if TYPE_CHECKING:
    from zhuzhou_facts.records import FactBase

POPULATION = fact(
    "population", (2, 1), figure("402.15万人", "2017"), change("1.4倍", "1978", "2017")
)
ITEMS = fact("items", (7, 1), figure("1788项", "before"), figure("144项", "after"))
CASES = fact("cases", (8, 3), figure("6145件"), written="立案")


def zhuzhou() -> FactBase:
    return base(POPULATION, ITEMS, CASES, layout=ZHUZHOU)


def references(copy: Copy) -> list[Verification]:
    return [row for row in verify(zhuzhou(), copy) if row.result is not Result.UNCOVERED]


def test_every_phrase_is_verified_in_file_order() -> None:
    *rows, rest = verify(zhuzhou(), Copy("x", "甲。\n立案6145件。"))
    assert (rest.key, rest.result, rest.found) == ("", Result.UNCOVERED, "6145件")
    assert [(row.key, row.written, row.section, row.paragraph) for row in rows] == [
        ("population@2017", "402.15万人", 2, 1),
        ("population:1978..2017", "1.4倍", 2, 1),
        ("items@before", "1788项", 7, 1),
        ("items@after", "144项", 7, 1),
        ("cases", "立案", 8, 3),
        ("cases", "6145件", 8, 3),
    ]
    assert [row.result for row in rows] == [Result.MISSING] * 4 + [Result.MOVED] * 2
    assert [(row.start, row.end) for row in rows[3:]] == [(None, None), (3, 5), (5, 10)]


def test_the_article_is_verified_exactly() -> None:
    text = article_text()
    rows = references(Copy("x", text))
    assert {row.result for row in rows} == {Result.EXACT}
    assert all(text[row.start : row.end] == row.written for row in rows)


def test_a_tampered_number_is_altered() -> None:
    rows = references(Copy("x", article_text().replace("402.15", "402.51")))
    assert [row.key for row in rows if row.result is not Result.EXACT] == ["population@2017"]
    assert (rows[0].result, rows[0].found) == (Result.ALTERED, "402.51万人")
    assert str(rows[0].why) == "another number"
