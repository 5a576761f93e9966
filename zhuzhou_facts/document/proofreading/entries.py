"""What a draft is checked against: the numbers of fact bases, and of a source text."""

from __future__ import annotations

import re
from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.document.amounts import Amount, amount_of, significant
from zhuzhou_facts.document.claims import Claim, is_chinese
from zhuzhou_facts.document.claims.claim import BASE_UNSAID
from zhuzhou_facts.document.claims.times import find_times
from zhuzhou_facts.document.claims.times.mention import BEFORE
from zhuzhou_facts.document.normalisation import fold, simplified
from zhuzhou_facts.document.proofreading import wording
from zhuzhou_facts.document.proofreading.arithmetic import compared, levels_before
from zhuzhou_facts.document.proofreading.relation import NOW, is_reached
from zhuzhou_facts.document.proofreading.surroundings import beside
from zhuzhou_facts.document.proofreading.times import NEAR_SCOPES, TO_COME, parts_of
from zhuzhou_facts.document.proofreading.words import Thing, says_enough, tokens, words_of
from zhuzhou_facts.figures.comparison import compare
from zhuzhou_facts.figures.derivation import DerivedFigure, derive
from zhuzhou_facts.quantity import Quantity, Reading
from zhuzhou_facts.quantity.interval import EVERYTHING
from zhuzhou_facts.quantity.stated import stated_quantity
from zhuzhou_facts.records import (
    PERCENT,
    POINTS,
    TIME_LABELS,
    TIMES,
    Change,
    ChangeKind,
    Hedge,
    Side,
    Text,
    TimeLabel,
    change_keys,
    figure_key,
    labels_of,
)
from zhuzhou_facts.records.dates import read_moment, years_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zhuzhou_facts.records import Fact, FactBase, Figure

_ESTIMATED: Final = frozenset(("estimated", "forecast", "target"))  # a hedge may say so too
_ABOUT: Final = frozenset((Hedge.ABOUT,))
_SHORT: Final = re.compile(r"\s?[（(]([A-Z][A-Za-z&-]{1,9})[)）]")
_MONEY: Final = ("$", "€", "£", "¥")
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
    place: tuple[int | None, int | None] = (None, None)  # section and paragraph
    facts: str = ""
    doubtful: bool = False
    hedges: frozenset[Hedge] = frozenset()  # what other words than its own hedge say
    quantity: Quantity | None = None
    cell: bool = False  # whether it stands in a table
    counter: Text | None = None
    side: Side | None = None  # of a time label: before dates, after them, or a stretch of years
    sides: tuple[int, ...] = ()  # which of pairs of opposites it is of
    labels: frozenset[tuple[str, str]] = frozenset()  # which of several it is of: Line 2
    rate: frozenset[str] = frozenset()  # for what it is given each: a day, so many people
    reached: bool = False  # whether a level is what a change led to: rose to £47.3 million
    compares: bool = False  # whether it compares groups or places
    planned: bool = False  # whether its words say that it is to come
    compared: bool = False  # whether it is only what a later level is compared with
    beside: frozenset[str] = frozenset()  # dates of its sentence, where its time stands before it
    part: str = ""  # the part of a year that its sentence names, with its year or without
    order: int = 0  # its place among the entries

    @property
    def called(self) -> str:
        """Its name, in Chinese where it has one."""
        return self.name.zh or self.name.en or ""

    @property
    def named(self) -> frozenset[str]:
        """The words of its name; a thing of a source text is named by its neighbours too."""
        return self.thing.named if self.key else words_of(self.called)

    @property
    def is_level(self) -> bool:
        """Whether it is stated, and no change."""
        return not (self.change or self.derived)

    def is_translation(self, other: Entry) -> bool:
        """Whether it has the number of another entry, and its name in the other language."""
        alike = (self.amount.value, self.change) == (other.amount.value, other.change)
        return alike and bool(self.name.zh) != bool(other.name.zh)

    def is_foreign(self, claim: Claim) -> bool:
        """Whether its thing has no name in the language of a claim."""
        return not self.thing.is_named(chinese=claim.chinese)

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
        counter = fact.counter or Text()
        words = filter(None, (fact.statement.zh, fact.statement.en, fact.written, counter.en))
        thing = things[fact.id] = _thing(fact.name, fact.aliases.zh, fact.aliases.en, words)
        stated = list(_stated(base, fact, thing, reading))
        found += stated
        found += compared(stated)
    found += _yearly(base, things, reading)
    for each in derive(base, reading):
        thing = things.get(each.id) or _thing(each.name)
        value, bounds = each.estimate.value or Fraction(), each.estimate.shown
        found.append(
            Entry(
                each.key,
                thing,
                each.name,
                Amount(value, bounds, each.estimate.hedge, each.unit, _counter(each)),
                each.formula,
                when=each.when,
                side=_side(each.when, labels_of(base)),
                derived=True,
                place=(each.at.section, each.at.paragraph),
            )
        )
    return found


