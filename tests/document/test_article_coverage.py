from __future__ import annotations

import pytest
from article_copies import NUMBERED, ZHUZHOU, article_text, base, change, fact, figure

from zhuzhou_facts.document import divide, uncovered
from zhuzhou_facts.records import Fact, Layout, TimeLabel


def left(text: str, *facts: Fact, times: dict[str, TimeLabel] | None = None) -> list[str]:
    gaps = uncovered(divide(text, NUMBERED), base(*facts, layout=NUMBERED, times=times))
    assert all(text[gap.start : gap.end] == gap.text for gap in gaps)
    return [gap.text for gap in gaps]


def test_a_number_is_covered_by_what_a_fact_located_there_quotes() -> None:
    text = "有桥12座、路3条、隧道七处,增至1.4倍。"
    facts = (
        fact("bridges", (0, 1), figure("12座"), change("1.4倍", "2016", "2017")),
        fact("tunnels", (0, 1), written="隧道七处"),
    )
    assert left(text, *facts) == ["3条"]
    assert left(text) == ["12座", "3条", "七处", "1.4倍"]


def test_a_fact_located_elsewhere_covers_nothing_here() -> None:
    text = "北有桥12座。\n南有桥12座。\n图:桥12座"
    gaps = uncovered(
        divide(text, NUMBERED), base(fact("a", (0, 2), figure("12座")), layout=NUMBERED)
    )
    assert [(gap.section, gap.paragraph, gap.caption, gap.start) for gap in gaps] == [
        (0, 1, False, 3),
        (0, 2, True, 19),
    ]
    assert left("甲。\n图:桥12座", fact("a", (0, 1), figure("12座"), caption=True)) == []


@pytest.mark.parametrize(
    ("written", "text", "gaps"),
    [
        ("5家", "关15家,余5家", ["15家"]),
        ("402.15万", "有402.15万人", []),
        ("402.15万人", "有４０２．１５ 万人", []),
        ("402", "有402.15万人", ["402.15万人"]),
        ("约12", "约12座", []),
    ],
)
def test_covered_is_a_number_that_the_quoted_phrase_holds_whole(
    written: str, text: str, gaps: list[str]
) -> None:
    assert left(text, fact("a", (0, 1), figure(written))) == gaps


@pytest.mark.parametrize(
    ("when", "gaps"),
    [
        ("2017", ["6月", "30日"]),
        ("2017-06", ["30日"]),
        ("2017-06-30", []),
        ("2016/2017-06~", ["30日"]),
        ("2012-11/..", ["2017年", "6月", "30日"]),
        ("before", ["2017年", "6月", "30日"]),
    ],
)
def test_a_date_is_covered_by_the_time_of_a_figure_there(when: str, gaps: list[str]) -> None:
    text = "2017年6月30日有桥12座。"
    assert left(text, fact("a", (0, 1), figure("12座", when))) == gaps


def test_a_date_is_covered_by_the_times_of_a_change_there() -> None:
    text = "1978年至二〇一七年增至3倍,今年十二月止40年。"
    stated = change("3倍", "1978", "2017-12")
    assert left(text, fact("a", (0, 1), stated)) == ["40年"]


def test_an_english_year_is_a_date() -> None:
    text = "In 2017 it had 107 bridges, in 2016 it had 2017 ships."
    stated = fact("a", (0, 1), figure("107 bridges", "2017"), written="2017 ships")
    assert left(text, stated) == ["2016"]


def test_the_way_a_declared_time_is_written_covers_everywhere() -> None:
    times = {"reform": TimeLabel(zh="改革以来", written=("40年", "十八大"))}
    assert left("40年来\n十八大以来,140年来", times=times) == ["140年"]


def test_a_summary_is_covered_as_far_as_what_it_repeats() -> None:
    text = "有桥12座、路3条。\n有桥12座、路3条。又有隧道7处。"
    assert left(text, fact("a", (0, 2), figure("12座"))) == ["3条", "3条", "7处"]
    whole = fact("a", (0, 2), figure("12座"), figure("3条"), figure("7处"))
    assert left(text, whole) == []
    assert left(text.replace("路3条。\n", "路4条。\n"), whole) == ["12座", "4条"]


@pytest.mark.parametrize(
    ("part", "whole"),
    [("2座桥。", "有12座桥。"), ("有桥12", "有桥12座"), ("有2座桥。", "又有3座桥。")],
)
def test_what_only_looks_repeated_is_not_excused(part: str, whole: str) -> None:
    own = fact("a", (0, 2), written=whole)
    assert len(left(f"{part}\n{whole}", own)) == 1


def test_two_paragraphs_that_are_alike_do_not_excuse_each_other() -> None:
    other = fact("a", (0, 1), written="有桥")
    also = fact("b", (0, 2), written="有桥")
    assert left("有桥12座。\n有桥12座。", other, also) == ["12座", "12座"]


def test_an_empty_base_and_an_empty_text_leave_nothing_to_say() -> None:
    assert not uncovered(divide("", Layout()), base(layout=Layout()))


def test_the_article_without_facts_shows_the_numbers_counted_by_hand() -> None:
    parts = divide(article_text(), ZHUZHOU)
    gaps = uncovered(parts, base(layout=ZHUZHOU))
    by_place: dict[tuple[int, int], list[str]] = {}
    for gap in gaps:
        by_place.setdefault((gap.section, gap.paragraph), []).append(gap.text)
    assert by_place[7, 1] == ["七次", "八次", "50余个", "30个", "1788项", "144项"]
    assert by_place[2, 2] == [*("2017年", "1653公里", "33.4公里", "107座", "7座", "20座", "数千")]
    assert by_place[1, 3] == ["4个", "27家", "3名", "39名", "394名", "3D", "三大", "九年"]
    assert by_place[6, 3] == ["六连冠", "四次"]
    assert (6, 1) not in by_place
    assert (3, 3) not in by_place
