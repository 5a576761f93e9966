"""A base gives the same answers from its YAML and from its compiled form, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generated import bases
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhuzhou_facts.base.loading import to_json

if TYPE_CHECKING:
    from pathlib import Path

    from project import Run

    from zhuzhou_facts.records import FactBase

FORMATS = ("plain", "json", "jsonl", "csv", "tsv", "yaml", "markdown", "html", "table")
CALLS = (
    *("themes", "list", "list --derived --sort -value", "list toys --unit person"),
    *("list nothing", "list --tag no", "show a port", "get a a@2017 whole rest nothing"),
    *("search 107", "search the", "search --explain --any 甲 port", "compare --all"),
    *("compare whole", "audit", "cite whole port", "check", "export --derived"),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    base=bases(),
    call=st.sampled_from(CALLS),
    fmt=st.sampled_from(FORMATS),
    lang=st.sampled_from(("zh", "en", "both")),
    reading=st.sampled_from(("strict", "customary")),
)
def test_both_forms_say_the_same(
    run: Run, tmp_path: Path, base: FactBase, call: str, fmt: str, lang: str, reading: str
) -> None:
    words = [*call.split(), "-L", lang, "--reading", reading]
    if not call.startswith("export"):
        words += ["-f", fmt]
    yaml, sqlite = tmp_path / "base.yaml", tmp_path / "base.sqlite"
    yaml.write_bytes(to_json(base))  # JSON is YAML
    assert run("export", "-q", "--facts", str(yaml), "-o", str(sqlite)).code == 0
    one, other = (run(*words, "--facts", str(file)) for file in (yaml, sqlite))
    assert (one.code, one.data) == (other.code, other.data)
    assert one.err.replace(str(yaml), str(sqlite)) == other.err
