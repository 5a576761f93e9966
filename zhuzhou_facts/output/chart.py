"""Then and now as a chart in SVG: a line for each fact, from where it was to where it is.

What has a multiple lies on one axis of multiples, shares on one of percent. The words are those of
the table, and stand in the description too.
"""

from __future__ import annotations

from html import escape
from importlib.resources import files
from math import log10
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.citation.markup import typographic
from zhuzhou_facts.output.folding import fold, width
from zhuzhou_facts.output.markup import LANGUAGES, tag
from zhuzhou_facts.output.screens.comparing import Times, compare_screen, in_order
from zhuzhou_facts.output.shapes import Numbers, join_words, merged
from zhuzhou_facts.records.units import PERCENT
from zhuzhou_facts.streams.safety import python_escape, safe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from zhuzhou_facts.figures.comparison import Comparison
    from zhuzhou_facts.figures.sides import Side
    from zhuzhou_facts.output.presenter import Presenter
    from zhuzhou_facts.output.shapes import Row, Screen
    from zhuzhou_facts.quantity.interval import Interval

_WIDTH: Final = 1000
_MARGIN: Final = 24
_LEADING: Final = 20
_ROW: Final = 16
_COLUMN: Final = 7.8  # pixels that a column of a terminal takes
_COLUMNS: Final = int((_WIDTH - 2 * _MARGIN) / _COLUMN)
_THEN: Final = 345
_PLOT: Final = (365, 665)
_NOW: Final = 685
_CHANGE: Final = 800
_ARROW: Final = 36
_LEAST_TICK: Final = 40
_NO_XML: Final = str.maketrans({sign: python_escape(sign) for sign in "\ufffe\uffff"})


class Spot(NamedTuple):
    """Where a side lies on the axis: between `low` and `high` (None: open), at best at `value`."""

    value: float | None
    low: float | None
    high: float | None
    is_stated: bool

    @property
    def best(self) -> float | None:
        """The value, else a bound."""
        return next((it for it in (self.value, self.low, self.high) if it is not None), None)


class _Axis(NamedTuple):
    """An axis of numbers; of multiples, it is of their logarithms."""

    low: float
    high: float
    is_log: bool

    def place(self, number: float) -> float:
        """Return where a number lies; open bounds have room for their arrows."""
        if self.is_log:
            part = log10(number / self.low) / (log10(self.high / self.low) or 1.0)
        else:
            part = (number - self.low) / (self.high - self.low)
        left, right = _PLOT[0] + _ARROW, _PLOT[1] - _ARROW
        return left + part * (right - left)

    def ticks(self) -> list[tuple[float, str]]:
        """Return the places and the words of the ticks, as many as have room."""
        if not self.is_log:
            marks = [self.low + (self.high - self.low) * i / 4 for i in range(5)]
            return [(self.place(mark), f"{mark:.4g}%") for mark in marks]
        powers = range(int(log10(self.low)) - 1, int(log10(self.high)) + 2)
        taken: list[tuple[float, str]] = []
        for mark in [1.0, *(step * 10.0**power for step in (1, 2, 5) for power in powers)]:
            if self.low * 0.999 <= mark <= self.high * 1.001:
                at = self.place(mark)
                if all(abs(at - other) >= _LEAST_TICK for other, _ in taken):
                    taken.append((at, f"×{mark:.4g}"))
        return sorted(taken)


