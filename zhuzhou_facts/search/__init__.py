"""Search: facts by words in Chinese or English, figures by number; best first.

How a fact is ranked, the whole of it:

1. every term of the query that is found counts 1000;
2. a term scores 40 in the name or id, 30 in an alias or the phrase as written, 20 in the
   statement, 10 in a tag or the theme; and up to 5 for how near it is: whole 5, another form of
   the word 4, a part 3, pieces 2, pinyin 1, one slip of the keyboard 0;
3. a query that is itself a name, an id or an alias of the fact scores 5 more;
4. equal ones: the text before its captions and before derived figures, then a name that ends in
   what was typed (a 立交桥 is a 桥), then the name or alias of which more was typed;
5. still equal ones: the order of the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.figures.derivation import (
    DerivedFigure,
    derive_from_changes,
    derive_from_relations,
)
from zhuzhou_facts.figures.query import Entry, Item
from zhuzhou_facts.quantity.reader import Reading
from zhuzhou_facts.records import Fact, Text
from zhuzhou_facts.records.dates import read_moment
from zhuzhou_facts.records.units import UNITS
from zhuzhou_facts.search.documents import END, index
from zhuzhou_facts.search.finders import Kind, falls_in
from zhuzhou_facts.search.folding import fold, letters
from zhuzhou_facts.search.numbers import Fit, find_numbers, read_number
from zhuzhou_facts.search.terms import read_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from zhuzhou_facts.records import FactBase, Figure
    from zhuzhou_facts.search.documents import Document, Index
    from zhuzhou_facts.search.finders import Match
    from zhuzhou_facts.search.numbers import Asked, Found
    from zhuzhou_facts.search.terms import Term

_FOUND: Final = 1000
_CALLED_SO: Final = 5
_BEGINNING: Final = 40

_KINDS: Final = {
    Kind.WORD: Text(zh="整词", en="whole word"),
    Kind.STEM: Text(zh="同一词的另一形式", en="form of the word"),
    Kind.PART: Text(zh="部分", en="part"),
    Kind.PIECES: Text(zh="分段", en="piece"),
    Kind.PINYIN: Text(zh="拼音", en="pinyin of"),
    Kind.SLIP: Text(zh="疑为误键", en="one slip from"),
}
_LABELS: Final = {
    "id": Text(zh="编号", en="id"),
    "name": Text(zh="名称", en="name"),
    "alias": Text(zh="又名", en="alias"),
    "written": Text(zh="原文写作", en="as written"),
    "statement": Text(zh="陈述", en="statement"),
    "topic": Text(zh="主题或标签", en="theme or tag"),
}
_FIGURE: Final = Text(zh="数值或时间", en="figure or time")


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that was found: a stated figure (or a fact without one) or a derived figure."""

    item: Item
    score: int
    why: Text
    is_rounding: bool = False
    """Whether what was typed is not the figure but what it rounds to."""

    @property
    def key(self) -> str:
        """The key of the row."""
        return self.item.key


def search(
    base: FactBase,
    query: str,
    *,
    any_word: bool = False,
    limit: int | None = None,
    reading: Reading = Reading.STRICT,
) -> tuple[Hit, ...]:
    """Find facts and figures, best first, one hit a figure.

    A query that is a number finds the figures that it is and then those that round to it; where
    there are none, and for any other query, its words are looked for.

    Args:
        base: the fact base.
        query: words in Chinese or English, or a number.
        any_word: whether one of the words is enough.
        limit: how many hits at most.
        reading: how hedged numbers are bounded in derived figures.
    """
    most = None if limit is None else max(limit, 0)
    return tuple(islice(_found(base, query, reading, some=any_word), most))


def _found(base: FactBase, query: str, reading: Reading, *, some: bool) -> Iterator[Hit]:
    asked = read_number(query, base)
    hits = _by_number(asked, base) if asked else []
    if not hits:
        # That no figure is this number need not be found out again.
        yield from _by_words(base, query, reading, some=some, vain=query if asked else "")
        return
    yield from hits
    if asked and asked.bare and read_moment(query.strip()):
        known = {hit.key for hit in hits}
        later = _by_words(base, query, reading, some=False)
        yield from (
            hit for hit in later if _is_at(hit.item, query.strip()) and hit.key not in known
        )


def _is_at(item: Item, when: str) -> bool:
    figure = item if isinstance(item, DerivedFigure) else item.figure
    return figure is not None and falls_in(figure.when, when)


def _by_number(asked: Asked, base: FactBase) -> list[Hit]:
    units = UNITS | base.units
    best: dict[str, Found] = {}
    for document in index(base).documents:
        for one in find_numbers(asked, document, units):
            key = Entry(one.fact, one.figure).key
            if key not in best or one.fit > best[key].fit:
                best[key] = one
    ranked = sorted(best.values(), key=lambda one: -one.fit)
    return [
        Hit(
            Entry(one.fact, one.figure),
            _FOUND + 10 * one.fit,
            _why_number(asked, one),
            is_rounding=one.fit is Fit.ROUNDED,
        )
        for one in ranked
    ]


def _why_number(asked: Asked, found: Found) -> Text:
    if found.fit is Fit.ROUNDED:
        return Text(
            zh=f"{found.written}四舍五入为{asked.text}",
            en=f"{asked.text} is {found.written} rounded",
        )
    return Text(zh=f"数值：{found.written}", en=f"figure: {found.written}")


_Place = tuple[int, bool, bool, int]
_Ranked = tuple[_Place, "Document", tuple["Match", ...]]


