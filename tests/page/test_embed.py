"""examples/embed.html: another site's page shows the chapters."""

from __future__ import annotations

import shutil
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

from playwright.sync_api import expect

from page.conftest import Visit
from support.processes import ROOT, function
from support.stub_server import StubHandler, StubServer, running


class _Files(StubHandler, SimpleHTTPRequestHandler):
    """Serves a folder."""


def test_a_page_of_another_site_lists_the_chapters_as_links(visit: Visit, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(ROOT / "examples", folder)
    with (
        running(StubServer(partial(_Files, directory=folder))) as site,
        function(ALLOWED_ORIGINS=site.address) as server,
    ):
        page = folder / "embed.html"
        page.write_text(page.read_text().replace("http://localhost:8080", server.address))
        opened = visit("/embed.html", base=site.address, function=server.address)
        links = opened.get_by_role("link")
        expect(links).to_have_count(31)
        expect(links.nth(1)).to_have_attribute(
            "href", "https://www.youtube.com/watch?v=l8pRSuU81PU&t=219s"
        )
        opened.close()
