from __future__ import annotations

from datetime import date

import pytest

from zhuzhou_facts.records import TIME_LABELS, Side, TimeLabel
from zhuzhou_facts.records.dates import alike, in_chinese, lies_in, order, overlap, read_moment


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2017", "2017-01-01", "2017-12-31"),
        ("2017~", "2017-01-01", "2017-12-31"),
        ("2018-06", "2018-06-01", "2018-06-30"),
        ("2016-02?", "2016-02-01", "2016-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2018-11-14%", "2018-11-14", "2018-11-14"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("2012-11/..", "2012-11-01", "9999-12-31"),
        ("../1978", "0001-01-01", "1978-12-31"),
        ("1978/2017", "1978-01-01", "2017-12-31"),
        ("2018/2018", "2018-01-01", "2018-12-31"),
        ("2018-06-30/2018-07", "2018-06-30", "2018-07-31"),
        ("2023-Q1", "2023-01-01", "2023-03-31"),
        ("2023-Q4", "2023-10-01", "2023-12-31"),
        ("2020-H1", "2020-01-01", "2020-06-30"),
        ("2020-H2", "2020-07-01", "2020-12-31"),
        ("FY2023", "2023-01-01", "2023-12-31"),
        ("2023-Q1/2023-Q3", "2023-01-01", "2023-09-30"),
        ("2018/2019", "2018-01-01", "2019-12-31"),
    ],
)
def test_a_date_or_an_interval_is_read(text: str, start: str, end: str) -> None:
    moment = read_moment(text)
    assert moment
    assert (str(moment.start), str(moment.end)) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        *("", "/", "..", "../..", "2018/", "/2018", "2018/2017", "2018/2019/2020"),
        *("2018-13", "2018-00", "2018-02-30", "2018-6", "201", "20188", "0000", "0000-12"),
        *("2023-Q0", "2023-Q5", "2023-H3", "2023Q4", "2023-q4", "FY23", "fy2023", "FY2023-Q1"),
        *("２０１８", "2018 ", " 2018", "2018\n", "2018-06-01T00:00", "201X", "before", "2018~~"),
        "-2018",
    ],
)
def test_anything_else_is_no_date(text: str) -> None:
    assert read_moment(text) is None


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        *(("2018-06", "2018", True), ("2018", "2018", True), ("2018", "2012-11/..", True)),
        *(("1978", "../2017", True), ("2023-Q4", "2023", True), ("before", "before", True)),
        *(("2018", "2018-06", False), ("2017", "2018", False), ("2012-10", "2012-11/..", False)),
        *(("2018", "../2017", False), ("2012-11/..", "2012", False), (None, "2023", False)),
        *(("../1978", "../2017", False), ("FY2023", "2023", False), ("2023", "FY2023", False)),
    ],
)
def test_a_time_lies_within_another(inner: str | None, outer: str, *, expected: bool) -> None:
    assert lies_in(inner, outer) is expected


@pytest.mark.parametrize(
    ("text", "year"),
    [("2018-06", 2018), ("2017/2018", None), ("2012-11/..", None), ("../2018", None)],
)
def test_a_time_in_one_year_has_that_year(text: str, year: int | None) -> None:
    moment = read_moment(text)
    assert moment
    assert moment.year == year


OWN_LABELS = {"dusk": TimeLabel(side=Side.LATE), "dawn": TimeLabel(side=Side.EARLY)}


@pytest.mark.parametrize(
    ("labels", "times", "in_order"),
    [
        (
            TIME_LABELS,
            "after 2017 peak 1978 ../1960 before 2012-11/..",
            "peak before ../1960 1978 2012-11/.. 2017 after",
        ),
        # Labels of a base stand where it says.
        (OWN_LABELS, "dusk 2017 dawn", "dawn 2017 dusk"),
    ],
)
def test_times_stand_in_their_order(
    labels: dict[str, TimeLabel], times: str, in_order: str
) -> None:
    keys = {when: order(when, labels) for when in times.split()}
    assert all(keys.values())
    assert sorted(keys, key=lambda when: keys[when] or (1, date.min)) == in_order.split()
    for when in (None, "no such", "past-five-years"):
        assert order(when, labels) is None


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        *(("2017", "2017年"), ("2018-06", "2018年6月"), ("2018-11-04", "2018年11月4日")),
        *((each, each) for each in ("2017~", "2012-11/..", "before")),
        *(("2023-Q4", "2023年第四季度"), ("2020-H1", "2020年上半年"), ("FY2023", "2023财年")),
        ("2018/2019", "2018年至2019年"),
    ],
)
def test_a_time_is_shown_in_chinese(when: str, shown: str) -> None:
    assert in_chinese(when) == shown


@pytest.mark.parametrize(
    ("first", "last", "together"),
    [
        *(("2023", "2023-05", True), ("2023-Q4", "2023", True), ("2012-11/..", "2017", True)),
        *(("2022-Q4", "2023", False), ("2023-Q1", "2023-Q2", False), ("before", "2017", False)),
        # Where a fiscal year begins and ends is not known.
        *(("FY2022", "2023", True), ("FY2022", "2021-06", True)),
        *(("FY2022", "2024", False), ("FY2022", "FY2023", False)),
    ],
)
def test_times_overlap(first: str, last: str, *, together: bool) -> None:
    assert overlap(first, last) is overlap(last, first) is together


@pytest.mark.parametrize(
    ("first", "last", "same"),
    [
        *(("2022", "2023", True), ("1978", "2018-06", True), ("before", "2017", True)),
        *(("2022-Q4", "2023-Q4", True), ("2022-Q4", "2023", False)),
        *(("2022-H1", "2023-H1", True), ("2022-H1", "2022-Q3", False)),
        *(("FY2022", "FY2023", True), ("FY2022", "2023", False)),
        *(("2022-Q1/2022-Q3", "2023-Q1/2023-Q3", True), ("2022-Q1/2022-Q3", "2023", False)),
    ],
)
def test_a_quarter_is_compared_with_a_quarter(first: str, last: str, *, same: bool) -> None:
    assert alike(first, last) is same
