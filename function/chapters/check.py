"""What a creator asks: which chapters does this description give, and why would YouTube object?

Pure: no video is looked up, so it needs no key and costs no quota.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chapters.extract import Extraction, chapters_in, explain
from chapters.model import Chapter, Chapters, Finding, Note, Video, with_ends
from chapters.rules import corrected, judge


@dataclass(frozen=True, slots=True)
class Verdict:
    """A description, judged."""

    chapters: tuple[Chapter, ...]
    dialect: str | None
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...]
    corrected: str
    """The list as it should stand in the description; empty without a list."""
    explanation: dict[str, Any]
    """Each candidate list and why it won or lost, as plain data."""
    likely_shown: bool
    """Whether no published rule speaks against the list."""


def described(video: Video) -> Chapters:
    """The author's list with what YouTube's rules say of it; never raises."""
    return _judged(video, chapters_in(video.description, video.duration))


def check(description: str, *, duration: int | None = None) -> Verdict:
    """Judge ``description`` for a video of ``duration`` seconds (None: unknown); never raises."""
    explanation = explain(description, duration)
    extraction = explanation.extraction
    video = Video(id="", title="", channel="", description=description, duration=duration)
    found = _judged(video, extraction)
    return Verdict(
        chapters=found.chapters,
        dialect=extraction.dialect,
        findings=found.findings,
        notes=found.notes,
        corrected=corrected(extraction, duration=duration) if found.chapters else "",
        explanation=explanation.as_dict(),
        likely_shown=found.likely_shown_by_youtube,
    )


def _judged(video: Video, extraction: Extraction) -> Chapters:
    if not extraction.chapters:
        return Chapters(video, notes=extraction.notes)
    return Chapters(
        video,
        chapters=with_ends(extraction.chapters, duration=video.duration),
        source="description",
        made_by="author",
        findings=judge(extraction, duration=video.duration),
        notes=extraction.notes,
    )
