"""The creator's view, several videos, samples, the bookmarklet, sharing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from page.acting import SHIFTS, alert, arrived, ask, choose, held, ready, rows, titles
from page.conftest import Visit
from page.youtube import ABSENT, OTHER, PAGE_AND_ONE, PLAIN, SIX_PAGES, TWO_PAGES

LATE = "We build a boat.\n\n0:00 Wood\n0:32 Glue\n0:38 Paint\n5:00 Water\n\nThanks"
BROKEN = "0:07 Wood\n2:00 Glue\n1:00 Paint\n4:00 Sail\n6:00 Mast\n9:00 Water\n"


def paste(page: Page, text: str) -> None:
    page.get_by_role("textbox", name="Description").or_(page.get_by_label("概要欄")).first.fill(
        text
    )


def test_each_line_is_judged_while_it_is_typed(visit: Visit) -> None:
    page = visit("/?check")
    paste(page, LATE)
    lines = page.locator(".lines > li")
    expect(page.locator(".result h2").first).to_contain_text("may not show")
    expect(lines).to_have_count(6)
    expect(lines.nth(0)).to_have_text("2 lines without chapters")
    expect(lines.nth(2)).to_have_class("warning")
    expect(lines.nth(2)).to_contain_text("The chapter at 0:32 lasts 6 s")
    expect(lines.nth(3)).to_have_class("good")
    paste(page, LATE.replace("0:38", "0:48"))
    expect(page.locator(".result h2").first).to_have_text("This list keeps YouTube’s rules.")
    expect(page.locator(".result")).to_contain_text("Nothing to correct.")
    page.get_by_label("Length of the video").fill("5:05")
    expect(page.locator(".lines > .warning")).to_contain_text("The chapter at 5:00 lasts 5 s")


def test_captions_show_how_each_chapter_begins(visit: Visit, tmp_path: Path) -> None:
    page = visit("/?check")
    paste(page, "0:00 Wood\n1:00 Glue\n4:00 Paint")
    expect(page.locator(".lines > li")).to_have_count(3)
    broken, captions = tmp_path / "broken.txt", tmp_path / "boat.vtt"
    broken.write_text("no times at all")
    choose(page, "Captions", broken)
    expect(page.locator(".result .warning")).to_be_visible()
    said = f"Oak is <b>heavy</b>. {'And it lasts. ' * 20}"
    captions.write_text(
        f"WEBVTT\n\n00:01.000 --> 00:03.000\n{said}\n\n01:01.000 --> 01:05.000\nWait an hour.\n"
    )
    choose(page, "Captions", captions)
    notes = page.locator(".lines .note")
    expect(notes).to_have_count(2)
    expect(notes.nth(0)).to_have_text(re.compile("^Oak is heavy. And it lasts.*…$"))
    expect(notes.nth(1)).to_have_text("Wait an hour.")


def test_the_corrected_list_can_be_copied_and_is_accepted(visit: Visit) -> None:
    page = visit("/?check")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    paste(page, BROKEN)
    expect(page.locator(".result h2").first).to_contain_text("will not show")
    expect(page.locator(".lines > .error")).to_have_count(2)
    page.get_by_role("button", name="Copy the corrected list").click()
    expect(page.locator("[role=status]")).to_have_text("Copied.")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == "00:00 Wood\n01:00 Paint\n02:00 Glue\n04:00 Sail\n06:00 Mast\n09:00 Water"
    paste(page, text)
    expect(page.locator(".result h2").first).to_have_text("This list keeps YouTube’s rules.")


def test_the_choice_of_lines_is_explained(visit: Visit) -> None:
    page = visit("/?check")
    paste(page, LATE)
    page.get_by_text("Why these lines").click()
    expect(page.locator(".result details")).to_contain_text("Lines 3–6: taken as the list")
    expect(page.locator(".result details")).to_contain_text("+ The list starts at 0:00")


def test_a_text_without_a_list_is_told_why(visit: Visit) -> None:
    page = visit("/?check")
    paste(page, "Open from 9:00 to 17:00.\n")
    expect(page.locator(".result h2").first).to_have_text("No chapters")
    expect(page.locator(".result .note").first).not_to_be_empty()
    paste(page, "")
    expect(page.locator(".result")).to_be_empty()


def test_a_length_that_is_none_is_told(visit: Visit) -> None:
    page = visit("/?check")
    paste(page, LATE)
    page.get_by_label("Length of the video").fill("soon")
    expect(page.locator("[role=status]")).to_contain_text("12:34")
    expect(page.get_by_label("Length of the video")).to_have_attribute("aria-invalid", "true")


def test_the_last_text_wins_also_here(visit: Visit) -> None:
    page = visit("/?check")
    routes = held(page, "**/api/check")
    for count, text in enumerate((BROKEN, LATE), 1):
        paste(page, text)
        arrived(page, routes, count)
    routes[1].continue_()
    expect(page.locator(".result")).to_contain_text("0:32")
    assert "0:07" not in page.locator(".result").inner_text()


def test_the_checker_speaks_japanese(visit: Visit) -> None:
    page = visit("/?check", locale="ja-JP")
    paste(page, BROKEN)
    expect(page.locator(".lines > .error").first).to_contain_text("最初のタイムスタンプ")
    page.get_by_text("この行を選んだ理由").click()
    told = page.locator(".result").inner_text()
    assert not re.search(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}", told), told


def test_several_links_give_every_video_and_one_failure_spoils_nothing(visit: Visit) -> None:
    page = visit()
    ask(page, f"https://youtu.be/{PLAIN} https://youtu.be/{ABSENT} https://youtu.be/{OTHER}")
    expect(page.get_by_role("heading", level=1)).to_have_text("3 videos")
    sections = page.locator(".batch section")
    expect(sections).to_have_count(3)
    expect(sections.nth(1)).to_contain_text("does not exist")
    expect(sections.nth(1).get_by_role("link")).to_have_attribute("href", re.compile(ABSENT))
    sections.nth(2).get_by_text("3 chapters").click()
    expect(sections.nth(2).locator("li")).to_have_text(["0:00 木材", "2:00 接着", "5:00 塗装"])
    expect(page.locator("[role=status]")).to_have_text("3 videos. 1 video could not be read")
    assert f"v={PLAIN},{ABSENT},{OTHER}" in page.url
    sections.nth(0).get_by_role("link", name="A boat").click()
    assert titles(page, 4)[0] == "Wood"
    page.go_back()
    expect(sections).to_have_count(3)


PAGES = "**/api/chapters?list=*"


def test_a_playlist_loads_page_after_page_and_tells_how_far(visit: Visit) -> None:
    page = visit("/?check")
    routes = held(page, PAGES)
    page.goto(page.url.replace("?check", f"?list={TWO_PAGES}"))
    arrived(page, routes, 1)
    routes[0].continue_()
    arrived(page, routes, 2)
    assert "pageToken=page2" in routes[1].request.url
    expect(page.get_by_role("heading", level=1)).to_have_text("50 videos")
    expect(page.locator("[role=status]")).to_have_text("50 videos so far…")
    expect(page.get_by_role("progressbar")).to_be_visible()
    routes[1].continue_()
    expect(page.get_by_role("heading", level=1)).to_have_text("62 videos")
    expect(page.get_by_role("progressbar")).to_have_count(0)
    expect(page.locator("[role=status]")).to_have_text("62 videos")


def test_a_long_playlist_asks_before_it_goes_on(visit: Visit) -> None:
    page = visit("/?check")
    page.goto(page.url.replace("?check", f"?list={SIX_PAGES}"))
    page.get_by_role("button", name="Load more").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("300 videos")
    assert page.get_by_role("button", name="Load more").count() == 0


def test_a_page_that_fails_midway_keeps_what_is_there(visit: Visit) -> None:
    page = visit("/?check")
    routes = held(page, PAGES)
    page.goto(page.url.replace("?check", f"?list={PAGE_AND_ONE}"))
    arrived(page, routes, 1)
    routes[0].continue_()
    arrived(page, routes, 2)
    assert "pageToken=page2" in routes[1].request.url
    routes[1].abort()
    assert "cannot be reached" in alert(page)
    expect(page.locator(".batch section")).to_have_count(50)
    page.get_by_role("button", name="Try again").click()
    arrived(page, routes, 3)
    routes[2].continue_()
    expect(page.get_by_role("heading", level=1)).to_have_text("51 videos")


def test_without_a_key_the_samples_are_offered(visit: Visit, keyless: str) -> None:
    page = visit(base=keyless)
    expect(page.get_by_role("heading", name="Samples")).to_be_visible()
    expect(page.locator("#view .note a")).to_have_attribute("href", re.compile("console.cloud"))
    page.locator("#view").get_by_role("link", name="GPT-2").last.click()
    expect(rows(page)).to_have_count(31)
    ask(page, PLAIN)
    assert "no working API key" in alert(page)


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


def test_with_a_key_there_are_no_samples(visit: Visit) -> None:
    page = visit()
    page.wait_for_load_state("networkidle")
    assert page.get_by_role("heading", name="Samples").count() == 0


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


def test_sharing_hands_over_title_and_link(visit: Visit, site: str) -> None:
    page = visit("/privacy.html")
    page.add_init_script("navigator.share = async (data) => { window.shared = data; };")
    page.goto(f"{site}/?v={PLAIN}")
    page.get_by_role("button", name="Share").click()
    assert page.evaluate("window.shared") == {"title": "A boat", "url": f"{site}/?v={PLAIN}"}


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
