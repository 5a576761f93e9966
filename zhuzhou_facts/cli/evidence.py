"""The commands that lead a figure back to its source: cite, quote, verify."""

import json
import os
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zhuzhou_facts.cli import values
from zhuzhou_facts.cli.lookup import find
from zhuzhou_facts.cli.options import ROWS, with_options
from zhuzhou_facts.errors import Message, UnknownKeyError, UsageError
from zhuzhou_facts.streams import exit_codes

if TYPE_CHECKING:
    from zhuzhou_facts.citation import Citation
    from zhuzhou_facts.cli.session import Session
    from zhuzhou_facts.document import Copy, Quotation
    from zhuzhou_facts.figures.query import Item

Keys = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[KEY]...", help="ID, ID@WHEN or ID:FROM..TO.", autocompletion=values.keys
    ),
]
Article = Annotated[
    str | None,
    typer.Option("--article", help="Your copy of the source; - is standard input.", metavar="FILE"),
]


@with_options(*ROWS)
def cite(
    session: "Session",
    keys: Keys = None,
    style: Annotated[
        str | None,
        typer.Option(
            "--style",
            "-s",
            help="The style; by default that of the language.",
            metavar="STYLE",
            autocompletion=values.styles,
        ),
    ] = None,
    accessed: Annotated[
        str | None,
        typer.Option("--accessed", help="When you read it: YYYY-MM-DD.", metavar="DATE"),
    ] = None,
    in_text: Annotated[
        bool, typer.Option("--in-text", help="Only what stands in your text: (…, 2018, para. 1).")
    ] = False,
    entry: Annotated[
        bool, typer.Option("--reference", help="Only the entry of the bibliography.")
    ] = False,
) -> int:
    """Write a citation: the reference, the statement and where it stands; or one part of it."""
    from zhuzhou_facts.citation import STYLES, Markup, Part, Style, default_style
    from zhuzhou_facts.citation import cite as cite_items
    from zhuzhou_facts.output import screens
    from zhuzhou_facts.output.citing import cited
    from zhuzhou_facts.output.formats import Format
    from zhuzhou_facts.output.rows import citation_records

    if in_text and entry:
        raise UsageError("--in-text and --reference are two parts; choose one")
    day = _day(accessed) if accessed is not None else None
    if style is not None:
        values.choose("--style", style, values.styles())
    found, code = find(session, keys or ())
    if keys and not found:
        return code
    chosen = Style(style) if style else default_style(session.lang)
    asked = session.options.format
    markup = Markup(asked) if asked in {Markup.HTML, Markup.MARKDOWN} else Markup.PLAIN

    def citation(items: "list[Item]") -> "Citation":
        return cite_items(
            [cited(session.presenter, item) for item in items],
            session.base.source,
            chosen,
            version=session.base.version,
            lang=session.lang,
            accessed=day,
            part=Part.IN_TEXT if in_text else Part.REFERENCE if entry else Part.WHOLE,
            markup=markup,
        )

    whole = citation(found)
    is_machine = STYLES[chosen].machine
    # A file of a bibliography may have any ending: the style says what it holds.
    if session.options.fields is None and (
        (is_machine and not session.asks_for_rows)
        or session.format in {Format.TABLE, Format.PLAIN}
        or markup is not Markup.PLAIN
    ):
        session.write(whole.text, human=not is_machine and markup is Markup.PLAIN)
    else:
        # Rows stand alone: each has the reference and its own figure.
        rows: list[tuple[Item | None, Citation]] = [
            (item, citation([item])) for item in dict.fromkeys(found)
        ]
        rows = rows or [(None, whole)]
        records = citation_records(rows, chosen.value, session.base.version)
        session.emit(
            records,
            lambda _: screens.text_screen(whole.text for _, whole in rows),
            plain=records.fields,
        )
    for note in whole.notes:
        session.note(note)
    return code


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text).isoformat()
    except ValueError:
        day = ""
    # Python takes 20261123 and 2026-W48 too, which no style does.
    if day != text:
        raise UsageError("--accessed {text!r} is no date; write it as 2026-11-23", text=text)
    return day


