"""A stub of the YouTube Data API on 127.0.0.1, over real HTTP.

It checks each request as Google would, counts units, and does what its ``outcome`` says: the name
of a file in support/recorded, or a way to fail (``BROKEN``). Empty: it knows the videos it was
given, and invents one for every ID that begins with ``made-`` or ``mix``. Their titles and chapters
hold the ID, so that an answer about another video would be noticed.
"""

from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from support.stub_server import StubHandler, StubServer, running

RECORDED = Path(__file__).parent / "recorded"
KEY = "AIzaTestKeyThatMustNeverBeSeen0123456789"
"""The key that the stub requires; it must never appear anywhere else."""

MEDIA_TYPE = "application/json; charset=UTF-8"

BROKEN = ("timeout", "dripping", "reset", "closed", "too_deep", "leaking")
"""Outcomes that are no recorded response: each is a method of the handler."""


@dataclass(frozen=True)
class Call:
    """One request: one unit."""

    ids: tuple[str, ...]
    """The videos that it names."""
    path: str
    parameters: Mapping[str, str]
    headers: Mapping[str, str]


class YouTubeStub(StubServer):
    """The server. ``outcome`` may change while it runs."""

    def __init__(self, port: int = 0) -> None:
        super().__init__(_Handler, port)
        self.outcome = ""
        self.next: list[str] = []
        """Outcomes of the next calls, one each; they go before ``outcome``."""
        self.delay = 0.0
        """Seconds before every answer."""
        self.calls: list[Call] = []
        self.known: dict[str, dict[str, Any]] = {}
        self.outcomes: dict[str, str] = {}
        """Outcomes of calls about this ID; they count when there is no other."""
        self.playlists: dict[str, int] = {"PLmade": 120}
        """How many invented videos a playlist holds."""
        self.channels: dict[tuple[str, str], str] = {
            ("forHandle", "@maker"): "PLmade",
            ("forUsername", "maker"): "PLmade",
            ("id", "UCmaker0123456789abcdefg"): "PLmade",
        }
        """The playlist of a channel's uploads, by the parameter that names it."""
        self.titles: dict[str, str] = {}
        """Titles of playlists that are not called after their ID."""
        self.comments: dict[str, list[dict[str, Any]]] = {}
        """The comments below a video, each made by ``comment``."""
        self.comments_outcome = ""
        """As ``outcome``, for calls about comments only."""

    @property
    def endpoint(self) -> str:
        """Base URL for YOUTUBE_API_ENDPOINT."""
        return self.address

    def add(self, id_: str, *, description: str, title: str = "", **more: Any) -> None:
        """Add a video; ``more`` replaces fields of its snippet."""
        self.known[id_] = video(id_, title=title or f"Video {id_}", description=description, **more)

    @property
    def asked(self) -> list[str]:
        """All IDs that were asked for, in order."""
        return [id_ for call in self.calls for id_ in call.ids]

    def found(self, id_: str) -> dict[str, Any] | None:
        """The item of ``videos.list`` for ``id_``, if there is such a video."""
        if id_ in self.known:
            return self.known[id_]
        if id_.startswith(("made-", "mix")):
            return video(id_, title=f"Video {id_}", description=description_of(id_))
        return None


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
    with running(YouTubeStub(port)) as server:
        yield server


