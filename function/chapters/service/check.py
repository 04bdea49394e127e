"""Use case: which chapters does this description give, and which of YouTube's rules does it break?

Pure: no video is looked up, so it needs no API key and costs no quota.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chapters.domain.video import Chapter, Chapters, Finding, Note, Video, with_ends
from chapters.domain.youtube_rules import corrected, findings_for
from chapters.extract import Extraction, chapters_in, explain

if TYPE_CHECKING:
    from chapters.transcript import Remark, Transcript


@dataclass(frozen=True, slots=True)
class Verdict:
    """What ``check`` found in a description."""

    chapters: tuple[Chapter, ...]
    dialect: str | None
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...]
    corrected: str
    """The list as it should stand in the description; empty without a list."""
    explanation: dict[str, Any]
    """Each candidate list and why it won or lost, as plain data."""
    likely_shown: bool
    """Whether the list breaks none of YouTube's published rules."""
    texts: tuple[str, ...] | None = None
    """The spoken text of each of ``chapters``, a paragraph a line; None without a transcript."""
    remarks: tuple[Remark, ...] = ()
    """Faults of the transcript that were tolerated."""


def extract_and_judge(video: Video) -> Chapters:
    """The chapters in the description of ``video``, with findings by YouTube's rules.

    Never raises; without a list, the notes say why.
    """
    return _judged(video, chapters_in(video.description, video.duration))


def check(
    description: str, *, duration: int | None = None, transcript: Transcript | None = None
) -> Verdict:
    """Check ``description`` for a video of ``duration`` seconds (None: unknown); never raises.

    With a ``transcript``, the verdict also holds the spoken text of each chapter.
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
        corrected=corrected(extraction, duration=duration),
        explanation=explanation.as_dict(),
        likely_shown=found.likely_shown_by_youtube,
        texts=None if transcript is None else _texts(found.chapters, transcript),
        remarks=() if transcript is None else transcript.remarks,
    )


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


def _texts(chapters: tuple[Chapter, ...], transcript: Transcript) -> tuple[str, ...]:
    """The text of each chapter. Lists may be out of order; equal starts get the same text."""
    starts = sorted({chapter.start for chapter in chapters})
    paragraphs = dict(zip(starts, transcript.split(starts), strict=True)) if starts else {}
    return tuple("\n".join(p.line for p in paragraphs[chapter.start]) for chapter in chapters)
