"""The key under which an entry is cited by reference managers."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from zhuzhou_facts.citation import names

if TYPE_CHECKING:
    from zhuzhou_facts.citation.work import Work


def citation_key(work: Work) -> str:
    """Return a key that is the same on every machine, of ASCII letters, digits and hyphens.

    It has the first author's name where that is written in Latin letters, the year, and six
    digits of a digest over title, date and address.
    """
    first = names.surname(work.signed[0]) if work.signed else ""
    stem = re.sub(r"[^a-z0-9]+", "-", first.lower()).strip("-") if first.isascii() else ""
    issued = work.issued.iso if work.issued else ""
    identity = f"{work.title}\n{issued}\n{work.url}"
    digest = hashlib.sha256(identity.encode()).hexdigest()[:6]
    return "-".join(filter(None, (stem or "source", issued[:4], digest)))
