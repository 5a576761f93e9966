"""A fact base as the YAML that a person edits: fields at their defaults left out, with doubts."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from zhuzhou_facts.output.formats import dumped, yaml_lines, yaml_scalar
from zhuzhou_facts.quantity.notation import last_digit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhuzhou_facts.records import Document

_HEAD: Final = """\
# A first fact base, drawn from a text by `zhuzhou-facts scaffold`. What is left for a person:
# each statement that says TODO, in words of your own; each line with a doubt; names and themes.
"""


def base_as_yaml(document: Document, doubts: Mapping[tuple[str, str], str]) -> str:
    """Return a fact base as YAML without the fields that are at their defaults.

    `doubts` are by fact id and wording, and stand as comments at the wording.
    """
    plain = _plain(document)
    facts = plain.pop("facts", [])
    parts = [_HEAD, dumped(plain), "facts:\n" if facts else "facts: []\n"]
    for fact in facts:
        lines = yaml_lines([fact])
        for (owner, written), doubt in doubts.items():
            wording = f"written: {yaml_scalar(written)}"
            places = [i for i, line in enumerate(lines) if line.lstrip(" -") == wording]
            if owner == fact["id"] and places:
                lines[places[0]] += f"  # doubt: {doubt}"
        parts += [*(f"  {line}\n" for line in lines), "\n"]
    return "".join(parts).rstrip("\n") + "\n"


def _plain(value: Any) -> Any:
    """Return a record as plain values, without the fields that are at their defaults."""
    if is_dataclass(value):
        plain = {}
        for part in fields(value):
            own = getattr(value, part.name)
            factory = part.default_factory
            if own != (part.default if factory is MISSING else factory()):
                plain[part.name.rstrip("_")] = _plain(own)
        return plain
    if isinstance(value, Fraction):
        return str(value) if last_digit(value) is None else value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value
