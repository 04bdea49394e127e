"""Every expected failure: a stable code, an HTTP status, and sentences that say what to do next.

One base class, tiny subclasses. Adapters raise these in place of what other libraries raise; the
interfaces turn them into ``application/problem+json`` (RFC 9457) or a line on stderr. No message
ever holds a key, an upstream body or a stack trace.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar


class ChaptersError(Exception):
    """An expected failure. Its ``str()`` is ``detail``, the message for the user."""

    code: ClassVar[str] = "internal"
    """Stable: programs may branch on it."""
    status: ClassVar[int] = 500
    """HTTP status."""
    title: ClassVar[str] = "Something went wrong"
    """The kind of failure in a few words: the same for every occurrence."""

    def __init__(self, detail: str, *, retry_after: int | None = None) -> None:
        """``detail``: whole sentences. ``retry_after``: seconds until a retry can help."""
        super().__init__(detail)
        self.detail = detail
        self.retry_after = retry_after


class MissingVideo(ChaptersError):
    """The request names no video."""

    code, status, title = "missing-video", 400, "No video given"


class InvalidVideo(ChaptersError):
    """The text is neither a video ID nor a link to a video."""

    code, status, title = "invalid-video", 400, "Not a video ID or link"


class NotAVideo(ChaptersError):
    """The link leads to YouTube, but to a playlist, channel or clip."""

    code, status, title = "not-a-video", 400, "Not a link to one video"


class VideoNotFound(ChaptersError):
    """Unknown, private or deleted: YouTube's answer to an anonymous caller is the same for all."""

    code, status, title = "video-not-found", 404, "Video not found"


class PlaylistNotFound(ChaptersError):
    """Unknown, private or deleted, as for videos."""

    code, status, title = "playlist-not-found", 404, "Playlist not found"


class ChannelNotFound(ChaptersError):
    """Unknown or deleted, or without a list of its uploads."""

    code, status, title = "channel-not-found", 404, "Channel not found"


class NoChapters(ChaptersError):
    """The video of an article has no chapters, so there is nothing to write about."""

    code, status, title = "no-chapters", 404, "No chapters"


class UnknownFormat(ChaptersError):
    """``format=`` names a format that does not exist."""

    code, status, title = "unknown-format", 400, "Unknown format"


class NotAcceptable(ChaptersError):
    """The header ``Accept`` allows none of our formats."""

    code, status, title = "not-acceptable", 406, "No acceptable format"


class InvalidRequest(ChaptersError):
    """A parameter or the body cannot be read."""

    code, status, title = "invalid-request", 400, "Request not understood"


class UnknownParameter(ChaptersError):
    """The query string has a parameter that the address does not have."""

    code, status, title = "unknown-parameter", 400, "Unknown parameter"


class InvalidTranscript(ChaptersError):
    """The transcript cannot be read; the detail names the line if it is known."""

    code, status, title = "invalid-transcript", 400, "Transcript not understood"


class UnsupportedMediaType(ChaptersError):
    """The body is of a type that is not read here, or no text in the encoding it should be in."""

    code, status, title = "unsupported-media-type", 415, "Not a kind of file that is read"


class NotFound(ChaptersError):
    """The path does not exist."""

    code, status, title = "not-found", 404, "Nothing at this address"


class MethodNotAllowed(ChaptersError):
    """The path exists, but not for this method."""

    code, status, title = "method-not-allowed", 405, "Method not allowed"

    def __init__(self, detail: str, *, allow: Iterable[str]) -> None:
        """``allow``: the methods that the path has (RFC 9110, section 10.2.1)."""
        super().__init__(detail)
        self.allow = tuple(allow)


class TooLarge(ChaptersError):
    """The body is over the limit, or the request names more than 50 videos."""

    code, status, title = "too-large", 413, "Too much at once"


class RateLimited(ChaptersError):
    """This client made too many requests, or this server made too many to YouTube."""

    code, status, title = "rate-limited", 429, "Too many requests"


class QuotaExhausted(ChaptersError):
    """The day's units of YouTube quota are spent; there are new ones at midnight Pacific time."""

    code, status, title = "quota-exhausted", 503, "Today's YouTube quota is used up"


class UpstreamFailed(ChaptersError):
    """YouTube answered with an error, or with something that cannot be read."""

    code, status, title = "upstream-failed", 502, "YouTube did not answer properly"


class UpstreamTimeout(ChaptersError):
    """YouTube did not answer in time."""

    code, status, title = "upstream-timeout", 504, "YouTube did not answer in time"


class StoreFailed(ChaptersError):
    """Firestore failed during a command that needs it. Requests go on without Firestore instead."""

    code, status, title = "upstream-failed", 502, "Firestore did not answer properly"


class NotConfigured(ChaptersError):
    """A setting is missing on this server, or YouTube refuses its value."""

    code, status, title = "not-configured", 503, "Not configured"

    def __init__(self, detail: str, *, videos: Iterable[str] = ()) -> None:
        """``videos``: the IDs that cannot be looked up, if the others can."""
        super().__init__(detail)
        self.videos = frozenset(videos)


class InvalidSettings(ChaptersError):
    """The environment holds settings that cannot be used; ``problems`` lists all of them."""

    code, status, title = "not-configured", 503, "Not configured"

    def __init__(self, problems: Iterable[str]) -> None:
        """``problems``: one sentence for each setting that is wrong."""
        self.problems = tuple(problems)
        super().__init__(" ".join(self.problems))


class Internal(ChaptersError):
    """A bug. The detail says nothing about it; the log does."""

    code, status, title = "internal", 500, "Something went wrong here"
