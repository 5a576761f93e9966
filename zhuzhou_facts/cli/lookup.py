"""The commands that look facts up: the overview, themes, list, show, get."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from zhuzhou_facts import query
from zhuzhou_facts.answers import PLAIN, with_formulas
from zhuzhou_facts.cli.options import command
from zhuzhou_facts.cli.session import EXIT_MISSING, EXIT_OK, Session
from zhuzhou_facts.derivation import DerivedFigure
from zhuzhou_facts.errors import UnknownKeyError, UsageError
from zhuzhou_facts.model import Kind
from zhuzhou_facts.records import fact_records, theme_records
from zhuzhou_facts.render import Format
from zhuzhou_facts.typed import read_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zhuzhou_facts.query import Item
    from zhuzhou_facts.render.table import Picture

# A pipe that gets derived figures gets with each how it was computed.
_PLAIN_LIST = (*PLAIN, "name_zh", "name_en", "formula")


@command(rows=True, save=True)
def overview(session: Session) -> int:
    """Look up figures from one source, told truly: with hedge, bounds and where they stand."""
    from zhuzhou_facts.overview import overview_pictures

    session.draw(overview_pictures(session.teller))
    return EXIT_OK


@command("themes", rows=True, save=True)
def themes(session: Session) -> int:
    """List the themes, in the source's order."""
    from zhuzhou_facts.views import theme_grid

    session.emit(
        theme_records(session.base),
        lambda: theme_grid(session.teller),
        plain=("id", "section", "facts", "figures", "name_zh", "name_en"),
    )
    return EXIT_OK


@command("list", rows=True, save=True)
def list_(
    session: Session,
    theme: Annotated[list[str] | None, typer.Argument(help="Only these themes.")] = None,
    kind: Annotated[list[Kind] | None, typer.Option("--kind", help="Only this kind.")] = None,
    tag: Annotated[
        list[str] | None, typer.Option("--tag", metavar="TAG", help="Only with this tag.")
    ] = None,
    when: Annotated[
        str | None, typer.Option("--when", metavar="TIME", help="Only of this time.")
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="UNIT", help="Only in this unit.")
    ] = None,
    hedged: Annotated[bool, typer.Option("--hedged", help="Only hedged figures.")] = False,
    derived: Annotated[bool, typer.Option("--derived", help="Derived figures too.")] = False,
    sort: Annotated[
        str | None, typer.Option("--sort", metavar="FIELD", help="Sort by a field; -FIELD: down.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", min=0, max=1_000_000_000, help="At most so many rows.")
    ] = None,
) -> int:
    """List facts as rows, one a figure.

    By theme, kind, tag, time and unit; sorted by any field.
    """
    base = session.base
    wanted = query.Filter(
        themes=tuple(theme or ()),
        kinds=tuple(kind or ()),
        tags=tuple(tag or ()),
        when=when,
        unit=unit,
        hedged=hedged,
    )
    for name in wanted.themes:
        query.theme(base, name)
    found = [
        item for item in query.items(base, session.reading, derived=derived) if wanted.admits(item)
    ]
    records = fact_records(base, found, session.reading)
    if sort:
        keys = {item.key: item for item in found}
        records = records.sort(sort)
        found = [keys[str(row[0])] for row in records.rows]
    if limit is not None:
        found = found[:limit]
    return _emit(session, found, of=len(records.rows))


def _emit(session: Session, found: list[Item], *, of: int) -> int:
    records = fact_records(session.base, found, session.reading)
    session.emit(records, lambda: _grid(session, found), plain=_PLAIN_LIST)
    if not found:
        session.note("nothing found")
        return EXIT_OK if of else EXIT_MISSING
    if session.format is Format.TABLE:
        rest = f" of {of}" if of > len(found) else ""
        session.note(f"{len(found)}{rest} rows")
    return EXIT_OK


def _grid(session: Session, found: list[Item]) -> list[Picture]:
    from zhuzhou_facts.views import item_grid

    return item_grid(session.teller, found)


@command("show", rows=True, save=True)
def show(
    session: Session,
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="ID...", help="Facts, by id or key.")
    ] = None,
) -> int:
    """Show everything about a fact.

    Its figures with their bounds, what follows from them, where it stands, what to mind.
    """
    if not ids:
        raise UsageError("show needs an ID, such as those that `zhuzhou-facts list` prints")
    found, code = find(session, ids)
    records = fact_records(session.base, found, session.reading)
    plain = (*_PLAIN_LIST, "statement_zh", "statement_en", "note_zh", "note_en")
    if found or session.format is not Format.TABLE:
        session.emit(records, lambda: _cards(session, found), plain=plain)
    return code


