"""`.venv/bin/python tests/page/pictures.py FOLDER`: the page's states as pictures to look at.

docs/screenshots holds the few that the README shows, made by the same command.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "function"), str(ROOT / "tests")]

from playwright.sync_api import Page, ViewportSize, sync_playwright  # noqa: E402

from page.conftest import FLAGS  # noqa: E402
from processes import function  # noqa: E402

WIDE: ViewportSize = {"width": 1200, "height": 800}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PHONE: ViewportSize = {"width": 390, "height": 780}

DESCRIPTION = """We build a boat in a weekend.

0:00 Wood
0:38 Cutting
0:44 Glue
5:20 Bending
4:50 Paint
12:00 Water

Music: the river"""


def _check(page: Page) -> None:
    page.locator("#description").fill(DESCRIPTION)
    page.locator(".lines").wait_for()
    page.locator("h1").last.click()


def _list(page: Page) -> None:
    page.locator("ol.chapters").wait_for()


def _wrong(page: Page) -> None:
    page.locator("#v").fill("https://vimeo.com/76979871")
    page.locator("#v").press("Enter")


def _none(page: Page) -> None:
    page.wait_for_load_state("networkidle")


PICTURES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "empty": ("/", _none),
    "list": ("/?v=l8pRSuU81PU", _list),
    "list-ja": ("/?v=sample-ja-0", _list),
    "late": ("/?v=sample-en-4", _list),
    "none": ("/?v=sample-en-8", _none),
    "several": ("/?v=sample-ja-0,l8pRSuU81PU,aaaaaaaaaaA", _none),
    "wrong": ("/", _wrong),
    "check": ("/?check", _check),
}


def main(folder: Path) -> None:
    """Every picture, light and dark, wide and narrow, in both languages."""
    folder.mkdir(parents=True, exist_ok=True)
    with function(WEB_ROOT=str(ROOT / "web")) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for name, (path, lead) in PICTURES.items():
            for scheme in SCHEMES:
                for size, viewport in (("wide", WIDE), ("phone", PHONE)):
                    for locale in ("en-GB", "ja-JP"):
                        context = browser.new_context(
                            locale=locale,
                            color_scheme=scheme,
                            viewport=viewport,
                            service_workers="block",
                        )
                        page = context.new_page()
                        page.goto(f"{site.address}{path}")
                        lead(page)
                        page.wait_for_load_state("networkidle")
                        page.screenshot(path=folder / f"{name}-{scheme}-{size}-{locale[:2]}.png")
                        context.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
