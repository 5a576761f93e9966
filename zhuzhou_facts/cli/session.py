"""What one call of the command line works with: its options resolved, its way out."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.errors import Message, UsageError
from zhuzhou_facts.output.formats import Format, render
from zhuzhou_facts.quantity.reader import Reading
from zhuzhou_facts.streams.console import (
    Messages,
    Output,
    language,
    terminal_width,
    to_ascii,
    wants_color,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zhuzhou_facts.errors import Problem
    from zhuzhou_facts.output.chart import Plot
    from zhuzhou_facts.output.rows import Records
    from zhuzhou_facts.output.table import Canvas, Picture
    from zhuzhou_facts.output.views import Teller
    from zhuzhou_facts.records import FactBase

EXIT_OK: Final = 0
EXIT_MISSING: Final = 1
EXIT_USAGE: Final = 2
EXIT_FILE: Final = 3
_SHOWN_PROBLEMS: Final = 20
_PICTURES: Final = {".svg", ".html"}
_SUFFIXES: Final = {
    ".txt": Format.PLAIN,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".csv": Format.CSV,
    ".tsv": Format.TSV,
    ".yaml": Format.YAML,
    ".yml": Format.YAML,
    ".md": Format.MARKDOWN,
    ".html": Format.HTML,
}


@dataclass(kw_only=True)
class Session:
    """The options that all commands share, and what they come to."""

    lang_option: str | None = None
    units_option: str | None = None
    reading_option: str | None = None
    facts: str | None = None
    color: str | None = None
    ascii: bool = False
    quiet: bool = False
    no_pager: bool = False
    format_option: str | None = None
    json: bool = False
    fields: str | None = None
    output_file: str | None = None
    save_file: str | None = None
    command: str = ""
    output: Output = field(default_factory=Output)
    messages: Messages = field(default_factory=Messages)
    worst: int = 0
    """The exit code that faults on the way came to, beside what a command returns."""

    def __post_init__(self) -> None:
        """Refuse a picture that cannot be drawn before anything is read."""
        if self.save_file is None:
            return
        if PurePath(self.save_file).suffix.lower() not in _PICTURES:
            raise UsageError("--save draws a picture: its FILE ends in .svg or .html")
        asked = self.format_option != os.environ.get("ZHUZHOU_FACTS_FORMAT")
        rows = asked and self.format_option not in {None, Format.TABLE}
        if self.json or rows or self.output_file is not None:
            raise UsageError("--save draws a picture; it goes with no other format and no --output")

    @cached_property
    def base(self) -> FactBase:
        """The fact base that was asked for."""
        from zhuzhou_facts.base.loading import load

        return load(self.facts)

    @cached_property
    def lang(self) -> str:
        """`zh`, `en` or `both`: the option, its variable, the locale; else what the base has."""
        wanted = self.lang_option or language(os.environ)
        has = self.base.languages
        return wanted if wanted == "both" or wanted in has else has[0]

    @cached_property
    def reading(self) -> Reading:
        """How hedges bound."""
        return Reading(self.reading_option or Reading.STRICT)

    @cached_property
    def teller(self) -> Teller:
        """What tells figures in the language and the units that were asked for."""
        from zhuzhou_facts.output.views import Teller

        return Teller(self.base, self.lang, self.units_option, self.reading)

    @property
    def format(self) -> Format:
        """The format: the option, the file's ending, a table on a terminal, else plain.

        A picture is drawn from what a table is.
        """
        if self.save_file is not None:
            return Format.TABLE
        if self.json:
            return Format.JSON
        if self.format_option:
            return Format(self.format_option)
        if self.output_file:
            return _SUFFIXES.get(PurePath(self.output_file).suffix.lower(), Format.PLAIN)
        return Format.TABLE if self.output.is_terminal else Format.PLAIN

    @property
    def canvas(self) -> Canvas:
        """What tables and cards are drawn on."""
        from zhuzhou_facts.output.table import Canvas

        stream = self.output.stream
        colour = self.output_file is None and wants_color(self.color or "auto", stream, os.environ)
        width = terminal_width(os.environ, stream)
        return Canvas(width=width, color=colour, ascii=self.ascii)

    def note(self, text: Message | str) -> None:
        """Say something beside the data, on standard error, unless asked to be quiet."""
        if not self.quiet:
            self.messages.write(text)

    def error(self, text: Message | str) -> None:
        """Say what went wrong, on standard error."""
        self.messages.error(text)

    def emit(
        self,
        records: Records,
        picture: Callable[[], Sequence[Picture]],
        *,
        plain: Sequence[str],
        caption: str = "",
        plot: Callable[[], Plot] | None = None,
    ) -> None:
        """Write rows in the format that was asked for.

        Args:
            records: the rows, with every field.
            picture: makes what people see in place of the rows.
            plain: the fields that a pipe gets where none are asked for.
            caption: the title of a document.
            plot: makes the chart that a saved picture has in place of the table, or before it.
        """
        fmt = self.format
        chosen = self.chosen_fields(records)
        if fmt is Format.TABLE and chosen is None:
            self.draw(picture(), plot)
        elif fmt is Format.TABLE:
            from zhuzhou_facts.output.views import any_grid

            self.draw([any_grid(records.select(chosen or ()))])
        else:
            names = chosen or (plain if fmt is Format.PLAIN else records.fields)
            text = render(records.select(names), fmt, lang=self.lang, caption=caption)
            self.write(text, human=False)

    def chosen_fields(self, records: Records) -> list[str] | None:
        """Return the fields that were asked for; `UsageError` where one does not exist."""
        if self.fields is None:
            return None
        names = list(dict.fromkeys(filter(None, map(str.strip, self.fields.split(",")))))
        if not names:
            raise UsageError(f"--fields names none; the fields are {', '.join(records.fields)}")
        records.select(names)
        return names

    def draw(self, pictures: Sequence[Picture], plot: Callable[[], Plot] | None = None) -> None:
        """Draw tables and cards, or save them as a picture where that was asked for."""
        if self.save_file is not None:
            self._save(self.save_file, pictures, plot)
        else:
            from zhuzhou_facts.output.shapes import spelled

            self.write(
                self.canvas.draw([spelled(each, self._spell) for each in pictures]), human=True
            )

    def _spell(self, words: str) -> str:
        """Spell words in the signs that may be written, before they are laid out."""
        words = to_ascii(words) if self.ascii else words
        return words if self.output_file is not None else self.output.readable(words)

    def _save(
        self, path: str, pictures: Sequence[Picture], plot: Callable[[], Plot] | None
    ) -> None:
        from zhuzhou_facts.output.chart import as_chart
        from zhuzhou_facts.output.charting import frame
        from zhuzhou_facts.output.page import as_page
        from zhuzhou_facts.output.picture import as_svg
        from zhuzhou_facts.streams.files import write_atomically

        around = frame(self.teller, self.command)
        if PurePath(path).suffix.lower() == ".html":
            chart = as_chart(plot(), around, alone=False) if plot else ""
            text = as_page(pictures, around, chart)
        else:
            text = as_chart(plot(), around) if plot else as_svg(pictures, around)
        write_atomically(path, text.encode("utf-8"))

    def write(self, text: str, *, human: bool) -> None:
        """Write to standard output, or to the file that was asked for."""
        if human and self.ascii:
            text = to_ascii(text)
        if self.output_file is not None:
            self.write_bytes(text.encode("utf-8"))
        else:
            self.output.write(text, human=human, pages=not self.no_pager)

    def write_bytes(self, data: bytes) -> None:
        """Write bytes as they are, as `write` does."""
        if self.output_file is not None:
            from zhuzhou_facts.streams.files import write_atomically

            write_atomically(self.output_file, data)
        else:
            self.output.write_bytes(data)


def problem_lines(problems: Sequence[Problem], lang: str) -> str:
    """Return the problems a line each, the first ones where there are very many."""
    from zhuzhou_facts.streams.catalogue import translate, translate_problem

    lines = [translate_problem(problem, lang) for problem in problems[:_SHOWN_PROBLEMS]]
    if left := len(problems[_SHOWN_PROBLEMS:]):
        more = Message("… and {count} more: see zhuzhou-facts check", {"count": left})
        lines.append(translate(more, lang))
    return "\n".join(lines)
