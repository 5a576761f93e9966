from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from project import DATA
from search_toys import BRIDGES, POPULATION, base, fact, keys
from toys import figure, relation

from zhuzhou_facts.base.loading import load
from zhuzhou_facts.records import Derived, Text
from zhuzhou_facts.search import mark, search
from zhuzhou_facts.search.english import is_slip, stem

if TYPE_CHECKING:
    from zhuzhou_facts.records import Fact

SHIPPED = load()
QUERIES = (DATA / "queries.tsv").read_text("utf-8").splitlines()
CASES = [line.split("\t") for line in QUERIES if not line.startswith("#")]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        *CASES,
        # Words that only ask do not count.
        ("株洲有多少人", "resident-population"),
        ("how many people live in Zhuzhou", "resident-population"),
        ("人口增长了多少", "resident-population"),
        ("城镇化率提高多少", "urbanisation-rate"),
        ("行政审批事项减少了多少项", "approval-items"),
        ("Zhuzhou ceramics", "ceramics-output"),
        ("株洲的桥梁数量", "major-bridges"),
    ],
)
def test_what_people_type_finds_what_they_mean_first(query: str, wanted: str) -> None:
    found = keys(SHIPPED, query)
    first = re.split("[@:]", found[0])[0] if found else "none"
    assert first in wanted.split("|")


def test_the_subject_is_left_out_in_pinyin_too() -> None:
    # Three of four facts name the town.
    facts = [fact(name, f"{name} of Jiangcheng", zh=f"江城{name}") for name in ("mills", "ports")]
    where = base(*facts, fact("roads", "roads", zh="江城道路"), fact("trams", "trams"))
    where = replace(where, source=replace(where.source, title=Text(zh="江城四十年")))
    assert keys(where, "jiangcheng trams") == ["trams"]
    assert keys(where, "江城多少路") == ["roads"]


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        # Name and whole alias are before a part of a name, before statement, before theme.
        (
            [
                fact("a", "one", says="The harbour is deep"),
                fact("b", "two", aliases=("harbour",)),
                fact("c", "harbour dues"),
                fact("d", "harbour", caption=True),
            ],
            {"harbour": "d b c a", "everything": "a b c d"},
        ),
        # A word is before another form of it.
        (
            [fact("a", "bridging loans"), fact("b", "bridges"), fact("c", "a bridge too far")],
            {"bridges": "b a c"},
        ),
        # All words must be found, unless any is enough, and then all come first.
        (
            [
                fact("a", "deep harbour"),
                fact("b", "one", says="A deep well; the harbour"),
                fact("c", "harbour"),
            ],
            {
                "deep harbour": "a b",
                "any: deep harbour": "a b c",
                "deep harbour wedding": "",
                "any: wedding": "",
            },
        ),
        # Ties keep the order of the file.
        ([fact(name, "deep well") for name in "bca"], {"well": "b c a"}),
        # A slip is never ahead of a real match nor beside one.
        (
            [fact("a", "marshes"), fact("b", "one", says="the marches")],
            {"marches": "b", "marhces": "b"},
        ),
        # Four letters are too few to guess.
        ([fact("a", "lake")], {"laek": ""}),
        # A beginning is enough where no word is meant.
        (
            [fact("a", "agricultural output"), fact("b", "harbour"), fact("c", "harbourside")],
            {"agri": "a", "harbour": "b", "agr": ""},
        ),
        # Chinese is found whole before in pieces.
        (
            [
                fact("a", "x", zh="出口国家数与总额"),
                fact("b", "y", zh="进出口总额"),
                fact("c", "z", zh="出口额"),
            ],
            {"出口额": "c", "进口税": ""},
        ),
        (
            [fact("a", "x", zh="出口国家数与总额"), fact("b", "y", zh="进出口总额")],
            {"出口额": "b a"},
        ),
        # Any part of a Chinese query is enough if asked, and the fuller one is first.
        (
            [fact("a", "x", zh="人口"), fact("b", "y", zh="人口增长率")],
            {"人口增长的原因": "", "any: 人口增长的原因": "b a"},
        ),
        # How many is asked of things and not of a part of their names.
        (
            [fact("a", "x", zh="人口"), fact("b", "y", zh="进出口总额"), fact("c", "z", zh="目录")],
            {"有多少人口": "a", "有多少项目": ""},
        ),
        # A single character is found in names alone.
        ([fact("a", "x", zh="立交桥"), fact("b", "y", says="过了桥")], {"桥": "a"}),
        # A traditional base is found by simplified characters and by pinyin too.
        (
            [fact("a", "x", zh="預期壽命")],
            {"寿命": "a", "壽命": "a", "yuqi shouming": "a", "yqsm": "a"},
        ),
        # Spaces around the plus sign of a name do not matter.
        (
            [fact("a", "the 1+4+N system"), fact("b", "4 systems")],
            {"1 + 4 + n": "a", "1+4+N": "a"},
        ),
        # Pinyin is for names and never ahead of English.
        ([fact("a", "x", zh="常住人口"), fact("b", "renkou port")], {"renkou": "b"}),
        (
            [fact("a", "x", zh="常住人口")],
            {"renkou": "a", "ren kou": "a", "czrk": "a", "RénKǒu": "a"},
        ),
        ([fact("a", "x", zh="旅游")], {"lvyou": "a"}),
        # One syllable is as often an English word.
        ([fact("a", "x", zh="移送")], {"song": ""}),
        ([], {"harbour": "", "人口": "", "7": ""}),
    ],
)
def test_what_is_found_and_in_which_order(facts: list[Fact], found: dict[str, str]) -> None:
    """Each query, with any word where it says so, finds the facts of these ids."""
    for query, expected in found.items():
        any_word = query.startswith("any: ")
        ids = keys(base(*facts), query.removeprefix("any: "), any_word=any_word)
        assert ids == expected.split(), query


