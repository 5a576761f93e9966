"""The layout of a text of which nothing is known: title, lead, sections, captions, furniture.

A section begins at a heading of the highest rank that the text uses more than once: a line of
signs, a heading of HTML or Markdown, 一、 or Part 1, （一）, 1., a bold line, a short line alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.document.claims.claim import Block
from zhuzhou_facts.document.claims.times import find_times, first_month, resolve
from zhuzhou_facts.document.division import lines_of
from zhuzhou_facts.document.tables import TITLE, Table, find_tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zhuzhou_facts.document.html import Page

_SIGNS: Final = re.compile(r"[➤▶►◆◇■□●★☆※*=_~\-—–─▲▼•·\s]{1,40}")
_SIGN_LINE: Final = re.compile(r"\s*([➤▶►◆■★※])(?:\s*\1)*\s*")
_MARKDOWN: Final = re.compile(r"(#{1,6})\s+")
_BOLD: Final = re.compile(r"\*\*[^*]{1,60}\*\*[:：]?|__[^_]{1,60}__")
_NUMBERED: Final = (
    re.compile(
        r"(?:第[一二三四五六七八九十]{1,3}(?:章|部分|编|節|节)|(?:Part|Chapter|Section)\s+[0-9IVX]+\b)"
    ),
    re.compile(r"[一二三四五六七八九十]{1,3}\s?[、．.]\s?"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]\s?"),
    re.compile(r"[0-9]{1,2}(?:[.．、](?![0-9])|\s)\s?(?=\S)"),
)
_CAPTION: Final = re.compile(
    r"[▲△▼]|(?:图|圖|Figure|Fig\.|Photo|Chart)\s?[0-9一二三四五]*\s*[:：.．、\s]|[（(](?:图|摄|資料照)"
)
_FURNITURE: Final = re.compile(
    r"用手机看|扫描|扫一扫|更加方便|分享|点击|打印|字号|字体|大中小|责任编辑|编辑[:：]|作者[:：]|记者[:：]|"
    r"上一篇|下一篇|相关(?:阅读|新闻)|首页|当前位置|您的位置|登录|注册|返回|版权|阅读量|浏览|评论|收藏|"
    r"(?i:cookies?\b|subscribe\b|share this|sign in\b|log in\b|skip to|read more|"
    r"related (?:articles|stories)|"
    r"home\s*[>»|/]|next release|media contact|press office|print this|all rights reserved)"
)
_CLOSING: Final = re.compile(
    r"(?:来源|來源|资料来源|資料來源|注|註|附注|备注|備註|注释|声明|聲明|免责声明|责任编辑|附件|新聞聯絡人|聯絡人)\s*[:：]|注\s*$|"
    r"(?i:(?:sources?|notes?|contacts?|footnotes?|disclaimer|about us|for more information)"
    r"\s*(?::|$))"
)
_SOURCE: Final = re.compile(
    r"(?:来源|來源|出处|發布單位|发布单位|(?i:source))\s*[:：]\s*(\S[^\n]*?)\s*$"
)
_MASTHEAD: Final = re.compile(
    r"\s[·|｜>»/]\s|\b(?!(?:19|20)[0-9]{2}/[0-9]{2}\b)[0-9]{2,4}/[0-9]{1,4}\b|^(?:No|NO|第)[.\s]?[0-9]+"
)
# The kind of text, with who sends it, is no title.
_KIND: Final = re.compile(
    r"[^，。：；\s]{0,20}(?:新聞稿|新闻稿|新闻通稿|新聞資料|新闻发布|通稿|快讯)"
    r"|(?:[A-Z][\w&. -]{0,40}\s)?(?:press|news|media)\s+release(?:\s+no\W.*)?",
    re.IGNORECASE,
)
_UPDATED: Final = re.compile(
    r"(?:[发發][布佈](?:日期|[时時][间間]|[单單]位)|日期|[来來]源)\s*[:：]"
    r"|[*_(\s]*(?:last\s+)?(?:released|published|date|updated|by|issued)\b",
    re.IGNORECASE,
)
_AS_OF: Final = re.compile(
    r"\W*(?:(?:数据|數據|统计|統計|資料)?(?:截至|截止)"
    r"|(?i:(?:(?:data|figures|status|situation)\s)?as (?:of|at)\b))"
)
_DATE_ALONE: Final = re.compile(r"[\W0-9年月日]*(?:[A-Z][a-z]{2,8})?[\W0-9]*[0-9][\W0-9日]*")
_RULE: Final = re.compile(r"(?:-{3,}|\*{3,}|_{3,}|={3,})")
_SENTENCE_END: Final = re.compile(r"[。！？!?；;]['”’）)\"]*\s*$|(?<![A-Z])\.['”’)\"]*\s*$")
_DATE_LINE: Final = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})\s?[-/.年]\s?(?P<month>[0-9]{1,2})\s?[-/.月]\s?(?P<day>[0-9]{1,2})日?"
)
_TRIMMED_LINE: Final = re.compile(r"\S(?:[^\n]*\S)?")
_LONGEST_HEADING: Final = 40
_LONGEST_HEADING_EN: Final = 80
Head = tuple[str, int]  # the sort of a heading and its rank
_CJK: Final = re.compile(r"[\u3400-\u9fff]")


class Line(NamedTuple):
    """A paragraph of the text, of one line or of several that were wrapped."""

    start: int
    end: int
    text: str
    alone: bool
    """Whether blank lines, or the ends of the text, stand around it."""


class Outline(NamedTuple):
    """The layout of a text; `sections` are the headings, the lead's empty."""

    title: str
    issued: str | None
    source: str
    blocks: tuple[Block, ...]
    sections: tuple[str, ...]
    tables: tuple[Table, ...]
    marks: tuple[str, ...]
    period: str | None
    """The time that the whole text speaks of, if it says so above its body."""

    @property
    def year(self) -> int | None:
        """The year in which the text was written, if it says so."""
        return int(self.issued[:4]) if self.issued else None

    def paragraphs(self, section: int) -> int:
        """Return how many body paragraphs a section has."""
        return max(
            (b.paragraph for b in self.blocks if b.section == section and b.place == "body"),
            default=0,
        )


