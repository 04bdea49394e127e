"""The empty page: samples, history, bookmarklet."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from page.acting import SHIFTS, alert, arrived, ask, held, ready, rows, titles, until
from page.conftest import Visit
from page.youtube import OTHER, PLAIN


def test_without_a_key_the_samples_are_offered(visit: Visit, keyless: str) -> None:
    page = visit(base=keyless)
    expect(page.get_by_role("heading", name="Samples")).to_be_visible()
    expect(page.locator("#samples .note a")).to_have_attribute("href", re.compile("console.cloud"))
    page.locator("#samples").get_by_role("link", name="GPT-2").click()
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


def test_removing_a_video_or_all_can_be_undone(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    ask(page, OTHER)
    expect(rows(page)).to_have_count(3)
    keep = "caches.open('answers').then((cache) => cache.put('/an-answer?v={}', new Response('')))"
    for id_ in (PLAIN, OTHER):
        page.evaluate(keep.format(id_))
    kept = "async () => (await (await caches.open('answers')).keys()).length === {}"
    page.get_by_role("link", name="Chapters for YouTube").click()
    seen, undo = page.locator(".history > li"), page.get_by_role("button", name="Undo")
    expect(seen.last.locator(".facts")).to_have_text("A channel10:004 chapterstoday")
    page.get_by_role("button", name="Remove from this list: A boat").click()
    expect(undo).to_be_focused()
    until(page, kept.format(1))
    assert page.evaluate("JSON.parse(localStorage.getItem('seen')).map(({ id }) => id)") == [OTHER]
    undo.click()
    expect(seen.last.locator("a")).to_have_text("A boat")
    until(page, kept.format(2))
    page.get_by_role("button", name="Clear this list").click()
    expect(undo).to_be_focused()
    expect(seen).to_have_count(0)
    until(page, "async () => !(await caches.has('answers'))")
    undo.click()
    expect(seen).to_have_count(2)
    until(page, kept.format(2))
    page.reload()
    expect(seen).to_have_count(2)


def test_a_stranger_sees_a_list_at_once_and_a_reader_their_videos(visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    example = page.locator("#example")
    expect(example.get_by_role("link", name="13:47 SECTION 1")).to_be_visible()
    page = visit("/privacy.html")
    page.evaluate(
        """() => localStorage.setItem("seen", JSON.stringify([...Array(8).keys()].map((i) => ({
            id: `some-vide${i}0`, title: `Film ${i}`, channel: "", language: null,
            seen: Date.now(), chapters: [],
        }))))"""
    )
    page.goto(page.url.replace("privacy.html", ""))
    expect(page.locator(".history > li > a")).to_have_text([f"Film {i}" for i in range(6)])
    expect(page.locator("#example")).to_be_hidden()
    page.get_by_role("button", name="Show all 8").click()
    expect(page.locator(".history > li")).to_have_count(8)
    expect(page.get_by_role("link", name="Film 6")).to_be_focused()


def test_a_chosen_theme_is_there_before_the_first_paint_and_on_every_page(visit: Visit) -> None:
    page = visit(color_scheme="light")
    ready(page)
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(paper)
    button = page.locator("#theme")
    expect(button).to_have_accessible_name("Theme: the system’s")
    button.click()
    assert page.evaluate(paper) == light
    button.click()
    expect(button).to_have_accessible_name("Theme: dark")
    dark = page.evaluate(paper)
    assert dark != light
    routes = held(page, "**/app.js")  # what paints first does not wait for it
    page.reload(wait_until="commit")
    arrived(page, routes, 1)
    until(page, f"{paper} === {dark!r}")
    routes[0].continue_()
    ready(page)
    page.get_by_role("link", name="Privacy").click()
    expect(page.get_by_role("heading", name="Privacy", exact=True)).to_be_visible()
    until(page, f"{paper} === '{dark}'")


def test_videos_seen_29_days_ago_are_gone(visit: Visit) -> None:
    page = visit("/privacy.html")
    page.evaluate(
        """() => localStorage.setItem("seen", JSON.stringify([28, 30].map((days) => ({
            id: `days-ago-${days}`, title: `Seen ${days} days ago`, channel: "", language: null,
            seen: Date.now() - days * 86400e3, chapters: [],
        }))))"""
    )
    page.goto(page.url.replace("privacy.html", ""))
    expect(page.locator(".history > li > a")).to_have_text(["Seen 28 days ago"])


def test_a_history_that_is_not_ours_is_ignored(visit: Visit) -> None:
    page = visit("/privacy.html")
    page.evaluate("localStorage.setItem('seen', '{')")
    page.goto(page.url.replace("privacy.html", f"?v={PLAIN}"))
    titles(page, 4)
    page.goto(page.url.split("?")[0])
    expect(page.locator(".history > li")).to_have_count(1)
