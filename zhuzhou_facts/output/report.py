"""The report on a draft: its paragraphs with each number marked, and beside them what was found."""

from __future__ import annotations

from pathlib import PurePath
from string import Template
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.citation.markup import typographic
from zhuzhou_facts.output.page import resource
from zhuzhou_facts.output.screens.evidence import STYLES, source_of
from zhuzhou_facts.output.shape_html import LANGUAGES, attribute, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.document import Copy
    from zhuzhou_facts.document.proofreading import Remark
    from zhuzhou_facts.output.page import Page
    from zhuzhou_facts.records import FactBase

_COUNTED: Final = (
    ("wrong", "wrong numbers"),
    ("unknown", "unknown numbers"),
    ("pass", "right numbers"),
)


def draft_report(
    page: Page, remarks: Sequence[Remark], draft: Copy, against: Sequence[FactBase | str]
) -> str:
    """Return the report as a page.

    Args:
        page: the languages.
        remarks: what was found of each number, in their order.
        draft: the draft.
        against: the fact bases that it was checked against, or the name of the source text.
    """
    numbered = list(enumerate(remarks, 1))
    counts = "".join(
        f"<li><b{_kind(outcome)}>{STYLES[outcome][0]} "
        f"{sum(each.outcome == outcome for each in remarks)}</b> {page.say(label)}</li>"
        for outcome, label in _COUNTED
    )
    right = "".join(_right(page, number, it) for number, it in numbered if it.outcome == "pass")
    heads = ("#", "Draft", "Verdict", "Compared with", "Line")
    table = (
        f'<div class="scroll" role="group" tabindex="0" aria-labelledby="right"><table>'
        f"<thead><tr>{''.join(_head(page, name) for name in heads)}</tr></thead>"
        f"<tbody>{right}</tbody></table></div>"
    )
    return Template(resource("report.html")).substitute(
        lang=LANGUAGES[page.first_shown.lang],
        title=plain(PurePath(draft.name).name),
        style=resource("page.css") + resource("report.css"),
        script=resource("page.js"),
        switch=page.switch(),
        kicker=page.say("Proofreading report"),
        against=f"{page.say('Checked against')} {' · '.join(_named(page, it) for it in against)}",
        counts=f"<li><b>{len(remarks)}</b> {page.say('numbers in all')}</li>{counts}",
        key=page.say(
            "Double line ×: wrong. Dotted line ○: no fact has it, no judgement. Line √: right."
        ),
        main="\n".join(_paragraphs(page, numbered, draft)),
        right_heading=page.say("Numbers that are right"),
        right=table if right else "",
        remark=page.say(
            "A number that is not marked wrong is not thereby right: "
            "the report knows only what it was checked against."
        ),
    )


def _named(page: Page, checked: FactBase | str) -> str:
    if isinstance(checked, str):
        return plain(checked)
    title = page.words(lambda it: typographic(it.text(checked.source.shown_title)))
    return f"{title} {plain(checked.version)}"


def _kind(outcome: str) -> str:
    return f' class="{STYLES[outcome][1]}"'


def _head(page: Page, name: str) -> str:
    return f'<th scope="col">{page.say(name) if name != "#" else name}</th>'


def _paragraphs(page: Page, numbered: list[tuple[int, Remark]], draft: Copy) -> list[str]:
    """Return the lines of the draft that are not blank, each with its notes beside it."""
    parts = []
    start = 0
    for line, text in enumerate(draft.text.split("\n"), 1):
        end = start + len(text)
        own = [(number, it) for number, it in numbered if start <= it.start < end]
        if text.strip():
            notes = "".join(_note(page, number, it, draft) for number, it in own if _is_noted(it))
            parts.append(
                f'<div class="para"><span class="line-number" aria-hidden="true">{line}</span>'
                f'<p class="draft">{_marked(draft.text, start, end, own)}</p>'
                f"{f'<ol>{notes}</ol>' if notes else ''}</div>"
            )
        start = end + 1
    return parts


def _is_noted(remark: Remark) -> bool:
    return remark.outcome != "pass"


def _marked(text: str, start: int, end: int, own: list[tuple[int, Remark]]) -> str:
    parts = []
    for number, it in own:
        last = min(it.end, end)
        sign, style = STYLES[it.outcome]
        parts.append(
            f'{plain(text[start : it.start])}<a class="mark {style}" id="m{number}"'
            f' href="#n{number}">{plain(text[it.start : last])}<sup>{sign}{number}</sup></a>'
        )
        start = last
    return "".join(parts) + plain(text[start:end])


def _note(page: Page, number: int, remark: Remark, draft: Copy) -> str:
    sign, style = STYLES[remark.outcome]
    verdict = page.say(remark.verdict.value)
    remedy = page.words(lambda it: remark.remedy_zh if it.lang == "zh" else remark.remedy_en)
    source = page.words(lambda it: source_of(it, remark))
    place = plain(f"{PurePath(draft.name).name}:{remark.line}:{remark.column}")
    lines = (
        f'<p class="remedy">{remedy}</p>' if remedy else "",
        f'<p class="from">{source}</p>' if source else "",
        f'<p class="from">{place}</p>',
    )
    return (
        f'<li id="n{number}" class="{style}"><p><a href="#m{number}">'
        f"<b>{sign} {number}</b> {plain(remark.draft)}</a> "
        f'<span class="tag">{verdict}</span></p>{"".join(lines)}</li>'
    )


def _right(page: Page, number: int, remark: Remark) -> str:
    cells = (
        page.say(remark.verdict.value),
        page.words(lambda it: source_of(it, remark)),
        f"{remark.line}:{remark.column}",
    )
    return (
        f'<tr id="n{number}"><td>√ {number}</td>'
        f'<th scope="row"><a href="#m{number}" title="{attribute(remark.draft)}">'
        f"{plain(remark.draft)}</a></th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"
    )
