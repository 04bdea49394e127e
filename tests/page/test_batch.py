"""Several videos, and playlists."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import FloatRect, Locator, Route, expect

from page.acting import alert, arrived, ask, held, player, titles, until
from page.conftest import Visit
from page.youtube import ABSENT, BARE, OTHER, PAGE_AND_ONE, PLAIN, SIX_PAGES, TWO_PAGES, UNNAMED

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
    expect(page.get_by_role("heading", level=1)).to_have_text("A course")
    facts = page.locator("#view > .facts")
    expect(facts).to_have_text("Channel of the stub50 of 62 videos150 chapters25:00:00 in all")
    expect(page.locator("[role=status]")).to_have_text("50 of 62 videos so far…")
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "50")
    expect(page.get_by_role("button", name="Copy all")).to_be_disabled()
    routes[1].continue_()
    expect(facts).to_have_text("Channel of the stub62 videos186 chapters31:00:00 in all")
    expect(page.get_by_role("progressbar")).to_have_count(0)
    expect(page.locator("[role=status]")).to_have_text("62 videos")
    expect(page.get_by_role("button", name="Copy all")).to_be_enabled()
    expect(page.get_by_role("link", name="Open on YouTube")).to_have_attribute(
        "href", f"https://www.youtube.com/playlist?list={TWO_PAGES}"
    )
    assert page.title() == "A course · Chapters for YouTube"


def test_a_playlist_whose_title_youtube_does_not_say_is_called_by_its_size(visit: Visit) -> None:
    page = visit(f"/?list={UNNAMED}")
    expect(page.get_by_role("heading", level=1)).to_have_text("2 videos")
    expect(page.locator("#view > .facts")).to_have_text("6 chapters1:00:00 in all")
    page.get_by_role("link", name="Video made-00000A").click()
    assert titles(page, 3)[0] == "First of made-00000A"
    assert page.url.endswith(f"/?v=made-00000A&list={UNNAMED}")
    expect(page.get_by_role("link", name="Show the whole playlist")).to_be_visible()


def test_a_long_playlist_asks_before_it_goes_on(visit: Visit) -> None:
    page = visit("/?check")
    page.goto(page.url.replace("?check", f"?list={SIX_PAGES}"))
    more = page.get_by_role("button", name="Load more")
    more.wait_for()
    expect(page.locator("#view > .facts")).to_contain_text("250 of 300 videos")
    expect(page.get_by_role("button", name="Copy these")).to_be_enabled()
    more.click()
    expect(page.locator("#view > .facts")).to_contain_text("300 videos900 chapters")
    expect(page.get_by_role("button", name="Copy all")).to_be_enabled()
    expect(more).to_have_count(0)


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
    expect(page.locator("#view > .facts")).to_contain_text("51 videos")


def test_a_search_shows_what_it_finds_and_back_finds_it_again(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN},{ABSENT},{OTHER},{BARE}")
    sections = page.locator(".batch section")
    items = page.locator(".batch li:visible a span")
    page.get_by_role("searchbox").fill("GLUE")
    expect(items).to_have_text(["Glue"])
    expect(sections.locator("summary:visible")).to_have_text(["1 of 4 chapters"])
    status = page.locator("#status")
    expect(status).to_have_text("1 chapter in 1 video. 2 videos are hidden.")
    until(page, "CSS.highlights.get('found').size === 1")
    assert page.evaluate("[...CSS.highlights.get('found')][0].startContainer.nodeValue") == "Glue"
    page.get_by_role("link", name="Glue").click()
    player(page)
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("GLUE")
    expect(items).to_have_text(["Glue"])
    page.get_by_role("searchbox").fill("walk")
    expect(page.locator(".batch h2:visible")).to_have_text(["A walk"])
    page.get_by_role("searchbox").fill("nowhere")
    expect(status).to_have_text("Nothing found.")
    expect(page.locator(".batch h2:visible")).to_have_count(0)
    page.get_by_role("searchbox").fill("")
    expect(page.locator(".batch h2:visible")).to_have_count(4)
    expect(items).to_have_count(0)


def test_all_lists_open_and_close_at_once_and_pages_that_come_later_too(visit: Visit) -> None:
    page = visit("/?check")
    routes = held(page, PAGES)
    page.goto(page.url.replace("?check", f"?list={PAGE_AND_ONE}"))
    arrived(page, routes, 1)
    routes[0].continue_()
    page.get_by_role("button", name="Expand all").click()
    expect(page.locator(".batch li")).to_have_count(150)
    arrived(page, routes, 2)
    routes[1].continue_()
    expect(page.locator(".batch li")).to_have_count(153)
    page.get_by_role("button", name="Collapse all").click()
    expect(page.locator(".batch details[open]")).to_have_count(0)


def test_several_videos_are_copied_and_downloaded_whole_or_as_found(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN},{OTHER}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy all").click()
    expect(page.get_by_role("button", name="Copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert [line for line in copied.split("\n") if line.startswith("#")] == [
        f"## [A boat](https://www.youtube.com/watch?v={PLAIN}) · A channel",
        f"## [船をつくる](https://www.youtube.com/watch?v={OTHER}) · A channel",
    ]
    assert copied.count("\n- [") == 7
    field = page.get_by_label("Format")
    field.select_option("csv")
    expect(page.get_by_role("link", name="Download all")).to_have_attribute(
        "href", re.compile(rf"/api/chapters\?v={PLAIN}%2C{OTHER}&format=csv&download=1$")
    )
    page.get_by_role("searchbox").fill("glue")
    expect(field).to_have_value("markdown")
    field.select_option("text")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download these").click()
    assert download.value.suggested_filename == "videos.chapters.txt"
    assert download.value.path().read_text("utf-8") == (
        f"A boat\nhttps://www.youtube.com/watch?v={PLAIN}\n01:00 Glue\n"
    )


def test_the_pages_of_a_playlist_are_one_table(visit: Visit) -> None:
    page = visit("/?check")

    def table(route: Route) -> None:
        row = "b,2" if "pageToken" in route.request.url else "a,1"
        route.fulfill(body=f"\ufeffvideo_id,start\r\n{row}\r\n", content_type="text/csv")

    page.route("**/api/chapters?*format=csv*", table)
    page.goto(page.url.replace("?check", f"?list={TWO_PAGES}"))
    page.get_by_label("Format").select_option("csv")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download all").click()
    assert download.value.suggested_filename == f"{TWO_PAGES}.chapters.csv"
    assert download.value.path().read_bytes() == b"\xef\xbb\xbfvideo_id,start\r\na,1\r\nb,2\r\n"


def test_a_channel_lists_its_uploads(visit: Visit) -> None:
    page = visit()
    ask(page, "https://www.youtube.com/@boats/videos")
    expect(page.locator("#view > .facts")).to_contain_text("51 videos")
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
