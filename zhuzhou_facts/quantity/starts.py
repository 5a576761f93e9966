"""Where a number may start in a running text, and what may lead up to it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from zhuzhou_facts.quantity.english_numerals import NUMBER_WORDS, ORDINAL_WORDS
from zhuzhou_facts.quantity.hedges import LEADS
from zhuzhou_facts.quantity.numerals import CHINESE_SIGNS

WORDS: Final = "|".join(sorted(NUMBER_WORDS | ORDINAL_WORDS, key=len, reverse=True))
_CHINESE: Final = (
    rf"[0-9{CHINESE_SIGNS}½⅓⅔¼¾①-⑳Ⅰ-ⅿ第几]",
    r"[数上](?=[十百千万亿])|(?<![人总指次户分点参倍系基个位件回读少多无岁如])数(?=[年月天周家次名人个])",
    r"[上下](?=半年)|翻(?=.{0,3}番)|民国(?=[0-9])|今\((?=[0-9])",
    r"(?<![一上下前后大多小])半(?=[个小年天月公里世斤吨亩米分秒])|(?<=[过超近逾])半(?![\u4e00-\u9fff])",
    r"[半对](?=[数半](?!据|字))",
    rf"前(?=[0-9{CHINESE_SIGNS}])|(?:表|图|注|附件|附表|专栏)(?=[0-9])",
    rf"\[(?=[0-9])|[(（](?=\s?[0-9{CHINESE_SIGNS}])|\+(?=[0-9])|(?<![0-9a-z.])\.(?=[0-9])",
)
_ARTICLE: Final = (
    r"an? (?=[a-z]+ and a half|half|third|quarter|fifth|tenth|hundred|thousand|million|billion"
    r"|trillion|dozen)"
)
_ENGLISH: Final = (
    f"{WORDS}|half|quarter|several|a few|a couple|dozens|scores|hundreds|thousands|millions",
    f"billions|tens|{_ARTICLE}|doubled|tripled|trebled|quadrupled|quintupled|twice|twofold|tenfold",
    "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|final|last",
    r"table|figure|fig\.|note|box|annex|appendix|chart|exhibit",
)
# Letters right before digits, as in ISO14000, and words that make a name of the number behind.
BEFORE_DIGITS: Final = re.compile(r"[a-z]++(?:[-/.&][a-z]++)*+[-./ ]?(?=[0-9])")
START: Final = re.compile(
    f"{'|'.join(_CHINESE)}"
    rf"|(?<![a-z0-9$])(?:{'|'.join(_ENGLISH)})(?![a-z]*[0-9])"
    rf"|(?<![a-z0-9$&/.-])(?:{BEFORE_DIGITS.pattern}|(?:nos?|vol|pp?)\. (?=[0-9]))"
)
_ENGLISH_LEAD: Final = "plus or minus|minus|negative|between|from|an?"
_LEAD: Final = (
    rf"(?:{LEADS}|[-负+±]|零下|(?<![a-z])(?:{_ENGLISH_LEAD}) |介于|[从由自]|好"
    rf"|翻了?(?=[近约逾超])|每|每[十百千万]*(?:[^\W\d_{CHINESE_SIGNS}]){{1,5}}|"
)


@lru_cache(maxsize=8)
def lead_pattern(currencies: str) -> re.Pattern[str]:
    """Return the pattern of what leads up to a number: signs, hedges, currencies, 每人."""
    return re.compile(rf"{_LEAD}(?<![a-z])(?:{currencies})\s?)+\Z")
