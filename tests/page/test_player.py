"""The player, loaded by a click and steered by messages: acceptance checks 6 to 9."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Frame, Page, Request, expect

from page.acting import arrived, commands, held, play, player, rows, said, titles
from page.conftest import PLAYER, Visit
from page.conftest import player as answer
from page.youtube import PLAIN


def test_check_06_nothing_leaves_the_site_until_play(visit: Visit, site: str) -> None:
    page = visit()
    left: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith(site):
            left.append(request.url)

    page.on("request", note)
    page.locator("#v").fill(PLAIN)
    page.locator("#v").press("Enter")
    titles(page, 4)
    page.locator(".bar span").nth(1).hover()
    rows(page).nth(2).hover()
    page.wait_for_load_state("networkidle")
    assert left == []
    play(page)
    assert left
    assert all(url.startswith(f"{PLAYER}/embed/{PLAIN}?") for url in left)


def test_check_07_the_frame_is_nocookie_and_knows_who_asks(visit: Visit, site: str) -> None:
    page = visit(f"/?v={PLAIN}", viewport={"width": 320, "height": 568})
    titles(page, 4)
    frame = play(page)
    address = urlsplit(frame.url)
    parameters = parse_qs(address.query)
    assert (f"{address.scheme}://{address.netloc}", address.path) == (PLAYER, f"/embed/{PLAIN}")
    assert parameters["enablejsapi"] == ["1"]
    assert parameters["origin"] == [site]
    assert frame.evaluate("received.referrer") == f"{site}/"
    box = page.locator("iframe").bounding_box()
    assert box
    assert box["width"] >= 200
    assert box["height"] >= 200
    assert box["x"] + box["width"] <= 320


def test_check_08_a_click_on_a_chapter_seeks_without_a_reload(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    frame = play(page)
    ready(frame)
    page.evaluate("window.same = true")
    rows(page).nth(2).get_by_role("link").click()
    frame.wait_for_function("received.commands.length === 2")
    assert commands(frame) == [["seekTo", [240, True]], ["playVideo", []]]
    assert page.evaluate("window.same") is True
    expect(page.locator("[aria-current]")).to_contain_text("Paint")


def test_check_08_a_click_before_the_player_is_ready_seeks_later(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    frame = play(page, awake=False)
    for index in (1, 3):
        rows(page).nth(index).get_by_role("link").click()
    assert commands(frame) == []
    frame.evaluate("wake()")
    frame.wait_for_function("received.commands.length === 2")
    assert commands(frame)[0] == ["seekTo", [540, True]]


def silence(page: Page) -> Frame:
    """Load a player and wait for longer than it may take to answer."""
    page.clock.install()
    frame = play(page, awake=False)
    page.clock.run_for(8_500)
    expect(page.locator(".silence")).to_contain_text("does not answer")
    return frame


def test_while_the_player_is_silent_the_links_open_youtube(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    silence(page)
    page.context.route("https://www.youtube.com/**", lambda route: route.fulfill(body="watch"))
    rows(page).nth(1).get_by_role("link").click()
    page.wait_for_url(f"https://www.youtube.com/watch?v={PLAIN}&t=60s")


def test_a_player_that_answers_late_is_used(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    frame = silence(page)
    frame.evaluate("wake()")
    page.clock.run_for(1_000)
    expect(page.locator(".silence")).to_have_count(0)
    rows(page).nth(1).get_by_role("link").click()
    expect(page.locator("[aria-current]")).to_contain_text("Glue")
    said(page, frame)
    assert commands(frame)[0] == ["seekTo", [60, True]]


def test_a_slow_frame_has_all_its_time_after_it_has_loaded(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    page.clock.install(time=0)
    page.clock.pause_at(1_000)  # from here on no time passes but what the test lets pass
    routes = held(page, f"{PLAYER}/**")
    page.locator("button.play").click()
    arrived(page, routes, 1)
    page.clock.run_for(20_000)
    expect(page.locator(".silence")).to_have_count(0)
    answer(routes[0])
    greeted(page)
    page.clock.run_for(6_000)
    expect(page.locator(".silence")).to_have_count(0)
    page.clock.run_for(2_500)
    expect(page.locator(".silence")).to_be_visible()


def greeted(page: Page) -> None:
    """Let time pass in small steps until the page has greeted the player."""
    for _ in range(25):
        page.clock.run_for(300)
        frame = page.frames[-1]
        if frame.evaluate("typeof received === 'object' && received.greeted > 0"):
            return
        page.wait_for_timeout(200)
    raise AssertionError("the player was never greeted")


def test_a_silent_player_can_be_loaded_again_where_it_was_to_play(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    page.clock.install()
    play(page, awake=False)
    rows(page).nth(2).get_by_role("link").click()
    page.clock.run_for(9_000)
    with page.expect_request(f"{PLAYER}/**") as again:
        page.get_by_role("button", name="Load it again").click()
    assert parse_qs(urlsplit(again.value.url).query)["start"] == ["240"]
    expect(page.locator(".silence")).to_have_count(0)
    player(page)
    page.clock.run_for(1_000)
    expect(page.locator("[aria-current]")).to_contain_text("Paint")


def test_check_09_list_and_bar_follow_playback(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    frame = play(page)
    ready(frame)
    for time, chapter, done in [(30, "Wood", 0.05), (61.5, "Glue", 0.1025), (599, "Water", 0.9983)]:
        frame.evaluate(f"at({time})")
        current = page.locator("[aria-current]")
        expect(current).to_contain_text(chapter)
        expect(current).to_have_count(1)
        expect(current).to_have_attribute("aria-current", "true")
        at = page.evaluate(
            "parseFloat(document.querySelector('.bar').style.getPropertyValue('--at'))"
        )
        assert at == pytest.approx(done, abs=0.001)


def test_the_bar_seeks_for_the_mouse_only(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    assert page.locator(".bar").get_attribute("aria-hidden") == "true"
    frame = play(page)
    ready(frame)
    page.locator(".bar span").nth(3).click()
    frame.wait_for_function("received.commands.length === 2")
    assert commands(frame)[0] == ["seekTo", [540, True]]


def test_play_starts_where_the_address_points(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}&t=75")
    titles(page, 4)
    frame = play(page)
    assert parse_qs(urlsplit(frame.url).query)["start"] == ["75"]


def test_messages_of_other_senders_are_ignored(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    frame = play(page)
    ready(frame)
    message = '{"event":"infoDelivery","info":{"currentTime":300}}'
    page.evaluate("(data) => window.postMessage(data, '*')", message)
    said(page, frame)
    assert page.locator("[aria-current]").count() == 0
    for odd in ("not JSON", "null", '{"info":{"currentTime":"soon"}}'):
        frame.evaluate("(data) => parent.postMessage(data, '*')", odd)
    frame.evaluate("at(61)")
    expect(page.locator("[aria-current]")).to_contain_text("Glue")


def ready(frame: Frame) -> None:
    """Wait until the player has answered the page's greeting."""
    frame.wait_for_function("received.greeted > 0")
