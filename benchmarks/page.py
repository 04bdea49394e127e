"""``python -m benchmarks.page``: how soon a phone shows a list, beside an earlier page.

Chromium loads the page of this working tree and that of an earlier commit in turn, through a link
of 1.6 Mbit/s and 150 ms (``slow_link.mjs``), with its processor slowed four times (not that of the
service worker). The same function serves both, as HTTP/2. Ratios are what counts: absolute times
are this machine's, today's. Needs Node.js, openssl and Chromium.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.pairs import HEADER, Comparison, compare

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "function")]

from page.conftest import FLAGS
from support.processes import Server, function
from support.youtube_stub import KEY, YouTubeStub, youtube

RTT, RATE, SLOWDOWN = 150, 200_000, 4
"""Milliseconds, bytes in a second, and how many times slower the processor is."""
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}
FEW, MANY = "few-chapte0", "many-chapt0"

CONNECTING = 2
"""Round trips of TCP and TLS."""
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"

NOTE = """
const isThere = () => document.querySelector("ol.chapters a")?.checkVisibility({
  visibilityProperty: true,
});
function look() {
  if (!isThere()) return requestAnimationFrame(look);
  setTimeout(() => { window.listed = performance.now(); }); // this frame is painted before
}
requestAnimationFrame(look);
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) window.shifts += value;
}).observe({ type: "layout-shift", buffered: true });
"""
"""Notes when the list is painted (`listed`), and adds up by how much things jumped (`shifts`)."""


def main() -> None:
    """Measure and print; ends with 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page", description=__doc__)
    parser.add_argument("--before", default="820d1fd", help="commit to compare with")
    parser.add_argument("--pairs", type=int, default=5, help="measurements of each side")
    options = parser.parse_args()
    with ExitStack() as stack:
        stub = stack.enter_context(youtube())
        _fill(stub)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        pem = _certificate(folder)
        web = {"before": _at(options.before, folder / "before"), "now": _as_it_is(folder / "now")}
        servers = {name: stack.enter_context(_serving(root, stub)) for name, root in web.items()}
        path = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell")
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=path, args=[*FLAGS, "--ignore-certificate-errors"]
        )
        sides = {name: Side(browser, web[name], server, pem) for name, server in servers.items()}
        missed = report(sides["now"], sides["before"], options.pairs)
    sys.exit(missed)


