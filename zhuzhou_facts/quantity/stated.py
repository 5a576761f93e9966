"""The quantity of a figure or change, read from its wording in the source.

The base that comes with the tool carries what reading gave: no reader of texts is imported for it.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace
from fractions import Fraction
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final

from zhuzhou_facts.quantity.interval import Interval, Quantity, exact
from zhuzhou_facts.records import Change, Hedge, units_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zhuzhou_facts.records import FactBase, Figure, Unit

_RANK: Final = re.compile(r"第([^\s位名]+)[位名]?|([0-9]+)(?:st|nd|rd|th)")


def reader_in(units: Mapping[str, Unit]) -> Callable[[Figure | Change], Quantity]:
    """Return a function that reads the wording of a figure or change in these units.

    A number without unit may be a rank: 第3位, 31st. The quantity of a change is positive, as its
    direction is in `down`. The function raises `UnreadableQuantityError`.
    """
    from zhuzhou_facts.quantity.reader import read_quantity
    from zhuzhou_facts.quantity.unit_forms import unit_forms

    read = lru_cache(maxsize=65536)(partial(read_quantity, units=unit_forms(units)))

    def read_item(item: Figure | Change) -> Quantity:
        if not item.unit and (rank := _RANK.fullmatch(item.written)):
            place = read(rank[1] or rank[2])
            if place.value is not None:
                only = exact(place.value)
                return replace(place, strict=only, customary=only)
        quantity = read(item.written, implied=item.implied)
        if isinstance(item, Change) and quantity.value is not None and quantity.value < 0:
            return quantity.times(Fraction(-1))
        return quantity

    return read_item


def compile_readings(base: FactBase) -> str:
    """Return as JSON what reading each wording of a base gave."""
    items: list[Figure | Change] = []
    for fact in base.facts:
        items += [*fact.figures, *fact.changes]
    found = {_key(item): asdict(stated_quantity(base, item)) for item in items}
    return json.dumps(found, default=str, ensure_ascii=False)


def _key(item: Figure | Change) -> str:
    """Return all that the reading of an item depends on."""
    return f"{type(item).__name__} {bool(item.unit)} {item.implied} {item.written}"


def _compiled(fields: dict[str, Any]) -> Quantity:
    fields = {**fields, "hedge": Hedge(fields["hedge"])}
    fields["value"] = fields["value"] and Fraction(fields["value"])
    fields["ends"] = fields["ends"] and tuple(map(Fraction, fields["ends"]))
    for name in ("strict", "customary"):
        bounds = fields[name]
        ends = {end: bounds[end] and Fraction(bounds[end]) for end in ("low", "high")}
        fields[name] = Interval(**bounds | ends)
    return Quantity(**fields)


@lru_cache(maxsize=8)
def _reader_of(base: FactBase) -> Callable[[Figure | Change], Quantity]:
    if not base.readings:
        return reader_in(units_of(base))
    compiled = json.loads(base.readings)
    read = lru_cache(maxsize=1024)(lambda key: _compiled(compiled[key]))
    return lambda item: read(_key(item))


def wording(item: Figure | Change) -> str:
    """Return what is written, with the implied unit."""
    if not item.implied:
        return item.written
    gap = " " if item.implied[0].isascii() and item.implied[0].isalpha() else ""
    return f"{item.written}{gap}{item.implied}"


def stated_quantity(base: FactBase, item: Figure | Change) -> Quantity:
    """Return the quantity of a figure or change of a base."""
    return _reader_of(base)(item)
