"""Forms of quantities against the table that was worked out by hand."""

from __future__ import annotations

import contextlib
from fractions import Fraction

import pytest
from quantity_table import READ, REFUSED, ROWS

from zhuzhou_facts.errors import UnreadableQuantityError
from zhuzhou_facts.quantity import Interval, Quantity, Reading, read_quantity
from zhuzhou_facts.records import Hedge

UNJUDGED = {"?", ""}


def name(row: dict[str, str]) -> str:
    return f"{row['family']}:{row['text']}"


def check_bounds(known: Interval, row: dict[str, str], low: str, high: str) -> None:
    """Hold the interval against two cells of the row."""
    unknown = row["value"] == "unknown"
    if row[low] not in UNJUDGED:
        lowest = None if row[low] == "open" else Fraction(row[low])
        assert known.low == lowest or (unknown and (known.low or 0) >= (lowest or 0))
    if row[high] not in UNJUDGED:
        highest = None if row[high] == "open" else Fraction(row[high])
        narrower = None not in {known.high, highest} and known.high <= highest  # type: ignore[operator]
        assert known.high == highest or (unknown and narrower)


def test_the_table_is_large_enough_and_each_form_stands_once() -> None:
    assert len({row["text"] for row in ROWS}) == len(ROWS) >= 1500
    assert len(REFUSED) >= 250


@pytest.mark.parametrize("row", READ, ids=name)
def test_form_is_read(row: dict[str, str]) -> None:
    quantity = read_quantity(row["text"])
    first, _, last = row["value"].partition("..")
    if row["value"] == "unknown":
        assert quantity.value is None
    elif last:
        assert quantity.ends == (Fraction(first), Fraction(last))
        assert quantity.value == (Fraction(first) + Fraction(last)) / 2
    else:
        assert quantity.ends is None
        assert quantity.value == Fraction(first)
    if row["unit"] not in UNJUDGED:
        assert quantity.unit == ("" if row["unit"] == "bare" else row["unit"])
    if row["hedge"] not in UNJUDGED:
        assert quantity.hedge is Hedge(row["hedge"])
    strict, customary = quantity.bounds(Reading.STRICT), quantity.bounds(Reading.CUSTOMARY)
    check_bounds(strict, row, "low", "high")
    check_bounds(customary, row, "customary_low", "customary_high")
    assert strict.contains(customary)
    check_ends(quantity)


def check_ends(quantity: Quantity) -> None:
    """Hold open and closed ends against the hedge: over 5 is not 5, at least 5 may be."""
    strict = quantity.strict
    if quantity.hedge is Hedge.OVER and strict.low is not None:
        assert strict.low_open
    if quantity.hedge is Hedge.NEARLY and strict.high is not None:
        assert strict.high_open
    if quantity.hedge in {Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.NONE} and quantity.value is not None:
        assert strict.contains(quantity.value)


@pytest.mark.parametrize("row", REFUSED, ids=name)
def test_what_is_no_quantity_is_refused_with_a_reason(row: dict[str, str]) -> None:
    with pytest.raises(UnreadableQuantityError, match=r"\w+ \w+"):
        read_quantity(row["text"])


@pytest.mark.slow
@pytest.mark.parametrize("row", READ, ids=name)
def test_every_numeral_of_a_form_counts(row: dict[str, str]) -> None:
    """With another digit or magnitude in its place the form reads as something else, or not."""
    form = row["text"]
    quantity = read_quantity(form)
    for place, sign in enumerate(form):
        for kin in ("0123456789", "一二三四五六七八九", "十百千万亿"):
            for other in kin.replace(sign, "") if sign in kin else "":
                with contextlib.suppress(UnreadableQuantityError):
                    assert read_quantity(form[:place] + other + form[place + 1 :]) != quantity
