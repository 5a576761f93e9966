"""Every number in a running text, Chinese or English: the whole quantity, or what else it is."""

from __future__ import annotations

import re
from math import gcd
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.errors import Message, UnreadableQuantityError
from zhuzhou_facts.quantity import context
from zhuzhou_facts.quantity.characters import fold, is_chinese
from zhuzhou_facts.quantity.lexicon import (
    DURATIONS,
    Found,
    SpanKind,
    label_at,
    latin_name_at,
    measure_at,
    no_number_at,
)
from zhuzhou_facts.quantity.numerals import CHINESE_SIGNS
from zhuzhou_facts.quantity.reader import Scanner
from zhuzhou_facts.quantity.unit_forms import unit_forms
from zhuzhou_facts.records import COUNT, UNITS, Hedge

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zhuzhou_facts.quantity.interval import Quantity
    from zhuzhou_facts.quantity.reader import Scan
    from zhuzhou_facts.quantity.unit_forms import UnitForms
    from zhuzhou_facts.records import Unit

_LOOK_BACK: Final = 32
_MOST_MONTHS: Final = 12
_MOST_DAYS: Final = 31
_LONGEST_PART: Final = 3

_STROKE: Final = re.compile(r"([0-9]+)/([0-9]+)(?![0-9/千万])")
# In these “up to” gives the level that was reached, and “over” how long it took.
_REACHED: Final = re.compile(
    r"(?:add(?:s|ed|ing)?|back|revised|raised|lifted|took|taken|rose|went|shot|edged|moved|climbed|pushed|brought"
    r"|bringing) \Z"
)
_DURING: Final = "over "
_MONEY: Final = frozenset("$€£¥")  # signs that are read where they are a currency: not Z$5 million
_JOINED: Final = frozenset("-)%‰℃℉°²³")  # behind these a dash is no minus
_CONNECTOR: Final = re.compile(r"\s?(?:、|和|及|与|以及| and )\s?")
_LATIN: Final = re.compile(r"[0-9a-z]+")
# No pence, as 27.4p is: 1080p of a picture, 500p of computing power in Chinese, 5 p.
_NO_PENCE: Final = re.compile(
    r"(?:(?<=[\u3400-\u9fff])[0-9.]+|[0-9.]+(?=p[\u3400-\u9fff])|[0-9]{4,}|480|720|[0-9.]+ )p"
    r"(?![a-z0-9])"
)
# A third is one of three but before what there is a first and a second of.
_THIRD: Final = re.compile(
    r" (?:party|parties|person|country|time|consecutive|straight|successive|quarter|year|month|week"
    r"|day|season|term|phase|stage|round|edition|generation|anniversary|title|medal|gold|place"
    r"|line|bridge|runway|plant|hospital|school|child|member|city|branch)(?![a-z])"
)


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
    yield from _Finder(text, unit_forms(units)).spans()


