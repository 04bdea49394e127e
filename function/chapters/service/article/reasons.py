"""Why an article, or a section of it, is not what was asked for: stable codes, with sentences.

A section that a model could not write has the code of the error, one of those below or of those
that a ``Writer`` raises. web/text/ja/findings.js has a sentence for each.
"""

from __future__ import annotations

from chapters.errors import ChaptersError, Internal, UpstreamFailed
from chapters.formats.article_markdown import Reason

NO_CAPTIONS = Reason("no-captions", "No captions were sent.")
NO_MODEL = Reason("model-not-configured", "This server has no model to ask.")
BROKEN = Reason(Internal.code, "Something went wrong here.")


def too_many_chapters(count: int, allowed: int) -> Reason:
    """More than a model may write about."""
    return Reason(
        "too-many-chapters",
        f"{count} chapters are more than the {allowed} that may be written.",
        {"count": count, "allowed": allowed},
    )


def too_many_minutes(count: int, allowed: int) -> Reason:
    """More than a model may watch."""
    return Reason(
        "too-many-minutes",
        f"{count} minutes are more than the {allowed} that may be watched.",
        {"count": count, "allowed": allowed},
    )


def too_many_characters(count: int, allowed: int) -> Reason:
    """More than a model may read."""
    return Reason(
        "too-many-characters",
        f"{count:,} characters of captions are more than the {allowed:,} that may be read.",
        {"count": count, "allowed": allowed},
    )


class EndUnknown(ChaptersError):
    """A chapter whose end is unknown, so that there is nothing to watch."""

    code = "end-unknown"


class TooMuchSaid(ChaptersError):
    """A chapter in which more is said than a model reads at once."""

    code = "too-much-said"


class NothingWritten(UpstreamFailed):
    """The model wrote nothing that could be used."""

    code = "nothing-written"


class TooMuchWritten(UpstreamFailed):
    """The model wrote much more than is said."""

    code = "too-much-written"


class NotAsked(UpstreamFailed):
    """The model failed before, so it was not asked again."""

    code = "model-not-asked"


def reason_of(error: ChaptersError) -> Reason:
    """Why a section is missing that ``error`` ended."""
    return Reason(error.code, error.detail)
