"""What a draft is checked against: the numbers of fact bases, and those of a source text."""

from __future__ import annotations

import re
from collections import defaultdict
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.document.amounts import Amount, amount_of, significant
from zhuzhou_facts.document.normalisation import simplified
from zhuzhou_facts.document.proofreading.relation import is_reached
from zhuzhou_facts.document.proofreading.subjects import sides, sides_of
from zhuzhou_facts.document.proofreading.surroundings import beside
from zhuzhou_facts.document.proofreading.words import Thing, says_enough, tokens
from zhuzhou_facts.figures.comparison import compare
from zhuzhou_facts.figures.derivation import derive
from zhuzhou_facts.quantity import Reading, exact
from zhuzhou_facts.quantity.stated import stated_quantity
from zhuzhou_facts.records import (
    PERCENT,
    POINTS,
    TIMES,
    Change,
    ChangeKind,
    Hedge,
    Side,
    Text,
    change_keys,
    figure_key,
    labels_of,
)
from zhuzhou_facts.records.dates import read_moment, years_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.figures.derivation import DerivedFigure
    from zhuzhou_facts.quantity import Quantity
    from zhuzhou_facts.records import Fact, FactBase, Figure


_SHORT: Final = re.compile(r"\s?[（(]([A-Z][A-Za-z&-]{1,9})[)）]")
_ESTIMATED: Final = frozenset(("estimated", "forecast", "target"))
_RARE: Final = 3  # significant digits that are rarely equal by chance
_FEW: Final = 6  # numbers of a thing of a source text, of which any two are compared


class Entry(NamedTuple):
    """A number that a draft may repeat.

    `when` is the time of a level, or the two times of a change. `written` is the source's wording,
    for a computed number the formula. `facts` names the file.
    """

    key: str
    thing: Thing
    name: Text
    amount: Amount
    written: str
    change: ChangeKind | None = None
    down: bool = False
    when: str | None = None
    start: str | None = None
    assumed: bool = False  # whether the source does not say what a change starts from
    prices: str | None = None
    per_year: bool = False
    basis: str = ""
    derived: bool = False
    section: int | None = None
    paragraph: int | None = None
    facts: str = ""
    doubtful: bool = False
    estimated: bool = False  # which a hedge may say too
    quantity: Quantity | None = None
    counter: Text | None = None
    spans: bool = False  # whether its time is a label for a stretch of years
    sides: tuple[int, ...] = ()  # which of pairs of opposites it is of
    reached: bool = False  # whether a level is what a change led to: rose to £47.3 million
    order: int = 0  # its place among the entries

    @property
    def time(self) -> str | None:
        """The time as keys have it: of a change `FROM..TO`, where both are known."""
        between = self.change and self.start and self.when
        return f"{self.start}..{self.when}" if between else self.when


def entries_of(base: FactBase, reading: Reading) -> list[Entry]:
    """Return the figures, changes and derived figures of a fact base, and what compares two."""
    found: list[Entry] = []
    things: dict[str, Thing] = {}
    for fact in base.facts:
        thing = things[fact.id] = _thing(fact)
        stated = list(_stated(base, fact, thing, reading))
        found += stated
        found += _compared(stated)
    found += _yearly(base, things, reading)
    for figure in derive(base, reading):
        name = [name for name in (figure.name.zh, figure.name.en) if name]
        thing = things.get(figure.id) or Thing(name, ())
        found.append(_derived(base, figure, thing))
    return found


def _thing(fact: Fact) -> Thing:
    names = [fact.name.zh, fact.name.en, *fact.aliases.zh, *fact.aliases.en]
    counter = fact.counter or Text()
    stated = [fact.statement.zh, fact.statement.en, fact.written, counter.en]
    return Thing(filter(None, names), filter(None, stated))


