"""The layout of a text of which nothing is known: title, lead, sections, captions, furniture.

A section begins at a heading of the highest rank that the text uses more than once: a line of
signs, a heading of HTML or Markdown, 一、 or Part 1, （一）, 1., a bold line, a short line alone.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.document.claims.claim import Block
from zhuzhou_facts.document.claims.times import find_times
from zhuzhou_facts.document.claims.times.mention import first_month, resolve
from zhuzhou_facts.document.html import Page
from zhuzhou_facts.document.scaffolding.headings import (
    CAPTION,
    CLOSING,
    DATE_ALONE,
    DATE_LINE,
    FURNITURE,
    LONGEST_HEADING,
    SENTENCE_END,
    UPDATED,
    body_begins,
    find_heads,
    find_title,
    has_quantity,
    is_short,
    read_lines,
    section_rank,
)
from zhuzhou_facts.document.tables import Table, find_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zhuzhou_facts.document.claims.times.mention import Mention
    from zhuzhou_facts.document.scaffolding.headings import Head, Line

_SOURCE: Final = re.compile(
    r"([(（])?(?:(?P<origin>来源|來源|出处|(?i:source))|發布單位|发布(?:单位|机构))\s*[:：]\s*"
    r"(?P<name>\S[^\n]*?)(?(1)[)）])\s*$"
)
# What else stands on its line: 来源：新华网 2024-02-18 作者：李青山, Source: The Post | 3 May 2024.
_BEHIND_SOURCE: Final = re.compile(
    r"(?<=[\u3400-\u9fff》])\s|。|\s{0,9}[|｜]|\s\S{1,9}[:：]"
    r"|[,，]?\s{0,9}(?:(?:19|20)[0-9]{2}[-/.年][0-9]{1,2}[-/.月]"
    r"|[0-9]{1,2}\s[A-Z][a-z]{2,8}\s(?:19|20)|[A-Z][a-z]{2,8}\s[0-9]{1,2},)"
)
_AS_OF: Final = re.compile(
    r"\W*(?:(?:数据|數據|统计|統計|資料)?(?:截至|截止)"
    r"|(?i:(?:(?:data|figures|status|situation)\s)?as (?:of|at)\b))"
)
# All figures are for 2023 unless otherwise stated.
_FIGURES_FOR: Final = re.compile(
    r"(?i:\b(?:figures|data|numbers)\s(?:(?:below|here|given|in\s[a-z ]{3,20})\s)?"
    r"(?:(?:are|is)\s(?:for|from)|(?:refer|relate)\sto|cover)\s"
    r"(?:the\s)?(?:(?:calendar\s|full\s)?year\s)?)"
    r"(?:[^.]*?\b(?P<first>(?:19|20)[0-9]{2})/(?P<last>[0-9]{2})(?![0-9/])"  # (2023/24)
    r"|(?P<year>(?:19|20)[0-9]{2})\b)"
    r"|(?:(?:数据|數據|资料|資料)[^，。；]{0,6}|[均皆])(?:[为為]|截[至止](?:到|于)?)(?P<zh>(?:19|20)[0-9]{2})年"
)
DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PARTS: Final = re.compile(r"\s[·•|｜—–]\s")  # of a line above the text
_EDITION: Final = re.compile(r"\s?(?:版|edition\b)", re.IGNORECASE)
_REPORTED: Final = re.compile(r"[0-9]{4}(?:-[QH][1-4]|-[0-9]{2}/[0-9]{4}-[0-9]{2})?")
_RESULTS: Final = re.compile(r"\b(?:results|accounts|budget)\b|业绩|業績", re.IGNORECASE)
_YEARS: Final = re.compile(r"FY[0-9]{4}|[0-9]{4}/[0-9]{4}")  # that are no calendar years
_SENTENCE_ENDS: Final = re.compile(r"[。！？；]|[.;]\s")
_THIS_REPORT: Final = re.compile(
    r"This (?:report|release|bulletin|statement|update|paper|publication|briefing|note)\b"
)
_LATEST: Final = 2  # years between what is reported and the report
_LONGEST_LEAD: Final = 40  # code points that a time at its beginning takes
_OFFICE: Final = (
    r"[^\s:：|｜，（(]*(?:局|厅|部|委|办|社|网|报|台|处|室|隊|队|院|公司|中心|總處|署)(?!\S)"
)
_AGENCY: Final = re.compile(rf"{_OFFICE}(?:\s{_OFFICE})*")
_WORK_REPORT: Final = re.compile("工作(?:报告|報告|总结|總結)")
_EARLY: Final = "04"  # the last month of a year in which the one before is reviewed
_PAST_YEAR: Final = re.compile("过去(?:的)?一年|一年来|上一?年度?|去年")
_RULE: Final = re.compile(r"([-*_=])\1{2,}")


class Outline(NamedTuple):
    """The layout of a text; `sections` are the headings, the lead's empty."""

    title: str
    issued: str | None
    source: str
    """Who publishes it."""
    origin: str
    """Where it says that it was taken from."""
    blocks: tuple[Block, ...]
    sections: tuple[str, ...]
    tables: tuple[Table, ...]
    marks: tuple[str, ...]
    period: str | None
    """The time that the whole text speaks of, if it says so above its body."""
    usual: str | None
    """The year that the first sentence of a text without a period is about."""

    @property
    def year(self) -> int | None:
        """The year in which the text was written, if it says so."""
        return int(self.issued[:4]) if self.issued else None

    def paragraphs(self, section: int) -> int:
        """Return how many body paragraphs a section has."""
        return sum((block.section, block.place) == (section, "body") for block in self.blocks)


