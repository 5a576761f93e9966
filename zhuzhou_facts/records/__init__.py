"""What a fact base is made of: frozen records, no input or output.

The records are at once the Python interface and the schema of the file: each field stands in
`facts.yaml` under its own name (`from_` as `from`), and the docstring under a field is its
description in the JSON Schema.
"""

from __future__ import annotations

from zhuzhou_facts.records.document import (
    Author,
    Document,
    FactBase,
    Layout,
    Pair,
    Side,
    Source,
    SourceKind,
    Tag,
    Theme,
    TimeLabel,
    Unit,
)
from zhuzhou_facts.records.facts import (
    UNOBSERVED,
    Aliases,
    Change,
    ChangeKind,
    Derived,
    Fact,
    Figure,
    Hedge,
    Kind,
    Locator,
    ObsStatus,
    Prices,
    Relation,
    RelationKind,
    change_keys,
    figure_key,
)
from zhuzhou_facts.records.text import Text

__all__ = [
    "UNOBSERVED",
    "Aliases",
    "Author",
    "Change",
    "ChangeKind",
    "Derived",
    "Document",
    "Fact",
    "FactBase",
    "Figure",
    "Hedge",
    "Kind",
    "Layout",
    "Locator",
    "ObsStatus",
    "Pair",
    "Prices",
    "Relation",
    "RelationKind",
    "Side",
    "Source",
    "SourceKind",
    "Tag",
    "Text",
    "Theme",
    "TimeLabel",
    "Unit",
    "change_keys",
    "figure_key",
]
