"""`.venv/bin/python tests/page/pictures.py FOLDER [NAME...]`: the states as pictures to look at.

docs/screenshots holds the few that the README shows, made by the same command.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "function"), str(ROOT / "tests")]

from playwright.sync_api import Page, ViewportSize, sync_playwright  # noqa: E402

from page.acting import ask, play, ready  # noqa: E402
from page.conftest import PLAYER, launch, player  # noqa: E402
from support.processes import function  # noqa: E402

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


def _playing(page: Page) -> None:
    _list(page)
    play(page).evaluate("at(900)")
    page.locator("[aria-current]").wait_for()


def _player_silent(page: Page) -> None:
    _list(page)
    page.clock.install()
    play(page, awake=False)
    page.clock.run_for(8_500)


def _menu(page: Page) -> None:
    _list(page)
    page.locator("ol.chapters li").nth(3).get_by_role("button").click()
    page.get_by_role("menu").wait_for()


def _remarks(page: Page) -> None:
    _list(page)
    page.locator(".findings summary").click()


def _seen(page: Page) -> None:
    _list(page)
    page.locator("a.name").click()
    page.locator("#search").fill("GPT")


def _quota(page: Page) -> None:
    problem = {
        "code": "quota-exhausted",
        "title": "",
        "status": 503,
        "detail": "",
        "retryAfter": 9e3,
    }
    page.route(
        "**/api/**",
        lambda route: route.fulfill(
            status=503, content_type="application/problem+json", body=json.dumps(problem)
        ),
    )
    _ask(page)


def _offline(page: Page) -> None:
    ready(page)
    page.context.set_offline(True)
    _ask(page)


def _down(page: Page) -> None:
    page.route("**/api/**", lambda route: route.abort())
    _ask(page)


def _slow(page: Page) -> None:
    ready(page)
    page.clock.install()
    page.route("**/api/**", lambda route: None)
    with page.expect_request("**/api/**"):
        _ask(page)
    page.clock.run_for(3_500)


def _ask(page: Page) -> None:
    ask(page, "https://youtu.be/l8pRSuU81PU")


def _alone(page: Page) -> None:
    page.locator("h1").wait_for()


PICTURES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "empty": ("/", _none),
    "list": ("/?v=l8pRSuU81PU", _list),
    "list-ja": ("/?v=sample-ja-0", _list),
    "late": ("/?v=sample-en-4", _remarks),
    "playing": ("/?v=l8pRSuU81PU", _playing),
    "player-silent": ("/?v=l8pRSuU81PU", _player_silent),
    "menu": ("/?v=l8pRSuU81PU", _menu),
    "seen": ("/?v=l8pRSuU81PU", _seen),
    "no-key": ("/?v=aaaaaaaaaaA", _none),
    "quota": ("/", _quota),
    "offline": ("/", _offline),
    "down": ("/", _down),
    "slow": ("/", _slow),
    "no-script": ("/api/chapters?v=l8pRSuU81PU&format=html", _alone),
    "no-script-none": ("/api/chapters?v=sample-en-8&format=html", _alone),
    "none": ("/?v=sample-en-8", _none),
    "several": ("/?v=sample-ja-0,l8pRSuU81PU,aaaaaaaaaaA", _none),
    "wrong": ("/", _wrong),
    "check": ("/?check", _check),
}


def main(folder: Path, wanted: list[str]) -> None:
    """The pictures ``wanted``, or all; light and dark, wide and narrow, in both languages."""
    folder.mkdir(parents=True, exist_ok=True)
    with function(WEB_ROOT=str(ROOT / "web")) as site, sync_playwright() as playwright:
        browser = launch(playwright)
        for name, (path, lead) in PICTURES.items():
            if wanted and name not in wanted:
                continue
            for scheme in SCHEMES:
                for size, viewport in (("wide", WIDE), ("phone", PHONE)):
                    for locale in ("en-GB", "ja-JP"):
                        context = browser.new_context(
                            locale=locale,
                            color_scheme=scheme,
                            viewport=viewport,
                            is_mobile=size == "phone",
                            has_touch=size == "phone",
                            service_workers="block",
                        )
                        context.route(f"{PLAYER}/**", player)
                        page = context.new_page()
                        page.goto(f"{site.address}{path}")
                        lead(page)
                        page.wait_for_timeout(300)
                        page.screenshot(path=folder / f"{name}-{scheme}-{size}-{locale[:2]}.png")
                        page.unroute_all(behavior="ignoreErrors")
                        context.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
