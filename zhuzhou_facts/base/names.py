"""The names that a fact base may use: of themes, facts, units and times."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.records.units import TIME_LABELS, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    # What a file gives by itself, sound or not, under `themes`, `facts`, `units` and `times`; None
    # where it does not let one tell.
    Mentioned = Mapping[str, tuple[str, ...] | None]

_LISTED: Final = 12  # a line full
_COMPARED: Final = 2000  # looking for the nearest of more takes longer than a person waits
_LONGEST: Final = 64
# How many signs are compared with how many names in all: some 75 long words with 200 names, and a
# base in which every fact has a fault costs no more than a second.
_PATIENCE: Final = 300_000


class Known:
    """The names that may be used; any name may, where the file does not let one tell."""

    def __init__(self, given: Iterable[str] | None, standard: Iterable[str] = ()) -> None:
        self._names = None if given is None else frozenset(given) | frozenset(standard)
        self._listed = sorted(self._names or ())
        self._patience = _PATIENCE
        self._mends: dict[str, str] = {}

    def __contains__(self, name: object) -> bool:
        """Whether the name may be used."""
        return self._names is None or name in self._names

    def near(self, word: str) -> str:
        """Return how to mend a name that is not known: by the nearest one, or by a list."""
        word = word[:_LONGEST]
        if word not in self._mends:
            self._mends[word] = self._nearest(word) or self._list()
        return self._mends[word]

    def _nearest(self, word: str) -> str:
        effort = len(word) * len(self._listed)
        if len(self._listed) > _COMPARED or effort > self._patience:
            return ""
        self._patience -= effort
        found = get_close_matches(word, self._listed, n=1)
        return f"did you mean {found[0]!r}?" if found else ""

    def _list(self) -> str:
        listed = ", ".join(name[:_LONGEST] for name in self._listed[:_LISTED])
        more = " …" if len(self._listed) > _LISTED else ""
        return f"known are {listed}{more}" if listed else "declare it"


@dataclass(frozen=True, slots=True)
class Names:
    """What the parts of a fact base may call each other by."""

    themes: Known
    facts: Known
    units: Known
    times: Known


def names_in(mentioned: Mentioned) -> Names:
    """Return the names that a file gives, and the standard ones."""
    return Names(
        themes=Known(mentioned["themes"]),
        facts=Known(mentioned["facts"]),
        units=Known(mentioned["units"], UNITS),
        times=Known(mentioned["times"], TIME_LABELS),
    )
