"""What a creator asks: which chapters does this description give, and why would YouTube object?

Pure: no video is looked up, so it needs no key and costs no quota.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chapters.domain.video import Chapter, Chapters, Finding, Note, Video, with_ends
from chapters.domain.youtube_rules import corrected, findings_for
from chapters.extract import Extraction, chapters_in, explain

if TYPE_CHECKING:
    from chapters.transcript import Transcript


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
    texts: tuple[str, ...] | None = None
    """What is said in each of ``chapters``, in lines; None without a transcript."""


def described(video: Video) -> Chapters:
    """The author's list with what YouTube's rules say of it; never raises."""
    return _judged(video, chapters_in(video.description, video.duration))


def check(
    description: str, *, duration: int | None = None, transcript: Transcript | None = None
) -> Verdict:
    """Judge ``description`` for a video of ``duration`` seconds (None: unknown); never raises.

    With a ``transcript``, also what is said in each chapter.
    """
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
        texts=None if transcript is None else _texts(found.chapters, transcript),
    )


def _texts(chapters: tuple[Chapter, ...], transcript: Transcript) -> tuple[str, ...]:
    """A paragraph a line; lists may be out of order, and chapters of one start share their text."""
    starts = sorted({chapter.start for chapter in chapters})
    said = dict(zip(starts, transcript.split(starts), strict=True)) if starts else {}
    return tuple("\n".join(p.line for p in said[chapter.start]) for chapter in chapters)


def _judged(video: Video, extraction: Extraction) -> Chapters:
    if not extraction.chapters:
        return Chapters(video, notes=extraction.notes)
    return Chapters(
        video,
        chapters=with_ends(extraction.chapters, duration=video.duration),
        source="description",
        made_by="author",
        findings=findings_for(extraction, duration=video.duration),
        notes=extraction.notes,
    )
