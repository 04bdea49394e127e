"""A YouTube Data API on 127.0.0.1: answers over real HTTP, well or badly.

Checks each request as Google would, counts units, and does what its ``outcome`` says: the name of a
file in tests/recorded, or a way to break (``timeout``, ``dripping``, ``reset``, ``leaking``).
Otherwise it knows the videos it was given, or makes one up for every ID that begins with ``made-``
or ``mix``: title and chapters then hold the ID, so that an answer about another video shows.
"""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

RECORDED = Path(__file__).parent / "recorded"
KEY = "AIzaTestKeyThatMustNeverBeSeen0123456789"
"""The key that the stub demands, and that no test wants to see anywhere else."""


@dataclass(frozen=True)
class Call:
    """One request: one unit."""

    ids: tuple[str, ...]
    """The videos that it names."""
    path: str
    parameters: Mapping[str, str]
    headers: Mapping[str, str]


class YouTubeStub(ThreadingHTTPServer):
    """The server. ``outcome`` may change while it runs."""

    daemon_threads = True
    request_queue_size = 512

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.outcome = ""
        self.next: list[str] = []
        """Outcomes of the next calls, one each, before ``outcome`` holds."""
        self.delay = 0.0
        """Seconds before every answer."""
        self.calls: list[Call] = []
        self.known: dict[str, dict[str, Any]] = {}
        self.outcomes: dict[str, str] = {}
        """Outcomes of calls that ask for such an ID, as ``outcome`` has them."""
        self.playlists: dict[str, int] = {"PLmade": 120}
        """How many made-up videos a playlist holds."""
        self.comments: dict[str, list[dict[str, Any]]] = {}
        """Below which video stands what: see ``comment``."""
        self.comments_outcome = ""
        """As ``outcome``, for calls about comments alone."""
        self.released = threading.Event()
        """Set: whoever hangs in a ``timeout`` may go."""

    @property
    def endpoint(self) -> str:
        """Base URL for YOUTUBE_API_ENDPOINT."""
        return f"http://127.0.0.1:{self.server_port}"

    def add(self, id_: str, *, description: str, title: str = "", **more: Any) -> None:
        """Let the video exist; ``more`` replaces fields of its snippet."""
        self.known[id_] = video(id_, title=title or f"Video {id_}", description=description, **more)

    @property
    def asked(self) -> list[str]:
        """Every ID that was asked for, in order."""
        return [id_ for call in self.calls for id_ in call.ids]

    def found(self, id_: str) -> dict[str, Any] | None:
        """The item of ``videos.list`` for ``id_``, if there is such a video."""
        if id_ in self.known:
            return self.known[id_]
        if id_.startswith(("made-", "mix")):
            return video(id_, title=f"Video {id_}", description=description_of(id_))
        return None

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up are part of the tests."""


def video(
    id_: str,
    *,
    title: str,
    description: str,
    duration: str = "PT30M",
    embeddable: bool = True,
    made_for_kids: bool = False,
    **snippet: Any,
) -> dict[str, Any]:
    """An item of `videos.list`; ``snippet`` adds fields to its own, or replaces them."""
    return {
        "id": id_,
        "snippet": {
            "publishedAt": "2020-01-01T00:00:00Z",
            "title": title,
            "description": description,
            "channelTitle": "Channel of the stub",
            "liveBroadcastContent": "none",
            **snippet,
        },
        "contentDetails": {"duration": duration},
        "status": {"embeddable": embeddable, "madeForKids": made_for_kids},
    }


def comment(
    text: str, *, id_: str = "UgwStub", likes: int = 0, replies: int = 0, by: str = "UCviewer"
) -> dict[str, Any]:
    """An item of `commentThreads.list`; ``by`` "UCauthor": the video's own channel."""
    top = {
        "id": id_,
        "snippet": {
            "textDisplay": text,
            "likeCount": likes,
            **({"authorChannelId": {"value": by}} if by else {}),
        },
    }
    return {
        "snippet": {"channelId": "UCauthor", "totalReplyCount": replies, "topLevelComment": top}
    }


def description_of(id_: str) -> str:
    """A description whose chapters name their video."""
    return f"0:00 First of {id_}\n5:00 Second of {id_}\n10:00 Third of {id_}\n"


