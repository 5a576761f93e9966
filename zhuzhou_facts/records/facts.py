"""Facts and their figures, the changes that a source states, and how figures belong together.

Pydantic reads the records from a file; `Number`, `Text` and their kin say how.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Annotated, Any, Final

from pydantic import Field, PlainSerializer, PlainValidator, Strict, TypeAdapter, WithJsonSchema

SHAPE: Final[dict[str, Any]] = {
    "extra": "forbid",
    # An unquoted 2017 is accepted where a text is expected, under the digits as written.
    "coerce_numbers_to_str": True,
    "alias_generator": lambda name: name.rstrip("_"),
}
_NUMBER: Final = "-?[0-9]{1,60}(/[1-9][0-9]{0,59})?"


def _read_number(value: Any) -> Fraction:
    """Read a number exactly; refuse what `Fraction` would take too: true, 1_0, 1e999, １２."""
    is_text = isinstance(value, str) and re.fullmatch(_NUMBER, value)
    if isinstance(value, bool) or not (is_text or isinstance(value, int | Decimal)):
        raise ValueError(value)
    return Fraction(value)


ID: Final = "[a-z0-9]+(-[a-z0-9]+)*"
# An unquoted 2016 is an id; -1 and 1.5 are none. The loader checks the form of an id last.
Id = Annotated[
    str,
    WithJsonSchema({"type": ["string", "integer"], "minimum": 0, "pattern": f"^{ID}$"}),
]
Integer = Annotated[int, Strict()]
Size = Annotated[Integer, Field(ge=0)]
Ordinal = Annotated[Integer, Field(ge=1)]
Boolean = Annotated[bool, Strict()]
Number = Annotated[
    Fraction,
    PlainValidator(_read_number),
    PlainSerializer(str),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": f"^{_NUMBER}$"}]}),
]


@cache
def adapter(record: type) -> TypeAdapter[Any]:
    """Return what validates plain values as a record, and writes one as JSON."""
    return TypeAdapter(record)


class Record:
    """What stands in a file; pydantic looks here for how to read it."""

    __slots__ = ()
    __pydantic_config__ = SHAPE


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Record):
    """A text in one or both languages."""

    zh: str | None = None
    """The Chinese."""
    en: str | None = None
    """The English."""

    def get(self, lang: str) -> str:
        """Return the text in `lang` (`zh` or `en`), else the other one, else an empty string."""
        first, second = (self.zh, self.en) if lang == "zh" else (self.en, self.zh)
        return first or second or ""

    def __str__(self) -> str:
        """Return the English, where there is any."""
        return self.get("en")


class Kind(StrEnum):
    """What sort of thing a fact states."""

    INDICATOR = "indicator"
    RECOGNITION = "recognition"
    MILESTONE = "milestone"
    MEASURE = "measure"
    ASSET = "asset"


class Hedge(StrEnum):
    """How a source qualifies a number."""

    NONE = "none"
    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at_least"
    NEARLY = "nearly"
    AT_MOST = "at_most"


class ChangeKind(StrEnum):
    """How a source states a change between two times."""

    TIMES = "times"
    GROWTH = "growth"
    POINTS = "points"
    DIFFERENCE = "difference"


class Prices(StrEnum):
    """The prices at which a change of money is measured."""

    CONSTANT = "constant"
    CURRENT = "current"
    UNSAID = "unsaid"


class ObsStatus(StrEnum):
    """What a number is where it is no plain observation, in the terms of SDMX; and a target."""

    ESTIMATED = "estimated"
    FORECAST = "forecast"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    TARGET = "target"


TODO: Final = "TODO"
"""Stands for a text that a person still has to write."""
UNOBSERVED: Final = frozenset({ObsStatus.FORECAST, ObsStatus.TARGET})
"""What is still to come: never taken for an observation."""


class RelationKind(StrEnum):
    """How figures of different facts belong together."""

    SHARE = "share"
    PARTS = "parts"
    COUNT = "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aliases(Record):
    """Other words that a person would type to find a fact."""

    zh: tuple[str, ...] = ()
    """Chinese words."""
    en: tuple[str, ...] = ()
    """English words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator(Record):
    """A place in the source; sections from 0 (the lead), all else from 1."""

    section: Integer
    """The section; 0 is the lead."""
    paragraph: Integer
    """The body paragraph in its section, counted from 1."""
    caption: Boolean = False
    """Whether it is the picture caption after that paragraph."""
    table: Ordinal | None = None
    """The table after that paragraph, counted from 1 through the text."""
    row: Ordinal | None = None
    """The row of the table, its heading rows counted too."""
    column: Ordinal | None = None
    """The column of the table, from the left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Record):
    """One number of a fact, at a time."""

    value: Number | None
    """The number in the base unit: persons and not 万人, yuan and not 亿元; 100/3 is allowed; null
    where only bounds are known (数百家)."""
    unit: str = ""
    """The code of the unit; `count` for counted things; none for an index, a rate, a rank."""
    written: str
    """The number as the source writes it; `check` reads the value out of it again."""
    when: str | None = None
    """The time: a date (2017, 2018-06, 2012-11/..), a quarter (2023-Q4), a half (2020-H1), a fiscal
    year (FY2023), a span (2018/2019), or a label such as before; none if not given."""
    hedge: Hedge = Hedge.NONE
    """How the source qualifies the number."""
    obs_status: ObsStatus | None = None
    """What the number is where it is no plain observation."""
    implied: str | None = None
    """The unit where it stands elsewhere, in a column head or earlier in the sentence: 亿元."""
    at: Locator | None = None
    """Where it stands, if elsewhere than the fact."""
    nth: Ordinal | None = None
    """Which one it is where its place has the same wording more than once, counted from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Record):
    """A comparison of two times that the source states."""

    kind: ChangeKind
    """times: a multiple (2 times as many); growth: an increase (grew 2 times: now 3 times as many,
    or grew 5 %); points: a difference in percentage points; difference: any other difference."""
    from_: str
    """The earlier time."""
    to: str
    """The later time."""
    value: Number | None
    """The number, not negative: 1.4 for 1.4倍, 30.7 for 30.7个百分点, 5 for 5%; null where only
    bounds are known."""
    unit: str | None = None
    """The code of the unit of a difference."""
    written: str
    """The number as the source writes it."""
    hedge: Hedge = Hedge.NONE
    """How the source qualifies the number."""
    down: Boolean = False
    """Whether the source states a decrease."""
    per_year: Boolean = False
    """Whether it is the change of one year, on average from the one time to the other."""
    prices: Prices | None = None
    """At which prices money is compared; unsaid where the source does not say."""
    obs_status: ObsStatus | None = None
    """What the number is where it is no plain observation."""
    implied: str | None = None
    """The unit where it stands elsewhere."""
    at: Locator | None = None
    """Where it stands, if elsewhere than the fact."""
    nth: Ordinal | None = None
    """Which one it is where its place has the same wording more than once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Record):
    """One thing that the source states."""

    id: Id
    """Stable for ever: small letters, digits and hyphens."""
    theme: str
    """The id of its theme."""
    kind: Kind
    """indicator: a number; recognition: a title, an award, a rank; milestone: a first, an event, an
    acquisition; measure: a policy, a scheme, an institution; asset: a place, a brand, a technology,
    an industry."""
    name: Text
    """What it is called."""
    statement: Text
    """What the source states, in other words than the source's."""
    at: Locator
    """Where the source states it."""
    written: str | None = None
    """The phrase as written; may be left out where the figures have theirs."""
    figures: tuple[Figure, ...] = ()
    """Its numbers, one for each time."""
    changes: tuple[Change, ...] = ()
    """The changes that the source states itself."""
    counter: Text | None = None
    """What is counted, where the unit is `count`: the measure word in zh, the plural noun in en."""
    aliases: Aliases = field(default_factory=Aliases)
    """Other words to find it by."""
    tags: tuple[str, ...] = ()
    """Words to filter by; those under `tags` of the base, where it lists any."""
    note: Text | None = None
    """What a careful reader must know; what the source does not say is marked as an editor's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived(Record):
    """A figure that follows from others and that the source does not state."""

    id: Id
    """As a fact's id, and in the same space of names."""
    name: Text
    """What it is called."""
    unit: str
    """The code of the unit."""
    when: str | None = None
    """The time, as a figure's."""
    counter: Text | None = None
    """What is counted, as a fact's."""
    note: Text | None = None
    """What a careful reader must know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Record):
    """How figures of different facts belong together; members are named by key (ID or ID@WHEN)."""

    id: Id
    """Its id, in a space of names of its own."""
    kind: RelationKind
    """share: `part` is `share` percent of `whole`; parts: `parts` are contained in `whole`; count:
    `whole` says how many `parts` (facts) there are."""
    whole: str
    """The key of the whole, or the id under `derives`."""
    part: str | None = None
    """The key of the part (share only)."""
    share: str | None = None
    """The key of the share in percent (share only)."""
    parts: tuple[str, ...] = ()
    """The keys of the parts (parts), or the ids of the facts counted (count)."""
    complete: Boolean = False
    """Whether the parts make up the whole (parts), or are all that it counts (count)."""
    distinct: Boolean = False
    """Whether no part overlaps another (parts only); else each is held against the whole alone."""
    derives: Derived | None = None
    """The figure that follows: the whole of a share, or the rest that distinct parts leave."""


def fold(name: str) -> str:
    """Return a name without the differences that do not distinguish names: case, width, spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def figure_key(fact_id: str, when: str | None) -> str:
    """Return the key of a figure: `ID@WHEN`, or `ID` where it has no time."""
    return f"{fact_id}@{when}" if when else fact_id


def change_keys(fact: Fact) -> tuple[str, ...]:
    """Return the key of each change of a fact, as short as the others allow.

    It is `ID:FROM..TO[:KIND[:constant|current]][:per_year]`: where several have the same times,
    each has its kind too; where they have the same kind as well, the price basis where it is
    stated, and last whether it is that of one year.
    """
    keys = [f"{fact.id}:{it.from_}..{it.to}" for it in fact.changes]
    prices = [it.prices if it.prices is not Prices.UNSAID else None for it in fact.changes]
    for suffixes in (
        [f":{it.kind}" for it in fact.changes],
        [f":{basis}" if basis else "" for basis in prices],
        [":per_year" if it.per_year else "" for it in fact.changes],
    ):
        often = Counter(keys)
        pairs = zip(keys, suffixes, strict=True)
        keys = [key + suffix if often[key] > 1 else key for key, suffix in pairs]
    return tuple(keys)
