"""Texts, figures, times and places in the language and the units that were asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.errors import Message
from zhuzhou_facts.figures.derivation import DerivedFigure
from zhuzhou_facts.figures.estimate import Estimate
from zhuzhou_facts.output.folding import NO_BREAK, width
from zhuzhou_facts.output.rows import times_of
from zhuzhou_facts.quantity.formatter import (
    IntervalText,
    format_interval,
    format_quantity,
    named,
)
from zhuzhou_facts.quantity.stated import stated_quantity, wording
from zhuzhou_facts.records import POINTS, TIMES, Change, ChangeKind, Prices, labels_of, units_of
from zhuzhou_facts.records.dates import in_chinese, in_english
from zhuzhou_facts.streams.messages import translate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhuzhou_facts.figures.query import Item
    from zhuzhou_facts.quantity import Quantity, Reading
    from zhuzhou_facts.quantity.interval import Interval
    from zhuzhou_facts.records import Fact, FactBase, Figure, Locator, ObsStatus, Text

# A longer name of a time gives way to its date.
_LONGEST_TIME: Final = 14
_YEAR: Final = re.compile("[0-9]{4}")
# An increase: nothing grew by 1 times.
_ONCE: Final = re.compile("(?<![0-9.,])1 times$")
# Whether a number fell, and where nobody knows; of shares in points.
_WAYS: Final = {
    True: ("down {amount}", "down {amount} points"),
    False: ("up {amount}", "up {amount} points"),
    None: ("difference {amount}", "difference {amount} points"),
}
# In full, and as short as a table needs it.
_PRICES: Final = {
    Prices.CONSTANT: ("at constant prices", "real"),
    Prices.CURRENT: ("at current prices", "nominal"),
}


@dataclass(frozen=True, slots=True)
class Presenter:
    """Words and numbers of a fact base in one language.

    `lang` is `zh` or `en`; `units` is `source`, `zh`, `intl`, or None for those that are usual in
    the language.
    """

    base: FactBase
    lang: str
    units: str | None
    reading: Reading

    def in_language(self, lang: str) -> Presenter:
        """Return the same in another language."""
        return replace(self, lang=lang)

    @property
    def style(self) -> str:
        """How numbers are written: `zh` counts in 万 and 亿, `intl` in million and billion."""
        if self.units == "source":
            return self._own_style
        return self.units or ("zh" if self.lang == "zh" else "intl")

    @property
    def _own_style(self) -> str:
        return "zh" if self.base.source.language.startswith("zh") else "intl"

    def say(self, template: str, **fields: object) -> str:
        """Return words of the tool's own; a field that is a `Message` is translated, too."""
        return translate(Message(template, fields), self.lang)

    def text(self, text: Text | None) -> str:
        """Return a text in the language, else in the one that it has."""
        return text.get(self.lang) if text else ""

    def join(self, parts: Iterable[str], sign: str = "；") -> str:
        """Join what is not empty of parts of a line by a sign, in English its like."""
        between = sign if self.lang == "zh" else {"；": "; ", "，": ", ", "、": ", "}[sign]
        return between.join(filter(None, parts))

    def colon(self, label: str, words: str) -> str:
        """Return words behind what they are of."""
        return f"{label}：{words}" if self.lang == "zh" else f"{label}: {words}"

    def bracketed(self, words: str) -> str:
        """Return words, if any, in brackets as they follow others: （亿元）, (billion yuan)."""
        brackets = f"（{words}）" if self.lang == "zh" else f" ({words})"
        return brackets if words else ""

    def figure(self, figure: Figure | Change, counter: Text | None = None) -> str:
        """Return a stated number with its hedge and its unit.

        Readers of the source's language get it as the source writes it, unless they asked for other
        units.
        """
        own = self._writer(figure)
        if own.units in {None, "source"} and own.style == self._own_style:
            return wording(figure)
        return own.quantity(stated_quantity(self.base, figure), counter)

    def bare_figure(self, figure: Figure | Change) -> str:
        """Return a stated number with its hedge, without its unit."""
        return self._writer(figure).quantity(stated_quantity(self.base, figure), unit="")

    def _writer(self, number: Figure | Change) -> Presenter:
        """Return what writes a number: times and percent are in the language of `grew by`."""
        is_amount = not isinstance(number, Change) or number.kind is ChangeKind.DIFFERENCE
        return self if is_amount else replace(self, units=None)

    def quantity(
        self, quantity: Quantity, counter: Text | None = None, unit: str | None = None
    ) -> str:
        """Return a stated number with its hedge and its unit; `unit` is a code to use instead."""
        units = units_of(self.base)
        return format_quantity(quantity, self.style, units=units, counter=counter, unit=unit)

    def change(self, change: Change) -> str:
        """Return a stated change: 1.4倍, 增长40倍, down 12 points, grew by 10% a year."""
        text, down = self.figure(change).removeprefix("-"), bool(change.down)
        if change.kind is ChangeKind.POINTS:
            text = self.points(self.bare_figure(change), down=down)
        elif change.kind is ChangeKind.DIFFERENCE:
            text = self.rise(text, down=down)
        elif change.kind is ChangeKind.GROWTH:
            text = _ONCE.sub("100%", text)
            text = self.say("fell by {amount}" if down else "grew by {amount}", amount=text)
        return self.say("{rate} a year", rate=text) if change.per_year else text

    def points(self, amount: str, *, down: bool | None) -> str:
        """Return by how many percentage points a share rose or fell; None: which, is not known."""
        return self.say(_WAYS[down][1], amount=amount)

    def rise(self, amount: str, *, down: bool | None) -> str:
        """Return by how much a number rose or fell, likewise."""
        return self.say(_WAYS[down][0], amount=amount)

    def parts(
        self,
        estimate: Estimate,
        unit: str,
        counter: Text | None = None,
        magnitude: int | None = None,
    ) -> IntervalText:
        """Return a computed number and its bounds in parts, counted in a power of ten."""
        units = units_of(self.base)
        own = replace(self, units=None) if unit in {TIMES, POINTS} else self
        number = estimate.value, estimate.shown
        return format_interval(*number, unit, own.style, counter, units=units, magnitude=magnitude)

    def derived(self, item: DerivedFigure) -> tuple[str, str]:
        """Return a computed figure with sign and unit (≈287万人, >4.3%), and its bounds, if any."""
        parts = self.parts(item.estimate, item.unit, item.counter)
        return str(parts) or self.say("not known"), parts.bounds

    def interval(self, interval: Interval, unit: str, counter: Text | None = None) -> str:
        """Return bounds with their unit: 277万～298万人, >600亿元; what is exact as one number."""
        parts = self.parts(Estimate(None, interval), unit, counter)
        return parts.bounds or str(parts).removeprefix("=")

    def item(self, item: Item) -> str:
        """Return the number of an item, and what it is if no plain observation; else nothing."""
        prices = ""
        if isinstance(item, DerivedFigure):
            text, status = self.derived(item)[0], item.obs_status
        elif item.change:
            text, status = self.change(item.change), item.change.obs_status
            times = item.change.from_, item.change.to
            # Of two changes over the same times the prices say which is which.
            if sum((each.from_, each.to) == times for each in item.fact.changes) > 1:
                prices = self.prices(item.change, short=True)
        elif item.figure:
            text, status = self.figure(item.figure, item.fact.counter), item.figure.obs_status
        else:
            return ""
        return text + self.bracketed(self.join([prices, self.status(status)], "，"))

    def status(self, status: ObsStatus | None) -> str:
        """Return what a number is that is no plain observation."""
        return self.say(status.value) if status else ""

    def prices(self, change: Change, *, short: bool = False) -> str:
        """Return at which prices money is compared; nothing where that is not said."""
        return self.say(_PRICES[change.prices][short]) if change.prices in _PRICES else ""

    def derivation(self, item: Item) -> str:
        """Return the range and the formula of a computed number."""
        if not isinstance(item, DerivedFigure):
            return ""
        return self.join([self.derived(item)[1], f"= {item.formula}"])

    def when(self, when: str | None) -> str:
        """Return a time: by its name where that is short, else as a date; of a change, both."""
        if not when:
            return ""
        times = times_of(when)
        if len(times) > 1:
            return self.span(*times)
        label = labels_of(self.base).get(when)
        name = label and (label.en or label.zh if self.lang == "en" else label.zh or label.en)
        date = in_chinese(when) if self.lang == "zh" else in_english(when)
        return name if name and (width(name) <= _LONGEST_TIME or date == when) else date

    def span(self, start: str | None, end: str | None) -> str:
        """Return the two times of a change or a comparison."""
        times = [start or "", end or ""]
        if not all(map(_YEAR.fullmatch, times)):
            times = list(map(self.when, times))
        arrow = " → ".join(times)
        # Chinese may be folded anywhere; a span of years stays together.
        return arrow.replace(" ", NO_BREAK) if "".join(times).isascii() else arrow

    def place(self, at: Locator) -> str:
        """Return where something stands: 第2部分第3段, §2 ¶3."""
        section = self.section(at.section)
        template = "{section} ¶{paragraph}▲" if at.caption else "{section} ¶{paragraph}"
        return self.say(template, section=section, paragraph=at.paragraph)

    def place_in_words(self, at: Locator) -> str:
        """Return where something stands, in words: section 2, paragraph 1."""
        from zhuzhou_facts.citation.work import located

        return located(at, self.lang)

    def section(self, section: int) -> str:
        """Return the name of a section by its number."""
        return self.say("§{number}", number=section) if section else self.say("lead")

    def theme(self, theme_id: str) -> str:
        """Return the name of a theme."""
        return self.text(self.base.theme(theme_id).name)

    def aliases(self, fact: Fact) -> str:
        """Return the other names of a fact."""
        return self.join(fact.aliases.zh if self.lang == "zh" else fact.aliases.en, "、")

    def unit(self, code: str, counter: Text | None) -> str:
        """Return the name of a unit; of counted things what is counted."""
        units = units_of(self.base)
        return named(code, "", counter, units, chinese=self.lang == "zh", single=False)
