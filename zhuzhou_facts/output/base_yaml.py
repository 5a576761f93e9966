"""A fact base as the YAML that a person edits: fields at their defaults left out, with doubts."""

from __future__ import annotations

import re
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from zhuzhou_facts.output.yaml_format import dumped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhuzhou_facts.records import Document

_HEAD: Final = """\
# A first fact base, drawn from a text by `zhuzhou-facts scaffold`. What is left for a person:
# each statement that says TODO, in words of your own; each line with a doubt; names and themes.
"""


def base_as_yaml(document: Document, doubts: Mapping[tuple[str, str], str]) -> str:
    """Return a document as YAML; `doubts` are by fact id and wording, and stand at the wording."""
    plain = _plain(document)
    facts = plain.pop("facts", [])
    parts = [_HEAD, dumped(plain), "facts:\n" if facts else "facts: []\n"]
    for fact in facts:
        block = dumped([fact])
        for (owner, written), doubt in doubts.items():
            if owner == fact["id"]:
                block = _remarked(block, written, doubt)
        parts += [*(f"  {line}\n" for line in block.splitlines()), "\n"]
    return "".join(parts).rstrip("\n") + "\n"


def _remarked(block: str, written: str, doubt: str) -> str:
    """Return a fact's lines with a doubt behind a wording of it."""
    line = re.escape(dumped({"written": written}).rstrip("\n"))
    return re.sub(rf"({line})(?=\n)", lambda found: f"{found[1]}  # doubt: {doubt}", block, count=1)


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
        return value if _ends(value) else str(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _ends(value: Fraction) -> bool:
    """Whether a number ends in digits: its denominator has no factors but 2 and 5."""
    rest = value.denominator
    for factor in (2, 5):
        while not rest % factor:
            rest //= factor
    return rest == 1


def _is_default(part: Any, value: Any) -> bool:
    if part.default is not MISSING:
        return bool(value == part.default)
    return part.default_factory is not MISSING and bool(value == part.default_factory())
