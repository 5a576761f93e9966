"""YAML that readers of versions 1.1 and 1.2 read alike: rows, and a fact base to be edited."""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from zhuzhou_facts.output.formats import cell_text
from zhuzhou_facts.quantity.notation import last_digit
from zhuzhou_facts.streams.safety import encodable, json_escape, python_escape, safe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhuzhou_facts.records import Document

# Only words go unquoted: what starts with a letter is no number, date or sign in any version,
# unless it is one of the words below. All else is quoted as in JSON, which is YAML too.
_PLAIN: Final = re.compile(r"(?!.*[\U00010000-\U0010ffff])[^\W\d_](?:[\w ./-]*\w)?")
_TAKEN: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_HEAD: Final = """\
# A first fact base, drawn from a text by `zhuzhou-facts scaffold`. What is left for a person:
# each statement that says TODO, in words of your own; each line with a doubt; names and themes.
"""


def dumped(value: object) -> str:
    """Return plain values in block style, keys in their order; numbers as decimal digits."""
    return "".join(f"{line}\n" for line in _lines(value))


def _lines(value: object) -> list[str]:
    lines: list[str] = []
    if isinstance(value, dict) and value:
        for key, item in value.items():
            head, *rest = _lines(item)
            if isinstance(item, dict | list | tuple) and item:
                margin = "  " if isinstance(item, dict) else ""
                lines += [f"{_scalar(key)}:", *(margin + line for line in (head, *rest))]
            else:
                lines.append(f"{_scalar(key)}: {head}")
        return lines
    if isinstance(value, list | tuple) and value:
        for item in value:
            head, *rest = _lines(item)
            lines += [f"- {head}", *(f"  {line}" for line in rest)]
        return lines
    return [_scalar(value)]


def _scalar(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, dict | list | tuple):
        return "{}" if isinstance(value, dict) else "[]"
    if not isinstance(value, str):
        return cell_text(value)
    if _PLAIN.fullmatch(value) and value.lower() not in _TAKEN:
        return safe(value)
    quoted = json.dumps(encodable(value), ensure_ascii=False)
    # The last two are no characters, and YAML has no surrogate pairs.
    quoted = quoted.replace("\ufffe", r"\ufffe").replace("\uffff", r"\uffff")
    return safe(quoted, spell=lambda it: python_escape(it) if it > "\uffff" else json_escape(it))


def base_as_yaml(document: Document, doubts: Mapping[tuple[str, str], str]) -> str:
    """Return a fact base as YAML without the fields that are at their defaults.

    `doubts` are by fact id and wording, and stand as comments at the wording.
    """
    plain = _plain(document)
    facts = plain.pop("facts", [])
    parts = [_HEAD, dumped(plain), "facts:\n" if facts else "facts: []\n"]
    for fact in facts:
        lines = _lines([fact])
        for (owner, written), doubt in doubts.items():
            wording = f"written: {_scalar(written)}"
            places = [i for i, line in enumerate(lines) if line.lstrip(" -") == wording]
            if owner == fact["id"] and places:
                lines[places[0]] += f"  # doubt: {doubt}"
        parts += [*(f"  {line}\n" for line in lines), "\n"]
    return "".join(parts).rstrip("\n") + "\n"


def _plain(value: Any) -> Any:
    """Return a record as plain values, without the fields that are at their defaults."""
    if is_dataclass(value):
        return {
            part.name.rstrip("_"): _plain(getattr(value, part.name))
            for part in fields(value)
            if not _is_default(part, getattr(value, part.name))
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Fraction):
        return str(value) if last_digit(value) is None else value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _is_default(part: Any, value: Any) -> bool:
    if part.default_factory is not MISSING:
        return bool(value == part.default_factory())
    return part.default is not MISSING and bool(value == part.default)
