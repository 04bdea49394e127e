"""Use case: draft chapters for a video, from its captions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from chapters.domain.extraction import Extraction
from chapters.domain.video import Chapter, Chapters, Finding, Note, Video, with_ends
from chapters.domain.youtube_rules import findings_for
from chapters.errors import ChaptersError
from chapters.formats import plain_text
from chapters.split import MARK, sections
from chapters.transcript import Cue, Transcript

DRAFT = Note(
    "captions-draft",
    "This list is a draft, made from the captions and not by the author: look at each time and "
    "title before you publish it.",
)
PLACEHOLDERS = Note(
    "titles-are-placeholders",
    f"A title behind {MARK.strip()} is a phrase from the captions, or one that may not fit them: "
    "write a better one.",
)
CAN_ASK = Note(
    "model-can-be-asked", "Ask with by=model to have a model divide and name the chapters."
)
NOT_CONFIGURED = Note("model-not-configured", "This server has no model to ask.")


class Outliner(Protocol):
    """A port: a model that makes chapters of captions."""

    def chapters(self, video: Video, cues: Sequence[Cue], *, client: str) -> Chapters:
        """Chapters from ``cues``; without a list that can be used, none and a note that says why.

        A new question counts against the limit of ``client``. Raises a ``ChaptersError``.
        """


def computed(video: Video, transcript: Transcript) -> Chapters:
    """A draft for ``video`` without a model; never raises."""
    found = sections(transcript.cues, duration=video.duration)
    chapters = [Chapter(section.start, section.title) for section in found]
    return _judged(
        Chapters(
            video,
            chapters=with_ends(chapters, duration=video.duration),
            source="captions",
            made_by="computed",
        ),
        transcript,
    )


class Drafts:
    """Makes drafts by a model. One for each process, shared by its threads."""

    def __init__(self, outliner: Outliner | None) -> None:
        """``outliner`` None: no model is configured."""
        self._outliner = outliner

    def with_offer(self, draft: Chapters) -> Chapters:
        """A computed ``draft``, with a note if a model can be asked for another one."""
        if self._outliner is None:
            return draft
        return draft._replace(notes=(*draft.notes, CAN_ASK))

    def by_model(
        self,
        video: Video,
        transcript: Transcript,
        *,
        client: str = "",
        otherwise: Callable[[], Chapters],
    ) -> Chapters:
        """A draft by the model; where it makes none, that of ``otherwise``, the computed one, and a
        note that says why. Raises what ``otherwise`` raises.
        """
        if self._outliner is None:
            why: tuple[Note, ...] = (NOT_CONFIGURED,)
        else:
            try:
                found = self._outliner.chapters(video, transcript.cues, client=client)
            except ChaptersError as error:
                why = (Note("model-failed", error.detail),)
            else:
                if found.chapters:
                    return _judged(found, transcript)
                why = found.notes
        draft = otherwise()
        return draft._replace(notes=(*why, *draft.notes))


def _judged(draft: Chapters, transcript: Transcript) -> Chapters:
    """``draft`` with findings by YouTube's rules, and the notes that belong to every draft: also
    what was wrong with the captions.
    """
    is_marked = any(chapter.title.startswith(MARK) for chapter in draft.chapters)
    return draft._replace(
        findings=_findings(draft),
        notes=(
            *draft.notes,
            DRAFT,
            *([PLACEHOLDERS] if is_marked else []),
            *(Note(remark.code, remark.message) for remark in transcript.remarks),
        ),
    )


def _findings(draft: Chapters) -> tuple[Finding, ...]:
    """What YouTube would object to once the draft stands in a description, its titles edited."""
    listed = tuple(
        chapter._replace(title=chapter.title.removeprefix(MARK), line=line)
        for line, chapter in enumerate(draft.chapters, start=1)
    )
    written = plain_text.render(draft._replace(chapters=listed))
    return findings_for(draft.video._replace(id="", description=written), Extraction(listed))
