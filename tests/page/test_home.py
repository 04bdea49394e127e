"""The empty page: samples, history, bookmarklet."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from page.acting import SHIFTS, alert, ask, ready, rows, titles, until
from page.conftest import Visit
from page.youtube import OTHER, PLAIN


def test_without_a_key_the_samples_are_offered(visit: Visit, keyless: str) -> None:
    page = visit(base=keyless)
    expect(page.get_by_role("heading", name="Samples")).to_be_visible()
    expect(page.locator("#view .note a")).to_have_attribute("href", re.compile("console.cloud"))
    page.locator("#view").get_by_role("link", name="GPT-2").last.click()
    expect(rows(page)).to_have_count(31)
    ask(page, PLAIN)
    assert "no working API key" in alert(page)


def test_with_a_key_there_are_no_samples(visit: Visit) -> None:
    page = visit()
    page.wait_for_load_state("networkidle")
    assert page.get_by_role("heading", name="Samples").count() == 0


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_jumps_while_the_empty_page_fills(visit: Visit, keyless: str, width: int) -> None:
    page = visit("/privacy.html", base=keyless, viewport={"width": width, "height": 900})
    page.add_init_script(SHIFTS)
    for _ in range(2):  # the second time with a history
        page.goto(keyless)
        expect(page.get_by_role("heading", name="Samples")).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.shifts ?? 0") == 0
        page.goto(f"{keyless}/?v=l8pRSuU81PU")
        expect(rows(page)).to_have_count(31)
        assert page.evaluate("window.shifts ?? 0") == 0


def test_the_bookmarklet_opens_the_list_of_what_is_watched(visit: Visit, site: str) -> None:
    page = visit()
    link = page.get_by_role("link", name="Chapters", exact=True)
    expect(link).to_have_attribute("href", re.compile("^javascript:"))
    script = link.get_attribute("href") or ""
    link.click()
    expect(page.locator("[role=status]")).to_contain_text("Drag this link")
    watched = visit("/privacy.html")
    watched.route("**/*", lambda route: route.fulfill(body="watching", content_type="text/html"))
    watched.goto(f"{site}/watch?v={PLAIN}")
    watched.unroute("**/*")
    watched.evaluate(script.removeprefix("javascript:"))
    watched.wait_for_url(f"{site}/?v=*")
    assert PLAIN in watched.url


@pytest.mark.parametrize("view", ["/?check", f"/?v={PLAIN}"])
def test_the_name_leads_back_to_the_empty_page(visit: Visit, view: str) -> None:
    page = visit(view)
    ready(page)
    page.get_by_role("link", name="Chapters for YouTube").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("as a list")
    expect(heading).to_be_focused()
    page.go_back()
    expect(heading).not_to_contain_text("as a list")


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
    until(page, "localStorage.getItem('seen') === null")
    expect(page.locator(".history > li")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.get_by_role("heading", name="Seen before").count() == 0


def test_clearing_the_history_can_be_undone(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    page.evaluate(
        "caches.open('answers').then((cache) => cache.put('/an-answer', new Response('kept')))"
    )
    page.get_by_role("link", name="Chapters for YouTube").click()
    page.get_by_role("button", name="Clear this list").click()
    expect(page.locator(".history > li")).to_have_count(0)
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    until(page, "async () => !(await caches.has('answers'))")
    undo.click()
    expect(page.locator(".history > li")).to_have_count(1)
    until(page, "async () => Boolean(await caches.match('/an-answer'))")
    page.reload()
    expect(page.locator(".history > li")).to_have_count(1)


def test_videos_seen_29_days_ago_are_gone(visit: Visit) -> None:
    page = visit("/privacy.html")
    page.evaluate(
        """() => localStorage.setItem("seen", JSON.stringify([28, 30].map((days) => ({
            id: `days-ago-${days}`, title: `Seen ${days} days ago`, channel: "", language: null,
            seen: Date.now() - days * 86400e3, chapters: [],
        }))))"""
    )
    page.goto(page.url.replace("privacy.html", ""))
    expect(page.locator(".history > li")).to_have_text(["Seen 28 days ago"])


def test_a_history_that_is_not_ours_is_ignored(visit: Visit) -> None:
    page = visit("/privacy.html")
    page.evaluate("localStorage.setItem('seen', '{')")
    page.goto(page.url.replace("privacy.html", f"?v={PLAIN}"))
    titles(page, 4)
    page.goto(page.url.split("?")[0])
    expect(page.locator(".history > li")).to_have_count(1)
