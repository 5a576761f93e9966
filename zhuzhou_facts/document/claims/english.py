"""What an English sentence says of its numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.claims.claim import TIME_UNSAID
from zhuzhou_facts.document.claims.english_names import DOWN, STOP, UP, own_name
from zhuzhou_facts.document.claims.times import Mention, base_of, find_times, is_period, resolve
from zhuzhou_facts.document.claims.times import previous as previous_period
from zhuzhou_facts.records import PERCENT, POINTS, TIMES, Hedge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.document.claims.claim import Claim
    from zhuzhou_facts.document.claims.context import Context

_ADVERB: Final = (
    r"(?:\s+(?:by|of|in|a further|another|only|just|almost|some|roughly|around|about|slightly))*"
)
_BEFORE: Final = re.compile(
    rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\b{_ADVERB}\s*[(]?$", re.IGNORECASE
)
_APART: Final = re.compile(
    rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\s(?:[^,;.()0-9]{{1,50}}\s)?by\s$", re.IGNORECASE
)
_AFTER: Final = re.compile(
    r"\s*(?:(?!and\b|or\b|of\b|make|made|set\b|sum)[a-z]+\s+){0,2}?"
    r"(?:(?P<up>higher|more|greater|larger|bigger|longer|older|heavier|dearer|faster|up|above|increase|rise)"
    r"|(?P<down>lower|fewer|less|smaller|shorter|younger|lighter|cheaper|slower|down|below|decrease|drop"
    r"|fall))\b(?!\s+than\s+[0-9])",
    re.IGNORECASE,
)
_UNCHANGED: Final = re.compile(r"\bunchanged\b\W*$", re.IGNORECASE)
_RATE: Final = re.compile(r"\bgrowth\b", re.IGNORECASE)
_REVISION: Final = re.compile(
    r"\brevised\s+(?:up|down)\b(?:\s+by)?\s*$|\braised\s+by\s*$", re.IGNORECASE
)
_REVISED: Final = re.compile(r"\brevised\s+(?:up|down)(?:wards?)?\s+from\s*$", re.IGNORECASE)
_MULTIPLE: Final = re.compile(
    r"\s*(?:as\s+(?:many|much|large|big|high)|the\s+(?:\w+\s+(?:of|in)|previous|prior|[0-9]{4})|that\s+of"
    r"|those\s+of|its|their|last\s+year)\b"
)
_BOUNDARY: Final = re.compile(
    r"[,;:()]|\s(?:while|but|whereas|although|compared with|which|who|with|and)\s", re.IGNORECASE
)
_BASE_BEFORE: Final = re.compile(
    r"(?:(?:^|\btimes)\s*(?:its|their)"
    r"|\bthan\s(?:[a-z]+\s){0,5}in|\b(?:compared with|than(?: in| at)?|as(?: in| at)|from|against"
    r"|since|over|after|below|above"
    r"|(?:volume|value|number|level|size|total|figure)s?\s+(?:of|in|at))(?:\s+(?:the|its|their))?)\s+"
    r"(?:(?:(?:record|peak|highest|lowest)\s+)?(?:year|figure|level|total|high|peak|low|record|end|close)s?"
    r"\s+(?:set\s+|seen\s+)?(?:of|in)\s+)?$",
    re.IGNORECASE,
)
# 12% up on 2023; no other time than a year stands behind "on" so.
_ON: Final = re.compile(r"\bon\s+$", re.IGNORECASE)
# What stands behind one of these, before a to, is the level that another is compared with.
_ORIGIN: Final = re.compile(
    r"\b(?:from|compared (?:with|to)|against|versus|than|after)\s(?:(?!\bto\b)[^;])*$",
    re.IGNORECASE,
)
_OR: Final = re.compile(r",?\s+or\s+", re.IGNORECASE)
_COMPARED_LEVEL: Final = re.compile(
    r"(?<!range )(?<!ranging )(?<!ranges )\b(?:from\s+(?:an?\s[a-z ]{1,30}\sof\s+)?"
    r"|(?:compared (?:with|to)|against|versus)\s+"
    r"(?:(?!the (?:previous|prior|earlier|initial)\b)[a-z ]{1,40}\sof\s+)?)$",
    re.IGNORECASE,
)
_MULTIPLIED: Final = re.compile(r"doubl|tripl|trebl|quadrupl|quintupl|halv", re.IGNORECASE)
_USUAL: Final = re.compile(r"\s+(?:average|mean|norm|median)\b")  # of the 1991–2020 average
_WHEN: Final = re.compile(r"\s*,?\s*when\b")
_CLAUSE_START: Final = re.compile(r"(?:^|[;,.–—]|\b(?:and|but|in))\s*$")
_HAD: Final = re.compile(r"\bhad\b|(?<=\s)(?:it|they) (?:was|were|stood|came)\b")
_COMPARED: Final = re.compile(r"\bcompared with\b", re.IGNORECASE)
_COMPARES: Final = re.compile(r"\b(?:than|more|less|fewer|higher|lower|on)\b")
_FROM: Final = re.compile(r"\bfrom\b|\bin\s+the\s+previous\b")
_PUBLISHED: Final = re.compile(
    r"\b(?:published|released|announced|reported)\b[^,;]*$", re.IGNORECASE
)
# Who is counted, and how sure a survey is: no figures of their own.
_DEFINES: Final = re.compile(r"\b(?:aged?|ages|between the ages of)\s+$", re.IGNORECASE)
_UNDER: Final = re.compile(
    r"\b(?:children|people|adults|persons|women|men|pupils|those|anyone)\s+$", re.IGNORECASE
)
_DEFINED: Final = re.compile(
    r"\s*(?:confidence|or longer|or older|or over\b|and over\b|years? (?:old|of age))"
)
_PLAIN: Final = frozenset({Hedge.NONE, Hedge.ABOUT})
# The average farmer is 57.8 years old.
_IS: Final = re.compile(r"\b(?:is|was|are|were)\s(?:[a-z]+\s)?$")
_PARALLEL: Final = re.compile(
    r"(?:[^,.;()]*[\s,](?:and|or|but|,)\s+|\s*,?\s*)by\s*|\s*[(]\s*", re.IGNORECASE
)
_REAL: Final = re.compile(
    r"\breal terms\b|\b(?:(?:adjust|allow)(?:ed|ing) for|after|net of) inflation\b"
    r"|\bconstant prices\b|\bvolume\b|\bin real\b",
    re.IGNORECASE,
)
_NOMINAL: Final = re.compile(r"\bnominal\b|\bcash terms\b|\bcurrent prices\b", re.IGNORECASE)
_MONEY: Final = re.compile(
    r"\b(?:GDP|gross domestic product|output|production|earnings|wages|sales|revenue|income|"
    r"turnover|exports|imports|investment|spending|profit|economy|value)\b",
    re.IGNORECASE,
)
_PER_YEAR: Final = re.compile(
    r"\b(?:a|per|each)\s+year\b|\bannual(?:ly| average| rate)\b", re.IGNORECASE
)
_PASSING: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}$|\.\.$")  # a day; since a year
_STATUS: Final = (
    (re.compile(r"\bprovisional|\bpreliminary|\bflash estimate", re.IGNORECASE), "provisional"),
    (re.compile(r"\bforecast|\bexpect(?:s|ed)?\b|\bprojected|\bwill\b", re.IGNORECASE), "forecast"),
    (re.compile(r"\bestimate[ds]?\b", re.IGNORECASE), "estimated"),
    (re.compile(r"\b(?<!un)revised\b", re.IGNORECASE), "revised"),
    (re.compile(r"\btarget|\baims? to\b", re.IGNORECASE), "target"),
)
_MOVES: Final = re.compile(rf"\b(?:{UP}|{DOWN})\b", re.IGNORECASE)
_STRETCHES: Final = frozenset({"since", "back"})  # of time, with a change in them
_KINDS: Final = {PERCENT: "growth", POINTS: "points", TIMES: "growth"}
_NOT: Final = re.compile(r"\b(?:not|rather than|instead of)\s+$", re.IGNORECASE)


def read_sentence(text: str, claims: Sequence[Claim], context: Context) -> None:
    """Fill in what a sentence says of its numbers; `claims` are those in it, in order."""
    start, end = claims[0].sentence
    previous: Claim | None = None
    begin = start
    _lead_time(_without_asides(text[start:end]), claims[0].start - start, context)
    for number, claim in enumerate(claims):
        behind = claims[number + 1].start if number + 1 < len(claims) else end
        after = text[claim.end : behind]
        if after.strip() == "(":
            # €5.2 billion (3.6%) more than a year before.
            close = text.find(")", behind, end)
            after = text[close + 1 : end] if close >= 0 else after
        gap = text[begin : claim.start]
        _read(claim, _without_asides(gap), _without_asides(after), previous, context)
        previous, begin = claim, claim.end


def defines(text: str, claim: Claim) -> bool:
    """Whether a number says who is counted or how sure that is: aged 15 to 64, a 95% interval."""
    before = text[: claim.start][-24:]
    under = re.match("(?:under|over|below|above) [0-9.]+ ?m?$", claim.written)
    aged = _DEFINED.match(text, claim.end) or claim.written.endswith((" old", " of age"))
    return bool(
        _DEFINES.search(before)
        or (aged and not (_IS.search(before) and claim.quantity.hedge in _PLAIN))
        or claim.written.endswith((" or longer", " or older", " or over"))
        or (under and _UNDER.search(before))
    )


def _without_asides(words: str) -> str:
    """Return the words without what stands in brackets."""
    return re.sub(r"\s*[(][^()]{0,60}[)]", "", words)


def _lead_time(sentence: str, first: int, context: Context) -> None:
    """Note the time that a sentence as a whole speaks of: the first that is no base.

    One before its first number holds for the paragraph, and so does a year.
    """
    for mention in find_times(sentence, chinese=False):
        words = sentence[: mention.start]
        others = (_ORIGIN, _PUBLISHED)
        if mention.is_base or _is_compared(words, mention) or any(p.search(words) for p in others):
            continue
        if mention.kind in _STRETCHES and _MOVES.search(sentence):
            continue
        found = context.resolved(mention)
        if found is not None:
            if ";" in sentence[first : mention.start]:
                return  # 1,940 farms do; in 2014 there were 1,610
            context.times["sentence"] = found
            holds = mention.start < first or re.fullmatch(r"(?:FY)?[0-9]{4}(?:/[0-9]{4})?", found)
            if context.current is None or (holds and not _PASSING.search(found)):
                context.times["paragraph"] = context.times.get("paragraph") or found
        return


def _is_compared(words: str, mention: Mention) -> bool:
    """Whether the words before a time say that something is compared with it."""
    is_year = re.fullmatch(r"[0-9]{4}(?:/[0-9]{4})?|FY[0-9]{4}", mention.value)
    return bool(_BASE_BEFORE.search(words) or (is_year and _ON.search(words)))


def _until_stop(words: str) -> str:
    """Return the words up to the end of their clause; between 2010 and 2024 is one time."""
    times = find_times(words, chinese=False)
    for stop in STOP.finditer(words):
        if not any(time.start < stop.start() < time.end for time in times):
            return words[: stop.start()]
    return words


def _read(claim: Claim, gap: str, after: str, previous: Claim | None, context: Context) -> None:
    # Of "Barriers removed: 37" the label says what is counted.
    near = _BOUNDARY.split(re.sub(r":\s*$", "", gap))[-1]
    tail = _until_stop(after)
    bases = _times(claim, (gap, near, tail), previous, context)
    for pattern, status in _STATUS:
        if pattern.search(gap) or pattern.search(tail) or pattern.search(claim.written):
            claim.status = status
    claim.denied = bool(_NOT.search(gap))
    changed = _change(claim, previous, gap, near, after)
    previous = None if ";" in gap else previous
    compared = previous is not None and _COMPARED_LEVEL.search(gap) is not None
    name = own_name(claim, (gap, near, after), behind=not (changed or compared))
    if not changed and claim.quantity.unit == PERCENT and _RATE.search(name or context.name):
        claim.change, changed = "growth", True
    if changed and not name:
        claim.level = _level(previous, claim)
        name = claim.level.name if claim.level else (previous.name if previous else context.name)
    elif not name:
        name = previous.name if previous else context.name
    claim.name = name
    if name and not changed:
        context.name = name
    if changed:
        _ends(claim, bases, context)
        _prices(claim, (tail, near, "" if previous else gap), context)


def _times(
    claim: Claim, places: tuple[str, str, str], previous: Claim | None, context: Context
) -> list[Mention]:
    """Set the claim's time; return the times that it is compared with.

    A time behind the number in its own clause goes before one in front of it.
    """
    gap, near, tail = places
    if previous is not None:
        rest = gap[len(_until_stop(gap)) :]
        gap = gap if _WHEN.match(rest) else rest or gap  # the number before has what is cut
    bases: list[Mention] = []
    moved = bool(_BEFORE.search(gap) or _APART.search(gap) or _AFTER.match(tail))
    before = _time_before(gap, near, bases, context, moved=moved)
    own = _time_behind(gap, tail, bases, context, moved=moved)
    if own is None and previous is not None and _OR.fullmatch(gap):
        own = previous.when  # $41 million, or $0.38 per share
    if _REVISED.search(gap):
        claim.doubts.append("a revision, not a change in time")
    elif own is None and _COMPARED_LEVEL.search(gap) and not re.search(r"\d\W+$", gap):
        own = _time_compared(claim, before, context)
    own = own or before
    if own is not None:
        claim.when, claim.carried = own, "clause"
    else:
        claim.when, claim.carried = context.current, context.carried
    return bases


def _time_compared(claim: Claim, when: str | None, context: Context) -> str | None:
    """Return the time of a level that another is compared with, where no time stands beside it."""
    base = context.base or context.usual_base
    claim.doubts.append(TIME_UNSAID)
    return base_of(base or Mention(0, 0, "year_before", ""), when or context.current)


def _time_before(
    gap: str, near: str, bases: list[Mention], context: Context, *, moved: bool
) -> str | None:
    """Return the time that stands before a number; put what is compared with into `bases`."""
    own: str | None = None
    for mention in find_times(gap, chinese=False):
        words = gap[: mention.start]
        if gap[mention.end :].strip(" :") == "(" or (words.endswith("(") and gap.endswith(": ")):
            own = context.resolved(mention)  # after 2021 (2.26 million), (2022: €208 million)
        elif mention.is_base and _CLAUSE_START.search(words) and _HAD.search(gap, mention.end):
            own = base_of(mention, context.current)  # the year before, it had earned $13 million
        elif mention.is_base:
            # A base counts in the number's own clause, or where the sentence begins with it.
            if len(gap) - len(near) <= mention.start or _COMPARED.search(words):
                bases.append(mention)
        elif (moved and mention.kind in _STRETCHES) or (
            _is_compared(words, mention) and not _WHEN.match(gap, mention.end)
        ):
            bases.append(mention)
        elif not _PUBLISHED.search(words):
            own = context.resolved(mention) or own
    return own


def _time_behind(
    gap: str, tail: str, bases: list[Mention], context: Context, *, moved: bool
) -> str | None:
    """Return the time that stands behind a number; put what is compared with into `bases`."""
    own: str | None = None
    is_base = _COMPARED_LEVEL.search(gap)
    for mention in find_times(tail, chinese=False):
        words = tail[: mention.start]
        if mention.is_base and is_base and not _COMPARES.search(tail[: mention.end]):
            own = base_of(mention, context.current)
        elif (
            mention.is_base
            or (_is_compared(words, mention) and not is_base)
            or (moved and mention.kind in _STRETCHES)
        ):
            bases.append(mention)
        elif _USUAL.match(tail, mention.end):
            continue
        elif re.fullmatch(r"[^,;]*\bfrom ", words) and not (
            is_base or moved or " to " in tail[mention.end :]
        ):
            own = f"{context.resolved(mention)}/.."
        elif not (_FROM.search(words) or _PUBLISHED.search(words)):
            own = context.resolved(mention) or own
    return own


def _change(claim: Claim, previous: Claim | None, gap: str, near: str, after: str) -> bool:
    """Set the kind of change, if the words around the number say that it is one."""
    if _REVISION.search(gap):
        claim.doubts.append("a revision, not a change in time")
        return False
    unit = claim.quantity.unit
    if unit == TIMES and (_MULTIPLE.match(after) or _MULTIPLIED.search(claim.written)):
        claim.change = "times"
    elif verb := _verb(claim, gap, after):
        claim.down = bool(verb["down"])
        claim.change = {PERCENT: "growth", POINTS: "points", TIMES: "growth"}.get(
            unit, "difference"
        )
        claim.per_year = bool(_PER_YEAR.match(after.strip()))
    elif previous is not None and previous.change and _PARALLEL.fullmatch(gap):
        claim.down = previous.down
        claim.change = _KINDS.get(unit, previous.change)
    elif unit == PERCENT and (_UNCHANGED.search(gap) or _RATE.search(near)):
        claim.change = "growth"
    return claim.change is not None


def _verb(claim: Claim, gap: str, after: str) -> re.Match[str] | None:
    """Return the word of change around a number, with the groups `up` and `down`."""
    inside = None
    if claim.quantity.hedge is Hedge.NONE:
        inside = re.search(r"\b(?:(?P<up>more|higher)|(?P<down>fewer|less|lower))\b", claim.written)
    return inside or _AFTER.match(after) or _BEFORE.search(gap) or _APART.search(gap)


def _level(previous: Claim | None, claim: Claim) -> Claim | None:
    """Return the level that a change behind it belongs to."""
    if previous is None:
        return None
    level = previous if previous.change is None else previous.level
    if level is None or (claim.change == "points" and level.quantity.unit != PERCENT):
        return None
    return level


def _ends(claim: Claim, bases: list[Mention], context: Context) -> None:
    """Set the time that a change starts from."""
    when = claim.when
    if claim.level is not None and claim.carried != "clause":
        when = claim.when = claim.level.when
    if when and re.fullmatch(r"[0-9]{4}/[0-9]{4}", when) and not is_period(when):
        claim.from_, claim.when = when.split("/")
        return
    for mention in bases:
        if mention.is_base or mention.kind == "back":
            claim.from_, claim.basis = base_of(mention, when), mention.kind
            if mention.kind in {"year_before", "period_before"}:
                context.set_base(mention)
        else:
            found = resolve(mention, when, context.now)
            claim.from_ = found and found.removesuffix("/..")
            if when and claim.from_ == previous_period(when):
                context.set_base(Mention(0, 0, "period_before", ""))
    if claim.from_ is None:
        context.assume_base(claim, when)


def _prices(claim: Claim, places: tuple[str, ...], context: Context) -> None:
    """Set at which prices money is compared, as the first of some places says."""
    level = claim.level.quantity.unit if claim.level else ""
    units = (level, claim.quantity.unit)
    if not (any(map(context.is_money, units)) or _MONEY.search(claim.name)):
        return
    for words in places:
        if _REAL.search(words) or _NOMINAL.search(words):
            claim.prices = "constant" if _REAL.search(words) else "current"
            return
    claim.prices = context.prices or "unsaid"
