"""The form and the address: acceptance checks 1 to 4, 15 to 18, 20 and 21."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from page.acting import SHIFTS, alert, arrived, ask, asked, held, ready, rows, status, titles
from page.conftest import Visit, settings
from page.youtube import ABSENT, FAILING, LONG, OTHER, PLAIN, QUOTA, TWO_PAGES
from support.processes import function
from support.youtube_stub import YouTubeStub

LINKS = [
    f"https://www.youtube.com/watch?v={PLAIN}",
    f"https://youtu.be/{PLAIN}?si=AbCdEf123",
    f"https://www.youtube.com/shorts/{PLAIN}",
    f"https://www.youtube.com/live/{PLAIN}?feature=share",
    f"https://www.youtube.com/embed/{PLAIN}",
    f"https://m.youtube.com/watch?v={PLAIN}&t=10",
    f"https://music.youtube.com/watch?v={PLAIN}",
    f"https://www.youtube-nocookie.com/embed/{PLAIN}",
    PLAIN,
    f"Have you seen “A boat” (https://youtu.be/{PLAIN})? It is good.",
]


@pytest.mark.parametrize("text", LINKS)
def test_check_01_enter_gives_the_list_for_every_form_of_link(visit: Visit, text: str) -> None:
    page = visit()
    ask(page, text)
    assert titles(page, 4) == ["Wood", "Glue", "Paint", "Water"]
    assert page.url.endswith(f"/?v={PLAIN}{'&t=10' if 't=10' in text else ''}")


REJECTED = {
    "https://vimeo.com/76979871": "no link to a YouTube video",
    f"https://youtube.com.evil.example/watch?v={PLAIN}": "no link to a YouTube video",
    f"https://youtube.com@evil.example/watch?v={PLAIN}": "no link to a YouTube video",
    "https://www.youtube.com/c/somebody": "cannot look up a channel",
    "https://www.youtube.com/clip/UgkxAbCdEf": "clip",
    "https://www.youtube.com/watch?v=short": "not whole",
    "": "Paste the link",
}


@pytest.mark.parametrize("text", REJECTED)
def test_check_02_a_text_without_a_video_is_rejected_without_a_request(
    visit: Visit, text: str
) -> None:
    page = visit()
    requests = asked(page)
    ask(page, text)
    assert REJECTED[text] in alert(page)
    field = page.locator("#v")
    expect(field).to_have_value(text)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="Show chapters").click()
    expect(field).to_be_focused()
    assert requests == []
    ask(page, PLAIN)
    rows(page).first.wait_for()
    assert page.locator("[role=alert]").inner_text() == ""


def test_check_03_the_address_is_the_state(visit: Visit) -> None:
    page = visit()
    ask(page, f"https://youtu.be/{PLAIN}")
    first = titles(page, 4)
    page.reload()
    assert titles(page, 4) == first
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("as a list"))
    expect(rows(page)).to_have_count(0)
    expect(page.locator("#v")).to_have_value("")
    page.go_forward()
    assert titles(page, 4) == first
    shared = visit(f"/?v={PLAIN}")
    assert titles(shared, 4) == first


@pytest.mark.parametrize("name", ["text", "url", "title"])
def test_check_04_a_shared_text_opens_the_list(visit: Visit, name: str) -> None:
    page = visit(f"/?title=A+boat&{name}=" + quote(f"A boat https://youtu.be/{PLAIN}"))
    assert titles(page, 4)[0] == "Wood"


def paste(page: Page, text: str, into: str = "body") -> None:
    """Let the browser paste ``text`` into an element; a click put the focus there."""
    ready(page)
    page.locator(into).evaluate(
        """(element, text) => {
            const data = new DataTransfer();
            data.setData("text", text);
            const event = { clipboardData: data, cancelable: true, bubbles: true };
            element.dispatchEvent(new ClipboardEvent("paste", event));
        }""",
        text,
    )


def test_what_is_pasted_anywhere_opens_at_once(visit: Visit) -> None:
    page = visit()
    paste(page, f"https://youtu.be/{PLAIN}?t=61")
    assert titles(page, 4)[0] == "Wood"
    expect(page.locator(".highlighted")).to_contain_text("Glue")
    paste(page, f"Look: youtu.be/{OTHER}", into="ol.chapters")
    assert titles(page, 3)[0] == "木材"
    loaded = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    assert not [name for name in loaded if "captions" in name], "a link is no captions"
    paste(page, "no link at all")
    assert titles(page, 3)[0] == "木材"
    assert page.locator("[role=alert]").inner_text() == ""


def test_what_is_pasted_into_the_empty_field_opens_at_once(visit: Visit) -> None:
    page = visit()
    paste(page, f"https://youtu.be/{PLAIN}\nhttps://youtu.be/{OTHER}\n", into="#v")
    expect(page.get_by_role("heading", level=1)).to_have_text("2 videos")


def test_what_is_pasted_beside_other_text_stays_with_it(visit: Visit) -> None:
    page = visit()
    page.locator("#v").fill(f"{PLAIN} ")
    paste(page, f"https://youtu.be/{OTHER}\nhttps://youtu.be/{LONG}\n", into="#v")
    expect(page.locator("#v")).to_have_value(
        f"{PLAIN} https://youtu.be/{OTHER} https://youtu.be/{LONG} "
    )
    page.locator("#v").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("2 videos")


def test_what_is_pasted_into_the_checker_stays_there(visit: Visit) -> None:
    page = visit("/?check")
    paste(page, f"https://youtu.be/{PLAIN}", into="#description")
    assert page.url.endswith("/?check")


@pytest.mark.parametrize("is_phone", [True, False])
def test_a_phone_gets_a_button_that_pastes(visit: Visit, is_phone: bool) -> None:
    page = visit(has_touch=is_phone, is_mobile=is_phone)
    button = page.get_by_role("button", name="Paste")
    ready(page)
    if not is_phone:
        expect(button).to_be_hidden()
        return
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", f"https://youtu.be/{PLAIN}")
    button.click()
    assert titles(page, 4)[0] == "Wood"
    page.evaluate("text => navigator.clipboard.writeText(text)", "no link")
    button.click()
    assert "no link to a YouTube video" in alert(page)
    expect(page.locator("#v")).to_have_value("no link")


def test_the_field_has_the_focus_where_there_are_keys(visit: Visit) -> None:
    page = visit()
    ready(page)
    expect(page.locator("#v")).to_be_focused()
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    expect(page.locator("#v")).not_to_be_focused()


def test_the_moment_and_the_playlist_of_a_link_are_kept(visit: Visit) -> None:
    page = visit()
    ask(page, f"https://www.youtube.com/watch?v={PLAIN}&list={TWO_PAGES}&t=61s")
    titles(page, 4)
    expect(page.locator(".highlighted")).to_contain_text("Glue")
    assert page.url.endswith(f"/?v={PLAIN}&list={TWO_PAGES}&t=61")
    page.get_by_role("link", name="Show the whole playlist").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A course")


def test_check_15_an_unreachable_function_is_reported_and_can_be_tried_again(visit: Visit) -> None:
    page = visit()
    page.route("**/api/**", lambda route: route.abort())
    ask(page, PLAIN)
    assert "server cannot be reached" in alert(page)
    link = page.get_by_role("link", name="Open on YouTube")
    expect(link).to_have_attribute("href", f"https://www.youtube.com/watch?v={PLAIN}")
    page.unroute("**/api/**")
    page.get_by_role("button", name="Try again").click()
    assert titles(page, 4)[0] == "Wood"


def test_check_15_a_request_times_out_within_15_seconds(visit: Visit) -> None:
    page = visit()
    page.clock.install()
    page.route("**/api/**", lambda route: None)
    with page.expect_request("**/api/**"):  # its clock starts with it, not with the status
        ask(page, PLAIN)
    expect(page.locator("[role=status]")).to_contain_text("Asking")
    page.clock.run_for(15_000)
    assert "did not answer" in alert(page)


@pytest.mark.parametrize("width", [320, 1280])
def test_check_16_a_slow_request_is_announced_twice_and_nothing_jumps(
    visit: Visit, width: int
) -> None:
    page = visit("/privacy.html", viewport={"width": width, "height": 700})
    page.clock.install()
    routes = held(page, "**/api/**")
    page.add_init_script(SHIFTS)
    with page.expect_request("**/api/chapters*"):
        page.goto(page.url.replace("privacy.html", f"?v={PLAIN}"))
    expect(page.locator("[role=status]")).to_have_text("Asking for the chapters…")
    page.clock.run_for(3000)
    expect(page.locator("[role=status]")).to_contain_text("longer than usual")
    page.clock.run_for(1000)
    routes[0].continue_()
    rows(page).nth(3).wait_for()
    page.clock.run_for(1000)
    assert page.evaluate("window.shifts ?? 0") == 0
    assert status(page) == "4 chapters"


@pytest.mark.parametrize("first_to_arrive", [0, 1])
def test_check_17_the_last_request_wins(visit: Visit, first_to_arrive: int) -> None:
    page = visit()
    routes = held(page, "**/api/**")
    for count, video in enumerate((PLAIN, OTHER), 1):
        ask(page, video)
        arrived(page, routes, count)
    for index in (first_to_arrive, 1 - first_to_arrive):
        routes[index].continue_()
    assert titles(page, 3) == ["木材", "接着", "塗装"]
    expect(rows(page)).to_have_count(3)


ZONES = [("en-GB", "Europe/Berlin"), ("ja-JP", "Asia/Tokyo")]


@pytest.mark.parametrize(("locale", "zone"), ZONES)
def test_check_18_an_empty_quota_says_when_it_returns(
    visit: Visit, upstream: YouTubeStub, locale: str, zone: str
) -> None:
    with function(**settings(upstream)) as own:  # what opens a breaker is for no other test
        page = visit(base=own.address, locale=locale, timezone_id=zone)
        requests = asked(page)
        with page.expect_response("**/api/chapters*") as answered:
            ask(page, QUOTA)
        problem = answered.value.json()
        said = alert(page)
        back = datetime.now(ZoneInfo(zone)).timestamp() + problem["retryAfter"]
        minutes = {
            datetime.fromtimestamp(back + shift, ZoneInfo(zone)).strftime("%M")
            for shift in (-60, 0, 60)
        }
        assert any(f":{minute}" in said for minute in minutes), said
        assert ("quota" in said) == (locale == "en-GB")
        assert ("曜日" in said) == (locale == "ja-JP")
        assert len(requests) == 1
        assert page.get_by_role("button", name=re.compile("again|もう一度")).count() == 0


def test_check_20_a_missing_video_gets_one_sentence(visit: Visit) -> None:
    page = visit()
    ask(page, ABSENT)
    said = alert(page)
    assert "does not exist, is private, or was deleted" in said
    assert page.get_by_role("button", name="Try again").count() == 0


def test_an_error_of_youtube_can_be_tried_again(visit: Visit) -> None:
    page = visit()
    ask(page, FAILING)
    assert "YouTube" in alert(page)
    expect(page.get_by_role("button", name="Try again")).to_be_visible()


def test_check_21_without_script_the_form_opens_the_functions_page(visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    ask(page, f"https://youtu.be/{PLAIN}")
    page.wait_for_url("**/api/chapters?*format=html*")
    links = page.locator("ol a").evaluate_all("links => links.map((link) => link.href)")
    moment = f"https://www.youtube.com/watch?v={PLAIN}&t="
    assert links == [f"{moment}{start}s" for start in (0, 60, 240, 540)]
