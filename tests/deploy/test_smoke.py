"""scripts/smoke.py passes a healthy address and stops a release for each kind of failure."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from scripts import smoke

from support.processes import function
from support.stub_server import StubHandler, StubServer, running

JSON, HTML, PROBLEM = "application/json", "text/html; charset=utf-8", "application/problem+json"

Reply = tuple[int, str, str]
HEALTH: Reply = (200, JSON, json.dumps({"status": "ok"}))
CHAPTERS: Reply = (200, JSON, json.dumps({"chapters": [{}, {}, {}]}))
PAGE: Reply = (200, HTML, "<!doctype html><form action='/api/'></form>")


class Site(StubServer):
    """Answers from ``replies``; the first of several is given once, the last one ever after."""

    def __init__(self) -> None:
        super().__init__(Handler)
        self.replies: dict[str, list[Reply]] = {
            "/api/health": [HEALTH],
            f"/api/chapters?v={smoke.KNOWN_VIDEO}": [CHAPTERS],
            "/": [PAGE],
        }

    def check(self, *options: str) -> None:
        """Run the script on this site."""
        smoke.main([self.address, "--pause=0", *options])


class Handler(StubHandler):
    def do_GET(self) -> None:  # noqa: N802 - the base looks for this name
        assert isinstance(self.server, Site)
        replies = self.server.replies[self.path]
        status, media_type, body = replies.pop(0) if len(replies) > 1 else replies[0]
        self.answer(status, body.encode(), media_type=media_type)


@pytest.fixture
def site() -> Iterator[Site]:
    with running(Site()) as server:
        yield server


def test_a_healthy_site_passes(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.check("--page")
    assert capsys.readouterr().out.splitlines() == [
        "ok  /api/health",
        "ok  /api/chapters?v=l8pRSuU81PU",
        "ok  /",
    ]


def test_the_running_function_passes() -> None:
    with function() as server:
        smoke.main([server.address])


def test_a_site_that_answers_after_some_attempts_passes(site: Site) -> None:
    site.replies["/api/health"] = [(503, HTML, "starting"), (404, HTML, "not yet"), HEALTH]
    site.check("--attempts=3")


def test_it_stops_after_some_attempts(site: Site) -> None:
    site.replies["/api/health"] = [(503, HTML, "starting"), (404, HTML, "not yet"), HEALTH]
    with pytest.raises(SystemExit, match="answered 404"):
        site.check("--attempts=2")


@pytest.mark.parametrize(
    ("path", "reply", "sentence"),
    [
        ("/api/health", (500, PROBLEM, '{"code": "internal"}'), "answered 500 (internal)"),
        ("/api/health", (200, HTML, "<h1>Hello"), "text/html that is not the function's JSON"),
        ("/api/health", (200, JSON, '{"status": "starting"}'), "is not the function's health"),
        ("/api/health", (200, JSON, "{"), "not the function's JSON"),
        ("/api/health", (200, JSON, "[]"), "not the function's JSON"),
        (
            "/api/chapters?v=l8pRSuU81PU",
            (503, PROBLEM, '{"code": "not-configured"}'),
            "answered 503 (not-configured)",
        ),
        (
            "/api/chapters?v=l8pRSuU81PU",
            (403, HTML, "Forbidden"),
            "answered 403 (no problem document: not the function's answer)",
        ),
        ("/api/chapters?v=l8pRSuU81PU", (200, JSON, '{"chapters": [{}]}'), "gave 1 chapters"),
        ("/api/chapters?v=l8pRSuU81PU", (200, JSON, '{"chapters": null}'), "gave 0 chapters"),
        ("/", (200, HTML, "Welcome to Firebase Hosting"), "is not the page"),
    ],
)
def test_a_failing_site_stops_the_release(
    site: Site, path: str, reply: Reply, sentence: str
) -> None:
    site.replies[path] = [reply]
    with pytest.raises(SystemExit) as stopped:
        site.check("--page", "--attempts=2")
    assert str(stopped.value.code).startswith(f"{site.address}{path}: ")
    assert sentence in str(stopped.value.code)


def test_an_address_without_a_server_stops_the_release(site: Site) -> None:
    with pytest.raises(SystemExit, match="did not answer"):
        smoke.main(["http://127.0.0.1:1", "--attempts=1"])


@pytest.mark.parametrize("address", ["chapters.web.app", "file:///etc/passwd", "https://"])
def test_only_web_addresses_are_asked(address: str) -> None:
    with pytest.raises(SystemExit, match="2"):
        smoke.main([address])
