"""Whether the text near a number gives it another time, or base of a change, than the source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import Verdict
from zhuzhou_facts.document.claims.chinese_times import DONE_THEN
from zhuzhou_facts.document.claims.claim import BASE_UNSAID, TIME_UNSAID
from zhuzhou_facts.document.claims.context import STATUS
from zhuzhou_facts.document.claims.times import find_times, mention
from zhuzhou_facts.records import Side, dates
from zhuzhou_facts.records.dates import read_moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.proofreading.entries import Entry

NEAR_SCOPES: Final = frozenset(("number", "clause", "sentence"))
DIGITS: Final = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_ON: Final = re.compile(r"([0-9]{4})\S*/\.\.")
YEAR: Final = re.compile(r"[0-9]{4}")
# A few years taken together: 五年来, over the past five years.
_FEW_YEARS: Final = re.compile(
    r"(?<![一二三四五六七八九十0-9])[2-9二两三四五六七八九十]年(?:来|间|内|里|中|加|累|共|合|总|一共)"
    r"|(?i:\b(?:past|last|within|over|in) (?:the )?(?:past |last )?"
    r"(?:[2-9]|ten|two|three|four|five|six|seven|eight|nine) years\b)"
)
_UP_TO: Final = re.compile(r"[到至]了?\s?\Z|\bto\s\Z")
_SINCE: Final = re.compile(r"(?i:\bsince\b)|以来|年起")
_IN_A_YEAR: Final = re.compile(
    r"(?<![十来近那同某哪0-9])一年(?:来|间|里|内)?|比上年|\bin (?:a|one) year\b"
)
# 上年 is the year before the one spoken of, wherever that stands.
_MONTH_NAMES: Final = "|".join(dates.MONTHS)
RELATIVE: Final = re.compile(
    rf"[今去前明当同]年|(?i:\b(?:this|last|next) year\b)|\b[Ll]ast (?:{_MONTH_NAMES})\b"
)
_PART: Final = re.compile(
    r"[0-9一二三四五六七八九十]月|[一二三四1-4]季|[上下]半年|\bQ[1-4]\b"
    r"|\b(?:first|second|third|fourth|final)[ -](?:quarter|half)\b"
    rf"|\b(?:{_MONTH_NAMES})\b"
)
_ENDED: Final = re.compile(r"\b(?:months|weeks|quarter|half|year)\s(?:to|ended|ending)\b")
_FORMER: Final = re.compile(
    r"(?<![比较与和同])(?:上一?届"
    r"|(?:原(?:有|为|先|来|本|是)|早先|先前|从前|以前|过去|曾(?:有|为|达|经))[^比较至到成]{0,8}\Z)"
    r"|\b(?:formerly|previously|originally|once|used to (?:be|have|number))\s(?:[a-z]+\s){0,2}\Z"
)
_LEFT: Final = re.compile(
    r"(?:现(?:在|有|为|仅|存|剩)|如今|目前|眼下|只?剩下?|留下?|保留)[^比较从由]{0,8}\Z"
    r"|\b(?:now|today)\s(?:[a-z]+\s){0,2}\Z"
)
_OF_YEAR: Final = re.compile(r"[0-9]{4}-| -?[0-9]+$")
_ALONE: Final = re.compile(r"份?\s?[，,]")
_QUARTERS: Final = {"Q1": "01/03", "Q2": "04/06", "Q3": "07/09", "Q4": "10/12"}
_PERIODS: Final = _QUARTERS | {"H1": "01/06", "H2": "07/12"}
_MONTHS: Final = re.compile("[0-9]{2}(?:/[0-9]{2})?")
_STOCK: Final = re.compile(r"[末底]|余额|保有|\b(?:end|stood|stands?|balance)\b")
_THIS_YEAR: Final = re.compile(r"今年|年内|\bthis year\b")  # so far
_ALL_YEAR: Final = re.compile(r"全年|\b(?:full|whole) year\b")
_FAR: Final = 16
_ABOVE: Final = 40
_PART_OF_YEAR: Final = re.compile(r"([0-9]{4})-(?:[QH][0-9]|[0-9]{2}/\1-[0-9]{2})")
_SEASON: Final = re.compile("[0-9]{4}/[0-9]{4}")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH: Final = re.compile(r"[0-9]{4}-[0-9]{2}")
# A target is one whenever it was set, and whenever it is reached.
LIMIT: Final = re.compile(
    r"\s*(?:的?(?:目标|上限|下限|限值|红线|门槛|标准)|(?i:target|limit|ceiling|threshold|goal|standard)\b)"
)
# Words of what is planned or to come.
TO_COME: Final = re.compile(
    f"{STATUS['forecast']}|{STATUS['target']}|计划|规划|目标|未来|那时|会从|今后|以后|年后|到20[0-9]{{2}}年|到时"
    "|明年|后年|下一步|下一年|打算|拟|将|[要会][增提达到建有]"
    r"|(?i:\b(?:would|plans?|planned|goals?|aims?|hopes?|should|next|ahead|future"
    r"|outlook|tomorrow|coming|to (?:reach|become|grow|rise|have)|by (?:20[0-9]{2}|then))\b)"
)
_LATER: Final = re.compile(
    r"将(?:[于在会]|全部)|年底前"
    r"|\b(?:will|due to (?!the\b|an?\b)|by (?:the )?(?:year[- ]end|end of the year))\b"
)
_OF_KIND: Final = re.compile("[0-9.,]+-[a-z]")  # a 12-metre bus is one at any time
_WHOLE_YEAR: Final = re.compile(r"(?:FY)?[0-9]{4}")
_BASES: Final = frozenset(("year_before", "period_before", "year_end"))


def times_differ(claim: Claim, entry: Entry, text: str) -> bool:
    """Whether the text near a claim gives another time than the entry has."""
    # It does where it writes the year, or says last year. A change has the time of its level.
    levels = claim.table and not (claim.change or entry.change)
    swapped = levels and {claim.when, entry.when} == {mention.BEFORE, mention.AFTER}
    # Both go on since then, from different years: since one congress and another.
    years = [int(on[1]) for each in (claim, entry) if (on := _ON.fullmatch(each.when or ""))]
    apart = len(years) > 1 and abs(years[0] - years[1]) > 1
    if swapped or (apart and claim.carried in NEAR_SCOPES):
        return True
    is_kind = _OF_KIND.match(entry.written)
    if TIME_UNSAID in claim.doubts or claim.when in entry.beside or is_kind:
        return False
    if LIMIT.match(text, claim.end):
        return False
    if claim.carried == "sentence":
        # When something else began; what is to come has no time of what was before.
        later = _LATER.search(text, claim.stretch[0], claim.clause[1])
        if later or _DAY.fullmatch(claim.when or ""):
            return False
    if entry.change:
        return _is_longer(claim, entry, text) or _is_of_other_time(claim, entry, text)
    return _is_level_of_other_time(claim, entry, text)


def _is_level_of_other_time(claim: Claim, entry: Entry, text: str) -> bool:
    dated = claim.from_ and YEAR.match(claim.from_)
    if claim.when == mention.AFTER and dated and is_same(claim.from_ or "", entry.when or ""):
        return True  # 由2021年的112平方米变为186平方米, where 186 was in 2021
    near = _written_time(claim, entry.when or "", text)
    if _ENDED.search(text, claim.stretch[0], claim.clause[1]) and _months(entry.when or ""):
        return False  # the three months to March may be the second quarter of a company
    # 五年关停241家，2017年147家: what has a time of its own is not of those years.
    first = claim.stretch[0] if claim.carried == "number" else claim.sentence[0]
    start = max(first, claim.start - _FAR)
    years = _FEW_YEARS.search(text, start, max(claim.start, claim.clause[1])) is not None
    # 四年里涨了54元，到196元: what was reached is of the last of them.
    years = years and not _UP_TO.search(text, claim.clause[0], claim.start)
    years = years or (claim.when == mention.FIVE_YEARS and claim.carried in {"number", "clause"})
    if entry.side is Side.NEITHER:
        years = years or _SINCE.search(text, claim.sentence[0], claim.clause[1]) is not None
        return bool(near and YEAR.fullmatch(near) and not years)
    is_year = YEAR.fullmatch(claim.when or "") and claim.carried == "sentence"
    apart = (claim.carried != "clause" and not is_year) or claim.when == mention.FIVE_YEARS
    of_one = bool(years and apart) and YEAR.fullmatch(entry.when or "") is not None
    at_number = claim.carried in {"number", "clause"} and not entry.doubtful
    if of_one or (at_number and _is_of_part(near or "", entry.when or "", text, claim)):
        return True
    if claim.when and entry.when:
        return near is not None and not overlap(near, entry.when)
    return _is_of_other_part(claim, entry, text)


def _is_of_part(near: str, when: str, text: str, claim: Claim) -> bool:
    """Whether a number is said of half a year or so, and the source's is of a whole one, or not."""
    if YEAR.fullmatch(when) and _PART_OF_YEAR.fullmatch(near):
        return not _ALL_YEAR.search(text, *claim.clause)
    # What is there at the end of a part is there in the year; a draft on a part need not repeat it.
    return bool(
        YEAR.fullmatch(near)
        and _PART_OF_YEAR.fullmatch(when)
        and when.startswith(near)
        and not _PART.search(text, 0, claim.clause[1])
        and not _THIS_YEAR.search(text, claim.sentence[0], claim.clause[1])
        and not _STOCK.search(text, *claim.clause)
    )


