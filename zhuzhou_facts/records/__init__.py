"""What a fact base is made of: frozen records, no input or output.

The records are at once the Python interface and the schema of the file: each field stands in
`facts.yaml` under its own name (`from_` as `from`), and the docstring under a field is its
description in the JSON Schema.
"""

from __future__ import annotations

from zhuzhou_facts.records.document import *  # noqa: F403 - one namespace in two modules
from zhuzhou_facts.records.facts import *  # noqa: F403