def outline(text: str, page: Page | None = None) -> Outline:
    """Find the layout of a text; `page` is what the markup of a page says of it."""
    page = page or Page(text, {}, (), "", "")
    tables = tuple(find_tables(text))
    lines = read_lines(text, tables)
    heads = find_heads(lines, page.headings)
    first = body_begins(lines, heads)
    divider = _Divider(heads, find_title(lines, heads, first, page.title), lines)
    blocks = tuple(
        Block(line.start, line.end, place="furniture")
        if any(start <= line.start and line.end <= end for start, end in page.asides)
        else divider.block(number, line)
        for number, line in enumerate(lines)
    )
    above = lines[: first + 2]
    around = (line.text for line in [*above, *lines[-3:]])
    issued = page.issued or next(filter(None, map(full_day, around)), None)
    begins = _dates(_SENTENCE_ENDS.split(lines[first].text)[0]) if lines else []
    before = str(int(issued[:4]) - 1) if issued else None
    usual = before if before in begins else None
    return Outline(
        divider.title,
        issued,
        divider.source,
        divider.origin,
        blocks,
        tuple(divider.sections),
        tables,
        tuple(divider.marks),
        _as_of(above)
        or _figures_for(above)
        or _period(divider, [line.text for line in lines[: first + 1]], issued, usual),
        usual,
    )


def full_day(words: str) -> str | None:
    """Return the first day that words mention with its year."""
    if match := DATE_LINE.search(words):
        return f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}"
    return next((time.value for time in _times(words) if DAY.fullmatch(time.value)), None)


def _as_of(lines: Iterable[Line]) -> str | None:
    """Return the day on which things stood as a text reports them, by a line above its body."""
    dated = (line.text for line in lines if _AS_OF.match(line.text) and is_short(line.text))
    return next(chain.from_iterable(map(_dates, dated)), None)


def _figures_for(lines: Iterable[Line]) -> str | None:
    """Return the year that a line above the body gives for all figures: 2023, or 2023/24."""
    for match in filter(None, (_FIGURES_FOR.search(line.text) for line in lines)):
        first, last, year, zh = match.group("first", "last", "year", "zh")
        return f"{first}/{first[:2]}{last}" if first else year or zh
    return None


def _times(words: str) -> Iterator[Mention]:
    """Yield the times that words of either language mention, those in Chinese first."""
    for chinese in (True, False):
        yield from find_times(words, chinese=chinese)


def _dates(words: str) -> list[str]:
    """Return the times with their year that words mention."""
    return [mention.value for mention in _times(words) if mention.kind == "date"]


def _titled_period(title: str, issued: str | None, usual: str | None) -> str | None:
    """Return the time that a text with this title speaks of.

    A part of a year without its year is the last one that had begun when the text was issued.
    今年扩大开办 tells what is to come in news that begins with what was in the `usual` year, and so
    does 明年.
    """
    times = list(_times(title))
    # Quarter 3 2025/26 is a quarter of a year that begins in some month.
    split = any(re.fullmatch("[0-9]{4}/[0-9]{4}", time.value) for time in times)
    if split and any(time.kind == "part" for time in times):
        return None
    for mention in times:
        to_come = mention.kind == "years" and (usual or mention.value == "1")
        if _EDITION.match(title, mention.end) or to_come:
            continue
        if mention.kind == "date":
            return mention.value
        is_part = mention.kind == "part" and mention.value
        if issued and (is_part or mention.kind in {"part_of", "years"}):
            late = is_part and first_month(mention.value) > int(issued[5:7])
            return resolve(mention, None, int(issued[:4]) - bool(late))
    return None


def _period(
    found: _Divider, lines: Sequence[str], issued: str | None, usual: str | None
) -> str | None:
    """Return the time of a text by its title, else by its lead; `lines` are those up to that.

    A report that is titled with the year in which it is given, or with none, is about the year
    before, if it begins with that, or its first heading has it; early in the year, if that heading
    speaks of the past year, or the title without a year is that of a work report.
    """
    titled = _titled_period(found.title, issued, usual)
    lead = _lead_period(lines, issued)
    if issued and titled in {None, issued[:4]}:
        before = str(int(issued[:4]) - 1)
        heading = "".join(found.sections[1:2])
        reviews = _PAST_YEAR.search(heading) or (not titled and _WORK_REPORT.search(found.title))
        if before in {lead, *_dates(heading)} or (issued[5:7] <= _EARLY and reviews):
            return before
    return titled or lead


