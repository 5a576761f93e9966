"""GB/T 7714, numeric form: the 2025 standard and the 2015 one that it replaced.

What 2025 changed here: full-width `，：（）` (in the entries of Chinese sources; those in other
languages keep the half-width signs), family names no longer in capitals, hyphens kept in initials
(J-L), and the day of consultation for web pages alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.citation import names
from zhuzhou_facts.citation.phrasing import stopped
from zhuzhou_facts.records import SourceKind

if TYPE_CHECKING:
    from zhuzhou_facts.citation.work import Work

_TYPES: Final = {SourceKind.WEBPAGE: "EB", SourceKind.NEWSPAPER: "N", SourceKind.REPORT: "R"}


@dataclass(frozen=True, slots=True)
class _Signs:
    comma: str = ", "
    colon: str = ": "
    opening: str = "("
    closing: str = ")"

    def bracketed(self, text: str) -> str:
        return f"{self.opening}{text}{self.closing}" if text else ""


_HALF: Final = _Signs()
_FULL: Final = _Signs("，", "：", "（", "）")


def gbt_2025(work: Work) -> str:
    """Return the reference as GB/T 7714—2025 asks."""
    return _entry(work, _FULL if work.chinese else _HALF, new=True)


def gbt_2015(work: Work) -> str:
    """Return the reference as GB/T 7714—2015 asked."""
    return _entry(work, _HALF, new=False)


def _entry(work: Work, signs: _Signs, *, new: bool) -> str:
    authors = names.gbt(work.authors, comma=signs.comma, chinese=work.chinese, capitals=not new)
    # A page on the web is EB/OL whether or not its address is known.
    carrier = "/OL" if work.url or work.kind is SourceKind.WEBPAGE else ""
    number = work.number if work.kind is SourceKind.REPORT else ""
    title = signs.colon.join(filter(None, (work.title, number)))
    parts = (authors, f"{title}[{_TYPES[work.kind]}{carrier}]", _origin(work, signs, new=new))
    return " ".join(stopped(part) for part in (*parts, work.url) if part)


def _origin(work: Work, signs: _Signs, *, new: bool) -> str:
    date = work.issued.iso if work.issued else ""
    consulted = f"[{work.accessed.iso}]" if work.accessed else ""
    # 2015 prints the day for whatever is read online, 2025 for what stands nowhere else.
    late = consulted if work.url and not new else ""
    if work.kind is SourceKind.WEBPAGE:
        return signs.bracketed(date) + consulted
    if work.kind is SourceKind.NEWSPAPER:
        paper = signs.comma.join(filter(None, (work.container, date)))
        return paper + signs.bracketed(work.pages) + late
    imprint = signs.colon.join(filter(None, (work.place, work.publisher)))
    if not imprint and not new and work.url:
        return signs.bracketed(date) + late
    if imprint and work.issued and not new:
        date = work.issued.year
    dated = signs.comma.join(filter(None, (imprint, date)))
    return signs.colon.join(filter(None, (dated, work.pages))) + late
