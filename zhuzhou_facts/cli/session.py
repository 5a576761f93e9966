"""What one call of the command line works with: its options resolved, its way out."""

from __future__ import annotations

import os
from contextlib import nullcontext
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Final

from zhuzhou_facts import exit_codes
from zhuzhou_facts.cli import values
from zhuzhou_facts.cli.commands import COMMANDS
from zhuzhou_facts.cli.options import ALL, Options
from zhuzhou_facts.errors import Message, OutputError, UsageError
from zhuzhou_facts.output.formats import Format, render
from zhuzhou_facts.streams.console import is_terminal, terminal_width, to_ascii, wants_color
from zhuzhou_facts.streams.files import is_one_of, write_atomically
from zhuzhou_facts.streams.messages import LANGUAGES, VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from contextlib import AbstractContextManager

    from zhuzhou_facts.fast_get import Keys
    from zhuzhou_facts.figures.query import Item
    from zhuzhou_facts.output.page import Page
    from zhuzhou_facts.output.presenter import Presenter
    from zhuzhou_facts.output.rows import Records
    from zhuzhou_facts.output.shapes import Screen
    from zhuzhou_facts.quantity import Reading
    from zhuzhou_facts.records import FactBase
    from zhuzhou_facts.streams.console import Output
    from zhuzhou_facts.streams.messages import Messages

    MakeScreen = Callable[[Presenter], Screen]
    MakePage = Callable[[Page], str] | None

_LARGE: Final = 1_000_000  # bytes; a fact base of that size takes a second
_READ: Final = ("ZHUZHOU_FACTS_FILE", "ZHUZHOU_FACTS_ARTICLE")
_FOR_PEOPLE: Final = {Format.TABLE, Format.HTML}
_NO_TEXTS: Final = {
    "en": "the fact base has no English; its texts are shown in Chinese",
    "zh": "the fact base has no Chinese; its texts are shown in English",
}


