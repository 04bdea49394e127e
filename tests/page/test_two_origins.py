"""The page from one origin, the function on another: docs/deploy.md, "A page elsewhere"."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from page.acting import alert, ask, titles
from page.conftest import Visit, settings
from page.test_offline import installed
from page.youtube import OTHER, PLAIN
from support.processes import ROOT, Server, function
from support.stub_server import StubHandler, StubServer, running
from support.youtube_stub import YouTubeStub

ACTION = 'action="/api/chapters"'
"""The one place of the page that names the function."""


class Bucket(StubServer):
    """A host of files that knows nothing of the function."""

    def __init__(self, folder: Path) -> None:
        super().__init__(partial(_Files, directory=folder))
        self.folder = folder
        self.policy = ""

    def point_to(self, function: str) -> None:
        """Do what docs/deploy.md says, with ``function`` as the function's address."""
        index = self.folder / "index.html"
        text = (ROOT / "web" / "index.html").read_text("utf-8")
        assert text.count(ACTION) == 1
        index.write_text(text.replace(ACTION, f'action="{function}/chapters"'), "utf-8")
        own = f"'self' {function}"
        self.policy = _hostings_policy().replace("connect-src 'self'", f"connect-src {own}")
        self.policy = self.policy.replace("form-action 'self'", f"form-action {own}")


class _Files(StubHandler, SimpleHTTPRequestHandler):
    server: Bucket

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.server.policy)
        super().end_headers()


def _hostings_policy() -> str:
    rules = json.loads((ROOT / "firebase.json").read_text())["hosting"]["headers"]
    policies = [
        header["value"]
        for rule in rules
        for header in rule["headers"]
        if header["key"] == "Content-Security-Policy"
    ]
    return str(policies[0])


@dataclass(frozen=True)
class Apart:
    """Page and function, on two origins."""

    page: str
    function: Server


@pytest.fixture(scope="module")
def bucket(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bucket]:
    folder = tmp_path_factory.mktemp("bucket") / "web"
    shutil.copytree(ROOT / "web", folder)
    with running(Bucket(folder)) as server:
        yield server


@pytest.fixture(scope="module")
def apart(bucket: Bucket, upstream: YouTubeStub) -> Iterator[Apart]:
    environment = settings(upstream) | {"WEB_ROOT": "", "ALLOWED_ORIGINS": bucket.address}
    with function(**environment) as server:
        bucket.point_to(server.address)
        yield Apart(bucket.address, server)


def test_only_the_form_names_the_function() -> None:
    naming = [
        path.name
        for path in (ROOT / "web").rglob("*")
        if path.suffix in (".html", ".js", ".css", ".webmanifest")
        and "/api/" in path.read_text("utf-8")
    ]
    assert naming == ["index.html"]


def test_the_list_comes_from_the_other_origin(visit: Visit, apart: Apart) -> None:
    page = visit(base=apart.page, function=apart.function.address)
    ask(page, f"https://youtu.be/{PLAIN}")
    assert titles(page, 4) == ["Wood", "Glue", "Paint", "Water"]
    assert page.url == f"{apart.page}/?v={PLAIN}"


def test_a_download_has_the_functions_name_for_it(visit: Visit, apart: Apart) -> None:
    page = visit(
        f"/?v={PLAIN}",
        base=apart.page,
        function=apart.function.address,
        accept_downloads=True,
    )
    link = page.get_by_role("link", name="Download")
    assert (link.get_attribute("href") or "").startswith(f"{apart.function.address}/chapters?")
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename.startswith(f"{PLAIN}.chapters.")


def test_a_description_is_judged_after_a_preflight(visit: Visit, apart: Apart) -> None:
    page = visit("/?check", base=apart.page, function=apart.function.address)
    page.get_by_label("Description").fill("0:00 One\n1:00 Two\n2:00 Three")
    expect(page.locator(".verdict")).to_have_text("This list keeps YouTube’s rules.")


def test_the_functions_errors_reach_the_page(visit: Visit, apart: Apart) -> None:
    page = visit(base=apart.page, function=apart.function.address)
    ask(page, "aaaaaaaaaaA")
    assert "server cannot be reached" not in alert(page)


def test_without_script_the_form_opens_the_functions_page(visit: Visit, apart: Apart) -> None:
    page = visit(base=apart.page, function=apart.function.address, java_script_enabled=False)
    page.locator("#v").fill(PLAIN)
    page.locator("button[type=submit]").click()
    page.wait_for_url(f"{apart.function.address}/chapters?*format=html*")
    expect(page.get_by_text("Glue")).to_be_visible()


def test_videos_seen_before_work_offline(visit: Visit, apart: Apart) -> None:
    page = visit(base=apart.page, function=apart.function.address, service_workers="allow")
    installed(page)
    ask(page, PLAIN)
    first = titles(page, 4)
    page.context.set_offline(True)
    page.goto(f"{apart.page}/?v={PLAIN}")
    assert titles(page, 4) == first
    expect(page.locator(".stored")).to_contain_text("You are offline")
    ask(page, OTHER)
    assert "You are offline" in alert(page)


@pytest.mark.parametrize("other", ["http://localhost:{port}", "http://127.0.0.1:1", ""])
def test_an_origin_that_is_not_named_exactly_reads_nothing(
    chromium: Browser, bucket: Bucket, apart: Apart, upstream: YouTubeStub, other: str
) -> None:
    origins = other.format(port=bucket.server_port)
    environment = settings(upstream) | {"WEB_ROOT": "", "ALLOWED_ORIGINS": origins}
    with function(**environment) as stranger:
        bucket.point_to(stranger.address)
        page = chromium.new_page(locale="en-GB", service_workers="block")
        refusals: list[str] = []
        page.on("console", lambda line: refusals.append(line.text))
        try:
            page.goto(bucket.address)
            ask(page, PLAIN)
            assert "server cannot be reached" in alert(page)
            assert any("blocked by CORS policy" in text for text in refusals)
        finally:
            page.context.close()
            bucket.point_to(apart.function.address)
