"""The commands that look facts up: themes, list, search, show, get."""

import shlex
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from zhuzhou_facts.cli import values
from zhuzhou_facts.cli.options import ROWS, SAVE, command, option
from zhuzhou_facts.errors import Message, UnknownKeyError, UsageError
from zhuzhou_facts.streams import exit_codes

if TYPE_CHECKING:
    from zhuzhou_facts.cli.session import Session
    from zhuzhou_facts.figures.query import Filter, Item
    from zhuzhou_facts.output.page import Page

Limit = Annotated[
    int | None, typer.Option("--limit", help="Show at most N rows.", metavar="N", min=0)
]
_VALUES_NAMED = 20
_HITS_NAMED = 3
_PLAIN = ("key", "value", "unit", "written")
_PLAIN_LIST = (*_PLAIN, "name_zh", "name_en")


@command(*ROWS, *SAVE)
def run_themes(session: "Session") -> int:
    """List the themes, in the order of the source."""
    from zhuzhou_facts.output import screens
    from zhuzhou_facts.output.rows import theme_records

    session.emit(
        theme_records(session.base),
        screens.theme_screen,
        plain=("id", "section", "facts", "figures", "name_zh", "name_en"),
    )
    return exit_codes.OK


@command(*ROWS, *SAVE)
def run_list(
    session: "Session",
    themes: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[THEME]...",
            help="Only these themes, by id or name.",
            autocompletion=values.themes,
        ),
    ] = None,
    kind: Annotated[
        list[str] | None,
        option(
            "--kind",
            "indicator, recognition, milestone, measure or asset",
            "KIND",
            offers=values.kinds,
        ),
    ] = None,
    tag: Annotated[
        list[str] | None, option("--tag", "Only with this tag.", "TAG", offers=values.tags)
    ] = None,
    when: Annotated[
        str | None,
        option("--when", "Only figures for this date or within it.", "TIME", offers=values.times),
    ] = None,
    unit: Annotated[
        str | None, option("--unit", "Only in this unit.", "UNIT", offers=values.units)
    ] = None,
    hedged: Annotated[bool, option("--hedged", "Only hedged figures.")] = False,
    derived: Annotated[bool, option("--derived", "Derived figures too.")] = False,
    sort: Annotated[
        str | None,
        option(
            "--sort",
            "Sort by FIELD; -FIELD for descending.",
            "FIELD",
            offers=values.sort_fields,
        ),
    ] = None,
    limit: Limit = None,
    facet: Annotated[
        str | None,
        option(
            "--values",
            "List the values of: theme, kind, tag, when, unit.",
            "FIELD",
            choices=lambda: values.FACETS,
        ),
    ] = None,
) -> int:
    """List facts as rows, one a figure."""
    from zhuzhou_facts.figures import query
    from zhuzhou_facts.output import screens
    from zhuzhou_facts.output.formats import Format
    from zhuzhou_facts.output.rows import fact_records, value_records

    base = session.base
    asked = {
        "theme": themes or (),
        "kind": kind or (),
        "tag": tag or (),
        "when": [] if when is None else [when],
        "unit": [] if unit is None else [unit],
        "hedged": [query.HEDGED] if hedged else [],
    }
    wanted = query.named_filter(base, asked)
    every = list(query.items(base, session.reading, derived=derived))
    found = [item for item in every if query.admits(base, item, wanted)]
    if facet is not None:
        counts = query.count_values(base, found, facet)
        records = value_records(base, facet, counts)
        session.emit(records, lambda _: screens.record_screen(records), plain=records.fields)
        return exit_codes.OK if counts else exit_codes.NOT_FOUND
    records = fact_records(base, found, session.reading)
    if sort:
        items = {item.key: item for item in found}
        records = records.sort(sort)
        found = [items[str(row[0])] for row in records.rows]
    count = len(found)
    if limit is not None:
        found = found[:limit]
        records = records.first(limit)
    session.emit(
        records,
        lambda presenter: screens.list_screen(presenter, found),
        plain=_PLAIN_LIST,
        page=_pages(found),
    )
    if not count:
        _say_what_there_is(session, every, wanted)
        return exit_codes.NOT_FOUND
    is_table = session.format is Format.TABLE and session.options.save is None
    if is_table and count > len(found):
        session.note("{shown} of {count} rows", shown=len(found), count=count)
    elif is_table:
        session.note("{count} rows", count=count)
    return exit_codes.OK


