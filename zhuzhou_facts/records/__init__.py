"""What a fact base is made of: frozen records, no input or output.

The records are at once the Python interface and the schema of the file: each field stands in
`facts.yaml` under its own name (`from_` as `from`), and the docstring under a field is its
description in the JSON Schema.
"""

from __future__ import annotations

from zhuzhou_facts.records.document import COUNT as COUNT
from zhuzhou_facts.records.document import PERCENT as PERCENT
from zhuzhou_facts.records.document import PERSON as PERSON
from zhuzhou_facts.records.document import POINTS as POINTS
from zhuzhou_facts.records.document import TIME_LABELS as TIME_LABELS
from zhuzhou_facts.records.document import TIMES as TIMES
from zhuzhou_facts.records.document import UNITS as UNITS
from zhuzhou_facts.records.document import Author as Author
from zhuzhou_facts.records.document import Document as Document
from zhuzhou_facts.records.document import FactBase as FactBase
from zhuzhou_facts.records.document import Layout as Layout
from zhuzhou_facts.records.document import Pair as Pair
from zhuzhou_facts.records.document import Side as Side
from zhuzhou_facts.records.document import Source as Source
from zhuzhou_facts.records.document import SourceKind as SourceKind
from zhuzhou_facts.records.document import Tag as Tag
from zhuzhou_facts.records.document import Theme as Theme
from zhuzhou_facts.records.document import TimeLabel as TimeLabel
from zhuzhou_facts.records.document import Unit as Unit
from zhuzhou_facts.records.document import labels_of as labels_of
from zhuzhou_facts.records.document import units_of as units_of
from zhuzhou_facts.records.facts import UNOBSERVED as UNOBSERVED
from zhuzhou_facts.records.facts import Aliases as Aliases
from zhuzhou_facts.records.facts import Change as Change
from zhuzhou_facts.records.facts import ChangeKind as ChangeKind
from zhuzhou_facts.records.facts import Derived as Derived
from zhuzhou_facts.records.facts import Fact as Fact
from zhuzhou_facts.records.facts import Figure as Figure
from zhuzhou_facts.records.facts import Hedge as Hedge
from zhuzhou_facts.records.facts import Kind as Kind
from zhuzhou_facts.records.facts import Locator as Locator
from zhuzhou_facts.records.facts import ObsStatus as ObsStatus
from zhuzhou_facts.records.facts import Prices as Prices
from zhuzhou_facts.records.facts import Relation as Relation
from zhuzhou_facts.records.facts import RelationKind as RelationKind
from zhuzhou_facts.records.facts import Text as Text
from zhuzhou_facts.records.facts import change_keys as change_keys
from zhuzhou_facts.records.facts import figure_key as figure_key
