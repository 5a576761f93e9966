"""Then and now as a table: two figures in one unit, the change between them, and their bounds."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.figures.comparison import CaveatKind, rate_digits
from zhuzhou_facts.figures.estimate import Estimate
from zhuzhou_facts.output.folding import NO_BREAK
from zhuzhou_facts.output.presenter import Presenter
from zhuzhou_facts.output.shapes import Cell, Column, Lines, Numbers, Row
from zhuzhou_facts.quantity.formatter import format_quantity
from zhuzhou_facts.quantity.interval import exact, order
from zhuzhou_facts.quantity.notation import (
    beside,
    digits,
    largest_magnitude,
    magnitude_word,
    named,
    written_magnitude,
)
from zhuzhou_facts.quantity.stated import stated_quantity
from zhuzhou_facts.records import COUNT, PERCENT, POINTS, TIMES, ChangeKind, Hedge, units_of
from zhuzhou_facts.records.dates import lies_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from zhuzhou_facts.figures.comparison import Comparison
    from zhuzhou_facts.figures.sides import Side
    from zhuzhou_facts.output.shapes import Screen
    from zhuzhou_facts.quantity import Quantity
    from zhuzhou_facts.quantity.notation import IntervalText
    from zhuzhou_facts.records import Change

Times = tuple[str | None, str | None]
RATE_FROM: Final = 72
# Bounds may allow more digits than anybody wants of a ratio; -f json has them all.
_RATIO_DIGITS: Final = 4
_RATE_DECIMALS: Final = 2
_ONE: Final = Fraction(1)
_DOLLARS: Final = re.compile(r"[A-Z]+\$")


def main_times(comparisons: Sequence[Comparison], times: Times) -> tuple[str, str]:
    """Return the times that were asked for, or where one was not, those of most comparisons."""
    if None not in times:
        return times[0] or "", times[1] or ""
    usual = Counter((item.start.when or "", item.end.when or "") for item in comparisons)
    return usual.most_common(1)[0][0]


def in_order(comparisons: Sequence[Comparison], times: Times) -> list[Comparison]:
    """Return comparisons between the times that were asked for before those of other times."""
    if not comparisons:
        return []
    main = main_times(comparisons, times)
    return sorted(comparisons, key=lambda item: not _is_asked(item, main))


def compare_screen(presenter: Presenter, comparisons: Sequence[Comparison], times: Times) -> Screen:
    """Return the table between the two times, that of other times, and the notes to both."""
    main = main_times(comparisons, times)
    asked = [item for item in comparisons if _is_asked(item, main)]
    others = [item for item in comparisons if not _is_asked(item, main)]
    notes = _Notes(presenter)
    tables = [_table(presenter, asked, notes, main)] if asked else []
    if others:
        tables.append(_table(presenter, others, notes))
    return (*tables, *notes.shapes(comparisons))


def headline(presenter: Presenter, comparisons: Sequence[Comparison]) -> Screen:
    """Return then and now in a line each, without bounds."""
    notes = _Notes(presenter, is_short=True)
    table = _table(presenter, comparisons, notes, main_times(comparisons, (None, None)))
    rows = []
    for row in table.rows:
        name = row.cells[0]._replace(mark="")
        unit = row.unit[:1] + row.unit[1:].replace(" ", NO_BREAK)
        rows.append(Row((name, *row.cells[1:4]), unit=unit))
    return (Numbers(table.columns[:4], tuple(rows)), *notes.shapes(comparisons))


def _stands_in(item: Comparison) -> bool:
    return any(caveat.kind is CaveatKind.OTHER_YEAR for caveat in item.caveats)


def _is_asked(item: Comparison, times: tuple[str, str]) -> bool:
    """Whether a comparison is between the times asked for, or others that stand in for them."""
    return _stands_in(item) or (
        lies_in(item.start.when, times[0]) and lies_in(item.end.when, times[1])
    )


def in_both(present: Presenter, make: Callable[[Presenter], str]) -> tuple[str, ...]:
    """Return words in Chinese and in English."""
    return tuple(make(present.in_language(lang)) for lang in ("zh", "en"))


class _Notes:
    """The notes under the tables, each once: stars at numbers, numbers behind names.

    They are kept by their words in both languages: what is alike in one may differ in the other.
    """

    def __init__(self, presenter: Presenter, *, is_short: bool = False) -> None:
        self._presenter = presenter
        self._is_short = is_short
        self._stars: dict[tuple[str, ...], str] = {}
        self._numbers: dict[tuple[str, ...], int] = {}

    def star(self, item: Comparison, side: Side, asked: str) -> str:
        """Return the mark of a number that is of another time than its column."""
        if not _stands_in(item) or lies_in(side.when, asked):
            return ""

        def note(present: Presenter) -> str:
            time = present.when(side.when)
            if self._is_short:
                return present.say("for {time}.", time=time)
            other = present.when(asked)
            return present.say("the figure is for {time}, not {other}", time=time, other=other)

        return self._stars.setdefault(in_both(self._presenter, note), "*" * (len(self._stars) + 1))

    def marks(self, item: Comparison, *, is_shown: bool) -> str:
        """Return the marks behind a name; `is_shown` says that the stated change is in the row."""
        change, notes = item.change, []
        if change and not is_shown:
            notes.append(in_both(self._presenter, lambda it: _stated_note(it, change)))
        notes += [
            in_both(self._presenter, partial(Presenter.sentence, text=caveat.text))
            for caveat in item.caveats
            if caveat.kind in {CaveatKind.PRICES, CaveatKind.STATUS}
        ]
        marks = {self._numbers.setdefault(note, len(self._numbers) + 1) for note in notes}
        return "".join(f" [{mark}]" for mark in sorted(marks))

    def shapes(self, comparisons: Iterable[Comparison]) -> tuple[Lines, ...]:
        """Return the notes, and last what the signs of computed numbers mean."""
        present, i = self._presenter, self._presenter.lang == "en"
        lines = [f"{mark} {note[i]}" for note, mark in self._stars.items()]
        computed = any(
            "derived" in {item.start.status, item.end.status} or item.ratio for item in comparisons
        )
        if self._is_short:
            if computed:
                text = "≈, <, > are computed from the source's figures, not stated by it."
                lines.append(present.say(text))
            joined = ("" if present.lang == "zh" else " ").join(lines)
            return (Lines((Cell(joined),)),) if lines else ()
        lines += [f"[{mark}] {note[i]}" for note, mark in self._numbers.items()]
        notes = Lines(tuple(map(Cell, lines)), indent=4)
        signs = "≈, <, > and the ranges on second lines are computed, not stated by the source."
        signs_note = Lines((Cell(present.say(signs)),) if computed else ())
        return tuple(shape for shape in (notes, signs_note) if shape.lines)


def _stated_note(present: Presenter, change: Change) -> str:
    """Return what the source says of a change; growth in times is an increase, and so one more."""
    if present.units != "source":
        # What is quoted is in the reader's own words, whatever the numbers of the table are.
        present = replace(present, units=None)
    words = present.change(change)
    quantity = stated_quantity(present.base, change)
    is_increase = change.kind is ChangeKind.GROWTH and quantity.unit == TIMES and not change.down
    if change.value is None or not is_increase:
        return present.say("the source says “{words}”", words=words)
    times = present.exact(exact(change.value + 1), TIMES)
    return present.say(
        "the source says “{words}”: an increase, {times} as much", words=words, times=times
    )


def _table(
    present: Presenter,
    comparisons: Sequence[Comparison],
    notes: _Notes,
    times: tuple[str, str] | None = None,
) -> Numbers:
    """Return a table under two times; without them each row has its own."""
    heads = map(present.when, times) if times else map(present.say, ("From", "To"))
    columns = (
        Column(present.say("Name")),
        *(Column(head, to_right=True) for head in heads),
        Column(present.say("Change"), to_right=True),
        Column(present.say("A year"), to_right=True, shown_from=RATE_FROM),
    )
    return Numbers(columns, tuple(_row(present, item, notes, times) for item in comparisons))


def _row(present: Presenter, item: Comparison, notes: _Notes, times: tuple[str, str] | None) -> Row:
    scale = _scale_of(present, item)
    change, change_below, is_shown = _change(present, item)
    rate = present.parts(rounded_rate(item.rate), PERCENT) if item.rate else None
    first, last = (_side(present, item, side, scale) for side in (item.start, item.end))
    marks = ("", "")
    if times:
        marks = notes.star(item, item.start, times[0]), notes.star(item, item.end, times[1])
    cells = (
        Cell(present.text(item.name), mark=notes.marks(item, is_shown=is_shown)),
        first[0]._replace(mark=marks[0]),
        last[0]._replace(mark=marks[1]),
        change,
        Cell(str(rate).removeprefix("=") if rate else "", "computed"),
    )
    span = "" if times else present.span(item.start.when, item.end.when)
    comma = "，" if present.lang == "zh" else "；"
    below = present.join([rise(present, item, scale), span], comma)
    return Row(
        cells,
        (below, first[1], last[1], change_below, rate.below if rate else ""),
        unit=present.bracketed(scale.unit) if scale.unit else "",
        with_unit=present.join([scale.unit, below], comma),
    )


class Scale(NamedTuple):
    """The unit in which both sides of a comparison are counted; without one each has its own."""

    magnitude: int | None
    unit: str


NO_SCALE: Final = Scale(None, "")


def _scale_of(present: Presenter, item: Comparison) -> Scale:
    """Return the unit of the later number, where both can be counted in it."""
    chinese = present.style == "zh"
    last = item.end
    if last.written is None:
        parts = present.parts(last.estimate, item.unit, item.counter)
        magnitude = next(m for m in range(16) if magnitude_word(m, chinese=chinese) == parts.word)
    else:
        quantity = _quantity(present, item, last)
        if quantity.value is None:
            return NO_SCALE
        written = written_magnitude(quantity.value, quantity.place, chinese=chinese)
        magnitude = min(written, largest_magnitude(quantity.value, chinese=chinese) or written)
    if magnitude and not all(_is_plain(present, item, side) for side in (item.start, last)):
        return NO_SCALE
    units = units_of(present.base)
    noun = named(item.unit, "", item.counter, units, chinese=chinese, single=False)
    if not chinese:
        # A heading has no room for the names of dollars.
        forms = units[item.unit].written if item.unit in units else ()
        noun = next(filter(_DOLLARS.fullmatch, forms), noun)
    if noun == present.text(item.name) or (item.unit == COUNT and not chinese):
        noun = ""
    word = magnitude_word(magnitude, chinese=chinese)
    return Scale(magnitude, beside(word, noun, chinese=chinese).strip())


def _quantity(present: Presenter, item: Comparison, side: Side) -> Quantity:
    """Return the stated quantity of a side."""
    figures = present.base.fact(item.id).figures
    wording = (side.when, side.written)
    figure = next(figure for figure in figures if (figure.when, figure.written) == wording)
    return stated_quantity(present.base, figure)


def _is_plain(present: Presenter, item: Comparison, side: Side) -> bool:
    """Whether a number is computed, or stated as digits that may be counted in any unit."""
    if side.written is None:
        return True
    quantity = _quantity(present, item, side)
    has_digits = quantity.value is not None and not quantity.ends and not quantity.denominator
    return has_digits and quantity.hedge in {Hedge.NONE, Hedge.ABOUT}


def _side(present: Presenter, item: Comparison, side: Side, scale: Scale) -> tuple[Cell, str]:
    """Return a number without its unit where the scale has one, and its bounds if computed."""
    if side.written is None:
        parts = present.parts(side.estimate, item.unit, item.counter, scale.magnitude)
        text = str(parts) if scale.magnitude is None else _number(parts)
        return Cell(text or present.say("not known"), "computed"), parts.below
    quantity = _quantity(present, item, side)
    if scale.magnitude is None:
        units = units_of(present.base)
        return Cell(format_quantity(quantity, present.style, units=units, counter=item.counter)), ""
    if not scale.magnitude or quantity.value is None:
        return Cell(format_quantity(quantity, present.style, unit="")), ""
    chinese = present.style == "zh"
    text = digits(quantity.value, scale.magnitude, quantity.place, chinese=chinese)
    if quantity.hedge is Hedge.ABOUT:
        text = present.say("about {amount}", amount=text)
    return Cell(text), ""


def _number(parts: IntervalText) -> str:
    """Return a number with its sign in a column of numbers, where exact ones need none."""
    return parts.number if parts.sign == "=" else parts.bare


def rounded_rate(rate: Estimate) -> Estimate:
    """Return growth in percent a year to hundredths at most."""
    ends = [abs(end) for end in (rate.interval.low, rate.interval.high) if end]
    hundredths = max(1, order(max(ends, default=_ONE)) + 1 + _RATE_DECIMALS)
    return rate.rounded(min(hundredths, rate_digits(rate)))


def rise(present: Presenter, item: Comparison, scale: Scale) -> str:
    """Return by how much a number rose or fell, as bounds; a share is compared in points alone."""
    if item.unit == PERCENT:
        return ""
    low, high = item.difference.shown.low, item.difference.shown.high
    if low is high is None or low == high == 0:
        return ""
    down = high is not None and high <= 0
    amount = Estimate(None, -item.difference.shown if down else item.difference.shown)
    parts = present.parts(amount, item.unit, item.counter, scale.magnitude)
    if scale.magnitude is None:
        text = parts.bounds or str(parts).lstrip("=")
    else:
        text = parts.bare_bounds or _number(parts)
    if not down and (low is None or low < 0):
        return present.say("difference {amount}", amount=text)
    return present.rise(text, down=down)


def _change(present: Presenter, item: Comparison) -> tuple[Cell, str, bool]:
    """Return the change, its bounds, and whether it is the source's own word.

    Where one side rests on the source's word, that word is the change. A decrease is in percent.
    """
    change, ratio, difference = item.change, item.ratio, item.difference
    if change and item.is_stated and change.kind in {ChangeKind.TIMES, ChangeKind.POINTS}:
        estimate, unit = ratio, TIMES
        if change.kind is ChangeKind.POINTS:
            estimate, unit = (-difference if change.down else difference), POINTS
        bounds = present.parts(estimate, unit).below if estimate else ""
        return Cell(present.change(change)), bounds, True
    if item.unit == PERCENT:
        down = difference.shown.high is not None and difference.shown.high <= 0
        parts = present.parts(-difference if down else difference, POINTS)
        text = present.points(_number(parts), down=down)
    elif ratio is None:
        return Cell(""), "", False
    elif ratio.interval == exact(1):
        return Cell(present.say("unchanged"), "computed"), "", False
    elif item.decrease:
        parts = present.parts(item.decrease.rounded(_RATIO_DIGITS), PERCENT)
        text = present.rise(str(parts).removeprefix("="), down=True)
    else:
        parts = present.parts(ratio.rounded(_RATIO_DIGITS), TIMES)
        text = str(parts).lstrip("=")
    return Cell(text, "computed"), parts.below, False
