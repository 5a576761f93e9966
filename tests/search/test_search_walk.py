"""What makes a search fast finds what a walk through every text finds."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from search_toys import base, fact

from zhuzhou_facts.records import Fact, FactBase
from zhuzhou_facts.search import hanzi
from zhuzhou_facts.search.documents import Document, Index, index, parts
from zhuzhou_facts.search.english import STOP_WORDS, stem
from zhuzhou_facts.search.finders import Kind
from zhuzhou_facts.search.folding import fold, fold_all, letters, word_pattern, words
from zhuzhou_facts.search.numbers import Fit, read_number
from zhuzhou_facts.search.terms import read_terms

# What texts are divided at, what is folded, and what looks like something else.
PIECES = (
    *("port", "ports", "Bridge", "bridging", "bridged", "a+b", "r&d.x", "7", "7.5", "1,234"),
    *("Café", "ＡＢ", "it's ", "works’s", "ﬁne", "桥", "水电", "电厂", "人口", "城橋", "ア・々"),
    *(" ", "  ", "，", "-", "_", "+", ".", "\n", "\x1e", "(", "e\u0301", "\u0327\u0301"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=7).map("".join)
# So few that one text often has what another asks for, whole, in part or nearly.
LATIN = st.lists(st.sampled_from(("port", "ports", "a", "b", "+", ".", "-", " ", "桥", "_")))
HANZI = st.text("桥水电人。x \n的", max_size=8)
RUNS = st.text("桥水电人的", min_size=1, max_size=5)
WORDS = st.sampled_from(("port", "ports", "a", "b", "a+b", "a.port", "port+a"))


def bases(texts: st.SearchStrategy[str]) -> st.SearchStrategy[FactBase]:
    """Return bases of one to three facts, all of whose texts are drawn."""
    aliases = st.lists(texts, max_size=2).map(tuple)
    one = st.builds(fact, st.just("x-1"), texts, zh=texts, says=texts, aliases=aliases)
    return st.lists(one, min_size=1, max_size=3).map(lambda found: base(*found))


def one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text or "\x1e" in text else text


@given(st.lists(TEXTS))
def test_texts_folded_at_once_are_as_if_folded_one_by_one(texts: list[str]) -> None:
    texts = [one_line(text) for text in texts]
    assert fold_all(texts) == [fold(text) for text in texts]


@given(bases(TEXTS))
def test_a_document_has_each_text_of_its_fact_on_a_line(where: FactBase) -> None:
    for document in index(where).documents:
        owner = document.owner
        assert isinstance(owner, Fact)
        told = [
            *(("name", text) for text in (owner.name.zh, owner.name.en) if text),
            ("id", owner.id.replace("-", " ")),
            *(("alias", text) for text in owner.aliases.en),
            ("written", ""),
            *(("statement", text) for text in (owner.statement.en,) if text),
            *(("topic", text) for text in ("all", "everything")),
        ]
        found = [(part.field.label, part.text) for part in parts(document.blob)]
        assert found == [(label, fold(one_line(text))) for label, text in told]


@settings(max_examples=300)
@given(LATIN.map("".join), st.sampled_from(("p", "po", "port", "a", "a+", "a+b", "b.")))
def test_words_are_found_by_how_they_begin(text: str, start: str) -> None:
    found = [word for word in word_pattern([start]).findall(text) if words(word) == [word]]
    assert found == [word for word in words(text) if word.startswith(start)]


@given(bases(TEXTS), st.sampled_from(("po", "br", "7", "r&d.x", "caf", "z")))
def test_the_words_that_begin_so_are_those_of_the_vocabulary(where: FactBase, start: str) -> None:
    known = index(where)
    texts = [part.text for document in known.documents for part in parts(document.blob)]
    assert known.vocabulary == {word for text in texts for word in words(text)}
    assert known.words_from(start) == {one for one in known.vocabulary if one.startswith(start)}


def walk_for_word(word: str, document: Document) -> tuple[int, Kind, str] | None:
    """Return tier, kind and label of the best place, going through every word of every text."""
    found = [
        (part.field.tier, Kind.WORD if other == word else Kind.STEM, -place, part.field.label)
        for place, part in enumerate(parts(document.blob))
        for other in words(part.text)
        if stem(other) == stem(word)
    ]
    tier, kind, _, label = max(found, default=(0, Kind.WORD, 0, ""))
    return (tier, kind, label) if found else None


@settings(max_examples=500)
@given(bases(LATIN.map("".join)), WORDS)
def test_a_word_is_found_where_a_walk_finds_it(where: FactBase, word: str) -> None:
    known = index(where)
    terms = read_terms(word, known, some=False)
    assert len(terms) == (word not in STOP_WORDS)
    near = any(stem(other) == stem(word) for other in known.vocabulary)
    # A word that no text has may be meant for another.
    for document, term in product(known.documents, terms if near else ()):
        match, wanted = term.find(document), walk_for_word(word, document)
        assert (match is None) == (wanted is None)
        if match and wanted:
            (trace,) = match.traces
            assert trace.field
            assert (trace.field.tier, trace.kind, trace.field.label) == wanted
            assert match.points == 10 * wanted[0] + wanted[1]
            assert trace.ends_name == walk_for_end(trace.text, document, trace.field.label)
            assert term.find.may_find(document)


def walk_for_end(word: str, document: Document, label: str) -> bool:
    """Whether the first name that has a word, where it stands in one, ends in it."""
    names = [part.text for part in parts(document.blob) if part.field.label == "name"]
    first = next((name for name in names if word in words(name)), "")
    return label == "name" and len(word) > 1 and letters(first).endswith(word)


def walk_for_run(run: str, known: Index, document: Document, *, some: bool) -> list[object]:
    """Return the traces of a run, from the texts as they are."""
    free = hanzi.free_stretches(run, known)
    alone = not some and not known.holds(run)
    cover = hanzi.cover(run, document.blob, free, alone=alone, some=some)
    pieces = cover.pieces if cover else ()
    whole = len(pieces) == 1 and cover is not None and not cover.missing
    found: list[object] = []
    for text, part in pieces:
        kind = Kind.PIECES if not whole else Kind.WORD if text == part.text else Kind.PART
        may_end = whole and len(text) > 1 and part.field.label == "name"
        found.append((kind, text, part.field, may_end and letters(part.text).endswith(text)))
    return found


@settings(max_examples=1000)
@given(bases(HANZI), RUNS, st.booleans())
def test_a_run_is_found_in_an_outline_as_in_the_texts(
    where: FactBase,
    run: str,
    some: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    known = index(where)
    for term in read_terms(run, known, some=some):
        for document in known.documents:
            match = term.find(document)
            found = [tuple(trace) for trace in match.traces] if match else []
            assert found == walk_for_run(term.text, known, document, some=some)
            assert not match or term.find.may_find(document)


def plain_fit(typed: str, value: Fraction, written: Fraction) -> Fit | None:
    """Return how a number is the bare one typed: the rule in fractions."""
    asked, decimals = Fraction(typed), len(typed.partition(".")[2])
    digits = len(typed.replace(".", "").lstrip("0"))
    told = {asked * 10**place for place in (3, 4, 6, 8, 9, 12)} if digits >= 3 else set()
    half = Fraction(1, 2 * 10**decimals)
    if value == asked:
        return Fit.EXACT
    if value in told or written == asked:
        return Fit.WRITTEN
    rounds = digits >= 2 and abs(value - asked) <= half
    return Fit.ROUNDED if rounds or (digits >= 3 and abs(written - asked) <= half) else None


NUMBERS = st.from_regex(r"(?:0|[1-9][0-9]{0,3})(?:\.[0-9]{1,3})?", fullmatch=True)


@settings(max_examples=1000)
@given(NUMBERS, st.integers(-6, 6), st.sampled_from((1, 10, 1000, 10**4)))
def test_a_number_fits_as_fractions_say(typed: str, quarters: int, times: int) -> None:
    # Near the number, at half a unit of its last digit, is where the two could part.
    unit = Decimal(1).scaleb(-len(typed.partition(".")[2]))
    written = f"{abs(Decimal(typed) + unit * quarters / 4):f}"
    value, asked = Fraction(written) * times, read_number(typed, base())
    assert asked
    assert asked.fit(value, f"over {written} km") == plain_fit(typed, value, Fraction(written))
