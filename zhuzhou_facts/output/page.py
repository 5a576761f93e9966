"""The page: facts with their figures, places and citations, or what any other command shows.

One file that loads nothing: a template, a style sheet and a script, in which both languages stand
and one is shown, by three radio buttons that work without the script.
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zhuzhou_facts.citation.markup import typographic
from zhuzhou_facts.figures.comparison import asked_times
from zhuzhou_facts.figures.derivation import DerivedFigure
from zhuzhou_facts.output.citing import source_reference
from zhuzhou_facts.output.formats import cell_text, number
from zhuzhou_facts.output.markup import (
    LANGUAGES,
    heading,
    plain,
    resource,
    screen_html,
    table,
    tag,
    worded,
)
from zhuzhou_facts.output.presenter import Presenter, fact_of
from zhuzhou_facts.output.screens.cards import fact_entries
from zhuzhou_facts.output.screens.comparing import compare_screen
from zhuzhou_facts.output.screens.overview import published

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zhuzhou_facts.figures.comparison import Comparison
    from zhuzhou_facts.figures.query import Item
    from zhuzhou_facts.output.shapes import Entry, Screen
    from zhuzhou_facts.records import Fact, Theme

_KINDS: Final = ("indicator", "recognition", "milestone", "measure", "asset")
_HEADINGS: Final = ("Name", "Time", "Value", "Low", "High", "Unit", "As written", "Place", "Key")
_NUMERIC: Final = {"Value", "Low", "High"}


class Page(NamedTuple):
    """What every page of a fact base shares: a presenter a language, and the one shown first."""

    presenters: dict[str, Presenter]
    lang: str

    @classmethod
    def of(cls, presenter: Presenter, lang: str) -> Page:
        """Return the pages of a base, in the languages that it has."""
        made = {
            each: presenter.in_language(each)
            for each in LANGUAGES
            if each in presenter.base.languages
        }
        has = lang in made or (lang == "both" and len(made) > 1)
        return cls(made, lang if has else next(iter(made)))

    @property
    def first(self) -> Presenter:
        """The presenter of the language that is shown first."""
        return self.presenters.get(self.lang, next(iter(self.presenters.values())))

    def words(self, make: Callable[[Presenter], str], name: str = "span") -> str:
        """Return words in each language."""
        return worded({lang: make(each) for lang, each in self.presenters.items()}, name)

    def say(self, template: str, **fields: object) -> str:
        """Return words of the tool's own in each language."""
        return self.words(lambda present: present.say(template, **fields))

    def screen(self, make: Callable[[Presenter], Screen]) -> str:
        """Return a screen in each language."""
        return screen_html({lang: make(each) for lang, each in self.presenters.items()})

    def template(self, name: str, **parts: str) -> str:
        """Return a page of a template, in which script, language and switch are the same."""
        return Template(resource(name)).substitute(
            lang=LANGUAGES[self.first.lang],
            script=resource("page.js"),
            switch=self._switch(),
            **parts,
        )

    def document(self, main: str, *, nav: str = "", tools: str = "") -> str:
        """Return the whole page around its main part."""
        base = self.first.base
        return self.template(
            "page.html",
            title=plain(typographic(self.first.text(base.source.shown_title))),
            style=resource("page.css"),
            heading=self.words(lambda it: typographic(it.text(base.source.shown_title))),
            source=self.words(published),
            counts=self.words(Presenter.counts),
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
            digest=f"SHA-256 {tag('code', base.digest[:12])}…",
            remark=self.say(
                "Statements are the editors' own words; figures are as written in the source."
            ),
        )

    def _switch(self) -> str:
        """Return the radio buttons of the languages; nothing where there is one."""
        if len(self.presenters) == 1:
            return ""
        buttons = ""
        for code, name in {"zh": "中文", "en": "English", "both": "对照 Both"}.items():
            checked = " checked" if code == self.lang else ""
            buttons += f'<input type="radio" name="lang" id="lang-{code}"{checked}>'
            buttons += f'<label for="lang-{code}">{name}</label>'
        return tag("fieldset", tag("legend", self.say("Language")), buttons, class_="switch")

    def citation(self, summary: str, make: Callable[[Presenter], str], more: str = "") -> str:
        """Return a citation in each language behind a heading that opens it."""
        texts = [
            tag(
                "div",
                tag("p", plain(make(each))),
                tag("button", plain(each.say("Copy")), type="button", class_="copy"),
                class_=lang,
                lang=LANGUAGES[lang],
            )
            for lang, each in self.presenters.items()
        ]
        return tag("details", tag("summary", summary), more, *texts, class_="cite")


