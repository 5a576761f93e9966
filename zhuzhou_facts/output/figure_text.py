"""Figures, times and places in the words and the units that were asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhuzhou_facts.figures.derivation import DerivedFigure
from zhuzhou_facts.figures.estimate import Estimate
from zhuzhou_facts.output.words import both, say
from zhuzhou_facts.quantity.formatter import format_interval, format_quantity
from zhuzhou_facts.quantity.reader import quantity_in
from zhuzhou_facts.records import ChangeKind, Figure, Text
from zhuzhou_facts.records.units import labels_of, units_of

if TYPE_CHECKING:
    from zhuzhou_facts.figures.query import Item
    from zhuzhou_facts.quantity.interval import Interval
    from zhuzhou_facts.quantity.reader import Reading
    from zhuzhou_facts.records import Change, FactBase, Locator


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells figures, times and places in a language, and numbers in the units asked for."""

    base: FactBase
    lang: str
    units: str | None
    reading: Reading

    @property
    def _styles(self) -> tuple[str, ...]:
        """How numbers are told: in 万/亿 to Chinese readers, in million/billion to others."""
        if self.units in {"zh", "intl"}:
            return (str(self.units),)
        if self.lang == "both":
            return ("zh", "intl")
        return ("zh",) if self.lang == "zh" else ("intl",)

    def text(self, text: Text | None) -> str:
        """Tell a text."""
        return both(text, self.lang)

    def figure(self, figure: Figure | Change, counter: Text | None = None) -> str:
        """Tell a stated number with its hedge and its unit.

        To readers of the source's language as the source writes it, where no units are asked for.
        """
        if self.units == "source":
            return figure.written
        units = units_of(self.base)
        quantity = quantity_in(self.base, figure.written)
        own = "zh" if self.base.source.language.startswith("zh") else "intl"
        told = (
            figure.written
            if style == own and self.units is None
            else format_quantity(quantity, style, units=units, counter=counter)
            for style in self._styles
        )
        return " / ".join(dict.fromkeys(told))

    def estimate(self, estimate: Estimate, unit: str, counter: Text | None = None) -> str:
        """Tell a derived number to the digits that it deserves, with its bounds."""
        told = (
            format_interval(
                estimate.value,
                estimate.shown,
                unit,
                style,
                counter,
                units=units_of(self.base),
            )
            for style in self._styles
        )
        return " / ".join(dict.fromkeys(told))

    def change(self, change: Change) -> str:
        """Tell a stated change: 1.4倍, 增长40倍, down 12 percentage points."""
        told = self.figure(change)
        if change.kind is ChangeKind.TIMES:
            return told
        verb = {ChangeKind.GROWTH: ("grew", "fell"), ChangeKind.POINTS: ("up", "down")}
        word = say(verb[change.kind][change.down], self.lang)
        return f"{word}{told}" if self.lang == "zh" else f"{word} {told}"

    def bounds(self, interval: Interval, unit: str, counter: Text | None = None) -> str:
        """Tell bounds alone."""
        return self.estimate(Estimate(None, interval), unit, counter)

    def item(self, item: Item) -> str:
        """Tell the number of an entry or of a derived figure; empty where there is none."""
        if isinstance(item, DerivedFigure):
            told = self.estimate(item.estimate, item.unit, item.counter)
            return f"{told} {self._bracket(say('derived', self.lang))}"
        return self.figure(item.figure, item.fact.counter) if item.figure else ""

    def _bracket(self, words: str) -> str:
        return f"〔{words}〕" if self.lang == "zh" else f"[{words}]"

    def when(self, when: str | None) -> str:
        """Tell a time: a label by its name, a date as it is."""
        if when is None:
            return ""
        label = labels_of(self.base).get(when)
        return both(Text(zh=label.zh, en=label.en), self.lang) or when if label else when

    def place(self, at: Locator) -> str:
        """Tell where something stands: §2¶1."""
        caption = " ▲" if at.caption else ""
        return f"§{at.section} ¶{at.paragraph}{caption}"

    def theme(self, theme_id: str) -> str:
        """Tell a theme in a word or two, for where there is little room."""
        theme = self.base.theme(theme_id)
        return self.text(theme.short or theme.name)
