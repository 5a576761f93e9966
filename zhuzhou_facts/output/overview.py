"""The page that the tool shows when it is asked for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhuzhou_facts.figures.comparison import compare, pairs
from zhuzhou_facts.output.table import Card, Terms
from zhuzhou_facts.output.views import summary_grid, theme_tiles
from zhuzhou_facts.output.words import say
from zhuzhou_facts.records.dates import read_moment

if TYPE_CHECKING:
    from zhuzhou_facts.figures.comparison import Comparison
    from zhuzhou_facts.output.table import Picture
    from zhuzhou_facts.output.views import Teller
    from zhuzhou_facts.records import FactBase


def overview_pictures(teller: Teller) -> list[Picture]:
    """Return the source, the themes with their counts, the headline figures, what to try."""
    base = teller.base
    source = base.source
    figures = sum(len(fact.figures) for fact in base.facts)
    where = ", ".join(
        filter(None, (teller.text(source.container), source.issued, teller.text(source.origin)))
    )
    counts = say("counts", teller.lang).format(facts=len(base.facts), figures=figures)
    pictures: list[Picture] = [
        Card(title=teller.text(source.title), subtitle=f"{where}\n{counts}"),
        theme_tiles(teller),
    ]
    headline = _headline(base)
    if headline:
        pictures.append(summary_grid(teller, headline))
    pictures.append(_next_steps(teller, headline))
    return pictures


def _headline(base: FactBase) -> tuple[Comparison, ...]:
    """Return what the base has of its widest span of years, whatever years those are."""
    spans: dict[tuple[str, str], int] = {}
    for _, start, end in pairs(base):
        first, last = read_moment(start or ""), read_moment(end or "")
        if start and end and first and last and first.year and last.year:
            spans[(start, end)] = spans.get((start, end), 0) + 1
    if not spans:
        return ()
    start, end = max(spans, key=lambda span: spans[span])
    return compare(base, start, end)


def _next_steps(teller: Teller, headline: tuple[Comparison, ...]) -> Terms:
    base = teller.base
    first = headline[0].id if headline else (base.facts[0].id if base.facts else "ID")
    theme = base.fact(first).theme if first in base else "THEME"
    lang = teller.lang
    steps = (
        (f"zzf list {theme}", say("try-list", lang)),
        (f"zzf show {first}", say("try-show", lang)),
        ("zzf compare", say("try-compare", lang)),
        (f"zzf cite {first}", say("try-cite", lang)),
    )
    return Terms(title=say("try", lang), terms=steps)
