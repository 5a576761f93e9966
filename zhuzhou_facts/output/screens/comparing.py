"""Then and now as a table: two figures in one unit, the change between them, and their bounds."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.figures.comparison import CaveatKind, Comparison, asked_times, rate_digits
from zhuzhou_facts.figures.estimate import Estimate
from zhuzhou_facts.output.folding import NO_BREAK
from zhuzhou_facts.output.shapes import Cell, Column, Lines, Numbers, Row, Screen
from zhuzhou_facts.quantity import formatter
from zhuzhou_facts.quantity.interval import exact, last_digit, order
from zhuzhou_facts.quantity.stated import stated_quantity
from zhuzhou_facts.records import COUNT, PERCENT, POINTS, TIMES, Change, ChangeKind, Hedge, units_of
from zhuzhou_facts.records.dates import lies_in, read_moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zhuzhou_facts.figures.comparison import Asked, Side
    from zhuzhou_facts.output.presenter import Presenter
    from zhuzhou_facts.quantity import Quantity

RATE_FROM: Final = 72
# Bounds may allow more digits than anybody wants of a ratio; -f json has them all.
_RATIO_DIGITS: Final = 4
_RATE_DECIMALS: Final = 2
_ONE: Final = Fraction(1)
_DOLLARS: Final = re.compile(r"[A-Z]+\$")


def divided(
    comparisons: Sequence[Comparison], times: Asked
) -> tuple[tuple[str, str], list[Comparison], list[Comparison]]:
    """Return two times, the comparisons between them (or what stands in for them), and the others.

    The times are those that were asked for, or where one was not, those of most comparisons.
    """
    start, end = times
    if start is None or end is None:
        usual = Counter((item.start.when or "", item.end.when or "") for item in comparisons)
        start, end = usual.most_common(1)[0][0]
    asked: list[Comparison] = []
    others: list[Comparison] = []
    for item in comparisons:
        is_asked = lies_in(item.start.when, start) and lies_in(item.end.when, end)
        stands_in = any(caveat.kind is CaveatKind.OTHER_YEAR for caveat in item.caveats)
        (asked if is_asked or stands_in else others).append(item)
    return (start, end), asked, others


def _legend(present: Presenter, tables: Iterable[Numbers], template: str) -> list[str]:
    """Return what the signs of computed numbers mean, if there are any; `=` where one is exact."""
    cells = (cell for table in tables for row in table.rows for cell in row.cells)
    found = [cell.words for cell in cells if cell.words and cell.style == "computed"]
    exact = ["="] if any("=" in words for words in found) else []
    return [present.say(template, signs=["≈", *exact, "<", ">"])] if found else []


def compare_screen(presenter: Presenter, comparisons: Sequence[Comparison], times: Asked) -> Screen:
    """Return the table between the two times, that of other times, and the notes to both."""
    main, asked, others = divided(comparisons, times)
    notes = Notes()
    tables = [_table(presenter, asked, notes, main)] if asked else []
    if others:
        tables.append(_table(presenter, others, notes))
    template = "{signs} and the ranges on second lines are computed, not stated by the source."
    legend = _legend(presenter, tables, template)
    return (*tables, *notes.lines(), Lines(tuple(map(Cell, legend))))


def headline(presenter: Presenter, comparisons: Sequence[Comparison]) -> Screen:
    """Return then and now in a line each, without bounds, and short notes in one line."""
    notes, say = Notes(), presenter.say
    times = asked_times(presenter.base, None, None)
    table = _table(presenter, comparisons, notes, divided(comparisons, times)[0])
    rows = []
    for row in table.rows:
        name, *numbers = (cell._replace(below="") for cell in row.cells[:4])
        unit = row.unit[:1] + row.unit[1:].replace(" ", NO_BREAK)
        rows.append(Row((name._replace(mark=""), *numbers), unit=unit))
    lines = [
        f"{'*' * i} {say('for {time}.', time=presenter.when(time))}"
        for i, (time, _) in enumerate(notes.stars, 1)
    ]
    shown = Numbers(table.columns[:4], tuple(rows))
    template = "{signs} are computed from the source's figures, not stated by it."
    lines += _legend(presenter, [shown], template)
    words = ("" if presenter.lang == "zh" else " ").join(lines)
    return (shown, *([Lines((Cell(words),))] if words else []))


class Notes:
    """The notes under a table, each once: stars at numbers, numbers behind names.

    They are kept by what they are about, so that they have the same marks in every language.
    """

    def __init__(self) -> None:
        self.stars: dict[tuple[str | None, str], str] = {}
        self._numbers: dict[object, str] = {}

    def star(self, time: str | None, asked: str, note: str) -> str:
        """Return the mark of a number that is of another time than its column."""
        self.stars.setdefault((time, asked), note)
        return "*" * (list(self.stars).index((time, asked)) + 1)

    def number(self, notes: Mapping[object, str]) -> str:
        """Return the marks of notes behind a name."""
        self._numbers.update(notes)
        return "".join(f" [{i}]" for i, key in enumerate(self._numbers, 1) if key in notes)

    def lines(self) -> tuple[Lines, ...]:
        """Return the notes behind their marks, if any."""
        lines = [f"{'*' * i} {note}" for i, note in enumerate(self.stars.values(), 1)]
        lines += [f"[{i}] {note}" for i, note in enumerate(self._numbers.values(), 1)]
        return (Lines(tuple(map(Cell, lines)), indent=4),) if lines else ()


def said(change: Change) -> tuple[object, ...]:
    """Return what the words for a change depend on."""
    return (change.kind, change.written, change.implied, change.down, change.per_year)


def _stated_note(present: Presenter, change: Change) -> str:
    """Return what the source says of a change; growth in times is an increase, and so one more."""
    # What is quoted is in the reader's own words, whatever the numbers of the table are.
    present = replace(present, units=None)
    template, times = "the source says “{words}”", ""
    in_times = stated_quantity(present.base, change).unit == TIMES and not change.down
    if in_times and change.kind is ChangeKind.GROWTH and change.value is not None:
        template = "the source says “{words}”: an increase, {times} as much"
        times = present.interval(exact(change.value + 1), TIMES)
    return present.say(template, words=present.change(change), times=times)


def _table(
    present: Presenter,
    comparisons: Sequence[Comparison],
    notes: Notes,
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


def _row(present: Presenter, item: Comparison, notes: Notes, times: tuple[str, str] | None) -> Row:
    quantities = [
        stated_quantity(present.base, side.figure) if side.figure else None
        for side in (item.start, item.end)
    ]
    magnitude, unit = _scale(present, item, quantities)
    numbers = []
    for i, side in enumerate((item.start, item.end)):
        cell = _side(present, item, side, quantities[i], magnitude)
        # A half of the year is not the year that its column is headed.
        if times and read_moment(side.when or "") != read_moment(times[i]):
            time, other = present.when(side.when), present.when(times[i])
            note = present.say("the figure is for {time}, not {other}", time=time, other=other)
            cell = cell._replace(mark=notes.star(side.when, times[i], note))
        numbers.append(cell)
    change = _change(present, item)
    remarks: dict[object, str] = {}
    # What is not computed is the source's own word.
    if item.change and (change.style or not change.words):
        remarks[said(item.change)] = _stated_note(present, item.change)
    for caveat in item.caveats:
        if caveat.kind in {CaveatKind.PRICES, CaveatKind.STATUS}:
            words = present.text(caveat.text)
            remarks[caveat.text] = f"{words.rstrip('。')}。" if present.lang == "zh" else words
    rate = (
        present.parts(rounded_rate(item.rate), PERCENT) if item.rate else formatter.IntervalText()
    )
    span = "" if times else present.span(item.start.when, item.end.when)
    comma = "，" if present.lang == "zh" else "；"
    below = present.join([rise(present, item, magnitude), span], comma)
    name = Cell(present.text(item.name), mark=notes.number(remarks), below=below)
    return Row(
        (name, *numbers, change, Cell(str(rate), "computed", below=rate.below)),
        unit=present.bracketed(unit),
        with_unit=present.join([unit, below], comma),
    )


def _is_plain(quantity: Quantity | None) -> bool:
    """Whether a number is computed, or stated as digits that may be counted in any unit."""
    if quantity is None:
        return True
    has_digits = quantity.value is not None and not quantity.ends and not quantity.denominator
    return has_digits and quantity.hedge in {Hedge.NONE, Hedge.ABOUT}


def _scale(
    present: Presenter, item: Comparison, quantities: list[Quantity | None]
) -> tuple[int | None, str]:
    """Return the magnitude and the unit of the later number, if both can be counted in it."""
    chinese, units = present.style == "zh", units_of(present.base)
    magnitude: int | None
    if item.unit == PERCENT:
        magnitude = 0  # 三成 is not 0.3 hundred percent
    elif (last := quantities[1]) is None:
        magnitude = present.parts(item.end.estimate, item.unit, item.counter).magnitude
    elif last.value is None:
        return None, ""
    else:
        written = formatter.written_magnitude(last.value, last.place, chinese=chinese)
        largest = formatter.largest_magnitude(last.value, chinese=chinese)
        # Nobody counts in tens: 四十公里 and 六十公里 keep their words.
        magnitude = min(written, largest) if largest or not written else None
    if magnitude is None or (magnitude and not all(map(_is_plain, quantities))):
        return None, ""
    noun = formatter.named(item.unit, "", item.counter, units, chinese=chinese, single=False)
    if not chinese and (unit := units.get(item.unit)):
        # A heading has no room for the names of dollars.
        noun = next(filter(_DOLLARS.fullmatch, unit.written), noun)
    if noun == present.text(item.name) or (item.unit == COUNT and not chinese):
        noun = ""
    word = formatter.magnitude_word(magnitude, chinese=chinese)
    return magnitude, formatter.beside(word, noun, chinese=chinese).strip()


def _side(
    present: Presenter,
    item: Comparison,
    side: Side,
    quantity: Quantity | None,
    magnitude: int | None,
) -> Cell:
    """Return a number, without its unit if it is counted in a magnitude, over computed bounds."""
    if quantity is None:
        parts = present.parts(side.estimate, item.unit, item.counter, magnitude)
        text = str(parts) if magnitude is None else parts.bare
        return Cell(text or present.say("not known"), "computed", below=parts.below)
    if magnitude and quantity.value is not None:
        chinese, place = present.style == "zh", quantity.place
        if quantity.strict.width == 0:
            # Zeros say how finely a number is known, which an exact one does not need: 34万.
            place = last_digit(quantity.value) or 0 if quantity.value else magnitude
        text = formatter.digits(quantity.value, magnitude, place, chinese=chinese)
        about = quantity.hedge is Hedge.ABOUT
        return Cell(present.say("about {amount}", amount=text) if about else text)
    unit = None if magnitude is None else ""
    return Cell(present.quantity(quantity, item.counter, unit))


def rounded_rate(rate: Estimate) -> Estimate:
    """Return growth in percent a year to hundredths at most."""
    ends = [abs(end) for end in (rate.interval.low, rate.interval.high) if end]
    hundredths = max(1, order(max(ends, default=_ONE)) + 1 + _RATE_DECIMALS)
    return rate.rounded(min(hundredths, rate_digits(rate)))


def _size(difference: Estimate) -> tuple[Estimate, bool | None]:
    """Return a difference, a fall as a number above zero, and whether it is one; None: unknown."""
    low, high = difference.shown.low, difference.shown.high
    if high is not None and high <= 0:
        return -difference, True
    return difference, None if low is None or low < 0 else False


def rise(present: Presenter, item: Comparison, magnitude: int | None = None) -> str:
    """Return by how much a number rose or fell, as bounds; a share is compared in points alone."""
    low, high = item.difference.shown.low, item.difference.shown.high
    if item.unit == PERCENT or low is high is None or low == high == 0:
        return ""
    size, down = _size(item.difference)
    amount = Estimate(None, size.shown)
    parts = present.parts(amount, item.unit, item.counter, magnitude)
    if magnitude is None:
        text = parts.bounds or str(parts)
    else:
        text = parts.bare_bounds or parts.bare.removeprefix("=")
    return present.rise(text, down=down)


def _change(present: Presenter, item: Comparison) -> Cell:
    """Return the change over its bounds; a decrease is in percent.

    Where one side rests on the source's word, that word is the change.
    """
    change, ratio, difference = item.change, item.ratio, item.difference
    if change and item.is_stated and change.kind in {ChangeKind.TIMES, ChangeKind.POINTS}:
        estimate, unit = ratio, TIMES
        if change.kind is ChangeKind.POINTS:
            estimate, unit = (-difference if change.down else difference), POINTS
        bounds = present.parts(estimate, unit).below if estimate else ""
        return Cell(present.change(change), below=bounds)
    if item.unit == PERCENT:
        size, down = _size(difference)
        parts = present.parts(size, POINTS, magnitude=0)
        text = present.points(parts.bare, down=down) if parts.bare else ""
    elif ratio is None:
        return Cell("")
    elif ratio.interval == exact(1):
        return Cell(present.say("unchanged"), "computed")
    elif item.decrease:
        parts = present.parts(item.decrease.rounded(_RATIO_DIGITS), PERCENT)
        text = present.rise(str(parts), down=True)
    else:
        parts = present.parts(ratio.rounded(_RATIO_DIGITS), TIMES)
        text = str(parts)
    return Cell(text, "computed", below=parts.below)
