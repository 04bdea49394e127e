"""The list of one video: acceptance checks 5 and 10 to 14."""

from __future__ import annotations

import json
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Page, expect

from page.acting import commands, play, rows, titles
from page.conftest import Visit
from page.youtube import (
    BROKEN,
    CLOSED,
    FOR_KIDS,
    HEBREW,
    HOSTILE,
    LONG,
    MARKED,
    MARKS,
    PLAIN,
    TWO_PAGES,
)

FILES = {
    "json": ("application/json", "json"),
    "text": ("text/plain", "txt"),
    "markdown": ("text/markdown", "md"),
    "vtt": ("text/vtt", "vtt"),
    "podcast": ("application/json+chapters", "podcast.json"),
    "ffmetadata": ("text/plain", "ffmetadata.txt"),
    "matroska": ("application/xml", "xml"),
    "cue": ("application/x-cue", "cue"),
    "csv": ("text/csv", "csv"),
    "titles": ("text/plain", "titles.txt"),
    "mp4chaps": ("text/plain", "chapters.txt"),
    "ogm": ("text/plain", "ogm.txt"),
    "podlove": ("application/xml", "psc.xml"),
    "audacity": ("text/plain", "labels.txt"),
    "edl": ("text/plain", "edl"),
    "ffmpeg-split": ("application/x-sh", "split.sh"),
    "html": ("text/html", "html"),
}
"""Media type and ending of every download."""


