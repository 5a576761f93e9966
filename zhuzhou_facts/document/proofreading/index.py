"""The things that entries are of, found by the words around a number or by the number."""

from __future__ import annotations

from collections import Counter, defaultdict
from heapq import nlargest
from itertools import islice
from math import log
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import MOST_DIGITS, significant
from zhuzhou_facts.document.proofreading.choice import Rarity
from zhuzhou_facts.document.proofreading.words import Thing, base_weight, is_specific, terms_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from fractions import Fraction

    from zhuzhou_facts.document.proofreading.entries import Entry

_MOST_THINGS: Final = 24
_MOST_ENTRIES: Final = 64  # of one thing that are compared: a list may have thousands
_EXPLAINED: Final = 0.2  # what the words right beside a number count against the name near it
_CONTRAST: Final = 0.3  # of a name that another thing does not share
_COMMON: Final = 200  # names
_FEW: Final = 8
_DISTINCT: Final = 3  # significant digits that are rarely equal by chance
_LARGE: Final = 1_000_000
_ROOT: Final = 8  # letters


class Index:
    """Entries by thing, by the words of its names, and by their digits; rare words weigh more."""

    def __init__(self, entries: Iterable[Entry], *, chinese: bool) -> None:
        """Make an index for claims of one language.

        Of the names of a thing that has none in that language, the terms alone count.
        """
        self.all = [*entries]
        self._entries: defaultdict[Thing, list[Entry]] = defaultdict(list)
        self._by_place: defaultdict[object, list[Entry]] = defaultdict(list)
        self._by_digits: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self.all:
            self._entries[entry.thing].append(entry)
            self._by_place[entry.place].append(entry)
            if entry.key or not entry.derived:
                self._by_digits[entry.amount.digits].append(entry)
        self.ends = frozenset(end for each in self.all for end in each.amount.ends or ())
        counts = Counter(word for thing in self._entries for word in thing.words)
        self.words = frozenset(counts)
        size = len(self._entries) + 1
        # What so many things have in common: the place that a base is of.
        self.common = frozenset(word for word, n in counts.items() if n >= max(_FEW, size / _FEW))
        self._unknown = log(size)
        self._weights = {word: base_weight(word) * log(size / n) for word, n in counts.items()}
        self._things: list[list[Thing]] = []  # those that have each name
        self._specific: set[int] = set()  # the names that say of themselves what is meant
        self._names_of: defaultdict[Thing, list[int]] = defaultdict(list)
        self._postings: defaultdict[str, dict[int, float]] = defaultdict(dict)
        numbers: dict[frozenset[str], int] = {}
        translated: set[int] = set()
        for thing in self._entries:
            foreign = not thing.is_named(chinese=chinese)
            for name in thing.names:
                words = (foreign and terms_of(name)) or name
                number = numbers.setdefault(words, len(numbers))
                if number == len(self._things):
                    self._things.append([])
                    if is_specific(words):
                        self._specific.add(number)
                    elif foreign and words is not name:
                        translated.add(number)
                    whole = sum(map(self._weight, words))
                    for word in words:
                        self._postings[word][number] = self._weight(word) / whole if whole else 0.0
                self._things[number].append(thing)
                self._names_of[thing].append(number)
        # So does a term that no other thing has.
        self._specific |= {number for number in translated if len(self._things[number]) == 1}

    def _weight(self, word: str) -> float:
        return self._weights.get(word, base_weight(word) * self._unknown)

    def entries(self, thing: Thing, value: Fraction | None = None) -> Sequence[Entry]:
        """Return the entries of a thing; of very many the first ones and those of a number."""
        found = self._entries[thing]
        if len(found) <= _MOST_ENTRIES:
            return found
        first = {each.order: each for each in found[:_MOST_ENTRIES]}
        alike = () if value is None else self.alike(value)[:_MOST_ENTRIES]
        return [*(first | {each.order: each for each in alike if each.thing is thing}).values()]

    def levels(self, entry: Entry) -> list[Entry]:
        """Return the levels of one unit that the thing of an entry has."""
        return [
            each
            for each in self.entries(entry.thing)
            if each.is_level and each.amount.same_unit(entry.amount)
        ]

    def named(self, near: Mapping[str, float], *, specific: bool = False) -> dict[int, float]:
        """Return how much of each name stands near, from 0 to 1, of those of which any does.

        `near` has the words around a number, each with its nearness from 0 to 1. With `specific`,
        names of one word do not count.
        """
        shares: defaultdict[int, float] = defaultdict(float)
        for word in sorted(near, key=lambda word: len(self._postings.get(word, ()))):
            posting = self._postings.get(word, {})
            # A word of many names alone names none of them.
            among = posting if len(posting) <= _COMMON or not shares else shares.keys() & posting
            for number in among:
                shares[number] += posting[number] * near[word]
        return {
            number: share
            for number, share in shares.items()
            if not specific or number in self._specific
        }

    def share(self, named: Mapping[int, float], thing: Thing) -> float:
        """Return how much of a name of a thing stands near, of the names that do."""
        return max((named.get(number, 0.0) for number in self._names_of[thing]), default=0.0)

    def is_only(self, named: Mapping[int, float], thing: Thing) -> bool:
        """Whether the best of the names of a thing that stand near is of no other thing."""
        numbers = self._names_of[thing]
        best = max(numbers, key=lambda number: named.get(number, 0.0), default=None)
        return best is not None and len(self._things[best]) == 1

    def likely(self, named: Mapping[int, float], value: Fraction) -> list[Thing]:
        """Return the things that the words around a number name best, and those of its digits."""
        names = nlargest(_MOST_THINGS, named, key=lambda number: named[number])
        best = dict.fromkeys(thing for number in names for thing in self._things[number])
        same = dict.fromkeys(entry.thing for entry in self.alike(value))
        most = nlargest(_MOST_THINGS, same, key=lambda thing: self.share(named, thing))
        return list(dict.fromkeys([*islice(best, _MOST_THINGS), *most]))

    def naming(self, thing: Thing, named: float, own: Collection[str]) -> float:
        """Return how well words name a thing, from 0 to 1.

        So much of its name stands near as `named` says; of the words beside the number, `own`, it
        explains some.
        """
        whole = sum(map(self._weight, own))
        known = sum(self._weight(word) for word in own if word in thing.words)
        explained = known / whole if whole else 1.0
        if named < explained and len(own) > 1:
            return (named + explained) / 2
        return named * (1 - _EXPLAINED + _EXPLAINED * explained)

    def contrast(
        self, thing: Thing, entry: Entry, own: Collection[str], *, of_names: bool = False
    ) -> float:
        """Return how much of a name of a thing, from 0 to 1, words have that the entry's lacks.

        It is nothing where they have a word of the entry's names too that the thing lacks, or too
        little of the name. With `of_names` any of it is enough, and of an entry of a fact base its
        names alone are looked at, not what is stated of it.
        """
        others = entry.thing.words if entry.key and not of_names else entry.named
        roots = {_root(word) for word in own}
        if any(_root(word) in roots and word not in thing.named for word in entry.named):
            return 0.0
        shares = []
        for name in thing.names:
            words = [word for word in name if word in own and word not in others]
            if any(base_weight(word) == 1 for word in words):
                whole = sum(map(self._weight, name))
                shares.append(sum(map(self._weight, words)) / whole if whole else 0.0)
        share = max(shares, default=0.0)
        return share if of_names or share >= _CONTRAST else 0.0

    def others(self, entry: Entry) -> Sequence[Entry]:
        """Return the other stated entries of the paragraph of a source, or section of a base."""
        return [
            each for each in self._by_place[entry.place] if each is not entry and not each.derived
        ]

    def alike(self, value: Fraction) -> Sequence[Entry]:
        """Return the entries with the digits of a number."""
        return self._by_digits.get(significant(value), ())

    def rarity(self, value: Fraction) -> Rarity:
        """Return how rarely a number is equal to another by chance."""
        digits = significant(value)
        if len(digits) == MOST_DIGITS:  # a fraction as a third, which has no last digit
            return Rarity(distinct=False, digits=1)
        alike = self.alike(value)
        distinct = len(digits) >= _DISTINCT and _are_one(alike)
        if not distinct and abs(value) >= _LARGE:
            distinct = _are_one([entry for entry in alike if entry.amount.value == value])
        return Rarity(distinct, len(digits))


def _root(word: str) -> str:
    """Return what the forms of an English word begin with: disciplined, disciplinary."""
    return word[:_ROOT] if word.isascii() else word


def _are_one(entries: Sequence[Entry]) -> bool:
    """Whether there are entries, all of one thing, or of one number in two languages."""
    if not entries:
        return False
    first, *others = entries
    return all(
        entry.thing is first.thing
        or (
            (entry.amount.value, entry.change) == (first.amount.value, first.change)
            and bool(entry.name.zh) != bool(first.name.zh)
        )
        for entry in others
    )
