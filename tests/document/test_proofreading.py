"""A draft beside a fact base."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import toys
from article_copies import article_text
from drafts import DRAFTS, draft, judged, score, wrong
from project import DATA

from zhuzhou_facts.base import load
from zhuzhou_facts.document.proofreading import proofread
from zhuzhou_facts.quantity.formatter import format_quantity
from zhuzhou_facts.quantity.stated import stated_quantity
from zhuzhou_facts.records import Side, TimeLabel, units_of
from zhuzhou_facts.records.dates import in_chinese

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zhuzhou_facts.document.proofreading import Remark
    from zhuzhou_facts.records import FactBase

BASES = DATA / "bases"
NAMES = sorted(path.stem for path in DRAFTS.glob("*.tsv"))


@pytest.fixture(scope="module")
def base() -> FactBase:
    return load()


@pytest.fixture(scope="module")
def harbour() -> FactBase:
    return load(BASES / "harbour.yaml")


def remarks_on(name: str, base: FactBase, harbour: FactBase) -> tuple[Remark, ...]:
    bases = {"7_harbour": (harbour,), "8_two_bases": (harbour, base)}.get(name, (base,))
    return proofread(draft(name), *bases)


@pytest.mark.parametrize("name", NAMES)
def test_no_right_number_of_a_draft_is_accused(
    name: str, base: FactBase, harbour: FactBase
) -> None:
    assert score(judged(name), remarks_on(name, base, harbour)).accused == []


def test_the_errors_of_the_drafts_are_found(base: FactBase, harbour: FactBase) -> None:
    scores = {name: score(judged(name), remarks_on(name, base, harbour)) for name in NAMES}
    errors = sum(each.errors for each in scores.values())
    missed = {name: each.missed for name, each in scores.items() if each.missed}
    right = sum(number.is_right for name in NAMES for number in judged(name))
    assert errors >= 130
    assert right >= 400
    assert sum(map(len, missed.values())) * 20 <= errors, missed


def test_the_article_has_no_wrong_number(base: FactBase) -> None:
    assert wrong(article_text(), base) == []
    assert wrong(article_text(), source=article_text()) == []


@pytest.mark.parametrize("name", ["communique", "release", "results", "yearbook"])
def test_a_source_has_no_wrong_number_beside_its_base_or_itself(name: str) -> None:
    text = (BASES / f"{name}.txt").read_text(encoding="utf-8")
    assert wrong(text, load(BASES / f"{name}.yaml")) == []
    assert wrong(text, source=text) == []


@pytest.mark.parametrize("name", ["communique", "release", "results", "yearbook"])
def test_a_text_about_something_else_is_not_accused(name: str, base: FactBase) -> None:
    assert wrong((BASES / f"{name}.txt").read_text(encoding="utf-8"), base) == []


HEDGE = re.compile(r"[约逾近余多]|突破|以上|以内|about |over |nearly |at least |at most |-odd")


def swapped(written: str) -> str | None:
    for pair in re.finditer(r"(?<![\d.])(?=[\d.,]{3})[\d.,]*?(\d)(?=(\d))", written):
        at = pair.start(1)
        if pair[1] != pair[2] and (at > pair.start() or pair[2] != "0"):
            return written[:at] + pair[2] + pair[1] + written[at + 2 :]
    return None


def without_hedge(written: str) -> str | None:
    bare = HEDGE.sub("", written)
    return bare if bare != written and "-odd" not in written else None


def with_hedge(written: str) -> str | None:
    if HEDGE.search(written):
        return None
    return f"about {written}" if written.isascii() else f"约{written}"


def replaced(*pairs: tuple[str, str]) -> Callable[[str], str | None]:
    def replace(written: str) -> str | None:
        return next((written.replace(*pair) for pair in pairs if pair[0] in written), None)

    return replace


WAYS: dict[str, tuple[Callable[[str], str | None], set[str]]] = {
    "as it is": (str, {"agrees"}),
    "digits swapped": (swapped, {"digits"}),
    "without hedge": (without_hedge, {"hedge_lost"}),
    "with a hedge": (with_hedge, {"hedge_added"}),
    "other money": (
        replaced(("美元", "欧元"), ("亿元", "亿美元"), ("US dollars", "euros"), ("yuan", "euros")),
        {"other_unit"},
    ),
    "other magnitude": (
        replaced(("亿", "万"), ("万", "亿"), ("billion", "million"), ("million", "billion")),
        {"magnitude"},
    ),
}


def sentences(base: FactBase, lang: str) -> Iterator[tuple[str, str, str]]:
    """Yield a sentence for each figure, around its number: what stands before, it, what follows."""
    for fact in base.facts:
        for figure in fact.figures:
            year = figure.when if re.fullmatch(r"\d{4}(-\d\d)?", figure.when or "") else None
            if lang == "zh":
                time = f"{in_chinese(year)}，" if year else ""
                yield f"{time}株洲的{fact.name.zh}为", figure.written, "。"
            else:
                time = f"In {year[:4]}, the " if year else "The "
                written = format_quantity(
                    stated_quantity(base, figure),
                    "intl",
                    units=units_of(base),
                    counter=fact.counter,
                )
                yield f"{time}{fact.name.en} stood at ", written, "."


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("way", WAYS)
def test_a_sentence_with_each_figure(base: FactBase, lang: str, way: str) -> None:
    change, expected = WAYS[way]
    tried, failed, accused = 0, [], []
    for before, written, after in sentences(base, lang):
        said = change(written)
        if said is None or not re.search(r"\d", said):
            continue
        tried += 1
        remarks = proofread(before + said + after, base)
        own = [r for r in remarks if r.end > len(before) and r.start < len(before) + len(said)]
        if not expected & {remark.verdict.value for remark in own}:
            failed.append((before + said + after, [remark.verdict.value for remark in own]))
        accused += [r.draft for r in own if r.outcome == "wrong" and way == "as it is"]
    assert tried > 3
    assert accused == []
    assert len(failed) * 20 <= tried, failed


def test_a_remark_has_its_place_its_source_and_a_remedy(base: FactBase) -> None:
    text = "导语。\r\n**重要桥梁**：[170座](https://example.org/)，其中跨湘江大桥7座。"
    first, second = proofread(text, base)
    assert (first.line, first.column, text[first.start : first.end]) == (2, 11, "170座")
    assert (first.verdict, first.outcome, first.key) == ("digits", "wrong", "major-bridges@2017")
    assert (first.source, first.section, first.paragraph) == ("107座", 2, 2)
    assert first.remedy_zh == "原文是107座，疑为数字颠倒"
    assert first.remedy_en == "the source has 107 bridges; digits look swapped"
    assert first.facts == base.path
    assert (second.verdict, second.outcome, second.remedy_zh) == ("agrees", "pass", "")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("陶瓷产值600亿元。", "逾600亿元"),
        ("Ceramics reached an output value of 60 billion yuan.", "over 60 billion yuan"),
    ],
)
def test_what_is_to_be_written_stands_in_the_draft_s_language(
    base: FactBase, text: str, written: str
) -> None:
    (remark,) = proofread(text, base)
    assert remark.verdict == "hedge_lost"
    assert remark.remedy_en == f"write “{written}”: the source hedges"
    assert remark.remedy_zh == f"应为“{written}”：原文是约数"


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("label", ["at-first", "originally"])
def test_a_time_label_of_one_s_own_stands_where_its_side_does(label: str, side: Side) -> None:
    figures = toys.figure("312个", label), toys.figure("96个", "2023")
    times = {label: TimeLabel(side=side)}
    base = toys.base_of(toys.fact("approvals", *figures, zh="审批事项"), times=times)
    ahead = wrong("审批事项由312个变为96个。", base)
    back = wrong("审批事项由96个变为312个。", base)
    assert [not ahead, not back] == [side is not Side.LATE, side is not Side.EARLY]


def test_one_bound_of_a_computed_number_stands_for_it(base: FactBase) -> None:
    (remark,) = proofread("In 1978 the built-up area covered 45 square kilometres.", base)
    assert remark.verdict == "derived"
    assert remark.remedy_en.endswith("238平方公里 ÷ 5倍多 <47.7 km²")


def test_the_growth_a_year_has_the_place_of_its_fact(base: FactBase) -> None:
    *_, remark = proofread("2017年进出口总额21.9亿美元，年均增长约12%。", base)
    assert (remark.key, remark.outcome) == ("foreign-trade:1978..2017", "wrong")
    assert (remark.section, remark.paragraph) == (4, 1)
    assert remark.remedy_en.endswith("^(1/39) − 1 ≈9.974%")  # 21.9亿 ÷ 5372万 = 40.77


def test_a_number_across_a_wrapped_line_is_one(base: FactBase) -> None:
    line = "株洲的常住人口在过去四十年里一直在增长，到了两千零一十七年，全市常住人口为402"
    text = f"{line}\n.51万人，{line[:36]}\n以上是全部。"
    found = wrong(text, base)
    assert found == [("402\n.51万人", "digits", "resident-population@2017")]


def test_nothing_is_found_in_nothing(base: FactBase) -> None:
    assert proofread("", base) == ()
    assert proofread("没有数。", base) == ()
    assert [remark.outcome for remark in proofread("有桥3座。")] == ["unknown"]


def test_a_note_and_its_mark_are_no_numbers(base: FactBase) -> None:
    found = proofread("常住人口402.15万人[^12]。\n\n[^12]: 2017年末数。", base)
    assert [remark.draft for remark in found] == ["402.15万人"]


def test_a_remedy_says_what_the_thing_that_is_named_has(base: FactBase) -> None:
    source = "湖区越冬的候鸟里，白头鹤有437只，灰鹤有907只。"
    (remark,) = proofread("湖区越冬的候鸟共有，白头鹤907只。", source=source)
    assert remark.verdict == "ambiguous"
    assert remark.remedy_zh == "原文中这是另一项的数；“白头鹤”是437只"
    *_, remark = proofread("市本级行政审批事项从1788项减到144项，少了1744项。", base)
    result = "144项 − 1788项 =-1,644 items"
    assert remark.remedy_en == f"the source's numbers give another result: {result}"


def test_a_rank_in_a_name_is_no_number(base: FactBase) -> None:
    found = proofread(
        "Zhuzhou is one of the Top Ten Cities and has invested in Top 10 lists.", base
    )
    assert found == ()
