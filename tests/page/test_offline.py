"""Without a connection: acceptance check 22."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from page.acting import alert, ask, titles, until
from page.conftest import Visit, settings
from page.test_access import violations
from page.test_video import copied
from page.youtube import OTHER, PLAIN
from support.processes import Server, function
from support.youtube_stub import YouTubeStub

DATES = """async () => {
  const cache = await caches.open("answers");
  const [request] = await cache.keys();
  const answer = await cache.match(request);
  const { fetchedAt } = await answer.clone().json();
  const [video] = JSON.parse(localStorage.getItem("seen"));
  return [answer.headers.get("x-stored-at") === fetchedAt, video.fetched === Date.parse(fetchedAt)];
}"""
"""Whether the stored answer, and the video seen, have the date of the answer."""


def installed(page: Page) -> None:
    """Wait until the service worker is in charge."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    until(page, "navigator.serviceWorker.controller !== null")


def kept(visit: Visit, server: Server) -> tuple[Page, list[str]]:
    """The list of a video, once the service worker has stored it, and its titles."""
    page = visit(f"/?v={PLAIN}", base=server.address, service_workers="allow")
    page.context.unroute_all()  # while routes are watched, requests ask for no stored answer
    first = titles(page, 4)
    installed(page)
    until(page, "async () => (await (await caches.open('answers')).keys()).length > 0")
    return page, first


def test_check_22_the_page_and_videos_seen_before_work_offline(
    visit: Visit, upstream: YouTubeStub
) -> None:
    with function(**settings(upstream)) as own:
        page = visit(base=own.address, service_workers="allow")
        installed(page)
        ask(page, PLAIN)
        first = titles(page, 4)
        until(page, "localStorage.getItem('seen')")
        assert page.evaluate(DATES) == [True, True], "dated by when YouTube was asked"
        page.context.set_offline(True)
    seen = "JSON.parse(localStorage.getItem('seen'))[0].seen"
    seen_at = page.evaluate(seen)
    page.goto(f"{own.address}/?v={PLAIN}")  # the process is gone, too
    assert titles(page, 4) == first
    assert page.evaluate(seen) == seen_at, "a stored answer does not become newer by being read"
    expect(page.locator(".stored")).to_contain_text("You are offline")
    assert violations(page) == []
    ask(page, OTHER)
    assert "You are offline" in alert(page)
    page.goto(own.address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("heading", name="Seen before")).to_be_visible()
    page.get_by_label("Search").fill("glue")
    page.get_by_role("link", name="1:00 Glue").click()
    expect(page.locator(".highlighted")).to_contain_text("Glue")
    page.goto(f"{own.address}/?check")
    expect(page.get_by_label("Description")).to_be_visible()
    page.goto(f"{own.address}/privacy.html")
    expect(page.get_by_role("heading", name="Privacy", exact=True)).to_be_visible()


def test_the_first_video_of_a_first_visit_opens_offline_and_can_be_copied(
    visit: Visit, upstream: YouTubeStub
) -> None:
    with function(**settings(upstream)) as own:
        page, first = kept(visit, own)
        page.context.set_offline(True)
    page.goto(own.address)
    page.get_by_role("link", name="A boat").click()
    assert titles(page, 4) == first
    expect(page.locator(".stored")).to_contain_text("You are offline")
    assert copied(page, "text") == "00:00 Wood\n01:00 Glue\n04:00 Paint\n09:00 Water\n"
    assert copied(page, "markdown").startswith("[A boat](https://www.youtube.com/watch?v=")


@pytest.mark.parametrize("address", ["/?v={}", "/api/chapters?v={}&format=html"])
def test_offline_the_functions_page_redirects_to_ours(
    visit: Visit, upstream: YouTubeStub, address: str
) -> None:
    with function(**settings(upstream)) as own:
        page = visit(base=own.address, service_workers="allow")
        installed(page)
        ask(page, PLAIN)
        first = titles(page, 4)
        page.context.set_offline(True)
    page.goto(own.address + address.format(PLAIN))
    assert titles(page, 4) == first
    assert page.url == f"{own.address}/?v={PLAIN}"
    page.goto(own.address + address.format(OTHER))
    assert "You are offline" in alert(page)


def test_a_list_seen_before_comes_first_from_this_device_and_is_renewed(
    visit: Visit, upstream: YouTubeStub
) -> None:
    with function(**settings(upstream)) as own:
        page, first = kept(visit, own)
        edited = """async () => {
          const cache = await caches.open("answers");
          const [request] = await cache.keys();
          const kept = await cache.match(request);
          const { headers } = kept;
          const text = (await kept.text()).replace("Glue", "Old glue");
          await cache.put(request, new Response(text, { headers }));
        }"""
        page.evaluate(edited)
        page.add_init_script(
            """new MutationObserver(() => {
              const title = document.querySelectorAll("ol.chapters span[dir]")[1]?.textContent;
              if (title && window.shown?.at(-1) !== title) (window.shown ??= []).push(title);
            }).observe(document, { childList: true, subtree: true });"""
        )
        page.reload()
        until(page, "window.shown?.length === 2")
        assert page.evaluate("window.shown") == ["Old glue", "Glue"]
        assert titles(page, 4) == first


def test_a_new_version_of_the_page_replaces_the_stored_one(visit: Visit) -> None:
    page = visit("/privacy.html", service_workers="allow")
    page.evaluate("caches.open('page-older').then(() => true)")
    page.goto(page.url.replace("privacy.html", ""))
    installed(page)
    until(page, "async () => !(await caches.has('page-older'))")
    (name,) = page.evaluate("caches.keys()")
    assert name.startswith("page-")
