"""What APA, Chicago and MLA share: dates, editions, pages, laws."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.citation.markup import commas, italic, join
from zhuzhou_facts.records.dates import MONTHS

if TYPE_CHECKING:
    from zhuzhou_facts.citation.work import Date, Work

_ENDINGS: Final = {"1": "st", "2": "nd", "3": "rd"}
_TEENS: Final = ("11", "12", "13")
_RANGE: Final = re.compile(r"(?<=[0-9])[-‐‒–](?=[A-Za-z]*[0-9])")
_WHOLE_NUMBERS: Final = re.compile(r"([0-9]+)–([0-9]+)")
_HUNDRED: Final = 100


def month_day(date: Date | None) -> str:
    """Return `November 14`, `November`, or nothing for a year alone."""
    if not date or not date.month:
        return ""
    return join(" ", MONTHS[date.month - 1], str(date.day or ""))


def american(date: Date | None) -> str:
    """Return `November 14, 2018`, `November 2018` or `2018`."""
    return join(", " if date.day else " ", month_day(date), date.year) if date else ""


def edition(work: Work) -> str:
    """Return `2nd ed.`; an edition that is no number as the source has it."""
    number = work.edition
    if not (number.isascii() and number.isdigit()):
        return number
    ending = "th" if number.endswith(_TEENS) else _ENDINGS.get(number[-1], "th")
    return f"{number}{ending} ed."


def dashed(pages: str) -> str:
    """Return the pages with an en dash for a range (A-4 is one page)."""
    return _RANGE.sub("–", pages)


def page_label(pages: str) -> str:
    """Return `p.` for one page, `pp.` for several."""
    return "pp." if "–" in dashed(pages) or "," in pages else "p."


def shortened(pages: str, *, least: int) -> str:
    """Return the pages, of a second number from 100 on only what differs: 143–61.

    `least` is how many digits stand at least: 2 in MLA; 1 in Chicago, which has two digits too
    unless the first number ends in 01 to 09, and all after a full hundred.
    """

    def shorten(match: re.Match[str]) -> str:
        first, last = match.groups()
        whole = int(first) < _HUNDRED or (least == 1 and int(first) % _HUNDRED == 0)
        if whole or len(first) != len(last):
            return match[0]
        differs = next((at for at, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), 0)
        least_here = 1 if least == 1 and int(first) % _HUNDRED < 10 else 2  # noqa: PLR2004
        return f"{first}–{last[min(differs, len(last) - least_here) :]}"

    return _WHOLE_NUMBERS.sub(shorten, dashed(pages))


def whole_title(work: Work, title: str) -> str:
    """Return the title of a whole work as Chicago and MLA print it: Chinese is never in italics."""
    return title if work.chinese else italic(title)


def translated(work: Work, title: str) -> str:
    """Return the title, a Chinese one with its translation in brackets where the source has it."""
    return f"{title} [{work.translation}]" if work.chinese and work.translation else title


def law(work: Work) -> str:
    """Return a law as American legal style has it: Title, Number, 124 Stat. 119 (2010)."""
    code = join(" ", work.volume, work.container, work.pages)
    return f"{commas(translated(work, work.title), work.number, code)} ({work.year})"
