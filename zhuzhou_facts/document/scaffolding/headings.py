"""The lines of a text: which are its title and its headings, and of what rank."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.document.division import lines_of
from zhuzhou_facts.document.tables import TITLE
from zhuzhou_facts.quantity import find_quantities

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zhuzhou_facts.document.tables import Table

_SIGNS: Final = re.compile(r"[➤▶►◆◇■□●★☆※*=_~\-—–─▲▼•·\s]{1,40}")
_SIGN_LINE: Final = re.compile(r"\s*([➤▶►◆■★※])(?:\s*\1)*\s*")
_SIGNED: Final = re.compile(r"[➤▶►◆◇■□●◎★※▍]\s?\w")  # ◎ a heading, and no item of a list
_MARKDOWN: Final = re.compile(r"(#{1,6})\s+")
NUMERAL: Final = "[一二三四五六七八九十]{1,3}"
PART: Final = f"第{NUMERAL}(?:章|部分|编|節|节)"
# The lines that are headings by how they begin, with their sort and rank.
_MARKED: Final = {
    ("bold", 5): re.compile(r"(?:\*\*[^*]{1,60}\*\*[:：]?|__[^_]{1,60}__)\Z"),
    ("bold", 4): re.compile("【[^】]{1,40}】\\Z"),
    ("number", 1): re.compile(rf"{PART}|(?:Part|Chapter|Section)\s+[0-9IVX]+\b"),
    ("number", 2): re.compile(rf"{NUMERAL}\s?[、．.]\s?"),
    ("number", 3): re.compile(rf"[（(]{NUMERAL}[)）]\s?"),
    ("number", 4): re.compile(r"[0-9]{1,2}(?:[.．、](?![0-9])|\s)\s?(?=\S)"),
}
_SORTS: Final = ("sign", "h", "#", "number", "bold", "alone", "above")  # the highest first
CAPTION: Final = re.compile(
    r"[▲△▼]|(?:图|圖|Figure|Fig\.|Photo|Chart)\s?[0-9一二三四五]*\s*[:：.．、\s]|[（(](?:图|摄|資料照)"
)
FURNITURE: Final = re.compile(
    r"用手机看|扫描|扫一扫|更加方便|分享|点击|打印|字号|字体|大中小|责任编辑|编辑[:：]|作者[:：]|记者[:：]|"
    r"上一篇|下一篇|相关(?:阅读|新闻)|首页|当前位置|您的位置|登录|注册(?![\u4e00-\u9fff])|返回|版权|阅读量|浏览|评论|收藏|"
    r".{0,60}(?:概不[负負][责責]|不承[担擔]任何)|"
    r"(?i:.{0,80}takes? no responsibility|"
    r"cookies?\b|subscribe\b|share this|sign in\b|log in\b|skip to|read more|"
    r"related (?:articles|stories)|"
    r"home\s*[>»|/]|next release|media contact|press office|print this|all rights reserved)"
)
CLOSING: Final = re.compile(
    r"(?:来源|來源|资料来源|資料來源|注|註|附注|备注|備註|注释|声明|聲明|免责声明|责任编辑|附件|新聞聯絡人|聯絡人)\s*[:：]|注\s*$|"
    r"(?i:(?:sources?|notes?|contacts?|footnotes?|disclaimer|about us|for more information)"
    r"\s*(?::|$))"
)
_MASTHEAD: Final = re.compile(
    r"\s[·|｜>»/]\s|\b(?!(?:19|20)[0-9]{2}/[0-9]{2}\b)[0-9]{2,4}/[0-9]{1,4}\b|^(?:No|NO|第)[.\s]?[0-9]+"
)
# The kind of text, with who sends it, is no title.
_KIND: Final = re.compile(
    r"[^，。：；]{0,20}(?:新聞稿|新闻稿|新闻通稿|新聞資料|新闻发布|通稿|快讯)"
    r"|(?:[A-Z][\w&. -]{0,40}\s)?(?:press|news|media)\s+release(?:\s+no\W.*)?",
    re.IGNORECASE,
)
# 证券代码：688937　公告编号：2024-037
_FIELDS: Final = re.compile(
    r"(?:[^\s：:，。]{1,12}[：:]\s?\S+(?:\s+|$)){2,}"
    r"|(?:证券代码|股票代[码號号]|公告编号|文号|发文字号|索引号|(?i:stock code|ticker|isin))"
    r"[：:]\s?\S+"
)
_NAME: Final = r"(?:[A-Z][\w.'’*-]*|and|&|of|for|the|in|d[aeiu]|van|von|der|our)"
UPDATED: Final = re.compile(
    r"(?:[发發][布佈](?:日期|[时時][间間]|[单單]位)|日期|[来來]源)\s*[:：]"
    # Published: 3 May; By Li Na and Tom Okafor. Published figures show …, By May it had … are text.
    r"|[*_(\s]*(?:(?i:(?:last\s)?(?:released|published|date|updated|issued)\s*)(?:[:：]"
    rf"|(?:(?:on|at)\s)?(?:[A-Z][a-z]+day,?\s)?(?:[A-Z][a-z]{{2,8}}\.?\s)?[0-9]|by\s{_NAME})"
    rf"|(?i:last\supdated\b)|(?i:by)\s(?:our\s[a-z ]{{1,40}}\Z"
    rf"|{_NAME}(?:\s{_NAME}){{0,9}}(?:\s[0-9A-Z]\S*){{0,9}}(?:\Z|\s?[,|·—–(])))"
)
# 23 May 2014; Auckland, New Zealand, 23 May 2014
DATE_ALONE: Final = re.compile(
    r"[\W0-9年月日]*(?:[A-Z][a-z]{2,8})?[\W0-9]*[0-9][\W0-9日]*"
    r"|(?:[A-Z][\w.' ]{1,24},\s){1,3}(?:[0-9]{1,2}\s[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\s[0-9]{1,2}),?"
    r"\s(?:19|20)[0-9]{2}"
)
# The numbers of notes may follow: ….[2][3]
SENTENCE_END: Final = re.compile(
    r"(?:[。！？!?；;]|(?<![A-Z])\.)['”’）)\"]*(?:\s*\[[0-9]{1,3}\])*\s*$"
)
# 1、净利润：3265万元
_STATED: Final = re.compile(r"[:：]\s?[-+约近超]?[0-9][0-9,.]*(?!年)[^\s，。,0-9]{1,6}$")
DATE_LINE: Final = re.compile(
    r"(?<![至截止])(?P<year>(?:19|20)[0-9]{2})\s?[-/.年]\s?(?P<month>[0-9]{1,2})\s?[-/.月]\s?(?P<day>[0-9]{1,2})(?![0-9]|\s?月)日?"
)
_TRIMMED_LINE: Final = re.compile(r"\S(?:[^\n]*\S)?")
LONGEST_HEADING: Final = 40
_LONGEST_HEADING_EN: Final = 80
_CJK: Final = re.compile(r"[\u3400-\u9fff]")
Head = tuple[str, int]  # the sort of a heading and its rank


class Line(NamedTuple):
    """A paragraph of the text, of one line or of several that were wrapped."""

    start: int
    end: int
    text: str
    alone: bool
    """Whether blank lines, or the ends of the text, stand around it."""
    opens: bool
    """Whether a blank line stands above it, and the text right below."""
    tabular: bool
    """Whether it is one of a table."""


def read_lines(text: str, tables: Sequence[Table]) -> list[Line]:
    """Return the paragraphs; lines of a table are one each."""
    spans: list[tuple[int, int]] = []
    for start, end in lines_of(text):
        if any(table.start < end and start < table.end for table in tables):
            spans += [line.span() for line in _TRIMMED_LINE.finditer(text, start, end)]
        else:
            spans.append((start, end))
    # How many lines end between two paragraphs.
    gaps = [2, *(text.count("\n", above[1], below[0]) for above, below in pairwise(spans)), 2]
    lines = []
    for (start, end), (above, below) in zip(spans, pairwise(gaps), strict=False):
        tabular = any(table.start <= start < table.end for table in tables)
        blanks = above > 1 and below > 1, above > 1 >= below
        lines.append(Line(start, end, text[start:end], *blanks, tabular))
    return lines


def find_heads(lines: Sequence[Line], headings: Mapping[int, int]) -> dict[int, Head]:
    """Return the lines that are headings, each with its sort and rank."""
    heads: dict[int, Head] = {}
    numbered: list[int] = []
    between: list[int] = []
    begun = False
    for number, line in enumerate(lines):
        words = line.text
        if head := _written_head(line, headings):
            heads[number] = head
        elif _may_be_heading(words) and (line.alone or not line.tabular):
            marked = next((head for head, mark in _MARKED.items() if mark.match(words)), None)
            if marked == ("number", 4) and _STATED.search(words):
                continue
            below = lines[number + 1].text if number + 1 < len(lines) else ""
            signed = _SIGNED.match(words) and SENTENCE_END.search(below) and below[0] != words[0]
            if signed and not (line.alone or line.opens):
                marked = marked or ("bold", 4)
            begins = line.opens and (SENTENCE_END.search(below) or _SIGN_LINE.match(words))
            is_own = len(lines) > 1 and (line.alone or begins)
            # 云岭日报 2024-02-18: above the text a line with a date says when it was published.
            dated = not begun and DATE_LINE.search(words)
            plain = not any((CLOSING.match(words), FURNITURE.search(words), dated))
            if marked or (is_own and plain and not (number and has_quantity(words))):
                heads[number] = marked or ("alone" if line.alone else "above", 6)
            elif begins and plain:
                numbered.append(number)
            elif plain and number and _stands_between(lines[number - 1].text, below):
                between.append(number)
        begun = begun or SENTENCE_END.search(words) is not None
    # 癌症筛检揪出4千多例异常 is a heading where others stand above their text as it does.
    if [head[0] for head in heads.values()].count("above") > 1:
        heads |= dict.fromkeys(numbered, ("above", 6))
    heads |= _heads_between(between, heads, lines)
    return dict(sorted(heads.items()))


def _written_head(line: Line, headings: Mapping[int, int]) -> Head | None:
    """Return what the markup of a page, Markdown or a line of signs says of a heading."""
    if line.start in headings:
        return "h", headings[line.start]
    if _SIGN_LINE.fullmatch(line.text):
        return "sign", 0
    match = _MARKDOWN.match(line.text)
    return ("#", len(match[1])) if match else None


def _heads_between(
    numbers: Sequence[int], heads: Mapping[int, Head], lines: Sequence[Line]
) -> dict[int, Head]:
    """Return the short lines between paragraphs that are headings.

    One may be of a list; several are headings, and so is one beside others that stand alone.
    """
    others = [head for number, head in heads.items() if number]  # the first may be the title
    alone = [number for number in numbers if lines[number].alone]
    if ("alone", 6) in others or len(alone) > 1:
        return dict.fromkeys(alone, ("alone", 6))
    return {} if others or len(numbers) == 1 else dict.fromkeys(numbers, ("above", 6))


def _may_be_heading(words: str) -> bool:
    ends = "。" in words or SENTENCE_END.search(words) or DATE_ALONE.fullmatch(words)
    begins = any(pattern.match(words) for pattern in (CAPTION, TITLE, UPDATED))
    return is_short(words) and not ends and not begins


def _stands_between(above: str, below: str) -> bool:
    """Whether a line stands between a sentence and a paragraph that is longer than a heading."""
    return bool(SENTENCE_END.search(above) and SENTENCE_END.search(below)) and not is_short(below)


def has_quantity(words: str) -> bool:
    """Whether a line states a number: 居民消费价格上涨2% is no heading."""
    return any(span.quantity is not None for span in find_quantities(words))


def is_short(words: str) -> bool:
    """Whether a line is so short that it may be a heading."""
    cjk = len(_CJK.findall(words))
    return len(words) <= (LONGEST_HEADING if cjk * 2 > len(words) else _LONGEST_HEADING_EN)


def body_begins(lines: Sequence[Line], heads: Mapping[int, Head]) -> int:
    """Return the number of the first line that is a sentence of the text."""
    sentences = (
        number
        for number, line in enumerate(lines)
        if number not in heads and SENTENCE_END.search(line.text) and not FURNITURE.match(line.text)
    )
    return next(sentences, 0)


def find_title(
    lines: Sequence[Line], heads: Mapping[int, Head], first: int, title: str
) -> int | None:
    """Return the number of the line that is the title."""
    bare = [re.sub(r"\W", "", words) for words in (title, *(line.text for line in lines))]
    named = (number for number, words in enumerate(bare[1:]) if title and words == bare[0])
    highest = (number for number, head in heads.items() if head in {("h", 1), ("#", 1)})
    # A text of one line has none.
    plain = range(min(max(first, 1), len(lines) - 1))
    likely = (number for number in plain if _is_title(lines[number].text))
    return next(chain(named, highest, likely), None)


def _is_title(words: str) -> bool:
    found = [pattern.search(words) for pattern in (_MASTHEAD, FURNITURE, DATE_LINE)]
    found += [pattern.fullmatch(words) for pattern in (_KIND, _SIGNS, _FIELDS, DATE_ALONE)]
    ends = "。" in words or words.endswith(("；", ".")) or _STATED.search(words)
    return not (any(found) or UPDATED.match(words) or ends)


def section_rank(heads: Mapping[int, Head], titled: int | None) -> Head | None:
    """Return the sort and rank of the headings that start sections."""
    counts = Counter(head for number, head in heads.items() if number != titled)
    several = [head for head in counts if counts[head] > 1]
    # One line above a text may be anything.
    single = [head for head in counts if head[0] != "above"]
    return min(several or single, key=lambda head: (_SORTS.index(head[0]), head[1]), default=None)
