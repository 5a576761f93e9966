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
from zhuzhou_facts.citation.markup import Markup, join, one_line, quoted, rendered, wrapped
from zhuzhou_facts.citation.work import Date, Place, Work, located, place_of, work_of
from zhuzhou_facts.errors import Message, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zhuzhou_facts.records import Locator, Source, Text

__all__ = ["STYLES", "Citation", "Cited", "Markup", "Part", "cite", "default_style", "reference"]


class Part(StrEnum):
    """How much of a citation is given."""

    WHOLE = "whole"
    IN_TEXT = "in-text"
    REFERENCE = "reference"


class Style(NamedTuple):
    """What a style is made of: its reference, and how the text points at a place.

    Without a `support` the text has a number, which points at the entry alone. Around a support
    stand the two `brackets`; a note is a sentence of its own. `machine` forms carry notes and have
    no lines.
    """

    reference: Callable[[Work], str]
    support: Callable[[Work, Place | None], str] | None = None
    brackets: str = "()"
    machine: bool = False


STYLES: Final = {
    "gbt7714-2025": Style(GBT_2025.entry),
    "gbt7714-2015": Style(GBT_2015.entry),
    "gbt7714-2025-author-date": Style(
        partial(GBT_2025.entry, dated=True), GBT_2025.support, "（）"
    ),
    "gbt7714-2015-author-date": Style(partial(GBT_2015.entry, dated=True), GBT_2015.support),
    "apa": Style(western.apa_entry, western.apa_support),
    "chicago": Style(chicago.entry, chicago.support),
    "chicago-note": Style(chicago.note, chicago.note_support, ""),
    "chicago-bibliography": Style(partial(chicago.entry, dated=True), chicago.note_support, ""),
    "mla": Style(western.mla_entry, western.mla_support),
    "bibtex": Style(partial(machine.bibtex, modern=False), machine=True),
    "biblatex": Style(partial(machine.bibtex, modern=True), machine=True),
    "ris": Style(machine.ris, machine=True),
    "csl-json": Style(machine.csl_json, machine=True),
    "wikipedia": Style(machine.wikipedia_template, machine=True),
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


def default_style(lang: str) -> str:
    """Return the style for a reader of `lang`: APA for `en`, else GB/T 7714—2025."""
    return "apa" if lang == "en" else "gbt7714-2025"


def reference(source: Source, style: str, *, lang: str = "zh") -> str:
    """Return the reference to the source alone, without italics or a line break at its end.

    `lang` decides between the two Wikipedias and nothing else.
    """
    form = STYLES[style]
    text = form.reference(work_of(source, lang=lang))
    return text if form.machine else rendered(text, Markup.PLAIN)


def cite(  # noqa: PLR0913 - as many as there are choices
    items: Sequence[Cited],
    source: Source,
    style: str,
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
    once = [] if part is Part.REFERENCE else list({item.key: item for item in items}.values())
    notes = _notes(work, form, given=accessed is not None)
    if form.machine:
        if part is Part.IN_TEXT:
            raise UsageError("the style {style} has nothing for the text", style=style)
        end = "\r\n" if style == "ris" else "\n"
        return Citation(form.reference(_annotated(work, once, version)) + end, work.missing, notes)
    if part is Part.IN_TEXT:
        entry, lines, notes = "", [_in_text(work, form, item) for item in once or (None,)], ()
    else:
        entry, lines = form.reference(work), [_line(work, form, item, lang) for item in once]
    # Two figures in one paragraph are one citation; two of one fact share their statement.
    entry, *lines = (rendered(text, markup) for text in (entry, *dict.fromkeys(lines)))
    if markup is Markup.HTML:
        text = "\n".join(f"<p>{each}</p>" for each in (entry, *lines) if each)
    else:
        listed = ("\n" if markup is Markup.PLAIN else "\n\n").join(lines)
        text = join("\n\n", entry, listed)
    return Citation(text + "\n", work.missing, notes)


def _notes(work: Work, form: Style, *, given: bool) -> tuple[Message, ...]:
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


def _in_text(work: Work, form: Style, item: Cited | None) -> str:
    if form.support is None:
        return "[1]"
    return f"{form.brackets[:1]}{form.support(work, place_of(work, item))}{form.brackets[1:]}"


def _line(work: Work, form: Style, item: Cited, lang: str) -> str:
    readers = ("zh", "en") if lang == "both" else (lang,)
    statement = " / ".join(dict.fromkeys(one_line(item.statement.get(each)) for each in readers))
    if item.formula:
        return _supported(statement, _computed(item, work.lang), full_width=work.lang == "zh")
    written = one_line(item.written)
    as_written = "" if written in statement else quoted(written)
    place = place_of(work, item)
    where = place.by_numbers if place else ""
    if form.support:
        where = form.support(work, place)
    if not form.brackets:
        statement = _supported(statement, as_written)
        return f"{statement}{'' if statement.endswith('。') else ' '}{where}"
    # Only what is in Chinese itself takes the signs of Chinese: our place by numbers.
    full_width = form.brackets == "（）" or (work.lang == "zh" and not form.support)
    support = join("；" if full_width else "; ", as_written, where)
    return _supported(statement, support, full_width=full_width)


def _supported(statement: str, support: str, *, full_width: bool = False) -> str:
    """Return the statement with `support` in brackets before its last stop."""
    if not support:
        return statement
    stop = statement[-1:] if statement.endswith((".", "。")) else ""
    opening, closing = "（）" if full_width else (" (", ")")
    return f"{statement.removesuffix(stop)}{opening}{support}{closing}{stop}"


def _computed(item: Cited, lang: str) -> str:
    formula, keys = one_line(item.formula), item.inputs
    if lang == "zh":
        return f"计算所得，非原文所述：{formula}" + (f"；依据{'、'.join(keys)}" if keys else "")
    computed = f"computed, not stated in the source: {formula}"
    return computed + (f"; from {', '.join(keys)}" if keys else "")


def _annotated(work: Work, items: Sequence[Cited], version: str) -> Work:
    """Return the work with what a machine form says of the data and of the items."""

    def note(item: Cited) -> str:
        if item.formula:
            return f"{item.key}: {_computed(item, work.lang)}"
        place = wrapped(located(item.locator, work.lang))
        return join(" ", f"{item.key}:", one_line(item.written), place)

    label = "数据版本" if work.lang == "zh" else "data version"
    stated = [item for item in items if not item.formula]
    return replace(
        work,
        notes=(f"{label} {one_line(version)}", *map(note, items)),
        quotes=tuple(dict.fromkeys(one_line(item.written) for item in stated)),
        places=tuple(dict.fromkeys(located(item.locator, work.lang) for item in stated)),
    )
