from __future__ import annotations

import pytest
from article_copies import NUMBERED, ZHUZHOU, article_text, base, change, fact, figure

from zhuzhou_facts.document import Matcher, divide
from zhuzhou_facts.document.verification import uncovered
from zhuzhou_facts.records import Fact, FactBase, Layout, TimeLabel


def gaps(text: str, stated: FactBase) -> list[tuple[int, int, bool, str]]:
    matcher = Matcher(text, divide(text, stated.source.layout))
    return [
        (*part[:3], text[number.start : number.end]) for part, number in uncovered(matcher, stated)
    ]


def left(text: str, *facts: Fact, times: dict[str, TimeLabel] | None = None) -> list[str]:
    return [number for *_, number in gaps(text, base(*facts, layout=NUMBERED, times=times))]


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
    stated = base(fact("a", (0, 2), figure("12座")), layout=NUMBERED)
    assert gaps(text, stated) == [(0, 1, False, "12座"), (0, 2, True, "12座")]
    assert left("甲。\n图:桥12座", fact("a", (0, 1), figure("12座"), caption=True)) == []


@pytest.mark.parametrize(
    ("written", "text", "open_numbers"),
    [
        ("5家", "关15家,余5家", ["15家"]),
        ("402.15万", "有402.15万人", []),
        ("402.15万人", "有４０２．１５ 万人", []),
        ("402", "有402.15万人", ["402.15万人"]),
        ("约12", "约12座", []),
    ],
)
def test_covered_is_a_number_that_the_quoted_phrase_holds_whole(
    written: str, text: str, open_numbers: list[str]
) -> None:
    assert left(text, fact("a", (0, 1), figure(written))) == open_numbers


def test_the_way_a_declared_time_is_written_covers_everywhere() -> None:
    times = {"reform": TimeLabel(zh="改革以来", written=("40年", "十八大"))}
    assert left("40年来\n十八大以来,140座", times=times) == ["140座"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("过去一年,有桥12座,比五年前多2座。", ["12座", "2座"]),
        ("113年有橋12座，較112年增加2座。", ["12座", "2座"]),
        ("In the six months to June, 12 ferries ran; five years ago, 9.", ["12 ferries", "9"]),
    ],
)
def test_a_number_that_says_when_is_none_to_cover(text: str, numbers: list[str]) -> None:
    assert left(text) == numbers


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
    assert gaps("", base(layout=Layout())) == []


def test_the_article_without_facts_shows_the_numbers_counted_by_hand() -> None:
    by_place: dict[tuple[int, int], list[str]] = {}
    for section, paragraph, _, number in gaps(article_text(), base(layout=ZHUZHOU)):
        by_place.setdefault((section, paragraph), []).append(number)
    assert by_place[7, 1] == ["七次", "八次", "50余个", "30个", "1788项", "144项"]
    assert by_place[2, 2][-5:] == ["33.4公里", "107座", "7座", "20座", "数千"]
    assert by_place[6, 3][-1:] == ["四次"]
    assert (6, 1) not in by_place
    assert (3, 3) not in by_place
