"""Getting facts and figures by key, and listing them by what they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.errors import Message, UnknownKeyError, ZhuzhouFactsError
from zhuzhou_facts.figures import names
from zhuzhou_facts.figures.derivation import DerivedFigure, derive, derive_from_changes, following
from zhuzhou_facts.figures.estimate import Estimate
from zhuzhou_facts.quantity import Reading
from zhuzhou_facts.quantity.stated import stated_quantity
from zhuzhou_facts.records import UNOBSERVED, Hedge, change_keys, figure_key
from zhuzhou_facts.records.dates import lies_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from zhuzhou_facts.records import Change, Fact, FactBase, Figure, Locator

HEDGED: Final = "hedged"
_CHANGE_KEY: Final = re.compile(r"(?P<id>.+?):[^:@]+?\.\.[^:@]+(?::[a-z_]+)*")


class Entry(NamedTuple):
    """A fact with one of its figures or stated changes, or with none where it has none."""

    fact: Fact
    figure: Figure | None = None
    change: Change | None = None

    @property
    def number(self) -> Figure | Change | None:
        """The figure or the change."""
        return self.figure or self.change

    @property
    def key(self) -> str:
        """The key: `ID@WHEN`, `ID`, or `ID:FROM..TO` of a change."""
        if self.change:
            return change_keys(self.fact)[self.fact.changes.index(self.change)]
        return figure_key(self.fact.id, self.figure.when if self.figure else None)

    @property
    def when(self) -> str | None:
        """The time of the figure, or `FROM..TO` of a change."""
        if self.change:
            return f"{self.change.from_}..{self.change.to}"
        return self.figure.when if self.figure else None

    @property
    def hedge(self) -> Hedge:
        """How the number is hedged, if there is one."""
        return self.number.hedge if self.number else Hedge.NONE

    @property
    def at(self) -> Locator:
        """Where the source has it."""
        return (self.number and self.number.at) or self.fact.at


Item = Entry | DerivedFigure


def entries_of(fact: Fact) -> tuple[Entry, ...]:
    """Return the stated figures and changes of a fact, or the fact alone where it has none."""
    figures = [Entry(fact, figure) for figure in fact.figures]
    changes = [Entry(fact, change=change) for change in fact.changes]
    return (*figures, *changes) or (Entry(fact),)


def items(base: FactBase, reading: Reading, *, derived: bool) -> Iterator[Item]:
    """Yield the stated entries and, if asked for, each fact's derived figures after its own."""
    made = following(base, reading) if derived else {}
    for fact in base.facts:
        yield from entries_of(fact)
        # What follows from several facts stands with the first of them.
        yield from (it for it in made.get(fact.id, ()) if it.inputs[0].partition("@")[0] == fact.id)


def every_key(base: FactBase) -> list[str]:
    """Return what `get` takes by its id: the themes that have facts, the facts, and every key."""
    used = {fact.theme for fact in base.facts}
    keys = [item.key for item in items(base, Reading.STRICT, derived=True)]
    ids = (key.partition("@")[0].partition(":")[0] for key in keys)
    return list(dict.fromkeys([*(it.id for it in base.themes if it.id in used), *ids, *keys]))


Filter = Mapping[str, Sequence[str]]
"""The values asked for, by field: `theme`, `kind`, `tag`, `when`, `unit`, `hedged`."""


def named_filter(base: FactBase, asked: Filter) -> Filter:
    """Return a filter with codes for names in either language.

    Raises:
        UnknownKeyError: there is no such theme.
        UsageError: there is no such kind.
    """
    codes = {field: [names.code(base, field, it) for it in found] for field, found in asked.items()}
    return codes | {
        "when": [it for name in asked.get("when", ()) for it in names.times(base, name)]
    }


def admits(base: FactBase, item: Item, wanted: Filter) -> bool:
    """Whether an item has, in each field, one of the values asked for; of tags, each."""
    # A change counts for its later time.
    last = item.change.to if isinstance(item, Entry) and item.change else item.when
    for field, asked in wanted.items():
        has = values_of(base, item, field)
        passed = [value in has or (field == "when" and lies_in(last, value)) for value in asked]
        if passed and not (all(passed) if field == "tag" else any(passed)):
            return False
    return True


def values_of(base: FactBase, item: Item, field: str) -> Sequence[str]:
    """Return the values that an item has of a field of filters."""
    fact = item if isinstance(item, DerivedFigure) else item.fact
    match field:
        case "tag":
            return fact.tags
        case "theme" | "kind":
            value = getattr(fact, field)
        case "when":
            value = item.when
        case "unit":
            value = unit_of(base, item)
        case _:
            value = None if item.hedge is Hedge.NONE else HEDGED
    return [value] if value else []


def count_values(base: FactBase, items: Iterable[Item], field: str) -> dict[str, int]:
    """Return how many items have each value of a field, the most frequent first."""
    counts = Counter(value for item in items for value in values_of(base, item, field))
    return dict(counts.most_common())


def unit_of(base: FactBase, item: Item) -> str | None:
    """Return the code of the unit of a number: percent for a growth of 5 %; None without number."""
    if isinstance(item, Entry) and item.change:
        return stated_quantity(base, item.change).unit
    figure = item if isinstance(item, DerivedFigure) else item.figure
    return figure.unit if figure else None


