"""English messages with data in them, and their Chinese."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME: Final = re.compile(r"\{([a-z]+)\}")
# What is longer holds somebody's own long words, which no pattern should be tried on.
_LONGEST: Final = 4_000


class Catalogue:
    """The Chinese of English messages: `{name}` stands for data, `{said…}` for words to be told."""

    def __init__(self, texts: Mapping[str, str], groups: Mapping[str, str]) -> None:
        """Keep the texts; `groups` has what a name stands for where that is not anything."""
        self._entries = [_Entry(english, chinese, groups) for english, chinese in texts.items()]

    def told(self, message: str) -> str | None:
        """Return a message in Chinese; None where it has none."""
        if len(message) > _LONGEST:
            return None
        for entry in self._entries:
            # Looking for a few letters is far faster than to match.
            if entry.literal in message and (match := entry.pattern.fullmatch(message)):
                values = {name: self._value(name, text) for name, text in match.groupdict().items()}
                return entry.chinese.format(**values)
        return None

    def _value(self, name: str, text: str) -> str:
        if name == "said":
            return self._parts(text)
        return self._or_as_it_is(text) if name.startswith("said") else text

    def _parts(self, words: str) -> str:
        """Tell what is a message itself, or several behind one another."""
        told = self.told(words)
        return "，".join(map(self._or_as_it_is, words.split(", "))) if told is None else told

    def _or_as_it_is(self, words: str) -> str:
        told = self.told(words)
        return words if told is None else told


class _Entry:
    """A message, its Chinese, and the longest part of it that is always there."""

    def __init__(self, english: str, chinese: str, groups: Mapping[str, str]) -> None:
        self.chinese = chinese
        self.literal = max(_NAME.split(english)[::2], key=len)
        self._english = english
        self._groups = groups

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What the message looks like with any data in it."""
        parts = _NAME.split(self._english)
        for i, part in enumerate(parts):
            what = self._groups.get(part, ".+?")
            parts[i] = f"(?P<{part}>{what})" if i % 2 else re.escape(part)
        return re.compile("".join(parts), re.DOTALL)
