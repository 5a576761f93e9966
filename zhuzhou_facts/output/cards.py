"""Single things as cards: a fact, a derived figure, a sentence of the user's copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhuzhou_facts.figures.changes import stated
from zhuzhou_facts.figures.derivation import DerivedFigure, derive
from zhuzhou_facts.output.citing import source_reference
from zhuzhou_facts.output.palette import hue_of
from zhuzhou_facts.output.table import Card
from zhuzhou_facts.output.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhuzhou_facts.document.quoting import Quotation
    from zhuzhou_facts.output.figure_text import Teller
    from zhuzhou_facts.output.table import Picture
    from zhuzhou_facts.records import Fact, Text


def fact_card(teller: Teller, fact: Fact) -> Card:
    """Return everything about a fact."""
    lang = teller.lang
    lines: list[tuple[str, str]] = []
    for figure in fact.figures:
        label = teller.when(figure.when) or say("figure", lang)
        interval = stated(figure, teller.base, teller.reading).interval
        told = teller.figure(figure, fact.counter)
        bounds = teller.bounds(interval, figure.unit, fact.counter)
        lines.append((label, told if interval.low == interval.high else f"{told}  ({bounds})"))
        if told != figure.written:
            lines.append((say("written", lang), figure.written))
    for change in fact.changes:
        span = f"{teller.when(change.from_)} → {teller.when(change.to)}"
        lines.append((f"{say('change', lang)} {span}", teller.change(change)))
    following = [item for item in derive(teller.base, teller.reading) if _concerns(item, fact)]
    for item in following:
        name = "" if item.id == fact.id else f"{teller.text(item.name)} "
        label = f"{say('follows', lang)} {name}{teller.when(item.when)}".rstrip()
        told = teller.estimate(item.estimate, item.unit, item.counter)
        lines.append((label, f"{told} = {item.formula}"))
    if fact.written:
        lines.append((say("written", lang), fact.written))
    lines.append((say("where", lang), teller.place(fact.at)))
    lines.append((say("kind", lang), say(fact.kind.value, lang)))
    if fact.tags:
        lines.append((say("tags", lang), ", ".join(fact.tags)))
    aliases = [
        *(fact.aliases.zh if lang != "en" else ()),
        *(fact.aliases.en if lang != "zh" else ()),
    ]
    if aliases:
        lines.append((say("aliases", lang), ", ".join(aliases)))
    if fact.note:
        lines.append((say("note", lang), teller.text(fact.note)))
    theme = teller.text(teller.base.theme(fact.theme).name)
    cited = f"{say('cited', lang)}{source_reference(teller)}"
    return Card(
        title=teller.text(fact.name),
        subtitle=f"{fact.id}  {theme}",
        paragraphs=_paragraphs(fact.statement, lang),
        lines=tuple(lines),
        foot=cited,
        hue=hue_of(teller.base, fact.theme),
    )


def _paragraphs(text: Text, lang: str) -> tuple[str, ...]:
    if lang == "both":
        return tuple(filter(None, (text.zh, text.en)))
    return (text.get(lang),)


def _concerns(item: DerivedFigure, fact: Fact) -> bool:
    return item.id == fact.id or any(key.partition("@")[0] == fact.id for key in item.inputs)


def derived_card(teller: Teller, figures: Sequence[DerivedFigure]) -> Card:
    """Return everything about a figure that the source does not state."""
    lang = teller.lang
    lines: list[tuple[str, str]] = []
    for figure in figures:
        label = teller.when(figure.when) or say("figure", lang)
        told = teller.estimate(figure.estimate, figure.unit, figure.counter)
        lines.append((label, f"{told} = {figure.formula}"))
        lines.append((say("follows", lang), ", ".join(figure.inputs)))
    first = figures[0]
    if first.note:
        lines.append((say("note", lang), teller.text(first.note)))
    return Card(
        title=teller.text(first.name),
        subtitle=f"{first.id}  {say('derived', lang)}",
        paragraphs=(say("derived-caption", lang),),
        lines=tuple(lines),
        hue=hue_of(teller.base, first.theme),
    )


def quotation_cards(teller: Teller, quotations: Iterable[Quotation], text: str) -> list[Picture]:
    """Return the sentences from the user's copy, the figure between 【 and 】."""
    cards: list[Picture] = []
    for item in quotations:
        before = text[item.sentence_start : item.start]
        after = text[item.end : item.sentence_end]
        fact = teller.base.fact(item.key.partition(":")[0].partition("@")[0])
        cards.append(
            Card(
                title=item.key,
                subtitle=f"{teller.place(fact.at)}  {item.start}–{item.end}",
                paragraphs=(f"{before}【{item.exact}】{after}",),
                hue=hue_of(teller.base, fact.theme),
            )
        )
    return cards
