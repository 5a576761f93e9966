"""Figures to citations: one small function a style.

A text style gives the reference, an empty line, and then a line for each figure: the statement in
our words, the figure as written where the words do not have it, and the place. A machine form is
one record of the source; its notes carry each key, the phrase as written, the place and the
version of the data.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.citation import chicago, machine, western
from zhuzhou_facts.citation.gbt import GBT_2015, GBT_2025
from zhuzhou_facts.citation.markup import (
    Markup,
    join,
    one_line,
    quoted,
    rendered,
    supported,
    wrapped,
)
from zhuzhou_facts.citation.work import Date, Place, Work, located, place_of, work_of
from zhuzhou_facts.errors import Message, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zhuzhou_facts.records import Locator, Source, Text

__all__ = [
    "STYLES",
    "Citation",
    "Cited",
    "Form",
    "Markup",
    "Part",
    "Style",
    "cite",
    "default_style",
    "reference",
]


class Style(StrEnum):
    """The styles of citation, under the names that the command line takes."""

    GBT7714_2025 = "gbt7714-2025"
    GBT7714_2015 = "gbt7714-2015"
    GBT7714_2025_AUTHOR_DATE = "gbt7714-2025-author-date"
    GBT7714_2015_AUTHOR_DATE = "gbt7714-2015-author-date"
    APA = "apa"
    CHICAGO = "chicago"
    CHICAGO_NOTE = "chicago-note"
    CHICAGO_BIBLIOGRAPHY = "chicago-bibliography"
    MLA = "mla"
    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
    RIS = "ris"
    CSL_JSON = "csl-json"
    WIKIPEDIA = "wikipedia"


class Part(StrEnum):
    """How much of a citation is given."""

    WHOLE = "whole"
    IN_TEXT = "in-text"
    REFERENCE = "reference"


class Form(NamedTuple):
    """What a style is made of: its reference, and how the text points at a place.

    Without a `support` the text has a number, which points at the entry alone. Around a support
    stand the two `brackets`; a note is a sentence of its own. `machine` forms carry notes and have
    no lines.
    """

    reference: Callable[[Work], str]
    support: Callable[[Work, Place | None], str] | None = None
    brackets: str = "()"
    machine: bool = False


STYLES: Final[dict[Style, Form]] = {
    Style.GBT7714_2025: Form(GBT_2025.entry),
    Style.GBT7714_2015: Form(GBT_2015.entry),
    Style.GBT7714_2025_AUTHOR_DATE: Form(GBT_2025.dated_entry, GBT_2025.support, "（）"),
    Style.GBT7714_2015_AUTHOR_DATE: Form(GBT_2015.dated_entry, GBT_2015.support),
    Style.APA: Form(western.apa_entry, western.apa_support),
    Style.CHICAGO: Form(chicago.entry, chicago.support),
    Style.CHICAGO_NOTE: Form(chicago.note, chicago.note_support, ""),
    Style.CHICAGO_BIBLIOGRAPHY: Form(partial(chicago.entry, dated=True), chicago.note_support, ""),
    Style.MLA: Form(western.mla_entry, western.mla_support),
    Style.BIBTEX: Form(partial(machine.bibtex, modern=False), machine=True),
    Style.BIBLATEX: Form(partial(machine.bibtex, modern=True), machine=True),
    Style.RIS: Form(machine.ris, machine=True),
    Style.CSL_JSON: Form(machine.csl_json, machine=True),
    Style.WIKIPEDIA: Form(machine.wikipedia_template, machine=True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One figure, fact or derived figure to be cited."""

    key: str
    statement: Text
    """What the source states in our words, or what was computed."""
    theme_name: Text
    written: str | None = None
    locator: Locator | None = None
    heading: Text | None = None
    """The heading as the source prints it."""
    formula: str = ""
    """How the figure was computed; empty where the source states it."""
    inputs: tuple[str, ...] = ()
    """The keys that it was computed from."""


class Citation(NamedTuple):
    """A citation, its text ending in a line break.

    `missing` is what the source should have and has not, under the names of CSL; `notes` are for
    whoever uses the citation.
    """

    text: str
    missing: tuple[str, ...] = ()
    notes: tuple[Message, ...] = ()


def default_style(lang: str) -> Style:
    """Return the style for a reader of `lang`: APA for `en`, else GB/T 7714—2025."""
    return Style.APA if lang == "en" else Style.GBT7714_2025


def reference(
    source: Source,
    style: Style,
    *,
    lang: str = "zh",
    accessed: str | None = None,
    markup: Markup = Markup.PLAIN,
) -> str:
    """Return the reference to the source alone, without a line break at its end.

    `accessed` (YYYY-MM-DD) overrides the day on which the source says it was read; `lang` decides
    between the two Wikipedias and nothing else. Raises `UsageError` where a date is no date.
    """
    form = STYLES[style]
    text = form.reference(work_of(source, lang=lang, accessed=accessed))
    return text if form.machine else rendered(text, markup)


