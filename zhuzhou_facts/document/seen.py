"""What a reader of a text sees: no marks of Markdown, no invisible signs, no wrapping."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.claims.times.chinese import with_common_years
from zhuzhou_facts.document.division import lines_of
from zhuzhou_facts.document.normalisation import (
    CJK,
    View,
    fold_one,
    is_invisible,
    is_traditional,
    marks,
    view,
    wraps,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.document.normalisation import Span

_WRAPPED_DIGITS: Final = re.compile(r"(?<=[0-9.,])[\r\n]\s*(?=[0-9.,%])")
_HANZI: Final = re.compile(rf"[{CJK}]")
_LETTERS: Final = re.compile(r"[A-Za-z]")


def seen_text(text: str) -> View:
    """Return what a reader of a whole text sees, a line a paragraph, and the way back."""
    pieces: list[str] = []
    origins: list[int] = []
    reached = 0
    for start, end in lines_of(text):
        paragraph = text[start:end]
        seen = seen_view(paragraph, marks(paragraph))
        pieces += (text[reached:start].replace("\r\n", " \n").replace("\r", "\n"), seen.text)
        origins += (*range(reached, start), *(start + origin for origin in seen.origins[:-1]))
        reached = end
    pieces.append(text[reached:])
    whole = View("".join(pieces), [*origins, *range(reached, len(text) + 1)])
    return with_common_years(whole) if is_traditional(text) else whole


def seen_view(text: str, cuts: Sequence[Span]) -> View:
    """Return what a reader of a paragraph sees, letters and digits in their plain form."""
    left_out = [(at, at + 1) for at, sign in enumerate(text) if is_invisible(sign)]
    left_out += wraps(text)
    if len(_HANZI.findall(text)) > len(_LETTERS.findall(text)):
        left_out += [end.span() for end in _WRAPPED_DIGITS.finditer(text)]
    seen = view(text, [*cuts, *left_out])
    # Tabs and wide spaces stay: they stand between the cells of a table.
    plain = (fold_one(sign) if sign.isalnum() else sign for sign in seen.text)
    return View("".join(plain), seen.origins)
