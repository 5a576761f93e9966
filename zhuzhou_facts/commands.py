"""The commands of the tool and their options, as data.

The command line is built of them, plain calls are read by them (see `arguments`) and shells
complete them. The first two want them before anything slow is imported: they import next to
nothing.
"""

from __future__ import annotations

from zhuzhou_facts.output import fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    Takes: TypeAlias = str | tuple[str, ...] | None

FILE = "file"
NUMBER = "number"


class Option:
    """An option of a command; without names, what stands after the command by itself."""

    __slots__ = ("about", "is_many", "key", "metavar", "names", "takes", "variable")

    def __init__(  # noqa: PLR0913 - a record, without the weight of a dataclass
        self,
        key: str,
        names: tuple[str, ...],
        about: str,
        takes: Takes = None,
        *,
        metavar: str = "",
        variable: str = "",
        is_many: bool = False,
    ) -> None:
        """Describe an option.

        Args:
            key: what the function that answers the command calls it.
            names: how it is written, the long form first.
            about: what it is for.
            takes: nothing (None), one of some words, or a kind of text: a file, a key, a number …
            metavar: what stands for a text in the help page.
            variable: the environment variable that gives it where the call does not.
            is_many: whether it may be given several times.
        """
        self.key = key
        self.names = names
        self.about = about
        self.takes = takes
        self.metavar = metavar
        self.variable = variable
        self.is_many = is_many


class Command:
    """A command: what it is for, its options, and the function that answers it."""

    __slots__ = ("about", "argument", "fields", "home", "more", "name", "own", "shared")

    def __init__(  # noqa: PLR0913 - a record, without the weight of a dataclass
        self,
        name: str,
        home: str,
        about: str,
        more: str = "",
        *,
        argument: Option | None = None,
        own: tuple[Option, ...] = (),
        shared: tuple[Option, ...] = (),
        fields: tuple[str, ...] = (),
    ) -> None:
        """Describe a command.

        Args:
            name: its name; that of the tool without one is empty.
            home: the module under `cli` and the function in it.
            about: what it is for, in a sentence.
            more: what else there is to say of it.
            argument: what stands after it by itself.
            own: the options of its own.
            shared: the options that it shares with others.
            fields: the fields of its rows.
        """
        self.name = name
        self.home = home
        self.about = about
        self.more = more
        self.argument = argument
        self.own = own
        self.shared = shared
        self.fields = fields

    @property
    def options(self) -> tuple[Option, ...]:
        """All its options, its own first."""
        return self.own + self.shared


_FORMATS = (
    *("table", "plain", "json", "jsonl", "csv", "csv-excel", "tsv", "yaml", "markdown", "html"),
)
_STYLES = (
    *("gbt7714-2025", "gbt7714-2015", "apa", "chicago", "chicago-note", "mla", "bibtex", "ris"),
    *("csl-json", "wikipedia"),
)
_KINDS = ("indicator", "recognition", "milestone", "measure", "asset")

_ALL = (
    Option(
        "lang_option",
        ("--lang", "-L"),
        "Language of output [default: the locale's].",
        ("zh", "en", "both"),
        variable="ZHUZHOU_FACTS_LANG",
    ),
    Option(
        "units_option",
        ("--units",),
        "Numbers as written, in 万/亿, or in million/billion.",
        ("source", "zh", "intl"),
    ),
    Option(
        "reading_option",
        ("--reading",),
        "How hedges bound [default: strict].",
        ("strict", "customary"),
    ),
    Option(
        "facts",
        ("--facts",),
        "Another fact base (YAML, or SQLite as exported).",
        FILE,
        metavar="FILE",
        variable="ZHUZHOU_FACTS_FILE",
    ),
    Option("color", ("--color",), "Colour [default: auto].", ("auto", "always", "never")),
    Option("ascii", ("--ascii",), "Draw with ASCII alone."),
    Option("quiet", ("--quiet", "-q"), "No notes, only errors."),
    Option("no_pager", ("--no-pager",), "Do not show long output in a pager."),
    Option("version", ("--version",), "Show tool, data version and SHA-256 of the facts."),
)
_FORMAT = (
    Option(
        "format_option",
        ("--format", "-f"),
        "Format of rows [default: table on a terminal, else plain].",
        _FORMATS,
        variable="ZHUZHOU_FACTS_FORMAT",
    ),
    Option("json", ("--json",), "The same as -f json."),
    Option("fields", ("--fields",), "Only these fields.", "fields", metavar="A,B,C"),
)
_OUTPUT = (Option("output_file", ("--output", "-o"), "Write to a file.", FILE, metavar="FILE"),)
_SAVE = (
    Option(
        "save_file", ("--save",), "Save a picture: FILE.svg or FILE.html.", FILE, metavar="FILE"
    ),
)
_FILE = _ALL + _OUTPUT
_ROWS = _ALL + _FORMAT + _OUTPUT
_DRAWN = _ROWS + _SAVE

_LIMIT = Option("limit", ("--limit",), "At most so many rows.", NUMBER, metavar="N")
_DERIVED = Option("derived", ("--derived",), "Derived figures too.")
_ARTICLE = Option(
    "article",
    ("--article",),
    "Your copy of the source: text or HTML; - is standard input.",
    FILE,
    metavar="FILE",
    variable="ZHUZHOU_FACTS_ARTICLE",
)


def _many(key: str, about: str, takes: str, metavar: str) -> Option:
    return Option(key, (), about, takes, metavar=metavar, is_many=True)


