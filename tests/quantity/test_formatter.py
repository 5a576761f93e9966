from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from quantity_table import READ

from zhuzhou_facts.errors import UnreadableQuantityError
from zhuzhou_facts.quantity import Quantity, read_quantity
from zhuzhou_facts.quantity.formatter import format_interval, format_number, format_quantity
from zhuzhou_facts.quantity.interval import EVERYTHING, Interval, exact
from zhuzhou_facts.records import UNITS, Text, Unit

WRITTEN = [row["text"] for row in READ if row["value"] != "unknown"]


@pytest.mark.parametrize(
    ("written", "zh", "intl"),
    [
        ("402.15万人", "402.15万人", "4.0215 million people"),
        ("逾600亿元", "逾600亿元", "over 60 billion yuan"),
        ("over 60 billion yuan", "逾600亿元", "over 60 billion yuan"),
        ("200多天", "200多天", "200-odd days"),
        ("5倍多", "5倍多", "over 5 times"),
        ("近10亿美元", "近10亿美元", "nearly 1 billion US dollars"),
        ("50天以内", "50天以内", "at most 50 days"),
        ("within 50 days", "50天以内", "at most 50 days"),
        ("90%以上", "90%以上", "at least 90%"),
        ("约1653公里", "约1653公里", "about 1,653 km"),
        ("1/3", "1/3", "1/3"),
        ("三分之一", "1/3", "1/3"),
        ("六成", "6成", "60%"),
        ("5372万美元", "5372万美元", "53.72 million US dollars"),
        ("1.50亿元", "1.50亿元", "150 million yuan"),
        ("200亿元", "200亿元", "20.0 billion yuan"),
        ("35.0%", "35.0%", "35.0%"),
        ("逾35.0%", "逾35.0%", "over 35.0%"),
        ("12345人", "12345人", "12,345 people"),
        ("突破千亿元", "逾1000亿元", "over 100 billion yuan"),
        ("千亿元", "1千亿元", "0.1 trillion yuan"),
        ("逾1500万人", "逾1500万人", "over 15 million people"),
        ("逾1.50亿元", "逾1.50亿元", "over 150 million yuan"),
        ("10万人", "10万人", "0.10 million people"),
        ("逾10万人", "逾10万人", "over 100,000 people"),
        ("600多亿元", "600多亿元", "60-odd billion yuan"),
        ("600亿多元", "600亿多元", "over 60 billion yuan"),
        ("3万余人", "3万余人", "30,000-odd people"),
        ("不足30天", "不足30天", "under 30 days"),
        ("fewer than 30 people", "不足30人", "under 30 people"),
        ("1 day", "1天", "1 day"),
        ("1个百分点", "1个百分点", "1 percentage point"),
        ("1.0个百分点", "1.0个百分点", "1.0 percentage points"),
        ("$1", "1美元", "1 US dollar"),
        ("三百公里", "三百公里", "three hundred km"),
        ("3千公里", "3千公里", "3 thousand km"),
        ("5 million people", "5百万人", "5 million people"),
        ("2 billion yuan", "20亿元", "2 billion yuan"),
        ("12 million people", "1200万人", "12 million people"),
        ("50 million people", "5000万人", "50 million people"),
        ("10至20天", "10至20天", "10 to 20 days"),
        ("5-6万人", "5万至6万人", "50,000 to 60,000 people"),
        ("10 to 20%", "10%至20%", "10% to 20%"),
        ("约10至20天", "约10至20天", "about 10 to 20 days"),
        ("1/3至1/2", "1/3至1/2", "1/3 to 1/2"),
        ("翻两番", "4倍", "4 times"),
        ("-3.5%", "-3.5%", "-3.5%"),
        ("2751", "2751", "2,751"),
        ("3个多百分点", "3个多百分点", "over 3 percentage points"),
        ("2.5多倍", "2.5多倍", "over 2.5 times"),
        ("六成多", "6成多", "60-odd%"),
        ("81岁", "81岁", "81 years"),
        ("约9位", "约9位", "about 9 people"),
        ("10 to 20千米", "10至20千米", "10 to 20 km"),
        ("三千米", "3千米", "3 km"),
        ("0", "0", "0"),
        # What is counted is named, in Chinese by its measure word.
        ("60余个 | 个 = projects", "60余个", "60-odd projects"),
        ("107座 | 座 = bridges", "107座", "107 bridges"),
        ("1座 | 座 = bridges", "1座", "1 bridge"),
        ("一家 | 家 = listed companies", "1家", "1 listed company"),
        ("1次 | 次 = reform passes", "1次", "1 reform pass"),
        ("1个 | 个 = TV series", "1个", "1 TV series"),
        ("1名代表 | 名代表 = people", "1名", "1 person"),
        ("6145件 | 件 = cases", "6145件", "6,145 cases"),
        ("107座", "107座", "107 座"),
        ("12 bridges", "12 bridges", "12 bridges"),
        ("三个多月 | 个月 = months", "3个多月", "over 3 months"),
        ("三个多月 | 月 = months", "3个多月", "over 3 months"),
    ],
)
def test_a_quantity_is_told_in_chinese_and_in_english(written: str, zh: str, intl: str) -> None:
    written, _, counted = written.partition(" | ")
    measure, _, noun = counted.partition(" = ")
    counter = Text(zh=measure, en=noun) if counted else None
    quantity = read_quantity(written)
    assert format_quantity(quantity, "zh", counter=counter) == zh
    assert format_quantity(quantity, "intl", counter=counter) == intl


