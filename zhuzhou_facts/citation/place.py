"""Where in the work a fact stands, in the words of a citation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zhuzhou_facts.citation.markup import quoted

if TYPE_CHECKING:
    from zhuzhou_facts.records import Locator, Text


class Place(NamedTuple):
    """A place in a section that is named by its heading, or described.

    `paragraph` is the paragraph (`para. 1`) with the caption or table cell at it, and `by_numbers`
    the whole place without names.
    """

    section: str
    paragraph: str
    by_numbers: str
    caption: bool


def place_of(locator: Locator, name: Text, heading: Text | None, lang: str, own: str) -> Place:
    """Return the place for the manuals.

    A printed heading stands in quotation marks, in the source's `own` language; where the source
    prints none, our own description in the reader's `lang` stands in square brackets.
    """
    if heading and heading.get(own):
        section = quoted(heading.get(own))
    else:
        section = f"[{name.get(lang)}]" if locator.section else "[lead]"
    paragraph = _english(locator, "para. ")
    return Place(section, paragraph, located(locator, lang), locator.caption)


def located(locator: Locator, lang: str) -> str:
    """Return the place by numbers alone: 第2部分第1段, or section 2, paragraph 1."""
    section = locator.section
    if lang == "zh":
        return f"{f'第{section}部分' if section else '导语'}{_chinese(locator)}"
    part = f"section {section}" if section else "lead"
    return f"{part}, {_english(locator, 'paragraph ')}"


def _chinese(locator: Locator) -> str:
    text = f"第{locator.paragraph}段{'后图注' if locator.caption else ''}"
    if locator.table:
        text += f"后表{locator.table}"
    cell = (locator.row, "行"), (locator.column, "列")
    return text + "".join(f"第{number}{unit}" for number, unit in cell if number)


def _english(locator: Locator, paragraph: str) -> str:
    text = f"{'caption after ' if locator.caption else ''}{paragraph}{locator.paragraph}"
    if locator.table:
        text = f"table {locator.table} after {text}"
    cell = (locator.row, "row"), (locator.column, "column")
    return ", ".join([text, *(f"{unit} {number}" for number, unit in cell if number)])
