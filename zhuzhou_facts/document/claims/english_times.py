"""When a number of an English sentence was, and what times it is compared with."""

from __future__ import annotations

import re
from typing import Final

from zhuzhou_facts.document.claims.claim import TIME_UNSAID, Claim, Places
from zhuzhou_facts.document.claims.context import YEAR_BEFORE, Context
from zhuzhou_facts.document.claims.english_names import COMPARED, MOVES, until_stop, verb_of_change
from zhuzhou_facts.document.claims.times import find_times
from zhuzhou_facts.document.claims.times.mention import Mention, base_of
from zhuzhou_facts.quantity.changes import DOWN, UP

_BASE_BEFORE: Final = re.compile(
    r"(?i)(?:(?:^\s*(?:its|their)|\btimes\s+(?:its|their|the|th(?:at|ose)\s+of))"
    r"|\b(?:twice|double|triple|half)\s+(?:the|its|their)(?:\s[a-z]+){1,2}\s(?:of|in|at)"
    r"|\b(?:beat|exceed(?:s|ed|ing)?|surpass(?:ed|es|ing)?|topp(?:ed|ing)|outdid|bettered)"
    r"(?:\s+(?:th(?:at|ose)\s+of|the|its|their))?"
    rf"|\bthan\s(?:[a-z]+\s){{0,5}}in|\b(?:{COMPARED}|than(?: in| at)?|as(?: in| at)|from"
    r"|since|over|after|below|above|ahead of|behind|between)"
    r"(?:\s+(?:the|its|their|th(?:at|ose)\s(?:of|in)(?:\sthe)?))?"
    rf"|\b(?:{COMPARED}|times|than|from|below|above)\s+(?:the|its|their)\s+(?:[a-z]+\s+){{0,2}}"
    r"(?:volume|value|number|size|area|amount|output|price|rate|average|mean)s?\s+(?:of|in|at))\s+"
    r"(?:(?:same|this|that)\s(?:point|stage|time|date)\s(?:(?:of|in)\s(?:the\s)?)?)?"
    r"(?:(?:(?:record|peak|highest|lowest)\s+)?(?:year|figure|level|total|high|peak|low|record|end|close)s?"
    r"\s+(?:set\s+|seen\s+)?(?:of|in)\s+)?$"
)
# More than the 9,870 of the year before.
_THAN_THE: Final = re.compile(r"(?i)\bthan\s+the\s+$")
_OF_THEN: Final = re.compile(r"\s+(?:[a-z]+\s+)?(?:of|in)\b")
# From the 2019 level of 4,200 tonnes.
_LEVEL_OF: Final = re.compile(
    r"\b(?:from|below|above|than)\s(?:the|its|their)\s(?P<year>(?:FY)?[0-9]{4})\s"
    r"(?:[a-z]+\s){1,4}of\s+$"
)
# 12% up on 2023, on April, on the 2008 level; a day or an event may be on a time so too.
_ON: Final = re.compile(r"(?i)\bon\s+(?P<the>the\s+)?$")
_LEVEL: Final = re.compile(r"\s(?:level|figure|total|baseline|peak|high|low|number|value)s?\b")
_NO_DAY: Final = re.compile(
    r"[0-9]{4}(?:/[0-9]{4})?|FY[0-9]{4}|(?:[0-9]{4}-)?(?:[0-9]{2}|[QH][1-4])"
)
# What stands behind one of these, before a to, is the level that another is compared with.
_ORIGIN: Final = re.compile(
    r"(?i)\b(?:(?:improvement|advance|gain|rise|increase) on"
    rf"|from|below|above|{COMPARED}|than|(?<=\S\s)after)\s"
    r"(?:(?!\bto\b)[^;])*$"
)
# Another group or place stands behind what is compared.
_BESIDES: Final = re.compile(rf"(?i)\b{COMPARED}\s[^,;]*$")
_AMONG: Final = re.compile(
    r"\s(?:in|for|among)\s(?!(?:[a-z]+\s){0,3}(?:years?|quarters?|months?|half|periods?|seasons?)\b)"
)
# Of companies from 37 countries no number has changed.
_PLACES: Final = re.compile(
    r"\s(?:countries|regions|nations|provinces|states|cities|towns|villages|places)\b"
)
_THAT: Final = re.compile(r"\s(?:the|that|its|their)\b")
_COMPARED_LEVEL: Final = re.compile(
    r"(?i)(?<!range )(?<!ranging )(?<!ranges )(?<!ranged )(?<!vary )(?<!varies )(?<!varied )"
    r"\b(?:(?P<origin>from\s+(?:the\s+)?)|from\s+(?:the\s+)?an?\s[a-z ]{1,30}\sof\s+"
    rf"|(?:{COMPARED}|,\safter)\s+"
    r"(?:(?!the (?:previous|prior|earlier|initial)\b)[a-z ]{1,40}\sof\s+)?|\bover\s+the\s+)$"
)
# What something is held against that was never there: against a budget of £1.42 million.
_PLANNED: Final = re.compile(
    rf"(?i)\b{COMPARED}\s(?:an?|the|its|their|our)\s(?:[a-z-]+\s){{0,2}}"
    r"(?:budget|target|plan|forecast|limit|standard|goal|ceiling|capacity)\s(?:of\s+)?$"
)
# From £48.5 billion in 2022 to £36.2 billion: the year is that of the first.
_TO: Final = re.compile(r"(?<=[0-9])\s+to\s+(?:[a-z]+\s+)?$")
_ON_TO: Final = re.compile(r"(?<!compared\s)(?<!relative\s)\bto\s(?:[a-z]+\s){0,3}$")
_APART: Final = re.compile(r"(?i);|\b(?:(?:al)?though|but|while|where(?:as)?|which|when|despite)\b")
_USUAL: Final = re.compile(r"\s+(?:average|mean|norm|median)\b")  # of the 1991–2020 average
_WHEN: Final = re.compile(r"\s*,?\s*when\b")
_HAD: Final = re.compile(r"\bhad\b|(?<=\s)(?:it|they) (?:was|were|stood|came)\b")
_AGO: Final = re.compile(r"\s*(?:A year|Twelve months) (?:ago|before|earlier)\b")
_COMPARED: Final = re.compile(rf"(?i)\b{COMPARED}\s")
_FROM: Final = re.compile(r"\bfrom\b|\bin\s+the\s+previous\b")
_MADE: Final = (
    "accepted|approved|adopted|introduced|opened|established|set up|launched|created|bought"
    "|acquired"
)
# When something was announced, how long it runs or when it falls due is no time of its numbers;
# what was done with things before belongs to them: two ships ordered last year.
_OF_ELSE: Final = re.compile(
    r"(?i:\b(?:published|released|announced|(?<!were )(?<!was )(?<!been )reported)"
    r"(?:\s(?!for\b|of\b)[a-z]+){0,5}\s*$)"
    r"|\b(?:running|runs?|lasting|lasts?|due|matur(?:es?|ing)|expir(?:es?|ing)|payable|valid)\s"
    r"(?:to|until|till|in|on|by)\s(?:[a-z]+\s)?$|\bback\sto\s$"
    r"|\b(?:absent|missing|unlike)\s$"
    r"|(?:(?<!were )(?<!was )(?<!been )(?<!are )(?<!is )\b(?:ordered|signed|agreed|founded|built)"
    rf"|,\s(?:{_MADE}|completed))"
    r"\s(?:in\s)?$"
)
# How something began is no time of what the text goes on to tell of it.
_FOUNDED: Final = re.compile(
    r"(?i)\b(?:founded|established|incorporated|formed|set up|created|approved|designated|born)\s"
    r"(?:back\s)?(?:in|on)\s$|\bdates?\s(?:back\s)?(?:to|from)\s$"
)
# Named in 2018 as one of forty cities, it is home to four million people.
_OPENING: Final = (
    r"\A\W*(?:Named|Ranked|Rated|Listed|Chosen|Selected|Voted|Recogni[sz]ed|Founded|Established"
    r"|Opened|Built|Launched|Created|Set up)\b(?!-)[^,;.]*\Z"
)
# What stands before and behind the time of something that happened once.
_PAST_EVENTS: Final = tuple(
    (re.compile(before), re.compile(behind))
    for before, behind in (
        # The company, which went public in 2015, has so many employees.
        (rf",\s(?:which|who|whose)\b[^,;]*$|{_OPENING}", "(?s:.*),"),
        (_FOUNDED.pattern, r"\s(?:and|but)\s(?:today|now|has|have|is|employs?|runs?|serves?)\b"),
        # The policy, introduced in 2001, has helped so many.
        (rf"(?i)\b(?:{_MADE}|founded|built)\b(?!-)[^,;]*$", ","),
        # Investment, down 4.6% in 2022, grew by 5.2%: the sentence goes on behind what is put in.
        (
            rf"\w,\s(?:{UP}|{DOWN}|after|having|which had)\b[^,;]*$",
            rf",\s(?:(?:has|have)\s)?(?:{UP}|{DOWN}|reached|hit|came|stood|totall?ed|returned)\b",
        ),
    )
)
# A plan behind numbers: a loss of £1.4 million, and we expect to close two by March 2026.
_BY: Final = re.compile(r"\b(?:to|will)\s[^,;0-9]*\bby\s(?:the\s)?(?:[a-z]+\s){0,2}$")
_PASSING: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}$|\.\.$")  # a day; since a year
_STOOD: Final = re.compile(r"[^.;]{0,40}\b(?:held|had|stood at|numbered|housed|employed)\b")
# Five more by 2030, which will bring the network to 26: what follows of it is of that time.
_RESULT: Final = re.compile(
    r"^\s?,\s(?:and\s)?(?:(?:which|that)\s(?:(?:will|would|is\sto)\s)?)?"
    r"(?:bring|tak|rais|lift|mak|leav)(?:e?s|ing|e)?\b|^\s?[:–—]\s$"
)
_REVISED: Final = re.compile(r"(?i)\brevised\s+(?:up|down)(?:wards?)?\s+from\s*$")