def _is_of_other_part(claim: Claim, entry: Entry, text: str) -> bool:
    """Whether a draft names May, and the source June, where one of them names no year."""
    theirs = _months_of(entry.part)
    if not theirs or _STOCK.search(text, *claim.clause):
        return False
    mine = [_months_of(part) for part in parts_of(text, claim)]
    # Of the first half and of June nothing is known.
    alike = mine and mine[-1] and ("/" in mine[-1]) == ("/" in theirs)
    return bool(alike) and theirs not in mine


def parts_of(text: str, claim: Claim) -> list[str]:
    """Return the parts of a year of a level, which its clause or the one of a time alone names."""
    # The last one is the last; they are without their year: 06 is June, H1 the first half.
    if claim.change or claim.table:
        return []
    first = max(claim.sentence[0], claim.start - _ABOVE)
    found = find_times(text[first : claim.start], chinese=claim.chinese)
    return [
        _OF_YEAR.sub("", each.value)
        for each in found
        if each.kind in {"date", "part", "part_of"}
        and (first + each.start >= claim.clause[0] or _ALONE.match(text, first + each.end))
    ]


def _months_of(part: str) -> str:
    """Return a month, or the first and the last one, of a part of a year; empty for a day."""
    part = _PERIODS.get(part, part)
    return part if _MONTHS.fullmatch(part) else ""


