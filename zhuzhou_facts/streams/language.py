"""The language of the user, found before the command line is parsed."""

from __future__ import annotations

import sys
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LANGUAGES: Final = ("zh", "en", "both")
VARIABLE: Final = "ZHUZHOU_FACTS_LANG"
_LOCALE: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
_CHINESE_ON_WINDOWS: Final = 0x04  # the primary language of a Windows language identifier


def user_language(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """Return `zh`, `en` or `both`: the last -L anywhere in the call, its variable, the locale.

    A value that is none of the three is passed over; whoever parses the call refuses it.
    """
    for wanted in (_option(arguments), environ.get(VARIABLE, "")):
        if wanted in LANGUAGES:
            return wanted
    return locale_language(environ)


def _option(arguments: Sequence[str]) -> str:
    words = list(arguments)
    if "--" in words:
        words = words[: words.index("--")]
    found = ""
    for word, following in pairwise([*words, ""]):
        if word in {"-L", "--lang"}:
            found = following
        elif word.startswith("--lang="):
            found = word.removeprefix("--lang=")
        elif word.startswith("-L"):
            found = word.removeprefix("-L")
    return found


def locale_language(environ: Mapping[str, str]) -> str:
    """Return the language of the locale: `zh` for any Chinese one, else `en`.

    As gettext has it, LANGUAGE lists the languages that the user reads, the best first; it counts
    where the locale is another than C. Windows has none of these variables, but a setting.
    """
    locale = next(filter(None, map(environ.get, _LOCALE)), "") or ""
    if not locale and sys.platform == "win32":
        import ctypes

        setting = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return "zh" if setting & 0x3FF == _CHINESE_ON_WINDOWS else "en"
    preferred = environ.get("LANGUAGE", "")
    if preferred and locale.partition(".")[0] not in {"", "C", "POSIX"}:
        codes = [_code(name) for name in preferred.split(":")]
        return next((code for code in codes if code in {"zh", "en"}), "en")
    return "zh" if _code(locale) == "zh" else "en"


def _code(locale: str) -> str:
    """Return the language of `zh_CN.UTF-8`, `zh-Hans` or `zh`."""
    for sign in "_-.@":
        locale = locale.partition(sign)[0]
    return locale.lower()
