"""The commands that look facts up: themes, list, search, show, get."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from zhuzhou_facts.cli import values
from zhuzhou_facts.cli.options import ROWS, SAVE, with_options
from zhuzhou_facts.errors import Message, UnknownKeyError, UsageError
from zhuzhou_facts.streams import exit_codes

if TYPE_CHECKING:
    from zhuzhou_facts.cli.session import Session
    from zhuzhou_facts.figures.query import Filter, Item
    from zhuzhou_facts.output.page import Page
    from zhuzhou_facts.output.presenter import Presenter
    from zhuzhou_facts.output.shapes import Screen

Limit = Annotated[
    int | None, typer.Option("--limit", help="Show at most N rows.", metavar="N", min=0)
]
_VALUES_NAMED = 20
_PLAIN = ("key", "value", "unit", "written")
# A pipe that gets derived figures gets with each how it was computed.
_PLAIN_LIST = (*_PLAIN, "name_zh", "name_en", "formula")


@with_options(*ROWS, *SAVE)
def themes(session: "Session") -> int:
    """Write a row a theme."""
    from zhuzhou_facts.output import screens
    from zhuzhou_facts.output.rows import theme_records

    session.emit(
        theme_records(session.base),
        screens.theme_screen,
        plain=("id", "section", "facts", "figures", "name_zh", "name_en"),
    )
    return exit_codes.OK


@with_options(*ROWS, *SAVE)
def list_(
    session: "Session",
    theme: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[THEME]...",
            help="Only these themes, by id or name.",
            autocompletion=values.themes,
        ),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            help="indicator, recognition, milestone, measure or asset",
            metavar="KIND",
            autocompletion=values.kinds,
        ),
    ] = None,
    tag: Annotated[
        list[str] | None,
        typer.Option(
            "--tag", help="Only with this tag.", metavar="TAG", autocompletion=values.tags
        ),
    ] = None,
    when: Annotated[
        str | None,
        typer.Option(
            "--when",
            help="Only figures for this date or within it.",
            metavar="TIME",
            autocompletion=values.times,
        ),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option(
            "--unit", help="Only in this unit.", metavar="UNIT", autocompletion=values.units
        ),
    ] = None,
    hedged: Annotated[bool, typer.Option("--hedged", help="Only hedged figures.")] = False,
    derived: Annotated[bool, typer.Option("--derived", help="Derived figures too.")] = False,
    sort: Annotated[
        str | None,
        typer.Option(
            "--sort",
            help="Sort by FIELD; -FIELD for descending.",
            metavar="FIELD",
            autocompletion=values.sort_fields,
        ),
    ] = None,
    limit: Limit = None,
    facet: Annotated[
        str | None,
        typer.Option(
            "--values",
            help="List the values of: theme, kind, tag, when, unit.",
            metavar="FIELD",
            autocompletion=values.facets,
        ),
    ] = None,
) -> int:
    """Write the facts that are asked for, a row a figure."""
    from zhuzhou_facts.figures import query
    from zhuzhou_facts.output.formats import Format
    from zhuzhou_facts.output.rows import fact_records

    base = session.base
    wanted = query.named_filter(
        base,
        themes=theme or (),
        kinds=kind or (),
        tags=tag or (),
        when=when,
        unit=unit,
        hedged=hedged,
    )
    every = list(query.items(base, session.reading, derived=derived))
    found = [item for item in every if wanted.admits(base, item)]
    if facet is not None:
        return _facet(session, found, values.choose("--values", facet, values.facets()))
    records = fact_records(base, found, session.reading)
    if sort:
        items = {item.key: item for item in found}
        records = records.sort(sort)
        found = [items[str(row[0])] for row in records.rows]
    count = len(found)
    if limit is not None:
        found = found[:limit]
        records = records.first(limit)
    session.emit(records, _listed(found), plain=_PLAIN_LIST, page=_pages(found))
    if not count:
        _say_what_there_is(session, every, wanted)
        return exit_codes.NOT_FOUND
    if session.format is Format.TABLE and session.options.save is None:
        if count > len(found):
            session.note(Message("{shown} of {count} rows", {"shown": len(found), "count": count}))
        else:
            session.note(Message("{count} rows", {"count": count}))
    return exit_codes.OK


def _facet(session: "Session", items: "list[Item]", field: str) -> int:
    """Write the values that items have of a field, with how many have each."""
    from zhuzhou_facts.figures import query
    from zhuzhou_facts.output import screens
    from zhuzhou_facts.output.rows import value_records

    counts = query.count_values(session.base, items, field)
    records = value_records(session.base, field, counts)
    session.emit(records, lambda _: screens.record_screen(records), plain=records.fields)
    return exit_codes.OK if counts else exit_codes.NOT_FOUND


def _say_what_there_is(session: "Session", every: "list[Item]", wanted: "Filter") -> None:
    """Name the values of each filter that nothing passes, if it stood alone."""
    from zhuzhou_facts.figures import query

    said = False
    for field, filter_ in query.parts(wanted):
        if not any(filter_.admits(session.base, item) for item in every):
            found = list(query.count_values(session.base, every, field))
            more = ", …" if len(found) > _VALUES_NAMED else ""
            there = ", ".join(found[:_VALUES_NAMED]) + more
            session.note(
                Message(
                    "nothing found with this {field}; there are: {values}",
                    {"field": field, "values": there},
                )
            )
            said = True
    if not said:
        session.note(Message("nothing found"))


def _listed(found: "Sequence[Item]") -> "Callable[[Presenter], Screen]":
    from zhuzhou_facts.output import screens

    return lambda presenter: screens.list_screen(presenter, found)


def _pages(found: "Sequence[Item]") -> "Callable[[Page], str]":
    def make(page: "Page") -> str:
        from zhuzhou_facts.output.page import fact_page

        return fact_page(page, found)

    return make


@with_options(*ROWS, *SAVE)
def show(
    session: "Session",
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME...", help="Facts, by id or name; or a theme.", autocompletion=values.names
        ),
    ] = None,
) -> int:
    """Write everything about the facts that are named."""
    from zhuzhou_facts.output.formats import Format
    from zhuzhou_facts.output.rows import fact_records

    if not names:
        raise UsageError("show needs a NAME; to find one: zzf list")
    found, code = find(session, names)
    records = fact_records(session.base, found, session.reading)
    plain = (*_PLAIN_LIST, "statement_zh", "statement_en", "note_zh", "note_en")
    if found or session.format is not Format.TABLE:
        from zhuzhou_facts.output import screens

        session.emit(
            records, lambda it: screens.show_screen(it, found), plain=plain, page=_pages(found)
        )
    return code


def find(session: "Session", keys: Iterable[str]) -> "tuple[list[Item], int]":
    """Return what the keys name; those that name nothing are named on standard error."""
    from zhuzhou_facts.figures import query

    found: list[Item] = []
    code = exit_codes.OK
    for key in keys:
        try:
            found.extend(query.get(session.base, key.strip(), session.reading))
        except UnknownKeyError as error:
            session.error(error.message)
            code = exit_codes.NOT_FOUND
        else:
            if given_up := query.given_up(session.base, key.strip()):
                old, new = given_up
                fields = {"old": old, "new": new}
                session.note(Message("{old!r} was given up; {new!r} replaces it", fields))
    return found, code


@with_options(*ROWS, *SAVE)
def get(
    session: "Session",
    keys: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="KEY...",
            help="ID, ID@WHEN or ID:FROM..TO; - reads keys, one a line.",
            autocompletion=values.keys,
        ),
    ] = None,
    value: Annotated[bool, typer.Option("--value", help="Print the bare number alone.")] = False,
    bare: Annotated[
        bool, typer.Option("--bare", help="With --value: hedged and derived numbers too.")
    ] = False,
) -> int:
    """Write what the keys name, those from standard input as they come."""
    from zhuzhou_facts.output.formats import Format
    from zhuzhou_facts.output.rows import fact_records

    options = session.options
    if not keys:
        raise UsageError("get needs a KEY, or - to read keys from standard input")
    if value and (options.fields is not None or options.json or options.save is not None):
        raise UsageError("--value prints the bare number; it goes with no --json, --fields, --save")
    if bare and not value:
        raise UsageError("--bare goes with --value")
    session.chosen_fields(fact_records(session.base, (), session.reading))
    batches = _batches(session, keys)
    if session.path is not None or not (value or session.format in {Format.PLAIN, Format.JSONL}):
        batches = iter([[key for batch in batches for key in batch]])
    return max((_answer(session, batch, value=value, bare=bare) for batch in batches), default=0)


def _answer(session: "Session", keys: list[str], *, value: bool, bare: bool) -> int:
    """Write what the keys name, in the session's format or as bare numbers; return the code."""
    from zhuzhou_facts.output.formats import Format
    from zhuzhou_facts.output.rows import fact_records, with_formulas

    if value:
        return _bare_values(session, keys, bare=bare)
    found, code = find(session, keys)
    records = fact_records(session.base, found, session.reading)
    if session.format is Format.PLAIN and session.options.fields is None:
        records = with_formulas(records)
    if found or session.format is not Format.TABLE:
        session.emit(records, _listed(found), plain=_PLAIN, page=_pages(found))
    return code


