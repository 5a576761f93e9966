"""The commands about the fact base as a file: check, scaffold, export, schema."""

import json
import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from zhuzhou_facts import exit_codes
from zhuzhou_facts.cli.commands import COMMANDS
from zhuzhou_facts.cli.options import ROWS, Text, argument, command, option
from zhuzhou_facts.errors import OutputError, UsageError
from zhuzhou_facts.output import screens
from zhuzhou_facts.output.formats import Format
from zhuzhou_facts.streams.console import is_terminal

if TYPE_CHECKING:
    from zhuzhou_facts.cli.session import Session
    from zhuzhou_facts.document.scaffolding import Scaffold
    from zhuzhou_facts.records import FactBase

_TODO: Final = re.compile(r"[^#]*:\s*TODO\b")
_MOST_LINES: Final = 10
_YAML: Final = (".yaml", ".yml", "")
_SQLITE: Final = "sqlite"


@command(*ROWS)
def run_check(
    session: "Session", file: Text = argument("[FILE]", "A fact base; else the one in use.")
) -> None:
    """Find every problem of a fact base: file, line, fact, and how to fix it."""
    from zhuzhou_facts.base import examine
    from zhuzhou_facts.base.loading import shipped_path
    from zhuzhou_facts.output.rows import problem_records
    from zhuzhou_facts.streams.messages import translate_problem

    path = file or session.facts or shipped_path()
    with session.waiting(str(path)):
        base, problems = examine(path)
    if session.format is Format.PLAIN and session.options.fields is None:
        # As compilers and linters print them, so that editors can jump there.
        lines = (f"{translate_problem(each, session.messages.lang)}\n" for each in problems)
        session.write("".join(lines), human=True)
    elif problems or session.format is not Format.TABLE:
        name = problems[0].file if problems else ""
        session.emit(
            problem_records(problems, session.lang),
            lambda it: screens.problem_screen(problems, it.lang, name),
        )
    if base is None or problems:
        if session.format is not Format.TABLE:
            session.note("problems: {count}", count=len(problems))
        session.code = exit_codes.UNREADABLE
        return
    session.note(
        "{path}: {facts} facts, {figures} figures: sound",
        path=base.path,
        facts=len(base.facts),
        figures=sum(len(fact.figures) for fact in base.facts),
    )
    _note_lines(session, base)


def _note_lines(session: "Session", base: "FactBase") -> None:
    """Say where the texts are that a person still has to write; a compiled base has no lines."""
    text = Path(base.path).read_text(encoding="utf-8", errors="replace")
    lines = [str(number) for number, line in enumerate(text.split("\n"), 1) if _TODO.match(line)]
    if text.startswith("SQLite"):
        session.note_unworded()
    elif lines:
        shown = lines[:_MOST_LINES] + ["…"] * (len(lines) > _MOST_LINES)
        session.note(
            "{path}: texts to write (TODO) in {count} lines: {lines}",
            path=base.path,
            count=len(lines),
            lines=shown,
        )


@command(*ROWS)
def run_scaffold(
    session: "Session",
    article: str = argument("ARTICLE", "The text; - is standard input.", default=...),
    text_lang: Text = option(
        "--text-lang", "The text's language: zh or en.", "LANG", None, ("zh", "en")
    ),
    dry_run: bool = option("--dry-run", "Show how the text is divided; write nothing."),
    force: bool = option("--force", "Replace a file that exists."),
) -> None:
    """Draw a first fact base from any text: its numbers with time, unit and place."""
    from zhuzhou_facts.document import read_copy
    from zhuzhou_facts.document.scaffolding import scaffold
    from zhuzhou_facts.output.formats import base_as_yaml

    if not dry_run:
        _check_target(session)
    if not force and session.path is not None and Path(session.path).is_file():
        raise OutputError("{path!r} exists; --force replaces it", path=session.path)
    copy = read_copy(article)
    bases = [session.base] if session.facts else []
    drawn = scaffold(copy.text, text_lang, page=copy.page, bases=bases)
    if not drawn.rows:
        session.code = exit_codes.NOT_FOUND
        session.error("{file}: no numbers were found", file=copy.name)
    if dry_run:
        _divided(session, drawn, copy.name)
    elif drawn.rows:
        session.write(base_as_yaml(drawn.document, drawn.doubts, session.lang))
        session.note(
            "facts: {facts}; statements to write (TODO): {statements}; doubts: {doubts}",
            facts=len(drawn.document.facts),
            statements=len(drawn.document.facts),
            doubts=len(drawn.doubts),
        )


def _check_target(session: "Session") -> None:
    """Refuse a file that is no YAML."""
    if session.asks_for_rows and session.format != "yaml":
        raise UsageError("scaffold writes YAML; other formats go with --dry-run")
    if session.path is not None and PurePath(session.path).suffix.lower() not in _YAML:
        raise UsageError(
            "scaffold writes YAML: {path!r} must end in .yaml or .yml", path=session.path
        )


def _divided(session: "Session", drawn: "Scaffold", file: str) -> None:
    import hashlib

    from zhuzhou_facts.base import promote
    from zhuzhou_facts.output.formats import base_as_yaml
    from zhuzhou_facts.output.rows import scaffold_records

    if session.format is Format.HTML:
        # A page shows the title and the source of the text that was read.
        written = base_as_yaml(drawn.document, drawn.doubts, session.lang).encode()
        session.base = promote(drawn.document, hashlib.sha256(written).hexdigest(), file)
    session.emit(
        scaffold_records(drawn.rows, session.lang),
        lambda it: screens.scaffold_screen(it, drawn, file),
    )


@command("format", "json", "output")
def run_export(
    session: "Session", derived: bool = option("--derived", "Derived figures too.")
) -> None:
    """Write the whole fact base; --facts reads the SQLite file."""
    chosen = session.asked_format(COMMANDS["export"].formats.split()) or "json"
    if chosen == _SQLITE and session.path is None and is_terminal(session.output.stream):
        raise UsageError("a SQLite file is not for a terminal; name one with -o FILE")
    with session.waiting(session.facts):
        data = _exported(session, chosen, derived=derived)
    session.write(data)
    session.note_unworded()


def _exported(session: "Session", chosen: str, *, derived: bool) -> str | bytes:
    from zhuzhou_facts.figures import query
    from zhuzhou_facts.output.formats import render

    base = session.base
    items = list(query.items(base, session.reading, derived=derived))
    records = session.fact_records(items)
    session.counted = len(records.rows), chosen
    if chosen == _SQLITE:
        from zhuzhou_facts.base.loading import compile_base

        return compile_base(base, records.fields, records.rows)
    if chosen == Format.HTML:
        from zhuzhou_facts.output.page import fact_page
        from zhuzhou_facts.output.screens.overview import headline_comparisons

        compared = headline_comparisons(base)
        return session.html(screens.overview_screen, lambda page: fact_page(page, items, compared))
    return render(records, Format(chosen), caption=base.source.shown_title.get(session.lang))


@command("output")
def run_schema(session: "Session") -> None:
    """Print the JSON Schema of the fact base, for editors and validators."""
    from zhuzhou_facts.base.schema import json_schema

    if session.path is not None and PurePath(session.path).suffix.lower() not in {".json", ""}:
        raise UsageError("schema writes JSON: {path!r} must end in .json", path=session.path)
    session.write(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")
