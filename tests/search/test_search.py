from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from project import DATA
from search_toys import BRIDGES, POPULATION, base, fact, keys
from toys import figure, relation

from zhuzhou_facts.base.loading import load
from zhuzhou_facts.records import Derived, FactBase, Text
from zhuzhou_facts.search import mark, search
from zhuzhou_facts.search.english import is_slip, stem

QUERIES = (DATA / "queries.tsv").read_text("utf-8").splitlines()
CASES = [line.split("\t") for line in QUERIES if not line.startswith("#")]


@lru_cache(maxsize=1)
def shipped() -> FactBase:
    return load()


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
    found = keys(shipped(), query)
    first = re.split("[@:]", found[0])[0] if found else "none"
    assert first in wanted.split("|")


def test_the_subject_is_left_out_in_pinyin_too() -> None:
    # Three of four facts name the town.
    facts = [fact(name, f"{name} of Jiangcheng", zh=f"江城{name}") for name in ("mills", "ports")]
    where = base(*facts, fact("roads", "roads", zh="江城道路"), fact("trams", "trams"))
    where = replace(where, source=replace(where.source, title=Text(zh="江城四十年")))
    assert keys(where, "jiangcheng trams") == ["trams"]
    assert keys(where, "江城多少路") == ["roads"]


def test_the_table_of_queries_is_large_and_tries_every_way_to_type() -> None:
    found = [query for query, wanted in CASES if wanted != "none"]
    assert len(found) >= 90
    assert len(CASES) - len(found) >= 15
    assert len({query for query, _ in CASES}) == len(CASES)


def test_name_and_whole_alias_are_before_a_part_of_a_name_before_statement_before_theme() -> None:
    where = base(
        fact("a", "one", says="The harbour is deep"),
        fact("b", "two", aliases=("harbour",)),
        fact("c", "harbour dues"),
        fact("d", "harbour", caption=True),
    )
    assert keys(where, "harbour") == ["d", "b", "c", "a"]
    assert keys(where, "everything") == ["a", "b", "c", "d"]


def test_a_word_is_before_another_form_of_it() -> None:
    where = base(fact("a", "bridging loans"), fact("b", "bridges"), fact("c", "a bridge too far"))
    assert keys(where, "bridges") == ["b", "a", "c"]


def test_all_words_must_be_found_unless_any_is_enough_and_then_all_come_first() -> None:
    where = base(
        fact("a", "deep harbour"),
        fact("b", "one", says="A deep well; the harbour"),
        fact("c", "harbour"),
    )
    assert keys(where, "deep harbour") == ["a", "b"]
    assert keys(where, "deep harbour", any_word=True) == ["a", "b", "c"]
    assert keys(where, "deep harbour wedding") == []
    assert keys(where, "wedding", any_word=True) == []


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


