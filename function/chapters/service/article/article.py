"""The story of an article: chapters become sections, one after the other, each with its text.

The text comes from a transcript, from a model that watches the chapter's clip, or from nowhere:
then the article is an outline. Whatever is generated is labelled so.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass

from chapters.domain.language import language_of
from chapters.domain.video import Chapters
from chapters.errors import NoChapters
from chapters.formats.article_markdown import END, heading, opening
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
    """How much one article may make a model watch; beyond, it stays an outline."""

    chapters: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Piece:
    """The next stretch of an article's Markdown."""

    text: str
    section: int
    """Number of its section, from 1; 0: what stands before the first one."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article that can be written: nothing stands in its way any more."""

    chapters: Chapters
    parts: tuple[Part, ...]
    """The sections to be, in the order of time."""
    text: Text

    def pieces(self) -> Generator[Piece, None, None]:
        """The Markdown as it comes to be. Closing it stops the work, and the spending."""
        yield Piece(opening(self.chapters, sections=len(self.parts), label=self.text.label), 0)
        for number, part in enumerate(self.parts, 1):
            yield Piece(heading(self.chapters.video.id, part), number)
            with closing(self.text.of(part)) as pieces:
                for text in pieces:
                    yield Piece(text, number)
        yield Piece(END, len(self.parts))


class Articles:
    """Makes articles of chapters. One for each process, shared by its threads."""

    def __init__(
        self,
        *,
        writer: Callable[[], Writer] | None,
        sections: Callable[[], Sections],
        limiter: Limiter,
        ceilings: Ceilings,
    ) -> None:
        """``writer`` None: no model is configured. It and ``sections`` are asked for when needed;
        ``limiter`` counts each chapter that is to be written.
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
        client: str = "",
    ) -> Article:
        """The article about ``chapters``; from ``transcript`` when given, else by the model.

        ``language``: BCP 47 tag to write in; None: the video's. ``client``: whom it is counted
        for. Raises NoChapters, RateLimited.
        """
        if not chapters.chapters:
            why = " ".join(note.message for note in chapters.notes)
            raise NoChapters(f"An article starts from chapters, and this video has none. {why}")
        parts = tuple(in_order(chapters))
        language = language or language_of(chapters.video)
        text: Text
        if transcript is not None:
            text = TranscriptText(transcript, parts, language=language)
        elif self._writer is None or not chapters.video.id:
            text = OutlineOnly(language=language)
        else:
            text = self._written(self._writer(), chapters, parts, language, client)
        return Article(chapters, parts, text)

    def _written(
        self,
        writer: Writer,
        chapters: Chapters,
        parts: Sequence[Part],
        language: str | None,
        client: str,
    ) -> Text:
        id_ = chapters.video.id
        clips = {
            part: Clip(id_, part.title, part.start, part.end, language)
            for part in parts
            if part.end is not None
        }
        if why := self._beyond(parts, clips.values()):
            return OutlineOnly(language=language, why=why)
        sections = self._sections()
        keys = [key_of(clip, writer.version) for clip in clips.values()]
        known = sections.get(keys)
        if len(known) < len(keys):
            self._limiter.admit(client, misses=len(keys) - len(known))
        return GeneratedText(writer, clips=clips, sections=sections, known=known, language=language)

    def _beyond(self, parts: Sequence[Part], clips: Iterable[Clip]) -> str:
        """Why a model is not to watch all of this; '' when it may."""
        most = self._ceilings
        minutes = sum(clip.end - clip.start for clip in clips) / 60
        if len(parts) > most.chapters:
            return f"{len(parts)} chapters are more than the {most.chapters} that may be written."
        if minutes > most.minutes:
            return f"{minutes:.0f} minutes are more than the {most.minutes} that may be watched."
        return ""
