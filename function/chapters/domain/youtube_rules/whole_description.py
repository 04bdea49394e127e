"""Rules for a description, with a list or without: YouTube refuses to save what breaks them."""

from __future__ import annotations

from collections.abc import Iterator

from chapters.domain.video import Finding
from chapters.domain.youtube_limits import MAX_DESCRIPTION


def angle_brackets(description: str) -> Iterator[Finding]:
    at = min((at for at in (description.find("<"), description.find(">")) if at >= 0), default=-1)
    if at >= 0:
        before = description[:at].replace("\r\n", "\n").replace("\r", "\n")
        yield Finding(
            "angle-brackets",
            "error",
            "The description holds < or >, and YouTube refuses to save it. Replace them.",
            before.count("\n") + 1,
        )


def description_too_long(description: str) -> Iterator[Finding]:
    if len(description) > MAX_DESCRIPTION:
        yield Finding(
            "description-too-long",
            "error",
            f"The description has {len(description)} characters, and YouTube refuses to save more "
            f"than {MAX_DESCRIPTION}. Shorten it.",
            values={"count": len(description), "most": MAX_DESCRIPTION},
        )
