"""Then and now as a table: two figures in one unit, the change between them, and their bounds."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.figures.caveats import CaveatKind
from zhuzhou_facts.figures.estimate import Estimate
from zhuzhou_facts.output.shapes import Cell, Column, Lines, Numbers, Row
from zhuzhou_facts.quantity.formatter import (
    digits,
    format_quantity,
    magnitude_word,
    written_magnitude,
)
from zhuzhou_facts.quantity.interval import exact
from zhuzhou_facts.quantity.stated import stated_quantity
from zhuzhou_facts.quantity.unit_names import named
from zhuzhou_facts.records import ChangeKind, Hedge
from zhuzhou_facts.records.dates import lies_in
from zhuzhou_facts.records.units import COUNT, PERCENT, POINTS, TIMES, units_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhuzhou_facts.figures.comparison import Comparison, Side
    from zhuzhou_facts.output.presenter import Presenter
    from zhuzhou_facts.output.shapes import Screen
    from zhuzhou_facts.quantity.interval_format import IntervalText
    from zhuzhou_facts.quantity.reader import Quantity
    from zhuzhou_facts.records import Change

Times = tuple[str | None, str | None]
RATE_FROM: Final = 72
# Bounds may allow more digits than anybody wants of a ratio; -f json has them all.
_RATIO_DIGITS: Final = 4
_RATE_DECIMALS: Final = 2
_ONE: Final = Fraction(1)
_HUNDRED: Final = Fraction(100)


class Scale(NamedTuple):
    """The unit in which both sides of a comparison are counted; without one each has its own."""

    magnitude: int | None
    unit: str


NO_SCALE: Final = Scale(None, "")


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
    tables: list[Numbers] = []
    if asked:
        heads = (presenter.when(main[0]), presenter.when(main[1]))
        tables.append(_table(presenter, asked, notes, heads))
    if others:
        heads = (presenter.say("From"), presenter.say("To"))
        tables.append(_table(presenter, others, notes, heads, has_times=True))
    return (*tables, *notes.shapes(comparisons))


def headline(presenter: Presenter, comparisons: Sequence[Comparison]) -> Screen:
    """Return then and now in a line each, without bounds."""
    start, end = (
        Counter(getattr(item, side).when for item in comparisons).most_common(1)[0][0]
        for side in ("start", "end")
    )
    notes = _Notes(presenter, is_short=True)
    table = _table(presenter, comparisons, notes, (presenter.when(start), presenter.when(end)))
    rows = []
    for row in table.rows:
        name = row.cells[0]._replace(mark="")
        rows.append(Row((name, *row.cells[1:4]), unit=row.unit, with_unit=row.unit.strip()))
    return (Numbers(table.columns[:4], tuple(rows)), *notes.shapes(comparisons))


def _is_asked(item: Comparison, times: tuple[str, str]) -> bool:
    """Whether a comparison is between the times asked for, or others that stand in for them."""
    stands_in = any(caveat.kind is CaveatKind.OTHER_YEAR for caveat in item.caveats)
    return stands_in or (lies_in(item.start.when, times[0]) and lies_in(item.end.when, times[1]))


class _Notes:
    """The notes under the tables, each once: stars at numbers, numbers behind names."""

    def __init__(self, presenter: Presenter, *, is_short: bool = False) -> None:
        self._presenter = presenter
        self._is_short = is_short
        self._stars: dict[str, str] = {}
        self._numbers: dict[str, int] = {}

    def star(self, item: Comparison, side: Side, usual: str) -> str:
        """Return the mark of a number that is of another time than its column."""
        present = self._presenter
        if present.when(side.when) == usual or not any(
            caveat.kind is CaveatKind.OTHER_YEAR for caveat in item.caveats
        ):
            return ""
        time = present.when(side.when)
        note = present.say("the figure is for {time}, not {other}", time=time, other=usual)
        if self._is_short:
            note = present.say("for {time}.", time=time)
        return self._stars.setdefault(note, "*" * (len(self._stars) + 1))

    def marks(self, item: Comparison, *, is_shown: bool) -> str:
        """Return the marks behind a name; `is_shown` says that the stated change is in the row."""
        present, change = self._presenter, item.change
        notes = []
        if change and not is_shown:
            notes.append(_stated_note(present, change))
        notes += [
            present.sentence(caveat.text)
            for caveat in item.caveats
            if caveat.kind in {CaveatKind.PRICES, CaveatKind.STATUS}
        ]
        marks = [self._numbers.setdefault(note, len(self._numbers) + 1) for note in notes]
        return "".join(f" [{mark}]" for mark in marks)

    def shapes(self, comparisons: Iterable[Comparison]) -> tuple[Lines, ...]:
        """Return the notes, and last what the signs of computed numbers mean."""
        lines = [f"{mark} {note}" for note, mark in self._stars.items()]
        computed = any(
            "derived" in {item.start.status, item.end.status} or item.ratio for item in comparisons
        )
        if self._is_short:
            if computed:
                text = "≈, <, > are computed from the source's figures, not stated by it."
                lines.append(self._presenter.say(text))
            joined = ("" if self._presenter.lang == "zh" else " ").join(lines)
            return (Lines((Cell(joined),)),) if lines else ()
        lines += [f"[{mark}] {note}" for note, mark in self._numbers.items()]
        notes = Lines(tuple(map(Cell, lines)), indent=4)
        signs = "≈, <, > and the ranges on second lines are computed, not stated by the source."
        signs_note = Lines((Cell(self._presenter.say(signs)),) if computed else ())
        return tuple(shape for shape in (notes, signs_note) if shape.lines)


def _stated_note(present: Presenter, change: Change) -> str:
    """Return what the source says of a change; growth in times is an increase, and so one more."""
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
    heads: tuple[str, str],
    *,
    has_times: bool = False,
) -> Numbers:
    rows = []
    comma = "，" if present.lang == "zh" else "；"
    for item in comparisons:
        scale = scale_of(present, item)
        change, change_below, is_shown = _change(present, item)
        rate = present.parts(rounded_rate(item.cagr), PERCENT) if item.cagr else None
        rate_below = rate.bare_bounds if rate else ""
        sides = [_side(present, item, side, scale) for side in (item.start, item.end)]
        cells = (
            Cell(present.text(item.name), mark=notes.marks(item, is_shown=is_shown)),
            *(
                cell if has_times else cell._replace(mark=notes.star(item, side, head))
                for (cell, _), side, head in zip(sides, (item.start, item.end), heads, strict=True)
            ),
            change,
            Cell(_rate(rate), "computed") if rate else Cell(""),
        )
        times = present.span(item.start.when, item.end.when) if has_times else ""
        below = present.join([rise(present, item, scale), times], comma)
        row = Row(
            cells,
            (below, *(bounds for _, bounds in sides), change_below, rate_below),
            unit=present.bracketed(scale.unit) if scale.unit else "",
            with_unit=present.join([scale.unit, below], comma),
        )
        rows.append(row)
    columns = (
        Column(present.say("Name")),
        *(Column(head, to_right=True) for head in heads),
        Column(present.say("Change"), to_right=True),
        Column(present.say("A year"), to_right=True, shown_from=RATE_FROM),
    )
    return Numbers(columns, tuple(rows))


def scale_of(present: Presenter, item: Comparison) -> Scale:
    """Return the unit of the later number, where both can be counted in it."""
    chinese = present.style == "zh"
    units = units_of(present.base)
    last = item.end
    if last.written is None:
        parts = present.parts(last.estimate, item.unit, item.counter)
        magnitude = next(m for m in range(16) if magnitude_word(m, chinese=chinese) == parts.word)
    else:
        quantity = _quantity(present, item, last)
        if quantity.value is None:
            return NO_SCALE
        magnitude = written_magnitude(quantity.value, quantity.place, chinese=chinese)
    if magnitude and not all(_is_plain(present, item, side) for side in (item.start, last)):
        return NO_SCALE
    noun = named(item.unit, "", item.counter, units, chinese=chinese, single=False)
    if item.unit == COUNT and not chinese:
        noun = ""
    return Scale(
        magnitude,
        f"{magnitude_word(magnitude, chinese=chinese)}{'' if chinese else ' '}{noun}".strip(),
    )


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
        if scale.magnitude is None:
            return Cell(str(parts), "computed"), parts.bounds
        return Cell(_number(parts), "computed"), parts.bare_bounds
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
    ends = [abs(end) for end in (rate.interval.low, rate.interval.high) if end is not None]
    return rate.rounded(len(str(int(max(ends, default=_ONE)))) + _RATE_DECIMALS)


def _rate(parts: IntervalText) -> str:
    return str(parts).removeprefix("=")


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
    change = item.change
    if change and item.is_stated and change.kind is not ChangeKind.GROWTH:
        estimate, unit = item.ratio, TIMES
        if change.kind is ChangeKind.POINTS:
            estimate, unit = (-item.difference if change.down else item.difference), POINTS
        bounds = present.parts(estimate, unit).bare_bounds if estimate else ""
        if change.kind is ChangeKind.DIFFERENCE:
            bounds = ""  # they stand below the name
        return Cell(present.change(change)), bounds, True
    if item.unit == PERCENT:
        down = item.difference.shown.high is not None and item.difference.shown.high <= 0
        parts = present.parts(-item.difference if down else item.difference, POINTS)
        return Cell(present.points(_number(parts), down=down), "computed"), parts.bare_bounds, False
    if item.ratio is None:
        return Cell(""), "", False
    ratio = item.ratio
    if ratio.interval == exact(1):
        return Cell(present.say("unchanged"), "computed"), "", False
    if item.decrease:
        parts = present.parts(item.decrease.rounded(_RATIO_DIGITS), PERCENT)
        text = present.rise(str(parts).removeprefix("="), down=True)
        return Cell(text, "computed"), parts.bare_bounds, False
    parts = present.parts(ratio.rounded(_RATIO_DIGITS), TIMES)
    text = str(parts).lstrip("=")
    return Cell(text, "computed"), parts.bare_bounds, False