def _stated(base: FactBase, fact: Fact, thing: Thing, reading: Reading) -> Iterator[Entry]:
    keys = [figure_key(fact.id, figure.when) for figure in fact.figures]
    words = (f"{text.zh or ''} {text.en or ''}" for text in (fact.name, fact.statement))
    of_sides = sides("", *words)
    numbers: list[Figure | Change] = [*fact.figures, *fact.changes]
    reached: set[str | None] = {change.to for change in fact.changes}
    reached.update(figure.when for figure in fact.figures[1:])
    for key, number in zip([*keys, *change_keys(fact)], numbers, strict=True):
        quantity = stated_quantity(base, number)
        amount = amount_of(quantity, reading)
        if amount is None:
            continue
        at = number.at or fact.at
        entry = Entry(
            key,
            thing,
            fact.name,
            amount._replace(counter=amount.counter or _counter(fact)),
            number.written,
            section=at.section,
            paragraph=at.paragraph,
            facts=base.path,
            quantity=quantity,
            counter=fact.counter,
            sides=of_sides,
            estimated=number.obs_status in _ESTIMATED,
        )
        if isinstance(number, Change):
            yield entry._replace(
                change=number.kind,
                down=number.down,
                start=number.from_,
                when=number.to,
                prices=number.prices,
                per_year=number.per_year,
            )
        else:
            label = labels_of(base).get(number.when or "")
            spans = (
                label is not None and label.side is Side.NEITHER and not read_moment(number.when)
            )
            yield entry._replace(when=number.when, spans=spans, reached=number.when in reached)


def _counter(fact: Fact) -> str:
    return (fact.counter.zh or "") if fact.counter else ""


def _compared(stated: Sequence[Entry]) -> Iterator[Entry]:
    """Yield what follows from two levels of one fact: their difference, multiple and growth."""
    levels = [entry for entry in stated if entry.change is None and entry.when]
    for one, other in combinations(levels, 2):
        early, late = one.amount, other.amount
        if early.unit != late.unit:
            continue
        kind = ChangeKind.POINTS if early.unit == PERCENT else ChangeKind.DIFFERENCE
        unit = POINTS if early.unit == PERCENT else early.unit
        less = f"{other.written} − {one.written}"
        parts = f"{other.written} ÷ {one.written}"
        follows = [(kind, unit, late.value - early.value, late.bounds - early.bounds, less)]
        if early.value > 0 and late.value > 0 and early.bounds.low and kind != ChangeKind.POINTS:
            ratio, times = late.value / early.value, late.bounds / early.bounds
            growth = times - exact(1)
            follows += [
                (ChangeKind.TIMES, TIMES, ratio, times, parts),
                (ChangeKind.GROWTH, TIMES, ratio - 1, growth, f"{parts} − 1"),
                (
                    ChangeKind.GROWTH,
                    PERCENT,
                    100 * (ratio - 1),
                    growth * exact(100),
                    f"{parts} − 1",
                ),
            ]
        for change, code, value, bounds, written in follows:
            # A fall of 92% is said without a sign, one to 8 % of what it was as a multiple.
            down = value < 0 and change is not ChangeKind.TIMES
            amount = Amount(abs(value), -bounds if down else bounds, Hedge.ABOUT, code)
            yield one._replace(
                key=one.key and f"{one.key.partition('@')[0]}:{one.when}..{other.when}",
                amount=amount,
                written=written,
                quantity=None,
                change=change,
                down=down,
                start=one.when,
                when=other.when,
                derived=True,
            )


def _yearly(base: FactBase, things: Mapping[str, Thing], reading: Reading) -> Iterator[Entry]:
    """Yield the growth a year between the times of a fact, as a comparison computes it."""
    for each in compare(base, every=True, reading=reading):
        if each.rate and each.rate.value is not None:
            years, at = years_between(each.start.when, each.end.when), base.fact(each.id).at
            ratio = f"({each.end.written} ÷ {each.start.written})"
            yield Entry(
                f"{each.id}:{each.start.when}..{each.end.when}",
                things[each.id],
                each.name,
                Amount(each.rate.value, each.rate.interval, Hedge.ABOUT, PERCENT),
                f"{ratio}^(1/{years}) − 1",
                change=ChangeKind.GROWTH,
                when=each.end.when,
                start=each.start.when,
                per_year=True,
                derived=True,
                section=at.section,
                paragraph=at.paragraph,
                facts=base.path,
            )


