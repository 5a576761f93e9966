"""The commands that hold figures against texts: cite, quote, verify, proofread."""

import json
import os
from typing import TYPE_CHECKING

from zhuzhou_facts import exit_codes
from zhuzhou_facts.cli import values
from zhuzhou_facts.cli.lookup import find
from zhuzhou_facts.cli.options import SAVED, Text, Texts, argument, command, option
from zhuzhou_facts.errors import Message, UsageError
from zhuzhou_facts.output import screens
from zhuzhou_facts.output.formats import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.citation import Citation
    from zhuzhou_facts.cli.session import Session
    from zhuzhou_facts.document import Copy, Quotation
    from zhuzhou_facts.figures.query import Item
    from zhuzhou_facts.output.page import Page
    from zhuzhou_facts.records import FactBase

_KEYS = argument("[KEY]...", "ID, ID@WHEN or ID:FROM..TO.", values.keys)
_ARTICLE = option("--article", "Your copy of the source; - is standard input.", "FILE")
_ALL = option("--all", "In a table, show what is right too.")
_LARGE = 100_000  # bytes of a draft that takes more than a moment
_UNKNOWN = ("warn", "fail", "ignore")


@command(*SAVED)
def run_cite(
    session: "Session",
    keys: Texts = _KEYS,
    style: Text = option(
        "--style -s", "The style; by default that of the language.", "STYLE", None, values.styles
    ),
    accessed: Text = option("--accessed", "When you read it: YYYY-MM-DD.", "DATE"),
    in_text: bool = option("--in-text", "Only what stands in your text: (…, 2018, para. 1)."),
    entry: bool = option("--reference", "Only the entry of the bibliography."),
) -> None:
    """Cite figures, or the source alone where no KEY is given.

    Titles keep the capitals of the source; with -f html or -f markdown they have their italics.
    """
    from zhuzhou_facts.citation import STYLES, Markup, Part, cite, default_style
    from zhuzhou_facts.output.rows import citation_records
    from zhuzhou_facts.output.screens.cards import cited

    if in_text and entry:
        raise UsageError("--in-text and --reference are two parts; choose one")
    found = find(session, keys or ())
    if keys and not found:
        return
    chosen = style or default_style(session.lang)
    asked = session.options.save is None and session.options.format
    markup = Markup(asked) if asked in {Markup.HTML, Markup.MARKDOWN} else Markup.PLAIN

    def citation(items: "list[Item]") -> "Citation":
        return cite(
            [cited(session.presenter, item) for item in items],
            session.base.source,
            chosen,
            version=session.base.version,
            lang=session.lang,
            accessed=accessed,
            part=Part.IN_TEXT if in_text else Part.REFERENCE if entry else Part.WHOLE,
            markup=markup,
        )

    whole = citation(found)
    is_machine = STYLES[chosen].machine
    # A file of a bibliography may have any ending: the style says what it holds.
    is_text = (
        (is_machine and not session.asks_for_rows)
        or session.format in {Format.TABLE, Format.PLAIN}
        or markup is not Markup.PLAIN
    )
    if is_text and session.options.fields is None:
        session.write(whole.text, human=not is_machine and markup is Markup.PLAIN)
    else:
        # Rows stand alone: each has the reference and its own figure.
        rows: list[tuple[Item | None, Citation]] = [
            (it, citation([it])) for it in dict.fromkeys(found)
        ]
        rows = rows or [(None, whole)]
        records = citation_records(rows, chosen, session.base.version)
        session.emit(records, lambda _: screens.text_screen(each.text for _, each in rows))
    for note in whole.notes:
        session.note(note.template, **note.fields)
    session.note_unworded()


def _copy(article: str | None) -> "Copy":
    from zhuzhou_facts.document import read_copy

    path = os.environ.get("ZHUZHOU_FACTS_ARTICLE") if article is None else article
    if not path:
        raise UsageError(
            "--article FILE is needed: your own copy of the source (or set ZHUZHOU_FACTS_ARTICLE)"
        )
    return read_copy(path)


@command(*SAVED)
def run_quote(session: "Session", keys: Texts = _KEYS, article: Text = _ARTICLE) -> None:
    """Show the sentence in your own copy of the source, the figure marked."""
    from zhuzhou_facts.document import quote
    from zhuzhou_facts.output.rows import quotation_records

    if not keys:
        raise UsageError("quote needs a KEY; to find one: zzf list")
    copy = _copy(article)
    wanted = [name for item in find(session, keys) for name in _written(session, item)]
    placed = []
    for each in quote(session.base, copy, wanted):
        fields = each._asdict() | {"result": Message(each.result.value), "copy": copy.name}
        if each.start is not None:
            placed.append(each)
        elif each.found:
            session.error("{key!r} is {result} in {copy}: {found!r} ({why})", **fields)
        else:
            session.error("{key!r} is {result} in {copy}", **fields)
    if not placed:
        return
    if session.format is Format.JSON and session.options.fields is None:
        session.write(_selectors(session, placed))
    else:
        session.emit(
            quotation_records(placed, copy.text),
            lambda it: screens.quote_screen(it, placed, copy.text),
        )