def test_the_table_of_queries_is_large_and_tries_every_way_to_type() -> None:
    found = [query for query, wanted in CASES if wanted != "none"]
    assert len(found) >= 90
    assert len(CASES) - len(found) >= 15
    assert len({query for query, _ in CASES}) == len(CASES)


def test_a_caption_comes_after_the_text_and_a_derived_figure_after_what_is_stated() -> None:
    rest = relation("parts", "all-mills", "wind-mills", distinct=True)
    other = Derived(id="other-mills", name=Text(en="mills"), unit="count")
    where = base(
        fact("picture", "mills shown", caption=True),
        fact("all-mills", "mills in all", figures=(figure("10座"),)),
        fact("wind-mills", "mills driven by wind", figures=(figure("4座"),)),
        relations=(replace(rest, derives=other),),
    )
    assert keys(where, "mills shown") == ["picture"]
    found = search(where, "mills")
    assert [hit.key for hit in found] == ["other-mills", "all-mills", "wind-mills", "picture"]
    # It is called exactly so: without that it would stand with the captions.
    assert found[0].score == found[1].score + 15


def test_english_endings_and_both_spellings_are_one_but_not_words_that_only_look_alike() -> None:
    families = (
        "factory factories",
        "urbanise urbanised urbanisation urbanization urbanizing",
        "close closes closed closing",
        "plan plans planned planning",
        "centre center centres",
        "labour labor",
        "licence license licenses",
        "catalogue catalogs",
        "travelled traveling",
        "pollution polluting pollutes",
        "house houses housing",
        "day days",
    )
    for family in families:
        assert len({stem(word) for word in family.split()}) == 1, family
    for pair in ("plane plan", "care car", "police policy", "university universe"):
        assert len({stem(word) for word in pair.split()}) == 2, pair


@pytest.mark.parametrize(
    ("typed", "meant", "forgiven"),
    [
        *(("populaton", "population", True), ("opulation", "population", True)),  # missed
        ("brridges", "bridges", True),  # added
        ("bridfes", "bridges", True),  # the key beside it
        *(("bridegs", "bridges", True), ("rbidges", "bridges", True)),  # too early
        ("grund", "grand", True),  # vowel for vowel
        ("brdgs", "bridges", False),  # two keys
        *(("bridges", "bridges", False), ("beaches", "reaches", False)),
        *(("police", "policy", False), ("brand", "br5nd", False)),
    ],
)
def test_one_slip_of_the_keyboard(typed: str, meant: str, *, forgiven: bool) -> None:
    assert is_slip(typed, meant) is forgiven