def screen_page(page: Page, make: Callable[[Presenter], Screen]) -> str:
    """Return a page of what a command shows on a terminal."""
    return page.document(page.screen(make))


def fact_page(page: Page, items: Sequence[Item], comparisons: Sequence[Comparison] = ()) -> str:
    """Return a page of facts: then and now, by theme with a filter, all figures in a table."""
    base = page.first.base
    shown = {_owner(item) for item in items}
    facts = [fact for fact in base.facts if fact.id in shown]
    sections, links = [], []

    def add(
        name: str, title: str, small: str, content: str, *, count: str = "", kind: str = ""
    ) -> None:
        head = tag("h2", title, " " + tag("small", small) if small else "", id=f"h-{name}")
        label = f"h-{name}"
        sections.append(
            tag("section", head, "\n", content, id=name, class_=kind, aria_labelledby=label)
        )
        number = " " + tag("span", count, class_="n") if count else ""
        links.append(tag("li", tag("a", tag("span", title), number, href=f"#{name}")))

    if comparisons:
        times = asked_times(base, None, None)
        compared = page.screen(lambda it: compare_screen(it, comparisons, times))
        add("compare", page.say("Then and now"), "", compared)
    for theme in base.themes:
        own = [fact for fact in facts if fact.theme == theme.id]
        if own:
            articles = "\n".join(_article(page, fact) for fact in own)
            count, name = _count(page, theme, len(own)), _name(page, theme)
            add(f"theme-{theme.id}", name, count, articles, count=str(len(own)), kind="theme")
    numbered = [item for item in items if isinstance(item, DerivedFigure) or item.number]
    if numbered:
        heads = [heading(page.say(name), to_right=name in _NUMERIC) for name in _HEADINGS]
        rows = (_figure_row(page, item) for item in numbered)
        note = page.say("values in base units; sort by a heading")
        figures = table("".join(heads), rows, id_="figure-table", label="h-figures")
        add("figures", page.say("All figures"), note, figures)
    return page.document("\n".join(sections), nav="".join(links), tools=_tools(page, facts))


def _owner(item: Item) -> str:
    """Return the id of the fact that an item stands with on the page."""
    if isinstance(item, DerivedFigure):
        return item.inputs[0].partition("@")[0] if item.inputs else item.id
    return item.fact.id


def _name(page: Page, named: Theme | Fact | DerivedFigure) -> str:
    return page.words(lambda it: it.text(named.name))


def _count(page: Page, theme: Theme, facts: int) -> str:
    return page.words(lambda it: f"{it.section(theme.section)} · {it.count(facts)}")


def _article(page: Page, fact: Fact) -> str:
    aliases = page.words(lambda it: it.join(it.aliases(fact), "、"))
    also = tag("p", page.say("Also"), " ", aliases, class_="also") if aliases else ""
    note = page.words(lambda it: it.text(fact.note))
    meta = (
        tag("span", page.words(lambda it: it.place_in_words(fact.at))),
        tag("span", page.say(fact.kind.value)),
        tag("code", fact.id),
    )
    link = tag("a", "#", class_="self", href=f"#{fact.id}", aria_label=f"# {fact.id}")
    said = (
        tag("h3", _name(page, fact), link),
        page.words(lambda it: it.text(fact.statement), "p"),
        tag("p", tag("b", page.say("Note")), " ", note, class_="note") if note else "",
        tag("p", " ".join(meta), class_="meta"),
        page.citation(page.say("Cite"), lambda it: _cited(it, fact), also),
    )
    entries = {lang: fact_entries(it, fact) for lang, it in page.presenters.items()}
    figures = (
        _figure(dict(zip(entries, each, strict=True)))
        for each in zip(*entries.values(), strict=True)
    )
    return tag(
        "article",
        tag("div", *said, class_="said"),
        tag("div", *figures, class_="figures"),
        class_="fact",
        id=fact.id,
        data_kind=fact.kind.value,
        data_figures=str(len(fact.figures)),
        data_text=_searched(fact),
    )


