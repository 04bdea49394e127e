"""What fills the sections of an article: nothing, a transcript, or a model's words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from typing import Protocol

from chapters.errors import (
    ChaptersError,
    NotConfigured,
    QuotaExhausted,
    RateLimited,
    UpstreamFailed,
)
from chapters.formats.article_markdown import Label, spoken, unwritten
from chapters.formats.markdown_sanitizer import MarkdownSanitizer
from chapters.formats.ordered import Part
from chapters.service.article.ports import Clip, Sections, Writer
from chapters.transcript import Transcript

FAILURES_IN_A_ROW = 3
"""After so many the model is not asked for the chapters that are left."""


class Text(Protocol):
    """What fills the sections."""

    label: Label
    missing: int
    """How many sections have stayed without their text so far."""

    def of(self, part: Part) -> Generator[str, None, None]:
        """The Markdown below the heading of ``part``; never raises a ``ChaptersError``."""


class OutlineOnly:
    """Implements ``Text`` without any: headings, links and lengths stand for themselves."""

    missing = 0

    def __init__(self, *, language: str | None, why: str = "") -> None:
        """``why``: a sentence that tells why nobody wrote."""
        self.label = Label(text="none", language=language, why=why)

    def of(self, part: Part) -> Generator[str, None, None]:
        """Nothing."""
        yield from ()


class TranscriptText:
    """Implements ``Text`` with what a transcript holds."""

    missing = 0

    def __init__(self, transcript: Transcript, parts: Sequence[Part], *, language: str | None):
        """``parts``: all of them; what is said before the first one is given to it."""
        self.label = Label(text="transcript", language=language)
        self._said = dict(zip(parts, transcript.split([p.start for p in parts]), strict=True))

    def of(self, part: Part) -> Generator[str, None, None]:
        """The chapter's paragraphs."""
        for paragraph in self._said[part]:
            yield spoken(paragraph.speaker, paragraph.text)


class GeneratedText:
    """Implements ``Text`` with what a model writes. One for each article."""

    def __init__(
        self,
        writer: Writer,
        *,
        clips: Mapping[Part, Clip],
        sections: Sections,
        known: Mapping[str, str],
        language: str | None,
    ) -> None:
        """``known``: what ``sections`` had, by key; ``clips``: of the parts that can be watched."""
        self.label = Label(text="generated", language=language, model=writer.model)
        self.missing = 0
        self._writer = writer
        self._clips = clips
        self._sections = sections
        self._known = known
        self._failures: list[ChaptersError] = []
        """In a row, the latest last."""

    def of(self, part: Part) -> Generator[str, None, None]:
        """The kept text, or a new one; a visible line where there is none."""
        clip = self._clips.get(part)
        if clip is None:
            yield self._unwritten("Nobody knows yet where it ends.")
            return
        key = key_of(clip, self._writer.version)
        if key in self._known:
            yield f"\n{self._known[key]}"
            return
        if why := self._hopeless():
            yield self._unwritten(why)
            return
        try:
            yield from self._new(clip, key)
            self._failures.clear()
        except ChaptersError as error:
            self._failures.append(error)
            yield self._unwritten(error.detail)

    def _unwritten(self, why: str) -> str:
        self.missing += 1
        return unwritten(why, self.label.language)

    def _hopeless(self) -> str:
        """Why the next chapter would fail as well; '' when it may succeed."""
        if not self._failures:
            return ""
        last = self._failures[-1]
        will_last = isinstance(last, QuotaExhausted | RateLimited | NotConfigured)
        if will_last or len(self._failures) >= FAILURES_IN_A_ROW:
            return f"The model was not asked, since it failed before: {last.detail}"
        return ""

    def _new(self, clip: Clip, key: str) -> Generator[str, None, None]:
        kept: list[str] = []
        harmless = MarkdownSanitizer()
        yield "\n"
        with closing(self._writer.write(clip)) as pieces:
            try:
                for piece in pieces:
                    kept.append(harmless.feed(piece))
                    yield kept[-1]
            except ChaptersError:
                yield harmless.end()  # so that what follows is not taken for code of a model's
                raise
        kept.append(harmless.end())
        yield kept[-1]
        text = "".join(kept)
        if not text.strip():
            raise UpstreamFailed("The model wrote nothing about this chapter.")
        self._sections.put(key, text)


def key_of(clip: Clip, version: str) -> str:
    """The name under which a text about ``clip`` is kept: another clip or version, another key."""
    about = [clip.video_id, clip.title, clip.start, clip.end, clip.language, version]
    return hashlib.sha256(json.dumps(about).encode()).hexdigest()[:40]
