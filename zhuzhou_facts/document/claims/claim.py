"""What a text says of one number: what is measured, when, and whether it is a change."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from zhuzhou_facts.document.normalisation import simplified
from zhuzhou_facts.quantity import Quantity
from zhuzhou_facts.quantity.interval import EVERYTHING
from zhuzhou_facts.records import PERCENT, POINTS, TIMES, Hedge

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zhuzhou_facts.errors import Message

_T = TypeVar("_T")
# The words before a number, back to another one, those of its own clause, and those behind it.
Places = tuple[str, str, str]
# The kind of change that a number of this unit tells of; of others it is a difference.
KINDS: Final = {PERCENT: "growth", POINTS: "points", TIMES: "growth"}
SIGNED: Final = re.compile("[+＋±−–－-]")
_OPENED: Final = re.compile(r"[^，。,;；:：0-9(（]{0,20}(?:[0-9]{4}年?\s*)?[（(]\s*")  # in 2024 (
NOT_READ: Final = Quantity(None, "", Hedge.NONE, EVERYTHING, EVERYTHING)
BASE_UNSAID: Final = "what it is compared with is not said"
TIME_UNSAID: Final = "the time of what is compared with is not said"
# How fast something grows.
RATE: Final = re.compile(
    "(?:年均|平均)?(?:增速|[增涨降升]幅|[增成]长率|年?增率)|(?:annual |yearly )?(?:rate of )?growth"
)
# A noun of growth behind what grows; `down` where it is one of decline.
RATE_NOUN: Final = "(?:(?P<down>(?<![涨升增])[降跌减]幅)|[增涨升]幅|增速|(?<!自然)[增成]长率)"

# What is said of a number that the writer worked out.
COMPUTED: Final = re.compile(
    r"推算|[由按据據]此|经计算|算出|[加减減乘除]一[加减減乘除]|[加减減乘除]了?一下|[加减減乘除]下[来來]|推知|[倒反]推|(?<![局委办部院会厅司社心门步])测算|折算|换算|折合|算下来|算来|算起来|相加|[加合]起来|[加合]在一起|其余|剩下|余下|相差|差距|"
    r"也就是|等于|"
    r"(?i:\bworks? out\b|\bimpl(?:y|ies|ied|ying)\b|\binfer|\bdeduc(?:e|ing)|\bcalculat|\bcomput|"
    r"(?<!\ba )\bcombined\b(?!\s(?!total|sum)[a-z])|"
    r"\b(?:I|we) (?:reckon|work out|make (?:it|that|this))\b|"
    r"\b(?:I|we) put (?:it |that )?at\b|"
    r"\bleav(?:es|ing)\b|\b(?:that|which) left\b|\bsubtract|\b(?:would|that|which) puts?\b|"
    r"\b(?:by|on) (?:my|our) (?:reckoning|count|arithmetic)\b|"
    r"\bthe (?:rest|remaining|difference)\b)"
)
COMPUTED_BEHIND: Final = re.compile(
    r"\s*(?:apiece|each)?\s*[,，(（]?\s*(?:(?:[据按]此|(?:[据按]此)?[推测计换折]算)(?:得出|所得)?"
    r"(?![^，,。；;）)\n])|(?:笔者|记者|本报)(?:推算|测算|计算|换算|折算|估算)"
    r"|(?i:(?:by|on|according to) (?:our|my|its) (?:own )?"
    r"(?:calculations?|reckoning|arithmetic|count|math|sums?)\b))"
)


def runs_of(items: Sequence[_T], goes_on: Callable[[list[_T], _T], object]) -> list[list[_T]]:
    """Return the items by the lists that they stand in, where a list `goes_on` with an item."""
    runs = [[items[0]]]
    for item in items[1:]:
        if goes_on(runs[-1], item):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


class Block(NamedTuple):
    """A paragraph, heading, caption or the like of a text, from `start` to `end`.

    `place` is `title`, `heading`, `body`, `caption`, `table`, `furniture` or `closing`.
    """

    start: int
    end: int
    section: int = 0
    paragraph: int = 0
    place: str = "body"


@dataclass(slots=True, kw_only=True)
class Claim:
    """A quantity of a text with what the words around it say of it.

    Positions are code points of the text. `name` is the noun phrase for what is measured, in the
    text's language; `head` the one of an earlier number that it may lean on. `carried` says where
    the time stands: at the `number`, in its `clause`, `sentence`, `paragraph`, `section` or in the
    `document`; empty where there is none. `change` is `times`, `growth`, `points` or `difference`,
    with `from_`, which is `assumed` where the words do not say it; it belongs to the claim `level`,
    if there is one. `basis` is the kind of the time that the words compare with, empty for one that
    is named; `compared` is set where the number itself is the level that another is compared with.
    `stretch` reaches from the number before to the one behind, within the sentence. `computed` is
    set where the words say that the writer worked the number out, `denied` where they deny it,
    `share` where it is a part of a whole. `nth` says which it is of several numbers of its block
    that are written alike; `row` and `column` are those of a table. `reason` says why a
    number cannot be read; its quantity is then `NOT_READ`.
    """

    start: int
    end: int
    written: str
    quantity: Quantity
    block: Block
    clause: tuple[int, int]
    sentence: tuple[int, int]
    stretch: tuple[int, int]
    chinese: bool
    name: str = ""
    head: str = ""
    when: str | None = None
    carried: str = ""
    change: str | None = None
    from_: str | None = None
    assumed: bool = False
    down: bool = False
    per_year: bool = False
    prices: str | None = None
    basis: str = ""
    status: str | None = None
    level: Claim | None = None
    share: bool = False
    compares_groups: bool = False
    compared: bool = False
    computed: bool = False
    denied: bool = False
    implied: str | None = None
    nth: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    reason: Message | None = None
    doubts: list[str | Message] = field(default_factory=list)

    def level_before(self, previous: Claim | None) -> Claim | None:
        """Return the level that a change behind it belongs to."""
        if previous is None:
            return None
        level = previous if previous.change is None and not previous.compared else previous.level
        if previous.share and self.change in {"growth", "times"}:
            level = previous.level or level  # 收入6.73亿元，占比23.5%，增长三成
        of_share = self.chinese or self.change != "points"
        return level if level and (of_share or level.quantity.unit == PERCENT) else None

    def moves(self, *, down: object) -> None:
        """Take the number for a change, of the kind that its unit tells of."""
        self.change, self.down = KINDS.get(self.quantity.unit, "difference"), bool(down)

    def compare_groups(self, *, down: bool = False) -> None:
        """Take the number for what groups or places differ by, and for no change in time."""
        self.compares_groups, self.down = True, down
        self.doubts.append("compares groups or places")

    @property
    def is_rate(self) -> bool:
        """Whether the name says how fast something grows, and not what."""
        return RATE.fullmatch(simplified(self.name)) is not None

    @property
    def full_name(self) -> str:
        """The name with the head that it leans on: 增速 behind what grows, 工业 before 增加值."""
        name, head = self.name, self.head
        if not head or head in name or (name and name[-2:] == head[-2:]):
            return name or head
        if not self.chinese:
            return f"{name}, of {head}" if name else head
        return f"{head}{name}" if self.is_rate else f"{name}{head}"

    @property
    def time(self) -> str | None:
        """The time as a fact base has it: of a change `FROM..TO`."""
        if self.change is None or self.from_ is None or self.when is None:
            return self.when
        return f"{self.from_}..{self.when}"


def is_signed_change(claim: Claim, gap: str, previous: Claim | None) -> bool:
    """Whether its sign makes a number a change, in brackets that of the level before them.

    3.4亿美元（-11.5%）; 3,940 staff (-180); 创业板指+5.85%. A share below zero may be a level.
    """
    unit, value = claim.quantity.unit, claim.quantity.value
    if unit in KINDS and claim.written.startswith(("+", "＋")):
        return True
    if previous is None or previous.change or value is None or not SIGNED.match(claim.written):
        return False
    doubtful = value < 0 and unit == previous.quantity.unit == PERCENT
    of_level = not doubtful and unit in {"", previous.quantity.unit, *KINDS}
    return of_level and _OPENED.fullmatch(gap) is not None