def test_check_05_each_chapter_is_a_link_before_and_after_play(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    moment = f"https://www.youtube.com/watch?v={PLAIN}&t="
    expected = [f"{moment}{start}s" for start in (0, 60, 240, 540)]
    assert hrefs(page) == expected
    assert opened_from(page, 1) == f"{moment}60s"
    frame = play(page)
    frame.wait_for_function("() => received.greeted > 0")
    assert hrefs(page) == expected
    assert opened_from(page, 2) == f"{moment}240s"
    assert commands(frame) == []


def opened_from(page: Page, index: int) -> str:
    """Where a middle click and Ctrl with a click on a chapter lead: the page leaves both to the
    browser, which would open the address in a tab. That is kept from it, since it finds no network.
    """
    page.evaluate("""() => {
      window.left = [];
      for (const type of ["click", "auxclick"])
        addEventListener(type, (event) => {
          if (!event.defaultPrevented) window.left.push(event.target.closest("a").href);
          event.preventDefault();
        }, { once: true });
    }""")
    link = rows(page).nth(index).get_by_role("link")
    link.click(button="middle")
    link.click(modifiers=["Control"])
    middle, control = page.evaluate("window.left")
    assert middle == control
    return str(middle)


def hrefs(page: Page) -> list[str]:
    found = rows(page).get_by_role("link").evaluate_all("links => links.map(({ href }) => href)")
    assert isinstance(found, list)
    return found


def test_check_10_the_bar_is_in_proportion(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    whole, parts = bar(page)
    assert len(parts) == 4
    for (left, width), (start, length) in zip(
        parts, [(0, 60), (60, 180), (240, 300), (540, 60)], strict=True
    ):
        assert abs(left - whole * start / 600) <= 1
        assert abs(width - whole * length / 600) <= 1


def test_check_10_a_hundred_chapters_fit_on_a_narrow_screen(visit: Visit) -> None:
    page = visit(f"/?v={LONG}", viewport={"width": 320, "height": 568})
    whole, parts = bar(page)
    assert len(parts) == 100
    assert parts[-1][0] + parts[-1][1] <= whole + 1
    assert all(abs(width - whole / 100) <= 1 for _, width in parts)
    assert not is_wider_than_the_screen(page)
    expect(rows(page)).to_have_count(100)


def bar(page: Page) -> tuple[float, list[tuple[float, float]]]:
    """Width of the bar, and left edge and width of each segment, in pixels."""
    page.locator(".bar").wait_for()
    boxes = page.evaluate(
        """() => [...document.querySelectorAll(".bar, .bar span")].map((part) => {
            const { left, width } = part.getBoundingClientRect();
            return [left, width];
        })"""
    )
    (origin, whole), *parts = boxes
    return whole, [(left - origin, width) for left, width in parts]


def is_wider_than_the_screen(page: Page) -> bool:
    root = "document.documentElement"
    return bool(page.evaluate(f"{root}.scrollWidth > {root}.clientWidth"))


def test_the_ink_under_each_row_is_in_proportion(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}", reduced_motion="reduce")
    titles(page, 4)
    widths = rows(page).evaluate_all(
        "rows => rows.map((row) => parseFloat(getComputedStyle(row, '::after').width))"
    )
    assert [round(width / widths[2], 2) for width in widths] == [0.2, 0.6, 1, 0.2]


def test_a_bar_of_many_chapters_is_no_bar_code(visit: Visit) -> None:
    page = visit(f"/?v={LONG}", viewport={"width": 320, "height": 568})
    titles(page, 100)
    gap = "span => parseFloat(getComputedStyle(span).borderInlineEndWidth)"
    assert page.locator(".bar span").first.evaluate(gap) == 0
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(page.url.replace(LONG, PLAIN))
    titles(page, 4)
    assert page.locator(".bar span").first.evaluate(gap) == 1


@pytest.mark.parametrize("width", [360, 1280])
def test_a_title_from_right_to_left_stands_beside_its_time(visit: Visit, width: int) -> None:
    page = visit(f"/?v={HEBREW}", viewport={"width": width, "height": 740})
    titles(page, 3)
    left = """title => {
        const range = document.createRange();
        range.selectNodeContents(title);
        return range.getBoundingClientRect().left;
    }"""
    title = page.locator(".chapters a span").first
    time = page.locator(".chapters time").first.bounding_box()
    assert time
    assert 0 <= title.evaluate(left) - time["x"] - time["width"] < 32
    heading = page.get_by_role("heading", level=1)
    assert abs(heading.evaluate(left) - page.locator("#view .facts bdi").evaluate(left)) < 2


def test_an_invented_sample_says_that_there_is_nothing_to_play(visit: Visit, keyless: str) -> None:
    page = visit("/?v=sample-en-4", base=keyless)
    titles(page, 6)
    expect(page.locator(".closed")).to_have_text("This is a sample; there is no video to play.")


def test_no_line_of_the_facts_begins_or_ends_with_a_dot(visit: Visit) -> None:
    """A dot stands before each; what stands before the first of a line is cut off."""
    page = visit(f"/?v={PLAIN}", viewport={"width": 200, "height": 740})
    titles(page, 4)
    facts = page.locator("#view .facts")
    lefts = facts.locator("> *").evaluate_all("facts => facts.map(({ offsetLeft }) => offsetLeft)")
    assert lefts.count(lefts[0]) > 1, "it wraps"
    clip = facts.evaluate("facts => getComputedStyle(facts).clipPath")
    width = facts.evaluate("facts => parseFloat(getComputedStyle(facts.firstChild).paddingLeft)")
    assert width / 2 < float(clip.rpartition(" ")[2].removesuffix("px)")) < width


def test_a_long_list_is_filtered_by_title(visit: Visit) -> None:
    page = visit(f"/?v={LONG}")
    titles(page, 100)
    field = page.get_by_label("Find a chapter")
    field.fill("PART 4")
    shown = page.locator("ol.chapters > li:visible")
    expect(shown).to_have_count(19)  # each with a 4 in its number
    field.fill("ｐａｒｔ 42")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("Part 42")
    field.fill("nowhere")
    expect(shown).to_have_count(0)
    expect(page.locator("#status")).to_have_text("Nothing found.")
    field.fill("")
    expect(shown).to_have_count(100)
    page.goto(page.url.replace(LONG, PLAIN))
    titles(page, 4)
    assert page.get_by_label("Find a chapter").count() == 0


def copied(page: Page, format_: str) -> str:
    """What the button that copies puts on the clipboard, in that format."""
    page.get_by_label("Format").select_option(format_)
    return clipboard_after(page, "Copy")


def clipboard_after(page: Page, name: str) -> str:
    """What the button called ``name`` puts on the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_role("button", name="Copied.")).to_be_visible()
    expect(page.locator("#status")).to_have_text("Copied.")
    text = page.evaluate("navigator.clipboard.readText()")
    assert isinstance(text, str)
    return text


def test_check_11_markdown_pastes_as_a_working_list(visit: Visit) -> None:
    page = visit(f"/?v={MARKED}")
    shown = titles(page, 3)
    assert shown[0] == MARKS
    read = visit("/privacy.html")
    read.set_content(MarkdownIt("gfm-like", {"linkify": False}).render(copied(page, "markdown")))
    items = [text.strip() for text in read.locator("li").all_inner_texts()]
    assert items == [
        f"{time} {title}" for time, title in zip(("0:00", "1:00", "2:00"), shown, strict=True)
    ]
    links = read.locator("li a").evaluate_all("links => links.map(({ href }) => href)")
    assert links == hrefs(page)


def test_check_12_text_is_accepted_by_our_own_checker(visit: Visit, site: str) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    body = json.dumps({"description": copied(page, "text"), "duration": 600}).encode()
    request = Request(f"{site}/api/check", body, {"Content-Type": "application/json"})
    with urlopen(request, timeout=10) as answer:
        verdict = json.load(answer)
    assert verdict["likelyShownByYouTube"] is True
    assert verdict["findings"] == []
    assert [c["title"] for c in verdict["chapters"]] == ["Wood", "Glue", "Paint", "Water"]


def test_the_link_that_is_copied_opens_this_list(visit: Visit, site: str) -> None:
    page = visit(f"/?v={PLAIN}&t=60")
    titles(page, 4)
    assert clipboard_after(page, "Copy the link") == f"{site}/?v={PLAIN}"


def test_check_13_every_download_is_the_functions_file(visit: Visit, site: str) -> None:
    page = visit(f"/?v={PLAIN}", accept_downloads=True)
    titles(page, 4)
    link = page.get_by_role("link", name="Download")
    offered = page.get_by_label("Format").locator("option")
    names = offered.evaluate_all("options => options.map(({ value }) => value)")
    assert {*names} == {*FILES, "snippet"}
    for name, (media_type, ending) in FILES.items():
        page.get_by_label("Format").select_option(name)
        address = link.get_attribute("href") or ""
        assert f"format={name}&" in address
        with urlopen(address, timeout=10) as answer:
            assert answer.headers.get_content_type() == media_type
            assert answer.headers.get_filename() == f"{PLAIN}.chapters.{ending}"
            file = answer.read()
    with page.expect_download() as download:  # one: Chromium drops more than ten in a second
        link.click()
    assert download.value.suggested_filename == f"{PLAIN}.chapters.{ending}"
    assert download.value.path().read_bytes() == file


def test_check_14_a_title_shows_as_text(visit: Visit) -> None:
    page = visit(f"/?v={HOSTILE}")
    shown = titles(page, 3)
    assert shown[:2] == ["<img src=x onerror=alert(1)>", "Glue</script><script>alert(1)</script>"]
    expect(page.get_by_role("heading", level=1)).to_have_text("<img src=x onerror=alert(1)>")
    assert page.locator("img, main script").count() == 0


@pytest.mark.parametrize("locale", ["en-GB", "ja-JP"])
def test_findings_are_listed(visit: Visit, locale: str) -> None:
    page = visit(f"/?v={BROKEN}", locale=locale)
    page.locator(".findings summary").click()
    words = {"en-GB": "The first timestamp is 0:05", "ja-JP": "最初のタイムスタンプ"}
    expect(page.locator(".findings")).to_contain_text(words[locale])


@pytest.mark.parametrize(("video", "why"), [(CLOSED, "does not allow"), (FOR_KIDS, "for children")])
def test_a_video_that_may_not_play_here_is_linked(visit: Visit, video: str, why: str) -> None:
    page = visit(f"/?v={video}")
    expect(page.locator(".player-box")).to_contain_text(why)
    link = page.locator(".player-box a")
    expect(link).to_have_attribute("href", f"https://www.youtube.com/watch?v={video}")
    assert page.get_by_role("button", name="Play here").count() == 0


def test_a_time_in_the_address_points_out_its_chapter(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}&t=75")
    expect(page.locator(".highlighted")).to_contain_text("Glue")
    assert page.locator("[aria-current]").count() == 0


def test_a_video_linked_from_a_playlist_links_to_the_playlist(visit: Visit) -> None:
    link = f"https://www.youtube.com/watch?v={PLAIN}&list={TWO_PAGES}"
    page = visit(f"/?v={quote(link, safe='')}")
    titles(page, 4)
    page.get_by_role("link", name="Show the whole playlist").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A course")


def test_a_button_says_for_a_while_that_it_has_copied(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    page.clock.install()
    clipboard_after(page, "Copy the link")
    page.clock.run_for(5_000)
    expect(page.get_by_role("button", name="Copy the link")).to_be_visible()


def test_sharing_hands_over_title_and_link(visit: Visit, site: str) -> None:
    page = visit("/privacy.html")
    page.add_init_script("navigator.share = async (data) => { window.shared = data; };")
    page.goto(f"{site}/?v={PLAIN}")
    page.get_by_role("button", name="Share").click()
    assert page.evaluate("window.shared") == {"title": "A boat", "url": f"{site}/?v={PLAIN}"}
