"""What the commands show, worked out by hand from made-up bases and from the design."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from toys import base_of, change, fact, figure, relation

from zhuzhou_facts.document.matching import Result
from zhuzhou_facts.document.verification import Verification
from zhuzhou_facts.errors import Message
from zhuzhou_facts.figures.audit import audit
from zhuzhou_facts.figures.comparison import asked_times, compare
from zhuzhou_facts.figures.query import get, items
from zhuzhou_facts.output.presenter import Presenter
from zhuzhou_facts.output.screens.cards import show_screen
from zhuzhou_facts.output.screens.comparing import compare_screen
from zhuzhou_facts.output.screens.evidence import audit_screen, verify_screen
from zhuzhou_facts.output.screens.listing import list_screen, search_screen
from zhuzhou_facts.output.screens.overview import overview_screen
from zhuzhou_facts.output.terminal import draw
from zhuzhou_facts.quantity import Reading
from zhuzhou_facts.records import Pair
from zhuzhou_facts.search import search

if TYPE_CHECKING:
    from zhuzhou_facts.records import FactBase


def in_lang(base: FactBase, lang: str, units: str | None = None) -> Presenter:
    return Presenter(base, lang, units, Reading.STRICT)


def compared(
    base: FactBase, lang: str, *, every: bool = False, units: str | None = None
) -> list[str]:
    times = asked_times(base, None, None)
    found = compare(base, every=every)
    return draw(compare_screen(in_lang(base, lang, units), found, times), room=80).splitlines()


def overview(base: FactBase, lang: str) -> str:
    return draw(overview_screen(in_lang(base, lang)), room=80)


def card(base: FactBase, lang: str, name: str, units: str | None = None) -> str:
    return draw(show_screen(in_lang(base, lang, units), get(base, name)), room=80)


@pytest.mark.parametrize(("lang", "then_and_now", "listed"), [("zh", 16, 235), ("en", 17, 246)])
def test_screens_of_all_facts_fit_their_lines(
    base: FactBase, lang: str, then_and_now: int, listed: int
) -> None:
    assert len(compared(base, lang)) <= then_and_now
    found = list(items(base, Reading.STRICT, derived=False))
    assert len(draw(list_screen(in_lang(base, lang), found), room=80).splitlines()) <= listed
    assert len(overview(base, lang).splitlines()) <= 24


def test_of_many_comparable_facts_the_overview_shows_the_first() -> None:
    facts = [fact(f"f-{n}", figure("1人", "1978"), figure("3人", "2017")) for n in range(99)]
    lines = overview(base_of(*facts), "en").splitlines()
    assert len(lines) <= 24
    assert sum("times" in line for line in lines) == 5


FALLEN = base_of(
    fact("offices", figure("50余个", "before"), figure("30个", "after")),
    fact("approvals", figure("1788项", "before"), figure("144项", "after")),
)


def test_a_decrease_is_in_percent() -> None:
    # 1 - 30/50 is 40 %, and there were more than 50; 1 - 144/1788 is 91.946 %.
    assert compared(FALLEN, "en") == [
        "Name           before  after        Change",
        "──────────────────────────────────────────",
        "the offices    50-odd     30     down >40%",
        "  down >20",
        "the approvals   1,788    144  down ≈91.95%",
        "  down 1,644                   91.94–91.95",
        "≈, <, > and the ranges on second lines are computed, not stated by the source.",
    ]


HALVES = base_of(
    fact("profit", figure("5吨", "2022-H1"), figure("-12吨", "2023-H1")),
    fact("output", figure("80吨", "2023"), figure("40吨", "2022")),
)


def test_a_part_of_a_year_is_marked_in_the_column_of_the_year() -> None:
    found = compare(HALVES, 2022, 2023)
    screen = compare_screen(in_lang(HALVES, "zh"), found, ("2022", "2023"))
    lines = draw(screen, room=60).splitlines()
    assert lines[2].split() == ["甲（吨）", "5*", "-12**"]
    assert lines[-3:-1] == [
        "* 2022年上半年的数，不是2022年的。",
        "** 2023年上半年的数，不是2023年的。",
    ]
    named = replace(HALVES, compare=Pair(from_="2022", to="2023"))
    assert "* for H1 2022. ** for H1 2023." in overview(named, "en")


def test_a_time_in_a_column_that_nobody_asked_for_is_marked_too() -> None:
    base = base_of(
        *(fact(name, figure("4吨", "1990"), figure("5吨", "2000")) for name in "ab"),
        fact("c", figure("4吨", "1990"), figure("6吨", "2000-06")),
    )
    assert "* the figure is for June 2000, not 2000" in compared(base, "en")


STAFF = base_of(
    fact("staff", figure("30人", "2023"),
         changes=(change("difference", "2022", "2023", "18人", down=True),)),
    fact("berths", figure("4个", "2022"), figure("14个", "2023")),
)  # fmt: skip


def test_a_computed_number_that_is_exact_has_a_sign() -> None:
    # 30 + 18 is 48, and 18 of 48 are 37.5 %; 14 by 4 is 3.5, and 250 % more within the year.
    assert compared(STAFF, "en") == [
        "Name                    2022  2023       Change   A year",
        "────────────────────────────────────────────────────────",
        "the staff (people) [1]   =48    30  down =37.5%  =-37.5%",
        "  down 18",
        "the berths                 4    14   =3.5 times    =250%",
        "  up 10",
        "[1] the source says “down 18 people”",
        "≈, =, <, > and the ranges on second lines are computed, not stated by the",
        "source.",
    ]
    assert "≈、=、<、> 由原文数字推算，原文没有写。" in overview(STAFF, "zh")
    assert "=-37.5% a year" in card(STAFF, "en", "staff")


def test_no_line_mixes_units_of_two_kinds(base: FactBase) -> None:
    lines = compared(base, "en", units="source")
    assert any("亿美元" in line for line in lines)
    assert not any("billion" in line or "million" in line for line in lines)


@pytest.mark.parametrize("units", [None, "source", "zh", "intl"])
def test_a_change_is_in_the_language_of_the_words_around_it(
    base: FactBase, units: str | None
) -> None:
    english = "\n".join(compared(base, "en", units=units))
    chinese = "\n".join(compared(base, "zh", units=units))
    for words in ("over 5 times", "≈40.77 times", "up 30.7 points"):
        assert words in english
    for words in ("5倍多", "≈40.77倍", "1.35～1.45", "提高30.7个百分点"):
        assert words in chinese
    assert "“grew by 40 times”: an increase, 41 times as much" in english
    claims = draw(audit_screen(in_lang(base, "en", units), audit(base)), room=100)
    assert "read as “40 times as much” it would disagree" in claims
    shown = card(base, "en", "built-up-area", units)
    assert "1978 → 2016  over 5 times, as written 5倍多\n             bounds >5 times;" in shown


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("一倍", "grew by 100%"),
        ("一倍多", "grew by over 100%"),
        ("1.1倍", "grew by 1.1 times"),
        ("21倍", "grew by 21 times"),
    ],
)
def test_what_doubled_grew_by_100_percent(written: str, words: str) -> None:
    grown = change("growth", "1990", "2000", written)
    assert in_lang(GROWN, "en").change(grown) == words
    assert in_lang(GROWN, "zh", "source").change(grown) == f"增长{written}"


def test_growth_of_money_that_may_be_real_is_not_contradicted() -> None:
    base = base_of(
        fact("gdp", figure("580亿元", "2022"), figure("617.5亿元", "2023"),
             changes=(change("growth", "2022", "2023", "5.2%"),)),
    )  # fmt: skip
    # 617.45 by 580.5 is 1.0637, 617.55 by 579.5 is 1.0657.
    assert draw(audit_screen(in_lang(base, "en"), audit(base)), room=80).splitlines()[2:] == [
        "○ cannot be told  Source says   Why",
        "  the gdp         grew by 5.2%",
        "    6.36%–6.57%; whether at constant or current prices is not said",
    ]
    assert "grew by 5.2%\n             bounds 5.15%–5.25%\n" in card(base, "en", "gdp")


_TIMES = change("times", "1978", "2017", "44.4倍")
GROWN = base_of(
    fact("trade", figure("5372万美元", "1978"), figure("21.9亿美元", "2017"),
         changes=(change("growth", "1978", "2017", "40倍"),)),
    fact("farms", figure("206.6亿元", "2017"), changes=(_TIMES,)),
    fact("bridges", figure("107座", "2017")),
    fact("crossings", figure("7座", "2017")),
    relations=(relation("parts", "bridges", "crossings"),),
)  # fmt: skip


def test_growth_in_times_is_an_increase_and_notes_say_so() -> None:
    text = "\n".join(compared(GROWN, "zh"))
    assert "≈40.77倍" in text
    assert "原文作“增长40倍”，指增加的倍数，合为41倍。" in text
    text = draw(audit_screen(in_lang(GROWN, "en"), audit(GROWN)), room=100)
    assert text.splitlines()[:4] == [
        "3 claims recomputed: 0 disagree, 2 agree, 1 cannot be told",
        "",
        "√ agrees          Source says              Recomputed",
        "  the trade [1]   grew by 40 times         39.67–39.87 times",
    ]
    assert "  the bridges     107 things               7, fits" in text
    assert "  the farms       44.4 times that of 1978  1978 not stated" in text
    assert "[1] read as an increase; read as “40 times as much” it would disagree" in text


def test_a_claim_that_its_figures_contradict_comes_first() -> None:
    wrong = base_of(
        fact("a", figure("2.0亿吨", "1990"), figure("4.0亿吨", "2020"),
             changes=(change("times", "1990", "2020", "3.0倍"),)),
    )  # fmt: skip
    # 4.0 by 2.0 is between 3.95/2.05 and 4.05/1.95.
    assert draw(audit_screen(in_lang(wrong, "zh"), audit(wrong)), room=80).splitlines() == [
        "核算1处：不一致1处，一致0处，无法判定0处",
        "",
        "× 不一致  原文             核算",
        "  甲      是1990年的3.0倍  1.92～2.08倍",
    ]


def test_a_card_has_figures_bounds_and_what_follows(base: FactBase) -> None:
    lines = card(base, "en", "resident-population").splitlines()
    heading = "City development · indicator · resident-population"
    assert lines[:2] == ["resident population", heading]
    start = lines.index("2017         4.0215 million people, as written 402.15万人")
    assert lines[start + 1 : start + 4] == [
        "             bounds 4.02145–4.02155 million people",
        "1978         ≈2.87 million people = 402.15万人 ÷ 1.4倍",
        "             bounds 2.77–2.98 million people; computed, not stated by the source",
    ]
    assert "Place  section 2, paragraph 1" in lines
    # A computed figure has a card of its own.
    text = card(base, "zh", "other-major-bridges")
    assert "=80座 = 107座 - 7座 - 20座" in text
    assert "推算，原文没有写" in text


def test_a_hit_has_its_place_and_key_below(base: FactBase) -> None:
    hits = search(base, "287万人")
    assert draw(search_screen(in_lang(base, "zh"), hits), room=80).splitlines() == [
        "常住人口          ≈287万人  1978年",
        "  城市建设 第2部分第1段 · resident-population@1978",
        "  277万～298万人；= 402.15万人 ÷ 1.4倍",
    ]
    # Matched words are underlined.
    (hit, *_) = search(base, "常住人口")
    text = draw(search_screen(in_lang(base, "zh"), (hit,)), room=80, color=True)
    assert "\x1b[4m常住人口\x1b[0m" in text


def test_verify_counts_first_and_then_shows_what_differs(base: FactBase) -> None:
    right = Verification("major-bridges@2017", "107座", 2, 2, Result.EXACT, 5, 9, 42, 81, "107座")
    wrong = right._replace(result=Result.ALTERED, found="11\n7座", why=Message("other number"))
    gap = Verification("", "", 2, 2, Result.UNCOVERED, 5, 9, 42, 81, "117\r\n座")
    screen = verify_screen(in_lang(base, "en"), [right, wrong, gap], "copy.txt")
    assert draw(screen, room=80).splitlines() == [
        "copy.txt: 2 references, 1 exact, 1 altered",
        "× major bridges  §2 ¶2  copy.txt:42:81",
        "    fact base 107座   copy 11 7座   other number",
        "numbers of the copy that no fact covers (1): 117座 (copy.txt:42:81)",
    ]
    every = verify_screen(in_lang(base, "zh"), [right], "copy.txt", every=True)
    assert "√ 重要桥梁  第2部分第2段  copy.txt:42:81" in draw(every, room=80)
    below = verify_screen(in_lang(base, "en"), [wrong._replace(caption=True)], "copy.txt")
    assert "× major bridges  §2 ¶2▲  copy.txt:42:81" in draw(below, room=80)
