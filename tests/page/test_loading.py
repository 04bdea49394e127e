"""While the page's modules load, and when one does not come: no submit and no click is lost."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from page.acting import alert, arrived, ask, asked, held, ready, titles, until
from page.conftest import Visit
from page.youtube import LONG, PLAIN

MODULES = ["**/views/video.js", "**/text/*/page.js"]
"""One that app.js imports, and one that it loads in the reader's language."""

UNREACHABLE = "This site’s server cannot be reached."


def opened(visit: Visit, module: str, path: str = "/", **options: Any) -> tuple[Page, list[Route]]:
    """The page at ``path``, listening to its form, while ``module`` is still on its way."""
    page = visit("/privacy.html", **options)
    routes = held(page, module)
    page.goto(page.url.replace("/privacy.html", path), wait_until="commit")
    arrived(page, routes, 1)
    until(page, "document.forms[0]?.noValidate ?? false")
    return page, routes


def refuse(page: Page, module: str, routes: list[Route]) -> None:
    """Let ``module`` fail to load, also for an import that starts once the first has failed."""
    page.route(module, lambda route: route.abort())
    for route in routes:
        route.abort()


def submit(page: Page, text: str) -> None:
    """Submit ``text`` as a reader does: before its script came, Chromium paints nothing."""
    page.evaluate(
        "text => { const { v } = document.forms[0]; v.value = text; v.form.requestSubmit(); }", text
    )


@pytest.mark.parametrize("module", MODULES)
def test_a_submit_waits_for_the_modules(visit: Visit, module: str) -> None:
    page, routes = opened(visit, module)
    submit(page, f"https://youtu.be/{PLAIN}")
    routes[0].continue_()
    assert titles(page, 4) == ["Wood", "Glue", "Paint", "Water"]
    assert page.url.endswith(f"/?v={PLAIN}")


@pytest.mark.parametrize("file", ["**/style.css", MODULES[0]])
def test_a_list_is_asked_for_once_before_anything_else_is_there(visit: Visit, file: str) -> None:
    page = visit("/privacy.html")
    paths, routes = asked(page), held(page, file)
    with page.expect_response("**/api/chapters?*"):
        page.goto(page.url.replace("privacy.html", f"?v={PLAIN}"), wait_until="commit")
    arrived(page, routes, 1)
    routes[0].continue_()
    titles(page, 4)
    assert paths == [f"/api/chapters?v={PLAIN}&format=json"]


def test_a_text_typed_early_is_not_replaced_by_the_address(visit: Visit) -> None:
    page, routes = opened(visit, MODULES[1], "/?v=nothing")
    submit(page, PLAIN)
    routes[0].continue_()
    titles(page, 4)


@pytest.mark.parametrize(("locale", "display"), [("en-GB", "block"), ("ja-JP", "none")])
def test_english_is_not_shown_to_a_japanese_reader_while_texts_load(
    visit: Visit, locale: str, display: str
) -> None:
    page = visit("/privacy.html", locale=locale)
    routes = held(page, MODULES[1])
    page.goto(page.url.replace("/privacy.html", "/"), wait_until="domcontentloaded")
    arrived(page, routes, 1)
    shown = "getComputedStyle(document.body).display"
    assert page.evaluate(shown) == display
    routes[0].continue_()
    ready(page)
    assert page.evaluate(shown) == "block"


@pytest.mark.parametrize("module", MODULES)
def test_a_submit_without_a_connection_gets_our_own_sentence(visit: Visit, module: str) -> None:
    page, routes = opened(visit, module)
    submit(page, PLAIN)
    page.context.set_offline(True)
    refuse(page, module, routes)
    assert UNREACHABLE in alert(page)
    ask(page, PLAIN)
    assert UNREACHABLE in alert(page)
    expect(page.locator("#v")).to_have_value(PLAIN)
    expect(page.locator("#v")).to_be_visible()
    assert page.url.endswith("/")


@pytest.mark.parametrize("module", MODULES)
def test_when_a_module_fails_to_load_the_form_works_as_without_script(
    visit: Visit, module: str
) -> None:
    page, routes = opened(visit, module)
    refuse(page, module, routes)
    assert UNREACHABLE in alert(page)
    ask(page, PLAIN)
    page.wait_for_url("**/api/chapters?*format=html*")
    expect(page.get_by_text("Glue")).to_be_visible()


def test_a_submit_that_waited_for_a_module_that_fails_is_not_lost(visit: Visit) -> None:
    page, routes = opened(visit, MODULES[0])
    submit(page, PLAIN)
    refuse(page, MODULES[0], routes)
    page.wait_for_url("**/api/chapters?*format=html*")
    expect(page.get_by_text("Glue")).to_be_visible()


def test_a_submit_that_the_reader_has_left_behind_is_not_sent(visit: Visit) -> None:
    page, routes = opened(visit, "**/lib/link-form.js")
    submit(page, PLAIN)
    page.get_by_role("link", name="Check a description").first.click()
    page.locator("#description").wait_for()
    routes[0].continue_()
    ready(page)
    expect(page.locator(":root")).to_have_attribute("data-view", "check")
    assert page.locator("[role=alert]").inner_text() == ""


