"""How to put a number of a draft right, in one line of each language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import Verdict
from zhuzhou_facts.errors import Message
from zhuzhou_facts.quantity.formatter import format_quantity
from zhuzhou_facts.records import ChangeKind
from zhuzhou_facts.records.dates import in_chinese
from zhuzhou_facts.records.units import TIME_LABELS
from zhuzhou_facts.streams.catalogue import translate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhuzhou_facts.document.proofreading.entries import Entry
    from zhuzhou_facts.document.proofreading.proofreader import Finding
    from zhuzhou_facts.records import TimeLabel, Unit

_TEMPLATES: Final = {
    Verdict.HEDGE_LOST: Message("write “{shown}”: the source hedges"),
    Verdict.HEDGE_ADDED: Message("write “{shown}”: the source does not hedge"),
    Verdict.HEDGE_CHANGED: Message("write “{shown}”: the source hedges in another way"),
    Verdict.OTHER_UNIT: Message("write “{shown}”: the unit is another one"),
    Verdict.MAGNITUDE: Message("write “{shown}”: the magnitude is another one"),
    Verdict.AMBIGUOUS: Message("equals “{shown}” ({name}), but the words do not say so"),
}
_KINDS: Final = {
    ChangeKind.POINTS: Message(
        "write “{shown}”: the difference of two percentages is in percentage points"
    ),
    ChangeKind.TIMES: Message("the source says {shown} as much, not an increase of {shown}"),
    ChangeKind.GROWTH: Message("the source says an increase of {shown}, not another change"),
    ChangeKind.DIFFERENCE: Message("the source says a difference of {shown}"),
    None: Message("the source says {shown}, which is no change"),
}
_DIGIT: Final = re.compile("[0-9]")
_OTHER: Final = Message("the source has {shown}")
_SWAPPED: Final = Message("the source has {shown}; digits look swapped")
_OTHER_TIME: Final = Message("this is the figure for {time}")
_FELL: Final = Message("the source says that it fell")
_ROSE: Final = Message("the source says that it rose")
_COMPUTED: Final = Message("say that it is computed; the source has {shown}")


def remedy(
    finding: Finding, units: Mapping[str, Unit], labels: Mapping[str, TimeLabel]
) -> tuple[str, str]:
    """Return how to put a number right, in Chinese and in English; empty where nothing is to do."""
    entry = finding.entry
    if entry is None or finding.verdict is Verdict.UNKNOWN:
        return "", ""
    template = _template(finding, entry)
    texts = []
    for lang in ("zh", "en"):
        fields = {
            "shown": shown(entry, lang, units),
            "name": entry.name.get(lang),
            "time": time_name(entry.when or "", lang, labels),
        }
        texts.append(translate(Message(template.template, fields), lang))
    return texts[0], texts[1]


def _template(finding: Finding, entry: Entry) -> Message:
    verdict = finding.verdict
    if verdict in _TEMPLATES:
        return _TEMPLATES[verdict]
    if verdict is Verdict.OTHER_TIME:
        return _OTHER_TIME
    if verdict is Verdict.KIND_OF_CHANGE:
        return _KINDS[entry.change]
    if verdict is Verdict.DIRECTION:
        return _FELL if entry.down else _ROSE
    if verdict is Verdict.DERIVED:
        return _COMPUTED
    mine, theirs = (_DIGIT.findall(text) for text in (finding.claim.written, entry.written))
    return _SWAPPED if sorted(mine) == sorted(theirs) and mine != theirs else _OTHER


def shown(entry: Entry, lang: str, units: Mapping[str, Unit]) -> str:
    """Return a stated number in a language: as written where that is the source's."""
    quantity = entry.quantity
    if quantity is None or entry.written.isascii() == (lang == "en"):
        return entry.written
    return format_quantity(
        quantity, "zh" if lang == "zh" else "intl", units=units, counter=entry.counter
    )


def time_name(when: str, lang: str, labels: Mapping[str, TimeLabel]) -> str:
    """Return a time in a language: a label by its name, a date as a date."""
    label = labels.get(when) or TIME_LABELS.get(when)
    if lang == "en":
        return (label and label.en) or when
    return (label and label.zh) or in_chinese(when)