class _Finder:
    """Walks through one text."""

    def __init__(self, text: str, forms: UnitForms) -> None:
        self.source = text
        self.text = fold(text)
        self.lower = self.text.lower
        self.forms = forms
        self.scanner = Scanner(self.text, forms)

    def spans(self) -> list[Span]:
        """Return the spans; a number without unit has that of the next one in its list."""
        spans: list[Span] = []
        later: Found | None = None
        lent = False
        for each in reversed(list(self._all())):
            gap = self.lower[each.end : later.start] if later else ""
            listed = _CONNECTOR.fullmatch(gap) or (lent and gap == ", ")
            found = _lent(each, later) if later and listed else each
            later, lent = found, found is not each
            start, end = self.text.place(found.start), self.text.place(found.end - 1) + 1
            quantity, reason = None, found.error
            try:
                quantity = found.scan and found.scan.quantity()
            except UnreadableQuantityError as error:
                reason = error.message
            spans.append(Span(start, end, self.source[start:end], found.kind, quantity, reason))
        return spans[::-1]

    def _all(self) -> Iterator[Found]:
        reached = at = 0
        while match := context.START.search(self.lower, at):
            found = self._found(match.start(), reached)
            if isinstance(found, int):
                at = max(found, match.start() + 1)
                continue
            at = reached = found.end
            yield found

    def _found(self, at: int, reached: int) -> Found | int:
        """Return what starts at a place, or where to go on."""
        if word := no_number_at(self.lower, at):
            longer = self._quantity(at, reached)
            scan = longer.scan if isinstance(longer, Found) and longer.end > word else None
            return longer if scan and scan.measured else word
        label = label_at(self.text, at)
        if label and not self._is_number(label, reached):
            return label._replace(start=self._starts(at, reached)[0]) if label.error else label
        if (stroke := _STROKE.match(self.lower, at)) and _is_code(stroke):
            return Found(at, stroke.end(), SpanKind.NAME)
        letter = self.lower[at].isascii() and self.lower[at].isalpha()
        if letter and not self.forms.currency(self.text, at):
            if name := latin_name_at(self.lower, at):
                return name
            if letters := context.BEFORE_DIGITS.match(self.lower, at):
                return letters.end()
        return self._quantity(at, reached)

    def _is_number(self, label: Found, reached: int) -> bool:
        """Whether a number with a unit or magnitude starts a line as its mark would: 3.5 km."""
        if label.kind is not SpanKind.MARK or not self.lower[label.end - 1].isspace():
            return False
        found = self._quantity(label.start, reached)
        if isinstance(found, Found) and found.error:
            return not self.lower[label.end : label.end + 1].isalpha()  # 5.2 ± 0.3 mm
        low = found.scan.low if isinstance(found, Found) and found.scan else None
        return low is not None and bool(low.unit or low.number.exponent)

    def _quantity(self, at: int, reached: int) -> Found | int:
        """Return the quantity whose number starts at a place, with what leads up to it."""
        run = context.RUN.match(self.lower, at)
        past = run.end() if run else at + 1
        if at and self.lower[at] in "几数上" and self.lower[at - 1] in CHINESE_SIGNS:
            return past
        for place in self._starts(at, reached):
            try:
                scan = self.scanner.scan(place)
            except UnreadableQuantityError as error:
                # 翻300番: the numeral stands behind the sign with which it is refused.
                end = max(past, *(context.tangle_end(self.lower, each) for each in (at, past)))
                if self.lower[at] in CHINESE_SIGNS and "分之" not in self.lower[at:end]:
                    return past
                is_date = error.message.template == "this is a date"  # 上午9点
                kind = SpanKind.DATE if is_date else SpanKind.QUANTITY
                return Found(place, self._unit_end(end), kind, error=error.message)
            if scan and scan.end > at and not self._is_misled(scan, at, reached):
                if scan.start == at and self.lower[max(0, at - 1) : at] in _MONEY:
                    reason = Message("the sign of money before it is not known")
                    return Found(at, scan.end, SpanKind.QUANTITY, error=reason)
                return self._classified(scan, at, past)
        return past

    def _unit_end(self, end: int) -> int:
        """Return where the unit ends that stands behind what cannot be read."""
        at = self.scanner.spaced(end)
        unit = self.forms.match(self.text, at)
        found = unit.end if unit else at + len(measure_at(self.text.text, at))
        return found if found > at else end

    def _starts(self, at: int, reached: int) -> list[int]:
        """Return where a quantity may start, the leftmost place first."""
        starts = {at}
        for place in range(at - 1, max(reached, at - _LOOK_BACK) - 1, -1):
            lead = context.LEAD.match(self.lower, place)
            money = self.forms.currency(self.text, place)
            every = lead and lead[0] == "每"  # the scanner reads what the number is per
            if every or (lead and lead.end() in starts) or (money and money.end in starts):
                starts.add(place)
        return sorted(starts)

    def _is_misled(self, scan: Scan, at: int, reached: int) -> bool:
        """Whether what leads up to the number is no part of it: 歼-20, 5 percent over 10 years."""
        start = scan.start
        if start == at:
            return False
        before = self.lower[max(0, start - _LOOK_BACK) : start]
        if self.lower[start] in "-–":
            if not before[-1:].isalnum():
                return before[-1:] in _JOINED  # 52%–48%
            return before[-1].isascii() or not (scan.measured or scan.low.number.decimals)
        if self.lower.startswith(_DURING, start):
            return scan.low.unit in DURATIONS and reached > 0 and start <= reached + 1
        # Of 达到近千 the quantity is 近千. C. is the third of a list; circa is c.
        reached_by = scan.hedges and scan.hedges[0].hedge is Hedge.NONE
        if reached_by or self.text.text[start : start + 3] == "C. ":
            return True
        # Up to 57,800 yuan from 41,300.
        is_level = _REACHED.search(before) or self.lower.startswith(" from ", scan.end)
        return self.lower.startswith("up to ", start) and bool(is_level)

    def _classified(self, scan: Scan, at: int, past: int) -> Found | int:
        """Return what a scan is, or where to go on where it is none."""
        if context.is_period(self.lower, scan):
            return Found(scan.start, scan.end, SpanKind.DATE)
        scan = context.apart(self.lower, scan)
        if end := context.rest_end(self.lower, scan):
            reason = Message("more of a number stands behind it")
            return Found(scan.start, self._unit_end(end), SpanKind.QUANTITY, error=reason)
        glued = self.lower[scan.end - 1 : scan.end + 1]
        if len(glued) > 1 and glued.isascii() and glued.isalnum() and glued[1].isalpha():
            name = _LATIN.match(self.lower, scan.end)
            return Found(scan.start, name.end() if name else scan.end, SpanKind.NAME)
        if self.lower[at] in CHINESE_SIGNS or scan.low.number.chinese:
            kind = context.judge(self.lower, scan, at, past)
        else:
            kind = self._judge_plain(scan, at, past)
        if kind is None:
            return past
        return Found(scan.start, scan.end, kind, scan if kind is SpanKind.QUANTITY else None)

    def _judge_plain(self, scan: Scan, at: int, past: int) -> SpanKind | None:
        """Return what a number in digits or English words is; None for a word."""
        low = scan.low
        if self.lower[at].isdecimal():
            if low.counter[:1] == "强" or _NO_PENCE.match(self.lower, at):
                return SpanKind.NAME
            before = self.lower[max(0, at - 2) : at]
            if (
                before[1:] == "-"
                and is_chinese(before[0])
                and not (low.unit or low.number.decimals)
            ):
                return SpanKind.NAME  # 歼-20
            year = context.is_year(self.lower, scan, at, past)
            return SpanKind.DATE if year else SpanKind.QUANTITY
        one = low.number.value == 1 and (low.unit in {"", COUNT} or low.form == "point")
        ordinal = low.number.parts > 0 and _THIRD.match(self.lower, scan.end)
        alone = scan.start == at and scan.high is None
        return None if alone and (one or ordinal) else SpanKind.QUANTITY


def _is_code(match: re.Match[str]) -> bool:
    """Whether two numbers with a stroke are no fraction: 2024/118, 24/7, 9/11."""
    if max(map(len, match.groups())) > _LONGEST_PART:
        return True
    above, below = int(match[1]), int(match[2])
    if above >= below or gcd(above, below) > 1 or match[0] == "9/11":
        return True
    return _MOST_MONTHS < below <= _MOST_DAYS


def _lent(bare: Found, other: Found) -> Found:
    """Give a number the unit of the one it stands beside in a list: 快4.2和2.1个百分点."""
    if not bare.scan or not other.scan or bare.scan.high or other.scan.high or other.scan.hedges:
        return bare
    own, unit = bare.scan.low, other.scan.low
    # 个 is the start of the unit of the next number: 2.5个和1.4个百分点.
    ge = own.counter == "个" and unit.form.startswith("个")
    lacks = not (own.unit or own.number.exponent or own.number.chinese) or ge
    lends = unit.unit and not (unit.number.exponent or unit.number.parts or unit.currency)
    if not lacks or not lends:
        return bare
    low = unit._replace(number=own.number, end=own.end)
    return bare._replace(scan=bare.scan._replace(low=low))
