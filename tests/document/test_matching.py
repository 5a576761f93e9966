from __future__ import annotations

import unicodedata

import pytest
from article_copies import ZHUZHOU, article_text
from hypothesis import example, given
from hypothesis import strategies as st

from zhuzhou_facts.document import Match, Matcher, Result, divide
from zhuzhou_facts.document.normalisation import fold
from zhuzhou_facts.records import Layout, Locator

HERE = Locator(section=0, paragraph=1)


def locate(written: str, text: str, at: Locator = HERE, layout: Layout | None = None) -> Match:
    return Matcher(text, divide(text, layout or Layout())).locate(written, at)


def found(written: str, text: str, at: Locator = HERE) -> tuple[str, str | None]:
    layout = Layout(section="*", captions=("^",))
    match = locate(written, text, at, layout)
    if match.start is None:
        assert match.end is None
        return match.result.value, None
    return match.result.value, text[match.start : match.end]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("12座", "城北有桥12座。"),
        ("逾60亿元", "产值逾60亿元,"),
        ("7座", "共107座,其中7座、20座"),
        ("three bridges", "It has three bridges."),
        ("238 km2", "In 2016 238 km2 were built up."),
        ("1 402 people", "1 402 people"),
        ("2025", "计划2025,"),
    ],
)
def test_what_stands_there_is_exact(written: str, text: str) -> None:
    assert found(written, text) == ("exact", written)


def test_the_first_of_several_is_taken() -> None:
    text = "先3次,后3次。"
    assert locate("3次", text) == Match(Result.EXACT, 1, 3)


@pytest.mark.parametrize(
    ("written", "text", "slice_"),
    [
        ("402.15万人", "人口４０２．１５万人。", "４０２．１５万人"),
        ("402.15万人", "人口 402.15 万 人 。", "402.15 万 人"),
        ("402.15万人", "人口4\u200b02.15万\xa0人", "4\u200b02.15万\xa0人"),
        ("402.15万人", "2017年402.15 万人", "402.15 万人"),
        ("402.15万人", "有402. 15\u3000万人", "402. 15\u3000万人"),
        ("“甲”工程", '实施"甲"工程,', '"甲"工程'),
        ("‘甲’", "称『甲』,也称＇甲＇", "＇甲＇"),
        ("1-2层", "高1—2层", "1—2层"),
        ("(B型)", "中心（B型）,", "（B型）"),
        ("café", "un cafe\u0301.", "cafe\u0301"),
        ("ệ3", "e\u0323\u03023", "e\u0323\u03023"),
        ("12平方米m2", "12平方米㎡", "12平方米㎡"),
        ("…", "甲...乙", "..."),
        ("60 billion", "60\u202fbillion yuan", "60\u202fbillion"),
        ("over 60 boats", "Over 60 boats sail, and over 6.", "Over 60 boats"),
        ("Nine boats", "There are nine boats.", "nine boats"),
    ],
)
def test_what_differs_in_form_alone_is_normalised(written: str, text: str, slice_: str) -> None:
    assert found(written, text) == ("normalised", slice_)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        # digits before and after
        ("402.15", "1402.15"),
        ("402.15", "402.153"),
        ("5家", "15家"),
        ("7座", "107座"),
        ("５家", "１５家"),
        ("15家", "3.15家"),
        ("402", "402.15"),
        ("402.15", "402.15万"),
        ("234家", "1,234家"),
        ("1", "1,234家"),
        ("402.15万人", "1 4 0 2 . 1 5 万人"),
        ("402.15万人", "1402.15 万人"),
        ("5家", "第5家"),
        # Chinese numerals
        ("七次", "十七次"),
        ("七次", "第七次"),
        ("五万元", "三点五万元"),
        ("千亿元", "5千亿元"),
        ("千亿元", "数千亿元"),
        ("万人", "3万人"),
        ("万人", "10多万人"),
        ("三十", "三十五人"),
        ("十二", "十二万人"),
        # other numbers altogether
        ("402.15万人", "402.51万人"),
        ("102家", "10²家"),
        ("1家", "①家"),
        ("12", "½"),
        ("60 MW", "60 mW"),
        ("60 Mt", "60 mt"),
        # parts of a letter
        ("cafe", "cafe\u0301"),
        ("甲.", "甲…"),
        ("", "甲"),
        (" ", "甲 乙"),
    ],
)
def test_a_number_is_not_found_in_another(written: str, text: str) -> None:
    assert found(written, text) == ("missing", None)


@pytest.mark.parametrize(
    "text", ["关停3家。\n*\n别段。", "甲。\n*\n别段。\n^3家", "甲。\n又３ 家。\n*\n丙。"]
)
def test_elsewhere_is_moved_only_where_it_is_once(text: str) -> None:
    at = Locator(section=1, paragraph=1)
    result, slice_ = found("3家", text, at)
    assert result == "moved"
    assert slice_ is not None
    assert fold(slice_) == "3家"
    assert found("3家", text + "\n再3家。", at) == ("ambiguous", None)


def test_a_paragraph_that_does_not_exist_finds_it_elsewhere() -> None:
    assert found("3家", "关停3家。", Locator(section=9, paragraph=9)) == ("moved", "3家")


def test_captions_are_searched_apart_from_their_paragraph_and_together() -> None:
    text = "有桥3座。\n^ 老桥\n^ 新桥5座"
    at = Locator(section=0, paragraph=1, caption=True)
    assert found("5座", text, at) == ("exact", "5座")
    assert found("3座", text, at) == ("moved", "3座")
    assert found("5座", text) == ("moved", "5座")


def test_no_phrase_runs_over_the_end_of_a_paragraph() -> None:
    assert found("甲乙", "甲\n乙")[0] == "missing"


@given(st.text(st.characters(exclude_categories=("Mn", "Cs")), max_size=60))
@example("\u1edd \u1ec7")
@example("\u200b\ufe0f\u3000\xad")
def test_letters_fold_alike_composed_and_decomposed(text: str) -> None:
    for form in ("NFC", "NFD"):
        other = unicodedata.normalize(form, text)
        assert fold(other) == fold(text)


@given(
    st.text(alphabet='12.,万座七十 \u3000“"…—-e\u0301\u0323½２ﬁ\n', max_size=40),
    st.text(alphabet='12.万座七十 “"-e\u0301２', min_size=1, max_size=5),
)
def test_whatever_is_found_folds_to_the_phrase(text: str, written: str) -> None:
    match = locate(written, text)
    assert (match.start is None) == (match.result in {Result.MISSING, Result.AMBIGUOUS})
    if match.start is not None and match.end is not None:
        assert fold(text[match.start : match.end]) == fold(written) != ""
        if match.result is Result.EXACT:
            assert text[match.start : match.end] == written


@given(st.text(alphabet="甲乙 \u3000", max_size=20), st.integers(0, 700), st.booleans())
def test_positions_hold_in_long_paragraphs(inside: str, length: int, wide: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    before = ("…" if wide else "丙 ") * length + "丁"
    text = before + "3" + inside + "家" + "丙" * length
    match = locate("3" + inside + "家", text, Locator(section=5, paragraph=1))
    assert (match.start, match.end) == (len(before), len(before) + 2 + len(inside))


def test_numbers_of_the_article_that_end_alike_are_told_apart() -> None:
    text = article_text()
    for written, at, before in (("7座", (2, 2), "跨湘江大桥"), ("5家", (3, 1), "剩余")):
        match = locate(written, text, Locator(section=at[0], paragraph=at[1]), ZHUZHOU)
        assert match.result is Result.EXACT
        assert match.start is not None
        assert text[: match.start].endswith(before)