def lead_time(sentence: str, first: int, context: Context) -> None:
    """Note the time that a sentence as a whole speaks of: the first that is no base.

    One before its first number holds for the paragraph, and so does a year.
    """
    for mention in find_times(sentence, chinese=False):
        words = sentence[: mention.start]
        if (
            mention.is_base
            or _is_compared(sentence, mention)
            or any(p.search(words) for p in (_ORIGIN, _OF_ELSE, _FOUNDED))
            or (mention.is_stretch and MOVES.search(sentence))
            or _is_past_event(sentence, mention)
        ):
            continue
        found = context.resolved(mention)
        if found is not None:
            later = _BY.search(words, first) and context.is_to_come(found)
            if later or _APART.search(sentence, first, mention.start):
                return  # 1,940 farms do; in 2014 there were 1,610
            context.times["sentence"] = found
            context.begun = context.begun or found
            is_year = re.fullmatch(r"(?:FY)?[0-9]{4}(?:/[0-9]{4})?", found)
            is_own = is_year or mention.kind == "ended"
            holds = mention.start < first or is_own or not context.times.get("document")
            # On 30 June 2024 the prisons held so many: how things stood then.
            stood = words.strip() in {"On", "At", "As of"} and _STOOD.match(sentence, mention.end)
            passing = _PASSING.search(found) and not stood
            # A year earlier, in September 2024, it was so much: what follows is of now again.
            passing = passing or any(m.is_base for m in find_times(words, chinese=False))
            if holds and not context.is_to_come(found) and not passing:
                context.times["paragraph"] = context.times.get("paragraph") or found
        return


