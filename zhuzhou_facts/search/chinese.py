"""Chinese, which is written without spaces: a run of characters matched in pieces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.search.index import ALIAS, NAME
from zhuzhou_facts.search.pinyin import same_sound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhuzhou_facts.search.index import Document, Index, Passage

LONGEST_RUN: Final = 40
# At most one character in so many may stand alone in a name: 出口 and 额 in 进出口总额.
_ALONE: Final = 3
# 多少人 asks for people, and 多少人口 for 人口.
_MEASURE_WORDS: Final = "(?:人(?![口才员均])|项(?!目)|[个座家名位件次年岁天条种所公里米元轮])"
# What asks or joins and names nothing.
_ASKING: Final = re.compile(
    rf"请问|[了上里中]?一?共?有?(?:多少|几|哪些|什么|哪几){_MEASURE_WORDS}?|[是为](?:多少|几|什么|哪些)"
    rf"{_MEASURE_WORDS}?|有?多[大长高少]|怎么样|怎样|如何|(?<=..)(?:情况|数据|数量|数目)$|总共?|一共|的|[吗呢了]$"
    r"|[和与及]|有$"
)
_OFFICE: Final = "[市省县区州]?"


class Piece(NamedTuple):
    """A piece of a query, and the passage that has it."""

    text: str
    passage: Passage


class Cover(NamedTuple):
    """How a document has the characters of a run; `missing` is how many it does not have."""

    pieces: tuple[Piece, ...]
    missing: int


class _State(NamedTuple):
    """The cover of the end of a run; a greater one is better."""

    minus_missing: int = 0
    minus_alone: int = 0
    covered: int = 0
    points: int = 0
    minus_pieces: int = 0
    pieces: tuple[Piece, ...] = ()


def without_subject(run: str, index: Index) -> list[str]:
    """Return what is left and right of the words that say what the whole base is about.

    Where the run stands in the base as it is, it is left so.
    """
    names = [re.escape(name) + _OFFICE for name in index.subjects if name in run]
    if not names or run in index.text:
        return [run]
    return [rest for rest in re.split("|".join(names), run) if rest]


def free_stretches(run: str, index: Index) -> tuple[tuple[int, int], ...]:
    """Return where a run only asks or joins; nowhere, where it stands in the base as it is."""
    if run in index.text:
        return ()
    return tuple(match.span() for match in _ASKING.finditer(run))


def corrected_subject(run: str, index: Index) -> str:
    """Return a run with the subject of the base spelled rightly: 株州 is 株洲."""
    if run not in index.text:
        for name in index.subjects:
            run = re.sub(_one_wrong(name), name, run)
    return run


def corrected_name(run: str, index: Index) -> str | None:
    """Return the name or alias that differs from a run in one character of the same sound."""
    match = re.search(f"^(?:{_one_wrong(run)})$", index.names, re.MULTILINE)
    return match[0] if match else None


def _one_wrong(text: str) -> str:
    """Return a pattern for a text in which one character may be another of the same sound."""
    return "|".join(
        f"{text[:at]}[{same_sound(sign)}]{text[at + 1 :]}" for at, sign in enumerate(text)
    )


def cover(
    run: str,
    document: Document,
    free: tuple[tuple[int, int], ...],
    *,
    alone: bool = True,
    some: bool = False,
) -> Cover | None:
    """Find every character of a run in the passages of a document, in as few pieces as can be.

    A piece is two characters or more; where they may stand `alone`, single ones are pieces too if
    they are in a name or an alias and at most a third of the run (or all that is looked for). With
    `some`, what is missing is left out. None where that fails.
    """
    skips = dict(free)
    asked = len(run) - sum(end - start for start, end in free)
    if asked == 0:
        return None
    alone = alone or asked == 1
    whole = document.first(run)
    if whole and whole.field is NAME:
        return Cover((Piece(run, whole),), 0)
    states = [_State()]
    for at in range(len(run) - 1, -1, -1):
        skip = skips.get(at, at) - at
        states.append(max(_states(run[at:], document, skip, states, alone=alone)))
    best = states[-1]
    if -best.minus_alone * _ALONE > asked > 1:
        return None
    if not best.covered or (best.minus_missing and not some):
        return None
    return Cover(best.pieces, -best.minus_missing)


def _states(
    rest: str, document: Document, skip: int, states: list[_State], *, alone: bool
) -> Iterator[_State]:
    """Yield the covers of the end of a run, given the best ones of its shorter ends.

    The first `skip` characters are free; one character is a piece where it may stand `alone`.
    """
    after = states[-1]
    yield after._replace(minus_missing=after.minus_missing - 1)
    if skip:
        yield states[-skip]
    for size in range(1, len(rest) + 1):
        text = rest[:size]
        if text not in document.text:
            return
        passage = _passage(text, document) if size > 1 or alone else None
        if passage is None:
            continue
        then = states[-size]
        yield _State(
            then.minus_missing,
            then.minus_alone - (size == 1),
            then.covered + size,
            then.points + passage.field.points * size,
            then.minus_pieces - 1,
            (Piece(text, passage), *then.pieces),
        )


def _passage(text: str, document: Document) -> Passage | None:
    """Return the passage that has a text: the field worth most, there the one that it fills."""
    best: Passage | None = None
    for passage in document.passages:
        if best and passage.field.points < best.field.points:
            break
        if text in passage.text and (len(text) > 1 or passage.field in {NAME, ALIAS}):
            if passage.text == text:
                return passage
            best = best or passage
    return best