def _by_words(
    base: FactBase, query: str, reading: Reading, *, some: bool, vain: str = ""
) -> Iterator[Hit]:
    for place, document, matches in _ranked(query, index(base), some=some, vain=vain):
        why = _why(matches)
        for item in _items(base, document, matches, reading):
            yield Hit(item, -place[0], why)


def _ranked(query: str, known: Index, *, some: bool, vain: str) -> list[_Ranked]:
    """Return the documents that have the terms of a query, best first, and how they have them."""
    terms = read_terms(query, known, some=some, vain=vain)
    documents: Sequence[Document] = known.documents
    for term in () if some else terms:
        documents = list(filter(term.find.may_find, documents))
    called = _caller(letters(fold(query)))
    ranked: list[_Ranked] = []
    for document in documents:
        matches = _matches(terms, document, some=some)
        if matches is None:
            continue
        lines = document.telling
        score = _score(matches) + _CALLED_SO * called(lines)
        near = (not _heads(matches), -_closeness(matches, lines))
        ranked.append(((-score, _aside(document), *near), document, matches))
    return sorted(ranked, key=itemgetter(0))


def _matches(terms: Iterable[Term], document: Document, *, some: bool) -> tuple[Match, ...] | None:
    """Return how a document has the terms; None where it lacks one, or all with `some`."""
    found = []
    for term in terms:
        match = term.find(document)
        if match:
            found.append(match)
        elif not some:
            return None
    return tuple(found) or None


def _caller(text: str) -> Callable[[str], bool]:
    """Return what tells whether one of the lines is a text (letters alone), signs aside."""
    # Its beginning finds the few lines that are worth stripping of their signs.
    gap = rf"(?:[^\w\n{END}]|_)*"
    first = gap.join(map(re.escape, text[:_BEGINNING]))
    pattern = re.compile(rf"\n{gap}{first}[^\n{END}]*(?=\n)")
    return lambda lines: any(letters(line) == text for line in pattern.findall(lines))


@lru_cache(maxsize=1024)
def _score(matches: tuple[Match, ...]) -> int:
    """Return how well a document answers: the rule of this module, lines 1 and 2."""
    return int(sum(_FOUND * match.share + match.points for match in matches))


def _aside(document: Document) -> bool:
    """Whether it is beside the text: a picture caption, or not stated at all."""
    return not isinstance(document.owner, Fact) or document.owner.at.caption


@lru_cache(maxsize=1024)
def _heads(matches: tuple[Match, ...]) -> bool:
    """Whether a name ends in what was typed, and so is the name of a kind of it."""
    return any(trace.ends_name for match in matches for trace in match.traces)


def _closeness(matches: tuple[Match, ...], lines: str) -> int:
    """Return how much of a name or an alias was typed, in thousandths."""
    texts = _typed(matches)
    told = lines.split("\n")
    if len(texts) == 1:
        held = [len(line) for line in told if texts[0] in line]
        return 1000 * len(texts[0]) // min(held) if held else 0
    sizes = ((sum([len(text) for text in texts if text in line]), line) for line in told)
    return max(1000 * size // (len(line) or 1) for size, line in sizes)


@lru_cache(maxsize=1024)
def _typed(matches: tuple[Match, ...]) -> tuple[str, ...]:
    return tuple(trace.text for match in matches for trace in match.traces)


def _items(
    base: FactBase, document: Document, matches: tuple[Match, ...], reading: Reading
) -> Iterator[Item]:
    """Yield a document's rows: those at the time or of the number asked for, else all stated."""
    owner = document.owner
    if not isinstance(owner, Fact):
        yield from _derived(base, reading).get(owner.id, ())
        return
    rows: list[Item] = [Entry(owner, figure) for figure in owner.figures] or [Entry(owner)]
    times, meant = _numbers(matches)
    if not times and not meant:
        yield from rows
        return
    derived = derive_from_changes(base, owner, reading) if times and owner.changes else ()
    chosen = [
        row
        for row in (*rows, *derived)
        if (isinstance(row, Entry) and row.figure in meant)
        or (times and all(_is_at(row, at) for at in times))
    ]
    yield from chosen or rows


@lru_cache(maxsize=1024)
def _numbers(matches: tuple[Match, ...]) -> tuple[tuple[str, ...], tuple[Figure, ...]]:
    """Return the times and the figures that are asked for."""
    times = tuple(match.when for match in matches if match.when)
    return times, tuple(figure for match in matches for figure in match.figures)


@lru_cache(maxsize=8)
def _derived(base: FactBase, reading: Reading) -> dict[str, list[DerivedFigure]]:
    found: dict[str, list[DerivedFigure]] = {}
    for figure in derive_from_relations(base, reading):
        found.setdefault(figure.id, []).append(figure)
    return found


@lru_cache(maxsize=1024)
def _why(matches: tuple[Match, ...]) -> Text:
    """Return what was found of each term, in both languages."""
    zh, en = [], []
    for match in matches:
        for trace in match.traces:
            kind = _KINDS[trace.kind]
            if trace.field is None:
                zh.append(f"{_FIGURE.zh}：{trace.text}")
                en.append(f"{_FIGURE.en}: {trace.text}")
                continue
            label = _LABELS[trace.field.label]
            zh.append(f"{label.zh}：{kind.zh} {trace.text}")
            en.append(f"{label.en}: {kind.en} {trace.text}")
    return Text(zh="；".join(dict.fromkeys(zh)), en="; ".join(dict.fromkeys(en)))
