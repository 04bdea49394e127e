"""Every failure we expect: a stable code, an HTTP status, and sentences that say what to do next.

One base, tiny subclasses. Faces turn them into ``application/problem+json`` (RFC 9457) or a line
on stderr; adapters turn what foreign libraries raise into one of these at their edge. No message
ever holds a key, an upstream body or a stack trace.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar


class ChaptersError(Exception):
    """An expected failure. ``str()`` of it is the sentence for the user."""

    code: ClassVar[str] = "internal"
    """Stable; programs may branch on it."""
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
    """What was given is neither a video ID nor a link to a video."""

    code, status, title = "invalid-video", 400, "Not a video ID or link"


class NotAVideo(ChaptersError):
    """A YouTube link, but to a playlist, channel or clip."""

    code, status, title = "not-a-video", 400, "Not a link to one video"


class VideoNotFound(ChaptersError):
    """Unknown, private or deleted: YouTube gives an anonymous caller the same answer to all."""

    code, status, title = "video-not-found", 404, "Video not found"


class PlaylistNotFound(ChaptersError):
    """Unknown, private or deleted, as with videos."""

    code, status, title = "playlist-not-found", 404, "Playlist not found"


class NoChapters(ChaptersError):
    """An article was asked for, and there are no chapters to start from."""

    code, status, title = "no-chapters", 404, "No chapters"


class UnknownFormat(ChaptersError):
    """``format=`` names none of ours."""

    code, status, title = "unknown-format", 400, "Unknown format"


class NotAcceptable(ChaptersError):
    """``Accept`` allows none of our formats."""

    code, status, title = "not-acceptable", 406, "No acceptable format"


class InvalidRequest(ChaptersError):
    """A parameter or a body that cannot be read."""

    code, status, title = "invalid-request", 400, "Request not understood"


class InvalidTranscript(ChaptersError):
    """A transcript that cannot be read; the detail names the line where it can be told."""

    code, status, title = "invalid-transcript", 400, "Transcript not understood"


class NotFound(ChaptersError):
    """No such path."""

    code, status, title = "not-found", 404, "Nothing at this address"


class MethodNotAllowed(ChaptersError):
    """The path exists, the method does not."""

    code, status, title = "method-not-allowed", 405, "Method not allowed"

    def __init__(self, detail: str, *, allow: Iterable[str]) -> None:
        """``allow``: the methods that the path does answer (RFC 9110, section 10.2.1)."""
        super().__init__(detail)
        self.allow = tuple(allow)


class TooLarge(ChaptersError):
    """More than we read: a body over the limit, more than 50 videos."""

    code, status, title = "too-large", 413, "Too much at once"


class RateLimited(ChaptersError):
    """This client, or YouTube's limit for us, asks for a pause."""

    code, status, title = "rate-limited", 429, "Too many requests"


class QuotaExhausted(ChaptersError):
    """The day's units of YouTube quota are spent; they return at midnight Pacific time."""

    code, status, title = "quota-exhausted", 503, "Today's YouTube quota is used up"


class UpstreamFailed(ChaptersError):
    """YouTube answered with an error, or with something that is no answer."""

    code, status, title = "upstream-failed", 502, "YouTube did not answer properly"


class UpstreamTimeout(ChaptersError):
    """YouTube did not answer in time."""

    code, status, title = "upstream-timeout", 504, "YouTube did not answer in time"


class StoreFailed(ChaptersError):
    """Firestore did not do what a command about it wants; a request goes on without it."""

    code, status, title = "upstream-failed", 502, "Firestore did not answer properly"


class NotConfigured(ChaptersError):
    """This installation lacks a setting, or YouTube refuses the one it has."""

    code, status, title = "not-configured", 503, "Not configured"


class InvalidSettings(ChaptersError):
    """The environment holds settings that cannot be used; ``problems`` lists every one."""

    code, status, title = "not-configured", 503, "Not configured"

    def __init__(self, problems: Iterable[str]) -> None:
        """``problems``: one sentence for each setting that is wrong."""
        self.problems = tuple(problems)
        super().__init__(" ".join(self.problems))


class Internal(ChaptersError):
    """A defect of ours. The detail says nothing about it; the log does."""

    code, status, title = "internal", 500, "Something went wrong here"
