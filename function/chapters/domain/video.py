"""The nouns: what a video, a chapter, a list of chapters and a finding about it are.

Pure data, frozen, standard library only. Times are whole seconds from the start of the video.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

Live = Literal["none", "upcoming", "live", "completed"]
"""``liveBroadcastContent`` of the snippet, with finished broadcasts kept apart."""

Origin = Literal["description", "comment", "model", "none"]
"""Where a list was found."""

Maker = Literal["author", "viewer", "generated", "none"]
"""Who made a list."""

Strength = Literal["error", "warning"]
"""``error``: a rule that YouTube published is broken; ``warning``: users report trouble."""


@dataclass(frozen=True, slots=True)
class Video:
    """What ``videos.list`` tells about a video, as far as chapters need it."""

    id: str
    title: str
    channel: str
    description: str
    duration: int | None = None
    """Seconds; None while it is unknown (live, upcoming)."""
    published: datetime | None = None
    """Aware, UTC."""
    live: Live = "none"
    embeddable: bool = True
    made_for_kids: bool = False
    language: str | None = None
    """BCP 47 tag of the title and description, where the author set one."""


SHORTEST = 10
"""Seconds that a chapter must last for YouTube,
https://support.google.com/youtube/answer/9884579."""


class Chapter(NamedTuple):
    """One entry of a list, as its author wrote it.

    A tuple, since every list makes many: a frozen data class takes twice as long.
    """

    start: int
    """Seconds."""
    title: str
    """Verbatim but for the marks of the list's dialect; can be empty."""
    end: int | None = None
    """Seconds, computed: the next start, or the duration. None when unknown."""
    line: int | None = None
    """1-based line of the description that holds the timestamp."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader of a result should know."""

    code: str
    """Stable, for programs and translations."""
    message: str
    """One English sentence."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One verdict on a list by YouTube's rules for chapters."""

    rule: str
    """Stable code, such as ``starts-at-zero``."""
    strength: Strength
    message: str
    """What is wrong, what YouTube does or may do, and what to change: English sentences."""
    line: int | None = None
    """1-based line of the description."""
    start: int | None = None
    """Seconds: the timestamp that the finding is about."""
    values: Mapping[str, int | str] = field(default_factory=dict, hash=False)
    """The figures inside the message, for a translation of it. A dict has no hash."""


@dataclass(frozen=True, slots=True)
class Chapters:
    """The answer about one video. No chapters is an answer too: ``notes`` then says why."""

    video: Video
    chapters: tuple[Chapter, ...] = ()
    source: Origin = "none"
    made_by: Maker = "none"
    findings: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()
    source_url: str | None = None
    """Link to where the list stands, when that is not the description."""
    model: str | None = None
    """Name of the model that generated the list."""
    fallbacks: tuple[str, ...] = ()
    """What else could be asked for a list, by the names that ``fallback=`` knows."""

    @property
    def likely_shown_by_youtube(self) -> bool:
        """Whether no published rule speaks against it. Computed by this app, not by YouTube."""
        return (
            self.source == "description"
            and bool(self.chapters)
            and not any(finding.strength == "error" for finding in self.findings)
        )


@dataclass(frozen=True, slots=True)
class Comment:
    """A top comment below a video, as far as a list in it is concerned."""

    id: str
    text: str
    """Plain text, verbatim."""
    likes: int
    replies: int
    by_author: bool
    """Whether the video's own channel wrote it."""


@dataclass(frozen=True, slots=True)
class Discussion:
    """What stands below a video."""

    is_open: bool
    """False: its author switched comments off."""
    comments: tuple[Comment, ...] = ()
    """The most relevant first, in YouTube's eyes; 100 at most."""


def with_ends(chapters: Iterable[Chapter], *, duration: int | None) -> tuple[Chapter, ...]:
    """The same chapters, each ending where the next one starts and the last one at ``duration``.

    An end that would not lie after its start (a list out of order, a last stamp at or past the
    end of the video) stays None.
    """
    listed = tuple(chapters)
    ends = [*(chapter.start for chapter in listed[1:]), duration]
    return tuple(
        chapter._replace(end=end if end is not None and end > chapter.start else None)
        for chapter, end in zip(listed, ends, strict=False)  # no chapters: one end too many
    )
