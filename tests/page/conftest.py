"""The page in real Chromium, before the real function; only YouTube is a stand-in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    Request,
    Route,
    expect,
    sync_playwright,
)

from page.youtube import fill
from support.processes import ROOT, function
from support.youtube_stub import KEY, YouTubeStub, youtube

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    # Without these two a click that must scroll first is lost beside a frame of another site.
    "--disable-site-isolation-trials",
    "--disable-features=IsolateOrigins,site-per-process",
]
PATIENCE = 30_000
"""Milliseconds to wait for anything on the page; enough for a busy machine."""

PLAYER = "https://www.youtube-nocookie.com"

HARMLESS = (
    "Failed to load resource",  # Chromium's own line for every answer of 400 and more
    "Service Worker registration blocked by Playwright",
)
"""Console lines that the page does not cause."""

Visit = Callable[..., Page]


@pytest.fixture(scope="package")
def upstream() -> Iterator[YouTubeStub]:
    with youtube() as server:
        fill(server)
        yield server


@pytest.fixture(scope="package")
def site(upstream: YouTubeStub) -> Iterator[str]:
    """Address of page and function with a key, as `make run` serves them."""
    with function(**settings(upstream)) as server:
        yield server.address


@pytest.fixture(scope="package")
def keyless() -> Iterator[str]:
    """The same without a key: the bundled samples."""
    with function(WEB_ROOT=str(ROOT / "web")) as server:
        yield server.address


def settings(upstream: YouTubeStub) -> dict[str, Any]:
    """The environment of a function that has a key for ``upstream``."""
    return {
        "WEB_ROOT": str(ROOT / "web"),
        "YOUTUBE_API_KEY": KEY,
        "YOUTUBE_API_ENDPOINT": upstream.endpoint,
        "MISSES_PER_MINUTE": "0",
    }


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


def launch(playwright: Playwright) -> Browser:
    """Chromium without a window; fails the test where there is none."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell")
    if not path:
        pytest.fail(
            "The page's tests need Chromium: apt-get install chromium-headless-shell, "
            "or set CHROMIUM to its path."
        )
    return playwright.chromium.launch(executable_path=path, args=FLAGS)


@pytest.fixture
def visit(chromium: Browser, site: str) -> Iterator[Visit]:
    """Opens a path in a fresh profile; ``function`` is its address when it is not the page's.

    After the test, the console must show no error, and no request may have left the site.
    """
    visits: list[_WatchedPage] = []

    def open_(path: str = "/", *, base: str = site, function: str = "", **options: Any) -> Page:
        watched = _WatchedPage(chromium, {base, function or base}, options)
        visits.append(watched)
        watched.page.goto(f"{base}{path}")
        return watched.page

    yield open_
    for watched in visits:
        watched.context.close()
    assert [line for watched in visits for line in watched.console_errors] == []
    assert [url for watched in visits for url in watched.foreign_requests] == []


class _WatchedPage:
    """A page whose console errors and requests to other sites are recorded."""

    def __init__(self, browser: Browser, site: set[str], options: dict[str, Any]) -> None:
        options = {"locale": "en-GB", "service_workers": "block"} | options
        self.context: BrowserContext = browser.new_context(**options)
        self.context.set_default_timeout(PATIENCE)
        self.context.route(f"{PLAYER}/**", player)
        self.console_errors: list[str] = []
        self.foreign_requests: list[str] = []
        self._hosts = {urlsplit(address).netloc for address in site}
        self.page: Page = self.context.new_page()
        self.page.on("console", lambda line: self._record_error(line.type, line.text))
        self.page.on("pageerror", lambda error: self._record_error("error", str(error)))
        self.page.on("request", self._record_request)

    def _record_error(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and not text.startswith(HARMLESS):
            self.console_errors.append(text)

    def _record_request(self, request: Request) -> None:
        # The player's frame is a navigation, after a click; nothing else may leave the site.
        is_ours = urlsplit(request.url).netloc in self._hosts
        if not is_ours and not request.is_navigation_request():
            self.foreign_requests.append(request.url)


def player(route: Route) -> None:
    route.fulfill(path=Path(__file__).with_name("player.html"), content_type="text/html")
