"""The values that options and arguments take: what the shell offers, and what is checked.

The functions are callbacks of Typer's completion, so each imports what it needs when it is called.
They return plain strings: with descriptions the scripts of the shells import Rich.
"""

import contextlib
import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

import typer

from zhuzhou_facts.errors import UsageError, ZhuzhouFactsError

if TYPE_CHECKING:
    from zhuzhou_facts.records import FactBase

SQLITE: Final = "sqlite"
ENDINGS: Final = {
    **{f".{name}": name for name in ("json", "jsonl", "csv", "tsv", "yaml", "markdown", "html")},
    ".txt": "plain",
    ".ndjson": "jsonl",
    ".yml": "yaml",
    ".md": "markdown",
    ".htm": "html",
    **dict.fromkeys((".sqlite", ".sqlite3", ".db"), SQLITE),
}
"""The format that the ending of a file asks for."""
UNIT_SYSTEMS: Final = ("source", "zh", "intl")
UNKNOWN_NUMBERS: Final = ("warn", "fail", "ignore")
FACETS: Final = ("theme", "kind", "tag", "when", "unit")


def choose(option: str, value: str, choices: Iterable[str]) -> str:
    """Return a value that is one of the choices.

    Raises:
        UsageError: it is none of them.
    """
    names = list(map(str, choices))
    if value not in names:
        raise UsageError(
            "{option} {value!r} is not one of {choices}",
            option=option,
            value=value,
            choices=names,
        )
    return value


def formats() -> list[str]:
    """Return the formats of rows."""
    from zhuzhou_facts.output.formats import Format

    return list(Format)


def export_formats() -> list[str]:
    """Return the formats of a whole base."""
    return [*(name for name in formats() if name not in {"table", "plain"}), SQLITE]


def readings() -> list[str]:
    """Return the ways to bound hedged numbers."""
    from zhuzhou_facts.quantity import Reading

    return list(Reading)


def styles() -> list[str]:
    """Return the styles of citations."""
    from zhuzhou_facts.citation import Style

    return list(Style)


def kinds() -> list[str]:
    """Return the kinds of facts."""
    from zhuzhou_facts.records import Kind

    return list(Kind)


def verdicts() -> list[str]:
    """Return the verdicts on the numbers of a draft."""
    from zhuzhou_facts.document.amounts import Verdict

    return list(Verdict)


def fields(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the fields of a command's rows, after those that are there already."""
    before, comma, _ = incomplete.rpartition(",")
    return [
        f"{before}{comma}{name}" for name in _fields(ctx.info_name) if name not in before.split(",")
    ]


def sort_fields(ctx: typer.Context) -> list[str]:
    """Return the fields to sort by, ascending and descending."""
    return [sign + name for name in _fields(ctx.info_name) for sign in ("", "-")]


def _fields(command: str | None) -> Sequence[str]:
    from zhuzhou_facts.output import fields as rows

    own = {
        "themes": rows.THEME,
        "search": rows.HIT,
        "compare": rows.COMPARISON,
        "cite": rows.CITATION,
        "quote": rows.QUOTATION,
        "verify": rows.VERIFICATION,
        "audit": rows.AUDIT,
        "check": rows.PROBLEM,
        "proofread": rows.PROOFREADING,
        "scaffold": rows.SCAFFOLD,
    }
    return own.get(command or "", rows.ROW)


def themes(ctx: typer.Context) -> list[str]:
    """Return the themes of the base."""
    base = _base(ctx)
    return [theme.id for theme in base.themes] if base else []


def tags(ctx: typer.Context) -> list[str]:
    """Return the tags of the base."""
    base = _base(ctx)
    return sorted({tag for fact in base.facts for tag in fact.tags}) if base else []


def times(ctx: typer.Context) -> list[str]:
    """Return the times of the base."""
    base = _base(ctx)
    found = (figure.when for fact in base.facts for figure in fact.figures) if base else ()
    return sorted({when for when in found if when})


def units(ctx: typer.Context) -> list[str]:
    """Return the units of the base."""
    base = _base(ctx)
    return sorted({figure.unit for fact in base.facts for figure in fact.figures}) if base else []


def keys(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return ids of themes and facts; once the word has an `@`, keys.

    Bash takes the `@` for a word of its own: after it stand the times alone, at it `@` and a time.
    """
    found = _keys(ctx)
    given: list[str] = ctx.params.get("keys") or []
    if given and incomplete == "@":
        return [key.removeprefix(given[-1]) for key in found if key.startswith(f"{given[-1]}@")]
    if len(given) > 1 and given[-1] == "@":
        before = f"{given[-2]}@"
        return [key.removeprefix(before) for key in found if key.startswith(before)]
    if "@" in incomplete or ":" in incomplete:
        return found
    return [key for key in found if "@" not in key and ":" not in key]


def _keys(ctx: typer.Context) -> list[str]:
    from zhuzhou_facts import fast_get

    if not _facts(ctx):
        # The index of the wheel is read far faster than the base.
        with contextlib.suppress(OSError):
            return [key.decode() for key in fast_get.read_index()]
    from zhuzhou_facts.figures import query

    base = _base(ctx)
    return query.every_key(base) if base else []


def _facts(ctx: typer.Context) -> str | None:
    contexts = (ctx, ctx.parent)
    given = [path for each in contexts if each for path in each.params.get("facts") or ()]
    return given[0] if given else os.environ.get("ZHUZHOU_FACTS_FILE")


def _base(ctx: typer.Context) -> "FactBase | None":
    """Return the base in use; None where it cannot be read, which is not the time to say."""
    from zhuzhou_facts.base import load

    try:
        return load(_facts(ctx))
    except ZhuzhouFactsError:
        return None
