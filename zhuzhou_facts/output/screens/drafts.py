"""What was found of the numbers of a draft, each with its line, its source and its remedy."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.output.shapes import Cell, Excerpt, Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.document.proofreading import Remark
    from zhuzhou_facts.output.presenter import Presenter
    from zhuzhou_facts.output.shapes import Screen, Style

STYLES: Final[dict[str, tuple[str, Style]]] = {
    "wrong": ("×", "wrong"),
    "unknown": ("○", "unknown"),
    "pass": ("√", "right"),
}
"""The sign and the style of each outcome."""


def proofread_screen(
    presenter: Presenter,
    remarks: Sequence[Remark],
    draft: tuple[str, str],
    *,
    every: bool = False,
) -> Screen:
    """Return what is wrong in a draft, each with its line, its source and its remedy.

    Args:
        presenter: the words of the language.
        remarks: what was found of each number.
        draft: the name and the text of the draft.
        every: whether numbers that are right are shown, too.
    """
    name, text = draft
    shown = [
        _excerpt(presenter, remark, name, text)
        for remark in remarks
        if every or remark.outcome != "pass"
    ]
    return (*shown, Lines((Cell(summary(presenter, remarks)),)))


def summary(presenter: Presenter, remarks: Sequence[Remark]) -> str:
    """Return how many numbers a draft has, and how many are wrong, unknown and right."""
    counts = Counter(remark.outcome for remark in remarks)
    return presenter.say(
        "{count} numbers: {wrong} wrong, {unknown} unknown, {right} right",
        count=len(remarks),
        wrong=counts["wrong"],
        unknown=counts["unknown"],
        right=counts["pass"],
    )


def _excerpt(presenter: Presenter, remark: Remark, name: str, text: str) -> Excerpt:
    verdict = remark.verdict.value
    place = f"{name}:{remark.line}:{remark.column}: "
    words = presenter.say(verdict)
    heading = place + verdict + (f"（{words}）" if presenter.lang == "zh" else "")
    start = text.rfind("\n", 0, remark.start) + 1
    end = text.find("\n", remark.end)
    after = text[remark.end : None if end < 0 else end]
    _, style = STYLES[remark.outcome]
    remedy = remark.remedy_zh if presenter.lang == "zh" else remark.remedy_en
    notes = (("=", source_of(presenter, remark)), ("→", remedy))
    marked = Cell(" ".join(remark.draft.split()), style)
    before = text[start : remark.start].lstrip()
    return Excerpt(heading, str(remark.line), before, marked, after.rstrip(), notes)


def source_of(presenter: Presenter, remark: Remark) -> str:
    """Return what a number was compared with: its name, time, wording and place."""
    entry = remark.entry
    if entry is None:
        return ""
    name = presenter.join([presenter.text(entry.name), presenter.when(entry.time)], "，")
    wording = presenter.colon(name, entry.written)
    if entry.section is None or entry.paragraph is None:
        return wording
    return wording + presenter.bracketed(
        presenter.say(
            "{section} ¶{paragraph}",
            section=presenter.section(entry.section),
            paragraph=entry.paragraph,
        )
    )
