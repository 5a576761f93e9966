"""The values that options and arguments take: what the shell offers, and what is checked.

The functions return plain strings: with descriptions the scripts of the shells import Rich.
"""

import contextlib
import os
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Final

import typer

from zhuzhou_facts import fast_get
from zhuzhou_facts.cli.commands import COMMANDS
from zhuzhou_facts.errors import UsageError, ZhuzhouFactsError

if TYPE_CHECKING:
    from zhuzhou_facts.records import FactBase

ENDINGS: Final = {
    **{f".{name}": name for name in ("json", "jsonl", "csv", "tsv", "yaml", "markdown", "html")},
    ".txt": "plain",
    ".ndjson": "jsonl",
    ".yml": "yaml",
    ".md": "markdown",
    ".htm": "html",
    **dict.fromkeys((".sqlite", ".sqlite3", ".db"), "sqlite"),
}
"""The format that the ending of a file asks for."""


def choose(option: str, value: str, choices: Iterable[str]) -> str:
    """Return a value that is one of the choices; raise `UsageError` where it is none of them."""
    names = list(map(str, choices))
    if value not in names:
        template = "{option} {value!r} is not one of {choices}"
        raise UsageError(template, option=option, value=value, choices=names)
    return value


def _members(module: str, name: str) -> Callable[[], list[str]]:
    """Return what lists the members of an enumeration, whose module is imported then."""
    return lambda: list(getattr(import_module(f"zhuzhou_facts.{module}"), name))


formats = _members("output.formats", "Format")
readings = _members("quantity", "Reading")
styles = _members("citation", "STYLES")
kinds = _members("records", "Kind")
verdicts = _members("document.amounts", "Verdict")


def base_in_use(named: "Iterable[str] | None") -> "FactBase | None":
    """Return the base in use; None where it cannot be read, which is not the time to say."""
    from zhuzhou_facts.base import load

    with contextlib.suppress(ZhuzhouFactsError):
        return load(next(iter(named or ()), os.environ.get("ZHUZHOU_FACTS_FILE")) or None)
    return None


def _facts(ctx: typer.Context) -> list[str]:
    return [path for each in (ctx, ctx.parent) if each for path in each.params.get("facts") or ()]


def _of_base(values: "Callable[[FactBase], Iterable[str | None]]") -> Callable[..., list[str]]:
    """Return what lists values that the base in use has."""

    def offer(ctx: typer.Context) -> list[str]:
        base = base_in_use(_facts(ctx))
        return sorted(set(filter(None, values(base)))) if base else []

    return offer


themes = _of_base(lambda base: (theme.id for theme in base.themes))
tags = _of_base(lambda base: (tag for fact in base.facts for tag in fact.tags))
times = _of_base(lambda base: (it.when for fact in base.facts for it in fact.figures))
units = _of_base(lambda base: (it.unit for fact in base.facts for it in fact.figures))


def fields(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the fields of a command's rows, after those that are there already."""
    from zhuzhou_facts.output import fields as rows

    before, comma, _ = incomplete.rpartition(",")
    entry = COMMANDS.get(ctx.info_name or "")
    names = getattr(rows, entry.fields if entry else "ROW")
    return [f"{before}{comma}{name}" for name in names if name not in before.split(",")]


def sort_fields() -> list[str]:
    """Return the fields to sort by, ascending and descending."""
    from zhuzhou_facts.output.fields import ROW

    return [sign + name for name in ROW for sign in ("", "-")]


def keys(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return ids of themes and facts; once the word has an `@`, keys.

    Bash takes the `@` for a word of its own: after it stand the times alone, at it `@` and a time.
    """
    found = _keys(ctx)
    given: list[str] = ctx.params.get("keys") or []
    typed = "".join(given[-2:] if given[-1:] == ["@"] else given[-1:])
    if typed and "@" in (incomplete, typed[-1]):
        return [key.removeprefix(typed) for key in found if key.startswith(typed)]
    if "@" in incomplete or ":" in incomplete:
        return found
    return [key for key in found if "@" not in key and ":" not in key]


def _keys(ctx: typer.Context) -> list[str]:
    if not (_facts(ctx) or os.environ.get("ZHUZHOU_FACTS_FILE")):
        # The index of the wheel is read far faster than the base.
        with contextlib.suppress(OSError):
            return [key.decode() for key in fast_get.read_index()]
    from zhuzhou_facts.figures import query

    base = base_in_use(_facts(ctx))
    return query.every_key(base) if base else []
