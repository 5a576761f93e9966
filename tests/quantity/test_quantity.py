"""What reading and finding hold for every text, beside the forms worked out by hand."""

from __future__ import annotations

import re
import string
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhuzhou_facts.errors import UnreadableQuantityError
from zhuzhou_facts.quantity import SpanKind, find_quantities, read_quantity
from zhuzhou_facts.records import UNITS, Unit

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("第五", "ordinal"),
        ("三级", "ordinal"),
        ("2018年11月", "a date"),
        ("四川", "only looks like a number"),
        ("12,34", "stands after the number"),
        ("007", "a name or a code"),
        ("007元", "starts with a zero"),
        ("至少近50人", "two hedges"),
        ("至多60余个", "two hedges"),
        ("5亿元美元", "stands after the number"),
        ("238平方公里土地", "'土地' stands after the number"),
        ("20至10", "stands after the number"),
        ("5亿成", "tenths"),
        ("二五个", "either digit or both"),
        ("10²", "exponent or a note"),
        ("12.5m", "metres or for millions"),
        ("a half-pound", "money or a weight"),
        ("1.2e6", "powers of ten"),
        ("±3%", "margin"),
        ("逾-5%", "minus sign"),
        ("-1余以上", "minus sign"),
        ("未必超过5%", "what a negation makes"),
        ("三百五十万百", "not a well-formed Chinese numeral"),
        ("5亿元/", "what the number is per"),
        ("$5 bridges", "the currency"),
        ("forty-twelve", "not one number"),
        ("two third", "not a well-formed fraction"),
        ("翻300番", "not plausible"),
        ("翻九亿番", "not plausible"),
        ("近0人", "nearly zero"),
        ("三百座城市的", "stands after the number"),
        ("约", "no number that can be read"),
        ("9" * 31, "more than 30 digits"),
        ("五" * 201, "longer than 200"),
    ],
)
def test_the_reason_says_what_is_wrong(text: str, reason: str) -> None:
    with pytest.raises(UnreadableQuantityError, match=reason):
        read_quantity(text)


@pytest.mark.parametrize(
    ("text", "counter", "form"),
    [
        *(("12座", "座", ""), ("四连冠", "连冠", ""), ("80余个", "个", ""), ("10至20家", "家", "")),
        *(("12 bridges", "bridges", ""), ("107 major bridges", "major bridges", "")),
        *(("12座桥梁", "座桥梁", ""), ("三个多月", "", "个月"), ("7名学生", "", "名")),
        *(("81岁", "", "岁"), ("六成", "", "成"), ("30余点", "", "点"), ("2751", "", "")),
    ],
)
def test_what_is_counted_and_the_unit_as_written(text: str, counter: str, form: str) -> None:
    quantity = read_quantity(text)
    assert (quantity.counter, quantity.form) == (counter, form)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        *(("402.15万", 2), ("1.50亿元", 6), ("35.0%", -1), ("三百人", 0), ("约三百人", 2)),
        *(("千亿元", 11), ("六成", 1), ("25个基点", -2), ("3亿5千万元", 7)),
    ],
)
def test_the_place_is_that_of_the_last_written_digit(text: str, place: int) -> None:
    assert read_quantity(text).place == place


@pytest.mark.parametrize(
    ("text", "denominator"), [("三分之一", 3), ("两年半", 2), ("六成", 0), ("百分之五", 0)]
)
def test_fractions_say_that_they_are_some(text: str, denominator: int) -> None:
    assert (read_quantity(text).denominator or 0) == denominator


def test_units_that_a_fact_base_declares_are_read() -> None:
    units = UNITS | {
        "lamp": Unit(zh="路灯", en="lamp", written=("路灯", "lp"), counted=True),
        "gold": Unit(zh="金币", en="gold coin", written=("金币", "₴"), money=True),
        "euro": Unit(zh="欧元", en="euro", plural="euros", written=("欧元", "€")),
    }
    assert read_quantity("10万路灯", units).unit == "lamp"
    assert read_quantity("5 lp", units).unit == "lamp"
    assert read_quantity("₴2.5bn", units).value == 2_500_000_000
    assert read_quantity("2 euros", units).unit == "euro"


@pytest.mark.parametrize(
    ("written", "implied", "value", "unit"),
    [
        ("402.15", "万人", 4_021_500, "person"),
        ("0.5372", "亿美元", 53_720_000, "USD"),
        ("约287", "万人", 2_870_000, "person"),
        ("65.7", "%", 65.7, "percent"),
        ("128.6", "亿千瓦时", 12_860_000_000, "kWh"),
        ("1860", "套", 1860, "count"),
        ("18.5", "£ million", 18_500_000, "GBP"),
        ("12", "'000 tonnes", 12_000, "t"),
        ("3", "thousand households", 3_000, "count"),
        ("402.15万人", "亿元", 4_021_500, "person"),
    ],
)
def test_a_bare_number_has_the_unit_that_stands_elsewhere(
    written: str, implied: str, value: float, unit: str
) -> None:
    quantity = read_quantity(written, implied=implied)
    assert quantity.value is not None
    assert (float(quantity.value), quantity.unit) == (value, unit)


