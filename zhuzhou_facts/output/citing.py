"""What a citation needs to know of a fact or a figure, and the reference under a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhuzhou_facts.citation import Cited, default_style, reference
from zhuzhou_facts.figures.derivation import DerivedFigure
from zhuzhou_facts.output.figure_text import Teller
from zhuzhou_facts.records import Text

if TYPE_CHECKING:
    from zhuzhou_facts.figures.query import Item


def cited(teller: Teller, item: Item) -> Cited:
    """Return what is cited of an entry or of a derived figure."""
    fact_theme = item.theme if isinstance(item, DerivedFigure) else item.fact.theme
    theme = teller.base.theme(fact_theme)
    if isinstance(item, DerivedFigure):
        return Cited(
            key=item.key,
            fact_id=item.id,
            statement=_derived_statement(teller, item),
            theme_name=theme.name,
            locator=item.at,
            heading=theme.heading,
            formula=item.formula,
            inputs=item.inputs,
        )
    return Cited(
        key=item.key,
        fact_id=item.fact.id,
        statement=item.fact.statement,
        theme_name=theme.name,
        written=item.figure.written if item.figure else item.fact.written,
        locator=item.fact.at,
        heading=theme.heading,
    )


def source_reference(teller: Teller) -> str:
    """Return the reference to the source in the style that is usual in the language."""
    lang = "en" if teller.lang == "en" else "zh"
    return reference(teller.base.source, default_style(lang), lang=lang)


def _derived_statement(teller: Teller, item: DerivedFigure) -> Text:
    """Say what was computed, in each language that the base has."""
    told = {}
    for lang, colon in (("zh", "："), ("en", ": ")):
        speaker = Teller(teller.base, lang, None, teller.reading)
        when = f" ({speaker.when(item.when)})" if item.when and lang == "en" else ""
        when = f"（{speaker.when(item.when)}）" if item.when and lang == "zh" else when
        number = speaker.estimate(item.estimate, item.unit, item.counter)
        told[lang] = f"{item.name.get(lang)}{when}{colon}{number}"
    return Text(zh=f"{told['zh']}。", en=f"{told['en']}.")
