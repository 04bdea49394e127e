"""What Chromium loads until a view stands is what `npm run bytes` counts: acceptance check 25."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from page.acting import until
from page.conftest import Visit
from page.youtube import PLAIN
from support.processes import ROOT

LOADED = """(until) => addEventListener("DOMContentLoaded", () => {
  const look = () => {
    if (window.loaded || !document.querySelector(until)) return;
    window.loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  look();
})"""
"""Notes, as soon as there is such an element, what has been loaded until then. The next frame could
be late: what the page loads afterwards would have come by then."""


def counted(lang: str, view: str) -> set[str]:
    """The files that the command counts."""
    node = shutil.which("node")
    assert node, "The page's tests need Node.js 20 or newer: apt-get install nodejs npm"
    command = [node, str(ROOT / "tests/page/bytes.mjs")]
    printed = subprocess.run(command, capture_output=True, text=True, timeout=50, check=True).stdout
    line = re.search(rf"^{lang} {view} \d+ bytes, \d+ files: (.*)$", printed, re.MULTILINE)
    assert line
    return set(line[1].split())


LATER = {"components/theme-button.js", "lib/link-form.js", "lib/youtube-urls.js"}
"""What comes as soon as the processor is idle, which it may be before the view stands."""

VIEWS = {"home": ("/", ".bookmarklet"), "video": (f"/?v={PLAIN}", "ol.chapters li a")}
"""Where a view begins, and the element that it ends with."""


@pytest.mark.parametrize("locale", ["en-GB", "ja-JP"])
@pytest.mark.parametrize("view", VIEWS)
def test_check_25_a_first_view_loads_what_is_counted(
    visit: Visit, site: str, locale: str, view: str
) -> None:
    path, last = VIEWS[view]
    page = visit("/privacy.html", locale=locale)
    page.add_init_script(f"({LOADED})({last!r})")
    page.goto(f"{site}{path}")
    until(page, "window.loaded")
    loaded = {name.removeprefix(f"{site}/") for name in page.evaluate("window.loaded")}
    files = {name for name in loaded if re.search(r"\.(js|css)$", name)}
    assert (files | {"index.html"}) - LATER == counted(locale[:2], view)
