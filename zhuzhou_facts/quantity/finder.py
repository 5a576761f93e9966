"""Every number in a running text, Chinese or English: the whole quantity, or what else it is."""

from __future__ import annotations

import re
from math import gcd
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.errors import Message, UnreadableQuantityError
from zhuzhou_facts.quantity.bounds import Single
from zhuzhou_facts.quantity.characters import fold
from zhuzhou_facts.quantity.english_numerals import NUMBER_WORDS, ORDINAL_WORDS, SMALL_WORDS
from zhuzhou_facts.quantity.hedges import LEADS
from zhuzhou_facts.quantity.labels import Label, Labels, SpanKind
from zhuzhou_facts.quantity.lexicon import MEASURE_WORDS, RANKS, SETS
from zhuzhou_facts.quantity.numbers import Number
from zhuzhou_facts.quantity.numerals import CHINESE_SIGNS
from zhuzhou_facts.quantity.scanner import Scan, Scanner, is_measured
from zhuzhou_facts.quantity.unit_forms import UnitForms, unit_forms
from zhuzhou_facts.quantity.lexicon import no_number_at
from zhuzhou_facts.records.units import COUNT, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zhuzhou_facts.quantity.quantity import Quantity
    from zhuzhou_facts.records import Unit

_LOOK_BACK: Final = 32
_YEARS: Final = (1900, 2100)
_YEAR_DIGITS: Final = 4
# 近三年 are the last three years, 近三十年 is nearly thirty.
_PERIODS: Final = frozenset(("year", "month", "week", "day"))
_RECENT: Final = 10
_LONGEST_PART: Final = 3
_SHORT_WORD: Final = 2
_NOT_MEASURED: Final = frozenset(("person", "year", "day"))
_PLACE_NAME: Final = re.compile("子?[镇乡村屯铺堡店沟庄营岭湾街]")
_MONTHS: Final = 12
_DAYS: Final = 31
_SPELLED_BARE: Final = 3

