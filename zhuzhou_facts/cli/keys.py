"""The commands that take keys: show, get."""

import shlex
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from zhuzhou_facts.cli import values
from zhuzhou_facts.cli.options import SAVED, Texts, argument, command, option
from zhuzhou_facts.errors import Message, UnknownKeyError, UsageError
from zhuzhou_facts.output import screens
from zhuzhou_facts.output.formats import Format
from zhuzhou_facts.streams import exit_codes
from zhuzhou_facts.streams.stdin_keys import read_keys

if TYPE_CHECKING:
    from zhuzhou_facts.cli.session import Session
    from zhuzhou_facts.figures.query import Item

PLAIN = ("key", "value", "unit", "written")
PLAIN_LIST = (*PLAIN, "name_zh", "name_en")


@command(*SAVED)
def run_show(
    session: "Session",
    names: Texts = argument("NAME...", "Facts, by id or name; or a theme.", values.keys),
) -> int:
    """Show everything about a fact."""
    if not names:
        raise UsageError("show needs a NAME; to find one: zzf list")
    found, code = find(session, names)
    plain = (*PLAIN_LIST, "statement_zh", "statement_en", "note_zh", "note_en")
    session.emit_items(found, lambda it: screens.show_screen(it, found), plain=plain)
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
            session.messages.error(_message(session, error))
            code = exit_codes.NOT_FOUND
        else:
            if given_up := query.given_up(session.base, key):
                old, new = given_up
                session.note("{old!r} was given up; {new!r} replaces it", old=old, new=new)
    return found, code


def _message(session: "Session", error: UnknownKeyError) -> Message:
    """Return what an error says, for people with the names that are near and what to do."""
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


@command(*SAVED)
def run_get(
    session: "Session",
    keys: Texts = argument(
        "KEY...", "ID, ID@WHEN or ID:FROM..TO; - reads keys, one a line.", values.keys
    ),
    value: bool = option("--value", "Print the bare number alone."),
    bare: bool = option("--bare", "With --value: hedged and derived numbers too."),
) -> int:
    """Print values for scripts; in a pipe key, value, unit, wording, tab-separated."""
    options = session.options
    if not keys:
        raise UsageError("get needs a KEY, or - to read keys from standard input")
    if value and (options.fields is not None or options.json or options.save is not None):
        raise UsageError("--value prints the bare number; it goes with no --json, --fields, --save")
    if bare and not value:
        raise UsageError("--bare goes with --value")
    session.chosen_fields(session.fact_records(()))
    batches = _batches(session, keys)
    if session.path is not None or not (value or session.format in {Format.PLAIN, Format.JSONL}):
        batches = iter([[key for batch in batches for key in batch]])
    if value:
        return max((_bare_values(session, batch, bare=bare) for batch in batches), default=0)
    return max((_answer(session, batch) for batch in batches), default=0)


def _answer(session: "Session", keys: list[str]) -> int:
    """Write the rows that the keys name."""
    found, code = find(session, keys)
    session.emit_items(found, lambda it: screens.list_screen(it, found), plain=PLAIN)
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
            session.messages.error(error.message)
            code = exit_codes.NOT_FOUND
    session.write("".join(lines))
    return code


def _batches(session: "Session", keys: Iterable[str]) -> Iterator[list[str]]:
    """Yield the keys, those from standard input as they come."""
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
