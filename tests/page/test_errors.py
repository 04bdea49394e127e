"""Every error that the page can show, with its sentence and remedies, in both languages."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, Route, expect

from chapters import errors
from page.acting import alert, ask, rows
from page.conftest import Visit
from page.test_access import violations
from page.youtube import PLAIN

CODES = {
    kind.code: kind.status
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.ChaptersError)
}
"""Every code of the function, and its HTTP status."""

AGAIN, YOUTUBE, START = "Try again", "Open on YouTube", "Start page"
PASTE, KEY = "Paste the description instead", "How to get a key"
REMEDIES = {
    "missing-video": [START],
    "invalid-video": [START],
    "not-a-video": [START],
    "video-not-found": [YOUTUBE],
    "playlist-not-found": [YOUTUBE],
    "rate-limited": [AGAIN, YOUTUBE],
    "quota-exhausted": [YOUTUBE, PASTE],
    "no-chapters": [YOUTUBE, PASTE],
    "not-configured": [PASTE, START, KEY, YOUTUBE],
}
"""By code, where they are not to try again or to open YouTube."""

ENGLISH = re.compile(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}")


def failing(page: Page, code: str) -> None:
    """Let the function fail with ``code`` from now on."""
    problem = {
        "title": "A failure",
        "status": CODES[code],
        "detail": "It went wrong in this way. Do that.",
        "code": code,
    }
    if code in ("rate-limited", "quota-exhausted"):
        problem["retryAfter"] = 600

    def answer(route: Route) -> None:
        body, type_ = json.dumps(problem), "application/problem+json"
        route.fulfill(status=CODES[code], content_type=type_, body=body)

    page.unroute("**/api/**")
    page.route("**/api/**", answer)


def remedies(page: Page) -> list[str]:
    """The names of the links and buttons below the alert."""
    expect(page.locator("#remedies > *").first).to_be_visible()
    return page.locator("#remedies > *").all_inner_texts()


@pytest.mark.parametrize("locale", ["en-GB", "ja-JP"])
def test_check_23_every_error_of_the_function_has_a_sentence_and_remedies(
    visit: Visit, site: str, locale: str
) -> None:
    page = visit("/privacy.html", locale=locale, reduced_motion="reduce")
    for code in CODES:
        failing(page, code)
        page.goto(f"{site}/?v={PLAIN}")
        found = remedies(page)
        if locale == "en-GB":
            assert found == REMEDIES.get(code, [AGAIN, YOUTUBE]), code
            assert violations(page) == [], code
        else:
            assert not ENGLISH.search(alert(page)), code
            assert alert(page).count("。") >= 2, f"{code}: what happened, and what now"


def test_without_a_key_the_remedies_work(visit: Visit, keyless: str) -> None:
    page = visit(f"/?v={PLAIN}", base=keyless)
    assert "README.md" in alert(page)
    page.get_by_role("link", name=PASTE).click()
    expect(page.get_by_role("textbox", name="Description")).to_be_visible()
    assert page.locator("[role=alert]").inner_text() == ""
    page.go_back()
    remedies(page)
    page.get_by_role("link", name=START).click()
    page.get_by_role("link", name="GPT-2").last.click()
    expect(rows(page)).to_have_count(31)


def test_a_missing_playlist_links_to_its_page_on_youtube(visit: Visit) -> None:
    page = visit()
    failing(page, "playlist-not-found")
    ask(page, "https://www.youtube.com/playlist?list=PLabcdefghijklmn")
    assert remedies(page) == [YOUTUBE]
    expect(page.locator("#remedies a")).to_have_attribute(
        "href", "https://www.youtube.com/playlist?list=PLabcdefghijklmn"
    )


def test_a_failed_check_is_reported_and_can_be_tried_again(visit: Visit) -> None:
    page = visit("/?check")
    page.route("**/api/check", lambda route: route.abort())
    page.get_by_role("textbox", name="Description").fill("0:00 Wood\n1:00 Glue\n2:00 Paint\n")
    expect(page.locator(".result")).to_contain_text("server cannot be reached")
    page.unroute("**/api/check")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".verdict")).to_have_text("This list keeps YouTube’s rules.")
