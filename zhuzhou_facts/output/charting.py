"""Then and now as a chart for people, and the frame around any picture that is saved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.output.changes import comparison_grid
from zhuzhou_facts.output.chart import Legend, Line, Panel, Plot, Spot
from zhuzhou_facts.output.picture import Frame, whole
from zhuzhou_facts.output.shapes import Grid
from zhuzhou_facts.output.words import both
from zhuzhou_facts.records import Text
from zhuzhou_facts.records.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from zhuzhou_facts.figures.comparison import Comparison, Side
    from zhuzhou_facts.output.figure_text import Teller
    from zhuzhou_facts.quantity.interval import Interval

TITLES: Final = {
    "": Text(zh="总览", en="Overview"),
    "themes": Text(zh="主题", en="Themes"),
    "list": Text(zh="事实与数字", en="Facts and figures"),
    "show": Text(zh="事实", en="Facts"),
    "get": Text(zh="数值", en="Figures"),
    "search": Text(zh="检索结果", en="Found"),
    "compare": Text(zh="今昔对比", en="Then and now"),
    "audit": Text(zh="原文数字核算", en="The source's own arithmetic, recomputed"),
}
# Not within brackets, where both are bounds of one number.
_BETWEEN_LANGUAGES: Final = re.compile(r" / (?![^()]*\))")
_SOURCE: Final = Text(zh="来源：", en="Source: ")
_MULTIPLE: Final = Text(zh="为起点的倍数（对数刻度）", en="multiple of then, logarithmic")
_SHARE: Final = Text(zh="百分比", en="percent")
_YEARLY: Final = Text(zh="年均", en="a year:")
_STATED: Final = Text(zh="原文所载", en="stated")
_DERIVED: Final = Text(zh="推算，或只知界限", en="derived, or a bound only")
_BOUNDS: Final = Text(zh="上下限之间", en="between the bounds")
_OPEN: Final = Text(zh="不封顶（或不保底）", en="open: it may lie further")


def frame(teller: Teller, command: str) -> Frame:
    """Return what stands around a picture of what a command shows."""
    source = teller.base.source
    where = filter(None, (source.title, source.container))
    told = [*map(teller.text, where), *filter(None, [source.issued])]
    lang = teller.lang
    mark = both(_SOURCE, lang) if lang != "both" else "来源 Source: "
    return Frame(both(TITLES[command], lang), mark + ", ".join(told), lang, command)


def comparison_plot(teller: Teller, comparisons: Sequence[Comparison]) -> Plot:
    """Return the chart of then and now, told as the table tells it.

    What has a multiple is set on one axis of multiples, shares on one of percent.
    """
    lang = teller.lang
    (grid,) = (item for item in comparison_grid(teller, comparisons) if isinstance(item, Grid))
    rows = [row for row in grid.rows if isinstance(row, tuple)]
    ratios: list[Line] = []
    shares: list[Line] = []
    for item, row in zip(comparisons, rows, strict=True):
        name, then, now, change, yearly = map(whole, row)
        # The multiple stands alone, and its bounds below it; others follow what they bound.
        first, *rest = change.split("\n")
        change = "\n".join([first, *_in_one_line("\n".join(rest)).split("\n")]).rstrip()
        if lang == "both":
            # A language a line.
            then, now, change = (
                _BETWEEN_LANGUAGES.sub("\n", _in_one_line(cell)) for cell in (then, now, change)
            )
        change += f"\n{both(_YEARLY, lang)} {yearly}" if yearly else ""
        told = (name, then, now, change)
        if item.unit == PERCENT:
            shares.append(Line(*told, _side(item.start), _side(item.end)))
        else:
            ratios.append(Line(*told, *_multiple(item)))
    axes = ((_MULTIPLE, True, ratios), (_SHARE, False, shares))
    name, then, now, change = (column.heading for column in grid.columns[:4])
    return Plot(
        headings=(name, then, now, change),
        panels=tuple(
            Panel(both(axis, lang), is_log, tuple(lines)) for axis, is_log, lines in axes if lines
        ),
        legend=Legend(*(both(words, lang) for words in (_STATED, _DERIVED, _BOUNDS, _OPEN))),
        notes=tuple(grid.caption.split("\n")),
    )


def _in_one_line(words: str) -> str:
    return words.replace("\n(", " (")


def _multiple(item: Comparison) -> tuple[Spot | None, Spot | None]:
    """Return the start at one, and the end where the multiple puts it."""
    if item.ratio is None:
        return None, None
    end = _spot(item.ratio.value, item.ratio.interval, is_stated=item.end.written is not None)
    # A bound of zero, or of less, bounds nothing on an axis of multiples.
    value, low, high = (n if n and n > 0 else None for n in (end.value, end.low, end.high))
    below = end.high is not None and end.high <= 0
    if below or (end.value is not None and end.value <= 0) or low is high is None:
        return None, None
    start = Spot(1.0, 1.0, 1.0, is_stated=item.start.written is not None)
    return start, Spot(value, low, high, end.is_stated)


def _side(side: Side) -> Spot:
    told = side.shown
    return _spot(told.value, told.interval, is_stated=side.written is not None)


def _spot(value: Fraction | None, interval: Interval, *, is_stated: bool) -> Spot:
    low, high = interval.low, interval.high
    return Spot(
        None if value is None else float(value),
        None if low is None else float(low),
        None if high is None else float(high),
        is_stated,
    )
