"""The commands that look facts up and compute: themes, list, search, compare, audit, show, get."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

import typer

from zhuzhou_facts import exit_codes
from zhuzhou_facts.cli import values
from zhuzhou_facts.cli.commands import COMMANDS
from zhuzhou_facts.cli.options import SAVED, Text, Texts, argument, command, option
from zhuzhou_facts.errors import Message, UnknownKeyError, UsageError
from zhuzhou_facts.fast_get import read_keys
from zhuzhou_facts.output import screens
from zhuzhou_facts.output.formats import Format
from zhuzhou_facts.streams.safety import shell_word

if TYPE_CHECKING:
    from zhuzhou_facts.cli.session import Session
    from zhuzhou_facts.figures.query import Filter, Item
    from zhuzhou_facts.records import Fact

_LIMIT = typer.Option(None, "--limit", help="Show at most N rows.", metavar="N", min=0)
_FACETS = ("theme", "kind", "tag", "when", "unit")
_VALUES_NAMED = 20
_HITS_NAMED = 3
_PAIRS_NAMED = 6  # as many as one line holds


@command(*SAVED)
def run_themes(session: "Session") -> None:
    """List the themes, in the order of the source."""
    from zhuzhou_facts.output.rows import theme_records

    session.emit(theme_records(session.base), screens.theme_screen)


@command(*SAVED)
def run_list(
    session: "Session",
    themes: Texts = argument("[THEME]...", "Only these themes, by id or name.", values.themes),
    kind: Texts = option(
        "--kind", "indicator, recognition, milestone, measure or asset", "KIND", values.kinds
    ),
    tag: Texts = option("--tag", "Only with this tag.", "TAG", values.tags),
    when: Texts = option(
        "--when", "Only figures for this date or within it.", "TIME", values.times
    ),
    unit: Texts = option("--unit", "Only in this unit.", "UNIT", values.units),
    hedged: bool = option("--hedged", "Only hedged figures."),
    derived: bool = option("--derived", "Derived figures too."),
    sort: Text = option(
        "--sort", "Sort by FIELD; -FIELD for descending.", "FIELD", values.sort_fields
    ),
    limit: int | None = _LIMIT,
    facet: Text = option(
        "--values", "List the values of: theme, kind, tag, when, unit.", "FIELD", None, _FACETS
    ),
) -> None:
    """List facts as rows, one a figure."""
    from zhuzhou_facts.figures import query
    from zhuzhou_facts.output.rows import Records, value_records
    from zhuzhou_facts.records import labels_of

    base = session.base
    asked = {
        "theme": themes or (),
        "kind": kind or (),
        "tag": tag or (),
        "when": when or (),
        "unit": unit or (),
        "hedged": [query.HEDGED] if hedged else [],
    }
    wanted = query.named_filter(base, asked)
    every = list(query.items(base, session.reading, derived=derived))
    found = [item for item in every if query.admits(base, item, wanted)]
    if facet is not None:
        records = value_records(base, facet, query.count_values(base, found, facet))
        if not records.rows:
            session.code = exit_codes.NOT_FOUND
            _say_what_there_is(session, every, wanted)
        records = records.sort(sort) if sort else records
        records = Records(records.fields, records.rows[:limit])
        session.emit(records, lambda _: screens.record_screen(records), plain=records.fields)
        return
    if sort:
        items = {item.key: item for item in found}
        rows = session.fact_records(found).sort(sort, labels_of(base)).rows
        found = [items[str(row[0])] for row in rows]
    shown = found[:limit]
    session.emit_items(shown, lambda it: screens.list_screen(it, shown))
    if not found:
        session.code = exit_codes.NOT_FOUND
        _say_what_there_is(session, every, wanted)
    elif session.format is Format.TABLE:
        template = "{count} rows" if len(found) == len(shown) else "{shown} of {count} rows"
        session.note(template, shown=len(shown), count=len(found))


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
        # Names are taken as codes are, but for the two times of a change.
        column = "name_zh" if session.lang == "zh" and field != "when" else "value"
        rows = value_records(session.base, field, counts).select([column, "value"]).rows
        found = [str(name or value) for name, value in rows]
        template = "nothing found with this {field}; there are: {values}"
        if len(found) > _VALUES_NAMED:
            template = (
                "nothing found with this {field}; there are: {values}, …; zzf list --values {name}"
            )
        word = Message("time" if field == "when" else field)
        session.note(template, field=word, values=found[:_VALUES_NAMED], name=field)
    if not empty:
        session.note("nothing found")


@command(*SAVED)
def run_search(
    session: "Session",
    query: Texts = argument("QUERY...", "Words, or a number."),
    some: bool = option("--any", "One of the words is enough."),
    limit: int | None = _LIMIT,
    explain: bool = option("--explain", "Say why each was found."),
) -> None:
    """Find facts by words in Chinese or English, or by a number; best first."""
    from zhuzhou_facts.output.rows import hit_records
    from zhuzhou_facts.search import search

    asked = " ".join(query or ()).strip()
    if not asked:
        raise UsageError("search needs a QUERY: words, or a number")
    # One hit is enough to tell that there are any, where none is to be shown.
    most = None if limit is None else max(limit, 1)
    hits = search(session.base, asked, any_word=some, limit=most, reading=session.reading)
    shown = hits[:limit]
    session.emit_items(
        [hit.item for hit in shown],
        lambda it: screens.search_screen(it, shown, explain=explain),
        records=hit_records(session.base, shown, session.reading),
        plain=(*COMMANDS["search"].plain.split(), "why_zh", "why_en") if explain else None,
    )
    if not hits:
        session.code = exit_codes.NOT_FOUND
        parts = () if some else search(session.base, asked, any_word=True, limit=_HITS_NAMED)
        template = "nothing found for {query!r}"
        if parts:
            template = "nothing has all of {query!r}; what has some of it, with --any: {keys}"
        session.note(template, query=asked, keys=[hit.key for hit in parts])
    elif session.format is Format.TABLE:
        session.note("{count} results", count=len(hits))
    for hit in shown:
        if hit.is_rounding:
            session.note("{key}: {why}", key=hit.key, why=session.presenter.text(hit.why))


@command(*SAVED)
def run_compare(
    session: "Session",
    names: Texts = argument("[NAME]...", "Only these facts or themes, by id or name.", values.keys),
    start: Text = option("--from", "The earlier time.", "TIME", values.times),
    end: Text = option("--to", "The later time.", "TIME", values.times),
    every: bool = option("--all", "Every other before/after pair too."),
) -> None:
    """Compare two times: the change, the multiple, the growth a year, with bounds."""
    from zhuzhou_facts.figures import comparison
    from zhuzhou_facts.output.rows import comparison_records, fact_of

    base = session.base
    ids = [it.id for it in (map(fact_of, find(session, names)) if names else base.facts)]
    chosen = [base.fact(each) for each in dict.fromkeys(ids) if each in base]
    times = comparison.asked_times(base, start, end)
    found = comparison.compare(base, start, end, facts=chosen, every=every, reading=session.reading)
    if found and PurePath(session.options.save or "").suffix.lower() == ".svg":
        from zhuzhou_facts.output.chart import comparison_chart

        session.write(comparison_chart(session.presenter, found, times, session.lang))
    elif found or session.format not in {Format.TABLE, Format.HTML}:
        session.emit(comparison_records(found), lambda it: screens.compare_screen(it, found, times))
    if not found and session.code == exit_codes.OK:
        _say_what_can_be_compared(session, chosen, *times)


def _say_what_can_be_compared(
    session: "Session", facts: "Iterable[Fact]", start: str | None, end: str | None
) -> None:
    from zhuzhou_facts.figures import comparison

    found = comparison.compare(session.base, start, end, facts=facts, every=True)
    if not found:
        session.error("there are no two figures to compare")
        return
    named: list[Message | str] = [
        Message("{id} ({start} → {end})", {"id": it.id, "start": it.start.when, "end": it.end.when})
        for it in found[:_PAIRS_NAMED]
    ]
    session.error(
        "nothing to compare between {start} and {end}; there is {pairs}; see also --all",
        start=start or "…",
        end=end or "…",
        pairs=named + ["…"] * (len(found) > _PAIRS_NAMED),
    )


@command(*SAVED)
def run_audit(session: "Session") -> None:
    """Recompute the arithmetic of the source from its own figures."""
    from zhuzhou_facts.figures.audit import Verdict, audit
    from zhuzhou_facts.output import fields
    from zhuzhou_facts.output.rows import records_of

    found = audit(session.base, session.reading)
    session.emit(records_of(fields.AUDIT, found), lambda it: screens.audit_screen(it, found))
    if any(item.verdict is Verdict.DISAGREES for item in found):
        session.code = exit_codes.NOT_FOUND


@command(*SAVED)
def run_show(
    session: "Session",
    names: Texts = argument("NAME...", "Facts, by id or name; or a theme.", values.keys),
) -> None:
    """Show everything about a fact."""
    if not names:
        raise UsageError("show needs a NAME; to find one: zzf list")
    from zhuzhou_facts.figures import query

    found = find(session, names)
    every = query.about(session.base, found, session.reading)
    session.emit_items(every, lambda it: screens.show_screen(it, found))


def find(session: "Session", keys: Iterable[str]) -> "list[Item]":
    """Return what the keys name; those that name nothing are named on standard error."""
    from zhuzhou_facts.figures import query

    found: list[Item] = []
    for key in map(str.strip, keys):
        try:
            found += query.get(session.base, key, session.reading)
        except UnknownKeyError as error:
            _name_unknown(session, error)
        else:
            if given_up := query.given_up(session.base, key):
                old, new = given_up
                session.note("{old!r} was given up; {new!r} replaces it", old=old, new=new)
    return found


def _name_unknown(session: "Session", error: UnknownKeyError) -> None:
    """Write what an error says, for people with the names that are near and what to do."""
    if session.format is not Format.TABLE or not error.is_plain:
        session.error(error.message)
        return
    base, text = session.base, session.presenter.text
    near: list[Message | str] = [
        Message("{name} ({id})", {"name": text(base.fact(it).name), "id": it}) if it in base else it
        for it in error.suggestions
    ]
    template = "no {key!r}; the nearest: {near}; to look it up: zzf search {query}"
    if not near:
        template = "no {key!r}; to look it up: zzf search {query}"
    session.error(template, key=error.key, near=near, query=shell_word(error.key))


@command(*SAVED)
def run_get(
    session: "Session",
    keys: Texts = argument(
        "KEY...", "ID, ID@WHEN or ID:FROM..TO; - reads keys, one a line.", values.keys
    ),
    value: bool = option("--value", "Print the bare number alone."),
    bare: bool = option("--bare", "With --value: hedged and derived numbers too."),
) -> None:
    """Print values for scripts; in a pipe key, value, unit, wording, tab-separated."""
    options = session.options
    if not keys:
        raise UsageError("get needs a KEY, or - to read keys from standard input")
    if value and (options.fields is not None or session.asks_for_other(Format.PLAIN)):
        raise UsageError(
            "--value prints the bare number; it goes with no --fields, --save or format but plain"
        )
    if bare and not value:
        raise UsageError("--bare goes with --value")
    session.chosen_fields(session.fact_records(()))
    batches: Iterable[list[str]] = _batches(session, keys)
    if session.path is not None or not (value or session.format in {Format.PLAIN, Format.JSONL}):
        batches = [[key for batch in batches for key in batch]]
    for batch in batches:
        if value:
            session.write("".join(_bare_values(session, batch, bare=bare)))
        else:
            _answer(session, batch)


def _answer(session: "Session", keys: list[str]) -> None:
    """Write the rows that the keys name."""
    found = find(session, keys)
    session.emit_items(found, lambda it: screens.list_screen(it, found))


def _bare_values(session: "Session", keys: list[str], *, bare: bool) -> Iterator[str]:
    from zhuzhou_facts.figures import query
    from zhuzhou_facts.output.formats import cell_text

    for key in keys:
        if found := find(session, [key]):
            try:
                yield f"{cell_text(query.bare_value(found, key, bare=bare))}\n"
            except query.NoBareValueError as error:
                session.error(error.message)


def _batches(session: "Session", keys: Iterable[str]) -> Iterator[list[str]]:
    """Yield the keys, those from standard input as they come."""
    for key in keys:
        if key != "-":
            yield [key.strip()]
            continue
        for lines in session.keys or read_keys(getattr(sys.stdin, "buffer", None)):
            names = (line.decode(errors="replace").strip() for line in lines)
            yield [name for name in names if name]