def outline(text: str, page: Page | None = None) -> Outline:
    """Find the layout of a text; `page` is what the markup of a page says of it."""
    tables = tuple(find_tables(text))
    lines = _lines(text, tables)
    heads = _heads(lines, page.headings if page else {}, tables)
    first = _body_begins(lines, heads)
    titled = _title(lines, heads, first, page.title if page else "")
    date = (page.issued if page else "") or _issued(lines[: first + 2]) or _issued(lines[-3:])
    rank = _section_rank(heads, titled)
    divider = _Divider(heads, titled, rank, lines)
    blocks = tuple(
        Block(line.start, line.end, place="furniture")
        if page and any(start <= line.start and line.end <= end for start, end in page.asides)
        else divider.block(number, line, tabular=_is_tabular(line, tables))
        for number, line in enumerate(lines)
    )
    return Outline(
        divider.title,
        date or None,
        divider.source,
        blocks,
        tuple(divider.sections),
        tables,
        tuple(divider.marks),
        _as_of(lines[: first + 2]) or _period(divider.title, date),
    )


def _is_tabular(line: Line, tables: Sequence[Table]) -> bool:
    return any(table.start <= line.start < table.end for table in tables)


def _is_titled(line: Line, tables: Sequence[Table]) -> bool:
    """Whether a line is of a table or right above it, without a blank line between."""
    return not line.alone and _is_tabular(line, tables)


def _lines(text: str, tables: Sequence[Table]) -> list[Line]:
    """Return the paragraphs; lines of a table are one each."""
    spans: list[tuple[int, int]] = []
    for start, end in lines_of(text):
        if any(table.start < end and start < table.end for table in tables):
            spans += [match.span() for match in _TRIMMED_LINE.finditer(text, start, end)]
        else:
            spans.append((start, end))
    found: list[Line] = []
    for number, (start, end) in enumerate(spans):
        above = text[spans[number - 1][1] : start] if number else "\n\n"
        below = text[end : spans[number + 1][0]] if number + 1 < len(spans) else "\n\n"
        alone = above.count("\n") > 1 and below.count("\n") > 1
        found.append(Line(start, end, text[start:end], alone))
    return found


