"""Articles from a real process of the function, over HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from chapters.formats.article_markdown import END
from support.processes import PATIENCE, Server, eventually, function

SAMPLE = "l8pRSuU81PU"
SRT = "1\n00:00:01,000 --> 00:00:04,000\nHello.\n\n2\n00:03:40,000 --> 00:03:44,000\nA model.\n"


def test_an_outline_and_a_transcript_without_any_model() -> None:
    with function() as server:
        outline = server.ask(f"/article?v={SAMPLE}&download=1")
        assert outline.status == 200
        assert outline.headers["content-type"] == "text/markdown; charset=utf-8"
        assert outline.headers["transfer-encoding"] == "chunked"
        assert outline.headers["content-disposition"].endswith(f'"{SAMPLE}.article.md"')
        assert outline.text.count("\n## [") == 31
        assert outline.text.endswith(END)
        filled = server.ask(f"/api/article?v={SAMPLE}", method="POST", body=SRT)
        intro, explored = filled.text.split("\n## ")[1:3]
        assert "\n\nHello.\n" in intro
        assert "\n\nA model.\n" in explored
        refused = server.ask("/article?v=sample-en-8")
        assert (refused.status, json.loads(refused.body)["code"]) == (404, "no-chapters")
        assert server.ask(f"/article?v={SAMPLE}", method="HEAD").body == b""
        assert (
            server.ask("/article", method="DELETE").headers["allow"].startswith("GET, HEAD, POST")
        )


@pytest.fixture
def controlled(tmp_path: Path) -> Iterator[Server]:
    """The function with a writer that waits until there is a file ``go`` in ``tmp_path``."""
    served = Path(__file__).parent / "support" / "served_article.py"
    with function(source=served, FOLDER=str(tmp_path)) as server:
        yield server


def lines_of(folder: Path, name: str) -> list[str]:
    file = folder / name
    return file.read_text().splitlines() if file.exists() else []


def wait_until_ended(folder: Path, count: int) -> None:
    """Wait until ``count`` chapters are written or were stopped."""
    eventually(lambda: len(lines_of(folder, "ended")) >= count, lambda: "the writer does not stop")


def open_article(server: Server) -> tuple[HTTPConnection, HTTPResponse]:
    """A connection with a request for an article, and its response after the first words."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    connection.request("GET", f"/article?v={SAMPLE}")
    response = connection.getresponse()
    text = b""
    while b"A beginning." not in text:
        text += response.read1()
    return connection, response


def test_an_article_arrives_while_it_is_written(controlled: Server, tmp_path: Path) -> None:
    connection, response = open_article(controlled)
    assert lines_of(tmp_path, "ended") == []
    (tmp_path / "go").touch()
    assert response.read().decode().endswith(END)
    connection.close()
    again = controlled.ask(f"/article?v={SAMPLE}")
    assert again.text.count("an end.") == 31
    assert again.text.endswith(END)
    assert len(lines_of(tmp_path, "asked")) == 31


def test_closing_the_connection_stops_the_writer(controlled: Server, tmp_path: Path) -> None:
    connection, response = open_article(controlled)
    response.close()
    connection.close()
    wait_until_ended(tmp_path, 1)
    assert len(lines_of(tmp_path, "asked")) == 1
    assert controlled.ask("/health").status == 200
    assert "Traceback" not in controlled.log.read_text()
