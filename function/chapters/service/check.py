"""Use case: which chapters does this description give, which of YouTube's rules does it break, and
what would mend it?

Pure: no video is looked up, so it needs no API key and costs no quota.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chapters import markers
from chapters.domain.clock import format_for_youtube
from chapters.domain.list_on_youtube import ListOnYouTube
from chapters.domain.list_options import NO_OPTIONS, ListOptions
from chapters.domain.video import Chapter, Chapters, Note, Video, with_ends
from chapters.domain.youtube_rules import findings_for
from chapters.extract import Extraction, Place, chapters_in, explain, places, refused_list
from chapters.formats import Format, render_verdict
from chapters.mend import Change, Mending, explains_disorder, mended

if TYPE_CHECKING:
    from chapters.transcript import Remark, Transcript

MAX_FINDINGS = 100
"""Findings in an answer: who breaks more rules mends these first."""
MAX_MENDED = 20_000
"""Characters of a description that is mended: four times what YouTube saves. Longer texts take
seconds."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What ``check`` found in a description."""

    found: Chapters
    """The chapters as they are typed, with findings. The description of its video is the one that
    was checked: as given, or the list that an editor's list became."""
    places: tuple[Place, ...]
    """Where each of these chapters stands in that description."""
    dialect: str | None
    corrected: str
    """The mended list alone; empty without a list."""
    changes: tuple[Change, ...]
    """What was changed, line by line, for ``description``."""
    description: str
    """The whole description with the changed lines; the same text if none was changed."""
    mended: Chapters
    """The chapters of the mended description."""
    explanation: dict[str, Any]
    """Each candidate list and why it won or lost, as plain data."""
    texts: tuple[str, ...] | None = None
    """The spoken text of each chapter in ``found``, a paragraph a line; None without a transcript.
    """
    remarks: tuple[Remark, ...] = ()
    """Faults of the transcript that were tolerated."""

    def rendered(self, chosen: Format, options: ListOptions) -> str:
        """The verdict as JSON; in another format the chapters, as typed, or mended where
        ``options`` ask for a change.
        """
        if chosen.name == "json":
            return render_verdict(self)
        return chosen.render(self.found if options == NO_OPTIONS else self.mended)


def pasted(description: str, *, duration: int | None = None, title: str = "") -> Video:
    """A video of which nothing but this is known; ``duration`` in seconds."""
    return Video(id="", title=title, channel="", description=description, duration=duration)


def extract_and_judge(video: Video) -> Chapters:
    """The chapters in the description of ``video``, with findings by YouTube's rules.

    A ``pasted`` list of an editor is read as the list for YouTube that it gives, which is the
    description of the answer's video. Never raises; without a list, the notes say why.
    """
    video, read_as = _with_markers_as_list(video)
    return _noted(_judged(video, chapters_in(video.description, video.duration)), read_as)


def check(
    video: Video, *, options: ListOptions = NO_OPTIONS, transcript: Transcript | None = None
) -> Verdict:
    """Check and mend the description of ``video``, which may be ``pasted``; never raises.

    A ``pasted`` list of an editor is checked as the list for YouTube that it gives. With a
    ``transcript``, the verdict also holds the spoken text of each chapter.
    """
    video, read_as = _with_markers_as_list(video)
    explanation = explain(video.description, video.duration)
    extraction = explanation.extraction
    found = _noted(_with_hints(_judged(video, extraction), options), read_as)
    mending = _mending(video, extraction, options)
    result = video._replace(description=mending.description)
    again = chapters_in(result.description, result.duration) if mending.changes else extraction
    return Verdict(
        found=found,
        places=places(video.description, extraction),
        dialect=extraction.dialect,
        corrected=_as_list(result, again, options),
        changes=mending.changes,
        description=mending.description,
        mended=_judged(result, again),
        explanation=explanation.as_dict(),
        texts=None if transcript is None else _texts(found.chapters, transcript),
        remarks=() if transcript is None else transcript.remarks,
    )


def _with_markers_as_list(video: Video) -> tuple[Video, tuple[Note, ...]]:
    """``video`` with the list that its description gives if it is one of an editor, and a note that
    names the kind. Descriptions that stand on YouTube are judged as they stand.
    """
    found = None if video.id else markers.read(video.description)
    if found is None:
        return video, ()
    message = f"The text was read as {found.kind.name} and made a list for YouTube."
    note = Note(f"editor-list-{found.kind.code}", message)
    return video._replace(description=found.as_description()), (note,)


def _noted(found: Chapters, notes: tuple[Note, ...]) -> Chapters:
    """``found`` with ``notes`` before its own."""
    return found._replace(notes=(*notes, *found.notes)) if notes else found


def _mending(video: Video, extraction: Extraction, options: ListOptions) -> Mending:
    """What is proposed; for a text without a list only if it is one in another reading: lengths
    that were to be added up, or times that lack their hours.
    """
    if len(video.description) > MAX_MENDED:
        return Mending(video.description)
    if extraction.chapters:
        return mended(video, extraction, options)
    nearest = refused_list(video.description, video.duration)
    is_out_of_order = extraction.notes[0].code == "out-of-order"
    may_lack_hours = nearest and is_out_of_order and explains_disorder(video, nearest)
    if nearest and (options.lengths == "sum" or may_lack_hours):
        return mended(video, nearest, options)
    return Mending(video.description)


def _judged(video: Video, extraction: Extraction) -> Chapters:
    findings = findings_for(video, extraction)
    more = len(findings) - MAX_FINDINGS
    left_out = Note("more-findings", f"{more} more findings are left out. Mend these first.")
    notes = (*extraction.notes, left_out) if more > 0 else extraction.notes
    if not extraction.chapters:
        return Chapters(video, findings=findings, notes=notes)
    return Chapters(
        video,
        chapters=with_ends(extraction.chapters, duration=video.duration),
        source="description",
        made_by="author",
        findings=findings[:MAX_FINDINGS],
        notes=notes,
    )


def _with_hints(found: Chapters, options: ListOptions) -> Chapters:
    """``found`` with notes on what mending can do for it: lengths can be added up; or what not."""
    hints: list[Note] = []
    if len(found.video.description) > MAX_MENDED:
        message = f"Texts of more than {MAX_MENDED} characters are judged here, but not mended."
        hints.append(Note("too-long-to-mend", message))
    elif options.lengths != "sum" and any(note.code == "lengths" for note in found.notes):
        message = "Ask with lengths=sum to have them added up to starts."
        hints.append(Note("lengths-can-be-added", message))
    return found._replace(notes=(*found.notes, *hints)) if hints else found


def _as_list(video: Video, extraction: Extraction, options: ListOptions) -> str:
    """The list in ``extraction``, a line for each chapter, without a line break at the end."""
    if not extraction.chapters:
        return ""
    chapters = ListOnYouTube.of(video, extraction).chapters
    titles = [chapter.title or f"Chapter {number}" for number, chapter in enumerate(chapters, 1)]
    if options.titles == "alone":
        return "\n".join(titles)
    starts = [format_for_youtube(chapter.start) for chapter in chapters]
    return "\n".join(map(" ".join, zip(starts, titles, strict=True)))


def _texts(chapters: tuple[Chapter, ...], transcript: Transcript) -> tuple[str, ...]:
    """The text of each chapter. Lists may be out of order; equal starts get the same text."""
    starts = sorted({chapter.start for chapter in chapters})
    paragraphs = dict(zip(starts, transcript.split(starts), strict=True)) if starts else {}
    return tuple("\n".join(p.line for p in paragraphs[chapter.start]) for chapter in chapters)
