"""Saved pages in a real browser, where Chromium is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from project import Ran

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; report-uri /report"
)


class _Site:
    """A site on this machine that serves one page, and to which the browser reports.

    The page is served with a policy that allows it to load nothing: whatever it tries to load, of
    any host, the browser reports. (What it asks of its maker's hosts by itself does not count.)
    """

    def __init__(self, data: bytes, kind: str) -> None:
        self.reported: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200 if self.path == "/page" else 404)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Security-Policy", _POLICY)
                self.end_headers()
                self.wfile.write(data if self.path == "/page" else b"")

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                site.reported.append(body.decode("utf-8"))
                self.send_response(204)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def browse(tmp_path: Path) -> Iterator[Callable[[bytes, str], tuple[str, list[str]]]]:
    """Open a page; return the document that the browser made of it, and what it tried to load."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.skip("Chromium is not installed")
    sites: list[_Site] = []

    def call(data: bytes, kind: str) -> tuple[str, list[str]]:
        site = _Site(data, kind)
        sites.append(site)
        ran = subprocess.run(
            [
                found,
                *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"),
                *("--no-first-run", "--disable-background-networking", "--disable-sync"),
                *("--disable-component-update", "--disable-features=NetworkTimeServiceQuerying"),
                # No host is reached, and there is time for reports.
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
                "--virtual-time-budget=3000",
                f"--user-data-dir={tmp_path / 'profile'}",
                *("--dump-dom", f"{site.address}/page"),
            ],
            capture_output=True,
            timeout=90,
            check=True,
        )
        return ran.stdout.decode("utf-8"), site.reported

    yield call
    for site in sites:
        site.server.shutdown()
        site.server.server_close()


def test_the_page_filters_and_sorts_by_its_own_script(
    run: Callable[..., Ran],
    tmp_path: Path,
    browse: Callable[[bytes, str], tuple[str, list[str]]],
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
    page, loaded = browse(path.read_bytes().replace(b"</body>", used), "text/html")
    assert '<html lang="en" class="js">' in page
    assert "1 of 27 facts" in page
    assert re.search(r'<article class="fact" id="built-up-area"[^>]* hidden=""', page)
    assert not re.search(r'<article class="fact" id="resident-population"[^>]* hidden=""', page)
    assert page.count('aria-sort="descending"') == 1
    assert page.index('data-value="4021500"') < page.index('data-value="238"')
    assert not loaded


def test_a_browser_reads_the_svg(
    run: Callable[..., Ran],
    tmp_path: Path,
    browse: Callable[[bytes, str], tuple[str, list[str]]],
) -> None:
    path = tmp_path / "chart.svg"
    assert run("compare", "-L", "zh", "--save", str(path)).code == 0
    page, loaded = browse(path.read_bytes(), "image/svg+xml")
    assert "<title>今昔对照</title>" in page
    assert "parsererror" not in page
    assert not loaded


def test_a_page_that_loads_something_is_found_out(
    browse: Callable[[bytes, str], tuple[str, list[str]]],
) -> None:
    page = b'<!doctype html><p>x<img src="https://elsewhere.example/x.png">'
    _, loaded = browse(page, "text/html")
    assert "elsewhere.example" in "".join(loaded)
