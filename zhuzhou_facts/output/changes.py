"""Then and now as a table for people: two figures, the change between them, a bar of its size."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import log
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.figures.caveats import CaveatKind
from zhuzhou_facts.output.machine import text as cell_text
from zhuzhou_facts.output.palette import hue_of
from zhuzhou_facts.output.table import Bar, Chart, Column, Grid
from zhuzhou_facts.output.words import say
from zhuzhou_facts.quantity.interval import EVERYTHING
from zhuzhou_facts.records import ChangeKind
from zhuzhou_facts.records.units import PERCENT, POINTS, TIMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhuzhou_facts.figures.caveats import Caveat
    from zhuzhou_facts.figures.comparison import Comparison, Side
    from zhuzhou_facts.figures.estimate import Estimate
    from zhuzhou_facts.output.figure_text import Teller
    from zhuzhou_facts.output.table import Cell, Picture

# Bounds may allow more digits than anybody wants of a ratio; -f json has them all.
_RATIO_DIGITS: Final = 4
# Further apart than this, the shorter bars would not be seen on a linear scale.
_LINEAR_SPAN: Final = 10
_SIDE_BY_SIDE: Final = 2


def comparison_grid(teller: Teller, comparisons: Sequence[Comparison]) -> list[Picture]:
    """Return the table of then and now, by theme, with its caveats as footnotes."""
    lang = teller.lang
    rows: list[tuple[Cell, ...] | str] = []
    bars: list[Bar | None] = []
    hues: list[str] = []
    notes: dict[str, int] = {}
    theme = None
    start, end = (
        _usual(getattr(item, name).when for item in comparisons) for name in ("start", "end")
    )
    sizes = [_size(item) for item in comparisons]
    chart = _chart(sizes)
    for item, bar in zip(comparisons, chart, strict=True):
        if item.theme != theme:
            theme = item.theme
            rows.append(teller.text(teller.base.theme(theme).name))
            bars.append(None)
            hues.append(hue_of(teller.base, theme))
        marks = dict.fromkeys(
            notes.setdefault(_note(teller, caveat), len(notes) + 1)
            for caveat in item.caveats
            # A derived figure shows its sign; the line under the table says what that means.
            if caveat.kind is not CaveatKind.DERIVED
        )
        rows.append(
            (
                " ".join([teller.text(item.name), *(f"[{mark}]" for mark in marks)]),
                _side(teller, item, item.start, usual=start),
                _side(teller, item, item.end, usual=end),
                _change(teller, item),
                "" if item.cagr is None else teller.estimate(item.cagr, PERCENT),
            )
        )
        bars.append(bar)
        hues.append("")
    columns = (
        Column(say("name", lang)),
        Column(teller.when(start), "number"),
        Column(teller.when(end), "number"),
        Column(say("change", lang), "number"),
        Column(say("cagr", lang), "number"),
    )
    footnotes = [f"[{mark}] {note}" for note, mark in notes.items()]
    derived = any("derived" in {it.start.status, it.end.status} for it in comparisons)
    caption = "\n".join([*footnotes, *([say("derived-caption", lang)] if derived else [])])
    legend = say("log-bars" if _is_logarithmic(sizes) else "linear-bars", lang)
    drawn = Chart(say("ratio", lang), tuple(bars), legend) if any(bars) else None
    return [Grid(columns, tuple(rows), caption, drawn, tuple(hues))]


def summary_grid(teller: Teller, comparisons: Sequence[Comparison]) -> Grid:
    """Return then and now in a line each: the two figures and the multiple, bounds left out."""
    lang = teller.lang
    start, end = (
        _usual(getattr(item, name).when for item in comparisons) for name in ("start", "end")
    )
    rows = tuple(
        (
            teller.text(item.name),
            _short(_side(teller, item, item.start, usual=start)),
            _short(_side(teller, item, item.end, usual=end)),
            _change(teller, item).split("\n", 1)[0],
        )
        for item in comparisons
    )
    columns = (
        Column(say("name", lang)),
        Column(teller.when(start), "number"),
        Column(teller.when(end), "number"),
        Column(say("change", lang), "number"),
    )
    hues = tuple(hue_of(teller.base, item.theme) for item in comparisons)
    derived = any("derived" in {it.start.status, it.end.status} for it in comparisons)
    caption = say("derived-caption", lang) if derived else ""
    return Grid(columns, rows, caption, hues=hues)


def _short(cell: Cell) -> Cell:
    """Leave out the bounds: they stand on a line of their own."""
    if isinstance(cell, str):
        return cell.split("\n", 1)[0]
    return cell[0], cell[1].split("\n", 1)[0]


def _usual(times: Iterable[str | None]) -> str | None:
    """Return the time that most rows have; it heads the column, and the others are spelt out."""
    return Counter(times).most_common(1)[0][0]


def _note(teller: Teller, caveat: Caveat) -> str:
    """Tell a caveat; the figures of the row show how they are hedged."""
    if caveat.kind is CaveatKind.HEDGED:
        return say("hedged-note", teller.lang)
    return teller.text(caveat.text)


def _side(teller: Teller, item: Comparison, side: Side, *, usual: str | None) -> Cell:
    if side.written is None:
        told = _on_two_lines(teller.estimate(side.estimate, item.unit, item.counter))
    else:
        figures = teller.base.fact(item.id).figures
        figure = next(figure for figure in figures if figure.when == side.when)
        told = teller.figure(figure, item.counter)
    return told if side.when == usual else (teller.when(side.when), told)


def _change(teller: Teller, item: Comparison) -> str:
    """Tell the multiple, by how much it rose or fell, and what the source itself says of it.

    Where one side rests on the source's word, that word is the multiple, or the points.
    """
    change, ratio = item.change, item.ratio
    lines = []
    its_word = item.is_stated and change and change.kind is not ChangeKind.GROWTH
    if change and its_word:
        lines.append(teller.change(change))
        if ratio and ratio.interval.width:
            lines.append(f"({teller.bounds(_shortened(ratio).interval, TIMES)})")
    elif ratio:
        lines.append(_on_two_lines(teller.estimate(_shortened(ratio), TIMES)))
    if ratio or not its_word:
        lines.append(_on_two_lines(_rise(teller, item)))
    if change and not its_word:
        lines.append(f"{say('stated', teller.lang)}: {teller.change(change)}")
    return "\n".join(lines)


def _shortened(ratio: Estimate) -> Estimate:
    """Return a ratio to few digits; where it is known exactly, it needs no bounds."""
    return ratio.rounded(_RATIO_DIGITS) if ratio.interval.width != 0 else ratio


def _rise(teller: Teller, item: Comparison) -> str:
    share = item.unit == PERCENT
    unit, up, down = (POINTS, "up", "down") if share else (item.unit, "more", "less")
    interval = item.difference.interval
    if interval.low == interval.high == 0:
        return say("unchanged", teller.lang)
    if interval.low is not None and interval.low >= 0:
        return f"{say(up, teller.lang)} {teller.estimate(item.difference, unit, item.counter)}"
    if interval.high is not None and interval.high <= 0:
        return f"{say(down, teller.lang)} {teller.estimate(-item.difference, unit, item.counter)}"
    return teller.estimate(item.difference, unit, item.counter)


def _on_two_lines(told: str) -> str:
    """Put the bounds under the number, where a narrow column would break them anywhere."""
    return "\n(".join(part.rstrip() for part in told.split("(", 1))


_Size = tuple[Fraction, bool]


def _size(item: Comparison) -> _Size | None:
    """Return the multiple, or the bound of it that is nearest to no change, and whether it is one.

    None for a share, and where it is not known whether it rose or fell.
    """
    if item.ratio is None or item.ratio.interval == EVERYTHING:
        return None
    value, low, high = item.ratio.value, item.ratio.interval.low, item.ratio.interval.high
    if value is not None:
        return (value, False) if value > 0 else None
    if low is not None and low >= 1:
        return low, True
    return (high, True) if high is not None and 0 < high <= 1 else None


def _is_logarithmic(sizes: Iterable[_Size | None]) -> bool:
    known = [size[0] for size in sizes if size]
    return bool(known) and max(known) > _LINEAR_SPAN * min(known)


def _chart(sizes: Sequence[_Size | None]) -> list[Bar | None]:
    """Return the bars of the multiples; none where there are not two to be set side by side."""
    # Figures of more than thirty digits are not read: a float holds the ratio of any two.
    scale = _logarithm if _is_logarithmic(sizes) else float
    lengths = [scale(size[0]) if size else 0.0 for size in sizes]
    if sum(map(bool, lengths)) < _SIDE_BY_SIDE:
        return [None] * len(sizes)
    return [
        Bar(length / max(lengths), falls=size[0] < 1, more=size[1]) if size and length else None
        for size, length in zip(sizes, lengths, strict=True)
    ]


def _logarithm(ratio: Fraction) -> float:
    return abs(log(ratio))
