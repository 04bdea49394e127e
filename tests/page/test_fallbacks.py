"""A video without a list, check 19: what can be asked instead, and what then stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from page.acting import arrived, held, titles
from page.conftest import Visit, settings
from page.test_video import copied
from page.youtube import BARE, COMMENTED
from support import gemini_stub
from support.gemini_stub import GeminiStub, gemini
from support.processes import ROOT, function
from support.youtube_stub import YouTubeStub

WATCH = f"https://www.youtube.com/watch?v={BARE}"
COMMENTS, MODEL = f"?v={BARE}&fallback=comments", f"?v={BARE}&fallback=model"

SOURCES = ROOT / "function" / "chapters" / "sources"
WORDS = (SOURCES / "generated.py").read_text("utf-8") + (SOURCES / "comments.py").read_text("utf-8")
CODES = sorted(
    set(re.findall(r'"((?:comments|model)-[a-z-]+)"', WORDS))
    | {f"model-{code}" for code in re.findall(r'RejectedProposal\(\s*"([a-z-]+)"', WORDS)}
)
"""Of every note that comments and the model may leave."""


@pytest.fixture(scope="module")
def model() -> Iterator[GeminiStub]:
    with gemini() as stub:
        yield stub


@pytest.fixture(scope="module")
def able(upstream: YouTubeStub, model: GeminiStub) -> Iterator[str]:
    """Address of an installation that may read comments and has a model."""
    able: dict[str, Any] = {
        "COMMENTS": "on",
        "MODEL": gemini_stub.MODEL,
        "GEMINI_API_KEY": gemini_stub.KEY,
        "GEMINI_ENDPOINT": model.endpoint,
    }
    with function(**settings(upstream), **able) as server:
        yield server.address


def ways(page: Page) -> list[str]:
    """Where the view of a video without a list leads."""
    page.locator(".suggestions").wait_for()
    links = page.locator(".suggestions a")
    addresses = links.evaluate_all("all => all.map((a) => a.getAttribute('href'))")
    return [str(address) for address in addresses]


@pytest.mark.parametrize("locale", ["en-GB", "ja-JP"])
def test_check_19_a_video_without_chapters_shows_the_reason_and_suggestions(
    visit: Visit, able: str, locale: str
) -> None:
    page = visit(f"/?v={BARE}", base=able, locale=locale)
    words = {"en-GB": ("No chapters", "no timestamps"), "ja-JP": ("ありません", "タイムスタンプ")}
    heading, reason = words[locale]
    expect(page.get_by_role("heading", level=2)).to_contain_text(heading)
    expect(page.locator(".no-chapters")).to_contain_text(reason)
    assert ways(page) == [WATCH, COMMENTS, MODEL, "?check"]


def test_a_fallback_that_is_not_configured_is_not_offered(visit: Visit) -> None:
    assert ways(visit(f"/?v={BARE}")) == [WATCH, "?check"]


def test_a_fallback_that_found_nothing_is_not_offered_again(visit: Visit, able: str) -> None:
    page = visit(f"/?v={BARE}", base=able)
    page.get_by_role("link", name="comments").click()
    expect(page).to_have_url(re.compile(re.escape(COMMENTS)))
    expect(page.get_by_role("link", name="comments")).to_have_count(0)
    assert ways(page) == [WATCH, f"?v={BARE}&fallback=comments,model", "?check"]


def test_a_list_from_a_comment_is_attributed_and_linked(visit: Visit, able: str) -> None:
    page = visit(f"/?v={COMMENTED}", base=able)
    page.get_by_role("link", name="comments").click()
    assert titles(page, 3) == ["Pond", "Frogs", "Edge"]
    expect(page.locator("#view > .warning")).to_contain_text("From a viewer’s comment")
    link = page.get_by_role("link", name="The comment")
    address = f"https://www.youtube.com/watch?v={COMMENTED}&lc=UgwStub"
    expect(link).to_have_attribute("href", address)


def test_copies_and_files_of_a_list_from_a_comment_are_of_that_list(
    visit: Visit, able: str
) -> None:
    page = visit(f"/?v={COMMENTED}&fallback=comments", base=able)
    titles(page, 3)
    page.get_by_text("Download").click()
    links = page.locator(".actions li a")
    addresses = links.evaluate_all("links => links.map(({ href }) => href)")
    assert len(addresses) > 5
    assert all("fallback=comments" in address for address in addresses)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Text").click()
    expect(page.locator("[role=status]")).to_have_text("Copied.")
    assert "Frogs" in page.evaluate("navigator.clipboard.readText()")


def test_link_and_history_lead_to_the_list_from_the_comment(visit: Visit, able: str) -> None:
    page = visit(f"/?v={COMMENTED}&fallback=comments", base=able)
    titles(page, 3)
    assert copied(page, "Link") == f"{able}/?v={COMMENTED}&fallback=comments"
    page.goto(f"{able}/?v={COMMENTED}")  # the description alone: nothing
    page.locator(".no-chapters").wait_for()
    page.get_by_role("link", name="Chapters for YouTube").click()
    page.get_by_label("Search videos and chapters").fill("frogs")
    page.get_by_role("link", name="4:00 Frogs").click()
    assert titles(page, 3) == ["Pond", "Frogs", "Edge"]
    assert page.url == f"{able}/?v={COMMENTED}&t=240&fallback=comments"


@pytest.mark.parametrize(
    ("locale", "label"), [("en-GB", "Generated by a model"), ("ja-JP", "モデルが生成")]
)
def test_a_models_list_is_marked_with_the_models_name(
    visit: Visit, able: str, locale: str, label: str
) -> None:
    page = visit(f"/?v={BARE}", base=able, locale=locale)
    page.locator(f".suggestions a[href='{MODEL}']").click()
    assert titles(page, 3) == ["Pond", "Frogs", "Edge"]
    expect(page.locator("#view > .warning")).to_contain_text(label)
    expect(page.locator("#view > .warning")).to_contain_text(gemini_stub.MODEL)


def test_the_article_of_a_models_list_attributes_list_and_text(visit: Visit, able: str) -> None:
    page = visit(f"/{MODEL}", base=able)
    titles(page, 3)
    page.get_by_text("Download").click()
    page.get_by_role("link", name="Article").click()
    expect(page.locator(".actions")).to_contain_text("3 chapters, complete.")
    expect(page.locator("article")).to_contain_text("A pond lies in the wood.")
    label = page.locator("#view > .warning")
    expect(label).to_contain_text(f"The text is generated by {gemini_stub.MODEL}")
    expect(label).to_contain_text("Generated by a model")


@pytest.mark.parametrize("code", CODES)
def test_every_note_of_a_fallback_has_a_japanese_sentence(code: str) -> None:
    assert f'"{code}":' in (ROOT / "web" / "text" / "ja" / "findings.js").read_text("utf-8")


def test_the_page_waits_longer_for_a_model_than_for_a_list(visit: Visit) -> None:
    page = visit("/")
    page.clock.install()
    asked = held(page, "**/chapters?*")
    for count, (query, waits) in enumerate(((f"?v={BARE}", False), (MODEL, True)), 1):
        page.evaluate(
            "query => { history.pushState(null, '', query); dispatchEvent(new Event('popstate')) }",
            query,
        )
        arrived(page, asked, count)  # only then does the page begin to count
        page.clock.run_for(20_000)
        expect(page.locator("[role=alert]")).to_have_text("" if waits else re.compile(".+"))
