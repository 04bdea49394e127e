"""A client of the YouTube Data API v3 on top of Google's own; raises our errors, not Google's.

https://developers.google.com/youtube/v3/docs/videos/list: one unit of quota a call, up to 50 IDs.
The key is sent in a header: in the URL it would appear in every ``HttpError`` and log line.
"""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from http.client import HTTPException
from typing import Any, TypeVar

import httplib2
from googleapiclient.discovery import build
from googleapiclient.errors import Error as ClientError
from googleapiclient.errors import HttpError
from googleapiclient.http import HttpRequest

from chapters.domain.video import Discussion, Playlist, Video
from chapters.errors import UpstreamFailed, UpstreamTimeout
from chapters.service.ports import Page
from chapters.youtube.responses import (
    CommentsOff,
    discussion_of,
    page_of,
    playlist_of,
    refusal,
    uploads_of,
    videos_of,
)

PARTS = "snippet,contentDetails,status,liveStreamingDetails"
"""All parts together cost one unit."""

FIELDS = (
    "items(id,snippet(title,channelTitle,description,publishedAt,liveBroadcastContent,"
    "defaultLanguage),contentDetails/duration,status(embeddable,madeForKids),"
    "liveStreamingDetails/actualEndTime)"
)

TRANSLATIONS = "localizations"
"""The part, and field of an item, that holds the translations."""

COMMENT_FIELDS = (
    "items/snippet(channelId,totalReplyCount,"
    "topLevelComment(id,snippet(textDisplay,likeCount,authorChannelId/value)))"
)

READ_TIMEOUT = 4.0
"""Seconds to wait for the next byte."""
DEADLINE = 7.0
"""Seconds for a whole call, even while bytes still arrive."""

_BROKEN = (
    ClientError,
    httplib2.error.HttpLib2Error,
    HTTPException,
    OSError,
    RecursionError,  # JSON nested too deeply
    ValueError,  # bytes that are no text, numbers of thousands of digits
)
"""What Google's client and the libraries below it raise for a call that failed."""

T = TypeVar("T")

_log = logging.getLogger(__name__)