class _Handler(StubHandler):
    server: YouTubeStub

    def do_GET(self) -> None:  # noqa: N802 - the base looks for this name
        parts = urlsplit(self.path)
        parameters = {name: values[0] for name, values in parse_qs(parts.query).items()}
        ids = tuple(parameters.get("id", parameters.get("videoId", "")).split(","))
        self.server.calls.append(Call(ids, parts.path, parameters, dict(self.headers)))
        time.sleep(self.server.delay)
        outcome = self._outcome(parts.path, ids) or self._refusal(parts.path, parameters, ids)
        if outcome in BROKEN:
            getattr(self, f"_{outcome}")()
        elif outcome:
            self._recorded(outcome)
        elif parts.path.endswith("playlistItems"):
            self._page(parameters)
        elif parts.path.endswith("channels"):
            self._channel(parameters)
        elif parts.path.endswith("playlists"):
            known = [id_ for id_ in ids if id_ in self.server.playlists]
            self._answer(200, {"items": [self._playlist(id_) for id_ in known]})
        elif parts.path.endswith("commentThreads"):
            self._answer(200, {"items": self.server.comments.get(parameters["videoId"], [])})
        else:
            items = [item for id_ in reversed(ids) if (item := self.server.found(id_))]
            if "localizations" not in parameters["part"]:
                items = [{k: v for k, v in one.items() if k != "localizations"} for one in items]
            self._answer(200, {"items": items})

    def _outcome(self, path: str, ids: tuple[str, ...]) -> str:
        """The outcome that a test has chosen for this call; '' when it has chosen none."""
        server = self.server
        chosen = server.next.pop(0) if server.next else ""
        if path.endswith("commentThreads"):
            chosen = chosen or server.comments_outcome
        by_id = next((server.outcomes[id_] for id_ in ids if id_ in server.outcomes), "")
        return chosen or server.outcome or by_id

    def _refusal(self, path: str, parameters: Mapping[str, str], ids: tuple[str, ...]) -> str:
        """The outcome if Google would refuse it: wrong path or key, no part, too many IDs."""
        if self.headers.get("X-Goog-Api-Key") != KEY or "key" in parameters:
            return "bad-request-key"
        if path == "/youtube/v3/playlistItems":
            is_known = parameters.get("playlistId") in self.server.playlists
            return "" if is_known else "playlist-not-found"
        parts = {"/youtube/v3/playlists": "snippet", "/youtube/v3/channels": "contentDetails"}
        if path in parts:
            return "" if parameters.get("part") == parts[path] else "backend-error"
        if path == "/youtube/v3/commentThreads":
            wanted = {"order": "relevance", "textFormat": "plainText", "maxResults": "100"}
            if not wanted.items() <= parameters.items():
                return "backend-error"
            return "" if self.server.found(ids[0]) else "comments-video-not-found"
        wrong = path != "/youtube/v3/videos" or "snippet" not in parameters.get("part", "")
        return "backend-error" if wrong or not 1 <= len(ids) <= 50 else ""

    def _playlist(self, id_: str) -> dict[str, Any]:
        """An item of `playlists.list`."""
        title = self.server.titles.get(id_, f"Playlist {id_}")
        return {"id": id_, "snippet": {"title": title, "channelTitle": "Channel of the stub"}}

    def _page(self, parameters: Mapping[str, str]) -> None:
        """A page of a playlist: 50 videos at most."""
        number = int(parameters.get("pageToken", "page1").removeprefix("page"))
        size = self.server.playlists[parameters["playlistId"]]
        numbers = range(50 * (number - 1), min(50 * number, size))
        items = [{"contentDetails": {"videoId": f"made-{number:05d}A"}} for number in numbers]
        following = {"nextPageToken": f"page{number + 1}"} if 50 * number < size else {}
        total = {"pageInfo": {"totalResults": size, "resultsPerPage": 50}}
        self._answer(200, {"items": items, **total, **following})

    def _channel(self, parameters: Mapping[str, str]) -> None:
        """The channel; an answer without items for one that does not exist."""
        found = [p for named, p in self.server.channels.items() if named in parameters.items()]
        items = [{"contentDetails": {"relatedPlaylists": {"uploads": p}}} for p in found]
        self._answer(200, {"items": items} if items else {})

    def _recorded(self, outcome: str) -> None:
        (file,) = RECORDED.glob(f"{outcome}.*.*")
        status = int(file.suffixes[-2].strip("."))
        redirect = {"Location": f"{self.server.endpoint}/elsewhere"} if status == 302 else {}
        self.answer(status, file.read_bytes(), media_type=MEDIA_TYPE, headers=redirect)

    def _answer(self, status: int, value: Mapping[str, Any]) -> None:
        self.answer(status, json.dumps(value).encode(), media_type=MEDIA_TYPE)

    def _timeout(self) -> None:
        self.hang()

    def _dripping(self) -> None:
        """A byte now and then, each within any socket's time-out."""
        self.begin(200, 100_000)
        self.close_connection = True
        with suppress(OSError):
            while not self.server.released.wait(0.05):
                self.wfile.write(b" ")
                self.wfile.flush()

    def _reset(self) -> None:
        no_linger = struct.pack("ii", 1, 0)  # closing then sends RST
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, no_linger)
        self.connection.close()
        self.close_connection = True

    def _closed(self) -> None:
        """The end of the connection in place of an answer."""
        self.close_connection = True

    def _too_deep(self) -> None:
        """More brackets than a parser may have calls."""
        self.answer(200, b"[" * 100_000, media_type=MEDIA_TYPE)

    def _leaking(self) -> None:
        """An error that repeats what it was given, the key included."""
        key = self.headers.get("X-Goog-Api-Key", "")
        message = f"API key {key} is odd: {self.path}?key={key}"
        error = {"code": 400, "message": message, "errors": []}
        self._answer(400, {"error": error})
