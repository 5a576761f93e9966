"""The edge at which text of unknown origin is made safe to look at."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

# What a terminal obeys or what a reader cannot see: controls (C0, DEL, C1), the signs that reorder
# a line, the separators that some programs take for line ends, lone surrogates, the byte order
# mark and the other format characters that hide. The joiners and the variation selectors stay:
# Indic and Persian words, emoji and the variants of Chinese characters need them. Ranges and not
# Unicode's category Cf, which grows with each Python and holds visible signs too.
_HIDDEN: Final = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0001\U000e0020-\U000e007f"
)
_IN_A_WORD: Final = re.compile(f"[{_HIDDEN}\t\n]")
_IN_LINES: Final = re.compile(f"[{_HIDDEN}]")


def safe(text: str, *, keep_layout: bool = False, spell: Callable[[str], str] | None = None) -> str:
    """Return `text` with every control, reordering or hidden character as a visible escape.

    Line feed and tab stay where asked; `spell` says how a character is spelt, by default as Python
    does. Clean text comes back unchanged.
    """
    hidden = _IN_LINES if keep_layout else _IN_A_WORD
    escape = spell or python_escape
    return hidden.sub(lambda found: escape(found[0]), text)


def python_escape(character: str) -> str:
    r"""Return a character as Python escapes it: `\x1b`, `\u202e`, `\U000e0001`."""
    if character.isascii():
        return f"\\x{ord(character):02x}"
    return character.encode("ascii", "backslashreplace").decode("ascii")


def json_escape(character: str) -> str:
    r"""Return a character as JSON escapes it: `\u001b`, `\u202e`, `\udb40\udc01`."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def shell_word(text: str) -> str:
    """Return `text` as a shell takes it for one word; what needs no quotes has none, as 人口."""
    return text if re.fullmatch(r"\w[\w.,%+-]*", text) else shlex.quote(text)


def encodable(text: str) -> str:
    r"""Return `text` with lone surrogates as visible escapes, so that UTF-8 can hold it."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")
