"""Articles from the function as it really runs: functions-framework over HTTP."""

from __future__ import annotations

import json

import pytest

from chapters.formats.article import END
from processes import function

SAMPLE = "l8pRSuU81PU"
SRT = "1\n00:00:01,000 --> 00:00:04,000\nHello.\n\n2\n00:03:40,000 --> 00:03:44,000\nA model.\n"

pytestmark = [pytest.mark.timeout(120), pytest.mark.xdist_group("function")]


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