def _written(session: "Session", item: "Item") -> "Sequence[str]":
    """Return the keys of what an item stands on: of a derived figure, those it comes from."""
    from zhuzhou_facts.figures.derivation import DerivedFigure

    if not isinstance(item, DerivedFigure):
        return [item.key]
    session.note("{key} is derived, not written: {formula}", key=item.key, formula=item.formula)
    return item.inputs


def _selectors(session: "Session", quotations: "list[Quotation]") -> str:
    """Return W3C Web Annotation selectors over the user's copy."""
    title = session.base.source.shown_title.get(session.lang)
    rows = []
    for item in quotations:
        words = {"exact": item.exact, "prefix": item.prefix, "suffix": item.suffix}
        selector = [
            {"type": "TextQuoteSelector", **words},
            {"type": "TextPositionSelector", "start": item.start, "end": item.end},
        ]
        result = item.result.value
        rows.append({"key": item.key, "source": title, "result": result, "selector": selector})
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


@command(*SAVED)
def run_verify(session: "Session", article: Text = _ARTICLE, every: bool = _ALL) -> None:
    """Check every reference against your own copy, and find numbers without a fact."""
    from zhuzhou_facts.document import Result, verify
    from zhuzhou_facts.output.rows import verification_records

    copy = _copy(article)
    rows = verify(session.base, copy)
    session.emit(
        verification_records(rows),
        lambda it: screens.verify_screen(it, rows, copy.name, every=every),
    )
    wrong = set(Result) - {Result.EXACT, Result.NORMALISED, Result.UNCOVERED}
    if any(row.result in wrong for row in rows):
        session.code = exit_codes.NOT_FOUND


@command(*SAVED)
def run_proofread(
    session: "Session",
    draft: Text = argument("DRAFT", "The text; - is standard input."),
    source: Text = option("--source", "The text it is made of, in place of a base.", "TEXT"),
    only: Text = option("--only", "Only numbers with these verdicts.", "A,B,C", values.verdicts),
    unknown: Text = option(
        "--unknown", "Numbers that no fact has: warn, fail or ignore.", "WHAT", None, _UNKNOWN
    ),
    every: bool = _ALL,
) -> None:
    """Check every number of a draft against fact bases (--facts, also repeated), or a text."""
    from zhuzhou_facts.document import read_copy
    from zhuzhou_facts.document.proofreading import proofread
    from zhuzhou_facts.output import fields
    from zhuzhou_facts.output.rows import records_of
    from zhuzhou_facts.quantity import SpanKind, find_quantities

    if draft is None:
        raise UsageError("proofread needs a DRAFT, the file of a text")
    facts = session.options.facts or []
    if source is not None and facts:
        raise UsageError("--source goes in place of --facts")
    asked = [name for name in map(str.strip, (only or "").split(",")) if name]
    verdicts = {values.choose("--only", name, values.verdicts()) for name in asked}
    copy = read_copy(draft)
    text = read_copy(source) if source is not None else None
    bases = [session.load(path) for path in facts] or [session.base]
    session.base = bases[0]
    with session.waiting(draft, _LARGE):
        remarks = proofread(
            copy.text,
            *(() if text else bases),
            source=text.text if text else None,
            page=text.page if text else None,
            reading=session.reading,
            name=text.name if text else "",
        )
    known = any(each.entry for each in remarks)
    if text and not (
        known or any(span.kind is SpanKind.QUANTITY for span in find_quantities(text.text))
    ):
        session.note("{file}: no numbers were found", file=text.name)
    if verdicts:
        remarks = tuple(each for each in remarks if each.verdict in verdicts)
    if unknown == "ignore":
        remarks = tuple(each for each in remarks if each.outcome != "unknown")

    def report(page: "Page") -> str:
        from zhuzhou_facts.output.report import draft_report

        against: list[FactBase | str] = [text.name] if text else [*bases]
        return draft_report(page, remarks, copy, against)

    session.emit(
        records_of(fields.PROOFREADING, remarks),
        lambda it: screens.proofread_screen(it, remarks, (copy.name, copy.text), every=every),
        page=report,
    )
    wrong = {"wrong", "unknown"} if unknown == "fail" else {"wrong"}
    if any(remark.outcome in wrong for remark in remarks):
        session.code = exit_codes.NOT_FOUND
