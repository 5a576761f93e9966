"""The page: facts with their figures, places and citations, or what any other command shows.

One file that loads nothing: a template, a style sheet and a script, in which both languages stand
and one is shown, by three radio buttons that work without the script.
"""

from __future__ import annotations

from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zhuzhou_facts.citation.markup import typographic
from zhuzhou_facts.figures.comparison import asked_times
from zhuzhou_facts.figures.derivation import DerivedFigure
from zhuzhou_facts.output.citing import source_reference
from zhuzhou_facts.output.formats import cell_text, number
from zhuzhou_facts.output.presenter import Presenter, fact_of
from zhuzhou_facts.output.screens.cards import fact_entries, place_in_words
from zhuzhou_facts.output.screens.comparing import compare_screen
from zhuzhou_facts.output.screens.overview import published
from zhuzhou_facts.output.shape_html import LANGUAGES, attribute, plain, screen_html, worded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from zhuzhou_facts.figures.comparison import Comparison
    from zhuzhou_facts.figures.query import Item
    from zhuzhou_facts.output.shapes import Entry, Screen
    from zhuzhou_facts.records import Fact, Theme

_KINDS: Final = ("indicator", "recognition", "milestone", "measure", "asset")


def resource(name: str) -> str:
    """Return a template, a style sheet or a script."""
    return (files("zhuzhou_facts.output") / "templates" / name).read_text(encoding="utf-8")


class Page(NamedTuple):
    """What every page of a fact base shares: a presenter a language, and the one shown first."""

    presenters: dict[str, Presenter]
    lang: str

    @classmethod
    def of(cls, presenter: Presenter, lang: str) -> Page:
        """Return the pages of a base, in the languages that it has."""
        languages = [each for each in LANGUAGES if each in presenter.base.languages]
        made = {each: presenter.in_language(each) for each in languages}
        return cls(
            made, lang if lang in made or (lang == "both" and len(made) > 1) else languages[0]
        )

    @property
    def first(self) -> Presenter:
        """The presenter of the first language."""
        return next(iter(self.presenters.values()))

    @property
    def first_shown(self) -> Presenter:
        """The presenter of the language that is shown first."""
        return self.presenters.get(self.lang, self.first)

    def words(
        self, make: Callable[[Presenter], str], tag: str = "span", attributes: str = ""
    ) -> str:
        """Return words in each language."""
        return worded({lang: make(each) for lang, each in self.presenters.items()}, tag, attributes)

    def say(self, template: str, **fields: object) -> str:
        """Return words of the tool's own in each language."""
        return self.words(lambda present: present.say(template, **fields))

    def screen(self, make: Callable[[Presenter], Screen]) -> str:
        """Return a screen in each language."""
        return screen_html({lang: make(each) for lang, each in self.presenters.items()})

    def document(self, main: str, *, nav: str = "", tools: str = "") -> str:
        """Return the whole page around its main part."""
        base = self.first.base
        first = self.first_shown
        return Template(resource("page.html")).substitute(
            lang=LANGUAGES[first.lang],
            title=plain(typographic(first.text(base.source.shown_title))),
            style=resource("page.css"),
            script=resource("page.js"),
            switch=self.switch(),
            heading=self.words(lambda it: typographic(it.text(it.base.source.shown_title))),
            source=self.words(published),
            counts=self.say(
                "{themes} themes, {facts} facts, {figures} figures",
                themes=len(base.themes),
                facts=len(base.facts),
                figures=sum(len(fact.figures) for fact in base.facts),
            ),
            key=self.say(
                "Figures with ≈, =, <, > and a dotted line are computed, not stated by the source."
            ),
            cite=self.citation(self.say("Cite the source"), source_reference),
            nav=nav,
            tools=tools,
            main=main,
            skip=self.say("Skip to the content"),
            none=self.say("No fact matches."),
            version=f"{self.say('Data version')} {plain(base.version)}",
            digest=f"SHA-256 <code>{base.digest[:12]}…</code>",
            remark=self.say(
                "Statements are the editors' own words; figures are as written in the source."
            ),
        )

    def switch(self) -> str:
        """Return the radio buttons of the languages; nothing where there is one."""
        if len(self.presenters) == 1:
            return ""
        choices = {"zh": "中文", "en": "English", "both": "对照 Both"}
        buttons = ""
        for code, name in choices.items():
            checked = " checked" if code == self.lang else ""
            buttons += f'<input type="radio" name="lang" id="lang-{code}"{checked}>'
            buttons += f'<label for="lang-{code}">{name}</label>'
        return (
            f'<fieldset class="switch"><legend>{self.say("Language")}</legend>{buttons}</fieldset>'
        )

    def citation(self, summary: str, make: Callable[[Presenter], str], more: str = "") -> str:
        """Return a citation in each language behind a heading that opens it."""
        texts = "".join(
            f'<div class="{lang}" lang="{LANGUAGES[lang]}"><p>{plain(make(each))}</p>'
            f'<button type="button" class="copy">{plain(each.say("Copy"))}</button></div>'
            for lang, each in self.presenters.items()
        )
        return f'<details class="cite"><summary>{summary}</summary>{more}{texts}</details>'


