"""What is carried from one sentence of a text to the next: time, base, prices, status."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.claims.times.mention import Mention, base_of, resolve
from zhuzhou_facts.document.claims.times.periods import is_period, year_of
from zhuzhou_facts.document.normalisation import simplified

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhuzhou_facts.document.claims.claim import Claim
    from zhuzhou_facts.records import Unit

YEAR_BEFORE: Final = Mention(0, 0, "year_before", "")
BASE_UNSAID: Final = "what it is compared with is not said"
_SCOPES: Final = ("sentence", "paragraph", "section", "document")


@dataclass(slots=True)
class Context:
    """What a sentence may lean on; `now` is the year in which the text was written."""

    units: Mapping[str, Unit]
    now: int | None = None
    times: dict[str, str | None] = field(default_factory=dict)
    name: str = ""
    base: Mention | None = None
    spoken: str | None = None
    """The time that the text spoke of before this sentence."""
    prices: str | None = None
    status: str | None = None
    usual_base: Mention | None = None
    """What the text compares with where it first says so."""
    script: Mapping[int, str] = field(default_factory=dict)
    """What the text writes for simplified characters; empty where it writes those."""

    @property
    def current(self) -> str | None:
        """The time of the narrowest scope that has one."""
        return self.times.get(self.carried)

    @property
    def carried(self) -> str:
        """The narrowest scope that has a time; empty where none has."""
        return next((scope for scope in _SCOPES if self.times.get(scope)), "")

    def resolved(self, mention: Mention) -> str | None:
        """Return what a mentioned time is, beside those before it.

        A part of a year is the one that the whole text speaks of, where it is its kind.
        """
        whole = self.times.get("document")
        if mention.kind == "part" and whole and whole[5:] == mention.value:
            return whole
        quarter = re.fullmatch(r"([0-9]{4})-Q([1-4])", whole or "")
        if mention.kind == "ended" and quarter:
            # The quarters of a company's year are as the whole text counts them.
            quarters = mention.months // 3
            if quarters <= int(quarter[2]):
                first = int(quarter[2]) - quarters + 1
                start = f"{quarter[1]}-Q{first}"
                return whole if quarters == 1 else f"{start}/{whole}"
        return resolve(mention, self.current, self.now)

    def plain(self, words: str) -> str:
        """Return words of the text in simplified characters, of the same length."""
        return simplified(words) if self.script else words

    def set_base(self, base: Mention) -> None:
        """Note what is compared with, for the rest of the paragraph."""
        self.base = base
        self.usual_base = self.usual_base or base

    def assume_base(self, claim: Claim, when: str | None) -> None:
        """Take as the base of a change the one before it, else the text's usual one.

        Where the text has none, it is the year before, with a doubt.
        """
        claim.assumed = True
        base = self.base or self.usual_base
        past = year_of(self.spoken) or self.now
        if past and (year_of(when) or 0) > past + 1:
            # 到2027年减少90%: what is planned is compared with the time that the text speaks of.
            claim.from_ = str(past)
            claim.doubts.append(BASE_UNSAID)
        elif when and is_period(when):
            claim.from_ = base_of(base or YEAR_BEFORE, when)
            if base is None:
                claim.doubts.append(BASE_UNSAID)

    def set_time(self, when: str, *, in_passing: bool = False) -> None:
        """Note a time for the rest of the sentence, and of the paragraph if it is not to come.

        One in passing, inside a sentence, does not change the one that the paragraph has.
        """
        self.times["sentence"] = when
        if not self.is_to_come(when) and not (in_passing and self.times.get("paragraph")):
            self.times["paragraph"] = when

    def is_to_come(self, when: str) -> bool:
        """Whether a time is later than the text, as far as is known."""
        now = self.now or year_of(self.times.get("document"))
        return now is not None and (year_of(when) or 0) > now

    def begin_sentence(self, sentence: str = "") -> None:
        """Forget what holds within a sentence; one that begins with 其中 goes on."""
        self.times["sentence"] = None
        self.spoken = self.current
        if not sentence.lstrip().startswith("其中"):
            self.prices = self.status = None

    def begin_paragraph(self) -> None:
        """Forget what holds within a paragraph."""
        self.begin_sentence()
        self.times["paragraph"] = None
        self.name, self.base = "", None

    def is_money(self, unit: str) -> bool:
        """Whether a unit is money, or money for each of something."""
        found = self.units.get(unit.partition("/")[0])
        return found is not None and found.money