def _bare_values(session: "Session", keys: list[str], *, bare: bool) -> int:
    from zhuzhou_facts.figures import query
    from zhuzhou_facts.output.formats import cell_text

    code = exit_codes.OK
    lines: list[str] = []
    for key in keys:
        try:
            found = query.get(session.base, key.strip(), session.reading)
            lines.append(f"{cell_text(query.bare_value(found, key.strip(), bare=bare))}\n")
        except (UnknownKeyError, query.NoBareValueError) as error:
            session.error(error.message)
            code = exit_codes.NOT_FOUND
    session.write("".join(lines))
    return code


def _batches(session: "Session", keys: Iterable[str]) -> Iterator[list[str]]:
    """Yield the keys, those from standard input as they come."""
    for key in keys:
        if key == "-":
            yield from _stdin_keys(session)
        else:
            yield [key]


def _stdin_keys(session: "Session") -> Iterator[list[str]]:
    from zhuzhou_facts.streams.stdin_keys import read_keys

    for first, lines in session.call.keys or read_keys(getattr(sys.stdin, "buffer", None)):
        keys = []
        for number, line in enumerate(lines, first):
            try:
                keys.append(line.decode().strip())
            except UnicodeDecodeError:
                session.error(
                    Message(
                        "standard input, line {line}: not UTF-8; the line is left out",
                        {"line": number},
                    )
                )
                session.worst = exit_codes.NOT_FOUND
        yield [key for key in keys if key]