def screen_page(page: Page, make: Callable[[Presenter], Screen]) -> str:
    """Return a page of what a command shows on a terminal."""
    return page.document(page.screen(make))


def fact_page(page: Page, items: Sequence[Item], comparisons: Sequence[Comparison] = ()) -> str:
    """Return a page of facts: then and now, by theme with a filter, all figures in a table."""
    base = page.first.base
    shown = dict.fromkeys(_owner(item) for item in items)
    facts = [fact for fact in base.facts if fact.id in shown]
    sections, links = [], []
    if comparisons:
        times = asked_times(base, None, None)
        table = page.screen(lambda it: compare_screen(it, comparisons, times))
        sections.append(_section("compare", page.say("Then and now"), "", table))
        links.append(f'<a href="#compare"><span>{page.say("Then and now")}</span></a>')
    for theme in base.themes:
        own = [fact for fact in facts if fact.theme == theme.id]
        if own:
            sections.append(_theme(page, theme, own))
            name = _name(page, theme)
            links.append(
                f'<a href="#theme-{theme.id}"><span>{name}</span>'
                f' <span class="n">{len(own)}</span></a>'
            )
    numbered = [item for item in items if isinstance(item, DerivedFigure) or item.number]
    if numbered:
        sections.append(_figure_table(page, numbered))
        links.append(f'<a href="#figures"><span>{page.say("All figures")}</span></a>')
    nav = "".join(f"<li>{link}</li>" for link in links)
    tools = _tools(page, facts)
    return page.document("\n".join(sections), nav=nav, tools=tools)


def _owner(item: Item) -> str:
    """Return the id of the fact that an item stands with on the page."""
    if isinstance(item, DerivedFigure):
        return item.inputs[0].partition("@")[0] if item.inputs else item.id
    return item.fact.id


def _name(page: Page, named: Theme | Fact | DerivedFigure) -> str:
    return page.words(lambda it: it.text(named.name))


def _section(name: str, heading: str, small: str, content: str, kind: str = "") -> str:
    return (
        f'<section id="{name}"{kind} aria-labelledby="h-{name}"><h2 id="h-{name}">{heading}'
        f"{f' <small>{small}</small>' if small else ''}</h2>\n{content}\n</section>"
    )


def _theme(page: Page, theme: Theme, facts: Sequence[Fact]) -> str:
    name = _name(page, theme)
    count = page.words(lambda it: f"{it.section(theme.section)} · {it.count(len(facts))}")
    articles = "\n".join(_article(page, fact) for fact in facts)
    return _section(f"theme-{theme.id}", name, count, articles, ' class="theme"')


def _article(page: Page, fact: Fact) -> str:
    name = _name(page, fact)
    link = f'<a class="self" href="#{fact.id}" aria-label="# {fact.id}">#</a>'
    statement = page.words(lambda it: it.text(fact.statement), "p", "")
    note = f"<b>{page.say('Note')}</b> {page.words(lambda it: it.text(fact.note))}"
    place = page.words(lambda it: place_in_words(it, fact.at))
    kind = page.say(fact.kind.value)
    aliases = page.words(
        lambda it: it.join(fact.aliases.zh if it.lang == "zh" else fact.aliases.en, "、")
    )
    also = f'<p class="also">{page.say("Also")} {aliases}</p>' if aliases else ""
    cite = page.citation(page.say("Cite"), lambda it: _cited(it, fact), also)
    entries = {lang: fact_entries(it, fact) for lang, it in page.presenters.items()}
    figures = "".join(
        _figure(dict(zip(entries, each, strict=True)))
        for each in zip(*entries.values(), strict=True)
    )
    return (
        f'<article class="fact" id="{fact.id}" data-kind="{fact.kind.value}"'
        f' data-figures="{len(fact.figures)}" data-text="{attribute(_searched(fact))}">\n'
        f'<div class="said"><h3>{name}{link}</h3>{statement}'
        f"{f'<p class=note>{note}</p>' if fact.note else ''}"
        f'<p class="meta"><span>{place}</span> <span>{kind}</span> <code>{fact.id}</code></p>'
        f"{cite}</div>"
        f'<div class="figures">{figures}</div></article>'
    )


