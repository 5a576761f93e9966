"""What numbers take from the text around them: times, starts of changes, prices, status."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.claims.claim import BASE_UNSAID, Claim
from zhuzhou_facts.document.claims.times.mention import (
    MONTHS,
    Mention,
    base_of,
    first_month,
    in_year,
    is_period,
    last_of,
    previous_period,
    resolve,
    shifted,
    year_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhuzhou_facts.records import Unit

YEAR_BEFORE: Final = Mention(0, 0, "year_before", "")
_SCOPES: Final = ("sentence", "paragraph", "section", "document")
_PRICES: Final = re.compile(
    r"(?P<constant>不变价|可比价|扣除价格|扣除物价|剔除价格|实质|实际"
    r"|(?i:\breal terms\b|\b(?:(?:adjust|allow)(?:ed|ing) for|after|net of) inflation\b"
    r"|\bconstant prices\b|\bvolume\b|\bin real\b))"
    r"|(?P<current>名义|现价|现行价|当年价|名目"
    r"|(?i:\bnominal\b|\bcash terms\b|\bcurrent prices\b))"
)
_SOON: Final = 2  # months in which a quarter or month may be to come that has no year
_NAMED: Final = re.compile(r"\b(?:first|second|third|fourth)[ -](quarter|half)\b")
_SINCE_YEAR: Final = re.compile(r"[0-9]{4}/\.\.")
_MONTH: Final = re.compile("[0-9]{4}-[0-9]{2}")
_MONEY: Final = re.compile(
    r"产值|增加值|总额|收入|工资|薪资|薪酬|支出|投资|利润|生产总值|GDP|零售|税收|贷款|存款|营收|收益|销售额|总产(?!量)|经济总量"
    r"|(?i:\b(?:gross domestic product|output|production|earnings|wages|sales|revenue|income|"
    r"turnover|exports|imports|investment|spending|profit|economy|value)\b)"
)
_NO_OUTPUT: Final = re.compile("收入|利润|税|投资|总额|[贷存]款|支出|工资|薪|收益|销售|[进出]口")
# 好于预期, 达到预期目标: what is reported is no forecast.
_OUTDONE: Final = re.compile(
    "(?:[优好高低逊快强弱]于|好过|超[过出]?|不及|符合|胜过?|达到?)[^，。；0-9]{0,6}?预期(?:目标)?"
)
# What is planned is done with these: 将建成, 计划投资; but 将贫困率降到, 三年行动计划实施以来.
_DOING: Final = (
    "会(?![计议])|有(?!关)|达(?!成率)|[于再要迎由]|从(?!业)|在(?!建)|累计|陆续|(?:建[成设]|[新改扩]建|新增|投[资入放]|引进"
    "|招[收聘]|培[养训]|接待|实现|突破|超过|提供|创造|带动|形成|增[至加长]|[升降减]至|提[升高][到至]"
    "|开[通行工设放]|发[行放]|募|筹|购)(?!值|用地)"
)
STATUS: Final = {
    "provisional": "初步核算|初步统计|初步测算|快报数|初步数"
    r"|(?i:\bprovisional|\bpreliminary|\bflash estimate)",
    "forecast": f"预计|预测|预期(?!寿命|余命)|有望|料将|展望|届时|将(?:{_DOING})"
    r"|(?i:\bforecast|(?<!\bas )"
    r"(?<!\bthan )(?<!level )(?<!amount )(?<!number )\bexpect(?:s|ed)?\b|\bprojected|\bwill\b"
    # is due to open; but the fall is due to a drop
    r"|\b(?:due|set) to (?:be|open|reach|start|begin|finish|rise|fall|grow|cost(?= [^a-z])|add"
    r"|create|welcome|receive|carry|employ|deliver|complete|build|have|expand|double)\b)",
    "estimated": r"估计|估算|据估|推估|(?i:\bestimate[ds]?\b)",
    "revised": r"修订|修正后|核实后|修正为|上修|下修|(?i:\b(?<!un)revised\b)",
    "target": "力争|期望(?!寿)|争取|确保|目标[为是值]|预期目标"
    "|(?<![模虚草比])拟(?![合人音态定任稿似])|(?<!行动)(?<![一二三四五六七八九十]年)(?<!按)"
    f"(?:计划|规划|目标)(?:(?:[今明后本]|[0-9]{{4}})年)?(?:[到至总]|用(?!地)|{_DOING})"
    r"|(?i:\btargets?\b|\bgoal (?:is|was|of|to|for)\b|\bplans? for\b"
    r"|\b(?:aim|plan|intend|hop|pledg|want)(?:s|es?|e?d|ned|ning|ing)? to\b)",
}
PLANNED: Final = frozenset(("target", "forecast"))
# 2021—2024年年均: of each of these years, from the one before the first.
_YEARS_ON: Final = re.compile(r"[0-9]年?\s?[-—–－~～]{1,2}\s?[0-9]{4}\s?年")
_IN_PLAN: Final = re.compile('五[”"」]?(?:规划|计划)?(?:期间|时期)')  # “十二五”期间增长
_COMPARED: Final = re.compile(r"\s*相比[，,\s]*")
_GOES_ON: Final = re.compile(
    "[，,（(]?(?:年均|平均每年|年平均)?(?:增长|下降|增加|减少|扩大|提高|上升|降低|[增涨降跌减]幅)"
    "(?:了|为|达到?)?"
)


@dataclass(slots=True)
class Context:
    """What a sentence may lean on; `now` and `month` are when the text was written."""

    units: Mapping[str, Unit]
    now: int | None = None
    month: int | None = None
    only_year: bool = False
    """Whether the text is of the year in which it was written, as it names no other."""
    times: dict[str, str | None] = field(default_factory=dict)
    name: str = ""
    asked: str = ""
    """What a question without a number right before asks for: 建成区呢？"""
    base: Mention | None = None
    spoken: str | None = None
    """The time that the text spoke of before this sentence."""
    prices: str | None = None
    priced: str = ""
    """The end of the name of what is given in these prices."""
    status: str | None = None
    sentence: str = ""
    lead: str | None = None
    """The time with which a sentence begins."""
    begun: str | None = None
    """The time with which the text begins."""
    usual_base: Mention | None = None
    """What the text compares with where it first says so; a year of its own where it does twice."""
    apart: set[int] = field(default_factory=set)
    """How many years lie between the times that the text compares."""
    guessed: list[Claim] = field(default_factory=list)
    """What was taken to be compared with, or of, the year before."""

    @property
    def current(self) -> str | None:
        """The time of the narrowest scope that has one."""
        return self.times.get(self.carried)

    @property
    def carried(self) -> str:
        """The narrowest scope that has a time; empty where none has."""
        return next((scope for scope in _SCOPES if self.times.get(scope)), "")

    def resolved(self, mention: Mention, current: str | None = None) -> str | None:
        """Return what a mentioned time is, beside those before it.

        A part of a year is the one that the whole text speaks of, where it is its kind, and no one
        that was to come when the text was written, where it speaks of no year.
        """
        current = current or self.current
        if mention.kind == "part_alone":
            # 39 in the first half and 35 in the second.
            named = _NAMED.findall(self.sentence)
            sort = "H" if set(named) == {"half"} else "Q"
            mention = mention._replace(kind="part", value=f"{sort}{mention.value}")
        if mention.kind == "back" and current and _SINCE_YEAR.fullmatch(current):
            # 自2016年起，八年间…: up to what the text speaks of, if that is so far.
            start, years = int(current[:4]), int(mention.value)
            end = year_of(self.spoken) or 0
            return f"{start}/{end if end - start in {years - 1, years} else start + years - 1}"
        if mention.kind == "whole" and self.only_year and not current:
            return str(self.now)
        whole = self.times.get("document")
        if mention.kind in {"period", "period_end", "year_to_end"}:
            current = whole or current
        if mention.kind == "part" and whole and whole[5:] == mention.value:
            return whole
        if mention.kind == "part":
            current = self._with_its_year(mention, current)
        if mention.kind == "last_part" and self.now and self.month:
            last = in_year(mention.value, self.now - (int(mention.value) >= self.month))
            mention = mention._replace(kind="date", value=last)
        quarter = re.fullmatch(r"([0-9]{4})-Q([1-4])", whole or "")
        if mention.kind == "ended" and quarter:
            # The quarters of a company's year are as the whole text counts them.
            quarters = int(mention.value.split(" ")[0]) // 3
            first = int(quarter[2]) - quarters + 1
            if first > 0:
                return whole if quarters == 1 else f"{quarter[1]}-Q{first}/{whole}"
        # What begins with a part of a year is written in that year, as far as it does not say when.
        of_part = mention.kind in {"years", "part_of"} and "-" in (self.begun or "")
        return resolve(mention, current, self.now or (year_of(self.begun) if of_part else None))

    def _with_its_year(self, mention: Mention, current: str | None) -> str | None:
        """Return the time that a part of a year is of, where that is not the one before it."""
        value = mention.value or f"01/{MONTHS}"
        scope = self.times.get("section") or self.times.get("document") or ""
        if current == scope and _MONTH.fullmatch(scope):
            # November, in the news of January, is last year's.
            year, month = map(int, scope.split("-"))
            return str(year - (first_month(value) > month + _SOON))
        if not (self.now and self.month) or year_of(current) is not None:
            return current
        this_year = in_year(value, self.now)
        last = int((last_of(this_year) or this_year)[5:7])
        # In July the second half is to come; in January the first one has been.
        begun = 1 < first_month(value) <= self.month
        return str(self.now - (last > self.month + _SOON and not begun))

    def time_of_level(self, mention: Mention) -> str | None:
        """Return the time of a level that stands at one that is compared with, or at its own."""
        return base_of(mention, self.current) if mention.is_base else self.resolved(mention)

    def set_base(self, base: Mention) -> None:
        """Note what is compared with, for the rest of the paragraph."""
        self.base = base
        self.usual_base = self.usual_base or base

    def note_years(self, start: str | None, when: str | None) -> None:
        """Note the years of a comparison; a survey is compared with the last one each time."""
        years = (year_of(when) or 0) - (year_of(start) or 0)
        if not (start and when and start.isdecimal() and when.isdecimal() and years > 1):
            return
        if years in self.apart and self.usual_base is None:
            self.usual_base = Mention(0, 0, "years_before", str(years))
            for claim in self.guessed:  # so are the comparisons before the two that say so
                if claim.change:
                    claim.from_ = claim.from_ and shifted(claim.from_, 1 - years)
                else:
                    claim.when = claim.when and shifted(claim.when, 1 - years)
        self.apart.add(years)

    def assume_base(self, claim: Claim) -> None:
        """Take as the base of a change the one before it, else the text's usual one.

        Where the text has none, it is the year before, with a doubt.
        """
        claim.assumed = True
        when = claim.when or ""
        base = self.base or self.usual_base
        past = year_of(self.spoken) or self.now
        later = past and (year_of(when) or 0) > past + 1
        is_planned = later and (self.is_to_come(when) or claim.status in PLANNED)
        if is_planned:
            # 到2027年减少90%: what is planned is compared with the time that the text speaks of.
            claim.from_ = str(past)
        elif is_period(when):
            claim.from_ = base_of(base or YEAR_BEFORE, when)
            self.guessed += [claim] if base is None else []
        if claim.from_ and (is_planned or base is None or base.kind == "years_before"):
            claim.doubts.append(BASE_UNSAID)

    def set_time(self, when: str, *, in_passing: bool = False) -> None:
        """Note a time for the rest of the sentence, and of the paragraph if it is not to come.

        One in passing, inside a sentence, does not change the one that the paragraph has.
        """
        self.times["sentence"] = when
        self.lead = self.lead if in_passing else when
        self.begun = self.begun or when
        # Since 2020 something was done; what else the text tells is of its own time.
        passing = _SINCE_YEAR.fullmatch(when) or (in_passing and self.times.get("paragraph"))
        if not self.is_to_come(when) and not passing:
            self.keep_time(when)

    def keep_time(self, when: str) -> None:
        """Note a time for the rest of the paragraph, if it is as long as that of the whole text.

        A report on a year tells what was in May, and goes on about the year.
        """
        whole = self.times.get("section") or self.times.get("document") or ""
        # Quarters differ in their numbers alone.
        if not is_period(whole) or re.sub("[0-9]+", "", when) == re.sub("[0-9]+", "", whole):
            self.times["paragraph"] = when

    def is_to_come(self, when: str) -> bool:
        """Whether a time is later than the text, as far as is known."""
        now = self.now or year_of(self.times.get("document"))
        return now is not None and (year_of(when) or 0) > now

    def begin_sentence(self, sentence: str = "") -> None:
        """Forget what holds within a sentence; one that begins with 其中 goes on."""
        self.sentence, self.lead = sentence, None
        self.times["sentence"] = None
        self.spoken = self.current
        if not sentence.lstrip().startswith("其中"):
            self.prices = self.status = None

    def begin_paragraph(self) -> None:
        """Forget what holds within a paragraph."""
        self.begin_sentence()
        self.times["paragraph"] = None
        self.name, self.base = "", None

    def is_money(self, unit: str) -> bool:
        """Whether a unit is money, or money for each of something."""
        found = self.units.get(unit.partition("/")[0])
        return found is not None and found.money


def status_of(*places: str) -> str | None:
    """Return how sure a number is by the words around it; the last status that they name."""
    words = _OUTDONE.sub("", "\n".join(places))
    return next((name for name in reversed(STATUS) if re.search(STATUS[name], words)), None)


def set_name(claim: Claim, name: str, previous: Claim | None, context: Context) -> None:
    """Set what a number is of, and its level; without own words, that of what was before."""
    claim.name = name
    if not name:
        if claim.change or (claim.compared and not claim.chinese):
            claim.level = claim.level_before(previous)
        if before := claim.level or previous:
            claim.name = before.name
            claim.head = "" if claim.change and claim.level is None else before.head
        elif claim.change or not claim.chinese or context.asked:
            claim.name = context.asked or context.name
    context.asked = ""
    if claim.change is None:
        context.name = claim.name or context.name


def set_change(
    claim: Claim, bases: list[Mention], previous: Claim | None, context: Context, gap: str
) -> None:
    """Set the time that a change starts from."""
    if claim.level is not None and claim.carried not in {"number", "clause"}:
        claim.when, claim.carried = claim.level.when, claim.level.carried
    when = claim.when
    of_years = re.fullmatch(r"[0-9]{4}/[0-9]{4}", when or "") is not None
    spans = when and "/" in when and not is_period(when)  # 2023/24 is one year
    if when and spans and (claim.per_year or (of_years and not bases)):
        claim.from_, claim.when = when.split("/")
        if (claim.per_year and _YEARS_ON.search(gap)) or _IN_PLAN.search(gap):
            claim.from_ = shifted(claim.from_, -1)
        return
    # 与2020年相比，同比: behind a time that is compared with, 同比 says nothing more.
    repeated = bases[1:] and _COMPARED.fullmatch(gap, bases[-2].end, bases[-1].start)
    _set_start(claim, bases[:-1] if repeated else bases, context)
    if claim.from_ is None and claim.chinese:
        claim.from_, claim.basis = _start_of_previous(claim, previous, gap)
    if claim.from_ is None and not bases:
        context.assume_base(claim)
    if claim.basis == "year_end" and claim.carried in {"section", "document"}:
        # 资产负债率47.2%，较上年末上升: how things stood at the end of what the text speaks of.
        for each in filter(None, (claim, claim.level)):
            each.when = last_of(each.when) or each.when


def _set_start(claim: Claim, bases: list[Mention], context: Context) -> None:
    """Set what a change starts from, where its words say what it is compared with."""
    when = claim.when
    for mention in bases:
        if mention.is_base or mention.kind == "back":
            claim.from_, claim.basis = base_of(mention, when), mention.kind
            # 环比 is said anew each time.
            lasting = {"year_before"} if claim.chinese else {"year_before", "period_before"}
            if mention.kind in lasting:
                context.set_base(mention)
        else:
            found = context.resolved(mention, when)
            claim.from_ = found and found.removesuffix("/..")
            context.note_years(claim.from_, when)
            if not claim.chinese and when and claim.from_ == previous_period(when):
                context.set_base(Mention(0, 0, "period_before"))


def _start_of_previous(claim: Claim, previous: Claim | None, gap: str) -> tuple[str | None, str]:
    """Return the time that the numbers before a change say that it starts from, and its basis."""
    if claim.level is not None and claim.level.from_ is not None:
        return claim.level.from_, claim.basis
    if previous is None:
        return None, claim.basis
    if previous.level is claim.level:
        # 比1978年增加6.4亿人，年均增加1644万人; 比上年末增加4720个，增长30.1%
        goes_on = claim.per_year and _GOES_ON.match(gap.strip())
        alike = claim.is_rate or claim.name == previous.name
        joined = claim.level or (alike and _GOES_ON.fullmatch(gap.strip()))
        of_one = joined and not claim.per_year and previous.change == "difference"
        if goes_on or of_one:
            return previous.from_, previous.basis
    if previous.compared:
        return previous.when, previous.basis  # 较上年同期的50.83亿元减少
    return None, claim.basis


def set_prices(claim: Claim, places: tuple[str, ...], context: Context) -> None:
    """Set at which prices money is compared, as the first of some places says."""
    level = claim.level.quantity.unit if claim.level else ""
    money = context.is_money(level) or context.is_money(claim.quantity.unit)
    named = "价格" not in claim.name and _MONEY.search(f"{claim.name}{claim.head}")
    if claim.change == "points" or not (money or named):
        return
    found = next(filter(None, map(_PRICES.search, places)), None)
    own = found and found.lastgroup
    if claim.chinese:
        # For the rest of the sentence: 增加值按可比价增长13.4%，营业收入增长16.2% is no longer so.
        of_same = claim.name[-2:] == context.priced or not _NO_OUTPUT.search(claim.name)
        context.priced = claim.name[-2:] if own else context.priced
        context.prices = own or context.prices
        own = own or (context.prices if of_same else None)
    claim.prices = own or "unsaid"
