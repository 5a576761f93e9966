"""The things that entries are of, found by the words around a number or by the number."""

from __future__ import annotations

from collections import defaultdict
from heapq import nlargest
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import significant
from zhuzhou_facts.document.proofreading.choice import Rarity
from zhuzhou_facts.document.proofreading.words import Lexicon

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from fractions import Fraction

    from zhuzhou_facts.document.proofreading.entries import Entry
    from zhuzhou_facts.document.proofreading.words import Thing

_MOST_THINGS: Final = 40
_EXPLAINED: Final = 0.2  # what the words right beside a number count against the name near it
_DISTINCT: Final = 3  # significant digits that are rarely equal by chance
_LARGE: Final = 1_000_000


class Index:
    """Entries by thing, by the words of its names, and by their digits."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries: defaultdict[int, list[Entry]] = defaultdict(list)
        self._by_digits: defaultdict[str, list[Entry]] = defaultdict(list)
        self._things: dict[int, Thing] = {}
        self._named: defaultdict[str, set[int]] = defaultdict(set)
        for entry in entries:
            self._things[id(entry.thing)] = entry.thing
            self._entries[id(entry.thing)].append(entry)
            self._by_digits[significant(entry.amount.value)].append(entry)
        self.lexicon = Lexicon(list(self._things.values()))
        self.words: frozenset[str] = frozenset().union(
            *(thing.words for thing in self._things.values())
        )
        for number, thing in self._things.items():
            for token in frozenset().union(*thing.names):
                self._named[token].add(number)

    def entries(self, thing: Thing) -> list[Entry]:
        """Return the entries of a thing."""
        return self._entries[id(thing)]

    def likely(self, around: Mapping[str, float], value: Fraction) -> list[Thing]:
        """Return the things that the words around a number point to, or its digits."""
        points: defaultdict[int, float] = defaultdict(float)
        for token, nearness in around.items():
            weight = self.lexicon.weight(token) * nearness
            for number in self._named.get(token, ()):
                points[number] += weight
        numbers = nlargest(_MOST_THINGS, points, key=lambda number: points[number])
        same = [id(entry.thing) for entry in self._by_digits.get(significant(value), ())]
        return [self._things[number] for number in dict.fromkeys([*numbers, *same])]

    def naming(self, thing: Thing, around: Mapping[str, float], own: Collection[str]) -> float:
        """Return how well words name a thing, from 0 to 1; `own` are those beside the number."""
        named = self.lexicon.names(thing, around)
        explained = self.lexicon.explains(thing, own)
        if named < explained and len(own) > 1:
            return (named + explained) / 2
        return named * (1 - _EXPLAINED + _EXPLAINED * explained)

    def rarity(self, value: Fraction) -> Rarity:
        """Return how rarely a number is equal to another by chance."""
        digits = significant(value)
        alike = self._by_digits.get(digits, ())
        distinct = len(digits) >= _DISTINCT and len({id(entry.thing) for entry in alike}) == 1
        if not distinct and abs(value) >= _LARGE:
            same = {id(entry.thing) for entry in alike if entry.amount.value == value}
            distinct = len(same) == 1
        return Rarity(distinct, len(digits))
