"""Watching: player and list on one screen, which follow and steer each other."""

from __future__ import annotations

import pytest
from playwright.sync_api import FloatRect, Frame, Locator, Page, ViewportSize, expect

from page.acting import commands, play, player, rows, said, titles, until
from page.conftest import Visit
from page.youtube import HOURS, LONG, PLAIN

PORTRAIT: ViewportSize = {"width": 360, "height": 740}
LANDSCAPE: ViewportSize = {"width": 740, "height": 360}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}


def box(locator: Locator) -> FloatRect:
    found = locator.bounding_box()
    assert found
    return found


def ready(frame: Frame) -> None:
    frame.wait_for_function("received.greeted > 0")


def is_seen_whole(page: Page, locator: Locator) -> bool:
    """Whether an element is on the screen, and the player does not cover it."""
    stage, element = box(page.locator(".stage")), box(locator)
    height = page.evaluate("innerHeight")
    is_beside = (
        element["x"] >= stage["x"] + stage["width"] - 1 or element["y"] >= stage["height"] - 1
    )
    return is_beside and element["y"] >= 0 and element["y"] + element["height"] <= height


def test_a_click_on_a_chapter_plays_it_here(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    rows(page).nth(1).get_by_role("link").click()
    frame = player(page)
    assert "start=60" in frame.url
    assert page.url.endswith(f"/?v={PLAIN}")
    rows(page).nth(2).get_by_role("link").click()
    frame.wait_for_function("received.commands.length === 2")
    assert commands(frame)[0] == ["seekTo", [240, True]]


def test_the_keyboard_plays_a_chapter_and_keeps_its_place(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    rows(page).nth(1).get_by_role("link").focus()
    page.keyboard.press("Enter")
    player(page)
    expect(rows(page).nth(1).get_by_role("link")).to_be_focused()


@pytest.mark.parametrize("viewport", [PORTRAIT, LANDSCAPE, DESKTOP])
@pytest.mark.parametrize("is_wide", [False, True])
def test_player_and_current_chapter_stay_on_one_screen(
    visit: Visit, viewport: ViewportSize, is_wide: bool
) -> None:
    page = visit(f"/?v={LONG}", viewport=viewport, reduced_motion="reduce")
    if is_wide:
        page.evaluate("localStorage.setItem('wide', 'true')")
    titles(page, 100)
    frame = play(page)
    ready(frame)
    for minute in (1, 30, 99):
        frame.evaluate(f"at({minute * 60 + 1})")
        current = page.locator("[aria-current]")
        expect(current).to_contain_text(f"Part {minute + 1}")
        until(page, "new Promise((done) => requestAnimationFrame(() => done(true)))")
        stage = box(page.locator(".stage iframe"))
        assert stage["y"] >= 0
        assert stage["y"] + stage["height"] <= viewport["height"]
        assert stage["height"] >= 200
        assert is_seen_whole(page, rows(page).nth(minute)), (viewport, minute)


def test_the_list_stays_where_the_reader_scrolled_it(visit: Visit) -> None:
    page = visit(f"/?v={LONG}", viewport=PORTRAIT, reduced_motion="reduce")
    titles(page, 100)
    frame = play(page)
    ready(frame)
    frame.evaluate("at(60)")
    expect(page.locator("[aria-current]")).to_contain_text("Part 2")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    before = page.evaluate("scrollY")
    frame.evaluate("at(121)")
    expect(page.locator("[aria-current]")).to_contain_text("Part 3")
    assert page.evaluate("scrollY") == before
    page.get_by_role("button", name="Part 3").click()
    assert is_seen_whole(page, rows(page).nth(2))
    page.get_by_role("button", name="Next chapter").click()
    expect(page.locator("[aria-current]")).to_contain_text("Part 4")


@pytest.mark.parametrize("width", [320, 360, 430, 1280])
def test_long_times_stand_on_one_line(visit: Visit, width: int) -> None:
    page = visit(f"/?v={HOURS}", viewport={"width": width, "height": 740})
    titles(page, 4)
    heights = page.locator(".chapters time").evaluate_all(
        "times => times.map((time) => time.getClientRects().length * time.offsetHeight)"
    )
    assert max(heights) < 32
    edges = page.locator(".chapters time, .chapters a span").evaluate_all(
        "parts => parts.map((part) => [part.getBoundingClientRect().left,"
        " part.getBoundingClientRect().right, part.scrollWidth - part.clientWidth])"
    )
    for time, title in zip(edges[::2], edges[1::2], strict=True):
        assert time[1] <= title[0], "no time reaches into a title"
        assert time[0] >= 0
        assert time[2] <= 0


def test_the_current_chapter_is_marked_so_that_it_can_be_seen(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    frame = play(page)
    ready(frame)
    frame.evaluate("at(61)")
    stamp = page.locator("[aria-current] time")
    expect(stamp).to_have_text("1:00")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
        colours = stamp.evaluate(
            "time => [getComputedStyle(time).backgroundColor,"
            " getComputedStyle(document.documentElement).backgroundColor]"
        )
        assert contrast(*colours) >= 3


def contrast(*colours: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio of two ``rgb(r, g, b)``."""
    lights = sorted(map(luminance, colours))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: str) -> float:
    channels = [int(part) / 255 for part in colour.strip("rgb()").split(",")]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_the_line_below_the_player_names_the_chapter_and_leads_on(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    frame = play(page)
    ready(frame)
    frame.evaluate("at(90)")
    line = page.get_by_role("group", name="Now playing")
    expect(line).to_contain_text("Glue")
    expect(line).to_contain_text("2 of 4 · 2:30 left")
    line.get_by_role("button", name="Next chapter").click()
    expect(page.locator("[aria-current]")).to_contain_text("Paint")
    line.get_by_role("button", name="Previous chapter").click()
    expect(page.locator("[aria-current]")).to_contain_text("Glue")
    said(page, frame, "at(90)")
    line.get_by_role("button", name="Previous chapter").click()
    expect(line).to_contain_text("2 of 4 · 3:00 left")
    expect(page.locator("[aria-current]")).to_contain_text("Glue")


def test_a_chapter_is_repeated_until_the_reader_says_otherwise(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    frame = play(page)
    ready(frame)
    frame.evaluate("at(90)")
    repeat = page.get_by_role("button", name="Repeat this chapter")
    repeat.click()
    expect(repeat).to_have_attribute("aria-pressed", "true")
    frame.evaluate("at(239.9); at(240.2)")
    frame.wait_for_function("received.commands.some(([name, args]) => args[0] === 60)")
    expect(page.locator("[aria-current]")).to_contain_text("Glue")
    rows(page).nth(3).get_by_role("link").click()
    expect(page.locator("[aria-current]")).to_contain_text("Water")
    frame.evaluate("received.commands.length = 0; at(599.5); at(599.9, 0)")
    frame.wait_for_function("received.commands.some(([name, args]) => args[0] === 540)")
    repeat.click()
    expect(repeat).to_have_attribute("aria-pressed", "false")
    frame.evaluate("at(230); at(240.2)")
    expect(page.locator("[aria-current]")).to_contain_text("Paint")


def test_the_keys_are_youtubes(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    rows(page).first.get_by_role("link").click()
    frame = player(page)
    ready(frame)
    frame.evaluate("at(100)")
    expect(page.locator("[aria-current]")).to_contain_text("Glue")
    for key, command in [
        ("l", ["seekTo", [110, True]]),
        ("j", ["seekTo", [100, True]]),
        ("n", ["seekTo", [240, True]]),
        ("p", ["seekTo", [60, True]]),
        ("5", ["seekTo", [300, True]]),
        ("0", ["seekTo", [0, True]]),
    ]:
        frame.evaluate("received.commands.length = 0")
        page.keyboard.press(key)
        frame.wait_for_function("received.commands.length === 2")
        said(page, frame)
        assert commands(frame)[0] == command, key
    for state, func in [(1, "pauseVideo"), (2, "playVideo")]:
        said(page, frame, f"received.commands.length = 0; at(5, {state})")
        page.keyboard.press("k")
        frame.wait_for_function("received.commands.length === 1")
        assert commands(frame) == [[func, []]]
    page.keyboard.press("/")
    expect(page.locator("#v")).to_be_focused()
    frame.evaluate("received.commands.length = 0")
    page.keyboard.type("jkln5")
    expect(page.locator("#v")).to_have_value("jkln5")
    assert commands(frame) == []


def test_the_sheet_lists_the_keys_and_switches_them_off(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    frame = play(page)
    ready(frame)
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Shortcut keys")
    expect(sheet.locator("kbd")).to_have_count(10)
    sheet.get_by_label("Use these keys").uncheck()
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    page.keyboard.press("n")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert commands(frame) == []
    page.get_by_role("button", name="Shortcut keys").click()
    sheet.get_by_label("Use these keys").check()
    sheet.get_by_role("button", name="Close").click()
    page.keyboard.press("n")
    frame.wait_for_function("received.commands.length === 2")


def test_the_whole_width_is_remembered(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}", viewport=DESKTOP)
    titles(page, 4)
    play(page)
    narrow = box(page.locator("iframe"))["width"]
    page.get_by_role("button", name="Whole width").click()
    assert box(page.locator("iframe"))["width"] > 1.5 * narrow
    page.reload()
    titles(page, 4)
    play(page)
    assert box(page.locator("iframe"))["width"] > 1.5 * narrow


def test_playing_goes_on_where_the_reader_stopped(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    frame = play(page)
    ready(frame)
    frame.evaluate("at(90); at(125)")
    until(page, "localStorage.getItem('positions')?.includes('125')")
    page.reload()
    button = page.get_by_role("button", name="Play from 2:05")
    button.click()
    frame = player(page)
    assert "start=125" in frame.url
    ready(frame)
    frame.evaluate("at(599); at(600, 0)")
    until(page, "localStorage.getItem('positions') === null")
    page.reload()
    expect(page.get_by_role("button", name="Play here")).to_be_visible()
