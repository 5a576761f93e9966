"""The commands as data: order, group, where each is defined, its line and examples in the help.

What a command does is the docstring of its function, `run_NAME` in its module. The fields of an
example are filled from the fact base in use.
"""

from __future__ import annotations

from typing import Final, NamedTuple

ABOUT: Final = "Look up the facts and figures of one source, each with its bounds and its place."
LOOK_UP: Final = "Look up"
CHECK: Final = "Check"
FACT_BASES: Final = "Fact bases"


class Entry(NamedTuple):
    """A command: its group in the help, its module, its line, and examples with what they show."""

    group: str
    module: str
    summary: str
    examples: dict[str, str]


COMMANDS: Final = {
    "list": Entry(
        LOOK_UP,
        "lookup",
        "list facts, a row a figure",
        {"zzf list {theme} --unit {unit}": "one theme, one unit"},
    ),
    "search": Entry(
        LOOK_UP,
        "lookup",
        "find by words or a number",
        {"zzf search {name}": "by words", "zzf search {number}": "by a number"},
    ),
    "show": Entry(
        LOOK_UP,
        "keys",
        "everything about a fact",
        {"zzf show {name}": "by its name", "zzf show {key} -L both": "in both languages"},
    ),
    "compare": Entry(
        LOOK_UP,
        "numbers",
        "then and now, side by side",
        {"zzf compare {theme}": "one theme", "zzf compare --all": "every other pair too"},
    ),
    "get": Entry(
        LOOK_UP,
        "keys",
        "values for scripts",
        {"zzf get --value {key}": "the number alone", "zzf get - < keys.txt": "keys from a file"},
    ),
    "themes": Entry(
        LOOK_UP,
        "lookup",
        "list the themes",
        {"zzf themes -o themes.csv": "for a spreadsheet"},
    ),
    "cite": Entry(
        LOOK_UP,
        "evidence",
        "cite figures or the source",
        {
            "zzf cite {key}": "in the usual style of the language",
            "zzf cite {key} -s mla --in-text": "the parenthesis for your text",
            "zzf cite -s bibtex -o source.bib": "for a bibliography",
        },
    ),
    "quote": Entry(
        LOOK_UP,
        "evidence",
        "the sentence in your copy",
        {
            "zzf quote {key} --article a.txt": "the sentence",
            "zzf quote {key} --article a.txt --json": "as W3C selectors",
        },
    ),
    "proofread": Entry(
        CHECK,
        "evidence",
        "check the numbers of a draft",
        {
            "zzf proofread draft.txt": "against the base in use",
            "zzf proofread draft.txt --source a.txt": "against a text",
        },
    ),
    "verify": Entry(
        CHECK,
        "evidence",
        "check a copy of the source",
        {"zzf verify --article a.txt": "what differs"},
    ),
    "audit": Entry(
        CHECK,
        "numbers",
        "recompute the source's claims",
        {"zzf audit --reading customary": "hedges as usually understood"},
    ),
    "check": Entry(
        FACT_BASES,
        "files",
        "find the problems of a base",
        {"zzf check mine.yaml": "a base of your own"},
    ),
    "scaffold": Entry(
        FACT_BASES,
        "files",
        "draft a base of a text",
        {
            "zzf scaffold report.txt -o mine.yaml": "a base to be worded by hand",
            "zzf scaffold report.txt --dry-run": "how the text is divided",
        },
    ),
    "export": Entry(
        FACT_BASES,
        "files",
        "write the whole base",
        {
            "zzf export -o facts.sqlite": "a database",
            "zzf export -f csv-excel -o facts.csv": "for a spreadsheet",
        },
    ),
    "schema": Entry(
        FACT_BASES,
        "files",
        "print the JSON Schema",
        {"zzf schema -o facts.schema.json": "for an editor"},
    ),
}
EXAMPLES: Final = {"zzf search {name}": "what is there", "zzf compare": "then and now"}