def comparison_chart(
    presenter: Presenter, comparisons: Sequence[Comparison], times: Times, lang: str
) -> str:
    """Return the chart as an SVG document.

    Args:
        presenter: has the words of the title, the axes and the legend.
        comparisons: what is drawn.
        times: the times that were asked for.
        lang: the language of the words: `zh`, `en` or `both`.
    """
    comparisons = in_order(comparisons, times)
    screens = [
        compare_screen(each, comparisons, times)
        for each in ([presenter] if lang != "both" else map(presenter.in_language, ("zh", "en")))
    ]
    screen: Screen = merged(screens, join_words)
    tables = [shape for shape in screen if isinstance(shape, Numbers)]
    rows = [row for table in tables for row in table.rows]
    pairs = list(zip(comparisons, rows, strict=True))
    heads = [column.heading for column in tables[0].columns[:4]]
    parts: list[str] = []
    title = presenter.say("Then and now")
    source = typographic(presenter.text(presenter.base.source.shown_title))
    y = float(_MARGIN + _LEADING)
    parts.append(_text(_MARGIN, y, title, "title"))
    y += 24
    for x, head, anchor in zip(
        (_MARGIN, _THEN, _NOW, _CHANGE), heads, ("", "end", "", ""), strict=True
    ):
        parts.append(_text(x, y + 15, head, "strong", anchor))
    for is_log, axis in ((True, "multiple of then (logarithmic)"), (False, "percent")):
        chosen = [pair for pair in pairs if (pair[0].unit != PERCENT) is is_log]
        if chosen:
            y = _panel(parts, chosen, y, presenter.say(axis), is_log=is_log)
    y = _legend(parts, presenter, y + 26)
    for line in fold(presenter.colon(presenter.say("Source"), source), _COLUMNS):
        y += _LEADING
        parts.append(_text(_MARGIN, y, line, "quiet"))
    described = "\n".join(
        _xml(
            f"{row.cells[0].words}{row.unit}: {row.cells[1].words} → {row.cells[2].words}; "
            f"{row.cells[3].words}"
        )
        for row in rows
    )
    code = LANGUAGES["en" if lang == "en" else "zh"]
    high = _px(y + _MARGIN)
    style = (files("zhuzhou_facts.output") / "templates" / "chart.css").read_text(encoding="utf-8")
    size = f'width="{_WIDTH}" height="{high}" viewBox="0 0 {_WIDTH} {high}"'
    about = (tag("title", _xml(title)), tag("desc", described), tag("style", f"\n{style}"))
    body = "\n".join((*about, tag("rect", class_="ground", width="100%", height="100%"), *parts))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" lang="{code}"'
        f' xml:lang="{code}">\n{body}\n</svg>\n'
    )


def _panel(
    parts: list[str],
    pairs: Sequence[tuple[Comparison, Row]],
    y: float,
    label: str,
    *,
    is_log: bool,
) -> float:
    """Draw facts on one axis, and return where what follows begins."""
    spots = [
        _multiples(item) if is_log else (_side(item.start), _side(item.end)) for item, _ in pairs
    ]
    known = [it for pair in spots if pair for spot in pair for it in spot[:3] if it is not None]
    base = (1.0,) if is_log else (0.0, 100.0)
    axis = _Axis(min(*base, *known, base[0]), max(*base, *known, base[-1]), is_log)
    parts.append(_text(sum(_PLOT) / 2, y + 15, label, "quiet", "middle"))
    y += 40
    ticks = axis.ticks()
    parts += [_text(at, y - 4, words, "quiet", "middle") for at, words in ticks]
    top, grid = y, len(parts)
    for (_, row), pair in zip(pairs, spots, strict=True):
        parts.append(_line(_MARGIN, y, _WIDTH - _MARGIN, y, "rule"))
        height = _words(parts, row, y)
        if pair:
            _marks(parts, pair, axis, y + _ROW / 2 + 10)
        y += height
    parts.append(_line(_MARGIN, y, _WIDTH - _MARGIN, y, "rule"))
    # The grid lies under the marks.
    parts[grid:grid] = [_line(at, top, at, y, "rule") for at, _ in ticks]
    return y


def _words(parts: list[str], row: Row, y: float) -> float:
    """Put the words of a row, and return its height."""
    name = row.cells[0].words + row.unit
    limits = (_THEN - 110 - _MARGIN, 100, _CHANGE - _NOW - 15, _WIDTH - _MARGIN - _CHANGE)
    places = ((_MARGIN, ""), (_THEN, "end"), (_NOW, ""), (_CHANGE, ""))
    texts = (name, *(cell.words + cell.mark for cell in row.cells[1:4]))
    most = 1
    for i, (text, limit, (x, anchor)) in enumerate(zip(texts, limits, places, strict=True)):
        room = int(limit / _COLUMN)
        lines = [(line, "strong" if i else "") for line in fold(text, room)]
        below = row.below[i] if i < len(row.below) else ""
        lines += [(line, "quiet") for line in fold(below, room) if line]
        most = max(most, len(lines))
        for number, (line, kind) in enumerate(lines):
            parts.append(_text(x, y + _ROW / 2 + 15 + number * _LEADING, line, kind, anchor))
    return most * _LEADING + _ROW


