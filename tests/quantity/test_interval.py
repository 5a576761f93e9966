from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhuzhou_facts.quantity.interval import EVERYTHING, Interval, exact, order, outward, resolution

numbers = st.fractions(min_value=-50, max_value=50, max_denominator=12)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Any interval: exact, bounded, one-sided or unbounded, its ends open or closed."""
    low, high = sorted((draw(numbers), draw(numbers)))
    if low == high:
        return exact(low)
    return Interval(
        draw(st.sampled_from([low, None])),
        draw(st.sampled_from([high, None])),
        low_open=draw(st.booleans()),
        high_open=draw(st.booleans()),
    )


@st.composite
def points(draw: st.DrawFn, within: Interval) -> Fraction:
    """A number of the interval; the ends themselves come up where they belong to it."""
    low = within.low if within.low is not None else (within.high or Fraction(0)) - 100
    high = within.high if within.high is not None else low + 200
    share = draw(st.fractions(min_value=0, max_value=1, max_denominator=16))
    point = low + share * (high - low)
    return point if within.contains(point) else (low + high) / 2


def closed(low: str, high: str) -> Interval:
    return Interval(Fraction(low), Fraction(high))


@given(st.data(), intervals(), intervals())
def test_arithmetic_contains_every_pointwise_result(
    data: st.DataObject, one: Interval, other: Interval
) -> None:
    x, y = data.draw(points(one)), data.draw(points(other))
    assert (one + other).contains(x + y)
    assert (one - other).contains(x - y)
    assert (one * other).contains(x * y)
    if y:
        assert (one / other).contains(x / y)
    assert (one * y).contains(x * y)
    assert (-one).contains(-x)


@given(st.data(), intervals(), st.integers(1, 5), st.integers(0, 6))
def test_root_contains_every_pointwise_root(
    data: st.DataObject, one: Interval, n: int, digits: int
) -> None:
    """Raised again, the ends of the root hold the numbers that it was drawn from."""
    number = data.draw(points(one)) ** 2
    root = (exact(number) + closed("0", "3")).root(n, digits)
    assert root.low is not None
    assert root.high is not None
    assert root.low**n <= number < number + 3 <= root.high**n


@given(st.data(), intervals(), intervals())
def test_intersection_is_what_both_contain(
    data: st.DataObject, one: Interval, other: Interval
) -> None:
    x = data.draw(st.one_of(points(one), points(other)))
    both = one.intersect(other)
    assert (one.contains(x) and other.contains(x)) == (both is not None and both.contains(x))
    assert both is None or (one.contains(both) and other.contains(both))


@given(intervals())
def test_outward_at_its_resolution_contains_and_widens_by_a_fifth_at_most(one: Interval) -> None:
    step = resolution(one)
    rounded = outward(one, step)
    assert rounded.contains(one)
    if one.width is not None and rounded.width is not None:
        assert rounded.width <= one.width * Fraction(6, 5)
        if step:
            wider = outward(one, step * 10).width
            assert wider is not None
            assert wider > one.width * Fraction(6, 5)


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (closed("1", "2") + closed("10", "20"), closed("11", "22")),
        (closed("1", "2") - closed("10", "20"), closed("-19", "-8")),
        (closed("-1", "2") * closed("-3", "5"), closed("-6", "10")),
        (closed("1", "2") / closed("4", "5"), closed("1/5", "1/2")),
        (closed("1", "2") / closed("-5", "-4"), closed("-1/2", "-1/5")),
        (closed("1", "2") / closed("-1", "1"), EVERYTHING),
        (closed("1", "2") / exact(0), EVERYTHING),
        (closed("1", "2") / closed("0", "4"), Interval(Fraction(1, 4), None)),
        (closed("1", "2") / closed("-4", "0"), Interval(None, Fraction(-1, 4))),
        (
            closed("1", "2") / Interval(Fraction(4), None),
            Interval(Fraction(0), Fraction(1, 2), low_open=True),
        ),
        (closed("1", "2") / Interval(None, Fraction(4)), EVERYTHING),
        (exact(0) * EVERYTHING, exact(0)),
        (
            closed("0", "1") * Interval(Fraction(0), None, low_open=True),
            Interval(Fraction(0), None),
        ),
        (
            Interval(Fraction(0), Fraction(1), low_open=True) * Interval(Fraction(0), None),
            Interval(Fraction(0), None),
        ),
        (
            Interval(Fraction(0), Fraction(1), low_open=True)
            * Interval(Fraction(2), Fraction(3), high_open=True),
            Interval(Fraction(0), Fraction(3), low_open=True, high_open=True),
        ),
        (
            closed("237.5", "238.5") / Interval(Fraction(5), None, low_open=True),
            Interval(Fraction(0), Fraction("47.7"), low_open=True, high_open=True),
        ),
        (closed("1", "2") * Fraction(3), closed("3", "6")),
        (closed("1", "2") / 4, closed("1/4", "1/2")),
        (closed("4", "9").root(2, 0), closed("2", "3")),
        (
            closed("2", "3").root(2, 2),
            Interval(Fraction("1.41"), Fraction("1.74"), low_open=True, high_open=True),
        ),
        (Interval(Fraction(8), None).root(3, 1), Interval(Fraction(2), None)),
        (closed("0", "0.25").root(2, 1), closed("0", "0.5")),
        (
            outward(closed("277.34", "297.89"), Fraction(1)),
            Interval(Fraction(277), Fraction(298), low_open=True, high_open=True),
        ),
        (outward(closed("34.9", "35.1"), Fraction(1, 10)), closed("34.9", "35.1")),
        (outward(exact(Fraction(1, 3)), Fraction(0)), exact(Fraction(1, 3))),
    ],
)
def test_worked_by_hand(result: Interval, expected: Interval) -> None:
    assert result == expected


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        (closed("277.34", "297.89"), Fraction(1)),
        (closed("34.9", "35.1"), Fraction(1, 10)),
        (closed("2573.4", "2580.2"), Fraction(1)),
        (closed("4.6468", "4.6595"), Fraction(1, 1000)),
        (closed("0", "1000"), Fraction(1000)),
        (exact(Fraction(1, 3)), Fraction(0)),
        (EVERYTHING, Fraction(0)),
        (Interval(None, Fraction("47.68")), Fraction(1, 10)),
        (Interval(Fraction(60_000_000_000), None), Fraction(10) ** 8),
        (Interval(Fraction(-123_456), None), Fraction(1000)),
        (Interval(Fraction(0), None), Fraction(0)),
    ],
)
def test_resolution(interval: Interval, expected: Fraction) -> None:
    assert resolution(interval) == expected


def test_open_ends_do_not_meet_and_closed_ends_do() -> None:
    upper = Interval(Fraction(5), Fraction(6), low_open=True)
    assert upper.intersect(Interval(Fraction(4), Fraction(5), high_open=True)) is None
    assert upper.intersect(closed("4", "5")) is None
    assert closed("5", "6").intersect(closed("4", "5")) == exact(5)
    assert closed("4", "5").intersect(closed("6", "7")) is None
    assert upper.intersect(EVERYTHING) == upper


def test_containing_an_interval_counts_open_ends() -> None:
    half_open = Interval(Fraction(5), Fraction(6), low_open=True)
    assert closed("5", "6").contains(half_open)
    assert not half_open.contains(closed("5", "6"))
    assert EVERYTHING.contains(Interval(Fraction(5), None))
    assert not Interval(Fraction(5), None).contains(EVERYTHING)
    assert not half_open.contains(5)
    assert half_open.contains(6)


@pytest.mark.parametrize(("low", "high"), [("2", "1"), ("1", "1")])
def test_an_empty_interval_is_refused(low: str, high: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        Interval(Fraction(low), Fraction(high), low_open=True)


def test_an_unbounded_side_has_one_form() -> None:
    assert Interval(None, None, low_open=True, high_open=True) == EVERYTHING
    assert EVERYTHING.width is None


def test_what_has_no_answer_is_refused() -> None:
    with pytest.raises(ValueError, match="root"):
        closed("-1", "2").root(2, 3)
    with pytest.raises(ValueError, match="root"):
        closed("1", "2").root(0, 3)
    with pytest.raises(ValueError, match="zero"):
        order(Fraction(0))


@given(st.fractions().filter(bool))
def test_order_is_the_place_of_the_first_digit(number: Fraction) -> None:
    assert Fraction(10) ** order(number) <= abs(number) < Fraction(10) ** (order(number) + 1)
