"""The commands that look facts up: the overview, themes, list, show, get."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from zhuzhou_facts.answers import PLAIN, with_formulas
from zhuzhou_facts.cli.session import EXIT_MISSING, EXIT_OK, Session
from zhuzhou_facts.errors import UnknownKeyError, UsageError
from zhuzhou_facts.figures import names, query
from zhuzhou_facts.figures.derivation import DerivedFigure
from zhuzhou_facts.output.formats import Format
from zhuzhou_facts.output.rows import fact_records, theme_records
from zhuzhou_facts.records import Kind
from zhuzhou_facts.streams.stdin_keys import read_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zhuzhou_facts.figures.query import Item
    from zhuzhou_facts.output.table import Picture

# A pipe that gets derived figures gets with each how it was computed.
_PLAIN_LIST = (*PLAIN, "name_zh", "name_en", "formula")


def overview(session: Session) -> int:
    """Draw the overview: the source, the themes, the headline figures, what to try next."""
    from zhuzhou_facts.output.overview import overview_pictures

    session.draw(overview_pictures(session.teller))
    return EXIT_OK


def themes(session: Session) -> int:
    """Write a row a theme."""
    from zhuzhou_facts.output.views import theme_grid

    session.emit(
        theme_records(session.base),
        lambda: theme_grid(session.teller),
        plain=("id", "section", "facts", "figures", "name_zh", "name_en"),
    )
    return EXIT_OK


def list_(
    session: Session,
    *,
    theme: Sequence[str] = (),
    kind: Sequence[str] = (),
    tag: Sequence[str] = (),
    when: str | None = None,
    unit: str | None = None,
    hedged: bool = False,
    derived: bool = False,
    sort: str | None = None,
    limit: int | None = None,
) -> int:
    """Write the facts that are asked for, a row a figure."""
    base = session.base
    wanted = query.Filter(
        themes=theme,
        kinds=tuple(map(Kind, kind)),
        tags=tag,
        when=when,
        unit=unit,
        hedged=hedged,
    )
    for name in wanted.themes:
        names.theme(base, name)
    found = [
        item for item in query.items(base, session.reading, derived=derived) if wanted.admits(item)
    ]
    records = fact_records(base, found, session.reading)
    if sort:
        keys = {item.key: item for item in found}
        records = records.sort(sort)
        found = [keys[str(row[0])] for row in records.rows]
    count = len(found)
    if limit is not None:
        found = found[:limit]
        records = records.first(limit)
    session.emit(records, lambda: _grid(session, found), plain=_PLAIN_LIST)
    if not found:
        session.note("nothing found")
        return EXIT_OK if count else EXIT_MISSING
    if session.format is Format.TABLE:
        rest = f" of {count}" if count > len(found) else ""
        session.note(f"{len(found)}{rest} rows")
    return EXIT_OK


def _grid(session: Session, found: list[Item]) -> list[Picture]:
    from zhuzhou_facts.output.views import item_grid

    return item_grid(session.teller, found)


def show(session: Session, *, ids: Sequence[str] = ()) -> int:
    """Write everything about the facts that are named."""
    if not ids:
        raise UsageError("show needs an ID, such as those that `zhuzhou-facts list` prints")
    found, code = find(session, ids)
    records = fact_records(session.base, found, session.reading)
    plain = (*_PLAIN_LIST, "statement_zh", "statement_en", "note_zh", "note_en")
    if found or session.format is not Format.TABLE:
        session.emit(records, lambda: _cards(session, found), plain=plain)
    return code


def _cards(session: Session, found: Iterable[Item]) -> list[Picture]:
    from zhuzhou_facts.output.views import derived_card, fact_card

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
            session.error(error.message)
            code = EXIT_MISSING
    return found, code


def get(
    session: Session, *, keys: Sequence[str] = (), value: bool = False, bare: bool = False
) -> int:
    """Write what the keys name, those from standard input as they come."""
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
    from zhuzhou_facts.output.machine import text as cell_text

    code = EXIT_OK
    lines: list[str] = []
    for key in keys:
        try:
            found = query.get(session.base, key.strip(), session.reading)
            lines.append(cell_text(query.bare_value(found, key.strip(), bare=bare)))
        except UnknownKeyError:
            code = EXIT_MISSING  # named already
        except query.NoBareValueError as error:
            session.error(error.message)
            code = EXIT_MISSING
    if lines:
        session.write("".join(f"{line}\n" for line in lines), human=False)
    return code


def _batches(session: Session, keys: Iterable[str]) -> Iterator[list[str]]:
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
