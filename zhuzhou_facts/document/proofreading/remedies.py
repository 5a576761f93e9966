"""How to put a number of a draft right, in one line of each language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import Units, Verdict, count_alike
from zhuzhou_facts.document.claims.times.mention import AFTER, BEFORE
from zhuzhou_facts.document.proofreading.times import basis_of
from zhuzhou_facts.errors import Message
from zhuzhou_facts.quantity.formatter import format_interval, format_quantity
from zhuzhou_facts.records import TIME_LABELS, ChangeKind, TimeLabel
from zhuzhou_facts.records.dates import in_chinese, in_english
from zhuzhou_facts.streams.messages import translate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.proofreading.choice import Finding
    from zhuzhou_facts.document.proofreading.entries import Entry

_TEMPLATES: Final = {
    Verdict.HEDGE_LOST: Message("write “{write}”: the source hedges"),
    Verdict.HEDGE_ADDED: Message("write “{write}”: the source does not hedge"),
    Verdict.HEDGE_CHANGED: Message("write “{write}”: the source hedges in another way"),
    Verdict.OTHER_UNIT: Message("write “{write}”: the unit is another one"),
    Verdict.MAGNITUDE: Message("write “{write}”: the magnitude is another one"),
    Verdict.AMBIGUOUS: Message("equals “{shown}” ({name}), but the words do not say so"),
}
_KINDS: Final = {
    ChangeKind.POINTS: Message(
        "write “{write}”: the difference of two percentages is in percentage points"
    ),
    ChangeKind.TIMES: Message("the source says {shown} as much, not an increase of {shown}"),
    ChangeKind.GROWTH: Message("the source says an increase of {shown}, not another change"),
    ChangeKind.DIFFERENCE: Message("the source says a difference of {shown}"),
    None: Message("the source says {shown}, which is no change"),
}
_PRICES: Final = Message("the source says {shown} at other prices")
_BASE: Final = Message("the source says {shown} compared with {start}")
_BASES: Final = {
    "year_before": Message("the source compares {shown} with the year before"),
    "period_before": Message("the source compares {shown} with the period before"),
}
# For how long a number is given, and for what.
_PERIODS: Final = {
    "minute": "分钟", "hour": "小时", "day": "天", "week": "周", "month": "月", "quarter": "季度",
    "year": "年",
}  # fmt: skip
_SIZES: Final = {"mu": "亩", "hectare": "公顷", "tonne": "吨", "kilogram": "公斤"}
_A_PERIOD: Final = Message("the source gives {shown} {each}")
_FOR_EVERY: Final = Message("the source gives {shown} for every {size}")
_A_YEAR: Final = Message("the source says {shown} a year on average, not in all")
_RESULT: Final = Message("the source's numbers give another result: {shown}")
_DECREASE: Final = Message("the source says a decrease of {shown}, not another change")
_LATIN: Final = re.compile("[A-Za-z]{3}")
_CHINESE: Final = re.compile("[\u3400-\u9fff]")
_DIGIT: Final = re.compile("[0-9]")
_OTHER: Final = Message("the source has {shown}")
_SWAPPED: Final = Message("the source has {shown}; digits look swapped")
_OTHER_TIME: Final = Message("this is the figure for {time}")
_NOT_THEN: Final = Message("the source gives it for another time")
_OF_LABEL: Final = {
    BEFORE: Message("this is the earlier figure"),
    AFTER: Message("this is the later figure"),
}
_ANOTHER: Final = Message("the source has it for something else; for {name} it has {shown}")
_OF_ANOTHER: Final = Message("the source has it for something else")
_EQUAL: Final = Message("equals “{shown}”, but the words do not say so")
_FELL: Final = Message("the source says that it fell")
_ROSE: Final = Message("the source says that it rose")
_OPPOSITE: Final = Message("the source says the opposite: {shown} ({name})")
_NOT_READ: Final = "“{written}” cannot be read: {reason}"
_COMPUTED: Final = Message("say that it is computed; the source has {shown}")


def remedy(finding: Finding, units: Units, labels: Mapping[str, TimeLabel]) -> tuple[str, str]:
    """Return how to put a number right, in Chinese and in English; empty where nothing is to do."""
    entry, claim = finding.entry, finding.claim
    if claim.reason:
        message = Message(_NOT_READ, {"written": claim.written, "reason": claim.reason})
        return translate(message, "zh"), translate(message, "en")
    if entry is None or finding.verdict is Verdict.UNKNOWN:
        return "", ""
    template = _template(finding, entry)
    # What is to be written stands in the draft's language, whoever reads the remark.
    write = shown(entry, "zh" if claim.chinese else "en", units)
    texts = []
    for lang in ("zh", "en"):
        fields = {
            "shown": (_worked_out if entry.derived else shown)(entry, lang, units),
            "write": write,
            "name": entry.name.get(lang),
            "time": time_name(entry.when or "", lang, labels),
            "start": time_name(entry.start or "", lang, labels),
            "size": _size(min(entry.rate, default=""), lang),
            "each": _each(min(_PERIODS.keys() & entry.rate, default=""), lang),
        }
        texts.append(translate(Message(template.template, fields), lang))
    return texts[0], texts[1]


def _template(finding: Finding, entry: Entry) -> Message:
    claim = finding.claim
    match finding.verdict:
        case Verdict.OTHER_TIME:
            basis = entry.basis or basis_of(entry)
            bases = {claim.basis, basis} - {""}
            base = _BASES.get(basis) or (_BASE if entry.start else None)
            same = entry.change and claim.when == entry.when
            other = same or len(bases) > 1 or _is_of_other_base(claim, entry)
            of_time = _OF_LABEL.get(entry.when or "", _OTHER_TIME if entry.when else _NOT_THEN)
            found = (base if other else None) or of_time
        case Verdict.KIND_OF_CHANGE:
            found = _kind_of_change(claim, entry)
        case Verdict.DIRECTION:
            found = _direction(claim, entry)
        case Verdict.DERIVED:
            found = _RESULT if claim.computed or not is_within(finding) else _COMPUTED
        case Verdict.AMBIGUOUS if claim.quantity.value != entry.amount.value:
            # Another unit, or no name, says nothing of what the text means.
            alike = count_alike(claim.quantity, entry.amount) and (entry.name.zh or entry.name.en)
            found = _ANOTHER if alike else _OF_ANOTHER
        case Verdict.AMBIGUOUS if not (entry.name.zh or entry.name.en):
            found = _EQUAL
        case Verdict.MAGNITUDE | Verdict.OTHER_UNIT if entry.derived:
            found = _RESULT  # of a conversion
        case Verdict.OTHER_UNIT if _is_other_rate(claim, entry):
            found = _A_PERIOD if _PERIODS.keys() & entry.rate else _FOR_EVERY
        case Verdict.DIGITS:
            mine, theirs = (_DIGIT.findall(text) for text in (claim.written, entry.written))
            swapped = sorted(mine) == sorted(theirs) and mine != theirs
            found = _SWAPPED if swapped else _OTHER
        case _:
            found = _TEMPLATES[finding.verdict]
    return found


def _is_of_other_base(claim: Claim, entry: Entry) -> bool:
    """Whether two changes up to one time start from different ones, which the draft says."""
    starts = {claim.from_, entry.start}
    said = claim.change and not claim.assumed and None not in starts and len(starts) > 1
    return bool(said) and claim.when in {None, entry.when}


def _is_other_rate(claim: Claim, entry: Entry) -> bool:
    """Whether a number is given for another time, or for others, than its own wording says."""
    own = "/" in entry.amount.unit  # 21 hours a week
    return bool(entry.rate) and not own and claim.quantity.value == entry.amount.value


def _each(period: str, lang: str) -> str:
    """Return a period for which a number is given: an hour, 每小时."""
    if lang == "zh":
        return f"每{_PERIODS.get(period, period)}"
    return f"an {period}" if period == "hour" else f"a {period}"


def _size(size: str, lang: str) -> str:
    """Return what or how many a number is for, as texts write it: hectare, 公顷; 100,000, 10万."""
    if not size.isdecimal():
        return _SIZES.get(size, size) if lang == "zh" else size
    tens, rest = divmod(int(size), 10_000)
    return f"{tens}万" if lang == "zh" and tens and not rest else f"{int(size):,}"


def _kind_of_change(claim: Claim, entry: Entry) -> Message:
    if entry.derived:
        return _RESULT
    if entry.change and claim.change == entry.change:
        return _A_YEAR if entry.per_year and not claim.per_year else _PRICES
    if entry.change is ChangeKind.GROWTH and entry.down:
        return _DECREASE
    # So much shorter than another: what is compared is no level either.
    return _KINDS[ChangeKind.DIFFERENCE if entry.compares else entry.change]


def _direction(claim: Claim, entry: Entry) -> Message:
    if claim.change and entry.change and claim.down != entry.down:
        return _FELL if entry.down else _ROSE
    # It fell to so much, where the draft says that it rose to it.
    *others, reaching, _ = entry.sides or (0, 0)
    if reaching and not (claim.change or any(others)):
        return _ROSE if reaching > 0 else _FELL
    # Where two levels are in each other's place, the entry is the one that belongs here.
    swapped = not (claim.change or entry.change) and claim.quantity.value != entry.amount.value
    return _OTHER if swapped else _OPPOSITE


def is_within(finding: Finding) -> bool:
    """Whether a computed number is what the source's numbers give."""
    said, entry = finding.said, finding.entry
    return not (said and entry) or said.within(entry.amount.bounds)


