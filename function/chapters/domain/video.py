"""The nouns: a video, a playlist, chapters, notes and findings about them, and its comments.

Pure data. Times are whole seconds from the start of the video.
docs/decisions/2026-11-29-records-are-named-tuples.md
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Literal, NamedTuple

Live = Literal["none", "upcoming", "live", "completed"]
"""``liveBroadcastContent`` of the snippet; ``completed``, which it lacks, is a past broadcast."""

Origin = Literal["description", "comment", "model", "captions", "none"]
"""Where a list was found, or from what it was made."""

Maker = Literal["author", "viewer", "generated", "computed", "none"]
"""Who made a list; ``computed``: this app, without a model."""

Strength = Literal["error", "warning"]
"""``error``: breaks a rule that YouTube published; ``warning``: users report trouble with it."""


class Translation(NamedTuple):
    """The title and description of a video in another language, as its author gave them."""

    language: str
    """BCP 47 tag."""
    title: str
    description: str


class Video(NamedTuple):
    """The fields of YouTube's ``videos.list`` that chapters need."""

    id: str
    title: str
    channel: str
    description: str
    duration: int | None = None
    """Seconds; None while unknown (live, upcoming)."""
    published: datetime | None = None
    """Aware, UTC."""
    live: Live = "none"
    embeddable: bool = True
    made_for_kids: bool = False
    language: str | None = None
    """BCP 47 tag of the title and description, if the author set one."""
    translations: tuple[Translation, ...] = ()
    """Where they were asked for; the original may be among them."""
    fetched: datetime | None = None
    """When YouTube was asked; aware, UTC. None: it was not, the text was pasted."""


class Playlist(NamedTuple):
    """A playlist itself, without its videos."""

    id: str
    title: str | None = None
    """None: YouTube did not say, nor who made it."""
    channel: str | None = None
    video_count: int | None = None
    """None: YouTube did not say."""


class Chapter(NamedTuple):
    """One entry of a list, as its author wrote it."""

    start: int
    """Seconds."""
    title: str
    """As written, without the bullets and separators of the list; may be empty."""
    end: int | None = None
    """Seconds, computed: the next start, or the video's duration. None when unknown."""
    line: int | None = None
    """1-based line of the description that has the timestamp."""


class Note(NamedTuple):
    """A remark for the reader of an answer."""

    code: str
    """Stable: programs and translations refer to it."""
    message: str
    """One English sentence."""


class Finding(NamedTuple):
    """A rule for chapters that a list breaks."""

    rule: str
    """Stable code, such as ``starts-at-zero``."""
    strength: Strength
    message: str
    """English sentences: what is wrong, what YouTube does or may do, what to change."""
    line: int | None = None
    """1-based line of the description."""
    start: int | None = None
    """Seconds: the timestamp that the finding is about."""
    values: Mapping[str, int | str] = {}
    """The figures inside the message, for a translation of it."""

    def __hash__(self) -> int:
        """Without ``values``: a dict has no hash."""
        return hash(self[:-1])


class Chapters(NamedTuple):
    """The answer about one video. Without chapters, ``notes`` say why there are none."""

    video: Video
    chapters: tuple[Chapter, ...] = ()
    source: Origin = "none"
    made_by: Maker = "none"
    findings: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()
    source_url: str | None = None
    """Link to the comment that has the list, if it is not in the description."""
    model: str | None = None
    """Name of the model that generated the list."""
    fallbacks: tuple[str, ...] = ()
    """Other sources that could be asked for a list, as values of ``fallback=``."""

    @property
    def likely_shown_by_youtube(self) -> bool:
        """Whether the list breaks no published rule. Computed by this app, not by YouTube."""
        return (
            self.source == "description"
            and bool(self.chapters)
            and not any(finding.strength == "error" for finding in self.findings)
        )


class Comment(NamedTuple):
    """A top-level comment on a video."""

    id: str
    text: str
    """Plain text, unchanged."""
    likes: int
    replies: int
    by_author: bool
    """Whether the video's own channel wrote it."""


class Discussion(NamedTuple):
    """The comments on a video."""

    is_open: bool
    """False: the author turned comments off."""
    comments: tuple[Comment, ...] = ()
    """At most 100, in YouTube's order of relevance."""


def with_ends(chapters: Iterable[Chapter], *, duration: int | None) -> tuple[Chapter, ...]:
    """The same chapters, each ending where the next one starts, at the latest at ``duration``.

    The end stays None where it would not be after the start: in a list that is out of order, or
    for a chapter that starts at or after the end of the video.
    """
    listed = tuple(chapters)
    next_starts = [*(chapter.start for chapter in listed[1:]), duration]  # one too many for none
    return tuple(
        chapter._replace(end=_end(chapter.start, next_start, duration))
        for chapter, next_start in zip(listed, next_starts, strict=False)
    )


def _end(start: int, next_start: int | None, duration: int | None) -> int | None:
    end = min((second for second in (next_start, duration) if second is not None), default=None)
    return end if end is not None and end > start else None
