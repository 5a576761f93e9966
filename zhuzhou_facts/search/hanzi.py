"""Chinese, which is written without spaces: a query held against a document piece by piece."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.search.documents import ALIAS, END, FIELDS, NAME, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhuzhou_facts.search.documents import Index, Part

LONGEST_RUN: Final = 40
# At most one character in so many may stand alone in a name: 出口 and 额 in 进出口总额.
_ALONE: Final = 3
_MEASURE_WORDS: Final = "[个座家项名人位件次年岁天条种所公里米元轮]"
# What asks or joins and names nothing.
_ASKING: Final = re.compile(
    rf"请问|[了上里中]?一?共?有?(?:多少|几|哪些|什么|哪几){_MEASURE_WORDS}?|[是为](?:多少|几|什么|哪些)"
    rf"{_MEASURE_WORDS}?|有?多[大长高少]|怎么样|怎样|如何|(?<=..)(?:情况|数据|数量|数目)$|总共?|一共|的|[吗呢了]$"
    r"|[和与及]|有$"
)
_OFFICE: Final = "[市省县区州]?"
_WHERE_ALONE: Final = (FIELDS[NAME], FIELDS[ALIAS])


class Piece(NamedTuple):
    """A piece of a query as it was found."""

    text: str
    part: Part


class Cover(NamedTuple):
    """How the characters of a query are found in a document; `missing` is how many are not."""

    pieces: tuple[Piece, ...]
    missing: int


class _Texts(NamedTuple):
    """The texts of a document, together and apart."""

    blob: str
    parts: tuple[Part, ...]


class _State(NamedTuple):
    """The cover of the rest of a run, ordered by how good it is."""

    minus_missing: int
    minus_alone: int
    covered: int
    points: int
    minus_pieces: int
    pieces: tuple[Piece, ...] = ()


def without_subject(run: str, index: Index) -> list[str]:
    """Return what is left and right of the words that name what the whole base is about.

    Where the run stands in the base as it is, it is left so.
    """
    names = [re.escape(name) + _OFFICE for name in index.subjects(run)]
    if not names or index.holds(run):
        return [run]
    return [rest for rest in re.split("|".join(names), run) if rest]


def free_stretches(run: str, index: Index) -> tuple[tuple[int, int], ...]:
    """Return where a run only asks or joins; nowhere, where it stands in the base as it is."""
    if index.holds(run):
        return ()
    return tuple(match.span() for match in _ASKING.finditer(run))


def outline_pattern(run: str) -> re.Pattern[str]:
    """Return what may be put as one letter, and a run is still found in a document as it was.

    It is whatever lies between characters of the run in a text, from its first letter on; signs
    alone are none, since a name may end in them.
    """
    signs = re.escape("".join(sorted(set(run))))
    return re.compile(rf"[^\W_{signs}][^\n{END}{signs}]*")


def cover(
    run: str,
    blob: str,
    free: tuple[tuple[int, int], ...],
    *,
    alone: bool = True,
    some: bool = False,
) -> Cover | None:
    """Find every character of a run in a document's texts, in as few pieces as can be.

    A piece is two characters or more; where they may stand `alone`, single ones are pieces too if
    they are in a name or an alias and at most a third of the run (or all that is looked for). With
    `some`, what is missing is left out. None where that fails.
    """
    skips = dict(free)
    asked = len(run) - sum(end - start for start, end in free)
    if asked == 0:
        return None
    alone = alone or asked == 1
    texts = _Texts(blob, parts(blob))
    states = [_State(0, 0, 0, 0, 0)]
    for at in range(len(run) - 1, -1, -1):
        states.append(max(_steps(run[at:], texts, skips.get(at, at) - at, states, alone=alone)))
    best = states[-1]
    if -best.minus_alone * _ALONE > asked > 1:
        return None
    if not best.covered or (best.minus_missing and not some):
        return None
    return Cover(best.pieces, -best.minus_missing)


def _steps(
    rest: str, texts: _Texts, skip: int, states: list[_State], *, alone: bool
) -> Iterator[_State]:
    """Yield the covers of the rest of a run, given the best ones of its ends, shortest first.

    The first `skip` characters are free; one character is a piece where it may stand `alone`.
    """
    after = states[-1]
    yield after._replace(minus_missing=after.minus_missing - 1)
    if skip:
        yield states[-skip]
    for size in range(1, len(rest) + 1):
        text = rest[:size]
        if text not in texts.blob:
            return
        part = _where(text, texts.parts) if size > 1 or alone else None
        if part is None:
            continue
        then = states[-size]
        yield _State(
            then.minus_missing,
            then.minus_alone - (size == 1),
            then.covered + size,
            then.points + part.field.tier * size,
            then.minus_pieces - 1,
            (Piece(text, part), *then.pieces),
        )


def _where(text: str, texts: tuple[Part, ...]) -> Part | None:
    """Return the part that holds the text, of those that say most the one that it fills."""
    best: Part | None = None
    for part in texts:
        if best and part.field.tier < best.field.tier:
            break
        if text in part.text and (len(text) > 1 or part.field in _WHERE_ALONE):
            if part.text == text:
                return part
            best = best or part
    return best
