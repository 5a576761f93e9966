"""The commands that look facts up: themes, list, search."""

from typing import TYPE_CHECKING, Annotated

import typer

from zhuzhou_facts.cli import values
from zhuzhou_facts.cli.keys import PLAIN, PLAIN_LIST, pages
from zhuzhou_facts.cli.options import ROWS, SAVE, command, option
from zhuzhou_facts.errors import Message, UsageError
from zhuzhou_facts.streams import exit_codes

if TYPE_CHECKING:
    from zhuzhou_facts.cli.session import Session
    from zhuzhou_facts.figures.query import Filter, Item

Limit = Annotated[
    int | None, typer.Option("--limit", help="Show at most N rows.", metavar="N", min=0)
]
_VALUES_NAMED = 20
_HITS_NAMED = 3


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
        records = records._replace(rows=records.rows[:limit])
    session.emit(
        records,
        lambda presenter: screens.list_screen(presenter, found),
        plain=PLAIN_LIST,
        page=pages(found),
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
            plain=(*PLAIN, "name_zh", "name_en", *(("why_zh", "why_en") if explain else ())),
            page=pages([hit.item for hit in shown]),
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
