"""Figures to citations: one small function a style.

A text style gives the reference, an empty line, and then a line for each figure: the statement in
our words, the figure as written where the words do not have it, and the place. A machine form is
one record of the source; its notes carry each key, the phrase as written, the place and the
version of the data.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.citation import gbt, machine, western
from zhuzhou_facts.citation.phrasing import quoted, supported
from zhuzhou_facts.citation.place import located, spot_of
from zhuzhou_facts.citation.wikipedia import wikipedia
from zhuzhou_facts.citation.work import Work, one_line, work_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zhuzhou_facts.citation.place import Spot
    from zhuzhou_facts.records import Locator, Source, Text

__all__ = ["STYLES", "Citation", "Cited", "Form", "Style", "cite", "default_style", "reference"]


class Style(StrEnum):
    """The styles of citation, under the names that the command line takes."""

    GBT7714_2025 = "gbt7714-2025"
    GBT7714_2015 = "gbt7714-2015"
    APA = "apa"
    CHICAGO = "chicago"
    CHICAGO_NOTE = "chicago-note"
    MLA = "mla"
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL_JSON = "csl-json"
    WIKIPEDIA = "wikipedia"


class Form(NamedTuple):
    """What a style is made of: its reference and, for a Western text style, its support.

    `support` says what points at a place; `apart` whether that is a sentence of its own (a note)
    and not in brackets. `machine` forms carry notes and have no lines.
    """

    reference: Callable[[Work], str]
    support: Callable[[Work, Spot | None], str] | None = None
    apart: bool = False
    machine: bool = False


STYLES: Final[dict[Style, Form]] = {
    Style.GBT7714_2025: Form(gbt.gbt_2025),
    Style.GBT7714_2015: Form(gbt.gbt_2015),
    Style.APA: Form(western.apa, western.apa_support),
    Style.CHICAGO: Form(western.chicago, western.chicago_support),
    Style.CHICAGO_NOTE: Form(western.note, western.note_support, apart=True),
    Style.MLA: Form(western.mla, western.mla_support),
    Style.BIBTEX: Form(machine.bibtex, machine=True),
    Style.RIS: Form(machine.ris, machine=True),
    Style.CSL_JSON: Form(machine.csl_json, machine=True),
    Style.WIKIPEDIA: Form(wikipedia, machine=True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One figure, fact or derived figure to be cited."""

    key: str
    fact_id: str
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


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation, its text ending in a line break, and what the source should have and has not."""

    text: str
    missing: tuple[str, ...] = ()


def default_style(lang: str) -> Style:
    """Return the style for a reader of `lang`: APA for `en`, else GB/T 7714—2025."""
    return Style.APA if lang == "en" else Style.GBT7714_2025


def reference(
    source: Source, style: Style, *, lang: str = "zh", accessed: str | None = None
) -> str:
    """Return the reference to the source alone, without a line break at its end.

    `accessed` (YYYY-MM-DD) overrides the day on which the source says it was read; `lang` decides
    between the two Wikipedias and nothing else. Raises `UsageError` where a date is no date.
    """
    return STYLES[style].reference(work_of(source, lang=lang, accessed=accessed))


def cite(
    items: Sequence[Cited],
    source: Source,
    style: Style,
    *,
    version: str,
    lang: str,
    accessed: str | None = None,
) -> Citation:
    """Return the citation of the items: the source once, then each of them once, in their order.

    `lang` is zh, en or both; `version` is the version of the data. Computed figures are said to be
    computed, with their formula and the keys of their inputs. Raises `UsageError` where a date is
    no date.
    """
    form = STYLES[style]
    work = work_of(source, lang="en" if lang == "en" else "zh", accessed=accessed)
    once = tuple({item.key: item for item in items}.values())
    if form.machine:
        text = form.reference(_annotated(work, once, version))
    else:
        # Two figures of one fact share their statement, and so their line.
        lines = dict.fromkeys(_line(work, form, item, lang) for item in once)
        text = "\n".join([form.reference(work), "", *lines])
    return Citation(f"{text}\r\n" if style is Style.RIS else f"{text}\n", work.missing)


def _line(work: Work, form: Form, item: Cited, lang: str) -> str:
    # Only what is in Chinese itself, our numbers and our formula, takes the signs of Chinese.
    chinese = work.lang == "zh" and (form.support is None or bool(item.formula))
    readers = ("zh", "en") if lang == "both" else (lang,)
    statement = " / ".join(dict.fromkeys(one_line(item.statement.get(each)) for each in readers))
    if item.formula:
        return supported(statement, _computed(item, work.lang), full_width=chinese)
    written = one_line(item.written)
    as_written = quoted(written) if written and written not in statement else ""
    place = _place(work, form, item)
    if form.apart:
        statement = supported(statement, as_written)
        return f"{statement}{'' if statement.endswith('。') else ' '}{place}"
    joint = "；" if chinese else "; "
    return supported(statement, joint.join(filter(None, (as_written, place))), full_width=chinese)


def _place(work: Work, form: Form, item: Cited) -> str:
    if form.support is None:
        return located(item.locator, work.lang) if item.locator else ""
    own = "zh" if work.chinese else "en"
    named = (item.theme_name, item.heading, work.lang, own)
    return form.support(work, spot_of(item.locator, *named) if item.locator else None)


def _computed(item: Cited, lang: str) -> str:
    formula, keys = one_line(item.formula), item.inputs
    if lang == "zh":
        return f"计算所得，非原文所述：{formula}" + (f"；依据{'、'.join(keys)}" if keys else "")
    told = f"computed, not stated in the source: {formula}"
    return told + (f"; from {', '.join(keys)}" if keys else "")


def _annotated(work: Work, items: Sequence[Cited], version: str) -> Work:
    label = "数据版本" if work.lang == "zh" else "data version"
    stated = [item for item in items if not item.formula]
    quotes = (one_line(item.written) for item in stated)
    spots = (located(item.locator, work.lang) for item in stated if item.locator)
    return replace(
        work,
        notes=(f"{label} {one_line(version)}", *(_note(item, work.lang) for item in items)),
        quotes=tuple(dict.fromkeys(filter(None, quotes))),
        spots=tuple(dict.fromkeys(spots)),
    )


def _note(item: Cited, lang: str) -> str:
    if item.formula:
        return f"{item.key}: {_computed(item, lang)}"
    place = f"({located(item.locator, lang)})" if item.locator else ""
    return " ".join(filter(None, (f"{item.key}:", one_line(item.written), place)))
