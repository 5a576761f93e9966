"""Which of some texts contain another one whole, asked many times."""

from __future__ import annotations

from typing import Final

_LARGE: Final = 1 << 16  # up to here, looking is as fast as asking whether it is worth it
_PATIENCE: Final = 64  # questions after which it pays to note the grams
_GRAM: Final = 6
_SLOTS: Final = (1 << 26) - 1


class Haystacks:
    """Texts to be searched for others.

    Looking through a large text for each of very many others would take the product of the two. So
    the grams on a grid of every sixth place of the large ones are noted by their hash. Wherever
    a text stands in one of them, some of its grams in one of six rhythms fall on the grid, and all
    of these are noted; what has no such rhythm is not looked for.
    """

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts
        self._small = [at for at, text in enumerate(texts) if len(text) <= _LARGE]
        self._large = [at for at, text in enumerate(texts) if len(text) > _LARGE]
        self._asked = 0
        self._noted = bytearray()
        self._found: dict[str, list[int]] = {}

    def holding(self, text: str) -> list[int]:
        """Return the indices of the texts that contain this one, in order."""
        found = [at for at in self._small if text in self._texts[at]]
        if self._large and self._worth_looking(text):
            # What is found again and again is looked for once.
            if text not in self._found:
                self._found[text] = [at for at in self._large if text in self._texts[at]]
            found = sorted(found + self._found[text])
        return found

    def _worth_looking(self, text: str) -> bool:
        self._asked += 1
        if self._asked <= _PATIENCE:
            return True
        if not self._noted:
            self._noted = bytearray(_SLOTS + 1)
            for at in self._large:
                large = self._texts[at]
                for place in range(0, len(large) - _GRAM + 1, _GRAM):
                    self._noted[hash(large[place : place + _GRAM]) & _SLOTS] = 1
        if len(text) < 2 * _GRAM - 1:
            return True  # may stand between two places of the grid
        return any(
            all(
                self._noted[hash(text[place : place + _GRAM]) & _SLOTS]
                for place in range(rhythm, len(text) - _GRAM + 1, _GRAM)
            )
            for rhythm in range(_GRAM)
        )
