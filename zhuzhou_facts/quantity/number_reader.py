"""Numbers of every form, before their unit: digits, numerals, words, shares, multiples, amounts."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final
from unicodedata import numeric

from zhuzhou_facts.quantity.interval import Interval, order, ten
from zhuzhou_facts.quantity.lexicon import DURATIONS, MEASURES, measure_at
from zhuzhou_facts.quantity.numerals import (
    ABBREVIATIONS,
    CHINESE_MAGNITUDE,
    CHINESE_SIGNS,
    DIGIT_WORDS,
    ENGLISH_MAGNITUDES,
    GROUPS,
    NEXT_TERM,
    PLACE_WORDS,
    SHORT_ABBREVIATIONS,
    SMALL_WORDS,
    Number,
    Parts,
    exponent_of,
    ordinary,
    read_chinese,
    read_part,
    read_words,
    refuse,
    split_pair,
)
from zhuzhou_facts.records import PERCENT, PERSON, TIMES

if TYPE_CHECKING:
    from zhuzhou_facts.quantity.characters import Folded
    from zhuzhou_facts.quantity.unit_forms import UnitForms

_MOST_DIGITS: Final = 30
_LARGEST_MIXED: Final = 64
_HUNDRED_MILLION: Final = 8
_MOST_DOUBLINGS: Final = 100
_LARGEST_TOTAL: Final = 1000
_DOZEN: Final = 12
# These shares are decimals: hundredths, thousandths and so on, as powers of percent.
_DECIMAL_PARTS: Final = {10**n: 2 - n for n in range(2, 13)}

_DIGITS: Final = re.compile(
    r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9])|[1-9][0-9]{0,2}(?:[ '][0-9]{3})+(?![0-9])|[0-9]+)"
    r"(?:\.[0-9]+)?|(?<![0-9])\.[0-9]+"
)
_POWER: Final = re.compile(r"e[+-]?[0-9]|\^| ?[×x*] ?[0-9]+\^| ?[×x*] ?10(?:[\^⁰¹²³⁴-⁹⁻−-]|$)")
_SMALL_DIGITS: Final = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")
_RUN: Final = re.compile(rf"[{CHINESE_SIGNS}]+(?:兆[{CHINESE_SIGNS}]+)?")
# No time of day: 八点五十.
_DECIMALS: Final = re.compile(r"[点.·]([零一二三四五六七八九]++)(?![十百])")
# 八五折 is 8.5折.
_DISCOUNT: Final = re.compile("[一二三四五六七八九]{2}(?=折(?![合叠旧算]))")
# 一两 is one or two of what follows, and no weight.
_ONE_OR_TWO: Final = re.compile("一两(?![的多左以])[\u4e00-\u9fff]")
_LIKE_MAGNITUDE: Final = re.compile("[十百千万亿兆余多来个]")
# 多 and 余 start these words and exceed nothing.
_EXCESS: Final = (
    "(?!多(?:元化|元文化|样化|样性|少|出|功能|媒体|边形|维度|民族|党|方面)|余(?:额|下|热|杭|姚))"
    "[余多]"
)
_TAIL: Final = re.compile(
    rf"(?P<before>{_EXCESS}|来(?=[十百千万亿]))?(?:个(?P<inner>[多余])?(?=万?亿))?"
    rf"(?P<word>{CHINESE_MAGNITUDE})?"
    rf"(?:(?P<after>{_EXCESS})(?P<split>亿)?)?"
)
# Behind a unit 多元 is one word too.
_MORE: Final = {
    False: re.compile(_EXCESS),
    # 比22亿元多了一成 says by how much more, and no more than so much.
    True: re.compile(
        "[余多](?![0-9元样种少功媒边哈彩方维额下热项家半数數是为為次]|[了出][^，。；]{0,2}[0-9一二两三四五六七八九十几半])"
    ),
}
_MIXED: Final = re.compile(
    r"(?:[0-9]{1,3}(?:[ '][0-9]{3})+|[0-9][0-9,]*)"
    r"(?:[十百千万亿兆]+零?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+|[一二两三四五六七八九])(?![.,]?[0-9]))+"
    r"[十百千万亿]*"
)
# 78兆9,450.05亿: the decimals of the last part.
_LAST_DECIMALS: Final = re.compile(
    r"([0-9,]+[十百千]?[万亿兆]+(?:[0-9][0-9,]*亿)?[0-9][0-9,]*)\.([0-9]+)([万亿]+)(?![余多])"
)

_EXPONENTS: Final = ENGLISH_MAGNITUDES | ABBREVIATIONS | SHORT_ABBREVIATIONS
_LONG: Final = "|".join(sorted(ENGLISH_MAGNITUDES | ABBREVIATIONS, key=len, reverse=True))
_SHORT: Final = "|".join((*ABBREVIATIONS, *SHORT_ABBREVIATIONS))
_ENGLISH_TAIL: Final = re.compile(
    r"(?P<before>(?:[ -](?:odd|something)|-plus|-some)(?![a-z]))?"
    rf"(?:[ -]?(?P<word>{_LONG})(?![a-z])"
    rf"|(?P<short> ?(?:{_SHORT})(?=[a-z]{{3}}(?![a-z]))| ?[mbt](?![a-z])))?"
    r"(?P<after>-(?:odd|plus|some|something)(?![a-z]))?"
)
# 60+ and 1000万+, but no sum (3+5; 大桥 7+立交 20) and no name (1+N).
_OR_MORE: Final = re.compile(rf"\+(?! ?[0-9+(]|/[-–]|[a-z](?![a-z])|{NEXT_TERM})")
_PLURAL: Final = re.compile(r" (?:people|[a-z]+[^siu\W]s)(?![a-z])")
_POINT: Final = re.compile(rf" point((?: (?:{'|'.join(DIGIT_WORDS)})(?![a-z]))+)")
_AND_PART: Final = re.compile(r"[ -]and[ -](?:a|one)[ -](?=[a-z])")
# 2 1/2, 2-1/2 and 2 and 1/2; 2019 and 1/3 in 2020 are two numbers, as 12 and 2/3 of them are.
_DIGIT_PART: Final = re.compile(
    r"(?: {1,2}|(?<![0-9]{3})"
    r"(?:-| and (?=[0-9/]+ (?!(?:of|in|on|at|is|are|was|were|from|for)\b)[a-z])))"
    r"([1-9][0-9]?)/([1-9][0-9]?)(?![0-9/])"
)
_VULGAR: Final = {sign: Fraction(numeric(sign)).limit_denominator(8) for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}

# Before 数 and 上 these make other words of them: 总数十万, 参会人数千余人; 线上十场, 迈上万亿.
_BEFORE_SOME: Final = (
    "(?<![总岁])(?!(?<=[人户次件])(?<![每一个万千百十多余几数工客商][人户次件])"
    "数[十百千万]+[余多分])"
)
_BEFORE_UPWARDS: Final = (
    "(?<![千以线会台网街桌墙晚早界史础之向加献送登迈跃跨站追赶遇碰考跟连配爬推])"
)
_SOME: Final = re.compile(rf"好?(?:几|{_BEFORE_SOME}数)([十百千]?(?:个?(?:万亿|亿)|万)?)(?:余|多)?")
_UPWARDS: Final = re.compile(rf"{_BEFORE_UPWARDS}上([十百千万亿][百千万亿]*)(?![十百千万亿])")
_FEW: Final = re.compile(
    r"(?:several|a few|a couple of)(?: (hundred|thousand|million|billion|dozen))?"
    r"(?: (thousand|million|billion))?(?![a-z])"
)
_MANY: Final = re.compile(
    r"(?:(tens|dozens|scores|hundreds) of )?(dozens|scores|hundreds|thousands|millions|billions)"
    r"(?![a-z])(?: of(?![a-z]))?"
)
_SIZES: Final = {"": 1, "dozen": _DOZEN, "tens": 10, "dozens": _DOZEN, "scores": 20} | {
    word + plural: 10**exponent
    for word, exponent in ENGLISH_MAGNITUDES.items()
    for plural in ("", "s")
}

_CHINESE_SHARE: Final = re.compile(
    rf"([0-9]+|[{CHINESE_SIGNS}]+)分(?:之([负-]?)(?=[0-9{CHINESE_SIGNS}几])"
    # 四分一, 三分二, as they are written in Hong Kong
    rf"|(?<![0-9{CHINESE_SIGNS}].分)(?=(?:(?<=[二三四五六八]分)一|(?<=三分)二|(?<=四分)三|(?<=五分)[二三四])"
    r"(?:(?!\w)|[的以多左为是在]|(?<=[约近逾超过足到占达].分.)(?![次个秒分名]))))"
)
_HALF: Final = re.compile(r"一半|半数|对半|(?<=[过近超逾足到])半(?![\u4e00-\u9fff])")
_HALF_BEFORE: Final = re.compile(r"半(?=个?[多余]?(.))")
_STROKE: Final = re.compile(r"(0|[1-9][0-9]*)/([1-9][0-9]*)(?![0-9/千万]|\.[0-9])")
_DOUBLING: Final = re.compile(
    rf"(?:翻了?|(?<=[近约逾超过]))([0-9]{{0,3}}|[{CHINESE_SIGNS}]{{0,3}})番(?![茄邦])"
)
_HALF_A: Final = re.compile(r"(?:an? )?(?P<half>half)(?: (?:an? )?|-an?-|-)(?!of )(?=[a-z])")
_ARTICLE: Final = re.compile(r"an? ")
_A_AND_HALF: Final = re.compile(
    rf"(?:an?|one) (?!{'|'.join(ENGLISH_MAGNITUDES)})(?=[a-z]+ and a half(?![a-z])"
    r"|hour (?:and )?[0-9]{1,2} min)"
)
# More than an hour; over a year may say how long something took, 84 more than a year ago is none.
_ONE_OF: Final = re.compile(
    r"an? (?=(?:minute|hour|day|week|month|year|decade|century|mile|kilomet(?:re|er)|tonne?)\b"
    r"(?! (?:ago|earlier|before|previously|prior)\b))"
)
_ONE_HEDGED: Final = (
    *("more than ", "less than ", "nearly ", "almost ", "at least ", "under ", "up to "),
    *("just over ", "well over ", "for over "),
)
# 2 in 1979 has a year.
_IN_EVERY: Final = re.compile(
    r" (?:in|out of)(?: every)? (?!(?!1000)(?:1[0-9]|20)[0-9]{2}(?![0-9]))"
)
# Four quarters, 3 quarters and the past three quarters are times; three quarters are a share.
_QUARTERS: Final = re.compile(
    r"(?:(?!three)[a-z-]+ quarters|[0-9]+ quarters(?! of (?:the|an?|all|its|their) ))(?![a-z])"
    r"|(?:(?<=past )|(?<=next )|(?<=previous )|(?<=recent )|(?<=all ))three quarters(?! of )"
)
_OF_A: Final = re.compile(r"[ -]of[ -](?:an?|one|1)[ -](?=[a-z-]+(?![a-z'-]))")
# 1/2 mile, quarter-point; but a third year, two thirds year on year, a quarter point to prices.
_OF_UNIT: Final = re.compile(
    r"(?!(?<!by a quarter) points? (?:to|out|at) (?![0-9]))"
    r"(?:(?<![dh])[ -]?|[ -](?=inch|mile|acre|ounce|cup|percentage))(?=[a-z%‰°℃])"
    r"(?!(?:year|quarter|month|week|day)s?[ -]o)"
)
_SPOONFULS: Final = re.compile("(cup|tablespoon|teaspoon|tbsp|tsp)s?(?![a-z])")
_MULTIPLES: Final = {
    **{f"{word}{hyphen}fold": n for n, word in enumerate(SMALL_WORDS) for hyphen in ("", "-")},
    **dict.fromkeys(("twice", "doubled", "doubling"), 2),
    **dict.fromkeys(("thrice", "trebled", "trebling", "tripled", "tripling"), 3),
    **dict.fromkeys(("quadrupled", "quadrupling"), 4),
    **dict.fromkeys(("quintupled", "quintupling"), 5),
}
_MULTIPLE: Final = re.compile(rf"({'|'.join(_MULTIPLES)})(?![a-z])")


class NumberReader:
    """Reads numbers of every form out of one folded text.

    The units say where a magnitude is part of one: 千瓦, 百分点.
    """

    def __init__(self, text: Folded, forms: UnitForms) -> None:
        self.text = text
        self.lower = text.lower
        self.forms = forms

    def number(self, at: int, *, money: bool = False) -> Number | None:
        """Read the number that starts at a place; None where there is none."""
        if self.lower[at : at + 1] in {"", " ", ","}:
            return None
        number = self._share(at) or self._multiple(at) or self._vague(at)
        return number or self.cardinal(at, money=money)

    def _share(self, at: int) -> Number | None:
        """Read 1/3, 三分之一, 百分之五, two thirds, one in four, half a million."""
        if match := _CHINESE_SHARE.match(self.lower, at):
            return self._chinese_share(match)
        if match := _HALF.match(self.lower, at):
            return _share(Fraction(1, 2), 2, match.end())
        if (match := _HALF_BEFORE.match(self.lower, at)) and (
            self.forms.match(self.text, match.start(1))
            or self.forms.match_without_ge(self.text, match.start(1))
        ):
            return Number(Fraction(1, 2), match.end(), parts=2, chinese=True)
        if match := _STROKE.match(self.lower, at):
            return self._part_of(Fraction(int(match[1]), int(match[2])), int(match[2]), match.end())
        if parts := _VULGAR.get(self.lower[at]):
            return self._part_of(parts, parts.denominator, at + 1)
        return self._english_share(at) if self.lower[at].isascii() else None

    def _multiple(self, at: int) -> Number | None:
        """Read 翻番 as doubled so many times, doubled, twofold; and a year and a half as one."""
        if match := _DOUBLING.match(self.lower, at):
            times = int(read_chinese(match[1] or "一").value or 0)
            if times > _MOST_DOUBLINGS:
                refuse("doubled {count} times is not plausible", count=times)
            number = Number(Fraction(2**times), match.end(), unit=TIMES)
            return self.exceeded(number, number.end, after=True)
        if match := _MULTIPLE.match(self.lower, at):
            return Number(Fraction(_MULTIPLES[match[1]]), match.end(), unit=TIMES)
        one = self.lower.endswith(_ONE_HEDGED, 0, at) and _ONE_OF.match(self.lower, at)
        if match := one or _A_AND_HALF.match(self.lower, at):
            return Number(Fraction(1), match.end())
        return None

    def _vague(self, at: int) -> Number | None:
        """Read an amount that is left open; its bounds are the widest that the words allow."""
        if match := _SOME.match(self.lower, at):
            low, most = 2 * ten(exponent_of(match[1])), 5
        elif match := _UPWARDS.match(self.lower, at):
            low, most = read_chinese(match[1]).value or Fraction(), 0
        elif match := _FEW.match(self.lower, at):
            low, most = Fraction(2 * _SIZES[match[1] or ""] * _SIZES[match[2] or ""]), 5
        elif match := _MANY.match(self.lower, at):
            low, most = Fraction(2 * _SIZES[match[1] or ""] * _SIZES[match[2]]), 0
        else:
            return None
        vague = Interval(low, most * low or None, high_open=True)
        return Number(None, match.end(), vague=vague, chinese=not match[0].isascii())

    def _chinese_share(self, match: re.Match[str]) -> Number:
        text, end = match[0], match.end()
        parts = int(read_chinese(match[1]).value or 0)
        found = self._digits(end) or self._vague(end) or self._chinese(end)
        if not parts or found is None:
            refuse("{text}… is not a well-formed fraction", text=text)
        if match[2]:
            found = found.negated()
        if parts in _DECIMAL_PARTS:
            # Decimals of percent: 百分之五.
            place = _DECIMAL_PARTS[parts] - found.decimals
            number = found.scaled(_DECIMAL_PARTS[parts])._replace(
                exponent=0, place=place, fine=place, unit=PERCENT
            )
            return self.exceeded(number, number.end, after=False)
        if found.place < 0 or found.value is None or found.upto is not None:
            refuse("{text}… is not a well-formed fraction", text=text)
        return self._part_of(found.value / parts, parts, found.end)

    def _english_share(self, at: int) -> Number | None:
        """Read half, a third, two-thirds, 3 quarters, one in four, three out of ten."""
        lower = self.lower
        if match := _HALF_A.match(lower, at):
            if group := re.match("|".join(GROUPS), lower[match.end() :]):
                return Number(Fraction(GROUPS[group[0]], 2), match.end() + group.end())
            return self._part_of(Fraction(1, 2), 2, match.end("half"), match.end())
        article = _ARTICLE.match(lower, at)
        part = read_part(lower, article.end() if article else at)
        if part and not part.plural:
            number = self._so_many(Fraction(1), part)
            # Quarter-mile, quarter of a million; the quarter alone is a time.
            joined = number.unit != PERCENT and lower.startswith(("-", " of "), part.end)
            if article or joined or part.parts == 2:  # noqa: PLR2004 - half
                return number
        count = self._digits(at) or self._words(at)
        if count is None or not count.value or count.parts or _QUARTERS.match(lower, at):
            return None
        share = self._one_in_four(count)
        if count.decimals:
            return share
        behind = count.end + 1 if lower[count.end : count.end + 1] in {" ", "-"} else len(lower)
        part = read_part(lower, behind)
        odd = part and (part.plural != (count.value > 1) or count.value > part.parts)
        if part and odd and not share:
            refuse("{text!r} is not a well-formed fraction", text=lower[at : part.end])
        return share or (part and self._so_many(count.value, part))

    def _one_in_four(self, count: Number) -> Number | None:
        """Read the whole behind a count: one in four, 3 out of 10."""
        every = _IN_EVERY.match(self.lower, count.end)
        whole = every and self.cardinal(every.end(), money=False)
        if not whole or not whole.value or not count.value or whole.value % 1 or whole.excess:
            return None
        # 3 in 12 months has a span of time, and 300 in 1,200 shops are two numbers.
        unit = self.forms.match(self.text, self.spaced(whole.end))
        exponent = order(whole.value)
        small = whole.value <= _LARGEST_TOTAL and not count.decimals
        large = count.value < _LARGEST_TOTAL and whole.value == ten(max(exponent, 3))
        fits = count.value < whole.value and (small or large or count.value == 1)
        if not fits or (unit and unit.code in DURATIONS):
            return None
        if count.decimals:
            return count.scaled(2 - exponent)._replace(exponent=0, end=whole.end, unit=PERCENT)
        return _share(count.value / whole.value, int(whole.value), whole.end)

    def _so_many(self, count: Fraction, part: Parts) -> Number:
        """Return so many parts; hundredths and thousandths of no unit are decimals of percent."""
        number = self._part_of(count / part.parts, part.parts, part.end)
        place = _DECIMAL_PARTS.get(part.parts)
        if place is None or not number.unit:
            return number
        return Number(number.value, part.end, place, place, unit=PERCENT)

    def _part_of(self, share: Fraction, parts: int, end: int, whole: int = 0) -> Number:
        """Return a part of a magnitude or unit, else a share: half a million, 四分之一个百分点.

        `whole` is where that starts if other words stand before it: a quarter of an hour.
        """
        if match := _OF_A.match(self.lower, end) or (not whole and _OF_UNIT.match(self.lower, end)):
            whole = match.end()
        if match := _SPOONFULS.match(self.lower, whole or end):
            return Number(share, match.end(), parts=parts, unit=match[1])
        scaled = self._english_tail(Number(share, whole or end, parts=parts), money=False)
        unit = self.forms.match(self.text, whole or end)
        fits = unit and unit.code != PERSON
        if whole:
            fits = fits or measure_at(self.text.text, whole) in MEASURES
        else:
            fits = fits and unit and unit.end > end + 1 and not unit.form.isascii()
        return scaled if scaled.exponent or fits else _share(share, parts, end)

    def cardinal(self, at: int, *, money: bool) -> Number | None:
        """Read the digits, numeral or words at a place, and the magnitude that follows."""
        number = self._digits(at) or self._chinese(at) or self._words(at)
        if number is None:
            return None
        number = self._or_more(number._replace(start=at))
        spaced = self.spaced(number.end)
        if not _LIKE_MAGNITUDE.match(self.lower, spaced):
            number = self._english_tail(number, money=money)
        elif not self.is_unit(spaced):
            number = self._chinese_tail(number)
        return self._or_more(number)

    def _or_more(self, number: Number) -> Number:
        match = _OR_MORE.match(self.lower, number.end)
        return number.exceeding("+", match.end(), after=False) if match else number

    def is_unit(self, at: int) -> bool:
        """Whether a unit starts here, which may look like a magnitude: 千瓦, 百分点."""
        at = self.spaced(at)
        return bool(_LIKE_MAGNITUDE.match(self.lower, at) and self.forms.match(self.text, at))

    def spaced(self, at: int) -> int:
        """Return the place behind one blank."""
        return at + (self.lower[at : at + 1] == " ")

    def _digits(self, at: int) -> Number | None:
        """Read digits, with thousands separators, decimals and a fraction behind them."""
        match = _DIGITS.match(self.lower, at)
        if match is None:
            return None
        if re.match("0[0-9]", match[0]):
            refuse("{digits} starts with a zero, as a code does", digits=match[0])
        if _POWER.match(self.lower, match.end()):
            refuse("powers of ten cannot be read")
        plain = re.sub(r"[^0-9.]", "", match[0])
        if len(plain) > _MOST_DIGITS:
            refuse("the number has more than {limit} digits", limit=_MOST_DIGITS)
        decimals = len(plain.partition(".")[2])
        number = Number(Fraction(plain), match.end(), -decimals, -decimals, decimals=decimals)
        number = number if decimals else self._mixed(number)
        following = self.lower[number.end : number.end + 1]
        if following in _SMALL_DIGITS and not number.parts:
            refuse("{sign!r} beside the number may be an exponent or a note", sign=following)
        return number

    def _mixed(self, number: Number) -> Number:
        """Read the fraction behind a whole number: 2½, 2 1/2, two and a half."""
        value, end = number.value or Fraction(), number.end
        vulgar = self.spaced(end)
        if parts := _VULGAR.get(self.lower[vulgar : vulgar + 1]):
            return number._replace(value=value + parts, parts=parts.denominator, end=vulgar + 1)
        if match := _DIGIT_PART.match(self.lower, end):
            parts = Fraction(int(match[1]), below := int(match[2]))
            if parts < 1 <= value and below <= _LARGEST_MIXED:
                return number._replace(value=value + parts, parts=below, end=match.end())
        match = _AND_PART.match(self.lower, end)
        part = match and read_part(self.lower, match.end())
        if part and not part.plural:
            value += Fraction(1, part.parts)
            return number._replace(value=value, parts=part.parts, place=0, end=part.end)
        return number

    def _chinese(self, at: int) -> Number | None:
        """Read a Chinese numeral."""
        match = _RUN.match(self.lower, at)
        if match is None or self.is_unit(at):
            return None
        end = self._unit_inside(at, match.end())
        run = ordinary(self.lower[at:end])
        if decimals := _DECIMALS.match(self.lower, end):
            return read_chinese(run).with_digits(
                decimals[1], decimals.end(), place=-len(decimals[1])
            )
        if self.lower[end : end + 1] == "几":
            return self._some_more(run, end + 1)
        pair = split_pair(run)
        if not pair and _DISCOUNT.match(self.lower, at):
            return read_chinese(run[:1]).with_digits(run[1:], end, place=-1)
        number = read_chinese(pair[0] if pair else run, end)
        return number._replace(upto=read_chinese(pair[1]).value) if pair else number

    def _unit_inside(self, at: int, end: int) -> int:
        """Return where a unit starts that shares signs with the numeral: 三千瓦, 五十两."""
        for cut in range(max(at + 1, end - 2), end):
            unit = self.forms.match(self.text, cut)
            weight = cut == end - 1 and unit and unit.end == end
            if unit and (unit.end > end or (weight and not _ONE_OR_TWO.match(self.lower, at))):
                return cut
        return end

    def _some_more(self, run: str, end: int) -> Number:
        """Read 十几, 二十几: more than the numeral, and less than its next step."""
        numeral = read_chinese(run.removesuffix("零") or run)
        low, place = numeral.value or Fraction(), 1 if run[-1] == "零" else numeral.place
        following = PLACE_WORDS.get(self.lower[end : end + 1], 0)
        if not numeral.place or numeral.fine or following != place - 1:
            refuse("{numeral}几 is not a well-formed number", numeral=run)
        vague = Interval(low, low + ten(place), low_open=True, high_open=True)
        return Number(None, end + (following > 0), vague=vague, chinese=True)

    def _words(self, at: int) -> Number | None:
        """Read number words, and decimals or a half behind them: one million and a half."""
        number = read_words(self.lower, at)
        if number is None:
            return None
        match = _POINT.match(self.lower, number.end)
        if match and not number.fine:
            digits = "".join(str(DIGIT_WORDS[word]) for word in match[1].split())
            return number.with_digits(digits, match.end(), place=-len(digits))
        place = number.fine  # the half of a million and a half is half a million
        mixed = self._mixed(number._replace(value=(number.value or 0) / ten(place)))
        return mixed.scaled(place) if mixed.parts else number

    def _chinese_tail(self, number: Number) -> Number:
        """Read a Chinese magnitude, further parts, and an excess before or after the magnitude."""
        match = _TAIL.match(self.lower, self.spaced(number.end))
        if match is None or not (match["before"] or match["word"]):
            return number
        before, inner, word, after, split = match.groups()
        if before and (not word or self.is_unit(match.start("word"))):
            return number.exceeding(before, match.end("before"), after=number.exponent > 0)
        if inner:
            number = number.exceeding(inner, match.end(), after=True)
        number = _magnified(number, before, exponent_of(word), after, match.end())
        if split:
            return number.scaled(_HUNDRED_MILLION)
        return number if before or after else self._composite(number)

    def _composite(self, number: Number) -> Number:
        """Read the further parts of a number: 2亿3650万, 7万6千, 3万4000, 1万2600亿."""
        if not number.decimals and (last := _LAST_DECIMALS.match(self.lower, number.start)):
            whole, exponent = read_chinese(last[1] + last[3]), exponent_of(last[3])
            place = exponent - len(last[2])
            value = (whole.value or 0) + int(last[2]) * ten(place)
            return number._replace(
                value=value, end=last.end(), place=place, fine=place, lead=place, exponent=exponent
            )
        match = _MIXED.match(self.lower, number.start)
        if number.chinese or number.decimals or match is None or match.end() <= number.end:
            return number
        end = match.end()
        if self.lower[end - 1] in "十百千" and (unit := self.forms.match(self.text, end - 1)):
            end -= unit.end > end
        whole = read_chinese(re.sub(r"[ ']", "", self.lower[number.start : end]), end)
        place = whole.place
        number = number._replace(value=whole.value, end=end, place=place, fine=place, lead=place)
        more = self.exceeded(number._replace(exponent=0), end, after=False)
        return more if more.excess else number._replace(exponent=place)

    def exceeded(self, number: Number, at: int, *, after: bool, unit: bool = False) -> Number:
        """Read a 余 or 多 that stands behind a number, or behind its unit."""
        match = _MORE[unit].match(self.lower, at)
        return number.exceeding(match[0], match.end(), after=after) if match else number

    def _english_tail(self, number: Number, *, money: bool) -> Number:
        """Read an English magnitude and an -odd before or after it."""
        match = _ENGLISH_TAIL.match(self.lower, number.end)
        if match is None or not match[0]:
            return number
        before, word, short, after = match.group("before", "word", "short", "after")
        end = match.end()
        if short:
            behind = match.end("short")
            beside = self.forms.match(self.text, self.spaced(behind))
            person = short == "m" and _PLURAL.match(self.lower, behind)
            # 5mEUR, but $50 more
            alone = (money or person) and not self.lower[behind : behind + 1].isalpha()
            if not alone and not (beside and beside.code in self.forms.money):
                short, after, end = None, None, match.start("short")
        lower_case = money or self.text.text[match.start("word")] == "k"
        if word == "k" and (self.lower.startswith("个", end) or not lower_case):
            return number
        exponent = _EXPONENTS.get((word or short or "").strip(), 0)
        return _magnified(number, before and "多", exponent, after and "多", end)


def _share(share: Fraction, parts: int, end: int) -> Number:
    return Number(share * 100, end, parts=parts, unit=PERCENT)


def _magnified(
    number: Number, before: str | None, exponent: int, after: str | None, end: int
) -> Number:
    """Return a number with its magnitude and with what exceeds it before or behind that."""
    if before:
        number = number.exceeding(before, end, after=False)
    number = number.rounded(exponent)._replace(end=end)
    return number.exceeding(after, end, after=exponent > 0) if after else number