def _thing(
    name: Text, zh: Sequence[str] = (), en: Sequence[str] = (), stated: Iterable[str] = ()
) -> Thing:
    """Return the thing with a name and aliases in either language."""
    zh, en = [*filter(None, (name.zh, *zh))], [*filter(None, (name.en, *en))]
    return Thing([*zh, *en], stated, {names is zh for names in (zh, en) if names})


def _stated(base: FactBase, fact: Fact, thing: Thing, reading: Reading) -> Iterator[Entry]:
    keys = [figure_key(fact.id, figure.when) for figure in fact.figures]
    words = [f"{text.zh or ''} {text.en or ''}" for text in (fact.name, fact.statement)]
    of_sides = wording.sides("", *words)
    numbers: list[Figure | Change] = [*fact.figures, *fact.changes]
    rate = wording.rates(" ".join(words)) if len(numbers) == 1 else frozenset()
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
            place=(at.section, at.paragraph),
            quantity=quantity,
            counter=fact.counter,
            sides=of_sides,
            labels=frozenset(wording.labels(words[0])),
            rate=rate,
            hedges=_ABOUT if number.obs_status in _ESTIMATED else frozenset(),
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
            side = _side(number.when, labels_of(base))
            yield entry._replace(when=number.when, side=side, reached=number.when in reached)


def _side(when: str | None, labels: Mapping[str, TimeLabel]) -> Side | None:
    """Return where a time label stands beside dates; None for a date."""
    label = labels.get(when or "")
    return label.side if label and not read_moment(when or "") else None


def _counter(of: Fact | DerivedFigure) -> str:
    return (of.counter.zh or "") if of.counter else ""


def _yearly(base: FactBase, things: Mapping[str, Thing], reading: Reading) -> Iterator[Entry]:
    """Yield the growth a year between the times of a fact, as a comparison computes it."""
    for each in compare(base, every=True, reading=reading):
        if each.rate and each.rate.value is not None:
            years, at = years_between(each.start.when, each.end.when), base.fact(each.id).at
            ratio = f"({each.end.written} ÷ {each.start.written})"
            if each.change and each.is_stated:  # one of the two is computed from it
                more = each.change.kind is ChangeKind.GROWTH
                ratio = f"(1 + {each.change.written})" if more else each.change.written
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
                place=(at.section, at.paragraph),
            )


def entries_of_claims(claims: Sequence[Claim], text: str) -> list[Entry]:
    """Return what a source text says of its numbers."""
    text = simplified(text)
    groups: defaultdict[object, list[Claim]] = defaultdict(list)
    group: object = None
    short: dict[str, str] = {}
    for claim in claims:
        if not claim.denied:
            short |= _short_name(claim, text)
            # How fast something grows is said of what grows.
            if not (group and claim.is_rate):
                # The level of a change, else the name.
                level = claim.level or claim
                name_of = short.get(level.name, level.name)
                group = (name_of, level.head) if level.name else level.start
            groups[group].append(claim)
    # 死亡58人，少17人: what stands beside a level led to it.
    changed = {each.level.start for each in claims if each.change and each.level}
    free = _free_dates(claims, text)
    found: dict[int, Entry] = {}
    computed: list[Entry] = []
    for group in _with_tables(list(groups.values())):
        called = [part for claim in group for part in (claim.name, claim.full_name)]
        around = [text[slice(*claim.clause)] for claim in group]
        # Several words for what is counted name it: 21,000 invention patents.
        called += [each for claim in group if " " in (each := claim.quantity.counter)]
        called += filter(says_enough, (" ".join(beside(text, claim)) for claim in group))
        thing = Thing(dict.fromkeys(called), around, {claim.chinese for claim in group})
        stated = {
            claim.start: _claimed(claim, amount, thing, text, free[claim.sentence])
            for claim in group
            if (amount := amount_of(claim.quantity, Reading.STRICT))
        }
        for start in changed.intersection(stated):
            stated[start] = stated[start]._replace(reached=True)
        found |= stated
        computed += _before(group, stated)
        if len(stated) <= _FEW:
            computed += compared([*stated.values()])
    return [*(found[start] for start in sorted(found)), *computed]


def _before(group: Sequence[Claim], stated: Mapping[int, Entry]) -> Iterator[Entry]:
    """Yield what the levels were before the changes that are stated beside them."""
    for claim in group:
        change = stated.get(claim.start)
        level = stated.get(claim.level.start) if claim.level else None
        if change is None or level is None or claim.per_year or claim.compares_groups:
            continue
        unit = change.amount.unit
        fits = level.amount.unit == PERCENT if unit == POINTS else unit in {PERCENT, TIMES}
        if fits or change.amount.same_unit(level.amount):
            yield from levels_before(level, change)


