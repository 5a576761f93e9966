"""What a table says of its numbers: by the heads of row and column, its title and its units."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.claims.claim import COMPUTED, NOT_READ, Block, Claim
from zhuzhou_facts.document.claims.context import YEAR_BEFORE, Context
from zhuzhou_facts.document.claims.times import find_times, without_times
from zhuzhou_facts.document.claims.times.mention import BEFORE, base_of, resolve, year_of
from zhuzhou_facts.document.normalisation import simplified
from zhuzhou_facts.document.tables import (
    NUMBER_CELL,
    TITLE,
    YEAR_CELL,
    Cell,
    Table,
    implied_unit,
    without_unit,
)
from zhuzhou_facts.errors import UnreadableQuantityError
from zhuzhou_facts.quantity import Quantity, SpanKind, find_quantities, read_quantity
from zhuzhou_facts.quantity.changes import DOWN, UP
from zhuzhou_facts.quantity.characters import is_chinese
from zhuzhou_facts.records import COUNT, PERCENT, POINTS, TIMES, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_CHANGE: Final = re.compile(
    r"增长|同比|环比|[比较]上[年月季]|变化|增减|成长|增幅|增速|增率|升降|涨跌|变动|[与和同]\S{1,8}相?比"
    r"|(?i:\bcompared (?:with|to)\b|\bversus\b|\bvs\b|\bgrowth\b|\bchange\b|\b[yqm]/[yqm]\b"
    r"|\by-o-y\b|\+/-)"
)
_LABEL: Final = re.compile(r"(before|after)(?:\s(?:the\s)?(?:reforms?|change))?$", re.IGNORECASE)
_PROVISIONAL: Final = re.compile(r"[(（]p[)）]|初步|预计数")
_MULTIPLE: Final = re.compile("倍数|(?:为|是|相当于).*[0-9]年的")  # 2017年为1978年的倍数
_VERB: Final = re.compile(
    rf"(?:增长|增加|提高|上升|上涨|扩大|↑|(?i:\b(?:{UP})\b))|"
    rf"(?P<down>下降|减少|降低|缩小|缩短|压缩|精简|↓|(?i:\b(?:{DOWN})\b))"
)
_OF_POINTS: Final = re.compile(r"(?i)\b(?:change|difference)\b.*\b(?:points|pp|pts)\b")
_UNIT_COLUMN: Final = re.compile(r"(?:(?:计量)?单位|單位)(?:\s?units?)?|units?", re.IGNORECASE)
_TIME_COLUMN: Final = re.compile(
    "年份|年度|时间|時間|时点|日期|years?|periods?|dates?|as of|time", re.IGNORECASE
)
# The column of what the whole text reports names nothing else.
_REPORTED: Final = re.compile(
    r"(?:本报告期|报告期|本期|本年度?|本季度?)(?:内|末|数|金额|实际)?"
    r"|(?i:(?:this|current|reporting) (?:period|year|quarter))"
)
_COUNTED: Final = re.compile(  # in a table of money, unless stated otherwise
    r"\b(?:number of|employees|staff|headcount|customers|subscribers|stores|branches)\b",
    re.IGNORECASE,
)
_PER_CENT: Final = ("%", "％")
_SHARE: Final = re.compile("占|佔|比重|比例|份额|率|(?i:share|margin|rate|of total)")
_MARK: Final = re.compile(r"\s*[\[(（【]{1,2}[pre*†‡注0-9]{1,2}[)）\]】]{1,2}\s*$")


def read_table(table: Table, block: Block, number: int, context: Context) -> Iterator[Claim]:
    """Yield a claim for each number in the rows of a table."""
    chinese = _has_chinese(table.title + "".join(cell.text for cell in table.rows[0]))
    title_unit, change_unit = _units_of_title(table)
    title = without_unit(TITLE.sub("", table.title)).strip()
    titled = _time(table.title, context)
    scope = "section" if titled or context.times.get("section") else "document"
    whole = titled or context.times.get(scope)
    for row, heads in table.rows_with_heads():
        units = [c.text for c, head in zip(row, heads, strict=True) if _UNIT_COLUMN.fullmatch(head)]
        counts = re.search("[$€£¥]", title_unit or "") and _COUNTED.search(row[0].text)
        of_all = None if counts else title_unit
        level_unit = units[0] if units else implied_unit(row[0].text) or of_all
        # 238平方公里 | 2017年: a cell with a time dates the whole row.
        times = (c.text for c, head in zip(row[1:], heads[1:], strict=True) if _is_time(c, head))
        row_time = _time(row[0].text, context) or _time(next(times, ""), context)
        names = (without_unit(_MARK.sub("", words)).strip("*_ ") for words in _names_of(row, heads))
        name = " ".join(names)
        name = (_without_time(name) or title) if row_time else name
        levels: list[Claim] = []
        dated = set(filter(None, (_time(head, context) for head in heads[1:])))
        for cell, head in zip(row[1:], heads[1:], strict=True):
            if _UNIT_COLUMN.fullmatch(head) or _is_time(cell, head):
                continue
            what = simplified(head or table.title)
            is_change = bool(_CHANGE.search(what) or _MULTIPLE.search(head))
            if not (head or level_unit) and YEAR_CELL.fullmatch(cell.text):
                continue  # founded | 1902
            head_unit = "倍" if _MULTIPLE.search(head) else _unit_of_head(head)
            unit = head_unit or (change_unit if is_change else level_unit)
            if is_change and _is_difference(cell, levels):
                unit = level_unit
            for claim in _claims(cell, unit, block, number, chinese=chinese):
                plain = head == head_unit or _REPORTED.fullmatch(without_unit(what))
                noun = "" if plain else _without_time(without_unit(head))
                claim.name = " ".join(dict.fromkeys(filter(None, (name, noun))))
                is_bare = is_change or NUMBER_CELL.fullmatch(cell.text)
                own = None if is_bare else _time(cell.text, context)
                level = levels[-1].when if is_change and levels else None
                headed = _time(head, context) or _year_before(head, levels)
                headed = _in_part(headed, table.title, context) or headed
                earlier = is_change and _is_earlier(headed, level or row_time or whole)
                over = None if earlier else headed  # change on 2014
                near = own or over or level or row_time
                claim.when, claim.carried = near or whole, "clause" if near else scope
                claim.status = "provisional" if _PROVISIONAL.search(row[0].text) else None
                of_change = is_change or bool(over and _CHANGE.search(simplified(row[0].text)))
                of = head or table.title
                if not _as_change(claim, cell, of, levels, dated, is_change=of_change):
                    if is_change and (then := _time(cell.text, context) or headed):
                        claim.when = then  # compared with 1978: 5372万美元
                    levels.append(claim)
                yield claim


def _in_part(year: str | None, title: str, context: Context) -> str | None:
    """Return the part of a year that a title gives: 2025 below three months ended March 31."""
    times = find_times(title, chinese=_has_chinese(title))
    part = next((time for time in times if time.kind in {"part", "ended"}), None)
    return resolve(part, year, context.now) if part and YEAR_CELL.fullmatch(year or "") else None


def _is_difference(cell: Cell, levels: Sequence[Claim]) -> bool:
    """Whether a cell has what the two before it differ by: 144 | 1788 | 1644."""
    found = re.search(r"[0-9][0-9.,]*", cell.text)
    if found is None or not levels[1:]:
        return False
    first, last = (level.quantity.value or Fraction() for level in levels[-2:])
    return abs(last - first) == Fraction(found[0].replace(",", "").rstrip("."))


def _unit_of_head(head: str) -> str | None:
    """Return the unit that the head of a column names, or is: € million."""
    if found := implied_unit(head):
        return found
    if _OF_POINTS.search(head):
        return "percentage points"
    quantity, unit = _read("1", head)
    return unit if quantity and quantity.unit in UNITS.keys() - {COUNT, "person"} else None


def _is_earlier(one: str | None, other: str | None) -> bool:
    return (year_of(one) or 0) < (year_of(other) or 0)


def _has_chinese(words: str) -> bool:
    return any(map(is_chinese, words))


def _time(words: str, context: Context) -> str | None:
    if label := _LABEL.match(words):
        return label[1].lower()  # as these times are labelled
    times = (time for time in find_times(words, chinese=_has_chinese(words)) if not time.is_base)
    first = next(times, None)
    return first and resolve(first, context.times.get("document"), context.now)


def _units_of_title(table: Table) -> tuple[str | None, str | None]:
    """Return the unit that a title, or the first head, gives for levels, and that for changes."""
    unit = implied_unit(table.title) or _unit_of_head(table.heads[0].text if table.heads else "")
    # 单位：万人次；%: the second is that of changes.
    several = re.split(r"[；;、，,]\s*", unit) if unit else []
    unit = next((each for each in several if each not in _PER_CENT), unit)
    of_changes = next((each for each in several if each in _PER_CENT), unit)
    if unit in {"thousand", "million", "billion"}:
        words = " ".join(cell.text for row in table.rows for cell in row)
        sign = re.search("[$€£¥]", words)
        unit = f"{sign[0]} {unit}" if sign else unit
    return unit, of_changes


def _names_of(row: Sequence[Cell], heads: Sequence[str]) -> Iterator[str]:
    """Yield the cells before the first number of a row: 空间 | 建成区面积 | 238平方公里."""
    yield row[0].text
    for cell, head in zip(row[1:-1], heads[1:-1], strict=True):
        has_number = NUMBER_CELL.fullmatch(cell.text) or any(
            span.kind is SpanKind.QUANTITY for span in find_quantities(cell.text)
        )
        if has_number or _UNIT_COLUMN.fullmatch(head) or _is_time(cell, head):
            return
        if not re.fullmatch(r"(?i:n/?a|nil|none)\.?|[-–—−.…·/*]+|无|無|不详|从缺", cell.text):
            yield cell.text


def _is_time(cell: Cell, head: str) -> bool:
    """Whether a cell has the time of its row: 2017年, or a year in a column of years."""
    if YEAR_CELL.fullmatch(cell.text):
        return _TIME_COLUMN.fullmatch(head) is not None
    return not _without_time(cell.text)


def _year_before(head: str, levels: Sequence[Claim]) -> str | None:
    """Return the time of a column for the same time last year: that of the column before it."""
    times = find_times(head, chinese=_has_chinese(head))
    return base_of(times[0], levels[-1].when) if levels and times and times[0].is_base else None


def _without_time(head: str) -> str:
    """Return a head without its time: Cases, 2024."""
    return without_times(head, chinese=_has_chinese(head)).strip(" ,，、:：()（）")


def _claims(
    cell: Cell, unit: str | None, block: Block, number: int, *, chinese: bool
) -> Iterator[Claim]:
    """Yield the claims of a cell: of the number that it is, or of those that stand in its words."""
    spans = [(0, len(cell.text))]
    if not NUMBER_CELL.fullmatch(cell.text) and _read(cell.text, unit)[0] is None:
        found = find_quantities(cell.text)
        spans = [(each.start, each.end) for each in found if each.kind is SpanKind.QUANTITY]
    whole = (cell.start, cell.end)
    for start, end in spans:
        written = cell.text[start:end]
        quantity, implied = _read(written, unit)
        reason = None if quantity else next((s.reason for s in find_quantities(written)), None)
        if quantity or reason:
            yield Claim(
                start=cell.start + start,
                end=cell.start + end,
                written=written,
                quantity=quantity or NOT_READ,
                reason=reason,
                block=block,
                clause=whole,
                sentence=whole,
                stretch=whole,
                chinese=chinese,
                implied=implied,
                computed=COMPUTED.search(cell.text, 0, start) is not None,
                table=number,
                row=cell.row,
                column=cell.column,
            )


def _read(written: str, unit: str | None) -> tuple[Quantity | None, str | None]:
    """Return the quantity of a cell, and the unit that it takes from elsewhere."""
    found: list[tuple[Quantity, str | None]] = []
    words = unit.split() if unit else []
    firsts = [" ".join(words[:count]) for count in range(len(words), 0, -1)]
    # 分钟 min: either word of a head in two languages may be the unit.
    for implied in (*dict.fromkeys([*firsts, *words]), None):
        try:
            found.append((read_quantity(written, implied=implied), implied))
        except UnreadableQuantityError:
            continue
    standard = (each for each in found if each[1] and each[0].unit in UNITS)
    return next(standard, found[0] if found else (None, None))


def _as_change(
    claim: Claim, cell: Cell, head: str, levels: list[Claim], headed: set[str], *, is_change: bool
) -> bool:
    """Set the kind of change of a number in a column of changes, or beside a verb of change.

    A multiple without a verb or sign may be of either kind. `headed` are the times of the columns.
    """
    unit = claim.quantity.unit
    # 2025 | 2024 | reported: a per cent beside two times of one thing is its change.
    own = {level.when for level in levels if level.when}
    times = sorted(
        headed if len(own) == 1 and own < headed else own,  # one of two cells may be empty
        key=lambda when: "" if when == BEFORE else when,
    )
    pair = len(times) == 2 and len({level.quantity.unit for level in levels}) == 1  # noqa: PLR2004
    beside = pair and unit == PERCENT != levels[0].quantity.unit
    if beside and not _SHARE.search(head) and not find_times(head, chinese=claim.chinese):
        is_change = True
    verb = _VERB.search(cell.text[: claim.start - cell.start])
    signed = verb or cell.text[:1] in "+-−＋－"
    moved = is_change and signed and levels and unit == levels[-1].quantity.unit
    if not (moved or ((is_change or verb) and unit in {PERCENT, POINTS, TIMES, ""})):
        return False
    claim.level = levels[-1] if levels else None
    if unit == TIMES and not signed:
        # 是1978年的1.4倍 beside a level: of what time, the cell says itself.
        words = f"{head if is_change else ''} {cell.text}"
        dates = [m.value for m in find_times(words, chinese=claim.chinese) if m.kind == "date"]
        when = claim.level.when if claim.level else None
        if when and (others := [each for each in dates if each != when]):
            claim.change, claim.when, claim.from_ = "times", when, min(others)
        return True
    claim.change = "difference" if moved else "points" if unit == POINTS else "growth"
    claim.down = bool(verb and verb["down"]) or (claim.quantity.value or 0) < 0
    words = f"{head} {cell.text[: claim.start - cell.start]}"
    mentioned = find_times(words, chinese=claim.chinese)
    base = next((m for m in mentioned if m.is_base), None)
    earlier = [m.value for m in mentioned if m.kind == "date" and _is_earlier(m.value, claim.when)]
    claim.basis = base.kind if base else ""
    if pair and not base:
        claim.from_, claim.when = times
    elif earlier:
        claim.from_ = earlier[0]
    elif claim.when:
        claim.from_ = base_of(base or YEAR_BEFORE, claim.when)
    return True
