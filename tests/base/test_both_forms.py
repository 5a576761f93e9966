"""A base gives the same answers from its YAML and from its compiled form, byte for byte."""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from generated import bases
from hypothesis import given, settings
from hypothesis import strategies as st

from zhuzhou_facts import cli
from zhuzhou_facts.base.loading import to_json

if TYPE_CHECKING:
    from zhuzhou_facts.records import FactBase

FORMATS = ("plain", "json", "jsonl", "csv", "tsv", "yaml", "markdown", "html", "table")
CALLS = (
    *("themes", "list", "list --derived --sort -value", "list toys --unit person"),
    *("list nothing", "list --tag no", "show a port", "get a a@2017 whole rest nothing"),
    *("search 107", "search the", "search --explain --any 甲 port", "compare --all"),
    *("compare whole", "audit", "cite whole port", "check", "export --derived"),
)


def said(words: list[str], file: Path) -> tuple[int, bytes, str]:
    """Return the exit code of a call and both streams, whatever the base's file is called."""
    out, err = io.BytesIO(), io.BytesIO()
    with (
        mock.patch.object(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8")),
        mock.patch.object(sys, "stderr", io.TextIOWrapper(err, encoding="utf-8")),
    ):
        code = cli.run([*words, "--facts", str(file)])
        sys.stdout.flush()
        sys.stderr.flush()
        return code, out.getvalue(), err.getvalue().decode().replace(str(file), "FILE")


@settings(max_examples=60)
@given(
    base=bases(),
    call=st.sampled_from(CALLS),
    fmt=st.sampled_from(FORMATS),
    lang=st.sampled_from(("zh", "en", "both")),
    reading=st.sampled_from(("strict", "customary")),
)
def test_both_forms_say_the_same(
    base: FactBase, call: str, fmt: str, lang: str, reading: str
) -> None:
    words = [*call.split(), "-L", lang, "--reading", reading]
    if not call.startswith("export"):
        words += ["-f", fmt]
    with tempfile.TemporaryDirectory() as folder:
        yaml, sqlite = Path(folder) / "base.yaml", Path(folder) / "base.sqlite"
        yaml.write_bytes(to_json(base))  # JSON is YAML
        assert cli.run(["export", "-q", "--facts", str(yaml), "-o", str(sqlite)]) == 0
        assert said(words, yaml) == said(words, sqlite)
