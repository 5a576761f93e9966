"""Whatever is typed or read, it ends in an answer or in an error that the contract names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from loading_toys import SOUND
from project import DATA, Run

from zhuzhou_facts.document.html import read_page
from zhuzhou_facts.document.reading import read_copy
from zhuzhou_facts.errors import FileUnreadableError, UnreadableQuantityError
from zhuzhou_facts.quantity.reader import read_quantity

if TYPE_CHECKING:
    from pathlib import Path

_SEEDS = DATA / "hostile" / "seeds"
_CALLS = [
    line.split("\t") for line in (_SEEDS / "calls.tsv").read_text(encoding="utf-8").splitlines()
]
_QUANTITIES = (_SEEDS / "quantities.txt").read_text(encoding="utf-8").splitlines()
# The same examples in every run: a failure in CI is one that everybody has.
_BOUNDED = settings(
    max_examples=150,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
_JUNK = st.text(st.characters(exclude_characters="\0"), max_size=8)
_WORDS = st.sampled_from(
    [
        *("list", "get", "show", "search", "compare", "cite", "audit", "check", "themes"),
        *("spans", "spans@2016", "fund", "bridges", "", " ", "--", "-", "-x", "--json", "-f"),
        *("plain", "json", "csv-excel", "yaml", "html", "--fields", "key,value", "--sort", "-key"),
        *("--limit", "0", "1e3", "nan", "--lang", "-L", "both", "--reading", "customary", "-q"),
        *("--units", "intl", "--from", "--to", "1978", "--style", "apa", "--value", "--bare"),
        *("\x1b[2J", "\u202e", "[/x]", ":smile:", "ＡＢ", "--help", "-h", "--version", "--ascii"),
    ]
)


@st.composite
def calls(draw: st.DrawFn) -> list[str]:
    """Draw a call: one of the seeds, with words taken out, put in and replaced by junk."""
    words = list(draw(st.sampled_from(_CALLS)))
    for word in draw(st.lists(_WORDS | _JUNK, max_size=4)):
        at = draw(st.integers(0, len(words)))
        words[at : at + draw(st.integers(0, 1))] = [word]
    # What writes files is tried elsewhere.
    return [
        word for word in words if not word.startswith(("-o", "--o", "--sa", "--p", "--install"))
    ]


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fuzz") / "toy.yaml"
    path.write_text(SOUND, encoding="utf-8")
    return path


@given(words=calls())
@_BOUNDED
def test_every_call_ends_in_a_promised_code(
    run: Run, monkeypatch: pytest.MonkeyPatch, toy: Path, words: list[str]
) -> None:
    monkeypatch.setenv("ZHUZHOU_FACTS_FILE", str(toy))
    ran = run(*words)
    assert ran.code in {0, 1, 2, 3}
    if ran.code == 2:
        assert not ran.out
        assert ran.err.startswith("zhuzhou-facts: ")
    assert not {"\x1b", "\u202e", "\x07", "\x9b"} & set(ran.err)


@given(text=st.sampled_from(_QUANTITIES).flatmap(lambda seed: st.text(max_size=3).map(seed.join)))
@_BOUNDED
def test_a_quantity_is_read_or_refused(text: str) -> None:
    try:
        read = read_quantity(text)
    except UnreadableQuantityError:
        return
    low, high = read.strict.low, read.strict.high
    assert low is None or high is None or low <= high


@given(
    text=st.text(max_size=200)
    | st.lists(st.sampled_from(["座", "12", "➤", "\n", "\r", "\u0301", "."])).map("".join)
)
@_BOUNDED
def test_plain_text_comes_back_as_it_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / "copy.txt"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode("utf-8", "replace"))
    try:
        copy = read_copy(path)
    except FileUnreadableError:
        assert "\0" in text
        return
    if copy.page is None:
        assert copy.text == text.encode("utf-8", "replace").decode()


@given(data=st.binary(max_size=200))
@_BOUNDED
def test_bytes_are_a_text_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "copy.txt"
    path.write_bytes(data)
    try:
        text = read_copy(path).text
    except FileUnreadableError:
        return
    assert "\0" not in text


_TAGS = st.sampled_from(
    [
        *("<p>", "</p>", "<script>", "</script>", "<!--", "-->", "<a b='", "'>", "&#x110000;"),
        *("&amp", "<![CDATA[", "]]>", "<!", "<?", "</", "<", "题", "<pre>", "<style>", "&#0;"),
    ]
)


@given(parts=st.lists(_TAGS, max_size=30))
@_BOUNDED
def test_no_page_breaks_the_reader(parts: list[str]) -> None:
    assert read_page("".join(parts)).text.count("题") <= parts.count("题")
