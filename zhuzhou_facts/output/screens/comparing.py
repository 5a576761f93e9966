"""Then and now as a table: two figures in one unit, the change between them, and their bounds."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.figures.caveats import CaveatKind
from zhuzhou_facts.output.presenter import Presenter
from zhuzhou_facts.output.screens.changes import (
    change_cell,
    rate_text,
    rise,
    rounded_rate,
    scale_of,
    side_cell,
)
from zhuzhou_facts.output.shapes import Cell, Column, Lines, Numbers, Row
from zhuzhou_facts.quantity.interval import exact
from zhuzhou_facts.quantity.stated import stated_quantity
from zhuzhou_facts.records import ChangeKind
from zhuzhou_facts.records.dates import lies_in
from zhuzhou_facts.records.units import PERCENT, TIMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from zhuzhou_facts.figures.comparison import Comparison
    from zhuzhou_facts.figures.sides import Side
    from zhuzhou_facts.output.shapes import Screen
    from zhuzhou_facts.records import Change

Times = tuple[str | None, str | None]
RATE_FROM: Final = 72


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
        tables.append(_table(presenter, asked, notes, main))
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
        rows.append(Row((name, *row.cells[1:4]), unit=row.unit, with_unit=row.unit.strip()))
    return (Numbers(table.columns[:4], tuple(rows)), *notes.shapes(comparisons))


def _is_asked(item: Comparison, times: tuple[str, str]) -> bool:
    """Whether a comparison is between the times asked for, or others that stand in for them."""
    stands_in = any(caveat.kind is CaveatKind.OTHER_YEAR for caveat in item.caveats)
    return stands_in or (lies_in(item.start.when, times[0]) and lies_in(item.end.when, times[1]))


def in_both(present: Presenter, make: Callable[[Presenter], str]) -> tuple[str, ...]:
    """Return words in Chinese and in English."""
    return tuple(make(present.in_language(lang)) for lang in ("zh", "en"))


class _Notes:
    """The notes under the tables, each once: stars at numbers, numbers behind names."""

    def __init__(self, presenter: Presenter, *, is_short: bool = False) -> None:
        self._presenter = presenter
        self._is_short = is_short
        # By their words in both languages: notes that are alike in one may differ in the other.
        self._stars: dict[tuple[str, ...], str] = {}
        self._numbers: dict[tuple[str, ...], int] = {}

    def star(self, item: Comparison, side: Side, asked: str) -> str:
        """Return the mark of a number that is of another time than its column."""
        others = any(caveat.kind is CaveatKind.OTHER_YEAR for caveat in item.caveats)
        if not others or lies_in(side.when, asked):
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

    def _words(self, note: tuple[str, ...]) -> str:
        return note[self._presenter.lang == "en"]

    def shapes(self, comparisons: Iterable[Comparison]) -> tuple[Lines, ...]:
        """Return the notes, and last what the signs of computed numbers mean."""
        lines = [f"{mark} {self._words(note)}" for note, mark in self._stars.items()]
        computed = any(
            "derived" in {item.start.status, item.end.status} or item.ratio for item in comparisons
        )
        if self._is_short:
            if computed:
                text = "≈, <, > are computed from the source's figures, not stated by it."
                lines.append(self._presenter.say(text))
            joined = ("" if self._presenter.lang == "zh" else " ").join(lines)
            return (Lines((Cell(joined),)),) if lines else ()
        lines += [f"[{mark}] {self._words(note)}" for note, mark in self._numbers.items()]
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
    times: tuple[str, str] | None = None,
) -> Numbers:
    """Return a table under two times; without them each row has its own."""
    rows = []
    comma = "，" if present.lang == "zh" else "；"
    for item in comparisons:
        scale = scale_of(present, item)
        change, change_below, is_shown = change_cell(present, item)
        rate = present.parts(rounded_rate(item.rate), PERCENT) if item.rate else None
        first, last = (side_cell(present, item, side, scale) for side in (item.start, item.end))
        marks = ("", "")
        if times:
            marks = notes.star(item, item.start, times[0]), notes.star(item, item.end, times[1])
        cells = (
            Cell(present.text(item.name), mark=notes.marks(item, is_shown=is_shown)),
            first[0]._replace(mark=marks[0]),
            last[0]._replace(mark=marks[1]),
            change,
            Cell(rate_text(rate), "computed") if rate else Cell(""),
        )
        span = "" if times else present.span(item.start.when, item.end.when)
        below = present.join([rise(present, item, scale), span], comma)
        row = Row(
            cells,
            (below, first[1], last[1], change_below, rate.below if rate else ""),
            unit=present.bracketed(scale.unit) if scale.unit else "",
            with_unit=present.join([scale.unit, below], comma),
        )
        rows.append(row)
    heads = (
        [present.when(time) for time in times]
        if times
        else [present.say("From"), present.say("To")]
    )
    columns = (
        Column(present.say("Name")),
        *(Column(head, to_right=True) for head in heads),
        Column(present.say("Change"), to_right=True),
        Column(present.say("A year"), to_right=True, shown_from=RATE_FROM),
    )
    return Numbers(columns, tuple(rows))