@pytest.mark.parametrize(
    ("written", "style", "unit", "expected"),
    [
        ("5", "intl", "t", "5 tonnes"),
        ("5", "zh", "t", "5 tonne"),
        ("5吨", "zh", None, "5吨"),
        ("5吨", "intl", None, "5 tonnes"),
        ("5", "zh", "unheard-of", "5 unheard-of"),
        ("5", "zh", "count", "5个"),
        # What a rate is per may be two words.
        ("$2.50 per diluted share", "intl", None, "2.50 US dollars per diluted share"),
    ],
)
def test_a_unit_may_be_given_and_need_not_have_both_names(
    written: str, style: str, unit: str | None, expected: str
) -> None:
    units = UNITS | {"t": Unit(en="tonne", plural="tonnes", written=("吨",))}
    quantity = read_quantity(written, units)
    assert format_quantity(quantity, style, units=units, unit=unit) == expected


@pytest.mark.parametrize(
    ("value", "place", "zh", "intl"),
    [
        ("4021500", 2, "402.15万", "4.0215 million"),
        ("6145", 0, "6145", "6,145"),
        ("35", -1, "35.0", "35.0"),
        ("-0.05", -2, "-0.05", "-0.05"),
        ("1234567.5", -1, "1234567.5", "1,234,567.5"),
        ("2.4e12", 11, "2.4万亿", "2.4 trillion"),
    ],
)
def test_number(value: str, place: int, zh: str, intl: str) -> None:
    assert format_number(Fraction(value), place, chinese=True) == zh
    assert format_number(Fraction(value), place, chinese=False) == intl


def assert_reads_back(quantity: Quantity, style: str) -> None:
    """What is formatted is read back as the same, or as no less.

    960万 says more of its digits than 9.6 million, 60% more than 六成, 0.5 million more than half a
    million; English may leave open what 多 closes.
    """
    again = read_quantity(format_quantity(quantity, style))
    assert (again.value, again.unit) == (quantity.value, quantity.unit)
    assert again.hedge == quantity.hedge
    finer = quantity.denominator or quantity.excess or again.place < quantity.place
    for read_back, said in ((again.strict, quantity.strict), (again.customary, quantity.customary)):
        assert (
            read_back == said
            or (finer and said.contains(read_back))
            or (quantity.excess and read_back.contains(said))
        )


@pytest.mark.parametrize("written", WRITTEN)
def test_every_form_reads_back(written: str) -> None:
    quantity = read_quantity(written)
    assert_reads_back(quantity, "zh")
    assert_reads_back(quantity, "intl")


arabic = st.one_of(
    st.integers(0, 99_999).map(str),
    st.decimals(0, 9999, places=2).map(str),
    st.decimals(0, 99, places=1).map(str),
)
spelled = st.text(alphabet="一二三四五六七八九十百千万亿零两", min_size=1, max_size=6)
chinese = st.tuples(
    st.sampled_from(["", "约", "逾", "近", "不足", "至少", "-", "约-"]),
    st.one_of(arabic, spelled),
    st.sampled_from(["", "", "余", "多"]),
    st.sampled_from(["", "", "百", "千", "万", "十万", "千万", "亿", "十亿", "万亿"]),
    st.sampled_from(["", "", "余", "多"]),
    st.sampled_from(["", "人", "元", "公里", "%", "倍", "座", "成", "天", "个百分点", "‰", "个月"]),
    st.sampled_from(["", "", "多", "以上", "以内", "左右"]),
).map("".join)
english = st.tuples(
    st.sampled_from(["", "about", "over", "nearly", "under", "at least", "at most"]),
    st.one_of(arabic, st.sampled_from(["twelve", "thirty", "two hundred", "one hundred and ten"])),
    st.sampled_from(["", "", "-odd"]),
    st.sampled_from(["", "", "hundred", "thousand", "million", "billion", "trillion"]),
    st.sampled_from(["", "people", "yuan", "km", "%", "times", "bridges", "days"]),
).map(" ".join)
ranges = st.tuples(
    st.sampled_from(["", "约"]),
    arabic,
    st.sampled_from(["", "万", "元"]),
    st.sampled_from(["至", "-", " to "]),
    st.one_of(arabic, spelled),
    st.sampled_from(["", "百", "万", "亿", " million"]),
    st.sampled_from(["", "元", "人", "%", "座", "成"]),
).map("".join)


