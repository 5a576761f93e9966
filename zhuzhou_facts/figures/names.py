"""Names that stand for ids: of facts, themes, units, kinds, tags and times, in either language."""

from __future__ import annotations

import re
from contextlib import suppress
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.errors import Message, UnknownKeyError, UsageError
from zhuzhou_facts.figures.derivation import derive_from_relations
from zhuzhou_facts.records import Kind, Text, TimeLabel, labels_of, units_of
from zhuzhou_facts.records.dates import in_chinese, in_english, read_moment, stretches
from zhuzhou_facts.records.facts import fold
from zhuzhou_facts.streams.messages import translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zhuzhou_facts.records import Fact, FactBase, Theme

MOST_NEAR: Final = 3
_LONGEST: Final = 64  # a longer name is like no other
_LEAST_WORD: Final = 3  # a shorter one is a preposition
_DIGITS: Final = re.compile("[0-9](?:[0-9.,]*[0-9])?")


def theme(base: FactBase, name: str) -> Theme:
    """Return a theme by its id or its name; raise `UnknownKeyError` with the nearest ids."""
    found = index(base, "theme").get(fold(name), ())
    if len(found) == 1:
        return base.theme(found[0])
    known = [item.id for item in base.themes]
    if near := found or _close(name, known):
        raise UnknownKeyError(name, near)
    template = "no theme {name!r}; the themes are {themes}"
    if fold(name) in index(base, "tag"):
        template = "no theme {name!r}, but a tag: zzf list --tag {name}"
    elif ids(base, name):
        template = "no theme {name!r}, but a fact: zzf show {name}"
    raise UnknownKeyError(name, known, Message(template, {"name": name, "themes": known}))


def ids(base: FactBase, name: str) -> tuple[str, ...]:
    """Return the ids that an id, a theme, or a name or alias of one fact stands for.

    An id that was given up stands for the one that replaced it. Names are found in either
    language, and so are those of derived figures.

    Raises:
        UnknownKeyError: it belongs to several facts, or to one that was given up.
    """
    if name in base:
        return (name,)
    if name in base.replaced_by:
        successor = base.replaced_by[name]
        if successor is None:
            template = "{key!r} was withdrawn; no other fact replaces it"
            raise UnknownKeyError(name, (), Message(template, {"key": name}))
        return (successor,)
    if themes := index(base, "theme").get(fold(name)):
        return tuple(fact.id for fact in base.facts if fact.theme in themes)
    found = index(base, "fact").get(fold(name), ())
    if len(found) > 1:
        lang = "en" if name.isascii() else "zh"
        names = {it: called(base, it).get(lang) for it in found}
        fits = [Message("{name} ({id})", {"name": names[it], "id": it}) for it in found]
        message = Message("{name!r} fits several facts: {facts}", {"name": name, "facts": fits})
        raise UnknownKeyError(name, found, message)
    return found


def called(base: FactBase, key: str) -> Text:
    """Return the name of the fact or derived figure that a key is of, the key where there is none.

    A derived figure need not follow: what it follows from may not be stated.
    """
    name = key.partition("@")[0]
    if name in base:
        return base.fact(name).name
    derived = (relation.derives for relation in base.relations if relation.derives)
    return next((each.name for each in derived if each.id == name), Text(zh=key, en=key))


def typed(base: FactBase, fact: Fact, lang: str) -> tuple[str, str]:
    """Return what finds a fact: its name, if that is its own, else its id; and digits it has."""
    name = fact.id
    with suppress(UnknownKeyError):
        name = fact.name.get(lang) if ids(base, fact.name.get(lang)) == (name,) else name
    digits = (_DIGITS.search(figure.written) for figure in fact.figures)
    return name, next((found[0] for found in digits if found), name)


def suggest(base: FactBase, name: str) -> tuple[str, ...]:
    """Return the few ids nearest to one that does not exist, the nearest first.

    Near is what is spelt alike, as an id or as a name, and what shares a word with it.
    """
    name = fold(name[:_LONGEST])
    ids = [fact.id for fact in base.facts]
    ids += [item.id for item in derive_from_relations(base)]
    words = {word for word in name.replace(" ", "-").split("-") if len(word) >= _LEAST_WORD}
    shared = {it: len(words & set(it.split("-"))) for it in ids}
    sharing = sorted((it for it in ids if shared[it]), key=lambda it: (-shared[it], len(it)))
    named = index(base, "fact")
    alike = [it for near in _close(name, named) for it in named[near]]
    return tuple(dict.fromkeys([*_close(name, ids), *alike, *sharing]))[:MOST_NEAR]


