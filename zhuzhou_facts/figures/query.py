"""Getting facts and figures by key, and listing them by what they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from zhuzhou_facts.errors import UnknownKeyError, ZhuzhouFactsError
from zhuzhou_facts.figures import names
from zhuzhou_facts.figures.derivation import DerivedFigure, derive, figure_key
from zhuzhou_facts.quantity.reader import Reading
from zhuzhou_facts.records import Hedge
from zhuzhou_facts.records.dates import read_moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from zhuzhou_facts.records import Fact, FactBase, Figure, Kind


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact with one of its figures, or with none where it has none."""

    fact: Fact
    figure: Figure | None = None

    @property
    def key(self) -> str:
        """The key, `ID@WHEN` or `ID`."""
        return figure_key(self.fact.id, self.figure.when if self.figure else None)


Item = Entry | DerivedFigure


def entries(base: FactBase) -> Iterator[Entry]:
    """Yield the stated figures, and the facts without one, in the order of the file."""
    for fact in base.facts:
        if fact.figures:
            for figure in fact.figures:
                yield Entry(fact, figure)
        else:
            yield Entry(fact)


def items(base: FactBase, reading: Reading, *, derived: bool) -> Iterator[Item]:
    """Yield the stated entries and, if asked for, each fact's derived figures after its own."""
    following: dict[str, list[DerivedFigure]] = {}
    if derived:
        for figure in derive(base, reading):
            owner = figure.id if figure.id in base else figure.inputs[0].partition("@")[0]
            following.setdefault(owner, []).append(figure)
    last = None
    for entry in entries(base):
        if last is not None and last != entry.fact.id:
            yield from following.get(last, ())
        yield entry
        last = entry.fact.id
    if last is not None:
        yield from following.get(last, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What entries must be to be listed; an empty condition holds for all."""

    themes: Sequence[str] = ()
    kinds: Sequence[Kind] = ()
    tags: Sequence[str] = ()
    when: str | None = None
    unit: str | None = None
    hedged: bool = False

    def admits(self, item: Item) -> bool:
        """Whether the entry or derived figure meets every condition."""
        fact = item if isinstance(item, DerivedFigure) else item.fact
        when, unit, hedge = _facets(item)
        return (
            (not self.themes or fact.theme in self.themes)
            and (not self.kinds or fact.kind in self.kinds)
            and all(tag in fact.tags for tag in self.tags)
            and (self.when is None or _falls_in(when, self.when))
            and (self.unit is None or unit == self.unit)
            and (not self.hedged or hedge is not Hedge.NONE)
        )


def _facets(item: Item) -> tuple[str | None, str | None, Hedge]:
    if isinstance(item, DerivedFigure):
        return item.when, item.unit, item.estimate.hedge
    figure = item.figure
    return (figure.when, figure.unit, figure.hedge) if figure else (None, None, Hedge.NONE)


def _falls_in(when: str | None, asked: str) -> bool:
    """Whether a time is the one asked for, or lies in it (2018-06 in 2018)."""
    if when is None or when == asked:
        return when is not None
    moment, stretch = read_moment(when), read_moment(asked)
    return bool(moment and stretch and moment.within(stretch))


def get(base: FactBase, key: str, reading: Reading = Reading.STRICT) -> tuple[Item, ...]:
    """Return what a key names: `ID@WHEN` one figure, `ID` the fact's stated figures.

    A name or an alias of one fact may stand for its id, and a theme for the ids of its facts.

    Raises:
        UnknownKeyError: nothing has this key; its `suggestions` are the nearest keys.
        AmbiguousNameError: the name belongs to several facts.
    """
    if found := _by_key(base, key, reading):
        return found
    name, at, when = key.partition("@")
    known = names.ids(base, name)
    found = tuple(item for it in known for item in _by_key(base, f"{it}{at}{when}", reading))
    if not found:
        near = f"{known[0]}{at}{when}" if len(known) == 1 else key
        raise UnknownKeyError(key, suggest(base, near))
    return found


def _by_key(base: FactBase, key: str, reading: Reading) -> tuple[Item, ...]:
    fact_id, at, when = key.partition("@")
    if fact_id in base:
        fact = base.fact(fact_id)
        found = [Entry(fact, figure) for figure in fact.figures if not at or figure.when == when]
        if found or not at:
            return tuple(found) or (Entry(fact),)
    return _derived_by_key(base, reading).get(key, ())


@lru_cache(maxsize=8)
def _derived_by_key(base: FactBase, reading: Reading) -> dict[str, tuple[DerivedFigure, ...]]:
    """Return the derived figures under their keys, and all of an id's under the id."""
    found: dict[str, tuple[DerivedFigure, ...]] = {}
    for figure in derive(base, reading):
        for key in dict.fromkeys((figure.key, figure.id)):
            found[key] = (*found.get(key, ()), figure)
    return found


class NoBareValueError(ZhuzhouFactsError):
    """A key has no number that may be printed alone."""


def bare_value(found: Sequence[Item], key: str, *, bare: bool) -> Fraction:
    """Return the one number that a key names, to be printed alone.

    Args:
        found: what the key names, as `get` returns it.
        key: the key, for the message.
        bare: whether the reader knows that a hedge, or that it is derived, gets lost.

    Raises:
        NoBareValueError: it names no number, several, or one that is hedged or derived.
    """
    if len(found) != 1:
        keys = ", ".join(item.key for item in found)
        raise NoBareValueError(
            "{key!r} has {count} figures; name one of {keys}", key=key, count=len(found), keys=keys
        )
    (item,) = found
    if isinstance(item, DerivedFigure):
        value = item.estimate.rounded().value
        if value is None:
            raise NoBareValueError("{key!r} has bounds but no value; use -f json", key=key)
        if not bare:
            raise NoBareValueError(
                "{key!r} is derived, not stated; --bare prints it all the same", key=key
            )
        return value
    figure = item.figure
    if figure is None:
        raise NoBareValueError("{key!r} has no figure", key=key)
    if figure.hedge is not Hedge.NONE and not bare:
        raise NoBareValueError(
            "{key!r} is hedged ({written}); --bare prints it all the same",
            key=key,
            written=figure.written,
        )
    return figure.value


def suggest(base: FactBase, key: str, limit: int = 3) -> tuple[str, ...]:
    """Return the keys nearest to one that does not exist, the nearest first."""
    fact_id = key.partition("@")[0]
    if fact_id not in base:
        return names.suggest(base, fact_id, limit)
    keys = [entry.key for entry in entries(base) if entry.fact.id == fact_id]
    keys += [figure.key for figure in derive(base) if figure.id == fact_id]
    return tuple(keys[:limit])