def _with_tables(groups: list[list[Claim]]) -> list[list[Claim]]:
    """Return the groups, with what a table says of a thing in that of the text about it."""
    # They are one where a number of the text stands in the table with its time and a common word.
    stated = {
        (claim.quantity.value, claim.quantity.unit, claim.when): group
        for group in groups
        for claim in group
        if claim.table is None and claim.change is None and claim.when
    }
    found: list[list[Claim]] = []
    for group in groups:
        others = (
            stated[key]
            for claim in group
            if len(significant(claim.quantity.value or 0)) >= _RARE
            and (key := (claim.quantity.value, claim.quantity.unit, claim.when)) in stated
            and not set(tokens(claim.name)).isdisjoint(tokens(stated[key][0].full_name))
        )
        other = None if any(claim.table is None for claim in group) else next(others, None)
        if other is None:
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


def repeated(claim: Claim, text: str, others: Iterable[Claim], source: str) -> Entry | None:
    """Return what a source has where a number of a draft that cannot be read is written alike.

    Both are said in some of the same words, and of no other time: 三次产业结构为9.2:51:39.8.
    """
    for other in others:
        alike = other.reason and _in_full(other, source) == _in_full(claim, text)
        same = alike and (claim.when or other.when) == (other.when or claim.when)
        words = [
            {*tokens(" ".join((each.name, *beside(of, each))))}
            for each, of in ((claim, text), (other, source))
        ]
        if same and not words[0].isdisjoint(words[1]):
            amount = Amount(Fraction(), EVERYTHING, Hedge.NONE, "")
            thing = Thing([other.name], (), {other.chinese})
            return _claimed(other, amount, thing, source, frozenset())
    return None


def _in_full(claim: Claim, text: str) -> str:
    """Return a number that cannot be read with its currency and the letter behind it, folded."""
    start = claim.start - text.startswith(_MONEY, max(0, claim.start - 1))
    return fold(text[start : claim.end + text[claim.end : claim.end + 1].isalnum()])


def _claimed(claim: Claim, amount: Amount, thing: Thing, text: str, dates: frozenset[str]) -> Entry:
    called = claim.name if claim.chinese and claim.name else claim.full_name
    about = wording.ABOUT_SO_MUCH.search(text, claim.clause[0], claim.start)
    if about and amount.hedge is Hedge.NONE:
        amount = amount._replace(hedge=Hedge.ABOUT)
    return Entry(
        "",
        thing,
        Text(zh=called) if claim.chinese else Text(en=called),
        amount,
        claim.written,
        change=ChangeKind(claim.change) if claim.change else None,
        down=claim.down,
        when=claim.when,
        side=_side(claim.when, TIME_LABELS),
        start=claim.from_ if claim.change else None,
        assumed=claim.assumed and BASE_UNSAID in claim.doubts,
        prices=claim.prices,
        per_year=claim.per_year,
        basis=claim.basis,
        place=(claim.block.section, claim.block.paragraph),
        doubtful=not {BASE_UNSAID}.issuperset(claim.doubts),
        hedges=wording.hedges_around(text, claim)
        | (_ABOUT if claim.status in _ESTIMATED else set()),
        quantity=claim.quantity,
        cell=claim.table is not None,
        sides=wording.sides_of(text, claim),
        labels=wording.labels_around(text, claim),
        rate=wording.rate_of(text, claim),
        reached=is_reached(text, claim),
        compares=claim.compares_groups,
        planned=bool(TO_COME.search(text, *claim.sentence)) and not NOW.search(text, *claim.clause),
        compared=claim.compared or claim.when == BEFORE,
        part=next(reversed(parts_of(text, claim)), ""),
        beside=frozenset() if claim.carried in NEAR_SCOPES else dates,
    )


def _free_dates(claims: Sequence[Claim], text: str) -> dict[tuple[int, int], frozenset[str]]:
    """Return the dates of sentences that were not taken for the time of one of their numbers."""
    # Phase two, a 2.85 billion yuan scheme, opens in June 2026: it may be of that date too.
    taken: defaultdict[tuple[int, int], set[str | None]] = defaultdict(set)
    for claim in claims:
        taken[claim.sentence].update((claim.when, claim.from_))
    free: dict[tuple[int, int], frozenset[str]] = {}
    for sentence, times in taken.items():
        words = text[slice(*sentence)]
        mentions = find_times(words, chinese=is_chinese(words))
        dates = (mention.value for mention in mentions if mention.kind == "date")
        free[sentence] = frozenset(dates).difference(times)
    return free
