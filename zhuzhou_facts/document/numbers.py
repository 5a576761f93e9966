"""Every number with a measure in a running text, Chinese or English, by rule.

Digits count wherever they are no part of a Latin name (G20, IGBT3): with what they carry (a
currency sign, %, /3, +4+N, the D of 3D), the magnitude (万, million) and the measure after them.
The signs Ⅰ, Ⅱ, Ⅲ count before a measure, English number words from two upwards always.

A Chinese numeral counts where a measure (a unit of measurement or a classifier) follows it, at
once or after 余, 多, 来 or a magnitude; in a fraction (三分之一); before 以上 and its like; after
数 or 几 (数千); and as an ordinal (第二条, also where the clause ends: 位居第二). These are words
and no numbers:

- 一 alone, the indefinite article (一批, 一个, 一系列), but before a unit of measurement that does
  not count persons (一年, 一倍) or in an ordinal;
- 百, 千, 万 or 亿 alone before a classifier (千家万户), but before a unit of measurement (万元) or
  a rank (百强), and after a hedge (近百家);
- two single numerals, each before a character, of which only one is a measure: a coordinated name
  or idiom (三位一体, 五花八门), but where the measure is a unit of measurement, 个 or 次.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.records.units import UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """A number with its measure, in code points; the number itself ends at `numeral_end`."""

    start: int
    end: int
    text: str
    numeral_end: int


_ONE: Final = frozenset("一壹")
_DIGITS: Final = "〇零一二两兩三四五六七八九廿卅壹贰叁肆伍陆柒捌玖"
_LARGE: Final = "百千万萬亿億佰仟"
_NUMERAL: Final = f"{_DIGITS}十拾{_LARGE}"
_MORE: Final = "[余餘多来來]"
_HEDGES: Final = frozenset("上近逾超过過达達约約破足")

_PERSONS: Final = frozenset(UNITS["person"].written)
# Units that every text may use, beside those of the vocabulary.
_MORE_UNITS: Final = frozenset(
    word
    for line in (
        "年代 年度 季度 世纪 个月 月 周 星期 小时 分钟 秒 平方米 立方米 平方厘米 米 厘米 毫米 海里",
        "英里 英尺 公顷 亩 吨 公斤 千克 克 升 毫升 千瓦 千瓦时 兆瓦 瓦 摄氏度 港元 日元 欧元 英镑",
        "tonnes tons hectares metres meters miles feet kg kW MW GW months weeks hours minutes",
    )
    for word in line.split()
)
_RANKS: Final = frozenset("强大佳优")
_CLASSIFIERS: Final = frozenset(
    "个家项座次轮届批件条户处所台辆艘架套部种类级期场张份篇本册幅枚块片支枝只头匹棵株根口间栋幢层门站段节"
    "章款号版代员对双组队班排团道扇面把盏颗粒滴杯瓶箱袋包桶车船步趟遍回阵顿番成例宗起笔股任折环页行列等重"
) | {"连冠", "连胜", "连增", "连降", "星级", "人次", "车次", "架次", "台套", "课时"}
_FREE_CLASSIFIERS: Final = frozenset(("个", "次"))


def _either(words: Iterable[str]) -> str:
    """Return a pattern for any of these words, the longest first, Latin ones as whole words."""
    patterns = []
    for word in sorted(set(words), key=len, reverse=True):
        pattern = re.escape(word).replace(r"\ ", r"\s")
        if word.isascii():
            pattern += r"(?![A-Za-z])"
        # 人民 is a word: 第一人民医院 counts nobody.
        patterns.append("人(?!民)" if word == "人" else pattern)
    return "|".join(patterns)


_CURRENCY_SIGNS: Final = frozenset("¥￥$")
_ALL_UNITS: Final = {
    word for unit in UNITS.values() for word in unit.written if not _CURRENCY_SIGNS & set(word)
} | _MORE_UNITS
_UNIT: Final = re.compile(_either(_ALL_UNITS - _PERSONS))
_UNIT_OR_RANK: Final = re.compile(_either((_ALL_UNITS - _PERSONS) | _RANKS))
_ANY_MEASURE: Final = _either(_ALL_UNITS | _RANKS | _CLASSIFIERS)
_MEASURE: Final = re.compile(_ANY_MEASURE)

_WORDS: Final = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)"
    "teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozens?|hundreds?|thousands?|millions?|billions?"
)
_SCALE_WORDS: Final = r"(?:thousand|million|billion|trillion|bn|tn)\b"
# Each part once begun either goes on or is done: nothing here is tried twice over a long text.
_CANDIDATE: Final = re.compile(
    rf"""
    (?=[\dA-Z第$¥￥€£Ⅰ-ⅿ数數几幾{_NUMERAL}])  # most of a text is passed over here
    (?: (?P<digits>
        (?: US\$ | (?<![A-Za-z\d])(?<!\d[.．]) )
        (?: 第\s? | [$¥￥€£]\s? )?
        \d++ (?: ,\d{{3}}(?!\d) )*+ (?: [.．]\d++ )?+
        (?: \s?[%％‰] | [/／]\d++ | (?: [+＋](?: \d++ | [A-Z](?![A-Za-z]) ) )++ | [A-Z](?![A-Za-z])
          | 分之[\d{_NUMERAL}]++ )?+
        (?: \s?{_MORE}?[{_LARGE}]{{1,4}} | [\s-]?{_SCALE_WORDS} )?+
    )
    | (?P<chinese> 第? [数數几幾]? [{_NUMERAL}]++ (?: 点[{_DIGITS}]++ )?+ [几幾]? )
    | (?P<roman> [Ⅰ-ⅿ]++ )
    | (?P<word>
        (?<![A-Za-z-]) (?: one[\s-](?=hundred|thousand|million|billion) )?
        (?:{_WORDS})\b (?: [\s-](?:and\s)?(?:{_WORDS}|one)\b )*+
    ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SIGNS: Final = rf"\d第$¥€£Ⅰ-ⅿ数數几幾{_NUMERAL}"
# Where a candidate may begin, told by its first two signs: a search that starts with a plain class
# passes over a text several times as fast as the candidates themselves.
_START: Final = re.compile(
    rf"[{_SIGNS}UuOoTtFfSſsEeNnDdHhMmBb]"
    rf"(?:(?<=[{_SIGNS}])|(?i:(?<=u)s\$)|(?<![A-Za-z-][\s\S])"
    r"(?i:(?<=o)ne|(?<=t)(?:[ew]|h[iro])|(?<=f)[io]|(?<=s)[ei]|(?<=e)[il]|(?<=n)i|(?<=d)o"
    r"|(?<=[hbm])[ui]))"
)
_TAIL: Final = re.compile(rf"(?:\s|-)?{_MORE}?(?P<measure>{_ANY_MEASURE})")
_SCALE: Final = re.compile(rf"{_MORE}?[万萬亿億]{{1,2}}{_MORE}?")
_FRACTION: Final = re.compile(rf"分之[{_NUMERAL}]++(?:点[{_DIGITS}]++)?+")
_BOUNDED: Final = re.compile(rf"{_MORE}?(?=以[上下内外])")
_CLAUSE_END: Final = re.compile(r"\s*(?:[^\w\s]|\Z)")
_PAIR_AFTER: Final = re.compile(rf"[{_NUMERAL}]([^\W{_NUMERAL}])")
_PAIR_BEFORE: Final = re.compile(rf"[{_NUMERAL}]([^\W{_NUMERAL}])\Z")


def find_numbers(text: str) -> tuple[NumberSpan, ...]:
    """Return every number with a measure, in order and without overlap; see the rule above.

    A hedge before the number is not part of the span (逾600亿元 gives 600亿元), one inside it is
    (60余个). Linear in the length of the text.
    """
    return tuple(iter_numbers(text))


def next_start(text: str, position: int) -> int:
    """Return where, from `position` on, a number may start; the length of the text for nowhere."""
    start = _START.search(text, position)
    return start.start() if start else len(text)


def iter_numbers(text: str) -> Iterator[NumberSpan]:
    """Yield what `find_numbers` returns, one by one, for texts that may hold millions."""
    reached = position = 0
    while (position := next_start(text, position)) < len(text):
        candidate = _CANDIDATE.match(text, position)
        if not candidate:
            position += 1
            continue
        position = candidate.end()
        if candidate.start() < reached:
            continue
        span = _chinese(text, candidate) if candidate["chinese"] else _plain(text, candidate)
        if span:
            reached = span.end
            yield span


def _plain(text: str, candidate: re.Match[str]) -> NumberSpan | None:
    tail = _TAIL.match(text, candidate.end())
    if candidate["roman"] and not tail:
        return None
    return _span(text, candidate.start(), candidate.end(), tail)


def _span(text: str, start: int, numeral_end: int, tail: re.Match[str] | None) -> NumberSpan:
    end = tail.end() if tail else numeral_end
    return NumberSpan(start, end, text[start:end], numeral_end)


def _chinese(text: str, run: re.Match[str]) -> NumberSpan | None:
    start, end = run.span()
    ordinal = run[0].startswith("第")
    numeral = run[0].removeprefix("第")
    fraction = _FRACTION.match(text, end)
    if fraction:
        return _span(text, start, fraction.end(), None)
    scale = _SCALE.match(text, end)
    numeral_end = scale.end() if scale else end
    tail = _TAIL.match(text, numeral_end)
    if ordinal:
        counts = bool(tail or _CLAUSE_END.match(text, end))
    elif numeral[0] in "数數几幾" and len(numeral) > 1:
        counts = True
    elif tail:
        counts = _counts(text, start, numeral, tail)
    else:
        counts = bool(_BOUNDED.match(text, numeral_end)) and numeral not in _ONE
    return _span(text, start, numeral_end, tail) if counts else None


def _counts(text: str, start: int, numeral: str, tail: re.Match[str]) -> bool:
    """Whether a numeral before a measure is a number and no part of a word."""
    at = tail.start("measure")
    if numeral in _ONE:
        return bool(_UNIT.match(text, at))
    if len(numeral) == 1 and numeral in _LARGE:
        hedged = text[max(0, start - 1) : start] in _HEDGES or at > start + 1
        return hedged or bool(_UNIT_OR_RANK.match(text, at))
    if len(numeral) > 1 or tail["measure"] in _FREE_CLASSIFIERS or _UNIT.match(text, at):
        return True
    after = _PAIR_AFTER.match(text, tail.end())
    before = _PAIR_BEFORE.search(text[max(0, start - 2) : start])
    return all(pair is None or _MEASURE.match(pair[1]) for pair in (after, before))
