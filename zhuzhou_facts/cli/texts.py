"""The commands about texts that are no fact base yet: scaffold."""

import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, Final

import typer

from zhuzhou_facts.cli import values
from zhuzhou_facts.cli.options import ROWS, with_options
from zhuzhou_facts.errors import Message, OutputError, UsageError
from zhuzhou_facts.streams import exit_codes

if TYPE_CHECKING:
    from zhuzhou_facts.cli.session import Session
    from zhuzhou_facts.document.scaffolding import Scaffold

_YAML: Final = (".yaml", ".yml", "")


@with_options(*ROWS)
def scaffold(
    session: "Session",
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="The text; - is standard input.")
    ],
    text_lang: Annotated[
        str | None,
        typer.Option("--text-lang", help="The text's language: zh or en.", metavar="LANG"),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show how the text is divided; write nothing.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that exists.")] = False,
) -> int:
    """Write a first fact base of a text, or with --dry-run how the text is divided."""
    from zhuzhou_facts.document import read_copy
    from zhuzhou_facts.document.scaffolding import scaffold as draw

    if text_lang is not None:
        values.choose("--text-lang", text_lang, ("zh", "en"))
    if not dry_run:
        _check_target(session, force=force)
    copy = read_copy(article)
    bases = [session.base] if session.facts else []
    drawn = draw(copy.text, text_lang, page=copy.page, bases=bases)
    if dry_run:
        _divided(session, drawn, copy.name)
        return exit_codes.OK if drawn.rows else exit_codes.NOT_FOUND
    if not drawn.rows:
        session.error(Message("{file}: no numbers were found", {"file": copy.name}))
        return exit_codes.NOT_FOUND
    _write(session, drawn)
    return exit_codes.OK


def _check_target(session: "Session", *, force: bool) -> None:
    """Refuse a file that is no YAML, or that exists."""
    if session.asks_for_rows and session.format != "yaml":
        raise UsageError("scaffold writes YAML; other formats go with --dry-run")
    if session.path is None:
        return
    if PurePath(session.path).suffix.lower() not in _YAML:
        raise UsageError(
            "scaffold writes YAML: {path!r} must end in .yaml or .yml", path=session.path
        )
    if not force and os.path.lexists(session.path) and Path(session.path).is_file():
        raise OutputError("{path!r} exists; --force replaces it", path=session.path)


def _write(session: "Session", drawn: "Scaffold") -> None:
    """Write the fact base, and say what is left for a person."""
    from zhuzhou_facts.output.yaml_format import base_as_yaml

    session.write(base_as_yaml(drawn.document, drawn.doubts))
    session.note(
        Message(
            "facts: {facts}; statements to write (TODO): {statements}; doubts: {doubts}",
            {
                "facts": len(drawn.document.facts),
                "statements": len(drawn.document.facts),
                "doubts": len(drawn.doubts),
            },
        )
    )


def _divided(session: "Session", drawn: "Scaffold", file: str) -> None:
    from zhuzhou_facts.output import screens
    from zhuzhou_facts.output.rows import scaffold_records

    records = scaffold_records(drawn.rows)
    plain = ("section", "paragraph", "written", "value", "unit", "hedge", "when", "id", "doubt")
    session.emit(
        records, lambda present: screens.scaffold_screen(present, drawn, file), plain=plain
    )