def _derived(base: FactBase, figure: DerivedFigure, thing: Thing) -> Entry:
    bounds = figure.estimate.shown
    value = figure.estimate.value
    return Entry(
        figure.key,
        thing,
        figure.name,
        Amount(
            Fraction(0) if value is None else value,
            bounds,
            figure.estimate.hedge,
            figure.unit,
            (figure.counter.zh or "") if figure.counter else "",
        ),
        figure.formula,
        when=figure.when,
        derived=True,
        section=figure.at.section,
        paragraph=figure.at.paragraph,
        facts=base.path,
    )


def entries_of_claims(claims: Sequence[Claim], text: str, name: str) -> list[Entry]:
    """Return what a source text says of its numbers."""
    text = simplified(text)
    groups: defaultdict[object, list[Claim]] = defaultdict(list)
    group: object = None
    short: dict[str, str] = {}
    for claim in claims:
        if not claim.denied:
            short |= _short_name(claim, text)
            # How fast something grows is said of what grows.
            group = group if group and claim.is_rate else _group(claim, short)
            groups[group].append(claim)
    found: list[tuple[int, Entry]] = []
    computed: list[Entry] = []
    for group in _with_tables(list(groups.values())):
        called = [part for claim in group for part in (claim.name, claim.full_name)]
        around = [text[slice(*claim.clause)] for claim in group]
        # Several words for what is counted name it: 21,000 invention patents.
        called += [each for claim in group if " " in (each := claim.quantity.counter)]
        called += filter(says_enough, (" ".join(beside(text, claim)) for claim in group))
        thing = Thing(dict.fromkeys(called), around)
        stated = [
            (claim.start, _claimed(claim, amount, thing, name, text))
            for claim in group
            if (amount := amount_of(claim.quantity, Reading.STRICT))
        ]
        found += stated
        if len(stated) <= _FEW:
            computed += _compared([each for _, each in stated])
    return [*(entry for _, entry in sorted(found, key=lambda each: each[0])), *computed]


def _with_tables(groups: list[list[Claim]]) -> list[list[Claim]]:
    """Return the groups, with what a table says of a thing in that of the text about it.

    They are one where a number of the text stands in the table with its time and a common word.
    """
    stated = {
        (claim.quantity.value, claim.quantity.unit, claim.when): group
        for group in groups
        for claim in group
        if claim.table is None and claim.change is None and claim.when
    }
    found: list[list[Claim]] = []
    for group in groups:
        other = next(
            (
                stated[key]
                for claim in group
                if len(significant(claim.quantity.value or 0)) >= _RARE
                and (key := (claim.quantity.value, claim.quantity.unit, claim.when)) in stated
                and not set(tokens(claim.name)).isdisjoint(tokens(stated[key][0].full_name))
            ),
            None,
        )
        if other is None or any(claim.table is None for claim in group):
            found.append(group)
        else:
            other += group
    return found


def _short_name(claim: Claim, text: str) -> dict[str, str]:
    """Return the short name that a text gives behind the name of a thing: 居民消费价格（CPI）."""
    name = simplified(claim.name)
    at = text.find(name, claim.sentence[0], claim.start) if name else -1
    short = _SHORT.match(text, at + len(name)) if at >= 0 else None
    return {short[1]: claim.name} if short else {}


def _group(claim: Claim, short: Mapping[str, str]) -> object:
    """Return what claims of one thing have in common: the level of a change, else the name."""
    level = claim.level or claim
    return (short.get(level.name, level.name), level.head) if level.name else level.start


def _claimed(claim: Claim, amount: Amount, thing: Thing, name: str, text: str) -> Entry:
    called = claim.name if claim.chinese and claim.name else claim.full_name
    return Entry(
        "",
        thing,
        Text(zh=called) if claim.chinese else Text(en=called),
        amount,
        claim.written,
        change=ChangeKind(claim.change) if claim.change else None,
        down=claim.down,
        when=claim.when,
        start=claim.from_ if claim.change else None,
        assumed=claim.assumed,
        prices=claim.prices,
        per_year=claim.per_year,
        basis=claim.basis,
        section=claim.block.section,
        paragraph=claim.block.paragraph,
        facts=name,
        doubtful=bool(claim.doubts),
        estimated=claim.status in _ESTIMATED,
        quantity=claim.quantity,
        sides=sides_of(text, claim),
        reached=is_reached(text, claim),
    )
