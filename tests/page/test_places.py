"""Moving about: Back leads to where one was, and the focus is never lost."""

from __future__ import annotations

from playwright.sync_api import expect

from page.acting import rows, titles, until
from page.conftest import Visit
from page.youtube import BARE, LONG, OTHER, PLAIN


def test_back_leads_to_the_same_place_with_the_same_lists_open(visit: Visit) -> None:
    page = visit(f"/?v={LONG},{PLAIN},{OTHER}", viewport={"width": 360, "height": 600})
    page.get_by_text("100 chapters").click()
    expect(page.locator(".batch li")).to_have_count(100)
    link = page.get_by_role("link", name="船をつくる")
    link.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 1000
    link.click()
    assert titles(page, 3)[0] == "木材"
    assert page.evaluate("scrollY") == 0
    page.go_back()
    expect(page.locator(".batch li")).to_have_count(100)
    until(page, f"scrollY === {before}")
    page.reload()
    until(page, f"scrollY === {before}")


def test_rows_out_of_sight_are_laid_out_when_idle_and_where_places_must_be_right(
    visit: Visit,
) -> None:
    page = visit("/privacy.html", viewport={"width": 360, "height": 600})
    page.add_init_script("window.idles = []; window.requestIdleCallback = (run) => idles.push(run)")
    address = page.url.replace("privacy.html", f"?v={LONG}")
    height = "document.querySelector('ol.chapters')?.offsetHeight"
    page.goto(f"{address}&t=5400")
    titles(page, 100)
    expect(page.locator(".highlighted")).to_be_in_viewport()
    whole = page.evaluate(height)
    page.goto(address)
    expect(rows(page)).to_have_count(100)
    assert page.evaluate(height) != whole  # a guess
    assert page.evaluate("scrollY") == 0  # not where the reader was at the other address
    page.evaluate("scrollTo(0, 2000)")
    page.reload()
    until(page, f"scrollY === 2000 && {height} === {whole}")
    page.goto(f"{address}&hl=en")
    expect(rows(page)).to_have_count(100)
    until(page, "idles.length > 0 && (idles.shift()(), false) || !document.querySelector('.later')")
    assert page.evaluate(height) == whole


def test_what_was_cut_off_when_the_page_was_left_is_asked_for_when_it_comes_back(
    visit: Visit,
) -> None:
    """Safari keeps the page in memory, without what was on its way; Chromium can only say so."""
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    page.locator("#view").evaluate("view => view.replaceChildren()")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    titles(page, 4)


def test_opening_a_list_by_a_link_moves_the_focus_to_its_heading(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN},{OTHER}")
    page.get_by_role("link", name="A boat").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("A boat")
    expect(heading).to_be_focused()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("2 videos")
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_the_focus_stays_in_the_field_after_a_submit(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    page.locator("#v").fill(OTHER)
    page.locator("#v").press("Enter")
    assert titles(page, 3)[0] == "木材"
    expect(page.locator("#v")).to_be_focused()


def test_a_video_without_chapters_has_the_focus_on_its_heading_too(visit: Visit) -> None:
    page = visit(f"/?v={BARE},{PLAIN}")
    page.get_by_role("link", name="A walk").click()
    expect(page.get_by_role("heading", level=1, name="A walk")).to_be_focused()
    assert rows(page).count() == 0
