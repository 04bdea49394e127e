"""The text of sections that a model writes from what is said in them."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import replace

from chapters.domain.video import Video
from chapters.errors import ChaptersError
from chapters.formats.article_markdown import spoken_instead, to_be_checked
from chapters.formats.markdown_sanitizer import MarkdownSanitizer
from chapters.formats.ordered import Part
from chapters.grounding import not_found
from chapters.service.article.failures import Failures
from chapters.service.article.ports import Passage, Sections, Writer, section_key
from chapters.service.article.reasons import (
    NothingWritten,
    TooMuchSaid,
    TooMuchWritten,
    reason_of,
)
from chapters.service.article.text_sources import TranscriptText
from chapters.service.ports import Style

MAX_CHARACTERS = 60_000
"""Of what is said in a section: more than an hour of speech. More is neither sent nor compared."""
MAX_GROWTH = 3
"""A section may be so many times as long as what is said, and a few sentences longer."""
MIN_ALLOWED = 600
"""Characters that a section may always have."""


class RewrittenText:
    """Implements ``Text`` with what a model makes of a transcript. One for each article.

    A section is sent when it is whole, since its names, numbers and code are looked for in the
    captions first. Where the model fails, the section is the transcript's paragraphs.
    """

    def __init__(
        self,
        writer: Writer,
        transcript: TranscriptText,
        passages: Mapping[Part, Passage],
        *,
        video: Video,
        sections: Sections,
        cached: Mapping[str, str],
        style: Style,
    ) -> None:
        """``passages``: of the parts of ``video`` in which something is said, what ``transcript``
        has there.
        ``cached``: what ``sections`` holds, by key.
        """
        self.label = replace(
            transcript.label, text="generated", model=writer.model, style=style, is_rewritten=True
        )
        self.missing = 0
        self._writer = writer
        self._video = video
        self._transcript = transcript
        self._passages = passages
        self._sections = sections
        self._cached = cached
        self._failures = Failures()

    def of(self, part: Part) -> Generator[str, None, None]:
        """The model's text behind a line on what is not in the captions; or the transcript's
        paragraphs behind a line that says why. Nothing where nothing is said.
        """
        passage = self._passages.get(part)
        if passage is None:
            return
        try:
            text = self._text(passage)
        except ChaptersError as error:
            self.missing += 1
            yield spoken_instead(reason_of(error), self.label.language)
            yield from self._transcript.of(part)
            return
        if missing := not_found(text, " ".join((passage.title, *passage.paragraphs))):
            yield to_be_checked(missing, self.label.language)
        yield f"\n{text}"

    def _text(self, passage: Passage) -> str:
        """The cached text or a new one; raises a ``ChaptersError`` without one."""
        key = key_of(passage, self._video.id, self._writer.rewrite_version)
        if key in self._cached:
            return self._cached[key]
        if sum(map(len, passage.paragraphs)) > MAX_CHARACTERS:
            raise TooMuchSaid("More is said in this chapter than a model reads at once.")
        self._failures.check()
        try:
            text = _accepted(self._writer.rewrite(passage), passage)
        except ChaptersError as error:
            self._failures.add(error)
            raise
        self._failures.clear()
        self._sections.put(key, text, video=self._video)
        return text


def key_of(passage: Passage, id_: str, version: str) -> str:
    """The key of a text about ``passage`` in the cache: another one, another video or version,
    another key. ``id_`` is empty for captions of no video in particular.
    """
    return section_key(
        id_, passage.title, passage.paragraphs, passage.style, passage.language, version
    )


def _accepted(written: str, passage: Passage) -> str:
    """``written``, sanitized; raises NothingWritten or TooMuchWritten for what is no section about
    ``passage``.
    """
    sanitizer = MarkdownSanitizer()
    text = sanitizer.feed(written.strip()) + sanitizer.end()
    if not any(map(str.isalnum, text)):
        raise NothingWritten("The model wrote nothing about this chapter.")
    said = sum(map(len, passage.paragraphs))
    if len(text) > max(MIN_ALLOWED, MAX_GROWTH * said):
        raise TooMuchWritten("The model wrote much more than is said in this chapter.")
    return text