def times(base: FactBase, name: str) -> tuple[str, ...]:
    """Return the times that a name stands for: 2017 for 2017年, each second quarter for Q2.

    What is none stays as it is, and so does a code: numbers may lie in it.
    """
    is_code = name in labels_of(base) or read_moment(name)
    return (name,) if is_code else index(base, "when").get(fold(name), (name,))


def time(base: FactBase, name: str) -> str:
    """Return the time that a name stands for, if it stands for one alone."""
    found = times(base, name)
    return found[0] if len(found) == 1 else name


def code(base: FactBase, field: str, name: str) -> str:
    """Return a value of a field of facts by its code or its name, as it is where there is none.

    Raises:
        UnknownKeyError: there is no such theme.
        UsageError: there is no such kind.
    """
    if field == "theme":
        return theme(base, name).id
    found = index(base, field).get(fold(name), ())
    if field == "kind" and not found:
        kinds = [Message(kind.value) for kind in Kind]
        raise UsageError("no kind {name!r}; the kinds are {kinds}", name=name, kinds=kinds)
    return name if name in found else (found or (name,))[0]


def _close(name: str, known: Iterable[str]) -> list[str]:
    return get_close_matches(fold(name[:_LONGEST]), list(known), n=MOST_NEAR)


@lru_cache(maxsize=32)
def index(base: FactBase, field: str) -> Mapping[str, tuple[str, ...]]:
    """Return what names stand for, by the names folded: ids of facts, or values of a field.

    `field` is `fact`, or one of filters; one whose values have no names has an empty index.
    """
    found: dict[str, dict[str, None]] = {}
    for value, names in _named(base, field).items():
        for name in names:
            for word in (name.zh, name.en) if isinstance(name, Text) else (name,):
                if word:
                    found.setdefault(fold(word), {})[value] = None
    return {word: tuple(values) for word, values in found.items()}


def _named(  # noqa: PLR0911 - a field each
    base: FactBase, field: str
) -> Mapping[str, Iterable[str | Text | None]]:
    """Return the names of each value of a field, or of each fact and derived figure."""
    match field:
        case "fact":
            facts: dict[str, Iterable[str | Text | None]] = {
                it.id: (it.name, *it.aliases.zh, *it.aliases.en) for it in base.facts
            }
            return facts | {it.id: (it.name,) for it in derive_from_relations(base)}
        case "theme":
            return {it.id: (it.id, it.name, it.short, it.heading) for it in base.themes}
        case "unit":
            units = units_of(base).items()
            return {code: (code, unit.zh, unit.en, *unit.written) for code, unit in units}
        case "tag":
            return {tag.id: (tag.id, tag.name) for tag in base.tags}
        case "kind":
            return {kind: (kind, translate(kind, "zh")) for kind in Kind}
        case "when":
            return {when: _time_names(base, when) for when in _times_in(base)}
    return {}


def _times_in(base: FactBase) -> Iterable[str]:
    """Return the times that the base has numbers for, and those that these lie in."""
    used = [it.when for fact in base.facts for it in fact.figures]
    used += [it for fact in base.facts for each in fact.changes for it in (each.from_, each.to)]
    used += [it.derives.when for it in base.relations if it.derives]
    return dict.fromkeys(it for at in filter(None, used) for it in (at, *stretches(at)))


def _time_names(base: FactBase, when: str) -> list[str | None]:
    """Return the names of a time: its code, what the tool writes or, of a label, the source."""
    label = labels_of(base).get(when, TimeLabel())
    zh, en = in_chinese(when), in_english(when)
    names = [when, label.zh, label.en, *label.written, zh, en]
    if when[-2:-1] in {"Q", "H"}:  # 2023年四季度; 第四季度, 四季度 and Q4 of whichever year
        zh_forms = (zh, zh.replace("第", ""))
        names += [zh_forms[1], *(form.partition("年")[2] for form in zh_forms)]
        names.append(en.partition(" ")[0])
    return names
