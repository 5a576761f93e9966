"""The page that the tool shows when it is asked for nothing."""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING

from zhuzhou_facts.citation.markup import typographic
from zhuzhou_facts.figures.comparison import Comparison, compare
from zhuzhou_facts.figures.names import typed
from zhuzhou_facts.output.folding import width
from zhuzhou_facts.output.screens.comparing import headline
from zhuzhou_facts.output.shapes import Card, Cell, Entry, Lines, Screen, Tiles
from zhuzhou_facts.streams.safety import shell_word

if TYPE_CHECKING:
    from zhuzhou_facts.output.presenter import Presenter
    from zhuzhou_facts.records import FactBase

# With the rest they fill the 24 lines of a terminal.
_HEADLINES = 5
# A longer name is not for typing.
_LONGEST_NAME = 40


def overview_screen(presenter: Presenter) -> Screen:
    """Return the source, the themes with their counts, the headline figures, what to try."""
    base = presenter.base
    compared = headline_comparisons(base)
    source = Cell(published(presenter)), Cell(counts(presenter))
    return (
        Lines((Cell(shown_title(presenter), "title"), *source)),
        _tiles(presenter),
        *(headline(presenter, compared) if compared else ()),
        _next_steps(presenter, compared),
    )


def shown_title(presenter: Presenter) -> str:
    """Return the title of the source with the quotation marks of its language."""
    return typographic(presenter.text(presenter.base.source.shown_title))


def published(presenter: Presenter) -> str:
    """Return where and when the source was published, and where it was taken from."""
    source = presenter.base.source
    origin = presenter.text(source.origin)
    where = presenter.join([presenter.text(source.container), source.issued or ""], "，")
    return presenter.join([where, presenter.say("from {origin}", origin=origin) if origin else ""])


def counts(presenter: Presenter) -> str:
    """Return how many themes, facts and figures the base has."""
    base = presenter.base
    return presenter.say(
        "{themes} themes, {facts} facts, {figures} figures",
        themes=len(base.themes),
        facts=len(base.facts),
        figures=sum(len(fact.figures) for fact in base.facts),
    )


def headline_comparisons(base: FactBase) -> tuple[Comparison, ...]:
    """Return the first few comparisons between the times that the base names."""
    found = (compare(base, facts=(fact,)) for fact in base.facts)
    return tuple(islice(chain.from_iterable(found), _HEADLINES))


def _tiles(presenter: Presenter) -> Tiles:
    """Return a tile a theme; its name is left out where the ids say what it says."""
    base = presenter.base
    facts = Counter(fact.theme for fact in base.facts)
    names = {theme.id: presenter.text(theme.name) for theme in base.themes}
    if all(name.casefold().startswith(id_.replace("-", " ")) for id_, name in names.items()):
        names = {}
    return Tiles(tuple((id_, names.get(id_, ""), str(count)) for id_, count in facts.items()))


def _next_steps(presenter: Presenter, compared: tuple[Comparison, ...]) -> Card:
    """Return what to try, with names and numbers of the base in use."""
    base, say = presenter.base, presenter.say
    fact = base.fact(compared[0].id) if compared else next(iter(base.facts), None)
    steps = []
    if fact:
        name, number = typed(base, fact, presenter.lang)
        name = name if width(name) <= _LONGEST_NAME else fact.id
        steps = [
            (f"  zzf list {fact.theme}", say("the facts of a theme")),
            (f"  zzf search {shell_word(number)}", say("find by words or number")),
            (f"  zzf show {shell_word(name)}", say("everything about a fact")),
        ]
    steps.append(("  zzf --help", say("all commands")))
    return Card("", groups=(tuple(Entry(command, Cell(words)) for command, words in steps),))
