"""Stops, commas and quotation marks, put together without doubling."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_STOPS: Final = (".", "?", "!", "。", "？", "！")
_TURNED: Final = {"“": "‘", "”": "’", "‘": "“"}


def stopped(text: str) -> str:
    """Return `text` with a full stop, where it has no stop of its own."""
    return _followed(text, ".", _STOPS)


def commas(parts: Iterable[str]) -> str:
    """Join the parts that are not empty by commas, but leave a question mark alone."""
    joined = ""
    for part in filter(None, parts):
        joined = f"{_followed(joined, ',', ('?', '!', '？', '！'))} {part}" if joined else part
    return joined


def quoted(text: str) -> str:
    """Return `text` in double quotation marks, its own marks turned."""
    return f"“{_turned(text)}”"


def typographic(text: str) -> str:
    """Return `text` with straight double quotation marks as opening and closing ones.

    An odd one among them is a sign for inches; then all are left.
    """
    parts = text.split('"')
    if len(parts) % 2 == 0:
        return text
    return "".join(part + "“”"[at % 2] for at, part in enumerate(parts[:-1])) + parts[-1]


def _followed(text: str, sign: str, instead: tuple[str, ...]) -> str:
    # The Western manuals put the sign within closing quotation marks. A ’ without a ‘ before it
    # is no such mark.
    bare = text.rstrip("”’" if "‘" in text else "”") if text.endswith("”") else text
    return text if bare.endswith(instead) else f"{bare}{sign}{text[len(bare) :]}"


def _turned(text: str) -> str:
    turned, depth = "", 0
    for at, sign in enumerate(text):
        if sign == "’":
            # It closes a quotation only where one is open and no letter follows: else apostrophe.
            following = text[at + 1 : at + 2]
            closes = depth > 0 and not (following.isascii() and following.isalpha())
            depth -= closes
            turned += "”" if closes else sign
        else:
            depth += sign == "‘"
            turned += _TURNED.get(sign, sign)
    return turned


def supported(statement: str, support: str, *, full_width: bool = False) -> str:
    """Return the statement with `support` in brackets before its last stop."""
    if not support:
        return statement
    stop = statement[-1:] if statement.endswith((".", "。")) else ""
    body = statement.removesuffix(stop)
    return f"{body}（{support}）{stop}" if full_width else f"{body} ({support}){stop}"
