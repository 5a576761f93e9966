"""How the records are read from a file, and bilingual texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Annotated, Any, Final

from pydantic import FailFast, PlainSerializer, PlainValidator, Strict, TypeAdapter, WithJsonSchema

SHAPE: Final[dict[str, Any]] = {
    "extra": "forbid",
    # An unquoted 2017 is accepted where a text is expected, under the digits as written.
    "coerce_numbers_to_str": True,
    "alias_generator": lambda name: name.rstrip("_"),
}
_NUMBER: Final = "-?[0-9]{1,60}(/[1-9][0-9]{0,59})?"


@lru_cache(maxsize=4096)
def _read_fraction(text: str) -> Fraction:
    if not re.fullmatch(_NUMBER, text):
        raise ValueError(text)
    return Fraction(text)


def _read_number(value: Any) -> Fraction:
    """Read a number exactly; refuse what `Fraction` would take too: true, 1_0, 1e999, １２."""
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        raise ValueError(value)  # noqa: TRY004 - pydantic expects a ValueError
    return _read_fraction(value) if isinstance(value, str) else Fraction(value)


Integer = Annotated[int, Strict()]
Boolean = Annotated[bool, Strict()]
Number = Annotated[
    Fraction,
    PlainValidator(_read_number),
    PlainSerializer(str),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": f"^{_NUMBER}$"}]}),
]
# A long list: validation ends at its first bad item, and its items are then read one by one.
Long = FailFast()


@cache
def adapter(record: type) -> TypeAdapter[Any]:
    """Return what validates plain values as a record, and writes one as JSON."""
    return TypeAdapter(record)


class Record:
    """What stands in a file; pydantic looks here for how to read it."""

    __slots__ = ()
    __pydantic_config__ = SHAPE


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Record):
    """A text in one or both languages."""

    zh: str | None = None
    """The Chinese."""
    en: str | None = None
    """The English."""

    def get(self, lang: str) -> str:
        """Return the text in `lang` (`zh` or `en`), else the other one, else an empty string."""
        first, second = (self.zh, self.en) if lang == "zh" else (self.en, self.zh)
        return first or second or ""
