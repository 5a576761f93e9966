"""Where in the work a fact stands, in the words of a citation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhuzhou_facts.citation.phrasing import quoted

if TYPE_CHECKING:
    from zhuzhou_facts.records import Locator, Text


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph, or the caption after it, in a section named by its heading or described."""

    section: str
    number: int
    caption: bool = False

    def paragraph(self, form: str) -> str:
        """Return the number put into `form` (`para. {}`), after the word for a caption."""
        return f"{'caption after ' if self.caption else ''}{form.format(self.number)}"


def spot_of(locator: Locator, name: Text, heading: Text | None, lang: str, own: str) -> Spot:
    """Return the place for the Western manuals.

    A printed heading stands in quotation marks, in the source's `own` language; where the source
    prints none, our own description in the reader's `lang` stands in square brackets.
    """
    if heading and heading.get(own):
        section = quoted(heading.get(own))
    else:
        section = f"[{name.get(lang)}]" if locator.section else "[lead]"
    return Spot(section, locator.paragraph, locator.caption)


def located(locator: Locator, lang: str) -> str:
    """Return the place by numbers alone: 第2部分第1段, or section 2, paragraph 1."""
    section, paragraph = locator.section, locator.paragraph
    if lang == "zh":
        part = f"第{section}部分" if section else "导语"
        return f"{part}第{paragraph}段{'后图注' if locator.caption else ''}"
    part = f"section {section}" if section else "lead"
    return f"{part}, {'caption after ' if locator.caption else ''}paragraph {paragraph}"
