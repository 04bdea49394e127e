"""A YouTube that is out to harm us: hostile titles, errors that repeat the key.

What a well-behaved or broken one does is tested elsewhere; here only what an attacker can put in.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

HOSTILE, LEAKING = "hostile-te0", "leaking-ke0"

TITLE = "<img src=x onerror=alert(1)>\"'&\u202e"
CHAPTERS = (
    "</script><script>alert(1)</script>",
    '=HYPERLINK("https://evil.example","x")',
    "@SUM(1+1)",
    "[click](javascript:alert(1)) ![i](https://evil.example/p.png) <b>bold</b>",
    "https://evil.example/ & www.evil.example | `code` *not bold*",
    '"><svg onload=alert(1)>',
)


class Upstream(ThreadingHTTPServer):
    """Answers `videos.list` for every ID it is asked for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[str] = []
        """Every ID that was asked for, in order."""

    @property
    def address(self) -> str:
        """Base URL for YOUTUBE_API_ENDPOINT."""
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def upstream() -> Iterator[Upstream]:
    """One that runs until the block is left."""
    with Upstream() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Upstream)
        ids = parse_qs(urlsplit(self.path).query).get("id", [""])[0].split(",")
        self.server.asked += ids
        if LEAKING in ids:
            key = self.headers.get("X-Goog-Api-Key", "")
            message = f"API key {key} is odd: {self.path}?key={key}"
            self._answer(400, {"error": {"code": 400, "message": message, "errors": []}})
        else:
            self._answer(200, {"items": [_video(id_) for id_ in ids if id_ == HOSTILE]})

    def _answer(self, status: int, body: object) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base names it
        """Nothing: the tests look at answers."""


def _video(id_: str) -> dict[str, Any]:
    lines = [f"{minute}:00 {title}" for minute, title in enumerate(CHAPTERS)]
    return {
        "id": id_,
        "snippet": {
            "title": TITLE,
            "channelTitle": TITLE,
            "description": "\n".join(lines),
            "publishedAt": "2020-01-01T00:00:00Z",
            "liveBroadcastContent": "none",
        },
        "contentDetails": {"duration": "PT10M"},
        "status": {"embeddable": True, "madeForKids": False},
    }
