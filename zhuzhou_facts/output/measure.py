"""How much room words take in a picture, whatever common font they are drawn in.

The advances are the widest that the usual sans-serif faces have (Arial, Segoe UI, Roboto, DejaVu
Sans; Noto Sans CJK, PingFang, YaHei), in ems: a narrower face leaves a margin, none runs over.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from zhuzhou_facts.streams.safety import safe

_ASCII: Final = {
    sign: em
    for signs, em in (("ijl|' .,:;!I[](){}/\\-ftr`", 0.42), ("mwMW%@", 1.0), ("<>+=~^#", 0.84))
    for sign in signs
}
_LETTER_EM: Final = 0.65
_CAPITAL_EM: Final = 0.79
_OTHER_EM: Final = 0.85
_PICTOGRAPHS: Final = 0x1F000
_PICTOGRAPH_EM: Final = 1.4
_BOLD: Final = 1.09
# A line may break at spaces and beside signs as wide as they are high.
_TOKEN: Final = re.compile(r"\s+|[\u2e80-\U0003ffff]|[^\s\u2e80-\U0003ffff]+")
_NOT_FIRST: Final = frozenset("，。、；：？！）》〉】〕”’%")
_NOT_LAST: Final = frozenset("（《〈【〔“‘")


def width(words: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line in pixels, at a font size in pixels; never too little."""
    return sum(map(_bold if bold else _advance, words)) * size


def fold(words: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Return the lines of a text in a width in pixels: nothing cut, and one line at least.

    Words are kept whole unless one is longer than a line; Chinese breaks anywhere but before its
    closing signs and after its opening ones.
    """
    lines: list[str] = []
    # Hidden characters take room as what they are shown as, and some count as spaces before.
    for paragraph in safe(words.replace("\t", " "), keep_layout=True).split("\n"):
        line = ""
        for token in _units(paragraph):
            if width((line + token).rstrip(), size, bold=bold) <= room:
                line += token
                continue
            if line.strip():
                lines.append(line.rstrip())
            line = "" if token.isspace() else token
            while width(line, size, bold=bold) > room and len(line) > 1:
                fits = _fitting(line, room, size, bold=bold)
                lines.append(line[:fits])
                line = line[fits:]
        lines.append(line.rstrip())
    return lines


def longest_unit(words: str, size: float, *, bold: bool = False) -> float:
    """Return the width of the longest piece that `fold` keeps whole where it can."""
    return max((width(unit, size, bold=bold) for unit in _units(words)), default=0.0)


def _units(words: str) -> list[str]:
    units: list[str] = []
    for token in _TOKEN.findall(words):
        if units and (token[0] in _NOT_FIRST or units[-1][-1] in _NOT_LAST):
            units[-1] += token
        else:
            units.append(token)
    return units


def _fitting(line: str, room: float, size: float, *, bold: bool) -> int:
    """Return how many characters fit, one at least."""
    taken = 0.0
    for i, character in enumerate(line):
        taken += width(character, size, bold=bold)
        if taken > room:
            return max(i, 1)
    return len(line)


@lru_cache(maxsize=4096)
def _advance(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    # Signs of ambiguous width (≈ “ ” · …) are full where a Chinese face draws them.
    if unicodedata.east_asian_width(character) in "WFA":
        return _PICTOGRAPH_EM if ord(character) >= _PICTOGRAPHS else 1.0
    if not character.isascii():
        return _OTHER_EM
    return _ASCII.get(character, _CAPITAL_EM if character.isupper() else _LETTER_EM)


def _bold(character: str) -> float:
    return _advance(character) * (_BOLD if character < "\u2e80" else 1.0)
