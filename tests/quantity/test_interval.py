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


def span(text: str) -> Interval:
    """Read [1, 2], (1/3, 0.5) or [1, ..]: a round bracket stands beside an open end."""
    low, high = (None if end == ".." else Fraction(end) for end in text[1:-1].split(", "))
    return Interval(low, high, low_open=text[0] == "(", high_open=text[-1] == ")")


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
    root = (exact(number) + span("[0, 3]")).root(n, digits)
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
        (span("[1, 2]") + span("[10, 20]"), "[11, 22]"),
        (span("[1, 2]") - span("[10, 20]"), "[-19, -8]"),
        (span("[-1, 2]") * span("[-3, 5]"), "[-6, 10]"),
        (span("[1, 2]") / span("[4, 5]"), "[1/5, 1/2]"),
        (span("[1, 2]") / span("[-5, -4]"), "[-1/2, -1/5]"),
        (span("[1, 2]") / span("[-1, 1]"), "[.., ..]"),
        (span("[1, 2]") / exact(0), "[.., ..]"),
        (span("[1, 2]") / span("[0, 4]"), "[1/4, ..]"),
        (span("[1, 2]") / span("[-4, 0]"), "[.., -1/4]"),
        (span("[1, 2]") / span("[4, ..]"), "(0, 1/2]"),
        (span("[1, 2]") / span("[.., 4]"), "[.., ..]"),
        (exact(0) * EVERYTHING, "[0, 0]"),
        (span("[0, 1]") * span("(0, ..]"), "[0, ..]"),
        (span("(0, 1]") * span("[0, ..]"), "[0, ..]"),
        (span("(0, 1]") * span("[2, 3)"), "(0, 3)"),
        (span("[237.5, 238.5]") / span("(5, ..]"), "(0, 47.7)"),
        (span("[1, 2]") * Fraction(3), "[3, 6]"),
        (span("[1, 2]") / 4, "[1/4, 1/2]"),
        (span("[4, 9]").root(2, 0), "[2, 3]"),
        (span("[2, 3]").root(2, 2), "(1.41, 1.74)"),
        (span("[8, ..]").root(3, 1), "[2, ..]"),
        (span("[0, 0.25]").root(2, 1), "[0, 0.5]"),
        (outward(span("[277.34, 297.89]"), Fraction(1)), "(277, 298)"),
        (outward(span("[34.9, 35.1]"), Fraction(1, 10)), "[34.9, 35.1]"),
        (outward(exact(Fraction(1, 3)), Fraction(0)), "[1/3, 1/3]"),
    ],
)
def test_worked_by_hand(result: Interval, expected: str) -> None:
    assert result == span(expected)


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        *(("[277.34, 297.89]", "1"), ("[34.9, 35.1]", "0.1"), ("[2573.4, 2580.2]", "1")),
        *(("[4.6468, 4.6595]", "0.001"), ("[0, 1000]", "1000"), ("[1/3, 1/3]", "0")),
        *(("[.., ..]", "0"), ("[.., 47.68]", "0.1"), ("[60000000000, ..]", "100000000")),
        *(("[-123456, ..]", "1000"), ("[0, ..]", "0")),
    ],
)
def test_resolution(interval: str, expected: str) -> None:
    assert resolution(span(interval)) == Fraction(expected)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("(5, 6]", "[4, 5)", None),
        ("(5, 6]", "[4, 5]", None),
        ("[5, 6]", "[4, 5]", "[5, 5]"),
        ("[4, 5]", "[6, 7]", None),
        ("(5, 6]", "[.., ..]", "(5, 6]"),
    ],
)
def test_open_ends_do_not_meet_and_closed_ends_do(one: str, other: str, both: str | None) -> None:
    assert span(one).intersect(span(other)) == (both and span(both))


@pytest.mark.parametrize(
    ("one", "other", "contained"),
    [
        ("[5, 6]", "(5, 6]", True),
        ("(5, 6]", "[5, 6]", False),
        ("[.., ..]", "[5, ..]", True),
        ("[5, ..]", "[.., ..]", False),
        ("(5, 6]", "[5, 5]", False),
        ("(5, 6]", "[6, 6]", True),
    ],
)
def test_containing_an_interval_counts_open_ends(one: str, other: str, *, contained: bool) -> None:
    assert span(one).contains(span(other)) is contained


@pytest.mark.parametrize("text", ["(2, 1]", "(1, 1]"])
def test_an_empty_interval_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        span(text)


def test_an_unbounded_side_has_one_form() -> None:
    assert span("(.., ..)") == EVERYTHING
    assert EVERYTHING.width is None


def test_what_has_no_answer_is_refused() -> None:
    with pytest.raises(ValueError, match="root"):
        span("[-1, 2]").root(2, 3)
    with pytest.raises(ValueError, match="root"):
        span("[1, 2]").root(0, 3)
    with pytest.raises(ValueError, match="zero"):
        order(Fraction(0))


@given(st.fractions().filter(bool))
def test_order_is_the_place_of_the_first_digit(number: Fraction) -> None:
    assert Fraction(10) ** order(number) <= abs(number) < Fraction(10) ** (order(number) + 1)