def _is_compared(text: str, mention: Mention) -> bool:
    """Whether the words around a time say that something is compared with it."""
    words = text[: mention.start]
    on = _ON.search(words)
    if on and on["the"]:
        return mention.kind == "ended" or _LEVEL.match(text, mention.end) is not None
    return bool(_BASE_BEFORE.search(words) or (on and _NO_DAY.fullmatch(mention.value)))


def _is_past_event(words: str, mention: Mention) -> bool:
    """Whether something happened at a time, once: the museum, opened in 1953, has 30 halls."""
    before = words[: mention.start]
    return any(
        first.search(before) and behind.match(words, mention.end) for first, behind in _PAST_EVENTS
    )


def read_time(
    claim: Claim, places: Places, previous: Claim | None, context: Context
) -> list[Mention]:
    """Set the claim's time; return the times that it is compared with.

    A time behind the number in its own clause goes before one in front of it.
    """
    gap, near, tail = places
    if previous is not None:
        to = _TO.search(gap)
        rest = gap[to.start() if to else len(until_stop(gap)) :]
        gap = gap if _WHEN.match(rest) else rest or gap  # the number before has what is cut
    bases: list[Mention] = []
    moved = verb_of_change(gap, tail) is not None
    before = _time_before(gap, near, bases, context, moved=moved)
    own = None
    compared = is_compared(claim, gap, tail, previous)
    # 83% in towns, compared with 32% in rural areas: no earlier level.
    among = _BESIDES.search(gap) and _AMONG.match(tail) and not find_times(tail, chinese=False)
    if re.search(r"(?i)\b(?:times|twice|half)\b", claim.written) and _THAT.match(tail):
        bases += find_times(tail, chinese=False)[:1]  # 2.3 times the 2020 figure
    else:
        own = _time_behind(gap, tail, bases, context, moved=moved, compared=compared)
    if level := _LEVEL_OF.search(gap):
        own = level["year"]
    if own is None and before is None and previous is not None:
        # $41 million, or $0.38 per share
        again = re.fullmatch(r"(?i),?\s+or\s+", gap) or _RESULT.search(gap)
        own = previous.when if again else None
    if _REVISED.search(gap):
        claim.doubts.append("a revision, not a change in time")
    elif own is None and not _PLACES.search(claim.written) and compared and not among:
        if before is not None and before.endswith("/.."):
            # Since 2015 it has risen from 48% to 63%: that was in 2015, this is now.
            own, context.times["sentence"] = before.removesuffix("/.."), None
        else:
            # Where no time stands beside it, it is taken to be of the year before.
            claim.doubts.append(TIME_UNSAID)
            context.guessed += [] if context.usual_base else [claim]
            own = base_of(context.usual_base or YEAR_BEFORE, before or context.current)
            if before is not None:
                context.times["sentence"] = before  # from 862 to 1,916: that of the second
    own = own or before
    claim.when, claim.carried = (own, "clause") if own else (context.current, context.carried)
    return bases


