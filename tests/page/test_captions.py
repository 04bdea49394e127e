"""Captions of the reader's own beside the chapters: taken in, read along, searched, removed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from page.acting import asked, choose, commands, drag, drop, play, ready, rows, titles, until
from page.conftest import Visit
from page.youtube import CLOSED, HEBREW, PLAIN

PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}


def minute(number: int) -> str:
    return f"Minute {number} is about glue and <b>paint</b>, number {number}."


CAPTIONS = "WEBVTT\n\n" + "".join(
    f"00:{n:02}:{at:02}.000 --> 00:{n:02}:{at + 18:02}.000\n{minute(n)}\n\n"
    for n in range(10)
    for at in (0, 20, 40)
)
WRONG = "1\n00:00:03,000 --> 00:00:01,000\nOak is heavy.\n\n2\n00:01:02,000 --> x\nGlue dries.\n"

PASTE = """(text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text", text);
  document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
}"""


def hits(page: Page, name: str = "found") -> list[str]:
    """The places that are marked."""
    found: list[str] = page.evaluate(f"[...CSS.highlights.get('{name}')].map(String)")
    return found


def is_seen(page: Page, selector: str) -> bool:
    """Whether all of an element lies in the window and in what scrolls around it."""
    return bool(
        page.evaluate(
            """(selector) => {
                const element = document.querySelector(selector);
                const [box, text] = [element, element.closest(".captions-text")].map((e) =>
                    e.getBoundingClientRect());
                return box.top >= Math.max(0, text.top) && box.bottom <= innerHeight;
            }""",
            selector,
        )
    )


def test_a_dropped_file_stands_beside_the_chapters_follows_and_steers_the_player(
    visit: Visit,
) -> None:
    page = visit(f"/?v={PLAIN}", viewport=DESKTOP, reduced_motion="reduce")
    titles(page, 4)
    ready(page)
    loaded: list[str] = page.evaluate("performance.getEntriesByType('resource').map((e) => e.name)")
    assert not [name for name in loaded if "captions" in name], "loaded only when it is used"
    drag(page, CAPTIONS)
    drop(page)
    sections = page.locator(".captions-text section")
    expect(sections.locator("h3")).to_have_text(["Wood", "Glue", "Paint", "Water"])
    expect(sections.nth(1)).to_contain_text("Minute 3 is")
    expect(sections.nth(2)).not_to_contain_text("Minute 3 is")
    assert page.locator(".captions b").count() == 0  # markup is the file's, not the page's
    expect(rows(page).first).to_be_visible()

    frame = play(page)
    frame.wait_for_function("received.greeted > 0")
    frame.evaluate("at(325)")
    expect(page.locator(".spoken")).to_contain_text(minute(5).split("<")[0])
    expect(page.locator(".captions-text [aria-current]")).to_have_count(1)
    until(page, "new Promise((done) => requestAnimationFrame(() => done(true)))")
    assert is_seen(page, ".spoken")
    page.locator(".captions-text").evaluate("text => text.scrollTo(0, 0)")
    until(page, "!document.querySelector('.to-current').hidden")
    frame.evaluate("at(345)")
    expect(page.locator(".spoken")).to_have_attribute("data-start", "340")
    assert page.locator(".captions-text").evaluate("text => text.scrollTop") == 0
    page.get_by_role("button", name="Back to what is said").click()
    until(page, "document.querySelector('.to-current').hidden")
    assert is_seen(page, ".spoken")

    page.get_by_text("Minute 6 is").nth(1).click()
    frame.wait_for_function("received.commands.some(([name]) => name === 'seekTo')")
    assert commands(frame)[0] == ["seekTo", [380, True]]
    sections.nth(1).locator("p a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".spoken")).to_have_attribute("data-start", "60")
    assert page.url.endswith(f"?v={PLAIN}"), "no link left the page"


def test_captions_are_searched_kept_for_the_tab_used_by_the_article_and_removed(
    visit: Visit,
) -> None:
    page = visit(f"/?v={PLAIN}", viewport=DESKTOP, reduced_motion="reduce")
    titles(page, 4)
    drag(page, CAPTIONS)
    drop(page)
    field = page.get_by_role("searchbox", name="Search the captions")
    field.fill("GLUE and   paint, number 7")
    expect(page.locator(".search .note")).to_have_text("1 / 3")
    assert hits(page) == ["glue and paint, number 7"] * 3
    shown = page.locator(".captions-text p:visible")
    expect(shown.first).to_contain_text("Minute 7")
    expect(page.locator(".captions-text h3:visible")).to_have_text(["Paint"])
    first = page.evaluate("[...CSS.highlights.get('found-now')][0].startContainer.data")
    field.press("Enter")
    expect(page.locator(".search .note")).to_have_text("2 / 3")
    page.get_by_role("button", name="Previous place").click()
    page.get_by_role("button", name="Previous place").click()
    expect(page.locator(".search .note")).to_have_text("3 / 3")
    assert hits(page, "found-now") == ["glue and paint, number 7"]
    assert minute(7).split("<")[0] in first
    field.fill("number 2. Minute 2")
    expect(page.locator(".search .note")).to_have_text("1 / 2")  # across captions
    field.fill("nowhere")
    expect(page.locator(".search .note")).to_have_text("0 / 0")
    field.fill("")
    expect(page.locator(".captions-text h3:visible")).to_have_count(4)

    page.reload()
    expect(page.locator(".captions-text h3")).to_have_count(4)
    assert page.evaluate("localStorage.length && JSON.stringify(localStorage)").count("glue") == 0
    page.get_by_role("link", name="Article").click()
    expect(page.locator("article")).to_contain_text("Minute 9 is about glue and paint")
    page.go_back()
    page.get_by_role("button", name="Remove the captions").click()
    expect(page.locator(".captions")).to_have_count(0)
    page.reload()
    titles(page, 4)
    assert page.evaluate("sessionStorage.getItem('captions:plain-list0')") is None


def test_captions_are_chosen_or_pasted_and_what_is_wrong_with_them_is_told(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit(f"/?v={HEBREW}", viewport=DESKTOP)
    titles(page, 3)
    page.get_by_text("Captions", exact=True).focus()
    page.keyboard.press("Enter")
    file = tmp_path / "captions.srt"
    file.write_bytes(WRONG.encode("utf-16"))
    choose(page, "Captions", file)
    expect(page.get_by_role("heading", name="Captions")).to_be_focused()
    page.locator(".captions summary").click()
    expect(page.locator(".captions .remarks li")).to_have_count(2)
    page.locator(".about > details > summary").last.click()
    page.get_by_label("Or paste its text").fill("no times here")
    page.get_by_role("button", name="Read these captions").click()
    expect(page.locator(".about .warning")).to_contain_text("There is nothing with a time in this")
    expect(page.locator(".captions-text")).to_contain_text("Oak is heavy.")  # the others stay
    paths = asked(page)
    page.locator("#view h1").click()
    page.evaluate(PASTE, "0:00 Not\n1:00 captions\n2:00 but a list")
    page.evaluate(PASTE, CAPTIONS)
    expect(page.locator(".captions-text")).to_contain_text("Minute 4")
    expect(page.locator(".about .warning")).to_be_empty()
    assert paths == ["/api/transcript"]


@pytest.mark.parametrize("locale", ["en-GB", "ja-JP"])
def test_on_a_phone_captions_or_chapters_stand_below_the_player(visit: Visit, locale: str) -> None:
    page = visit(f"/?v={PLAIN}", viewport=PHONE, locale=locale, reduced_motion="reduce")
    titles(page, 4)
    drag(page, CAPTIONS)
    drop(page)
    page.locator(".captions").wait_for()
    expect(rows(page).first).to_be_hidden()
    frame = play(page)
    frame.wait_for_function("received.greeted > 0")
    frame.evaluate("at(325)")
    page.locator(".spoken").wait_for()
    until(page, "new Promise((done) => requestAnimationFrame(() => done(true)))")
    stage, spoken = (page.locator(name).bounding_box() for name in (".stage", ".spoken"))
    assert stage
    assert spoken
    assert stage["y"] == 0
    assert stage["height"] < spoken["y"] < 740 - spoken["height"]
    page.locator(".choice button").first.click()
    expect(page.locator(".captions")).to_be_hidden()
    expect(rows(page).first).to_be_visible()
    page.locator(".choice button").last.click()
    expect(page.locator(".spoken")).to_be_visible()


def test_where_a_video_plays_on_youtube_only_captions_lead_there(visit: Visit) -> None:
    page = visit(f"/?v={CLOSED}", viewport=DESKTOP)
    titles(page, 3)
    drag(page, CAPTIONS)
    drop(page)
    link = page.locator(".captions-text p a").nth(1)
    expect(link).to_have_attribute("href", f"https://www.youtube.com/watch?v={CLOSED}&t=60s")
    page.get_by_text("Minute 6 is").first.click()
    expect(page.locator("iframe")).to_have_count(0)