def get(base: FactBase, key: str, reading: Reading = Reading.STRICT) -> tuple[Item, ...]:
    """Return what a key names: `ID@WHEN` a figure, `ID:FROM..TO` a change, `ID` all figures.

    A name or an alias of one fact may stand for its id, and a theme for the ids of its facts. A
    fact without figures is named by its changes. A key in full is that of one change; with fewer
    words after its times than it has, all that they fit are returned.

    Raises:
        UnknownKeyError: nothing has this key, or several facts have the name; its `suggestions`
            are the nearest keys.
    """
    if found := _by_key(base, key, reading):
        return found
    name, rest = _divided(key)
    known, rests = names.ids(base, name), [rest]
    if rest.startswith("@"):
        rests = [f"@{when}" for when in names.times(base, rest[1:])]
    in_full = [f"{it}{each}" for it in known for each in rests]
    found = tuple(item for each in in_full for item in _by_key(base, each, reading))
    if not found:
        near = f"{known[0]}{rest}" if len(known) == 1 else key
        raise UnknownKeyError(key, suggest(base, near))
    return found


def about(base: FactBase, found: Iterable[Item], reading: Reading) -> tuple[Item, ...]:
    """Return all that is stated by the facts that items are of, and what follows from it, once."""
    every: dict[str, Item] = {}
    for owner in (it.id if isinstance(it, DerivedFigure) else it.fact.id for it in found):
        stated = entries_of(base.fact(owner)) if owner in base else ()
        every |= {it.key: it for it in (*stated, *following(base, reading).get(owner, ()))}
    return tuple(every.values())


def given_up(base: FactBase, key: str) -> tuple[str, str] | None:
    """Return the id of a key that was given up, and the one that replaced it, if it is one."""
    old = _divided(key)[0]
    new = None if old in base else base.replaced_by.get(old)
    return (old, new) if new else None


def _divided(key: str) -> tuple[str, str]:
    """Return the id or name in a key, and the rest of it."""
    if match := _CHANGE_KEY.fullmatch(key):
        return match["id"], key[match.end("id") :]
    name, at, when = key.partition("@")
    return name, at + when


def _by_key(base: FactBase, key: str, reading: Reading) -> tuple[Item, ...]:
    fact_id, rest = _divided(key)
    if fact_id in base:
        found = entries_of(base.fact(fact_id))
        exact = tuple(entry for entry in found if entry.key == key)
        if rest.startswith(":"):
            return exact or tuple(it for it in found if it.change and _is_named(it.change, rest))
        if rest:
            found = exact
        elif found[0].figure:
            found = tuple(entry for entry in found if entry.figure)
        if found:
            return found
    return tuple(figure for figure in derive(base, reading) if key in {figure.key, figure.id})


def _is_named(change: Change, rest: str) -> bool:
    """Whether what follows the id in a key names a change, fully or in part."""
    times, *words = rest.removeprefix(":").split(":")
    said = {change.kind, change.prices, "per_year" if change.per_year else ""}
    return times == f"{change.from_}..{change.to}" and said.issuperset(words)


class NoBareValueError(ZhuzhouFactsError):
    """A key has no number that may be printed alone."""


def bare_value(found: Sequence[Item], key: str, *, bare: bool) -> Fraction:
    """Return the one number that a key names, to be printed alone.

    `found` is what `get` returns for the key; `bare` says that the reader knows that a hedge, or
    that the number is derived, gets lost.

    Raises:
        NoBareValueError: it names no number, several, or one that is hedged or derived.
    """
    numbered = [item for item in found if isinstance(item, DerivedFigure) or item.number]
    if len(numbered) > 1:
        keys = [item.key for item in numbered]
        raise NoBareValueError(
            "{key!r} has {count} figures; name one of {keys}", key=key, count=len(keys), keys=keys
        )
    item = (numbered or found)[0]
    number = item.estimate.rounded() if isinstance(item, DerivedFigure) else item.number
    fields: dict[str, object] = {"key": key}
    if number is None:
        template = "{key!r} has no figure"
    elif number.value is None:
        template = "{key!r} has bounds but no value; use -f json"
    elif bare:
        return number.value
    elif isinstance(number, Estimate):
        template = "{key!r} is derived, not stated; --bare prints it all the same"
    elif number.hedge is not Hedge.NONE:
        template = "{key!r} is hedged ({written}); --bare prints it all the same"
        fields["written"] = number.written
    elif number.obs_status in UNOBSERVED:
        template = "{key!r} is a {status}; --bare prints it all the same"
        fields["status"] = Message(str(number.obs_status))
    else:
        return number.value
    raise NoBareValueError(template, **fields)


def suggest(base: FactBase, key: str) -> tuple[str, ...]:
    """Return the few keys nearest to one that does not exist, the nearest first."""
    fact_id, rest = _divided(key)
    if fact_id not in base:
        return names.suggest(base, fact_id)
    fact = base.fact(fact_id)
    found = entries_of(fact)
    # Who asks for a change is offered changes first.
    keys = [entry.key for entry in found if bool(entry.change) == rest.startswith(":")]
    keys += [figure.key for figure in derive_from_changes(base, fact)]
    keys += [entry.key for entry in found if entry.key not in keys]
    return tuple(keys[: names.MOST_NEAR])
