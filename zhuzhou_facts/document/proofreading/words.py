"""How well the words around a number name a thing."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.normalisation import fold_one
from zhuzhou_facts.search.english import STOP_WORDS, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    """Whether a name says of itself what is meant.

    It does with two words, with three Chinese characters, or as a term of four.
    """
    terms = [word for word in name if word.startswith(_TERM)]
    others = [word for word in name if not word.startswith(_TERM)]
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
