"""The words around a number, and the things that they name; the entries of these."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from heapq import nlargest
from importlib.resources import files
from itertools import islice
from math import log
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import MOST_DIGITS, significant
from zhuzhou_facts.document.normalisation import fold_one
from zhuzhou_facts.document.proofreading.choice import Rarity
from zhuzhou_facts.search.english import STOP_WORDS, stem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from zhuzhou_facts.document.proofreading.entries import Entry

_RUN: Final = re.compile(
    r"[\u3400-\u9fff]+|[a-z]+-?[0-9]+[a-z]*|[a-z]+(?:['’][a-z]+)?|(?<![0-9.])(?:19|20)[0-9]{2}(?![0-9.])"
)
# Signs that join words or stand for numbers and name nothing, but behind 第, 初 and 高.
_EMPTY: Final = re.compile(
    "(?:[的了着和与及或等为是有在由从到至把被将于以之其共约达就也都又还已百千万亿余多个年月日]"
    "|(?<![第初高])[一二两三四五六七八九十])+"
)
NUMERAL: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_CHARACTER: Final = 0.3  # what a single Chinese character weighs beside a pair
_TERM: Final = "="  # what the token for all that means the same begins with
_LONG_TERM: Final = 4
_SPECIFIC: Final = 2
_SPECIFIC_CHINESE: Final = 5  # three characters and the two pairs of them
_ENOUGH: Final = 3
_ENOUGH_CHINESE: Final = 8
_LONGEST_TERM: Final = 5  # words
_MOST_THINGS: Final = 24
_MOST_ENTRIES: Final = 64  # of one thing that are compared: a list may have thousands
_EXPLAINED: Final = 0.2  # what the words right beside a number count against the name near it
_CONTRAST: Final = 0.3  # of a name that another thing does not share
_COMMON: Final = 200  # names
_FEW: Final = 8
_DISTINCT: Final = 3  # significant digits that are rarely equal by chance
_LARGE: Final = 1_000_000
_ROOT: Final = 8  # letters


@lru_cache(maxsize=65536)
def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text: stems, and of Chinese the characters and pairs of them."""
    runs = (_english([run]) if run.isascii() else _pairs(run) for run in _runs(text))
    return tuple(word for run in runs for word in run)


@lru_cache(maxsize=65536)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text, with one word for what means the same in either language."""
    found: list[str] = []
    chinese, terms = _terms()
    runs = _runs(text)
    for run in runs:
        if not run.isascii():
            for at, part in enumerate(chinese.split(run)):
                found += [terms[part]] if at % 2 else _pairs(part)
    return *found, *_joined(_english(run for run in runs if run.isascii()), terms)


def words_of(*texts: str) -> frozenset[str]:
    """Return the words of texts in both ways."""
    return frozenset(word for text in texts for way in (tokens, plain_words) for word in way(text))


def _runs(text: str) -> list[str]:
    return _RUN.findall("".join(map(fold_one, text)).lower())


def _english(runs: Iterable[str]) -> list[str]:
    return [
        run if run.isdecimal() else stem(re.split("['’]", run, maxsplit=1)[0])
        for run in runs
        if run not in STOP_WORDS and len(run) > 1
    ]


def _pairs(run: str) -> Iterator[str]:
    for piece in _EMPTY.split(run):
        yield from piece
        yield from (piece[at : at + 2] for at in range(len(piece) - 1))


def _joined(words: list[str], terms: dict[str, str]) -> Iterator[str]:
    """Yield English words, several that are one term as one."""
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST_TERM, len(words) - at), 0, -1):
            term = terms.get(" ".join(words[at : at + size]))
            if term is not None or size == 1:
                yield term or words[at]
                at += size
                break


@lru_cache(maxsize=1)
def _terms() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of the Chinese terms, and for each term the token of what it means."""
    lines = files(__package__).joinpath("terms.txt").read_text("utf-8").splitlines()
    terms: dict[str, str] = {}
    for line in lines:
        if not line.startswith("#"):
            chinese, _, english = line.partition("|")
            token = _TERM + chinese.split()[0]
            forms = [" ".join(plain_words(form)) for form in english.split(",")]
            for form in (*chinese.lower().split(), *forms):
                terms.setdefault(form, token)
    # By their first characters, or each form would be tried at each place.
    rests: defaultdict[str, list[str]] = defaultdict(list)
    for form in sorted((form for form in terms if not form.isascii()), key=len, reverse=True):
        rests[form[0]].append(form[1:])
    branches = (f"{first}(?:{'|'.join(forms)})" for first, forms in rests.items())
    return re.compile(f"({'|'.join(branches)})"), terms


def base_weight(token: str) -> float:
    """Return what a word weighs before it is known how rare it is."""
    return _CHARACTER if len(token) == 1 and not token.isascii() else 1.0


def terms_of(name: frozenset[str]) -> frozenset[str]:
    """Return the words of a name that mean the same in either language."""
    return frozenset(word for word in name if word.startswith(_TERM))


def is_specific(name: frozenset[str]) -> bool:
    """Whether a name says of itself what is meant."""
    # It does with two words, with three Chinese characters, or as a term of four.
    terms = terms_of(name)
    others = name - terms
    if any(len(term) > _LONG_TERM for term in terms):
        return True
    if all(map(str.isascii, others)):
        return len(name) >= _SPECIFIC
    # So many characters are in a term, and pairs of them.
    return len(others) + sum(2 * len(term) - 3 for term in terms) >= _SPECIFIC_CHINESE


def says_enough(phrase: str) -> bool:
    """Whether a phrase has so many words that they name something, whatever they are."""
    english = all(map(str.isascii, plain_words(phrase)))
    return len(frozenset(tokens(phrase))) >= (_ENOUGH if english else _ENOUGH_CHINESE)


class Thing:
    """What numbers are said of: its names, and the words of what is stated about it."""

    def __init__(self, names: Iterable[str], texts: Iterable[str], chinese: set[bool]) -> None:
        """Take names, what is stated, and whether there are Chinese (True) and English names."""
        names = list(names)
        ways = [frozenset(way(name)) for name in names for way in (tokens, plain_words)]
        self.names = list(dict.fromkeys(filter(None, ways)))
        self.named = words_of(*names)
        self.words = self.named | words_of(*texts)
        self._chinese = chinese
        self.numerals = frozenset(NUMERAL.findall(" ".join(names)))

    def is_named(self, *, chinese: bool) -> bool:
        """Whether it has a name in Chinese, or in English."""
        return chinese in self._chinese


class Index:
    """Entries by thing, by the words of its names, and by their digits; rare words weigh more."""

    def __init__(self, entries: Iterable[Entry], *, chinese: bool) -> None:
        """Make an index for claims of one language."""
        # Of the names of a thing that has none in that language, the terms alone count.
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
        levels = (each for each in self.entries(entry.thing) if each.is_level)
        return [each for each in levels if each.amount.same_unit(entry.amount)]

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
        stated = (each for each in self._by_place[entry.place] if not each.derived)
        return [each for each in stated if each is not entry]

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
    first = next(iter(entries), None)
    return first is not None and all(
        each.thing is first.thing or each.is_translation(first) for each in entries
    )