class Session:
    """One call: its streams, its options, its fact base, its exit code."""

    def __init__(self, output: Output, messages: Messages, keys: Keys | None) -> None:
        self.output = output
        self.messages = messages
        self.keys = keys
        """Keys that were read from standard input already, and those that follow."""
        self.said: dict[str, Any] = {}
        """The options that were given; those after the command win over those before it."""
        self.command = ""
        self.lang = messages.lang
        self.code = exit_codes.OK
        """The exit code; a command sets it, and so does an error that is written."""
        self.counted: tuple[int, str] | None = None
        """How many rows are written, and in what format, to be said of a file."""

    @cached_property
    def options(self) -> Options:
        """All options, None or False where nothing was said."""
        nothing: dict[str, Any] = dict.fromkeys(ALL)
        return Options(**(nothing | self.said))

    def check(self, command: str, read: Iterable[str | None]) -> None:
        """Refuse options that do not go together, before anything is read.

        `read` are the files that the command's own parameters name.
        """
        options = self.options
        self.command = command
        self.lang = options.lang or _variable(VARIABLE, LANGUAGES) or self.lang
        self.messages.lang = self.lang
        if options.json:
            if options.format not in {None, Format.JSON}:
                raise UsageError("--json goes with no other format")
            options.format = Format.JSON
        if options.save is not None:
            endings = [".html", ".htm", *([".svg"] if command == "compare" else ())]
            if PurePath(options.save).suffix.lower() not in endings:
                raise UsageError(
                    "--save {path!r} must end in {endings}", path=options.save, endings=endings
                )
            if options.output or options.format not in {None, Format.TABLE}:
                raise UsageError("--save goes with no other format and no --output")
            options.output, options.format = options.save, Format.HTML
        if self.path is not None:
            from zhuzhou_facts.base.loading import shipped_path

            named = [*read, *(options.facts or ()), *map(os.environ.get, _READ)]
            if is_one_of(self.path, [*filter(None, named), shipped_path()]):
                template = "{path!r} is a fact base or text in use; write to another file"
                raise OutputError(template, path=self.path)

    @property
    def facts(self) -> str | None:
        """The fact base that was named; None for the shipped one."""
        named = self.options.facts or []
        if len(named) > 1:
            raise UsageError("--facts names one fact base; only proofread takes several")
        return named[0] if named else os.environ.get("ZHUZHOU_FACTS_FILE") or None

    @cached_property
    def base(self) -> FactBase:
        """The fact base in use."""
        return self.load(self.facts)

    def load(self, path: str | None) -> FactBase:
        """Read a fact base, with a bar if it is large."""
        from zhuzhou_facts.base import load

        with self.waiting(path):
            return load(path)

    def waiting(self, path: str | None, large: int = _LARGE) -> AbstractContextManager[object]:
        """Show a bar while work on a large file lasts, if somebody sits before a terminal."""
        stream = self.messages.stream
        if path and stream and is_terminal(stream) and not self.options.quiet:
            file = Path(path)
            if file.is_file() and file.stat().st_size > large:
                from zhuzhou_facts.output.terminal import waiting

                return waiting(path, stream)
        return nullcontext()

    @cached_property
    def reading(self) -> Reading:
        """How hedges bound."""
        from zhuzhou_facts.quantity import Reading

        return Reading(self.options.reading or Reading.STRICT)

    @cached_property
    def presenter(self) -> Presenter:
        """What words texts and numbers; for both languages, in Chinese."""
        from zhuzhou_facts.output.presenter import Presenter

        lang = "zh" if self.lang == "both" else self.lang
        if self.lang not in {"both", *self.base.languages} and self.format in _FOR_PEOPLE:
            self.note(_NO_TEXTS[self.lang])
        return Presenter(self.base, lang, self.options.units, self.reading)

    @property
    def path(self) -> str | None:
        """The file to write to; None for standard output."""
        return None if self.options.output == "-" else self.options.output

    @cached_property
    def format(self) -> Format:
        """The format: the option, the file's ending, the variable; else by the terminal."""
        choices = values.formats()
        if asked := self.asked_format(choices):
            return Format(asked)
        people = self.path is None and is_terminal(self.output.stream)
        return Format.TABLE if people else Format.PLAIN

    def asks_for_other(self, *formats: Format) -> bool:
        """Whether an option or the ending of the output file asks for another format than these."""
        asked = self.format  # refused here where there is no such format
        return (self.options.format is not None or self.path is not None) and asked not in formats

    @property
    def asks_for_rows(self) -> bool:
        """Whether a format was asked for by its name."""
        variable = self.path is None and os.environ.get("ZHUZHOU_FACTS_FORMAT")
        return bool(self.options.format is not None or variable)

    def asked_format(self, choices: Sequence[str]) -> str | None:
        """Return the choice that an option, the ending of the file or the common variable names."""
        if self.options.format is not None:
            return values.choose("--format", self.options.format, choices)
        if self.path is None:
            every = dict.fromkeys([*values.formats(), *choices])
            found = _variable("ZHUZHOU_FACTS_FORMAT", every)
            return found if found in choices else None
        ending = PurePath(self.path or "").suffix.lower()
        if not ending:
            return None
        endings = {name: fmt for name, fmt in values.ENDINGS.items() if fmt in choices}
        if ending not in endings:
            raise UsageError(
                "{path!r} ends in no known format; the endings are {endings}; or say -f FORMAT",
                path=self.path,
                endings=" ".join(endings),
            )
        return endings[ending]

    def note(self, template: str, **fields: object) -> None:
        """Write something beside the data, on standard error, unless asked to be quiet."""
        if not self.options.quiet:
            self.messages.write(Message(template, fields))

    def error(self, message: Message | str, **fields: object) -> None:
        """Write what was not found or not understood; the exit code is then 1."""
        self.messages.error(message if isinstance(message, Message) else Message(message, fields))
        self.code = exit_codes.NOT_FOUND

    def note_unworded(self) -> None:
        """Say so where the fact base has statements that a person still has to write."""
        from zhuzhou_facts.records.facts import TODO

        base = self.base
        if count := sum(TODO in (fact.statement.zh, fact.statement.en) for fact in base.facts):
            self.note("the fact base is not worded: {count} statements with TODO", count=count)

    def fact_records(self, items: Iterable[Item]) -> Records:
        """Return the rows of figures and stated changes."""
        from zhuzhou_facts.output.rows import fact_records

        return fact_records(self.base, items, self.reading)

    def emit(
        self,
        records: Records,
        screen: MakeScreen,
        *,
        page: MakePage = None,
        plain: Sequence[str] | None = None,
    ) -> None:
        """Write rows in the format that was asked for, to people the screen or the page of them.

        In a pipe stand the fields `plain`, by default those of the command; without a page, it
        shows the screen.
        """
        self.counted = len(records.rows), self.format.value
        if self.format in {*_FOR_PEOPLE, Format.PLAIN}:
            from zhuzhou_facts.output.rows import with_formulas

            records = with_formulas(records)
        chosen = self.chosen_fields(records)
        if self.format in _FOR_PEOPLE:
            if chosen:
                from zhuzhou_facts.output import screens

                selected = records.select(chosen)
                screen, page = (lambda _: screens.record_screen(selected)), None
            self.show(screen, page)
            return
        if self.format is Format.PLAIN and not chosen:
            chosen = COMMANDS[self.command].plain.split() if plain is None else plain
        self.write(render(records.select(chosen or records.fields), self.format))

    def emit_items(
        self,
        items: Sequence[Item],
        screen: MakeScreen,
        *,
        records: Records | None = None,
        plain: Sequence[str] | None = None,
    ) -> None:
        """Write figures as `emit` does, with a page of facts; nothing on a screen for none."""

        def page(page: Page) -> str:
            from zhuzhou_facts.output.page import fact_page

            return fact_page(page, items)

        if items or not (self.format is Format.TABLE or self.options.save):
            self.emit(records or self.fact_records(items), screen, page=page, plain=plain)

    def chosen_fields(self, records: Records) -> Sequence[str]:
        """Return the fields that were asked for; `UsageError` where one does not exist."""
        if self.options.fields is None:
            return ()
        names = [name.strip() for name in self.options.fields.split(",")]
        return records.select(list(dict.fromkeys(names))).fields

    def show(self, screen: MakeScreen, page: MakePage = None) -> None:
        """Draw a screen for the terminal, or write it as a page where that was asked for."""
        if self.format is Format.HTML:
            self.write(self.html(screen, page))
            return
        from zhuzhou_facts.output.shapes import both
        from zhuzhou_facts.output.terminal import draw

        if self.lang == "both":
            shown = both(*(screen(self.presenter.in_language(lang)) for lang in ("zh", "en")))
        else:
            shown = screen(self.presenter)
        stream, choice = self.output.stream, self.options.color or "auto"
        color = self.path is None and wants_color(choice, stream, os.environ)
        room = terminal_width()

        def spell(text: str) -> str:
            """Spell a text in characters that may be written, before it is laid out."""
            text = to_ascii(text) if self.options.ascii else text
            return text if self.path is not None else self.output.readable(text)

        self.write(draw(shown, room=room, color=color, spell=spell), human=True)

    def html(self, screen: MakeScreen, page: MakePage = None) -> str:
        """Return a page, of a screen where it has none of its own."""
        from zhuzhou_facts.output.page import Page

        made = Page.of(self.presenter, self.lang)
        return page(made) if page else made.document(made.screen(screen))

    def write(self, data: str | bytes, *, human: bool = False) -> None:
        """Write text, or bytes as they are, to standard output or to the file that was named."""
        if human and self.options.ascii and isinstance(data, str):
            data = to_ascii(data)
        if self.path is not None:
            write_atomically(self.path, data.encode() if isinstance(data, str) else data)
            rows, fmt = self.counted or (0, "")
            template = "wrote {path}: {rows} rows, {format}" if fmt else "wrote {path}"
            self.note(template, path=self.path, rows=rows, format=fmt)
        elif isinstance(data, str):
            self.output.write(data, human=human, pages=not self.options.no_pager)
        else:
            self.output.write_bytes(data)


def _variable(name: str, choices: Iterable[str]) -> str | None:
    """Return what a variable of the environment says, checked as an option is."""
    found = os.environ.get(name)
    return values.choose(name, found, choices) if found else None