def _heads(
    lines: Sequence[Line], headings: Mapping[int, int], tables: Sequence[Table]
) -> dict[int, Head]:
    """Return the lines that are headings, each with its sort and rank."""
    heads: dict[int, Head] = {}
    for number, line in enumerate(lines):
        words = line.text
        if line.start in headings:
            heads[number] = ("h", headings[line.start])
        elif _SIGN_LINE.fullmatch(words):
            heads[number] = ("sign", 0)
        elif match := _MARKDOWN.match(words):
            heads[number] = ("#", len(match[1]))
        elif not _is_short(words) or _is_no_heading(words) or _is_titled(line, tables):
            continue
        elif _BOLD.fullmatch(words):
            heads[number] = ("bold", 5)
        else:
            for rank, pattern in enumerate(_NUMBERED, 1):
                if pattern.match(words):
                    heads[number] = ("number", rank)
                    break
            else:
                if (
                    line.alone
                    and len(lines) > 1
                    and not _CLOSING.match(words)
                    and not _FURNITURE.search(words)
                ):
                    heads[number] = ("alone", 6)
    return heads


def _is_no_heading(words: str) -> bool:
    patterns = (_SENTENCE_END.search, _CAPTION.match, _DATE_ALONE.fullmatch, TITLE.match)
    return "。" in words or any(found(words) for found in patterns)


def _is_short(words: str) -> bool:
    cjk = len(_CJK.findall(words))
    return len(words) <= (_LONGEST_HEADING if cjk * 2 > len(words) else _LONGEST_HEADING_EN)


def _body_begins(lines: Sequence[Line], heads: Mapping[int, Head]) -> int:
    """Return the number of the first line that is a sentence of the text."""
    for number, line in enumerate(lines):
        if (
            number not in heads
            and _SENTENCE_END.search(line.text)
            and not _FURNITURE.match(line.text)
        ):
            return number
    return 0


def _title(lines: Sequence[Line], heads: Mapping[int, Head], first: int, title: str) -> int | None:
    """Return the number of the line that is the title."""
    if title:
        bare = re.sub(r"\W", "", title)
        for number, line in enumerate(lines):
            if re.sub(r"\W", "", line.text) == bare:
                return number
    for number in range(len(lines)):
        if heads.get(number, ("", 0)) in {("h", 1), ("#", 1)}:
            return number
    # A text of one line has none.
    for number, line in enumerate(lines[: min(max(first, 1), len(lines) - 1)]):
        if any(p.search(line.text) for p in (_MASTHEAD, _FURNITURE)) or _KIND.fullmatch(line.text):
            continue
        if _DATE_LINE.search(line.text) or not _is_title(line.text):
            continue
        return number
    return None


def _is_title(words: str) -> bool:
    return not (
        any(pattern.fullmatch(words) for pattern in (_SIGNS, _DATE_ALONE))
        or _UPDATED.match(words)
        or words.endswith(("。", "；", "."))
    )


def _issued(lines: Sequence[Line]) -> str | None:
    """Return the first full date that stands in lines around the text."""
    for line in lines:
        if match := _DATE_LINE.search(line.text):
            return f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}"
        for chinese in (True, False):
            for mention in find_times(line.text, chinese=chinese):
                if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", mention.value):
                    return mention.value
    return None


def _as_of(lines: Sequence[Line]) -> str | None:
    """Return the day on which things stood as a text reports them, by a line above its body."""
    for line in lines:
        if _AS_OF.match(line.text) and _is_short(line.text):
            for chinese in (True, False):
                for mention in find_times(line.text, chinese=chinese):
                    if mention.kind == "date":
                        return mention.value
    return None


def _period(title: str, issued: str | None) -> str | None:
    """Return the time that a text with this title speaks of.

    A part of a year without its year is the last one that had begun when the text was issued.
    """
    for chinese in (True, False):
        for mention in find_times(title, chinese=chinese):
            if mention.kind == "date":
                return mention.value
            if mention.kind == "part" and issued and mention.value:
                year, month = int(issued[:4]), int(issued[5:7] or 12)
                return resolve(mention, None, year - (first_month(mention.value) > month))
    return None


