"""Taking a list away: the menu of a row, some of the rows, a page where nothing can be copied."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from page.acting import rows, titles
from page.conftest import Visit
from page.test_video import clipboard_after, copied
from page.youtube import HOSTILE, PLAIN

MOMENT = f"https://www.youtube.com/watch?v={PLAIN}&t=60s"

ITEMS = {
    "Copy the link to YouTube": MOMENT,
    "Copy as Markdown": f"- [1:00]({MOMENT}) Glue",
    "Copy as text": "01:00 Glue",
}


def open_menu(page: Page, index: int) -> None:
    rows(page).nth(index).get_by_role("button").click()
    expect(page.get_by_role("menu")).to_be_visible()


@pytest.mark.parametrize("item", ITEMS)
def test_a_row_hands_out_its_link_and_its_lines(visit: Visit, item: str) -> None:
    page = visit(f"/?v={PLAIN}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    titles(page, 4)
    open_menu(page, 1)
    page.get_by_role("menuitem", name=item).click()
    expect(rows(page).nth(1)).to_contain_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == ITEMS[item]
    expect(page.get_by_role("menu")).to_have_count(0)
    assert page.locator("iframe").count() == 0, "the menu is not the row"


def test_the_menu_works_by_keys(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    titles(page, 4)
    button = rows(page).nth(1).get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem").first).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("menuitem").last).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(page.get_by_role("menu")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(rows(page).nth(1)).to_contain_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == ITEMS["Copy as Markdown"]


def test_the_menu_works_by_touch_and_stays_on_the_screen(visit: Visit) -> None:
    page = visit(
        f"/?v={PLAIN}", viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True
    )
    titles(page, 4)
    for index in range(4):
        rows(page).nth(index).get_by_role("button").tap()
        menu = page.get_by_role("menu")
        box = menu.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= 360
        assert box["y"] + box["height"] <= 640
        page.touchscreen.tap(5, 5)
        expect(menu).to_have_count(0)


def test_some_rows_are_copied(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    page.get_by_label("Format").select_option("csv")  # a file is of the whole list
    open_menu(page, 1)
    page.get_by_role("menuitem", name="Select rows").click()
    expect(page.get_by_label("Format")).to_have_value("markdown")
    expect(page.locator("option[value=csv]")).to_be_disabled()
    expect(page.get_by_role("checkbox", name="Glue")).to_be_checked()
    rows(page).nth(3).get_by_role("link").click()
    assert page.locator("iframe").count() == 0, "a click selects"
    expect(page.locator(".selection")).to_contain_text("2 selected")
    expect(page.locator(".selection")).to_be_in_viewport(ratio=1)
    page.get_by_label("Format").select_option("text")
    assert clipboard_after(page, "Copy these") == "01:00 Glue\n09:00 Water\n"
    page.get_by_role("button", name="All or none").click()
    expect(page.locator(".selection")).to_contain_text("4 selected")
    page.get_by_role("button", name="All or none").click()
    expect(page.get_by_role("button", name="Copy these")).to_be_disabled()
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(page.locator("option[value=csv]")).to_be_enabled()
    rows(page).nth(3).get_by_role("link").click()
    page.locator("iframe").wait_for()


def test_the_format_is_remembered(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    assert copied(page, "csv").startswith("start")
    page.reload()
    titles(page, 4)
    expect(page.get_by_label("Format")).to_have_value("csv")


def test_the_snippet_shows_titles_as_text_in_any_page(visit: Visit) -> None:
    page = visit(f"/?v={HOSTILE}", accept_downloads=True)
    shown = titles(page, 3)
    html = copied(page, "snippet")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    assert download.value.suggested_filename == f"{HOSTILE}.chapters.html"
    assert download.value.path().read_text("utf-8") == html
    other = visit("/privacy.html")
    other.set_content(html)
    items = [text.split(" ", 1)[1] for text in other.locator("li").all_inner_texts()]
    assert items == shown
    assert other.locator("img, script").count() == 0


def test_where_nothing_can_be_copied_the_text_stands_there_marked(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    page.evaluate("void (navigator.clipboard.write = () => Promise.reject(new Error('no')))")
    page.get_by_label("Format").select_option("text")
    page.get_by_role("button", name="Copy", exact=True).click()
    field = page.get_by_label("The clipboard cannot be reached")
    expect(field).to_have_value("00:00 Wood\n01:00 Glue\n04:00 Paint\n09:00 Water\n")
    marked = field.evaluate("({ selectionStart, selectionEnd }) => selectionEnd - selectionStart")
    assert marked == len(field.input_value())
