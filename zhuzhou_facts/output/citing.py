"""What a citation needs to know of a fact or a figure, and the reference under a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhuzhou_facts.citation import Cited, default_style, reference
from zhuzhou_facts.figures.derivation import DerivedFigure
from zhuzhou_facts.output.presenter import Presenter
from zhuzhou_facts.records import Text

if TYPE_CHECKING:
    from zhuzhou_facts.figures.query import Item


def cited(presenter: Presenter, item: Item) -> Cited:
    """Return what is cited of an entry or of a derived figure."""
    fact_theme = item.theme if isinstance(item, DerivedFigure) else item.fact.theme
    theme = presenter.base.theme(fact_theme)
    if isinstance(item, DerivedFigure):
        return Cited(
            key=item.key,
            statement=_derived_statement(presenter, item),
            theme_name=theme.name,
            locator=item.at,
            heading=theme.heading,
            formula=item.formula,
            inputs=item.inputs,
        )
    return Cited(
        key=item.key,
        statement=item.fact.statement,
        theme_name=theme.name,
        written=item.number.written if item.number else item.fact.written,
        locator=item.at,
        heading=theme.heading,
    )


def source_reference(presenter: Presenter) -> str:
    """Return the reference to the source in the style that is usual in the language."""
    lang = "en" if presenter.lang == "en" else "zh"
    return reference(presenter.base.source, default_style(lang), lang=lang)


def _derived_statement(presenter: Presenter, item: DerivedFigure) -> Text:
    """Say what was computed, in each language that the base has."""
    texts = {}
    for lang, colon in (("zh", "："), ("en", ": ")):
        present = Presenter(presenter.base, lang, None, presenter.reading)
        when = present.bracketed(present.when(item.when)) if item.when else ""
        number = present.estimate(item.estimate, item.unit, item.counter)
        bounds = present.parts(item.estimate, item.unit, item.counter).bounds
        number += present.bracketed(bounds) if bounds else ""
        texts[lang] = f"{item.name.get(lang)}{when}{colon}{number}"
    return Text(zh=f"{texts['zh']}。", en=f"{texts['en']}.")
