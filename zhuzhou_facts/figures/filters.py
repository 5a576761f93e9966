"""Filters by name, and the values that a filter may ask for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zhuzhou_facts.errors import UsageError
from zhuzhou_facts.figures import names
from zhuzhou_facts.figures.derivation import DerivedFigure
from zhuzhou_facts.figures.query import Filter, unit_of
from zhuzhou_facts.records import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zhuzhou_facts.figures.query import Item
    from zhuzhou_facts.records import FactBase


def named_filter(  # noqa: PLR0913 - as many as there are filters
    base: FactBase,
    *,
    themes: Sequence[str] = (),
    kinds: Sequence[str] = (),
    tags: Sequence[str] = (),
    when: str | None = None,
    unit: str | None = None,
    hedged: bool = False,
) -> Filter:
    """Return a filter from codes, or names in either language.

    Raises:
        UnknownKeyError: there is no such theme.
        UsageError: there is no such kind.
    """
    return Filter(
        themes=[names.theme(base, name).id for name in themes],
        kinds=[_kind(name) for name in kinds],
        tags=[names.tag_id(base, tag) for tag in tags],
        when=when,
        unit=None if unit is None else names.unit_code(base, unit),
        hedged=hedged,
    )


def _kind(name: str) -> Kind:
    kind = names.kind_of(name)
    if kind is None:
        raise UsageError(
            "no kind {name!r}; the kinds are {kinds}", name=name, kinds=", ".join(Kind)
        )
    return kind


def parts(wanted: Filter) -> Iterator[tuple[str, Filter]]:
    """Yield each condition on a field's value as a filter of its own, under the field's name."""
    yield from (("kind", Filter(kinds=[kind])) for kind in wanted.kinds)
    yield from (("tag", Filter(tags=[tag])) for tag in wanted.tags)
    if wanted.when is not None:
        yield "when", Filter(when=wanted.when)
    if wanted.unit is not None:
        yield "unit", Filter(unit=wanted.unit)


def count_values(base: FactBase, items: Iterable[Item], field: str) -> dict[str, int]:
    """Return how many items have each value of a field, the most frequent first.

    Args:
        base: the fact base.
        items: facts, figures and changes of it.
        field: `theme`, `kind`, `tag`, `when` or `unit`.
    """
    counts: Counter[str] = Counter()
    for item in items:
        counts.update(_values(base, item, field))
    return dict(counts.most_common())


def _values(base: FactBase, item: Item, field: str) -> Sequence[str]:
    fact = item if isinstance(item, DerivedFigure) else item.fact
    if field == "theme":
        return [fact.theme]
    if field == "kind":
        return [fact.kind]
    if field == "tag":
        return fact.tags
    value = item.when if field == "when" else unit_of(base, item)
    return [value] if value else []