def _is_longer(claim: Claim, entry: Entry, text: str) -> bool:
    """Whether a change is said to be of one year or of so many, and the source's is of others."""
    years = [YEAR.match(when or "") for when in (entry.start, entry.when)]
    if not (claim.change and all(years)):
        return False
    first, last = (int(year[0]) for year in years if year)
    words = text[max(claim.clause[0], claim.stretch[0]) : min(claim.clause[1], claim.stretch[1])]
    times = find_times(words, chinese=claim.chinese)
    yearly = claim.basis == "year_before"  # up 14.2% on the year, double that of five years before
    before = (int(time.value) for time in times if time.kind == "years_before" and not yearly)
    said = next(before, None)
    of_a_year = yearly or _IN_A_YEAR.search(text, claim.clause[0], claim.start)
    return last - first != said if said else bool(of_a_year) and last - first > 1


def _is_of_other_time(claim: Claim, entry: Entry, text: str) -> bool:
    """Whether the clause of a change gives it another time than the source does."""
    words = text[slice(*claim.clause)]
    if not (claim.change and entry.start):
        return False
    assumed = claim.basis or claim.assumed or entry.assumed
    if claim.from_ and not assumed and (_has_year(words, claim.from_) or _PART.search(words)):
        if entry.basis == "year_end" and _MONTH.match(claim.from_):
            return claim.from_[5:7] not in {"12", "01"}  # 比6月末, where the source has 比年初
        # 比2021年减少11天, where the source compares with 2020; 比二季度, with a year before.
        return not overlap(claim.from_, entry.start)
    if not (claim.when and entry.when) or claim.carried not in NEAR_SCOPES:
        return False
    when, words = claim.when, text[claim.stretch[0] : claim.clause[1]]
    written = _has_year(words, when) or bool(RELATIVE.search(words))
    if not written and len(when) > len("2018") and _PART.search(words):
        # A part of a year that is not given is one of the year that the source speaks of.
        when, written = entry.when[:4] + when[4:], when != claim.from_
    of_month = _MONTH.fullmatch(claim.when) and _months(entry.when)
    if of_month and claim.carried in {"number", "clause"} and claim.basis == entry.basis != "":
        return True  # 9月同比, where the source says 前三季度
    # What grew by so much from 2024 to 2025 did not in 2024; of many years either may be named.
    yearly = claim.basis != "" or claim.assumed
    next_year = yearly and mention.shifted(entry.start, 1) == entry.when and when == entry.start
    ends = (entry.when,) if next_year else (entry.start, entry.when)
    return written and not any(overlap(when, end) for end in ends)


def _has_year(words: str, when: str) -> bool:
    """Whether words have the year that a time begins with, in digits or as 二〇一六."""
    return when[:4] in words or when[:4] in words.translate(DIGITS)