def test_ties_keep_the_order_of_the_file() -> None:
    names = ("b", "c", "a")
    assert keys(base(*(fact(name, "deep well") for name in names)), "well") == list(names)


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
        ("populaton", "population", True),  # missed
        ("brridges", "bridges", True),  # added
        ("bridfes", "bridges", True),  # the key beside it
        ("bridegs", "bridges", True),  # too early
        ("rbidges", "bridges", True),
        ("opulation", "population", True),
        ("bridges", "bridges", False),
        ("beaches", "reaches", False),
        ("police", "policy", False),
        ("brand", "br5nd", False),
        ("grund", "grand", True),  # vowel for vowel
        ("brdgs", "bridges", False),  # two keys
    ],
)
def test_one_slip_of_the_keyboard(typed: str, meant: str, forgiven: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_slip(typed, meant) is forgiven


def test_a_slip_is_never_ahead_of_a_real_match_nor_beside_one() -> None:
    where = base(fact("a", "marshes"), fact("b", "one", says="the marches"))
    assert keys(where, "marches") == ["b"]
    assert keys(where, "marhces") == ["b"]
    # Four letters are too few to guess.
    assert keys(base(fact("a", "lake")), "laek") == []


def test_a_beginning_is_enough_where_no_word_is_meant() -> None:
    where = base(fact("a", "agricultural output"), fact("b", "harbour"), fact("c", "harbourside"))
    assert keys(where, "agri") == ["a"]
    assert keys(where, "harbour") == ["b"]
    assert keys(where, "agr") == []


def test_chinese_is_found_whole_before_in_pieces() -> None:
    where = base(
        fact("a", "x", zh="出口国家数与总额"),
        fact("b", "y", zh="进出口总额"),
        fact("c", "z", zh="出口额"),
    )
    assert keys(where, "出口额") == ["c"]
    assert keys(base(*where.facts[:2]), "出口额") == ["b", "a"]
    assert keys(where, "进口税") == []


def test_a_part_of_a_name_says_more_than_a_whole_alias() -> None:
    where = base(fact("a", "x", zh="人口增长", aliases=("人口",)))
    (hit,) = search(where, "人口")
    assert (hit.why.en, hit.score) == ("name: part 人口", 1058)


def test_any_part_of_a_chinese_query_is_enough_if_asked_and_the_fuller_one_is_first() -> None:
    where = base(fact("a", "x", zh="人口"), fact("b", "y", zh="人口增长率"))
    assert keys(where, "人口增长的原因") == []
    assert keys(where, "人口增长的原因", any_word=True) == ["b", "a"]


def test_how_many_is_asked_of_things_and_not_of_a_part_of_their_names() -> None:
    where = base(
        fact("a", "x", zh="人口"), fact("b", "y", zh="进出口总额"), fact("c", "z", zh="目录")
    )
    assert keys(where, "有多少人口") == ["a"]
    assert keys(where, "有多少项目") == []


def test_a_single_character_is_found_in_names_alone() -> None:
    where = base(fact("a", "x", zh="立交桥"), fact("b", "y", says="过了桥"))
    assert keys(where, "桥") == ["a"]


def test_the_subject_of_the_base_need_not_be_in_the_fact() -> None:
    facts = (
        fact("a", "harbour of Oxbridge", says="Oxbridge has a harbour"),
        fact("b", "ceramics", says="Potters thrive"),
    )
    assert keys(base(*facts, title="Oxbridge in figures"), "Oxbridge ceramics") == ["b"]
    assert keys(base(*facts, title="Oxbridge in figures"), "Oxbridge") == ["a"]
    assert keys(base(*facts), "Oxbridge ceramics") == []


def test_a_traditional_base_is_found_by_simplified_characters_and_by_pinyin_too() -> None:
    where = base(fact("a", "x", zh="預期壽命"))
    for typed in ("寿命", "壽命", "yuqi shouming", "yqsm"):
        assert keys(where, typed) == ["a"]


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


def test_spaces_around_the_plus_sign_of_a_name_do_not_matter() -> None:
    where = base(fact("a", "the 1+4+N system"), fact("b", "4 systems"))
    assert keys(where, "1 + 4 + n") == keys(where, "1+4+N") == ["a"]


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


def test_pinyin_is_for_names_and_never_ahead_of_english() -> None:
    where = base(fact("a", "x", zh="常住人口"), fact("b", "renkou port"))
    assert keys(where, "renkou") == ["b"]
    only = base(where.facts[0])
    for typed in ("renkou", "ren kou", "czrk", "RénKǒu"):
        assert keys(only, typed) == ["a"]
    assert keys(base(fact("a", "x", zh="旅游")), "lvyou") == ["a"]
    # One syllable is as often an English word.
    assert keys(base(fact("a", "x", zh="移送")), "song") == []


def test_nothing_is_found_where_there_is_nothing() -> None:
    assert keys(base(), "harbour") == keys(base(), "人口") == keys(base(), "7") == []


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
    found = search(shipped(), query)
    assert found == search(shipped(), query)
    scores = [hit.score for hit in found]
    assert scores == sorted(scores, reverse=True)


def test_every_fact_is_found_by_its_id_and_by_its_names() -> None:
    where = shipped()
    for one in where.facts:
        for query in (one.id, one.name.zh or one.id, one.name.en or one.id):
            found = [key.partition("@")[0] for key in keys(where, query)]
            assert one.id in found[:3], query
