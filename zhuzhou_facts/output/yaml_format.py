"""Rows as YAML that every reader reads alike, be it of version 1.1 or 1.2."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import yaml

from zhuzhou_facts.output.text_formats import number
from zhuzhou_facts.streams.safety import encodable, json_escape, python_escape, safe

if TYPE_CHECKING:
    from zhuzhou_facts.output.rows import Records

_Base: Final[Any] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

# Only words go unquoted: what starts with a letter is no number, date or sign in any version,
# unless it is one of the words below. Nothing unquoted holds a backslash (see `_unescaped`).
# libyaml quotes what lies beyond the first plane, so that is quoted with either dumper.
_PLAIN: Final = re.compile(r"(?!.*[\U00010000-\U0010ffff])[^\W\d_](?:[\w ./-]*\w)?")
_TAKEN: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_ESCAPE: Final = re.compile(r"\\(?:U([0-9A-F]{8})|.)")
_NO_FOLDING: Final = 2**31 - 1  # libyaml takes a C int


class _Dumper(_Base):  # type: ignore[misc]  # which of the two it is, is known at run time only
    """A safe dumper that quotes whatever a reader could take for something else."""

    def ignore_aliases(self, data: object) -> bool:
        """Write everything out where it stands."""
        del data
        return True


def _scalar(dumper: Any, text: str) -> yaml.ScalarNode:
    plain = _PLAIN.fullmatch(text) and text.lower() not in _TAKEN
    node: yaml.ScalarNode = dumper.represent_scalar(
        "tag:yaml.org,2002:str", encodable(text), style=None if plain else '"'
    )
    return node


def _fraction(dumper: Any, value: Fraction) -> yaml.Node:
    node: yaml.Node = dumper.represent_data(number(value))
    return node


_Dumper.add_representer(str, _scalar)
_Dumper.add_representer(Fraction, _fraction)


def as_yaml(records: Records) -> str:
    """Return a list of mappings in block style, the keys in the order of the columns."""
    return dumped([dict(zip(records.fields, row, strict=True)) for row in records.rows])


def dumped(value: Any) -> str:
    """Return plain values in block style, keys in their order; fractions as decimal numbers."""
    written: str = yaml.dump(
        value,
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=_NO_FOLDING,
    )
    return safe(_ESCAPE.sub(_unescaped, written), keep_layout=True, spell=_spelt)


def _unescaped(found: re.Match[str]) -> str:
    """Undo what libyaml does to characters beyond the first plane, which need no escape."""
    return chr(int(found[1], 16)) if found[1] else found[0]


def _spelt(character: str) -> str:
    # YAML has no surrogate pairs.
    return python_escape(character) if ord(character) > 0xFFFF else json_escape(character)  # noqa: PLR2004 - the end of the first plane