@with_options(*ROWS, *SAVE)
def search(
    session: "Session",
    query: Annotated[
        list[str] | None, typer.Argument(metavar="QUERY...", help="Words, or a number.")
    ] = None,
    some: Annotated[bool, typer.Option("--any", help="One of the words is enough.")] = False,
    limit: Limit = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say why each was found.")] = False,
) -> int:
    """Write what the words or the number find, best first."""
    from zhuzhou_facts.output import screens
    from zhuzhou_facts.output.formats import Format
    from zhuzhou_facts.output.rows import hit_records, with_formulas
    from zhuzhou_facts.search import search as find_hits

    asked = " ".join(query or ()).strip()
    if not asked:
        raise UsageError("search needs a QUERY: words, or a number")
    # One hit is enough to tell that there are any, where none is to be shown.
    most = None if limit is None else max(limit, 1)
    hits = find_hits(session.base, asked, any_word=some, limit=most, reading=session.reading)
    shown = hits[:limit]
    records = hit_records(session.base, shown, session.reading)
    if session.format is Format.PLAIN and session.options.fields is None:
        records = with_formulas(records)
    plain = [*_PLAIN, "name_zh", "name_en", *(["why_zh", "why_en"] if explain else [])]
    if hits or session.format is not Format.TABLE:
        session.emit(
            records,
            lambda it: screens.search_screen(it, shown, explain=explain),
            plain=plain,
            page=_pages([hit.item for hit in shown]),
        )
    if not hits:
        session.note(Message("nothing found for {query!r}", {"query": asked}))
        return exit_codes.NOT_FOUND
    if session.format is Format.TABLE:
        one = len(hits) == 1
        session.note(
            Message("1 result") if one else Message("{count} results", {"count": len(hits)})
        )
    for hit in shown:
        if hit.is_rounding:
            session.note(
                Message("{key}: {why}", {"key": hit.key, "why": session.presenter.text(hit.why)})
            )
    return exit_codes.OK
