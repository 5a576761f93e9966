"""What a citation needs to know of a fact or a figure, and the reference under a card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhuzhou_facts.citation import Cited, default_style, reference
from zhuzhou_facts.figures.derivation import DerivedFigure
from zhuzhou_facts.output.presenter import Presenter
from zhuzhou_facts.output.rows import fact_of
from zhuzhou_facts.records import Text

if TYPE_CHECKING:
    from zhuzhou_facts.figures.query import Item


def cited(presenter: Presenter, item: Item) -> Cited:
    """Return what is cited of an entry or of a derived figure."""
    theme = presenter.base.theme(fact_of(item).theme)
    if isinstance(item, DerivedFigure):
        zh, en = (_computed(presenter, item, lang) for lang in ("zh", "en"))
        own: dict[str, Any] = {"statement": Text(zh=f"{zh}。", en=f"{en}.")}
        own |= {"formula": item.formula, "inputs": item.inputs}
    else:
        own = {"statement": item.fact.statement, "written": (item.number or item.fact).written}
    return Cited(key=item.key, theme_name=theme.name, locator=item.at, heading=theme.heading, **own)


def source_reference(presenter: Presenter) -> str:
    """Return the reference to the source in the style that is usual in the language."""
    lang = presenter.lang
    return reference(presenter.base.source, default_style(lang), lang=lang)


def _computed(presenter: Presenter, item: DerivedFigure, lang: str) -> str:
    present = Presenter(presenter.base, lang, None, presenter.reading)
    number, bounds = present.derived(item)
    name = f"{item.name.get(lang)}{present.bracketed(present.when(item.when))}"
    return present.colon(name, number + present.bracketed(bounds))
