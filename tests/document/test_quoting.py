from __future__ import annotations

import pytest
from article_copies import NUMBERED, base, change, fact, figure

from zhuzhou_facts.document import Copy, Result, divide, quote, sentence
from zhuzhou_facts.errors import UnknownKeyError
from zhuzhou_facts.records import FactBase, Layout


def around(text: str, phrase: str) -> str:
    start = text.index(phrase)
    first, last = sentence(text, divide(text, Layout()), start, start + len(phrase))
    return text[first:last]


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("甲。乙12座,丙!丁。", "12座", "乙12座,丙!"),
        ("甲;乙12座;丙。", "12座", "乙12座;"),
        ("甲；乙12座？丙。", "12座", "乙12座？"),
        ("“甲。”乙12座。”丙。", "12座", "乙12座。”"),
        ("甲12座", "12座", "甲12座"),
        ("首段。\n乙12座\n末段。", "12座", "乙12座"),
        ("甲.乙12.5座.丙", "12.5座", "乙12.5座."),
        ("It grew. It has 12.5 km; long! More.", "12.5", "It has 12.5 km; long!"),
        ("It grew by 1.5. It has 12.5. More.", "12.5", "It has 12.5."),
        ("As J. Smith said, 12 of them. More.", "12", "As J. Smith said, 12 of them."),
        ('He said "12 of them." More.', "12", 'He said "12 of them."'),
        ("甲。乙完成。丙。", "乙完成。", "乙完成。"),
        ("甲。乙!丙12座。", "乙!丙", "乙!丙12座。"),
    ],
)
def test_the_sentence_around_a_phrase(text: str, phrase: str, expected: str) -> None:
    assert around(text, phrase) == expected


def test_a_stretch_outside_the_paragraphs_is_its_own_sentence() -> None:
    text = "甲。\n乙。"
    parts = divide(text, Layout())
    assert sentence(text, parts, 0, 4) == (0, 4)
    headed = divide(text, Layout(furniture=("甲",)))
    assert sentence(text, headed, 0, 1) == (0, 1)


def bridges() -> tuple[FactBase, Copy]:
    stated = fact(
        "bridges",
        (1, 1),
        figure("12座", "2017"),
        figure("7座", "1978"),
        change("3倍", "1978", "2017"),
        written="老桥",
    )
    lost = fact("lost", (1, 1), figure("99座"))
    text = "导语。\n一、桥\n先说明。老桥甚多,2017年有12座,1978年有7 座。如今3倍!\n"
    return base(stated, lost, layout=NUMBERED), Copy("x", text)


def test_a_quotation_has_its_surroundings_and_its_sentence() -> None:
    facts, copy = bridges()
    (quotation,) = quote(facts, copy, ["bridges@2017"])
    assert quotation[:3] == ("bridges@2017", Result.EXACT, "12座")
    assert quotation.prefix == "导语。\n一、桥\n先说明。老桥甚多,2017年有"
    assert quotation.suffix == ",1978年有7 座。如今3倍!\n"
    assert (quotation.start, quotation.end) == (23, 26)
    sentence_ = copy.text[quotation.sentence_start : quotation.sentence_end]
    assert sentence_ == "老桥甚多,2017年有12座,1978年有7 座。"


def test_what_is_quoted_is_the_copys_own_text() -> None:
    facts, copy = bridges()
    (quotation,) = quote(facts, copy, ["bridges@1978"])
    assert (quotation.exact, quotation.result) == ("7 座", Result.NORMALISED)


def test_surroundings_are_32_code_points_at_most() -> None:
    text = "甲" * 40 + "12座" + "乙" * 40
    facts = base(fact("a", (0, 1), figure("12座")), layout=Layout())
    (quotation,) = quote(facts, Copy("x", text), ["a"])
    assert (quotation.prefix, quotation.suffix) == ("甲" * 32, "乙" * 32)


def test_a_bare_id_gives_all_of_a_fact_once_and_in_order() -> None:
    facts, copy = bridges()
    keys = ["bridges:1978..2017", "bridges", "lost", "bridges@2017"]
    quoted = quote(facts, copy, keys)
    assert [(each.key, each.exact) for each in quoted] == [
        ("bridges:1978..2017", "3倍"),
        ("bridges", "老桥"),
        ("bridges@2017", "12座"),
        ("bridges@1978", "7 座"),
        ("lost", ""),
    ]
    lost = quoted[-1]
    assert (lost.result, lost.start, lost.sentence_end) == (Result.MISSING, None, None)


@pytest.mark.parametrize("key", ["absent", "bridges@1999", "bridges:1978..1999", "", "@2017"])
def test_a_key_that_the_base_lacks_is_named(key: str) -> None:
    facts, copy = bridges()
    with pytest.raises(UnknownKeyError) as raised:
        quote(facts, copy, ["bridges", key])
    assert raised.value.key == key


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("近12座", "a hedge is added"),
        ("十二座", "written otherwise"),
        ("12.0座", "written more or less finely"),
    ],
)
def test_what_stands_in_the_place_of_an_altered_number_is_named(written: str, why: str) -> None:
    facts, copy = bridges()
    altered = Copy("x", copy.text.replace("有12座", f"有{written}"))
    (quotation,) = quote(facts, altered, ["bridges@2017"])
    assert (quotation.result, quotation.start) == (Result.ALTERED, None)
    assert quotation.found == written
    assert str(quotation.why) == why
    (lost,) = quote(facts, copy, ["lost"])
    assert (lost.result, lost.found) == (Result.MISSING, "")
