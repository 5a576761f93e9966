"""Saved pages in a real browser, where Chromium is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from project import Ran

_NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture
def browse(tmp_path: Path) -> Callable[[Path], str]:
    """Open a saved page and return the document that the browser made of it."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.skip("Chromium is not installed")

    def call(path: Path) -> str:
        settings = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run")
        profile = f"--user-data-dir={tmp_path / 'profile'}"
        call = [found, *settings, profile, "--dump-dom", path.as_uri()]
        ran = subprocess.run(call, capture_output=True, timeout=90, check=True)
        return ran.stdout.decode("utf-8")

    return call


def test_the_page_filters_and_sorts_by_its_own_script(
    run: Callable[..., Ran], tmp_path: Path, browse: Callable[[Path], str]
) -> None:
    path = tmp_path / "page.html"
    assert run("list", "city", "-L", "en", "--save", str(path)).code == 0
    used = b"""<script>
        const find = document.querySelector("#find");
        find.value = "\xe4\xba\xba\xe5\x8f\xa3 1.4";
        find.dispatchEvent(new Event("input", { bubbles: true }));
        const button = document.querySelectorAll("#figure-table button")[2];
        button.click(); button.click();
        </script></body>"""
    path.write_bytes(path.read_bytes().replace(b"</body>", used))
    page = browse(path)
    assert '<html lang="en" class="js">' in page
    assert "1 of 27 facts" in page
    assert re.search(r'<article class="fact" id="built-up-area"[^>]* hidden=""', page)
    assert not re.search(r'<article class="fact" id="resident-population"[^>]* hidden=""', page)
    assert page.count('aria-sort="descending"') == 1
    assert page.index('data-value="4021500"') < page.index('data-value="238"')


def test_a_browser_reads_the_svg(
    run: Callable[..., Ran], tmp_path: Path, browse: Callable[[Path], str]
) -> None:
    path = tmp_path / "chart.svg"
    assert run("compare", "-L", "zh", "--save", str(path)).code == 0
    page = browse(path)
    assert "<title>今昔对照</title>" in page
    assert "parsererror" not in page
