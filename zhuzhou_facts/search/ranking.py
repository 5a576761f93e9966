"""Search: facts by words in Chinese or English, figures by number; best first.

How a fact is ranked:

1. every term of the query that is found counts 1000;
2. a term scores 40 in the name or id, 30 in an alias or the phrase as written, 20 in the
   statement, 10 in a tag or the theme, 5 in the note; and up to 5 for how near it is: whole 5,
   another form of the word 4, a part 3, pieces 2, pinyin 1, a slip 0;
3. a query that is itself a name, an id or an alias of the fact (but for words that only ask) scores
   15 more, and so comes before one that is a part of another's name (国企 in 中国企业家);
4. equal ones: the text before its captions and before derived figures, then a name that ends in
   the query (a 立交桥 is a 桥), then the name or alias of which the query is the larger part;
5. still equal ones: the order of the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.figures.derivation import derive_from_changes, derive_from_relations
from zhuzhou_facts.figures.query import Entry, Item, entries_of
from zhuzhou_facts.quantity import Reading
from zhuzhou_facts.records import Fact, Text
from zhuzhou_facts.records.dates import lies_in, read_moment
from zhuzhou_facts.search.index import FIGURE, STATEMENT, Kind, index
from zhuzhou_facts.search.numbers import Fit, find_derived, find_numbers, read_number
from zhuzhou_facts.search.query import read_terms
from zhuzhou_facts.search.text import fold, letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhuzhou_facts.records import FactBase
    from zhuzhou_facts.search.index import Document, Match
    from zhuzhou_facts.search.numbers import Wanted
    from zhuzhou_facts.search.query import Term

_FOUND: Final = 1000
_IS_NAME: Final = 15

_KINDS: Final = {
    Kind.WORD: ("整词 ", "whole word "),
    Kind.STEM: ("同一词的另一形式 ", "form of the word "),
    Kind.PART: ("部分 ", "part "),
    Kind.PIECES: ("分段 ", "piece "),
    Kind.PINYIN: ("拼音 ", "pinyin of "),
    Kind.SLIP: ("疑为笔误 ", "one slip from "),
}
_FITS: Final = {
    Fit.EXACT: ("数值：{figure}", "figure: {figure}"),
    Fit.WRITTEN: ("数值：{figure}", "figure: {figure}"),
    Fit.ROUNDED: ("{figure}四舍五入为{asked}", "{asked} is {figure} rounded"),
    Fit.WITHIN: ("{figure}在{asked}之间", "{figure} is within {asked}"),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that was found: a stated figure (or a fact without one) or a derived figure.

    `found` are the folded texts that were found, for `mark`; `is_rounding` is whether the query is
    not the figure but what it rounds to.
    """

    item: Item
    score: int
    why: Text
    found: tuple[str, ...] = ()
    is_rounding: bool = False

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

    A query that is a number finds the figures that it is and then those that round to it, or else
    the derived figures; a range finds what lies in it. Where there are none, and for any other
    query, its words are looked for.
    With `any_word`, one of them is enough. `limit` is how many hits there are at most, and
    `reading` how hedged numbers are bounded in derived figures.
    """
    return tuple(islice(_hits(base, query, reading, some=any_word), limit))


def _hits(base: FactBase, query: str, reading: Reading, *, some: bool) -> Iterator[Hit]:
    wanted = None if _is_name(query.strip(), base) else read_number(query, base)
    hits = _by_number(wanted, base, reading) if wanted else []
    if not hits:
        yield from _by_words(base, query, reading, some=some)
        return
    yield from hits
    when = query.strip()
    if wanted and wanted.bare and read_moment(when):
        keys = {hit.key for hit in hits}
        for hit in _by_words(base, query, reading, some=False):
            if _is_at(hit.item, when) and hit.key not in keys:
                yield hit


def _is_name(text: str, base: FactBase) -> bool:
    """Whether a text is what a fact is called, even if it looks like a number."""
    return any(
        text in {fact.id, fact.name.zh, fact.name.en, *fact.aliases.zh, *fact.aliases.en}
        for fact in base.facts
    )


def _is_at(item: Item, *times: str) -> bool:
    at = item.change.to if isinstance(item, Entry) and item.change else item.when
    return any(lies_in(at, when) for when in times)


def _by_number(wanted: Wanted, base: FactBase, reading: Reading) -> list[Hit]:
    """Return the figures and changes that are a number, the nearest first, or derived figures."""
    found: list[tuple[Item, str, Fit]] = [
        each for fact in base.facts for each in find_numbers(wanted, fact, base)
    ]
    found = found or list(find_derived(wanted, base, reading))
    hits = []
    for item, figure, fit in sorted(found, key=lambda one: -one[2]):
        zh, en = (text.format(figure=figure, asked=wanted.text) for text in _FITS[fit])
        is_rounding = fit is Fit.ROUNDED
        score = _FOUND + 10 * fit
        hits.append(Hit(item, score, Text(zh=zh, en=en), (fold(figure),), is_rounding=is_rounding))
    return hits


def _by_words(base: FactBase, query: str, reading: Reading, *, some: bool) -> Iterator[Hit]:
    known = index(base)
    terms = read_terms(query, known, some=some)
    asked = {letters(fold(query)), letters("".join(term.text for term in terms))}
    ranked = [
        (_place(document, matches, asked), document, matches)
        for document in known.documents
        if (matches := _matches(terms, document, some=some))
    ]
    for place, document, matches in sorted(ranked, key=itemgetter(0)):
        why = _why(matches)
        found = tuple(trace.text for match in matches for trace in match.traces)
        for item in _items(base, document, matches, reading):
            yield Hit(item, -place[0], why, found)


def _matches(terms: Sequence[Term], document: Document, *, some: bool) -> tuple[Match, ...]:
    """Return how a document has the terms; nothing where it lacks one, or all with `some`."""
    found = [match for term in terms if (match := term.match(document))]
    return tuple(found) if some or len(found) == len(terms) else ()


def _place(
    document: Document, matches: tuple[Match, ...], asked: set[str]
) -> tuple[int, bool, bool, int]:
    """Return where a document stands among the others: the rule of this module, 1 to 4."""
    names = [text for field, text in document.passages if field.points > STATEMENT.points]
    score = int(sum(_FOUND * match.share + match.points for match in matches))
    score += _IS_NAME * any(letters(text) in asked for text in names)
    owner = document.owner
    aside = not isinstance(owner, Fact) or owner.at.caption
    traces = [trace for match in matches for trace in match.traces]
    sizes = [(sum(len(one.text) for one in traces if one.text in text), text) for text in names]
    closeness = max(1000 * size // (len(text) or 1) for size, text in sizes)
    return (-score, aside, not any(trace.ends_name for trace in traces), -closeness)


def _items(
    base: FactBase, document: Document, matches: tuple[Match, ...], reading: Reading
) -> Sequence[Item]:
    """Return a document's rows: those at the time or of the number asked for, else all stated."""
    owner = document.owner
    if not isinstance(owner, Fact):
        return [figure for figure in derive_from_relations(base, reading) if figure.id == owner.id]
    every = entries_of(owner)
    rows = [row for row in every if not (row.change and owner.figures)]
    times = [match.when for match in matches if match.when]
    meant = [entry for match in matches for entry in match.entries]
    derived = list(derive_from_changes(base, owner, reading)) if times else []
    dated: list[Item] = [*rows, *derived] if times else []
    at_times = [row for row in dated if all(_is_at(row, *at) for at in times)]
    return [row for row in (*every, *derived) if row in meant or row in at_times] or rows


def _why(matches: tuple[Match, ...]) -> Text:
    """Return what was found of each term, in both languages."""
    zh, en = [], []
    for trace in (trace for match in matches for trace in match.traces):
        kind_zh, kind_en = ("", "") if trace.field is FIGURE else _KINDS[trace.kind]
        zh.append(f"{trace.field.zh}：{kind_zh}{trace.text}")
        en.append(f"{trace.field.en}: {kind_en}{trace.text}")
    return Text(zh="；".join(dict.fromkeys(zh)), en="; ".join(dict.fromkeys(en)))