def _say_what_there_is(session: "Session", every: "list[Item]", wanted: "Filter") -> None:
    """Name the values of each filter that nothing passes, if it stood alone."""
    from zhuzhou_facts.figures import query
    from zhuzhou_facts.output.rows import value_records

    empty = [
        field
        for field in ("kind", "tag", "when", "unit")
        for value in wanted[field]
        if not any(query.admits(session.base, item, {field: [value]}) for item in every)
    ]
    for field in empty:
        counts = query.count_values(session.base, every, field)
        found = list(counts)
        if session.lang == "zh" and field != "when":
            # Names are taken as codes are.
            names = value_records(session.base, field, counts).select(["name_zh", "value"]).rows
            found = [str(name or value) for name, value in names]
        template = "nothing found with this {field}; there are: {values}"
        if len(found) > _VALUES_NAMED:
            template = (
                "nothing found with this {field}; there are: {values}, …; zzf list --values {name}"
            )
        session.note(
            template,
            field=Message("time" if field == "when" else field),
            values=found[:_VALUES_NAMED],
            name=field,
        )
    if not empty:
        session.note("nothing found")


def _pages(found: "Sequence[Item]") -> "Callable[[Page], str]":
    def make(page: "Page") -> str:
        from zhuzhou_facts.output.page import fact_page

        return fact_page(page, found)

    return make


@command(*ROWS, *SAVE)
def run_show(
    session: "Session",
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME...", help="Facts, by id or name; or a theme.", autocompletion=values.keys
        ),
    ] = None,
) -> int:
    """Show everything about a fact."""
    from zhuzhou_facts.output import screens
    from zhuzhou_facts.output.formats import Format
    from zhuzhou_facts.output.rows import fact_records

    if not names:
        raise UsageError("show needs a NAME; to find one: zzf list")
    found, code = find(session, names)
    if found or session.format is not Format.TABLE:
        session.emit(
            fact_records(session.base, found, session.reading),
            lambda presenter: screens.show_screen(presenter, found),
            plain=(*_PLAIN_LIST, "statement_zh", "statement_en", "note_zh", "note_en"),
            page=_pages(found),
        )
    return code


def find(session: "Session", keys: Iterable[str]) -> "tuple[list[Item], int]":
    """Return what the keys name; those that name nothing are named on standard error."""
    from zhuzhou_facts.figures import query

    found: list[Item] = []
    code = exit_codes.OK
    for key in map(str.strip, keys):
        try:
            found.extend(query.get(session.base, key, session.reading))
        except UnknownKeyError as error:
            session.error(_message(session, error))
            code = exit_codes.NOT_FOUND
        else:
            if given_up := query.given_up(session.base, key):
                old, new = given_up
                session.note("{old!r} was given up; {new!r} replaces it", old=old, new=new)
    return found, code


def _message(session: "Session", error: UnknownKeyError) -> Message:
    """Return what an error says, for people with the names that are near and what to do."""
    from zhuzhou_facts.output.formats import Format

    if session.format is not Format.TABLE or type(error) is not UnknownKeyError:
        return error.message
    base, text = session.base, session.presenter.text
    near: list[Message | str] = [
        Message("{name} ({id})", {"name": text(base.fact(it).name), "id": it}) if it in base else it
        for it in error.suggestions
    ]
    fields = {
        "key": error.key,
        "near": near,
        "query": error.key if error.key.isalnum() else shlex.quote(error.key),
    }
    template = "no {key!r}; the nearest: {near}; to look it up: zzf search {query}"
    return Message(template if near else "no {key!r}; to look it up: zzf search {query}", fields)


@command(*ROWS, *SAVE)
def run_get(
    session: "Session",
    keys: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="KEY...",
            help="ID, ID@WHEN or ID:FROM..TO; - reads keys, one a line.",
            autocompletion=values.keys,
        ),
    ] = None,
    value: Annotated[bool, option("--value", "Print the bare number alone.")] = False,
    bare: Annotated[
        bool, option("--bare", "With --value: hedged and derived numbers too.")
    ] = False,
) -> int:
    """Print values for scripts; in a pipe key, value, unit, wording, tab-separated."""
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
    if value:
        return max((_bare_values(session, batch, bare=bare) for batch in batches), default=0)
    return max((_answer(session, batch) for batch in batches), default=0)