def is_compared(claim: Claim, gap: str, tail: str, previous: Claim | None) -> bool:
    """Whether another number is compared with this one; bones from seven animals are not."""
    found = _COMPARED_LEVEL.search(gap)
    if found is None or not found["origin"]:
        return found is not None and _PLANNED.search(gap) is None
    before, own = previous and previous.quantity, claim.quantity
    alike = before and (before.unit, before.counter) == (own.unit, own.counter)
    moves = MOVES.search(gap) or (previous and previous.change)
    return bool(alike or moves or _ON_TO.search(tail) or find_times(tail, chinese=False))


def _time_before(
    gap: str, near: str, bases: list[Mention], context: Context, *, moved: bool
) -> str | None:
    """Return the time that stands before a number; put what is compared with into `bases`."""
    own: str | None = None
    ago = context.times.get("document") and _AGO.match(gap)
    for mention in find_times(gap, chinese=False):
        words = gap[: mention.start]
        if words.endswith("(") and re.fullmatch("[0-9]{4}", mention.value):
            # (2022: €208 million), the same part of that year.
            own = context.resolved(mention._replace(kind="same_in"))
        elif gap[mention.end :].strip(" :") in {"(", "'s", "’s"} and not mention.is_base:
            own = context.resolved(mention)  # after 2021 (2.26 million); beat Q1's 853 million
        elif mention.is_base and (_HAD.search(gap, mention.end) or (ago and not moved)):
            # The year before, it had earned $13 million; a year ago it earned $13 million.
            own = context.time_of_level(mention)
        elif mention.is_base:
            # A base counts in the number's own clause, or where the sentence begins with it.
            if len(gap) - len(near) <= mention.start or _COMPARED.search(words):
                bases.append(mention)
        elif (moved and mention.is_stretch) or (
            _is_compared(gap, mention) and not _WHEN.match(gap, mention.end)
        ):
            bases.append(mention)
        elif not _OF_ELSE.search(words):
            own = own if _is_past_event(gap, mention) else context.resolved(mention) or own
    return own


def _time_behind(
    gap: str, tail: str, bases: list[Mention], context: Context, *, moved: bool, compared: bool
) -> str | None:
    """Return the time that stands behind a number; put what is compared with into `bases`."""
    own: str | None = None
    # 28% more than the 9,870 of the year before
    is_base = compared or (_THAN_THE.search(gap) and _OF_THEN.match(tail))
    for mention in find_times(tail, chinese=False):
        words = tail[: mention.start]
        if is_base:
            is_last = mention.value == "-1"  # from £3 million last year
            own = context.time_of_level(YEAR_BEFORE if is_last else mention) or own
        elif mention.is_base or _is_compared(tail, mention) or (moved and mention.is_stretch):
            bases.append(mention)
        elif not (_USUAL.match(tail, mention.end) or _FROM.search(words) or _OF_ELSE.search(words)):
            own = context.resolved(mention) or own
    return own