def test_a_part_of_a_name_says_more_than_a_whole_alias() -> None:
    where = base(fact("a", "x", zh="人口增长", aliases=("人口",)))
    (hit,) = search(where, "人口")
    assert (hit.why.en, hit.score) == ("name: part 人口", 1058)


def test_the_subject_of_the_base_need_not_be_in_the_fact() -> None:
    facts = (
        fact("a", "harbour of Oxbridge", says="Oxbridge has a harbour"),
        fact("b", "ceramics", says="Potters thrive"),
    )
    assert keys(base(*facts, title="Oxbridge in figures"), "Oxbridge ceramics") == ["b"]
    assert keys(base(*facts, title="Oxbridge in figures"), "Oxbridge") == ["a"]
    assert keys(base(*facts), "Oxbridge ceramics") == []


def test_a_character_of_the_same_sound_is_a_slip_in_a_whole_name_alone() -> None:
    where = base(
        fact("a", "x", zh="常住人口"), fact("b", "y", zh="株洲港", says="株洲"), title="株洲"
    )
    assert keys(where, "常驻人口") == ["a"]
    assert search(where, "常驻人口")[0].why.en == "name: one slip from 常住人口"
    assert keys(where, "常驻") == []
    assert keys(where, "长驻人口") == []  # two slips
    # 株洲 is in the title and in one fact of two.
    assert keys(where, "株州港") == ["b"]
    assert keys(where, "株州常住人口") == ["a"]


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("quay", "Quays and Quayside", ["Quays"]),
        ("quays", "ｑｕａｙｓ", ["ｑｕａｙｓ"]),
        ("cafe", "the Café, cafés", ["Café"]),
        ("預期壽命", "预期寿命与平均预期寿命", ["预期寿命", "预期寿命"]),
        ("寿命", "預期壽命", ["壽命"]),
        ("yuqishouming", "預期壽命", ["預期壽命"]),
        ("quays 寿命", "Quays，寿命", ["Quays", "寿命"]),
        ("quay", "nothing", []),
    ],
)
def test_what_was_found_is_marked_in_a_text(query: str, text: str, marked: list[str]) -> None:
    where = base(fact("a", "café of the quays", zh="預期壽命"))
    (hit,) = search(where, query)
    assert [text[start:end] for start, end in mark(text, hit.found)] == marked


def test_limit_counts_rows() -> None:
    where = base(POPULATION, BRIDGES)
    assert len(search(where, "inhabitants", limit=1)) == 1
    assert search(where, "inhabitants", limit=0) == ()


def test_why_names_the_place_the_kind_and_what_was_found() -> None:
    where = base(fact("a", "deep harbour", zh="常住人口", aliases=("quays",)))
    assert search(where, "quay")[0].why == Text(
        zh="别名：同一词的另一形式 quays", en="alias: form of the word quays"
    )
    assert search(where, "常住人口")[0].why.en == "name: whole word 常住人口"
    assert search(where, "人口")[0].why.en == "name: part 人口"
    assert search(where, "renkou")[0].why.en == "name: pinyin of 人口"
    assert search(where, "harbuor")[0].why.en == "name: one slip from harbour"


@settings(max_examples=60)
@given(st.text(max_size=40))
def test_any_text_may_be_searched_for_and_gives_the_same_again(query: str) -> None:
    found = search(SHIPPED, query)
    assert found == search(SHIPPED, query)
    scores = [hit.score for hit in found]
    assert scores == sorted(scores, reverse=True)


def test_every_fact_is_found_by_its_id_and_by_its_names() -> None:
    for one in SHIPPED.facts:
        for query in (one.id, one.name.zh or one.id, one.name.en or one.id):
            found = [key.partition("@")[0] for key in keys(SHIPPED, query)]
            assert one.id in found[:3], query
