"""The commands as data: order, group, the words of the help pages, and where each is defined."""

from __future__ import annotations

from typing import Final, NamedTuple

ABOUT: Final = "Look up the facts and figures of one source, each with its bounds and its place."

LOOK_UP: Final = "Look up"
CHECK: Final = "Check"
FACT_BASES: Final = "Fact bases"


class Entry(NamedTuple):
    """A command: `module` and `function` are under `zhuzhou_facts.cli`."""

    name: str
    group: str
    module: str
    function: str
    summary: str
    about: str
    examples: tuple[tuple[str, str], ...]


COMMANDS: Final = {
    entry.name: entry
    for entry in (
        Entry(
            "list",
            LOOK_UP,
            "lookup",
            "list_",
            "list facts, a row a figure",
            "List facts as rows, one a figure.",
            (("zzf list city --unit km2", "areas in the theme “city”"),),
        ),
        Entry(
            "search",
            LOOK_UP,
            "lookup",
            "search",
            "find by words or a number",
            "Find facts by words in Chinese or English, or by a number; best first.",
            (("zzf search 常住人口", "by words"), ('zzf search "60 billion"', "by a number")),
        ),
        Entry(
            "show",
            LOOK_UP,
            "lookup",
            "show",
            "everything about a fact",
            "Show everything about a fact.",
            (
                ("zzf show 常住人口", "by its name"),
                ("zzf show built-up-area -L both", "in both languages"),
            ),
        ),
        Entry(
            "compare",
            LOOK_UP,
            "numbers",
            "compare",
            "then and now, side by side",
            "Compare two times: the change, the multiple, the growth a year, with bounds.",
            (("zzf compare city", "one theme"), ("zzf compare --all", "every other pair too")),
        ),
        Entry(
            "get",
            LOOK_UP,
            "lookup",
            "get",
            "values for scripts",
            "Print values for scripts; in a pipe key, value, unit, wording, tab-separated.",
            (
                ("zzf get --value urbanisation-rate", "the number alone"),
                ("zzf get - < keys.txt", "keys from a file"),
            ),
        ),
        Entry(
            "themes",
            LOOK_UP,
            "lookup",
            "themes",
            "list the themes",
            "List the themes, in the order of the source.",
            (("zzf themes -o themes.csv", "for a spreadsheet"),),
        ),
        Entry(
            "cite",
            LOOK_UP,
            "evidence",
            "cite",
            "cite figures or the source",
            "Cite figures, or the source alone where no KEY is given. Titles keep the capitals of "
            "the source; with -f html or -f markdown they have their italics.",
            (
                ("zzf cite foreign-trade@2017", "in the usual style of the language"),
                ("zzf cite foreign-trade -s mla --in-text", "the parenthesis for your text"),
                ("zzf cite -s bibtex -o zhuzhou.bib", "for a bibliography"),
            ),
        ),
        Entry(
            "quote",
            LOOK_UP,
            "evidence",
            "quote",
            "the sentence in your copy",
            "Show the sentence in your own copy of the source, the figure marked.",
            (
                ("zzf quote academicians --article a.txt", "the sentence"),
                ("zzf quote academicians --article a.txt --json", "as W3C selectors"),
            ),
        ),
        Entry(
            "proofread",
            CHECK,
            "drafts",
            "proofread",
            "check the numbers of a draft",
            "Check every number of a draft against fact bases, or against a source text.",
            (
                ("zzf proofread draft.txt", "against the base in use"),
                ("zzf proofread draft.txt --source article.txt", "against a text"),
            ),
        ),
        Entry(
            "verify",
            CHECK,
            "evidence",
            "verify",
            "check a copy of the source",
            "Check every reference against your own copy, and find numbers without a fact.",
            (("zzf verify --article article.txt", "what differs"),),
        ),
        Entry(
            "audit",
            CHECK,
            "numbers",
            "audit",
            "recompute the source's claims",
            "Recompute the arithmetic of the source from its own figures.",
            (("zzf audit --reading customary", "hedges as usually understood"),),
        ),
        Entry(
            "check",
            FACT_BASES,
            "files",
            "check",
            "find the problems of a base",
            "Find every problem of a fact base: file, line, fact, and how to fix it.",
            (("zzf check facts.yaml", "a base of your own"),),
        ),
        Entry(
            "scaffold",
            FACT_BASES,
            "texts",
            "scaffold",
            "draft a base of a text",
            "Draw a first fact base from any text: its numbers with time, unit and place.",
            (
                ("zzf scaffold report.txt -o facts.yaml", "a base to be worded by hand"),
                ("zzf scaffold report.txt --dry-run", "how the text is divided"),
            ),
        ),
        Entry(
            "export",
            FACT_BASES,
            "files",
            "export",
            "write the whole base",
            "Write the whole fact base; --facts reads the SQLite file.",
            (
                ("zzf export -o facts.sqlite", "a database"),
                ("zzf export -f csv-excel -o facts.csv", "for a spreadsheet"),
            ),
        ),
        Entry(
            "schema",
            FACT_BASES,
            "files",
            "schema",
            "print the JSON Schema",
            "Print the JSON Schema of the fact base, for editors and validators.",
            (("zzf schema -o facts.schema.json", "for an editor"),),
        ),
    )
}
EXAMPLES: Final = (("zzf search 600亿", "what is 60 billion"), ("zzf compare", "then and now"))
