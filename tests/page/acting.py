"""What readers do and see on the page, as helpers for the tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from playwright.sync_api import Frame, Locator, Page, Request, Route, expect

SHIFTS = """new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) window.shifts = (window.shifts ?? 0) + shift.value;
}).observe({ type: "layout-shift", buffered: true });"""
"""Adds up by how much things jumped, as `window.shifts`."""


def ask(page: Page, text: str) -> None:
    """Paste ``text`` into the field and press Enter."""
    page.locator("#v").fill(text)
    page.locator("#v").press("Enter")


def rows(page: Page) -> Locator:
    """The rows of the list."""
    return page.locator("ol.chapters > li")


def titles(page: Page, count: int) -> list[str]:
    """The titles of the list, once it has ``count`` of them."""
    expect(rows(page)).to_have_count(count)
    return page.locator("ol.chapters > li a span").all_inner_texts()


def alert(page: Page) -> str:
    """What the alert says, once it says anything."""
    expect(page.locator("[role=alert]")).not_to_be_empty()
    return page.locator("[role=alert]").inner_text()


def status(page: Page) -> str:
    """What the status says now."""
    return page.locator("[role=status]").text_content() or ""


def choose(page: Page, field: str, file: Path) -> None:
    """Click the field called ``field`` and choose ``file``."""
    with page.expect_file_chooser() as chooser:
        page.get_by_label(field).click()
    chooser.value.set_files(file)


def drop_on_checker(page: Page, captions: str) -> None:
    """Drop a file with ``captions`` on the checker, once it is there."""
    page.locator("#description").wait_for()
    assert drop_file(page, captions)


def drop_file(page: Page, captions: str) -> bool:
    """Drop a file with ``captions``; whether the page takes it, so that no browser opens it."""
    dropped = """(text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], "talk.vtt"));
      const event = (name) =>
        new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true });
      return ["dragover", "drop"].every((name) => !document.body.dispatchEvent(event(name)));
    }"""
    return bool(page.evaluate(dropped, captions))


DRAG = """(text) => {
  const data = new DataTransfer();
  data.items.add(new File([text], "captions"));
  const event = (name) =>
    new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true });
  const over = () => document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  over().dispatchEvent(event("dragenter"));
  const dragging = setInterval(() => over().dispatchEvent(event("dragover")), 100);
  window.drop = () => {
    clearInterval(dragging);
    over().dispatchEvent(event("drop"));
  };
}"""
"""Drags a file to the middle of the page and holds it there, as a person's hand does."""


def drag(page: Page, text: str) -> None:
    """Drag a file with ``text`` over the page, until the page says that it may be dropped."""
    page.evaluate(DRAG, text)
    page.locator(".drop-target:not([hidden])").wait_for()


def drop(page: Page) -> None:
    """Drop the file that is dragged."""
    page.evaluate("drop()")


def play(page: Page, *, awake: bool = True) -> Frame:
    """Click the button that plays; the player that stands there then."""
    page.locator("button.play").click()
    return player(page, awake=awake)


def player(page: Page, *, awake: bool = True) -> Frame:
    """The player that was just loaded, ``awake`` or still loading."""
    page.locator("iframe").wait_for()
    element = page.locator("iframe").element_handle()
    frame = cast(Frame, element.content_frame())
    frame.wait_for_function("typeof wake === 'function'")
    if awake:
        frame.evaluate("wake()")
    return frame


def said(page: Page, frame: Frame, script: str = "") -> None:
    """Let the player run ``script`` once it has heard all that the page told it, and wait until the
    page has heard all that the player says. A click could overtake their messages otherwise.
    """
    _echo(page)
    if script:
        frame.evaluate(script)
        _echo(page)


def _echo(page: Page) -> None:
    """Wait for a message to the player and back; what was sent before it has arrived then."""
    page.evaluate("""new Promise((done) => {
      addEventListener("message", ({ data }) => data === "echo" && done());
      document.querySelector("iframe").contentWindow.postMessage('{"event":"echo"}', "*");
    })""")


def commands(frame: Frame) -> list[Any]:
    """The commands that the player received."""
    return cast("list[Any]", frame.evaluate("received.commands"))


def held(page: Page, pattern: str) -> list[Route]:
    """The requests for ``pattern`` from now on; each waits until the test answers it."""
    routes: list[Route] = []

    def hold(route: Route) -> None:
        routes.append(route)

    page.route(pattern, hold)
    return routes


def arrived(page: Page, routes: list[Route], count: int) -> None:
    """Wait until ``count`` requests are held."""
    for _ in range(1500):
        if len(routes) >= count:
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"{len(routes)} of {count} requests came")


def until(page: Page, expression: str) -> None:
    """Wait until ``expression`` is true on the page.

    `wait_for_function` evaluates it there a second time by `eval`, which the page's policy forbids.
    """
    for _ in range(1500):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"never true: {expression}")


def ready(page: Page) -> None:
    """Wait until the first view stands, and what is needed without a connection is there."""
    page.evaluate("import('./app.js').then(({ prepared }) => prepared)")


def asked(page: Page) -> list[str]:
    """The paths of the function's answers that the page asks for from now on."""
    paths: list[str] = []

    def note(request: Request) -> None:
        if "/api/" in request.url:
            paths.append(request.url.removeprefix(f"http://{urlsplit(request.url).netloc}"))

    page.on("request", note)
    return paths
