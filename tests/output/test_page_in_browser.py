"""Saved pages in a real browser, where Chromium is installed."""

from __future__ import annotations

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
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; report-uri /report"


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


def test_a_saved_comparison_is_a_page_with_tables_captions_and_languages(
    run: Callable[..., Ran],
    tmp_path: Path,
    browse: Callable[[bytes, str], tuple[str, list[str]]],
) -> None:
    path = tmp_path / "page.html"
    assert run("compare", "-L", "en", "--save", str(path)).code == 0
    page, loaded = browse(path.read_bytes(), "text/html")
    assert '<html lang="en">' in page
    assert "<caption>Then and now</caption>" in page
    assert page.count('scope="col"') == 6
    assert '<th scope="rowgroup"' in page
    assert "≈2.87 million people" in page
    assert "<svg" in page
    assert not loaded


def test_a_saved_card_is_a_section_with_terms(
    run: Callable[..., Ran],
    tmp_path: Path,
    browse: Callable[[bytes, str], tuple[str, list[str]]],
) -> None:
    path = tmp_path / "page.html"
    assert run("show", "resident-population", "-L", "both", "--save", str(path)).code == 0
    page, loaded = browse(path.read_bytes(), "text/html")
    assert '<html lang="zh-Hans">' in page
    assert '<h2>常住人口 <span lang="en">resident population</span></h2>' in page
    assert "<dt>2017</dt><dd>402.15万人" in page
    assert not loaded


def test_a_browser_reads_the_svg(
    run: Callable[..., Ran],
    tmp_path: Path,
    browse: Callable[[bytes, str], tuple[str, list[str]]],
) -> None:
    path = tmp_path / "chart.svg"
    assert run("compare", "-L", "zh", "--save", str(path)).code == 0
    page, loaded = browse(path.read_bytes(), "image/svg+xml")
    assert "<title>今昔对比</title>" in page
    assert "parsererror" not in page
    assert not loaded


def test_a_page_that_loads_something_is_found_out(
    browse: Callable[[bytes, str], tuple[str, list[str]]],
) -> None:
    page = b'<!doctype html><p>x<img src="https://elsewhere.example/x.png">'
    _, loaded = browse(page, "text/html")
    assert "elsewhere.example" in "".join(loaded)
