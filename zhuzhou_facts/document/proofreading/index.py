"""The things that entries are of, found by the words around a number or by the number."""

from __future__ import annotations

from collections import Counter, defaultdict
from heapq import nlargest
from math import log
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.document.amounts import significant
from zhuzhou_facts.document.proofreading.choice import Rarity
from zhuzhou_facts.document.proofreading.words import base_weight, is_specific

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from fractions import Fraction

    from zhuzhou_facts.document.proofreading.entries import Entry
    from zhuzhou_facts.document.proofreading.words import Thing

_MOST_THINGS: Final = 24
_EXPLAINED: Final = 0.2  # what the words right beside a number count against the name near it
_DISTINCT: Final = 3  # significant digits that are rarely equal by chance
_MOST_DIGITS: Final = 10  # that are told apart
_LARGE: Final = 1_000_000


class _Name(NamedTuple):
    thing: Thing
    weight: float
    is_specific: bool


class Index:
    """Entries by thing, by the words of its names, and by their digits; rare words weigh more."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: defaultdict[Thing, list[Entry]] = defaultdict(list)
        self._by_digits: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            self._entries[entry.thing].append(entry)
            self._by_digits[significant(entry.amount.value)].append(entry)
        counts = Counter(word for thing in self._entries for word in thing.words)
        self.words = frozenset(counts)
        size = len(self._entries) + 1
        self._unknown = log(size)
        self._weights = {word: base_weight(word) * log(size / n) for word, n in counts.items()}
        self._names: list[_Name] = []
        self._postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for thing in self._entries:
            for words in thing.names:
                self._add(thing, words)

    def _add(self, thing: Thing, words: frozenset[str]) -> None:
        weights = {word: self._weight(word) for word in words}
        whole = sum(weights.values())
        if whole:
            for word, weight in weights.items():
                self._postings[word].append((len(self._names), weight / whole))
            self._names.append(_Name(thing, whole, is_specific(words)))

    def _weight(self, word: str) -> float:
        return self._weights.get(word, base_weight(word) * self._unknown)

    def entries(self, thing: Thing) -> list[Entry]:
        """Return the entries of a thing."""
        return self._entries[thing]

    def named(self, near: Mapping[str, float], *, specific: bool = False) -> dict[Thing, float]:
        """Return how much of one of its names stands near, from 0 to 1, of each thing of which any.

        `near` has the words around a number, each with its nearness from 0 to 1. With `specific`,
        names of one word do not count.
        """
        shares: defaultdict[int, float] = defaultdict(float)
        for word, nearness in near.items():
            for number, share in self._postings.get(word, ()):
                shares[number] += share * nearness
        found: dict[Thing, float] = {}
        for number, share in shares.items():
            name = self._names[number]
            if share > found.get(name.thing, 0.0) and (name.is_specific or not specific):
                found[name.thing] = share
        return found

    def likely(self, named: Mapping[Thing, float], value: Fraction) -> list[Thing]:
        """Return the things that the words around a number name best, and those of its digits."""
        best = nlargest(_MOST_THINGS, named, key=lambda thing: named[thing])
        same = [entry.thing for entry in self._by_digits.get(significant(value), ())]
        return list(dict.fromkeys([*best, *same]))

    def naming(self, thing: Thing, named: float, own: Collection[str]) -> float:
        """Return how well words name a thing, from 0 to 1.

        Args:
            thing: the thing.
            named: how much of its name stands near.
            own: the words beside the number, of which the thing explains some.
        """
        weights = [(self._weight(word), word in thing.words) for word in own]
        whole = sum(weight for weight, _ in weights)
        known = sum(weight for weight, is_known in weights if is_known)
        explained = known / whole if whole else 1.0
        if named < explained and len(own) > 1:
            return (named + explained) / 2
        return named * (1 - _EXPLAINED + _EXPLAINED * explained)

    def rarity(self, value: Fraction) -> Rarity:
        """Return how rarely a number is equal to another by chance."""
        digits = significant(value)
        if len(digits) == _MOST_DIGITS:  # a fraction as a third, which has no last digit
            return Rarity(distinct=False, digits=1)
        alike: Sequence[Entry] = self._by_digits.get(digits, ())
        distinct = len(digits) >= _DISTINCT and len({entry.thing for entry in alike}) == 1
        if not distinct and abs(value) >= _LARGE:
            same = {entry.thing for entry in alike if entry.amount.value == value}
            distinct = len(same) == 1
        return Rarity(distinct, len(digits))