def _written_time(claim: Claim, other: str, text: str) -> str | None:
    """Return the time of a claim where the text writes it near the number."""
    # A month or quarter without its year is taken to be of the year of the `other` time. Where the
    # sentence has both years before the number, either may be its own.
    when = claim.when
    if not when or claim.carried not in NEAR_SCOPES:
        return None
    if claim.carried == "sentence" and _has_year(text[claim.sentence[0] : claim.start], other):
        return None
    is_part = len(when) > len("2018")
    start = claim.stretch[0] if is_part else claim.sentence[0]
    if claim.carried == "sentence":
        # Behind a semicolon other things may be of another time.
        start = max(start, text.rfind("；", start, claim.start) + 1)
    has_year = _has_year(text[start : claim.clause[1]], when)
    if is_part and not has_year:  # in full before the numbers: in June 2017 … from 863 to 1,916
        before = text[claim.sentence[0] : claim.start]
        times = find_times(before, chinese=claim.chinese) if _has_year(before, when) else ()
        has_year = any(time.value == when for time in times)
    # Of a table: its title, its heads and the line above.
    around = text[max(0, claim.block.start - _ABOVE) : claim.end]
    relative = RELATIVE.search(text, claim.sentence[0], claim.clause[1])
    relative = relative or DONE_THEN.match(text, claim.end)
    whole = claim.table is not None and not (is_part and not _has_year(around, when))
    if whole or has_year or relative:
        return when
    if claim.table is not None:
        return other[:4] + when[4:]
    first = start if claim.chinese else claim.clause[0]  # 截至6月末，缴存余额为642.9亿元
    return other[:4] + when[4:] if is_part and _PART.search(text, first, claim.clause[1]) else None


def overlap(one: str, other: str) -> bool:
    """Whether two times have a day in common, as far as is known; a label may be any time."""
    if one == other or read_moment(one) is None or read_moment(other) is None:
        return True
    if all(_SEASON.fullmatch(each) and mention.is_period(each) for each in (one, other)):
        return False  # 2022/23 is no 2023/24
    # A half is not the nine months that it is in; quarters may be those of a company.
    months = {_months(one), _months(other)} - {None}
    return dates.overlap(one, other) and len(months) < 2  # noqa: PLR2004 - they differ


def _months(when: str) -> int | None:
    """Return how many months a part of a year takes; None for a month, and for other times."""
    part = read_moment(when) if _PART_OF_YEAR.fullmatch(when) else None
    return part and part.end.month - part.start.month + 1


def is_same(one: str, other: str) -> bool:
    """Whether two times are the same."""
    first, second = read_moment(one), read_moment(other)
    return one == other or (first is not None and first == second)


def of_base(claim: Claim, entry: Entry, siblings: Sequence[Entry], text: str) -> Verdict | None:
    """Return what a number is that is compared with another time, or at other prices."""
    # `siblings` are the entries of the same thing.
    bases = {claim.basis, entry.basis or basis_of(entry)} & _BASES
    if len(bases) > 1:
        # Where a year began is where the one before ended; a quarter before is neither.
        of_year = entry.when is None or _WHOLE_YEAR.fullmatch(entry.when)
        return None if of_year and "period_before" not in bases else Verdict.OTHER_TIME
    # Said to be real where the source has another real one, or nominal.
    priced = claim.prices in {"constant", "current"} and claim.prices != entry.prices
    alike = (entry.change, claim.prices)
    if entry.change and priced and any((each.change, each.prices) == alike for each in siblings):
        return Verdict.KIND_OF_CHANGE
    other = _is_of_other_side(claim, entry, siblings, text)
    return Verdict.OTHER_TIME if other or _is_of_sibling(claim, entry, siblings) else None


def basis_of(entry: Entry) -> str:
    """Return what a change of a year or of its part compares with, by its times."""
    is_year = _WHOLE_YEAR.fullmatch(entry.when or "") and not (entry.assumed or entry.derived)
    if not (entry.when and entry.start and (is_year or _PART_OF_YEAR.match(entry.when))):
        return ""
    if entry.start == mention.shifted(entry.when, -1):
        return "year_before"
    return "period_before" if entry.start == mention.previous_period(entry.when) else ""


def _is_of_other_side(claim: Claim, entry: Entry, siblings: Sequence[Entry], text: str) -> bool:
    """Whether a level is said of the time before or now, of which the source has another one."""
    words = text[max(claim.clause[0], claim.stretch[0]) : claim.start]
    former, left = _FORMER.search(words), _LEFT.search(words)
    said = mention.BEFORE if former else mention.AFTER if left else None
    levels = (each for each in siblings if each.is_level and not each.planned)
    return (
        said is not None
        and (entry.when == mention.BEFORE) == (said == mention.AFTER)
        and entry.is_level
        and not claim.change
        and any(each.when == said and each.amount.unit == entry.amount.unit for each in levels)
    )


def _is_of_sibling(claim: Claim, entry: Entry, siblings: Sequence[Entry]) -> bool:
    """Whether the thing has another number at just the time that a claim gives."""
    return (
        claim.carried in NEAR_SCOPES
        and set(claim.doubts) <= {BASE_UNSAID}
        and claim.change is not None
        and not (entry.derived or claim.compared)
        and None not in {claim.time, entry.time}
        and claim.time != entry.time
        and any(
            (each.time, each.change, each.amount.unit)
            == (claim.time, claim.change, entry.amount.unit)
            and each.amount.value != entry.amount.value
            and not each.derived
            for each in siblings
        )
    )