@given(st.one_of(chinese, english, ranges), st.sampled_from(["zh", "intl"]))
def test_whatever_can_be_read_reads_back(text: str, style: str) -> None:
    try:
        quantity = read_quantity(text)
    except UnreadableQuantityError:
        return
    # Two whole numbers of four digits are years.
    assume(quantity.unit or not quantity.ends or quantity.ends[1] >= 3000)
    assert_reads_back(quantity, style)


# 402.15万人 at 1.4倍.
PEOPLE = Interval(Fraction(4_021_450) / Fraction("1.45"), Fraction(4_021_550) / Fraction("1.35"))
BELOW = Interval(None, Fraction("47.7"), high_open=True)
ABOVE = Interval(Fraction(60_000_000_000), None, low_open=True)


@pytest.mark.parametrize(
    ("value", "interval", "unit", "texts"),
    [
        (
            *("2872500", PEOPLE, "person"),
            ("≈287万人", "277万～298万人", "≈2.87 million people", "2.77–2.98 million people"),
        ),
        (
            *("35", Interval(Fraction("34.9"), Fraction("35.1")), "percent"),
            ("≈35.0%", "34.9%～35.1%", "≈35.0%", "34.9%–35.1%"),
        ),
        (None, BELOW, "km2", ("<47.7平方公里", "", "<47.7 km²", "")),
        ("99", ABOVE, "CNY", (">600亿元", "", ">60 billion yuan", "")),
        (None, Interval(Fraction(90), None), "percent", ("≥90%", "", "≥90%", "")),
        (None, Interval(None, Fraction(50)), "day", ("≤50天", "", "≤50 days", "")),
        (
            *(None, Interval(Fraction("40.5"), Fraction("41.5")), "times"),
            ("≈40.5～41.5倍", "40.5～41.5倍", "≈40.5–41.5 times", "40.5–41.5 times"),
        ),
        ("5", EVERYTHING, "day", ("", "", "", "")),
        ("1644", exact(1644), "day", ("=1644天", "", "=1,644 days", "")),
        ("1", exact(1), "day", ("=1天", "", "=1 day", "")),
        ("0", exact(0), "day", ("=0天", "", "=0 days", "")),
        (None, exact(Fraction(1, 3)), "times", ("≈0.3333倍", "", "≈0.3333 times", "")),
        (None, exact(Fraction(5, 4)), "times", ("=1.25倍", "", "=1.25 times", "")),
    ],
)
def test_a_number_and_its_bounds_stand_apart(
    value: str | None, interval: Interval, unit: str, texts: tuple[str, ...]
) -> None:
    """The texts are the number and its bounds in Chinese, and then in English."""
    number = None if value is None else Fraction(value)
    zh, intl = (format_interval(number, interval, unit, style) for style in ("zh", "intl"))
    assert (str(zh), zh.bounds, str(intl), intl.bounds) == texts


def test_digits_are_counted_in_the_magnitude_that_is_asked_for() -> None:
    for magnitude, shown in ((4, ("≈287", "277～298")), (8, ("≈0.0287", "0.0277～0.0298"))):
        number = Fraction(2_872_500)
        parts = format_interval(number, PEOPLE, "person", "zh", magnitude=magnitude)
        assert (parts.bare, parts.bare_bounds) == shown


def test_counted_things_have_their_noun() -> None:
    counter = Text(zh="家", en="companies")
    known = Interval(Fraction(100), Fraction(120))
    assert format_interval(Fraction(110), known, "count", "zh", counter).bounds == "100～120家"
    assert format_interval(None, known, "count", "intl", counter).bounds == "100–120 companies"
    assert str(format_interval(None, exact(1), "count", "intl", counter)) == "=1 company"


@given(
    st.fractions(min_value=0, max_value=10**9),
    st.fractions(min_value=Fraction(1, 1000), max_value=10**6),
    st.sampled_from(["zh", "intl"]),
)
def test_the_bounds_read_again_hold_the_interval(
    low: Fraction, width: Fraction, style: str
) -> None:
    known = Interval(low, low + width)
    again = read_quantity(format_interval(None, known, "CNY", style).bounds)
    assert again.strict.contains(known)
