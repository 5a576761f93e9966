"""The commands that look facts up and compute: themes, list, search, compare, audit."""

from pathlib import PurePath
from typing import TYPE_CHECKING

import typer

from zhuzhou_facts.cli import values
from zhuzhou_facts.cli.keys import PLAIN_LIST
from zhuzhou_facts.cli.options import SAVED, Text, Texts, argument, command, option
from zhuzhou_facts.errors import Message, UsageError
from zhuzhou_facts.output import screens
from zhuzhou_facts.streams import exit_codes

if TYPE_CHECKING:
    from zhuzhou_facts.cli.session import Session
    from zhuzhou_facts.figures.query import Filter, Item

_LIMIT = typer.Option(None, "--limit", help="Show at most N rows.", metavar="N", min=0)
_FACETS = ("theme", "kind", "tag", "when", "unit")
_VALUES_NAMED = 20
_HITS_NAMED = 3
_PAIRS_NAMED = 6  # as many as one line holds
# A hedged side has bounds and no value, so a pipe gets the bounds too.
_COMPARED = (
    *("id", "from_when", "from_value", "from_low", "from_high"),
    *("to_when", "to_value", "to_low", "to_high", "unit", "ratio", "ratio_low", "ratio_high"),
    *("stated_change", "caveat_zh", "caveat_en"),
)


@command(*SAVED)
def run_themes(session: "Session") -> int:
    """List the themes, in the order of the source."""
    from zhuzhou_facts.output.rows import theme_records

    session.emit(
        theme_records(session.base),
        screens.theme_screen,
        plain=("id", "section", "facts", "figures", "name_zh", "name_en"),
    )
    return exit_codes.OK


@command(*SAVED)
def run_list(
    session: "Session",
    themes: Texts = argument("[THEME]...", "Only these themes, by id or name.", values.themes),
    kind: Texts = option(
        "--kind", "indicator, recognition, milestone, measure or asset", "KIND", values.kinds
    ),
    tag: Texts = option("--tag", "Only with this tag.", "TAG", values.tags),
    when: Text = option("--when", "Only figures for this date or within it.", "TIME", values.times),
    unit: Text = option("--unit", "Only in this unit.", "UNIT", values.units),
    hedged: bool = option("--hedged", "Only hedged figures."),
    derived: bool = option("--derived", "Derived figures too."),
    sort: Text = option(
        "--sort", "Sort by FIELD; -FIELD for descending.", "FIELD", values.sort_fields
    ),
    limit: int | None = _LIMIT,
    facet: Text = option(
        "--values", "List the values of: theme, kind, tag, when, unit.", "FIELD", None, _FACETS
    ),
) -> int:
    """List facts as rows, one a figure."""
    from zhuzhou_facts.figures import query
    from zhuzhou_facts.output.rows import value_records

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
        session.emit(records, lambda _: screens.record_screen(records))
        return exit_codes.OK if counts else exit_codes.NOT_FOUND
    if sort:
        items = {item.key: item for item in found}
        found = [items[str(row[0])] for row in session.fact_records(found).sort(sort).rows]
    shown = found[:limit]
    session.emit_items(shown, lambda it: screens.list_screen(it, shown), plain=PLAIN_LIST)
    if not found:
        _say_what_there_is(session, every, wanted)
        return exit_codes.NOT_FOUND
    if session.is_table:
        template = "{count} rows" if len(found) == len(shown) else "{shown} of {count} rows"
        session.note(template, shown=len(shown), count=len(found))
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
) -> int:
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
        plain=(*PLAIN_LIST, "why_zh", "why_en") if explain else PLAIN_LIST,
        records=hit_records(session.base, shown, session.reading),
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
    if session.is_table:
        session.note("{count} results", count=len(hits))
    for hit in shown:
        if hit.is_rounding:
            session.note("{key}: {why}", key=hit.key, why=session.presenter.text(hit.why))
    return exit_codes.OK


@command(*SAVED)
def run_compare(
    session: "Session",
    names: Texts = argument("[NAME]...", "Only these facts or themes, by id or name.", values.keys),
    start: Text = option("--from", "The earlier time.", "TIME", values.times),
    end: Text = option("--to", "The later time.", "TIME", values.times),
    every: bool = option("--all", "Every other before/after pair too."),
) -> int:
    """Compare two times: the change, the multiple, the growth a year, with bounds."""
    from zhuzhou_facts.figures import comparison
    from zhuzhou_facts.figures.names import facts
    from zhuzhou_facts.output.rows import comparison_records

    base = session.base
    chosen = [fact for name in names for fact in facts(base, name)] if names else None
    times = comparison.asked_times(base, start, end)
    found = comparison.compare(base, start, end, facts=chosen, every=every, reading=session.reading)
    if not found:
        _say_what_can_be_compared(session, *times)
        return exit_codes.NOT_FOUND
    if session.options.save and PurePath(session.options.save).suffix.lower() == ".svg":
        from zhuzhou_facts.output.chart import comparison_chart

        chart = comparison_chart(session.presenter, found, times, session.lang)
        session.write_file(session.options.save, chart)
        return exit_codes.OK
    session.emit(
        comparison_records(found),
        lambda it: screens.compare_screen(it, found, times),
        plain=_COMPARED,
    )
    return exit_codes.OK


def _say_what_can_be_compared(session: "Session", start: str | None, end: str | None) -> None:
    from zhuzhou_facts.figures import comparison

    found = comparison.pairs(session.base)
    if not found:
        session.error("no fact has figures of two times")
        return
    named: list[Message | str] = [
        Message("{id} ({start} → {end})", {"id": fact.id, "start": first, "end": last})
        for fact, first, last in found[:_PAIRS_NAMED]
    ]
    session.error(
        "nothing to compare between {start} and {end}; there is {pairs}; see also --all",
        start=start or "…",
        end=end or "…",
        pairs=named + ["…"] * (len(found) > _PAIRS_NAMED),
    )


@command(*SAVED)
def run_audit(session: "Session") -> int:
    """Recompute the arithmetic of the source from its own figures."""
    from zhuzhou_facts.figures.audit import Verdict, audit
    from zhuzhou_facts.output import fields
    from zhuzhou_facts.output.rows import records_of

    found = audit(session.base, session.reading)
    session.emit(
        records_of(fields.AUDIT, found),
        lambda it: screens.audit_screen(it, found),
        plain=("id", "code", "verdict", "claim", "why_zh", "why_en"),
    )
    wrong = any(item.verdict is Verdict.DISAGREES for item in found)
    return exit_codes.NOT_FOUND if wrong else exit_codes.OK
