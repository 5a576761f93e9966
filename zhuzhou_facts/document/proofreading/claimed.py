"""What a draft is checked against: the numbers of a source text."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import amount_of, same_unit, significant
from zhuzhou_facts.document.claims import is_chinese
from zhuzhou_facts.document.claims.claim import BASE_UNSAID
from zhuzhou_facts.document.claims.times import find_times
from zhuzhou_facts.document.claims.times.mention import BEFORE
from zhuzhou_facts.document.normalisation import simplified
from zhuzhou_facts.document.proofreading.computed import before, compared
from zhuzhou_facts.document.proofreading.entries import ESTIMATED, Entry
from zhuzhou_facts.document.proofreading.hedged import ABOUT_SO_MUCH, hedges_around
from zhuzhou_facts.document.proofreading.labels import labels_of
from zhuzhou_facts.document.proofreading.rates import rate_of
from zhuzhou_facts.document.proofreading.relation import NOW, is_reached
from zhuzhou_facts.document.proofreading.subjects import sides_of
from zhuzhou_facts.document.proofreading.surroundings import beside
from zhuzhou_facts.document.proofreading.times import NEAR_SCOPES, TO_COME, parts_of
from zhuzhou_facts.document.proofreading.words import Thing, says_enough, tokens
from zhuzhou_facts.quantity import Reading
from zhuzhou_facts.records import PERCENT, POINTS, TIMES, ChangeKind, Hedge, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zhuzhou_facts.document.amounts import Amount
    from zhuzhou_facts.document.claims import Claim

_ABOUT: Final = re.compile(ABOUT_SO_MUCH)
_SHORT: Final = re.compile(r"\s?[（(]([A-Z][A-Za-z&-]{1,9})[)）]")
_RARE: Final = 3  # significant digits that are rarely equal by chance
_FEW: Final = 6  # numbers of a thing of a source text, of which any two are compared


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
    # 死亡58人，少17人: what stands beside a level led to it.
    changed = {each.level.start for each in claims if each.change and each.level}
    free = _free_dates(claims, text)
    found: list[tuple[int, Entry]] = []
    computed: list[Entry] = []
    for group in _with_tables(list(groups.values())):
        called = [part for claim in group for part in (claim.name, claim.full_name)]
        around = [text[slice(*claim.clause)] for claim in group]
        # Several words for what is counted name it: 21,000 invention patents.
        called += [each for claim in group if " " in (each := claim.quantity.counter)]
        called += filter(says_enough, (" ".join(beside(text, claim)) for claim in group))
        languages = {claim.chinese for claim in group}
        thing = Thing(
            dict.fromkeys(called), around, chinese=True in languages, english=False in languages
        )
        stated = {
            claim.start: _claimed(claim, amount, thing, name, text, free[claim.sentence])
            for claim in group
            if (amount := amount_of(claim.quantity, Reading.STRICT))
        }
        for start in changed.intersection(stated):
            stated[start] = stated[start]._replace(reached=True)
        found += stated.items()
        computed += _before(group, stated)
        if len(stated) <= _FEW:
            computed += compared([*stated.values()])
    return [*(entry for _, entry in sorted(found, key=lambda each: each[0])), *computed]


def _before(group: Sequence[Claim], stated: Mapping[int, Entry]) -> Iterator[Entry]:
    """Yield what the levels were before the changes that are stated beside them."""
    for claim in group:
        change = stated.get(claim.start)
        level = stated.get(claim.level.start) if claim.level else None
        if change is None or level is None or claim.per_year or claim.compares_groups:
            continue
        unit = change.amount.unit
        fits = level.amount.unit == PERCENT if unit == POINTS else unit in {PERCENT, TIMES}
        if fits or same_unit(change.amount, level.amount):
            yield from before(level, change)


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


def _claimed(
    claim: Claim, amount: Amount, thing: Thing, name: str, text: str, dates: frozenset[str]
) -> Entry:
    called = claim.name if claim.chinese and claim.name else claim.full_name
    if amount.hedge is Hedge.NONE and _ABOUT.search(text, claim.clause[0], claim.start):
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
        start=claim.from_ if claim.change else None,
        assumed=claim.assumed and BASE_UNSAID in claim.doubts,
        prices=claim.prices,
        per_year=claim.per_year,
        basis=claim.basis,
        section=claim.block.section,
        paragraph=claim.block.paragraph,
        facts=name,
        doubtful=not {BASE_UNSAID}.issuperset(claim.doubts),
        hedges=hedges_around(text, claim).union(
            (Hedge.ABOUT,) if claim.status in ESTIMATED else ()
        ),
        quantity=claim.quantity,
        cell=claim.table is not None,
        sides=sides_of(text, claim),
        labels=labels_of(text, claim),
        rate=rate_of(text, claim),
        reached=is_reached(text, claim),
        compares=claim.compares_groups,
        planned=bool(TO_COME.search(text, *claim.sentence)) and not NOW.search(text, *claim.clause),
        compared=claim.compared or claim.when == BEFORE,
        part=next(reversed(parts_of(text, claim)), ""),
        beside=frozenset() if claim.carried in NEAR_SCOPES else dates,
    )


def _free_dates(claims: Sequence[Claim], text: str) -> dict[tuple[int, int], frozenset[str]]:
    """Return the dates of the sentences that were not taken for the time of one of their numbers.

    Phase two, a 2.85 billion yuan scheme, opens in June 2026: it may be of that date too.
    """
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
