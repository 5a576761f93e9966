"""The language of the user: the call, the variable, the locale."""

from __future__ import annotations

import pytest

from zhuzhou_facts.streams.language import locale_language, user_language


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh"}, "zh"),
        ({"LANG": "zh-Hant-TW"}, "zh"),
        ({"LANG": "ZH_TW.Big5"}, "zh"),
        ({"LANG": "zhx_XX"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN"}, "zh"),
        ({"LC_ALL": "C.UTF-8", "LC_MESSAGES": "zh_CN", "LANG": "zh_CN"}, "en"),
        ({"LC_MESSAGES": "zh_CN", "LANG": "en_GB"}, "zh"),
        ({"LANGUAGE": "zh_CN:en", "LANG": "en_GB.UTF-8"}, "zh"),
        ({"LANGUAGE": "de:en:zh", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANGUAGE": "de", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANGUAGE": "zh", "LANG": "C.UTF-8"}, "en"),
        ({"LANGUAGE": "zh"}, "en"),
    ],
)
def test_language_is_the_first_that_the_locale_names(
    environ: dict[str, str], expected: str
) -> None:
    assert locale_language(environ) == expected


@pytest.mark.parametrize(
    ("arguments", "environ", "lang"),
    [
        ((), {"LANG": "zh_CN.UTF-8", "ZHUZHOU_FACTS_LANG": "en"}, "en"),
        (("list", "-L", "zh"), {"ZHUZHOU_FACTS_LANG": "en"}, "zh"),
        (("-Lzh", "list"), {}, "zh"),
        (("list", "--lang", "both"), {}, "both"),
        (("list", "--lang=zh", "-L", "en"), {}, "en"),
        (("list", "--", "-L", "zh"), {}, "en"),
        (("list", "-L"), {"LANG": "zh_TW"}, "zh"),
        (("list", "-L", "fr"), {}, "en"),
        (("list",), {"ZHUZHOU_FACTS_LANG": "fr"}, "en"),
    ],
)
def test_the_call_beats_the_variable_which_beats_the_locale(
    arguments: tuple[str, ...], environ: dict[str, str], lang: str
) -> None:
    assert user_language(arguments, environ) == lang
