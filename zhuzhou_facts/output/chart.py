"""Then and now as a chart in SVG: a line for each fact, from where it was to where it is.

What has a multiple lies on one axis of multiples, shares on one of percent. The words are those of
the table, and stand in the description too.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, log10
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.figures.estimate import Estimate
from zhuzhou_facts.output.folding import fold
from zhuzhou_facts.output.markup import LANGUAGES, filled, pixels, plain, resource, tag
from zhuzhou_facts.output.screens.comparing import compare_screen, divided
from zhuzhou_facts.output.screens.overview import shown_title
from zhuzhou_facts.output.shapes import Lines, Numbers, Row, Screen, join_words, merged
from zhuzhou_facts.quantity.interval import exact
from zhuzhou_facts.records import PERCENT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zhuzhou_facts.figures.comparison import Asked, Comparison
    from zhuzhou_facts.output.presenter import Presenter

_WIDTH: Final = 1000
_MARGIN: Final = 24
_LEADING: Final = 20
_ROW: Final = 16
_COLUMN: Final = 7.8  # pixels that a column of a terminal takes
# Where name, then, now and change stand, how they are anchored, and how wide they may be.
_PLACES: Final = ((_MARGIN, "", 211), (345, "end", 100), (685, "", 100), (800, "", 176))
_ARROW: Final = 36
_PLOT: Final = (365 + _ARROW, 665 - _ARROW)
_MOST_POWERS: Final = 1.5  # of ten, between which there is room for other ticks


class _Spot(NamedTuple):
    """Where a side lies on its axis: at best, and between `low` and `high` (None: open)."""

    best: float
    low: float | None
    high: float | None
    is_full: bool


def _spots(item: Comparison) -> tuple[_Spot, _Spot] | None:
    """Return both shares, else the logarithms of one and of the multiple that became of it."""
    is_share = item.unit == PERCENT
    if not is_share and item.ratio is None:
        return None
    start = item.start.shown if is_share else Estimate(Fraction(1), exact(1))
    measure = float if is_share else log10
    spots = []
    for side, number in ((item.start, start), (item.end, item.ratio or item.end.shown)):
        ends = (number.value, number.interval.low, number.interval.high)
        # A bound of zero bounds nothing on an axis of multiples.
        value, low, high = (measure(it) if it or (is_share and it == 0) else None for it in ends)
        best = next((it for it in (value, low, high) if it is not None), None)
        if best is None:
            return None
        spots.append(_Spot(best, low, high, side.written is not None and value is not None))
    return spots[0], spots[1]


def comparison_chart(
    presenter: Presenter, comparisons: Sequence[Comparison], times: Asked, lang: str
) -> str:
    """Return the chart as an SVG document; `lang` is `zh`, `en` or `both`."""
    _, asked, others = divided(comparisons, times)
    languages = ("zh", "en") if lang == "both" else (presenter.lang,)
    screens = [compare_screen(presenter.in_language(it), comparisons, times) for it in languages]
    screen: Screen = merged(screens, join_words)
    tables = [shape for shape in screen if isinstance(shape, Numbers)]
    rows = [row for table in tables for row in table.rows]
    say = presenter.say
    y = _MARGIN + _LEADING + 24.0
    marks = [
        _text(x, y + 15, column.heading, "strong", anchor)
        for (x, anchor, _), column in zip(_PLACES, tables[0].columns, strict=False)
    ]
    for is_log, label in ((True, "multiple of then (logarithmic)"), (False, "percent")):
        pairs = [
            (_spots(item), row)
            for item, row in zip((*asked, *others), rows, strict=True)
            if (item.unit != PERCENT) is is_log
        ]
        if pairs:
            y = _panel(marks, pairs, y, say(label), is_log=is_log)
    legend = y + 26
    y = legend + 12
    notes = [line.words for shape in screen if isinstance(shape, Lines) for line in shape.lines]
    # The notes that are numbered belong to names, which have no mark here.
    stars = [words for words in notes if words.startswith("*")]
    for words in (*stars, presenter.colon(say("Source"), shown_title(presenter))):
        for line in fold(words, int((_WIDTH - 2 * _MARGIN) / _COLUMN)):
            y += _LEADING
            marks.append(_text(_MARGIN, y, line, "quiet"))
    described = ["{}: {} → {}; {}".format(*_words(row)) for row in rows]
    return filled(
        "chart.svg",
        lambda words: _xml(say(words)),
        height=pixels(y + _MARGIN),
        lang=LANGUAGES["en" if lang == "en" else "zh"],
        description="\n".join(map(_xml, described)),
        style=resource("chart.css"),
        marks="\n".join(marks),
        legend=pixels(legend),
    )


def _words(row: Row) -> list[str]:
    """Return name, then, now and change."""
    name, *numbers = row.cells[:4]
    return [name.words + row.unit, *(cell.words + cell.mark for cell in numbers)]


def _ticks(low: float, high: float, *, is_log: bool) -> dict[float, str]:
    """Return the words of the ticks by their numbers."""
    if not is_log:
        return {mark: f"{mark:.4g}%" for mark in (low + (high - low) * i / 4 for i in range(5))}
    steps = (1, 2, 5) if high - low < _MOST_POWERS else (1,)
    marks = [step * 10.0**power for power in range(floor(low), ceil(high) + 1) for step in steps]
    return {log10(mark): f"×{mark:.4g}" for mark in marks if low <= log10(mark) <= high}


def _panel(
    parts: list[str],
    pairs: Sequence[tuple[tuple[_Spot, _Spot] | None, Row]],
    y: float,
    label: str,
    *,
    is_log: bool,
) -> float:
    """Draw facts on one axis, and return where what follows begins."""
    known = [it for pair, _ in pairs if pair for side in pair for it in side[:3] if it is not None]
    known += [0.0] if is_log else [0.0, 100.0]
    low, high = min(known), max(known)

    def place(number: float) -> float:
        """Return where a number lies on the axis, which beyond its ends has room for arrows."""
        return _PLOT[0] + (number - low) / (high - low or 1.0) * (_PLOT[1] - _PLOT[0])

    ticks = {place(mark): words for mark, words in _ticks(low, high, is_log=is_log).items()}
    parts.append(_text(sum(_PLOT) / 2, y + 15, label, "quiet", "middle"))
    y += 40
    parts += [_text(at, y - 4, words, "quiet", "middle") for at, words in ticks.items()]
    top, grid = y, len(parts)
    for pair, row in pairs:
        parts.append(_line(_MARGIN, y, _WIDTH - _MARGIN, y, "rule"))
        height = _put_words(parts, row, y)
        if pair:
            _marks(parts, pair, place, y + _ROW / 2 + 10)
        y += height
    parts.append(_line(_MARGIN, y, _WIDTH - _MARGIN, y, "rule"))
    # The grid lies under the marks.
    parts[grid:grid] = [_line(at, top, at, y, "rule") for at in ticks]
    return y


def _put_words(parts: list[str], row: Row, y: float) -> float:
    """Put the words of a row, and return its height."""
    most = 1
    for text, cell, (x, anchor, limit) in zip(_words(row), row.cells, _PLACES, strict=False):
        room = int(limit / _COLUMN)
        lines = [(line, "strong" if x > _MARGIN else "") for line in fold(text, room)]
        lines += [(line, "quiet") for line in fold(cell.below, room) if line]
        most = max(most, len(lines))
        for number, (line, kind) in enumerate(lines):
            parts.append(_text(x, y + _ROW / 2 + 15 + number * _LEADING, line, kind, anchor))
    return most * _LEADING + _ROW


def _marks(
    parts: list[str], pair: tuple[_Spot, _Spot], place: Callable[[float], float], y: float
) -> None:
    """Draw the way from one side to the other, with the bounds of both."""
    kind = "rise" if pair[1].best >= pair[0].best else "fall"
    dots = []
    for side in pair:
        x = place(side.best)
        if side.low is None or side.high is None:
            # An open side is a dashed arrow from what is known.
            length, back = (_ARROW, 6) if side.high is None else (-_ARROW, -6)
            end = x + length - back
            head = f"M{pixels(end)} {pixels(y - 5)}l{back} 5l{-back} 5Z"
            parts.append(_line(x, y, end, y, f"{kind} dash"))
            parts.append(tag("path", d=head, class_=kind))
        elif side.high > side.low:
            left, right = place(side.low), place(side.high)
            box = {"x": left, "y": y - 8, "width": right - left, "height": 16, "rx": 2}
            parts.append(tag("rect", **box, class_=f"{kind} band"))
        dot, radius = (kind, 6) if side.is_full else (f"{kind} open", 5)
        dots.append(tag("circle", cx=x, cy=y, r=radius, class_=dot))
    parts += [_line(place(pair[0].best), y, place(pair[1].best), y, kind), *dots]


def _text(x: float, y: float, words: str, kind: str = "", anchor: str = "") -> str:
    return tag("text", _xml(words), x=x, y=y, class_=kind, text_anchor=anchor)


def _line(x: float, y: float, to_x: float, to_y: float, kind: str) -> str:
    return tag("line", x1=x, y1=y, x2=to_x, y2=to_y, class_=kind)


def _xml(words: str) -> str:
    """Return words as XML can hold them: markup and hidden characters as what they are."""
    # XML has no such characters, not even escaped.
    return plain(words.replace("\n", " ").replace("\ufffe", r"\ufffe").replace("\uffff", r"\uffff"))