def _lead_period(lines: Sequence[str], issued: str | None) -> str | None:
    """Return the time of a report: a company's period, or the year that the report begins with.

    `lines` are those above the text and its first one.
    """
    for mention in (time for line in lines if _RESULTS.search(line) for time in _times(line)):
        ended = mention.kind == "ended" and mention.value[-1].isdecimal()
        if ended or (mention.kind == "date" and _YEARS.fullmatch(mention.value)):
            return resolve(mention, None, None)
    first, year = "".join(lines[-1:]), int(issued[:4]) if issued else 0
    # This report sets out how the service performed in October to December 2025.
    reports = _THIS_REPORT.match(first)
    words = first.partition(". ")[0] if reports else first[:_LONGEST_LEAD]
    for mention in _times(words):
        begins = reports or words[: mention.start].strip("-*• ").lower() in {"", "in"}
        reported = mention.kind == "date" and _REPORTED.fullmatch(mention.value)
        if begins and reported and 0 <= year - int(mention.value[:4]) <= _LATEST:
            return mention.value
    return None


class _Divider:
    """Finds the place of one line after the other, from the top."""

    def __init__(self, heads: Mapping[int, Head], titled: int | None, lines: list[Line]) -> None:
        self.heads, self.titled, self.count = heads, titled, len(lines)
        self.rank = section_rank(heads, titled)
        rules = [number for number, line in enumerate(lines) if _RULE.fullmatch(line.text)]
        # The last rule, with no heading behind it, ends the text.
        self.rule = max([n for n in rules[-1:] if n > max(heads, default=0)], default=len(lines))
        self.paragraph = 0
        self.title = self.source = self.origin = ""
        self.sections, self.marks = [""], list[str]()
        self._closing = self._heading_open = False

    def block(self, number: int, line: Line) -> Block:
        """Return the next line with its place."""
        if found := _SOURCE.search(line.text):
            name = _BEHIND_SOURCE.split(found["name"])[0]
            if found["origin"]:
                self.origin = self.origin or name
            else:
                self.source = self.source or name
        place = self._place(number, line)
        if place == "body":
            self.paragraph += 1
            self._heading_open = False
        counted = 0 if place in {"title", "heading"} else self.paragraph
        return Block(line.start, line.end, len(self.marks), counted, place)

    def _place(self, number: int, line: Line) -> str:
        words = line.text
        if self.titled is not None and number <= self.titled:
            self.title = _heading(words) if number == self.titled else ""
            return "title" if self.title else "furniture"
        late = number > self.count // 2
        self._closing |= late and (number > self.rule or CLOSING.match(words) is not None)
        if self._closing:
            return "closing"
        if self._is_heading(number, words):
            return "heading"
        if line.tabular or CAPTION.match(words):
            return "table" if line.tabular else "caption"
        if self._is_furniture(words):
            self.source = self.source or ("" if _SOURCE.search(words) else _agency(words))
            return "furniture"
        return "body"

    def _is_heading(self, number: int, words: str) -> bool:
        """Whether a line is a heading; one of the highest rank begins a section."""
        head = self.heads.get(number)
        if head is not None and head == self.rank:
            self.paragraph = 0
            self._heading_open = head[0] == "sign"
            self.sections.append("" if self._heading_open else _heading(words))
            self.marks.append(words)
            return True
        if self._heading_open and is_short(words) and not SENTENCE_END.search(words):
            self.sections[-1] = self.sections[-1] or _heading(words)
            return True
        return head is not None and head[0] not in {"alone", "above"}

    def _is_furniture(self, words: str) -> bool:
        """Whether a line belongs to the page: before the text begins, or of a usual kind."""
        is_above = not self.marks and not self.paragraph
        if SENTENCE_END.search(words):
            usual = len(words) < LONGEST_HEADING and FURNITURE.match(words)
            # Published on 3 May, the review counts 412,600 visitors.
            return bool(usual or (is_above and UPDATED.match(words))) and not has_quantity(words)
        if FURNITURE.search(words) and is_short(words):
            return True
        dated = DATE_LINE.search(words) or DATE_ALONE.fullmatch(words) or UPDATED.match(words)
        # 2024年5月6日，全市接待游客412.6万人次 is text.
        states = not (UPDATED.match(words) or FURNITURE.search(words)) and has_quantity(words)
        # Fact sheet 17 · 14 May 2024
        day = is_short(words) and _PARTS.search(words) and full_day(words)
        return is_above and bool(
            (dated and not states) or day or _agency(words) or words == self.title
        )


def _heading(words: str) -> str:
    return re.sub(r"^#+\s*|[*_]{2}", "", words).strip()


def _agency(words: str) -> str:
    """Return the office, bureau or paper that a line names, which publishes."""
    found = _AGENCY.search(words) if is_short(words) else None
    return found[0] if found else ""
