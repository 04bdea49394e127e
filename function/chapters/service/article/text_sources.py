"""Where the text of sections comes from: nowhere, a transcript, or a model that watches.

``rewritten`` has the text of a model that reads a transcript.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from typing import Protocol

from chapters.domain.video import Video
from chapters.errors import ChaptersError
from chapters.formats.article_markdown import Label, Reason, spoken, unwritten
from chapters.formats.markdown_sanitizer import MarkdownSanitizer
from chapters.formats.ordered import Part
from chapters.service.article.failures import Failures
from chapters.service.article.ports import Clip, Sections, Writer, section_key
from chapters.service.article.reasons import EndUnknown, NothingWritten, reason_of
from chapters.transcript import Paragraph, Transcript


class Text(Protocol):
    """The text of the sections."""

    label: Label
    missing: int
    """How many sections are without their text so far."""

    def of(self, part: Part) -> Generator[str, None, None]:
        """The Markdown below the heading of ``part``; never raises a ``ChaptersError``."""


class OutlineOnly:
    """Implements ``Text`` without text: the article has headings, links and lengths only."""

    missing = 0

    def __init__(self, *, language: str | None, why: Reason | None = None) -> None:
        """``why`` there is no text; None: none was asked for."""
        self.label = Label(text="none", language=language, why=why)

    def of(self, part: Part) -> Generator[str, None, None]:
        """Nothing."""
        yield from ()


class TranscriptText:
    """Implements ``Text`` with the paragraphs of a transcript."""

    missing = 0

    def __init__(self, transcript: Transcript, parts: Sequence[Part], *, language: str | None):
        """``parts``: all of the article's; the first one also gets what is said before it."""
        self.label = Label(
            text="transcript",
            language=language,
            has_restored_sentences=not transcript.has_full_stops,
            remarks=transcript.remarks,
        )
        split = transcript.split([part.start for part in parts])
        self.paragraphs: Mapping[Part, Sequence[Paragraph]] = dict(zip(parts, split, strict=True))

    def of(self, part: Part) -> Generator[str, None, None]:
        """The chapter's paragraphs."""
        for paragraph in self.paragraphs[part]:
            yield spoken(paragraph.speaker, paragraph.text)


class GeneratedText:
    """Implements ``Text`` with what a model writes. One for each article.

    New sections go into the cache, so that the same article asked for again costs nothing.
    """

    def __init__(
        self,
        writer: Writer,
        *,
        video: Video,
        clips: Mapping[Part, Clip],
        sections: Sections,
        cached: Mapping[str, str],
        language: str | None,
        style: str,
    ) -> None:
        """``clips``: of the parts of ``video`` with a known end. ``cached``: what ``sections``
        holds, by key.
        """
        self.label = Label(text="generated", language=language, model=writer.model, style=style)
        self.missing = 0
        self._writer = writer
        self._video = video
        self._clips = clips
        self._sections = sections
        self._cached = cached
        self._failures = Failures()

    def of(self, part: Part) -> Generator[str, None, None]:
        """The cached text, or a new one; without either a line that says why."""
        try:
            yield from self._text(part)
        except ChaptersError as error:
            self.missing += 1
            yield unwritten(reason_of(error), self.label.language)

    def _text(self, part: Part) -> Generator[str, None, None]:
        """The cached text, or a new one; raises a ``ChaptersError`` without one."""
        clip = self._clips.get(part)
        if clip is None:
            raise EndUnknown("Nobody knows yet where it ends.")
        key = key_of(clip, self._writer.version)
        if key in self._cached:
            yield f"\n{self._cached[key]}"
            return
        self._failures.check()
        try:
            yield from self._generated(clip, key)
        except ChaptersError as error:
            self._failures.add(error)
            raise
        self._failures.clear()

    def _generated(self, clip: Clip, key: str) -> Generator[str, None, None]:
        """A new text, sanitized; stored once it is whole. Raises what ``write`` raises, and
        NothingWritten.
        """
        written: list[str] = []
        sanitizer = MarkdownSanitizer()
        yield "\n"
        with closing(self._writer.write(clip)) as pieces:
            try:
                for piece in pieces:
                    written.append(sanitizer.feed(piece))
                    yield written[-1]
            except ChaptersError:
                yield sanitizer.end()  # closes a code block, which would swallow what follows
                raise
        written.append(sanitizer.end())
        yield written[-1]
        text = "".join(written)
        if not text.strip():
            raise NothingWritten("The model wrote nothing about this chapter.")
        self._sections.put(key, text, video=self._video)


def key_of(clip: Clip, version: str) -> str:
    """The key of a text about ``clip`` in the cache: another clip or version, another key."""
    return section_key(
        clip.video_id, clip.title, clip.start, clip.end, clip.language, clip.style, version
    )