def _section_rank(heads: Mapping[int, Head], titled: int | None) -> Head | None:
    """Return the sort and rank of the headings that start sections."""
    counts: dict[Head, int] = {}
    for number, head in heads.items():
        if number != titled:
            counts[head] = counts.get(head, 0) + 1
    order = sorted(
        counts,
        key=lambda head: (("sign", "h", "#", "number", "bold", "alone").index(head[0]), head[1]),
    )
    several = [head for head in order if counts[head] > 1]
    return next(iter(several or order), None)


class _Divider:
    """Finds the place of one line after the other, from the top."""

    def __init__(
        self,
        heads: Mapping[int, Head],
        titled: int | None,
        rank: Head | None,
        lines: Sequence[Line],
    ) -> None:
        self.heads, self.titled, self.rank, self.count = heads, titled, rank, len(lines)
        rules = [number for number, line in enumerate(lines) if _RULE.fullmatch(line.text)]
        closes = rules and rules[-1] > max(heads, default=0)  # with no heading behind it
        self.rule = rules[-1] if closes else len(lines)
        self.section = self.paragraph = 0
        self.title = self.source = ""
        self.sections, self.marks = [""], list[str]()
        self._closing = self._heading_open = False

    def block(self, number: int, line: Line, *, tabular: bool) -> Block:
        """Return the next line with its place."""
        if found := _SOURCE.search(line.text):
            self.source = self.source or found[1]
        place = self._place(number, line, tabular=tabular)
        if place == "body":
            self.paragraph += 1
            self._heading_open = False
        counted = 0 if place in {"title", "heading"} else self.paragraph
        return Block(line.start, line.end, self.section, counted, place)

    def _place(self, number: int, line: Line, *, tabular: bool) -> str:
        words = line.text
        if self.titled is not None and number <= self.titled:
            self.title = _heading(words) if number == self.titled else ""
            return "title" if number == self.titled else "furniture"
        late = number > self.count // 2
        if self._closing or (late and (_CLOSING.match(words) or number > self.rule)):
            self._closing = True
            return "closing"
        if self._is_heading(number, words):
            return "heading"
        if tabular or _CAPTION.match(words):
            return "table" if tabular else "caption"
        if _is_furniture(words, self.section, self.paragraph, self.title):
            self.source = self.source or _agency(words)
            return "furniture"
        return "body"

    def _is_heading(self, number: int, words: str) -> bool:
        """Whether a line is a heading; one of the highest rank begins a section."""
        head = self.heads.get(number)
        if head is not None and head == self.rank:
            self.section, self.paragraph = self.section + 1, 0
            self._heading_open = head[0] == "sign"
            self.sections.append("" if self._heading_open else _heading(words))
            self.marks.append(words)
            return True
        if self._heading_open and _is_short(words) and not _SENTENCE_END.search(words):
            self.sections[-1] = self.sections[-1] or _heading(words)
            return True
        return head is not None and head[0] != "alone"


def _heading(words: str) -> str:
    return re.sub(r"^#+\s*|[*_]{2}", "", words).strip()


def _is_furniture(words: str, section: int, paragraph: int, title: str) -> bool:
    """Whether a line belongs to the page: before the text begins, or of a usual kind."""
    if _SENTENCE_END.search(words) and not _UPDATED.match(words):
        return len(words) < _LONGEST_HEADING and bool(_FURNITURE.match(words))
    if _FURNITURE.search(words) and _is_short(words):
        return True
    before_text = not section and not paragraph
    return before_text and (
        bool(_DATE_LINE.search(words))
        or bool(_agency(words))
        or words == title
        or bool(_DATE_ALONE.fullmatch(words))
        or bool(_UPDATED.match(words))
    )


def _agency(words: str) -> str:
    """Return a line that names who publishes: an office, a bureau, a paper."""
    if re.search(
        r"(?:局|厅|部|委|办|社|网|报|台|处|室|隊|队|院|公司|中心|總處|署)(?:[\s\u3000]|$)", words
    ) and _is_short(words):
        return words.strip()
    return ""
