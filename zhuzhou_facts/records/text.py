"""What every record of a fact base shares: how it is read from a file, and bilingual texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

# Read by the loading door alone (pydantic looks for it on each class); the model imports nothing
# of it. An unquoted 2017 is accepted where a text is expected, under the digits as written.
SHAPE: Final[dict[str, Any]] = {
    "use_attribute_docstrings": True,
    "extra": "forbid",
    "coerce_numbers_to_str": True,
    "alias_generator": lambda name: name.rstrip("_"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text in one or both languages."""

    __pydantic_config__ = SHAPE

    zh: str | None = None
    """The Chinese."""
    en: str | None = None
    """The English."""

    def get(self, lang: str) -> str:
        """Return the text in `lang` (`zh` or `en`), else the other one, else an empty string."""
        first, second = (self.zh, self.en) if lang == "zh" else (self.en, self.zh)
        return first or second or ""