def cite(  # noqa: PLR0913 - as many as there are choices
    items: Sequence[Cited],
    source: Source,
    style: Style,
    *,
    version: str,
    lang: str,
    accessed: str | None = None,
    part: Part = Part.WHOLE,
    markup: Markup = Markup.PLAIN,
) -> Citation:
    """Return the citation of the items: the source once, then each of them once, in their order.

    Without items the source alone is cited. Computed figures are said to be computed, with their
    formula and the keys of their inputs. `version` is that of the data, `lang` is `zh`, `en` or
    `both`, and `accessed` (YYYY-MM-DD) the day on which the reader read the source. Raises
    `UsageError` where a date is no date, or a machine style is asked for what stands in the text.
    """
    form = STYLES[style]
    work = work_of(source, lang="en" if lang == "en" else "zh", accessed=accessed)
    once = tuple({item.key: item for item in items}.values())
    notes = _notes(work, form, given=accessed is not None)
    if form.machine:
        if part is Part.IN_TEXT:
            raise UsageError("the style {style} has nothing for the text", style=style.value)
        text = form.reference(_annotated(work, once if part is Part.WHOLE else (), version))
        end = "\r\n" if style is Style.RIS else "\n"
        return Citation(text + end, work.missing, notes)
    if part is Part.IN_TEXT:
        # Two figures in one paragraph are one citation.
        lines = list(dict.fromkeys(_in_text(work, form, item) for item in once or (None,)))
        notes = ()
    else:
        lines = [form.reference(work)]
        if part is Part.WHOLE and once:
            # Two figures of one fact share their statement, and so their line.
            lines += ["", *dict.fromkeys(_line(work, form, item, lang) for item in once)]
    texts = [rendered(line, markup) for line in lines]
    if markup is Markup.PLAIN:
        text = "\n".join(texts)
    elif markup is Markup.HTML:
        text = "\n".join(f"<p>{text}</p>" for text in texts if text)
    else:
        text = "\n\n".join(filter(None, texts))
    return Citation(text + "\n", work.missing, notes)


def _notes(work: Work, form: Form, *, given: bool) -> tuple[Message, ...]:
    """Return what to say of parts that are missing, and of a day that is not the reader's."""
    notes = []
    for name in work.missing:
        if name == "URL":
            what = join(" · ", work.title, work.container, work.issued.iso)
            message = "the source has no address; it can be found by: {what}"
            notes.append(Message(message, {"what": what}))
        else:
            message = "the source has no {part}; it is left out"
            notes.append(Message(message, {"part": Message(name)}))
    unread = replace(work, accessed=Date())
    if not given and form.reference(work) != form.reference(unread):
        message = "{day} is when the fact base's copy was read; for your own: --accessed DATE"
        notes.append(Message(message, {"day": work.accessed.iso}))
    return tuple(notes)


def _in_text(work: Work, form: Form, item: Cited | None) -> str:
    if form.support is None:
        return "[1]"
    support = form.support(work, place_of(work, item))
    return f"{form.brackets[:1]}{support}{form.brackets[1:]}"


def _line(work: Work, form: Form, item: Cited, lang: str) -> str:
    # Only what is in Chinese itself, our numbers and our formula, takes the signs of Chinese.
    chinese = work.lang == "zh" and (form.support is None or bool(item.formula))
    full_width = chinese or (form.brackets == "（）" and not item.formula)
    readers = ("zh", "en") if lang == "both" else (lang,)
    statement = " / ".join(dict.fromkeys(one_line(item.statement.get(each)) for each in readers))
    if item.formula:
        return supported(statement, _computed(item, work.lang), full_width=chinese)
    written = one_line(item.written)
    as_written = quoted(written) if written and written not in statement else ""
    place = place_of(work, item)
    where = place.by_numbers if place else ""
    if form.support:
        where = form.support(work, place)
    if not form.brackets:
        statement = supported(statement, as_written)
        return f"{statement}{'' if statement.endswith('。') else ' '}{where}"
    joint = "；" if full_width else "; "
    support = join(joint, as_written, where)
    return supported(statement, support, full_width=full_width)


def _computed(item: Cited, lang: str) -> str:
    formula, keys = one_line(item.formula), item.inputs
    if lang == "zh":
        return f"计算所得，非原文所述：{formula}" + (f"；依据{'、'.join(keys)}" if keys else "")
    computed = f"computed, not stated in the source: {formula}"
    return computed + (f"; from {', '.join(keys)}" if keys else "")


def _annotated(work: Work, items: Sequence[Cited], version: str) -> Work:
    label = "数据版本" if work.lang == "zh" else "data version"
    notes = [f"{label} {one_line(version)}"]
    quotes, places = [], []
    for item in items:
        if item.formula:
            notes.append(f"{item.key}: {_computed(item, work.lang)}")
            continue
        quotes.append(one_line(item.written))
        places.append(located(item.locator, work.lang) if item.locator else "")
        notes.append(join(" ", f"{item.key}:", quotes[-1], wrapped(places[-1])))
    quotes, places = (list(dict.fromkeys(filter(None, texts))) for texts in (quotes, places))
    return replace(work, notes=tuple(notes), quotes=tuple(quotes), places=tuple(places))
