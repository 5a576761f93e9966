"""What an English sentence says of its numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.claims.claim import BASE_UNSAID, TIME_UNSAID, is_signed_change
from zhuzhou_facts.document.claims.context import set_change, set_name, set_prices, status_of
from zhuzhou_facts.document.claims.english_names import (
    BOUNDARY,
    DOWNWARDS,
    MOVES,
    own_name,
    share_out,
    subject,
    until_stop,
    verb_of_change,
    whole_of,
)
from zhuzhou_facts.document.claims.english_times import is_compared, lead_time, read_time
from zhuzhou_facts.document.claims.times import find_times, without_times
from zhuzhou_facts.document.claims.times.mention import shifted
from zhuzhou_facts.records import COUNT, PERCENT, POINTS, TIMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.document.claims.claim import Claim, Places
    from zhuzhou_facts.document.claims.context import Context

_UNCHANGED: Final = re.compile(r"(?i)\bunchanged\b\W*$")
_RATE: Final = re.compile(r"(?i)(?<!natural )(?<!natural population )\bgrowth\b")
_YEARLY: Final = re.compile(r"\s(?:year[ -]on[ -]year|on the year|yoy|y/y)\b")  # rose to 16.3%
_REVISION: Final = re.compile(r"(?i)\brevised\s+(?:up|down)\b(?:\s+by)?\s*$|\braised\s+by\s*$")
_MULTIPLE: Final = re.compile(
    r"\s*(?:as\s+(?:many|much|large|big|high)|the\s+(?:$|\w+\s+(?:of|in)|previous|prior|earlier"
    r"|former|original|old|[0-9]{4})|that\s+of|those\s+of|its|their|last\s+year|what\s+(?:it|they)\s+(?:w[ae]|had\sbeen|used\sto))"
)
_THEN: Final = re.compile(r"\s[(][^():,;]{4,20}:\s")
_FASTER: Final = re.compile(
    r"\s(?:[a-z]+er\sthan\b|as\s[a-z]+\sas\s(?:in|among|for|at)\b|(?:as\s[a-z]+\sas|the\s[a-z]+\s(?:of|in))\s(?:the\s)?[A-Z])"
)
# Women more likely than men, 32% against 28%; three times as high as among people in work.
_GROUPS: Final = re.compile(
    r"\b(?:(?:more|less)\s[a-z]+\s(?:(?:in|among|for)\s[a-z]+\s)?than|as\s[a-z]+\sas)"
    r"\s(?!(?:a|the)\s(?:year|month|quarter)\b)[a-z]"
)
_MULTIPLIED: Final = re.compile(r"(?i)doubl|tripl|trebl|quadrupl|quintupl|halv")
_PARALLEL: Final = re.compile(
    r"(?i)(?:[^,.;()]*[\s,](?:and|or|but|,)\s+(?:[a-z]+\s+){0,5}|\s*,?\s*)by\s*|\s*[(]\s*"
)
_OF_ALL: Final = re.compile(r"\s*\)?\s*of\s(?:all|the|its|their|total)\b")
_COMPARATIVE: Final = re.compile(
    r"(?<!or) (?:more|higher|larger|bigger|longer|(?P<down>fewer|less|lower|smaller|shorter))$"
)
# The kilns are credited with 60 million yuan a year.
_CREDITED: Final = re.compile(r"\s(?:is|are|was|were)\s(?:[a-z]+ly\s)?[a-z]+ed\swith\s$")
_LISTED: Final = re.compile(r",?\s(?:and\s|or\s)?")
# Between a change and the level that it is from.
_BASE_OF: Final = re.compile(r"\s(?:more than|less than|below|above|over|from|than)\s(?:the\s)?")
_THEY_PLAN: Final = re.compile(r"\s(?:plan|hope|intend|want|aim)\sto\s")
_PER_YEAR: Final = re.compile(r"(?i)\b(?:a|per|each)\s+year\b|\bannual(?:ly| average| rate)\b")
_PART_OF: Final = re.compile(r"\s+of\s+(?:its|their|our|the)\s+")  # two of its five depots
_OR: Final = re.compile(r"(?:\s(?:in|at|by))?\s?,?\s(?:or|i\.e\.,?)\s(?:by\s)?")
_TO: Final = re.compile(r"\bto\s(?:[a-z]+\s){0,2}$")
_PUT_IN: Final = re.compile(
    r"(?i),\s(?:(?:by|in) (?:contrast|comparison)|however|in turn|meanwhile|on the other hand"
    r"|of course|for (?:example|instance|(?:its|their) part)|as a result|though),"
)
_CASES: Final = ("cases", "charges", "proceedings", "complaints")
_LAST: Final = re.compile(r"(?i)\bthe\s(?:last|remaining|final)\s$")  # of the 241, the last five
_AND: Final = re.compile(r"\s(?:and|but|yet)\s(?:(?:only|just|also)\s)?")
_NOT: Final = re.compile(r"(?i)\b(?:not|rather than|instead of|misprinted as|mistaken for)\s+$")


def read_sentence(text: str, claims: Sequence[Claim], context: Context) -> None:
    """Fill in what a sentence says of its numbers; `claims` are those in it, in order."""
    begin, end = claims[0].sentence
    previous: Claim | None = None
    before: Claim | None = None
    share: Claim | None = None
    leant = context.name
    first = len(_without_asides(text[begin : claims[0].start]))
    lead_time(_without_asides(text[begin:end]), first, context)
    for claim in claims:
        gap = text[begin : claim.start]
        after = _words_behind(text, claim, gap if previous else "")
        _read(claim, _without_asides(gap), _without_asides(after), previous, context)
        between = without_times(_without_asides(gap), chinese=False)
        if previous and _OR.fullmatch(between):
            _restate(claim, previous, text[claim.sentence[0] : claim.start], after, context)
        if before and previous and claim.change and claim.assumed:
            _set_start(claim, before, text[before.end : previous.start])
        if previous and previous.assumed and claim.carried == "clause" and _BASE_OF.fullmatch(gap):
            # 3 percent below the 501 of 2019
            _assume_no_more(previous, claim.when)
        if previous is not None and previous.name == leant and _PART_OF.fullmatch(gap):
            previous.name, previous.when, previous.carried = claim.name, claim.when, claim.carried
        leant = previous.name if previous else leant
        said = text[claim.sentence[0] : claim.start]
        of_groups = TIME_UNSAID in claim.doubts and _GROUPS.search(said)
        if previous and of_groups and not find_times(said, chinese=False):
            claim.when, claim.carried = previous.when, previous.carried
            context.guessed = [each for each in context.guessed if each is not claim]
        _set_ends(claim, previous, text[slice(*claim.sentence)], gap, context)
        if share and claim.name == leant and _AND.fullmatch(gap):
            claim.name = share.name  # 6% of the population of 58 million but 22% of its cases
        if claim.quantity.unit in {"", COUNT} and not claim.quantity.counter and _LAST.search(gap):
            counted = previous.name if previous else context.name
            claim.name = f"remaining {counted}"
        if claim.quantity.unit == PERCENT and claim.change is None:
            share = claim
        before, previous, begin = previous, claim, claim.end
    share_out(text, claims)


def _words_behind(text: str, claim: Claim, gap: str) -> str:
    """Return the words behind a number: £5 billion (3.6%) more than; (35%) more than."""
    after = text[claim.end : claim.stretch[1]]
    close = text.find(")", claim.stretch[1], claim.sentence[1]) if after.strip() == "(" else -1
    if close >= 0:
        return text[close + 1 : claim.sentence[1]]
    return after.removeprefix(")") if gap.strip() == "(" else after


def _restate(claim: Claim, previous: Claim, said: str, after: str, context: Context) -> None:
    """Take two numbers that say one change: rose to £12 million, or 9.4%; £29 or 6.7% more."""
    if claim.change:
        if previous.change is None and said.endswith(f"{previous.written} or "):
            previous.moves(down=claim.down)
            previous.when, previous.from_, previous.prices = claim.when, claim.from_, claim.prices
        return
    said = said[: previous.start - claim.start]
    verbs = list(MOVES.finditer(said))
    if verbs and claim.quantity.unit in {PERCENT, POINTS} and not re.match(r"\s(?:of|in)\s", after):
        claim.moves(down=DOWNWARDS.fullmatch(verbs[-1][0]))
        context.assume_base(claim)
        set_prices(claim, (after, said), context)


def _set_start(claim: Claim, before: Claim, between: str) -> None:
    """Set what a change starts from: from 12.5% in 2010 to 8.9% in 2022, a fall of 3.6 points."""
    earlier = before.when and before.when != claim.when
    if before.change is None and earlier and _TO.search(between):
        _assume_no_more(claim, before.when)


def _set_ends(claim: Claim, previous: Claim | None, words: str, gap: str, context: Context) -> None:
    """Date a change, and levels from one to another, by the ends of the years that they took."""
    if previous and _THEN.fullmatch(gap) and claim.when:
        after = shifted(claim.when, 1)  # £44.2m (2019: £48.2m)
        if previous.when is None:
            previous.doubts.append("the time is taken to be the year after")
        # £988m (H1 2016: £777m), in a text of 2017
        if previous.when is None or (
            previous.carried == "document" and after and after.startswith(previous.when)
        ):
            previous.when = after
    ends = re.fullmatch(r"([0-9]{4})/([0-9]{4})", claim.when or "")
    if not ends or not re.search(rf"{ends[1]}(?:\s?–\s?|\s(?:to|and|until)\s){ends[2]}", words):
        return
    if claim.change and claim.assumed:
        claim.when = ends[2]
        _assume_no_more(claim, ends[1])
    elif previous and TIME_UNSAID in previous.doubts and _TO.search(gap):
        previous.when, claim.when = ends.groups()
        previous.doubts.remove(TIME_UNSAID)
        context.times["sentence"] = ends[2]
    elif previous and previous.change and _TO.search(gap):
        claim.when = context.times["sentence"] = ends[2]  # rose between 2018 and 2023, to 295


def _assume_no_more(claim: Claim, start: str | None) -> None:
    claim.from_, claim.assumed = start, False
    claim.doubts = [doubt for doubt in claim.doubts if doubt != BASE_UNSAID]


def _without_asides(words: str) -> str:
    """Return the words without what stands in brackets, but for a time, or is put in."""
    return _PUT_IN.sub("", re.sub(r"\s*[(](?:(?:the )?end of )?([^()]{0,60})[)]", _time_in, words))


def _time_in(aside: re.Match[str]) -> str:
    """Return the time that stands in brackets alone: life expectancy (2018), (end of June 2019)."""
    times = find_times(aside[1], chinese=False)
    whole = [time for time in times if time.start == 0 and time.end == len(aside[1])]
    return f" for {aside[1]}" if whole and whole[0].kind == "date" else ""


def _read(claim: Claim, gap: str, after: str, previous: Claim | None, context: Context) -> None:
    if previous and previous.written.endswith(_CASES):
        gap = gap.replace("against", "of")  # 6,145 cases against 6,150 people
    # Of "Barriers removed: 37" the label says what is counted.
    near = BOUNDARY.split(_CREDITED.sub(" has ", re.sub(r":\s*$", "", gap)))[-1]
    tail = until_stop(after)
    bases = read_time(claim, (gap, near, tail), previous, context)
    # 3.8%, below the provisional rate of 4.3%: what a number is compared with has its own status.
    # 29% plan to sell: what they plan is not how many they are.
    own = _THEY_PLAN.split(_BASE_OF.split(f"{tail} ")[0])[0]
    claim.status = status_of(gap, own, claim.written)
    claim.denied = bool(_NOT.search(gap))
    _change(claim, previous, (gap, near, after), context)
    previous = None if ";" in gap else previous
    claim.compared = previous is not None and is_compared(claim, gap, tail, previous)
    behind = claim.change is None and not claim.compared
    name = own_name(claim, gap, near, after, behind=behind)
    whole = subject(gap) if previous is None else ""
    name = whole if whole.endswith(name) else name  # the share of homes with water has risen
    if claim.quantity.unit == PERCENT and _RATE.search(name or context.name):
        claim.change = "growth"
    claim.name = name
    if claim.change and claim.is_rate and not claim.compared:
        name = ""  # of the level before
    set_name(claim, name, previous, context)
    if behind and claim.quantity.unit == PERCENT:
        claim.head = whole_of(gap, tail) or claim.head
    if claim.change:
        set_change(claim, bases, previous, context, gap)
        set_prices(claim, (tail, near, gap), context)


def _change(claim: Claim, previous: Claim | None, places: Places, context: Context) -> None:
    """Set the kind of change, if the words around the number say that it is one."""
    gap, near, after = places
    if _REVISION.search(gap):
        claim.doubts.append("a revision, not a change in time")
        return
    unit = claim.quantity.unit
    verb = _COMPARATIVE.search(claim.written) or verb_of_change(gap, after)
    # What a company lost is a level, and no change: lost $29 million.
    lost = verb and verb[0].lower().startswith("lost") and context.is_money(unit)
    reached = re.match("below|above", claim.written)  # unemployment fell below 5%
    # By 0.7, 1.0 and 1.1 points, by 44%, or £64 million: one more of the changes before it.
    is_listed = previous and previous.quantity.unit == unit and _LISTED.fullmatch(gap)
    goes_on = is_listed or _PARALLEL.fullmatch(gap) or _OR.fullmatch(gap)
    of_all = _OF_ALL.match(after)  # rose by 5.7 percent and 23.3 percent of all visits
    if unit == TIMES and _FASTER.match(after) and not find_times(after, chinese=False):
        claim.compare_groups()  # rises five times faster than recycling
    elif unit == TIMES and (_MULTIPLE.match(after) or _MULTIPLIED.search(claim.written)):
        claim.change = "times"
    elif verb and not (lost or reached):
        claim.moves(down=verb["down"])
        claim.per_year = bool(_PER_YEAR.match(after.strip()))
    elif previous and previous.change and goes_on and not of_all:
        claim.moves(down=previous.down)
    elif unit == PERCENT and (_UNCHANGED.search(gap) or _RATE.search(near) or _YEARLY.match(after)):
        claim.change = "growth"
    elif is_signed_change(claim, gap, previous):
        claim.moves(down=claim.quantity.value and claim.quantity.value < 0)
