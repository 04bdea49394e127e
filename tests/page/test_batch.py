"""Several videos, and playlists."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import FloatRect, Locator, expect

from page.acting import alert, arrived, ask, held, player, titles
from page.conftest import Visit
from page.youtube import ABSENT, OTHER, PAGE_AND_ONE, PLAIN, SIX_PAGES, TWO_PAGES

PAGES = "**/api/chapters?list=*"


def test_several_links_give_every_video_beside_one_that_fails(visit: Visit) -> None:
    page = visit()
    ask(page, f"https://youtu.be/{PLAIN} https://youtu.be/{ABSENT} https://youtu.be/{OTHER}")
    expect(page.get_by_role("heading", level=1)).to_have_text("3 videos")
    sections = page.locator(".batch section")
    expect(sections).to_have_count(3)
    expect(sections.nth(1)).to_contain_text("does not exist")
    expect(sections.nth(1).get_by_role("link")).to_have_attribute("href", re.compile(ABSENT))
    sections.nth(2).get_by_text("3 chapters").click()
    expect(sections.nth(2).locator("li a")).to_have_text(["0:00 木材", "2:00 接着", "5:00 塗装"])
    expect(page.locator("[role=status]")).to_have_text("3 videos. 1 video could not be read")
    assert f"v={PLAIN},{ABSENT},{OTHER}" in page.url
    sections.nth(0).get_by_role("link", name="A boat").click()
    assert titles(page, 4)[0] == "Wood"
    page.go_back()
    expect(sections).to_have_count(3)


def test_a_playlist_loads_page_after_page_and_shows_progress(visit: Visit) -> None:
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


def test_a_page_that_fails_leaves_the_videos_before_it(visit: Visit) -> None:
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


def test_a_channel_lists_its_uploads(visit: Visit) -> None:
    page = visit()
    ask(page, "https://www.youtube.com/@boats/videos")
    expect(page.get_by_role("heading", level=1)).to_have_text("51 videos")
    assert page.url.endswith("/?list=@boats")
    ask(page, "@nobody")
    assert "no channel with this name" in alert(page)
    link = page.get_by_role("link", name="Open on YouTube")
    expect(link).to_have_attribute("href", "https://www.youtube.com/@nobody")


@pytest.mark.parametrize("width", [360, 1200])
def test_an_opened_list_gives_its_titles_the_width(visit: Visit, width: int) -> None:
    page = visit(f"/?v={PLAIN},{OTHER}", viewport={"width": width, "height": 740})
    section = page.locator(".batch section").first
    section.get_by_text("4 chapters").click()
    whole, title = boxes(section.locator("li").first, section.locator("li a span").first)
    assert title["width"] > whole["width"] / 2
    lines = section.locator("li a span").first.evaluate(
        "title => { const range = document.createRange(); range.selectNodeContents(title);"
        " return range.getClientRects().length; }"
    )
    assert lines == 1


def test_without_a_key_a_video_beside_a_sample_is_not_called_missing(
    visit: Visit, keyless: str
) -> None:
    page = visit(f"/?v=l8pRSuU81PU,{PLAIN}", base=keyless)
    sections = page.locator(".batch section")
    expect(sections.nth(0)).to_contain_text("31 chapters")
    expect(sections.nth(1)).to_contain_text("no working API key")


def boxes(*locators: Locator) -> list[FloatRect]:
    found = [locator.bounding_box() for locator in locators]
    return [box for box in found if box]


def test_a_click_on_a_chapter_plays_it_in_the_view_of_its_video(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN},{OTHER}")
    section = page.locator(".batch section").first
    section.get_by_text("4 chapters").click()
    section.locator("li").nth(2).get_by_role("button").click()
    expect(page.get_by_role("menuitem")).to_have_count(4)
    page.keyboard.press("Escape")
    section.get_by_role("link", name="Glue").click()
    frame = player(page)
    assert "start=60" in frame.url
    assert page.url.endswith(f"/?v={PLAIN}&t=60")
    page.reload()
    assert titles(page, 4)[1] == "Glue"
    assert page.locator("iframe").count() == 0, "a reload is no click"