def _cited(present: Presenter, fact: Fact) -> str:
    place = present.bracketed(present.place_in_words(fact.at))
    stop = "。" if present.lang == "zh" else ". "
    statement = present.text(fact.statement).rstrip("。.")
    return f"{statement}{place}{stop}{source_reference(present)}"


def _searched(fact: Fact) -> str:
    """Return all that the filter looks through: names, statements, wordings, tags."""
    texts: list[Any] = [fact.name, fact.statement, fact.note]
    words = [each for text in texts if text for each in (text.zh, text.en) if each]
    words += [fact.id, fact.written or "", *fact.aliases.zh, *fact.aliases.en, *fact.tags]
    words += [it.written for it in fact.figures] + [it.written for it in fact.changes]
    words += [cell_text(figure.value) for figure in fact.figures]
    return " ".join(words).casefold()


def _figure(entries: dict[str, Entry]) -> str:
    parts = {
        "when": {lang: each.label for lang, each in entries.items()},
        "value": {lang: each.text.words for lang, each in entries.items()},
        "more": {lang: each.more.lstrip(" ,，") for lang, each in entries.items()},
        "below": {lang: each.below for lang, each in entries.items()},
    }
    spans = (
        tag("span", worded(words), class_=name)
        for name, words in parts.items()
        if any(words.values())
    )
    style = next(iter(entries.values())).text.style
    return tag("p", *spans, class_=f"figure {style}")


def _figure_row(page: Page, item: Item) -> str:
    fact = fact_of(item)
    estimate, unit, when, wording = page.first.raw(item)
    # Places sort as they follow one another in the text.
    place = f"{fact.at.section * 1000 + fact.at.paragraph}"
    cells = [
        tag("th", tag("a", _name(page, fact), href=f"#{_owner(item)}"), scope="row"),
        tag("td", page.words(lambda it: it.when(when)), data_value=when or ""),
        *(
            tag("td", class_="number")
            if value is None
            else tag("td", cell_text(value), class_="number", data_value=str(number(value)))
            for value in (estimate.value, estimate.interval.low, estimate.interval.high)
        ),
        tag("td", page.words(lambda it: it.unit(unit, fact.counter))),
        tag("td", plain(wording), class_="computed" if isinstance(item, DerivedFigure) else ""),
        tag("td", page.words(lambda it: it.place(fact.at)), data_value=place),
        tag("td", tag("code", plain(item.key))),
    ]
    return tag("tr", *cells, data_of=_owner(item)) + "\n"


def _tools(page: Page, facts: Sequence[Fact]) -> str:
    """Return the form of the filter, which the script shows."""
    options = []
    for kind in ("", *_KINDS):
        if not kind or any(fact.kind.value == kind for fact in facts):
            words = {lang: it.say(kind or "all kinds") for lang, it in page.presenters.items()}
            data = {f"data_{lang}": text for lang, text in words.items()}
            text = plain(next(iter(words.values())))
            options.append(tag("option", text, value=kind, **data))
    hidden = tag("span", page.say("Filter the facts"), class_="hidden")
    box = '<input type="search" id="find" autocomplete="off" spellcheck="false">'
    only = f'<input type="checkbox" id="only"> {page.say("with figures only")}'
    kinds = tag("span", page.say("Kind"), class_="hidden") + tag("select", *options, id="kind")
    return tag(
        "form",
        tag("label", hidden, box, class_="find"),
        tag("label", kinds),
        tag("label", only),
        tag("output", id="count", for_="find kind only"),
        class_="tools",
        role="search",
        hidden="hidden",
    )
