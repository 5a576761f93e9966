from __future__ import annotations

import contextlib
import string
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhuzhou_facts.errors import UnreadableQuantityError
from zhuzhou_facts.quantity.reader import read_quantity
from zhuzhou_facts.records import Unit
from zhuzhou_facts.records.units import UNITS


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("第五", "ordinal"),
        ("几百家", "'几' is no number"),
        ("12,34", "grouped in threes"),
        ("007", "starts with a zero"),
        ("约近50人", "two hedges"),
        ("约60余个", "two hedges"),
        ("5亿元美元", "two units"),
        ("238平方公里土地", "stands after the unit"),
        ("20至10", "from the lower number to the higher"),
        ("10%至20元", "different units"),
        ("5 kg", "no unit that the fact base declares"),
        ("2½", "cannot be told from what is beside it"),
        ("七八个", "no single number"),
        ("$5 bridges", "a currency before it"),
        ("9" * 31, "more than 30 digits"),
        ("五" * 201, "longer than 200"),
    ],
)
def test_the_reason_says_what_is_wrong(text: str, reason: str) -> None:
    with pytest.raises(UnreadableQuantityError, match=reason):
        read_quantity(text)


@pytest.mark.parametrize(
    ("text", "counter"),
    [
        ("12座", "座"),
        ("四连冠", "连冠"),
        ("80余个", "个"),
        ("三个多月", "个月"),
        ("12 bridges", "bridges"),
        ("7名学生", "名学生"),
        ("10至20家", "家"),
        ("81岁", ""),
        ("2751", ""),
    ],
)
def test_the_counter_is_what_stands_after_the_number(text: str, counter: str) -> None:
    assert read_quantity(text).counter == counter


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("402.15万", 2),
        ("1.50亿元", 6),
        ("35.0%", -1),
        ("三百人", 0),
        ("约三百人", 2),
        ("千亿元", 11),
    ],
)
def test_the_place_is_that_of_the_last_written_digit(text: str, place: int) -> None:
    assert read_quantity(text).place == place


def test_fractions_say_that_they_are_some() -> None:
    assert read_quantity("三分之一").fraction
    assert read_quantity("六成").fraction
    assert not read_quantity("百分之五").fraction


def test_units_that_a_fact_base_declares_are_read() -> None:
    units = UNITS | {
        "kW": Unit(zh="千瓦", en="kW", written=("千瓦", "kW")),
        "EUR": Unit(zh="欧元", en="euro", plural="euros", written=("欧元", "€")),
        "JPY": Unit(zh="日元", en="yen", written=("日元",)),
    }
    assert read_quantity("10万千瓦", units).value == 100_000
    assert read_quantity("三千瓦", units).value == 3
    assert read_quantity("5 kW", units).unit == "kW"
    assert read_quantity("€2.5bn", units).value == 2_500_000_000
    assert read_quantity("2 euros", units).unit == "EUR"
    assert read_quantity("5日元", units).unit == "JPY"


@pytest.mark.parametrize(
    "text",
    ["逾 600 亿 元", "逾６００亿元", "\u3000逾600亿元\n", "逾600\u200b亿元", "逾600\u00a0亿元"],
)
def test_spaces_and_widths_do_not_matter(text: str) -> None:
    assert read_quantity(text) == read_quantity("逾600亿元")


SIGNS = (
    "零〇一二两三四五六七八九十百千万亿廿卅壹贰点分之成翻番第几数个座家元美人天年倍多余约近逾超"
    "至到以上下内左右不足０９，．％‰½²①㎡￥$€—–～−\u2009\u200b\u0660\ud800"
) + string.printable
WORDS = (
    *("over", "about", "nearly", "million", "billion", "odd", "-odd", "half", "third", "twenty"),
    *("hundred", "percent", "to", "between", "and", "a", "times", "or more", "bn", "US$"),
)


@given(
    st.one_of(
        st.text(max_size=220),
        st.text(alphabet=SIGNS, max_size=40),
        st.lists(st.sampled_from([*SIGNS, *WORDS, " "]), max_size=20).map("".join),
        st.lists(st.sampled_from([*WORDS, "5", "1,000", "万", "座"]), max_size=12).map(" ".join),
    )
)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        quantity = read_quantity(text)
    except UnreadableQuantityError:
        return
    assert quantity.strict.contains_interval(quantity.customary)
    low, high = quantity.strict.low, quantity.strict.high
    assert low is None or low <= quantity.value
    assert high is None or quantity.value <= high


@pytest.mark.parametrize(
    "text",
    [
        *("约" * 199 + "5", "9,999" * 40, "1/" * 100, "一百" * 100, "万" * 200, "twenty " * 28),
        *("5 " + "a" * 198, "5 " + "ab " * 60, "-" * 200, "10至" * 50, "三分之" * 60, "翻" * 200),
        *("between " * 25, "5" + " " * 199, "5" + "'1" * 14, "余多" * 100, "5" + "元" * 199),
    ],
)
def test_hostile_text_is_quick(text: str) -> None:
    start = time.process_time()
    with contextlib.suppress(UnreadableQuantityError):
        read_quantity(text)
    assert time.process_time() - start < 0.2
