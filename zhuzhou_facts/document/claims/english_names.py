"""What the numbers of an English sentence are of, by the words around them, alone and in lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.claims.claim import Claim, runs_of
from zhuzhou_facts.document.claims.times import find_times, without_times
from zhuzhou_facts.quantity.changes import DOWN, NO_GROWTH, UP
from zhuzhou_facts.records import COUNT, PERCENT

if TYPE_CHECKING:
    from collections.abc import Sequence


MOVES: Final = re.compile(rf"(?i)\b(?:{UP}|{DOWN})\b")
DOWNWARDS: Final = re.compile(rf"(?i){DOWN}")
# Rose by a brisk, declined an estimated; what grew in seven places is no growth of seven.
_ADVERB: Final = (
    r"(?:\s+(?:by|of|an?(?:\s+[a-z]{4,})?|another|only|just|almost|some|roughly|around|about|slightly"
    r"|respectively))*"
)
_BEFORE: Final = re.compile(rf"(?i)\b(?:{UP}|(?P<down>{DOWN}))\b{_ADVERB}\s*[(]?$")
_APART: Final = re.compile(
    rf"(?i)\b(?:{UP}|upwards|(?P<down>{DOWN}|downwards))\s(?:[^,;.()0-9]{{1,50}},?\s)?by{_ADVERB}\s$"
)
# The strong dollar took 1.6% off the revenue.
_TAKEN: Final = re.compile(rf"(?i)\b(?P<down>took|takes|shaved|knocked)\b{_ADVERB}\s*$")
_MORE: Final = r"rise|increase|gain|growth|jump|leap|surge|hike|improvement|expansion|upturn"
_LESS: Final = (
    r"fall|decrease|decline|drop|cut|reduction|slump|dip|contraction|plunge|slide|downturn"
)
# A cut, we reckon, of four-fifths; a reduction that I put at 82 percent.
_NAMED: Final = re.compile(
    rf"(?i)\ban?\s(?:[a-z]+\s)?(?:{_MORE}|(?P<down>{_LESS}))"
    r"(?:,\s[^,;.()0-9]{1,30},\sof|\s(?:that|which)\s[^,;.()0-9]{1,40}\s(?:at|to be|as))\s$"
)
# Ahead of what was then: of the same point last year, of 2019; no company is ahead of another so.
_OF_THEN: Final = (
    r"\s(?=(?:the\s|its\s)?"
    r"(?:(?:same|last|previous|prior)\s|th(?:is|at)\stime|year|(?:19|20)[0-9]{2}\b))"
)
_AFTER: Final = re.compile(
    r"(?i)\s*(?:(?![a-z]+ing\s+(?:up|down)\b)(?!and\b|or\b|of\b|from\b|make|made|set\b|sum|is\b|are\b|was\b|were\b)[a-z]+(?:-[a-z]+)*\s+){0,2}?"
    r"(?:higher|more|greater|larger|bigger|longer|older|heavier|dearer|faster|up|above(?!\s(?:the\s)?(?:designated|quota|sea|ground))|increase|rise"
    rf"|growth(?!{NO_GROWTH})|ahead\sof{_OF_THEN}"
    r"|(?P<down>lower|fewer|less|smaller|shorter|younger|lighter|cheaper|slower|down|below|decrease|drop"
    rf"|fall|decline|behind{_OF_THEN}))\b(?!\s+than\s+(?!(?:19|20)[0-9]{2}\b|\w+\syears\s(?:ago|before|earlier)\b)[0-9]|\s+to\s*(?:[$€£¥0-9]|\Z))"
)
# A 20 per cent reduction: without an article some of these are verbs.
_ARTICLE: Final = re.compile(r"(?i)\b(?:an?|another|this|that)\s(?:[a-z]+\s)?$")
_NOUN_AFTER: Final = re.compile(
    rf"(?i)\s(?:(?!(?:and|or|of|to|in|was|were|ha[ds]|have)\b)[a-z]+(?:-[a-z]+)*\s){{0,2}}?"
    rf"(?:{_MORE}|(?P<down>{_LESS}))\b(?!-|{NO_GROWTH})"
)
COMPARED: Final = (
    r"(?:compared (?:with|to)|(?:in|by) comparison (?:with|to)|relative to|against|versus|vs\.?)"
)
BOUNDARY: Final = re.compile(
    rf"(?i)[,;:()]|\s(?:while|but|whereas|although|{COMPARED}|which|who|with|and)\s"
)
_STOP: Final = re.compile(r"(?i)[;()]|,(?=\s)|\s(?:while|but|whereas|although|and|which)\s|\.\s")
VERB: Final = re.compile(
    r"(?i)(?<!-)\b(?:(?<=\w\s)(?:will|would|could|should|did|does)|was|were|is|are|be|been|stood|stands?|came|comes|reached|totall?ed|amounted|accounts?|"
    r"accounted|accounting|went|bucked|makes?|made|make|eased|slowed|has|have|had|estimated|put|show(?:s|ed|ing)?|rests?|"
    r"employs?|employed|recorded|remained?|hit|exceeded|topped|averaged|costs?(?=\s*$|\s+(?:an?|about|around|some|only|just|us|over|up|more|less)\b)|covers?|covered|"
    rf"contains?|holds?|held|produced?|welcomed|attracted|received|takes?|took|sold|built|opened|{UP}|{DOWN})\b(?!-)"
)
# What somebody states: revenue, of: the firm reported record revenue of.
_STATED: Final = re.compile(
    r"(?i)\b(?:announced|reported|posted|delivered|declared|achieved|generated|booked|recorded"
    r"|infer|impl(?:y|ies)|suggests?|calculate|deduce|estimate)\s"
    r"(?P<what>(?:(?!(?:been|from|to|by)\b)[\w'’-]+\s){1,8})of\s*$"
)
# What somebody did with things, at the end of the words before their number.
_DONE: Final = re.compile(
    r"(?i)\b(?P<verb>[a-z]{2,}(?<!e)ed|gave|given|took|ran|saw|got|paid|spent|sent|taught|wrote|drew"
    r"|brought|bought|kept|met|won|lent|led)"
    r"(?:\s+(?:us|them|back|out|up|away|for|to|their [a-z]+))*\s*$"
)
# Its departments, in: the city has cut its departments from 50.
_CHANGED: Final = re.compile(
    r"(?i)\b(?:cut|reduced|lowered|raised|increased|trimmed|brought|took|expanded|lifted|boosted)\s"
    r"(?P<what>[^,;]{3,50}?)\s(?:from|to|by)\s(?:[a-z]+\s){0,2}$"
)
# An 18,000 rise in the number of jobs.
_GROWN: Final = re.compile(rf"(?i)\s*(?:{_MORE}|{_LESS})\sin\s(?!constant\b|real\b)(?P<what>)")
# 6.2% more people came than in 2023: what there is more of stands behind.
_MORE_OF: Final = re.compile(
    r"(?i)(?:\S+\s+)?(?:more|fewer|less)\s+(?!(?:than|after|in|by|of|on|at|for|when|if|per|and|but|or|[a-z]+ed)\b)"
    r"(?P<what>[a-z][\w'’ -]*?)"
    rf"(?=\s(?:than|over|from|{COMPARED})\b|[,;.]|$)"
)
# Officials said 241 plants were shut: who speaks is no name of a number.
_SAID: Final = re.compile(
    r"(?i)\b(?:said|says?|reports?|reported|notes?|noted|announced|claims?|claimed)(?:\s+that)?\s*$"
)
# The ministry announced that sales fell: the sales.
_SAYING: Final = re.compile(
    r"(?i)^.*\b(?:said|says?|announced?|show(?:s|ed)?|expect(?:s|ed)?|report(?:s|ed)?|estimate[sd]?|found"
    r"|finds|indicate[sd]?|confirm(?:s|ed)|note[sd]|claim(?:s|ed)|predict(?:s|ed)|forecasts?|suggest(?:s|ed))\s+that\s+"
)
_SPEAKER: Final = re.compile(r"(?i)\b(?:we|us|our|ours|they|them|it)\b")
_ONE_OF_THEM: Final = re.compile(r"(?i)\b(?:i|me|my|he|him|his|she|her|you)\b")
_LEADING: Final = re.compile(
    r"(?i)^(?:\W+|(?:and|but|while|whereas|although|with|of whom|of which|of these|the|an?|its|"
    r"their|some|there|also|meanwhile|however|in addition|including|in|at|by|on|of|for|to|from|"
    r"about|equivalent|amounting|namely|compared|against|versus|further|when|year|quarter|month|this|that|these|as|than|now|still|only|"
    r"just|over|nearly|after|before|below|above|far|well|same|next|less|more|again)\b(?!-)\s*)+"
)
_TRAILING: Final = re.compile(
    r"(?i)(?:\W+|\b(?:and|of|in|at|by|to|on|for|the|an?|from|that|which|than|only|just|some|about|"
    r"is|was|or|as|with|worth|up|per|over|next|against|versus|a further)\b\s*)+$"
)
_BRACKETED: Final = re.compile(r"(?:[^();]*|\)(?:,\s(?:and\s)?|\sand\s)[^(),;0-9]*)[a-z]\s[(]")
_PROPER: Final = r"\s(?:the\s)?(?P<what>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)"
_PLACE: Final = re.compile(rf"\s(?:in|for|at){_PROPER}")
_PLACE_BEFORE: Final = re.compile(rf"(?:\s(?:in|for|at|and)|,){_PROPER}\s[(]$")
_LEVEL: Final = re.compile("level|figure|baseline|peak|high|low")
_CLAUSE: Final = re.compile(rf"(?i)[,;:()]|\s(?:while|but|whereas|although|{COMPARED}|which|who)\s")
_PRONOUN: Final = re.compile(
    r"(?i)(?:it|they|we|this|that|these|those|which|s?he|reflecting|marking|having)"
)
_OF_WHOLE: Final = re.compile(
    r"\s+of\s+(?:(?:all|the|its|their|our|total)\s+)*(?P<what>[a-z][a-z'’-]*(?:\s(?!in\b|at\b)[a-z'’-]+){0,3})"
)
# So much in sales names it; in the villages is where.
_OF: Final = re.compile(r"^\W*(?:of|in(?!\sthe\b))\s")

_RESPECTIVELY: Final = re.compile(r"\brespectively\b")
_JOINT: Final = re.compile(r"\s*,?\s*(?:and|or)?\s*")
_LIST: Final = re.compile(r",\s*(?:and\s)?|\sand\s")


def verb_of_change(before: str, after: str) -> re.Match[str] | None:
    """Return the word of change around a number, with the group `down`."""
    if after.startswith(" off ") and (taken := _TAKEN.search(before)):
        return taken
    if _ARTICLE.search(before) and (noun := _NOUN_AFTER.match(after)):
        return noun
    before = " ".join([*without_times(before, chinese=False).split(), ""])  # increased in 2019 by
    before_it = _BEFORE.search(before) or _APART.search(before) or _NAMED.search(before)
    return _AFTER.match(after) or before_it


def subject(gap: str) -> str:
    """Return what the words before the first number of a sentence are about.

    It may have a part behind "with" or "and": the share of families with a well rose to.
    """
    *before, words = _CLAUSE.split(gap)
    name = _name(words) if VERB.search(words) else ""
    if before and MOVES.match(words.strip()):
        name = _name(before[-1])  # investment, down 4.6% in 2022, grew
    if before and not name and re.fullmatch(r"\s*(?:to|by|at|reaching|totalling)\s*", words):
        name = _name(before[-1])  # leakage fell for the fifth year running, to
    return "" if _PRONOUN.fullmatch(name) or _SPEAKER.search(name) else name


def own_name(claim: Claim, gap: str, near: str, after: str, *, behind: bool) -> str:
    """Return what a number is of by the words beside it; empty where that stands before.

    Where `behind`, the words behind it may say so too: 12,000 hours of teaching. Behind a semicolon
    the subject stands first: … 7.4%; coats held up best, with a fall of 2.4%.
    """
    name = "" if _SAID.search(near) else _name(near)
    if changed := _CHANGED.search(near) or _STATED.search(near):
        return phrase(changed["what"])
    name = "" if _PRONOUN.fullmatch(name) or _LEVEL.fullmatch(name) else name
    if not behind and (grown := _GROWN.match(after)):
        return phrase(_STOP.split(after[grown.start("what") :], maxsplit=1)[0])
    if _BRACKETED.fullmatch(gap) and behind:
        # The number of workers (750) and guards (120); the rate in Spain (23%) and Greece (21%).
        return _name(gap) if gap[0] != ")" or not _place_of(gap, "") else ""
    if re.fullmatch(r"\s(?:of|with|at|worth)\s", near) and gap.endswith(f",{near}"):
        name = _name(BOUNDARY.split(gap)[-2])  # the new wing, of 64,000 square feet
    if not name and ":" in gap:  # Approval items: down from 1,788
        name = _name(BOUNDARY.split(gap.rpartition(":")[0])[-1])
    if not name and len(clauses := re.split(r";|\s(?:while|whereas)\s", gap)) > 1:
        name = _name(clauses[-1].split(",")[0])
    done = _DONE.search(near)
    if (done or _SPEAKER.search(name)) and not _ONE_OF_THEM.search(near):
        name = _thing_done(claim, name, done)
    if not name and not behind and (more := _MORE_OF.match(claim.written.split()[-1] + after)):
        name = phrase(more["what"])
    return name or (_name_behind(claim, after) if behind else "")


def whole_of(before: str, after: str) -> str:
    """Return what a share is of: senior managers, of 40% of senior managers (2023), or a place."""
    whole = _OF_WHOLE.match(after)
    return (whole and phrase(VERB.split(whole["what"])[0])) or _place_of(before, after)


def _place_of(before: str, after: str) -> str:
    """Return the place beside a number that it is of, no month: in Spain (4.2%), 5% in Spain."""
    place = _PLACE.match(without_times(after, chinese=False)) or _PLACE_BEFORE.search(before)
    return place["what"] if place else ""


def _thing_done(claim: Claim, name: str, done: re.Match[str] | None) -> str:
    """Return what a number is of by what was done with it: people examined, not our teams."""
    noun = claim.quantity.counter if claim.quantity.unit in {COUNT, "person"} else ""
    if not noun and claim.quantity.unit == "person":
        noun = (re.search(r"[a-z]+$", claim.written) or [""])[0]
    if noun:
        verb = done["verb"].lower() if done else ""
        return f"{noun} {verb}" if verb.endswith("ed") else noun
    name = _trimmed(_DONE.sub("", name))
    name = re.sub(r"(?i)^(?:our|their)\s+", "", name) if done else name
    return "" if _SPEAKER.search(name) else name


def _name(near: str) -> str:
    """Return the noun phrase in the words before a number."""
    near = _SAYING.sub("", without_times(near, chinese=False))
    verb = VERB.search(near)
    words = near[: verb.start()] if verb else near
    if verb and verb[0].lower() == "growth" and not _trimmed(words):
        words = verb[0]
    return _trimmed(words)


def phrase(words: str) -> str:
    """Return the noun phrase in words, without the times that they mention."""
    return _trimmed(without_times(words, chinese=False))


def _trimmed(words: str) -> str:
    words = " ".join(words.split())
    return _TRAILING.sub("", _LEADING.sub("", words)).strip(" '’\"“”")


def _name_behind(claim: Claim, after: str) -> str:
    """Return what is counted, with what is said of it: 3,412,000 people were in employment."""
    noun = ""
    if claim.quantity.unit in {COUNT, "person"}:
        noun = claim.quantity.counter or (re.search(r"[a-z]+$", claim.written) or [""])[0]
    elif claim.quantity.unit != PERCENT and _OF.match(after):
        after = _OF.sub("", after)  # £4 million of sales
    else:
        return ""
    words = without_times(_STOP.split(after, maxsplit=1)[0], chinese=False)
    if _SPEAKER.match(words.strip()):
        words = ""
    words = re.sub(r"^\s*(?:were|was|are|is|who were)\s+", " ", words)
    words = re.split(rf"\s(?:took|brought|cut|reduced|led|left|{COMPARED})\s", words, maxsplit=1)[0]
    return _trimmed(f"{noun} {' '.join(words.split()[:6])}")


def until_stop(words: str) -> str:
    """Return the words up to the end of their clause; between 2010 and 2024 is one time."""
    times = find_times(words, chinese=False)
    for stop in _STOP.finditer(words):
        if not any(time.start < stop.start() < time.end for time in times):
            return words[: stop.start()]
    return words


def share_out(text: str, claims: Sequence[Claim]) -> None:
    """Give the numbers with "respectively" to the things or the levels before them, in order.

    31,246 cases were accepted and 29,873 closed, increases of 8.6% and 10.2% respectively.
    """
    for run in runs_of(claims, lambda run, claim: _JOINT.fullmatch(text, run[-1].end, claim.start)):
        around = text[run[0].stretch[0] : run[0].start], text[run[-1].end : run[-1].stretch[1]]
        if len(run) == 1 or not any(map(_RESPECTIVELY.search, around)):
            continue
        first = run[0]
        levels = [each for each in claims if each.change is None and each.end <= first.start]
        parts = [
            list(filter(None, map(phrase, _LIST.split(each)))) for each in VERB.split(around[0])
        ]
        # The largest are Itaipu Dam and Xiluodu Dam, rated at so much and so much respectively.
        proper = [[name for name in names if name[0].isupper()] for names in parts[::-1]]
        names = next((each for each in [parts[0], *proper] if len(each) == len(run)), [])
        if first.change and len(levels) >= len(run):
            for each, level in zip(run, levels[-len(run) :], strict=True):
                each.moves(down=first.down)
                each.level, each.name, each.head = level, level.name, level.head
                each.from_, each.when = first.from_, level.when
        elif not first.change and names:
            for each, name in zip(run, names, strict=True):
                each.name, each.head = name, ""