def _marks(parts: list[str], pair: tuple[Spot, Spot], axis: _Axis, y: float) -> None:
    """Draw the way from one side to the other, with the bounds of both."""
    start, end = pair
    if start.best is None or end.best is None:
        return
    kind = "rise" if end.best >= start.best else "fall"
    for spot in pair:
        _bounds(parts, spot, axis, y, kind)
    parts.append(_line(axis.place(start.best), y, axis.place(end.best), y, kind))
    for spot in pair:
        full = spot.is_stated and spot.value is not None
        parts.append(_dot(axis.place(spot.best or 0.0), y, kind if full else f"{kind} open"))


def _bounds(parts: list[str], spot: Spot, axis: _Axis, y: float, kind: str) -> None:
    """Shade from bound to bound; an open side is an arrow from what is known."""
    if spot.low is not None and spot.high is not None:
        x, end = axis.place(spot.low), axis.place(spot.high)
        if end > x:
            parts.append(_box(x, y - 8, end - x, f"{kind} band"))
    elif spot.best is not None:
        x = axis.place(spot.best)
        parts.append(_arrow(x, y, _ARROW if spot.high is None else -_ARROW, kind))


def _multiples(item: Comparison) -> tuple[Spot, Spot] | None:
    """Return the start at one, and the end where the multiple puts it."""
    ratio = item.ratio
    if ratio is None:
        return None
    end = _spot(ratio.value, ratio.interval, is_stated=item.end.written is not None)
    # A bound of zero bounds nothing on an axis of multiples.
    value, low, high = (it if it and it > 0 else None for it in (end.value, end.low, end.high))
    end = Spot(value, low, high, end.is_stated)
    start = Spot(1.0, 1.0, 1.0, item.start.written is not None)
    return (start, end) if end.best else None


def _side(side: Side) -> Spot:
    shown = side.shown
    return _spot(shown.value, shown.interval, is_stated=side.written is not None)


def _spot(value: Fraction | None, interval: Interval, *, is_stated: bool) -> Spot:
    numbers = (value, interval.low, interval.high)
    best, low, high = (None if it is None else float(it) for it in numbers)
    return Spot(best, low, high, is_stated)


def _legend(parts: list[str], presenter: Presenter, y: float) -> float:
    x = float(_MARGIN)
    for kind, wide, template in (
        ("rise", 12, "stated"),
        ("rise open", 12, "computed, or a bound only"),
        ("rise band", 24, "between the bounds"),
        ("rise", 28, "open: it may lie further"),
    ):
        if wide == 12:  # noqa: PLR2004 - that of a dot
            parts.append(_dot(x + 6, y, kind))
        else:
            is_band = kind.endswith("band")
            parts.append(_box(x, y - 8, wide, kind) if is_band else _arrow(x, y, wide, kind))
        words = presenter.say(template)
        parts.append(_text(x + wide + 8, y + 4.5, words, "quiet"))
        x += wide + 32 + width(words) * _COLUMN
    return y + 12


def _text(x: float, y: float, words: str, kind: str = "", anchor: str = "") -> str:
    return tag("text", _xml(words), x=_px(x), y=_px(y), class_=kind, text_anchor=anchor)


def _line(x: float, y: float, to_x: float, to_y: float, kind: str) -> str:
    return tag("line", x1=_px(x), y1=_px(y), x2=_px(to_x), y2=_px(to_y), class_=kind)


def _dot(x: float, y: float, kind: str) -> str:
    """Return a full circle, or a smaller one that is open."""
    radius = "5" if kind.endswith("open") else "6"
    return tag("circle", cx=_px(x), cy=_px(y), r=radius, class_=kind)


def _box(x: float, y: float, wide: float, kind: str) -> str:
    return tag("rect", x=_px(x), y=_px(y), width=_px(wide), height="16", rx="2", class_=kind)


def _arrow(x: float, y: float, length: float, kind: str) -> str:
    """Return a dashed arrow to the right, or to the left where its length is negative."""
    tip, back = x + length, 6 if length > 0 else -6
    head = f"M{_px(tip - back)} {_px(y - 5)}L{_px(tip)} {_px(y)}L{_px(tip - back)} {_px(y + 5)}Z"
    return _line(x, y, tip - back, y, f"{kind} dash") + tag("path", d=head, class_=kind)


def _xml(words: str) -> str:
    """Return words as XML can hold them: markup and hidden characters as what they are."""
    return escape(safe(words.replace("\t", " ").replace("\n", " ")).translate(_NO_XML))


def _px(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
