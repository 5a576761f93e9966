"""What must hold in a fact base beyond its shape; each rule is one function.

A fault is (path in the document, what is wrong, how to mend it). The rules see a document of
which parts that were not sound may be missing; `mentioned` has the ids that the file gives
all the same, so that one fault is not reported again as another.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.base.figure_checks import Readings, changes, figures
from zhuzhou_facts.base.names import names_in
from zhuzhou_facts.base.relation_checks import relations
from zhuzhou_facts.records.dates import read_moment
from zhuzhou_facts.records.units import UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zhuzhou_facts.base.names import Mentioned
    from zhuzhou_facts.base.yaml_reader import Path
    from zhuzhou_facts.records import Document, Fact, Text, TimeLabel, Unit

    Fault = tuple[Path, str, str]

FORMAT: Final = 1
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DATE = re.compile(r"[0-9-]+")
_NORMALISED: Final = 200
_TEXTS: Final = {
    "themes": ("name", "short"),
    "facts": ("name", "statement", "counter", "note"),
    "relations": ("name", "counter", "note"),
}
_ID_MEND: Final = "use small letters, digits and single hyphens"


def check_document(document: Document, mentioned: Mentioned) -> Iterator[Fault]:
    """Yield every fault of meaning in a document of the right shape."""
    names = names_in(mentioned)
    readings = Readings(_sound_units(document, mentioned["units"]))
    yield from _head(document)
    yield from _themes(document)
    yield from _texts(document)
    yield from _ids(document)
    yield from _aliases(document)
    sound = [theme for theme in document.themes if theme.section >= 0 <= theme.paragraphs]
    themes = {theme.id: theme for theme in sound}
    counting = {theme.section: theme.paragraphs for theme in document.themes}
    given = mentioned["themes"]
    whole = given is not None and len(sound) == len(given)
    for i, fact in enumerate(document.facts):
        path: Path = ("facts", i)
        if fact.theme not in names.themes:
            yield (*path, "theme"), f"no theme {fact.theme!r}", names.themes.near(fact.theme)
        if fact.theme in themes and themes[fact.theme].section != fact.at.section:
            section = themes[fact.theme].section
            what = f"stands in section {fact.at.section}, but its theme is section {section}"
            yield (*path, "at"), what, "mend the theme or the section"
        elif whole:
            yield from _locator(path, fact, counting)
        yield from figures(path, fact, readings, names)
        yield from changes(path, fact, readings, names)
    yield from relations(document, names)


def _sound_units(document: Document, mentioned: tuple[str, ...] | None) -> Mapping[str, Unit]:
    """Return the units that numbers can be read by; a standard one may be declared unsoundly."""
    if mentioned is None:
        return {}
    return {code: UNITS[code] for code in UNITS if code not in mentioned} | document.units


def _head(document: Document) -> Iterator[Fault]:
    if document.format != FORMAT:
        what = f"format {document.format} is not known to this version"
        yield ("format",), what, f"write {FORMAT}, or use the version that wrote the file"
    if not document.languages or set(document.languages) - {"zh", "en"}:
        yield ("languages",), "the languages must be zh, en or both", "list those that it has"
    if not (document.source.title.zh or document.source.title.en):
        yield ("source", "title"), "the title is empty", "give it in zh, in en or in both"
    for name in ("issued", "accessed"):
        day = getattr(document.source, name)
        if day is not None and (read_moment(day) is None or not _DATE.fullmatch(day)):
            what = f"{day!r} is no date"
            yield ("source", name), what, "write it as 2018-11-14, 2018-11 or 2018"
    for label in document.times:
        if read_moment(label) is None and not _ID.fullmatch(label):
            yield ("times", label), f"{label!r} is neither a date (EDTF) nor a label", _ID_MEND


def _themes(document: Document) -> Iterator[Fault]:
    sections: dict[int, str] = {}
    for i, theme in enumerate(document.themes):
        if theme.section < 0 or theme.paragraphs < 0:
            yield ("themes", i), "section and paragraphs cannot be negative", "count from 0"
        if theme.section in sections:
            what = f"section {theme.section} is also that of theme {sections[theme.section]!r}"
            yield ("themes", i, "section"), what, "give each section one theme"
        sections[theme.section] = theme.id


def _texts(document: Document) -> Iterator[Fault]:
    """Check that each text is there in each language that the base says it has."""
    languages = [lang for lang in ("zh", "en") if lang in document.languages]
    for path, text in _all_texts(document):
        for lang in languages:
            words = getattr(text, lang)
            if not words:
                yield path, f"has no {lang}", f"add {lang}, or take {lang} out of languages"
            elif words[0].isspace() or words[-1].isspace():
                yield path, f"{lang} begins or ends with a space", "take it out"


def _all_texts(document: Document) -> Iterator[tuple[Path, Text | Unit | TimeLabel]]:
    for part, names in _TEXTS.items():
        for i, record in enumerate(getattr(document, part)):
            derives = part == "relations"
            path: Path = (part, i, "derives") if derives else (part, i)
            owner = record.derives if derives else record
            for name in names:
                if (text := getattr(owner, name, None)) is not None:
                    yield (*path, name), text
    yield from ((("units", code), unit) for code, unit in document.units.items())
    for label, time in document.times.items():
        if read_moment(label) is None:
            yield ("times", label), time


def _ids(document: Document) -> Iterator[Fault]:
    derived: list[tuple[Path, str]] = [
        (("relations", i, "derives", "id"), relation.derives.id)
        for i, relation in enumerate(document.relations)
        if relation.derives
    ]
    spaces: tuple[list[tuple[Path, str]], ...] = (
        [(("themes", i, "id"), theme.id) for i, theme in enumerate(document.themes)],
        [*((("facts", i, "id"), fact.id) for i, fact in enumerate(document.facts)), *derived],
        [(("relations", i, "id"), item.id) for i, item in enumerate(document.relations)],
    )
    for space in spaces:
        seen: set[str] = set()
        for path, name in space:
            if not _ID.fullmatch(name):
                yield path, f"{name!r} is no id", _ID_MEND
            if name in seen:
                yield path, f"the id {name!r} stands twice", "give each its own"
            seen.add(name)


def _aliases(document: Document) -> Iterator[Fault]:
    """Check that no alias, and no name, belongs to two facts with equal right."""
    for what, words in (("alias", _fact_aliases), ("name", _fact_names)):
        first: dict[str, int] = {}
        again: dict[str, list[tuple[Path, str]]] = defaultdict(list)
        for i, fact in enumerate(document.facts):
            for path, word in words(("facts", i), fact):
                folded = _folded(word)
                if first.setdefault(folded, i) != i:
                    again[folded].append((path, word))
        for folded in filter(again.__contains__, first):
            owner = document.facts[first[folded]].id
            for path, word in again[folded]:
                yield path, f"the {what} {word!r} is that of {owner!r} too", "tell them apart"


def _fact_aliases(path: Path, fact: Fact) -> Iterator[tuple[Path, str]]:
    for lang in ("zh", "en"):
        for j, alias in enumerate(getattr(fact.aliases, lang)):
            yield (*path, "aliases", lang, j), alias


def _fact_names(path: Path, fact: Fact) -> Iterator[tuple[Path, str]]:
    for word in filter(None, (fact.name.zh, fact.name.en)):
        yield (*path, "name"), word


def _folded(word: str) -> str:
    # Normalising takes too long where some ten thousand combining marks follow each other.
    if not word.isascii():
        word = unicodedata.normalize("NFKC", word[:_NORMALISED]) + word[_NORMALISED:]
    return " ".join(word.casefold().split())


def _locator(path: Path, fact: Fact, counting: Mapping[int, int]) -> Iterator[Fault]:
    at = fact.at
    if at.section not in counting:
        sections = ", ".join(map(str, sorted(counting)))
        yield (*path, "at"), f"there is no section {at.section}", f"the themes have {sections}"
        return
    last = counting[at.section]
    # A picture may stand before the first paragraph of its section.
    first = 0 if at.caption else 1
    if not first <= at.paragraph <= last:
        what = f"section {at.section} has no paragraph {at.paragraph}"
        mend = f"its theme says {last}, counted from 1" if last else "its theme says none"
        yield (*path, "at"), what, mend