_KEYS = _many("keys", "ID or ID@WHEN.", "key", "KEY")

# In the order of the help page: from looking up to looking after.
_COMMANDS = (
    Command(
        "",
        "lookup.overview",
        "Look up figures from one source, told truly: with hedge, bounds and where they stand.",
        shared=_DRAWN,
    ),
    Command(
        "themes",
        "lookup.themes",
        "List the themes, in the source's order.",
        shared=_DRAWN,
        fields=fields.THEME,
    ),
    Command(
        "list",
        "lookup.list_",
        "List facts as rows, one a figure.",
        "By theme, kind, tag, time and unit; sorted by any field.",
        argument=_many("theme", "Only these themes.", "theme", "THEME"),
        own=(
            Option("kind", ("--kind",), "Only this kind.", _KINDS, is_many=True),
            Option("tag", ("--tag",), "Only with this tag.", "tag", metavar="TAG", is_many=True),
            Option("when", ("--when",), "Only of this time.", "time", metavar="TIME"),
            Option("unit", ("--unit",), "Only in this unit.", "unit", metavar="UNIT"),
            Option("hedged", ("--hedged",), "Only hedged figures."),
            _DERIVED,
            Option("sort", ("--sort",), "Sort by a field; -FIELD: down.", "field", metavar="FIELD"),
            _LIMIT,
        ),
        shared=_DRAWN,
        fields=fields.ROW,
    ),
    Command(
        "show",
        "lookup.show",
        "Show everything about a fact.",
        "Its figures with their bounds, what follows from them, where it stands, what to mind.",
        argument=_many("ids", "Facts, by id or key.", "key", "ID"),
        shared=_DRAWN,
        fields=fields.ROW,
    ),
    Command(
        "get",
        "lookup.get",
        "Get values for scripts, by key.",
        "In a pipe: key, value, unit and the number as written, parted by tabs.",
        argument=_many("keys", "ID or ID@WHEN; - reads keys, one a line.", "key", "KEY"),
        own=(
            Option("value", ("--value",), "The bare number alone."),
            Option("bare", ("--bare",), "With --value: hedged and derived numbers too."),
        ),
        shared=_DRAWN,
        fields=fields.ROW,
    ),
    Command(
        "search",
        "finding.search",
        "Find facts by words in Chinese or English, or by a number.",
        'Best first. 402.15, 21.9亿, "60 billion" and 65.7% find the figures that they are, and '
        "those that round to them.",
        argument=_many("query", "Words, or a number.", "", "QUERY"),
        own=(
            Option("some", ("--any",), "One of the words is enough."),
            _LIMIT,
            Option("explain", ("--explain",), "Say why each was found."),
        ),
        shared=_DRAWN,
        fields=fields.HIT,
    ),
    Command(
        "compare",
        "numbers.compare",
        "Put then and now side by side.",
        "The change, the multiple with its bounds, the growth a year, and what to mind.",
        argument=_many("names", "Only these.", "fact or theme", "ID|THEME"),
        own=(
            Option("start", ("--from",), "The earlier time.", "time", metavar="TIME"),
            Option("end", ("--to",), "The later time.", "time", metavar="TIME"),
            Option("every", ("--all",), "Every other before/after pair as well."),
        ),
        shared=_DRAWN,
        fields=fields.COMPARISON,
    ),
    Command(
        "cite",
        "evidence.cite",
        "Cite figures, in ten styles.",
        "The reference, the statement, and where it stands.",
        argument=_KEYS,
        own=(
            Option("style", ("--style", "-s"), "Style [default: by language].", _STYLES),
            Option(
                "accessed",
                ("--accessed",),
                "When you read it: YYYY-MM-DD.",
                "",
                metavar="DATE",
            ),
        ),
        shared=_ROWS,
        fields=fields.CITATION,
    ),
    Command(
        "quote",
        "evidence.quote",
        "Show the sentence in your own copy.",
        "The figure is marked; -f json gives W3C selectors.",
        argument=_KEYS,
        own=(_ARTICLE,),
        shared=_ROWS,
        fields=fields.QUOTATION,
    ),
    Command(
        "verify",
        "evidence.verify",
        "Hold every locator against your own copy.",
        "Then it says which numbers of the copy no fact covers.",
        own=(_ARTICLE,),
        shared=_ROWS,
        fields=fields.VERIFICATION,
    ),
    Command(
        "audit",
        "numbers.audit",
        "Recompute the source's own arithmetic.",
        "Each claim agrees with the printed figures, disagrees, or cannot be told.",
        shared=_DRAWN,
        fields=fields.AUDIT,
    ),
    Command(
        "check",
        "files.check",
        "Say what is wrong with a fact base.",
        "Every problem at once: file, line, fact, and how to mend it.",
        argument=Option("file", (), "A fact base [default: the one in use].", FILE, metavar="FILE"),
        shared=_ROWS,
        fields=fields.PROBLEM,
    ),
    Command(
        "export",
        "files.export",
        "Write the whole fact base.",
        "A SQLite file is also what --facts reads.",
        own=(
            Option(
                "fmt",
                ("--format", "-f"),
                "Format [default: by the file's ending, else json].",
                (*_FORMATS[2:], "sqlite"),
            ),
            _DERIVED,
        ),
        shared=_FILE,
    ),
    Command(
        "schema",
        "files.schema",
        "Print the JSON Schema of the fact base.",
        "For completion in editors and for validators.",
        shared=_FILE,
    ),
)
COMMANDS = {command.name: command for command in _COMMANDS}