def shown(entry: Entry, lang: str, units: Units) -> str:
    """Return a stated number in a language: as written where that is the source's."""
    quantity = entry.quantity
    other = _LATIN if lang == "zh" else _CHINESE
    if quantity is None or not other.search(entry.written):
        return entry.written
    style = "zh" if lang == "zh" else "intl"
    text = format_quantity(quantity, style, units=units, counter=entry.counter)
    # A unit may have no name in that language.
    return entry.written if other.search(text) else text


def _worked_out(entry: Entry, lang: str, units: Units) -> str:
    """Return how a number is worked out, and what comes of it: 147 ÷ 241 ≈61%."""
    sign = -1 if entry.down else 1
    bounds = -entry.amount.bounds if entry.down else entry.amount.bounds
    style = "zh" if lang == "zh" else "intl"
    value = sign * entry.amount.value
    result = format_interval(value, bounds, entry.amount.unit, style, entry.counter, units=units)
    return f"{entry.written} {result}".rstrip()


def time_name(when: str, lang: str, labels: Mapping[str, TimeLabel]) -> str:
    """Return a time in a language: a label by its name, a date as a date."""
    label = labels.get(when) or TIME_LABELS.get(when)
    name = label and (label.zh if lang == "zh" else label.en)
    return name or (in_chinese(when) if lang == "zh" else in_english(when))
