"""Characters made comparable: half width, simplified, one sign for one meaning."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import Final, NamedTuple

# The traditional characters of numerals, units, measure words and hedges, each before its
# simplified form.
_TRADITIONAL: Final = (
    "萬万億亿兩两貳贰參叁陸陆點点個个幾几數数餘余來来歲岁噸吨頃顷畝亩時时鐘钟鍾钟週周圓圆塊块"
    "幣币臺台電电約约過过達达將将滿满間间內内於于與与從从為为條条張张輛辆隻只項项戶户處处級级"
    "屆届場场棟栋頭头顆颗種种類类組组隊队團团門门節节頁页盞盏雙双對对層层課课釐厘鎊镑韓韩盧卢"
    "紀纪劑剂冊册負负佔占計计會会員员產产業业積积標标準准貫贯華华車车號号總总僅仅單单圍围樓楼"
    "無无國国區区廠厂館馆縣县鄉乡鎮镇屬属長长義义強强險险劃划歐欧羅罗溫温壓压際际靈灵連连號号"
    "順顺豐丰緒绪曆历慶庆馀余馬马裡里裏里煤煤術术畢毕學学說说書书證证萬万遠远較较開开圖图報报進进衝冲後后復复環环稱称"
    "攝摄減减預预價价規规費费貨货質质輪轮週周釐厘錢钱毫毫盡尽雖虽擔担齡龄體体關关"
)
_ALIKE: Final = str.maketrans(
    "―‒−﹣‐‑⁄∕〜∼∶︰’﹪﹐￥￡〇○µ≧⩾≮≦⩽≯\u3000\u2009\u202f\u00a0\u2002\u2003",
    "—–----//~~::'%,¥£零零μ≥≥≥≤≤≤      ",
)
_WIDE_COMMA: Final = "，"
_TABLE: Final = (
    {
        code: code - 0xFEE0
        for code in range(0xFF01, 0xFF5F)
        if chr(code) not in f"{_WIDE_COMMA}；（）"
    }
    | {ord(old): new for old, new in zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True)}
    | _ALIKE
)
DIGITS: Final = "零一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
_PLACES: Final = "十百千万亿兆"
_COUNTS: Final = f"[0-9{DIGITS}]{{1,4}} *"
# What a number does not contain: invisible signs, and blanks before its magnitude or next part.
# 三、四十 are thirty or forty, and 三、四天 are three or four; where a line starts it is a mark.
_LISTED: Final = "|".join(
    f"(?<={low})(?<![\\s*#>、]{low})(?<![\\s*#>、]十{low})、(?={high}(?:[十百千万]+(?![{DIGITS}几余多]|年代)"
    "|[成天岁倍元块人亩里户家种件米斤吨个]|次(?!产业)|年(?![级代])|小时|分钟|公[里斤顷]))"
    for low, high in (*pairwise("二三四五六七八九"), "三五")
)
_LEFT_OUT: Final = re.compile(
    rf"[\u00ad\u200b-\u200d\u2060\ufeff]+|{_LISTED}"
    rf"|(?<=[0-9余多几{DIGITS}{_PLACES}]) +(?=[余多{_PLACES}])"
    rf"|(?<=[0-9{DIGITS}{_PLACES}]) +(?=分 *之)|(?<=分) +(?=之)|(?<=之) +(?=[0-9负{DIGITS}])"
    rf"|(?<=[十百千]) +(?=[{DIGITS}](?![\u4e00-\u9fff0-9]))|(?<=十) +(?=几)"
    rf"|(?<=百) +(?=[{DIGITS}] *十)|(?<=点) +(?=[{DIGITS}])"
    rf"|(?<=[{DIGITS}{_PLACES}]) +(?=点 *[{DIGITS}])"
    r"|(?<=[A-Za-z] ) +(?=[A-Za-z0-9])|(?<=[0-9] ) +(?=[A-Za-z])"
    rf"|(?<=[亿兆]) +(?={_COUNTS}[万千百])|(?<=万) +(?={_COUNTS}[千百])|(?<=千) +(?={_COUNTS}百)"
    # 7705 .01万元; 5.46** million
    r"|(?<=[0-9]) +(?=\.[0-9]+[百千]?[万亿元%])|(?<=[0-9])(?:[*†‡]+| ?\[[0-9]{1,2}\])"
    r"(?= ?(?:(?:hundred|thousand|[mbt]r?illion|percent|per cent)(?![a-z])|%|[百千]?[万亿]))"
    r"|(?<=[0-9]) +(?=[月年]) *|(?<=[0-9][月年]) +(?=[0-9]{1,2} *[月日])"
)
_GROUPING_COMMA: Final = re.compile(rf"(?<=[0-9０-９]){_WIDE_COMMA}(?=[0-9０-９]{{3}})")
_WIDE_GROUPING: Final = re.compile(rf"(?<=[０-９]){_WIDE_COMMA}(?=[０-９]{{3}}(?![０-９]))")
_BLANKS: Final = re.compile(r"\s+")


class Folded(NamedTuple):
    """A text with its signs folded; `lower` is the same in lower case.

    `left_out` are the places before which a sign was left out, once for each sign.
    """

    text: str
    lower: str
    left_out: tuple[int, ...] = ()

    def place(self, at: int) -> int:
        """Return where the sign at a place stood in the original text."""
        return at + bisect_right(self.left_out, at)


def fold(text: str) -> Folded:
    """Fold widths, traditional characters and signs that look alike; drop what is invisible."""
    plain = _WIDE_GROUPING.sub(",", text).translate(_TABLE)
    left_out: list[int] = []
    if _LEFT_OUT.search(plain):
        for match in _LEFT_OUT.finditer(plain):
            left_out.extend([match.start() - len(left_out)] * len(match[0]))
        plain = _LEFT_OUT.sub("", plain)
    lower = plain.lower()
    if len(lower) != len(plain):
        lower = "".join(sign.lower()[:1] for sign in plain)
    return Folded(plain, lower, tuple(left_out))


def fold_phrase(text: str) -> Folded:
    """Fold a text that is one quantity: single blanks, commas of either width between digits."""
    single = _BLANKS.sub(" ", text.strip())
    return fold(_GROUPING_COMMA.sub(",", single))


def is_chinese(sign: str) -> bool:
    """Whether a sign is a Chinese character; a pattern for that takes long to make."""
    return "\u3400" <= sign <= "\u9fff" or sign == "\u3007"