def _copy(article: str | None) -> "Copy":
    from zhuzhou_facts.document import read_copy

    path = article if article is not None else os.environ.get("ZHUZHOU_FACTS_ARTICLE")
    if not path:
        raise UsageError(
            "--article FILE is needed: your own copy of the source (or set ZHUZHOU_FACTS_ARTICLE)"
        )
    return read_copy(path)


@with_options(*ROWS)
def quote(session: "Session", keys: Keys = None, article: Article = None) -> int:
    """Write the sentences of the user's copy in which the figures stand."""
    from zhuzhou_facts.document import quote as quote_copy
    from zhuzhou_facts.output import screens
    from zhuzhou_facts.output.formats import Format
    from zhuzhou_facts.output.rows import quotation_records

    if not keys:
        raise UsageError("quote needs a KEY; to find one: zzf list")
    copy = _copy(article)
    wanted: list[str] = []
    code = exit_codes.OK
    for key in keys:
        try:
            wanted.extend(_quotable(session, key.strip()))
        except UnknownKeyError as error:
            session.error(error.message)
            code = exit_codes.NOT_FOUND
    quotations = quote_copy(session.base, copy, wanted)
    for item in quotations:
        if item.start is None:
            fields = {"key": item.key, "result": Message(item.result.value), "copy": copy.name}
            session.error(Message("{key!r} is {result} in {copy}", fields))
            code = exit_codes.NOT_FOUND
    placed = [item for item in quotations if item.start is not None]
    if not placed:
        return code
    if session.format is Format.JSON and session.options.fields is None:
        session.write(_selectors(session, placed))
    else:
        session.emit(
            quotation_records(placed, copy.text),
            lambda it: screens.quote_screen(it, placed, copy.text),
            plain=("key", "sentence"),
        )
    return code


def _quotable(session: "Session", key: str) -> list[str]:
    """Return the keys of what a key stands on: of a derived figure, those it comes from."""
    from zhuzhou_facts.figures import query
    from zhuzhou_facts.figures.derivation import DerivedFigure

    if ":" in key:  # a stated change, ID:FROM..TO
        return [key]
    keys: list[str] = []
    for item in query.get(session.base, key, session.reading):
        if isinstance(item, DerivedFigure):
            fields = {"key": item.key, "formula": item.formula}
            session.note(Message("{key} is derived, not written: {formula}", fields))
            keys.extend(item.inputs)
        else:
            keys.append(item.key)
    return keys


def _selectors(session: "Session", quotations: "list[Quotation]") -> str:
    """Return W3C Web Annotation selectors over the user's copy."""
    title = session.base.source.shown_title.get(session.lang)
    rows: list[dict[str, Any]] = [
        {
            "key": item.key,
            "source": title,
            "result": item.result.value,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": item.exact,
                    "prefix": item.prefix,
                    "suffix": item.suffix,
                },
                {"type": "TextPositionSelector", "start": item.start, "end": item.end},
            ],
        }
        for item in quotations
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


@with_options(*ROWS)
def verify(
    session: "Session",
    article: Article = None,
    every: Annotated[
        bool, typer.Option("--all", help="In a table, show what is right too.")
    ] = False,
) -> int:
    """Write whether each reference holds in the user's copy, and which numbers no fact covers."""
    from zhuzhou_facts.document import Result
    from zhuzhou_facts.document import verify as verify_copy
    from zhuzhou_facts.output import screens
    from zhuzhou_facts.output.rows import verification_records

    copy = _copy(article)
    rows = verify_copy(session.base, copy)
    records = verification_records(rows)
    session.emit(
        records,
        lambda it: screens.verify_screen(it, rows, copy.name, every=every),
        plain=records.fields,
    )
    wrong = set(Result) - {Result.EXACT, Result.NORMALISED, Result.UNCOVERED}
    return exit_codes.NOT_FOUND if any(row.result in wrong for row in rows) else exit_codes.OK