def test_an_implied_unit_is_one_that_can_be_read() -> None:
    with pytest.raises(UnreadableQuantityError, match="not a unit"):
        read_quantity("3", implied="million of Them")
    with pytest.raises(UnreadableQuantityError, match="both the number and its unit"):
        read_quantity("3万", implied="亿元")


@pytest.mark.parametrize(
    "text",
    ["逾 600 亿 元", "逾６００亿元", "\u3000逾600亿元\n", "逾600\u200b亿元", "逾600\u00a0億元"],
)
def test_spaces_widths_and_scripts_do_not_matter(text: str) -> None:
    assert read_quantity(text) == read_quantity("逾600亿元")


SIGNS = (
    "零〇一二两三四五六七八九十百千万亿廿卅壹贰点分之成翻番第几数个座家元美人天年倍多余约近逾超半每上"
    "至到以上下内左右不足０９，．％‰½²①㎡￥$€—–～−\u2009\u200b\u0660\ud800"
) + string.printable
WORDS = (
    *("over", "about", "nearly", "million", "billion", "odd", "-odd", "half", "third", "twenty"),
    *("hundred", "percent", "to", "between", "and", "a", "times", "or more", "bn", "US$", "per"),
    *("in", "of"),
)
TEXTS = st.one_of(
    st.text(max_size=220),
    st.text(alphabet=SIGNS, max_size=40),
    st.lists(st.sampled_from([*SIGNS, *WORDS, " "]), max_size=20).map("".join),
    st.lists(st.sampled_from([*WORDS, "5", "1,000", "万", "座"]), max_size=12).map(" ".join),
)


@given(TEXTS)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        quantity = read_quantity(text)
    except UnreadableQuantityError:
        return
    assert quantity.strict.contains(quantity.customary)
    low, high = quantity.strict.low, quantity.strict.high
    if quantity.value is not None:
        assert low is None or low <= quantity.value
        assert high is None or quantity.value <= high


def spelled(section: int, *, lower: bool) -> str:
    """Spell up to four digits; a place that is left out is a 零, at the front where not first."""
    digits = f"{section:04}"
    named = [
        f"{'零一二三四五六七八九'[int(d)]}{p}" for d, p in zip(digits, "千百十个", strict=True)
    ]
    text = re.sub("(零.)+", "零", "".join(named)).replace("个", "").rstrip("零")
    return text if lower else text.lstrip("零")


@given(st.lists(st.integers(1, 9999), min_size=3, max_size=3), st.integers(0, 3))
def test_a_numeral_of_three_parts_is_read_whole(parts: list[int], in_digits: int) -> None:
    """五亿零六十万三千, 5亿0060万3000, 5亿零六十万三千: digits may stand first."""
    text, value = "", 0
    for i, (part, word) in enumerate(zip(parts, "亿万元", strict=True)):
        plain = f"{part:04}" if text else str(part)
        text += (plain if i < in_digits else spelled(part, lower=bool(text))) + word
        value = value * 10_000 + part
    assert read_quantity(text).value == value


@given(TEXTS)
def test_spans_are_ordered_disjoint_and_slices_of_the_text(text: str) -> None:
    spans = list(find_quantities(text))
    for span in spans:
        assert span.text == text[span.start : span.end] != ""
        assert span.quantity is None or span.kind is SpanKind.QUANTITY
        assert span.reason is None or span.quantity is None
    assert all(first.end <= second.start for first, second in pairwise(spans))


@given(TEXTS)
def test_every_digit_of_a_text_is_in_a_span_or_a_word(text: str) -> None:
    """No number is cut: what is left of a text beside its spans has no digits but in names."""
    rest, reached = "", 0
    for span in find_quantities(text):
        rest += text[reached : span.start] + " "
        reached = span.end
    rest += text[reached:]
    assert not re.search(r"(?<![A-Za-z0-9.,'])[1-9][0-9]*(?![A-Za-z0-9.,'])", rest)


@pytest.mark.parametrize(
    ("text", "place"),
    [("约\u200b４02．15 萬\u200b人，", (0, 12)), ("\ufeff有1 153 萬 6 千人。", (2, 14))],
)
def test_spans_are_places_of_the_text_as_given(text: str, place: tuple[int, int]) -> None:
    [span] = find_quantities(text)
    assert (span.start, span.end) == place
    assert span.quantity is not None
    assert span.quantity.unit == "person"


def steps(call: Callable[[], object]) -> int:
    """Count the calls that a call makes."""
    count = 0

    def tick(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(tick)
    try:
        call()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "1",
            "1 ",
            "1:",
            "一",
            "万",
            "1,234 ",
            "1,",
            "1+",
            "1/",
            "第",
            "三分之",
            "十几",
            "三a",
            "$",
        ),
        *("两 ", "a-", "twenty ", "约", "1.", "每", "from ", "(1", "1e", "1年", "之 ", "1 千 "),
    ],
)
def test_finding_takes_steps_in_proportion_to_the_text(piece: str) -> None:
    short, long = (piece * (n // len(piece)) for n in (500, 2000))
    list(find_quantities(short))  # the first call builds the tables of units
    assert steps(lambda: list(find_quantities(long))) <= 6 * steps(
        lambda: list(find_quantities(short))
    )
