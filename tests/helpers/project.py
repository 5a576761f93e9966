"""Where the project stands, and what a call of the command line gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
BASES = DATA / "bases"
HARBOUR = str(BASES / "harbour.yaml")


@dataclass(frozen=True)
class Ran:
    """What a call of the command line gave."""

    code: int
    out: str
    err: str
    data: bytes


Run = Callable[..., Ran]
