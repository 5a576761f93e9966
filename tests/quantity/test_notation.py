"""Derived numbers and their bounds as text, worked out by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhuzhou_facts.quantity.formatter import format_interval
from zhuzhou_facts.quantity.interval import EVERYTHING, Interval, exact
from zhuzhou_facts.quantity.reader import read_quantity
from zhuzhou_facts.records import Text

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


@pytest.mark.parametrize(
    ("magnitude", "bare", "bounds"), [(4, "≈287", "277～298"), (8, "≈0.0287", "0.0277～0.0298")]
)
def test_digits_are_counted_in_the_magnitude_that_is_asked_for(
    magnitude: int, bare: str, bounds: str
) -> None:
    number = Fraction(2_872_500)
    parts = format_interval(number, PEOPLE, "person", "zh", magnitude=magnitude)
    assert (parts.bare, parts.bare_bounds) == (bare, bounds)


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
