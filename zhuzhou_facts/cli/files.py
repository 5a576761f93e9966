"""The commands about the fact base as a file: check, export, schema."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from zhuzhou_facts.cli import values
from zhuzhou_facts.cli.options import ROWS, with_options
from zhuzhou_facts.errors import Message, UsageError
from zhuzhou_facts.streams import exit_codes

if TYPE_CHECKING:
    from zhuzhou_facts.cli.session import Session


@with_options(*ROWS)
def check(
    session: "Session",
    file: Annotated[
        str | None, typer.Argument(metavar="[FILE]", help="A fact base; else the one in use.")
    ] = None,
) -> int:
    """Write everything that is wrong with a fact base."""
    from zhuzhou_facts.base import examine
    from zhuzhou_facts.base.loading import shipped_path
    from zhuzhou_facts.output import screens
    from zhuzhou_facts.output.formats import Format
    from zhuzhou_facts.output.rows import problem_records
    from zhuzhou_facts.streams.catalogue import translate_problem

    path = file or session.facts or shipped_path()
    with session.waiting(str(path)):
        base, problems = examine(path)
    records = problem_records(problems)
    if session.format is Format.PLAIN and session.options.fields is None:
        # As compilers and linters print them, so that editors can jump there.
        lines = (f"{translate_problem(each, session.messages.lang)}\n" for each in problems)
        session.write("".join(lines), human=True)
    elif problems or session.format is not Format.TABLE:
        name = problems[0].file if problems else ""
        session.emit(
            records,
            lambda it: screens.problem_screen(problems, it.lang, name),
            plain=records.fields,
        )
    if base is None or problems:
        if session.format is not Format.TABLE:
            session.note(Message("problems: {count}", {"count": len(problems)}))
        return exit_codes.UNREADABLE
    session.note(
        Message(
            "{path}: {facts} facts, {figures} figures: sound",
            {
                "path": base.path,
                "facts": len(base.facts),
                "figures": sum(len(fact.figures) for fact in base.facts),
            },
        )
    )
    return exit_codes.OK


@with_options("format", "json", "output")
def export(
    session: "Session",
    derived: Annotated[bool, typer.Option("--derived", help="Derived figures too.")] = False,
) -> int:
    """Write the whole fact base, in a format or as a database."""
    from zhuzhou_facts.figures import query
    from zhuzhou_facts.output.formats import Format, render
    from zhuzhou_facts.output.rows import fact_records

    choices = values.export_formats()
    if session.options.json:
        chosen = "json"
    elif session.options.format is not None:
        chosen = values.choose("--format", session.options.format, choices)
    else:
        chosen = session.format_of_file(choices) or "json"
    base = session.base
    items = list(query.items(base, session.reading, derived=derived))
    records = fact_records(base, items, session.reading)
    session.counted = len(records.rows), chosen
    if chosen == Format.HTML:
        from zhuzhou_facts.output import screens
        from zhuzhou_facts.output.page import fact_page
        from zhuzhou_facts.output.screens.overview import headline_comparisons

        compared = headline_comparisons(base)
        session.write(
            session.html(screens.overview_screen, lambda page: fact_page(page, items, compared))
        )
        return exit_codes.OK
    if chosen != values.SQLITE:
        caption = base.source.shown_title.get(session.lang)
        session.write(render(records, Format(chosen), caption=caption))
        return exit_codes.OK
    if session.path is None and session.output.is_terminal:
        raise UsageError("a SQLite file is not for a terminal; name one with -o FILE")
    from zhuzhou_facts.base.compiled import compile_base

    session.write_bytes(compile_base(base, records.fields, records.rows))
    return exit_codes.OK


@with_options("output")
def schema(session: "Session") -> int:
    """Write the JSON Schema of the fact base."""
    from zhuzhou_facts.base.schema import json_schema

    session.write(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")
    return exit_codes.OK
