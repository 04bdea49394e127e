"""Articles about videos, in Markdown: one section for each chapter, in the order of time.

The text of the sections comes from a transcript, from a model that rewrites it, or from one that
watches each chapter's clip; without any the article is an outline. Generated text is labelled as
such.
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from chapters.domain.language import language_of
from chapters.domain.video import Chapters
from chapters.errors import NoChapters
from chapters.formats.article_layout import Layout
from chapters.formats.article_markdown import END, LINKED, Reason, heading, opening
from chapters.formats.ordered import Part, in_order
from chapters.service.article.ports import Clip, Passage, Sections, Writer
from chapters.service.article.reasons import (
    NO_CAPTIONS,
    NO_MODEL,
    too_many_chapters,
    too_many_characters,
    too_many_minutes,
)
from chapters.service.article.rewritten import RewrittenText
from chapters.service.article.rewritten import key_of as passage_key_of
from chapters.service.article.text_sources import (
    GeneratedText,
    OutlineOnly,
    Text,
    TranscriptText,
    key_of,
)
from chapters.service.ports import Limiter, Style
from chapters.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Ceilings:
    """What a model may watch or read for one article; a longer one stays as it is without."""

    chapters: int
    """Chapters of the article."""
    minutes: int
    """Minutes of video, all chapters together."""
    characters: int = 400_000
    """Of captions, all chapters together: eight hours of fast speech."""


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
        style: Style | None = None,
        language: str | None = None,
        layout: Layout = LINKED,
        client: str = "",
    ) -> Article:
        """The article about ``chapters``; from ``transcript`` when given, else by the model.

        ``style`` None: a transcript as it is, what the model watches as a tutorial. ``language``:
        BCP 47 tag to write in; None: the video's. ``client``: whose limit the chapters count
        against. Raises NoChapters, RateLimited.
        """
        plain = without_model(chapters, transcript=transcript, language=language, layout=layout)
        if transcript is not None:
            return self.rewritten(plain, style=style, language=language, client=client)
        if style == "transcript":
            return _because(plain, NO_CAPTIONS)
        if self._writer is None or not chapters.video.id:
            return _because(plain, NO_MODEL if style and self._writer is None else None)
        text = self._by_model(
            self._writer,
            chapters,
            plain.parts,
            language=language or language_of(chapters.video),
            style=style or "tutorial",
            client=client,
        )
        return replace(plain, text=text)

    def rewritten(
        self, article: Article, *, style: Style | None, language: str | None, client: str = ""
    ) -> Article:
        """``article``, whose text is a transcript's, written by the model in ``style``.

        ``style`` ``transcript`` or None: as it is. ``language``: BCP 47 tag to write in; None: the
        transcript's. ``client``: as in ``of``. Raises RateLimited.
        """
        transcript = article.text
        if style in (None, "transcript") or not isinstance(transcript, TranscriptText):
            return article
        if self._writer is None:
            return _because(article, NO_MODEL)
        passages = {
            part: Passage(part.title, tuple(one.line for one in said), style, language)
            for part, said in transcript.paragraphs.items()
            if said
        }
        if why := self._too_much_to_read(passages.values()):
            return _because(article, why)
        video, version = article.chapters.video, self._writer.rewrite_version
        keys = [passage_key_of(passage, video.id, version) for passage in passages.values()]
        cached = self._cached(keys, client)
        text = RewrittenText(
            self._writer,
            transcript,
            passages,
            video=video,
            sections=self._sections,
            cached=cached,
            style=style,
        )
        return replace(article, text=text)

    def _cached(self, keys: Sequence[str], client: str) -> Mapping[str, str]:
        """The texts in the cache, by key; the others count for ``client``. Raises RateLimited."""
        cached = self._sections.get(keys)
        if len(cached) < len(keys):
            self._limiter.admit(client, misses=len(keys) - len(cached))
        return cached

    def _too_much_to_read(self, passages: Collection[Passage]) -> Reason | None:
        """Why not, if this is more than a model may read."""
        allowed = self._ceilings
        if len(passages) > allowed.chapters:
            return too_many_chapters(len(passages), allowed.chapters)
        characters = sum(len(said) for passage in passages for said in passage.paragraphs)
        if characters > allowed.characters:
            return too_many_characters(characters, allowed.characters)
        return None

    def _by_model(
        self,
        writer: Writer,
        chapters: Chapters,
        parts: Sequence[Part],
        *,
        language: str | None,
        style: Style,
        client: str,
    ) -> Text:
        """The model's text; an outline beyond the ceilings. Raises RateLimited."""
        id_ = chapters.video.id
        clips = {
            part: Clip(id_, part.title, part.start, part.end, language, style)
            for part in parts
            if part.end is not None
        }
        if why := self._over_ceilings(parts, clips.values()):
            return OutlineOnly(language=language, why=why)
        cached = self._cached([key_of(clip, writer.version) for clip in clips.values()], client)
        return GeneratedText(
            writer,
            video=chapters.video,
            clips=clips,
            sections=self._sections,
            cached=cached,
            language=language,
            style=style,
        )

    def _over_ceilings(self, parts: Sequence[Part], clips: Iterable[Clip]) -> Reason | None:
        """Why not, if this is more than a model may watch."""
        allowed = self._ceilings
        minutes = sum(clip.end - clip.start for clip in clips) / 60
        if len(parts) > allowed.chapters:
            return too_many_chapters(len(parts), allowed.chapters)
        if minutes > allowed.minutes:
            return too_many_minutes(round(minutes), allowed.minutes)
        return None


def _because(article: Article, why: Reason | None) -> Article:
    """``article``, and ``why`` its text is not what was asked for; marks the text itself."""
    article.text.label = replace(article.text.label, why=why)
    return article


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