@pytest.mark.parametrize("v", ["nothinghere", f"{PLAIN}&text=hello"])
def test_nothing_is_asked_early_that_the_page_would_not_ask(visit: Visit, v: str) -> None:
    page = visit("/privacy.html")
    paths = asked(page)
    page.goto(page.url.replace("privacy.html", f"?v={v}"))
    ready(page)
    assert paths == []


def test_a_phone_whose_modules_fail_has_sentence_button_and_video(visit: Visit) -> None:
    phone = {"has_touch": True, "is_mobile": True, "locale": "ja-JP"}
    page, routes = opened(visit, MODULES[0], f"/?v={PLAIN}", **phone)
    language = page.locator("#other-language")
    expect(language).to_have_attribute("lang", "en")
    expect(language).to_have_attribute("href", re.compile(rf"\?v={PLAIN}&hl=en$"))
    expect(page.get_by_role("button", name="貼り付け")).to_be_hidden()  # it does not work yet
    refuse(page, MODULES[0], routes)
    assert "このサイトのサーバーにつながりません" in alert(page)
    expect(page.locator("#v")).to_have_value(PLAIN)
    expect(page.get_by_role("button", name="チャプターを表示")).to_be_visible()
    page.unroute(MODULES[0])
    page.get_by_role("button", name="もう一度試す").click()
    titles(page, 4)


def test_without_the_button_of_the_theme_everything_else_is_there(visit: Visit) -> None:
    page = visit("/privacy.html")
    page.route("**/components/theme-button.js", lambda route: route.abort())
    page.goto(page.url.replace("privacy.html", f"?v={PLAIN}"))
    titles(page, 4)
    ready(page)
    ask(page, LONG)
    titles(page, 100)
    assert page.locator("[role=alert]").inner_text() == ""


def test_a_browser_that_is_never_idle_has_the_form_too(visit: Visit) -> None:
    """Chromium without a window sometimes stops calling pages idle while they show no new frame."""
    page = visit("/privacy.html")
    never_idle = "(run, { timeout } = {}) => timeout && setTimeout(run, timeout)"
    page.add_init_script(f"window.requestIdleCallback = {never_idle}")
    page.goto(page.url.replace("privacy.html", f"?v={PLAIN}"))
    titles(page, 4)
    ready(page)
    ask(page, LONG)
    titles(page, 100)


def test_without_the_first_script_pages_are_in_english(visit: Visit) -> None:
    """A proxy that changes the script in the document has the policy refuse it."""
    page = visit("/privacy.html", locale="ja-JP")
    page.route("**/early.js", lambda route: route.abort())
    page.reload()
    expect(page.get_by_role("heading", name="Privacy", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="プライバシー", exact=True)).to_be_hidden()

    def without_script(route: Route) -> None:
        answer = route.fetch()
        body = re.sub(r"<script>.*?</script>", "", answer.text(), count=1, flags=re.DOTALL)
        route.fulfill(response=answer, body=body)

    page.route("**/?v=*", without_script)
    page.goto(page.url.replace("privacy.html", f"?v={PLAIN}"))
    titles(page, 4)
    expect(page.locator("#theme")).to_have_attribute("aria-label", re.compile("Theme"))


@pytest.mark.parametrize("module", MODULES)
def test_a_list_whose_modules_fail_to_load_shows_after_a_reload(visit: Visit, module: str) -> None:
    page = visit("/privacy.html")
    page.route(module, lambda route: route.abort())
    page.goto(page.url.replace("privacy.html", f"?v={PLAIN}"))
    assert UNREACHABLE in alert(page)
    page.unroute(module)
    page.reload()
    assert titles(page, 4)[0] == "Wood"


@pytest.mark.parametrize(
    ("link", "heading"), [("?check", "Check a description"), (f"?v={PLAIN}&article", "A boat")]
)
def test_a_view_that_fails_to_load_can_be_tried_again(
    visit: Visit, link: str, heading: str
) -> None:
    page = visit()
    ready(page)
    page.evaluate("href => { document.querySelector('header nav a').href = href; }", link)
    page.context.set_offline(True)
    page.locator("header nav a").first.click()
    assert "You are offline" in alert(page)
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()
    expect(page).to_have_url(re.compile(re.escape(link) + "$"))


def test_a_search_that_fails_to_load_can_be_tried_again(visit: Visit) -> None:
    page = visit("/privacy.html")
    page.route("**/components/row-filter.js", lambda route: route.abort())
    page.goto(page.url.replace("privacy.html", f"?v={LONG}"))
    titles(page, 100)
    page.get_by_role("searchbox", name="Find a chapter").fill("part 99")
    assert alert(page)
    page.unroute("**/components/row-filter.js")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("ol.chapters > li:visible")).to_have_count(1)


def test_a_player_that_fails_to_load_can_be_tried_again(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    ready(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Play here").click()
    assert "You are offline" in alert(page)
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    page.locator("iframe").wait_for()
