"""The report on a draft: its paragraphs with each number marked, and beside them what was found."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.citation.markup import typographic
from zhuzhou_facts.output.markup import heading, part, plain, resource, table, tag
from zhuzhou_facts.output.screens.evidence import STYLES, remedy_of, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhuzhou_facts.document import Copy
    from zhuzhou_facts.document.proofreading import Remark
    from zhuzhou_facts.output.page import Page
    from zhuzhou_facts.output.presenter import Presenter
    from zhuzhou_facts.records import FactBase

_COUNTED: Final = {"wrong": "wrong numbers", "unknown": "unknown numbers", "pass": "right numbers"}
# No line ends between a number and its mark.
_NO_BREAK: Final = "\u2060"


def draft_report(
    page: Page, remarks: Sequence[Remark], draft: Copy, against: Sequence[FactBase | str]
) -> str:
    """Return the report as a page; `against` are the fact bases, or the name of the source text."""
    numbered = list(enumerate(remarks, 1))
    counts = [tag("li", tag("b", str(len(remarks))), " ", page.say("numbers in all"))]
    for outcome, label in _COUNTED.items():
        sign, style = STYLES[outcome]
        number = sum(each.outcome == outcome for each in remarks)
        counts.append(tag("li", tag("b", f"{sign} {number}", class_=style), " ", page.say(label)))
    heads = (page.say(name) for name in ("Draft", "Verdict", "Compared with", "Line"))
    right = [_right(page, number, it) for number, it in numbered if it.outcome == "pass"]
    checked = table("".join(map(heading, ("#", *heads))), right, label="right")
    return page.template(
        "report.html",
        title=plain(PurePath(draft.name).name),
        style=resource("page.css") + resource("report.css"),
        against=" · ".join(_named(page, it) for it in against),
        counts="".join(counts),
        main="\n".join(_paragraphs(page, numbered, draft)),
        right=checked if right else "",
    )


def _named(page: Page, checked: FactBase | str) -> str:
    if isinstance(checked, str):
        return plain(checked)
    title = page.words(lambda it: typographic(it.text(checked.source.shown_title)))
    return f"{title} {plain(checked.version)}"


def _paragraphs(page: Page, numbered: list[tuple[int, Remark]], draft: Copy) -> Iterator[str]:
    """Yield the lines of the draft that are not blank, each with its notes beside it."""
    start = 0
    for line, text in enumerate(draft.text.split("\n"), 1):
        end = start + len(text)
        own = [(number, it) for number, it in numbered if start <= it.start < end]
        if text.strip():
            notes = [_note(page, number, it, draft) for number, it in own if it.outcome != "pass"]
            marked = tag("p", *_marked(draft.text, start, end, own), class_="draft")
            number = tag("span", str(line), class_="line-number", aria_hidden="true")
            yield tag("div", number, marked, part("ol", "".join(notes)), class_="para")
        start = end + 1


def _marked(text: str, start: int, end: int, own: list[tuple[int, Remark]]) -> Iterator[str]:
    for number, it in own:
        last = min(it.end, end)
        sign, style = STYLES[it.outcome]
        words = plain(text[it.start : last])
        sup = tag("sup", f"{_NO_BREAK}{sign}{number}")
        yield plain(text[start : it.start])
        yield tag("a", words, sup, class_=f"mark {style}", id=f"m{number}", href=f"#n{number}")
        start = last
    yield plain(text[start:end])


def _note(page: Page, number: int, remark: Remark, draft: Copy) -> str:
    sign, style = STYLES[remark.outcome]
    remedy, source = page.words(remedy_of, remark), page.words(source_of, remark)
    place = plain(f"{PurePath(draft.name).name}:{remark.line}:{remark.column}")
    link = tag("a", tag("b", f"{sign} {number}"), " ", plain(remark.draft), href=f"#m{number}")
    verdict = tag("span", page.words(_verdict, remark), class_="tag")
    return tag(
        "li",
        tag("p", link, " ", verdict),
        part("p", remedy, class_="remedy"),
        part("p", source, class_="from"),
        tag("p", place, class_="from"),
        id=f"n{number}",
        class_=style,
    )


def _verdict(present: Presenter, remark: Remark) -> str:
    return present.say(remark.verdict.value).replace("_", " ")


def _right(page: Page, number: int, remark: Remark) -> str:
    link = tag("a", plain(remark.draft), href=f"#m{number}")
    return tag(
        "tr",
        tag("td", f"√ {number}"),
        tag("th", link, scope="row"),
        tag("td", page.words(_verdict, remark)),
        tag("td", page.words(source_of, remark)),
        tag("td", f"{remark.line}:{remark.column}"),
        id=f"n{number}",
    )
