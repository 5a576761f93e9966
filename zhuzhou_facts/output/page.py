"""The page: facts with their figures, places and citations, or what any other command shows.

One file that loads nothing: a template, a style sheet and a script, in which both languages stand
and one is shown, by three radio buttons that work without the script.
"""

from __future__ import annotations

from functools import partial
from string import Template
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zhuzhou_facts.figures.comparison import Comparison, asked_times
from zhuzhou_facts.figures.derivation import DerivedFigure
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
from zhuzhou_facts.output.presenter import Presenter
from zhuzhou_facts.output.rows import fact_of, fact_records
from zhuzhou_facts.output.screens.cards import fact_entries, source_reference
from zhuzhou_facts.output.screens.comparing import compare_screen
from zhuzhou_facts.output.screens.overview import counts, published, shown_title
from zhuzhou_facts.records import Fact, Kind, Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zhuzhou_facts.figures.query import Item
    from zhuzhou_facts.output.shapes import Entry, Screen

_HEADINGS: Final = ("Name", "Time", "Value", "Low", "High", "Unit", "As written", "Place", "Key")
_NUMERIC: Final = ("Value", "Low", "High")


class Page(NamedTuple):
    """What every page of a fact base shares: a presenter a language, and the one shown first."""

    presenters: dict[str, Presenter]
    lang: str

    @classmethod
    def of(cls, presenter: Presenter, lang: str) -> Page:
        """Return the pages of a base, in the languages that it has."""
        has = presenter.base.languages
        made = {each: presenter.in_language(each) for each in LANGUAGES if each in has}
        is_shown = lang in made or (lang == "both" and len(made) > 1)
        return cls(made, lang if is_shown else next(iter(made)))

    @property
    def first(self) -> Presenter:
        """The presenter of the language that is shown first."""
        return self.presenters.get(self.lang, next(iter(self.presenters.values())))

    def words(self, make: Callable[..., str], *shown: object, name: str = "span") -> str:
        """Return in each language the words that a function makes of a presenter and the rest."""
        return worded({lang: make(each, *shown) for lang, each in self.presenters.items()}, name)

    def say(self, template: str) -> str:
        """Return words of the tool's own in each language."""
        return self.words(Presenter.say, template)

    def screen(self, make: Callable[[Presenter], Screen]) -> str:
        """Return a screen in each language."""
        return screen_html({lang: make(each) for lang, each in self.presenters.items()})

    def template(self, name: str, **parts: str) -> str:
        """Return a page of a template, in which script, language and switch are the same."""
        buttons = ""
        for code, label in {"zh": "中文", "en": "English", "both": "对照 Both"}.items():
            checked = " checked" if code == self.lang else ""
            buttons += f'<input type="radio" name="lang" id="lang-{code}"{checked}>'
            buttons += f'<label for="lang-{code}">{label}</label>'
        legend = tag("legend", self.say("Language"))
        return Template(resource(name)).substitute(
            lang=LANGUAGES[self.first.lang],
            script=resource("page.js"),
            # A base of one language has nothing to choose from.
            switch=tag("fieldset", legend, buttons, class_="switch")
            if len(self.presenters) > 1
            else "",
            **parts,
        )

    def document(self, main: str, *, nav: str = "", tools: str = "") -> str:
        """Return the whole page around its main part."""
        base = self.first.base
        return self.template(
            "page.html",
            title=plain(shown_title(self.first)),
            style=resource("page.css"),
            heading=self.words(shown_title),
            source=self.words(published),
            counts=self.words(counts),
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

    def citation(self, summary: str, make: Callable[[Presenter], str], more: str = "") -> str:
        """Return a citation in each language behind a heading that opens it."""
        texts = []
        for lang, each in self.presenters.items():
            button = tag("button", plain(each.say("Copy")), type="button", class_="copy")
            text = tag("p", plain(make(each)))
            texts.append(tag("div", text, button, class_=lang, lang=LANGUAGES[lang]))
        return tag("details", tag("summary", summary), more, *texts, class_="cite")


def screen_page(page: Page, make: Callable[[Presenter], Screen]) -> str:
    """Return a page of what a command shows on a terminal."""
    return page.document(page.screen(make))


def fact_page(page: Page, items: Sequence[Item], comparisons: Sequence[Comparison] = ()) -> str:
    """Return a page of facts: then and now, by theme with a filter, all figures in a table."""
    base = page.first.base
    shown = {_owner(item) for item in items}
    facts = [fact for fact in base.facts if fact.id in shown]
    main, nav = [], []

    def add(name: str, title: str, small: str, content: str, count: str = "") -> None:
        head = tag("h2", title, " " + tag("small", small) if small else "", id=f"h-{name}")
        kind = {"class_": "theme" if count else "", "aria_labelledby": f"h-{name}"}
        main.append(tag("section", head, "\n", content, id=name, **kind))
        number = " " + tag("span", count, class_="n") if count else ""
        nav.append(tag("li", tag("a", tag("span", title), number, href=f"#{name}")))

    if comparisons:
        times = asked_times(base, None, None)
        compared = page.screen(lambda it: compare_screen(it, comparisons, times))
        add("compare", page.say("Then and now"), "", compared)
    for theme in base.themes:
        articles = [_article(page, fact) for fact in facts if fact.theme == theme.id]
        if articles:
            name, small = (
                page.words(Presenter.text, theme.name),
                page.words(_section, theme, len(articles)),
            )
            add(f"theme-{theme.id}", name, small, "\n".join(articles), str(len(articles)))
    numbered = [item for item in items if isinstance(item, DerivedFigure) or item.number]
    if numbered:
        heads = [heading(page.say(name), to_right=name in _NUMERIC) for name in _HEADINGS]
        records = fact_records(base, numbered, page.first.reading)
        cells = (dict(zip(records.fields, row, strict=True)) for row in records.rows)
        note = page.say("values in base units; sort by a heading")
        rows = map(partial(_figure_row, page), numbered, cells)
        figures = table("".join(heads), rows, id_="figure-table", label="h-figures")
        add("figures", page.say("All figures"), note, figures)
    return page.document("\n".join(main), nav="".join(nav), tools=_tools(page, facts))


def _owner(item: Item) -> str:
    """Return the id of the fact that an item stands with on the page."""
    if isinstance(item, DerivedFigure):
        return item.inputs[0].partition("@")[0] if item.inputs else item.id
    return item.fact.id


def _section(present: Presenter, theme: Theme, facts: int) -> str:
    return f"{present.section(theme.section)} · {present.say('{count} facts', count=facts)}"


def _article(page: Page, fact: Fact) -> str:
    aliases = page.words(Presenter.aliases, fact)
    also = tag("p", page.say("Also"), " ", aliases, class_="also") if aliases else ""
    note = page.words(Presenter.text, fact.note)
    meta = (
        tag("span", page.words(Presenter.place_in_words, fact.at)),
        tag("span", page.say(fact.kind.value)),
        tag("code", fact.id),
    )
    link = tag("a", "#", class_="self", href=f"#{fact.id}", aria_label=f"# {fact.id}")
    said = (
        tag("h3", page.words(Presenter.text, fact.name), link),
        page.words(Presenter.text, fact.statement, name="p"),
        tag("p", tag("b", page.say("Note")), " ", note, class_="note") if note else "",
        tag("p", " ".join(meta), class_="meta"),
        page.citation(page.say("Cite"), lambda it: _cited(it, fact), also),
    )
    entries = [fact_entries(it, fact) for it in page.presenters.values()]
    figures = (_figure(page, each) for each in zip(*entries, strict=True))
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
    texts = [fact.name, fact.statement, *([fact.note] if fact.note else [])]
    words = [each for text in texts for each in (text.zh, text.en) if each]
    words += [fact.id, fact.written or "", *fact.aliases.zh, *fact.aliases.en, *fact.tags]
    words += [it.written for it in fact.figures] + [it.written for it in fact.changes]
    words += [cell_text(figure.value) for figure in fact.figures]
    return " ".join(words).casefold()


def _figure(page: Page, entries: Sequence[Entry]) -> str:
    parts = {
        "when": [each.label for each in entries],
        "value": [each.text.words for each in entries],
        "more": [each.more.lstrip(" ,，") for each in entries],
        "below": [each.below for each in entries],
    }
    spans = (
        tag("span", worded(dict(zip(page.presenters, words, strict=True))), class_=name)
        for name, words in parts.items()
        if any(words)
    )
    return tag("p", *spans, class_=f"figure {entries[0].text.style}")


def _figure_row(page: Page, item: Item, cells: dict[str, Any]) -> str:
    fact, owner = fact_of(item), _owner(item)
    wording, style = cells["written"], ""
    if isinstance(item, DerivedFigure):
        is_exact = cells["low"] is not None and cells["low"] == cells["high"]
        wording, style = f"{'=' if is_exact else '≈'} {item.formula}", "computed"
    numbers = []
    for name in ("value", "low", "high"):
        raw = "" if cells[name] is None else str(number(cells[name]))
        numbers.append(tag("td", cell_text(cells[name]), class_="number", data_value=raw))
    name = tag("a", page.words(Presenter.text, fact.name), href=f"#{owner}")
    # Places sort as they follow one another in the text.
    place = f"{fact.at.section * 1000 + fact.at.paragraph}"
    row = (
        tag("th", name, scope="row"),
        tag("td", page.words(Presenter.when, item.when), data_value=item.when or ""),
        *numbers,
        tag("td", page.words(Presenter.unit, cells["unit"] or "", fact.counter)),
        tag("td", plain(wording), class_=style),
        tag("td", page.words(Presenter.place, fact.at), data_value=place),
        tag("td", tag("code", plain(item.key))),
    )
    return tag("tr", *row, data_of=owner) + "\n"


def _tools(page: Page, facts: Sequence[Fact]) -> str:
    """Return the form of the filter, which the script shows."""
    used = {fact.kind for fact in facts}
    options = []
    for kind in ("", *(kind for kind in Kind if kind in used)):
        words = [it.say(kind or "all kinds") for it in page.presenters.values()]
        data = {f"data_{lang}": text for lang, text in zip(page.presenters, words, strict=True)}
        options.append(tag("option", plain(words[0]), value=kind, **data))
    hidden = tag("span", page.say("Filter the facts"), class_="hidden")
    box = '<input type="search" id="find" autocomplete="off" spellcheck="false">'
    only = f'<input type="checkbox" id="only"> {page.say("with figures only")}'
    kinds = tag("span", page.say("Kind"), class_="hidden") + tag("select", *options, id="kind")
    return (
        '<form class="tools" role="search" hidden="hidden">'
        f'<label class="find">{hidden}{box}</label><label>{kinds}</label><label>{only}</label>'
        '<output id="count" for="find kind only"></output></form>'
    )
