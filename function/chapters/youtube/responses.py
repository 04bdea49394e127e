"""Responses of the YouTube Data API as our types and errors. Checks the shape of everything.

https://developers.google.com/youtube/v3/docs/errors
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial, wraps
from typing import Any, TypeVar

import isodate

from chapters.domain.language import is_language_tag
from chapters.domain.quota_day import seconds_to_midnight
from chapters.domain.video import Comment, Discussion, Live, Playlist, Translation, Video
from chapters.errors import (
    ChannelNotFound,
    ChaptersError,
    InvalidRequest,
    NotConfigured,
    PlaylistNotFound,
    QuotaExhausted,
    RateLimited,
    UpstreamFailed,
    VideoNotFound,
)
from chapters.service.ports import Page

_QUOTA = {"quotaExceeded", "dailyLimitExceeded", "dailyLimitExceededUnreg"}
_RATE = {"rateLimitExceeded", "userRateLimitExceeded", "servingLimitExceeded"}
_KEY = {"keyInvalid", "keyExpired", "accessNotConfigured", "forbidden", "ipRefererBlocked"}

T = TypeVar("T")
K = TypeVar("K")

_MAX_SECONDS = 366 * 24 * 3600
"""No video is longer; some broadcasts go on for weeks."""

_WRONG_SHAPE = (
    AttributeError,
    LookupError,
    OverflowError,
    TypeError,
    ValueError,
    isodate.ISO8601Error,
)
"""What reading an answer raises if it has not the documented shape."""


class CommentsOff(ChaptersError):
    """Comments are switched off. The client turns it into a Discussion that is not open."""


_no_playlist = partial(
    PlaylistNotFound,
    "YouTube shows no playlist with this ID: it does not exist, is private, or was deleted.",
)
_no_channel = partial(
    ChannelNotFound,
    "YouTube shows no channel with this name: it does not exist, or was deleted. Check the link.",
)
_ABOUT_THE_REQUEST: Mapping[str, Callable[[], ChaptersError]] = {
    **dict.fromkeys(
        ("playlistNotFound", "playlistItemsNotAccessible", "playlistForbidden"), _no_playlist
    ),
    **dict.fromkeys(("channelNotFound", "channelForbidden"), _no_channel),
    "invalidPageToken": partial(
        InvalidRequest, "There is no such page of the playlist. Begin without pageToken."
    ),
    "commentsDisabled": partial(CommentsOff, "Comments are switched off for this video."),
    "videoNotFound": partial(
        VideoNotFound, "YouTube shows no video with this ID, and so no comments."
    ),
}
"""Errors by reasons that concern the video, playlist or page."""


def _reader(read: Callable[[Any], T]) -> Callable[[object], T]:
    """``read``, which raises UpstreamFailed for a response without the documented shape.

    A proxy's HTML page with status 200 arrives as a string, a truncated response as part of one.
    """

    @wraps(read)
    def reader(answer: object) -> T:
        try:
            return read(answer)
        except _WRONG_SHAPE:
            message = "YouTube's answer could not be read. Try again in a minute."
            raise UpstreamFailed(message) from None

    return reader


@_reader
def videos_of(answer: object) -> dict[str, Video]:
    """The videos in a response of ``videos.list``, by ID; raises UpstreamFailed."""
    videos = [_video(item) for item in _items(answer)]
    return {video.id: video for video in videos}


@_reader
def playlist_of(answer: object) -> Playlist:
    """The playlist in a response of ``playlists.list``; raises PlaylistNotFound, UpstreamFailed."""
    if not (items := _items(answer)):
        raise _no_playlist()
    snippet = items[0]["snippet"]
    return Playlist(
        _a(str, items[0]["id"]), _a(str, snippet["title"]), _a(str, snippet["channelTitle"])
    )


@_reader
def page_of(answer: object) -> Page:
    """The page in a response of ``playlistItems.list``; raises UpstreamFailed."""
    found = _a(dict, answer)
    total = found.get("pageInfo", {}).get("totalResults")
    return Page(
        ids=tuple(_id(item["contentDetails"]["videoId"]) for item in _items(found)),
        next_token=_a(str, found["nextPageToken"]) if "nextPageToken" in found else None,
        video_count=None if total is None else _a(int, total),
    )


@_reader
def uploads_of(answer: object) -> str:
    """The playlist of uploads in a response of ``channels.list``; raises UpstreamFailed, and
    ChannelNotFound for a response without a channel, or for a channel without such a playlist.
    """
    items = _items(answer)
    playlist = items[0]["contentDetails"]["relatedPlaylists"]["uploads"] if items else ""
    if not (name := _matching("[A-Za-z0-9_-]{0,80}", playlist)):
        raise _no_channel()
    return name


@_reader
def discussion_of(answer: object) -> Discussion:
    """The comments in a response of ``commentThreads.list``; raises UpstreamFailed."""
    comments = tuple(_comment(item["snippet"]) for item in _items(answer))
    return Discussion(is_open=True, comments=comments)


def refusal(status: int, body: bytes, *, now: datetime) -> ChaptersError:
    """The error for a response other than 200, by ``status`` and the ``reason`` in ``body``."""
    reason, message = _reason(body)
    if reason in _QUOTA:
        return QuotaExhausted(
            "Today's quota of look-ups at YouTube is used up. It returns at midnight Pacific "
            "time; videos that were asked for before still work.",
            retry_after=seconds_to_midnight(now),
        )
    if reason in _RATE or status == 429:
        return RateLimited("YouTube asks us to slow down. Try again in a minute.", retry_after=60)
    if reason in _ABOUT_THE_REQUEST:
        return _ABOUT_THE_REQUEST[reason]()
    if reason in _KEY or "api key" in message.lower() or status in (401, 403):
        return NotConfigured(
            "YouTube refuses this server's API key. Whoever runs it should check that the key "
            "exists, that YouTube Data API v3 is enabled, and how the key is restricted."
        )
    return UpstreamFailed(f"YouTube answered with an error ({status}). Try again in a minute.")


def _reason(body: bytes) -> tuple[str, str]:
    """The first error's ``reason``, and the message; empty where the body has none."""
    try:
        error = json.loads(body)["error"]
        first = (error.get("errors") or [{}])[0]
        return str(first.get("reason", "")), str(error.get("message", ""))
    except (*_WRONG_SHAPE, RecursionError):
        return "", ""