def _cards(session: Session, found: Iterable[Item]) -> list[Picture]:
    from zhuzhou_facts.views import derived_card, fact_card

    cards: dict[str, Picture] = {}
    derived: dict[str, list[DerivedFigure]] = {}
    for item in found:
        if not isinstance(item, DerivedFigure):
            cards[item.fact.id] = fact_card(session.teller, item.fact)
        elif item.id in session.base:
            cards[item.id] = fact_card(session.teller, session.base.fact(item.id))
        else:
            derived.setdefault(item.id, []).append(item)
            cards[item.id] = derived_card(session.teller, derived[item.id])
    return list(cards.values())


def find(session: Session, keys: Iterable[str]) -> tuple[list[Item], int]:
    """Return what the keys name; those that name nothing are named on standard error."""
    found: list[Item] = []
    code = EXIT_OK
    for key in keys:
        try:
            found.extend(query.get(session.base, key.strip(), session.reading))
        except UnknownKeyError as error:
            session.error(str(error))
            code = EXIT_MISSING
    return found, code


@command("get", rows=True, save=True)
def get(
    session: Session,
    keys: Annotated[
        list[str] | None,
        typer.Argument(metavar="KEY...", help="ID or ID@WHEN; - reads keys, one a line."),
    ] = None,
    value: Annotated[bool, typer.Option("--value", help="The bare number alone.")] = False,
    bare: Annotated[
        bool, typer.Option("--bare", help="With --value: hedged and derived numbers too.")
    ] = False,
) -> int:
    """Get values for scripts, by key.

    In a pipe: key, value, unit and the number as written, parted by tabs.
    """
    if not keys:
        raise UsageError("get needs a KEY, or - to read keys from standard input")
    if value and session.save_file:
        raise UsageError("--value prints the bare number; there is nothing to --save")
    if bare and not value:
        raise UsageError("--bare goes with --value")
    if value and (session.fields or session.json):
        raise UsageError("--value prints the bare number; it goes with no --json and no --fields")
    session.chosen_fields(fact_records(session.base, (), session.reading))
    streams = value or session.format in {Format.PLAIN, Format.JSONL}
    if not streams or session.output_file is not None:
        every = [key for batch in _batches(session, keys) for key in batch]
        return answer(session, every, value=value, bare=bare)
    code = EXIT_OK
    for batch in _batches(session, keys):
        code = max(code, answer(session, batch, value=value, bare=bare))
    return max(code, session.worst)


def answer(session: Session, keys: list[str], *, value: bool, bare: bool) -> int:
    """Write what the keys name, in the session's format or as bare numbers; return the code."""
    found, code = find(session, keys)
    if value:
        return max(code, _values(session, keys, bare=bare))
    records = fact_records(session.base, found, session.reading)
    if session.format is Format.PLAIN and session.fields is None:
        records = with_formulas(records)
    if found or session.format is not Format.TABLE:
        session.emit(records, lambda: _grid(session, found), plain=PLAIN)
    return max(code, session.worst)


def _values(session: Session, keys: list[str], *, bare: bool) -> int:
    from zhuzhou_facts.render.machine import text as cell_text

    code = EXIT_OK
    lines: list[str] = []
    for key in keys:
        try:
            found = query.get(session.base, key.strip(), session.reading)
            lines.append(cell_text(query.bare_value(found, key.strip(), bare=bare)))
        except UnknownKeyError:
            code = EXIT_MISSING  # named already
        except query.NoBareValueError as error:
            session.error(str(error))
            code = EXIT_MISSING
    if lines:
        session.write("".join(f"{line}\n" for line in lines), human=False)
    return code


def _batches(session: Session, keys: list[str]) -> Iterator[list[str]]:
    """Yield the keys, those from standard input as they come."""
    for key in keys:
        if key == "-":
            yield from _typed(session)
        else:
            yield [key]


def _typed(session: Session) -> Iterator[list[str]]:
    """Yield the keys that standard input brings, as many at a time as have arrived."""

    def complain(text: str) -> None:
        session.error(text)
        session.worst = EXIT_MISSING

    return read_keys(getattr(sys.stdin, "buffer", None), complain)
