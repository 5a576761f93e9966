"""The claims of a text: what it says of each of its numbers, and how sure that is."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.claims import chinese, english
from zhuzhou_facts.document.claims.chinese_times import is_of_event
from zhuzhou_facts.document.claims.claim import (
    COMPUTED,
    COMPUTED_BEHIND,
    NOT_READ,
    Block,
    Claim,
)
from zhuzhou_facts.document.claims.context import Context
from zhuzhou_facts.document.claims.tabulated import read_table
from zhuzhou_facts.document.claims.times import find_times
from zhuzhou_facts.document.claims.times.chinese import OPEN, with_common_years
from zhuzhou_facts.document.claims.times.mention import FIVE_YEARS, resolve, year_of
from zhuzhou_facts.document.normalisation import (
    View,
    marks,
    simplified,
    traditional_signs,
    view,
    wraps,
)
from zhuzhou_facts.document.tables import Table, find_tables
from zhuzhou_facts.quantity import Span, SpanKind, find_quantities
from zhuzhou_facts.records import UNITS, Hedge, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


__all__ = ["COMPUTED", "Block", "Claim", "Table", "find_tables", "is_chinese", "read_claims"]

_LABEL: Final = re.compile(
    r"(?:\W|[0-9]{1,2}(?=[.．、]))*"
    r"(?P<label>[\u3400-\u9fff]{2,10}|[A-Z][a-z]+(?:[ -][A-Za-z]+){0,3})[：:]\s*(?=\S)"
)
_SPEAKS: Final = re.compile(
    "[说称道问答是为]|表示|介绍|指出|认为|获悉|显示|来源|记者|编辑|时间|地[点址]|电话|单位|[注备]"
    "|(?i:said|says|told|notes?|sources?|update|contact|tel)"
)
_ENGLISH: Final = re.compile(r"[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}")  # three words
_SENTENCES: Final = re.compile(
    r"[^。！？!?\n]+?(?:[。！？!?]+[”’」』）)\"]*|\n|$|[；;](?=[一二三四五六七八九]是)"
    r"|(?=(?<=[\]）)%％元倍万亿股])\s[-–—•]\s(?:[\u3400-\u9fff]|[0-9]{4}年))"  # items of a line
    r"|(?<![A-Z0-9]\.[A-Z])(?:(?<=[a-z0-9%)”’\"]\.)|(?<=[a-z0-9%]\.[)”’\"])|(?<=[A-Z]{3}\.)|(?<=[°kMG][CFW]\.))"
    r"\s+(?=[A-Z“\"€£$0-9(]))",
)
# Numbers, between the signs ⟦ and ⟧, that only say who, what or when is meant.
_NO_FIGURE: Final = re.compile(
    r"(?<!against )(?<!compared with )⟦[^⟧]*⟧\s*(?:ago|earlier|before)\b"
    # 2016年一年, 关键一年: that year.
    r"|年⟦一年⟧(?!以|多)|[的键要]⟦一(?:[年天日周]|个?月)⟧(?=[，。；,;]|$)"
    # 衣服，一年卖500亿元: how often.
    r"|(?<![\w⟧])⟦一(?:年|天|日|周|个?月|个?季度?)⟧(?=[^\W\d_以多的内后前来之期制级间下起])"
    r"|⟦一个?[年天月周]⟧[内里间]?(?=提高|增加|增长|减少|下降|上升|降低)"
    r"|⟦一年多⟧(?=[赚挣卖收产增投放贷种开建跑])|前⟦一个?[周天日月年]⟧|⟦(?:平均)?每[人户家]一[年月天日]⟧"
    r"|周年⟧|《[^》⟧]*⟦|每⟦|吨(?:⟧级|级⟧)"  # 每10股派3.2元; a berth for ships of 10万吨级
    r"|(?:满分|(?i:top ))⟦"
    # Fewer than one firm in ten, 8 in 10,000: a share that is written apart.
    r"|\b(?i:one|two|three|four|[1-9])\s(?:[a-z]+\s)?in\s⟦(?:[a-z]+|[0-9,]+)⟧"
    r"|(?:电话|热线|邮编|编号|代码|急救|传真|转|分机"
    r"|[\u4e00-\u9fff][（(](?=⟦[036][0-9]{5}⟧[)）])"  # the code of a share
    r"|(?i:\b(?:code|tel|phone|fax|emergency|ID|ext)\b\.?))[:：]?\s*⟦[0-9]+⟧"
    # 65岁以上老人, 1.2米以下儿童
    r"|[岁米](?=.{0,3}⟧)⟧?及?(?:以[上下])?⟧?[的之]?(?:常住|户籍|本地|独居)?"
    r"(?:者|人口|老[年人]|儿童|居民|人员|人群|学生|婴|幼|青|女|男|市民|孩|长者)"
    r"|年(?=.{0,3}⟧)⟧?及?以上⟧?[的之]?(?:老|历史|建筑|房|楼|住宅|树)"
    # A class of things: 亿元以上项目, 超千亿元产业; 百亿台阶 is where something got to.
    r"|(?<![0-9.零一二两三四五六七八九十几数])[百千万亿]{1,2}美?[元斤吨]?(?=.{0,2}⟧)⟧?(?:以上)?⟧?[的之]?"
    r"(?:级?(?:项目|企业|产业|集群|园区|楼宇|大[县市镇村]|强[县镇村]|俱乐部)|台⟧?阶)"
    r"|[一二两三四五六七八九十]个⟧(?:新|[百千万亿]{1,2}元?)?台阶"
)
# Who is counted: aged 15 to 64, children under 5; how sure a survey is.
_WHO: Final = re.compile(
    r"(?i:\b(?:aged?|ages|between the ages of|the age of)\s+)⟦| or (?:longer|older|over)⟧"
    r"|(?i:\b(?:children|girls|boys|people|adults|persons|women|men|pupils|students|workers|residents"
    r"|drivers|teenagers|those|anyone)\s+)⟦(?:under|over|below|above) [0-9.]+ ?m?⟧"
)
_AGED: Final = re.compile(
    r"⟧[\s-]*(?:(?<=-)olds?\b|confidence|or longer|or older|or over\b|and over\b"
    r"|years? (?:old|of age))|(?: old| of age)⟧"
)
# The average farmer is 57.8 years old.
_IS_AGED: Final = re.compile(r"\b(?:is|was|are|were)\s(?:[a-z]+\s)?⟦")
# 較112年之583件 is 較112年的583件.
_OLD_OF: Final = re.compile("(?<=[年月日期季度底末）)])之(?=[0-9])")
_DATELINE: Final = re.compile(r"\W*(?:19|20)[0-9]{2}[年/.-][0-9]{1,2}[月/.-][0-9]{1,2}日?\W*")
_BARE: Final = re.compile("[0-9][0-9.,]*")
_PLAIN: Final = frozenset({Hedge.NONE, Hedge.ABOUT})
_ANNOUNCES: Final = re.compile(r"[:：]\s*$|如下|\b(?:[Ff]igures|table|following)\b")
# The mark of an item: 1.新建卫生室12个.
_ITEM: Final = re.compile(
    r"\s*(?:[(（]?[0-9一二三四五六七八九十]{1,2}[.．、)）]|[-*•·●▪–—①-⑳])\s*(?![0-9])"
)
_LONGEST_CLAUSE: Final = 400  # code points on either side of a number that may say what it is
_TIMES_AROUND: Final = 4  # times that end behind a number and may hold it
_AND: Final = re.compile(r"[与與和及暨]\s?\Z|(?i:\band )\Z")  # 产业发展与2025年展望
_BESIDE_TIMES: Final = frozenset(("over ", "above ", "below ", "under ", "around ", "about "))
_SETTING: Final = frozenset({"date", "years", "ended", "part_of"})  # times of what follows
_READ: Final = frozenset({"body", "caption", "closing", "title", "heading"})


def is_chinese(text: str) -> bool:
    """Whether a text is written in Chinese rather than in English."""
    letters = sum(sign.isascii() and sign.isalpha() for sign in text)
    return 4 * len(re.findall(r"[\u3400-\u9fff]", text)) > letters


def read_claims(  # noqa: PLR0913 - as much as is known of a text
    text: str,
    blocks: Sequence[Block],
    units: Mapping[str, Unit] = UNITS,
    *,
    issued: str | None = None,
    period: str | None = None,
    only_year: bool = False,
    tables: Sequence[Table] = (),
) -> list[Claim]:
    """Return what a text says of each number, in order.

    Args:
        text: the text.
        blocks: its paragraphs and headings, in order; other places hold no claims.
        units: the units that may be written.
        issued: when the text was written, a year at least.
        period: the time that the whole text speaks of, if it has one.
        only_year: whether the text names no other year than the one in which it was written.
        tables: its tables.
    """
    now = year_of(issued[:4]) if issued else None
    month = int(issued[5:7]) if issued and issued[5:7].isdecimal() else None
    if now is None and period is not None and "-" in period:
        now = year_of(period)  # what speaks of a part of a year is written in that year
    script = traditional_signs(text)
    text = _OLD_OF.sub("的", text)
    context = Context(units, now, month, only_year=only_year, times={"document": period})
    claims: list[Claim] = []
    sections: list[tuple[int, str | None]] = [(0, None)]
    listed: str | None = None  # the time of the paragraph that a list follows
    announced: dict[int, str | None] = {}  # the times of the paragraphs that announce a table
    for block in blocks:
        words = text[block.start : block.end]
        if block.place == "heading":
            context.begin_paragraph()
            if _DATELINE.fullmatch(words):
                continue  # when the text was written
            times = reversed(find_times(words, chinese=is_chinese(words)))
            own = (t for t in times if not (t.is_base or t.is_open))
            time = next((t for t in own if not _AND.search(words, 0, t.start)), None)
            context.times["section"] = time and resolve(time, period, now)
            sections.append((block.start, context.times["section"]))
        elif block.place in _READ:
            context.begin_paragraph()
            # This year's ten works: what they are stands below.
            listed = listed if _ITEM.match(words) else None
            context.times["paragraph"] = listed
            # Marks of Markdown and wrapping are no part of what it says.
            seen = view(words, [*marks(words), *wraps(words)])
            seen = View(seen.text.replace("\n", " "), seen.origins)
            claims += _read_block(with_common_years(seen) if script else seen, block, context)
            announced[block.end] = _ANNOUNCES.search(words) and context.current
            listed = context.current if words.rstrip().endswith((":", "：")) else listed
    for number, table in enumerate(tables, 1):
        _, headed = sections[bisect_left(sections, (table.end,)) - 1]
        before = max((end for end in announced if end <= table.start), default=0)
        context.times["section"] = announced.get(before) or headed
        # The place of a table is that of the paragraph before it.
        above = [each for each in blocks if each.start < table.end and each.place != "furniture"]
        last = above[-1] if above else Block(0, 0)
        place = Block(table.start, table.end, last.section, last.paragraph, "table")
        claims += read_table(table, place, number, context)
    _settle_times(claims, period)
    for claim in claims:
        if claim.table is None:
            claim.name, claim.head = claim.name.translate(script), claim.head.translate(script)
    return sorted(claims, key=lambda claim: claim.start)


def _settle_times(claims: Sequence[Claim], period: str | None) -> None:
    """Date the last five years of a text that speaks of a year; doubt the times that are far."""
    for claim in claims:
        if claim.when == FIVE_YEARS and period and period.isdecimal():
            year = int(period)
            claim.when = f"{year - 4}/{year}"
            if claim.change or claim.from_:
                claim.from_, claim.when = claim.from_ or str(year - 5), period
        if claim.carried == "paragraph" and period is None:
            claim.doubts.append("the time stands in a sentence before")
        if claim.when in OPEN:
            # 十八大以来: when the congress met is known from elsewhere.
            claim.doubts.append("the text gives no date for this time")


def _read_block(seen: View, block: Block, context: Context) -> Iterator[Claim]:
    """Yield the claims of a block, read in simplified characters."""
    origins = [block.start + origin for origin in seen.origins]
    for claim in _read_words(seen.text, block, context):
        claim.start, claim.end = origins[claim.start], origins[claim.end - 1] + 1
        for name in ("clause", "sentence", "stretch"):
            start, end = getattr(claim, name)
            setattr(claim, name, (origins[start], origins[end]))
        yield claim


def _read_words(words: str, block: Block, context: Context) -> Iterator[Claim]:
    found = list(find_quantities(words, units=context.units))
    words = simplified(words)
    sentences = list(_sentences(words))
    times = [
        time.shifted(sentence.start())
        for sentence, in_chinese in sentences
        for time in find_times(sentence[0], chinese=in_chinese)
    ]
    ends = [time.end for time in times]
    written = [span.text for span in found]
    places = {span.start: written[:n].count(span.text) for n, span in enumerate(found)}
    spans = [
        span
        for span in found
        if span.kind is SpanKind.QUANTITY
        and not _NO_FIGURE.search(_around(words, span.start, span.end))
        and not any(
            (time.start <= span.start or words[span.start : time.start] in _BESIDE_TIMES)
            and span.end <= time.end
            for time in times[bisect_left(ends, span.end) :][:_TIMES_AROUND]
        )
    ]
    starts = [span.start for span in spans]
    label, of_chinese = "", None
    for sentence, in_chinese in sentences:
        low, high = (bisect_left(starts, end) for end in sentence.span())
        firsts = [sentence.start(), *(span.end for span in spans[low:high])]
        lasts = [*starts[low + 1 : high], sentence.end()]
        claims = [
            Claim(
                start=span.start,
                end=span.end,
                written=span.text,
                quantity=span.quantity or NOT_READ,
                reason=span.reason,
                block=block,
                clause=_clause_around(span, sentence),
                sentence=sentence.span(),
                stretch=(first, last),
                chinese=in_chinese,
                computed=bool(
                    COMPUTED.search(words, first, span.end)
                    or COMPUTED_BEHIND.match(words, span.end)
                ),
                nth=places[span.start] + 1 if written.count(span.text) > 1 else None,
            )
            for span, first, last in zip(spans[low:high], firsts, lasts, strict=False)
        ]
        if in_chinese != of_chinese or sentence.start() == 0:
            # 电子信息：产值540亿元: what a line is labelled with.
            labelled = _LABEL.match(sentence[0])
            named = labelled["label"].strip() if labelled else ""
            label = "" if _SPEAKS.search(named) else named
            of_chinese = in_chinese
        context.begin_sentence(sentence[0])
        for borrower, lender in zip(claims[-2::-1], claims[:0:-1], strict=True):
            if borrower.quantity.unit and _BARE.fullmatch(borrower.written):
                # 快4.2和2.1个百分点: the unit is that of the number behind.
                unit = _BARE.sub("", lender.written, count=1).strip()
                borrower.implied = lender.implied or unit
        if claims:
            (chinese if in_chinese else english).read_sentence(words, claims, context)
            for claim in claims:
                if label not in claim.name:
                    name = claim.name if claim.name not in label else ""  # Total, of Total cost
                    claim.name = (f"{label}{name}" if in_chinese else f"{label} {name}").strip()
            yield from (claim for claim in claims if not _says_who(words, claim))
        else:
            _keep_times(sentence[0], context, in_chinese=in_chinese)
            asked = re.search("([\u3400-\u9fff]{2,8})呢[？?]", sentence[0])
            context.asked = asked[1] if asked else ""


def _keep_times(sentence: str, context: Context, *, in_chinese: bool) -> None:
    """Keep the times of a sentence without numbers for those that follow."""
    for mention in find_times(sentence, chinese=in_chinese):
        # What it announces may be to come.
        sets = mention.kind in _SETTING and not is_of_event(sentence, mention)
        time = context.resolved(mention) if sets else None
        # 一是快速路2028年建成；二是… has its time for itself.
        if time and not (sentence.endswith(("；", ";")) and context.is_to_come(time)):
            context.keep_time(time)


def _sentences(words: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield the sentences of a block, each with whether it is Chinese: a block may have both."""
    in_chinese = is_chinese(words)
    for sentence in _SENTENCES.finditer(words):
        own = is_chinese(sentence[0])
        yield sentence, own if own or _ENGLISH.search(sentence[0]) else in_chinese


def _around(words: str, start: int, end: int) -> str:
    """Return a number between ⟦ and ⟧ with some of the words around it."""
    return f"{words[max(0, start - 24) : start]}⟦{words[start:end]}⟧{words[end : end + 24]}"


def _says_who(words: str, claim: Claim) -> bool:
    """Whether an English number says who is counted or how sure that is."""
    around = _around(words, claim.start, claim.end)
    is_figure = claim.quantity.hedge in _PLAIN and _IS_AGED.search(around)
    return bool(_WHO.search(around) or (_AGED.search(around) and not is_figure))


def _clause_around(span: Span, sentence: re.Match[str]) -> tuple[int, int]:
    """Return the place of a number's clause, as far as it may say what the number is."""
    before = sentence.string[max(sentence.start(), span.start - _LONGEST_CLAUSE) : span.start]
    behind = sentence.string[span.end : min(sentence.end(), span.end + _LONGEST_CLAUSE)]
    return (
        span.start - len(re.split(r"[，；,;：:。]", before)[-1]),
        span.end + len(re.split(r"[，；,;：:。\n]", behind)[0]),
    )