def _cited(present: Presenter, fact: Fact) -> str:
    place = present.bracketed(place_in_words(present, fact.at))
    statement = present.text(fact.statement)
    stop = "。" if present.lang == "zh" else ". "
    return f"{statement.rstrip('。.')}{place}{stop}{source_reference(present)}"


def _searched(fact: Fact) -> str:
    """Return all that the filter looks through: names, statements, wordings, tags."""
    texts: list[Any] = [fact.name, fact.statement, fact.note]
    words = [each for text in texts if text for each in (text.zh, text.en) if each]
    words += [fact.id, fact.written or "", *fact.aliases.zh, *fact.aliases.en, *fact.tags]
    words += [it.written for it in fact.figures] + [it.written for it in fact.changes]
    words += [cell_text(figure.value) for figure in fact.figures]
    return " ".join(words).casefold()


def _figure(entries: dict[str, Entry]) -> str:
    first = next(iter(entries.values()))
    parts = {
        "when": {lang: each.label for lang, each in entries.items()},
        "value": {lang: each.text.words for lang, each in entries.items()},
        "more": {lang: each.more.lstrip(" ,，") for lang, each in entries.items()},
        "below": {lang: each.below for lang, each in entries.items()},
    }
    spans = "".join(
        f'<span class="{name}">{worded(words)}</span>'
        for name, words in parts.items()
        if any(words.values())
    )
    return f'<p class="figure {first.text.style}">{spans}</p>'


def _figure_table(page: Page, items: Iterable[Item]) -> str:
    headings = ("Name", "Time", "Value", "Low", "High", "Unit", "As written", "Place", "Key")
    numeric = {2, 3, 4}
    heads = "".join(
        f'<th scope="col"{" class=number" if i in numeric else ""}>{page.say(name)}</th>'
        for i, name in enumerate(headings)
    )
    rows = "".join(_figure_row(page, item) for item in items)
    note = page.say("values in base units; sort by a heading")
    table = (
        f'<div class="scroll" role="group" tabindex="0" aria-labelledby="h-figures">'
        f'<table id="figure-table"><thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>'
        "</table></div>"
    )
    return _section("figures", page.say("All figures"), note, table)


def _figure_row(page: Page, item: Item) -> str:
    fact = fact_of(item)
    present = page.first
    number_of, unit, when, wording = present.raw(item)
    values = (number_of.value, number_of.interval.low, number_of.interval.high)
    name = _name(page, fact)
    style = "computed" if isinstance(item, DerivedFigure) else ""
    cells = [
        f'<th scope="row"><a href="#{_owner(item)}">{name}</a></th>',
        f'<td data-value="{attribute(when or "")}">{page.words(lambda it: it.when(when))}</td>',
    ]
    cells += [
        '<td class="number"></td>'
        if value is None
        else f'<td class="number" data-value="{number(value)}">{cell_text(value)}</td>'
        for value in values
    ]
    place = f"{fact.at.section * 1000 + fact.at.paragraph}"
    cells += [
        f"<td>{page.words(lambda it: it.unit(unit, fact.counter))}</td>",
        f'<td class="{style}">{plain(wording)}</td>',
        f'<td data-value="{place}">{page.words(lambda it: it.place(fact.at))}</td>',
        f"<td><code>{plain(item.key)}</code></td>",
    ]
    return f'<tr data-of="{_owner(item)}">{"".join(cells)}</tr>\n'


def _tools(page: Page, facts: Sequence[Fact]) -> str:
    kinds = [kind for kind in _KINDS if any(fact.kind.value == kind for fact in facts)]

    def option(value: str, template: str) -> str:
        words = {lang: each.say(template) for lang, each in page.presenters.items()}
        data = "".join(f' data-{lang}="{attribute(text)}"' for lang, text in words.items())
        return f'<option value="{value}"{data}>{plain(next(iter(words.values())))}</option>'

    options = option("", "all kinds") + "".join(option(kind, kind) for kind in kinds)
    return (
        f'<form class="tools" role="search" hidden>'
        f'<label class="find"><span class="hidden">{page.say("Filter the facts")}</span>'
        '<input type="search" id="find" autocomplete="off" spellcheck="false"></label>'
        f'<label><span class="hidden">{page.say("Kind")}</span>'
        f'<select id="kind">{options}</select></label>'
        f'<label><input type="checkbox" id="only"> {page.say("with figures only")}</label>'
        '<output id="count" for="find kind only"></output></form>'
    )