def _answer(session: "Session", keys: list[str]) -> int:
    """Write the rows that the keys name."""
    from zhuzhou_facts.output import screens
    from zhuzhou_facts.output.formats import Format
    from zhuzhou_facts.output.rows import fact_records

    found, code = find(session, keys)
    records = fact_records(session.base, found, session.reading)
    if found or session.format is not Format.TABLE:
        session.emit(
            records,
            lambda presenter: screens.list_screen(presenter, found),
            plain=_PLAIN,
            page=_pages(found),
        )
    return code


def _bare_values(session: "Session", keys: list[str], *, bare: bool) -> int:
    from zhuzhou_facts.figures import query
    from zhuzhou_facts.output.formats import cell_text

    code = exit_codes.OK
    lines: list[str] = []
    for key in map(str.strip, keys):
        try:
            found = query.get(session.base, key, session.reading)
            lines.append(f"{cell_text(query.bare_value(found, key, bare=bare))}\n")
        except (UnknownKeyError, query.NoBareValueError) as error:
            session.error(error.message)
            code = exit_codes.NOT_FOUND
    session.write("".join(lines))
    return code


def _batches(session: "Session", keys: Iterable[str]) -> Iterator[list[str]]:
    """Yield the keys, those from standard input as they come."""
    from zhuzhou_facts.streams.stdin_keys import read_keys

    for key in keys:
        if key != "-":
            yield [key]
            continue
        for first, lines in session.call.keys or read_keys(getattr(sys.stdin, "buffer", None)):
            batch = []
            for number, line in enumerate(lines, first):
                try:
                    batch.append(line.decode().strip())
                except UnicodeDecodeError:
                    session.error(
                        "standard input, line {line}: not UTF-8; the line is left out", line=number
                    )
                    session.worst = exit_codes.NOT_FOUND
            yield [name for name in batch if name]


@command(*ROWS, *SAVE)
def run_search(
    session: "Session",
    query: Annotated[
        list[str] | None, typer.Argument(metavar="QUERY...", help="Words, or a number.")
    ] = None,
    some: Annotated[bool, option("--any", "One of the words is enough.")] = False,
    limit: Limit = None,
    explain: Annotated[bool, option("--explain", "Say why each was found.")] = False,
) -> int:
    """Find facts by words in Chinese or English, or by a number; best first."""
    from zhuzhou_facts.output import screens
    from zhuzhou_facts.output.formats import Format
    from zhuzhou_facts.output.rows import hit_records
    from zhuzhou_facts.search import search

    asked = " ".join(query or ()).strip()
    if not asked:
        raise UsageError("search needs a QUERY: words, or a number")
    # One hit is enough to tell that there are any, where none is to be shown.
    most = None if limit is None else max(limit, 1)
    hits = search(session.base, asked, any_word=some, limit=most, reading=session.reading)
    shown = hits[:limit]
    records = hit_records(session.base, shown, session.reading)
    if hits or session.format is not Format.TABLE:
        session.emit(
            records,
            lambda presenter: screens.search_screen(presenter, shown, explain=explain),
            plain=(*_PLAIN, "name_zh", "name_en", *(("why_zh", "why_en") if explain else ())),
            page=_pages([hit.item for hit in shown]),
        )
    if not hits:
        parts = () if some else search(session.base, asked, any_word=True, limit=_HITS_NAMED)
        if parts:
            session.note(
                "nothing has all of {query!r}; what has some of it, with --any: {keys}",
                query=asked,
                keys=[hit.key for hit in parts],
            )
        else:
            session.note("nothing found for {query!r}", query=asked)
        return exit_codes.NOT_FOUND
    is_table = session.format is Format.TABLE and session.options.save is None
    if is_table:
        session.note("{count} results", count=len(hits))
    for hit in shown:
        if hit.is_rounding:
            session.note("{key}: {why}", key=hit.key, why=session.presenter.text(hit.why))
    return exit_codes.OK
