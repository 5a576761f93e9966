"""What must hold of facts: place, keys, times, units, and the double entry of their numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal, Inexact, localcontext
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.base.schema import Fault
from zhuzhou_facts.errors import Message, UnreadableQuantityError
from zhuzhou_facts.quantity.changes import DOWN, DOWN_ZH
from zhuzhou_facts.quantity.stated import reader_in
from zhuzhou_facts.records import (
    COUNT,
    PERCENT,
    POINTS,
    TIMES,
    UNITS,
    Change,
    ChangeKind,
    change_keys,
    figure_key,
)
from zhuzhou_facts.records.dates import read_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from fractions import Fraction

    from zhuzhou_facts.base.schema import Names, NamesOf
    from zhuzhou_facts.base.yaml_reader import Path
    from zhuzhou_facts.quantity import Quantity
    from zhuzhou_facts.records import Document, Fact, Figure, Locator, Unit

    Read = Callable[[Figure | Change], Quantity]

_MAX_DIGITS: Final = 80
_MINUS: Final = "-−－"
_DOWN: Final = rf"{DOWN_ZH}|減|(?i:\b(?:{DOWN}))"
NO_UNIT: Final = Message("no unit “{id}”")
_OTHER_FIGURE: Final = Message(
    "give it another time, or make it a fact of its own with the same name (another currency, "
    "another release)"
)
_CHANGE_UNITS: Final[dict[ChangeKind, tuple[str, ...]]] = {
    ChangeKind.TIMES: (TIMES,),
    ChangeKind.GROWTH: (TIMES, PERCENT),
    ChangeKind.POINTS: (POINTS,),
}


def check_facts(document: Document, names: NamesOf) -> Iterator[Fault]:
    """Yield what is wrong with the facts of a document."""
    units = UNITS | document.units
    read = reader_in(units)
    sections = {theme.id: theme.section for theme in document.themes}
    paragraphs = {theme.section: theme.paragraphs for theme in document.themes}
    whole = names.themes.given is not None and names.themes.given <= sections.keys()
    for i, fact in enumerate(document.facts):
        path: Path = ("facts", i)
        yield from _words(path, fact, names)
        section = sections.get(fact.theme, fact.at.section)
        if section != fact.at.section:
            fields = {"section": fact.at.section, "theme": section}
            message = Message("it is in section {section}, but its theme in {theme}", fields)
            yield Fault((*path, "at"), message, Message("fix the theme or the section"))
        else:
            yield from _locator((*path, "at"), fact.at, paragraphs, whole=whole)
        for here, item in _items(path, fact):
            yield from _unit(here, item, fact, names)
            if item.at is not None:
                yield from _locator((*here, "at"), item.at, paragraphs, whole=whole)
            # By a unit that is not sound nothing can be read.
            if not item.unit or item.unit in units or _is_compound(item.unit):
                yield from _double_entry(here, item, read, units)
        yield from _times_and_keys(path, fact, names)


def _items(path: Path, fact: Fact) -> Iterator[tuple[Path, Figure | Change]]:
    yield from (((*path, "figures", j), figure) for j, figure in enumerate(fact.figures))
    yield from (((*path, "changes", j), change) for j, change in enumerate(fact.changes))


def _words(path: Path, fact: Fact, names: NamesOf) -> Iterator[Fault]:
    yield from names.themes.check((*path, "theme"), fact.theme, Message("no theme “{id}”"))
    for j, tag in enumerate(fact.tags):
        yield from names.tags.check((*path, "tags", j), tag, Message("no tag “{id}”"))
    if not (fact.figures or fact.changes or fact.written):
        message = Message("it has neither figures nor changes nor a phrase as written")
        yield Fault(path, message, Message("add `written`"))


def _locator(
    path: Path, at: Locator, paragraphs: Mapping[int, int], *, whole: bool
) -> Iterator[Fault]:
    """Check a place; `whole` is whether `paragraphs` has every section of the source."""
    if at.section not in paragraphs:
        if whole:
            sections = list(map(str, sorted(paragraphs)))
            message = Message("there is no section {section}", {"section": at.section})
            fix = Message("the themes have the sections {sections}", {"sections": sections})
            yield Fault(path, message, fix)
        return
    last = paragraphs[at.section]
    # A picture or a table may stand before the first paragraph of its section.
    first = 0 if at.caption or at.table else 1
    if not first <= at.paragraph <= last:
        fields = {"section": at.section, "paragraph": at.paragraph, "count": last}
        message = Message("section {section} has no paragraph {paragraph}", fields)
        fix = Message("the section has {count} paragraphs, counted from 1", fields)
        yield Fault(path, message, fix)
    if at.table is None and (at.row or at.column):
        message = Message("a row or a column needs a table")
        yield Fault(path, message, Message("add `table: 1` for the first table of the text"))


def check_time(path: Path, when: str | None, labels: Names) -> Iterator[Fault]:
    """Yield a fault where a time is neither a date nor one of the labels."""
    if when is None or when in labels or read_moment(when):
        return
    fix = Message("write it as 2017, 2018-06, 2023-Q4, 2020-H1, FY2023 or 2018/2019")
    if when[:1].isalpha() and not when.startswith("FY"):
        fix = labels.fix(when)
    yield Fault(path, Message("“{when}” is neither a date nor a label", {"when": when}), fix)


def _unit(path: Path, item: Figure | Change, fact: Fact, names: NamesOf) -> Iterator[Fault]:
    unit = item.unit
    if isinstance(item, Change) and item.kind is not ChangeKind.DIFFERENCE:
        if unit is not None:
            kind = {"kind": item.kind.value}
            message = Message("a change of kind {kind} has no unit of its own", kind)
            yield Fault((*path, "unit"), message, Message("delete it, or fix the kind"))
    elif unit is None:
        fix = Message("add `unit`, as figures have it")
        yield Fault(path, Message("a difference needs a unit"), fix)
    elif unit and not _is_compound(unit):
        yield from names.units.check((*path, "unit"), unit, NO_UNIT)
        if unit == COUNT and fact.counter is None:
            message = Message("what is counted is not named")
            yield Fault(path, message, Message("add `counter` to the fact"))


def _is_compound(unit: str) -> bool:
    """Whether a unit is one of several, which need not be declared: CNY/person, t·km."""
    return "/" in unit or "·" in unit


def _times_and_keys(path: Path, fact: Fact, names: NamesOf) -> Iterator[Fault]:
    twice = Message("the key “{key}” is given twice")
    times: set[str | None] = set()
    for j, figure in enumerate(fact.figures):
        here = (*path, "figures", j)
        if figure.when in times:
            fields = {"key": figure_key(fact.id, figure.when)}
            yield Fault(here, twice._replace(fields=fields), _OTHER_FIGURE)
        times.add(figure.when)
        yield from check_time((*here, "when"), figure.when, names.times)
    keys: set[str] = set()
    for j, (change, key) in enumerate(zip(fact.changes, change_keys(fact), strict=True)):
        here = (*path, "changes", j)
        if key in keys:
            fix = Message("make it a fact of its own with the same name")
            yield Fault(here, twice._replace(fields={"key": key}), fix)
        keys.add(key)
        yield from _times(here, change, names)


def _times(path: Path, change: Change, names: NamesOf) -> Iterator[Fault]:
    first, last = change.from_, change.to
    start, end = read_moment(first), read_moment(last)
    for name, when, moment in (("from", first, start), ("to", last, end)):
        yield from check_time((*path, name), when, names.times)
        if moment and not moment.closed:
            fix = Message("a change is from one closed time to another")
            yield Fault((*path, name), Message("“{when}” is open", {"when": when}), fix)
    if first == last:
        message = Message("“{when}” is given for both times", {"when": first})
        yield Fault(path, message, Message("give two times"))
    # The first quarter is before the half that it is in.
    elif start and end and start.closed and end.closed and start[:2] >= end[:2]:
        message = Message("“{first}” is not before “{last}”", {"first": first, "last": last})
        yield Fault(path, message, Message("swap them"))


def _double_entry(
    path: Path, item: Figure | Change, read: Read, units: Mapping[str, Unit]
) -> Iterator[Fault]:
    """Check that what `written` says, read on its own, is what the fields say."""
    written: dict[str, object] = {"written": item.written}
    if isinstance(item, Change) and item.value is not None and item.value < 0:
        fix = Message("write `value: {value}` and `down: true`", {"value": _decimal(-item.value)})
        yield Fault((*path, "value"), Message("a change is not negative"), fix)
        return
    try:
        quantity = read(item)
    except UnreadableQuantityError as error:
        fields = written | {"reason": error.message}
        message = Message("“{written}” cannot be read: {reason}", fields)
        yield Fault((*path, "written"), message, _readable(item, read, units))
        return
    if quantity.value != item.value:
        fields = written | {"value": _decimal(item.value), "read": _decimal(quantity.value)}
        message = Message("value is {value}, but “{written}” reads {read}", fields)
        fix = Message("fix the one that is wrong")
        if quantity.value is None:
            message = Message("value is {value}, but “{written}” only gives bounds", fields)
            fix = Message("write `value: null`")
        if item.value is not None and quantity.value == -item.value:
            fix = Message(
                "begin `written` with the minus sign where the source has one; a decrease is a "
                "change, and belongs under `changes` with `down: true`"
            )
        yield Fault((*path, "value"), message, fix)
    if quantity.hedge != item.hedge:
        fields = written | {"hedge": item.hedge.value, "read": quantity.hedge.value}
        message = Message("hedge is {hedge}, but “{written}” reads {read}", fields)
        yield Fault(path, message, Message("write `hedge: {read}`, or fix `written`", fields))
    if isinstance(item, Change) and item.written[0] in _MINUS and not item.down:
        message = Message("“{written}” is a decrease", written)
        yield Fault(path, message, Message("add `down: true`"))
    yield from _same_unit(path, item, quantity.unit)


def _same_unit(path: Path, item: Figure | Change, read: str) -> Iterator[Fault]:
    fields: dict[str, object] = {"written": item.written, "read": read, "unit": item.unit}
    fix = Message("fix the unit or `written`")
    if isinstance(item, Change) and item.kind in _CHANGE_UNITS:
        allowed = _CHANGE_UNITS[item.kind]
        fields |= {"kind": item.kind.value, "unit": list(allowed)}
        message = Message(
            "a change of kind {kind} is in {unit}, but “{written}” reads {read}", fields
        )
    elif item.unit is None:
        return
    else:
        allowed = (item.unit,)
        message = Message("the unit is {unit}, but “{written}” reads {read}", fields)
        fix = Message("write `unit: {read}`, or fix `written`", fields)
        if not item.unit:
            message = Message("“{written}” has the unit {read}, but the figure has none", fields)
            fix = Message("add `unit: {read}`", fields)
    if not read:
        message = Message("“{written}” has no unit of its own, but should be in {unit}", fields)
        fix = Message("add `implied` where the source has the unit elsewhere, or fix `written`")
    if read not in allowed:
        yield Fault(path, message, fix)


def _readable(item: Figure | Change, read: Read, units: Mapping[str, Unit]) -> Message:
    """Return how to fix a wording that cannot be read: where the number at its end begins."""
    from zhuzhou_facts.quantity.finder import find_quantities  # a sound base does without

    start = max((span.start for span in find_quantities(item.written, units)), default=0)
    rest = {"rest": item.written[start:]}
    try:
        read(replace(item, written=item.written[start:]))
    except UnreadableQuantityError:
        return Message("fix `written`")
    if not re.search(_DOWN, item.written[:start]):
        return Message("begin it at the number: “{rest}”", rest)
    if isinstance(item, Change):
        return Message("write `written: {rest}` and `down: true`", rest)
    return Message(
        "a decrease is a change: put it under `changes` with `written: {rest}` and `down: true`",
        rest,
    )


def _decimal(value: Fraction | None) -> str:
    """Return a number as people write it, 65.7 and not 657/10, where it has an end."""
    if value is None:
        return "null"
    try:
        with localcontext(prec=_MAX_DIGITS) as context:
            context.traps[Inexact] = True
            return f"{Decimal(value.numerator) / value.denominator:f}"
    except Inexact:
        return str(value)
