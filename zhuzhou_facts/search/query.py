"""A query as the terms that it is made of."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.search.english import STOP_WORDS, is_slip, stem
from zhuzhou_facts.search.index import (
    Kind,
    match_number,
    match_run,
    match_sound,
    match_time,
    match_word,
)
from zhuzhou_facts.search.numbers import read_number
from zhuzhou_facts.search.text import (
    HANZI,
    WORD,
    fold,
    initials_pattern,
    same_sound,
    syllables_pattern,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zhuzhou_facts.search.index import Document, Index, Match

    Matcher = Callable[[Document], Match | None]

_TERM: Final = re.compile(
    rf"(?P<date>[12]\d{{3}}-\d{{2}}(?:-\d{{2}})?(?![\w-]))"
    rf"|(?P<year>[12]\d{{3}})年(?:(?P<month>\d{{1,2}})月)?[底末初]?"
    rf"|(?P<number>(?:(?<![^\s{HANZI}])[-−])?\d+(?:\.\d+)?"
    rf"(?:%| ?(?:trillion|billion|million|thousand|bn)\b"
    rf"|[十百千]?(?:万亿|亿|万)|(?![a-z0-9]|[.+&][a-z0-9])))"
    rf"|(?P<word>{WORD})|(?P<run>[{HANZI}]+)"
)
_YEAR: Final = re.compile(r"[12]\d{3}")
_BEGINNING: Final = 4
_SLIP: Final = 5
# More than anybody types; what comes after is not looked for.
_LONGEST_QUERY: Final = 500
# 多少人 asks for people, and 多少人口 for 人口.
_MEASURE_WORD: Final = "(?:人(?![口才员均])|项(?!目)|[个座家名位件次年岁天条种所公里米元轮])"
# What asks or joins and names nothing.
_ASKING: Final = re.compile(
    rf"请问|[了上里中]?一?共?有?(?:多少|几|哪些|什么|哪几){_MEASURE_WORD}?|[是为](?:多少|几|什么|哪些)"
    rf"{_MEASURE_WORD}?|有?多[大长高少]|怎么样|怎样|如何|(?<=..)(?:情况|数据|数量|数目)$|总共?|一共|的|[吗呢了]$"
    r"|[和与及]|有$|(?<=..)(?:提高|增加|增长|减少|下降|上升)(?=[了多几]|$)"
)
_ASKED_MEASURE: Final = re.compile(rf"[多少几哪些]({_MEASURE_WORD})$")
_OFFICE: Final = "[市省县区州]?"


class Term(NamedTuple):
    """A word, a run of Chinese or a number of the query, without what only asks.

    `subject` is whether it says what the whole base is about.
    """

    text: str
    match: Matcher
    subject: bool = False


def read_terms(query: str, index: Index, *, some: bool = False) -> tuple[Term, ...]:
    """Divide a query into its terms, without the words that only ask.

    With `some`, a part of a Chinese run is enough.
    """
    found: list[Term] = []
    for piece in index.time.split(fold(query[:_LONGEST_QUERY])):
        if when := index.times.get(piece):
            found.append(Term(piece, partial(match_time, when=when, name=piece)))
        else:
            found += _terms(piece, index, some=some)
    # The subject of the base distinguishes no fact from another, unless nothing else is asked.
    return tuple([term for term in found if not term.subject] or found)


def _terms(folded: str, index: Index, *, some: bool) -> list[Term]:
    """Divide a folded text without names of times into its terms."""
    found: list[Term] = []
    unknown: list[str] = []
    for match in _TERM.finditer(folded):
        word = match["word"]
        if word in STOP_WORDS:
            continue
        forms = _forms(word, index) if word else {}
        if word and not forms:
            unknown.append(word)
            continue
        found += _guesses(unknown, index)
        unknown = []
        if word:
            term = Term(word, partial(match_word, forms=forms), index.is_subject(word))
            found.append(term)
        elif match["run"]:
            found += _runs(match["run"], index, some=some)
        else:
            found.append(_number(match, index))
    return [*found, *_guesses(unknown, index)]


def _runs(run: str, index: Index, *, some: bool) -> Iterator[Term]:
    """Yield the terms of a run of Chinese, without the subject of the base and what only asks.

    What stands in the base as it is, is left so: nothing in it is spelled rightly or cut.
    """
    if run in index.text:
        yield Term(run, _run_matcher(run, index, some=some), run in index.subjects)
        return
    for name in index.subjects:
        run = re.sub(_one_wrong(name), name, run)  # 株州 is 株洲
    names = "|".join(re.escape(name) + _OFFICE for name in index.subjects) or "(?!)"
    rests = [rest for rest in re.split(names, run) if rest]
    if not rests:
        yield Term(run, partial(match_run, run=run), subject=True)
    for rest in rests:
        pieces = [rest] if rest in index.text else [it for it in _ASKING.split(rest) if it]
        if not pieces and (measure := _ASKED_MEASURE.search(rest)):
            # Where nothing else is asked, 有多少人 asks for what people are counted in.
            pieces = [measure[1]]
        for piece in pieces:
            yield Term(piece, _run_matcher(piece, index, some=some))


def _run_matcher(run: str, index: Index, *, some: bool) -> Matcher:
    # Where the run stands whole somewhere, scattered characters are no find.
    whole = run in index.text
    matcher: Matcher = partial(match_run, run=run, alone=not (whole or some), some=some)
    if not any(map(matcher, index.documents)):
        # One character of a name or an alias may be another one of the same sound.
        meant = re.search(f"^(?:{_one_wrong(run)})$", index.names, re.MULTILINE)
        if meant:
            pattern = re.compile(re.escape(meant[0]))
            return partial(match_sound, pattern=pattern, kind=Kind.SLIP)
    return matcher


def _one_wrong(text: str) -> str:
    """Return a pattern for a text in which one character may be another of the same sound."""
    return "|".join(
        f"{text[:at]}[{same_sound(sign)}]{text[at + 1 :]}" for at, sign in enumerate(text)
    )


def _forms(word: str, index: Index) -> dict[str, Kind]:
    """Return the words of the base that are a word or another form of it."""
    root, start = stem(word), word[:2]
    near = [other for other in index.vocabulary if other.startswith(start) and stem(other) == root]
    exact = {word: Kind.WORD} if word in index.vocabulary else {}
    return dict.fromkeys(near, Kind.STEM) | exact


def _guesses(unknown: list[str], index: Index) -> Iterator[Term]:
    """Yield the terms of words that are not in the base: pinyin, beginnings of words, slips."""
    together = "".join(unknown)
    if len(unknown) > 1 and (matcher := _pinyin(syllables_pattern(together), index)):
        yield Term(together, matcher)
        return
    for word in unknown:
        is_beginning = len(word) >= _BEGINNING and word.isalpha()
        begun = [it for it in index.vocabulary if is_beginning and it.startswith(word)]
        matcher = (
            _pinyin(syllables_pattern(word), index)
            or (partial(match_word, forms=dict.fromkeys(begun, Kind.PART)) if begun else None)
            or _pinyin(initials_pattern(word), index)
            or partial(match_word, forms=_slips(word, index))
        )
        yield Term(word, matcher)


def _pinyin(pattern: re.Pattern[str] | None, index: Index) -> Matcher | None:
    matcher = partial(match_sound, pattern=pattern, kind=Kind.PINYIN) if pattern else None
    return matcher if matcher and any(map(matcher, index.documents)) else None


def _slips(word: str, index: Index) -> dict[str, Kind]:
    """Return the words of the base that may be meant, also where only one of the two is plural."""
    if not word.isalpha():
        return {}
    typed = [form for form in (word, word.removesuffix("s")) if len(form) >= _SLIP]
    return {
        other: Kind.SLIP
        for other in index.vocabulary
        if any(is_slip(form, meant) for form in typed for meant in (other, other.removesuffix("s")))
    }


def _number(match: re.Match[str], index: Index) -> Term:
    plain = match["number"] or ""
    when = match["date"] or match["year"] or ("" if "." in plain else plain)
    if match["month"]:
        when += f"-{match['month']:0>2}"
    wanted = read_number(plain, index.base) if plain else None
    form = plain if plain.replace(".", "").isdecimal() else when
    matcher = partial(match_number, base=index.base, wanted=wanted, when=when, form=form)
    return Term(match[0], matcher)
