"""A query as the terms that it is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.records.dates import read_moment
from zhuzhou_facts.records.units import UNITS
from zhuzhou_facts.search import hanzi
from zhuzhou_facts.search.characters import initials_pattern, known_characters, syllables_pattern
from zhuzhou_facts.search.english import STOP_WORDS, one_slip, stem
from zhuzhou_facts.search.finders import (
    EitherFinder,
    Kind,
    NumberFinder,
    PinyinFinder,
    RunFinder,
    WordFinder,
)
from zhuzhou_facts.search.folding import HANZI, WORD, fold
from zhuzhou_facts.search.numbers import read_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhuzhou_facts.search.documents import Index
    from zhuzhou_facts.search.finders import Finder

_TERM: Final = re.compile(
    rf"(?P<date>[12]\d{{3}}-\d{{2}}(?:-\d{{2}})?(?![\w-]))"
    rf"|(?P<year>[12]\d{{3}})年(?:(?P<month>\d{{1,2}})月)?[底末初]?"
    rf"|(?P<number>\d+(?:\.\d+)?(?:%| ?(?:trillion|billion|million|thousand|bn)\b"
    rf"|[十百千]?(?:万亿|亿|万)|(?![a-z0-9]|[.+&][a-z0-9])))"
    rf"|(?P<word>{WORD})|(?P<run>[{HANZI}]+)"
)
_BEGINNING: Final = 4
_SLIP: Final = 5
# More than anybody types; what comes after is not looked for.
_LONGEST_QUERY: Final = 500
_MOST_TERMS: Final = 32


@dataclass(frozen=True, slots=True)
class Term:
    """A word, a run of Chinese or a number of the query; or the `subject` of the whole base."""

    text: str
    find: Finder
    subject: bool = False


def read_terms(query: str, index: Index, *, some: bool, vain: str = "") -> tuple[Term, ...]:
    """Divide a query into its terms, without the words that only ask.

    Args:
        query: what was typed.
        index: what is searched.
        some: whether a part of a Chinese run is enough.
        vain: a number that no figure is, as typed.
    """
    text = known_characters(fold(query[:_LONGEST_QUERY]), index)
    found: list[Term] = []
    unknown: list[str] = []
    for match in islice(_TERM.finditer(text), _MOST_TERMS):
        word = match["word"]
        if word and word in STOP_WORDS:
            continue
        if word and not (forms := _forms(word, index)):
            unknown.append(word)
            continue
        found += _typed_otherwise(unknown, index)
        unknown = []
        if word:
            found.append(Term(word, WordFinder(forms), index.is_subject(word)))
        elif run := match["run"]:
            runs = hanzi.without_subject(run, index)
            found += [term for rest in runs for term in _run(rest, index, some=some)]
            found += [Term(run, RunFinder(run, ()), subject=True)] * (not runs)
        else:
            found.append(_number(match, index, vain.strip()))
    found += _typed_otherwise(unknown, index)
    # What the whole base is about tells no fact from another, unless nothing else is asked.
    return tuple([term for term in found if not term.subject] or found)


def _run(run: str, index: Index, *, some: bool) -> Iterator[Term]:
    if len(run) > hanzi.LONGEST_RUN and not index.holds(run):
        yield Term(run, WordFinder({}))
        return
    free = hanzi.free_stretches(run, index)
    if sum(end - start for start, end in free) < len(run):
        # Where the run stands whole somewhere, scattered characters are no find.
        finder = RunFinder(run, free, alone=not index.holds(run), some=some)
        yield Term(run, finder, run in index.subjects(run))


def _forms(word: str, index: Index) -> dict[str, Kind]:
    """Return the words of the base that are a word or another form of it."""
    root, near = stem(word), index.words_from(word[:2])
    found = {other: Kind.STEM for other in near if other[:2] == word[:2] and stem(other) == root}
    if word in near:
        found[word] = Kind.WORD
    return found


def _typed_otherwise(unknown: list[str], index: Index) -> Iterator[Term]:
    """Yield the terms of words that are not in the base: pinyin, beginnings of words, slips."""
    together = "".join(unknown)
    if len(unknown) > 1 and (finder := _spelled(together, index)):
        yield Term(together, finder)
        return
    for word in unknown:
        begun = _begun(word, index)
        finders = [_spelled(word, index), WordFinder(begun) if begun else None]
        known = tuple(finder for finder in finders if finder)
        if known:
            yield Term(word, EitherFinder(known))
        else:
            yield Term(word, _initials(word, index) or WordFinder(_slips(word, index)))


def _begun(word: str, index: Index) -> dict[str, Kind]:
    """Return the words of the base that begin with what was typed."""
    if len(word) < _BEGINNING or not word.isalpha():
        return {}
    return dict.fromkeys(index.words_from(word), Kind.PART)


def _slips(word: str, index: Index) -> dict[str, Kind]:
    """Return the words of the base that may be meant, also where only one of the two is plural."""
    if not word.isalpha():
        return {}
    typed = [form for form in (word, word.removesuffix("s")) if len(form) >= _SLIP]
    # A slip leaves the first letter where it was or next to it.
    near = [other for other in index.vocabulary if word[0] in other[:2] or other[0] in word[:2]]
    return {
        other: Kind.SLIP
        for other in near
        if any(
            one_slip(form, meant) for form in typed for meant in (other, other.removesuffix("s"))
        )
    }


def _spelled(word: str, index: Index) -> PinyinFinder | None:
    return _pinyin(syllables_pattern(word), index)


def _initials(word: str, index: Index) -> PinyinFinder | None:
    return _pinyin(initials_pattern(word), index)


def _pinyin(pattern: re.Pattern[str] | None, index: Index) -> PinyinFinder | None:
    finder = PinyinFinder(pattern) if pattern else None
    return finder if finder and any(map(finder, index.documents)) else None


def _number(match: re.Match[str], index: Index, vain: str) -> Term:
    text = match[0]
    when = match["date"] or match["year"] or ""
    if match["month"]:
        when += f"-{match['month']:0>2}"
    plain = match["number"] or ""
    if re.fullmatch(r"[12]\d{3}", plain):
        when = plain
    when = when if read_moment(when) else ""
    asked = read_number(plain, index.base) if plain not in {"", vain} else None
    form = plain if plain.replace(".", "").isdecimal() else when
    as_word = WordFinder({form: Kind.WORD} if form else {})
    return Term(text, NumberFinder(asked, when, as_word, UNITS | index.base.units))
