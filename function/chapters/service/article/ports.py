"""The ports of the article use case: a model that writes, and a cache of finished sections.

``gemini`` and ``cache`` implement them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from chapters.domain.video import Video
from chapters.service.ports import Style


@dataclass(frozen=True, slots=True)
class Clip:
    """The part of a video that a section is written about."""

    video_id: str
    title: str
    """The chapter's, as its author wrote it: text that a prompt must not trust."""
    start: int
    """Seconds."""
    end: int
    """Seconds, after ``start``."""
    language: str | None
    """BCP 47 tag of the language to write in; None: the language spoken in the clip."""
    style: Style = "tutorial"
    """``tutorial`` or ``summary``."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What is said in a chapter, and how it is to be written."""

    title: str
    """The chapter's: text that a prompt must not trust, as little as ``paragraphs``."""
    paragraphs: tuple[str, ...]
    """What is said, with speakers in front; not empty."""
    style: Style
    """``tutorial`` or ``summary``."""
    language: str | None
    """BCP 47 tag of the language to write in; None: that of the paragraphs."""


class Writer(Protocol):
    """A model that writes sections: about a clip that it watches, or from what is said in it.

    Neither method retries, since each call costs money. Both raise QuotaExhausted, RateLimited,
    UpstreamFailed, UpstreamTimeout, NotConfigured.
    """

    model: str
    """Its name, for the label."""
    version: str
    """Changes whenever the same clip may give another text: model and prompt."""
    rewrite_version: str
    """The same for a passage."""

    def write(self, clip: Clip) -> Generator[str, None, None]:
        """Markdown about ``clip``, piece by piece. Closing the generator ends the request.

        Raises also in the middle.
        """

    def rewrite(self, passage: Passage) -> str:
        """Markdown that says what ``passage`` says, whole."""


class Sections(Protocol):
    """A cache of finished sections. In trouble, requests go on without it: no method raises."""

    def get(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The texts found, by key."""

    def put(self, key: str, text: str, *, video: Video) -> None:
        """Store ``text``, which is about ``video`` and expires with what is known of it; dropped
        when the cache is in trouble.
        """


def section_key(*about: object) -> str:
    """The key of a text in ``Sections``: another one as soon as a value in ``about`` differs."""
    return hashlib.sha256(json.dumps(about).encode()).hexdigest()[:40]