def _video(item: Mapping[str, Any]) -> Video:
    snippet, status = item["snippet"], item.get("status", {})
    return Video(
        id=_id(item["id"]),
        title=_a(str, snippet["title"]),
        channel=_a(str, snippet["channelTitle"]),
        description=_a(str, snippet["description"]),
        duration=_seconds(item.get("contentDetails", {}).get("duration")),
        published=_moment(snippet["publishedAt"]),
        live=_live(snippet, item.get("liveStreamingDetails", {})),
        embeddable=_a(bool, status.get("embeddable", True)),
        made_for_kids=_a(bool, status.get("madeForKids", False)),
        language=_a(str, snippet["defaultLanguage"]) if "defaultLanguage" in snippet else None,
        translations=tuple(
            Translation(tag, _a(str, text["title"]), _a(str, text["description"]))
            for tag, text in item.get("localizations", {}).items()
            if is_language_tag(tag)
        ),
    )


def _comment(thread: Mapping[str, Any]) -> Comment:
    top = thread["topLevelComment"]
    snippet = top["snippet"]
    # A deleted account has no channel. Two missing channels do not make it the author's.
    writer = snippet.get("authorChannelId", {}).get("value")
    return Comment(
        id=_a(str, top["id"]),
        text=_a(str, snippet["textDisplay"]),
        likes=_a(int, snippet.get("likeCount", 0)),
        replies=_a(int, thread.get("totalReplyCount", 0)),
        by_author=writer is not None and writer == thread.get("channelId"),
    )


# The readers of single values raise one of _WRONG_SHAPE for a value that is none of theirs.


def _a(kind: type[K], value: object) -> K:
    if type(value) is not kind:  # not isinstance: a bool is an int
        raise TypeError
    return value


def _items(answer: object) -> list[Any]:
    return _a(list, _a(dict, answer).get("items", []))


def _matching(pattern: str, value: object) -> str:
    if not re.fullmatch(pattern, text := _a(str, value)):
        raise ValueError
    return text


def _id(value: object) -> str:
    return _matching("[A-Za-z0-9_-]{11}", value)


def _seconds(duration: object) -> int | None:
    """Seconds of an ISO 8601 duration; None for ``P0D`` and ``PT0S`` (live, upcoming)."""
    if duration is None:
        return None
    # Years and months, which have no certain length, come as another class.
    seconds = isodate.parse_duration(_a(str, duration)) // timedelta(seconds=1)
    if not 0 <= seconds <= _MAX_SECONDS:
        raise ValueError
    return seconds or None


def _moment(value: object) -> datetime:
    moment = datetime.fromisoformat(_a(str, value))
    if moment.tzinfo is None:  # a date alone, or a time that may be anywhere's
        raise ValueError
    return moment.astimezone(UTC)


def _live(snippet: Mapping[str, Any], details: Mapping[str, Any]) -> Live:
    live = _a(str, snippet.get("liveBroadcastContent", "none"))
    if "actualEndTime" in details:
        return "completed"
    if live == "live":
        return "live"
    return "upcoming" if live == "upcoming" else "none"
