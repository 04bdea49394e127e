"""Articles about videos, in Markdown: one section for each chapter, in the order of time.

The text of the sections comes from a transcript or from a model that watches each chapter's clip;
without either the article is an outline. Generated text is labelled as such.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass

from chapters.domain.language import language_of
from chapters.domain.video import Chapters
from chapters.errors import NoChapters
from chapters.formats.article_layout import Layout
from chapters.formats.article_markdown import END, LINKED, heading, opening
from chapters.formats.ordered import Part, in_order
from chapters.service.article.ports import Clip, Sections, Writer
from chapters.service.article.text_sources import (
    GeneratedText,
    OutlineOnly,
    Text,
    TranscriptText,
    key_of,
)
from chapters.service.ports import Limiter
from chapters.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Ceilings:
    """What a model may watch for one article; a longer article stays an outline."""

    chapters: int
    """Chapters of the article."""
    minutes: int
    """Minutes of video, all chapters together."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The next part of an article's Markdown."""

    text: str
    section: int
    """Number of its section, from 1; 0: before the first section."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article that is ready to be written; what can be refused in advance was checked."""

    chapters: Chapters
    parts: tuple[Part, ...]
    """One for each section, in the order of time."""
    text: Text
    layout: Layout = LINKED

    def pieces(self) -> Generator[Piece, None, None]:
        """The Markdown, piece by piece. Closing the generator also stops the model."""
        label, layout, video = self.text.label, self.layout, self.chapters.video.id
        yield Piece(opening(self.chapters, self.parts, label=label, layout=layout), 0)
        for number, part in enumerate(self.parts, 1):
            yield Piece(heading(video, part, number, layout=layout), number)
            with closing(self.text.of(part)) as pieces:
                for text in pieces:
                    yield Piece(text, number)
        yield Piece(END, len(self.parts))


class Articles:
    """Prepares articles. One for each process, shared by its threads."""

    def __init__(
        self,
        *,
        writer: Writer | None,
        sections: Sections,
        limiter: Limiter,
        ceilings: Ceilings,
    ) -> None:
        """``writer`` None: no model is configured.

        Each chapter that a model writes counts as one look-up for ``limiter``.
        """
        self._writer = writer
        self._sections = sections
        self._limiter = limiter
        self._ceilings = ceilings

    def of(
        self,
        chapters: Chapters,
        *,
        transcript: Transcript | None = None,
        language: str | None = None,
        layout: Layout = LINKED,
        client: str = "",
    ) -> Article:
        """The article about ``chapters``; from ``transcript`` when given, else by the model.

        ``language``: BCP 47 tag to write in; None: the video's. ``client``: whose limit the
        chapters count against. Raises NoChapters, RateLimited.
        """
        if transcript is not None or self._writer is None or not chapters.video.id:
            return without_model(chapters, transcript=transcript, language=language, layout=layout)
        parts = _parts(chapters)
        language = language or language_of(chapters.video)
        return Article(
            chapters,
            parts,
            self._by_model(self._writer, chapters, parts, language, client),
            layout,
        )

    def _by_model(
        self,
        writer: Writer,
        chapters: Chapters,
        parts: Sequence[Part],
        language: str | None,
        client: str,
    ) -> Text:
        """The model's text; an outline beyond the ceilings. Raises RateLimited."""
        id_ = chapters.video.id
        clips = {
            part: Clip(id_, part.title, part.start, part.end, language)
            for part in parts
            if part.end is not None
        }
        if why := self._over_ceilings(parts, clips.values()):
            return OutlineOnly(language=language, why=why)
        keys = [key_of(clip, writer.version) for clip in clips.values()]
        cached = self._sections.get(keys)
        if len(cached) < len(keys):
            self._limiter.admit(client, misses=len(keys) - len(cached))
        return GeneratedText(
            writer,
            video=chapters.video,
            clips=clips,
            sections=self._sections,
            cached=cached,
            language=language,
        )

    def _over_ceilings(self, parts: Sequence[Part], clips: Iterable[Clip]) -> str:
        """A sentence if this is more than a model may watch; else ''."""
        allowed = self._ceilings
        minutes = sum(clip.end - clip.start for clip in clips) / 60
        if len(parts) > allowed.chapters:
            return (
                f"{len(parts)} chapters are more than the {allowed.chapters} that may be written."
            )
        if minutes > allowed.minutes:
            return f"{minutes:.0f} minutes are more than the {allowed.minutes} that may be watched."
        return ""


def without_model(
    chapters: Chapters,
    *,
    transcript: Transcript | None = None,
    language: str | None = None,
    layout: Layout = LINKED,
) -> Article:
    """The article about ``chapters`` with the text of ``transcript``, or an outline.

    ``language``: BCP 47 tag of the text; None: the video's. Raises NoChapters.
    """
    parts = _parts(chapters)
    language = language or language_of(chapters.video)
    text: Text = (
        OutlineOnly(language=language)
        if transcript is None
        else TranscriptText(transcript, parts, language=language)
    )
    return Article(chapters, parts, text, layout)


def _parts(chapters: Chapters) -> tuple[Part, ...]:
    """A part for each section, in the order of time; raises NoChapters."""
    if not chapters.chapters:
        why = " ".join(note.message for note in chapters.notes)
        raise NoChapters(f"An article starts from chapters, and this video has none. {why}")
    parts = tuple(in_order(chapters))
    if not parts:
        raise NoChapters("Every chapter of this video starts after the video has ended.")
    return parts
