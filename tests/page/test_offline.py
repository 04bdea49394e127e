"""Without a connection: acceptance check 22, and the history that stays in the browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from page.acting import alert, ask, rows, titles, until
from page.conftest import Visit, settings
from page.test_access import violations
from page.youtube import OTHER, PLAIN
from processes import function
from youtube_stub import YouTubeStub


def installed(page: Page) -> None:
    """Wait until the service worker is in charge."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    until(page, "navigator.serviceWorker.controller !== null")


def test_check_22_the_page_and_videos_seen_before_work_offline(
    visit: Visit, upstream: YouTubeStub
) -> None:
    with function(**settings(upstream)) as own:
        page = visit(base=own.address, service_workers="allow")
        installed(page)
        ask(page, PLAIN)
        first = titles(page, 4)
        page.context.set_offline(True)
    page.goto(f"{own.address}/?v={PLAIN}")  # the process is gone, too
    assert titles(page, 4) == first
    expect(page.locator(".stored")).to_contain_text("You are offline")
    assert violations(page) == []
    ask(page, OTHER)
    assert "You are offline" in alert(page)
    page.goto(own.address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("heading", name="Seen before")).to_be_visible()
    page.get_by_label("Search").fill("glue")
    page.get_by_role("link", name="1:00 Glue").click()
    expect(page.locator(".highlighted")).to_contain_text("Glue")
    page.goto(f"{own.address}/?check")
    expect(page.get_by_label("Description")).to_be_visible()
    page.goto(f"{own.address}/privacy.html")
    expect(page.get_by_role("heading", name="Privacy", exact=True)).to_be_visible()


@pytest.mark.parametrize("address", ["/?v={}", "/api/chapters?v={}&format=html"])
def test_without_a_connection_the_functions_page_gives_way_to_ours(
    visit: Visit, upstream: YouTubeStub, address: str
) -> None:
    with function(**settings(upstream)) as own:
        page = visit(base=own.address, service_workers="allow")
        installed(page)
        ask(page, PLAIN)
        first = titles(page, 4)
        page.context.set_offline(True)
    page.goto(own.address + address.format(PLAIN))
    assert titles(page, 4) == first
    assert page.url == f"{own.address}/?v={PLAIN}"
    page.goto(own.address + address.format(OTHER))
    assert "You are offline" in alert(page)


def test_another_version_of_the_page_replaces_the_one_that_was_kept(visit: Visit) -> None:
    page = visit("/privacy.html", service_workers="allow")
    page.evaluate("caches.open('page-older').then(() => true)")
    page.goto(page.url.replace("privacy.html", ""))
    installed(page)
    until(page, "async () => !(await caches.has('page-older'))")
    (name,) = page.evaluate("caches.keys()")
    assert name.startswith("page-")


def test_the_history_is_searched_by_chapter_and_can_be_cleared(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    ask(page, OTHER)
    expect(rows(page)).to_have_count(3)
    page.get_by_role("link", name="Chapters for YouTube").click()
    seen = page.locator(".history > li")
    expect(seen).to_have_count(2)
    expect(seen.first).to_contain_text("船をつくる")
    search = page.get_by_label("Search videos and chapters")
    search.fill("glue")
    expect(seen).to_have_count(1)
    expect(seen.locator("li")).to_have_text(["1:00 Glue"])
    search.fill("nowhere")
    expect(page.locator("[role=status]")).to_have_text("Nothing found.")
    page.get_by_role("button", name="Clear this list").click()
    expect(page.locator(".history")).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.get_by_role("heading", name="Seen before").count() == 0


def test_what_was_seen_29_days_ago_is_gone(visit: Visit) -> None:
    page = visit("/privacy.html")
    page.evaluate(
        """() => localStorage.setItem("seen", JSON.stringify([28, 30].map((days) => ({
            id: `days-ago-${days}`, title: `Seen ${days} days ago`, channel: "", language: null,
            seen: Date.now() - days * 86400e3, chapters: [],
        }))))"""
    )
    page.goto(page.url.replace("privacy.html", ""))
    expect(page.locator(".history > li")).to_have_text(["Seen 28 days ago"])


def test_a_storage_that_holds_something_else_does_no_harm(visit: Visit) -> None:
    page = visit("/privacy.html")
    page.evaluate("localStorage.setItem('seen', '{')")
    page.goto(page.url.replace("privacy.html", f"?v={PLAIN}"))
    titles(page, 4)
    page.goto(page.url.split("?")[0])
    expect(page.locator(".history > li")).to_have_count(1)