class Side:
    """One state of the page."""

    def __init__(self, browser: Browser, web: Path, server: Server, pem: Path) -> None:
        self._browser = browser
        self._web = web
        self._server = server
        self._pem = pem
        self.shifts = 0.0
        """The worst sum of jumps of one visit."""

    def first(self, measure: str = "window.listed", *, locale: str = "en-GB") -> float:
        """Milliseconds of a first visit."""
        with self._link() as address, self._context(locale=locale) as context:
            return self._visit(context, address, measure)

    def again(self, *, worker: bool) -> float:
        """Milliseconds of a second visit to the same list, with or without the service worker."""
        with (
            self._link() as address,
            self._context(service_workers="allow" if worker else "block") as context,
        ):
            page = context.new_page()
            page.goto(f"{address}/?v={FEW}")
            page.locator("ol.chapters").wait_for()
            if worker:
                page.evaluate("navigator.serviceWorker.ready.then(() => true)")
                _until(
                    page, "caches.open('answers').then(async (c) => (await c.keys()).length > 0)"
                )
            page.wait_for_load_state("networkidle")
            page.close()
            return self._visit(context, address)

    def trips(self) -> float:
        """Round trips in a row before a first list, those of the connection left out.

        A much longer link, beside none, tells how often it is waited for.
        """
        times = [min(self._whole(rtt) for _ in range(3)) for rtt in (0, 1000)]
        return (times[1] - times[0]) / 1000 - CONNECTING

    def _whole(self, rtt: int) -> float:
        """Milliseconds of a first visit where only the round trips cost time."""
        with self._link(rtt=rtt, rate=10**9) as address, self._context() as context:
            return self._visit(context, address, slowdown=1)

    def paint_of_many(self) -> float:
        """Milliseconds from the answer with 500 chapters to its paint, with the whole processor.

        The page is open already: nothing waits for modules.
        """
        with self._context() as context:
            measure = (
                "window.listed - performance.getEntriesByType('resource')"
                f".find(({{ name }}) => name.includes('v={MANY}')).responseEnd"
            )
            page = context.new_page()
            page.add_init_script(NOTE)
            page.goto(f"{self._server.address}/")
            page.wait_for_load_state("networkidle")
            page.locator("#v").fill(MANY)
            page.locator("#v").press("Enter")
            _until(page, "window.listed")
            return float(page.evaluate(measure))

    def _visit(
        self,
        context: BrowserContext,
        address: str,
        measure: str = "window.listed",
        slowdown: int = SLOWDOWN,
    ) -> float:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
        page.add_init_script(NOTE)
        page.goto(f"{address}/?v={FEW}", wait_until="commit")
        _until(page, "window.listed")
        self.shifts = max(self.shifts, float(page.evaluate("window.shifts")))
        return float(page.evaluate(measure))

    @contextmanager
    def _context(self, **options: Any) -> Iterator[BrowserContext]:
        context = self._browser.new_context(**(PHONE | {"service_workers": "block"} | options))
        context.set_default_timeout(60_000)
        try:
            yield context
        finally:
            context.close()

    @contextmanager
    def _link(self, rtt: int = RTT, rate: int = RATE) -> Iterator[str]:
        script = Path(__file__).with_name("slow_link.mjs")
        command = ["node", script, self._web, self._server.address, self._pem, rtt, rate]
        with subprocess.Popen([*map(str, command)], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            try:
                yield f"https://127.0.0.1:{process.stdout.readline().strip()}"
            finally:
                process.terminate()


def report(now: Side, before: Side, pairs: int) -> int:
    """Print what was measured; the number of targets that are missed."""
    print(HEADER.replace("floor", "before").replace("ours", "now"))
    rows = [
        _row("list, first visit", now.first, before.first, 0.6, pairs),
        _row(
            "list, first visit, Japanese",
            lambda: now.first(locale="ja-JP"),
            lambda: before.first(locale="ja-JP"),
            0.6,
            pairs,
        ),
        _row(
            "first paint, first visit",
            lambda: now.first(FIRST_PAINT),
            lambda: before.first(FIRST_PAINT),
            0.6,
            pairs,
        ),
        _row(
            "list, second visit: without worker, with it",
            lambda: now.again(worker=True),
            lambda: now.again(worker=False),
            0.35,
            pairs,
        ),
        _row(
            "the same beside the earlier page without worker",
            lambda: now.again(worker=True),
            lambda: before.again(worker=False),
            0.35,
            pairs,
        ),
    ]
    figures = [
        ("round trips before the list", before.trips(), now.trips(), 3.1),
        ("500 chapters, ms from answer to paint", _median(before), _median(now), 80),
        ("jumps (CLS), worst visit", before.shifts, now.shifts, 0),
    ]
    print("\n| what | before | now | target |\n| --- | --- | --- | --- |")
    for name, was, is_now, target in figures:
        print(f"| {name} | {was:.3g} | {is_now:.3g} | {target} |", flush=True)
    return sum(not row.is_met for row in rows) + sum(own > most for _, _, own, most in figures)


def _row(
    name: str,
    now: Callable[[], float],
    before: Callable[[], float],
    target: float,
    pairs: int,
) -> Comparison:
    row = compare(name, now, before, pairs=pairs, target=target, unit="ms")
    print(row, flush=True)
    return row


def _median(side: Side) -> float:
    return statistics.median(side.paint_of_many() for _ in range(5))


def _until(page: Page, expression: str) -> None:
    """Wait until ``expression`` is true; the page's policy forbids what Playwright would do."""
    while not page.evaluate(expression):
        page.wait_for_timeout(10)


def _fill(stub: YouTubeStub) -> None:
    for id_, count in ((FEW, 30), (MANY, 500)):
        lines = [
            f"{i // 60}:{i % 60:02}:00 Part {i + 1}, in which it goes on" for i in range(count)
        ]
        stub.add(
            id_,
            title=f"A talk in {count} parts",
            description="\n".join(lines),
            channelTitle="A channel",
            publishedAt="2020-01-02T00:00:00Z",
            defaultLanguage="en",
            duration=f"PT{count}M",
        )


def _at(commit: str, folder: Path) -> Path:
    """The page as of a commit."""
    command = ["git", "archive", commit, "web", "firebase.json"]
    archive = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter="data")
    return folder / "web"


def _as_it_is(folder: Path) -> Path:
    """The page of this working tree, which may be edited meanwhile."""
    shutil.copytree(ROOT / "web", folder / "web")
    shutil.copy(ROOT / "firebase.json", folder)
    return folder / "web"


@contextmanager
def _serving(web: Path, stub: YouTubeStub) -> Iterator[Server]:
    settings: dict[str, Any] = {
        "WEB_ROOT": str(web),
        "YOUTUBE_API_KEY": KEY,
        "YOUTUBE_API_ENDPOINT": stub.endpoint,
        "MISSES_PER_MINUTE": "0",
    }
    with function(**settings) as server:
        for id_ in (FEW, MANY):
            server.ask(f"/api/chapters?v={id_}&format=json")  # from now on it is in memory
        yield server


def _certificate(folder: Path) -> Path:
    """A key and a certificate for 127.0.0.1 in one file."""
    pem = folder / "link.pem"
    command = "openssl req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 -days 2"
    subprocess.run(
        [*command.split(), "-subj", "/CN=link", "-keyout", pem, "-out", folder / "certificate.pem"],
        check=True,
        capture_output=True,
    )
    pem.write_text(pem.read_text() + (folder / "certificate.pem").read_text())
    return pem


if __name__ == "__main__":
    main()
