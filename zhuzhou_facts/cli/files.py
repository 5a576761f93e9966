"""The commands about the fact base as a file: check, export, schema."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Final

from zhuzhou_facts.cli.session import EXIT_FILE, EXIT_OK, Session
from zhuzhou_facts.errors import UsageError
from zhuzhou_facts.figures import query
from zhuzhou_facts.output.fields import PROBLEM
from zhuzhou_facts.output.formats import Format, render
from zhuzhou_facts.output.rows import Records, fact_records

_SQLITE: Final = "sqlite"
_DATABASES: Final = {".sqlite", ".sqlite3", ".db"}
_ENDINGS: Final = {".ndjson": "jsonl", ".yml": "yaml", ".md": "markdown", ".htm": "html"}


def check(session: Session, *, file: str | None = None) -> int:
    """Write everything that is wrong with a fact base."""
    from zhuzhou_facts.base.loading import examine, shipped_path

    base, problems = examine(file or session.facts or shipped_path())
    rows = tuple(
        (p.file, p.line, p.column, p.fact or None, str(p.message), str(p.fix or ""))
        for p in problems
    )
    records = Records(PROBLEM, rows)
    if session.format in {Format.TABLE, Format.PLAIN} and session.fields is None:
        # As compilers and linters print them, so that editors can jump there.
        if problems:
            from zhuzhou_facts.streams.catalogue import translate_problem

            lang = session.messages.lang
            lines = (f"{translate_problem(problem, lang)}\n" for problem in problems)
            session.write("".join(lines), human=True)
    else:
        session.emit(records, list, plain=records.fields)
    if base is None or problems:
        count = len(problems)
        session.note(f"{count} problem{'' if count == 1 else 's'}")
        return EXIT_FILE
    figures = sum(len(fact.figures) for fact in base.facts)
    session.note(f"{base.path}: {len(base.facts)} facts, {figures} figures: sound")
    return EXIT_OK


def export(session: Session, *, fmt: str | None = None, derived: bool = False) -> int:
    """Write the whole fact base, in a format or as a database."""
    chosen = fmt or _by_ending(session.output_file)
    base = session.base
    items = list(query.items(base, session.reading, derived=derived))
    records = fact_records(base, items, session.reading)
    if chosen != _SQLITE:
        caption = base.source.title.get(session.lang)
        text = render(records, Format(chosen), lang=session.lang, caption=caption)
        session.write(text, human=False)
        return EXIT_OK
    if session.output_file is None and session.output.is_terminal:
        raise UsageError("a SQLite file is nothing to look at; name one with -o FILE")
    from zhuzhou_facts.answers import answers
    from zhuzhou_facts.base.compiled import compile_base

    session.write_bytes(compile_base(base, records, answers(base)))
    return EXIT_OK


def _by_ending(path: str | None) -> str:
    """Return the format that a file's name asks for; JSON where it asks for none."""
    suffix = PurePath(path or "").suffix.lower()
    if suffix in _DATABASES:
        return _SQLITE
    name = _ENDINGS.get(suffix, suffix.removeprefix("."))
    return name if name in set(Format) - {Format.TABLE, Format.PLAIN} else Format.JSON


def schema(session: Session) -> int:
    """Write the JSON Schema of the fact base."""
    from zhuzhou_facts.base.schema import json_schema

    session.write(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n", human=False)
    return EXIT_OK
