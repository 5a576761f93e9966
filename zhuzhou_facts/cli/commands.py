"""The commands as data: order, group, where each is defined, its line and examples in the help."""

from __future__ import annotations

from typing import Final, NamedTuple

ABOUT: Final = "Look up the facts and figures of one source, each with its bounds and its place."
_LOOK_UP: Final = "Look up"
_CHECK: Final = "Check"
_FACT_BASES: Final = "Fact bases"


class Entry(NamedTuple):
    """A command: its group in the help, its module, its line."""

    group: str
    module: str
    summary: str


COMMANDS: Final = {
    "list": Entry(_LOOK_UP, "lookup", "list facts, a row a figure"),
    "search": Entry(_LOOK_UP, "lookup", "find by words or a number"),
    "show": Entry(_LOOK_UP, "keys", "everything about a fact"),
    "compare": Entry(_LOOK_UP, "lookup", "then and now, side by side"),
    "get": Entry(_LOOK_UP, "keys", "values for scripts"),
    "themes": Entry(_LOOK_UP, "lookup", "list the themes"),
    "cite": Entry(_LOOK_UP, "evidence", "cite figures or the source"),
    "quote": Entry(_LOOK_UP, "evidence", "the sentence in your copy"),
    "proofread": Entry(_CHECK, "evidence", "check the numbers of a draft"),
    "verify": Entry(_CHECK, "evidence", "check a copy of the source"),
    "audit": Entry(_CHECK, "lookup", "recompute the source's claims"),
    "check": Entry(_FACT_BASES, "files", "find the problems of a base"),
    "scaffold": Entry(_FACT_BASES, "files", "draft a base of a text"),
    "export": Entry(_FACT_BASES, "files", "write the whole base"),
    "schema": Entry(_FACT_BASES, "files", "print the JSON Schema"),
}

EXAMPLES: Final = {
    "": {"zzf search {name}": "what is there", "zzf compare": "then and now"},
    "help": {},
    "list": {"zzf list {theme} --unit {unit}": "one theme, one unit"},
    "search": {"zzf search {name}": "by words", "zzf search {number}": "by a number"},
    "show": {"zzf show {name}": "by its name", "zzf show {key} -L both": "in both languages"},
    "compare": {"zzf compare {theme}": "one theme", "zzf compare --all": "every other pair too"},
    "get": {
        "zzf get --value {key}": "the number alone",
        "zzf get - < keys.txt": "keys from a file",
    },
    "themes": {"zzf themes -o themes.csv": "for a spreadsheet"},
    "cite": {
        "zzf cite {key}": "in the usual style of the language",
        "zzf cite {key} -s mla --in-text": "the parenthesis for your text",
        "zzf cite -s bibtex -o source.bib": "for a bibliography",
    },
    "quote": {
        "zzf quote {key} --article a.txt": "the sentence",
        "zzf quote {key} --article a.txt --json": "as W3C selectors",
    },
    "proofread": {
        "zzf proofread draft.txt": "against the base in use",
        "zzf proofread draft.txt --source a.txt": "against a text",
    },
    "verify": {"zzf verify --article a.txt": "what differs"},
    "audit": {"zzf audit --reading customary": "hedges as usually understood"},
    "check": {"zzf check mine.yaml": "a base of your own"},
    "scaffold": {
        "zzf scaffold report.txt -o mine.yaml": "a base to be worded by hand",
        "zzf scaffold report.txt --dry-run": "how the text is divided",
    },
    "export": {
        "zzf export -o facts.sqlite": "a database",
        "zzf export -f csv-excel -o facts.csv": "for a spreadsheet",
    },
    "schema": {"zzf schema -o facts.schema.json": "for an editor"},
}
"""What to type, its fields filled from the base in use, and what it shows; "" is the tool."""
