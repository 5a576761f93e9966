"""What a fact base names, at a glance: enough to complete a word, not to answer a question.

A YAML file is not parsed, which would take longer than a person waits for a completion: its items
are found by their indentation and the few fields that matter by their names. What is written in
another way is not offered, and that is all.
"""

from __future__ import annotations

import re

_MAX_BYTES = 16 << 20
_SQLITE = b"SQLite format 3\x00"
_SECTION = re.compile(r"^(facts|themes):[^\n]*\n((?:(?:[ \t#-][^\n]*)?(?:\n|\Z))*)", re.MULTILINE)
_ITEM = re.compile(r"^([ ]*)- ", re.MULTILINE)
_ID = re.compile(r"\bid:[ ]*[\"']?([a-z0-9-]+)")
_WHEN = re.compile(r"\bwhen:[ ]*[\"']?([^\s,\"'}#]+)")
_UNIT = re.compile(r"\bunit:[ ]*[\"']?([^\s,\"'}#]+)")
_TAGS = re.compile(r"\btags:[ ]*(?:\[([^\]]*)\]|((?:\n[ ]*- [^\n]+)+))")
_NAME = re.compile(r"\bname:\s*(\{[^}]*\}|[^\n]*(?:\n[ ]+(?:zh|en):[^\n]*)*)")
_TEXT = r"\b%s:[ ]*(?:\"([^\"]*)\"|'([^']*)'|([^,}\n]*))"
_ZH, _EN = re.compile(_TEXT % "zh"), re.compile(_TEXT % "en")
_WORD = re.compile(r"[^\s,\[\]\"'-][^\s,\[\]\"']*")


class Names:
    """The names in a fact base, in its order, with how they are told in Chinese and English."""

    def __init__(self) -> None:
        self.themes: dict[str, tuple[str, str]] = {}
        self.facts: dict[str, tuple[str, str]] = {}
        self.times: dict[str, tuple[str, ...]] = {}
        self.units: tuple[str, ...] = ()
        self.tags: tuple[str, ...] = ()

    @property
    def all_times(self) -> tuple[str, ...]:
        """The times of all facts, each once."""
        return tuple(dict.fromkeys(when for times in self.times.values() for when in times))


def read_names(path: str) -> Names:
    """Return what the file at `path` names; nothing where it cannot be read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - pathlib is slow to import
            data = file.read(_MAX_BYTES)
    except (OSError, ValueError):
        return Names()
    if data.startswith(_SQLITE):
        return _from_sqlite(path)
    return _from_yaml(data.decode("utf-8", "replace").replace("\r\n", "\n"))


def _from_yaml(text: str) -> Names:
    names = Names()
    units: list[str] = []
    tags: list[str] = []
    for section in _SECTION.finditer(text):
        for item in _items(section[2]):
            found = _ID.search(item)
            if not found:
                continue
            if section[1] == "themes":
                names.themes[found[1]] = _told(item)
                continue
            names.facts[found[1]] = _told(item)
            names.times[found[1]] = tuple(dict.fromkeys(_WHEN.findall(item)))
            units += _UNIT.findall(item)
            listed = _TAGS.search(item)
            tags += _WORD.findall(listed[1] or listed[2] or "") if listed else []
    names.units, names.tags = tuple(sorted(set(units))), tuple(sorted(set(tags)))
    return names


def _items(section: str) -> list[str]:
    first = _ITEM.search(section)
    if not first:
        return []
    return re.split(rf"^{first[1]}- ", section, flags=re.MULTILINE)[1:]


def _told(item: str) -> tuple[str, str]:
    found = _NAME.search(item)
    if not found:
        return "", ""
    told = []
    for pattern in (_ZH, _EN):
        text = pattern.search(found[1])
        told.append(next(filter(None, text.groups()), "").strip() if text else "")
    return told[0], told[1]


def _from_sqlite(path: str) -> Names:
    import json
    import sqlite3

    names = Names()
    try:
        connection = sqlite3.connect(f"file:{_quoted(path)}?mode=ro&immutable=1", uri=True)
        try:
            ((document,),) = connection.execute("SELECT value FROM meta WHERE name = 'document'")
        finally:
            connection.close()
        base = json.loads(document)
        names.themes = {item["id"]: _pair(item) for item in base["themes"]}
        figures = {item["id"]: item.get("figures") or [] for item in base["facts"]}
        names.facts = {item["id"]: _pair(item) for item in base["facts"]}
        names.times = {
            name: tuple(dict.fromkeys(f["when"] for f in of if f.get("when")))
            for name, of in figures.items()
        }
        names.units = tuple(sorted({f["unit"] for of in figures.values() for f in of}))
        names.tags = tuple(sorted({t for item in base["facts"] for t in item.get("tags") or ()}))
    except (sqlite3.Error, ValueError, TypeError, KeyError, AttributeError):
        return Names()
    return names


def _quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(path)


def _pair(item: dict[str, dict[str, str]]) -> tuple[str, str]:
    name = item.get("name") or {}
    return name.get("zh") or "", name.get("en") or ""
