"""Text by display columns: nothing is lost, and no line breaks a word or a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhuzhou_facts.output.folding import around, fold, shorten, width


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 5, [""]),
        ("abc def", 3, ["abc", "def"]),
        ("abcdefgh ij", 4, ["abcdefgh", "ij"]),  # a word is not split
        ("two\nlines", 9, ["two", "lines"]),
        ("株洲的人口。", 10, ["株洲的人", "口。"]),  # 。 begins no line
        ("他说（很好）", 6, ["他说", "（很", "好）"]),  # （ ends none
        ("增加104～125万人", 8, ["增加", "104～125万人"]),
        ("为约1653公里，", 8, ["为", "约1653公里，"]),
        ("共238平方公里", 6, ["共", "238平方公里"]),
        ("was £90 million, or US$2.5 billion", 12, ["was", "£90 million,", "or", "US$2.5 billion"]),
        ("in 1990, people", 10, ["in 1990,", "people"]),
        ("up 1.04–1.25 million people", 12, ["up", "1.04–1.25 million people"]),
        ("人口（导语第1段）", 8, ["人口", "（导语第1段）"]),
        ("见第2部分第12段", 14, ["见", "第2部分第12段"]),
        ("见resident-population@2017", 10, ["见", "resident-population@2017"]),
        ("four\xa0million more", 12, ["four\xa0million", "more"]),
        ("11\xa0 .", 4, ["11", "."]),  # a space ends what a no-break space holds
        ("up; 1991\xa0→\xa02020", 12, ["up;", "1991\xa0→\xa02020"]),
    ],
)
def test_fold(text: str, room: int, lines: list[str]) -> None:
    assert fold(text, room) == lines


def test_the_first_line_may_have_less_room_and_stay_empty() -> None:
    assert fold("million people; up 1.04–1.25", 58, 22) == ["million people; up", "1.04–1.25"]
    assert fold("population", 20, 4) == ["", "population"]


@given(st.text(alphabet="ab 12。，（）株洲%.-\xa0", max_size=40), st.integers(4, 30))
def test_folding_loses_nothing_but_space_and_fits(text: str, room: int) -> None:
    lines = fold(text, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        # What is wider is one word, as is a number with its unit (1 %).
        assert width(line) <= room or " " not in line.strip().replace(" %", "%")
        # A closing sign that a space stands before belongs to nothing.
        assert not line.startswith(("。", "，", "）")) or line == lines[0] or " " in text


@pytest.mark.parametrize(
    ("text", "room", "short"),
    [
        ("short", 5, "short"),
        ("The integration of town", 20, "The integration of…"),
        ("株洲的城乡一体化，有了新的进展。", 17, "株洲的城乡一体化…"),
        ("1,234,567 people", 6, ""),  # not even one word fits
    ],
)
def test_shorten_ends_a_word(text: str, room: int, short: str) -> None:
    assert shorten(text, room) == short


@pytest.mark.parametrize(
    ("room", "before", "after"),
    [
        (40, "in 1978 there were ", " people, and more"),
        (30, "in 1978 there were ", " people…"),
        (18, "…1978 there were ", "…"),
        (8, "…were ", "…"),
    ],
)
def test_around_keeps_the_words_next_to_a_place(room: int, before: str, after: str) -> None:
    assert around("in 1978 there were ", " people, and more", room) == (before, after)
