"""A small YouTube for the page's tests: ``videos.list`` over real HTTP, each video for one case."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

KEY = "AIzaSyNotARealKeyButShapedLikeOne123456"

PLAIN, OTHER, LONG = "plain-list0", "other-list0", "hundred-ch0"
HOSTILE, MARKED, BARE = "hostile-te0", "marked-tex0", "no-chapter0"
FOR_KIDS, CLOSED, BROKEN = "for-kids-w0", "not-embed-0", "broken-lis0"
ABSENT, QUOTA, FAILING = "absent-vid0", "quota-out-0", "failing-up0"

MARKS = r"[a] *b* _c_ <d> |e| \f `g`"


@dataclass(frozen=True)
class Film:
    """What ``videos.list`` tells about a video."""

    title: str
    description: str
    duration: str = "PT10M"
    embeddable: bool = True
    for_kids: bool = False
    language: str | None = "en"


FILMS: Mapping[str, Film] = {
    PLAIN: Film("A boat", "We build a boat.\n\n0:00 Wood\n1:00 Glue\n4:00 Paint\n9:00 Water\n"),
    OTHER: Film("船をつくる", "0:00 木材\n2:00 接着\n5:00 塗装\n", language="ja"),
    LONG: Film(
        "A hundred",
        "".join(f"{m}:00 Part {m + 1}\n" for m in range(60))
        + "".join(f"1:{m:02}:00 Part {m + 61}\n" for m in range(40)),
        duration="PT1H40M",
    ),
    HOSTILE: Film(
        "<img src=x onerror=alert(1)>",
        "0:00 <img src=x onerror=alert(1)>\n1:00 Glue</script><script>alert(1)</script>\n2:00 c\n",
    ),
    MARKED: Film("Marks", f"0:00 {MARKS}\n1:00 # not a heading\n2:00 www.example.org & &lt;\n"),
    BARE: Film("A walk", "Nothing is listed here.\n"),
    FOR_KIDS: Film("A song", "0:00 a\n1:00 b\n2:00 c\n", for_kids=True),
    CLOSED: Film("Closed", "0:00 a\n1:00 b\n2:00 c\n", embeddable=False),
    BROKEN: Film("Late start", "0:05 a\n1:00 b\n2:00 c\n"),
}


class YouTube(ThreadingHTTPServer):
    """Answers about ``FILMS``; the IDs named after a failure fail so."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def address(self) -> str:
        """Base URL for YOUTUBE_API_ENDPOINT."""
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def youtube() -> Iterator[YouTube]:
    """One that runs until the block is left."""
    with YouTube() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        ids = parse_qs(urlsplit(self.path).query).get("id", [""])[0].split(",")
        if QUOTA in ids:
            self._fail(403, "quotaExceeded")
        elif FAILING in ids:
            self._fail(500, "backendError")
        else:
            self._answer(200, {"items": [_item(id_) for id_ in ids if id_ in FILMS]})

    def _fail(self, status: int, reason: str) -> None:
        error = {"code": status, "message": reason, "errors": [{"reason": reason}]}
        self._answer(status, {"error": error})

    def _answer(self, status: int, body: object) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base names it
        """Nothing: the tests look at the page."""


def _item(id_: str) -> dict[str, Any]:
    film = FILMS[id_]
    return {
        "id": id_,
        "snippet": {
            "title": film.title,
            "channelTitle": "A channel",
            "description": film.description,
            "publishedAt": "2020-01-02T00:00:00Z",
            "liveBroadcastContent": "none",
            **({"defaultLanguage": film.language} if film.language else {}),
        },
        "contentDetails": {"duration": film.duration},
        "status": {"embeddable": film.embeddable, "madeForKids": film.for_kids},
    }
