"""What a citation needs to know of a fact or a figure, and the reference under a card."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zhuzhou_facts.citation import Cited, default_style, reference
from zhuzhou_facts.figures.derivation import DerivedFigure
from zhuzhou_facts.output.presenter import Presenter, fact_of
from zhuzhou_facts.records import Text

if TYPE_CHECKING:
    from zhuzhou_facts.figures.query import Item


def cited(presenter: Presenter, item: Item) -> Cited:
    """Return what is cited of an entry or of a derived figure."""
    fact = fact_of(item)
    theme = presenter.base.theme(fact.theme)
    common = Cited(
        key=item.key,
        statement=Text(),
        theme_name=theme.name,
        locator=item.at,
        heading=theme.heading,
    )
    if isinstance(item, DerivedFigure):
        statement = _derived_statement(presenter, item)
        return replace(common, statement=statement, formula=item.formula, inputs=item.inputs)
    written = item.number.written if item.number else item.fact.written
    return replace(common, statement=item.fact.statement, written=written)


def source_reference(presenter: Presenter) -> str:
    """Return the reference to the source in the style that is usual in the language."""
    lang = "en" if presenter.lang == "en" else "zh"
    return reference(presenter.base.source, default_style(lang), lang=lang)


def _derived_statement(presenter: Presenter, item: DerivedFigure) -> Text:
    """Say what was computed, in each language that the base has."""
    texts = {}
    for lang in ("zh", "en"):
        present = Presenter(presenter.base, lang, None, presenter.reading)
        when = present.bracketed(present.when(item.when)) if item.when else ""
        number = present.estimate(item.estimate, item.unit, item.counter)
        bounds = present.parts(item.estimate, item.unit, item.counter).bounds
        number += present.bracketed(bounds) if bounds else ""
        texts[lang] = present.colon(f"{item.name.get(lang)}{when}", number)
    return Text(zh=f"{texts['zh']}。", en=f"{texts['en']}.")
