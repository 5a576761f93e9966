"""The page: facts with their figures, places and citations, or what any other command shows.

One file that loads nothing: a template, a style sheet and a script, in which both languages stand
and one is shown, by three radio buttons that work without the script.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zhuzhou_facts.figures.comparison import Comparison, asked_times
from zhuzhou_facts.figures.derivation import DerivedFigure
from zhuzhou_facts.output.formats import cell_text, number
from zhuzhou_facts.output.markup import (
    LANGUAGES,
    attribute,
    filled,
    heading,
    plain,
    resource,
    screen_html,
    table,
    tag,
    worded,
)
from zhuzhou_facts.output.presenter import Presenter
from zhuzhou_facts.output.rows import fact_of, fact_records, with_formulas
from zhuzhou_facts.output.screens.cards import fact_entries, source_reference
from zhuzhou_facts.output.screens.comparing import compare_screen
from zhuzhou_facts.output.screens.overview import counts, published, shown_title
from zhuzhou_facts.output.shapes import merged
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
    first: Presenter

    @classmethod
    def of(cls, presenter: Presenter, lang: str) -> Page:
        """Return the pages of a base, in the languages that it has."""
        has = presenter.base.languages
        made = {each: presenter.in_language(each) for each in LANGUAGES if each in has}
        usual = next(iter(made))
        is_shown = lang in made or (lang == "both" and len(made) > 1)
        return cls(made, lang if is_shown else usual, made.get(lang, made[usual]))

    def words(self, make: Callable[..., str], *shown: object, name: str = "span") -> str:
        """Return in each language the words that a function makes of a presenter and the rest."""
        return worded({lang: make(each, *shown) for lang, each in self.presenters.items()}, name)

    def say(self, template: str) -> str:
        """Return words of the tool's own in each language."""
        return self.words(Presenter.say, template)

    def screen(self, make: Callable[[Presenter], Screen]) -> str:
        """Return a screen in each language."""
        return screen_html(self.merged(make))

    def merged(self, make: Callable[[Presenter], Any]) -> Any:
        """Return shapes in whose words both languages stand."""
        shapes = [make(each) for each in self.presenters.values()]
        return merged(shapes, lambda texts: worded(dict(zip(self.presenters, texts, strict=True))))

    def template(self, name: str, **parts: str) -> str:
        """Return a page of a template, in which script, language and switch are the same."""
        checked = {code: " checked" * (code == self.lang) for code in ("zh", "en", "both")}
        switch = filled("switch.html", self.say, **checked)
        return filled(
            name,
            self.say,
            lang=LANGUAGES[self.first.lang],
            script=resource("page.js"),
            # A base of one language has nothing to choose from.
            switch=switch if len(self.presenters) > 1 else "",
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
            cite=self.citation(self.say("Cite the source"), source_reference),
            nav=nav,
            tools=tools,
            main=main,
            version=plain(base.version),
            digest=base.digest[:12],
        )

    def citation(self, summary: str, make: Callable[[Presenter], str], more: str = "") -> str:
        """Return a citation in each language behind a heading that opens it."""
        texts = []
        for lang, each in self.presenters.items():
            button = tag("button", plain(each.say("Copy")), type="button", class_="copy")
            text = tag("p", plain(make(each)))
            texts.append(tag("div", text, button, class_=lang, lang=LANGUAGES[lang]))
        return tag("details", tag("summary", summary), more, *texts, class_="cite")


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
            name = page.words(Presenter.text, theme.name)
            small = page.words(_section, theme, len(articles))
            add(f"theme-{theme.id}", name, small, "\n".join(articles), str(len(articles)))
    numbered = [item for item in items if isinstance(item, DerivedFigure) or item.number]
    if numbered:
        heads = [heading(page.say(name), to_right=name in _NUMERIC) for name in _HEADINGS]
        records = with_formulas(fact_records(base, numbered, page.first.reading))
        note = page.say("values in base units; sort by a heading")
        rows = map(partial(_figure_row, page), numbered, records.cells())
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
    return filled(
        "fact.html",
        page.say,
        id=fact.id,
        kind=fact.kind.value,
        count=str(len(fact.figures)),
        searched=attribute(_searched(fact)),
        name=page.words(Presenter.text, fact.name),
        statement=page.words(Presenter.text, fact.statement, name="p"),
        note=tag("p", tag("b", page.say("Note")), " ", note, class_="note") if note else "",
        place=page.words(Presenter.place_in_words, fact.at),
        kind_name=page.say(fact.kind.value),
        cite=page.citation(page.say("Cite"), lambda it: _cited(it, fact), also),
        figures="".join(map(_figure, page.merged(lambda it: _entries(it, fact)))),
    )


def _entries(present: Presenter, fact: Fact) -> tuple[Entry, ...]:
    """Return the figures of a fact, what is more than a number to stand in a line of its own."""
    return tuple(it._replace(more=it.more.lstrip(" ,，")) for it in fact_entries(present, fact))


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


def _figure(entry: Entry) -> str:
    parts = {"when": entry.label, "value": entry.text.words, "more": entry.more}
    parts["below"] = entry.below
    spans = (tag("span", words, class_=name) for name, words in parts.items() if words)
    return tag("p", *spans, class_=f"figure {entry.text.style}")


def _figure_row(page: Page, item: Item, cells: dict[str, Any]) -> str:
    fact, owner = fact_of(item), _owner(item)
    numbers = []
    for name in ("value", "low", "high"):
        raw = "" if cells[name] is None else str(number(cells[name]))
        numbers.append(tag("td", cell_text(cells[name]), class_="number", data_value=raw))
    name = tag("a", page.words(Presenter.text, fact.name), href=f"#{owner}")
    # Places sort as they follow one another in the text.
    place = f"{item.at.section * 1000 + item.at.paragraph}"
    row = (
        tag("th", name, scope="row"),
        tag("td", page.words(Presenter.when, item.when), data_value=item.when or ""),
        *numbers,
        tag("td", page.words(Presenter.unit, cells["unit"] or "", fact.counter)),
        tag("td", plain(cells["written"]), class_="computed" * (cells["status"] == "derived")),
        tag("td", page.words(Presenter.place, item.at), data_value=place),
        tag("td", tag("code", plain(item.key))),
    )
    return tag("tr", *row, data_of=owner) + "\n"


def _tools(page: Page, facts: Sequence[Fact]) -> str:
    """Return the form of the filter, which the script shows."""
    used = {fact.kind for fact in facts}
    options = []
    for kind in ("", *(kind for kind in Kind if kind in used)):
        words = {lang: it.say(kind or "all kinds") for lang, it in page.presenters.items()}
        data = {f"data_{lang}": text for lang, text in words.items()}
        options.append(tag("option", plain(words[page.first.lang]), value=kind, **data))
    return filled("tools.html", page.say, options="".join(options))
