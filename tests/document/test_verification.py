from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest
from article_copies import ZHUZHOU, article_text, base, change, fact, figure

from zhuzhou_facts.document import Copy, Result, Verification, verify
from zhuzhou_facts.records import Layout

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


ENGLISH = """\
The new east wing added 2,300 square metres of gallery space in 2023, at a height of 35 feet, and \
cost nearly £14 million. The museum employs 148 people, 62 percent of them women; 310 volunteers \
gave over 21,000 hours, and 37 paintings and nine sculptures came as gifts of friends."""
WING = fact("wing", (0, 1), figure("2,300 square metres"), figure("35 feet"), figure("62 percent"))
STAFF = fact("staff", (0, 1), figure("over 21,000 hours"), figure("nine"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("width", range(30, 76, 5))
def test_a_wrapped_copy_in_english_has_the_numbers_of_one_that_is_not(width: int, end: str) -> None:
    def found(text: str) -> list[tuple[str, str, bool]]:
        copy = Copy("x", end.join(textwrap.wrap(text, width)))
        rows = verify(base(WING, STAFF, layout=Layout()), copy)
        passing = {Result.EXACT, Result.NORMALISED}
        return [(row.written, " ".join(row.found.split()), row.result in passing) for row in rows]

    uncovered = ("nearly £14 million", "148 people", "310 volunteers", "37 paintings")
    quoted = ("2,300 square metres", "35 feet", "62 percent", "over 21,000 hours", "nine")
    rest = [("", each, False) for each in uncovered]
    assert found(ENGLISH) == [*((each, each, True) for each in quoted), *rest]
    for each, unit in zip(quoted[:4], ("feet", "metres", "points", "days"), strict=True):
        altered = f"{each.rpartition(' ')[0]} {unit}"
        assert (each, altered, False) in found(ENGLISH.replace(each, altered))