@contextmanager
def youtube(port: int = 0) -> Iterator[YouTubeStub]:
    """A stub that runs in this process until the block is left; 0: on any free port."""
    with YouTubeStub(port) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.released.set()
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: YouTubeStub

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        parameters = {name: values[0] for name, values in parse_qs(parts.query).items()}
        ids = tuple(parameters.get("id", parameters.get("videoId", "")).split(","))
        self.server.calls.append(Call(ids, parts.path, parameters, dict(self.headers)))
        time.sleep(self.server.delay)
        sudden = self.server.next.pop(0) if self.server.next else ""
        if parts.path.endswith("commentThreads"):
            sudden = sudden or self.server.comments_outcome
        own = next((self.server.outcomes[id_] for id_ in ids if id_ in self.server.outcomes), "")
        outcome = sudden or self.server.outcome or own or self._refusal(parts.path, parameters, ids)
        if not outcome and parts.path.endswith("playlistItems"):
            self._page(parameters)
        elif not outcome and parts.path.endswith("commentThreads"):
            items = self.server.comments.get(parameters["videoId"], [])
            self._answer(200, json.dumps({"items": items}).encode())
        elif outcome in ("timeout", "dripping", "reset", "leaking"):
            getattr(self, f"_{outcome}")()
        elif outcome:
            self._recorded(outcome)
        else:
            items = [item for id_ in reversed(ids) if (item := self.server.found(id_))]
            self._answer(200, json.dumps({"items": items}).encode())

    def _refusal(self, path: str, parameters: Mapping[str, str], ids: tuple[str, ...]) -> str:
        """What Google would refuse: a wrong path, no part, too many IDs, a wrong key."""
        if self.headers.get("X-Goog-Api-Key") != KEY or "key" in parameters:
            return "bad-request-key"
        if path == "/youtube/v3/playlistItems":
            is_known = parameters.get("playlistId") in self.server.playlists
            return "" if is_known else "playlist-not-found"
        if path == "/youtube/v3/commentThreads":
            wanted = {"order": "relevance", "textFormat": "plainText", "maxResults": "100"}
            if not wanted.items() <= parameters.items():
                return "backend-error"
            return "" if self.server.found(ids[0]) else "comments-video-not-found"
        wrong = path != "/youtube/v3/videos" or "snippet" not in parameters.get("part", "")
        return "backend-error" if wrong or not 1 <= len(ids) <= 50 else ""

    def _page(self, parameters: Mapping[str, str]) -> None:
        """A page of a playlist: 50 videos at most."""
        number = int(parameters.get("pageToken", "page1").removeprefix("page"))
        size = self.server.playlists[parameters["playlistId"]]
        numbers = range(50 * (number - 1), min(50 * number, size))
        items = [{"contentDetails": {"videoId": f"made-{number:05d}A"}} for number in numbers]
        following = {"nextPageToken": f"page{number + 1}"} if 50 * number < size else {}
        self._answer(200, json.dumps({"items": items, **following}).encode())

    def _recorded(self, outcome: str) -> None:
        (file,) = RECORDED.glob(f"{outcome}.*.*")
        self._answer(int(file.suffixes[-2].strip(".")), file.read_bytes())

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=UTF-8")
        self.send_header("Content-Length", str(len(body)))
        if status == 302:
            self.send_header("Location", f"{self.server.endpoint}/elsewhere")
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)

    def _timeout(self) -> None:
        self.server.released.wait(30)
        self.close_connection = True

    def _dripping(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.close_connection = True
        with suppress(OSError):
            while not self.server.released.wait(0.05):
                self.wfile.write(b" ")
                self.wfile.flush()

    def _reset(self) -> None:
        hang_up = struct.pack("ii", 1, 0)  # SO_LINGER of no time: the peer sees RST
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, hang_up)
        self.connection.close()
        self.close_connection = True

    def _leaking(self) -> None:
        """An error that repeats what it was given, the key included."""
        key = self.headers.get("X-Goog-Api-Key", "")
        message = f"API key {key} is odd: {self.path}?key={key}"
        error = {"code": 400, "message": message, "errors": []}
        self._answer(400, json.dumps({"error": error}).encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base names it
        """Nothing: the tests look at ``calls``."""
