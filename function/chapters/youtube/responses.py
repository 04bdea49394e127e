"""Responses of the YouTube Data API as our types and errors. Checks the shape of everything.

https://developers.google.com/youtube/v3/docs/errors
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

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
_PLAYLIST = {"playlistNotFound", "playlistItemsNotAccessible", "playlistForbidden"}
_CHANNEL = {"channelNotFound", "channelForbidden"}
_KEY = {"keyInvalid", "keyExpired", "accessNotConfigured", "forbidden", "ipRefererBlocked"}

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


def videos_of(answer: object) -> dict[str, Video]:
    """The videos in a response of ``videos.list``, by ID.

    Raises UpstreamFailed if it has not the documented shape. A proxy's HTML page with status 200
    arrives as a string, a truncated response as part of one.
    """
    try:
        videos = [_video(item) for item in _items(answer)]
    except _WRONG_SHAPE:
        raise _unreadable() from None
    return {video.id: video for video in videos}


def playlist_of(answer: object) -> Playlist:
    """The playlist in a response of ``playlists.list``; raises PlaylistNotFound, UpstreamFailed."""
    try:
        found = [_playlist(item) for item in _items(answer)]
    except _WRONG_SHAPE:
        raise _unreadable() from None
    if not found:
        raise _no_playlist()
    return found[0]


def page_of(answer: object) -> Page:
    """The page in a response of ``playlistItems.list``; raises UpstreamFailed."""
    try:
        found = _object(answer)
        ids = tuple(_id(item["contentDetails"]["videoId"]) for item in _items(found))
        token = _text(found["nextPageToken"]) if "nextPageToken" in found else None
        total = found.get("pageInfo", {}).get("totalResults")
        count = None if total is None else _count(total)
    except _WRONG_SHAPE:
        raise _unreadable() from None
    return Page(ids, token, count)


def uploads_of(answer: object) -> str:
    """The playlist of uploads in a response of ``channels.list``; raises UpstreamFailed, and
    ChannelNotFound for a response without a channel, or for a channel without such a playlist.
    """
    try:
        items = _items(answer)
        playlist = _text(items[0]["contentDetails"]["relatedPlaylists"]["uploads"]) if items else ""
        if not re.fullmatch("[A-Za-z0-9_-]{0,80}", playlist):
            raise ValueError
    except _WRONG_SHAPE:
        raise _unreadable() from None
    if not playlist:
        raise _no_channel()
    return playlist


def discussion_of(answer: object) -> Discussion:
    """The comments in a response of ``commentThreads.list``; raises UpstreamFailed."""
    try:
        comments = tuple(_comment(item["snippet"]) for item in _items(answer))
    except _WRONG_SHAPE:
        raise _unreadable() from None
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
    if (error := _about_the_request(reason)) is not None:
        return error
    if reason in _KEY or "api key" in message.lower() or status in (401, 403):
        return NotConfigured(
            "YouTube refuses this server's API key. Whoever runs it should check that the key "
            "exists, that YouTube Data API v3 is enabled, and how the key is restricted."
        )
    return UpstreamFailed(f"YouTube answered with an error ({status}). Try again in a minute.")


def _about_the_request(reason: str) -> ChaptersError | None:
    """The error for a reason that concerns the video, playlist or page; None for others."""
    if reason in _PLAYLIST:
        return _no_playlist()
    if reason in _CHANNEL:
        return _no_channel()
    if reason == "invalidPageToken":
        return InvalidRequest("There is no such page of the playlist. Begin without pageToken.")
    if reason == "commentsDisabled":
        return CommentsOff("Comments are switched off for this video.")
    if reason == "videoNotFound":
        return VideoNotFound("YouTube shows no video with this ID, and so no comments.")
    return None


def _no_channel() -> ChannelNotFound:
    return ChannelNotFound(
        "YouTube shows no channel with this name: it does not exist, or was deleted. "
        "Check the link."
    )


def _no_playlist() -> PlaylistNotFound:
    return PlaylistNotFound(
        "YouTube shows no playlist with this ID: it does not exist, is private, or was deleted."
    )


def _unreadable() -> UpstreamFailed:
    return UpstreamFailed("YouTube's answer could not be read. Try again in a minute.")


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
        title=_text(snippet["title"]),
        channel=_text(snippet["channelTitle"]),
        description=_text(snippet["description"]),
        duration=_seconds(item.get("contentDetails", {}).get("duration")),
        published=_moment(snippet["publishedAt"]),
        live=_live(snippet, item.get("liveStreamingDetails", {})),
        embeddable=_flag(status.get("embeddable", True)),
        made_for_kids=_flag(status.get("madeForKids", False)),
        language=_text(snippet["defaultLanguage"]) if "defaultLanguage" in snippet else None,
        translations=tuple(
            Translation(tag, _text(text["title"]), _text(text["description"]))
            for tag, text in item.get("localizations", {}).items()
            if is_language_tag(tag)
        ),
    )


def _playlist(item: Mapping[str, Any]) -> Playlist:
    snippet = item["snippet"]
    title, channel = _text(snippet["title"]), _text(snippet["channelTitle"])
    return Playlist(_text(item["id"]), title, channel)


def _comment(thread: Mapping[str, Any]) -> Comment:
    top = thread["topLevelComment"]
    snippet = top["snippet"]
    # A deleted account has no channel. Two missing channels do not make it the author's.
    writer = snippet.get("authorChannelId", {}).get("value")
    return Comment(
        id=_text(top["id"]),
        text=_text(snippet["textDisplay"]),
        likes=_count(snippet.get("likeCount", 0)),
        replies=_count(thread.get("totalReplyCount", 0)),
        by_author=writer is not None and writer == thread.get("channelId"),
    )


# The readers of single values raise one of _WRONG_SHAPE for a value that is none of theirs.


def _object(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _items(answer: object) -> list[Any]:
    items: list[Any] = _object(answer).get("items", [])
    return items


def _count(value: object) -> int:
    if type(value) is not int:  # bool is a subclass of int
        raise TypeError
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _seconds(duration: object) -> int | None:
    """Seconds of an ISO 8601 duration; None for ``P0D`` and ``PT0S`` (live, upcoming)."""
    if duration is None:
        return None
    # Years and months, which have no certain length, come as another class.
    seconds = isodate.parse_duration(_text(duration)) // timedelta(seconds=1)
    if not 0 <= seconds <= _MAX_SECONDS:
        raise ValueError
    return seconds or None


def _moment(value: object) -> datetime:
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:  # a date alone, or a time that may be anywhere's
        raise ValueError
    return moment.astimezone(UTC)


def _id(value: object) -> str:
    id_ = _text(value)
    if not re.fullmatch("[A-Za-z0-9_-]{11}", id_):
        raise ValueError
    return id_


def _live(snippet: Mapping[str, Any], details: Mapping[str, Any]) -> Live:
    live = _text(snippet.get("liveBroadcastContent", "none"))
    if "actualEndTime" in details:
        return "completed"
    if live == "live":
        return "live"
    return "upcoming" if live == "upcoming" else "none"
