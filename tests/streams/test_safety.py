"""What a terminal would obey, and what a reader would not see, is shown instead."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhuzhou_facts.streams.safety import encodable, json_escape, python_escape, safe

_ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        *(("\x00", r"\x00"), ("\x07", r"\x07"), ("\x1b[31m", r"\x1b[31m"), ("\r", r"\x0d")),
        *(("\x7f", r"\x7f"), ("\x85", r"\x85"), ("\x9b", r"\x9b"), ("\xad", r"\xad")),
        *(("\u061c", r"\u061c"), ("\u200b", r"\u200b"), ("\u200e\u200f", r"\u200e\u200f")),
        *(("\u2028\u2029", r"\u2028\u2029"), ("\u202a\u202e", r"\u202a\u202e")),
        *(("\u2066\u2069", r"\u2066\u2069"), ("\u2060\ufff9", r"\u2060\ufff9")),
        *(("a\ufeffb", r"a\ufeffb"), ("\ud800", r"\ud800"), ("\U000e0041", r"\U000e0041")),
    ],
)
def test_hidden_characters_become_visible(raw: str, shown: str) -> None:
    assert safe(raw) == shown


@pytest.mark.parametrize(
    "clean",
    [
        "",
        "逾600亿元,5倍多",
        r"a back\slash",
        "𠮷 é ½ ➤ ①",
        "क\u094d\u200dष",  # a joiner, which the word needs
        "می\u200cخواهم",  # a non-joiner, likewise
        "👩\u200d🔬 ❤\ufe0f 葛\U000e0100",  # joined, coloured, a variant
    ],
)
def test_clean_text_stays(clean: str) -> None:
    assert safe(clean) == clean


def test_line_feed_and_tab_stay_only_where_asked() -> None:
    assert safe("a\tb\nc\rd") == r"a\x09b\x0ac\x0dd"
    assert safe("a\tb\nc\rd", keep_layout=True) == "a\tb\nc\\x0dd"


@given(_ANY_TEXT)
def test_nothing_hidden_is_left(text: str) -> None:
    shown = safe(text)
    for character in shown:
        assert unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(character) not in {
            *("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        }


@given(text=_ANY_TEXT, keep_layout=st.booleans())
def test_twice_is_once(*, text: str, keep_layout: bool) -> None:
    once = safe(text, keep_layout=keep_layout)
    assert safe(once, keep_layout=keep_layout) == once


@given(st.characters(exclude_categories=()))
def test_escapes_are_read_back_as_the_character(character: str) -> None:
    assert json.loads(f'"{json_escape(character)}"') == character
    assert python_escape(character).encode().decode("unicode_escape") == character


def test_json_spells_the_far_planes_in_pairs() -> None:
    assert json_escape("\U000e0001") == r"\udb40\udc01"


def test_encodable_text_keeps_all_but_lone_surrogates() -> None:
    assert encodable("株\ud800洲\x1b") == "株\\ud800洲\x1b"