_WORDS: Final = "|".join(sorted(NUMBER_WORDS | ORDINAL_WORDS, key=len, reverse=True))
_START: Final = re.compile(
    rf"[0-9{CHINESE_SIGNS}½⅓⅔¼¾①-⑳Ⅰ-ⅿ第]|几|数(?=[十百千万亿])|上(?=[十百千万亿]|半年)|下(?=半年)"
    rf"|(?<![一上下前后大多小])半(?=[个小年天月公里世斤吨亩米分秒])|(?<=[过超近])半(?![\u4e00-\u9fff])|[半对](?=[数半](?!据|字))|(?<![人总指次户分点参倍系基个位件回读少多无岁])数(?=[年月天周家次名人个])|翻(?=.{{0,3}}番)|前(?=[0-9{CHINESE_SIGNS}])"
    rf"|(?:表|图|注|附件|附表|专栏)(?=[0-9])|\[(?=[0-9])|[(（](?=\s?[0-9{CHINESE_SIGNS}])"
    rf"|民国(?=[0-9])|今\((?=[0-9])|\+(?=[0-9])|(?<![0-9a-z.])\.(?=[0-9])"
    rf"|(?<![a-z0-9$])(?:(?:{_WORDS}|half|quarter|several|a few|a couple|dozens|scores|hundreds|thousands"
    r"|millions|billions|tens|an? (?=[a-z]+ and a half|half|third|quarter|fifth|hundred|thousand|million|billion|"
    r"trillion|dozen|tenth)|doubled|tripled|trebled|quadrupled|quintupled|twice|twofold|tenfold"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|final|last"
    r"|table|figure|fig\.|note|box|annex|appendix|chart|exhibit)(?![a-z]*[0-9])"
    r")|(?<![a-z0-9$&/.-])[a-z]++(?:[-/.&][a-z]++)*+[-./ ]?(?=[0-9])"
)
_LEAD: Final = (
    rf"(?:{LEADS}|[-负+±]|零下|(?<![a-z])(?:plus or minus|minus|negative|between|from|an?) |介于|[从由自]|好|翻了?(?=[近约逾超])|"
    rf"每|每[十百千万]*(?:[^\W\d_{CHINESE_SIGNS}]){{1,5}}|"
    r"(?:{currencies})\s?)+\Z"
)
_FRACTION: Final = re.compile(r"([0-9]+)/([0-9]+)(?![0-9/])")
_RUN: Final = re.compile(rf"[0-9]+(?:[.,:/' ][0-9]+)*|[{CHINESE_SIGNS}]+")
_BRACKETED: Final = re.compile(
    r"[(（][0-9][0-9,.]*[)）] ?[十百千万亿]*(?:%|‰|美?元|港元|欧元|日元|吨|人)"
)
_LARGE_WORDS: Final = "|".join(
    sorted(NUMBER_WORDS - set(SMALL_WORDS) - {"score"}, key=len, reverse=True)
)
# What spoils a number that ends here: it goes on in a way that cannot be read.
_REST: Final = re.compile(
    rf"[0-9{CHINESE_SIGNS}]|[.,'][0-9]|，[0-9]{{3}}(?![0-9])|又[0-9{CHINESE_SIGNS}]|[ -](?:{_LARGE_WORDS})(?![a-z])"
    rf"|(?<=[a-z]) (?:and )?[0-9]+ (?:{_LARGE_WORDS})(?![a-z])| and an? (?:half|quarter|third)(?![a-z])"
    r"| ?[bmtk](?![a-z0-9])| point [a-z]|(?<=hundred) and [0-9]"
)
_REST_OF_COUNT: Final = re.compile(rf" (?:{_LARGE_WORDS})(?![a-z])")
_REST_OF_UNITS: Final = re.compile(
    rf" ?(?:零|又)?(?:[0-9]+|[零一二两三四五六七八九十]{{1,3}}) ?(?:in|inch(?:es)?|cents?|pence|oz|ounces?|min(?:ute)?s?"
    rf"|sec(?:ond)?s?|months?|days?|分(?!之)钟?|秒|厘米|公分|毫米|个月|天|克|两)(?![a-z0-9])|"
    rf" (?:{_LARGE_WORDS})(?![a-z])"
)
_REST_OF_WORDS: Final = re.compile(
    rf"[ -](?:{'|'.join(sorted(ORDINAL_WORDS - {'second'}, key=len, reverse=True))})(?![a-z])"
)
# What belongs to a number that cannot be read: 12.32e+14, 12,34,567.89, twenty twenty fifths.
_TANGLE: Final = re.compile(
    rf"[0-9{CHINESE_SIGNS}](?:[0-9a-z{CHINESE_SIGNS}又^×*+/'⁻⁰¹²³⁴-⁹-]|[.,:](?=[0-9])| ?分之| (?=[×*]))*"
    rf"|(?:{_WORDS})s?(?:[ -](?:and |point )?(?:{_WORDS}|nought|point|half)s?(?![a-z]))*"
)
_RATIO: Final = re.compile(
    r"[0-9]+(?:\.[0-9]+)?(?:\s?:\s?[0-9]+(?:\.[0-9]+)?)+(?![0-9:])|[0-9]+(?:\.[0-9]+)?比[0-9.]+"
)
_FROM: Final = re.compile(r"from |[从由自]")
_RANGING: Final = re.compile(
    r"(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|between|介于|范围) ?\Z"
)
_CONNECTOR: Final = re.compile(r"\s?(?:、|和|及|与|以及| and )\s?")
_BEFORE_DIGITS: Final = re.compile(r"[a-z]++(?:[-/.&][a-z]++)*+[-./ ]?(?=[0-9])")
_LATIN: Final = re.compile(r"[0-9a-z]+")
_PAIR_AFTER: Final = re.compile(rf"[{CHINESE_SIGNS}]([^\W{CHINESE_SIGNS}])")
_PAIR_BEFORE: Final = re.compile(rf"[{CHINESE_SIGNS}]([^\W{CHINESE_SIGNS}])\Z")
_FREE_MEASURES: Final = frozenset("个次名位")
_LARGE: Final = frozenset("百千万亿")
# Without a hedge 亿元 and 万吨 are units, as in the head of a table.
_PLACES: Final = frozenset("十百千万亿")
_MYRIADS: Final = frozenset("万亿")


class Span(NamedTuple):
    """A number in a text, from `start` to `end` in code points, with all that belongs to it.

    `quantity` is None unless it is one that can be read, and `reason` then says why it cannot.
    """

    start: int
    end: int
    text: str
    kind: SpanKind
    quantity: Quantity | None = None
    reason: Message | None = None


def find_quantities(text: str, units: Mapping[str, Unit] | UnitForms = UNITS) -> Iterator[Span]:
    """Yield every number of a text in order, without overlap, each with what it is.

    A span holds the sign, the hedges, both ends of a range and the unit. Words that only hold a
    numeral (一切, 四川) are passed over. Linear in the length of the text.
    """
    forms = units if isinstance(units, UnitForms) else unit_forms(units)
    return _Finder(text, forms).spans()


class _Found(NamedTuple):
    """A scan with the place where it stands; `error` where it could not be read."""

    start: int
    end: int
    kind: SpanKind
    scan: Scan | None = None
    error: Message | None = None