class YouTube:
    """Implements ``service.ports.Upstream``; safe to share between threads."""

    def __init__(
        self,
        *,
        api_key: str,
        endpoint: str | None = None,
        read_timeout: float = READ_TIMEOUT,
        deadline: float = DEADLINE,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """``endpoint``: base URL of the API (None: Google's). Times in seconds.

        Makes no request yet.
        """
        self._read_timeout = read_timeout
        self._deadline = deadline
        self._clock = clock
        client = build(
            "youtube",
            "v3",
            http=httplib2.Http(),
            static_discovery=True,
            requestBuilder=_with_key(api_key),
            client_options={"api_endpoint": endpoint} if endpoint else None,
        )
        self._videos = client.videos()
        self._playlists = client.playlists()
        self._playlist_items = client.playlistItems()
        self._channels = client.channels()
        self._comment_threads = client.commentThreads()

    def fetch(self, ids: Sequence[str], *, translated: bool = False) -> Mapping[str, Video]:
        """The videos that exist among ``ids`` (at most 50), by ID: one unit of quota.

        ``translated``: with their translations, for no unit more. Takes at most ``deadline``
        seconds. Raises QuotaExhausted, RateLimited, NotConfigured, UpstreamTimeout,
        UpstreamFailed.
        """
        request = self._videos.list(
            part=f"{PARTS},{TRANSLATIONS}" if translated else PARTS,
            fields=FIELDS.replace("items(", f"items({TRANSLATIONS},") if translated else FIELDS,
            id=",".join(ids),
            maxResults=len(ids),
        )
        videos = self._call(request, videos_of)
        if not videos.keys() <= set(ids):
            _log.warning("videos.list answered about videos that were not asked for")
            raise UpstreamFailed("YouTube answered about other videos. Try again in a minute.")
        return videos

    def playlist(self, playlist: str) -> Playlist:
        """Title and channel of ``playlist``: one unit of quota.

        https://developers.google.com/youtube/v3/docs/playlists/list. Raises PlaylistNotFound, and
        what ``fetch`` raises.
        """
        request = self._playlists.list(
            part="snippet", fields="items(id,snippet(title,channelTitle))", id=playlist
        )
        return self._call(request, playlist_of)

    def page(self, playlist: str, *, token: str | None) -> Page:
        """Up to 50 videos of ``playlist``: one unit of quota.

        https://developers.google.com/youtube/v3/docs/playlistItems/list. Raises PlaylistNotFound,
        InvalidRequest for a token of no page, and what ``fetch`` raises.
        """
        request = self._playlist_items.list(
            part="contentDetails",
            fields="items/contentDetails/videoId,nextPageToken,pageInfo/totalResults",
            playlistId=playlist,
            maxResults=50,
            **({"pageToken": token} if token else {}),
        )
        return self._call(request, page_of)

    def uploads(self, channel: str) -> str:
        """The ID of the playlist of what ``channel`` uploaded: one unit of quota.

        https://developers.google.com/youtube/v3/docs/channels/list. Raises ChannelNotFound, and
        what ``fetch`` raises.
        """
        request = self._channels.list(
            part="contentDetails",
            fields="items/contentDetails/relatedPlaylists/uploads",
            **_named(channel),
        )
        return self._call(request, uploads_of)

    def discussion(self, video: str) -> Discussion:
        """The top comments below ``video``: one unit of quota.

        https://developers.google.com/youtube/v3/docs/commentThreads/list. Raises what ``fetch``
        raises; that comments are off is an answer.
        """
        request = self._comment_threads.list(
            part="snippet",
            fields=COMMENT_FIELDS,
            videoId=video,
            order="relevance",
            textFormat="plainText",
            maxResults=100,
        )
        try:
            return self._call(request, discussion_of)
        except CommentsOff:
            return Discussion(is_open=False)

    def _call(self, request: HttpRequest, read: Callable[[object], T]) -> T:
        """The response to ``request`` as parsed by ``read``, within the deadline."""
        # Each call has its own connection: shared ones mix up their responses.
        http = _Http(timeout=self._read_timeout)
        http.follow_redirects = False  # a redirect would take the key along
        try:
            with closing(http), _deadline(http, self._deadline):
                return read(request.execute(http=http))
        except HttpError as error:
            raise refusal(error.resp.status, error.content, now=self._clock()) from None
        except TimeoutError:
            raise UpstreamTimeout(
                "YouTube did not answer in time. Try again in a minute; on YouTube itself the "
                "video may well open."
            ) from None
        except _BROKEN as error:
            _log.warning("YouTube failed: %s", type(error).__name__)
            raise UpstreamFailed("YouTube could not be reached. Try again in a minute.") from None


class _Http(httplib2.Http):
    """Sends a request once. httplib2 itself sends it again when the server closes the connection
    without an answer: YouTube may charge for both, and our budget would count one.
    """

    def request(self, uri: str, method: str, **named: Any) -> Any:  # type: ignore[override]
        """As in the base class, on a connection that is opened once."""
        kind = _SecureConnection if uri.startswith("https:") else _Connection
        return super().request(uri, method, connection_type=kind, **named)


class _OpenedOnce:
    """Part of a connection of httplib2, which opens it again before it repeats a request."""

    _is_used = False

    def connect(self) -> None:
        if self._is_used:
            raise ConnectionError("closed by the server")
        self._is_used = True
        super().connect()  # type: ignore[misc]


class _Connection(_OpenedOnce, httplib2.HTTPConnectionWithTimeout):
    """Without TLS, for tests."""


class _SecureConnection(_OpenedOnce, httplib2.HTTPSConnectionWithTimeout):
    """With TLS."""


def _named(channel: str) -> dict[str, str]:
    """The parameter of ``channels.list`` that finds ``channel``."""
    if channel.startswith("@"):
        return {"forHandle": channel}
    if channel.startswith("user/"):
        return {"forUsername": channel.removeprefix("user/")}
    return {"id": channel}


def _with_key(api_key: str) -> Callable[..., HttpRequest]:
    """A maker of requests with the key in a header, which no log and no exception shows."""

    def request(*arguments: Any, **named: Any) -> HttpRequest:
        built = HttpRequest(*arguments, **named)
        built.headers["X-Goog-Api-Key"] = api_key
        return built

    return request


@contextmanager
def _deadline(http: httplib2.Http, seconds: float) -> Iterator[None]:
    """Shut down the connection of ``http`` after ``seconds``, and raise TimeoutError then.

    The timeout of a socket starts anew with each byte, so a slow trickle of bytes never meets it.
    """
    expired, finished = threading.Event(), threading.Event()

    def watch() -> None:
        if finished.wait(seconds):
            return
        expired.set()
        # In a loop, because the connection may still be opening when the time is over.
        while not finished.wait(0.05):
            for connection in list(http.connections.values()):
                if connection.sock is not None:
                    with suppress(OSError):
                        connection.sock.shutdown(socket.SHUT_RDWR)

    threading.Thread(target=watch, name="deadline", daemon=True).start()
    try:
        yield
    except Exception as error:
        if isinstance(error, HttpError) or not expired.is_set():  # a refusal is one, however late
            raise
    finally:
        finished.set()
    if expired.is_set():  # whatever else became of the call
        raise TimeoutError