def _is_a_year(number: Number) -> bool:
    return number.value is not None and 1000 <= number.value < _YEARS[1] and number.place == 0  # noqa: PLR2004


class _Finder:
    """Walks through one text."""

    def __init__(self, text: str, forms: UnitForms) -> None:
        self.source = text
        self.text = fold(text)
        self.lower = self.text.lower
        self.forms = forms
        self.scanner = Scanner(self.text, forms)
        self.labels = Labels(self.text)
        self.lead = re.compile(_LEAD.replace("{currencies}", forms.currency_names))

    def spans(self) -> Iterator[Span]:
        """Yield the spans; a number without unit waits for the one it shares a unit with."""
        waiting: list[_Found] = []
        for found in self._all():
            if waiting and not self._joined(waiting[-1], found):
                yield from map(self._span, waiting)
                waiting = []
            if self._is_bare(found):
                waiting.append(found)
                continue
            yield from (self._span(_lent(bare, found)) for bare in waiting)
            waiting = []
            yield self._span(found)
        yield from map(self._span, waiting)

    def _all(self) -> Iterator[_Found]:
        reached = at = 0
        while match := _START.search(self.lower, at):
            found = self._found(match.start(), reached)
            if isinstance(found, int):
                at = max(found, match.start() + 1)
                continue
            at = reached = found.end
            yield found

    def _found(self, at: int, reached: int) -> _Found | int:
        """Return what starts at a place, or where to go on."""
        lower = self.lower
        if word := no_number_at(lower, at):
            longer = self._quantity(at, reached)
            goes_on = isinstance(longer, _Found) and longer.end > word and longer.scan
            return longer if goes_on and is_measured(goes_on) else word
        if (label := self.labels.at(at)) and not self._is_number(label, reached):
            return _Found(label.start, label.end, label.kind)
        if lower[at].isascii() and lower[at].isalpha():
            named = self._latin(at)
            if named is not None:
                return named
        if (fraction := _FRACTION.match(lower, at)) and _is_code(fraction):
            return _Found(at, fraction.end(), SpanKind.NAME)
        if bracket := _BRACKETED.match(lower, at):
            reason = Message("a number in brackets may be a loss or a remark")
            return _Found(at, bracket.end(), SpanKind.QUANTITY, error=reason)
        if ratio := _RATIO.match(lower, at):
            reason = Message("a ratio is not one number")
            return _Found(at, ratio.end(), SpanKind.QUANTITY, error=reason)
        return self._quantity(at, reached)

    def _is_number(self, label: Label, reached: int) -> bool:
        """Whether a fraction starts like an ordinal, or a line with a number like its mark."""
        if label.kind is SpanKind.MARK and self.lower[label.end - 1].isspace():
            found = self._quantity(label.start, reached)
            low = found.scan.low if isinstance(found, _Found) and found.scan else None
            return low is not None and bool(low.unit or low.number.exponent)
        if label.kind is not SpanKind.ORDINAL or not self.lower[label.start].isalpha():
            return False
        return self.lower[label.start] in {"h", "q"}

    def _latin(self, at: int) -> _Found | int | None:
        """Return a name of letters and digits; None where a quantity may start."""
        if self.forms.currency(self.text, at):
            return None
        label = self.labels.latin_name(at)
        if label is None:
            word = _BEFORE_DIGITS.match(self.lower, at)
            return word.end() if word else None
        return _Found(label.start, label.end, label.kind)

    def _quantity(self, at: int, reached: int) -> _Found | int:
        """Return the quantity whose number starts at a place, with what leads up to it."""
        floor = max(reached, at - _LOOK_BACK)
        lead = self.lead.search(self.lower, floor, at)
        start = lead.start() if lead else at
        run = _RUN.match(self.lower, at)
        past = run.end() if run else at + 1
        scan = None
        for place in self._starts(start, at):
            try:
                scan = self.scanner.scan(place)
            except UnreadableQuantityError as error:
                if self.lower[at] in CHINESE_SIGNS:
                    return past
                tangle = _TANGLE.match(self.lower, at)
                past = max(past, tangle.end() if tangle else past)
                return _Found(place, past, SpanKind.QUANTITY, error=error.message)
            if scan and scan.end > at and not self._is_hyphen(scan, at):
                break
            scan = None
        if scan is None:
            return past
        if period := self._period(scan):
            return period
        return self._classified(self._split(scan, at), at, past)

    def _starts(self, start: int, at: int) -> Iterator[int]:
        """Yield where a quantity may start, the leftmost place first."""
        while start < at:
            yield start
            lead = self.lead.search(self.lower, start + 1, at)
            if lead is None:
                break
            start = lead.start()
        yield at

    def _is_hyphen(self, scan: Scan, at: int) -> bool:
        """Whether what looks like a minus joins the number to the word before it: 歼-20."""
        if self.lower[scan.start] != "-" or scan.start == at:
            return False
        before = self.lower[scan.start - 1 : scan.start]
        if not before.isalnum():
            return before in {"-", ")"}
        return before.isascii() or not (is_measured(scan) or scan.low.number.decimals)

    def _split(self, scan: Scan, at: int) -> Scan:
        """Take the first number alone where from … to tells of a change: rose from 3% to 4%."""
        opener = _FROM.match(self.lower, scan.start)
        if scan.high is None or opener is None or self.lower[scan.end - 2 : scan.end] == "之间":
            return scan
        before = self.lower[max(0, scan.start - _LOOK_BACK) : scan.start]
        if _RANGING.search(before) or self.lower.startswith("不等", scan.end):
            return scan
        return Scan(at, scan.low.end, scan.low, None, ())

    def _classified(self, scan: Scan, at: int, past: int) -> _Found | int:
        """Return what a scan is, or where to go on where it is none."""
        lower, low = self.lower, scan.low
        if end := self._spoiled(scan):
            reason = Message("more of a number stands behind it")
            return _Found(scan.start, end, SpanKind.QUANTITY, error=reason)
        number = low.number
        following = lower[scan.end : scan.end + 1]
        if following.isascii() and following.isalpha() and lower[scan.end - 1].isalnum():
            if lower[scan.end - 1].isascii():
                end = _LATIN.match(lower, scan.end)
                return _Found(scan.start, end.end() if end else scan.end, SpanKind.NAME)
        if lower[at] in CHINESE_SIGNS or number.chinese:
            return self._chinese(scan, at, past)
        if lower[at].isdecimal():
            if low.counter[:1] == "强":
                return _Found(at, scan.end, SpanKind.NAME)
            if self._is_year(scan, at, past):
                return _Found(at, past, SpanKind.DATE)
            return _Found(scan.start, scan.end, SpanKind.QUANTITY, scan)
        plain = scan.start == at and scan.high is None and number.value == 1
        if plain and low.unit in {"", COUNT}:
            return past
        return _Found(scan.start, scan.end, SpanKind.QUANTITY, scan)

    def _spoiled(self, scan: Scan) -> int:
        """Return where the rest of a number ends that was not read with its start: 10万万."""
        last = scan.high or scan.low
        number, end = last.number, scan.end
        pattern = _REST_OF_UNITS if last.form else _REST_OF_COUNT if last.unit else _REST
        if match := pattern.match(self.lower, end):
            tangle = _TANGLE.match(self.lower, match.end() - 1)
            end = max(match.end(), tangle.end() if tangle else 0)
            unit = self.forms.match(self.text, end)
            return unit.end if unit else end
        if number.chinese or self.lower[number.end - 1].isdecimal() or last.unit:
            return 0
        match = _REST_OF_WORDS.match(self.lower, end)
        return match.end() if match else 0

    def _period(self, scan: Scan) -> _Found | None:
        """Return a period of time: from 1880 to 2012, 近三年."""
        low, high = scan.low, scan.high
        if high is not None:
            years = all(
                not end.form
                and end.number.end - end.start <= _YEAR_DIGITS
                and _is_a_year(end.number)
                for end in (low, high)
            )
            return _Found(scan.start, scan.end, SpanKind.DATE) if years else None
        recent = self.lower[scan.start] == "近" and low.unit in _PERIODS and not low.number.excess
        if recent and low.number.value is not None and low.number.value < _RECENT:
            return _Found(scan.start, scan.end, SpanKind.DATE)
        return None

    def _is_year(self, scan: Scan, at: int, past: int) -> bool:
        """Whether four digits are a year: alone, or before a word of English."""
        digits = self.lower[at:past]
        low = scan.low
        plain = len(digits) == 4 and digits.isdecimal() and scan.start == at and scan.high is None  # noqa: PLR2004
        if not plain or not _YEARS[0] <= int(digits) < _YEARS[1]:
            return False
        return not low.unit or (low.counter[:1].isascii() and low.unit == COUNT)

    def _chinese(self, scan: Scan, at: int, past: int) -> _Found | int:
        """Tell a number in Chinese characters from a word that holds a numeral."""
        low = scan.low
        found = _Found(scan.start, scan.end, SpanKind.QUANTITY, scan)
        numeral = self.lower[at:past]
        if self.labels.is_weekday(past):
            return past
        hedged = any(word.end for word in scan.hedges) or low.number.excess or low.number.vague
        spelled = scan.end > past or not _MYRIADS.isdisjoint(numeral)
        if scan.high or low.number.parts:
            return found
        if low.number.upto or low.number.vague:
            named = low.unit or not _LARGE.isdisjoint(self.lower[at : low.number.end])
            return found if named and not self._is_idiom(scan, at) else past
        if hedged and spelled:
            return found
        if (
            not hedged
            and not low.number.unit
            and (set(numeral) <= _MYRIADS or self._is_article(numeral, low))
        ):
            return past
        if low.counter[:1] in RANKS and low.unit == COUNT:
            return _Found(at, at + len(numeral) + 1, SpanKind.ORDINAL)
        if low.counter[:1] in SETS and low.unit == COUNT:
            return _Found(at, scan.end, SpanKind.ORDINAL)
        if not low.unit:
            bare = len(numeral) >= _SPELLED_BARE and not _PLACES.isdisjoint(numeral)
            counted = numeral[0] not in _LARGE and (low.number.exponent > 0 or low.number.decimals)
            return found if hedged or bare or counted else past
        if self._is_idiom(scan, at):
            return past
        if low.unit != COUNT and low.unit not in _NOT_MEASURED:
            return found
        if low.counter.startswith("连"):
            return _Found(at, scan.end, SpanKind.NAME)
        if len(numeral) == 1 and numeral in _LARGE:
            return found if hedged else past
        return found if self._is_counted(scan, at, past) else past

    def _is_idiom(self, scan: Scan, at: int) -> bool:
        """Whether a numeral and its measure are part of a word: 五家子乡, 年复一年, 四角."""
        if self.lower[at - 1 : at] in {"复", "朝"}:
            return True
        plain = scan.low.number.chinese and scan.low.form in {"", "里", "尺"}
        money = scan.low.unit == "CNY" and scan.end - at == _SHORT_WORD and not scan.low.form
        return money or (plain and bool(_PLACE_NAME.match(self.lower, scan.end)))

    def _is_article(self, numeral: str, low: Single) -> bool:
        """Whether 一 is the indefinite article: 一批, 一角; but 一倍 and 一年 count."""
        return (
            numeral == "一"
            and not low.number.exponent
            and (low.unit in {"", COUNT, "person"} or not low.form)
        )

    def _is_counted(self, scan: Scan, at: int, past: int) -> bool:
        """Whether a numeral before a measure word is no part of an idiom: 三位一体, 五花八门."""
        if past - at > 1 or scan.low.counter[:1] in _FREE_MEASURES:
            return True
        after = _PAIR_AFTER.match(self.lower, scan.end)
        before = _PAIR_BEFORE.search(self.lower[max(0, at - 2) : at])
        return all(pair is None or pair[1] in MEASURE_WORDS for pair in (after, before))

    def _is_bare(self, found: _Found) -> bool:
        """Whether a number has no unit of its own and may share that of the next."""
        scan = found.scan
        return bool(
            scan
            and scan.high is None
            and not scan.low.unit
            and not scan.low.number.exponent
            and not scan.low.number.chinese
        )

    def _joined(self, first: _Found, second: _Found) -> bool:
        """Whether two numbers stand beside each other in a list."""
        return bool(_CONNECTOR.fullmatch(self.lower[first.end : second.start]))

    def _span(self, found: _Found) -> Span:
        quantity, reason = None, found.error
        if found.scan:
            try:
                quantity = found.scan.quantity()
            except UnreadableQuantityError as error:
                reason = error.message
        start, end = self.text.place(found.start), self.text.place(found.end - 1) + 1
        return Span(start, end, self.source[start:end], found.kind, quantity, reason)


def _is_code(match: re.Match[str]) -> bool:
    """Whether two numbers with a stroke are no fraction: 2024/118, 24/7."""
    above, below = match.groups()
    if max(len(above), len(below)) > _LONGEST_PART or int(above) >= int(below):
        return True
    return gcd(int(above), int(below)) > 1 or _MONTHS < int(below) <= _DAYS


def _lent(bare: _Found, other: _Found) -> _Found:
    """Give a number the unit of the one it stands beside in a list: 快4.2和2.1个百分点."""
    if bare.scan is None or other.scan is None or other.scan.high or other.scan.hedges:
        return bare
    unit = other.scan.low
    if not unit.unit or unit.number.exponent or unit.number.parts or unit.currency:
        return bare
    low = bare.scan.low._replace(
        unit=unit.unit, counter=unit.counter, form=unit.form, counted=unit.counted
    )
    return bare._replace(scan=bare.scan._replace(low=low))
